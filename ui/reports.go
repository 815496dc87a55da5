package ui

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// reportsPage chooses a paper, its period and what it is about, shows what it says, and prints it.
type reportsPage struct {
	app    *app
	whole  fyne.CanvasObject
	report reports.Report
	record string

	rows     []*pressable
	from, to *dayField
	asOf     *dayField
	about    *fyne.Container
	meeting  *fyne.Container // where the annual report is to be taken up
	diary    *textEntry
	where    *textEntry
	secret   *widget.Check
	problem  *problemLine
	preview  *preview
	file     *pathField
	proposed string // the path last proposed; one that a person has typed is left alone
	book     *widget.Check
	open     *widget.Check
	asked    int
}

func newReportsPage(a *app, recordID string) page {
	p := &reportsPage{app: a, record: recordID, report: reports.Reports()[0]}
	if named, ok := reports.Named(a.trail.here().text); ok {
		p.report = named
	}
	if record := a.reg.Record(recordID); record != nil && !slices.Contains(p.report.About, record.KindName()) {
		for _, report := range reports.Reports() {
			if slices.Contains(report.About, record.KindName()) {
				p.report = report // the one most asked for comes first
				break
			}
		}
	}
	p.build()
	p.choose(p.report)
	return p
}

func (p *reportsPage) title() string             { return translations.Text("ui.reports", nil) }
func (p *reportsPage) object() fyne.CanvasObject { return p.whole }
func (p *reportsPage) refresh()                  { p.look() }
func (p *reportsPage) leave(then func())         { then() }
func (p *reportsPage) print()                    { p.save() }

func (p *reportsPage) build() {
	list := newColumn(0)
	for _, report := range reports.Reports() {
		name := wrapped(report.Title)
		name.TextStyle.Bold = true
		row := newPressable(newColumn(-space12, name, quietly(report.Summary)), func() { p.choose(report) })
		p.rows = append(p.rows, row)
		list.Add(row)
	}
	day := func() *dayField {
		f := newDayField(p.app.now)
		f.changed = p.look
		return f
	}
	p.from, p.to, p.asOf = day(), day(), day()
	p.about = newColumn(0)
	p.diary, p.where = newTextEntry(), newTextEntry()
	p.diary.onLeave, p.where.onLeave = p.look, p.look
	p.meeting = newColumn(space4, labelled("ui.report.diary", p.diary, ""), labelled("ui.report.meeting", p.where, "ui.report.meeting.help"))
	p.secret = widget.NewCheck(translations.Text("ui.report.public", nil), func(bool) { p.look() })
	period := container.NewGridWithColumns(2, labelled("ui.report.from", p.from.Container, ""), labelled("ui.report.to", p.to.Container, ""))
	presets := container.New(layout.NewRowWrapLayoutWithCustomPadding(space4, space4))
	for _, preset := range []string{"year", "last_year", "quarter"} {
		presets.Add(newButton(translations.Text("ui.report.period."+preset, nil), func() { p.setPeriod(preset) }))
	}
	p.preview = newPreview()
	p.problem = newProblemLine()
	p.file = newPathField(p.app, chooseFolder, ".pdf")
	p.book = widget.NewCheck(translations.Text("ui.report.book", nil), nil)
	p.open = widget.NewCheck(translations.Text("ui.report.open", nil), nil)
	p.open.SetChecked(true)
	if p.app.space.Status().ReadOnly {
		p.book.Disable()
	}
	left := container.NewVScroll(newColumn(space4,
		newHead(translations.Text("ui.reports", nil)), list, p.about, p.meeting, period, sidePadded(presets),
		labelled("ui.report.as_of", p.asOf.Container, "ui.report.as_of.help"),
		p.secret,
	))
	left.SetMinSize(fyne.NewSize(312, 0))

	save := newButton(translations.Text("ui.report.save", nil), p.save)
	save.Importance = widget.HighImportance
	choices := container.NewHBox(p.open, p.book)
	foot := newColumn(0, p.problem.object, labelled("ui.report.file", container.NewBorder(nil, nil, nil, save, p.file.object), ""), choices)
	right := container.NewBorder(nil, foot, nil, nil, p.preview.object)
	p.whole = container.New(layout.NewCustomPaddedLayout(space16, space16, space16, space24),
		container.NewBorder(nil, nil, left, nil, container.New(layout.NewCustomPaddedLayout(0, 0, space16, 0), right)))
}

// choose takes up a report.
func (p *reportsPage) choose(report reports.Report) {
	if record := p.app.reg.Record(p.record); record != nil && !slices.Contains(report.About, record.KindName()) {
		p.record = "" // one that both papers can be about stays chosen
	}
	p.report = report
	for i, r := range reports.Reports() {
		p.rows[i].choose(r.Name == report.Name)
	}
	p.about.RemoveAll()
	if len(report.About) > 0 {
		field := newReference(func() []Option { return p.options(report.About) }, nil)
		field.titleOf = func(id string) string { return oneLineOf(p.app.view.Linked(id)) }
		field.empty = translations.Text("ui.report.about."+report.About[0], nil)
		if _, draft := seed.FormNamed(report.Name); draft {
			field.empty = translations.Text("ui.report.about.draft", nil)
		}
		field.set(p.record)
		field.changed = func() { p.record = field.id; p.look() }
		label := data.KindKey(report.About[0])
		if len(report.About) > 1 {
			label = "ui.report.about." + report.Name
		}
		p.about.Add(labelled(label, field, ""))
	}
	p.about.Refresh()
	setVisible(p.meeting, report.Name == "arsrapport")
	p.propose()
	p.look()
}

