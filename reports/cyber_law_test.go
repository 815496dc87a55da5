package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// The paper tells of each of the ten areas, in the public version without the words of what is lacking.
func TestCyberLaw(t *testing.T) {
	in := exampleYear(t)
	paper := build(t, "cybersakerhetslagen", in)
	own := said(paper)
	for i, title := range seed.LawAreas() {
		if !strings.Contains(own, title) {
			t.Errorf("area %d is not told", i+1)
		}
	}
	for _, want := range []string{
		"Av lagens tio områden är 9 delvis införda och 1 inte infört.", "Inför säkerhetsåtgärder för säkerhet i leveranskedjan.",
		"Fjärråtkomst till vattenstyrningen har bara lösenord", "Å-19", "Länsstyrelsen i Östergötlands län", "lämnade kommunen 4 rapporter om betydande incidenter: 3 i tid och 1 för sent",
	} {
		if !strings.Contains(own, want) {
			t.Errorf("%q is not in the paper", want)
		}
	}
	if paper.Secrecy == nil {
		t.Error("the paper has no mark")
	}
	in.Register, in.Before, in.Public = in.Register.Public(), in.Before.Public(), true
	public := build(t, "cybersakerhetslagen", in)
	for _, secret := range []string{"vattenstyrningen", "Bilaga.", "Kontakt:"} {
		if strings.Contains(said(public), secret) || public.Secrecy != nil {
			t.Errorf("the public version says %q", secret)
		}
	}
	words := said(build(t, "cybersakerhetslagen", empty()))
	for _, want := range []string{"Det finns ingen uppgift om att kommunen är anmäld.", "Ingen har bedömt lagens tio områden än.", "Anmäl kommunen (2 kap. 2 §).", "Bedöm lagens tio områden."} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not told of an empty municipality:\n%s", want, words)
		}
	}
}

// A public paper does not tell that one or two people of the leadership have gone through the training.
func TestFewLeadersAreNotCountedInPublic(t *testing.T) {
	number := func(n int) []data.Record {
		return []data.Record{
			&data.Course{Head: data.Head{ID: "c"}, Title: "Ledningens kurs", Mandatory: true},
			&data.TrainingDone{Head: data.Head{ID: "t"}, Course: "c", Group: data.GroupLeadership, On: "2026-05-01", Headcount: &n},
		}
	}
	for n, want := range map[int]string{2: "Färre än 3 i ledningen har gått", 5: "5 personer i ledningen har gått"} {
		in := empty(number(n)...)
		in.Public = true
		if words := said(build(t, "cybersakerhetslagen", in)); !strings.Contains(words, want) {
			t.Errorf("%q is not told:\n%s", want, words)
		}
	}
}
