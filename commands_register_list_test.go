package main

import (
	"strings"
	"testing"
)

// A list can be of one register, by its word; a paper that is about the whole file says so.
func TestListOfOneRegister(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := strings.Join(strings.Fields(d.must("rapport", file, "forteckning", "--register", "lagkrav").out), " ")
	if !strings.Contains(out, "Registret har 19 poster.") || !strings.Contains(out, "LK-1 Anmäla kommunen") || strings.Contains(out, "Alla register") {
		t.Error(out)
	}
	if out := d.must("rapport", file, "forteckning").out; !strings.Contains(out, "Alla register") {
		t.Error(out)
	}
	if a := d.do("rapport", file, "lagkrav", "--register", "lagkrav"); !isSentence(a.errs, "problem.report.register") {
		t.Errorf("%+v", a)
	}
	if a := d.do("rapport", file, "forteckning", "--register", "hittepå"); !isSentence(a.errs, "problem.kind.unknown") {
		t.Errorf("%+v", a)
	}
}

// The change log is of the days that are asked for, both in it.
func TestChangeLogOfAPeriod(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := strings.Join(strings.Fields(d.must("rapport", file, "andringslogg", "--fran", "2026-01-19", "--till", "2026-01-20").out), " ")
	for _, want := range []string{"Ändringslogg", "19–20 januari 2026", "Maja Tallbrink", "19 januari 2026", "20 januari 2026"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the log:\n%s", want, out)
		}
	}
	for _, other := range []string{"14 januari 2026 ·", "21 januari 2026 ·"} {
		if strings.Contains(out, other) {
			t.Errorf("the log has %q", other)
		}
	}
}
