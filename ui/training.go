package ui

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// trainingKinds are the registers that are reached from the page about training.
var trainingKinds = []string{"course", "training_plan", "training_occasion", "training_offer", "training_done", "confirmation"}

// trainingPage tells how many have been offered training and have gone through it, what the leadership lacks, how far the
// year's plan has come, and which managers have confirmed.
type trainingPage struct {
	app    *app
	column *fyne.Container
	whole  *container.Scroll
	offer  *offerForm // nil: not open
}

func newTrainingPage(a *app) page {
	p := &trainingPage{app: a, column: newColumn(space4)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *trainingPage) title() string             { return translations.Text("ui.training", nil) }
func (p *trainingPage) object() fyne.CanvasObject { return p.whole }

func (p *trainingPage) leave(then func()) {
	if p.offer == nil || !p.offer.changed {
		then()
		return
	}
	confirm(p.app.window, translations.Text("ui.training.leave", nil), translations.Text("ui.training.leave.text", nil), translations.Text("ui.unsaved.discard", nil), then)
}

func (p *trainingPage) refresh() {
	today := data.DayOf(p.app.now())
	p.column.RemoveAll()
	p.showHead()
	if p.offer != nil {
		p.column.Add(sidePadded(p.offer.object))
	}
	p.showCoverage(today)
	p.showLeadership(today)
	p.showExpiring(today)
	p.showPlan(today)
	p.showOccasions(today)
	p.showConfirmations(today)
	p.column.Refresh()
}

// showHead shows the acts, and the ways to the registers that the page is made from.
func (p *trainingPage) showHead() {
	acts := container.NewHBox()
	if !p.app.space.Status().ReadOnly && p.offer == nil {
		acts.Add(newButton(translations.Text("ui.training.note", nil), func() {
			p.app.goTo(place{page: pageRecord, kind: "training_done"})
		}))
		offer := newButton(translations.Text("ui.training.offer", nil), p.openOffer)
		offer.Importance = widget.HighImportance
		acts.Add(offer)
	}
	p.column.Add(beside(newHead(p.title()), acts.Objects...))
	links := container.New(&flowLayout{gap: space4})
	for _, name := range trainingKinds {
		links.Add(quietButton(translations.Text(data.KindsKey(name), nil), func() { p.app.goTo(place{page: pageList, kind: name}) }))
	}
	p.column.Add(links)
}

// showCoverage shows the employees of each administration, then the whole, the managers and the elected.
func (p *trainingPage) showCoverage(today data.Day) {
	p.column.Add(newHead(translations.Text("ui.training.coverage", nil)))
	p.column.Add(newColumn(-space8, quietly(translations.Text("ui.training.coverage.text", nil))))
	for _, c := range data.CoverageByUnit(p.app.reg, data.GroupEmployees, today) {
		unit := c.Unit
		p.column.Add(newRow(p.covered(unit.Name, c, func() { p.app.goTo(placeOf(unit)) })))
	}
	for _, group := range []data.Group{data.GroupEmployees, data.GroupManagers, data.GroupElected} {
		c := data.Coverage(p.app.reg, group, "", today)
		p.column.Add(newRow(p.covered(translations.Text("ui.training.group."+string(group), nil), c, nil)))
	}
	p.column.Add(gap(space16))
}

// covered is one row: name, bar and numbers; below, which course most have gone through and until when it is good.
func (p *trainingPage) covered(name string, c data.Covered, open func()) fyne.CanvasObject {
	var head fyne.CanvasObject
	if open != nil {
		head = newLink(name, open)
	} else {
		label := wrapped(name)
		label.TextStyle.Bold = true
		head = label
	}
	numbers := wrapped(goneWords(c))
	below := []string{offeredWords(c)}
	if len(c.Courses) > 0 && c.Courses[0].Course != nil {
		best := c.Courses[0]
		about := best.Course.Title
		if best.Until != "" {
			about += ", " + translations.Text("ui.training.until", map[string]string{"day": spoken().LongDate(best.Until)})
		}
		below = append(below, about)
	}
	bar := newBar(c.Completed, c.Offered, c.Of)
	left := newColumn(-space16, head, quietly(strings.Join(below, " · ")))
	var right fyne.CanvasObject = newColumn(-space4, numbers, sidePadded(bar))
	if to, ok := behindCoverage(name, c); ok {
		right = newPressable(right, func() { p.app.goTo(to) })
	}
	block := newColumn(-space8, container.New(&shareLayout{first: 0.52, gap: space8}, left, right))
	if c.ByPerson && len(c.Missing) > 0 {
		block.Add(quietly(translations.Text("ui.training.missing", map[string]string{"who": p.namesOf(c.Missing)})))
	}
	return block
}

// behindCoverage is where the bar of a group leads: to those who have not gone, or else to the trainings that it counts.
func behindCoverage(name string, c data.Covered) (place, bool) {
	if !c.ByPerson || len(c.Missing) == 0 {
		return place{page: pageList, kind: data.TrainingsDone.Name, text: narrowedToAll}, c.Completed > 0
	}
	var missing []store.Reference
	for _, person := range c.Missing {
		missing = append(missing, store.Reference{Kind: data.People.Name, ID: person.ID})
	}
	return recordsOf(translations.Text("ui.training.behind", map[string]string{"group": name}), missing), true
}

// goneWords tell how many have gone: "201 av 478 har gått, 42 %".
func goneWords(c data.Covered) string {
	args := map[string]string{"done": reports.Number(c.Completed), "of": reports.Number(c.Of)}
	if c.Of == 0 {
		return translations.Text("ui.training.gone.unknown", args)
	}
	args["percent"] = reports.Percent(c.Completed, c.Of)
	return translations.Text("ui.training.gone", args)
}

func offeredWords(c data.Covered) string {
	switch {
	case c.Offered == 0 && slices.ContainsFunc(c.Courses, func(one data.CourseCovered) bool { return one.OfferedOn != "" }):
		return translations.Text("ui.training.offered.unknown", nil)
	case c.Offered == 0:
		return translations.Text("ui.training.offered.none", nil)
	case c.Of > 0 && c.Offered >= c.Of:
		return translations.Text("ui.training.offered.all", nil)
	}
	return translations.Text("ui.training.offered", map[string]string{"offered": reports.Number(c.Offered)})
}

// mostPeople are named in a line.
const mostPeople = 12

func (p *trainingPage) namesOf(people []*data.Person) string {
	var names []string
	for i, one := range people {
		if i == mostPeople {
			names = append(names, translations.Count("ui.training.more", len(people)-mostPeople, nil))
			break
		}
		names = append(names, one.Name)
	}
	return spoken().Enumerate(names)
}

// showLeadership shows the training that the law demands of the leadership, and who has not gone through it.
func (p *trainingPage) showLeadership(today data.Day) {
	p.column.Add(newHead(translations.Text("ui.training.leadership", nil)))
	p.column.Add(quietly(translations.Text("ui.training.leadership.text", nil)))
	if m := p.app.reg.Municipality(); m.Leadership != "" {
		key := "ui.training.leadership.judged"
		if m.LeadershipOn == "" {
			key = "ui.training.leadership.judged.undated"
		}
		p.column.Add(wrapped(translations.Text(key, map[string]string{"who": m.Leadership, "day": spoken().LongDate(m.LeadershipOn)})))
	}
	c := data.Coverage(p.app.reg, data.GroupLeadership, "", today)
	if c.Of == 0 {
		p.column.Add(container.NewBorder(nil, nil, nil, container.NewCenter(newButton(translations.Text("ui.training.leadership.choose", nil), func() {
			p.app.goTo(place{page: pageList, kind: "person"})
		})), wrapped(translations.Text("ui.training.leadership.none", nil))))
		p.column.Add(gap(space16))
		return
	}
	p.column.Add(newRow(p.covered(translations.Text(data.OptionKey("group", string(data.GroupLeadership)), nil), data.Covered{
		Group: c.Group, Of: c.Of, Offered: c.Offered, Completed: c.Completed, Courses: c.Courses,
	}, nil)))
	for _, one := range c.Missing {
		person := one
		name := newLink(person.Name, func() { p.app.goTo(placeOf(person)) })
		about := newColumn(-space16, name)
		if person.Title != "" {
			about.Add(quietly(person.Title))
		}
		right := container.NewHBox(container.NewCenter(newStateMark(stateLacking, translations.Text("ui.training.leadership.missing", nil))))
		if !p.app.space.Status().ReadOnly {
			right.Add(gapBeside())
			right.Add(container.NewCenter(newButton(translations.Text("ui.verb.note", nil), func() { p.app.goTo(p.app.leaderTrained(person.ID)) })))
		}
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, right, about)))
	}
	if !c.ByPerson && c.Completed < c.Of {
		p.column.Add(quietly(translations.Text("ui.training.leadership.unnamed", nil)))
	}
	p.column.Add(gap(space16))
}

