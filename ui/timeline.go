package ui

import (
	"image/color"
	"slices"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// timePoint is one point of an incident's timeline.
type timePoint struct {
	at    time.Time
	when  string
	what  string
	mark  state // how a deadline stands; stateNone: something that happened
	isLog bool  // what somebody noted in the log
	isNow bool
	open  func() // to what it tells of; nil when that is the incident itself
}

// incidentPoints are what happened in an incident as its report tells it, with its log, the deadlines and the present moment, in
// order of time.
func incidentPoints(a *app, i *data.Incident) []timePoint {
	now := a.now()
	var points []timePoint
	for _, m := range reports.IncidentMoments(a.reg, i, now) {
		p := timePoint{at: m.At, when: m.When, what: m.What}
		if m.Of != nil {
			p.open = func() { a.goTo(placeOf(m.Of)) }
		}
		points = append(points, p)
	}
	for _, e := range data.All(a.reg, data.IncidentEvents) {
		if string(e.Incident) == i.ID {
			points = append(points, timePoint{at: e.At, when: reports.Moment(e.At), what: e.Text, isLog: true})
		}
	}
	for _, c := range clocksOf(a.reg, i) {
		if c.Due.IsZero() || c.State(now) == data.ClockNotDemanded {
			continue
		}
		mark, word := clockMark(c.State(now))
		what := translations.Text("ui.times.due", map[string]string{"step": clockWords(a, c)}) + " (" + word + ")"
		points = append(points, timePoint{at: c.Due, when: reports.Moment(c.Due), what: what, mark: mark, open: func() { a.openClock(c) }})
	}
	if len(points) > 0 {
		points = append(points, timePoint{at: now, when: reports.Moment(now), what: translations.Text("ui.times.now", nil), isNow: true})
	}
	slices.SortStableFunc(points, func(a, b timePoint) int { return a.at.Compare(b.at) })
	return points
}

// incidentTimeline draws an incident's points along a line, and tells them in words below it.
func incidentTimeline(a *app, i *data.Incident) fyne.CanvasObject {
	points := incidentPoints(a, i)
	if len(points) == 0 {
		return quietly(translations.Text("ui.times.none", nil))
	}
	column := newColumn(space4, quietly(translations.Text("ui.times.help", nil)), sidePadded(newTimeStrip(points)), gap(space8))
	for _, p := range points {
		column.Add(timeRow(p))
	}
	return column
}

// timeRow is one point in words, with the same mark as on the line.
func timeRow(p timePoint) fyne.CanvasObject {
	when := quiet(p.when)
	when.Wrapping = fyne.TextWrapWord
	var what fyne.CanvasObject
	switch {
	case p.open != nil:
		what = newLink(p.what, p.open)
	default:
		words := wrapped(p.what)
		words.TextStyle.Bold = p.isNow
		what = words
	}
	return newRow(container.NewBorder(nil, nil, sized(momentWidth, when), nil, container.NewBorder(nil, nil, container.NewCenter(newTimeMark(p)), nil, what)))
}

// timeMark is the shape of a point: filled for what happened, small for the log, the state's own for a deadline, a line for now.
type timeMark struct {
	widget.BaseWidget
	point timePoint
}

func newTimeMark(p timePoint) *timeMark {
	m := &timeMark{point: p}
	m.ExtendBaseWidget(m)
	return m
}

// CreateRenderer is for Fyne.
func (m *timeMark) CreateRenderer() fyne.WidgetRenderer {
	r := &timeMarkRenderer{mark: m, shape: newShape()}
	r.Refresh()
	return r
}

type timeMarkRenderer struct {
	mark  *timeMark
	shape *shape
}

// The sizes of the marks of a timeline.
const (
	timeSide  float32 = 12
	logSide   float32 = 7
	nowWidth  float32 = 2
	stripHigh float32 = 44
)

func (*timeMarkRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(timeSide) }

func (r *timeMarkRenderer) Layout(room fyne.Size) {
	side := timeSide
	if r.mark.point.isLog {
		side = logSide
	}
	r.shape.place(fyne.NewPos((room.Width-side)/2, (room.Height-side)/2), side)
}

func (r *timeMarkRenderer) Refresh() {
	shown, tint := r.mark.point.look()
	r.shape.draw(shown, tint)
	r.Layout(r.mark.Size())
}

func (r *timeMarkRenderer) Objects() []fyne.CanvasObject { return r.shape.objects() }
func (*timeMarkRenderer) Destroy()                       {}

// look is the shape of a point and its colour.
func (p timePoint) look() (state, color.Color) {
	switch {
	case p.isNow:
		return stateUnused, colour(colourText)
	case p.mark != stateNone:
		return p.mark, colour(p.mark.colourName())
	case p.isLog:
		return stateMet, colour(colourQuiet)
	}
	return stateMet, colour(colourAccent)
}

// timeStrip is the line along which the points lie, each as far along as it is in time.
type timeStrip struct {
	widget.BaseWidget
	points []timePoint
}

func newTimeStrip(points []timePoint) *timeStrip {
	s := &timeStrip{points: points}
	s.ExtendBaseWidget(s)
	return s
}

// part is how far along the line a moment lies.
func (s *timeStrip) part(at time.Time) float32 {
	first, last := s.points[0].at, s.points[len(s.points)-1].at
	if !last.After(first) {
		return 0.5
	}
	return float32(at.Sub(first).Seconds() / last.Sub(first).Seconds())
}

// CreateRenderer is for Fyne.
func (s *timeStrip) CreateRenderer() fyne.WidgetRenderer {
	r := &timeStripRenderer{strip: s, line: canvas.NewRectangle(nil), now: canvas.NewRectangle(nil), from: canvas.NewText("", nil), to: canvas.NewText("", nil)}
	for _, p := range s.points {
		r.marks = append(r.marks, newTimeMark(p))
	}
	r.Refresh()
	return r
}

type timeStripRenderer struct {
	strip     *timeStrip
	line, now *canvas.Rectangle
	from, to  *canvas.Text
	marks     []*timeMark
}

func (*timeStripRenderer) MinSize() fyne.Size { return fyne.NewSize(200, stripHigh) }

func (r *timeStripRenderer) Layout(room fyne.Size) {
	middle := timeSide
	r.line.Move(fyne.NewPos(0, middle-floorWidth/2))
	r.line.Resize(fyne.NewSize(room.Width, floorWidth))
	for i, m := range r.marks {
		x := r.strip.part(r.strip.points[i].at) * (room.Width - timeSide)
		m.Move(fyne.NewPos(x, middle-timeSide/2))
		m.Resize(fyne.NewSquareSize(timeSide))
		if r.strip.points[i].isNow {
			m.Hide()
			r.now.Move(fyne.NewPos(x+timeSide/2-nowWidth/2, 0))
			r.now.Resize(fyne.NewSize(nowWidth, 2*middle))
		}
	}
	r.from.Move(fyne.NewPos(0, 2*middle))
	r.to.Move(fyne.NewPos(room.Width-r.to.MinSize().Width, 2*middle))
}

func (r *timeStripRenderer) Refresh() {
	points := r.strip.points
	r.line.FillColor, r.now.FillColor = colour(colourBar), colour(colourText)
	for _, end := range []struct {
		text *canvas.Text
		at   timePoint
	}{{r.from, points[0]}, {r.to, points[len(points)-1]}} {
		end.text.Text, end.text.Color, end.text.TextSize = end.at.when, colour(colourQuiet), textSize(sizeQuiet)
		end.text.Refresh()
	}
	for _, m := range r.marks {
		m.Refresh()
	}
	r.Layout(r.strip.Size())
	r.line.Refresh()
	r.now.Refresh()
}

func (r *timeStripRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.line, r.now, r.from, r.to}
	for _, m := range r.marks {
		objects = append(objects, m)
	}
	return objects
}
func (*timeStripRenderer) Destroy() {}
