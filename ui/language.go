package ui

import (
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2/lang"
)

// The window speaks Swedish until a person chooses another language, whatever the system says. What it writes (papers, exports,
// archives, what stands in the file) is Swedish always: it asks translations.Swedish or package reports, which know no other.

// prefLanguage remembers which language has been chosen.
const prefLanguage = "language"

// spoken says in the window's language what the window shares with the papers.
func spoken() reports.Speech { return reports.Speech{In: translations.Chosen()} }

// speak makes a language the window's, and lets Fyne speak it too, which looks its own words up under the system's language.
func speak(l *translations.Language) {
	translations.Choose(l)
	_ = lang.AddTranslationsForLocale(l.FyneJSON(), lang.SystemLocale())
}

// speaks chooses the language and makes the window anew in it, once the page may be left.
func (a *app) speaks(l *translations.Language) {
	a.leave(func() {
		a.fyne.Preferences().SetString(prefLanguage, l.Code)
		speak(l)
		a.frame = newFrame(a)
		a.window.SetContent(a.frame.object)
		if a.space == nil {
			a.window.SetTitle(translations.Text("ui.program", nil))
			a.show(newStartPage(a))
			return
		}
		a.took(a.newReading(a.reg))
		a.turnTo(a.trail.here())
	})
}

// inSwedish does something with all words Swedish, such as gathering what is shown for another program.
func (a *app) inSwedish(do func()) {
	window, view := translations.Chosen(), a.view
	if window == translations.Swedish {
		do()
		return
	}
	translations.Choose(translations.Swedish)
	a.view = spoken().Viewer(a.reg)
	defer func() {
		translations.Choose(window)
		a.view = view
	}()
	do()
}
