package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// encryptDialog asks what an encrypted copy is to be called and which passphrase opens it: one that the program proposes, or one
// of the person's own. A passphrase is kept nowhere but in the dialog.
type encryptDialog struct {
	app      *app
	place    *pathField
	proposed *passphraseText
	own      *textEntry
	again    *textEntry
	isOwn    bool
	choices  *fyne.Container // the proposed one, or the fields for one's own
	problem  *problemLine
	content  *fyne.Container
	dialog   *dialog
}

// askEncrypt asks for what an encrypted copy needs, and makes it.
func (a *app) askEncrypt() {
	e := &encryptDialog{
		app: a, place: newPathField(a, chooseFolder, share.EncryptedEnding), proposed: newPassphraseText(), own: newSecretEntry(), again: newSecretEntry(),
		choices: stacked(space8), problem: newProblemLine(),
	}
	if !e.propose() {
		return
	}
	name := share.EncryptedName(filepath.Base(a.space.Status().Path), data.DayOf(a.now()))
	e.place.entry.SetText(filepath.Join(documentsFolder(), name))
	e.own.Password, e.again.Password = true, true
	e.content = stacked(space12, labelled("ui.encrypt.place", e.place.object, ""), newCard(e.choices), wrapped(translations.Text("ui.encrypt.passphrase.text", nil)), e.problem.object)
	e.showChoices()
	e.dialog = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.encrypt", nil), text: translations.Text("ui.encrypt.text", nil), content: e.content, wide: true,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.encrypt.bare", nil), do: func() { a.askBareCopy(e.place.path()) }},
			{label: translations.Text("ui.encrypt.act", nil), main: true, check: e.isReady, do: e.make},
		},
	})
	e.dialog.listen(e.own) // it is not among what the dialog shows yet
	e.dialog.listen(e.again)
}

// propose draws a passphrase.
func (e *encryptDialog) propose() bool {
	words, err := share.NewPassphrase(nil)
	if err != nil {
		e.app.tell(err)
		return false
	}
	e.proposed.SetText(words)
	return true
}

// showChoices shows the passphrase that is proposed, or the fields for one of the person's own.
func (e *encryptDialog) showChoices() {
	turn := func(words string) fyne.CanvasObject {
		return quietButton(translations.Text(words, nil), func() {
			e.isOwn = !e.isOwn
			e.problem.clear()
			e.showChoices()
			if e.isOwn {
				e.app.window.Canvas().Focus(e.own)
			}
		})
	}
	if e.isOwn {
		e.choices.Objects = []fyne.CanvasObject{
			labelled("ui.encrypt.own", e.own, "ui.encrypt.own.help"), labelled("ui.encrypt.again", e.again, ""),
			container.NewHBox(turn("ui.encrypt.use_proposed")),
		}
	} else {
		e.choices.Objects = []fyne.CanvasObject{
			quietly(translations.Text("ui.encrypt.passphrase", nil)), e.proposed,
			container.NewHBox(quietButton(translations.Text("ui.encrypt.another", nil), func() { e.propose() }), turn("ui.encrypt.use_own")),
		}
	}
	e.fit()
}

// fit gives the dialog the room that it needs now, as far as the window has it.
func (e *encryptDialog) fit() {
	e.content.Refresh()
	if e.dialog != nil {
		e.dialog.fit()
	}
}

// passphrase is what the copy is to be opened with.
func (e *encryptDialog) passphrase() string {
	if e.isOwn {
		return e.own.Text
	}
	return e.proposed.Text
}

// isReady tells whether a copy can be made of what has been answered; what is wrong is told in the dialog.
func (e *encryptDialog) isReady() bool {
	path := e.place.path()
	if path != "" && !strings.EqualFold(filepath.Ext(path), share.EncryptedEnding) {
		path += share.EncryptedEnding
		e.place.entry.SetText(path)
	}
	var wrong error
	at := e.own
	switch {
	case !isVacant(path, &wrong):
		at = e.place.entry
	case !e.isOwn:
	case share.CheckPassphrase(e.own.Text) != nil:
		wrong = share.CheckPassphrase(e.own.Text)
	case e.own.Text != e.again.Text:
		wrong, at = data.NewProblem("problem.passphrase.differ"), e.again
	}
	if wrong == nil {
		return true
	}
	e.problem.tell(wrong)
	e.fit()
	e.dialog.scroll.ScrollToBottom()
	e.app.window.Canvas().Focus(at)
	return false
}

