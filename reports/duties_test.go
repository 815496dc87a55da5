package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// Every duty of the catalogue is in the paper with its state, proof and lack; what is dropped is there with the reason.
func TestDutiesReport(t *testing.T) {
	words := said(build(t, "ataganden", exampleYear(t)))
	for _, d := range seed.Duties() {
		if !strings.Contains(words, d.Text) {
			t.Errorf("duty %d is not told: %q", d.Number, d.Text)
		}
	}
	for _, want := range []string{"Av 28 åtaganden är 4 uppfyllda, 21 delvis uppfyllda, 2 inte uppfyllda och 1 inte bedömt.", "Saknas: L-5 Lönservice", "Ansvarig: Upphandlare", "Samordnarens bedömning: Riktlinjen"} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the paper", want)
		}
	}
	n := 12
	in := empty(
		&data.Duty{Head: data.Head{ID: "own"}, Sentence: "Kommunen ska öva.", State: data.DutyKept, Area: data.AreaSystematic, Assessment: data.Lacking, AssessmentReason: "Ingen övning i år."},
		&data.Duty{Head: data.Head{ID: "law"}, Sentence: "Arbetet ska följa lagen.", State: data.DutyKept, Catalogue: &n},
		&data.Duty{Head: data.Head{ID: "not"}, Sentence: "Ordet ska används här.", State: data.DutyDropped, DroppedReason: "Inget krav."},
	)
	words = said(build(t, "ataganden", in))
	for _, want := range []string{"Policyns övriga åtaganden", "Kommunen ska öva.", "Brist", "Ingen övning i år.", "Meningar som inte räknas", "Inget krav.", "Policyn lägger 1 av dem", "Står inte i policyn."} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not in the paper:\n%s", want, words)
		}
	}
}

// A public paper names what is lacking by its number only: a title made of the titles of others would tell which system lacks what.
func TestDutiesInPublic(t *testing.T) {
	in := exampleYear(t)
	if own := said(build(t, "ataganden", in)); !strings.Contains(own, "Loggar skyddas, S-5") || !strings.Contains(own, "R-10 ") {
		t.Error(own)
	}
	in.Register, in.Public = in.Register.Public(), true
	public := said(build(t, "ataganden", in))
	for _, secret := range []string{"Loggar skyddas", "R-10 […]", "[…], […]"} {
		if strings.Contains(public, secret) {
			t.Errorf("the public paper says %q", secret)
		}
	}
	for _, want := range []string{"Saknas: R-10\n", "Bevis: 87 poster\n"} {
		if !strings.Contains(public, want) {
			t.Errorf("%q is not in the public paper:\n%s", want, public)
		}
	}
}

// What is told to Säkerhetspolisen, or judged for it, is no proof that anybody reads of in a list.
func TestNoListNamesWhatIsToldTheSecurityPolice(t *testing.T) {
	in := exampleYear(t)
	incident := data.All(in.Register, data.Incidents)[0]
	var records []data.Record
	for _, kind := range data.Kinds() {
		records = append(records, in.Register.All(kind)...)
	}
	told := &data.Notification{Head: data.Head{ID: "secret"}, Incident: data.Link[*data.Incident](incident.ID), Track: data.TrackSecurityPolice, Step: data.StepNotification, Judgement: data.JudgedYes, Reason: "HEMLIGT SKÄL", SentAt: morning}
	in.Register = data.NewRegister(append(records, told))
	in.Touched = []data.Touch{{At: morning, Author: "Anna Lind", Act: "save", Kind: "notification", Record: "secret", Save: "1", Fields: []string{"reason"}}}
	for _, name := range []string{"ataganden", "forteckning", "andringslogg", "registerforteckning", "cybersakerhetslagen"} {
		words := said(build(t, name, in))
		for _, secret := range []string{"HEMLIGT", "(säkerhetsskydd)", "Säkerhetspolisen, "} {
			if strings.Contains(words, secret) {
				t.Errorf("%s says %q", name, secret)
			}
		}
		if name == "andringslogg" && (!strings.Contains(words, "Säkerhetsskydd redovisas inte här") || strings.Contains(words, "Ändrade skäl")) {
			t.Error(words)
		}
	}
}
