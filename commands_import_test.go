package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"lisparmen/data/exchange"
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

// A whole workbook goes into another file: its sheets point at each other, and taken in again they change nothing.
func TestAWorkbookGoesIntoAnotherFile(t *testing.T) {
	d := newDesk(t)
	book := d.path("allt.xlsx")
	d.must("exportera", d.example(), book)
	file := d.path("annan.lis")
	d.must("ny", file, "--kommun", "Eda", "--konfidentialitet", "mattlig", "--riktighet", "mattlig", "--tillganglighet", "mattlig")
	told := func(args ...string) map[string]int {
		var rows []toldRow
		out := d.must(append([]string{"importera", file, book, "--format", "json"}, args...)...).out
		if err := json.Unmarshal([]byte(out), &rows); err != nil {
			t.Fatal(err)
		}
		states := map[string]int{}
		for _, r := range rows {
			state := r.State
			if strings.Contains(r.Why, "blir till av det du gör") { // such as frozen papers, which no row can make
				state = "act"
			}
			if states[state]++; r.State != "oförändrad" && len(args) > 1 && state != "act" {
				t.Errorf("%+v", r)
			}
		}
		return states
	}
	first := told("--hoppa")
	if first["ny"] < 600 || first["går inte att ta in"] != 0 || first["act"] == 0 {
		t.Errorf("%v", first)
	}
	if again := told("--prova", "--hoppa"); again["oförändrad"] != first["ny"]+first["ändras"]+first["oförändrad"] || again["act"] != first["act"] {
		t.Errorf("first %v, again %v", first, again)
	}
	if got := d.row(file, "risk", "titel", "Bara en person kan brandväggens inställningar"); !strings.HasPrefix(got.shown("riskanalys"), "RA-2 ") {
		t.Errorf("%v", got)
	}
	d.must("kontrollera", file)
	d.want(exitFailed, "problem.import.wrong", "importera", file, book)
}

// What a table's columns hold is remembered in an importmall, which next time is found by its heads or by its name.
func TestImportingByTemplate(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	list := "Enhetens lista;;\nVad som ska göras;Vem;Klart\nLås skåpet;Maja Tallbrink;2027-01-31\n" // the example has an importmall for these heads
	source := d.file("lista.csv", []byte(list))
	d.want(exitFailed, "problem.import.head", "importera", file, source)
	d.must("importera", file, source, "--mall", "förvaltningarnas åtgärdslistor")
	if got := d.row(file, "atgard", "titel", "Lås skåpet"); got.text("forfaller") != "2027-01-31" || got.shown("ansvarig") != "Maja Tallbrink" {
		t.Errorf("%v", got)
	}
	whole := d.file("hel.csv", []byte("Vad som ska göras;Vem;Klart;Hur det går\nLås dörren;Maja Tallbrink;2027-01-31;Påbörjat\n"))
	d.must("importera", file, whole)
	if got := d.row(file, "atgard", "titel", "Lås dörren"); got.text("forfaller") != "2027-01-31" || got.text("lage") != "ongoing" {
		t.Errorf("%v", got)
	}
	d.want(exitFailed, "problem.import.no_template", "importera", file, source, "--mall", "x")
	d.want(exitFailed, "problem.import.template", "importera", file, d.file("annan.csv", []byte("a;b\n1;2\n")), "--mall", "Förvaltningarnas åtgärdslistor")
}

// What the program writes as JSON it also reads, and objects of another program's.
func TestImportingJSON(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for _, register := range []string{"risk", "atgard", "person", "klassning"} {
		out := d.path(register + ".json")
		d.must("exportera", file, out, "--register", register)
		tried := d.must("importera", file, out, "--prova").out
		if strings.Count(tried, "– oförändrad\n") != strings.Count(tried, "\n") {
			t.Errorf("%s: %s", register, tried)
		}
	}
	d.must("importera", file, d.file("annat.json", []byte(`[{"Åtgärd": "Prova larmet", "Prio": "hög", "Kostnad": 1200}]`)))
	if got := d.row(file, "atgard", "titel", "Prova larmet"); got.text("prioritet") != "high" || got.text("kostnad") != "1200" {
		t.Errorf("%v", got)
	}
	d.want(exitFailed, "problem.sheet.json", "importera", file, d.file("fel.json", []byte("{")))
}

