package data_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

func TestRegisterOrderIsSwedish(t *testing.T) {
	want := []string{
		"Allmänna utskottet", "arkivnämnden", "Enhet 2", "Enhet 10", "Enhet 100", "Vård", "Wallenbergs skola", "Zon",
		"Ånge skola", "Äldreomsorgen", "Ödeshög", "Östermalm",
	}
	names := slices.Clone(want)
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(reversed(a), reversed(b)) }) // any other order
	var records []data.Record
	for _, name := range names {
		records = append(records, &data.Unit{Head: data.Head{ID: name}, Name: name})
	}
	var got []string
	for _, u := range data.All(data.NewRegister(records), data.Units) {
		got = append(got, u.Name)
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
}

func reversed(s string) string {
	runes := []rune(s)
	slices.Reverse(runes)
	return string(runes)
}

func TestRegisterOrderOfKinds(t *testing.T) {
	ids := func(records ...data.Record) string {
		slices.Reverse(records)
		kind, _ := data.KindNamed(records[0].KindName())
		data.SortRecords(kind, records)
		var list []string
		for _, r := range records {
			list = append(list, r.Header().ID)
		}
		return strings.Join(list, " ")
	}
	head := func(id string) data.Head { return data.Head{ID: id} }
	for name, test := range map[string]struct{ got, want string }{
		"incidents by number": {ids(
			&data.Incident{Head: head("two"), Number: amount(2), Title: "B"},
			&data.Incident{Head: head("ten"), Number: amount(10), Title: "A"},
			&data.Incident{Head: head("hundred"), Number: amount(100), Title: "0"},
		), "two ten hundred"},
		"one number twice, by id": {ids(
			&data.Incident{Head: head("a"), Number: amount(17)}, &data.Incident{Head: head("b"), Number: amount(17)},
		), "a b"},
		"duties by place, no place first": {ids(
			&data.Duty{Head: head("none")}, &data.Duty{Head: head("one"), Position: amount(1)}, &data.Duty{Head: head("twelve"), Position: amount(12)},
		), "none one twelve"},
		"sections by their place as it stands": {ids(
			&data.Section{Head: head("x"), Position: "V", Heading: "Ö"}, &data.Section{Head: head("y"), Position: "a", Heading: "A"}, &data.Section{Head: head("z"), Position: "a0", Heading: "B"},
		), "x y z"},
		"one name twice, by id": {ids(&data.Unit{Head: head("a"), Name: "X"}, &data.Unit{Head: head("b"), Name: "X"}), "a b"},
	} {
		if test.got != test.want {
			t.Errorf("%s: %s, want %s", name, test.got, test.want)
		}
	}
}

func TestRegisterLeavesOutWhatIsGone(t *testing.T) {
	living := &data.Person{Head: data.Head{ID: "p1"}, Name: "Anna"}
	removed := &data.Person{Head: data.Head{ID: "p2", Removed: true}, Name: "Bo"}
	gallrad := &data.Person{Head: data.Head{ID: "p3", Gallrad: "KS 2026 § 4"}}
	unit := &data.Unit{Head: data.Head{ID: "u1"}, Name: "Socialnämnden"}
	r := data.NewRegister([]data.Record{living, removed, gallrad, unit})
	if got := data.All(r, data.People); len(got) != 1 || got[0] != living {
		t.Errorf("All gives %v", got)
	}
	if got := r.Living(data.People.Untyped()); len(got) != 1 || got[0] != data.Record(living) {
		t.Errorf("Living gives %v", got)
	}
	for _, person := range []*data.Person{living, removed, gallrad} {
		if got, ok := data.Find(r, data.Link[*data.Person](person.ID)); !ok || got != person {
			t.Errorf("Find(%s) gives %v, %v", person.ID, got, ok)
		}
		if r.Record(person.ID) != data.Record(person) {
			t.Errorf("Record(%s) gives another", person.ID)
		}
	}
	if got, ok := data.Find(r, data.Link[*data.Person]("u1")); ok || got != nil {
		t.Errorf("a unit was found as the person %v", got)
	}
	if got, ok := data.Find(r, data.Link[*data.Person]("p9")); ok || got != nil {
		t.Errorf("found %v", got)
	}
	unsaved := data.NewRegister([]data.Record{&data.Person{Name: "utan id"}})
	if _, ok := data.Find(unsaved, data.Link[*data.Person]("")); ok {
		t.Error("a link to nothing found somebody")
	}
	if r.Record("p9") != nil {
		t.Error("Record found somebody")
	}
}

