package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// actionSum sums up the actions.
type actionSum struct {
	open, overdue, done    []*data.Action // done in the period
	helped                 []*data.Action // done, in the period or looked at in it
	unfinanced, financed   int            // kronor of what is open and due by the end of next year
	unfinancedActions      int
	before                 bool // there is an earlier register to compare with
	kept, keptLate, fallen int  // of the actions that were open when the period began: done, late, cancelled
	stillOpen              int  // … and in time
}

func sumActions(reg data.Register, in Input) actionSum {
	var s actionSum
	if !inUse(reg, data.Actions.Name) {
		return s
	}
	nextYear := in.To.Year() + 1
	for _, a := range data.All(reg, data.Actions) {
		switch {
		case a.Open():
			s.open = append(s.open, a)
			if a.Due != "" && a.Due < in.AsOf {
				s.overdue = append(s.overdue, a)
			}
			s.addCost(a, nextYear)
		case a.State == data.ActionDone && in.covers(a.DoneOn):
			s.done = append(s.done, a)
			s.helped = append(s.helped, a)
		case a.State == data.ActionDone && in.covers(a.EffectOn):
			s.helped = append(s.helped, a)
		}
	}
	slices.SortStableFunc(s.open, func(x, y *data.Action) int {
		return cmp.Compare(cmp.Or(x.Due, "9999"), cmp.Or(y.Due, "9999"))
	})
	s.before = known(in.Before)
	for _, was := range data.All(in.Before, data.Actions) {
		if was.Open() {
			s.addMission(reg, was, in.AsOf)
		}
	}
	return s
}

// addCost counts what an open action costs, unless it is due after next year.
func (s *actionSum) addCost(a *data.Action, nextYear int) {
	if a.Cost == nil || a.Due.Year() > nextYear {
		return
	}
	if a.Financed {
		s.financed += *a.Cost
		return
	}
	s.unfinanced += *a.Cost
	s.unfinancedActions++
}

// addMission counts how it went with an action that was open when the period began.
func (s *actionSum) addMission(reg data.Register, was *data.Action, today data.Day) {
	now, ok := data.Find(reg, data.Link[*data.Action](was.ID))
	switch {
	case !ok || now.Removed || now.Gallrad != "" || now.State == data.ActionCancelled:
		s.fallen++
	case now.State == data.ActionDone:
		s.kept++
	case now.Due != "" && now.Due < today:
		s.keptLate++
	default:
		s.stillOpen++
	}
}

// missionsAnswer is point 10: the tasks that the board has given, and the actions that were open when the period began.
func (b *board) missionsAnswer() Cell {
	tasks := b.missionWords()
	switch {
	case inUse(b.reg, data.Actions.Name):
		return TextCell(strings.TrimSpace(tasks + " " + b.actionWords()))
	case tasks == "":
		return unusedCell(b.reg, data.Actions.Name)
	}
	return Cell{Runs: []Run{{Text: tasks}, quietly(" (" + unusedWords(b.reg, data.Actions.Name) + ")")}}
}

func (b *board) actionWords() string {
	a := b.actions
	total := a.kept + a.keptLate + a.stillOpen + a.fallen
	switch {
	case !a.before:
		return "Det finns ingen tidigare rapport att jämföra med. " + a.inPeriod()
	case total == 0:
		return "Inga åtgärder var öppna när perioden började. " + a.inPeriod()
	}
	var parts []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{a.kept, "klar", "klara"},
		{a.keptLate, "försenad", "försenade"},
		{a.stillOpen, "pågående", "pågående"},
		{a.fallen, "avbruten", "avbrutna"},
	} {
		if part.n > 0 {
			parts = append(parts, Number(part.n)+hard+plural(part.n, part.one, part.many))
		}
	}
	return "Av " + Count(total, "åtgärd som var öppen", "åtgärder som var öppna") + " när perioden började är " + Enumerate(parts) + "."
}

