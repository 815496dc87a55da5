package ui

import (
	"context"
	"image"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// frame is what stays while pages come and go: the head, the menu and the status line.
type frame struct {
	app    *app
	object fyne.CanvasObject

	back, forward *button
	register      *widget.Hyperlink // of the record that is shown; leads to its list
	crumb         *widget.Label
	crumbs        *fyne.Container
	search        *button
	head          fyne.CanvasObject
	menu          *fyne.Container
	items         []*menuItem
	shown         string          // which registers it holds
	menuFoot      *fyne.Container // what stays in sight however long the menu is
	menuScroll    *container.Scroll
	side          fyne.CanvasObject // the menu with its line
	folded        bool              // the menu shows icons alone
	body          *fyne.Container
	status        *widget.Label
	statusRow     *fyne.Container // the status and, after it, the way back
	wayBack       *button         // takes back what was just done; hidden when there is nothing to offer
	spinner       *widget.ProgressBar
	stop          *button
}

func newFrame(a *app) *frame {
	f := &frame{app: a}
	f.back = newButtonWithIcon("", icons.Named("back"), a.back)
	f.forward = newButtonWithIcon("", icons.Named("forward"), a.forward)
	f.back.name, f.forward.name = translations.Text("ui.go.back", nil), translations.Text("ui.go.forward", nil)
	f.back.Importance, f.forward.Importance = widget.LowImportance, widget.LowImportance
	f.register = newLink("", nil)
	f.register.Wrapping = fyne.TextWrapOff
	f.register.Hide()
	f.crumb = widget.NewLabel("")
	f.crumb.Truncation = fyne.TextTruncateEllipsis
	f.search = newButtonWithIcon(translations.Text("ui.search.or.do", nil), icons.Named("search"), func() { a.palette() })
	f.search.Alignment = widget.ButtonAlignLeading
	help := newButtonWithIcon("", icons.Named("help"), a.help)
	help.name = translations.Text("ui.help", nil)
	help.Importance = widget.LowImportance
	f.crumbs = container.New(crumbLayout{}, f.register, f.crumb)
	f.head = container.NewBorder(nil, widget.NewSeparator(), container.NewHBox(f.back, f.forward), container.NewHBox(f.search, help), f.crumbs)
	f.menu = container.New(layout.NewCustomPaddedVBoxLayout(0))
	f.menuFoot = container.New(layout.NewCustomPaddedVBoxLayout(0))
	f.menuScroll = container.NewVScroll(f.menu)
	f.body = container.NewStack()
	f.status = widget.NewLabel("")
	f.status.Truncation = fyne.TextTruncateEllipsis
	f.spinner = widget.NewProgressBar()
	f.stop = newButton(translations.Text("ui.stop", nil), nil)
	f.wayBack = quietButton("", nil)
	f.wayBack.Hide()
	f.statusRow = container.New(followLayout{}, f.status, f.wayBack)
	f.spinner.Hide()
	f.stop.Hide()
	status := container.NewBorder(nil, nil, nil, container.NewHBox(f.spinner, f.stop), f.statusRow)
	foot := container.New(layout.NewCustomPaddedVBoxLayout(0), widget.NewSeparator(), container.New(layout.NewCustomPaddedLayout(-statusTight, -statusTight, 0, 0), status))
	f.side = container.NewBorder(nil, nil, nil, widget.NewSeparator(), container.NewBorder(nil, f.menuFoot, nil, nil, f.menuScroll))
	f.object = container.New(&frameLayout{fitLayout{f.fit}}, container.NewBorder(f.head, foot, f.side, nil, container.New(&lowLayout{}, container.NewVScroll(f.body))))
	return f
}

// statusTight is how much of the room above and below its words the status line goes without: it is there always, and a list has more to tell.
const statusTight float32 = 4

// frameLayout lets the window be as small as a person wants it, or as its text makes it.
type frameLayout struct{ fitLayout }

// MinSize is for Fyne, which makes a window as large as its content's least size, also when the screen is not.
func (l *frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 240) }

// lowLayout lets a page that needs more height than the window has be turned, and takes no room by itself.
type lowLayout struct{}

