package traces

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"lisparmen/data/share"
)

// Run is one time that the program runs in a window. It leaves a report if it ends unexpectedly, by a panic here or by what Go cannot
// recover from, such as a fault in a driver. A nil Run leaves nothing.
type Run struct {
	folder string
	file   *os.File // holds what the program is and the pages shown, and what Go tells of its end
	now    func() time.Time
}

const (
	runningName = "running-*.txt" // of a program that runs, and holds a lock on it
	reportName  = "report-%s.txt"
	ownLine     = "# " // begins each line in the former that the program has written itself
)

// How much of a report is kept, and how many.
const (
	mostReports = 5
	mostLines   = 400
	mostRaw     = 1 << 20
)

func crashFolder(folder string) string { return filepath.Join(folder, "crashes") }

// Begin lets the program leave a report, should it end before End. about is what it is, a line each.
func Begin(folder string, about []string, now func() time.Time) *Run {
	place := crashFolder(folder)
	if folder == "" || os.MkdirAll(place, 0o700) != nil {
		return nil
	}
	f, err := os.CreateTemp(place, runningName)
	if err != nil {
		return nil
	}
	r := &Run{folder: folder, file: f, now: now}
	if got, err := share.TryLock(f); err != nil || !got || debug.SetCrashOutput(f, debug.CrashOptions{}) != nil {
		_ = f.Close()
		_ = os.Remove(f.Name())
		return nil
	}
	r.tell(about...)
	return r
}

func (r *Run) tell(lines ...string) {
	for _, line := range lines {
		_, _ = r.file.WriteString(ownLine + line + "\n") // a report without it is better than none
	}
}

// Passed notes the sort of page that is shown, which must say nothing of what stands on it.
func (r *Run) Passed(page string) {
	if r != nil {
		r.tell("page " + page)
	}
}

// fault is a panic that has been recovered from, as an error.
type fault struct {
	cause string
	stack []byte
}

// Fault makes an error of what recover has given; it is called where that was.
func Fault(recovered any) error {
	cause := fmt.Sprintf("%T", recovered)
	if err, ok := recovered.(error); ok {
		cause = Plain(err)
	} else if text, ok := recovered.(string); ok {
		cause = masked(text)
	}
	return &fault{cause, debug.Stack()}
}

// Error is for the log and for reports: it holds no values.
func (f *fault) Error() string { return reportOf("panic: " + f.cause + "\n\n" + string(f.stack)) }

// Panicked writes a report of an error that holds a Fault; of any other it writes none.
func (r *Run) Panicked(err error) {
	var f *fault
	if r == nil || !errors.As(err, &f) {
		return
	}
	r.write(r.now(), reportOf(read(r.file)+"panic: "+f.cause+"\n\n"+string(f.stack)))
}

func (r *Run) write(at time.Time, text string) {
	_ = os.WriteFile(filepath.Join(crashFolder(r.folder), fmt.Sprintf(reportName, stamp(at))), []byte(text), 0o600)
}

// End lets nothing be left of a program that ends as it should.
func (r *Run) End() {
	if r == nil {
		return
	}
	_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
	_ = r.file.Close()
	_ = os.Remove(r.file.Name())
}

// Report is what was left of a program that ended unexpectedly.
type Report struct {
	Path string
	Text string
}

// Reports are those that have been left, the latest first.
func Reports(folder string) []Report {
	if folder == "" {
		return nil
	}
	place := crashFolder(folder)
	left, _ := filepath.Glob(filepath.Join(place, runningName))
	for _, path := range left {
		collect(folder, path)
	}
	paths, _ := filepath.Glob(filepath.Join(place, fmt.Sprintf(reportName, "*")))
	slices.Sort(paths)
	slices.Reverse(paths)
	if told, _ := filepath.Glob(filepath.Join(place, "told-*.txt")); len(told) > mostReports {
		slices.Sort(told)
		for _, path := range told[:len(told)-mostReports] {
			_ = os.Remove(path)
		}
	}
	var list []Report
	for i, path := range paths {
		raw, err := os.ReadFile(path)
		if i >= mostReports || err != nil {
			_ = os.Remove(path)
			continue
		}
		list = append(list, Report{path, string(raw)})
	}
	return list
}

// Remove takes a report away.
func (r Report) Remove() error { return os.Remove(r.Path) }

