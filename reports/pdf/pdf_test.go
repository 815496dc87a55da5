package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/go-pdf/fpdf"
	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/layout/papertest"
)

var created = time.Date(2027, 1, 14, 10, 30, 0, 0, time.FixedZone("CET", 3600))

func written(t interface{ Fatal(...any) }, doc reports.Document) []byte {
	var out bytes.Buffer
	if _, err := Write(&out, doc, created); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// objects takes a PDF apart and returns its objects without streams, and its page contents.
func objects(t interface{ Fatal(...any) }, data []byte) (dictionaries []string, contents [][]byte) {
	f := unpacked(t, data)
	for _, object := range f.objects {
		dictionary, _, _ := bytes.Cut(object, []byte("stream\n"))
		dictionaries = append(dictionaries, string(dictionary))
	}
	for i := 0; pageObject(i) <= len(f.objects) && strings.HasPrefix(dictionaries[pageObject(i)-1], "<</Type /Page\n"); i++ {
		packed, ok := streamData(f.get(pageObject(i) + 1))
		if !ok {
			t.Fatal("a page without contents")
		}
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, content)
	}
	return dictionaries, contents
}

var wholeObject = regexp.MustCompile(`(?s)\b(\d+) 0 obj\n(.*?)\nendobj\n`)

// unpacked are the objects of a finished PDF, those that are compressed together too.
func unpacked(t interface{ Fatal(...any) }, data []byte) *file {
	f := &file{}
	put := func(number int, body []byte) {
		for len(f.objects) < number {
			f.objects = append(f.objects, nil)
		}
		f.objects[number-1] = body
	}
	number := func(digits []byte) int {
		n, err := strconv.Atoi(string(digits))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	for _, m := range wholeObject.FindAllSubmatch(data, -1) {
		put(number(m[1]), m[2])
	}
	for _, body := range f.objects {
		first := regexp.MustCompile(`^<</Type /ObjStm /N \d+ /First (\d+) `).FindSubmatch(body)
		if first == nil {
			continue
		}
		packed, _ := streamData(body)
		z, err := zlib.NewReader(bytes.NewReader(packed))
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		bodies := content[number(first[1]):]
		index := bytes.Fields(content[:number(first[1])])
		for i := 0; i < len(index); i += 2 {
			end := len(bodies)
			if i+3 < len(index) {
				end = number(index[i+3])
			}
			put(number(index[i]), bytes.TrimSuffix(bodies[number(index[i+1]):end], []byte("\n")))
		}
	}
	return f
}

func TestSameBytesTwice(t *testing.T) {
	first, second := written(t, papertest.Demo()), written(t, papertest.Demo())
	if !bytes.Equal(first, second) {
		t.Error("the same document gave different bytes")
	}
	var later bytes.Buffer
	if _, err := Write(&later, papertest.Demo(), created.UTC()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, later.Bytes()) {
		t.Error("the same moment in another time zone gave different bytes")
	}
}

func TestResultTellsPagesAndMissing(t *testing.T) {
	result, err := Write(io.Discard, papertest.Demo(), created)
	if err != nil {
		t.Fatal(err)
	}
	if _, contents := objects(t, written(t, papertest.Demo())); result.Pages != len(contents) || result.Pages < 6 {
		t.Errorf("Pages is %d, the file has %d", result.Pages, len(contents))
	}
	if string(result.Missing) != "😀" {
		t.Errorf("Missing is %q", result.Missing)
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	if _, err := Write(fullDisk{}, papertest.Demo(), created); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestCatalogSaysWhatAReaderNeeds(t *testing.T) {
	data := written(t, papertest.Demo())
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n")) {
		t.Error("not PDF 1.7")
	}
	all := strings.Join(must2(objects(t, data)), "\n")
	for _, want := range []string{
		"/MarkInfo <</Marked true>>", "/Lang (sv-SE)", "/DisplayDocTitle true", "/Type /StructTreeRoot", "/ParentTree ",
		"/Type /Metadata /Subtype /XML", "/Type /Outlines", "/Tabs /S", "/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1", "/N 3 /Filter",
		"/Title " + textString(papertest.Demo().Title), "/CreationDate (D:20270114093000Z)",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("lacks %s", want)
		}
	}
	for _, unwanted := range []string{"/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/EmbeddedFile", "utf8paper"} {
		if strings.Contains(all, unwanted) {
			t.Errorf("has %s", unwanted)
		}
	}
	for _, claim := range []string{"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"} {
		if !bytes.Contains(data, []byte(claim)) {
			t.Errorf("the metadata do not claim %s", claim)
		}
	}
	if !regexp.MustCompile(`/ID \[<([0-9a-f]{64})> <[0-9a-f]{64}>\]`).Match(data) {
		t.Error("the trailer lacks an ID")
	}
	if !bytes.Contains(data, []byte("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Årsrapport informationssäkerhet 2026</rdf:li>")) {
		t.Error("the metadata lack the title")
	}
}

// Nothing in the file's words about itself is longer than PDF/A allows, and what is cut is cut between letters.
func TestLongWordsAboutTheFileAreCut(t *testing.T) {
	s := textString(strings.Repeat("😀", 40_000))
	if bytesOf := (len(s) - 2) / 2; bytesOf > 32_767 || !strings.HasSuffix(s, "2026>") {
		t.Errorf("%d bytes, ends with %s", bytesOf, s[len(s)-12:])
	}
	if s := textString(strings.Repeat("a", longest)); len(s) != longest+2 {
		t.Errorf("%d letters", len(s)-2)
	}
}

// withLogo is the demo with a logotype at its head.
func withLogo() reports.Document {
	doc := papertest.Demo()
	doc.Logo = papertest.Logo()
	return doc
}

func TestLogoIsAFigureWithWords(t *testing.T) {
	doc := withLogo()
	all := strings.Join(must2(objects(t, written(t, doc))), "\n")
	if !strings.Contains(all, "/Subtype /Image") || !strings.Contains(all, "/S /Figure") || !strings.Contains(all, "/Alt "+textString(doc.Logo.Alt)) {
		t.Error("the logotype is not in the file, or has no words")
	}
	doc.Logo.Alt = " "
	if all := strings.Join(must2(objects(t, written(t, doc))), "\n"); !strings.Contains(all, "/Alt "+textString(reports.WordPicture)) {
		t.Error("a logotype without words is not told")
	}
	doc.Logo.PNG = []byte("hej")
	if _, err := Write(io.Discard, doc, created); err == nil {
		t.Error("a logotype that cannot be read is left out without a word")
	}
}

// A table with a head alone has no THead: PDF/UA wants a body after one.
func TestHeadWithoutRows(t *testing.T) {
	all := strings.Join(must2(objects(t, written(t, reports.Document{Blocks: []reports.Block{reports.Table{Columns: []reports.Column{{Head: "Namn"}}}}}))), "\n")
	if strings.Contains(all, "/S /THead") || !strings.Contains(all, "/S /TH ") || !strings.Contains(all, "/S /TBody") {
		t.Error("a head without rows is not the body")
	}
}

func must2(dictionaries []string, _ [][]byte) []string { return dictionaries }

// TestAllContentIsMarked reads the operators of each page: whatever is shown must be inside marked content, and that
// must be closed on the page.
func TestAllContentIsMarked(t *testing.T) {
	_, contents := objects(t, written(t, papertest.Demo()))
	shown := 0
	for i, content := range contents {
		n, err := checkMarked(content)
		if err != nil {
			t.Errorf("page %d: %v", i+1, err)
		}
		shown += n
	}
	if shown < 200 {
		t.Errorf("only %d operators show something: the test does not see them", shown)
	}
}

// checkMarked returns how many operators of a page show something.
func checkMarked(content []byte) (shown int, err error) {
	depth, roots := 0, 0
	for _, operator := range operators(content) {
		switch operator {
		case "BDC", "BMC":
			depth++
			if depth == 1 {
				roots++
			}
		case "EMC":
			if depth--; depth < 0 {
				return shown, errors.New("EMC without BDC")
			}
		case "Tj", "TJ", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh":
			shown++
			if depth == 0 {
				return shown, fmt.Errorf("%s outside marked content", operator)
			}
		}
	}
	if depth != 0 {
		return shown, errors.New("marked content is not closed")
	}
	return shown, nil
}

// operators splits a content stream into words, without its strings.
func operators(content []byte) []string {
	var words []string
	for i := 0; i < len(content); {
		switch c := content[i]; {
		case c == '(':
			for i++; i < len(content) && content[i] != ')'; i++ {
				if content[i] == '\\' {
					i++
				}
			}
			i++
		case strings.IndexByte(" \n\r\t", c) >= 0:
			i++
		default:
			end := i + 1
			for end < len(content) && strings.IndexByte(" \n\r\t(", content[end]) < 0 {
				end++
			}
			words = append(words, string(content[i:end]))
			i = end
		}
	}
	return words
}

func TestMarkedCheckCanFail(t *testing.T) {
	for _, content := range []string{"BT (a) Tj ET", "/P <<>> BDC (a) Tj", "EMC", "/P <<>> BDC EMC 0 0 m 1 1 l S"} {
		if _, err := checkMarked([]byte(content)); err == nil {
			t.Errorf("%q passed", content)
		}
	}
}

// structure is the structure tree as one text, each element as its role and its kids in parentheses.
func structure(dictionaries []string) string {
	element := regexp.MustCompile(`^<</Type /StructElem /S /(\w+) /P`)
	kids := regexp.MustCompile(`(?s) /K \[(.*)\]>>$`)
	reference := regexp.MustCompile(`^(\d+) 0 R`)
	var describe func(number int) string
	describe = func(number int) string {
		dictionary := dictionaries[number-1]
		name := element.FindStringSubmatch(dictionary)
		if name == nil {
			return "?"
		}
		s := name[1]
		if strings.Contains(dictionary, "/Scope") {
			s += "." + regexp.MustCompile(`/Scope /(\w+)`).FindStringSubmatch(dictionary)[1]
		}
		var inner []string
		list := kids.FindStringSubmatch(dictionary)[1]
		for list != "" {
			if m := reference.FindStringSubmatch(list); m != nil {
				n, _ := strconv.Atoi(m[1])
				inner = append(inner, describe(n))
				list = strings.TrimPrefix(list[len(m[0]):], " ")
				continue
			}
			if strings.HasPrefix(list, "<<") {
				end := strings.Index(list, ">>") + 2
				if strings.HasPrefix(list, "<</Type /OBJR") {
					inner = append(inner, "OBJR")
				}
				list = strings.TrimPrefix(list[end:], " ")
				continue
			}
			_, list, _ = strings.Cut(list, " ")
		}
		if len(inner) > 0 {
			s += "(" + strings.Join(inner, " ") + ")"
		}
		return s
	}
	for i, dictionary := range dictionaries {
		if strings.HasPrefix(dictionary, "<</Type /StructElem /S /Document") {
			return describe(i + 1)
		}
	}
	return ""
}

func TestStructureTree(t *testing.T) {
	doc := reports.Document{
		Title: "Titel",
		Blocks: []reports.Block{
			reports.Heading{Level: 1, Text: strings.Repeat("En rubrik över två rader ", 5)},
			reports.Paragraph{Runs: []reports.Run{{Text: "Före "}, {Text: "länk", Link: "https://exempelby.se"}, {Text: " efter."}}},
			reports.Table{
				Caption: "Tabell", RowHeader: true, Columns: []reports.Column{{Head: "a"}, {Head: "b"}},
				Rows: []reports.Row{{Cells: []reports.Cell{reports.TextCell("x"), reports.StateCell(reports.Met)}}, reports.Cells("y")},
			},
			reports.List{Numbered: true, Items: []reports.Item{{Runs: reports.Plain("ett"), Sub: &reports.List{Items: []reports.Item{{Runs: reports.Plain("två")}}}}}},
			reports.Figure{Width: 10, Height: 10, Shapes: []reports.Shape{reports.Rect{Width: 5, Height: 5, Fill: reports.Accent}}, Alt: "Bild", Caption: "Under"},
		},
	}
	dictionaries, _ := objects(t, written(t, doc))
	want := "Document(H1 H2 P(Span Link(OBJR) Span) " +
		"Table(Caption THead(TR(TH.Column TH.Column)) TBody(TR(TH.Row TD) TR(TH.Row TD))) " +
		"L(LI(Lbl LBody(P L(LI(Lbl LBody))))) Figure P)"
	if got := structure(dictionaries); got != want {
		t.Errorf("the structure is\n%s, want\n%s", got, want)
	}
	all := strings.Join(dictionaries, "\n")
	for _, want := range []string{
		"/Subtype /Link", "/Contents (https://exempelby.se)", "/A <</Type /Action /S /URI /URI (https://exempelby.se)>>",
		"/Alt (Bild)", "/BBox [", "/ListNumbering /Decimal", "/ListNumbering /Disc",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("lacks %s", want)
		}
	}
}

