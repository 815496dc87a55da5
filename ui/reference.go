package ui

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/icons"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Option is one thing to choose.
type Option struct {
	ID     string
	Title  string // "I-3 Fel mottagare"
	Detail string // more to know and find it by, such as its kind or unit
}

// optionIndex finds options by what is typed.
type optionIndex struct {
	options []Option
	folded  []string // title and detail in small letters; å stays å
}

func newOptionIndex(options []Option) *optionIndex {
	x := &optionIndex{options: options, folded: make([]string, len(options))}
	for i, o := range options {
		x.folded[i] = strings.ToLower(o.Title + "\n" + o.Detail)
	}
	return x
}

// find gives the options that hold every typed word: first those that begin with what is typed, then those with a word
// that does, then the rest; within each in the order given.
func (x *optionIndex) find(typed string) []Option {
	typed = strings.ToLower(strings.Join(strings.Fields(typed), " "))
	if typed == "" {
		return x.options
	}
	words := strings.Fields(typed)
	type hit struct{ at, rank int }
	var hits []hit
	for i, text := range x.folded {
		if !containsAll(text, words) {
			continue
		}
		rank := 2
		switch {
		case strings.HasPrefix(text, typed):
			rank = 0
		case strings.Contains(text, " "+words[0]):
			rank = 1
		}
		hits = append(hits, hit{i, rank})
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return cmp.Compare(a.rank, b.rank) })
	found := make([]Option, len(hits))
	for i, h := range hits {
		found[i] = x.options[h.at]
	}
	return found
}

// reference is a field that holds one thing chosen by typing: closed it shows the choice, and a key or a click opens a
// list in its place.
type reference struct {
	widget.DisableableWidget
	options func() []Option
	create  func(typed string) // makes a new one; nil: nothing can be made from here
	titleOf func(id string) string
	label   string // what stands above the field; may be empty
	empty   string // what stands for no choice
	first   string // the row that chooses nothing, where the empty choice is one among the options
	always  bool   // one of the options is always chosen

	id, title string
	focused   bool
	hovered   bool
	popUp     *optionPopUp
	clear     *iconButton
	changed   func()
	onFocus   func(bool)
	outerKey  func(*fyne.KeyEvent)
	opens     bool         // by Enter too, although what is around takes other keys
	picked    func(Option) // instead of showing the choice
	backspace func()       // for what stands before the field
}

// newReference makes a field without a choice.
func newReference(options func() []Option, create func(typed string)) *reference {
	r := &reference{options: options, create: create, empty: translations.Text("ui.pick.none", nil)}
	r.clear = newIconButton("close", func() { r.choose(Option{}) })
	r.ExtendBaseWidget(r)
	return r
}

// set shows the option with the id.
func (r *reference) set(id string) {
	r.id, r.title = id, ""
	if id != "" {
		r.title = r.find(id)
	}
	r.Refresh()
}

func (r *reference) find(id string) string {
	if r.titleOf != nil {
		if title := r.titleOf(id); title != "" {
			return title
		}
	}
	for _, o := range r.options() {
		if o.ID == id {
			return o.Title
		}
	}
	return id
}

// choose takes an option as a person does.
func (r *reference) choose(o Option) {
	if r.picked != nil {
		r.picked(o)
		return
	}
	if r.id == o.ID {
		return
	}
	r.id, r.title = o.ID, o.Title
	r.Refresh()
	if r.changed != nil {
		r.changed()
	}
}

// open shows the list, with what was typed already.
func (r *reference) open(typed string) {
	if r.Disabled() {
		return
	}
	r.popUp = openOptions(r, typed)
}

func (r *reference) setOuterKey(outer func(*fyne.KeyEvent)) { r.outerKey = outer }

