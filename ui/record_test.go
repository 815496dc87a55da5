package ui

import (
	"context"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// open shows a record's page.
func (f *fixture) open(kind data.Untyped, id string) *recordPage {
	f.t.Helper()
	p, ok := f.visit(place{page: pageRecord, kind: kind.Name, id: id}).(*recordPage)
	if !ok {
		f.t.Fatalf("no page of %s %s", kind.Name, id)
	}
	return p
}

// first is the first record of a kind.
func (f *fixture) first(kind data.Untyped) data.Record { return f.reg.Living(kind)[0] }

// typeIn types a text in a field of a form as a person does.
func typeIn(p *recordPage, field, text string) {
	i := p.form.field(field).input
	switch i := i.(type) {
	case *textInput:
		i.entry.SetText(text)
	case *longInput:
		i.entry.SetText(text)
	case *numberInput:
		i.entry.SetText(text)
	case *dayInput:
		i.field.entry.SetText(text)
	case *referenceInput:
		i.field.choose(Option{ID: text, Title: text})
	}
}

// tap chooses what is called something on the screen: in a dialog when one is open.
func (f *fixture) tap(words string) {
	f.t.Helper()
	var within fyne.CanvasObject = f.window.Content()
	if top := f.window.Canvas().Overlays().Top(); top != nil {
		within = top
	}
	var found fyne.Tappable
	walkShown(within, func(o fyne.CanvasObject) {
		switch b := o.(type) {
		case *button:
			if b.Text == words && found == nil {
				found = b
			}
		case *savedChip:
			if b.Text == words && found == nil {
				found = b
			}
		case *answerButton:
			if b.Text == words && found == nil {
				found = b
			}
		}
	})
	if found == nil {
		f.t.Fatalf("nothing on the screen is called %q", words)
	}
	test.Tap(found)
	f.settle()
}

// walkShown goes through what is visible.
func walkShown(o fyne.CanvasObject, do func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	do(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walkShown(child, do)
		}
	case *container.Scroll:
		walkShown(o.Content, do)
	case *widget.PopUp:
		walkShown(o.Content, do)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walkShown(child, do)
		}
	}
}

// says tells whether a text is on the screen.
func (f *fixture) says(words string) bool {
	found := false
	look := func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			found = found || strings.Contains(o.Text, words)
		case *widget.RichText:
			found = found || strings.Contains(o.String(), words)
		}
	}
	walkShown(f.window.Content(), look)
	if top := f.window.Canvas().Overlays().Top(); top != nil {
		walkShown(top, look)
	}
	return found
}

func (f *fixture) wantSays(words string) {
	f.t.Helper()
	if !f.says(words) {
		f.t.Errorf("the screen does not say %q", words)
	}
}

func (f *fixture) wantSilent(words string) {
	f.t.Helper()
	if f.says(words) {
		f.t.Errorf("the screen says %q", words)
	}
}

func TestSaveWritesWhatWasTypedAndUndoTakesItBack(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	r := f.first(kind).(*data.Action)
	before := r.Title
	p := f.open(kind, r.ID)
	typeIn(p, "title", "Inför  fördröjd sändning")
	typeIn(p, "due", "2027-01-31")
	f.picture("record-typed")
	p.save()
	f.settle()
	got := f.stored(kind, r.ID).(*data.Action)
	if got.Title != "Inför fördröjd sändning" || got.Due != "2027-01-31" {
		t.Errorf("saved %q, %q", got.Title, got.Due)
	}
	if p.form.dirty() {
		t.Error("still dirty after the save")
	}
	f.wantSays("Sparat")
	f.wantSays("Inför fördröjd sändning")
	f.picture("record-saved")
	f.tap("Ångra")
	if got := f.stored(kind, r.ID).(*data.Action); got.Title != before {
		t.Errorf("after undo the title is %q", got.Title)
	}
	if text := p.form.field("title").input.text(); text != before {
		t.Errorf("after undo the form says %q", text)
	}
	f.sound()
}

