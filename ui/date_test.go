package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"lisparmen/data"
)

func TestReadDay(t *testing.T) {
	const today = data.Day("2026-11-24") // a Tuesday in week 48
	for typed, want := range map[string]data.Day{
		"":                 "",
		"  ":               "",
		"12/3":             "2026-03-12",
		"12/3 2027":        "2027-03-12",
		"12.3":             "2026-03-12",
		"12-3":             "2026-03-12",
		"2026-03-12":       "2026-03-12",
		"20260312":         "2026-03-12",
		"260312":           "2026-03-12",
		"12 mars":          "2026-03-12",
		"12 mars 2025":     "2025-03-12",
		"12.3.2025":        "2025-03-12",
		"idag":             "2026-11-24",
		"I dag":            "2026-11-24",
		"imorgon":          "2026-11-25",
		"i morgon":         "2026-11-25",
		"igår":             "2026-11-23",
		"IGÅR":             "2026-11-23",
		"i övermorgon":     "2026-11-26",
		"förrgår":          "2026-11-22",
		"fredag":           "2026-11-27",
		"fre":              "2026-11-27",
		"lör":              "2026-11-28",
		"Söndag":           "2026-11-29",
		"måndag":           "2026-11-30",
		"tisdag":           "2026-12-01", // it is Tuesday: the next one
		"v. 12":            "2026-03-16",
		"v12":              "2026-03-16",
		"vecka 12":         "2026-03-16",
		"v. 12 2027":       "2027-03-22",
		"v 53":             "2026-12-28",
		"v 1":              "2025-12-29",
		"fredag v. 12":     "2026-03-20",
		"fre v 12 2027":    "2027-03-26",
		"+14":              "2026-12-08",
		"+ 14":             "2026-12-08",
		"+14 dagar":        "2026-12-08",
		"-1":               "2026-11-23",
		"−1":               "2026-11-23",
		" 24  november ":   "2026-11-24",
		"24 november 2026": "2026-11-24",
	} {
		if got, err := readDay(typed, today); err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", typed, got, err, want)
		}
	}
	for _, typed := range []string{"igor", "31/2", "v. 54", "v. 0", "v 53 2027", "32/1", "12/13", "fr", "fredag igår", "24", "2026", "+", "+14000x", "fredag 13"} {
		got, err := readDay(typed, today)
		if !data.IsProblem(err, "problem.date") || got != "" {
			t.Errorf("%q: got %q, %v, want a problem", typed, got, err)
		}
	}
}

func TestReadDayInAShortYearAndAtItsEnd(t *testing.T) {
	for _, test := range []struct {
		typed       string
		today, want data.Day
	}{
		{"29/2", "2028-01-01", "2028-02-29"},
		{"imorgon", "2026-12-31", "2027-01-01"},
		{"v. 53", "2027-01-01", "2026-12-28"}, // 1 January 2027 lies in week 53 of 2026
		{"måndag", "2026-12-31", "2027-01-04"},
	} {
		if got, err := readDay(test.typed, test.today); err != nil || got != test.want {
			t.Errorf("%q on %s: got %q, %v", test.typed, test.today, got, err)
		}
	}
	if _, err := readDay("29/2", "2027-01-01"); err == nil {
		t.Error("29 February in 2027 was read")
	}
}

