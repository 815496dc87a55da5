package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// surroundings are what the window knows of what is about the shared file.
type surroundings struct {
	others []share.Presence // who else has it open
	copies []share.Copy     // that lie beside it, and hold more
	news   string           // what came last from others, told for a while
	until  time.Time
}

// newsFor is how long it is told that something came.
const newsFor = 2 * time.Minute

// came tells what others have shared, in one line, and shows it.
func (a *app) came(saves int) {
	a.around.news, a.around.until = translations.Count("ui.status.news", saves, nil), a.now().Add(newsFor)
	a.reload()
}

// backupsAway tells, in one line, that the backups do not reach their second place.
func (a *app) backupsAway() {
	a.around.news, a.around.until = translations.Text("ui.status.backups_away", map[string]string{"folder": a.space.SecondPlace()}), a.now().Add(newsFor)
	a.frame.showStatus()
}

// lookedAround takes what a look about the shared file has found.
func (a *app) lookedAround(others []share.Presence, copies []share.Copy) {
	changed := !slices.Equal(copies, a.around.copies)
	a.around.others, a.around.copies = others, copies
	if a.work.mayTell() {
		a.frame.showStatus()
	}
	if _, ok := a.page.(*overviewPage); ok && changed {
		a.page.refresh()
	}
}

// aroundWords are what the status line tells of others.
func (a *app) aroundWords() string {
	var words []string
	if a.around.news != "" && a.now().Before(a.around.until) {
		words = append(words, a.around.news)
	}
	if n := len(a.around.others); n > 0 {
		first := a.around.others[0]
		since, _ := time.Parse(time.RFC3339, first.Since) // it has been read once
		words = append(words, translations.Count("ui.status.others", n, map[string]string{
			"who": first.Who, "machine": first.Machine, "since": reports.Moment(since),
		}))
	}
	if newer, ok := newerHere(a.around.others, a.options.Version); ok {
		words = append(words, translations.Text("ui.status.newer_program", map[string]string{"who": newer.Who, "version": newer.Program}))
	}
	return strings.Join(words, " · ")
}

// showCopies offers to take in what copies beside the shared file hold.
func (p *overviewPage) showCopies() {
	if p.app.space == nil || p.app.space.Status().ReadOnly {
		return
	}
	for _, c := range p.app.around.copies {
		act := newButton(translations.Text("ui.verb.merge", nil), func() { p.app.mergeAside(c) })
		mark := container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(stateLacking, ""))
		words := translations.Count("ui.wait.copy", c.Saves, map[string]string{"file": filepath.Base(c.Path)})
		p.column.Add(newRow(container.NewBorder(nil, nil, mark, sidePadded(container.NewCenter(sized(104, act))), wrapped(words))))
	}
}

// mergeAside takes in a copy beside the shared file.
func (a *app) mergeAside(c share.Copy) {
	space := a.space
	var merged store.Merged
	a.work.run("ui.work.merge", func(ctx context.Context, _ func(float64)) (err error) {
		merged, err = space.MergeAside(ctx, c.Path)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.around.copies = slices.DeleteFunc(slices.Clone(a.around.copies), func(other share.Copy) bool { return other == c })
		a.merged(c.Path, merged)
	})
}

// askMerge lets the person choose a copy that came another way, such as by mail, and takes it in.
func (a *app) askMerge() {
	choosePath(a, chooseFile, []string{fileEnding, share.EncryptedEnding}, filepath.Dir(a.space.Status().Path), a.mergeChosen)
}

// mergeFrom takes in what a copy holds; why is the reason of the backup that is made first.
func (a *app) mergeFrom(path, why string) {
	space := a.space
	var merged store.Merged
	a.work.run("ui.work.merge", func(ctx context.Context, _ func(float64)) (err error) {
		merged, _, err = space.MergeCopy(ctx, path, why)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.merged(path, merged)
	})
}

// merged tells how a merge went, and shows what came.
func (a *app) merged(path string, merged store.Merged) {
	words := translations.Text("ui.merged", map[string]string{"file": filepath.Base(path)})
	if conflicts := len(merged.Conflicts); conflicts > 0 {
		words = translations.Count("ui.merged.conflicts", conflicts, map[string]string{"file": filepath.Base(path)})
	}
	a.reloadThen(func() {
		told := append([]string{words}, reports.NumberedTwice(a.reg, merged.Numbered)...)
		inform(a.window, translations.Text("ui.merge", nil), strings.Join(told, " "))
	})
}

// shareNow lets the shared file hold all that has been done here.
func (a *app) shareNow() {
	space := a.space
	a.work.run("ui.work.share", func(ctx context.Context, _ func(float64)) error { return space.Publish(ctx) }, func(err error) {
		a.frame.showStatus()
		if err != nil {
			a.tell(err)
		}
	})
}

// backUpNow makes a backup and tells where it is.
func (a *app) backUpNow() {
	space := a.space
	var made share.Backup
	a.work.run("ui.work.backup", func(ctx context.Context, _ func(float64)) (err error) {
		made, err = space.BackUp(ctx, share.BackupAsked)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		inform(a.window, translations.Text("ui.backup", nil), translations.Text("told.backup", map[string]string{"file": made.Path}))
		a.tellBackupTrouble()
	})
}

// askUnshared asks what to do with changes that could not be shared and may be gone when the person signs out.
func (a *app) askUnshared(then func()) {
	status := a.space.Status()
	choose(
		a.window, translations.Text("ui.passing", nil),
		translations.Count("ui.passing.text", status.Unshared, map[string]string{"file": status.Path}),
		answer{label: translations.Text("ui.passing.close", nil), do: then, grave: true},
		answer{label: translations.Text("ui.passing.copy", nil), do: func() { a.copyThen(then) }},
		answer{label: translations.Text("ui.passing.stay", nil), safe: true, main: true},
	)
}

// copyThen puts a copy of all that has been done here where the person wants it.
func (a *app) copyThen(then func()) {
	choosePath(a, chooseFolder, nil, "", func(folder string) { a.copyTo(folder, then) })
}

func (a *app) copyTo(folder string, then func()) {
	space := a.space
	name := filepath.Base(space.Status().Path)
	name = strings.TrimSuffix(name, filepath.Ext(name)) + " " + a.now().Format("2006-01-02 15.04") + fileEnding
	a.work.run("ui.work.backup", func(ctx context.Context, _ func(float64)) error {
		return space.CopyTo(ctx, filepath.Join(folder, name))
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		then()
	})
}
