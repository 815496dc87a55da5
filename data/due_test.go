package data_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"lisparmen/data"
)

func TestWhatIsDue(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	document := func(id string, state data.DocumentState, review, to data.Day) *data.Document {
		return &data.Document{Head: head(id), Title: id, State: state, ReviewOn: review, To: to}
	}
	successor := document("new", data.DocumentRegistered, "", "")
	successor.Replaces = "old"
	early := &data.Deadline{Head: head("rule"), Track: data.TrackCyber, Step: data.StepEarlyWarning, Amount: number(24), Unit: data.UnitHours, Basis: data.FromKnown, CheckedOn: "2026-07-01"}
	police := &data.Deadline{Head: head("police-rule"), Track: data.TrackPolice, Step: data.StepNotification, Basis: data.FromKnown, CheckedOn: "2026-07-01"}

	for _, test := range []struct {
		name    string
		records []data.Record
		want    []string // "what day id", with "!" when overdue
	}{
		{"nothing", nil, nil},
		{"reviews within the horizon", []data.Record{
			document("late", data.DocumentRegistered, "2026-11-23", ""), document("today", data.DocumentRegistered, "2026-11-24", ""),
			document("last", data.DocumentRegistered, "2026-12-24", ""), document("beyond", data.DocumentRegistered, "2026-12-25", ""),
			document("unregistered", data.DocumentUnregistered, "2026-11-23", ""),
		}, []string{"due.review 2026-11-23 late!", "due.review 2026-11-24 today", "due.review 2026-12-24 last"}},
		{"a document that another replaces needs no review", []data.Record{
			document("old", data.DocumentRegistered, "2026-01-01", "2026-06-30"), successor,
		}, nil},
		{
			"a document that ceases to apply",
			[]data.Record{document("ends", data.DocumentRegistered, "", "2026-12-01")},
			[]string{"due.expiry 2026-12-01 ends"},
		},
		{"open actions", []data.Record{
			&data.Action{Head: head("planned"), Title: "p", State: data.ActionPlanned, Due: "2026-12-01"},
			&data.Action{Head: head("late"), Title: "l", State: data.ActionOngoing, Due: "2026-11-01"},
			&data.Action{Head: head("done"), Title: "d", State: data.ActionDone, Due: "2026-11-01"},
			&data.Action{Head: head("cancelled"), Title: "c", State: data.ActionCancelled, Due: "2026-11-01"},
			&data.Action{Head: head("dateless"), Title: "n", State: data.ActionPlanned},
		}, []string{"due.action 2026-11-01 late!", "due.action 2026-12-01 planned"}},
		{"roles", []data.Record{
			&data.Role{Head: head("ends"), Name: "e", Holder: "x", To: "2026-12-01"},
			&data.Role{Head: head("vacant"), Name: "v", Needed: true},
			&data.Role{Head: head("ended"), Name: "w", Needed: true, Holder: "x", To: "2026-11-23"},
			&data.Role{Head: head("unneeded"), Name: "u"},
		}, []string{"due.role_ends 2026-12-01 ends", "due.role_vacant  ended", "due.role_vacant  vacant"}},
		{"clocks", []data.Record{
			early, police,
			&data.Incident{Head: head("runs"), Title: "r", Significant: data.JudgedYes, KnownAt: now.Add(-time.Hour)},
			&data.Incident{Head: head("late"), Title: "l", KnownAt: now.Add(-25 * time.Hour)},
			&data.Incident{Head: head("told"), Title: "t", Significant: data.JudgedYes, KnownAt: now.Add(-time.Hour)},
			&data.Notification{Head: head("n"), Incident: "told", Track: data.TrackCyber, Step: data.StepEarlyWarning, SentAt: now},
			&data.Incident{Head: head("police"), Title: "p", Significant: data.JudgedNo, CrimeSuspected: data.JudgedYes, KnownAt: now.Add(-48 * time.Hour)},
			&data.Incident{Head: head("harmless"), Title: "h", Significant: data.JudgedNo, KnownAt: now},
			&data.Incident{Head: head("waiting"), Title: "w", Significant: data.JudgedYes},
		}, []string{"due.clock 2026-11-22 police", "due.clock 2026-11-24 late!", "due.clock 2026-11-25 runs"}},
		{"removed records", []data.Record{&data.Action{Head: data.Head{ID: "x", Removed: true}, Title: "x", Due: "2026-11-01"}}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, due := range data.WhatIsDue(data.NewRegister(test.records), now, 30) {
				line := fmt.Sprintf("%s %s %s", due.What, due.On, due.ID)
				if due.Overdue {
					line += "!"
				}
				if (due.What == data.DueClock) != (due.Clock != nil) {
					t.Errorf("%s has clock %v", line, due.Clock)
				}
				got = append(got, line)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("\n got %q\nwant %q", got, test.want)
			}
		})
	}
}

