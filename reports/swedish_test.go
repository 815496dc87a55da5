package reports_test

import (
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
)

// soft makes hard spaces plain, so that the tests can be read.
func soft(text string) string {
	out := []rune(text)
	for i, r := range out {
		if r == '\u00a0' {
			out[i] = ' '
		}
	}
	return string(out)
}

func check(t *testing.T, what, got, want string) {
	t.Helper()
	if soft(got) != want {
		t.Errorf("%s is %q, not %q", what, got, want)
	}
}

func TestDates(t *testing.T) {
	check(t, "a day", reports.LongDate("2026-11-04"), "4 november 2026")
	check(t, "no day", reports.LongDate(""), "")
	for _, test := range []struct {
		from, to data.Day
		want     string
	}{
		{"2026-01-01", "2026-11-24", "1 januari–24 november 2026"},
		{"2026-11-01", "2026-11-24", "1–24 november 2026"},
		{"2025-12-01", "2026-11-24", "1 december 2025–24 november 2026"},
		{"2026-11-24", "2026-11-24", "24 november 2026"},
		{"", "2026-11-24", "24 november 2026"},
	} {
		check(t, "the period", reports.Period(test.from, test.to), test.want)
	}
}

func TestMoment(t *testing.T) {
	for utc, want := range map[string]string{
		"2026-11-24T13:30:00Z": "2026-11-24 14.30",
		"2026-06-24T13:30:00Z": "2026-06-24 15.30",
		"2026-11-24T13:30:15Z": "2026-11-24 14.30.15",
		"2026-10-24T23:59:00Z": "2026-10-25 01.59",
		"2026-10-25T00:30:00Z": "2026-10-25 02.30 sommartid",
		"2026-10-25T01:30:00Z": "2026-10-25 02.30 normaltid",
		"2026-10-25T02:00:00Z": "2026-10-25 03.00",
		"2026-03-29T01:30:00Z": "2026-03-29 03.30",
	} {
		at, err := time.Parse(time.RFC3339, utc)
		if err != nil {
			t.Fatal(err)
		}
		check(t, utc, reports.Moment(at), want)
		if back, err := data.ParseMoment(want); err != nil || !back.Equal(at) {
			t.Errorf("%s is read back as %v, %v", want, back, err)
		}
	}
	check(t, "no moment", reports.Moment(time.Time{}), "")
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0:                          "mindre än en minut",
		59 * time.Second:           "mindre än en minut",
		time.Minute:                "1 minut",
		time.Hour:                  "1 timme",
		200 * time.Minute:          "3 timmar och 20 minuter",
		-200 * time.Minute:         "3 timmar och 20 minuter",
		24 * time.Hour:             "1 dygn",
		48 * time.Hour:             "2 dygn",
		53*time.Hour + time.Minute: "2 dygn och 5 timmar",
		2400 * 24 * time.Hour:      "2 400 dygn",
	} {
		check(t, d.String(), reports.Duration(d), want)
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int]string{0: "0", 999: "999", 1000: "1 000", 1234567: "1 234 567", -5: "−5", -1000: "−1 000"} {
		check(t, "the number", reports.Number(n), want)
	}
	check(t, "money", reports.Kronor(250000), "250 000 kr")
	check(t, "a decimal", reports.Decimal(1234.5, 1), "1 234,5")
	check(t, "no decimals", reports.Decimal(1234.5, 0), "1 234")
	check(t, "a negative decimal", reports.Decimal(-0.5, 1), "−0,5")
	check(t, "one", reports.Count(1, "incident", "incidenter"), "1 incident")
	check(t, "many", reports.Count(1200, "incident", "incidenter"), "1 200 incidenter")
	check(t, "none", reports.Count(0, "incident", "incidenter"), "0 incidenter")
	for _, test := range []struct {
		part, whole int
		want        string
	}{{0, 0, ""}, {3, 25, "12 %"}, {0, 9, "0 %"}, {9, 9, "100 %"}, {1, 3, "33 %"}, {999, 1000, "99 %"}, {1, 1000, "1 %"}} {
		check(t, "the part", reports.Percent(test.part, test.whole), test.want)
	}
}

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"Vara kommun": "Vara kommuns", "Borås": "Borås", "Åmål": "Åmåls", "Malax": "Malax", "Ortiz": "Ortiz", "Härnösands kommun": "Härnösands kommuns", "": "",
	} {
		check(t, name, reports.Genitive(name), want)
	}
	check(t, "none", reports.Enumerate(nil), "")
	check(t, "one", reports.Enumerate([]string{"ett"}), "ett")
	check(t, "three", reports.Enumerate([]string{"ett", "två", "tre"}), "ett, två och tre")
}