func TestReadMoment(t *testing.T) {
	now := aDay.Add(17*time.Second + 5) // 14.30.17 in Sweden
	for typed, want := range map[string]string{
		"":                           "0001-01-01T00:00:00Z",
		"nu":                         "2026-11-24T13:30:00Z",
		"Nu":                         "2026-11-24T13:30:00Z",
		"14.30":                      "2026-11-24T13:30:00Z",
		"14:30":                      "2026-11-24T13:30:00Z",
		"kl. 8.05":                   "2026-11-24T07:05:00Z",
		"idag 14.30":                 "2026-11-24T13:30:00Z",
		"igår kl 14.30":              "2026-11-23T13:30:00Z",
		"12/3 8.00":                  "2026-03-12T07:00:00Z",
		"12/7 8.00":                  "2026-07-12T06:00:00Z",
		"fredag 8.00":                "2026-11-27T07:00:00Z",
		"2026-11-24 14.30":           "2026-11-24T13:30:00Z",
		"24 november 2026 14.30":     "2026-11-24T13:30:00Z",
		"2026-11-24T13:30:00Z":       "2026-11-24T13:30:00Z",
		"2026-10-25 02.30 sommartid": "2026-10-25T00:30:00Z",
		"25/10 02.30 normaltid":      "2026-10-25T01:30:00Z",
		"2026-11-24 14.30.05":        "2026-11-24T13:30:05Z",
		"igår 9":                     "2026-11-23T08:00:00Z",
		"i går kl 9":                 "2026-11-23T08:00:00Z",
		"I går kl. 9":                "2026-11-23T08:00:00Z",
		"i övermorgon 7":             "2026-11-26T06:00:00Z",
		"28/11 2026 kl 9":            "2026-11-28T08:00:00Z",
		"28/11 2026 9":               "2026-11-28T08:00:00Z",
		"28/11 kl 9":                 "2026-11-28T08:00:00Z",
		"28/11, kl. 9":               "2026-11-28T08:00:00Z",
		"28 november kl 9":           "2026-11-28T08:00:00Z",
		"2026-11-28 9":               "2026-11-28T08:00:00Z",
		"fredag kl 13":               "2026-11-27T12:00:00Z",
		"kl 9":                       "2026-11-24T08:00:00Z",
		"kl9":                        "2026-11-24T08:00:00Z",
		"25/10 kl 2 normaltid":       "2026-10-25T01:00:00Z",
	} {
		got, err := readMoment(typed, now)
		if err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%q: got %v, %v, want %s", typed, got.Format(time.RFC3339), err, want)
		}
	}
	for typed, key := range map[string]string{
		"2026-10-25 02.30": "problem.time.twice",
		"25/10 02.30":      "problem.time.twice",
		"2026-03-29 02.30": "problem.time.skipped",
		"24.61":            "problem.time",
		"på natten":        "problem.time",
		"igor 14.30":       "problem.time",
		"2026-11-24":       "problem.time.missing",
		"igår":             "problem.time.missing",
		"idag":             "problem.time.missing",
		"Imorgon":          "problem.time.missing",
		"28/11":            "problem.time.missing",
		"28/11 2026":       "problem.time.missing",
		"9":                "problem.time",
		"fredag 13":        "problem.time", // the thirteenth, or at one
		"28/11 20":         "problem.time", // the year, or at eight
		"28 november 20":   "problem.time",
		"v. 12 9":          "problem.time",
		"31/2 kl 9":        "problem.time",
		"31/2 2026 9":      "problem.time",
		"igår 24":          "problem.time",
		"igår kl 25":       "problem.time",
		"igår kl":          "problem.time",
		"kl":               "problem.time",
		"9 igår":           "problem.time",
		"igår 9 10":        "problem.time",
		"igår 123":         "problem.time",
		"25/10 kl 2":       "problem.time.twice",
		"29/3 kl 2":        "problem.time.skipped",
	} {
		_, err := readMoment(typed, now)
		if !data.IsProblem(err, key) {
			t.Errorf("%q: got %v, want %s", typed, err, key)
		} else if problem := err.(*data.Problem); problem.Args["text"] != typed {
			t.Errorf("%q: the problem is about %q", typed, problem.Args["text"])
		}
	}
}

func TestADayWithoutItsTimeOfDayIsAskedForIt(t *testing.T) {
	_, err := readMoment("igår", aDay)
	if got, want := fieldSentence(err), "till exempel 2026-11-23 14.30"; !strings.Contains(got, want) {
		t.Errorf("%q does not have %q", got, want)
	}
}

