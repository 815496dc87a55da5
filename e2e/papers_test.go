//go:build unix

package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

func TestTheMainJobWhereTheNamesAreAwkward(t *testing.T) {
	d := newDesk(t)
	d.dir = filepath.Join(d.dir, "Åsa Öberg", "OneDrive - Åmåls kommun", "#arkiv 50% %20", "vad?")
	if err := os.MkdirAll(d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	file := d.path("pärm å ä ö #1 100% 'x' \"y\" &.lis")
	policy := d.file("policy #1 å.txt", d.read(ownPolicy))
	out := d.must("ny", file, "--kommun", "Vara", "--policy", policy, "--idag", "2026-11-20") // a kontrollkod is of the day before
	if !strings.Contains(out, "Vara kommun") {
		t.Error(out)
	}
	if rows := d.list(file, "atagande"); len(rows) != 15 {
		t.Errorf("%d duties", len(rows))
	}
	d.must("spara", file, "enhet", "namn=Kommunstyrelsen 2", "kortnamn=KS2", "typ=styrelse")
	d.must("spara", file, "incident", "titel=Strömavbrott", "kannedom=2026-11-24 08.15", "namnder=KS2", "betydande=ja", "betydande-skal=Vården stod still")
	d.must("spara", file, "styrdokument", "--id", "Rutin för incidenter och avvikelser", "lage=saknas")
	paper := d.path("årsrapport #1?.pdf")
	d.must("rapport", file, "arsrapport", "-o", paper, "--bokfor")
	d.checkPaper(paper)
	text := strings.Join(strings.Fields(d.tool("pdftotext", "-enc", "UTF-8", paper, "-")), " ")
	for _, words := range []string{"Vara kommun", "Ställning per 24 november 2026", "Styrdokument som policyn kräver", "Bekräftat saknas", "Kontrollkod"} {
		if !strings.Contains(text, words) {
			t.Errorf("the printed report does not say %q", words)
		}
	}
	d.must("kontrollera", file)
	entries, _ := os.ReadDir(d.dir)
	if len(entries) != 3 {
		t.Errorf("the folder holds %v", entries)
	}
}

// Every paper that can be printed, internal and public, of the whole file and about records, under the eyes of other
// programs. Where LISPARMEN_VERAPDF names the validator's jar it judges them all by PDF/A-2a and PDF/UA-1; where
// LISPARMEN_PAPERS names a folder they are kept there to be looked at.
func TestEveryPaper(t *testing.T) {
	files := []struct {
		name  string
		begin []string
	}{
		{"exempel", []string{"exempel"}},
		{"ny", []string{"ny", "--kommun", "Älvsbyn"}},
		{"policy", []string{"ny", "--kommun", "Vara", "--policy", ownPolicy}},
	}
	for _, of := range files {
		t.Run(of.name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t)
			if keep := os.Getenv("LISPARMEN_PAPERS"); keep != "" {
				d.dir = filepath.Join(keep, of.name)
				if err := errors.Join(os.RemoveAll(d.dir), os.MkdirAll(d.dir, 0o700)); err != nil {
					t.Fatal(err)
				}
			}
			file := filepath.Join(t.TempDir(), of.name+".lis")
			d.must(slices.Insert(slices.Clone(of.begin), 1, file)...)
			made := 0
			for _, order := range d.orders(file) {
				for _, variant := range [][]string{nil, {"--offentlig"}} {
					made += d.makePaper(file, order, variant)
				}
			}
			made += d.makePaper(file, order{report: "arsrapport"}, []string{"--fran", "2025-01-01", "--till", "2025-12-31", "--per", "2026-03-01"})
			t.Logf("%d papers", made)
			if made < 30 {
				t.Errorf("only %d papers", made)
			}
			d.validate(made)
		})
	}
}

// TestTheHandbookIsAPaper prints the handbook, which needs no file, and judges it as any other paper.
func TestTheHandbookIsAPaper(t *testing.T) {
	d := newDesk(t)
	d.must("handbok", "-o", d.path("handbok.pdf"))
	d.checkPaper(d.path("handbok.pdf"))
	d.validate(1)
}

// order is a report and the record that it is about, if any.
type order struct{ report, id string }

// mostAbout is how many records of a kind each paper that can be about one is made of.
const mostAbout = 3

// orders lists each report of a file, of the whole and about some records of each kind that it can be about.
func (d *desk) orders(file string) []order {
	d.Helper()
	var papers []struct {
		Name  string `json:"namn"`
		About string `json:"om"`
	}
	if err := json.Unmarshal([]byte(d.must("rapporter", "--format", "json")), &papers); err != nil {
		d.Fatal(err)
	}
	var orders []order
	for _, paper := range papers {
		if paper.About != "person" { // a paper about a person is about nobody else
			orders = append(orders, order{paper.Name, ""})
		}
		for word := range strings.SplitSeq(paper.About, ", ") {
			if word == "" {
				continue
			}
			rows := d.list(file, word)
			if paper.Name == "styrdokument" { // only of those whose text is in the file
				rows = slices.DeleteFunc(rows, func(row map[string]string) bool {
					return !slices.ContainsFunc(d.list(file, "avsnitt"), func(section map[string]string) bool { return section["styrdokument"] == row["id"] })
				})
			}
			for _, row := range rows[:min(len(rows), mostAbout)] {
				orders = append(orders, order{paper.Name, row["id"]})
			}
		}
	}
	return orders
}

