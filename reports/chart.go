package reports

import (
	"cmp"
	"strings"
	"unicode/utf8"
)

// Charts are drawn from values, the same for the same values. The rule for who draws one: print a table with the same numbers
// after it, so that nobody depends on the picture. Before and now are told apart by fill and outline, never by colour alone.

// chart says what a drawing is of, and how its values are written.
type chart struct {
	Title       string           // what is measured, such as "Incidenter per orsak"; also the caption
	Write       func(int) string // a value as printed, such as Percent's form; nil: Number
	Now, Before string           // what the bars are called: "2026" and "2025"; Before is left out where no bar has one
}

// chartBar is one bar: what it counts, its value, and what the value was the period before where that is known.
type chartBar struct {
	Label  string
	Value  int
	Before *int
}

// chartPoint is one value of a trend: a year or a month, and its value.
type chartPoint struct {
	Label string
	Value int
}

// coverageBar is how much of a whole has been done.
type coverageBar struct {
	Label       string
	Part, Whole int
}

// The measures of charts, in millimetres.
const (
	chartWidth  = 165.0 // the width of the text
	barsFrom    = 57.0
	barHeight   = 3.8
	barGap      = 2.0
	lineOfChart = 4.2 // from one line of a label to the next
	letterWidth = 1.9 // a wide estimate for a letter of 8.5 points, so that what is measured by it never runs out of its room
	baseOfText  = 1.1 // from the middle of a letter down to the line that it stands on
)

// lettersOfLabel is how many letters of a label stand on one line, left of where the bars begin.
const lettersOfLabel = 28

// write is a value as printed.
func (c chart) write(n int) string {
	if c.Write == nil {
		return Number(n)
	}
	return c.Write(n)
}

// barChart draws horizontal bars, the value written at the end of each. Where a bar has a value from the period before, that one
// is drawn hollow under it. All bars begin at nought: what is drawn is counted, and never negative.
func barChart(c chart, bars []chartBar) Figure {
	d := drawing{Figure{Width: chartWidth, Height: 1, Caption: c.Title}}
	most, widest, hasBefore := 0, 0, false
	var told []string
	for _, bar := range bars {
		most, widest = max(most, bar.Value, deref(bar.Before)), max(widest, letters(c.write(bar.Value)))
		said := bar.Label + " " + c.write(bar.Value)
		if bar.Before != nil {
			hasBefore = true
			widest = max(widest, letters(c.write(*bar.Before)))
			said += " (" + strings.TrimSpace(c.Before+" "+c.write(*bar.Before)) + ")"
		}
		told = append(told, said)
	}
	d.Alt = altOf("Stapeldiagram", c.Title, c.Now, told)
	if hasBefore {
		d.legend(cmp.Or(c.Now, "Nu"), cmp.Or(c.Before, "Förra perioden"))
	}
	top, room := d.Height, chartWidth-barsFrom-2-float64(widest)*letterWidth
	for _, bar := range bars {
		lines := labelLines(bar.Label)
		height := barHeight
		if bar.Before != nil {
			height += barHeight + 0.6
		}
		row := max(height, float64(len(lines))*lineOfChart)
		d.label(lines, d.Height+row/2)
		y := d.Height + (row-height)/2
		d.bar(y, length(bar.Value, most, room), Accent, 0, c.write(bar.Value))
		if bar.Before != nil {
			d.bar(y+barHeight+0.6, length(*bar.Before, most, room), White, QuietInk, c.write(*bar.Before))
		}
		d.Height += row + barGap
	}
	d.axis(top)
	return d.Figure
}

// trendChart draws a line through a few points, each with its value above it and its label below. It begins at nought.
func trendChart(c chart, points []chartPoint) Figure {
	const above, plot, below, edge = 8.0, 26.0, 7.0, 14.0
	d := drawing{Figure{Width: chartWidth, Height: above + plot + below, Caption: c.Title}}
	most := 0
	told := make([]string, len(points))
	for i, p := range points {
		most = max(most, p.Value)
		told[i] = p.Label + " " + c.write(p.Value)
	}
	d.Alt = altOf("Linjediagram", c.Title, "", told)
	foot := above + plot
	at := make([]Point, len(points))
	for i, p := range points {
		at[i] = Point{X: edge + (chartWidth-2*edge)*float64(i)/float64(max(1, len(points)-1)), Y: foot - length(p.Value, most, plot)}
	}
	d.add(Line{X1: 0, Y1: foot, X2: chartWidth, Y2: foot, Color: QuietInk})
	for i := 1; i < len(at); i++ {
		d.add(Line{X1: at[i-1].X, Y1: at[i-1].Y, X2: at[i].X, Y2: at[i].Y, Thickness: 0.6, Color: Accent})
	}
	for i, p := range points {
		value, x, y := c.write(p.Value), at[i].X, at[i].Y
		room := float64(letters(value))*letterWidth + 1
		d.add(
			Rect{X: x - room/2, Y: y - 6.2, Width: room, Height: 4.4, Fill: White}, // the line does not cross the number
			Rect{X: x - 1, Y: y - 1, Width: 2, Height: 2, Fill: Accent},
			Label{X: x, Y: y - 2.6, Text: value, Bold: true, Align: AlignCenter},
			Label{X: x, Y: foot + 5, Text: p.Label, Align: AlignCenter, Color: QuietInk},
		)
	}
	return d.Figure
}

