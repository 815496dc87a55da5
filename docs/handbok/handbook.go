// Package handbook is the handbook for those who use the program: the chapters that lie beside it as Markdown, read as what a
// paper says, so that the window shows and every form of paper prints the same words.
package handbook

import (
	"embed"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"lisparmen/reports"
	"lisparmen/translations"
)

//go:embed *.md
var files embed.FS

// Chapter is one part of the handbook.
type Chapter struct {
	Name   string // as a place in the window and a link call it: "incidenter"
	Title  string
	Blocks []reports.Block // without the title; the sections are headings of level 2
}

// Key is something that a key does, for the list of keys: "Ctrl+S", "Spara".
type Key struct{ Keys, Does string }

// Chapters reads the whole handbook. keys are those that the window binds; they stand where a chapter says keysHere.
func Chapters(keys []Key) []Chapter {
	names, err := fs.Glob(files, "*.md")
	if err != nil {
		return nil // only for a pattern that cannot be read
	}
	slices.Sort(names)
	var chapters []Chapter
	for _, name := range names {
		if text, err := files.ReadFile(name); err == nil {
			chapters = append(chapters, read(nameOf(name), string(text), keys))
		}
	}
	return chapters
}

// nameOf is the name of a chapter by its file: "incidenter" of "08-incidenter.md".
func nameOf(file string) string {
	name := strings.TrimSuffix(file, ending)
	if _, after, ok := strings.Cut(name, "-"); ok {
		name = after
	}
	return name
}

const ending = ".md"

// Target is where a link within the handbook leads: a chapter, and a section of it where one is named. ok is false for a link
// that leads out of the handbook.
func Target(link string) (chapter, section string, ok bool) {
	file, section, _ := strings.Cut(link, "#")
	if !strings.HasSuffix(file, ending) || strings.Contains(file, "/") {
		return "", "", false
	}
	return nameOf(file), section, true
}

// Anchor is how a link names a section: "den-forsta-timmen" of "Den första timmen".
func Anchor(heading string) string {
	plain := strings.NewReplacer("\u00e5", "a", "\u00e4", "a", "\u00f6", "o", "\u00e9", "e").Replace(strings.ToLower(heading))
	return strings.Join(strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), "-")
}

// Document is the handbook as a paper.
func Document(version, date string, keys []Key) reports.Document {
	doc := reports.Document{
		Title:    translations.Text("handbook.title", nil),
		Subtitle: translations.Text("handbook.subtitle", map[string]string{"version": version}),
		Author:   translations.Text("ui.program", nil),
		Date:     date,
		Contents: true, ChaptersOnly: true,
	}
	for _, chapter := range Chapters(keys) {
		doc.Blocks = append(doc.Blocks, reports.Heading{Level: 1, Text: chapter.Title})
		doc.Blocks = append(doc.Blocks, chapter.Blocks...)
	}
	return doc
}

// The handbook's Markdown: a title, heads of sections, paragraphs, lists and tables, each paragraph and item on a line of its own.
var (
	numbered  = regexp.MustCompile(`^\d+\. `)
	tableRule = regexp.MustCompile(`^\|[-:| ]+\|$`)
	inline    = regexp.MustCompile("\\*\\*([^*]+)\\*\\*|`([^`]+)`|\\[([^\\]]+)\\]\\(([^)]+)\\)")
)

// keysHere is the line in whose place the list of keys stands.
const keysHere = "<!-- keys -->"

// reader gathers the blocks of a chapter line by line.
type reader struct {
	chapter Chapter
	list    *reports.List
	table   *reports.Table
}

func read(name, text string, keys []Key) Chapter {
	r := &reader{chapter: Chapter{Name: name}}
	for line := range strings.SplitSeq(text, "\n") {
		r.line(strings.TrimSpace(line), keys)
	}
	r.end()
	return r.chapter
}

func (r *reader) line(line string, keys []Key) {
	title, isTitle := strings.CutPrefix(line, "# ")
	head, isHead := strings.CutPrefix(line, "## ")
	bullet, isBullet := strings.CutPrefix(line, "- ")
	number := numbered.FindString(line)
	switch {
	case line == "":
		r.end()
	case isTitle:
		r.chapter.Title = title
	case isHead:
		r.add(reports.Heading{Level: 2, Text: head})
	case line == keysHere:
		r.add(keyTable(keys))
	case isBullet:
		r.item(false, bullet)
	case number != "":
		r.item(true, line[len(number):])
	case tableRule.MatchString(line):
	case strings.HasPrefix(line, "|"):
		r.row(strings.Split(strings.Trim(line, "|"), "|"))
	default:
		r.add(reports.Paragraph{Runs: runs(line)})
	}
}

// add ends what was open and adds a block.
func (r *reader) add(b reports.Block) {
	r.end()
	r.chapter.Blocks = append(r.chapter.Blocks, b)
}

func (r *reader) end() {
	if r.list != nil {
		r.chapter.Blocks = append(r.chapter.Blocks, *r.list)
	}
	if r.table != nil {
		r.chapter.Blocks = append(r.chapter.Blocks, *r.table)
	}
	r.list, r.table = nil, nil
}

func (r *reader) item(isNumbered bool, text string) {
	if r.list == nil || r.list.Numbered != isNumbered {
		r.end()
		r.list = &reports.List{Numbered: isNumbered}
	}
	r.list.Items = append(r.list.Items, reports.Item{Runs: runs(text)})
}

// row is a row of a table; the first is its head.
func (r *reader) row(cells []string) {
	if r.table == nil {
		r.end()
		r.table = &reports.Table{RowHeader: true, Tight: true}
		for _, cell := range cells {
			r.table.Columns = append(r.table.Columns, reports.Column{Head: strings.TrimSpace(cell), Weight: float64(1 + min(2, len(r.table.Columns)))})
		}
		return
	}
	var row reports.Row
	for _, cell := range cells {
		row.Cells = append(row.Cells, reports.Cell{Runs: runs(strings.TrimSpace(cell))})
	}
	r.table.Rows = append(r.table.Rows, row)
}

func keyTable(keys []Key) reports.Table {
	table := reports.Table{RowHeader: true, Tight: true, Columns: []reports.Column{
		{Head: translations.Text("handbook.key", nil), Weight: 1}, {Head: translations.Text("handbook.does", nil), Weight: 2},
	}}
	for _, key := range keys {
		table.Rows = append(table.Rows, reports.Cells(key.Keys, key.Does))
	}
	return table
}

// runs are the words of a line in their styles: what is pressed or written, and what leads elsewhere, stand out.
func runs(text string) []reports.Run {
	var list []reports.Run
	from := 0
	for _, at := range inline.FindAllStringSubmatchIndex(text, -1) {
		if at[0] > from {
			list = append(list, reports.Run{Text: text[from:at[0]]})
		}
		switch {
		case at[2] >= 0:
			list = append(list, reports.Run{Text: text[at[2]:at[3]], Bold: true})
		case at[4] >= 0:
			list = append(list, reports.Run{Text: text[at[4]:at[5]], Italic: true})
		default:
			list = append(list, reports.Run{Text: text[at[6]:at[7]], Link: text[at[8]:at[9]]})
		}
		from = at[1]
	}
	if from < len(text) {
		list = append(list, reports.Run{Text: text[from:]})
	}
	return list
}
