package data_test

import (
	"testing"
	"time"

	"lisparmen/data"
)

// The law as rows, as data/seed holds it; built here so that the arithmetic is tested and not the seed.
const (
	lag  = "SFS 2025:1506"
	gdpr = "EU 2016/679"
)

func amount(n int) *int { return &n }

var (
	earlyWarning = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepEarlyWarning, Amount: amount(24), Unit: data.UnitHours, Basis: data.FromKnown,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 5 §", Source: lag,
	}
	notification = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepNotification, Amount: amount(72), Unit: data.UnitHours, Basis: data.FromKnown,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 6 §", Source: lag,
	}
	interim = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepInterim, Basis: data.FromKnown,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 7 §", Source: lag,
	}
	progress = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepProgress, Amount: amount(1), Unit: data.UnitMonths, Basis: data.FromNotified,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 8 § andra stycket", Source: lag,
	}
	final = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepFinal, Amount: amount(1), Unit: data.UnitMonths, Basis: data.FromNotified,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 8 § första stycket", Source: lag,
	}
	finalHandled = &data.Deadline{
		Track: data.TrackCyber, Step: data.StepFinal, Amount: amount(1), Unit: data.UnitMonths, Basis: data.FromHandled,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 8 § andra stycket", Source: lag,
	}
	recipients = &data.Deadline{
		Track: data.TrackRecipients, Step: data.StepInformation, Basis: data.FromKnown,
		Provision: "cybersäkerhetslagen (2025:1506) 2 kap. 9 §", Source: lag,
	}
	breach = &data.Deadline{
		Track: data.TrackGDPR, Step: data.StepNotification, Amount: amount(72), Unit: data.UnitHours, Basis: data.FromKnown,
		Provision: "GDPR art. 33.1", Source: gdpr,
	}
	completion = &data.Deadline{
		Track: data.TrackGDPR, Step: data.StepCompletion, Amount: amount(28), Unit: data.UnitDays, Basis: data.FromNotified,
		Provision: "GDPR art. 33.4", Source: gdpr,
	}
	dataSubjects = &data.Deadline{
		Track: data.TrackDataSubjects, Step: data.StepInformation, Basis: data.FromKnown, Provision: "GDPR art. 34.1", Source: gdpr,
	}
	securityPolice = &data.Deadline{
		Track: data.TrackSecurityPolice, Step: data.StepNotification, Basis: data.FromKnown,
		Provision: "säkerhetsskyddsförordningen (2021:955) 2 kap. 4 §", Source: "SFS 2021:955",
	}
	police = &data.Deadline{
		Track: data.TrackPolice, Step: data.StepNotification, Basis: data.FromKnown,
		Provision: "cybersäkerhetsförordningen (2025:1507) 33 § 4", Source: "SFS 2025:1507",
	}
	allRules = []*data.Deadline{
		earlyWarning, notification, interim, progress, final, finalHandled, recipients, breach, completion, dataSubjects, securityPolice, police,
	}
)

