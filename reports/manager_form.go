package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// managerForm is the form that each manager fills in and signs once a year: what the binder knows of the unit, what the manager
// answers for, and room for the answers.
func managerForm(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	unit, err := chosenUnit(in)
	if err != nil {
		return Document{}, err
	}
	f := managersForm{in: in, reg: in.Register.InUse(), view: NewViewer(in.Register), year: in.To.Year()}
	paper := in.paper("Chefsintyg " + strconv.Itoa(f.year) + ", blankett")
	paper.Subtitle = "Chefens ansvar för informationssäkerhet. Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = in.publicNote()
	list := slices.DeleteFunc(data.ConfirmedIn(f.reg, f.year), func(c data.Confirmed) bool {
		return unit != nil && !isUnder(f.reg, data.Link[*data.Unit](c.Unit.ID), data.Link[*data.Unit](unit.ID))
	})
	if len(list) == 0 {
		lead := "Ingen förvaltning eller enhet är inlagd i registret enheter."
		if unit != nil {
			lead = unit.Name + " är ingen förvaltning eller enhet, och ingen hör till den."
		}
		paper.Blocks = append(paper.Blocks, Lead(lead), Text("Lägg in förvaltningarna och enheterna. Då blir det en blankett för varje, ifylld med det som pärmen redan vet."))
		return paper, nil
	}
	if len(list) > 1 {
		paper.Blocks = append(paper.Blocks, f.cover(list)...)
	}
	for _, c := range list {
		if len(list) > 1 {
			paper.Blocks = append(paper.Blocks, PageBreak{})
		}
		paper.Blocks = append(paper.Blocks, f.form(c)...)
	}
	paper.Secrecy = jointMark(in, f.told)
	return paper, nil
}

type managersForm struct {
	in   Input
	reg  data.Register
	view *Viewer
	year int
	told []data.Record // whose words are on the paper
}

// cover tells the coordinator who has left their word and who has not; the forms follow, a page each.
func (f *managersForm) cover(list []data.Confirmed) []Block {
	given := 0
	table := Table{RowHeader: true, Columns: []Column{{Head: "Förvaltning eller enhet", Weight: 3}, {Head: "Chef", Weight: 2}, {Head: "Senaste intyget", Weight: 2.6}}}
	for _, c := range list {
		given += oneIf(c.Confirmation != nil && c.Confirmation.Complete())
		table.Rows = append(table.Rows, Cells(c.Unit.Name, cmp.Or(f.manager(c), "Inte känd"), lastWord(c)))
	}
	lead := "Ingen förvaltning eller enhet har lämnat ett fullständigt chefsintyg för " + strconv.Itoa(f.year) + "."
	if given > 0 {
		lead = Number(given) + " av " + Count(len(list), "förvaltning och enhet", "förvaltningar och enheter") + " har lämnat ett fullständigt chefsintyg för " + strconv.Itoa(f.year) + "."
	}
	return []Block{
		Lead(lead),
		table,
		Text("Här följer en blankett för var och en. Det som pärmen redan vet är ifyllt. Chefen svarar, rättar, skriver under och lämnar sidan till " + f.taker() + " senast den 31" + hard + "december " + strconv.Itoa(f.year) + ". Svaren på fråga 1–4 förs in i pärmen som chefsintyg."),
	}
}

// taker is who takes the forms in.
func (f *managersForm) taker() string {
	return cmp.Or(f.in.Author, "informationssäkerhetssamordnaren")
}

// lastWord is the latest word of a unit's manager, and whether it was all.
func lastWord(c data.Confirmed) string {
	switch {
	case c.Confirmation != nil && c.Confirmation.Complete():
		return string(c.Confirmation.On)
	case c.Confirmation != nil:
		return string(c.Confirmation.On) + ", inte fullständigt"
	}
	return cmp.Or(string(c.Before), "Inget finns")
}

