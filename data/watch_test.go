package data_test

import (
	"testing"

	"lisparmen/data"
)

// What a watch is put off by, and how early it is told, is refused when it is about no watch, or about what the law sets a day
// for, also where it comes past the form.
func TestSnoozesAndLeadTimesAreAboutWatches(t *testing.T) {
	snooze := func(what data.DueWhat, record string) data.Record {
		return &data.Snooze{What: what, Record: record, Until: "2026-12-24", Reason: "x"}
	}
	lead := func(what data.DueWhat) data.Record { return &data.LeadTime{What: what, Days: number(5)} }
	for name, test := range map[string]struct {
		record data.Record
		want   string
	}{
		"a snooze of an action":                      {snooze(data.DueAction, "a"), ""},
		"a snooze of a vacant role":                  {snooze(data.DueRoleVacant, "a"), ""},
		"a snooze of nothing":                        {snooze("", ""), "problem.field.required"},
		"a snooze without record":                    {snooze(data.DueAction, ""), "problem.field.required"},
		"a snooze of no watch":                       {snooze("due.unicorn", "a"), "problem.snooze.what"},
		"a snooze of a legal deadline":               {snooze(data.DueClock, "a"), "problem.snooze.law"},
		"cybersäkerhetslagen (2025:1506) 2 kap. 2 §": {snooze(data.DueRegistration, "a"), "problem.snooze.law"},
		"a snooze of what was told too late":         {snooze(data.DueToldLate, "a"), "problem.snooze.law"},
		"a lead time":                                {lead(data.DueRegistration), ""},
		"a lead time of no watch":                    {lead("due.unicorn"), "problem.lead_time.what"},
		"a lead time of a clock":                     {lead(data.DueClock), "problem.lead_time.what"},
	} {
		kind, _ := data.KindNamed(test.record.KindName())
		err := kind.Check(test.record)
		if test.want == "" && err != nil || test.want != "" && !data.IsProblem(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	kind := data.LeadTimes.Untyped()
	what, _ := kind.Field("what")
	for _, typed := range []string{"due.review", "oversyn", "OVERSYN"} { // what older files and commands say, and the Swedish name
		r := &data.LeadTime{}
		if err := what.Put(r, typed); err != nil || what.Get(r) != "due.review" {
			t.Errorf("%s: %q, %v", typed, what.Get(r), err)
		}
	}
}
