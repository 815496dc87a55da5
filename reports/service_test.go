package reports_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// at is a moment of a day in Sweden.
func at(day string, hour int) time.Time {
	return data.Day(day).Start().Add(time.Duration(hour) * time.Hour)
}

// exampleOn is the example as it stood on the morning of a day.
func exampleOn(t testing.TB, day string) reports.Input {
	return reports.Input{Register: exampleAt(t, at(day, 8)), AsOf: data.Day(day), To: data.Day(day), Now: at(day, 8), Author: "Maja Tallbrink", Control: "7F3A-21C0"}
}

// touched is what the example's log has between two days.
func touched(from, to data.Day) []data.Touch {
	var list []data.Touch
	last := map[string]data.Record{}
	for _, step := range exampleSteps() {
		for _, r := range step.Records {
			before := last[r.Header().ID]
			last[r.Header().ID] = r
			if on := data.DayOf(step.At); on < from || on > to {
				continue
			}
			touch := data.Touch{At: step.At, Author: step.Author, Act: "save", Kind: r.KindName(), Record: r.Header().ID, Made: before == nil, Save: step.At.String()}
			kind, _ := data.KindNamed(r.KindName())
			for _, f := range kind.Fields {
				if before != nil && !f.Hidden && f.Get(before) != f.Get(r) {
					touch.Fields = append(touch.Fields, f.Name)
				}
			}
			list = append(list, touch)
		}
	}
	return list
}

// and is a report's input with more in its register.
func and(in reports.Input, records ...data.Record) reports.Input {
	in.Register = data.NewRegister(slices.Concat(allOf(in.Register), records))
	return in
}

func oneNamed[R data.Record](t testing.TB, reg data.Register, kind *data.Kind[R], name string) R {
	t.Helper()
	for _, r := range data.All(reg, kind) {
		if reports.ShownTitle(reg, r) == name {
			return r
		}
	}
	t.Fatalf("the example has no %s", name)
	panic("unreachable")
}

// serving is a time in which Jonas Ängsvik serves in the coordinator's place.
func serving(t testing.TB, reg data.Register, from, to data.Day) *data.Service {
	role := oneNamed(t, reg, data.Roles, "Informationssäkerhetssamordnare")
	who := oneNamed(t, reg, data.People, "Jonas Ängsvik")
	return &data.Service{Head: data.Head{ID: "00000000-0000-7000-9000-000000000001"}, Role: data.Link[*data.Role](role.ID), Person: data.Link[*data.Person](who.ID), From: from, To: to, Phone: "0380-00 00 12"}
}

// flat is a paper's text on one line, with plain spaces.
func flat(doc reports.Document) string {
	return strings.Join(strings.Fields(soft(text.Render(doc))), " ")
}

func TestHandOver(t *testing.T) {
	checkText(t, "overlamning", build(t, "overlamning", exampleOn(t, "2026-07-02")))
}

// While an incident goes on its clocks come first, with what is told and what remains.
func TestHandOverWhileClocksRun(t *testing.T) {
	in := exampleOn(t, "2026-11-24")
	checkText(t, "overlamning-pagar", build(t, "overlamning", and(in, serving(t, in.Register, "2026-11-30", "2026-12-11"))))
}

func TestHandOverWithoutService(t *testing.T) {
	for name, in := range map[string]reports.Input{"the example": exampleOn(t, "2026-11-24"), "new": newMunicipality(t), "empty": empty()} {
		paper := build(t, "overlamning", in)
		if said := flat(paper); paper.Title != "Överlämning" || !strings.Contains(said, "Ingen tjänstgöring är inlagd i samordnarens ställe.") || !strings.Contains(said, "Underskrifter") {
			t.Errorf("%s: %s: %s", name, paper.Title, said)
		}
	}
	in := exampleOn(t, "2026-11-24")
	in.RecordID = "00000000-0000-7000-8000-00000000ffff"
	for _, name := range []string{"overlamning", "tjanstgoring"} {
		report, _ := reports.Named(name)
		if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
			t.Errorf("%s about a record that is not there: %v", name, err)
		}
	}
}

