package reports

import (
	"strconv"

	"lisparmen/data"
)

// internalControl is the part of the annual report on internkontroll, goals and the self-assessment; nothing of what is not in use, since what is kept elsewhere is told at the end.
func (b *board) internalControl() []Block {
	blocks := b.controlTable()
	blocks = append(blocks, b.goalTable()...)
	blocks = append(blocks, b.auditWords()...)
	blocks = append(blocks, b.maturityTable()...)
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Heading{Level: 1, Text: "Internkontroll och uppföljning"}}, blocks...)
}

func (b *board) controlTable() []Block {
	if !inUse(b.reg, data.ControlPoints.Name) {
		return nil
	}
	c := b.controlPaper()
	table := Table{RowHeader: true, Columns: []Column{{Head: "Nämnd", Weight: 2.2}, {Head: "Kontrollmoment", Weight: 1.2, Align: AlignRight}, {Head: "Resultat", Weight: 4}}}
	for _, u := range c.bodies {
		points := c.points[data.Link[*data.Unit](u.ID)]
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(u.Name), TextCell(Number(len(points))), TextCell(c.tally(points).words())}})
	}
	judged := b.judge.Computed(26)
	return []Block{Lead(Reason(judged) + "."), table}
}

// controlPaper is the internkontroll as the report may read of it.
func (b *board) controlPaper() *controlPaper {
	in := b.in
	in.Register, in.RecordID = b.reg, ""
	return newControlPaper(in)
}

// goalTable tells of each goal what it is to be and what it was last measured to.
func (b *board) goalTable() []Block {
	if !inUse(b.reg, data.Goals.Name) {
		return nil
	}
	table := Table{Caption: "Mål", RowHeader: true, Columns: []Column{{Head: "Mål", Weight: 3.4}, {Head: "Målvärde", Weight: 1.5}, {Head: "Senast", Weight: 1.5}, {Head: "Utveckling", Weight: 2}}}
	of := data.ReadingsByGoal(b.reg)
	for _, g := range data.All(b.reg, data.Goals) {
		if g.EndedOn != "" && g.EndedOn < b.in.From {
			continue
		}
		now, before := "Inte mätt", ""
		if readings := of[data.Link[*data.Goal](g.ID)]; len(readings) > 0 {
			now, before = GoalValue(g, readings[len(readings)-1].Value), "Första mätningen"
			if len(readings) > 1 {
				before = "Från " + GoalValue(g, readings[0].Value)
			}
		}
		table.Rows = append(table.Rows, Cells(g.Title, GoalTarget(g), now, before))
	}
	return []Block{table}
}

// GoalValue is a value of a goal's measure: "78 %".
func GoalValue(g *data.Goal, value *int) string { return Swedish.GoalValue(g, value) }

// GoalTarget is what a goal is to be: "Minst 90 %".
func GoalTarget(g *data.Goal) string { return Swedish.GoalTarget(g) }

// auditWords tell how many findings of audits wait.
func (b *board) auditWords() []Block {
	if !inUse(b.reg, data.Audits.Name) {
		return nil
	}
	held := 0
	for _, a := range data.All(b.reg, data.Audits) {
		held += oneIf(b.in.covers(a.On))
	}
	open, late := 0, 0
	for _, f := range data.All(b.reg, data.Findings) {
		open += oneIf(f.Open())
		late += oneIf(f.Open() && f.Due != "" && f.Due < b.in.AsOf)
	}
	text := Count(held, "granskning har gjorts i perioden", "granskningar har gjorts i perioden") + ". " + Count(open, "iakttagelse är öppen", "iakttagelser är öppna")
	if late > 0 {
		text += ", varav " + Number(late) + " skulle ha varit åtgärdade"
	}
	return []Block{Text(text + ".")}
}

// maturityTable tells the levels of this year's self-assessment beside those of the year before.
func (b *board) maturityTable() []Block {
	if !inUse(b.reg, data.SelfAssessments.Name) {
		return nil
	}
	year := data.YearOf(b.in.To)
	levels := data.Levels(b.reg)
	table := Table{Caption: "Självskattning, nivå 0–4", RowHeader: true, Columns: []Column{
		{Head: "Område", Weight: 4}, {Head: strconv.Itoa(year.Before().Number()), Weight: 1, Align: AlignRight}, {Head: strconv.Itoa(year.Number()), Weight: 1, Align: AlignRight},
	}}
	for _, area := range data.MaturityAreas() {
		table.Rows = append(table.Rows, Cells(option("maturity_area", area), levelWords(levels, area, year.Before()), levelWords(levels, area, year)))
	}
	return []Block{table}
}

func levelWords(levels map[data.MaturityArea]map[data.Year]int, area data.MaturityArea, year data.Year) string {
	if level, ok := levels[area][year]; ok {
		return Number(level)
	}
	return "–"
}
