package ui

import (
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

func TestTabGoesOnIntoTheHalfThatWasOpened(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Roles.Untyped(), "")
	c := f.window.Canvas()
	c.Focus(p.form.more.head)
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	f.settle()
	if !p.form.more.body.Visible() {
		t.Fatal("the half is not opened by its head")
	}
	c.FocusNext()
	if got, want := c.Focused(), p.form.field("decision").input.focus(); got != want {
		t.Errorf("Tab comes to %T, and not to the first field of the half", got)
	}
}

func TestTabNeverGoesOutOfSight(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Documents.Untyped(), "")
	f.draw(1180, 660)
	p.form.more.set(true) // and Tab at once, before it is painted
	c := f.window.Canvas()
	for _, ff := range p.form.fields {
		c.Focus(ff.input.focus())
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(ff.input.object())
		if at.Y < 0 || at.Y+ff.input.object().Size().Height > c.Size().Height {
			t.Errorf("%s has the keys at %v of %v", ff.field.Name, at.Y, c.Size().Height)
		}
	}
	c.Focus(p.form.fields[0].input.focus())
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.form.fields[0].input.object()); at.Y < 0 {
		t.Errorf("back at the first field it is at %v", at.Y)
	}
}

func TestAClickDoesNotMoveThePageUnderItself(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Documents.Untyped(), "")
	p.form.unfold(p.form.field("secrecy_authority"))
	f.draw(1180, 660)
	entry := p.form.field("secrecy_authority").input.focus().(*textEntry)
	d := fyne.CurrentApp().Driver()
	before := d.AbsolutePositionForObject(entry)
	entry.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if f.window.Canvas().Focused() != fyne.Focusable(entry) {
		t.Fatal("a click gives the field no keys")
	}
	if at := d.AbsolutePositionForObject(entry); at != before {
		t.Errorf("the field was at %v and is at %v", before, at)
	}
}
