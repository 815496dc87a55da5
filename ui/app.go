// Package ui is the window: what a person sees and may click. All it does goes through the same workspace, checks and
// problems as the command line.
package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/data/traces"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/canvas"
)

// appID names the program to the system, for its preferences.
const appID = "se.lisparmen"

// Options are what the window must be told.
type Options struct {
	Home    string
	Version string // of the program
	Licence string // of the program, its whole text
	Author  string // of what is changed, unless a person has said another name
	Named   bool   // Author was named when the program was started, and counts whatever has been said before
	Now     func() time.Time
	File    string // opened at once; empty: the one last worked in, or the first start
	// Machine is what has been decided for everybody at the computer.
	Machine share.Machine

	OpenFile func(path string) error // shows a file in the system's own program for it; nil: as Fyne does
	// PrintFile prints a file by the system's own program for it, and fails where none does; nil: there is no way to ask for it.
	PrintFile func(path string) error
	Room      fyne.Size // the largest that a window can be; zero: not known
	// NeedsContrast says that the system is set to high contrast.
	NeedsContrast bool

	// Painted, which may be nil, is told when a page has been painted for the first time, and how long after it was asked for.
	Painted func(what string, took time.Duration)
	// Phase, which may be nil, is told when a part of the start has been done; from two threads.
	Phase func(done string)
	// Seen, which may be nil, is told what is seen in the window and where, each time that differs; a line each.
	Seen func(spots string)
}

func (o Options) phase(done string) {
	if o.Phase != nil {
		o.Phase(done)
	}
}

// app is the running program: the window, the open file and what is shown of it. Its methods run on the screen thread.
type app struct {
	options Options
	fyne    fyne.App
	window  fyne.Window
	frame   *frame
	work    *worker
	run     *traces.Run // nil in tests
	seat    *share.Seat // of the open file; nil until it has been told

	space     *share.Workspace // nil until a file is open
	isSharing bool             // on the way out
	unsealed  *share.Unsealed  // what an encrypted copy held, until it is known where it is to lie
	around    surroundings
	reg       data.Register // the file as last read
	view      *reports.Viewer

	memory memory

	systemScale float64     // in which everything is drawn at the usual text size, before what the screen asks for
	since       store.Reach // how far the person had been told what others had done, when the file was opened; nil: it is the first time
	reached     store.Reach // how far it has been told now

	trail trail
	page  page

	awaited awaited
	asked   asked
	probe   *canvas.Raster // tells when the page is painted; nil when nobody asks
}

// awaited is a new record that a field on another page is to point at, once it is saved.
type awaited struct {
	by, on page
	field  fyne.Focusable // has the keys again when one comes back
	made   func(Option)
}

// asked is when the page to be shown was asked for, and what it is called where its time is told.
type asked struct {
	what string // empty once it has been painted
	at   time.Time
}

// page is what fills the window beside the menu.
type page interface {
	title() string
	object() fyne.CanvasObject
	// refresh shows the register as it has been read anew.
	refresh()
	// leave goes on with then when nothing unsaved would be lost, or when the person has said what to do with it.
	leave(then func())
}

// saver is a page with something to save, by Ctrl+S.
type saver interface{ save() }

// ready is a page with something that is to have the keys from the start.
type ready interface{ first() fyne.Focusable }

// finder is a page with a search field of its own, reached by Ctrl+F.
type finder interface{ find() }

// printer is a page about something that can be printed, by Ctrl+P.
type printer interface{ print() }

// zoomer is a page with something to show larger or smaller, by Ctrl and + or −, and as it fits, by Ctrl+0.
type zoomer interface {
	zoom(by int)
	zoomToFit()
}

// Run opens the window and returns when it is closed.
func Run(options Options) error {
	f := fyneapp.NewWithID(appID)
	if shown, err := isShownElsewhere(f, options); shown {
		return err
	}
	folder := share.Options{Home: options.Home}.Folder()
	run := traces.Begin(folder, traces.About(options.Version), options.Now)
	options.phase("settings")
	return reporting(run, func() {
		isOpening := false
		a := newApp(f, options, func(a *app) { isOpening = a.openLast() })
		a.run = run
		options.phase("window")
		if !isOpening {
			a.show(newStartPage(a))
		}
		a.offerReports()
		if options.Seen != nil {
			a.work.trace(options.Seen)
		}
		a.fyne.Lifecycle().SetOnStarted(func() {
			options.phase("screen")
			a.takePlace()
		})
		last := ownEnd(a.fyne.Lifecycle())
		a.window.ShowAndRun()
		last()
	})
}

