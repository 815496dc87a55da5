package ui

import (
	"strings"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2/test"
)

// A list that nothing passes says what it was narrowed by, and leads to the whole list or to a search in everything.
func TestAListWithoutHitsLeadsOn(t *testing.T) {
	f := newFixture(t)
	list := f.list(data.People.Untyped())
	list.search.SetText("zzz")
	f.wantSays("Inget i Personer innehåller ”zzz”.")
	f.wantSilent("Spara urvalet")
	f.picture("list-no-hits")
	f.tap("Visa alla")
	f.wantSilent("Inget i Personer")
	if list.search.Text != "" || list.table.shownCount() != len(list.all) {
		t.Errorf("%d of %d rows, %q", list.table.shownCount(), len(list.all), list.search.Text)
	}
	list.search.SetText("zzz")
	f.tap("Sök i hela pärmen")
	if p, ok := f.page.(*searchPage); !ok || p.entry.Text != "zzz" {
		t.Fatalf("it leads to %T", f.page)
	}
}

// "Ej angiven" is said of a choice that nobody has made: it is quiet, and no word that a person looks for.
func TestARowIsNotFoundByWhatNobodyHasChosen(t *testing.T) {
	f := newFixture(t)
	list := f.list(data.People.Untyped())
	for at := range list.rows {
		for _, c := range list.table.row(at) {
			if c.text == "Ej angiven" && !c.unset {
				t.Fatal("it looks as if somebody had chosen it")
			}
		}
		if strings.Contains(list.table.haystackOf(at), "ej angiven") {
			t.Fatal("a row is found by it")
		}
	}
}

// The palette says what an open file is needed for, and leads to where one is opened.
func TestThePaletteWithoutAFileSaysWhatItNeeds(t *testing.T) {
	a := emptyWindow(t)
	a.show(newStartPage(a))
	a.palette()
	test.Type(a.window.Canvas().Focused(), "incidenter")
	if words := overlayWords(a); !strings.Contains(words, "Öppna eller skapa en fil först") {
		t.Errorf("the palette says %q", words)
	}
}

// The palette has a page's name before records that merely begin a word so.
func TestThePaletteHasPagesFirst(t *testing.T) {
	f := newFixture(t)
	found := f.allCommands().find("krav")
	for i, c := range found {
		if c.words == "Säkerhetskrav" {
			if i > 5 {
				t.Errorf("Säkerhetskrav comes as number %d", i+1)
			}
			return
		}
	}
	t.Error("Säkerhetskrav is not found")
}

// A hit says which field has the words, and of a name alone how the record stands: not what the index holds.
func TestAHitSaysWhereTheWordsStand(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageSearch, text: "fördröj"})
	f.settle()
	f.wantSays("Beskrivning: ")
	f.picture("search-fields")
	f.visit(place{page: pageSearch, text: "omsorgsportalen"})
	f.settle()
	f.wantSays("K4 R3 T3 S3 · 1 brist")
}
