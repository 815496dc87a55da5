package main

import (
	"encoding/json"
	"strings"
	"testing"
)

// Cards from another program are told of one by one, tried, taken in and taken back.
func TestImportingContacts(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	cards := d.file("kontakter.vcf", []byte("BEGIN:VCARD\nVERSION:3.0\nFN:Maja Tallbrink\nTITLE:Annan titel\nEND:VCARD\n"+
		"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:=C5sa Nyman\nEMAIL;INTERNET:asa.nyman@ekdala.example\nTEL;WORK:0380-1\nEND:VCARD\n"+
		"BEGIN:VCARD\nFN:Halv\n"))
	tried := d.must("importera", file, cards, "--prova").out
	for _, want := range []string{"Rad 1: Maja Tallbrink finns redan. Står annorlunda i registret och får stå kvar: Titel", "Rad 6: Åsa Nyman är ny.", "Rad 12: kortet är inte helt"} {
		if !strings.Contains(plainly(tried), want) {
			t.Errorf("%q is not told in %s", want, tried)
		}
	}
	if out := d.must("lista", file, "person", "--format", "csv").out; strings.Contains(out, "Åsa Nyman") {
		t.Error("a trial saves")
	}
	if out := d.must("importera", file, cards).out; !strings.Contains(out, "Personer: 1 nya, 0 ifyllda.") {
		t.Error(out)
	}
	if p := d.row(file, "person", "namn", "Åsa Nyman"); p.text("epost") != "asa.nyman@ekdala.example" || p.text("telefon") != "0380-1" {
		t.Errorf("%v", p)
	}
	if out := d.must("importera", file, cards).out; strings.Contains(out, "Personer:") || !strings.Contains(out, "Åsa Nyman finns redan.") {
		t.Error(out)
	}
	d.must("angra", file)
	if out := d.must("importera", file, cards, "--prova", "--format", "json").out; !strings.Contains(out, `"lage": "är ny."`) {
		t.Error(out)
	}
	d.want(exitFailed, "problem.cards.none", "importera", file, d.file("tom.vcf", []byte("x")))
}

// What goes out to a workbook comes back without changing anything: every register, every field.
func TestRoundTripOfEveryRegister(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	book := d.path("allt.xlsx")
	d.must("exportera", file, book)
	var rows []toldRow
	if err := json.Unmarshal([]byte(d.must("importera", file, book, "--prova", "--format", "json").out), &rows); err != nil {
		t.Fatal(err)
	}
	if len(rows) < 500 {
		t.Errorf("only %d rows", len(rows))
	}
	seen := map[string]int{}
	for _, r := range rows {
		if r.State != "oförändrad" {
			if seen[r.Register]++; seen[r.Register] < 3 {
				t.Errorf("%+v", r)
			}
		}
	}
}

