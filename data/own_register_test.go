package data

import (
	"slices"
	"testing"
)

// ownTown is a municipality where two nämnder share an incident, and one has what the other must not see.
func ownTown() Register {
	return NewRegister([]Record{
		&Municipality{Head: Head{ID: "m"}, Name: "Vara"},
		&Unit{Head: Head{ID: "kf"}, Name: "Kommunfullmäktige", Type: UnitCouncil},
		&Unit{Head: Head{ID: "ks"}, Name: "Kommunstyrelsen", Type: UnitBoard, Parent: "kf"},
		&Unit{Head: Head{ID: "ab"}, Name: "Bolaget", Type: UnitCompany, Parent: "ks"},
		&Unit{Head: Head{ID: "sn"}, Name: "Socialnämnden", Type: UnitCommittee, Parent: "kf"},
		&Unit{Head: Head{ID: "sof"}, Name: "Socialförvaltningen", Type: UnitAdministration, Parent: "sn"},
		&Unit{Head: Head{ID: "hem"}, Name: "Hemtjänsten", Type: UnitSection, Parent: "sof"},
		&Person{Head: Head{ID: "eva"}, Name: "Eva", Unit: "hem"},
		&Person{Head: Head{ID: "bo"}, Name: "Bo", Unit: "ks"},
		&Incident{Head: Head{ID: "shared"}, Units: Links[*Unit]{"ks", "sn"}},
		&Incident{Head: Head{ID: "boards"}, Units: Links[*Unit]{"ks"}},
		&Notification{Head: Head{ID: "n-sn"}, Incident: "shared", Unit: "sn"},
		&Notification{Head: Head{ID: "n-ks"}, Incident: "shared", Unit: "ks"},
		&Asset{Head: Head{ID: "journal"}, Unit: "hem"},
		&System{Head: Head{ID: "care"}, Unit: "sof", Supplier: "maker"},
		&System{Head: Head{ID: "pay"}, Unit: "ks", Supplier: "other"},
		&Supplier{Head: Head{ID: "maker"}},
		&Supplier{Head: Head{ID: "other"}},
		&Contract{Head: Head{ID: "c-maker"}, Supplier: "maker"},
		&Contract{Head: Head{ID: "c-other"}, Supplier: "other"},
		&Risk{Head: Head{ID: "r-care"}, System: "care"},
		&Risk{Head: Head{ID: "r-ks"}, Unit: "ks", System: "care"},
		&Action{Head: Head{ID: "a-owner"}, Owner: "sof", Origin: OriginOf("risk", "00000000-0000-7000-8000-000000000001")},
		&Action{Head: Head{ID: "a-boards"}, Owner: "ks", Responsible: "eva"},
		&Action{Head: Head{ID: "a-eva"}, Responsible: "eva"},
		&Action{Head: Head{ID: "a-bo"}, Responsible: "bo"},
		&Risk{Head: Head{ID: "00000000-0000-7000-8000-000000000001"}, Unit: "ks"},
		&Measure{Head: Head{ID: "measure"}},
		&Deadline{Head: Head{ID: "deadline"}},
		&Duty{Head: Head{ID: "d-assets"}, Catalogue: number(4), Assessment: Lacking, AssessmentReason: "of the municipality", State: DutyKept},
		&Duty{Head: Head{ID: "d-suppliers"}, Catalogue: number(22), State: DutyKept},
		&Duty{Head: Head{ID: "d-measures"}, Catalogue: number(8), State: DutyKept},
		&Duty{Head: Head{ID: "d-incidents"}, Catalogue: number(25), State: DutyKept},
		&Document{Head: Head{ID: "doc"}, Demanded: true},
		&RegisterUse{Head: Head{ID: "use"}, Register: "asset", State: UseInUse, Whole: number(40)},
	})
}

func number(n int) *int { return &n }