// Asked for, the hand-over is about any role; what is its holder's is for the one who serves.
func TestHandOverOfAChosenService(t *testing.T) {
	in := exampleOn(t, "2026-11-24")
	for _, s := range data.All(in.Register, data.Services) {
		if s.From == "2026-12-21" {
			in.RecordID = s.ID
		}
	}
	said := flat(build(t, "overlamning", in))
	for _, want := range []string{"Birgitta Stenåker lämnar över rollen som kommundirektör till Henrik Rönnhag 21 december 2026–6 januari 2027.", "Att göra till och med den 20 januari 2027"} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
}

// What falls due on the thirtieth day from the first is told, and not on the thirty-first; what is late is told apart.
func TestHandOverTellsThirtyDays(t *testing.T) {
	action := func(id, title string, due data.Day) *data.Action {
		return &data.Action{Head: data.Head{ID: id}, Title: title, Due: due, State: data.ActionOngoing, Responsible: "maja"}
	}
	in := empty(
		&data.Person{Head: data.Head{ID: "maja"}, Name: "Maja Tall"}, &data.Person{Head: data.Head{ID: "bo"}, Name: "Bo Ek"},
		&data.Role{Head: data.Head{ID: "role"}, Name: "Samordnare", Holder: "maja"},
		&data.Service{Head: data.Head{ID: "s"}, Role: "role", Person: "bo", From: "2026-07-06", To: "2026-07-31", Phone: "070-111 22 33"},
		action("a", "Försenat", "2026-06-30"), action("b", "Före", "2026-07-02"), action("c", "Trettionde", "2026-08-05"), action("d", "Trettioförsta", "2026-08-06"),
	)
	in.RecordID, in.AsOf, in.From, in.To, in.Now = "s", "2026-07-01", "2026-01-01", "2026-07-01", at("2026-07-01", 8)
	said := flat(build(t, "overlamning", in))
	for _, want := range []string{"till och med den 5 augusti 2026", "Förfaller (2)", "Redan försenat (1)", "2026-08-05 Åtgärd ska vara klar: Trettionde Bo Ek", "2026-07-02 Åtgärd ska vara klar: Före Maja Tall", "2026-06-30 Åtgärd ska vara klar: Försenat Bo Ek", "Bo Ek Samordnare 070-111 22 33"} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
	if strings.Contains(said, "Trettioförsta") {
		t.Errorf("the paper tells of the thirty-first day:\n%s", said)
	}
	in.AsOf, in.To, in.Now = "2026-07-20", "2026-07-20", at("2026-07-20", 8) // the service has begun: the days are counted from the paper's
	if said := flat(build(t, "overlamning", in)); !strings.Contains(said, "Trettioförsta") || !strings.Contains(said, "till och med den 19 augusti 2026") {
		t.Errorf("made while the service goes on:\n%s", said)
	}
}

// A clock that runs, is late or waits for a judgement is handed over, and one that has been told and judged away is not.
func TestHandOverTellsOpenClocks(t *testing.T) {
	now := at("2026-07-01", 8)
	amount := 24
	rule := &data.Deadline{Head: data.Head{ID: "rule"}, Track: data.TrackCyber, Step: data.StepEarlyWarning, Amount: &amount, Unit: data.UnitHours, Basis: data.FromKnown, CheckedOn: "2026-06-01"}
	incident := func(id string, significant data.Judgement, known time.Time) *data.Incident {
		return &data.Incident{Head: data.Head{ID: id}, Title: "Incident " + id, Significant: significant, PersonalData: data.JudgedNo, KnownAt: known}
	}
	in := empty(
		rule,
		incident("löper", data.JudgedYes, now.Add(-time.Hour)), incident("obedömd", data.NotJudged, now.Add(-time.Hour)), incident("sen", data.JudgedYes, now.Add(-48*time.Hour)),
		incident("skickad", data.JudgedYes, now.Add(-time.Hour)), incident("obetydlig", data.JudgedNo, now.Add(-time.Hour)),
		&data.Notification{Head: data.Head{ID: "n"}, Incident: "skickad", Track: data.TrackCyber, Step: data.StepEarlyWarning, SentAt: now.Add(-time.Minute)},
	)
	in.AsOf, in.From, in.To, in.Now = "2026-07-01", "2026-01-01", "2026-07-01", now
	said := flat(build(t, "overlamning", in))
	for _, want := range []string{"Incident löper", "2026-07-02 07.00 – Återstår", "Incident obedömd", "Bedöm om det ska göras", "Incident sen", "2026-06-30 08.00 – Fristen har gått ut"} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
	for _, other := range []string{"Incident skickad", "Incident obetydlig"} {
		if strings.Contains(said, other) {
			t.Errorf("the paper says %q:\n%s", other, said)
		}
	}
	if !strings.Contains(said, "Incident sen Vad Senast") || strings.Index(said, "Incident sen") > strings.Index(said, "Incident löper") {
		t.Errorf("what is late does not come first:\n%s", said)
	}
}

