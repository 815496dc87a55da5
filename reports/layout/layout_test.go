package layout

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

func newTestBuilder() *builder {
	return &builder{parent: &Element{Role: "Document"}, left: marginLeft, width: textWidth, missing: map[rune]bool{}}
}

// broken returns a text in lines of a width given by a sample that just fits.
func broken(s, sample string) []string {
	b := newTestBuilder()
	measure := b.shape(reports.Plain(sample), bodyStyle)
	t := b.shape(reports.Plain(s), bodyStyle)
	var lines []string
	for _, l := range t.lines(measure.fullWidth()) {
		c := &canvas{page: &Page{}}
		c.text(&t, l, t.leaves(b.parent), 0, 0)
		var line strings.Builder
		for _, item := range c.page.Items {
			if text, ok := item.Drawing.(Text); ok {
				line.WriteString(text.String)
			}
		}
		lines = append(lines, line.String())
	}
	return lines
}

func TestLineBreaking(t *testing.T) {
	for _, test := range []struct {
		name, text, sample string
		want               []string
	}{
		{"fits exactly", "en rad", "en rad", []string{"en rad"}},
		{"spaces hang", "ett två tre", "ett två", []string{"ett två ", "tre"}},
		{"a record's number", "se Å-12", "se Å-1", []string{"se ", "Å-12"}},
		{"a short end", "till CERT-SE", "till CERT-S", []string{"till ", "CERT-SE"}},
		{"after a hyphen", "e-postadressen", "postadressen", []string{"e-", "postadressen"}},
		{"not in a date", "den 2026-12-31", "den 2026-12-", []string{"den ", "2026-12-31"}},
		{"not before a digit", "minus -5", "minus -", []string{"minus ", "-5"}},
		{"after a slash", "och/eller", "och/elle", []string{"och/", "eller"}},
		{"not in a fraction", "en 11/12", "en 11/1", []string{"en ", "11/12"}},
		{"not between slashes", "se https://a.se", "se https:/", []string{"se ", "https://", "a.se"}},
		{"soft hyphen shown", "informations\u00ADsäkerhet", "informations-ii", []string{"informations\u00AD", "säkerhet"}},
		{"soft hyphen hidden", "infor\u00ADmation", "information", []string{"information"}},
		{"soft hyphen without room", "ett ab\u00ADcd", "ett ab", []string{"ett ", "abcd"}},
		{"no-break space", "ab 10\u00A0000", "ab 10 0", []string{"ab ", "10\u00A0000"}},
		{"narrow no-break space", "ab 10\u202F000", "ab 10 0", []string{"ab ", "10\u202F000"}},
		{"percent stays", "hela 87 %", "hela 87", []string{"hela ", "87 %"}},
		{"sign stays", "kravet ≤ 24", "kravet ≤", []string{"kravet ", "≤ 24"}},
		{"paragraph sign stays", "18 kap. 8 §", "18 kap. 8", []string{"18 kap. ", "8 §"}},
		{"dash does not begin a line", "ett ord – ett till", "ett ord", []string{"ett ", "ord – ", "ett till"}},
		{"line break", "ett\ntvå", "ett två", []string{"ett ", "två"}},
		{"too long word is cut", "aaaaaaaaa", "aaaa", []string{"aaaa", "aaaa", "a"}},
		{"soft hyphen after a space", "ett två \u00ADtre", "ett två", []string{"ett två ", "tre"}},
		{"zero width space", "ab\u200Bcd", "abc", []string{"ab", "cd"}},
		{"nothing", "", "a", []string{""}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := broken(test.text, test.sample)
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestNoLineIsWiderThanItsColumn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := newTestBuilder()
		s := rapid.SliceOf(rapid.SampledFrom([]string{"ett ", "ord", "-", "/", "\u00AD", "\u00A0", "personuppgift", "\n", "😀", " "})).Draw(t, "text")
		width := rapid.Float64Range(30, 300).Draw(t, "width")
		text := b.shape(reports.Plain(strings.Join(s, "")), bodyStyle)
		next := 0
		for _, l := range text.lines(width) {
			if l.first != next {
				t.Fatalf("a line begins at %d, the one before ended at %d", l.first, next)
			}
			next = l.end
			if l.width > width+slack {
				t.Fatalf("line is %.2f wide in a column of %.2f", l.width, width)
			}
		}
		if next != len(text.glyphs) {
			t.Fatalf("lines end at %d of %d glyphs", next, len(text.glyphs))
		}
	})
}

