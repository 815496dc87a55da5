package seed

import (
	"slices"
	"strconv"
	"sync"

	"lisparmen/data"
)

// Form is what an authority asks for in one step of one track, in the order of its own form. What is asked changes with provisions
// and e-services, so each form has a source and the day it was checked.
type Form struct {
	Name      string     `json:"name"` // of the paper that drafts the answers
	Title     string     `json:"title"`
	Track     data.Track `json:"track"`
	Step      data.Step  `json:"step"`
	Source    string     `json:"source"`
	CheckedOn data.Day   `json:"checked_on"`
	Questions []Question `json:"questions"`
}

// Question is one thing that a form asks for.
type Question struct {
	Part    string `json:"part"` // of the form; those of one part stand together
	Heading string `json:"heading"`
	Answer  string `json:"answer"`  // which answer the registers may have; empty: they cannot know
	Ask     string `json:"ask"`     // what a person is asked to fill in where the registers have no answer
	Also    string `json:"also"`    // what a person is asked to fill in beside their answer
	Secrecy string `json:"secrecy"` // the provision that the answer may be secret under; empty: none is proposed
}

// Forms lists them in the order of the tracks and their steps.
func Forms() []Form { return slices.Clone(allForms()) }

// FormNamed finds the form that a paper drafts the answers of.
func FormNamed(name string) (Form, bool) {
	for _, f := range allForms() {
		if f.Name == name {
			return f, true
		}
	}
	return Form{}, false
}

const formsFile = "forms.json"

var allForms = sync.OnceValue(func() []Form { return must(readJSON[Form](formsFile)) })

// questionRows are the questions of all forms as rows of a register. They are numbered through the forms, which keeps each together
// in a list, and by tens, which leaves room for others between.
func questionRows() []row {
	var rows []row
	for _, f := range allForms() {
		for i, q := range f.Questions {
			rows = append(rows, row{
				"key": f.Name + "-" + strconv.Itoa(i+1), "form": f.Name, "position": float64(10 * (len(rows) + 1)), "part": q.Part, "heading": q.Heading,
				"answer": q.Answer, "ask": q.Ask, "also": q.Also, "provision": q.Secrecy, "source": f.Source, "checked_on": string(f.CheckedOn),
			})
		}
	}
	return rows
}
