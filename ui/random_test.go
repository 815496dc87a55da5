package ui

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// randomSeed decides what the first random person does; the next has the next. A failure prints the seed of its person, whom
// LISPARMEN_SEED calls alone. Timers that wait by the real clock, such as those of drafts, may make a run differ from the last.
const randomSeed uint64 = 20261124

// TestRandomPerson sits a person down who clicks, types, scrolls and goes about without aim, while somebody else saves to
// the same file and time passes. Nothing may panic, the file must stay whole, nothing but the screen thread may touch what is
// shown, and Esc must lead out of whatever is open.
func TestRandomPerson(t *testing.T) {
	const persons, events = 50, 400 // each with a file of her own, lest it grow without bound
	seed, err := strconv.ParseUint(os.Getenv("LISPARMEN_SEED"), 10, 64)
	switch {
	case err == nil:
		count, _ := strconv.ParseUint(os.Getenv("LISPARMEN_SEEDS"), 10, 64)
		for last := seed + max(1, count); seed < last && !t.Failed(); seed++ {
			t.Run(fmt.Sprint(seed), func(t *testing.T) { newPerson(t, seed, seed%5 == 0).act(events) })
		}
	case os.Getenv("LISPARMEN_LONG") == "1":
		apart(t, persons)
	default:
		newPerson(t, randomSeed, false).act(events / 2)
	}
}

