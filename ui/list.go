package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// memory is what the window remembers while it is open.
type memory struct {
	lists   map[string]*listMemory // by kind
	stands  *standings
	latest  latestSaves
	inMenu  *menuMemory
	watches narrowing       // how the page of watches was left
	log     store.LogFilter // how the log was left
	local   sync.Mutex      // held by who uses local.db
}

// listMemory is how a list was left, and its rows while the register and the day are the same.
type listMemory struct {
	search     string
	chip       string
	sorted     int // the field sorted by; -1 for the kind's own order
	descending bool
	scroll     float32
	mine       bool     // only what is whose who works here
	columns    []string // of the saved choice that is shown; nil: the person's own
	picked     picks    // by id

	view  *reports.Viewer // the rows and chips are of its register
	today data.Day
	rows  []data.Record
	chips []listChip
}

func (m *memory) list(kind string) *listMemory {
	if m.lists == nil {
		m.lists = map[string]*listMemory{}
	}
	if m.lists[kind] == nil {
		m.lists[kind] = &listMemory{sorted: -1, picked: picks{}}
	}
	return m.lists[kind]
}

// computedIn are the kinds whose lists have a column that is computed, and its label.
var computedIn = map[string]string{
	"incident": "ui.list.clocks", "risk": "ui.list.band", "continuity": "ui.list.ready", "asset": "ui.list.class", "system": "ui.list.class",
}

// listField is one column of a list: a field of the kind, or what is computed of the record, such as how an incident's deadlines stand.
type listField struct {
	data.UntypedField
	label string
	clock bool
	asked bool // shown only when a person has asked for it
}

// name is what the column is known by.
func (f listField) name() string {
	if f.clock {
		return "computed"
	}
	return f.Name
}

// listFields are the columns that a list of the kind shows, the title first, and then those that a person may ask for. A number is part
// of the title.
func listFields(kind data.Untyped) []listField {
	var fields []listField
	add := func(f data.UntypedField) {
		fields = append(fields, listField{UntypedField: f, label: translations.Text(data.FieldKey(kind.Name, f.Name), nil)})
	}
	if title, ok := kind.Field(kind.Title); ok {
		add(title)
	}
	if key := computedIn[kind.Name]; key != "" {
		fields = append(fields, listField{label: translations.Text(key, nil), clock: true})
	}
	var more []data.UntypedField
	for _, f := range kind.Fields {
		isShown := f.Name == data.NumberField && kind.Prefix != "" || kind.Name == "incident" && f.Name == "personal_data" || // in the title; in the deadlines
			kind.Name == "risk" && (f.Name == "consequence" || f.Name == "probability") // in the band
		switch {
		case f.Name == kind.Title || f.Name == data.NumberField && kind.Prefix != "":
		case f.InList && !isShown:
			add(f)
		case !f.Hidden && f.Type != data.TypeFile:
			more = append(more, f)
		}
	}
	usual := len(fields)
	for _, f := range more {
		add(f)
	}
	for i := usual; i < len(fields); i++ {
		fields[i].asked = true
	}
	return fields
}

// rowsOf makes the rows of a list and their chips, or finds those it made of the same register on the same day.
func (a *app) rowsOf(kind data.Untyped) []data.Record {
	m := a.memory.list(kind.Name)
	today := data.DayOf(a.now())
	if m.view == a.view && m.today == today {
		return m.rows
	}
	m.view, m.today, m.rows = a.view, today, a.reg.Living(kind)
	m.chips = a.chipsOf(kind, m.rows)
	return m.rows
}

// standsIn is the field in whose column a kind's records show how they stand.
var standsIn = map[string]string{"document": "state", "duty": "assessment", "action": "state", "role": "holder", "notification": "sent_at", "fulfilment": "state", "measure": "implementation"}

