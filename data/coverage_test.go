package data_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// aTown is a small municipality: two administrations, a unit within one of them, a company, and courses.
func aTown(more ...data.Record) data.Register {
	unit := func(id, parent string, kind data.UnitType, count int) *data.Unit {
		u := &data.Unit{Head: data.Head{ID: id}, Name: id, Type: kind, Parent: data.Link[*data.Unit](parent)}
		if count > 0 {
			u.Headcount = &count
		}
		return u
	}
	course := func(id string, months int, mandatory bool) *data.Course {
		c := &data.Course{Head: data.Head{ID: id}, Title: id, Mandatory: mandatory}
		if months > 0 {
			c.Months = &months
		}
		return c
	}
	return data.NewRegister(append([]data.Record{
		unit("kf", "", data.UnitCouncil, 0), unit("ks", "kf", data.UnitBoard, 0), unit("sn", "kf", data.UnitCommittee, 0),
		unit("klf", "ks", data.UnitAdministration, 90), unit("it", "klf", data.UnitSection, 7),
		unit("sof", "sn", data.UnitAdministration, 478), unit("ab", "ks", data.UnitCompany, 24),
		course("disa", 24, false), course("ledning", 24, true), course("chef", 0, false), course("fv", 48, false),
	}, more...))
}

func done(id, course string, group data.Group, unit string, on data.Day, count int, people ...string) *data.TrainingDone {
	d := &data.TrainingDone{
		Head: data.Head{ID: id}, Course: data.Link[*data.Course](course), Group: group,
		Unit: data.Link[*data.Unit](unit), On: on, Headcount: &count,
	}
	for _, p := range people {
		d.People = append(d.People, data.Link[*data.Person](p))
	}
	return d
}

func offer(id, course string, group data.Group, unit string, on data.Day, count int) *data.TrainingOffer {
	o := &data.TrainingOffer{Head: data.Head{ID: id}, Course: data.Link[*data.Course](course), Group: group, Unit: data.Link[*data.Unit](unit), On: on}
	if count > 0 {
		o.Headcount = &count
	}
	return o
}

func person(id, unit string, position data.Group, leads bool) *data.Person {
	return &data.Person{Head: data.Head{ID: id}, Name: id, Unit: data.Link[*data.Unit](unit), Position: position, Leadership: leads}
}

func mandate(id, person, body string, part data.MandatePart, from, to data.Day) *data.Mandate {
	return &data.Mandate{Head: data.Head{ID: id}, Person: data.Link[*data.Person](person), Body: data.Link[*data.Unit](body), Part: part, From: from, To: to}
}

