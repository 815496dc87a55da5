package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// A new file has taken none of the steps, and takes one when the register shows it.
func TestFirstWeeksOfANewFile(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	taken := func() map[string]bool {
		var list []shownStep
		if err := json.Unmarshal([]byte(d.must("forstaveckor", file, "--format", "json").out), &list); err != nil {
			t.Fatal(err)
		}
		steps := map[string]bool{}
		for _, s := range list {
			steps[s.Step] = s.Done
		}
		return steps
	}
	if steps := taken(); len(steps) < 12 || steps["leverantorer"] || steps["handlingsplan"] {
		t.Errorf("%v", steps)
	}
	d.must("spara", file, "leverantor", "namn=Molnet AB")
	if steps := taken(); !steps["leverantorer"] || steps["handlingsplan"] {
		t.Errorf("%v", steps)
	}
	d.must("angra", file)
	if taken()["leverantorer"] {
		t.Error("the step is taken by what has been undone")
	}
}

// The sample texts are written for the municipality; one that is not there is told of in a sentence.
func TestFirstWeeksSampleOnTheCommandLine(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.unchanged(func() {
		if out := d.must("forstaveckor", file, "--text", "Roller").out; !strings.HasPrefix(out, "Rollernas mandat") || !strings.Contains(out, "# Informationsägaren") {
			t.Error(out)
		}
		if out := d.must("forstaveckor", file, "--text", "system").out; !strings.Contains(out, "Ekdala kommun") || strings.Contains(out, "{{") {
			t.Error(out)
		}
		d.want(exitFailed, "problem.first_weeks.step", "forstaveckor", file, "--text", "arshjul")
		d.want(exitUsage, "problem.format.unknown", "forstaveckor", file, "--format", "csv")
	})
}
