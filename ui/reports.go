package ui

import (
	"cmp"
	"context"
	"errors"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// reportsPage chooses a paper, its period and what it is about, shows what it says, and saves, opens and prints it.
type reportsPage struct {
	app    *app
	whole  fyne.CanvasObject
	list   *reportList
	report reports.Report
	record string

	choices  *container.Scroll
	head     *widget.Label
	about    *fyne.Container
	period   *fyne.Container // for a report that takes notice of it
	span     *reference
	days     fyne.CanvasObject // the two of a period that is none of those with a name
	from, to *dayField
	asOf     *dayField
	asOfHelp *widget.Label
	meeting  *fyne.Container // for a report that is taken up at one
	diary    *textEntry
	where    *textEntry
	register *fyne.Container // for a report that can be about one
	kind     *reference
	status   *reference // what the paper is: nothing said, arbetsmaterial, or upprättad and so kept
	secret   *widget.Check
	public   fyne.CanvasObject // in its place, for a report that is always public
	form     *reference
	problem  *problemLine
	preview  *preview
	file     *pathField
	proposed string // the path last proposed; one that a person has typed is left alone
	written  written

	asked int
	made  int                // the latest asked for that is being made, or has been
	stop  context.CancelFunc // of the one being made; nil when none is

	shown      press.Paper // what the preview shows
	shownOrder press.Order
}

// written is what this page has written last, which it may replace without asking.
type written struct{ path, report, record string }

func newReportsPage(a *app, recordID string) page {
	p := &reportsPage{app: a, record: recordID, report: reports.Reports()[0]}
	named, ok := reports.Named(a.trail.here().text)
	if ok {
		p.report = named
	}
	if record := a.reg.Record(recordID); record != nil {
		if about := reportsAbout(record.KindName()); len(about) > 0 && !slices.Contains(p.report.About, record.KindName()) {
			p.report = about[0]
		}
	}
	p.build()
	p.choose(p.report)
	return p
}

// reportsAbout are the reports that can be about a record of a kind.
func reportsAbout(kind string) []reports.Report {
	return slices.DeleteFunc(slices.Clone(reports.Reports()), func(r reports.Report) bool { return !slices.Contains(r.About, kind) })
}

func (p *reportsPage) title() string             { return translations.Text("ui.reports", nil) }
func (p *reportsPage) object() fyne.CanvasObject { return p.whole }
func (p *reportsPage) refresh()                  { p.look() }
func (p *reportsPage) leave(then func())         { then() }
func (p *reportsPage) find()                     { p.app.window.Canvas().Focus(p.list.search) }
func (p *reportsPage) first() fyne.Focusable     { return p.list.search }
func (p *reportsPage) zoom(by int)               { p.preview.step(by) }
func (p *reportsPage) zoomToFit()                { p.preview.zoomTo(zoomWidth) }

func (p *reportsPage) build() {
	p.list = newReportList(p.app, reports.Reports(), p.choose)
	p.preview = newPreview(p.app.menuUnder)
	p.choices = container.NewVScroll(p.buildChoices())

	p.problem = newProblemLine()
	p.file = newPathField(p.app, chooseFolder)
	p.file.entry.onLeave = p.follow
	save := newButton(translations.Text("ui.report.save", nil), p.save)
	save.Importance = widget.HighImportance
	acts := container.New(&flowLayout{gap: space4}, save,
		newButton(translations.Text("ui.report.open", nil), p.open), newButton(translations.Text("ui.record.print", nil), p.print),
		newButton(translations.Text("ui.printed", nil), func() { p.app.showPrinted(p.report) }))
	foot := newColumn(space4, p.problem.object, labelled("ui.report.file", p.file.object, ""), sidePadded(acts))
	paper := container.NewBorder(nil, foot, nil, nil, p.preview.object)
	p.whole = container.New(layout.NewCustomPaddedLayout(space16, space16, space16, space16),
		container.New(galleryLayout{}, p.list.object, p.choices, paper))
}

// buildChoices makes the fields that say what the paper is to be, in the order that they are thought of.
func (p *reportsPage) buildChoices() fyne.CanvasObject {
	p.head = wrapped("")
	p.head.TextStyle.Bold = true
	day := func() *dayField {
		f := newDayField(p.app.now)
		f.changed = p.look
		f.Container = p.turning(f.Container)
		return f
	}
	p.from, p.to, p.asOf = day(), day(), day()
	p.about = newColumn(0)
	p.span = newReference(p.spans, nil)
	p.span.always = true
	p.span.set(periodYear)
	p.span.changed = func() { p.setPeriod(p.span.id) }
	p.days = container.NewGridWithColumns(2, labelled("ui.report.from", p.from.Container, ""), labelled("ui.report.to", p.to.Container, ""))
	p.days.Hide()
	p.period = newColumn(0, labelled("ui.report.period", p.span, ""), p.days)
	p.asOfHelp = quietly("")
	p.diary, p.where = newTextEntry(), newTextEntry()
	p.diary.onLeave, p.where.onLeave = p.look, p.look
	p.meeting = newColumn(0, labelled("ui.report.diary", p.turning(p.diary), ""), labelled("ui.report.meeting", p.turning(p.where), "ui.report.meeting.help"))
	p.kind = newReference(p.registers, nil)
	p.kind.empty = translations.Text("ui.report.registers", nil)
	p.kind.changed = p.look
	p.register = newColumn(0, labelled("ui.report.register", p.kind, ""))
	p.status = newReference(statuses, nil)
	p.status.always = true
	p.status.set(statusPlain)
	p.status.changed = p.look
	status := labelled("ui.report.status", p.status, "ui.report.status.help")
	setVisible(status, !p.app.space.Status().ReadOnly)
	p.secret = widget.NewCheck(translations.Text("ui.report.public", nil), func(bool) { p.look() })
	p.public = quietly(translations.Text("ui.report.always_public", nil))
	p.form = newReference(formOptions, nil)
	p.form.always = true
	p.form.set(press.Forms()[0].Name)
	p.form.changed = p.propose
	form := labelled("ui.report.form", p.form, "")
	setVisible(form, len(press.Forms()) > 1)
	return newColumn(space4, p.head, p.about, p.register, p.period,
		labelled("ui.report.as_of", p.asOf.Container, ""), p.asOfHelp, p.meeting, p.secret, p.public, status, form, p.lookButtons())
}

// turning lets the wheel over a field turn the choices.
func (p *reportsPage) turning(field fyne.CanvasObject) *fyne.Container {
	wheel := newWheelPane()
	wheel.turned = func(e *fyne.ScrollEvent) { p.choices.Scrolled(e) }
	return container.NewStack(field, wheel)
}

// The parts of the page: the reports, the choices for the one chosen, and its paper.
const (
	galleryList    float32 = 264
	galleryChoices float32 = 284
	galleryGap     float32 = space16
	leastPaper     float32 = 420
)

// galleryLayout puts the reports, the choices and the paper beside one another. Where there is no room for that the choices
// stand below the reports.
type galleryLayout struct{}

// MinSize is for Fyne.
func (galleryLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	list, choices, paper := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	return fyne.NewSize(galleryChoices+galleryGap+paper.Width, max(list.Height+galleryGap+choices.Height, paper.Height))
}

// Layout is for Fyne.
func (galleryLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	list, choices, paper := objects[0], objects[1], objects[2]
	left := galleryList + galleryGap + galleryChoices + galleryGap
	if room.Width-left >= leastPaper {
		place(list, 0, 0, galleryList, room.Height)
		place(choices, galleryList+galleryGap, 0, galleryChoices, room.Height)
		place(paper, left, 0, room.Width-left, room.Height)
		return
	}
	left = galleryChoices + galleryGap
	half := (room.Height - galleryGap) / 2
	place(list, 0, 0, galleryChoices, half)
	place(choices, 0, half+galleryGap, galleryChoices, half)
	place(paper, left, 0, room.Width-left, room.Height)
}

// choose takes up a report, and shows the choices that matter to it.
func (p *reportsPage) choose(report reports.Report) {
	if record := p.app.reg.Record(p.record); record == nil || !slices.Contains(report.About, record.KindName()) {
		p.record = "" // one that both papers can be about stays chosen
	}
	if p.report.Name != report.Name {
		p.preview.page = 0
	}
	p.report = report
	p.remember()
	p.list.choose(report)
	p.head.SetText(spoken().Title(report))
	p.about.RemoveAll()
	if len(report.About) > 0 {
		field := newReference(func() []Option { return p.options(report.About) }, nil)
		field.titleOf = func(id string) string { return oneLineOf(p.app.view.Linked(id)) }
		field.empty = nothingChosen(report)
		field.set(p.record)
		field.changed = func() {
			p.record = field.id
			p.remember()
			p.look()
		}
		p.about.Add(newColumn(-space4, wrapped(aboutWords(report)), sidePadded(field)))
	}
	setVisible(p.about, len(report.About) > 0)
	setVisible(p.period, !report.IgnoresPeriod)
	setVisible(p.meeting, report.GoesToMeeting)
	setVisible(p.register, report.AboutKind)
	setVisible(p.secret, !report.AlwaysPublic)
	setVisible(p.public, report.AlwaysPublic)
	help := "ui.report.as_of.help"
	if report.IgnoresPeriod {
		help = "ui.report.as_of.help.day"
	}
	p.asOfHelp.SetText(translations.Text(help, nil))
	p.rearrange()
	p.choices.ScrollToTop()
	p.propose()
	p.look()
}

// remember lets back come to the same report about the same record.
func (p *reportsPage) remember() {
	if here := p.app.trail.here(); here.page == pageReports {
		here.text, here.id = p.report.Name, p.record
		p.app.trail.become(here)
	}
}

// aboutWords name what a report can be about: "System eller lokal".
func aboutWords(report reports.Report) string {
	words := ""
	for i, name := range report.About {
		kind := translations.Text(data.KindKey(name), nil)
		if i == 0 {
			words = kind
			continue
		}
		if letters := []rune(kind); len(letters) > 1 && unicode.IsLower(letters[1]) { // not PUB-avtal
			kind = strings.ToLower(kind[:len(string(letters[0]))]) + kind[len(string(letters[0])):]
		}
		words = translations.Text("ui.report.about.or", map[string]string{"one": words, "other": kind})
	}
	return words
}

// What a paper can be. The first says nothing of it.
const (
	statusPlain = "plain"
	statusDraft = string(data.PaperDraft)
	statusFinal = string(data.PaperFinal)
)

func statuses() []Option {
	return []Option{
		{ID: statusPlain, Title: translations.Text("ui.report.status.plain", nil)},
		{ID: statusDraft, Title: translations.Text(data.OptionKey("paper_state", statusDraft), nil)},
		{ID: statusFinal, Title: translations.Text(data.OptionKey("paper_state", statusFinal), nil)},
	}
}

// registers are the registers in use that a paper can be about.
func (p *reportsPage) registers() []Option {
	var list []Option
	for _, kind := range data.Kinds() {
		if data.UseOf(p.app.reg, kind.Name).State == data.UseInUse && len(p.app.reg.Living(kind)) > 0 {
			list = append(list, Option{ID: kind.Name, Title: translations.Text(data.KindsKey(kind.Name), nil)})
		}
	}
	return list
}

// nothingChosen tells what a report is about when no record is chosen.
func nothingChosen(report reports.Report) string {
	for _, key := range []string{"ui.report.about." + report.Name, "ui.report.about." + report.About[0]} {
		if translations.Has(key) {
			return translations.Text(key, nil)
		}
	}
	return translations.Text("ui.report.about.none", nil)
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
		if name == data.Units.Name { // those with a board of their own first
			slices.SortStableFunc(records, func(a, b data.Record) int { return cmp.Compare(belowBoards(a), belowBoards(b)) })
		}
		for _, r := range records {
			option := Option{ID: r.Header().ID, Title: oneLineOf(p.app.view.Title(r))}
			switch r := r.(type) {
			case *data.Service: // the same person may serve often
				option.Detail = spoken().Period(r.From, r.To)
			case *data.Unit:
				option.Detail = translations.Text(data.OptionKey("unit_type", string(r.Type)), nil)
			default:
				if len(kinds) > 1 {
					option.Detail = translations.Text(data.KindKey(name), nil)
				}
			}
			list = append(list, option)
		}
	}
	return list
}

