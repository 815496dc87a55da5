package ui

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// besides presses the button of the row whose link begins with some words.
func (f *fixture) besides(link, words string) {
	f.t.Helper()
	var tap func()
	walkShown(f.window.Content(), func(o fyne.CanvasObject) {
		row, ok := o.(*fyne.Container)
		if !ok || tap != nil {
			return
		}
		var found *button
		says := 0
		walkShown(row, func(o fyne.CanvasObject) {
			switch o := o.(type) {
			case *widget.Hyperlink:
				if says++; !strings.HasPrefix(o.Text, link) {
					says = 2 // another row too, or another altogether
				}
			case *button:
				if o.Text == words {
					found = o
				}
			}
		})
		if says == 1 && found != nil {
			tap = found.OnTapped
		}
	})
	if tap == nil {
		f.t.Fatalf("no %q beside %q", words, link)
	}
	tap()
	f.settle()
}

func (f *fixture) watches(text string) *watchesPage {
	f.t.Helper()
	return f.visit(place{page: pageWatches, text: text}).(*watchesPage)
}

// The page is one list of all that is late or falls due, and is narrowed by person, by sort and to what is late.
func TestWatchesPage(t *testing.T) {
	f := newFixture(t)
	f.callMyself("Maja Tallbrink")
	due, putOff := data.Watches(f.reg, f.now(), data.ByLeadTime)
	late := data.ToldLate(f.reg, f.now())
	p := f.watches(narrowedToAll)
	p.shown = len(p.due) // as by the link below the first of them
	p.refresh()
	if len(p.due) != len(due)+len(late) || len(late) == 0 || len(putOff) == 0 {
		t.Errorf("%d rows of %d due and %d told late", len(p.due), len(due), len(late))
	}
	for i := 1; i < len(p.due); i++ {
		if a, b := p.due[i-1].On, p.due[i].On; b != "" && (a == "" || a > b) {
			t.Errorf("%s stands before %s", a, b)
		}
	}
	records := map[string]int{}
	for _, d := range p.due {
		records[d.ID]++
	}
	if !slices.ContainsFunc(p.due, func(d data.Due) bool { return records[d.ID] > 1 && d.What == data.DueReport }) {
		t.Error("the second watch of an action is not there")
	}
	all, mine, passed, maja := len(p.due), 0, 0, f.me()
	for _, d := range p.due {
		if string(d.To) == maja {
			mine++
		}
		if d.Overdue {
			passed++
		}
	}
	for _, words := range []string{
		fmt.Sprintf("%d bevakningar", all), "Å-2 Ta fram riktlinje för upphandling och avtal skulle ha varit klar", "Åtgärd ska vara klar · till Fadumo Axhed",
		"Försenad", "Förfaller", "För sent", "Vakant", "Fristen löper", "Utan dag", "1 uppskjuten", fmt.Sprint("Mina ", mine), fmt.Sprint("Alla ", all),
	} {
		wantText(t, f.app, words)
	}
	if missing := slices.DeleteFunc(slices.Clone(p.due), func(d data.Due) bool { return d.To != "" }); len(missing) > 0 {
		t.Errorf("addressed to nobody: %+v", missing)
	}
	f.picture("watches")
	onBothScreens(t, f.app, "watches")

	f.tap(fmt.Sprint("Mina ", mine))
	if len(p.due) != mine || mine == 0 || maja == "" || slices.ContainsFunc(p.due, func(d data.Due) bool { return string(d.To) != maja }) {
		t.Errorf("%d of mine", len(p.due))
	}
	p = f.watches(narrowedToLate)
	if len(p.due) != passed || passed == 0 || slices.ContainsFunc(p.due, func(d data.Due) bool { return !d.Overdue }) {
		t.Errorf("%d late", len(p.due))
	}
	p = f.watches(narrowedToSort + string(data.DuePapers))
	if len(p.due) != 3 || slices.ContainsFunc(p.due, func(d data.Due) bool { return d.What != data.DuePapers }) {
		t.Errorf("%d about papers", len(p.due))
	}

	// A sentence leads to its record, and back leads to the list as it was narrowed.
	var link *widget.Hyperlink
	walkShown(p.column, func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Hyperlink); ok && link == nil {
			link = l
		}
	})
	link.OnTapped()
	f.settle()
	if here := f.trail.here(); here.page != pageRecord || here.id != p.due[0].ID {
		t.Errorf("the first sentence leads to %+v", here)
	}
	f.back()
	f.settle()
	if p = f.page.(*watchesPage); len(p.due) != 3 {
		t.Errorf("back at %d watches", len(p.due))
	}
	if missing := translations.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %q", missing)
	}
}

