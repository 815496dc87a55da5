package data_test

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"
)

// bands are those of MSB's method; worst raises each risk of the highest consequence to the third.
func bands(worst bool) []data.Record {
	var list []data.Record
	for i, l := range []struct {
		title  string
		from   int
		may    bool
		months int
	}{{"Låg", 1, true, 0}, {"Medelhög", 3, true, 12}, {"Hög", 8, false, 6}, {"Extremt hög", 16, false, 1}} {
		level := &data.RiskLevel{Head: head(fmt.Sprint("band", i)), Title: l.title, From: &l.from, OwnerMay: l.may, WorstAlways: worst && i == 2, DecidedOn: "2025-01-01"}
		if l.months > 0 {
			level.Months = &l.months
		}
		list = append(list, level)
	}
	return list
}

func TestBandsOfRisks(t *testing.T) {
	for name, test := range map[string]struct {
		of                       cite
		consequence, probability int
		worst                    bool
		want                     string
	}{
		"the mildest":               {ofRiskMethod, 1, 1, false, "Låg"},
		"the highest of the lowest": {ofRiskMethod, 2, 1, false, "Låg"},
		"three":                     {ofRiskMethod, 1, 3, false, "Medelhög"},
		"six":                       {ofRiskMethod, 2, 3, false, "Medelhög"},
		"eight":                     {ofRiskMethod, 4, 2, false, "Hög"},
		"twelve":                    {ofRiskMethod, 3, 4, false, "Hög"},
		"sixteen":                   {ofRiskMethod, 4, 4, false, "Extremt hög"},
		"worst and unlikely":        {ofRiskMethod, 4, 1, false, "Medelhög"},
		"worst and unlikely raised": {ofRiskMethod, 4, 1, true, "Hög"},
		"likely and mild":           {ofRiskMethod, 1, 4, true, "Medelhög"},
		"worst of all is not held":  {ofRiskMethod, 4, 4, true, "Extremt hög"},
		"no value":                  {ofRiskMethod, 0, 0, true, ""},
	} {
		test.of.check(t, name)
		m := data.NewRiskMatrix(data.NewRegister(bands(test.worst)))
		got := ""
		if l := m.Level(data.Valued{Consequence: test.consequence, Probability: test.probability}); l != nil {
			got = l.Title
		}
		if got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	m := data.NewRiskMatrix(data.NewRegister(bands(false)))
	var until []int
	for _, l := range m.Levels() {
		until = append(until, m.Until(l))
	}
	if !slices.Equal(until, []int{2, 6, 12, 16}) {
		t.Errorf("the bands reach %v", until)
	}
}

// harms are consequences by category: economy, interruption, compliance, trust, others, people and environment; 0 is unsaid.
func harms(steps ...int) (h data.RiskHarms) {
	for i, at := range []**int{&h.Economy, &h.Service, &h.Compliance, &h.Trust, &h.Others, &h.People, &h.Environment} {
		if i < len(steps) && steps[i] > 0 {
			*at = &steps[i]
		}
	}
	return h
}

func TestTheHighestConsequenceCounts(t *testing.T) {
	const economy, trust, people = data.HarmsEconomy, data.HarmsTrust, data.HarmsPeople
	for name, test := range map[string]struct {
		of            cite
		before, after data.Risk // what the form was read from, and what somebody has written
		consequence   int       // 0: none
		category      data.RiskCategory
		refused       string
	}{
		"nothing is said":                    {ofRiskMethod, data.Risk{}, data.Risk{Consequence: number(3)}, 3, "", ""},
		"nothing at all":                     {ofRiskMethod, data.Risk{}, data.Risk{}, 0, "", ""},
		"the highest of two":                 {ofRiskMethod, data.Risk{}, data.Risk{Harms: harms(2, 0, 0, 0, 0, 4)}, 4, people, ""},
		"as written beside it":               {ofRiskMethod, data.Risk{}, data.Risk{Consequence: number(4), Harms: harms(2, 0, 0, 0, 0, 4)}, 4, people, ""},
		"the first of equals":                {ofRiskMethod, data.Risk{}, data.Risk{Harms: harms(3, 0, 0, 3)}, 3, economy, ""},
		"of equals the one that was chosen":  {ofRiskMethod, data.Risk{}, data.Risk{Category: trust, Harms: harms(3, 0, 0, 3)}, 3, trust, ""},
		"a lower one is written":             {ofRiskMethod, data.Risk{}, data.Risk{Consequence: number(2), Harms: harms(3)}, 0, "", "problem.risk.harms"},
		"a higher one is written":            {ofRiskMethod, data.Risk{}, data.Risk{Consequence: number(4), Harms: harms(3)}, 0, "", "problem.risk.harms"},
		"lowered though one is as high":      {ofRiskMethod, data.Risk{Consequence: number(3), Harms: harms(3)}, data.Risk{Consequence: number(2), Harms: harms(3)}, 0, "", "problem.risk.harms"},
		"one grows, and the number follows":  {ofRiskMethod, data.Risk{Consequence: number(3), Category: economy, Harms: harms(3, 0, 0, 0, 0, 1)}, data.Risk{Consequence: number(3), Category: economy, Harms: harms(3, 0, 0, 0, 0, 4)}, 4, people, ""},
		"all are less, and the number is":    {ofRiskMethod, data.Risk{Consequence: number(3), Category: economy, Harms: harms(3)}, data.Risk{Consequence: number(3), Category: economy, Harms: harms(1)}, 1, economy, ""},
		"the number is emptied":              {ofRiskMethod, data.Risk{Consequence: number(3), Harms: harms(3)}, data.Risk{Harms: harms(3)}, 3, economy, ""},
		"the categories are emptied":         {ofRiskMethod, data.Risk{Consequence: number(3), Category: economy, Harms: harms(3)}, data.Risk{Consequence: number(3), Category: economy}, 3, economy, ""},
		"another category is written":        {ofRiskMethod, data.Risk{}, data.Risk{Category: trust, Harms: harms(3, 0, 0, 2)}, 0, "", "problem.risk.worst"},
		"another category was there already": {ofRiskMethod, data.Risk{Category: trust, Consequence: number(2)}, data.Risk{Category: trust, Consequence: number(2), Harms: harms(3)}, 3, economy, ""},
		"what differed is left as it was":    {ofRiskMethod, data.Risk{Category: economy, Consequence: number(2), Harms: harms(3)}, data.Risk{Category: economy, Consequence: number(2), Harms: harms(3)}, 2, economy, ""},
	} {
		test.of.check(t, name)
		r := test.after
		err := data.WrittenRisk(&test.before, &r)
		if test.refused != "" {
			if p, ok := err.(*data.Problem); !ok || p.Key != test.refused {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		got := 0
		if r.Consequence != nil {
			got = *r.Consequence
		}
		if err != nil || got != test.consequence || r.Category != test.category {
			t.Errorf("%s: %v, consequence %d for %q", name, err, got, r.Category)
		}
	}
}

// Every category has its field, on the municipality's scale, and a risk that says nothing else than that still needs its probability.
func TestEveryCategoryHasItsConsequence(t *testing.T) {
	kind, reg := data.Risks.Untyped(), data.NewRegister(nil)
	set, _ := kind.Field("category")
	if len(set.Choices) != 7 {
		t.Fatalf("%d categories", len(set.Choices))
	}
	for _, o := range set.Choices {
		f, ok := kind.Field(data.HarmField(data.RiskCategory(o.Name)))
		if !ok {
			t.Fatalf("%s has no consequence", o.Name)
		}
		r := &data.Risk{Head: head("r"), Title: "r", Probability: number(1)}
		if err := f.Put(r, "4"); err != nil || r.Harms.Of(data.RiskCategory(o.Name)) != 4 || kind.Check(r) != nil || data.OnScales(reg, r) != nil {
			t.Errorf("%s: %v, %+v", f.Name, err, r.Harms)
		}
		put := func(step string) {
			if err := f.Put(r, step); err != nil {
				t.Fatal(err)
			}
		}
		put("5")
		if data.OnScales(reg, r) == nil {
			t.Errorf("%s is beyond the scale", f.Name)
		}
		put("0")
		if kind.Check(r) == nil {
			t.Errorf("%s has no step 0", f.Name)
		}
		put("3")
		r.Probability = nil
		if kind.Check(r) == nil {
			t.Errorf("a risk with %s alone has no probability", f.Name)
		}
	}
}

// A municipality that has five steps has them by writing a fifth row.
func TestStepsFollowTheRows(t *testing.T) {
	five := &data.RiskStep{Head: head("5"), Axis: data.AxisConsequence, Step: number(5), Title: "Katastrofal"}
	m := data.NewRiskMatrix(data.NewRegister(append(bands(true), five)))
	if m.Steps(data.AxisConsequence) != 5 || m.Steps(data.AxisProbability) != 4 || m.Step(data.AxisConsequence, 5) != five {
		t.Errorf("%d × %d steps", m.Steps(data.AxisConsequence), m.Steps(data.AxisProbability))
	}
	if l := m.Level(data.Valued{Consequence: 4, Probability: 1}); l.Title != "Medelhög" {
		t.Errorf("four of five is not the worst, but is %s", l.Title)
	}
}

func valueOf(id string, on data.Day, consequence, probability int) data.Record {
	return &data.RiskValue{Head: head(id), Risk: "r", On: on, Consequence: &consequence, Probability: &probability, Why: "x"}
}

func TestTheValueOfARiskOverTime(t *testing.T) {
	a, b, c := valueOf("a", "2025-10-02", 4, 4), valueOf("b", "2026-01-14", 4, 2), valueOf("c", "2026-09-01", 2, 2)
	for name, test := range map[string]struct {
		of           cite
		today        data.Day
		values       []data.Record
		first, now   int
		level, since string
	}{
		"what the risk itself says":  {ofRiskMethod, "2026-11-24", nil, 6, 6, "Medelhög", "2025-09-01"},
		"one":                        {ofRiskMethod, "2026-11-24", []data.Record{a}, 16, 16, "Extremt hög", "2025-10-02"},
		"better":                     {ofRiskMethod, "2026-11-24", []data.Record{a, b}, 16, 8, "Hög", "2025-10-02"}, // high or worse all the time
		"better and better":          {ofRiskMethod, "2026-11-24", []data.Record{c, b, a}, 16, 4, "Medelhög", "2025-10-02"},
		"as of a day":                {ofRiskMethod, "2026-08-31", []data.Record{c, b, a}, 16, 8, "Hög", "2025-10-02"},
		"worse again":                {ofRiskMethod, "2026-11-24", []data.Record{c, valueOf("d", "2026-10-01", 4, 2)}, 4, 8, "Hög", "2026-10-01"},
		"one without a number":       {ofRiskMethod, "2026-11-24", []data.Record{a, &data.RiskValue{Head: head("e"), Risk: "r", On: "2026-11-01"}}, 16, 16, "Extremt hög", "2025-10-02"},
		"one of the same day counts": {ofRiskMethod, "2026-11-24", []data.Record{a, valueOf("b", "2025-10-02", 1, 1)}, 16, 1, "Låg", "2025-10-02"},
	} {
		test.of.check(t, name)
		risk := &data.Risk{Head: head("r"), Title: "r", Consequence: number(2), Probability: number(3), Session: "s"}
		session := &data.RiskSession{Head: head("s"), Title: "s", On: "2025-09-01"}
		reg := data.NewRegister(slices.Concat(bands(false), test.values, []data.Record{risk, session}))
		for _, s := range []data.RiskStanding{data.RiskStandings(reg, test.today)[0], data.StandingOfRisk(reg, risk, test.today)} {
			if s.First.Product() != test.first || s.Now.Product() != test.now || s.Level.Title != test.level || string(s.Since) != test.since {
				t.Errorf("%s: first %d, now %d, %s since %s", name, s.First.Product(), s.Now.Product(), s.Level.Title, s.Since)
			}
		}
	}
}

func TestAnAcceptedRisk(t *testing.T) {
	for name, test := range map[string]struct {
		of                   cite
		on, until            data.Day
		by                   data.Link[*data.Person]
		then, later          int // probability of consequence 4, before and after
		treatment            data.RiskTreatment
		action               data.ActionState
		accepted, acceptable bool
	}{
		"not accepted":                    {ofRiskMethod, "", "", "chief", 2, 0, "", "", false, false},
		"accepted":                        {ofRiskMethod, "2026-10-01", "2027-10-01", "chief", 2, 0, "", "", true, true},
		"accepted by its owner":           {ofRiskMethod, "2026-10-01", "", "owner", 2, 0, "", "", false, false},
		"a mild one by its owner":         {ofRiskMethod, "2026-10-01", "", "owner", 1, 0, "", "", true, true},
		"its last day":                    {ofRiskMethod, "2026-10-01", "2026-11-24", "chief", 2, 0, "", "", true, true},
		"run out":                         {ofRiskMethod, "2025-11-01", "2026-11-23", "chief", 2, 0, "", "", false, false},
		"not yet":                         {ofRiskMethod, "2026-11-25", "", "chief", 2, 0, "", "", false, false},
		"without an end":                  {ofRiskMethod, "2026-10-01", "", "chief", 2, 0, "", "", true, true},
		"grown worse since":               {ofRiskMethod, "2026-10-01", "", "chief", 2, 4, "", "", false, false},
		"grown less since":                {ofRiskMethod, "2026-10-01", "", "chief", 4, 2, "", "", true, true},
		"within what the owner may":       {ofRiskMethod, "", "", "chief", 1, 0, "", "", false, true},
		"a treatment without an action":   {ofRiskMethod, "", "", "chief", 2, 0, data.TreatReduce, "", false, false},
		"an action within the time":       {ofRiskMethod, "", "", "chief", 2, 0, data.TreatReduce, data.ActionOngoing, false, true},
		"an action that was called off":   {ofRiskMethod, "", "", "chief", 2, 0, data.TreatReduce, data.ActionCancelled, false, false},
		"an action past the band's month": {ofRiskMethod, "", "", "chief", 4, 0, data.TreatReduce, data.ActionOngoing, false, false},
	} {
		test.of.check(t, name)
		risk := &data.Risk{Head: head("r"), Title: "r", Owner: "owner", AcceptedBy: test.by, Treatment: test.treatment, AcceptedOn: test.on, AcceptedUntil: test.until}
		records := append(bands(false), risk, valueOf("a", "2026-09-01", 4, test.then))
		if test.later > 0 {
			records = append(records, valueOf("b", "2026-11-01", 4, test.later))
		}
		if test.action != "" {
			records = append(records, &data.Action{Head: head("x"), State: test.action, Origin: data.OriginOf("risk", "00000000-0000-7000-8000-000000000001")})
			risk.ID = "00000000-0000-7000-8000-000000000001"
			for _, r := range records {
				if v, ok := r.(*data.RiskValue); ok {
					v.Risk = data.Link[*data.Risk](risk.ID)
				}
			}
		}
		s := data.RiskStandings(data.NewRegister(records), "2026-11-24")[0]
		if s.Accepted != test.accepted || s.Acceptable("2026-11-24") != test.acceptable {
			t.Errorf("%s: accepted %v, acceptable %v", name, s.Accepted, s.Acceptable("2026-11-24"))
		}
	}
}

func TestDutiesAboutRisks(t *testing.T) {
	good := func(id string) *data.Risk {
		return &data.Risk{Head: head(id), Title: id, Consequence: number(2), Probability: number(3), Owner: "p", Treatment: data.TreatAccept}
	}
	unowned := good("u")
	unowned.Owner = ""
	high := good("h")
	high.Consequence, high.Probability = number(4), number(3)
	closed := good("c")
	closed.ClosedOn, closed.Owner = "2026-01-01", ""
	session := func(on data.Day) data.Record { return &data.RiskSession{Head: head("s"), Title: "s", On: on} }
	undecided := bands(false)
	undecided[0].(*data.RiskLevel).DecidedOn = ""
	for name, test := range map[string]struct {
		of      cite
		number  int
		records []data.Record
		want    data.Assessment
		reason  data.StatusReason
	}{
		"all in order":                 {ofRiskMethod, 6, []data.Record{session("2026-03-01"), good("a"), closed}, data.Met, data.ReasonRisks},
		"one without an owner":         {ofRiskMethod, 6, []data.Record{session("2026-03-01"), good("a"), unowned}, data.Partly, data.ReasonRisksWant},
		"all without an owner":         {ofRiskMethod, 6, []data.Record{session("2026-03-01"), unowned}, data.Lacking, data.ReasonRisksWant},
		"an old session":               {ofRiskMethod, 6, []data.Record{session("2025-11-24"), good("a")}, data.Partly, data.ReasonAnalysisOld},
		"an old session and unowned":   {ofRiskMethod, 6, []data.Record{session("2025-11-24"), good("a"), unowned}, data.Lacking, data.ReasonAnalysisOld},
		"no register":                  {ofRiskMethod, 6, nil, data.NotInUse, data.ReasonNotInUse},
		"within what is accepted":      {ofRiskMethod, 10, append(bands(false), good("a")), data.Met, data.ReasonAccepted},
		"one above":                    {ofRiskMethod, 10, append(bands(false), good("a"), high), data.Partly, data.ReasonAcceptedSome},
		"all above":                    {ofRiskMethod, 10, append(bands(false), high), data.Lacking, data.ReasonAcceptedSome},
		"nobody has decided the level": {ofRiskMethod, 10, append(undecided, good("a")), data.Partly, data.ReasonLevelsUndecided},
		"no bands":                     {ofRiskMethod, 10, []data.Record{good("a")}, data.Partly, data.ReasonLevelsUndecided},
	} {
		test.of.check(t, name)
		judged := data.NewJudge(data.NewRegister(test.records), "2026-11-24").Computed(test.number)
		if judged.Assessment != test.want || judged.Reason != test.reason {
			t.Errorf("%s: %q, %s (%d of %d)", name, judged.Assessment, judged.Reason, judged.Have, judged.All)
		}
	}
}

func TestContinuityIsReady(t *testing.T) {
	for name, test := range map[string]struct {
		of        cite
		plan      data.Day
		stop      int // 0: nobody has said
		recover   int
		exercised data.Day
		restored  data.Day
		worked    data.Judgement
		tested    data.Judgement // by a later exercise on 2026-06-16
		want      bool
	}{
		"ready":                            {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "2026-03-01", data.JudgedYes, "", true},
		"no plan":                          {ofAvailable, "", 8, 4, "2025-05-01", "2026-03-01", data.JudgedYes, "", false},
		"never exercised":                  {ofAvailable, "2025-01-01", 8, 4, "", "2026-03-01", data.JudgedYes, "", false},
		"exercised two years ago today":    {ofAvailable, "2024-01-01", 8, 4, "2024-11-24", "2026-03-01", data.JudgedYes, "", true},
		"exercised too long ago":           {ofAvailable, "2024-01-01", 8, 4, "2024-11-23", "2026-03-01", data.JudgedYes, "", false},
		"nobody knows how long":            {ofAvailable, "2025-01-01", 0, 4, "2025-05-01", "2026-03-01", data.JudgedYes, "", false},
		"the system is slower":             {ofAvailable, "2025-01-01", 8, 9, "2025-05-01", "2026-03-01", data.JudgedYes, "", false},
		"a backup never read back":         {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "", "", "", false},
		"a backup read back long ago":      {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "2025-11-23", data.JudgedYes, "", false},
		"a backup that could not be read":  {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "2026-03-01", data.JudgedNo, "", false},
		"a later test that failed":         {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "2026-03-01", data.JudgedYes, data.JudgedNo, false},
		"a later test that did not fail":   {ofAvailable, "2025-01-01", 8, 4, "2025-05-01", "2026-03-01", data.JudgedNo, data.JudgedYes, true},
		"a plan of nothing that can stand": {ofAvailable, "2025-01-01", 8, 8, "2026-11-24", "2026-11-24", data.JudgedYes, "", true},
	} {
		test.of.check(t, name)
		c := &data.Continuity{Head: head("c"), Title: "c", PlanOn: test.plan, Systems: []data.Link[*data.System]{"s"}}
		if test.stop > 0 {
			c.StopHours = &test.stop
		}
		records := []data.Record{c, &data.System{Head: head("s"), Title: "s", Life: data.LifeInUse, RecoverHours: &test.recover, RestoredOn: test.restored, RestoreWorked: test.worked}}
		if test.exercised != "" {
			records = append(records, &data.Exercise{Head: head("e"), Title: "e", On: test.exercised, Sort: data.ExercisePlan, Continuity: "c"})
		}
		if test.tested != "" {
			records = append(records, &data.Exercise{Head: head("f"), Title: "f", On: "2026-06-16", Sort: data.ExerciseRestore, Worked: test.tested, Systems: []data.Link[*data.System]{"s"}})
		}
		reg := data.NewRegister(records)
		if got := data.ContinuityStandings(reg, "2026-11-24")[0].Ready(); got != test.want {
			t.Errorf("%s: ready %v", name, got)
		}
		judged := data.NewJudge(reg, "2026-11-24").ContinuityKept()
		if (judged.Assessment == data.Met) != test.want || judged.All != 1 {
			t.Errorf("%s: %+v", name, judged)
		}
	}
}

// A day before anybody knew of a risk has it not, and a day before it ended has it still.
func TestRisksAsOfADay(t *testing.T) {
	reg := data.NewRegister([]data.Record{
		&data.Risk{Head: head("r"), Title: "r"}, valueOf("a", "2026-01-01", 2, 2),
		&data.RiskSession{Head: head("s"), Title: "s", On: "2026-03-01"}, &data.Risk{Head: head("q"), Title: "q", Session: "s"},
		&data.Risk{Head: head("c"), Title: "c", ClosedOn: "2026-02-01"},
	})
	for on, want := range map[data.Day]int{"2025-12-31": 1, "2026-01-31": 2, "2026-02-01": 1, "2026-03-01": 2} {
		if got := len(data.RiskStandings(reg, on)); got != want {
			t.Errorf("%s: %d risks, want %d", on, got, want)
		}
	}
}

// What waits about risks and continuity, and to whom.
func TestWatchesOfRisks(t *testing.T) {
	unit := func(id string, of data.UnitType, parent string) data.Record {
		return &data.Unit{Head: head(id), Name: id, Type: of, Parent: data.Link[*data.Unit](parent)}
	}
	reg := data.NewRegister(append(bands(false),
		unit("sof", data.UnitAdministration, ""), unit("home care", data.UnitSection, "sof"), unit("school", data.UnitAdministration, ""),
		&data.RiskSession{Head: head("first"), Title: "first", On: "2025-09-01", Unit: "home care"},
		&data.RiskSession{Head: head("s"), Title: "s", On: "2025-10-02", Unit: "home care"},
		&data.Risk{Head: head("out"), Title: "out", Owner: "p", Consequence: number(4), Probability: number(3), Session: "s", AcceptedOn: "2025-10-02", AcceptedUntil: "2026-10-01"},
		&data.Risk{Head: head("lone"), Title: "lone", Consequence: number(2), Probability: number(3), Session: "s"},
		&data.Risk{Head: head("high"), Title: "high", Owner: "p", Treatment: data.TreatReduce, Consequence: number(4), Probability: number(3), Session: "s"},
		&data.Risk{Head: head("mild"), Title: "mild", Owner: "p", Treatment: data.TreatAccept, Consequence: number(2), Probability: number(3), Session: "s"},
		&data.Continuity{Head: head("plan"), Title: "plan", PlanOn: "2024-09-10", ReviewOn: "2026-12-01", Owner: "p"},
		&data.Exercise{Head: head("e"), Title: "e", Sort: data.ExerciseAlarm, On: "2026-01-01", Continuity: "plan"},
	))
	var got []string
	for _, d := range data.WhatIsDue(reg, moment(t, "2026-11-24 09:00"), data.ByLeadTime) {
		if d.Kind == "risk" || d.Kind == "unit" || d.Kind == "continuity" {
			got = append(got, fmt.Sprint(d.What, " ", d.On, " ", d.ID, " ", d.Overdue, " ", d.To))
		}
	}
	want := []string{
		"due.risk 2026-04-02 high true p", "due.analysis 2026-09-01 school true ", "due.exercise 2026-09-10 plan true p", "due.acceptance 2026-10-01 out true p", "due.risk 2026-10-02 lone true ",
		"due.analysis 2026-10-02 sof true ", "due.continuity 2026-12-01 plan false p",
	}
	got = slices.DeleteFunc(got, func(s string) bool { return s[:len("due.conf")] == "due.conf" })
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}
