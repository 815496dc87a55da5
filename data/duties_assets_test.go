package data

import (
	"slices"
	"testing"
)

// Duty 3 waits for the register of continuity; its rule is tried by itself until then (SS-EN ISO/IEC 27002:2022, 5.30 and 8.13).
func TestRuleOfAvailability(t *testing.T) {
	four, day := 4, Day("2026-11-24")
	for name, test := range map[string]struct {
		recover *int
		worked  Judgement
		want    Assessment
		reason  StatusReason
		lacks   []string
	}{
		"said how long, and restored":        {&four, JudgedYes, Met, ReasonClassed, nil},
		"restored, and not said how long":    {nil, JudgedYes, Partly, ReasonRecoverUnsaid, []string{"s"}},
		"said how long, and restore failed":  {&four, JudgedNo, Partly, ReasonRestoreOld, []string{"s"}},
		"neither said how long nor restored": {nil, NotJudged, Partly, ReasonRecoverUnsaid, []string{"s"}},
	} {
		three := 3
		reg := NewRegister([]Record{
			&ClassLevel{Head: Head{ID: "l"}, Level: &three, Title: "Betydande", Protection: ProtectionRaised},
			&Asset{Head: Head{ID: "a"}, Title: "a"},
			&Classification{Head: Head{ID: "c"}, Asset: "a", Availability: "3 betydande", Confidentiality: "3 betydande", Integrity: "3 betydande", DecidedOn: "2026-01-10"},
			&System{Head: Head{ID: "s"}, Title: "s", Assets: Links[*Asset]{"a"}, RecoverHours: test.recover, RestoredOn: "2026-10-01", RestoreWorked: test.worked},
		})
		got := NewJudge(reg, day).keptAvailable()
		if got.Assessment != test.want || got.Reason != test.reason || !slices.Equal(got.Lacks, test.lacks) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
