//go:build unix

package e2e

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// wine is a desk for the Windows program, in a Wine prefix without a display. make verify-windows makes both.
type wine struct {
	*desk
	exe string
	env []string
}

// What Wine need not do: Mono, HTML, menus; and its uiautomationcore lacks the call that Fyne's accessibility makes.
const overrides = "mscoree=;mshtml=;winemenubuilder.exe=;uiautomationcore="

func newWine(t *testing.T) *wine {
	t.Helper()
	if os.Getenv("LISPARMEN_WINDOWS") != "1" {
		t.Skip("slow: runs when LISPARMEN_WINDOWS is 1, as in make verify-windows")
	}
	if _, err := exec.LookPath("wine"); err != nil {
		t.Skip("there is no wine")
	}
	out, err := filepath.Abs("../out")
	if err != nil {
		t.Fatal(err)
	}
	exe := filepath.Join(out, "windows", "lisparmen.exe")
	for _, file := range []string{exe, filepath.Join(out, "lisparmen"), filepath.Join(out, "wine", "tests", "opengl32.dll")} {
		if _, err := os.Stat(file); err != nil {
			t.Fatalf("%v; run make verify-windows", err)
		}
	}
	var env []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "DISPLAY=") && !strings.HasPrefix(e, "WAYLAND_DISPLAY=") && !strings.HasPrefix(e, "WINE") {
			env = append(env, e)
		}
	}
	env = append(env, "WINEPREFIX="+filepath.Join(out, "wine"), "WINEARCH=win64", "WINEDEBUG=-all", "WINEDLLOVERRIDES="+overrides)
	return &wine{&desk{t, filepath.Join(out, "lisparmen"), t.TempDir(), t.TempDir()}, exe, env}
}