// form is one page: a unit's.
func (f *managersForm) form(c data.Confirmed) []Block {
	return []Block{
		Heading{Level: 1, Text: c.Unit.Name},
		Facts{[]Fact{{"Chef", cmp.Or(f.manager(c), blank)}, {"Lämnas till", f.taker() + ", senast den 31" + hard + "december " + strconv.Itoa(f.year)}, {"Senaste intyget", lastWord(c)}}},
		Heading{Level: 2, Text: "Det här vet pärmen"},
		f.known(c.Unit),
		Heading{Level: 2, Text: "Det här svarar du för"},
		f.questions(),
		signatures("Chefens underskrift"),
	}
}

// manager is who answers for a unit: the only one who is placed there as a manager, else the one who confirmed last.
func (f *managersForm) manager(c data.Confirmed) string {
	var here []*data.Person
	for _, p := range data.Members(f.reg, data.GroupManagers, "", f.in.AsOf) {
		if string(p.Unit) == c.Unit.ID {
			here = append(here, p)
		}
	}
	if len(here) == 1 {
		return f.view.Title(here[0])
	}
	last := data.Confirmations.New()
	for _, one := range data.All(f.reg, data.Confirmations) {
		if string(one.Unit) == c.Unit.ID && one.On >= last.On {
			last = one
		}
	}
	if p, ok := data.Find(f.reg, last.Manager); ok && (p.LeftOn == "" || p.LeftOn >= f.in.AsOf) {
		return f.view.Title(p)
	}
	return ""
}

// known is what the registers have of the unit, for the manager to see whether it is so.
func (f *managersForm) known(u *data.Unit) Table {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Weight: 1.3}, {Weight: 5}}}
	row := func(name, text string) {
		if text != "" {
			table.Rows = append(table.Rows, Cells(name, text))
		}
	}
	row("Utbildning", f.trained(u))
	row("Styrdokument", f.introduced(u))
	row("Incidenter", f.incidents(u))
	row("System", f.systems(u))
	row("Lokaler", f.premises(u))
	row("Åtgärder", f.actions(u))
	return table
}

func (f *managersForm) trained(u *data.Unit) string {
	c := data.Coverage(f.reg, data.GroupEmployees, data.Link[*data.Unit](u.ID), f.in.AsOf)
	switch {
	case !inUse(f.in.Register, data.TrainingsDone.Name):
		return capital(unusedWords(f.in.Register, data.TrainingsDone.Name)) + "."
	case len(c.Courses) == 0:
		return "Ingen uppgift om hur många anställda som har fått utbildning."
	case c.Of == 0:
		return capital(f.in.personCount(c.Completed)) + " anställda har gått utbildning som fortfarande gäller."
	}
	return capital(f.in.personCount(c.Completed)) + " av " + f.in.personCount(c.Of) + " anställda har gått utbildning som fortfarande gäller."
}

// introduced tells which governing documents have been put to work in the unit, and which have not.
func (f *managersForm) introduced(u *data.Unit) string {
	var done, rest []string
	for _, i := range data.All(f.reg, data.Introductions) {
		if string(i.Unit) != u.ID {
			continue
		}
		name := lower(f.view.Linked(string(i.Document)))
		if i.Done(f.reg) {
			done = append(done, name)
		} else {
			rest = append(rest, name+" ("+lower(option("introduction_state", i.State))+")")
		}
	}
	var parts []string
	if len(done) > 0 {
		parts = append(parts, "Införda: "+Enumerate(done)+".")
	}
	if len(rest) > 0 {
		parts = append(parts, "Inte införda: "+Enumerate(rest)+".")
	}
	return strings.Join(parts, " ")
}

// incidents counts what has been reported in the year where the unit belongs: incidents are kept by body.
func (f *managersForm) incidents(u *data.Unit) string {
	if !inUse(f.in.Register, data.Incidents.Name) {
		return ""
	}
	n := 0
	var body *data.Unit
	for _, i := range data.All(f.reg, data.Incidents) {
		if day := data.DayOf(i.DiscoveredAt); day.Year() != f.year || day > f.in.AsOf {
			continue
		}
		for _, of := range i.Units {
			if o, ok := data.Find(f.reg, of); ok && o.Type != data.UnitCouncil && isUnder(f.reg, data.Link[*data.Unit](u.ID), of) {
				n++
				body = o
				break
			}
		}
	}
	if body == nil {
		return "Inget är rapporterat i verksamheten " + strconv.Itoa(f.year) + "."
	}
	return Count(n, "incident eller avvikelse", "incidenter och avvikelser") + " är " + plural(n, "rapporterad", "rapporterade") + " " + strconv.Itoa(f.year) + " under " + lower(body.Name) + "."
}

