package ui

import (
	"math"
	"strings"

	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// The sizes of text in the workshop view, by their names in its theme: they follow the window's height, so that they are as
// large on a projector of any sort.
const (
	sizeAsk    = fyne.ThemeSizeName("workshop_ask")
	sizeReply  = fyne.ThemeSizeName("workshop_reply")
	sizeMeans  = fyne.ThemeSizeName("workshop_means")
	sizeAround = fyne.ThemeSizeName("workshop_around")
)

// workshopSizes are the sizes in a window of boardHeight.
var workshopSizes = map[fyne.ThemeSizeName]float32{sizeAsk: 34, sizeReply: 26, sizeMeans: 21, sizeAround: 17}

// boardHeight is the height of the window that the sizes are said for.
const boardHeight float32 = 730

// smallest is how much smaller than said the letters may become before the page scrolls in their place.
const smallest float32 = 0.66

// largeTheme is the program's theme with the letters of the workshop view.
type largeTheme struct {
	fyne.Theme
	scale float32
}

// Size is for Fyne.
func (t largeTheme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := workshopSizes[name]; ok {
		return size * t.scale
	}
	return t.Theme.Size(name)
}

// large is a paragraph in one of the sizes of the workshop view.
func large(words string, size fyne.ThemeSizeName) *widget.Label {
	l := wrapped(words)
	l.SizeName = size
	return l
}

func largeHead(words string, size fyne.ThemeSizeName) *widget.Label {
	l := large(words, size)
	l.TextStyle.Bold = true
	return l
}

func largeQuiet(words string, size fyne.ThemeSizeName) *widget.Label {
	l := large(words, size)
	l.Importance = widget.LowImportance
	return l
}

// roomLayout tells a page its room before its one object is laid out.
type roomLayout struct{ fit func(fyne.Size) }

// MinSize is for Fyne.
func (*roomLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 120) }

// Layout is for Fyne.
func (l *roomLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.fit(room)
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(room)
	}
}

// workshopBoard is what has the keys in the workshop view.
type workshopBoard struct {
	widget.BaseWidget
	page    *workshopPage
	content *fyne.Container
}

func newWorkshopBoard(p *workshopPage) *workshopBoard {
	b := &workshopBoard{page: p, content: container.NewStack()}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is for Fyne.
func (b *workshopBoard) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(b.content)
}

// Tapped is for Fyne: a click beside what can be pressed leaves the keys here.
func (b *workshopBoard) Tapped(*fyne.PointEvent) { b.page.focus(b) }

// FocusGained is for Fyne.
func (b *workshopBoard) FocusGained() {}

// FocusLost is for Fyne.
func (b *workshopBoard) FocusLost() {}

// TypedRune is for Fyne.
func (b *workshopBoard) TypedRune(r rune) { b.page.letter(strings.ToLower(string(r))) }

// TypedKey is for Fyne.
func (b *workshopBoard) TypedKey(key *fyne.KeyEvent) { b.page.key(key) }

// fill draws what is shown, in the largest letters of which there is room for all.
func (p *workshopPage) fill() {
	if p.board == nil {
		return
	}
	room := p.size
	if room.IsZero() {
		room = p.app.window.Canvas().Size()
	}
	scale := max(1, room.Height/boardHeight)
	for {
		p.note, p.other = nil, nil
		content, foot := p.content(), p.foot()
		margin := func(o fyne.CanvasObject) fyne.CanvasObject {
			return container.New(layout.NewCustomPaddedLayout(space16, space12, space32, space32), o)
		}
		theme := largeTheme{p.app.fyne.Settings().Theme(), scale}
		inner := container.NewThemeOverride(margin(content), theme)
		below := container.NewThemeOverride(margin(foot), theme)
		for range 2 { // texts know how high they are once they know how wide
			inner.Resize(fyne.NewSize(room.Width, inner.MinSize().Height))
			below.Resize(fyne.NewSize(room.Width, below.MinSize().Height))
		}
		if need := inner.MinSize().Height + below.MinSize().Height + space8; need > room.Height && scale > smallest {
			// half the letters take a quarter of the room, where the lines are many
			scale = max(smallest, scale*min(0.97, float32(math.Sqrt(float64(room.Height/need)))))
			continue
		}
		p.board.content.Objects = []fyne.CanvasObject{newGround(colourGround), container.NewBorder(nil, below, nil, nil, container.NewVScroll(inner))}
		break
	}
	p.board.content.Refresh()
	p.whole.Objects = []fyne.CanvasObject{p.board}
	p.whole.Refresh()
}

