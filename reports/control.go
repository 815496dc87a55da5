package reports

import (
	"cmp"
	"slices"
	"strconv"

	"lisparmen/data"
)

// controlPaper is what the two papers on internkontroll are made from: the kontrollmoment of a year, of one body or of all.
type controlPaper struct {
	in        Input
	reg       data.Register
	view      *Viewer
	year      data.Year
	bodies    []*data.Unit // in the register's order
	points    map[data.Link[*data.Unit]][]*data.ControlPoint
	occasions map[data.Link[*data.ControlPoint]][]*data.ControlOccasion
	answers   map[string][]*data.Action // by what they came of
	shown     []data.Record             // those whose words are on the paper
}

func newControlPaper(in Input) *controlPaper {
	reg := in.Register.InUse()
	c := &controlPaper{
		in: in, reg: reg, view: NewViewer(reg), year: data.YearOf(in.To), points: map[data.Link[*data.Unit]][]*data.ControlPoint{},
		occasions: map[data.Link[*data.ControlPoint]][]*data.ControlOccasion{}, answers: map[string][]*data.Action{},
	}
	for _, p := range data.All(reg, data.ControlPoints) {
		if p.Year == c.year && (in.RecordID == "" || string(p.Unit) == in.RecordID) {
			c.points[p.Unit] = append(c.points[p.Unit], p)
			c.shown = append(c.shown, p)
		}
	}
	for _, u := range data.All(reg, data.Units) {
		if len(c.points[data.Link[*data.Unit](u.ID)]) > 0 {
			c.bodies = append(c.bodies, u)
		}
	}
	for _, o := range data.All(reg, data.ControlOccasions) { // in the order of their days
		c.occasions[o.Control] = append(c.occasions[o.Control], o)
	}
	for _, a := range data.All(reg, data.Actions) {
		if a.Origin != "" {
			c.answers[a.Origin] = append(c.answers[a.Origin], a)
		}
	}
	return c
}

// start begins either paper; text is what it tells when there is no kontrollmoment.
func (c *controlPaper) start(title string) Document {
	paper := c.in.paper(title + " " + c.yearWords())
	paper.Subtitle = "Informationssäkerhet. Ställning per den " + LongDate(c.in.AsOf)
	if u, ok := c.reg.Record(c.in.RecordID).(*data.Unit); ok {
		paper.Subtitle = u.Name + ". " + paper.Subtitle
	}
	var marks []*SecrecyMark
	for _, r := range c.shown {
		if mark := c.in.markOf(r); mark != nil {
			marks = append(marks, mark)
		}
	}
	paper.Secrecy = joined(marks)
	paper.Blocks = c.in.publicNote()
	if text := unusedWords(c.in.Register, data.ControlPoints.Name); text != "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(text)+"."))
	} else if len(c.bodies) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Inga kontrollmoment är inlagda för "+c.yearWords()+"."))
	}
	if len(c.bodies) == 0 && !isElsewhere(c.in.Register, data.ControlPoints.Name) {
		paper.Blocks = append(paper.Blocks, Text("Lägg in nämndens kontrollmoment, med risk, metod, hur ofta och ansvarig. Då blir planen och uppföljningen till av sig själva."))
	}
	return paper
}

func (c *controlPaper) yearWords() string { return strconv.Itoa(c.year.Number()) }

// controlPlan is the plan of internkontroll, for the body that adopts it.
func controlPlan(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if _, err := chosenUnit(in); err != nil {
		return Document{}, err
	}
	c := newControlPaper(in)
	paper := c.start("Plan för internkontroll")
	if len(c.bodies) > 0 {
		paper.Blocks = append(paper.Blocks, Lead(c.planWords()))
	}
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		table := Table{RowHeader: true, Columns: []Column{
			{Head: "Kontrollmoment", Weight: 2.6}, {Head: "Risk", Weight: 2.4}, {Head: "Metod och omfattning", Weight: 2}, {Head: "Hur ofta", Weight: 1.2}, {Head: "Ansvarig och rapport", Weight: 1.8},
		}}
		proposed := 0
		adopted := map[string]bool{}
		for _, p := range points {
			proposed += oneIf(p.State != data.PlanAdopted)
			if words := c.adoptedWords(p); words != "" {
				adopted[words] = true
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{
				TextCell(c.pointName(p)), TextCell(stated(p.Danger)),
				withBelow(option("control_method", p.Method), p.Extent),
				TextCell(option("frequency", p.Frequency)),
				withBelow(stated(c.view.Linked(string(p.Responsible))), reportsTo(c.view.Linked(string(p.ReportsTo)))),
			}})
		}
		text := "Planen har " + Count(len(points), "kontrollmoment", "kontrollmoment") + " för informationssäkerhet."
		switch {
		case proposed == len(points):
			text += " Den är ett förslag."
		case proposed > 0:
			text += " " + Number(proposed) + " av dem är förslag."
		case len(adopted) > 0:
			text += " Antagen: " + Enumerate(sortedWords(adopted)) + "."
		}
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: u.Name}, Text(text), table)
		paper.Blocks = append(paper.Blocks, c.lessonsBefore(points)...)
		if proposed > 0 {
			paper.Blocks = append(paper.Blocks, Group{[]Block{Heading{Level: 2, Text: "Förslag till beslut"}, Text(u.Name + " antar kontrollmomenten för informationssäkerhet " + strconv.Itoa(c.year.Number()) + ".")}})
		}
	}
	return paper, nil
}