// cell is what a list shows of a field of a record.
func (s *standings) cell(kind data.Untyped, f listField, r data.Record, isTitle bool) cell {
	if f.clock || f.Name == standsIn[kind.Name] && !isTitle {
		if state, word := s.of(r); word != "" {
			value := strconv.Itoa(rank(state)) + word
			if risk, ok := s.risks()[r.Header().ID]; ok { // the worst first
				value = strconv.Itoa(1000 - risk.Now.Product())
			}
			return cell{text: word, state: state, value: value}
		}
	}
	if isTitle && tellsBeside(kind) {
		return cell{text: oneLine(s.view.Name(r))}
	}
	if isTitle {
		return cell{text: oneLine(s.view.Title(r))}
	}
	if f.clock {
		return cell{}
	}
	stored := f.Get(r)
	switch {
	case f.Type == data.TypeChoice:
		at := slices.IndexFunc(f.Choices, func(o data.Option) bool { return o.Name == stored })
		return cell{text: s.view.Show(kind, f.UntypedField, stored), value: strconv.Itoa(at + 100), unset: stored == ""}
	case stored == "":
		return cell{}
	case f.Type == data.TypeDate:
		return cell{text: nearDay(data.Day(stored), s.today), value: stored}
	case f.Type == data.TypeLongText:
		return cell{text: shorten(stored)}
	}
	return cell{text: s.view.Show(kind, f.UntypedField, stored), value: stored}
}

// tellsBeside tells whether what tells a kind's records of the same title apart has columns in its list, so that the title need
// not say it too.
func tellsBeside(kind data.Untyped) bool {
	return len(kind.Tells) > 0 && !slices.ContainsFunc(kind.Tells, func(name string) bool {
		f, ok := kind.Field(name)
		return !ok || !f.InList
	})
}

// rank puts what asks for something to be done first.
func rank(s state) int {
	return slices.Index([]state{stateLacking, statePartly, stateUnknown, stateNone, stateMet, stateUnused}, s)
}

// fitting are the fields that there is room for in a width, by their number: the title, what tells those of the same title apart
// and how the record stands first, then the others as they come.
func fitting(kind data.Untyped, fields []listField, width float32) []int {
	fields = slices.DeleteFunc(slices.Clone(fields), func(f listField) bool { return f.asked }) // which are the last
	most := max(2, int((width-titleRoom)/columnRoom)+1)
	beside := tellsBeside(kind)
	isFirst := func(i int) bool {
		return i == 0 || fields[i].clock || fields[i].Name == standsIn[kind.Name] || beside && slices.Contains(kind.Tells, fields[i].Name)
	}
	left := most
	for i := range fields {
		if isFirst(i) {
			left--
		}
	}
	var shown []int
	for i := range fields {
		switch {
		case isFirst(i):
			shown = append(shown, i)
		case left > 0:
			shown = append(shown, i)
			left--
		}
	}
	return shown
}

// The room that a title, and each other column, should have.
const (
	titleRoom  float32 = 240
	columnRoom float32 = 150
)

// tableColumns are the table's columns; cell gives what a field says of the row under a number.
func tableColumns(fields []listField, shown []int, get func(row, field int) cell) []column {
	columns := make([]column, len(shown))
	for at, i := range shown {
		f := fields[i]
		c := column{label: f.label, link: i == 0, get: func(n int) cell { return get(n, i) }}
		switch {
		case f.clock:
		case f.Type == data.TypeDate, f.Type == data.TypeTime:
			c.align, c.order = fyne.TextAlignTrailing, orderPlain
		case f.Type == data.TypeNumber:
			c.align, c.order = fyne.TextAlignTrailing, orderNumber
		case f.Type == data.TypeChoice:
			c.order = orderPlain
		}
		if !f.clock && i == 0 {
			c.align, c.order = fyne.TextAlignLeading, orderSwedish
		}
		columns[at] = c
	}
	return columns
}

// nearDays is how near a day is told by its distance from today.
const nearDays = 14

// nearDay is a day as one says it: "i morgon", "om 3 dagar", else its date.
func nearDay(day, today data.Day) string {
	if day == "" {
		return ""
	}
	n := today.DaysUntil(day)
	switch {
	case n == 0:
		return translations.Text("ui.day.today", nil)
	case n == 1:
		return translations.Text("ui.day.tomorrow", nil)
	case n == -1:
		return translations.Text("ui.day.yesterday", nil)
	case 0 < n && n <= nearDays:
		return translations.Count("ui.day.in", n, nil)
	case -nearDays <= n && n < 0:
		return translations.Count("ui.day.ago", -n, nil)
	}
	return string(day)
}