// expiresWithin is how many days ahead the page looks for training to be gone through anew.
const expiresWithin = 120

func (p *trainingPage) showExpiring(today data.Day) {
	list := data.TrainingExpiring(p.app.reg, today, expiresWithin)
	if len(list) == 0 {
		return
	}
	p.column.Add(newHead(translations.Text("ui.training.expiring", nil)))
	for _, e := range list {
		mark, key := statePartly, "ui.training.expires"
		if e.Until < today {
			mark, key = stateLacking, "ui.training.expired"
		}
		words := translations.Text(key, map[string]string{"what": e.Course.Title, "who": p.toWhom(e.Done.Group, e.Done.Unit), "day": spoken().LongDate(e.Until)})
		if len(e.People) > 0 {
			words += " " + sentenceCase(p.namesOf(e.People)) + "."
		}
		lead := container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), newStateMark(mark, ""))
		done := e.Done
		act := quietButton(translations.Text("ui.verb.open", nil), func() { p.app.goTo(placeOf(done)) })
		p.column.Add(newRow(container.NewBorder(nil, nil, lead, container.NewCenter(act), wrapped(words))))
	}
	p.column.Add(gap(space16))
}

// toWhom is a group in a unit: "anställda, Socialförvaltningen".
func (p *trainingPage) toWhom(group data.Group, unit data.Link[*data.Unit]) string {
	words := strings.ToLower(translations.Text(data.OptionKey("group", string(group)), nil))
	if unit != "" {
		words += ", " + p.app.view.Linked(string(unit))
	}
	return words
}

