package reports

import (
	"strings"
	"unicode/utf8"

	"lisparmen/data"
)

// riskGrounds are the grounds of the bands in a drawing. They grow darker with the band, so that a copy in grey tells them apart, and
// all are light enough for words on them.
var riskGrounds = map[data.RiskColour]Color{
	data.ColourGreen: 0xEAF4EA, data.ColourYellow: 0xF2E2A2, data.ColourOrange: 0xE5B676, data.ColourRed: 0xCF8078,
}

// The measures of the two matrices, in millimetres: side by side they are as wide as the text.
const (
	matrixWidth   = 77.0
	matrixApart   = 6.0
	matrixAxis    = 18.0 // for the words of the rows
	matrixTop     = 11.0
	matrixCell    = 11.0 // how high a cell is
	matrixBelow   = 12.0
	roomyCell     = 13.0 // a cell that is at least so wide has room for the name of its band
	mostOnTheSide = 13   // letters of a step's name
)

// left is what remains of a risk when its actions are done; where nobody has said, the risk stays where it is.
func (p riskPaper) left(s data.RiskStanding) data.Valued {
	if left := s.Left(); left.Known() {
		return left
	}
	return s.Now
}

// inCells counts risks by their cell, by what of their values is looked at.
func (p riskPaper) inCells(value func(data.RiskStanding) data.Valued) map[data.Valued]int {
	in := map[data.Valued]int{}
	for _, s := range p.now {
		if v := value(s); v.Known() {
			in[data.Valued{Consequence: v.Consequence, Probability: v.Probability}]++
		}
	}
	return in
}

func valueNow(s data.RiskStanding) data.Valued { return s.Now }

// picture is the risks before and after treatment: two matrices side by side.
func (p riskPaper) picture() Block {
	now, then := p.inCells(valueNow), p.inCells(p.left)
	height := matrixTop + matrixCell*float64(p.matrix.Steps(data.AxisConsequence)) + matrixBelow
	figure := Figure{
		Width: 2*matrixWidth + matrixApart, Height: height,
		Alt: "Två riskmatriser med konsekvens uppåt och sannolikhet åt höger. Nu: " + p.bandWords(valueNow) + ". Efter åtgärder: " + p.bandWords(p.left) + ". Antalen står i tabellen under bilden.",
	}
	figure.Shapes = append(p.drawMatrix(0, "Nu", now), p.drawMatrix(matrixWidth+matrixApart, "När åtgärderna är genomförda", then)...)
	unsaid := 0
	for _, s := range p.now {
		unsaid += oneIf(s.Now.Known() && !s.Left().Known())
	}
	figure.Caption = "Antal risker i varje ruta. Ju mörkare ruta, desto högre risk."
	if unsaid > 0 {
		figure.Caption += " För " + Count(unsaid, "risk", "risker") + " har ingen bedömt vad som blir kvar. De står där de står nu."
	}
	return figure
}

// bandWords are how many risks each band holds, the worst first: "1 extremt hög, 5 hög".
func (p riskPaper) bandWords(value func(data.RiskStanding) data.Valued) string {
	counts := map[*data.RiskLevel]int{}
	for _, s := range p.now {
		if l := p.matrix.Level(value(s)); l != nil {
			counts[l]++
		}
	}
	var parts []string
	levels := p.matrix.Levels()
	for i := len(levels) - 1; i >= 0; i-- {
		if n := counts[levels[i]]; n > 0 {
			parts = append(parts, Number(n)+hard+lower(levels[i].Title))
		}
	}
	if len(parts) == 0 {
		return "ingen värderad"
	}
	return strings.Join(parts, ", ")
}

