package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// riskReport tells how the risks stand: before and after treatment, how they have moved since the period began, the worst, how they
// are treated and who has accepted what, and whether the activities that must go on are ready. It is an internal paper; its public version counts
// what may be secret and names nothing of it.
func riskReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	p := newRiskPaper(in)
	paper := in.paper("Riskrapport")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = append(in.publicNote(), unused(in.Register, "risk", "continuity")...)
	if inUse(in.Register, "risk") {
		paper.Secrecy = p.mark()
		paper.Blocks = append(paper.Blocks, Lead(p.sum()), p.picture(), p.matrixTable())
		paper.Blocks = append(paper.Blocks, p.bands()...)
		paper.Blocks = append(paper.Blocks, p.movements()...)
		paper.Blocks = append(paper.Blocks, p.worst()...)
		paper.Blocks = append(paper.Blocks, p.harms()...)
		paper.Blocks = append(paper.Blocks, p.wanting()...)
		paper.Blocks = append(paper.Blocks, p.accepted()...)
		paper.Blocks = append(paper.Blocks, p.actions()...)
		paper.Blocks = append(paper.Blocks, p.analyses()...)
	}
	if inUse(in.Register, "continuity") {
		paper.Blocks = append(paper.Blocks, p.continuity()...)
	}
	return paper, nil
}

// riskPaper holds what papers about risks are made from.
type riskPaper struct {
	in     Input
	view   *Viewer
	matrix data.RiskMatrix
	now    []data.RiskStanding // the worst first
	before []data.RiskStanding // a year earlier, by the days of the values
	began  []data.RiskStanding // the day before the period
}

func newRiskPaper(in Input) riskPaper {
	return riskPaper{
		in: in, view: NewViewer(in.Register), matrix: data.NewRiskMatrix(in.Register),
		now: data.RiskStandings(in.Register, in.AsOf), before: data.RiskStandings(in.Register, in.AsOf.AddMonths(-12)),
		began: data.RiskStandings(in.Register, in.From.AddDays(-1)),
	}
}

// open tells whether the record may be named in the paper.
func (p riskPaper) open(r data.Record) bool { return !p.in.Public || !p.in.Register.IsSecret(r) }

// mark is the paper's mark, with the provisions of all that it names.
func (p riskPaper) mark() *SecrecyMark {
	var marks []*SecrecyMark
	for _, s := range p.now {
		if mark := p.in.markOf(s.Risk); mark != nil {
			marks = append(marks, mark)
		}
	}
	for _, s := range data.ContinuityStandings(p.in.Register, p.in.AsOf) {
		if mark := p.in.markOf(s.Continuity); mark != nil {
			marks = append(marks, mark)
		}
	}
	common := joined(marks)
	if common != nil {
		common.Date, common.Authority = "", ""
		common.Text = "Gäller de risker och planer som är märkta. " + markNote
	}
	return common
}

// inBand counts the risks of a band; nil for those that have no value.
func inBand(risks []data.RiskStanding, level *data.RiskLevel) int {
	n := 0
	for _, s := range risks {
		n += oneIf(level == nil && !s.Now.Known() || level != nil && s.Level == level)
	}
	return n
}

// sum is "10 risker: 1 extremt hög, 5 hög, 3 medelhög och 1 låg."
func (p riskPaper) sum() string {
	if len(p.now) == 0 {
		return "Ingen risk är införd i registret."
	}
	var parts []string
	for _, l := range slices.Backward(p.matrix.Levels()) {
		if n := inBand(p.now, l); n > 0 {
			parts = append(parts, Number(n)+hard+lower(l.Title))
		}
	}
	if n := inBand(p.now, nil); n > 0 {
		parts = append(parts, Number(n)+hard+"ej värderad")
	}
	return Count(len(p.now), "risk", "risker") + ": " + Enumerate(parts) + "."
}

// stepName is a step with the municipality's word for it: "4 Allvarlig".
func (p riskPaper) stepName(axis data.RiskAxis, n int) string {
	if s := p.matrix.Step(axis, n); s != nil {
		return Number(n) + hard + s.Title
	}
	return Number(n)
}

