package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// A long text begins with a template, is marked with a key, and is seen as papers print it; what is stored is what was typed.
func TestLongTextsHaveTemplatesAndAPreview(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	i := p.form.field("description").input.(*longInput)
	before := i.text()
	templates := seed.TextTemplates("incident", "description")
	i.chooseTemplate()
	f.picture("long-template")
	f.menuTap(templates[0].Title)
	if want := before + "\n\n" + templates[0].Text; i.text() != want {
		t.Errorf("the field holds %q", i.text())
	}
	f.window.Canvas().Focus(i.entry)
	i.entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.types("Vi ringde ")
	press := func(key fyne.KeyName) {
		i.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	press(fyne.KeyB)
	f.types("Bo")
	if i.text() != "Vi ringde **Bo**" {
		t.Errorf("the field holds %q", i.text())
	}
	i.entry.SetText("Vi ringde **Bo** och:\n\n- stängde kontot\n- bytte lösenord\n\nSe [rådet](https://imy.se).")
	press(fyne.KeyE)
	f.settle()
	f.wantSays("stängde kontot")
	if shown := strings.Join(shownTexts(i.preview), "\n"); strings.Contains(shown, "**") || strings.Contains(shown, "](") {
		t.Errorf("the preview shows the marks: %q", shown)
	}
	f.draw(1366, 768)
	for _, cut := range f.cutOff() {
		t.Error(cut)
	}
	f.picture("long-preview")
	p.save()
	f.settle()
	if got := f.stored(data.Incidents.Untyped(), p.id).(*data.Incident).Description; got != i.text() || !strings.Contains(got, "**Bo**") {
		t.Errorf("stored is %q", got)
	}
	press(fyne.KeyE)
	if i.preview.Visible() {
		t.Error("the preview does not go")
	}
}