// moment reads what a Swede would write; "+01:00" and "+02:00" say which hour is meant.
func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := data.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// Deadlines as the law counts them, each row against its provision.
func TestDue(t *testing.T) {
	for _, test := range []struct {
		name      string
		rule      *data.Deadline
		from, due string
	}{
		// Cybersäkerhetslagen (2025:1506) 2 kap. 5 §: upplysning within 24 hours from kännedom (SFS 2025:1506).
		{"24 h over a night", earlyWarning, "2026-11-24 14.30", "2026-11-25 14.30"},
		{"24 h from Friday evening into the weekend", earlyWarning, "2026-11-27 17.00", "2026-11-28 17.00"},
		{"24 h over New Year", earlyWarning, "2026-12-31 23.59", "2027-01-01 23.59"},
		{"24 h over the change to summer time 2027-03-28: an hour later by the clock", earlyWarning, "2027-03-27 14.00", "2027-03-28 15.00"},
		{"24 h over the change back 2026-10-25: an hour earlier by the clock", earlyWarning, "2026-10-24 14.00", "2026-10-25 13.00"},
		{"24 h from the first 02.30 of the night with two", earlyWarning, "2026-10-25 02.30 sommartid", "2026-10-26 01.30"},
		{"24 h from the second 02.30 of the night with two", earlyWarning, "2026-10-25 02.30 normaltid", "2026-10-26 02.30"},
		{"24 h into the hour that is there twice", earlyWarning, "2026-10-24 02.30", "2026-10-25 02.30 sommartid"},
		{"24 h over the leap day", earlyWarning, "2028-02-28 12.00", "2028-02-29 12.00"},
		// Cybersäkerhetslagen 2 kap. 6 §: incidentanmälan within 72 hours from kännedom.
		{"72 h through the weekend", notification, "2026-11-27 17.00", "2026-11-30 17.00"},
		{"72 h over Christmas", notification, "2026-12-23 08.00", "2026-12-26 08.00"},
		{"72 h over the change to summer time", notification, "2027-03-26 16.00", "2027-03-29 17.00"},
		{"72 h over the change back", notification, "2026-10-23 16.00", "2026-10-26 15.00"},
		{"72 h to the second", notification, "2026-11-24 14.30.07", "2026-11-27 14.30.07"},
		// GDPR art. 33.1: within 72 hours after having become aware.
		{"72 h to IMY through Easter 2027 and summer time", breach, "2027-03-26 09.00", "2027-03-29 10.00"},
		{"72 h to IMY in February of a leap year", breach, "2028-02-27 10.00", "2028-03-01 10.00"},
		// Cybersäkerhetslagen 2 kap. 8 §: one month after the incidentanmälan; a calendar month, not thirty days.
		{"a month", final, "2026-11-27 10.00", "2026-12-27 10.00"},
		{"a month from 31 January", final, "2027-01-31 10.00", "2027-02-28 10.00"},
		{"a month from 30 January", final, "2027-01-30 10.00", "2027-02-28 10.00"},
		{"a month from 31 January in a leap year", final, "2028-01-31 10.00", "2028-02-29 10.00"},
		{"a month from 29 February", final, "2028-02-29 10.00", "2028-03-29 10.00"},
		{"a month from 30 November", final, "2026-11-30 10.00", "2026-12-30 10.00"},
		{"a month from 31 December", final, "2026-12-31 10.00", "2027-01-31 10.00"},
		{"a month from 31 March", final, "2027-03-31 10.00", "2027-04-30 10.00"},
		{"a month over the change to summer time keeps the clock", final, "2027-03-10 10.00", "2027-04-10 10.00"},
		{"a month over the change back keeps the clock", final, "2026-10-10 10.00", "2026-11-10 10.00"},
		{"a month by the Swedish day, which began before the one in UTC", final, "2027-01-31 00.30", "2027-02-28 00.30"},
		{"a month into the hour that is there twice: the first, which is stricter", final, "2026-09-25 02.30", "2026-10-25 02.30 sommartid"},
		{"a month into the hour that does not exist", final, "2027-02-28 02.30", "2027-03-28 03.30"},
		// GDPR art. 33.4 with IMY's four weeks, as days by the calendar.
		{"28 days over the change to summer time keep the clock", completion, "2027-03-10 10.00", "2027-04-07 10.00"},
	} {
		t.Run(test.rule.Provision+" "+test.name, func(t *testing.T) {
			got := test.rule.Due(moment(t, test.from))
			if want := moment(t, test.due); !got.Equal(want) {
				t.Errorf("from %s: %s, want %s", test.from, got.In(data.Swedish), test.due)
			}
			if got.Location() != time.UTC {
				t.Errorf("in %s", got.Location())
			}
		})
	}
	if due := earlyWarning.Due(time.Time{}); !due.IsZero() {
		t.Errorf("due %s, though nothing has begun", due)
	}
	if due := police.Due(moment(t, "2026-11-24 14.30")); !due.IsZero() {
		t.Errorf("due %s, though it is without delay", due)
	}
}

// clockOf gives the clock of one rule and nämnd; nil when the incident has none.
func clockOf(clocks []data.Clock, rule *data.Deadline, unit string) *data.Clock {
	for i, c := range clocks {
		if c.Deadline == rule && string(c.Unit) == unit {
			return &clocks[i]
		}
	}
	return nil
}

