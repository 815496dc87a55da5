package data_test

import (
	"slices"
	"strconv"
	"testing"

	"lisparmen/data"
)

func TestTermAt(t *testing.T) {
	for _, test := range []struct {
		law      cite
		day      data.Day
		election int
	}{
		{ofCouncil, "2022-09-11", 2022},
		{ofCouncil, "2023-05-01", 2022},
		{ofCouncil, "2024-12-31", 2022},
		{ofCouncil, "2025-01-01", 2026},
		{ofCouncil, "2026-05-01", 2026},
		{ofCouncil, "2026-11-24", 2026},
		{ofCouncil, "2027-01-20", 2026},
		{ofCouncil, "2030-10-15", 2030},
		{ofCouncil, "2021-06-01", 2022},
	} {
		test.law.check(t, string(test.day))
		if got := data.TermAt(test.day).Election; got != test.election {
			t.Errorf("%s: the election of %d, want %d", test.day, got, test.election)
		}
	}
	term := data.Term{Election: 2026}
	council, board := &data.Unit{Type: data.UnitCouncil}, &data.Unit{Type: data.UnitBoard}
	for _, test := range []struct {
		law       cite
		got, want data.Day
	}{
		{ofCouncil, term.Begins(council), "2026-10-15"},
		{ofCouncil, term.Ends(council), "2030-10-14"},
		{ofCommittees, term.Begins(board), "2027-01-01"},
		{ofCommittees, term.Ends(board), "2030-12-31"},
	} {
		test.law.check(t, string(test.want))
		if test.got != test.want {
			t.Errorf("got %s, want %s", test.got, test.want)
		}
	}
}

func TestEndMandates(t *testing.T) {
	for _, test := range []struct {
		law      cite
		name     string
		mandate  *data.Mandate
		want     data.Day // empty: left as it is
		isSilent bool
	}{
		{ofCommittees, "open, in a committee", mandate("m", "p", "sn", data.PartMember, "2023-01-01", ""), "2026-12-31", false},
		{ofCouncil, "open, in the council", mandate("m", "p", "kf", data.PartMember, "2022-10-15", ""), "2026-10-14", false},
		{ofCommittees, "beyond the term", mandate("m", "p", "ks", data.PartChair, "2023-01-01", "2027-06-30"), "2026-12-31", false},
		{ofCommittees, "ends on the day", mandate("m", "p", "ks", data.PartChair, "2023-01-01", "2026-12-31"), "", true},
		{ofCommittees, "ended long ago", mandate("m", "p", "ks", data.PartChair, "2019-01-01", "2020-05-01"), "", true},
		{ofCommittees, "of the new term", mandate("m", "p", "ks", data.PartChair, "2027-01-01", ""), "", true},
		{ofCouncil, "of the new council", mandate("m", "p", "kf", data.PartMember, "2026-10-15", "2030-10-14"), "", true},
		{ofCommittees, "without a first day", mandate("m", "p", "ks", data.PartChair, "", ""), "2026-12-31", false},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			before := *test.mandate
			list := data.EndMandates(aTown(test.mandate), "2026-10-14", "2026-12-31")
			if *test.mandate != before {
				t.Error("the register's own mandate was changed")
			}
			if test.isSilent != (len(list) == 0) {
				t.Fatalf("%d mandates to end", len(list))
			}
			if len(list) > 0 && (list[0].To != test.want || list[0].ID != "m" || list[0].From != before.From) {
				t.Errorf("ended %+v", list[0])
			}
		})
	}
}

func TestToRenew(t *testing.T) {
	registered := &data.Municipality{Head: data.Head{ID: "muni"}, Name: "Ekdala", RegisteredOn: "2026-02-18"}
	was := func(id string) []data.Record {
		return []data.Record{person(id, "ks", data.GroupElected, true), mandate("old-"+id, id, "ks", data.PartChair, "2023-01-01", "2026-12-31")}
	}
	is := func(id string) []data.Record {
		return []data.Record{person(id, "ks", data.GroupElected, false), mandate("new-"+id, id, "ks", data.PartChair, "2027-01-01", "2030-12-31")}
	}
	policy := func(decided data.Day) *data.Document {
		return &data.Document{Head: data.Head{ID: "policy"}, Title: "Policy", Type: data.DocumentPolicy, State: data.DocumentRegistered, DecidedOn: decided}
	}
	told := &data.Registration{Head: data.Head{ID: "told"}, Sort: data.RegistrationContact, ChangedOn: "2027-01-01", NotifiedOn: "2027-01-10"}
	for _, test := range []struct {
		law     cite
		name    string
		records [][]data.Record
		want    []string
	}{
		{ofRisks, "nothing but the term's own analysis", nil, []string{"renew.rsa"}},
		{ofTelling, "a new chair", [][]data.Record{{registered}, was("lage"), is("siv")}, []string{
			"renew.elected 1", "renew.leader lage", "renew.former lage", "renew.chair siv", "renew.registration 2027-01-15", "renew.rsa",
		}},
		{ofTelling, "the change has been told", [][]data.Record{{registered, told}, was("lage"), is("siv")}, []string{
			"renew.elected 1", "renew.leader lage", "renew.former lage", "renew.chair siv", "renew.registration told 2027-01-15 done", "renew.rsa",
		}},
		{ofTelling, "the chair stays in the council only", [][]data.Record{{registered}, was("lage"), {mandate("seat", "lage", "kf", data.PartMember, "2026-10-15", "2030-10-14")}}, []string{
			"renew.elected 1", "renew.leader lage", "renew.former lage", "renew.registration 2027-01-15", "renew.rsa",
		}},
		{ofLeaders, "the same chair again", [][]data.Record{{registered}, was("lage"), {mandate("new", "lage", "ks", data.PartChair, "2027-01-01", "2030-12-31")}}, []string{
			"renew.elected 1", "renew.leader lage", "renew.rsa",
		}},
		{ofCommittees, "a role is left with one who has gone", [][]data.Record{was("lage"), {&data.Role{Head: data.Head{ID: "role"}, Name: "r", StandIn: "lage"}}}, []string{
			"renew.leader lage", "renew.former lage", "renew.role role", "renew.rsa",
		}},
		{ofPolicy, "the old council's policy", [][]data.Record{{policy("2024-03-01")}}, []string{"renew.policy policy", "renew.rsa"}},
		{ofPolicy, "the new council's policy", [][]data.Record{{policy("2026-11-30")}}, []string{"renew.policy policy done", "renew.rsa"}},
		{ofPolicy, "the elected have been trained", [][]data.Record{is("siv"), {done("d", "fv", data.GroupElected, "", "2027-01-10", 1)}}, []string{"renew.elected done", "renew.chair siv", "renew.rsa"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			var got []string
			for _, r := range data.ToRenew(aTown(slices.Concat(test.records...)...), "2027-01-12") {
				line := string(r.What)
				if r.ID != "" {
					line += " " + r.ID
				}
				if r.Count > 0 {
					line += " " + strconv.Itoa(r.Count)
				}
				if r.On != "" {
					line += " " + string(r.On)
				}
				if r.Done {
					line += " done"
				}
				got = append(got, line)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got  %q\nwant %q", got, test.want)
			}
		})
	}
}
