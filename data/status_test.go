package data_test

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"
)

const statusDay = data.Day("2026-11-24")

// number is a catalogue number or the like.
func number(n int) *int { return &n }

func demanded(id string, area data.Area, state data.DocumentState) *data.Document {
	d := &data.Document{
		Head: data.Head{ID: id}, Title: "Riktlinje " + id, Type: data.DocumentGuideline, State: state, Demanded: true, Area: area,
	}
	if state == data.DocumentRegistered {
		d.DecidedBy, d.DecidedOn = "ks", "2024-05-20"
	}
	return d
}

func TestStatusFollowsTheDemandedDocument(t *testing.T) {
	registered := func(change func(*data.Document)) []data.Record {
		d := demanded("a", data.AreaOrganisation, data.DocumentRegistered)
		change(d)
		return []data.Record{d}
	}
	partOf := func(whole *data.Document) []data.Record {
		part := demanded("a", data.AreaOrganisation, data.DocumentPartOf)
		part.PartOf = data.Link[*data.Document](whole.ID)
		return []data.Record{part, whole}
	}
	whole := func(state data.DocumentState) *data.Document {
		return &data.Document{Head: data.Head{ID: "b"}, Title: "Reglemente", State: state, DecidedBy: "kf", DecidedOn: "2023-04-24"}
	}
	removed := whole(data.DocumentRegistered)
	removed.Removed = true
	circle := whole(data.DocumentPartOf)
	circle.PartOf = "a"

	for _, test := range []struct {
		name       string
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		proof      []string
	}{
		{"no document at all", nil, data.NotInUse, data.ReasonNotInUse, nil},
		{"a document of another area", []data.Record{demanded("a", data.AreaPeople, data.DocumentMissing)}, data.Unjudged, data.ReasonNoDocument, nil},
		{"unregistered", []data.Record{demanded("a", data.AreaOrganisation, data.DocumentUnregistered)}, data.Unjudged, data.ReasonUnregistered, []string{"a"}},
		{"confirmed missing", []data.Record{demanded("a", data.AreaOrganisation, data.DocumentMissing)}, data.Lacking, data.ReasonMissing, []string{"a"}},
		{"registered", registered(func(*data.Document) {}), data.Met, data.ReasonInForce, []string{"a"}},
		{"nobody has written in the decision", registered(func(d *data.Document) { d.DecidedBy, d.DecidedOn = "", "" }), data.Partly, data.ReasonUndecided, []string{"a"}},
		{"decided, but by whom?", registered(func(d *data.Document) { d.DecidedBy = "" }), data.Partly, data.ReasonUndecided, []string{"a"}},
		{"decided, but when?", registered(func(d *data.Document) { d.DecidedOn = "" }), data.Partly, data.ReasonUndecided, []string{"a"}},
		{"review today", registered(func(d *data.Document) { d.ReviewOn = statusDay }), data.Met, data.ReasonInForce, []string{"a"}},
		{"review yesterday", registered(func(d *data.Document) { d.ReviewOn = "2026-11-23" }), data.Partly, data.ReasonReviewLate, []string{"a"}},
		{"in force tomorrow", registered(func(d *data.Document) { d.From = "2026-11-25" }), data.Partly, data.ReasonNotYet, []string{"a"}},
		{"last day in force", registered(func(d *data.Document) { d.To = statusDay }), data.Met, data.ReasonInForce, []string{"a"}},
		{"expired", registered(func(d *data.Document) { d.To = "2026-11-23" }), data.Partly, data.ReasonExpired, []string{"a"}},
		{"part of a registered one", partOf(whole(data.DocumentRegistered)), data.Met, data.ReasonPartOf, []string{"a", "b"}},
		{"part of an unregistered one", partOf(whole(data.DocumentUnregistered)), data.Unjudged, data.ReasonUnregistered, []string{"a", "b"}},
		{"part of a removed one", partOf(removed), data.Unjudged, data.ReasonUnregistered, []string{"a"}},
		{"part of itself by way of another", partOf(circle), data.Unjudged, data.ReasonUnregistered, []string{"a", "b"}},
		{"of two, the one that says more", []data.Record{
			demanded("a", data.AreaOrganisation, data.DocumentUnregistered), demanded("b", data.AreaOrganisation, data.DocumentRegistered),
		}, data.Met, data.ReasonInForce, []string{"b"}},
		{"of two, a lack says more than silence", []data.Record{
			demanded("a", data.AreaOrganisation, data.DocumentMissing), demanded("b", data.AreaOrganisation, data.DocumentUnregistered),
		}, data.Lacking, data.ReasonMissing, []string{"a"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			reg := data.NewRegister(test.records)
			got := data.Status(reg, &data.Duty{Catalogue: number(14)}, statusDay)
			if got.Assessment != test.assessment || got.Reason != test.reason || !slices.Equal(got.Proof, test.proof) {
				t.Errorf("got %+v", got)
			}
			own := data.Status(reg, &data.Duty{Catalogue: number(14), Assessment: data.Partly}, statusDay)
			if own.Assessment != data.Partly || own.Reason != data.ReasonAssessed {
				t.Errorf("the coordinator's own assessment does not win: %+v", own)
			}
			other := data.Status(reg, &data.Duty{}, statusDay)
			if other.Assessment != data.Unjudged || other.Reason != data.ReasonNone || other.Proof != nil {
				t.Errorf("a duty that demands no document follows one: %+v", other)
			}
		})
	}
}

