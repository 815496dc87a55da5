package reports

import (
	"cmp"
	"slices"
	"strconv"

	"lisparmen/data"
	"lisparmen/translations"
)

// assessmentPaper is the result of the year's självskattning, area by area, beside the time before, and what follows of it.
func assessmentPaper(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	reg := in.Register.InUse()
	a := assessed{in: in, reg: reg, view: NewViewer(reg), levels: data.Levels(reg)}
	a.year, a.before = a.latest(data.YearOf(in.To).Next()), ""
	if a.year != "" {
		a.before = a.latest(a.year)
	}
	paper := in.paper("Självskattning")
	paper.Subtitle = "Hur långt informationssäkerhetsarbetet har kommit. Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = in.publicNote()
	if text := unusedWords(in.Register, data.SelfAssessments.Name); text != "" || a.year == "" {
		paper.Blocks = append(paper.Blocks, Lead(capital(cmp.Or(text, "inget område är skattat"))+"."))
		if !isElsewhere(in.Register, data.SelfAssessments.Name) {
			paper.Blocks = append(paper.Blocks, Text("Lägg upp årets områden och skatta hur långt vart och ett har kommit, på nivå 0 till 4."))
			paper.Blocks = append(paper.Blocks, a.meaning()...)
		}
		return paper, nil
	}
	paper.Title = "Självskattning " + strconv.Itoa(a.year.Number())
	paper.Blocks = append(paper.Blocks, Lead(a.judgement()), a.table())
	if in.Public {
		paper.Blocks = append(paper.Blocks, Text("Motiveringarna är utelämnade i den offentliga versionen."))
	}
	paper.Blocks = append(paper.Blocks, a.follows()...)
	paper.Blocks = append(paper.Blocks, a.meaning()...)
	if !in.Public {
		paper.Secrecy = a.mark()
	}
	return paper, nil
}

type assessed struct {
	in           Input
	reg          data.Register
	view         *Viewer
	levels       map[data.MaturityArea]map[data.Year]int
	year, before data.Year // the latest that is judged, and the one before; empty: none
}

// latest is the latest year before another in which some area was judged; empty when there is none. A last year without a next is
// taken as it is.
func (a assessed) latest(before data.Year) data.Year {
	found := data.Year("")
	for _, years := range a.levels {
		for year := range years {
			if (before == "" || year < before) && year > found {
				found = year
			}
		}
	}
	return found
}

func (a assessed) level(area data.MaturityArea, year data.Year) (int, bool) {
	level, ok := a.levels[area][year]
	return level, ok && year != ""
}

// judgement tells where most stand, and how many areas have gone up and down.
func (a assessed) judgement() string {
	lowest, highest, judged, up, down, compared := 4, 0, 0, 0, 0, 0
	for _, area := range data.MaturityAreas() {
		now, ok := a.level(area, a.year)
		if !ok {
			continue
		}
		judged++
		lowest, highest = min(lowest, now), max(highest, now)
		if then, ok := a.level(area, a.before); ok {
			compared++
			up += oneIf(now > then)
			down += oneIf(now < then)
		}
	}
	text := "Arbetet är på nivå " + Number(lowest)
	if highest > lowest {
		text += "–" + Number(highest)
	}
	text += " av 4 i " + Count(judged, "område", "områden") + "."
	if compared == 0 {
		return text + " Det finns ingen tidigare skattning att jämföra med."
	}
	since := " sedan " + strconv.Itoa(a.before.Number())
	switch {
	case up == 0 && down == 0:
		return text + " Inget område har ändrats" + since + "."
	case down == 0:
		return text + " " + Count(up, "område", "områden") + " har gått upp" + since + " och inget har gått ned."
	case up == 0:
		return text + " " + Count(down, "område", "områden") + " har gått ned" + since + " och inget har gått upp."
	}
	return text + " " + Count(up, "område", "områden") + " har gått upp" + since + " och " + Number(down) + " har gått ned."
}

// table is the level of each area, beside the time before, and why. The reasons tell of what is weak, and nobody has looked whether
// that is secret: a paper for anyone has none of them.
func (a assessed) table() Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Område", Weight: 2.3}}}
	if a.before != "" {
		table.Columns = append(table.Columns, Column{Head: strconv.Itoa(a.before.Number()), Weight: 0.7, Align: AlignRight})
	}
	table.Columns = append(table.Columns, Column{Head: strconv.Itoa(a.year.Number()), Weight: 0.7, Align: AlignRight})
	if a.before != "" {
		table.Columns = append(table.Columns, Column{Head: "Sedan dess", Weight: 1.3})
	}
	if !a.in.Public {
		table.Columns = append(table.Columns, Column{Head: "Därför", Weight: 4})
	}
	for _, area := range data.MaturityAreas() {
		row := []string{option("maturity_area", area)}
		if a.before != "" {
			row = append(row, levelWords(a.levels, area, a.before))
		}
		row = append(row, levelWords(a.levels, area, a.year))
		if a.before != "" {
			row = append(row, a.change(area))
		}
		if !a.in.Public {
			row = append(row, a.why(area))
		}
		table.Rows = append(table.Rows, Cells(row...))
	}
	return table
}

