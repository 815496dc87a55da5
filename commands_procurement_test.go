package main

import (
	"strings"
	"testing"
)

// Requirements are chosen by a command as in the window: by the level of protection, and none twice.
func TestRequirementsAreChosenByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	before := len(d.list(file, "upphandlingskrav"))
	if out := d.must("valjkrav", file, "U-2", "skyddsniva=forhojt").out; !strings.Contains(out, "6 krav är valda") {
		t.Error(out)
	}
	if after := len(d.list(file, "upphandlingskrav")); after != before+6 {
		t.Errorf("%d became %d", before, after)
	}
	d.unchanged(func() {
		d.want(exitFailed, "problem.procurement.none", "valjkrav", file, "U-2")
		d.want(exitFailed, "problem.record.missing", "valjkrav", file, "U-9")
		d.want(exitFailed, "problem.choice", "valjkrav", file, "U-1", "skyddsniva=enorm")
	})
}
