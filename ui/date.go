package ui

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// readDay reads a day as people type it: what data.ParseDay reads, and days without their year, words such as "fredag",
// weeks ("v. 12" is its Monday) and days from today ("+14"). Empty text is no day.
func readDay(typed string, today data.Day) (data.Day, error) {
	words := strings.ToLower(strings.Join(strings.Fields(typed), " "))
	if words == "" {
		return "", nil
	}
	if days, ok := dayWord(words); ok {
		return today.AddDays(days), nil
	}
	if parts := daysForm.FindStringSubmatch(words); parts != nil {
		n, _ := strconv.Atoi(parts[2])
		if parts[1] != "+" {
			n = -n
		}
		return today.AddDays(n), nil
	}
	weekday, rest := leadingWeekday(words)
	if weekday >= 0 && rest == "" {
		return today.AddDays((weekday-weekdayOf(today)+6)%7 + 1), nil
	}
	if parts := weekForm.FindStringSubmatch(rest); parts != nil {
		if day, ok := dayInWeek(parts[1], parts[2], max(weekday, 0), today); ok {
			return day, nil
		}
		return "", data.NewProblem("problem.date", "text", typed)
	}
	year := " " + strconv.Itoa(today.Year()) // what is meant may have been or be to come, and this year can be foreseen by the one who types
	if parts := dayAndMonth.FindStringSubmatch(words); parts != nil {
		words = parts[1] + "/" + parts[2]
	}
	if sixDigits.MatchString(words) { // 260312, as in an identity number
		words = "20" + words
	}
	for _, full := range []string{words, words + year} {
		if day, err := data.ParseDay(full); err == nil {
			return day, nil
		}
	}
	return "", data.NewProblem("problem.date", "text", typed)
}

// dayWord tells how many days from today a word such as "igår" is.
func dayWord(words string) (days int, ok bool) {
	for _, word := range dayWords {
		if slices.Contains(strings.Split(translations.Text(word.key, nil), ", "), words) {
			return word.days, true
		}
	}
	return 0, false
}

var dayWords = []struct {
	key  string
	days int
}{
	{"ui.date.today", 0},
	{"ui.date.tomorrow", 1},
	{"ui.date.yesterday", -1},
	{"ui.date.after_tomorrow", 2},
	{"ui.date.before_yesterday", -2},
}

var (
	daysForm    = regexp.MustCompile(`^([+−-]) ?(\d{1,4})(?: ?d(?:agar|ag)?)?$`)
	weekForm    = regexp.MustCompile(`^v(?:ecka|\.)? ?(\d{1,2})(?:[ ,-]+(\d{4}))?$`)
	dayAndMonth = regexp.MustCompile(`^(\d{1,2}) ?[/.-] ?(\d{1,2})\.?$`)
	sixDigits   = regexp.MustCompile(`^\d{6}$`)
)

// weekdayKeys are the keys of Fyne's words for the days, in the order of a Swedish week.
var weekdayKeys = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// leadingWeekday gives the weekday that words begin with, Monday being 0, and the rest; -1 and all words when there is
// none. Three letters are enough.
func leadingWeekday(words string) (int, string) {
	first, rest, _ := strings.Cut(words, " ")
	first = strings.TrimSuffix(first, ".")
	for i, key := range weekdayKeys {
		if utf8.RuneCountInString(first) >= 3 && strings.HasPrefix(translations.Text(key, nil), first) {
			return i, rest
		}
	}
	return -1, words
}

// weekdayOf is the place of a day in its week, Monday being 0.
func weekdayOf(day data.Day) int { return (int(calendarTime(day).Weekday()) + 6) % 7 }

// dayInWeek is a day in a week by ISO 8601; ok is false when the year has no such week.
func dayInWeek(week, year string, weekday int, today data.Day) (day data.Day, ok bool) {
	wanted, _ := strconv.Atoi(week)
	in, _ := calendarTime(today).ISOWeek()
	if year != "" {
		in, _ = strconv.Atoi(year)
	}
	if wanted < 1 || in < 1900 || in > 2200 {
		return "", false
	}
	inFirst := data.Day(time.Date(in, time.January, 4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)) // always in week 1
	day = inFirst.AddDays(-weekdayOf(inFirst) + 7*(wanted-1) + weekday)
	gotYear, got := calendarTime(day).ISOWeek()
	return day, gotYear == in && got == wanted
}

// calendarTime is midnight of a day, for reckoning with the calendar only.
func calendarTime(day data.Day) time.Time {
	t, _ := time.Parse(time.DateOnly, string(day))
	return t
}

