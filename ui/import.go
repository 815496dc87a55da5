package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/reports/export"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// importPage takes in what another program has written, step by step: where it stands, what each column holds, and what would become of
// each row. Nothing is saved before the last step, which one undo takes back.
type importPage struct {
	app  *app
	body *fyne.Container
	kind string // the register that it was opened from; empty: any

	path     *pathField
	pasted   *textEntry
	problem  *problemLine
	sheets   []*importSheet
	at       int // the sheet whose columns are shown
	columns  *fyne.Container
	create   *widget.Check
	template *textEntry

	rows     []exchange.ImportRow
	contacts []exchange.Contact
	broken   []int // the lines of cards that cannot be read
	roles    *widget.Check
}

// importSheet is a table of what is taken in, and what stands where in it.
type importSheet struct {
	exchange.Table
	layout exchange.Layout // without a kind: it is left out
}

// importEndings are those of the files that can be taken in.
var importEndings = []string{".xlsx", ".csv", ".txt", ".json", ".vcf"}

// newImportPage begins with a file, where text names one.
func newImportPage(a *app, to place) page {
	p := &importPage{app: a, body: container.NewStack(), kind: to.kind, problem: newProblemLine()}
	p.showSource(to.text)
	if to.text != "" {
		p.read()
	}
	return p
}

func (p *importPage) title() string             { return translations.Text("ui.import", nil) }
func (p *importPage) object() fyne.CanvasObject { return p.body }

// refresh leaves what has been read as it is; it is compared with the file anew when the next step is taken.
func (p *importPage) refresh() {}

func (p *importPage) leave(then func()) {
	if len(p.sheets)+len(p.contacts) == 0 {
		then()
		return
	}
	confirm(p.app.window, translations.Text("ui.import.leave", nil), translations.Text("ui.import.leave.text", nil), translations.Text("ui.unsaved.discard", nil), then)
}

func (p *importPage) fill(o fyne.CanvasObject) {
	p.body.Objects = []fyne.CanvasObject{o}
	p.body.Refresh()
}

// headed is a step's head: what it is, the ways on and back, and what to do in it.
func headed(title, text string, acts ...fyne.CanvasObject) fyne.CanvasObject {
	return newColumn(0, beside(newHead(title), acts...), wrapped(text))
}

// filled lets what is below a head have all the room that is left.
func filled(head, content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(space12, space12, space16, space16), container.NewBorder(head, nil, nil, nil, content))
}

func mainButton(words string, do func()) *button {
	b := newButton(translations.Text(words, nil), do)
	b.Importance = widget.HighImportance
	return b
}

// showSource is the first step: a file, or rows that are pasted.
func (p *importPage) showSource(path string) {
	p.sheets, p.rows, p.contacts, p.broken = nil, nil, nil, nil
	p.problem.clear()
	pasted := ""
	if p.pasted != nil {
		path, pasted = p.path.entry.Text, p.pasted.Text
	}
	p.path = newPathField(p.app, chooseFile, importEndings...)
	p.path.entry.SetText(path)
	p.path.entry.OnSubmitted = func(string) { p.read() }
	p.pasted = newLongEntry()
	p.pasted.SetPlaceHolder(translations.Text("ui.import.paste.hint", nil))
	p.pasted.SetMinRowsVisible(6)
	p.pasted.SetText(pasted)
	p.fill(newSheet(newColumn(space8,
		newHead(translations.Text("ui.import", nil)), wrapped(translations.Text("ui.import.text", nil)),
		labelled("ui.import.file", p.path.object, "ui.import.file.help"),
		labelled("ui.import.paste", p.pasted, ""),
		sidePadded(container.NewHBox(mainButton("ui.import.read", p.read))),
		p.problem.object,
	)))
}

func (p *importPage) first() fyne.Focusable {
	if p.rows == nil && p.sheets == nil {
		return p.path.entry
	}
	return nil
}

// read reads the file, or what was pasted, off the screen thread.
func (p *importPage) read() {
	p.problem.clear()
	path, pasted, reg, kinds := p.path.path(), p.pasted.Text, p.app.reg, p.kinds()
	kind, isChosen := data.KindNamed(p.kind)
	var sheets []*importSheet
	var contacts []exchange.Contact
	var broken []int
	p.app.work.run("ui.work.sheet", func(ctx context.Context, _ func(float64)) error {
		var cards []exchange.Card
		var tables []exchange.Table
		var err error
		switch {
		case strings.EqualFold(filepath.Ext(path), ".vcf"):
			cards, broken, err = exchange.ReadCards(path)
		case path != "":
			tables, err = exchange.ReadTables(path)
		case strings.HasPrefix(strings.ToUpper(strings.TrimSpace(pasted)), "BEGIN:VCARD"):
			cards, broken = exchange.ParseCards([]byte(pasted))
		default:
			var rows [][]string
			rows, err = exchange.ParseCells(pasted)
			tables = []exchange.Table{{Rows: rows}}
		}
		if err != nil {
			return err
		}
		contacts = exchange.CompareContacts(cards, reg)
		words, templates := export.Words(reports.NewViewer(reg)), data.All(reg, data.ImportTemplates)
		for _, table := range tables {
			sheet := &importSheet{Table: table}
			layout, ok := exchange.FindLayout(table.Rows, exchange.KindsOf(table, kinds, words), words, templates)
			switch {
			case ok:
				sheet.layout = layout
			case isChosen:
				sheet.layout = exchange.LayoutOf(table.Rows, fullestRow(table.Rows), kind, words)
			}
			sheets = append(sheets, sheet)
		}
		return ctx.Err()
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		p.sheets, p.contacts, p.broken, p.at = sheets, contacts, broken, 0
		if len(sheets) == 0 {
			p.showContacts()
			return
		}
		p.at = max(0, slices.IndexFunc(sheets, func(s *importSheet) bool { return s.layout.Kind.Name != "" }))
		p.showColumns()
	})
}