func TestClocks(t *testing.T) {
	social := &data.Unit{Head: data.Head{ID: "social"}, Name: "Socialnämnden", Type: data.UnitCommittee, Controller: true}
	school := &data.Unit{Head: data.Head{ID: "school"}, Name: "Barn- och utbildningsnämnden", Type: data.UnitCommittee, Controller: true}
	office := &data.Unit{Head: data.Head{ID: "office"}, Name: "Kommunledningsförvaltningen", Type: data.UnitAdministration}
	units := []*data.Unit{social, school, office}

	type want struct {
		rule  *data.Deadline
		unit  string
		state data.ClockState // empty: no such clock
		due   string          // empty: none
		late  time.Duration
	}
	at := func(text string) time.Time { return moment(t, text) }
	base := func(change func(*data.Incident)) *data.Incident {
		i := data.Incidents.New()
		i.ID, i.KnownAt = "i1", at("2026-11-24 08.00")
		change(i)
		return i
	}
	significant := func(i *data.Incident) { i.Significant, i.SignificantReason = data.JudgedYes, "över fyra timmar" }
	told := func(track data.Track, step data.Step, change func(*data.Notification)) *data.Notification {
		n := &data.Notification{Head: data.Head{ID: string(track) + string(step)}, Incident: "i1", Track: track, Step: step}
		change(n)
		return n
	}
	sent := func(text string) func(*data.Notification) {
		return func(n *data.Notification) { n.SentAt = at(text) }
	}

	for _, test := range []struct {
		name     string
		incident *data.Incident
		made     []*data.Notification
		now      string
		want     []want
	}{
		// Cybersäkerhetslagen (2025:1506) 2 kap. 5–6 §§
		{
			"2 kap. 5–6 §§: running", base(significant), nil, "2026-11-24 12.00",
			[]want{{earlyWarning, "", data.ClockRunning, "2026-11-25 08.00", 0}, {notification, "", data.ClockRunning, "2026-11-27 08.00", 0}},
		},
		{
			"2 kap. 5–6 §§: at the second it is due it is not late", base(significant), nil, "2026-11-25 08.00.00",
			[]want{{earlyWarning, "", data.ClockRunning, "2026-11-25 08.00", 0}},
		},
		{
			"2 kap. 5–6 §§: a second later it is, and by how much", base(significant), nil, "2026-11-25 08.00.01",
			[]want{{earlyWarning, "", data.ClockLate, "2026-11-25 08.00", time.Second}, {notification, "", data.ClockRunning, "2026-11-27 08.00", 0}},
		},
		{
			"2 kap. 5 §: sent at the second it is due is in time", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepEarlyWarning, sent("2026-11-25 08.00.00"))},
			"2027-06-01 08.00",
			[]want{{earlyWarning, "", data.ClockSent, "2026-11-25 08.00", 0}},
		},
		{
			"2 kap. 5 §: sent late stays late by as much", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepEarlyWarning, sent("2026-11-25 11.15"))},
			"2027-06-01 08.00",
			[]want{{earlyWarning, "", data.ClockSentLate, "2026-11-25 08.00", 3*time.Hour + 15*time.Minute}},
		},
		{
			"2 kap. 5 §: begun but not sent is not told", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepEarlyWarning, func(*data.Notification) {})},
			"2026-11-26 08.00",
			[]want{{earlyWarning, "", data.ClockLate, "2026-11-25 08.00", 24 * time.Hour}},
		},
		{
			"2 kap. 5 §: of two, as after a merge, the one that was sent counts", base(significant),
			[]*data.Notification{
				told(data.TrackCyber, data.StepEarlyWarning, func(*data.Notification) {}),
				told(data.TrackCyber, data.StepEarlyWarning, sent("2026-11-24 20.00")),
				told(data.TrackCyber, data.StepEarlyWarning, sent("2026-11-24 21.00")),
				told(data.TrackCyber, data.StepEarlyWarning, func(*data.Notification) {}),
			},
			"2026-11-26 08.00",
			[]want{{earlyWarning, "", data.ClockSent, "2026-11-25 08.00", 0}},
		},
		{
			"2 kap. 5 §: the municipality tells as one, whichever nämnd is noted", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepEarlyWarning, func(n *data.Notification) { n.Unit, n.SentAt = "social", at("2026-11-24 20.00") })},
			"2026-11-26 08.00",
			[]want{{earlyWarning, "", data.ClockSent, "2026-11-25 08.00", 0}, {earlyWarning, "social", "", "", 0}},
		},
		{
			"2 kap. 5 §: what was told of another incident or in another track is not told here", base(significant),
			[]*data.Notification{
				told(data.TrackCyber, data.StepEarlyWarning, func(n *data.Notification) { n.Incident, n.SentAt = "i2", at("2026-11-24 20.00") }),
				told(data.TrackPolice, data.StepEarlyWarning, sent("2026-11-24 20.00")),
				told(data.TrackCyber, data.StepInterim, sent("2026-11-24 20.00")),
			},
			"2026-11-24 21.00",
			[]want{{earlyWarning, "", data.ClockRunning, "2026-11-25 08.00", 0}},
		},

		// Judgement
		{
			"unjudged: the clock runs and says so", base(func(*data.Incident) {}), nil, "2026-11-24 12.00",
			[]want{{earlyWarning, "", data.ClockUnjudged, "2026-11-25 08.00", 0}, {breach, "", data.ClockUnjudged, "2026-11-27 08.00", 0}, {final, "", data.ClockWaiting, "", 0}},
		},
		{
			"unjudged and late is late: a deadline does not wait for a judgement", base(func(*data.Incident) {}), nil, "2026-11-25 10.00",
			[]want{{earlyWarning, "", data.ClockLate, "2026-11-25 08.00", 2 * time.Hour}},
		},
		{
			"judged not significant: no clock", base(func(i *data.Incident) { i.Significant, i.PersonalData = data.JudgedNo, data.JudgedNo }), nil, "2026-12-24 08.00",
			[]want{
				{earlyWarning, "", "", "", 0},
				{notification, "", "", "", 0},
				{final, "", "", "", 0},
				{progress, "", "", "", 0},
				{recipients, "", "", "", 0},
				{breach, "", "", "", 0},
				{dataSubjects, "", "", "", 0},
			},
		},
		{
			"judged not significant after it was told: that stays told, and what was begun is not demanded",
			base(func(i *data.Incident) { i.Significant = data.JudgedNo }),
			[]*data.Notification{
				told(data.TrackCyber, data.StepEarlyWarning, sent("2026-11-24 20.00")),
				told(data.TrackCyber, data.StepNotification, func(*data.Notification) {}),
			},
			"2026-12-24 08.00",
			[]want{{earlyWarning, "", data.ClockSent, "2026-11-25 08.00", 0}, {notification, "", data.ClockNotDemanded, "2026-11-27 08.00", 0}},
		},
		{
			"GDPR art. 33.1: a personuppgiftsincident is judged on its own", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }), nil, "2026-11-24 12.00",
			[]want{{breach, "", data.ClockUnjudged, "2026-11-27 08.00", 0}, {dataSubjects, "", data.ClockUnjudged, "", 0}},
		},
		{
			"GDPR art. 33.1: judged unlikely to harm, so not told to IMY, however late", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) { n.Judgement, n.Reason = data.JudgedNo, "krypterat" })},
			"2027-01-01 08.00",
			[]want{{breach, "", data.ClockNotDemanded, "2026-11-27 08.00", 0}},
		},
		{
			"the judgement of the incidentanmälan holds for the steps around it", base(func(*data.Incident) {}),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, func(n *data.Notification) {
				n.Judgement, n.Reason, n.SentAt = data.JudgedYes, "över fyra timmar", at("2026-11-24 10.00")
			})},
			"2026-11-24 12.00",
			[]want{{earlyWarning, "", data.ClockRunning, "2026-11-25 08.00", 0}, {progress, "", data.ClockRunning, "2026-12-24 10.00", 0}},
		},

		// Cybersäkerhetslagen 2 kap. 7 §
		{"2 kap. 7 §: delrapport only when it has been asked for", base(significant), nil, "2026-11-24 12.00", []want{{interim, "", "", "", 0}}},
		{
			"2 kap. 7 §: asked for", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepInterim, func(*data.Notification) {})},
			"2026-11-24 12.00",
			[]want{{interim, "", data.ClockRunning, "", 0}},
		},

		// Cybersäkerhetslagen 2 kap. 8 §
		{
			"2 kap. 8 §: slutrapport waits for the incidentanmälan", base(significant), nil, "2026-11-24 12.00",
			[]want{{final, "", data.ClockWaiting, "", 0}, {finalHandled, "", "", "", 0}, {progress, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: a month is counted from when the incidentanmälan was sent, not from kännedom, and the slutrapport is due when the incident is over",
			base(func(i *data.Incident) { significant(i); i.HandledAt = at("2026-11-25 08.00") }),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30"))},
			"2026-12-01 08.00",
			[]want{{final, "", data.ClockRunning, "2026-12-26 09.30", 0}, {finalHandled, "", "", "", 0}, {progress, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: sent 31 January, due 28 February",
			base(func(i *data.Incident) {
				significant(i)
				i.KnownAt, i.HandledAt = at("2027-01-30 08.00"), at("2027-02-01 08.00")
			}),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2027-01-31 09.30"))},
			"2027-02-28 09.31",
			[]want{{final, "", data.ClockLate, "2027-02-28 09.30", time.Minute}},
		},
		{
			"2 kap. 8 §: sent 31 January of a leap year, due 29 February",
			base(func(i *data.Incident) {
				significant(i)
				i.KnownAt, i.HandledAt = at("2028-01-30 08.00"), at("2028-02-01 08.00")
			}),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2028-01-31 09.30"))},
			"2028-02-29 09.30",
			[]want{{final, "", data.ClockRunning, "2028-02-29 09.30", 0}},
		},
		{
			"2 kap. 8 §: while the incident goes on a lägesrapport is due then, and the slutrapport waits until it is handled", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30"))},
			"2026-12-01 08.00",
			[]want{{progress, "", data.ClockRunning, "2026-12-26 09.30", 0}, {finalHandled, "", data.ClockWaiting, "", 0}, {final, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: handled after the month, slutrapport within a month of that",
			base(func(i *data.Incident) { significant(i); i.HandledAt = at("2027-01-31 15.00") }),
			[]*data.Notification{
				told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30")),
				told(data.TrackCyber, data.StepProgress, sent("2026-12-20 09.30")),
			},
			"2027-02-01 08.00",
			[]want{{progress, "", data.ClockSent, "2026-12-26 09.30", 0}, {finalHandled, "", data.ClockRunning, "2027-02-28 15.00", 0}, {final, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: handled at the very second the month ends is in time for the slutrapport",
			base(func(i *data.Incident) { significant(i); i.HandledAt = at("2026-12-26 09.30") }),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30"))},
			"2026-12-26 09.30",
			[]want{{final, "", data.ClockRunning, "2026-12-26 09.30", 0}, {progress, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: handled a second later is not",
			base(func(i *data.Incident) { significant(i); i.HandledAt = at("2026-12-26 09.30.01") }),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30"))},
			"2026-12-26 09.31",
			[]want{{progress, "", data.ClockLate, "2026-12-26 09.30", time.Minute}, {finalHandled, "", data.ClockRunning, "2027-01-26 09.30.01", 0}, {final, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: a slutrapport sent within the month ends it, though nobody noted when the incident was handled", base(significant),
			[]*data.Notification{
				told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30")),
				told(data.TrackCyber, data.StepFinal, sent("2026-12-10 09.30")),
			},
			"2027-02-01 08.00",
			[]want{{final, "", data.ClockSent, "2026-12-26 09.30", 0}, {progress, "", "", "", 0}, {finalHandled, "", "", "", 0}},
		},
		{
			"2 kap. 8 §: a slutrapport sent after the month does not make up for the lägesrapport", base(significant),
			[]*data.Notification{
				told(data.TrackCyber, data.StepNotification, sent("2026-11-26 09.30")),
				told(data.TrackCyber, data.StepFinal, sent("2027-01-10 09.30")),
			},
			"2027-02-01 09.30",
			[]want{{progress, "", data.ClockLate, "2026-12-26 09.30", 37 * 24 * time.Hour}, {final, "", "", "", 0}},
		},

		// Cybersäkerhetslagen 2 kap. 9–10 §§
		{
			"2 kap. 9–10 §§: recipients are told when it suits: judged on its own, without a time", base(significant), nil, "2027-11-24 12.00",
			[]want{{recipients, "", data.ClockUnjudged, "", 0}},
		},

		// GDPR art. 33: each nämnd for itself
		{
			"GDPR art. 4.7 and 33.1: each nämnd that is personuppgiftsansvarig has its own clock and its own kännedom; a förvaltning has none",
			base(func(i *data.Incident) {
				i.PersonalData, i.Units = data.JudgedYes, data.Links[*data.Unit]{"office", "school", "social"}
			}),
			[]*data.Notification{
				told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) {
					n.Unit, n.Judgement, n.Reason, n.KnownAt = "school", data.JudgedYes, "risk", at("2026-11-26 10.00")
				}),
				told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) {
					n.Unit, n.Judgement, n.Reason, n.SentAt = "social", data.JudgedYes, "risk", at("2026-11-27 09.00")
				}),
			},
			"2026-11-28 08.00",
			[]want{
				{breach, "school", data.ClockRunning, "2026-11-29 10.00", 0},
				{breach, "social", data.ClockSentLate, "2026-11-27 08.00", time.Hour},
				{breach, "office", "", "", 0},
				{breach, "", "", "", 0},
				{dataSubjects, "school", data.ClockUnjudged, "", 0},
				{dataSubjects, "social", data.ClockUnjudged, "", 0},
				{earlyWarning, "", data.ClockLate, "2026-11-25 08.00", 72 * time.Hour},
			},
		},
		{
			"GDPR art. 33.1: of two noted kännedom the earlier counts",
			base(func(i *data.Incident) { i.PersonalData, i.Units = data.JudgedYes, data.Links[*data.Unit]{"school"} }),
			[]*data.Notification{
				told(data.TrackGDPR, data.StepCompletion, func(n *data.Notification) { n.Unit, n.KnownAt = "school", at("2026-11-26 12.00") }),
				told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) { n.Unit, n.KnownAt = "school", at("2026-11-26 10.00") }),
			},
			"2026-11-27 08.00",
			[]want{{breach, "school", data.ClockUnjudged, "2026-11-29 10.00", 0}},
		},
		{
			"GDPR art. 33.1: with one nämnd a notification without a name is that nämnd's",
			base(func(i *data.Incident) { i.PersonalData, i.Units = data.JudgedYes, data.Links[*data.Unit]{"school"} }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, sent("2026-11-25 10.00"))},
			"2026-12-01 08.00",
			[]want{{breach, "school", data.ClockSent, "2026-11-27 08.00", 0}, {breach, "", "", "", 0}},
		},
		{
			"GDPR art. 33.1: with two nämnder it is nobody's",
			base(func(i *data.Incident) {
				i.PersonalData, i.Units = data.JudgedYes, data.Links[*data.Unit]{"school", "social"}
			}),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, sent("2026-11-25 10.00"))},
			"2026-11-27 09.00",
			[]want{{breach, "school", data.ClockLate, "2026-11-27 08.00", time.Hour}, {breach, "social", data.ClockLate, "2026-11-27 08.00", time.Hour}},
		},
		{
			"GDPR art. 33.1: a nämnd that the incident does not name but that has told is there too",
			base(func(i *data.Incident) { i.PersonalData, i.Units = data.JudgedYes, data.Links[*data.Unit]{"social"} }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) { n.Unit, n.SentAt = "school", at("2026-11-25 10.00") })},
			"2026-11-26 09.00",
			[]want{{breach, "school", data.ClockSent, "2026-11-27 08.00", 0}, {breach, "social", data.ClockUnjudged, "2026-11-27 08.00", 0}},
		},
		{
			"GDPR art. 33.1: dated after now, so not sent yet", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) {
				n.Judgement, n.Reason, n.SentAt = data.JudgedYes, "risk", at("2026-11-26 10.00")
			})},
			"2026-11-25 09.00",
			[]want{{breach, "", data.ClockRunning, "2026-11-27 08.00", 0}},
		},
		{
			"2 kap. 8 §: the month does not run from a notification dated after now", base(significant),
			[]*data.Notification{told(data.TrackCyber, data.StepNotification, sent("2027-11-26 10.00"))},
			"2026-11-29 09.00",
			[]want{{notification, "", data.ClockLate, "2026-11-27 08.00", 49 * time.Hour}, {progress, "", data.ClockWaiting, "2027-12-26 10.00", 0}},
		},
		{
			"GDPR art. 33.4: nothing to complete until the notification says so", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, sent("2026-11-25 10.00"))},
			"2026-11-26 08.00",
			[]want{{completion, "", "", "", 0}},
		},
		{
			"GDPR art. 33.4: to be completed", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }),
			[]*data.Notification{told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) {
				n.Judgement, n.Reason, n.SentAt, n.NeedsCompletion = data.JudgedYes, "risk", at("2026-11-25 10.00"), true
			})},
			"2026-11-26 08.00",
			[]want{{completion, "", data.ClockRunning, "2026-12-23 10.00", 0}},
		},
		{
			"GDPR art. 33.4: completed", base(func(i *data.Incident) { i.PersonalData = data.JudgedYes }),
			[]*data.Notification{
				told(data.TrackGDPR, data.StepNotification, func(n *data.Notification) { n.SentAt, n.NeedsCompletion = at("2026-11-25 10.00"), true }),
				told(data.TrackGDPR, data.StepCompletion, sent("2026-12-01 10.00")),
			},
			"2027-01-26 08.00",
			[]want{{completion, "", data.ClockSent, "2026-12-23 10.00", 0}},
		},

		// Säkerhetsskyddsförordningen (2021:955) 2 kap. 4 § and polisanmälan
		{"2021:955 2 kap. 4 §, polis: not marked, no clocks", base(significant), nil, "2026-11-24 12.00", []want{{securityPolice, "", "", "", 0}, {police, "", "", "", 0}}},
		{
			"2021:955 2 kap. 4 §: marked, without delay and so without a time", base(func(i *data.Incident) { i.SecurityProtection = true }), nil, "2027-11-24 12.00",
			[]want{{securityPolice, "", data.ClockRunning, "", 0}, {police, "", "", "", 0}},
		},
		{
			"polis: suspected", base(func(i *data.Incident) { i.CrimeSuspected = data.JudgedYes }), nil, "2027-11-24 12.00",
			[]want{{police, "", data.ClockRunning, "", 0}, {securityPolice, "", "", "", 0}},
		},
		{"polis: judged no crime", base(func(i *data.Incident) { i.CrimeSuspected = data.JudgedNo }), nil, "2026-11-24 12.00", []want{{police, "", "", "", 0}}},
		{
			"polis: told", base(func(i *data.Incident) { i.CrimeSuspected = data.JudgedYes }),
			[]*data.Notification{told(data.TrackPolice, data.StepNotification, sent("2026-11-29 10.00"))},
			"2027-11-24 12.00",
			[]want{{police, "", data.ClockSent, "", 0}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			now := at(test.now)
			clocks := test.incident.Clocks(allRules, test.made, units)
			for _, w := range test.want {
				c := clockOf(clocks, w.rule, w.unit)
				if c == nil || w.state == "" {
					if (c == nil) != (w.state == "") {
						t.Errorf("%s %q: clock %+v, want state %q", w.rule.Provision, w.unit, c, w.state)
					}
					continue
				}
				var due time.Time
				if w.due != "" {
					due = at(w.due)
				}
				if c.State(now) != w.state || !c.Due.Equal(due) || c.LateBy(now) != w.late {
					t.Errorf("%s %q: %s, due %s, late by %s; want %s, %q, %s",
						w.rule.Provision, w.unit, c.State(now), c.Due.In(data.Swedish), c.LateBy(now), w.state, w.due, w.late)
				}
				left := time.Duration(0)
				if w.due != "" {
					left = due.Sub(now)
				}
				if c.Left(now) != left {
					t.Errorf("%s: %s left, want %s", w.rule.Provision, c.Left(now), left)
				}
				if c.Incident != test.incident {
					t.Errorf("%s: another incident", w.rule.Provision)
				}
			}
		})
	}
}

