package reports

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
)

// DraftNote marks a text that nobody has decided on.
const DraftNote = "Utkast – förslag till text, inte beslutat"

// governingDocument is a governing document as adopted, word for word.
func governingDocument(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	document, err := chosenDocument(in)
	if err != nil {
		return Document{}, err
	}
	sections := sectionsOf(in.Register, document)
	paper := in.paper(document.Title)
	paper.Secrecy = in.markOf(document)
	if in.Register.IsSecret(document) {
		paper.Blocks = in.publicNote()
	}
	if len(sections) == 0 {
		sections = draft(document, in.Register.Municipality())
		if len(sections) > 0 {
			paper.Title += " (utkast)" // the title stands in the header of every page
			paper.Subtitle = DraftNote
		}
	}
	paper.Blocks = append(paper.Blocks, documentFacts(NewViewer(in.Register), document))
	paper.Contents = needsContents(sections)
	if len(sections) == 0 {
		paper.Blocks = append(paper.Blocks, Paragraph{Style: QuietText, Runs: Plain("Dokumentet har ingen text i registret.")})
	}
	for _, s := range sections {
		if s.Heading != "" {
			paper.Blocks = append(paper.Blocks, Heading{Level: max(1, deref(s.Level)), Text: s.Heading})
		}
		paper.Blocks = append(paper.Blocks, sectionBlocks(s.Text)...)
	}
	return paper, nil
}

// chosenDocument is the document asked for; otherwise the policy, otherwise the first document that has a text.
func chosenDocument(in Input) (*data.Document, error) {
	if in.RecordID != "" {
		d, ok := data.Find(in.Register, data.Link[*data.Document](in.RecordID))
		if !ok || d.Gallrad != "" {
			return nil, data.NewProblem("problem.report.record", "kind", data.KindKey("document"), "id", in.RecordID)
		}
		return d, nil
	}
	written := map[data.Link[*data.Document]]bool{}
	for _, s := range data.All(in.Register, data.Sections) {
		written[s.Document] = true
	}
	var first *data.Document
	for _, d := range data.All(in.Register, data.Documents) {
		if !written[data.Link[*data.Document](d.ID)] {
			continue
		}
		if d.Type == data.DocumentPolicy {
			return d, nil
		}
		first = cmp.Or(first, d)
	}
	if first == nil {
		return nil, data.NewProblem("problem.report.no_text")
	}
	return first, nil
}

func sectionsOf(reg data.Register, d *data.Document) []*data.Section {
	var list []*data.Section
	for _, s := range data.All(reg, data.Sections) {
		if s.Document == data.Link[*data.Document](d.ID) {
			list = append(list, s)
		}
	}
	return list
}

// draft is our own first text for a document of the area, when nobody has written one.
func draft(d *data.Document, m *data.Municipality) []*data.Section {
	var list []*data.Section
	for _, s := range seed.StarterText(d.Area, m) {
		list = append(list, &data.Section{Heading: s.Heading, Level: &s.Level, Text: s.Text})
	}
	return list
}

// documentFacts is the block of metadata at the head of a governing document. What is missing is said.
func documentFacts(v *Viewer, d *data.Document) Facts {
	validity := notStated
	switch {
	case d.From != "" && d.To != "":
		validity = Period(d.From, d.To)
	case d.From != "":
		validity = "Från och med " + LongDate(d.From) + ", tills vidare"
	case d.To != "":
		validity = "Till och med " + LongDate(d.To)
	}
	owner := v.Linked(string(d.Owner))
	if role, ok := data.Find(v.reg, d.Owner); ok && role.Holder != "" && !isElsewhere(v.reg, data.Roles.Name) {
		owner += " (" + v.Linked(string(role.Holder)) + ")"
	}
	facts := []Fact{
		{"Dokumenttyp", option("document_type", d.Type)},
		{"Gäller för", stated(d.AppliesTo)},
		{"Beslutande organ", stated(v.Linked(string(d.DecidedBy)))},
		{"Beslutsdatum", stated(LongDate(d.DecidedOn))},
		{"Paragraf i protokollet", stated(paragraphSign(d.Paragraph))},
		{"Diarienummer", stated(d.DiaryNumber)},
		{"Version", stated(d.Version)},
		{"Gäller", validity},
		{"Dokumentägare", stated(owner)},
		{"Ersätter", stated(v.Linked(string(d.Replaces)))},
		{"Revideras senast", stated(LongDate(d.ReviewOn))},
	}
	if d.State == data.DocumentPartOf {
		facts = append(facts, Fact{"Ingår i", stated(v.Linked(string(d.PartOf)))})
	}
	return Facts{facts}
}

// A document gets a table of contents when it is too long to be looked over.
const (
	mostWithoutContents   = 8     // main headings
	lengthWithoutContents = 5_500 // characters, about two pages
)

func needsContents(sections []*data.Section) bool {
	headed, characters := 0, 0
	for _, s := range sections {
		if s.Heading != "" && deref(s.Level) <= 1 {
			headed++
		}
		characters += utf8.RuneCountInString(s.Text)
	}
	return headed > mostWithoutContents || headed > 1 && characters > lengthWithoutContents
}

// sectionBlocks is a section's text as paragraphs and lists, with every word in its place.
func sectionBlocks(text string) []Block {
	var blocks []Block
	parts := policy.ParseSection(text)
	for i := 0; i < len(parts); {
		if !parts[i].Bullet {
			blocks = append(blocks, Text(parts[i].Text))
			i++
			continue
		}
		end := i
		for end < len(parts) && parts[end].Bullet {
			end++
		}
		blocks = append(blocks, listOf(parts[i:end])...)
		i = end
	}
	return blocks
}

// listOf is a list as it was written: with signs, with numbers from 1, or with markers such as "a)", which a list of
// ours cannot draw and which are kept as words.
func listOf(items []policy.Block) []Block {
	numbered, lettered := true, false
	for i, item := range items {
		numbered = numbered && item.Marker == strconv.Itoa(i+1)+"."
		lettered = lettered || strings.HasSuffix(item.Marker, ")") || strings.HasSuffix(item.Marker, ".")
	}
	if lettered && !numbered {
		blocks := make([]Block, len(items))
		for i, item := range items {
			blocks[i] = Text(strings.TrimSpace(item.Marker + hard + item.Text))
		}
		return blocks
	}
	list := List{Numbered: numbered}
	for _, item := range items {
		list.Items = append(list.Items, Item{Runs: Plain(item.Text)})
	}
	return []Block{list}
}

func deref(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}
