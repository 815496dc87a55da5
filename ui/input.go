package ui

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// input is one field of a form, whatever its type.
type input interface {
	object() fyne.CanvasObject
	text() string            // stored or typed text, to be given to the field's Put
	setText(stored string)   // shows a stored value; tells nobody
	setError(message string) // marks the field and says why; empty takes the mark away
	onChange(func())         // called whenever a person has changed the value
	focus() fyne.Focusable   // what to give the focus to
	setEnabled(bool)
	demand(bool) // marks the label as of a field that must be filled in
}

// inputEnv is what inputs need to know of the world.
type inputEnv struct {
	now func() time.Time
	// options lists what a link to a kind can point at.
	options func(kind string) []Option
	// words lists what records of a kind say that a text can be chosen among; may be nil.
	words func(kind string) []Option
	// titleOf is the title of any record, removed ones too; may be nil.
	titleOf func(id string) string
	// create makes a record of a kind from what was typed, and gives it to made when it is saved; nil: not from here.
	create func(kind, typed string, made func(Option))
	// wheel gets the turns of the wheel over a field that does not use them; may be nil.
	wheel func(*fyne.ScrollEvent)
	// reveal brings a field that has got the keys into sight; may be nil.
	reveal func(fyne.CanvasObject)
	// attended is told of the field that has got the keys; may be nil.
	attended func(data.UntypedField)
}

// newInput makes the input of a field.
func newInput(kind data.Untyped, field data.UntypedField, env inputEnv) input {
	return newInputAs(kind, field, env, translations.Text(data.FieldKey(kind.Name, field.Name), nil))
}

// newInputAs makes the input under another label than the field's own. It is the only place that looks at the field's type.
func newInputAs(kind data.Untyped, field data.UntypedField, env inputEnv, label string) input {
	b := newInputBox(label, field.Required)
	if key := "ui.help." + kind.Name + "." + field.Name; translations.Has(key) {
		b.setHelp(translations.Text(key, nil))
	}
	b.check = func(text string) error { return field.Put(kind.New(), text) }
	b.wheel.turned, b.reveal = env.wheel, env.reveal
	if env.attended != nil {
		b.attended = func() { env.attended(field) }
	}
	if field.OneOf != "" && env.words != nil && len(env.words(field.OneOf)) > 0 {
		return newWordsInput(b, field, env)
	}
	switch field.Type {
	case data.TypeLongText:
		return newLongInput(b, seed.TextTemplates(kind.Name, field.Name)).cautious(kind)
	case data.TypeNumber:
		return newNumberInput(b)
	case data.TypeBool:
		return newBoolInput(b, label)
	case data.TypeDate:
		return newDayInput(b, newDayField(env.now))
	case data.TypeTime:
		i := newDayInput(b, newMomentField(env.now))
		if kind.Name == data.Notifications.Name && field.Name == "sent_at" {
			i.past = env.now
		}
		return i
	case data.TypeChoice:
		return newChoiceInput(b, field)
	case data.TypeRef:
		return newReferenceInput(b, field, env)
	case data.TypeRefs:
		return newReferencesInput(b, field, env)
	}
	return newTextInput(b).cautious(kind)
}

// cautious lets a field of an incident warn of what looks like somebody's number. It never stands in the way.
func (i *textInput) cautious(kind data.Untyped) *textInput {
	switch kind.Name {
	case "incident", "incident_event", "incident_message", "notification":
		i.caution = true
	}
	return i
}

// look warns, or takes the warning away.
func (i *textInput) look() {
	if !i.caution {
		return
	}
	warning := ""
	if data.LooksLikePersonnummer(i.entry.Text) {
		warning = translations.Text("ui.caution.personnummer", nil)
	}
	i.warn(warning)
}

// fieldSentence is what a person reads at the field itself.
func fieldSentence(err error) string {
	var p *data.Problem
	if errors.As(err, &p) {
		return translations.Text(p.Key, p.Args)
	}
	return err.Error()
}

