package reports

import (
	"slices"
	"testing"

	"lisparmen/data"
)

func TestPapersToAMeetingComeFromWhatItIsToDecide(t *testing.T) {
	head := func(id string) data.Head { return data.Head{ID: id} }
	meeting := &data.Meeting{Head: head("m"), Body: "ks", On: "2026-12-02"}
	file := data.AttachmentOf("papper.pdf", []byte("%PDF"))
	decision := func(id string, change func(*data.Decision)) *data.Decision {
		d := &data.Decision{Head: head(id), Title: id, Body: "ks", Meeting: "m", On: "2026-12-02", Sort: data.DecisionOther}
		change(d)
		return d
	}
	document := "0199c5b2-0000-7000-8000-00000000000a"
	kept := &data.Paper{
		Head: head("k"), Title: "Policyn som den skickades", Report: "styrdokument", Origin: data.OriginOf("document", document), State: data.PaperSent,
		FinalOn: "2026-11-20", SentOn: "2026-11-20", Meeting: "m", File: file,
	}
	other := &data.Paper{Head: head("o"), Title: "Underlag", Report: "har utgått", State: data.PaperFinal, FinalOn: "2026-11-20", Meeting: "m", File: file}
	draft := &data.Paper{Head: head("u"), Title: "Utkast", Report: "riskrapport", State: data.PaperDraft, Meeting: "m"}
	records := []data.Record{
		meeting, kept, other, draft, &data.Unit{Head: head("ks"), Name: "Kommunstyrelsen", Type: data.UnitBoard}, &data.Document{Head: head(document), Title: "Policy"},
		&data.Matter{Head: head("a"), Title: "Årsrapport informationssäkerhet 2026"}, &data.ControlPoint{Head: head("p"), Title: "Konton", Unit: "sn", Decision: "3 plan"},
		decision("1 rapport", func(d *data.Decision) { d.Matter = "a" }),
		decision("2 policy", func(d *data.Decision) { d.Sort, d.Document = data.DecisionAdopts, data.Link[*data.Document](document) }),
		decision("3 plan", func(*data.Decision) {}),
		decision("4 upphävs", func(d *data.Decision) { d.Sort, d.Document = data.DecisionRepeals, data.Link[*data.Document](document) }),
		decision("5 annat möte", func(d *data.Decision) { d.Title, d.Meeting = "Riskrapport", "ett annat" }),
		decision("6 igen", func(d *data.Decision) { d.Title = "Årsrapport informationssäkerhet" }),
	}
	var got []string
	for _, p := range PapersTo(data.NewRegister(records), meeting) {
		line := p.Report.Name + "|" + p.RecordID + "|" + p.Title()
		if p.Kept != nil {
			line += "|" + p.Kept.ID
		}
		got = append(got, line)
	}
	want := []string{
		"tjansteskrivelse|1 rapport|Tjänsteskrivelse", "arsrapport||Årsrapport informationssäkerhet",
		"tjansteskrivelse|2 policy|Tjänsteskrivelse", "styrdokument|" + document + "|Policyn som den skickades|k",
		"tjansteskrivelse|3 plan|Tjänsteskrivelse", "internkontrollplan|sn|Plan för internkontroll",
		"tjansteskrivelse|4 upphävs|Tjänsteskrivelse", "tjansteskrivelse|6 igen|Tjänsteskrivelse", "||Underlag|o",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}

func TestTogetherIsOnePaperWithEachUnderItsOwnHeading(t *testing.T) {
	mark := &SecrecyMark{Provision: "OSL 18 kap. 8 § 3"}
	whole := Together(Document{Title: "Handlingar", Blocks: []Block{Text("lista")}}, []Document{
		{Title: "Ett", Subtitle: "Ställning", Draft: true, Blocks: []Block{Heading{1, "Först"}, Group{[]Block{Heading{2, "Sedan"}}}, Heading{3, "Sist"}}},
		{Title: "Två", Secrecy: mark, Control: "AAAA-BBBB-CCCC-DDDD", Blocks: []Block{Text("två")}},
	})
	if !whole.Draft || whole.Secrecy != mark || !whole.Contents || whole.Control == "" {
		t.Errorf("what one of them is, the whole is: %+v", whole)
	}
	var headings []Heading
	breaks := 0
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case Heading:
				headings = append(headings, b)
			case Group:
				walk(b.Blocks)
			case PageBreak:
				breaks++
			}
		}
	}
	walk(whole.Blocks)
	if want := []Heading{{1, "Ett"}, {2, "Först"}, {3, "Sedan"}, {3, "Sist"}, {1, "Två"}}; !slices.Equal(headings, want) || breaks != 2 {
		t.Errorf("%d breaks and the headings %v", breaks, headings)
	}
}
