package exchange

import (
	"cmp"
	_ "embed" // columns.json
	"encoding/json"
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
)

// Words are what fields, answers and records are called by people, which exchange itself does not know.
type Words struct {
	Field  func(data.Untyped, data.UntypedField) string
	Option func(data.UntypedField, data.Option) string // the zero Option: what it is called that nothing is answered
	Title  func(data.Record) string                    // in a register
}

// idColumn is the head of the column with which an exported row tells which record it is.
const idColumn = "id"

//go:embed columns.json
var columnWords []byte

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

// mostHeadRow is how far down the head of a table is looked for: above it stand titles and dates.
const mostHeadRow = 20

// FindLayout finds the head of a table and the register that most of its columns fit; kinds are those to choose among. false when no
// row names the title of any of them.
func FindLayout(rows [][]string, kinds []data.Untyped, words Words) (Layout, bool) {
	var best Layout
	most := 0
	for at, row := range rows[:min(len(rows), mostHeadRow)] {
		for _, kind := range kinds {
			columns := columnsOf(row, kind, words)
			if !slices.Contains(columns, kind.Title) {
				continue
			}
			fits := 0
			for _, c := range columns {
				if c != "" {
					fits++
				}
			}
			// a head that is merged over two rows stands on both
			isHeadStill := most > 0 && at == best.Head+1 && kind.Name == best.Kind.Name && slices.Equal(columns, best.Columns)
			if fits > most || isHeadStill {
				best, most = Layout{at, kind, columns}, fits
			}
		}
	}
	return best, most > 0
}

// columnsOf finds the field of each head, by its own name first and then by what it is also called; no field stands twice.
func columnsOf(heads []string, kind data.Untyped, words Words) []string {
	columns := make([]string, len(heads))
	taken := map[string]bool{}
	fit := func(is func(head string, f data.UntypedField) bool) {
		for i, head := range heads {
			head = plain(head)
			if columns[i] != "" || head == "" {
				continue
			}
			for _, f := range kind.Fields {
				if IsImported(f) && !taken[f.Name] && is(head, f) {
					columns[i], taken[f.Name] = f.Name, true
					break
				}
			}
		}
	}
	for i, head := range heads {
		if plain(head) == idColumn {
			columns[i] = idColumn
			break
		}
	}
	fit(func(head string, f data.UntypedField) bool {
		return head == plain(words.Field(kind, f)) || head == plain(f.Word)
	})
	fit(func(head string, f data.UntypedField) bool {
		return slices.Contains(columnNames()[kind.Name][f.Name], head)
	})
	return columns
}

// IsImported tells whether a field is taken in: what the program keeps by itself is not, but for the number that people know a record by.
func IsImported(f data.UntypedField) bool {
	return f.Type != data.TypeFile && (!f.Hidden || f.Name == data.NumberField)
}

// ImportRow is a row of a table beside the record that it is about.
type ImportRow struct {
	Line    int         // in the table, as people count
	Title   string      // of the record
	ID      string      // of the record that is changed; empty: a new one
	Values  []RowValue  // what the row changes, or what a new record says
	Lacks   []RowLack   // records that it points at and that are not there
	Problem error       // the row cannot be taken in; nil: it can
	Column  string      // that the problem is about, as it is called in Excel; empty: the row as a whole
	made    data.Record // as it would be
}

// RowValue is a field and its stored text.
type RowValue struct{ Field, Stored string }

// RowLack is a record that a row names and that the register does not have.
type RowLack struct {
	Field, Kind, Title string
}

// IsNew tells whether the row would make a record.
func (r ImportRow) IsNew() bool { return r.ID == "" && r.Problem == nil }

// Changes tells whether taking it in would change anything.
func (r ImportRow) Changes() bool {
	return r.Problem == nil && (r.IsNew() || len(r.Values)+len(r.Lacks) > 0)
}

// CompareRows looks each row of a table up in a register, by id, number or title, and tells what it would change. An empty cell changes
// nothing. With create a record that is pointed at and is not there is made, where its title is all that it needs.
func CompareRows(rows [][]string, layout Layout, reg data.Register, words Words, create bool) []ImportRow {
	c := comparer{reg: reg, kind: layout.Kind, words: words, create: create, seen: map[string]int{}, names: map[string]map[string][]data.Record{}}
	letters := map[string]string{}
	for i, column := range layout.Columns {
		if column != "" {
			letters[data.FieldKey(layout.Kind.Name, column)] = columnLetters(i)
		}
	}
	var list []ImportRow
	for at := layout.Head + 1; at < len(rows); at++ {
		cells := map[string]string{}
		for i, column := range layout.Columns {
			if column != "" && i < len(rows[at]) && strings.TrimSpace(rows[at][i]) != "" {
				cells[column] = strings.TrimSpace(rows[at][i])
			}
		}
		if len(cells) > 0 {
			r := c.row(at+1, cells)
			if problem, ok := errors.AsType[*data.Problem](r.Problem); ok {
				r.Column = letters[problem.Args["field"]]
			}
			list = append(list, r)
		}
	}
	return list
}

type comparer struct {
	reg    data.Register
	kind   data.Untyped
	words  Words
	create bool
	seen   map[string]int                      // line by the id or the title of what a row is about
	names  map[string]map[string][]data.Record // by kind and name, made when first needed
}