// Tapped is for Fyne.
func (r *reference) Tapped(*fyne.PointEvent) {
	if r.Disabled() {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(r); c != nil {
		c.Focus(r)
	}
	r.open("")
}

// MouseIn is for Fyne.
func (r *reference) MouseIn(*desktop.MouseEvent) { r.hovered = true; r.Refresh() }

// MouseMoved is for Fyne.
func (r *reference) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (r *reference) MouseOut() { r.hovered = false; r.Refresh() }

// FocusGained is for Fyne.
func (r *reference) FocusGained() { r.setFocused(true) }

// FocusLost is for Fyne.
func (r *reference) FocusLost() { r.setFocused(false) }

func (r *reference) setFocused(focused bool) {
	r.focused = focused
	r.Refresh()
	if r.onFocus != nil {
		r.onFocus(focused)
	}
}

// TypedRune is for Fyne.
func (r *reference) TypedRune(typed rune) {
	if typed == ' ' {
		r.open("")
		return
	}
	r.open(string(typed))
}

// TypedKey is for Fyne.
func (r *reference) TypedKey(key *fyne.KeyEvent) {
	if asksForHelp(r, key) {
		return
	}
	switch key.Name {
	case fyne.KeyDown, fyne.KeyUp:
		r.open("")
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.outerKey == nil || r.opens {
			r.open("")
			return
		}
		r.outerKey(key)
	case fyne.KeyDelete, fyne.KeyBackspace:
		switch {
		case r.Disabled() || r.always:
		case r.id != "":
			r.choose(Option{})
		case r.backspace != nil:
			r.backspace()
		}
	default:
		if r.outerKey != nil {
			r.outerKey(key)
		}
	}
}

// CreateRenderer is for Fyne.
func (r *reference) CreateRenderer() fyne.WidgetRenderer {
	w := &referenceRenderer{field: r, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil), icon: widget.NewIcon(nil)}
	w.ground.CornerRadius = corner
	w.Refresh()
	return w
}

type referenceRenderer struct {
	field  *reference
	ground *canvas.Rectangle
	text   *canvas.Text
	icon   *widget.Icon
}

func (w *referenceRenderer) MinSize() fyne.Size { return fyne.NewSize(160, fieldHeight()) }

func (w *referenceRenderer) Layout(room fyne.Size) {
	w.ground.Resize(room)
	side := theme.Size(theme.SizeNameInlineIcon)
	right := room.Width - space8 - side
	w.icon.Move(fyne.NewPos(right, (room.Height-side)/2))
	w.icon.Resize(fyne.NewSquareSize(side))
	if w.field.clear.Visible() {
		right -= hitSize
		w.field.clear.Move(fyne.NewPos(right, (room.Height-hitSize)/2))
		w.field.clear.Resize(fyne.NewSquareSize(hitSize))
	}
	shown := w.field.title
	if w.field.id == "" {
		shown = w.field.empty
	}
	w.text.Text, _ = fitted(shown, max(0, right-space8-space4), fyne.TextStyle{})
	size := w.text.MinSize()
	w.text.Move(fyne.NewPos(space8, (room.Height-size.Height)/2))
	w.text.Resize(size)
}

func (w *referenceRenderer) Refresh() {
	f := w.field
	ink, border := colourText, theme.ColorNameInputBorder
	switch {
	case f.Disabled():
		ink, border = theme.ColorNameDisabled, colourLine
	case f.id == "":
		ink = colourQuiet
	}
	w.ground.FillColor = colour(theme.ColorNameInputBackground)
	w.ground.StrokeColor, w.ground.StrokeWidth = colour(border), theme.Size(theme.SizeNameInputBorder)
	if f.focused {
		w.ground.StrokeColor, w.ground.StrokeWidth = colour(colourAccent), ring
	}
	w.text.Color, w.text.TextSize = colour(ink), textSize(sizeBody)
	w.icon.SetResource(icons.InColour("open_list", colourQuiet))
	setVisible(f.clear, f.id != "" && !f.Disabled() && f.first == "" && !f.always && (f.hovered || f.focused))
	w.Layout(f.Size())
	w.ground.Refresh()
	w.text.Refresh()
	canvas.Refresh(f)
}

func (w *referenceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.ground, w.text, w.icon, w.field.clear}
}

func (w *referenceRenderer) Destroy() {}

// fieldHeight is how high a field of one line is.
func fieldHeight() float32 {
	return fyne.MeasureText("Aj", textSize(sizeBody), fyne.TextStyle{}).Height + 2*space8
}

