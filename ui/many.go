package ui

import (
	"context"
	"slices"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// pickBar tells how many rows are chosen, and what can be done with them together. It lies below the list, so that no row moves when
// it comes.
type pickBar struct {
	page   *listPage
	object *fyne.Container
	count  *widget.Label
	unseen *widget.Label
}

func newPickBar(p *listPage) *pickBar {
	b := &pickBar{page: p, count: widget.NewLabel(""), unseen: quiet("")}
	b.count.TextStyle.Bold = true
	a := p.app
	copies := quietButton(translations.Text("ui.pick.copy", nil), func() { a.copyList(p.leavingOf(p.picked())) })
	acts := []fyne.CanvasObject{
		exportButton(a, func() leaving { return p.leavingOf(p.picked()) }, p.asCards), copies,
	}
	if p.mayChange() {
		change := newButton(translations.Text("ui.many", nil), func() { a.askMany(p.kind, p.picked()) })
		remove := quietButton(translations.Text("ui.many.remove", nil), func() { a.askRemove(p.kind, p.picked()) })
		acts = append([]fyne.CanvasObject{change}, append(acts, remove)...)
	}
	acts = append(acts, quietButton(translations.Text("ui.pick.none_any_more", nil), func() { p.table.rows.picking.clear() }))
	row := container.NewHBox(append([]fyne.CanvasObject{b.count, container.NewCenter(b.unseen), gapBeside()}, acts...)...)
	b.object = container.NewStack(newGround(colourRaised), container.New(layout.NewCustomPaddedLayout(space4, space4, space16, space16), row))
	b.object.Hide()
	return b
}

// mayChange tells whether records of the list can be changed at all.
func (p *listPage) mayChange() bool { return !p.app.space.Status().ReadOnly && !p.kind.AppendOnly }

// refresh tells what is chosen now.
func (b *pickBar) refresh() {
	n := len(b.page.memory.picked)
	if n > 0 {
		b.count.SetText(translations.Count("ui.pick.count", n, nil))
		unseen := n
		for _, at := range b.page.table.shown {
			unseen -= boolInt(b.page.memory.picked[b.page.rows[at].Header().ID])
		}
		b.unseen.SetText(translations.Count("ui.pick.unseen", unseen, nil))
		setVisible(b.unseen, unseen > 0)
	}
	if b.object.Visible() != (n > 0) {
		setVisible(b.object, n > 0)
		b.page.whole.Refresh()
	}
}

// picked are the chosen records: those that are shown as they are shown, then those that are not.
func (p *listPage) picked() []data.Record {
	var list []data.Record
	seen := map[string]bool{}
	for _, at := range p.table.shown {
		if r := p.rows[at]; p.memory.picked[r.Header().ID] {
			list, seen[r.Header().ID] = append(list, r), true
		}
	}
	for _, r := range p.all {
		if id := r.Header().ID; p.memory.picked[id] && !seen[id] {
			list = append(list, r)
		}
	}
	return list
}

// acted are the records that a key acts on: the chosen ones, or the one that is marked.
func (p *listPage) acted() []data.Record {
	if list := p.picked(); len(list) > 0 {
		return list
	}
	if at := p.table.selected(); at >= 0 {
		return []data.Record{p.rows[at]}
	}
	return nil
}

// forMany are the fields of a kind that can say the same in many records: not what each is known by, nor what an act or the program fills in.
func forMany(kind data.Untyped) []data.UntypedField {
	return slices.DeleteFunc(slices.Clone(kind.Fields), func(f data.UntypedField) bool {
		return f.Hidden || f.Type == data.TypeFile || f.Name == kind.Title || f.Name == kind.Alone || f.Name == kind.Position ||
			f.Name == data.NumberField || f.Name == kind.PartOf || slices.Contains(saidInPanel[kind.Name], f.Name)
	})
}

// askMany asks which field some records are to say something else in, and what.
func (a *app) askMany(kind data.Untyped, records []data.Record) {
	fields := forMany(kind)
	if len(fields) == 0 || len(records) == 0 {
		return
	}
	options := make([]Option, len(fields))
	for i, f := range fields {
		options[i] = Option{ID: f.Name, Title: translations.Text(data.FieldKey(kind.Name, f.Name), nil)}
	}
	env := a.inputEnv()
	env.create = nil // what is made elsewhere would take the dialog away
	var d *dialog
	env.wheel = func(turned *fyne.ScrollEvent) { d.scroll.Scrolled(turned) }
	var field data.UntypedField
	var said input
	beside := newKeyCheck(translations.Text("ui.many.beside", nil))
	beside.Checked = true
	below := stacked(space8)
	which := newReference(func() []Option { return options }, nil)
	which.always = true
	around := newOutline()
	which.onFocus = func(has bool) { around.set(has, false) }
	which.changed = func() {
		field, _ = kind.Field(which.id)
		field.Required = false // what must be filled in is told record by record
		said = newInputAs(kind, field, env, translations.Text("ui.many.value", nil))
		below.Objects = []fyne.CanvasObject{said.object()}
		if field.Type == data.TypeRefs {
			below.Add(beside)
		}
		below.Refresh()
		if d != nil {
			d.listen(below)
			d.fit()
			a.window.Canvas().Focus(said.focus())
		}
	}
	which.set(likelyField(fields))
	which.changed()
	check := func() bool {
		if err := field.Put(kind.New(), said.text()); err != nil && said.text() != "" {
			said.setError(fieldSentence(err))
			d.fit()
			a.window.Canvas().Focus(said.focus())
			return false
		}
		return true
	}
	d = showDialog(a.window, dialogSpec{
		title: translations.Count("ui.many.title", len(records), nil), text: translations.Text("ui.many.text", nil), wide: true, first: which,
		content: stacked(space12, stacked(0, newFieldLabel(translations.Text("ui.many.field", nil), false), container.NewStack(which, around)), below),
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.many.look", nil), check: check, main: true, do: func() {
				value := exchange.NewValue{Field: field, Text: said.text(), Beside: beside.Checked}
				a.tryMany(kind, idList(records), value)
			}},
		},
	})
}