func TestDemandedAreasAreTheCatalogues(t *testing.T) {
	for _, duty := range seed.Duties() {
		if got := data.DemandedArea(&duty.Number); got != duty.Demands {
			t.Errorf("duty %d demands %q here and %q in the catalogue", duty.Number, got, duty.Demands)
		}
	}
	if got := data.DemandedArea(nil); got != "" {
		t.Errorf("a duty outside the catalogue demands %q", got)
	}
}

func TestLights(t *testing.T) {
	duty := func(id string, area data.Area, a data.Assessment, state data.DutyState) *data.Duty {
		return &data.Duty{Head: data.Head{ID: id}, Sentence: id, Area: area, Assessment: a, State: state}
	}
	reg := data.NewRegister([]data.Record{
		duty("a", data.AreaSystematic, data.Met, data.DutyKept),
		duty("b", data.AreaSystematic, data.Unjudged, data.DutyProposed),
		duty("c", data.AreaSystematic, data.Lacking, data.DutyDropped),
		duty("d", data.AreaSystematic, data.Lacking, data.DutyProposedDrop),
		duty("e", data.AreaOrganisation, data.Met, data.DutyKept),
		duty("f", data.AreaPeople, data.Met, data.DutyKept),
		duty("g", data.AreaPeople, data.Lacking, data.DutyKept),
		duty("h", "", data.Lacking, data.DutyKept),
		&data.Duty{Head: data.Head{ID: "i"}, Sentence: "i", Area: data.AreaIncidents, Catalogue: number(24), State: data.DutyKept},
		&data.Duty{Head: data.Head{ID: "j"}, Sentence: "j", Area: data.AreaProtection, Catalogue: number(19), State: data.DutyKept},
		demanded("covered", data.AreaIncidents, data.DocumentMissing),
		demanded("alone", data.AreaProcurement, data.DocumentMissing),
		demanded("silent", data.AreaCompliance, data.DocumentUnregistered),
	})
	want := []data.AreaLight{
		{Area: data.AreaSystematic, Assessment: data.Partly, Met: 1, Judged: 1, All: 2},
		{Area: data.AreaOrganisation, Assessment: data.Met, Met: 1, Judged: 1, All: 1},
		{Area: data.AreaPeople, Assessment: data.Lacking, Met: 1, Lacking: 1, Judged: 2, All: 2, Demands: []data.Demand{{"g", data.Lacking}}},
		{Area: data.AreaProtection, Assessment: data.NotInUse, Unused: 1, All: 1},
		{Area: data.AreaProcurement, Assessment: data.Lacking, Lacking: 1, Judged: 1, All: 1, Demands: []data.Demand{{"alone", data.Lacking}}},
		{Area: data.AreaIncidents, Assessment: data.Lacking, Lacking: 1, Judged: 1, All: 1, Demands: []data.Demand{{"i", data.Lacking}}},
		{Area: data.AreaCompliance, All: 1},
	}
	got := data.Lights(reg, statusDay)
	for i := range want {
		if i >= len(got) || !sameLight(got[i], want[i]) {
			t.Errorf("light %d:\n got %+v\nwant %+v", i, got[i], want[i])
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d lights", len(got))
	}
}

func sameLight(a, b data.AreaLight) bool {
	lacking := func(l data.AreaLight) []data.Demand {
		return slices.DeleteFunc(slices.Clone(l.Demands), func(d data.Demand) bool { return d.Assessment != data.Lacking })
	}
	counted := func(d data.Demand) bool { return d.Counted() }
	if got := slices.DeleteFunc(slices.Clone(a.Demands), func(d data.Demand) bool { return !counted(d) }); len(a.Demands) != a.All || len(got) != a.Judged {
		return false
	}
	return slices.Equal(lacking(a), lacking(b)) && a.Area == b.Area && a.Assessment == b.Assessment && a.Met == b.Met && a.Partly == b.Partly &&
		a.Lacking == b.Lacking && a.Judged == b.Judged && a.Unused == b.Unused && a.All == b.All
}

// Nothing that nobody has said may ever be red.
func TestANewFileHasNoLacks(t *testing.T) {
	n := 0
	newID := func() string {
		n++
		return fmt.Sprintf("00000000-0000-7000-8000-%012x", n)
	}
	m, _ := seed.FindMunicipality("Vara")
	records := seed.Records(m, newID, data.Medarbetare)
	for _, d := range seed.Duties() {
		records = append(records, &data.Duty{Head: data.Head{ID: newID()}, Sentence: d.Text, Area: d.Area, Catalogue: &d.Number, State: data.DutyKept})
	}
	reg := data.NewRegister(records)
	for _, light := range data.Lights(reg, statusDay) {
		if light.Judged > 0 || light.Assessment != data.Unjudged && light.Assessment != data.NotInUse {
			t.Errorf("%s is %s", light.Area, light.Assessment)
		}
	}
}

func TestShownNumbers(t *testing.T) {
	incident := func(id string, n int) *data.Incident {
		return &data.Incident{Head: data.Head{ID: id}, Title: id, Number: number(n)}
	}
	first, second, alone := incident("…01", 17), incident("…b3", 17), incident("…02", 18)
	removed, unnumbered := incident("…00", 18), &data.Incident{Title: "x"}
	removed.Removed = true
	shown := data.ShownNumbers(data.NewRegister([]data.Record{second, first, alone, removed}))
	for _, test := range []struct {
		record data.Record
		want   string
	}{
		{first, "I-17"},
		{second, "I-17/b3"},
		{alone, "I-18"},
		{removed, "I-18"}, // does not take the number from the living
		{unnumbered, ""},
		{&data.Person{Name: "Anna"}, ""},
		{&data.Action{Number: number(17)}, "Å-17"},
	} {
		if got := shown(test.record); got != test.want {
			t.Errorf("%+v is shown as %q, not %q", test.record, got, test.want)
		}
	}
}

// A sentence that nobody has gone through is no duty yet: the registers make it neither met nor a lack. Somebody has said of a governing
// document how it is, and the coordinator of what they have assessed.
func TestASentenceThatNobodyHasGoneThroughIsUnjudged(t *testing.T) {
	roles := []data.Record{
		&data.Person{Head: head("p"), Name: "P"}, &data.Role{Head: head("r"), Name: "R", Needed: true, Holder: "p"}, &data.Role{Head: head("v"), Name: "V", Needed: true},
	}
	duty := func(id string, catalogue int, state data.DutyState) *data.Duty {
		return &data.Duty{Head: head(id), Sentence: id, Area: data.AreaOrganisation, Catalogue: &catalogue, State: state}
	}
	assessed := duty("assessed", 13, data.DutyProposed)
	assessed.Assessment, assessed.AssessmentReason = data.Lacking, "r"
	for _, test := range []struct {
		name              string
		said              []data.Record
		light, thirteenth data.Assessment // of the area, and of the catalogue's duty 13
	}{
		{"proposed", []data.Record{duty("a", 13, data.DutyProposed)}, data.Unjudged, data.Unjudged},
		{"kept", []data.Record{duty("a", 13, data.DutyKept)}, data.Partly, data.Partly},
		{"the proposed before the kept", []data.Record{duty("a", 13, data.DutyProposed), duty("b", 13, data.DutyKept)}, data.Partly, data.Partly},
		{"the kept before the proposed", []data.Record{duty("a", 13, data.DutyKept), duty("b", 13, data.DutyProposed)}, data.Partly, data.Partly},
		{"assessed", []data.Record{assessed, duty("z", 13, data.DutyProposed)}, data.Lacking, data.Lacking},
		{"not laid by the policy", nil, data.Unjudged, data.Partly},
		{"a document that is missing", []data.Record{duty("a", 14, data.DutyProposed), demanded("d", data.AreaOrganisation, data.DocumentMissing)}, data.Lacking, data.Partly},
	} {
		judge := data.NewJudge(data.NewRegister(append(test.said, roles...)), statusDay)
		if got := judge.Lights()[1]; got.Area != data.AreaOrganisation || got.Assessment != test.light {
			t.Errorf("%s: the light is %+v", test.name, got)
		}
		if got := judge.Catalogue()[12].Judged.Assessment; got != test.thirteenth {
			t.Errorf("%s: the catalogue's duty is %q", test.name, got)
		}
	}
}
