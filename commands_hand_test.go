package main

import (
	"strings"
	"testing"
)

// A document's stage follows its decisions: what is written by hand makes the decision it tells of, or is refused.
func TestOnlyADecisionMakesADocumentBind(t *testing.T) {
	d := newDesk(t)
	file := d.path("v.lis")
	d.must("ny", file, "--kommun", "Vara", "--policy", ownPolicy, "--organ", "KF", "--datum", "2024-05-20", "--paragraf", "61")
	policy := d.list(file, "beslut")
	if len(policy) != 1 || policy[0].text("datum") != "2024-05-20" || policy[0].text("paragraf") != "61" || policy[0].text("sort") != "adopts" {
		t.Fatalf("the policy's decision: %v", policy)
	}
	d.want(exitUsage, "problem.flag.value", "ny", d.path("w.lis"), "--kommun", "Vara", "--policy", ownPolicy, "--datum", "2024-05-20")

	d.must("spara", file, "styrdokument", "titel=Rutin för lås", "typ=rutin", "skede=utkast")
	rule := func(assignments ...string) []string {
		return append([]string{"spara", file, "styrdokument", "--id", "Rutin för lås"}, assignments...)
	}
	d.want(exitFailed, "problem.document.stage", rule("skede=antaget", "beslutsorgan=KS", "beslutad=2026-03-11")...)
	d.want(exitFailed, "problem.document.half", rule("lage=finns", "beslutad=2026-03-11")...)
	told := d.must("besluta", file, "Rutin för lås", "faststaller", "organ=KS", "datum=2026-03-11").out
	if !strings.Contains(told, "Paragrafen är inte inskriven") {
		t.Errorf("besluta says %q", told)
	}
	d.want(exitFailed, "problem.document.decided", rule("paragraf=39")...)
	d.must("spara", file, "beslut", "--id", "Fastställer ”Rutin för lås”", "paragraf=39", "diarienummer=KS 2026/4", "datum=2026-03-12")
	if got := d.row(file, "styrdokument", "titel", "Rutin för lås"); got.text("paragraf") != "39" || got.text("diarienummer") != "KS 2026/4" || got.text("beslutad") != "2026-03-12" || got.text("galler-fran") != "2026-03-12" {
		t.Errorf("the document did not follow its decision: %v", got)
	}
	d.want(exitFailed, "problem.decision.done", "spara", file, "beslut", "--id", "Fastställer ”Rutin för lås”", "sort=noterar")

	// What was adopted before the program is one act, and one undo.
	d.must("spara", file, "styrdokument", "titel=Riktlinje för nycklar", "typ=riktlinje", "lage=finns", "beslutsorgan=KS", "beslutad=2023-09-13", "paragraf=145")
	by := d.row(file, "beslut", "titel", "Antar ”Riktlinje för nycklar”")
	keys := d.row(file, "styrdokument", "titel", "Riktlinje för nycklar")
	if by.text("datum") != "2023-09-13" || by.text("paragraf") != "145" || by.text("styrdokument") != keys.text("id") || keys.text("skede") != "adopted" || keys.text("galler-fran") != "2023-09-13" {
		t.Errorf("entered as %v, %v", keys, by)
	}
	d.must("angra", file)
	if strings.Contains(d.must("lista", file, "styrdokument").out+d.must("lista", file, "beslut").out, "nycklar") {
		t.Error("one undo does not take back both")
	}

	// A decision written as such does what the deed does.
	d.must("spara", file, "styrdokument", "titel=Plan för övning", "typ=plan")
	d.must("spara", file, "beslut", "titel=Planen fastställs", "sort=antar", "organ=KS", "datum=2026-05-06", "styrdokument=Plan för övning")
	if got := d.row(file, "styrdokument", "titel", "Plan för övning"); got.text("skede") != "adopted" || got.text("beslutad") != "2026-05-06" || got.text("lage") != "registered" {
		t.Errorf("a decision from the plain form left %v", got)
	}
	d.must("spara", file, "beslut", "titel=Förra planen", "sort=antar", "organ=KS", "datum=2022-05-06", "styrdokument=Plan för övning")
	if got := d.row(file, "styrdokument", "titel", "Plan för övning"); got.text("beslutad") != "2026-05-06" {
		t.Errorf("an older decision took over: %v", got)
	}
	d.want(exitFailed, "problem.decision.repeals", "spara", file, "beslut", "titel=Slut", "sort=upphaver", "organ=KS", "datum=2026-06-06", "styrdokument=Plan för övning")
	d.must("tabort", file, "beslut", "Planen fastställs")
	if got := d.row(file, "styrdokument", "titel", "Plan för övning"); got.text("beslutad") != "2022-05-06" {
		t.Errorf("without the decision the document rests on %v", got)
	}
	d.must("angra", file)
	if got := d.row(file, "styrdokument", "titel", "Plan för övning"); got.text("beslutad") != "2026-05-06" {
		t.Errorf("undone: %v", got)
	}
	d.must("kontrollera", file)
}