// inputBox is what all inputs have around them: the label above, the help and the error below.
type inputBox struct {
	*fyne.Container
	words                 string // the label's
	label                 *fieldLabel
	beside                fyne.CanvasObject // at the end of the label's line; may be nil
	help, error           *widget.Label
	helpBelow, errorBelow fyne.CanvasObject // the same, in line with the field
	frame                 *outline
	wheel                 *wheelPane
	reveal                func(fyne.CanvasObject)
	attended              func() // told when the field has got the keys; may be nil
	changed               func()
	check                 func(text string) error
	helped                string // the help, when nothing is warned of
	warned                string // what is warned of
}

func newInputBox(label string, required bool) *inputBox {
	b := &inputBox{words: label, help: wrapped(""), error: wrapped(""), frame: newOutline(), wheel: newWheelPane()}
	b.label = newFieldLabel(label, required)
	b.help.SizeName, b.help.Importance = sizeQuiet, widget.LowImportance
	b.error.SizeName, b.error.Importance = sizeQuiet, widget.DangerImportance
	b.helpBelow, b.errorBelow = flush(b.help), flush(b.error)
	b.helpBelow.Hide()
	b.errorBelow.Hide()
	return b
}

// hold puts the control in the box.
func (b *inputBox) hold(control fyne.CanvasObject) {
	var head fyne.CanvasObject = b.label
	if b.beside != nil {
		head = container.NewStack(b.label, b.beside)
	}
	b.Container = container.New(&columnLayout{width: 180}, head, container.NewStack(control, b.frame, b.wheel), b.helpBelow, b.errorBelow)
}

func (b *inputBox) object() fyne.CanvasObject { return b.Container }
func (b *inputBox) onChange(f func())         { b.changed = f }

func (b *inputBox) setHelp(words string) {
	b.helped = words
	b.help.SetText(words)
	setVisible(b.helpBelow, words != "")
}

// warn says, gently and in the place of the help, what is doubtful in what has been typed; an empty warning takes it away.
func (b *inputBox) warn(warning string) {
	if warning == b.warned {
		return
	}
	b.warned = warning
	words, importance := b.helped, widget.LowImportance
	if warning != "" {
		words, importance = warning, widget.WarningImportance
	}
	b.help.Importance = importance
	b.help.SetText(words)
	setVisible(b.helpBelow, words != "")
	if b.Container != nil {
		b.Container.Refresh()
	}
}

func (b *inputBox) demand(on bool) {
	if b.label.required != on {
		b.label.required = on
		b.label.Refresh()
	}
}

func (b *inputBox) setError(message string) {
	if b.error.Text == message && b.errorBelow.Visible() == (message != "") {
		return
	}
	b.error.SetText(message)
	setVisible(b.errorBelow, message != "")
	b.frame.set(b.frame.focused, message != "")
	if b.Container != nil {
		b.Container.Refresh()
	}
}

// tell says that a person has changed the value. What was wrong with it before is no longer said.
func (b *inputBox) tell() {
	b.setError("")
	if b.changed != nil {
		b.changed()
	}
}

// judge says at the field what is wrong with the text in it.
func (b *inputBox) judge(text string) {
	if err := b.check(text); err != nil {
		b.setError(fieldSentence(err))
	}
}

func (b *inputBox) focused(has bool) {
	b.frame.set(has, b.frame.wrong)
	if has {
		b.attend()
	}
}

func (b *inputBox) attend() {
	if b.attended != nil {
		b.attended()
	}
}

// reached brings the field into sight when the keys have come to it.
func (b *inputBox) reached() {
	b.attend()
	if b.reveal != nil {
		b.reveal(b.Container)
	}
}

// chosen is focused and reached at once, for a field that a click gives the keys when it is over.
func (b *inputBox) chosen(has bool) {
	b.focused(has)
	if has {
		b.reached()
	}
}

// textInput is a line of text.
type textInput struct {
	*inputBox
	entry   *textEntry
	caution bool // of numbers that tell who somebody is
}

