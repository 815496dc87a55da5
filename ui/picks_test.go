package ui

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// pressing lets keys be pressed in a list with Shift or Ctrl held.
func pressing(p *listPage, held fyne.KeyModifier, keys ...fyne.KeyName) {
	l := p.table.rows
	l.held = func() fyne.KeyModifier { return held }
	for _, key := range keys {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	l.held = func() fyne.KeyModifier { return 0 }
}

// clicking clicks on a row of a list, in its gutter or on its second column.
func (f *fixture) clicking(p *listPage, row int, inGutter bool, held fyne.KeyModifier) {
	f.t.Helper()
	l := p.table.rows
	l.held = func() fyne.KeyModifier { return held }
	x := l.gutter() + p.table.widths[0] + space8
	if inGutter {
		x = l.gutter() / 2
	}
	at := f.fyne.Driver().AbsolutePositionForObject(l).AddXY(x, float32(row)*rowHeight+rowHeight/2-l.scroll.Offset.Y)
	test.TapCanvas(f.window.Canvas(), at)
	l.held = func() fyne.KeyModifier { return 0 }
}

// pickedRows are the rows that are chosen, as they are shown.
func pickedRows(p *listPage) []int {
	var rows []int
	for at, row := range p.table.shown {
		if p.memory.picked[p.rows[row].Header().ID] {
			rows = append(rows, at)
		}
	}
	return rows
}

func TestRowsAreChosenByKeysAndClicks(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	shift, ctrl := fyne.KeyModifierShift, fyne.KeyModifierControl
	p.table.rows.mark(1)
	for _, step := range []struct {
		what string
		do   func()
		want []int
	}{
		{"space", func() { pressing(p, 0, fyne.KeySpace) }, []int{1}},
		{"arrow keeps", func() { pressing(p, 0, fyne.KeyDown, fyne.KeyDown) }, []int{1}},
		{"shift and down", func() { pressing(p, shift, fyne.KeyDown, fyne.KeyDown) }, []int{1, 3, 4, 5}},
		{"shift and up", func() { pressing(p, shift, fyne.KeyUp) }, []int{1, 3, 4}},
		{"ctrl and click", func() { f.clicking(p, 0, false, ctrl) }, []int{0, 1, 3, 4}},
		{"ctrl and click again", func() { f.clicking(p, 0, false, ctrl) }, []int{1, 3, 4}},
		{"shift and click", func() { f.clicking(p, 2, false, shift) }, []int{0, 1, 2, 3, 4}},
		{"tick", func() { f.clicking(p, 3, true, 0) }, []int{0, 1, 2, 4}},
		{"a click keeps", func() { f.clicking(p, 6, false, 0) }, []int{0, 1, 2, 4}},
		{"escape", func() { pressing(p, 0, fyne.KeyEscape) }, nil},
	} {
		step.do()
		if got := pickedRows(p); !slices.Equal(got, step.want) {
			t.Fatalf("%s: %v are chosen, want %v", step.what, got, step.want)
		}
	}
	if p.bar.object.Visible() {
		t.Error("the bar stays although nothing is chosen")
	}
	p.table.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	if n := len(p.picked()); n != len(p.all) || !strings.HasPrefix(p.bar.count.Text, reports.Number(n)) {
		t.Errorf("%d of %d are chosen, the bar says %q", n, len(p.all), p.bar.count.Text)
	}
	f.picture("picks-all")
	p.search.SetText("utbild")
	f.settle()
	shown := p.table.shownCount()
	if shown == 0 || shown == len(p.all) || len(p.picked()) != len(p.all) || !p.bar.unseen.Visible() {
		t.Errorf("%d shown, %d chosen after narrowing", shown, len(p.picked()))
	}
	test.Tap(p.table.header.all) // all that are shown are ticked: the box takes all back
	if n := len(p.picked()); n != 0 {
		t.Errorf("%d are chosen still", n)
	}
	p.table.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.table.sortBy(0, true)
	if n := len(p.picked()); n != shown {
		t.Errorf("sorted: %d of %d are chosen", n, shown)
	}
	p.table.onOpen(p.table.shown[0])
	f.settle()
	f.back()
	f.settle()
	if n := len(f.page.(*listPage).picked()); n != shown {
		t.Errorf("after a look at one of them %d of %d are chosen", n, shown)
	}
	p = f.page.(*listPage)
	p.table.rows.TypedShortcut(&fyne.ShortcutCopy{})
	if lines := strings.Count(strings.TrimSpace(f.fyne.Clipboard().Content()), "\n"); lines != shown {
		t.Errorf("%d rows were copied, want %d and the head", lines, shown)
	}
}

// answer presses a button of what lies over the page.
func (f *fixture) answer(words string) {
	f.t.Helper()
	f.draw(1366, 768)
	f.tap(words)
	f.settle()
}

func TestOneFieldIsChangedInManyRecordsAtOnce(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	p := f.list(kind)
	person := data.All(f.reg, data.People)[0]
	p.table.rows.mark(0)
	pressing(p, fyne.KeyModifierShift, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	ids := idList(p.picked())
	if len(ids) != 4 {
		t.Fatalf("%d are chosen", len(ids))
	}
	before := map[string]string{}
	for _, id := range ids {
		before[id] = string(f.reg.Record(id).(*data.Action).Responsible)
	}
	f.askMany(kind, p.picked())
	f.draw(1366, 768)
	f.picture("many-ask")
	f.window.Canvas().Overlays().Remove(f.window.Canvas().Overlays().Top())
	field, _ := kind.Field("responsible")
	f.tryMany(kind, ids, newValue(field, person.ID))
	f.settle()
	f.picture("many-look")
	for _, id := range ids {
		if got := string(f.reg.Record(id).(*data.Action).Responsible); got != before[id] {
			t.Fatal("something was saved before anybody had seen what changes")
		}
	}
	differs := 0
	for _, id := range ids {
		differs += boolInt(before[id] != person.ID)
	}
	f.answer(translations.Count("ui.many.save", differs, nil))
	for _, id := range ids {
		if got := string(f.reg.Record(id).(*data.Action).Responsible); got != person.ID {
			t.Errorf("%s is %q's", id, got)
		}
	}
	f.picture("many-saved")
	f.undo()
	f.settle()
	for _, id := range ids {
		if got := string(f.reg.Record(id).(*data.Action).Responsible); got != before[id] {
			t.Errorf("one undo leaves %s with %q", id, got)
		}
	}
	f.sound()
}

func TestNothingIsChangedWhileOneOfManyIsRefused(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	var done, open *data.Action
	for _, a := range data.All(f.reg, data.Actions) {
		switch {
		case a.State == data.ActionDone && a.DoneOn != "":
			done = a
		case a.State == data.ActionPlanned:
			open = a
		}
	}
	if done == nil || open == nil {
		t.Fatal("the example has no such actions")
	}
	field, _ := kind.Field("state")
	f.list(kind)
	f.tryMany(kind, []string{done.ID, open.ID}, newValue(field, string(data.ActionOngoing))) // what has a day on which it was done is not ongoing
	f.settle()
	f.draw(1366, 768)
	f.picture("many-refused")
	f.wantSays("kan inte ändras så")
	f.window.Canvas().Focus(f.rowsIn(f.window.Canvas().Overlays().Top()))
	f.types("<Escape>")
	if f.window.Canvas().Overlays().Top() != nil {
		t.Fatal("Esc does not lead out of the rows")
	}
	f.tryMany(kind, []string{done.ID, open.ID}, newValue(field, string(data.ActionOngoing)))
	f.settle()
	f.answer(translations.Count("ui.many.without", 1, nil))
	f.answer(translations.Count("ui.many.save", 1, nil))
	if f.reg.Record(done.ID).(*data.Action).State != data.ActionDone || f.reg.Record(open.ID).(*data.Action).State != data.ActionOngoing {
		t.Error("what was refused is changed, or the rest is not")
	}
}

// rowsIn are the rows of the table in something shown.
func (f *fixture) rowsIn(shown fyne.CanvasObject) *rowList {
	f.t.Helper()
	var rows *rowList
	walkShown(shown, func(o fyne.CanvasObject) {
		if l, ok := o.(*rowList); ok && rows == nil {
			rows = l
		}
	})
	if rows == nil {
		f.t.Fatal("no table is shown")
	}
	return rows
}

func TestLinksAreAddedToManyRecordsBesideThoseThatTheyHave(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	field, _ := kind.Field("duties")
	duties := data.All(f.reg, data.Duties)
	var with *data.Action
	for _, a := range data.All(f.reg, data.Actions) {
		if len(a.Duties) > 0 && !slices.Contains(a.Duties, data.Link[*data.Duty](duties[0].ID)) {
			with = a
		}
	}
	if with == nil {
		t.Fatal("no action has duties")
	}
	had := len(with.Duties)
	value := newValue(field, duties[0].ID)
	f.list(kind)
	value.Beside = true
	f.tryMany(kind, []string{with.ID}, value)
	f.settle()
	f.answer(translations.Count("ui.many.save", 1, nil))
	if n := len(f.reg.Record(with.ID).(*data.Action).Duties); n != had+1 {
		t.Errorf("%d duties, had %d", n, had)
	}
}

func TestManyAreRemovedTogetherOrNotAtAll(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	p := f.list(kind)
	all := len(p.all)
	p.table.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	pressing(p, 0, fyne.KeyDelete)
	f.draw(1366, 768)
	f.picture("many-remove")
	f.answer("Avbryt")
	if len(f.reg.Living(kind)) != all {
		t.Fatal("something was removed although nobody said so")
	}
	var alone []data.Record
	for _, j := range exchange.RemovalOfMany(f.reg, kind, idList(p.all)) {
		if j.Err == nil && len(alone) < 3 {
			alone = append(alone, j.Record)
		}
	}
	f.askRemove(kind, alone)
	f.answer("Ta bort")
	if n := len(f.reg.Living(kind)); n != all-len(alone) {
		t.Fatalf("%d are left of %d", n, all)
	}
	f.undo()
	f.settle()
	if n := len(f.reg.Living(kind)); n != all {
		t.Errorf("one undo brings back %d of %d", n, all)
	}
	f.sound()
}

func TestARecordThatOthersPointAtIsNotRemovedWithMany(t *testing.T) {
	f := newFixture(t)
	kind := data.People.Untyped()
	p := f.list(kind)
	f.askRemove(kind, p.all)
	f.draw(1366, 768)
	f.picture("many-remove-refused")
	f.wantSays("kan inte tas bort på det här sättet")
}

func TestASavedChoiceComesBackWithItsNameAndOrder(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	p := f.list(kind)
	f.callMyself(data.All(f.reg, data.People)[0].Name)
	p.choose(chipLate, false)
	p.search.SetText("a")
	p.table.sortBy(0, true)
	f.settle()
	shown := slices.Clone(p.table.shown)
	if len(shown) < 2 {
		t.Fatalf("%d rows to begin with", len(shown))
	}
	p.askFilterName("ui.filter.save", "", func(name string) {
		n := p.nowFilter()
		n.Name = name
		p.own.Filters = append(p.own.Filters, n)
	})
	top := f.window.Canvas().Overlays().Top()
	entryIn(t, top).SetText("Sena med a")
	f.answer("Spara")
	f.draw(1366, 768)
	f.picture("filter-saved")
	p.take(savedFilter{Sorted: ""})
	if p.table.shownCount() != len(p.all) || p.table.sorted != -1 {
		t.Errorf("all: %d rows, sorted by %d", p.table.shownCount(), p.table.sorted)
	}
	f.visit(place{page: pageOverview})
	p = f.list(kind)
	f.tap("Sena med a")
	if p.memory.chip != chipLate || p.search.Text != "a" || p.table.sorted != 0 || !p.table.descending || p.table.shownCount() != len(shown) {
		t.Errorf("chip %q, search %q, sorted %d, %d rows of %d", p.memory.chip, p.search.Text, p.table.sorted, p.table.shownCount(), len(shown))
	}
	p.own.Filters[0].Chip = "state=none_such"
	p.take(p.own.Filters[0])
	if p.table.shownCount() != 0 || p.memory.chip == "" {
		t.Errorf("a saved choice that nothing passes today shows %d rows", p.table.shownCount())
	}
	menu := p.savedMenu(0)
	menu[len(menu)-1].Action()
	if again := f.ownList(kind.Name); len(again.Filters) != 0 {
		t.Error("a removed choice is kept")
	}
}

func TestMineAreThoseOfMeAndOfMyRoles(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	var whose *data.Person
	count := 0
	for _, person := range data.All(f.reg, data.People) {
		n := 0
		for _, a := range data.All(f.reg, data.Actions) {
			n += boolInt(string(a.Responsible) == person.ID)
		}
		if n > count {
			whose, count = person, n
		}
	}
	f.callMyself(whose.Name)
	p := f.list(kind)
	f.tap("Mina " + reports.Number(count))
	if p.table.shownCount() != count {
		t.Errorf("%d are mine, want %d", p.table.shownCount(), count)
	}
	p.choose(chipLate, true)
	for _, row := range p.table.shown {
		if a := p.rows[row].(*data.Action); string(a.Responsible) != whose.ID || !p.stands.overdue[a.ID] {
			t.Errorf("%s is not mine and late", a.Title)
		}
	}
}

func TestColumnsAreThePersonsOwn(t *testing.T) {
	f := newFixture(t)
	kind := data.Actions.Untyped()
	p := f.list(kind)
	f.draw(1366, 768)
	usual := slices.Clone(p.shown)
	names := []string{"title", "cost", "responsible", "priority", "due", "description", "start", "report_by", "effect"}
	p.chooseColumns(p.numbered(names))
	f.draw(1366, 768)
	if got := p.named(p.shown); !slices.Equal(got, names) {
		t.Fatalf("columns %v", got)
	}
	heads := p.table.header
	if over := p.table.rowWidth() - p.table.Size().Width; over <= 0 {
		t.Fatalf("the rows are %.0f narrower than the list: nothing to turn sideways", -over)
	}
	p.table.rows.scroll.ScrollToOffset(fyne.NewPos(200, 0))
	p.table.rows.scroll.OnScrolled(p.table.rows.scroll.Offset)
	if x, by := heads.heads[0].Position().X, p.table.rows.scroll.Offset.X; by == 0 || x != tickRoom-by {
		t.Errorf("the heads are not turned with the rows: %.0f", x)
	}
	f.picture("columns-own")
	was := p.table.widths[1]
	heads.edges[1].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(40, 0)})
	heads.edges[1].Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(10, 0)})
	heads.edges[1].DragEnd()
	if got := p.table.widths[1]; got != was+50 {
		t.Errorf("drawn from %.0f to %.0f", was, got)
	}
	keys := p.table.headKeys
	f.window.Canvas().Focus(keys)
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	keys.held = func() fyne.KeyModifier { return fyne.KeyModifierShift }
	keys.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if got := p.table.widths[1]; got != was+50-widthBy {
		t.Errorf("a key made it %.0f", got)
	}
	keys.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierControl})
	if got := p.named(p.shown)[2]; got != "cost" || keys.at != 2 {
		t.Errorf("the third column is %s, the keys act on %d", got, keys.at)
	}
	f.picture("columns-keys")
	width := p.table.widths[2]
	f.visit(place{page: pageOverview})
	p = f.list(kind)
	f.draw(1366, 768)
	if got := p.named(p.shown)[2]; got != "cost" || p.table.widths[2] != width {
		t.Errorf("come back with %s, %.0f wide and not %.0f", got, p.table.widths[2], width)
	}
	p.resetColumns()
	if !slices.Equal(p.shown, usual) || len(f.ownList(kind.Name).Widths) != 0 {
		t.Errorf("reset to %v", p.named(p.shown))
	}
	p.askColumns()
	f.draw(1366, 768)
	f.picture("columns-ask")
}

