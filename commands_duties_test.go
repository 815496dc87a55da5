package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// dutiesOf is what the command ataganden tells as JSON.
func (d *desk) dutiesOf(file string) []shownDuty {
	d.Helper()
	var list []shownDuty
	if err := json.Unmarshal([]byte(d.must("ataganden", file, "--format", "json").out), &list); err != nil {
		d.Fatal(err)
	}
	return list
}

func (d *desk) watchesOf(args ...string) shownWatches {
	d.Helper()
	var list shownWatches
	if err := json.Unmarshal([]byte(d.must(append([]string{"bevakningar", "--format", "json"}, args...)...).out), &list); err != nil {
		d.Fatal(err)
	}
	return list
}

// Every duty of the catalogue is told, also in a file whose policy lays none of them; nothing that nobody has said is a lack.
func TestDutiesAreTold(t *testing.T) {
	d := newDesk(t)
	for name, file := range map[string]string{"the example": d.example(), "a new file": d.new()} {
		list := d.dutiesOf(file)
		if len(list) != data.DutyCount {
			t.Fatalf("%s: %d duties", name, len(list))
		}
		for i, duty := range list {
			if duty.Number != i+1 || duty.Text == "" || duty.Status == "" || !strings.HasSuffix(duty.Reason, ".") || !strings.HasSuffix(duty.Rule, ".") || duty.Computed == "" {
				t.Errorf("%s: duty %d is %+v", name, i+1, duty)
			}
			if duty.Coverage == "" && duty.Computed != "Ej i bruk" {
				t.Errorf("%s: duty %d does not say its coverage", name, duty.Number)
			}
			for _, r := range append(duty.Proof, duty.Lacks...) {
				if !data.IsID(r.ID) || r.Title == "" || r.Register == "" {
					t.Errorf("%s: duty %d points at %+v", name, duty.Number, r)
				}
			}
			if name == "a new file" && (duty.Laid || duty.Status != "Ej bedömt" && duty.Status != "Ej i bruk") {
				t.Errorf("a new file: duty %d is %s: %s", duty.Number, duty.Status, duty.Reason)
			}
		}
	}
}

// What the example does wrong is found by the duty it is wrong for, beside what its coordinator says of it.
func TestDutiesOfTheExample(t *testing.T) {
	d := newDesk(t)
	list := d.dutiesOf(d.example())
	for number, want := range map[int]struct{ status, computed, lacks string }{
		9:  {"Delvis", "Delvis", "Ekdala Bostäder AB"}, // introduced there, but without a decision of its own
		11: {"Uppfyllt", "Delvis", "Ta fram riktlinje för upphandling och avtal"},
		12: {"Delvis", "Brist", "2026-10-26"},
		13: {"Delvis", "Delvis", "Säkerhetsskyddschef"},
		14: {"Delvis", "Delvis", ""},
		15: {"Delvis", "Delvis", "Birgitta Stenåker"},
		16: {"Uppfyllt", "Delvis", ""},
		17: {"Delvis", "Delvis", "Socialförvaltningen"},
		23: {"Brist", "Brist", ""},
		25: {"Delvis", "Delvis", "I-6"},
		26: {"Delvis", "Delvis", "Miljö- och byggnadsnämnden"},
	} {
		duty := list[number-1]
		found := want.lacks == "" || slices.ContainsFunc(duty.Lacks, func(r shownRecord) bool { return strings.Contains(r.Title, want.lacks) })
		if duty.Status != want.status || duty.Computed != want.computed || !found {
			t.Errorf("duty %d: %s, %s, %v", number, duty.Status, duty.Computed, duty.Lacks)
		}
	}
	for _, duty := range list {
		if duty.Status == "Ej i bruk" || duty.Computed == "Ej i bruk" || len(duty.Proof)+len(duty.Lacks) == 0 {
			t.Errorf("duty %d is %s, %s, with nothing to show", duty.Number, duty.Status, duty.Computed)
		}
	}
	if c := list[16].Registers; len(c) != 1 || c[0] != (shownCoverage{"chefsintyg", 3, 4}) || list[16].Coverage != "3 av cirka 4\u00a0chefsintyg" {
		t.Errorf("the coverage of 17 is %+v, %q", c, list[16].Coverage)
	}
}