func newTextInput(b *inputBox) *textInput {
	i := &textInput{inputBox: b, entry: newTextEntry()}
	i.entry.OnChanged = func(string) { i.tell(); i.look() }
	i.entry.onFocus, i.entry.onReached = b.focused, b.reached
	i.entry.onLeave = func() { i.judge(i.text()) }
	b.hold(i.entry)
	return i
}

func (i *textInput) text() string           { return i.entry.Text }
func (i *textInput) setText(stored string)  { i.entry.show(stored); i.look() }
func (i *textInput) focus() fyne.Focusable  { return i.entry }
func (i *textInput) setEnabled(enable bool) { setEnabled(i.entry, enable) }

// numberInput is a whole number.
type numberInput struct{ textInput }

func newNumberInput(b *inputBox) *numberInput {
	i := &numberInput{*newTextInput(b)}
	i.entry.OnChanged = func(string) { i.tell() }
	i.entry.onLeave = func() {
		i.judge(i.text())
		if b.check(i.entry.Text) == nil {
			i.setText(strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(i.entry.Text))
		}
	}
	return i
}

// setText shows the number with its thousands apart.
func (i *numberInput) setText(stored string) {
	if n, err := strconv.Atoi(stored); err == nil {
		stored = reports.Number(n)
	}
	i.entry.show(stored)
}

// boolInput is a box to tick.
type boolInput struct {
	*inputBox
	box *keyCheck
}

func newBoolInput(b *inputBox, label string) *boolInput {
	i := &boolInput{inputBox: b, box: newKeyCheck(label)}
	i.box.OnChanged = func(bool) { i.tell() }
	i.box.onFocus = b.reached
	b.label.Hide()
	b.hold(i.box)
	return i
}

func (i *boolInput) text() string {
	if i.box.Checked {
		return "1"
	}
	return ""
}

func (i *boolInput) setText(stored string) {
	told := i.box.OnChanged
	i.box.OnChanged = nil
	i.box.SetChecked(stored == "1")
	i.box.OnChanged = told
}

func (i *boolInput) focus() fyne.Focusable  { return i.box }
func (i *boolInput) setEnabled(enable bool) { setEnabled(i.box, enable) }

// dayInput is a day or a moment.
type dayInput struct {
	*inputBox
	field *dayField
	past  func() time.Time // a later moment is warned of: it says that something has been done which cannot have been; may be nil
}

func newDayInput(b *inputBox, field *dayField) *dayInput {
	i := &dayInput{inputBox: b, field: field}
	field.changed = func() { i.tell(); i.look() }
	field.entry.onFocus, field.entry.onReached = b.focused, b.reached
	field.erred = func(err error) {
		if err != nil {
			i.setError(fieldSentence(err))
		}
	}
	b.hold(field.Container)
	return i
}

func (i *dayInput) text() string           { return i.field.text() }
func (i *dayInput) setText(stored string)  { i.field.setText(stored); i.look() }
func (i *dayInput) focus() fyne.Focusable  { return i.field.entry }
func (i *dayInput) setEnabled(enable bool) { i.field.setEnabled(enable) }

// setError says what the field itself found wrong with what was typed, where it did: it knows more than the file's own rule.
func (i *dayInput) setError(message string) {
	if message != "" && i.field.err != nil {
		message = fieldSentence(i.field.err)
	}
	i.inputBox.setError(message)
}

// look warns of a moment that has not been, or takes the warning away.
func (i *dayInput) look() {
	if i.past == nil {
		return
	}
	warning, now := "", i.past()
	if at, err := data.ParseMoment(i.text()); err == nil && at.After(now) {
		warning = translations.Text("ui.caution.later", nil)
	}
	i.warn(warning)
}

// referenceInput is one of several: a choice, or a link.
type referenceInput struct {
	*inputBox
	field *reference
}

