package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"lisparmen/data"
	"lisparmen/translations"
)

func newInputBoxWithoutCheck(label string) *inputBox {
	b := newInputBox(label, false)
	b.check = func(string) error { return nil }
	return b
}

// walk visits an object and all that is drawn in it.
func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, visit)
		}
	}
}

// TestEveryFieldOfEveryKindComesBackAsItWasStored shows a stored value in its input and puts what the input gives into a
// new record.
func TestEveryFieldOfEveryKindComesBackAsItWasStored(t *testing.T) {
	testApp(t, lookLight)
	const id, another = "00000000-0000-7000-8000-000000000001", "00000000-0000-7000-8000-000000000003"
	seen := map[data.Type]bool{}
	for _, kind := range data.Kinds() {
		for _, field := range kind.Fields {
			if field.Hidden {
				continue
			}
			stored := map[data.Type]string{
				data.TypeText: "Åäö en rad", data.TypeLongText: "En rad\n\noch en till", data.TypeNumber: "1234567", data.TypeBool: "1",
				data.TypeDate: "2026-11-24", data.TypeTime: "2026-10-25T00:30:00Z", data.TypeRef: id, data.TypeRefs: id + "\n" + another,
			}[field.Type]
			if field.Type == data.TypeChoice {
				stored = field.Choices[len(field.Choices)-1].Name
			}
			seen[field.Type] = true
			in := newInput(kind, field, aEnv())
			changes := 0
			in.onChange(func() { changes++ })
			w := test.NewWindow(in.object())
			for _, value := range []string{"", stored, ""} {
				in.setText(value)
				r := kind.New()
				if err := field.Put(r, in.text()); err != nil {
					t.Errorf("%s.%s: %q: %v", kind.Name, field.Name, in.text(), err)
				}
				if got := field.Get(r); got != value {
					t.Errorf("%s.%s: %q came back as %q", kind.Name, field.Name, value, got)
				}
			}
			if changes != 0 {
				t.Errorf("%s.%s: told of %d changes that nobody made", kind.Name, field.Name, changes)
			}
			w.Canvas().Focus(in.focus())
			if w.Canvas().Focused() != in.focus() {
				t.Errorf("%s.%s: cannot take the focus", kind.Name, field.Name)
			}
			in.setEnabled(false)
			in.setEnabled(true)
			w.Close()
		}
	}
	for typ := data.TypeText; typ <= data.TypeRefs; typ++ {
		if !seen[typ] && typ != data.TypeNumber && typ != data.TypeRefs {
			t.Logf("no kind has a field of type %d", typ)
		}
	}
}

func TestNumbersAreShownWithThousandsApart(t *testing.T) {
	testApp(t, lookLight)
	b := newInputBoxWithoutCheck("Kronor")
	in := newNumberInput(b)
	w := testWindow(t, container.NewVBox(in.object(), newTextEntry()), 1, fyne.NewSize(300, 200))
	w.Canvas().Focus(in.focus())
	write(w, "250000")
	w.Canvas().FocusNext()
	if in.entry.Text != "250\u00a0000" {
		t.Errorf("shown %q", in.entry.Text)
	}
}

func TestAFieldSaysWhatIsWrongWhenLeftAndForgetsItWhenMended(t *testing.T) {
	testApp(t, lookLight)
	b := newInputBox("Antal", true)
	b.check = func(text string) error {
		if strings.Trim(text, "0123456789") != "" {
			return data.NewProblem("problem.number", "text", text)
		}
		return nil
	}
	in := newNumberInput(b)
	w := testWindow(t, container.NewVBox(in.object(), newTextEntry()), 1, fyne.NewSize(300, 300))
	w.Canvas().Focus(in.focus())
	write(w, "fem")
	if in.errorBelow.Visible() {
		t.Error("scolds while one types")
	}
	w.Canvas().FocusNext()
	if !in.errorBelow.Visible() || !strings.Contains(in.error.Text, "fem") || in.text() != "fem" {
		t.Errorf("error %q, text %q", in.error.Text, in.text())
	}
	w.Canvas().Focus(in.focus())
	write(w, "5")
	if in.errorBelow.Visible() {
		t.Error("the error stays while one mends it")
	}
	in.setError("Fel")
	if !in.frame.wrong {
		t.Error("no mark")
	}
	in.setError("")
	if in.frame.wrong || in.errorBelow.Visible() {
		t.Error("the mark stays")
	}
}

