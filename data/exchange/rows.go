package exchange

import (
	"cmp"
	_ "embed" // columns.json, answers.json
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"

	"lisparmen/data"
)

// Words are what fields, answers and records are called by people, which exchange itself does not know.
type Words struct {
	Kinds  func(data.Untyped) string // a register
	Field  func(data.Untyped, data.UntypedField) string
	Option func(data.UntypedField, data.Option) string // the zero Option: what it is called that nothing is answered
	Title  func(data.Record) string                    // in a register
}

// idColumn is the head of the column with which an exported row tells which record it is.
const idColumn = "id"

//go:embed columns.json
var columnWords []byte

//go:embed answers.json
var answerWords []byte

// answerNames are what answers are also called, as plain writes it, by choice set and answer.
var answerNames = sync.OnceValue(func() map[string]map[string][]string {
	var names map[string]map[string][]string
	if err := json.Unmarshal(answerWords, &names); err != nil {
		panic(err) // embedded; a test reads it
	}
	return names
})

// columnNames are what fields are also called in the workbooks of municipalities, as plain writes it, by kind and field.
var columnNames = sync.OnceValue(func() map[string]map[string][]string {
	var names map[string]map[string][]string
	if err := json.Unmarshal(columnWords, &names); err != nil {
		panic(err) // embedded; a test reads it
	}
	return names
})

// Layout tells what stands where in a table: which row is its head, which register the rows are of, and which field each column is.
type Layout struct {
	Head    int // index of the row
	Kind    data.Untyped
	Columns []string // the field of each column, or idColumn; empty: it is left out
	By      string   // name of the importmall that said so; empty: the heads alone did
}

// Twice is a column that is left out since one before it has the same head.
type Twice struct {
	Column, First string // as they are called in Excel
	Head          string
}

// Twice are the columns that say again what others do, of a table that has the layout.
func (l Layout) Twice(rows [][]string) []Twice {
	var list []Twice
	first := map[string]int{}
	for i, head := range rows[l.Head] {
		key := plain(head)
		if before, ok := first[key]; ok && key != "" && l.Columns[before] != "" && l.Columns[i] == "" {
			list = append(list, Twice{columnLetters(i), columnLetters(before), head})
		} else if !ok {
			first[key] = i
		}
	}
	return list
}

// MostHeadRow is how far down the head of a table is looked for: above it stand titles and dates.
const MostHeadRow = 20

// FindLayout finds the head of a table and the register that most of its columns fit; kinds are those to choose among. An importmall all
// of whose heads stand in a row decides. false when no row names the title of any of the registers.
func FindLayout(rows [][]string, kinds []data.Untyped, words Words, templates []*data.ImportTemplate) (Layout, bool) {
	var best Layout
	most := 0
	for _, t := range templates {
		if !slices.ContainsFunc(kinds, func(k data.Untyped) bool { return k.Name == t.Register }) {
			continue
		}
		if layout, fits := placedBy(rows, t); fits == len(t.Parsed()) && fits > most {
			best, most = layout, fits
		}
	}
	if most > 0 {
		return best, true
	}
	for at := range headRows(rows) {
		for _, kind := range kinds {
			layout := LayoutOf(rows, at, kind, words)
			if !slices.Contains(layout.Columns, kind.Title) {
				continue
			}
			// a head that is merged over two rows stands on both
			isHeadStill := most > 0 && at == best.Head+1 && kind.Name == best.Kind.Name && slices.Equal(layout.Columns, best.Columns)
			if fits := layout.fits(); fits > most || isHeadStill {
				best, most = layout, fits
			}
		}
	}
	return best, most > 0
}

// KindsOf are the registers that the rows of a table may be of: the one that its sheet is called, else all of some.
func KindsOf(table Table, kinds []data.Untyped, words Words) []data.Untyped {
	at := slices.IndexFunc(kinds, func(k data.Untyped) bool {
		return strings.EqualFold(words.Kinds(k), table.Name) || strings.EqualFold(k.Word, table.Name)
	})
	if at < 0 {
		return kinds
	}
	return kinds[at : at+1]
}

// headRows are the rows of a table of which one may be its head.
func headRows(rows [][]string) [][]string { return rows[:min(len(rows), MostHeadRow)] }