// optionPopUp is the open list: a field to type in where the closed one stood, and the rows that match.
type optionPopUp struct {
	field  *reference
	canvas fyne.Canvas
	popUp  *widget.PopUp
	entry  *textEntry
	list   *rowList
	none   *canvas.Text
	index  *optionIndex
	found  []Option
	width  float32 // nought until it has been placed
	most   int     // rows
	closed bool

	overlay fyne.CanvasObject    // what the list lies in
	keys    func(*fyne.KeyEvent) // the window's, or those of the dialog below, while the list has them
}

const (
	mostOptionRows            = 8
	fewestOptionRows          = 4
	leastOptionsWidth float32 = 320
	idCreate                  = "\x00create" // no record has this id
)

func openOptions(field *reference, typed string) *optionPopUp {
	c := fyne.CurrentApp().Driver().CanvasForObject(field)
	if c == nil {
		return nil
	}
	p := &optionPopUp{field: field, canvas: c, index: newOptionIndex(field.options())}
	p.entry = newTextEntry()
	p.entry.takesTab = true
	p.entry.SetPlaceHolder(translations.Text("ui.pick.type", nil))
	p.entry.onKey = p.key
	p.entry.onShortcut = p.shortcut
	frame := newOutline()
	p.entry.onFocus = func(has bool) { frame.set(has, false) }
	p.list = newRowList(func() rowContent { return newOptionRow() }, func(at int, o rowContent) { o.(*optionRow).set(p.found[at]) })
	p.list.oneTap, p.list.noFocus, p.list.tracks = true, true, true
	p.list.onKey = p.key
	p.list.onOpen = func(at int) { p.take(p.found[at]) }
	p.none = canvas.NewText(translations.Text("ui.pick.nothing", nil), colour(colourQuiet))
	p.none.TextSize = textSize(sizeBody)
	content := container.NewBorder(container.NewStack(p.entry, frame), nil, nil, nil, container.NewStack(container.New(&centredLayout{}, p.none), p.list))
	p.popUp = widget.NewPopUp(content, c)
	p.entry.SetText(typed)
	p.search(typed)
	p.entry.OnChanged = p.search
	p.place()
	p.overlay, p.keys = c.Overlays().Top(), c.OnTypedKey()
	c.SetOnTypedKey(p.typedKey)
	c.Focus(p.entry)
	p.entry.CursorColumn = len([]rune(typed))
	p.entry.Refresh()
	if typed == "" {
		p.markChosen()
	}
	return p
}

// place puts the list where the field is, with no more rows than there is room for below it; near the window's lower edge
// it is moved up for a few, over the field's own label, whose words then stand in the field.
func (p *optionPopUp) place() {
	window := p.canvas.Size()
	width := min(max(p.field.Size().Width, p.leastWidth()), window.Width)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.field)
	at.X = max(0, min(at.X, window.Width-width))
	fits := int((window.Height - at.Y - fieldHeight() - space4) / rowHeight)
	p.most = max(fewestOptionRows, min(mostOptionRows, fits))
	at.Y = max(1, min(at.Y, window.Height-p.height(len(p.found)))) // Fyne puts what is shown at nought in the middle
	if p.field.label != "" && at.Y < fyne.CurrentApp().Driver().AbsolutePositionForObject(p.field).Y {
		p.entry.SetPlaceHolder(translations.Text("ui.pick.type.in", map[string]string{"field": p.field.label}))
	}
	p.width = width
	p.popUp.ShowAtPosition(at)
	p.fit()
}

// leastWidth is as wide as the rows need, when they are few and none can be made anew: the list then hides no more than the field's own
// column. To measure many takes longer than to open it.
func (p *optionPopUp) leastWidth() float32 {
	if len(p.index.options) > mostOptionRows || p.field.create != nil {
		return leastOptionsWidth
	}
	width := float32(0)
	for _, o := range p.found {
		row := space8 + measureText(o.Title, fyne.TextStyle{}) + space12
		if o.Detail != "" {
			row += space16 + measureText(o.Detail, fyne.TextStyle{})
		}
		width = max(width, row)
	}
	return min(width, leastOptionsWidth)
}

// height is how high the open list is with a number of rows.
func (p *optionPopUp) height(rows int) float32 {
	return min(fieldHeight()+float32(max(1, min(p.most, rows)))*rowHeight+space4, p.canvas.Size().Height)
}

