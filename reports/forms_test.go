package reports_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	stdhtml "html"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/docx"
	"lisparmen/reports/html"
	"lisparmen/reports/layout"
	"lisparmen/reports/layout/papertest"
	"lisparmen/reports/pdf"
	"lisparmen/reports/text"
	"lisparmen/reports/xlsx"
)

// everyPaper are the papers of the example, its public version and a municipality that has just begun.
func everyPaper(t *testing.T) map[string]reports.Document {
	t.Helper()
	year := exampleYear(t)
	public := year
	public.Register, public.Before, public.Public = year.Register.Public(), year.Before.Public(), true
	draft := papertest.Demo()
	draft.Draft = true
	own := papertest.Demo()
	own.Logo, own.Accent = papertest.Logo(), 0x7A1F4E
	papers := map[string]reports.Document{"demo": papertest.Demo(), "draft": draft, "logo": own}
	for name, in := range map[string]reports.Input{"example": year, "public": public, "new": newMunicipality(t)} {
		for _, report := range reports.Reports() {
			in := in
			if report.TellsNamed {
				people := data.All(in.Register, data.People)
				if len(people) == 0 {
					continue
				}
				in.RecordID = people[0].ID
			}
			doc, err := report.Build(in)
			if data.IsProblem(err, "problem.report.no_text") {
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			papers[name+" "+report.Name] = doc
		}
	}
	return papers
}

// TestEveryFormSaysTheSame holds the forms of each paper to the same words: the PDF, the Word document and the web page in the same
// order, the plain text as many of each.
func TestEveryFormSaysTheSame(t *testing.T) {
	papers := everyPaper(t)
	if len(papers) < 3*len(reports.Reports())-1 { // a new municipality has neither a person nor a document with text
		t.Fatalf("only %d papers", len(papers))
	}
	for name, doc := range papers {
		t.Run(name, func(t *testing.T) {
			want, wantContents := onPaper(doc)
			said, contents := inWord(t, doc)
			sameWords(t, "docx", said, want)
			if !slices.Equal(contents, wantContents) {
				t.Errorf("the contents of docx are %q, want %q", contents, wantContents)
			}
			said, contents = onTheWeb(t, doc)
			sameWords(t, "html", said, want)
			if len(wantContents) > 0 && !slices.Equal(contents, wantContents) {
				t.Errorf("the contents of html are %q, want %q", contents, wantContents)
			}
			asText(t, doc, want)
		})
	}
}

// sameWords wants the same words in the same order.
func sameWords(t *testing.T, form string, got, want []string) {
	t.Helper()
	if len(want) < 5 {
		t.Fatalf("only %q is printed", want)
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			near := func(words []string) []string { return words[min(max(i-4, 0), len(words)):min(i+6, len(words))] }
			t.Errorf("%s has %d words, %d are printed; word %d differs: %q for %q", form, len(got), len(want), i+1, near(got), near(want))
			return
		}
	}
}

// spoken are the words of a text. What tells where words may be parted, and how a hyphen and a minus are drawn, is left out.
func spoken(s string) []string {
	return strings.FieldsFunc(strings.NewReplacer("\u00AD", "", "\u200B", "", "\u2011", "-", "−", "–").Replace(s), unicode.IsSpace)
}

