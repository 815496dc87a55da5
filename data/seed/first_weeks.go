package seed

import (
	"slices"
	"strings"
	"sync"

	"lisparmen/data"
)

// FirstWords are what a step of the first weeks is called, why it is worth doing, and a text of our own to begin with.
type FirstWords struct {
	Name      string            `json:"name"` // of the data.FirstStep
	Word      string            `json:"word"` // what a person calls it on the command line
	Title     string            `json:"title"`
	Act       string            `json:"act"` // what the button says that begins it
	Why       string            `json:"why"`
	File      string            `json:"text"`       // the sample text; empty for none
	TextTitle string            `json:"text_title"` // what the sample is called, and the subject of a letter
	Document  data.DocumentType `json:"document"`   // what the sample becomes as a document; empty for a letter
	Area      data.Area         `json:"area"`       // of that document
	Source    string            `json:"source"`
	CheckedOn data.Day          `json:"checked_on"`
}

// FirstWeeks lists the words of the steps, in the order of data.FirstWeeks.
func FirstWeeks() []FirstWords { return slices.Clone(allFirstWords()) }

var allFirstWords = sync.OnceValue(func() []FirstWords { return must(readJSON[FirstWords]("first_weeks.json")) })

// FirstWordsOf are the words of one step.
func FirstWordsOf(name string) (FirstWords, bool) {
	list := allFirstWords()
	i := slices.IndexFunc(list, func(w FirstWords) bool { return w.Name == name })
	if i < 0 {
		return FirstWords{}, false
	}
	return list[i], true
}

// Follows is what the words follow, and whether somebody has read it in the original.
func (w FirstWords) Follows() (source string, read bool) {
	source, read = strings.CutPrefix(w.Source, "Läst: ")
	if _, of, found := strings.Cut(source, ", kontrollera mot original: "); found {
		source = of
	}
	return strings.TrimSuffix(source, "."), read
}

// Sample is the sample text of a step for a municipality to rewrite, in the form of Markdown; empty for a step that has none.
func (w FirstWords) Sample(m *data.Municipality) string {
	if w.File == "" {
		return ""
	}
	var kept []string
	for line := range strings.Lines(string(must(files.ReadFile(w.File)))) {
		if !dutyLine.MatchString(strings.TrimSpace(line)) {
			kept = append(kept, line)
		}
	}
	return strings.TrimSpace(placeholders(m.Name, m.EmployeeWord, county{}).Replace(strings.Join(kept, "")))
}
