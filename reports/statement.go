package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/translations"
)

// statementOfApplicability is the uttalande om tillämplighet and the gap analysis in one: for each measure whether it applies, why,
// how far it is in place and what is missing (SS-EN ISO/IEC 27001:2023, 6.1.3 d; the national method's gap analysis).
func statementOfApplicability(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	paper := in.paper("Uttalande om tillämplighet")
	paper.Subtitle = "Säkerhetsåtgärder, varför de tillämpas och hur långt de är införda. Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	all := data.All(in.Register, data.Measures)
	if len(all) == 0 {
		paper.Blocks = append(unused(in.Register, data.Measures.Name), clauseAppendix(in.Register)...)
		return paper, nil
	}
	s := statement{in, NewViewer(in.Register), actionsByOrigin(in.Register)}
	paper.Secrecy = s.mark(all)
	paper.Blocks = slices.Concat(in.publicNote(), s.summary(all), s.largest(all), s.groups(all), clauseAppendix(in.Register), decisionBlock("Uttalandet om tillämplighet"))
	return paper, nil
}

type statement struct {
	in      Input
	view    *Viewer
	actions map[string][]*data.Action // by what they came of
}

// actionsByOrigin are the actions by the id of what they came of.
func actionsByOrigin(reg data.Register) map[string][]*data.Action {
	by := map[string][]*data.Action{}
	for _, a := range data.All(reg, data.Actions) {
		if _, id, ok := data.SplitOrigin(a.Origin); ok {
			by[id] = append(by[id], a)
		}
	}
	return by
}

// mark is the common mark of what the paper tells.
func (s statement) mark(all []*data.Measure) *SecrecyMark {
	var marks []*SecrecyMark
	for _, m := range all {
		if mark := s.in.markOf(m); mark != nil {
			marks = append(marks, mark)
		}
	}
	return joined(marks)
}

// summary tells how many of the measures are judged, and how they stand.
func (s statement) summary(all []*data.Measure) []Block {
	count := map[data.Implementation]int{}
	applies, left, unjudged := 0, 0, 0
	for _, m := range all {
		switch {
		case m.Applies == data.JudgedNo:
			left++
		case m.Applies == data.JudgedYes:
			applies++
			count[m.Implementation]++
		default:
			unjudged++
		}
	}
	text := "Kommunen har tagit ställning till " + Number(applies+left) + " av " + Number(len(all)) + " säkerhetsåtgärder."
	if unjudged > 0 {
		text += " " + Count(unjudged, "återstår", "återstår") + " att ta ställning till."
	}
	return []Block{Lead(text), KeyFigures{[]KeyFigure{
		{Value: Number(count[data.Implemented]), Label: "införda"},
		{Value: Number(count[data.ImplementedPartly]), Label: "delvis införda"},
		{Value: Number(count[data.ImplementedNot]), Label: "inte införda"},
		{Value: Number(left), Label: "tillämpas inte"},
	}}}
}

// largest lists the measures with the largest gaps, and what is promised about them.
func (s statement) largest(all []*data.Measure) []Block {
	list := slices.DeleteFunc(slices.Clone(all), func(m *data.Measure) bool {
		return m.Applies == data.JudgedNo || m.LackSize.Rank() < data.LackConsiderable.Rank()
	})
	if len(list) == 0 {
		return nil
	}
	slices.SortStableFunc(list, func(a, b *data.Measure) int { return cmp.Compare(b.LackSize.Rank(), a.LackSize.Rank()) })
	table := Table{RowHeader: true, Columns: []Column{{Head: "Säkerhetsåtgärd", Weight: 2.6}, {Head: "Brist", Weight: 3}, {Head: "Ansvarig", Weight: 1.6}, {Head: "Åtgärd", Weight: 2.2}}}
	for _, m := range list {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(measureName(m)),
			{Runs: []Run{{Text: option("lack_size", m.LackSize), Bold: true}, {Text: ". " + stated(m.Lack)}}},
			TextCell(stated(s.view.Linked(string(m.Owner)))), TextCell(promises(s.view, s.actions[m.ID])),
		}})
	}
	return []Block{Heading{Level: 1, Text: "Största bristerna"}, table}
}

