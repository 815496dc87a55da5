package ui

import (
	"testing"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Every register has its place in the menu's groups, so that somebody can begin it; a document's text is read in the document, and how
// registers are used is told where they all are.
func TestEveryKindHasAPlaceInTheMenu(t *testing.T) {
	places := map[string]int{}
	for _, group := range menuGroups {
		for _, name := range group.kinds {
			places[name]++
		}
	}
	for _, kind := range data.Kinds() {
		want := 1
		if kind.Name == "section" || kind.Name == "register_use" {
			want = 0
		}
		if places[kind.Name] != want {
			t.Errorf("%s stands %d times among the menu's groups", kind.Name, places[kind.Name])
		}
	}
}

func TestEscLeavesAListThatHasLostTheFocus(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Incidents.Untyped(), data.All(f.reg, data.Incidents)[0].ID)
	p.form.field("significant_by").input.(*referenceInput).field.open("")
	c := f.window.Canvas()
	c.Unfocus() // as by a click between its rows
	c.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.settle()
	if c.Overlays().Top() != nil {
		t.Error("the list is still there")
	}
	if f.page != page(p) {
		t.Error("the page behind it was left")
	}
}

func TestNoShortcutActsBehindADialog(t *testing.T) {
	f := newFixture(t)
	keys := &guardScreen(f).shortcuts
	fresh := &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierShortcutDefault}
	was := f.page
	inform(f.window, "Rubrik", "Text")
	keys.TypedShortcut(fresh)
	f.settle()
	if f.page != was {
		t.Error("the page was left behind the dialog")
	}
	f.window.Canvas().Overlays().Remove(f.window.Canvas().Overlays().Top())
	keys.TypedShortcut(fresh)
	f.settle()
	if f.page == was {
		t.Error("Ctrl+N does nothing")
	}
}

func TestKeysComeBackWhateverOrderDialogsCloseIn(t *testing.T) {
	f := newFixture(t)
	show := func() *dialog { return askWith(f.window, "Rubrik", "Text", nil, nil, "Ja", nil, func() {}) }
	under := show()
	over := show()
	under.close()
	over.close()
	f.visit(place{page: pageReports})
	f.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	f.settle()
	if _, ok := f.page.(*overviewPage); !ok {
		t.Errorf("Esc leads to %T", f.page)
	}
}

func TestStatusComesBackAfterAHint(t *testing.T) {
	f := newFixture(t)
	f.frame.hint("Riktlinje för informationssäkerhetens organisation")
	f.frame.hint("")
	if f.frame.status.Text == "" {
		t.Error("the status line is empty when the pointer has left a cut cell")
	}
}

// "Inte sparat än" is of what somebody has typed: an empty form holds nothing.
func TestTheStatusLineTellsOfWhatIsTypedAlone(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	f.wantSays("Sparat i " + f.file)
	typeIn(p, "title", "Halvskrivet")
	f.wantSays("Inte sparat än")
	f.madeOnTheWay(p)
	if got, want := f.frame.status.Text, "Nya nämnden är tillagd. Ctrl+S sparar resten."; f.page != page(p) || got != want {
		t.Errorf("back at a form that is not saved the status line says %q, want %q", got, want)
	}
}

func TestTheMenuTurnsToWhereOneIs(t *testing.T) {
	f := newFixture(t)
	f.draw(1366, 700)
	scroll := f.frame.menuScroll
	if scroll.Content.MinSize().Height <= scroll.Size().Height {
		t.Fatal("the whole menu is seen without turning")
	}
	seen := func(kind string) bool {
		for _, item := range f.frame.items {
			if item.to.kind == kind {
				top := item.Position().Y - scroll.Offset.Y
				return top >= 0 && top+item.Size().Height <= scroll.Size().Height
			}
		}
		t.Fatalf("the menu has no %s", kind)
		return false
	}
	for _, kind := range []string{"goal", "person", "action"} {
		f.goTo(place{page: pageList, kind: kind})
		f.settle()
		if !seen(kind) {
			t.Errorf("%s is shown, and not seen in the menu", kind)
		}
	}
	f.goTo(place{page: pageRecord, kind: "person", id: data.All(f.reg, data.People)[0].ID})
	f.settle()
	if !seen("person") {
		t.Error("the register of the record that is shown is not seen in the menu")
	}
	scroll.ScrollToOffset(fyne.NewPos(0, 400))
	f.reload()
	f.settle()
	if scroll.Offset.Y != 400 {
		t.Error("the menu turns by itself")
	}
	f.goTo(place{page: pageReports})
	f.settle()
	if scroll.Offset.Y != 400 {
		t.Error("the menu turns to what stands below it")
	}
}

// The menu of a narrow window is icons alone: no two may be the same.
// What the headings of the menu say stands nowhere else, and a group of it may first be shown long after it was named.
func TestTheHeadingsOfTheMenuAreWhole(t *testing.T) {
	f := newFixture(t)
	t.Cleanup(func() { speak(translations.Swedish) })
	for _, language := range translations.Languages() {
		speak(language)
		for _, group := range menuGroups {
			head := f.frame.groupHead(group.name, false)
			head.Resize(fyne.NewSize(menuWidth, head.MinSize().Height))
			walkShown(head, func(o fyne.CanvasObject) {
				if label, ok := o.(*widget.Label); ok && isShortenedHead(label) {
					t.Errorf("%s: %q is shortened", language.Code, label.Text)
				}
			})
		}
	}
}

func TestEveryPlaceInTheMenuHasAnIconOfItsOwn(t *testing.T) {
	f := newFixture(t)
	at := map[string]string{}
	for _, item := range f.frame.items {
		if other, taken := at[item.icon]; taken {
			t.Errorf("%s and %s have the same icon, %s", other, item.name, item.icon)
		}
		at[item.icon] = item.name
	}
	if len(at) < 30 {
		t.Errorf("the menu has %d icons", len(at))
	}
}
