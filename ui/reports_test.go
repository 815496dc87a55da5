package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func TestReportsPage(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	if len(p.preview.lines) < 50 || p.preview.lines[2] == "" {
		t.Fatalf("the preview has %d lines", len(p.preview.lines))
	}
	if want := filepath.Join(documentsFolder(), "arsrapport-2026-11-24.pdf"); p.file.entry.Text != want {
		t.Errorf("proposed %q, want %q", p.file.entry.Text, want)
	}
	onBothScreens(t, a, "reports")
	path := filepath.Join(t.TempDir(), "årsrapport #1.pdf")
	p.file.entry.SetText(path)
	p.save()
	rest(a)
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err, shownTexts(a.page.object()))
	}
	paper, err := press.Make(context.Background(), a.space.Store, press.Order{Report: reports.Reports()[0]})
	if err != nil {
		t.Fatal(err)
	}
	want, _, err := paper.PDF()
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the window's paper has %d bytes, the command's %d: %v", len(got), len(want), err)
	}
	if findings, err := a.space.Store.Check(context.Background(), paper.Control.Code()); err != nil || len(findings) != 1 || !findings[0].Notice {
		t.Errorf("the booked code is not known: %v %v", findings, err)
	}
}

func TestReportSaysWhereItIsTakenUp(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	p.diary.SetText(" KS 2027/7 ")
	p.where.SetText("KS 3 februari 2027")
	p.diary.onLeave()
	rest(a)
	said := strings.Join(strings.Fields(strings.Join(p.preview.lines, " ")), " ")
	if !strings.Contains(said, "Diarienummer: KS 2027/7") || !strings.Contains(said, "KS 3 februari 2027") {
		t.Errorf("the paper begins %.300q", said)
	}
	if p.secret.Visible() || !p.public.Visible() {
		t.Error("a report that is always public asks whether to leave out what may be secret")
	}
	wheel, _ := reports.Named("arshjul")
	p.choose(wheel)
	rest(a)
	if !p.secret.Visible() || p.public.Visible() {
		t.Error("another report does not ask whether to leave out what may be secret")
	}
	if p.meeting.Visible() {
		t.Error("a paper that goes to no meeting asks for the meeting")
	}
}

// A tjänsteskrivelse is written with whole sentences or with att-satser, as the municipality has chosen.
func TestReportWritesClauses(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports, text: "tjansteskrivelse"})
	rest(a)
	p := a.page.(*reportsPage)
	said := func() string { return strings.Join(strings.Fields(strings.Join(p.preview.lines, " ")), " ") }
	if !p.meeting.Visible() || !strings.Contains(said(), "Kommunstyrelsen godkänner årsrapporten") {
		t.Errorf("the letter says %.900q", said())
	}
	d := newArrangeDialog(a, p.report, nil)
	d.clauses.SetChecked(true)
	d.save()
	rest(a)
	if !strings.Contains(said(), "att godkänna årsrapporten") {
		t.Errorf("in clauses the letter says %.900q", said())
	}
}

func TestReportPeriods(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageReports})
	rest(a)
	p := a.page.(*reportsPage)
	for preset, want := range map[string][2]data.Day{
		"year": {"", ""}, "last_year": {"2025-01-01", "2025-12-31"}, "half": {"2026-07-01", "2026-11-24"}, "last_half": {"2026-01-01", "2026-06-30"},
		"quarter": {"2026-10-01", "2026-11-24"}, "last_quarter": {"2026-07-01", "2026-09-30"}, "days": {"2026-01-01", "2026-11-24"},
	} {
		p.setPeriod(preset)
		rest(a)
		if order, ok := p.order(); !ok || (order.From != want[0] || order.To != want[1]) || p.days.Visible() != (preset == "days") {
			t.Errorf("%s is %v to %v, want %v", preset, order.From, order.To, want)
		}
	}
	for today, want := range map[data.Day][2]data.Day{
		"2027-01-01": {"2026-10-01", "2026-12-31"}, "2026-03-31": {"2025-10-01", "2025-12-31"}, "2026-04-01": {"2026-01-01", "2026-03-31"},
	} {
		if from, to := periodOf("last_quarter", today); from != want[0] || to != want[1] {
			t.Errorf("on %s the last quarter is %s to %s", today, from, to)
		}
	}
	p.setPeriod("days")
	p.from.entry.SetText("2026-12-01")
	p.to.entry.SetText("2026-11-01")
	rest(a)
	wantText(t, a, "innan den börjar")
	p.from.entry.SetText("igår sa hon")
	rest(a)
	wantText(t, a, "går inte att läsa som ett datum")
	onBothScreens(t, a, "reports-problem")
}

