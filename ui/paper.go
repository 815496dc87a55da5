package ui

import (
	"context"
	"os"
	"path/filepath"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// paperFixed are the fields of a frozen paper that its form shows and that are never changed.
var paperFixed = []string{"title", "final_on"}

// paperPanel tells what a paper was made from, and gives the very file that is kept.
func paperPanel(p *recordPage, paper *data.Paper) fyne.CanvasObject {
	column := newColumn(0, newHead(translations.Text("ui.paper", nil)))
	kind, view := data.Papers.Untyped(), p.app.view
	for _, name := range []string{"report", data.OriginField, "from", "to", "as_of", "made_at", "made_by", "code", "file"} {
		f, _ := kind.Field(name)
		if stored := f.Get(paper); stored != "" {
			column.Add(wrapped(translations.Text(data.FieldKey(kind.Name, name), nil) + ": " + view.Show(kind, f, stored)))
		}
	}
	if paper.Public {
		column.Add(quietly(translations.Text(data.FieldKey(kind.Name, "public"), nil)))
	}
	if paper.File == "" {
		column.Add(quietly(translations.Text("ui.paper.none", nil)))
		return column
	}
	column.Add(container.NewHBox(newButton(translations.Text("ui.paper.take", nil), func() {
		choosePath(p.app, chooseFolder, nil, documentsFolder(), func(folder string) { p.app.writeKept(paper, folder) })
	})))
	return column
}

// writeKept writes a kept paper's file into a folder, byte for byte as it was printed, and shows it.
func (a *app) writeKept(paper *data.Paper, folder string) {
	space := a.space
	path := filepath.Join(folder, data.Papers.Untyped().NumberOf(paper)+" "+paper.File.Name()) // the number tells papers of one day apart
	a.work.run("ui.work.report", func(ctx context.Context, _ func(float64)) error {
		content, err := space.Store.Content(ctx, paper.File)
		if err != nil {
			return err
		}
		return press.WriteFile(path, content)
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.frame.say(translations.Text("told.report", map[string]string{"title": paper.Title, "file": path}))
		a.openFile(path)
	})
}

// askMeetingPapers asks whether the papers to a meeting are to be one file or one each, and where they are to lie.
func (a *app) askMeetingPapers(m *data.Meeting) {
	list := reports.PapersTo(a.reg, m)
	kept := 0
	for _, p := range list {
		if p.Kept != nil {
			kept++
		}
	}
	into := func(asOne bool) func() {
		return func() {
			choosePath(a, chooseFolder, nil, documentsFolder(), func(folder string) { a.writeMeetingPapers(m, folder, asOne, false) })
		}
	}
	switch len(list) {
	case 0:
		a.tell(data.NewProblem("problem.papers.none", "meeting", a.view.Title(m)))
		return
	case kept: // there is nothing to make one file of
		into(false)()
		return
	}
	text := translations.Text("ui.meeting.papers.text", nil)
	if kept > 0 {
		text += " " + translations.Count("ui.meeting.papers.kept", kept, nil)
	}
	showDialog(a.window, dialogSpec{title: translations.Text("ui.meeting.papers.title", map[string]string{"meeting": a.view.Title(m)}), text: text, wide: true, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: translations.Text("ui.meeting.papers.apart", nil), do: into(false)},
		{label: translations.Text("ui.meeting.papers.one", nil), do: into(true), main: true},
	}})
}

// writeMeetingPapers writes all papers that go to a meeting into a folder, with their list of contents first, and shows that. Files
// that are there already are only replaced when the person says so.
func (a *app) writeMeetingPapers(m *data.Meeting, folder string, asOne, replace bool) {
	space := a.space
	var bundle []press.Bundled
	var there string
	a.work.run("ui.work.report", func(ctx context.Context, progress func(float64)) error {
		var err error
		if bundle, err = press.PapersFor(ctx, space.Store, m, press.Order{}, asOne); err != nil {
			return err
		}
		for _, file := range bundle {
			path := filepath.Join(folder, file.Name)
			if _, err := os.Stat(path); err == nil && !replace {
				there = path
				return nil
			}
		}
		for i, file := range bundle {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := press.WriteFile(filepath.Join(folder, file.Name), file.Content); err != nil {
				return err
			}
			progress(float64(i+1) / float64(len(bundle)))
		}
		if space.Store.ReadOnly() {
			return nil
		}
		return press.BookAll(ctx, space.Store, bundle)
	}, func(err error) {
		switch {
		case err != nil:
			a.tell(err)
			return
		case there != "":
			confirm(a.window, translations.Text("ui.report.replace", nil), translations.Text("ui.meeting.papers.replace", map[string]string{"file": there}),
				translations.Text("ui.report.replace.yes", nil), func() { a.writeMeetingPapers(m, folder, asOne, true) })
			return
		}
		a.frame.say(translations.Count("told.meeting_papers", len(bundle), map[string]string{"folder": folder}))
		a.openFile(filepath.Join(folder, bundle[0].Name))
	})
}