// A list of information as a municipality keeps it: handling types with their retention, and the class in columns of its own.
func TestImportingInformation(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	source := d.file("plan.csv", []byte("Informationshanteringsplan\nHandlingstyp;Bevaras/gallras;Medium;Förvaltning;K;R;T\n"+
		"Synpunkter;Gallras efter 2 år;Digitalt;Kommunledningsförvaltningen;1;2 måttlig;betydande\n"))
	if out := d.must("importera", file, source, "--prova").out; !strings.Contains(out, "Synpunkter – ny") {
		t.Fatal(out)
	}
	d.must("importera", file, source)
	got := d.row(file, "informationsmangd", "namn", "Synpunkter")
	if got.text("bevaras-eller-gallras") == "" || got.text("form") != "electronic" {
		t.Errorf("%v", got)
	}
	class := d.row(file, "klassning", "informationsmangd", got["id"].(string))
	if class.text("konfidentialitet") == "" || class.text("tillganglighet") == "" {
		t.Errorf("%v", class)
	}
	if again := d.must("importera", file, source, "--prova").out; !strings.Contains(again, "oförändrad") {
		t.Error(again)
	}
	other := d.file("plan2.csv", []byte("Handlingstyp;K\nSynpunkter;3\n"))
	if again := d.must("importera", file, other, "--prova").out; !strings.Contains(again, "ändras: Konfidentialitet") {
		t.Error(again)
	}
	d.must("angra", file)
	if out := d.must("lista", file, "klassning", "--format", "csv").out; strings.Contains(out, "Synpunkter") {
		t.Error("one undo does not take the classification back")
	}
}

// A risk that is taken in gets its first value as one that is written by hand does, and is held to the municipality's own scale.
func TestImportingRisks(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("importera", file, d.file("risker.csv", []byte("Risk;Konsekvens (1-4);Sannolikhet;Hantering\nTakras;3 – Betydande;2;Minska\n")))
	risk := d.row(file, "risk", "titel", "Takras")
	if risk.text("konsekvens") != "3" || risk.text("behandling") != "reduce" {
		t.Errorf("%v", risk)
	}
	if value := d.row(file, "riskvardering", "risk", risk["id"].(string)); value.text("konsekvens") != "3" {
		t.Errorf("%v", value)
	}
	if out := d.must("importera", file, d.file("fel.csv", []byte("Risk;Konsekvens;Sannolikhet\nTakras;7;2\n")), "--prova").out; !strings.Contains(out, "går inte att ta in") {
		t.Error(out)
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

// A sheet without rows of any register, such as one of instructions, is left out and told of; a workbook of nothing else is refused.
func TestImportingAWorkbookWithInstructions(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	write := func(name string, sheets ...exchange.Sheet) string {
		t.Helper()
		var b bytes.Buffer
		if err := exchange.WriteWorkbook(&b, sheets, time.Unix(0, 0)); err != nil {
			t.Fatal(err)
		}
		return d.file(name, b.Bytes())
	}
	texts := func(heads ...string) (columns []exchange.SheetColumn) {
		for _, head := range heads {
			columns = append(columns, exchange.SheetColumn{Head: head})
		}
		return columns
	}
	instructions := exchange.Sheet{Name: "Läs mig", Columns: texts("Så här fyller du i"), Rows: [][]string{{"En rad för varje åtgärd"}}}
	plan := exchange.Sheet{Name: "Plan", Columns: texts("Vad", "Prio"), Rows: [][]string{{"Lås skåpet", "Hög"}}}
	out := d.must("importera", file, write("plan.xlsx", instructions, plan)).out
	if !strings.Contains(out, "Bladet ”Läs mig” läses inte in") || !strings.Contains(out, "Poster: 1 nya") {
		t.Error(out)
	}
	d.want(exitFailed, "problem.import.head", "importera", file, write("bara.xlsx", instructions))
}

// A governing document gets its text from a file, headings and lists kept, once.
func TestImportingTheTextOfADocument(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "styrdokument", "titel=Riktlinje för inköp", "typ=riktlinje")
	source := d.file("inkop.md", []byte("# Syfte\n\nDen som köper in ett system ska klassa informationen.\n\n## Krav\n\n- Avtal ska ha bilaga\n- Leverantören ska följas upp\n"))
	if out := d.must("importera", file, source, "--styrdokument", "Riktlinje för inköp", "--prova").out; out != "Syfte\n  Krav\n" {
		t.Errorf("%q", out)
	}
	d.must("importera", file, source, "--styrdokument", "Riktlinje för inköp")
	document := d.row(file, "styrdokument", "titel", "Riktlinje för inköp")
	got := ""
	for _, section := range d.list(file, "avsnitt") {
		if section.text("styrdokument") == document["id"] {
			got += section.text("niva") + " " + section.text("rubrik") + ": " + section.text("text") + "\n"
		}
	}
	if want := "1 Syfte: Den som köper in ett system ska klassa informationen.\n2 Krav: • Avtal ska ha bilaga\n• Leverantören ska följas upp\n"; got != want || document.text("kalla") != "inkop.md" {
		t.Errorf("%q from %q", got, document.text("kalla"))
	}
	d.want(exitFailed, "problem.document.text", "importera", file, source, "--styrdokument", "Riktlinje för inköp")
	d.want(exitFailed, "problem.import.document", "importera", file, source)
	d.must("angra", file)
	d.must("importera", file, source, "--styrdokument", "Riktlinje för inköp")
}

// What points at a row that cannot be taken in cannot be taken in either, nor what points at that.
func TestRowsThatPointAtWrongRows(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	source := d.file("enheter.csv", []byte("Enhet;Typ;Hör till;Antal anställda\nSektorn;Förvaltning;;många\nAvdelningen;Enhet;Sektorn;12\nGruppen;Enhet;Avdelningen;4\nAndra;Enhet;Kommunledningsförvaltningen;4\n"))
	out := plainly(d.must("importera", file, source, "--prova").out)
	for _, want := range []string{
		"Rad 2: Sektorn – går inte att ta in", "Rad 3: Avdelningen – går inte att ta in", "Raden pekar på ”Sektorn”", "Raden pekar på ”Avdelningen”", "Rad 5: Andra – ny",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told in %s", want, out)
		}
	}
	if out := d.must("importera", file, source, "--hoppa").out; !strings.Contains(out, "Poster: 1 nya") {
		t.Error(out)
	}
}

