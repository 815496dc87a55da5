package ui

import (
	"strings"

	handbook "lisparmen/docs/handbok"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcut is something that keys do wherever one is. It is bound and told of from here, so that the list of keys is true.
type shortcut struct {
	chords []chord // the first is the one that is told of
	words  string  // the key of what it does
	do     func(*app)
	always bool // also over a dialog
}

// chord is a key with those that are held down meanwhile.
type chord struct {
	key  fyne.KeyName
	with fyne.KeyModifier
	as   fyne.Shortcut // what Fyne makes of it, where that is something of its own
}

// shortcuts are all keys that work wherever one is, in the order they are told of.
func shortcuts() []shortcut {
	const ctrl, alt, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt, fyne.KeyModifierShift
	zoom := func(do func(zoomer), all func(*app)) func(*app) { // what is shown where it can be, else all of the window
		return func(a *app) {
			if p, ok := a.page.(zoomer); ok {
				do(p)
			} else {
				all(a)
			}
		}
	}
	return []shortcut{
		{chords: []chord{{key: fyne.KeyF1}}, words: "ui.key.help", do: (*app).help},
		{chords: []chord{{key: fyne.KeyF1, with: ctrl}}, words: "ui.key.about", do: (*app).showAbout},
		{chords: []chord{{key: fyne.KeyK, with: ctrl}}, words: "ui.key.palette", do: (*app).palette},
		{chords: []chord{{key: fyne.KeyS, with: ctrl}}, words: "ui.key.save", do: (*app).saveAndShare},
		{chords: []chord{{key: fyne.KeyN, with: ctrl}}, words: "ui.key.new", do: (*app).newRecord},
		{chords: []chord{{key: fyne.KeyF, with: ctrl}}, words: "ui.key.find", do: (*app).findHere},
		{chords: []chord{{key: fyne.KeyP, with: ctrl}}, words: "ui.key.print", do: (*app).printHere},
		{chords: []chord{{key: fyne.KeyZ, with: ctrl, as: &fyne.ShortcutUndo{}}}, words: "ui.key.undo", do: (*app).undo},
		{chords: []chord{{key: fyne.KeyY, with: ctrl, as: &fyne.ShortcutRedo{}}, {key: fyne.KeyZ, with: ctrl | shift}}, words: "ui.key.redo", do: (*app).redo, always: true},
		{chords: []chord{{key: fyne.KeyEscape}}, words: "ui.key.escape", do: (*app).back},
		{chords: []chord{{key: fyne.KeyLeft, with: alt}}, words: "ui.key.back", do: (*app).back},
		{chords: []chord{{key: fyne.KeyRight, with: alt}}, words: "ui.key.forward", do: (*app).forward},
		{chords: []chord{{key: fyne.KeyV, with: ctrl, as: &fyne.ShortcutPaste{}}}, words: "ui.key.paste", do: (*app).pasteFiles}, // where no field takes it
		{
			chords: []chord{{key: fyne.KeyPlus, with: ctrl}, {key: fyne.KeyEqual, with: ctrl}, {key: fyne.KeyEqual, with: ctrl | shift}}, // where + is that key with shift
			words:  "ui.key.larger", do: zoom(func(p zoomer) { p.zoom(1) }, func(a *app) { a.stepTextSize(1) }),
		},
		{chords: []chord{{key: fyne.KeyMinus, with: ctrl}}, words: "ui.key.smaller", do: zoom(func(p zoomer) { p.zoom(-1) }, func(a *app) { a.stepTextSize(-1) })},
		{chords: []chord{{key: fyne.Key0, with: ctrl}}, words: "ui.key.fit", do: zoom(zoomer.zoomToFit, func(a *app) { a.setTextSize(usualTextSize) })},
		{chords: []chord{{key: fyne.KeyQ, with: ctrl}}, words: "ui.key.quit", do: (*app).quit},
	}
}

// addShortcuts binds the keys that work everywhere. What lies over the page, such as a dialog, has the word while it does.
func (a *app) addShortcuts() {
	canvas := a.window.Canvas()
	alone := map[fyne.KeyName]func(*app){} // keys that nothing is held down with
	for _, s := range shortcuts() {
		for _, c := range s.chords {
			if c.with == 0 {
				alone[c.key] = s.do
				continue
			}
			canvas.AddShortcut(c.shortcut(), func(fyne.Shortcut) {
				if s.always || canvas.Overlays().Top() == nil {
					s.do(a)
				}
			})
		}
	}
	canvas.SetOnTypedKey(func(e *fyne.KeyEvent) {
		do, ok := alone[e.Name]
		if !ok {
			return
		}
		switch top := canvas.Overlays().Top().(type) {
		case nil:
			do(a)
		case fyne.Tappable: // a list or a menu in which nothing has the focus: as a click beside it
			if e.Name == fyne.KeyEscape {
				top.Tapped(&fyne.PointEvent{})
			}
		}
	})
}

func (c chord) shortcut() fyne.Shortcut {
	if c.as != nil {
		return c.as
	}
	return &desktop.CustomShortcut{KeyName: c.key, Modifier: c.with}
}

// words name the keys as they are called on a Swedish keyboard: "Ctrl+Skift+Z".
func (c chord) words() string {
	var parts []string
	for _, m := range []struct {
		key   fyne.KeyModifier
		words string
	}{{fyne.KeyModifierShortcutDefault, "ui.key.name.ctrl"}, {fyne.KeyModifierAlt, "ui.key.name.alt"}, {fyne.KeyModifierShift, "ui.key.name.shift"}} {
		if c.with&m.key != 0 {
			parts = append(parts, translations.Swedish.Text(m.words, nil))
		}
	}
	name := string(c.key)
	if words, ok := keyNames[c.key]; ok {
		name = translations.Swedish.Text(words, nil)
	}
	return strings.Join(append(parts, name), "+")
}

// keyNames are the keys that are not called by the letter on them.
var keyNames = map[fyne.KeyName]string{
	fyne.KeyEscape: "ui.key.name.escape",
	fyne.KeyLeft:   "ui.key.name.left",
	fyne.KeyRight:  "ui.key.name.right",
	fyne.KeyPlus:   "ui.key.name.plus",
	fyne.KeyMinus:  "ui.key.name.minus",
}

// Keys tells what the keys do that work wherever one is, for the handbook, which is in Swedish always.
func Keys() []handbook.Key {
	var keys []handbook.Key
	for _, s := range shortcuts() {
		keys = append(keys, handbook.Key{Keys: s.chords[0].words(), Does: translations.Swedish.Text(s.words, nil)})
	}
	return keys
}

// saveAndShare saves what the page holds, and what is saved is shared soon.
func (a *app) saveAndShare() {
	if p, ok := a.page.(saver); ok {
		p.save()
	}
	a.work.shareSoon()
}

// findHere goes to the page's own search, else to the palette.
func (a *app) findHere() {
	if p, ok := a.page.(finder); ok {
		p.find()
	} else {
		a.palette()
	}
}

// printHere prints what the page is about, else goes to the papers.
func (a *app) printHere() {
	if p, ok := a.page.(printer); ok {
		p.print()
	} else if a.space != nil {
		a.goTo(place{page: pageReports})
	}
}
