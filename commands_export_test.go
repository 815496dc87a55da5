package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"

	"github.com/xuri/excelize/v2"
)

// The year to come goes to a calendar, each event known by the same name when it is written again.
func TestExportingACalendar(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := d.path("lis.ics")
	if told := d.must("exportera", file, out).out; !strings.Contains(told, "lis.ics") {
		t.Error(told)
	}
	first := string(d.read(out))
	uids := regexp.MustCompile(`(?m)^UID:.*@lisparmen\r$`).FindAllString(strings.ReplaceAll(first, "\r\n ", ""), -1)
	known := map[string]bool{}
	for _, uid := range uids {
		if known[uid] {
			t.Errorf("%s stands twice", uid)
		}
		known[uid] = true
	}
	if len(uids) < 40 || strings.Count(first, "BEGIN:VEVENT") != len(uids) {
		t.Errorf("%d events", len(uids))
	}
	if !strings.Contains(first, "Sammanträde") || !strings.Contains(first, "DTSTART;TZID=Europe/Stockholm:") {
		t.Errorf("%.2000s", first)
	}
	d.must("exportera", file, out)
	if string(d.read(out)) != first {
		t.Error("written again, it is another")
	}
	if !strings.Contains(first, "[…]") {
		t.Error("the calendar leaves nothing out that may be secret")
	}
	d.must("exportera", file, out, "--internt")
	if internal := string(d.read(out)); strings.Contains(internal, "[…]") || strings.Count(internal, "BEGIN:VEVENT") < len(uids) {
		t.Error("the internal calendar leaves something out")
	}
	d.want(exitFailed, "problem.export.form", "exportera", file, d.path("lis.txt"))
}

// A calendar lies open on many screens: that something is told to Säkerhetspolisen is not in it, not even in the internal one.
func TestCalendarLeavesSakerhetsskyddOut(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "incident", "titel=Intrång", "kannedom=2026-11-24 09.00", "sakerhetsskydd=ja", "sakerhetsskydd-datum=2026-11-24")
	if out := d.must("bevakningar", file, "--dagar", "366").out; !strings.Contains(out, "Anmälan (säkerhetsskydd), I-9") {
		t.Fatalf("nothing waits for Säkerhetspolisen: %s", out)
	}
	out := d.path("lis.ics")
	d.must("exportera", file, out, "--internt")
	wheel := plainly(d.must("rapport", file, "arshjul").out)
	for where, told := range map[string]string{"calendar": strings.ReplaceAll(string(d.read(out)), "\r\n ", ""), "årshjul": wheel} {
		if !strings.Contains(told, "I-9") || strings.Contains(told, "Anmälan (säkerhetsskydd)") {
			t.Errorf("the %s tells of it, or of nothing", where)
		}
	}
}

// Registers go to a workbook, a sheet each, and one to the text forms.
func TestExportingRegisters(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	book := d.path("allt.xlsx")
	d.must("exportera", file, book)
	sheets, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer sheets.Close()
	names := sheets.GetSheetList()
	for _, want := range []string{"Styrdokument", "Personer", "Risker", "Åtgärder"} {
		if !slices.Contains(names, want) {
			t.Errorf("there is no sheet %s among %q", want, names)
		}
	}
	rows, err := sheets.GetRows("Åtgärder")
	if err != nil || len(rows) != 1+strings.Count(d.must("lista", file, "atgard", "--format", "json").out, `"id":`) {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if head := rows[0]; head[len(head)-1] != "Id" || !slices.Contains(head, "Kostnad i kronor") && !slices.Contains(head, "Kostnad") {
		t.Errorf("%q", rows[0])
	}
	d.must("exportera", file, d.path("p.csv"), "--register", "person")
	if csv := string(d.read(d.path("p.csv"))); !strings.HasPrefix(csv, "\ufeffNamn;Titel;Enhet;") || !strings.HasSuffix(strings.SplitN(csv, "\r\n", 2)[0], ";Id") {
		t.Errorf("%.300s", csv)
	}
	d.must("exportera", file, d.path("p.json"), "--register", "person")
	if json := string(d.read(d.path("p.json"))); json != d.must("lista", file, "person", "--format", "json").out {
		t.Errorf("%.300s", json)
	}
	for _, vcard := range []string{"3.0", "4.0"} {
		cards := d.path("p.vcf")
		d.must("exportera", file, cards, "--vcard", vcard)
		first := string(d.read(cards))
		if n := strings.Count(first, "BEGIN:VCARD\r\nVERSION:"+vcard); n < 25 || !strings.Contains(first, "FN:Molnbro") {
			t.Errorf("%d cards: %.500s", n, first)
		}
		if told := d.must("importera", file, cards, "--prova").out; strings.Count(told, "finns redan.") != strings.Count(told, "\n") || strings.Contains(told, "Molnbro") {
			t.Errorf("taken in again: %s", told)
		}
	}
	d.must("spara", file, "leverantor", "--id", "L-1", "sekretess=sekretess-kan-galla")
	if told := d.must("exportera", file, d.path("l.vcf"), "--register", "leverantor").out; !strings.Contains(told, "En post kan omfattas av sekretess") || strings.Contains(string(d.read(d.path("l.vcf"))), "Molnbro") {
		t.Error(told)
	}
	if d.must("exportera", file, d.path("l.vcf"), "--register", "leverantor", "--internt"); !strings.Contains(string(d.read(d.path("l.vcf"))), "Molnbro") {
		t.Error("the supplier is not among the internal cards")
	}
	d.must("exportera", file, d.path("r.vcf"), "--register", "roll")
	if roles := string(d.read(d.path("r.vcf"))); !strings.Contains(roles, "ROLE:Dataskyddsombud") || strings.Count(roles, "BEGIN:") != strings.Count(roles, "\r\nROLE:") {
		t.Errorf("%.500s", roles)
	}
	d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("p.vcf"), "--vcard", "2.1")
	d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("p.vcf"), "--register", "risk")
	d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("p.csv"))
	d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("a.ics"), "--register", "person")
}

// What is exported as text comes in again, register by register: nothing is wrong, and nothing would be changed.
func TestExportedTextComesIn(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "atgard", "titel==1+1", "beskrivning=-5 grader")
	out := d.path("r.csv")
	for _, kind := range data.Kinds() {
		d.must("exportera", file, out, "--register", kind.Word)
		if strings.Count(string(d.read(out)), "\n") < 2 {
			continue
		}
		if told := d.must("importera", file, out, "--register", kind.Word, "--prova").out; strings.Count(told, "oförändrad") != strings.Count(told, "\n") {
			t.Errorf("%s: %s", kind.Word, told)
		}
	}
}