func TestRegisterMunicipality(t *testing.T) {
	gone := &data.Municipality{Head: data.Head{ID: "m0", Removed: true}, Name: "Aneby"}
	vara := &data.Municipality{Head: data.Head{ID: "m1"}, Name: "Vara"}
	if got := data.NewRegister([]data.Record{gone, vara}).Municipality(); got != vara {
		t.Errorf("got %v", got)
	}
	if got := data.NewRegister([]data.Record{gone}).Municipality(); got == nil || got.Name != "" || got.EmployeeWord != data.Medarbetare {
		t.Errorf("got %v", got)
	}
}

// Secrecy's three states, and no mark at all, in every kind that can hold something secret.
func TestSecrecyHidesFreeTextAlone(t *testing.T) {
	checked := 0
	for _, kind := range data.Kinds() {
		if _, has := kind.Field("secrecy"); !has {
			continue
		}
		for _, state := range []data.SecrecyState{"", data.SecrecyUnjudged, data.SecrecyPublic, data.SecrecyPossible} {
			secret := fullRecord(t, kind, "s1")
			secret.Header().Secrecy = data.Secrecy{State: state, Provision: "OSL 18 kap. 8 b §", Date: "2026-11-24", Authority: "Kommunstyrelsen"}
			secret.Header().Conflict = true
			before := clone(secret)
			public := data.NewRegister([]data.Record{secret}).Public().Record("s1")
			if public == nil {
				t.Fatalf("%s: gone, so that papers cannot count it", kind.Name)
			}
			isOpen := state == data.SecrecyPublic || state == "" && kind.Guard == nil
			if isOpen {
				if public != secret {
					t.Errorf("%s judged %q: another record", kind.Name, state)
				}
				continue
			}
			checked++
			if public == secret || !reflect.DeepEqual(secret, before) {
				t.Errorf("%s: the register's own record was changed", kind.Name)
			}
			if *public.Header() != *secret.Header() {
				t.Errorf("%s: the head became %+v", kind.Name, *public.Header())
			}
			for _, f := range kind.Fields {
				got, want := f.Get(public), f.Get(secret)
				if !strings.HasPrefix(f.Name, "secrecy") && !f.Hidden && f.OneOf == "" && (f.Type == data.TypeText || f.Type == data.TypeLongText) {
					want = data.SecretText
				}
				if f.Type == data.TypeFile { // its name is words
					want = ""
				}
				if got != want || want == "" && f.Type != data.TypeFile && f.Name != "secrecy" {
					t.Errorf("%s.%s: %q, want %q", kind.Name, f.Name, got, want)
				}
			}
		}
	}
	if checked < 4 {
		t.Errorf("only %d kinds with secrecy", checked)
	}
}