// isVacant tells whether a file can be made at a path; why not is told in wrong.
func isVacant(path string, wrong *error) bool {
	switch _, err := os.Lstat(path); {
	case path == "" || !isFolder(filepath.Dir(path)):
		*wrong = data.NewProblem("problem.folder", "folder", filepath.Dir(path))
	case err == nil:
		*wrong = data.NewProblem("problem.file.exists", "file", path)
	default:
		return true
	}
	return false
}

// make makes the copy off the screen thread, and tells where it is. What the program proposed is shown once more, until the
// person has closed it.
func (e *encryptDialog) make() {
	a, space, path, words, isOwn := e.app, e.app.space, e.place.path(), e.passphrase(), e.isOwn
	a.work.run("ui.work.encrypt", func(ctx context.Context, progress func(float64)) error {
		return space.EncryptTo(ctx, path, words, progress)
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		made := dialogSpec{
			title: translations.Text("ui.encrypt.made", nil), text: translations.Text("told.encrypted", map[string]string{"file": path}) + " " + translations.Text("ui.encrypt.passphrase.text", nil),
			wide: true, answers: []answer{{label: translations.Text("ui.close", nil), main: true, safe: true}},
		}
		if !isOwn {
			again := newPassphraseText()
			again.SetText(words)
			made.content = newCard(again)
		}
		showDialog(a.window, made)
	})
}

// askBareCopy warns of what a copy without a passphrase is, before one is made.
func (a *app) askBareCopy(path string) {
	if strings.EqualFold(filepath.Ext(path), share.EncryptedEnding) {
		path = strings.TrimSuffix(path, filepath.Ext(path))
	}
	if !strings.EqualFold(filepath.Ext(path), fileEnding) {
		path += fileEnding
	}
	confirmGrave(a.window, translations.Text("ui.encrypt.bare.title", nil), translations.Text("ui.encrypt.bare.text", map[string]string{"file": path}), translations.Text("ui.encrypt.bare.act", nil), func() {
		space := a.space
		a.work.run("ui.work.copy", func(ctx context.Context, _ func(float64)) error { return space.CopyTo(ctx, path) }, func(err error) {
			if err != nil {
				a.tell(err)
				return
			}
			inform(a.window, translations.Text("ui.encrypt.bare.made", nil), translations.Text("ui.encrypt.bare.made.text", map[string]string{"file": path}))
		})
	})
}

// unseal asks for the passphrase of an encrypted copy until it opens or the person gives up. then is given what it held; failed,
// which may be nil, is told what another passphrase would not mend.
func (a *app) unseal(path string, then func(*share.Unsealed), failed func(error)) {
	if failed == nil {
		failed = a.tell
	}
	a.askPassphrase(path, "", nil, then, failed)
}

func (a *app) askPassphrase(path, typed string, wrong error, then func(*share.Unsealed), failed func(error)) {
	if a.page == nil { // the program was started with the copy
		a.show(newStartPage(a))
	}
	field, problem := newSecretEntry(), newProblemLine()
	field.SetText(typed)
	content := stacked(space12, labelled("ui.unseal.passphrase", field, "ui.unseal.passphrase.help"), problem.object)
	if wrong != nil {
		problem.tell(wrong)
	}
	showDialog(a.window, dialogSpec{
		title: translations.Text("ui.unseal", nil), text: translations.Text("ui.unseal.text", map[string]string{"file": path}), content: content, first: field, wide: true,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.unseal.act", nil), main: true, do: func() {
				words, options := field.Text, a.shareOptions()
				var held *share.Unsealed
				a.work.runApart("ui.work.decrypt", func(ctx context.Context, progress func(float64)) (err error) {
					held, err = share.Unseal(ctx, path, words, options, progress)
					return err
				}, func(err error) {
					switch {
					case data.IsProblem(err, "problem.decrypt.wrong_words"), data.IsProblem(err, "problem.passphrase.empty"):
						a.askPassphrase(path, words, err, then, failed)
					case err != nil:
						failed(err)
					default:
						a.unsealed = held
						then(held)
					}
				})
			}},
		},
	})
}

