package data_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

func TestParseDay(t *testing.T) {
	for text, want := range map[string]data.Day{
		"":                           "",
		"  ":                         "",
		"2026-11-24":                 "2026-11-24",
		" 2026-11-24\t":              "2026-11-24",
		"20261124":                   "2026-11-24",
		"24/11 2026":                 "2026-11-24",
		"24/11-2026":                 "2026-11-24",
		"24/11/2026":                 "2026-11-24",
		"24.11.2026":                 "2026-11-24",
		"24 november 2026":           "2026-11-24",
		"24 November 2026":           "2026-11-24",
		"24\u00a0november\u00a02026": "2026-11-24", // as papers write it
		"24  november  2026":         "2026-11-24",
		"24 nov 2026":                "2026-11-24",
		"1/1 2026":                   "2026-01-01",
		"01/01 2026":                 "2026-01-01",
		"1 maj 2026":                 "2026-05-01",
		"2 mar 2026":                 "2026-03-02",
		"2 mars 2026":                "2026-03-02",
		"6 juni 2026":                "2026-06-06",
		"6 JULI 2026":                "2026-07-06",
		"31 augusti 2026":            "2026-08-31",
		"29 februari 2028":           "2028-02-29",
		"1900-01-01":                 "1900-01-01",
		"2200-12-31":                 "2200-12-31",
	} {
		if got, err := data.ParseDay(text); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{
		"i dag", "24 november", "24/11", "24/11 26", "26-11-24", "2026-11", "2026", "2026-02-29", "29 februari 2026", "2026-04-31", "2026-00-10",
		"2026-13-01", "2026-11-00", "2026-11-24 14.30", "2026-11-24Z", "11/24 2026", "24 brumaire 2026", "24 november tjugo", "1899-12-31", "2201-01-01",
		"0000-01-01", "-2026-11-24", "2026−11−24", "2026-11-2４", "24 november 2026 e.Kr.", "2026-11-24\x00",
	} {
		got, err := data.ParseDay(text)
		if !data.IsProblem(err, "problem.date") || got != "" {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestParseDayTellsWhatWasTyped(t *testing.T) {
	_, err := data.ParseDay(" I Morgon ")
	if want := `problem.date text="I Morgon"`; err == nil || err.Error() != want {
		t.Errorf("got %v", err)
	}
}

func TestParseMoment(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		" ":                            "",
		"2026-11-24 14.30":             "2026-11-24T13:30:00Z",
		"2026-11-24 14:30":             "2026-11-24T13:30:00Z",
		"2026-11-24T14:30":             "2026-11-24T13:30:00Z",
		"2026-11-24 kl. 14.30":         "2026-11-24T13:30:00Z",
		"2026-11-24 kl 9.05":           "2026-11-24T08:05:00Z",
		"2026-11-24  14.30":            "2026-11-24T13:30:00Z",
		"2026-11-24\u00a014.30":        "2026-11-24T13:30:00Z",
		"2026-11-24 14.30.59":          "2026-11-24T13:30:59Z",
		"24/11 2026 14.30":             "2026-11-24T13:30:00Z",
		"24.11.2026 14.30":             "2026-11-24T13:30:00Z",
		"24 november 2026 kl. 14.30":   "2026-11-24T13:30:00Z",
		"24 november 2026 14.30":       "2026-11-24T13:30:00Z",
		"20261124 00.00":               "2026-11-23T23:00:00Z",
		"2026-07-01 00.30":             "2026-06-30T22:30:00Z",
		"2026-07-01 00.30 sommartid":   "2026-06-30T22:30:00Z",
		"2026-11-24 14.30 normaltid":   "2026-11-24T13:30:00Z",
		"2026-11-24T14:30:00+01:00":    "2026-11-24T13:30:00Z",
		"2026-11-24T14:30:00Z":         "2026-11-24T14:30:00Z",
		"2026-11-24T14:30:00.75Z":      "2026-11-24T14:30:00Z",
		"2026-11-24T23:59:59-05:00":    "2026-11-25T04:59:59Z",
		"2026-10-25 01.59":             "2026-10-24T23:59:00Z",
		"2026-10-25 03.00":             "2026-10-25T02:00:00Z",
		"2026-10-25 02.00 sommartid":   "2026-10-25T00:00:00Z",
		"2026-10-25 02.30 sommartid":   "2026-10-25T00:30:00Z",
		"2026-10-25 02.30 normaltid":   "2026-10-25T01:30:00Z",
		"2026-10-25 02.30 vintertid":   "2026-10-25T01:30:00Z",
		"2026-10-25 02.59.59sommartid": "2026-10-25T00:59:59Z",
		"2027-03-28 01.59":             "2027-03-28T00:59:00Z",
		"2027-03-28 03.00":             "2027-03-28T01:00:00Z",
	} {
		got, err := data.ParseMoment(text)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if want == "" {
			if !got.IsZero() {
				t.Errorf("%q: %s", text, got)
			}
			continue
		}
		if got.Format(time.RFC3339Nano) != want {
			t.Errorf("%q: %s, want %s", text, got.Format(time.RFC3339Nano), want)
		}
	}
	for text, key := range map[string]string{
		// The change back repeats 02.00–02.59.59, so the person is asked which.
		"2026-10-25 02.00":          "problem.time.twice",
		"2026-10-25 02.30":          "problem.time.twice",
		"2026-10-25 02.59.59":       "problem.time.twice",
		"25 oktober 2026 kl. 02.30": "problem.time.twice",
		// The change to summer time skips them.
		"2027-03-28 02.00":           "problem.time.skipped",
		"2027-03-28 02.30":           "problem.time.skipped",
		"2027-03-28 02.30 sommartid": "problem.time.skipped",
		"2027-03-28 02.30 normaltid": "problem.time.skipped",
		"2027-03-28 02.59.59":        "problem.time.skipped",
		// A word that contradicts the season is a slip.
		"2026-11-24 14.30 sommartid": "problem.time",
		"2026-07-01 14.30 normaltid": "problem.time",
		"2026-11-24":                 "problem.time",
		"14.30":                      "problem.time",
		"2026-11-24 24.00":           "problem.time",
		"2026-11-24 14.60":           "problem.time",
		"2026-11-24 14.30.60":        "problem.time",
		"2026-11-24 14":              "problem.time",
		"2026-11-24 1430":            "problem.time",
		"2026-11-24 2.30 em":         "problem.time",
		"2026-02-30 14.30":           "problem.time",
		"nu":                         "problem.time",
		"2026-11-24 14.30 UTC":       "problem.time",
		"0001-01-01T00:00:00Z":       "problem.time", // would otherwise mean "no time"
		"0000-01-01T00:00:00+01:00":  "problem.time", // could not be read back
		"9999-12-31T23:59:59Z":       "problem.time",
	} {
		got, err := data.ParseMoment(text)
		if !data.IsProblem(err, key) || !got.IsZero() {
			t.Errorf("%q: %s, %v; want %s", text, got, err, key)
		}
	}
}

func TestDayOf(t *testing.T) {
	for utc, want := range map[string]data.Day{
		"2026-11-24T22:59:59Z": "2026-11-24", // one second before midnight in Stockholm, winter
		"2026-11-24T23:00:00Z": "2026-11-25",
		"2026-07-01T21:59:59Z": "2026-07-01", // and in summer
		"2026-07-01T22:00:00Z": "2026-07-02",
		"2026-12-31T23:00:00Z": "2027-01-01",
	} {
		at, err := time.Parse(time.RFC3339, utc)
		if err != nil {
			t.Fatal(err)
		}
		if got := data.DayOf(at); got != want {
			t.Errorf("%s: %s, want %s", utc, got, want)
		}
		if got := data.DayOf(at.In(time.FixedZone("elsewhere", -8*3600))); got != want {
			t.Errorf("%s seen from elsewhere: %s, want %s", utc, got, want)
		}
	}
	for at := time.Date(1, 1, 2, 23, 30, 0, 0, time.UTC); at.Year() < 10_010; at = at.Add(9973 * time.Hour) {
		if got, want := data.DayOf(at), data.Day(at.In(data.Swedish).Format("2006-01-02")); got != want {
			t.Fatalf("%v: %s, want %s", at, got, want)
		}
	}
	if got := data.DayOf(time.Time{}); got != "" {
		t.Errorf("no time is %q", got)
	}
}

func TestDay(t *testing.T) {
	for _, test := range []struct {
		what string
		got  any
		want any
	}{
		{"start in winter", data.Day("2026-11-24").Start().UTC().Format(time.RFC3339), "2026-11-23T23:00:00Z"},
		{"start in summer", data.Day("2026-07-01").Start().UTC().Format(time.RFC3339), "2026-06-30T22:00:00Z"},
		{"start of no day", data.Day("").Start().IsZero(), true},
		{"a day later over the change", data.Day("2026-10-25").AddDays(1), data.Day("2026-10-26")},
		{"days back", data.Day("2026-03-01").AddDays(-1), data.Day("2026-02-28")},
		{"days from no day", data.Day("").AddDays(1), data.Day("")},
		{"31 January + 1 month", data.Day("2026-01-31").AddMonths(1), data.Day("2026-02-28")},
		{"31 January + 1 month, leap year", data.Day("2028-01-31").AddMonths(1), data.Day("2028-02-29")},
		{"30 November + 1 month", data.Day("2026-11-30").AddMonths(1), data.Day("2026-12-30")},
		{"31 December + 1 month", data.Day("2026-12-31").AddMonths(1), data.Day("2027-01-31")},
		{"31 December + 2 months", data.Day("2026-12-31").AddMonths(2), data.Day("2027-02-28")},
		{"31 March - 1 month", data.Day("2026-03-31").AddMonths(-1), data.Day("2026-02-28")},
		{"15 January - 13 months", data.Day("2026-01-15").AddMonths(-13), data.Day("2024-12-15")},
		{"29 February + 12 months", data.Day("2028-02-29").AddMonths(12), data.Day("2029-02-28")},
		{"29 February + 48 months", data.Day("2028-02-29").AddMonths(48), data.Day("2032-02-29")},
		{"31 May + 13 months", data.Day("2026-05-31").AddMonths(13), data.Day("2027-06-30")},
		{"no day + 1 month", data.Day("").AddMonths(1), data.Day("")},
		{"no months", data.Day("2026-05-31").AddMonths(0), data.Day("2026-05-31")},
		{"days over the change to summer time", data.Day("2027-03-27").DaysUntil("2027-03-29"), 2},
		{"days over the change back", data.Day("2026-10-24").DaysUntil("2026-10-26"), 2},
		{"days back in time", data.Day("2026-11-24").DaysUntil("2026-11-20"), -4},
		{"days to itself", data.Day("2026-11-24").DaysUntil("2026-11-24"), 0},
		{"year", data.Day("2026-11-24").Year(), 2026},
		{"year of no day", data.Day("").Year(), 0},
	} {
		if test.got != test.want {
			t.Errorf("%s: %v, want %v", test.what, test.got, test.want)
		}
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"", "2026-11-24", "24 november 2026", "24/11-2026", "1 maj 1900", "\u00a01.1.2200", "2026-02-30", "０"} {
		f.Add(text)
	}
	form := regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	f.Fuzz(func(t *testing.T, text string) {
		day, err := data.ParseDay(text)
		if err != nil {
			if !data.IsProblem(err, "problem.date") || day != "" {
				t.Errorf("%q: %q, %v", text, day, err)
			}
			return
		}
		if (day == "") != (strings.TrimSpace(text) == "") {
			t.Errorf("%q became %q", text, day)
		}
		if day == "" {
			return
		}
		if again, err := data.ParseDay(string(day)); err != nil || again != day || !form.MatchString(string(day)) {
			t.Errorf("%q gave %q, which is read as %q, %v", text, day, again, err)
		}
		if got := data.DayOf(day.Start()); got != day {
			t.Errorf("%q begins on %q", day, got)
		}
	})
}

func FuzzParseMoment(f *testing.F) {
	for _, text := range []string{
		"", "2026-11-24 14.30", "2026-10-25 02.30 sommartid", "2026-10-25 02.30", "2027-03-28 02.30", "24 november 2026 kl. 14.30.59",
		"2026-11-24T14:30:00+01:00", "0000-01-01T00:00:00+01:00", "2200-12-31T23:59:59-23:59", "1900-01-01 00.00",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, err := data.ParseMoment(text)
		if err != nil {
			known := data.IsProblem(err, "problem.time") || data.IsProblem(err, "problem.time.twice") || data.IsProblem(err, "problem.time.skipped")
			if !known || !at.IsZero() {
				t.Errorf("%q: %s, %v", text, at, err)
			}
			return
		}
		if at.IsZero() != (strings.TrimSpace(text) == "") {
			t.Errorf("%q became %s", text, at)
		}
		if at.IsZero() {
			return
		}
		if at.Location() != time.UTC || at.Nanosecond() != 0 {
			t.Errorf("%q became %s", text, at)
		}
		if again, err := data.ParseMoment(at.Format(time.RFC3339)); err != nil || !again.Equal(at) {
			t.Errorf("%q gave %s, which is read as %s, %v", text, at, again, err)
		}
		// What is shown in Swedish time is read back as the same moment, or is asked about.
		shown := at.In(data.Swedish).Format("2006-01-02 15.04.05")
		if again, err := data.ParseMoment(shown); err == nil && !again.Equal(at) || err != nil && !data.IsProblem(err, "problem.time.twice") && at.Year() > 1980 {
			t.Errorf("%q is shown as %q, which is read as %s, %v", text, shown, again, err)
		}
	})
}
