package data

import (
	"slices"
	"testing"
)

// A change must be told within fourteen days (cybersäkerhetslagen (2025:1506) 2 kap. 2 §) when it is in what has been told.
func TestWhatMustBeToldAnew(t *testing.T) {
	m := Municipality{Head: Head{ID: "m"}, Name: "Ekdala", Coordinator: "maja", RegisteredOn: "2026-02-18"}
	maja := Person{Head: Head{ID: "maja"}, Name: "Maja", Email: "maja@ekdala.example"}
	other := Person{Head: Head{ID: "bo"}, Name: "Bo"}
	kommun := func(change func(*Municipality)) *Municipality { c := m; change(&c); return &c }
	for name, test := range map[string]struct {
		before, after Record
		registered    bool
		sort          RegistrationSort
		fields        []string
	}{
		"the coordinator":              {&m, kommun(func(m *Municipality) { m.Coordinator = "bo" }), true, RegistrationContact, []string{"coordinator"}},
		"the sectors":                  {&m, kommun(func(m *Municipality) { m.Sectors = Links[*Sector]{"s"} }), true, RegistrationSector, []string{"sectors"}},
		"address and number":           {&m, kommun(func(m *Municipality) { m.Address, m.OrgNumber = "Torget 1", "212000-0000" }), true, RegistrationAddress, []string{"address", "org_number"}},
		"the supervisor":               {&m, kommun(func(m *Municipality) { m.Supervisor = "lst" }), true, RegistrationOther, []string{"supervisor"}},
		"what nobody has been told":    {&m, kommun(func(m *Municipality) { m.EmployeeWord = Medledare }), true, "", nil},
		"before the first time":        {&m, kommun(func(m *Municipality) { m.Coordinator = "bo" }), false, "", nil},
		"the coordinator's phone":      {&maja, &Person{Head: maja.Head, Name: "Maja", Email: maja.Email, Phone: "1"}, true, RegistrationContact, []string{"phone"}},
		"the coordinator's name, mail": {&maja, &Person{Head: maja.Head, Name: "Maja T", Email: "m@ekdala.example"}, true, RegistrationContact, []string{"name", "email"}},
		"the coordinator's unit":       {&maja, &Person{Head: maja.Head, Name: "Maja", Email: maja.Email, Unit: "klf"}, true, "", nil},
		"somebody else's phone":        {&other, &Person{Head: other.Head, Name: "Bo", Phone: "1"}, true, "", nil},
		"a new record":                 {&Person{}, &Person{Head: maja.Head, Phone: "1"}, true, "", nil},
	} {
		own := m
		if !test.registered {
			own.RegisteredOn = ""
		}
		sort, fields, changed := ChangeToTell(NewRegister([]Record{&own, &maja, &other}), test.before, test.after)
		if sort != test.sort || !slices.Equal(fields, test.fields) || changed != (test.fields != nil) {
			t.Errorf("%s: %q %v %v", name, sort, fields, changed)
		}
	}
	told := NewRegister([]Record{&Municipality{Head: Head{ID: "m"}}, &Registration{Head: Head{ID: "r"}, Sort: RegistrationFirst, NotifiedOn: "2026-02-18"}})
	if _, _, changed := ChangeToTell(told, &Municipality{Head: Head{ID: "m"}}, &Municipality{Head: Head{ID: "m"}, Address: "Torget 1"}); !changed {
		t.Error("a registration that has been told does not count")
	}
}

// Who says that the municipality is väsentlig or viktig says why; what an old file says stays until it is changed.
func TestACategoryHasAReason(t *testing.T) {
	for name, test := range map[string]struct {
		before, after Municipality
		wrong         bool
	}{
		"no judgement":          {Municipality{}, Municipality{Name: "A"}, false},
		"without a reason":      {Municipality{}, Municipality{Category: CategoryEssential}, true},
		"with a reason":         {Municipality{}, Municipality{Category: CategoryImportant, CategoryReason: "Under 50 anställda."}, false},
		"the reason is removed": {Municipality{Category: CategoryEssential, CategoryReason: "r"}, Municipality{Category: CategoryEssential}, true},
		"an old file":           {Municipality{Category: CategoryEssential}, Municipality{Category: CategoryEssential, Name: "B"}, false},
		"an old file, changed":  {Municipality{Category: CategoryEssential}, Municipality{Category: CategoryImportant}, true},
	} {
		err := WrittenMunicipality(&test.before, &test.after)
		if (err != nil) != test.wrong || test.wrong && !IsProblem(err, "problem.municipality.category") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
