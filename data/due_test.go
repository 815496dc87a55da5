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
	head := func(id string) data.Head { return data.Head{ID: id} }
	document := func(id string, state data.DocumentState, review, to data.Day) *data.Document {
		return &data.Document{Head: head(id), Title: id, State: state, ReviewOn: review, To: to}
	}
	successor := document("new", data.DocumentRegistered, "", "")
	successor.Replaces = "old"
	early := &data.Deadline{Head: head("rule"), Track: data.TrackCyber, Step: data.StepEarlyWarning, Amount: number(24), Unit: data.UnitHours, Basis: data.FromKnown}
	police := &data.Deadline{Head: head("police-rule"), Track: data.TrackPolice, Step: data.StepNotification, Basis: data.FromKnown}

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
