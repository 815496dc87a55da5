package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

const controlDay data.Day = "2026-11-24"

var controlNow = time.Date(2026, 11, 24, 12, 0, 0, 0, data.Swedish)

// controlled is a municipality with two nämnder that have a förvaltning each, and one that has none; both have adopted a plan.
func controlled(more ...data.Record) []data.Record {
	return append([]data.Record{
		&data.Unit{Head: head("ks"), Name: "Kommunstyrelsen", Type: data.UnitBoard},
		&data.Unit{Head: head("sn"), Name: "Socialnämnden", Type: data.UnitCommittee},
		&data.Unit{Head: head("valn"), Name: "Valnämnden", Type: data.UnitCommittee},
		&data.Unit{Head: head("klf"), Name: "KLF", Type: data.UnitAdministration, Parent: "ks"},
		&data.Unit{Head: head("sof"), Name: "SOF", Type: data.UnitAdministration, Parent: "sn"},
		point("p-ks", "ks", "y2026", data.PlanAdopted), point("p-sn", "sn", "y2026", data.PlanAdopted),
	}, more...)
}

func point(id, unit string, year data.Year, state data.PlanState) *data.ControlPoint {
	return &data.ControlPoint{Head: head(id), Title: "Konton " + unit, Unit: data.Link[*data.Unit](unit), Year: year, State: state}
}

func occasion(id, of string, planned, done data.Day, result data.ControlResult) *data.ControlOccasion {
	return &data.ControlOccasion{Head: head(id), Control: data.Link[*data.ControlPoint](of), PlannedOn: planned, DoneOn: done, Result: result}
}

func TestDutyOfInternkontroll(t *testing.T) {
	without := func(id string) []data.Record {
		return slices.DeleteFunc(controlled(), func(r data.Record) bool { return r.Header().ID == id })
	}
	for _, test := range []struct {
		law    cite
		name   string
		reg    []data.Record
		today  data.Day
		want   data.Assessment
		reason data.StatusReason
		lacks  string
	}{
		{ofInternalControl, "two plans, nothing to do yet", controlled(), controlDay, data.Met, data.ReasonControl, ""},
		{ofInternalControl, "done in time", controlled(occasion("o", "p-ks", "2026-10-31", "2026-10-30", data.ResultClean)), controlDay, data.Met, data.ReasonControl, ""},
		{ofInternalControl, "a nämnd without a plan", without("p-sn"), controlDay, data.Partly, data.ReasonControlSome, "sn"},
		{ofInternalControl, "proposed only", append(without("p-sn"), point("q", "sn", "y2026", data.PlanProposed)), controlDay, data.Partly, data.ReasonControlSome, "sn"},
		{ofInternalControl, "last year's plans alone", []data.Record{point("q", "sn", "y2025", data.PlanAdopted)}, controlDay, data.Lacking, data.ReasonControlNone, ""},
		{ofInternalControl, "last year's plans until February is out", controlled(), "2027-02-28", data.Met, data.ReasonControl, ""},
		{ofInternalControl, "last year's plans in March", controlled(), "2027-03-01", data.Lacking, data.ReasonControlNone, "ks sn"},
		{ofInternalControl, "a day has passed", controlled(occasion("o", "p-ks", "2026-11-23", "", "")), controlDay, data.Partly, data.ReasonControlLate, "o"},
		{ofInternalControl, "the day itself", controlled(occasion("o", "p-ks", controlDay, "", "")), controlDay, data.Met, data.ReasonControl, ""},
		{ofInternalControl, "said not to be done", controlled(occasion("o", "p-ks", "2026-06-30", "", data.ResultUndone)), controlDay, data.Partly, data.ReasonControlLate, "o"},
		{ofInternalControl, "a deviation without an action", controlled(occasion("o", "p-ks", "2026-06-30", "2026-06-30", data.ResultMinor)), controlDay, data.Partly, data.ReasonControlUnanswered, "o"},
		{ofInternalControl, "a deviation with an action", controlled(
			occasion("o", "p-ks", "2026-06-30", "2026-06-30", data.ResultMajor), &data.Action{Head: head("a"), Title: "a", Origin: data.OriginOf("control_occasion", "o")},
		), controlDay, data.Met, data.ReasonControl, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			got := data.NewJudge(data.NewRegister(test.reg), test.today).Computed(26)
			if got.Assessment != test.want || got.Reason != test.reason || strings.Join(got.Lacks, " ") != test.lacks {
				t.Errorf("got %s, %s, lacks %q", got.Assessment, got.Reason, got.Lacks)
			}
		})
	}
	if got := data.NewJudge(data.NewRegister(nil), controlDay).Computed(26); got.Assessment != data.NotInUse {
		t.Errorf("a register that nobody has begun: %+v", got)
	}
}

