package reports

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/translations"
)

// The årshjul as a picture: a ring of the year with January at the top, a mark at the day of each thing, and beside the ring the months
// with what they hold. Lengths are millimetres.
const (
	wheelWidth, wheelHeight = 165.0, 150.0
	wheelX, wheelY          = wheelWidth / 2, wheelHeight/2 - 4
	ringOuter, ringInner    = 36.0, 30.0 // the band with the names of the months
	wheelColumn             = 43.0       // the width of the months' text on either side
	wheelBlock              = (wheelHeight - 7) / 6
	wheelLine               = 3.15
	wheelSize               = 7.5 // points
	wheelLetters            = 30  // that fit on a line of the column
	wheelLines              = 6   // of a month's text, beside its name
)

// wheelSort is where a thing of the årshjul comes from; each has a track of its own in the ring, and a mark.
type wheelSort int

const (
	wheelReturns wheelSort = iota
	wheelMeets
	wheelFallsDue
)

// wheelTrack is how far from the middle a sort has its marks.
var wheelTrack = [...]float64{wheelReturns: 26, wheelMeets: 20.5, wheelFallsDue: 15}

// wheelItem is one thing in the picture.
type wheelItem struct {
	on   data.Day
	sort wheelSort
	text string
}

// wheelItems are a month's things, by day. Of watches of one sort there is one, with how many they are.
func wheelItems(view *Viewer, m data.WheelMonth) []wheelItem {
	var items []wheelItem
	for _, a := range m.Activities {
		items = append(items, wheelItem{a.On, wheelReturns, activityWords(a)})
	}
	for _, at := range m.Meetings {
		items = append(items, wheelItem{at.On, wheelMeets, view.Linked(string(at.Body))})
	}
	counted := map[data.DueWhat]int{}
	for _, d := range m.Due {
		counted[d.What]++
	}
	for _, d := range m.Due {
		if n := counted[d.What]; n > 0 {
			counted[d.What] = 0
			text := translations.Swedish.Text(string(d.What), nil)
			if n > 1 {
				text += " (" + Number(n) + ")"
			}
			items = append(items, wheelItem{d.On, wheelFallsDue, text})
		}
	}
	slices.SortStableFunc(items, func(a, b wheelItem) int { return strings.Compare(string(a.on), string(b.on)) })
	return items
}

// wheelPicture draws the årshjul. The months are those of data.Wheel, wherever in the year they begin.
func wheelPicture(view *Viewer, months []data.WheelMonth, today data.Day) Figure {
	f := Figure{Width: wheelWidth, Height: wheelHeight, Alt: wheelAlt(view, months)}
	for _, m := range months {
		month := monthOf(m.First)
		from, to := float64(month-1)*30, float64(month)*30
		fill := Sunken
		if month%2 == 0 {
			fill = Raised
		}
		f.Shapes = append(f.Shapes, Polygon{Points: sector(ringInner, ringOuter, from, to), Fill: fill, Stroke: Hairline})
		name := monthNames[month-1]
		at := polar((ringInner+ringOuter)/2, (from+to)/2)
		f.Shapes = append(f.Shapes, Label{X: at.X, Y: at.Y + 1, Text: name[:3], Size: wheelSize, Bold: m.First[:7] == today[:7], Align: AlignCenter})
		for _, item := range wheelItems(view, m) {
			f.Shapes = append(f.Shapes, wheelMark(polar(wheelTrack[item.sort], dayAngle(item.on)), item.sort)...)
		}
		f.Shapes = append(f.Shapes, wheelMonth(view, m, today)...)
	}
	for _, r := range wheelTrack {
		f.Shapes = append([]Shape{Polygon{Points: arc(r, 0, 360), Stroke: Hairline}}, f.Shapes...)
	}
	needle, from := polar(ringInner, dayAngle(today)), polar(9, dayAngle(today))
	f.Shapes = append(f.Shapes,
		Line{X1: from.X, Y1: from.Y, X2: needle.X, Y2: needle.Y, Thickness: 0.5, Color: Accent},
		Label{X: wheelX, Y: wheelY + 0.6, Text: "I dag", Size: wheelSize, Bold: true, Align: AlignCenter, Color: Accent},
		Label{X: wheelX, Y: wheelY + 4, Text: DayInMonth(today) + " " + monthNames[monthOf(today)-1][:3], Size: wheelSize, Align: AlignCenter, Color: Accent})
	return Figure{Width: f.Width, Height: f.Height, Alt: f.Alt, Shapes: append(f.Shapes, wheelLegend()...)}
}

