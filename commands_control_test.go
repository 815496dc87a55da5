package main

import (
	"strings"
	"testing"
)

func TestInternkontrollByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	if told := d.must("internkontroll", file, "KM-3").out; !strings.Contains(told, "roller som behövs har en innehavare") {
		t.Error(told)
	}
	before := len(d.list(file, "kontrollmoment"))
	if told := d.must("internkontroll", file, "KM-3", "--kopiera").out; !strings.Contains(told, "4 kontrollmoment") {
		t.Error(told)
	}
	if after := len(d.list(file, "kontrollmoment")); after != before+4 {
		t.Errorf("%d kontrollmoment became %d", before, after)
	}
	occasions := len(d.list(file, "kontrolltillfalle"))
	d.must("internkontroll", file, "KM-9", "--tillfallen")
	if after := len(d.list(file, "kontrolltillfalle")); after <= occasions {
		t.Error("no occasions were planned")
	}
	raw := d.read(file)
	for want, args := range map[string][]string{
		"finns redan":        {"internkontroll", file, "KM-3", "--kopiera"},
		"ingen färdig":       {"internkontroll", file, "KM-1"},
		"har redan innehåll": {"borja", file, "lagkrav"},
	} {
		if a := d.do(args...); a.code == 0 || !strings.Contains(a.errs, want) {
			t.Errorf("%q: %d, %q", args, a.code, a.errs)
		}
	}
	if string(d.read(file)) != string(raw) {
		t.Error("what was refused changed the file")
	}
	d.must("kontrollera", file)
}

func TestARegisterIsBegunByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	for kind, want := range map[string]int{"lagkrav": 19, "intressent": 8, "aktivitet": 10, "formularfraga": 87} {
		d.must("borja", file, kind)
		if n := len(d.list(file, kind)); n != want {
			t.Errorf("%d of %s", n, kind)
		}
		d.unchanged(func() { d.want(exitFailed, "problem.begin", "borja", file, kind) })
	}
	d.must("kontrollera", file)
}

// A question that the municipality has corrected is asked as it stands in its file, and those of other forms as before.
func TestAQuestionOfAFormIsCorrectedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	binder := func() string { return d.must("rapport", file, "incidentparm", "--format", "text", "-o", "-").out }
	if before := binder(); !strings.Contains(before, "Påverkas andra länder?") {
		t.Error(before)
	}
	d.must("borja", file, "formularfraga")
	d.must("spara", file, "formularfraga", "--id", d.row(file, "formularfraga", "fraga", "Påverkas andra länder?")["id"].(string), "fraga=Påverkas Norge?", "kontrollerad=2026-11-23")
	if after := binder(); !strings.Contains(after, "Påverkas Norge?") || strings.Contains(after, "Påverkas andra länder?") || !strings.Contains(after, "Kontrollerade 2026-11-23.") {
		t.Error(after)
	}
	d.want(exitFailed, "problem.choice", "spara", file, "formularfraga", "formular=bokslut")
	d.must("kontrollera", file)
}