// named is the path as Windows programs write it.
func named(path string) string { return "Z:" + strings.ReplaceAll(path, "/", `\`) }

func (w *wine) start(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "wine", append([]string{program}, args...)...)
	cmd.Env, cmd.Dir, cmd.WaitDelay = w.env, w.dir, time.Second
	return cmd
}

func (w *wine) windows(args ...string) answer {
	w.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
	defer stop()
	var out, errs bytes.Buffer
	cmd := w.start(ctx, w.exe, append([]string{"--hem", named(w.home), "--anvandare", "Anna Berg", "--idag", "2026-11-24"}, args...)...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	// Wine's own server, when this command has started it, holds the pipes for a while after the program has ended.
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) && !errors.Is(err, exec.ErrWaitDelay) {
		w.Error(err)
		return answer{code: -1, errs: err.Error()}
	}
	return answer{cmd.ProcessState.ExitCode(), out.String(), ofWine.ReplaceAllString(errs.String(), "")}
}

// ofWine is what Wine itself may say on a busy computer when a program has ended, and the program never does.
var ofWine = regexp.MustCompile(`(?m)^wine client error:[^\n]*\n?`)

func TestWineIsNotTakenForTheProgram(t *testing.T) {
	said := "Filen finns inte.\nwine client error:dc: sendmsg: Bad file descriptor\n"
	if got := ofWine.ReplaceAllString(said, ""); got != "Filen finns inte.\n" {
		t.Errorf("%q", got)
	}
}

func (w *wine) mustWindows(args ...string) string {
	w.Helper()
	a := w.windows(args...)
	if a.code != 0 {
		w.Fatalf("%q gave %d: %s%s", args, a.code, a.errs, a.out)
	}
	return a.out
}

func TestWindowsMakesTheSameFileAndPaper(t *testing.T) {
	w := newWine(t)
	made := w.path("exempel.lis")
	w.mustWindows("exempel", named(made))
	for _, of := range w.orders(made) { // each report once, as PDF; the one most asked for in every form
		if of.id != "" {
			continue
		}
		ends := []string{".pdf"}
		if of.report == "arsrapport" {
			ends = []string{".pdf", ".docx", ".html", ".xlsx", ".txt"}
		}
		for _, end := range ends {
			theirs, ours := w.path("w-"+of.report+end), w.path("l-"+of.report+end)
			w.mustWindows("rapport", named(made), of.report, "-o", named(theirs))
			w.must("rapport", made, of.report, "-o", ours)
			if !bytes.Equal(w.read(theirs), w.read(ours)) {
				t.Errorf("%s as %s differs between Windows and Linux", of.report, end)
			}
		}
	}
	if here, there := w.must("lista", made, "incident"), w.mustWindows("lista", named(made), "incident"); here != there {
		t.Errorf("the list differs:\n%s\n%s", here, there)
	}
	w.mustWindows("kontrollera", named(made))
	w.must("kontrollera", made)
	if left, err := filepath.Glob(w.path(".*")); err != nil || len(left) > 0 {
		t.Errorf("left beside the file: %q", left)
	}
}

func TestWindowsTakesTheNamesPeopleGive(t *testing.T) {
	w := newWine(t)
	for _, name := range []string{
		"Åsa Öberg/OneDrive - Åmåls kommun/#arkiv 50%/vår & vår.lis",
		"100% klart.lis",
		"a%20b#c;d=e,f.lis",
		strings.Repeat("lång mapp/", 30) + "långt bort.lis", // past the 260 characters of old
	} {
		path := w.path(name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		w.mustWindows("exempel", named(path))
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
			continue
		}
		w.mustWindows("spara", named(path), "enhet", "namn=Åäö åÄÖ", "typ=Enhet")
		if out := w.must("lista", path, "enhet"); !strings.Contains(out, "Åäö åÄÖ") {
			t.Errorf("%s lacks what was saved: %s", name, out)
		}
		for _, shape := range []string{`\\?\` + named(path), `\\?\unix` + strings.ReplaceAll(path, "/", `\`), strings.ReplaceAll(named(path), `\`, "/")} {
			w.mustWindows("kontrollera", shape)
		}
		if a := w.windows("exempel", named(path)); a.code != 1 || !strings.Contains(a.errs, "finns redan") {
			t.Errorf("an existing file gave %d: %s", a.code, a.errs)
		}
	}
	for _, nowhere := range []string{`\\server\delning\vara.lis`, "//server/delning/vara.lis", `\\.\Z:\vara.lis`, "NUL", "CON", `Z:\`, "vara.lis:ström"} {
		if a := w.windows("kontrollera", nowhere); a.code != 1 || strings.Count(a.errs, "\n") != 1 {
			t.Errorf("%s gave %d: %s", nowhere, a.code, a.errs)
		}
	}
}

func TestWindowsProcessesShareAFile(t *testing.T) {
	w := newWine(t)
	path := w.path("delad.lis")
	w.mustWindows("exempel", named(path))
	const each, n = 3, 4
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			for j := range each {
				if a := w.windows("spara", named(path), "enhet", fmt.Sprintf("namn=Enhet %d-%d", i, j), "typ=Enhet"); a.code != 0 {
					t.Errorf("save %d-%d gave %d: %s", i, j, a.code, a.errs)
				}
			}
		})
	}
	all.Wait()
	w.mustWindows("kontrollera", named(path))
	if out := w.must("lista", path, "enhet"); strings.Count(out, "\nEnhet ") != n*each {
		t.Errorf("not all was saved:\n%s", out)
	}
}

// TestWindowsHoldsToGroupPolicy sets in the registry what group policy would.
func TestWindowsHoldsToGroupPolicy(t *testing.T) {
	w := newWine(t)
	const key = `HKLM\SOFTWARE\Policies\Lisparmen`
	reg := func(args ...string) {
		t.Helper()
		ctx, stop := context.WithTimeout(context.Background(), 2*time.Minute)
		defer stop()
		if out, err := w.start(ctx, "reg", args...).CombinedOutput(); err != nil && !errors.Is(err, exec.ErrWaitDelay) {
			t.Fatalf("reg %q: %v %s", args, err, out)
		}
	}
	defer reg("delete", key, "/f")
	home, cloud := w.path("bestämt"), w.path("OneDrive - Vara")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	reg("add", key, "/v", "Home", "/t", "REG_EXPAND_SZ", "/d", named(home)+`\%USERNAME%`, "/f")
	reg("add", key, "/v", "NoCloud", "/t", "REG_DWORD", "/d", "1", "/f")
	w.mustWindows("exempel", named(w.path("vara.lis")))
	if there, _ := filepath.Glob(filepath.Join(home, "*", "copies")); len(there) != 1 {
		t.Errorf("the working copy is not where it is decided: %v", there)
	}
	if a := w.windows("exempel", named(filepath.Join(cloud, "vara.lis"))); a.code != 1 || !strings.Contains(a.errs, "OneDrive") {
		t.Errorf("%d %s", a.code, a.errs)
	}
	reg("add", key, "/v", "Home", "/t", "REG_SZ", "/d", `%SAKNAS%\lis`, "/f")
	if a := w.windows("kontrollera", named(w.path("vara.lis"))); a.code != 1 || !strings.Contains(a.errs, "Lisparmen") {
		t.Errorf("%d %s", a.code, a.errs)
	}
}

// TestWindowsPrintsWhereItWasStarted looks at a console, which Wine draws on a terminal, and at a file instead of it.
func TestWindowsPrintsWhereItWasStarted(t *testing.T) {
	w := newWine(t)
	lines := []string{
		`@"%s" --version`,
		`@"%s" lista saknas.lis incident`,
		`@"%s" --version > ut.txt`,
		`@"%s" lista saknas.lis incident 2> fel.txt`,
	}
	w.file("prov.bat", []byte(strings.ReplaceAll(strings.Join(lines, "\r\n")+"\r\n", "%s", named(w.exe))))
	ctx, stop := context.WithTimeout(context.Background(), time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, "script", "-qec", "wine cmd /c prov.bat", w.path("skärm"))
	cmd.Env, cmd.Dir = w.env, w.dir
	_ = cmd.Run() // the last command fails, as it should
	screen := string(w.read(w.path("skärm")))
	for _, words := range []string{"Lispärmen 0.", "Inget har ändrats."} {
		if strings.Count(screen, words) != 1 {
			t.Errorf("the console should say %q once:\n%s", words, screen)
		}
	}
	if out := string(w.read(w.path("ut.txt"))); !strings.HasPrefix(out, "Lispärmen 0.") {
		t.Errorf("the file says %q", out)
	}
	if out := string(w.read(w.path("fel.txt"))); !strings.Contains(out, "Inget har ändrats.") {
		t.Errorf("the file says %q", out)
	}
}

// shown is a program with a window, or with the box that says why there is none.
type shown struct {
	*screen
	w     *wine
	cmd   *exec.Cmd
	out   bytes.Buffer
	ended chan struct{}
}

func (w *wine) show(on *screen, program, dlls string, args ...string) *shown {
	w.Helper()
	s := &shown{screen: on, w: w, ended: make(chan struct{})}
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Minute)
	s.cmd = w.start(ctx, program, append([]string{"--hem", named(w.home)}, args...)...)
	s.cmd.Env = append(s.cmd.Env, "DISPLAY="+on.display, "LISPARMEN_TRACE=1", "WINEDLLOVERRIDES="+overrides+";"+dlls)
	s.cmd.Stdout, s.cmd.Stderr = &s.out, &s.out
	if err := s.cmd.Start(); err != nil {
		w.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait()
		close(s.ended)
	}()
	w.Cleanup(func() {
		stop()
		<-s.ended
	})
	return s
}

// find waits for the window and gives its X number; it keeps a picture in out/windows.
func (s *shown) find(picture string) string {
	s.w.Helper()
	for range 300 {
		select {
		case <-s.ended:
			s.w.Fatalf("the program ended with %d and no window: %s", s.cmd.ProcessState.ExitCode(), s.out.String())
		case <-time.After(200 * time.Millisecond):
		}
		if out, err := s.command("xdotool", "search", "--onlyvisible", "--name", "Lispärmen").Output(); err == nil && len(out) > 0 {
			time.Sleep(3 * time.Second) // for the first frame
			s.picture(filepath.Join("windows", picture+".png"))
			return strings.Fields(string(out))[0]
		}
	}
	s.w.Fatalf("no window came: %s", s.out.String())
	return ""
}

// colours counts the colours in the window: a painted one has more than its ground.
func (s *shown) colours(window string) int {
	s.w.Helper()
	out, err := s.command("sh", "-c", "import -window "+window+" png:- | identify -format %k png:-").Output()
	n, convErr := strconv.Atoi(strings.TrimSpace(string(out)))
	if err != nil || convErr != nil {
		s.w.Fatalf("the window cannot be looked at: %v %v", err, convErr)
	}
	return n
}

func (s *shown) isPainted(window string) {
	s.w.Helper()
	n := 0
	for range 20 { // a processor takes its time to draw what a graphics card would
		if n = s.colours(window); n >= 16 {
			return
		}
		time.Sleep(time.Second)
	}
	s.w.Errorf("the window holds %d colours; nothing is drawn in it", n)
}

// answer presses Enter in the box that says why there is no window, and gives the exit code.
func (s *shown) answer(box string) int {
	s.w.Helper()
	for range 20 {
		_ = s.command("xdotool", "windowfocus", box, "key", "Return").Run()
		select {
		case <-s.ended:
			return s.cmd.ProcessState.ExitCode()
		case <-time.After(500 * time.Millisecond):
		}
	}
	s.w.Fatalf("the box does not close: %s", s.out.String())
	return 0
}

// alone is the program without the folder opengl beside it.
func (w *wine) alone() string {
	w.Helper()
	path := w.path("lisparmen.exe")
	if err := os.Link(w.exe, path); err != nil {
		raw := w.read(w.exe)
		if err := os.WriteFile(path, raw, 0o700); err != nil {
			w.Fatal(err)
		}
	}
	return path
}

// TestWindowsFromFirstStartToPrintedReport walks as in the window on Linux, with Windows' paths. Its pictures, in
// out/windows, are for looking at.
func TestWindowsFromFirstStartToPrintedReport(t *testing.T) {
	w := newWine(t)
	w.mustFolder("Dokument")
	file, paper := w.path("Dokument/vår pärm.lis"), w.path("Dokument/årsrapport.pdf")
	policy, err := filepath.Abs(ownPolicy)
	if err != nil {
		t.Fatal(err)
	}
	s := w.show(newScreen(t, true), w.exe, "", "--idag", morning)
	window := s.find("window")
	s.isPainted(window)
	h := &hand{screen: s.screen, seen: filepath.Join(w.home, "seen.txt"), folder: "windows", slow: 30 * time.Second, pace: 25}
	h.open()
	typed := func(path string) string { return strings.ReplaceAll(named(path), `\`, "/") } // AltGr is lost on the way to Wine
	h.walk(typed(file), typed(policy), typed(paper))
	h.key("ctrl+q")
	select {
	case <-s.ended:
	case <-time.After(20 * time.Second):
		s.picture("windows/fel.png")
		seen, _ := os.ReadFile(h.seen)
		t.Fatalf("the program does not end; this is seen last:\n%s", seen)
	}
	w.walked(file, paper)
}

// TestWindowsDrawsWithoutAGraphicsCard starts on a screen without OpenGL, and where opengl32.dll is like Windows' own.
func TestWindowsDrawsWithoutAGraphicsCard(t *testing.T) {
	w := newWine(t)
	s := w.show(newScreen(t, false), w.exe, "opengl32=n,b")
	s.isPainted(s.find("window-llvmpipe"))
}

func TestWindowsSaysWhyThereIsNoWindow(t *testing.T) {
	w := newWine(t)
	on := newScreen(t, false)
	exe := w.alone()
	for _, c := range []struct{ name, dlls, says string }{
		{"none", "opengl32=d", "opengl32.dll, saknas"},
		{"remote", "opengl32=n", "Fjärrskrivbord"},
	} {
		if c.name == "remote" {
			raw := w.read(filepath.Join(filepath.Dir(w.exe), "..", "wine", "tests", "opengl32.dll"))
			w.file("opengl32.dll", raw)
		}
		s := w.show(on, exe, c.dlls)
		box := s.find("no-window-" + c.name)
		if code := s.answer(box); code != 1 {
			t.Errorf("%s: ended with %d", c.name, code)
		}
		if !strings.Contains(s.out.String(), c.says) {
			t.Errorf("%s: the words are %s", c.name, s.out.String())
		}
		cmd := w.start(context.Background(), exe, "--version")
		cmd.Env = append(cmd.Env, "WINEDLLOVERRIDES="+overrides+";"+c.dlls)
		if out, err := cmd.Output(); err != nil && !errors.Is(err, exec.ErrWaitDelay) || !strings.HasPrefix(string(out), "Lispärmen") {
			t.Errorf("%s: the commands do not work: %v %s", c.name, err, out)
		}
	}
}

// TestWindowsStandsOnceForEachFile starts the program twice with one file, by two spellings of its name, and once without.
func TestWindowsStandsOnceForEachFile(t *testing.T) {
	w := newWine(t)
	file := w.path("Ekdala.lis")
	w.mustWindows("exempel", named(file))
	on := newScreen(t, true)
	w.show(on, w.exe, "", named(file)).find("window-once")
	for _, args := range [][]string{{strings.ToUpper(named(file))}, {}} {
		again := w.show(on, w.exe, "", args...)
		select {
		case <-again.ended:
		case <-time.After(30 * time.Second):
			t.Fatalf("%q opens a window of its own", args)
		}
		if code := again.cmd.ProcessState.ExitCode(); code != 0 {
			t.Errorf("%q ended with %d: %s", args, code, again.out.String())
		}
	}
}
