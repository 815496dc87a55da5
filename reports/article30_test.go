package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// The entry tells whose data there is and of which sorts, from what the file holds; in public neither how few people there are of a
// sort, nor how the file is classified.
func TestArticle30(t *testing.T) {
	in := exampleYear(t)
	own := said(build(t, "registerforteckning", in))
	for _, want := range []string{
		"Personuppgiftsansvarig: Kommunstyrelsen", "Dataskyddsombud: Annika Dalhamn", "namn, titel, enhet", "Parti är en känslig uppgift", "Chefsintyg\n\nchef\n\n3",
		"5 år, räknat från utgången av året", "Kommunstyrelsen 2025-06-11", "Filen är klassad den 5 maj 2025", "Personer som har slutat och inte är gallrade\n\n1\n", "Integritetsskyddsmyndigheten",
		"Rättslig grund (förslag)",
	} {
		if !strings.Contains(own, want) {
			t.Errorf("%q is not in the entry:\n%s", want, own)
		}
	}
	in.Register, in.Public = in.Register.Public(), true
	public := said(build(t, "registerforteckning", in))
	if strings.Contains(public, "Filen är klassad") || strings.Contains(public, "gallrade\n\n1\n") || !strings.Contains(public, "gallrade\n\nfärre än 3") || strings.Contains(public, "Kontakt:") {
		t.Error(public)
	}
	words := said(build(t, "registerforteckning", empty()))
	for _, want := range []string{"Registret över personer är tomt.", "Kommunen har inte lagt in någon gallringsregel.", "Filen är inte klassad."} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not told of an empty municipality:\n%s", want, words)
		}
	}
	// Nobody's party is a datum of the file until somebody has filled one in.
	if words := said(build(t, "registerforteckning", empty(&data.Person{Head: data.Head{ID: "p"}, Name: "Anna Lind"}))); strings.Contains(words, "Parti") {
		t.Error(words)
	}
}
