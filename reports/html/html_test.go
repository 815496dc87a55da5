package html

import (
	"encoding/base64"
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

var created = time.Date(2027, 1, 14, 10, 30, 0, 0, time.FixedZone("CET", 3600))

func written(t interface{ Fatal(...any) }, doc reports.Document) string {
	var b strings.Builder
	if err := Write(&b, doc, created); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestSameBytesTwice(t *testing.T) {
	var utc strings.Builder
	if err := Write(&utc, papertest.Demo(), created.UTC()); err != nil {
		t.Fatal(err)
	}
	if first := written(t, papertest.Demo()); first != written(t, papertest.Demo()) || first != utc.String() {
		t.Error("the same document gave different bytes")
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
	page := written(t, papertest.Demo())
	for _, want := range []string{
		`<html lang="sv-SE">`, "<title>Årsrapport informationssäkerhet 2026 – Exempelby kommun</title>", "<h1>Årsrapport informationssäkerhet 2026</h1>",
		`<nav aria-labelledby="contents">`, `<table aria-labelledby="table1">`, `<caption id="table1">Lagens tio områden</caption>`, `<th scope="col" class="number">Krav</th>`, `<th scope="row">Kryptering</th>`,
		`<svg role="img" aria-labelledby="figure1"`, `<title id="figure2">Riskkarta med tre risker, en av dem allvarlig.</title>`, "<figcaption>", "<dt>Diarienummer</dt>",
		`<aside class="secrecy" role="note">`, "</svg> Brist</span>", `<a href="https://www.mcf.se/informationssakerhet">`, "15\u00A0000",
		"<footer>\n<p>Exempelby kommun · Årsrapport informationssäkerhet 2026 · Kontrollkod 7f3a-91c2-0be4-55d8</p>",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("lacks %s", want)
		}
	}
	for _, unwanted := range []string{"<script", " src=", "url(", "@import", "<link"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("has %s", unwanted)
		}
	}
}

// Whatever a text says, it is text.
func TestHostileText(t *testing.T) {
	const hostile = `</style><script>alert("1")</script>"><!-- ' & \ ` + "\x00\uFFFE\u202E"
	cells := reports.Row{Cells: []reports.Cell{{State: reports.Met, Runs: reports.Plain(hostile)}}}
	page := written(t, reports.Document{
		Title: hostile, Subtitle: hostile, Municipality: hostile, Language: hostile, Author: hostile, Date: hostile, Control: hostile, Contents: true,
		Secrecy: &reports.SecrecyMark{Provision: hostile, Date: hostile, Authority: hostile, Text: hostile},
		Blocks: []reports.Block{
			reports.Heading{Level: 1, Text: hostile},
			reports.Text(hostile), reports.Bullets(hostile),
			reports.Table{Caption: hostile, Columns: []reports.Column{{Head: hostile}}, Rows: []reports.Row{cells}},
			reports.KeyFigures{Figures: []reports.KeyFigure{{Value: hostile, Label: hostile, Note: hostile}}},
			reports.Lights{Lights: []reports.Light{{Name: hostile, Sentence: hostile, Coverage: hostile}}},
			reports.Facts{Facts: []reports.Fact{{Label: hostile, Value: hostile}}},
			reports.Figure{Width: 9, Height: 9, Alt: hostile, Caption: hostile, Shapes: []reports.Shape{reports.Label{Text: hostile}}},
			reports.Paragraph{Runs: []reports.Run{{Text: "x", Link: "https://a.se/?\"><script>"}, {Text: "y", Link: "javascript:alert(1)"}}},
		},
	})
	for _, unwanted := range []string{"<script", "<!--", "javascript:", "\x00", "\uFFFE", "\u202E"} {
		if strings.Contains(page, unwanted) {
			t.Errorf("has %q", unwanted)
		}
	}
	if strings.Count(page, "</style>") != 1 {
		t.Error("the style is ended by a text")
	}
	checkTags(t, page)
}

func TestAnyDocumentIsAWholePage(t *testing.T) {
	for _, doc := range []reports.Document{{}, papertest.Long()} {
		checkTags(t, written(t, doc))
	}
	rapid.Check(t, func(t *rapid.T) { checkTags(t, written(t, papertest.Any(t))) })
}

var tag = regexp.MustCompile(`<(/?)([a-z0-9]+)((?: [a-zA-Z-]+="[^"<>]*")*)(/?)>`)

// checkTags wants every element closed within its own, every sign < to be of a tag, headings without jumps, and each id once.
func checkTags(t interface{ Fatalf(string, ...any) }, page string) {
	if !utf8.ValidString(page) {
		t.Fatalf("invalid UTF-8")
	}
	rest := strings.TrimPrefix(page, "<!DOCTYPE html>")
	if bare := tag.ReplaceAllString(rest, ""); strings.Contains(bare, "<") {
		t.Fatalf("a < that is no tag: %q", bare[strings.Index(bare, "<"):min(len(bare), strings.Index(bare, "<")+60)])
	}
	var open []string
	ids := map[string]bool{}
	level := 0
	for _, m := range tag.FindAllStringSubmatch(rest, -1) {
		closes, name, attributes, closed := m[1] != "", m[2], m[3], m[4] != ""
		switch {
		case closed || name == "meta" || name == "br" || name == "img":
		case closes:
			if len(open) == 0 || open[len(open)-1] != name {
				t.Fatalf("</%s> within %q", name, open)
			}
			open = open[:len(open)-1]
		default:
			open = append(open, name)
			if len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' {
				n := int(name[1] - '0')
				if n > level+1 && level > 0 || level == 0 && n > 2 {
					t.Fatalf("h%d after h%d", n, level)
				}
				level = n
			}
		}
		if id := regexp.MustCompile(` id="([^"]*)"`).FindStringSubmatch(attributes); id != nil {
			if ids[id[1]] {
				t.Fatalf("two are %s", id[1])
			}
			ids[id[1]] = true
		}
	}
	if len(open) > 0 {
		t.Fatalf("%q are not closed", open)
	}
	for _, m := range regexp.MustCompile(` (?:aria-labelledby|href)="#?((?:h|figure|table)[0-9]+|contents)"`).FindAllStringSubmatch(page, -1) {
		if !ids[m[1]] {
			t.Fatalf("there is no %s", m[1])
		}
	}
}

