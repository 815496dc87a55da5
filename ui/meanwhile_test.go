package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// What others do while the file is closed here is told the next time, by person and register, also when it is older by its moment than
// what was last seen; what one has done oneself is not.
func TestWhatOthersHaveDoneSinceLastTime(t *testing.T) {
	f := newFixture(t)
	says := func() string {
		f.visit(place{page: pageOverview})
		return strings.Join(shownTexts(f.page.object()), "\n")
	}
	if strings.Contains(says(), "Gjort av andra sedan sist") {
		t.Error("the first time something is told of the time before")
	}
	// Closed and opened again.
	again := func() {
		f.keepSeen()
		f.memory.latest = latestSaves{}
		f.recallSeen()
	}
	again()
	if f.since == nil || strings.Contains(says(), "Gjort av andra") {
		t.Errorf("nothing has been done: %v", f.since)
	}
	at := f.at
	f.at = at.AddDate(0, -1, 0) // done by a computer out of reach, and shared late
	incident := data.All(f.reg, data.Incidents)[0]
	f.saveAs("Bo Ek", data.Incidents.Untyped(), incident.ID, "title", "Nytt namn på incidenten")
	f.makeAs("Bo Ek", &data.Supplier{Title: "Molnet AB"})
	f.makeAs("Anna Berg", &data.Supplier{Title: "Min egen AB"}) // at another computer
	f.at = at
	f.reload()
	f.settle()
	text := says()
	for _, want := range []string{"Gjort av andra sedan sist", "Bo Ek, senast ", "Incidenter: I-", "Nytt namn på incidenten", "Molnet AB"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told:\n%s", want, text)
		}
	}
	if part, _, _ := strings.Cut(text[strings.Index(text, "Gjort av andra"):], "Visa allt i loggen"); strings.Contains(part, "Min egen AB") {
		t.Error("one's own work is told")
	}
	f.draw(1366, 2400)
	f.picture("meanwhile")
	f.draw(1366, 768)
	again()
	if strings.Contains(says(), "Gjort av andra") {
		t.Error("it is told a second time")
	}
}