// readMoment reads a moment as people type it: a day as readDay reads it and a time of day, "nu", or a time of day alone,
// which is today's. A day alone is asked its time of day, since the law counts in hours.
func readMoment(typed string, now time.Time) (time.Time, error) {
	words, today := strings.Join(strings.Fields(typed), " "), data.DayOf(now)
	if words == "" {
		return time.Time{}, nil
	}
	if strings.ToLower(words) == translations.Text("ui.date.now", nil) {
		return now.UTC().Truncate(time.Minute), nil
	}
	if day, err := readDay(words, today); err == nil {
		return time.Time{}, data.NewProblem("problem.time.missing", "text", typed, "day", string(day))
	}
	if ofDay, clock, ok := dayAndClock(words); ok {
		day, err := today, error(nil)
		if ofDay != "" {
			day, err = readDay(ofDay, today)
		}
		if err == nil {
			moment, err := data.ParseMoment(string(day) + " " + clock)
			if problem, ok := err.(*data.Problem); ok {
				problem.Args["text"] = typed // as it was typed, not as it was put together
			}
			return moment, err
		}
	}
	return data.ParseMoment(typed)
}

// dayAndClock parts what tells the day from the time of day, with its minutes; ok is false when no time of day ends the words.
func dayAndClock(words string) (day, clock string, ok bool) {
	if parts := clockForm.FindStringSubmatch(words); parts != nil {
		return parts[1], parts[2], true
	}
	parts := hourForm.FindStringSubmatch(words)
	if parts == nil {
		return "", "", false
	}
	day, said := parts[1], parts[2] != ""
	if _, isWord := dayWord(strings.ToLower(day)); !said && !isWord {
		if full, err := data.ParseDay(day); err != nil || full == "" {
			return "", "", false // "fredag 13" and "28/11 20" may be a day of the month and a year
		}
	}
	return day, parts[3] + ".00" + parts[4], true
}

var (
	clockForm = regexp.MustCompile(`(?i)^(?:(.*?)[ ,]+)??(?:kl\.? ?)?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: (?:sommartid|vintertid|normaltid))?)$`)
	hourForm  = regexp.MustCompile(`(?i)^(?:(.*?)[ ,]+)??(kl\.? ?)?(\d{1,2})( (?:sommartid|vintertid|normaltid))?$`)
)

// dayField is a field for a day, or for a moment: text as people type it, and a calendar to choose from.
type dayField struct {
	*fyne.Container
	entry  *textEntry
	button *iconButton
	now    func() time.Time
	moment bool
	stored string // what the text means; empty when it is empty or cannot be read
	err    error
	popUp  *calendarPopUp

	changed func()
	erred   func(error)
}

func newDayField(now func() time.Time) *dayField    { return makeDayField(now, false) }
func newMomentField(now func() time.Time) *dayField { return makeDayField(now, true) }

func makeDayField(now func() time.Time, moment bool) *dayField {
	f := &dayField{now: now, moment: moment}
	f.entry = newTextEntry()
	hint := "ui.date.hint"
	if moment {
		hint = "ui.moment.hint"
	}
	f.entry.SetPlaceHolder(translations.Text(hint, nil))
	f.entry.OnChanged = func(string) { f.typed() }
	f.entry.onLeave = f.settle
	f.entry.onKey = f.key
	f.button = newIconButton("calendar", f.openCalendar)
	f.entry.ActionItem = f.button
	f.Container = container.NewStack(f.entry)
	return f
}

// key opens the calendar by the arrow down and makes Enter show what the text was read as.
func (f *dayField) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyDown:
		f.openCalendar()
		return true
	case fyne.KeyReturn, fyne.KeyEnter:
		f.settle()
	}
	return false
}

// typed reads what stands in the field, without disturbing the one who types.
func (f *dayField) typed() {
	f.stored, f.err = f.read(f.entry.Text)
	if f.changed != nil {
		f.changed()
	}
}

func (f *dayField) read(typed string) (string, error) {
	if !f.moment {
		day, err := readDay(typed, data.DayOf(f.now()))
		return string(day), err
	}
	moment, err := readMoment(typed, f.now())
	if err != nil || moment.IsZero() {
		return "", err
	}
	return moment.UTC().Format(time.RFC3339), nil
}

// settle shows the text as it was read, or marks what cannot be read and keeps the text.
func (f *dayField) settle() {
	if f.err == nil {
		f.showStored()
	}
	if f.erred != nil {
		f.erred(f.err)
	}
}

func (f *dayField) showStored() {
	if shown := f.shown(); shown != f.entry.Text {
		told := f.entry.OnChanged
		f.entry.OnChanged = nil
		f.entry.SetText(shown)
		f.entry.OnChanged = told
	}
}