// The logotype is in the page itself, as large as on paper, with its words; nothing else may be shown from anywhere.
func TestLogo(t *testing.T) {
	const lets = "img-src data:"
	doc := papertest.Demo()
	if page := written(t, doc); strings.Contains(page, lets) || strings.Contains(page, "<img") {
		t.Error("a page without a logotype lets pictures in")
	}
	doc.Logo = papertest.Logo()
	doc.Logo.Alt += ` & "mer"`
	page := written(t, doc)
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'; `+lets+`"`) {
		t.Error("the page does not let its own picture in")
	}
	want := fmt.Sprintf(`<header>
<p class="letterhead"><img src="data:image/png;base64,%s" width="48" height="60" alt="Kommunvapen för Exempelby kommun &amp; &#34;mer&#34;"> <b>Exempelby kommun</b>`,
		base64.StdEncoding.EncodeToString(doc.Logo.PNG))
	if !strings.Contains(page, want) || strings.Count(page, "src=") != 1 {
		t.Errorf("the head of the page is %.300s", page[strings.Index(page, "<header>"):])
	}
	if !regexp.MustCompile(`(?s)@media screen and \(prefers-color-scheme: dark\) \{[^@]*\.letterhead img \{[^}]*background: #FFFFFF`).MatchString(page) {
		t.Error("in the dark the logotype is not on white")
	}
	checkTags(t, page)
	doc.Municipality, doc.Date = "", ""
	if !strings.Contains(written(t, doc), "<img") {
		t.Error("a logotype without a name beside it is left out")
	}
}

// Text is read in the light look and the dark: a contrast of 4.5 to 1 at the least.
func TestContrast(t *testing.T) {
	looks := regexp.MustCompile(`--ground: [^}]*`).FindAllString(look, -1)
	if len(looks) != 2 {
		t.Fatalf("%d looks", len(looks))
	}
	for _, one := range looks {
		colors := map[string]string{}
		for _, m := range regexp.MustCompile(`--([a-z]+): #([0-9A-F]{6})`).FindAllStringSubmatch(one, -1) {
			colors[m[1]] = m[2]
		}
		for _, name := range []string{"text", "quiet", "accent", "met", "partly", "lacking", "open"} {
			if ratio := contrast(color(t, colors[name]), color(t, colors["ground"])); ratio < 4.5 {
				t.Errorf("%s has a contrast of %.1f on %s", name, ratio, colors["ground"])
			}
		}
	}
}

func color(t *testing.T, hex string) reports.Color {
	t.Helper()
	n, err := strconv.ParseUint(hex, 16, 24)
	if err != nil {
		t.Fatal(err)
	}
	return reports.Color(n)
}
