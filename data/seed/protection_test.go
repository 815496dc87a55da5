package seed

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

func TestTheCatalogueOfRequirements(t *testing.T) {
	reg := recordsOf(t, "Vara", data.Medarbetare)
	of, should, areas := map[data.RequirementOf]int{}, 0, map[int]bool{}
	annex := map[string]bool{}
	for _, m := range Measures(reg, true, counter()) {
		annex[strings.TrimPrefix(m.Reference, "A ")] = true
	}
	titles := map[string]bool{}
	for _, r := range data.All(reg, data.Requirements) {
		of[r.Of]++
		word := "ska "
		if r.Should {
			should++
			word = "bör "
		}
		if !strings.Contains(r.Text, word) || !strings.HasSuffix(r.Text, ".") || !r.Should && strings.Contains(r.Text, "bör ") {
			t.Errorf("%s: no sentence with %q: %s", r.Title, word, r.Text)
		}
		if r.LawArea == nil || r.Proof == "" || r.Protection == "" || titles[r.Title] {
			t.Errorf("%s lacks its area, proof or level, or is there twice", r.Title)
		} else {
			areas[*r.LawArea] = true
		}
		titles[r.Title] = true
		for _, number := range strings.Split(r.Annex, ", ") {
			if !annex[number] {
				t.Errorf("%s answers to %q, which annex A has not", r.Title, number)
			}
		}
		if r.Of == data.OfSupplier && !r.Procured {
			t.Errorf("%s is put to suppliers and not in procurements", r.Title)
		}
	}
	if of[data.OfSystem] < 20 || of[data.OfPremises] < 8 || of[data.OfSupplier] < 8 || should == 0 || len(areas) < 8 {
		t.Errorf("%v, %d bör, areas %v", of, should, areas)
	}
}

// Annex A of SS-EN ISO/IEC 27001:2023 has 37 organisational, 8 people, 14 physical and 34 technical measures.
func TestTheMeasures(t *testing.T) {
	empty := data.NewRegister(nil)
	law, annex := Measures(empty, false, counter()), Measures(empty, true, counter())
	if len(law) != data.LawAreas || len(annex) != data.AnnexMeasures || len(LawAreas()) != data.LawAreas {
		t.Errorf("%d areas and %d measures", len(law), len(annex))
	}
	count, seen, served := map[data.MeasureGroup]int{}, map[string]bool{}, map[int]bool{}
	form := regexp.MustCompile(`^A [5-8]\.[1-9][0-9]?$`)
	for i, m := range law {
		if m.LawArea() != i+1 || m.Applies != data.JudgedYes || m.Reason == "" || !slices.Equal(m.Serves(), []int{i + 1}) {
			t.Errorf("area %d is %+v", i+1, m)
		}
	}
	for _, m := range annex {
		count[m.Group]++
		if !form.MatchString(m.Reference) || seen[m.Reference] || len(m.Serves()) == 0 || m.Applies != "" {
			t.Errorf("%s %s: %v", m.Reference, m.Title, m.Serves())
		}
		seen[m.Reference] = true
		for _, n := range m.Serves() {
			served[n] = true
		}
	}
	if count[data.MeasureOrganisational] != 37 || count[data.MeasurePeople] != 8 || count[data.MeasurePhysical] != 14 || count[data.MeasureTechnical] != 34 || len(served) != data.LawAreas {
		t.Errorf("%v, serving %v", count, served)
	}
	if again := Measures(data.NewRegister([]data.Record{law[0], annex[0]}), true, counter()); len(again) != data.AnnexMeasures-1 {
		t.Errorf("%d are made beside one that is there", len(again))
	}
}

// Every clause of the standard is answered by a register, named as a person names it.
func TestTheClauses(t *testing.T) {
	list, by := Clauses(), map[string][]string{}
	if len(list) != 30 || list[0].Clause != "4.1" || list[len(list)-1].Clause != "10.2" {
		t.Errorf("%d clauses", len(list))
	}
	for _, c := range list {
		if c.Title == "" || c.Answer == "" {
			t.Errorf("%s says too little", c.Clause)
		}
		if len(c.Registers) == 0 {
			t.Errorf("%s is answered by no register", c.Clause)
		}
		for i, name := range c.Registers {
			if kind, ok := data.KindNamed(name); !ok || kind.Word != name || slices.Contains(c.Registers[:i], name) {
				t.Errorf("%s is answered by %q, which is no register by its Swedish word, or is named twice", c.Clause, name)
			}
		}
		for _, n := range c.Duties {
			if _, ok := Duty(n); !ok {
				t.Errorf("%s is judged by %d, which is no duty of the catalogue", c.Clause, n)
			}
		}
		by[c.Clause] = c.Registers
	}
	for clause, register := range map[string]string{
		"4.2": "intressent", "6.1.2": "riskniva", "6.1.3": "sakerhetsatgard", "6.2": "mal", "8.2": "riskanalys", "9.1": "matvarde",
		"9.2.1": "granskning", "9.2.2": "kontrollmoment", "9.3.1": "ledningens-genomgang", "10.2": "iakttagelse",
	} {
		if !slices.Contains(by[clause], register) {
			t.Errorf("%s is answered by %v, not by %s", clause, by[clause], register)
		}
	}
}

// The example has the faults that a coordinator would find in its requirements and measures.
func TestExampleOfProtection(t *testing.T) {
	now := moment(t, exampleNow)
	r, today := exampleOn(t, now), data.DayOf(now)
	systems, premises := data.Undecided(r, today)
	if len(systems) != 1 || len(premises) != 3 {
		t.Errorf("%d systems and %d premises are undecided", len(systems), len(premises))
	}
	passed, origins := 0, 0
	for _, s := range data.All(r, data.Systems) {
		if s.ApprovedUntil != "" && s.ApprovedUntil < today {
			passed++
		}
		if s.Decided() {
			if p := data.ProfileOf(r, s, today); len(p.Undecided) > 0 {
				t.Errorf("%s: %d requirements have no row", s.Title, len(p.Undecided))
			}
			if s.ApprovedOn != "" && data.MayApprove(r, s, s.ApprovalCondition, today) != nil {
				t.Errorf("%s would not be approved", s.Title)
			}
		}
	}
	for _, a := range data.All(r, data.Actions) {
		if kind, id, ok := data.SplitOrigin(a.Origin); ok && kind == data.Fulfilments.Name && r.Record(id) != nil {
			origins++
		}
	}
	areas, annex := 0, 0
	for _, m := range data.All(r, data.Measures) {
		switch {
		case m.Judged() && m.LawArea() > 0:
			areas++
		case m.Judged():
			annex++
		}
	}
	if passed != 1 || origins != 3 || areas != 10 || annex < 30 {
		t.Errorf("%d approvals have passed, %d actions, %d areas and %d measures judged", passed, origins, areas, annex)
	}
}
