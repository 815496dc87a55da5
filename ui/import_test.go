package ui

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// aPlan is a plan of actions as an administration keeps it: titles above the head, heads of its own, a row that cannot be right and one
// that is about somebody whom the register does not know.
const aPlan = "Handlingsplan 2027;;;;;\n;;;;;\nVad;Ansv.;Klart senast;Status;Hur mycket;Förvaltning\n" +
	"Byt lösenord i larmet;Maja Tallbrink;46420;Pågår;12 000;Kommunledningsförvaltningen\n" +
	"Ta fram riktlinje för upphandling och avtal;;2027-03-31;;;\n" +
	"Märk upp skåpen;Någon Ny;2027-12-31;Planerad;1500,00 kr;\n" +
	"Städa källaren;Maja Tallbrink;i vår;;;\n"

func TestImportGuide(t *testing.T) {
	f := newFixture(t)
	a := f.app
	file := filepath.Join(t.TempDir(), "plan.csv")
	if err := os.WriteFile(file, []byte(aPlan), 0o600); err != nil {
		t.Fatal(err)
	}
	a.goTo(place{page: pageRegisters})
	f.settle()
	f.tap("Läs in från Excel eller Outlook")
	f.settle()
	p := a.page.(*importPage)
	f.tap("Läs raderna")
	f.settle()
	f.wantSays("Det finns inget att läsa.")
	f.picture("import-source")

	p.path.entry.SetText(file)
	f.tap("Läs raderna")
	f.settle()
	f.wantSays("Vad står i kolumnerna?")
	if got := p.sheets[0].layout; got.Kind.Name != "action" || got.Head != 2 || got.Columns[4] != "" {
		t.Fatalf("read as %+v", got)
	}
	walk(a.page.object(), func(o fyne.CanvasObject) {
		if field, ok := o.(*reference); ok && field.id == "responsible" { // a field stands in one column
			field.choose(Option{ID: "title"})
		}
	})
	if got := p.sheets[0].layout.Columns; got[0] != "" || got[1] != "title" {
		t.Errorf("%q", got)
	}
	p.sheets[0].layout.Columns[0], p.sheets[0].layout.Columns[1] = "title", "responsible"
	p.sheets[0].layout.Columns[4] = "cost"
	p.template.SetText("Förvaltningens plan")
	p.fillColumns()
	f.picture("import-columns")

	f.tap("Visa vad som händer")
	f.settle()
	f.wantSays("1 är ny, 1 ändras och 2 går inte att ta in.")
	f.picture("import-check")
	f.tap("Tillbaka")
	f.settle()
	p.create.SetChecked(true)
	f.tap("Visa vad som händer")
	f.settle()
	f.wantSays("2 är nya, 1 ändras och 1 går inte att ta in.")
	actions, people := len(data.All(a.reg, data.Actions)), len(data.All(a.reg, data.People))
	f.tap("Läs in")
	f.settle()
	f.picture("import-skip")
	f.tap("Läs in de andra")
	f.settle()
	if got := len(data.All(a.reg, data.Actions)) - actions; got != 2 {
		t.Errorf("%d actions were made", got)
	}
	if got := len(data.All(a.reg, data.People)) - people; got != 1 {
		t.Errorf("%d people were made", got)
	}
	if _, ok := a.page.(*listPage); !ok {
		t.Errorf("the window shows %T", a.page)
	}
	kept := data.All(a.reg, data.ImportTemplates)
	if len(kept) == 0 || kept[len(kept)-1].Title != "Förvaltningens plan" {
		t.Errorf("%v", kept)
	}
	a.undo()
	f.settle()
	if got := len(data.All(a.reg, data.Actions)); got != actions {
		t.Errorf("one undo leaves %d actions of %d", got, actions)
	}
}

// Cards need no columns, and a list of another register can be pasted.
func TestImportGuideForCardsAndWhatIsPasted(t *testing.T) {
	f := newFixture(t)
	a := f.app
	a.goTo(place{page: pageImport})
	f.settle()
	p := a.page.(*importPage)
	p.pasted.SetText("BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Nyman\nEMAIL:asa@ekdala.example\nTITLE:Rektor\nEND:VCARD\nBEGIN:VCARD\nFN:Halv\n")
	f.tap("Läs raderna")
	f.settle()
	f.wantSays("1 är ny och 1 går inte att ta in.")
	f.picture("import-cards")
	people := len(data.All(a.reg, data.People))
	f.tap("Läs in")
	f.settle()
	if got := len(data.All(a.reg, data.People)) - people; got != 1 {
		t.Errorf("%d people were made", got)
	}

	a.goTo(place{page: pageImport, kind: "supplier"})
	f.settle()
	p = a.page.(*importPage)
	p.pasted.SetText("Bolaget\tVad\nGrävbolaget i Ekdala\tGräver\n")
	f.tap("Läs raderna")
	f.settle()
	if got := p.sheets[0].layout; got.Kind.Name != "supplier" || got.Columns[0] != "" {
		t.Errorf("read as %+v", got)
	}
	p.sheets[0].layout.Columns = []string{"title", "delivers"}
	f.tap("Visa vad som händer")
	f.settle()
	f.tap("Läs in")
	f.settle()
	if got := data.All(a.reg, data.Suppliers); len(got) == 0 || got[0].Title == "" {
		t.Errorf("%v", got)
	}
}

// What is dragged to the window is read where it is a table or contacts; what it is not, it says.
func TestFilesDraggedToTheWindow(t *testing.T) {
	f := newFixture(t)
	folder := t.TempDir()
	drag := func(name, text string) {
		t.Helper()
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		f.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
		f.settle()
	}
	drag("kontakter.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Nyman\nEND:VCARD\n")
	f.wantSays("1 är ny.")
	f.page.(*importPage).contacts = nil
	f.visit(place{page: pageList, kind: "action"})
	drag("plan.csv", aPlan)
	if p := f.page.(*importPage); p.kind != "action" || len(p.sheets) != 1 {
		t.Errorf("read for %q: %v", p.kind, p.sheets)
	}
	drag("annan.csv", aPlan) // what has been read is not thrown away unasked
	f.wantSays("Avbryta inläsningen?")
	drag("kontakter.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:Åsa Nyman\nEND:VCARD\n")
	f.tap("Avbryt")
	f.page.(*importPage).sheets = nil
	drag("bild.png", "x")
	f.wantSays("Programmet vet inte vad det ska göra med ”bild.png”.")
	f.tap("Stäng")
	action := data.All(f.reg, data.Actions)[0]
	f.visit(placeOf(action))
	drag("underlag.csv", aPlan)
	if got := data.AttachedTo(f.reg, action); len(got) != 1 || got[0].File.Name() != "underlag.csv" {
		t.Errorf("%v is attached", got)
	}
}
