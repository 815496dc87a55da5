// Package ui is the window: what a person sees and may click. All it does goes through the same workspace, checks and
// problems as the command line.
package ui

import (
	"context"
	"slices"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/lang"
)

// appID names the program to the system, for its preferences.
const appID = "se.lisparmen"

// Options are what the window must be told.
type Options struct {
	Home   string
	Author string
	Now    func() time.Time
	File   string // opened at once; empty: the one last worked in, or the first start
	// FirstFrame, which may be nil, is told once the first page has been painted.
	FirstFrame func()
}

// app is the running program: the window, the open file and what is shown of it. Its methods run on the screen thread.
type app struct {
	options Options
	fyne    fyne.App
	window  fyne.Window
	frame   *frame
	work    *worker

	space *share.Workspace // nil until a file is open
	reg   data.Register    // the file as last read
	view  *reports.Viewer

	memory memory

	trail trail
	page  page
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

// finder is a page with a search field of its own, reached by Ctrl+F.
type finder interface{ find() }

// printer is a page about something that can be printed, by Ctrl+P.
type printer interface{ print() }

// Run opens the window and returns when it is closed.
func Run(options Options) error {
	a := newApp(fyneapp.NewWithID(appID), options)
	a.begin()
	a.window.ShowAndRun()
	return nil
}

func newApp(f fyne.App, options Options) *app {
	// Swedish whatever the system says: Fyne looks its own words up under the system's language.
	_ = lang.AddTranslationsForLocale(translations.JSON(), lang.SystemLocale())
	a := &app{options: options, fyne: f}
	a.work = newWorker(a)
	f.Settings().SetTheme(newTheme(f.Preferences().String(prefTheme)))
	a.window = f.NewWindow(translations.Text("ui.program", nil))
	a.window.SetMaster()
	a.window.Resize(fyne.NewSize(1240, 780))
	a.frame = newFrame(a)
	a.window.SetContent(a.frame.object)
	a.window.SetCloseIntercept(a.quit)
	a.addShortcuts()
	return a
}

// The preferences that are kept between runs.
const (
	prefTheme = "theme"
	prefFile  = "file"
)

// begin opens the file that was asked for or last worked in, else shows the first start.
func (a *app) begin() {
	path := a.options.File
	if path == "" {
		path = a.fyne.Preferences().String(prefFile)
	}
	if path == "" {
		a.show(newStartPage(a))
		return
	}
	a.open(path)
}

// open opens a file; what stands in the way is told on the first start's page.
func (a *app) open(path string) {
	options := share.Options{Home: a.options.Home, Author: a.options.Author, Now: a.options.Now}
	var space *share.Workspace
	var reg data.Register
	a.work.run("ui.work.open", func(ctx context.Context, _ func(float64)) (err error) {
		if space, err = share.Open(ctx, path, options); err != nil {
			return err
		}
		reg, err = space.Store.Read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			a.show(newStartPage(a))
			a.tell(err)
			return
		}
		a.opened(space, reg)
	})
}

// opened makes an opened file the one that is worked in.
func (a *app) opened(space *share.Workspace, reg data.Register) {
	a.closeFile()
	a.space = space
	a.fyne.Preferences().SetString(prefFile, space.Store.Path())
	a.remember(space.Store.Path())
	a.took(reg)
	a.trail = trail{}
	a.work.watch(space)
	a.goTo(place{page: pageOverview})
}

// took makes a register that has been read the one that is shown.
func (a *app) took(reg data.Register) {
	a.reg = reg
	a.view = reports.NewViewer(reg)
	a.window.SetTitle(a.reg.Municipality().Name + " – " + translations.Text("ui.program", nil))
	a.frame.refresh()
}

// reload reads the file anew and lets the page show it; the one listener after every change, whoever made it.
func (a *app) reload() {
	space := a.space
	if space == nil {
		return
	}
	var reg data.Register
	a.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		reg, err = space.Store.Read(ctx)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		if space != a.space {
			return // another file has been opened meanwhile
		}
		a.took(reg)
		a.page.refresh()
	})
}

// change does something to the file off the screen thread, then reads it anew. done is told how it went, on the screen
// thread, after what is shown has been brought up to date.
func (a *app) change(words string, do func(context.Context, *store.Store) error, done func(error)) {
	space := a.space
	var reg data.Register
	a.work.run(words, func(ctx context.Context, _ func(float64)) error {
		if err := do(ctx, space.Store); err != nil {
			return err
		}
		var err error
		reg, err = space.Store.Read(ctx)
		return err
	}, func(err error) {
		if err == nil && space == a.space {
			a.took(reg)
			a.page.refresh()
		}
		done(err)
	})
}

// show replaces the page without a place in the trail.
func (a *app) show(p page) {
	a.page = p
	a.frame.show(p)
}

// goTo leaves the page, if it may be left, for another place, and remembers the way.
func (a *app) goTo(to place) {
	a.leave(func() {
		a.trail.visit(to)
		a.show(a.pageAt(to))
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
	if to, ok := a.trail.peekBack(); ok {
		a.leave(func() { a.trail.back(); a.show(a.pageAt(to)) })
	}
}

func (a *app) forward() {
	if to, ok := a.trail.peekForward(); ok {
		a.leave(func() { a.trail.forward(); a.show(a.pageAt(to)) })
	}
}

// quit leaves the page and the file, then the program.
func (a *app) quit() {
	a.leave(func() {
		a.closeFile()
		a.fyne.Quit()
	})
}

func (a *app) closeFile() {
	if a.space == nil {
		return
	}
	a.work.unwatch()
	if err := a.space.Close(context.Background()); err != nil {
		a.tell(err)
	}
	a.space = nil
}

// undo takes back the latest act made from this computer.
func (a *app) undo() {
	if a.space == nil {
		return
	}
	var undone store.Undone
	a.change("ui.work.undo", func(ctx context.Context, s *store.Store) (err error) {
		undone, err = s.Undo(ctx, false)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.frame.say(translations.Count("told.undone", len(undone.Records), map[string]string{"act": translations.Text("act."+undone.Act, nil)}))
	})
}

// kinds are the registers in menu order.
func (a *app) kinds() []data.Untyped {
	return slices.DeleteFunc(slices.Clone(data.Kinds()), func(k data.Untyped) bool { return k.Name == "section" }) // sections are read in their document
}
