package data_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"
	"time"

	"lisparmen/data"
)

// ruleDay is a day of the year 2026 on which each rule is tried.
const ruleDay = data.Day("2026-11-24")

func head(id string) data.Head { return data.Head{ID: id} }

// TestRules tries the rule of each duty of the catalogue that has one. The names give the provision or the policy's words
// that the rule stands on, as the rule's own comment does.
func TestRules(t *testing.T) {
	sof := &data.Unit{Head: head("sof"), Name: "Socialförvaltningen", Type: data.UnitAdministration}
	buf := &data.Unit{Head: head("buf"), Name: "Barn- och utbildningsförvaltningen", Type: data.UnitAdministration}
	ab := &data.Unit{Head: head("ab"), Name: "Bostäder AB", Type: data.UnitCompany}
	ks := &data.Unit{Head: head("ks"), Name: "Kommunstyrelsen", Type: data.UnitBoard}
	role := func(id string, holder data.Link[*data.Person], to data.Day) *data.Role {
		return &data.Role{Head: head(id), Name: id, Needed: true, Holder: holder, To: to}
	}
	policy := &data.Document{Head: head("policy"), Title: "Policy", Type: data.DocumentPolicy, State: data.DocumentRegistered}
	introduced := func(unit string, state data.IntroductionState, own string) *data.Introduction {
		return &data.Introduction{Head: head("i-" + unit), Document: "policy", Unit: data.Link[*data.Unit](unit), State: state, Proof: "x", OwnDecision: own}
	}
	open := &data.Action{Head: head("open"), Title: "o", State: data.ActionOngoing, Due: "2026-12-01"}
	late := &data.Action{Head: head("late"), Title: "l", State: data.ActionOngoing, Due: "2026-11-23"}
	unreported := &data.Action{Head: head("unreported"), Title: "u", State: data.ActionDone, DoneOn: "2026-05-01", ReportBy: "2026-11-23"}
	decision := func(on data.Day) *data.Decision {
		return &data.Decision{Head: head("decision"), Title: "d", Sort: data.DecisionNotes, Body: "ks", On: on}
	}
	told := func(id string, sort data.RegistrationSort, changed, notified data.Day) *data.Registration {
		return &data.Registration{Head: head(id), Sort: sort, ChangedOn: changed, NotifiedOn: notified}
	}
	web := &data.Course{Head: head("web"), Title: "Webb", Months: number(24)}
	law := &data.Course{Head: head("law"), Title: "Ledning", Mandatory: true, Months: number(24)}
	leader := &data.Person{Head: head("leader"), Name: "Kommundirektören", Leadership: true}
	offer := func(id string, group data.Group, unit data.Link[*data.Unit], on data.Day) *data.TrainingOffer {
		return &data.TrainingOffer{Head: head(id), Course: "web", Group: group, Unit: unit, On: on, Headcount: number(10)}
	}
	sn := &data.Unit{Head: head("sn"), Name: "Socialnämnden", Type: data.UnitCommittee}
	home := &data.Unit{Head: head("home"), Name: "Hemtjänsten", Type: data.UnitSection, Parent: "sof"}
	under := func(u *data.Unit, parent data.Link[*data.Unit]) *data.Unit {
		below := *u
		below.Parent = parent
		return &below
	}
	trained := func(on data.Day, heads int, people ...data.Link[*data.Person]) *data.TrainingDone {
		return &data.TrainingDone{Head: head("trained"), Course: "law", Group: data.GroupLeadership, On: on, Headcount: &heads, People: people}
	}
	all := []data.Record{web, sof, offer("o-sof", data.GroupEmployees, "sof", "2026-01-10"), offer("o-fv", data.GroupElected, "", "2026-01-10")}
	plan := func(id string, by data.Day) *data.TrainingPlan {
		return &data.TrainingPlan{Head: head(id), Course: "web", Group: data.GroupEmployees, By: by}
	}
	confirmation := func(unit string, on data.Day, complete bool) *data.Confirmation {
		return &data.Confirmation{
			Head: head("c-" + unit), Unit: data.Link[*data.Unit](unit), On: on,
			Introduction: true, Access: complete, Training: true, Leaving: true,
		}
	}
	authority := func(id string, checked data.Day) *data.Authority {
		return &data.Authority{Head: head(id), Name: id, CheckedOn: checked}
	}
	clock := &data.Deadline{
		Head: head("clock"), Track: data.TrackCyber, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours,
		Basis: data.FromKnown, CheckedOn: "2026-07-01",
	}
	incident := func(known time.Time) *data.Incident {
		return &data.Incident{Head: head("incident"), Title: "i", Significant: data.JudgedYes, KnownAt: known}
	}
	sent := func(at time.Time) *data.Notification {
		return &data.Notification{Head: head("sent"), Incident: "incident", Track: data.TrackCyber, Step: data.StepNotification, SentAt: at}
	}
	september := time.Date(2026, 9, 1, 8, 0, 0, 0, data.Swedish)
	thisMorning := time.Date(2026, 11, 24, 8, 0, 0, 0, data.Swedish)
	municipality := func(coordinator data.Link[*data.Person], supervisor data.Link[*data.Authority]) *data.Municipality {
		return &data.Municipality{Head: head("m"), Name: "Ekdala", Coordinator: coordinator, Supervisor: supervisor}
	}
	with := func(more []data.Record, records ...data.Record) []data.Record {
		return append(slices.Clone(more), records...)
	}

	for _, test := range []struct {
		duty       int
		name       string
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		proof      []string
		lacks      []string
	}{
		{9, "policyn, samtliga nivåer: nobody has noted any introduction", []data.Record{policy, sof}, data.NotInUse, data.ReasonNotInUse, nil, nil},
		{9, "policyn, samtliga nivåer: introduced everywhere", []data.Record{policy, sof, introduced("sof", data.IntroductionDone, "")}, data.Met, data.ReasonIntroduced, []string{"i-sof"}, nil},
		{9, "policyn, samtliga nivåer: in one of two", []data.Record{policy, sof, buf, introduced("sof", data.IntroductionDone, "")}, data.Partly, data.ReasonIntroducedSome, []string{"i-sof"}, nil},
		{9, "policyn, samtliga nivåer: nowhere begun", []data.Record{policy, sof, introduced("sof", data.IntroductionNotBegun, "")}, data.Lacking, data.ReasonIntroducedNone, nil, []string{"i-sof"}},
		{9, "kommunallagen 10 kap. 3 §: a company without a decision of its own", []data.Record{policy, ab, introduced("ab", data.IntroductionDone, "")}, data.Partly, data.ReasonIntroducedSome, nil, []string{"i-ab"}},
		{9, "kommunallagen 10 kap. 3 §: a company with its own decision", []data.Record{policy, ab, introduced("ab", data.IntroductionDone, "Styrelsen § 4")}, data.Met, data.ReasonIntroduced, []string{"i-ab"}, nil},
		{9, "policyn, samtliga nivåer: no document in force", []data.Record{sof, introduced("sof", data.IntroductionDone, "")}, data.Unjudged, data.ReasonNothingInForce, nil, nil},

		{11, "27001 9.3: no decision", []data.Record{open, decision("2025-11-24")}, data.Partly, data.ReasonPlanUndecided, []string{"open"}, nil},
		{11, "27001 9.3: plan followed and a decision within the year", []data.Record{open, decision("2025-11-25")}, data.Met, data.ReasonPlanFollowed, []string{"open", "decision"}, nil},
		{11, "27001 10.1: an action is late", []data.Record{open, late, decision("2026-03-11")}, data.Partly, data.ReasonPlanLate, []string{"open", "decision"}, []string{"late"}},
		{11, "27001 9.3: a report back to the board is late", []data.Record{open, unreported, decision("2026-03-11")}, data.Partly, data.ReasonPlanLate, []string{"open", "decision"}, []string{"unreported"}},
		{11, "policyn, systematiskt: nothing planned or done for a year", []data.Record{
			&data.Action{Head: head("old"), State: data.ActionDone, DoneOn: "2025-11-24"}, decision("2026-03-11"),
		}, data.Lacking, data.ReasonPlanEmpty, []string{"decision"}, nil},

		{12, "cybersäkerhetslagen 2 kap. 2 §: nothing noted", nil, data.NotInUse, data.ReasonNotInUse, nil, nil},
		{12, "cybersäkerhetslagen 2 kap. 2 §: covered and not told", []data.Record{told("first", data.RegistrationFirst, "2026-01-15", "")}, data.Lacking, data.ReasonRegisteredNot, []string{}, nil},
		{12, "cybersäkerhetslagen 2 kap. 2 §: told, other laws not counted", []data.Record{told("first", data.RegistrationFirst, "2026-01-15", "2026-02-18")}, data.Partly, data.ReasonRegistered, []string{"first"}, nil},
		{12, "cybersäkerhetslagen 2 kap. 2 §: the fourteenth day", []data.Record{
			told("first", data.RegistrationFirst, "2026-01-15", "2026-02-18"), told("change", data.RegistrationContact, "2026-11-10", ""),
		}, data.Partly, data.ReasonRegistered, []string{"first"}, nil},
		{12, "cybersäkerhetslagen 2 kap. 2 §: the fifteenth day", []data.Record{
			told("first", data.RegistrationFirst, "2026-01-15", "2026-02-18"), told("change", data.RegistrationContact, "2026-11-09", ""),
		}, data.Lacking, data.ReasonChangeLate, []string{"first"}, []string{"change"}},
		{12, "cybersäkerhetslagen 2 kap. 2 §: told on the fifteenth day", []data.Record{
			told("first", data.RegistrationFirst, "2026-01-15", "2026-02-18"), told("change", data.RegistrationContact, "2026-10-01", "2026-10-16"),
		}, data.Partly, data.ReasonChangeWasLate, []string{"first"}, []string{"change"}},

		{13, "27001 5.3: nobody has said who", []data.Record{role("a", "", "")}, data.Unjudged, data.ReasonRolesUnsaid, nil, nil},
		{13, "27001 5.3: all held", []data.Record{role("a", "x", ""), &data.Role{Head: head("unneeded"), Name: "u"}}, data.Met, data.ReasonRolesHeld, []string{"a"}, nil},
		{13, "27001 5.3: one vacant", []data.Record{role("a", "x", ""), role("b", "", "")}, data.Partly, data.ReasonRolesVacant, []string{"a"}, []string{"b"}},
		{13, "27001 5.3: all have ended", []data.Record{role("a", "x", "2026-11-23")}, data.Lacking, data.ReasonRolesVacant, nil, []string{"a"}},

		{15, "policyn, erbjudas utbildning: everybody", all, data.Met, data.ReasonOffered, []string{"o-sof", "o-fv"}, nil},
		{15, "policyn, erbjudas utbildning: one förvaltning left out", with(all, buf), data.Partly, data.ReasonOfferedSome, []string{"o-sof", "o-fv"}, []string{"buf"}},
		{15, "policyn, erbjudas utbildning: the elected left out", all[:3], data.Partly, data.ReasonOfferedSome, []string{"o-sof"}, nil},
		{15, "policyn, erbjudas utbildning: the whole municipality at once", []data.Record{web, sof, buf, offer("o", data.GroupAll, "", "2026-01-10")}, data.Met, data.ReasonOffered, []string{"o"}, nil},
		{15, "policyn, erbjudas utbildning: by the nämnd above", []data.Record{web, under(sof, "sn"), sn, offer("o", data.GroupEmployees, "sn", "2026-01-10"), offer("e", data.GroupElected, "", "2026-01-10")}, data.Met, data.ReasonOffered, []string{"o", "e"}, nil},
		{15, "policyn, erbjudas utbildning: by an enhet below", []data.Record{web, sof, home, offer("o", data.GroupEmployees, "home", "2026-01-10"), offer("e", data.GroupElected, "", "2026-01-10")}, data.Met, data.ReasonOffered, []string{"o", "e"}, nil},
		{15, "policyn, erbjudas utbildning: in another förvaltning", []data.Record{web, sof, buf, home, offer("o", data.GroupEmployees, "home", "2026-01-10"), offer("e", data.GroupElected, "", "2026-01-10")}, data.Partly, data.ReasonOfferedSome, []string{"o", "e"}, []string{"buf"}},
		{15, "policyn, erbjudas utbildning: good no longer", []data.Record{web, sof, offer("o", data.GroupAll, "", "2024-11-24")}, data.Lacking, data.ReasonOfferedNone, nil, []string{"sof"}},
		{15, "cybersäkerhetslagen 2 kap. 4 §: a leader has not gone through it", with(all, law, leader), data.Partly, data.ReasonLeadership, []string{"o-sof", "o-fv"}, []string{"leader"}},
		{15, "cybersäkerhetslagen 2 kap. 4 §: gone through, by name", with(all, law, leader, trained("2026-01-20", 1, "leader")), data.Met, data.ReasonOffered, []string{"o-sof", "o-fv"}, nil},
		{15, "cybersäkerhetslagen 2 kap. 4 §: gone through, by number", with(all, law, leader, trained("2026-01-20", 1)), data.Met, data.ReasonOffered, []string{"o-sof", "o-fv"}, nil},
		{15, "cybersäkerhetslagen 2 kap. 4 §: good no longer", with(all, law, leader, trained("2024-11-24", 1, "leader")), data.Partly, data.ReasonLeadership, []string{"o-sof", "o-fv"}, []string{"leader"}},
		{15, "cybersäkerhetslagen 2 kap. 4 §: has left", with(all, law, &data.Person{Head: head("left"), Leadership: true, LeftOn: "2026-10-31"}), data.Met, data.ReasonOffered, []string{"o-sof", "o-fv"}, nil},

		{16, "policyn, utbildning samordnas: planned and offered", []data.Record{web, plan("p", "2026-10-31"), offer("o", data.GroupEmployees, "", "2026-10-01")}, data.Met, data.ReasonCalendar, []string{"p"}, nil},
		{16, "policyn, utbildning samordnas: one of two offered", []data.Record{
			web, plan("p", "2026-10-31"), &data.TrainingPlan{Head: head("q"), Course: "web", Group: data.GroupElected, By: "2026-10-31"},
			offer("o", data.GroupEmployees, "", "2026-10-01"),
		}, data.Partly, data.ReasonCalendarLate, []string{"p"}, []string{"q"}},
		{16, "policyn, utbildning samordnas: nothing offered", []data.Record{web, plan("p", "2026-10-31")}, data.Lacking, data.ReasonCalendarLate, nil, []string{"p"}},
		{16, "policyn, utbildning samordnas: last year's plan only", []data.Record{web, plan("p", "2025-12-15"), offer("o", data.GroupEmployees, "", "2025-12-01")}, data.Partly, data.ReasonCalendarOld, []string{"p"}, nil},

		{17, "policyn, chefers ansvar: no förvaltning", []data.Record{confirmation("x", "2026-05-01", true)}, data.Unjudged, data.ReasonNoUnits, nil, nil},
		{17, "policyn, chefers ansvar: last year's, while this one runs", []data.Record{sof, confirmation("sof", "2025-01-02", true)}, data.Met, data.ReasonConfirmed, []string{"c-sof"}, nil},
		{17, "policyn, chefers ansvar: two years old", []data.Record{sof, confirmation("sof", "2024-12-31", true)}, data.Lacking, data.ReasonConfirmedSome, nil, []string{"sof"}},
		{17, "policyn, chefers ansvar: one is not complete", []data.Record{sof, buf, confirmation("sof", "2026-05-01", false), confirmation("buf", "2026-05-01", true)}, data.Partly, data.ReasonConfirmedSome, []string{"c-buf"}, []string{"sof"}},

		{25, "cybersäkerhetslagen 2 kap. 6 §: told in time", []data.Record{clock, authority("ncsc", "2026-07-01"), incident(september), sent(september.Add(72 * time.Hour))}, data.Met, data.ReasonMatrix, []string{"clock", "ncsc", "sent"}, nil},
		{25, "cybersäkerhetslagen 2 kap. 6 §: told a second too late", []data.Record{clock, authority("ncsc", "2026-07-01"), incident(september), sent(september.Add(72*time.Hour + time.Second))}, data.Partly, data.ReasonClockWasLate, []string{"clock", "ncsc"}, []string{"sent"}},
		{25, "cybersäkerhetslagen 2 kap. 6 §: told this morning, a day too late", []data.Record{clock, authority("ncsc", "2026-07-01"), incident(thisMorning.AddDate(0, 0, -4)), sent(thisMorning)}, data.Partly, data.ReasonClockWasLate, []string{"clock", "ncsc"}, []string{"sent"}},
		{25, "cybersäkerhetslagen 2 kap. 6 §: not told", []data.Record{clock, authority("ncsc", "2026-07-01"), incident(september)}, data.Lacking, data.ReasonClockLate, []string{"clock", "ncsc"}, []string{"incident"}},
		{25, "policyn, hur, var och när: nothing told yet, and something to tell", []data.Record{clock, authority("ncsc", "2026-07-01"), incident(thisMorning)}, data.Unjudged, data.ReasonMatrixUntried, nil, []string{"incident"}},
		{25, "policyn, hur, var och när: a row too old", []data.Record{clock, authority("ncsc", "2025-11-24"), incident(september), sent(september)}, data.Partly, data.ReasonMatrixOld, []string{"clock", "sent"}, []string{"ncsc"}},
		{25, "policyn, hur, var och när: no incident register yet", []data.Record{clock, authority("ncsc", "2026-07-01")}, data.NotInUse, data.ReasonNotInUse, nil, nil},

		{28, "27001 A.5.5: nobody keeps them", []data.Record{municipality("", "ncsc"), authority("ncsc", "2026-07-01")}, data.Unjudged, data.ReasonContactsUnsaid, []string{"ncsc"}, nil},
		{28, "cybersäkerhetsförordningen 7 §: no supervisor", []data.Record{municipality("x", ""), authority("ncsc", "2026-07-01")}, data.Partly, data.ReasonNoSupervisor, []string{"ncsc"}, nil},
		{28, "27001 A.5.5: all checked", []data.Record{municipality("x", "ncsc"), authority("ncsc", "2025-11-25")}, data.Met, data.ReasonContacts, []string{"ncsc"}, nil},
		{28, "27001 A.5.5: one too old", []data.Record{municipality("x", "ncsc"), authority("ncsc", "2026-07-01"), authority("sapo", "2025-11-24")}, data.Partly, data.ReasonContactsOld, []string{"ncsc"}, []string{"sapo"}},
		{28, "27001 A.5.5: none checked", []data.Record{municipality("x", "ncsc"), authority("ncsc", "")}, data.Lacking, data.ReasonContactsOld, nil, []string{"ncsc"}},

		{1, "policyn, konfidentialitet: its registers come later", []data.Record{ks}, data.NotInUse, data.ReasonNotInUse, nil, nil},
	} {
		t.Run(fmt.Sprint(test.duty, " ", test.name), func(t *testing.T) {
			got := data.NewJudge(data.NewRegister(test.records), ruleDay).Computed(test.duty)
			if got.Assessment != test.assessment || got.Reason != test.reason || !sameIDs(got.Proof, test.proof) || !sameIDs(got.Lacks, test.lacks) {
				t.Errorf("got %s, %s, proof %q, lacks %q", got.Assessment, got.Reason, got.Proof, got.Lacks)
			}
		})
	}
}

