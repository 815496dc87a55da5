package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"
)

func TestReportsPage(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	if len(p.preview.lines) < 50 || p.preview.lines[2] == "" {
		t.Fatalf("the preview has %d lines", len(p.preview.lines))
	}
	if want := filepath.Join(documentsFolder(), "arsrapport-2026-11-24.pdf"); p.file.entry.Text != want {
		t.Errorf("proposed %q, want %q", p.file.entry.Text, want)
	}
	onBothScreens(t, a, "reports")
	p.open.SetChecked(false)
	path := filepath.Join(t.TempDir(), "årsrapport #1.pdf")
	p.file.entry.SetText(path)
	p.book.SetChecked(true)
	p.save()
	rest(a)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err, shownTexts(a.page.object()))
	}
	paper, err := press.Make(context.Background(), a.space.Store, press.Order{Report: reports.Reports()[0]})
	if err != nil {
		t.Fatal(err)
	}
	want, _, err := paper.PDF()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the window's paper has %d bytes, the command's %d: %v", len(got), len(want), err)
	}
	if findings, err := a.space.Store.Check(context.Background(), paper.Control.Code()); err != nil || len(findings) != 1 || !findings[0].Notice {
		t.Errorf("the booked code is not known: %v %v", findings, err)
	}
}

func TestReportSaysWhereItIsTakenUp(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	p.diary.SetText(" KS 2027/7 ")
	p.where.SetText("KS 3 februari 2027")
	p.diary.onLeave()
	rest(a)
	said := strings.Join(strings.Fields(strings.Join(p.preview.lines, " ")), " ")
	if !strings.Contains(said, "Diarienummer: KS 2027/7") || !strings.Contains(said, "KS 3 februari 2027") {
		t.Errorf("the paper begins %.300q", said)
	}
	wheel, _ := reports.Named("arshjul")
	p.choose(wheel)
	rest(a)
	if p.meeting.Visible() || p.clauses.Visible() {
		t.Error("a paper that goes to no meeting asks for the meeting")
	}
}

// A tjänsteskrivelse is written with whole sentences or with att-satser, as one chooses.
func TestReportWritesClauses(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports, text: "tjansteskrivelse"})
	rest(a)
	p := a.page.(*reportsPage)
	said := func() string { return strings.Join(strings.Fields(strings.Join(p.preview.lines, " ")), " ") }
	if !p.meeting.Visible() || !p.clauses.Visible() || !strings.Contains(said(), "Kommunstyrelsen godkänner Årsrapport") {
		t.Errorf("the letter says %.900q", said())
	}
	p.clauses.SetChecked(true)
	rest(a)
	if !strings.Contains(said(), "att godkänna Årsrapport") {
		t.Errorf("in clauses the letter says %.900q", said())
	}
}

func TestReportPeriods(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	for preset, want := range map[string][2]string{
		"year": {"2026-01-01", "2026-11-24"}, "last_year": {"2025-01-01", "2025-12-31"}, "quarter": {"2026-10-01", "2026-11-24"},
	} {
		p.setPeriod(preset)
		rest(a)
		if got := [2]string{p.from.text(), p.to.text()}; got != want {
			t.Errorf("%s is %v, want %v", preset, got, want)
		}
	}
	p.from.entry.SetText("2026-12-01")
	p.to.entry.SetText("2026-11-01")
	rest(a)
	wantText(t, a, "innan den börjar")
	p.from.entry.SetText("igår sa hon")
	rest(a)
	wantText(t, a, "går inte att läsa som ett datum")
	onBothScreens(t, a, "reports-problem")
}

func TestReportOfARecord(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, incident := range data.All(a.reg, data.Incidents) {
		if *incident.Number != 8 {
			continue
		}
		a.goTo(place{page: pageReports, id: incident.ID})
		rest(a)
		p := a.page.(*reportsPage)
		if p.report.Name != "incident" || p.record != incident.ID {
			t.Errorf("report %q about %q", p.report.Name, p.record)
		}
		onBothScreens(t, a, "reports-incident")
	}
}

func TestEveryPaperCanBeAboutItsRecords(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, report := range reports.Reports() {
		for _, name := range report.About {
			kind, _ := data.KindNamed(name)
			records := a.reg.Living(kind)
			if len(records) == 0 {
				t.Errorf("the example has no %s", name)
				continue
			}
			a.goTo(place{page: pageReports, text: report.Name, id: records[0].Header().ID})
			rest(a)
			p := a.page.(*reportsPage)
			if !slices.Contains(p.report.About, name) || p.record != records[0].Header().ID || len(p.options(p.report.About)) < len(records) {
				t.Errorf("%s: report %q about %q", name, p.report.Name, p.record)
			}
			for _, key := range []string{"ui.record.print." + name, "ui.report.about." + report.About[0]} {
				if !translations.Has(key) {
					t.Errorf("words are missing: %s", key)
				}
			}
		}
	}
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/home/eva/Dokument/år #1 100%.pdf": "file:///home/eva/Dokument/%C3%A5r%20%231%20100%25.pdf",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