// standings tells how the records of a register stand today.
type standings struct {
	view    *reports.Viewer
	now     time.Time
	today   data.Day
	judge   data.Judge
	overdue map[string]bool       // ids of what should have been done before today
	clocks  map[string]data.Clock // by incident, the one that presses most
	recurs  map[string]bool       // incidents that came back, and for which nothing has been decided
	running [][]data.Clock        // by incident
	due     []data.Due            // within the lead times
	putOff  []data.Due            // what would be there had nobody put it off
	late    []data.Due            // what was told too late
	waits   []wait                // what the overview tells of all this, made when it is first shown
	trends  []data.Trend          // the key figures over time, made when they are first shown

	// made when they are first asked for, since the first page of a start asks for few of them
	classes    func() data.Classes                   // how information is classified, and what systems inherit
	risks      func() map[string]data.RiskStanding   // by id
	ready      func() map[string]bool                // whether each activity that must go on is ready for an interruption
	suppliers  func() map[string]data.SupplierState  // by id
	processors func() map[string]data.ProcessorState // by contract
}

// standings is how the records stand, made once for each register.
func (a *app) standings() *standings {
	if s := a.memory.stands; s != nil && s.view == a.view && s.today == data.DayOf(a.now()) {
		s.now = a.now()
		return s
	}
	a.memory.stands = newStandings(a.reg, a.view, a.now())
	return a.memory.stands
}

func newStandings(reg data.Register, view *reports.Viewer, now time.Time) *standings {
	s := &standings{
		view: view, now: now, today: data.DayOf(now), judge: data.NewJudge(reg, data.DayOf(now)), running: data.Clocks(reg),
		overdue: map[string]bool{}, clocks: map[string]data.Clock{}, recurs: map[string]bool{},
		classes: sync.OnceValue(func() data.Classes { return data.NewClasses(reg.InUse(), data.DayOf(now)) }),
		risks: sync.OnceValue(func() map[string]data.RiskStanding {
			risks := map[string]data.RiskStanding{}
			for _, r := range data.RiskStandings(reg, data.DayOf(now)) {
				risks[r.ID] = r
			}
			return risks
		}),
		ready: sync.OnceValue(func() map[string]bool {
			ready := map[string]bool{}
			for _, c := range data.ContinuityStandings(reg, data.DayOf(now)) {
				ready[c.ID] = c.Ready()
			}
			return ready
		}),
		suppliers:  sync.OnceValue(func() map[string]data.SupplierState { return supplierStates(reg, data.DayOf(now)) }),
		processors: sync.OnceValue(func() map[string]data.ProcessorState { return data.Processors(reg) }),
	}
	for _, i := range data.RecurringNow(reg, s.today) {
		s.recurs[i.ID] = true
	}
	s.due, s.putOff = data.Watches(reg, now, data.ByLeadTime)
	s.late = data.ToldLate(reg, now)
	for _, d := range slices.Concat(s.due, s.putOff) { // what is put off is as late as it was
		if d.Overdue && d.What != data.DueOutcome { // an action whose outcome nobody has looked at is done all the same
			s.overdue[d.ID] = true
		}
	}
	for _, clocks := range s.running {
		for _, c := range clocks {
			if !c.Awaits(now) {
				continue
			}
			if worst, ok := s.clocks[c.Incident.ID]; !ok || pressure(c, now) < pressure(worst, now) {
				s.clocks[c.Incident.ID] = c
			}
		}
	}
	return s
}

// forOverview makes what the overview tells beside how each record stands.
func (s *standings) forOverview(reg data.Register) {
	s.waits = waiting(reg, s)
	s.trends = data.Trends(reg, s.running, s.now)
}

// pressure orders clocks: late, running, unjudged.
func pressure(c data.Clock, now time.Time) int {
	return slices.Index([]data.ClockState{data.ClockLate, data.ClockRunning, data.ClockUnjudged}, c.State(now))
}