// fit makes the list as high as the rows found.
func (p *optionPopUp) fit() {
	if p.width > 0 {
		p.popUp.Resize(fyne.NewSize(p.width, p.height(len(p.found))))
	}
}

// search shows what matches. What nothing matches can be made new, where that is allowed.
func (p *optionPopUp) search(typed string) {
	found := p.index.find(typed)
	p.found = p.found[:0]
	if p.field.first != "" && strings.TrimSpace(typed) == "" {
		p.found = append(p.found, Option{Title: p.field.first})
	}
	p.found = append(p.found, found...)
	if p.field.create != nil {
		title := translations.Text("ui.pick.create", nil)
		if typed = strings.TrimSpace(typed); typed != "" {
			title = translations.Text("ui.pick.create_named", map[string]string{"text": typed})
		}
		p.found = append(p.found, Option{ID: idCreate, Title: title})
	}
	setVisible(p.none, len(p.found) == 0)
	p.list.marked = min(0, len(p.found)-1)
	p.list.setLength(len(p.found))
	p.list.mark(p.list.marked)
	p.fit()
}

// markChosen begins at the present choice.
func (p *optionPopUp) markChosen() {
	if at := slices.IndexFunc(p.found, func(o Option) bool { return o.ID == p.field.id }); at >= 0 {
		p.list.mark(at)
	}
}

// typedKey takes the keys that no field has: a click beside the field to type in leaves it without them, and Esc then would
// close a dialog below the list.
func (p *optionPopUp) typedKey(key *fyne.KeyEvent) {
	switch isOpen := slices.Contains(p.canvas.Overlays().List(), p.overlay); {
	case isOpen && key.Name == fyne.KeyEscape:
		p.close()
	case !isOpen && p.keys != nil: // Fyne has taken it away, at a click outside
		p.keys(key)
	}
}

// key passes the list's keys on from the field that has them.
func (p *optionPopUp) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		p.close()
		return true
	case fyne.KeyTab:
		p.close()
		if isShiftDown() {
			p.canvas.FocusPrevious()
		} else {
			p.canvas.FocusNext()
		}
		return true
	case fyne.KeyHome, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyRight:
		return false
	}
	return p.list.took(key)
}

// isShiftDown tells whether the shift key is held.
func isShiftDown() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// shortcut closes the list when nothing has been typed in it, so that Ctrl+S saves; what has been typed waits for Enter or Esc.
func (p *optionPopUp) shortcut(s *desktop.CustomShortcut) bool {
	if strings.TrimSpace(p.entry.Text) != "" {
		return false
	}
	p.close()
	passOn(p.canvas, s)
	return true
}

func (p *optionPopUp) take(o Option) {
	typed := strings.TrimSpace(p.entry.Text)
	p.close()
	if o.ID == idCreate {
		p.field.create(typed)
		return
	}
	p.field.choose(o)
}

func (p *optionPopUp) close() {
	if p.closed {
		return
	}
	p.closed = true
	p.popUp.Hide()
	p.canvas.SetOnTypedKey(p.keys)
	p.field.popUp = nil
	giveFocus(p.canvas, p.field)
}

// centredLayout puts an object in the middle of the first row.
type centredLayout struct{}

// MinSize is for Fyne.
func (*centredLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, rowHeight) }

// Layout is for Fyne.
func (*centredLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for _, o := range objects {
		size := o.MinSize()
		o.Resize(size)
		o.Move(fyne.NewPos(space8, (rowHeight-size.Height)/2))
	}
}

// optionRow is one row of the list: the title, and the detail quietly to the right.
type optionRow struct {
	widget.BaseWidget
	option Option
}

func newOptionRow() *optionRow {
	r := &optionRow{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *optionRow) set(o Option)                  { r.option = o; r.Refresh() }
func (r *optionRow) tappedAt(fyne.Position) bool   { return true }
func (r *optionRow) pointedAt(fyne.Position, bool) {}
func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	w := &optionRowRenderer{row: r, title: canvas.NewText("", nil), detail: canvas.NewText("", nil), icon: widget.NewIcon(nil)}
	w.Refresh()
	return w
}

type optionRowRenderer struct {
	row           *optionRow
	title, detail *canvas.Text
	icon          *widget.Icon
}

