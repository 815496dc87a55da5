package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"image/png"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

var created = time.Date(2027, 1, 14, 10, 30, 0, 0, time.FixedZone("CET", 3600))

type fataler interface{ Fatal(...any) }

func written(t fataler, doc reports.Document) []byte {
	var b bytes.Buffer
	if err := Write(&b, doc, created); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parts are the files in a document, by name.
func parts(t fataler, file []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
	}
	return all
}

func TestSameBytesTwice(t *testing.T) {
	first := written(t, papertest.Demo())
	if !bytes.Equal(first, written(t, papertest.Demo())) {
		t.Error("the same document gave different bytes")
	}
	var later bytes.Buffer
	if err := Write(&later, papertest.Demo(), created.UTC()); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first, later.Bytes()) {
		t.Error("the same moment in another time zone gave different bytes")
	}
}

func TestFullDiskIsAnError(t *testing.T) {
	if err := Write(fullDisk{}, papertest.Demo(), created); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

var errFull = errors.New("disk full")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWhatAReaderNeeds(t *testing.T) {
	all := parts(t, written(t, papertest.Demo()))
	for name, wants := range map[string][]string{
		"docProps/core.xml": {
			"<dc:title>Årsrapport informationssäkerhet 2026</dc:title>", "<dc:creator>Kommunledningsförvaltningen</dc:creator>", "<dc:language>sv-SE</dc:language>",
			`W3CDTF">2027-01-14T09:30:00Z</dcterms:created>`,
		},
		"word/styles.xml":   {`<w:lang w:val="sv-SE"`, `w:styleId="Heading1"><w:name w:val="heading 1"/>`, `<w:outlineLvl w:val="2"/>`, `w:ascii="Noto Sans"`},
		"word/settings.xml": {`w:val="15"`},
		"word/document.xml": {
			`<w:pStyle w:val="Title"/>`, `<w:pStyle w:val="Heading1"/>`, `<w:pStyle w:val="Lead"/>`, `<w:pStyle w:val="Quiet"/>`, `<w:pStyle w:val="Quote"/>`, `<w:pStyle w:val="Small"/>`,
			`<w:cantSplit/><w:tblHeader/>`, `<w:tblCaption w:val="Lagens tio områden"/>`, `<w:jc w:val="right"/>`, `<w:ilvl w:val="1"/>`,
			`w:w="11906" w:h="16838"`, `w:top="1417" w:right="1134" w:bottom="1417" w:left="1417"`, `TOC \o "1-2"`, `<w:hyperlink w:anchor="_Toc00000001"`,
			`descr="Riskkarta med tre risker, en av dem allvarlig."`, "●\u00A0</w:t>", ">Uppfyllt</w:t>", `<w:t xml:space="preserve">15` + "\u00A0" + `000`, "😀",
		},
		"word/_rels/document.xml.rels": {`Target="https://www.mcf.se/informationssakerhet" TargetMode="External"`},
		"word/footer1.xml":             {"Exempelby kommun · Årsrapport informationssäkerhet 2026</w:t>", ">Kontrollkod 7f3a-91c2-0be4-55d8</w:t>", " PAGE ", " NUMPAGES ", ">Sida </w:t>", "> av </w:t>"},
	} {
		said := strings.ReplaceAll(all[name], "<w:noBreakHyphen/>", "-")
		said = strings.ReplaceAll(said, `</w:t>-<w:t xml:space="preserve">`, "-")
		for _, want := range wants {
			if !strings.Contains(said, want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	for _, name := range []string{"word/media/image1.png", "word/media/image2.png"} {
		if picture, err := png.Decode(strings.NewReader(all[name])); err != nil || picture.Bounds().Dx() < 500 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSecrecyIsBoxedAndNamedOnEachPage(t *testing.T) {
	doc := reports.Document{Title: "Incident", Secrecy: &reports.SecrecyMark{Provision: "18 kap. 8 § OSL", Text: "Allt."}}
	all := parts(t, written(t, doc))
	if !strings.Contains(all["word/header1.xml"], "Sekretessmarkering: 18 kap. 8 § OSL") || strings.Contains(all["word/header2.xml"], "Sekretess") {
		t.Error("the mark is not in the header of the pages after the first")
	}
	if n := strings.Count(all["word/document.xml"], `<w:pStyle w:val="Secrecy"/>`); n != 4 || !regexp.MustCompile(`w:styleId="Secrecy">.*?<w:pBdr><w:top`).MatchString(all["word/styles.xml"]) {
		t.Errorf("%d paragraphs in the box", n)
	}
}

// What XML or Word cannot hold is seen to be lost, and the rest stays as it is.
func TestStrangeText(t *testing.T) {
	doc := reports.Document{Title: "a\x00b\uFFFEc", Blocks: []reports.Block{reports.Text("<&>\"' ]]> \x1b[0m \xff 𝔸😀 \U0010FFFD 1\u00A0000 a\u00ADb x\u2011y ett\ntvå\u202E")}}
	document := parts(t, written(t, doc))["word/document.xml"]
	for _, want := range []string{
		">ab\uFFFDc</w:t>", "&lt;&amp;&gt;&#34;&#39; ]]&gt; [0m \uFFFD 𝔸😀 \U0010FFFD 1\u00A0000 a</w:t><w:softHyphen/>", "x</w:t><w:noBreakHyphen/>", "ett</w:t><w:br/>", ">två</w:t>",
	} {
		if !strings.Contains(document, want) {
			t.Errorf("lacks %q:\n%s", want, document)
		}
	}
}

func TestAnyDocumentIsOneThatWordTakes(t *testing.T) {
	for _, doc := range []reports.Document{{}, papertest.Demo(), papertest.Long()} {
		check(t, doc)
	}
	rapid.Check(t, func(t *rapid.T) { check(t, papertest.Any(t)) })
}

// order is how the standard has the children of an element; Word refuses a document that has another.
var order = map[string][]string{
	"pPr":      {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "tabs", "spacing", "ind", "jc", "textAlignment", "outlineLvl"},
	"rPr":      {"rStyle", "rFonts", "b", "bCs", "i", "strike", "color", "sz", "szCs", "u", "lang"},
	"tblPr":    {"tblStyle", "tblW", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook", "tblCaption"},
	"tcPr":     {"tcW", "tcBorders", "tcMar"},
	"pBdr":     {"top", "left", "bottom", "right"},
	"tc":       nil,
	"tbl":      {"tblPr", "tblGrid", "tr"},
	"tr":       {"trPr", "tc"},
	"sectPr":   {"headerReference", "footerReference", "pgSz", "pgMar", "titlePg"},
	"style":    {"name", "basedOn", "next", "qFormat", "pPr", "rPr", "tblPr"},
	"lvl":      {"start", "numFmt", "lvlText", "lvlJc", "pPr"},
	"tcMar":    {"top", "left", "bottom", "right"},
	"inline":   {"extent", "docPr", "cNvGraphicFramePr", "graphic"},
	"pic":      {"nvPicPr", "blipFill", "spPr"},
	"trPr":     {"cantSplit", "tblHeader"},
	"font":     {"altName", "family", "pitch"},
	"settings": {"zoom", "defaultTabStop", "characterSpacingControl", "compat", "themeFontLang", "decimalSymbol", "listSeparator"},
}

// many may stand more than once in their parents.
var many = []string{"tr", "tc", "headerReference", "footerReference"}

// check reads every part: well-formed, its elements in order, and all that it points at there. A table never touches another, and
// ends no document.
func check(t interface {
	fataler
	Fatalf(string, ...any)
}, doc reports.Document,
) {
	all := parts(t, written(t, doc))
	ids := map[string]map[string]bool{"style": {}, "num": {}, "relation": {}, "bookmark": {}}
	used := map[string]map[string]bool{"style": {}, "num": {}, "relation": {}, "bookmark": {}}
	types := all["[Content_Types].xml"]
	for name, content := range all {
		if strings.HasSuffix(name, ".png") {
			continue
		}
		if !strings.HasSuffix(name, ".rels") && name != "[Content_Types].xml" && !strings.Contains(types, `PartName="/`+name+`"`) {
			t.Fatalf("%s has no content type", name)
		}
		type open struct {
			name string
			kids []string
		}
		stack := []open{{}}
		for d := xml.NewDecoder(strings.NewReader(content)); ; {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			switch token := token.(type) {
			case xml.StartElement:
				local := token.Name.Local
				value := map[string]string{}
				for _, a := range token.Attr {
					value[a.Name.Local] = a.Value
				}
				parent := &stack[len(stack)-1]
				if wanted := order[parent.name]; wanted != nil {
					at := slices.Index(wanted, local)
					last := -1
					if len(parent.kids) > 0 {
						last = slices.Index(wanted, parent.kids[len(parent.kids)-1])
					}
					if at < last || at < 0 || at == last && !slices.Contains(many, local) {
						t.Fatalf("%s: %s after %q in %s", name, local, parent.kids, parent.name)
					}
				}
				if local == "tbl" && len(parent.kids) > 0 && parent.kids[len(parent.kids)-1] == "tbl" {
					t.Fatalf("two tables touch")
				}
				parent.kids = append(parent.kids, local)
				stack = append(stack, open{name: local})
				switch local {
				case "style":
					ids["style"][value["styleId"]] = true
				case "pStyle", "rStyle", "tblStyle", "basedOn", "next":
					used["style"][value["val"]] = true
				case "num":
					ids["num"][value["numId"]] = true
				case "numId":
					used["num"][value["val"]] = true
				case "bookmarkStart":
					ids["bookmark"][value["name"]] = true
				case "Relationship":
					if name != "word/_rels/document.xml.rels" {
						break
					}
					if ids["relation"][value["Id"]] {
						t.Fatalf("two relations are %s", value["Id"])
					}
					ids["relation"][value["Id"]] = true
					if _, ok := all["word/"+value["Target"]]; !ok && value["TargetMode"] != "External" {
						t.Fatalf("there is no %s", value["Target"])
					}
				case "hyperlink":
					if value["anchor"] != "" {
						used["bookmark"][value["anchor"]] = true
						break
					}
					used["relation"][value["id"]] = true
				case "blip":
					used["relation"][value["embed"]] = true
				case "headerReference", "footerReference":
					used["relation"][value["id"]] = true
				}
			case xml.EndElement:
				closed := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				switch last := len(closed.kids) - 1; {
				case closed.name == "tc" && (last < 0 || closed.kids[last] != "p"):
					t.Fatalf("a cell ends in %q", closed.kids)
				case closed.name == "body" && (last < 1 || closed.kids[last-1] == "tbl"):
					t.Fatalf("the document ends in a table")
				}
			}
		}
	}
	for kind, names := range used {
		for name := range names {
			if !ids[kind][name] {
				t.Fatalf("there is no %s %q", kind, name)
			}
		}
	}
}