// Told lets a report be kept, and be offered no more.
func (r Report) Told() error {
	return os.Rename(r.Path, filepath.Join(filepath.Dir(r.Path), "told-"+filepath.Base(r.Path)))
}

// collect makes a report of what a program has left that runs no more. Of one that was killed, or whose computer was switched off, there
// is nothing to tell.
func collect(folder, path string) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	got, err := share.TryLock(f)
	if err != nil || !got {
		_ = f.Close()
		return // it runs
	}
	text, at := read(f), time.Time{}
	if info, err := f.Stat(); err == nil {
		at = info.ModTime()
	}
	_ = f.Close()
	if hasCrash(text) {
		(&Run{folder: folder}).write(at, reportOf(text))
	}
	_ = os.Remove(path)
}

// read gives what a file holds, by the very handle that has the lock on it, since Windows lets no other.
func read(f *os.File) string {
	raw := make([]byte, mostRaw)
	n, _ := f.ReadAt(raw, 0)
	return string(raw[:n])
}

// hasCrash tells whether Go has written of the end.
func hasCrash(text string) bool {
	for line := range strings.Lines(text) {
		if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, ownLine) {
			return true
		}
	}
	return false
}

// The lines of what Go writes of an end that are kept as they are: none of them holds a value of the program's.
var (
	goroutineLine = regexp.MustCompile(`^goroutine [0-9]+( gp=\S+ m=\S+( mp=\S+)?)? \[[^\]]*\]:$`)
	faultLine     = regexp.MustCompile(`^(fatal error: [a-z :,()-]+|SIG[A-Z]+: [a-z ]+|\[signal [^\]"]*\]|Exception 0x[0-9a-f x]+|panic: runtime error: [^"]*|PC=0x[0-9a-f].*)$`)
	callLine      = regexp.MustCompile(`^(created by )?([\w./*()\[\]…·{}-]+?)(\([^()]*\))?( in goroutine [0-9]+)?$`)
	placeLine     = regexp.MustCompile(`^\t(.*?)([^/\\]+[/\\][^/\\]+\.(?:go|s|c)):([0-9]+)( \+0x[0-9a-f]+)?( fp=.*)?$`)
)

// pagesKept is how many of the latest pages a report tells of.
const pagesKept = 8

// reportOf makes a report of what a program has written of itself and Go of its end, without values of the program's and without where
// it was built.
func reportOf(text string) string {
	var head, pages, end []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if own, ok := strings.CutPrefix(line, ownLine); ok && len(end) == 0 {
			if page, ok := strings.CutPrefix(own, "page "); ok {
				pages = append(pages, page)
			} else {
				head = append(head, own)
			}
			continue
		}
		if len(end) < mostLines {
			end = append(end, plainLine(line))
		}
	}
	pages = pages[max(0, len(pages)-pagesKept):]
	if len(pages) > 0 {
		head = append(head, "pages: "+strings.Join(pages, " > "), "")
	}
	return strings.Join(append(head, end...), "\n") + "\n"
}

// plainLine is a line of what Go writes, without what could name anybody or anything.
func plainLine(line string) string {
	if goroutineLine.MatchString(line) || faultLine.MatchString(line) {
		return line
	}
	if part := placeLine.FindStringSubmatch(line); part != nil {
		return "\t" + strings.ReplaceAll(part[2], `\`, "/") + ":" + part[3]
	}
	if fault, ok := strings.CutPrefix(line, "panic: "); ok {
		return "panic: " + masked(fault)
	}
	// A call names its package, so that it has a dot.
	if part := callLine.FindStringSubmatch(line); part != nil && strings.Contains(part[2], ".") {
		return part[1] + part[2] + part[4]
	}
	return masked(line)
}

// About is what the program is and runs on, a line each.
func About(version string) []string {
	return []string{"lisparmen " + version + Build(), System(), runtime.Version()}
}

// Build tells from what the program was built, after a space; empty when Go has not been told.
func Build() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	words := ""
	for _, setting := range info.Settings {
		switch {
		case setting.Key == "vcs.revision" && len(setting.Value) >= 12:
			words = " " + setting.Value[:12] + words
		case setting.Key == "vcs.modified" && setting.Value == "true":
			words += "+"
		}
	}
	return words
}

// Library tells the version of a library that the program is built with.
func Library(path string) string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	for _, part := range info.Deps {
		if part.Path == path {
			return strings.TrimPrefix(part.Version, "v")
		}
	}
	return ""
}
