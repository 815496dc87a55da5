package data_test

import (
	"fmt"
	"testing"

	"lisparmen/data"
)

// A sentence counts as a duty unless somebody has struck it or it is proposed for striking.
func TestDutyTally(t *testing.T) {
	var records []data.Record
	for i, state := range []data.DutyState{data.DutyKept, data.DutyProposed, data.DutyProposed, data.DutyProposedDrop, data.DutyDropped} {
		records = append(records, &data.Duty{Head: data.Head{ID: fmt.Sprint(i)}, State: state, Area: data.AreaPeople})
	}
	reg := data.NewRegister(records)
	tally := data.TallyDuties(reg)
	if tally != (data.DutyTally{Kept: 1, Proposed: 2, ProposedDrop: 1, Dropped: 1}) || tally.Found() != 5 || tally.Counting() != 3 || tally.NotGoneThrough() != 3 {
		t.Errorf("%+v: %d found, %d count, %d not gone through", tally, tally.Found(), tally.Counting(), tally.NotGoneThrough())
	}
	counted := 0
	for _, light := range data.Lights(reg, "2026-11-25") {
		counted += light.All
	}
	if counted != tally.Counting() {
		t.Errorf("the lights count %d duties, the tally %d", counted, tally.Counting())
	}
}

func TestPartlyJudged(t *testing.T) {
	for _, test := range []struct {
		light data.AreaLight
		want  bool
	}{
		{data.AreaLight{Met: 1, Judged: 1, All: 5}, true},
		{data.AreaLight{Met: 1, Partly: 1, Judged: 2, All: 5}, false},
		{data.AreaLight{Met: 1, Lacking: 1, Judged: 2, All: 5}, false},
		{data.AreaLight{All: 5}, false},
		{data.AreaLight{Met: 5, Judged: 5, All: 5}, false},
		{data.AreaLight{}, false},
	} {
		if got := test.light.PartlyJudged(); got != test.want {
			t.Errorf("%+v: %t", test.light, got)
		}
	}
}