func TestNewRecordGetsItsPlaceAndNumber(t *testing.T) {
	f := newFixture(t)
	kind := data.Incidents.Untyped()
	p := f.visit(place{page: pageRecord, kind: "incident", title: "Tappad telefon"}).(*recordPage)
	if !p.form.dirty() {
		t.Error("the title that was typed elsewhere is not seen as typed")
	}
	f.picture("incident-new")
	p.save()
	f.settle()
	if p.id == "" || f.trail.here().id != p.id {
		t.Fatalf("the page is of %q, the place of %q", p.id, f.trail.here().id)
	}
	if got := f.stored(kind, p.id).(*data.Incident); got.Title != "Tappad telefon" || got.Number == nil {
		t.Errorf("saved %+v", got)
	}
	f.sound()
}

func TestLinkIsFilledFromWhereItWasAsked(t *testing.T) {
	f := newFixture(t)
	incident := f.first(data.Incidents.Untyped()).Header().ID
	p := f.visit(prefilled("action", "incident", incident, "title", "Byt lås")).(*recordPage)
	p.save()
	f.settle()
	if got := f.stored(data.Actions.Untyped(), p.id).(*data.Action); string(got.Incident) != incident || got.Title != "Byt lås" {
		t.Errorf("saved %+v", got)
	}
}

func TestErrorsAreSaidAtTheirField(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	p.save()
	f.settle()
	f.wantSays("måste fyllas i")
	if f.window.Canvas().Focused() != p.form.field("title").input.focus() {
		t.Error("the field with the error has not got the focus")
	}
	f.picture("form-error")
	typeIn(p, "title", "Olåst dörr")
	f.wantSilent("måste fyllas i")
	typeIn(p, "significant", "no")
	p.save()
	f.settle()
	f.wantSays("Det saknas skäl")
	if f.window.Canvas().Focused() != p.form.field("significant_reason").input.focus() {
		t.Error("the field that the kind's rule is about has not got the focus")
	}
}

// A field that gets the focus by Tab or because its text is refused is seen with its label, wherever the form was scrolled.
func TestAFieldThatGetsTheFocusIsBroughtIntoView(t *testing.T) {
	f := newFixture(t)
	f.draw(1180, 660)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	f.draw(1180, 660)
	var scroll *container.Scroll
	walkShown(p.whole, func(o fyne.CanvasObject) {
		if s, ok := o.(*container.Scroll); ok && scroll == nil {
			scroll = s
		}
	})
	seen := func(when, field string) {
		t.Helper()
		o := p.form.field(field).input.object()
		top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y - fyne.CurrentApp().Driver().AbsolutePositionForObject(scroll).Y
		if top < 0 || top+o.Size().Height > scroll.Size().Height {
			t.Errorf("%s %s lies at %v–%v of %v", when, field, top, top+o.Size().Height, scroll.Size().Height)
		}
	}
	for _, ff := range p.form.fields {
		if !ff.field.Folded {
			f.window.Canvas().Focus(ff.input.focus())
			seen("with the focus", ff.field.Name)
		}
	}
	typeIn(p, "title", "Driftstopp")
	typeIn(p, "known_at", "i dag")
	f.window.Canvas().Focus(p.form.field("known_at").input.focus())
	scroll.ScrollToBottom()
	p.save()
	seen("refused", "known_at")
	p.form.more.set(true)
	f.window.Canvas().Focus(p.form.field("security_protection").input.focus())
	seen("a box", "security_protection")
}

func TestErrorInTheFoldedHalfOpensIt(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	p := f.open(kind, f.first(kind).Header().ID)
	if p.form.more.body.Visible() {
		t.Fatal("open from the start")
	}
	typeIn(p, "state", "ongoing")
	typeIn(p, "done_on", "2026-11-01")
	p.save()
	f.settle()
	if !p.form.more.body.Visible() || !f.says("åtgärden är inte klar") {
		t.Error("the error is not seen")
	}
	f.visit(place{page: pageRecord, kind: "action"})
	f.tap("Kasta")
	if !f.page.(*recordPage).form.more.body.Visible() {
		t.Error("the folded half does not stay open")
	}
}

