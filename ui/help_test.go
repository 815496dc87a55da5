package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
	handbook "lisparmen/docs/handbok"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// pageNames are all sorts of pages, as the code names them.
func pageNames(t *testing.T) []pageName {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "place.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var names []pageName
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if ok && len(spec.Values) == 1 && strings.HasPrefix(spec.Names[0].Name, "page") {
			if name, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value); err == nil {
				names = append(names, pageName(name))
			}
		}
		return true
	})
	return names
}

func TestEveryPageAndRegisterHasAPlaceInTheHandbook(t *testing.T) {
	chapters := handbook.Chapters(Keys())
	check := func(of string, at helpPlace) {
		i := slices.IndexFunc(chapters, func(c handbook.Chapter) bool { return c.Name == at.chapter })
		if i < 0 {
			t.Errorf("%s: the handbook has no chapter %q", of, at.chapter)
			return
		}
		has := func(b reports.Block) bool {
			h, ok := b.(reports.Heading)
			return ok && handbook.Anchor(h.Text) == at.section
		}
		if at.section != "" && !slices.ContainsFunc(chapters[i].Blocks, has) {
			t.Errorf("%s: chapter %s has no section %q", of, at.chapter, at.section)
		}
	}
	for _, kind := range data.Kinds() {
		check(kind.Name, helpOf(place{page: pageRecord, kind: kind.Name}))
		if helpOf(place{page: pageList, kind: kind.Name}) != helpOf(place{page: pageRecord, kind: kind.Name}) {
			t.Errorf("%s: its list and its records have different places", kind.Name)
		}
	}
	names := pageNames(t)
	if len(names) < 15 {
		t.Fatalf("only %d pages: %v", len(names), names)
	}
	for _, name := range names {
		if name != pageList && name != pageRecord {
			check(string(name), helpOf(place{page: name}))
		}
	}
	check("the list of keys", helpPlace{"fonstret", "tangenter"})
	for name := range helpKinds {
		if _, ok := data.KindNamed(name); !ok {
			t.Errorf("there is no register %s", name)
		}
	}
}

// helped are the registers in which a newcomer meets words that need to be told.
var helped = []string{
	"document", "duty", "unit", "role", "person", "course", "training_plan", "training_occasion", "training_offer", "training_done", "system", "asset", "classification",
	"risk", "action", "supplier", "contract", "incident", "notification", "control_point", "control_occasion", "management_review",
}

func TestEveryFieldOfTheCentralRegistersIsTold(t *testing.T) {
	for _, name := range helped {
		kind, ok := data.KindNamed(name)
		if !ok {
			t.Fatalf("there is no register %s", name)
		}
		for _, field := range kind.Fields {
			isSeen := !field.Hidden && !field.Folded && !strings.HasPrefix(field.Name, "secrecy") && !slices.Contains(saidInPanel[name], field.Name)
			if isSeen && !translations.Has(helpKey(name, field.Name)) {
				t.Errorf("nothing is told of %s.%s", name, field.Name)
			}
		}
	}
	for _, key := range translations.Swedish.Keys() {
		rest, ok := strings.CutPrefix(key, "help.field.")
		if !ok {
			continue
		}
		name, of, _ := strings.Cut(rest, ".")
		kind, ok := data.KindNamed(name)
		if !ok {
			t.Errorf("%s is about no register", key)
			continue
		}
		if field, ok := kind.Field(of); !ok || field.Hidden {
			t.Errorf("%s is about no field", key)
		}
	}
}

func TestTheFieldThatHasTheKeysIsTold(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	for _, name := range []string{"known_at", "title", "units", "significant", "description"} {
		f.window.Canvas().Focus(p.form.field(name).input.focus())
		if want := translations.Text(helpKey("incident", name), nil); !strings.HasSuffix(p.form.help.label.Text, want) {
			t.Errorf("at %s it tells %q", name, p.form.help.label.Text)
		}
	}
	f.picture("field-help")
	if p := f.visit(place{page: pageRecord, kind: "goal"}).(*recordPage); p.form.help != nil {
		t.Error("a register of which nothing is told has room for it")
	}
}

func TestF1TellsOfThePageAndBackIsAsItWas(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageRecord, kind: "incident"}).(*recordPage)
	entry := p.form.field("title").input.focus()
	f.window.Canvas().Focus(entry)
	for _, r := range "Fel mottagare" {
		entry.TypedRune(r)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	h, ok := f.page.(*helpPage)
	if !ok || h.shown.chapter != "incidenter" {
		t.Fatalf("F1 leads to %T", f.page)
	}
	f.wantSays("Liv eller hälsa först.")
	f.picture("help-incident")
	f.back()
	f.settle()
	if f.page != page(p) || p.form.field("title").input.text() != "Fel mottagare" {
		t.Fatalf("back leads to %T, with %q typed", f.page, p.form.field("title").input.text())
	}
	if f.window.Canvas().Focused() != entry {
		t.Error("the field does not have the keys again")
	}
	f.help()
	f.goTo(place{page: pageOverview}) // what is unsaved is asked about, on its own page
	if f.page != page(p) {
		t.Errorf("%T is shown while it is asked about", f.page)
	}
	f.wantSays(translations.Text("ui.unsaved", nil))
}

func TestTheHandbookIsSearched(t *testing.T) {
	f := newFixture(t)
	f.help()
	h := f.page.(*helpPage)
	h.entry.SetText("KÄNNEDOM 24")
	f.wantSays("Incidenter › Fristerna")
	if len(hitsIn(h.chapters[0], []string{"kannedom"})) > 0 || len(h.contents.Objects) == 0 {
		t.Error("å, ä and ö are not letters of their own")
	}
	f.picture("help-search")
	h.entry.SetText("qqqq")
	f.wantSays(translations.Text("ui.help.nothing", map[string]string{"text": "qqqq"}))
	h.entry.SetText("")
	if h.shown.chapter == "" || len(h.heads) == 0 {
		t.Error("the chapter is not shown again")
	}
	f.helpKeys()
	for _, key := range Keys() {
		f.wantSays(key.Keys)
		f.wantSays(key.Does)
	}
	f.settle()
	f.picture("help-keys")
}

// TestKeysDoWhatTheListSays presses what the list tells of.
func TestKeysDoWhatTheListSays(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range shortcuts() {
		words := s.chords[0].words()
		if seen[words] || !translations.Has(s.words) {
			t.Errorf("%s is told of twice, or in no words", words)
		}
		seen[words] = true
	}
	f := newFixture(t)
	f.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF1})
	if _, ok := f.page.(*helpPage); !ok {
		t.Fatalf("F1 leads to %T", f.page)
	}
	f.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if _, ok := f.page.(*helpPage); ok {
		t.Error("Esc does not lead back")
	}
}

func TestHelpBeforeAFileIsOpen(t *testing.T) {
	a := newApp(test.NewTempApp(t), Options{Home: t.TempDir(), Author: "Anna Berg", Now: aNow}, nil)
	a.begin()
	start := a.page
	a.help()
	if h, ok := a.page.(*helpPage); !ok || h.shown.chapter != "borja" {
		t.Fatalf("F1 leads to %T", a.page)
	}
	a.back()
	if a.page != start {
		t.Errorf("back leads to %T", a.page)
	}
}