// makePaper makes one paper and looks at it, and the internal one twice: it tells how many it made.
func (d *desk) makePaper(file string, of order, variant []string) int {
	d.Helper()
	args := []string{"rapport", file, of.report}
	if of.id != "" {
		args = append(args, "--id", of.id)
	}
	args = append(args, variant...)
	paper := d.path(strings.ReplaceAll(strings.Join(args[2:], " "), "/", "_") + ".pdf")
	if a := d.do(append(args, "-o", paper)...); a.code != 0 {
		_, err := os.Stat(paper)
		if !strings.Contains(a.errs, "Inget har skapats.") || err == nil { // else the register holds nothing that it could be made of
			d.Errorf("%q gave %d: %s", args, a.code, a.errs)
		}
		return 0
	}
	d.checkPaper(paper)
	if variant == nil {
		first := d.read(paper)
		d.must(append(args, "-o", paper)...)
		if !bytes.Equal(first, d.read(paper)) {
			d.Errorf("%q twice differs", args)
		}
	}
	return 1
}

// validate has the validator judge the papers in the desk's folder.
func (d *desk) validate(papers int) {
	d.Helper()
	jar := os.Getenv("LISPARMEN_VERAPDF")
	if jar == "" {
		return
	}
	out, err := exec.Command("java", "-jar", jar, "--format", "text", "-v", "--recurse", d.dir).CombinedOutput()
	if passed := strings.Count("\n"+string(out), "\nPASS "); err != nil || passed != 2*papers {
		d.Errorf("%d of %d passed (%v):\n%s", passed, 2*papers, err, out)
	}
}

// checkPaper wants a PDF that is whole, tagged, titled, in Swedish, with its fonts in it, and text that can be read out.
func (d *desk) checkPaper(paper string) {
	d.Helper()
	if out := d.tool("qpdf", "--check", paper); !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
		d.Errorf("qpdf says:\n%s", out)
	}
	info := map[string]string{}
	for line := range strings.Lines(d.tool("pdfinfo", paper)) {
		name, value, _ := strings.Cut(line, ":")
		info[name] = strings.TrimSpace(value)
	}
	if info["Tagged"] != "yes" || info["Title"] == "" || info["Title"] == filepath.Base(paper) || info["JavaScript"] != "no" || info["Encrypted"] != "no" {
		d.Errorf("pdfinfo says %v", info)
	}
	pages, err := strconv.Atoi(info["Pages"])
	if err != nil || pages < 1 {
		d.Errorf("%s pages", info["Pages"])
	}
	if language := d.catalogue(paper)["/Lang"]; language != "u:sv-SE" {
		d.Errorf("the language is %v", language)
	}

	lines := strings.Split(strings.TrimSpace(d.tool("pdffonts", paper)), "\n")
	if len(lines) < 3 {
		d.Fatalf("no fonts: %s", lines)
	}
	for _, line := range lines[2:] {
		if !embedded.MatchString(line) {
			d.Errorf("a font is not embedded, subset and with unicode: %s", line)
		}
	}

	text := d.tool("pdftotext", "-enc", "UTF-8", paper, "-")
	letters, strange := 0, 0
	for _, r := range text {
		switch {
		case unicode.IsLetter(r):
			letters++
		case r == unicode.ReplacementChar || unicode.Is(unicode.Co, r):
			strange++
		}
	}
	if letters < 100 || strange > 0 {
		d.Errorf("%d letters and %d unreadable ones can be read out", letters, strange)
	}
	if !strings.Contains(text, "Sida "+info["Pages"]+" av "+info["Pages"]) {
		d.Errorf("the last page is not numbered %s", info["Pages"])
	}
}

var embedded = regexp.MustCompile(`\byes +yes +yes +\d+ +\d+ *$`)

// catalogue is the PDF's root object.
func (d *desk) catalogue(paper string) map[string]any {
	d.Helper()
	var dump struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal([]byte(d.tool("qpdf", "--json=2", "--json-stream-data=none", paper)), &dump); err != nil || len(dump.QPDF) < 2 {
		d.Fatal(err)
	}
	var objects map[string]struct {
		Value json.RawMessage `json:"value"`
	}
	if err := json.Unmarshal(dump.QPDF[1], &objects); err != nil {
		d.Fatal(err)
	}
	for _, object := range objects {
		var value map[string]any
		if json.Unmarshal(object.Value, &value) == nil && value["/Type"] == "/Catalog" {
			return value
		}
	}
	d.Fatal("no catalogue")
	return nil
}