// TestWatches tries each sort of watch beside those of TestWhatIsDue; the names give the provision where there is one.
func TestWatches(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	action := func(change func(*data.Action)) *data.Action {
		a := &data.Action{Head: head("action"), Title: "a", State: data.ActionDone, EffectOn: "2026-11-01"}
		change(a)
		return a
	}
	meeting := func(id string, on, stop, sent data.Day) *data.Meeting {
		return &data.Meeting{Head: head(id), Body: "ks", On: on, StopOn: stop, PapersSentOn: sent}
	}
	delegated := func(on, reported data.Day) *data.Decision {
		return &data.Decision{Head: head("delegated"), Title: "d", Sort: data.DecisionOther, Body: "ks", Role: "director", On: on, ReportedOn: reported}
	}
	change := func(changed, notified data.Day) *data.Registration {
		return &data.Registration{Head: head("change"), Sort: data.RegistrationContact, ChangedOn: changed, NotifiedOn: notified}
	}
	first := &data.Registration{Head: head("first"), Sort: data.RegistrationFirst, ChangedOn: "2026-01-15"}
	course := &data.Course{Head: head("course"), Title: "c", Months: number(12)}
	plan := func(id string, by data.Day) *data.TrainingPlan {
		return &data.TrainingPlan{Head: head(id), Course: "course", Group: data.GroupManagers, By: by}
	}
	offer := &data.TrainingOffer{Head: head("offer"), Course: "course", Group: data.GroupAll, On: "2026-10-01"}
	done := func(id string, on data.Day) *data.TrainingDone {
		return &data.TrainingDone{Head: head(id), Course: "course", Group: data.GroupManagers, On: on, Headcount: number(1)}
	}
	sof := &data.Unit{Head: head("sof"), Name: "s", Type: data.UnitAdministration}
	buf := &data.Unit{Head: head("buf"), Name: "b", Type: data.UnitAdministration}
	confirmation := func(unit string, on data.Day, complete bool) *data.Confirmation {
		return &data.Confirmation{Head: head("c-" + unit + string(on)), Unit: data.Link[*data.Unit](unit), On: on, Introduction: true, Access: complete, Training: true, Leaving: true}
	}
	document := &data.Document{Head: head("d"), Title: "d", State: data.DocumentRegistered, DecidedOn: "2024-11-30", ReviewEvery: number(24)}
	kept := &data.Decision{Head: head("kept"), Title: "k", Sort: data.DecisionKeeps, Body: "ks", On: "2026-11-02", Document: "d"}
	authority := func(id string, checked data.Day) *data.Authority {
		return &data.Authority{Head: head(id), Name: id, CheckedOn: checked}
	}
	held := func(id string, on, adjusted data.Day) *data.Meeting {
		return &data.Meeting{Head: head(id), Body: "ks", On: on, AdjustedOn: adjusted}
	}
	upAt := func(meeting string, on data.Day, paragraph string) *data.Decision {
		return &data.Decision{Head: head("up"), Title: "u", Sort: data.DecisionOther, Body: "ks", On: on, Meeting: data.Link[*data.Meeting](meeting), Paragraph: paragraph, Matter: "matter"}
	}
	prepared := &data.Decision{Head: head("prepared"), Title: "p", Sort: data.DecisionOther, Stage: data.StagePrepares, Body: "ksau", On: "2026-01-26", Paragraph: "§ 1", Meeting: "first", Matter: "matter"}
	matter := func(state data.MatterState) *data.Matter {
		return &data.Matter{Head: head("matter"), Title: "m", State: state}
	}
	september := &data.Matter{Head: head("01990000-0000-7000-8000-000000000001"), Title: "m", State: data.MatterPreparing} // made 2025-08-31
	elsewhere := &data.RegisterUse{Head: head("use"), Register: "meeting", State: data.UseElsewhere}
	lead := func(what data.DueWhat, days int) *data.LeadTime {
		return &data.LeadTime{Head: head("lead"), What: what, Days: &days}
	}

	for _, test := range []struct {
		name    string
		records []data.Record
		want    []string // "what day id", with "!" when overdue
	}{
		{"an opinion asked for and not given", []data.Record{&data.Referral{Head: head("r"), Document: "d", Unit: "sof", SentOn: "2026-10-01", AnswerBy: "2026-11-20"}}, []string{"due.referral 2026-11-20 r!"}},
		{"an opinion given", []data.Record{&data.Referral{Head: head("r"), Document: "d", Unit: "sof", SentOn: "2026-10-01", AnswerBy: "2026-11-20", AnsweredOn: "2026-11-23"}}, nil},
		{"återrapportering to the board, late", []data.Record{action(func(a *data.Action) { a.State, a.ReportBy = data.ActionOngoing, "2026-11-23" })}, []string{"due.report 2026-11-23 action!"}},
		{"återrapportering of what is done waits too", []data.Record{action(func(a *data.Action) { a.ReportBy = "2026-12-24" })}, []string{"due.report 2026-12-24 action"}},
		{"återrapporterat", []data.Record{action(func(a *data.Action) { a.ReportBy, a.ReportedOn = "2026-11-23", "2026-11-20" })}, nil},
		{"cancelled, nothing to report", []data.Record{action(func(a *data.Action) { a.State, a.ReportBy = data.ActionCancelled, "2026-11-23" })}, nil},
		{"cybersäkerhetslagen 2 kap. 3 § 6: did it help?", []data.Record{action(func(a *data.Action) { a.DoneOn, a.EffectOn = "2026-08-23", "" })}, []string{"due.outcome 2026-11-23 action!"}},
		{"papers after stoppdatum", []data.Record{meeting("m", "2026-12-02", "2026-11-18", "")}, []string{"due.papers 2026-11-18 m!"}},
		{"papers sent", []data.Record{meeting("m", "2026-12-02", "2026-11-18", "2026-11-17")}, nil},
		{"papers to a meeting that has been", []data.Record{meeting("m", "2026-11-23", "2026-11-09", "")}, nil},
		{"no paragraph the day of the meeting", []data.Record{held("m", "2026-11-24", ""), upAt("m", "2026-11-24", "")}, nil},
		{"no paragraph the day after", []data.Record{held("m", "2026-11-23", ""), upAt("m", "2026-11-23", "")}, []string{"due.minutes 2026-12-07 up"}},
		{"no paragraph when the minutes should be there", []data.Record{held("m", "2026-11-09", "2026-11-16"), upAt("m", "2026-11-09", "")}, []string{"due.minutes 2026-11-23 up!"}},
		{"the meeting has been moved", []data.Record{held("m", "2026-12-02", ""), upAt("m", "2026-11-09", "")}, nil},
		{"a paragraph for a matter that was dropped is not waited for", []data.Record{held("m", "2026-11-23", ""), upAt("m", "2026-11-23", ""), matter(data.MatterDropped)}, nil},
		{"kommunallagen 5 kap. 69 §: the thirteenth day", []data.Record{held("m", "2026-11-11", ""), upAt("m", "2026-11-11", "§ 1")}, nil},
		{"kommunallagen 5 kap. 69 §: the fourteenth day", []data.Record{held("m", "2026-11-10", ""), upAt("m", "2026-11-10", "§ 1")}, []string{"due.adjusted 2026-11-24 m"}},
		{"kommunallagen 5 kap. 69 §: the fifteenth day", []data.Record{held("m", "2026-11-09", ""), upAt("m", "2026-11-09", "§ 1")}, []string{"due.adjusted 2026-11-23 m!"}},
		{"kommunallagen 5 kap. 69 §: justerat", []data.Record{held("m", "2026-11-09", "2026-11-20"), upAt("m", "2026-11-09", "§ 1")}, nil},
		{"a meeting with nothing of ours", []data.Record{held("m", "2026-11-09", "")}, nil},
		{"the municipality's own days for the minutes", []data.Record{held("m", "2026-11-09", ""), upAt("m", "2026-11-09", "§ 1"), lead(data.DueAdjusted, 21)}, nil},
		{"a matter that has stood still for sixty days", []data.Record{matter(data.MatterSent), upAt("m", "2026-09-25", "§ 1")}, []string{"due.stalled 2026-11-24 matter"}},
		{"a matter that has stood still for fewer", []data.Record{matter(data.MatterPreparing), upAt("m", "2026-09-26", "§ 1")}, nil},
		{"a matter that nothing has been done to since it was made", []data.Record{september}, []string{"due.stalled 2025-10-30 " + september.ID + "!"}},
		{"a matter that is to come up", []data.Record{matter(data.MatterPreparing), held("m", "2026-12-02", ""), upAt("m", "2026-12-02", ""), prepared}, nil},
		{"a matter that was prepared long ago and is not to come up", []data.Record{matter(data.MatterPreparing), prepared}, []string{"due.stalled 2026-03-27 matter!"}},
		{"a matter that has been decided", []data.Record{matter(data.MatterDecided), upAt("m", "2026-01-26", "§ 1")}, nil},
		{"a matter where meetings are kept in another system", []data.Record{matter(data.MatterPreparing), upAt("m", "2026-01-26", "§ 1"), elsewhere}, nil},
		{"kommunallagen 6 kap. 40 §: told at the next meeting", []data.Record{delegated("2026-11-02", ""), meeting("before", "2026-11-01", "", ""), meeting("next", "2026-12-02", "", ""), meeting("after", "2027-01-13", "", "")}, []string{"due.delegated 2026-12-02 delegated"}},
		{"kommunallagen 6 kap. 40 §: no meeting known", []data.Record{delegated("2026-09-02", "")}, []string{"due.delegated 2026-11-02 delegated!"}},
		{"kommunallagen 6 kap. 40 §: told", []data.Record{delegated("2026-09-02", "2026-10-07")}, nil},
		{"cybersäkerhetslagen 2 kap. 2 §: the fourteenth day", []data.Record{change("2026-11-10", "")}, []string{"due.registration 2026-11-24 change"}},
		{"cybersäkerhetslagen 2 kap. 2 §: the fifteenth day", []data.Record{change("2026-11-09", "")}, []string{"due.registration 2026-11-23 change!"}},
		{"cybersäkerhetslagen 2 kap. 2 §: told", []data.Record{change("2026-11-09", "2026-11-24")}, nil},
		{"cybersäkerhetslagen 2 kap. 2 §: the first time has no counted days", []data.Record{first}, []string{"due.registration 2026-01-15 first"}},
		{"mandates", []data.Record{
			&data.Mandate{Head: head("ends"), Person: "p", Body: "ks", To: "2026-12-31"}, &data.Mandate{Head: head("ended"), Person: "p", Body: "ks", To: "2026-11-23"},
			&data.Mandate{Head: head("far"), Person: "p", Body: "ks", To: "2030-12-31"},
		}, []string{"due.mandate 2026-12-31 ends"}},
		{"serving for another", []data.Record{
			&data.Service{Head: head("soon"), Person: "p", Role: "r", From: "2026-12-01", To: "2026-12-20"},
			&data.Service{Head: head("now"), Person: "p", Role: "r", From: "2026-11-20", To: "2026-11-27"},
			&data.Service{Head: head("past"), Person: "p", Role: "r", From: "2026-07-06", To: "2026-07-31"},
		}, []string{"due.served 2026-11-27 now", "due.serves 2026-12-01 soon"}},
		{"planned and not offered", []data.Record{course, plan("p", "2026-10-31")}, []string{"due.training 2026-10-31 p!"}},
		{"planned and offered", []data.Record{course, plan("p", "2026-10-31"), offer}, nil},
		{"planned anew", []data.Record{course, plan("p", "2025-10-31"), plan("q", "2026-12-10")}, []string{"due.training 2026-12-10 q"}},
		{"good no longer", []data.Record{course, done("old", "2024-11-01"), done("new", "2025-12-01")}, []string{"due.renewal 2026-12-01 new"}},
		{"policyn, chefers ansvar: last year's is missing, where another gave theirs", []data.Record{sof, buf, confirmation("sof", "2025-12-12", true)}, []string{"due.confirmation 2025-12-31 buf!", "due.confirmation 2026-12-31 sof"}},
		{"policyn, chefers ansvar: one that is not complete is missing", []data.Record{sof, confirmation("sof", "2026-11-12", false)}, []string{"due.confirmation 2026-12-31 sof"}},
		{"policyn, chefers ansvar: given", []data.Record{sof, confirmation("sof", "2026-11-12", true)}, nil},
		{"policyn, chefers ansvar: nobody has begun", []data.Record{sof}, nil},
		{"the review counts from the months", []data.Record{document}, []string{"due.review 2026-11-30 d"}},
		{"the review has renewed itself", []data.Record{document, kept}, nil},
		{"rows of law are told as one", []data.Record{authority("a", "2025-11-23"), authority("b", "2025-11-01"), authority("c", "2026-07-01")}, []string{"due.check 2026-11-01 b! and 1"}},
		{"a row of law that nobody has checked", []data.Record{authority("a", "")}, []string{"due.check 2026-11-24 a"}},
		{"the municipality's own lead time", []data.Record{document, lead(data.DueReview, 5)}, nil},
		{"a register that is kept in another system", []data.Record{meeting("m", "2026-12-02", "2026-11-18", ""), &data.RegisterUse{Head: head("use"), Register: "meeting", State: data.UseElsewhere}}, nil},
		{"as long as the lead time", []data.Record{document, lead(data.DueReview, 6)}, []string{"due.review 2026-11-30 d"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			due, putOff := data.Watches(data.NewRegister(test.records), now, data.ByLeadTime)
			if got := dueLines(due); !slices.Equal(got, test.want) || len(putOff) > 0 {
				t.Errorf("\n got %q\nwant %q, put off %v", got, test.want, putOff)
			}
		})
	}
}

