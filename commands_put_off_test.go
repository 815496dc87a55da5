package main

import (
	"slices"
	"strings"
	"testing"
)

func TestAWatchIsPutOffByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	waits := func(title string) (due, putOff bool) {
		list := d.watchesOf(file)
		has := func(list []shownWatch) bool {
			return slices.ContainsFunc(list, func(w shownWatch) bool { return w.What == "action" && strings.Contains(w.Title, title) })
		}
		return has(list.Due), has(list.PutOff)
	}
	if due, putOff := waits("Å-15"); !due || putOff {
		t.Fatal("Å-15 does not wait")
	}
	told := d.must("skjutupp", file, "atgard", "Å-15", "till=2026-12-15", "skal=Leverantören svarar i december").out
	if !strings.HasPrefix(told, "Uppskjutet till 2026-12-15: Å-15") {
		t.Error(told)
	}
	if due, putOff := waits("Å-15"); due || !putOff {
		t.Error("Å-15 still waits")
	}
	d.must("angra", file)
	if due, putOff := waits("Å-15"); !due || putOff {
		t.Error("one undo does not take it back")
	}

	// Put off anew it is still one snooze, and taken back it is told again at once.
	before := len(d.list(file, "uppskov"))
	d.must("skjutupp", file, "atgard", "Å-9", "till=2027-02-01", "skal=Övningen flyttas till februari")
	if list := d.watchesOf(file).PutOff; len(list) != 1 || list[0].Until != "2027-02-01" || list[0].Reason != "Övningen flyttas till februari" {
		t.Errorf("put off anew: %+v", list)
	}
	if after := len(d.list(file, "uppskov")); after != before {
		t.Errorf("%d snoozes became %d", before, after)
	}
	d.must("skjutupp", file, "atgard", "Å-9", "--tillbaka")
	if due, putOff := waits("Å-9"); !due || putOff {
		t.Error("Å-9 has not been taken back")
	}
	d.must("kontrollera", file)
}

// What cannot be put off is refused with a sentence that says why, and the file stays as it is.
func TestWhatCannotBePutOff(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	before := d.read(file)
	list := d.watchesOf(file).Due
	change := list[slices.IndexFunc(list, func(w shownWatch) bool { return w.What == "registration" })].ID
	for name, test := range map[string]struct {
		args []string
		want string
	}{
		"a clock":              {[]string{"incident", "I-8", "till=2026-12-15", "skal=x"}, "följer av lag"},
		"a change":             {[]string{"anmalan-av-kommunen", change, "till=2026-12-15", "skal=x"}, "följer av lag"},
		"two watches":          {[]string{"atgard", "Å-2", "till=2026-12-15", "skal=x"}, "bevakning=atgard, bevakning=aterrapportering"},
		"a day that has been":  {[]string{"atgard", "Å-15", "till=2026-11-24", "skal=x"}, "inte senare än i dag"},
		"no day":               {[]string{"atgard", "Å-15", "skal=x"}, "tomt"},
		"no reason":            {[]string{"atgard", "Å-15", "till=2026-12-15"}, "tomt"},
		"no watch":             {[]string{"atgard", "Å-1", "bevakning=oversyn", "till=2026-12-15", "skal=x"}, "ingen sådan bevakning"},
		"a sort that is none":  {[]string{"atgard", "Å-15", "bevakning=fodelsedag", "till=2026-12-15", "skal=x"}, "fodelsedag"},
		"a record that is not": {[]string{"atgard", "Å-99", "till=2026-12-15", "skal=x"}, "Å-99"},
	} {
		a := d.do(append([]string{"skjutupp", file}, test.args...)...)
		if a.code == 0 || !strings.Contains(a.errs, test.want) {
			t.Errorf("%s: %d %q", name, a.code, a.errs)
		}
	}
	if a := d.do("spara", file, "uppskov", "skal=x", "till=2026-12-15"); a.code == 0 {
		t.Error("a snooze of nothing was saved")
	}
	if a := d.do("spara", file, "framforhallning", "bevakning=oversyn", "dagar=10"); a.code == 0 || !strings.Contains(a.errs, "redan") {
		t.Errorf("a second lead time for one sort: %d %q", a.code, a.errs)
	}
	if string(before) != string(d.read(file)) {
		t.Error("what was refused has changed the file")
	}
	d.must("skjutupp", file, "atgard", "Å-2", "bevakning=aterrapportering", "till=2026-12-15", "skal=Tas upp i december")
}
