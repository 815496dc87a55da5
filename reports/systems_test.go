package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// unwrapped is the list with the texts of its cells whole.
func unwrapped(t *testing.T, in reports.Input) string {
	t.Helper()
	var b strings.Builder
	for _, block := range build(t, "systemforteckning", in).Blocks {
		table, ok := block.(reports.Table)
		if !ok {
			continue
		}
		for _, row := range table.Rows {
			for _, cell := range row.Cells {
				for _, run := range cell.Runs {
					b.WriteString(run.Text + "\n")
				}
			}
		}
	}
	return soft(text.Render(build(t, "systemforteckning", in)) + b.String())
}

// The list tells what each system inherits and lacks, and the version for anyone tells neither.
func TestSystemList(t *testing.T) {
	in := exampleYear(t)
	inside := unwrapped(t, in)
	for _, want := range []string{
		"6 system är i drift", "Omsorgsportalen", "Nadja Svedhag", "Omsorgsdata i Norden AB", "K 4 allvarlig", "T 3 allvarlig", "RTO 4 h", "RPO 1 h",
		"Misslyckades", "Säkerhetskraven är inte fastställda", "OSL 18 kap. 8 § 3 (förslag)",
	} {
		if !strings.Contains(inside, want) {
			t.Errorf("the paper does not say %q:\n%s", want, inside)
		}
	}
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	outside := unwrapped(t, in)
	for _, secret := range []string{"Misslyckades", "Säkerhetskraven är inte fastställda", "K 4 allvarlig", "RTO", "Sekretessmarkering"} {
		if strings.Contains(outside, secret) {
			t.Errorf("the public paper says %q:\n%s", secret, outside)
		}
	}
	if !strings.Contains(outside, "Omsorgsportalen") {
		t.Errorf("%s", outside)
	}
}

func TestASystemThatMayBeSecretIsNotInThePublicList(t *testing.T) {
	open := &data.System{Head: data.Head{ID: "open"}, Title: "Kartan", Life: data.LifeInUse}
	marked := &data.System{Head: data.Head{ID: "marked", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Reservvattnet", Life: data.LifeInUse}
	retired := &data.System{Head: data.Head{ID: "retired"}, Title: "Gamla lönen", Life: data.LifeRetired}
	in := empty(open, marked, retired)
	if paper := soft(text.Render(build(t, "systemforteckning", in))); !strings.Contains(paper, "Reservvattnet") || strings.Contains(paper, "Gamla lönen") || !strings.Contains(paper, "1 avvecklat system är inte med") {
		t.Errorf("%s", paper)
	}
	in.Public, in.Register = true, in.Register.Public()
	if paper := soft(text.Render(build(t, "systemforteckning", in))); strings.Contains(paper, "Reservvattnet") || !strings.Contains(paper, "Kartan") || !strings.Contains(paper, "1 system där sekretess kan gälla är utelämnade") {
		t.Errorf("%s", paper)
	}
	if paper := soft(text.Render(build(t, "systemforteckning", empty()))); !strings.Contains(paper, "Registret system är inte påbörjat.") {
		t.Errorf("%s", paper)
	}
}

// The annual report tells how much is classified, in figures and without names of what is not.
func TestTheAnnualReportTellsOfInformation(t *testing.T) {
	paper := strings.Join(strings.Fields(soft(text.Render(build(t, "arsrapport", exampleYear(t))))), " ")
	for _, want := range []string{
		"Registret har 7 informationsmängder av cirka 40 och 6 system i drift.", "4 informationsmängder (57 %) har en beslutad klassning som gäller.",
		"1 är inte klassad, 1 har en klassning som har slutat gälla och 1 väntar på informationsägarens beslut.", "Ingen muntlig information är registrerad",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the report does not say %q:\n%s", want, paper)
		}
	}
}
