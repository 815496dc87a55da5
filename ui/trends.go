package ui

import (
	"image/color"
	"strings"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// trends are the key figures of the register, worked out once for each.
func (a *app) trends() []data.Trend {
	s := a.standings()
	if s.trends == nil {
		s.trends = data.Trends(a.reg, s.running, s.now)
	}
	return s.trends
}

// chipTrend begins the name of the chip that narrows a list to the records behind a key figure.
const chipTrend = "trend."

// showTrends shows the key figures over time; each leads to the records behind it. There is nothing where no register has
// anything to tell.
func (p *overviewPage) showTrends(trends []data.Trend) {
	if len(trends) == 0 {
		return
	}
	p.column.Add(gap(space16))
	p.column.Add(newHead(translations.Text("ui.overview.trends", nil)))
	p.column.Add(quietly(translations.Text("ui.overview.trends.text", nil)))
	for _, t := range trends {
		figure := wrapped(figureWords(t, t.Now()))
		figure.TextStyle.Bold, figure.Alignment = true, fyne.TextAlignTrailing
		name := newColumn(-space12, wrapped(translations.Text(string(t.What), nil)))
		if words := byHandWords(t); words != "" {
			name.Add(quietly(words))
		}
		p.column.Add(newPressable(container.NewBorder(nil, nil, sized(120, sidePadded(leading(container.NewCenter(newBars(t))))), nil,
			beside(name, sized(figureWidth, figure), sized(changeWidth, quietly(changeWords(t))))),
			func() { p.app.goTo(placeBehind(t)) }))
	}
}

// byHandWords tell which of the points were written in by hand, and from where; empty: none.
func byHandWords(t data.Trend) string {
	var values []string
	for _, p := range t.Points {
		if p.ByHand != nil {
			values = append(values, translations.Text("ui.trend.by_hand.value", map[string]string{
				"value": figureWords(t, p), "on": spoken().LongDate(p.ByHand.On), "source": strings.TrimRight(p.ByHand.Source, "."),
			}))
		}
	}
	if len(values) == 0 {
		return ""
	}
	return translations.Text("ui.trend.by_hand", map[string]string{"values": spoken().Enumerate(values)})
}

// The widths of a key figure and of how it has changed, so that the rows stand in line.
const (
	figureWidth float32 = 72
	changeWidth float32 = 288
)

// placeBehind is where the records behind a key figure are shown.
func placeBehind(t data.Trend) place {
	to := place{page: pageList, kind: t.Kind}
	if len(t.Behind) > 0 {
		to.text = string(t.What)
	}
	return to
}

// figureWords are a key figure as it stood: "83 %", "3".
func figureWords(t data.Trend, p data.TrendPoint) string {
	if t.What.IsShare() {
		return reports.Percent(p.Have, p.All)
	}
	return reports.Number(p.Have)
}

// changeWords tell what a share is made of, and how the figure has changed since the quarter before: "5 av 6, upp från
// 75 % förra kvartalet". A quarter that still runs is not compared with a whole one.
func changeWords(t data.Trend) string {
	now, before := t.Now(), t.Before()
	words := ""
	if t.What.IsShare() {
		words = translations.Text("ui.trend.of", map[string]string{"have": reports.Number(now.Have), "all": reports.Number(now.All)}) + ", "
	}
	args := map[string]string{"before": figureWords(t, before)}
	key := "same"
	switch {
	case !before.Known && t.What == data.TrendIncidents:
		key = "so_far"
	case t.What == data.TrendIncidents:
		key = "so_far.before"
	case !before.Known:
		key = "first"
	case now.Value() > before.Value():
		key = "up"
	case now.Value() < before.Value():
		key = "down"
	}
	words += translations.Text("ui.trend."+key, args)
	if before.ByHand != nil {
		words = translations.Text("ui.trend.by_hand.before", map[string]string{"words": words})
	}
	return words
}

// bars draw a key figure over time, the figure now in the accent, and what was written in by hand hollow. The words beside them say
// the same.
type bars struct {
	widget.BaseWidget
	heights []float32 // parts of the whole height; negative: not known
	hollow  []bool
}

func newBars(t data.Trend) *bars {
	most := 1.0
	if !t.What.IsShare() {
		for _, p := range t.Points {
			most = max(most, p.Value())
		}
	}
	b := &bars{heights: make([]float32, len(t.Points)), hollow: make([]bool, len(t.Points))}
	for i, p := range t.Points {
		b.hollow[i] = p.ByHand != nil
		if b.heights[i] = -1; p.Known {
			b.heights[i] = float32(p.Value() / most)
		}
	}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *bars) CreateRenderer() fyne.WidgetRenderer {
	r := &barsRenderer{bars: b, floor: canvas.NewRectangle(colour(colourLine)), columns: make([]*canvas.Rectangle, len(b.heights))}
	for i := range r.columns {
		r.columns[i] = canvas.NewRectangle(colour(colourBar))
		setVisible(r.columns[i], b.heights[i] >= 0)
	}
	r.Refresh()
	return r
}

type barsRenderer struct {
	bars    *bars
	floor   *canvas.Rectangle
	columns []*canvas.Rectangle
}

// The measures of the drawing. A figure of nothing is a thin line, which what is not known has not.
const (
	barWidth   float32 = 8
	barsHeight float32 = 24
	leastBar   float32 = 2
	floorWidth float32 = 1

	hollowStroke float32 = 1.5
)

func (r *barsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(float32(len(r.columns))*(barWidth+space4)-space4, barsHeight+floorWidth)
}

func (r *barsRenderer) Layout(room fyne.Size) {
	bottom := room.Height - floorWidth
	for i, column := range r.columns {
		high := max(leastBar, r.bars.heights[i]*bottom)
		column.Move(fyne.NewPos(float32(i)*(barWidth+space4), bottom-high))
		column.Resize(fyne.NewSize(barWidth, high))
	}
	r.floor.Move(fyne.NewPos(0, bottom))
	r.floor.Resize(fyne.NewSize(room.Width, floorWidth))
}

func (r *barsRenderer) Refresh() {
	r.floor.FillColor = colour(colourLine)
	for i, column := range r.columns {
		column.FillColor = colour(colourBar)
		if i == len(r.columns)-1 {
			column.FillColor = colour(colourAccent)
		}
		if r.bars.hollow[i] {
			column.FillColor, column.StrokeColor, column.StrokeWidth = color.Transparent, colour(colourBar), hollowStroke
		}
		column.Refresh()
	}
	r.floor.Refresh()
}

func (r *barsRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.floor}
	for _, column := range r.columns {
		objects = append(objects, column)
	}
	return objects
}

func (r *barsRenderer) Destroy() {}