func (c *comparer) row(line int, cells map[string]string) ImportRow {
	r := ImportRow{Line: line, Title: cells[c.kind.Title]}
	for _, f := range c.kind.Fields {
		if isErrorValue(cells[f.Name]) {
			r.Problem = data.NewProblem("problem.import.error_value", "text", cells[f.Name], "field", data.FieldKey(c.kind.Name, f.Name))
			return r
		}
	}
	known, err := c.find(cells)
	if err != nil {
		r.Problem = err
		return r
	}
	record := c.kind.New()
	key := "new " + plain(r.Title)
	if known != nil {
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
	}
	if first, ok := c.seen[key]; ok {
		r.Problem = data.NewProblem("problem.import.twice", "title", r.Title, "line", strconv.Itoa(first))
		return r
	}
	c.seen[key] = line
	for _, f := range c.kind.Fields {
		text, ok := cells[f.Name]
		if !ok {
			continue
		}
		was := f.Get(record)
		lacks, err := c.put(record, f, text)
		if err != nil {
			r.Problem = err
			return r
		}
		r.Lacks = append(r.Lacks, lacks...)
		if is := f.Get(record); is != was || known == nil && is != "" {
			r.Values = append(r.Values, RowValue{f.Name, is})
		}
	}
	if len(r.Lacks) == 0 { // else what is required may be among them
		r.Problem = c.kind.Check(record)
	}
	r.made = record
	return r
}

// find finds the record that a row is about: by its id, else by its number, else by its title.
func (c *comparer) find(cells map[string]string) (data.Record, error) {
	if id := cells[idColumn]; id != "" {
		if r := c.reg.Record(id); r != nil && r.KindName() == c.kind.Name && !r.Header().Removed && r.Header().Gallrad == "" {
			return r, nil
		}
	}
	if number := cells[data.NumberField]; number != "" && c.kind.Prefix != "" {
		number = c.kind.Prefix + "-" + strings.TrimPrefix(strings.ToUpper(number), c.kind.Prefix+"-")
		for _, r := range c.named(c.kind, number) {
			return r, nil
		}
	}
	found := c.named(c.kind, cells[c.kind.Title])
	if len(found) > 1 {
		return nil, data.NewProblem("problem.import.ambiguous", "title", cells[c.kind.Title], "count", strconv.Itoa(len(found)))
	}
	if len(found) == 1 {
		return found[0], nil
	}
	return nil, nil
}

// put reads a cell into a field, and gives the records that it names and that are not there.
func (c *comparer) put(record data.Record, f data.UntypedField, text string) ([]RowLack, error) {
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
		return nil, about(f.Put(record, wholeNumber(text)))
	case data.TypeChoice:
		for _, o := range slices.Concat([]data.Option{{Name: f.Get(record)}, {}}, f.Choices) { // two may be called the same: then it stays
			if plain(c.words.Option(f, o)) == plain(text) {
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
		return lacks, about(f.Put(record, strings.Join(ids, "\n")))
	}
	return nil, about(f.Put(record, text))
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
	if f.Type == data.TypeRefs && len(names) == 1 && c.named(target, text) == nil {
		names = strings.Split(text, ",")
	}
	for _, name := range names {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		switch found := c.named(target, name); {
		case len(found) == 1:
			ids = append(ids, found[0].Header().ID)
		case len(found) > 1:
			return nil, nil, data.NewProblem("problem.import.ambiguous", "title", name, "count", strconv.Itoa(len(found)))
		case c.create && needsTitleAlone(target):
			lacks = append(lacks, RowLack{f.Name, target.Name, name})
		default:
			return nil, nil, data.NewProblem("problem.import.missing", "title", name, "kind", data.KindKey(target.Name))
		}
	}
	return ids, lacks, nil
}

// named are the living records of a kind that people know by a name: title, number, both, short name or address.
func (c *comparer) named(kind data.Untyped, name string) []data.Record {
	index, ok := c.names[kind.Name]
	if !ok {
		index = map[string][]data.Record{}
		for _, r := range c.reg.Living(kind) {
			title, number := kind.TitleOf(r), kind.NumberOf(r)
			called := []string{title, number, number + " " + title, c.words.Title(r)}
			for _, other := range []string{"short", "email"} {
				if f, ok := kind.Field(other); ok {
					called = append(called, f.Get(r))
				}
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

// TakeRows makes and changes what rows say, and makes what they lack. It tells how many records were made and changed.
func (d *Deed) TakeRows(kind data.Untyped, list []ImportRow) (made, changed int, err error) {
	lacking := map[RowLack]string{}
	for _, row := range list {
		if !row.Changes() {
			continue
		}
		record := row.made
		if row.IsNew() {
			made++
		} else {
			changed++
			if record, err = d.ChangedAny(kind, row.ID); err != nil {
				return 0, 0, err
			}
			for _, v := range row.Values {
				f, _ := kind.Field(v.Field)
				if err := f.Load(record, v.Stored); err != nil {
					return 0, 0, err
				}
			}
		}
		for _, lack := range row.Lacks {
			key := RowLack{Kind: lack.Kind, Title: plain(lack.Title)}
			if lacking[key] == "" {
				target, _ := data.KindNamed(lack.Kind)
				other := target.New()
				title, _ := target.Field(target.Title)
				if err := title.Put(other, lack.Title); err != nil {
					return 0, 0, err
				}
				d.Make(other)
				lacking[key] = other.Header().ID
			}
			f, _ := kind.Field(lack.Field)
			ids := data.SplitRefs(f.Get(record))
			if f.Type == data.TypeRef {
				ids = nil
			}
			if err := f.Put(record, strings.Join(append(ids, lacking[key]), "\n")); err != nil {
				return 0, 0, err
			}
		}
		if row.IsNew() {
			d.Make(record)
		}
	}
	return made, changed, nil
}