// Each fault that the example holds is found, with whom it is addressed to.
func TestWatchesFindTheExamplesFaults(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	list := d.watchesOf(file)
	for _, want := range []struct{ what, title, day, to string }{
		{"review", "Riktlinje för informationssäkerhetens organisation", "2026-09-30", "Maja Tallbrink"},
		{"role_vacant", "Säkerhetsskyddschef", "", "Maja Tallbrink"},
		{"registration", "2026-10-26", "2026-11-09", "Maja Tallbrink"},
		{"report", "Å-2", "2026-09-30", "Fadumo Axhed"},
		{"papers", "Kommunstyrelsens arbetsutskott", "2026-11-11", "Maja Tallbrink"},
		{"papers", "Kommunstyrelsen, 2026-12-02", "2026-11-18", "Maja Tallbrink"},
		{"confirmation", "Kommunledningsförvaltningen", "2025-12-31", "Birgitta Stenåker"},
		{"confirmation", "Socialförvaltningen", "2025-12-31", "Henrik Rönnhag"},
		{"referral", "Ekdala Bostäder AB", "2026-02-13", "Maja Tallbrink"},
		{"action", "Å-15", "2026-11-13", "Leila Nourstam"},
		{"outcome", "Å-8", "2026-09-24", "Maja Tallbrink"},
		{"requirements", "Kartportalen", "", "Maja Tallbrink"},
		{"requirements", "Närarkivet", "", "Maja Tallbrink"},
		{"class_ends", "Elevuppgifter och betyg", "2026-09-04", "Sofia Granhed"},
		{"class_decision", "Löner och anställningar", "2026-11-05", "Ulrika Brohage"},
		{"restore", "Styrsystemet för dricksvatten", "2026-06-16", "Oskar Lövgrind"},
		{"restore", "Omsorgsportalen", "2026-10-15", "Nadja Svedhag"},
		{"restore", "Lärhuset", "", "Sofia Granhed"},
		{"approval", "Lönesystemet", "2026-10-31", "Ulrika Brohage"},
		{"exception", "Vattenverkets styrdator", "2026-10-31", "Per Videkvist"},
		{"risk", "R-7", "2026-10-08", "Leila Nourstam"},
		{"risk", "R-10", "2026-10-22", "Maja Tallbrink"}, // it has no owner
		{"acceptance", "R-4", "2026-10-19", "Henrik Rönnhag"},
		{"analysis", "Socialförvaltningen", "2026-10-02", "Maja Tallbrink"},
		{"exercise", "KP-2", "2026-09-10", "Per Videkvist"},
		{"never_checked", "Lönservice i Väst AB", "", "Ulrika Brohage"},
		{"processor", "Lön och personaladministration", "2024-01-01", "Ulrika Brohage"},
		{"unclassified", "Enkätverktyg", "2026-10-15", "Evelina Sjöhed"},
		{"control", "Loggar i vårdsystemet granskas", "2026-09-30", "Nadja Svedhag"},
		{"deviation", "LU-1", "2026-01-27", "Sofia Granhed"},
		{"deviation", "KM-2", "2026-11-12", "Maja Tallbrink"},
		{"finding", "IA-2", "2026-10-31", "Leila Nourstam"},
		{"law", "LK-16", "2026-06-30", "Mats Almgrind"},
		{"activity", "Granska leverantörerna", "2026-10-31", "Fadumo Axhed"},
	} {
		if !slices.ContainsFunc(list.Due, func(w shownWatch) bool {
			return w.What == want.what && strings.Contains(w.Title, want.title) && w.On == want.day && w.To == want.to && w.Overdue == (want.day != "")
		}) {
			t.Errorf("not found: %+v", want)
		}
	}
	// The mandates that end with the term are told as one.
	if i := slices.IndexFunc(list.Due, func(w shownWatch) bool { return w.What == "mandate" }); i < 0 || list.Due[i].On != "2026-12-31" || list.Due[i].More != 10 ||
		slices.ContainsFunc(list.Due[i+1:], func(w shownWatch) bool { return w.What == "mandate" }) {
		t.Errorf("the mandates that end are not told once: %d of %+v", i, list.Due)
	}
	if len(list.ToldLate) != 1 || list.ToldLate[0].What != "told_late" || !strings.Contains(list.ToldLate[0].Title, "I-6") || list.ToldLate[0].Reason == "" {
		t.Errorf("told late: %+v", list.ToldLate)
	}
	if len(list.PutOff) != 1 || list.PutOff[0].Until != "2026-12-15" || !strings.Contains(list.PutOff[0].Title, "Å-9") || list.PutOff[0].Reason == "" {
		t.Errorf("put off: %+v", list.PutOff)
	}
	// What somebody has put off waits again when its day has come.
	d.day = "2026-12-15"
	if later := d.watchesOf(file); len(later.PutOff) != 0 || !slices.ContainsFunc(later.Due, func(w shownWatch) bool { return strings.Contains(w.Title, "Å-9") && w.Overdue }) {
		t.Errorf("the day it was put off to: %+v", later.PutOff)
	}
}

