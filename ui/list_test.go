package ui

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func (f *fixture) list(kind data.Untyped) *listPage {
	f.t.Helper()
	return f.visit(place{page: pageList, kind: kind.Name}).(*listPage)
}

func TestEveryRegisterAndARecordOfEach(t *testing.T) {
	f := newFixture(t)
	for _, kind := range f.kinds() {
		f.list(kind)
		f.picture("list-" + kind.Name)
		records := f.reg.Living(kind)
		if len(records) == 0 {
			t.Errorf("the example has no %s", kind.Name)
			continue
		}
		for _, r := range records[:min(3, len(records))] {
			if p := f.open(kind, r.Header().ID); p.form.dirty() || !p.ready {
				t.Errorf("%s %s: dirty or not ready", kind.Name, r.Header().ID)
			}
		}
		f.picture("record-" + kind.Name)
		f.visit(place{page: pageRecord, kind: kind.Name})
		f.picture("new-" + kind.Name)
	}
	f.sound()
}

// Text is not cut off on the smallest screen that is common, nor when the system enlarges everything by half.
func TestTextIsNotCutOff(t *testing.T) {
	f := newFixture(t)
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1366/1.5, 768/1.5)} {
		look := func(name string) {
			t.Helper()
			f.draw(size.Width, size.Height)
			f.picture(fmt.Sprintf("%s-%.0f", name, size.Width))
			for _, p := range f.cutOff() {
				t.Errorf("%s at %.0f: %s", name, size.Width, p)
			}
		}
		for _, kind := range f.kinds() {
			f.list(kind)
			look("list " + kind.Name)
			p := f.open(kind, f.first(kind).Header().ID)
			if p.form.more != nil {
				p.form.more.set(true)
			}
			look("record " + kind.Name)
			if p.sections != nil {
				p.sections.change(true)
				look("text " + kind.Name)
			}
		}
	}
}

// Nor on the pages that are of no one register, nor in what asks and tells about the file.
func TestTextIsNotCutOffBesideTheRegisters(t *testing.T) {
	f := newFixture(t)
	if _, err := f.space.BackUp(context.Background(), share.BackupAsked); err != nil {
		t.Fatal(err)
	}
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1366/1.5, 768/1.5)} {
		look := func(name string) {
			t.Helper()
			f.draw(size.Width, size.Height)
			f.picture(fmt.Sprintf("%s-%.0f", name, size.Width))
			for _, p := range f.cutOff() {
				t.Errorf("%s at %.0f: %s", name, size.Width, p)
			}
		}
		for _, name := range []pageName{
			pageOverview, pageReports, pageRegisters, pageOrganisation, pageTraining, pageMatrix, pageRisks, pageMeetings, pageImport, pageWatches, pageWheel, pageLog, pageCodes, pageFirstWeeks,
		} {
			f.visit(place{page: name})
			f.settle()
			look("page " + string(name))
		}
		f.visit(place{page: pageOverview})
		for name, ask := range map[string]func(){
			"restore": f.askRestore, "encrypt": f.askEncrypt, "hand over": f.askHandOver, "replace": f.askReplace,
			"unshared": func() { f.askUnshared(func() {}) },
			"mended": func() {
				inform(f.window, translations.Text("ui.mended", nil), sentences(share.Mended{File: f.file, Aside: f.file, Kept: 12, Lost: 3}.Told()))
			},
		} {
			f.draw(size.Width, size.Height)
			ask()
			f.settle()
			look("ask " + name)
			f.window.Canvas().Overlays().Remove(f.window.Canvas().Overlays().Top())
		}
	}
}

// cutOff names the texts of the page, and of a dialog on it, that have less room than they need.
func (f *fixture) cutOff() []string {
	var cut []string
	var look func(o fyne.CanvasObject, right float32)
	look = func(o fyne.CanvasObject, right float32) {
		if o == nil || !o.Visible() {
			return
		}
		at := f.fyne.Driver().AbsolutePositionForObject(o)
		if s, ok := o.(*container.Scroll); ok {
			if _, isPaper := s.Content.(*sheetView); isPaper {
				return // a printed page, which is moved about under the window
			}
			if s.Content.MinSize().Width > s.Size().Width+0.5 {
				cut = append(cut, fmt.Sprintf("a part is %.0f wide where it needs %.0f", s.Size().Width, s.Content.MinSize().Width))
			}
			look(s.Content, at.X+s.Size().Width)
			return
		}
		words := ""
		switch w := o.(type) {
		case *widget.Label:
			words = w.Text
		case *button:
			words = w.Text
		case *widget.Hyperlink:
			words = w.Text
		case *fieldLabel:
			words = w.words
		case *stateMark:
			words = w.word
		}
		if words != "" {
			if need := o.MinSize(); need.Width > o.Size().Width+0.5 || need.Height > o.Size().Height+0.5 || at.X+o.Size().Width > right+0.5 {
				cut = append(cut, fmt.Sprintf("%q has %v of %v, ends at %.0f of %.0f", words, o.Size(), need, at.X+o.Size().Width, right))
			}
			return
		}
		switch w := o.(type) {
		case *fyne.Container:
			for _, child := range w.Objects {
				look(child, right)
			}
		case *table, *textEntry: // scroll, or end in an ellipsis with the whole text at hand
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(w).Objects() {
				look(child, right)
			}
		}
	}
	look(f.page.object(), f.window.Canvas().Size().Width)
	look(f.window.Canvas().Overlays().Top(), f.window.Canvas().Size().Width)
	return cut
}

