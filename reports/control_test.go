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
