package seed

import (
	"strings"
	"testing"
	"unicode/utf8"

	"lisparmen/data"
)

// Every step has its words in its place, and no words are without a step.
func TestFirstWeeksHaveTheirWords(t *testing.T) {
	words, steps := FirstWeeks(), data.FirstWeeks(data.Register{}, "2026-11-24")
	if len(words) != len(steps) {
		t.Fatalf("%d steps, words of %d", len(steps), len(words))
	}
	for i, step := range steps {
		w := words[i]
		if w.Name != step.Name {
			t.Errorf("step %d is %q and has the words of %q", i+1, step.Name, w.Name)
		}
		if w.Word == "" || w.Title == "" || w.Act == "" || !strings.HasSuffix(w.Why, ".") || utf8.RuneCountInString(w.Title) > 50 {
			t.Errorf("%s: %+v", w.Name, w)
		}
		if _, ok := Duty(step.Duty); !ok {
			t.Errorf("%s begins duty %d, which the catalogue has not", step.Name, step.Duty)
		}
		if _, ok := data.KindNamed(step.Register); !ok {
			t.Errorf("%s is done in %q, which is no kind", step.Name, step.Register)
		}
		if len(w.CheckedOn) != len("2026-11-24") || !strings.HasPrefix(w.Source, "Läst: ") && !strings.HasPrefix(w.Source, "Egen kunskap, kontrollera mot original: ") && !strings.HasPrefix(w.Source, "Andrahandskälla, kontrollera mot original: ") {
			t.Errorf("%s: the source is %q of %q", w.Name, w.Source, w.CheckedOn)
		}
	}
}

// Whoever uses a sample is told what it follows, without the words by which the rows are kept.
func TestFirstWeeksTellWhatTheyFollow(t *testing.T) {
	for _, w := range FirstWeeks() {
		source, read := w.Follows()
		if source == "" || strings.Contains(source, ": ") || strings.HasSuffix(source, ".") || read != strings.HasPrefix(w.Source, "Läst: ") {
			t.Errorf("%s follows %q, read: %t", w.Name, source, read)
		}
		if strings.Contains(source, "metodstöd") && !strings.HasPrefix(source, "MCF:s metodstöd (tidigare MSB:s), ") {
			t.Errorf("%s names the authority of 2025: %q", w.Name, source)
		}
	}
}

// The sample texts are for the municipality, and name it.
func TestFirstWeeksSamples(t *testing.T) {
	m := &data.Municipality{Name: "Sala kommun", EmployeeWord: data.Medledare}
	samples := 0
	for _, w := range FirstWeeks() {
		text := w.Sample(m)
		if (text == "") != (w.File == "") || (text == "") != (w.TextTitle == "") {
			t.Errorf("%s: a text without a title, or a title without a text", w.Name)
		}
		if text == "" {
			continue
		}
		samples++
		if strings.Contains(text, "{{") || strings.Contains(text, "<!--") {
			t.Errorf("%s has what is not filled in: %s", w.Name, text)
		}
		if w.Document != "" && w.Area == "" {
			t.Errorf("%s becomes a document of no area", w.Name)
		}
	}
	if samples < 10 {
		t.Errorf("only %d samples", samples)
	}
	w, _ := FirstWordsOf("training")
	if text := w.Sample(m); !strings.Contains(text, "Som medledare i Sala kommun") {
		t.Error(text)
	}
	if _, ok := FirstWordsOf("nothing"); ok {
		t.Error("words of a step that is not")
	}
}
