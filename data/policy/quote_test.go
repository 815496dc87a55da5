package policy

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWordingHas(t *testing.T) {
	const section = "Vi talar om två sidor.  Skyddet ska\nfölja behovet. Kommunen ska:\n\n- utse en ansvarig\n- öva varje år\n\nDet ska följas upp."
	for sentence, want := range map[string]bool{
		"Skyddet ska följa behovet.":                        true,
		"Skyddet  ska\nfölja behovet.":                      true,
		"Vi talar om två sidor. Skyddet ska följa behovet.": true,
		"Kommunen ska: öva varje år":                        true,
		"utse en ansvarig":                                  true,
		"Skyddet ska följa":                                 false, // cut short
		"Skyddet bör följa behovet.":                        false,
		"Skyddet ska följa behovet":                         false,
		"Kommunen ska: öva varje månad":                     false,
		"":                                                  false,
	} {
		if got := WordingOf(section).Has(sentence); got != want {
			t.Errorf("%q: %t", sentence, got)
		}
	}
}

// What is found in a policy is quoted from it.
func TestWordingHasWhatIsFound(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "policy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text := Parse(string(raw))
	for _, duty := range Duties(text) {
		if !WordingOf(text.Sections[duty.Section].Text()).Has(duty.Sentence) {
			t.Errorf("%q is not seen as a quotation", duty.Sentence)
		}
	}
}
