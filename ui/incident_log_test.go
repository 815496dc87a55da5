package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// incident shows the page of the example's incident with the number.
func (f *fixture) incident(number int) *recordPage {
	f.t.Helper()
	for _, i := range data.All(f.reg, data.Incidents) {
		if i.Number != nil && *i.Number == number {
			return f.open(data.Incidents.Untyped(), i.ID)
		}
	}
	f.t.Fatalf("there is no I-%d", number)
	return nil
}

// inOrder fails unless the texts are shown one after the other.
func (f *fixture) inOrder(texts ...string) {
	f.t.Helper()
	shown := strings.Join(shownTexts(f.page.object()), "\n")
	at := 0
	for _, text := range texts {
		found := strings.Index(shown[at:], text)
		if found < 0 {
			f.t.Fatalf("%q is not shown, or not after what comes before it:\n%s", text, shown)
		}
		at += found
	}
}

func TestLogIsAddedToByEnterAndMendedByANewLine(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	f.tap("Händelselogg (7)")
	if f.window.Canvas().Focused() != p.parts.log.event.entries[0] {
		t.Error("the line to add has not the focus")
	}
	f.inOrder("Vårdsystemet svarar inte.", "2026-11-23 15.55", "2026-11-23 17.10", "2026-11-23 21.55", "Till Enhetscheferna i vård och omsorg (Telefon)")
	line := p.parts.log.event
	test.Type(line.entries[0], "Backup återläst.")
	line.entries[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	line.entries[0].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) // twice in haste makes one
	f.settle()
	f.wantSays("Antecknat")
	f.inOrder("2026-11-23 21.55", "Backup återläst.", "Anna Berg", "2026-11-24 09.30")
	if line.typed() || p.parts.log.count != 8 {
		t.Errorf("typed %v, %d entries", line.typed(), p.parts.log.count)
	}

	line.mend(moment(t, "2026-11-23 17.10"))
	if !strings.HasPrefix(line.entries[0].Text, "Rättelse av 2026-11-23 17.10: ") {
		t.Errorf("%q", line.entries[0].Text)
	}
	test.Type(line.entries[0], "klockan var 16.50.")
	line.when.entry.SetText("2026-11-23 17.15")
	line.addThen(func() {})
	f.settle()
	f.inOrder("Läkemedelslistor på papper", "Rättelse av 2026-11-23 17.10: klockan var 16.50.", "2026-11-23 17.15", "2026-11-23 21.55")

	said := p.parts.log.message
	said.entries[0].SetText("Läget är stabilt.")
	said.addThen(func() {})
	f.settle()
	f.wantSays("måste fyllas i") // to whom
	said.entries[1].SetText("Nämndens ordförande")
	said.entries[2].SetText("E-post")
	p.save() // as Ctrl+S
	f.settle()
	f.inOrder("Till Nämndens ordförande (E-post)", "Läget är stabilt.")
	f.picture("incident-log")
	f.sound()
}

// moment reads a moment.
func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := data.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestWhatIsWrittenInTheLogIsNotLost(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	f.tap("Händelselogg (7)")
	p.parts.log.event.entries[0].SetText("Halvskriven rad")
	f.saveAs("Bo Ek", data.Incidents.Untyped(), p.id, "lessons", "Öva oftare.")
	f.reload()
	f.settle()
	if p.parts.log.event.entries[0].Text != "Halvskriven rad" {
		t.Error("another's save took what was being written")
	}
	p.tick()
	f.goTo(place{page: pageOverview})
	f.settle()
	f.tap("Stanna")
	if f.page != page(p) || !p.parts.log.event.typed() {
		t.Fatal("left though asked to stay")
	}
	f.goTo(place{page: pageOverview})
	f.settle()
	f.tap("Spara")
	if _, ok := f.page.(*overviewPage); !ok {
		t.Error("not gone on after the save")
	}
	f.incident(8)
	f.tap("Händelselogg (8)")
	f.wantSays("Halvskriven rad")
}

func TestANewIncidentHasNoLogYet(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	if p.parts.tabs.Visible() {
		t.Error("an incident that is not saved has tabs")
	}
	typeIn(p, "title", "Ny")
	p.save()
	f.settle()
	f.tap("Händelselogg (0)")
	f.wantSays("Inget antecknat ännu.")
}

