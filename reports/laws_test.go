package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports/text"
)

// The register of laws tells how each is met, and what nobody has judged, answers for or has compared in time.
func TestLegalRequirements(t *testing.T) {
	n := 1
	in := empty(
		&data.Person{Head: data.Head{ID: "p"}, Name: "Maja Tallbrink"},
		&data.LegalRequirement{Head: data.Head{ID: "a"}, Number: &n, Title: "Anmäla", Law: "Cybersäkerhetslagen", Provision: "2 kap. 2 §", Met: data.LawMetNot, Responsible: "p", How: "Ingen har anmält.", CheckedOn: "2025-01-01"},
		&data.LegalRequirement{Head: data.Head{ID: "b"}, Title: "Utbilda", Law: "Cybersäkerhetslagen", Met: data.LawMetWhole, CheckedOn: "2026-11-01", Responsible: "p", Proof: "Närvarolista"},
		&data.LegalRequirement{Head: data.Head{ID: "c"}, Title: "Analysera", Law: "Säkerhetsskyddslagen (2018:585)", Met: data.LawMetNot, How: "HEMLIGT", Proof: "HEMLIGT"},
		&data.LegalRequirement{Head: data.Head{ID: "d"}, Title: "Gammalt krav", Law: "NIS-lagen", EndedOn: "2026-01-14"},
	)
	words := soft(text.Render(build(t, "lagkrav", in)))
	for _, want := range []string{
		"Av 2 lagkrav är 1 uppfyllt och 1 inte uppfyllt.", "Bestäm vad som ska göras åt de brister som finns: LK-1.", "Jämför med lagens ord på nytt: LK-1.",
		"■ Brist", "Ingen har anmält.", "Bevis: Närvarolista", "2025-01-01, försenat", "Krav som har upphört", "Gammalt krav", "Säkerhetsskydd redovisas",
	} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the paper:\n%s", want, words)
		}
	}
	if strings.Contains(words, "HEMLIGT") {
		t.Error("the paper tells how a law on säkerhetsskydd is met")
	}
	if words := soft(text.Render(build(t, "lagkrav", empty()))); !strings.Contains(words, "Registret lagkrav är inte påbörjat.") || !strings.Contains(words, "Börja med de vanligaste raderna") {
		t.Error(words)
	}
}
