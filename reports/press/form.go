package press

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"time"

	"lisparmen/reports"
	"lisparmen/reports/docx"
	"lisparmen/reports/html"
	"lisparmen/reports/xlsx"
)

// Form is one form that a paper can be written in.
type Form struct {
	Name      string // on the command line, and the key of its words: "pdf"
	Extension string // ".pdf"

	write func(Paper) ([]byte, []rune, error)
}

// Forms lists the forms, the one most asked for first.
func Forms() []Form {
	return []Form{
		{Name: "pdf", Extension: ".pdf", write: Paper.PDF},
		{Name: "docx", Extension: ".docx", write: written(docx.Write)},
		{Name: "html", Extension: ".html", write: written(html.Write)},
		{Name: "xlsx", Extension: ".xlsx", write: written(xlsx.Write)},
		{Name: "text", Extension: ".txt", write: func(p Paper) ([]byte, []rune, error) { return []byte(p.Text()), nil, nil }},
	}
}

// written is how a form is written that leaves the letters to the fonts of whoever reads it.
func written(write func(io.Writer, reports.Document, time.Time) error) func(Paper) ([]byte, []rune, error) {
	return func(p Paper) ([]byte, []rune, error) {
		var b bytes.Buffer
		err := write(&b, p.Document, p.Made)
		return b.Bytes(), nil, err
	}
}

// FormNamed finds a form by its name.
func FormNamed(name string) (Form, bool) {
	for _, form := range Forms() {
		if form.Name == name {
			return form, true
		}
	}
	return Form{}, false
}

// FormOf finds the form that a file has by the end of its name; false for one that no form has.
func FormOf(path string) (Form, bool) {
	for _, form := range Forms() {
		if strings.EqualFold(filepath.Ext(path), form.Extension) {
			return form, true
		}
	}
	return Form{}, false
}

// In is the paper in a form, and the letters that the fonts lack and that are boxes on it.
func (p Paper) In(form Form) (content []byte, missing []rune, err error) { return form.write(p) }
