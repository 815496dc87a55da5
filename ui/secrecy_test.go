package ui

import (
	"strings"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func (f *fixture) unit(short string) string {
	f.t.Helper()
	for _, u := range data.All(f.reg, data.Units) {
		if u.Short == short {
			return u.ID
		}
	}
	f.t.Fatalf("no unit %s", short)
	return ""
}

// What OSL 5 kap. 5 § asks for is filled in as a record is begun, follows what is written, and gives way to the person.
func TestNewRecordIsMarkedInTheForm(t *testing.T) {
	f := newFixture(t)
	kind := data.Incidents.Untyped()
	p := f.visit(prefilled("incident", "units", f.unit("SN"))).(*recordPage)
	for field, want := range map[string]string{
		"secrecy": "possible", "secrecy_provision": "OSL 18 kap. 8 § 3", "secrecy_date": "2026-11-24", "secrecy_authority": "Socialnämnden",
	} {
		if got := p.form.field(field).input.text(); got != want {
			t.Errorf("%s begins as %q, want %q", field, got, want)
		}
	}
	if p.form.secrecy == nil || p.form.secrecy.body.Visible() {
		t.Error("the mark is not folded")
	}
	typeIn(p, "title", "Intrång")
	p.save()
	f.settle()
	if got, want := f.stored(kind, p.id).Header().Secrecy, (data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 § 3", Date: "2026-11-24", Authority: "Socialnämnden"}); got != want {
		t.Errorf("saved as %+v", got)
	}
	f.wantSays("Sekretess kan gälla · OSL 18 kap. 8 § 3")

	p = f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	typeIn(p, "title", "Avbrott")
	choose := func(field, option string) { p.form.field(field).input.setText(option) }
	choose("significant", "yes")
	typeIn(p, "significant_reason", "Vården stod still")
	typeIn(p, "secrecy_authority", "Valnämnden")
	p.save()
	f.settle()
	if got, want := f.stored(kind, p.id).Header().Secrecy, (data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 b §", Date: "2026-11-24", Authority: "Valnämnden"}); got != want {
		t.Errorf("by what was written it is saved as %+v", got)
	}

	p = f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	typeIn(p, "title", "Öppen")
	choose("secrecy", "public")
	p.save()
	f.settle()
	if got := f.stored(kind, p.id).Header().Secrecy; got != (data.Secrecy{State: data.SecrecyPublic}) {
		t.Errorf("judged public at once it is saved as %+v", got)
	}
	f.wantSays("Offentlig")
	f.sound()
}

// What is made in fewer fields than the form has is marked too: a line of the log, a near miss, and what is added where it is
// pointed at.
func TestWhatIsNotedInPassingIsMarked(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	f.tap("Händelselogg (7)")
	p.parts.log.event.entries[0].SetText("Systemet startades om.")
	p.parts.log.event.addThen(func() {})
	f.settle()
	noteOther(f.app, data.SortNearMiss)
	f.settle()
	title := f.window.Canvas().Focused().(*textEntry)
	test.Type(title, "Nästan fel mottagare")
	title.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.settle()
	f.quickCreate(data.Incidents.Untyped(), "Från en länk", func(Option) {})
	f.settle()
	marked := map[string]data.Secrecy{}
	for _, e := range data.All(f.reg, data.IncidentEvents) {
		marked[e.Text] = e.Secrecy
	}
	for _, i := range data.All(f.reg, data.Incidents) {
		marked[i.Title] = i.Secrecy
	}
	for what, want := range map[string]data.Secrecy{
		"Systemet startades om.": {State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 b §", Date: "2026-11-24", Authority: "Socialnämnden"},
		"Nästan fel mottagare":   {State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 § 3", Date: "2026-11-24", Authority: "Kommunstyrelsen"},
		"Från en länk":           {State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 § 3", Date: "2026-11-24", Authority: "Kommunstyrelsen"},
	} {
		if got := marked[what]; got != want {
			t.Errorf("%s is marked %+v", what, got)
		}
	}
	f.sound()
}

// An incident that has come under cybersäkerhetslagen is marked anew by one press and its log with it; until then as the person
// has marked it. One undo takes it back.
func TestProposedMarkIsTakenByOnePress(t *testing.T) {
	f := newFixture(t)
	kind := data.Incidents.Untyped()
	p := f.incident(7) // which somebody has judged public
	f.wantSilent("Förslag: OSL")
	f.saveAs("Bo Ek", kind, p.id, "known_at", "2026-11-23 08.00")
	f.saveAs("Bo Ek", kind, p.id, "significant", "yes")
	f.saveAs("Bo Ek", kind, p.id, "significant_at", "2026-11-24 09.00")
	line := &data.IncidentEvent{Incident: data.Link[*data.Incident](p.id), At: fixtureNow, Text: "Larm"}
	line.Secrecy = data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 § 3", Date: "2026-11-24", Authority: "Kommunstyrelsen"}
	f.makeAs("Bo Ek", line)
	f.reload()
	f.settle()
	if got := f.stored(kind, p.id).Header().Secrecy.State; got != data.SecrecyPublic {
		t.Fatalf("the program marked it %q", got)
	}
	f.wantSays("Förslag: OSL 18 kap. 8 b §, 2026-11-24, Kommunstyrelsen")
	f.wantSays("1 post som hör till")
	f.picture("incident-mark")
	f.tap("Byt till 18 kap. 8 b §")
	want := data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 8 b §", Date: "2026-11-24", Authority: "Kommunstyrelsen"}
	if got := f.stored(kind, p.id).Header().Secrecy; got != want {
		t.Errorf("marked %+v", got)
	}
	if got := f.stored(data.IncidentEvents.Untyped(), line.ID).Header().Secrecy; got != want {
		t.Errorf("its log is marked %+v", got)
	}
	f.wantSays("Sekretess kan gälla · OSL 18 kap. 8 b §")
	f.wantSilent("Förslag: OSL")
	f.tap("Ångra")
	if got := f.stored(kind, p.id).Header().Secrecy.State; got != data.SecrecyPublic {
		t.Errorf("undone it is %q", got)
	}
	f.sound()
}

// A mark in haste, or in an old file, tells what it lacks and is filled in by one press, or all of them are.
func TestIncompleteMarkIsFilledByOnePress(t *testing.T) {
	f := newFixture(t)
	kind := data.Incidents.Untyped()
	for _, number := range []int{2, 3} {
		p := f.incident(number)
		f.saveAs("Bo Ek", kind, p.id, "secrecy_provision", "")
		f.saveAs("Bo Ek", kind, p.id, "secrecy_authority", "")
	}
	f.reload()
	f.settle()
	f.watches(narrowedToSort + string(data.DueMark))
	f.wantSays("Sekretessmarkeringen saknar det som OSL 5 kap. 5 § kräver: I-2 Stulen bärbar dator från hemtjänstens bil och 1 till")
	p := f.incident(2)
	f.wantSays("Markeringen saknar bestämmelse och myndighet (OSL 5 kap. 5 §).")
	f.tap("Fyll i hela registret")
	if left := data.Unmarked(f.reg, kind); len(left) != 0 {
		t.Errorf("%d are left", len(left))
	}
	if got := f.stored(kind, p.id).Header().Secrecy; got.Provision != "OSL 18 kap. 8 § 3" || got.Date != "2025-09-22" || got.Authority != "Socialnämnden" {
		t.Errorf("filled in: %+v", got)
	}
	f.wantSilent("Markeringen saknar")

	// Of a document only a person knows the provision.
	document := f.first(data.Documents.Untyped())
	f.saveAs("Bo Ek", data.Documents.Untyped(), document.Header().ID, "secrecy", "possible")
	f.reload()
	f.settle()
	f.open(data.Documents.Untyped(), document.Header().ID)
	f.wantSays("Förslag: ingen bestämmelse, 2026-11-24")
	f.tap("Fyll i förslaget")
	f.wantSays("Markeringen saknar bestämmelse (OSL 5 kap. 5 §).")
	f.wantSays("Välj bestämmelsen själv, under Sekretess i formuläret.")
	f.sound()
}

// The mark is told in words at the record's head.
func TestMarkWords(t *testing.T) {
	incident, document := data.Incidents.Untyped(), data.Documents.Untyped()
	for _, test := range []struct {
		kind data.Untyped
		mark data.Secrecy
		want string
	}{
		{incident, data.Secrecy{}, "Sekretess ej bedömd"},
		{incident, data.Secrecy{State: data.SecrecyUnjudged}, "Sekretess ej bedömd"},
		{incident, data.Secrecy{State: data.SecrecyPublic}, "Offentlig"},
		{incident, data.Secrecy{State: data.SecrecyPossible}, "Sekretess kan gälla"},
		{document, data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 13 §"}, "Sekretess kan gälla · OSL 18 kap. 13 §"},
		{document, data.Secrecy{}, ""},
		{document, data.Secrecy{State: data.SecrecyUnjudged}, "Sekretess ej bedömd"},
	} {
		if got := markWords(test.kind, test.mark); got != test.want {
			t.Errorf("%s %+v: %q, want %q", test.kind.Name, test.mark, got, test.want)
		}
	}
	if long := markWords(incident, data.Secrecy{State: data.SecrecyPossible, Provision: strings.Repeat("OSL ", 50)}); len([]rune(long)) > 90 {
		t.Errorf("%d letters at the record's head", len([]rune(long)))
	}
}
