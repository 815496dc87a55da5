package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports/text"
)

func TestReportingMatrix(t *testing.T) {
	checkText(t, "anmalningsmatris", build(t, "anmalningsmatris", exampleYear(t)))
}

func TestReportingMatrixOfANewMunicipality(t *testing.T) {
	paper := soft(text.Render(build(t, "anmalningsmatris", newMunicipality(t))))
	for _, want := range []string{"24 timmar från kännedom", "cyberportal.ncsc.se", "Vakant", "säkerhetsskyddschef: ingen utsedd"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

func TestReportingMatrixHasNoPersonalNumbersForAnyone(t *testing.T) {
	in := exampleYear(t)
	if inside := soft(text.Render(build(t, "anmalningsmatris", in))); !strings.Contains(inside, "070-174 06 10") {
		t.Errorf("the paper for the wall lacks the coordinator's number:\n%s", inside)
	}
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	outside := soft(text.Render(build(t, "anmalningsmatris", in)))
	for _, p := range data.All(in.Register, data.People) {
		if p.Phone != "" && strings.Contains(outside, p.Phone) {
			t.Errorf("the public paper holds %s", p.Phone)
		}
	}
	if !strings.Contains(outside, "114 14") {
		t.Error("the public paper lacks the number of the police")
	}
}

func TestReportingMatrixOfAnEmptyRegister(t *testing.T) {
	if paper := text.Render(build(t, "anmalningsmatris", empty())); !strings.Contains(paper, "inga frister") {
		t.Errorf("%s", paper)
	}
}

func TestReportingMatrixMarksWhatIsOld(t *testing.T) {
	in := empty(&data.Deadline{Head: data.Head{ID: "d"}, Track: data.TrackPolice, Step: data.StepNotification, Basis: data.FromKnown, Provision: "x", CheckedOn: "2024-01-01"})
	if paper := text.Render(build(t, "anmalningsmatris", in)); !strings.Contains(paper, "▲ Kontrollerad") || !strings.Contains(paper, "Ingen utsedd") {
		t.Errorf("%s", paper)
	}
}
