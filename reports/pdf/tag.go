package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"lisparmen/reports/layout"
)

const producer = "Lispärmen"

// file is a PDF as numbered objects: the text between "obj" and "endobj".
type file struct {
	objects [][]byte // objects[0] is object 1
}

// add appends an object and returns its number.
func (f *file) add(body string) int {
	f.objects = append(f.objects, []byte(body))
	return len(f.objects)
}

// reserve appends an object whose body comes later.
func (f *file) reserve() int { return f.add("") }

func (f *file) set(number int, body string) { f.objects[number-1] = []byte(body) }

func (f *file) get(number int) []byte { return f.objects[number-1] }

var errUnexpected = errors.New("pdf: fpdf wrote a file that does not look as expected")

// parse takes apart a file that fpdf 0.9.0 wrote, by its cross-reference table.
func parse(data []byte) (*file, error) {
	table := bytes.LastIndex(data, []byte("\nxref\n"))
	if table < 0 {
		return nil, errUnexpected
	}
	lines := strings.Split(string(data[table+len("\nxref\n"):]), "\n")
	var count int
	if _, err := fmt.Sscanf(lines[0], "0 %d", &count); err != nil || count+1 > len(lines) {
		return nil, errUnexpected
	}
	offsets := make([]int, count) // by object number
	for number := 1; number < count; number++ {
		offset, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(lines[number+1], " 00000 n ")))
		if err != nil || offset > table {
			return nil, errUnexpected
		}
		offsets[number] = offset
	}
	ends := append(slices.Sorted(slices.Values(offsets[1:])), table+1)
	f := &file{objects: make([][]byte, count-1)}
	for number := 1; number < count; number++ {
		next, _ := slices.BinarySearch(ends, offsets[number]+1)
		body := data[offsets[number]:ends[next]]
		body, isObject := bytes.CutPrefix(body, []byte(strconv.Itoa(number)+" 0 obj\n"))
		body, isWhole := bytes.CutSuffix(body, []byte("\nendobj\n"))
		if !isObject || !isWhole {
			return nil, errUnexpected
		}
		f.objects[number-1] = body
	}
	return f, nil
}

// compressionLevel is how hard the streams are compressed: a paper is 7 % larger than at zlib's own level, and made in a tenth less time.
const compressionLevel = 2

// packedTogether is how many objects are compressed as one: readers unpack all of it to read one of them.
const packedTogether = 200

// write puts the objects together with a new cross-reference table. What has no stream of its own is compressed, many objects
// together (ISO 32000-1, 7.5.7): most of a paper is its structure, which says the same again and again.
func (f *file) write(root, info int, squeeze *zlib.Writer) []byte {
	type place struct{ kind, at, within int } // as the cross-reference has it: 1 at an offset, 2 in a stream with others
	places := make([]place, len(f.objects))
	var together [][]int
	for i, body := range f.objects {
		if bytes.Contains(body, []byte("stream\n")) {
			places[i].kind = 1
			continue
		}
		if n := len(together); n == 0 || len(together[n-1]) == packedTogether {
			together = append(together, nil)
		}
		pack := &together[len(together)-1]
		places[i] = place{2, len(f.objects) + len(together), len(*pack)}
		*pack = append(*pack, i)
	}
	for _, pack := range together {
		var index, bodies strings.Builder
		for _, i := range pack {
			index.WriteString(strconv.Itoa(i+1) + " " + strconv.Itoa(bodies.Len()) + " ")
			bodies.Write(f.objects[i])
			bodies.WriteByte('\n')
		}
		entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d ", len(pack), index.Len())
		f.add(compressedWith(squeeze, entries, []byte(index.String()+bodies.String())))
		places = append(places, place{kind: 1})
	}

	var out bytes.Buffer
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	for i, body := range f.objects {
		if places[i].kind == 1 {
			places[i].at = out.Len()
			fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, body)
		}
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	rows := []byte{0, 0, 0, 0, 0, 0xFF, 0xFF} // object 0 is never one
	for _, p := range append(places, place{1, table, 0}) {
		rows = append(binary.BigEndian.AppendUint32(append(rows, byte(p.kind)), uint32(p.at)), byte(p.within>>8), byte(p.within))
	}
	own := len(f.objects) + 1
	entries := fmt.Sprintf("/Type /XRef /Size %d /W [1 4 2] /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] ", own+1, root, info, id, id)
	fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n", own, compressedWith(squeeze, entries, rows), table)
	return out.Bytes()
}