func TestListSearchesSortsAndRemembers(t *testing.T) {
	f := newFixture(t)
	kind := data.Documents.Untyped()
	p := f.list(kind)
	all := p.table.shownCount()
	p.search.SetText("INTERN kontroll")
	f.settle()
	if n := p.table.shownCount(); n != 2 || p.count.Text != fmt.Sprintf("2 av %d", all) {
		t.Errorf("found %d, %q", n, p.count.Text)
	}
	f.picture("list-search")
	p.search.SetText("")
	p.table.sortBy(0, true)
	for _, c := range p.app.chipsOf(kind, p.all) {
		if c.name == "state=registered" {
			p.memory.chip = c.name
			p.showChips()
			p.filter()
			if p.table.shownCount() != c.count {
				t.Errorf("the chip says %d, the list shows %d", c.count, p.table.shownCount())
			}
		}
	}
	p.table.onOpen(p.table.shown[0])
	f.settle()
	if here := f.trail.here(); here.page != pageRecord || here.id == "" {
		t.Fatalf("now at %+v", here)
	}
	f.back()
	f.settle()
	q := f.page.(*listPage)
	if q.memory.chip != "state=registered" || q.table.sorted != 0 || !q.table.descending || q.table.shownCount() != p.table.shownCount() {
		t.Error("the list does not come back as it was left")
	}
}

func TestEmptyRegisterExplainsItself(t *testing.T) {
	file := filepath.Join(t.TempDir(), "tom.lis")
	ctx := context.Background()
	w, err := share.Create(ctx, file, share.Options{Home: t.TempDir()}, func(s *store.Store) error {
		m := data.Municipalities.New()
		m.Name = "Ekdala kommun"
		_, err := s.Save(ctx, store.Base{}, m)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	f := openFixture(t, file, t.TempDir())
	for _, kind := range f.kinds() {
		if kind.Single || kind.ByAct { // what is made by an act is begun elsewhere
			continue
		}
		f.list(kind)
		if kind.Name == data.Measures.Name { // begun from the law's list or the standard's, not with a form
			f.wantSays("Börja med lagens tio områden")
			continue
		}
		if kind.Name == data.FormQuestions.Name { // a first one would be all that its form asks
			f.wantSays("Lägg in de vanligaste")
			continue
		}
		f.tap("Lägg till den första")
		if here := f.trail.here(); here.page != pageRecord || here.kind != kind.Name {
			t.Errorf("%s: now at %+v", kind.Name, here)
		}
	}
	f.list(data.Incidents.Untyped())
	f.picture("list-empty")
}

func TestNearDay(t *testing.T) {
	for day, want := range map[data.Day]string{
		"2026-11-24": "i dag", "2026-11-25": "i morgon", "2026-11-23": "i går", "2026-11-27": "om 3 dagar",
		"2026-11-10": "för 14 dagar sedan", "2026-11-09": "2026-11-09", "2027-03-01": "2027-03-01", "": "",
	} {
		if got := nearDay(day, "2026-11-24"); got != want {
			t.Errorf("%s is %q, want %q", day, got, want)
		}
	}
}

// manyFixture is the program with 10,000 actions.
func manyFixture(b testing.TB) *fixture {
	file := filepath.Join(b.TempDir(), "stor.lis")
	ctx := context.Background()
	w, err := share.Create(ctx, file, share.Options{Home: b.TempDir()}, func(s *store.Store) error {
		m := data.Municipalities.New()
		m.Name = "Ekdala kommun"
		drafts := []store.Draft{{Record: m}}
		for i := range 10_000 {
			a := data.Actions.New()
			a.Title = fmt.Sprintf("Åtgärd %d om lås, larm och säkerhetskopior", i*7919%10_007)
			a.Due = data.Day("2026-11-24").AddDays(i%900 - 300)
			if i%3 == 0 {
				a.State = "done"
			}
			drafts = append(drafts, store.Draft{Record: a})
		}
		_, err := s.SaveAll(ctx, store.ActSave, "", drafts)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		b.Fatal(err)
	}
	return openFixture(b, file, b.TempDir())
}

func BenchmarkListOfTenThousand(b *testing.B) {
	f := manyFixture(b)
	kind := data.Actions.Untyped()
	b.Run("first page", func(b *testing.B) {
		for b.Loop() {
			f.memory = memory{}
			f.list(kind)
			f.draw(1366, 768)
		}
	})
	b.Run("page again", func(b *testing.B) {
		for b.Loop() {
			f.show(newListPage(f.app, kind))
			f.draw(1366, 768)
		}
	})
	p := f.list(kind)
	b.Run("keystroke", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.search.SetText([]string{"l", "lå", "lås", "lås 9"}[i%4])
		}
	})
	b.Run("sort", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			p.table.sortBy(i%2, i%4 < 2)
		}
	})
	id := f.first(kind).Header().ID
	b.Run("record", func(b *testing.B) {
		for b.Loop() {
			f.open(kind, id)
		}
	})
}

func BenchmarkPolicyText(b *testing.B) {
	f := newFixture(b)
	kind := data.Documents.Untyped()
	var id string
	for _, r := range f.reg.Living(kind) {
		if r.(*data.Document).Type == data.DocumentPolicy {
			id = r.Header().ID
		}
	}
	b.Run("record", func(b *testing.B) {
		for b.Loop() {
			f.open(kind, id)
		}
	})
	p := f.open(kind, id)
	b.Run("text", func(b *testing.B) {
		for b.Loop() {
			p.sections.change(true)
			p.sections.change(false)
		}
	})
}
