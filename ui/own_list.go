package ui

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// ownList is how a person has made a list for themselves. It is kept among the person's own preferences and not in the file: how
// wide a column is, and what somebody looks at on Mondays, is nobody else's concern and no change of the municipality's binder.
type ownList struct {
	Columns []string           `json:"columns,omitempty"` // in order; none: those that there is room for
	Widths  map[string]float32 `json:"widths,omitempty"`
	Filters []savedFilter      `json:"filters,omitempty"`
}

// savedFilter is a choice among a list's rows that a person has given a name.
type savedFilter struct {
	Name       string   `json:"name"`
	Chip       string   `json:"chip,omitempty"`
	Mine       bool     `json:"mine,omitempty"`
	Search     string   `json:"search,omitempty"`
	Sorted     string   `json:"sorted,omitempty"` // a column; empty: the register's own order
	Descending bool     `json:"descending,omitempty"`
	Columns    []string `json:"columns,omitempty"` // none: the list's own
}

// prefList, with the municipality's id and the kind, is where an ownList is kept.
const prefList = "list."

func (a *app) prefList(kind string) string { return prefList + a.reg.Municipality().ID + "." + kind }

// ownList is how the person has made the list of a kind.
func (a *app) ownList(kind string) ownList {
	var own ownList
	if err := json.Unmarshal([]byte(a.fyne.Preferences().String(a.prefList(kind))), &own); err != nil {
		own = ownList{} // nothing is kept yet, or it cannot be read: as from the start
	}
	if own.Widths == nil {
		own.Widths = map[string]float32{}
	}
	return own
}

// keepOwn keeps how the person has made the list.
func (p *listPage) keepOwn() {
	content, err := json.Marshal(p.own)
	if err != nil {
		p.app.tell(err)
		return
	}
	p.app.fyne.Preferences().SetString(p.app.prefList(p.kind.Name), string(content))
}

// ownLeast is the least that a column of the person's own choice is cut to before the list is turned sideways.
const ownLeast float32 = 120

// ownColumns are the columns that the person has chosen, by the fields' numbers, the title first; nil when it is the program that chooses.
func (p *listPage) ownColumns() []int {
	names := p.own.Columns
	if p.memory.columns != nil {
		names = p.memory.columns
	}
	return p.numbered(names)
}

// numbered are the numbers of columns, the title first; nil for no names.
func (p *listPage) numbered(names []string) []int {
	if len(names) == 0 {
		return nil
	}
	columns := []int{0}
	for _, name := range names {
		if i := slices.IndexFunc(p.fields, func(f listField) bool { return f.name() == name }); i > 0 && !slices.Contains(columns, i) {
			columns = append(columns, i)
		}
	}
	return columns
}

// named are the names of columns.
func (p *listPage) named(columns []int) []string {
	names := make([]string, len(columns))
	for at, i := range columns {
		names[at] = p.fields[i].name()
	}
	return names
}

// chooseColumns makes some columns the list's own; nil lets the program choose those that there is room for.
func (p *listPage) chooseColumns(columns []int) {
	p.own.Columns, p.memory.columns = p.named(columns), nil
	p.keepOwn()
	p.showColumns()
}

// showColumns shows the columns anew.
func (p *listPage) showColumns() {
	shown := p.ownColumns()
	if shown == nil {
		shown = fitting(p.kind, p.fields, p.width-2*space24-tickRoom)
	}
	p.setColumns(shown)
	p.markChips()
}

// resetColumns lets the program choose columns and widths again.
func (p *listPage) resetColumns() {
	clear(p.own.Widths)
	p.chooseColumns(nil)
}

// hasOwnColumns tells whether the person has chosen columns or widths.
func (p *listPage) hasOwnColumns() bool { return p.ownColumns() != nil || len(p.own.Widths) > 0 }

// choosable lets the person choose rows, columns and what to do with them.
func (p *listPage) choosable() {
	t := p.table
	t.onWidth = func(at int, width float32) {
		name := p.fields[p.shown[at]].name()
		if width > 0 {
			p.own.Widths[name] = width
		} else {
			delete(p.own.Widths, name)
		}
		p.keepOwn()
	}
	t.onShift = p.shiftColumn
	t.onHead = func(at int, where fyne.Position) { p.app.menuAt(where, p.headMenu(at)...) }
	t.pickable(p.memory.picked, func() { p.bar.refresh() })
	t.rows.onMenu = func(at int, where fyne.Position) { p.app.menuAt(where, p.rowMenu(p.rows[t.shown[at]])...) }
	t.rows.onCopy = func() { p.app.copyList(p.leavingOf(p.acted())) }
	t.rows.onTask = func(key fyne.KeyName) {
		switch {
		case p.app.space.Status().ReadOnly || p.kind.AppendOnly || len(p.acted()) == 0:
		case key == fyne.KeyDelete:
			p.app.askRemove(p.kind, p.acted())
		default:
			p.app.askMany(p.kind, p.acted())
		}
	}
}