// LayoutOf is the layout of a table whose head and register are known.
func LayoutOf(rows [][]string, head int, kind data.Untyped, words Words) Layout {
	return Layout{Head: head, Kind: kind, Columns: columnsOf(rows[head], kind, words)}
}

// LayoutBy is the layout that an importmall gives a table. None of whose heads stand in it is the Problem "problem.import.template".
func LayoutBy(rows [][]string, t *data.ImportTemplate) (Layout, error) {
	layout, fits := placedBy(rows, t)
	if fits == 0 {
		return Layout{}, data.NewProblem("problem.import.template", "title", t.Title)
	}
	return layout, nil
}

// placedBy is the layout by the row that most heads of an importmall stand in, and how many they are.
func placedBy(rows [][]string, t *data.ImportTemplate) (best Layout, most int) {
	kind, ok := data.KindNamed(t.Register)
	if !ok {
		return Layout{}, 0
	}
	for at, row := range headRows(rows) {
		layout := Layout{Head: at, Kind: kind, Columns: make([]string, len(row)), By: t.Title}
		for _, c := range t.Parsed() {
			column := columnNamed(kind, c.Field)
			i := slices.IndexFunc(row, func(head string) bool { return plain(head) == plain(c.Head) })
			if i >= 0 && column != "" && !slices.Contains(layout.Columns, column) {
				layout.Columns[i] = column
			}
		}
		if fits := layout.fits(); fits > most {
			best, most = layout, fits
		}
	}
	return best, most
}

// fits is how many columns are taken in.
func (l Layout) fits() int {
	n := 0
	for _, c := range l.Columns {
		if c != "" {
			n++
		}
	}
	return n
}

// Template is what an importmall would remember of a table.
func (l Layout) Template(rows [][]string) []data.TemplateColumn {
	var columns []data.TemplateColumn
	for i, column := range l.Columns {
		head := strings.Join(strings.Fields(rows[l.Head][i]), " ")
		if word := columnWord(l.Kind, column); word != "" && head != "" {
			columns = append(columns, data.TemplateColumn{Head: head, Field: word})
		}
	}
	return columns
}

// columnWord is what a column is called in an importmall; empty for one that is left out.
func columnWord(kind data.Untyped, column string) string {
	of, f, ok := ColumnField(kind, column)
	switch {
	case column == idColumn:
		return idColumn
	case !ok:
		return ""
	case of.Name != kind.Name:
		return of.Word + "." + f.Word
	}
	return f.Word
}

// columnNamed is the column that an importmall calls by a word; empty for none.
func columnNamed(kind data.Untyped, word string) string {
	at := slices.IndexFunc(Columns(kind), func(column string) bool { return strings.EqualFold(columnWord(kind, column), word) })
	if at < 0 {
		return ""
	}
	return Columns(kind)[at]
}

// columnsOf finds the field of each head, by its own name first and then by what it is also called; no field stands twice.
func columnsOf(heads []string, kind data.Untyped, words Words) []string {
	columns := make([]string, len(heads))
	taken := map[string]bool{}
	all := Columns(kind)
	fit := func(is func(head, column string) bool) {
		for i, head := range heads {
			head = plain(head)
			if columns[i] != "" || head == "" {
				continue
			}
			for _, column := range all {
				if !taken[column] && is(head, column) {
					columns[i], taken[column] = column, true
					break
				}
			}
		}
	}
	fit(func(head, column string) bool {
		of, f, ok := ColumnField(kind, column)
		return ok && (head == plain(words.Field(of, f)) || head == plain(f.Word)) || column == idColumn && head == idColumn
	})
	fit(func(head, column string) bool { return slices.Contains(columnNames()[kind.Name][column], head) })
	return columns
}

// IsImported tells whether a field is taken in: what the program keeps by itself is not, but for the number that people know a record by.
func IsImported(f data.UntypedField) bool {
	return f.Type != data.TypeFile && (!f.Hidden || f.Name == data.NumberField)
}

