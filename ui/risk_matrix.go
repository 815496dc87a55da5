package ui

import (
	"fmt"
	"strings"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// riskGrounds are the grounds of the bands of risks, by the colour that the municipality has chosen for a band.
var riskGrounds = map[data.RiskColour]fyne.ThemeColorName{
	data.ColourGreen: colourRiskGreen, data.ColourYellow: colourRiskYellow, data.ColourOrange: colourRiskOrange, data.ColourRed: colourRiskRed,
}

// riskGround is the ground of a band; a quiet one where there is none.
func riskGround(level *data.RiskLevel) fyne.ThemeColorName {
	if level != nil {
		if name, ok := riskGrounds[level.Colour]; ok {
			return name
		}
	}
	return colourSunken
}

// bandMark is a band's name on its colour.
func bandMark(level *data.RiskLevel) fyne.CanvasObject {
	words := translations.Text("ui.risks.unvalued", nil)
	if level != nil {
		words = level.Title
	}
	return container.NewStack(newGround(riskGround(level)), widget.NewLabel(words))
}

// riskMark is a risk's band, and whether it is on a level that the municipality accepts.
func riskMark(s data.RiskStanding, today data.Day) (state, string) {
	if s.Level == nil {
		return stateUnknown, translations.Text("ui.risks.unvalued", nil)
	}
	words := s.Level.Title + " " + reports.Number(s.Now.Product())
	switch {
	case s.Acceptable(today):
		return stateMet, words
	case s.InHand():
		return statePartly, words
	}
	return stateLacking, words
}

// readyMark tells whether an activity is ready for an interruption.
func readyMark(ready bool) (state, string) {
	if ready {
		return stateMet, translations.Text("ui.continuity.ready", nil)
	}
	return statePartly, translations.Text("ui.continuity.wants", nil)
}

// riskCell is how high and at least how wide a cell of the matrix is, and axisWidth is the room of the words of a row.
const (
	riskCell    float32 = 44
	axisWidth   float32 = 104
	numberWidth float32 = 28
)

// riskMatrix draws the matrix of risks: consequence upwards, probability to the right, each cell in the colour of its band. The
// words of a cell stand in it; a cell that leads somewhere can be pressed.
// narrow leaves out the words of the steps, where there is no room for them.
func riskMatrix(m data.RiskMatrix, narrow bool, words func(data.Valued) string, open func(data.Valued) func()) fyne.CanvasObject {
	steps := m.Steps(data.AxisProbability)
	left := axisWidth
	if narrow {
		left = numberWidth
	}
	step := func(axis data.RiskAxis, n int) *widget.Label {
		words := reports.Number(n)
		if s := m.Step(axis, n); s != nil && !narrow {
			words += " " + s.Title
		}
		return quietly(words)
	}
	column := newColumn(space4, flush(quietly(translations.Text("ui.risks.axis.harm", nil))))
	for consequence := m.Steps(data.AxisConsequence); consequence >= 1; consequence-- {
		cells := container.NewGridWithColumns(steps)
		for probability := 1; probability <= steps; probability++ {
			v := data.Valued{Consequence: consequence, Probability: probability}
			label := wrapped(words(v))
			label.Alignment, label.TextStyle.Bold = fyne.TextAlignCenter, true
			var cell fyne.CanvasObject = container.NewStack(newGround(riskGround(m.Level(v))), sizedHigh(riskCell, container.NewBorder(nil, nil, nil, nil, label)))
			if do := open(v); do != nil {
				pressed := newPressable(cell, do)
				pressed.name = translations.Text("ui.risk.value_of", map[string]string{
					"consequence": reports.Number(consequence), "probability": reports.Number(probability), "value": reports.Number(v.Product()),
				})
				cell = pressed
			}
			cells.Add(cell)
		}
		column.Add(container.NewBorder(nil, nil, sized(left, step(data.AxisConsequence, consequence)), nil, cells))
	}
	foot := container.NewGridWithColumns(steps)
	for probability := 1; probability <= steps; probability++ {
		label := step(data.AxisProbability, probability)
		label.Alignment = fyne.TextAlignCenter
		foot.Add(label)
	}
	likelihood := quietly(translations.Text("ui.risks.axis.likelihood", nil))
	if narrow {
		likelihood.Alignment = fyne.TextAlignTrailing
		column.Add(container.NewBorder(nil, nil, sized(left, quietly("")), nil, foot))
		column.Add(flush(likelihood))
	} else {
		column.Add(container.NewBorder(nil, nil, sized(left, likelihood), nil, foot))
	}
	return sidePadded(column)
}

// sizedHigh gives an object at least a height.
func sizedHigh(height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&leastHigh{height}, o)
}

type leastHigh struct{ height float32 }

// MinSize is for Fyne.
func (l *leastHigh) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, max(l.height, objects[0].MinSize().Height))
}

// Layout is for Fyne.
func (l *leastHigh) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	objects[0].Resize(room)
	objects[0].Move(fyne.NewPos(0, 0))
}

// The chips that the page of risks leads to: each narrows the list of risks to those of a cell or of a band.
const (
	chipCell = "cell=" // and consequence x probability
	chipBand = "band=" // and a band's id
)

// opensCell leads from a cell of the matrix to the risks that stand there now; from an empty one nowhere.
func (a *app) opensCell() func(data.Valued) func() {
	held := map[data.Valued]bool{}
	for _, s := range a.standings().risks() {
		held[data.Valued{Consequence: s.Now.Consequence, Probability: s.Now.Probability}] = s.Now.Known()
	}
	return func(v data.Valued) func() {
		if !held[v] {
			return nil
		}
		return func() { a.goTo(place{page: pageList, kind: "risk", text: cellChip(v)}) }
	}
}

func cellChip(v data.Valued) string {
	return fmt.Sprintf("%s%dx%d", chipCell, v.Consequence, v.Probability)
}

// riskChip makes the chip of a cell or a band.
func (a *app) riskChip(kind data.Untyped, rows []data.Record, name string) (listChip, bool) {
	if kind.Name != "risk" || !strings.HasPrefix(name, chipCell) && !strings.HasPrefix(name, chipBand) {
		return listChip{}, false
	}
	ids := map[string]bool{}
	label := ""
	for _, s := range data.RiskStandings(a.reg, data.DayOf(a.now())) {
		switch {
		case s.Now.Known() && cellChip(s.Now) == name, s.Level != nil && chipBand+s.Level.ID == name:
			ids[s.ID] = true
		}
	}
	if id, ok := strings.CutPrefix(name, chipBand); ok {
		label = a.view.Linked(id)
	} else {
		var v data.Valued
		if _, err := fmt.Sscanf(name, chipCell+"%dx%d", &v.Consequence, &v.Probability); err != nil {
			return listChip{}, false
		}
		label = translations.Text("ui.risks.cell", map[string]string{"consequence": reports.Number(v.Consequence), "probability": reports.Number(v.Probability)})
	}
	return chipOf(name, label, rows, ids), true
}
