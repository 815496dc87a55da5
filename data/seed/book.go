package seed

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lisparmen/data"
)

// row is one record in a data file: its fields by name, a key that other rows link to it by and, in a file of several
// kinds, its kind.
type row map[string]any

// readJSON reads a data file that is a list, such as of rows.
func readJSON[T any](file string) ([]T, error) {
	raw, err := files.ReadFile(file)
	if err != nil {
		return nil, err
	}
	list, err := decode[T](raw)
	return list, named(file, err)
}

// decode refuses what the program would not read, so that a misspelt name is an error and not an empty field.
func decode[T any](raw []byte) ([]T, error) {
	var list []T
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&list); err != nil {
		return nil, err
	}
	if d.More() {
		return nil, errors.New("there is more after the list")
	}
	return list, nil
}

// named adds the file to an error.
func named(file string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", file, err)
}

// book turns rows into records. A row with a key that the book has changes that record; any other begins a new one.
type book struct {
	newID  func() string
	words  *strings.Replacer
	ids    map[reference]string
	byRef  map[reference]data.Record
	inTurn []reference

	contents [][]byte // of the files that rows have named since the last step
}

// kindNamed holds the kinds by name; data would make them anew for every row.
var kindNamed = sync.OnceValue(func() map[string]data.Untyped {
	kinds := map[string]data.Untyped{}
	for _, kind := range data.Kinds() {
		kinds[kind.Name] = kind
	}
	return kinds
})

// reference is a record's kind and key.
type reference struct{ kind, key string }

func (r reference) String() string { return r.kind + " " + strconv.Quote(r.key) }

func newBook(newID func() string, words *strings.Replacer) *book {
	return &book{newID: newID, words: words, ids: map[reference]string{}, byRef: map[reference]data.Record{}}
}

// id is the record's id, also before the record has been read: rows may link forwards.
func (b *book) id(ref reference) string {
	if b.ids[ref] == "" {
		b.ids[ref] = b.newID()
	}
	return b.ids[ref]
}

// add reads rows of one kind.
func (b *book) add(kindName string, rows []row) error {
	for _, r := range rows {
		if err := b.put(kindName, r); err != nil {
			return err
		}
	}
	return nil
}

// put reads one row. The record is a new value each time, so that earlier states stay as they were.
func (b *book) put(kindName string, r row) error {
	kind, ok := kindNamed()[kindName]
	if !ok {
		return fmt.Errorf("there is no kind %q", kindName)
	}
	key, _ := r["key"].(string)
	ref := reference{kind.Name, key}
	if key == "" {
		return fmt.Errorf("a %s has no key", kindName)
	}
	rec := kind.New()
	if before, changed := b.byRef[ref]; changed {
		if err := copyRecord(kind, rec, before); err != nil {
			return fmt.Errorf("%v: %w", ref, err)
		}
	}
	rec.Header().ID = b.id(ref)
	for _, name := range slices.Sorted(maps.Keys(r)) {
		if name == "kind" || name == "key" {
			continue
		}
		if err := b.putField(kind, rec, name, r[name]); err != nil {
			return fmt.Errorf("%v: %w", ref, err)
		}
	}
	b.keep(ref, rec)
	return nil
}

func (b *book) keep(ref reference, rec data.Record) {
	if b.byRef[ref] == nil {
		b.inTurn = append(b.inTurn, ref)
	}
	b.byRef[ref] = rec
}

func (b *book) putField(kind data.Untyped, rec data.Record, name string, value any) error {
	field, ok := kind.Field(name)
	if !ok {
		return fmt.Errorf("there is no field %q", name)
	}
	text, err := textOf(value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if of, to, ok := strings.Cut(text, "@"); ok && !field.IsLink() && (of == "" || name == data.OriginField) { // the id of a record of any kind: "@action/reservrutin"
		to, key, _ := strings.Cut(to, "/")
		id := b.id(reference{to, key})
		if name == data.OriginField {
			id = data.OriginOf(to, id)
		}
		return field.Put(rec, id)
	}
	if field.Type == data.TypeFile {
		content, err := files.ReadFile("example/" + text)
		if err != nil {
			return err
		}
		b.contents = append(b.contents, content)
		return field.Put(rec, string(data.AttachmentOf(text, content)))
	}
	if !field.IsLink() {
		return field.Put(rec, b.words.Replace(text))
	}
	var ids []string
	for _, key := range data.SplitRefs(text) {
		ids = append(ids, b.id(reference{field.Target, key}))
	}
	return field.Put(rec, strings.Join(ids, "\n"))
}

// textOf gives a JSON value as the text that fields are read from. A list is one item a line.
func textOf(value any) (string, error) {
	switch v := value.(type) {
	case string:
		return v, nil
	case bool:
		return map[bool]string{true: "1", false: ""}[v], nil
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64), nil
	case []any:
		lines := make([]string, len(v))
		for i, item := range v {
			line, err := textOf(item)
			if err != nil {
				return "", err
			}
			lines[i] = line
		}
		return strings.Join(lines, "\n"), nil
	}
	return "", fmt.Errorf("neither text, number, true, false nor a list: %v", value)
}

func copyRecord(kind data.Untyped, to, from data.Record) error {
	*to.Header() = *from.Header()
	for _, field := range kind.Fields {
		if err := field.Load(to, field.Get(from)); err != nil {
			return err
		}
	}
	return nil
}

// check tells of a link to a record that the book does not have, and of a record that its kind would refuse to save.
func (b *book) check() error {
	refByID := map[string]reference{}
	for ref, id := range b.ids {
		refByID[id] = ref
	}
	for _, ref := range b.inTurn {
		kind := kindNamed()[ref.kind]
		rec := b.byRef[ref]
		for _, field := range kind.Fields {
			if !field.IsLink() {
				continue
			}
			for _, id := range data.SplitRefs(field.Get(rec)) {
				if b.byRef[refByID[id]] == nil {
					return fmt.Errorf("%v: %s links to %v, which does not exist", ref, field.Name, refByID[id])
				}
			}
		}
		if err := kind.Check(rec); err != nil {
			return fmt.Errorf("%v: %w", ref, err)
		}
	}
	return nil
}

// records gives what has been read, each in its last state, in the order it first came.
func (b *book) records() []data.Record {
	list := make([]data.Record, len(b.inTurn))
	for i, ref := range b.inTurn {
		list[i] = b.byRef[ref]
	}
	return list
}

// placeholders fills in what our texts leave open.
func placeholders(municipality string, employee data.EmployeeWord, county county) *strings.Replacer {
	if employee == "" {
		employee = data.Medarbetare
	}
	word := string(employee)
	supervisor, _ := countyWithCode(county.Supervisor)
	return strings.NewReplacer(
		"{{kommun}}", municipality,
		"{{medarbetare}}", word,
		"{{Medarbetare}}", strings.ToUpper(word[:1])+word[1:],
		"{{län}}", county.Name, "{{länskort}}", county.Short,
		"{{tillsynslän}}", supervisor.Name, "{{tillsynslänskort}}", supervisor.Short,
	)
}