// ImportRow is a row of a table beside the record that it is about.
type ImportRow struct {
	Kind    data.Untyped
	Line    int        // in the table, as people count
	Title   string     // of the record
	ID      string     // of the record that is changed; empty: a new one
	Values  []RowValue // what the row changes, or what a new record says
	Parts   []RowValue // how it classifies what it is about, where that is new
	Lacks   []RowLack  // records that it points at and that are not there
	Problem error      // the row cannot be taken in; nil: it can
	Column  string     // that the problem is about, as it is called in Excel; empty: the row as a whole

	layout Layout
	cells  map[string]string // what the row says, by field
	made   data.Record       // as it would be
	part   *data.Classification
	needs  []string // ids of records of other rows that it points at
}

// RowValue is a field and its stored text.
type RowValue struct{ Field, Stored string }

// RowLack is a record that a row names and that the register does not have.
type RowLack struct {
	Field, Kind, Title string
}

// Cell is what the row says of a field, as it stands in the table.
func (r ImportRow) Cell(field string) string { return r.cells[field] }

// IsNew tells whether the row would make a record.
func (r ImportRow) IsNew() bool { return r.ID == "" && r.Problem == nil }

// Changes tells whether taking it in would change anything.
func (r ImportRow) Changes() bool {
	return r.Problem == nil && (r.IsNew() || len(r.Values)+len(r.Parts)+len(r.Lacks) > 0)
}

// PlacedTable is a table, and what stands where in it.
type PlacedTable struct {
	Rows   [][]string
	Layout Layout
}

// Comparison is what rows are looked up in, and how.
type Comparison struct {
	Register data.Register
	Words    Words
	Create   bool          // what rows point at and is not there is made, where its title is all that it needs
	NewID    func() string // gives ids to what would be made
	// Progress is told now and then how much is done, from 0 to 1, and stops the work with an error; may be nil.
	Progress func(part float64) error
}

// rowsAtATime is how many rows are looked up between two tellings of how far it has come.
const rowsAtATime = 250

// CompareTables looks each row of some tables up in a register, by id, number or title, and tells what it would change. An empty cell
// changes nothing. A row may point at what another row makes, in the same table or in another. The only error is that of Progress.
func (c Comparison) CompareTables(tables []PlacedTable) ([]ImportRow, error) {
	m := comparer{
		Comparison: c, seen: map[string]int{}, names: map[string]map[string][]data.Record{},
		coming: map[string]map[string][]data.Record{}, made: map[string]data.Record{}, titles: map[string]string{},
	}
	var list []ImportRow
	for _, t := range tables {
		m.decides = m.decides || t.Layout.Kind.Name == data.Decisions.Name
		list = append(list, m.begin(t)...)
	}
	for i := range list {
		if c.Progress != nil && i%rowsAtATime == 0 {
			if err := c.Progress(float64(i) / float64(len(list))); err != nil {
				return nil, err
			}
		}
		m.fill(&list[i])
	}
	m.refuseDependent(list)
	for i := range list {
		list[i].Column = list[i].wrongColumn()
	}
	return list, nil
}

// wrongColumn is the column that a row's problem is about, as it is called in Excel; empty for none.
func (r ImportRow) wrongColumn() string {
	problem, ok := errors.AsType[*data.Problem](r.Problem)
	if !ok {
		return ""
	}
	for i, column := range r.layout.Columns {
		if kind, f, ok := ColumnField(r.Kind, column); ok && data.FieldKey(kind.Name, f.Name) == problem.Args["field"] {
			return columnLetters(i)
		}
	}
	return ""
}

// refuseDependent refuses the rows that point at what a row that cannot be taken in would make, and those that point at them.
func (c *comparer) refuseDependent(list []ImportRow) {
	wrong := map[string]bool{}
	for _, r := range list {
		if r.Problem != nil && r.ID == "" && r.made != nil {
			wrong[r.made.Header().ID] = true
		}
	}
	for again := len(wrong) > 0; again; {
		again = false
		for i := range list {
			r := &list[i]
			at := slices.IndexFunc(r.needs, func(id string) bool { return wrong[id] })
			if r.Problem != nil || at < 0 {
				continue
			}
			needed := c.made[r.needs[at]]
			kind, _ := data.KindNamed(needed.KindName())
			r.Problem = data.NewProblem("problem.import.needs", "title", kind.TitleOf(needed), "kind", data.KindKey(kind.Name))
			if r.ID == "" {
				wrong[r.made.Header().ID], again = true, true
			}
		}
	}
}

