package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/policy"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// aPolicy is the invented policy that data/policy is tested with.
const aPolicy = "../data/policy/testdata/policy.txt"

func TestPolicyGuide(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pagePolicy})
	onBothScreens(t, a, "policy-choose")
	p := a.page.(*policyPage)
	p.path.entry.SetText(filepath.Join(t.TempDir(), "borta.txt"))
	p.read()
	rest(a)
	wantText(t, a, "går inte att läsa")
	p.path.entry.SetText("")
	if p.problem.object.Visible() {
		t.Error("what was wrong with another path is still told")
	}

	p.path.entry.SetText(aPolicy)
	p.read()
	rest(a)
	if !p.guide || len(p.duties) < 10 {
		t.Fatalf("the guide has %d duties", len(p.duties))
	}
	if !strings.HasPrefix(a.frame.status.Text, "Inte sparat än") {
		t.Errorf("with a policy that is read and not saved the status line says %q", a.frame.status.Text)
	}
	wantText(t, a, "Ett åtagande är en mening i policyn som säger vad kommunen ska göra.")
	for i, d := range p.duties {
		p.list.Select(i)
		if len(p.text.marked) == 0 {
			t.Errorf("%q is not pointed out in the text", d.Sentence)
		}
	}
	p.list.Select(1)
	onBothScreens(t, a, "policy-guide")
	a.window.Resize(fyne.NewSize(1180, 400))
	if !wheelTurns(a.window.Content()) {
		t.Error("the wheel over a field does not turn the sentence's form")
	}
	p.list.Select(0)
	buttonNamed(t, a, "Behåll som åtagande")()
	if p.duties[0].State != data.DutyKept || p.at != 1 {
		t.Errorf("the first is %q and the second is not chosen: %d", p.duties[0].State, p.at)
	}
	buttonNamed(t, a, "Stryk")()
	if p.duties[1].State == data.DutyDropped {
		t.Error("it is struck before anybody has said why")
	}
	typeAndPress(a, "Gäller staten", fyne.KeyReturn)
	wantText(t, a, "1 behållen, 1 struken")
	if p.duties[1].DroppedReason != "Gäller staten" {
		t.Errorf("the reason is %q", p.duties[1].DroppedReason)
	}
	a.undo()
	if p.duties[1].State == data.DutyDropped || p.duties[1].DroppedReason != "" || p.at != 1 {
		t.Errorf("Ctrl+Z leaves the second %q with the reason %q and chooses %d", p.duties[1].State, p.duties[1].DroppedReason, p.at)
	}
	buttonNamed(t, a, "Stryk")()
	typeAndPress(a, "", fyne.KeyEscape)
	if p.duties[1].State == data.DutyDropped {
		t.Error("Esc strikes")
	}
	buttonNamed(t, a, "Stryk")()
	typeAndPress(a, "", fyne.KeyReturn) // a reason is not demanded
	p.duties[2].Proof = "Egen rutin"
	found := len(p.duties)
	buttonNamed(t, a, "Spara genomgången")()
	rest(a)
	duties := data.All(a.reg, data.Duties)
	if len(duties) != found || duties[0].State != data.DutyKept || duties[1].State != data.DutyDropped || duties[2].Proof != "Egen rutin" {
		t.Errorf("saved %d duties: %+v", len(duties), duties)
	}
	if findings, err := a.space.Store.Check(context.Background(), ""); err != nil || len(findings) > 0 {
		t.Errorf("the file is not whole: %v %v", findings, err)
	}

	a.goTo(place{page: pagePolicy})
	rest(a)
	onBothScreens(t, a, "policy-review")
	p = a.page.(*policyPage)
	p.list.Select(3)
	buttonNamed(t, a, "Behåll som åtagande")()
	rest(a)
	if data.All(a.reg, data.Duties)[3].State != data.DutyKept || p.at != 4 {
		t.Error("keeping a duty in the file does not")
	}
	a.undo()
	rest(a)
	a.undo()
	rest(a)
	if len(data.All(a.reg, data.Duties)) != 0 || data.PolicyInText(a.reg) != nil {
		t.Error("one undo does not take back the import")
	}
}

