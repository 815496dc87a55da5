package data_test

import (
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"
)

func TestThresholdsForTheDayAndTheSectors(t *testing.T) {
	threshold := func(id, sector string, from data.Day) *data.Threshold {
		return &data.Threshold{Head: data.Head{ID: id}, Title: id, Sector: sector, From: from}
	}
	records := []data.Record{
		threshold("all", "", "2026-07-01"), threshold("public", "Offentlig förvaltning", "2026-07-01"),
		threshold("aqua", "Dricksvatten", "2026-07-01"), threshold("care", "Vårdgivare", "2026-07-01"),
		threshold("old", "", ""), threshold("new", "Offentlig förvaltning", "2027-01-01"),
	}
	told := &data.Registration{Head: data.Head{ID: "r"}, Sort: data.RegistrationFirst, ChangedOn: "2026-01-15", Sectors: "Vi är vårdgivare."}
	groups := func(known data.Day, more ...data.Record) string {
		var lines []string
		i := &data.Incident{KnownAt: known.Start()}
		for _, g := range data.ThresholdsFor(data.NewRegister(append(records, more...)), i, "2026-11-24") {
			line := fmt.Sprintf("%s %v:", g.Sector, g.Ours)
			for _, t := range g.Thresholds {
				line += " " + t.ID
			}
			lines = append(lines, strings.TrimSpace(line))
		}
		return strings.Join(lines, "; ")
	}
	for _, test := range []struct {
		law             cite
		name, got, want string
	}{
		{ofThresholds, "what nobody has told of", groups("2026-08-01"), "Offentlig förvaltning true: public; false: all old; Dricksvatten false: aqua; Vårdgivare false: care"},
		{ofThresholds, "told of", groups("2026-08-01", told), "Offentlig förvaltning true: public; Vårdgivare true: care; false: all old; Dricksvatten false: aqua"},
		{ofThresholds, "known before", groups("2026-06-30"), "false: old"},
		{ofThresholds, "not yet known", groups(""), "Offentlig förvaltning true: public; false: all old; Dricksvatten false: aqua; Vårdgivare false: care"},
		{ofThresholds, "known later", groups("2027-01-01"), "Offentlig förvaltning true: new public; false: all old; Dricksvatten false: aqua; Vårdgivare false: care"},
	} {
		test.law.check(t, test.name)
		if test.got != test.want {
			t.Errorf("%s:\n got %s\nwant %s", test.name, test.got, test.want)
		}
	}
}

func TestSignificanceBy(t *testing.T) {
	yes, no, open := data.JudgedYes, data.JudgedNo, data.NotJudged
	for _, test := range []struct {
		law     cite
		answers []data.Judgement
		want    data.Judgement
	}{
		{ofThresholds, nil, open},
		{ofThresholds, []data.Judgement{open, open}, open},
		{ofThresholds, []data.Judgement{no, open}, open},
		{ofThresholds, []data.Judgement{no, no}, no},
		{ofThresholds, []data.Judgement{no, yes, open}, yes},
	} {
		test.law.check(t, "significance")
		if got := data.SignificanceBy(test.answers); got != test.want {
			t.Errorf("%q: %q", test.answers, got)
		}
	}
}

// The sectors that the municipality has chosen name its supervisors (cybersäkerhetsförordningen (2025:1507) 7–16 §§); until it has
// chosen any, what it told in words does.
func TestSupervisors(t *testing.T) {
	authority := func(id, short string) data.Record {
		return &data.Authority{Head: data.Head{ID: id}, Name: id, Short: short}
	}
	sector := func(id, title string, by data.Link[*data.Authority]) data.Record {
		return &data.Sector{Head: data.Head{ID: id}, Title: title, Supervisor: by}
	}
	for name, test := range map[string]struct {
		law  cite
		own  data.Links[*data.Sector]
		want string
		care bool
	}{
		"in words":                   {ofSupervisor, nil, "lst ivo", true},
		"chosen, whatever the words": {ofSupervisor, data.Links[*data.Sector]{"energi", "avfall"}, "lst energi-m", false},
		"one that nobody supervises": {ofSupervisor, data.Links[*data.Sector]{"vard"}, "lst", true},
	} {
		test.law.check(t, name)
		reg := data.NewRegister([]data.Record{
			&data.Municipality{Head: data.Head{ID: "m"}, Supervisor: "lst", Sectors: test.own},
			authority("lst", "Länsstyrelsen X"), authority("ivo", "IVO"), authority("pts", "PTS"), authority("energi-m", "Energimyndigheten"),
			sector("energi", "Energi", "energi-m"), sector("avfall", "Avfall", "lst"), sector("vard", "Vårdgivare", ""), sector("digital", "Digital infrastruktur", "pts"),
			&data.Registration{Head: data.Head{ID: "r"}, ChangedOn: "2026-01-15", Sectors: "Energi: Energimyndigheten."},
			&data.Registration{Head: data.Head{ID: "s"}, ChangedOn: "2026-05-15", Sectors: "Vårdgivare: IVO. Skoltidning utan tryckPTSfel."},
		})
		got := map[string]bool{}
		for _, a := range data.Supervisors(reg) {
			got[a.ID] = true
		}
		want := strings.Fields(test.want)
		for _, id := range want {
			if !got[id] {
				t.Errorf("%s: %s does not supervise", name, id)
			}
		}
		if len(got) != len(want) || data.InSector(reg, "Vårdgivare") != test.care || !data.InSector(reg, "Offentlig förvaltning") {
			t.Errorf("%s: %v, care %v", name, got, data.InSector(reg, "Vårdgivare"))
		}
	}
}