func dueLines(list []data.Due) []string {
	var lines []string
	for _, due := range list {
		line := fmt.Sprintf("%s %s %s", due.What, due.On, due.ID)
		if due.Overdue {
			line += "!"
		}
		if due.More > 0 {
			line += fmt.Sprintf(" and %d", due.More)
		}
		lines = append(lines, line)
	}
	return lines
}

// What is put off is left out until its day, and can still be counted. What the law sets a day for cannot be put off.
func TestPutOff(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	late := &data.Action{Head: head("late"), Title: "l", State: data.ActionOngoing, Due: "2026-11-01"}
	change := &data.Registration{Head: head("change"), Sort: data.RegistrationContact, ChangedOn: "2026-11-01"}
	snooze := func(what data.DueWhat, record string, until data.Day) *data.Snooze {
		return &data.Snooze{Head: head("s" + string(until)), What: what, Record: record, Until: until, Reason: "x"}
	}
	for name, test := range map[string]struct {
		records     []data.Record
		due, putOff []string
	}{
		"until tomorrow":          {[]data.Record{late, snooze(data.DueAction, "late", "2026-11-25")}, nil, []string{"due.action 2026-11-01 late!"}},
		"until today":             {[]data.Record{late, snooze(data.DueAction, "late", "2026-11-24")}, []string{"due.action 2026-11-01 late!"}, nil},
		"put off twice":           {[]data.Record{late, snooze(data.DueAction, "late", "2026-12-24"), snooze(data.DueAction, "late", "2026-11-20")}, nil, []string{"due.action 2026-11-01 late!"}},
		"another watch":           {[]data.Record{late, snooze(data.DueReport, "late", "2026-12-24")}, []string{"due.action 2026-11-01 late!"}, nil},
		"another record":          {[]data.Record{late, snooze(data.DueAction, "other", "2026-12-24")}, []string{"due.action 2026-11-01 late!"}, nil},
		"cybersäkerhetslagen 2:2": {[]data.Record{change, snooze(data.DueRegistration, "change", "2026-12-24")}, []string{"due.registration 2026-11-15 change!"}, nil},
	} {
		due, putOff := data.Watches(data.NewRegister(test.records), now, data.ByLeadTime)
		if got := dueLines(due); !slices.Equal(got, test.due) {
			t.Errorf("%s: due %q", name, got)
		}
		if got := dueLines(putOff); !slices.Equal(got, test.putOff) || len(putOff) > 0 && putOff[0].Until == "" {
			t.Errorf("%s: put off %q", name, got)
		}
	}
}

