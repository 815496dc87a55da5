package data

import "strings"

// ImportTemplate is what the columns of a table from another program hold, so that next year's is read as this year's was.
type ImportTemplate struct {
	Head
	Title    string
	Register string // the English name of the kind
	Columns  string // a line each: what the column is called, an equals sign, and the Swedish word of the field
}

// KindName implements Record.
func (*ImportTemplate) KindName() string { return "import_template" }

// ImportTemplates declares importmall.
var ImportTemplates = &Kind[*ImportTemplate]{
	Name: "import_template", Word: "importmall", Icon: "settings", Title: "title", Alone: "title",
	New: func() *ImportTemplate { return &ImportTemplate{} },
	Fields: []Field[*ImportTemplate]{
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(t *ImportTemplate) *string { return &t.Title })},
		{Name: "register", Word: "avser", Required: true, InList: true, Value: Choice(registerSet, func(t *ImportTemplate) *string { return &t.Register })},
		{Name: "columns", Word: "kolumner", Required: true, Value: LongText(func(t *ImportTemplate) *string { return &t.Columns })},
	},
}

// TemplateColumn is a column of a table, and the Swedish word of the field that it holds.
type TemplateColumn struct{ Head, Field string }

// Parsed are the columns. A line that cannot be read is none.
func (t *ImportTemplate) Parsed() []TemplateColumn {
	var columns []TemplateColumn
	for line := range strings.Lines(t.Columns) {
		line = strings.TrimSpace(line)
		at := strings.LastIndexByte(line, '=') // a head may hold one
		if at > 0 && at < len(line)-1 {
			columns = append(columns, TemplateColumn{strings.TrimSpace(line[:at]), strings.TrimSpace(line[at+1:])})
		}
	}
	return columns
}

// TemplateLines are columns as Columns holds them.
func TemplateLines(columns []TemplateColumn) string {
	lines := make([]string, len(columns))
	for i, c := range columns {
		lines[i] = c.Head + " = " + c.Field
	}
	return strings.Join(lines, "\n")
}