type comparer struct {
	Comparison
	decides bool                                // some of the rows are decisions, so documents need none made
	kind    data.Untyped                        // of the row at hand
	seen    map[string]int                      // line by the kind and the id or the title of what a row is about
	names   map[string]map[string][]data.Record // by kind and name, made when first needed
	coming  map[string]map[string][]data.Record // the same of what rows would make
	made    map[string]data.Record              // what rows would make, by id
	titles  map[string]string                   // what it would be called, as plain writes it
}

// begin finds which records the rows of a table are about.
func (c *comparer) begin(t PlacedTable) []ImportRow {
	c.kind = t.Layout.Kind
	var list []ImportRow
	for at := t.Layout.Head + 1; at < len(t.Rows); at++ {
		cells := map[string]string{}
		for i, column := range t.Layout.Columns {
			if column != "" && i < len(t.Rows[at]) && strings.TrimSpace(t.Rows[at][i]) != "" {
				cells[column] = strings.TrimSpace(t.Rows[at][i])
			}
		}
		if len(cells) > 0 {
			list = append(list, c.about(t.Layout, at+1, cells))
		}
	}
	return list
}

// about is a row beside the record that it is about, before its cells have been read.
func (c *comparer) about(layout Layout, line int, cells map[string]string) ImportRow {
	r := ImportRow{Kind: c.kind, Line: line, Title: cells[c.kind.Title], layout: layout, cells: cells}
	for _, column := range layout.Columns {
		if isErrorValue(cells[column]) {
			kind, f, _ := ColumnField(c.kind, column)
			r.Problem = data.NewProblem("problem.import.error_value", "text", cells[column], "field", data.FieldKey(kind.Name, f.Name))
			return r
		}
	}
	known, err := c.find(cells)
	if err != nil {
		r.Problem = err
		return r
	}
	record := c.kind.New()
	key := c.kind.Name + " new " + plain(r.Title)
	for _, name := range tellsApart(c.kind) {
		key += "\x00" + plain(cells[name])
	}
	if id := cells[idColumn]; id != "" { // of another file, where they are two
		key += "\x00" + id
	}
	switch {
	case known != nil:
		r.ID = known.Header().ID
		r.Title = cmp.Or(r.Title, c.kind.TitleOf(known))
		key = r.ID
		*record.Header() = *known.Header()
		for _, f := range c.kind.Fields {
			if err := f.Load(record, f.Get(known)); err != nil {
				r.Problem = err
				return r
			}
		}
	case c.kind.ByAct:
		r.Problem = data.NewProblem("problem.import.act", "kind", data.KindsKey(c.kind.Name))
		return r
	}
	if first, ok := c.seen[key]; ok {
		r.Problem = data.NewProblem("problem.import.twice", "title", r.Title, "line", strconv.Itoa(first))
		return r
	}
	c.seen[key] = line
	if r.made = record; known == nil {
		record.Header().ID = c.NewID()
		c.comes(record, cells)
	}
	return r
}

// comes lets other rows point at a record that a row would make, by its title, its number, both, what tells it apart, its short name or
// its address.
func (c *comparer) comes(record data.Record, cells map[string]string) {
	c.made[record.Header().ID], c.titles[record.Header().ID] = record, plain(cells[c.kind.Title])
	if c.coming[c.kind.Name] == nil {
		c.coming[c.kind.Name] = map[string][]data.Record{}
	}
	title, number := cells[c.kind.Title], cells[data.NumberField]
	if number != "" {
		number = c.numbered(number)
	}
	apart := title
	for _, name := range c.kind.Tells {
		text := cells[name]
		if f, ok := c.kind.Field(name); ok && f.Type == data.TypeDate {
			day, err := cellDay(text, false)
			if err != nil {
				continue // told where the cell is read
			}
			text = string(day)
		}
		if text != "" {
			apart += ", " + text
		}
	}
	called := []string{plain(title), plain(number), plain(number + " " + title), plain(apart), plain(cells["short"]), plain(cells["email"])}
	slices.Sort(called)
	for _, key := range slices.Compact(called) {
		if key != "" {
			c.coming[c.kind.Name][key] = append(c.coming[c.kind.Name][key], record)
		}
	}
}

// numbered is a number with the letters of its kind: "R-3".
func (c *comparer) numbered(number string) string {
	return c.kind.Prefix + "-" + strings.TrimPrefix(strings.ToUpper(number), c.kind.Prefix+"-")
}