func TestChangeMadeMeanwhileIsToldAndNeverOverwritten(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	typeIn(p, "title", "Mitt förslag")
	f.saveAs("Bo Ek", kind, id, "title", "Bos förslag")
	f.saveAs("Bo Ek", kind, id, "description", "Bos beskrivning")
	f.reload()
	f.settle()
	if text := p.form.field("title").input.text(); text != "Mitt förslag" {
		t.Errorf("the form says %q", text)
	}
	f.wantSays("Bo Ek har ändrat")
	f.wantSays("Titel")
	f.picture("record-meanwhile")
	p.save()
	f.settle()
	got := f.stored(kind, id).(*data.Action)
	if !got.Conflict || got.Description != "Bos beskrivning" {
		t.Errorf("saved %+v", got)
	}
	f.wantSays("har ändrats på två håll")
	f.picture("record-dispute")
	disputes, err := f.space.Store.Disputes(context.Background(), kind, id)
	if err != nil || len(disputes) != 1 || len(disputes[0].Heads) != 2 {
		t.Fatalf("disputes %+v, %v", disputes, err)
	}
	p.choose("title", "Bos förslag")
	f.settle()
	if got := f.stored(kind, id).(*data.Action); got.Conflict || got.Title != "Bos förslag" {
		t.Errorf("after the choice %+v", got)
	}
	f.wantSilent("har ändrats på två håll")
	if text := p.form.field("title").input.text(); text != "Bos förslag" {
		t.Errorf("after the choice the form says %q", text)
	}
	f.undo() // the choice is there to be made again
	f.settle()
	f.wantSays("har ändrats på två håll")
	f.wantSays("Mitt förslag")
	f.wantSays("Bos förslag")
	f.redo()
	f.settle()
	f.wantSilent("har ändrats på två håll")
	f.sound()
}

func TestFormThatNobodyTypedInFollowsTheFile(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	f.saveAs("Bo Ek", kind, id, "title", "Bos förslag")
	f.reload()
	f.settle()
	if text := p.form.field("title").input.text(); text != "Bos förslag" || p.form.dirty() {
		t.Errorf("the form says %q", text)
	}
}

func TestLeavingAsksAboutWhatIsNotSaved(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	for _, c := range []struct {
		answer  string
		at      pageName
		changed bool
	}{{"Stanna", pageRecord, false}, {"Kasta", pageOverview, false}, {"Spara", pageOverview, true}} {
		p := f.open(kind, id)
		typeIn(p, "title", "Ny titel")
		f.goTo(place{page: pageOverview})
		f.settle()
		f.picture("unsaved")
		f.tap(c.answer)
		if here := f.trail.here().page; here != c.at {
			t.Errorf("%s: now at %s", c.answer, here)
		}
		if got := f.stored(kind, id).(*data.Action).Title == "Ny titel"; got != c.changed {
			t.Errorf("%s: saved is %t", c.answer, got)
		}
		if c.at == pageRecord {
			p.form.fill(p.read)
		}
	}
}

func TestRemoveTellsWhatPointsAndIsTakenBack(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	f.tap("Ta bort")
	if !f.stored(kind, id).Header().Removed {
		t.Fatal("not removed")
	}
	f.wantSays("Posten är borttagen")
	f.picture("record-removed")
	f.tap("Återta")
	if f.stored(kind, id).Header().Removed || p.restore.Visible() {
		t.Error("not taken back")
	}
	var linked data.Record
	for _, r := range f.reg.Living(data.Units.Untyped()) {
		if len(pointingAt(f.reg, data.Units.Untyped(), r.Header().ID)[0].records) > 0 {
			linked = r
		}
	}
	f.open(data.Units.Untyped(), linked.Header().ID)
	f.tap("Ta bort")
	f.wantSays("Andra poster hänvisar hit.")
	f.picture("record-linked")
	f.tap("Avbryt")
	if f.stored(data.Units.Untyped(), linked.Header().ID).Header().Removed {
		t.Error("removed without a choice")
	}
	parting := data.PartFrom(f.reg, linked)
	f.tap("Ta bort")
	f.tap("Ta bort och lös länkarna")
	if !f.stored(data.Units.Untyped(), linked.Header().ID).Header().Removed {
		t.Fatal("not removed by choice")
	}
	for _, r := range parting.LoosedRecords() {
		kind, _ := data.KindNamed(r.KindName())
		if now := f.stored(kind, r.Header().ID); !differs(kind, r, now) {
			t.Errorf("%s still points at it", f.app.view.Title(r))
		}
	}
	f.app.undo()
	f.settle()
	for _, r := range append(parting.LoosedRecords(), linked) {
		kind, _ := data.KindNamed(r.KindName())
		if now := f.stored(kind, r.Header().ID); differs(kind, r, now) || now.Header().Removed {
			t.Errorf("%s is not as it was after one undo", f.app.view.Title(r))
		}
	}

	logged := f.first(data.IncidentEvents.Untyped()).(*data.IncidentEvent) // can only be added to
	f.open(data.Incidents.Untyped(), string(logged.Incident))
	f.tap("Ta bort")
	f.wantSays("hindrar det")
	f.picture("record-stuck")
	f.tap("Avbryt")
	f.sound()
}

