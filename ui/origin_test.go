package ui

import (
	"testing"

	"lisparmen/data"
)

// An action can be begun from a record of any register, and each of the two leads to the other.
func TestActionsComeOfAnyRegister(t *testing.T) {
	f := newFixture(t)
	for _, name := range []string{"document", "confirmation", "role", "registration", "notification", "course", "training_plan", "training_done", "referral", "introduction", "meeting", "mandate", "service", "risk_session", "risk", "continuity", "exercise"} {
		kind, _ := data.KindNamed(name)
		source := f.first(kind)
		var group *linkGroup
		for _, g := range pointingAt(f.reg, kind, source.Header().ID) {
			if g.kind.Name == "action" {
				group = &g
			}
		}
		if group == nil {
			t.Errorf("no action can be begun from %s", name)
			continue
		}
		p := f.visit(prefilled("action", group.field, group.value, "title", "Följ upp "+name)).(*recordPage)
		p.save()
		f.settle()
		made, ok := f.reg.Record(p.id).(*data.Action)
		if !ok {
			t.Errorf("%s: nothing was made", name)
			continue
		}
		f.wantLink(oneLine(f.view.Title(source)))
		f.visit(placeOf(source))
		f.wantLink(f.view.Title(made))
	}
	if groups := pointingAt(f.reg, data.Actions.Untyped(), f.first(data.Actions.Untyped()).Header().ID); len(groups) > 0 {
		t.Errorf("an action comes of an action: %+v", groups)
	}
}

// A draft of an action keeps what it came of.
func TestDraftKeepsWhatItCameOf(t *testing.T) {
	f := newFixture(t)
	role := f.first(data.Roles.Untyped())
	origin := data.OriginOf("role", role.Header().ID)
	p := f.visit(prefilled("action", data.OriginField, origin)).(*recordPage)
	if p.drafts.flush(); len(f.unsaved()) > 0 {
		t.Error("nothing has been typed, and a draft is kept")
	}
	typeIn(p, "title", "Annonsera igen")
	p.drafts.keep()
	f.settle()
	p.form.fill(p.read)
	f.visit(place{page: pageList, kind: "action"})
	q := f.visit(place{page: pageRecord, kind: "action"}).(*recordPage)
	f.tap("Fortsätt")
	q.save()
	f.settle()
	if made := f.stored(data.Actions.Untyped(), q.id).(*data.Action); made.Origin != origin || made.Title != "Annonsera igen" {
		t.Errorf("%+v", made)
	}
}

// What the plan wants of an action is told quietly, and no longer once it is filled in.
func TestActionTellsWhatItWants(t *testing.T) {
	f := newFixture(t)
	cost := 5000
	action := &data.Action{Title: "Köp lås", State: data.ActionPlanned, Cost: &cost, Priority: data.PriorityHigh}
	f.makeAs("Anna Berg", action)
	f.reload()
	f.settle()
	f.open(data.Actions.Untyped(), action.ID)
	f.wantSays("Ännu inte ifyllt: ansvarig, förfaller och risk som kvarstår utan pengar.")
	f.saveAs("Anna Berg", data.Actions.Untyped(), action.ID, "state", string(data.ActionCancelled))
	f.reload()
	f.settle()
	f.wantSilent("Ännu inte ifyllt")
}
