package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"lisparmen/data"
	"lisparmen/data/exchange"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// exports chooses a line of the menu under the page's export button.
func (f *fixture) exports(words string) {
	f.t.Helper()
	button := "Exportera"
	if p, ok := f.page.(*listPage); ok && p.takesIn() {
		button = "Läs in och exportera"
	}
	f.tap(button)
	f.menuTap(words)
}

// menuTap presses a line of the menu that is open.
func (f *fixture) menuTap(words string) {
	f.t.Helper()
	var found *canvas.Text
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text == words {
			found = text
		}
	})
	if found == nil {
		f.t.Fatalf("the menu has no %q", words)
	}
	at := f.fyne.Driver().AbsolutePositionForObject(found)
	test.TapCanvas(f.window.Canvas(), at.AddXY(4, 4))
	f.settle()
}

// savesAs answers the dialog that asks where a file is to lie.
func (f *fixture) savesAs(path string) {
	f.t.Helper()
	f.entries()[0].SetText(path)
	f.tap("Spara")
}

// sheetIn reads the one sheet of a workbook as it is shown.
func sheetIn(t *testing.T, path string) (name string, rows [][]string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	name = book.GetSheetList()[0]
	if rows, err = book.GetRows(name); err != nil {
		t.Fatal(err)
	}
	return name, rows
}

// A list leaves the program as it is shown: chip, search, order and columns, with days as days however near they are.
func TestAListLeavesAsItIsShown(t *testing.T) {
	f := newFixture(t)
	dir := t.TempDir()
	p := f.list(data.Actions.Untyped())
	p.search.SetText("er")
	due := slices.IndexFunc(p.shown, func(i int) bool { return p.fields[i].Name == "due" })
	if due < 0 {
		t.Fatal("the list of actions has no day")
	}
	p.table.sortBy(due, true)
	shown := p.table.shownCount()
	if shown == 0 || shown == len(p.all) {
		t.Fatalf("%d rows of %d", shown, len(p.all))
	}
	f.tap("Läs in och exportera")
	f.picture("export-menu")
	f.menuTap("Till Excel (.xlsx)…")
	f.picture("export-where")
	f.savesAs(filepath.Join(dir, "Åtgärder")) // the ending comes by itself
	f.wantSays(filepath.Join(dir, "Åtgärder.xlsx"))
	name, rows := sheetIn(t, filepath.Join(dir, "Åtgärder.xlsx"))
	if name != "Åtgärder" || len(rows) != 1+shown {
		t.Fatalf("%s, %d rows", name, len(rows))
	}
	for c, i := range p.shown {
		if rows[0][c] != p.fields[i].label {
			t.Errorf("column %d is %q and not %q", c, rows[0][c], p.fields[i].label)
		}
	}
	for n, at := range p.table.shown {
		r := p.rows[at].(*data.Action)
		if rows[n+1][0] != p.table.columns[0].get(at).text || rows[n+1][due] != string(r.Due) {
			t.Errorf("row %d is %q, of %s", n, rows[n+1], r.Title)
		}
	}
	f.exports("Till textfil (.csv)…")
	f.savesAs(filepath.Join(dir, "a.csv"))
	tables, err := exchange.ReadTables(filepath.Join(dir, "a.csv"))
	if err != nil || len(tables[0].Rows) != 1+shown {
		t.Errorf("%v, %v", tables, err)
	}
	f.exports("Kopiera till Urklipp")
	pasted, err := exchange.ParseCells(f.fyne.Clipboard().Content())
	if err != nil || !slices.EqualFunc(pasted, tables[0].Rows, slices.Equal[[]string]) {
		t.Errorf("the clipboard holds %q, %v", pasted, err)
	}
	f.exports("Till Excel (.xlsx)…")
	f.savesAs(filepath.Join(dir, "Åtgärder.xlsx"))
	f.wantSays("Ska ”" + filepath.Join(dir, "Åtgärder.xlsx") + "” ersättas")
	f.tap("Avbryt")
	f.sound()
}

