package exchange

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/charmap"
)

// aCouncil is who and what the register is read against.
func aCouncil(more ...data.Record) data.Register {
	unit := func(id, name, short string, kind data.UnitType) *data.Unit {
		return &data.Unit{Head: data.Head{ID: id}, Name: name, Short: short, Type: kind}
	}
	return data.NewRegister(append([]data.Record{
		unit("kf", "Kommunfullmäktige", "KF", data.UnitCouncil), unit("ks", "Kommunstyrelsen", "KS", data.UnitBoard),
		unit("ksau", "Kommunstyrelsens arbetsutskott", "KSAU", data.UnitSubcommittee), unit("bun", "Barn- och utbildningsnämnden", "BUN", data.UnitCommittee),
		unit("mbn", "Miljö- och byggnadsnämnden", "MBN", data.UnitCommittee),
		&data.Person{Head: data.Head{ID: "lage"}, Name: "Lage Tornvik", Position: data.GroupElected, Party: "C"},
		&data.Person{Head: data.Head{ID: "asa1"}, Name: "Åsa Öström", Position: data.GroupEmployees},
		&data.Person{Head: data.Head{ID: "asa2"}, Name: "Åsa Öström", Position: data.GroupElected},
		&data.Person{Head: data.Head{ID: "bo1"}, Name: "Bo Ek", Position: data.GroupElected, Email: "bo.ek@ekdala.example"},
		&data.Person{Head: data.Head{ID: "bo2"}, Name: "Bo Ek", Position: data.GroupElected},
		&data.Mandate{Head: data.Head{ID: "known"}, Person: "lage", Body: "ks", Part: data.PartChair, From: "2027-01-01", To: "2030-12-31"},
	}, more...))
}

var theTerm = data.Term{Election: 2026}

// tell is a row as a person would see it.
func (r ElectedRow) tell() string {
	who, body := "ny", "-"
	if r.Person != nil {
		who = r.Person.ID
	}
	if r.Body != nil {
		body = r.Body.ID
	}
	var remarks []string
	for _, m := range r.Remarks {
		mark := ""
		if m.Blocks {
			mark = "!"
		}
		remarks = append(remarks, mark+strings.TrimPrefix(m.Key, "elected."))
	}
	told := fmt.Sprintf("%d %s (%s) %s %s %s %s %s %s %s", r.Line, r.Name, r.Party, who, body, r.Part, r.From, r.To, r.Email, strings.Join(remarks, " "))
	return strings.Join(strings.Fields(told), " ")
}

