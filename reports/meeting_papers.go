package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// MeetingPaper is one of the papers that go to a meeting: one that is kept, or one that is to be made.
type MeetingPaper struct {
	Decision *data.Decision // what it is for; nil for a kept paper that no decision asks for
	Kept     *data.Paper    // nil: it is to be made
	Report   Report
	RecordID string // the record it is about; empty for the whole register
}

// Title is what the list of papers calls it.
func (p MeetingPaper) Title() string {
	if p.Kept != nil {
		return p.Kept.Title
	}
	return p.Report.Title
}

// PapersTo lists the papers that go to a meeting, in the order of what it is to decide. Each report says for itself to which
// decisions it belongs, and the tjänsteskrivelse comes first. One that has been kept for the meeting goes as it is and is not made again; what else has been kept for
// it comes last.
func PapersTo(reg data.Register, m *data.Meeting) []MeetingPaper {
	var list []MeetingPaper
	kept := slices.DeleteFunc(data.All(reg, data.Papers), func(p *data.Paper) bool { return string(p.Meeting) != m.ID || !p.Frozen() })
	has := func(p MeetingPaper) bool {
		return slices.ContainsFunc(list, func(q MeetingPaper) bool { return q.Report.Name == p.Report.Name && q.RecordID == p.RecordID })
	}
	for _, d := range data.All(reg, data.Decisions) {
		if string(d.Meeting) != m.ID {
			continue
		}
		inTurn := slices.Clone(Reports())
		slices.SortStableFunc(inTurn, func(a, b Report) int { return oneIf(!a.HasClauses) - oneIf(!b.HasClauses) })
		for _, r := range inTurn {
			if r.ToMeeting == nil {
				continue
			}
			for _, id := range r.ToMeeting(reg, d) {
				p := MeetingPaper{Decision: d, Report: r, RecordID: id}
				if has(p) {
					continue
				}
				if at := slices.IndexFunc(kept, func(k *data.Paper) bool { return k.Report == r.Name && about(k) == id }); at >= 0 {
					p.Kept = kept[at]
					kept = slices.Delete(kept, at, at+1)
				}
				list = append(list, p)
			}
		}
	}
	for _, k := range kept {
		r, _ := Named(k.Report) // a report that has had its day since is kept under its name alone
		list = append(list, MeetingPaper{Kept: k, Report: r, RecordID: about(k)})
	}
	return list
}

// about is the id of the record that a kept paper is about.
func about(p *data.Paper) string {
	_, id, _ := data.SplitOrigin(p.Origin)
	return id
}

// letterOf is ToMeeting for the tjänsteskrivelse, of which each decision has its own.
func letterOf(_ data.Register, d *data.Decision) []string { return []string{d.ID} }

// calledAfter is ToMeeting for a paper about the whole register that a meeting takes note of under the paper's own name, with the
// year after it or not.
func calledAfter(title string) func(data.Register, *data.Decision) []string {
	return func(reg data.Register, d *data.Decision) []string {
		called := d.Title
		if m, ok := data.Find(reg, d.Matter); ok {
			called += "\n" + m.Title
		}
		if strings.Contains(called, title) {
			return []string{""}
		}
		return nil
	}
}

// documentDecided is ToMeeting for a governing document: it lies before whoever is to adopt or keep it.
func documentDecided(_ data.Register, d *data.Decision) []string {
	if d.Document == "" || d.Sort != data.DecisionAdopts && d.Sort != data.DecisionKeeps {
		return nil
	}
	return []string{string(d.Document)}
}

// planDecided is ToMeeting for a plan of internkontroll: it lies before whoever decides on its control points.
func planDecided(reg data.Register, d *data.Decision) []string {
	var bodies []string
	for _, p := range data.All(reg, data.ControlPoints) {
		if string(p.Decision) == d.ID && !slices.Contains(bodies, string(p.Unit)) {
			bodies = append(bodies, string(p.Unit))
		}
	}
	return bodies
}

// BundleRow is one line in the list of the papers to a meeting.
type BundleRow struct {
	Number   int
	Title    string
	File     string         // empty: it is in the same paper as the list
	Decision *data.Decision // nil: none asks for it
	Kept     *data.Paper    // nil: it is made anew
}

// BundleContents is the list of the papers to a meeting.
func BundleContents(in Input, meeting string, rows []BundleRow) Document {
	paper := in.paper("Handlingar till sammanträde")
	paper.Subtitle = meeting
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Nr", Weight: 0.4, Align: AlignRight}, {Head: "Handling", Weight: 2.6}, {Head: "Ärende", Weight: 2.2}, {Head: "Diarienummer", Weight: 1.2}, {Head: "Läge", Weight: 1.4},
	}}
	for _, row := range rows {
		matter, diary, state := "", "", option("paper_state", data.PaperDraft)
		if d := row.Decision; d != nil {
			matter, diary = d.Title, d.DiaryNumber
			if m, ok := data.Find(in.Register, d.Matter); ok {
				diary = cmp.Or(diary, m.DiaryNumber)
			}
		}
		if row.Kept != nil {
			diary, state = cmp.Or(row.Kept.DiaryNumber, diary), option("paper_state", row.Kept.State)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(Number(row.Number)), withBelow(row.Title, row.File), TextCell(matter), TextCell(diary), TextCell(state),
		}})
	}
	paper.Blocks = append(paper.Blocks, table)
	return paper
}

// Together is several papers as one after the first, each on pages of its own under its own heading, with a list of contents. What is
// marked as secret makes the whole so, and so does a draft.
func Together(first Document, papers []Document) Document {
	first.Contents = true
	for _, p := range papers {
		first.Draft = first.Draft || p.Draft
		first.Control = cmp.Or(first.Control, p.Control)
		first.Blocks = append(first.Blocks, PageBreak{}, Heading{1, p.Title})
		if p.Subtitle != "" {
			first.Blocks = append(first.Blocks, Paragraph{Style: QuietText, Runs: Plain(p.Subtitle)})
		}
		if p.Secrecy != nil {
			if first.Secrecy == nil {
				first.Secrecy = p.Secrecy
			}
			first.Blocks = append(first.Blocks, *p.Secrecy)
		}
		first.Blocks = append(first.Blocks, below(p.Blocks)...)
	}
	return first
}

// below puts headings one level down, as far as there are levels.
func below(blocks []Block) []Block {
	list := make([]Block, len(blocks))
	for i, block := range blocks {
		switch block := block.(type) {
		case Heading:
			list[i] = Heading{min(max(block.Level, 1)+1, 3), block.Text}
		case Group:
			list[i] = Group{below(block.Blocks)}
		default:
			list[i] = block
		}
	}
	return list
}
