package ui

import (
	"context"
	"os"

	"lisparmen/translations"
)

// newFile is a file that a person has asked for.
type newFile struct {
	path     string
	work     string // key of what is told while it is written
	question string // key of the question whether one that is there already is to be replaced
	// write writes it, off the screen thread.
	write func(ctx context.Context, progress func(float64)) error
	// done is told how it went; not when the person let what was there be.
	done func(error)
}

// writeNew writes a file. One that is there already is only replaced when the person says so.
func (a *app) writeNew(f newFile, replace bool) {
	isThere := false
	a.work.run(f.work, func(ctx context.Context, progress func(float64)) error {
		if _, err := os.Lstat(f.path); err == nil && !replace {
			isThere = true
			return nil
		}
		return f.write(ctx, progress)
	}, func(err error) {
		if isThere {
			confirm(a.window, translations.Text("ui.report.replace", nil), translations.Text(f.question, map[string]string{"file": f.path}),
				translations.Text("ui.report.replace.yes", nil), func() { a.writeNew(f, true) })
			return
		}
		f.done(err)
	})
}
