package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAPlanOfMeetingsIsTakenInByCommand(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "ekdala.lis")
	d.must("exempel", file)
	plan := filepath.Join(d.dir, "plan.txt")
	text := "Sammanträdesplan 2027\r\nKS 3 februari stopp 20 januari\r\nTekniska nämnden 4 februari\r\nKF 2027-02-22\r\n"
	if err := os.WriteFile(plan, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	shown := d.must("sammantraden", file, plan, "--visa").out
	for _, want := range []string{"2: Kommunstyrelsen 2027-02-03, stopp 2027-01-20", "3: Okänt organ", "4: Kommunfullmäktige 2027-02-22", "2 sammanträden"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in\n%s", want, shown)
		}
	}
	if list := d.must("lista", file, "sammantrade").out; strings.Contains(list, "2027-02-03") {
		t.Error("what was only to be shown was saved")
	}
	d.must("sammantraden", file, plan)
	if out := d.must("aterstall", file).out; !strings.Contains(out, "Före en inläsning") {
		t.Error("no backup was made before it", out)
	}
	if list := d.must("lista", file, "sammantrade").out; !strings.Contains(list, "2027-02-03") || !strings.Contains(list, "2027-02-22") {
		t.Errorf("the meetings are not there:\n%s", list)
	}
	if again := d.must("sammantraden", file, plan).out; !strings.Contains(again, "Finns redan") || !strings.Contains(again, "0 sammanträden") {
		t.Errorf("the second time:\n%s", again)
	}
	d.must("angra", file)
	if list := d.must("lista", file, "sammantrade").out; strings.Contains(list, "2027-02-22") {
		t.Error("one undo does not take the plan back")
	}
}
