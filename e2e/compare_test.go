//go:build linux

package e2e

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// compared is one thing that the program and today's tools do, measured in turn in one run. The figures are medians.
type compared struct {
	What   string  `json:"what"`
	Ours   float64 `json:"ours"`
	Theirs float64 `json:"theirs"`
	Unit   string  `json:"unit"`
	Goal   float64 `json:"goal"` // how many times more the other should need
	How    string  `json:"how"`
}

// comparisons is what make compare writes docs/performance.md from.
type comparisons struct {
	Versions map[string]string  `json:"versions"`
	Tools    []compared         `json:"tools"`
	Phases   []phase            `json:"phases"`            // of the start, in the order of a file of 10,000 documents
	Limits   []compared         `json:"limits"`            // ours beside the limit's; the goal is the most times
	Memory   map[string]float64 `json:"memory_mb"`         // of the window at rest with 10,000 documents, by owner
	Evening  map[string]float64 `json:"memory_evening_mb"` // of the same window after dayOfPages and a rest
}

// phase is a part of the start and when it is done, in milliseconds since the process was started: medians.
type phase struct {
	Name    string  `json:"name"`
	Example float64 `json:"example"`
	Large   float64 `json:"large"`
}

const comparedFile = "../out/performance/compare.json"

// dayOfPages is how many pages a person may look at in a day.
const dayOfPages = 100

// rounds is how often each thing is done.
const rounds = 9

// inOffice lets a LibreOffice that runs do with a workbook what a person would, and tells how long each took, in milliseconds.
const inOffice = `
import sys, time, json, uno
from com.sun.star.beans import PropertyValue
from com.sun.star.table import TableSortField
path, report, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
def named(name, value):
    p = PropertyValue(); p.Name, p.Value = name, value; return p
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
for _ in range(300):
    try:
        context = resolver.resolve('uno:pipe,name=lisparmen;urp;StarOffice.ComponentContext'); break
    except Exception:
        time.sleep(0.1)
desktop = context.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', context)
took = {'open': [], 'search': [], 'sort': [], 'report': []}
for n in range(rounds):
    begun = time.time()
    book = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), '_blank', 0, (named('Hidden', False),))
    took['open'].append((time.time() - begun) * 1000)
    sheet = book.Sheets.getByIndex(0)
    cursor = sheet.createCursor(); cursor.gotoEndOfUsedArea(False)
    last, columns = cursor.RangeAddress.EndRow, cursor.RangeAddress.EndColumn
    assert last > 10000, last
    begun = time.time()
    search = sheet.createSearchDescriptor(); search.SearchString = 'rutin 4711'
    found = sheet.findAll(search)
    took['search'].append((time.time() - begun) * 1000)
    assert found is not None and found.Count >= 1
    rows = sheet.getCellRangeByPosition(0, last - 9999, columns, last)
    field = TableSortField(); field.Field, field.IsAscending = 0, n % 2 == 1
    begun = time.time()
    rows.sort((named('SortFields', uno.Any('[]com.sun.star.table.TableSortField', (field,))), named('ContainsHeader', False)))
    took['sort'].append((time.time() - begun) * 1000)
    if n < rounds - 1: book.close(True)
for n in range(rounds):
    begun = time.time()
    paper = desktop.loadComponentFromURL(uno.systemPathToFileUrl(report), '_blank', 0, (named('Hidden', True),))
    paper.storeToURL(uno.systemPathToFileUrl(report + '.pdf'), (named('FilterName', 'writer_pdf_Export'),))
    took['report'].append((time.time() - begun) * 1000)
    paper.close(True)
print(json.dumps(took))
`

