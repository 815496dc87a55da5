package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data/policy"
)

// A policy that was a text file and that another program made a Word document of says the same: the sections, and what they demand.
func TestPolicyThroughLibreOffice(t *testing.T) {
	d := newDesk(t)
	for _, path := range []string{"../data/policy/testdata/policy.txt", "../../shared/seed/informationssakerhetspolicy.txt"} {
		t.Run(filepath.Base(path), func(t *testing.T) {
			if _, err := os.Stat(path); err != nil {
				t.Skip("it is not here: " + path)
			}
			d := &desk{t, d.program, d.dir, d.home}
			d.office("docx", "word", []string{"--infilter=Text (encoded):UTF8", path})
			want, err := policy.ReadDocument(path)
			if err != nil {
				t.Fatal(err)
			}
			got, err := policy.ReadDocument(d.path(filepath.Join("word", strings.TrimSuffix(filepath.Base(path), ".txt")+".docx")))
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Sections) != len(want.Sections) || len(want.Sections) < 5 {
				t.Fatalf("%d sections became %d", len(want.Sections), len(got.Sections))
			}
			for i, s := range want.Sections {
				if g := got.Sections[i]; g.Heading != s.Heading || g.Level != s.Level || g.Text() != s.Text() {
					t.Errorf("%d %s\n%s\nnot\n%d %s\n%s", g.Level, g.Heading, g.Text(), s.Level, s.Heading, s.Text())
				}
			}
			if a, b := len(policy.Duties(want)), len(policy.Duties(got)); a != b || a == 0 {
				t.Errorf("%d duties became %d", a, b)
			}
		})
	}
}

// Word documents of other programs' making keep their headings and lists, as LibreOffice writes what it read of a web page.
func TestHeadingsThroughLibreOffice(t *testing.T) {
	d := newDesk(t)
	d.file("policy.html", []byte(`<html><head><meta charset="utf-8"></head><body><h1>Policy</h1><p>Kommunen ska:</p><ul><li>öva varje år</li><li>rapportera</li></ul>
		<h2>Ansvar</h2><ol><li>Nämnden ska besluta.</li><li>Chefen ska följa upp.</li></ol><table><tr><td>Vem</td><td>Vad</td></tr></table><p>Slut.</p></body></html>`))
	d.office("docx:MS Word 2007 XML", "word", []string{"--writer", d.path("policy.html")})
	got, err := policy.ReadDocument(d.path(filepath.Join("word", "policy.docx")))
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, s := range got.Sections {
		told = append(told, s.Heading+"\n"+s.Text())
	}
	const want = "Policy\nKommunen ska:\n\n• öva varje år\n• rapportera\n--\nAnsvar\n1. Nämnden ska besluta.\n2. Chefen ska följa upp.\n\nVem | Vad\n\nSlut."
	if strings.Join(told, "\n--\n") != want {
		t.Errorf("%s\nnot\n%s", strings.Join(told, "\n--\n"), want)
	}
}