// Until somebody has said when the incident became known, the earliest moment that can have given knowledge counts.
func TestKnowledge(t *testing.T) {
	at := func(hour int) time.Time { return time.Date(2026, 11, 24, hour, 0, 0, 0, time.UTC) }
	for name, test := range map[string]struct {
		incident data.Incident
		at       time.Time
		assumed  bool
	}{
		"nothing is known":                     {data.Incident{}, time.Time{}, false},
		"that it occurred gives no knowledge":  {data.Incident{OccurredAt: at(1)}, time.Time{}, false},
		"the supplier's own discovery neither": {data.Incident{SupplierDiscoveredAt: at(1)}, time.Time{}, false},
		"discovered":                           {data.Incident{OccurredAt: at(1), DiscoveredAt: at(3)}, at(3), true},
		"the supplier told us":                 {data.Incident{SupplierDiscoveredAt: at(1), SupplierToldAt: at(4)}, at(4), true},
		"told before discovered":               {data.Incident{SupplierToldAt: at(4), DiscoveredAt: at(5)}, at(4), true},
		"discovered before told":               {data.Incident{SupplierToldAt: at(4), DiscoveredAt: at(3)}, at(3), true},
		"said":                                 {data.Incident{DiscoveredAt: at(3), KnownAt: at(6)}, at(6), false},
		"said before the supplier told us":     {data.Incident{SupplierToldAt: at(7), KnownAt: at(6)}, at(6), false},
		"said, but the supplier had told us":   {data.Incident{DiscoveredAt: at(3), SupplierToldAt: at(4), KnownAt: at(6)}, at(4), false},
	} {
		got, assumed := test.incident.Knowledge()
		if !got.Equal(test.at) || assumed != test.assumed {
			t.Errorf("%s: %s, assumed %v", name, got, assumed)
		}
		clock := clockOf(test.incident.Clocks(allRules, nil, nil), earlyWarning, "")
		if clock == nil {
			t.Fatalf("%s: no clock", name)
		}
		if !clock.From.Equal(test.at) || clock.Assumed != test.assumed {
			t.Errorf("%s: the clock counts from %s, assumed %v", name, clock.From, clock.Assumed)
		}
		if test.at.IsZero() != (clock.State(at(23)) == data.ClockWaiting) {
			t.Errorf("%s: %s", name, clock.State(at(23)))
		}
	}
}