// belowBoards orders units: those that papers go to come before those that work for them.
func belowBoards(r data.Record) int {
	switch u, _ := r.(*data.Unit); u.Type {
	case data.UnitCouncil, data.UnitBoard, data.UnitCommittee, data.UnitSubcommittee:
		return 0
	}
	return 1
}

func formOptions() []Option {
	var list []Option
	for _, form := range press.Forms() {
		list = append(list, Option{ID: form.Name, Title: spoken().FormWords(form.Name), Detail: form.Extension})
	}
	return list
}

// chosenForm is the form that the paper is to have.
func (p *reportsPage) chosenForm() press.Form {
	form, _ := press.FormNamed(p.form.id)
	return form
}

// propose names the file after the paper and the day: "arsrapport-2026-11-24.pdf". Of a name that a person has typed only the
// end is changed, when it is that of another form.
func (p *reportsPage) propose() {
	end := p.chosenForm().Extension
	if p.file.entry.Text != p.proposed {
		if form, ok := press.FormOf(p.file.path()); ok && form.Extension != end {
			p.file.entry.SetText(withEnd(p.file.path(), end))
		}
		return
	}
	p.proposed = filepath.Join(documentsFolder(), p.report.Name+"-"+string(data.DayOf(p.app.now()))+end)
	p.file.entry.SetText(p.proposed)
}

