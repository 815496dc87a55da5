//go:build linux

package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lisparmen/data/share"
	"lisparmen/data/store/storetest"
)

// starts is how often the window is opened on each file; the median is told.
const starts = 5

// TestWindowSpeed tells how long the window takes and how much memory it keeps, drawn without a graphics card. It fails
// when the window does not come, never on a figure: another computer is another matter.
func TestWindowSpeed(t *testing.T) {
	if os.Getenv("LISPARMEN_WINDOW") != "1" {
		t.Skip("opens windows: runs when LISPARMEN_WINDOW is 1, as in make bench-window")
	}
	program, err := filepath.Abs("../out/window/lisparmen")
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t, program, t.TempDir(), t.TempDir()}
	display := newScreen(t, true).display
	small, large := d.path("exempel.lis"), d.path("stor.lis")
	d.must("exempel", small)
	d.must("exempel", large)
	enlarge(t, large)
	for _, file := range []string{small, large} {
		var firsts, works, residents []int
		for range starts {
			w := d.openWindow(display, file)
			firsts = append(firsts, w.painted(0))
			works = append(works, w.processor()) // grows less than the time when others work too
			residents = append(residents, w.memory("VmRSS"))
			w.close()
		}
		t.Logf("%s: first frame %v ms, median %d; work %v ms; %v MB; load %s", filepath.Base(file), firsts, median(firsts), works, residents, load())
	}
	if _, err := exec.LookPath("xdotool"); err != nil {
		t.Skip("there is no xdotool to visit the pages with")
	}
	w := d.openWindow(display, large)
	defer w.close()
	w.painted(0)
	w.press("ctrl+k")
	w.write("styrdokument")
	w.press("Return")
	w.painted(1)
	w.press("ctrl+f")
	w.workOf("") // what was begun on the way here
	idle := w.workOf("")
	for _, letters := range []string{"r", "utin 47"} { // the first has to gather what the rows are found by
		t.Logf("keystrokes %q: %d ms of work for each", letters, (w.workOf(letters)-idle)/len(letters))
	}
	raw, _ := os.ReadFile(w.log)
	var keys []int
	for _, found := range regexp.MustCompile(`msg=keystroke milliseconds=(\d+)`).FindAllStringSubmatch(string(raw), -1) {
		n, _ := strconv.Atoi(found[1])
		keys = append(keys, n)
	}
	if len(keys) > 0 {
		t.Logf("keystroke to painted list: %v ms, median %d; load %s", keys, median(keys), load())
	}
	w.press("ctrl+k")
	w.write("rutin 4711")
	w.press("Return")
	w.painted(2)
	for n := range 2 { // the list, the overview
		w.press("alt+Left")
		w.painted(3 + n)
	}
	w.press("ctrl+p")
	w.painted(5)
	for _, line := range w.pages() {
		t.Log(line)
	}
	t.Logf("after the pages: %d MB resident, at most %d; load %s", w.memory("VmRSS"), w.memory("VmHWM"), load())
}

