package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

func printed(t *testing.T, name string, in reports.Input) string {
	t.Helper()
	return text.Render(build(t, name, in))
}

func TestPapersOnInternkontroll(t *testing.T) {
	in := exampleYear(t)
	plan := printed(t, "internkontrollplan", in)
	for _, want := range []string{"Plan för internkontroll 2026", "Kommunstyrelsen", "Socialnämnden", "Antagen: KS 2025/302 § 7.", "KM-5 Loggar i", "Varje kvartal", "OSL 18 kap. 8 § 3"} {
		if !strings.Contains(strings.Join(strings.Fields(plan), " "), want) {
			t.Errorf("the plan lacks %q:\n%s", want, plan)
		}
	}
	for _, u := range data.All(in.Register, data.Units) {
		if u.Short == "SN" {
			in.RecordID = u.ID
		}
	}
	one := printed(t, "internkontroll", in)
	for _, want := range []string{"Uppföljning av internkontroll 2026", "3 tillfällen är genomförda: 2 utan anmärkning och 1 mindre avvikelse. 1 tillfälle är inte genomfört i tid. 1 tillfälle återstår.", "Försenat", "Dokumentförstörare", "3 av 4 grupper"} {
		if !strings.Contains(strings.Join(strings.Fields(one), " "), want) {
			t.Errorf("the results lack %q:\n%s", want, one)
		}
	}
	if strings.Contains(one, "Kommunstyrelsen\n") {
		t.Error("another body is on the paper")
	}
	in.Register, in.Public = in.Register.Public(), true
	if open := printed(t, "internkontroll", in); strings.Contains(open, "återvinning") || !strings.Contains(open, data.SecretText) {
		t.Errorf("the public version tells:\n%s", open)
	}
	if empty := printed(t, "internkontrollplan", newMunicipality(t)); !strings.Contains(empty, "Registret kontrollmoment är inte påbörjat.") {
		t.Errorf("a new file:\n%s", empty)
	}
}

// What the plan and its results say first, and what was learnt for the year after.
func TestPapersOnInternkontrollJudge(t *testing.T) {
	in := exampleYear(t)
	mustTell(t, words(t, "internkontrollplan", in), "8 kontrollmoment för informationssäkerhet är planerade 2026 i 3 nämnder, och alla planer är antagna.")
	mustTell(t, words(t, "internkontroll", in), "Internkontrollen har visat 4 avvikelser, och 1 av dem har ingen åtgärd. 1 kontrolltillfälle är försenat.", "KM-5 igen", "Till nästa års plan", "Ta med konsulter nästa år")
	for _, p := range data.All(in.Register, data.ControlPoints) {
		p.State = data.PlanProposed
	}
	mustTell(t, words(t, "internkontrollplan", in), "Planerna är förslag.", "Socialnämnden antar kontrollmomenten för informationssäkerhet 2026.")
}

func TestSummaryOfInternkontroll(t *testing.T) {
	in := exampleYear(t)
	paper := words(t, "internkontroll-sammanstallning", in)
	mustTell(t, paper, "8 genomförda kontrolltillfällen (av 14) 4 avvikelser (3 mindre)", "Alla 8 8 3 1 1 5",
		"Miljö- och byggnadsnämnden har inget kontrollmoment för informationssäkerhet 2026.", "KM-2 Styrdokumenten ses över i tid visade en avvikelse som ingen åtgärd svarar mot.",
		"KM-5 Loggar i vårdsystemet granskas skulle ha kontrollerats den 30 september 2026.", "skulle ha varit klar den 30 september 2026", "Ingen åtgärd",
		"Kommunstyrelsen uppmanar miljö- och byggnadsnämnden")
	shown := words(t, "internkontroll-sammanstallning", public(in))
	mustNotTell(t, shown, "ekonomisystemet", "Loggar i vårdsystemet", "återvinning")
	mustTell(t, shown, "8 genomförda kontrolltillfällen")
	mustTell(t, words(t, "internkontroll-sammanstallning", newMunicipality(t)), "Registret kontrollmoment är inte påbörjat.", "Lägg in nämndens kontrollmoment")

	good := empty(
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen", Type: data.UnitBoard},
		&data.ControlPoint{Head: data.Head{ID: "p"}, Title: "Rollerna är besatta", Unit: "ks", Year: "y2026", State: data.PlanAdopted},
		&data.ControlOccasion{Head: data.Head{ID: "o"}, Control: "p", PlannedOn: "2026-06-01", DoneOn: "2026-06-01", Result: data.ResultClean},
	)
	mustTell(t, words(t, "internkontroll-sammanstallning", good), "Internkontrollen har inte visat någon avvikelse.", "Alla nämnder har kontrollmoment, inget är försenat och varje avvikelse har en åtgärd.")
}

