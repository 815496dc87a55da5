package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// continuityPaper tells of each activity that must go on how long it can stand still, what is done meanwhile, when that was last
// exercised, whether its systems come back in time, and what is missing. It is of one activity or of all.
func continuityPaper(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	one, is, err := chosen(in, data.Continuities)
	if err != nil {
		return Document{}, err
	}
	p := readiness{riskPaper: newRiskPaper(in), restored: data.Restored(in.Register, in.AsOf), actions: actionsByOrigin(in.Register)}
	paper := in.paper("Kontinuitet")
	paper.Subtitle = "Klarar kommunen ett avbrott? Ställning per den " + LongDate(in.AsOf)
	paper.Contents = !is
	paper.Blocks = in.publicNote()
	if words := unusedWords(in.Register, data.Continuities.Name); words != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(words)+"."), Text("Lägg in de verksamheter som måste fungera, hur länge de får ligga nere och hur ni gör under tiden."))
		return paper, nil
	}
	list := data.ContinuityStandings(in.Register, in.AsOf)
	if is {
		paper.Title += ": " + one.Title
		list = slices.DeleteFunc(list, func(s data.ContinuityStanding) bool { return s.ID != one.ID })
	}
	slices.SortStableFunc(list, func(a, b data.ContinuityStanding) int { return cmp.Compare(stopOrder(a), stopOrder(b)) })
	ready, secret := 0, 0
	var parts []Block
	overview := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Verksamhet", Weight: 3}, {Head: "Längsta avbrott", Weight: 1.3}, {Head: "Läge", Weight: 1.1}, {Head: "Det som saknas", Weight: 3.2}}}
	for _, s := range list {
		ready += oneIf(s.Ready())
		if !p.open(s.Continuity) {
			secret++
			continue
		}
		p.told = append(p.told, s.Continuity)
		state := Met
		switch {
		case s.PlanOn == "":
			state = Lacking
		case !s.Ready():
			state = Partly
		}
		overview.Rows = append(overview.Rows, Row{Cells: []Cell{TextCell(p.view.Title(s.Continuity)), TextCell(p.longest(s)), StateCell(state), TextCell(cmp.Or(capital(p.lacking(s)), "Inget"))}})
		about := p.of(s)
		if !is { // the heading and the facts on one page
			about = append([]Block{Group{[]Block{Heading{Level: 1, Text: p.view.Title(s.Continuity)}, about[0]}}}, about[1:]...)
		}
		parts = append(parts, about...)
	}
	switch {
	case len(list) == 0:
		paper.Blocks = append(paper.Blocks, Lead("Ingen verksamhet som måste fungera är inlagd."))
	case is && len(overview.Rows) == 1:
		text := "Verksamheten är beredd på ett avbrott."
		if ready == 0 {
			text = "Verksamheten är inte beredd på ett avbrott. Det som saknas: " + p.lacking(list[0]) + "."
		}
		paper.Blocks = append(paper.Blocks, Lead(text))
	default:
		paper.Blocks = append(paper.Blocks, Lead(readyWords(ready, len(list))))
		if len(overview.Rows) > 0 {
			paper.Blocks = append(paper.Blocks, overview)
		}
	}
	paper.Blocks = append(paper.Blocks, unnamed(secret, "verksamhet", "verksamheter")...)
	paper.Blocks = append(paper.Blocks, parts...)
	if !is && !in.Public {
		paper.Blocks = append(paper.Blocks, p.otherSystems(list)...)
	}
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

type readiness struct {
	riskPaper
	restored map[data.Link[*data.System]]data.Restore
	actions  map[string][]*data.Action // by what they came of
	told     []data.Record             // those whose words are on the paper
}

// stopOrder puts those that can stand still the shortest first, and those of which nobody has said before them: they may be shorter yet.
func stopOrder(s data.ContinuityStanding) int {
	if s.StopHours == nil {
		return -1
	}
	return *s.StopHours
}

func (p *readiness) longest(s data.ContinuityStanding) string {
	if s.StopHours == nil {
		return "Ej angivet"
	}
	return Count(*s.StopHours, "timme", "timmar")
}