// of tells how a record stands; the word is empty when there is nothing to tell.
func (s *standings) of(r data.Record) (state, string) {
	switch r := r.(type) {
	case *data.Duty:
		if !r.Counts() { // no krav, so nobody is to judge it
			return stateUnused, translations.Text(data.OptionKey("duty_state", string(r.State)), nil)
		}
		assessed := s.judge.Duty(r).Assessment
		return stateOf(assessed), translations.Text(data.OptionKey("assessment", string(assessed)), nil)
	case *data.Document:
		judged := s.judge.Document(r)
		word := translations.Text(data.OptionKey("document_state", string(r.State)), nil)
		if judged.Reason == data.ReasonReviewLate || judged.Reason == data.ReasonExpired || judged.Reason == data.ReasonNotYet {
			word = translations.Text(string(judged.Reason), nil)
		}
		if r.Stage == data.StageDraft || r.Stage == data.StageReferral || r.Stage == data.StageRepealed && judged.Assessment != data.Met {
			word = translations.Text(data.OptionKey("document_stage", string(r.Stage)), nil)
		}
		return stateOf(judged.Assessment), word
	case *data.Action:
		word := translations.Text(data.OptionKey("action_state", string(r.State)), nil)
		switch {
		case s.overdue[r.ID]:
			return stateLacking, translations.Text("ui.list.late", nil)
		case r.State == data.ActionDone:
			return stateMet, word
		case r.State == data.ActionCancelled:
			return stateUnused, word
		}
		return stateUnknown, word
	case *data.Risk:
		if standing, ok := s.risks()[r.ID]; ok {
			return riskMark(standing, s.today)
		}
		if r.Closed(s.today) {
			return stateUnused, translations.Text("ui.risks.closed", nil)
		}
	case *data.Continuity:
		if ready, ok := s.ready()[r.ID]; ok {
			return readyMark(ready)
		}
	case *data.Role:
		if r.Vacant(s.today) {
			return stateLacking, translations.Text("ui.list.vacant", nil)
		}
	case *data.Fulfilment:
		return fulfilmentState(r), translations.Text(data.OptionKey("fulfilment_state", string(r.State)), nil)
	case *data.Measure:
		return measureState(r)
	case *data.Incident:
		return s.ofIncident(r)
	case *data.Asset:
		return s.ofAsset(r)
	case *data.Classification:
		return s.ofClassification(r)
	case *data.System:
		return s.ofSystem(r)
	case *data.Notification:
		switch {
		case !r.SentAt.IsZero() && !r.SentAt.After(s.now):
			return stateMet, reports.Moment(r.SentAt)
		case r.Judgement == data.JudgedNo:
			return stateUnused, translations.Text("clock.not_demanded", nil)
		}
		return stateUnknown, translations.Text("ui.list.unsent", nil)
	}
	return s.ofSupplies(r)
}

func (s *standings) ofIncident(i *data.Incident) (state, string) {
	c, ok := s.clocks[i.ID]
	if !ok {
		if s.recurs[i.ID] {
			return statePartly, translations.Text("ui.recurs", nil)
		}
		if !i.HandledAt.IsZero() {
			return stateMet, translations.Text("ui.list.handled", nil)
		}
		return stateNone, ""
	}
	switch c.State(s.now) {
	case data.ClockLate:
		return stateLacking, translations.Text("clock.late", nil)
	case data.ClockUnjudged:
		return stateUnknown, translations.Text("ui.list.unjudged", nil)
	}
	if c.Due.IsZero() {
		return statePartly, translations.Text("ui.list.running", nil)
	}
	return statePartly, translations.Text("time.left", map[string]string{"time": spoken().Duration(c.Left(s.now))})
}

// stateOf is the mark of an assessment.
func stateOf(a data.Assessment) state {
	switch a {
	case data.Met:
		return stateMet
	case data.Partly:
		return statePartly
	case data.Lacking:
		return stateLacking
	case data.NotInUse:
		return stateUnused
	}
	return stateUnknown
}

// standing is the mark of how a record stands; false when there is nothing to tell.
func (a *app) standing(r data.Record) (*stateMark, bool) {
	s, word := a.standings().of(r)
	if word == "" {
		return nil, false
	}
	return newStateMark(s, word), true
}

// chipsIn is the choice that a list of the kind is narrowed by.
var chipsIn = map[string]string{
	"document": "state", "duty": "assessment", "action": "state", "unit": "type", "notification": "track", "deadline": "track", "incident": "sort",
	"fulfilment": "state", "measure": "implementation", "system": "life",
	"risk": "treatment", "exercise": "sort",
	"procurement": "sort", "supplier_check": "result", "supplier": "criticality", "paper": "state",
}

// listChip is one way to narrow a list.
type listChip struct {
	name, label string
	count       int
	holds       func(data.Record) bool
}

// chipLate is the name of the chip for what should have been done.
const chipLate = "late"

// chipCheck is the name of the chip for rows of law that somebody should compare with their source.
const chipCheck = "check"

// chipVacant is the name of the chip for roles that somebody should hold.
const chipVacant = "vacant"