// Each is addressed to whoever serves on the day; what is nobody's is the coordinator's.
func TestToWhom(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	owned := &data.Document{Head: head("d"), Title: "d", State: data.DocumentRegistered, ReviewOn: "2026-11-20", Owner: "role"}
	role := &data.Role{Head: head("role"), Name: "r", Holder: "holder", StandIn: "stand-in"}
	vacant := &data.Role{Head: head("role"), Name: "r", StandIn: "stand-in"}
	coordinates := &data.Role{Head: head("coordinates"), Name: "c", Holder: "coordinator"}
	serves := func(role string) *data.Service {
		return &data.Service{Head: head("s"), Person: "other", Role: data.Link[*data.Role](role), From: "2026-11-20", To: "2027-01-30"}
	}
	m := &data.Municipality{Head: head("m"), Name: "m", Coordinator: "coordinator"}
	confirmed := &data.Confirmation{Head: head("c"), Unit: "x", On: "2026-01-01"}
	sof := &data.Unit{Head: head("sof"), Name: "s", Type: data.UnitAdministration}
	manager := func(id string) *data.Person {
		return &data.Person{Head: head(id), Name: id, Unit: "sof", Position: data.GroupManagers}
	}
	second := &data.Role{Head: head("second"), Name: "Beredskapssamordnare", Holder: "coordinator"}
	ended := &data.Role{Head: head("coordinates"), Name: "c", Holder: "coordinator", To: "2026-10-31"}
	known := &data.Incident{Head: head("i"), Title: "i", Significant: data.JudgedYes, PersonalData: data.JudgedNo, KnownAt: now.Add(-time.Hour)}
	rule := func(role string) *data.Deadline {
		return &data.Deadline{Head: head("rule"), Track: data.TrackCyber, Step: data.StepEarlyWarning, Amount: number(24), Unit: data.UnitHours, Basis: data.FromKnown, Role: data.Link[*data.Role](role), CheckedOn: "2026-07-01"}
	}
	tells := rule("coordinates")
	mine := &data.Action{Head: head("a"), Title: "a", Due: "2026-11-20", Responsible: "coordinator"}
	vacated := &data.Role{Head: head("role"), Name: "r"}
	for name, test := range map[string]struct {
		records []data.Record
		want    data.Link[*data.Person]
	}{
		"somebody serves in another of the coordinator's roles":     {[]data.Record{owned, m, tells, coordinates, second, serves("second")}, "coordinator"},
		"somebody serves in the role that tells the authorities":    {[]data.Record{owned, m, tells, coordinates, second, serves("coordinates")}, "other"},
		"somebody serves in one of two roles that tell nobody":      {[]data.Record{owned, m, coordinates, second, serves("second")}, "coordinator"},
		"somebody served in a role that the coordinator has left":   {[]data.Record{owned, m, tells, ended, second, serves("coordinates")}, "coordinator"},
		"a clock: who holds the role that tells":                    {[]data.Record{known, rule("role"), role, m}, "holder"},
		"a clock: somebody serves in that role":                     {[]data.Record{known, rule("role"), role, m, serves("role")}, "other"},
		"a clock: its role is vacant, and has a stand-in":           {[]data.Record{known, rule("role"), vacant, m}, "stand-in"},
		"a clock: its role is vacant":                               {[]data.Record{known, rule("role"), vacated, m}, "coordinator"},
		"a clock: nobody has said who tells":                        {[]data.Record{known, rule(""), m}, "coordinator"},
		"a clock: nobody has said, somebody serves for coordinator": {[]data.Record{known, rule(""), m, coordinates, serves("coordinates")}, "other"},
		"a clock: its role has been removed":                        {[]data.Record{known, rule("role"), &data.Role{Head: data.Head{ID: "role", Removed: true}, Name: "r", Holder: "holder"}, m}, "coordinator"},
		"the owner's role is held":                                  {[]data.Record{owned, role, m}, "holder"},
		"somebody serves for the holder":                            {[]data.Record{owned, role, m, serves("role")}, "other"},
		"the role is vacant":                                        {[]data.Record{owned, vacant, m}, "stand-in"},
		"no role":                                                   {[]data.Record{owned, m}, "coordinator"},
		"somebody serves for coordinator":                           {[]data.Record{owned, m, coordinates, serves("coordinates")}, "other"},
		"no coordinator":                                            {[]data.Record{owned}, ""},
		"the coordinator's own action, while another serves":        {[]data.Record{mine, m, tells, coordinates, second, serves("coordinates")}, "other"},
		"the coordinator's own action, no other serves":             {[]data.Record{mine, m, tells, coordinates, second}, "coordinator"},
		"the coordinator's own action, another serves elsewhere":    {[]data.Record{mine, m, tells, coordinates, second, serves("second")}, "coordinator"},
		"an action's own, while another serves for the coordinator": {[]data.Record{&data.Action{Head: head("a"), Title: "a", Due: "2026-11-20", Responsible: "p"}, m, tells, coordinates, serves("coordinates")}, "p"},
		"an action's own":                                           {[]data.Record{&data.Action{Head: head("a"), Title: "a", Due: "2026-11-20", Responsible: "p"}, m}, "p"},
		"the only manager":                                          {[]data.Record{confirmed, sof, manager("a"), m}, "a"},
		"one of two managers":                                       {[]data.Record{confirmed, sof, manager("a"), manager("b"), m}, "coordinator"},
	} {
		due := data.WhatIsDue(data.NewRegister(test.records), now, data.ByLeadTime)
		if len(due) == 0 || due[0].To != test.want {
			t.Errorf("%s: %+v", name, due)
		}
	}
}

