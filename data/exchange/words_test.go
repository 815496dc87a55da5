package exchange

import (
	"slices"
	"testing"

	"lisparmen/data"
)

// TestSynonymsAreOfFieldsAndAnswers holds the words of workbooks to the declarations: each is of a field that is taken in or of an
// answer, is written as it is compared, and says one thing.
func TestSynonymsAreOfFieldsAndAnswers(t *testing.T) {
	for name, fields := range columnNames() {
		kind, ok := data.KindNamed(name)
		if !ok {
			t.Errorf("no kind %s", name)
			continue
		}
		for field, words := range fields {
			if !slices.Contains(Columns(kind), field) {
				t.Errorf("%s has no field %s that is taken in", name, field)
			}
			for i, word := range words {
				if word != plain(word) {
					t.Errorf("%s.%s: %q is compared as %q", name, field, word, plain(word))
				}
				if slices.Contains(words[:i], word) {
					t.Errorf("%s.%s: %q stands twice", name, field, word)
				}
			}
		}
	}
	options := map[string][]string{}
	for _, kind := range data.Kinds() {
		for _, f := range kind.Fields {
			for _, o := range f.Choices {
				options[f.Set] = append(options[f.Set], o.Name)
			}
		}
	}
	for set, answers := range answerNames() {
		said := map[string]string{}
		for answer, words := range answers {
			if !slices.Contains(options[set], answer) {
				t.Errorf("%s has no answer %s", set, answer)
			}
			for _, word := range words {
				if word != plain(word) {
					t.Errorf("%s.%s: %q is compared as %q", set, answer, word, plain(word))
				}
				if other, ok := said[word]; ok {
					t.Errorf("%s: %q is both %s and %s", set, word, other, answer)
				}
				said[word] = answer
			}
		}
	}
}