func (f *dayField) shown() string {
	if !f.moment || f.stored == "" {
		return f.stored
	}
	moment, err := time.Parse(time.RFC3339, f.stored)
	if err != nil {
		return f.stored
	}
	return reports.Moment(moment)
}

// text is what to give to the field's Put: the stored form, or the typed text when it cannot be read.
func (f *dayField) text() string {
	if f.err != nil {
		return f.entry.Text
	}
	return f.stored
}

// setText shows a stored value.
func (f *dayField) setText(stored string) {
	f.stored, f.err = stored, nil
	f.showStored()
}

// day is the day that the field stands at; today when it has none.
func (f *dayField) day() data.Day {
	switch {
	case f.stored == "":
		return data.DayOf(f.now())
	case f.moment:
		t, _ := time.Parse(time.RFC3339, f.stored)
		return data.DayOf(t)
	}
	return data.Day(f.stored)
}

// pick takes a day from the calendar. A moment keeps its time of day. One of today is now; of another day nobody but the person knows
// it, and the law counts from it: she goes on to write it.
func (f *dayField) pick(day data.Day) {
	if day == "" {
		f.setText("")
	} else if f.moment && f.stored == "" && day != data.DayOf(f.now()) {
		f.entry.show(string(day) + " ")
		f.entry.CursorColumn = len(f.entry.Text)
		f.typed()
		return
	} else if f.moment {
		clock := f.now()
		if f.stored != "" {
			clock, _ = time.Parse(time.RFC3339, f.stored)
		}
		f.entry.show(string(day) + " " + clock.In(data.Swedish).Format("15.04"))
	} else {
		f.setText(string(day))
	}
	f.typed()
	f.settle()
}

func (f *dayField) openCalendar() {
	if f.entry.Disabled() {
		return
	}
	f.popUp = openCalendar(f.entry, f.day(), data.DayOf(f.now()), f.pick)
}

func (f *dayField) setEnabled(enable bool) {
	setEnabled(f.entry, enable)
	f.button.disabled = !enable
	f.button.Refresh()
}

func (f *dayField) setOuterKey(outer func(*fyne.KeyEvent)) { f.entry.setOuterKey(outer) }

// calendarPopUp is an open calendar.
type calendarPopUp struct {
	popUp  *widget.PopUp
	canvas fyne.Canvas
	field  *textEntry
	pick   func(data.Day)
	month  *monthView
}

// openCalendar shows a calendar under a field, with the keys in its hands until a day is chosen or Esc is pressed.
func openCalendar(under *textEntry, at, today data.Day, pick func(data.Day)) *calendarPopUp {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil {
		return nil
	}
	p := &calendarPopUp{canvas: c, field: under, pick: pick}
	p.month = newMonthView(at, today, p.choose, p.close)
	clearButton := newButton(translations.Text("ui.clear", nil), func() { p.choose("") })
	todayButton := newButton(translations.Text("ui.date.to_today", nil), func() { p.choose(today) })
	clearButton.Importance, todayButton.Importance = widget.LowImportance, widget.LowImportance
	content := container.NewVBox(p.month.object, container.NewHBox(clearButton, layout.NewSpacer(), todayButton))
	p.popUp = widget.NewPopUp(inset(space8, content), c)
	p.popUp.ShowAtPosition(placeUnder(c, under, p.popUp.MinSize()))
	p.popUp.Resize(p.popUp.MinSize())
	c.Focus(p.month)
	return p
}

func (p *calendarPopUp) choose(day data.Day) {
	p.close()
	p.pick(day)
}

func (p *calendarPopUp) close() {
	p.popUp.Hide()
	giveFocus(p.canvas, p.field)
}

// placeUnder is where a pop-up of a size fits beside an object: under it, else over it, within the window.
func placeUnder(c fyne.Canvas, o fyne.CanvasObject, s fyne.Size) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	x := max(0, min(at.X, c.Size().Width-s.Width))
	y := at.Y + o.Size().Height + space4
	if y+s.Height > c.Size().Height {
		y = at.Y - s.Height - space4
	}
	return fyne.NewPos(x, max(1, min(y, c.Size().Height-s.Height))) // Fyne puts what is shown at nought in the middle
}

// monthView shows one month and moves over its days by keys.
type monthView struct {
	widget.BaseWidget
	object  fyne.CanvasObject
	at      data.Day
	today   data.Day
	pick    func(data.Day)
	leave   func()
	title   *widget.Label
	weeks   [6]*canvas.Text
	days    [42]*dayCell
	focused bool
}