// content is the question with its answers, or what came of all.
func (p *workshopPage) content() fyne.CanvasObject {
	switch p.stage {
	case stageSum:
		return p.summary()
	case stageSaved:
		return p.papers()
	}
	q := p.question()
	column := newColumn(space8, p.headLine(q.about, p.progressWords()), newProgressLine(float32(p.at+1)/float32(len(p.asked))), largeHead(q.ask, sizeAsk))
	if q.help != "" {
		column.Add(largeQuiet(q.help, sizeMeans))
	}
	column.Add(p.replies(q))
	if q.target != "" {
		column.Add(p.another(q))
	}
	if q.written || p.noting || p.said[noteOf(q.key)] != "" {
		column.Add(p.noteField(q))
	}
	return column
}

// headLine is what the page is about, and how far one has come.
func (p *workshopPage) headLine(about, progress string) fyne.CanvasObject {
	right := widget.NewLabel(progress)
	right.SizeName, right.TextStyle.Bold = sizeMeans, true
	return container.NewBorder(nil, nil, nil, right, largeQuiet(about, sizeMeans))
}

// replies are the answers: beside one another where each has several things to say, else below one another.
func (p *workshopPage) replies(q asking) fyne.CanvasObject {
	beside := false
	for _, r := range q.answers {
		beside = beside || len(r.words) > 1
	}
	var cards []fyne.CanvasObject
	for _, r := range q.answers {
		cards = append(cards, p.card(q, r))
	}
	switch {
	case beside:
		return container.New(evenLayout{}, cards...)
	case len(cards) > 5: // two columns
		rows := newColumn(space8)
		for i := 0; i < len(cards); i += 2 {
			pair := []fyne.CanvasObject{cards[i], layout.NewSpacer()}
			if i+1 < len(cards) {
				pair[1] = cards[i+1]
			}
			rows.Add(container.New(evenLayout{}, pair...))
		}
		return rows
	}
	return newColumn(space8, cards...)
}

// card is one answer with its key. The one that is chosen is told by its frame, its mark and its word.
func (p *workshopPage) card(q asking, r reply) fyne.CanvasObject {
	chosen := p.isChosen(q, r.value)
	mark := newStateMark(stateNone, "")
	if chosen {
		mark.set(stateMet, translations.Text("ui.workshop.chosen", nil))
	}
	body := newColumn(-space4, container.NewBorder(nil, nil, keyBadge(r.key), container.NewCenter(sidePadded(mark)), largeHead(r.title, sizeReply)))
	for _, w := range r.words {
		body.Add(large(w, sizeMeans))
	}
	ring := newOutline()
	ring.set(chosen, false)
	return p.pressed(body, ring, func() { p.choose(r.value) })
}

// pressed is a card that a click presses too. What is pressed lies over the card: a theme of its own reaches what lies in
// containers, and not what lies within a widget of ours.
func (p *workshopPage) pressed(body, ring fyne.CanvasObject, do func()) fyne.CanvasObject {
	over := newPressable(container.NewStack(), func() {
		do()
		p.focus(p.board)
	})
	return container.NewStack(newGround(colourRaised), inset(space8, body), ring, over)
}

// keyBadge is the key that gives an answer.
func keyBadge(key string) fyne.CanvasObject {
	words := widget.NewLabel(strings.ToUpper(key))
	words.SizeName, words.TextStyle.Bold, words.Alignment = sizeReply, true, fyne.TextAlignCenter
	return container.NewStack(newGround(colourSunken), words)
}

// another lets a record that is none of the answers be chosen by typing.
func (p *workshopPage) another(q asking) fyne.CanvasObject {
	p.other = newReference(func() []Option { return p.app.choosable(q.target) }, nil)
	p.other.titleOf = func(id string) string { return oneLine(p.app.view.Linked(id)) }
	p.other.empty = translations.Text("ui.workshop.another", nil)
	for _, r := range q.answers {
		if p.isChosen(q, r.value) {
			p.other.set("")
			p.other.changed = func() { p.tookAnother(q) }
			return sidePadded(sized(420, p.other))
		}
	}
	p.other.set(p.said[q.key])
	p.other.changed = func() { p.tookAnother(q) }
	return sidePadded(sized(420, p.other))
}

func (p *workshopPage) tookAnother(q asking) {
	p.answer(q.key, p.other.id)
	p.show()
	p.focus(p.board)
}

