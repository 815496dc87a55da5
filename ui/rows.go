package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// rowContent is what a rowList shows in a row.
type rowContent interface {
	fyne.CanvasObject
	tappedAt(at fyne.Position) bool // whether a click there opens the row at once
	pointedAt(at fyne.Position, inside bool)
}

// rowList shows many rows of one height and makes objects only for those in view.
type rowList struct {
	widget.BaseWidget
	length  int
	marked  int // the row that keys act on; -1: none
	focused bool
	create  func() rowContent
	update  func(at int, o rowContent)

	scroll  *container.Scroll
	inner   *rowPane
	width   func() float32 // the least width of the rows; nil: that of the list
	onAside func(x float32)
	onMark  func(at int)
	onOpen  func(at int)
	onType  func(r rune)
	onMenu  func(at int, where fyne.Position) // what can be done with a row is asked for; may be nil
	onTask  func(key fyne.KeyName)            // Delete and F2; may be nil
	onCopy  func()                            // may be nil
	picking *rowPicking                       // nil: one row at a time
	held    func() fyne.KeyModifier           // which of Shift and Ctrl are held
	oneTap  bool                              // a click anywhere in a row opens it
	tracks  bool                              // the pointer marks the row it is over, as in a menu
	noFocus bool                              // something else has the keys and passes them on
	onKey   func(*fyne.KeyEvent) bool         // takes the keys that come to the list all the same, by Tab; may be nil
}

func newRowList(create func() rowContent, update func(at int, o rowContent)) *rowList {
	l := &rowList{marked: -1, create: create, update: update, held: heldKeys}
	l.inner = &rowPane{list: l}
	l.inner.ExtendBaseWidget(l.inner)
	l.scroll = container.NewScroll(l.inner)
	aside := float32(0)
	l.scroll.OnScrolled = func(to fyne.Position) {
		if to.X != aside && l.onAside != nil {
			l.onAside(to.X)
		}
		aside = to.X
		l.inner.turned = true
		l.inner.Refresh()
	}
	l.ExtendBaseWidget(l)
	return l
}

// setLength tells how many rows there are and shows them anew.
func (l *rowList) setLength(n int) {
	l.length = n
	l.marked = min(l.marked, n-1)
	l.picking.forget()
	l.inner.Resize(l.scroll.Size().Max(l.inner.MinSize()))
	l.scroll.Offset.Y = max(0, min(l.scroll.Offset.Y, float32(n)*rowHeight-l.scroll.Size().Height))
	l.scroll.Refresh() // and with it the rows
}

// mark chooses the row that keys act on and brings it into view.
func (l *rowList) mark(at int) {
	at = max(-1, min(at, l.length-1))
	changed := at != l.marked
	l.marked = at
	l.reveal(at)
	l.inner.Refresh()
	if changed && l.onMark != nil {
		l.onMark(at)
	}
}

// reveal scrolls as little as is needed for the row to be seen.
func (l *rowList) reveal(at int) {
	height := l.scroll.Size().Height
	if at < 0 || height <= 0 {
		return
	}
	top := float32(at) * rowHeight
	offset := l.scroll.Offset.Y
	switch {
	case top < offset:
		offset = top
	case top+rowHeight > offset+height:
		offset = top + rowHeight - height
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(l.scroll.Offset.X, offset))
	l.inner.Refresh() // Fyne tells of scrolling only by pointer
}

// Resize is for Fyne: more rows may come into view although the pane stays as it is.
func (l *rowList) Resize(room fyne.Size) {
	l.BaseWidget.Resize(room)
	l.inner.Refresh()
}

// page is how many rows are seen at once.
func (l *rowList) page() int { return max(1, int(l.scroll.Size().Height/rowHeight)-1) }

// CreateRenderer is for Fyne.
func (l *rowList) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(l.scroll) }

// FocusGained is for Fyne.
func (l *rowList) FocusGained() {
	l.focused = true
	if l.marked < 0 && l.length > 0 {
		l.mark(0)
	}
	l.inner.Refresh()
}

// FocusLost is for Fyne.
func (l *rowList) FocusLost() { l.focused = false; l.inner.Refresh() }

// TypedRune is for Fyne.
func (l *rowList) TypedRune(r rune) {
	if l.onType != nil && r != ' ' {
		l.onType(r)
	}
}

// TypedKey is for Fyne.
func (l *rowList) TypedKey(key *fyne.KeyEvent) {
	if asksForHelp(l, key) {
		return
	}
	if l.onKey == nil || !l.onKey(key) {
		l.took(key)
	}
}