// chipDiary is the name of the chip for allmänna handlingar that have no number in the diary.
const chipDiary = "diary"

// chipsOf are the ways to narrow a list: all, what is late, and each answer that some record has.
func (a *app) chipsOf(kind data.Untyped, rows []data.Record) []listChip {
	stands := a.standings()
	chips := []listChip{{name: chipLate, label: translations.Text("ui.list.lates", nil), holds: func(r data.Record) bool { return stands.overdue[r.Header().ID] }}}
	if kind.Name == "role" {
		chips = append(chips, listChip{name: chipVacant, label: translations.Text("ui.list.vacants", nil), holds: func(r data.Record) bool { return r.(*data.Role).Vacant(stands.today) }})
	}
	if kind.Name == "paper" {
		chips = append(chips, listChip{name: chipDiary, label: translations.Text("ui.list.diary", nil), holds: func(r data.Record) bool { return r.(*data.Paper).Unregistered() }})
	}
	if chip, ok := undecidedChip(kind, stands.today); ok {
		chips = append(chips, chip)
	}
	if _, ok := kind.Field("checked_on"); ok {
		until := stands.today.AddDays(data.LeadDays(a.reg, data.DueCheck))
		chips = append(chips, listChip{name: chipCheck, label: translations.Text("ui.list.checks", nil), holds: func(r data.Record) bool {
			by := data.CheckBy(r, stands.today)
			return by != "" && by <= until
		}})
	}
	if kind.Name == "asset" {
		chips = append(chips, classChips(stands.classes())...)
	}
	if f, ok := kind.Field(chipsIn[kind.Name]); ok {
		value := f.Get
		options := []string{""}
		for _, o := range f.Choices {
			options = append(options, o.Name)
		}
		if kind.Name == "duty" { // as the overview counts it, whether the coordinator has judged it or its document
			value = func(r data.Record) string {
				if d := r.(*data.Duty); d.Counts() {
					return string(stands.judge.Duty(d).Assessment)
				}
				return "struck" // none of the assessments
			}
			options = append(options, string(data.NotInUse))
		}
		if kind.Name == data.Measures.Name { // what does not apply has been judged
			value = func(r data.Record) string {
				if m := r.(*data.Measure); m.Applies != data.JudgedNo {
					return string(m.Implementation)
				}
				return "left_out" // none of the answers
			}
		}
		for _, option := range options {
			chips = append(chips, listChip{
				name: f.Name + "=" + option, label: a.view.Show(kind, f, option),
				holds: func(r data.Record) bool { return value(r) == option },
			})
		}
	}
	for i := range chips {
		for _, row := range rows {
			if chips[i].holds(row) {
				chips[i].count++
			}
		}
	}
	chips = slices.DeleteFunc(chips, func(c listChip) bool { return c.count == 0 })
	if len(chips) == 0 || len(chips) == 1 && chips[0].count == len(rows) {
		return nil
	}
	return append([]listChip{chipOfAll(rows)}, chips...)
}

// chipOfAll is the chip that narrows nothing.
func chipOfAll(rows []data.Record) listChip {
	return listChip{label: translations.Text("ui.list.all", nil), count: len(rows), holds: func(data.Record) bool { return true }}
}

// listPage is the register of one kind.
type listPage struct {
	app    *app
	kind   data.Untyped
	memory *listMemory
	fields []listField
	shown  []int // the fields that are columns, by their number
	width  float32
	marked string // what the chips tell of how the list is narrowed
	all    []data.Record
	rows   []data.Record // those that the chosen chip lets through
	ways   []listChip    // the chips that are offered
	stands *standings

	own ownList

	whole  *fyne.Container
	count  *widget.Label
	search *textEntry
	export *button
	more   *button
	bar    *pickBar
	chips  *fyne.Container
	table  *table
	noHits *fyne.Container
	body   *fyne.Container
}

