package seed

import (
	"slices"
	"sync"

	"lisparmen/data"
)

// scaleFiles are the scales of classification that a municipality can begin with, by the word that chooses each. The first is the
// one that a new file begins with.
var scaleFiles = []struct{ word, file string }{
	{"1-4", "scale_1-4.json"},
	{"0-3", "scale_0-3.json"},
	{"klassa", "scale_klassa.json"},
}

// Scales lists the words of the scales that can be chosen.
func Scales() []string {
	list := make([]string, len(scaleFiles))
	for i, s := range scaleFiles {
		list[i] = s.word
	}
	return list
}

// ScaleLevels gives the levels of a scale, the lowest first; false for a word that chooses none.
func ScaleLevels(word string, newID func() string) ([]*data.ClassLevel, bool) {
	for _, s := range scaleFiles {
		if s.word == word {
			return must(scaleLevels(s.file, newID)), true
		}
	}
	return nil, false
}

func scaleLevels(file string, newID func() string) ([]*data.ClassLevel, error) {
	rows, err := readJSON[row](file)
	if err != nil {
		return nil, err
	}
	b := newBook(newID, placeholders("", "", county{}))
	if err := b.add("class_level", rows); err != nil {
		return nil, named(file, err)
	}
	var list []*data.ClassLevel
	for _, r := range b.records() {
		list = append(list, r.(*data.ClassLevel))
	}
	return list, named(file, b.check())
}

// ClassQuestion is what is asked about an aspect when information is classified: what can happen, and for each consequence what to
// think of. The answers are the levels of the municipality's own scale.
type ClassQuestion struct {
	Aspect   data.Aspect       `json:"aspect"`
	Question string            `json:"question"`
	Asks     map[string]string `json:"asks"` // by the name of the consequence's field of a level
}

// ClassQuestions lists the questions, an aspect each.
func ClassQuestions() []ClassQuestion { return slices.Clone(classQuestions()) }

var classQuestions = sync.OnceValue(func() []ClassQuestion {
	return must(readJSON[ClassQuestion]("class_questions.json"))
})