// What was told too late is known for a year (cybersäkerhetslagen 2025:1506, 2 kap. 2 and 6 §§).
func TestToldLate(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	rule := &data.Deadline{Head: head("rule"), Track: data.TrackCyber, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours, Basis: data.FromKnown}
	incident := func(id string, known time.Time, hours int) []data.Record {
		return []data.Record{
			&data.Incident{Head: head(id), Title: id, Significant: data.JudgedYes, KnownAt: known},
			&data.Notification{Head: head("n-" + id), Incident: data.Link[*data.Incident](id), Track: data.TrackCyber, Step: data.StepNotification, SentAt: known.Add(time.Duration(hours) * time.Hour)},
		}
	}
	change := func(id string, changed, notified data.Day) *data.Registration {
		return &data.Registration{Head: head(id), Sort: data.RegistrationContact, ChangedOn: changed, NotifiedOn: notified}
	}
	september := time.Date(2026, 9, 1, 8, 0, 0, 0, data.Swedish)
	records := slices.Concat(
		[]data.Record{rule, change("in-time", "2026-10-01", "2026-10-15"), change("late", "2026-10-01", "2026-10-16"), change("old", "2025-10-01", "2025-11-20"), change("waits", "2026-10-01", "")},
		incident("in time", september, 72), incident("73 hours", september, 73), incident("long ago", september.AddDate(-1, 0, 0), 73),
	)
	got := dueLines(data.ToldLate(data.NewRegister(records), now))
	if want := []string{"due.told_late 2026-09-04 73 hours!", "due.change_told_late 2026-10-15 late!"}; !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestEveryWatchHasALeadTime(t *testing.T) {
	reg := data.NewRegister([]data.Record{&data.LeadTime{Head: head("l"), What: data.DueReview, Days: number(90)}})
	if len(data.DueWhats()) < 22 {
		t.Errorf("%d sorts of watches have a lead time", len(data.DueWhats()))
	}
	for _, what := range data.DueWhats() {
		if days := data.LeadDays(reg, what); days <= 0 || what == data.DueReview && days != 90 {
			t.Errorf("%s: %d days", what, days)
		}
	}
}

// A nämnd that has been removed is not personuppgiftsansvarig for anything new.
func TestClocksKnowTheControllers(t *testing.T) {
	known := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	breach := &data.Deadline{Head: data.Head{ID: "r"}, Track: data.TrackGDPR, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours, Basis: data.FromKnown}
	clocks := data.Clocks(data.NewRegister([]data.Record{
		breach,
		&data.Unit{Head: data.Head{ID: "sn"}, Name: "Socialnämnden", Controller: true},
		&data.Unit{Head: data.Head{ID: "bun", Removed: true}, Name: "Barn- och utbildningsnämnden", Controller: true},
		&data.Unit{Head: data.Head{ID: "other"}, Name: "Byggnadsnämnden", Controller: true},
		&data.Incident{Head: data.Head{ID: "a"}, Number: number(1), Title: "a", PersonalData: data.JudgedYes, Units: data.Links[*data.Unit]{"bun", "sn"}, KnownAt: known},
		&data.Incident{Head: data.Head{ID: "b"}, Number: number(2), Title: "b", PersonalData: data.JudgedNo, KnownAt: known},
	}))
	if len(clocks) != 2 || len(clocks[0]) != 1 || clocks[0][0].Unit != "sn" || len(clocks[1]) != 0 {
		t.Errorf("%+v", clocks)
	}
}

func BenchmarkWhatIsDue(b *testing.B) {
	var records []data.Record
	for i := range 10_000 {
		d := &data.Document{Head: data.Head{ID: strconv.Itoa(i)}, State: data.DocumentRegistered, ReviewOn: data.Day("2026-11-24").AddDays(-i * 7919 % 900)}
		records = append(records, d)
	}
	reg := data.NewRegister(records)
	now := data.Day("2026-11-24").Start()
	for b.Loop() {
		data.WhatIsDue(reg, now, 30)
	}
}