func TestInvisibleCharactersAreLeftOut(t *testing.T) {
	got := broken("faktura\u202Efdp.exe\u0000\u200E\uFEFF", "faktura fdp.exe och mer")
	if want := []string{"fakturafdp.exe"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMissingCharactersAreDrawnAndReported(t *testing.T) {
	pages := Paginate(reports.Document{Blocks: []reports.Block{reports.Text("a😀b漢 \xff → ≥ ● –")}})
	if got, want := string(pages.Missing), "漢😀"; got != want {
		t.Errorf("Missing is %q, want %q", got, want)
	}
	var instead string
	for _, item := range pages.Pages[0].Items {
		if path, ok := item.Drawing.(Path); ok && item.Element != nil {
			instead += path.Instead
		}
	}
	if instead != "😀漢●" {
		t.Errorf("drawn instead of %q", instead)
	}
}

// textAt is a text on a page with the role of its element, "" for decoration.
type textAt struct {
	page int
	role string
	Text
}

func texts(pages *Pages) []textAt {
	var all []textAt
	for i, page := range pages.Pages {
		for _, item := range page.Items {
			if text, ok := item.Drawing.(Text); ok {
				role := ""
				if item.Element != nil {
					role = item.Element.Role
				}
				all = append(all, textAt{i, role, text})
			}
		}
	}
	return all
}

func filler(lines int) reports.Paragraph {
	return reports.Text(strings.TrimSuffix(strings.Repeat("rad\n", lines), "\n"))
}

func TestHeadingStaysWithItsText(t *testing.T) {
	for lines := 1; lines <= 60; lines++ {
		pages := Paginate(reports.Document{Blocks: []reports.Block{
			filler(lines), reports.Heading{Level: 1, Text: "Rubrik"}, reports.Heading{Level: 2, Text: "Underrubrik"}, reports.Text("x\nx\nx\nx"),
		}})
		heading, first := -1, -1
		for _, text := range texts(pages) {
			switch {
			case text.String == "Rubrik" && text.role != "":
				heading = text.page
			case strings.HasPrefix(text.String, "x") && first < 0:
				first = text.page
			}
		}
		if heading < 0 || heading != first {
			t.Errorf("after %d lines the heading is on page %d, its text on page %d", lines, heading, first)
		}
	}
}

func TestIntroductionStaysWithItsTable(t *testing.T) {
	for lines := 1; lines <= 60; lines++ {
		pages := Paginate(reports.Document{Blocks: []reports.Block{
			filler(lines),
			reports.Heading{Level: 1, Text: "Rubrik"},
			reports.Text("Belopp i kronor."),
			reports.Table{Columns: []reports.Column{{Head: "Kolumn"}}, Rows: []reports.Row{reports.Cells("cell")}},
		}})
		where := map[string]int{}
		for _, text := range texts(pages) {
			where[text.String] = text.page
		}
		if where["Rubrik"] != where["cell"] {
			t.Errorf("after %d lines the heading is on page %d, the first row on page %d", lines, where["Rubrik"], where["cell"])
		}
	}
}

func TestNoLineOfAParagraphStandsAlone(t *testing.T) {
	for lines := 1; lines <= 60; lines++ {
		for size := 2; size <= 7; size++ {
			pages := Paginate(reports.Document{Blocks: []reports.Block{
				filler(lines), reports.Text(strings.TrimSuffix(strings.Repeat("x\n", size), "\n")),
			}})
			onPage := map[int]int{}
			for _, text := range texts(pages) {
				if strings.HasPrefix(text.String, "x") {
					onPage[text.page]++
				}
			}
			for page, count := range onPage {
				if count == 1 {
					t.Errorf("after %d lines, 1 of %d lines is alone on page %d", lines, size, page)
				}
			}
		}
	}
}

func TestGroupIsKeptOnOnePage(t *testing.T) {
	for lines := 1; lines <= 60; lines++ {
		pages := Paginate(reports.Document{Blocks: []reports.Block{
			filler(lines), reports.Group{Blocks: []reports.Block{reports.Text("x"), reports.Text("x"), filler(20), reports.Text("x")}},
		}})
		on := map[int]bool{}
		for _, text := range texts(pages) {
			if text.String == "x" {
				on[text.page] = true
			}
		}
		if len(on) != 1 {
			t.Errorf("after %d lines the group is on %d pages", lines, len(on))
		}
	}
}

func TestWhatFollowsTheContentsStandsApart(t *testing.T) {
	pages := Paginate(reports.Document{Title: "Titel", Contents: true, Blocks: []reports.Block{
		reports.Text("Före"), reports.Heading{Level: 1, Text: "Rubrik"}, filler(250),
	}})
	var opening float64
	var headings []float64 // where the heading is listed, and where it stands
	for _, drawn := range texts(pages) {
		switch {
		case drawn.page == 0 && drawn.String == "Före":
			opening = drawn.Y
		case drawn.page == 0 && strings.HasPrefix(drawn.String, "Rubrik"):
			headings = append(headings, drawn.Y)
		}
	}
	if len(headings) != 2 || opening == 0 || opening > headings[0] || headings[1]-headings[0] < bodyStyle.leading+blockGap {
		t.Errorf("the paper opens at %.0f, its heading is listed and stands at %.0f", opening, headings)
	}
}

func TestFrontPageIsSetCloserUntilItIsOnePage(t *testing.T) {
	paper := func(rows int, front bool) reports.Document {
		table := reports.Table{Tight: true}
		for range rows {
			table.Rows = append(table.Rows, reports.Cells("Ord", "fler ord"))
		}
		after := table
		after.Rows = table.Rows[:1]
		return reports.Document{Title: "Titel", FrontPage: front, Blocks: []reports.Block{table, reports.PageBreak{}, after}}
	}
	sizes := func(pages *Pages) (sizes []float64) {
		for _, page := range pages.Pages {
			for _, item := range page.Items {
				if drawn, ok := item.Drawing.(Text); ok && drawn.String == "Ord" {
					sizes = append(sizes, drawn.Size)
					break
				}
			}
		}
		return sizes
	}
	for _, test := range []struct {
		rows  int
		front bool
		want  []float64 // on each page
	}{
		{20, false, []float64{8.8, 8.8}},
		{20, true, []float64{8.8, 8.8}},
		{44, false, []float64{8.8, 8.8, 8.8}},
		{44, true, []float64{8.3, 8.8}},
		{52, true, []float64{7.5, 8.8}},
		{80, true, []float64{7.5, 7.5, 8.8}}, // no closer than can be read
	} {
		if got := sizes(Paginate(paper(test.rows, test.front))); !slices.Equal(got, test.want) {
			t.Errorf("%d rows, front page %v: text of %v points, want %v", test.rows, test.front, got, test.want)
		}
	}
}

func TestSheetIsSetCloserWhereThatSavesAPage(t *testing.T) {
	for _, test := range []struct {
		rows  int
		sheet bool
		want  float64 // the size of its text
		pages int
	}{
		{20, true, 8.8, 1},
		{80, true, 8.8, 2},
		{100, false, 8.8, 3},
		{88, true, 8.3, 2},
		{100, true, 7.9, 2},
		{150, true, 7.9, 3}, // no sheet, but a page less
		{120, true, 8.8, 3}, // nothing saves a page
	} {
		table := reports.Table{Tight: true}
		for range test.rows {
			table.Rows = append(table.Rows, reports.Cells("Ord", "fler ord"))
		}
		pages := Paginate(reports.Document{Title: "Titel", Sheet: test.sheet, Blocks: []reports.Block{table}})
		size := 0.0
		for _, item := range pages.Pages[0].Items {
			if drawn, ok := item.Drawing.(Text); ok && drawn.String == "Ord" {
				size = drawn.Size
			}
		}
		if size != test.want || len(pages.Pages) != test.pages {
			t.Errorf("%d rows, a sheet %v: text of %v points on %d pages, want %v on %d", test.rows, test.sheet, size, len(pages.Pages), test.want, test.pages)
		}
	}
}

func TestTableHeadIsRepeated(t *testing.T) {
	table := reports.Table{Columns: []reports.Column{{Head: "Nummer"}, {Head: "Namn"}}}
	for i := range 10000 {
		table.Rows = append(table.Rows, reports.Cells(strconv.Itoa(i), "namn"))
	}
	pages := Paginate(reports.Document{Blocks: []reports.Block{table}})
	heads := map[int]string{}
	next := 0
	for _, text := range texts(pages) {
		switch {
		case text.String == "Nummer":
			heads[text.page] += text.role + "."
		case text.role == "TD" && text.X < marginLeft+1:
			if text.String != strconv.Itoa(next) {
				t.Fatalf("row %d reads %q", next, text.String)
			}
			if heads[text.page] == "" {
				t.Fatalf("row %d on page %d has no head above it", next, text.page)
			}
			next++
		}
	}
	if next != 10000 {
		t.Errorf("%d rows", next)
	}
	for page := range pages.Pages {
		want := "." // decoration: it has been read once
		if page == 0 {
			want = "TH."
		}
		if heads[page] != want {
			t.Errorf("page %d has heads %q, want %q", page, heads[page], want)
		}
	}
}

func TestNumbersAreRightAligned(t *testing.T) {
	pages := Paginate(reports.Document{Blocks: []reports.Block{reports.Table{
		Columns: []reports.Column{{Head: "Namn"}, {Head: "Antal", Align: reports.AlignRight}},
		Rows:    []reports.Row{reports.Cells("a", "1"), reports.Cells("b", "1000")},
	}}})
	b := newTestBuilder()
	for _, text := range texts(pages) {
		if text.String == "1" || text.String == "1000" {
			shaped := b.shape(reports.Plain(text.String), cellStyle)
			if end := text.X + shaped.fullWidth(); end < marginLeft+textWidth-0.1 || end > marginLeft+textWidth+0.1 {
				t.Errorf("%s ends at %.2f, the column at %.2f", text.String, end, marginLeft+textWidth)
			}
		}
	}
}

func TestNoRowOrItemStandsAlone(t *testing.T) {
	table := reports.Table{Columns: []reports.Column{{Head: "Kolumn"}}}
	list := reports.List{Numbered: true}
	for range 5 {
		table.Rows = append(table.Rows, reports.Cells("x"))
		list.Items = append(list.Items, reports.Item{Runs: reports.Plain("x")})
	}
	table.Rows = append(table.Rows, reports.Row{Cells: []reports.Cell{reports.TextCell("x")}, Total: true})
	for name, block := range map[string]reports.Block{"table": table, "list": list} {
		for lines := 1; lines <= 60; lines++ {
			onPage := map[int]int{}
			pages := Paginate(reports.Document{Blocks: []reports.Block{filler(lines), block}})
			for _, text := range texts(pages) {
				if text.String == "x" {
					onPage[text.page]++
				}
			}
			last := len(pages.Pages) - 1
			if len(onPage) > 1 && onPage[last] == 1 {
				t.Errorf("%s: after %d lines one is alone on the last page", name, lines)
			}
		}
	}
}

func TestColumnsGetRoomForTheirWords(t *testing.T) {
	for _, test := range []struct {
		name                 string
		width                float64
		weights, least, want []float64
	}{
		{"by weight", 100, []float64{1, 3}, []float64{10, 10}, []float64{25, 75}},
		{"the light one needs more", 100, []float64{1, 3}, []float64{40, 10}, []float64{40, 60}},
		{"one after the other needs more", 100, []float64{1, 1, 2}, []float64{30, 10, 45}, []float64{30, 23.3, 46.7}},
		{"just enough", 100, []float64{1, 1}, []float64{80, 20}, []float64{80, 20}},
		{"not enough", 100, []float64{1, 1}, []float64{90, 30}, []float64{50, 50}},
	} {
		got := share(test.width, test.weights, test.least)
		for i := range got {
			if math.Abs(got[i]-test.want[i]) > 0.1 {
				t.Errorf("%s: %.1f, want %.1f", test.name, got, test.want)
				break
			}
		}
	}
}

func TestTableWithManyColumnsCutsNoWord(t *testing.T) {
	table := reports.Table{Rows: []reports.Row{{}}}
	for i := range 9 {
		table.Columns = append(table.Columns, reports.Column{Head: fmt.Sprint("Nämnd ", i+1)})
		table.Rows[0].Cells = append(table.Rows[0].Cells, reports.StateCell(reports.Met))
	}
	words := 0
	for _, text := range texts(Paginate(reports.Document{Blocks: []reports.Block{table}})) {
		if text.String == reports.Met.Word() {
			words++
		}
	}
	if words != 9 {
		t.Errorf("%d of 9 cells hold the whole word", words)
	}
}

func TestTitleDoesNotEndInALineOfOneWord(t *testing.T) {
	b := newTestBuilder()
	title := b.shape(reports.Plain("Incidentrapport: obehörig åtkomst till hemtjänstens planeringssystem den 3 mars 2026"), titleStyle)
	full, balanced := title.lines(textWidth), title.lines(title.balance(textWidth))
	if last := full[len(full)-1].width; last > textWidth/4 {
		t.Fatalf("the last line is %.0f wide before: the test shows nothing", last)
	}
	if last := balanced[len(balanced)-1].width; len(balanced) != len(full) || last < textWidth/3 {
		t.Errorf("%d lines, the last %.0f wide", len(balanced), last)
	}
}

func TestTallRowIsDividedAndWhole(t *testing.T) {
	var words []string
	for i := range 20000 {
		words = append(words, fmt.Sprint("o", i))
	}
	pages := Paginate(reports.Document{Blocks: []reports.Block{reports.Table{
		Columns: []reports.Column{{Head: "Ett"}, {Head: "Två", Weight: 3}},
		Rows:    []reports.Row{reports.Cells("kort", strings.Join(words, " "))},
	}}})
	var got []string
	for _, text := range texts(pages) {
		if text.role == "TD" && strings.HasPrefix(text.String, "o") {
			got = append(got, strings.Fields(text.String)...)
			if text.Y > pageHeight-marginBottom {
				t.Fatalf("text at %.1f, under the margin", text.Y)
			}
		}
	}
	if !slices.Equal(got, words) {
		t.Errorf("%d of %d words, in order", len(got), len(words))
	}
}

func TestContentsTellTheRealPages(t *testing.T) {
	for name, doc := range map[string]reports.Document{
		"after the first page": papertest.Long(),
		"under the title": {Title: "Titel", Contents: true, Blocks: []reports.Block{
			reports.Heading{Level: 1, Text: "Ett"}, filler(70), reports.Heading{Level: 1, Text: "Två"}, filler(120), reports.Heading{Level: 2, Text: "Tre"},
		}},
	} {
		pages := Paginate(doc)
		onPage := map[*Element]int{}
		said := map[*Element]string{}
		var headings, entries []*Element
		for i, page := range pages.Pages {
			for _, item := range page.Items {
				text, ok := item.Drawing.(Text)
				if !ok || item.Element == nil {
					continue
				}
				e := item.Element
				if _, seen := onPage[e]; !seen {
					onPage[e] = i
					switch {
					case (e.Role == "H2" || e.Role == "H3"):
						headings = append(headings, e)
					case e.Role == "Link" && len(page.Links) > 0 && slices.ContainsFunc(page.Links, func(l Link) bool { return l.Element == e && l.URL == "" }):
						entries = append(entries, e)
					}
				}
				said[e] += text.String
			}
		}
		listed := slices.DeleteFunc(slices.Clone(pages.Outline), func(b Bookmark) bool { return b.Level > 1 })
		if len(entries) == 0 || len(entries) != len(listed) || len(headings) != len(entries) {
			t.Fatalf("%s: %d entries, %d bookmarks, %d headings", name, len(entries), len(listed), len(headings))
		}
		for i, heading := range headings {
			if want := said[heading] + " " + strconv.Itoa(onPage[heading]+1); said[entries[i]] != want {
				t.Errorf("%s: the contents say %q, want %q", name, said[entries[i]], want)
			}
			if listed[i].Page != onPage[heading] {
				t.Errorf("%s: the bookmark %q leads to page %d, want %d", name, listed[i].Text, listed[i].Page, onPage[heading])
			}
		}
	}
}

func TestHeadingLevelsAreNotJumped(t *testing.T) {
	pages := Paginate(reports.Document{Title: "Titel", Blocks: []reports.Block{
		reports.Heading{Level: 3, Text: "a"}, reports.Heading{Level: 1, Text: "b"}, reports.Heading{Level: 3, Text: "c"},
	}})
	var roles []string
	for _, kid := range pages.Structure.Kids {
		roles = append(roles, kid.Role)
	}
	if want := []string{"H1", "H2", "H2", "H3"}; !slices.Equal(roles, want) {
		t.Errorf("roles %v, want %v", roles, want)
	}
}

func TestFooterNeverCutsTheControlCode(t *testing.T) {
	code := strings.Repeat("0123456789abcdef", 4)
	pages := Paginate(reports.Document{
		Title: strings.Repeat("Mycket lång titel ", 20), Municipality: "Exempelby kommun", Control: code,
		Secrecy: &reports.SecrecyMark{Provision: "18 kap. 8 § OSL"},
		Blocks:  []reports.Block{reports.PageBreak{}, reports.Text("Sida två.")},
	})
	for i, page := range pages.Pages {
		var footer, header string
		for _, item := range page.Items {
			if text, ok := item.Drawing.(Text); ok {
				switch item.Artifact {
				case Footer:
					footer += text.String + "|"
				case Header:
					header += text.String + "|"
				}
			}
		}
		for _, want := range []string{code, fmt.Sprintf("Sida %d av 2", i+1), "Exempelby kommun · Mycket", "…"} {
			if !strings.Contains(footer, want) {
				t.Errorf("the footer of page %d lacks %q: %s", i+1, want, footer)
			}
		}
		if got := strings.Contains(header, "Sekretessmarkering: 18 kap. 8 § OSL"); got != (i > 0) {
			t.Errorf("page %d has the header %q", i+1, header)
		}
	}
}

func TestAnyDocumentFitsItsPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkPages(t, Paginate(papertest.Any(t)))
	})
}