// A field nobody has filled in says so in public too: it hides nothing.
func TestPublicLeavesWhatIsEmptyEmpty(t *testing.T) {
	r := data.NewRegister([]data.Record{&data.Incident{Head: data.Head{ID: "i1", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Intrång"}}).Public()
	i, _ := data.Find(r, data.Link[*data.Incident]("i1"))
	if i.Title != data.SecretText || i.Description != "" {
		t.Errorf("%+v", i)
	}
}

// The text of a document lies in its sections, and its sentences among the duties: they are as secret as it is.
func TestPublicHidesTheTextOfASecretDocument(t *testing.T) {
	secret := data.Head{ID: "secret", Secrecy: data.Secrecy{State: data.SecrecyPossible}}
	records := []data.Record{
		&data.Document{Head: secret, Title: "Rutin för larm"},
		&data.Document{Head: data.Head{ID: "open"}, Title: "Policy"},
		&data.Section{Head: data.Head{ID: "s1"}, Document: "secret", Position: "b", Level: amount(1), Heading: "Koder", Text: "Koden är 1234."},
		&data.Section{Head: data.Head{ID: "s2"}, Document: "secret", Position: "a", Heading: "Larm", Text: "Larmet sitter i källaren."},
		&data.Section{Head: data.Head{ID: "s3"}, Document: "open", Position: "a", Heading: "Syfte", Text: "Information ska skyddas."},
		&data.Duty{Head: data.Head{ID: "d1"}, Document: "secret", Sentence: "Koden ska bytas.", State: data.DutyKept},
		&data.Duty{Head: data.Head{ID: "d2"}, Section: "s1", Sentence: "Koden ska vara hemlig."},
		&data.Duty{Head: data.Head{ID: "d3"}, Document: "open", Section: "s3", Sentence: "Information ska skyddas."},
	}
	r := data.NewRegister(records).Public()
	hidden := map[string]bool{"s1": true, "s2": true, "d1": true, "d2": true}
	for _, rec := range records {
		var text string
		switch rec := r.Record(rec.Header().ID).(type) {
		case *data.Section:
			text = rec.Text
			if rec.Document == "" {
				t.Error("the section has lost its document")
			}
		case *data.Duty:
			text = rec.Sentence
		default:
			continue
		}
		if (text == data.SecretText) != hidden[rec.Header().ID] {
			t.Errorf("%s reads %q", rec.Header().ID, text)
		}
	}
	// How many sections there are, and in which order, remains.
	var order []string
	for _, s := range data.All(r, data.Sections) {
		if s.Document == "secret" {
			order = append(order, s.ID)
		}
	}
	if !slices.Equal(order, []string{"s2", "s1"}) {
		t.Errorf("order %q", order)
	}
	if s, _ := data.Find(r, data.Link[*data.Section]("s1")); s.Level == nil || *s.Level != 1 {
		t.Error("the level is lost")
	}
	if d, _ := data.Find(r, data.Link[*data.Duty]("d1")); d.State != data.DutyKept {
		t.Error("the duty's state is lost")
	}
}

// fullRecord has something telling in every field.
func fullRecord(t *testing.T, kind data.Untyped, id string) data.Record {
	t.Helper()
	r := kind.New()
	r.Header().ID = id
	for _, f := range kind.Fields {
		text := map[data.Type]string{
			data.TypeText: "hemligt namn", data.TypeLongText: "hemlig\ntext", data.TypeNumber: "12", data.TypeBool: "1",
			data.TypeDate: "2026-11-24", data.TypeTime: "2026-11-24T13:30:00Z",
			data.TypeRef:  "0199c5b2-0000-7000-8000-00000000000a",
			data.TypeFile: string(data.AttachmentOf("papper.pdf", []byte("papper"))),
			data.TypeRefs: "0199c5b2-0000-7000-8000-00000000000a\n0199c5b2-0000-7000-8000-00000000000b",
		}[f.Type]
		if f.Type == data.TypeChoice {
			text = f.Choices[len(f.Choices)-1].Name
		}
		if err := f.Put(r, text); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// The small questions that kinds answer about themselves.
func TestKindsAnswerForThemselves(t *testing.T) {
	const before, first, last, after = data.Day("2025-12-31"), data.Day("2026-01-01"), data.Day("2026-12-31"), data.Day("2027-01-01")
	document := &data.Document{State: data.DocumentRegistered, From: first, To: last}
	role := &data.Role{Holder: "p1", From: first, To: last}
	for _, test := range []struct {
		on   data.Day
		want bool
	}{{before, false}, {first, true}, {last, true}, {after, false}} {
		if document.InForce(test.on) != test.want || role.InService(test.on) != test.want {
			t.Errorf("%s: in force %v, in service %v", test.on, document.InForce(test.on), role.InService(test.on))
		}
	}
	if !(&data.Document{State: data.DocumentRegistered}).InForce(first) || (&data.Document{State: data.DocumentUnregistered}).InForce(first) ||
		(&data.Document{State: data.DocumentPartOf}).InForce(first) {
		t.Error("a registered document without end is in force, and no other")
	}
	if (&data.Role{}).InService(first) {
		t.Error("a role without a holder is in service")
	}
	for state, want := range map[data.DutyState]bool{data.DutyProposed: true, data.DutyKept: true, data.DutyProposedDrop: false, data.DutyDropped: false} {
		if (&data.Duty{State: state}).Counts() != want {
			t.Errorf("%s counts: %v", state, !want)
		}
	}
	for state, want := range map[data.ActionState]bool{data.ActionPlanned: true, data.ActionOngoing: true, "": true, data.ActionDone: false, data.ActionCancelled: false} {
		if (&data.Action{State: state}).Open() != want {
			t.Errorf("%q open: %v", state, !want)
		}
	}
	if areas := data.Areas(); len(areas) != 7 || areas[0] != data.AreaSystematic || areas[6] != data.AreaCompliance {
		t.Errorf("areas %q", areas)
	}
}

func BenchmarkRegister(b *testing.B) {
	var records []data.Record
	for i := range 10_000 {
		records = append(records, &data.Unit{Head: data.Head{ID: time.Unix(int64(i)*7919%10_000, 0).UTC().Format("150405")}, Name: "Enhet " + reversed(time.Unix(int64(i), 0).UTC().Format("150405"))})
	}
	for b.Loop() {
		data.NewRegister(records)
	}
}