func newChoiceInput(b *inputBox, field data.UntypedField) *referenceInput {
	var options []Option
	for _, o := range field.Choices {
		options = append(options, Option{ID: o.Name, Title: translations.Text(data.OptionKey(field.Set, o.Name), nil)})
	}
	i := newPickInput(b, newReference(func() []Option { return options }, nil))
	i.field.empty = translations.Text(data.OptionKey(field.Set, ""), nil) // "Ej bedömt" where that is what no answer means
	i.field.first = i.field.empty
	if slices.ContainsFunc(options, func(o Option) bool { return o.Title == i.field.empty }) {
		i.field.first = "" // one of the options says the same
	}
	return i
}

func newReferenceInput(b *inputBox, field data.UntypedField, env inputEnv) *referenceInput {
	i := newPickInput(b, newReference(func() []Option { return env.options(field.Target) }, nil))
	i.field.titleOf = env.titleOf
	if env.create != nil {
		i.field.create = func(typed string) { env.create(field.Target, typed, i.field.choose) }
	}
	return i
}

// newWordsInput lets a text be chosen among what records say. What stands there stands, also when no record says so any more.
func newWordsInput(b *inputBox, field data.UntypedField, env inputEnv) *referenceInput {
	return newPickInput(b, newReference(func() []Option { return env.words(field.OneOf) }, nil))
}

func newPickInput(b *inputBox, field *reference) *referenceInput {
	i := &referenceInput{inputBox: b, field: field}
	field.changed = i.tell
	field.onFocus = b.chosen
	field.label = b.words
	b.hold(field)
	return i
}

func (i *referenceInput) text() string           { return i.field.id }
func (i *referenceInput) setText(stored string)  { i.field.set(stored) }
func (i *referenceInput) focus() fyne.Focusable  { return i.field }
func (i *referenceInput) setEnabled(enable bool) { setEnabled(i.field, enable) }

// referencesInput is any number of links.
type referencesInput struct {
	*inputBox
	field *references
}

func newReferencesInput(b *inputBox, field data.UntypedField, env inputEnv) *referencesInput {
	i := &referencesInput{inputBox: b, field: newReferences(func() []Option { return env.options(field.Target) }, nil)}
	if env.create != nil {
		i.field.add.create = func(typed string) { env.create(field.Target, typed, i.field.add.choose) }
	}
	if env.titleOf != nil {
		i.field.add.titleOf = env.titleOf
	}
	i.field.changed = func() {
		i.tell()
		b.reached() // a chip above has moved the field that has the keys
	}
	i.field.onAddFocus(func(has bool) { // that field is framed by itself: a frame around the chips too would be a second one
		if has {
			b.reached()
		}
	})
	i.field.add.label = b.words
	b.hold(i.field.Container)
	return i
}

func (i *referencesInput) text() string           { return strings.Join(i.field.ids, "\n") }
func (i *referencesInput) setText(stored string)  { i.field.set(data.SplitRefs(stored)) }
func (i *referencesInput) focus() fyne.Focusable  { return i.field.add }
func (i *referencesInput) setEnabled(enable bool) { i.field.setEnabled(enable) }

func setEnabled(o fyne.Disableable, enable bool) {
	if enable {
		o.Enable()
	} else {
		o.Disable()
	}
}

// textEntry is Fyne's field of text that lets others have keys first, tells when it is left, and shows the focus plainly.
type textEntry struct {
	widget.Entry
	onKey   func(*fyne.KeyEvent) bool // true: the key was taken
	onLeave func()
	// onShortcut takes a shortcut that is the field's own, and tells whether it did; may be nil
	onShortcut func(*desktop.CustomShortcut) bool
	onFocus    func(bool)
	onReached  func() // by keys: a page that moves under a click would take the keys away again
	pointed    bool   // at the moment
	outerKey   func(*fyne.KeyEvent)
	takesTab   bool
	rows       int
	edited     bool // by a person, since it was shown
	isSecret   bool // what stands in it is told nowhere else

	spaceAt int    // where the cursor should stand, after a space that Fyne has no place after; 0: it stands where it should
	spaceIn string // the text that this is of

	onOverflow func(bool) // a field of paragraphs has more lines than it shows
	overflows  bool
}