// What may be secret is marked in the list that leaves, and what is told to Säkerhetspolisen does not leave.
func TestAListThatLeavesIsMarked(t *testing.T) {
	f := newFixture(t)
	p := f.list(data.Incidents.Untyped())
	sheet, secret := f.marked(p.leaving())
	last := len(sheet.Columns) - 1
	if secret == 0 || sheet.Columns[last].Head != "Sekretess" {
		t.Fatalf("%d are secret, the last column is %q", secret, sheet.Columns[last].Head)
	}
	for n, at := range p.table.shown {
		if isMarked := sheet.Rows[n][last] != ""; isMarked != f.reg.IsSecret(p.rows[at]) {
			t.Errorf("%q is marked %t", sheet.Rows[n][0], isMarked)
		}
	}
	f.exports("Kopiera till Urklipp")
	f.wantSays("kan omfattas av sekretess")
	f.makeAs("Bo Ek", &data.Incident{Title: "Intrång", KnownAt: fixtureNow, SecurityProtection: true, SecurityProtectionOn: data.DayOf(fixtureNow)})
	f.reload()
	f.settle()
	w := f.watches(narrowedToAll)
	f.wantSays("Anmälan (säkerhetsskydd)")
	l := w.leaving()
	if l.leftOut != 1 || len(l.sheet.Rows) != len(w.due)-1 {
		t.Errorf("%d are left out, %d of %d rows", l.leftOut, len(l.sheet.Rows), len(w.due))
	}
	for _, row := range l.sheet.Rows {
		if strings.Contains(strings.Join(row, " "), "säkerhetsskydd)") {
			t.Errorf("%q", row)
		}
	}
	f.exports("Kopiera till Urklipp")
	f.wantSays("En bevakning som gäller Säkerhetspolisen är inte med.")
}

// People and suppliers go to a book of addresses, every register to one workbook, and the year to a calendar.
func TestWhatElseLeaves(t *testing.T) {
	f := newFixture(t)
	var opened string
	f.options.OpenFile = func(path string) error { opened = path; return nil }
	dir := t.TempDir()
	f.list(data.People.Untyped())
	for words, version := range map[string]string{"Till kontakter (.vcf)…": "VERSION:4.0", "Till kontakter i Outlook (.vcf)…": "VERSION:3.0"} {
		f.exports(words)
		f.picture("export-" + version)
		path := filepath.Join(dir, version[8:]+".vcf")
		f.savesAs(path)
		raw, err := os.ReadFile(path)
		if err != nil || strings.Count(string(raw), version) != strings.Count(string(raw), "BEGIN:VCARD") {
			t.Errorf("%s: %.200s, %v", words, raw, err)
		}
		cards, broken, err := exchange.ReadCards(path)
		contacts := exchange.CompareContacts(cards, f.reg)
		if err != nil || len(broken) > 0 || len(cards) < 20 || slices.ContainsFunc(contacts, exchange.Contact.Changes) {
			t.Errorf("%s: %d cards, %v, %v", words, len(cards), broken, err)
		}
	}
	f.visit(place{page: pageRegisters})
	f.picture("export-registers")
	f.tap("Alla register till en arbetsbok (.xlsx)…")
	f.wantSays("även det som kan omfattas av sekretess")
	f.savesAs(filepath.Join(dir, "allt.xlsx"))
	if name, rows := sheetIn(t, filepath.Join(dir, "allt.xlsx")); name == "" || len(rows) < 2 {
		t.Errorf("%s, %d rows", name, len(rows))
	}
	f.visit(place{page: pageWheel})
	f.picture("export-wheel")
	f.tap("Till kalender (.ics)…")
	f.entries()[0].SetText(filepath.Join(dir, "år.ics"))
	f.tap("Spara och öppna")
	raw, err := os.ReadFile(filepath.Join(dir, "år.ics"))
	if err != nil || strings.Count(string(raw), "BEGIN:VEVENT") < 40 || opened != filepath.Join(dir, "år.ics") {
		t.Errorf("%.300s, %v, opened %q", raw, err, opened)
	}
	f.visit(place{page: pageWatches})
	f.exports("Till kalender (.ics)…")
	f.tap("Avbryt")
}
