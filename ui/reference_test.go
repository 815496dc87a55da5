package ui

import (
	"fmt"
	"slices"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func titles(options []Option) []string {
	var list []string
	for _, o := range options {
		list = append(list, o.Title)
	}
	return list
}

func TestOptionsAreFoundBySwedishLetters(t *testing.T) {
	x := newOptionIndex([]Option{
		{"1", "Bo Åkesson", "Vara"}, {"2", "Åke Berg", "Vara"}, {"3", "Ake Alm", "Skara"}, {"4", "I-12 Fel mottagare", ""}, {"5", "Smaåkers AB", ""},
	})
	for typed, want := range map[string][]string{
		"åk":      {"Åke Berg", "Bo Åkesson", "Smaåkers AB"},
		"ÅK":      {"Åke Berg", "Bo Åkesson", "Smaåkers AB"},
		"ak":      {"Ake Alm"},
		"berg å":  {"Åke Berg"},
		"skara":   {"Ake Alm"},
		"i-12":    {"I-12 Fel mottagare"},
		"  fel  ": {"I-12 Fel mottagare"},
		"xyz":     nil,
	} {
		if got := titles(x.find(typed)); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	if got := x.find(""); len(got) != 5 {
		t.Errorf("nothing typed finds %d", len(got))
	}
}

// referenceIn is a reference field in a window, with the focus.
func referenceIn(t *testing.T, create func(string)) (*reference, fyne.Window, func(...fyne.KeyName)) {
	t.Helper()
	testApp(t, lookLight)
	ref := newReference(func() []Option {
		return []Option{{"1", "Anna Åkesson", ""}, {"2", "Bo Öman", ""}, {"3", "Dag Alm", "Vara"}}
	}, create)
	w := testWindow(t, inset(space16, ref), 1, fyne.NewSize(500, 500))
	w.Canvas().Focus(ref)
	return ref, w, func(names ...fyne.KeyName) {
		for _, name := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
}

// write types into whatever has the focus, which a key can move.
func write(w fyne.Window, words string) {
	for _, r := range words {
		w.Canvas().Focused().TypedRune(r)
	}
}

func TestReferenceIsChosenByTyping(t *testing.T) {
	ref, w, press := referenceIn(t, nil)
	changes := 0
	ref.changed = func() { changes++ }
	write(w, "öm")
	if ref.popUp == nil || ref.popUp.entry.Text != "öm" || !slices.Equal(titles(ref.popUp.found), []string{"Bo Öman"}) {
		t.Fatalf("typed, the list is %+v", ref.popUp)
	}
	press(fyne.KeyReturn)
	if ref.id != "2" || ref.title != "Bo Öman" || changes != 1 || w.Canvas().Focused() != ref || w.Canvas().Overlays().Top() != nil {
		t.Errorf("chosen %q %q, %d changes, focus %T", ref.id, ref.title, changes, w.Canvas().Focused())
	}
	press(fyne.KeyDown)
	if ref.popUp.list.marked != 1 {
		t.Errorf("the list does not open on the choice but on %d", ref.popUp.list.marked)
	}
	press(fyne.KeyDown, fyne.KeyReturn)
	if ref.id != "3" {
		t.Errorf("the arrow led to %q", ref.id)
	}
	press(fyne.KeyDown, fyne.KeyUp, fyne.KeyEscape)
	if ref.id != "3" || ref.popUp != nil || w.Canvas().Focused() != ref {
		t.Errorf("Esc left %q", ref.id)
	}
	press(fyne.KeyDelete)
	if ref.id != "" || changes != 3 {
		t.Errorf("not cleared: %q, %d changes", ref.id, changes)
	}
}

func TestReferenceMakesNewOnes(t *testing.T) {
	made := "nothing"
	ref, w, press := referenceIn(t, func(typed string) { made = typed })
	write(w, "Eva Ek")
	if got := titles(ref.popUp.found); !slices.Equal(got, []string{"Skapa ny: Eva Ek"}) {
		t.Errorf("rows %q", got)
	}
	press(fyne.KeyReturn)
	if made != "Eva Ek" {
		t.Errorf("made %q", made)
	}
	write(w, "Bo")
	if got := titles(ref.popUp.found); got[len(got)-1] != "Skapa ny: Bo" || got[0] != "Bo Öman" {
		t.Errorf("rows %q", got)
	}
	press(fyne.KeyReturn)
	if ref.id != "2" {
		t.Errorf("Enter chose %q", ref.id)
	}
}

func TestReferenceWithoutAMatchChoosesNothing(t *testing.T) {
	ref, w, press := referenceIn(t, nil)
	write(w, "qq")
	if !ref.popUp.none.Visible() {
		t.Error("nothing says that nothing matches")
	}
	press(fyne.KeyReturn)
	if ref.id != "" || ref.popUp == nil {
		t.Errorf("chose %q", ref.id)
	}
	press(fyne.KeyBackspace, fyne.KeyBackspace)
	if len(ref.popUp.found) != 3 {
		t.Errorf("%d rows", len(ref.popUp.found))
	}
	press(fyne.KeyTab)
	if ref.popUp != nil {
		t.Error("Tab does not leave the list")
	}
}

// Ctrl+S saves also with a list open; what has been typed in the list is not lost by it.
func TestCtrlSInAnOpenListClosesIt(t *testing.T) {
	ref, w, _ := referenceIn(t, nil)
	save := &desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierControl}
	heard := &hearingCanvas{Canvas: w.Canvas()}
	press := func() {
		ref.popUp.canvas = heard
		ref.popUp.entry.TypedShortcut(save)
	}
	ref.open("öm")
	press()
	if ref.popUp == nil || heard.shortcuts > 0 {
		t.Errorf("what is typed is lost: pressed %d times", heard.shortcuts)
	}
	ref.popUp.close()
	ref.open("")
	press()
	if ref.popUp != nil || heard.shortcuts != 1 {
		t.Errorf("open %v, pressed %d times", ref.popUp != nil, heard.shortcuts)
	}
}

// hearingCanvas counts the shortcuts that reach the window, whose own handler the test driver hides.
type hearingCanvas struct {
	fyne.Canvas
	shortcuts int
}

func (c *hearingCanvas) TypedShortcut(fyne.Shortcut) { c.shortcuts++ }

func TestReferenceByClicks(t *testing.T) {
	ref, w, _ := referenceIn(t, nil)
	test.Tap(ref)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(ref.popUp.list)
	settle(w)
	test.TapCanvas(w.Canvas(), at.AddXY(20, rowHeight*1.5))
	if ref.id != "2" {
		t.Errorf("the click chose %q", ref.id)
	}
	test.Tap(ref.clear)
	if ref.id != "" {
		t.Errorf("not cleared: %q", ref.id)
	}
	ref.Disable()
	test.Tap(ref)
	if ref.popUp != nil {
		t.Error("a field that is off opens its list")
	}
}

func TestReferencesHoldSeveral(t *testing.T) {
	testApp(t, lookLight)
	options := []Option{{"1", "Anna Åkesson", ""}, {"2", "Bo Öman", ""}, {"3", "Dag Alm", "Vara"}}
	refs := newReferences(func() []Option { return options }, nil)
	changes := 0
	refs.changed = func() { changes++ }
	w := testWindow(t, inset(space16, refs.Container), 1, fyne.NewSize(500, 500))
	refs.set([]string{"3"})
	w.Canvas().Focus(refs.add)
	write(w, "öm")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(refs.ids, []string{"3", "2"}) || changes != 1 {
		t.Fatalf("ids %q, %d changes", refs.ids, changes)
	}
	if got := titles(refs.add.options()); !slices.Equal(got, []string{"Anna Åkesson"}) {
		t.Errorf("what is chosen is still offered: %q", got)
	}
	settle(w)
	first := refs.chips.Objects[0].(*chip)
	if first.words != "Dag Alm" {
		t.Errorf("the chip says %q", first.words)
	}
	test.Tap(first.cross)
	if !slices.Equal(refs.ids, []string{"2"}) {
		t.Errorf("after the cross: %q", refs.ids)
	}
	w.Canvas().Focus(refs.add)
	refs.add.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if len(refs.ids) != 0 || refs.chips.Visible() || changes != 3 {
		t.Errorf("after Backspace: %q, %d changes", refs.ids, changes)
	}
}

// The field to add one more has a frame of its own when it has the keys; the chips above it need no second one.
func TestAFieldOfSeveralHasOneFrame(t *testing.T) {
	testApp(t, lookLight)
	b := newInputBox("Berörda nämnder", false)
	in := newReferencesInput(b, data.UntypedField{}, inputEnv{options: func(string) []Option { return []Option{{"1", "Socialnämnden", ""}} }})
	w := testWindow(t, inset(space16, in.object()), 1, fyne.NewSize(500, 500))
	in.setText("1")
	w.Canvas().Focus(in.focus())
	if !in.field.add.focused || b.frame.focused {
		t.Errorf("the field is framed: %v, the chips too: %v", in.field.add.focused, b.frame.focused)
	}
}

// A chip comes above the field to add one more, and what has been moved below the edge is brought back.
func TestAFieldOfSeveralIsSeenAfterAChoice(t *testing.T) {
	testApp(t, lookLight)
	b := newInputBox("Berörda nämnder", false)
	revealed := 0
	b.reveal = func(fyne.CanvasObject) { revealed++ }
	in := newReferencesInput(b, data.UntypedField{}, inputEnv{options: func(string) []Option { return []Option{{"1", "Socialnämnden", ""}} }})
	w := testWindow(t, inset(space16, in.object()), 1, fyne.NewSize(500, 500))
	b.changed = func() { revealed = 0 }
	w.Canvas().Focus(in.focus())
	in.field.add.open("")
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if in.text() != "1" || revealed == 0 {
		t.Errorf("%q is chosen, and the field is brought into sight %d times after", in.text(), revealed)
	}
}

// A list of a few short choices is no wider than its field, and hides no button beside it.
func TestTheOpenListIsNoWiderThanItNeeds(t *testing.T) {
	for words, wide := range map[string]bool{"Utan märkning": false, "Kommunledningskontoret med räddningstjänsten och överförmyndaren": true} {
		testApp(t, lookLight)
		ref := newReference(func() []Option { return []Option{{"1", words, ""}} }, nil)
		testWindow(t, container.NewHBox(ref), 1, fyne.NewSize(500, 400))
		ref.open("")
		if got := ref.popUp.popUp.Content.Size().Width > ref.Size().Width+space8; got != wide {
			t.Errorf("%q: the list is wider than its field: %v", words, got)
		}
		ref.popUp.close()
	}
}

func manyOptions() []Option {
	var list []Option
	for i := range 10_000 {
		list = append(list, Option{fmt.Sprint(i), fmt.Sprintf("I-%d %s", i, tableWords[i%len(tableWords)]), "Kommunledningskontoret"})
	}
	return list
}

func BenchmarkReferenceKeystroke10000(b *testing.B) {
	testApp(b, lookLight)
	options := manyOptions()
	ref := newReference(func() []Option { return options }, func(string) {})
	testWindow(b, inset(space16, ref), 1, fyne.NewSize(500, 500))
	ref.open("")
	n := 0
	for b.Loop() {
		n++
		ref.popUp.search(fmt.Sprintf("st %d", n%10))
	}
}

func BenchmarkReferenceOpen10000(b *testing.B) {
	testApp(b, lookLight)
	options := manyOptions()
	ref := newReference(func() []Option { return options }, func(string) {})
	testWindow(b, inset(space16, ref), 1, fyne.NewSize(500, 500))
	for b.Loop() {
		ref.open("s")
		ref.popUp.close()
	}
}

// The open list is as high as what is found, and near the lower edge of the window says what field it is for.
func TestTheOpenListIsAsHighAsWhatIsFound(t *testing.T) {
	testApp(t, lookLight)
	ref := newReference(func() []Option {
		return []Option{{"1", "Anna Åkesson", ""}, {"2", "Bo Öman", ""}, {"3", "Dag Alm", "Vara"}, {"4", "Eva", ""}, {"5", "Ett", ""}, {"6", "Tre", ""}}
	}, func(string) {})
	ref.label = "Ansvarig"
	w := testWindow(t, inset(space16, ref), 1, fyne.NewSize(500, 400))
	ref.open("")
	list := ref.popUp
	all := list.popUp.Content.Size().Height
	list.entry.SetText("Bo")
	if got, want := list.popUp.Content.Size().Height, all-5*rowHeight; got != want {
		t.Errorf("with two rows the list is %v high, want %v", got, want)
	}
	if list.entry.PlaceHolder != "Skriv för att söka" {
		t.Errorf("with room below: %q", list.entry.PlaceHolder)
	}
	list.close()
	low := container.NewBorder(nil, ref, nil, nil)
	w.SetContent(low)
	w.Resize(fyne.NewSize(500, 300))
	ref.open("")
	list = ref.popUp
	if got, want := list.popUp.Content.Size().Height, fieldHeight()+fewestOptionRows*rowHeight+space4; got > want {
		t.Errorf("at the lower edge the list is %v high, want %v", got, want)
	}
	if list.entry.PlaceHolder != "Ansvarig: skriv för att söka" {
		t.Errorf("over its label: %q", list.entry.PlaceHolder)
	}
}