// matrixTable is the matrices in words: how many risks each cell holds now and when the actions are done, and the band it is in.
func (p riskPaper) matrixTable() Block {
	now, then := p.inCells(valueNow), p.inCells(p.left)
	table := Table{RowHeader: true, Caption: "Antal risker nu, och när åtgärderna är genomförda", Columns: []Column{{Head: "Konsekvens", Weight: 1.3}}}
	steps := p.matrix.Steps(data.AxisProbability)
	for n := 1; n <= steps; n++ {
		table.Columns = append(table.Columns, Column{Head: "Sannolikhet " + p.stepName(data.AxisProbability, n), Weight: 1})
	}
	for consequence := p.matrix.Steps(data.AxisConsequence); consequence >= 1; consequence-- {
		row := Row{Cells: []Cell{TextCell(p.stepName(data.AxisConsequence, consequence))}}
		for probability := 1; probability <= steps; probability++ {
			v := data.Valued{Consequence: consequence, Probability: probability}
			count, band := "–", ""
			if now[v]+then[v] > 0 {
				count = "Nu " + Number(now[v]) + ", sedan " + Number(then[v])
			}
			if l := p.matrix.Level(v); l != nil {
				band = "\n" + lower(l.Title)
			}
			row.Cells = append(row.Cells, Cell{Runs: []Run{{Text: count}, quietly(band)}})
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// bands are the bands with what is decided about them, and how many risks they hold when the period began, now and after treatment.
func (p riskPaper) bands() []Block {
	table := Table{RowHeader: true, Caption: "Risknivåer", Columns: []Column{
		{Head: "Nivå", Weight: 1.3},
		{Head: "Värde", Weight: 0.8},
		{Head: "Riskägaren får acceptera", Weight: 1.3},
		{Head: "Hanteras inom", Weight: 1.2},
		{Head: string(p.in.From), Weight: 1.1, Align: AlignRight},
		{Head: "Nu", Weight: 0.6, Align: AlignRight},
		{Head: "Efter åtgärder", Weight: 0.9, Align: AlignRight},
	}}
	for _, l := range slices.Backward(p.matrix.Levels()) {
		months := "ingen tid"
		if l.Months != nil {
			months = Count(*l.Months, "månad", "månader")
		}
		may := "nej"
		if l.OwnerMay {
			may = "ja"
		}
		span := Number(*l.From)
		if until := p.matrix.Until(l); until > *l.From {
			span += "–" + Number(until)
		}
		after := 0
		for _, s := range p.now {
			after += oneIf(p.matrix.Level(p.left(s)) == l)
		}
		table.Rows = append(table.Rows, Cells(l.Title, span, may, months, Number(inBand(p.began, l)), Number(inBand(p.now, l)), Number(after)))
	}
	blocks := []Block{table}
	if p.undecided() {
		blocks = append(blocks, Text("Nivåerna är metodens förslag. Kommunen har inte beslutat vilka risker den accepterar."))
	}
	return blocks
}

// undecided tells whether some band is the method's proposal still.
func (p riskPaper) undecided() bool {
	return slices.ContainsFunc(p.matrix.Levels(), func(l *data.RiskLevel) bool { return l.DecidedOn == "" })
}

// hidden tells how many records are counted and not named.
func hidden(n int) []Block {
	if n == 0 {
		return nil
	}
	return []Block{Paragraph{Style: QuietText, Runs: Plain(Count(n, "risk", "risker") + " räknas men nämns inte, eftersom sekretess kan gälla.")}}
}

// mostInRiskReport is how many risks the paper names.
const mostInRiskReport = 15

func (p riskPaper) worst() []Block {
	table, secret := Table{RowHeader: true, Columns: []Column{
		{Head: "Risk", Weight: 3}, {Head: "Värde", Weight: 1.2}, {Head: "Riskägare", Weight: 1.4}, {Head: "Behandling", Weight: 1.1}, {Head: "Efter åtgärder", Weight: 1.2},
	}}, 0
	for _, s := range p.now {
		if !p.open(s.Risk) {
			secret++
			continue
		}
		if len(table.Rows) == mostInRiskReport {
			break
		}
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Risk), p.value(s.Now), p.person(s.Owner), option("risk_treatment", s.Treatment), p.value(s.Left())))
	}
	blocks := []Block{Heading{Level: 2, Text: "De största riskerna"}}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, hidden(secret)...)
}

