package exchange

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

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
		coming: map[string]map[string][]data.Record{}, made: map[string]data.Record{}, titles: map[string]string{}, options: map[[3]string]string{},
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
	options map[[3]string]string                // what an option is called, as plain writes it, by kind, field and option
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
