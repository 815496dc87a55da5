package data

import (
	"slices"
	"testing"
)

func idsOf(records []Record) []string {
	var ids []string
	for _, r := range records {
		ids = append(ids, r.Header().ID)
	}
	slices.Sort(ids)
	return ids
}

// What becomes of those that point at a record that is removed: an optional link is cleared, who demands it goes too and takes
// others along, and what can only be added to forbids it.
func TestPartingFromARecord(t *testing.T) {
	head := func(id string) Head { return Head{ID: id} }
	unit := &Unit{Head: head("unit"), Name: "SOF", Type: UnitAdministration}
	incident := &Incident{Head: head("incident"), Title: "i"}
	course := &Course{Head: head("course"), Title: "Grund"}
	document := &Document{Head: head("document"), Title: "d", Type: DocumentGuideline}
	for name, test := range map[string]struct {
		from                Record
		others              []Record
		loosed, gone, stuck []string
	}{
		"nobody points at it": {unit, []Record{incident, &Person{Head: head("p"), Name: "p"}}, nil, nil, nil},
		"optional links":      {unit, []Record{&Person{Head: head("p"), Name: "p", Unit: "unit"}, &Role{Head: head("r"), Name: "r", Unit: "unit"}}, []string{"p", "r"}, nil, nil},
		"one of several":      {&Person{Head: head("p"), Name: "p"}, []Record{&TrainingDone{Head: head("t"), Course: "course", On: "2026-01-01", People: Links[*Person]{"p", "q"}}}, []string{"t"}, nil, nil},
		"demanded":            {course, []Record{&TrainingPlan{Head: head("plan"), Course: "course"}, &TrainingOffer{Head: head("offer"), Course: "course"}}, nil, []string{"offer", "plan"}, nil},
		"what points at what goes": {
			unit, []Record{
				&Decision{Head: head("decision"), Title: "b", Sort: DecisionTasks, Body: "unit"}, &Action{Head: head("action"), Title: "a", Decision: "decision"},
			}, []string{"action"}, []string{"decision"}, nil,
		},
		"points twice": {unit, []Record{&Decision{Head: head("decision"), Title: "b", Sort: DecisionTasks, Body: "unit", Meeting: "meeting"}, &Meeting{Head: head("meeting"), Body: "unit", On: "2026-01-01"}}, nil, []string{"decision", "meeting"}, nil},
		"a log":        {incident, []Record{&IncidentEvent{Head: head("e"), Incident: "incident", Text: "t"}}, nil, nil, []string{"e"}},
		"would not hold without it": {
			document,
			[]Record{&Document{Head: head("part"), Title: "p", Type: DocumentRoutine, State: DocumentPartOf, PartOf: "document"}},
			nil, nil,
			[]string{"part"},
		},
		"did not hold before either": {
			document,
			[]Record{&Document{Head: head("old"), Title: "p", Type: DocumentRoutine, Stage: StageAdopted, Replaces: "document"}},
			[]string{"old"},
			nil, nil,
		},
		"an action came of it":      {&Role{Head: head("018f0000-0000-7000-8000-000000000001"), Name: "r"}, []Record{&Action{Head: head("a"), Title: "a", Origin: "role/018f0000-0000-7000-8000-000000000001"}}, []string{"a"}, nil, nil},
		"an action came of another": {&Role{Head: head("018f0000-0000-7000-8000-000000000001"), Name: "r"}, []Record{&Action{Head: head("a"), Title: "a", Origin: "role/018f0000-0000-7000-8000-000000000002"}}, nil, nil, nil},
		"removed ones do not count": {unit, []Record{&Person{Head: Head{ID: "p", Removed: true}, Name: "p", Unit: "unit"}}, nil, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			p := PartFrom(NewRegister(append([]Record{test.from}, test.others...)), test.from)
			if got := idsOf(p.LoosedRecords()); !slices.Equal(got, test.loosed) {
				t.Errorf("loosed %v", got)
			}
			if got := idsOf(p.Gone); !slices.Equal(got, test.gone) {
				t.Errorf("gone %v", got)
			}
			if got := idsOf(p.Stuck); !slices.Equal(got, test.stuck) {
				t.Errorf("stuck %v", got)
			}
		})
	}
	done := &TrainingDone{Head: head("t"), People: Links[*Person]{"p", "q"}}
	l := PartFrom(NewRegister([]Record{done}), &Person{Head: head("p")}).Loosed
	if err := l[0].Loose(TrainingsDone.Untyped(), done); err != nil || len(done.People) != 1 || done.People[0] != "q" {
		t.Errorf("%v, %v", done.People, err)
	}
	action := &Action{Title: "a", Origin: "role/018f0000-0000-7000-8000-000000000001"}
	if err := (Loosed{action, OriginField, []string{"018f0000-0000-7000-8000-000000000001"}}).Loose(Actions.Untyped(), action); err != nil || action.Origin != "" {
		t.Errorf("%q, %v", action.Origin, err)
	}
}
