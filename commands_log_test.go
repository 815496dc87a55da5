package main

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// logged is what logg tells, a line for each record: "register titel: handling av vem".
func (d *desk) logged(args ...string) []string {
	d.Helper()
	var list []map[string]string
	if err := json.Unmarshal([]byte(d.must(append([]string{"logg"}, append(args, "--format", "json")...)...).out), &list); err != nil {
		d.Fatal(err)
	}
	var lines []string
	for _, e := range list {
		lines = append(lines, strings.TrimSpace(e["register"]+" "+e["titel"])+": "+e["handling"]+" av "+e["vem"])
	}
	return lines
}

func TestTheLogIsNarrowedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	id := d.id(d.must("spara", file, "person", "namn=Bo Ek"))
	bo := d.elsewhere("Bo Öman")
	bo.day = "2026-11-25"
	bo.must("spara", file, "leverantor", "namn=Åvik AB")
	d.day = "2026-11-26"
	d.must("tabort", file, "person", id)
	d.must("rapport", file, "arsrapport", "--bokfor")
	code := strings.TrimSpace(d.must("kontrollkod", file).out)

	made, bos, gone := "person Bo Ek (borttagen): Sparat av Anna Berg", "leverantor L-1 Åvik AB: Sparat av Bo Öman", "person Bo Ek (borttagen): Borttaget av Anna Berg"
	for _, c := range []struct {
		args, want []string
	}{
		{nil, []string{gone, bos, made}},
		{[]string{"--register", "person"}, []string{gone, made}},
		{[]string{"--register", "PERSON", "--handling", "sparat"}, []string{made}},
		{[]string{"--handling", "Borttaget"}, []string{gone}},
		{[]string{"--handling", "återtaget"}, nil},
		{[]string{"--handling", "bokford-rapport"}, []string{"Årsrapport informationssäkerhet, kontrollkod " + code + ": Bokförd rapport av Anna Berg"}},
		{[]string{"--vem", "BO ÖMAN"}, []string{bos}},
		{[]string{"--fran", "2026-11-25", "--till", "2026-11-25"}, []string{bos}},
		{[]string{"--fran", "2026-11-25", "--register", "person"}, []string{gone}},
	} {
		got := d.logged(append([]string{file}, c.args...)...)
		got = slices.DeleteFunc(got, func(line string) bool { return c.args == nil && strings.HasPrefix(line, "kommun") })
		if !slices.Equal(got, c.want) {
			t.Errorf("logg %v: %q, want %q", c.args, got, c.want)
		}
	}
	if got := d.logged(file, "--handling", "grunduppgifter", "--register", "kommun"); len(got) != 1 {
		t.Errorf("what the file began with: %q", got)
	}
	d.want(exitUsage, "problem.act.unknown", "logg", file, "--handling", "ändrat")
	d.want(exitUsage, "problem.kind.unknown", "logg", file, "--register", "bil")
	d.want(exitUsage, "problem.flag.value", "logg", file, "--till", "sedan")
}

func TestTheKontrollkodOfEachDay(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	bo := d.elsewhere("Bo Ek")
	bo.day = "2026-11-25"
	bo.must("spara", file, "person", "namn=Cia Dahl")
	d.day = "2026-11-25"
	d.must("spara", file, "person", "namn=Bo Ek")
	d.day = "2026-11-28"
	d.must("spara", file, "person", "namn=Eva Lind")

	read := func(args ...string) []map[string]string {
		var days []map[string]string
		if err := json.Unmarshal([]byte(d.must(append([]string{"kontrollkod", file, "--format", "json"}, args...)...).out), &days); err != nil {
			t.Fatal(err)
		}
		return days
	}
	days := read("--alla")
	if len(days) != 3 || days[0]["dag"] != "2026-11-28" || days[1]["dag"] != "2026-11-25" || days[2]["dag"] != "2026-11-24" {
		t.Fatalf("the days are %v", days)
	}
	if today := days[0]; today["kontrollkod"] != "" || today["pa-papper-fran"] != "" || today["andringar"] != "1" {
		t.Errorf("the day that has not ended: %v", today)
	}
	if day := days[1]; day["vem"] != "Anna Berg och Bo Ek" || day["andringar"] != "2" || day["pa-papper-fran"] != "2026-11-26" {
		t.Errorf("a day with two at work: %v", day)
	}
	for _, day := range days[1:] { // what it led to is what a paper of the next day carries
		if code := strings.TrimSpace(d.must("kontrollkod", file, day["pa-papper-fran"]).out); code != day["kontrollkod"] {
			t.Errorf("%v: a paper of the next day carries %s", day, code)
		}
		if a := d.must("kontrollera", file, "--mot", day["kontrollkod"]); !strings.Contains(a.out, "Kontrollkoden "+day["kontrollkod"]+" stämmer: allt som fanns i filen när "+day["pa-papper-fran"]+" började finns kvar.") {
			t.Errorf("%v: %s", day, a.out)
		}
	}
	if some := read("--fran", "2026-11-25", "--till", "2026-11-27"); len(some) != 1 || some[0]["dag"] != "2026-11-25" {
		t.Errorf("of a few days: %v", some)
	}
	if out := d.must("kontrollkod", file, "--alla").out; !strings.Contains(out, days[1]["kontrollkod"]) || !strings.HasPrefix(out, "Dag ") {
		t.Error(out)
	}
	d.want(exitUsage, "problem.arguments", "kontrollkod", file, "2026-11-25", "--alla")
	d.want(exitUsage, "problem.flag.value", "kontrollkod", file, "--fran", "sedan")
}

// A printed code tells in words whether all is there, whether something is gone, and when it is no code.
func TestAPaperIsComparedWithTheFile(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("spara", file, "person", "namn=Bo Ek")
	cut := d.copied(file, d.path("avhuggen.lis"))
	d.must("spara", file, "person", "namn=Cia Dahl")
	d.day = "2026-11-27"
	code := strings.TrimSpace(d.must("kontrollkod", file).out)
	typed := strings.ToLower(strings.ReplaceAll(code, "-", " "))
	for _, flag := range []string{"--mot", "--kontrollkod"} { // as it was called before
		if a := d.must("kontrollera", file, flag, typed); !isSentence(strings.SplitN(a.out, "\n", 2)[0], "check.code.holds") {
			t.Error(a.out)
		}
	}
	if strings.Contains(d.must("kontrollera", "--hjalp").out, "--kontrollkod") {
		t.Error("the old name is still told")
	}
	raw := d.read(file)
	if err := os.WriteFile(file, d.read(cut), 0o600); err != nil { // what was saved last is gone, and nothing else tells
		t.Fatal(err)
	}
	fresh := d.elsewhere("Eva Lind")
	fresh.must("kontrollera", file)
	if a := fresh.want(exitFailed, "told.check.wrong", "kontrollera", file, "--mot", code); !strings.Contains(a.out, "något som papperet byggde på är borta eller ändrat") {
		t.Error(a.out)
	}
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	d.unchanged(func() {
		d.want(exitUsage, "problem.control.code", "kontrollera", file, "--mot", "årsrapporten")
		d.want(exitUsage, "problem.control.code", "kontrollera", file, "--mot", code[:14])
	})
	if day := data.Day("2026-11-27"); !strings.Contains(d.must("kontrollera", file, "--mot", code).out, string(day.AddDays(-2))) {
		t.Error("the day from which papers carry the code is not told")
	}
}
