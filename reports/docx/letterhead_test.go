package docx

import (
	"bytes"
	"image/png"
	"regexp"
	"strings"
	"testing"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

// The logotype is in the line with the municipality's name, as large as in the PDF, with its words; the other pictures keep theirs.
func TestLogo(t *testing.T) {
	doc := papertest.Demo()
	doc.Logo = papertest.Logo()
	doc.Logo.Alt = "Vapen & \x00krona"
	all := parts(t, written(t, doc))
	line := regexp.MustCompile(`<w:pStyle w:val="Letterhead"/>.*?</w:p>`).FindString(all["word/document.xml"])
	for _, want := range []string{`<w:textAlignment w:val="center"/>`, `descr="Vapen &amp; krona"`, `</w:drawing></w:r><w:r><w:tab/></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">Exempelby kommun</w:t>`} {
		if !strings.Contains(line, want) {
			t.Errorf("the first line lacks %s: %s", want, line)
		}
	}
	if size := regexp.MustCompile(`<wp:extent .*?/>`).FindString(line); size != `<wp:extent cx="460800" cy="576000"/>` { // 12.8 by 16 mm, of 36000 each
		t.Errorf("the logotype is %s", size)
	}
	embedded := regexp.MustCompile(`r:embed="(rId[0-9]+)"`).FindStringSubmatch(line)
	if !strings.Contains(all["word/_rels/document.xml.rels"], `Id="`+embedded[1]+`" Type="`+relations+`/image" Target="media/image1.png"`) || all["word/media/image1.png"] != string(doc.Logo.PNG) {
		t.Error("the line shows another picture")
	}
	if drawings := strings.Count(all["word/document.xml"], "<w:drawing>"); drawings != 3 || all["word/media/image3.png"] == "" {
		t.Errorf("%d pictures, of the logotype and two figures", drawings)
	}
	check(t, doc)
	doc.Municipality, doc.Date, doc.Draft = "", "", true
	if !strings.Contains(parts(t, written(t, doc))["word/document.xml"], `descr="Vapen`) {
		t.Error("a logotype without a name beside it is left out")
	}
	check(t, doc)
}

// A municipality's own colour takes the accent's place in links, under the title and in the figures, and nothing else changes.
func TestOwnAccent(t *testing.T) {
	const wine reports.Color = 0x7A1F4E
	doc := papertest.Demo()
	before := parts(t, written(t, doc))
	doc.Accent = wine
	after := parts(t, written(t, doc))
	for _, name := range []string{"word/document.xml", "word/styles.xml"} {
		if !strings.Contains(before[name], hex(reports.Accent)) || strings.ReplaceAll(before[name], hex(reports.Accent), hex(wine)) != after[name] {
			t.Errorf("%s is not the same in another colour", name)
		}
	}
	count := func(all map[string]string, c reports.Color) (points int) {
		for name, content := range all {
			if !strings.HasSuffix(name, ".png") {
				continue
			}
			picture, err := png.Decode(bytes.NewReader([]byte(content)))
			if err != nil {
				t.Fatal(err)
			}
			for y := range picture.Bounds().Dy() {
				for x := range picture.Bounds().Dx() {
					if r, g, b, _ := picture.At(x, y).RGBA(); reports.Color(r>>8<<16|g>>8<<8|b>>8) == c {
						points++
					}
				}
			}
		}
		return points
	}
	if n := count(before, reports.Accent); n < 1000 || count(after, wine) != n || count(after, reports.Accent) != 0 || count(before, reports.Ink) != count(after, reports.Ink) {
		t.Errorf("of %d points in the accent %d are in the municipality's own, and %d are not", n, count(after, wine), count(after, reports.Accent))
	}
}