// of is one activity: first its facts.
func (p *readiness) of(s data.ContinuityStanding) []Block {
	exercised, lessons := "Aldrig", ""
	if e := s.Exercised; e != nil {
		exercised = string(e.On)
		if p.open(e) {
			p.told = append(p.told, e)
			exercised += map[data.Judgement]string{data.JudgedYes: ", lyckades", data.JudgedNo: ", lyckades inte"}[e.Worked]
			if e.Result != "" {
				exercised += ". " + e.Result
			}
			lessons = e.Lessons
		}
	}
	plan := "Saknas"
	if s.PlanOn != "" {
		plan = string(s.PlanOn)
		if s.ReviewOn != "" {
			plan += ", ses över senast " + string(s.ReviewOn)
			if s.ReviewOn < p.in.AsOf {
				plan += " (försenad)"
			}
		}
	}
	next := "När det finns en plan"
	if s.PlanOn != "" || s.Exercised != nil {
		next = string(s.ExerciseBy())
		if s.ExerciseBy() < p.in.AsOf {
			next += " (försenad)"
		}
	}
	facts := []Fact{
		{"Längsta acceptabla avbrott", p.longest(s)},
		{"Ansvarig", stated(p.view.Linked(string(s.Owner)))},
		{"Hör till", stated(p.view.Linked(string(s.Unit)))},
		{"Plan", plan},
		{"Planen på papper", stated(s.PaperAt)},
		{"Reservrutin", cmp.Or(s.Fallback, "Saknas")},
		{"Senast övad", exercised},
	}
	if lessons != "" {
		facts = append(facts, Fact{"Lärdomar", lessons})
	}
	facts = append(facts, Fact{"Övas nästa gång senast", next})
	if s.Analysis != "" {
		facts = append(facts, Fact{"Kommer ur", s.Analysis})
	}
	if what := p.lacking(s); what != "" {
		facts = append(facts, Fact{"Det som saknas", capital(what)})
	}
	blocks := []Block{Facts{facts}}
	table := p.systemTable()
	var from []string
	for _, link := range s.Systems {
		system, ok := data.Find(p.in.Register, link)
		if !ok || system.Removed || system.Gallrad != "" {
			continue
		}
		table.Rows = append(table.Rows, p.systemRow(system, s.StopHours))
		if r := p.restored[link]; r.By != nil {
			from = append(from, r.By.ID)
		}
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	} else {
		blocks = append(blocks, Text("Inga system är kopplade till verksamheten."))
	}
	from = append(from, s.ID)
	if s.Exercised != nil {
		from = append(from, s.Exercised.ID)
	}
	var items []string
	for _, id := range from {
		for _, a := range p.actions[id] {
			if a.Open() && p.open(a) {
				p.told = append(p.told, a)
				items = append(items, strings.ReplaceAll(promised(p.view, []*data.Action{a}), "\n", " ")+".")
			}
		}
	}
	if len(items) > 0 {
		blocks = append(blocks, Text("Åtgärder som pågår:"), Bullets(items...))
	}
	return blocks
}

func (p *readiness) systemTable() Table {
	return Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "System", Weight: 2.4}, {Head: "Åter i drift inom", Weight: 1.4}, {Head: "Arbete som får gå förlorat", Weight: 1.5}, {Head: "Återläsning", Weight: 2.6}}}
}

// systemRow is how a system comes back, and whether that is soon enough for an activity that can stand still for so many hours.
func (p *readiness) systemRow(s *data.System, stop *int) Row {
	hours := func(n *int) string {
		if n == nil {
			return "Ej angivet"
		}
		return Count(*n, "timme", "timmar")
	}
	back := TextCell(hours(s.RecoverHours))
	if stop != nil && s.RecoverHours != nil && *s.RecoverHours > *stop {
		back = Cell{Runs: []Run{{Text: hours(s.RecoverHours), Bold: true}, quietly("\nlängre än verksamheten klarar")}}
	}
	last := p.restored[data.Link[*data.System](s.ID)]
	tried := Cell{Runs: []Run{{Text: "Aldrig prövad", Bold: true}}}
	switch {
	case last.Good(p.in.AsOf):
		tried = TextCell("Lyckades " + string(last.On))
	case last.On != "" && last.Worked == data.JudgedYes:
		tried = Cell{Runs: []Run{{Text: "Lyckades " + string(last.On) + ", för mer än ett år sedan", Bold: true}}}
	case last.On != "" && last.Worked == data.JudgedNo:
		tried = Cell{Runs: []Run{{Text: "Misslyckades " + string(last.On), Bold: true}}}
	case last.On != "":
		tried = Cell{Runs: []Run{{Text: "Prövad " + string(last.On) + ", utfall ej angivet", Bold: true}}}
	}
	if by := last.By; by != nil && p.open(by) && by.Result != "" {
		p.told = append(p.told, by)
		tried.Runs = append(tried.Runs, quietly("\n"+by.Result))
	}
	return Row{Cells: []Cell{TextCell(p.view.Title(s)), back, TextCell(hours(s.LoseHours)), tried}}
}

// otherSystems are those that must be there when they are needed, by their class, and that no activity names.
func (p *readiness) otherSystems(list []data.ContinuityStanding) []Block {
	named := map[data.Link[*data.System]]bool{}
	for _, s := range list {
		for _, link := range s.Systems {
			named[link] = true
		}
	}
	classes := data.NewClasses(p.in.Register, p.in.AsOf)
	table := p.systemTable()
	for _, s := range data.All(p.in.Register, data.Systems) {
		if s.Live() && !named[data.Link[*data.System](s.ID)] && classes.MustRestore(s) {
			table.Rows = append(table.Rows, p.systemRow(s, nil))
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "System utan kopplad verksamhet"}, Text("Informationen i systemen är klassad så att den måste vara riktig eller gå att nå, men ingen verksamhet ovan är kopplad till dem."), table}
}
