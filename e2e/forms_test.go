//go:build unix

package e2e

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"lisparmen/reports"
	"lisparmen/reports/docx"
	"lisparmen/reports/html"
	"lisparmen/reports/layout/papertest"
	"lisparmen/reports/pdf"
	"lisparmen/reports/xlsx"
)

// Every paper as a Word document, a workbook and a web page, under the eyes of LibreOffice and of axe in a browser.
func TestEveryForm(t *testing.T) {
	d := newDesk(t)
	file := d.path("exempel.lis")
	d.must("exempel", file)
	var listed []struct{ Namn string }
	if err := json.Unmarshal([]byte(d.must("rapporter", "--format", "json")), &listed); err != nil || len(listed) < 10 {
		t.Fatalf("%d reports, %v", len(listed), err)
	}
	var papers []string
	for _, r := range listed {
		args := []string{"rapport", file, r.Namn}
		if r.Namn == "registerutdrag" {
			args = append(args, "--id", d.list(file, "person")[0]["id"])
		}
		for _, form := range []string{"pdf", "docx", "xlsx", "html"} {
			d.must(append(args, "-o", d.path(r.Namn+"."+form))...)
		}
		if a := d.do(append(args, "--format", "docx")...); a.code == 0 || a.out != "" {
			t.Errorf("%s is written on the screen", r.Namn)
		}
		papers = append(papers, r.Namn)
	}
	papers = append([]string{ownDress}, papers...)
	for form, write := range map[string]func(io.Writer, reports.Document, time.Time) error{
		"docx": docx.Write, "xlsx": xlsx.Write, "html": html.Write,
		"pdf": func(w io.Writer, doc reports.Document, at time.Time) error {
			_, err := pdf.Write(w, doc, at)
			return err
		},
	} {
		doc := papertest.Demo()
		doc.Logo, doc.Accent = papertest.Logo(), 0xC8553D // hard to read on white, and in the dark
		var b bytes.Buffer
		if err := write(&b, doc, time.Date(2027, 1, 14, 10, 30, 0, 0, time.UTC)); err != nil {
			t.Fatal(err)
		}
		d.file(ownDress+"."+form, b.Bytes())
	}
	t.Run("docx", func(t *testing.T) { (&desk{t, d.program, d.dir, d.home}).checkDocuments(papers) })
	t.Run("xlsx", func(t *testing.T) { (&desk{t, d.program, d.dir, d.home}).checkWorkbooks(papers) })
	t.Run("html", func(t *testing.T) { (&desk{t, d.program, d.dir, d.home}).checkPages(papers) })
}

// ownDress is a paper with a logotype and an accent of the municipality's own.
const ownDress = "egen-drakt"

// office lets LibreOffice turn files into another form, in the folder of that name, with the papers' own typeface. how may tell how the files
// are to be read.
func (d *desk) office(form, folder string, files []string, how ...string) {
	d.Helper()
	fonts, err := filepath.Abs("../reports/fonts")
	if err != nil {
		d.Fatal(err)
	}
	settings := d.file("fonts.conf", []byte(`<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>`+
		fonts+`</dir><cachedir>`+d.path("fontcache")+`</cachedir></fontconfig>`))
	cmd := exec.Command("soffice", slices.Concat([]string{"-env:UserInstallation=file://" + d.path("office"), "--headless"}, how, []string{"--convert-to", form, "--outdir", d.path(folder)}, files)...)
	cmd.Env = append(os.Environ(), "FONTCONFIG_FILE="+settings, "LC_ALL=C.UTF-8")
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.Fatalf("soffice: %v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		// Java is only for other things.
		if !strings.HasPrefix(line, "convert ") && !strings.HasPrefix(line, "Writing sheet ") && !strings.Contains(line, "javaldx") && !strings.HasPrefix(line, "Overwriting") && strings.TrimSpace(line) != "" {
			d.Errorf("soffice says %s", line)
		}
	}
}

func (d *desk) files(papers []string, form string) []string {
	var files []string
	for _, p := range papers {
		files = append(files, d.path(p+"."+form))
	}
	return files
}

// checkDocuments wants LibreOffice to read every word of the Word documents, in order, and to need about as many pages as the PDF.
func (d *desk) checkDocuments(papers []string) {
	d.office("pdf", "printed", d.files(papers, "docx"))
	d.office("txt:Text (encoded):UTF8", "read", d.files(papers, "docx"))
	for _, p := range papers {
		want, got := contentWords(d.documentText(d.path(p+".docx"))), contentWords(string(d.read(filepath.Join(d.dir, "read", p+".txt"))))
		if len(want) < 20 || !slices.Equal(got, want) {
			i := 0
			for i < min(len(got), len(want)) && got[i] == want[i] {
				i++
			}
			d.Errorf("%s: LibreOffice reads %d words of %d; from word %d %q for %q", p, len(got), len(want), i, got[i:min(i+8, len(got))], want[i:min(i+8, len(want))])
		}
		pages, own := d.pages(filepath.Join(d.dir, "printed", p+".pdf")), d.pages(d.path(p+".pdf"))
		if few, many := own-1-own/8, own+1+own/8; pages < few || pages > many {
			d.Errorf("%s is %d pages in LibreOffice, the PDF %d", p, pages, own)
		}
		said := d.tool("pdftotext", "-enc", "UTF-8", filepath.Join(d.dir, "printed", p+".pdf"), "-")
		if last := strconv.Itoa(pages); !strings.Contains(said, "Sida "+last+" av "+last) || !strings.Contains(said, "Kontrollkod") {
			d.Errorf("%s: the last page is not numbered %s", p, last)
		}
	}
	second := d.tool("pdftotext", "-enc", "UTF-8", "-f", "2", "-l", "2", filepath.Join(d.dir, "printed", "arsrapport.pdf"), "-")
	if !strings.Contains(second, "Innehåll") {
		d.Error("the first page of the board's report is more than a page")
	}
}