func newListPage(a *app, kind data.Untyped) page {
	p := &listPage{app: a, kind: kind, memory: a.memory.list(kind.Name), fields: listFields(kind), own: a.ownList(kind.Name)}
	name := widget.NewLabel(translations.Text(data.KindsKey(kind.Name), nil))
	name.SizeName, name.TextStyle.Bold = sizeHead, true
	p.count = quiet("")
	p.count.SizeName = sizeBody
	add := newButton(translations.Text("ui.list.new", nil), func() { a.goTo(place{page: pageRecord, kind: kind.Name}) })
	add.Importance = widget.HighImportance
	setVisible(add, !a.space.Status().ReadOnly && !kind.Single && !kind.ByAct)
	if here := a.trail.here(); here.page == pageList && here.kind == kind.Name && here.text != "" {
		p.memory.chip, p.memory.search, p.memory.mine, p.memory.columns = here.text, "", false, nil
	}
	p.search = newTextEntry()
	p.search.SetPlaceHolder(translations.Text("ui.list.search", nil))
	p.search.SetText(p.memory.search)
	p.search.OnChanged = func(text string) { a.timeKeystroke(); p.memory.search = text; p.narrow(); p.markChips() }
	p.chips = container.New(&flowLayout{gap: space4})
	p.table = newTable(nil)
	p.table.rowID = func(at int) string { return p.rows[at].Header().ID }
	p.table.haystackOf = func(at int) string { return p.stands.foundBy(p.kind, p.fields, p.shown, p.rows[at]) }
	p.table.onOpen = func(at int) {
		p.memory.scroll = p.table.rows.scroll.Offset.Y
		a.goTo(place{page: pageRecord, kind: kind.Name, id: p.rows[at].Header().ID})
	}
	p.table.onSort = func(c int, descending bool) {
		p.memory.sorted, p.memory.descending = -1, descending
		if c >= 0 {
			p.memory.sorted = p.shown[c]
		}
		p.markChips()
	}
	p.table.onHint = a.frame.hint
	p.choosable()
	p.table.onType = func(r rune) {
		a.window.Canvas().Focus(p.search)
		p.search.TypedRune(r)
	}
	p.body = container.NewStack()
	p.noHits = container.NewVBox()
	p.export = exportButton(a, p.leaving, p.others)
	if p.takesIn() {
		p.export.SetText(translations.Text("ui.export.and_import", nil))
	}
	p.more = newButtonWithIcon("", icons.Named("menu"), func() { a.menuUnder(p.more, p.listMenu()...) })
	p.more.name = translations.Text("ui.more", nil)
	p.more.Importance = widget.LowImportance
	p.bar = newPickBar(p)
	acts := append(append([]fyne.CanvasObject{sized(searchWidth, p.search)}, listActs(a, kind)...), p.export, add, p.more)
	head := beside(outdented(container.NewHBox(name, container.NewCenter(p.count))), acts...)
	p.whole = container.New(&fitLayout{p.fit}, container.NewBorder(
		container.New(layout.NewCustomPaddedLayout(space16, space12, space24, space24), stacked(space8, head, p.chips)), p.bar.object, nil, nil,
		container.New(layout.NewCustomPaddedLayout(0, 0, space16, space8), p.body)))
	scroll := p.memory.scroll
	p.refresh()
	p.fit(a.frame.body.Size().Width)
	p.table.rows.scroll.Offset.Y = scroll
	return p
}

// fit shows as many columns as there is room for.
func (p *listPage) fit(width float32) {
	p.width = width
	shown := p.ownColumns()
	if shown == nil {
		shown = fitting(p.kind, p.fields, width-2*space24-tickRoom)
	}
	if !slices.Equal(shown, p.shown) {
		p.setColumns(shown)
	}
}

// setColumns shows some fields as columns, as wide as the person has made them.
func (p *listPage) setColumns(shown []int) {
	p.shown = shown
	columns := tableColumns(p.fields, shown, func(at, field int) cell {
		return p.stands.cell(p.kind, p.fields[field], p.rows[at], field == 0)
	})
	for at, i := range shown {
		columns[at].width = p.own.Widths[p.fields[i].name()]
	}
	p.table.least = 0
	if p.ownColumns() != nil {
		p.table.least = ownLeast
	}
	p.table.setColumns(columns)
	if at := slices.Index(shown, p.memory.sorted); at >= 0 {
		p.table.sortBy(at, p.memory.descending)
	}
	p.gather()
}

// fitLayout tells a list its width before it is laid out.
type fitLayout struct{ fit func(width float32) }

// MinSize is for Fyne.
func (l *fitLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Layout is for Fyne.
func (l *fitLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	l.fit(room.Width)
	objects[0].Resize(room)
	if whole, ok := objects[0].(*fyne.Container); ok { // what has broken its lines anew has another height than when it was measured
		whole.Layout.Layout(whole.Objects, room)
	}
}

// searchWidth is the width of a search field beside a head.
const searchWidth float32 = 220

// sized gives an object a width, and the height it needs.
func sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&fixedWidth{width}, o)
}