// TypedShortcut is for Fyne, which gives shortcuts only to what has the focus: those that are not the list's own are passed on.
func (l *rowList) TypedShortcut(s fyne.Shortcut) {
	_, all := s.(*fyne.ShortcutSelectAll)
	_, copies := s.(*fyne.ShortcutCopy)
	switch {
	case all && l.picking != nil:
		l.picking.all()
	case copies && l.onCopy != nil:
		l.onCopy()
	default:
		passOn(fyne.CurrentApp().Driver().CanvasForObject(l), s)
	}
}

// took acts on a key and tells whether it was one of the list's.
func (l *rowList) took(key *fyne.KeyEvent) bool {
	if to, ok := l.towards(key.Name); ok {
		if l.picking != nil && l.held()&fyne.KeyModifierShift != 0 {
			l.picking.extend(to)
		} else {
			l.picking.forget()
		}
		l.mark(to)
		return true
	}
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.marked >= 0 && l.onOpen != nil {
			l.onOpen(l.marked)
		}
	case fyne.KeySpace:
		if l.picking == nil || l.marked < 0 {
			return false
		}
		l.picking.toggle(l.marked)
	case fyne.KeyEscape:
		if l.picking == nil || !l.picking.clear() {
			letThrough(l, key)
		}
	case fyne.KeyDelete, fyne.KeyF2:
		if l.onTask == nil {
			return false
		}
		l.onTask(key.Name)
	case desktop.KeyMenu, fyne.KeyF10:
		if l.onMenu == nil || l.marked < 0 || key.Name == fyne.KeyF10 && l.held()&fyne.KeyModifierShift == 0 {
			return false
		}
		l.reveal(l.marked)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(l).AddXY(l.gutter()+space32, float32(l.marked+1)*rowHeight-l.scroll.Offset.Y)
		l.onMenu(l.marked, at)
	default:
		return false
	}
	return true
}

// towards is the row that a key leads to.
func (l *rowList) towards(key fyne.KeyName) (to int, ok bool) {
	switch key {
	case fyne.KeyDown:
		to = l.marked + 1
	case fyne.KeyUp:
		to = l.marked - 1
	case fyne.KeyPageDown:
		to = l.marked + l.page()
	case fyne.KeyPageUp:
		to = l.marked - l.page()
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = l.length - 1
	default:
		return 0, false
	}
	return max(0, min(to, l.length-1)), true
}

// gutter is the room before the rows, where they are ticked.
func (l *rowList) gutter() float32 {
	if l.picking == nil {
		return 0
	}
	return tickRoom
}

// rowPane is as high as all rows and draws those in view.
type rowPane struct {
	widget.BaseWidget
	list   *rowList
	turned bool // the list has only been turned since the rows were drawn
}

// CreateRenderer is for Fyne.
func (p *rowPane) CreateRenderer() fyne.WidgetRenderer { return &rowPaneRenderer{pane: p} }

type rowPaneRenderer struct {
	pane  *rowPane
	items []*rowItem
}

func (r *rowPaneRenderer) MinSize() fyne.Size {
	l := r.pane.list
	width := float32(0)
	if l.width != nil {
		width = l.width()
	}
	return fyne.NewSize(width, float32(l.length)*rowHeight)
}

// Layout does nothing: whoever changes the pane's size shows the rows anew, once.
func (r *rowPaneRenderer) Layout(fyne.Size) {}

func (r *rowPaneRenderer) Refresh() {
	l := r.pane.list
	first := max(0, int(l.scroll.Offset.Y/rowHeight))
	count := min(int(l.scroll.Size().Height/rowHeight)+2, l.length-first)
	all := !r.pane.turned || len(r.items) < count
	r.pane.turned = false
	for len(r.items) < count {
		r.items = append(r.items, newRowItem(l))
	}
	for i := range r.items {
		// A row keeps its item as long as it is in view, so that a turn of the wheel makes only those anew that come into view.
		at := first + i
		item := r.items[at%len(r.items)]
		if i >= count {
			item.Hide()
			continue
		}
		if !all && item.at == at && item.Visible() {
			continue
		}
		item.at = at
		item.Move(fyne.NewPos(0, float32(at)*rowHeight))
		item.Resize(fyne.NewSize(r.pane.Size().Width, rowHeight))
		l.update(at, item.content)
		item.Show()
		item.Refresh()
	}
	if all {
		canvas.Refresh(r.pane)
	}
}

func (r *rowPaneRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.items))
	for i, item := range r.items {
		objects[i] = item
	}
	return objects
}

