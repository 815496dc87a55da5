package ui

import (
	"errors"
	"strings"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/data/traces"
	"lisparmen/reports"
	"lisparmen/translations"
)

// fyneModule is what Fyne is called among the modules that the program is built with.
const fyneModule = "fyne.io/fyne/v2"

// forIT is what the person can give to those who run the computers about an error. It names no person, record, file or folder: only the
// program's own words, what the system answers and numbers.
func (a *app) forIT(err error) string {
	line := func(key string, pairs ...string) string {
		return translations.Text(key, data.NewProblem(key, pairs...).Args)
	}
	lines := append([]string{line("ui.it.head")}, a.programLines()...)
	lines = append(lines, line("ui.it.error", "what", traces.Plain(err)))
	if here := a.trail.here(); here.page != "" {
		lines = append(lines, line("ui.it.page", "page", strings.TrimSpace(string(here.page)+" "+here.kind)))
	}
	if a.space != nil {
		status := a.space.Status()
		lines = append(
			lines,
			line("ui.it.file", "size", reports.Bytes(a.space.WorkSize()), "schema", reports.Number(store.SchemaVersion()), "lies", liesWords(a.space)),
			line("ui.it.sharing", "state", sharingState(status), "unshared", reports.Number(status.Unshared), "milliseconds", reports.Number(int(status.Took.Milliseconds()))),
		)
	}
	return strings.Join(append(lines, line("ui.it.nothing")), "\n")
}

// programLines are what the program is, what it is made with and what it runs on, a line each.
func (a *app) programLines() []string {
	lines := traces.About(a.options.Version)
	return append(lines, "SQLite "+store.SQLiteVersion(), "Fyne "+traces.Library(fyneModule))
}

// liesWords tells at what sort of place the shared file lies.
func liesWords(space *share.Workspace) string {
	return translations.Text("ui.lies."+string(space.Lies()), nil)
}

// sharingState names how the file stands, in the program's own words.
func sharingState(status share.Status) string {
	switch {
	case status.Spoilt():
		return "spoilt"
	case status.Standstill != nil:
		return "standstill " + traces.Plain(status.Standstill)
	case !status.Unreached.IsZero():
		return "unreached"
	case status.Held:
		return "held"
	case status.ReadOnly:
		return "readonly"
	}
	return "shared"
}

// isForIT tells whether an error is such that those who run the computers may be needed: one with a cause behind it, or that nobody
// expected.
func isForIT(err error) bool {
	var p *data.Problem
	return !errors.As(err, &p) || p.Cause != nil
}

// showForIT shows a dialog whose first answer puts a text for those who run the computers on the clipboard, and leaves it open.
func (a *app) showForIT(spec dialogSpec, text string) *dialog {
	var d *dialog
	told := quietly("")
	told.Hide()
	copies := answer{label: translations.Text("ui.it.copy", nil), check: func() bool {
		a.fyne.Clipboard().SetContent(text)
		told.SetText(translations.Text("ui.it.copied", nil))
		told.Show()
		d.fit()
		return false
	}}
	spec.answers = append([]answer{copies}, spec.answers...)
	if spec.content == nil {
		spec.content = told
	} else {
		spec.content = newColumn(space8, spec.content, told)
	}
	d = showDialog(a.window, spec)
	return d
}

// informProblem tells an error that cannot wait, with what those who run the computers need to know where they may be needed.
func (a *app) informProblem(title string, err error) {
	if !isForIT(err) {
		inform(a.window, title, sentence(err))
		return
	}
	a.note(err)
	a.showForIT(dialogSpec{title: title, text: sentence(err), answers: []answer{
		{label: translations.Text("ui.close", nil), main: true, safe: true},
	}}, a.forIT(err))
}

// note writes an error to the log.
func (a *app) note(err error) {
	traces.Note(a.shareOptions().Folder(), err)
}