// systems are those that the unit uses, with the day on which somebody last went through who may use them. In a paper for anyone they are
// only counted.
func (f *managersForm) systems(u *data.Unit) string {
	var names []string
	for _, s := range data.All(f.reg, data.Systems) {
		if string(s.Unit) != u.ID || !s.Live() {
			continue
		}
		on := "behörigheter inte genomgångna"
		if s.AccessReviewedOn != "" {
			on = "behörigheter genomgångna " + string(s.AccessReviewedOn)
		}
		names = append(names, f.view.Name(s)+" ("+on+")")
		if !f.in.Public {
			f.told = append(f.told, s)
		}
	}
	if f.in.Public && len(names) > 0 {
		return Count(len(names), "system används.", "system används.")
	}
	return inOneSentence(names)
}

func (f *managersForm) premises(u *data.Unit) string {
	var names []string
	for _, r := range data.All(f.reg, data.PremisesKind) {
		if string(r.Unit) == u.ID && r.InUse(f.in.AsOf) {
			names = append(names, f.view.Name(r))
			f.told = append(f.told, r)
		}
	}
	if f.in.Public && len(names) > 0 {
		return Count(len(names), "lokal", "lokaler") + " är " + plural(len(names), "inlagd.", "inlagda.")
	}
	return inOneSentence(names)
}

// mostActionsNamed is how many open actions the form names; the rest are counted.
const mostActionsNamed = 3

func (f *managersForm) actions(u *data.Unit) string {
	var names []string
	for _, a := range data.All(f.reg, data.Actions) {
		if string(a.Owner) != u.ID || !a.Open() {
			continue
		}
		due := "utan dag"
		if a.Due != "" {
			due = "senast " + string(a.Due)
		}
		names = append(names, f.view.Title(a)+" ("+due+")")
		f.told = append(f.told, a)
	}
	if more := len(names) - mostActionsNamed; more > 0 {
		names = append(names[:mostActionsNamed:mostActionsNamed], Number(more)+" till")
	}
	return inOneSentence(names)
}

// inOneSentence is what some names are together, with a full stop; nothing of none.
func inOneSentence(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return Enumerate(names) + "."
}

// questions are what the manager answers for. The first four are what the register of chefsintyg asks for; the others are ours, in the
// order of a working day.
func (f *managersForm) questions() Table {
	field := func(name string) string {
		return translations.Swedish.Text(data.FieldKey(data.Confirmations.Name, name), nil)
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Nr", Weight: 0.4, Align: AlignRight}, {Head: "Är det så?", Weight: 5.4}, {Head: "Ja", Weight: 0.5, Align: AlignCenter}, {Head: "Delvis", Weight: 0.7, Align: AlignCenter}, {Head: "Nej", Weight: 0.5, Align: AlignCenter}, {Head: "Vad återstår, och när?", Weight: 2.6}}}
	for _, q := range []struct{ text, below string }{
		{field("introduction"), "De har fått veta vad som gäller innan de fick behörighet."},
		{field("access"), "Var och en kommer bara åt det arbetet kräver."},
		{field("training"), "Alla har fått tid till den."},
		{field("leaving"), "Utrustning och nycklar är tillbaka och kontona avstängda."},
		{"Riktlinjer och rutiner är kända", "Vi har gått igenom dem på arbetsplatsen under året."},
		{"Alla vet hur en incident eller avvikelse rapporteras", "Det som har hänt under året är rapporterat."},
		{"Reservrutiner finns för det vi inte klarar oss utan", "De finns på papper och är övade."},
		{"Lokaler och papper är skyddade", "Dörrar låses, och känsliga papper låses in och förstörs."},
		{"Uppgifterna ovan stämmer", "Skriv det som är fel eller saknas."},
	} {
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(strconv.Itoa(len(table.Rows) + 1)), withBelow(q.text, q.below), TextCell(tickBox), TextCell(tickBox), TextCell(tickBox), TextCell("")}})
	}
	return table
}
