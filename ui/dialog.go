package ui

import (
	"slices"

	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// answer is one button of a dialog.
type answer struct {
	label string
	do    func() // after the dialog has closed; may be nil
	// check is asked before the dialog closes; false keeps it open, as when a field in it must be mended.
	check func() bool
	main  bool // the act that the dialog is about: Enter in a field chooses it
	safe  bool // what Esc chooses, and what has the focus when there is no field
	grave bool // cannot easily be undone
}

// dialogSpec says what a dialog holds.
type dialogSpec struct {
	title, text string
	content     fyne.CanvasObject // may be nil
	first       fyne.Focusable    // what in content has the focus from the start; nil: the safe answer
	answers     []answer          // in reading order
	wide        bool
}

// The widths of a dialog's text.
const (
	dialogWidth     float32 = 440
	wideDialogWidth float32 = 680
)

// highestDialog is how much of the window's height a dialog's text and fields may take.
const highestDialog = 0.65

// fit gives the dialog the height that what it holds has come to need, as far as the window has it.
func (d *dialog) fit() {
	column := d.scroll.Content
	column.Refresh()
	d.scroll.SetMinSize(fyne.NewSize(d.scroll.MinSize().Width, min(column.MinSize().Height, d.canvas.Size().Height*highestDialog)))
	d.popUp.Refresh()
}

// inform tells something that cannot wait.
func inform(parent fyne.Window, title, text string) {
	showDialog(parent, dialogSpec{title: title, text: text, answers: []answer{
		{label: translations.Text("ui.close", nil), main: true, safe: true},
	}})
}

// confirm asks before onYes is done. Leaving it undone is the safe choice.
func confirm(parent fyne.Window, title, text, yesLabel string, onYes func()) {
	showDialog(parent, dialogSpec{title: title, text: text, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: yesLabel, do: onYes, main: true},
	}})
}

// confirmGrave is confirm for what cannot easily be undone.
func confirmGrave(parent fyne.Window, title, text, yesLabel string, onYes func()) {
	showDialog(parent, dialogSpec{title: title, text: text, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: yesLabel, do: onYes, main: true, grave: true},
	}})
}

// choose asks which of several to do. One of the answers should be safe.
func choose(parent fyne.Window, title, text string, answers ...answer) {
	showDialog(parent, dialogSpec{title: title, text: text, answers: answers})
}

// askWith shows fields in a dialog. The check, which may be nil, tells whether they can be taken as they are.
func askWith(parent fyne.Window, title, text string, content fyne.CanvasObject, first fyne.Focusable, yesLabel string, check func() bool, onYes func()) *dialog {
	return showDialog(parent, dialogSpec{title: title, text: text, content: content, first: first, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: yesLabel, do: onYes, check: check, main: true},
	}})
}

// dialog is one that is shown.
type dialog struct {
	canvas   fyne.Canvas
	popUp    *widget.PopUp
	overlay  fyne.CanvasObject // what the pop-up lies in
	scroll   *container.Scroll // what its text and fields lie in
	answers  []answer
	before   fyne.Focusable
	keys     func(*fyne.KeyEvent) // the window's own, while the dialog has them
	isClosed bool
}

// keyed is a field that lets a dialog around it know of keys that it does not use itself.
type keyed interface{ setOuterKey(func(*fyne.KeyEvent)) }

// showDialog shows a dialog of any sort.
func showDialog(parent fyne.Window, spec dialogSpec) *dialog {
	d := &dialog{canvas: parent.Canvas(), answers: spec.answers, before: parent.Canvas().Focused(), keys: parent.Canvas().OnTypedKey()}
	width := dialogWidth
	if spec.wide {
		width = wideDialogWidth
	}
	width = min(width, d.canvas.Size().Width-2*space24-2*space16)
	body := []fyne.CanvasObject{}
	if spec.text != "" {
		body = append(body, wrapped(spec.text))
	}
	if spec.content != nil {
		body = append(body, container.New(layout.NewCustomPaddedLayout(0, space4, space8, space8), spec.content))
		d.listen(spec.content)
	}
	column := container.New(&columnLayout{width: width, gap: space12}, body...)
	scroll := container.NewVScroll(column)
	d.scroll = scroll
	scroll.SetMinSize(fyne.NewSize(width, min(column.MinSize().Height, d.canvas.Size().Height*highestDialog)))

	title := widget.NewLabel(spec.title)
	title.SizeName, title.TextStyle.Bold, title.Wrapping = sizeHead, true, fyne.TextWrapWord
	head := container.New(&columnLayout{width: width}, title)

	row := container.New(layout.NewCustomPaddedHBoxLayout(space8), layout.NewSpacer())
	var safe fyne.Focusable
	for i, a := range spec.answers {
		button := newAnswerButton(d, i)
		if a.safe {
			safe = button
		}
		row.Add(container.NewStack(button, inset(-ring-1, button.ring))) // apart from its edge, so that it is seen on every ground
	}
	foot := container.New(layout.NewCustomPaddedLayout(space8, 0, space8, space8), row)
	d.popUp = widget.NewModalPopUp(inset(space16, container.NewVBox(head, scroll, foot)), d.canvas)
	d.canvas.SetOnTypedKey(d.typedKey)
	d.popUp.Show()
	d.overlay = d.canvas.Overlays().Top()
	switch {
	case spec.first != nil:
		d.canvas.Focus(spec.first)
	case safe != nil:
		d.canvas.Focus(safe)
	}
	return d
}