// shiftColumn moves a column past its neighbour. The title stays first.
func (p *listPage) shiftColumn(at, by int) {
	to := at + by
	if at < 1 || to < 1 || to >= len(p.shown) {
		return
	}
	columns := slices.Clone(p.shown)
	columns[at], columns[to] = columns[to], columns[at]
	p.chooseColumns(columns)
}

// headMenu is what can be done with a column.
func (p *listPage) headMenu(at int) []*fyne.MenuItem {
	item := func(words string, do func()) *fyne.MenuItem {
		return fyne.NewMenuItem(translations.Text(words, nil), do)
	}
	able := func(i *fyne.MenuItem, able bool) *fyne.MenuItem { i.Disabled = !able; return i }
	return []*fyne.MenuItem{
		item("ui.columns.up", func() { p.table.sortBy(at, false) }),
		item("ui.columns.down", func() { p.table.sortBy(at, true) }),
		fyne.NewMenuItemSeparator(),
		able(item("ui.columns.left", func() { p.shiftColumn(at, -1) }), at > 1),
		able(item("ui.columns.right", func() { p.shiftColumn(at, 1) }), at > 0 && at+1 < len(p.shown)),
		item("ui.columns.natural", func() { p.table.setWidth(at, 0); p.table.onWidth(at, 0) }),
		able(item("ui.columns.hide", func() { p.chooseColumns(slices.Delete(slices.Clone(p.shown), at, at+1)) }), at > 0),
		fyne.NewMenuItemSeparator(),
		item("ui.columns.choose", p.askColumns),
		able(item("ui.columns.reset", p.resetColumns), p.hasOwnColumns()),
	}
}

// askColumns lets the person choose among all columns that the list can have, and their order.
func (p *listPage) askColumns() {
	order := slices.Clone(p.shown)
	for i := range p.fields {
		if !slices.Contains(order, i) {
			order = append(order, i)
		}
	}
	chosen := map[int]bool{}
	for _, i := range p.shown {
		chosen[i] = true
	}
	rows := stacked(0)
	var build func()
	move := func(at, by int) func() {
		return func() {
			order[at], order[at+by] = order[at+by], order[at]
			build()
		}
	}
	var d *dialog
	build = func() {
		rows.RemoveAll()
		for at, i := range order {
			tick := newKeyCheck(p.fields[i].label)
			tick.Checked = chosen[i]
			tick.OnChanged = func(on bool) { chosen[i] = on }
			up, down := newIconButton("sort_up", move(at, -1)), newIconButton("sort_down", move(at, 1))
			if i == 0 {
				tick.Disable() // what names the row
			}
			setVisible(up, at > 1)
			setVisible(down, at > 0 && at+1 < len(order))
			rows.Add(container.NewBorder(nil, nil, nil, container.NewHBox(up, down), tick))
		}
		rows.Refresh()
		if d != nil {
			d.listen(rows)
		}
	}
	build()
	d = showDialog(p.app.window, dialogSpec{title: actTitle("ui.columns.choose"), text: translations.Text("ui.columns.text", nil), content: rows, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: translations.Text("ui.columns.reset", nil), do: p.resetColumns},
		{label: translations.Text("ui.columns.show", nil), main: true, do: func() {
			p.chooseColumns(slices.DeleteFunc(order, func(i int) bool { return !chosen[i] }))
		}},
	}})
}

// mineIn are the fields in which a record says whose it is.
var mineIn = []string{"responsible", "owner", "keeper"}

// isMine tells whether a record of the kind is whose who works here, alone or in a role; nil when that cannot be told.
func (a *app) isMine(kind data.Untyped) func(data.Record) bool {
	me := a.me()
	var fields []data.UntypedField
	for _, name := range mineIn {
		if f, ok := kind.Field(name); ok && (f.Target == "person" || f.Target == "role") {
			fields = append(fields, f)
		}
	}
	if me == "" || len(fields) == 0 {
		return nil
	}
	ids := map[string]bool{me: true}
	for _, role := range data.All(a.reg, data.Roles) {
		if string(role.Holder) == me && role.InService(data.DayOf(a.now())) {
			ids[role.ID] = true
		}
	}
	return func(r data.Record) bool {
		return slices.ContainsFunc(fields, func(f data.UntypedField) bool { return ids[f.Get(r)] })
	}
}

