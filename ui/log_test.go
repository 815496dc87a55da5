package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func (f *fixture) log() *logPage {
	f.t.Helper()
	return f.visit(place{page: pageLog}).(*logPage)
}

// press presses the row of the log at a place, as a person opens or closes it.
func (f *fixture) press(p *logPage, at int) {
	f.t.Helper()
	n := 0
	walkShown(p.rows, func(o fyne.CanvasObject) {
		if row, ok := o.(*pressable); ok {
			if n++; n == at+1 {
				test.Tap(row)
			}
		}
	})
	if n <= at {
		f.t.Fatalf("there are %d rows", n)
	}
	f.settle()
}

// follow presses the first link on the page with the words.
func (f *fixture) follow(words string) {
	f.t.Helper()
	var link *widget.Hyperlink
	walkShown(f.page.object(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Hyperlink); ok && link == nil && l.Text == words {
			link = l
		}
	})
	if link == nil {
		f.t.Fatalf("no link says %q", words)
	}
	link.OnTapped()
}

// Every save stands in the log, the newest first and a page at a time, and tells what it changed.
func TestTheWholeLogIsRead(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	action := f.first(kind).(*data.Action)
	before := action.Title
	f.saveAs("Bo Ek", kind, action.ID, "title", "Inför fördröjd sändning")
	f.reload()
	p := f.log()
	if len(p.saves) != logStep || p.saves[0].Author != "Bo Ek" {
		t.Fatalf("%d saves, the first by %q", len(p.saves), p.saves[0].Author)
	}
	f.wantTells("Inför fördröjd sändning")
	f.wantTells("Bo Ek · Sparat · Åtgärder")
	f.press(p, 0)
	f.wantTells("Titel: från ”" + before + "” till ”Inför fördröjd sändning”")
	f.picture("log")
	onBothScreens(t, f.app, "log")
	wantNothingCut(t, f.app, "the log")
	f.reload() // what others do meanwhile closes nothing
	f.settle()
	f.wantTells("Titel: från ”")
	f.press(p, 0)
	f.wantSilent("Titel: från")
	f.press(p, 0)
	for len(p.saves) > 0 && !p.isWhole {
		f.tap("Visa fler")
		f.settle()
	}
	seen := map[store.SaveID]bool{}
	for i, s := range p.saves {
		if seen[s.Save] || i > 0 && s.At.After(p.saves[i-1].At) {
			t.Errorf("%s %s stands twice, or before a newer one", s.At, s.Save)
		}
		seen[s.Save] = true
	}
	all, err := f.space.Store.Logged(context.Background(), store.LogFilter{}, store.Done{}, 1_000_000)
	if err != nil || len(seen) != len(all) {
		t.Errorf("%d of %d saves, %v", len(seen), len(all), err)
	}
	f.press(p, len(p.saves)-1) // what the file began with
	f.picture("log-opened")

	// The record is opened from its row, and back leads to the log.
	f.log()
	f.press(f.page.(*logPage), 0)
	f.follow("Öppna posten")
	f.settle()
	if here := f.trail.here(); here.page != pageRecord || here.id != action.ID {
		t.Errorf("the row leads to %+v", here)
	}
	f.back()
	f.settle()
	if _, ok := f.page.(*logPage); !ok {
		t.Errorf("back is %T", f.page)
	}
}

func TestTheLogIsNarrowedInTheWindow(t *testing.T) {
	f := newFixture(t)
	kind := data.Incidents.Untyped()
	f.makeAs("Bo Öman", &data.Person{Name: "Åke Östlund"})
	f.reload()
	p := f.log()
	narrowed := func(what string, right func(store.Done) bool) {
		t.Helper()
		f.settle()
		if len(p.saves) == 0 {
			t.Errorf("narrowed by %s there is nothing", what)
		}
		for _, s := range p.saves {
			if !right(s) {
				t.Errorf("narrowed by %s there is %+v", what, s)
			}
		}
		f.picture("log-" + what)
	}
	isBos := func(s store.Done) bool { return s.Author == "Bo Öman" }
	p.who.choose(Option{ID: "Bo Öman", Title: "Bo Öman"})
	narrowed("who", isBos)
	if n := len(p.who.options()); n < 3 {
		t.Errorf("%d names to choose among", n)
	}
	p.who.choose(Option{})
	p.kind.choose(Option{ID: kind.Name})
	narrowed("register", func(s store.Done) bool {
		return len(s.Records) > 0 && s.Records[0].Kind == kind.Name
	})
	p = f.log() // as it was left
	narrowed("the register as it was left", func(s store.Done) bool { return len(s.Records) > 0 && s.Records[0].Kind == kind.Name })
	p.kind.choose(Option{})
	p.from.entry.SetText("1 november 2025")
	p.to.entry.SetText("2025-12-31")
	narrowed("days", func(s store.Done) bool { d := data.DayOf(s.At); return d >= "2025-11-01" && d <= "2025-12-31" })
	asked := p.asked
	p.to.entry.SetText("2025-12-3x")
	if p.asked != asked {
		t.Error("a day that cannot be read asks for something")
	}
	p.to.entry.SetText("")
	p.from.entry.SetText("")
	p.entry.SetText("ÅKE östl")
	narrowed("text", isBos)
	p.entry.SetText("")
	p.entry.SetText("I-8 ")
	of := map[string]bool{}
	for _, r := range f.reg.Living(kind) {
		if strings.HasPrefix(f.view.Title(r), "I-8 ") {
			of[r.Header().ID] = true
		}
	}
	narrowed("title", func(s store.Done) bool {
		for _, r := range s.Records {
			if of[r.ID] {
				return true
			}
		}
		return len(p.saves) > 0 // what points at it
	})
	if !strings.Contains(said(p.whole), "I-8 ") {
		t.Error("what has been done with I-8 is not found by its title")
	}
	p.entry.SetText("finns inte någonstans")
	f.settle()
	f.wantTells("Inget i loggen stämmer med det du har valt.")
	f.picture("log-nothing")
	f.tap("Visa hela loggen")
	f.settle()
	if p = f.page.(*logPage); len(p.saves) != logStep || p.entry.Text != "" {
		t.Errorf("the whole log shows %d saves, narrowed to %q", len(p.saves), p.entry.Text)
	}
}