const calendarCell float32 = 34

func newMonthView(at, today data.Day, pick func(data.Day), leave func()) *monthView {
	m := &monthView{at: at, today: today, pick: pick, leave: leave}
	m.title = widget.NewLabel("")
	m.title.Alignment, m.title.TextStyle.Bold = fyne.TextAlignCenter, true
	before := newIconButton("back", func() { m.move(m.at.AddMonths(-1)) })
	after := newIconButton("forward", func() { m.move(m.at.AddMonths(1)) })
	m.ExtendBaseWidget(m)
	m.object = container.NewVBox(container.NewBorder(nil, nil, before, after, m.title), m)
	m.refresh()
	return m
}

// move goes to another day, and to its month.
func (m *monthView) move(to data.Day) {
	if year := to.Year(); year < 1900 || year > 2200 {
		return
	}
	m.at = to
	m.refresh()
}

// firstShown is the Monday of the week that the month begins in.
func (m *monthView) firstShown() data.Day {
	first := m.at[:8] + "01"
	return first.AddDays(-weekdayOf(first))
}

func (m *monthView) refresh() {
	month := calendarTime(m.at).Month()
	name := translations.Text("ui.month."+strconv.Itoa(int(month)), nil)
	m.title.SetText(name + " " + strconv.Itoa(m.at.Year()))
	m.Refresh()
}

// CreateRenderer is for Fyne.
func (m *monthView) CreateRenderer() fyne.WidgetRenderer {
	grid := container.New(layout.NewGridLayoutWithColumns(8))
	quiet := func(words string) *canvas.Text {
		t := canvas.NewText(words, colour(colourQuiet))
		t.TextSize, t.Alignment = textSize(sizeQuiet), fyne.TextAlignCenter
		return t
	}
	grid.Add(quiet(translations.Text("ui.date.week", nil)))
	for _, key := range weekdayKeys {
		grid.Add(quiet(translations.Text(key+".short", nil)))
	}
	for week := range 6 {
		m.weeks[week] = quiet("")
		grid.Add(m.weeks[week])
		for weekday := range 7 {
			cell := newDayCell(m)
			m.days[week*7+weekday] = cell
			grid.Add(cell)
		}
	}
	r := &monthRenderer{month: m, grid: grid}
	r.Refresh()
	return r
}

type monthRenderer struct {
	month *monthView
	grid  *fyne.Container
}

func (r *monthRenderer) Refresh() {
	m := r.month
	day := m.firstShown()
	for i, cell := range m.days {
		if i%7 == 0 {
			_, week := calendarTime(day).ISOWeek()
			m.weeks[i/7].Text = strconv.Itoa(week)
			m.weeks[i/7].Color = colour(colourQuiet)
			m.weeks[i/7].Refresh()
		}
		cell.set(day, day[:7] == m.at[:7])
		day = day.AddDays(1)
	}
}

func (r *monthRenderer) MinSize() fyne.Size           { return r.grid.MinSize() }
func (r *monthRenderer) Layout(room fyne.Size)        { r.grid.Resize(room) }
func (r *monthRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.grid} }
func (r *monthRenderer) Destroy()                     {}

// FocusGained is for Fyne.
func (m *monthView) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost is for Fyne.
func (m *monthView) FocusLost() { m.focused = false; m.Refresh() }

// TypedRune is for Fyne. The space bar is taken here and not as a key, or the field would get the letter.
func (m *monthView) TypedRune(r rune) {
	if r == ' ' {
		m.pick(m.at)
	}
}

// TypedKey is for Fyne.
func (m *monthView) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		m.move(m.at.AddDays(-1))
	case fyne.KeyRight:
		m.move(m.at.AddDays(1))
	case fyne.KeyUp:
		m.move(m.at.AddDays(-7))
	case fyne.KeyDown:
		m.move(m.at.AddDays(7))
	case fyne.KeyPageUp:
		m.move(m.at.AddMonths(-1))
	case fyne.KeyPageDown:
		m.move(m.at.AddMonths(1))
	case fyne.KeyHome:
		m.move(m.today)
	case fyne.KeyReturn, fyne.KeyEnter:
		m.pick(m.at)
	case fyne.KeyDelete, fyne.KeyBackspace:
		m.pick("")
	case fyne.KeyEscape:
		m.leave()
	}
}

// dayCell is one day in a month.
type dayCell struct {
	widget.BaseWidget
	month   *monthView
	day     data.Day
	inMonth bool
	hovered bool
}

func newDayCell(m *monthView) *dayCell {
	c := &dayCell{month: m}
	c.ExtendBaseWidget(c)
	return c
}