func TestSignificanceIsProposedAndJudgedInOneSave(t *testing.T) {
	f := newFixture(t)
	person := f.first(data.People.Untyped()).Header().ID
	i := data.Incidents.New()
	i.Title, i.KnownAt = "Avbrott i skolan", fixtureNow.Add(-time.Hour)
	f.makeAs("Bo Ek", i)
	f.reload()
	f.settle()
	p := f.open(data.Incidents.Untyped(), i.ID)
	f.tap("Är den betydande?")
	f.inOrder("Offentlig förvaltning", "Är verksamheten begränsad i mer än 4 timmar?", "Dricksvatten och avlopp", "Vårdgivare", "Alla sektorer")
	check := p.parts.test
	if len(check.questions) != 15 {
		t.Errorf("%d questions", len(check.questions))
	}
	f.wantSays("Inget förslag ännu")
	f.tap("Spara bedömningen") // nothing answered: nothing to save
	if f.stored(data.Incidents.Untyped(), i.ID).(*data.Incident).Significant != data.NotJudged {
		t.Fatal("judged without a person")
	}
	f.tap("Svara nej på resten")
	f.wantSays("Förslag: incidenten är inte betydande.")
	if n := strings.Count(check.reason.Text, "Nej: "); n != 15 || !strings.Contains(check.reason.Text, "(MCFFS 2026:8)") {
		t.Errorf("the reason has %d answers: %s", n, check.reason.Text)
	}
	test.Tap(check.questions[0].yes)
	f.wantSays("Förslag: incidenten är betydande.")
	if !strings.HasPrefix(check.reason.Text, "Ja: "+check.questions[0].threshold.Title+" (MCFFS 2026:8)\nNej: ") {
		t.Errorf("%s", check.reason.Text)
	}
	if got := f.stored(data.Incidents.Untyped(), i.ID).(*data.Incident); got.Significant != data.NotJudged {
		t.Fatal("the program judged")
	}
	check.by.choose(Option{ID: person, Title: "x"})
	check.on.SetText("KS 4.7")
	f.picture("incident-test")
	f.tap("Spara bedömningen")
	got := f.stored(data.Incidents.Untyped(), i.ID).(*data.Incident)
	if got.Significant != data.JudgedYes || string(got.SignificantBy) != person || got.SignificantOn != "KS 4.7" || !got.SignificantAt.Equal(fixtureNow) ||
		len(got.Thresholds) != 1 || string(got.Thresholds[0]) != check.questions[0].threshold.ID || !strings.HasPrefix(got.SignificantReason, "Ja: ") {
		t.Errorf("%+v", got)
	}
	f.wantSays("Bedömd som betydande")
	if p.form.dirty() || p.parts.editing() {
		t.Error("something is still unsaved")
	}
	f.undo()
	f.settle()
	if got := f.stored(data.Incidents.Untyped(), i.ID).(*data.Incident); got.Significant != data.NotJudged || len(got.Thresholds) != 0 {
		t.Errorf("one undo does not take the judgement back: %+v", got)
	}
	f.sound()
}

// What is asked of sectors that are none of the municipality's lies folded: it is answered by nobody who has not read it, and stands in no
// reason and in no proposal's way.
func TestOtherSectorsNeedNoAnswer(t *testing.T) {
	f := newFixture(t)
	other := data.Thresholds.New()
	other.Sector, other.Title, other.Provision, other.Source, other.CheckedOn, other.From = "Rymden", "Har förbindelsen med en satellit brutits?", "MCFFS 2026:8", "MCFFS 2026:8", "2026-01-15", "2026-01-15"
	f.makeAs("Bo Ek", other)
	f.reload()
	f.settle()
	p := f.incident(7)
	f.tap("Är den betydande?")
	f.inOrder("Svara nej på resten", "Andra sektorer")
	f.tap("Svara nej på resten")
	f.wantSays("Förslag: incidenten är inte betydande.")
	check := p.parts.test
	if strings.Contains(check.reason.Text, other.Title) {
		t.Errorf("what lies folded has been answered: %s", check.reason.Text)
	}
	f.tap("Andra sektorer")
	at := slices.IndexFunc(check.questions, func(q *question) bool { return q.threshold.ID == other.ID })
	test.Tap(check.questions[at].yes)
	f.wantSays("Förslag: incidenten är betydande.")
}