// harms are the consequences by category of the risks where somebody has judged them; the highest is the risk's own.
func (p riskPaper) harms() []Block {
	table, secret := Table{RowHeader: true, Columns: []Column{{Head: "Risk", Weight: 3}, {Head: "Konsekvens per område", Weight: 4}}}, 0
	for _, s := range p.now {
		switch {
		case s.Harms.Highest() == 0:
		case !p.open(s.Risk):
			secret++
		default:
			words := capital(HarmWords(s.Harms))
			if s.Now.Known() && s.Harms.Highest() != s.Now.Consequence {
				words += ". Risken är sedan värderad med konsekvensen" + hard + Number(s.Now.Consequence) + "."
			}
			table.Rows = append(table.Rows, Cells(p.view.Title(s.Risk), words))
		}
	}
	if len(table.Rows)+secret == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 2, Text: "Konsekvens per område"}, Text("Den högsta konsekvensen är riskens. Områden som ingen har bedömt står inte med.")}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, hidden(secret)...)
}

// HarmWords are the consequences by category, the worst first: "personskada 4, förtroende 3 och ekonomi 1".
func HarmWords(harms data.RiskHarms) string { return Swedish.HarmWords(harms) }

// value is "12, hög"; a dash for none.
func (p riskPaper) value(v data.Valued) string {
	if !v.Known() {
		return "–"
	}
	if l := p.matrix.Level(v); l != nil {
		return Number(v.Product()) + ", " + lower(l.Title)
	}
	return Number(v.Product())
}

func (p riskPaper) person(link data.Link[*data.Person]) string {
	return cmp.Or(p.view.Linked(string(link)), "ingen")
}

// wanting is what nobody has done about the risks: those without owner or treatment, and those past their band's time.
func (p riskPaper) wanting() []Block {
	var items []string
	secret := 0
	for _, s := range p.now {
		var what []string
		if names := s.Wants(); len(names) > 0 {
			what = append(what, "saknar "+lower(FieldNames("risk", names)))
		}
		if by := s.HandledBy(); s.Above() && !s.Accepted && by != "" && by < p.in.AsOf {
			what = append(what, "skulle ha varit hanterad "+string(by))
		}
		if s.Above() && !s.InHand() {
			what = append(what, "har varken åtgärd eller acceptans")
		}
		switch {
		case len(what) == 0:
		case !p.open(s.Risk):
			secret++
		default:
			items = append(items, p.view.Title(s.Risk)+" "+Enumerate(what)+".")
		}
	}
	if len(items)+secret == 0 {
		return []Block{Heading{Level: 2, Text: "Det som saknas"}, Text("Varje risk har riskägare och behandling, och ingen är försenad.")}
	}
	blocks := []Block{Heading{Level: 2, Text: "Det som saknas"}}
	if len(items) > 0 {
		blocks = append(blocks, Bullets(items...))
	}
	return append(blocks, hidden(secret)...)
}

// accepted are the acceptances, those that have run out first.
func (p riskPaper) accepted() []Block {
	table, secret := Table{RowHeader: true, Columns: []Column{{Head: "Risk", Weight: 3}, {Head: "Accepterad av", Weight: 1.5}, {Head: "Till och med", Weight: 1}, {Head: "Läge", Weight: 1.4}}}, 0
	list := slices.Clone(p.now)
	slices.SortStableFunc(list, func(a, b data.RiskStanding) int {
		return cmp.Compare(cmp.Or(a.AcceptedUntil, "9999"), cmp.Or(b.AcceptedUntil, "9999"))
	})
	for _, s := range list {
		if s.AcceptedOn == "" || s.AcceptedOn > p.in.AsOf {
			continue
		}
		if !p.open(s.Risk) {
			secret++
			continue
		}
		state := "gäller"
		switch {
		case s.Outgrown:
			state = "gäller inte, risken har blivit större"
		case !s.Accepted:
			state = "har löpt ut"
		}
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Risk), p.person(s.AcceptedBy), cmp.Or(string(s.AcceptedUntil), "tills vidare"), state))
	}
	if len(table.Rows)+secret == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 2, Text: "Accepterade risker"}}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, hidden(secret)...)
}

