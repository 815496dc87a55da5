package reports

import (
	"cmp"
	"strconv"

	"lisparmen/data"
)

// The rows of a list to sign: so many are left empty beside the names, and so many in all when nobody has said how many seats there are.
const (
	spareRows      = 5
	rowsOfAList    = 20
	mostNamesOnOne = 60
)

// attendanceList is the list that those who come to a training sign.
func attendanceList(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	o, err := chosenOccasion(in)
	if err != nil {
		return Document{}, err
	}
	view := NewViewer(in.Register)
	paper := in.paper("Närvarolista")
	facts := Facts{[]Fact{{"Kurs", blank}, {"Datum och tid", blank}, {"Plats", blank}, {"Håller i utbildningen", blank}}}
	if o == nil {
		paper.Subtitle = "Utbildning i informationssäkerhet"
		paper.Blocks = append(paper.Blocks, Lead("Inget utbildningstillfälle är inlagt."), Text("Lägg in tillfället, så fylls listan i. Den kan också fyllas i för hand."))
		paper.Blocks = append(paper.Blocks, facts, signList(nil, rowsOfAList, view), signatures("Den som höll i utbildningen"))
		return paper, nil
	}
	paper.Subtitle = view.Linked(string(o.Course)) + ", den " + LongDate(o.On)
	whom := option("group", o.Group)
	if o.Unit != "" {
		whom += ", " + view.Linked(string(o.Unit))
	}
	facts = Facts{[]Fact{
		{"Kurs", view.Linked(string(o.Course))}, {"Datum", LongDate(o.On)}, {"Tid", cmp.Or(o.Hours, blank)}, {"Plats", cmp.Or(o.Place, blank)}, {"För vem", whom}, {"Håller i utbildningen", cmp.Or(o.Holder, blank)},
	}}
	if course, ok := data.Find(in.Register, o.Course); ok && course.Provider != "" {
		facts.Facts = append(facts.Facts, Fact{"Anordnare", course.Provider})
	}
	names := invited(in, o)
	rows := rowsOfAList
	if o.Seats != nil && *o.Seats > 0 {
		rows = min(*o.Seats, mostNamesOnOne)
	}
	paper.Blocks = append(paper.Blocks, facts, Text("Skriv under på raden med ditt namn. Står du inte på listan skriver du namn och enhet på en tom rad."),
		signList(names, max(rows, len(names)+spareRows), view), signatures(cmp.Or(o.Holder, "Den som höll i utbildningen")))
	paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain(afterwards(in, o))})
	return paper, nil
}

// afterwards tells what is done with the list: whether names are noted or only how many.
func afterwards(in Input, o *data.Occasion) string {
	note := "antalet som gick"
	if in.Register.Municipality().NotesPeople(&data.TrainingDone{Group: o.Group}) {
		note = "vilka som gick"
	}
	return "Lämna listan till " + cmp.Or(in.Author, "informationssäkerhetssamordnaren") + ", som antecknar " + note + ". Listan innehåller personuppgifter och gallras enligt kommunens gallringsbeslut."
}

// chosenOccasion is the one that the paper is about: the one that is asked for, else the next, else the latest; nil when there is none.
func chosenOccasion(in Input) (*data.Occasion, error) {
	if in.RecordID != "" {
		o, ok := data.Find(in.Register, data.Link[*data.Occasion](in.RecordID))
		if !ok || o.Gallrad != "" {
			return nil, data.NewProblem("problem.report.record", "kind", data.KindKey("training_occasion"), "id", in.RecordID)
		}
		return o, nil
	}
	var latest *data.Occasion
	for _, o := range data.All(in.Register.InUse(), data.Occasions) { // in the order of their days
		if latest = o; o.On >= in.AsOf {
			break
		}
	}
	return latest, nil
}

// invited are those whom the occasion is for, where the register knows them by name. It knows few of the employees, and of a
// paper for anyone they are left out.
func invited(in Input, o *data.Occasion) []*data.Person {
	if in.Public || o.Group == data.GroupAll || o.Group == data.GroupEmployees {
		return nil
	}
	people := data.Members(in.Register.InUse(), o.Group, o.Unit, max(o.On, in.AsOf))
	if len(people) > mostNamesOnOne {
		return nil
	}
	return people
}

// signList is the list itself: the names there are, and empty rows.
func signList(people []*data.Person, rows int, view *Viewer) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Nr", Weight: 0.5, Align: AlignRight}, {Head: "Namn", Weight: 2.6}, {Head: "Enhet eller organ", Weight: 2.6}, {Head: "Underskrift", Weight: 3.2}}}
	for i := range rows {
		name, unit := tall, ""
		if i < len(people) {
			name, unit = view.Title(people[i]), view.Linked(string(people[i].Unit))
			if people[i].Party != "" {
				name += " (" + people[i].Party + ")"
			}
			name += "\n" + hard
		}
		table.Rows = append(table.Rows, Cells(strconv.Itoa(i+1), name, unit, ""))
	}
	return table
}