// tag adds to fpdf's file what it cannot write: the structure tree, links and bookmarks, metadata, language, an
// identity, and proper names and character maps of the fonts.
func tag(untagged []byte, pages *layout.Pages, d *drawer, created time.Time) ([]byte, error) {
	f, err := parse(untagged)
	if err != nil {
		return nil, err
	}
	catalog, info := len(f.objects), len(f.objects)-1
	if !bytes.Contains(f.get(catalog), []byte("/Type /Catalog")) {
		return nil, errUnexpected
	}
	for i := range pages.Pages {
		if !bytes.HasPrefix(f.get(pageObject(i)), []byte("<</Type /Page\n")) {
			return nil, errUnexpected
		}
	}
	squeeze, err := zlib.NewWriterLevel(nil, compressionLevel)
	if err != nil {
		return nil, err
	}
	for i := range pages.Pages {
		content, ok := streamData(f.get(pageObject(i) + 1))
		if !ok {
			return nil, errUnexpected
		}
		f.set(pageObject(i)+1, compressed(squeeze, content))
	}
	if err := f.nameFonts(squeeze); err != nil {
		return nil, err
	}
	structure := f.addStructure(pages, d)

	entries := []string{
		"/Type /Catalog /Pages 1 0 R",
		"/Lang " + textString(pages.Language),
		"/MarkInfo <</Marked true>>",
		"/ViewerPreferences <</DisplayDocTitle true>>",
		fmt.Sprintf("/StructTreeRoot %d 0 R", structure),
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) " +
			fmt.Sprintf("/DestOutputProfile %d 0 R>>]", f.add(compressedWith(squeeze, "/N 3 ", srgb()))),
		fmt.Sprintf("/Metadata %d 0 R", f.add(stream("/Type /Metadata /Subtype /XML", metadata(pages, created)))),
	}
	if len(pages.Outline) > 0 {
		entries = append(entries, fmt.Sprintf("/Outlines %d 0 R", f.addOutline(pages)))
		const enoughToNavigate = 5
		if len(pages.Pages) >= enoughToNavigate {
			entries = append(entries, "/PageMode /UseOutlines")
		}
	}
	f.set(catalog, "<<"+strings.Join(entries, "\n")+">>")
	f.set(info, documentInfo(pages, created))
	return f.write(catalog, info, squeeze), nil
}

// pageObject returns the number of the object fpdf makes for a page, counted from 0.
func pageObject(page int) int { return 3 + 2*page }

// nameFonts gives the embedded parts of the fonts the names that the standard asks for, and maps of their characters
// in ranges that do not cross a hundred.
func (f *file) nameFonts(squeeze *zlib.Writer) error {
	const toUnicode, fontFile = 2, 6 // how far after the font's own object fpdf writes these
	characters := compressed(squeeze, []byte(characterMap()))
	for i, body := range f.objects {
		if !bytes.Contains(body, []byte("/Subtype /Type0")) {
			continue
		}
		number := i + 1
		if number+fontFile > len(f.objects) || !bytes.Contains(f.get(number+toUnicode), []byte("begincmap")) {
			return errUnexpected
		}
		sum := sha256.Sum256(f.get(number + fontFile))
		prefix := make([]byte, 6)
		for j := range prefix {
			prefix[j] = 'A' + sum[j]%26
		}
		for font := layout.Regular; font <= layout.Symbols; font++ {
			was, is := "/utf8"+fontFamily(font)+"\n", "/"+string(prefix)+"+"+font.Name()+"\n"
			if !bytes.Contains(body, []byte(was)) {
				continue
			}
			for part := number; part < number+fontFile; part++ {
				if !bytes.Contains(f.get(part), []byte("stream\n")) {
					f.objects[part-1] = bytes.ReplaceAll(f.get(part), []byte(was), []byte(is))
				}
			}
		}
		f.set(number+toUnicode, characters)
	}
	return nil
}