// planWords tell in a sentence how many bodies have a plan and whether they have adopted it.
func (c *controlPaper) planWords() string {
	all, proposed := 0, 0
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		all += len(points)
		proposed += oneIf(slices.ContainsFunc(points, func(p *data.ControlPoint) bool { return p.State != data.PlanAdopted }))
	}
	text := Count(all, "kontrollmoment", "kontrollmoment") + " för informationssäkerhet är " + plural(all, "planerat", "planerade") + " " + strconv.Itoa(c.year.Number())
	if c.in.RecordID == "" {
		text += " i " + Count(len(c.bodies), "nämnd", "nämnder")
	}
	switch {
	case proposed == 0:
		return text + ", och " + plural(len(c.bodies), "planen är antagen", "alla planer är antagna") + "."
	case proposed == len(c.bodies):
		return text + ". " + plural(proposed, "Planen är ett förslag", "Planerna är förslag") + "."
	}
	return text + ". " + Number(proposed) + " av planerna är inte antagna i sin helhet."
}

// lessonsBefore is what the same kontrollmoment taught the year before, for those who decide to do them again.
func (c *controlPaper) lessonsBefore(points []*data.ControlPoint) []Block {
	var lessons []string
	for _, p := range points {
		if before := data.Forerunner(c.reg, p); before != nil && before.Learnt != "" {
			lessons = append(lessons, c.view.Number(p)+": "+before.Learnt)
		}
	}
	if len(lessons) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: "Lärdomar från året innan"}, Bullets(lessons...)}
}

// adoptedWords are the decision by which a kontrollmoment was adopted.
func (c *controlPaper) adoptedWords(p *data.ControlPoint) string {
	if d, ok := data.Find(c.reg, p.Decision); ok && !d.Removed {
		return cmp.Or(d.DiaryNumber+" "+paragraphSign(d.Paragraph), c.view.Title(d))
	}
	return p.Adopted
}

func reportsTo(unit string) string {
	if unit == "" {
		return ""
	}
	return "Rapport till " + lower(unit)
}

// withBelow is a cell of words with others quietly on the line below, where there are any.
func withBelow(words, below string) Cell {
	if words == "" || below == "" {
		return Cell{Runs: []Run{{Text: words}, quietly(below)}}
	}
	return Cell{Runs: []Run{{Text: words}, quietly("\n" + below)}}
}

func sortedWords(set map[string]bool) []string {
	var words []string
	for word := range set {
		words = append(words, word)
	}
	slices.Sort(words)
	return words
}

// controlTally is how the occasions of a year have gone.
type controlTally struct {
	done, clean, minor, major, late, coming int
}

func (c *controlPaper) tally(points []*data.ControlPoint) (n controlTally) {
	for _, p := range points {
		for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
			n.done += oneIf(o.DoneOn != "" && o.DoneOn <= c.in.AsOf)
			n.clean += oneIf(o.Result == data.ResultClean)
			n.minor += oneIf(o.Result == data.ResultMinor)
			n.major += oneIf(o.Result == data.ResultMajor)
			n.late += oneIf(o.Late(c.in.AsOf))
			n.coming += oneIf(o.Waits() && o.PlannedOn >= c.in.AsOf)
		}
	}
	return n
}

// plus is two tallies together.
func (n controlTally) plus(m controlTally) controlTally {
	return controlTally{n.done + m.done, n.clean + m.clean, n.minor + m.minor, n.major + m.major, n.late + m.late, n.coming + m.coming}
}

// words tell a tally: "12 tillfällen är genomförda: 8 utan anmärkning, 3 mindre avvikelser och 1 avvikelse."
func (n controlTally) words() string {
	if n.done+n.late+n.coming == 0 {
		return "Inga tillfällen är planerade."
	}
	text := Count(n.done, "tillfälle är genomfört", "tillfällen är genomförda")
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{{n.clean, "utan anmärkning", "utan anmärkning"}, {n.minor, "mindre avvikelse", "mindre avvikelser"}, {n.major, "avvikelse", "avvikelser"}} {
		if part.n > 0 {
			parts = append(parts, Count(part.n, part.one, part.many))
		}
	}
	if len(parts) > 0 {
		text += ": " + Enumerate(parts)
	}
	text += "."
	if n.late > 0 {
		text += " " + Count(n.late, "tillfälle är inte genomfört i tid", "tillfällen är inte genomförda i tid") + "."
	}
	if n.coming > 0 {
		text += " " + Count(n.coming, "tillfälle återstår", "tillfällen återstår") + "."
	}
	return text
}

