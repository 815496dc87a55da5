package reports

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/translations"
)

// registerList lists the records of a register as its list in the window does, or those of every register in use.
func registerList(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	l := listed{newNaming(in)}
	paper := in.paper("Förteckning över pärmen")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = in.publicNote()
	if in.Kind != "" {
		kind, ok := data.KindNamed(in.Kind)
		if !ok {
			return Document{}, data.NewProblem("problem.report.record", "kind", "Register", "id", in.Kind)
		}
		name := translations.Swedish.Text(data.KindsKey(kind.Name), nil)
		paper.Title = "Förteckning: " + lower(name)
		paper.Blocks = append(paper.Blocks, l.one(kind)...)
		paper.Secrecy = l.mark()
		return paper, nil
	}
	overview, kinds := l.overview()
	paper.Blocks = append(paper.Blocks, overview...)
	for _, kind := range kinds {
		paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: translations.Swedish.Text(data.KindsKey(kind.Name), nil)}, l.table(kind))
	}
	paper.Secrecy = l.mark()
	return paper, nil
}

// listed lists records.
type listed struct{ *naming }

// one is a single register: how many records it has, and all of them.
func (l listed) one(kind data.Untyped) []Block {
	records := l.in.Register.Living(kind)
	if text := unusedWords(l.in.Register, kind.Name); text != "" && len(records) == 0 {
		return []Block{Lead(capital(text) + ".")}
	}
	if len(records) == 0 {
		return []Block{Lead("Registret har inga poster."), Text("Lägg till en post i registret, så står den här.")}
	}
	return []Block{Lead("Registret har " + Count(len(records), "post", "poster") + "."), l.table(kind)}
}

// overview tells how many records each register has, and which registers follow.
func (l listed) overview() ([]Block, []data.Untyped) {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Register", Weight: 4}, {Head: "Poster", Weight: 1.2, Align: AlignRight}, {Head: "Hur registret förs", Weight: 3}}}
	var kinds []data.Untyped
	all := 0
	for _, kind := range data.Kinds() {
		if !data.IsRegister(kind.Name) {
			continue
		}
		use := data.UseOf(l.in.Register, kind.Name)
		how := option("use_state", use.State)
		if use.State == data.UseElsewhere {
			how = "I " + systemOf(l.in.Register, kind.Name)
		}
		held := len(l.in.Register.Living(kind))
		table.Rows = append(table.Rows, Cells(translations.Swedish.Text(data.KindsKey(kind.Name), nil), Number(held), how))
		if use.State == data.UseInUse && held > 0 {
			kinds = append(kinds, kind)
			all += held
		}
	}
	lead := "Pärmen har " + Count(all, "post", "poster") + " i " + Count(len(kinds), "register som är i bruk.", "register som är i bruk.")
	blocks := []Block{Lead(lead)}
	if len(kinds) == 0 {
		blocks = []Block{Lead("Inget register är i bruk än."), Text("Ett register är i bruk när det har en post. Börja med enheter, personer och roller.")}
	}
	return append(blocks, Heading{Level: 1, Text: "Alla register"}, table), kinds
}

// mostColumns is how many columns a register has on paper, the title among them.
const mostColumns = 6

// columnFields are the fields that a register's list has on paper, beside the title: those of its list in the window, the first of
// them. How a person is reached is left out of a public paper, and säkerhetsskydd of all.
func (l listed) columnFields(kind data.Untyped) []data.UntypedField {
	var fields []data.UntypedField
	for _, f := range kind.Fields {
		isTitle := f.Name == kind.Title || f.Name == data.NumberField && kind.Prefix != "" || slices.Contains(kind.Tells, f.Name) || slices.Contains(inTitle[kind.Name], f.Name)
		isReach := l.in.Public && (f.Name == "email" || f.Name == "phone" || f.Name == "contact")
		if f.InList && !isTitle && !isReach && !isConcealedField(f.Name) && f.Name != "secrecy" && len(fields) < mostColumns-1 {
			fields = append(fields, f)
		}
	}
	return fields
}

// inTitle are the fields that the titles of some kinds are made of, beside those that they declare.
var inTitle = map[string][]string{
	data.Notifications.Name: {"incident", "track", "step", "unit"},
	data.Deadlines.Name:     {"track", "step"},
}

// table is a register's records.
func (l listed) table(kind data.Untyped) Table {
	fields := l.columnFields(kind)
	title, _ := kind.Field(kind.Title)
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: translations.Swedish.Text(data.FieldKey(kind.Name, title.Name), nil), Weight: 2.8}}}
	if kind.Prefix != "" {
		table.Columns[0].Head = "Nr och " + lower(table.Columns[0].Head)
	}
	for _, f := range fields {
		table.Columns = append(table.Columns, l.column(kind, f))
	}
	for _, r := range l.in.Register.Living(kind) {
		row := Row{Cells: make([]Cell, 1, len(fields)+1)}
		if isConcealed(r) {
			row.Cells[0] = TextCell(concealed)
			table.Rows = append(table.Rows, row)
			continue
		}
		row.Cells[0] = TextCell(shortened(l.title(r)))
		for _, f := range fields {
			text := f.Get(r)
			if text != "" && f.IsLink() && l.isLeftOut(r) {
				row.Cells = append(row.Cells, TextCell(data.SecretText))
				continue
			}
			if text != "" || f.Type == data.TypeBool {
				text = shortened(l.view.Show(kind, f, text))
			}
			if f.Name == "email" {
				text = strings.ReplaceAll(text, "@", "@\u200b") // where it may be parted
			}
			row.Cells = append(row.Cells, TextCell(cmp.Or(text, "–")))
		}
		table.Rows = append(table.Rows, row)
	}
	return table
}

// column is how a field's column is set: wide for words, narrow for days and numbers.
func (l listed) column(kind data.Untyped, f data.UntypedField) Column {
	c := Column{Head: translations.Swedish.Text(data.FieldKey(kind.Name, f.Name), nil), Weight: 1.7}
	switch f.Type {
	case data.TypeDate, data.TypeTime:
		c.Weight = 1.3
	case data.TypeBool:
		c.Weight = 1
	case data.TypeNumber:
		c.Weight, c.Align = 1, AlignRight
	case data.TypeChoice:
		c.Weight = 1.5
	case data.TypeLongText:
		c.Weight = 2.6
	}
	return c
}

// mostLetters of a text are shown in a list.
const mostLetters = 160

// shortened is a text on one line, cut at a word where it is long.
func shortened(text string) string {
	text = strings.ReplaceAll(text, "\n", " ")
	if utf8.RuneCountInString(text) <= mostLetters {
		return text
	}
	runes := []rune(text)
	cut := string(runes[:mostLetters])
	if at := strings.LastIndexByte(cut, ' '); at > mostLetters/2 {
		cut = cut[:at]
	}
	return strings.TrimRight(cut, " ,.;:") + "…"
}