// coverageChart draws how much of each whole has been done, up to all of it, with a line at the goal in percent; a goal of 0 has no
// line. What has no whole is said to have nothing to count.
func coverageChart(c chart, goal int, bars []coverageBar) Figure {
	const room = 62.0 // of a bar that is all
	d := drawing{Figure{Width: chartWidth, Height: 1, Caption: c.Title}}
	told := make([]string, len(bars))
	if goal > 0 {
		d.add(Label{X: barsFrom + length(goal, 100, room), Y: 3.4, Text: "Mål " + Number(goal) + hard + "%", Align: AlignCenter, Color: QuietInk})
		d.Height = 5.4
	}
	top := d.Height
	for i, bar := range bars {
		lines := labelLines(bar.Label)
		row := max(barHeight, float64(len(lines))*lineOfChart)
		d.label(lines, d.Height+row/2)
		y, value := d.Height+(row-barHeight)/2, "inget att räkna"
		if bar.Whole > 0 {
			value = Percent(bar.Part, bar.Whole) + " (" + Number(bar.Part) + hard + "av" + hard + Number(bar.Whole) + ")"
			d.add(Rect{X: barsFrom, Y: y, Width: room, Height: barHeight, Fill: Sunken})
			d.add(Rect{X: barsFrom, Y: y, Width: length(bar.Part, bar.Whole, room), Height: barHeight, Fill: Accent})
		}
		d.add(Label{X: barsFrom + room + 2, Y: y + barHeight/2 + baseOfText, Text: value})
		told[i] = bar.Label + " " + value
		if goal > 0 && bar.Whole > 0 && bar.Part*100 < goal*bar.Whole {
			told[i] += ", under målet"
		}
		d.Height += row + barGap
	}
	d.axis(top)
	said := c.Now
	if goal > 0 {
		x := barsFrom + length(goal, 100, room)
		d.add(Line{X1: x, Y1: top - 0.8, X2: x, Y2: d.Height - barGap + 0.8, Thickness: 0.5, Color: Ink})
		said = strings.TrimPrefix(said+", mål "+Number(goal)+hard+"%", ", ")
	}
	d.Alt = altOf("Stapeldiagram", c.Title, said, told)
	return d.Figure
}

// drawing is a chart in the making; its height grows with each row.
type drawing struct{ Figure }

func (d *drawing) add(shapes ...Shape) { d.Shapes = append(d.Shapes, shapes...) }

// label sets the lines of a label to the left, with their middle at a height.
func (d *drawing) label(lines []string, middle float64) {
	y := middle - float64(len(lines)-1)*lineOfChart/2 + baseOfText
	for i, line := range lines {
		d.add(Label{Y: y + float64(i)*lineOfChart, Text: line})
	}
}

// bar draws one bar with its value; a bar of no length has the value alone.
func (d *drawing) bar(y, width float64, fill, stroke Color, value string) {
	if width > 0 {
		d.add(Rect{X: barsFrom, Y: y, Width: width, Height: barHeight, Fill: fill, Stroke: stroke})
	}
	d.add(Label{X: barsFrom + width + 1.5, Y: y + barHeight/2 + baseOfText, Text: value})
}

// axis draws the line that all bars begin at, from a height down to where the drawing ends.
func (d *drawing) axis(top float64) {
	if d.Height > top {
		d.Height -= barGap
		d.add(Line{X1: barsFrom, Y1: top - 0.8, X2: barsFrom, Y2: d.Height + 0.8, Color: QuietInk})
		d.Height++
	}
}

// legend tells which bar is which, above the bars.
func (d *drawing) legend(now, before string) {
	x := barsFrom
	for _, entry := range []struct {
		fill, stroke Color
		name         string
	}{{Accent, 0, now}, {White, QuietInk, before}} {
		d.add(Rect{X: x, Y: 0.6, Width: 4, Height: 3, Fill: entry.fill, Stroke: entry.stroke}, Label{X: x + 5.5, Y: 3.2, Text: entry.name, Color: QuietInk})
		x += 5.5 + float64(letters(entry.name))*letterWidth + 6
	}
	d.Height = 6.5
}

// length is how long a value is drawn where most has the whole room.
func length(value, most int, room float64) float64 {
	if most <= 0 {
		return 0
	}
	return room * float64(min(value, most)) / float64(most)
}

func letters(text string) int { return utf8.RuneCountInString(text) }

// labelLines parts a label at its spaces into lines that have room beside the bars, and a word that has none within it.
func labelLines(label string) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(label) {
		for letters(word) > lettersOfLabel {
			runes := []rune(word)
			if line != "" {
				lines, line = append(lines, line), ""
			}
			lines, word = append(lines, string(runes[:lettersOfLabel-1])+"-"), string(runes[lettersOfLabel-1:])
		}
		switch {
		case line == "":
			line = word
		case letters(line)+1+letters(word) <= lettersOfLabel:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}

// altOf tells a chart in words, every number of it.
func altOf(sort, title, now string, told []string) string {
	text := sort + ". " + title
	if now != "" {
		text += ", " + now
	}
	if len(told) == 0 {
		return text + ": inga värden."
	}
	return text + ": " + strings.Join(told, "; ") + "."
}
