//go:build linux

package ui

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"lisparmen/data"
)

// TestSoak opens the file, changes a record, shares, prints the board's report and closes, over and over in one process, as in a
// window that is never shut down. Memory must lie flat after the first fifth, and no goroutine may be left behind. So few rounds
// as are made without LISPARMEN_SOAK, the number of rounds, tell of goroutines alone.
func TestSoak(t *testing.T) {
	rounds, err := strconv.Atoi(os.Getenv("LISPARMEN_SOAK"))
	if err != nil {
		soak(t, 5)
		return
	}
	if os.Getenv("FYNE_CACHE") != "" {
		soak(t, rounds)
		return
	}
	// Fyne keeps what a page was drawn with for a minute, which is hundreds of pages at this pace.
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSoak$", "-test.v", "-test.timeout=30m")
	again.Env = append(os.Environ(), "FYNE_CACHE=1s")
	out, err := again.CombinedOutput()
	t.Logf("%s", out)
	if err != nil {
		t.Error(err)
	}
}

func soak(t *testing.T, rounds int) {
	const fresh = 50 // rounds with the same file: one that has been changed 5,000 times has grown, which is no leak
	raw, err := exampleBytes()
	if err != nil {
		t.Fatal(err)
	}
	a := emptyWindow(t)
	dir := t.TempDir()
	file, paper := filepath.Join(dir, "Ekdala.lis"), filepath.Join(dir, "arsrapport.pdf")
	begun, before := time.Now(), 0
	sizes := make([][]int, 10) // MB, in each tenth
	forgets := newForgets()
	for n := range rounds {
		if n%fresh == 0 {
			emptyFolder(t, dir)
			emptyFolder(t, a.options.Home)
			if err := os.WriteFile(file, raw, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		a.soakOnce(t, file, paper, fmt.Sprintf("Varv %d", n))
		wakeFynesClock() // and so lets Fyne forget what it has drawn, as the real window does at each frame
		if n == 0 {
			before = runtime.NumGoroutine()
		}
		for tries := 0; runtime.NumGoroutine() > before; tries++ { // one that is about to end is no leak
			if tries == 100 {
				t.Fatalf("%d goroutines after %d rounds, %d after the first", runtime.NumGoroutine(), n+1, before)
			}
			time.Sleep(10 * time.Millisecond)
		}
		if forgets.again() { // at other times it keeps the pages of up to ten seconds
			tenth := n * 10 / rounds
			sizes[tenth] = append(sizes[tenth], residentMB(t))
		}
	}
	t.Logf("%d rounds in %s; MB in each tenth: %v; %d goroutines", rounds, time.Since(begun).Round(time.Second), sizes, before)
	if os.Getenv("LISPARMEN_SOAK") == "" {
		return
	}
	var middles []int
	for _, tenth := range sizes[1:] { // the first is spent on what is made once
		if len(tenth) == 0 {
			t.Fatal("too few rounds: memory was not measured in each tenth of them")
		}
		slices.Sort(tenth)
		middles = append(middles, tenth[len(tenth)/2])
	}
	for _, middle := range middles {
		if middle*10 > middles[0]*11 || middle*10 < middles[0]*9 {
			t.Errorf("memory is not flat: %v MB in the middle of each tenth but the first", middles)
			break
		}
	}
}

// forgets tells when Fyne has thrown away what it drew pages with that are no longer shown: a widget among them is told.
type forgets struct {
	widget.BaseWidget
	forgotten bool
}

func newForgets() *forgets {
	f := &forgets{forgotten: true}
	f.ExtendBaseWidget(f)
	return f
}

// again tells whether Fyne has forgotten since the last time it was asked, and begins to watch anew.
func (f *forgets) again() bool {
	if !f.forgotten {
		return false
	}
	f.forgotten = false
	test.WidgetRenderer(f)
	return true
}

func (f *forgets) CreateRenderer() fyne.WidgetRenderer {
	return &forgetsRenderer{widget.NewSimpleRenderer(canvas.NewRectangle(nil)), f}
}

type forgetsRenderer struct {
	fyne.WidgetRenderer
	of *forgets
}

func (r *forgetsRenderer) Destroy() { r.of.forgotten = true }

// soakOnce is one round: a page is found missing when it does not come, and the paper when it is not written.
func (a *app) soakOnce(t *testing.T, file, paper, title string) {
	t.Helper()
	a.open(file, func(err error) { t.Fatal(err) })
	rest(a)
	action := a.reg.Living(data.Actions.Untyped())[0]
	a.goTo(placeOf(action))
	rest(a)
	p := a.page.(*recordPage)
	typeIn(p, "title", title)
	p.save()
	rest(a)
	if !slices.ContainsFunc(data.All(a.reg, data.Actions), func(action *data.Action) bool { return action.Title == title }) {
		t.Fatalf("%q is not saved: %v", title, shownTexts(a.page.object()))
	}
	a.goTo(place{page: pageReports})
	rest(a)
	report := a.page.(*reportsPage)
	report.file.entry.SetText(paper)
	report.save()
	rest(a)
	if written, err := os.ReadFile(paper); err != nil || !bytes.HasPrefix(written, []byte("%PDF")) {
		t.Fatalf("no paper: %v %v", err, shownTexts(a.page.object()))
	}
	if err := os.Remove(paper); err != nil {
		t.Fatal(err)
	}
	a.leave(func() { a.shareThen(func() {}) })
	rest(a)
	if left := a.space.Status().Unshared; left > 0 {
		t.Fatalf("%d saves are not shared", left)
	}
	a.closeFile()
}

// emptyFolder empties a folder.
func emptyFolder(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
			t.Fatal(err)
		}
	}
}

// residentMB is how much memory the process keeps once what is not used has been given back.
func residentMB(t *testing.T) int {
	t.Helper()
	runtime.GC() // what lies in pools is let go by the second
	debug.FreeOSMemory()
	raw, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(raw), "VmRSS:")
	kilobytes, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		t.Fatal(err)
	}
	return kilobytes / 1024
}
