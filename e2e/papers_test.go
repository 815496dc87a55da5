//go:build unix

package e2e

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
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

// Every paper that can be printed, under the eyes of other programs.
func TestEveryPaper(t *testing.T) {
	d := newDesk(t)
	example, fresh, policy := d.path("exempel.lis"), d.path("ny.lis"), d.path("policy.lis")
	d.must("exempel", example)
	d.must("ny", fresh, "--kommun", "Älvsbyn")
	d.must("ny", policy, "--kommun", "Vara", "--policy", ownPolicy)
	var papers [][]string
	for _, file := range []string{example, fresh, policy} {
		papers = append(
			papers,
			[]string{file, "arsrapport"},
			[]string{file, "arsrapport", "--offentlig"},
			[]string{file, "arsrapport", "--fran", "2025-01-01", "--till", "2025-12-31", "--per", "2026-03-01"},
			[]string{file, "incident"},
			[]string{file, "incident", "--fran", "2025-01-01", "--offentlig"},
			[]string{file, "overlamning"},
			[]string{file, "tjanstgoring"},
		)
		withText := map[string]bool{}
		for _, section := range d.list(file, "avsnitt") {
			withText[section["styrdokument"]] = true
		}
		for _, document := range d.list(file, "styrdokument") {
			if withText[document["id"]] {
				papers = append(papers, []string{file, "styrdokument", "--id", document["id"]})
			}
		}
		for _, incident := range d.list(file, "incident") {
			papers = append(papers, []string{file, "incident", "--id", incident["id"]}, []string{file, "incident", "--id", incident["id"], "--offentlig"})
		}
	}
	for i, args := range papers {
		name := strings.ReplaceAll(filepath.Base(args[0])+" "+strings.Join(args[1:], " "), "/", "_")
		t.Run(name, func(t *testing.T) {
			at := &desk{t, d.program, d.dir, d.home}
			paper := d.path("r" + strconv.Itoa(i) + ".pdf")
			at.must(append(append([]string{"rapport"}, args...), "-o", paper)...)
			at.checkPaper(paper)
			first := at.read(paper)
			at.must(append(append([]string{"rapport"}, args...), "-o", paper)...)
			if !bytes.Equal(first, at.read(paper)) {
				t.Error("the same paper twice differs")
			}
		})
	}
	if len(papers) < 30 {
		t.Errorf("only %d papers", len(papers))
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
