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
	return paper
}

func (c *controlPaper) yearWords() string { return strconv.Itoa(c.year.Number()) }

// controlPlan is the plan of internkontroll, for the body that adopts it.
func controlPlan(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	c := newControlPaper(in)
	paper := c.start("Plan för internkontroll")
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
				TextCell(c.view.Number(p) + " " + p.Title), TextCell(stated(p.Danger)),
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
	}
	return paper, nil
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
	c := newControlPaper(in)
	c.shown = append(c.shown, c.occasionsShown()...)
	paper := c.start("Uppföljning av internkontroll")
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		table := Table{RowHeader: true, Columns: []Column{
			{Head: "Kontrollmoment", Weight: 2.4}, {Head: "När", Weight: 1.4}, {Head: "Resultat", Weight: 1.5}, {Head: "Vad som framkom", Weight: 2.6}, {Head: "Åtgärd", Weight: 2.2},
		}}
		for _, p := range points {
			occasions := c.occasions[data.Link[*data.ControlPoint](p.ID)]
			if len(occasions) == 0 {
				table.Rows = append(table.Rows, Cells(p.Title, "Inte planerat", "", "", ""))
			}
			for _, o := range occasions {
				table.Rows = append(table.Rows, Row{Cells: []Cell{
					TextCell(p.Title), TextCell(string(cmp.Or(o.DoneOn, o.PlannedOn))), TextCell(c.resultWords(o)),
					withBelow(o.Findings, o.Figures),
					TextCell(c.answerWords(o)),
				}})
			}
		}
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: u.Name}, Text(c.tally(points).words()), table)
	}
	return paper, nil
}

func (c *controlPaper) occasionsShown() []data.Record {
	var list []data.Record
	for _, u := range c.bodies {
		for _, p := range c.points[data.Link[*data.Unit](u.ID)] {
			for _, o := range c.occasions[data.Link[*data.ControlPoint](p.ID)] {
				list = append(list, o)
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