// withEnd is a path with another end.
func withEnd(path, end string) string { return strings.TrimSuffix(path, filepath.Ext(path)) + end }

// follow chooses the form that a typed path has the end of.
func (p *reportsPage) follow() {
	form, ok := press.FormOf(p.file.path())
	if !ok || form.Name == p.chosenForm().Name {
		return
	}
	p.form.set(form.Name)
}

// The periods that have a name, and days of one's own.
const (
	periodYear        = "year"
	periodLastYear    = "last_year"
	periodHalf        = "half"
	periodLastHalf    = "last_half"
	periodQuarter     = "quarter"
	periodLastQuarter = "last_quarter"
	periodDays        = "days"
)

// spans are the periods to choose among.
func (p *reportsPage) spans() []Option {
	var list []Option
	for _, name := range []string{periodYear, periodLastYear, periodHalf, periodLastHalf, periodQuarter, periodLastQuarter} {
		from, to := periodOf(name, data.DayOf(p.app.now()))
		list = append(list, Option{ID: name, Title: translations.Text("ui.report.period."+name, nil), Detail: spoken().Period(from, to)})
	}
	return append(list, Option{ID: periodDays, Title: translations.Text("ui.report.period."+periodDays, nil)})
}

// periodOf is the days of a period with a name; one that is not over ends today.
func periodOf(name string, today data.Day) (from, to data.Day) {
	from = today[:len("2006")] + "-01-01"
	months := 12
	switch name {
	case periodHalf, periodLastHalf:
		months = 6
	case periodQuarter, periodLastQuarter:
		months = 3
	}
	for from.AddMonths(months) <= today {
		from = from.AddMonths(months)
	}
	switch name {
	case periodLastYear, periodLastHalf, periodLastQuarter:
		return from.AddMonths(-months), from.AddDays(-1)
	}
	return from, today
}