// typeAndPress types a text and presses a key where the keys are.
func typeAndPress(a *app, text string, key fyne.KeyName) {
	test.Type(a.window.Canvas().Focused(), text)
	a.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

// reviewOf opens a new file where the person has read a policy of three duties that is not saved.
func reviewOf(t *testing.T) (*fixture, *policyPage) {
	t.Helper()
	f := openFixture(t, anEmptyFile(t), t.TempDir())
	path := filepath.Join(t.TempDir(), "policy.txt")
	if err := os.WriteFile(path, []byte("Mål\n\nKommunen ska ha en rutin.\n\nKommunen ska öva varje år.\n\nKommunen ska följa upp arbetet.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := f.visit(place{page: pagePolicy, title: path}).(*policyPage)
	if len(p.duties) != 3 {
		t.Fatalf("%d duties", len(p.duties))
	}
	return f, p
}

// One saves on the way without losing one's place, and then each choice is saved at once.
func TestSavingTheReviewStays(t *testing.T) {
	f, p := reviewOf(t)
	f.tap("Behåll som åtagande")
	f.saveAndShare()
	f.settle()
	if f.page != page(p) || p.guide || p.at != 1 {
		t.Fatalf("shown is %T at %d, unsaved %v", f.page, p.at, p.guide)
	}
	f.wantSays("Sparat. 1 av 3 meningar är genomgångna.")
	if n := len(data.All(f.reg, data.Duties)); n != 3 {
		t.Fatalf("%d duties are saved", n)
	}
	f.tap("Behåll som åtagande")
	f.saveAndShare()
	f.settle()
	f.wantSays("Sparat. 2 av 3 meningar är genomgångna.")
	if n := len(data.All(f.reg, data.Duties)); n != 3 || p.at != 2 {
		t.Errorf("after another Ctrl+S there are %d duties, at %d", n, p.at)
	}
	f.visit(place{page: pageOverview})
	f.back()
	f.settle()
	if p := f.page.(*policyPage); p.guide {
		t.Error("going back reads the text anew")
	}
	f.sound()
}

// Ctrl+S before a text has been read has nothing to save.
func TestSavingTheChoiceOfAPolicyDoesNothing(t *testing.T) {
	f := openFixture(t, anEmptyFile(t), t.TempDir())
	f.visit(place{page: pagePolicy})
	f.saveAndShare()
	f.settle()
	if f.window.Canvas().Overlays().Top() != nil || data.PolicyInText(f.reg) != nil {
		t.Error("something is saved, or told")
	}
}

// Enter goes through the sentences: the button that was pressed has the keys for the next too, before the file is saved and after.
func TestTheKeysStayOnTheButtonOfTheReview(t *testing.T) {
	f, p := reviewOf(t)
	wantKeys := func(b *button, what string) {
		t.Helper()
		if f.window.Canvas().Focused() != fyne.Focusable(b) || !b.focused {
			t.Errorf("%s: the keys are at %T", what, f.window.Canvas().Focused())
		}
	}
	f.tap("Behåll som åtagande") // as by a click, which gives the keys away
	wantKeys(p.keepIt, "after a click")
	typeAndPress(f.app, "", fyne.KeyReturn)
	wantKeys(p.keepIt, "after Enter")
	f.undo()
	wantKeys(p.keepIt, "after Ctrl+Z")
	f.window.Canvas().Focus(p.dropIt)
	typeAndPress(f.app, "", fyne.KeyReturn)
	typeAndPress(f.app, "Ingen uppgift för kommunen", fyne.KeyReturn)
	wantKeys(p.dropIt, "after a reason")
	if p.at != 2 {
		t.Errorf("at %d", p.at)
	}
	p.list.Select(0)
	f.saveAndShare()
	f.settle()
	f.tap("Stryk")
	f.answers(map[string]string{"Skäl till att åtagandet är struket": "Redan gjort"})
	f.tap("Stryk")
	wantKeys(p.dropIt, "when it is saved at once")
	if d := data.All(f.reg, data.Duties)[0]; p.at != 1 || d.State != data.DutyDropped || d.DroppedReason != "Redan gjort" {
		t.Errorf("at %d, the first is %q since %q", p.at, d.State, d.DroppedReason)
	}
	f.undo()
	f.settle()
	wantKeys(p.dropIt, "after Ctrl+Z in the file")
	if d := data.All(f.reg, data.Duties)[0]; d.State == data.DutyDropped || d.DroppedReason != "" {
		t.Errorf("Ctrl+Z leaves it %q since %q", d.State, d.DroppedReason)
	}
}

// What is proposed to be struck has its reason, and is struck by one press.
func TestAProposedDropIsNotAskedAbout(t *testing.T) {
	f, p := reviewOf(t)
	p.duties[0].State, p.duties[0].DroppedReason = data.DutyProposedDrop, "Gäller andra än kommunen."
	p.choose(0)
	f.tap("Stryk")
	if p.duties[0].State != data.DutyDropped || p.duties[0].DroppedReason != "Gäller andra än kommunen." || p.at != 1 {
		t.Errorf("it is %q since %q, at %d", p.duties[0].State, p.duties[0].DroppedReason, p.at)
	}
}

// What is proposed to be struck says why before one has scrolled.
func TestProposedDropSaysWhy(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pagePolicy})
	p := a.page.(*policyPage)
	p.pasted.SetText("Mål\n\nKommuner och landsting ska ha kännedom om hot och risker.\n\nKommunen ska ha en rutin.\n")
	p.read()
	rest(a)
	p.duties[0].State, p.duties[0].DroppedReason = data.DutyProposedDrop, "Gäller andra än kommunen."
	p.choose(0)
	wantText(t, a, "Föreslås strykas: Gäller andra än kommunen.")
}

// In a high window the chosen sentence takes what it needs and the list the rest.
func TestShareLayoutBoundsTheLower(t *testing.T) {
	l := &shareLayout{first: 0.42, gap: 8, upright: true, most: 400}
	upper, lower := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	for height, want := range map[float32]float32{500: 492 * 0.58, 1200: 400} {
		l.Layout([]fyne.CanvasObject{upper, lower}, fyne.NewSize(300, height))
		if got := lower.Size().Height; got < want-1 || got > want+1 {
			t.Errorf("of %v the lower has %v, want %v", height, got, want)
		}
		if got := upper.Size().Height + 8 + lower.Size().Height; got < height-1 || got > height+1 {
			t.Errorf("both are %v of %v", got, height)
		}
	}
}

func TestPolicyCanBePasted(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pagePolicy})
	p := a.page.(*policyPage)
	raw, err := os.ReadFile(aPolicy)
	if err != nil {
		t.Fatal(err)
	}
	p.pasted.SetText(string(raw))
	p.read()
	rest(a)
	if !p.guide || len(p.duties) == 0 {
		t.Error("nothing was read")
	}
}