// nowFilter is how the list is narrowed and sorted now.
func (p *listPage) nowFilter() savedFilter {
	now := savedFilter{Chip: p.memory.chip, Mine: p.memory.mine, Search: strings.Join(strings.Fields(p.memory.search), " "), Columns: p.memory.columns}
	if i := p.memory.sorted; i >= 0 && i < len(p.fields) {
		now.Sorted, now.Descending = p.fields[i].name(), p.memory.descending
	}
	return now
}

// isNarrowed tells whether there is a choice to save.
func (p *listPage) isNarrowed() bool {
	now := p.nowFilter()
	return now.Chip != "" || now.Mine || now.Search != ""
}

// same tells whether two choices show the same, whatever they are called.
func (f savedFilter) same(g savedFilter) bool {
	return f.Chip == g.Chip && f.Mine == g.Mine && f.Search == g.Search && f.Sorted == g.Sorted && f.Descending == g.Descending
}

// saved is the saved choice that is shown, by its number; -1 when it is none.
func (p *listPage) saved() int {
	return slices.IndexFunc(p.own.Filters, p.nowFilter().same)
}

// take shows a saved choice.
func (p *listPage) take(f savedFilter) {
	m := p.memory
	m.chip, m.mine, m.search, m.columns = f.Chip, f.Mine, f.Search, f.Columns
	m.sorted, m.descending = slices.IndexFunc(p.fields, func(l listField) bool { return l.name() == f.Sorted }), f.Descending
	if f.Sorted == "" {
		m.sorted = -1
	}
	sorted := m.sorted
	p.search.SetText(f.Search)
	p.showColumns()
	if sorted < 0 {
		p.table.sortBy(-1, false)
	}
	p.showChips()
	p.filter()
}

// choose narrows the list to a chip, and to what is mine or not. A saved choice, and its columns, is left.
func (p *listPage) choose(chip string, mine bool) {
	p.memory.chip, p.memory.mine = chip, mine
	if p.memory.columns != nil {
		p.memory.columns = nil
		p.showColumns()
	}
	p.showChips()
	p.filter()
}

// showChips shows the ways to narrow the list: those that the register has, mine, and those that the person has saved.
func (p *listPage) showChips() {
	p.chips.RemoveAll()
	saved := p.saved()
	if saved < 0 && p.way(p.memory.chip).holds == nil {
		p.memory.chip = ""
	}
	isMine, mine := p.app.isMine(p.kind), 0
	if isMine != nil {
		for _, r := range p.all {
			mine += boolInt(isMine(r))
		}
	}
	if mine == 0 && saved < 0 {
		p.memory.mine = false
	}
	ways := p.ways
	if len(ways) == 0 && (mine > 0 || len(p.own.Filters) > 0) {
		ways = []listChip{chipOfAll(p.all)}
	}
	add := func(o fyne.CanvasObject, b *button, isOn bool) {
		if isOn {
			b.Importance = widget.MediumImportance
		}
		p.chips.Add(o)
	}
	for i, c := range ways {
		b := quietButton(c.label+" "+strconv.Itoa(c.count), func() { p.choose(c.name, p.memory.mine && c.name != "") })
		add(b, b, saved < 0 && c.name == p.memory.chip && (c.name != "" || !p.memory.mine))
		if i == 0 && mine > 0 {
			b := quietButton(translations.Text("ui.list.mine", nil)+" "+strconv.Itoa(mine), func() { p.choose(p.memory.chip, !p.memory.mine) })
			add(b, b, saved < 0 && p.memory.mine)
		}
	}
	for i, f := range p.own.Filters {
		words := f.Name
		if f.Search == "" {
			words += " " + strconv.Itoa(len(p.through(f.Chip, f.Mine)))
		}
		b := newSavedChip(words, func() { p.take(f) }, func(at fyne.Position) { p.app.menuAt(at, p.savedMenu(i)...) })
		add(b, &b.button, i == saved)
	}
	if p.isNarrowed() && saved < 0 && p.table.shownCount() > 0 {
		p.chips.Add(quietButton(translations.Text("ui.filter.save", nil), p.askSave))
	}
	setVisible(p.chips, len(p.chips.Objects) > 0)
	p.chips.Refresh()
}

