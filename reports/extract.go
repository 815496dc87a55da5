package reports

import (
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// personExtract is what the file holds of one person, for the one who asks to know it: GDPR art. 15 (own knowledge of what must be
// told, to be checked with the data protection officer).
func personExtract(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if in.RecordID == "" {
		return Document{}, data.NewProblem("problem.report.person")
	}
	person, ok := data.Find(in.Register, data.Link[*data.Person](in.RecordID))
	if !ok || person.Gallrad != "" {
		return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("person"), "id", in.RecordID)
	}
	view := NewViewer(in.Register)
	kind := data.People.Untyped()
	paper := in.paper("Registerutdrag: " + view.Title(person))
	paper.Subtitle = "Uppgifter om personen i kommunens pärm för informationssäkerhet. Ställning per den " + LongDate(in.AsOf)

	facts := Facts{}
	for _, f := range kind.Fields {
		if text := f.Get(person); text != "" && !f.Hidden {
			facts.Facts = append(facts.Facts, Fact{translations.Swedish.Text(data.FieldKey(kind.Name, f.Name), nil), view.Show(kind, f, text)})
		}
	}
	pointers := data.Pointers(in.Register, person.ID)
	var mentions []data.Mention
	for _, m := range in.Mentions {
		if m.Record != person.ID {
			mentions = append(mentions, m)
		}
	}
	paper.Blocks = []Block{
		Lead("Personen har en egen post. " + Count(len(pointers), "post hänvisar", "poster hänvisar") + " till personen, och " +
			Count(len(mentions), "annan text nämner", "andra texter nämner") + " personen vid namn."),
		Heading{Level: 1, Text: "Personens egen post"},
		facts,
		Heading{Level: 1, Text: "Poster som hänvisar till personen"},
	}
	paper.Blocks = append(paper.Blocks, pointedAt(view, pointers)...)
	paper.Blocks = append(paper.Blocks, printedAbout(in)...)
	paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: "Texter som nämner personen"})
	paper.Blocks = append(paper.Blocks, named(in, view, person, mentions)...)
	paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: "Ändringar som personen har gjort i filen"}, Text(authored(in.Authored)),
		Heading{Level: 1, Text: "Om utdraget"},
		Text("Kommunen behandlar uppgifterna för att bedriva sitt informationssäkerhetsarbete och kunna visa hur det har bedrivits: vem som har en roll, "+
			"vem som ansvarar för en åtgärd och vem som har beslutat. De finns i kommunens egen fil och lämnas inte ut av programmet. "+
			"De gallras enligt kommunens gallringsbeslut."),
		Text("Utdraget är gjort genom sökning på personens fullständiga namn, e-postadress och telefonnummer. "+
			"Uppgifter som bara nämner till exempel efternamnet kan finnas; sök på dem i programmet."),
		Text("Texterna kan innehålla uppgifter om andra och uppgifter som omfattas av sekretess. Gå igenom utdraget innan det lämnas ut."),
	)
	return paper, nil
}

func pointedAt(view *Viewer, pointers []data.Pointer) []Block {
	if len(pointers) == 0 {
		return []Block{Text("Ingen post hänvisar till personen.")}
	}
	table := Table{Columns: []Column{{Head: "Register", Weight: 1.2}, {Head: "Post", Weight: 2.4}, {Head: "Personen är", Weight: 1.4}}}
	for _, p := range pointers {
		table.Rows = append(table.Rows, Cells(
			translations.Swedish.Text(data.KindKey(p.Kind.Name), nil), view.Title(p.From), translations.Swedish.Text(data.FieldKey(p.Kind.Name, p.Field.Name), nil)))
	}
	return []Block{table}
}

// printedAbout lists the papers that have been printed about the person, and by whom; nothing when there is none.
func printedAbout(in Input) []Block {
	table := Table{Columns: []Column{{Head: "Utskrivet", Weight: 1.2}, {Head: "Rapport", Weight: 2.4}, {Head: "Av", Weight: 1.4}}}
	for _, p := range in.Printed {
		if data.DayOf(p.At) <= in.AsOf {
			table.Rows = append(table.Rows, Cells(Moment(p.At), p.Title, p.Author))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Rapporter som har skrivits ut om personen"}, table}
}

// named quotes the texts that name the person now, and tells where only an earlier wording did.
func named(in Input, view *Viewer, person *data.Person, mentions []data.Mention) []Block {
	if len(mentions) == 0 {
		return []Block{Text("Ingen annan text nämner personen.")}
	}
	names := data.NamesOf(person)
	var blocks []Block
	for _, m := range mentions {
		kind, _ := data.KindNamed(m.Kind)
		record := in.Register.Record(m.Record)
		if record == nil {
			continue // it came after the day that the paper is made for
		}
		where := translations.Swedish.Text(data.KindKey(m.Kind), nil) + ": " + view.Title(record) + ", " + lower(translations.Swedish.Text(data.FieldKey(m.Kind, m.Field), nil))
		field, _ := kind.Field(m.Field)
		quoted := quoting(field.Get(record), names)
		if quoted == "" {
			quoted = "Nämns i en tidigare lydelse, eller i en text som kan omfattas av sekretess."
		}
		blocks = append(blocks, Group{Blocks: []Block{
			Paragraph{Runs: []Run{{Text: where, Bold: true}}}, Paragraph{Style: QuoteText, Runs: Plain(quoted)},
		}})
	}
	return blocks
}

// quoting keeps the paragraphs of a text that hold a name.
func quoting(text string, names []string) string {
	var kept []string
	for part := range strings.SplitSeq(text, "\n") {
		if data.HasName(part, names) {
			kept = append(kept, strings.TrimSpace(part))
		}
	}
	return strings.Join(kept, "\n")
}

func authored(a data.Authored) string {
	switch {
	case a.Saves == 0:
		return "Ingen ändring är gjord i personens namn."
	case a.First == a.Last:
		return Count(a.Saves, "ändring", "ändringar") + " den " + LongDate(a.First) + ". Namnet står kvar i historiken, eftersom det ska framgå vem som har ändrat en uppgift."
	}
	return Count(a.Saves, "ändring", "ändringar") + " mellan den " + LongDate(a.First) + " och den " + LongDate(a.Last) +
		". Namnet står kvar i historiken, eftersom det ska framgå vem som har ändrat en uppgift."
}

// WronglyEntered is the log's reason for erasing what should never have been entered.
func WronglyEntered(why string) string {
	return translations.Swedish.Text("gallring.wrong", map[string]string{"why": why})
}

// Anonymous begins what somebody is called who has been made anonymous; a number tells them apart.
func Anonymous() string { return translations.Swedish.Text("gallring.anonymous", nil) }
