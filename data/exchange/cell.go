package exchange

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
)

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
		said := plain(text)
		for _, o := range slices.Concat([]data.Option{{Name: f.Get(record)}, {}}, f.Choices) { // two may be called the same: then it stays
			if c.optionWord(f, o) == said || o.Name != "" && slices.Contains(answerNames()[f.Set][o.Name], said) {
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

// optionWord is what an option is called, as plain writes it.
func (c *comparer) optionWord(f data.UntypedField, o data.Option) string {
	key := [...]string{c.kind.Name, f.Name, o.Name}
	word, known := c.options[key]
	if !known {
		word = plain(c.Words.Option(f, o))
		c.options[key] = word
	}
	return word
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
