package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// aFieldInAWindow is a window with a field that has the focus, and a way to press keys as the window gets them.
func aFieldInAWindow(t *testing.T) (w fyne.Window, field *textEntry, press func(...fyne.KeyName)) {
	t.Helper()
	testApp(t, lookLight)
	field = newTextEntry()
	w = testWindow(t, container.NewVBox(field), 1, fyne.NewSize(700, 500))
	w.Canvas().Focus(field)
	return w, field, func(names ...fyne.KeyName) {
		for _, name := range names {
			if focused := w.Canvas().Focused(); focused != nil {
				focused.TypedKey(&fyne.KeyEvent{Name: name})
			} else if told := w.Canvas().OnTypedKey(); told != nil {
				told(&fyne.KeyEvent{Name: name})
			}
		}
	}
}

func TestConfirmIsSafeUntilChosen(t *testing.T) {
	w, field, press := aFieldInAWindow(t)
	done := 0
	ask := func() { confirm(w, "Ta bort?", "Incidenten tas bort.", "Ta bort", func() { done++ }) }
	for _, keys := range [][]fyne.KeyName{{fyne.KeyReturn}, {fyne.KeyEscape}, {fyne.KeyRight, fyne.KeyEscape}} {
		ask()
		press(keys...)
		if done != 0 || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%v: done %d, still open %v", keys, done, w.Canvas().Overlays().Top() != nil)
		}
		if w.Canvas().Focused() != field {
			t.Errorf("%v: the focus is on %T", keys, w.Canvas().Focused())
		}
	}
	ask()
	press(fyne.KeySpace) // as the driver does: the key, then the letter
	write(w, " ")
	if done != 0 || w.Canvas().Overlays().Top() != nil || field.Text != "" {
		t.Errorf("the space bar: done %d, the field holds %q", done, field.Text)
	}
	ask()
	press(fyne.KeyRight, fyne.KeyReturn)
	if done != 1 || w.Canvas().Focused() != field {
		t.Errorf("done %d", done)
	}
}

func TestKeysReachADialogWithoutFocus(t *testing.T) {
	w, _, press := aFieldInAWindow(t)
	old := 0
	w.Canvas().SetOnTypedKey(func(*fyne.KeyEvent) { old++ })
	done := 0
	confirm(w, "Öppna?", "", "Öppna", func() { done++ })
	w.Canvas().Unfocus()
	press(fyne.KeyReturn)
	if done != 1 || old != 0 {
		t.Errorf("Enter: done %d, the window's own %d", done, old)
	}
	inform(w, "Klart", "Rapporten är skriven.")
	w.Canvas().Unfocus()
	press(fyne.KeyEscape)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Esc does not close")
	}
	w.Canvas().OnTypedKey()(nil)
	if old != 1 {
		t.Error("the window has not got its keys back")
	}
}

func TestADialogWithAFieldTakesEnterAndChecks(t *testing.T) {
	w, field, press := aFieldInAWindow(t)
	in := newTextInput(newInputBoxWithoutCheck("Skäl"))
	got := ""
	d := askWith(w, "Varför?", "Skälet syns i historiken.", in.object(), in.focus(), "Stryk", func() bool { return in.text() != "" }, func() { got = in.text() })
	if w.Canvas().Focused() != in.focus() {
		t.Fatalf("the focus is on %T", w.Canvas().Focused())
	}
	press(fyne.KeyReturn)
	if d.isClosed {
		t.Fatal("closed although the check said no")
	}
	write(w, "Dubblett")
	press(fyne.KeyReturn)
	if got != "Dubblett" || !d.isClosed || w.Canvas().Focused() != field {
		t.Errorf("got %q, closed %v", got, d.isClosed)
	}
	askWith(w, "Varför?", "", in.object(), in.focus(), "Stryk", nil, func() { got = "again" })
	press(fyne.KeyEscape)
	if got != "Dubblett" {
		t.Error("Esc said yes")
	}
}

func TestEnterInParagraphsIsANewLine(t *testing.T) {
	w, _, press := aFieldInAWindow(t)
	in := newLongInput(newInputBoxWithoutCheck("Text"), nil)
	d := askWith(w, "Skriv", "", in.object(), in.focus(), "Spara", nil, func() {})
	write(w, "En")
	press(fyne.KeyReturn)
	write(w, "Två")
	if in.text() != "En\nTvå" || d.isClosed {
		t.Errorf("%q, closed %v", in.text(), d.isClosed)
	}
	press(fyne.KeyEscape)
	if !d.isClosed {
		t.Error("Esc does not close")
	}
}

func TestChooseAmongSeveralAndDialogsOnDialogs(t *testing.T) {
	w, field, press := aFieldInAWindow(t)
	chosen := ""
	choose(w, "Osparade ändringar", "Formuläret har ändringar som inte är sparade.",
		answer{label: "Kasta", do: func() { chosen = "drop" }, grave: true},
		answer{label: "Fortsätt skriva", safe: true},
		answer{label: "Spara", do: func() { chosen = "save" }, main: true})
	inform(w, "Ovanpå", "En till.")
	press(fyne.KeyReturn)
	if len(w.Canvas().Overlays().List()) != 1 {
		t.Fatalf("%d dialogs are open", len(w.Canvas().Overlays().List()))
	}
	press(fyne.KeyRight, fyne.KeyReturn)
	if chosen != "save" || w.Canvas().Focused() != field {
		t.Errorf("chosen %q, focus %T", chosen, w.Canvas().Focused())
	}
}

func TestALongDialogFitsTheWindow(t *testing.T) {
	w, _, press := aFieldInAWindow(t)
	long := ""
	for range 60 {
		long += "En mening som är ganska lång och som bryts på flera rader i rutan. "
	}
	inform(w, "Mycket text", long)
	popUp := w.Canvas().Overlays().Top()
	settle(w)
	if h := popUp.MinSize().Height; h > w.Canvas().Size().Height {
		t.Errorf("the dialog is %v high in a window of %v", h, w.Canvas().Size().Height)
	}
	press(fyne.KeyEscape)
}

func TestClicksOnAnswers(t *testing.T) {
	w, _, _ := aFieldInAWindow(t)
	done := 0
	confirmGrave(w, "Ta bort?", "", "Ta bort", func() { done++ })
	var found []*answerButton
	walk(w.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*answerButton); ok {
			found = append(found, b)
		}
	})
	if len(found) != 2 || found[1].Importance != widget.DangerImportance {
		t.Fatalf("%d buttons", len(found))
	}
	test.Tap(found[1])
	if done != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("done %d", done)
	}
}
