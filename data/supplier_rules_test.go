package data_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// The steps of a procurement, as "name state" for those that are told of.
func TestProcurementSteps(t *testing.T) {
	const today = data.Day("2026-11-24")
	for _, test := range []struct {
		law  cite
		name string
		of   data.Procurement
		want string
	}{
		{ofBuying, "nothing is done", data.Procurement{}, "classified next, impact unjudged, advised waits, requirements waits, advertised waits, awarded waits, signed waits, processing unjudged, approved waits"},
		{
			ofBuying, "classified, and the requirements are next",
			data.Procurement{ClassifiedOn: "2026-09-01", Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified done, impact not_needed, advised not_needed, requirements next, advertised waits, awarded waits, signed waits, processing not_needed, approved waits",
		},
		{
			ofBuying, "advertised the day that it was classified",
			data.Procurement{ClassifiedOn: "2026-11-16", RequirementsOn: "2026-11-16", AdvertisedOn: "2026-11-16", Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified done, impact not_needed, advised not_needed, requirements done, advertised done, awarded next, signed waits, processing not_needed, approved waits",
		},
		{
			ofBuying, "advertised the day before it was classified, without requirements",
			data.Procurement{ClassifiedOn: "2026-11-17", AdvertisedOn: "2026-11-16", Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified done_after, impact not_needed, advised not_needed, requirements late, advertised done, awarded next, signed waits, processing not_needed, approved waits",
		},
		{
			ofBuying, "the planned day has passed",
			data.Procurement{PlannedOn: "2026-11-23", Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified late, impact not_needed, advised not_needed, requirements late, advertised late, awarded next, signed waits, processing not_needed, approved waits",
		},
		{
			ofBuying, "the planned day is today",
			data.Procurement{PlannedOn: today, Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified next, impact not_needed, advised not_needed, requirements waits, advertised waits, awarded waits, signed waits, processing not_needed, approved waits",
		},
		{
			ofBuying, "a contract that goes on is asked of nobody else",
			data.Procurement{Sort: data.ProcurementExtension, SignedOn: "2026-11-01", Impact: data.JudgedNo, Processing: data.JudgedNo},
			"classified late, impact not_needed, advised not_needed, requirements late, signed done, processing not_needed, approved next",
		},
		{
			ofImpact, "in use before the konsekvensbedömning, which had no advice",
			data.Procurement{
				ClassifiedOn: "2026-01-01", RequirementsOn: "2026-01-01", AdvertisedOn: "2026-02-01", AwardedOn: "2026-03-01", SignedOn: "2026-03-15",
				Impact: data.JudgedYes, ImpactOn: "2026-06-02", ApprovedOn: "2026-06-01", Processing: data.JudgedNo,
			},
			"classified done, impact done_after, advised late, requirements done, advertised done, awarded done, signed done, processing not_needed, approved done",
		},
		{
			ofProcessing, "in use, and nobody has said whether a PUB-avtal is needed",
			data.Procurement{
				ClassifiedOn: "2026-01-01", RequirementsOn: "2026-01-01", AdvertisedOn: "2026-02-01", AwardedOn: "2026-03-01", SignedOn: "2026-03-15", Impact: data.JudgedNo, ApprovedOn: "2026-06-01",
			},
			"classified done, impact not_needed, advised not_needed, requirements done, advertised done, awarded done, signed done, processing late, approved done",
		},
		{
			ofBuying, "called off",
			data.Procurement{ClassifiedOn: "2026-01-01", CancelledOn: "2026-02-01"},
			"classified done, impact stopped, advised stopped, requirements stopped, advertised stopped, awarded stopped, signed stopped, processing stopped, approved stopped",
		},
	} {
		test.law.check(t, test.name)
		var got []string
		for _, s := range test.of.Steps(today) {
			got = append(got, string(s.Name)+" "+string(s.State))
		}
		if text := strings.Join(got, ", "); text != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, text, test.want)
		}
	}
}

func TestContractsLastDayOfNotice(t *testing.T) {
	for _, test := range []struct {
		law  cite
		name string
		of   data.Contract
		want data.Day
	}{
		{ofContract, "the day it names", data.Contract{To: "2027-05-31", NoticeBy: "2026-12-31", NoticeMonths: number(6)}, "2026-12-31"},
		{ofContract, "months before its last day", data.Contract{To: "2027-12-31", NoticeMonths: number(6)}, "2027-06-30"},
		{ofContract, "without a last day", data.Contract{NoticeMonths: number(6)}, ""},
		{ofContract, "says nothing", data.Contract{To: "2027-05-31"}, ""},
	} {
		test.law.check(t, test.name)
		if got := test.of.Notice(); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

// Whether a contract needs a PUB-avtal and has it.
func TestProcessorOfAContract(t *testing.T) {
	for _, test := range []struct {
		law      cite
		name     string
		of       data.Contract
		personal bool
		want     data.ProcessorState
	}{
		{ofProcessing, "nobody has said, and nothing tells", data.Contract{}, false, data.ProcessorUnjudged},
		{ofProcessing, "nobody has said, and the system holds personal data", data.Contract{}, true, data.ProcessorMissing},
		{ofProcessing, "needed and not signed", data.Contract{Processing: data.JudgedYes}, false, data.ProcessorMissing},
		{ofProcessing, "judged not to be needed", data.Contract{Processing: data.JudgedNo}, true, data.ProcessorNotNeeded},
		{ofProcessing, "signed", data.Contract{Processing: data.JudgedYes, ProcessingOn: "2026-01-01"}, true, data.ProcessorSigned},
	} {
		test.law.check(t, test.name)
		if got := test.of.Processor(test.personal); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}

func aSupplier(id string, criticality data.Priority) *data.Supplier {
	return &data.Supplier{Head: head(id), Title: id, Criticality: criticality, IncidentContact: "x", Exit: "x", Responsible: "p"}
}

func aCheck(id, supplier string, on data.Day, result data.CheckResult) *data.SupplierCheck {
	return &data.SupplierCheck{Head: head(id), Supplier: data.Link[*data.Supplier](supplier), DoneOn: on, Result: result}
}

// begun tells that a register is in use though it holds nothing.
func begun(kind string) *data.RegisterUse {
	return &data.RegisterUse{Head: head("use-" + kind), Register: kind, State: data.UseInUse}
}

// Duties 21 and 22: which records prove them and which show what is wanting.
func TestRulesOfSuppliers(t *testing.T) {
	put := &data.Requirement{Head: head("k"), Title: "k", Procured: true}
	contract := func(id string, from data.Day, annex, processing data.Judgement) *data.Contract {
		return &data.Contract{Head: head(id), Title: id, Supplier: "s", From: from, Annex: annex, Processing: processing, Systems: data.Links[*data.System]{"holds"}}
	}
	bought := func(id string, sort data.ProcurementSort, chosen, asked data.Day) *data.Procurement {
		return &data.Procurement{Head: head(id), Title: id, Sort: sort, ClassifiedOn: "2026-09-01", RequirementsOn: chosen, AdvertisedOn: asked}
	}
	holds := &data.System{Head: head("holds"), Title: "h", PersonalData: true}
	old := contract("c", "2020-01-01", "", data.JudgedNo)
	high, low := aSupplier("high", data.PriorityHigh), aSupplier("low", data.PriorityLow)
	action := func(origin string, state data.ActionState) *data.Action {
		return &data.Action{Head: head("a"), Title: "a", State: state, Origin: origin}
	}
	const lateCheck = "0199c5b2-0000-7000-8000-000000000001"
	deviation := aCheck(lateCheck, "high", "2026-09-01", data.CheckDeviation)
	elsewhere := &data.RegisterUse{Head: head("use"), Register: "action", State: data.UseElsewhere}
	ended := aSupplier("ended", data.PriorityHigh)
	ended.EndedOn = "2026-11-23"

	for _, test := range []struct {
		law        cite
		duty       int
		name       string
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		proof      []string
		lacks      []string
	}{
		{ofBuying, 21, "no contract is kept yet", []data.Record{put}, data.NotInUse, data.ReasonNotInUse, nil, nil},
		{ofBuying, 21, "nothing of the catalogue is put to suppliers", []data.Record{&data.Requirement{Head: head("k")}, old}, data.Lacking, data.ReasonNothingProcured, nil, nil},
		{ofBuying, 21, "nothing bought in a year", []data.Record{put, old}, data.Met, data.ReasonProcuredQuiet, []string{"k"}, nil},
		{ofBuying, 21, "a contract of the year with its annex", []data.Record{put, contract("n", "2025-11-25", data.JudgedYes, data.JudgedNo)}, data.Met, data.ReasonProcured, []string{"n", "k"}, nil},
		{ofBuying, 21, "a contract of the year without", []data.Record{put, contract("n", "2025-11-25", data.JudgedNo, data.JudgedNo)}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"n"}},
		{ofBuying, 21, "a contract of the day a year ago without", []data.Record{put, contract("n", "2025-11-24", data.JudgedNo, data.JudgedNo)}, data.Met, data.ReasonProcuredQuiet, []string{"k"}, nil},
		{ofBuying, 21, "requirements chosen before tenders were asked for", []data.Record{put, old, bought("u", "", "2026-10-29", "2026-11-16")}, data.Met, data.ReasonProcured, []string{"u", "k"}, nil},
		{ofBuying, 21, "chosen the day after", []data.Record{put, old, bought("u", "", "2026-11-17", "2026-11-16")}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"u"}},
		{ofBuying, 21, "chosen, and the information was never classified", []data.Record{put, old, &data.Procurement{Head: head("u"), RequirementsOn: "2026-10-29", AdvertisedOn: "2026-11-16"}}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"u"}},
		{ofBuying, 21, "classified the day after", []data.Record{put, old, &data.Procurement{Head: head("u"), ClassifiedOn: "2026-11-17", RequirementsOn: "2026-10-29", AdvertisedOn: "2026-11-16"}}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"u"}},
		{ofBuying, 21, "never chosen", []data.Record{put, old, bought("u", "", "", "2026-11-16")}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"u"}},
		{ofProcessing, 21, "an old contract without its PUB-avtal", []data.Record{put, holds, contract("c", "2020-01-01", "", "")}, data.Partly, data.ReasonProcuredSome, []string{"k"}, []string{"c"}},

		{ofFollowing, 22, "nobody has judged any", []data.Record{aSupplier("s", ""), aCheck("c", "s", "2026-01-01", data.CheckClean)}, data.Unjudged, data.ReasonSuppliersUnsaid, nil, nil},
		{ofFollowing, 22, "the twelfth month's day", []data.Record{high, aCheck("c", "high", "2025-11-24", data.CheckClean)}, data.Met, data.ReasonSuppliersChecked, []string{"c"}, nil},
		{ofFollowing, 22, "the day after it", []data.Record{high, aCheck("c", "high", "2025-11-23", data.CheckClean)}, data.Lacking, data.ReasonSuppliersLate, nil, []string{"high"}},
		{ofFollowing, 22, "three years for one that little depends on", []data.Record{low, aCheck("c", "low", "2023-11-24", data.CheckMinor)}, data.Met, data.ReasonSuppliersChecked, []string{"c"}, nil},
		{ofFollowing, 22, "the municipality's own interval", []data.Record{low, aCheck("c", "low", "2023-11-24", data.CheckMinor), &data.SupplierInterval{Head: head("i"), Criticality: data.PriorityLow, Months: number(24)}}, data.Lacking, data.ReasonSuppliersLate, nil, []string{"low"}},
		{ofFollowing, 22, "planned, and it came to nothing", []data.Record{high, &data.SupplierCheck{Head: head("c"), Supplier: "high", Planned: "2026-10-01", Result: data.CheckNotDone}}, data.Lacking, data.ReasonSuppliersLate, nil, []string{"high"}},
		{ofFollowing, 22, "one of two, and one that has ended", []data.Record{high, low, ended, aCheck("c", "high", "2026-10-01", data.CheckClean)}, data.Partly, data.ReasonSuppliersLate, []string{"c"}, []string{"low"}},
		{ofFollowing, 22, "a deviation that nobody does anything about", []data.Record{high, deviation}, data.Lacking, data.ReasonSuppliersLate, nil, []string{lateCheck}},
		{ofFollowing, 22, "a deviation with an action", []data.Record{high, deviation, action(data.OriginOf("supplier_check", lateCheck), data.ActionPlanned)}, data.Met, data.ReasonSuppliersChecked, []string{lateCheck}, nil},
		{ofFollowing, 22, "a deviation whose action was called off", []data.Record{high, deviation, action(data.OriginOf("supplier_check", lateCheck), data.ActionCancelled)}, data.Lacking, data.ReasonSuppliersLate, nil, []string{lateCheck}},
		{ofFollowing, 22, "actions are kept in another system", []data.Record{high, deviation, elsewhere}, data.Met, data.ReasonSuppliersChecked, []string{lateCheck}, nil},
	} {
		test.law.check(t, test.name)
		got := data.NewJudge(data.NewRegister(test.records), ruleDay).Computed(test.duty)
		if got.Assessment != test.assessment || got.Reason != test.reason || !sameIDs(got.Proof, test.proof) || !sameIDs(got.Lacks, test.lacks) {
			t.Errorf("%d %s: got %s, %s, proof %q, lacks %q", test.duty, test.name, got.Assessment, got.Reason, got.Proof, got.Lacks)
		}
	}
}

// What waits of contracts, suppliers and procurements, as "what day id", with "!" when it is late.
func TestWatchesOfSuppliers(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	contract := func(change func(*data.Contract)) *data.Contract {
		c := &data.Contract{Head: head("c"), Title: "c", Supplier: "s", From: "2024-01-01", Processing: data.JudgedNo}
		change(c)
		return c
	}
	live := &data.System{Head: head("live"), Title: "l", Supplier: "s"}
	supplier := aSupplier("s", "")
	for _, test := range []struct {
		law     cite
		name    string
		records []data.Record
		want    []string
	}{
		{ofContract, "the last day of notice within 90 days", []data.Record{contract(func(c *data.Contract) { c.NoticeBy = "2027-02-22" })}, []string{"due.notice 2027-02-22 c"}},
		{ofContract, "beyond 90 days", []data.Record{contract(func(c *data.Contract) { c.NoticeBy = "2027-02-23" })}, nil},
		{ofContract, "passed, and nothing is decided", []data.Record{contract(func(c *data.Contract) { c.NoticeBy = "2026-11-23" })}, []string{"due.notice 2026-11-23 c!"}},
		{ofContract, "passed, and it goes on by decision", []data.Record{contract(func(c *data.Contract) { c.NoticeBy, c.Then = "2026-11-23", data.ThenExtended })}, nil},
		{ofContract, "ends soon", []data.Record{contract(func(c *data.Contract) { c.To = "2027-01-31" })}, []string{"due.contract_ends 2027-01-31 c"}},
		{ofContract, "has ended", []data.Record{live, contract(func(c *data.Contract) { c.To = "2026-11-23" })}, nil},
		{ofContract, "has ended, and its system is in use", []data.Record{live, contract(func(c *data.Contract) { c.To, c.Systems = "2026-11-23", data.Links[*data.System]{"live"} })}, []string{"due.contract_ends 2026-11-23 c!"}},
		{ofContract, "has ended, and another has come for its system", []data.Record{
			live, contract(func(c *data.Contract) { c.To, c.Systems = "2026-11-23", data.Links[*data.System]{"live"} }),
			&data.Contract{Head: head("d"), Supplier: "s", From: "2026-11-24", Processing: data.JudgedNo, Systems: data.Links[*data.System]{"live"}},
		}, nil},
		{ofProcessing, "a PUB-avtal is missing", []data.Record{contract(func(c *data.Contract) { c.Processing = data.JudgedYes })}, []string{"due.processor 2024-01-01 c!"}},
		{ofProcessing, "an underbiträde waits for an answer", []data.Record{contract(func(*data.Contract) {}), &data.Subprocessor{Head: head("b"), Contract: "c", AnswerBy: "2026-12-08"}}, []string{"due.subprocessor 2026-12-08 b"}},
		{ofProcessing, "an underbiträde that is approved", []data.Record{contract(func(*data.Contract) {}), &data.Subprocessor{Head: head("b"), Contract: "c", AnswerBy: "2026-12-08", ApprovedOn: "2026-11-20"}}, nil},
		{ofFollowing, "criticality is not judged", []data.Record{supplier}, nil},
		{ofFollowing, "never followed up", []data.Record{aSupplier("s", data.PriorityLow), begun("supplier_check")}, []string{"due.never_checked  s"}},
		{ofFollowing, "nobody has begun to follow up here", []data.Record{aSupplier("s", data.PriorityLow)}, nil},
		{ofFollowing, "followed up in another system", []data.Record{aSupplier("s", data.PriorityLow), &data.RegisterUse{Head: head("use"), Register: "supplier_check", State: data.UseElsewhere}}, nil},
		{ofFollowing, "never, and planned", []data.Record{aSupplier("s", data.PriorityLow), &data.SupplierCheck{Head: head("k"), Supplier: "s", Planned: "2026-12-01"}}, []string{"due.supplier_check 2026-12-01 k"}},
		{ofFollowing, "a year has gone", []data.Record{aSupplier("s", data.PriorityHigh), aCheck("k", "s", "2025-11-23", data.CheckClean)}, []string{"due.supplier_check 2026-11-23 s!"}},
		{ofFollowing, "the check says when next", []data.Record{aSupplier("s", data.PriorityHigh), &data.SupplierCheck{Head: head("k"), Supplier: "s", DoneOn: "2026-11-01", Next: "2026-12-01"}}, []string{"due.supplier_check 2026-12-01 s"}},
		{ofBuying, "advertised soon, and the requirements are not chosen", []data.Record{&data.Procurement{Head: head("u"), PlannedOn: "2027-01-23", ClassifiedOn: "2026-11-01"}}, []string{"due.procurement 2027-01-23 u"}},
		{ofBuying, "advertised soon, and all is ready", []data.Record{&data.Procurement{Head: head("u"), PlannedOn: "2027-01-23", ClassifiedOn: "2026-11-01", RequirementsOn: "2026-11-02"}}, nil},
		{ofBuying, "advertised without klassning", []data.Record{&data.Procurement{Head: head("u"), AdvertisedOn: "2026-10-15"}}, []string{"due.unclassified 2026-10-15 u!"}},
		{ofBuying, "classified afterwards", []data.Record{&data.Procurement{Head: head("u"), AdvertisedOn: "2026-10-15", ClassifiedOn: "2026-11-20"}}, nil},
	} {
		test.law.check(t, test.name)
		got := slices.DeleteFunc(dueLines(data.WhatIsDue(data.NewRegister(test.records), now, data.ByLeadTime)), func(line string) bool { return strings.HasPrefix(line, "due.mark") })
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// What a supplier lacks, and the incidents that are its own: by the link, and by the name that was written before it was in the
// register.
func TestSupplierStates(t *testing.T) {
	const today = data.Day("2026-11-24")
	bare := &data.Supplier{Head: head("s"), Title: "Molnbro System AB"}
	holds := &data.System{Head: head("holds"), Title: "h", Supplier: "s", Assets: data.Links[*data.Asset]{"asset"}}
	personal := &data.Asset{Head: head("asset"), Title: "a", PersonalData: true}
	abroad := aSupplier("s", data.PriorityHigh)
	abroad.OutsideEU = true
	signed := &data.Contract{Head: head("c"), Supplier: "s", From: "2024-01-01", Processing: data.JudgedYes, ProcessingOn: "2024-01-01"}
	recent := &data.Contract{Head: head("c"), Supplier: "s", From: "2026-05-01"}
	planned := func(on data.Day) data.Record { return &data.SupplierCheck{Head: head("k"), Supplier: "s", Planned: on} }
	for _, test := range []struct {
		law     cite
		name    string
		records []data.Record
		want    []data.SupplierLack
	}{
		{ofFollowing, "nothing is known", []data.Record{bare}, []data.SupplierLack{data.LackCriticality, data.LackContact}},
		{ofProcessing, "delivers a system with personal data, without contract", []data.Record{bare, holds, personal, begun("contract")}, []data.SupplierLack{data.LackCriticality, data.LackContact, data.LackContract, data.LackProcessor}},
		{ofProcessing, "with contract and PUB-avtal", []data.Record{bare, holds, personal, signed}, []data.SupplierLack{data.LackCriticality, data.LackContact}},
		{ofProcessing, "to a third country without ground", []data.Record{abroad, aCheck("k", "s", "2026-11-01", data.CheckClean)}, []data.SupplierLack{data.LackGround}},
		{ofFollowing, "never followed up", []data.Record{aSupplier("s", data.PriorityLow), begun("supplier_check")}, []data.SupplierLack{data.LackCheck}},
		{ofFollowing, "long with us, and its first check is planned at last", []data.Record{aSupplier("s", data.PriorityHigh), signed, planned("2027-01-01")}, []data.SupplierLack{data.LackCheck}},
		{ofFollowing, "new this year, and its first check is planned in time", []data.Record{aSupplier("s", data.PriorityHigh), recent, planned("2027-05-01")}, nil},
		{ofFollowing, "new this year, and its first check is planned too late", []data.Record{aSupplier("s", data.PriorityHigh), recent, planned("2027-05-02")}, []data.SupplierLack{data.LackCheck}},
		{ofFollowing, "new this year, and the day of its first check has passed", []data.Record{aSupplier("s", data.PriorityHigh), recent, planned("2026-11-23")}, []data.SupplierLack{data.LackCheck}},
		{ofFollowing, "nobody has begun to follow up here", []data.Record{aSupplier("s", data.PriorityLow)}, nil},
		{ofProcessing, "contracts are not kept here", []data.Record{bare, holds, personal}, []data.SupplierLack{data.LackCriticality, data.LackContact}},
		{ofFollowing, "all is well", []data.Record{aSupplier("s", data.PriorityLow), aCheck("k", "s", "2026-11-01", data.CheckClean)}, nil},
	} {
		test.law.check(t, test.name)
		states := data.SupplierStates(data.NewRegister(test.records), today)
		if !slices.Equal(states[0].Lacks, test.want) {
			t.Errorf("%s: %q, want %q", test.name, states[0].Lacks, test.want)
		}
	}

	other := aSupplier("other", "")
	linked := &data.Incident{Head: head("linked"), Title: "l", SupplierRef: "s", Supplier: "other", KnownAt: known("2026-01-01")}
	named := &data.Incident{Head: head("named"), Title: "n", Supplier: " molnbro system AB", KnownAt: known("2026-02-01")}
	states := data.SupplierStates(data.NewRegister([]data.Record{bare, other, linked, named}), today)
	if len(states) != 2 || !slices.Equal(states[1].Incidents, []*data.Incident{named, linked}) || len(states[0].Incidents) != 0 {
		t.Errorf("incidents: %+v", states)
	}
}

// What is begun with is put to suppliers, asked for from the level or a weaker one, and still demanded; what must be met comes
// first, and nothing is chosen twice.
func TestChooseRequirements(t *testing.T) {
	const today = data.Day("2026-11-24")
	demand := func(id string, level data.Protection, change func(*data.Requirement)) *data.Requirement {
		r := &data.Requirement{Head: head(id), Title: id, Text: "Leverantören ska " + id, Protection: level, Procured: true}
		if change != nil {
			change(r)
		}
		return r
	}
	u := &data.Procurement{Head: head("u"), Title: "u", Protection: data.ProtectionRaised}
	records := []data.Record{
		u, demand("a", data.ProtectionBase, func(r *data.Requirement) { r.Should = true }), demand("b", data.ProtectionRaised, nil), demand("c", data.ProtectionHigh, nil),
		demand("d", data.ProtectionBase, func(r *data.Requirement) { r.Procured = false }), demand("e", data.ProtectionBase, func(r *data.Requirement) { r.EndedOn = "2026-11-23" }),
		demand("f", "", nil),
	}
	chosen := data.ChosenRequirements(data.NewRegister(records), u, today)
	var ids []string
	for _, r := range chosen {
		ids = append(ids, r.ID)
		made := data.Choose(u, r)
		made.ID = "u" + r.ID
		records = append(records, made)
	}
	if !slices.Equal(ids, []string{"a", "b", "f"}) {
		t.Errorf("chosen: %q", ids)
	}
	reg := data.NewRegister(records)
	if again := data.ChosenRequirements(reg, u, today); len(again) != 0 {
		t.Errorf("chosen twice: %v", again)
	}
	ids = nil
	for _, r := range data.RequirementsOf(reg, u) {
		ids = append(ids, r.ID+" "+r.Wording)
	}
	if want := []string{"ub Leverantören ska b", "uf Leverantören ska f", "ua Leverantören ska a"}; !slices.Equal(ids, want) {
		t.Errorf("%q, want %q", ids, want)
	}
}