func newTextEntry() *textEntry {
	e := &textEntry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip) // as in Fyne's own, which keeps the cursor in view
	e.ExtendBaseWidget(e)
	return e
}

// The heights of a field of paragraphs, in lines.
const (
	fewestLines = 3
	mostLines   = 12
)

func newLongEntry() *textEntry {
	e := &textEntry{rows: fewestLines}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	e.SetMinRowsVisible(fewestLines)
	return e
}

// show sets the text and tells nobody.
//
// What Ctrl+Z would take back in the text is forgotten: it belongs to what was there before.
func (e *textEntry) show(words string) {
	if e.Text == words && !e.edited {
		return
	}
	e.edited = false
	told := e.OnChanged
	e.OnChanged = nil
	e.SetText(words)
	e.OnChanged = told
	e.grow()
}

func (e *textEntry) setOuterKey(outer func(*fyne.KeyEvent)) { e.outerKey = outer }

// AcceptsTab is for Fyne: Tab leaves a field of paragraphs too.
func (e *textEntry) AcceptsTab() bool { return e.takesTab }

// TypedKey is for Fyne.
func (e *textEntry) TypedKey(key *fyne.KeyEvent) {
	if e.onKey != nil && e.onKey(key) || asksForHelp(e, key) {
		return
	}
	isEnter := key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter
	if e.outerKey != nil && (key.Name == fyne.KeyEscape || isEnter && !e.MultiLine) {
		e.outerKey(key)
		return
	}
	at := e.CursorTextOffset()
	e.edit(func() { e.Entry.TypedKey(key) })
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd:
		e.spaceAt = 0
		if key.Name == fyne.KeyEnd || key.Name == fyne.KeyRight && e.CursorTextOffset() == at {
			e.findSpaceAhead()
		}
	}
}

// TypedRune is for Fyne.
func (e *textEntry) TypedRune(r rune) {
	e.edit(func() { e.Entry.TypedRune(r) })
}

// TypedShortcut is for Fyne.
//
// The driver gives shortcuts only to what has the focus, so those that are not a field's own, such as Ctrl+S, are passed on.
func (e *textEntry) TypedShortcut(s fyne.Shortcut) {
	if custom, ok := s.(*desktop.CustomShortcut); ok && !isEditing(custom) {
		if e.onShortcut != nil && e.onShortcut(custom) {
			return
		}
		passOn(fyne.CurrentApp().Driver().CanvasForObject(e), s)
		return
	}
	_, undo := s.(*fyne.ShortcutUndo)
	_, redo := s.(*fyne.ShortcutRedo)
	if (undo || redo) && !e.edited { // nothing in the field to take back: the latest act, as elsewhere
		passOn(fyne.CurrentApp().Driver().CanvasForObject(e), s)
		return
	}
	e.edit(func() { e.Entry.TypedShortcut(s) })
}

// edit does what a person does in the field, and notes whether it changed the text.
func (e *textEntry) edit(do func()) {
	e.stepOverSpace()
	before, at, erases := e.Text, e.CursorTextOffset(), e.SelectedText() != ""
	do()
	e.grow()
	if e.Text == before {
		return
	}
	e.edited, e.spaceAt = true, 0
	if e.MultiLine && !erases {
		e.findSpace([]rune(before), at)
	}
}

// findSpace notes where the cursor should stand when it comes after a space that ends a line. Fyne counts no such space to its line, and puts
// the cursor before it: what is typed next would come before the space, and part two words no more.
func (e *textEntry) findSpace(before []rune, at int) {
	text := []rune(e.Text)
	should := len(text) - (len(before) - at)
	if at > len(before) || should < 1 || should > len(text) || !slices.Equal(before[at:], text[should:]) {
		return
	}
	if e.CursorTextOffset() == should-1 && unicode.IsSpace(text[should-1]) {
		e.spaceAt, e.spaceIn = should, e.Text
	}
}

