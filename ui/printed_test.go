package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// printed is what the log tells of what has been printed.
func (f *fixture) printed(report string) []data.Printed {
	f.t.Helper()
	list, err := f.space.Store.Printed(f.t.Context(), report)
	if err != nil {
		f.t.Fatal(err)
	}
	return list
}

// followInDialog presses the link in the open dialog that begins with the words.
func (f *fixture) followInDialog(words string) {
	f.t.Helper()
	var link *widget.Hyperlink
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Hyperlink); ok && link == nil && strings.HasPrefix(l.Text, words) {
			link = l
		}
	})
	if link == nil {
		f.t.Fatalf("no link in the dialog begins with %q", words)
	}
	link.OnTapped()
	f.settle()
}

// What is saved, opened or printed is booked by itself, once a day; what is only looked at is not, nor is arbetsmaterial.
func TestWhatIsPrintedIsBooked(t *testing.T) {
	f := newFixture(t)
	f.options.OpenFile = func(string) error { return nil }
	f.options.PrintFile = func(string) error { return nil }
	incident := f.incident(8).id
	p := f.visit(place{page: pageReports, text: "incident", id: incident}).(*reportsPage)
	f.tap("Utskrifter…")
	f.wantSays("Ingen har skrivit ut rapporten än.")
	f.picture("printed-none")
	f.tap("Stäng")
	if n := len(f.printed("")); n != 0 {
		t.Fatalf("%d are booked that were only looked at", n)
	}
	folder := t.TempDir()
	p.file.entry.SetText(filepath.Join(folder, "i.pdf"))
	p.status.set(statusDraft)
	f.tap("Spara")
	if n := len(f.printed("")); n != 0 {
		t.Errorf("arbetsmaterial is booked: %d", n)
	}
	p.status.set(statusPlain)
	for _, act := range []string{"Spara", "Öppna", "Skriv ut"} {
		f.tap(act)
		want := data.Printed{
			Report: "incident", Form: "pdf", From: "2026-01-01", To: "2026-11-24", AsOf: "2026-11-24", Origin: data.OriginOf("incident", incident), Author: "Anna Berg",
		}
		list := f.printed("")
		if len(list) != 1 {
			t.Fatalf("after %s %d are booked", act, len(list))
		}
		if want.At, want.Code = list[0].At, list[0].Code; list[0] != want || want.Code == "" {
			t.Errorf("after %s booked is %+v, want %+v", act, list[0], want)
		}
	}
	p.secret.SetChecked(true)
	p.file.entry.SetText(filepath.Join(folder, "i.docx"))
	p.file.entry.onLeave()
	p.status.set(statusFinal)
	f.tap("Spara")
	kept := data.All(f.reg, data.Papers)
	if list := f.printed(""); len(list) != 2 || list[0].Form != "docx" || !list[0].Public || string(list[0].Kept) != kept[len(kept)-1].ID {
		t.Fatalf("booked: %+v", list)
	}
	f.tap("Utskrifter…")
	for _, words := range []string{"Utskrifter: Incidentrapport", "I-8 ", "Intern · PDF · Anna Berg", "Kontrollkod ", "Offentlig · Word · Anna Berg", "Förvarad som H-3", "i dag 09.30"} {
		f.wantSays(words)
	}
	f.picture("printed")
	f.followInDialog("Förvarad som H-3")
	if page, ok := f.page.(*recordPage); !ok || page.kind.Name != "paper" || f.window.Canvas().Overlays().Top() != nil {
		t.Errorf("the kept paper's link leads to %T", f.page)
	}
	log := f.log()
	f.wantTells("Incidentrapport: I-8 ")
	f.press(log, 0)
	f.picture("printed-log")
	f.wantTells("1 januari–24 november 2026 · Offentlig · Word")
	f.wantTells("Förvarad som H-3")
	f.wantSilent("log.")
	f.sound()
}

