package data_test

import (
	"testing"

	"lisparmen/data"
)

// A classification is whole or none: three levels, by somebody, on a day.
func TestAClassificationIsWhole(t *testing.T) {
	whole := data.FileClass{Confidentiality: data.LevelConsiderable, Integrity: data.LevelModerate, Availability: data.LevelModerate, By: "Maja", On: "2026-11-24"}
	without := func(change func(*data.FileClass)) data.FileClass {
		class := whole
		change(&class)
		return class
	}
	for _, test := range []struct {
		name  string
		class data.FileClass
		field string // that is wrong; empty: nothing is
		done  bool
	}{
		{"whole", whole, "", true},
		{"none", data.FileClass{}, "", false},
		{"a day and a reason from an older file", data.FileClass{Reason: "K2 R1 T1", On: "2026-01-01"}, "", false},
		{"no confidentiality", without(func(c *data.FileClass) { c.Confidentiality = "" }), "own_confidentiality", false},
		{"no integrity", without(func(c *data.FileClass) { c.Integrity = "" }), "own_integrity", false},
		{"no availability", without(func(c *data.FileClass) { c.Availability = "" }), "own_availability", false},
		{"nobody", without(func(c *data.FileClass) { c.By = "" }), "own_class_by", false},
		{"no day", without(func(c *data.FileClass) { c.On = "" }), "own_class_on", false},
	} {
		err := data.Municipalities.Untyped().Check(&data.Municipality{Name: "Vara kommun", Class: test.class})
		problem, _ := err.(*data.Problem)
		switch {
		case test.class.Done() != test.done:
			t.Errorf("%s: done is %v", test.name, test.class.Done())
		case test.field == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.field != "" && (problem == nil || problem.Key != "problem.municipality.class" || problem.Args["field"] != data.FieldKey("municipality", test.field)):
			t.Errorf("%s: %v, want a problem with %s", test.name, err, test.field)
		}
	}
	if proposed := data.ProposedFileClass(); proposed.Done() || proposed.Confidentiality == "" || proposed.Integrity == "" || proposed.Availability == "" {
		t.Errorf("proposed is %+v: levels, and nobody who has decided", proposed)
	}
}

func TestFileLevelsAreInOrder(t *testing.T) {
	order := []data.FileLevel{"", data.LevelNegligible, data.LevelModerate, data.LevelConsiderable, data.LevelSevere}
	for i, a := range order {
		for j, b := range order {
			if a.AtLeast(b) != (i >= j) {
				t.Errorf("%q at least %q: %v", a, b, a.AtLeast(b))
			}
		}
	}
}