// onPaper are the words of the PDF as a screen reader has them, without the labels of lists, and apart from them its contents
// without the numbers of pages.
func onPaper(doc reports.Document) (words, contents []string) {
	pages := layout.Paginate(doc)
	of := map[*layout.Element]string{}
	for _, page := range pages.Pages {
		for _, item := range page.Items {
			switch drawing := item.Drawing.(type) {
			case layout.Text:
				of[item.Element] += drawing.String
			case layout.Path:
				of[item.Element] += drawing.Instead
			}
		}
	}
	var b strings.Builder
	var walk func(e *layout.Element, labels bool)
	walk = func(e *layout.Element, labels bool) {
		switch {
		case e.Role == "Figure", e.Role == "Lbl" && !labels:
			return
		case e.Role == "Span", e.Role == "Link":
		default:
			b.WriteByte(' ')
		}
		b.WriteString(of[e])
		for i, kid := range e.Kids {
			switch {
			case kid.Role == "TOC":
				for _, entry := range kid.Kids {
					line := spoken(of[entry.Kids[0]])
					contents = append(contents, strings.Join(line[:len(line)-1], " "))
				}
			case i+1 < len(e.Kids) && e.Kids[i+1].Role == "TOC": // its title
			default:
				walk(kid, labels && (e.Role != "L" || e.Numbering == "None") || e.Role == "L" && e.Numbering == "None")
			}
		}
		if e.Role != "Span" && e.Role != "Link" {
			b.WriteByte(' ')
		}
	}
	walk(pages.Structure, true)
	return spoken(b.String()), contents
}

// inWord are the words of the Word document without the marks of judgements, and apart from them its contents.
func inWord(t *testing.T, doc reports.Document) (words, contents []string) {
	t.Helper()
	var file bytes.Buffer
	if err := docx.Write(&file, doc, morning); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(file.Bytes()), int64(file.Len()))
	if err != nil {
		t.Fatal(err)
	}
	document, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	var b, paragraph strings.Builder
	style, mark, inText := "", false, false
	for d := xml.NewDecoder(document); ; {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "p":
				paragraph.Reset()
				style = ""
			case "pStyle":
				style = token.Attr[0].Value
			case "r":
				mark = false
			case "rStyle":
				mark = token.Attr[0].Value == "StateMark"
			case "t":
				inText = true
			case "br", "tab":
				paragraph.WriteByte(' ')
			case "noBreakHyphen":
				paragraph.WriteByte('-')
			}
		case xml.CharData:
			if inText && !mark {
				paragraph.Write(token)
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "t":
				inText = false
			case "p":
				said := paragraph.String()
				switch {
				case style == "TOCHeading":
				case strings.HasPrefix(style, "TOC"):
					contents = append(contents, strings.Join(spoken(said), " "))
				case style == "FigureCaption", style != "Secrecy":
					b.WriteString(said + " ")
				default:
					b.WriteString(secrecyLabel.ReplaceAllString(said, "$1 ") + " ")
				}
			}
		}
	}
	return spoken(b.String()), contents
}

// secrecyLabel has a colon where it is not in a column of its own.
var secrecyLabel = regexp.MustCompile(`^(` + reports.WordProvision + `|` + reports.WordDate + `|` + reports.WordAuthority + `): `)

var (
	unread = regexp.MustCompile(`(?s)<head>.*?</head>|<nav.*?</nav>|<svg.*?</svg>|<footer>.*?</footer>`)
	inline = regexp.MustCompile(`</?(strong|em|span|a|b)( [^>]*)?>`)
	anyTag = regexp.MustCompile(`<[^>]*>`)
	entry  = regexp.MustCompile(`<li class="level[12]"><a href="#(h[0-9]+)">(.*?)</a></li>`)
)

// onTheWeb are the words of the web page, and apart from them its contents, each of which must lead to its heading.
func onTheWeb(t *testing.T, doc reports.Document) (words, contents []string) {
	t.Helper()
	var b strings.Builder
	if err := html.Write(&b, doc, morning); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, e := range entry.FindAllStringSubmatch(page, -1) {
		contents = append(contents, strings.Join(spoken(stdhtml.UnescapeString(e[2])), " "))
		if !regexp.MustCompile(`<h[2-4] id="` + e[1] + `">` + regexp.QuoteMeta(e[2]) + `</h`).MatchString(page) {
			t.Errorf("the entry %q leads to %s, which is not it", e[2], e[1])
		}
	}
	body := anyTag.ReplaceAllString(inline.ReplaceAllString(unread.ReplaceAllString(page, ""), ""), " ")
	return spoken(stdhtml.UnescapeString(body)), contents
}