func TestDemoFitsItsPages(t *testing.T) {
	checkPages(t, Paginate(papertest.Demo()))
	checkPages(t, Paginate(papertest.Long()))
	checkPages(t, Paginate(reports.Document{}))
}

// checkPages checks what must hold of any paper.
func checkPages(t interface{ Fatalf(string, ...any) }, pages *Pages) {
	const tolerance = 0.5
	leaves := map[*Element]bool{}
	var collect func(*Element)
	collect = func(e *Element) {
		leaves[e] = len(e.Kids) == 0
		for _, kid := range e.Kids {
			collect(kid)
		}
	}
	collect(pages.Structure)
	for i, page := range pages.Pages {
		for _, item := range page.Items {
			if item.Element != nil && !leaves[item.Element] {
				t.Fatalf("page %d: content in a %s that is not a leaf of the tree", i+1, item.Element.Role)
			}
			text, ok := item.Drawing.(Text)
			if !ok {
				continue
			}
			for _, r := range text.String {
				if _, ok := text.Font.advance(r); !ok {
					t.Fatalf("page %d: %q is not in its font", i+1, r)
				}
			}
			inFigure := item.Element != nil && item.Element.Role == "Figure"
			inFrame := item.Element == nil && item.Artifact != Ornament
			if inFigure || inFrame {
				continue
			}
			if text.Y < marginTop-tolerance || text.Y > pageHeight-marginBottom+tolerance || text.X < marginLeft-tolerance {
				t.Fatalf("page %d: %q stands at %.1f, %.1f, outside the margins", i+1, text.String, text.X, text.Y)
			}
		}
		for _, link := range page.Links {
			if link.URL == "" && (link.Page < 0 || link.Page >= len(pages.Pages)) {
				t.Fatalf("page %d: a link leads to page %d of %d", i+1, link.Page+1, len(pages.Pages))
			}
			if link.Element == nil || link.Element.Role != "Link" {
				t.Fatalf("page %d: a link is not tagged as one", i+1)
			}
		}
	}
	level := -1
	for _, mark := range pages.Outline {
		if mark.Level < 0 || mark.Level > level+1 {
			t.Fatalf("bookmark %q has level %d after %d", mark.Text, mark.Level, level)
		}
		level = mark.Level
	}
	if !slices.IsSorted(pages.Missing) {
		t.Fatalf("Missing is not sorted: %q", pages.Missing)
	}
}

