package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestAPaperThatIsUpprattadIsKeptAsItWasPrinted(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	printed, again := d.path("ar.pdf"), d.path("igen.pdf")
	told := d.must("rapport", file, "arsrapport", "-o", printed, "--upprattad", "--bokfor", "--mottagare", "Kommunstyrelsen", "--sammantrade", "KS 2026-12-02").out
	if !strings.Contains(told, "Handlingen H-3 ”Årsrapport informationssäkerhet 2026”") || !strings.Contains(told, "Läge: Upprättad") {
		t.Errorf("told: %s", told)
	}
	d.must("spara", file, "atgard", "--id", "Å-7", "titel=Något annat sedan dess")
	d.must("handling", file, "h-3", "-o", again)
	if !bytes.Equal(d.read(printed), d.read(again)) {
		t.Error("what is kept is not what was printed")
	}
	kept := d.row(file, "handling", "nummer", "3")
	for field, want := range map[string]string{
		"rapport": "arsrapport", "lage": "final", "mottagare": "Kommunstyrelsen", "fran": "2026-01-01", "till": "2026-11-24", "stallning-per": "2026-11-24",
		"upprattad-datum": "2026-11-24", "form": "pdf", "framstalld-av": "Anna Berg", "om": "",
	} {
		if got := kept.text(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if kept.text("sammantrade") != d.row(file, "sammantrade", "datum", "2026-12-02").text("id") {
		t.Error("the meeting is not linked")
	}
	if code := kept.text("kontrollkod"); !strings.Contains(d.must("kontrollera", file, "--mot", code).out, "stämmer") {
		t.Errorf("the code %q does not hold", code)
	}
	if shown := kept.shown("fil"); !strings.HasPrefix(shown, "arsrapport-2026-11-24.pdf (") {
		t.Errorf("the file is shown as %q", shown)
	}
	d.unchanged(func() {
		d.want(exitFailed, "problem.paper.frozen", "spara", file, "handling", "--id", "H-3", "titel=Annan")
		d.want(exitFailed, "problem.paper.frozen", "tabort", file, "handling", "H-3")
		d.want(exitFailed, "problem.paper.frozen", "spara", file, "handling", "--id", "H-3", "lage=arbetsmaterial", "upprattad-datum=")
		d.want(exitFailed, "problem.paper.draft", "rapport", file, "arsrapport", "-o", printed, "--upprattad", "--arbetsmaterial")
		d.want(exitFailed, "problem.paper.no_file", "handling", file, "H-2", "-o", again)
		d.want(exitUsage, "problem.flag.value", "handling", file, "H-3")
		d.want(exitUsage, "problem.flag.value", "rapport", file, "arsrapport", "--expedierad", "i går")
		d.want(exitFailed, "problem.paper.frozen", "spara", file, "handling", "--id", "H-3", "fil="+d.row(file, "handling", "nummer", "1").text("fil"))
	})
	d.must("spara", file, "handling", "--id", "H-3", "diarienummer=KS 2026/207")
	if draft := d.must("rapport", file, "arsrapport", "--arbetsmaterial").out; !strings.HasPrefix(draft, "Arbetsmaterial\n") {
		t.Errorf("begins %.40q", draft)
	}
	if out := d.must("rapport", file, "anmalningsmatris", "-o", d.path("m.pdf"), "--expedierad", "2026-11-20").out; !strings.Contains(out, "Läge: Expedierad") {
		t.Errorf("told: %s", out)
	}
	waits := func() (found int) {
		for _, w := range d.watchesOf(file).Due {
			if w.What == "diary" {
				found++
			}
		}
		return found
	}
	if n := waits(); n != 0 {
		t.Errorf("%d wait on the day itself", n)
	}
	d.day = "2026-11-25"
	if n := waits(); n != 1 {
		t.Errorf("%d wait for a number the day after", n)
	}
	d.must("kontrollera", file)
}

func TestThePapersToAMeetingAreGathered(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	names := func(folder string) []string {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, e := range entries {
			list = append(list, e.Name())
		}
		slices.Sort(list)
		return list
	}
	apart := d.path("december")
	d.must("handlingar", file, "KS 2026-12-02", "-o", apart)
	if got := names(apart); !slices.Equal(got, []string{"00 Innehåll.pdf", "01 Tjänsteskrivelse Årsrapport informationssäkerhet 2026.pdf", "02 Årsrapport informationssäkerhet 2026.pdf"}) {
		t.Errorf("apart: %q", got)
	}
	if contents := d.read(filepath.Join(apart, "00 Innehåll.pdf")); !bytes.Contains(contents, []byte("/Subtype /Image")) {
		t.Error("the list of papers has no coat of arms")
	}
	one := d.path("samlat")
	d.must("handlingar", file, "2026-12-02", "-o", one, "--en-fil", "--arbetsmaterial")
	if got := names(one); !slices.Equal(got, []string{"00 Handlingar till sammanträde Kommunstyrelsen, 2026-12-02.pdf"}) {
		t.Errorf("as one: %q", got)
	}
	// What was kept for a meeting goes as it was.
	march := d.path("mars")
	d.must("handlingar", file, "KS 2026-03-11", "-o", march)
	if got := names(march); len(got) != 4 || got[0] != "00 Innehåll.pdf" {
		t.Fatalf("in March: %q", got)
	}
	kept := d.path("kept")
	d.must("handling", file, "H-1", "-o", kept)
	if !bytes.Equal(d.read(filepath.Join(march, names(march)[2])), d.read(kept)) {
		t.Error("the kept paper is not the one in the folder")
	}
	d.want(exitFailed, "problem.papers.none", "handlingar", file, "KF 2026-12-14", "-o", d.path("inget"))
	d.want(exitFailed, "problem.record.missing", "handlingar", file, "KS 2026-12-03", "-o", d.path("inget"))
	d.want(exitUsage, "problem.flag.value", "handlingar", file, "KS 2026-12-02")
	if _, err := os.Stat(d.path("inget")); err == nil {
		t.Error("a folder was made of nothing")
	}
}