// openEncrypted opens an encrypted copy. A copy of the file that is open can be merged into it instead.
func (a *app) openEncrypted(path string, failed func(error)) {
	a.unseal(path, func(held *share.Unsealed) {
		if a.space == nil || a.space.Status().ReadOnly || a.space.Dataset() != held.Dataset {
			a.askUnsealedPlace(path, held, "", nil)
			return
		}
		choose(a.window, translations.Text("ui.unseal.same", nil), translations.Text("ui.unseal.same.text", map[string]string{"file": a.space.Status().Path}),
			answer{label: translations.Text("Cancel", nil), safe: true, do: a.dropUnsealed},
			answer{label: translations.Text("ui.unseal.apart", nil), do: func() { a.askUnsealedPlace(path, held, "", nil) }},
			answer{label: translations.Text("ui.merge", nil), main: true, do: func() { a.mergeUnsealed(path, held) }},
		)
	}, failed)
}

// mergeChosen takes in what a copy holds that a person has chosen, encrypted or not.
func (a *app) mergeChosen(path string) {
	isEncrypted := false
	a.work.run("ui.work.merge", func(context.Context, func(float64)) error {
		isEncrypted = share.IsEncrypted(path)
		return nil
	}, func(error) {
		if isEncrypted {
			a.unseal(path, func(held *share.Unsealed) { a.mergeUnsealed(path, held) }, nil)
			return
		}
		a.mergeFrom(path, share.BackupMerge)
	})
}

// mergeUnsealed takes in what an encrypted copy held.
func (a *app) mergeUnsealed(path string, held *share.Unsealed) {
	space := a.space
	var merged store.Merged
	a.work.run("ui.work.merge", func(ctx context.Context, _ func(float64)) (err error) {
		merged, err = held.MergeInto(ctx, space)
		return err
	}, func(err error) {
		a.dropUnsealed()
		if err != nil {
			a.tell(err)
			return
		}
		if _, ok := a.page.(*startPage); ok {
			a.show(a.pageAt(a.trail.here()))
		}
		a.merged(path, merged)
	})
}

// askUnsealedPlace asks where what an encrypted copy held is to lie, puts it there and opens it. No file is replaced.
func (a *app) askUnsealedPlace(path string, held *share.Unsealed, typed string, wrong error) {
	place, problem := newPathField(a, chooseFolder, fileEnding), newProblemLine()
	if typed == "" {
		typed = filepath.Join(documentsFolder(), strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)))
		if !strings.EqualFold(filepath.Ext(typed), fileEnding) {
			typed += fileEnding
		}
	}
	place.entry.SetText(typed)
	content := stacked(space12, labelled("ui.start.file", place.object, ""), problem.object)
	if wrong != nil {
		problem.tell(wrong)
	}
	var d *dialog
	d = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.unseal.place", nil), text: translations.Text("ui.unseal.place.text", nil), content: content, first: place.entry, wide: true,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true, do: a.dropUnsealed},
			{label: translations.Text("ui.unseal.place.act", nil), main: true, check: func() bool {
				var wrong error
				if isVacant(place.path(), &wrong) {
					return true
				}
				problem.tell(wrong)
				d.fit()
				return false
			}, do: func() {
				to := place.path()
				a.work.runApart("ui.work.create", func(ctx context.Context, _ func(float64)) error { return held.PutAt(ctx, to) }, func(err error) {
					if err != nil {
						a.askUnsealedPlace(path, held, to, err)
						return
					}
					a.dropUnsealed()
					a.leave(func() { a.open(to, a.tell) })
				})
			}},
		},
	})
}

// dropUnsealed takes away what an encrypted copy held, but where it has been put.
func (a *app) dropUnsealed() {
	if a.unsealed != nil {
		a.unsealed.Drop()
		a.unsealed = nil
	}
}

// newSecretEntry is a field whose text is told nowhere else.
func newSecretEntry() *textEntry {
	e := newTextEntry()
	e.isSecret = true
	return e
}

// passphraseText is a passphrase to be read and written down. It is a sort of its own so that a walk through the window, which
// tells what is seen, does not tell it.
type passphraseText struct{ widget.Label }

func newPassphraseText() *passphraseText {
	t := &passphraseText{}
	t.Wrapping, t.SizeName, t.TextStyle.Bold = fyne.TextWrapWord, sizeHead, true
	t.ExtendBaseWidget(t)
	return t
}