// setPeriod takes a period by its name. Days of one's own begin as the year so far.
func (p *reportsPage) setPeriod(name string) {
	if name == periodDays && p.from.text() == "" && p.to.text() == "" {
		from, to := periodOf(periodYear, data.DayOf(p.app.now()))
		p.from.setText(string(from))
		p.to.setText(string(to))
	}
	p.span.set(name)
	setVisible(p.days, name == periodDays)
	p.rearrange()
	p.look()
}

// rearrange gives the choices that are there now their room.
func (p *reportsPage) rearrange() {
	p.choices.Content.Refresh()
	p.choices.Refresh()
}

// order is what is asked for; false while a day cannot be read.
func (p *reportsPage) order() (press.Order, bool) {
	order := press.Order{Report: p.report, RecordID: p.record, Public: p.secret.Visible() && p.secret.Checked}
	order.Draft = p.status.id == statusDraft
	if p.report.AboutKind {
		order.Kind = p.kind.id
	}
	days := []*dayField{p.asOf}
	if !p.report.IgnoresPeriod {
		switch p.span.id {
		case periodYear: // as when nothing is said; then it ends on the day that the state is given for
		case periodDays:
			days = append(days, p.from, p.to)
			order.From, order.To = data.Day(p.from.text()), data.Day(p.to.text())
		default:
			order.From, order.To = periodOf(p.span.id, data.DayOf(p.app.now()))
		}
	}
	if p.report.GoesToMeeting {
		order.DiaryNumber, order.Meeting = strings.TrimSpace(p.diary.Text), strings.TrimSpace(p.where.Text)
	}
	for _, f := range days {
		if f.err != nil {
			p.problem.tell(f.err)
			return press.Order{}, false
		}
	}
	order.AsOf = data.Day(p.asOf.text())
	return order, true
}