// newApp makes the window with an empty frame; meanwhile, which may be nil, is begun while the fonts are still being read and one
// processor has nothing to do.
func newApp(f fyne.App, options Options, meanwhile func(*app)) *app {
	speak(translations.Named(f.Preferences().String(prefLanguage)))
	a := &app{options: options, fyne: f}
	a.work = newWorker(a)
	a.systemScale = systemScale(f)
	a.applyLook()
	fonts := readFonts()
	a.window = f.NewWindow(translations.Text("ui.program", nil))
	if meanwhile != nil {
		meanwhile(a)
	}
	<-fonts
	a.window.SetMaster()
	a.window.Resize(a.lastSize())
	a.frame = newFrame(a)
	a.window.SetContent(a.frame.object)
	a.window.SetCloseIntercept(a.quit)
	a.window.SetOnDropped(a.dropped)
	a.addShortcuts()
	return a
}

// The preferences that are kept between runs.
const (
	prefTheme  = "theme"
	prefFile   = "file"
	prefAuthor = "author"
	prefWidth  = "width"
	prefHeight = "height"
	prefSize   = "textsize"
)

// lastSize is the size in which the window was left; from the start one that a small laptop has room for.
func (a *app) lastSize() fyne.Size {
	width, height := a.fyne.Preferences().Float(prefWidth), a.fyne.Preferences().Float(prefHeight)
	size := fyne.NewSize(float32(width), float32(height))
	if width < leastWidth || height < leastHeight {
		size = fyne.NewSize(1180, 660)
	}
	if room := a.options.Room; !room.IsZero() {
		size = fyne.NewSize(min(size.Width, room.Width), min(size.Height, room.Height))
	}
	return fyne.NewSize(size.Width/a.enlarged(), size.Height/a.enlarged())
}

// A window that was left smaller than this was hardly meant to be.
const (
	leastWidth  = 640
	leastHeight = 400
)

// author is whose name stands in the history of what is changed here.
func (a *app) author() string {
	if said := a.fyne.Preferences().String(prefAuthor); said != "" && !a.options.Named {
		return said
	}
	return a.options.Author
}

// ownName is the author's name, where that is more than what somebody logs in with; else empty.
func (a *app) ownName() string {
	if name := a.author(); strings.Contains(name, " ") {
		return name
	}
	return ""
}

// callMyself makes a name the author of what is changed from now on.
func (a *app) callMyself(name string) {
	a.fyne.Preferences().SetString(prefAuthor, name)
	if a.space != nil {
		a.space.Store.SetAuthor(a.author())
	}
}

// askName lets the person say what name stands in the history.
func (a *app) askName() {
	name := newTextEntry()
	name.SetText(a.author())
	askWith(a.window, translations.Text("ui.name", nil), translations.Text("ui.name.text", nil), name, name, translations.Text("ui.record.save", nil),
		func() bool { return strings.TrimSpace(name.Text) != "" }, func() { a.callMyself(strings.TrimSpace(name.Text)) })
}

// openLast opens the file that was asked for or last worked in; false: there is none.
func (a *app) openLast() bool {
	a.dropOpened()
	path := lastFile(a.fyne, a.options)
	if path == "" {
		return false
	}
	a.open(path, func(err error) {
		p := newStartPage(a).(*startPage)
		a.show(p)
		p.problem.tell(err)
	})
	return true
}

// open opens a file, of an encrypted copy once its passphrase has been asked for; failed is told what stands in the way.
func (a *app) open(path string, failed func(error)) {
	options := a.shareOptions()
	var space *share.Workspace
	var read reading
	isEncrypted, own := false, a.seat
	a.work.runApart("ui.work.open", func(ctx context.Context, _ func(float64)) (err error) {
		if isEncrypted = share.IsEncrypted(path); isEncrypted {
			return nil
		}
		if err = openElsewhere(ctx, options, path, own); err != nil {
			return err
		}
		if space, err = share.Open(ctx, path, options); err != nil {
			return err
		}
		a.options.phase("open")
		if read, err = a.read(ctx, space.Store); err != nil {
			return err
		}
		a.options.phase("read")
		read.stands.forOverview(read.reg)
		a.options.phase("judge")
		return nil
	}, func(err error) {
		if err != nil {
			a.forget(path, err)
			a.note(err)
			failed(a.withUpdates(err))
			return
		}
		if isEncrypted {
			a.openEncrypted(path, failed)
			return
		}
		a.opened(space, read)
	})
}

// opened makes an opened file the one that is worked in.
func (a *app) opened(space *share.Workspace, read reading) {
	a.closeFile()
	a.space, a.around = space, surroundings{}
	a.fyne.Preferences().SetString(prefFile, space.Store.Path())
	a.remember(space.Store.Path())
	a.took(read)
	a.recallSeen()
	a.trail = trail{}
	a.work.watch(space)
	a.sitDown()
	a.goTo(place{page: pageOverview})
	a.options.phase("page")
	a.tellMended()
}