// What came with later registers makes duties 11, 12 and 28 stricter only where the register is in use.
func TestDutiesThatGrowStricter(t *testing.T) {
	plan := []data.Record{
		&data.Action{Head: head("a"), Title: "a", State: data.ActionOngoing, Due: "2027-01-01"},
		&data.Decision{Head: head("d"), Title: "d", On: "2026-03-11", Paragraph: "§ 1", Body: "ks", Stage: data.StageDecides},
	}
	told := []data.Record{
		&data.Municipality{Head: head("m"), Name: "Ekdala", RegisteredOn: "2026-02-18", Coordinator: "p", Supervisor: "s"},
		&data.Registration{Head: head("r"), Sort: data.RegistrationFirst, NotifiedOn: "2026-02-18"},
		&data.Authority{Head: head("s"), Name: "Länsstyrelsen", CheckedOn: "2026-10-01"},
	}
	law := func(checked, review data.Day, met data.LawMet) *data.LegalRequirement {
		return &data.LegalRequirement{Head: head("l"), Title: "l", CheckedOn: checked, ReviewOn: review, Met: met}
	}
	review := func(on data.Day) *data.ManagementReview {
		return &data.ManagementReview{Head: head("g"), Title: "g", On: on}
	}
	stakeholder := func(checked data.Day, responsible string) *data.Stakeholder {
		return &data.Stakeholder{Head: head("i"), Name: "i", CheckedOn: checked, Responsible: data.Link[*data.Person](responsible)}
	}
	for _, test := range []struct {
		law    cite
		name   string
		duty   int
		reg    []data.Record
		more   data.Record
		want   data.Assessment
		reason data.StatusReason
	}{
		{ofReviews, "no register of reviews", 11, plan, nil, data.Met, data.ReasonPlanFollowed},
		{ofReviews, "a review eleven months ago", 11, plan, review("2025-12-24"), data.Met, data.ReasonPlanFollowed},
		{ofReviews, "a review a year ago", 11, plan, review("2025-11-24"), data.Partly, data.ReasonReviewNone},
		{ofReviews, "a review to come", 11, plan, review("2026-12-24"), data.Partly, data.ReasonReviewNone},
		{ofTelling, "no register of laws", 12, told, nil, data.Partly, data.ReasonRegistered},
		{ofLaws, "compared and met", 12, told, law("2026-01-24", "", data.LawMetWhole), data.Met, data.ReasonLaws},
		{ofLaws, "compared long ago", 12, told, law("2025-11-23", "", data.LawMetWhole), data.Partly, data.ReasonLawsOld},
		{ofLaws, "never compared", 12, told, law("", "", data.LawMetWhole), data.Partly, data.ReasonLawsOld},
		{ofLaws, "its own day has passed", 12, told, law("2026-01-24", "2026-11-23", data.LawMetWhole), data.Partly, data.ReasonLawsOld},
		{ofLaws, "its own day is to come", 12, told, law("2025-01-24", "2027-11-23", data.LawMetWhole), data.Met, data.ReasonLaws},
		{ofLaws, "met in part", 12, told, law("2026-01-24", "", data.LawMetPart), data.Partly, data.ReasonLawsUnmet},
		{ofLaws, "unjudged", 12, told, law("2026-01-24", "", ""), data.Partly, data.ReasonLawsUnmet},
		{ofStakeholders, "no register of stakeholders", 28, told, nil, data.Met, data.ReasonContacts},
		{ofStakeholders, "gone through", 28, told, stakeholder("2026-07-06", "p"), data.Met, data.ReasonContacts},
		{ofStakeholders, "gone through long ago", 28, told, stakeholder("2025-11-24", "p"), data.Partly, data.ReasonStakeholders},
		{ofStakeholders, "nobody keeps the contact", 28, told, stakeholder("2026-07-06", ""), data.Partly, data.ReasonStakeholders},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			records := slices.Clone(test.reg)
			if test.more != nil {
				records = append(records, test.more)
			}
			got := data.NewJudge(data.NewRegister(records), controlDay).Computed(test.duty)
			if got.Assessment != test.want || got.Reason != test.reason {
				t.Errorf("got %s, %s, lacks %q", got.Assessment, got.Reason, got.Lacks)
			}
		})
	}
}