func TestARowHasAMenu(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	f.window.Canvas().Focus(p.table.focusable())
	pressing(p, 0, fyne.KeyDown, desktop.KeyMenu)
	menu, ok := topMenu(f)
	if !ok {
		t.Fatal("the menu key opens no menu")
	}
	f.picture("row-menu")
	menu.Dismiss()
	pressing(p, 0, fyne.KeyF10)
	if _, ok := topMenu(f); ok {
		t.Error("F10 alone opens the row's menu")
	}
	pressing(p, fyne.KeyModifierShift, fyne.KeyF10)
	if _, ok := topMenu(f); !ok {
		t.Error("Shift+F10 opens no menu")
	}
	var words []string
	for _, item := range p.rowMenu(p.rows[p.table.shown[0]]) {
		words = append(words, item.Label)
	}
	for _, want := range []string{"Öppna", "Kopiera", "Ändra uppgift…", "Ta bort…", "Markera"} {
		if !slices.Contains(words, want) {
			t.Errorf("%q is not among %v", want, words)
		}
	}
}

// topMenu is the menu that lies over the page.
func topMenu(f *fixture) (*widget.PopUpMenu, bool) {
	for _, o := range test.LaidOutObjects(f.window.Canvas().Overlays().Top()) {
		if menu, ok := o.(*widget.PopUpMenu); ok {
			return menu, true
		}
	}
	return nil, false
}