// look shows what the paper would say, made off the screen thread. One is made at a time: what has been asked for meanwhile
// comes when the one under way, which nobody waits for any more, has been stopped.
func (p *reportsPage) look() {
	if p.file == nil || p.app.space == nil { // not built yet
		return
	}
	p.problem.clear()
	if _, ok := p.order(); !ok {
		return
	}
	p.asked++
	if p.stop != nil {
		p.stop()
		return
	}
	p.make()
}

// make makes the paper that is asked for now.
func (p *reportsPage) make() {
	order, ok := p.order()
	if !ok {
		return
	}
	if p.preview.count() == 0 {
		p.preview.tell(translations.Text("ui.report.wait", nil))
	}
	p.made = p.asked
	unwanted, stop := context.WithCancel(context.Background())
	p.stop = stop
	space := p.app.space
	var made proof
	var paper press.Paper
	p.shown = press.Paper{}
	p.app.work.run("ui.work.report", func(ctx context.Context, progress func(float64)) error {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		defer context.AfterFunc(unwanted, cancel)()
		var err error
		if paper, err = makePaper(ctx, space.Store, order, progress); err == nil {
			made = newProof(paper)
		}
		return err
	}, func(err error) {
		stop()
		p.stop = nil
		switch {
		case p.made != p.asked:
			p.make()
		case err != nil:
			p.preview.show(proof{})
			p.problem.tell(err)
		default:
			p.shown, p.shownOrder = paper, order
			p.preview.show(made)
		}
	})
}

// asSeen is how old a paper in the preview may be when it is written as it was seen there.
const asSeen = time.Minute

// seen is the paper in the preview, when it is the one that is ordered and nothing has changed since.
func (p *reportsPage) seen(order press.Order) (press.Paper, bool) {
	now := p.app.now()
	age := now.Sub(p.shown.Made)
	fresh := p.stop == nil && p.made == p.asked && age >= 0 && age < asSeen && data.DayOf(now) == data.DayOf(p.shown.Made)
	return p.shown, fresh && order.Same(p.shownOrder)
}

// The parts of the way to a paper: the register is read, the paper is built, and then drawn.
const (
	paperRead  = 0.5
	paperBuilt = 0.7
)