// inPeriod tells how the actions stand, whatever was planned before.
func (a actionSum) inPeriod() string {
	if len(a.done)+len(a.open) == 0 {
		return "Inga åtgärder är införda."
	}
	done := "Ingen åtgärd har blivit klar i perioden."
	if n := len(a.done); n > 0 {
		done = Count(n, "åtgärd har blivit klar", "åtgärder har blivit klara") + " i perioden."
	}
	open, late := len(a.open), len(a.overdue)
	switch {
	case open == 0:
		return done + " Ingen är öppen."
	case open == 1 && late == 1:
		return done + " 1 är öppen och den är försenad."
	case open == 1:
		return done + " 1 är öppen och den är inte försenad."
	case late == 0:
		return done + " " + Number(open) + " är öppna och ingen är försenad."
	case late == open:
		return done + " " + Number(open) + " är öppna och alla är försenade."
	}
	return done + " " + Number(open) + " är öppna och " + Number(late) + " av dem är " + plural(late, "försenad", "försenade") + "."
}

// needsAnswer is point 11.
func (b *board) needsAnswer() Cell {
	if !inUse(b.reg, data.Actions.Name) {
		return unusedCell(b.reg, data.Actions.Name)
	}
	return TextCell(b.needsWords())
}

func (b *board) needsWords() string {
	a := b.actions
	if a.unfinanced+a.financed == 0 {
		return "Inga kostnader är angivna för de öppna åtgärderna."
	}
	text := "De öppna åtgärderna kostar " + Kronor(a.unfinanced+a.financed) + "."
	switch {
	case a.unfinanced == 0:
		return text + " Allt är finansierat."
	case a.financed == 0:
		return text + " Inget av det är finansierat."
	}
	return text + " Av det är " + Kronor(a.unfinanced) + " inte finansierat."
}

// actionTable is the plan of actions: what is open, in the order it matters, what waits for money, and what has helped.
func (b *board) actionTable() []Block {
	a := b.actions
	if !inUse(b.reg, data.Actions.Name) {
		return nil
	}
	blocks := []Block{Text(a.inPeriod())}
	if len(a.open) > 0 {
		blocks = append(blocks, b.openTable())
		blocks = append(blocks, moreRows(len(a.open))...)
	}
	return append(append(blocks, b.moneyTable()...), b.effects()...)
}

func (b *board) openTable() Table {
	table := Table{RowHeader: true, Caption: "Öppna åtgärder", Columns: []Column{
		{Head: "Åtgärd", Weight: 3.4},
		{Head: "Prioritet", Weight: 1.2},
		{Head: "Ansvarig", Weight: 1.9},
		{Head: "Klar senast", Weight: 1.4},
		{Head: "Läge", Weight: 1.2},
		{Head: "Kronor", Weight: 1.3, Align: AlignRight},
	}}
	open := b.actions.ranked()
	for _, action := range open[:min(mostRows, len(open))] {
		cost := TextCell("–")
		if action.Cost != nil {
			cost = TextCell(Number(*action.Cost))
			if action.Unfinanced() {
				cost.Runs = append(cost.Runs, quietly("\nsaknas"))
			}
		}
		row := Cells(b.actionName(action), priorityWords(action), cmp.Or(b.view.Linked(string(action.Responsible)), "–"),
			cmp.Or(string(action.Due), "–"), actionState(action, b.in.AsOf))
		if owner, ok := data.Find(b.reg, action.Owner); ok {
			row.Cells[2].Runs = append(row.Cells[2].Runs, quietly("\n"+cmp.Or(owner.Short, b.view.Title(owner))))
		}
		row.Cells = append(row.Cells, cost)
		table.Rows = append(table.Rows, row)
	}
	return table
}

// ranked are the open actions in the order they matter.
func (a actionSum) ranked() []*data.Action {
	return slices.SortedStableFunc(slices.Values(a.open), data.ComparePriority)
}