// TestCompare measures the program beside what a coordinator would use instead, with LibreOffice in the place of Word and Excel, and
// beside the sqlite3 program. It fails when something cannot be done, never on a figure.
func TestCompare(t *testing.T) {
	if os.Getenv("LISPARMEN_COMPARE") != "1" {
		t.Skip("opens windows and LibreOffice: runs when LISPARMEN_COMPARE is 1, as in make compare")
	}
	program, err := filepath.Abs("../out/window/lisparmen")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t, program, t.TempDir(), t.TempDir()}
	s := newScreen(t, true)
	small, large := d.path("exempel.lis"), d.path("stor.lis")
	d.must("exempel", small)
	d.must("exempel", large)
	enlarge(t, large)
	smallBook, largeBook, report := d.path("exempel.xlsx"), d.path("stor.xlsx"), d.path("arsrapport.docx")
	d.must("exportera", small, smallBook)
	d.must("exportera", large, largeBook, "--register", "styrdokument")
	d.must("rapport", small, "arsrapport", "-o", report)
	profile := "-env:UserInstallation=file://" + d.path("office")

	c := comparisons{Versions: map[string]string{
		"LibreOffice": strings.TrimSpace(d.tool("soffice", "--version")), "sqlite3": strings.Fields(d.tool("sqlite3", "--version"))[0],
	}}
	add := func(what, unit string, goal float64, ours, theirs []float64, how string) {
		slices.Sort(ours)
		slices.Sort(theirs)
		one := compared{what, ours[len(ours)/2], theirs[len(theirs)/2], unit, goal, how}
		t.Logf("%s: %.1f %s against %.1f, %.1f times", what, one.Ours, unit, one.Theirs, one.Theirs/one.Ours)
		c.Tools = append(c.Tools, one)
	}

	// Until the window is there with the same registers in it.
	starts := func(file, book string) (ours, theirs []float64, phases []string, done map[string]float64) {
		all := map[string][]float64{}
		for n := range rounds + 1 {
			begun := time.Now()
			w := d.openWindow(s.display, file)
			w.painted(0)
			var parts map[string]float64
			phases, parts = w.begun(begun)
			w.close()
			begun = time.Now()
			office := s.command("soffice", profile, "--norestore", "--nologo", "--calc", book)
			if err := office.Start(); err != nil {
				t.Fatal(err)
			}
			title := filepath.Base(book)
			for range 3000 {
				if s.command("xdotool", "search", "--onlyvisible", "--name", title).Run() == nil {
					break
				}
				time.Sleep(10 * time.Millisecond)
			}
			their := since(begun)
			d.endOffice()
			_ = office.Wait()
			if n > 0 { // the first start makes a profile, and a working copy
				ours, theirs = append(ours, parts["frame"]), append(theirs, their)
				for name, at := range parts {
					all[name] = append(all[name], at)
				}
			}
		}
		done = map[string]float64{}
		for name, list := range all {
			slices.Sort(list)
			done[name] = list[len(list)/2]
		}
		slices.SortStableFunc(phases, func(a, b string) int { return cmp.Compare(done[a], done[b]) })
		return ours, theirs, phases, done
	}
	ours, theirs, _, smallDone := starts(small, smallBook)
	add("Start with the example's registers", "ms", 5, ours, theirs, "process started until the first painted frame; soffice --calc with the workbook of the same registers until its window is there")
	ours, theirs, phases, largeDone := starts(large, largeBook)
	for _, name := range phases {
		c.Phases = append(c.Phases, phase{name, smallDone[name], largeDone[name]})
	}
	add("Start with 10,000 documents", "ms", 5, ours, theirs, "the same, with the register of documents as a workbook")

	// A register of 10,000 rows: opened, searched and sorted where the program runs already.
	w := d.openWindow(s.display, large)
	w.painted(0)
	var lists []float64
	for n := range rounds {
		w.press("ctrl+k")
		w.write("styrdokument")
		w.press("Return")
		lists = append(lists, float64(w.painted(1+2*n)))
		w.press("alt+Left")
		w.painted(2 + 2*n)
	}
	w.press("ctrl+k")
	w.write("styrdokument")
	w.press("Return")
	w.painted(1 + 2*rounds)
	w.press("ctrl+f")
	w.write("rutin 4711")
	time.Sleep(time.Second)
	raw, _ := os.ReadFile(w.log)
	var keys []float64
	for _, found := range regexp.MustCompile(`msg=keystroke milliseconds=(\d+)`).FindAllStringSubmatch(string(raw), -1) {
		n, _ := strconv.ParseFloat(found[1], 64)
		keys = append(keys, n)
	}
	if len(keys) == 0 {
		t.Fatal("no keystroke was told")
	}
	mineMB := float64(w.memory("VmRSS"))
	c.Memory = memoryByOwner(t, w.cmd.Process.Pid)
	for n := range dayOfPages {
		w.press("ctrl+k")
		w.write([]string{"system", "risk", "leverantör", "incident", "rapport"}[n%5])
		w.press("Return")
	}
	time.Sleep(200 * time.Second) // after two or three minutes what is not used is given back
	c.Evening = memoryByOwner(t, w.cmd.Process.Pid)
	w.close()

	office := s.command("soffice", profile, "--norestore", "--nologo", "--accept=pipe,name=lisparmen;urp;")
	if err := office.Start(); err != nil {
		t.Fatal(err)
	}
	var took map[string][]float64
	if err := json.Unmarshal([]byte(d.tool(python, "-c", inOffice, largeBook, report, fmt.Sprint(rounds))), &took); err != nil {
		t.Fatal(err)
	}
	theirMB := officeMB(t)
	d.endOffice()
	_ = office.Wait()
	add("Open a register of 10,000 rows", "ms", 5, lists, took["open"], "from the press to the painted list; the workbook loaded through UNO in a LibreOffice that runs, drawing not counted")
	add("Search it", "ms", 5, keys, took["search"], "from each keystroke to the painted list; findAll through UNO, drawing not counted")
	add("Sort it", "ms", 5, d.benchmarked("../ui", "BenchmarkSort", 20, "ms/column", 1), took["sort"], "`go test -bench Sort ./ui`, laid out anew; sort through UNO, drawing not counted")

	// The board's report, by commands that start, make it and end.
	ours, theirs = nil, nil
	for range rounds {
		begun := time.Now()
		d.must("rapport", small, "arsrapport", "-o", d.path("arsrapport.pdf"))
		ours = append(ours, since(begun))
		begun = time.Now()
		d.tool("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", d.path("pdf"), report)
		theirs = append(theirs, since(begun))
	}
	add("The board's report as PDF, by programs that run", "ms", 20, d.benchmarked("../reports/press", "BenchmarkBoardReport", 100, "ns/op", 1e6), took["report"],
		"`go test -bench BoardReport ./reports/press`, which gathers it from the registers; the finished Word document opened and stored as PDF through UNO")
	add("The board's report as PDF, by commands", "ms", 20, ours, theirs, "lisparmen rapport, from opening the file to the end; soffice --convert-to pdf of the finished Word document")

	add("Memory with 10,000 rows open", "MB", 5, []float64{mineMB}, []float64{theirMB}, "VmRSS of the process, after the list and a search")
	add("Disk", "MB", 5, []float64{megabytes(t, small)}, []float64{megabytes(t, smallBook) + megabytes(t, report)}, "the example's file, with its history and search index; a workbook and one report without either")

	c.Limits = d.limits(large, d.path("tom.lis"))
	for _, l := range c.Limits {
		t.Logf("%s: %.1f %s against %.1f, %.2f times", l.What, l.Ours, l.Unit, l.Theirs, l.Ours/l.Theirs)
	}
	raw, err = json.MarshalIndent(c, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(comparedFile), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(comparedFile, append(raw, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// limits are whole processes beside the sqlite3 program: a register of 10,000 rows is listed, and 10,000 rows are imported into a new file.
func (d *desk) limits(large, empty string) []compared {
	d.Helper()
	exported := d.path("alla.csv")
	d.must("exportera", large, exported, "--register", "styrdokument")
	rows := d.undecided(exported)
	d.must("ny", empty, "--kommun", "Vara")
	const tables = "FROM sqlite_schema WHERE type='table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'sqlite_%'"
	var lists, bareLists, imports, bareImports []float64
	for n := range rounds {
		begun := time.Now()
		d.must("lista", large, "styrdokument")
		lists = append(lists, since(begun))
		begun = time.Now()
		d.tool("sqlite3", "-json", large, "SELECT * FROM document WHERE removed=0 ORDER BY title")
		bareLists = append(bareLists, since(begun))

		file, bare := d.file(fmt.Sprint("in", n, ".lis"), d.read(empty)), d.path(fmt.Sprint("bare", n, ".db"))
		begun = time.Now()
		d.must("importera", file, rows, "--register", "styrdokument")
		imports = append(imports, since(begun))
		// The same tables, the index of the search among them, written in one transaction that waits for the disk.
		script := "PRAGMA synchronous=FULL; ATTACH '" + file + "' AS made; BEGIN;\n" + d.tool("sqlite3", file, "SELECT sql || ';' "+tables)
		for _, table := range strings.Fields(d.tool("sqlite3", file, "SELECT name "+tables)) {
			script += "INSERT INTO main." + table + " SELECT * FROM made." + table + ";\n"
		}
		path := d.file("bare.sql", []byte(script+"COMMIT;\n"))
		begun = time.Now()
		d.tool("sqlite3", "-bail", bare, ".read "+path)
		bareImports = append(bareImports, since(begun))
	}
	one := func(what string, goal float64, ours, theirs []float64, how string) compared {
		slices.Sort(ours)
		slices.Sort(theirs)
		return compared{what, ours[rounds/2], theirs[rounds/2], "ms", goal, how}
	}
	return []compared{
		one("List 10,000 rows, as a command", 1.5, lists, bareLists, "sqlite3 -json with the same rows in order of title"),
		one("Import 10,000 rows of .xlsx, by a program that runs", 4, d.benchmarked("../data/exchange", "BenchmarkImport10000", 2, "ns/op", 1e6), d.benchmarked("../data/exchange", "BenchmarkBareRows10000", 2, "ns/op", 1e6), "the rows of every table that the import leaves, put there by prepared statements of the same driver in one durable transaction"),
		one("Import 10,000 rows of .csv, as a command", 4, imports, bareImports, "sqlite3 writing the same rows of the same tables, the log and the index of the search among them"),
	}
}

// undecided is a table of the 10,000 documents without their decisions, whose meetings another municipality has not had.
func (d *desk) undecided(exported string) string {
	d.Helper()
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(d.read(exported), []byte("\ufeff"))))
	r.Comma = ';'
	all, err := r.ReadAll()
	if err != nil {
		d.Fatal(err)
	}
	var out bytes.Buffer
	w := csv.NewWriter(&out)
	w.Comma = ';'
	one := regexp.MustCompile(`^Rutin \d`)
	for n, row := range all {
		if n > 0 && !one.MatchString(row[0]) {
			continue
		}
		for _, column := range []string{"Beslutsdatum", "Paragraf i protokollet", "Id"} {
			if n > 0 {
				row[slices.Index(all[0], column)] = ""
			}
		}
		if err := w.Write(row); err != nil {
			d.Fatal(err)
		}
	}
	w.Flush()
	return d.file("rader.csv", out.Bytes())
}

// benchmarked are the medians that a benchmark gives, in milliseconds.
func (d *desk) benchmarked(of, name string, times int, unit string, inMillisecond float64) []float64 {
	d.Helper()
	cmd := exec.Command("go", "test", "-tags", "ci sqlite_fts5", "-run", "^$", "-bench", "^"+name+"$", "-benchtime", strconv.Itoa(times)+"x", "-count", strconv.Itoa(rounds), of)
	out, err := cmd.CombinedOutput()
	if err != nil {
		d.Fatalf("%v: %s", err, out)
	}
	var list []float64
	for _, found := range regexp.MustCompile(`([\d.]+) `+unit).FindAllStringSubmatch(string(out), -1) {
		n, _ := strconv.ParseFloat(found[1], 64)
		list = append(list, n/inMillisecond)
	}
	if len(list) == 0 {
		d.Fatalf("no figure: %s", out)
	}
	return list
}

// endOffice ends every LibreOffice, which a window's own close would ask about.
func (d *desk) endOffice() {
	_ = exec.Command("pkill", "-9", "soffice").Run()
	for range 100 {
		if exec.Command("pgrep", "soffice.bin").Run() != nil {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	d.Fatal("LibreOffice does not end")
}

// officeMB is the memory of LibreOffice's process.
func officeMB(t *testing.T) float64 {
	t.Helper()
	out, err := exec.Command("pgrep", "soffice.bin").Output()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("/proc/" + strings.Fields(string(out))[0] + "/status")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`VmRSS:\s+(\d+)`).FindSubmatch(raw)
	kilobytes, err := strconv.Atoi(string(found[1]))
	if err != nil {
		t.Fatal(err)
	}
	return float64(kilobytes) / 1024
}

func megabytes(t *testing.T, path string) float64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return float64(info.Size()) / 1e6
}

func since(begun time.Time) float64 { return float64(time.Since(begun).Microseconds()) / 1000 }