// drawMatrix draws one matrix with its left end at x.
func (p riskPaper) drawMatrix(x float64, title string, in map[data.Valued]int) []Shape {
	consequences, steps := p.matrix.Steps(data.AxisConsequence), p.matrix.Steps(data.AxisProbability)
	width := (matrixWidth - matrixAxis) / float64(steps)
	shapes := []Shape{
		Label{X: x, Y: 3.5, Text: title, Size: 9.5, Bold: true},
		Label{X: x + matrixAxis - 2, Y: matrixTop - 2, Text: "Konsekvens", Size: 7, Align: AlignRight, Color: QuietInk},
	}
	bottom := matrixTop + matrixCell*float64(consequences)
	for row := range consequences {
		consequence := consequences - row
		y := matrixTop + matrixCell*float64(row)
		shapes = append(shapes, Label{X: x + matrixAxis - 2, Y: y + matrixCell/2 + 1, Text: p.shortStep(data.AxisConsequence, consequence), Size: 7, Align: AlignRight})
		for column := range steps {
			v := data.Valued{Consequence: consequence, Probability: column + 1}
			left := x + matrixAxis + width*float64(column)
			level := p.matrix.Level(v)
			fill := Sunken
			if level != nil && riskGrounds[level.Colour] != 0 {
				fill = riskGrounds[level.Colour]
			}
			shapes = append(shapes, Rect{X: left, Y: y, Width: width, Height: matrixCell, Fill: fill, Stroke: White})
			if n := in[v]; n > 0 {
				shapes = append(shapes, Label{X: left + width/2, Y: y + 6, Text: Number(n), Size: 12, Bold: true, Align: AlignCenter})
			}
			if level != nil && width >= roomyCell {
				shapes = append(shapes, Label{X: left + width/2, Y: y + matrixCell - 1.6, Text: lower(level.Title), Size: 6, Align: AlignCenter})
			}
		}
	}
	for column := range steps {
		middle := x + matrixAxis + width*(float64(column)+0.5)
		shapes = append(shapes, Label{X: middle, Y: bottom + 3.4, Text: Number(column + 1), Size: 7, Align: AlignCenter})
		if s := p.matrix.Step(data.AxisProbability, column+1); s != nil && width >= roomyCell && utf8.RuneCountInString(s.Title) <= mostOnTheSide+1 {
			shapes = append(shapes, Label{X: middle, Y: bottom + 6.4, Text: s.Title, Size: 6, Align: AlignCenter})
		}
	}
	return append(shapes, Label{X: x + matrixAxis + (matrixWidth-matrixAxis)/2, Y: bottom + 10.6, Text: "Sannolikhet", Size: 7, Align: AlignCenter, Color: QuietInk})
}

// shortStep is a step with its name where the name is short enough for the side of a drawing.
func (p riskPaper) shortStep(axis data.RiskAxis, n int) string {
	if s := p.matrix.Step(axis, n); s != nil && utf8.RuneCountInString(s.Title) <= mostOnTheSide {
		return p.stepName(axis, n)
	}
	return Number(n)
}

// movements tell how the risks have moved since the period began: which are new, which have ended, and which have another value.
func (p riskPaper) movements() []Block {
	then := map[string]data.RiskStanding{}
	for _, s := range p.began {
		then[s.ID] = s
	}
	table, fresh, smaller, larger, secret := Table{RowHeader: true, Columns: []Column{
		{Head: "Risk", Weight: 2.4}, {Head: string(p.in.From), Weight: 1.1}, {Head: "Nu", Weight: 1.1}, {Head: "Varför", Weight: 2.8},
	}}, 0, 0, 0, 0
	for _, s := range p.now {
		before, known := then[s.ID]
		delete(then, s.ID)
		switch {
		case !known:
			fresh++
			continue
		case before.Now.Product() == s.Now.Product():
			continue
		case before.Now.Product() < s.Now.Product():
			larger++
		default:
			smaller++
		}
		if !p.open(s.Risk) {
			secret++
			continue
		}
		why := ""
		if len(s.Series) > 0 {
			why = s.Series[len(s.Series)-1].Why
		}
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Risk), p.value(before.Now), p.value(s.Now), stated(why)))
	}
	ended := 0
	for id := range then {
		if r, ok := p.in.Register.Record(id).(*data.Risk); ok && r.Closed(p.in.AsOf) {
			ended++
		}
	}
	none := func(n int) string {
		if n == 0 {
			return "ingen"
		}
		return Number(n)
	}
	blocks := []Block{
		Heading{Level: 2, Text: "Så har riskerna rört sig"},
		Text("Sedan den " + LongDate(p.in.From) + " är " + none(fresh) + plural(max(fresh, 1), " risk ny", " risker nya") + " och " + none(ended) + plural(max(ended, 1), " avslutad", " avslutade") +
			". " + capital(none(smaller)) + " har blivit mindre och " + none(larger) + " större."),
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, hidden(secret)...)
}