// makePaper is press.Make that tells how far it has come and can be stopped between.
func makePaper(ctx context.Context, st *store.Store, order press.Order, progress func(float64)) (press.Paper, error) {
	in, err := press.Input(ctx, st, order)
	if err != nil {
		return press.Paper{}, err
	}
	progress(paperRead)
	paper, err := press.Build(ctx, st, order, in)
	progress(paperBuilt)
	return paper, errors.Join(err, ctx.Err())
}

// save writes the paper to its file.
func (p *reportsPage) save() { p.writeThen(func(string) {}) }

// open writes the paper to its file, and lets the system's own program show it.
func (p *reportsPage) open() { p.writeThen(p.app.openFile) }

// print writes the paper to its file, and lets the system's own program print it.
func (p *reportsPage) print() { p.writeThen(p.app.printFile) }

// writeThen writes the paper to its file; then is told where it is. A file that is there already is only replaced when the
// person says so, or when it is the same report that has been written here.
func (p *reportsPage) writeThen(then func(path string)) {
	p.follow()
	path := p.file.path()
	if path == "" {
		p.problem.tell(data.NewProblem("problem.path.none"))
		return
	}
	if end := p.chosenForm().Extension; !strings.EqualFold(filepath.Ext(path), end) {
		path += end
	}
	p.write(path, p.written == written{path, p.report.Name, p.record}, then)
}

func (p *reportsPage) write(path string, replace bool, then func(path string)) {
	p.problem.clear()
	order, ok := p.order()
	if !ok {
		return
	}
	space, form, final := p.app.space, p.chosenForm(), p.status.id == statusFinal
	paper, isSeen := p.seen(order)
	var missing []rune
	p.app.writeNew(newFile{
		path: path, work: "ui.work.report", question: "ui.report.replace.text",
		write: func(ctx context.Context, progress func(float64)) error {
			var err error
			if !isSeen {
				if paper, err = makePaper(ctx, space.Store, order, progress); err != nil {
					return err
				}
			}
			var content []byte
			if content, missing, err = paper.In(form); err != nil {
				return err
			}
			if err := errors.Join(ctx.Err(), press.WriteFile(path, content)); err != nil {
				return err
			}
			var kept *data.Paper
			if final {
				if kept, err = press.Keep(ctx, space.Store, paper, press.Keeping{DiaryNumber: order.DiaryNumber}); err != nil {
					return err
				}
			}
			if paper.Draft || space.Store.ReadOnly() {
				return nil
			}
			return press.Book(ctx, space.Store, paper, form, kept)
		},
		done: func(err error) {
			if err != nil {
				p.problem.tell(err)
				return
			}
			p.written = written{path, order.Report.Name, order.RecordID}
			if final { // once is enough: the next press would keep another
				p.status.set(statusPlain)
				p.app.reload()
			}
			p.app.frame.say(translations.Text("told.report", map[string]string{"title": spoken().Title(order.Report), "file": path}))
			if len(missing) > 0 {
				p.app.frame.say(translations.Text("told.missing", map[string]string{"letters": strings.Join(strings.Split(string(missing), ""), " ")}))
			}
			then(path)
		},
	}, replace)
}

// printFile lets the system's own program print a file. Where none does it by itself the file is shown, to be printed there.
func (a *app) printFile(path string) {
	if print := a.options.PrintFile; print != nil && print(path) == nil {
		a.frame.say(translations.Text("told.printed", map[string]string{"file": path}))
		return
	}
	a.frame.say(translations.Text("told.print_there", map[string]string{"file": path}))
	a.openFile(path)
}

// openFile lets the system's own program show a paper.
func (a *app) openFile(path string) {
	if err := a.showFile(path); err != nil {
		inform(a.window, translations.Text("ui.report.saved", nil), sentence(err))
	}
}

// showFile lets the system's own program show a file.
func (a *app) showFile(path string) error {
	open := a.options.OpenFile
	if open == nil {
		open = func(path string) error { return a.fyne.OpenURL(fileURL(path)) }
	}
	if err := open(path); err != nil {
		return data.NewProblem("problem.open", "file", path).Because(err)
	}
	return nil
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