// A watch is put off with a day and a reason, by one save that one undo takes back, and can be taken back.
func TestAWatchIsPutOffInTheWindow(t *testing.T) {
	f := newFixture(t)
	waits := func() (due, putOff bool) {
		is := func(d data.Due) bool {
			return d.What == data.DueAction && strings.HasPrefix(f.view.WaitTitle(d), "Å-15")
		}
		return slices.ContainsFunc(f.standings().due, is), slices.ContainsFunc(f.standings().putOff, is)
	}
	f.watches(narrowedToAll)
	f.besides("Å-15", "Skjut upp…")
	f.answers(map[string]string{"Till": "2026-11-24", "Skäl": "Leverantören svarar i december"})
	f.picture("put-off")
	f.tap("Skjut upp")
	f.wantSays("2026-11-24 är inte senare än i dag.")
	f.answers(map[string]string{"Till": "2026-12-15", "Skäl": ""})
	f.tap("Skjut upp")
	f.wantSays("”Skäl” är tomt")
	if due, _ := waits(); !due {
		t.Fatal("it was put off without a reason")
	}
	f.answers(map[string]string{"Till": "2026-12-15", "Skäl": "Leverantören svarar i december"})
	f.tap("Skjut upp")
	f.settle()
	if due, putOff := waits(); due || !putOff {
		t.Error("it still waits")
	}
	f.tap("2 uppskjutna")
	f.wantSays("Leverantören svarar i december")
	f.picture("put-off-shown")
	f.undo()
	f.settle()
	if due, putOff := waits(); !due || putOff {
		t.Error("one undo does not take it back")
	}

	f.besides("Å-9", "Ta tillbaka")
	if len(f.standings().putOff) != 0 {
		t.Error("Å-9 is still put off")
	}
	f.undo()
	f.settle()
	wantText(t, f.app, "1 uppskjuten")

	f.besides("Ändrad kontaktuppgift", "Skjut upp…")
	f.wantSays("Bevakningen följer av lag och kan inte skjutas upp")
	f.tap("Stäng")
	f.sound()
}

// A snooze is made where its watch is, never of nothing.
func TestNoSnoozeIsMadeOfNothing(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageList, kind: "snooze"})
	f.wantSilent("Ny")
	f.newRecord()
	f.settle()
	if here := f.trail.here(); here.kind != "incident" {
		t.Errorf("Ctrl+N leads to %+v", here)
	}
	for _, c := range f.allCommands().acts {
		if c.words == translations.Text("ui.new.snooze", nil) {
			t.Error("the palette makes a snooze of nothing")
		}
	}
	if _, ok := f.visit(place{page: pageRecord, kind: "snooze"}).(*watchesPage); !ok {
		t.Errorf("a new snooze is begun on %q", f.page.title())
	}
}

// The lead times are set for all sorts at once, by their Swedish names, as one save.
func TestLeadTimesAreSetFromThePage(t *testing.T) {
	f := newFixture(t)
	f.watches(narrowedToAll)
	days := func(what data.DueWhat) int { return data.LeadDays(f.reg, what) }
	if days(data.DueReview) != 90 || days(data.DuePapers) != 14 {
		t.Fatal("the example has other lead times")
	}
	f.tap("Framförhållning")
	f.picture("leads")
	f.answers(map[string]string{"Översyn av styrdokument": "-1"})
	f.tap("Spara")
	f.wantSays("Antalet dagar kan inte vara mindre än noll")
	f.answers(map[string]string{"Översyn av styrdokument": "45", "Handlingar till sammanträde": "21"})
	f.tap("Spara")
	f.settle()
	if days(data.DueReview) != 45 || days(data.DuePapers) != 21 || days(data.DueAction) != 14 || len(data.All(f.reg, data.LeadTimes)) != 3 {
		t.Errorf("%d and %d days in %d rows", days(data.DueReview), days(data.DuePapers), len(data.All(f.reg, data.LeadTimes)))
	}
	f.undo()
	f.settle()
	if days(data.DueReview) != 90 || days(data.DuePapers) != 14 {
		t.Error("one undo does not take them back")
	}
	f.visit(place{page: pageList, kind: "lead_time"})
	if p := f.page.(*listPage); p.table.row(0)[0].text != "Översyn av styrdokument" {
		t.Errorf("the list says %q", p.table.row(0)[0].text)
	}
	f.sound()
}

// counted is how many records a page shows.
func counted(t *testing.T, p page) int {
	t.Helper()
	switch p := p.(type) {
	case *listPage:
		return p.table.shownCount()
	case *watchesPage:
		return len(p.due)
	case *recordsPage:
		return len(p.rows)
	case *recordPage:
		return 1
	}
	t.Fatalf("%q shows no records", p.title())
	return 0
}