// options are the records that a paper can be about.
func (p *reportsPage) options(kinds []string) []Option {
	var list []Option
	for _, name := range kinds {
		kind, _ := data.KindNamed(name)
		records := p.app.reg.Living(kind)
		if kind.Prefix != "" { // the newest first
			slices.Reverse(records)
		}
		for _, r := range records {
			option := Option{ID: r.Header().ID, Title: oneLineOf(p.app.view.Title(r))}
			if s, ok := r.(*data.Service); ok { // the same person may serve often
				option.Detail = reports.Period(s.From, s.To)
			}
			list = append(list, option)
		}
	}
	return list
}

// propose names the file after the paper and the day: "arsrapport-2026-11-24.pdf".
func (p *reportsPage) propose() {
	if p.file.entry.Text != p.proposed {
		return
	}
	p.proposed = filepath.Join(documentsFolder(), p.report.Name+"-"+string(data.DayOf(p.app.now()))+".pdf")
	p.file.entry.SetText(p.proposed)
}

// setPeriod fills in the two days of a period.
func (p *reportsPage) setPeriod(preset string) {
	today := data.DayOf(p.app.now())
	year := today[:len("2006")]
	from, to := year+"-01-01", today
	switch preset {
	case "last_year":
		from = from.AddMonths(-12)
		to = from.AddMonths(12).AddDays(-1)
	case "quarter":
		for from.AddMonths(3) <= today {
			from = from.AddMonths(3)
		}
	}
	p.from.setText(string(from))
	p.to.setText(string(to))
	p.look()
}

// order is what is asked for; false while a day cannot be read.
func (p *reportsPage) order() (press.Order, bool) {
	for _, f := range []*dayField{p.from, p.to, p.asOf} {
		if f.err != nil {
			p.problem.tell(f.err)
			return press.Order{}, false
		}
	}
	return press.Order{
		Report: p.report, From: data.Day(p.from.text()), To: data.Day(p.to.text()), AsOf: data.Day(p.asOf.text()),
		RecordID: p.record, Public: p.secret.Checked,
		DiaryNumber: strings.TrimSpace(p.diary.Text), Meeting: strings.TrimSpace(p.where.Text),
	}, true
}

// look shows what the paper would say, made off the screen thread.
func (p *reportsPage) look() {
	if p.preview == nil || p.app.space == nil { // not built yet
		return
	}
	p.problem.clear()
	order, ok := p.order()
	if !ok {
		return
	}
	p.asked++
	asked, space := p.asked, p.app.space
	var made proof
	p.app.work.run("ui.work.report", func(ctx context.Context, _ func(float64)) error {
		paper, err := press.Make(ctx, space.Store, order)
		if err == nil {
			made = newProof(paper)
		}
		return err
	}, func(err error) {
		switch {
		case asked != p.asked:
		case err != nil:
			p.preview.show(proof{})
			p.problem.tell(err)
		default:
			p.preview.show(made)
		}
	})
}

// save prints the paper to its file. One that is there already is only replaced when the person says so.
func (p *reportsPage) save() {
	path := p.file.path()
	if path == "" {
		p.problem.tell(data.NewProblem("problem.output", "file", path))
		return
	}
	if !strings.EqualFold(filepath.Ext(path), ".pdf") {
		path += ".pdf"
	}
	if _, err := os.Stat(path); err == nil {
		confirm(p.app.window, translations.Text("ui.report.replace", nil), translations.Text("ui.report.replace.text", map[string]string{"file": path}),
			translations.Text("ui.report.replace.yes", nil), func() { p.write(path) })
		return
	}
	p.write(path)
}

func (p *reportsPage) write(path string) {
	p.problem.clear()
	order, ok := p.order()
	if !ok {
		return
	}
	space, book := p.app.space, p.book.Checked
	var missing []rune
	p.app.work.run("ui.work.report", func(ctx context.Context, _ func(float64)) error {
		paper, err := press.Make(ctx, space.Store, order)
		if err != nil {
			return err
		}
		var content []byte
		if content, missing, err = paper.PDF(); err != nil {
			return err
		}
		if err := press.WriteFile(path, content); err != nil {
			return err
		}
		if book {
			_, err = space.Store.Seal(ctx, order.Report.Name, paper.Control)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		p.app.frame.say(translations.Text("told.report", map[string]string{"title": order.Report.Title, "file": path}))
		if len(missing) > 0 {
			p.app.frame.say(translations.Text("told.missing", map[string]string{"letters": strings.Join(strings.Split(string(missing), ""), " ")}))
		}
		if p.open.Checked {
			p.app.openFile(path)
		}
	})
}

// openFile lets the system's own program show a file.
func (a *app) openFile(path string) {
	open := a.options.OpenFile
	if open == nil {
		open = func(path string) error { return a.fyne.OpenURL(fileURL(path)) }
	}
	if err := open(path); err != nil {
		inform(a.window, translations.Text("ui.report.saved", nil), sentence(data.NewProblem("problem.open", "file", path).Because(err)))
	}
}

// fileURL is the address of a file: "file:///home/eva/Dokument/%C3%A5r.pdf", "file:///C:/…", "file://server/share/…".
func fileURL(path string) *url.URL {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	slashed := filepath.ToSlash(path)
	if host, rest, ok := strings.Cut(strings.TrimPrefix(slashed, "//"), "/"); ok && strings.HasPrefix(slashed, "//") {
		return &url.URL{Scheme: "file", Host: host, Path: "/" + rest}
	}
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return &url.URL{Scheme: "file", Path: slashed}
}