func TestTabLeavesParagraphsAndTheFieldGrows(t *testing.T) {
	testApp(t, lookLight)
	in := newLongInput(newInputBoxWithoutCheck("Text"), nil)
	next := newTextEntry()
	w := testWindow(t, container.NewVBox(in.object(), next), 1, fyne.NewSize(400, 600))
	if in.entry.AcceptsTab() {
		t.Error("Tab stays in the field")
	}
	low := in.entry.MinSize().Height
	in.setText(strings.Repeat("Informationssäkerhet är ett arbete utan slut. ", 12))
	settle(w)
	high := in.entry.MinSize().Height
	if high <= low {
		t.Errorf("did not grow: %v, %v", low, high)
	}
	in.setText(strings.Repeat("rad\n", 100))
	most := in.entry.MinSize().Height
	in.setText(strings.Repeat("rad\n", 1000))
	if in.entry.MinSize().Height != most || in.entry.rows != mostLines {
		t.Errorf("grows beyond twelve lines: %d", in.entry.rows)
	}
	in.setText("")
	if in.entry.MinSize().Height != low {
		t.Error("does not shrink again")
	}
}

func TestAChoiceHasTheEmptyOneFirst(t *testing.T) {
	testApp(t, lookLight)
	kind, _ := data.KindNamed("incident")
	var field data.UntypedField
	for _, f := range kind.Fields {
		if f.Type == data.TypeChoice && !f.Hidden {
			field = f
			break
		}
	}
	in := newInput(kind, field, aEnv())
	w := testWindow(t, container.NewVBox(in.object()), 1, fyne.NewSize(400, 600))
	in.setText(field.Choices[0].Name)
	w.Canvas().Focus(in.focus())
	press := func(name fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyDown)
	press(fyne.KeyUp)
	press(fyne.KeyReturn)
	if in.text() != "" {
		t.Errorf("the row above the first gives %q", in.text())
	}
	in.setText("from_a_later_version")
	if in.text() != "from_a_later_version" {
		t.Errorf("an unknown choice became %q", in.text())
	}
}

func TestShortcutsOfTheWindowReachItFromAField(t *testing.T) {
	testApp(t, lookLight)
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	c := software.NewCanvas() // the test driver hides its own handler of shortcuts
	saved := 0
	c.AddShortcut(save, func(fyne.Shortcut) { saved++ })
	passOn(c, save)
	if saved != 1 {
		t.Error("Ctrl+S does not reach the window")
	}
	c.Overlays().Add(canvas.NewRectangle(nil))
	passOn(c, save)
	if saved != 1 {
		t.Error("Ctrl+S works behind a dialog")
	}
	entry := newTextEntry()
	w := testWindow(t, entry, 1, fyne.NewSize(300, 80))
	w.Canvas().Focus(entry)
	write(w, "en två")
	entry.TypedShortcut(save)
	entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
	if entry.Text != "en " {
		t.Errorf("Ctrl+Backspace left %q", entry.Text)
	}
}

func TestABoolIsTicked(t *testing.T) {
	testApp(t, lookLight)
	in := newBoolInput(newInputBoxWithoutCheck("Finansierad"), "Finansierad")
	changes := 0
	in.onChange(func() { changes++ })
	w := testWindow(t, in.object(), 1, fyne.NewSize(300, 80))
	w.Canvas().Focus(in.focus())
	w.Canvas().Focused().TypedRune(' ')
	if in.text() != "1" || changes != 1 {
		t.Errorf("%q, %d changes", in.text(), changes)
	}
}

// longest gives the longest words among the keys with a prefix.
func longest(prefix string) string {
	words := ""
	for _, key := range translations.Swedish.Keys() {
		if strings.HasPrefix(key, prefix) {
			if text := translations.Text(key, nil); len([]rune(text)) > len([]rune(words)) {
				words = text
			}
		}
	}
	return words
}

