package handbook_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	handbook "lisparmen/docs/handbok"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/text"
	"lisparmen/translations"
	"lisparmen/ui"
)

func chapters() []handbook.Chapter { return handbook.Chapters(ui.Keys()) }

// each gives every stretch of text in the handbook.
func each(chapter handbook.Chapter, do func(reports.Run)) {
	all := func(runs []reports.Run) {
		for _, run := range runs {
			do(run)
		}
	}
	for _, b := range chapter.Blocks {
		switch b := b.(type) {
		case reports.Paragraph:
			all(b.Runs)
		case reports.List:
			for _, item := range b.Items {
				all(item.Runs)
			}
		case reports.Table:
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					all(cell.Runs)
				}
			}
		}
	}
}

func TestLinksLeadToWhatIsThere(t *testing.T) {
	links := 0
	for _, chapter := range chapters() {
		each(chapter, func(run reports.Run) {
			if run.Link == "" {
				return
			}
			links++
			name, section, ok := handbook.Target(run.Link)
			i := slices.IndexFunc(chapters(), func(c handbook.Chapter) bool { return c.Name == name })
			if !ok || i < 0 {
				t.Errorf("%s: no chapter %s", chapter.Name, run.Link)
				return
			}
			has := func(b reports.Block) bool {
				h, isHeading := b.(reports.Heading)
				return isHeading && handbook.Anchor(h.Text) == section
			}
			if section != "" && !slices.ContainsFunc(chapters()[i].Blocks, has) {
				t.Errorf("%s: no section %s", chapter.Name, run.Link)
			}
		})
	}
	if links < 4 {
		t.Errorf("only %d links", links)
	}
}

func TestAllMarksAreRead(t *testing.T) {
	for _, chapter := range chapters() {
		if chapter.Title == "" || len(chapter.Blocks) < 2 {
			t.Errorf("%s is not read: %q, %d blocks", chapter.Name, chapter.Title, len(chapter.Blocks))
		}
		each(chapter, func(run reports.Run) {
			if strings.ContainsAny(run.Text, "*`[]|#") && !strings.HasPrefix(run.Text, "#") || strings.Contains(run.Text, "<!--") {
				t.Errorf("%s: Markdown is left in %q", chapter.Name, run.Text)
			}
		})
	}
}

// quoted is what the handbook says that the program says.
var quoted = regexp.MustCompile(`”([^”]+)”`)

// said are quotations that are not the program's words, but what a person may write or what stands elsewhere.
var said = []string{"sammanslagna"}

func TestWhatTheProgramSaysIsSaidByTheProgram(t *testing.T) {
	var messages map[string]any
	if err := json.Unmarshal(translations.Swedish.JSON(), &messages); err != nil {
		t.Fatal(err)
	}
	var words []string
	add := func(word string) {
		words = append(words, word)
		if before, after, ok := strings.Cut(word, "{{"); ok { // "Försenade {{.count}}", "… har ännu inte nått …"
			words = append(words, strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), "(")))
			for _, part := range regexp.MustCompile(`\{\{[^}]*\}\}`).Split(after, -1) {
				words = append(words, strings.TrimSpace(part))
			}
		}
	}
	for _, m := range messages {
		switch m := m.(type) {
		case string:
			add(m)
		case map[string]any:
			for _, form := range m {
				add(form.(string))
			}
		}
	}
	for _, r := range reports.Reports() {
		words = append(words, r.Title)
	}
	has := func(quote string) bool {
		plain := strings.TrimSpace(strings.Trim(quote, "… "))
		if i := strings.LastIndex(plain, " "); i > 0 && strings.Trim(plain[i:], " 0123456789") == "" {
			plain = plain[:i] // "Försenade 3"
		}
		return slices.ContainsFunc(words, func(word string) bool {
			return word == quote || word == plain || strings.TrimSuffix(word, ".") == plain || strings.Contains(word, " "+plain+". ") || strings.Contains(quote, "…") && len(plain) > 8 && strings.Contains(word, plain)
		})
	}
	for _, chapter := range chapters() {
		var whole strings.Builder
		each(chapter, func(run reports.Run) { whole.WriteString(run.Text) })
		for _, q := range quoted.FindAllStringSubmatch(whole.String(), -1) {
			if !slices.Contains(said, q[1]) && !has(q[1]) {
				t.Errorf("%s: the program does not say ”%s”", chapter.Name, q[1])
			}
		}
	}
}

func TestDocument(t *testing.T) {
	document := handbook.Document("1.0", "24 november 2026", ui.Keys())
	pages := layout.Paginate(document)
	if n := len(pages.Pages); n < 12 || n > 20 {
		t.Errorf("the handbook is %d pages, meant to be 12 to 20; on the last are %d things", n, len(pages.Pages[n-1].Items))
	}
	shown := text.Render(document)
	for _, want := range []string{"Version 1.0", "Ctrl+Y", "Den första timmen"} {
		if !strings.Contains(shown, want) {
			t.Errorf("the handbook does not say %q", want)
		}
	}
}

func TestAnchor(t *testing.T) {
	for heading, want := range map[string]string{"Den första timmen": "den-forsta-timmen", "Mål, självskattning": "mal-sjalvskattning", "Sök eller gör: Ctrl+K": "sok-eller-gor-ctrl-k"} {
		if got := handbook.Anchor(heading); got != want {
			t.Errorf("Anchor(%q) = %q, want %q", heading, got, want)
		}
	}
}