var (
	address = regexp.MustCompile(`\s<(https?|mailto):[^>]*>`)
	picture = regexp.MustCompile(`(?s)\[` + reports.WordPicture + `: .*?\]`)
)

// asText wants as many of each word in the plain text as are printed. Its columns stand beside each other, so the order is
// another, and it may part a word that is longer than its column: of those as many of each letter.
func asText(t *testing.T, doc reports.Document, want []string) {
	t.Helper()
	doc.Contents = false
	whole := text.Render(doc)
	if doc.Control != "" {
		whole = whole[:strings.LastIndex(whole, reports.WordControl)]
	}
	whole = strings.ReplaceAll(picture.ReplaceAllString(address.ReplaceAllString(whole, ""), ""), strings.ToUpper(reports.WordSecrecy), reports.WordSecrecy)
	count := map[string]int{}
	tally := func(words []string, by int) {
		for _, w := range words {
			if w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); w != "" {
				count[w] += by
			}
		}
	}
	tally(want, 1)
	tally(numbersOfItems(doc.Blocks), 1)
	tally(spoken(whole), -1)
	letters, parted := map[rune]int{}, 0
	var differ []string
	for w, n := range count {
		if n == 0 {
			continue
		}
		differ = append(differ, fmt.Sprintf("%+d %s", n, w))
		parted += max(n, -n)
		for _, r := range w {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				letters[r] += n
			}
		}
	}
	slices.Sort(differ)
	for r, n := range letters {
		if n != 0 {
			t.Errorf("the text differs by %d of the letter %c: %q", n, r, differ)
			return
		}
	}
	if parted > 12+len(want)/20 {
		t.Errorf("%d of %d words are not whole in the text: %q", parted, len(want), differ)
	}
}

// numbersOfItems are the numbers that the items of numbered lists have.
func numbersOfItems(blocks []reports.Block) []string {
	var numbers []string
	var ofList func(reports.List)
	ofList = func(list reports.List) {
		for i, item := range list.Items {
			if list.Numbered {
				numbers = append(numbers, strconv.Itoa(i+1)+".")
			}
			if item.Sub != nil {
				ofList(*item.Sub)
			}
		}
	}
	for _, block := range blocks {
		switch block := block.(type) {
		case reports.List:
			ofList(block)
		case reports.Group:
			numbers = append(numbers, numbersOfItems(block.Blocks)...)
		}
	}
	return numbers
}

