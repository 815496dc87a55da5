package data_test

import (
	"testing"

	"lisparmen/data"
)

// An occasion is told of before its day, and after it until somebody has noted who went.
func TestOccasionsWait(t *testing.T) {
	course := &data.Course{Head: head("c"), Title: "Chefens ansvar"}
	occasion := func(on data.Day) *data.Occasion {
		return &data.Occasion{Head: head("o"), Course: "c", Group: data.GroupManagers, On: on}
	}
	done := func(of data.Link[*data.Course], on data.Day) *data.TrainingDone {
		return &data.TrainingDone{Head: head("d"), Course: of, Group: data.GroupManagers, On: on}
	}
	for _, c := range []struct {
		name          string
		records       []data.Record
		told, overdue bool
	}{
		{"far ahead", []data.Record{occasion(ruleDay.AddDays(15))}, false, false},
		{"two weeks ahead", []data.Record{occasion(ruleDay.AddDays(14))}, true, false},
		{"today", []data.Record{occasion(ruleDay)}, true, false},
		{"passed, and nothing noted", []data.Record{occasion(ruleDay.AddDays(-1))}, true, true},
		{"passed and noted the same day", []data.Record{occasion(ruleDay.AddDays(-1)), done("c", ruleDay.AddDays(-1))}, false, false},
		{"noted afterwards", []data.Record{occasion(ruleDay.AddDays(-9)), done("c", ruleDay.AddDays(-2))}, false, false},
		{"what was noted came before", []data.Record{occasion(ruleDay.AddDays(-1)), done("c", ruleDay.AddDays(-2))}, true, true},
		{"another course was noted", []data.Record{occasion(ruleDay.AddDays(-1)), done("x", ruleDay)}, true, true},
	} {
		told, overdue := false, false
		for _, d := range data.WhatIsDue(data.NewRegister(append(c.records, course)), ruleDay.Start(), data.ByLeadTime) {
			if d.What == data.DueOccasion {
				told, overdue = true, d.Overdue
			}
		}
		if told != c.told || overdue != c.overdue {
			t.Errorf("%s: told %v, overdue %v", c.name, told, overdue)
		}
	}
}