func sameIDs(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// The review renews itself (SS-EN ISO/IEC 27001:2023, 5.2 and 7.5.2): a decision that keeps a document begins its months anew.
func TestNextReview(t *testing.T) {
	kept := func(on data.Day, sort data.DecisionSort) *data.Decision {
		return &data.Decision{Head: head("kept"), Title: "k", Sort: sort, Body: "ks", On: on, Document: "d", Stage: data.StageDecides}
	}
	prepared := kept("2026-10-01", data.DecisionKeeps)
	prepared.Stage = data.StagePrepares
	unwritten := kept("2026-10-01", data.DecisionKeeps)
	unwritten.Meeting = "m"
	for name, test := range map[string]struct {
		decided, noted data.Day
		months         *int
		decision       *data.Decision
		want           data.Day
	}{
		"nothing known":                        {"", "", nil, nil, ""},
		"a day noted":                          {"2024-03-01", "2026-09-30", nil, nil, "2026-09-30"},
		"months since the decision":            {"2025-03-01", "", number(24), nil, "2027-03-01"},
		"a day noted goes before months":       {"2026-03-11", "2028-03-31", number(24), nil, "2028-03-31"},
		"kept, with months":                    {"2023-09-13", "2026-09-30", number(36), kept("2026-10-01", data.DecisionKeeps), "2029-10-01"},
		"kept early, with months":              {"2023-09-13", "2026-09-30", number(36), kept("2026-08-01", data.DecisionKeeps), "2029-08-01"},
		"adopted anew, with months":            {"2023-09-13", "2026-09-30", number(36), kept("2026-10-01", data.DecisionAdopts), "2029-10-01"},
		"kept, without months":                 {"2023-09-13", "2026-09-30", nil, kept("2026-10-01", data.DecisionKeeps), ""},
		"a decision that only prepares":        {"2023-09-13", "2026-09-30", number(36), prepared, "2026-09-30"},
		"a decision without § at a meeting":    {"2023-09-13", "2026-09-30", number(36), unwritten, "2026-09-30"},
		"a decision still to come":             {"2023-09-13", "2026-09-30", number(36), kept("2026-12-01", data.DecisionKeeps), "2026-09-30"},
		"a decision that notes and no more":    {"2023-09-13", "2026-09-30", number(36), kept("2026-10-01", data.DecisionNotes), "2026-09-30"},
		"a leap day becomes the month's last ": {"2024-02-29", "", number(12), nil, "2025-02-28"},
	} {
		d := &data.Document{Head: head("d"), Title: "d", State: data.DocumentRegistered, DecidedOn: test.decided, ReviewOn: test.noted, ReviewEvery: test.months}
		records := []data.Record{d}
		if test.decision != nil {
			records = append(records, test.decision)
		}
		if got := data.NewJudge(data.NewRegister(records), ruleDay).NextReview(d); got != test.want {
			t.Errorf("%s: got %q, want %q", name, got, test.want)
		}
	}
}

// Only registers in use count, and what is said of a register is heard.
func TestOnlyRegistersInUseCount(t *testing.T) {
	use := func(state data.UseState, whole *int) *data.RegisterUse {
		return &data.RegisterUse{Head: head("use"), Register: "role", State: state, Whole: whole}
	}
	held := &data.Role{Head: head("a"), Name: "a", Needed: true, Holder: "x"}
	for name, test := range map[string]struct {
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		coverage   []data.Extent
	}{
		"empty":                    {nil, data.NotInUse, data.ReasonNotInUse, nil},
		"holds something":          {[]data.Record{held}, data.Met, data.ReasonRolesHeld, []data.Extent{{Register: "role", Held: 1}}},
		"said to be in use, empty": {[]data.Record{use(data.UseInUse, nil)}, data.Unjudged, data.ReasonRolesUnsaid, []data.Extent{{Register: "role"}}},
		"the whole is told":        {[]data.Record{held, use(data.UseInUse, number(85))}, data.Met, data.ReasonRolesHeld, []data.Extent{{Register: "role", Held: 1, Whole: 85}}},
		"kept in another system":   {[]data.Record{held, use(data.UseElsewhere, nil)}, data.NotInUse, data.ReasonElsewhere, nil},
		"said to be not begun before it held anything": {[]data.Record{held, use(data.UseNotBegun, number(20))}, data.Met, data.ReasonRolesHeld, []data.Extent{{Register: "role", Held: 1, Whole: 20}}},
	} {
		got := data.NewJudge(data.NewRegister(test.records), ruleDay).Computed(13)
		if got.Assessment != test.assessment || got.Reason != test.reason || !slices.Equal(got.Coverage, test.coverage) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A light says how much of the whole it rests on, once, where somebody has told the whole.
func TestLightsSayTheirCoverage(t *testing.T) {
	duty := func(id string, catalogue int) *data.Duty {
		return &data.Duty{Head: head(id), Sentence: id, Catalogue: &catalogue, Area: data.AreaOrganisation, State: data.DutyKept}
	}
	lights := data.Lights(data.NewRegister([]data.Record{
		duty("a", 13), duty("b", 13), duty("c", 14), &data.Role{Head: head("role"), Name: "r", Needed: true, Holder: "x"},
		demanded("document", data.AreaOrganisation, data.DocumentRegistered),
		&data.RegisterUse{Head: head("use"), Register: "role", State: data.UseInUse, Whole: number(85)},
	}), ruleDay)
	if want := []data.Extent{{Register: "role", Held: 1, Whole: 85}}; !slices.Equal(lights[1].Coverage, want) || lights[1].Assessment != data.Met {
		t.Errorf("%+v", lights[1])
	}
	if lights[0].Coverage != nil {
		t.Errorf("%+v", lights[0])
	}
}

// The coordinator's own word counts, and what the registers show stays beside it.
func TestTheCoordinatorsWordCounts(t *testing.T) {
	duty := func(id string, a data.Assessment, state data.DutyState) *data.Duty {
		return &data.Duty{Head: head(id), Sentence: id, Catalogue: number(13), Assessment: a, AssessmentReason: "x", State: state}
	}
	reg := data.NewRegister([]data.Record{
		&data.Role{Head: head("a"), Name: "a", Needed: true, Holder: "x"},
		duty("met", data.Met, data.DutyKept), duty("lacking", data.Lacking, data.DutyKept), duty("dropped", data.Lacking, data.DutyDropped),
		duty("silent", data.Unjudged, data.DutyProposed),
	})
	list := data.NewJudge(reg, ruleDay).Catalogue()
	if len(list) != data.DutyCount {
		t.Fatalf("%d duties", len(list))
	}
	for i, s := range list {
		if s.Number != i+1 || s.Rule.Key == "" || len(s.Rule.Reads) == 0 {
			t.Errorf("duty %d is %+v", i+1, s)
		}
		if s.Number != 13 && (len(s.Duties) > 0 || s.Own != nil) {
			t.Errorf("duty %d is laid by %v", s.Number, s.Duties)
		}
	}
	s := list[12]
	if s.Own == nil || s.Own.ID != "lacking" || len(s.Duties) != 3 || s.Judged.Assessment != data.Lacking || s.Judged.Reason != data.ReasonAssessed ||
		s.Computed.Assessment != data.Met || !slices.Equal(s.Judged.Proof, []string{"a"}) {
		t.Errorf("%+v", s)
	}
}

func TestRuleOfStrangers(t *testing.T) {
	for _, n := range []int{-1, 0, data.DutyCount + 1} {
		if _, ok := data.RuleOf(n); ok {
			t.Errorf("%d has a rule", n)
		}
		if got := data.NewJudge(data.NewRegister(nil), ruleDay).Computed(n); got.Assessment != data.Unjudged || got.Reason != data.ReasonNone {
			t.Errorf("%d is %+v", n, got)
		}
	}
}

// tenThousand is a register of ten thousand records of the sorts that the rules read.
func tenThousand() data.Register {
	records := make([]data.Record, 0, 10_000)
	id := func() data.Head { return head(strconv.Itoa(len(records))) }
	day := func(i int) data.Day { return ruleDay.AddDays(-i * 7919 % 900) }
	clock := &data.Deadline{Head: head("clock"), Track: data.TrackCyber, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours, Basis: data.FromKnown, CheckedOn: ruleDay}
	records = append(records, clock, &data.Authority{Head: head("authority"), Name: "a", CheckedOn: ruleDay}, &data.Course{Head: head("course"), Title: "c", Months: number(24)})
	for i := range 30 {
		records = append(records, &data.Unit{Head: head("unit" + strconv.Itoa(i)), Name: "u", Type: data.UnitAdministration})
	}
	for i := 0; len(records) < 10_000; i++ {
		unit := data.Link[*data.Unit]("unit" + strconv.Itoa(i%30))
		document := &data.Document{Head: id(), Title: "d", Type: data.DocumentGuideline, State: data.DocumentRegistered, Demanded: i%50 == 0, Area: data.AreaPeople, DecidedBy: unit, DecidedOn: day(i), ReviewEvery: number(24)}
		records = append(records, document)
		records = append(records, &data.Decision{Head: id(), Title: "b", Sort: data.DecisionKeeps, On: day(i), Document: data.Link[*data.Document](document.ID)})
		records = append(records, &data.Introduction{Head: id(), Document: data.Link[*data.Document](document.ID), Unit: unit, State: data.IntroductionDone})
		incident := &data.Incident{Head: id(), Title: "i", Significant: data.JudgedYes, KnownAt: day(i).Start()}
		records = append(records, incident)
		records = append(records, &data.Notification{Head: id(), Incident: data.Link[*data.Incident](incident.ID), Track: data.TrackCyber, Step: data.StepNotification, SentAt: day(i).Start()})
		records = append(records, &data.Action{Head: id(), Title: "a", State: data.ActionOngoing, Due: day(i)})
		records = append(records, &data.Role{Head: id(), Name: "r", Needed: true, Holder: "x"})
		records = append(records, &data.TrainingOffer{Head: id(), Course: "course", Group: data.GroupEmployees, Unit: unit, On: day(i)})
		records = append(records, &data.Confirmation{Head: id(), Unit: unit, On: day(i), Introduction: true, Access: true, Training: true, Leaving: true})
		supplier := &data.Supplier{Head: id(), Title: "s", Criticality: data.PriorityHigh}
		system := &data.System{Head: head("system" + strconv.Itoa(i)), Title: "s", Supplier: data.Link[*data.Supplier](supplier.ID), PersonalData: true}
		records = append(records, supplier, system)
		records = append(records, &data.Contract{Head: id(), Title: "a", Supplier: data.Link[*data.Supplier](supplier.ID), From: day(i), Systems: data.Links[*data.System]{data.Link[*data.System](system.ID)}})
		records = append(records, &data.SupplierCheck{Head: id(), Supplier: data.Link[*data.Supplier](supplier.ID), DoneOn: day(i), Result: data.CheckDeviation})
		records = append(records, &data.Procurement{Head: id(), Title: "u", AdvertisedOn: day(i)}, &data.Requirement{Head: head("k" + strconv.Itoa(i)), Title: "k", Procured: true})
		point := &data.ControlPoint{Head: id(), Title: "k", Unit: unit, Year: data.YearOf(ruleDay), State: data.PlanAdopted}
		records = append(records, point, &data.ControlOccasion{Head: id(), Control: data.Link[*data.ControlPoint](point.ID), PlannedOn: day(i)})
		records = append(records, &data.LegalRequirement{Head: id(), Title: "l", CheckedOn: day(i)}, &data.Stakeholder{Head: id(), Name: "s"})
		goal := &data.Goal{Head: id(), Title: "g", Every: number(3), Due: day(i)}
		records = append(records, goal, &data.Reading{Head: id(), Goal: data.Link[*data.Goal](goal.ID), On: day(i), Value: number(i)})
		records = append(records, &data.Activity{Head: id(), Title: "å", Month: "m03", LastDone: day(i)}, &data.Exception{Head: id(), Title: "x", Until: day(i)})
		records = append(records, &data.Duty{Head: id(), Sentence: "s", Catalogue: number(1 + i%data.DutyCount), State: data.DutyKept, Area: data.AreaSystematic})
	}
	return data.NewRegister(records[:10_000])
}

// BenchmarkStatus is every duty of the catalogue and the seven lights, for ten thousand records: at most 100 ms.
func BenchmarkStatus(b *testing.B) {
	reg := tenThousand()
	for b.Loop() {
		judge := data.NewJudge(reg, ruleDay)
		judge.Catalogue()
		judge.Lights()
	}
}

// BenchmarkWatches is all that falls due, for the same records.
func BenchmarkWatches(b *testing.B) {
	reg := tenThousand()
	for b.Loop() {
		data.Watches(reg, ruleDay.Start(), data.ByLeadTime)
	}
}

// BenchmarkWheel is the årshjul, for the same records.
func BenchmarkWheel(b *testing.B) {
	reg := tenThousand()
	for b.Loop() {
		data.Wheel(reg, ruleDay.Start())
	}
}