// reading is a register as it has been read, with what most pages ask of it: made off the screen thread, since it takes as long as the rest of
// a page where the records are many.
type reading struct {
	reg    data.Register
	view   *reports.Viewer
	stands *standings
}

func (a *app) newReading(reg data.Register) reading {
	view := spoken().Viewer(reg)
	return reading{reg, view, newStandings(reg, view, a.now())}
}

func (a *app) read(ctx context.Context, s *store.Store) (reading, error) {
	reg, err := s.Read(ctx)
	if err != nil {
		return reading{}, err
	}
	return a.newReading(reg), nil
}

// took makes a register that has been read the one that is shown.
func (a *app) took(read reading) {
	if read.view.Speech != spoken() { // another language has been chosen meanwhile
		read = a.newReading(read.reg)
	}
	a.reg, a.view, a.memory.stands = read.reg, read.view, read.stands
	a.window.SetTitle(a.reg.Municipality().Name + " – " + translations.Text("ui.program", nil))
	a.frame.refresh()
}

// reload reads the file anew and lets the page show it; the one listener after every change, whoever made it.
func (a *app) reload() { a.reloadThen(func() {}) }

// reloadThen is reload, with something to tell of what has been read.
func (a *app) reloadThen(then func()) {
	space := a.space
	if space == nil {
		return
	}
	var read reading
	a.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		read, err = a.read(ctx, space.Store)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.took(read)
		a.page.refresh()
		then()
	})
}

// change does something to the file off the screen thread, then reads it anew. done is told how it went, on the screen
// thread, after what is shown has been brought up to date. What can be taken back is offered to be, in the status line.
func (a *app) change(words string, do func(context.Context, *store.Store) error, done func(error)) {
	var before, after store.SaveID
	a.changeQuietly(words, func(ctx context.Context, s *store.Store) (err error) {
		if before, err = s.Undoable(ctx); err != nil {
			return err
		}
		if err = do(ctx, s); err != nil {
			return err
		}
		after, err = s.Undoable(ctx)
		return err
	}, func(err error) {
		done(err)
		if err == nil && after != before && !after.IsZero() {
			a.frame.offer("ui.undo", a.undoSaved)
		}
	})
}

// changeQuietly is change without an offer to take it back.
func (a *app) changeQuietly(words string, do func(context.Context, *store.Store) error, done func(error)) {
	space := a.space
	var read reading
	a.work.run(words, func(ctx context.Context, _ func(float64)) error {
		if err := do(ctx, space.Store); err != nil {
			return err
		}
		var err error
		if read, err = a.read(ctx, space.Store); err == nil {
			err = space.Count(ctx)
		}
		return err
	}, func(err error) {
		if err == nil {
			a.took(read)
			a.page.refresh()
		}
		done(err)
	})
}

// takeIn is change for what takes in much at once: a backup is made first.
func (a *app) takeIn(words string, save func(context.Context, *store.Store) error, done func(error)) {
	space := a.space
	a.change(words, func(ctx context.Context, s *store.Store) error {
		if err := space.BackUpBefore(ctx, share.BackupImport); err != nil {
			return err
		}
		return save(ctx, s)
	}, done)
}

// show replaces the page without a place in the trail.
func (a *app) show(p page) {
	if a.asked.what == "" {
		a.asked = asked{"start", time.Now()} // the page that has no place
	}
	a.page = p
	a.frame.show(p)
	if r, ok := p.(ready); ok && a.window.Canvas().Overlays().Top() == nil {
		if first := r.first(); first != nil {
			a.window.Canvas().Focus(first)
		}
	}
}

// turnTo makes the page of a place and shows it.
func (a *app) turnTo(to place) {
	a.noteOpened(to)
	a.asked = asked{strings.TrimSpace(string(to.page) + " " + to.kind), time.Now()}
	a.run.Passed(a.asked.what)
	a.show(a.pageAt(to))
}

// goTo leaves the page, if it may be left, for another place, and remembers the way.
func (a *app) goTo(to place) {
	a.leave(func() {
		a.trail.visit(to)
		a.turnTo(to)
	})
}

func (a *app) leave(then func()) {
	if a.page == nil {
		then()
		return
	}
	a.page.leave(then)
}

func (a *app) back() {
	if p, ok := a.page.(*helpPage); ok {
		p.end()
		return
	}
	to, ok := a.trail.peekBack()
	if !ok {
		return
	}
	a.leave(func() {
		a.trail.back()
		if waits := a.awaited; waits.on != nil && waits.on == a.page { // what was typed where the new one was asked for stands there still
			a.showAwaiting()
			return
		}
		a.turnTo(to)
	})
}

