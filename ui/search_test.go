package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/widget"
)

func TestSearchPage(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pageSearch, text: "läkemedel"})
	rest(a)
	wantText(t, a, "Incidenter")
	onBothScreens(t, a, "search")
	p := a.page.(*searchPage)
	p.entry.SetText("x")
	rest(a)
	wantText(t, a, "Skriv minst två bokstäver")
	p.entry.SetText("finnsinte")
	rest(a)
	wantText(t, a, "Inget innehåller ”finnsinte”.")
	p.entry.SetText("kommun")
	rest(a)
	onBothScreens(t, a, "search-many")
	a.goTo(place{page: pageOverview})
	a.back()
	rest(a)
	if p, ok := a.page.(*searchPage); !ok || p.entry.Text != "kommun" {
		t.Errorf("back comes to %T", a.page)
	}
}

func TestMarked(t *testing.T) {
	for _, test := range []struct {
		text  string
		words []string
		want  string
	}{
		{"Åtgärd mot nätfiske", []string{"åtgärd"}, "[Åtgärd] mot nätfiske"},
		{"Nätfiske, nätfiske", []string{"nät", "fiske"}, "[Nät][fiske], [nät][fiske]"},
		{"aaa", []string{"a", "aa"}, "[aa][a]"},
		{"", []string{"a"}, ""},
		{"inget", nil, "inget"},
	} {
		var b strings.Builder
		for _, s := range marked(test.text, test.words, widget.RichTextStyle{}) {
			text := s.(*widget.TextSegment)
			if text.Style.TextStyle.Bold {
				b.WriteString("[" + text.Text + "]")
			} else {
				b.WriteString(text.Text)
			}
		}
		if b.String() != test.want {
			t.Errorf("%q %q: got %q, want %q", test.text, test.words, b.String(), test.want)
		}
	}
}
