package reports

import (
	"maps"
	"slices"
	"testing"

	"lisparmen/data"
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

// A question of the register can be given every answer that the papers can give, and no other; its forms are the papers.
func TestTheRegisterOfQuestionsKnowsTheAnswersAndTheForms(t *testing.T) {
	options := func(field string, of func(data.Option) string) []string {
		f, _ := data.FormQuestions.Untyped().Field(field)
		var list []string
		for _, o := range f.Choices {
			list = append(list, of(o))
		}
		return slices.Sorted(slices.Values(list))
	}
	if got, want := options("answer", func(o data.Option) string { return o.Name }), slices.Sorted(maps.Keys(formAnswers)); !slices.Equal(got, want) {
		t.Errorf("the register knows the answers\n%q, the papers\n%q", got, want)
	}
	var papers []string
	for _, f := range seed.Forms() {
		papers = append(papers, f.Name)
	}
	if got, want := options("form", func(o data.Option) string { return o.Word }), slices.Sorted(slices.Values(papers)); !slices.Equal(got, want) {
		t.Errorf("the register knows the forms %q, the papers are %q", got, want)
	}
}