func TestReadElected(t *testing.T) {
	for _, test := range []struct {
		name string
		rows [][]string
		want []string
	}{
		{"as it should be", [][]string{
			{"Namn", "Parti", "Organ", "Uppdrag", "Från", "Till", "E-post"},
			{"Siv Lindhamre", "S", "Kommunstyrelsen", "Ordförande", "2027-01-01", "2030-12-31", "Siv@Ekdala.example"},
		}, []string{"2 Siv Lindhamre (S) ny ks chair 2027-01-01 2030-12-31 siv@ekdala.example"}},
		{"a title over the headings, and empty rows", [][]string{
			{"Förtroendevalda 2027–2030"},
			{},
			{"", "", ""},
			{"Efternamn", "Förnamn", "Nämnd", "Befattning"},
			{"", "", "", ""},
			{"Öström", "Åsa", "Miljö- och byggnadsnämnden", "Ledamot"},
			{},
		}, []string{"6 Åsa Öström () asa2 mbn member 2027-01-01 2030-12-31"}},
		{"the last name first, the party after", [][]string{{"Namn", "Instans", "Uppdrag"}, {"Tornvik, Lage (C)", "KSAU", "Ledamot"}}, []string{"2 Lage Tornvik (C) lage ksau member 2027-01-01 2030-12-31"}},
		{"days as Excel numbers them", [][]string{{"Namn", "Organ", "Fr.o.m.", "T.o.m."}, {"Siv Lindhamre", "KS", "46388", "47848.0"}}, []string{"2 Siv Lindhamre () ny ks member 2027-01-01 2030-12-31"}},
		{"days in other forms", [][]string{
			{"Namn", "Organ", "from", "tom"}, {"A B", "KS", "1 januari 2027", "31/12 2030"}, {"C D", "KS", "20270101", "2030"}, {"E F", "KS", "2027-01-01T00:00:00", "tills vidare"},
		}, []string{"2 A B () ny ks member 2027-01-01 2030-12-31", "3 C D () ny ks member 2027-01-01 2030-12-31", "4 E F () ny ks member 2027-01-01 2030-12-31"}},
		{"a period in one cell", [][]string{{"Namn", "Organ", "Mandatperiod"}, {"A B", "KS", "2027–2030"}, {"C D", "KS", "2027-02-01 - 2028-06-30"}, {"E F", "KS", "nästa"}}, []string{
			"2 A B () ny ks member 2027-01-01 2030-12-31", "3 C D () ny ks member 2027-02-01 2028-06-30", "4 E F () ny ks member !date",
		}},
		{"the council on its own day", [][]string{{"Namn", "Organ"}, {"A B", "kommunfullmäktige"}}, []string{"2 A B () ny kf member 2026-10-15 2030-10-14"}},
		{"bodies as headings between the rows", [][]string{
			{"Namn", "Uppdrag"}, {"Kommunstyrelsen"}, {"A B", "Ordf."}, {"C D", "1:e v. ordf."}, {"Barn- och utbildningsnämnd", ""}, {"E F", "2:e vice ordförande"}, {"Namn", "Uppdrag"}, {"G H", "Suppleant"},
		}, []string{
			"3 A B () ny ks chair 2027-01-01 2030-12-31", "4 C D () ny ks first_vice 2027-01-01 2030-12-31",
			"6 E F () ny bun second_vice 2027-01-01 2030-12-31", "8 G H () ny bun substitute 2027-01-01 2030-12-31",
		}},
		{"letters put together from parts", [][]string{{"Namn", "Organ"}, {"A\u030asa O\u0308stro\u0308m", "Miljo\u0308- och byggnadsna\u0308mnden"}}, []string{"2 Åsa Öström () asa2 mbn member 2027-01-01 2030-12-31"}},
		{"what cannot be taken in", [][]string{
			{"Namn", "Organ", "Uppdrag", "Från", "Till", "E-post"},
			{"", "KS", "Ledamot"},
			{"A B", "Kyrkorådet", "Ledamot"},
			{"C D", "", "Ledamot"},
			{"E F", "KS", "Kassör"},
			{"G H", "KS", "", "2027-13-01"},
			{"I J", "KS", "", "2027-01-01", "2026-01-01"},
			{"K L", "KS", "", "", "", "saknas"},
			{"#SAKNAS!", "KS", "", "", "", ""},
		}, []string{
			"2 () ny - !no_name", "3 A B () ny - member !unknown_body", "4 C D () ny - member !no_body", "5 E F () ny ks !unknown_part",
			"6 G H () ny ks member !date", "7 I J () ny ks member 2027-01-01 2026-01-01 !period", "8 K L () ny ks member 2027-01-01 2030-12-31 email",
			"9 #SAKNAS! () ny ks member !error_value",
		}},
		{"the same twice, and what is there already", [][]string{
			{"Namn", "Organ", "Uppdrag"}, {"A B", "KS", "Ledamot"}, {"A B", "KS", "Ledamot"}, {"A B", "KS", "Ordförande"}, {"Lage Tornvik", "KS", "Ordförande"},
		}, []string{
			"2 A B () ny ks member 2027-01-01 2030-12-31", "3 A B () ny ks member 2027-01-01 2030-12-31 !twice", "4 A B () ny ks chair 2027-01-01 2030-12-31", "5 Lage Tornvik () lage ks chair 2027-01-01 2030-12-31 !known",
		}},
		{"two of the same name", [][]string{{"Namn", "Organ", "Mejl"}, {"Bo Ek", "KS", ""}, {"Bo Ek", "KS", "bo.ek@ekdala.example"}}, []string{
			"2 Bo Ek () ny ks member 2027-01-01 2030-12-31 !several", "3 Bo Ek () bo1 ks member 2027-01-01 2030-12-31 bo.ek@ekdala.example",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			e, err := ReadElected(test.rows, aCouncil(), theTerm)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, r := range e.Rows {
				got = append(got, r.tell())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

func TestReadElectedNeedsHeadings(t *testing.T) {
	for name, test := range map[string]struct {
		rows [][]string
		key  string
	}{
		"nothing":       {nil, "problem.elected.headings"},
		"no headings":   {[][]string{{"Lage Tornvik", "C"}, {"Siv Lindhamre", "S"}}, "problem.elected.headings"},
		"one heading":   {[][]string{{"Namn"}, {"Siv Lindhamre"}}, "problem.elected.headings"},
		"no name":       {[][]string{{"Parti", "Organ"}, {"S", "KS"}}, "problem.elected.headings"},
		"headings only": {[][]string{{"Namn", "Organ"}, {}, {" "}}, "problem.elected.empty"},
	} {
		if _, err := ReadElected(test.rows, aCouncil(), theTerm); !data.IsProblem(err, test.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// aWorkbook writes a sheet as a municipality's own program would: a hidden sheet first, a merged title, real dates and a body
// merged over its rows.
func aWorkbook(t *testing.T) string {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(book.SetCellValue("Sheet1", "A1", "inställningar"))
	_, err := book.NewSheet("Förtroendevalda")
	must(err)
	must(book.SetSheetVisible("Förtroendevalda", true))
	book.SetActiveSheet(1)
	must(book.SetSheetVisible("Sheet1", false))
	put := func(cell string, value any) { t.Helper(); must(book.SetCellValue("Förtroendevalda", cell, value)) }
	put("A1", "Förtroendevalda i Ekdala kommun")
	must(book.MergeCell("Förtroendevalda", "A1", "F1"))
	for i, heading := range []string{"Nämnd", "Efternamn", "Förnamn", "Uppdrag", "Fr.o.m.", "T.o.m."} {
		cell, _ := excelize.CoordinatesToCellName(i+1, 3)
		put(cell, heading)
	}
	put("A4", "Kommunstyrelsen")
	must(book.MergeCell("Förtroendevalda", "A4", "A5"))
	for i, name := range []string{"Öström", "Lindhamre"} {
		row := i + 4
		put(fmt.Sprintf("B%d", row), name)
		put(fmt.Sprintf("C%d", row), []string{"Åsa", "Siv"}[i])
		put(fmt.Sprintf("D%d", row), "Ledamot")
		put(fmt.Sprintf("E%d", row), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC))
		put(fmt.Sprintf("F%d", row), time.Date(2030, 12, 31, 0, 0, 0, 0, time.UTC))
	}
	path := filepath.Join(t.TempDir(), "förtroendevalda.xlsx")
	must(book.SaveAs(path))
	return path
}

func TestReadSheet(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	old, err := charmap.Windows1252.NewEncoder().String("Namn;Nämnd\r\nÅsa Öström;KS\r\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		path string
		want string
	}{
		"Excel":                 {aWorkbook(t), "4 Åsa Öström () asa2 ks member 2027-01-01 2030-12-31\n5 Siv Lindhamre () ny ks member 2027-01-01 2030-12-31"},
		"CSV from Excel":        {write("a.csv", "\ufeffNamn;Nämnd\r\n\"Öström, Åsa\";KS\r\n"), "2 Åsa Öström () asa2 ks member 2027-01-01 2030-12-31"},
		"CSV in an old form":    {write("b.csv", old), "2 Åsa Öström () asa2 ks member 2027-01-01 2030-12-31"},
		"tabs":                  {write("c.txt", "Namn\tNämnd\nÖström, Åsa\tKS\n"), "2 Åsa Öström () asa2 ks member 2027-01-01 2030-12-31"},
		"commas between quotes": {write("d.csv", "Namn,Nämnd\n\"Öström, Åsa\",KS\n"), "2 Åsa Öström () asa2 ks member 2027-01-01 2030-12-31"},
	} {
		rows, err := ReadSheet(test.path)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		e, err := ReadElected(rows, aCouncil(), theTerm)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, r := range e.Rows {
			got = append(got, r.tell())
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, strings.Join(got, "\n"), test.want)
		}
	}
	for name, test := range map[string]struct{ path, key string }{
		"a folder":             {dir, "problem.sheet.unreadable"},
		"not there":            {filepath.Join(dir, "borta.xlsx"), "problem.sheet.unreadable"},
		"the old form":         {write("e.xls", "\xd0\xcf\x11\xe0"), "problem.sheet.old"},
		"broken":               {write("f.xlsx", "PK\x03\x04 nothing more"), "problem.sheet.unreadable"},
		"no text":              {write("g.csv", "%PDF-1.7"), "problem.sheet.unreadable"},
		"a workbook of Word’s": {write("h.docx", "PK\x03\x04"), "problem.sheet.unreadable"},
	} {
		if _, err := ReadSheet(test.path); !data.IsProblem(err, test.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ParseCells(" \n"); !data.IsProblem(err, "problem.sheet.nothing") {
		t.Errorf("nothing pasted: %v", err)
	}
}

// The new term is one import: the old mandates end, the new begin, people are found or made once, and one undo takes it all
// back.
func TestNewTermIsOneImport(t *testing.T) {
	ctx := context.Background()
	s, err := store.Create(ctx, filepath.Join(t.TempDir(), "a.lis"), store.Options{Now: func() time.Time { return november }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ks, kf := &data.Unit{Name: "Kommunstyrelsen", Short: "KS", Type: data.UnitBoard}, &data.Unit{Name: "Kommunfullmäktige", Short: "KF", Type: data.UnitCouncil}
	lage := &data.Person{Name: "Lage Tornvik"}
	for _, r := range []data.Record{ks, kf, lage} {
		if _, err := s.Save(ctx, store.Base{}, r); err != nil {
			t.Fatal(err)
		}
	}
	old := &data.Mandate{Person: data.Link[*data.Person](lage.ID), Body: data.Link[*data.Unit](ks.ID), Part: data.PartChair, From: "2023-01-01"}
	if _, err := s.Save(ctx, store.Base{}, old); err != nil {
		t.Fatal(err)
	}
	reg, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	e, err := ReadElected([][]string{
		{"Namn", "Parti", "Organ", "Uppdrag"},
		{"Tornvik, Lage", "C", "KF", "Ledamot"},
		{"Siv Lindhamre", "S", "KS", "Ordförande"},
		{"Siv Lindhamre", "S", "KF", "Ledamot"},
		{"Nils Nilsson", "M", "Kyrkorådet", "Ledamot"},
	}, reg, theTerm)
	if err != nil {
		t.Fatal(err)
	}
	e.Ended = data.EndMandates(reg, "2026-10-14", "2026-12-31")
	if err := e.Save(ctx, s); err != nil {
		t.Fatal(err)
	}
	after, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if people, mandates := data.All(after, data.People), data.All(after, data.Mandates); len(people) != 2 || len(mandates) != 4 {
		t.Errorf("%d people and %d mandates", len(people), len(mandates))
	}
	if p, _ := data.Find(after, data.Link[*data.Person](lage.ID)); p.Party != "C" || p.Position != data.GroupElected {
		t.Errorf("what was not known is not added: %+v", p)
	}
	if m, _ := data.Find(after, data.Link[*data.Mandate](old.ID)); m.To != "2026-12-31" {
		t.Errorf("the old mandate ends %q", m.To)
	}
	if _, err := s.Undo(ctx, false); err != nil {
		t.Fatal(err)
	}
	back, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if len(data.All(back, data.People)) != 1 || len(data.All(back, data.Mandates)) != 1 || data.All(back, data.Mandates)[0].To != "" {
		t.Error("one undo does not take it back")
	}
}

// The words are corrected by people who do not know Go: a slip in them must be seen here.
func TestWordsOfRegistersAreSound(t *testing.T) {
	words := knownWords()
	for word, column := range words.headings {
		if word != plain(word) {
			t.Errorf("%q is never found; it is compared as %q", word, plain(word))
		}
		if !slices.Contains([]electedColumn{columnName, columnFirst, columnLast, columnParty, columnBody, columnPart, columnFrom, columnTo, columnPeriod, columnEmail}, column) {
			t.Errorf("%q is no column", column)
		}
	}
	for _, p := range words.parts {
		m := data.Mandates.New()
		field, _ := data.Mandates.Untyped().Field("part")
		if err := field.Put(m, string(p.part)); err != nil {
			t.Error(err)
		}
	}
	for text, want := range map[string]data.MandatePart{
		"Ordförande": data.PartChair, "ordf.": data.PartChair, "1:e vice ordförande": data.PartFirstVice, "Förste vice ordförande": data.PartFirstVice,
		"Vice ordf": data.PartFirstVice, "2:e v. ordf.": data.PartSecondVice, "Andre vice ordförande": data.PartSecondVice, "Ordinarie ledamot": data.PartMember,
		"Ledamot": data.PartMember, "": data.PartMember, "Tjg. ersättare": data.PartSubstitute, "Suppleant": data.PartSubstitute, "Lekmannarevisor": data.PartAuditor, "Revisor": data.PartAuditor,
	} {
		if got, ok := findPart(text); !ok || got != want {
			t.Errorf("%q is read as %q", text, got)
		}
	}
	for _, text := range []string{"Kassör", "Ordförandens sekreterare", "Vice"} {
		if got, ok := findPart(text); ok {
			t.Errorf("%q is read as %q", text, got)
		}
	}
}