// BenchmarkScroll turns a list of 10,000 rows three rows a step, painted by the software painter in a window as of a small laptop.
func BenchmarkScroll(b *testing.B) {
	f := manyFixture(b)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	f.settle()
	var picture image.Image
	for b.Loop() {
		p.table.rows.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*rowHeight)})
		picture = f.window.Canvas().Capture()
	}
	_ = picture
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "steps/s")
}

// BenchmarkScrollLayout is BenchmarkScroll without the painting, which in the real window is the graphics card's.
func BenchmarkScrollLayout(b *testing.B) {
	f := manyFixture(b)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	f.settle()
	for b.Loop() {
		p.table.rows.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -3*rowHeight)})
	}
}

// BenchmarkPickAll chooses 10,000 rows and lets them go.
func BenchmarkPickAll(b *testing.B) {
	f := manyFixture(b)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	f.settle()
	for b.Loop() {
		p.table.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
		p.table.rows.picking.clear()
	}
	perMillisecond(b, 2, "act")
}

// BenchmarkChip narrows 10,000 rows by a chip, and shows all again.
func BenchmarkChip(b *testing.B) {
	f := manyFixture(b)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	f.settle()
	for b.Loop() {
		p.choose("state=done", false)
		p.choose("", false)
	}
	b.StopTimer()
	f.settle()
	perMillisecond(b, 2, "chip")
}

