package data_test

import (
	"testing"
	"time"

	"lisparmen/data"
)

// An incident at a supplier that hits three nämnder over a weekend: the hours run through Saturday and Sunday, each
// personuppgiftsansvarig nämnd has its own clock, and all count from the supplier's notice though the municipality read it on Monday.
func TestSupplierIncidentOverAWeekend(t *testing.T) {
	at := func(text string) time.Time { return moment(t, text) }
	unit := func(id string, controller bool) *data.Unit {
		return &data.Unit{Head: data.Head{ID: id}, Name: id, Type: data.UnitCommittee, Controller: controller}
	}
	told := func(id string, track data.Track, step data.Step, change func(*data.Notification)) *data.Notification {
		n := &data.Notification{Head: data.Head{ID: id}, Incident: "i1", Track: track, Step: step}
		change(n)
		return n
	}
	const saturday, monday = "2026-08-29 07.50", "2026-08-31 08.05"
	for _, test := range []struct {
		law         cite
		name        string
		known, told string
		made        []*data.Notification
		now         string
		early       string            // when the upplysning is due
		imy         map[string]string // when each nämnd's anmälan is due, by nämnd
		earlyIs     data.ClockState
	}{
		{
			ofProcessor, "read on Monday, the supplier wrote on Saturday", monday, saturday, nil, "2026-08-31 08.05", "2026-08-30 07.50",
			map[string]string{"social": "2026-09-01 07.50", "school": "2026-09-01 07.50", "building": "2026-09-01 07.50"},
			data.ClockLate,
		},
		{
			ofProcessor, "known when the supplier rang", saturday, saturday, nil, "2026-08-29 23.00", "2026-08-30 07.50",
			map[string]string{"social": "2026-09-01 07.50", "school": "2026-09-01 07.50", "building": "2026-09-01 07.50"},
			data.ClockRunning,
		},
		{
			ofProcessor, "nobody has said when it was known", "", saturday, nil, "2026-08-29 23.00", "2026-08-30 07.50",
			map[string]string{"social": "2026-09-01 07.50", "school": "2026-09-01 07.50", "building": "2026-09-01 07.50"},
			data.ClockRunning,
		},
		{
			ofProcessor, "noticed before the supplier said anything", "2026-08-28 22.10", saturday, nil, "2026-08-29 23.00", "2026-08-29 22.10",
			map[string]string{"social": "2026-08-31 22.10", "school": "2026-08-31 22.10", "building": "2026-08-31 22.10"},
			data.ClockLate,
		},
		{
			ofProcessor, "one nämnd was hit later and says so itself", saturday, saturday,
			[]*data.Notification{told("a", data.TrackGDPR, data.StepNotification, func(n *data.Notification) { n.Unit, n.KnownAt = "school", at(monday) })},
			"2026-08-29 23.00", "2026-08-30 07.50",
			map[string]string{"social": "2026-09-01 07.50", "school": "2026-09-03 08.05", "building": "2026-09-01 07.50"},
			data.ClockRunning,
		},
		{
			ofProcessor, "told on Sunday morning, in time", monday, saturday,
			[]*data.Notification{told("a", data.TrackCyber, data.StepEarlyWarning, func(n *data.Notification) { n.SentAt = at("2026-08-30 07.50") })},
			"2026-08-31 08.05", "2026-08-30 07.50",
			map[string]string{"social": "2026-09-01 07.50", "school": "2026-09-01 07.50", "building": "2026-09-01 07.50"},
			data.ClockSent,
		},
		{
			ofProcessor, "over the night when summer time ends: 24 hours are 24 hours", "", "2026-10-24 18.00", nil, "2026-10-24 19.00", "2026-10-25 17.00",
			map[string]string{"social": "2026-10-27 17.00", "school": "2026-10-27 17.00", "building": "2026-10-27 17.00"},
			data.ClockRunning,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.law.check(t, test.name)
			records := []data.Record{unit("social", true), unit("school", true), unit("building", true), unit("company", false)}
			for i, rule := range allRules {
				named := *rule
				named.ID = string(rune('r' + i))
				records = append(records, &named)
			}
			for _, n := range test.made {
				records = append(records, n)
			}
			records = append(records, &data.Incident{
				Head: data.Head{ID: "i1"}, Title: "Utpressning hos leverantören", Supplier: "Leverantören AB",
				SupplierDiscoveredAt: at("2026-08-28 21.00"), SupplierToldAt: at(test.told), KnownAt: at(test.known),
				Significant: data.JudgedYes, PersonalData: data.JudgedYes, Units: data.Links[*data.Unit]{"social", "school", "building", "company"},
			})
			imy := map[string]string{}
			for _, c := range data.Clocks(data.NewRegister(records))[0] {
				switch {
				case c.Deadline.Track == data.TrackCyber && c.Deadline.Step == data.StepEarlyWarning:
					if !c.Due.Equal(at(test.early)) || c.State(at(test.now)) != test.earlyIs {
						t.Errorf("upplysning due %s, %s", c.Due.In(data.Swedish), c.State(at(test.now)))
					}
				case c.Deadline.Track == data.TrackGDPR && c.Deadline.Step == data.StepNotification:
					imy[string(c.Unit)] = c.Due.In(data.Swedish).Format("2006-01-02 15.04")
				}
			}
			if len(imy) != len(test.imy) {
				t.Errorf("%d clocks to IMY: %v", len(imy), imy)
			}
			for owner, due := range test.imy {
				if imy[owner] != due {
					t.Errorf("%s: due %s, want %s", owner, imy[owner], due)
				}
			}
		})
	}
}

// A near miss, a deviation and a proposal wait for no judgement; one that somebody has judged has its clocks whatever it is called.
func TestClocksFollowTheSort(t *testing.T) {
	for _, test := range []struct {
		law          cite
		sort         data.IncidentSort
		significant  data.Judgement
		personalData data.Judgement
		want         bool
	}{
		{ofSorts, "", data.NotJudged, data.NotJudged, true},
		{ofSorts, data.SortIncident, data.NotJudged, data.NotJudged, true},
		{ofSorts, data.SortNearMiss, data.NotJudged, data.NotJudged, false},
		{ofSorts, data.SortDeviation, data.NotJudged, data.NotJudged, false},
		{ofSorts, data.SortImprovement, data.NotJudged, data.NotJudged, false},
		{ofSorts, data.SortNearMiss, data.JudgedYes, data.NotJudged, true},
		{ofSorts, data.SortDeviation, data.NotJudged, data.JudgedYes, true},
		{ofSorts, data.SortIncident, data.JudgedNo, data.JudgedNo, false},
	} {
		test.law.check(t, string(test.sort))
		i := &data.Incident{Head: data.Head{ID: "i1"}, Sort: test.sort, KnownAt: moment(t, "2026-11-24 08.00"), Significant: test.significant, PersonalData: test.personalData}
		if got := len(i.Clocks(allRules, nil, nil)) > 0; got != test.want {
			t.Errorf("%q, significant %q, personal data %q: clocks %v", test.sort, test.significant, test.personalData, got)
		}
	}
	made := []*data.Notification{{Head: data.Head{ID: "n"}, Incident: "i1", Track: data.TrackCyber, Step: data.StepEarlyWarning}}
	i := &data.Incident{Head: data.Head{ID: "i1"}, Sort: data.SortNearMiss, KnownAt: moment(t, "2026-11-24 08.00")}
	if clocks := i.Clocks(allRules, made, nil); len(clocks) != 1 || clocks[0].Deadline.Step != data.StepEarlyWarning {
		t.Errorf("what somebody has begun to write has no clock: %v", clocks)
	}
}