func (c *dayCell) set(day data.Day, inMonth bool) {
	c.day, c.inMonth = day, inMonth
	c.Refresh()
}

// Tapped is for Fyne.
func (c *dayCell) Tapped(*fyne.PointEvent) { c.month.pick(c.day) }

// MouseIn is for Fyne.
func (c *dayCell) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved is for Fyne.
func (c *dayCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (c *dayCell) MouseOut() { c.hovered = false; c.Refresh() }

// CreateRenderer is for Fyne.
func (c *dayCell) CreateRenderer() fyne.WidgetRenderer {
	r := &dayCellRenderer{cell: c, ground: canvas.NewRectangle(nil), number: canvas.NewText("", nil)}
	r.ground.CornerRadius = corner
	r.number.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type dayCellRenderer struct {
	cell   *dayCell
	ground *canvas.Rectangle
	number *canvas.Text
}

func (r *dayCellRenderer) Refresh() {
	c := r.cell
	isChosen, isToday := c.day == c.month.at, c.day == c.month.today
	ground, ink := theme.ColorNameOverlayBackground, colourText
	switch {
	case isChosen && c.month.focused:
		ground, ink = colourAccent, theme.ColorNameForegroundOnPrimary
	case isChosen:
		ground = theme.ColorNameSelection
	case c.hovered:
		ground = theme.ColorNameHover
	case !c.inMonth:
		ink = theme.ColorNameDisabled
	}
	r.ground.FillColor, r.ground.StrokeWidth = colour(ground), 0
	if isToday {
		r.ground.StrokeColor, r.ground.StrokeWidth = colour(colourAccent), 1.5
	}
	r.number.Text, r.number.Color, r.number.TextSize = "", colour(ink), textSize(sizeBody)
	if c.day != "" {
		r.number.Text = strconv.Itoa(calendarTime(c.day).Day())
	}
	r.ground.Refresh()
	r.number.Refresh()
}

func (r *dayCellRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(calendarCell) }

func (r *dayCellRenderer) Layout(room fyne.Size) {
	r.ground.Resize(room)
	r.number.Resize(room)
}

func (r *dayCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.number}
}

func (r *dayCellRenderer) Destroy() {}

// iconButton is a small button with a drawing alone, which Tab passes by: there is a key for what it does.
type iconButton struct {
	widget.BaseWidget
	name     string
	tapped   func()
	hovered  bool
	disabled bool
}

func newIconButton(name string, tapped func()) *iconButton {
	b := &iconButton{name: name, tapped: tapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped is for Fyne.
func (b *iconButton) Tapped(*fyne.PointEvent) {
	if !b.disabled {
		b.tapped()
	}
}

// MouseIn is for Fyne.
func (b *iconButton) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved is for Fyne.
func (b *iconButton) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for Fyne.
func (b *iconButton) MouseOut() { b.hovered = false; b.Refresh() }

// Cursor is for Fyne.
func (b *iconButton) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is for Fyne.
func (b *iconButton) CreateRenderer() fyne.WidgetRenderer {
	r := &iconButtonRenderer{button: b, ground: canvas.NewRectangle(nil), icon: widget.NewIcon(nil)}
	r.ground.CornerRadius = corner
	r.Refresh()
	return r
}

type iconButtonRenderer struct {
	button *iconButton
	ground *canvas.Rectangle
	icon   *widget.Icon
	shown  string // the drawing and its colour: to draw it anew takes as long as a line of fields
}

func (r *iconButtonRenderer) Refresh() {
	r.ground.Hidden = !r.button.hovered || r.button.disabled
	r.ground.FillColor = colour(theme.ColorNameHover)
	ink := colourQuiet
	switch {
	case r.button.disabled:
		ink = theme.ColorNameDisabled
	case r.button.hovered:
		ink = colourText
	}
	if shown := r.button.name + " " + string(ink); shown != r.shown {
		r.shown = shown
		r.icon.SetResource(icons.InColour(r.button.name, ink))
	}
	r.ground.Refresh()
}

func (r *iconButtonRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(hitSize) }

func (r *iconButtonRenderer) Layout(room fyne.Size) {
	r.ground.Move(fyne.NewPos(2, 2))
	r.ground.Resize(room.SubtractWidthHeight(4, 4))
	side := theme.Size(theme.SizeNameInlineIcon)
	r.icon.Resize(fyne.NewSquareSize(side))
	r.icon.Move(fyne.NewPos((room.Width-side)/2, (room.Height-side)/2))
}

func (r *iconButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon}
}

func (r *iconButtonRenderer) Destroy() {}