// fullestRow is the first of the rows with most cells among those that can be a head.
func fullestRow(rows [][]string) int {
	best, most := 0, 0
	for at, row := range rows[:min(len(rows), exchange.MostHeadRow)] {
		cells := 0
		for _, cell := range row {
			if strings.TrimSpace(cell) != "" {
				cells++
			}
		}
		if cells > most {
			best, most = at, cells
		}
	}
	return best
}

// kinds are the registers that rows can be of: that which the page was opened from, else all whose rows a person writes.
func (p *importPage) kinds() []data.Untyped {
	if kind, ok := data.KindNamed(p.kind); ok {
		return []data.Untyped{kind}
	}
	return slices.DeleteFunc(slices.Clone(data.Kinds()), func(k data.Untyped) bool { return k.ByAct })
}

// showColumns is the second step: which sheet, which register, which row is the head, and what each column holds.
func (p *importPage) showColumns() {
	p.rows = nil
	p.problem.clear()
	if p.create == nil {
		p.create = widget.NewCheck(translations.Text("ui.import.create", nil), nil)
		p.template = newTextEntry()
	}
	p.columns = newColumn(space4)
	p.fillColumns()
	p.fill(filled(headed(translations.Text("ui.import.columns", nil), translations.Text("ui.import.columns.text", nil),
		newButton(translations.Text("ui.back", nil), func() { p.showSource("") }), mainButton("ui.import.check", p.compare)),
		container.NewVScroll(inset(space8, p.columns))))
}

// fillColumns shows the chosen sheet.
func (p *importPage) fillColumns() {
	sheet := p.sheets[p.at]
	p.columns.RemoveAll()
	above := []fyne.CanvasObject{labelled("ui.import.register", p.registerField(sheet), "")}
	if sheet.layout.Kind.Name != "" {
		above = append(above, labelled("ui.import.head", p.headField(sheet), ""))
	}
	if len(p.sheets) > 1 {
		p.columns.Add(labelled("ui.import.sheet", p.sheetField(), ""))
	}
	p.columns.Add(container.New(evenLayout{}, above...))
	if sheet.layout.By != "" {
		p.columns.Add(quietly(translations.Text("ui.import.by", map[string]string{"template": sheet.layout.By})))
	}
	if sheet.layout.Kind.Name != "" {
		p.columns.Add(gap(space8))
		for i := range sheet.layout.Columns {
			if row := p.columnRow(sheet, i); row != nil {
				p.columns.Add(newRow(row))
			}
		}
		p.columns.Add(gap(space8))
		p.columns.Add(sidePadded(p.create))
		p.columns.Add(labelled("ui.import.template", p.template, "ui.import.template.help"))
	}
	p.columns.Add(p.problem.object)
	p.columns.Refresh()
}

// choice is a field in which one of some options is chosen; none, which may be empty, is what no choice is called.
func choice(options []Option, chosen, none string, changed func(id string)) *reference {
	r := newReference(func() []Option { return options }, nil)
	r.empty, r.first, r.always = none, none, none == ""
	r.set(chosen)
	r.changed = func() { changed(r.id) }
	return r
}

// sheetField chooses which sheet is shown.
func (p *importPage) sheetField() *reference {
	var options []Option
	for i, s := range p.sheets {
		what := translations.Text("ui.import.left_out", nil)
		if s.layout.Kind.Name != "" {
			what = translations.Text(data.KindsKey(s.layout.Kind.Name), nil)
		}
		options = append(options, Option{ID: strconv.Itoa(i), Title: s.Name, Detail: what})
	}
	return choice(options, strconv.Itoa(p.at), "", func(id string) {
		p.at = max(0, slices.IndexFunc(options, func(o Option) bool { return o.ID == id }))
		p.fillColumns()
	})
}