// wheelMonth is a month's text beside the ring, with a line to its part of it: January to June to the right from the top, July to
// December to the left from the bottom.
func wheelMonth(view *Viewer, m data.WheelMonth, today data.Day) []Shape {
	month := monthOf(m.First)
	isRight := month <= 6
	row := float64(month - 1)
	x, align := wheelWidth-wheelColumn, AlignLeft
	if !isRight {
		row = float64(12 - month)
		x = 0
	}
	y := 3 + row*wheelBlock
	name := MonthName(m.First)
	if m.First[:7] == today[:7] {
		name += " (nu)"
	}
	shapes := []Shape{
		Label{X: x, Y: y, Text: name, Size: 8.5, Bold: true, Align: align},
		Line{X1: x, Y1: y + 1.2, X2: x + wheelColumn, Y2: y + 1.2, Color: Hairline},
	}
	edge := polar(ringOuter, (float64(month)-0.5)*30)
	side := x - 1
	if !isRight {
		side = x + wheelColumn + 1
	}
	shapes = append(shapes, Line{X1: edge.X, Y1: edge.Y, X2: side, Y2: y + 1.2, Color: Hairline})
	y += 1.2
	lines, items := 0, wheelItems(view, m)
	for i, item := range items {
		words := fold(DayInMonth(item.on)+" "+item.text, wheelLetters)
		last := i == len(items)-1
		if lines+len(words) > wheelLines || !last && lines+len(words) == wheelLines {
			shapes = append(shapes, Label{X: x + 4, Y: y + wheelLine, Text: Number(len(items)-i) + " till", Size: wheelSize, Color: QuietInk})
			return shapes
		}
		shapes = append(shapes, wheelMark(Point{x + 1.2, y + wheelLine - 0.9}, item.sort)...)
		for _, line := range words {
			y += wheelLine
			shapes = append(shapes, Label{X: x + 4, Y: y, Text: line, Size: wheelSize})
		}
		lines += len(words)
	}
	if len(items) == 0 {
		shapes = append(shapes, Label{X: x, Y: y + wheelLine, Text: "Inget är planerat.", Size: wheelSize, Color: QuietInk})
	}
	return shapes
}

// fold parts a text into two lines at most of about so many letters; the second is cut.
func fold(text string, letters int) []string {
	if utf8.RuneCountInString(text) <= letters {
		return []string{text}
	}
	runes := []rune(text)
	at := letters
	for i := letters; i > letters/2; i-- {
		if runes[i] == ' ' {
			at = i
			break
		}
	}
	first, rest := strings.TrimSpace(string(runes[:at])), []rune(strings.TrimSpace(string(runes[at:])))
	if len(rest) > letters {
		rest = append([]rune(strings.TrimSpace(string(rest[:letters-1]))), '…')
	}
	return []string{first, string(rest)}
}

// wheelMark is the mark of a sort: its shape tells it without colour.
func wheelMark(at Point, sort wheelSort) []Shape {
	const r = 0.95
	switch sort {
	case wheelReturns:
		return []Shape{Polygon{Points: ring(at, r), Fill: Accent}}
	case wheelMeets:
		return []Shape{Polygon{Points: ring(at, r), Fill: White, Stroke: Accent}}
	}
	return []Shape{Polygon{Points: []Point{{at.X, at.Y - 1.2*r}, {at.X + 1.2*r, at.Y}, {at.X, at.Y + 1.2*r}, {at.X - 1.2*r, at.Y}}, Fill: Ink}}
}

// wheelLegend tells what the marks are.
func wheelLegend() []Shape {
	var shapes []Shape
	x, y := 22.0, wheelHeight-2
	for _, part := range []struct {
		sort wheelSort
		text string
	}{{wheelReturns, "Återkommer varje år"}, {wheelMeets, "Sammanträde"}, {wheelFallsDue, "Förfaller enligt ett register"}} {
		shapes = append(shapes, wheelMark(Point{x, y - 1}, part.sort)...)
		shapes = append(shapes, Label{X: x + 3, Y: y, Text: part.text, Size: 8.5})
		x += 44
	}
	return shapes
}

// wheelAlt tells the picture in words: how much each month holds.
func wheelAlt(view *Viewer, months []data.WheelMonth) string {
	var parts []string
	for _, m := range months {
		var count [3]int
		for _, item := range wheelItems(view, m) {
			count[item.sort]++
		}
		parts = append(parts, lower(MonthName(m.First))+" "+strconv.Itoa(count[wheelReturns])+", "+strconv.Itoa(count[wheelMeets])+" och "+strconv.Itoa(count[wheelFallsDue]))
	}
	return "Årshjulet som en ring med tolv månader. Varje månad har tre tal: det som återkommer, sammanträden och det som förfaller. " + strings.Join(parts, "; ") +
		". Tabellerna efter bilden har allt med dag och namn."
}

// monthOf is the number of a day's month, from 1; January of no day.
func monthOf(d data.Day) int {
	_, month, _, _ := dateParts(d)
	return max(0, slices.Index(monthNames[:], month)) + 1
}

// dayAngle is where in the ring a day is, in degrees clockwise from the top.
func dayAngle(d data.Day) float64 {
	day, _ := strconv.Atoi(DayInMonth(d))
	return float64(monthOf(d)-1)*30 + (float64(day)-0.5)/31*30
}

// polar is a point of the ring: so far from the middle, so many degrees clockwise from the top.
func polar(r, degrees float64) Point {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	return Point{wheelX + r*sin, wheelY - r*cos}
}

// arc is a curve around the middle as short straight lines.
func arc(r, from, to float64) []Point {
	steps := max(1, int(math.Ceil(math.Abs(to-from)/3)))
	points := make([]Point, steps+1)
	for i := range points {
		points[i] = polar(r, from+(to-from)*float64(i)/float64(steps))
	}
	return points
}

// sector is a part of a ring.
func sector(inner, outer, from, to float64) []Point {
	return append(arc(outer, from, to), arc(inner, to, from)...)
}

// ring is a small circle around a point.
func ring(at Point, r float64) []Point {
	points := make([]Point, 16)
	for i := range points {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(points)))
		points[i] = Point{at.X + r*cos, at.Y + r*sin}
	}
	return points
}
