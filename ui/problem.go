package ui

import (
	"errors"

	"lisparmen/data"
	"lisparmen/translations"
)

// sentence is what a person reads of an error.
func sentence(err error) string {
	var p *data.Problem
	if errors.As(err, &p) {
		return translations.WithField(p.Key, p.Args)
	}
	return translations.Text("problem.unexpected", map[string]string{"cause": err.Error()})
}

// tell shows an error that cannot be shown where it belongs.
func (a *app) tell(err error) {
	inform(a.window, translations.Text("ui.problem", nil), sentence(err))
}
