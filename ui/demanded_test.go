package ui

import (
	"errors"
	"slices"
	"testing"
	"time"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// What the form marks is what the kind's own rule refuses to save without.
func TestWhatAChoiceDemandsIsMarked(t *testing.T) {
	f := newFixture(t)
	for _, d := range demandedFields {
		kind, _ := data.KindNamed(d.kind)
		by, _ := kind.Field(d.by)
		choices := d.choices
		if len(choices) == 0 {
			for _, o := range by.Choices {
				choices = append(choices, o.Name)
			}
		}
		for _, choice := range choices {
			r := kind.New()
			for _, field := range kind.Fields {
				switch {
				case field.Name == d.by:
					_ = field.Load(r, choice)
				case field.Required && field.Type == data.TypeChoice && field.Get(r) == "":
					_ = field.Load(r, field.Choices[0].Name)
				case field.Required && field.Get(r) == "":
					_ = field.Load(r, "x")
				}
			}
			var p *data.Problem
			if err := kind.Check(r); !errors.As(err, &p) {
				t.Errorf("%s saves %s %q with nothing in %s", d.kind, d.by, choice, d.field)
			} else if !slices.ContainsFunc(demandedFields, func(other demanded) bool {
				return other.kind == d.kind && p.Args["field"] == data.FieldKey(other.kind, other.field)
			}) {
				t.Errorf("%s with %s %q is refused for another field: %v", d.kind, d.by, choice, err)
			}
		}
		page := f.visit(place{page: pageRecord, kind: d.kind}).(*recordPage)
		form := page.form
		label, _ := labelOf(form.field(d.field).input.object().(*fyne.Container))
		if label.required {
			t.Errorf("%s of an empty %s is demanded", d.field, d.kind)
		}
		form.field(d.by).input.(*referenceInput).field.choose(Option{ID: choices[0]})
		if !label.required {
			t.Errorf("%s of %s is not demanded with %s %q", d.field, d.kind, d.by, choices[0])
		}
		form.fill(kind.New())
	}
}

// A time of sending that has not been is doubted, not refused.
func TestASendingToComeIsWarnedOf(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "notification"}).(*recordPage)
	sent := p.form.field("sent_at").input.(*dayInput)
	for text, want := range map[string]bool{"2026-11-24 08.00": false, "2026-11-30 10.00": true, "": false} {
		typeIn(p, "sent_at", text)
		sent.field.entry.onLeave()
		if got := sent.warned != ""; got != want {
			t.Errorf("%q: warned %v", text, got)
		}
	}
	sent.setText(f.at.Add(time.Hour).Format(time.RFC3339))
	if sent.warned == "" {
		t.Error("a stored time to come is not warned of")
	}
	p.form.fill(p.read)
}

// What a choice has come to demand is unfolded, and the choice stays in sight; a record that is only opened is as it was left.
func TestWhatAChoiceDemandsIsUnfolded(t *testing.T) {
	f := newFixture(t)
	page := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	form := page.form
	reason, choice := form.field("significant_reason"), form.field("significant").input.(*referenceInput).field
	isOpen := func() bool { return reason.in.body.Visible() }
	if isOpen() {
		t.Fatal("the fold is open from the start")
	}
	r := data.Incidents.New()
	r.Significant = data.JudgedYes
	if form.fill(r); isOpen() {
		t.Error("a record that is opened unfolds what it lacks")
	}
	form.fill(data.Incidents.New())
	f.window.Canvas().Focus(choice)
	choice.open("")
	choice.popUp.take(Option{ID: string(data.JudgedYes)})
	f.settle()
	f.draw(1366, 768)
	if !isOpen() {
		t.Error("what is demanded stays folded")
	}
	d := fyne.CurrentApp().Driver()
	for what, o := range map[string]fyne.CanvasObject{"choice": form.field("significant").input.object(), "reason": reason.input.object()} {
		if top := d.AbsolutePositionForObject(o).Y; top < 60 || top+o.Size().Height > 768 {
			t.Errorf("the %s is out of sight, from %v to %v", what, top, top+o.Size().Height)
		}
	}
	form.more.set(false)
	typeIn(page, "title", "Fel mottagare")
	if isOpen() {
		t.Error("what a person has folded is unfolded by what they write elsewhere")
	}
}