// TestEveryTableIsInTheWorkbook reads each cell of each table back, and each fact, key figure and judgement.
func TestEveryTableIsInTheWorkbook(t *testing.T) {
	cells, told := 0, 0
	for name, doc := range everyPaper(t) {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := xlsx.Write(&b, doc, morning); err != nil {
				t.Fatal(err)
			}
			book, err := excelize.OpenReader(&b)
			if err != nil {
				t.Fatal(err)
			}
			sheets := book.GetSheetList()[1:]
			if facts := factsOf(doc.Blocks); len(facts) > 0 {
				if len(sheets) == 0 || sheets[0] != "Uppgifter" {
					t.Fatalf("the sheets are %q", sheets)
				}
				rows, err := book.GetRows(sheets[0], excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				if len(rows) != len(facts)+1 {
					t.Fatalf("%d rows for %d facts", len(rows), len(facts))
				}
				for i, fact := range facts {
					for head, said := range fact {
						got, at := "", slices.Index(rows[0], head)
						if at >= 0 && at < len(rows[i+1]) {
							got = rows[i+1][at]
						}
						if told++; !sameCell(got, strings.Join(spoken(said), " ")) {
							t.Errorf("fact %d, %s: %q for %q", i+1, head, got, said)
						}
					}
				}
				sheets = sheets[1:]
			}
			tables := tablesOf(doc.Blocks)
			if len(sheets) != len(tables) {
				t.Fatalf("%d sheets for %d tables", len(sheets), len(tables))
			}
			for i, table := range tables {
				rows, err := book.GetRows(sheets[i], excelize.Options{RawCellValue: true})
				if err != nil {
					t.Fatal(err)
				}
				var want [][]string
				if slices.ContainsFunc(table.Columns, func(c reports.Column) bool { return c.Head != "" }) {
					var head []string
					for _, c := range table.Columns {
						head = append(head, c.Head)
					}
					want = append(want, head)
				}
				for _, row := range table.Rows {
					var said []string
					for _, c := range row.Cells {
						words := ""
						for _, r := range c.Runs {
							words += r.Text
						}
						said = append(said, c.State.Word()+" "+words)
					}
					want = append(want, said)
				}
				for y, row := range want {
					for x, said := range row {
						got := ""
						if y < len(rows) && x < len(rows[y]) {
							got = rows[y][x]
						}
						cells++
						if !sameCell(got, strings.Join(spoken(said), " ")) {
							t.Errorf("%s, row %d, column %d: %q for %q", sheets[i], y+1, x+1, got, said)
						}
					}
				}
			}
		})
	}
	if cells < 2000 || told < 400 {
		t.Errorf("only %d cells and %d parts of facts", cells, told)
	}
}

// sameCell tells whether a cell holds what is said, as words, a number or the number of a day.
func sameCell(got, said string) bool {
	if strings.Join(spoken(got), " ") == said {
		return true
	}
	if day, err := time.Parse(time.DateOnly, said); err == nil {
		return got == strconv.Itoa(int(day.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours())/24)
	}
	return got == strings.NewReplacer(" ", "", "–", "-", ",", ".").Replace(said)
}

// factsOf are the facts, key figures and judgements of a paper by the heads that they stand under in the workbook.
func factsOf(blocks []reports.Block) []map[string]string {
	var facts []map[string]string
	for _, block := range blocks {
		switch block := block.(type) {
		case reports.Facts:
			for _, f := range block.Facts {
				facts = append(facts, map[string]string{"Uppgift": f.Label, "Värde": f.Value})
			}
		case reports.KeyFigures:
			for _, f := range block.Figures {
				facts = append(facts, map[string]string{"Uppgift": f.Label, "Värde": f.Value, "Förklaring": f.Note})
			}
		case reports.Lights:
			for _, l := range block.Lights {
				facts = append(facts, map[string]string{"Uppgift": l.Name, "Värde": l.Coverage, "Bedömning": l.State.Word(), "Förklaring": l.Sentence})
			}
		case reports.Group:
			facts = append(facts, factsOf(block.Blocks)...)
		}
	}
	return facts
}

func tablesOf(blocks []reports.Block) []reports.Table {
	var tables []reports.Table
	for _, block := range blocks {
		switch block := block.(type) {
		case reports.Table:
			tables = append(tables, block)
		case reports.Group:
			tables = append(tables, tablesOf(block.Blocks)...)
		}
	}
	return tables
}

func BenchmarkBoardReport(b *testing.B) {
	doc := build(b, "arsrapport", exampleYear(b))
	for _, form := range []struct {
		name  string
		write func(io.Writer, reports.Document, time.Time) error
	}{
		{"pdf", func(w io.Writer, doc reports.Document, at time.Time) error {
			_, err := pdf.Write(w, doc, at)
			return err
		}},
		{"docx", docx.Write},
		{"html", html.Write},
		{"xlsx", xlsx.Write},
		{"text", func(w io.Writer, doc reports.Document, _ time.Time) error {
			_, err := io.WriteString(w, text.Render(doc))
			return err
		}},
	} {
		b.Run(form.name, func(b *testing.B) {
			for b.Loop() {
				if err := form.write(io.Discard, doc, morning); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
