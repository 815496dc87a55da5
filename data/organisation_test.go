package data_test

import (
	"slices"
	"strconv"
	"testing"

	"lisparmen/data"
)

func TestUnitTree(t *testing.T) {
	ring := func(id, parent string) *data.Unit {
		return &data.Unit{Head: data.Head{ID: id}, Name: id, Type: data.UnitSection, Parent: data.Link[*data.Unit](parent)}
	}
	reg := aTown(ring("x", "y"), ring("y", "x"),
		&data.Role{Head: data.Head{ID: "r"}, Name: "r", Unit: "klf", Needed: true}, &data.Role{Head: data.Head{ID: "s"}, Name: "s", Unit: "klf", Needed: true, Holder: "p"},
		&data.Role{Head: data.Head{ID: "t"}, Name: "t"})
	var got []string
	for _, n := range data.UnitTree(reg, "2026-11-24") {
		got = append(got, strconv.Itoa(n.Depth)+n.Unit.Name+" "+strconv.Itoa(n.Headcount)+" "+strconv.Itoa(len(n.Roles))+" "+strconv.Itoa(n.Vacant))
	}
	want := []string{"0kf 568 0 0", "1ks 90 0 0", "2klf 90 2 1", "3it 7 0 0", "2ab 24 0 0", "1sn 478 0 0", "2sof 478 0 0", "0x 0 0 0", "1y 0 0 0"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if loose := data.RolesWithoutUnit(reg); len(loose) != 1 || loose[0].Name != "t" {
		t.Errorf("roles without a unit: %v", loose)
	}
}

func TestInCharge(t *testing.T) {
	reg := data.NewRegister([]data.Record{
		&data.Municipality{Head: data.Head{ID: "m"}, Name: "Ekdala", Coordinator: "maja"},
		&data.Role{Head: data.Head{ID: "coordinator"}, Name: "Samordnare", Holder: "maja"}, &data.Role{Head: data.Head{ID: "other"}, Name: "Arkivarie", Holder: "mats"},
		&data.Service{Head: data.Head{ID: "summer"}, Role: "coordinator", Person: "jonas", From: "2026-07-06", To: "2026-07-31"},
		&data.Service{Head: data.Head{ID: "sick"}, Role: "coordinator", Person: "leila", From: "2026-07-20", To: "2026-07-22"},
		&data.Service{Head: data.Head{ID: "elsewhere"}, Role: "other", Person: "eva", From: "2026-01-01", To: "2026-12-31"},
	})
	if who := data.Coordinates(reg, "2026-07-21"); who != "leila" {
		t.Errorf("%q coordinates while the coordinator is ill", who)
	}
	if who := data.Coordinates(reg, "2026-08-01"); who != "maja" {
		t.Errorf("%q coordinates when she is back", who)
	}
	for day, want := range map[data.Day]string{
		"2026-07-05": "", "2026-07-06": "jonas", "2026-07-21": "leila", "2026-07-23": "jonas", "2026-07-31": "jonas", "2026-08-01": "",
	} {
		got := ""
		if _, s := data.InCharge(reg, day); s != nil {
			got = string(s.Person)
		}
		if got != want {
			t.Errorf("%s: %q serves, want %q", day, got, want)
		}
	}
	role, _ := data.Find(reg, data.Link[*data.Role]("coordinator"))
	if p, ok := data.Serving(reg, role, "2026-08-01"); !ok || p != "maja" {
		t.Errorf("%q serves in her own role", p)
	}
}

// A hand-over is about who serves or is next to; what was done, about who serves or did last, told for fourteen days after.
func TestWhichServiceIsHandedOverAndHasEnded(t *testing.T) {
	reg := data.NewRegister([]data.Record{
		&data.Municipality{Head: data.Head{ID: "m"}, Name: "Ekdala", Coordinator: "maja"},
		&data.Role{Head: data.Head{ID: "coordinator"}, Name: "Samordnare", Holder: "maja"}, &data.Role{Head: data.Head{ID: "other"}, Name: "Arkivarie", Holder: "mats"},
		&data.Service{Head: data.Head{ID: "summer"}, Role: "coordinator", Person: "jonas", From: "2026-07-06", To: "2026-07-31"},
		&data.Service{Head: data.Head{ID: "christmas"}, Role: "coordinator", Person: "jonas", From: "2026-12-21", To: "2027-01-06"},
		&data.Service{Head: data.Head{ID: "autumn"}, Role: "coordinator", Person: "leila", From: "2026-10-26", To: "2026-10-30"},
		&data.Service{Head: data.Head{ID: "herself"}, Role: "coordinator", Person: "maja", From: "2026-09-01", To: "2026-09-05"},
		&data.Service{Head: data.Head{ID: "elsewhere"}, Role: "other", Person: "eva", From: "2026-08-01", To: "2026-08-31"},
	})
	id := func(s *data.Service) string {
		if s == nil {
			return ""
		}
		return s.ID
	}
	for day, want := range map[data.Day][3]string{
		"2026-07-05": {"summer", "", ""},
		"2026-07-06": {"summer", "summer", ""},
		"2026-07-31": {"summer", "summer", ""},
		"2026-08-01": {"autumn", "summer", "summer"},
		"2026-08-14": {"autumn", "summer", "summer"},
		"2026-08-15": {"autumn", "summer", ""},
		"2026-10-26": {"autumn", "autumn", ""},
		"2026-11-01": {"christmas", "autumn", "autumn"},
		"2027-01-07": {"", "christmas", "christmas"},
	} {
		if got := [3]string{id(data.HandedOver(reg, day)), id(data.Served(reg, day)), id(data.JustServed(reg, day))}; got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
}

func TestFormerHolders(t *testing.T) {
	stood := func(on data.Day, holder string, from, to data.Day) data.RoleStood {
		return data.RoleStood{On: on, Holder: data.Link[*data.Person](holder), From: from, To: to}
	}
	reg := data.NewRegister([]data.Record{&data.Person{Head: data.Head{ID: "left"}, Name: "Eva", LeftOn: "2026-08-31"}})
	for _, test := range []struct {
		name  string
		stood []data.RoleStood
		want  []string
	}{
		{"nobody before", []data.RoleStood{stood("2025-05-12", "maja", "2025-05-01", "")}, nil},
		{"never held", []data.RoleStood{stood("2025-05-12", "", "", "")}, nil},
		{"taken away", []data.RoleStood{stood("2025-05-12", "gunnar", "2022-02-01", ""), stood("2026-09-01", "", "", "")}, []string{"gunnar 2022-02-01 2026-09-01"}},
		{"the last day was written", []data.RoleStood{stood("2025-05-12", "gunnar", "2022-02-01", ""), stood("2026-08-20", "gunnar", "2022-02-01", "2026-08-31"), stood("2026-09-01", "", "", "")}, []string{"gunnar 2022-02-01 2026-08-31"}},
		{"the next begins on a day", []data.RoleStood{stood("2025-05-12", "anna", "2024-01-01", ""), stood("2026-03-10", "bo", "2026-03-01", "")}, []string{"anna 2024-01-01 2026-02-28"}},
		{"the day of the first is left as it was", []data.RoleStood{stood("2025-05-12", "anna", "2024-01-01", ""), stood("2026-03-10", "bo", "2024-01-01", "")}, []string{"anna 2024-01-01 2026-03-10"}},
		{"two before, the latest first", []data.RoleStood{stood("2023-01-10", "anna", "", ""), stood("2024-01-10", "bo", "", ""), stood("2025-01-10", "cia", "", "")}, []string{"bo 2024-01-10 2025-01-10", "anna 2023-01-10 2024-01-10"}},
		{"left the municipality before it was noted", []data.RoleStood{stood("2025-05-12", "left", "2022-02-01", ""), stood("2026-09-01", "", "", "")}, []string{"left 2022-02-01 2026-08-31"}},
		{"a slip of the same day", []data.RoleStood{stood("2025-05-12", "anna", "", ""), stood("2025-05-12", "bo", "", "")}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, h := range data.FormerHolders(reg, test.stood) {
				got = append(got, string(h.Person)+" "+string(h.From)+" "+string(h.To))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}