func (w *optionRowRenderer) MinSize() fyne.Size { return fyne.NewSize(0, rowHeight) }

func (w *optionRowRenderer) Layout(room fyne.Size) {
	left, right := space8, room.Width-space12
	if w.icon.Visible() {
		side := theme.Size(theme.SizeNameInlineIcon)
		w.icon.Move(fyne.NewPos(left, (room.Height-side)/2))
		w.icon.Resize(fyne.NewSquareSize(side))
		left += side + space8
	}
	title := measureText(w.row.option.Title, fyne.TextStyle{})
	// The title comes first: the detail has what is left, but at least a third when it needs it.
	detailRoom := max(right-left-title-space16, (right-left)/3)
	w.detail.Text, _ = fitted(w.row.option.Detail, detailRoom, fyne.TextStyle{})
	detail := w.detail.MinSize()
	if w.row.option.Detail == "" {
		w.detail.Text, detail.Width = "", 0
	}
	w.detail.Move(fyne.NewPos(right-detail.Width, (room.Height-detail.Height)/2))
	w.detail.Resize(detail)
	if detail.Width > 0 {
		right -= detail.Width + space16
	}
	w.title.Text, _ = fitted(w.row.option.Title, right-left, fyne.TextStyle{})
	size := w.title.MinSize()
	w.title.Move(fyne.NewPos(left, (room.Height-size.Height)/2))
	w.title.Resize(size)
}

func (w *optionRowRenderer) Refresh() {
	o := w.row.option
	ink := colourText
	switch o.ID {
	case "":
		ink = colourQuiet
	case idCreate:
		ink = colourAccent
	}
	w.icon.Hidden = o.ID != idCreate
	w.icon.SetResource(icons.InColour("add", colourAccent))
	w.title.Color, w.title.TextSize = colour(ink), textSize(sizeBody)
	w.detail.Color, w.detail.TextSize = colour(colourQuiet), textSize(sizeBody)
	w.Layout(w.row.Size())
	w.title.Refresh()
	w.detail.Refresh()
}

func (w *optionRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{w.icon, w.title, w.detail}
}

func (w *optionRowRenderer) Destroy() {}

// references is a field that holds several: each as a chip that can be taken away, and a field to add one more.
type references struct {
	*fyne.Container
	add      *reference
	chips    *fyne.Container
	ids      []string
	titles   map[string]string
	changed  func()
	disabled bool
}

func newReferences(options func() []Option, create func(typed string)) *references {
	r := &references{titles: map[string]string{}}
	r.add = newReference(nil, create)
	r.add.options = func() []Option {
		return slices.DeleteFunc(slices.Clone(options()), func(o Option) bool { return slices.Contains(r.ids, o.ID) })
	}
	r.add.empty = translations.Text("ui.pick.add", nil)
	r.add.picked = func(o Option) {
		if o.ID != "" {
			r.titles[o.ID] = o.Title
			r.addID(o.ID)
		}
	}
	r.add.backspace = func() {
		if len(r.ids) > 0 {
			r.remove(r.ids[len(r.ids)-1])
		}
	}
	r.chips = container.New(&flowLayout{gap: space4})
	r.Container = container.New(&columnLayout{gap: space4}, r.chips, r.add)
	r.chips.Hide()
	r.titlesFrom(options)
	return r
}

// titlesFrom makes ids readable by the options as they are when an id is shown.
func (r *references) titlesFrom(options func() []Option) {
	r.add.titleOf = func(id string) string {
		if title, ok := r.titles[id]; ok {
			return title
		}
		for _, o := range options() {
			r.titles[o.ID] = o.Title
		}
		return r.titles[id]
	}
}

// set shows the records with these ids.
func (r *references) set(ids []string) {
	r.ids = slices.Clone(ids)
	r.build()
}

func (r *references) addID(id string) {
	if slices.Contains(r.ids, id) {
		return
	}
	r.ids = append(r.ids, id)
	r.build()
	if r.changed != nil {
		r.changed()
	}
}

func (r *references) remove(id string) {
	r.ids = slices.DeleteFunc(r.ids, func(have string) bool { return have == id })
	r.build()
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.add); c != nil {
		c.Focus(r.add)
	}
	if r.changed != nil {
		r.changed()
	}
}

