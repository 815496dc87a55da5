package ui

import "testing"

// The window comes back where it was on the same screens, and never where it cannot be taken hold of.
func TestTheWindowComesBackWhereItWas(t *testing.T) {
	a := emptyWindow(t)
	laptop, beside := area{0, 0, 1366, 768}, area{1366, -300, 3286, 780}
	desk, home := []area{laptop, beside}, []area{laptop}
	at := windowPlace{area{1500, -200, 2700, 600}, true}
	a.keepPlace(desk, at)
	if got, ok := a.lastPlace([]area{beside, laptop}); !ok || got != at {
		t.Error("in another order:", got, ok)
	}
	if got, ok := a.lastPlace(home); ok {
		t.Error("it was never at home:", got)
	}
	a.keepPlace(home, windowPlace{area{10, 10, 900, 700}, false})
	if got, ok := a.lastPlace(desk); !ok || got != at {
		t.Error("at the desk again:", got, ok)
	}
	for _, away := range []area{
		{2000, 0, 3000, 700},             // on a screen that is gone
		{-1100, 0, 100, 700},             // too little of it is seen
		{0, -100, 900, 600},              // its head lies above
		{0, 760, 900, 1500},              // below
		{100, 100, 150, 700},             // too narrow
		{-32000, -32000, -31840, -31972}, // a button on the taskbar
	} {
		a.keepPlace(home, windowPlace{away, false})
		if got, ok := a.lastPlace(home); !ok || got.area != (area{10, 10, 900, 700}) {
			t.Errorf("%v was kept: %v", away, got)
		}
		a.fyne.Preferences().SetString(screensKey(home), windowPlace{away, false}.String())
		if _, ok := a.lastPlace(home); ok {
			t.Errorf("%v cannot be taken hold of", away)
		}
		a.keepPlace(home, windowPlace{area{10, 10, 900, 700}, false})
	}
	a.fyne.Preferences().SetString(screensKey(home), "1 2 3")
	if _, ok := a.lastPlace(home); ok {
		t.Error("what is no place was taken for one")
	}
}