// pages is how many pages a PDF has.
func (d *desk) pages(path string) int {
	d.Helper()
	m := regexp.MustCompile(`(?m)^Pages: +([0-9]+)$`).FindStringSubmatch(d.tool("pdfinfo", path))
	if m == nil {
		d.Fatalf("%s has no pages", path)
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// contentWords are the words with a letter or digit in them, without the numbers of lists.
func contentWords(s string) []string {
	s = strings.NewReplacer("\u00AD", "", "\u200B", "", "\u2011", "-", "\uFEFF", "").Replace(s)
	return slices.DeleteFunc(strings.Fields(s), func(w string) bool {
		return listNumber.MatchString(w) || !strings.ContainsFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}

var listNumber = regexp.MustCompile(`^[0-9]+\.$`)

// documentText is what stands in a Word document.
func (d *desk) documentText(path string) string {
	d.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		d.Fatal(err)
	}
	defer z.Close()
	document, err := z.Open("word/document.xml")
	if err != nil {
		d.Fatal(err)
	}
	var b strings.Builder
	inText := false
	for x := xml.NewDecoder(document); ; {
		token, err := x.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			d.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch inText = token.Name.Local == "t"; token.Name.Local {
			case "br", "tab", "p":
				b.WriteByte(' ')
			case "noBreakHyphen":
				b.WriteByte('-')
			}
		case xml.EndElement:
			inText = false
		case xml.CharData:
			if inText {
				b.Write(token)
			}
		}
	}
}

// checkWorkbooks wants LibreOffice to show every cell of the workbooks as they say.
func (d *desk) checkWorkbooks(papers []string) {
	d.office("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1", "cells", d.files(papers, "xlsx"))
	cells := 0
	for _, p := range papers {
		book, err := excelize.OpenFile(d.path(p + ".xlsx"))
		if err != nil {
			d.Fatal(err)
		}
		for _, sheet := range book.GetSheetList() {
			want, err := book.GetRows(sheet)
			if err != nil {
				d.Fatal(err)
			}
			reader := csv.NewReader(strings.NewReader(string(d.read(filepath.Join(d.dir, "cells", p+"-"+sheet+".csv")))))
			reader.FieldsPerRecord = -1
			got, err := reader.ReadAll()
			if err != nil {
				d.Fatal(err)
			}
			for _, row := range slices.Concat(got, want) { // its CSV has no thousands apart
				for x := range row {
					for thousands.MatchString(row[x]) { // a million has two
						row[x] = thousands.ReplaceAllString(row[x], "$1$2")
					}
				}
			}
			got = slices.DeleteFunc(got, func(row []string) bool { return strings.Join(row, "") == "" })
			want = slices.DeleteFunc(want, func(row []string) bool { return strings.Join(row, "") == "" })
			for y, row := range want {
				for x, said := range row {
					if cells++; y >= len(got) || x >= len(got[y]) || got[y][x] != said {
						d.Errorf("%s, %s, row %d: LibreOffice shows %q for %q", p, sheet, y+1, got[min(y, len(got)-1)], row)
						break
					}
				}
			}
		}
		book.Close()
	}
	if cells < 500 {
		d.Errorf("only %d cells", cells)
	}
}

var thousands = regexp.MustCompile(`([0-9]),([0-9]{3})\b`)

// checkPages lets axe judge each web page in a browser, the first two in the dark look too, which is the same for all others.
func (d *desk) checkPages(papers []string) {
	axe := filepath.Join("..", "out", "axe")
	d.tool("sh", filepath.Join("..", "packaging", "axe", "install.sh"), axe)
	judge := strings.ReplaceAll(string(d.read(filepath.Join(axe, "node_modules", "axe-core", "axe.min.js"))), "</script", `<\/script`)
	const tell = `axe.run(document).then(found => {
	const told = JSON.stringify({dark: matchMedia("(prefers-color-scheme: dark)").matches, passes: found.passes.length,
		violations: found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).slice(0, 3).join(" "))});
	document.body.replaceChildren();
	document.body.dataset.told = btoa(unescape(encodeURIComponent(told)));
})`
	for i, p := range papers {
		page := string(d.read(d.path(p + ".html")))
		own := regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`) // forbids every script, and axe is one
		if !own.MatchString(page) {
			d.Errorf("%s lets scripts run", p)
		}
		page = strings.Replace(own.ReplaceAllString(page, ""), "</body>", "<script>"+judge+"</script><script>"+tell+"</script></body>", 1)
		path := d.file("judged.html", []byte(page))
		for _, dark := range []bool{false, true}[:1+max(0, min(1, 2-i))] {
			scheme := map[bool]string{false: "1", true: "0"}[dark]
			out := d.tool("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+d.path("browser"), "--virtual-time-budget=60000",
				"--blink-settings=preferredColorScheme="+scheme, "--dump-dom", "file://"+path)
			var told struct {
				Dark       bool
				Passes     int
				Violations []string
			}
			m := regexp.MustCompile(`data-told="([^"]*)"`).FindStringSubmatch(out)
			if m == nil {
				d.Fatalf("%s: axe tells nothing:\n%.2000s", p, out)
			}
			said, err := base64.StdEncoding.DecodeString(m[1])
			if err != nil {
				d.Fatal(err)
			}
			if err := json.Unmarshal(said, &told); err != nil {
				d.Fatal(err)
			}
			if told.Dark != dark || told.Passes < 15 {
				d.Errorf("%s: dark %v, %d rules", p, told.Dark, told.Passes)
			}
			for _, violation := range told.Violations {
				d.Errorf("%s: %s", p, violation)
			}
		}
	}
}