// A plan of actions as it lies in a workbook of the municipality's own: titles above the head, heads of its own, numbers as Excel has them.
func TestImportingRows(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	plan := "Handlingsplan 2027;;;;;\n;;;;;\nVad;Ansv.;Klart senast;Status;Kostnad kr;Förvaltning\n" +
		"Byt lösenord i larmet;Maja Tallbrink;46420;Pågår;12 000;Kommunledningsförvaltningen\n" +
		"Ta fram riktlinje för upphandling och avtal;;2027-03-31;;;\n" +
		";;;;;\n" +
		"Märk upp skåpen;Någon Ny;31/12/2027;Planerad;1500,00 kr;\n"
	source := d.file("plan.csv", []byte(plan))
	tried := plainly(d.must("importera", file, source, "--prova").out)
	for _, want := range []string{
		"Rad 4: Byt lösenord i larmet – ny", "Rad 5: Ta fram riktlinje för upphandling och avtal – ändras: Förfaller",
		"Rad 7: Märk upp skåpen – går inte att ta in (kolumn B): Ansvarig: ”Någon Ny” finns inte i registret.",
	} {
		if !strings.Contains(tried, want) {
			t.Errorf("%q is not told in %s", want, tried)
		}
	}
	d.want(exitFailed, "problem.import.wrong", "importera", file, source)
	if out := d.must("lista", file, "atgard", "--format", "csv").out; strings.Contains(out, "Byt lösenord i larmet") {
		t.Error("some of the rows were taken in")
	}
	source = d.file("plan2.csv", []byte(strings.Replace(plan, "31/12/2027", "2027-12-31", 1)))
	if out := d.must("importera", file, source, "--skapa").out; !strings.Contains(out, "Skapar Någon Ny.") || !strings.Contains(out, "Poster: 2 nya, 1 ändrade.") {
		t.Error(out)
	}
	made := d.row(file, "atgard", "titel", "Byt lösenord i larmet")
	for field, want := range map[string]string{"forfaller": "2027-02-02", "lage": "ongoing", "kostnad": "12000"} {
		if made.text(field) != want {
			t.Errorf("%s is %q, not %q", field, made.text(field), want)
		}
	}
	if cost := d.row(file, "atgard", "titel", "Märk upp skåpen"); cost.text("kostnad") != "1500" || cost.shown("ansvarig") != "Någon Ny" {
		t.Errorf("%v", cost)
	}
	if out := d.must("importera", file, source, "--prova").out; strings.Count(out, "oförändrad") != 3 {
		t.Errorf("again: %s", out)
	}
	d.must("angra", file)
	if out := d.must("lista", file, "person", "--format", "csv").out; strings.Contains(out, "Någon Ny") {
		t.Error("one undo does not take all back")
	}

	d.must("importera", file, d.file("par.csv", []byte("Vad;Ansv.\nEtt;Ny Två\nTvå;ny två\n")), "--skapa", "--register", "atgard")
	if out := d.must("lista", file, "person", "--format", "csv").out; strings.Count(strings.ToLower(out), "ny två") != 1 {
		t.Error("one person is made twice")
	}
	for key, text := range map[string]string{
		"problem.import.head":  "a;b\n1;2\n",
		"problem.import.wrong": "Namn;E-post\nBo Ny;bo\n",
	} {
		d.want(exitFailed, key, "importera", file, d.file("fel.csv", []byte(text)))
	}
	for want, text := range map[string]string{
		"Fältet ”Titel” är tomt":        "Vad;Ansv.\n;Maja Tallbrink\n",
		"står redan på rad 2":           "Vad\nNy\nny\n",
		"är flera, men fältet tar":      "Vad;Ansv.\nNy;Maja Tallbrink; Jonas Ängsvik\n",
		"finns inte bland alternativen": "Vad;Status\nNy;Snart\n",
	} {
		text = strings.Replace(text, "Maja Tallbrink; Jonas Ängsvik", `"Maja Tallbrink; Jonas Ängsvik"`, 1)
		if out := plainly(d.must("importera", file, d.file("fel.csv", []byte(text)), "--prova", "--register", "atgard").out); !strings.Contains(out, want) {
			t.Errorf("%q is not told in %s", want, out)
		}
	}
}

// What is wrong with a row is told by row and column, as they are called in the file: empty lines and cells of two lines count as they
// do there, and a column that stands twice is told of.
func TestRowsAreToldByRowAndColumn(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	rows := "Vad;Ansv.;Klart senast;Vad\n\nByt lås;Maja Tallbrink;31/12/2027;x\n\"Två\nrader\";;#SAKNAS!;y\nTre;Ingen Alls;;\nFyra;;1899-05-01;\n"
	out := d.must("importera", file, d.file("plan.csv", []byte(rows)), "--prova").out
	for _, want := range []string{
		"Rad 1: Vad – kolumn D lämnas utanför, för den har samma rubrik som kolumn A\n", "Rad 3: Byt lås – ny\n",
		"Rad 4: Två rader – går inte att ta in (kolumn C): Förfaller: ”#SAKNAS!”", "Rad 5: Tre – går inte att ta in (kolumn B): Ansvarig: ”Ingen Alls”",
		"Rad 6: Fyra – går inte att ta in (kolumn C): Förfaller: ”1899-05-01”",
	} {
		if !strings.Contains(plainly(out), plainly(want)) {
			t.Errorf("%q is not told in %s", want, out)
		}
	}
}
