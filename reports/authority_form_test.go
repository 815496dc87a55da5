package reports_test

import (
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
)

// formNames are the papers that draft what authorities ask for.
func formNames() []string {
	var names []string
	for _, f := range seed.Forms() {
		names = append(names, f.Name)
	}
	return names
}

// saysBut fails for each of the wanted words that a paper does not say, and of the unwanted that it says.
func saysBut(t *testing.T, paper string, wanted, unwanted []string) {
	t.Helper()
	says(t, paper, wanted...)
	hides(t, paper, unwanted...)
}

// Each question of each form stands in its draft, answered or asked.
func TestDraftsAskEveryQuestionOfTheForm(t *testing.T) {
	for _, form := range seed.Forms() {
		paper := flat(build(t, form.Name, incidentNumbered(t, exampleYear(t), 8)))
		for _, q := range form.Questions {
			if !strings.Contains(paper, q.Heading) {
				t.Errorf("%s does not ask %q", form.Name, q.Heading)
			}
			if q.Answer == "" && !strings.Contains(paper, "[Fyll i: "+q.Ask+"]") {
				t.Errorf("%s: what no register knows is not asked for: %q", form.Name, q.Ask)
			}
		}
	}
}

func TestEarlyWarningIsAnsweredByTheRegisters(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	saysBut(t, flat(build(t, "upplysning", in)), []string{
		"Upplysning om betydande incident I-8", "Upplysning lämnades 2026-11-23 23.10. I tid.",
		"cyberportal.ncsc.se", "212000-0000", "070-174 06 10", "2026-11-23 17.10 Läkemedelslistor på papper",
		"Är vården begränsad i mer än 1 timme? Ja.", "Sekretess kan gälla för svaret: OSL 18 kap. 8 b §.",
		"[Fyll i: vad incidenten har lett till och kan leda till]", "Kontrollerade 2026-11-24.",
	}, nil)
	in.RecordID = ""
	saysBut(t, flat(build(t, "incidentanmalan", in)), []string{
		"Incidentanmälan I-8", "Incidentanmälan lämnas senast 2026-11-26 16.40. 2 dygn och 8 timmar kvar.", "Upplysning lämnades 2026-11-23 23.10. Kvittens i KS 2026/341.",
	}, []string{"Redan skrivet utkast"})
}

// What somebody has drafted already is not lost beside the answers.
func TestDraftHoldsWhatIsWritten(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	in.Register = exampleAt(t, morning.Add(3*time.Hour))
	in.Now = morning.Add(3 * time.Hour)
	saysBut(t, flat(build(t, "incidentanmalan", in)), []string{"Redan skrivet utkast", "en lagringsenhet slutade svara", "2 dygn och 5 timmar kvar"}, nil)
}

// Each personuppgiftsansvarig has a draft of its own, from its own knowledge.
func TestEachControllerHasADraftOfItsOwn(t *testing.T) {
	doc := build(t, "imy-anmalan", incidentNumbered(t, exampleYear(t), 6))
	saysBut(t, flat(doc), []string{
		"Socialnämnden, Ekdala kommun", "Barn- och utbildningsnämnden, Ekdala kommun", "Kännedom: 2026-08-29 09.40",
		"1 850 personer i hela incidenten. [Fyll i: hur många som nämnden är personuppgiftsansvarig för]",
		"Ja, de informerades 2026-09-02 15.00.", "Nej. Namn och placering ger inte hög risk.", "dataskyddsombud@ekdala.example",
	}, nil)
	breaks := 0
	for _, b := range doc.Blocks {
		if _, ok := b.(reports.PageBreak); ok {
			breaks++
		}
	}
	if breaks != 1 {
		t.Errorf("%d page breaks", breaks)
	}
}

func TestDraftOfWhatIsNotToBeTold(t *testing.T) {
	saysBut(t, flat(build(t, "upplysning", incidentNumbered(t, exampleYear(t), 7))), []string{"Upplysning ska inte lämnas, så som incidenten är bedömd."}, nil)
}

// Where säkerhetsskydd is at stake no draft holds anything of what has happened.
func TestSecurityProtectionGoesAnotherWay(t *testing.T) {
	in := exampleYear(t)
	for _, i := range data.All(in.Register, data.Incidents) {
		i.SecurityProtection, i.SecurityProtectionOn, i.SecurityProtectionRef = true, "2026-11-23", "KS 2026/999"
	}
	in = incidentNumbered(t, in, 8)
	for _, name := range formNames() {
		doc := build(t, name, in)
		saysBut(t, doc.Title+" "+flat(doc), []string{"säkerhetsskyddschefen har sagt", "Finns hos säkerhetsskyddschefen", "010-568 70 00"},
			[]string{"KS 2026/999", "Vårdsystemet", "Läkemedelslistor", "Socialnämnden", "Fyll i"})
	}
}

// The public version has no words of a secret incident, and no numbers to persons.
func TestPublicDraftHidesWhatIsSecret(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	two := 2
	i, _ := data.Find(in.Register, data.Link[*data.Incident](in.RecordID))
	i.Affected = &two
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	for _, name := range formNames() {
		doc := build(t, name, in)
		saysBut(t, flat(doc), []string{"Offentlig version."}, []string{"Vårdsystemet nere", "Läkemedelslistor", "070-174", "@ekdala", "2 personer"})
		if doc.Secrecy != nil {
			t.Errorf("%s: marked %+v", name, doc.Secrecy)
		}
	}
	saysBut(t, flat(build(t, "slutrapport", in)), []string{"Färre än 3 personer."}, nil)
	saysBut(t, flat(build(t, "incident", in)), []string{"Berörda personer: Färre än 3"}, []string{"Berörda personer: 2"})
}

func TestDraftsOfAnEmptyMunicipality(t *testing.T) {
	for _, name := range formNames() {
		saysBut(t, flat(build(t, name, newMunicipality(t))), []string{"Det finns ingen incident att lämna", "Lägg in incidenten"}, nil)
		report, _ := reports.Named(name)
		in := empty()
		in.RecordID = "nobody"
		if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