// What others see of the hand-over has no numbers to persons, nothing of where keys lie, and no words that may be secret.
func TestPublicHandOver(t *testing.T) {
	in := exampleOn(t, "2026-11-24")
	in = and(in, serving(t, in.Register, "2026-11-30", "2026-12-11"))
	if inside := flat(build(t, "overlamning", in)); !strings.Contains(inside, "0380-00 00 12") || !strings.Contains(inside, "Lösenord och nycklar förvaras hos") || !strings.Contains(inside, "SEKRETESSMARKERING") {
		t.Errorf("the internal paper: %s", inside)
	}
	in.Public, in.Register = true, in.Register.Public()
	outside := flat(build(t, "overlamning", in))
	for _, p := range data.All(in.Register, data.People) {
		if p.Phone != "" && strings.Contains(outside, p.Phone) || p.Email != "" && strings.Contains(outside, p.Email) {
			t.Errorf("the public paper holds how to reach %s", p.Name)
		}
	}
	for _, secret := range []string{"0380-00 00 12", "Vårdsystemet nere", "Lösenord", "SEKRETESSMARKERING", "010-174 06 90"} {
		if strings.Contains(outside, secret) {
			t.Errorf("the public paper says %q:\n%s", secret, outside)
		}
	}
	if !strings.Contains(outside, "Överlämning till Jonas Ängsvik") || !strings.Contains(outside, "Offentlig version") {
		t.Errorf("%s", outside)
	}
}

// What two have changed apart waits for somebody to choose.
func TestHandOverTellsOfDisputes(t *testing.T) {
	in := empty(&data.Action{Head: data.Head{ID: "a", Conflict: true}, Title: "Byt lås", State: data.ActionOngoing})
	if said := flat(build(t, "overlamning", in)); !strings.Contains(said, "Någon måste välja") || !strings.Contains(said, "Två har ändrat samma sak i Byt lås.") {
		t.Errorf("%s", said)
	}
}

// The log has the one who served by name: only their changes are listed.
func TestServedByName(t *testing.T) {
	in := exampleOn(t, "2026-07-06")
	service := serving(t, in.Register, "2026-06-22", "2026-07-05")
	in = and(in, service)
	in.RecordID, in.Touched = service.ID, touched(service.From, service.To)
	checkText(t, "tjanstgoring", build(t, "tjanstgoring", in))
}

// No change bears the name: everybody's are listed, with who made them.
func TestServedWhereTheLogHasAnotherName(t *testing.T) {
	in := exampleOn(t, "2026-08-03")
	in.Touched = touched("2026-07-06", "2026-07-31")
	checkText(t, "tjanstgoring-annat-namn", build(t, "tjanstgoring", in))
}

