package seed

import "sync"

// TextTemplate is a beginning of a long text: what to write of, in the words that papers need.
type TextTemplate struct {
	Kind  string `json:"kind"`
	Field string `json:"field"`
	Title string `json:"title"`
	Text  string `json:"text"`
}

// TextTemplates lists the beginnings that a field of a kind has.
func TextTemplates(kind, field string) []TextTemplate {
	var list []TextTemplate
	for _, t := range textTemplates() {
		if t.Kind == kind && t.Field == field {
			list = append(list, t)
		}
	}
	return list
}

var textTemplates = sync.OnceValue(func() []TextTemplate { return must(readJSON[TextTemplate]("text_templates.json")) })
