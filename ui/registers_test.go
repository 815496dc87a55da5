package ui

import (
	"testing"

	"lisparmen/data"
)

// keptElsewhere is the register after the coordinator has said that one is kept in another system.
func keptElsewhere(reg data.Register, register string) data.Register {
	records := []data.Record{&data.RegisterUse{Head: data.Head{ID: "ffffffff"}, Register: register, State: data.UseElsewhere, System: "Stratsys"}}
	for _, kind := range data.Kinds() {
		records = append(records, reg.Living(kind)...)
	}
	return data.NewRegister(records)
}

// What is kept in another system waits in no line of the overview, whichever register it is.
func TestNothingWaitsFromARegisterKeptElsewhere(t *testing.T) {
	a := openWindow(t, aFile(t))
	leads := func(reg data.Register, kind string) (lines []string) {
		for _, w := range waiting(reg, newStandings(reg, a.view, noon)) {
			if w.to.kind == kind {
				lines = append(lines, w.sentence())
			}
		}
		return lines
	}
	waits := 0
	for _, kind := range data.Kinds() {
		if !data.IsRegister(kind.Name) {
			continue
		}
		waits += min(1, len(leads(a.reg, kind.Name)))
		if left := leads(keptElsewhere(a.reg, kind.Name), kind.Name); len(left) > 0 {
			t.Errorf("%s: %q", kind.Name, left)
		}
	}
	if waits < 6 {
		t.Errorf("only %d registers have anything that waits, so little is tested", waits)
	}
}

// The coordinator says of any register how it is used, where it is kept instead and about how many there are.
func TestSayHowARegisterIsUsed(t *testing.T) {
	f := newFixture(t)
	say := func(kind string, answers map[string]string) {
		t.Helper()
		f.goTo(place{page: pageRegisters})
		f.settle()
		k, _ := data.KindNamed(kind)
		f.page.(*registersPage).ask(k)
		f.answers(answers)
		f.tap("Spara")
		f.settle()
	}
	say("action", map[string]string{"Läge": "Förs i annat system"})
	f.wantSays("Det står inte i vilket system registret Åtgärder förs.")
	f.answers(map[string]string{"Förs i": "Stratsys"})
	f.tap("Spara")
	f.settle()
	f.wantSays("Förs i Stratsys.")
	if use := data.UseOf(f.reg, "action"); use.State != data.UseElsewhere || use.System != "Stratsys" {
		t.Fatalf("%+v", use)
	}
	say("action", map[string]string{"Läge": "I bruk", "Antal totalt, ungefär": "85"})
	f.wantSays("av cirka 85")
	if use := data.UseOf(f.reg, "action"); use.State != data.UseInUse || use.System != "" || use.Whole != 85 {
		t.Fatalf("%+v", use)
	}
	say("role", map[string]string{"Läge": "Ej påbörjat"})
	f.wantSays("är alltså påbörjat")
	f.tap("Avbryt")
}