// actions are the open actions that came of the risks.
func (p riskPaper) actions() []Block {
	if !inUse(p.in.Register, "action") {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 3}, {Head: "Risk", Weight: 0.7}, {Head: "Ansvarig", Weight: 1.4}, {Head: "Senast", Weight: 1}}}
	for _, s := range p.now {
		for _, a := range s.Actions {
			if a.Open() && p.open(a) && p.open(s.Risk) {
				table.Rows = append(table.Rows, Cells(p.view.Title(a), p.view.Number(s.Risk), p.person(a.Responsible), cmp.Or(string(a.Due), "–")))
			}
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: "Åtgärder som pågår"}, table}
}

// analyses tell when each administration last analysed its risks.
func (p riskPaper) analyses() []Block {
	list := data.Analyses(p.in.Register)
	if len(list) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Förvaltning", Weight: 3}, {Head: "Senaste riskanalys", Weight: 1.5}, {Head: "Nästa senast", Weight: 1.5}}}
	for _, a := range list {
		last := "ingen"
		if a.Last != nil {
			last = string(a.Last.On)
		}
		table.Rows = append(table.Rows, Cells(a.Unit.Name, last, string(a.NextBy)))
	}
	return []Block{Heading{Level: 2, Text: "Riskanalyser"}, table}
}

// continuity is how ready the activities are that must go on.
func (p riskPaper) continuity() []Block {
	table, secret, ready := Table{RowHeader: true, Columns: []Column{
		{Head: "Verksamhet", Weight: 2.2}, {Head: "Längsta avbrott", Weight: 1}, {Head: "Plan", Weight: 1}, {Head: "Senast övad", Weight: 1}, {Head: "Det som saknas", Weight: 2.6},
	}}, 0, 0
	list := data.ContinuityStandings(p.in.Register, p.in.AsOf)
	for _, s := range list {
		ready += oneIf(s.Ready())
		if !p.open(s.Continuity) {
			secret++
			continue
		}
		stop, exercised := "–", "aldrig"
		if s.StopHours != nil {
			stop = Count(*s.StopHours, "timme", "timmar")
		}
		if s.Exercised != nil {
			exercised = string(s.Exercised.On)
		}
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Continuity), stop, cmp.Or(string(s.PlanOn), "saknas"), exercised, cmp.Or(p.lacking(s), "inget")))
	}
	blocks := []Block{Heading{Level: 2, Text: "Kontinuitet"}, Text(readyWords(ready, len(list)))}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if secret > 0 {
		blocks = append(blocks, Paragraph{Style: QuietText, Runs: Plain(Count(secret, "verksamhet", "verksamheter") + " räknas men nämns inte, eftersom sekretess kan gälla.")})
	}
	return blocks
}

// readyWords tell how many activities are ready.
func readyWords(ready, all int) string {
	return Number(ready) + " av " + Count(all, "kritisk verksamhet", "kritiska verksamheter") + " har en plan som är övad de senaste två åren och system som kommer tillbaka i tid."
}

// lacking is what an activity wants: "aldrig övad, Lönesystemet utan lyckad återläsning".
func (p riskPaper) lacking(s data.ContinuityStanding) string {
	var what []string
	if s.PlanOn == "" {
		what = append(what, "plan")
	}
	if s.StopHours == nil {
		what = append(what, "längsta avbrott")
	}
	if s.Exercised == nil || s.ExerciseBy() < p.in.AsOf {
		what = append(what, "övning")
	}
	for _, one := range s.TooSlow {
		what = append(what, "kort nog återställning av "+p.view.Title(one))
	}
	for _, one := range s.Untried {
		what = append(what, "lyckad återläsning av "+p.view.Title(one))
	}
	return strings.Join(what, ", ")
}