// A change is read aloud as one, and its line is no part of the text.
func TestChangesAreReadAloud(t *testing.T) {
	doc := func(isChanged bool) reports.Document {
		return reports.Document{Title: "Titel", Blocks: []reports.Block{reports.Paragraph{Runs: []reports.Run{
			{Text: "Ses över "}, {Text: "vart tredje", Struck: isChanged}, {Text: " "}, {Text: "varje", Inserted: isChanged}, {Text: " år."},
		}}}}
	}
	dictionaries, contents := objects(t, written(t, doc(true)))
	if got := structure(dictionaries); got != "Document(H1 P(Span Span Span Span Span))" {
		t.Errorf("the structure is %s", got)
	}
	all := strings.Join(dictionaries, "\n")
	for _, want := range []string{"/TextDecorationType /LineThrough", "/TextDecorationType /Underline"} {
		if strings.Count(all, want) != 1 {
			t.Errorf("%s is there %d times", want, strings.Count(all, want))
		}
	}
	if n := strings.Count(all, "/ActualText"); n != 2 {
		t.Errorf("%d changes are read aloud", n)
	}
	lines := func(contents [][]byte) (n int) {
		for _, content := range contents {
			n += bytes.Count(content, []byte(" l\n"))
		}
		return n
	}
	_, plain := objects(t, written(t, doc(false)))
	if n := lines(contents) - lines(plain); n != 2 {
		t.Errorf("the changes have %d lines", n)
	}
}

