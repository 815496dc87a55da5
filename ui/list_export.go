package ui

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/reports/export"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// leaving is a list as it is shown, for another program: its rows, in their order, and the record that each is of.
type leaving struct {
	sheet   exchange.Sheet
	records []data.Record
	leftOut int // watches that are not there, since they are told to Säkerhetspolisen
}

// exportButton is the button under which a list leaves the program; more, which may be nil, are what else its page can write.
func exportButton(a *app, gather func() leaving, more func(leaving) []*fyne.MenuItem) *button {
	b := newButton(translations.Text("ui.export", nil), nil)
	b.OnTapped = func() {
		var l leaving
		a.inSwedish(func() { l = gather() })
		item := func(words string, do func()) *fyne.MenuItem {
			return fyne.NewMenuItem(translations.Text(words, nil), do)
		}
		items := []*fyne.MenuItem{
			item("ui.export.xlsx", func() { a.askList(l, ".xlsx") }),
			item("ui.export.csv", func() { a.askList(l, ".csv") }),
			item("ui.export.clipboard", func() { a.copyList(l) }),
		}
		if more != nil {
			items = append(items, more(l)...)
		}
		a.menuUnder(b, items...)
	}
	return b
}

// marked is a list with a column that says which of its rows may be secret, when any is, so that the mark goes where the list goes.
func (a *app) marked(l leaving) (sheet exchange.Sheet, secret int) {
	sheet = l.sheet
	marks := make([]string, len(sheet.Rows))
	for i, r := range l.records {
		if r != nil && a.reg.IsSecret(r) {
			marks[i] = translations.Swedish.Text("ui.export.secret", nil)
			secret++
		}
	}
	if secret == 0 {
		return sheet, 0
	}
	sheet.Columns = append(slices.Clone(sheet.Columns), exchange.SheetColumn{Head: translations.Swedish.Text("ui.export.secrecy", nil), Type: data.TypeText})
	sheet.Rows = nil
	for i, row := range l.sheet.Rows {
		sheet.Rows = append(sheet.Rows, append(slices.Clone(row), marks[i]))
	}
	return sheet, secret
}

// toldOf tells that a list is where it should be, and what is particular about it.
func toldOf(key string, l leaving, secret int, file string) string {
	told := []string{translations.Count(key, len(l.sheet.Rows), map[string]string{"file": file})}
	if secret > 0 {
		told = append(told, translations.Count("told.list.secret", secret, nil))
	}
	if l.leftOut > 0 {
		told = append(told, translations.Count("told.list.left_out", l.leftOut, nil))
	}
	return strings.Join(told, " ")
}

// askList asks where a list is to lie, as a workbook or a text file.
func (a *app) askList(l leaving, ending string) {
	sheet, secret := a.marked(l)
	now := a.now()
	a.askOut(outgoing{
		name: sheet.Name, ending: ending,
		write: func(out io.Writer) error {
			if ending == ".csv" {
				head, rows := sheet.Texts()
				return exchange.WriteCSV(out, head, rows)
			}
			return exchange.WriteWorkbook(out, []exchange.Sheet{sheet}, now)
		},
		told: func(file string) string { return toldOf("told.list.file", l, secret, file) },
	})
}

// copyList puts a list on the clipboard.
func (a *app) copyList(l leaving) {
	sheet, secret := a.marked(l)
	head, rows := sheet.Texts()
	a.fyne.Clipboard().SetContent(exchange.ForClipboard(head, rows))
	a.frame.say(toldOf("told.list.clipboard", l, secret, ""))
}

// askAllRegisters asks where a workbook of every register is to lie.
func (a *app) askAllRegisters() {
	reg, now := a.reg, a.now()
	a.askOut(outgoing{
		name: translations.Swedish.Text("ui.registers", nil), ending: ".xlsx", text: translations.Text("ui.export.all.text", nil),
		write: func(out io.Writer) error { return exchange.WriteWorkbook(out, export.Sheets(reg, data.Kinds()), now) },
		told: func(file string) string {
			return translations.Text("told.export.sheets", map[string]string{"file": file})
		},
	})
}

// askCalendar asks where what falls due and the årshjul are to lie as a calendar.
func (a *app) askCalendar() {
	reg, now := a.reg, a.now()
	a.askOut(outgoing{
		name: translations.Swedish.Text("ui.wheel", nil), ending: ".ics", text: translations.Text("ui.export.calendar.text", nil),
		write: func(out io.Writer) error { return export.WriteCalendar(out, reg, now, false) },
		told:  func(file string) string { return translations.Text("told.calendar", map[string]string{"file": file}) },
	})
}

// askCards asks where the cards of some records are to lie.
func (a *app) askCards(l leaving, version exchange.CardVersion) {
	now := a.now()
	cards, leftOut := export.Cards(a.reg, l.records, data.DayOf(now), false)
	text := ""
	if version == exchange.Card3 {
		text = translations.Text("ui.export.outlook.text", nil)
	}
	a.askOut(outgoing{
		name: l.sheet.Name, ending: ".vcf", text: text,
		write: func(out io.Writer) error { return exchange.WriteCards(out, cards, version, now) },
		told: func(file string) string {
			told := translations.Count("told.list.cards", len(cards), map[string]string{"file": file})
			if leftOut > 0 {
				told += " " + translations.Count("told.export.secret", leftOut, nil)
			}
			return told
		},
	})
}

// outgoing is a file for another program.
type outgoing struct {
	name, ending string // of the file that is proposed
	text         string // what to know before it is written; may be empty
	write        func(io.Writer) error
	told         func(file string) string
}