func BenchmarkPaginate(b *testing.B) {
	doc := papertest.Long()
	for b.Loop() {
		Paginate(doc)
	}
}

func TestTableWithNothingInItIsLeftOut(t *testing.T) {
	empty := reports.Table{Columns: []reports.Column{{}}}
	if got := Paginate(reports.Document{Title: "Tom", Blocks: []reports.Block{empty}}); len(got.Pages) != 1 {
		t.Errorf("%d pages", len(got.Pages))
	}
}

// A municipality's own colour takes the accent's place in all that is drawn, and nothing else changes.
func TestOwnAccent(t *testing.T) {
	own := papertest.Demo()
	own.Accent = 0x7A1F4E
	colours := func(pages *Pages) map[reports.Color]int {
		count := map[reports.Color]int{}
		for _, page := range pages.Pages {
			for _, item := range page.Items {
				switch drawing := item.Drawing.(type) {
				case Text:
					count[drawing.Color]++
				case Path:
					count[drawing.Fill]++
					count[drawing.Stroke]++
				}
			}
		}
		return count
	}
	before, after := colours(Paginate(papertest.Demo())), colours(Paginate(own))
	if before[reports.Accent] == 0 || after[reports.Accent] != 0 || after[own.Accent] != before[reports.Accent] || after[reports.Ink] != before[reports.Ink] {
		t.Errorf("before %v, after %v", before, after)
	}
}