// TestParentTreeLeadsBack follows each marked content and link to its element and back.
func TestParentTreeLeadsBack(t *testing.T) {
	dictionaries, contents := objects(t, written(t, papertest.Demo()))
	var nums string
	for _, dictionary := range dictionaries {
		if strings.HasPrefix(dictionary, "<</Nums [") {
			nums = dictionary
		}
	}
	arrays := regexp.MustCompile(`(?m)^(?:<</Nums \[\n)?(\d+) \[([^\]]*)\]$`).FindAllStringSubmatch(nums, -1)
	if len(arrays) != len(contents) {
		t.Fatalf("%d pages in the parent tree, %d in the file", len(arrays), len(contents))
	}
	last := -1
	for _, key := range regexp.MustCompile(`(?m)^(?:<</Nums \[\n)?(\d+) (?:\[|\d+ 0 R$)`).FindAllStringSubmatch(nums, -1) {
		number, _ := strconv.Atoi(key[1])
		if number != last+1 {
			t.Fatalf("key %d of the parent tree follows %d", number, last)
		}
		last = number
	}
	for i, content := range contents {
		parents := regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(arrays[i][2], -1)
		marks := regexp.MustCompile(`/(\w+) <</MCID (\d+)(?: /ActualText <\w+>)?>> BDC`).FindAllSubmatch(content, -1)
		if len(marks) != len(parents) {
			t.Fatalf("page %d has %d marked contents and %d parents", i+1, len(marks), len(parents))
		}
		for j, mark := range marks {
			number, _ := strconv.Atoi(parents[j][1])
			if id, _ := strconv.Atoi(string(mark[2])); id != j {
				t.Fatalf("page %d: marked content %d has number %d", i+1, j, id)
			}
			if bytes.Contains(mark[0], []byte("/ActualText")) {
				continue // named Span whatever it belongs to
			}
			if want := "/S /" + string(mark[1]) + " "; !strings.Contains(dictionaries[number-1], want) {
				t.Errorf("page %d: marked content %d is %s, its element %s", i+1, j, mark[1], dictionaries[number-1])
			}
		}
	}
	links := 0
	for _, dictionary := range dictionaries {
		key := regexp.MustCompile(`/Subtype /Link .*/StructParent (\d+)`).FindStringSubmatch(dictionary)
		if key == nil {
			continue
		}
		links++
		parent := regexp.MustCompile(`(?m)^` + key[1] + ` (\d+) 0 R$`).FindStringSubmatch(nums)
		if parent == nil {
			t.Fatalf("link %s is not in the parent tree", key[1])
		}
		number, _ := strconv.Atoi(parent[1])
		if !strings.Contains(dictionaries[number-1], "/S /Link ") {
			t.Errorf("link %s belongs to %s", key[1], dictionaries[number-1])
		}
	}
	if links < 10 {
		t.Errorf("only %d links", links)
	}
}

