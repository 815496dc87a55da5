package ui

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/share"

	"fyne.io/fyne/v2"
)

// lastFile is the file to begin with: the one that was asked for, or else the one last worked in.
func lastFile(f fyne.App, options Options) string {
	if options.File != "" {
		return options.File
	}
	return f.Preferences().String(prefFile)
}

// isShownElsewhere tells whether another window of this person's has the file that this start is about, and has come forward with it.
func isShownElsewhere(f fyne.App, options Options) (bool, error) {
	path := lastFile(f, options)
	if path == "" {
		return false, nil
	}
	found, answered := share.Call(context.Background(), share.Options{Home: options.Home}, path, nil)
	if found && !answered {
		return true, data.NewProblem("problem.window.unanswered", "file", path)
	}
	return answered, nil
}

// calledForward brings the window before all others, since somebody has started the program with its file once more.
func (a *app) calledForward() {
	a.window.Show()
	bringForward(a.window)
	a.window.RequestFocus()
	a.seat.Answered()
}

// sitDown tells other starts of the program that the file is open here. Where another window was just before it, this one leaves it
// the file.
func (a *app) sitDown() {
	options, path := a.shareOptions(), a.space.Status().Path
	var seat *share.Seat
	elsewhere := false
	space := a.space
	a.work.runApart("ui.work.open", func(ctx context.Context, _ func(float64)) error {
		var taken bool
		seat, taken = share.TakeSeat(options, path, func() { a.work.screen(a.calledForward) })
		if taken {
			_, elsewhere = share.Call(ctx, options, path, nil)
		}
		return nil
	}, func(error) {
		if a.space != space {
			seat.Leave()
			return
		}
		a.seat = seat
		if elsewhere {
			a.quit()
		}
	})
}

// openElsewhere is the problem that another window has a file that was to be opened here; nil when none has.
func openElsewhere(ctx context.Context, options share.Options, path string, own *share.Seat) error {
	switch found, answered := share.Call(ctx, options, path, own); {
	case answered:
		return data.NewProblem("problem.window.elsewhere", "file", path)
	case found:
		return data.NewProblem("problem.window.unanswered", "file", path)
	}
	return nil
}
