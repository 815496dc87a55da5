package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"io"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
)

// unzip are the files of a zip by name.
func (d *desk) unzip(path string) map[string][]byte {
	d.Helper()
	in, err := zip.OpenReader(path)
	if err != nil {
		d.Fatal(err)
	}
	defer in.Close()
	files := map[string][]byte{}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			d.Fatal(err)
		}
		if files[f.Name], err = io.ReadAll(r); err != nil {
			d.Fatal(err)
		}
	}
	return files
}

// The archive of the example becomes a new file with the same log, and that file's archive is the same to the byte.
func TestAnArchiveBecomesTheSameFile(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("gallra", file, "incident", "I-3", "--falt", "beskrivning", "--felaktigt", "namn på en enskild", "--i-stallet", "Utan namn")
	first, again, taken := d.path("ett.zip"), d.path("två.zip"), d.path("ny.lis")
	if told := d.must("exportera", file, first).out; !strings.Contains(told, "hemligt") {
		t.Errorf("of its secrets nothing is told: %s", told)
	}
	d.must("importera", taken, first)
	d.must("exportera", taken, again)
	if !bytes.Equal(d.read(first), d.read(again)) {
		t.Error("the archive of what was taken in is another")
	}
	d.must("kontrollera", taken)
	for _, args := range [][]string{{"lista", "incident", "--format", "json"}, {"logg"}, {"kontrollkod", "2026-11-24"}, {"bevakningar"}, {"utskrifter"}} {
		in := func(file string) string {
			return d.must(slices.Insert(slices.Clone(args), 1, file)...).out
		}
		if in(file) != in(taken) {
			t.Errorf("%s tells something else", args[0])
		}
	}
	folder := d.path("mapp")
	d.must("exportera", file, folder, "--mapp")
	d.must("importera", d.path("av mapp.lis"), folder)
	if sum, err := exec.LookPath("sha256sum"); err == nil {
		cmd := exec.Command(sum, "-c", "--strict", "checksummor.sha256")
		cmd.Dir = folder
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("sha256sum: %v\n%s", err, out)
		}
	}

	d.unchanged(func() {
		d.want(exitFailed, "problem.archive.exists", "importera", taken, first)
		d.want(exitFailed, "problem.file.exists", "exportera", file, first)
		d.want(exitUsage, "problem.archive.flags", "importera", d.path("x.lis"), first, "--prova")
		d.want(exitFailed, "problem.archive.foreign", "importera", d.path("x.lis"), d.dir)
		d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("x.zip"), "--register", "risk")
		d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("x.zip"), "--mapp")
		d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("x.xlsx"), "--ar", "2025")
		d.want(exitUsage, "problem.flag.value", "exportera", file, d.path("x.zip"), "--ar", "i fjol")
		d.want(exitUsage, "problem.report.period", "exportera", file, d.path("x.zip"), "--ar", "2027")
	})
}