// askOut asks where a file is to lie, and writes it.
func (a *app) askOut(o outgoing) {
	place, problem := newPathField(a, chooseFolder, o.ending), newProblemLine()
	name := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, o.name)
	place.entry.SetText(filepath.Join(documentsFolder(), name+" "+string(data.DayOf(a.now()))+o.ending))
	write := func(then func(string)) func() {
		return func() { a.writeOut(o, withEnding(place.path(), o.ending), then) }
	}
	hasPlace := func() bool {
		if place.path() == "" {
			problem.tell(data.NewProblem("problem.path.none"))
		}
		return place.path() != ""
	}
	showDialog(a.window, dialogSpec{
		title: translations.Text("ui.export", nil), text: o.text, wide: true, first: place.entry,
		content: stacked(space12, labelled("ui.export.file", place.object, ""), problem.object),
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.export.open", nil), check: hasPlace, do: write(a.openFile)},
			{label: translations.Text("ui.record.save", nil), check: hasPlace, do: write(func(string) {}), main: true},
		},
	})
}

// withEnding is a path with an ending, which somebody may have left out.
func withEnding(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}

// writeOut writes a file; then is told where it is.
func (a *app) writeOut(o outgoing, path string, then func(path string)) {
	a.writeNew(newFile{
		path: path, work: "ui.work.export", question: "ui.export.replace.text",
		write: func(ctx context.Context, _ func(float64)) error {
			var b bytes.Buffer
			if err := errors.Join(o.write(&b), ctx.Err()); err != nil {
				return err
			}
			return press.WriteFile(path, b.Bytes())
		},
		done: func(err error) {
			if err != nil {
				a.tell(err)
				return
			}
			a.frame.say(o.told(path))
			then(path)
		},
	}, false)
}

// leaving is the list as it is shown: the rows that chip and search let through, in their order, with the columns that there is room
// for. Days are themselves, however near, and texts are whole.
func (p *listPage) leaving() leaving {
	rows := make([]data.Record, len(p.table.shown))
	for i, at := range p.table.shown {
		rows[i] = p.rows[at]
	}
	return p.leavingOf(rows)
}

// leavingOf is some records as the list shows them.
func (p *listPage) leavingOf(rows []data.Record) leaving {
	l := leaving{sheet: exchange.Sheet{Name: p.title()}}
	fields, stands := listFields(p.kind), p.app.standings() // in Swedish, whatever the window's are
	isTyped := func(i int) bool {
		f := fields[i]
		return i > 0 && !f.clock && (f.Type == data.TypeDate || f.Type == data.TypeTime || f.Type == data.TypeNumber || f.Type == data.TypeLongText) && f.Name != standsIn[p.kind.Name]
	}
	for _, i := range p.shown {
		c := exchange.SheetColumn{Head: fields[i].label, Type: data.TypeText}
		if isTyped(i) {
			c.Type = fields[i].Type
		}
		l.sheet.Columns = append(l.sheet.Columns, c)
	}
	for _, r := range rows {
		row := make([]string, 0, len(p.shown))
		for _, i := range p.shown {
			if isTyped(i) {
				row = append(row, export.Cell(p.app.view, p.kind, fields[i].UntypedField, fields[i].Get(r)))
			} else {
				row = append(row, stands.cell(p.kind, fields[i], r, i == 0).text)
			}
		}
		l.sheet.Rows, l.records = append(l.sheet.Rows, row), append(l.records, r)
	}
	return l
}

// others is what else a register's list can do with other programs: take in what they have written, and write cards where it has them.
func (p *listPage) others(l leaving) []*fyne.MenuItem {
	items := p.asCards(l)
	if p.takesIn() {
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(translations.Text("ui.import.verb", nil), func() {
			p.app.goTo(place{page: pageImport, kind: p.kind.Name})
		}))
	}
	return items
}

// takesIn tells whether rows can be read into the register from a file.
func (p *listPage) takesIn() bool { return !p.app.space.Status().ReadOnly && !p.kind.ByAct }

// asCards offers the cards of a register that has them.
func (p *listPage) asCards(l leaving) []*fyne.MenuItem {
	if !slices.ContainsFunc(export.CardKinds, func(k data.Untyped) bool { return k.Name == p.kind.Name }) {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(translations.Text("ui.export.cards", nil), func() { p.app.askCards(l, exchange.Card4) }),
		fyne.NewMenuItem(translations.Text("ui.export.outlook", nil), func() { p.app.askCards(l, exchange.Card3) }),
	}
}

// leaving is the list as it is narrowed, whole. What is told to Säkerhetspolisen does not leave the program, as from the årshjul.
func (p *watchesPage) leaving() leaving {
	l := leaving{sheet: exchange.Sheet{Name: p.title()}}
	for _, c := range []struct {
		words string
		of    data.Type
	}{{"head.day", data.TypeDate}, {"ui.records.stands", data.TypeText}, {"ui.watches.sort", data.TypeText}, {"ui.records.what", data.TypeText}, {"head.to", data.TypeText}} {
		l.sheet.Columns = append(l.sheet.Columns, exchange.SheetColumn{Head: translations.Text(c.words, nil), Type: c.of})
	}
	for _, d := range p.due {
		if d.Clock != nil && d.Clock.Deadline.Track == data.TrackSecurityPolice {
			l.leftOut++
			continue
		}
		_, stands := watchMark(d, p.app.now())
		words := translations.Text(reports.WaitKey(d), map[string]string{"what": p.app.view.WaitTitle(d), "when": cmp.Or(reports.Moment(d.At), string(d.On))})
		l.sheet.Rows = append(l.sheet.Rows, []string{string(d.On), stands, translations.Text(string(d.What), nil), words, p.app.view.Linked(string(d.To))})
		l.records = append(l.records, p.app.reg.Record(d.ID))
	}
	return l
}