// showPlan shows the year's plan and what has been offered of it.
func (p *trainingPage) showPlan(today data.Day) {
	year := strconv.Itoa(today.Year())
	add := quietButton(translations.Text("ui.new.training_plan", nil), func() { p.app.goTo(place{page: pageRecord, kind: "training_plan"}) })
	setVisible(add, !p.app.space.Status().ReadOnly)
	p.column.Add(beside(newHead(translations.Text("ui.training.plan", map[string]string{"year": year})), add))
	plan := data.PlannedIn(p.app.reg, today.Year(), today)
	if len(plan) == 0 {
		p.column.Add(quietly(translations.Text("ui.training.plan.none", map[string]string{"year": year})))
	}
	for _, one := range plan {
		line := one.Plan
		name := newLink(p.app.view.Linked(string(line.Course)), func() { p.app.goTo(placeOf(line)) })
		about := quietly(sentenceCase(p.toWhom(line.Group, line.Unit)))
		mark, words := stateUnknown, translations.Text("ui.training.plan.by", map[string]string{"day": nearDay(line.By, today)})
		switch {
		case one.OfferedOn != "":
			mark, words = stateMet, translations.Text("ui.training.plan.offered", map[string]string{"day": string(one.OfferedOn), "count": reports.Number(one.Headcount)})
		case one.Late:
			mark, words = stateLacking, translations.Text("ui.training.plan.late", map[string]string{"day": nearDay(line.By, today)})
		}
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(newStateMark(mark, words))), newColumn(-space16, name, about))))
	}
	p.column.Add(gap(space16))
}