// apart runs the persons in processes of their own, one for each processor: a process has one window.
func apart(t *testing.T, persons int) {
	processes := min(runtime.NumCPU(), persons)
	for n := range processes {
		first, next := n*persons/processes, (n+1)*persons/processes
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestRandomPerson$", "-test.timeout=30m")
			again.Env = append(os.Environ(), fmt.Sprintf("LISPARMEN_SEED=%d", randomSeed+uint64(first)), fmt.Sprintf("LISPARMEN_SEEDS=%d", next-first))
			if out, err := again.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// person is somebody who does whatever comes to mind.
type person struct {
	*fixture
	*screenGuard
	rng  *rand.Rand
	seed uint64
	root string   // what is written is written below it
	seen []place  // records gone to
	did  []string // every event so far
}

func newPerson(t *testing.T, seed uint64, beginner bool) *person {
	t.Helper()
	root := t.TempDir()
	for _, folder := range []string{"hem", "program", "annat"} {
		if err := os.MkdirAll(filepath.Join(root, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", filepath.Join(root, "hem"))
	t.Setenv("USERPROFILE", filepath.Join(root, "hem"))
	t.Chdir(filepath.Join(root, "annat")) // a path may be typed without a folder
	raw, err := os.ReadFile(exampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(root, "Ekdala.lis")
	for _, path := range []string{file, filepath.Join(root, "program", "exempel"+fileEnding)} { // to make the example anew takes long
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p := &person{rng: rand.New(rand.NewPCG(seed, 0)), seed: seed, root: root}
	p.fixture = openFixture(t, file, filepath.Join(root, "program"))
	p.screenGuard = guardScreen(p.fixture)
	if beginner {
		m := vara(t)
		p.show(newStartPage(p.app))
		s := p.page.(*startPage)
		s.showNew()
		s.municipality.entry.SetText(m.Short)
		s.askClass()
		s.create()
		p.rest()
		if p.reg.Municipality().Name != m.Name {
			t.Fatalf("no file was made: %v", shownTexts(p.page.object()))
		}
	}
	return p
}

// act does a number of things, and tells at the end whether all is well.
func (p *person) act(events int) {
	p.t.Helper()
	for range events {
		p.guarded(p.event)
	}
	p.guarded(func() string { p.rest(); return "waits" })
	p.guarded(p.escape)
	p.tell(p.t)
	p.sound()
	if p.t.Failed() {
		p.t.Log(p.story())
	}
}

// escape presses Esc until nothing lies over the page.
func (p *person) escape() string {
	words := p.doing("presses Esc until nothing lies over the page")
	const layers = 30
	for range layers {
		top := p.window.Canvas().Overlays().Top()
		if top == nil {
			return words
		}
		p.key(fyne.KeyEscape, 0)
		p.rest()
		if p.window.Canvas().Overlays().Top() == top {
			p.t.Fatalf("Esc does not lead out of %v%s", shownTexts(top), p.story())
		}
	}
	p.t.Fatalf("Esc leads to ever new questions%s", p.story())
	return words
}

// guarded does something; a panic is told with what led to it.
func (p *person) guarded(do func() string) {
	p.t.Helper()
	defer func() {
		if cause := recover(); cause != nil {
			p.screenGuard.waiting.Store(false)
			p.t.Fatalf("panic: %v%s\n%s", cause, p.story(), debug.Stack())
		}
	}()
	did := do()
	p.did = append(p.did, did)
}

// story is what led here.
func (p *person) story() string {
	const most = 20
	from := max(0, len(p.did)-most)
	return fmt.Sprintf("\nseed %d, event %d, last:\n  %s", p.seed, len(p.did), strings.Join(p.did[from:], "\n  "))
}

// doing notes what is being done before it is done, so that a panic can tell.
func (p *person) doing(format string, args ...any) string {
	words := fmt.Sprintf(format, args...)
	p.did = append(p.did, "… "+words)
	return words
}

// event is one thing that a person does, or that happens. Most often all work has ended before the next; now and then its
// answers come later, as on a slow disk.
func (p *person) event() string {
	begun := len(p.did)
	did := p.something()
	p.did = p.did[:begun]
	switch p.rng.IntN(10) {
	case 0:
		p.waitForWork()
		did += " (answers wait)"
	case 1:
		p.waitForWork()
		if len(p.screen) > 0 {
			(<-p.screen)()
		}
		did += " (one answer came)"
	default:
		p.did = append(p.did, "… "+did)
		p.rest()
		p.did = p.did[:begun]
	}
	p.keepInside()
	p.did = append(p.did, "… after "+did)
	p.startAgain()
	if p.rng.IntN(20) == 0 { // to lay all out takes time
		size := p.window.Canvas().Size()
		p.draw(size.Width, size.Height)
	}
	p.did = p.did[:begun]
	return did
}

// rest lets all work end, and its answers be shown.
func (p *person) rest() {
	for {
		p.waitForWork()
		if len(p.screen) == 0 {
			return
		}
		for len(p.screen) > 0 {
			(<-p.screen)()
		}
	}
}

// waitForWork waits while others work; whoever touches the screen meanwhile does so from the wrong thread. The look for
// others' changes ends: here the clock and the other person say when.
func (p *person) waitForWork() {
	p.waiting.Store(true)
	p.work.unwatch()
	p.waiting.Store(false)
}

// startAgain opens the file after the person has left the program.
func (p *person) startAgain() {
	if p.space != nil {
		return
	}
	for p.window.Canvas().Overlays().Top() != nil {
		p.window.Canvas().Overlays().Remove(p.window.Canvas().Overlays().Top())
	}
	for len(p.screen) > 0 {
		<-p.screen // the program has ended
	}
	p.page = nil
	p.app.open(p.file, p.app.tell)
	p.rest()
	if p.space == nil {
		p.t.Fatalf("the file does not open again: %v%s", shownTexts(p.page.object()), p.story())
	}
}

// keepInside sees to it that nothing can be written outside the test's folder.
func (p *person) keepInside() {
	var field *pathField
	switch page := p.page.(type) {
	case *reportsPage:
		field = page.file
	case *startPage:
		field = page.place
	}
	if field == nil {
		return
	}
	path, err := filepath.Abs(field.path())
	if err != nil || !strings.HasPrefix(path, p.root+string(filepath.Separator)) {
		field.entry.SetText(filepath.Join(p.root, "hem", "papper"+slices.Concat(field.endings, []string{".pdf"})[0]))
	}
}

// something is one thing to do.
func (p *person) something() string {
	switch n := p.rng.IntN(100); {
	case n < 45:
		return p.tap()
	case n < 50:
		at := p.anywhere()
		words := p.doing("clicks at %v", at)
		test.TapCanvas(p.window.Canvas(), at)
		return words
	case n < 64:
		return p.typeRunes()
	case n < 76:
		key := pick(p.rng, randomKeys)
		var modifier fyne.KeyModifier
		if p.rng.IntN(4) == 0 {
			modifier = fyne.KeyModifierShift
		}
		words := p.doing("key %s %d", key, modifier)
		p.key(key, modifier)
		return words
	case n < 84:
		s := pick(p.rng, randomShortcuts)
		words := p.doing("shortcut %s", s.ShortcutName())
		p.shortcut(s)
		return words
	case n < 88:
		at, by := p.anywhere(), p.rng.Float32()*1200-600
		words := p.doing("scrolls %.0f at %v", by, at)
		test.Scroll(p.window.Canvas(), at, 0, by)
		return words
	case n < 90:
		at := p.anywhere()
		words := p.doing("points at %v", at)
		test.MoveMouse(p.window.Canvas(), at)
		return words
	case n < 91:
		at := p.anywhere()
		words := p.doing("drags at %v", at)
		test.Drag(p.window.Canvas(), at, p.rng.Float32()*200-100, p.rng.Float32()*200-100)
		return words
	case n < 93:
		size := pick(p.rng, randomSizes)
		words := p.doing("resizes to %v", size)
		p.window.Resize(size)
		return words
	case n < 96:
		to := p.somewhere()
		words := p.doing("goes to %+v", to)
		p.goTo(to)
		return words
	case n < 97:
		return p.otherSaves()
	case n < 98:
		return p.escape()
	case n < 99:
		p.rest() // the clock is read by work under way
		p.at = p.at.Add(time.Duration(p.rng.Int64N(int64(72 * time.Hour))))
		words := p.doing("the time is %s", p.at.Format(time.DateTime))
		p.minutePassed()
		return words
	default:
		words := p.doing("quits")
		p.quit()
		return words
	}
}

func pick[T any](rng *rand.Rand, list []T) T { return list[rng.IntN(len(list))] }

var randomSizes = []fyne.Size{{Width: 1366, Height: 768}, {Width: 1024, Height: 700}, {Width: 900, Height: 600}, {Width: 1920, Height: 1080}, {Width: 640, Height: 480}}

var randomKeys = []fyne.KeyName{
	fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape, fyne.KeyEscape,
	fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyDelete,
	fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyF1, fyne.KeyInsert,
}

// randomShortcuts are those that the driver makes of keys: the window's, those of a field, and one that nobody has.
var randomShortcuts = func() []fyne.Shortcut {
	var list []fyne.Shortcut
	for _, key := range []fyne.KeyName{fyne.KeyN, fyne.KeyF, fyne.KeyK, fyne.KeyS, fyne.KeyS, fyne.KeyP, fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyJ} {
		list = append(list, &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault})
	}
	for _, key := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight} {
		list = append(list, &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt})
	}
	clipboard := test.NewClipboard()
	return append(list, &fyne.ShortcutUndo{}, &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}, &fyne.ShortcutSelectAll{},
		&fyne.ShortcutCopy{Clipboard: clipboard}, &fyne.ShortcutCut{Clipboard: clipboard}, &fyne.ShortcutPaste{Clipboard: clipboard})
}()

// randomWords are whole things to type: what fields ask for, and what they do not expect.
var randomWords = []string{
	"idag", "2026-02-30", "v. 53", "+9999", "-9999", "24/12", "14.30", "nu", "12", "-1", "99999999999999999999", "Anna", "Åsa Öberg", "Vara", "a",
	"sök e", "\"", "' OR 1=1 --", "Z̸͑a", "e\u0301", "\u202eabc", "👩‍👩‍👧", "ﷺ", "𝔄", "\u0000", "\ufeff", "ß", "İ", "x@y.se", "0701-23 45 67", "%s%d", "*", "NEAR(",
}

const randomRunes = "aåäöÅÄÖeist nrdt,.-0123456789\u00a0–”…éß中\u0301😀"

func (p *person) typeRunes() string {
	var typed []rune
	if p.rng.IntN(3) == 0 {
		typed = []rune(pick(p.rng, randomWords))
	} else {
		for range 1 + p.rng.IntN(6) {
			typed = append(typed, pick(p.rng, []rune(randomRunes)))
		}
	}
	words := p.doing("types %q", string(typed))
	for _, r := range typed {
		if focused := p.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else if on := p.window.Canvas().OnTypedRune(); on != nil {
			on(r)
		}
	}
	return words
}

// key presses a key as the driver of the real window does: Tab moves unless the field takes it.
func (p *person) key(name fyne.KeyName, modifier fyne.KeyModifier) {
	c := p.window.Canvas()
	key := &fyne.KeyEvent{Name: name}
	if modifier == fyne.KeyModifierShift {
		if k, ok := c.Focused().(desktop.Keyable); ok {
			k.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			defer k.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		}
	}
	if tabbable, ok := c.Focused().(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tabbable.AcceptsTab()) {
		if modifier == fyne.KeyModifierShift {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
		return
	}
	if focused := c.Focused(); focused != nil {
		focused.TypedKey(key)
	} else if on := c.OnTypedKey(); on != nil {
		on(key)
	}
}

// shortcut gives a shortcut to what has the focus, else to the window, as the driver of the real window does.
func (p *person) shortcut(s fyne.Shortcut) {
	c := p.window.Canvas()
	if focused, ok := c.Focused().(fyne.Shortcutable); ok {
		if d, ok := focused.(fyne.Disableable); !ok || !d.Disabled() || s.ShortcutName() == "Copy" {
			focused.TypedShortcut(s)
			return
		}
	}
	p.screenGuard.shortcuts.TypedShortcut(s)
}

// tap presses something that is shown: in what lies on top, if anything does.
func (p *person) tap() string {
	c := p.window.Canvas()
	top := fyne.CanvasObject(c.Overlays().Top())
	if top == nil {
		top = c.Content()
		if p.rng.IntN(5) > 0 { // the menu is always there: mostly the page
			top = p.frame.body
		}
	}
	var can []fyne.CanvasObject
	walkObjects(top, func(o fyne.CanvasObject) {
		if size := o.Size(); size.Width < 1 || size.Height < 1 {
			return
		}
		switch o.(type) {
		case fyne.Tappable, fyne.SecondaryTappable, fyne.DoubleTappable:
			can = append(can, o)
		}
	})
	if len(can) == 0 {
		return "finds nothing to tap"
	}
	o := pick(p.rng, can)
	at := fyne.NewPos(p.rng.Float32()*o.Size().Width, p.rng.Float32()*o.Size().Height)
	mouse, _ := o.(desktop.Mouseable)
	button := desktop.MouseButtonPrimary
	secondary, isSecondary := o.(fyne.SecondaryTappable)
	double, isDouble := o.(fyne.DoubleTappable)
	tappable, isTappable := o.(fyne.Tappable)
	isSecondary = isSecondary && (p.rng.IntN(10) == 0 || !isTappable && !isDouble)
	isDouble = isDouble && (p.rng.IntN(10) == 0 || !isTappable)
	words := "taps"
	switch {
	case isSecondary:
		words, button = "taps with the other button", desktop.MouseButtonSecondary
	case isDouble:
		words = "taps twice"
	}
	words = p.doing("%s %s", words, whatIs(o))
	event := &desktop.MouseEvent{Button: button, PointEvent: fyne.PointEvent{Position: at}}
	if mouse != nil {
		mouse.MouseDown(event)
	}
	switch {
	case isSecondary:
		test.TapSecondaryAt(secondary, at)
	case isDouble:
		test.DoubleTap(double)
	default:
		test.TapAt(tappable, at)
	}
	if mouse != nil {
		mouse.MouseUp(event)
	}
	return words
}

// whatIs tells what an object is and what it says.
func whatIs(o fyne.CanvasObject) string {
	words := shownTexts(o)
	return fmt.Sprintf("%T %.60q", o, strings.Join(words[:min(3, len(words))], " | "))
}

func (p *person) anywhere() fyne.Position {
	size := p.window.Canvas().Size()
	return fyne.NewPos(p.rng.Float32()*size.Width, p.rng.Float32()*size.Height)
}

// somewhere is a place in the program, sometimes one that is not there.
func (p *person) somewhere() place {
	kind := pick(p.rng, p.kinds())
	switch p.rng.IntN(12) {
	case 0:
		return place{page: pageOverview}
	case 1:
		return place{page: pageReports}
	case 2:
		return place{page: pageSearch, text: pick(p.rng, randomWords)}
	case 3:
		return place{page: pick(p.rng, []pageName{pagePolicy, pageHelp, pageFirstWeeks, pageSettings, pageWheel, pageWatches})}
	case 10:
		return place{page: pageWorkshop, kind: pick(p.rng, []string{"classification", "risk_session"})}
	case 4, 5, 6:
		if !kind.Single {
			return place{page: pageList, kind: kind.Name}
		}
	case 7:
		if !kind.Single {
			return place{page: pageRecord, kind: kind.Name}
		}
	case 8:
		if records := p.reg.Living(data.Sections.Untyped()); len(records) > 0 {
			return placeOf(pick(p.rng, records))
		}
	case 9:
		return place{page: pageRecord, kind: "incident", id: p.space.Store.NewID()}
	}
	if records := p.reg.Living(kind); len(records) > 0 && (len(p.seen) == 0 || p.rng.IntN(3) > 0) {
		to := placeOf(pick(p.rng, records))
		p.seen = append(p.seen, to)
		return to
	}
	if len(p.seen) > 0 { // it can have been removed since
		return pick(p.rng, p.seen)
	}
	return place{page: pageOverview}
}

// otherSaves lets somebody else save to the file that is open. The window is told at once, or does not know of it yet.
func (p *person) otherSaves() string {
	p.rest()
	p.startAgain()
	kind := pick(p.rng, p.kinds())
	records := p.reg.Living(kind)
	if r, ok := p.page.(*recordPage); ok && r.id != "" && p.rng.IntN(2) == 0 { // what is being looked at
		kind, records = r.kind, slices.DeleteFunc(p.reg.Living(r.kind), func(other data.Record) bool { return other.Header().ID != r.id })
	}
	records = slices.DeleteFunc(records, func(r data.Record) bool { // which nobody can change
		paper, ok := r.(*data.Paper)
		return ok && paper.Frozen()
	})
	was := p.file
	defer func() { p.file = was }()
	p.file = p.space.Store.Path()
	words := p.doing("Bo makes a person")
	if title, _ := kind.Field(kind.Title); len(records) == 0 || title.Type != data.TypeText {
		p.makeAs("Bo Ek", &data.Person{Name: fmt.Sprintf("Ny %d", p.rng.IntN(100))})
	} else {
		id := pick(p.rng, records).Header().ID
		words = p.doing("Bo saves %s %s", kind.Name, id)
		p.saveAs("Bo Ek", kind, id, kind.Title, fmt.Sprintf("Ändrad %d av Bo", p.rng.IntN(100)))
	}
	if p.rng.IntN(2) == 0 {
		p.reload()
		words += ", which is noticed"
	}
	return words
}

// screenGuard notices who touches what is shown from another thread than the screen's. Fyne's own check ("Error in Fyne call
// thread") is made by the driver of the real window only; the test driver knows no threads. Here every way from a widget to the
// screen is watched: to be refreshed, measured or placed it asks the current app for its driver or settings. Not seen is what
// changes a field of a widget without refreshing it: that, and what happens while nobody waits for work, is left to the race
// detector. What Fyne itself does later, by fyne.Do, is put in the queue of the screen thread.
type screenGuard struct {
	thread  string
	waiting atomic.Bool // the screen thread waits: whoever comes now is another
	asked   atomic.Uint64

	shortcuts fyne.ShortcutHandler // the window's, which the test driver keeps to itself

	mu     sync.Mutex
	wrong  int
	stacks []string
}

func guardScreen(f *fixture) *screenGuard {
	g := &screenGuard{thread: threadName()}
	f.app.fyne = &guardedApp{App: f.app.fyne, guard: g, driver: &guardedDriver{Driver: f.app.fyne.Driver(), guard: g, screen: f.screen}}
	f.app.window = &guardedWindow{f.app.window, g}
	f.app.addShortcuts()
	was := fyne.CurrentApp()
	fyne.SetCurrentApp(f.app.fyne)
	f.t.Cleanup(func() { fyne.SetCurrentApp(was) })
	return g
}

// threadName is the running goroutine's.
func threadName() string {
	var buffer [40]byte
	name, _, _ := strings.Cut(strings.TrimPrefix(string(buffer[:runtime.Stack(buffer[:], false)]), "goroutine "), " ")
	return name
}

// check notes a call from the wrong thread. To tell a goroutine's name takes time, so while the screen thread is at work only
// some calls are asked.
func (g *screenGuard) check() {
	if g.waiting.Load() || g.asked.Add(1)%512 == 0 && threadName() != g.thread {
		g.mu.Lock()
		defer g.mu.Unlock()
		if g.wrong++; g.wrong <= 3 {
			g.stacks = append(g.stacks, string(debug.Stack()))
		}
	}
}

// tell fails the test when anything was called from the wrong thread.
func (g *screenGuard) tell(t testing.TB) {
	t.Helper()
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.asked.Load() == 0 {
		t.Error("no call to the screen was seen: the guard does not stand where it should")
	}
	if g.wrong > 0 {
		t.Errorf("%d calls off the screen thread, such as\n%s", g.wrong, strings.Join(g.stacks, "\n"))
	}
}

type guardedApp struct {
	fyne.App
	guard  *screenGuard
	driver *guardedDriver
}

func (a *guardedApp) Driver() fyne.Driver { return a.driver }

func (a *guardedApp) Settings() fyne.Settings {
	a.guard.check()
	return a.App.Settings()
}

type guardedDriver struct {
	fyne.Driver
	guard  *screenGuard
	screen chan<- func()
}

func (d *guardedDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	d.guard.check()
	return &guardedCanvas{d.Driver.CanvasForObject(o), d.guard}
}

func (d *guardedDriver) AbsolutePositionForObject(o fyne.CanvasObject) fyne.Position {
	d.guard.check()
	return d.Driver.AbsolutePositionForObject(o)
}

func (d *guardedDriver) RenderedTextSize(text string, size float32, style fyne.TextStyle, source fyne.Resource) (fyne.Size, float32) {
	d.guard.check()
	return d.Driver.RenderedTextSize(text, size, style, source)
}

func (d *guardedDriver) DoFromGoroutine(do func(), wait bool) {
	done := make(chan struct{})
	d.screen <- func() { do(); close(done) }
	if wait {
		<-done
	}
}

// guardedWindow and guardedCanvas let the test press the window's shortcuts, as the driver of the real window does.
type guardedWindow struct {
	fyne.Window
	guard *screenGuard
}

func (w *guardedWindow) Canvas() fyne.Canvas { return &guardedCanvas{w.Window.Canvas(), w.guard} }

type guardedCanvas struct {
	fyne.Canvas
	guard *screenGuard
}

func (c *guardedCanvas) AddShortcut(s fyne.Shortcut, do func(fyne.Shortcut)) {
	c.guard.shortcuts.AddShortcut(s, do)
}
func (c *guardedCanvas) TypedShortcut(s fyne.Shortcut) { c.guard.shortcuts.TypedShortcut(s) }