// A row may change a document that another row's replaces.
func TestTwoRowsAboutOneDocument(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "styrdokument", "titel=Riktlinje för inköp", "typ=riktlinje", "beslutsorgan=Kommunstyrelsen", "beslutad=2020-01-01")
	source := d.file("dok.csv", []byte("titel;kalla;galler-till;ersatter;typ;beslutsorgan;beslutad\nRiktlinje för inköp;pärm 4;2027-12-31;;;;\n"+
		"Riktlinje för inköp och avtal;;;Riktlinje för inköp;Riktlinje;Kommunstyrelsen;2026-11-02\n"))
	d.must("importera", file, source, "--register", "styrdokument")
	if old := d.row(file, "styrdokument", "titel", "Riktlinje för inköp"); old.text("kalla") != "pärm 4" || old.text("galler-till") != "2026-11-01" {
		t.Errorf("%v", old)
	}
	if out := d.must("historik", file, "styrdokument", "Riktlinje för inköp").out; strings.Count(out, "Gäller till") != 1 {
		t.Errorf("changed more than once: %s", out)
	}
}

// What stands in a log, and a paper that has left the house, is not changed by a row: the trial says so already.
func TestRowsChangeNothingThatIsKept(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for register, texts := range map[string][2]string{
		"loggpost": {"Vårdsystemet svarar inte", "Allt är bra"},
		"handling": {"Riktlinje för medarbetare", "Riktlinjen för medarbetare"},
	} {
		out := d.path(register + ".csv")
		d.must("exportera", file, out, "--register", register)
		raw, err := os.ReadFile(out)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(raw), texts[0], texts[1], 1)
		if changed == string(raw) {
			t.Fatalf("%s: nothing to change in %s", register, raw)
		}
		tried := d.must("importera", file, d.file(register+"2.csv", []byte(changed)), "--register", register, "--prova").out
		if strings.Count(tried, "går inte att ta in") != 1 {
			t.Errorf("%s: %s", register, tried)
		}
	}
}