// fill reads the cells of a row into its record.
func (c *comparer) fill(r *ImportRow) {
	if r.Problem != nil {
		return
	}
	c.kind = r.Kind
	before := c.kind.New()
	if r.ID != "" {
		before = c.Register.Record(r.ID)
	}
	for _, f := range c.kind.Fields {
		text, ok := r.cells[f.Name]
		if !ok {
			continue
		}
		lacks, err := c.put(r, f, text)
		if err != nil {
			r.Problem = err
			return
		}
		r.Lacks = append(r.Lacks, lacks...)
	}
	if r.Problem = c.write(before, r.made); r.Problem == nil {
		r.Problem = c.classify(r)
	}
	if r.Problem == nil && len(r.Lacks) == 0 { // else what is required may be among them
		r.Problem = c.kind.Check(r.made)
	}
	for _, f := range c.kind.Fields {
		_, said := r.cells[f.Name]
		if is := f.Get(r.made); is != f.Get(before) || said && r.ID == "" && is != "" {
			r.Values = append(r.Values, RowValue{f.Name, is})
		}
	}
	if r.Problem == nil && r.ID != "" && len(r.Values) > 0 {
		r.Problem = c.kept(before, r)
	}
}

// kept refuses to change what is never changed, such as a row of a log or a paper that has left the house.
func (c *comparer) kept(before data.Record, r *ImportRow) error {
	for _, v := range r.Values {
		if c.kind.AppendOnly && !strings.HasPrefix(v.Field, "secrecy") {
			return data.NewProblem("problem.append_only", "field", data.FieldKey(c.kind.Name, v.Field))
		}
	}
	if c.kind.Keeps != nil {
		return c.kind.Keeps(before, r.made)
	}
	return nil
}

// write holds what a row says to the municipality's own scales, as a form does.
func (c *comparer) write(before, made data.Record) error {
	switch made := made.(type) {
	case *data.Classification:
		return data.WrittenClassification(c.Register, before.(*data.Classification), made)
	case *data.Document:
		if !c.decides {
			_, err := data.WrittenDocument(c.Register, before.(*data.Document), made)
			return err
		}
	case *data.Risk:
		if err := data.OnScales(c.Register, made); err != nil {
			return err
		}
		return data.WrittenRisk(before.(*data.Risk), made)
	}
	return nil
}

// classify makes the classification that a list of information has in columns of its own, where nobody has classified the same before.
func (c *comparer) classify(r *ImportRow) error {
	asset, ok := r.made.(*data.Asset)
	if !ok {
		return nil
	}
	said := data.Classifications.New()
	said.Asset = data.Link[*data.Asset](asset.ID)
	none := true
	for _, a := range data.Aspects() {
		if text := r.cells[partColumn(data.Classifications.Name, string(a))]; text != "" {
			said.SetLevel(a, text)
			none = false
		}
	}
	if none {
		return nil
	}
	if err := data.WrittenClassification(c.Register, data.Classifications.New(), said); err != nil {
		return err
	}
	for _, known := range data.All(c.Register, data.Classifications) {
		if known.Asset == said.Asset && !slices.ContainsFunc(data.Aspects(), func(a data.Aspect) bool {
			return said.LevelText(a) != "" && said.LevelText(a) != known.LevelText(a)
		}) {
			return nil
		}
	}
	for _, a := range data.Aspects() {
		if level := said.LevelText(a); level != "" {
			r.Parts = append(r.Parts, RowValue{string(a), level})
		}
	}
	said.ID = c.NewID()
	r.part = said
	return nil
}

// partColumn is the column of a field of a record that is part of what a row is about.
func partColumn(kind, field string) string { return kind + "." + field }

// ColumnField is the kind and the field that a column of rows of a kind holds; false for the id and for what is left out.
func ColumnField(kind data.Untyped, column string) (data.Untyped, data.UntypedField, bool) {
	if part, field, ok := strings.Cut(column, "."); ok {
		kind, _ = data.KindNamed(part)
		column = field
	}
	f, ok := kind.Field(column)
	return kind, f, ok && column == f.Name
}