// promises names the actions that something led to.
func promises(view *Viewer, actions []*data.Action) string {
	var list []string
	for _, a := range actions {
		text := view.Title(a)
		if a.Due != "" && a.Open() {
			text += ", senast " + string(a.Due)
		}
		list = append(list, text)
	}
	return cmp.Or(strings.Join(list, "; "), "Ingen")
}

// groups is a table for each group of measures.
func (s statement) groups(all []*data.Measure) []Block {
	var blocks []Block
	for _, group := range data.MeasureGroups() {
		table := Table{RowHeader: true, Columns: []Column{{Head: "Säkerhetsåtgärd", Weight: 2.8}, {Head: "Tillämpas, och varför", Weight: 2.8}, {Head: "Införande", Weight: 1.3}, {Head: "Brist", Weight: 2.8}}}
		for _, m := range all {
			if m.Group == group {
				table.Rows = append(table.Rows, s.row(m))
			}
		}
		if len(table.Rows) > 0 {
			blocks = append(blocks, Heading{Level: 1, Text: option("measure_group", group)}, table)
		}
	}
	return blocks
}

func (s statement) row(m *data.Measure) Row {
	why, lack := option("judgement", m.Applies), ""
	if m.Ground != "" {
		why += ": " + lower(option("measure_ground", m.Ground))
	}
	if m.Reason != "" {
		why += ". " + m.Reason
	}
	if m.LackSize != "" {
		lack = option("lack_size", m.LackSize)
	}
	if m.Lack != "" {
		lack = strings.TrimPrefix(lack+". "+m.Lack, ". ")
	}
	proof := Cell{Runs: []Run{{Text: lack}}}
	if m.Proof != "" {
		if lack != "" {
			proof.Runs[0].Text = strings.TrimSuffix(lack, ".") + ". "
		}
		proof.Runs = append(proof.Runs, quietly("Bevis: "+m.Proof))
	}
	return Row{Cells: []Cell{TextCell(measureName(m)), TextCell(why), StateCell(measureState(m)), proof}}
}

// measureName is a measure as the paper names it: "A 8.5 Säker autentisering".
func measureName(m *data.Measure) string {
	return strings.TrimSpace(strings.ReplaceAll(m.Reference, " ", hard) + " " + m.Title)
}

// measureState is how far a measure is in place, as a mark. One that does not apply has none.
func measureState(m *data.Measure) State {
	switch {
	case m.Applies == data.JudgedNo:
		return NoState
	case m.Implementation == data.Implemented:
		return Met
	case m.Implementation == data.ImplementedPartly:
		return Partly
	case m.Implementation == data.ImplementedNot:
		return Lacking
	}
	return Unjudged
}

// clauseAppendix tells where in the binder the standard's clauses 4–10 are answered.
func clauseAppendix(reg data.Register) []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav i standarden", Weight: 2.4}, {Head: "Så svarar pärmen", Weight: 3.4}, {Head: "Register i bruk", Weight: 2.6}}}
	for _, c := range seed.Clauses() {
		var used []string
		for _, name := range c.Registers {
			kind, _ := data.KindNamed(name)
			if use := data.UseOf(reg, kind.Name); use.State == data.UseInUse {
				used = append(used, lower(translations.Swedish.Text(data.KindsKey(kind.Name), nil))+" ("+Number(use.Held)+")")
			}
		}
		table.Rows = append(table.Rows, Cells(c.Clause+" "+c.Title, c.Answer, cmp.Or(capital(strings.Join(used, ", ")), "Inget")))
	}
	return []Block{
		Heading{Level: 1, Text: "Bilaga. Standardens krav 4–10"},
		Text("SS-EN ISO/IEC 27001 ställer krav i avsnitt 4–10. Titlarna är våra egna. Tabellen visar var i pärmen svaret finns, inte om kravet är uppfyllt."), table,
	}
}

// decisionBlock is where a paper is decided on by hand.
func decisionBlock(what string) []Block {
	return []Block{Group{[]Block{
		Heading{Level: 2, Text: "Beslut"},
		Text(what + " fastställs."),
		Facts{[]Fact{{"Datum", "____________________"}, {"Namn och befattning", "____________________"}, {"Underskrift", "____________________"}}},
	}}}
}