func (r *rowPaneRenderer) Destroy() {}

// rowItem is one row on the screen: its ground, its content, a hairline below, a ring when keys act on it.
type rowItem struct {
	widget.BaseWidget
	list    *rowList
	content rowContent
	at      int
	hovered bool
}

func newRowItem(l *rowList) *rowItem {
	i := &rowItem{list: l, content: l.create()}
	i.ExtendBaseWidget(i)
	return i
}

// Tapped is for Fyne. A click on the row that is marked already opens it.
func (i *rowItem) Tapped(e *fyne.PointEvent) {
	l := i.list
	isPick := l.picking.clicked(i.at, e.Position.X, l.held())
	opens := !isPick && (l.oneTap || l.marked == i.at || i.content.tappedAt(e.Position.SubtractXY(l.gutter(), 0)))
	i.reach()
	if opens && l.onOpen != nil {
		l.onOpen(i.at)
	}
}

// TappedSecondary is for Fyne.
func (i *rowItem) TappedSecondary(e *fyne.PointEvent) {
	if i.list.onMenu != nil {
		i.reach()
		i.list.onMenu(i.at, e.AbsolutePosition)
	}
}

// reach lets the keys act on the row.
func (i *rowItem) reach() {
	l := i.list
	l.mark(i.at)
	if c := fyne.CurrentApp().Driver().CanvasForObject(l); c != nil && !l.noFocus {
		c.Focus(l)
	}
}

// MouseIn is for Fyne.
func (i *rowItem) MouseIn(e *desktop.MouseEvent) {
	i.hovered = true
	if i.list.tracks {
		i.list.mark(i.at)
	}
	i.content.pointedAt(e.Position.SubtractXY(i.list.gutter(), 0), true)
	i.Refresh()
}

// MouseMoved is for Fyne.
func (i *rowItem) MouseMoved(e *desktop.MouseEvent) {
	i.content.pointedAt(e.Position.SubtractXY(i.list.gutter(), 0), true)
}

// MouseOut is for Fyne.
func (i *rowItem) MouseOut() {
	i.hovered = false
	i.content.pointedAt(fyne.Position{}, false)
	i.Refresh()
}

// CreateRenderer is for Fyne.
func (i *rowItem) CreateRenderer() fyne.WidgetRenderer {
	r := &rowItemRenderer{item: i, ground: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), mark: canvas.NewRectangle(nil)}
	if i.list.picking != nil {
		r.tick = newTick()
	}
	r.Refresh()
	return r
}

type rowItemRenderer struct {
	item               *rowItem
	ground, line, mark *canvas.Rectangle
	tick               *tick // nil: rows are not picked
}

func (r *rowItemRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

func (r *rowItemRenderer) Layout(room fyne.Size) {
	r.ground.Resize(fyne.NewSize(room.Width, room.Height-1))
	r.line.Move(fyne.NewPos(0, room.Height-1))
	r.line.Resize(fyne.NewSize(room.Width, 1))
	r.mark.Resize(fyne.NewSize(3, room.Height-1))
	gutter := r.item.list.gutter()
	r.item.content.Move(fyne.NewPos(gutter, 0))
	r.item.content.Resize(fyne.NewSize(room.Width-gutter, room.Height))
	if r.tick != nil {
		r.tick.place(fyne.NewPos((gutter-tickSize)/2+ring/2, (room.Height-tickSize)/2))
	}
}

func (r *rowItemRenderer) Refresh() {
	l := r.item.list
	isMarked := l.marked == r.item.at
	isPicked := l.picking != nil && l.picking.has(r.item.at)
	r.ground.Hidden = !isMarked && !r.item.hovered && !isPicked
	r.ground.FillColor = colour(theme.ColorNameHover)
	if isPicked || isMarked && (l.picking == nil || l.picking.count() == 0) { // else what is only marked would look chosen
		r.ground.FillColor = colour(theme.ColorNameFocus)
	}
	if r.tick != nil {
		r.tick.draw(isPicked, isPicked || r.item.hovered || isMarked && l.focused)
	}
	r.mark.Hidden = !isMarked || !l.focused
	r.mark.FillColor = colour(colourAccent)
	r.line.FillColor = colour(colourLine)
	r.Layout(r.item.Size())
	canvas.Refresh(r.item)
}

func (r *rowItemRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.line, r.mark, r.item.content}
	if r.tick != nil {
		objects = append(objects, r.tick.objects()...)
	}
	return objects
}

func (r *rowItemRenderer) Destroy() {}