// A nämnd's own kännedom is said, so its clock is no guess even where the incident's is.
func TestOwnKnowledgeIsNotAssumed(t *testing.T) {
	known := time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)
	incident := &data.Incident{Head: data.Head{ID: "i1"}, DiscoveredAt: known.Add(-48 * time.Hour), PersonalData: data.JudgedYes}
	made := []*data.Notification{{Incident: "i1", Track: data.TrackGDPR, Step: data.StepNotification, Unit: "school", KnownAt: known}}
	clocks := incident.Clocks(allRules, made, nil)
	if c := clockOf(clocks, breach, "school"); c == nil || !c.From.Equal(known) || c.Assumed {
		t.Errorf("%+v", c)
	}
	if c := clockOf(clocks, earlyWarning, ""); c == nil || !c.Assumed {
		t.Errorf("%+v", c)
	}
}

// A provision does not reach back to incidents known before it came into force, by the Swedish day; one without a day always
// applies, and an incident that nobody knows of yet may still come under it.
func TestDeadlineInForce(t *testing.T) {
	rule := *earlyWarning
	rule.From = "2026-01-15" // SFS 2025:1506 came into force
	for known, want := range map[string]bool{
		"":                    true,
		"2026-01-14 23.59.59": false,
		"2026-01-15 00.00":    true,
		"2026-11-24 08.00":    true,
	} {
		incident := &data.Incident{KnownAt: moment(t, known)}
		if clocks := incident.Clocks([]*data.Deadline{&rule, notification}, nil, nil); (clockOf(clocks, &rule, "") != nil) != want {
			t.Errorf("known %q: in force %v", known, !want)
		} else if clockOf(clocks, notification, "") == nil {
			t.Errorf("known %q: the provision without a day is gone", known)
		}
	}
}

// Due first, then without delay, then what has not begun.
func TestClocksAreInOrder(t *testing.T) {
	known := time.Date(2026, 11, 24, 7, 0, 0, 0, time.UTC)
	incident := &data.Incident{Head: data.Head{ID: "i1"}, KnownAt: known, Significant: data.JudgedYes, PersonalData: data.JudgedYes, CrimeSuspected: data.JudgedYes}
	var got []*data.Deadline
	for _, c := range incident.Clocks([]*data.Deadline{final, police, notification, earlyWarning, breach}, nil, nil) {
		got = append(got, c.Deadline)
	}
	want := []*data.Deadline{earlyWarning, notification, breach, police, final}
	if len(got) != len(want) {
		t.Fatalf("%d clocks", len(got))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("place %d: %s %s", i, got[i].Track, got[i].Step)
		}
	}
}