// likelyField is the field that is most often changed in many records: whose it is, else how it stands, else the first.
func likelyField(fields []data.UntypedField) string {
	for _, name := range append(slices.Clone(mineIn), "state") {
		if slices.ContainsFunc(fields, func(f data.UntypedField) bool { return f.Name == name }) {
			return name
		}
	}
	return fields[0].Name
}

func idList(records []data.Record) []string {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.Header().ID
	}
	return ids
}

// tryMany tries a change of many records, and shows what it would make of them before anything is saved.
func (a *app) tryMany(kind data.Untyped, ids []string, value exchange.NewValue) {
	space, reg := a.space, a.reg
	var tried *exchange.Many
	a.work.run("ui.work.many", func(ctx context.Context, progress func(float64)) (err error) {
		tried, err = exchange.ChangeMany(ctx, space.Store, reg, kind, ids, value, translations.Text, progress)
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.showTried(kind, value, tried)
	})
}

// triedHeight is that of the list of what would change, and triedRows how many rows are more than it is drawn high for.
const (
	triedHeight float32 = 260
	triedRows   int     = 6
)

// showTried shows, record by record, what a change would make of them. While any is refused, none can be saved.
func (a *app) showTried(kind data.Untyped, value exchange.NewValue, tried *exchange.Many) {
	refused, changed := tried.Refused(), tried.Changed()
	rows := slices.Clone(tried.Judged)
	slices.SortStableFunc(rows, func(x, y exchange.Judged) int { // what stands in the way first, what stays as it is last
		return triedRank(x) - triedRank(y)
	})
	label := translations.Text(data.FieldKey(kind.Name, value.Field.Name), nil)
	show := func(stored string) string {
		if stored == "" {
			return translations.Text("ui.many.empty", nil)
		}
		return oneLine(a.view.Show(kind, value.Field, stored))
	}
	same := len(tried.Judged) - len(refused) - changed
	words := translations.Count("ui.many.changes", changed, nil)
	if same > 0 {
		words += " " + translations.Count("ui.many.same", same, nil)
	}
	if len(refused) > 0 {
		words = translations.Count("ui.many.refused", len(refused), nil)
	}
	table := newTable([]column{
		{label: translations.Text(data.KindKey(kind.Name), nil), get: func(at int) cell { return cell{text: oneLine(a.view.Title(a.shownAs(rows[at].Record)))} }},
		{label: translations.Text("ui.many.now", nil), get: func(at int) cell { return cell{text: show(rows[at].From)} }},
		{label: translations.Text("ui.many.becomes", nil), get: func(at int) cell {
			j := rows[at]
			switch {
			case j.Err != nil:
				return cell{text: sentence(j.Err), state: stateLacking}
			case !j.Differs():
				return cell{text: translations.Text("ui.many.stays", nil), state: stateUnused}
			}
			return cell{text: show(j.To)}
		}},
	})
	why := quietly("")
	table.onSelect = func(at int) {
		if at >= 0 && rows[at].Err != nil {
			why.SetText(sentence(rows[at].Err))
		} else {
			why.SetText("")
		}
	}
	answers := []answer{{label: translations.Text("Cancel", nil), safe: true}}
	switch {
	case len(refused) > 0 && len(refused) < len(rows):
		answers = append(answers, answer{label: translations.Count("ui.many.without", len(refused), nil), main: true, do: func() {
			var left []string
			for _, j := range tried.Judged {
				if j.Err == nil {
					left = append(left, j.Record.Header().ID)
				}
			}
			a.tryMany(kind, left, value)
		}})
	case len(refused) == 0 && changed > 0:
		answers = append(answers, answer{label: translations.Count("ui.many.save", changed, nil), main: true, do: func() { a.saveMany(tried, label, changed) }})
	}
	height := min(triedHeight, float32(min(len(rows), triedRows)+1)*rowHeight)
	content := []fyne.CanvasObject{container.New(&fixedHeight{height}, table)}
	if len(refused) > 0 {
		content = append(content, container.New(&fixedHeight{wordsHeight}, why))
	}
	showDialog(a.window, dialogSpec{
		title: translations.Text("ui.many.tried", map[string]string{"field": label}), text: words, wide: true,
		content: newColumn(space4, content...), answers: answers,
	})
	table.setRows(len(rows))
	if len(refused) > 0 {
		table.selectRow(0)
	}
}