func names(people []*data.Person) string {
	var list []string
	for _, p := range people {
		list = append(list, p.Name)
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

// The policy (duty 15) demands that everybody is offered training; cybersäkerhetslagen (2025:1506) 2 kap. 4 § that those in
// the leadership go through it.
func TestCoverageByHeadcount(t *testing.T) {
	const today = data.Day("2026-11-24")
	employees, managers, elected := data.GroupEmployees, data.GroupManagers, data.GroupElected
	for _, test := range []struct {
		law                    cite
		name                   string
		records                []data.Record
		group                  data.Group
		unit                   string
		of, offered, completed int
	}{
		{ofPolicy, "nothing noted", nil, employees, "sof", 478, 0, 0},
		{ofPolicy, "offered and completed apart", []data.Record{offer("o", "disa", employees, "sof", "2025-10-01", 478), done("d", "disa", employees, "sof", "2025-12-15", 201)}, employees, "sof", 478, 478, 201},
		{ofPolicy, "an offer without a number reached all", []data.Record{offer("o", "disa", employees, "sof", "2025-10-01", 0)}, employees, "sof", 478, 478, 0},
		{ofPolicy, "the latest number takes the place of earlier", []data.Record{done("a", "disa", employees, "sof", "2025-12-15", 201), done("b", "disa", employees, "sof", "2026-03-01", 260)}, employees, "sof", 478, 0, 260},
		{ofPolicy, "what is learnt is good for the course's months", []data.Record{done("d", "disa", employees, "sof", "2024-11-25", 201)}, employees, "sof", 478, 0, 201},
		{ofPolicy, "and no longer", []data.Record{done("d", "disa", employees, "sof", "2024-11-24", 201)}, employees, "sof", 478, 0, 0},
		{ofPolicy, "a course without months is good for ever", []data.Record{done("d", "chef", managers, "", "2010-01-01", 12), offer("o", "chef", managers, "", "2010-01-01", 14)}, managers, "", 14, 14, 12},
		{ofPolicy, "what is to come does not count", []data.Record{done("d", "disa", employees, "sof", "2026-11-25", 201)}, employees, "sof", 478, 0, 0},
		{ofPolicy, "the whole is the sum of the parts, companies apart", []data.Record{
			done("a", "disa", employees, "sof", "2026-01-01", 201), done("b", "disa", employees, "klf", "2026-01-01", 80), done("c", "disa", employees, "ab", "2026-01-01", 24),
		}, employees, "", 568, 0, 281},
		{ofPolicy, "a company for itself", []data.Record{done("c", "disa", employees, "ab", "2026-01-01", 24)}, employees, "ab", 24, 0, 24},
		{ofPolicy, "a unit within an administration", []data.Record{done("a", "disa", employees, "it", "2026-01-01", 7)}, employees, "klf", 90, 0, 7},
		{ofPolicy, "both the whole and its part noted", []data.Record{done("a", "disa", employees, "it", "2026-01-01", 7), done("b", "disa", employees, "klf", "2026-01-01", 81)}, employees, "klf", 90, 0, 81},
		{ofPolicy, "of two courses the one that most have gone", []data.Record{done("a", "disa", employees, "sof", "2026-01-01", 201), done("b", "chef", employees, "sof", "2026-01-01", 30)}, employees, "sof", 478, 0, 201},
		{ofPolicy, "what all have got, the employees have", []data.Record{done("a", "disa", data.GroupAll, "sof", "2026-01-01", 201)}, employees, "sof", 478, 0, 201},
		{ofPolicy, "a number for managers is none for employees", []data.Record{done("a", "chef", managers, "sof", "2026-01-01", 20)}, employees, "sof", 478, 0, 0},
		{ofPolicy, "more than there are now", []data.Record{done("a", "disa", employees, "klf", "2026-01-01", 99)}, employees, "klf", 90, 0, 90},
		{ofPolicy, "the elected of this term", []data.Record{
			mandate("m", "p", "ks", data.PartChair, "2023-01-01", "2026-12-31"), offer("o", "fv", elected, "", "2025-11-24", 41), done("d", "fv", elected, "", "2025-11-24", 33),
		}, elected, "", 41, 41, 33},
		{ofPolicy, "the elected of the term before", []data.Record{
			person("p", "ks", elected, false), mandate("m", "p", "ks", data.PartChair, "2026-11-01", "2030-12-31"),
			offer("o", "fv", elected, "", "2025-11-24", 41), done("d", "fv", elected, "", "2025-11-24", 33),
		}, elected, "", 1, 0, 0},
		{ofPolicy, "offered to all by number, which tells nothing of the elected", []data.Record{offer("o", "disa", data.GroupAll, "", "2026-01-01", 1400)}, elected, "", 0, 0, 0},
		{ofPolicy, "offered to all by number, nearly all of them employees", []data.Record{offer("o", "disa", data.GroupAll, "sof", "2026-01-01", 470)}, employees, "sof", 478, 470, 0},
		{ofPolicy, "everybody is employees and elected", []data.Record{
			offer("o", "fv", elected, "", "2025-11-24", 41), done("d", "fv", elected, "", "2025-11-24", 33), done("a", "disa", employees, "klf", "2026-01-01", 81),
		}, data.GroupAll, "", 609, 41, 114},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			c := data.Coverage(aTown(test.records...), test.group, data.Link[*data.Unit](test.unit), today)
			if c.Of != test.of || c.Offered != test.offered || c.Completed != test.completed {
				t.Errorf("%d of %d completed, %d offered; want %d of %d, %d", c.Completed, c.Of, c.Offered, test.completed, test.of, test.offered)
			}
			if c.ByPerson || len(c.Missing) > 0 {
				t.Errorf("tells people apart: %v", names(c.Missing))
			}
		})
	}
}