// markChips shows the chips anew when another of them tells what is shown.
func (p *listPage) markChips() {
	state := strconv.FormatBool(p.isNarrowed() && p.table.shownCount() > 0) + strconv.Itoa(p.saved())
	if state != p.marked && len(p.all) > 0 {
		p.marked = state
		p.showChips()
	}
}

// savedMenu is what can be done with a saved choice.
func (p *listPage) savedMenu(at int) []*fyne.MenuItem {
	name := map[string]string{"name": p.own.Filters[at].Name}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(translations.Text("ui.filter.rename", name), func() { p.askRename(at) }),
		fyne.NewMenuItem(translations.Text("ui.filter.remove", name), func() {
			p.own.Filters = slices.Delete(p.own.Filters, at, at+1)
			p.keepOwn()
			p.showChips()
			p.app.frame.say(translations.Text("ui.filter.removed", name))
		}),
	}
}

// askSave asks what the choice that is shown is to be called. A name that is there already gets the new choice.
func (p *listPage) askSave() {
	f := p.nowFilter()
	if f.Columns == nil {
		f.Columns = p.own.Columns
	}
	p.askFilterName("ui.filter.save", "", func(name string) {
		f.Name = name
		if at := slices.IndexFunc(p.own.Filters, func(g savedFilter) bool { return strings.EqualFold(g.Name, name) }); at >= 0 {
			p.own.Filters[at] = f
		} else {
			p.own.Filters = append(p.own.Filters, f)
		}
		p.memory.columns = f.Columns
		p.app.frame.say(translations.Text("ui.filter.saved", map[string]string{"name": name}))
	})
}

func (p *listPage) askRename(at int) {
	p.askFilterName("ui.filter.rename.title", p.own.Filters[at].Name, func(name string) { p.own.Filters[at].Name = name })
}

// askFilterName asks for a name, and keeps what is then done with it.
func (p *listPage) askFilterName(title, name string, do func(name string)) {
	entry := newTextEntry()
	entry.SetText(name)
	typed := func() string { return strings.Join(strings.Fields(entry.Text), " ") }
	askWith(p.app.window, actTitle(title), translations.Text("ui.filter.text", nil), entry, entry, translations.Text("ui.record.save", nil),
		func() bool { return typed() != "" }, func() {
			do(typed())
			p.keepOwn()
			p.showChips()
		})
}

// listMenu is what is seldom done with a list.
func (p *listPage) listMenu() []*fyne.MenuItem {
	var first []*fyne.MenuItem
	if p.kind.Name == "incident" {
		if first = incidentItems(p.app); len(p.all) == 0 {
			return first
		}
		first = append(first, fyne.NewMenuItemSeparator())
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(translations.Text("ui.pick.all", nil), func() { p.table.rows.picking.all() }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(translations.Text("ui.columns.choose", nil), p.askColumns),
		fyne.NewMenuItem(translations.Text("ui.columns.reset", nil), p.resetColumns),
		fyne.NewMenuItemSeparator(),
	}
	items[3].Disabled = !p.hasOwnColumns()
	if at := p.saved(); at >= 0 {
		return slices.Concat(first, items, p.savedMenu(at))
	}
	save := fyne.NewMenuItem(translations.Text("ui.filter.save", nil), p.askSave)
	save.Disabled = !p.isNarrowed()
	return slices.Concat(first, items, []*fyne.MenuItem{save})
}

// dropGone lets rows be chosen no longer that the register has no longer.
func (p *listPage) dropGone() {
	if len(p.memory.picked) == 0 {
		return
	}
	lives := idsOf(p.all)
	maps.DeleteFunc(p.memory.picked, func(id string, _ bool) bool { return !lives[id] })
}

// savedChip is a chip that a person has saved, with a menu of its own under the other button of the mouse.
type savedChip struct {
	button
	menu func(at fyne.Position)
}

func newSavedChip(words string, tapped func(), menu func(at fyne.Position)) *savedChip {
	c := &savedChip{menu: menu}
	c.Text, c.OnTapped, c.Importance = words, tapped, widget.LowImportance
	c.ExtendBaseWidget(c)
	return c
}

// TappedSecondary is for Fyne.
func (c *savedChip) TappedSecondary(e *fyne.PointEvent) { c.menu(e.AbsolutePosition) }

// TypedKey is for Fyne.
func (c *savedChip) TypedKey(key *fyne.KeyEvent) {
	if key.Name == desktop.KeyMenu || key.Name == fyne.KeyF10 && isShiftDown() {
		c.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(c).AddXY(0, c.Size().Height))
		return
	}
	pressByKey(c, &c.Button, key)
}