type fixedWidth struct{ width float32 }

func (l *fixedWidth) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.width, objects[0].MinSize().Height)
}

func (l *fixedWidth) Layout(objects []fyne.CanvasObject, room fyne.Size) { objects[0].Resize(room) }

// foundBy is what a record is found by: what is seen of it, dates as they are written, and whole texts.
func (s *standings) foundBy(kind data.Untyped, fields []listField, shown []int, r data.Record) string {
	var found strings.Builder
	for _, i := range shown {
		if c := s.cell(kind, fields[i], r, i == 0); !c.unset || !saysNothing(c.text) {
			found.WriteString(c.text)
			found.WriteByte('\n')
		}
	}
	for i, f := range fields {
		if f.asked && !slices.Contains(shown, i) {
			continue
		}
		if !f.clock && (f.Type == data.TypeDate || f.Type == data.TypeLongText) {
			found.WriteString(f.Get(r))
			found.WriteByte('\n')
		}
	}
	return strings.ToLower(found.String())
}

// saysNothing tells whether the words of a choice that nobody has made are no more than that: “Ej bedömt” is something to look for.
func saysNothing(words string) bool {
	return words == translations.Text("say.not_stated", nil) || words == translations.Text("say.not_stated.common", nil)
}

// manyRows is from how many on it takes longer to collect what the rows are found by than anybody should wait for a letter.
const manyRows = 500

// gather collects what the rows are found by, off the screen thread, so that it is there when somebody begins to type.
func (p *listPage) gather() {
	if len(p.rows) < manyRows || p.shown == nil {
		return
	}
	rows, kind, fields, shown, stands := p.rows, p.kind, p.fields, p.shown, *p.stands
	stands.judge = data.NewJudge(p.app.reg, stands.today) // a judge remembers, and so belongs to one goroutine
	found := make([]string, len(rows))
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) error {
		for i, row := range rows {
			if i%1000 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			found[i] = stands.foundBy(kind, fields, shown, row)
		}
		return nil
	}, func(err error) {
		if err == nil && len(rows) > 0 && len(p.rows) == len(rows) && &p.rows[0] == &rows[0] && slices.Equal(p.shown, shown) {
			p.table.foundBy(found)
		}
	})
}

func (p *listPage) title() string { return translations.Text(data.KindsKey(p.kind.Name), nil) }

func (p *listPage) object() fyne.CanvasObject { return p.whole }

func (p *listPage) leave(then func()) {
	p.memory.scroll = p.table.rows.scroll.Offset.Y
	then()
}

// first is the table: arrows go through it, and what is typed goes to the search.
func (p *listPage) first() fyne.Focusable {
	if len(p.all) == 0 {
		return nil
	}
	return p.table.focusable()
}

// find gives the search field the focus, for Ctrl+F.
func (p *listPage) find() { p.app.window.Canvas().Focus(p.search) }

// refresh shows the register as it has been read anew.
func (p *listPage) refresh() {
	p.all, p.stands = p.app.rowsOf(p.kind), p.app.standings()
	p.ways = p.memory.chips
	if led, ok := p.app.chipFor(p.kind, p.all, p.memory.chip); ok {
		if len(p.ways) == 0 {
			p.ways = []listChip{chipOfAll(p.all)}
		}
		p.ways = append(slices.Clone(p.ways), led)
	}
	p.dropGone()
	p.showChips()
	p.filter()
	p.markChips()
	if len(p.all) == 0 {
		p.body.Objects = []fyne.CanvasObject{p.empty()}
	} else {
		p.body.Objects = []fyne.CanvasObject{p.table, p.noHits}
	}
	setVisible(p.search, len(p.all) > 0)
	setVisible(p.export, len(p.all) > 0)
	setVisible(p.more, len(p.all) > 0 || p.kind.Name == "incident")
	p.body.Refresh()
}

// filter lets through the rows of the chosen chip, and of them those with the words that are searched for.
func (p *listPage) filter() {
	p.rows = p.through(p.memory.chip, p.memory.mine)
	p.table.setRows(len(p.rows))
	p.narrow()
	p.gather()
}