// What a decision has filled is read only in a document's form; what nobody has decided can be written there and becomes the decision.
func TestADocumentsDecisionIsNotTypedTwice(t *testing.T) {
	f := newFixture(t)
	kind := data.Documents.Untyped()
	d := data.Documents.New()
	d.Title, d.Type, d.State = "Riktlinje för nycklar", data.DocumentGuideline, data.DocumentRegistered
	f.makeAs("Anna Berg", d)
	f.reload()
	f.settle()
	p := f.open(kind, d.ID)
	f.wantSays("beslutet är inte ifyllt")
	f.tap("Skriv in beslutet…")
	f.tap("Avbryt")
	p.form.field("decided_by").input.setText(string(usualBody(f.reg, d)))
	typeIn(p, "decided_on", "2023-09-13")
	typeIn(p, "paragraph", "145")
	p.save()
	f.settle()
	decisions := decisionsAbout(f.reg, d)
	if len(decisions) != 1 || decisions[0].On != "2023-09-13" || decisions[0].Paragraph != "145" {
		t.Fatalf("%d decisions", len(decisions))
	}
	f.picture("decided-locked")
	for name, free := range map[string]bool{"stage": false, "decided_by": false, "decided_on": false, "paragraph": false, "diary_number": false, "owner": true, "from": true} {
		if got := isFree(p.form.field(name).input); got != free {
			t.Errorf("%s can be typed in: %v", name, got)
		}
	}
	f.sound()
}

// isFree tells whether a field can be written in.
func isFree(i input) bool {
	free := true
	walkShown(i.object(), func(o fyne.CanvasObject) {
		if d, ok := o.(fyne.Disableable); ok && d.Disabled() {
			free = false
		}
	})
	return free
}

func TestGallringErasesTheRecordAndItsDraft(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	typeIn(p, "title", "Hemlig titel")
	p.drafts.keep()
	f.settle()
	if len(f.unsaved()) != 1 {
		t.Fatal("no draft was kept")
	}
	p.gallra()
	f.picture("gallra")
	f.window.Canvas().Focused().(*textEntry).SetText("Gallringsbeslut 2026-3")
	f.tap("Gallra")
	if f.stored(kind, id).Header().Gallrad != "Gallringsbeslut 2026-3" {
		t.Error("not gallrad")
	}
	if kept := f.unsaved(); len(kept) != 0 {
		t.Errorf("still kept %+v", kept)
	}
	f.picture("record-gallrad")
	f.sound()
}

// unsaved lists the drafts in local.db.
func (f *fixture) unsaved() []store.Unsaved {
	f.t.Helper()
	ctx := context.Background()
	l, err := store.OpenLocal(ctx, f.home)
	if err != nil {
		f.t.Fatal(err)
	}
	defer l.Close()
	dataset, err := f.space.Store.Dataset(ctx)
	if err != nil {
		f.t.Fatal(err)
	}
	kept, err := l.Unsaved(ctx, dataset)
	if err != nil {
		f.t.Fatal(err)
	}
	return kept
}