func TestWatchesWithinDays(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	within := func(days string) (list []shownWatch) {
		for _, w := range d.watchesOf(file, "--dagar", days).Due {
			if !w.Overdue && w.On != "" && w.What != "clock" {
				list = append(list, w)
			}
		}
		return list
	}
	if list := within("0"); slices.ContainsFunc(list, func(w shownWatch) bool { return w.On > d.day }) {
		t.Errorf("within no days: %+v", list)
	}
	near, far := within("10"), within("400")
	if len(near) == 0 || len(far) <= len(near) || near[len(near)-1].On > "2026-12-04" {
		t.Errorf("%d within ten days, %d within 400", len(near), len(far))
	}
}

func TestWatchesOfANewFile(t *testing.T) {
	d := newDesk(t)
	for _, w := range d.watchesOf(d.new()).Due {
		if w.Overdue {
			t.Errorf("late in a new file: %+v", w)
		}
	}
}

// How a register is used is said by its Swedish word, once for each; what cannot be is refused in a sentence.
func TestSayHowARegisterIsUsed(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "register-i-bruk", "avser=atgard", "lage=annat-system", "system=Stratsys")
	d.must("spara", file, "register-i-bruk", "avser=atgard", "antal-totalt=40")
	told := d.row(file, "register-i-bruk", "avser", "action")
	if told["lage"] != "elsewhere" || told["system"] != "Stratsys" || told["antal-totalt"] != "40" {
		t.Errorf("%v", told)
	}
	d.want(exitFailed, "problem.record.alone", "spara", file, "register-i-bruk", "avser=atgard", "--id", d.id(d.must("spara", file, "register-i-bruk", "avser=remiss", "lage=i-bruk")))
	if out := d.must("lista", file, "register-i-bruk").out; !strings.Contains(out, "Åtgärder") || !strings.Contains(out, "Förs i annat system") {
		t.Error(out)
	}
	if out := d.must("rapport", file, "arsrapport", "--format", "text").out; !strings.Contains(out, "Åtgärder förs i Stratsys och ingår inte i rapporten.") || strings.Contains(out, "försenade åtgärder") {
		t.Error(out)
	}
	for _, w := range d.watchesOf(file).Due {
		if w.Register == "atgard" {
			t.Errorf("an action is watched: %+v", w)
		}
	}
	d.unchanged(func() {
		d.want(exitFailed, "problem.register_use.held", "spara", file, "register-i-bruk", "avser=roll", "lage=ej-paborjad")
		d.want(exitFailed, "problem.choice", "spara", file, "register-i-bruk", "avser=risker", "lage=i-bruk")
		d.want(exitFailed, "problem.register_use.whole", "spara", file, "register-i-bruk", "avser=roll", "lage=i-bruk", "antal-totalt=-1")
	})
}

// What an action came of is given by register and name, and shown by its title.
func TestAnActionComesOfARecord(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "atgard", "titel=Annonsera rollen", "uppkom-ur=roll/Säkerhetsskyddschef", "agare=KLF")
	if out := d.must("lista", file, "atgard", "--format", "csv").out; !strings.Contains(out, "Säkerhetsskyddschef") || !strings.Contains(out, "Kommunledningsförvaltningen") {
		t.Error(out)
	}
	d.unchanged(func() {
		d.want(exitUsage, "problem.kind.unknown", "spara", file, "atgard", "titel=x", "uppkom-ur=risker/x")
		d.want(exitFailed, "problem.record.missing", "spara", file, "atgard", "titel=x", "uppkom-ur=roll/Vaktmästare")
		d.want(exitFailed, "problem.action.origin", "spara", file, "atgard", "titel=x", "uppkom-ur=kommun/Ekdala kommun")
	})
	// What it came of is not removed without a word, and when it goes by choice the action stays and points at nothing.
	d.want(exitDecide, "problem.remove.linked", "tabort", file, "roll", "Säkerhetsskyddschef")
	if out := d.must("tabort", file, "roll", "Säkerhetsskyddschef", "--folj").out; !strings.Contains(out, "Annonsera rollen") {
		t.Error(out)
	}
	if got := d.row(file, "atgard", "titel", "Annonsera rollen")["uppkom-ur"]; got != "" {
		t.Errorf("it still came of %q", got)
	}
	d.must("angra", file)
	if got := d.row(file, "atgard", "titel", "Annonsera rollen")["uppkom-ur"]; got == "" {
		t.Error("the undo did not give it back")
	}
	d.must("kontrollera", file)
}