// Of what is gallrat since nothing but that is told, and no link leads there; many rows come some at a time.
func TestPrintedListsMuchAndWhatIsGallrat(t *testing.T) {
	f := newFixture(t)
	incident := f.incident(8).id
	report, _ := reports.Named("incident")
	if _, err := f.space.Store.Gallra(t.Context(), data.Incidents.Untyped(), incident, "KS § 1"); err != nil {
		t.Fatal(err)
	}
	f.reload()
	f.settle()
	var list []data.Printed
	for range printedStep + 1 {
		list = append(list, data.Printed{Report: "incident", Form: "pdf", AsOf: "2026-11-24", Origin: data.OriginOf("incident", incident), At: fixtureNow, Author: "Bo Ek"})
	}
	list = append(list, data.Printed{Report: "incident", At: fixtureNow.AddDate(0, 0, -1), Author: "Bo Ek", Code: "1A2B-3C4D-5E6F-7081"}) // by an older program
	f.openPrinted(report, list)
	rows := func() (n int) {
		walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
			if label, ok := o.(*widget.Label); ok && strings.Contains(label.Text, "Bo Ek") {
				n++
			}
		})
		return n
	}
	f.wantSays("gallrad post")
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Hyperlink); ok {
			t.Errorf("%q leads somewhere", l.Text)
		}
	})
	if n := rows(); n != printedStep {
		t.Errorf("%d rows are shown at first", n)
	}
	f.tap("Visa fler")
	if n := rows(); n != len(list) {
		t.Errorf("%d rows of %d are shown", n, len(list))
	}
	f.wantSilent("Visa fler")
	f.wantSays("Kontrollkod 1A2B-3C4D-5E6F-7081")
}

// In a file where nothing may be written a paper is saved all the same, and nothing is booked.
func TestAReadOnlyFileBooksNothing(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	f.space.Store.Protect()
	path := filepath.Join(t.TempDir(), "r.pdf")
	p.file.entry.SetText(path)
	f.tap("Spara")
	if _, err := os.Stat(path); err != nil || p.problem.object.Visible() || len(f.printed("")) != 0 {
		t.Errorf("the file: %v, told %v, booked %v", err, p.problem.object.Visible(), f.printed(""))
	}
}

// The papers to a meeting become one file or one each, as one chooses; those made are booked, and no file is replaced unasked.
func TestThePapersToAMeetingAreAskedAbout(t *testing.T) {
	f := newFixture(t)
	var shown string
	f.options.OpenFile = func(path string) error { shown = path; return nil }
	var march *data.Meeting
	for _, m := range data.All(f.reg, data.Meetings) {
		if m.On == "2026-03-11" {
			march = m
		}
	}
	f.askMeetingPapers(march)
	f.wantSays("En av dem är redan upprättad. Den läggs bredvid som en egen fil")
	f.picture("meeting-papers")
	f.tap("En pdf med innehåll")
	folder := t.TempDir()
	f.chooseFolder(folder)
	names := func() []string {
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, e := range entries {
			list = append(list, e.Name())
		}
		return list
	}
	want := []string{"00 Handlingar till sammanträde Kommunstyrelsen, 2026-03-11.pdf", "02 Riktlinje för medarbetare och förtroendevalda.pdf"}
	if got := names(); !slices.Equal(got, want) || filepath.Base(shown) != want[0] {
		t.Errorf("in the folder: %q, shown is %q", got, shown)
	}
	booked := len(f.printed(""))
	bundle, err := press.PapersFor(t.Context(), f.space.Store, march, press.Order{}, true)
	if err != nil || booked == 0 || booked != len(bundle[0].Made) {
		t.Errorf("%d are booked, %v", booked, err)
	}
	f.askMeetingPapers(march)
	f.tap("En fil för varje handling")
	f.chooseFolder(folder)
	f.wantSays("finns redan i mappen")
	if got := names(); len(got) != 2 {
		t.Errorf("before anybody has answered there are %q", got)
	}
	f.tap("Ersätt")
	if got := names(); len(got) != booked+3 || got[1] != "00 Innehåll.pdf" {
		t.Errorf("each by itself: %q", got)
	}
	if n := len(f.printed("")); n != booked {
		t.Errorf("the same papers the same day are booked once more: %d, %d", n, booked)
	}
	f.sound()
}

// chooseFolder types a folder in the dialog that asks for one, and takes it.
func (f *fixture) chooseFolder(folder string) {
	f.t.Helper()
	var typed *textEntry
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*textEntry); ok && typed == nil {
			typed = e
		}
	})
	if typed == nil {
		f.t.Fatal("no folder is asked for")
	}
	f.settle()
	typed.SetText(folder)
	f.tap("Välj mappen") // into it
	f.tap("Välj mappen")
}