// What has been gallrat shows nothing of what it said, opened or not.
func TestTheLogIsSilentOfWhatIsGallrat(t *testing.T) {
	f := newFixture(t)
	const word = "Qvxzkjwq"
	incident := data.Incidents.New()
	incident.Title = "Om " + word
	f.makeAs("Bo Ek", incident)
	if _, err := f.space.Store.Gallra(context.Background(), data.Incidents.Untyped(), incident.ID, "plan § 12"); err != nil {
		t.Fatal(err)
	}
	f.reload()
	f.settle()
	p := f.log()
	p.kind.choose(Option{ID: "incident"})
	f.settle()
	f.press(p, 0)
	f.press(p, 1)
	if page := strings.Join(shownTexts(p.whole), "\n"); strings.Contains(page, word) || strings.Count(page, "gallrad post") < 4 {
		t.Errorf("the log says\n%s", page)
	}
	f.wantTells("gallrat")
	f.picture("log-gallrat")
	p.entry.SetText(word)
	f.settle()
	if len(p.saves) != 0 {
		t.Error("the log finds what has been gallrat")
	}
}

// A paper's code is compared with the file, and each answer is told in words.
func TestAPaperIsComparedInTheWindow(t *testing.T) {
	f := newFixture(t)
	older, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	f.makeAs("Bo Ek", &data.Person{Name: "Cia Dahl"})
	f.at = f.at.AddDate(0, 0, 2)
	f.makeAs("Anna Berg", &data.Person{Name: "Dan Ek"})
	control, err := f.space.Store.ControlAt(context.Background(), data.DayOf(f.at))
	if err != nil {
		t.Fatal(err)
	}
	p := f.visit(place{page: pageCodes}).(*codesPage)
	f.wantTells("Koden är inte klar")
	f.wantTells(control.Code())
	f.wantTells("5 ändringar av Bo Ek och Maja Tallbrink · står på papper från och med 2026-11-25")
	compare := func(code string) string {
		p.entry.SetText(code)
		f.tap("Kontrollera")
		f.settle()
		return said(p.answer)
	}
	whole := compare(strings.ToLower(control.Code()))
	if !strings.Contains(whole, "Kontrollkoden "+control.Code()+" stämmer: allt som fanns i filen när 2026-11-25 började finns kvar.") || !strings.Contains(whole, "Filen är hel.") {
		t.Errorf("of a paper that the file holds all of: %q", whole)
	}
	f.picture("codes")
	onBothScreens(t, f.app, "codes")
	wantNothingCut(t, f.app, "the codes")
	if none := compare("årsrapport"); !strings.Contains(none, "är ingen kontrollkod") || !strings.Contains(none, "fyra grupper om fyra tecken") {
		t.Errorf("of what is no code: %q", none)
	}
	p.entry.SetText("1")
	if len(p.answer.Objects) != 0 {
		t.Error("the answer about another code still stands there")
	}
	for p.shown < len(p.days) {
		f.tap("Visa fler")
	}
	if n := len(p.rows.Objects); n != len(p.days) {
		t.Errorf("%d rows for %d days", n, len(p.days))
	}

	// A file of which the latest has been dropped is sound by itself, and is found out by the paper.
	cut := filepath.Join(t.TempDir(), "Ekdala.lis")
	if err := os.WriteFile(cut, older, 0o600); err != nil {
		t.Fatal(err)
	}
	space, err := share.Open(context.Background(), cut, share.Options{Home: t.TempDir(), Author: "Anna Berg", Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	own := f.space
	f.space = space
	p = f.visit(place{page: pageCodes}).(*codesPage)
	gone := compare(control.Code())
	f.picture("codes-cut")
	if !strings.Contains(gone, "något som papperet byggde på är borta eller ändrat") || !strings.Contains(gone, "1 fel") {
		t.Errorf("of a file that lacks some of it: %q", gone)
	}
	f.space = own
	if err := space.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

func TestTheLogIsReachedFromThePaletteAndTheOverview(t *testing.T) {
	f := newFixture(t)
	for typed, want := range map[string]pageName{"ändringslogg": pageLog, "vem har sparat": pageLog, "kontrollkoder": pageCodes, "verifiera papper": pageCodes} {
		if found := f.allCommands().find(typed); len(found) == 0 {
			t.Errorf("%q finds nothing", typed)
		} else {
			found[0].do()
			f.settle()
			if here := f.trail.here().page; here != want {
				t.Errorf("%q leads to %s", typed, here)
			}
		}
	}
	f.visit(place{page: pageOverview})
	f.follow("Hela loggen")
	f.settle()
	f.tap("Kontrollkoder")
	f.settle()
	if here := f.trail.here().page; here != pageCodes {
		t.Errorf("the log's button leads to %s", here)
	}
}
