package ui

import (
	"os"
	"slices"
	"testing"

	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// isMarked tells whether a row is shown as the chosen one.
func isMarked(row *pressable) (marked bool) {
	walkObjects(row.content, func(o fyne.CanvasObject) {
		if icon, ok := o.(*widget.Icon); ok && icon.Resource.Name() == theme.RadioButtonCheckedIcon().Name() {
			marked = true
		}
	})
	return marked
}

func TestTheTextSizeIsRememberedAndCountsWithTheSystems(t *testing.T) {
	t.Setenv(scaleVariable, "1.5")
	f := newFixture(t)
	press := guardScreen(f)
	key := func(name fyne.KeyName) {
		press.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierShortcutDefault})
	}
	for _, step := range []struct {
		key     fyne.KeyName
		percent int
		scale   string
	}{
		{fyne.KeyPlus, 110, "1.650"}, {fyne.KeyPlus, 130, "1.950"}, {fyne.KeyMinus, 110, "1.650"}, {fyne.Key0, 100, "1.500"}, {fyne.KeyMinus, 100, "1.500"}, {fyne.KeyEqual, 110, "1.650"},
	} {
		if key(step.key); f.textSize() != step.percent || os.Getenv(scaleVariable) != step.scale {
			t.Fatalf("Ctrl and %s: %d %%, drawn in %s", step.key, f.textSize(), os.Getenv(scaleVariable))
		}
	}
	f.setTextSize(250)
	key(fyne.KeyPlus)
	if f.textSize() != 250 {
		t.Errorf("larger than the largest: %d", f.textSize())
	}

	again := newApp(f.app.fyne, Options{Now: f.options.Now}, nil)
	if again.textSize() != 250 {
		t.Errorf("the next time it is %d", again.textSize())
	}
	again.options.Room = fyne.NewSize(1366, 740)
	if size := again.lastSize(); size.Width*2.5 > 1366 || size.Height*2.5 > 740 {
		t.Errorf("the window begins as %v, which is larger than the screen", size)
	}
}

func TestCtrlPlusIsThePapersWhereOneIsShown(t *testing.T) {
	f := newFixture(t)
	press := guardScreen(f)
	f.visit(place{page: pageReports, id: "", text: "arsrapport"})
	if _, ok := f.page.(zoomer); !ok {
		t.Fatal("the page of papers has nothing to show larger")
	}
	press.shortcuts.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyPlus, Modifier: fyne.KeyModifierShortcutDefault})
	if f.textSize() != usualTextSize {
		t.Errorf("the text is %d %%", f.textSize())
	}
}

func TestTheSettingsCountAtOnceAndFollowTheKeys(t *testing.T) {
	f := newFixture(t)
	t.Setenv(scaleVariable, "") // put back afterwards
	p := f.visit(place{page: pageSettings}).(*settingsPage)
	chosen := func() (words []string) {
		walkObjects(p.object(), func(o fyne.CanvasObject) {
			if row, ok := o.(*pressable); ok && isMarked(row) {
				words = append(words, wordsIn(row.content))
			}
		})
		return words
	}
	tap := func(words string) {
		t.Helper()
		done := false
		walkObjects(p.object(), func(o fyne.CanvasObject) {
			if row, ok := o.(*pressable); ok && wordsIn(row.content) == words {
				done = true
				test.Tap(row)
			}
		})
		if !done {
			t.Fatalf("there is no %q among %v", words, shownTexts(p.object()))
		}
	}
	language := "Svenska"
	expect := func(want ...string) {
		t.Helper()
		if got := chosen(); !slices.Equal(got, append(want, language)) {
			t.Errorf("chosen is %q instead of %q", got, want)
		}
	}
	expect("Ljust utseende", "100 %")
	tap("Hög kontrast")
	if got := colour(colourText); got != toneText.contrast {
		t.Errorf("the text is %v", got)
	}
	expect("Hög kontrast", "100 %")
	tap("150 %")
	expect("Hög kontrast", "150 %")
	f.stepTextSize(1)
	f.setLook(lookDark)
	expect("Mörkt utseende", "170 %")
	f.picture("settings")
	t.Cleanup(func() { speak(translations.Swedish) })
	tap("English")
	f.settle()
	language, p = "English", f.page.(*settingsPage)
	expect("Dark appearance", "170%")
	f.wantLink("About Lispärmen")
}
