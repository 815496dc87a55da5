package ui

import (
	"context"
	"strings"

	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"
)

// sentences are what is told of something, one after another.
func sentences(told []store.Finding) string {
	words := make([]string, len(told))
	for i, line := range told {
		words[i] = translations.Text(line.Key, line.Args)
	}
	return strings.Join(words, " ")
}

// tellMended tells that the working copy was damaged when the file was opened, and what became of it.
func (a *app) tellMended() {
	if mended := a.space.Mended(); mended != nil {
		inform(a.window, translations.Text("ui.mended", nil), sentences(mended.Told()))
	}
}

// askReplace asks whether the working copy is to take the place of a damaged shared file.
func (a *app) askReplace() {
	confirm(a.window, translations.Text("ui.replace", nil), translations.Text("ui.replace.text", nil), translations.Text("ui.replace.yes", nil), a.replaceShared)
}

// replaceShared puts the working copy in the place of a damaged shared file, and tells what became of that.
func (a *app) replaceShared() {
	space := a.space
	var replaced share.Replaced
	a.work.run("ui.work.share", func(ctx context.Context, _ func(float64)) (err error) {
		replaced, err = space.Replace(ctx)
		return err
	}, func(err error) {
		a.frame.showStatus()
		if err != nil {
			a.tell(err)
			return
		}
		if replaced.Aside != "" {
			inform(a.window, translations.Text("ui.replace", nil), sentences(replaced.Told()))
		}
		a.reload()
	})
}
