package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/translations"
)

// Each button leads to a field that the record has, or to a new record that points at what it is about.
func TestTheButtonOfWhatWaitsLeadsToTheAct(t *testing.T) {
	f := newFixture(t)
	led := 0
	for _, d := range f.standings().due {
		if d.What == data.DueClock || f.reg.Record(d.ID) == nil {
			continue
		}
		verb, to := actOn(f.reg, d)
		if !translations.Has(verb) {
			t.Errorf("%s: no words for %q", d.What, verb)
		}
		kind, _ := data.KindNamed(to.kind)
		if to.field != "" {
			led++
			if _, ok := kind.Field(to.field); !ok {
				t.Errorf("%s: %s has no field %q", d.What, to.kind, to.field)
			}
		}
		for line := range strings.Lines(to.text) {
			if name, _, ok := strings.Cut(line, "="); ok && to.page == pageRecord {
				led++
				if _, ok := kind.Field(name); !ok {
					t.Errorf("%s: %s has no field %q", d.What, to.kind, name)
				}
			}
		}
	}
	if led < 15 {
		t.Errorf("only %d lead to the act itself", led)
	}
}

// The cursor stands in the field that waits.
func TestTheButtonPutsTheCursorInTheField(t *testing.T) {
	f := newFixture(t)
	for _, d := range f.standings().due {
		if d.What == data.DueProcessor {
			_, to := actOn(f.reg, d)
			p := f.visit(to).(*recordPage)
			if f.window.Canvas().Focused() != p.form.field("processing_on").input.focus() {
				t.Errorf("the focus is in %T", f.window.Canvas().Focused())
			}
			return
		}
	}
	t.Error("no PUB-avtal is missing in the example")
}