// showOccasions shows when courses are held from now on, and those that have been held without anybody noting who went.
func (p *trainingPage) showOccasions(today data.Day) {
	add := quietButton(translations.Text("ui.new.training_occasion", nil), func() { p.app.goTo(place{page: pageRecord, kind: "training_occasion"}) })
	setVisible(add, !p.app.space.Status().ReadOnly)
	p.column.Add(beside(newHead(translations.Text("ui.training.occasions", nil)), add))
	none, last := true, data.LastDone(p.app.reg)
	for _, o := range data.All(p.app.reg, data.Occasions) {
		if o.On < today && o.Noted(last) {
			continue
		}
		none = false
		name := newLink(p.app.view.Linked(string(o.Course)), func() { p.app.goTo(placeOf(o)) })
		about := sentenceCase(p.toWhom(o.Group, o.Unit))
		for _, more := range []string{o.Hours, o.Place} {
			if more != "" {
				about += " · " + more
			}
		}
		mark, act := newStateMark(stateUnknown, nearDay(o.On, today)), container.NewHBox()
		if o.On < today {
			mark = newStateMark(stateLacking, translations.Text("ui.training.occasions.unnoted", map[string]string{"day": nearDay(o.On, today)}))
		}
		if o.On <= today && !p.app.space.Status().ReadOnly {
			act.Add(newButton(translations.Text("ui.verb.note", nil), func() {
				p.app.goTo(prefilled("training_done", "course", string(o.Course), "group", string(o.Group), "unit", string(o.Unit), "on", string(o.On)))
			}))
		}
		right := container.NewHBox(container.NewCenter(mark), container.NewCenter(act))
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(right), newColumn(-space16, name, quietly(about)))))
	}
	if none {
		p.column.Add(quietly(translations.Text("ui.training.occasions.none", nil)))
	}
	p.column.Add(gap(space16))
}

// showConfirmations shows which managers have confirmed this year that their employees have what they need.
func (p *trainingPage) showConfirmations(today data.Day) {
	p.column.Add(newHead(translations.Text("ui.training.confirmed", map[string]string{"year": strconv.Itoa(today.Year())})))
	p.column.Add(quietly(translations.Text("ui.training.confirmed.text", nil)))
	for _, one := range data.ConfirmedIn(p.app.reg, today.Year()) {
		unit, given := one.Unit, one.Confirmation
		name := newColumn(-space16, newLink(unit.Name, func() { p.app.goTo(placeOf(unit)) }))
		mark := newStateMark(stateUnknown, translations.Text("ui.training.confirmed.none", nil))
		act := newButton(translations.Text("ui.verb.note", nil), func() {
			p.app.goTo(prefilled("confirmation", "unit", unit.ID, "on", string(today), "manager", p.managerOf(unit)))
		})
		setVisible(act, !p.app.space.Status().ReadOnly)
		switch {
		case given != nil:
			mark = newStateMark(stateMet, translations.Text("ui.training.confirmed.all", nil))
			if !given.Complete() {
				mark = newStateMark(statePartly, translations.Text("ui.training.confirmed.part", nil))
			}
			name.Add(quietly(strings.Trim(string(given.On)+" · "+p.app.view.Linked(string(given.Manager)), " ·")))
			act = newButton(translations.Text("ui.verb.open", nil), func() { p.app.goTo(placeOf(given)) })
		case one.Before != "":
			name.Add(quietly(translations.Text("ui.training.confirmed.before", map[string]string{"day": string(one.Before)})))
		}
		right := container.NewHBox(container.NewCenter(sized(190, mark)), container.NewCenter(sized(104, act)))
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(right), name)))
	}
}