func TestMinutesOfTheManagementReview(t *testing.T) {
	in := exampleYear(t)
	paper := printed(t, "minnesanteckningar", in)
	mustTell(t, paper, "\n2. De tio viktigaste systemen ska vara klassade i december.\n", "1 åtgärd kom ur genomgången, och den återstår.", "Å-35 Gör underlaget")
	mustTell(t, words(t, "minnesanteckningar", in), "Leila Nourstam och Maja Tallbrink.", "Den som ledde genomgången")
	mustNotTell(t, words(t, "minnesanteckningar", public(in)), "Nourstam", "Reservrutinen")
	mustTell(t, words(t, "minnesanteckningar", newMunicipality(t)), "inte påbörjat")
	review := data.All(in.Register, data.ManagementReviews)[0]
	before := len(build(t, "minnesanteckningar", in).Blocks)
	review.On, review.Decided = "2027-03-10", ""
	coming := build(t, "minnesanteckningar", in)
	if len(coming.Blocks) < before {
		t.Errorf("a review that is to come has %d blocks, one that was held %d", len(coming.Blocks), before)
	}
	mustTell(t, words(t, "minnesanteckningar", in), "Genomgången hålls den 10 mars 2027. Anteckna i rummen nedan")
}

func TestSelfAssessmentBesideTheTimeBefore(t *testing.T) {
	in := exampleYear(t)
	paper := words(t, "sjalvskattning", in)
	mustTell(t, paper, "Arbetet är på nivå 1–2 av 4 i 8 områden. 6 områden har gått upp sedan 2025 och inget har gått ned.", "1 2 Upp 1 Ledningen har haft", "Oförändrat",
		"Svagast, på nivå 1, är 5 områden. Nästa steg för dem är nivå 2", "SEKRETESSMARKERING", "Ingen åtgärd är knuten till skattningen.")
	shown := words(t, "sjalvskattning", public(in))
	mustTell(t, shown, "1 2 Upp 1", "Motiveringarna är utelämnade")
	mustNotTell(t, shown, "Loggar samlas inte", "SEKRETESSMARKERING")
	for _, s := range data.All(in.Register, data.SelfAssessments) {
		if s.Year == "y2026" && s.Area == data.MaturityLead {
			s.Level = ptr(0)
			for _, a := range data.All(in.Register, data.Actions)[:1] {
				a.Origin = data.OriginOf(s.KindName(), s.ID)
			}
		}
	}
	mustTell(t, words(t, "sjalvskattning", in), "5 områden har gått upp sedan 2025 och 1 har gått ned.", "Ned 1", "Å-1 Inför fördröjd sändning")
	mustTell(t, words(t, "sjalvskattning", newMunicipality(t)), "Registret självskattningar är inte påbörjat.", "Nivå 4")
}

func TestPaperOnTheManagementReview(t *testing.T) {
	paper := strings.Join(strings.Fields(printed(t, "ledningens-genomgang", exampleYear(t))), " ")
	for _, want := range []string{"LG-1 Ledningens genomgång 2026", "Deltagare", "1. Tidigare åtgärder", "7. Beslut", "Nästa genomgång hålls i mars 2027."} {
		if !strings.Contains(paper, want) {
			t.Errorf("it lacks %q:\n%s", want, paper)
		}
	}
	if empty := printed(t, "ledningens-genomgang", newMunicipality(t)); !strings.Contains(empty, "inte påbörjat") {
		t.Errorf("a new file:\n%s", empty)
	}
}

func TestPaperOnTheWheel(t *testing.T) {
	paper := strings.Join(strings.Fields(printed(t, "arshjul", exampleYear(t))), " ")
	for _, want := range []string{"Granska leverantörerna", "30 Återkommer Internkontroll", "2 Sammanträde Kommunstyrelsen", "försenade och står inte här", "SEKRETESSMARKERING"} {
		if !strings.Contains(paper, want) {
			t.Errorf("it lacks %q:\n%s", want, paper)
		}
	}
}

func TestAnnualReportTellsOfInternkontroll(t *testing.T) {
	paper := strings.Join(strings.Fields(printed(t, "arsrapport", exampleYear(t))), " ")
	for _, want := range []string{"Internkontroll och uppföljning", "3 av 4 nämnder har antagit kontrollmoment för året.", "Minst 90 %", "78 %", "Från 64 %", "1 granskning har gjorts i perioden. 2 iakttagelser är öppna, varav 1 skulle ha varit åtgärdade", "Självskattning, nivå 0–4"} {
		if !strings.Contains(paper, want) {
			t.Errorf("it lacks %q", want)
		}
	}
	for _, secret := range []string{"Tre konton var öppna", "Vattenverkets styrdator", "Reservrutiner är inte övade"} {
		if strings.Contains(paper, secret) {
			t.Errorf("it tells %q", secret)
		}
	}
	if empty := printed(t, "arsrapport", newMunicipality(t)); strings.Contains(empty, "Internkontroll och uppföljning") {
		t.Error("a new file tells of what nobody has begun")
	}
}