// findSpaceAhead notes the same where the cursor has been put at the end of a paragraph that ends with such a space.
func (e *textEntry) findSpaceAhead() {
	text, at := []rune(e.Text), e.CursorTextOffset()
	if !e.MultiLine || at >= len(text) || text[at] != ' ' || at+1 < len(text) && text[at+1] != '\n' {
		return
	}
	e.CursorColumn++
	e.Refresh() // which puts it back where the line ends
	if e.CursorTextOffset() == at {
		e.spaceAt, e.spaceIn = at+1, e.Text
		return
	}
	e.CursorColumn--
	e.Refresh()
}

// stepOverSpace puts the cursor where findSpace has noted, unless it has been moved since.
func (e *textEntry) stepOverSpace() {
	if e.spaceAt > 0 && e.Text == e.spaceIn && e.CursorTextOffset() == e.spaceAt-1 {
		e.CursorColumn++
	}
}

// passOn gives a shortcut to the window, unless something lies over its page.
func passOn(c fyne.Canvas, s fyne.Shortcut) {
	if window, ok := c.(interface{ TypedShortcut(fyne.Shortcut) }); ok && c.Overlays().Top() == nil {
		window.TypedShortcut(s)
	}
}

// isEditing tells whether a shortcut moves or deletes within a text.
func isEditing(s *desktop.CustomShortcut) bool {
	switch s.KeyName {
	case fyne.KeyLeft, fyne.KeyRight:
		return s.Modifier&fyne.KeyModifierAlt == 0
	case fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// FocusGained is for Fyne.
func (e *textEntry) FocusGained() {
	e.Entry.FocusGained()
	if e.onFocus != nil {
		e.onFocus(true)
	}
	if e.onReached != nil && !e.pointed {
		e.onReached()
	}
}

// MouseDown is for Fyne.
func (e *textEntry) MouseDown(m *desktop.MouseEvent) {
	e.pointed, e.spaceAt = true, 0
	e.Entry.MouseDown(m)
	e.pointed = false
	e.findSpaceAhead()
}

// FocusLost is for Fyne.
func (e *textEntry) FocusLost() {
	e.Entry.FocusLost()
	if e.onFocus != nil {
		e.onFocus(false)
	}
	if e.onLeave != nil {
		e.onLeave()
	}
}

// Resize is for Fyne: another width makes other lines.
func (e *textEntry) Resize(room fyne.Size) {
	changed := room.Width != e.Size().Width
	e.Entry.Resize(room)
	if changed {
		e.grow()
	}
}

// grow makes a field of paragraphs as high as its text, within bounds.
func (e *textEntry) grow() {
	if !e.MultiLine || e.Size().Width == 0 {
		return
	}
	room := e.Size().Width - 2*theme.InnerPadding() - 2*theme.Size(theme.SizeNameInputBorder)
	lines := 0
	for paragraph := range strings.SplitSeq(e.Text, "\n") {
		lines += linesOf(paragraph, room)
		if lines >= mostLines {
			break
		}
	}
	if overflows := lines >= mostLines; overflows != e.overflows && e.onOverflow != nil {
		e.overflows = overflows
		e.onOverflow(overflows)
	}
	if rows := max(fewestLines, min(mostLines, lines)); rows != e.rows {
		e.rows = rows
		e.SetMinRowsVisible(rows)
	}
}

// linesOf is about how many lines a paragraph takes; words that move to the next line take some room with them.
func linesOf(paragraph string, room float32) int {
	if room <= 0 || len(paragraph) > 10_000 {
		return mostLines
	}
	return max(1, int(math.Ceil(float64(measureText(paragraph, fyne.TextStyle{})/room*1.04))))
}

// wheelPane lies over a field and lets the wheel turn the page beneath, where Fyne's fields would swallow it.
type wheelPane struct {
	widget.BaseWidget
	turned func(*fyne.ScrollEvent)
}

func newWheelPane() *wheelPane {
	p := &wheelPane{}
	p.ExtendBaseWidget(p)
	return p
}

// Scrolled is for Fyne.
func (p *wheelPane) Scrolled(e *fyne.ScrollEvent) {
	if p.turned != nil {
		p.turned(e)
	}
}

// CreateRenderer is for Fyne.
func (p *wheelPane) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack())
}