// MinSize is for Fyne.
func (lowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout is for Fyne.
func (lowLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) { objects[0].Resize(room) }

// refresh follows the file that is open and the place that is shown.
func (f *frame) refresh() {
	if f.app.space == nil {
		f.showAround()
		return
	}
	if shown := f.app.shownInMenu(); len(f.items) == 0 || shown != f.shown {
		f.shown = shown
		f.fillMenu()
	}
	for _, item := range f.items {
		item.mark(f.app.trail.here())
	}
	f.showAround()
	f.showStatus()
}

// showAround shows the head and the menu, but around a page that fills the window.
func (f *frame) showAround() {
	p, ok := f.app.page.(interface{ fillsWindow() bool })
	fills := ok && p.fillsWindow()
	shown := f.app.space != nil && !fills
	if f.side.Visible() == shown && f.head.Visible() == shown {
		return // to lay out the whole window anew takes as long as to make a page
	}
	setVisible(f.side, shown)
	setVisible(f.head, shown)
	f.object.Refresh()
}

// fillMenu makes the menu, once for each width: drawing its icons takes as long as the rest of a page.
func (f *frame) fillMenu() {
	f.items = nil
	f.menuScroll.SetMinSize(fyne.NewSize(menuWidth, 0))
	if f.folded {
		f.menuScroll.SetMinSize(fyne.NewSize(foldedWidth, 0))
	}
	rows := []fyne.CanvasObject{ // set at once: a container lays all of them out at each that is added
		f.item(translations.Text("ui.overview", nil), "overview", place{page: pageOverview}),
		f.item(translations.Text("ui.watches", nil), "clock", place{page: pageWatches}),
		f.item(translations.Text("ui.wheel", nil), "wheel", place{page: pageWheel}),
	}
	for _, group := range menuGroups {
		kinds := f.app.inMenu(group.kinds)
		if len(kinds) == 0 {
			continue
		}
		closed := !f.folded && f.app.fyne.Preferences().Bool(prefClosed+group.name)
		if f.folded {
			rows = append(rows, gap(space8))
		} else {
			rows = append(rows, f.groupHead(group.name, closed))
		}
		for _, kind := range kinds {
			to, words := place{page: pageList, kind: kind.Name}, data.KindsKey(kind.Name)
			if kind.Single {
				to.page = pageRecord
			}
			if own, ok := menuPages[kind.Name]; ok {
				to.page, words = own.page, own.words
			}
			if item := f.item(translations.Text(words, nil), kind.Icon, to); !closed {
				rows = append(rows, item)
			}
		}
		if group.name == "events" && !closed {
			rows = append(rows, f.item(translations.Text("ui.matrix", nil), "matrix", place{page: pageMatrix}))
		}
	}
	f.menu.Objects = rows
	f.menuFoot.Objects = []fyne.CanvasObject{
		widget.NewSeparator(),
		f.item(translations.Text("ui.reports", nil), "report", place{page: pageReports}),
		f.item(translations.Text("ui.registers", nil), "menu", place{page: pageRegisters}),
		f.item(translations.Text("ui.settings", nil), "settings", place{page: pageSettings}),
	}
	f.menu.Refresh()
	f.menuFoot.Refresh()
}

const (
	menuWidth   = 232
	foldedWidth = 40
	foldsUnder  = 1000 // the width of a window that has better use for its room
)

// fit folds the menu in a narrow window.
func (f *frame) fit(width float32) {
	if folded := width < foldsUnder; folded != f.folded {
		f.folded, f.items = folded, nil
		f.refresh()
	}
}

// menuGroups are all registers, as the menu groups them after the policy's headings.
var menuGroups = []struct {
	name  string
	kinds []string
}{
	{"governance", []string{"document", "duty", "referral", "introduction"}},
	{"people", []string{"unit", "person", "role", "service", "mandate", "course", "training_plan", "training_occasion", "training_offer", "training_done", "confirmation"}},
	{"assets", []string{
		"asset", "classification", "system", "premises", "requirement", "fulfilment", "exception", "measure",
		"risk", "risk_session", "risk_value", "continuity", "exercise",
	}},
	{"suppliers", []string{"supplier", "contract", "subprocessor", "procurement", "procurement_requirement", "supplier_check"}},
	{"events", []string{"incident", "incident_event", "incident_message", "notification", "registration"}},
	{"followup", []string{
		"action", "meeting", "matter", "decision", "paper", "attachment", "control_point", "control_occasion", "goal", "reading", "earlier_figure", "management_review", "audit", "finding",
		"self_assessment", "legal_requirement", "stakeholder", "environment", "activity",
	}},
	{"settings", []string{"municipality", "authority", "deadline", "threshold", "form_question", "sector", "class_level", "risk_level", "risk_step", "supplier_interval", "retention", "lead_time", "report_setting", "import_template", "snooze"}},
}

// basic are the registers that the menu shows from the start. Others come as they are put to use.
var basic = []string{"document", "duty", "unit", "person", "role", "training_done", "incident", "notification", "action", "municipality"}

// aside are registers that are met in other places than the menu: a log in its incident, law in its own time.
var aside = []string{"incident_event", "incident_message", "attachment", "snooze", "lead_time", "report_setting", "import_template", "retention", "threshold", "form_question", "sector", "class_level", "classification", "referral", "introduction", "training_plan", "training_occasion", "training_offer", "risk_session", "subprocessor", "procurement_requirement", "supplier_interval", "risk_value", "risk_level", "risk_step", "fulfilment", "control_occasion", "reading", "finding", "activity"}

// shownWith are registers that a new file already holds rows of, and that the menu shows once one of those that need them is in use.
var shownWith = map[string][]string{"requirement": {"system", "premises", "procurement"}}

// menuPages are the pages that the menu leads to in the place of a register's list, which is reached from there.
var menuPages = map[string]struct {
	page  pageName
	words string
}{
	"unit":          {pageOrganisation, "ui.organisation"},
	"training_done": {pageTraining, "ui.training"},
	"risk":          {pageRisks, "ui.risks"},
}

// inMenu are those of a group's registers that the menu shows.
func (a *app) inMenu(names []string) []data.Untyped {
	var kinds []data.Untyped
	for _, name := range names {
		kind, _ := data.KindNamed(name)
		isNeeded := func(other string) bool { return data.UseOf(a.reg, other).State == data.UseInUse }
		if needs := shownWith[name]; needs != nil && !slices.ContainsFunc(needs, isNeeded) {
			continue
		}
		state := data.UseOf(a.reg, name).State
		if slices.Contains(basic, name) && state != data.UseElsewhere || !slices.Contains(aside, name) && state == data.UseInUse {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// menuMemory is which registers the menu shows, as long as the register is the same.
type menuMemory struct {
	view  *reports.Viewer
	names string
}

// shownInMenu tells one menu from another.
func (a *app) shownInMenu() string {
	if m := a.memory.inMenu; m != nil && m.view == a.view {
		return m.names
	}
	var names []string
	for _, group := range menuGroups {
		for _, kind := range a.inMenu(group.kinds) {
			names = append(names, kind.Name)
		}
	}
	a.memory.inMenu = &menuMemory{a.view, strings.Join(names, " ")}
	return a.memory.inMenu.names
}

// prefClosed, with a group's name, remembers that the person has closed it.
const prefClosed = "menu.closed."

// groupHead is a group's name, which opens and closes it.
func (f *frame) groupHead(name string, closed bool) fyne.CanvasObject {
	icon := "open_list"
	if closed {
		icon = "forward"
	}
	mark := container.New(layout.NewCustomPaddedLayout(0, 0, 0, space8), widget.NewIcon(icons.Named(icon))) // the name has its own air
	return newPressable(container.NewBorder(nil, nil, nil, mark, menuHead(translations.Text("ui.menu."+name, nil))), func() {
		f.app.fyne.Preferences().SetBool(prefClosed+name, !closed)
		f.items = nil
		f.refresh()
	})
}

func menuHead(text string) *widget.Label {
	label := widget.NewLabel(text)
	label.Importance = widget.LowImportance
	label.TextStyle.Bold = true
	label.SizeName = sizeQuiet
	label.Truncation = fyne.TextTruncateEllipsis
	return label
}

func (f *frame) item(text, icon string, to place) fyne.CanvasObject {
	item := newMenuItem(f, text, icon, to)
	f.items = append(f.items, item)
	return item
}

func (f *frame) show(p page) {
	f.body.Objects = []fyne.CanvasObject{f.app.withProbe(p.object())}
	f.body.Refresh()
	f.showCrumb(p.title())
	if _, ok := f.app.trail.peekBack(); ok {
		f.back.Enable()
	} else {
		f.back.Disable()
	}
	if _, ok := f.app.trail.peekForward(); ok {
		f.forward.Enable()
	} else {
		f.forward.Disable()
	}
	f.refresh()
}

// showCrumb tells where one is; the register of a record is the way to its list.
func (f *frame) showCrumb(title string) {
	defer f.crumbs.Refresh() // another register's name is longer or shorter
	register, rest, inRegister := strings.Cut(title, crumbSign)
	here := f.app.trail.here()
	if _, isRecord := f.app.page.(*recordPage); !isRecord || !inRegister {
		f.register.Hide()
		f.crumb.SetText(title)
		return
	}
	f.register.SetText(register)
	f.register.OnTapped = func() { f.app.goTo(place{page: pageList, kind: here.kind}) }
	f.register.Show()
	f.crumb.SetText(strings.TrimSpace(crumbSign) + " " + rest)
}

// crumbLayout puts the place after the link to its register, if there is one, as near as the next word, in spite of the room that both have at their sides.
type crumbLayout struct{}

// MinSize is for Fyne.
func (crumbLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

// Layout is for Fyne.
func (crumbLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	register, place := objects[0], objects[1]
	x := float32(0)
	if register.Visible() {
		register.Resize(fyne.NewSize(register.MinSize().Width, room.Height))
		x = register.MinSize().Width - 2*theme.InnerPadding() + space4
	}
	place.Move(fyne.NewPos(x, 0))
	place.Resize(fyne.NewSize(max(0, room.Width-x), room.Height))
}

// crumbSign stands between a register and a record of it.
const crumbSign = " › "

// withProbe lets Options.Painted know when the page has been painted for the first time.
func (a *app) withProbe(o fyne.CanvasObject) fyne.CanvasObject {
	if a.options.Painted == nil {
		return o
	}
	a.probe = canvas.NewRaster(func(int, int) image.Image { // called while the page is painted
		if asked := a.asked; asked.what != "" {
			a.asked.what = ""
			a.work.soon(func() { a.options.Painted(asked.what, time.Since(asked.at)) })
		}
		return image.NewAlpha(image.Rect(0, 0, 1, 1))
	})
	// Of one point, and painted last: over the whole page it would cost a page's painting without a graphics card.
	a.probe.Resize(fyne.NewSquareSize(1))
	return container.NewStack(o, container.NewWithoutLayout(a.probe))
}

// timeKeystroke lets Options.Painted know when what a letter led to has been painted.
func (a *app) timeKeystroke() {
	if a.options.Painted != nil && a.probe != nil {
		a.asked = asked{Keystroke, time.Now()}
		a.probe.Refresh()
	}
}

// Keystroke is what Options.Painted is told of a letter that narrows a list.
const Keystroke = "keystroke"

// say tells something in the status line, quietly.
func (f *frame) say(text string) {
	f.withdraw()
	f.status.SetText(text)
	f.app.work.said.Store(time.Now().UnixNano())
}

// offer puts the way back from what was just done after what the status line says, for a while. A page that offers it itself, where the
// act was, is let do so.
func (f *frame) offer(words string, goBack func()) {
	if p, ok := f.app.page.(interface{ offersUndo() bool }); ok && p.offersUndo() {
		return
	}
	f.wayBack.SetText(translations.Text(words, nil))
	f.wayBack.OnTapped = func() {
		f.withdraw()
		goBack()
	}
	f.wayBack.Show()
	f.statusRow.Refresh()
	f.app.work.said.Store(time.Now().Add(offerFor - sayFor).UnixNano())
}

// withdraw offers the way back no longer. What has been pressed must not be pressed again by a key.
func (f *frame) withdraw() {
	if !f.wayBack.Visible() {
		return
	}
	if c := f.app.window.Canvas(); c.Focused() == fyne.Focusable(f.wayBack) {
		c.Unfocus()
	}
	f.wayBack.OnTapped = nil
	f.wayBack.Hide()
	f.statusRow.Refresh()
}

// offerFor is how long the way back stays at least.
const offerFor = 10 * time.Second

// hint tells what the pointer is over, and how the file stands once it is over nothing. It waits while a way back is offered.
func (f *frame) hint(text string) {
	if f.wayBack.Visible() && !f.app.work.mayTell() {
		return
	}
	if text == "" {
		f.showStatus()
		return
	}
	f.say(text)
}

// showStatus tells how the file stands. A page may still be typed in while the program quits and its file is closed already.
func (f *frame) showStatus() {
	f.app.work.said.Store(0)
	f.withdraw()
	if f.app.space == nil {
		f.status.SetText("")
		return
	}
	status := f.app.space.Status()
	key := "ui.status.saved"
	if p, ok := f.app.page.(interface{ unsaved() bool }); ok && p.unsaved() {
		key = "ui.status.unsaved"
	}
	if status.ReadOnly {
		key = "ui.status.readonly"
	}
	around := f.app.aroundWords()
	args := map[string]string{"file": status.Path}
	if around != "" { // there is no room for both
		args["file"] = filepath.Base(status.Path)
	}
	switch {
	case key != "ui.status.saved" || status.Unshared == 0 && status.Unreached.IsZero() && status.Standstill == nil:
	case status.Spoilt():
		key = "ui.status.spoilt"
	case status.Held:
		key = "ui.status.held"
	case data.IsProblem(status.Standstill, "problem.file.newer"):
		key = "ui.status.newer_file"
	case status.Standstill != nil:
		key = "ui.status.standstill"
	case !status.Unreached.IsZero():
		key, args["since"] = "ui.status.unreached", reports.Moment(status.Unreached)
	default:
		key = "ui.status.unshared"
	}
	words := translations.Count(key, status.Unshared, args)
	passing := ""
	if status.Passing && status.Unshared > 0 {
		passing = translations.Text("ui.status.passing", nil)
	}
	for _, more := range []string{passing, around, f.app.onDuty()} {
		if more != "" {
			words += " · " + more
		}
	}
	f.status.SetText(words)
}

// followLayout lets an object follow the words of a label, which gives way when there is no room for both.
type followLayout struct{}

// MinSize is for Fyne.
func (followLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// Layout is for Fyne.
func (followLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	label, follows := objects[0].(*widget.Label), objects[1]
	if !follows.Visible() {
		label.Resize(room)
		return
	}
	needs := follows.MinSize()
	words := fyne.MeasureText(label.Text, theme.Size(sizeBody), label.TextStyle).Width + 2*theme.InnerPadding() + space4 // what is measured is rounded
	width := min(words, room.Width-needs.Width)
	label.Resize(fyne.NewSize(width, room.Height))
	follows.Move(fyne.NewPos(width, 0))
	follows.Resize(fyne.NewSize(needs.Width, room.Height))
}

// working shows that something takes its time, with a way to stop it.
func (f *frame) working(words string, cancel context.CancelFunc) {
	f.say(translations.Text(words, nil))
	f.spinner.SetValue(0)
	f.spinner.Show()
	f.stop.OnTapped = cancel
	f.stop.Show()
}

func (f *frame) progressed(part float64) { f.spinner.SetValue(part) }

func (f *frame) workEnded() {
	if f.spinner.Visible() {
		f.spinner.Hide()
		f.stop.Hide()
		if f.app.space != nil {
			f.showStatus()
		}
	}
}

// newRecord begins a record of the kind that is shown, or an incident.
func (a *app) newRecord() {
	if a.space == nil {
		return
	}
	kind := a.trail.here().kind
	if k, ok := data.KindNamed(kind); !ok || k.Single || k.ByAct {
		kind = "incident"
	}
	a.goTo(place{page: pageRecord, kind: kind})
}