func unitOf(t *testing.T, reg Register, id string) *Unit {
	t.Helper()
	u, ok := Find(reg, Link[*Unit](id))
	if !ok {
		t.Fatal(id)
	}
	return u
}

// A council has none of the nämnder below it, and a board none of its companies: each answers for itself.
func TestOwnUnits(t *testing.T) {
	reg := ownTown()
	for id, want := range map[string][]string{"kf": {"kf"}, "ks": {"ks"}, "sn": {"sn", "sof", "hem"}, "sof": {"sof", "hem"}} {
		var got []string
		for _, u := range OwnUnits(reg, unitOf(t, reg, id)) {
			got = append(got, u.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", id, got, want)
		}
	}
	ring := NewRegister([]Record{
		&Unit{Head: Head{ID: "a"}, Type: UnitSection, Parent: "b"}, &Unit{Head: Head{ID: "b"}, Type: UnitSection, Parent: "a"},
	})
	if got := OwnUnits(ring, unitOf(t, ring, "a")); len(got) != 2 {
		t.Errorf("units below one another: %d", len(got))
	}
}

func TestOwnOfKeepsOnlyWhatIsTheUnits(t *testing.T) {
	reg := ownTown()
	own := reg.OwnOf(unitOf(t, reg, "sn"))
	var got []string
	for _, kind := range Kinds() {
		if kind.Name == RegisterUses.Name {
			continue
		}
		for _, r := range own.Living(kind) {
			got = append(got, r.Header().ID)
		}
	}
	slices.Sort(got)
	want := []string{
		"a-eva", "a-owner", "c-maker", "care", "d-assets", "d-incidents", "d-suppliers", "deadline", "doc", "eva", "hem", "journal", "m", "maker", "n-sn", "r-care", "shared", "sn", "sof",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if i := All(own, Incidents)[0]; !slices.Equal(i.Units, Links[*Unit]{"sn"}) {
		t.Errorf("the shared incident has the units %v", i.Units)
	}
	if i, _ := Find(reg, Link[*Incident]("shared")); len(i.Units) != 2 {
		t.Error("the incident itself is changed")
	}
	if use := UseOf(own, "asset"); use.Whole != 0 || use.Held != 1 || use.State != UseInUse {
		t.Errorf("%+v", use)
	}
	if All(own, Documents)[0].Demanded {
		t.Error("a document is demanded of the nämnd")
	}
}

// What somebody has said of the municipality says nothing of the nämnd, and where its registers are empty nothing is judged.
func TestOwnOfJudgesByItsOwn(t *testing.T) {
	reg := ownTown()
	for id, want := range map[string]map[string]Assessment{
		"sn": {"d-assets": Lacking, "d-incidents": NotInUse, "d-suppliers": NotInUse}, // nobody has begun to check suppliers, or authorities
		"ks": {"d-assets": Unjudged, "d-incidents": NotInUse, "d-suppliers": NotInUse},
		"kf": {"d-assets": Unjudged, "d-incidents": Unjudged, "d-suppliers": Unjudged},
	} {
		own := reg.OwnOf(unitOf(t, reg, id))
		judge := NewJudge(own, "2026-11-24")
		for _, d := range All(own, Duties) {
			if d.Assessment != Unjudged || d.AssessmentReason != "" {
				t.Errorf("%s: %s is said to be %q", id, d.ID, d.Assessment)
			}
			if got := judge.Duty(d); got.Assessment != want[d.ID] {
				t.Errorf("%s: %s is %q by %s, want %q", id, d.ID, got.Assessment, got.Reason, want[d.ID])
			}
		}
	}
}

// An action of the nämnd that came of another's secret risk stays secret, though that risk is left out.
func TestOwnOfKeepsSecrets(t *testing.T) {
	reg := ownTown()
	own := reg.OwnOf(unitOf(t, reg, "sn"))
	a, ok := Find(own, Link[*Action]("a-owner"))
	if !ok || !own.IsSecret(a) {
		t.Error("the action is public")
	}
}
