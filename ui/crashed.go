package ui

import (
	"context"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/traces"
	"lisparmen/translations"
)

// reporting runs the window, and makes a fault on the screen thread an error after a report of it has been left.
func reporting(run *traces.Run, window func()) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = data.NewProblem("problem.crashed").Because(traces.Fault(p))
			run.Panicked(err)
		}
		run.End()
	}()
	window()
	return nil
}

// offerReports tells that the program ended unexpectedly the last time, with the report that was left of it.
func (a *app) offerReports() {
	folder := a.shareOptions().Folder()
	var left []traces.Report
	a.work.runApart("ui.work.read", func(context.Context, func(float64)) error {
		left = traces.Reports(folder)
		return nil
	}, func(err error) {
		if err != nil || len(left) == 0 {
			return
		}
		told := func() { // however it is answered it is asked once
			for _, r := range left {
				_ = r.Told()
			}
		}
		a.showForIT(dialogSpec{title: translations.Text("ui.crashed", nil), text: translations.Text("ui.crashed.text", nil), wide: true, answers: []answer{
			{label: translations.Text("ui.crashed.folder", nil), check: func() bool {
				a.showPlace(filepath.Dir(left[0].Path))
				return false
			}},
			{label: translations.Text("ui.crashed.remove", nil), do: func() {
				for _, r := range left {
					_ = r.Remove() // one that stays is the program's own, and says nothing of anybody
				}
			}},
			{label: translations.Text("ui.close", nil), do: told, main: true, safe: true},
		}}, reportWords(left))
	})
}

// reportWords are the reports as they are given to those who run the computers.
func reportWords(left []traces.Report) string {
	words := []string{translations.Text("ui.it.head", nil)}
	for _, r := range left {
		words = append(words, r.Text)
	}
	return strings.Join(append(words, translations.Text("ui.it.nothing", nil)), "\n")
}

// showPlace lets the system show a folder.
func (a *app) showPlace(folder string) {
	if err := a.showFile(folder); err != nil {
		a.frame.say(sentence(err))
	}
}
