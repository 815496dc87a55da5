package data_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

// aCatalogue is a few requirements, one for each way in which they differ.
func aCatalogue() []data.Record {
	on := func(id string, of data.RequirementOf, aspect data.Aspect, from data.Protection) *data.Requirement {
		return &data.Requirement{Head: head(id), Title: id, Of: of, Aspect: aspect, Protection: from}
	}
	should := on("should", data.OfSystem, "", data.ProtectionBase)
	should.Should = true
	ended := on("ended", data.OfSystem, "", data.ProtectionBase)
	ended.EndedOn = "2026-11-23"
	return []data.Record{
		on("base", data.OfSystem, "", data.ProtectionBase), on("raised", data.OfSystem, data.Confidentiality, data.ProtectionRaised),
		on("high", data.OfSystem, data.Availability, data.ProtectionHigh), on("unsaid", data.OfSystem, "", ""),
		on("door", data.OfPremises, data.Confidentiality, data.ProtectionBase), on("power", data.OfPremises, data.Availability, data.ProtectionRaised),
		on("notice", data.OfSupplier, "", data.ProtectionBase), should, ended,
	}
}

func aSystem(level data.Protection, decided data.Day) *data.System {
	return &data.System{Head: head("s"), Title: "s", Protection: level, RequirementsOn: decided, Life: data.LifeInUse, Owner: "owner"}
}

func aRoom(level data.Protection, decided data.Day) *data.Premises {
	return &data.Premises{Head: head("p"), Title: "p", Protection: level, RequirementsOn: decided}
}

func fulfilment(requirement string, state data.FulfilmentState) *data.Fulfilment {
	return &data.Fulfilment{Head: head("f-" + requirement), Requirement: data.Link[*data.Requirement](requirement), System: "s", State: state}
}

