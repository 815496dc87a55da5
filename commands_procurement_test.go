package main

import (
	"strconv"
	"strings"
	"testing"
)

// Requirements are chosen by a command as in the window: by the level of protection, and none twice.
func TestRequirementsAreChosenByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	before := len(d.list(file, "upphandlingskrav"))
	out := d.must("valjkrav", file, "U-2", "skyddsniva=forhojt").out
	chosen := len(d.list(file, "upphandlingskrav")) - before
	if chosen < 20 || !strings.Contains(out, strconv.Itoa(chosen)+" krav är valda") {
		t.Errorf("%d were chosen: %s", chosen, out)
	}
	d.unchanged(func() {
		d.want(exitFailed, "problem.procurement.none", "valjkrav", file, "U-2")
		d.want(exitFailed, "problem.record.missing", "valjkrav", file, "U-9")
		d.want(exitFailed, "problem.choice", "valjkrav", file, "U-1", "skyddsniva=enorm")
	})
}
