package main

import (
	"bytes"
	"strings"
	"testing"

	"lisparmen/translations"
)

// The handbook needs no file, and comes in all the forms that papers have.
func TestTheHandbookInEachForm(t *testing.T) {
	d := newDesk(t)
	for _, c := range []struct{ name, begins string }{
		{"h.pdf", "%PDF-"}, {"h.docx", "PK\x03\x04"}, {"h.html", "<!DOCTYPE html>"}, {"h.xlsx", "PK\x03\x04"}, {"h.txt", translations.Text("handbook.title", nil)},
	} {
		d.must("handbok", "-o", d.path(c.name))
		first := d.read(d.path(c.name))
		if !bytes.Contains(first[:min(200, len(first))], []byte(c.begins)) {
			t.Errorf("%s begins in %.40q", c.name, first)
		}
		if d.must("handbok", "-o", d.path(c.name)); !bytes.Equal(first, d.read(d.path(c.name))) {
			t.Errorf("%s differs the second time", c.name)
		}
	}
	if out := d.must("handbok").out; !strings.Contains(out, "Ctrl+Y") {
		t.Errorf("the screen shows %.40q", out)
	}
	if a := d.do("handbok", "--format", "pdf"); a.code != exitUsage {
		t.Errorf("a form that needs a file gave %d", a.code)
	}
}