// BenchmarkChangeMany tries and saves one field in 1,000 records.
func BenchmarkChangeMany(b *testing.B) {
	f := manyFixture(b)
	kind := data.Actions.Untyped()
	f.list(kind)
	field, _ := kind.Field("priority")
	ids := idList(f.reg.Living(kind)[:1000])
	for i := 0; b.Loop(); i++ {
		many, err := exchange.ChangeMany(context.Background(), f.space.Store, f.reg, kind, ids, newValue(field, []string{"high", "low"}[i%2]), translations.Text, func(float64) {})
		if err == nil {
			_, err = many.Save(context.Background())
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

func newValue(field data.UntypedField, text string) exchange.NewValue {
	return exchange.NewValue{Field: field, Text: text}
}

// entryIn is the first field to write in of what lies over the page.
func entryIn(t *testing.T, o fyne.CanvasObject) *textEntry {
	t.Helper()
	for _, child := range test.LaidOutObjects(o) {
		if entry, ok := child.(*textEntry); ok {
			return entry
		}
	}
	t.Fatal("there is no field to write in")
	return nil
}

func TestAFileDroppedOnARowIsAttachedToItsRecord(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Actions.Untyped())
	f.draw(1366, 768)
	path := filepath.Join(t.TempDir(), "svar.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.4"), 0o600); err != nil {
		t.Fatal(err)
	}
	attached := func() int { return len(f.reg.Living(data.AttachedFiles.Untyped())) }
	before := attached()
	r := p.rows[p.table.shown[2]]
	at := f.fyne.Driver().AbsolutePositionForObject(p.table.rows).AddXY(200, 2*rowHeight+5)
	f.dropped(at, []fyne.URI{storage.NewFileURI(path)})
	f.settle()
	files := f.reg.Living(data.AttachedFiles.Untyped())
	if len(files) != before+1 || !slices.ContainsFunc(files, func(a data.Record) bool { return strings.Contains(a.(*data.AttachedFile).Origin, r.Header().ID) }) {
		t.Fatalf("%d files, had %d: none is attached to the third row", len(files), before)
	}
	f.undo()
	f.settle()
	if attached() != before {
		t.Error("one undo does not take it back")
	}
	table := filepath.Join(t.TempDir(), "lista.csv")
	if err := os.WriteFile(table, []byte("Titel;Läge\nNy åtgärd;planerad\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.dropped(at, []fyne.URI{storage.NewFileURI(table)})
	f.answer("Läs in i registret")
	if f.trail.here().page != pageImport {
		t.Errorf("a table is not taken in but %+v", f.trail.here())
	}
}

func TestWhatIsLockedIsRefusedRecordByRecord(t *testing.T) {
	f := newFixture(t)
	try := func(kind data.Untyped, field, text string) []exchange.Judged {
		t.Helper()
		column, ok := kind.Field(field)
		if !ok {
			t.Fatalf("%s has no %s", kind.Name, field)
		}
		many, err := exchange.ChangeMany(context.Background(), f.space.Store, f.reg, kind, idList(f.reg.Living(kind)), newValue(column, text), translations.Text, func(float64) {})
		if err != nil {
			t.Fatal(err)
		}
		return many.Judged
	}
	counts := map[string]int{}
	for _, j := range try(data.Documents.Untyped(), "paragraph", "§ 999") {
		isLocked := data.AdoptedBy(f.reg, j.Record.(*data.Document)) != nil
		counts["document"] += boolInt(isLocked)
		if isLocked && !data.IsProblem(j.Err, "problem.document.decided") {
			t.Errorf("a decided document is refused with %v", j.Err)
		}
	}
	for _, j := range try(data.Papers.Untyped(), "title", "Ett annat namn") {
		isLocked := f.reg.Record(j.Record.Header().ID).(*data.Paper).Frozen()
		counts["paper"] += boolInt(isLocked)
		if isLocked != data.IsProblem(j.Err, "problem.paper.frozen") {
			t.Errorf("a paper, frozen %v, is refused with %v", isLocked, j.Err)
		}
	}
	for _, j := range try(data.IncidentEvents.Untyped(), "text", "Något annat") {
		counts["log"]++
		if !data.IsProblem(j.Err, "problem.append_only") {
			t.Errorf("a line of a log is refused with %v", j.Err)
		}
	}
	for _, sort := range []string{"document", "paper", "log"} {
		if counts[sort] == 0 {
			t.Errorf("the example has no locked %s", sort)
		}
	}
}

// A row may go while the pointer is on it, and is told that the pointer has left it afterwards.
func TestThePointerLeavesARowThatHasGone(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Actions.Untyped())
	f.draw(aScreen.Width, aScreen.Height)
	rows := shownRows(p.table)
	last := rows[len(rows)-1]
	last.MouseIn(&desktop.MouseEvent{})
	p.search.SetText("finns inte")
	last.MouseOut()
	if last.hovered {
		t.Error("the row is drawn as if the pointer were on it")
	}
}