func (a assessed) why(area data.MaturityArea) string {
	s := data.AssessmentOf(a.reg, area, a.year)
	if s == nil {
		return ""
	}
	return cmp.Or(s.Why, "Ingen motivering är skriven.")
}

func (a assessed) change(area data.MaturityArea) string {
	now, ok := a.level(area, a.year)
	then, was := a.level(area, a.before)
	switch {
	case !ok && !was:
		return "–"
	case !ok:
		return "Inte skattat än"
	case !was:
		return "Nytt"
	case now > then:
		return "Upp " + Number(now-then)
	case now < then:
		return "Ned " + Number(then-now)
	}
	return "Oförändrat"
}

// follows is what the judgement leads to: what the weakest areas need next, and the actions that came of it.
func (a assessed) follows() []Block {
	byLevel := map[int][]string{}
	lowest := -1
	var unjudged []string
	for _, area := range data.MaturityAreas() {
		name := option("maturity_area", area)
		level, ok := a.level(area, a.year)
		if !ok {
			unjudged = append(unjudged, name)
			continue
		}
		byLevel[level] = append(byLevel[level], name)
		if lowest < 0 || level < lowest {
			lowest = level
		}
	}
	blocks := []Block{Heading{Level: 1, Text: "Vad som följer"}}
	if next := "maturity." + strconv.Itoa(lowest+1); translations.Swedish.Has(next) {
		blocks = append(blocks, Text("Svagast, på nivå "+Number(lowest)+", är "+Count(len(byLevel[lowest]), "område", "områden")+". Nästa steg för dem är "+lower(translations.Swedish.Text(next, nil))), Bullets(byLevel[lowest]...))
	}
	if len(unjudged) > 0 {
		blocks = append(blocks, Text("Inte skattade än: "+lower(Enumerate(unjudged))+"."))
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Åtgärd", Weight: 3.4}, {Head: "Område", Weight: 2}, {Head: "Ansvarig", Weight: 1.8}, {Head: "Klar senast", Weight: 1.3}, {Head: "Läge", Weight: 1.1}}}
	for _, action := range a.actions() {
		s, _ := a.of(action)
		table.Rows = append(table.Rows, Cells(a.view.Title(action), option("maturity_area", s.Area), stated(a.view.Linked(string(action.Responsible))), stated(string(action.Due)), option("action_state", action.State)))
	}
	switch {
	case len(table.Rows) > 0:
		return append(blocks, table)
	case !inUse(a.in.Register, data.Actions.Name):
		return append(blocks, unused(a.in.Register, data.Actions.Name)...)
	}
	return append(blocks, Text("Ingen åtgärd är knuten till skattningen. Skapa åtgärderna från det område som de ska lyfta, så följs de upp här."))
}

// actions are those that came of the year's judgement.
func (a assessed) actions() []*data.Action {
	return slices.DeleteFunc(data.All(a.reg, data.Actions), func(action *data.Action) bool {
		s, ok := a.of(action)
		return !ok || s.Year != a.year
	})
}

// of is the judgement that an action came of.
func (a assessed) of(action *data.Action) (*data.SelfAssessment, bool) {
	kind, id, _ := data.SplitOrigin(action.Origin)
	s, ok := data.Find(a.reg, data.Link[*data.SelfAssessment](id))
	return s, ok && kind == data.SelfAssessments.Name
}

// meaning is what the levels are.
func (a assessed) meaning() []Block {
	var levels []string
	for level := 0; translations.Swedish.Has("maturity." + strconv.Itoa(level)); level++ {
		levels = append(levels, translations.Swedish.Text("maturity."+strconv.Itoa(level), nil))
	}
	return []Block{Heading{Level: 1, Text: "Vad nivåerna betyder"}, Bullets(levels...)}
}

// mark is that of the reasons, which tell of what is weak: the register has no marks of its own, so the provision is proposed. The
// actions may be marked for themselves.
func (a assessed) mark() *SecrecyMark {
	marks := []*SecrecyMark{{Provision: data.MeasureSystems.Name + proposal, Text: unjudgedNote + markNote}}
	if mark := jointMark(a.in, a.actions()); mark != nil {
		marks = append([]*SecrecyMark{mark}, marks...)
	}
	return joined(marks)
}