// A clock that waits for an answer about the incident asks for it; one whose notification is demanded begins it.
func TestAClockLeadsToWhatIsAskedFirst(t *testing.T) {
	f := newFixture(t)
	i := data.Incidents.New()
	i.Title, i.KnownAt = "Avbrott i skolan", fixtureNow.Add(-time.Hour)
	f.makeAs("Bo Ek", i)
	f.reload()
	f.settle()
	on := func(track data.Track) data.Clock {
		incident := f.reg.Record(i.ID).(*data.Incident)
		for _, c := range clocksOf(f.reg, incident) {
			if c.Deadline.Track == track {
				return c
			}
		}
		t.Fatalf("no clock of %s", track)
		return data.Clock{}
	}
	asks := func(c data.Clock, verb string) *recordPage {
		t.Helper()
		if got := clockVerb(c); got != verb {
			t.Errorf("the button of %s says %s, not %s", c.Deadline.Track, got, verb)
		}
		f.openClock(c)
		f.settle()
		p, ok := f.page.(*recordPage)
		if !ok {
			t.Fatalf("leads to %T", f.page)
		}
		return p
	}
	p := asks(on(data.TrackCyber), "ui.verb.judge")
	if p.id != i.ID || p.parts.open != tabTest || f.window.Canvas().Focused() != p.parts.test.first() {
		t.Errorf("the questions are not asked: %s, tab %d", p.id, p.parts.open)
	}
	if again := asks(on(data.TrackGDPR), "ui.verb.judge"); again != p || p.parts.open != tabForm || f.window.Canvas().Focused() != p.form.field("personal_data").input.focus() {
		t.Error("the incident's own page does not ask about personuppgifter")
	}
	f.saveAs("Bo Ek", data.Incidents.Untyped(), i.ID, "significant_reason", "Skolan stängdes.")
	f.saveAs("Bo Ek", data.Incidents.Untyped(), i.ID, "significant", "yes")
	f.reload()
	f.settle()
	if p := asks(on(data.TrackCyber), "ui.verb.write"); p.kind.Name != "notification" || p.id != "" {
		t.Errorf("a notification that is demanded is not begun: %s %s", p.kind.Name, p.id)
	}
}

func TestAPersonMayJudgeOtherwiseThanProposed(t *testing.T) {
	f := newFixture(t)
	p := f.incident(7)
	f.tap("Är den betydande?")
	f.tap("Svara nej på resten")
	f.tap("Betydande")
	p.parts.test.reason.SetText("Länet har gått upp i stabsläge.")
	f.tap("Spara bedömningen")
	got := f.stored(data.Incidents.Untyped(), p.id).(*data.Incident)
	if got.Significant != data.JudgedYes || got.SignificantReason != "Länet har gått upp i stabsläge." || len(got.Thresholds) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestRecurrenceIsWarnedOf(t *testing.T) {
	f := newFixture(t)
	f.incident(4) // within six months of I-2, the same cause
	f.wantSays("2 incidenter på sex månader med samma orsak, förlust eller stöld: även I-2.")
	f.incident(3)
	f.wantSilent("Kommer tillbaka")

	again := data.Incidents.New()
	again.Title, again.CauseSort, again.KnownAt = "Vårdsystemet nere igen", data.CauseFault, fixtureNow.Add(-time.Hour)
	again.Significant, again.SignificantReason, again.PersonalData = data.JudgedNo, "Kort", data.JudgedNo
	f.makeAs("Bo Ek", again)
	f.reload()
	f.settle()
	if s, word := f.standings().of(f.reg.Record(again.ID)); s != statePartly || word != "Kommer tillbaka" {
		t.Errorf("the list says %v %q", s, word)
	}
	if waits := recurring(f.reg, f.view, data.DayOf(fixtureNow)); len(waits) != 1 || !strings.Contains(waits[0].sentence(), "Vårdsystemet nere igen") {
		t.Errorf("%d wait", len(waits))
	}
	p := f.open(data.Incidents.Untyped(), again.ID)
	f.tap("Är den betydande?")
	if !strings.Contains(strings.Join(shownTexts(p.parts.test.object), "\n"), "2 incidenter på sex månader") {
		t.Error("the question of recurrence does not tell")
	}
}

func TestNearMissesAreNotedInAMoment(t *testing.T) {
	f := newFixture(t)
	noteOther(f.app, data.SortNearMiss)
	f.settle()
	title, ok := f.window.Canvas().Focused().(*textEntry)
	if !ok {
		t.Fatal("the title has not the focus")
	}
	test.Type(title, "Nästan fel mottagare")
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.settle()
	list := f.list(data.Incidents.Untyped())
	var made *data.Incident
	for _, i := range data.All(f.reg, data.Incidents) {
		if i.Title == "Nästan fel mottagare" {
			made = i
		}
	}
	if made == nil || made.Sort != data.SortNearMiss || made.DiscoveredAt.IsZero() {
		t.Fatalf("%+v", made)
	}
	chips := map[string]int{}
	for _, c := range list.memory.chips {
		chips[c.label] = c.count
	}
	if chips["Incident"] != 8 || chips["Tillbud"] != 1 {
		t.Errorf("%v", chips)
	}
	f.open(data.Incidents.Untyped(), made.ID)
	f.wantSays("Det här är registrerat som något annat.")
}

func TestANumberThatTellsWhoSomebodyIsIsWarnedOf(t *testing.T) {
	const words = "ser ut som ett personnummer"
	f := newFixture(t)
	p := f.incident(8)
	f.wantSays("Skriv inga namn på registrerade.")
	typeIn(p, "description", "Gäller 811218-9876.")
	f.wantSays(words)
	p.save() // it never stands in the way
	f.settle()
	if !strings.Contains(f.stored(data.Incidents.Untyped(), p.id).(*data.Incident).Description, "811218-9876") {
		t.Error("not saved")
	}
	f.wantSays(words)
	typeIn(p, "description", "Gäller en man i sjuttioårsåldern.")
	f.wantSilent(words)
	p.save()
	f.settle()
	f.tap("Händelselogg (7)")
	p.parts.log.event.entries[0].SetText("Ring 19811218-9876")
	f.wantSays(words)
	p.parts.log.event.entries[0].SetText("Ring 0380-12 34 56")
	f.wantSilent(words)
	p.parts.drop()
}

func TestMatrixPage(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageMatrix})
	f.inOrder("Upplysning", "Betydande incident.", "24\u00a0timmar från kännedom", "NCSC/CERT-SE", "cyberportal.ncsc.se", "Maja Tallbrink", "Ersättare: Jonas Ängsvik", "Polisanmälan")
	for _, size := range []fyne.Size{fyne.NewSize(1180, 660), fyne.NewSize(1366/1.5, 768/1.5)} {
		f.draw(size.Width, size.Height)
		for _, cut := range f.cutOff() {
			t.Errorf("%v: %s", size, cut)
		}
	}
	f.picture("matrix")
	f.page.(printer).print()
	f.settle()
	if p, ok := f.page.(*reportsPage); !ok || p.report.Name != "anmalningsmatris" {
		t.Errorf("shown is %q", f.page.title())
	}
	if report, ok := reports.Named("anmalningsmatris"); ok {
		if _, err := press.Make(t.Context(), f.space.Store, press.Order{Report: report, Public: true}); err != nil {
			t.Error(err)
		}
	}
	if missing := translations.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %q", missing)
	}
}

