package policy

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/office/officetest"
)

// outlined is a document as a test writes it: headings after their level, items with their marker.
func outlined(text Text) string {
	var b strings.Builder
	for _, s := range text.Sections {
		if s.Heading != "" {
			fmt.Fprintf(&b, "%d %s\n", s.Level, s.Heading)
		}
		for _, block := range s.Blocks {
			fmt.Fprintf(&b, "%s\n", block.line())
		}
	}
	return strings.TrimSpace(b.String())
}

const (
	swedishStyles = `<w:style w:styleId="Rubrik1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Rubrik2"><w:name w:val="Rubrik 2"/></w:style>` +
		`<w:style w:styleId="Egen"><w:name w:val="Kommunens rubrik"/><w:basedOn w:val="Rubrik2"/></w:style>` +
		`<w:style w:styleId="Under"><w:name w:val="Underrubrik"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
		`<w:style w:styleId="Rubrik"><w:name w:val="Title"/></w:style><w:style w:styleId="Inn"><w:name w:val="toc 1"/></w:style>` +
		`<w:style w:styleId="Punktlista"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
		`<w:style w:styleId="Ring1"><w:basedOn w:val="Ring2"/></w:style><w:style w:styleId="Ring2"><w:basedOn w:val="Ring1"/></w:style>`
	someLists = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>` +
		`<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>` +
		`<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>` +
		`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
		`<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>`
)

// p is a paragraph in a style, in a list where one is named.
func p(style, list, text string) string {
	number := ""
	if list, depth, ok := strings.Cut(list, "/"); ok {
		number = `<w:numPr><w:ilvl w:val="` + depth + `"/><w:numId w:val="` + list + `"/></w:numPr>`
	}
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/>` + number + `</w:pPr>` + r(text) + `</w:p>`
}

func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + `</w:t></w:r>` }

func TestDocx(t *testing.T) {
	h := p("Rubrik1", "", "Syfte")
	for name, test := range map[string]struct{ body, want string }{
		"headings by name, by outline and by what they are based on": {
			p("Rubrik", "", "Policyn") + p("Rubrik1", "", "Syfte") + p("", "", "Vi ska.") + p("Rubrik2", "", "Mål") + p("Egen", "", "Ansvar") + p("Under", "", "Mer") + p("Ring1", "", "Slut."),
			"1 Policyn\n1 Syfte\nVi ska.\n2 Mål\n2 Ansvar\n2 Mer\nSlut.",
		},
		"lists": {
			h + p("Punktlista", "", "ett") + p("", "1/0", "två") + p("", "2/0", "först") + p("", "2/1", "inne") + p("", "2/1", "mer") + p("", "2/2", "djupt") + p("", "2/0", "sedan") + p("", "2/1", "nytt") + p("", "3/0", "annan"),
			"1 Syfte\n• ett\n• två\n1. först\na) inne\nb) mer\n1.i djupt\n2. sedan\na) nytt\n4. annan",
		},
		"a numbered heading": {p("Rubrik1", "2/0", "Syfte") + p("", "", "Text.") + p("Rubrik1", "2/0", "Mål") + p("", "", "Text."), "1 1. Syfte\nText.\n1 2. Mål\nText."},
		"changes as accepted": {
			h + `<w:p>` + r("Vi ") + `<w:del w:id="1"><w:r><w:delText>bör</w:delText></w:r><w:r><w:t>fel</w:t></w:r></w:del><w:ins w:id="2">` + r("ska") + `</w:ins><w:moveFrom>` + r(" bort") + `</w:moveFrom><w:moveTo>` + r(" hit") + `</w:moveTo>` + r(".") + `</w:p>`,
			"1 Syfte\nVi ska hit.",
		},
		"the mark between paragraphs deleted": {
			h + `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>` + r("Vi ska ") + `</w:p><w:p>` + r("öva.") + `</w:p>`, "1 Syfte\nVi ska öva.",
		},
		"what is not in the running text": {
			h + `<w:p>` + r("Text") + `<w:r><w:footnoteReference w:id="2"/></w:r><w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:drawing><w:txbxContent>` + p("", "", "ruta") +
				`</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>` + p("", "", "igen") + `</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r>` +
				`<w:r><w:instrText>PAGE</w:instrText></w:r>` + r(" kvar.") + `</w:p>` + p("Inn", "", "Syfte 3"),
			"1 Syfte\nText kvar.",
		},
		"a table": {
			h + `<w:tbl><w:tr><w:tc>` + p("", "", "Vem") + `</w:tc><w:tc>` + p("", "", "Vad") + p("", "1/0", "mer") + `</w:tc></w:tr><w:tr><w:tc>` + p("Rubrik1", "", "Mål") + p("", "", "Stycke.") +
				`</w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tbl><w:tr><w:tc>` + p("", "", "a") + `</w:tc><w:tc>` + p("", "", "b") + `</w:tc></w:tr></w:tbl></w:tc><w:tc>` + p("", "", "c") + `</w:tc></w:tr></w:tbl>`,
			"1 Syfte\nVem | Vad • mer\n1 Mål\nStycke.\na | b | c",
		},
		"breaks, hard hyphens and composed letters": {
			h + `<w:p>` + r("Kommunen ska:") + `<w:r><w:br/></w:r>` + r("• öva") + `<w:r><w:br/><w:t>varje a&#x30A;r</w:t></w:r></w:p>` + `<w:p>` + r("NIS") + `<w:r><w:noBreakHyphen/><w:t>2</w:t><w:softHyphen/><w:tab/><w:t>x</w:t></w:r></w:p>`,
			"1 Syfte\nKommunen ska:\n• öva varje år\nNIS\u20112 x",
		},
		"links and controls": {h + `<w:p><w:hyperlink>` + r("länk") + `</w:hyperlink><w:sdt><w:sdtContent>` + r(" val.") + `</w:sdtContent></w:sdt></w:p>`, "1 Syfte\nlänk val."},
		"no heading: read by what its lines look like": {
			p("", "", "Informationssäkerhetspolicy") + p("", "", "Denna policy gäller för alla som arbetar i kommunen och för alla dess bolag, och den beslutas av kommunfullmäktige för en tid av fyra år.") +
				p("", "", "Ansvar") + p("", "", "Kommunstyrelsen ska leda arbetet."),
			"1 Informationssäkerhetspolicy\nDenna policy gäller för alla som arbetar i kommunen och för alla dess bolag, och den beslutas av kommunfullmäktige för en tid av fyra år.\n1 Ansvar\nKommunstyrelsen ska leda arbetet.",
		},
	} {
		got, err := decodeDocx(officetest.Text(swedishStyles, someLists, test.body))
		if err != nil || outlined(got) != test.want {
			t.Errorf("%s:\n%s\nnot\n%s (%v)", name, outlined(got), test.want, err)
		}
	}
}

