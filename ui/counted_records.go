package ui

import (
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// recordsPage lists the records that something on another page counts.
type recordsPage struct {
	app   *app
	of    place
	rows  []data.Record
	table *table
	whole fyne.CanvasObject
}

// The ways to say which records they are.
const (
	demandsIn = "demands=" // all demands in an area
	judgedIn  = "judged="  // those of them that have been judged
)

// demandsOf is where the demands that an area's light counts as judged are listed; all of them when none is.
func demandsOf(l data.AreaLight) place {
	which, words := judgedIn, "ui.records.judged"
	if l.Judged == 0 {
		which, words = demandsIn, "ui.records.demands"
	}
	area := translations.Text(data.OptionKey("area", string(l.Area)), nil)
	return place{page: pageRecords, text: which + string(l.Area), title: translations.Text(words, map[string]string{"area": area})}
}

// recordsOf is where the records of a save are listed.
func recordsOf(title string, records []store.Reference) place {
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.ID
	}
	return place{page: pageRecords, text: strings.Join(ids, " "), title: title}
}

func newRecordsPage(a *app, of place) page {
	p := &recordsPage{app: a, of: of}
	p.table = newTable(p.columns())
	p.table.rowID = func(at int) string { return p.rows[at].Header().ID }
	p.table.onOpen = func(at int) { a.goTo(placeOf(owner(a.reg, p.rows[at]))) }
	p.table.onHint = func(text string) { a.frame.say(text) }
	p.whole = container.New(layout.NewCustomPaddedLayout(space12, space12, space16, space16), container.NewBorder(
		beside(newHead(p.title()), exportButton(a, p.leaving, nil)), nil, nil, nil, p.table))
	p.refresh()
	return p
}

func (p *recordsPage) columns() []column {
	a := p.app
	stands := func(at int) cell {
		s, word := a.standings().of(p.rows[at])
		return cell{text: word, state: s, value: strconv.Itoa(rank(s)) + word}
	}
	return []column{
		{label: translations.Text("ui.records.what", nil), link: true, get: func(at int) cell { return cell{text: oneLine(a.view.Title(p.rows[at]))} }},
		{label: translations.Text("head.register", nil), get: func(at int) cell {
			return cell{text: translations.Text(data.KindKey(p.rows[at].KindName()), nil)}
		}},
		{label: translations.Text("ui.records.stands", nil), get: stands},
	}
}

// leaving is the list as it is shown.
func (p *recordsPage) leaving() leaving {
	l := leaving{sheet: exchange.Sheet{Name: p.title()}}
	columns := p.columns()
	for _, c := range columns {
		l.sheet.Columns = append(l.sheet.Columns, exchange.SheetColumn{Head: c.label, Type: data.TypeText})
	}
	for _, at := range p.table.shown {
		var row []string
		for _, c := range columns {
			row = append(row, c.get(at).text)
		}
		l.sheet.Rows, l.records = append(l.sheet.Rows, row), append(l.records, p.rows[at])
	}
	return l
}

func (p *recordsPage) title() string             { return p.of.title }
func (p *recordsPage) object() fyne.CanvasObject { return p.whole }
func (p *recordsPage) leave(then func())         { then() }
func (p *recordsPage) first() fyne.Focusable     { return p.table.focusable() }

func (p *recordsPage) refresh() {
	p.rows = nil
	for _, id := range p.ids() {
		if r := p.app.reg.Record(id); r != nil {
			p.rows = append(p.rows, r)
		}
	}
	p.table.setRows(len(p.rows))
	p.table.Refresh()
}

// ids are the records as they are now.
func (p *recordsPage) ids() []string {
	var ids []string
	for _, which := range []string{demandsIn, judgedIn} {
		area, ok := strings.CutPrefix(p.of.text, which)
		if !ok {
			continue
		}
		for _, l := range p.app.standings().judge.Lights() {
			for _, d := range l.Demands {
				if string(l.Area) == area && (which == demandsIn || d.Counted()) {
					ids = append(ids, d.ID)
				}
			}
		}
		return ids
	}
	return strings.Fields(p.of.text)
}
