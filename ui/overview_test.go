package ui

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// noon is when the pages are tested: 2026-11-24 12.00 in Sweden, the example's last day.
var noon = time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)

// exampleBytes is the example file, made once.
var exampleBytes = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "lisparmen-example")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "exempel.lis")
	ctx := context.Background()
	at := exchange.ExampleBegins
	w, err := share.Create(ctx, path, share.Options{Home: folder, Now: func() time.Time { return at }}, func(st *store.Store) error {
		return exchange.Example(ctx, st, &at, func(float64) {})
	})
	if err != nil {
		return nil, err
	}
	if err := w.Close(ctx); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// aFile is the example in a folder of its own.
func aFile(t testing.TB) string {
	t.Helper()
	raw, err := exampleBytes()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "exempel.lis")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// The two screens that everything must fit on.
var (
	aScreen      = fyne.NewSize(1366, 768)
	aSmallScreen = fyne.NewSize(1366/1.5, 768/1.5)
)

// emptyWindow is the program without a file.
func emptyWindow(t testing.TB) *app {
	t.Helper()
	t.Setenv("HOME", t.TempDir())
	wakeFynesClock()
	a := newApp(test.NewTempApp(t), Options{Home: t.TempDir(), Author: "Maja Tallbrink", Now: func() time.Time { return noon }}, nil)
	screen := make(chan func(), 1000) // what comes after the test goes there and nowhere else
	screens[a] = screen
	a.work.screen = func(do func()) { screen <- do }
	a.window.Resize(aScreen)
	return a
}

// openWindow is the program with a file.
func openWindow(t testing.TB, path string) *app {
	t.Helper()
	a := emptyWindow(t)
	space, err := share.Open(context.Background(), path, a.shareOptions())
	if err != nil {
		t.Fatal(err)
	}
	reg, err := space.Store.Read(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	a.opened(space, a.newReading(reg))
	t.Cleanup(a.closeFile)
	rest(a)
	return a
}

// rest waits until nothing works in the background, doing what the work wants done on the screen thread, and lays out what
// has changed. The look for others' changes ends.
func rest(a *app) {
	for did := true; did; {
		a.work.mu.Lock()
		if a.work.cancel != nil {
			a.work.cancel()
		}
		a.work.mu.Unlock()
		a.work.idle.Wait()
		for did = false; len(screens[a]) > 0; did = true {
			(<-screens[a])()
		}
	}
	relayout(a)
}

// screens holds what the work wants done on the screen thread, which is the test's own.
var screens = map[*app]chan func(){}

func relayout(a *app) {
	size := a.window.Canvas().Size()
	a.window.Resize(size.AddWidthHeight(1, 1))
	a.window.Resize(size)
}

// walkObjects visits everything that is shown.
func walkObjects(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walkObjects(child, visit)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walkObjects(child, visit)
		}
	}
}

// shownTexts is all that the page says.
func shownTexts(o fyne.CanvasObject) []string {
	var texts []string
	walkObjects(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			texts = append(texts, o.Text)
		case *button:
			texts = append(texts, o.Text)
		case *widget.Hyperlink:
			texts = append(texts, o.Text)
		case *widget.RichText:
			texts = append(texts, o.String())
		case *stateMark:
			texts = append(texts, o.word)
		}
	})
	return texts
}

// wantText fails unless the page says the words.
func wantText(t *testing.T, a *app, words string) {
	t.Helper()
	if texts := shownTexts(a.page.object()); !strings.Contains(strings.ReplaceAll(strings.Join(texts, "\n"), "\u00a0", " "), words) {
		t.Errorf("%q is not on the page:\n%s", words, strings.Join(texts, "\n"))
	}
}

// buttonNamed finds a button or a link by its words.
func buttonNamed(t *testing.T, a *app, words string) func() {
	t.Helper()
	var tap func()
	walkObjects(a.page.object(), func(o fyne.CanvasObject) {
		if b, ok := o.(*button); ok && tap == nil && b.Text == words {
			tap = b.OnTapped
		}
	})
	if tap == nil {
		t.Fatalf("no button %q", words)
	}
	return tap
}

// wantNothingCut fails for each text that has less room than it needs.
func wantNothingCut(t *testing.T, a *app, what string) {
	t.Helper()
	const slack = 0.6
	walkObjects(a.window.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			if o.Truncation != fyne.TextTruncateOff {
				return
			}
			need, has := o.MinSize(), o.Size()
			if need.Width > has.Width+slack || need.Height > has.Height+slack {
				t.Errorf("%s: %q needs %v and has %v", what, o.Text, need, has)
			}
		case *button, *widget.Check, *widget.RichText, *widget.Hyperlink, *stateMark:
			need, has := o.MinSize(), o.Size()
			if need.Width > has.Width+slack || need.Height > has.Height+slack {
				t.Errorf("%s: %T %v needs %v and has %v", what, o, describe(o), need, has)
			}
		case *canvas.Text:
			if need := o.MinSize(); need.Height > o.Size().Height+slack {
				t.Errorf("%s: text %q needs %v and has %v", what, o.Text, need, o.Size())
			}
		}
	})
	inside(a.window.Content(), fyne.Position{}, a.window.Canvas().Size(), func(o fyne.CanvasObject, at fyne.Position) {
		t.Errorf("%s: %T %v ends at %v, outside the window", what, o, describe(o), at.AddXY(o.Size().Width, 0))
	})
}