// noteField is where the note of a question is written and read.
func (p *workshopPage) noteField(q asking) fyne.CanvasObject {
	key := noteOf(q.key)
	label := "ui.workshop.note"
	if q.written {
		key = q.key
	}
	if q.note != "" {
		label = q.note
	}
	p.note = newLongEntry()
	p.note.show(p.said[key])
	p.note.OnChanged = func(text string) { p.put(key, text) }
	p.note.onKey = func(e *fyne.KeyEvent) bool {
		isEnter := e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter
		switch {
		case isEnter && !isShiftDown():
			p.focus(p.board)
			if q.written {
				p.turn(1)
			}
			return true
		case e.Name == fyne.KeyEscape:
			p.focus(p.board)
			return true
		}
		return false
	}
	ring := newOutline()
	p.note.onFocus = func(has bool) { ring.set(has, false) }
	return sidePadded(newColumn(0, flush(largeQuiet(translations.Text(label, nil), sizeAround)), container.NewStack(p.note, ring)))
}

// openNote begins to write a note to the question.
func (p *workshopPage) openNote() {
	if p.note == nil {
		p.noting = true
		p.fill()
	}
	p.focus(p.note)
}

// foot tells who takes part and which keys there are.
func (p *workshopPage) foot() fyne.CanvasObject {
	column := newColumn(-space8, widget.NewSeparator())
	if who := p.peopleWords(); who != "" && p.stage != stageSaved {
		column.Add(largeQuiet(who, sizeAround))
	}
	key := "ui.workshop.keys.ask"
	switch p.stage {
	case stageSum:
		key = "ui.workshop.keys.sum"
	case stageSaved:
		key = "ui.workshop.keys.saved"
	case stageAsk:
		switch q := p.question(); {
		case q.many:
			key = "ui.workshop.keys.many"
		case q.written:
			key = "ui.workshop.keys.write"
		case q.target != "":
			key = "ui.workshop.keys.pick"
		}
	}
	column.Add(largeQuiet(translations.Text(key, nil), sizeAround))
	return column
}

// summary tells what was decided before it is saved.
func (p *workshopPage) summary() fyne.CanvasObject {
	list := p.task.summary(p.said)
	column := newColumn(space4, p.headLine(p.title(), ""), largeHead(translations.Text("ui.workshop.sum", nil), sizeAsk))
	if len(list) == 0 {
		column.Add(large(translations.Text("ui.workshop.sum.none", nil), sizeReply))
	}
	p.addDecided(column, list)
	return column
}

func (p *workshopPage) addDecided(column *fyne.Container, list []decided) {
	for _, d := range list {
		mark := newStateMark(stateMet, "")
		if d.open {
			mark = newStateMark(statePartly, "")
		}
		words := newColumn(-space8, largeHead(d.about, sizeReply))
		for _, w := range d.words {
			words.Add(large(w, sizeMeans))
		}
		column.Add(newRow(container.NewBorder(nil, nil, container.NewCenter(sidePadded(mark)), nil, words)))
	}
}

// papers offers the protocols when all is saved.
func (p *workshopPage) papers() fyne.CanvasObject {
	column := newColumn(space8, p.headLine(p.title(), ""), largeHead(translations.Text("ui.workshop.saved", nil), sizeAsk),
		large(translations.Text("ui.workshop.saved.text", nil), sizeMeans))
	for i, paper := range p.task.papers() {
		if i == 9 {
			break // there are no more number keys
		}
		key := string(rune('1' + i))
		title := translations.Text("ui.workshop.print", map[string]string{"what": paper.title})
		column.Add(p.pressed(container.NewBorder(nil, nil, keyBadge(key), nil, large(title, sizeReply)), newOutline(), func() { p.letter(key) }))
	}
	return column
}

// progressLine is how much of the questions lies behind.
type progressLine struct {
	widget.BaseWidget
	part float32
}

func newProgressLine(part float32) *progressLine {
	l := &progressLine{part: part}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is for Fyne.
func (l *progressLine) CreateRenderer() fyne.WidgetRenderer {
	r := &progressLineRenderer{line: l, whole: canvas.NewRectangle(nil), done: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type progressLineRenderer struct {
	line        *progressLine
	whole, done *canvas.Rectangle
}

func (*progressLineRenderer) MinSize() fyne.Size { return fyne.NewSize(space32, space4) }

func (r *progressLineRenderer) Layout(room fyne.Size) {
	r.whole.Resize(room)
	r.done.Resize(fyne.NewSize(room.Width*r.line.part, room.Height))
}

func (r *progressLineRenderer) Refresh() {
	r.whole.FillColor, r.done.FillColor = colour(colourLine), colour(colourAccent)
	r.whole.CornerRadius, r.done.CornerRadius = space4/2, space4/2
	r.Layout(r.line.Size())
	r.whole.Refresh()
	r.done.Refresh()
}

func (r *progressLineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.whole, r.done}
}
func (*progressLineRenderer) Destroy() {}
