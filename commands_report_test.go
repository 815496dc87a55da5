package main

import (
	"bytes"
	"testing"
)

// The end of the file's name tells the form, unless --format does.
func TestAReportInEachForm(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for _, c := range []struct{ name, format, begins, holds string }{
		{"r.pdf", "", "%PDF-", ""},
		{"r.docx", "", "PK\x03\x04", "word/document.xml"},
		{"r.XLSX", "", "PK\x03\x04", "xl/workbook.xml"},
		{"r.html", "", "<!DOCTYPE html>", ""},
		{"r.txt", "", "Ekdala kommun", ""},
		{"utan ändelse", "", "%PDF-", ""},
		{"annan.pdf", "docx", "PK\x03\x04", "word/document.xml"},
	} {
		args := []string{"rapport", file, "riskrapport", "-o", d.path(c.name)}
		if c.format != "" {
			args = append(args, "--format", c.format)
		}
		d.must(args...)
		first := d.read(d.path(c.name))
		if !bytes.HasPrefix(first, []byte(c.begins)) || !bytes.Contains(first, []byte(c.holds)) {
			t.Errorf("%s begins in %.20q", c.name, first)
		}
		if d.must(args...); !bytes.Equal(first, d.read(d.path(c.name))) {
			t.Errorf("%s differs the second time", c.name)
		}
	}
	if out := d.must("rapport", file, "riskrapport", "--format", "html", "-o", "-").out; !bytes.HasPrefix([]byte(out), []byte("<!DOCTYPE html>")) {
		t.Errorf("the screen shows %.20q", out)
	}
}
