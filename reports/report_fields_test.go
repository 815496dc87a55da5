package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// aboutSomething is an input for a report, about the first record that it can be about.
func aboutSomething(t *testing.T, report reports.Report) reports.Input {
	in := exampleYear(t)
	for _, name := range report.About {
		kind, _ := data.KindNamed(name)
		if records := in.Register.Living(kind); len(records) > 0 {
			in.RecordID = records[0].Header().ID
			break
		}
	}
	return in
}

// saysOf is what a report says, about the whole register where it can be, and about a record where it can.
func saysOf(t *testing.T, report reports.Report, change func(*reports.Input)) string {
	t.Helper()
	var said []string
	about := aboutSomething(t, report)
	whole := about
	whole.RecordID = ""
	for _, in := range []reports.Input{whole, about} {
		change(&in)
		if document, err := report.Build(in); err == nil { // it may have to be about a record
			said = append(said, text.Render(document))
		}
	}
	if len(said) == 0 {
		t.Fatalf("%s cannot be built", report.Name)
	}
	return strings.Join(said, "\f")
}

// The window asks for a period, and for a meeting, where they change what a paper says, and nowhere else.
func TestReportsSayWhatTheyTakeNoticeOf(t *testing.T) {
	for _, report := range reports.Reports() {
		usual := saysOf(t, report, func(*reports.Input) {})
		changed := func(change func(*reports.Input)) bool { return saysOf(t, report, change) != usual }
		hears := func(in *reports.Input) { in.DiaryNumber, in.Meeting = "KS 1999/1", "KS den 7 juli" }
		if got := changed(hears); got != report.GoesToMeeting {
			t.Errorf("%s: GoesToMeeting is %v, but the meeting changes its words: %v", report.Name, report.GoesToMeeting, got)
		}
		periods := []func(*reports.Input){
			func(in *reports.Input) { in.From = "2026-11-01" },
			func(in *reports.Input) { in.From, in.To = "2025-01-01", "2025-12-31" },
			func(in *reports.Input) { in.From, in.To = "2026-01-01", "2026-06-30" },
		}
		if got := slices.ContainsFunc(periods, changed); got == report.IgnoresPeriod {
			t.Errorf("%s: IgnoresPeriod is %v, but the period changes its words: %v", report.Name, report.IgnoresPeriod, got)
		}
	}
}
