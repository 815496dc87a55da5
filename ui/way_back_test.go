package ui

import (
	"context"
	"testing"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// After any act that can be taken back the status line offers to, and after that to do it again.
func TestTheStatusLineOffersTheWayBack(t *testing.T) {
	f := newFixture(t)
	count := func() int { return len(data.All(f.reg, data.Suppliers)) }
	before := count()
	offered := func(words string) {
		t.Helper()
		if !f.frame.wayBack.Visible() || f.frame.wayBack.Text != words {
			t.Fatalf("offered: %v, %q; want %q", f.frame.wayBack.Visible(), f.frame.wayBack.Text, words)
		}
	}
	f.perform(func(w *exchange.Deed) error {
		w.Make(&data.Supplier{Title: "Molnet AB"})
		return nil
	}, func() {})
	f.settle()
	offered("Ångra")
	f.draw(1366, 768)
	f.picture("way-back")
	f.frame.hint("Bevakningar") // the pointer on its way to the button
	offered("Ångra")
	test.Tap(f.frame.wayBack)
	f.settle()
	offered("Gör om")
	if count() != before {
		t.Error("it is not taken back")
	}
	f.frame.wayBack.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.settle()
	offered("Ångra")
	if count() != before+1 {
		t.Error("it is not done again")
	}
	f.visit(place{page: pageWatches})
	if f.frame.wayBack.Visible() {
		t.Error("the offer follows to another page")
	}
	// A button that is gone is pressed by no key.
	f.frame.wayBack.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.settle()
	if count() != before+1 {
		t.Error("a button that is not there took something back")
	}
}

// What changes nothing, and what nothing takes back, offers no way back.
func TestNoWayBackIsOfferedWhereThereIsNone(t *testing.T) {
	f := newFixture(t)
	f.change("ui.work.save", func(context.Context, *store.Store) error { return nil }, func(error) {})
	f.settle()
	if f.frame.wayBack.Visible() {
		t.Error("offered after nothing")
	}
	incident := data.All(f.reg, data.Incidents)[0]
	f.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		_, err := s.Gallra(ctx, data.Incidents.Untyped(), incident.ID, "KS § 1")
		return err
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	f.settle()
	if f.frame.wayBack.Visible() {
		t.Error("offered after a gallring")
	}
	f.frame.offer("ui.undo", func() {})
	f.frame.say("Sparat")
	if f.frame.wayBack.Visible() {
		t.Error("the offer is about what was said before")
	}
}

// The register of a record that is shown is the way to its list.
func TestTheCrumbLeadsToTheRegister(t *testing.T) {
	f := newFixture(t)
	f.visit(placeOf(data.All(f.reg, data.Incidents)[0]))
	if !f.frame.register.Visible() || f.frame.register.Text != "Incidenter" {
		t.Fatalf("%v, %q", f.frame.register.Visible(), f.frame.register.Text)
	}
	f.draw(1366, 768)
	f.picture("crumb")
	for _, kind := range []string{"system", "incident"} {
		of, _ := data.KindNamed(kind)
		f.visit(placeOf(f.first(of)))
		link := f.frame.register
		if apart := f.frame.crumb.Position().X - link.Position().X - link.MinSize().Width + 2*theme.InnerPadding(); apart != space4 {
			t.Errorf("%s: the record stands %v from its register", kind, apart)
		}
	}
	f.frame.register.OnTapped()
	f.settle()
	if _, ok := f.page.(*listPage); !ok || f.frame.register.Visible() || f.frame.crumb.Text != "Incidenter" {
		t.Errorf("%T, %q", f.page, f.frame.crumb.Text)
	}
}