// TestNoTextIsCutOff lays every widget out with the longest words there are, at one and a half times the size, and holds
// each text to the room it has.
func TestNoTextIsCutOff(t *testing.T) {
	label, option, problem := longest("field."), longest("option."), longest("problem.")
	for _, look := range []struct {
		name    string
		content func() fyne.CanvasObject
		width   float32
	}{
		{"text", func() fyne.CanvasObject {
			in := newTextInput(newInputBox(label, true))
			in.setHelp(problem)
			in.setError(problem)
			return in.object()
		}, 340},
		{"paragraphs", func() fyne.CanvasObject { return newLongInput(newInputBox(label, true), nil).object() }, 340},
		{"box to tick", func() fyne.CanvasObject { return newBoolInput(newInputBox(label, false), label).object() }, 340},
		{"day", func() fyne.CanvasObject {
			in := newDayInput(newInputBox(label, true), newDayField(aNow))
			in.setText("2026-11-24")
			return in.object()
		}, 340},
		{"moment", func() fyne.CanvasObject {
			in := newDayInput(newInputBox(label, true), newMomentField(aNow))
			in.setText("2026-10-25T00:30:00Z")
			return in.object()
		}, 340},
		{"choice", func() fyne.CanvasObject {
			in := newPickInput(newInputBox(label, true), newReference(func() []Option { return []Option{{"1", option, ""}} }, nil))
			in.setText("1")
			return in.object()
		}, 380},
		{"several", func() fyne.CanvasObject {
			refs := newReferences(func() []Option { return []Option{{"1", option, ""}, {"2", "Kommunstyrelsen", ""}} }, nil)
			refs.set([]string{"1", "2"})
			return refs.Container
		}, 400},
		{"state", func() fyne.CanvasObject { return newStateMark(statePartly, longest("status.")) }, 300},
		{"table", func() fyne.CanvasObject {
			return newTable([]column{
				{label: label, get: func(int) cell { return cell{text: option} }},
				{label: longest("kinds."), get: func(int) cell { return cell{text: option, state: statePartly} }},
			}).with(3)
		}, 1134},
		{"calendar", func() fyne.CanvasObject { return newMonthView("2026-09-24", "2026-11-24", nil, nil).object }, 0},
	} {
		testApp(t, lookLight)
		o := look.content()
		w := testWindow(t, container.NewVBox(o), 1.5, fyne.NewSize(look.width+2*space4, 700))
		if look.name == "table" {
			w.SetContent(o)
			settle(w)
		}
		settle(w)
		checked := 0
		walk(w.Canvas().Content(), func(o fyne.CanvasObject) {
			text, ok := o.(*canvas.Text)
			if !ok || !text.Visible() || text.Text == "" {
				return
			}
			checked++
			if strings.HasSuffix(text.Text, "…") && text.Text != translations.Text("ui.pick.add", nil) {
				t.Errorf("%s: %q is cut", look.name, text.Text)
			}
			if need := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle); need.Width > text.Size().Width+1 && text.Alignment == fyne.TextAlignLeading || need.Height > text.Size().Height+1 {
				t.Errorf("%s: %q needs %v and has %v", look.name, text.Text, need, text.Size())
			}
		})
		if checked == 0 {
			t.Errorf("%s: no text found", look.name)
		}
		if min := o.MinSize(); look.width > 0 && min.Width > look.width {
			t.Errorf("%s: wants %v of %v", look.name, min.Width, look.width)
		}
	}
}

func TestAnswersAreNotCutOff(t *testing.T) {
	w, _, _ := aFieldInAWindow(t)
	confirm(w, longest("field."), longest("problem."), longest("act."), func() {})
	settle(w)
	walk(w.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Visible() {
			if need := fyne.MeasureText(text.Text, text.TextSize, text.TextStyle); need.Width > text.Size().Width+1 {
				t.Errorf("%q needs %v and has %v", text.Text, need, text.Size())
			}
		}
	})
}

func TestCtrlZInAFieldThatHasBeenSavedIsThePagesOwn(t *testing.T) {
	testApp(t, lookLight)
	entry := newTextEntry()
	w := testWindow(t, entry, 1, fyne.NewSize(300, 80))
	w.Canvas().Focus(entry)
	entry.show("IMY-2026-1234")
	write(w, "FEL")
	entry.show(entry.Text) // as after a save
	entry.TypedShortcut(&fyne.ShortcutUndo{})
	if !strings.Contains(entry.Text, "IMY-2026-1234") || !strings.Contains(entry.Text, "FEL") {
		t.Errorf("Ctrl+Z tore the saved text to %q", entry.Text)
	}
	write(w, "X")
	entry.TypedShortcut(&fyne.ShortcutUndo{})
	if strings.Contains(entry.Text, "X") {
		t.Errorf("Ctrl+Z does not take back what was just typed: %q", entry.Text)
	}
}

func TestTheWheelTurnsThePageOverAField(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	f.draw(1180, 500)
	scroll := p.whole.(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*container.Scroll)
	p.form.field("title").input.(*textInput).wheel.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -60)})
	if scroll.Offset.Y == 0 {
		t.Error("the page stays")
	}
}
