package export

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"
)

var now = time.Date(2026, 11, 24, 8, 30, 0, 0, time.UTC)

func number(n int) *int { return &n }

func uids(reg data.Register, summary string) []string {
	var list []string
	for _, e := range events(reg, now) {
		if strings.Contains(e.Summary, summary) {
			list = append(list, e.UID)
		}
	}
	return list
}

// Events told as one have a name of their own, and not that of the first of them; others keep theirs when they are moved.
func TestEventsKeepTheirNames(t *testing.T) {
	law := func(id string, checked data.Day) *data.LegalRequirement {
		return &data.LegalRequirement{Head: data.Head{ID: id}, Title: "Lag " + id, CheckedOn: checked}
	}
	laws := func(first data.Day) []string {
		return uids(data.NewRegister([]data.Record{law("l1", first), law("l2", "2026-02-01"), law("l3", "2026-02-01")}), "Lag l")
	}
	if before, after := laws("2026-01-15"), laws("2026-06-01"); len(before) != 1 || !slices.Equal(before, after) {
		t.Errorf("the laws were %q and are %q", before, after)
	}
	activity := func(every int, month data.Month, day int) []string {
		return uids(data.NewRegister([]data.Record{&data.Activity{Head: data.Head{ID: "a1"}, Title: "Se över", Month: month, Date: number(day), Every: number(every)}}), "Se över")
	}
	if before, after := activity(12, "03", 10), activity(12, "05", 2); len(before) != 1 || !slices.Equal(before, after) {
		t.Errorf("the activity was %q and is %q", before, after)
	}
	if before, after := activity(3, "01", 31), activity(3, "02", 10); len(before) != 4 || len(slices.Compact(slices.Clone(before))) != 4 || !slices.Equal(before[:3], after) { // November's, of the turn before, has been
		t.Errorf("each quarter was %q and is %q", before, after)
	}
}

// Cards are of those who are here now, once each, with the roles that they hold; what may be secret is counted.
func TestCards(t *testing.T) {
	records := []data.Record{
		&data.Municipality{Head: data.Head{ID: "m"}, Name: "Vara kommun"},
		&data.Unit{Head: data.Head{ID: "u"}, Name: "It-enheten"}, &data.Unit{Head: data.Head{ID: "u2"}, Name: "Vara kommun"},
		&data.Person{Head: data.Head{ID: "p1"}, Name: "Åsa Öberg", Title: "It-chef", Email: "asa@vara.example", Phone: "0512-310 00", Unit: "u"},
		&data.Person{Head: data.Head{ID: "p2"}, Name: "Bo Ek"},
		&data.Person{Head: data.Head{ID: "p3"}, Name: "Har Slutat", LeftOn: "2026-01-31"},
		&data.Role{Head: data.Head{ID: "r1"}, Name: "Samordnare", Holder: "p1", StandIn: "p2"}, &data.Role{Head: data.Head{ID: "r2"}, Name: "Systemägare", Holder: "p1"},
		&data.Role{Head: data.Head{ID: "r3"}, Name: "Före detta", Holder: "p2", To: "2026-01-31"},
		&data.Supplier{Head: data.Head{ID: "s1"}, Title: "Moln AB", Contact: "Eva, eva.k@moln.example. Org.nr 556677-8899", IncidentContact: "Jour dygnet runt 010-174 06 90"},
		&data.Supplier{Head: data.Head{ID: "s2", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Hemlig AB", Contact: "x"},
		&data.Supplier{Head: data.Head{ID: "s3"}, Title: "Slut AB", Contact: "x", EndedOn: "2026-01-31"},
	}
	reg := data.NewRegister(records)
	cards, leftOut := Cards(reg, append(records[3:], records[3:]...)[:9], data.DayOf(now), false)
	want := []exchange.NewCard{
		{UID: "person-p1@lisparmen", Card: exchange.Card{Name: "Åsa Öberg", Email: "asa@vara.example", Phone: "0512-310 00", Title: "It-chef", Role: "Samordnare, Systemägare", Organisation: "Vara kommun", Department: "It-enheten"}},
		{UID: "person-p2@lisparmen", Card: exchange.Card{Name: "Bo Ek"}},
		{UID: "supplier-contact-s1@lisparmen", Card: exchange.Card{Name: "Moln AB", Organisation: "Moln AB", Email: "eva.k@moln.example", Note: "Eva, eva.k@moln.example. Org.nr 556677-8899", IsOrganisation: true}},
		{UID: "supplier-incident_contact-s1@lisparmen", Card: exchange.Card{Name: "Moln AB – kontakt vid incident", Organisation: "Moln AB", Phone: "010-174 06 90", Note: "Jour dygnet runt 010-174 06 90", IsOrganisation: true}},
	}
	if leftOut != 1 || !slices.Equal(cards, want) {
		t.Errorf("%d are left out of\n%+v\nnot\n%+v", leftOut, cards, want)
	}
	if internal, leftOut := Cards(reg, records[9:], data.DayOf(now), true); leftOut != 0 || len(internal) != 3 {
		t.Errorf("%d are left out of %+v", leftOut, internal)
	}
}

func TestExportsAreSwedishInAnEnglishWindow(t *testing.T) {
	reg := data.NewRegister([]data.Record{
		&data.Municipality{Head: data.Head{ID: "m"}, Name: "Vara kommun"},
		&data.Action{Head: data.Head{ID: "a"}, Title: "Logga mer", Due: "2026-12-01", State: data.ActionDone},
		&data.LegalRequirement{Head: data.Head{ID: "l"}, Title: "Lag", CheckedOn: "2026-02-01"},
	})
	gather := func() ([]exchange.Sheet, []exchange.Event) { return Sheets(reg, data.Kinds()), events(reg, now) }
	sheets, dates := gather()
	translations.Choose(translations.English)
	t.Cleanup(func() { translations.Choose(translations.Swedish) })
	if again, dated := gather(); len(sheets) != 3 || len(dates) == 0 || !reflect.DeepEqual(again, sheets) || !reflect.DeepEqual(dated, dates) {
		t.Errorf("in an English window\n%v\n%v\nelse\n%v\n%v", again, dated, sheets, dates)
	}
}