// TestLayoutMeasuresAsThePDFDraws compares with fpdf's own widths, which are those written in the file: text that
// goes on in another style must begin where the first ended.
func TestLayoutMeasuresAsThePDFDraws(t *testing.T) {
	var all strings.Builder
	for r := rune('!'); r < 0x2C00; r++ {
		if r%16 == 0 {
			all.WriteByte(' ')
		}
		all.WriteRune(r)
	}
	var runs []reports.Run
	for i, word := range strings.Fields(all.String()) {
		runs = append(runs, reports.Run{Text: word, Bold: i%3 == 1, Italic: i%3 == 2}, reports.Run{Text: "|", Quiet: true})
	}
	pages := layout.Paginate(reports.Document{Blocks: []reports.Block{reports.Paragraph{Runs: runs}}})
	pdf := fpdf.New("P", "pt", "A4", "")
	for font := layout.Regular; font <= layout.Symbols; font++ {
		pdf.AddUTF8FontFromBytes(fontFamily(font), "", font.File())
	}
	compared := 0
	for _, page := range pages.Pages {
		for i := 1; i < len(page.Items); i++ {
			before, isText := page.Items[i-1].Drawing.(layout.Text)
			after, isTextToo := page.Items[i].Drawing.(layout.Text)
			if !isText || !isTextToo || before.Y != after.Y || page.Items[i].Element == nil {
				continue
			}
			pdf.SetFont(fontFamily(before.Font), "", before.Size)
			width := 0.0
			for _, r := range before.String {
				if w := pdf.GetStringSymbolWidth(string(r)); w < math.MaxUint16 { // fpdf's way to say no width
					width += float64(w) * before.Size / 1000
				}
			}
			if got := after.X - before.X; math.Abs(got-width) > 0.01 {
				t.Errorf("%q is %.3f wide to the layout, %.3f in the PDF", before.String, got, width)
			}
			compared++
		}
	}
	if compared < 250 {
		t.Errorf("only %d compared", compared)
	}
}

