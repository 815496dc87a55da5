package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/policy"
)

// amendments is a governing document with what is changed since the version before marked in its text, for those who decide on it.
func amendments(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	a := amended{in: in, view: NewViewer(in.Register)}
	if a.document, err = amendedDocument(in); err != nil {
		return Document{}, err
	}
	paper := in.paper("Ändringar i styrdokument")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if a.document == nil {
		paper.Blocks = []Block{
			Lead("Inget styrdokument har en text att jämföra."),
			Text("Lägg in dokumentets text avsnitt för avsnitt, eller läs in den från fil. Börja sedan på en ny version, så visar papperet vad som skiljer."),
		}
		return paper, nil
	}
	paper.Title = "Ändringar: " + a.document.Title
	paper.Secrecy = in.markOf(a.document)
	before, of := a.before()
	after := data.SectionsOf(in.Register, a.document)
	if a.isHidden(of) {
		paper.Blocks = append(in.publicNote(), Text("Dokumentets text är utelämnad, och därför går det inte att visa vad som skiljer."))
		return paper, nil
	}
	if mark := in.markOf(of); mark != nil {
		paper.Secrecy = joined(append([]*SecrecyMark{mark}, oneOrNone(paper.Secrecy)...))
	}
	if in.Register.IsSecret(a.document) {
		paper.Blocks = in.publicNote()
	}
	sections := policy.Compare(before, after)
	paper.Contents = needsContents(after)
	paper.Blocks = append(paper.Blocks, a.summary(sections, len(before) > 0)...)
	paper.Blocks = append(paper.Blocks, a.versions(of))
	if len(before) > 0 && len(changedSections(sections)) > 0 {
		paper.Blocks = append(paper.Blocks, changeTable(sections), howMarked())
		for _, s := range sections {
			paper.Blocks = append(paper.Blocks, amendedSection(s)...)
		}
	}
	return paper, nil
}

// amended is a document and what is said of its changes.
type amended struct {
	in       Input
	view     *Viewer
	document *data.Document // nil when none has a text
}

// oneOrNone is a mark as a list.
func oneOrNone(mark *SecrecyMark) []*SecrecyMark {
	if mark == nil {
		return nil
	}
	return []*SecrecyMark{mark}
}

// amendedDocument is the document asked for; otherwise the first that replaces another with a text, the one not yet adopted before
// others; then the first whose text was changed in the period; then the policy or the first with a text. Nil when none has a text.
func amendedDocument(in Input) (*data.Document, error) {
	if in.RecordID != "" {
		return chosenDocument(in)
	}
	var replaces, changed *data.Document
	for _, d := range data.All(in.Register, data.Documents) {
		after := data.SectionsOf(in.Register, d)
		if len(after) == 0 {
			continue
		}
		if old, ok := data.Find(in.Register, d.Replaces); ok && len(data.SectionsOf(in.Register, old)) > 0 {
			if replaces == nil || replaces.StageNow() == data.StageAdopted && d.StageNow() != data.StageAdopted {
				replaces = d
			}
		}
		if before := data.SectionsOf(in.Before, d); changed == nil && len(before) > 0 && len(changedSections(policy.Compare(before, after))) > 0 {
			changed = d
		}
	}
	if found := cmp.Or(replaces, changed); found != nil {
		return found, nil
	}
	d, err := chosenDocument(in)
	if data.IsProblem(err, "problem.report.no_text") {
		return nil, nil
	}
	return d, err
}

// before are the sections that the document's are compared with, and whose they are: those of the version that it replaces, else
// its own as they were when the period began. None when there is nothing to compare with.
func (a amended) before() ([]*data.Section, *data.Document) {
	if old, ok := data.Find(a.in.Register, a.document.Replaces); ok && old.Gallrad == "" {
		if sections := data.SectionsOf(a.in.Register, old); len(sections) > 0 {
			return sections, old
		}
	}
	return data.SectionsOf(a.in.Before, a.document), a.document
}