// Columns are what the columns of rows of a kind can be.
func Columns(kind data.Untyped) []string {
	var columns []string
	for _, f := range kind.Fields {
		if IsImported(f) {
			columns = append(columns, f.Name)
		}
	}
	if kind.Name == data.Assets.Name {
		for _, a := range data.Aspects() {
			columns = append(columns, partColumn(data.Classifications.Name, string(a)))
		}
	}
	return append(columns, idColumn)
}

// find finds the record that a row is about: by its id, else by its number, else by its title.
func (c *comparer) find(cells map[string]string) (data.Record, error) {
	if c.kind.Single {
		for _, r := range c.Register.Living(c.kind) {
			return r, nil
		}
	}
	if id := cells[idColumn]; id != "" {
		if r := c.Register.Record(id); r != nil && r.KindName() == c.kind.Name && !r.Header().Removed && r.Header().Gallrad == "" {
			return r, nil
		}
	}
	if number := cells[data.NumberField]; number != "" && c.kind.Prefix != "" {
		for _, r := range c.named(c.kind, c.numbered(number)) {
			return r, nil
		}
	}
	found := c.named(c.kind, cells[c.kind.Title])
	if len(found) > 0 {
		found = c.saying(found, tellsApart(c.kind), cells)
	}
	if len(found) > 1 { // the one of which the row says all that it says is the one
		var names []string
		for _, f := range c.kind.Fields {
			names = append(names, f.Name)
		}
		if same := c.saying(found, names, cells); len(same) > 0 {
			found = same[:1]
		}
	}
	if len(found) > 1 {
		return nil, data.NewProblem("problem.import.ambiguous", "title", cells[c.kind.Title], "count", strconv.Itoa(len(found)))
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, nil
}

// tellsApart are the fields that tell records of the same title apart: those that the kind names, and where the title is no name but
// what the record is about, such as the course of a training, all that must be filled in.
func tellsApart(kind data.Untyped) []string {
	names := slices.Clone(kind.Tells)
	if title, ok := kind.Field(kind.Title); ok && title.Type != data.TypeText {
		for _, f := range kind.Fields {
			if f.Required && f.Name != kind.Title {
				names = append(names, f.Name)
			}
		}
	}
	return names
}

// saying are those of some records whose fields of some names say what the cells do; a cell that says nothing fits every record.
func (c *comparer) saying(found []data.Record, names []string, cells map[string]string) []data.Record {
	return slices.DeleteFunc(slices.Clone(found), func(r data.Record) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			text, said := cells[name]
			f, ok := c.kind.Field(name)
			if !said || !ok {
				return false
			}
			row := ImportRow{Kind: c.kind, made: c.kind.New()}
			lacks, err := c.put(&row, f, text)
			return err == nil && (len(lacks) > 0 || f.Get(row.made) != f.Get(r))
		})
	})
}

// put reads a cell into a field, and gives the records that it names and that are not there.
func (c *comparer) put(r *ImportRow, f data.UntypedField, text string) ([]RowLack, error) {
	record := r.made
	about := func(err error) error {
		if p, ok := errors.AsType[*data.Problem](err); ok {
			p.Args["field"] = data.FieldKey(c.kind.Name, f.Name)
		}
		return err
	}
	switch f.Type {
	case data.TypeDate:
		day, err := cellDay(text, false)
		if err != nil {
			return nil, about(err)
		}
		return nil, about(f.Put(record, string(day)))
	case data.TypeTime:
		return nil, about(f.Put(record, cellMoment(text)))
	case data.TypeNumber:
		if f.Name == data.NumberField {
			text = strings.TrimPrefix(strings.ToUpper(text), c.kind.Prefix+"-")
		}
		return nil, about(f.Put(record, c.step(f, wholeNumber(text))))
	case data.TypeChoice:
		for _, o := range slices.Concat([]data.Option{{Name: f.Get(record)}, {}}, f.Choices) { // two may be called the same: then it stays
			if plain(c.Words.Option(f, o)) == plain(text) || o.Name != "" && slices.Contains(answerNames()[f.Set][o.Name], plain(text)) {
				text = o.Name
				break
			}
		}
		return nil, about(f.Put(record, text))
	case data.TypeRef, data.TypeRefs:
		ids, lacks, err := c.pointed(f, text)
		if err != nil {
			return nil, about(err)
		}
		if f.Type == data.TypeRef && len(ids)+len(lacks) > 1 {
			return nil, about(data.NewProblem("problem.import.several", "text", text))
		}
		if len(ids) == 0 {
			return lacks, nil
		}
		for _, id := range ids {
			if c.made[id] != nil {
				r.needs = append(r.needs, id)
			}
		}
		return lacks, about(f.Put(record, strings.Join(ids, "\n")))
	}
	return nil, about(f.Put(record, text))
}