// inside tells of texts that reach beyond the window's right side. What scrolls may reach below it.
func inside(o fyne.CanvasObject, at fyne.Position, room fyne.Size, told func(fyne.CanvasObject, fyne.Position)) {
	if !o.Visible() {
		return
	}
	switch o := o.(type) {
	case *widget.Label, *button, *widget.Check:
		if at.X+o.Size().Width > room.Width+1 {
			told(o, at)
		}
		return
	case *fyne.Container:
		for _, child := range o.Objects {
			inside(child, at.Add(child.Position()), room, told)
		}
	case *container.Scroll:
		inside(o.Content, at, fyne.NewSize(min(room.Width, at.X+o.Size().Width), room.Height), told)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			inside(child, at.Add(child.Position()), room, told)
		}
	}
}

func describe(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *button:
		return o.Text
	case *widget.Label:
		return o.Text
	case *widget.Check:
		return o.Text
	case *widget.RichText:
		return o.String()
	case *widget.Hyperlink:
		return o.Text
	case *stateMark:
		return o.word
	}
	return ""
}

// look keeps a picture of the window for somebody to look at, when LISPARMEN_PICTURES names a folder.
func look(t *testing.T, a *app, name string) {
	t.Helper()
	folder := os.Getenv("LISPARMEN_PICTURES")
	if folder == "" {
		return
	}
	relayout(a)
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, a.window.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// onBothScreens shows what has been shown on a common screen and, at 150 %, on the smallest one.
func onBothScreens(t *testing.T, a *app, name string) {
	t.Helper()
	pixels := a.window.Canvas().(software.WindowlessCanvas)
	for _, screen := range []struct {
		size  fyne.Size
		scale float32
		name  string
	}{{aScreen, 1, name}, {aSmallScreen, 1.5, name + "-150"}} {
		pixels.SetScale(screen.scale)
		a.window.Resize(screen.size)
		relayout(a)
		relayout(a)
		wantNothingCut(t, a, screen.name)
		look(t, a, screen.name)
	}
	pixels.SetScale(1)
	a.window.Resize(aScreen)
	relayout(a)
}

func TestOverviewOfTheExample(t *testing.T) {
	a := openWindow(t, aFile(t))
	wantText(t, a, "Incidentanmälan till NCSC/CERT-SE")
	wantText(t, a, "2 dygn och 4 timmar kvar, senast torsdag 26 november 16.40")
	wantText(t, a, "Anmälan av personuppgiftsincident till IMY, Socialnämnden")
	wantText(t, a, "Kommunstyrelsens arbetsutskott 25 november 2026")
	wantText(t, a, "Stoppdatum var 11 november.")
	wantText(t, a, "Policyns områden")
	wantText(t, a, "Senast ändrat")
	onBothScreens(t, a, "overview")
	if missing := translations.Missing(); len(missing) > 0 {
		t.Errorf("words are missing: %q", missing)
	}
}

func TestOverviewFollowsTheClock(t *testing.T) {
	a := openWindow(t, aFile(t))
	now := noon
	a.options.Now = func() time.Time { return now }
	now = now.Add(2*24*time.Hour + 3*time.Hour)
	a.minutePassed()
	rest(a)
	wantText(t, a, "1 timme och 40 minuter kvar, senast i dag 16.40")
	now = now.Add(2 * time.Hour)
	a.minutePassed()
	rest(a)
	wantText(t, a, "20 minuter för sent, skulle ha gjorts i dag 16.40")
}

func TestWhatAnotherHasMadeIsOpenedBeforeItIsRead(t *testing.T) {
	f := newFixture(t)
	f.makeAs("Bo Ek", &data.Person{Name: "Ny Person"})
	f.memory.latest = latestSaves{}
	p := f.visit(place{page: pageOverview}).(*overviewPage) // tells of the latest, while the register is as it was
	for _, o := range p.latest.Objects {
		if c, ok := o.(*fyne.Container); ok && len(c.Objects) > 0 {
			c.Objects[0].(*widget.Hyperlink).OnTapped()
			break
		}
	}
	f.settle()
	if r, ok := f.page.(*recordPage); !ok || r.name.Text != "Ny Person" {
		t.Errorf("shown is %q", f.page.title())
	}
}

func TestOverviewIsDarkWhenAsked(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.setLook(lookDark)
	relayout(a)
	onBothScreens(t, a, "overview-dark")
}

func TestOverviewOfAnEmptyFileOffersWhereToBegin(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	for _, words := range []string{"Kommunens policy är inte inläst", "Inga personer är inlagda", "roller är vakanta"} {
		wantText(t, a, words)
	}
	onBothScreens(t, a, "overview-new")
}

// anEmptyFile is a new file as the command makes it.
func anEmptyFile(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "vara.lis")
	ctx := context.Background()
	w, err := share.Create(ctx, path, share.Options{Home: t.TempDir(), Now: func() time.Time { return noon }}, func(st *store.Store) error {
		return exchange.NewFile(ctx, st, vara(t), "", noText, data.FileClass{})
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestWaitingIsSortedByUrgency(t *testing.T) {
	a := openWindow(t, aFile(t))
	list := waiting(a.reg, newStandings(a.reg, a.view, noon))
	if len(list) == 0 {
		t.Fatal("nothing waits in the example")
	}
	for i := 1; i < len(list); i++ {
		if list[i].urgency < list[i-1].urgency {
			t.Errorf("%q stands after %q", list[i].sentence(), list[i-1].sentence())
		}
	}
}

// An action that is late both to be done and to be reported back waits for both.
func TestARecordWaitsForEachOfItsWatches(t *testing.T) {
	a := openWindow(t, aFile(t))
	list := waiting(a.reg, newStandings(a.reg, a.view, noon))
	both := slices.DeleteFunc(list, func(w wait) bool { return !strings.HasPrefix(w.sentence(), "Å-2 ") })
	if len(both) != 2 || !both[0].watch || both[0].to.id != both[1].to.id {
		t.Errorf("%d things wait for Å-2", len(both))
	}
}

func TestMomentWords(t *testing.T) {
	for at, want := range map[string]string{
		"2026-11-24 14.30": "i dag 14.30", "2026-11-25 08.15": "i morgon 08.15", "2026-11-23 23.10": "i går 23.10",
		"2026-11-26 16.40": "torsdag 26\u00a0november 16.40", "2026-12-24 16.40": "24\u00a0december 2026 16.40", "2026-08-29 07.50": "29\u00a0augusti 2026 07.50",
	} {
		moment, err := data.ParseMoment(at)
		if err != nil {
			t.Fatal(err)
		}
		if got := momentWords(moment, noon); got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
}

func TestClocksPanel(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, incident := range data.All(a.reg, data.Incidents) {
		panel := clocksPanel(a, incident)
		text := strings.Join(shownTexts(panel), "\n")
		if incident.Title == "Vårdsystemet nere i sex timmar" && !strings.Contains(text, "Skickad i går 23.10") {
			t.Errorf("the first clock of I-8 is not told as sent:\n%s", text)
		}
		if strings.Contains(text, "option.") || strings.Contains(text, "step.") {
			t.Errorf("a key is shown: %s", text)
		}
	}
}

func TestVerbsLeadToWhatTheSentenceIsAbout(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		to   place
		rows func(data.Record) bool
	}{
		{place{page: pageList, kind: "role", text: chipVacant}, func(r data.Record) bool { return r.(*data.Role).Vacant("2026-11-24") }},
		{place{page: pageList, kind: "document", text: "state=unregistered"}, func(r data.Record) bool { return r.(*data.Document).State == data.DocumentUnregistered }},
	} {
		p := f.visit(c.to).(*listPage)
		if len(p.rows) == 0 || len(p.rows) == len(p.all) {
			t.Errorf("%v shows %d of %d", c.to, len(p.rows), len(p.all))
		}
		for _, row := range p.rows {
			if !c.rows(row) {
				t.Errorf("%v shows %s", c.to, f.view.Title(row))
			}
		}
	}
	m := f.reg.Municipality()
	p := f.visit(place{page: pageRecord, kind: "municipality", id: m.ID, field: "category"}).(*recordPage)
	if !p.form.more.body.Visible() || f.window.Canvas().Focused() != p.form.field("category").input.focus() {
		t.Error("the field that waits is not in sight")
	}
}

func TestStatusSaysWhatIsNotSaved(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Actions.Untyped(), f.first(data.Actions.Untyped()).Header().ID)
	saved := f.frame.status.Text
	typeIn(p, "title", "Något annat")
	if f.frame.status.Text == saved {
		t.Errorf("with changes it says %q", saved)
	}
	p.save()
	f.settle()
	f.visit(place{page: pageOverview})
	f.visit(place{page: pageRecord, kind: "incident"})
	if f.frame.status.Text == saved {
		t.Errorf("a new record says %q", saved)
	}
}

func TestFindingsAboutThePolicyStayAfterItIsRead(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pagePolicy}).(*policyPage)
	if len(p.imported.Remarks) == 0 {
		t.Fatal("the example's policy has no remarks")
	}
	p.showRemarks()
	f.wantSays(translations.Count("ui.policy.remarks", len(p.imported.Remarks), nil))
}