func (r *references) build() {
	r.chips.RemoveAll()
	for _, id := range r.ids {
		r.chips.Add(newChip(r.add.find(id), !r.disabled, func() { r.remove(id) }))
	}
	setVisible(r.chips, len(r.ids) > 0)
	r.Container.Refresh()
}

func (r *references) setOuterKey(outer func(*fyne.KeyEvent)) { r.add.setOuterKey(outer) }

func (r *references) onAddFocus(told func(bool)) { r.add.onFocus = told }

func (r *references) setEnabled(enabled bool) {
	r.disabled = !enabled
	if enabled {
		r.add.Enable()
	} else {
		r.add.Disable()
	}
	r.build()
}

// chip is one chosen thing, with a cross that takes it away.
type chip struct {
	widget.BaseWidget
	words   string
	cross   *iconButton
	removed func()
	focused bool
}

func newChip(words string, canRemove bool, removed func()) *chip {
	c := &chip{words: words, removed: removed}
	c.cross = newIconButton("close", removed)
	setVisible(c.cross, canRemove)
	c.ExtendBaseWidget(c)
	return c
}

// FocusGained is for Fyne.
func (c *chip) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is for Fyne.
func (c *chip) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune is for Fyne.
func (c *chip) TypedRune(rune) {}

// TypedKey is for Fyne.
func (c *chip) TypedKey(key *fyne.KeyEvent) {
	if asksForHelp(c, key) {
		return
	}
	if key.Name == fyne.KeyDelete || key.Name == fyne.KeyBackspace {
		if c.cross.Visible() {
			c.removed()
		}
	}
}

// CreateRenderer is for Fyne.
func (c *chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, ground: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.ground.CornerRadius = corner
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip   *chip
	ground *canvas.Rectangle
	text   *canvas.Text
}

func (r *chipRenderer) crossRoom() float32 {
	if r.chip.cross.Visible() {
		return hitSize
	}
	return space8
}

// MinSize is as wide as the words; the flow gives less room to a chip that is wider than the line.
func (r *chipRenderer) MinSize() fyne.Size {
	return fyne.NewSize(space8+measureText(r.chip.words, fyne.TextStyle{})+1+r.crossRoom(), hitSize)
}

func (r *chipRenderer) Layout(room fyne.Size) {
	r.ground.Resize(room)
	r.text.Text, _ = fitted(r.chip.words, room.Width-space8-r.crossRoom(), fyne.TextStyle{})
	size := r.text.MinSize()
	r.text.Move(fyne.NewPos(space8, (room.Height-size.Height)/2))
	r.text.Resize(size)
	r.chip.cross.Move(fyne.NewPos(room.Width-hitSize, (room.Height-hitSize)/2))
	r.chip.cross.Resize(fyne.NewSquareSize(hitSize))
}

func (r *chipRenderer) Refresh() {
	r.ground.FillColor, r.ground.StrokeWidth = colour(theme.ColorNameButton), 0
	if r.chip.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(colourAccent), ring
	}
	r.text.Color, r.text.TextSize = colour(colourText), textSize(sizeBody)
	r.Layout(r.chip.Size())
	r.ground.Refresh()
	r.text.Refresh()
	canvas.Refresh(r.chip)
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.text, r.chip.cross}
}

func (r *chipRenderer) Destroy() {}

// flowLayout puts objects side by side and begins a new line when one is full.
type flowLayout struct {
	gap  float32
	last float32
}

// MinSize is for Fyne.
func (l *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.last == 0 {
		least := fyne.Size{}
		for _, o := range objects {
			least.Height = max(least.Height, o.MinSize().Height)
		}
		return least
	}
	return fyne.NewSize(0, l.flow(objects, l.last, false))
}

// Layout is for Fyne.
func (l *flowLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.last = room.Width
	l.flow(objects, room.Width, true)
}

// flow gives the height that the objects need, and puts them there when they are to be moved.
func (l *flowLayout) flow(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		size.Width = min(size.Width, width)
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+l.gap, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(size)
		}
		x += size.Width + l.gap
		line = max(line, size.Height)
	}
	return y + line
}