// CellText is a cell as people read it: a day that Excel numbers is a day, where the column holds days.
func CellText(f data.UntypedField, text string) string {
	switch f.Type {
	case data.TypeDate:
		if day, err := cellDay(text, false); err == nil && day != "" {
			return string(day)
		}
	case data.TypeTime:
		return cellMoment(text)
	}
	return text
}

// cellMoment is a moment as it stands in a cell: as people write it, or as Excel numbers it by the clock on the wall.
func cellMoment(text string) string {
	serial, err := strconv.ParseFloat(text, 64)
	if err != nil || serial < firstSerial || serial > lastSerial {
		return text
	}
	at := firstDay.Add(time.Duration(math.Round(serial*24*60*60)) * time.Second)
	return at.Format("2006-01-02 15:04:05")
}

// step is the step of a scale that a cell means by its name, or by its number and name: "Betydande", "3 – Betydande".
func (c *comparer) step(f data.UntypedField, text string) string {
	axis := data.AxisOf(f.Name)
	if axis == "" {
		return text
	}
	digits := strings.TrimLeft(text, "0123456789")
	if number := strings.TrimSuffix(text, digits); number != "" && strings.IndexFunc(digits, unicode.IsDigit) < 0 {
		return number
	}
	for _, s := range data.All(c.Register, data.RiskSteps) {
		if s.Axis == axis && s.Step != nil && plain(s.Title) == plain(text) {
			return strconv.Itoa(*s.Step)
		}
	}
	return text
}

// wholeNumber is a number as people and spreadsheets write one, without decimals that say nothing and its unit.
func wholeNumber(text string) string {
	text = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(text), "kr"), "kronor"))
	for _, point := range []string{",", "."} {
		if whole, decimals, ok := strings.Cut(text, point); ok && decimals != "" && strings.Trim(decimals, "0") == "" {
			return whole
		}
	}
	return text
}

// pointed finds the records that a cell names: one, or several parted by semicolons, line breaks or, where the whole is no title, commas.
func (c *comparer) pointed(f data.UntypedField, text string) (ids []string, lacks []RowLack, err error) {
	target, _ := data.KindNamed(f.Target)
	names := strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' })
	if f.Type == data.TypeRefs && len(names) == 1 && len(c.pointedAt(target, text)) == 0 {
		names = strings.Split(text, ",")
	}
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		found := c.pointedAt(target, name)
		switch {
		case len(found) == 1:
			ids = append(ids, found[0].Header().ID)
		case len(found) > 1:
			return nil, nil, data.NewProblem("problem.import.ambiguous", "title", name, "count", strconv.Itoa(len(found)))
		case c.Create && needsTitleAlone(target):
			lacks = append(lacks, RowLack{f.Name, target.Name, name})
		default:
			return nil, nil, data.NewProblem("problem.import.missing", "title", name, "kind", data.KindKey(target.Name))
		}
	}
	return ids, lacks, nil
}

// pointedAt are the records that a cell can mean by a name: those there are, else those that other rows would make.
func (c *comparer) pointedAt(kind data.Untyped, name string) []data.Record {
	if r := c.Register.Record(name); r != nil && r.KindName() == kind.Name { // by its id
		return []data.Record{r}
	}
	if found := c.named(kind, name); len(found) > 0 {
		return found
	}
	if found := c.coming[kind.Name][plain(name)]; len(found) > 0 {
		return found
	}
	number, rest, _ := strings.Cut(name, " ") // "RA-1 Vattnet, 2026-04-22", as an export tells one from another
	for _, r := range c.coming[kind.Name][plain(number)] {
		if title := c.titles[r.Header().ID]; kind.Prefix != "" && title != "" && strings.HasPrefix(plain(rest), title) {
			return []data.Record{r}
		}
	}
	return nil
}