// triedRank puts refused records first, and those that stay as they are last.
func triedRank(j exchange.Judged) int {
	switch {
	case j.Err != nil:
		return 0
	case j.Differs():
		return 1
	}
	return 2
}

// shownAs is a record as the register has it, since one that is being changed may be called something else.
func (a *app) shownAs(r data.Record) data.Record {
	if now := a.reg.Record(r.Header().ID); now != nil {
		return now
	}
	return r
}

// saveMany saves a change that has been tried, as one save.
func (a *app) saveMany(tried *exchange.Many, label string, changed int) {
	var saved store.Saved
	a.change("ui.work.save", func(ctx context.Context, _ *store.Store) (err error) {
		saved, err = tried.Save(ctx)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.tell(err)
		case saved.Conflict:
			a.frame.say(translations.Text("ui.record.conflict", nil))
		default:
			a.frame.say(translations.Count("ui.many.saved", changed, map[string]string{"field": label}))
		}
	})
}

// askRemove asks before some records are taken out of lists and papers.
func (a *app) askRemove(kind data.Untyped, records []data.Record) {
	if len(records) == 1 {
		r := records[0]
		confirm(a.window, translations.Text("ui.many.remove.one", map[string]string{"title": oneLine(a.view.Title(r))}), translations.Text("ui.many.remove.text", nil),
			translations.Text("ui.record.remove", nil), func() { a.removeRecord(kind, r, false) })
		return
	}
	var refused, left []data.Record
	var why []string
	for _, j := range exchange.RemovalOfMany(a.reg, kind, idList(records)) {
		if j.Err == nil {
			left = append(left, j.Record)
			continue
		}
		refused = append(refused, j.Record)
		why = append(why, oneLine(a.view.Title(j.Record))+": "+sentence(j.Err))
	}
	if len(refused) == 0 {
		confirm(a.window, translations.Count("ui.many.remove.title", len(left), nil), translations.Text("ui.many.remove.text", nil),
			translations.Text("ui.record.remove", nil), func() { a.removeRecords(kind, left) })
		return
	}
	answers := []answer{{label: translations.Text("Cancel", nil), safe: true}}
	if len(left) > 0 {
		answers = append(answers, answer{label: translations.Count("ui.many.remove.rest", len(left), nil), main: true, do: func() { a.removeRecords(kind, left) }})
	}
	choose(a.window, translations.Count("ui.many.remove.title", len(records), nil),
		translations.Count("ui.many.remove.refused", len(refused), nil)+"\n\n"+firstLines(why), answers...)
}

// removeRecords removes some records as one save.
func (a *app) removeRecords(kind data.Untyped, records []data.Record) {
	reg := a.reg
	a.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		_, err := exchange.RemoveMany(ctx, s, reg, kind, idList(records))
		return err
	}, func(err error) {
		if err != nil {
			a.tell(err)
			return
		}
		a.frame.say(translations.Count("ui.many.removed", len(records), nil))
	})
}

// removeRecord removes one record; follow also looses it from those that point at it, which is asked when there are any.
func (a *app) removeRecord(kind data.Untyped, r data.Record, follow bool) {
	reg := a.reg
	a.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		_, err := exchange.RemoveByHand(ctx, s, reg, kind, r.Header().ID, follow)
		return err
	}, func(err error) {
		switch stuck := exchange.Stuck(err); {
		case len(store.Linked(err)) > 0:
			a.askFollow(r, func() { a.removeRecord(kind, r, true) })
		case len(stuck) > 0:
			inform(a.window, translations.Text("ui.problem", nil), sentence(err)+"\n\n"+a.named(stuck))
		case err != nil:
			a.tell(err)
		default:
			a.frame.say(translations.Count("ui.many.removed", 1, nil))
		}
	})
}
