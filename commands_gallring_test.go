package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// anywhere tells whether any file in the folder holds the text.
func (d *desk) anywhere(folder, text string) bool {
	d.Helper()
	found := false
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = found || bytes.Contains(d.read(path), []byte(text))
		}
		return err
	})
	if err != nil {
		d.Fatal(err)
	}
	return found
}

func TestAnonymisingAPerson(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "incident", "titel=Felaktigt utskick", "beskrivning=Gunnar Kvarnlids dator skickade listan.")
	d.must("spara", file, "loggpost", "incident=Felaktigt utskick", "tidpunkt=2026-11-24 08.10", "handelse=Kvarnlid, Gunnar ringde och berättade.")
	d.must("spara", file, "atgard", "titel=Fråga gunnar.kvarnlid@ekdala.example")
	if !d.anywhere(filepath.Dir(file), "Kvarnlid") {
		t.Fatal("the name is not in the file: the test proves nothing")
	}
	if a := d.do("anonymisera", file, "Lage Tornvik", "--beslut", "x"); !isSentence(a.errs, "problem.anonymise.left") {
		t.Errorf("who has not left: %+v", a)
	}
	d.must("spara", file, "roll", "namn=Arkivarie", "innehavare=Gunnar Kvarnlid")
	if a := d.do("anonymisera", file, "Gunnar Kvarnlid", "--beslut", "x"); a.code != exitDecide || !strings.Contains(a.out, "Arkivarie") {
		t.Errorf("who still holds a role: %+v", a)
	}
	d.must("angra", file)
	before := d.read(file)
	if a := d.must("anonymisera", file, "Gunnar Kvarnlid", "--visa"); strings.Count(a.out, "\n") < 4 || !bytes.Equal(before, d.read(file)) {
		t.Errorf("only shown: %s", a.out)
	}
	if a := d.do("anonymisera", file, "Gunnar Kvarnlid"); a.code != exitUsage {
		t.Errorf("without a decision: %+v", a)
	}
	a := d.must("anonymisera", file, "Gunnar Kvarnlid", "--beslut", "Gallringsbeslut KS § 97")
	if !strings.Contains(a.out, "Anonymiserad person 1") {
		t.Error(a.out)
	}
	for _, text := range []string{"Kvarnlid", "kvarnlid"} {
		if d.anywhere(filepath.Dir(file), text) {
			t.Errorf("%q is still in a file", text)
		}
	}
	out := d.must("lista", file, "loggpost", "--format", "json").out
	if !strings.Contains(out, "Anonymiserad person 1 ringde och berättade.") {
		t.Error("the log of the incident does not say what happened", out)
	}
	if out := d.must("lista", file, "incident", "--format", "json").out; !strings.Contains(out, "Anonymiserad person 1s dator skickade listan.") {
		t.Error("the incident does not say what happened")
	}
	if a := d.must("sok", file, "Kvarnlid"); !strings.Contains(a.out, "0 träffar") {
		t.Error(a.out)
	}
	d.must("kontrollera", file)
	if a := d.do("angra", file); !isSentence(a.errs, "problem.undo.gallring") {
		t.Errorf("undo: %+v", a)
	}
}

func TestGallringOfOneValue(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "atgard", "titel=Ring Zebulon Qvist", "beskrivning=Zebulon Qvist vet mer")
	for _, bad := range [][]string{
		{"gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "beskrivning"},
		{"gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "beskrivning", "--beslut", "x", "--felaktigt", "y"},
		{"gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "finnsinte", "--felaktigt", "namn"},
	} {
		if a := d.do(bad...); a.code != exitUsage {
			t.Errorf("%q: %+v", bad, a)
		}
	}
	if a := d.do("gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "titel", "--felaktigt", "namn"); !isSentence(a.errs, "problem.gallring.required") {
		t.Errorf("a title cannot be empty: %+v", a)
	}
	d.must("gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "beskrivning", "--felaktigt", "namn på en enskild")
	if !d.anywhere(filepath.Dir(file), "Zebulon") {
		t.Error("the title went too")
	}
	d.must("gallra", file, "atgard", "Ring Zebulon Qvist", "--falt", "titel", "--i-stallet", "Ring den enskilde", "--felaktigt", "namn på en enskild")
	if d.anywhere(filepath.Dir(file), "Zebulon") {
		t.Error("the name is still in a file")
	}
	history := d.must("historik", file, "atgard", "Ring den enskilde").out
	if !strings.Contains(history, "Felaktigt införd uppgift: namn på en enskild") {
		t.Error("the history does not say why:", history)
	}
	d.must("kontrollera", file)
}

func TestGallringByPlan(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	if a := d.must("gallringsplan", file); !strings.Contains(a.out, "0 poster") {
		t.Error("something may go at once:", a.out)
	}
	d.must("spara", file, "incident", "titel=Zebulon fick fel brev", "kannedom=2020-03-01 08.00", "intraffade=2020-03-01 07.00", "hanterad=2020-03-02 09.00")
	d.must("spara", file, "loggpost", "incident=Zebulon fick fel brev", "tidpunkt=2020-03-01 08.00", "handelse=Zebulon ringde")
	a := d.must("gallringsplan", file)
	if !strings.Contains(a.out, "2026-01-01") || !strings.Contains(a.out, "2 poster") {
		t.Error(a.out)
	}
	if !d.anywhere(filepath.Dir(file), "Zebulon ringde") {
		t.Error("only shown, yet gone")
	}
	if a := d.must("bevakningar", file); !strings.Contains(a.out, "kan gallras enligt plan") {
		t.Error("no watch tells of it", a.out)
	}
	d.must("gallringsplan", file, "--gallra")
	if d.anywhere(filepath.Dir(file), "Zebulon") {
		t.Error("it is still in a file")
	}
	if a := d.must("gallringsplan", file); !strings.Contains(a.out, "0 poster") {
		t.Error(a.out)
	}
	d.must("kontrollera", file)
}

func TestExtractOnAPerson(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "atgard", "titel=Zebulon Qvist lär upp", "beskrivning=Först Zebulon Qvist.\n\nSedan något annat.")
	d.must("spara", file, "person", "namn=Zebulon Qvist", "epost=zq@ekdala.example", "enhet=SOF")
	d.must("spara", file, "roll", "namn=Arkivarie", "innehavare=Zebulon Qvist")
	if a := d.do("rapport", file, "registerutdrag"); !isSentence(a.errs, "problem.report.person") {
		t.Errorf("without a person: %+v", a)
	}
	if a := d.do("rapport", file, "arshjul", "--id", "Zebulon Qvist"); !isSentence(a.errs, "problem.report.whole") {
		t.Errorf("a paper about the whole file: %+v", a)
	}
	out := strings.Join(strings.Fields(d.must("rapport", file, "registerutdrag", "--id", "Zebulon Qvist").out), " ")
	for _, want := range []string{"zq@ekdala.example", "Arkivarie", "Först Zebulon Qvist.", "Zebulon Qvist lär upp", "Ingen ändring är gjord i personens namn"} {
		if !strings.Contains(out, want) {
			t.Errorf("the extract lacks %q:\n%s", want, out)
		}
	}
	if strings.Contains(out, "Sedan något annat") {
		t.Error("the extract quotes what does not name the person")
	}
}