// listen lets Enter and Esc in the dialog's fields reach it.
func (d *dialog) listen(o fyne.CanvasObject) {
	if k, ok := o.(keyed); ok {
		k.setOuterKey(d.typedKey)
	}
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			d.listen(child)
		}
	}
	if s, ok := o.(*container.Scroll); ok {
		d.listen(s.Content)
	}
}

func (d *dialog) typedKey(key *fyne.KeyEvent) {
	// A dialog that was opened over this one may give the keys back to it when it is closed, or has gone with one below it.
	if !slices.Contains(d.canvas.Overlays().List(), d.overlay) {
		if d.keys != nil {
			d.keys(key)
		}
		return
	}
	switch key.Name {
	case fyne.KeyEscape:
		d.cancel()
	case fyne.KeyReturn, fyne.KeyEnter:
		for i, a := range d.answers {
			if a.main {
				d.take(i)
				return
			}
		}
	}
}

// cancel chooses the safe answer, or only closes when there is none.
func (d *dialog) cancel() {
	for i, a := range d.answers {
		if a.safe {
			d.take(i)
			return
		}
	}
	d.close()
}

// take closes the dialog and does what the answer says.
func (d *dialog) take(i int) {
	a := d.answers[i]
	if d.isClosed || a.check != nil && !a.check() {
		return
	}
	d.close()
	if a.do != nil {
		a.do()
	}
}

// close takes the dialog away and gives the focus back to where it was.
func (d *dialog) close() {
	if d.isClosed {
		return
	}
	d.isClosed = true
	d.popUp.Hide()
	d.canvas.SetOnTypedKey(d.keys)
	giveFocus(d.canvas, d.before)
}

// giveFocus focuses what had the focus before something came in between.
func giveFocus(c fyne.Canvas, before fyne.Focusable) {
	if before != nil && c.Focused() != before {
		c.Focus(before)
	}
}

// answerButton is a button that takes Enter, Esc and the arrows too.
type answerButton struct {
	widget.Button
	dialog *dialog
	ring   *outline
}

func newAnswerButton(d *dialog, i int) *answerButton {
	b := &answerButton{dialog: d, ring: newOutline()}
	b.Text = d.answers[i].label
	b.OnTapped = func() { d.take(i) }
	switch {
	case d.answers[i].grave:
		b.Importance = widget.DangerImportance
	case d.answers[i].main:
		b.Importance = widget.HighImportance
	}
	b.ExtendBaseWidget(b)
	return b
}

// FocusGained is for Fyne.
func (b *answerButton) FocusGained() {
	b.Button.FocusGained()
	b.ring.set(true, false)
}

// FocusLost is for Fyne.
func (b *answerButton) FocusLost() {
	b.Button.FocusLost()
	b.ring.set(false, false)
}

// TypedKey is for Fyne.
func (b *answerButton) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		b.OnTapped()
	case fyne.KeyEscape:
		b.dialog.cancel()
	case fyne.KeyRight, fyne.KeyDown:
		b.dialog.canvas.FocusNext()
	case fyne.KeyLeft, fyne.KeyUp:
		b.dialog.canvas.FocusPrevious()
	}
}

// TypedRune is for Fyne. The space bar is taken here and not as a key: the driver gives the key first and the letter then,
// which would come to the field below once the dialog has closed.
func (b *answerButton) TypedRune(r rune) {
	if r == ' ' {
		b.OnTapped()
	}
}

// wrapped is a paragraph that breaks its lines.
func wrapped(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.Wrapping = fyne.TextWrapWord
	return l
}

// flush is a label without the room Fyne keeps around it, so that its words stand in line with a field's edge.
func flush(l *widget.Label) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(-space4, -space4, -space8, -space8), l)
}

// inset is an object with equal room on all sides.
func inset(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(room, room, room, room), o)
}

// columnLayout stacks objects that break their lines, so that each is as high as its text needs at the column's width.
type columnLayout struct {
	width float32 // the least width; texts that break their lines are measured at the last width laid out
	gap   float32
	last  float32
}

// MinSize is for Fyne.
func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	at := max(l.width, l.last)
	least := fyne.NewSize(l.width, 0)
	first := true
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if o.Size().Width != at && at > 0 {
			o.Resize(fyne.NewSize(at, o.Size().Height))
		}
		m := o.MinSize()
		least.Width = max(least.Width, m.Width)
		least.Height += m.Height
		if !first {
			least.Height += l.gap
		}
		first = false
	}
	return least
}

// Layout is for Fyne.
func (l *columnLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.last = room.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(room.Width, o.Size().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(room.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + l.gap
	}
}