// characterMap says that each character code is its own Unicode value, for text below U+10000.
func characterMap() string {
	var s strings.Builder
	s.WriteString(`/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`)
	const most = 100 // ranges in one list
	for first := 0; first < 256; first += most {
		end := min(first+most, 256)
		fmt.Fprintf(&s, "%d beginbfrange\n", end-first)
		for high := first; high < end; high++ {
			fmt.Fprintf(&s, "<%02X00> <%02XFF> <%02X00>\n", high, high, high)
		}
		s.WriteString("endbfrange\n")
	}
	s.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return s.String()
}

// addStructure adds the structure tree and the links, hangs them on the pages and returns the root's number.
func (f *file) addStructure(pages *layout.Pages, d *drawer) int {
	root, parentTree := f.reserve(), f.reserve()
	numbers := map[*layout.Element]int{}
	var number func(e *layout.Element)
	number = func(e *layout.Element) {
		numbers[e] = f.reserve()
		for _, kid := range e.Kids {
			number(kid)
		}
	}
	number(pages.Structure)

	// The parent tree leads from the content of pages, and after those from links, back to their elements.
	var parents strings.Builder
	linksOf := map[*layout.Element][]objectOnPage{}
	nextKey := len(pages.Pages)
	var linkParents strings.Builder
	for i := range pages.Pages {
		fmt.Fprintf(&parents, "%d [", i)
		for _, e := range d.parents[i] {
			parents.WriteString(strconv.Itoa(numbers[e]) + " 0 R ")
		}
		parents.WriteString("]\n")

		var annotations strings.Builder
		for _, link := range pages.Pages[i].Links {
			object := f.add(annotation(link, pages.Height, nextKey))
			fmt.Fprintf(&annotations, "%d 0 R ", object)
			fmt.Fprintf(&linkParents, "%d %d 0 R\n", nextKey, numbers[link.Element])
			linksOf[link.Element] = append(linksOf[link.Element], objectOnPage{object, i})
			nextKey++
		}
		extra := fmt.Sprintf("<</Type /Page\n/StructParents %d /Tabs /S\n", i)
		if annotations.Len() > 0 {
			extra += "/Annots [" + annotations.String() + "]\n"
		}
		page := bytes.TrimPrefix(f.get(pageObject(i)), []byte("<</Type /Page\n"))
		f.set(pageObject(i), extra+string(page))
	}
	f.set(parentTree, "<</Nums [\n"+parents.String()+linkParents.String()+"]>>")
	f.set(root, fmt.Sprintf("<</Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d>>",
		numbers[pages.Structure], parentTree, nextKey))

	var set func(e *layout.Element, parent int)
	set = func(e *layout.Element, parent int) {
		var kids []string
		for _, kid := range e.Kids {
			set(kid, numbers[e])
			kids = append(kids, strconv.Itoa(numbers[kid])+" 0 R")
		}
		content, links := d.content[e], linksOf[e]
		for _, part := range content {
			if part.page == content[0].page {
				kids = append(kids, strconv.Itoa(part.id))
			} else {
				kids = append(kids, fmt.Sprintf("<</Type /MCR /Pg %d 0 R /MCID %d>>", pageObject(part.page), part.id))
			}
		}
		for _, link := range links {
			kids = append(kids, fmt.Sprintf("<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>>", pageObject(link.page), link.object))
		}
		page := ""
		if len(content) > 0 {
			page = " /Pg " + strconv.Itoa(pageObject(content[0].page)) + " 0 R"
		}
		f.set(numbers[e], "<</Type /StructElem /S /"+e.Role+" /P "+strconv.Itoa(parent)+" 0 R"+page+attributes(e, pages.Height)+" /K ["+strings.Join(kids, " ")+"]>>")
	}
	set(pages.Structure, root)
	return root
}