// managerOf is the only manager in the register who belongs to a unit; empty when there are none or several.
func (p *trainingPage) managerOf(u *data.Unit) string {
	var found []string
	for _, one := range data.All(p.app.reg, data.People) {
		if one.Position == data.GroupManagers && one.LeftOn == "" && one.Unit == data.Link[*data.Unit](u.ID) {
			found = append(found, one.ID)
		}
	}
	if len(found) != 1 {
		return ""
	}
	return found[0]
}

// openOffer opens the line by which a whole group is offered a course.
func (p *trainingPage) openOffer() {
	p.offer = newOfferForm(p)
	p.refresh()
	p.whole.ScrollToTop()
	p.app.window.Canvas().Focus(p.offer.fields[0].input.focus())
}

func (p *trainingPage) closeOffer() {
	p.offer = nil
	p.refresh()
}

// offerForm offers a course to a whole group at once: one offer a unit, in one save.
type offerForm struct {
	page    *trainingPage
	kind    data.Untyped
	fields  []*formField
	units   []*keyCheck
	ids     []data.Link[*data.Unit]
	object  fyne.CanvasObject
	changed bool
}

func newOfferForm(p *trainingPage) *offerForm {
	f := &offerForm{page: p, kind: data.TrainingOffers.Untyped()}
	env := p.app.inputEnv()
	env.create = nil // what is made elsewhere would take the page away
	for _, name := range []string{"course", "group", "on", "channel", "source", "headcount"} {
		field, _ := f.kind.Field(name)
		one := &formField{field: field, input: newInput(f.kind, field, env)}
		one.input.onChange(func() {
			f.changed = true
			if name == "group" {
				f.tick()
			}
		})
		f.fields = append(f.fields, one)
	}
	f.set("group", string(data.GroupEmployees))
	f.set("on", string(data.DayOf(p.app.now())))
	units := container.New(&flowLayout{gap: space8})
	for _, node := range data.UnitTree(p.app.reg, data.DayOf(p.app.now())) {
		if t := node.Unit.Type; t != data.UnitAdministration && t != data.UnitCompany {
			continue
		}
		words := node.Unit.Name
		if node.Headcount > 0 {
			words += " (" + reports.Number(node.Headcount) + ")"
		}
		check := newKeyCheck(words)
		check.Checked = node.Unit.Type == data.UnitAdministration
		check.OnChanged = func(bool) { f.changed = true; f.showCount() }
		f.units = append(f.units, check)
		f.ids = append(f.ids, data.Link[*data.Unit](node.Unit.ID))
		units.Add(check)
	}
	save := newButton(translations.Text("ui.training.offer.save", nil), f.save)
	save.Importance = widget.HighImportance
	cancel := newButton(translations.Text("Cancel", nil), p.closeOffer)
	pair := func(a, b string) fyne.CanvasObject {
		return container.New(evenLayout{}, f.field(a).input.object(), f.field(b).input.object())
	}
	f.object = framed(stacked(space12,
		outdented(newHead(translations.Text("ui.training.offer.head", nil))), pair("course", "group"), pair("on", "channel"),
		stacked(0, newFieldLabel(translations.Text("ui.training.offer.units", nil), false), units, flush(quietly(translations.Text("ui.training.offer.units.help", nil)))),
		pair("source", "headcount"),
		container.NewHBox(save, cancel)))
	f.showCount()
	letOut(f.object, func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			p.closeOffer()
		}
	})
	return f
}

func (f *offerForm) field(name string) *formField {
	return f.fields[slices.IndexFunc(f.fields, func(one *formField) bool { return one.field.Name == name })]
}

func (f *offerForm) set(name, text string) { f.field(name).input.setText(text) }

// tick chooses the administrations for a group of employees, and the whole municipality for others.
func (f *offerForm) tick() {
	group := data.Group(f.field("group").input.text())
	inUnits := group == data.GroupEmployees || group == data.GroupAll || group == data.GroupManagers || group == data.GroupNew
	for i, check := range f.units {
		unit, _ := data.Find(f.page.app.reg, f.ids[i])
		check.Checked = inUnits && unit != nil && unit.Type == data.UnitAdministration
		check.Refresh()
	}
	f.showCount()
}

