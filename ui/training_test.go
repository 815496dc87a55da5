package ui

import (
	"testing"

	"lisparmen/data"
)

func TestTrainingPage(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageTraining})
	rest(a)
	wantText(t, a, "201 av 478 har gått, 42 %")
	wantText(t, a, "633 av 1 107 har gått, 57 %")
	wantText(t, a, "Chefsintyg 2026")
	wantText(t, a, "Sofia Granhed")
	wantText(t, a, "Chefer · 09.00–12.00 · Sessionssalen")
	onBothScreens(t, a, "training")
	if m := a.reg.Municipality(); m.Leadership == "" {
		t.Error("the example does not say who its leadership is")
	} else {
		wantText(t, a, "Till ledningen räknar kommunen (bedömt 14 januari 2026): "+m.Leadership)
	}
}

func TestOfferToAWholeGroup(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageTraining})
	rest(a)
	before := len(data.All(a.reg, data.TrainingOffers))
	buttonNamed(t, a, "Erbjud en hel målgrupp…")()
	p := a.page.(*trainingPage)
	onBothScreens(t, a, "training-offer")
	buttonNamed(t, a, "Spara erbjudandet")()
	rest(a)
	wantText(t, a, "Fältet ”Kurs” är tomt")
	if p.offer == nil {
		t.Fatal("an offer without a course was taken")
	}
	course := data.All(a.reg, data.Courses)[0]
	p.offer.set("course", course.ID)
	p.offer.set("channel", "Arbetsplatsträffar")
	buttonNamed(t, a, "Spara erbjudandet")()
	rest(a)
	if p.offer != nil {
		t.Error("the line is still open")
	}
	sum, made := 0, data.All(a.reg, data.TrainingOffers)
	for _, o := range made {
		if o.Channel == "Arbetsplatsträffar" && o.On == data.DayOf(a.now()) {
			sum += *o.Headcount
		}
	}
	if len(made)-before != 4 || sum != 1107 {
		t.Errorf("%d offers to %d", len(made)-before, sum)
	}
	a.undo()
	rest(a)
	if got := len(data.All(a.reg, data.TrainingOffers)); got != before {
		t.Errorf("one undo leaves %d offers", got-before)
	}
}

// Individuals are off by default: then only numbers are asked for, except of the leadership, each of whom the law is about.
func TestPeopleAreNotedOnlyWhereThatIsChosen(t *testing.T) {
	f := newFixture(t)
	shown := func(pairs ...string) bool {
		p := f.visit(prefilled("training_done", pairs...)).(*recordPage)
		visible := p.form.field("people").input.object().Visible() && p.form.more.object.Visible()
		p.form.fill(p.read) // nothing is left to be asked about
		return visible
	}
	if shown() {
		t.Error("people are asked for where only their number is noted")
	}
	if !shown("group", string(data.GroupLeadership)) {
		t.Error("who of the leadership has gone cannot be noted")
	}
	f.saveAs("Anna Berg", data.Municipalities.Untyped(), f.reg.Municipality().ID, "individuals", "ja")
	f.reload()
	f.settle()
	if !shown() {
		t.Error("people cannot be noted though that is chosen")
	}
}

func TestALeaderIsNotedByName(t *testing.T) {
	f := newFixture(t)
	var leader *data.Person
	for _, p := range data.All(f.reg, data.People) {
		if p.Leadership {
			leader = p
		}
	}
	p := f.visit(f.leaderTrained(leader.ID)).(*recordPage)
	p.save()
	f.settle()
	c := data.Coverage(f.reg, data.GroupLeadership, "", data.DayOf(f.at))
	if c.Completed != 1 || c.Of != 5 || len(c.Missing) != 4 {
		t.Errorf("%d of %d, %d missing", c.Completed, c.Of, len(c.Missing))
	}
}

// An offer to all by number tells not how many of a group got it, and is none the less an offer.
func TestOfferWithoutTheGroupsNumberIsSaid(t *testing.T) {
	if got := offeredWords(data.Covered{Courses: []data.CourseCovered{{OfferedOn: "2026-11-28"}}}); got != "Erbjudna, antalet är inte angivet" {
		t.Errorf("got %q", got)
	}
	if got := offeredWords(data.Covered{}); got != "Ingen erbjuden" {
		t.Errorf("got %q", got)
	}
}

// A bar leads to those who have not gone, where their names are kept, else to the trainings that it counts.
func TestABarLeadsToWhatItCounts(t *testing.T) {
	missing := &data.Person{Head: data.Head{ID: "p1"}}
	if to, ok := behindCoverage("Chefer", data.Covered{ByPerson: true, Missing: []*data.Person{missing}, Of: 3}); !ok || to.page != pageRecords || to.text != "p1" || to.title != "Har inte gått: Chefer" {
		t.Errorf("it leads to %+v", to)
	}
	if to, ok := behindCoverage("Chefer", data.Covered{Completed: 3, Of: 4}); !ok || to.page != pageList || to.kind != "training_done" {
		t.Errorf("it leads to %+v", to)
	}
	if _, ok := behindCoverage("Chefer", data.Covered{Of: 4}); ok {
		t.Error("a bar of nobody leads somewhere")
	}
}