func TestCoverageByPerson(t *testing.T) {
	const today = data.Day("2026-11-24")
	noted := &data.Municipality{Head: data.Head{ID: "m"}, Name: "Ekdala", Individuals: true}
	leaders := []data.Record{person("anna", "klf", data.GroupManagers, true), person("bo", "sof", data.GroupManagers, true), person("cia", "ks", data.GroupElected, true)}
	left := person("dan", "klf", data.GroupManagers, true)
	left.LeftOn = "2026-08-31"
	second := &data.Course{Head: data.Head{ID: "second"}, Title: "second", Mandatory: true}
	for _, test := range []struct {
		law           cite
		name          string
		records       []data.Record
		group         data.Group
		unit          string
		of, completed int
		byPerson      bool
		missing       string
	}{
		{ofLeaders, "nobody in the leadership has", leaders, data.GroupLeadership, "", 3, 0, true, "anna bo cia"},
		{ofLeaders, "some have", append([]data.Record{done("d", "ledning", data.GroupLeadership, "", "2026-03-01", 2, "anna", "cia")}, leaders...), data.GroupLeadership, "", 3, 2, true, "bo"},
		{ofLeaders, "it is good no longer", append([]data.Record{done("d", "ledning", data.GroupLeadership, "", "2024-11-24", 2, "anna", "cia")}, leaders...), data.GroupLeadership, "", 3, 0, true, "anna bo cia"},
		{ofLeaders, "another course does not do", append([]data.Record{done("d", "disa", data.GroupAll, "", "2026-03-01", 2, "anna", "cia")}, leaders...), data.GroupLeadership, "", 3, 0, true, "anna bo cia"},
		{ofLeaders, "every course that the law demands", append([]data.Record{
			second, done("d", "ledning", data.GroupLeadership, "", "2026-03-01", 3, "anna", "bo", "cia"), done("e", "second", data.GroupLeadership, "", "2026-03-01", 1, "bo"),
		}, leaders...), data.GroupLeadership, "", 3, 1, true, "anna cia"},
		{ofLeaders, "who has left is not counted", append([]data.Record{left}, leaders...), data.GroupLeadership, "", 3, 0, true, "anna bo cia"},
		{ofLeaders, "a number without names", append([]data.Record{done("d", "ledning", data.GroupLeadership, "", "2026-03-01", 2)}, leaders...), data.GroupLeadership, "", 3, 2, false, ""},
		{ofLeaders, "the number of all of them", append([]data.Record{done("d", "ledning", data.GroupLeadership, "", "2026-03-01", 3)}, leaders...), data.GroupLeadership, "", 3, 3, true, ""},
		{ofLeaders, "managers are told apart only where that is chosen", append([]data.Record{done("d", "chef", data.GroupManagers, "", "2026-03-01", 1, "anna")}, leaders...), data.GroupManagers, "", 2, 1, false, ""},
		{ofLeaders, "managers, by person", append([]data.Record{noted, done("d", "chef", data.GroupManagers, "", "2026-03-01", 1, "anna")}, leaders...), data.GroupManagers, "", 2, 1, true, "bo"},
		{ofLeaders, "somebody noted twice counts once", append([]data.Record{
			noted, done("d", "chef", data.GroupManagers, "", "2026-03-01", 1, "anna"), done("e", "chef", data.GroupManagers, "", "2026-04-01", 1, "anna"),
		}, leaders...), data.GroupManagers, "", 2, 1, true, "bo"},
		{ofLeaders, "those noted on different days add up", append([]data.Record{
			noted, done("d", "chef", data.GroupManagers, "", "2026-03-01", 1, "anna"), done("e", "chef", data.GroupManagers, "", "2026-04-01", 1, "bo"),
		}, leaders...), data.GroupManagers, "", 2, 2, true, ""},
		{ofLeaders, "in one administration", append([]data.Record{noted}, leaders...), data.GroupManagers, "sof", 1, 0, true, "bo"},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			c := data.Coverage(aTown(test.records...), test.group, data.Link[*data.Unit](test.unit), today)
			if c.Of != test.of || c.Completed != test.completed || c.ByPerson != test.byPerson || names(c.Missing) != test.missing {
				t.Errorf("%d of %d, by person %v, missing %q; want %d of %d, %v, %q", c.Completed, c.Of, c.ByPerson, names(c.Missing), test.completed, test.of, test.byPerson, test.missing)
			}
		})
	}
}

func TestCoveragePerCourseAndUnit(t *testing.T) {
	reg := aTown(
		offer("o", "disa", data.GroupEmployees, "sof", "2025-10-01", 478), done("d", "disa", data.GroupEmployees, "sof", "2025-12-15", 201),
		done("e", "chef", data.GroupEmployees, "sof", "2026-01-10", 30))
	list := data.CoverageByUnit(reg, data.GroupEmployees, "2026-11-24")
	var got []string
	for _, c := range list {
		got = append(got, c.Unit.Name)
	}
	if !slices.Equal(got, []string{"ab", "klf", "sof"}) {
		t.Errorf("the units are %v", got)
	}
	sof := list[2]
	if sof.Completed != 201 || sof.Of != 478 {
		t.Errorf("%d of %d", sof.Completed, sof.Of)
	}
	if len(sof.Courses) != 2 || sof.Courses[0].Course.Title != "disa" || sof.Courses[0].Until != "2027-12-14" || sof.Courses[0].OfferedOn != "2025-10-01" || sof.Courses[1].Until != "" {
		t.Errorf("courses: %+v", sof.Courses)
	}
	if none := data.Coverage(data.NewRegister(nil), data.GroupEmployees, "", "2026-11-24"); none.Of != 0 || none.Completed != 0 || len(none.Courses) != 0 {
		t.Errorf("of nobody: %+v", none)
	}
}