// waitsForMoney are the open actions that nobody has given money, in the order they matter.
func (a actionSum) waitsForMoney() []*data.Action {
	return slices.DeleteFunc(a.ranked(), func(x *data.Action) bool { return !x.Unfinanced() })
}

func priorityWords(a *data.Action) string {
	if a.Priority == "" {
		return "–"
	}
	return option("priority", a.Priority)
}

// moneyTable is what a politician decides from: what each action without money costs, and which risk stays if it gets none.
func (b *board) moneyTable() []Block {
	unpaid := b.actions.waitsForMoney()
	if len(unpaid) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Åtgärder som saknar pengar", Columns: []Column{
		{Head: "Åtgärd", Weight: 3}, {Head: "Prioritet", Weight: 1.2}, {Head: "Kronor", Weight: 1.3, Align: AlignRight}, {Head: "Risk som kvarstår om svaret är nej", Weight: 4.2},
	}}
	for _, a := range unpaid[:min(mostRows, len(unpaid))] {
		row := Cells(b.actionName(a), priorityWords(a), Number(*a.Cost))
		row.Cells = append(row.Cells, refusedCell(a, b.reg.IsSecret(a)))
		table.Rows = append(table.Rows, row)
	}
	return append([]Block{table}, moreRows(len(unpaid))...)
}

// refusedCell is which risk stays if an action gets no money, unless its words are left out.
func refusedCell(a *data.Action, hidden bool) Cell {
	switch {
	case hidden:
		return Cell{Runs: []Run{quietly("Sekretess kan gälla.")}}
	case a.Refused == "":
		return Cell{Runs: []Run{quietly("Risken är inte beskriven.")}}
	}
	return TextCell(a.Refused)
}

// effects tell whether the actions that were done have helped, by those done or looked at in the period.
func (b *board) effects() []Block {
	done := slices.DeleteFunc(slices.Clone(b.actions.helped), func(a *data.Action) bool { return b.reg.IsSecret(a) })
	var left []Block
	if n := len(b.actions.helped) - len(done); n > 0 {
		left = []Block{Text(capital(Count(n, "införd åtgärd", "införda åtgärder")) + " redovisas inte, eftersom sekretess kan gälla.")}
	}
	if len(done) == 0 {
		return left
	}
	table := Table{RowHeader: true, Caption: "Har de införda åtgärderna hjälpt?", Columns: []Column{
		{Head: "Åtgärd", Weight: 3.4}, {Head: "Klar", Weight: 1.3}, {Head: "Utfall", Weight: 4.4},
	}}
	for _, a := range done[:min(mostRows, len(done))] {
		row := Cells(b.actionName(a), cmp.Or(string(a.DoneOn), "–"))
		row.Cells = append(row.Cells, b.effectCell(a))
		table.Rows = append(table.Rows, row)
	}
	return slices.Concat([]Block{table}, moreRows(len(done)), left)
}

func (b *board) effectCell(a *data.Action) Cell {
	on := ""
	if a.EffectOn != "" && a.EffectOn <= b.in.AsOf {
		on = "Kontrollerat " + string(a.EffectOn) + "."
	}
	switch {
	case a.Effect == "" && on == "":
		return Cell{Runs: []Run{quietly("Ännu inte kontrollerat.")}}
	case a.Effect == "":
		return Cell{Runs: []Run{quietly(on)}}
	}
	return Cell{Runs: []Run{{Text: a.Effect}, quietly(" " + on)}}
}

// actionName names an action, unless it or the incident that it springs from may be secret.
func (b *board) actionName(a *data.Action) string {
	if b.reg.IsSecret(a) {
		return hiddenName(b.view.Number(a))
	}
	return b.view.Title(a)
}

// hiddenName stands for the name of a record whose words are left out: its number tells which it is to those who may see it.
func hiddenName(number string) string {
	return capital(strings.TrimSpace(number + " (sekretess kan gälla)"))
}
