package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/translations"
)

// classProtocol tells how information was classified: who took part, question by question which level was chosen and why, and what its
// owner decided. When none is chosen it is about the latest.
func classProtocol(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	c, is, err := chosen(in, data.Classifications)
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Protokoll från klassning")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if !is {
		for _, one := range data.All(in.Register, data.Classifications) {
			if one.On <= in.AsOf && (c == nil || c.On <= one.On) {
				c = one
			}
		}
	}
	if c == nil {
		paper.Blocks = []Block{Lead("Ingen information är klassad ännu."), Text("Öppna en informationsmängd och välj Klassa, så skrivs protokollet av svaren.")}
		if isElsewhere(in.Register, data.Classifications.Name) {
			paper.Blocks = []Block{Lead(capital(unusedWords(in.Register, data.Classifications.Name)) + ".")}
		}
		return paper, nil
	}
	view, scale := NewViewer(in.Register), data.NewScale(in.Register)
	if a, ok := data.Find(in.Register, c.Asset); ok {
		paper.Title += ": " + cmp.Or(a.Title, "information") // without its number, which a line would break in two
	}
	paper.Blocks = append(in.publicNote(), Lead(classDecision(view, c)))
	if !in.mayName(c) {
		paper.Blocks = append(paper.Blocks, Text("Nivåer, skäl och deltagare nämns inte, eftersom sekretess kan gälla."))
		return paper, nil
	}
	paper.Secrecy = in.marksTogether(c)
	paper.Blocks = append(paper.Blocks, classSession(in, view, c), classLevels(scale, c))
	var asked []Block
	for _, q := range seed.ClassQuestions() {
		asked = append(asked, classAnswer(scale, c, q))
	}
	paper.Blocks = append(append(paper.Blocks, Heading{Level: 1, Text: "Fråga för fråga"}), asked...)
	paper.Blocks = append(paper.Blocks, levelMeanings(scale, c)...)
	if c.DecidedOn == "" {
		paper.Blocks = append(paper.Blocks, classSigning())
	}
	return paper, nil
}

// classDecision tells in a sentence what has been decided and how long it is good for.
func classDecision(view *Viewer, c *data.Classification) string {
	if c.DecidedOn == "" {
		return "Klassningen är inte beslutad. Den gäller när informationsägaren har beslutat den."
	}
	text := "Klassningen är beslutad den " + LongDate(c.DecidedOn)
	if by := view.Linked(string(c.DecidedBy)); by != "" {
		text += " av " + by
	}
	return text + " och gäller till och med den " + LongDate(c.Until()) + "."
}

func classSession(in Input, view *Viewer, c *data.Classification) Facts {
	facts := []Fact{{"Klassning", view.Number(c)}, {"Information", view.Linked(string(c.Asset))}}
	if a, ok := data.Find(in.Register, c.Asset); ok {
		facts = append(facts, Fact{"Informationsägare", stated(view.Linked(string(a.Owner)))}, Fact{"Hör till", stated(view.Linked(string(a.Unit)))})
		if a.Description != "" {
			facts = append(facts, Fact{"Vad det är", a.Description})
		}
		var systems []string
		for _, s := range data.All(in.Register, data.Systems) {
			if slices.Contains(s.Assets, c.Asset) && s.Live() {
				systems = append(systems, view.Title(s))
			}
		}
		facts = append(facts, Fact{"Finns i", cmp.Or(strings.Join(systems, ", "), "Inget system i registret")})
	}
	facts = append(facts, Fact{"Dag", stated(LongDate(c.On))}, Fact{"Ledde", stated(view.Linked(string(c.Leader)))}, Fact{"Deltog", stated(c.Participants)})
	if c.MadeIn == data.MadeInKlassa {
		facts = append(facts, Fact{"Gjord i", strings.TrimSpace(option("class_tool", c.MadeIn) + " " + string(c.MadeInOn))})
	}
	return Facts{facts}
}

// classLevels are the levels at a glance.
func classLevels(scale data.Scale, c *data.Classification) Table {
	table := Table{RowHeader: true, Caption: "Beslutade nivåer", Columns: []Column{{Head: "Aspekt", Weight: 2}, {Head: "Nivå", Weight: 2}, {Head: "Leder till", Weight: 2}}}
	if c.DecidedOn == "" {
		table.Caption = "Föreslagna nivåer"
	}
	for _, a := range data.Aspects() {
		level, protection := scale.Level(c.LevelText(a)), "–"
		if level.Protection != "" {
			protection = option("protection", level.Protection)
		}
		table.Rows = append(table.Rows, Cells(AspectWords(a), cmp.Or(level.Text, "Inte bedömd"), protection))
	}
	return table
}

// classAnswer is one question and what came of it.
func classAnswer(scale data.Scale, c *data.Classification, q seed.ClassQuestion) Block {
	level := cmp.Or(c.LevelText(q.Aspect), "Inte bedömd")
	return Group{[]Block{
		Heading{Level: 2, Text: AspectWords(q.Aspect)},
		Paragraph{Style: QuietText, Runs: Plain(q.Question)},
		Paragraph{Runs: []Run{{Text: capital(level) + ". ", Bold: true}, {Text: cmp.Or(c.Reason(q.Aspect), "Inget skäl är antecknat.")}}},
	}}
}

