//go:build unix

package e2e

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// TestWindowFromListToRestore walks through what a coordinator does on a day: reads a list in, takes it back, saves a
// wrong title, goes back to a backup. Its pictures, in out/window-day, are for looking at.
func TestWindowFromListToRestore(t *testing.T) {
	w := newWindow(t, "window-day")
	file := w.example()
	rows := w.file("åtgärder från förvaltningen.csv", []byte("Åtgärd;Ansvarig;Klar senast\r\nByt lösenord i omsorgen;Åsa Nyman;2027-03-01\r\nBeställ låsbara skåp;;2027-02-15\r\n"))
	before := len(w.list(file, "atgard"))
	w.start(nil, file)
	w.sees("Frister som löper")

	w.find(words("ui.import"))
	w.sees(words("ui.import.text"))
	w.fill(words("ui.import.file"), rows)
	w.press(words("ui.import.read"))
	w.sees(words("ui.import.columns.text"))
	w.look("kolumner")
	w.press(words("ui.import.check"))
	w.sees(words("ui.import.check.text"))
	w.look("vad som händer")
	w.press(words("ui.import.save"))
	w.press(words("ui.import.skip.yes")) // nobody is called Åsa Nyman yet
	w.sees("Inläst: 1 ny, 0 ändrade")
	w.look("inläst")
	if got := len(w.list(file, "atgard")); got != before+1 {
		t.Errorf("%d actions after %d", got, before)
	}
	w.key("ctrl+z")
	w.sees("Ångrat")
	if got := len(w.list(file, "atgard")); got != before {
		t.Errorf("after undo %d actions of %d", got, before)
	}

	const action, wrong = "Inför fördröjd sändning", "Fel titel av misstag"
	w.must("sakerhetskopiera", file)
	w.find(action)
	w.sees(action)
	w.fill(words(data.FieldKey("action", "title")), wrong)
	w.key("ctrl+s")
	w.sees("Sparat")
	w.find(words("ui.restore.backup"))
	w.sees(words("ui.restore.differs"))
	w.look("säkerhetskopior")
	w.press(words("ui.restore.back"))
	w.sees("Allt är som när")
	w.look("gå tillbaka")
	w.press(words("ui.close"))
	w.sees(action)
	w.look("tillbaka")
	w.end()
	found := false
	for _, row := range w.list(file, "atgard") {
		if row["titel"] == wrong {
			t.Error("what was gone back from is still there")
		}
		found = found || strings.HasPrefix(row["titel"], action)
	}
	if !found {
		t.Error("what was gone back to is not there")
	}
	w.must("kontrollera", file)
}

// find goes to what the palette finds by the words.
func (w *window) find(words string) {
	w.desk.Helper()
	w.key("ctrl+k")
	w.types(words)
	w.key("Return")
}