func TestReportOfARecord(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, incident := range data.All(a.reg, data.Incidents) {
		if *incident.Number != 8 {
			continue
		}
		a.goTo(place{page: pageReports, id: incident.ID})
		rest(a)
		p := a.page.(*reportsPage)
		if p.report.Name != "incident" || p.record != incident.ID {
			t.Errorf("report %q about %q", p.report.Name, p.record)
		}
		onBothScreens(t, a, "reports-incident")
	}
}

func TestEveryPaperCanBeAboutItsRecords(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, report := range reports.Reports() {
		for _, name := range report.About {
			kind, _ := data.KindNamed(name)
			records := a.reg.Living(kind)
			if len(records) == 0 {
				t.Errorf("the example has no %s", name)
				continue
			}
			a.goTo(place{page: pageReports, text: report.Name, id: records[0].Header().ID})
			rest(a)
			p := a.page.(*reportsPage)
			if !slices.Contains(p.report.About, name) || p.record != records[0].Header().ID || len(p.options(p.report.About)) < len(records) {
				t.Errorf("%s: report %q about %q", name, p.report.Name, p.record)
			}
		}
	}
}

func TestPapersAboutTheSameRecordKeepIt(t *testing.T) {
	a := openWindow(t, aFile(t))
	id := data.All(a.reg, data.Incidents)[0].ID
	a.goTo(place{page: pageReports, id: id})
	rest(a)
	p := a.page.(*reportsPage)
	if p.report.Name != "incident" || p.record != id {
		t.Fatalf("report %q about %q", p.report.Name, p.record)
	}
	draft, _ := reports.Named("upplysning")
	p.choose(draft)
	if p.record != id {
		t.Errorf("the draft is about %q", p.record)
	}
	other, _ := reports.Named("styrdokument")
	if p.choose(other); p.record != "" {
		t.Errorf("a governing document is %q", p.record)
	}
	rest(a)
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/home/eva/Dokument/år #1 100%.pdf": "file:///home/eva/Dokument/%C3%A5r%20%231%20100%25.pdf",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Only what is asked for last is shown, however long the one before it takes; and a report that is stopped can be begun again.
func TestOnlyTheReportAskedForLastIsShown(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	go1, onScreen := make(chan struct{}), f.work.screen
	f.work.screen = func(do func()) { // the first that is made waits where it tells how far it has come
		<-go1
		onScreen(do)
	}
	for _, name := range []string{"riskrapport", "systemforteckning", "arshjul"} {
		report, _ := reports.Named(name)
		p.choose(report)
	}
	close(go1)
	f.settle()
	if said := strings.Join(p.preview.lines, "\n"); !strings.Contains(said, "Årshjul") || strings.Contains(said, "Systemförteckning") {
		t.Errorf("the report begins %.200q", said)
	}
	if p.made != p.asked || p.stop != nil {
		t.Errorf("asked %d times, made is number %d", p.asked, p.made)
	}
	go2 := make(chan struct{})
	f.work.screen = func(do func()) {
		<-go2
		onScreen(do)
	}
	p.look()
	p.stop() // as by the button in the status line
	close(go2)
	f.settle()
	if !f.says("Avbrutet") || p.preview.count() > 0 {
		t.Error("nobody is told that the report was stopped")
	}
	p.choose(p.report)
	f.settle()
	if p.preview.count() == 0 || p.problem.object.Visible() {
		t.Error("the report does not come back")
	}
}

func TestPagesAreEnlarged(t *testing.T) {
	f := newFixture(t)
	keys := &guardScreen(f).shortcuts
	p := f.visit(place{page: pageReports}).(*reportsPage)
	f.draw(1366, 768)
	v := p.preview
	width := func() float32 { return v.drawn.MinSize().Width }
	want := func(what string, width float32, words string) {
		t.Helper()
		if got := v.drawn.MinSize().Width; got < width-1 || got > width+1 || v.size.Text != words {
			t.Errorf("%s: %.0f wide, %q, want %.0f, %q", what, got, v.size.Text, width, words)
		}
	}
	paper := v.drawn.onPaper()
	want("from the start", v.scroll.Size().Width, "Sidbredd")
	press := func(key fyne.KeyName) {
		keys.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	press(fyne.KeyPlus)
	want("Ctrl and +", paper*0.75, "75\u00a0%")
	press(fyne.KeyPlus)
	press(fyne.KeyPlus)
	press(fyne.KeyPlus)
	want("Ctrl and + thrice more", paper*1.5, "150\u00a0%")
	f.picture("reports-larger")
	if middle := v.scroll.Offset.X + v.scroll.Size().Width/2; v.scroll.Content.Size().Width < width() || middle < width()/2-2 || middle > width()/2+2 {
		t.Errorf("in the middle of what is seen stands %.0f of %.0f", middle, width())
	}
	v.scroll.ScrollToBottom()
	press(fyne.KeyMinus)
	want("Ctrl and -", paper*1.25, "125\u00a0%")
	press(fyne.Key0)
	want("Ctrl and 0", v.scroll.Size().Width, "Sidbredd")
	if v.scroll.Offset.X != 0 || v.scroll.Offset.Y > v.drawn.MinSize().Height-v.scroll.Size().Height+1 {
		t.Errorf("moved to %v, past a page of %v", v.scroll.Offset, v.drawn.MinSize())
	}
	v.zoomItems()[1].Action()
	if page := v.drawn.MinSize(); page.Height > v.scroll.Size().Height+1 || page.Height < v.scroll.Size().Height-1 || v.size.Text != "Hel sida" {
		t.Errorf("the whole page is %v in %v, %q", page, v.scroll.Size(), v.size.Text)
	}
	f.picture("reports-whole-page")
	f.draw(1366, 1000)
	if page, room := v.drawn.MinSize(), v.scroll.Size(); page.Height < room.Height-1 && page.Width < room.Width-1 {
		t.Errorf("the whole page is %v in %v after there is more room", page, v.scroll.Size())
	}
	for range 20 {
		press(fyne.KeyMinus)
	}
	want("smallest", paper*0.5, "50\u00a0%")
	for range 20 {
		v.drawn.TypedRune('+')
	}
	want("largest", paper*2, "200\u00a0%")
}

func TestPagesAreTurnedByKeys(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	f.draw(1366, 768)
	v := p.preview
	v.drawn.Tapped(nil)
	if f.window.Canvas().Focused() != fyne.Focusable(v.drawn) {
		t.Fatal("a click on the page does not give it the keys")
	}
	press := func(key fyne.KeyName) { v.drawn.TypedKey(&fyne.KeyEvent{Name: key}) }
	press(fyne.KeyPageDown)
	if v.page != 0 || v.scroll.Offset.Y == 0 {
		t.Errorf("a screen further down is page %d at %v", v.page, v.scroll.Offset)
	}
	for v.move(lineStep) { // to its end
	}
	press(fyne.KeyPageDown)
	if v.page != 1 || v.scroll.Offset.Y != 0 || v.number.Text != "Sida 2 av "+reports.Number(v.count()) {
		t.Errorf("past the end of the page is page %d at %v, %q", v.page, v.scroll.Offset, v.number.Text)
	}
	press(fyne.KeyEnd)
	if v.page != v.count()-1 || v.next.Visible() || !v.previous.Visible() {
		t.Errorf("the end is page %d of %d", v.page, v.count())
	}
	press(fyne.KeyRight)
	press(fyne.KeyHome)
	press(fyne.KeyPageUp)
	if v.page != 0 || v.previous.Visible() {
		t.Errorf("the beginning is page %d", v.page)
	}
	v.turn(3)
	report, _ := reports.Named("riskrapport")
	p.choose(report)
	f.settle()
	if v.page != 0 {
		t.Errorf("another report begins at page %d", v.page)
	}
	press(fyne.KeyEscape)
	f.settle()
	if _, ok := f.page.(*overviewPage); !ok {
		t.Errorf("Esc on the page leads to %T", f.page)
	}
}

// The file is written once more each time, asked about only when it is not this page's own, and given to the system's program.
func TestAReportIsOpenedAndPrinted(t *testing.T) {
	f := newFixture(t)
	var opened, printed []string
	f.options.OpenFile = func(path string) error { opened = append(opened, path); return nil }
	p := f.visit(place{page: pageReports}).(*reportsPage)
	path := filepath.Join(t.TempDir(), "rapport")
	p.file.entry.SetText(path)
	f.tap("Öppna")
	f.tap("Skriv ut") // there is no way to ask for it: it is shown, to be printed there
	if want := []string{path + ".pdf", path + ".pdf"}; !slices.Equal(opened, want) || !strings.Contains(f.frame.status.Text, "därifrån") {
		t.Errorf("opened %v, told %q", opened, f.frame.status.Text)
	}
	f.options.PrintFile = func(path string) error { printed = append(printed, path); return nil }
	f.tap("Skriv ut")
	if !slices.Equal(printed, []string{path + ".pdf"}) || len(opened) != 2 || !strings.Contains(f.frame.status.Text, "skrivaren") {
		t.Errorf("printed %v, opened %v, told %q", printed, opened, f.frame.status.Text)
	}
	f.options.PrintFile = func(string) error { return os.ErrInvalid } // as of a program that only shows
	f.tap("Skriv ut")
	if len(opened) != 3 {
		t.Error("what cannot be printed by itself is not shown")
	}
	report, _ := reports.Named("riskrapport")
	p.choose(report)
	before, err := os.ReadFile(path + ".pdf")
	if err != nil {
		t.Fatal(err)
	}
	f.tap("Spara")
	if f.window.Canvas().Overlays().Top() == nil {
		t.Fatal("another report replaces the first without a question")
	}
	if now, err := os.ReadFile(path + ".pdf"); err != nil || !bytes.Equal(now, before) {
		t.Error("the first report is replaced before the answer")
	}
	f.tap("Ersätt")
	if now, err := os.ReadFile(path + ".pdf"); err != nil || bytes.Equal(now, before) {
		t.Error("the report is not replaced")
	}
}

func TestTheFilesEndFollowsTheForm(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	choose := func(form string) { p.form.choose(Option{ID: form}) }
	choose("text")
	if want := filepath.Join(documentsFolder(), "arsrapport-2026-11-24.txt"); p.file.entry.Text != want {
		t.Errorf("proposed %q, want %q", p.file.entry.Text, want)
	}
	folder := t.TempDir()
	p.file.entry.SetText(filepath.Join(folder, "min.PDF"))
	p.file.entry.onLeave()
	if p.chosenForm().Name != "pdf" {
		t.Errorf("a typed end chooses %s", p.chosenForm().Name)
	}
	choose("text")
	if p.file.entry.Text != filepath.Join(folder, "min.txt") {
		t.Errorf("the form makes it %q", p.file.entry.Text)
	}
	p.file.entry.SetText(filepath.Join(folder, "version 1.2"))
	choose("pdf")
	choose("text")
	f.tap("Spara")
	raw, err := os.ReadFile(filepath.Join(folder, "version 1.2.txt"))
	if err != nil || !bytes.Contains(raw, []byte("Årsrapport informationssäkerhet")) {
		t.Errorf("the text is %.60q, %v", raw, err)
	}
	for _, form := range press.Forms() {
		if !translations.Has("ui.report.form." + form.Name) {
			t.Errorf("%s has no words", form.Name)
		}
	}
}

func TestAReportTellsWhyItCannotBeSaved(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	full := filepath.Join(t.TempDir(), "full.pdf")
	if err := os.Symlink("/dev/full", full); err != nil {
		t.Skip(err)
	}
	p.file.entry.SetText(full)
	f.tap("Spara")
	f.tap("Ersätt")
	f.wantSays("Disken är full")
	p.file.entry.SetText(filepath.Join(t.TempDir(), "ingen mapp", "rapport.pdf"))
	f.tap("Spara")
	f.wantSays("Kontrollera att mappen finns")
	p.file.entry.SetText("")
	f.tap("Spara")
	f.wantSays("Du har inte valt någon fil")
}

func TestWordsOfWhatAReportIsAbout(t *testing.T) {
	for want, kinds := range map[string][]string{
		"Person": {"person"}, "System eller lokal": {"system", "premises"}, "Enhet eller person eller incident": {"unit", "person", "incident"},
	} {
		if got := aboutWords(reports.Report{About: kinds}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := nothingChosen(reports.Report{Name: "ny", About: []string{"finding"}}); got == "" || strings.Contains(got, ".") {
		t.Errorf("a report about a new kind says %q", got)
	}
}

func TestThePaletteFindsReportsByWhatTheyTell(t *testing.T) {
	f := newFixture(t)
	for _, report := range reports.Reports() {
		for _, typed := range []string{report.Title, report.Summary} {
			found := f.allCommands().find(typed)
			if !slices.ContainsFunc(found, func(c command) bool { return c.words == "Skriv ut: "+report.Title }) {
				t.Errorf("%q does not find %s", typed, report.Name)
			}
		}
	}
}

// A paper that is saved right after it was seen is the one that was seen; one that is old, or was made before something changed, is
// made anew.
func TestAPaperIsWrittenAsItWasSeen(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	order, ok := p.order()
	if !ok {
		t.Fatal("nothing is ordered")
	}
	wants := func(what string, want bool) {
		t.Helper()
		if _, is := p.seen(order); is != want {
			t.Errorf("%s: taken as it was seen is %v", what, is)
		}
	}
	wants("just seen", true)
	other := order
	other.Public = true
	if _, is := p.seen(other); is {
		t.Error("another order gives the same paper")
	}
	p.file.entry.SetText(filepath.Join(t.TempDir(), "rapport.pdf"))
	p.save()
	p.look() // as when something has changed
	wants("while it is made anew", false)
	f.settle()
	wants("made anew", true)
	made := p.shown.Made
	now := f.options.Now
	f.options.Now = func() time.Time { return made.Add(asSeen) }
	wants("old", false)
	f.options.Now = func() time.Time { return made.Add(-time.Second) }
	wants("made later than now", false)
	f.options.Now = now
}

// The wheel turns the choices also over a field, where Fyne's own would keep it.
func TestTheWheelTurnsTheChoicesOfAReport(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports, text: "arsrapport"}).(*reportsPage)
	f.draw(1366, 768)
	for name, field := range map[string]fyne.CanvasObject{"day": p.asOf.entry, "diary number": p.diary, "meeting": p.where} {
		p.choices.ScrollToTop()
		p.choices.Offset.Y = max(0, fyne.CurrentApp().Driver().AbsolutePositionForObject(field).Y-fyne.CurrentApp().Driver().AbsolutePositionForObject(p.choices).Y-fieldHeight())
		p.choices.Refresh()
		before := p.choices.Offset.Y
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(field).AddXY(20, 10)
		by := float32(45)
		if before == 0 {
			by = -by
		}
		test.Scroll(f.window.Canvas(), at, 0, by)
		if p.choices.Offset.Y == before {
			t.Errorf("over the %s the wheel turns nothing", name)
		}
	}
}