func TestASaveIsRefusedInTheFieldsOwnWords(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	typeIn(p, "title", "Tappad telefon")
	known := p.form.field("known_at").input.(*dayInput)
	known.field.entry.SetText("igår")
	p.save()
	f.settle()
	if got, want := known.error.Text, "till exempel 2026-11-23 14.30"; p.id != "" || !strings.Contains(got, want) {
		t.Errorf("%q does not have %q", got, want)
	}
}

// Whatever is typed is refused or read, and what was read is read again as it is shown.
func FuzzReadMoment(f *testing.F) {
	for _, text := range []string{"", "nu", "igår 9", "i går kl 9", "28/11 2026 kl 9", "28/11", "fredag 13", "v. 12 9.00", "+14 kl 8", "25/10 kl 2", "kl", "kl 24", "0/0 2026 1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, err := readMoment(text, aDay)
		if err != nil {
			if _, ok := err.(*data.Problem); !ok || !at.IsZero() {
				t.Errorf("%q: %v, %v", text, at, err)
			}
			return
		}
		if at.IsZero() != (strings.TrimSpace(text) == "") {
			t.Errorf("%q became %v", text, at)
		}
		if at.IsZero() {
			return
		}
		if again, err := data.ParseMoment(at.Format(time.RFC3339)); err != nil || !again.Equal(at) {
			t.Errorf("%q gave %v, which is read as %v, %v", text, at, again, err)
		}
	})
}

// dayInputOf is a day's or a moment's input in a window.
func dayInputOf(t *testing.T, make func(func() time.Time) *dayField) (*dayInput, fyne.Window) {
	t.Helper()
	testApp(t, lookLight)
	b := newInputBox("Dag", false)
	b.check = func(string) error { return nil }
	in := newDayInput(b, make(aNow))
	other := newTextEntry()
	w := testWindow(t, inset(space16, container.New(&columnLayout{gap: space8}, in.object(), other)), 1, fyne.NewSize(500, 600))
	return in, w
}

func TestTypedDayIsShownAsItWasRead(t *testing.T) {
	in, w := dayInputOf(t, newDayField)
	changes := 0
	in.onChange(func() { changes++ })
	w.Canvas().Focus(in.focus())
	test.Type(in.field.entry, "fredag")
	if got := in.text(); got != "2026-11-27" {
		t.Errorf("while typing: %q", got)
	}
	if in.field.entry.Text != "fredag" {
		t.Errorf("the text changed under the one who types: %q", in.field.entry.Text)
	}
	w.Canvas().FocusNext()
	if in.field.entry.Text != "2026-11-27" || in.errorBelow.Visible() {
		t.Errorf("when left: %q, error %v", in.field.entry.Text, in.errorBelow.Visible())
	}
	if changes != 6 {
		t.Errorf("%d changes told, want one a key", changes)
	}
}

func TestADayThatCannotBeReadIsKeptAndMarked(t *testing.T) {
	in, w := dayInputOf(t, newDayField)
	w.Canvas().Focus(in.focus())
	test.Type(in.field.entry, "31/2")
	w.Canvas().FocusNext()
	if in.field.entry.Text != "31/2" || in.text() != "31/2" {
		t.Errorf("text %q, given %q", in.field.entry.Text, in.text())
	}
	if !in.errorBelow.Visible() || !in.frame.wrong {
		t.Error("no mark")
	}
	w.Canvas().Focus(in.focus())
	in.field.entry.SetText("")
	if in.errorBelow.Visible() || in.text() != "" {
		t.Errorf("when emptied: error %v, %q", in.errorBelow.Visible(), in.text())
	}
}

func TestTheDoubledHourIsAskedFor(t *testing.T) {
	in, w := dayInputOf(t, newMomentField)
	w.Canvas().Focus(in.focus())
	test.Type(in.field.entry, "25/10 2.30")
	w.Canvas().FocusNext()
	if !in.errorBelow.Visible() {
		t.Fatal("nothing asked")
	}
	w.Canvas().Focus(in.focus())
	in.field.entry.CursorColumn = len(in.field.entry.Text)
	test.Type(in.field.entry, " sommartid")
	w.Canvas().FocusNext()
	if in.errorBelow.Visible() || in.text() != "2026-10-25T00:30:00Z" || in.field.entry.Text != "2026-10-25 02.30 sommartid" {
		t.Errorf("%q shown as %q, error %v", in.text(), in.field.entry.Text, in.errorBelow.Visible())
	}
}