// showAwaiting shows the page with the field that a new record was to be pointed at from.
func (a *app) showAwaiting() {
	waits := a.awaited
	a.awaited = awaited{}
	a.show(waits.by)
	waits.by.refresh()
	giveFocus(a.window.Canvas(), waits.field)
}

func (a *app) forward() {
	if to, ok := a.trail.peekForward(); ok {
		a.leave(func() { a.trail.forward(); a.turnTo(to) })
	}
}

// quit leaves the page and the file, then the program.
func (a *app) quit() {
	a.leave(func() { a.shareThen(a.end) })
}

// shareThen lets the shared file hold all that has been done here, but for what is held since somebody went back to a backup. What
// cannot be shared now is safe in the working copy, and is shared the next time; where the working copy may be gone by then, the
// person is asked first.
func (a *app) shareThen(then func()) {
	space := a.space
	if space == nil || space.Status().ReadOnly || a.isSharing {
		then()
		return
	}
	a.isSharing = true
	a.work.runApart("ui.work.share", func(ctx context.Context, _ func(float64)) error { return space.PublishUnasked(ctx) }, func(error) {
		a.isSharing = false
		if status := space.Status(); status.Passing && status.Unshared > 0 {
			a.frame.showStatus()
			a.askUnshared(then)
			return
		}
		then()
	})
}

func (a *app) end() {
	a.dropUnsealed()
	a.dropOpened()
	a.closeFile()
	a.rememberPlace()
	size := a.window.Canvas().Size() // kept as it would be at the usual text size
	a.fyne.Preferences().SetFloat(prefWidth, float64(size.Width*a.enlarged()))
	a.fyne.Preferences().SetFloat(prefHeight, float64(size.Height*a.enlarged()))
	a.fyne.Quit()
}

func (a *app) closeFile() {
	if a.space == nil {
		return
	}
	a.work.unwatch()
	a.seat.Leave()
	a.seat = nil
	a.keepSeen()
	if err := a.space.Close(context.Background()); err != nil {
		a.tell(err)
	}
	a.space = nil
}

// undoer is a page that holds acts which are not in the file yet.
type undoer interface{ undoHere() bool }

// undo takes back the latest act made from this computer: one on the page that is not in the file yet, else the file's.
func (a *app) undo() {
	if p, ok := a.page.(undoer); ok && p.undoHere() {
		return
	}
	a.undoSaved()
}

// undoSaved takes back the latest act that is in the file.
func (a *app) undoSaved() {
	a.turnBack("told.undone.of", "ui.redo.short", a.redo, func(ctx context.Context, s *store.Store) (store.Undone, error) { return s.Undo(ctx, false) })
}

// redo does again what was just undone.
func (a *app) redo() {
	a.turnBack("told.redone.of", "ui.undo", a.undoSaved, func(ctx context.Context, s *store.Store) (store.Undone, error) { return s.Redo(ctx) })
}

// turnBack undoes or does again, tells what it was about, and offers the way back.
func (a *app) turnBack(words, back string, goBack func(), do func(context.Context, *store.Store) (store.Undone, error)) {
	if a.space == nil {
		return
	}
	var undone store.Undone
	a.changeQuietly("ui.work.undo", func(ctx context.Context, s *store.Store) (err error) {
		undone, err = do(ctx, s)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.frame.say(translations.Text(words, map[string]string{"what": a.changedWords(undone.Records)}))
		a.frame.offer(back, goBack)
	})
}

// changedWords names what was changed: "Kvittens i Anmälan till IMY", and how many records more.
func (a *app) changedWords(changed []store.Reference) string {
	var ids, fields []string
	for _, c := range changed {
		if !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
		if name, _, _ := strings.Cut(c.Field, "/"); c.ID == ids[0] && translations.Has(data.FieldKey(c.Kind, name)) {
			fields = append(fields, translations.Text(data.FieldKey(c.Kind, name), nil))
		}
	}
	if len(ids) == 0 {
		return ""
	}
	words := oneLineOf(a.view.Linked(ids[0]))
	if fields = slices.Compact(fields); len(fields) > 0 && len(fields) <= mostNamed {
		words = translations.Text("ui.changed.in", map[string]string{"fields": spoken().Enumerate(fields), "what": words})
	}
	if more := len(ids) - 1; more > 0 {
		words += " " + translations.Count("ui.overview.and_more_records", more, nil)
	}
	return words
}

// kinds are the registers in menu order.
func (a *app) kinds() []data.Untyped {
	return slices.DeleteFunc(slices.Clone(data.Kinds()), func(k data.Untyped) bool { return k.Name == "section" }) // sections are read in their document
}
