package docx

import (
	"regexp"
	"strings"
	"testing"

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