type objectOnPage struct{ object, page int }

// attributes returns what an element says about itself beside its role.
func attributes(e *layout.Element, pageHeight float64) string {
	switch e.Role {
	case "TH":
		return " /A <</O /Table /Scope /" + e.Scope + ">>"
	case "L":
		return " /A <</O /List /ListNumbering /" + e.Numbering + ">>"
	case "Span":
		if e.Spoken == "" {
			return ""
		}
		decoration := "Underline"
		if e.Struck {
			decoration = "LineThrough"
		}
		return " /ActualText " + textString(e.Spoken) + " /A <</O /Layout /TextDecorationType /" + decoration + ">>"
	case "Figure":
		return fmt.Sprintf(" /Alt %s /A <</O /Layout /Placement /Block /BBox [%s]>>", textString(e.Alt),
			box(e.X, e.Y, e.Width, e.Height, pageHeight))
	}
	return ""
}

// box returns a rectangle as PDF has it, from the lower left corner of the page.
func box(x, y, width, height, pageHeight float64) string {
	return fmt.Sprintf("%.2f %.2f %.2f %.2f", x, pageHeight-y-height, x+width, pageHeight-y)
}

// annotation returns a link's annotation, whose key in the parent tree is given.
func annotation(link layout.Link, pageHeight float64, key int) string {
	target := destination(link.Page, link.Top, pageHeight)
	if link.URL != "" {
		target = "/A <</Type /Action /S /URI /URI " + textString(link.URL) + ">>"
	}
	return fmt.Sprintf("<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%s] /StructParent %d /Contents %s\n%s>>",
		box(link.X, link.Y, link.Width, link.Height, pageHeight), key, textString(link.Description), target)
}

// destination leads to a place on a page, counted from 0, with some air above it.
func destination(page int, top, pageHeight float64) string {
	const air = 12
	return fmt.Sprintf("/Dest [%d 0 R /XYZ 0 %.2f null]", pageObject(page), pageHeight-top+air)
}

// addOutline adds the bookmarks, opened one level, and returns their root's number.
func (f *file) addOutline(pages *layout.Pages) int {
	root := f.reserve()
	marks := pages.Outline
	first := len(f.objects) + 1
	number := func(i int) int { return first + i }
	parent := make([]int, len(marks)) // index, -1 for the root
	kids := map[int][]int{}
	var path []int // the last mark of each level
	for i, mark := range marks {
		path = append(path[:mark.Level:mark.Level], i)
		parent[i] = -1
		if mark.Level > 0 {
			parent[i] = path[mark.Level-1]
		}
		kids[parent[i]] = append(kids[parent[i]], i)
	}
	for i, mark := range marks {
		up := root
		if parent[i] >= 0 {
			up = number(parent[i])
		}
		entry := fmt.Sprintf("<</Title %s /Parent %d 0 R\n%s", textString(mark.Text), up,
			destination(mark.Page, mark.Top, pages.Height))
		siblings := kids[parent[i]]
		at, _ := slices.BinarySearch(siblings, i)
		if at > 0 {
			entry += fmt.Sprintf(" /Prev %d 0 R", number(siblings[at-1]))
		}
		if at < len(siblings)-1 {
			entry += fmt.Sprintf(" /Next %d 0 R", number(siblings[at+1]))
		}
		if own := kids[i]; len(own) > 0 { // a negative count is one that is folded
			entry += fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count %d", number(own[0]), number(own[len(own)-1]), -len(own))
		}
		f.add(entry + ">>")
	}
	top := kids[-1]
	f.set(root, fmt.Sprintf("<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>",
		number(top[0]), number(top[len(top)-1]), len(top)))
	return root
}