// controlResults tells what came of the plan, and what has been done about it.
func controlResults(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if _, err := chosenUnit(in); err != nil {
		return Document{}, err
	}
	c := newControlPaper(in)
	c.shown = append(c.shown, c.occasionsShown()...)
	paper := c.start("Uppföljning av internkontroll")
	if len(c.bodies) > 0 {
		paper.Blocks = append(paper.Blocks, Lead(c.outcome()))
	}
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		table := Table{RowHeader: true, Columns: []Column{
			{Head: "Kontrollmoment", Weight: 2.2}, {Head: "När", Weight: 1.35}, {Head: "Resultat", Weight: 1.45}, {Head: "Vad som framkom", Weight: 2.6}, {Head: "Åtgärd", Weight: 2.4},
		}}
		for _, p := range points {
			name := c.pointName(p)
			occasions := c.occasions[data.Link[*data.ControlPoint](p.ID)]
			if len(occasions) == 0 {
				table.Rows = append(table.Rows, Cells(name, "Inte planerat", "", "", ""))
			}
			for _, o := range occasions {
				table.Rows = append(table.Rows, Row{Cells: []Cell{
					TextCell(name), TextCell(string(cmp.Or(o.DoneOn, o.PlannedOn))), TextCell(c.resultWords(o)),
					withBelow(o.Findings, o.Figures),
					TextCell(c.answerWords(o)),
				}})
				name = c.view.Number(p) + " igen"
			}
		}
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: u.Name}, Text(c.tally(points).words()), table)
		paper.Blocks = append(paper.Blocks, lessonsOf(c.view, points)...)
	}
	return paper, nil
}

// outcome tells in a sentence what the year has shown: deviations, and whether something is done about them.
func (c *controlPaper) outcome() string {
	n, unanswered := controlTally{}, 0
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		n = n.plus(c.tally(points))
		unanswered += len(c.unanswered(points))
	}
	deviations := n.minor + n.major
	if n.done == 0 {
		return "Inget kontrolltillfälle är genomfört ännu."
	}
	text := "Internkontrollen har inte visat någon avvikelse."
	if deviations > 0 {
		text = "Internkontrollen har visat " + Count(deviations, "avvikelse", "avvikelser")
		switch {
		case unanswered == 0:
			text += ", och " + plural(deviations, "den", "alla") + " har en åtgärd."
		case unanswered == deviations:
			text += ", och " + plural(deviations, "den har ingen åtgärd", "ingen av dem har en åtgärd") + "."
		default:
			text += ", och " + Number(unanswered) + " av dem har ingen åtgärd."
		}
	}
	if n.late > 0 {
		text += " " + Count(n.late, "kontrolltillfälle är försenat", "kontrolltillfällen är försenade") + "."
	}
	return text
}

// unanswered are the occasions that deviate and that no action answers.
func (c *controlPaper) unanswered(points []*data.ControlPoint) []*data.ControlOccasion {
	var list []*data.ControlOccasion
	for _, p := range points {
		for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
			if o.Result.Deviates() && len(c.answers[data.OriginOf(o.KindName(), o.ID)]) == 0 {
				list = append(list, o)
			}
		}
	}
	return list
}

// lessonsOf are what next year's plan should know.
func lessonsOf(view *Viewer, points []*data.ControlPoint) []Block {
	var lessons []string
	for _, p := range points {
		if p.Learnt != "" {
			lessons = append(lessons, view.Number(p)+": "+p.Learnt)
		}
	}
	if len(lessons) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: "Till nästa års plan"}, Bullets(lessons...)}
}

// occasionsShown are the occasions and the actions that came of them, whose words are on a paper of what came of the plan.
func (c *controlPaper) occasionsShown() []data.Record {
	var list []data.Record
	for _, u := range c.bodies {
		for _, p := range c.points[data.Link[*data.Unit](u.ID)] {
			for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
				list = append(list, o)
				for _, a := range c.answers[data.OriginOf(o.KindName(), o.ID)] {
					list = append(list, a)
				}
			}
		}
	}
	return list
}

// resultWords tell how an occasion went, or that it waits.
func (c *controlPaper) resultWords(o *data.ControlOccasion) string {
	switch {
	case o.Waits() && o.Late(c.in.AsOf):
		return "Försenat"
	case o.Waits():
		return "Återstår"
	}
	return option("control_result", o.Result)
}

// answerWords are the actions that came of an occasion, and how they stand.
func (c *controlPaper) answerWords(o *data.ControlOccasion) string {
	var words []string
	for _, a := range c.answers[data.OriginOf(o.KindName(), o.ID)] {
		words = append(words, c.view.Title(a)+" ("+lower(option("action_state", a.State))+")")
	}
	if len(words) == 0 && o.Result.Deviates() {
		return "Ingen åtgärd"
	}
	return Enumerate(words)
}
