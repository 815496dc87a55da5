package data_test

import (
	"slices"
	"testing"

	"lisparmen/data"
)

func TestActionComesOfARegister(t *testing.T) {
	const id = "0190a1b2-0000-7000-8000-000000000001"
	for origin, ok := range map[string]bool{
		"": true, data.OriginOf("role", id): true, data.OriginOf("action", id): true,
		"role": false, "role/": false, "role/Säkerhetsskyddschef": false, data.OriginOf("section", id): false, data.OriginOf("roll", id): false, id: false,
	} {
		err := data.Actions.Untyped().Check(&data.Action{Title: "a", Origin: origin})
		if ok != (err == nil) || !ok && !data.IsProblem(err, "problem.action.origin") {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

func TestActionWants(t *testing.T) {
	cost := 5000
	for name, test := range map[string]struct {
		action data.Action
		want   []string
	}{
		"planned, empty":        {data.Action{}, []string{"responsible", "due", "priority"}},
		"whole":                 {data.Action{Responsible: "p", Due: "2026-12-01", Priority: data.PriorityLow}, nil},
		"unfinanced":            {data.Action{Responsible: "p", Due: "2026-12-01", Priority: data.PriorityLow, Cost: &cost}, []string{"refused"}},
		"unfinanced, told":      {data.Action{Responsible: "p", Due: "2026-12-01", Priority: data.PriorityLow, Cost: &cost, Refused: "x"}, nil},
		"financed":              {data.Action{Responsible: "p", Due: "2026-12-01", Priority: data.PriorityLow, Cost: &cost, Financed: true}, nil},
		"done, no day":          {data.Action{State: data.ActionDone}, []string{"done_on"}},
		"done lately":           {data.Action{State: data.ActionDone, DoneOn: "2026-10-01"}, nil},
		"done, outcome is due":  {data.Action{State: data.ActionDone, DoneOn: "2026-08-24"}, []string{"effect"}},
		"done, outcome is told": {data.Action{State: data.ActionDone, DoneOn: "2026-08-24", Effect: "x"}, nil},
		"cancelled":             {data.Action{State: data.ActionCancelled, Cost: &cost}, nil},
	} {
		if got := test.action.Wants("2026-11-24"); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestActionsInTheOrderTheyMatter(t *testing.T) {
	list := []*data.Action{
		{Title: "5"},
		{Title: "4", Due: "2026-01-01"},
		{Title: "3", Priority: data.PriorityLow, Due: "2025-01-01"},
		{Title: "2", Priority: data.PriorityHigh},
		{Title: "1", Priority: data.PriorityHigh, Due: "2027-01-01"},
	}
	slices.SortFunc(list, data.ComparePriority)
	for i, a := range list {
		if a.Title != string(rune('1'+i)) {
			t.Errorf("place %d has %s", i+1, a.Title)
		}
	}
}