func TestProposedResults(t *testing.T) {
	exceptions := func(valid, expired int) []data.Record {
		var list []data.Record
		for i := range valid + expired {
			until := data.Day("2027-01-01")
			if i >= valid {
				until = "2026-11-23"
			}
			list = append(list, &data.Exception{Head: head(string(rune('a' + i))), Title: "x", Until: until})
		}
		return list
	}
	for _, test := range []struct {
		method cite
		name   string
		of     data.ReadyControl
		reg    []data.Record
		want   data.ControlResult
		have   int
		all    int
	}{
		{ofOwnMeasure, "nothing to look at", data.ReadyExceptions, nil, "", 0, 0},
		{ofOwnMeasure, "all are valid", data.ReadyExceptions, exceptions(3, 0), data.ResultClean, 3, 3},
		{ofOwnMeasure, "one of three", data.ReadyExceptions, exceptions(2, 1), data.ResultMinor, 2, 3},
		{ofOwnMeasure, "the only one", data.ReadyExceptions, exceptions(0, 1), data.ResultMajor, 0, 1},
		{ofOwnMeasure, "two of twenty", data.ReadyExceptions, exceptions(18, 2), data.ResultMinor, 18, 20},
		{ofOwnMeasure, "two of nineteen", data.ReadyExceptions, exceptions(17, 2), data.ResultMajor, 17, 19},
		{ofOwnMeasure, "needed no longer", data.ReadyExceptions, []data.Record{&data.Exception{Head: head("a"), Until: "2026-01-01", EndedOn: "2026-01-01"}}, "", 0, 0},
		{ofOwnMeasure, "late actions", data.ReadyActions, []data.Record{
			&data.Action{Head: head("a"), Title: "a", Due: "2026-11-23"}, &data.Action{Head: head("b"), Title: "b", Due: controlDay}, &data.Action{Head: head("c"), Title: "c", State: data.ActionDone, Due: "2026-01-01"},
		}, data.ResultMinor, 1, 2},
		{ofOwnMeasure, "findings", data.ReadyFindings, []data.Record{&data.Finding{Head: head("f"), Title: "f", Due: "2026-11-23"}, &data.Finding{Head: head("g"), Title: "g", State: data.FindingAccepted, Due: "2026-01-01"}}, data.ResultMajor, 0, 1},
		{ofOwnMeasure, "roles", data.ReadyRoles, []data.Record{&data.Role{Head: head("r"), Name: "r", Needed: true, Holder: "p"}, &data.Role{Head: head("v"), Name: "v", Needed: true}}, data.ResultMinor, 1, 2},
		{ofOwnMeasure, "documents", data.ReadyDocuments, []data.Record{
			&data.Document{Head: head("d"), Title: "d", State: data.DocumentRegistered, Stage: data.StageAdopted, From: "2025-01-01", ReviewOn: "2026-11-23"},
		}, data.ResultMajor, 0, 1},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.method.check(t, test.name)
			got := data.ProposeResult(data.NewRegister(test.reg), test.of, controlNow)
			if got.Result != test.want || got.Have != test.have || got.All != test.all || len(got.Lacks) != test.all-test.have {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestOccasionsByFrequency(t *testing.T) {
	days := func(p *data.ControlPoint, today data.Day, more ...data.Record) string {
		var list []string
		for _, o := range data.OccasionsFor(data.NewRegister(append(more, p)), p, today) {
			if string(o.Control) != p.ID || o.By != p.Responsible {
				t.Errorf("%+v", o)
			}
			list = append(list, string(o.PlannedOn))
		}
		return strings.Join(list, " ")
	}
	p := point("p", "ks", "y2026", data.PlanAdopted)
	p.Responsible = "maja"
	for _, test := range []struct {
		method    cite
		frequency data.Frequency
		today     data.Day
		planned   data.Day
		want      string
	}{
		{ofOwnMeasure, data.EachYear, "2026-01-20", "", "2026-10-31"},
		{ofOwnMeasure, "", "2026-01-20", "", "2026-10-31"},
		{ofOwnMeasure, data.EachHalfYear, "2026-01-20", "", "2026-05-31 2026-10-31"},
		{ofOwnMeasure, data.EachHalfYear, "2026-06-01", "", "2026-10-31"},
		{ofOwnMeasure, data.EachHalfYear, "2026-01-20", "2026-12-20", "2026-05-31"},
		{ofOwnMeasure, data.EachQuarter, "2026-01-20", "2026-04-15", "2026-03-31 2026-09-30 2026-12-15"},
		{ofOwnMeasure, data.EachQuarter, "2027-01-01", "", ""},
	} {
		test.method.check(t, string(test.frequency))
		p.Frequency = test.frequency
		var more []data.Record
		if test.planned != "" {
			more = append(more, occasion("o", "p", test.planned, "", ""))
		}
		if got := days(p, test.today, more...); got != test.want {
			t.Errorf("%s from %s: %q, want %q", test.frequency, test.today, got, test.want)
		}
	}
	p.Frequency = data.EachMonth
	if got := strings.Fields(days(p, "2026-01-20")); len(got) != 12 {
		t.Errorf("each month: %q", got)
	}
}

func TestNextPlan(t *testing.T) {
	old := point("p", "ks", "y2026", data.PlanAdopted)
	old.Adopted, old.Learnt, old.Ready, old.Danger = "KS 2025/302 § 7", "Börja med ekonomisystemet", data.ReadyRoles, "Öppna konton"
	reg := data.NewRegister([]data.Record{old, point("q", "sn", "y2026", data.PlanAdopted)})
	list := data.NextPlan(reg, "ks", "y2026")
	if len(list) != 1 {
		t.Fatalf("%d copied", len(list))
	}
	next := list[0]
	if next.ID != "" || next.Number != nil || next.Year != "y2027" || next.State != data.PlanProposed || next.Adopted != "" || next.Decision != "" || next.Ready != data.ReadyRoles || next.Danger != "Öppna konton" || next.Learnt != "" {
		t.Errorf("copied as %+v", next)
	}
	next.ID = "n"
	reg = data.NewRegister([]data.Record{old, next})
	if again := data.NextPlan(reg, "ks", "y2026"); len(again) != 0 {
		t.Errorf("copied again: %+v", again)
	}
	if before := data.Forerunner(reg, next); before != old {
		t.Errorf("its forerunner is %+v", before)
	}
	if last := data.NextPlan(reg, "ks", "y2045"); len(last) != 0 {
		t.Error("copied to a year that cannot be chosen")
	}
}

func TestActivityComesBack(t *testing.T) {
	for _, test := range []struct {
		method     cite
		name       string
		month      data.Month
		date       *int
		every      *int
		from, last data.Day
		want       data.Day
	}{
		{ofOwnMeasure, "never done, this year's day has passed", "m03", nil, nil, "2026-01-01", "", "2026-03-31"},
		{ofOwnMeasure, "never done, not counted from anything", "m03", nil, nil, "", "", "2027-03-31"},
		{ofOwnMeasure, "done on its day", "m03", number(15), nil, "", "2026-03-15", "2027-03-15"},
		{ofOwnMeasure, "done ahead", "m03", nil, nil, "", "2026-03-11", "2027-03-31"},
		{ofOwnMeasure, "done late", "m03", nil, nil, "", "2026-06-01", "2027-03-31"},
		{ofOwnMeasure, "done last year", "m12", number(15), nil, "", "2025-12-01", "2026-12-15"},
		{ofOwnMeasure, "a day the month has not", "m02", number(31), nil, "", "2026-02-28", "2027-02-28"},
		{ofOwnMeasure, "each quarter", "m01", number(10), number(3), "", "2026-10-10", "2027-01-10"},
		{ofOwnMeasure, "each month, done ahead", "m01", number(20), number(1), "", "2026-11-18", "2026-12-20"},
		{ofOwnMeasure, "without a month", "", nil, nil, "2026-01-01", "", ""},
	} {
		test.method.check(t, test.name)
		a := &data.Activity{Title: "x", Month: test.month, Date: test.date, Every: test.every, From: test.from, LastDone: test.last}
		if got := a.Next(controlDay); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func TestWatchesOfFollowUp(t *testing.T) {
	reg := data.NewRegister(append(controlled(),
		occasion("o-late", "p-ks", "2026-11-20", "", ""), occasion("o-far", "p-ks", "2026-12-30", "", ""), occasion("o-done", "p-ks", "2026-11-20", "2026-11-20", data.ResultClean),
		occasion("o-undone", "p-ks", "2026-06-20", "", data.ResultUndone),
		&data.Finding{Head: head("f"), Title: "f", Due: "2026-11-01"}, &data.Finding{Head: head("f-done"), Title: "f", Due: "2026-11-01", State: data.FindingDone},
		&data.Exception{Head: head("x"), Title: "x", Until: "2027-01-10"}, &data.Exception{Head: head("x-ended"), Title: "x", Until: "2026-10-10", EndedOn: "2026-10-01"},
		&data.LegalRequirement{Head: head("l1"), Title: "l", CheckedOn: "2025-11-01"}, &data.LegalRequirement{Head: head("l2"), Title: "l", CheckedOn: "2025-10-01"},
		&data.LegalRequirement{Head: head("l3"), Title: "l", CheckedOn: "2026-11-01"}, &data.LegalRequirement{Head: head("l4"), Title: "l", EndedOn: "2026-01-01"},
		&data.Goal{Head: head("g"), Title: "g", Every: number(3), Target: number(90), Due: "2026-12-20"}, &data.Reading{Head: head("v1"), Goal: "g", On: "2026-05-01", Value: number(95)},
		&data.Reading{Head: head("v2"), Goal: "g", On: "2026-08-15", Value: number(80)},
		&data.Goal{Head: head("g-new"), Title: "g", Every: number(3)},
		&data.ManagementReview{Head: head("lg-old"), Title: "g", On: "2025-01-10"}, &data.ManagementReview{Head: head("lg"), Title: "g", On: "2025-12-10"},
		&data.Activity{Head: head("k"), Title: "k", Month: "m12", Date: number(1)},
	))
	var got []string
	for _, line := range dueLines(data.WhatIsDue(reg, controlNow, data.ByLeadTime)) {
		if !strings.HasPrefix(line, "due.mark") {
			got = append(got, line)
		}
	}
	want := []string{
		"due.law 2026-10-01 l2! and 1",
		"due.finding 2026-11-01 f!",
		"due.reading 2026-11-15 g!",
		"due.control 2026-11-20 o-late!",
		"due.reading 2026-11-24 g-new",
		"due.activity 2026-12-01 k",
		"due.management_review 2026-12-10 lg",
		"due.goal 2026-12-20 g",
		"due.control_plan 2026-12-31 ks",
		"due.control_plan 2026-12-31 sn",
		"due.exception 2027-01-10 x",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}

// A plan that is only proposed, or was never made, waits until the body has adopted it: nobody forgets it when the year turns.
func TestThePlanOfTheYearIsToBeAdopted(t *testing.T) {
	for _, test := range []struct {
		method cite
		name   string
		today  data.Day
		more   []data.Record
		want   []string
	}{
		{ofOwnMeasure, "proposed before the year turns", "2026-12-31", []data.Record{point("n", "ks", "y2027", data.PlanProposed)}, []string{"due.control_plan 2026-12-31 sn"}},
		{ofOwnMeasure, "proposed, and none made", "2027-01-02", []data.Record{point("n", "ks", "y2027", data.PlanProposed)}, []string{"due.control_adopted 2027-02-28 ks", "due.control_adopted 2027-02-28 sn"}},
		{ofOwnMeasure, "adopted by one", "2027-03-01", []data.Record{point("n", "ks", "y2027", data.PlanAdopted), point("n2", "ks", "y2027", data.PlanProposed)}, []string{"due.control_adopted 2027-02-28 sn!"}},
		{ofOwnMeasure, "a body that has stopped long since", "2028-01-02", nil, nil},
	} {
		test.method.check(t, test.name)
		var got []string
		for _, line := range dueLines(data.WhatIsDue(data.NewRegister(controlled(test.more...)), test.today.Start(), data.ByLeadTime)) {
			if strings.HasPrefix(line, "due.control_") {
				got = append(got, line)
			}
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: got %q", test.name, got)
		}
	}
}

func TestWheel(t *testing.T) {
	reg := data.NewRegister(append(controlled(),
		occasion("late", "p-ks", "2026-06-01", "", ""), occasion("next", "p-ks", "2027-03-31", "", ""), occasion("beyond", "p-ks", "2027-11-01", "", ""),
		&data.Activity{Head: head("k"), Title: "k", Month: "m10", Date: number(31), From: "2026-01-01"},
		&data.Activity{Head: head("done"), Title: "d", Month: "m12", Date: number(15), LastDone: "2026-11-20"},
		&data.Meeting{Head: head("m"), Body: "ks", On: "2026-12-02"}, &data.Meeting{Head: head("m-held"), Body: "ks", On: "2026-10-30"},
		&data.Snooze{Head: head("s"), What: data.DueControl, Record: "late", Until: "2027-02-01"},
	))
	wheel, overdue := data.Wheel(reg, controlNow)
	if len(wheel) != 12 || wheel[0].First != "2026-11-01" || wheel[11].First != "2027-10-01" {
		t.Fatalf("%d months from %s", len(wheel), wheel[0].First)
	}
	at := map[string]data.Day{}
	for _, month := range wheel {
		for _, a := range month.Activities {
			at[a.ID] = month.First
			if a.Done != (a.ID == "done") {
				t.Errorf("%s is done: %v", a.ID, a.Done)
			}
		}
		for _, d := range month.Due {
			at[d.ID] = month.First
		}
		for _, m := range month.Meetings {
			at[m.ID] = month.First
		}
	}
	for id, want := range map[string]data.Day{"late": "", "next": "2027-03-01", "beyond": "", "k": "2027-10-01", "done": "2026-12-01", "m": "2026-12-01", "m-held": ""} {
		if at[id] != want {
			t.Errorf("%s is in %q, want %q", id, at[id], want)
		}
	}
	if overdue != 2 { // an occasion that somebody has put off is late all the same, and the activity of October
		t.Errorf("%d are overdue", overdue)
	}
}

// What a body has asked for, and deviations, shall lead to actions (SS-EN ISO/IEC 27001:2023, 10.2; kommunallagen 2017:725, 6 kap. 6 §).
func TestWhatLacksAnAction(t *testing.T) {
	task := func(change func(*data.Decision)) *data.Decision {
		d := &data.Decision{Head: head("d"), Title: "d", Sort: data.DecisionTasks, Body: "ks", On: "2026-11-10", Matter: "m"}
		change(d)
		return d
	}
	asIs := func(*data.Decision) {}
	action := func(of data.Record, state data.ActionState) *data.Action {
		return &data.Action{Head: head("a"), Title: "a", State: state, Origin: data.OriginOf(of.KindName(), of.Header().ID)}
	}
	found := func(done data.Day, result data.ControlResult) *data.ControlOccasion {
		return occasion("o", "p-ks", "2026-10-31", done, result)
	}
	check := &data.SupplierCheck{Head: head("c"), Supplier: "s", DoneOn: "2026-11-01", Result: data.CheckMinor, By: "by"}
	officer := &data.Matter{Head: head("m"), Title: "m", State: data.MatterDecided, Officer: "officer"}
	responsible := &data.Supplier{Head: head("s"), Title: "s", Responsible: "responsible"}
	lacks := func(id string, on data.Day, to string) string { return id + " " + string(on) + " " + to }
	for name, test := range map[string]struct {
		records []data.Record
		want    string
	}{
		"a task of two weeks ago":          {[]data.Record{task(asIs), officer}, lacks("d", "2026-11-24", "officer")},
		"a task of the day before":         {[]data.Record{task(func(d *data.Decision) { d.On = "2026-11-09" })}, lacks("d", "2026-11-23!", "")},
		"a task of the day after":          {[]data.Record{task(func(d *data.Decision) { d.On = "2026-11-11" })}, ""},
		"a task with an action":            {[]data.Record{task(asIs), action(task(asIs), data.ActionPlanned)}, ""},
		"a task that an action answers":    {[]data.Record{task(asIs), &data.Action{Head: head("a"), Title: "a", Decision: "d", EffectOn: "2026-11-24"}}, ""},
		"a task whose action was given up": {[]data.Record{task(asIs), action(task(asIs), data.ActionCancelled)}, lacks("d", "2026-11-24", "")},
		"a task that is only proposed":     {[]data.Record{task(func(d *data.Decision) { d.Stage = data.StageProposes })}, ""},
		"a task that waits for its §":      {[]data.Record{task(func(d *data.Decision) { d.Meeting = "x" })}, ""},
		"another decision":                 {[]data.Record{task(func(d *data.Decision) { d.Sort = data.DecisionNotes })}, ""},
		"actions are kept elsewhere":       {[]data.Record{task(asIs), &data.RegisterUse{Head: head("u"), Register: "action", State: data.UseElsewhere}}, ""},
		"a control without remark":         {[]data.Record{found("2026-10-31", data.ResultClean)}, ""},
		"a minor deviation":                {[]data.Record{found("2026-11-10", data.ResultMinor)}, lacks("o", "2026-11-24", "")},
		"a major deviation of long ago":    {[]data.Record{found("2026-10-31", data.ResultMajor)}, lacks("o", "2026-11-14!", "")},
		"a deviation with an action":       {[]data.Record{found("2026-10-31", data.ResultMajor), action(found("", ""), data.ActionDone)}, ""},
		"a supplier's deviation":           {[]data.Record{check, responsible}, lacks("c", "2026-11-15!", "responsible")},
		"a supplier's, nobody responsible": {[]data.Record{check}, lacks("c", "2026-11-15!", "by")},
		"a supplier's, with an action":     {[]data.Record{check, action(check, data.ActionOngoing)}, ""},
	} {
		var got []string
		for _, d := range data.WhatIsDue(data.NewRegister(test.records), controlNow, data.ByLeadTime) {
			if d.What != data.DueAssignment && d.What != data.DueDeviation {
				continue
			}
			on := d.On
			if d.Overdue {
				on += "!"
			}
			got = append(got, lacks(d.ID, on, string(d.To)))
		}
		if strings.Join(got, "; ") != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
