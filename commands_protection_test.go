package main

import (
	"os"
	"strings"
	"testing"
)

func TestRequirementsAreDecidedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	rows := func() int { return len(d.list(file, "kravuppfyllnad")) }
	before := rows()
	told := d.must("kravprofil", file, "system", "S-6", "krav-faststallda=2026-11-20", "krav-faststallda-av=Per Videkvist").out
	if !strings.HasPrefix(told, "S-6 Kartportalen: kraven är fastställda. 17 krav att bedöma lades till.") || rows() != before+17 {
		t.Errorf("%q, %d rows", told, rows()-before)
	}
	d.must("kravprofil", file, "system", "S-6") // anew: what is there is not made twice
	if rows() != before+17 {
		t.Errorf("%d rows after deciding anew", rows()-before)
	}
	d.must("angra", file)
	d.must("angra", file)
	if rows() != before {
		t.Error("undo does not take it back in one step")
	}
	d.must("kravprofil", file, "lokal", "LO-2")
	if rows() != before+5 {
		t.Errorf("%d rows of premises", rows()-before)
	}
	paper := d.path("lokal.txt")
	d.must("rapport", file, "kravprofil", "--id", "LO-2", "--format", "text", "-o", paper)
	if raw, err := os.ReadFile(paper); err != nil || !strings.Contains(string(raw), "Kravprofil: LO-2") {
		t.Errorf("the paper about premises: %s, %v", raw, err)
	}
	d.must("kontrollera", file)
}

func TestWhatCannotBeDecided(t *testing.T) {
	d := newDesk(t)
	file := d.path("v.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.must("spara", file, "system", "namn=Kartan")
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"nobody has judged the protection": {[]string{"kravprofil", file, "system", "S-1"}, "Skyddsnivån är inte bedömd"},
		"another register":                 {[]string{"kravprofil", file, "incident", "I-1"}, "system, lokal"},
		"which measures":                   {[]string{"sakerhetsatgarder", file}, "--lag, --standard"},
	} {
		if a := d.do(test.args...); a.code == 0 || !strings.Contains(a.errs, test.want) {
			t.Errorf("%s: %d, %s", name, a.code, a.errs)
		}
	}
}

func TestASystemIsApprovedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	if a := d.do("driftgodkann", file, "S-5", "driftgodkant-av=Per Videkvist"); a.code == 0 || !strings.Contains(a.errs, "bara driftgodkännas med villkor") {
		t.Errorf("with unmet ska-krav: %d, %s", a.code, a.errs)
	}
	if a := d.do("driftgodkann", file, "S-6"); a.code == 0 || !strings.Contains(a.errs, "krav är inte fastställda") {
		t.Errorf("without decided requirements: %d, %s", a.code, a.errs)
	}
	d.must("driftgodkann", file, "S-5", "driftgodkant-av=Per Videkvist", "driftgodkant-till=2027-06-30", "villkor=Fjärråtkomsten byts före årsskiftet")
	if row := d.row(file, "system", "namn", "Styrsystemet för dricksvatten"); row.text("driftgodkant") != d.day || row.text("driftgodkant-till") != "2027-06-30" {
		t.Errorf("approved %s until %s", row.text("driftgodkant"), row.text("driftgodkant-till"))
	}
}

func TestMeasuresAreTakenInByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.path("v.lis")
	d.must("ny", file, "--kommun", "Vara")
	if n := len(d.list(file, "sakerhetskrav")); n < 40 {
		t.Errorf("a new file begins with %d requirements", n)
	}
	if n := len(d.list(file, "sakerhetsatgard")); n != 0 {
		t.Errorf("a new file begins with %d measures", n)
	}
	if told := d.must("sakerhetsatgarder", file, "--lag").out; !strings.HasPrefix(told, "10 säkerhetsåtgärder lades in.") {
		t.Error(told)
	}
	if told := d.must("sakerhetsatgarder", file, "--lag", "--standard").out; !strings.HasPrefix(told, "93 säkerhetsåtgärder lades in.") {
		t.Error(told)
	}
	d.must("kontrollera", file)
}