// isHidden tells whether the public register lacks a text that is compared.
func (a amended) isHidden(of *data.Document) bool {
	return a.in.Public && (a.in.Register.IsSecret(a.document) || a.in.Register.IsSecret(of))
}

// summary tells how many sections are changed, and how.
func (a amended) summary(sections []policy.ComparedSection, comparable bool) []Block {
	count := map[policy.Change]int{}
	moved := 0
	for _, s := range sections {
		count[s.Change]++
		if s.Moved && s.Change == policy.Same {
			moved++
		}
	}
	changed := len(changedSections(sections))
	switch {
	case len(sections) == count[policy.Removed]:
		return []Block{Lead("Dokumentet har ingen text i registret."), Text("Lägg in texten, så visar papperet vad som skiljer från versionen före.")}
	case !comparable:
		return []Block{
			Lead("Det finns ingen tidigare text att jämföra med."),
			Text("Papperet jämför med den version som dokumentet ersätter, eller med dokumentets egen text som den var när perioden började, " + LongDate(a.in.From) + "."),
		}
	case changed == 0:
		return []Block{Lead("Inget avsnitt är ändrat.")}
	}
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{count[policy.Changed], "har ändrad text", "har ändrad text"},
		{count[policy.Added], "är nytt", "är nya"},
		{count[policy.Removed], "utgår", "utgår"},
		{moved, "är bara flyttat", "är bara flyttade"},
	} {
		if part.n > 0 {
			parts = append(parts, Number(part.n)+" "+plural(part.n, part.one, part.many))
		}
	}
	return []Block{Lead(capital(Number(changed) + " av " + Count(len(sections), "avsnitt", "avsnitt") + plural(changed, " är berört: ", " är berörda: ") + Enumerate(parts) + "."))}
}

// changedSections are the sections that are not as they were.
func changedSections(sections []policy.ComparedSection) []policy.ComparedSection {
	return slices.DeleteFunc(slices.Clone(sections), func(s policy.ComparedSection) bool { return s.Change == policy.Same && !s.Moved })
}

// versions tell which text is compared with which.
func (a amended) versions(of *data.Document) Block {
	from := "Samma dokument, som det var " + LongDate(a.in.From)
	if of != a.document {
		from = a.version(of)
	}
	return Facts{[]Fact{{"Ny text", a.version(a.document)}, {"Jämförs med", from}, {"Dokumentägare", stated(a.view.Linked(string(a.document.Owner)))}}}
}

// version names a version of a document: "Riktlinje för …, version 2.0, utkast".
func (a amended) version(d *data.Document) string {
	parts := []string{a.view.Title(d)}
	if d.Version != "" {
		parts = append(parts, "version "+d.Version)
	}
	parts = append(parts, lower(option("document_stage", d.StageNow())))
	if d.DecidedOn != "" {
		decided := "beslutad " + LongDate(d.DecidedOn)
		if body := a.view.Linked(string(d.DecidedBy)); body != "" {
			decided = "beslutad av " + lower(body) + " " + LongDate(d.DecidedOn)
		}
		parts = append(parts, decided)
		if d.Paragraph != "" {
			parts = append(parts, paragraphSign(d.Paragraph))
		}
	}
	return strings.Join(parts, ", ")
}

// changeTable lists the sections that are changed, for those who look there first.
func changeTable(sections []policy.ComparedSection) Table {
	table := Table{RowHeader: true, Caption: "Berörda avsnitt", Columns: []Column{{Head: "Avsnitt", Weight: 4}, {Head: "Ändring", Weight: 2}, {Head: "Ord som utgår", Weight: 1.3, Align: AlignRight}, {Head: "Ord som tillkommer", Weight: 1.3, Align: AlignRight}}}
	for _, s := range changedSections(sections) {
		gone, come := 0, 0
		for _, p := range slices.Concat(s.Heading, s.Text) {
			switch words := len(strings.Fields(p.Text)); p.Change {
			case policy.Removed:
				gone += words
			case policy.Added:
				come += words
			}
		}
		table.Rows = append(table.Rows, Cells(sectionName(s), changeWords(s), Number(gone), Number(come)))
	}
	return table
}