// The archive is read without the program: every file by a reader of its form, and everything in it is described.
func TestAnArchiveIsReadWithoutTheProgram(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := d.path("ut.zip")
	d.must("exportera", file, out)
	files := d.unzip(out)
	readme := string(files["LAS-MIG.txt"])
	described := map[string]map[string]bool{}
	for _, row := range readCSV(t, files["faltbeskrivning.csv"])[1:] {
		if described[row[0]] == nil {
			described[row[0]] = map[string]bool{"post-id": true, "post-lage": true, "post-gallringsbeslut": true}
		}
		described[row[0]][row[2]] = true
		if row[4] == "" {
			t.Errorf("%s %s is of no form", row[0], row[2])
		}
	}
	papers := 0
	for name, content := range files {
		folder, base, _ := strings.Cut(name, "/")
		switch ending := filepath.Ext(name); ending {
		case ".csv":
			rows := readCSV(t, content)
			if folder != "register" {
				continue
			}
			word := strings.TrimSuffix(base, ending)
			var objects []map[string]any
			if err := json.Unmarshal(files["register/"+word+".json"], &objects); err != nil || len(objects) != len(rows)-1 {
				t.Errorf("%s: %d rows, and %d objects, %v", name, len(rows)-1, len(objects), err)
			}
			for i, head := range rows[0] {
				if !described[word][head] {
					t.Errorf("%s: %s is not described", name, head)
				}
				for n, object := range objects {
					if text, ok := object[head].(string); !ok || (text == "") != (rows[n+1][i] == "") {
						t.Errorf("%s row %d: %s is %q and %v", name, n, head, rows[n+1][i], object[head])
					}
				}
			}
			if kind, _ := data.KindNamed(word); !strings.Contains(readme, "register/"+kind.Word+".csv") {
				t.Errorf("the README does not name %s", name)
			}
		case ".pdf":
			papers++
			if !bytes.HasPrefix(content, []byte("%PDF-1.7")) || !bytes.Contains(content, []byte("<pdfaid:part>2")) {
				t.Errorf("%s is no PDF/A-2", name)
			}
			if !strings.Contains(readme, name) {
				t.Errorf("the README does not name %s", name)
			}
		case ".json":
			if !json.Valid(content) {
				t.Errorf("%s is no JSON", name)
			}
		case ".jsonl":
			lines := bufio.NewScanner(bytes.NewReader(content))
			lines.Buffer(nil, 1<<20)
			verifyLog(t, lines)
		}
	}
	if papers < 30 {
		t.Errorf("%d papers", papers)
	}
	for _, name := range []string{"handlingar/aret/arsrapport.pdf", "handlingar/styrande/Informationssakerhetspolicy.pdf", "gallringslista/Socialnamnden.csv", "gallringslista/_regler.csv", "gallringslista/_gallrat.csv"} {
		if files[name] == nil {
			t.Errorf("%s lacks", name)
		}
	}
	// What a nämnd may erase and when is the same as the plan says.
	rows := readCSV(t, files["gallringslista/Socialnamnden.csv"])
	if len(rows) < 3 || !slices.IsSortedFunc(rows[1:], func(a, b []string) int { return strings.Compare(a[0], b[0]) }) {
		t.Errorf("gallringslista: %q", rows)
	}
	d.day = "2032-06-01"
	later := d.path("senare.zip")
	d.must("exportera", file, later)
	may := map[string]bool{}
	for name, content := range d.unzip(later) {
		if strings.HasPrefix(name, "gallringslista/") && name != "gallringslista/_regler.csv" && name != "gallringslista/_gallrat.csv" {
			for _, row := range readCSV(t, content)[1:] {
				if row[1] == "kan gallras" {
					may[row[3]] = true
				}
			}
		}
	}
	if planned := strings.Count(d.must("gallringsplan", file).out, "\n") - 1; len(may) != planned || planned < 5 {
		t.Errorf("%d may be gallrade by the lists, %d by the plan", len(may), planned)
	}

	older := d.path("2025.zip")
	d.must("exportera", file, older, "--ar", "2025")
	if readme := string(d.unzip(older)["LAS-MIG.txt"]); !strings.Contains(readme, "2025-01-01 till 2025-12-31") {
		t.Errorf("%.1500s", readme)
	}
}

// readCSV reads a table as any program does that knows the form.
func readCSV(t *testing.T, content []byte) [][]string {
	t.Helper()
	in := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	in.Comma = ';'
	rows, err := in.ReadAll()
	if err != nil || len(rows) == 0 {
		t.Fatalf("%.100s: %v", content, err)
	}
	return rows
}

// verifyLog makes each save's id and each value's sum as the README says that they are made.
func verifyLog(t *testing.T, lines *bufio.Scanner) {
	t.Helper()
	next := func() (line map[string]any) {
		if lines.Scan() {
			if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
				t.Fatalf("%.200s: %v", lines.Text(), err)
			}
		}
		return line
	}
	saves := 0
	for save := next(); save != nil; save = next() {
		saves++
		sum := sha256.New()
		sum.Write([]byte("lis1"))
		part := func(text string) {
			sum.Write(binary.BigEndian.AppendUint32(nil, uint32(len(text))))
			sum.Write([]byte(text))
		}
		for _, name := range []string{"enhet", "nummer", "foregaende", "av", "nar", "handling", "skal", "angrar", "format"} {
			switch said := save[name].(type) {
			case nil:
				part(map[bool]string{true: "0"}[name == "nummer"])
			case float64:
				part(strconv.Itoa(int(said)))
			default:
				part(said.(string))
			}
		}
		for range int(save["andringar"].(float64)) {
			change := next()
			for _, name := range []string{"post", "register", "falt"} {
				part(change[name].(string))
			}
			var replaces []string
			list, _ := change["ersatter"].([]any)
			for _, id := range list {
				replaces = append(replaces, id.(string))
			}
			part(strings.Join(replaces, ","))
			part(change["summa"].(string))
			if text, ok := change["text"].(string); ok {
				salt, err := hex.DecodeString(change["salt"].(string))
				if of := sha256.Sum256(append(salt, text...)); err != nil || hex.EncodeToString(of[:]) != change["summa"] {
					t.Errorf("%v: another sum", change)
				}
			}
		}
		if hex.EncodeToString(sum.Sum(nil)) != save["sparning"] {
			t.Fatalf("%v: another id", save)
		}
	}
	if saves < 100 {
		t.Errorf("%d saves", saves)
	}
}