func TestRequirementsFollowTheLevelOfProtection(t *testing.T) {
	for _, test := range []struct {
		cite
		name string
		of   data.Record
		want []string
	}{
		{ofNeed, "nobody has judged it", aSystem("", ""), nil},
		{ofNeed, "the base is for all", aSystem(data.ProtectionBase, ""), []string{"base", "should", "unsaid"}},
		{ofNeed, "raised has the base too", aSystem(data.ProtectionRaised, ""), []string{"base", "raised", "should", "unsaid"}},
		{ofNeed, "high has all", aSystem(data.ProtectionHigh, ""), []string{"base", "high", "raised", "should", "unsaid"}},
		{ofNeed, "premises have their own", aRoom(data.ProtectionRaised, ""), []string{"door", "power"}},
		{ofNeed, "premises of the base", aRoom(data.ProtectionBase, ""), []string{"door"}},
	} {
		test.check(t, test.name)
		var got []string
		for _, r := range data.RequirementsFor(data.NewRegister(append(aCatalogue(), test.of)), test.of, ruleDay) {
			got = append(got, r.ID)
		}
		slices.Sort(got)
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// What has been decided already is not made again, and what came to the catalogue since is.
func TestNewFulfilments(t *testing.T) {
	system := aSystem(data.ProtectionBase, "")
	reg := data.NewRegister(append(aCatalogue(), system, fulfilment("base", data.Fulfilled)))
	made := data.NewFulfilments(reg, system, ruleDay)
	if len(made) != 2 || made[0].Requirement == "base" || made[0].System != "s" || made[0].State != "" || made[0].Secrecy.State != data.SecrecyPossible {
		t.Errorf("made %+v", made)
	}
	var problem *data.Problem
	if err := data.MayDecide(data.NewRegister(aCatalogue()), aSystem("", ""), ruleDay); !errors.As(err, &problem) || problem.Key != "problem.profile.nothing" {
		t.Errorf("of what nobody has judged: %v", err)
	}
}

func TestWhatMayBeApproved(t *testing.T) {
	excepted := fulfilment("base", data.FulfilledNot)
	excepted.Reason, excepted.Expires = "byts", "2026-11-24"
	over := fulfilment("base", data.FulfilledNot)
	over.Reason, over.Expires = "byts", "2026-11-23"
	for _, test := range []struct {
		cite
		name      string
		decided   data.Day
		row       *data.Fulfilment
		condition string
		want      string
	}{
		{ofDeciding, "nothing is decided", "", fulfilment("base", data.Fulfilled), "", "problem.approval.undecided"},
		{ofDeciding, "all is met", "2026-01-01", fulfilment("base", data.Fulfilled), "", ""},
		{ofDeciding, "a ska-krav is not met", "2026-01-01", fulfilment("base", data.FulfilledNot), "", "problem.approval.unmet"},
		{ofDeciding, "a ska-krav is met in part", "2026-01-01", fulfilment("base", data.FulfilledPartly), "", "problem.approval.unmet"},
		{ofDeciding, "a ska-krav is not judged", "2026-01-01", fulfilment("base", ""), "", "problem.approval.unmet"},
		{ofDeciding, "not met, with a condition", "2026-01-01", fulfilment("base", data.FulfilledNot), "före årsskiftet", ""},
		{ofDeciding, "a bör-krav is not met", "2026-01-01", fulfilment("should", data.FulfilledNot), "", ""},
		{ofDeciding, "it does not apply", "2026-01-01", fulfilment("base", data.FulfilledWaived), "", ""},
		{ofDeciding, "an exception on its last day", "2026-01-01", excepted, "", ""},
		{ofDeciding, "an exception the day after", "2026-01-01", over, "", "problem.approval.unmet"},
	} {
		test.check(t, test.name)
		system := aSystem(data.ProtectionBase, test.decided)
		err := data.MayApprove(data.NewRegister(append(aCatalogue(), system, test.row)), system, test.condition, ruleDay)
		var problem *data.Problem
		if errors.As(err, &problem); err == nil && test.want != "" || problem != nil && problem.Key != test.want {
			t.Errorf("%s: %v, want %q", test.name, err, test.want)
		}
	}
}

func TestRulesOfProtection(t *testing.T) {
	retired := aSystem(data.ProtectionBase, "")
	retired.ID, retired.Life = "retired", data.LifeRetired
	closed := aRoom(data.ProtectionBase, "")
	closed.EndedOn = "2026-11-23"
	excepted := fulfilment("raised", data.FulfilledNot)
	excepted.Reason, excepted.Expires = "byts", "2026-12-31"
	ofRetired := fulfilment("base", data.FulfilledNot)
	ofRetired.ID, ofRetired.System = "of-retired", "retired"
	measure := func(id, reference string, applies data.Judgement, reason string, done data.Implementation) *data.Measure {
		return &data.Measure{Head: head(id), Title: id, Reference: reference, Group: data.MeasureTechnical, Applies: applies, Reason: reason, Implementation: done}
	}
	twice := func(id string) *data.Measure {
		m := measure(id, "A 8.5", data.JudgedNo, "finns inte", "")
		m.Position = "805"
		return m
	}
	var whole []data.Record
	for i := range data.AnnexMeasures {
		whole = append(whole, measure(fmt.Sprint("m", i), fmt.Sprint("A 5.", i), data.JudgedNo, "finns inte", ""))
	}
	law := measure("law", "L1", data.JudgedYes, "lagen", data.Implemented)
	law.Group = data.MeasureLaw
	all := slices.Concat(aCatalogue(), []data.Record{aSystem(data.ProtectionBase, "2026-01-01")})
	with := func(more ...data.Record) []data.Record { return slices.Concat(all, more) }
	catalogued := func(more ...data.Record) []data.Record { return slices.Concat(aCatalogue(), more) }
	for _, test := range []struct {
		cite
		duty       int
		name       string
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		have, all  int
	}{
		{ofNeed, 5, "no requirement has been decided on", with(), data.NotInUse, data.ReasonNotInUse, 0, 0},
		{ofNeed, 5, "nobody has judged", with(fulfilment("base", "")), data.Unjudged, data.ReasonFulfilledUnjudged, 0, 1},
		{ofNeed, 5, "only a bör-krav is met", with(fulfilment("should", data.Fulfilled)), data.Unjudged, data.ReasonFulfilledUnjudged, 0, 0},
		{ofNeed, 5, "all is met", with(fulfilment("base", data.Fulfilled)), data.Met, data.ReasonFulfilled, 1, 1},
		{ofNeed, 5, "one of two is met", with(fulfilment("base", data.Fulfilled), fulfilment("raised", data.FulfilledPartly)), data.Partly, data.ReasonFulfilledSome, 1, 2},
		{ofNeed, 5, "one waits by an exception", with(fulfilment("base", data.Fulfilled), excepted), data.Met, data.ReasonFulfilled, 1, 1},
		{ofNeed, 5, "one does not apply", with(fulfilment("base", data.Fulfilled), fulfilment("raised", data.FulfilledWaived)), data.Met, data.ReasonFulfilled, 1, 1},
		{ofNeed, 5, "none is met", with(fulfilment("base", data.FulfilledNot)), data.Lacking, data.ReasonFulfilledSome, 0, 1},
		{ofNeed, 5, "what is retired does not count", with(retired, fulfilment("base", data.Fulfilled), ofRetired), data.Met, data.ReasonFulfilled, 1, 1},
		{ofNeed, 5, "nor what is demanded no longer", with(fulfilment("base", data.Fulfilled), fulfilment("ended", data.FulfilledNot)), data.Met, data.ReasonFulfilled, 1, 1},

		{ofStatement, 8, "nobody has begun", nil, data.NotInUse, data.ReasonNotInUse, 0, 0},
		{ofStatement, 8, "the law's areas are not the annex", []data.Record{law}, data.Lacking, data.ReasonApplicableNone, 0, 93},
		{ofStatement, 8, "one is judged", []data.Record{measure("m", "A 8.5", data.JudgedYes, "riskanalys", data.ImplementedPartly)}, data.Partly, data.ReasonApplicableSome, 1, 93},
		{ofStatement, 8, "it is not said how far", []data.Record{measure("m", "A 8.5", data.JudgedYes, "riskanalys", "")}, data.Lacking, data.ReasonApplicableNone, 0, 93},
		{ofStatement, 8, "it is not said why", []data.Record{measure("m", "A 8.5", data.JudgedYes, "", data.Implemented)}, data.Lacking, data.ReasonApplicableNone, 0, 93},
		{ofStatement, 8, "the same twice", []data.Record{twice("m"), twice("n")}, data.Partly, data.ReasonApplicableSome, 1, 93},
		{ofStatement, 8, "all are judged", whole, data.Met, data.ReasonApplicable, 93, 93},

		{ofDeciding, 19, "no system", aCatalogue(), data.NotInUse, data.ReasonNotInUse, 0, 0},
		{ofDeciding, 19, "no system in use", catalogued(retired), data.Unjudged, data.ReasonNoSystems, 0, 0},
		{ofDeciding, 19, "all decided", all, data.Met, data.ReasonDecided, 1, 1},
		{ofDeciding, 19, "a room is not", with(aRoom(data.ProtectionBase, "")), data.Partly, data.ReasonDecidedSome, 1, 2},
		{ofDeciding, 19, "a room is used no longer", with(closed), data.Met, data.ReasonDecided, 1, 1},
		{ofDeciding, 19, "none decided", catalogued(aSystem(data.ProtectionBase, "")), data.Lacking, data.ReasonDecidedNone, 0, 1},
	} {
		test.check(t, test.name)
		got := data.NewJudge(data.NewRegister(test.records), ruleDay).Computed(test.duty)
		if got.Assessment != test.assessment || got.Reason != test.reason || got.Have != test.have || got.All != test.all {
			t.Errorf("%d, %s: %s, %s, %d of %d", test.duty, test.name, got.Assessment, got.Reason, got.Have, got.All)
		}
		if public := data.NewJudge(data.NewRegister(test.records).Public(), ruleDay).Computed(test.duty); public.Have != got.Have || public.Assessment != got.Assessment {
			t.Errorf("%d, %s: public papers count %d", test.duty, test.name, public.Have)
		}
	}
}

func TestWatchesOfProtection(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	approved := func(until data.Day, life data.SystemLife) *data.System {
		s := aSystem(data.ProtectionBase, "2026-01-01")
		s.ApprovedUntil, s.Life = until, life
		return s
	}
	excepted := func(state data.FulfilmentState, until data.Day) *data.Fulfilment {
		f := fulfilment("base", state)
		f.Reason, f.Expires = "byts", until
		return f
	}
	kept := &data.RegisterUse{Head: head("u"), Register: "system", State: data.UseElsewhere}
	second := aSystem(data.ProtectionBase, "")
	second.ID = "t"
	decided := aSystem(data.ProtectionBase, "2026-01-01")
	for _, test := range []struct {
		cite
		name    string
		records []data.Record
		want    []string
	}{
		{ofDeciding, "undecided", append(aCatalogue(), aSystem("", "")), []string{"due.requirements  s"}},
		{ofDeciding, "two, told as one, and a room", append(aCatalogue(), aSystem("", ""), second, aRoom("", "")), []string{"due.requirements  p", "due.requirements  s and 1"}},
		{ofDeciding, "decided", append(aCatalogue(), decided), nil},
		{ofDeciding, "there is no catalogue to decide by", []data.Record{aSystem("", "")}, nil},
		{ofDeciding, "systems are kept elsewhere", append(aCatalogue(), aSystem("", ""), kept), nil},
		{ofDeciding, "approved for long", []data.Record{approved("2027-01-24", data.LifeInUse)}, nil},
		{ofDeciding, "approved for sixty days more", []data.Record{approved("2027-01-23", data.LifeInUse)}, []string{"due.approval 2027-01-23 s"}},
		{ofDeciding, "approved until yesterday", []data.Record{approved("2026-11-23", data.LifeInUse)}, []string{"due.approval 2026-11-23 s!"}},
		{ofDeciding, "retired", []data.Record{approved("2026-11-23", data.LifeRetired)}, nil},
		{ofDeciding, "an exception ends", []data.Record{decided, excepted(data.FulfilledNot, "2026-12-24")}, []string{"due.exception 2026-12-24 f-base"}},
		{ofDeciding, "an exception has ended", []data.Record{decided, excepted("", "2026-11-23")}, []string{"due.exception 2026-11-23 f-base!"}},
		{ofDeciding, "an exception of what is retired", []data.Record{approved("", data.LifeRetired), excepted(data.FulfilledNot, "2026-11-23")}, nil},
		{ofDeciding, "it was met before", []data.Record{decided, excepted(data.Fulfilled, "2026-11-23")}, nil},
	} {
		test.check(t, test.name)
		due := slices.DeleteFunc(data.WhatIsDue(data.NewRegister(test.records), now, data.ByLeadTime), func(d data.Due) bool { return d.What == data.DueMark })
		if got := dueLines(due); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q", test.name, got)
		}
		for _, d := range due {
			if d.What != data.DueRequirements && d.To != "owner" {
				t.Errorf("%s is addressed to %q", test.name, d.To)
			}
		}
	}
}

// A system that is removed takes what was demanded of it along: a row about nothing tells nothing.
func TestWhatIsDemandedGoesWithItsSystem(t *testing.T) {
	system, other := aSystem("", ""), fulfilment("raised", data.Fulfilled)
	other.System, other.Premises = "", "p"
	reg := data.NewRegister(append(aCatalogue(), system, aRoom("", ""), fulfilment("base", data.Fulfilled), other))
	if p := data.PartFrom(reg, system); len(p.Gone) != 1 || p.Gone[0].Header().ID != "f-base" || len(p.Loosed)+len(p.Stuck) > 0 {
		t.Errorf("a system: %+v", p)
	}
	if p := data.PartFrom(reg, reg.Record("p")); len(p.Gone) != 1 || p.Gone[0].Header().ID != "f-raised" {
		t.Errorf("premises: %+v", p)
	}
}

func TestMeasuresNameTheirAreas(t *testing.T) {
	m := &data.Measure{Areas: "1, 9,10, 11, x", Group: data.MeasureLaw, Position: "010"}
	if got := m.Serves(); !slices.Equal(got, []int{1, 9, 10}) || m.LawArea() != 10 {
		t.Errorf("%v, area %d", got, m.LawArea())
	}
	if m.Group = data.MeasureOwn; m.LawArea() != 0 {
		t.Error("the municipality's own is an area of the law")
	}
}