// sectionName is a section's heading as it is now, or as it was of one that is taken away.
func sectionName(s policy.ComparedSection) string {
	var words []string
	for _, p := range s.Heading {
		if p.Change != policy.Removed || s.Change == policy.Removed {
			words = append(words, p.Text)
		}
	}
	return cmp.Or(strings.Join(words, " "), "Utan rubrik")
}

func changeWords(s policy.ComparedSection) string {
	word := map[policy.Change]string{policy.Same: "Flyttat", policy.Added: "Nytt", policy.Removed: "Utgår", policy.Changed: "Ändrad text"}[s.Change]
	if s.Moved && s.Change == policy.Changed {
		word += ", flyttat"
	}
	return word
}

// howMarked tells how to read the text that follows.
func howMarked() Block {
	return Paragraph{Style: SmallText, Runs: []Run{
		{Text: "Så läser du texten: "},
		{Text: "ord som utgår", Struck: true},
		{Text: " är överstrukna, och "},
		{Text: "ord som tillkommer", Inserted: true},
		{Text: " är feta och understrukna. Allt annat är oförändrat."},
	}}
}

// amendedSection is one section with its changes.
func amendedSection(s policy.ComparedSection) []Block {
	var blocks []Block
	if name := sectionName(s); len(s.Heading) > 0 {
		switch s.Change {
		case policy.Added:
			name = "Nytt avsnitt: " + name
		case policy.Removed:
			name = "Utgår: " + name
		}
		blocks = append(blocks, Heading{Level: min(max(1, s.Level), 3), Text: name})
	}
	if s.Moved {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain("Avsnittet är flyttat.")})
	}
	if s.Change == policy.Changed && hasChange(s.Heading) {
		runs := append([]Run{quietly("Rubriken: ")}, changedRuns(s.Heading)...)
		blocks = append(blocks, Paragraph{Runs: runs})
	}
	if !hasChange(s.Text) {
		return append(blocks, sectionBlocks(plainPieces(s.Text))...)
	}
	return append(blocks, changedParagraphs(s.Text)...)
}

func hasChange(pieces []policy.Piece) bool {
	return slices.ContainsFunc(pieces, func(p policy.Piece) bool { return p.Change != policy.Same })
}

func plainPieces(pieces []policy.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// changedParagraphs are pieces as paragraphs. Where only the break between two paragraphs is changed, that is said.
func changedParagraphs(pieces []policy.Piece) []Block {
	var blocks []Block
	var part []policy.Piece
	end := func() {
		if runs := changedRuns(part); len(runs) > 0 {
			blocks = append(blocks, Paragraph{Runs: runs})
		}
		part = nil
	}
	for _, p := range pieces {
		if strings.TrimSpace(p.Text) == "" { // a break alone
			switch p.Change {
			case policy.Removed:
				part = append(part, policy.Piece{Change: policy.Removed, Text: "styckebrytning"})
				continue
			case policy.Added:
				part = append(part, policy.Piece{Change: policy.Added, Text: "nytt stycke"})
			}
			end()
			continue
		}
		for i, text := range strings.Split(p.Text, "\n\n") {
			if i > 0 {
				end()
			}
			part = append(part, policy.Piece{Change: p.Change, Text: text})
		}
	}
	end()
	return blocks
}

// changedRuns are the pieces of a paragraph, with a space between those that no line break parts.
func changedRuns(pieces []policy.Piece) []Run {
	var runs []Run
	for _, p := range pieces {
		if p.Text == "" {
			continue
		}
		if n := len(runs); n > 0 && !strings.HasSuffix(runs[n-1].Text, "\n") && !strings.HasPrefix(p.Text, "\n") {
			runs = append(runs, Run{Text: " "})
		}
		runs = append(runs, Run{Text: p.Text, Struck: p.Change == policy.Removed, Inserted: p.Change == policy.Added})
	}
	return runs
}