// through are the rows that a chip lets through, of all or of those that are mine. A saved choice may be of a chip that nothing
// passes today.
func (p *listPage) through(name string, mine bool) []data.Record {
	isMine := p.app.isMine(p.kind)
	mine = mine && isMine != nil
	chip := p.way(name)
	if name == "" && !mine {
		return p.all
	}
	var rows []data.Record
	for _, row := range p.all {
		if (name == "" || chip.holds != nil && chip.holds(row)) && (!mine || isMine(row)) {
			rows = append(rows, row)
		}
	}
	return rows
}

// way is the chip of a name; an empty one when there is none now.
func (p *listPage) way(name string) listChip {
	for _, c := range p.ways {
		if c.name == name {
			return c
		}
	}
	led, _ := p.app.chipFor(p.kind, p.all, name)
	return led
}

// narrow shows the rows with all the words that are searched for.
func (p *listPage) narrow() {
	p.table.filter(p.memory.search)
	shown := p.table.shownCount()
	words := translations.Count("ui.list.count", len(p.all), nil)
	if shown < len(p.all) {
		words = translations.Count("ui.list.part", len(p.all), map[string]string{"shown": reports.Number(shown)})
	}
	p.count.SetText(words)
	p.noHits.RemoveAll()
	if shown == 0 && len(p.all) > 0 {
		p.noHits.Objects = []fyne.CanvasObject{gap(rowHeight + space8), container.New(layout.NewCustomPaddedLayout(0, 0, space8, 0), p.nothingFound())}
	}
	p.noHits.Refresh()
	p.bar.refresh()
}

// nothingFound tells what the list was narrowed by, and leads on.
func (p *listPage) nothingFound() fyne.CanvasObject {
	all := newButton(translations.Text("ui.list.show_all", nil), func() {
		p.search.SetText("")
		p.choose("", false)
	})
	kind, typed := translations.Text(data.KindsKey(p.kind.Name), nil), strings.TrimSpace(p.memory.search)
	if typed == "" {
		return stacked(space12, flush(wrapped(translations.Text("ui.list.none_now", nil))), container.NewHBox(all))
	}
	acts := container.NewHBox(all)
	if len([]rune(typed)) >= leastTyped {
		acts.Add(newButton(translations.Text("ui.list.search_all", nil), func() { p.app.goTo(place{page: pageSearch, text: typed}) }))
	}
	return stacked(space12, flush(wrapped(translations.Text("ui.list.no_hits", map[string]string{"list": kind, "text": typed}))), acts)
}

// empty explains a register that holds nothing yet.
func (p *listPage) empty() fyne.CanvasObject {
	words := flush(wrapped(translations.Text("ui.empty."+p.kind.Name, nil)))
	add := newButton(translations.Text("ui.list.first", nil), func() { p.app.goTo(place{page: pageRecord, kind: p.kind.Name}) })
	add.Importance = widget.HighImportance
	if p.kind.ByAct {
		add = newButton(translations.Text("ui.watches", nil), func() { p.app.goTo(place{page: pageWatches}) })
	}
	if p.kind.Name == data.Papers.Name {
		add = newButton(translations.Text("ui.reports", nil), func() { p.app.goTo(place{page: pageReports}) })
	}
	acts := container.NewHBox(add)
	if seed.Offers(p.kind.Name) {
		begin := newButton(translations.Text("ui.list.begin", nil), func() { p.app.beginWith(p.kind.Name, p.refresh) })
		if p.kind.Name == data.FormQuestions.Name { // a first one would be all that its form then asks
			begin.Importance = widget.HighImportance
			acts.RemoveAll()
		}
		acts.Add(begin)
	}
	if !p.kind.ByAct && p.kind.Name != data.Measures.Name {
		acts.Add(newImportButton(p.app, p.kind))
	}
	setVisible(acts, !p.app.space.Status().ReadOnly)
	below := []fyne.CanvasObject{words, acts}
	if p.kind.Name == data.Measures.Name { // nobody begins with a form what the law and the standard have a list of
		acts := container.NewHBox(p.app.measureActs()...)
		below = []fyne.CanvasObject{words, acts}
		if len(acts.Objects) > 0 {
			acts.Objects[0].(*button).Importance = widget.HighImportance
		}
	}
	return container.New(layout.NewCustomPaddedLayout(space16, 0, space8, 0), container.NewHBox(sized(emptyWidth, stacked(space16, below...))))
}

// emptyWidth keeps the lines of an explanation short.
const emptyWidth float32 = 480