func TestTrainingExpiring(t *testing.T) {
	reg := aTown(
		person("anna", "klf", data.GroupManagers, true), person("bo", "sof", data.GroupManagers, true),
		done("past", "disa", data.GroupEmployees, "klf", "2024-10-01", 80), done("soon", "disa", data.GroupEmployees, "sof", "2024-12-15", 201),
		done("later", "disa", data.GroupEmployees, "it", "2025-12-15", 7), done("ever", "chef", data.GroupManagers, "", "2015-01-01", 9),
		done("replaced", "disa", data.GroupEmployees, "ab", "2024-12-01", 20), done("again", "disa", data.GroupEmployees, "ab", "2026-12-01", 20),
		done("again-now", "disa", data.GroupEmployees, "ab", "2026-06-01", 20),
		done("two", "ledning", data.GroupLeadership, "", "2024-12-20", 2, "anna", "bo"), done("one", "ledning", data.GroupLeadership, "", "2026-02-01", 1, "bo"),
	)
	var got []string
	for _, e := range data.TrainingExpiring(reg, "2026-11-24", 60) {
		got = append(got, e.Done.ID+" "+string(e.Until)+" "+names(e.People))
	}
	if want := []string{"past 2026-09-30 ", "soon 2026-12-14 ", "two 2026-12-19 anna"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPlannedIn(t *testing.T) {
	plan := func(id, course string, group data.Group, unit string, by data.Day) *data.TrainingPlan {
		return &data.TrainingPlan{Head: data.Head{ID: id}, Course: data.Link[*data.Course](course), Group: group, Unit: data.Link[*data.Unit](unit), By: by}
	}
	reg := aTown(
		plan("a", "disa", data.GroupEmployees, "", "2026-10-31"), plan("b", "chef", data.GroupManagers, "", "2026-11-01"),
		plan("c", "fv", data.GroupElected, "", "2026-12-15"), plan("d", "disa", data.GroupEmployees, "sof", "2026-12-15"), plan("e", "fv", data.GroupElected, "", "2025-12-15"),
		plan("f", "chef", data.GroupIT, "it", "2026-01-31"), offer("s", "chef", data.GroupIT, "", "2025-12-20", 5), // just before the year, and for all of them
		offer("o", "disa", data.GroupEmployees, "klf", "2026-09-01", 90), offer("p", "disa", data.GroupEmployees, "it", "2026-08-01", 7),
		offer("q", "chef", data.GroupManagers, "", "2025-11-01", 38), offer("r", "fv", data.GroupElected, "", "2026-12-01", 41))
	var got []string
	for _, p := range data.PlannedIn(reg, 2026, "2026-11-24") {
		late := ""
		if p.Late {
			late = " late"
		}
		got = append(got, p.Plan.ID+" "+string(p.OfferedOn)+late)
	}
	slices.Sort(got)
	if want := []string{"a 2026-08-01", "b  late", "c ", "d ", "f 2025-12-20"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestConfirmedIn(t *testing.T) {
	confirmed := func(id, unit string, on data.Day) *data.Confirmation {
		return &data.Confirmation{Head: data.Head{ID: id}, Unit: data.Link[*data.Unit](unit), On: on, Introduction: true}
	}
	reg := aTown(confirmed("a", "sof", "2026-01-10"), confirmed("b", "sof", "2026-12-10"), confirmed("c", "klf", "2025-12-10"))
	var got []string
	for _, c := range data.ConfirmedIn(reg, 2026) {
		id := ""
		if c.Confirmation != nil {
			id = c.Confirmation.ID
		}
		got = append(got, c.Unit.Name+" "+id+" "+string(c.Before))
	}
	if want := []string{"klf  2025-12-10", "it  ", "sof b "}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOfferTo(t *testing.T) {
	reg := aTown(person("anna", "klf", data.GroupManagers, false))
	twelve := 12
	for _, test := range []struct {
		name  string
		offer data.TrainingOffer
		units []data.Link[*data.Unit]
		want  string
	}{
		{"each unit with its own headcount", data.TrainingOffer{Group: data.GroupEmployees, On: "2026-11-24"}, []data.Link[*data.Unit]{"klf", "sof"}, "klf 90, sof 478"},
		{"the whole municipality", data.TrainingOffer{Group: data.GroupEmployees, On: "2026-11-24"}, nil, " 568"},
		{"a number that is said", data.TrainingOffer{Group: data.GroupManagers, On: "2026-11-24", Headcount: &twelve}, nil, " 12"},
		{"managers by name", data.TrainingOffer{Group: data.GroupManagers, On: "2026-11-24"}, nil, " 1"},
		{"nobody knows", data.TrainingOffer{Group: data.GroupIT, On: "2026-11-24"}, []data.Link[*data.Unit]{"klf"}, "klf ?"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, o := range data.OfferTo(reg, test.offer, test.units) {
				count := "?"
				if o.Headcount != nil {
					count = strings.TrimPrefix(data.TrainingOffers.Untyped().Fields[4].Get(o), "+")
				}
				got = append(got, string(o.Unit)+" "+count)
			}
			if strings.Join(got, ", ") != test.want {
				t.Errorf("got %q, want %q", strings.Join(got, ", "), test.want)
			}
		})
	}
}

func TestNotesPeople(t *testing.T) {
	plain, chosen := &data.Municipality{}, &data.Municipality{Individuals: true}
	for _, test := range []struct {
		name string
		m    *data.Municipality
		d    *data.TrainingDone
		want bool
	}{
		{"off by default", plain, &data.TrainingDone{Group: data.GroupEmployees}, false},
		{"chosen", chosen, &data.TrainingDone{Group: data.GroupEmployees}, true},
		{"the law demands it of the leadership", plain, &data.TrainingDone{Group: data.GroupLeadership}, true},
		{"noted already", plain, &data.TrainingDone{Group: data.GroupEmployees, People: data.Links[*data.Person]{"p"}}, true},
	} {
		if got := test.m.NotesPeople(test.d); got != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

// Everybody new and every owner counts in their group, as a person's position says.
func TestPositionsMakeEveryGroup(t *testing.T) {
	position, _ := data.People.Untyped().Field("position")
	for _, group := range []data.Group{data.GroupManagers, data.GroupIT, data.GroupNew, data.GroupOwners} {
		p := &data.Person{Head: data.Head{ID: "p"}, Name: "P"}
		if err := position.Put(p, string(group)); err != nil {
			t.Errorf("%s can be nobody's position: %v", group, err)
			continue
		}
		reg := data.NewRegister([]data.Record{p, &data.Person{Head: data.Head{ID: "q"}, Name: "Q", Position: data.GroupElected}})
		if got := data.Coverage(reg, group, "", "2026-11-24"); got.Of != 1 {
			t.Errorf("%s: %d", group, got.Of)
		}
		if got := data.Coverage(reg, data.GroupEmployees, "", "2026-11-24"); got.Of != 1 {
			t.Errorf("%s: %d employees", group, got.Of)
		}
	}
}

// The duty and the papers count by one rule: this year's word, or last year's as long as this year runs.
func TestTallyConfirmations(t *testing.T) {
	word := func(unit string, on data.Day, whole bool) *data.Confirmation {
		return &data.Confirmation{Head: data.Head{ID: unit + string(on)}, Unit: data.Link[*data.Unit](unit), On: on, Introduction: true, Access: whole, Training: whole, Leaving: whole}
	}
	for _, test := range []struct {
		name  string
		words []data.Record
		want  data.ConfirmationTally
	}{
		{"none", nil, data.ConfirmationTally{All: 2}},
		{"last year's counts, and that of the year before does not", []data.Record{word("sof", "2025-01-02", true), word("klf", "2024-12-31", true)}, data.ConfirmationTally{All: 2, Given: 1, Complete: 1}},
		{"one that is not whole is given", []data.Record{word("sof", "2026-05-01", true), word("klf", "2026-05-01", false)}, data.ConfirmationTally{All: 2, Given: 2, Complete: 1}},
		{"tomorrow's does not count yet", []data.Record{word("sof", "2026-11-25", true)}, data.ConfirmationTally{All: 2}},
		{"a section's is not its förvaltning's", []data.Record{word("it", "2026-05-01", true)}, data.ConfirmationTally{All: 2}},
	} {
		t.Run(test.name, func(t *testing.T) {
			reg := aTown(test.words...)
			got := data.TallyConfirmations(reg, "2026-11-24")
			if got.All != test.want.All || got.Given != test.want.Given || got.Complete != test.want.Complete {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			judged := data.NewJudge(reg, "2026-11-24").Computed(17)
			if judged.Assessment != data.NotInUse && (judged.Have != got.Complete || judged.All != got.All) {
				t.Errorf("the duty counts %d of %d", judged.Have, judged.All)
			}
		})
	}
}