// Lines that were broken by a margin before they became paragraphs are joined again: the policy reads the same.
func TestDocxOfBrokenLines(t *testing.T) {
	for name, text := range map[string]string{"own": ownPolicy(t)} {
		var body strings.Builder
		for _, l := range splitLines(text) {
			if l.gap {
				body.WriteString("<w:p/>")
			}
			body.WriteString(p("", "", strings.NewReplacer("&", "&amp;", "<", "&lt;").Replace(l.text)))
		}
		got, err := decodeDocx(officetest.Text("", "", body.String()))
		if want := outlined(Parse(text)); err != nil || outlined(got) != want {
			t.Errorf("%s: %s (%v)", name, firstDifference(outlined(got), want), err)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"headings":   {"---\ntitle: x\n---\n# Policy #\n\nMål\n===\nText\nsom går\nvidare.\n\nAnsvar\n---\n## Mer\nSlut.\n\n---\n", "1 Policy\n1 Mål\nText som går vidare.\n2 Ansvar\n2 Mer\nSlut."},
		"lists":      {"# A\n- ett\n  forts\n* två\n  + inne\n\n1. först\n2) sedan\n\n2024. Nytt år.\n", "1 A\n• ett forts\n• två\n• inne\n1. först\n2) sedan\n2024. Nytt år."},
		"signs":      {"# **Fet** `kod`\nEn *kursiv*, __fet__ och _sned_ snake_case_namn 2*3*4? [länk](https://x.se) <https://y.se> ![bild](a.png) \\*så\\* &amp; &aring;<br>ny[^1] <!-- bort\nhelt -->~~struken~~\n\n[^1]: fotnot\n", "1 Fet kod\nEn kursiv, fet och sned snake_case_namn 234? länk https://y.se bild *så* & å ny struken"},
		"tables":     {"# A\n| Vem | Vad |\n|-----|:---:|\n| KS  | leder |\n\na | b\n--- | ---\nc | d\ne | f\ng | h\n\nett | två\n", "1 A\nVem | Vad\nKS | leder\na | b\nc | d\ne | f\ng | h\nett | två"},
		"quotes":     {"# A\n> Citat\n> igen\n\n```\nkod\n```\n***\n", "1 A\nCitat igen\nkod"},
		"no heading": {"Ansvar\n\nKommunstyrelsen ska leda.\n", "1 Ansvar\nKommunstyrelsen ska leda."},
	} {
		got, err := decodeMarkdown([]byte(test.text))
		if err != nil || outlined(got) != test.want {
			t.Errorf("%s:\n%s\nnot\n%s (%v)", name, outlined(got), test.want, err)
		}
	}
}

// What was read can be saved and read back, from every sort of file.
func TestSectionsOfDocumentsReadBack(t *testing.T) {
	for _, make := range []func() (Text, error){
		func() (Text, error) {
			return decodeMarkdown([]byte("# A\n- ett\n- två\n\n1. a\n2. b\n\nText\n\n10) c\n"))
		},
		func() (Text, error) {
			return decodeDocx(officetest.Text(swedishStyles, someLists, p("Rubrik1", "", "A")+p("", "2/0", "a")+p("", "2/2", "b")+p("", "2/1", "c")+p("", "", "d")))
		},
	} {
		text, err := make()
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range text.Sections {
			if got := (Section{Blocks: ParseSection(s.Text())}).Text(); got != s.Text() {
				t.Errorf("%q is read back as %q", s.Text(), got)
			}
		}
	}
}

func TestDocumentsThatAreNone(t *testing.T) {
	for name, test := range map[string]struct {
		raw []byte
		key string
	}{
		"a.pdf":       {[]byte("%PDF-1.7\n"), "problem.policy.pdf"},
		"b.doc":       {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "problem.policy.old"},
		"c.docx":      {[]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), "problem.policy.password"},
		"d.rtf":       {[]byte(`{\rtf1 hej}`), "problem.policy.binary"},
		"e.xlsx":      {officetest.Sheet(`<row><c t="str"><v>a</v></c></row>`), "problem.policy.binary"},
		"f.odt":       {officetest.Package(officetest.Part{Name: "mimetype", Content: "application/vnd.oasis.opendocument.text"}), "problem.policy.binary"},
		"tom.docx":    {officetest.Text("", "", "<w:p/>"), "problem.policy.empty"},
		"tom.md":      {[]byte("<!-- -->\n"), "problem.policy.empty"},
		"rubrik.docx": {officetest.Text(swedishStyles, "", p("Rubrik1", "", "A")), "problem.policy.empty"},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, test.raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadDocument(path); !data.IsProblem(err, test.key) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(swedishStyles, someLists, p("Rubrik1", "2/0", "A")+p("", "3/1", "b")+`<w:tbl><w:tr><w:tc>`+p("", "", "c")+`</w:tc><w:tc>`+p("", "", "d")+`</w:tc></w:tr></w:tbl>`)
	f.Add("", "", `<w:tr><w:tc></w:tr></w:tc><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p><w:t>x</w:t>`)
	f.Fuzz(func(t *testing.T, styles, numbering, body string) {
		text, err := decodeDocx(officetest.Text(styles, numbering, body))
		checkRead(t, text, err)
	})
}

// FuzzPackage changes the file itself, past its checksums.
func FuzzPackage(f *testing.F) {
	f.Add(officetest.Text(swedishStyles, someLists, p("Rubrik1", "", "A")+p("", "", "b")))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := decodeDocx(raw)
		checkRead(t, text, err)
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add([]byte("---\na\n---\n# A #\n> - **b** [c](d)\n1) e\n\n| f | g |\n|--|--|\n| h | \\| |\n\ni\n===\n<!-- j"))
	f.Add([]byte("\\*\\\\ _a_ __b__ *** c***\n`d``\n~~~\n&#0;&amp;\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := decodeMarkdown(raw)
		checkRead(t, text, err)
	})
}

// checkRead tells what no document may come out as, whatever it was.
func checkRead(t *testing.T, text Text, err error) {
	t.Helper()
	if err != nil {
		var problem *data.Problem
		if problem, _ = err.(*data.Problem); problem == nil { //nolint:errorlint // it is never wrapped here
			t.Errorf("no Problem: %v", err)
		}
		return
	}
	for _, s := range text.Sections {
		if strings.ContainsAny(s.Heading, "\n\r") || s.Heading == "" && s.Level != 0 || s.Level < 0 || s.Level > 2 {
			t.Errorf("heading %q at level %d", s.Heading, s.Level)
		}
		for _, b := range s.Blocks {
			if strings.ContainsAny(b.Text, "\n\r") || b.line() == "" {
				t.Errorf("%+v", b)
			}
		}
	}
	Duties(text)
}