// A logotype keeps its form in the room there is, and stands at the left margin with the name after it.
func TestLogo(t *testing.T) {
	for _, test := range []struct{ across, down, width, height float64 }{{160, 200, 12.8, 16}, {800, 100, 50, 6.25}, {50, 16, 50, 16}, {1, 3, 16. / 3, 16}, {0, 7, 0, 0}, {7, -1, 0, 0}} {
		doc := papertest.Demo()
		doc.Logo = papertest.Logo()
		doc.Logo.Width, doc.Logo.Height = int(test.across), int(test.down)
		if width, height := doc.Logo.Size(); math.Abs(width-test.width) > 1e-9 || math.Abs(height-test.height) > 1e-9 {
			t.Errorf("%v is %g by %g mm", test, width, height)
		}
		var drawn []Picture
		name := 0.0
		for _, item := range Paginate(doc).Pages[0].Items {
			switch drawing := item.Drawing.(type) {
			case Picture:
				drawn = append(drawn, drawing)
			case Text:
				if name == 0 {
					name = drawing.X
				}
			}
		}
		switch {
		case test.height == 0 && len(drawn) == 0:
		case len(drawn) != 1, math.Abs(drawn[0].Width-test.width*mm) > 1e-9, math.Abs(drawn[0].Height-test.height*mm) > 1e-9, drawn[0].X != marginLeft,
			math.Abs(name-(drawn[0].X+drawn[0].Width+LogoGap)) > 1e-9:
			t.Errorf("%v is drawn as %+.60v, the name begins at %g", test, drawn, name)
		}
	}
	if width, height := (*reports.Logo)(nil).Size(); width != 0 || height != 0 {
		t.Error("no logotype has a size")
	}
}