func TestQuickCreateGivesTheFieldItsRecord(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	id := f.first(kind).Header().ID
	p := f.open(kind, id)
	f.inputEnv().create("person", "Ylva Ny", p.form.field("responsible").input.(*referenceInput).field.choose)
	f.settle()
	if !p.form.dirty() {
		t.Fatal("the field has no new record")
	}
	p.save()
	f.settle()
	got := f.stored(kind, id).(*data.Action)
	if who, ok := data.Find(f.reg, got.Responsible); !ok || who.Name != "Ylva Ny" {
		t.Errorf("responsible is %v", who)
	}
	typeIn(p, "title", "Halvskrivet")
	f.inputEnv().create("unit", "Nya nämnden", func(Option) {}) // a unit needs its type too
	f.settle()
	if here := f.trail.here(); here.kind != "unit" || here.title != "Nya nämnden" {
		t.Fatalf("now at %+v", here)
	}
	if kept := f.unsaved(); len(kept) != 1 || kept[0].Texts["title"] != "Halvskrivet" {
		t.Errorf("kept %+v", kept)
	}
	f.sound()
}

// Esc from a record begun on the way goes back to what was typed before it, and asks nothing when nobody has typed in it.
func TestGoingBackFromARecordOnTheWayKeepsWhatWasTyped(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "decision"}).(*recordPage)
	typeIn(p, "title", "Policyn antas")
	f.inputEnv().create("document", "Informationssak", func(Option) {})
	f.settle()
	if f.page == page(p) {
		t.Fatal("a document is made from its title alone")
	}
	f.back()
	f.settle()
	if f.window.Canvas().Overlays().Top() != nil {
		t.Error("asks about what nobody has typed")
	}
	if f.page != page(p) || p.form.field("title").input.text() != "Policyn antas" {
		t.Errorf("now at %T %+v", f.page, f.trail.here())
	}
}

// A long mark lies below the link that it belongs to: beside it the link had room for a few letters a line.
func TestALongMarkLeavesTheLinkItsRoom(t *testing.T) {
	f := newFixture(t)
	for _, r := range f.reg.Living(data.Incidents.Untyped()) {
		o := f.link(r)
		o.Resize(fyne.NewSize(280, o.MinSize().Height))
		walkShown(o, func(o fyne.CanvasObject) {
			if link, ok := o.(*widget.Hyperlink); ok && link.Size().Width < 120 {
				t.Errorf("%q has %v of 280", link.Text, link.Size().Width)
			}
		})
	}
}

func TestARecordThatIsNotThereOffersNothingToDo(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident", id: f.space.Store.NewID()}).(*recordPage)
	for name, act := range map[string]fyne.CanvasObject{"save": p.saveIt, "remove": p.removeIt, "restore": p.restore, "more": p.more} {
		if act.Visible() {
			t.Errorf("%s is offered", name)
		}
	}
	if !p.form.locked {
		t.Error("its form can be written in")
	}
	if f.window.Canvas().Overlays().Top() == nil {
		t.Error("nobody is told")
	}
}

// madeOnTheWay lets a field of a form make a new unit, and saves it.
func (f *fixture) madeOnTheWay(p *recordPage) *references {
	f.t.Helper()
	units := p.form.field("units").input.(*referencesInput).field
	f.inputEnv().create("unit", "Nya nämnden", units.add.picked)
	f.settle()
	unit := f.page.(*recordPage)
	typeIn(unit, "type", "committee")
	unit.save()
	f.settle()
	return units
}

func TestANewRecordMadeOnTheWayComesBackToItsField(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	typeIn(p, "title", "Halvskrivet")
	units := f.madeOnTheWay(p)
	if f.page != page(p) || p.form.field("title").input.text() != "Halvskrivet" {
		t.Fatalf("shown is %q", f.page.title())
	}
	if len(units.ids) != 1 || f.view.Linked(units.ids[0]) != "Nya nämnden" {
		t.Errorf("the field holds %v", units.ids)
	}
	p.save()
	f.settle()
	f.sound()
}

func TestALogIsReadAndItsSecrecyJudged(t *testing.T) {
	f := newFixture(t)
	for _, kind := range []data.Untyped{data.IncidentEvents.Untyped(), data.IncidentMessages.Untyped()} {
		p := f.open(kind, f.first(kind).Header().ID)
		for _, ff := range p.form.fields {
			field, ok := ff.input.focus().(fyne.Disableable)
			if isSecrecy := strings.HasPrefix(ff.field.Name, "secrecy"); !ok || field.Disabled() == isSecrecy {
				t.Errorf("%s.%s can be changed: %v", kind.Name, ff.field.Name, ok && !field.Disabled())
			}
		}
		if p.removeIt.Visible() {
			t.Errorf("%s is offered to be removed", kind.Name)
		}
		f.visit(place{page: pageRecord, kind: kind.Name})
		if field := f.page.(*recordPage).form.field("text").input.focus().(fyne.Disableable); field.Disabled() {
			t.Errorf("a new %s cannot be written", kind.Name)
		}
	}
}