// A record that others point at is removed by choice, in one save that one undo takes back.
func TestARecordIsRemovedWithItsLinks(t *testing.T) {
	d := newDesk(t)
	file := d.path("v.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.must("spara", file, "person", "namn=Anna Berg", "enhet=KS")
	d.must("spara", file, "sammantrade", "organ=KS", "datum=2026-12-09")
	d.must("spara", file, "beslut", "titel=Uppdrag", "sort=ger-uppdrag", "organ=KS", "datum=2026-03-11")
	d.must("spara", file, "atgard", "titel=Byt lås", "uppdrag=Uppdrag")
	before := d.must("lista", file, "enhet", "--format", "json").out + d.must("lista", file, "person", "--format", "json").out + d.must("lista", file, "atgard", "--format", "json").out
	d.want(exitDecide, "problem.remove.linked", "tabort", file, "enhet", "KS")
	told := d.must("tabort", file, "enhet", "KS", "--folj").out
	for _, want := range []string{"Person: Anna Berg", "Åtgärd: Å-1 Byt lås", "Sammanträde: ", "Beslut: Uppdrag"} {
		if !strings.Contains(told, want) {
			t.Errorf("%q is not told of: %s", want, told)
		}
	}
	if left := d.must("lista", file, "beslut", "--format", "json").out; strings.Contains(left, "Uppdrag") {
		t.Error("the decision is left without its body")
	}
	for _, r := range d.list(file, "person") {
		if r.text("enhet") != "" {
			t.Errorf("still linked: %v", r)
		}
	}
	d.must("kontrollera", file)
	d.must("angra", file)
	if after := d.must("lista", file, "enhet", "--format", "json").out + d.must("lista", file, "person", "--format", "json").out + d.must("lista", file, "atgard", "--format", "json").out; after != before {
		t.Error("one undo does not bring all back")
	}
	d.must("kontrollera", file)

	d.must("spara", file, "incident", "titel=Fel mottagare", "kannedom=2026-11-20 09.00")
	d.must("spara", file, "loggpost", "incident=Fel mottagare", "tidpunkt=2026-11-20 09.00", "handelse=Ringde IT.")
	stuck := d.want(exitFailed, "problem.remove.stuck", "tabort", file, "incident", "Fel mottagare", "--folj")
	if !strings.Contains(stuck.out, "Ringde IT.") {
		t.Errorf("what forbids it is not named: %s", stuck.out)
	}
	d.must("kontrollera", file)
}

// What has been told to the single point of contact is told anew when it changes, and a category has its reason.
func TestAChangeOfWhatHasBeenToldIsNoticed(t *testing.T) {
	d := newDesk(t)
	file := d.path("v.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.want(exitFailed, "problem.municipality.category", "spara", file, "kommun", "kategori=vasentlig")
	if out := d.must("spara", file, "kommun", "kategori=vasentlig", "kategoriskal=Över 250 anställda.", "adress=Torget 1").out; strings.Contains(out, "MCF") {
		t.Errorf("nothing has been told yet, but: %s", out)
	}
	d.must("spara", file, "kommun", "anmald=2026-02-18", "sektorer=Vårdgivare, Energi")
	out := d.must("spara", file, "kommun", "adress=Torget 2").out
	if !strings.Contains(out, "Anmält till MCF: postadress.") || !strings.Contains(out, "senast 2026-12-08") || !strings.Contains(out, "sort=andrad-adress") {
		t.Errorf("spara says %q", out)
	}
	d.must("spara", file, "anmalan-av-kommunen", "sort=andrad-adress", "andrad=2026-11-24")
}