func TestAnyDocumentBecomesAFile(t *testing.T) {
	references := regexp.MustCompile(`(\d+) 0 R\b`)
	documents := rapid.Custom(papertest.Any)
	for seed := range 30 {
		dictionaries, contents := objects(t, written(t, documents.Example(seed)))
		for i, content := range contents {
			if _, err := checkMarked(content); err != nil {
				t.Fatalf("document %d, page %d: %v", seed, i+1, err)
			}
		}
		for number, dictionary := range dictionaries {
			for _, reference := range references.FindAllStringSubmatch(dictionary, -1) {
				if n, _ := strconv.Atoi(reference[1]); n < 1 || n > len(dictionaries) {
					t.Fatalf("document %d: object %d refers to object %d of %d", seed, number+1, n, len(dictionaries))
				}
			}
		}
	}
}

// TestOtherProgramsAccept runs what is installed of the programs that people check PDFs with.
func TestOtherProgramsAccept(t *testing.T) {
	path, shortPath := filepath.Join(t.TempDir(), "demo.pdf"), filepath.Join(t.TempDir(), "short.pdf")
	short := papertest.Demo()
	short.Blocks = short.Blocks[:19] // pdfinfo reads the structure of a long paper slowly
	for path, doc := range map[string]reports.Document{path: papertest.Demo(), shortPath: short} {
		if err := os.WriteFile(path, written(t, doc), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(t *testing.T, name string, args ...string) string {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed", name)
		}
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return string(out)
	}
	t.Run("qpdf", func(t *testing.T) {
		if out := run(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Error(out)
		}
	})
	t.Run("pdfinfo", func(t *testing.T) {
		out := run(t, "pdfinfo", path)
		if !regexp.MustCompile(`Tagged: +yes`).MatchString(out) || !strings.Contains(out, "Årsrapport informationssäkerhet 2026") {
			t.Error(out)
		}
	})
	t.Run("structure", func(t *testing.T) {
		out := strings.Join(strings.Fields(run(t, "pdfinfo", "-struct-text", shortPath)), " ")
		for _, want := range []string{
			`H1 (block) "Årsrapport informationssäkerhet 2026"`,
			`TH: /Scope /Column "Bedömning"`,
			`TD "Uppfyllt"`,
			`Figure: /Placement /Block`,
			`områden når hela policyns krav`, // words on both sides of a line break are apart
		} {
			if !strings.Contains(out, want) {
				t.Errorf("lacks %s", want)
			}
		}
	})
	t.Run("fonts", func(t *testing.T) {
		lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:]
		for _, line := range lines {
			fields := strings.Fields(line)
			// emb sub uni are the last but five, four and three
			if n := len(fields); n < 6 || !slices.Equal(fields[n-5:n-2], []string{"yes", "yes", "yes"}) {
				t.Errorf("not embedded, a subset and mapped to Unicode: %s", line)
			}
		}
		if len(lines) != 4 {
			t.Errorf("%d fonts", len(lines))
		}
	})
	t.Run("text", func(t *testing.T) {
		out := run(t, "pdftotext", path, "-")
		for _, want := range []string{
			"Åsa Öberg", "≤ 24 timmar → uppfyllt",
			"utom detta: 😀", // what is drawn as a box is still copied
		} {
			if !strings.Contains(out, want) {
				t.Errorf("lacks %s:\n%s", want, out)
			}
		}
	})
}

func BenchmarkWrite(b *testing.B) {
	doc := papertest.Long()
	for b.Loop() {
		if _, err := Write(io.Discard, doc, created); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	pages := layout.Paginate(papertest.Long())
	for b.Loop() {
		if _, err := Draw(io.Discard, pages, created); err != nil {
			b.Fatal(err)
		}
	}
}
