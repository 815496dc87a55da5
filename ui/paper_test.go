package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// A kept paper's page gives the very file, locks what never changes, and offers no way to remove it.
func TestAKeptPaperGivesItsFile(t *testing.T) {
	f := newFixture(t)
	paper := data.All(f.reg, data.Papers)[0]
	if !paper.Frozen() {
		t.Fatal("the example's first paper is no kept one")
	}
	p := f.visit(placeOf(paper)).(*recordPage)
	if p.removeIt.Visible() {
		t.Error("it can be removed")
	}
	for _, ff := range p.form.fields {
		locked := ff.field.Name == "title" || ff.field.Name == "final_on"
		if focus, ok := ff.input.focus().(interface{ Disabled() bool }); ok && focus.Disabled() != locked {
			t.Errorf("%s is locked: %v", ff.field.Name, !locked)
		}
	}
	folder := t.TempDir()
	var shown string
	f.options.OpenFile = func(path string) error { shown = path; return nil }
	f.writeKept(paper, folder)
	f.settle()
	path := filepath.Join(folder, "H-1 "+paper.File.Name())
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, err := f.space.Store.Content(t.Context(), paper.File)
	if err != nil || string(got) != string(want) || shown != path {
		t.Errorf("%d bytes were written, %d are kept, %q was shown, %v", len(got), len(want), shown, err)
	}
	list := f.visit(place{page: pageList, kind: "paper"}).(*listPage)
	if n := len(list.rows); n != 2 {
		t.Errorf("%d papers are listed", n)
	}
}

// What is said to be upprättad is kept as it was written, once; a draft says so, and a paper can be about one register.
func TestAReportIsKept(t *testing.T) {
	f := newFixture(t)
	before := len(data.All(f.reg, data.Papers))
	p := f.visit(place{page: pageReports}).(*reportsPage)
	p.status.set(statusDraft)
	p.look()
	f.settle()
	if !slices.Contains(p.preview.lines, "Arbetsmaterial") {
		t.Errorf("a draft begins %q", p.preview.lines[:3])
	}
	p.status.set(statusFinal)
	path := filepath.Join(t.TempDir(), "rapport.pdf")
	p.file.entry.SetText(path)
	p.diary.SetText("KS 2026/300")
	f.tap("Spara")
	f.settle()
	papers := data.All(f.reg, data.Papers)
	if len(papers) != before+1 || p.status.id != statusPlain {
		t.Fatalf("%d papers were %d, and the next is to be %q", len(papers), before, p.status.id)
	}
	kept := papers[len(papers)-1]
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content, err := f.space.Store.Content(t.Context(), kept.File)
	if err != nil || !bytes.Equal(content, written) || !kept.Frozen() || kept.DiaryNumber != "KS 2026/300" || kept.Report != "arsrapport" {
		t.Errorf("%d bytes of %d are kept, as %+v: %v", len(content), len(written), kept, err)
	}
	list, _ := reports.Named("forteckning")
	p.choose(list)
	p.kind.set("goal")
	p.look()
	f.settle()
	if said := strings.Join(p.preview.lines, "\n"); !strings.Contains(said, "Förteckning: mål") || strings.Contains(said, "Leverantörer") {
		t.Errorf("of the goals: %.300s", said)
	}
}

// All papers to a meeting go into a folder, the list of them first, which is shown.
func TestPapersToAMeetingAreWritten(t *testing.T) {
	f := newFixture(t)
	var shown string
	f.options.OpenFile = func(path string) error { shown = path; return nil }
	folder := t.TempDir()
	for _, m := range data.All(f.reg, data.Meetings) {
		if m.On == "2026-12-02" {
			f.writeMeetingPapers(m, folder, false, false)
		}
	}
	f.settle()
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) < 3 || shown != filepath.Join(folder, entries[0].Name()) {
		t.Errorf("%v is in the folder, %q was shown: %v", entries, shown, err)
	}
}