// levelMeanings are what the chosen levels mean in the municipality's own scale, consequence by consequence.
func levelMeanings(scale data.Scale, c *data.Classification) []Block {
	var levels []*data.ClassLevel
	for _, l := range scale.Levels {
		for _, a := range data.Aspects() {
			if c.LevelText(a) == l.LevelText() && !slices.Contains(levels, l) {
				levels = append(levels, l)
			}
		}
	}
	if len(levels) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Vad nivåerna betyder"}, scaleTable(levels)}
}

// scaleTable tells what each level means for each consequence.
func scaleTable(levels []*data.ClassLevel) Table {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Konsekvens", Weight: 1.2}}}
	for _, l := range levels {
		table.Columns = append(table.Columns, Column{Head: l.LevelText(), Weight: 2})
	}
	for _, name := range data.Consequences() {
		field, _ := data.ClassLevels.Untyped().Field(name)
		row := Cells(translations.Swedish.Text(data.FieldKey("class_level", name), nil))
		for _, l := range levels {
			row.Cells = append(row.Cells, TextCell(field.Get(l)))
		}
		table.Rows = append(table.Rows, row)
	}
	protects := Cells("Leder till")
	for _, l := range levels {
		words := "Inget särskilt skydd"
		if l.Protection != "" {
			words = option("protection", l.Protection)
		}
		protects.Cells = append(protects.Cells, TextCell(words))
	}
	table.Rows = append(table.Rows, protects)
	return table
}

// classSigning is where the informationsägare decides by hand.
func classSigning() Block {
	return Group{[]Block{
		Heading{Level: 1, Text: "Beslut"},
		Text("Informationsägaren beslutar om klassningen."),
		Facts{[]Fact{{"Gäller till och med", blank}, {"Datum", blank}, {"Namn", blank}, {"Underskrift", blank}}},
	}}
}

// classWorksheet is the blank sheet that those who are to classify information get beforehand: the questions, what the levels of the
// file's own scale mean, and room for answers. With an informationsmängd it tells what is already known of it.
func classWorksheet(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	a, is, err := chosen(in, data.Assets)
	if err != nil {
		return Document{}, err
	}
	view := NewViewer(in.Register)
	paper := in.paper("Underlag till klassning")
	paper.Subtitle = "Läs frågorna före mötet. Ställning per den " + LongDate(in.AsOf)
	facts := []Fact{{"Information", blank}, {"Informationsägare", blank}, {"Hör till", blank}}
	if is {
		paper.Title += ": " + a.Title
		paper.Secrecy = in.marksTogether(a)
		facts = []Fact{{"Information", view.Title(a)}, {"Informationsägare", cmp.Or(view.Linked(string(a.Owner)), blank)}, {"Hör till", cmp.Or(view.Linked(string(a.Unit)), blank)}}
		if a.Description != "" {
			facts = append(facts, Fact{"Vad det är", a.Description})
		}
		class := data.ClassOf(in.Register, a, in.AsOf)
		if class.Decided != nil && in.mayName(class.Decided) && !in.Public {
			var words []string
			for _, aspect := range data.Aspects() {
				words = append(words, AspectLetter(aspect)+hard+cmp.Or(strings.ReplaceAll(class.Level(aspect).Text, " ", hard), "–"))
			}
			facts = append(facts, Fact{"Nuvarande klass", strings.Join(words, ", ") + ", beslutad " + string(class.Decided.DecidedOn)})
		}
	}
	facts = append(facts, Fact{"Dag för mötet", blank}, Fact{"Leder mötet", blank}, Fact{"Deltar", blank + "\n" + blank})
	paper.Blocks = append(in.publicNote(),
		Lead("Det är informationen som klassas, inte systemet. Svara på hur illa det kan bli i värsta fall, inte på hur troligt det är."), Facts{facts})
	scale := data.NewScale(in.Register)
	levels := slices.DeleteFunc(slices.Clone(scale.Levels), func(l *data.ClassLevel) bool { return l.National })
	if len(levels) == 0 {
		paper.Blocks = append(paper.Blocks, Text("Kommunen har ingen skala för klassning ännu. Välj skala under Klassningsnivåer före mötet."))
	}
	if len(levels) > 0 {
		paper.Blocks = append(paper.Blocks, Group{[]Block{Heading{Level: 1, Text: "Nivåerna"}, scaleTable(levels)}})
	}
	for _, q := range seed.ClassQuestions() {
		table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Konsekvens", Weight: 1.3}, {Head: "Tänk på", Weight: 3.2}, {Head: "Nivå", Weight: 0.8}, {Head: "Anteckningar", Weight: 3}}}
		for _, name := range data.Consequences() {
			table.Rows = append(table.Rows, Cells(translations.Swedish.Text(data.FieldKey("class_level", name), nil), q.Asks[name], "", "\n"))
		}
		paper.Blocks = append(paper.Blocks, Group{[]Block{
			Heading{Level: 1, Text: AspectWords(q.Aspect)},
			Text(q.Question), table,
			Facts{[]Fact{{"Vår nivå, den högsta ovan", blank}}},
		}})
	}
	paper.Blocks = append(paper.Blocks,
		Paragraph{Style: SmallText, Runs: Plain("Rör informationen Sveriges säkerhet ska den inte klassas här. Avbryt och kontakta säkerhetsskyddschefen.")})
	return paper, nil
}