// named are the living records of a kind that people know by a name: title, number, both, short name or address.
func (c *comparer) named(kind data.Untyped, name string) []data.Record {
	index, ok := c.names[kind.Name]
	if !ok {
		index = map[string][]data.Record{}
		for _, r := range c.Register.Living(kind) {
			title, number := kind.TitleOf(r), kind.NumberOf(r)
			called := []string{title, number, number + " " + title, c.Words.Title(r)}
			for _, other := range []string{"short", "email"} {
				if f, ok := kind.Field(other); ok {
					called = append(called, f.Get(r))
				}
			}
			switch f, _ := kind.Field(kind.Title); f.Type {
			case data.TypeRef:
				if of := c.Register.Record(title); of != nil {
					called = append(called, c.Words.Title(of))
				}
			case data.TypeChoice:
				called = append(called, c.Words.Option(f, data.Option{Name: title}))
			}
			for i := range called {
				called[i] = plain(called[i])
			}
			slices.Sort(called)
			for _, key := range slices.Compact(called) {
				if key != "" {
					index[key] = append(index[key], r)
				}
			}
		}
		c.names[kind.Name] = index
	}
	return index[plain(name)]
}

// needsTitleAlone tells whether a record of a kind can be made of its title.
func needsTitleAlone(kind data.Untyped) bool {
	r := kind.New()
	f, ok := kind.Field(kind.Title)
	return ok && f.Put(r, "x") == nil && kind.Check(r) == nil
}

// TakeRows makes and changes what rows say, makes what they lack, and does what follows, as where a person writes the same in a form. It
// tells how many records were made and changed. words gives a message key's sentence.
func (d *Deed) TakeRows(list []ImportRow, words func(key string, args map[string]string) string) (made, changed int, err error) {
	decides := slices.ContainsFunc(list, func(r ImportRow) bool { return r.Kind.Name == data.Decisions.Name })
	lacking := map[RowLack]string{}
	for _, row := range list {
		if !row.Changes() {
			continue
		}
		kind, record, before := row.Kind, row.made, row.Kind.New()
		if row.IsNew() {
			made++
			d.Make(record)
		} else {
			changed++
			if record, err = d.ChangedAny(kind, row.ID); err != nil {
				return 0, 0, err
			}
			before = d.reg.Record(row.ID)
			for _, v := range row.Values {
				f, _ := kind.Field(v.Field)
				if err := f.Load(record, v.Stored); err != nil {
					return 0, 0, err
				}
			}
		}
		for _, lack := range row.Lacks {
			id, err := d.lacking(lacking, lack)
			if err != nil {
				return 0, 0, err
			}
			f, _ := kind.Field(lack.Field)
			ids := data.SplitRefs(f.Get(record))
			if f.Type == data.TypeRef {
				ids = nil
			}
			if err := f.Put(record, strings.Join(append(ids, id), "\n")); err != nil {
				return 0, 0, err
			}
		}
		if row.part != nil {
			d.Make(row.part)
		}
		switch kind.Name {
		case data.Decisions.Name: // what was decided is known: nothing follows anew
		case data.Documents.Name:
			if decides {
				continue
			}
			fallthrough
		default:
			if err := d.write(before, record, words); err != nil {
				return 0, 0, err
			}
		}
	}
	return made, changed, nil
}

// KeepTemplate makes an importmall, or changes the one of the same name.
func (d *Deed) KeepTemplate(t *data.ImportTemplate) error {
	for _, known := range data.All(d.reg, data.ImportTemplates) {
		if !strings.EqualFold(known.Title, t.Title) {
			continue
		}
		r, err := Changed(d, data.ImportTemplates, known.ID)
		if err == nil {
			r.Register, r.Columns = t.Register, t.Columns
		}
		return err
	}
	d.Make(t)
	return nil
}

// lacking makes what rows lack, once however many lack it, and gives its id.
func (d *Deed) lacking(made map[RowLack]string, lack RowLack) (string, error) {
	key := RowLack{Kind: lack.Kind, Title: plain(lack.Title)}
	if made[key] != "" {
		return made[key], nil
	}
	kind, _ := data.KindNamed(lack.Kind)
	r := kind.New()
	title, _ := kind.Field(kind.Title)
	if err := title.Put(r, lack.Title); err != nil {
		return "", err
	}
	d.Make(r)
	made[key] = r.Header().ID
	return made[key], nil
}