// enlarge adds 10,000 documents to a file.
func enlarge(t *testing.T, path string) {
	t.Helper()
	ctx := context.Background()
	w, err := share.Open(ctx, path, share.Options{Home: t.TempDir(), Author: "Anna Berg", Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := storetest.Enlarge(ctx, w.Store); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
}

func median(figures []int) int {
	figures = slices.Sorted(slices.Values(figures))
	return figures[len(figures)/2]
}

// load is how busy the computer has been of late.
func load() string {
	raw, _ := os.ReadFile("/proc/loadavg")
	first, _, _ := strings.Cut(string(raw), " ")
	return first
}

// opened is the program with its window on a file.
type opened struct {
	*desk
	display string
	cmd     *exec.Cmd
	log     string
}

func (d *desk) openWindow(display, file string) *opened {
	d.Helper()
	w := &opened{d, display, d.command(file), filepath.Join(d.home, "lisparmen.log")}
	if err := os.RemoveAll(w.log); err != nil {
		d.Fatal(err)
	}
	w.cmd.Env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "LISPARMEN_TRACE=time", "XDG_CONFIG_HOME="+d.home)
	if err := w.cmd.Start(); err != nil {
		d.Fatal(err)
	}
	return w
}

func (w *opened) close() {
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
}

// pages are the lines about painted pages.
func (w *opened) pages() []string {
	raw, _ := os.ReadFile(w.log) // it is not there until the first page is painted
	return regexp.MustCompile(`msg=("first frame"|page).*`).FindAllString(string(raw), -1)
}

// begun is when each part of the start was done, in milliseconds since the process was started at that moment; the last is the first frame.
func (w *opened) begun(at time.Time) (phases []string, done map[string]float64) {
	w.Helper()
	raw := string(w.read(w.log))
	frame := regexp.MustCompile(`time=(\S+) level=INFO msg="first frame" milliseconds=(\d+)`).FindStringSubmatch(raw)
	told := regexp.MustCompile(`msg=phases(.*)`).FindStringSubmatch(raw)
	if frame == nil || told == nil {
		w.Fatalf("the start is not told of: %s", raw)
	}
	painted, err := time.Parse(time.RFC3339, frame[1])
	own, errOwn := strconv.ParseFloat(frame[2], 64)
	if err != nil || errOwn != nil {
		w.Fatal(err, errOwn)
	}
	whole := float64(painted.Sub(at).Microseconds()) / 1000
	phases, done = []string{"loaded"}, map[string]float64{"loaded": whole - own, "frame": whole}
	for _, one := range strings.Fields(told[1]) {
		name, figure, _ := strings.Cut(one, "=")
		n, err := strconv.ParseFloat(figure, 64)
		if err != nil {
			w.Fatal(err)
		}
		phases, done[name] = append(phases, name), whole-own+n/1000
	}
	return append(phases, "frame"), done
}

// painted waits until so many pages have been painted before another one, and gives that one's milliseconds.
func (w *opened) painted(before int) int {
	w.Helper()
	for range 500 {
		if pages := w.pages(); len(pages) > before {
			_, figure, _ := strings.Cut(pages[before], "milliseconds=")
			n, err := strconv.Atoi(figure)
			if err != nil {
				w.Fatal(err)
			}
			time.Sleep(300 * time.Millisecond) // for what is read after the page is shown
			return n
		}
		time.Sleep(20 * time.Millisecond)
	}
	w.Fatalf("page %d was not painted: %q", before, w.pages())
	return 0
}

// memory reads a figure of the process, in MB.
func (w *opened) memory(name string) int {
	w.Helper()
	raw := w.read("/proc/" + strconv.Itoa(w.cmd.Process.Pid) + "/status")
	_, rest, _ := strings.Cut(string(raw), name+":")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		w.Fatalf("no %s in %s", name, raw)
	}
	n, err := strconv.Atoi(fields[0])
	if err != nil {
		w.Fatal(err)
	}
	return n / 1024
}

// processor is how long the process has worked, in milliseconds.
func (w *opened) processor() int {
	w.Helper()
	raw := string(w.read("/proc/" + strconv.Itoa(w.cmd.Process.Pid) + "/stat"))
	fields := strings.Fields(raw[strings.LastIndex(raw, ")"):])
	sum := 0
	for _, field := range fields[12:14] { // in user and system mode, in hundredths of a second
		n, err := strconv.Atoi(field)
		if err != nil {
			w.Fatal(err)
		}
		sum += n * 10
	}
	return sum
}

// workOf is how many milliseconds the program works while something is written and in the second after.
func (w *opened) workOf(letters string) int {
	w.Helper()
	before := w.processor()
	w.write(letters)
	time.Sleep(time.Second)
	return w.processor() - before
}

// press presses a key, and write writes a text, in the window.
func (w *opened) press(key string)   { w.x("key", key) }
func (w *opened) write(words string) { w.x("type", "--delay", "60", words) }

func (w *opened) x(args ...string) {
	w.Helper()
	args = append([]string{"search", "--onlyvisible", "--pid", strconv.Itoa(w.cmd.Process.Pid), "windowfocus"}, args...)
	cmd := exec.Command("xdotool", args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+w.display)
	if out, err := cmd.CombinedOutput(); err != nil {
		w.Fatalf("xdotool %q: %v %s", args, err, out)
	}
	time.Sleep(200 * time.Millisecond)
}
