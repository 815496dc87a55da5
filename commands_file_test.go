package main

import (
	"os"
	"strings"
	"testing"

	"lisparmen/data"
)

// classOf is how a file is classified, as the command that lists the municipality tells it.
func (d *desk) classOf(file string) data.FileClass {
	d.Helper()
	var class data.FileClass
	for _, line := range strings.Split(d.must("lista", file, "kommun", "--format", "json").out, "\n") {
		if strings.Contains(line, `"visas"`) { // what follows is the same in words
			break
		}
		name, text, _ := strings.Cut(strings.Trim(strings.TrimSpace(line), ","), ": ")
		text = strings.Trim(text, `"`)
		switch strings.Trim(name, `"`) {
		case "filens-konfidentialitet":
			class.Confidentiality = data.FileLevel(text)
		case "filens-riktighet":
			class.Integrity = data.FileLevel(text)
		case "filens-tillganglighet":
			class.Availability = data.FileLevel(text)
		case "filen-klassad-av":
			class.By = text
		case "filen-klassad":
			class.On = data.Day(text)
		}
	}
	return class
}

func TestANewFileIsClassifiedByFlags(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	out := d.must("ny", file, "--kommun", "Vara", "--konfidentialitet", "allvarlig", "--riktighet", "betydande", "--tillganglighet", "mattlig", "--klassad-av", "Kommundirektören").out
	for _, words := range []string{
		"Konfidentialitet: allvarlig. Riktighet: betydande. Tillgänglighet: måttlig.", "skild från gemensamma mappar",
		"läsa igenom varje rapport", "Sveriges säkerhet – kontakta säkerhetsskyddschefen",
	} {
		if !strings.Contains(out, words) {
			t.Errorf("%q is not said:\n%s", words, out)
		}
	}
	if strings.Contains(out, "på papper") {
		t.Errorf("what follows from a higher availability is said:\n%s", out)
	}
	want := data.FileClass{Confidentiality: data.LevelSevere, Integrity: data.LevelConsiderable, Availability: data.LevelModerate, By: "Kommundirektören", On: data.Day(d.day)}
	if got := d.classOf(file); got != want {
		t.Errorf("the file is classified %+v", got)
	}
	// The one who runs the command decides, unless somebody else is named; and a file can be classified anew.
	own := d.path("egen.lis")
	d.must("ny", own, "--kommun", "Vara", "--konfidentialitet", "betydande", "--riktighet", "mattlig", "--tillganglighet", "mattlig")
	if got := d.classOf(own); got.By != d.name || got.Integrity != data.LevelModerate {
		t.Errorf("classified %+v", got)
	}
}

func TestANewFileWithoutAClassificationSaysSo(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	if out := d.must("ny", file, "--kommun", "Vara").out; !strings.Contains(out, "Filen är inte klassad") {
		t.Errorf("nothing is said:\n%s", out)
	}
	if got := d.classOf(file); got != (data.FileClass{}) {
		t.Errorf("the program has classified the file: %+v", got)
	}
}

func TestAFileIsNotClassifiedInPart(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct {
		key   string
		flags []string
	}{
		{"problem.municipality.class", []string{"--konfidentialitet", "betydande"}},
		{"problem.municipality.class", []string{"--konfidentialitet", "betydande", "--riktighet", "mattlig"}},
		{"problem.choice", []string{"--konfidentialitet", "hemlig", "--riktighet", "mattlig", "--tillganglighet", "mattlig"}},
	} {
		file := d.path("vara.lis")
		d.want(exitFailed, c.key, append([]string{"ny", file, "--kommun", "Vara"}, c.flags...)...)
		if _, err := os.Stat(file); err == nil {
			t.Fatalf("%q made a file", c.flags)
		}
	}
}
