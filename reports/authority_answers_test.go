package reports

import (
	"testing"

	"lisparmen/data/seed"
)

// The questions name answers that there are, and every answer is named by one.
func TestTheFormsNameAnswersThatThereAre(t *testing.T) {
	named := map[string]bool{"": true}
	for _, form := range seed.Forms() {
		for _, q := range form.Questions {
			if named[q.Answer] = true; q.Answer != "" && formAnswers[q.Answer] == nil {
				t.Errorf("%s: there is no answer %q", form.Name, q.Answer)
			}
		}
	}
	for name := range formAnswers {
		if !named[name] {
			t.Errorf("no question has the answer %q", name)
		}
	}
}