func TestRegistrationPanelStartsTheFourteenDays(t *testing.T) {
	f := newFixture(t)
	m := f.reg.Municipality()
	f.open(data.Municipalities.Untyped(), m.ID)
	f.inOrder("Väsentlig verksamhetsutövare", "Livsmedelsverket", "Länsstyrelsen", "15 dagar för sent, skulle ha anmälts senast 2026-11-09", "Anmäld 2026-02-18")
	f.tap("Ändrad uppgift…")
	p := f.page.(*recordPage)
	if p.kind.Name != "registration" || p.form.field("changed_on").input.text() != "2026-11-24" {
		t.Fatalf("shown is %q, %q", p.kind.Name, p.form.field("changed_on").input.text())
	}
	p.save()
	f.settle()
	f.open(data.Municipalities.Untyped(), m.ID)
	f.inOrder("14 dagar kvar, senast 2026-12-08")
}

// The tabs' pages hold all their words on the smallest screen that is common, enlarged by half.
func TestIncidentTabsAreNotCutOff(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	for _, size := range []fyne.Size{fyne.NewSize(1180, 660), fyne.NewSize(1366/1.5, 768/1.5)} {
		for _, tab := range []incidentTab{tabLog, tabTest} {
			p.parts.turn(tab)
			f.draw(size.Width, size.Height)
			for _, cut := range f.cutOff() {
				t.Errorf("tab %d at %.0f: %s", tab, size.Width, cut)
			}
		}
	}
}

func TestTheMatrixIsInTheMenuAndThePalette(t *testing.T) {
	f := newFixture(t)
	found := false
	for _, item := range f.frame.items {
		if item.to.page == pageMatrix {
			item.Tapped(nil)
			f.settle()
			_, found = f.page.(*matrixPage)
		}
	}
	if !found {
		t.Error("the menu does not lead to the matrix")
	}
	if list := f.allCommands().find("anmälningsmatris"); len(list) == 0 || list[0].words != "Hur, var och när" {
		t.Errorf("the palette finds %d", len(list))
	}
}

// Every field of an incident that is written in sentences says that nobody registered is to be named.
func TestSentencesAboutAnIncidentSayThatNobodyIsNamed(t *testing.T) {
	for kind, fields := range map[string][]string{
		"incident":         {"description", "consequences", "measures", "cause", "lessons", "affected_information"},
		"incident_event":   {"text"},
		"incident_message": {"text"},
		"notification":     {"draft"},
	} {
		for _, name := range fields {
			key := "ui.help." + kind + "." + name
			if !translations.Has(key) || !strings.Contains(translations.Text(key, nil), "Skriv inga namn på registrerade.") {
				t.Errorf("%s says nothing of names", key)
			}
		}
	}
}