// The first and the last day are in the service, for what fell due, for incidents and for decisions.
func TestServedIsFromTheFirstDayToTheLast(t *testing.T) {
	action := func(title string, due data.Day) *data.Action {
		return &data.Action{Head: data.Head{ID: title}, Title: title, Due: due, State: data.ActionOngoing}
	}
	incident := func(title string, known time.Time) *data.Incident {
		return &data.Incident{Head: data.Head{ID: title}, Title: title, Significant: data.JudgedNo, PersonalData: data.JudgedNo, KnownAt: known}
	}
	decision := func(title string, on data.Day) *data.Decision {
		return &data.Decision{Head: data.Head{ID: title}, Title: title, Sort: data.DecisionOther, On: on}
	}
	in := empty(
		&data.Person{Head: data.Head{ID: "maja"}, Name: "Maja Tall"}, &data.Person{Head: data.Head{ID: "bo"}, Name: "Bo Ek"},
		&data.Role{Head: data.Head{ID: "role"}, Name: "Samordnare", Holder: "maja"},
		&data.Service{Head: data.Head{ID: "s"}, Role: "role", Person: "bo", From: "2026-07-06", To: "2026-07-31"},
		action("Åtgärd5", "2026-07-05"), action("Åtgärd6", "2026-07-06"), action("Åtgärd31", "2026-07-31"), action("Åtgärd1", "2026-08-01"),
		incident("Händelse5", at("2026-07-06", 0).Add(-time.Minute)), incident("Händelse6", at("2026-07-06", 0)),
		incident("Händelse31", at("2026-08-01", 0).Add(-time.Minute)), incident("Händelse1", at("2026-08-01", 0)),
		decision("Beslut5", "2026-07-05"), decision("Beslut6", "2026-07-06"), decision("Beslut31", "2026-07-31"), decision("Beslut1", "2026-08-01"),
	)
	in.RecordID, in.AsOf, in.From, in.To, in.Now = "s", "2026-08-10", "2026-01-01", "2026-08-10", at("2026-08-10", 8)
	said := strings.Fields(flat(build(t, "tjanstgoring", in)))
	for _, what := range []string{"Åtgärd", "Händelse", "Beslut"} {
		for day, want := range map[string]bool{"5": false, "6": true, "31": true, "1": false} {
			if got := slices.ContainsFunc(said, func(word string) bool { return strings.TrimRight(word, ".,") == what+day }); got != want {
				t.Errorf("%s%s told: %v", what, day, got)
			}
		}
	}
	if text := strings.Join(said, " "); !strings.Contains(text, "Ingenting har ändrats i pärmen under tjänstgöringen.") {
		t.Errorf("%s", text)
	}
	in.AsOf, in.To, in.Now = "2026-07-20", "2026-07-20", at("2026-07-20", 8)
	if text := flat(build(t, "tjanstgoring", in)); !strings.Contains(text, "under tjänstgöringen hittills.") || strings.Contains(text, "Åtgärd31") {
		t.Errorf("while it goes on: %s", text)
	}
	in.AsOf, in.To, in.Now = "2026-07-01", "2026-07-01", at("2026-07-01", 8)
	if text := flat(build(t, "tjanstgoring", in)); !strings.Contains(text, "Tjänstgöringen har inte börjat. Den börjar den 6 juli 2026.") {
		t.Errorf("before it begins: %s", text)
	}
}

// What was done to many records at once is one row; what others did at the same time is counted.
func TestServedTellsManyAsOne(t *testing.T) {
	in := empty(
		&data.Person{Head: data.Head{ID: "bo"}, Name: "Bo Ek"}, &data.Role{Head: data.Head{ID: "role"}, Name: "Samordnare", Holder: "maja"},
		&data.Service{Head: data.Head{ID: "s"}, Role: "role", Person: "bo", From: "2026-07-06", To: "2026-07-31"},
	)
	in.RecordID, in.AsOf, in.From, in.To, in.Now = "s", "2026-08-10", "2026-01-01", "2026-08-10", at("2026-08-10", 8)
	touch := func(save, record, author, act string, made bool, fields ...string) data.Touch {
		return data.Touch{At: at("2026-07-10", 9), Author: author, Act: act, Kind: "action", Record: record, Save: save, Made: made, Fields: fields}
	}
	var records []data.Record
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		records = append(records, &data.Action{Head: data.Head{ID: id}, Title: "Åtgärd " + id})
		in.Touched = append(in.Touched, touch("1", id, "Bo Ek", "import", true))
	}
	in.Touched = append(in.Touched, touch("2", "b", "bo ek", "save", false, "due", "state"), touch("3", "c", "Maja", "save", false, "due"), touch("4", "gone", "Bo Ek", "remove", false))
	said := flat(build(t, "tjanstgoring", and(in, records...)))
	for _, want := range []string{
		"Bo Ek gjorde 3 ändringar i 7 poster.", "Andra gjorde 1 ändring under samma tid.", "Åtgärd a och 5 till Inläst. Ny post",
		"Åtgärd b Ändrade förfaller och läge", "okänd post Borttaget",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("the paper does not say %q:\n%s", want, said)
		}
	}
}
