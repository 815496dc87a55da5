package main

import (
	"strings"
	"testing"
)

// The scale is chosen by a word, what has been classified keeps its level, and a level is written by number or name.
func TestScaleIsChosen(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.want(exitFailed, "problem.scale.same", "skala", file, "1-4")
	d.want(exitFailed, "problem.scale.unknown", "skala", file, "A-D")
	if out := d.must("skala", file, "klassa").out; !strings.Contains(out, "4 synnerligen allvarlig") {
		t.Errorf("told %q", out)
	}
	if out := d.must("lista", file, "klassning").out; !strings.Contains(out, "4 allvarlig") {
		t.Errorf("what had been classified became\n%s", out)
	}
	d.must("spara", file, "klassning", "informationsmangd=IM-7", "konfidentialitet=2", "riktighet=Måttlig", "tillganglighet=1 måttlig")
	if out := d.must("lista", file, "klassning").out; !strings.Contains(out, "2 betydande       1 måttlig    1 måttlig") {
		t.Errorf("saved as\n%s", out)
	}
	d.want(exitFailed, "problem.national_security", "spara", file, "klassning", "informationsmangd=IM-7", "konfidentialitet=4")
	d.want(exitFailed, "problem.class_level.unknown", "spara", file, "klassning", "informationsmangd=IM-7", "konfidentialitet=5")
	d.want(exitFailed, "problem.national_security", "spara", file, "informationsmangd", "namn=x", "sveriges-sakerhet=ja")
	d.must("angra", file) // the classification
	d.must("angra", file)
	if out := d.must("lista", file, "klassningsniva").out; strings.Contains(out, "Synnerligen") || !strings.Contains(out, "Försumbar") {
		t.Errorf("after the undo\n%s", out)
	}
	for _, word := range []string{"0-3", "klassa", "1-4"} {
		d.must("skala", file, word)
	}
	d.must("kontrollera", file)
}
