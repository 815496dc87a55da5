package reports

import (
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// formOf is the form that a paper drafts the answers of, with the municipality's own questions where it has some. Its title, track
// and step are the program's.
func formOf(reg data.Register, name string) seed.Form {
	form, _ := seed.FormNamed(name)
	own := data.QuestionsOf(reg, name)
	if len(own) == 0 {
		return form
	}
	form.Questions, form.CheckedOn = nil, own[0].CheckedOn
	var sources []string
	for _, o := range own {
		q := seed.Question{Part: stated(o.Part), Heading: stated(o.Heading), Answer: string(o.Answer), Ask: o.Ask, Also: o.Also, Secrecy: o.Provision}
		if slices.Contains(form.Questions, q) { // two copies of the file were each begun, and then merged
			continue
		}
		form.Questions = append(form.Questions, q)
		form.CheckedOn = min(form.CheckedOn, o.CheckedOn)
		if source := sentence(o.Source); !slices.Contains(sources, source) {
			sources = append(sources, source)
		}
	}
	form.Source = strings.Join(sources, " ")
	return form
}

// questionSource tells where the questions of a form come from, and when they were checked.
func questionSource(form seed.Form) string {
	return "Källa för frågorna: " + lower(form.Source) + " Kontrollerade " + string(form.CheckedOn) + "."
}
