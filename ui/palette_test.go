package ui

import (
	"fmt"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestPaletteFinds(t *testing.T) {
	a := openWindow(t, aFile(t))
	for typed, want := range map[string]string{
		"I-3": "I-3 Nätfiske mot ekonomienheten", "i-8": "I-8 Vårdsystemet nere i sex timmar", "ny incident": "Ny incident",
		"skriv ut årsrapport": "Skriv ut: Årsrapport informationssäkerhet", "nätfiske": "I-3 Nätfiske mot ekonomienheten",
		"incidenter": "Incidenter", "mörkt": "Mörkt utseende", "ångra": "Ångra det senaste", "exempel": "Se exemplet",
	} {
		found := a.allCommands().find(typed)
		if len(found) == 0 || found[0].words != want {
			t.Errorf("%q finds %q first, want %q", typed, first(found), want)
		}
	}
}

func first(found []command) string {
	if len(found) == 0 {
		return ""
	}
	return found[0].words
}

func TestPaletteByKeys(t *testing.T) {
	a := openWindow(t, aFile(t))
	v := newPalette(a, a.allCommands())
	look(t, a, "palette")
	test.Type(v.entry, "nätf")
	look(t, a, "palette-typed")
	if rows, inner := len(v.found), v.popUp.Content.Size().Height; rows > 4 || inner < v.popUp.Content.MinSize().Height || v.list.Size().Height > float32(rows+1)*newPaletteRow().MinSize().Height {
		t.Errorf("%d rows take %v, of %v", rows, v.list.Size().Height, inner)
	}
	if all := v.list.Size().Height; all < float32(len(v.found))*newPaletteRow().MinSize().Height {
		t.Errorf("%d rows have only %v", len(v.found), all)
	}
	v.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	rest(a)
	if p, ok := a.page.(*recordPage); !ok || a.view.Number(a.reg.Record(p.id)) != "I-3" {
		t.Errorf("Enter shows %T", a.page)
	}
	if a.window.Canvas().Overlays().Top() != nil {
		t.Error("the palette is still there")
	}
	v = newPalette(a, a.allCommands())
	test.Type(v.entry, "sök läkemedel")
	v.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	rest(a)
	if p, ok := a.page.(*searchPage); !ok || p.entry.Text != "läkemedel" {
		t.Errorf("a search shows %T", a.page)
	}
	v = newPalette(a, a.allCommands())
	v.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	v.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if a.window.Canvas().Overlays().Top() != nil || v.at != 1 {
		t.Error("Esc does not close the palette")
	}
}

// manyRecords adds n incidents to the register that is shown.
func manyRecords(a *app, n int) {
	var records []data.Record
	for _, kind := range data.Kinds() {
		records = append(records, a.reg.Living(kind)...)
	}
	for i := range n {
		number := i + 100
		records = append(records, &data.Incident{Head: data.Head{ID: fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", i)}, Number: &number, Title: fmt.Sprintf("Mejl till fel mottagare i förvaltning %d", i%97)})
	}
	a.took(a.newReading(data.NewRegister(records)))
}

func BenchmarkPalette(b *testing.B) {
	a := openWindow(b, aFile(b))
	manyRecords(a, 10_000)
	c := a.allCommands()
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			a.allCommands()
		}
	})
	b.Run("keystroke", func(b *testing.B) {
		for b.Loop() {
			c.find("mottagare 9")
		}
	})
}

func TestPaletteKeepsTheKeys(t *testing.T) {
	f := newFixture(t)
	v := newPalette(f.app, f.allCommands())
	if !v.entry.AcceptsTab() {
		t.Error("Tab leaves the field")
	}
	v.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if v.at != 1 || v.entry.Text != "" {
		t.Errorf("Tab came to row %d, with %q in the field", v.at, v.entry.Text)
	}
	was := f.page
	v.list.Select(2) // as a click at the edge of a row does
	f.settle()
	if f.page == was || f.window.Canvas().Overlays().Top() != nil {
		t.Error("a click at the edge of a row only takes the focus away")
	}
}

// An empty palette shows first the records last opened, the latest on top, but for the one that is shown. The preferences know their ids alone.
func TestThePaletteBeginsWithWhatWasOpened(t *testing.T) {
	f := newFixture(t)
	incidents := data.All(f.reg, data.Incidents)
	for _, i := range incidents[:3] {
		f.visit(placeOf(i))
	}
	f.visit(placeOf(incidents[0]))
	words := func() (list []string) {
		for _, c := range f.allCommands().find("")[:3] {
			list = append(list, c.words)
		}
		return list
	}
	title := func(i int) string { return oneLineOf(f.view.Title(incidents[i])) }
	if got := words(); got[0] != title(2) || got[1] != title(1) || got[2] != "Översikt" {
		t.Errorf("at the first incident: %q", got)
	}
	f.visit(place{page: pageOverview})
	if got := words(); got[0] != title(0) || got[1] != title(2) || got[2] != title(1) {
		t.Errorf("at the overview: %q", got)
	}
	newPalette(f.app, f.allCommands())
	f.draw(1366, 768)
	f.picture("palette-opened")
	f.window.Canvas().Overlays().Top().Hide()
	kept := f.fyne.Preferences().StringList(prefOpened + f.reg.Municipality().ID)
	if len(kept) != 3 || kept[0] != incidents[0].ID {
		t.Errorf("the preferences hold %q", kept)
	}
	// What is gone is not offered, and a list that grows long is cut.
	f.fyne.Preferences().SetStringList(prefOpened+f.reg.Municipality().ID, []string{"nothing", incidents[1].ID})
	if got := words(); got[0] != title(1) || got[1] != "Översikt" {
		t.Errorf("with one that is gone: %q", got)
	}
	for _, d := range data.All(f.reg, data.Actions) {
		f.noteOpened(placeOf(d))
	}
	if got := len(f.openedCommands()); got != mostOpenedRecords {
		t.Errorf("%d are offered", got)
	}
}

// Registers are found by other words that people use for them.
func TestThePaletteKnowsOtherWords(t *testing.T) {
	a := openWindow(t, aFile(t))
	for typed, want := range map[string]string{"handlingsplan": "Åtgärder", "soa": "Säkerhetsåtgärder", "applikationer": "System", "första veckorna": "De första veckorna", "kom igång": "De första veckorna"} {
		found := a.allCommands().find(typed)
		has := false
		for _, c := range found[:min(3, len(found))] {
			has = has || c.words == want
		}
		if !has {
			t.Errorf("%q does not find %q among the first: %q", typed, want, first(found))
		}
	}
}
