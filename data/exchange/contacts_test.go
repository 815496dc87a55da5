package exchange

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// withRecords is a file with some records, and its register.
func withRecords(t *testing.T, records ...data.Record) (*store.Store, data.Register) {
	t.Helper()
	s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "a.lis"), store.Options{Now: func() time.Time { return november }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var drafts []store.Draft
	for i, r := range records {
		r.Header().ID = fmt.Sprintf("00000000-0000-7000-8000-%012x", i+1)
		drafts = append(drafts, store.Draft{Record: r})
	}
	if _, err := s.SaveAll(t.Context(), store.ActSave, "", drafts); err != nil {
		t.Fatal(err)
	}
	return s, readAll(t, s)
}

func readAll(t *testing.T, s *store.Store) data.Register {
	t.Helper()
	reg, err := s.Read(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return reg
}

func TestContactsAreMatchedAndNeverDoubled(t *testing.T) {
	s, reg := withRecords(t,
		&data.Unit{Name: "It-enheten", Short: "IT", Type: data.UnitSection},
		&data.Person{Name: "Åsa Öberg", Email: "ASA@vara.se", Title: "Chef"},
		&data.Person{Name: "Bo Ek"}, &data.Person{Name: "Eva Lind", Email: "eva1@vara.se"}, &data.Person{Name: "Eva Lind", Email: "eva2@vara.se"},
		&data.Role{Name: "Dataskyddsombud"}, &data.Role{Name: "Arkivarie"},
	)
	cards := []Card{
		{Line: 1, Name: "Öberg, Åsa", Email: "asa@vara.se", Title: "Systemförvaltare", Phone: "1", Department: "it-enheten", Organisation: "Vara kommun"},
		{Line: 5, Name: "bo  ek", Title: "Dataskyddsombud", Organisation: "IT"},
		{Line: 9, Name: "Eva Lind", Email: "eva@vara.se"},
		{Line: 13, Name: "Cia Dahl", Email: "cia@vara.se", Role: "Arkivarie"},
		{Line: 17, Name: "Cia D", Email: "Cia@vara.se", Title: "Arkivarie"},
		{Line: 21, Name: "Dan Fors", Email: "/o=Vara/ou=x"},
		{Line: 25, Name: "Dan Fors", Title: "Dataskyddsombud"},
	}
	list := CompareContacts(cards, reg)
	if c := list[0]; c.Person == nil || c.Person.Name != "Åsa Öberg" || !slices.Equal(c.Fills, []ContactField{{"phone", "1"}, {"unit", c.Unit.ID}}) ||
		!slices.Equal(c.Differs, []ContactField{{"name", "Öberg, Åsa"}, {"title", "Systemförvaltare"}}) {
		t.Errorf("by address: %+v", c)
	}
	if c := list[1]; c.Person == nil || c.Person.Name != "Bo Ek" || c.Role == nil || len(c.Fills) != 2 {
		t.Errorf("by name: %+v", c)
	}
	if c := list[2]; c.Person != nil || !c.Ambiguous || c.Changes() {
		t.Errorf("one of two: %+v", c)
	}
	if c := list[3]; !c.IsNew() || c.Role == nil || c.Role.Name != "Arkivarie" {
		t.Errorf("new: %+v", c)
	}
	if list[4].Twice != 13 || list[4].Role != nil || list[6].Twice != 21 || list[6].Role != nil || !list[5].IsNew() {
		t.Errorf("twice: %+v", list[4:])
	}

	var made, filled int
	if err := Import(t.Context(), s, reg, func(d *Deed) (err error) {
		made, filled, err = d.TakeContacts(list, true)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	after := readAll(t, s)
	if people := data.All(after, data.People); made != 2 || filled != 2 || len(people) != 6 {
		t.Errorf("%d made, %d filled in, %d people", made, filled, len(people))
	}
	for _, p := range data.All(after, data.People) {
		switch p.Name {
		case "Åsa Öberg":
			if p.Phone != "1" || p.Unit == "" || p.Title != "Chef" || p.Email != "ASA@vara.se" {
				t.Errorf("%+v", p)
			}
		case "Dan Fors":
			if p.Email != "" {
				t.Errorf("an address that no mail reaches: %+v", p)
			}
		}
	}
	holders := map[string]string{}
	for _, r := range data.All(after, data.Roles) {
		if p, ok := data.Find(after, r.Holder); ok {
			holders[r.Name] = p.Name
		}
	}
	if holders["Dataskyddsombud"] != "Bo Ek" || holders["Arkivarie"] != "Cia Dahl" {
		t.Errorf("%v", holders)
	}

	// The same cards again change nothing.
	for _, c := range CompareContacts(cards, after) {
		if c.Changes() {
			t.Errorf("again: %+v", c)
		}
	}
	if _, err := s.Undo(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if people := data.All(readAll(t, s), data.People); len(people) != 4 {
		t.Errorf("undone, there are %d people", len(people))
	}
}
