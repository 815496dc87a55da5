package ui

import (
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

func TestAValueIsGallratInTheWindow(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	title := kind.TitleOf(f.stored(kind, id))
	p.gallraValue()
	f.picture("gallra-uppgift")
	f.tap("Gallra")
	f.wantSays("varför uppgiften ska bort") // nothing has been said of why
	f.answers(map[string]string{"Ska stå i stället": "Rättad titel", "Varför den inte ska finnas här": "namn på en enskild"})
	f.tap("Gallra")
	if got := kind.TitleOf(f.stored(kind, id)); got != "Rättad titel" {
		t.Errorf("the title is %q", got)
	}
	f.settle()
	f.wantSays("Felaktigt införd uppgift: namn på en enskild")
	if f.says(title) {
		t.Error("the page still shows what was erased")
	}
	if offers(p.history.object, "Ångra") {
		t.Error("a gallring is offered to be undone")
	}
	f.picture("record-gallrad-uppgift")
	f.sound()
}

func TestAPersonIsAnonymisedInTheWindow(t *testing.T) {
	f := newFixture(t)
	kind := data.People.Untyped()
	var stays, left *data.Person
	for _, p := range data.All(f.reg, data.People) {
		switch {
		case p.LeftOn == "" && len(data.HeldBy(f.reg, p.ID, "2026-11-24")) > 0:
			stays = p
		case p.LeftOn != "":
			left = p
		}
	}
	f.open(kind, stays.ID).anonymise()
	f.settle()
	f.wantSays("inte markerad som slutad")
	f.tap("Stäng")
	f.open(kind, left.ID).anonymise()
	f.settle()
	f.picture("anonymisera")
	f.answers(map[string]string{"Gallringsbeslut eller plan": "KS § 97"})
	f.tap("Anonymisera")
	f.settle()
	got := f.stored(kind, left.ID).(*data.Person)
	if got.Name != "Anonymiserad person 1" || got.Email != "" || got.Title != "" || got.LeftOn != left.LeftOn {
		t.Errorf("%+v", got)
	}
	if f.says(left.Name) {
		t.Error("the page still names the person")
	}
	f.sound()
}

func TestARuleOfRetentionShowsWhatCanGo(t *testing.T) {
	f := newFixture(t)
	kind := data.Retentions.Untyped()
	for _, r := range data.All(f.reg, data.Retentions) {
		f.open(kind, r.ID)
		f.wantSays("Inget kan gallras i dag.")
	}
	f.picture("gallringsregel")
}

// offers tells whether a button says the words.
func offers(in fyne.CanvasObject, words string) bool {
	found := false
	walkShown(in, func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && b.Text == words {
			found = true
		}
	})
	return found
}