func TestCalendarByKeys(t *testing.T) {
	in, w := dayInputOf(t, newDayField)
	in.setText("2026-12-03")
	w.Canvas().Focus(in.focus())
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	press(fyne.KeyDown)
	month, ok := w.Canvas().Focused().(*monthView)
	if !ok || month.at != "2026-12-03" {
		t.Fatalf("the calendar has not the keys, or does not stand on its value: %v", month)
	}
	if first := month.firstShown(); first != "2026-11-30" {
		t.Errorf("December 2026 begins on %s", first)
	}
	press(fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeyUp, fyne.KeyLeft)
	if month.at != "2027-01-03" {
		t.Errorf("the keys led to %s", month.at)
	}
	press(fyne.KeyReturn)
	if in.text() != "2027-01-03" || w.Canvas().Focused() != in.focus() || w.Canvas().Overlays().Top() != nil {
		t.Errorf("%q, focus %v", in.text(), w.Canvas().Focused())
	}
	press(fyne.KeyDown, fyne.KeyRight, fyne.KeyEscape)
	if in.text() != "2027-01-03" || w.Canvas().Overlays().Top() != nil {
		t.Errorf("Esc gave %q", in.text())
	}
	press(fyne.KeyDown, fyne.KeyDelete)
	if in.text() != "" || in.field.entry.Text != "" {
		t.Errorf("not emptied: %q", in.text())
	}
	press(fyne.KeyDown)
	if at := w.Canvas().Focused().(*monthView).at; at != "2026-11-24" {
		t.Errorf("an empty field opens on %s", at)
	}
}

func TestCalendarShowsISOWeeks(t *testing.T) {
	testApp(t, lookLight)
	m := newMonthView("2027-01-15", "2027-01-15", func(data.Day) {}, func() {})
	testWindow(t, m.object, 1, fyne.NewSize(400, 400))
	var weeks []string
	for _, week := range m.weeks {
		weeks = append(weeks, week.Text)
	}
	if got := weeks[0] + " " + weeks[1]; got != "53 1" {
		t.Errorf("January 2027 begins with weeks %s", got)
	}
	if m.days[0].day != "2026-12-28" || m.days[0].inMonth {
		t.Errorf("the first day shown is %s", m.days[0].day)
	}
}

func TestACalendarMomentKeepsItsTimeOfDay(t *testing.T) {
	in, _ := dayInputOf(t, newMomentField)
	in.setText("2026-11-24T07:05:00Z")
	in.field.pick("2026-07-01")
	if got := in.text(); got != "2026-07-01T06:05:00Z" {
		t.Errorf("got %s", got)
	}
	in.field.pick("")
	if got := in.text(); got != "" {
		t.Errorf("emptied gives %s", got)
	}
}

// The calendar knows no time of day, and a law may count from it: a day that has been leaves it to be written, today is now.
func TestADayFromTheCalendarLeavesItsTimeToBeWritten(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	known := p.form.field("known_at").input.(*dayInput).field
	known.pick("2026-11-20")
	if known.entry.Text != "2026-11-20 " || known.err == nil {
		t.Errorf("the field holds %q, read as %q", known.entry.Text, known.stored)
	}
	known.entry.SetText("2026-11-20 14.30")
	if known.pick("2026-11-19"); known.entry.Text != "2026-11-19 14.30" {
		t.Errorf("another day is %q", known.entry.Text)
	}
	known.setText("")
	if known.pick(data.DayOf(f.at)); known.entry.Text != "2026-11-24 09.30" {
		t.Errorf("today is %q", known.entry.Text)
	}
}