// A change of what has been told to the single point of contact is offered to be told anew, by one press.
func TestAChangeOfWhatHasBeenToldIsOffered(t *testing.T) {
	f := newFixture(t)
	kind := data.Municipalities.Untyped()
	p := f.open(kind, f.reg.Municipality().ID)
	before := len(data.All(f.reg, data.Registrations))
	typeIn(p, "address", "Torget 1\n123 45 Ekdala")
	p.save()
	f.settle()
	f.wantSays("Det här har anmälts till MCF: postadress.")
	f.picture("change-offered")
	f.tap("Skapa ändringsanmälan")
	made := data.All(f.reg, data.Registrations)
	if len(made) != before+1 {
		t.Fatalf("%d registrations, had %d", len(made), before)
	}
	newest := made[len(made)-1]
	if clock := data.RegistrationClock(newest, data.DayOf(f.app.now())); newest.Sort != data.RegistrationAddress || clock.Days != 14 || clock.State != data.ClockRunning || newest.Content != "Ändrat: postadress." {
		t.Errorf("%+v, %+v", newest, clock)
	}
	f.wantSays("14 dagar räknas från i dag")

	coordinator := f.open(data.People.Untyped(), string(f.reg.Municipality().Coordinator))
	typeIn(coordinator, "phone", "0380-12 34 56")
	coordinator.save()
	f.settle()
	f.wantSays("Det här har anmälts till MCF: telefon.")
	f.tap("Inte nu")
	if n := len(data.All(f.reg, data.Registrations)); n != before+1 {
		t.Errorf("%d registrations", n)
	}
	f.sound()
}

// Ctrl+P on a record that is not saved yet goes to the papers: none is about it.
func TestPrintANewRecord(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageRecord, kind: "incident"})
	f.printHere()
	f.settle()
	if _, ok := f.page.(*reportsPage); !ok {
		t.Errorf("it leads to %T", f.page)
	}
}

// What is made on a page of its own for a field elsewhere says that what was written there is kept, and leads back to it.
func TestWhatIsMadeForAFieldTellsThatTheRestIsKept(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "training_offer"}).(*recordPage)
	typeIn(p, "on", "2026-11-20")
	ref := p.form.field("course").input.(*referenceInput)
	f.quickCreate(data.Courses.Untyped(), "", ref.field.choose)
	f.settle()
	made, ok := f.page.(*recordPage)
	if !ok || made == p {
		t.Fatalf("no page of its own: %T", f.page)
	}
	f.wantSays("Det du skrev på sidan innan finns kvar.")
	typeIn(made, "title", "Säker e-post")
	made.save()
	f.settle()
	if f.page != page(p) || ref.text() != made.id || p.form.field("on").input.text() != "2026-11-20" {
		t.Errorf("not led back: %T, %q", f.page, ref.text())
	}
}

// The keys come back to the field that a new record was made for, whether it was saved or not, and Enter opens that field's list.
func TestTheKeysComeBackToTheFieldThatAskedForTheNew(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "system"}).(*recordPage)
	ref := p.form.field("unit").input.(*referenceInput).field
	for _, saves := range []bool{false, true} {
		f.window.Canvas().Focus(ref)
		ref.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if ref.popUp == nil {
			t.Fatal("Enter opens no list")
		}
		ref.popUp.take(Option{ID: idCreate})
		f.settle()
		made := f.page.(*recordPage)
		if made == p {
			t.Fatal("no page of its own")
		}
		if saves {
			typeIn(made, "name", "Miljönämnden")
			typeIn(made, "type", string(data.UnitBoard))
			made.save()
		} else {
			f.back()
		}
		f.settle()
		if f.page != page(p) || f.window.Canvas().Focused() != fyne.Focusable(ref) {
			t.Errorf("saved %v: the keys are at %T of %T", saves, f.window.Canvas().Focused(), f.page)
		}
	}
}
