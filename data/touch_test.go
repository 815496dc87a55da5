package data_test

import (
	"slices"
	"testing"

	"lisparmen/data"
)

func TestTouchesOfWhoServed(t *testing.T) {
	list := []data.Touch{{Author: "Jonas Ängsvik", Save: "1"}, {Author: "maja", Save: "2"}, {Author: " jonas ängsvik", Save: "3"}, {Author: "Jonas Ängsvik", Save: "1"}}
	if own, known := data.TouchedBy(list, "Jonas Ängsvik"); !known || len(own) != 3 || data.Saves(own) != 2 {
		t.Errorf("%v %v", own, known)
	}
	for _, name := range []string{"Eva Berg", ""} {
		if own, known := data.TouchedBy(list, name); known || len(own) > 0 {
			t.Errorf("%q: %v", name, own)
		}
	}
	if got := data.TouchedFields(data.Actions.Untyped(), []string{"state", "number", "due", "state", "no such"}); !slices.Equal(got, []string{"due", "state"}) {
		t.Errorf("%q", got)
	}
}
