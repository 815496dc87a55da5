package reports_test

import (
	"reflect"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/translations"
)

// spokenEnglish lets the window speak English for the rest of a test.
func spokenEnglish(t *testing.T) {
	translations.Choose(translations.English)
	t.Cleanup(func() { translations.Choose(translations.Swedish) })
}

func TestPapersAreSwedishInAnEnglishWindow(t *testing.T) {
	swedish := everyPaper(t)
	spokenEnglish(t)
	for name, paper := range everyPaper(t) {
		if !reflect.DeepEqual(paper, swedish[name]) {
			t.Errorf("%s is another paper when English has been chosen", name)
		}
	}
}

func TestAnEnglishViewShowsWordsInEnglishAndDataAsItIs(t *testing.T) {
	in := exampleYear(t)
	english := reports.Speech{In: translations.English}.Viewer(in.Register)
	kind := data.Actions.Untyped()
	state, _ := kind.Field("state")
	action := in.Register.Living(kind)[0]
	if got, want := english.Show(kind, state, state.Get(action)), translations.English.Text(data.OptionKey(state.Set, state.Get(action)), nil); got != want {
		t.Errorf("an answer is shown as %q, not %q", got, want)
	}
	if got, want := english.Title(action), reports.NewViewer(in.Register).Title(action); got != want {
		t.Errorf("what a person has written became %q, not %q", got, want)
	}
	if got := english.LongDate("2026-05-24"); soft(got) != "24 May 2026" {
		t.Errorf("a day is %q", got)
	}
	if got := english.Enumerate([]string{"a", "b", "c"}); got != "a, b and c" {
		t.Errorf("three are %q", got)
	}
}
