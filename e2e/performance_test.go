//go:build linux

package e2e

import (
	"bytes"
	"cmp"
	"debug/elf"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data/growthtest"
)

// TestPerformance writes docs/performance.md from what make compare has measured: no figure there is written by hand.
func TestPerformance(t *testing.T) {
	if os.Getenv("LISPARMEN_PERFORMANCE") != "1" {
		t.Skip("writes docs/performance.md: runs in make compare")
	}
	p := &performancePage{T: t}
	p.head()
	p.tools()
	p.limits()
	p.growth()
	p.fat()
	if err := os.WriteFile("../docs/performance.md", p.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

type performancePage struct {
	*testing.T
	bytes.Buffer
	compared comparisons
	recorded struct {
		Machine, Versions map[string]string
		Medians           map[string]float64 `json:"medians_ms"`
		Sizes             map[string]float64 `json:"sizes_mb"`
		Ratios            map[string]float64
	}
}

func (p *performancePage) line(format string, args ...any) { fmt.Fprintf(p, format+"\n", args...) }

func (p *performancePage) read(path string, into any) {
	p.Helper()
	raw, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		p.Fatal(err)
	}
}

// met marks a figure that keeps to its goal, or does not.
func met(ok bool) string {
	if ok {
		return "yes"
	}
	return "**no**"
}

func (p *performancePage) head() {
	p.read(comparedFile, &p.compared)
	p.read("../docs/bench.json", &p.recorded)
	p.line("# What Lispärmen costs, and how that grows\n")
	p.line("Written by `make compare` in one run, on one machine; no figure here is written by hand. What was mended, and why some goals are not met, is told in")
	p.line("README “Decisions”. Times on another machine are others; the ratios should not be.\n")
	p.line("| | |\n|---|---|")
	for _, of := range []map[string]string{p.recorded.Machine, p.recorded.Versions, p.compared.Versions} {
		for _, name := range slices.Sorted(maps.Keys(of)) {
			p.line("| %s | %s |", name, of[name])
		}
	}
	p.line("")
}

func (p *performancePage) tools() {
	p.line("## Beside what is used today\n")
	p.line("LibreOffice in the place of Word and Excel, with the same content; medians of %d, in turn.\n", rounds)
	p.line("| what | Lispärmen | LibreOffice | times | goal | met | how |\n|---|---|---|---|---|---|---|")
	for _, c := range p.compared.Tools {
		times := c.Theirs / c.Ours
		p.line("| %s | %.4g %s | %.4g %s | %.1f | ≥ %.0f | %s | %s |", c.What, c.Ours, c.Unit, c.Theirs, c.Unit, times, c.Goal, met(times >= c.Goal), c.How)
	}
	p.line("")
}

func (p *performancePage) limits() {
	p.line("## Beside the limit\n")
	p.line("The least that the same work could cost. 10,000 records of fifteen changes each, %.0f MB, of which text %.1f MB.\n", p.recorded.Sizes["file"], p.recorded.Sizes["text in it"])
	p.line("| what | ms | the limit | ms | ratio | goal | met |\n|---|---|---|---|---|---|---|")
	for _, l := range []struct {
		what, limit string
		goal        float64
	}{
		{"open", "read the bytes", 1},
		{"save", "bare transaction", 2.5},
		{"long text", "bare transaction of 30 kB", 2.5},
		{"list", "bare read of the table", 1.5},
		{"search", "bare search", 1.5},
		{"report", "draw the PDF", 2},
		{"merge", "read the log", 3},
	} {
		of, by := p.recorded.Medians[l.what], p.recorded.Medians[l.limit]
		if of == 0 || by == 0 {
			p.Errorf("%s and %s are not recorded", l.what, l.limit)
			continue
		}
		p.line("| %s | %.3g | %s | %.3g | %.2f | ≤ %.3g | %s |", l.what, of, l.limit, by, of/by, l.goal, met(of/by <= l.goal))
	}
	for _, c := range p.compared.Limits {
		p.line("| %s | %.4g | %s | %.4g | %.2f | ≤ %.3g | %s |", c.What, c.Ours, c.How, c.Theirs, c.Ours/c.Theirs, c.Goal, met(c.Ours/c.Theirs <= c.Goal))
	}
	p.line("")
}

func (p *performancePage) growth() {
	p.line("## Growth\n")
	p.line("Medians in milliseconds. The exponent is the slope of a line through the logarithms of all sizes: 1 grows as fast as the size, 0 not at all; none is to be above 1.1.\n")
	for _, path := range []string{"../out/performance/growth-store.json", "../out/performance/growth-reports.json"} {
		var all []growthtest.Growth
		p.read(path, &all)
		for _, g := range all {
			p.line("### By %s\n", g.Axis)
			head, rule := "| |", "|---|"
			for _, size := range g.Sizes {
				head, rule = head+fmt.Sprintf(" %d |", size), rule+"---|"
			}
			p.line("%s exponent | of memory | met |\n%s---|---|---|", head, rule)
			for _, name := range slices.Sorted(maps.Keys(g.Scale)) {
				p.line("| %s |%s | | |", name, cells(g.Scale[name], "%.0f"))
			}
			for _, name := range slices.Sorted(maps.Keys(g.Millis)) {
				p.line("| %s |%s %.2f | %.2f | %s |", name, cells(g.Millis[name], "%.3g"), g.Time[name], g.Memory[name], met(max(g.Time[name], g.Memory[name]) <= 1.1))
			}
			p.line("")
		}
	}
}

func cells(figures []float64, format string) string {
	row := ""
	for _, figure := range figures {
		row += fmt.Sprintf(" "+format+" |", figure)
	}
	return row
}

func (p *performancePage) fat() {
	p.line("## Where the size of the program lies\n")
	info, err := os.Stat("../out/window/lisparmen")
	if err != nil {
		p.Fatal(err)
	}
	sizes := p.sizeByOwner()
	named := 0
	for _, size := range sizes {
		named += size
	}
	p.line("The Linux program with the tags of a release, before it is stripped: %.1f MB, of which the symbols' own bytes by owner:\n", float64(info.Size())/1e6)
	p.line("| owner | MB |\n|---|---|")
	owners := slices.SortedFunc(maps.Keys(sizes), func(a, b string) int { return cmp.Compare(sizes[b], sizes[a]) })
	for _, owner := range owners[:min(20, len(owners))] {
		p.line("| %s | %.2f |", owner, float64(sizes[owner])/1e6)
	}
	p.line("| all named | %.1f |\n", float64(named)/1e6)

	inits, total := p.inits()
	p.dependencies(inits)

	p.line("## Where the start's time lies\n")
	p.line("What is done when, in milliseconds since the process was started, medians of %d. The file is read and judged while the system makes the window: the two cores share it.\n", rounds)
	p.line("| done | the example | 10,000 documents |\n|---|---|---|")
	for _, one := range p.compared.Phases {
		words, ok := phases[one.Name]
		if !ok {
			p.Errorf("nothing tells what %q is", one.Name)
		}
		p.line("| %s | %.0f | %.0f |", words, one.Example, one.Large)
	}
	p.line("\n`GODEBUG=inittrace=1`: the work of packages before main, the largest.\n")
	p.line("| package | ms | allocations |\n|---|---|---|")
	for _, one := range inits[:min(10, len(inits))] {
		p.line("| %s | %.2f | %d |", one.name, one.ms, one.allocations)
	}
	p.line("| all | %.2f | |\n", total)

	p.line("## Where the memory lies\n")
	p.line("The window with 10,000 documents, by what the pages of its memory belong to (`/proc/…/smaps`), in MB: after the list and the searches above, and after %d more pages", dayOfPages)
	p.line("and three minutes' rest.\n")
	p.line("| owner | at first | in the evening |\n|---|---|---|")
	var first, evening float64
	for _, owner := range slices.SortedFunc(maps.Keys(p.compared.Memory), func(a, b string) int { return cmp.Compare(p.compared.Memory[b], p.compared.Memory[a]) }) {
		p.line("| %s | %.1f | %.1f |", owner, p.compared.Memory[owner], p.compared.Evening[owner])
		first, evening = first+p.compared.Memory[owner], evening+p.compared.Evening[owner]
	}
	p.line("| all | %.1f | %.1f |", first, evening)
}

// leastShown is how many bytes of the program a module has that is given a row of its own, unless our own code imports it.
const leastShown = 50_000

// dependency is what a module that others have written weighs, and what it is used by.
type dependency struct {
	path, version string
	bytes         int
	packages      int
	importers     []string // of our own packages
	ms            float64  // of each start, before main
}

// dependencies tells what each module costs beside what it is used for.
func (p *performancePage) dependencies(inits []initOf) {
	p.line("## What the dependencies weigh, and who uses them\n")
	p.line("`go list -deps` with the tags of a release, the symbols' own bytes, and `GODEBUG=inittrace=1`. What each is for stands in README “Dependencies”; what is")
	p.line("imported by none of ours comes with another, most with Fyne. Modules below %d kB that we do not import ourselves are summed.\n", leastShown/1000)
	p.line("| module | version | MB | packages | ms at start | imported by |\n|---|---|---|---|---|---|")
	list := p.modules()
	for _, one := range inits {
		if d := moduleOf(list, one.name); d != nil {
			d.ms += one.ms
		}
	}
	var small dependency
	smallest := 0
	for _, d := range list {
		if d.bytes < leastShown && d.importers == nil {
			smallest++
			small.bytes, small.packages, small.ms = small.bytes+d.bytes, small.packages+d.packages, small.ms+d.ms
			continue
		}
		by := cmp.Or(strings.ReplaceAll(strings.Join(d.importers, ", "), "lisparmen/", ""), "–")
		p.line("| %s | %s | %.2f | %d | %.2f | %s |", d.path, d.version, float64(d.bytes)/1e6, d.packages, d.ms, by)
	}
	p.line("| %d others | | %.2f | %d | %.2f | – |\n", smallest, float64(small.bytes)/1e6, small.packages, small.ms)
}

// modules are those that the program is made of, the heaviest first.
func (p *performancePage) modules() []*dependency {
	cmd := exec.Command("go", "list", "-tags", "sqlite_fts5 accessibility no_emoji no_animations migrated_fynedo", "-deps", "-json=ImportPath,Module,Imports", ".")
	cmd.Dir = ".."
	out, err := cmd.Output()
	if err != nil {
		p.Fatal(err)
	}
	type listed struct {
		ImportPath string
		Imports    []string
		Module     *struct {
			Path, Version string
			Main          bool
		}
	}
	byPath, of := map[string]*dependency{}, map[string]*dependency{}
	var ours []listed
	for decoder := json.NewDecoder(bytes.NewReader(out)); ; {
		var one listed
		if err := decoder.Decode(&one); err == io.EOF {
			break
		} else if err != nil {
			p.Fatal(err)
		}
		switch {
		case one.Module == nil: // Go's own
		case one.Module.Main:
			ours = append(ours, one)
		default:
			d := byPath[one.Module.Path]
			if d == nil {
				d = &dependency{path: one.Module.Path, version: one.Module.Version}
				byPath[one.Module.Path] = d
			}
			d.packages++
			of[one.ImportPath] = d
		}
	}
	for _, one := range ours {
		for _, path := range one.Imports {
			if d := of[path]; d != nil && !slices.Contains(d.importers, one.ImportPath) {
				d.importers = append(d.importers, one.ImportPath)
			}
		}
	}
	list := slices.Collect(maps.Values(byPath))
	for name, size := range p.symbolSizes() {
		if d := moduleOf(list, name); d != nil {
			d.bytes += size
		}
	}
	slices.SortFunc(list, func(a, b *dependency) int { return cmp.Or(cmp.Compare(b.bytes, a.bytes), cmp.Compare(a.path, b.path)) })
	return list
}

// moduleOf is the module that a package or a symbol of the program belongs to; nil for ours and Go's.
func moduleOf(list []*dependency, name string) *dependency {
	name = strings.TrimPrefix(strings.TrimPrefix(strings.ReplaceAll(name, "%2e", "."), "type:."), "go:itab.")
	for prefix, path := range map[string]string{"sqlite3": "github.com/mattn/go-sqlite3", "fts5": "github.com/mattn/go-sqlite3", "glfw": "github.com/go-gl/glfw", "_glfw": "github.com/go-gl/glfw"} { // in C
		if strings.HasPrefix(name, prefix) {
			name = path
		}
	}
	var longest *dependency
	for _, d := range list {
		rest, ok := strings.CutPrefix(name, d.path)
		if !ok && strings.HasPrefix(d.path, name+"/") { // glfw's module ends with its version
			ok = true
		}
		if ok && (rest == "" || strings.ContainsAny(rest[:1], "/.")) && (longest == nil || len(d.path) > len(longest.path)) {
			longest = d
		}
	}
	return longest
}

// phases tell what the window calls the parts of its start.
var phases = map[string]string{
	"loaded":   "the program is loaded by the system, its packages made ready",
	"settings": "Fyne's program is made, its settings read, no other window has the file",
	"open":     "the working copy is opened",
	"read":     "every record is read",
	"judge":    "what waits, and the key figures, are worked out",
	"window":   "fonts are read, the frame of the window laid out",
	"screen":   "the system has given a window to draw in (OpenGL, here by Mesa on the processor)",
	"page":     "the overview is laid out",
	"frame":    "the first frame is painted",
}

// sizeByOwner is how many bytes of the program's symbols belong to whom: a Go module's domain and two parts, or a C library.
func (p *performancePage) sizeByOwner() map[string]int {
	sizes := map[string]int{}
	for name, size := range p.symbolSizes() {
		sizes[owner(name)] += size
	}
	return sizes
}

// symbolSizes is how many bytes of the program's file each symbol has.
func (p *performancePage) symbolSizes() map[string]int {
	program, err := elf.Open("../out/window/lisparmen")
	if err != nil {
		p.Fatal(err)
	}
	defer program.Close()
	symbols, err := program.Symbols()
	if err != nil {
		p.Fatal(err)
	}
	sizes := map[string]int{}
	for _, s := range symbols {
		if int(s.Section) < len(program.Sections) && program.Sections[s.Section].Type == elf.SHT_PROGBITS { // what begins as zeros takes no room in the file
			sizes[s.Name] += int(s.Size)
		}
	}
	return sizes
}

func owner(symbol string) string {
	symbol = strings.TrimPrefix(strings.TrimPrefix(symbol, "type:."), "go:itab.")
	path, _, isGo := strings.Cut(symbol, ".")
	switch {
	case strings.HasPrefix(symbol, "sqlite3"), strings.HasPrefix(symbol, "fts5"), strings.HasPrefix(symbol, "unicode_"):
		return "SQLite (C)"
	case strings.HasPrefix(symbol, "lisparmen/"), strings.HasPrefix(symbol, "main."):
		return "lisparmen/" + strings.SplitN(strings.TrimPrefix(path, "lisparmen/"), "/", 2)[0]
	case strings.HasPrefix(symbol, "runtime"), strings.HasPrefix(symbol, "go:"), strings.HasPrefix(symbol, "type:"):
		return "Go's runtime and tables"
	case regexp.MustCompile(`^[a-z0-9.-]+\.[a-z]+/`).MatchString(symbol):
		parts := strings.SplitN(symbol, "/", 4)
		return strings.Join(parts[:min(3, len(parts))], "/")
	case isGo && regexp.MustCompile(`^[a-z0-9/]+$`).MatchString(path):
		return "Go's library"
	}
	return "C of the window and the rest"
}

type initOf struct {
	name        string
	ms          float64
	allocations int
}

// inits is what the packages do before main, the slowest first, and the sum of it in milliseconds.
func (p *performancePage) inits() (list []initOf, total float64) {
	cmd := exec.Command("../out/window/lisparmen", "--version")
	cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
	out, _ := cmd.CombinedOutput()
	for _, found := range regexp.MustCompile(`init (\S+) @\S+ ms, (\S+) ms clock, \d+ bytes, (\d+) allocs`).FindAllStringSubmatch(string(out), -1) {
		ms, _ := strconv.ParseFloat(found[2], 64)
		allocations, _ := strconv.Atoi(found[3])
		list = append(list, initOf{found[1], ms, allocations})
		total += ms
	}
	if len(list) == 0 {
		p.Fatalf("no package tells of its init: %s", out)
	}
	slices.SortFunc(list, func(a, b initOf) int { return cmp.Compare(b.ms, a.ms) })
	return list, total
}

// memoryByOwner is how many MB of a process' memory lie in what, as /proc/…/smaps tells.
func memoryByOwner(t *testing.T, pid int) map[string]float64 {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "smaps"))
	if err != nil {
		t.Fatal(err)
	}
	owners, owner := map[string]float64{}, ""
	for line := range strings.Lines(string(raw)) {
		fields := strings.Fields(line)
		if strings.Contains(fields[0], "-") && !strings.HasSuffix(fields[0], ":") {
			owner = mappingOwner(fields)
		}
		if fields[0] == "Rss:" {
			kilobytes, _ := strconv.ParseFloat(fields[1], 64)
			owners[owner] += kilobytes / 1024
		}
	}
	return owners
}

func mappingOwner(fields []string) string {
	name := ""
	if len(fields) > 5 {
		name = filepath.Base(fields[5])
	}
	switch {
	case name == "lisparmen":
		return "the program's own code and texts"
	case name == "" && !strings.HasPrefix(fields[0], "7f"): // Go asks for its own far below where the system puts the rest
		return "Go's heap"
	case name == "[heap]":
		return "the heap of C: SQLite, the window"
	case strings.Contains(name, "gallium") || strings.Contains(name, "LLVM") || strings.Contains(name, "dri"):
		return "Mesa, which draws without a graphics card"
	case strings.HasSuffix(name, ".lis") || strings.Contains(name, ".lis-") || strings.Contains(name, "copies"):
		return "the file, mapped"
	case strings.Contains(name, ".so"):
		return "other libraries"
	case name == "" || strings.HasPrefix(name, "["):
		return "unnamed: Go's tables, stacks, buffers of the drawing"
	}
	return "other files"
}