// keyCheck is Fyne's box to tick that lets a dialog around it have Enter and Esc.
type keyCheck struct {
	widget.Check
	outerKey func(*fyne.KeyEvent)
	onFocus  func()
}

// FocusGained is for Fyne.
func (c *keyCheck) FocusGained() {
	c.Check.FocusGained()
	if c.onFocus != nil {
		c.onFocus()
	}
}

func newKeyCheck(label string) *keyCheck {
	c := &keyCheck{}
	c.Text = label
	c.ExtendBaseWidget(c)
	return c
}

func (c *keyCheck) setOuterKey(outer func(*fyne.KeyEvent)) { c.outerKey = outer }

// TypedKey is for Fyne.
func (c *keyCheck) TypedKey(key *fyne.KeyEvent) {
	if !asksForHelp(c, key) && c.outerKey != nil {
		c.outerKey(key)
	}
}

// fieldLabel is the label above a field, with a mark when it must be filled in.
type fieldLabel struct {
	widget.BaseWidget
	words    string
	required bool
}

func newFieldLabel(words string, required bool) *fieldLabel {
	l := &fieldLabel{words: words, required: required}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is for Fyne.
func (l *fieldLabel) CreateRenderer() fyne.WidgetRenderer {
	r := &fieldLabelRenderer{label: l, words: canvas.NewText("", nil), mark: canvas.NewText("*", nil)}
	r.Refresh()
	return r
}

type fieldLabelRenderer struct {
	label       *fieldLabel
	words, mark *canvas.Text
}

func (r *fieldLabelRenderer) MinSize() fyne.Size {
	return r.words.MinSize().AddWidthHeight(r.mark.MinSize().Width+space4, space4)
}

func (r *fieldLabelRenderer) Layout(fyne.Size) {
	r.words.Resize(r.words.MinSize())
	r.mark.Move(fyne.NewPos(r.words.MinSize().Width+space4, 0))
	r.mark.Resize(r.mark.MinSize())
}

func (r *fieldLabelRenderer) Refresh() {
	r.words.Text, r.words.Color, r.words.TextSize = r.label.words, colour(colourQuiet), textSize(sizeQuiet)
	r.mark.Color, r.mark.TextSize, r.mark.Hidden = colour(colourAccent), textSize(sizeQuiet), !r.label.required
	r.mark.TextStyle.Bold = true
	r.Layout(r.label.Size())
	r.words.Refresh()
	r.mark.Refresh()
}

func (r *fieldLabelRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.words, r.mark}
}

func (r *fieldLabelRenderer) Destroy() {}

// outline is the ring around a field that has the focus or holds something wrong. It lies over the field and takes no
// clicks.
type outline struct {
	widget.BaseWidget
	focused, wrong bool
}

func newOutline() *outline {
	o := &outline{}
	o.ExtendBaseWidget(o)
	return o
}

func (o *outline) set(focused, wrong bool) {
	if o.focused != focused || o.wrong != wrong {
		o.focused, o.wrong = focused, wrong
		o.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (o *outline) CreateRenderer() fyne.WidgetRenderer {
	r := &outlineRenderer{outline: o, line: canvas.NewRectangle(nil)}
	r.line.CornerRadius = corner
	r.Refresh()
	return r
}

type outlineRenderer struct {
	outline *outline
	line    *canvas.Rectangle
}

func (r *outlineRenderer) MinSize() fyne.Size { return fyne.Size{} }
func (r *outlineRenderer) Layout(room fyne.Size) {
	r.line.Resize(room)
}

func (r *outlineRenderer) Refresh() {
	o := r.outline
	r.line.Hidden = !o.focused && !o.wrong
	ink := colourAccent
	if o.wrong {
		ink = colourLacking
	}
	r.line.FillColor, r.line.StrokeColor, r.line.StrokeWidth = nil, colour(ink), ring
	r.line.Refresh()
}

func (r *outlineRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }
func (r *outlineRenderer) Destroy()                     {}