func (f *offerForm) chosen() []data.Link[*data.Unit] {
	var ids []data.Link[*data.Unit]
	for i, check := range f.units {
		if check.Checked {
			ids = append(ids, f.ids[i])
		}
	}
	return ids
}

// showCount shows how many the chosen units make, which can be written over only where one offer is made.
func (f *offerForm) showCount() {
	units := f.chosen()
	group := data.Group(cmp.Or(f.field("group").input.text(), string(data.GroupAll)))
	sum := 0
	for _, o := range data.OfferTo(f.page.app.reg, data.TrainingOffer{Group: group, On: data.DayOf(f.page.app.now())}, units) {
		if o.Headcount != nil {
			sum += *o.Headcount
		}
	}
	count := f.field("headcount").input
	count.setText("")
	if sum > 0 {
		count.setText(strconv.Itoa(sum))
	}
	count.setEnabled(len(units) < 2)
}

// save makes the offers, all in one save.
func (f *offerForm) save() {
	offer := data.TrainingOffers.New()
	var first *formField
	for _, one := range f.fields {
		one.tell(nil)
		if err := one.field.Put(offer, one.input.text()); err != nil {
			one.tell(err)
			first = cmp.Or(first, one)
		}
	}
	if err := f.kind.Check(offer); err != nil && first == nil {
		for _, one := range f.fields {
			if one.field.Get(offer) == "" && one.field.Required {
				one.tell(err)
				first = cmp.Or(first, one)
			}
		}
	}
	if first != nil {
		f.page.column.Refresh()
		f.page.app.window.Canvas().Focus(first.input.focus())
		return
	}
	offers := data.OfferTo(f.page.app.reg, *offer, f.chosen())
	f.page.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		var drafts []store.Draft
		for _, o := range offers {
			drafts = append(drafts, store.Draft{Record: o})
		}
		_, err := s.SaveAll(ctx, store.ActSave, "", drafts)
		return err
	}, func(err error) {
		if err != nil {
			f.page.app.tell(err)
			return
		}
		f.page.closeOffer()
		f.page.app.frame.say(translations.Count("ui.training.offer.saved", len(offers), nil))
	})
}

// bar draws how much of a whole has been offered and how much is done, each as an area.
type bar struct {
	widget.BaseWidget
	done, offered, of int
}

func newBar(done, offered, of int) *bar {
	b := &bar{done: done, offered: offered, of: of}
	b.ExtendBaseWidget(b)
	return b
}

// barHeight is how high a bar is.
const barHeight float32 = 10

// CreateRenderer is for Fyne.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{b, canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
	for _, area := range []*canvas.Rectangle{r.whole, r.offered, r.done} {
		area.CornerRadius = barHeight / 2
	}
	r.Refresh()
	return r
}

type barRenderer struct {
	bar                  *bar
	whole, offered, done *canvas.Rectangle
}

func (r *barRenderer) MinSize() fyne.Size { return fyne.NewSize(120, barHeight) }

func (r *barRenderer) Layout(room fyne.Size) {
	part := func(n int) float32 {
		if r.bar.of == 0 {
			return 0
		}
		return room.Width * min(1, float32(n)/float32(r.bar.of))
	}
	r.whole.Resize(fyne.NewSize(room.Width, barHeight))
	r.offered.Resize(fyne.NewSize(part(r.bar.offered), barHeight))
	r.done.Resize(fyne.NewSize(part(r.bar.done), barHeight))
	setVisible(r.offered, r.bar.offered > 0) // an area without width still leaves a line
	setVisible(r.done, r.bar.done > 0)
}

// Refresh is for Fyne.
func (r *barRenderer) Refresh() {
	r.whole.FillColor, r.offered.FillColor, r.done.FillColor = colour(colourSunken), colour(colourLine), colour(colourAccent)
	r.Layout(r.bar.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *barRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.whole, r.offered, r.done}
}

func (r *barRenderer) Destroy() {}
