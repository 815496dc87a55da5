package data

import (
	"slices"
	"testing"
)

// Each step is taken by what stands in the registers, and by nothing less.
func TestFirstWeeksCheckThemselvesOff(t *testing.T) {
	const today = Day("2026-11-24")
	m := func(change func(*Municipality)) *Municipality {
		made := &Municipality{Head: Head{ID: "m"}}
		change(made)
		return made
	}
	policy := &Document{Head: Head{ID: "p"}, Type: DocumentPolicy, State: DocumentRegistered}
	section := &Section{Head: Head{ID: "s"}, Document: "p"}
	routine := func(stage DocumentStage, state DocumentState) *Document {
		return &Document{Head: Head{ID: "d"}, Type: DocumentRoutine, Area: AreaIncidents, Stage: stage, State: state}
	}
	for _, c := range []struct {
		step       string
		taken, not []Record
	}{
		{"policy", []Record{policy, section}, []Record{policy}},
		{"duties", []Record{&Duty{Head: Head{ID: "a"}, State: DutyKept}}, []Record{&Duty{Head: Head{ID: "a"}, State: DutyKept}, &Duty{Head: Head{ID: "b"}, State: DutyProposed}}},
		{"duties", []Record{&Duty{Head: Head{ID: "a"}, State: DutyKept}, &Duty{Head: Head{ID: "b"}, State: DutyDropped}}, []Record{&Duty{Head: Head{ID: "b"}, State: DutyDropped}}},
		{"coordinator", []Record{m(func(m *Municipality) { m.Coordinator = "x" })}, []Record{m(func(*Municipality) {})}},
		{"registered", []Record{m(func(m *Municipality) { m.Category, m.RegisteredOn = CategoryImportant, today })}, []Record{m(func(m *Municipality) { m.Category = CategoryImportant })}},
		{"systems", []Record{&System{Head: Head{ID: "a"}, Owner: "x"}}, []Record{&System{Head: Head{ID: "a"}}}},
		{"classes", []Record{&Classification{Head: Head{ID: "a"}, DecidedOn: today}}, []Record{&Classification{Head: Head{ID: "a"}}}},
		{"risks", []Record{&Risk{Head: Head{ID: "a"}, Owner: "x"}}, []Record{&Risk{Head: Head{ID: "a"}}}},
		{"roles", []Record{&Role{Head: Head{ID: "a"}, Needed: true, Holder: "x"}}, []Record{&Role{Head: Head{ID: "a"}, Needed: true, Holder: "x"}, &Role{Head: Head{ID: "b"}, Needed: true, Holder: "x", To: "2026-11-23"}}},
		{"roles", []Record{&Role{Head: Head{ID: "a"}, Needed: true, Holder: "x"}, &Role{Head: Head{ID: "b"}}}, []Record{&Role{Head: Head{ID: "b"}}}},
		{"documents", []Record{&Document{Head: Head{ID: "a"}, State: DocumentMissing}}, []Record{&Document{Head: Head{ID: "a"}, State: DocumentMissing}, &Document{Head: Head{ID: "b"}, State: DocumentUnregistered}}},
		{"documents", []Record{policy, &Document{Head: Head{ID: "b"}, State: DocumentUnregistered, Stage: StageDraft}}, nil},
		{"routine", []Record{routine("", DocumentRegistered)}, []Record{routine(StageDraft, DocumentRegistered)}},
		{"routine", []Record{routine("", DocumentPartOf)}, []Record{routine("", DocumentMissing)}},
		{"actions", []Record{&Action{Head: Head{ID: "a"}, Responsible: "x", Due: today}}, []Record{&Action{Head: Head{ID: "a"}, Responsible: "x"}}},
		{"wheel", []Record{&Activity{Head: Head{ID: "a"}}}, nil},
		{"leadership", []Record{m(func(m *Municipality) { m.LeadershipOn = today })}, []Record{m(func(m *Municipality) { m.Leadership = "KS" })}},
		{"training", []Record{&TrainingOffer{Head: Head{ID: "a"}}}, []Record{&TrainingPlan{Head: Head{ID: "a"}}}},
		{"suppliers", []Record{&Supplier{Head: Head{ID: "a"}}}, nil},
		{"incidents", []Record{&Incident{Head: Head{ID: "a"}}}, nil},
		{"control", []Record{&ControlPoint{Head: Head{ID: "a"}}}, nil},
		{"board", []Record{&Matter{Head: Head{ID: "a"}}}, nil},
	} {
		if !takenStep(t, c.step, today, c.taken) {
			t.Errorf("%s is not taken by %+v", c.step, c.taken)
		}
		if takenStep(t, c.step, today, c.not) {
			t.Errorf("%s is taken by %+v", c.step, c.not)
		}
	}
}

func takenStep(t *testing.T, name string, today Day, records []Record) bool {
	t.Helper()
	steps := FirstWeeks(NewRegister(records), today)
	i := slices.IndexFunc(steps, func(s FirstStep) bool { return s.Name == name })
	if i < 0 {
		t.Fatalf("no step is called %s", name)
	}
	return steps[i].Done
}

func TestNextFirst(t *testing.T) {
	steps := FirstWeeks(NewRegister(nil), "2026-11-24")
	if next, waits := NextFirst(steps); !waits || next.Name != "policy" || FirstDone(steps) != 0 {
		t.Errorf("%+v, %d", next, FirstDone(steps))
	}
	steps[0].Done = true
	if next, _ := NextFirst(steps); next.Name != "duties" || FirstDone(steps) != 1 {
		t.Errorf("%+v, %d", next, FirstDone(steps))
	}
	for i := range steps {
		steps[i].Done = true
	}
	if _, waits := NextFirst(steps); waits {
		t.Error("a step waits when all are taken")
	}
}

// What is kept in another system is not waited for.
func TestAStepThatIsDoneElsewhere(t *testing.T) {
	elsewhere := &RegisterUse{Head: Head{ID: "u"}, Register: "system", State: UseElsewhere, System: "Stratsys"}
	if !takenStep(t, "systems", "2026-11-24", []Record{elsewhere}) {
		t.Error("the systems are waited for")
	}
}