// Every number on the overview that can be pressed opens as many records as it says.
func TestEveryNumberOpensItsRecords(t *testing.T) {
	numbers := []struct {
		form *regexp.Regexp
		more int // beside those that the number says
	}{
		{regexp.MustCompile(`^Visa alla (\d+) frister$`), 0},
		{regexp.MustCompile(`^Visa (?:alla )?(\d+) bevakning(?:ar)?$`), 0},
		{regexp.MustCompile(`^(\d+) av \d+ åtaganden? bedöm(?:da|t)$`), 0},
		{regexp.MustCompile(`^0 av (\d+) åtaganden? bedöm(?:da|t)$`), 0},
		{regexp.MustCompile(`^(\d+) av cirka `), 0},
		{regexp.MustCompile(`^(?:Sparat|Importerat|Skapat).* och (\d+) till$`), 1},
		{regexp.MustCompile(`^(\d+) roller är vakanta$`), 0},
		{regexp.MustCompile(`^För (\d+) styrdokument`), 0},
		{regexp.MustCompile(`^(\d+) behåll(?:et åtagande|na åtaganden)`), 0},
		{regexp.MustCompile(` och (\d+) till (?:ska kontrolleras|skulle ha kontrollerats) mot källan`), 1},
	}
	says := func(words string) (n int, ok bool) {
		words = strings.ReplaceAll(words, "\u00a0", " ")
		for _, number := range numbers {
			if m := number.form.FindStringSubmatch(words); m != nil {
				n, _ = strconv.Atoi(m[1])
				if n += number.more; n > 0 {
					return n, true
				}
			}
		}
		return 0, false
	}
	pressed, checks := map[string]int{}, 0
	const later = "the example, a year later" // when rows of law are to be compared with their source
	for name, file := range map[string]string{"the example": aFile(t), "a new file": anEmptyFile(t), later: aFile(t)} {
		f := openFixture(t, file, t.TempDir())
		if name == later {
			f.at = f.at.AddDate(1, 0, 0)
		}
		f.settle()
		f.list(data.Confirmations.Untyped()).memory.search = "narrowed since before"
		p := f.visit(place{page: pageOverview}).(*overviewPage)
		press := func(words string, tap func()) {
			n, ok := says(words)
			if !ok {
				return
			}
			pressed[name]++
			if strings.Contains(words, "mot källan") {
				checks++
			}
			tap()
			f.settle()
			if got := counted(t, f.page); got != n {
				t.Errorf("%s: %q opens %d on %q", name, words, got, f.page.title())
			}
		}
		var links []*widget.Hyperlink
		walkShown(p.column, func(o fyne.CanvasObject) {
			if l, ok := o.(*widget.Hyperlink); ok {
				links = append(links, l)
			}
		})
		for _, l := range links {
			press(l.Text, l.OnTapped)
		}
		for _, w := range waiting(f.reg, f.standings()) {
			press(w.sentence(), func() { f.goTo(w.to) })
		}

		// What waits beside the watches is shown in its place.
		p = f.visit(place{page: pageOverview}).(*overviewPage)
		verbs := func() (n int) {
			walkShown(p.column, func(o fyne.CanvasObject) {
				if _, ok := o.(*button); ok {
					n++
				}
			})
			return n
		}
		before := verbs()
		walkShown(p.column, func(o fyne.CanvasObject) {
			if l, ok := o.(*widget.Hyperlink); ok && strings.HasPrefix(l.Text, "Ytterligare") {
				m := regexp.MustCompile(`\d+`).FindString(l.Text)
				l.OnTapped()
				if n, _ := strconv.Atoi(m); verbs()-before != n {
					t.Errorf("%s: %q shows %d", name, l.Text, verbs()-before)
				}
				pressed[name]++
			}
		})
	}
	if pressed["the example"] < 14 || pressed["a new file"] < 3 || checks < 2 {
		t.Errorf("only these numbers were pressed: %v, %d about rows of law", pressed, checks)
	}
}

// The wheel turns a long dialog also where it is over a field.
func TestTheWheelTurnsTheLeadTimes(t *testing.T) {
	f := newFixture(t)
	f.watches(narrowedToAll)
	f.tap("Framförhållning")
	if !wheelTurns(f.window.Canvas().Overlays().Top()) {
		t.Error("the dialog stays where it is")
	}
}

func TestTheWheelTurnsTheQuestionsOfAnAct(t *testing.T) {
	f := newFixture(t)
	f.draw(1180, 300)
	kind := data.Incidents.Untyped()
	f.app.ask(actQuestion{title: "Fråga", yes: "Ja", fields: []answerField{{kind: kind, name: "title"}, {kind: kind, name: "description"}, {kind: kind, name: "occurred_at"}}})
	if !wheelTurns(f.window.Canvas().Overlays().Top()) {
		t.Error("the dialog stays where it is")
	}
}

// wheelTurns turns the wheel over the first field and tells whether what the field lies in has moved.
func wheelTurns(shown fyne.CanvasObject) bool {
	before := map[*container.Scroll]float32{}
	var over *wheelPane
	walkShown(shown, func(o fyne.CanvasObject) {
		if s, ok := o.(*container.Scroll); ok {
			before[s] = s.Offset.Y
		}
		if w, ok := o.(*wheelPane); ok && over == nil {
			over = w
		}
	})
	if over != nil {
		over.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -100)})
	}
	for s, y := range before {
		if s.Offset.Y > y {
			return true
		}
	}
	return false
}