// registerField chooses of which register a sheet's rows are.
func (p *importPage) registerField(sheet *importSheet) *reference {
	var options []Option
	for _, kind := range p.kinds() {
		options = append(options, Option{ID: kind.Name, Title: translations.Text(data.KindsKey(kind.Name), nil)})
	}
	return choice(options, sheet.layout.Kind.Name, translations.Text("ui.import.left_out", nil), func(id string) {
		kind, ok := data.KindNamed(id)
		switch {
		case !ok:
			sheet.layout = exchange.Layout{}
		case sheet.layout.Kind.Name == "":
			sheet.layout = exchange.LayoutOf(sheet.Rows, fullestRow(sheet.Rows), kind, export.Words(reports.NewViewer(p.app.reg)))
		default:
			sheet.layout = exchange.LayoutOf(sheet.Rows, sheet.layout.Head, kind, export.Words(reports.NewViewer(p.app.reg)))
		}
		p.fillColumns()
	})
}

// headField chooses which row is the head.
func (p *importPage) headField(sheet *importSheet) *reference {
	var options []Option
	for at, row := range sheet.Rows[:min(len(sheet.Rows), exchange.MostHeadRow)] {
		cells := slices.DeleteFunc(slices.Clone(row), func(cell string) bool { return strings.TrimSpace(cell) == "" })
		if len(cells) > 0 {
			options = append(options, Option{ID: strconv.Itoa(at), Title: translations.Text("ui.import.row", map[string]string{"row": reports.Number(at + 1)}), Detail: shorten(strings.Join(cells, " · "))})
		}
	}
	return choice(options, strconv.Itoa(sheet.layout.Head), "", func(id string) {
		if at, err := strconv.Atoi(id); err == nil {
			sheet.layout = exchange.LayoutOf(sheet.Rows, at, sheet.layout.Kind, export.Words(reports.NewViewer(p.app.reg)))
		}
		p.fillColumns()
	})
}

// columnRow is a column with what stands first in it, and the field that it holds; nil for one in which nothing stands.
func (p *importPage) columnRow(sheet *importSheet, i int) fyne.CanvasObject {
	cell := func(at int) string {
		if i < len(sheet.Rows[at]) {
			return strings.TrimSpace(sheet.Rows[at][i])
		}
		return ""
	}
	var samples []string
	_, field, _ := exchange.ColumnField(sheet.layout.Kind, sheet.layout.Columns[i])
	for at := sheet.layout.Head + 1; at < len(sheet.Rows) && len(samples) < columnSamples; at++ {
		if text := exchange.CellText(field, cell(at)); text != "" && !slices.Contains(samples, text) {
			samples = append(samples, shorten(oneLine(text)))
		}
	}
	head := cell(sheet.layout.Head)
	if head == "" && len(samples) == 0 {
		return nil
	}
	kind := sheet.layout.Kind
	var options []Option
	for _, column := range exchange.Columns(kind) {
		options = append(options, Option{ID: column, Title: columnTitle(kind, column)})
	}
	chosen := choice(options, sheet.layout.Columns[i], translations.Text("ui.import.left_out", nil), func(id string) {
		for other := range sheet.layout.Columns { // a field stands in one column
			if sheet.layout.Columns[other] == id {
				sheet.layout.Columns[other] = ""
			}
		}
		sheet.layout.Columns[i], sheet.layout.By = id, ""
		p.fillColumns()
	})
	name := wrapped(head)
	name.TextStyle.Bold = true
	return container.New(&shareLayout{first: 0.55, gap: space8}, newColumn(-space16, name, quietly(strings.Join(samples, " · "))), container.New(layout.NewCustomPaddedLayout(space4, 0, 0, space8), container.NewVBox(chosen)))
}

// columnSamples is how many of a column's texts are shown.
const columnSamples = 3

// columnTitle is what a column is called by people.
func columnTitle(kind data.Untyped, column string) string {
	of, f, ok := exchange.ColumnField(kind, column)
	if !ok {
		return translations.Text("ui.import.id", nil)
	}
	title := translations.Text(data.FieldKey(of.Name, f.Name), nil)
	if of.Name != kind.Name {
		title = translations.Text(data.KindKey(of.Name), nil) + ": " + title
	}
	return title
}

// compare tells what would become of each row, off the screen thread.
func (p *importPage) compare() {
	p.problem.clear()
	var placed []exchange.PlacedTable
	for _, s := range p.sheets {
		if s.layout.Kind.Name != "" {
			placed = append(placed, exchange.PlacedTable{Rows: s.Rows, Layout: s.layout})
		}
	}
	if len(placed) == 0 {
		p.problem.tell(data.NewProblem("problem.import.none"))
		return
	}
	comparison := exchange.Comparison{Register: p.app.reg, Words: export.Words(reports.NewViewer(p.app.reg)), Create: p.create.Checked, NewID: p.app.space.Store.NewID}
	var rows []exchange.ImportRow
	p.app.work.run("ui.work.compare_rows", func(ctx context.Context, progress func(float64)) (err error) {
		comparison.Progress = func(part float64) error {
			progress(part)
			return ctx.Err()
		}
		rows, err = comparison.CompareTables(placed)
		return err
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		if len(rows) == 0 {
			p.problem.tell(data.NewProblem("problem.sheet.nothing"))
			return
		}
		p.rows = rows
		p.showCheck()
	})
}
