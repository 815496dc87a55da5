package ui

import (
	"context"
	"errors"

	"lisparmen/data"
	"lisparmen/translations"
)

// sentence is what a person reads of an error.
func sentence(err error) string {
	var p *data.Problem
	switch {
	case errors.As(err, &p):
		return translations.WithField(p.Key, p.Args)
	case errors.Is(err, context.Canceled):
		return translations.Text("ui.cancelled", nil)
	}
	return translations.Text("problem.unexpected", map[string]string{"cause": err.Error()})
}

// tell shows an error that cannot be shown where it belongs.
func (a *app) tell(err error) {
	if errors.Is(err, context.Canceled) { // the person knows, having stopped it
		a.frame.say(sentence(err))
		return
	}
	a.informProblem(translations.Text("ui.problem", nil), err)
}
