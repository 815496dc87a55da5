package reports

import (
	"cmp"
	"slices"

	"lisparmen/data"
)

// referralSummary tells of a governing document that has been sent out for opinions: who was asked, what they answered, and how the
// answers were met in the text. Without a document it tells of all that have been sent out.
func referralSummary(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if in.RecordID != "" {
		if _, err := chosenDocument(in); err != nil {
			return Document{}, err
		}
	}
	r := referred{newNaming(in), in.Register.InUse()}
	paper := in.paper("Sammanställning av remissvar")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = append(in.publicNote(), elsewhere(in.Register, data.Referrals.Name)...)
	documents := r.documents()
	switch {
	case len(documents) == 1:
		paper.Title = "Remissvar: " + documents[0].Title
		paper.Blocks = append(paper.Blocks, r.document(documents[0], 1)...)
	case len(documents) > 1:
		paper.Contents = true
		paper.Blocks = append(paper.Blocks, Lead(Number(len(documents))+" styrdokument har varit på remiss."))
		for _, d := range documents {
			paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: r.title(d)})
			paper.Blocks = append(paper.Blocks, r.document(d, 2)...)
		}
	case in.RecordID != "":
		paper.Blocks = append(paper.Blocks, Lead("Dokumentet har inte varit på remiss."), Text(howToRefer))
	case !isElsewhere(in.Register, data.Referrals.Name):
		paper.Blocks = append(paper.Blocks, Lead("Inget styrdokument har varit på remiss."), Text(howToRefer))
	}
	paper.Secrecy = r.mark()
	return paper, nil
}

const howToRefer = "Skicka ett utkast på remiss från dokumentets sida, och för in svaren när de kommer."

type referred struct {
	*naming
	reg data.Register // the registers that are in use
}

// documents are those that the paper is about, the one sent out last first.
func (r referred) documents() []*data.Document {
	sent := map[*data.Document]data.Day{}
	var list []*data.Document
	for _, a := range data.All(r.reg, data.Referrals) {
		d, ok := data.Find(r.in.Register, a.Document)
		if !ok || d.Gallrad != "" || r.in.RecordID != "" && d.ID != r.in.RecordID {
			continue
		}
		if !slices.Contains(list, d) {
			list = append(list, d)
		}
		sent[d] = max(sent[d], a.SentOn)
	}
	slices.SortStableFunc(list, func(a, b *data.Document) int { return cmp.Compare(sent[b], sent[a]) })
	return list
}

// document tells of one document's referral; what is left has a heading of a level.
func (r referred) document(d *data.Document, level int) []Block {
	r.told(d)
	answers := data.ReferralsOf(r.reg, d)
	blocks := []Block{Lead(r.count(answers)), r.facts(d, answers)}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Remissinstans", Weight: 2.3}, {Head: "Svar", Weight: 1.5}, {Head: "Synpunkter", Weight: 3.2}, {Head: "Så har de bemötts", Weight: 3.2}}}
	var unmet, waiting []string
	for _, a := range answers {
		r.told(a)
		unit := r.view.Linked(string(a.Unit))
		answer := TextCell(cmp.Or(option("opinion", a.Opinion), "Svar utan ställningstagande"))
		switch {
		case a.Waits():
			answer = TextCell("Inget svar än")
			waiting = append(waiting, unit)
		case a.AnsweredOn != "":
			answer.Runs = append(answer.Runs, quietly("\n"+string(a.AnsweredOn)))
		}
		outcome := a.Outcome
		if wantsAnswer(a) && outcome == "" {
			outcome = "Inte besvarat ännu"
			unmet = append(unmet, unit)
		}
		row := Row{Cells: []Cell{TextCell(unit), answer, TextCell(cmp.Or(r.words(d, a.Summary), "–")), TextCell(cmp.Or(r.words(d, outcome), "–"))}}
		table.Rows = append(table.Rows, row)
	}
	blocks = append(blocks, table)
	return append(blocks, r.left(d, level, unmet, waiting)...)
}

// words are what is quoted of an answer to a document; left out of a public paper where the document's own words are.
func (r referred) words(d *data.Document, text string) string {
	if text != "" && r.in.Public && r.in.Register.IsSecret(d) {
		return data.SecretText
	}
	return text
}

// wantsAnswer tells whether the one asked has proposed something that the text must take a stand on.
func wantsAnswer(a *data.Referral) bool {
	return a.Opinion == data.OpinionChanges || a.Opinion == data.OpinionObjects
}

// count is "2 av 3 remissinstanser har svarat: 1 tillstyrker och 1 vill ändra."
func (r referred) count(answers []*data.Referral) string {
	by := map[data.Opinion]int{}
	answered := 0
	for _, a := range answers {
		if a.AnsweredOn != "" {
			answered++
			by[a.Opinion]++
		}
	}
	text := Number(answered) + " av " + Count(len(answers), "remissinstans har svarat", "remissinstanser har svarat")
	var parts []string
	for _, part := range []struct {
		opinion data.Opinion
		words   string
	}{{data.OpinionAgrees, "tillstyrker"}, {data.OpinionChanges, "vill ändra"}, {data.OpinionObjects, "avstyrker"}, {data.OpinionNone, "avstår"}} {
		if n := by[part.opinion]; n > 0 {
			parts = append(parts, Number(n)+" "+part.words)
		}
	}
	if len(parts) == 0 {
		return text + "."
	}
	return text + ": " + Enumerate(parts) + "."
}

// facts tell which draft was sent out, when, and what became of it.
func (r referred) facts(d *data.Document, answers []*data.Referral) Block {
	var first, by data.Day
	for _, a := range answers {
		if first == "" || a.SentOn != "" && a.SentOn < first {
			first = a.SentOn
		}
		by = max(by, a.AnswerBy)
	}
	decided := "Inte beslutat"
	if d.DecidedOn != "" {
		decided = WithParagraph(r.view.Linked(string(d.DecidedBy)), d.Paragraph) + ", " + LongDate(d.DecidedOn)
	}
	return Facts{[]Fact{
		{"Dokument", r.title(d)},
		{"Version", stated(d.Version)},
		{"Skickat", stated(LongDate(first))},
		{"Svar senast", stated(LongDate(by))},
		{"Läge", option("document_stage", d.StageNow())},
		{"Beslut", decided},
	}}
}

// left is what remains before the document can be decided on.
func (r referred) left(d *data.Document, level int, unmet, waiting []string) []Block {
	var texts []string
	if len(unmet) > 0 {
		texts = append(texts, "Skriv in hur synpunkterna från "+Enumerate(unmet)+" har bemötts.")
	}
	if len(waiting) > 0 && d.StageNow() != data.StageAdopted {
		texts = append(texts, "Påminn "+Enumerate(waiting)+", eller notera att de avstår.")
	}
	if len(waiting) > 0 && d.StageNow() == data.StageAdopted {
		texts = append(texts, Enumerate(waiting)+" hade inte svarat när dokumentet antogs.")
	}
	if len(texts) == 0 {
		return nil
	}
	return []Block{Heading{Level: level, Text: "Vad som återstår"}, Bullets(texts...)}
}