func TestPolicyOfTheFirstStart(t *testing.T) {
	a, p := startAt(t)
	p.showNew()
	p.municipality.entry.SetText("Vara")
	p.place.entry.SetText(filepath.Join(t.TempDir(), "vara.lis"))
	p.policy.entry.SetText(aPolicy)
	buttonNamed(t, a, "Fortsätt")()
	rest(a)
	buttonNamed(t, a, "Bekräfta och skapa filen")()
	rest(a)
	guide, ok := a.page.(*policyPage)
	if !ok || !guide.guide {
		t.Fatalf("shown is %T", a.page)
	}
	a.closeFile()
}

func TestAreaOfThePolicy(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pagePolicy, text: string(data.AreaIncidents)})
	rest(a)
	for _, d := range a.page.(*policyPage).duties {
		if d.Area != data.AreaIncidents {
			t.Errorf("%q is of the area %q", d.Sentence, d.Area)
		}
	}
	onBothScreens(t, a, "policy-area")
}

func TestLongPolicyIsNotSlow(t *testing.T) {
	text := policy.Parse(strings.Repeat("Rubrik\n\nKommunen ska göra något viktigt varje år.\n\n", 5000))
	if shown := newPolicyText(text); len(shown.column.Objects) > 2*mostBlocks+1 {
		t.Errorf("%d objects", len(shown.column.Objects))
	}
}

// A policy that was read in without its decision leads to where the decision is entered.
func TestAPolicyWithoutItsDecisionAsksForIt(t *testing.T) {
	f := newFixture(t)
	document := data.PolicyInText(f.reg)
	f.saveAs("Bo Ek", data.Documents.Untyped(), document.ID, "decided_on", "")
	f.reload()
	f.settle()
	f.visit(place{page: pagePolicy})
	f.wantSays("Vem som antog policyn, och när, är inte inskrivet.")
	f.tap("Skriv in beslutet…")
	if p, ok := f.page.(*recordPage); !ok || p.id != document.ID || f.window.Canvas().Overlays().Top() == nil {
		t.Errorf("the decision is not asked for: %T", f.page)
	}
}