func documentInfo(pages *layout.Pages, created time.Time) string {
	date := textString(created.UTC().Format("D:20060102150405Z"))
	s := "<</Title " + textString(pages.Title)
	if pages.Subtitle != "" {
		s += " /Subject " + textString(pages.Subtitle)
	}
	if pages.Author != "" {
		s += " /Author " + textString(pages.Author)
	}
	return s + " /Creator " + textString(producer) + " /Producer " + textString(producer) +
		" /CreationDate " + date + " /ModDate " + date + ">>"
}

// conformance tells in XMP which standards the file keeps to: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), to which
// every paper is checked by a validator. PDF/A wants the names of PDF/UA described, since it does not know them.
const conformance = `<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`

// metadata returns the same as documentInfo in XMP, and which standards the file keeps to.
func metadata(pages *layout.Pages, created time.Time) string {
	date := created.UTC().Format(time.RFC3339)
	creator := ""
	if pages.Author != "" {
		creator = "<dc:creator><rdf:Seq><rdf:li>" + escaped(pages.Author) + "</rdf:li></rdf:Seq></dc:creator>\n"
	}
	description := ""
	if pages.Subtitle != "" {
		description = "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(pages.Subtitle) +
			"</rdf:li></rdf:Alt></dc:description>\n"
	}
	return "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(pages.Title) + `</rdf:li></rdf:Alt></dc:title>
` + creator + description + `<dc:language><rdf:Bag><rdf:li>` + escaped(pages.Language) + `</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>` + date + `</xmp:CreateDate>
<xmp:ModifyDate>` + date + `</xmp:ModifyDate>
<xmp:MetadataDate>` + date + `</xmp:MetadataDate>
<xmp:CreatorTool>` + producer + `</xmp:CreatorTool>
<pdf:Producer>` + producer + `</pdf:Producer>
</rdf:Description>
` + conformance + `</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}

func escaped(s string) string {
	var out strings.Builder
	_ = xml.EscapeText(&out, []byte(s)) // a strings.Builder never fails
	return out.String()
}

// stream returns an object with a stream; entries are those of its dictionary beside the length.
func stream(entries, data string) string {
	return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// compressed returns an object with a stream compressed by z.
func compressed(z *zlib.Writer, data []byte) string { return compressedWith(z, "", data) }

// compressedWith is compressed with more entries in the stream's dictionary.
func compressedWith(z *zlib.Writer, entries string, data []byte) string {
	var out bytes.Buffer
	z.Reset(&out)
	_, _ = z.Write(data) // a bytes.Buffer never fails
	_ = z.Close()
	return stream(entries+"/Filter /FlateDecode", out.String())
}

// streamData returns what is in an object's stream.
func streamData(object []byte) ([]byte, bool) {
	_, data, begins := bytes.Cut(object, []byte("stream\n"))
	data, ends := bytes.CutSuffix(data, []byte("\nendstream"))
	return data, begins && ends
}

// longest is the most UTF-16 units of a text in the file's own words about itself: PDF/A allows 32,767 bytes (ISO 19005-2,
// 6.1.13).
const longest = 16_000

// textString returns a text as PDF has it: in parentheses when it is plain ASCII, otherwise as UTF-16 in hexadecimal. One
// that is longer than a PDF may have is cut; it stands whole on its page.
func textString(s string) string {
	if len(s) > longest {
		if units := utf16.Encode([]rune(s)); len(units) > longest {
			s = string(utf16.Decode(units[:longest-1])) + "…"
		}
	}
	plain := true
	for i := range len(s) {
		plain = plain && s[i] >= ' ' && s[i] <= '~' && s[i] != '\\' && s[i] != '(' && s[i] != ')'
	}
	if plain {
		return "(" + s + ")"
	}
	encoded := []byte{0xFE, 0xFF}
	for _, unit := range utf16.Encode([]rune(s)) {
		encoded = append(encoded, byte(unit>>8), byte(unit))
	}
	return "<" + strings.ToUpper(hex.EncodeToString(encoded)) + ">"
}