// A draft says what it is at the head of every page, and to a screen reader once.
func TestADraftSaysSoOnEveryPage(t *testing.T) {
	doc := reports.Document{Title: "Årsrapport", Draft: true, Blocks: []reports.Block{reports.Text("ett"), reports.PageBreak{}, reports.Text("två"), reports.PageBreak{}, reports.Text("tre")}}
	says := func(doc reports.Document) (pages []int, read int) {
		for _, page := range Paginate(doc).Pages {
			count := 0
			for _, item := range page.Items {
				if text, ok := item.Drawing.(Text); ok && strings.Contains(text.String, reports.WordDraft) && text.Y < 45*mm {
					count++
					if item.Element != nil {
						read++
					}
				}
			}
			pages = append(pages, count)
		}
		return pages, read
	}
	if pages, read := says(doc); !slices.Equal(pages, []int{1, 1, 1}) || read != 1 {
		t.Errorf("said %v times on the pages, read aloud %d times", pages, read)
	}
	doc.Secrecy = &reports.SecrecyMark{Provision: "OSL 18 kap. 8 § 3"}
	if pages, _ := says(doc); !slices.Equal(pages, []int{1, 1, 1}) {
		t.Errorf("beside a mark of secrecy it is said %v times", pages)
	}
	doc.Draft, doc.Secrecy = false, nil
	if pages, _ := says(doc); !slices.Equal(pages, []int{0, 0, 0}) {
		t.Errorf("said %v times of what is no draft", pages)
	}
}