func TestRegistrationClock(t *testing.T) {
	for _, test := range []struct {
		law           cite
		name          string
		sort          data.RegistrationSort
		changed, told data.Day
		today         data.Day
		state         data.ClockState
		by            data.Day
		days          int
	}{
		{ofTelling, "the day of the change", data.RegistrationContact, "2026-11-24", "", "2026-11-24", data.ClockRunning, "2026-12-08", 14},
		{ofTelling, "the last day", data.RegistrationContact, "2026-11-10", "", "2026-11-24", data.ClockRunning, "2026-11-24", 0},
		{ofTelling, "a day late", data.RegistrationSector, "2026-11-09", "", "2026-11-24", data.ClockLate, "2026-11-23", -1},
		{ofTelling, "told in time", data.RegistrationAddress, "2026-11-01", "2026-11-15", "2026-11-24", data.ClockSent, "2026-11-15", -9},
		{ofTelling, "told late", data.RegistrationOther, "2026-11-01", "2026-11-16", "2026-11-24", data.ClockSentLate, "2026-11-15", -9},
		{ofTelling, "over a leap day", data.RegistrationContact, "2028-02-20", "", "2028-02-29", data.ClockRunning, "2028-03-05", 5},
		{ofTelling, "the first has no counted days", data.RegistrationFirst, "2026-01-15", "", "2026-11-24", data.ClockRunning, "", 0},
		{ofTelling, "the first, told", data.RegistrationFirst, "2026-01-15", "2026-02-18", "2026-11-24", data.ClockSent, "", 0},
		{ofTelling, "no day", data.RegistrationOther, "", "", "2026-11-24", data.ClockRunning, "", 0},
	} {
		test.law.check(t, test.name)
		c := data.RegistrationClock(&data.Registration{Sort: test.sort, ChangedOn: test.changed, NotifiedOn: test.told}, test.today)
		if c.State != test.state || c.By != test.by || c.Days != test.days {
			t.Errorf("%s: %+v", test.name, c)
		}
	}
}

func TestReportingMatrix(t *testing.T) {
	reg := data.NewRegister([]data.Record{
		&data.Person{Head: data.Head{ID: "maja"}, Name: "Maja", Phone: "1"},
		&data.Person{Head: data.Head{ID: "jonas"}, Name: "Jonas", Phone: "2"},
		&data.Role{Head: data.Head{ID: "role"}, Name: "Samordnare", Holder: "maja", StandIn: "jonas"},
		&data.Role{Head: data.Head{ID: "empty"}, Name: "Tom", StandIn: "jonas"},
		&data.Service{Head: data.Head{ID: "s"}, Role: "role", Person: "jonas", From: "2026-07-01", To: "2026-07-31", Phone: "3"},
		&data.Authority{Head: data.Head{ID: "ncsc"}, Name: "NCSC", CheckedOn: "2025-06-01"},
		&data.Deadline{Head: data.Head{ID: "police"}, Track: data.TrackPolice, Step: data.StepNotification, Basis: data.FromKnown, CheckedOn: "2026-01-01", Role: "empty"},
		&data.Deadline{Head: data.Head{ID: "early"}, Track: data.TrackCyber, Step: data.StepEarlyWarning, Basis: data.FromKnown, CheckedOn: "2026-01-01", Authority: "ncsc", Role: "role"},
		&data.Deadline{Head: data.Head{ID: "later"}, Track: data.TrackCyber, Step: data.StepFinal, Basis: data.FromKnown, CheckedOn: "2026-01-01", From: "2027-01-01"},
		&data.Deadline{Head: data.Head{ID: "gdpr"}, Track: data.TrackGDPR, Step: data.StepNotification, Basis: data.FromKnown, CheckedOn: "2026-01-01"},
	})
	lines := func(today data.Day) string {
		var list []string
		for _, r := range data.ReportingMatrix(reg, today) {
			name := func(p *data.Person) string {
				if p == nil {
					return "-"
				}
				return p.Name
			}
			list = append(list, fmt.Sprintf("%s %s %s %q %v", r.Deadline.ID, name(r.Doer), name(r.StandIn), r.Phone, r.Stale))
		}
		return strings.Join(list, "\n")
	}
	want := `early Maja Jonas "1" false
gdpr - - "" false
police Jonas - "2" false`
	if got := lines("2026-06-01"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	want = `early Jonas - "3" true
gdpr - - "" false
police Jonas - "2" false`
	if got := lines("2026-07-15"); got != want {
		t.Errorf("in July\n%s\nwant\n%s", got, want)
	}
}
