package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
	"lisparmen/translations"
)

// with is a report's input after the coordinator has said how registers are used.
func with(t *testing.T, in reports.Input, said ...*data.RegisterUse) reports.Input {
	t.Helper()
	var records []data.Record
	for _, kind := range data.Kinds() {
		for _, r := range in.Register.Living(kind) {
			if use, ok := r.(*data.RegisterUse); !ok || !slices.ContainsFunc(said, func(s *data.RegisterUse) bool { return s.Register == use.Register }) {
				records = append(records, r)
			}
		}
	}
	for _, s := range said {
		s.ID = "use-" + s.Register
		records = append(records, s)
	}
	in.Register = data.NewRegister(records)
	return in
}

func inStratsys(register string) *data.RegisterUse {
	return &data.RegisterUse{Register: register, State: data.UseElsewhere, System: "Stratsys"}
}

// Each register that is kept in another system gives its one sentence, and nothing of it counts.
func TestWhatIsKeptElsewhereDoesNotCount(t *testing.T) {
	gone := map[string][]string{ // what stands in the paper as long as the register is in use
		"action":        {"försenade åtgärder", "Öppna åtgärder", "De öppna åtgärderna kostar", "Å-2 ", "Gör klart"},
		"role":          {"Utse säkerhetsskyddschef", "Vakant", "roller är besatta"},
		"incident":      {"5 incidenter", "Incidenter i perioden", "NCSC/CERT-SE har fått", "avbrotten varade", "Återstår:"},
		"notification":  {"NCSC/CERT-SE har fått", "Återstår:"},
		"document":      {"Bekräftat saknas.", "Nästa översyn", "Policy finns", "Ta reda på om en riktlinje"},
		"duty":          {"Av policyns 28 krav", "Delvis uppfyllt, och ingen åtgärd är införd"},
		"decision":      {"Uppdraget ”", "Givet av"},
		"training_done": {"Lägst:", "Grupp och kurs"},
		"confirmation":  {"har chefen intygat"},
		"registration":  {"skulle ha anmälts senast", "Kommunens anmälan enligt cybersäkerhetslagen"},
		"measure":       {"Säkerhetsåtgärder inom cybersäkerhetslagens", "Lagens tio områden:"},
		"introduction":  {"Så långt har förvaltningarna"},
	}
	year := exampleYear(t)
	whole := paperText(t, year)
	for _, kind := range data.Kinds() {
		if !data.IsRegister(kind.Name) {
			continue
		}
		sentence := translations.Swedish.Text(data.KindsKey(kind.Name), nil) + " förs i Stratsys och ingår inte i rapporten."
		paper := paperText(t, with(t, year, inStratsys(kind.Name)))
		want := 1
		if kind.Name == "duty" { // the first page begins with it too
			want = 2
		}
		if n := strings.Count(paper, sentence); n != want {
			t.Errorf("%s: %q stands %d times", kind.Name, sentence, n)
		}
		for _, words := range gone[kind.Name] {
			if !strings.Contains(whole, words) {
				t.Errorf("%s: the test looks for %q, which never stands there", kind.Name, words)
			}
			if i := strings.Index(paper, words); i >= 0 {
				t.Errorf("%s: still says ”%s”", kind.Name, paper[max(0, i-60):min(len(paper), i+100)])
			}
		}
	}
}

// The three registers of the audit together: nothing of them is left on the first page.
func TestFirstPageWithoutActionsRolesAndIncidents(t *testing.T) {
	in := with(t, exampleYear(t), inStratsys("action"), inStratsys("role"), inStratsys("incident"))
	for question, want := range map[string]string{
		"Vad har hänt?":       "(incidenter förs i Stratsys)",
		"Behov 2027":          "(åtgärder förs i Stratsys)",
		"Förra årets uppdrag": "Uppdraget ”Ta fram en riktlinje för upphandling och avtal” (§ 39, 11 mars 2026) följs i Stratsys. (åtgärder förs i Stratsys)",
	} {
		check(t, question, answer(t, in, question), want)
	}
	if got := answer(t, in, "Förslag till beslut"); strings.Contains(got, "budgeten") || strings.Contains(got, "försen") {
		t.Error(got)
	}
}

