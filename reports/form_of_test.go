package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
)

// What the ids begin with in two copies of a file.
const idsA, idsB = "0199c5b2-0000-7000-8000-", "0199c5b2-0000-7000-9000-"

// asking is a paper's input with these questions alone in the register of questions.
func asking(in reports.Input, rows ...data.Record) reports.Input {
	var records []data.Record
	for _, kind := range data.Kinds() {
		if kind.Name != data.FormQuestions.Name {
			records = append(records, in.Register.All(kind)...)
		}
	}
	in.Register = data.NewRegister(append(records, rows...))
	return in
}

// begunQuestions are the questions that the register is begun with, whose ids all begin alike.
func begunQuestions(t *testing.T, reg data.Register, prefix string) []data.Record {
	t.Helper()
	n := 0
	rows, err := seed.Offered(reg, data.FormQuestions.Name, func() string { n++; return fmt.Sprintf("%s%012d", prefix, n) }, "2026-11-24")
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// questionNamed is the question of a form with a heading.
func questionNamed(t *testing.T, rows []data.Record, form data.AuthorityForm, heading string) *data.FormQuestion {
	t.Helper()
	for _, r := range rows {
		if q := r.(*data.FormQuestion); q.Form == form && q.Heading == heading {
			return q
		}
	}
	t.Fatalf("%s does not ask %q", form, heading)
	return nil
}

// A register that has just been begun asks what the program asks, once, even if two copies of the file were each begun.
func TestARegisterOfQuestionsThatIsBegunAsksTheSame(t *testing.T) {
	in := asking(incidentNumbered(t, exampleYear(t), 8))
	rows := begunQuestions(t, in.Register, idsA)
	twice := append(begunQuestions(t, in.Register, idsB), begunQuestions(t, in.Register, idsA)...)
	for _, name := range append(formNames(), "incidentparm") {
		want := flat(build(t, name, in))
		if got := flat(build(t, name, asking(in, rows...))); got != want {
			t.Errorf("%s, begun:\n%s\nnot\n%s", name, got, want)
		}
		if got := flat(build(t, name, asking(in, twice...))); got != want {
			t.Errorf("%s, begun twice:\n%s\nnot\n%s", name, got, want)
		}
	}
}

func TestADraftAsksTheQuestionsOfTheFile(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	rows := begunQuestions(t, in.Register, idsA)
	of := func(heading string) *data.FormQuestion { return questionNamed(t, rows, "early_warning", heading) }
	of("Påverkas andra länder?").Heading = "Påverkas Norge?"
	of("Pågår incidenten?").Removed = true
	of("Kontaktperson").Position = ptr(5)
	of("Eget ärende").Answer = "phase_of_the_moon" // of a newer program
	of("Händelseförlopp").Provision = "OSL 15 kap. 2 §"
	checked := of("Organisationsnummer")
	checked.Source, checked.CheckedOn = "Läst: Cyberportalens formulär", "2026-10-01"
	rows = append(rows, &data.FormQuestion{
		Head: data.Head{ID: "own"}, Form: "early_warning", Position: ptr(15), Part: "Organisationen", Heading: "Sektor", Answer: "org_number", Ask: "sektorn",
		Also: "undersektorn", Source: checked.Source, CheckedOn: "2026-11-30",
	})
	wanted := []string{
		"Påverkas Norge? --------------- [Fyll i: ja, nej", "Eget ärende ----------- [Fyll i: diarienummer]", "Sektor ------ 212000-0000 [Fyll i: undersektorn]",
		"OSL 15 kap. 2 §", "8 av 12 frågor", "Källa för frågorna: andrahandskälla, kontrollera mot original: fälten enligt MCFFS 2026:8,",
		"formulär. Läst: Cyberportalens formulär. Kontrollerade 2026-10-01.",
	}
	unwanted := []string{"Påverkas andra länder?", "Pågår incidenten?"}
	paper := flat(build(t, "upplysning", asking(in, rows...)))
	saysBut(t, paper, wanted, unwanted)
	inOrder(t, paper, "Kontaktperson ---", "Organisationens namn ---", "Sektor ---", "Organisationsnummer ---", "Eget ärende ---")
	saysBut(t, flat(build(t, "incidentparm", asking(in, rows...))), []string{"Påverkas Norge?", "Sektor", "Kontrollerade 2026-10-01."}, unwanted)
	saysBut(t, flat(build(t, "slutrapport", asking(in, rows...))), []string{"Påverkan på andra länder", "Kontrollerade 2026-11-24."}, []string{"Norge"})

	in = asking(in, rows...)
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	saysBut(t, flat(build(t, "upplysning", in)), []string{"Påverkas Norge?", "[Fyll i: undersektorn]"}, append(unwanted, "OSL 15 kap. 2 §"))
}

// Forms are each the program's until the file has a question of that one, and again when its last is removed.
func TestAFormIsTheProgramsUntilTheFileHasAQuestionOfIt(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	own := &data.FormQuestion{Head: data.Head{ID: "own"}, Form: "police_report", Position: ptr(1), Part: "Brottet", Heading: "Brottsrubricering", Ask: "brottet", Source: "Läst: polisen.se.", CheckedOn: "2026-11-24"}
	says := func(wanted, unwanted string) {
		t.Helper()
		saysBut(t, flat(build(t, "polisanmalan", asking(in, own))), []string{wanted}, []string{unwanted})
	}
	says("0 av 1 fråga", "Misstänkta och vittnen")
	saysBut(t, flat(build(t, "upplysning", asking(in, own))), []string{"av 12 frågor"}, []string{"Brottsrubricering"})
	own.Removed = true
	says("Misstänkta och vittnen", "Brottsrubricering")
}

// inOrder fails unless a paper says the words one after the other.
func inOrder(t *testing.T, paper string, words ...string) {
	t.Helper()
	for _, w := range words {
		_, after, ok := strings.Cut(paper, w)
		if !ok {
			t.Fatalf("%q is not said after the words before it", w)
		}
		paper = after
	}
}
