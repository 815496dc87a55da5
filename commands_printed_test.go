package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
)

// printedOf is what utskrifter tells as JSON.
func (d *desk) printedOf(args ...string) []map[string]string {
	d.Helper()
	var list []map[string]string
	if err := json.Unmarshal([]byte(d.must(append([]string{"utskrifter"}, append(args, "--format", "json")...)...).out), &list); err != nil {
		d.Fatal(err)
	}
	return list
}

func TestWhatIsBookedIsListed(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("rapport", file, "incident", "--id", "I-8") // not asked for
	if list := d.printedOf(file); len(list) != 0 {
		t.Errorf("from the start: %v", list)
	}
	for range 2 { // the second adds nothing
		d.must("rapport", file, "incident", "--id", "I-8", "-o", d.path("i.docx"), "--offentlig", "--bokfor")
	}
	d.must("rapport", file, "forteckning", "--register", "risk", "--arbetsmaterial", "--bokfor")
	bo := d.elsewhere("Bo Öman")
	bo.must("rapport", file, "arsrapport", "-o", d.path("ar.pdf"), "--upprattad", "--bokfor", "--per", "2026-11-20")
	code := strings.TrimSpace(d.must("kontrollkod", file).out)
	list := d.printedOf(file)
	if len(list) != 3 {
		t.Fatalf("listed: %v", list)
	}
	slices.SortFunc(list, func(a, b map[string]string) int { return strings.Compare(a["rapport"], b["rapport"]) }) // they are of one second
	for i, want := range []map[string]string{
		{"titel": "Årsrapport informationssäkerhet", "fran": "2026-01-01", "till": "2026-11-20", "stallning-per": "2026-11-20", "offentlig": "Ja", "form": "pdf", "vem": "Bo Öman", "handling": "H-3 Årsrapport informationssäkerhet 2026"},
		{"om": "Risker", "offentlig": "Nej", "arbetsmaterial": "Ja", "form": "text", "vem": "Anna Berg", "handling": ""},
		{"offentlig": "Ja", "arbetsmaterial": "Nej", "form": "docx", "vem": "Anna Berg", "stallning-per": "2026-11-24"},
	} {
		want["kontrollkod"] = code
		for key, text := range want {
			if list[i][key] != text {
				t.Errorf("%s: %s is %q, want %q", list[i]["rapport"], key, list[i][key], text)
			}
		}
	}
	if about := list[2]["om"]; !strings.HasPrefix(about, "I-8 ") {
		t.Errorf("the paper is about %q", about)
	}
	if own := d.printedOf(file, "--rapport", "incident"); len(own) != 1 || own[0]["rapport"] != "incident" {
		t.Errorf("of one report: %v", own)
	}
	shown := d.must("utskrifter", file, "--rapport", "forteckning").out
	for _, words := range []string{"När", "Förteckning", "Risker", "Intern, arbetsmaterial", "Ren text", code} {
		if !strings.Contains(shown, words) {
			t.Errorf("the table does not say %q:\n%s", words, shown)
		}
	}
	lines := strings.Split(strings.TrimSpace(d.must("utskrifter", file, "--rapport", "arsrapport", "--format", "csv").out), "\r\n")
	if len(lines) != 2 || strings.Count(lines[0], ";") != strings.Count(lines[1], ";") || !strings.Contains(lines[1], ";arsrapport;Årsrapport informationssäkerhet;") {
		t.Errorf("as CSV: %q", lines)
	}
	d.want(exitUsage, "problem.report.unknown", "utskrifter", file, "--rapport", "finnsinte")
	d.want(exitUsage, "problem.format.unknown", "utskrifter", file, "--format", "pdf")

	// What the paper was about is gone since: it is told as in other lists.
	d.must("gallra", file, "incident", "I-8", "--beslut", "KS § 1")
	if own := d.printedOf(file, "--rapport", "incident"); len(own) != 1 || own[0]["om"] != "gallrad post" {
		t.Errorf("of a gallrad record: %v", own)
	}
	if log := d.logged(file, "--handling", "bokford-rapport"); !slices.Contains(log, "Incidentrapport: gallrad post, kontrollkod "+code+": Bokförd rapport av Anna Berg") {
		t.Errorf("the log: %q", log)
	}
	d.must("kontrollera", file, "--mot", code)
}

// An extract on a person tells that papers about the person have been printed, by whom.
func TestAnExtractTellsWhatHasBeenPrinted(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	const words = "Rapporter som har skrivits ut om personen"
	if first := d.must("rapport", file, "registerutdrag", "--id", "Maja Tallbrink", "--bokfor").out; strings.Contains(first, words) {
		t.Errorf("the first tells of one before it:\n%s", first)
	}
	bo := d.elsewhere("Bo Öman")
	if second := bo.must("rapport", file, "registerutdrag", "--id", "Maja Tallbrink").out; !strings.Contains(second, words) || !strings.Contains(second, "Anna Berg") {
		t.Errorf("the second does not tell of the first:\n%s", second)
	}
}

// All papers to a meeting are booked when that is asked for, each that was made and none that was kept.
func TestThePapersToAMeetingAreBooked(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("handlingar", file, "KS 2026-03-11", "-o", d.path("mars"))
	if list := d.printedOf(file); len(list) != 0 {
		t.Fatalf("without being asked: %v", list)
	}
	d.must("handlingar", file, "KS 2026-03-11", "-o", d.path("mars"), "--bokfor", "--offentlig")
	folder, err := os.ReadDir(d.path("mars"))
	if err != nil {
		t.Fatal(err)
	}
	list := d.printedOf(file)
	if made := len(folder) - 2; len(list) != made { // but the list and the one that is kept
		t.Errorf("%d papers were made, booked are %v", made, list)
	}
	for _, p := range list {
		if p["offentlig"] != "Ja" || p["form"] != "pdf" || p["kontrollkod"] == "" {
			t.Errorf("booked: %v", p)
		}
	}
	d.must("handlingar", file, "KS 2026-03-11", "-o", d.path("ett"), "--bokfor", "--offentlig", "--en-fil")
	if again := d.printedOf(file); len(again) != len(list) {
		t.Errorf("the same papers in one file are booked once more: %v", again)
	}
	d.must("handlingar", file, "KS 2026-03-11", "-o", d.path("ett"), "--bokfor", "--en-fil")
	if internal := d.printedOf(file); len(internal) != 2*len(list) {
		t.Errorf("in one file, with what may be secret: %v", internal)
	}
}