// What was in use when the period began is not compared with what is kept elsewhere now.
func TestElsewhereIsNotADirection(t *testing.T) {
	duty := &data.Duty{Head: data.Head{ID: "d"}, Sentence: "s", Catalogue: ptr(13), Area: data.AreaOrganisation, State: data.DutyKept}
	held := &data.Role{Head: data.Head{ID: "r"}, Name: "r", Needed: true, Holder: "p"}
	other := &data.Duty{Head: data.Head{ID: "e"}, Sentence: "e", Area: data.AreaOrganisation, State: data.DutyKept, Assessment: data.Met}
	in := empty(duty, held, other)
	in.Before = in.Register
	in = with(t, in, inStratsys("role"))
	if got := paperText(t, in); !strings.Contains(got, "Läget är oförändrat") || strings.Contains(got, "sämre") {
		t.Errorf("%s", got[:700])
	}
}

// A register that nobody has begun is said to be so, once, and has no answer.
func TestWhatIsNotBegunIsSaidOnce(t *testing.T) {
	paper := paperText(t, empty())
	for _, words := range []string{
		"Registren beslut och åtgärder är inte påbörjade.", "Registret roller är inte påbörjat.", "Registren genomförda utbildningar och chefsintyg är inte påbörjade.",
		"Registret incidenter är inte påbörjat.", "Registret kommunens anmälan är inte påbörjat.",
	} {
		if n := strings.Count(paper, words); n != 1 {
			t.Errorf("%q stands %d times", words, n)
		}
	}
	for _, words := range []string{"Ingen incident är registrerad", "Inga åtgärder är införda", "Inga kostnader är angivna", "Det är inte bestämt vilka roller"} {
		if strings.Contains(paper, words) {
			t.Errorf("says %q of a register that nobody has begun", words)
		}
	}
}

// The incident report leaves out the parts that are kept elsewhere, and says so.
func TestIncidentReportWithPartsElsewhere(t *testing.T) {
	render := func(in reports.Input) string { return rendered(t, "incident", in) }
	in := exampleYear(t)
	if got := render(with(t, in, inStratsys("incident"))); !strings.Contains(got, "Incidenter förs i Stratsys och ingår inte i rapporten.") || strings.Contains(got, "I-") {
		t.Error(got)
	}
	got := render(with(t, exampleYear(t), inStratsys("notification"), inStratsys("action")))
	for _, words := range []string{"Frister i lag", "Anmält till nämnd", "dygn", "Beslutade åtgärder", "beslutade åtgärder", "dataskyddsombudet är tillfrågat"} {
		if strings.Contains(got, words) {
			t.Errorf("still says %q", words)
		}
	}
	for _, words := range []string{"Anmälningar förs i Stratsys och ingår inte i rapporten.", "Åtgärder förs i Stratsys och ingår inte i rapporten."} {
		if n := strings.Count(got, words); n != 1 {
			t.Errorf("%q stands %d times", words, n)
		}
	}
}

// The sheet for the wall names no holder of a role that is kept elsewhere, and never calls it vacant.
func TestMatrixWithRolesElsewhere(t *testing.T) {
	in := exampleYear(t)
	if got := rendered(t, "anmalningsmatris", in); !strings.Contains(got, "Maja Tallbrink") {
		t.Fatal("the test looks for nobody")
	}
	got := rendered(t, "anmalningsmatris", with(t, in, inStratsys("role")))
	if strings.Contains(got, "Maja Tallbrink") || strings.Contains(got, "Vakant") || !strings.Contains(got, "roller förs i Stratsys") {
		t.Error(got)
	}
}

func rendered(t *testing.T, report string, in reports.Input) string {
	t.Helper()
	return strings.Join(strings.Fields(soft(text.Render(build(t, report, in)))), " ")
}
