//go:build unix

package e2e

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// window is the program with a window, on a screen and in a home folder of its own. make verify-window builds it.
type window struct {
	*desk
	hand
	cmd  *exec.Cmd
	errs bytes.Buffer
}

func newWindow(t *testing.T, folder string) *window {
	t.Helper()
	if os.Getenv("LISPARMEN_WINDOW") != "1" {
		t.Skip("slow: runs when LISPARMEN_WINDOW is 1, as in make verify-window")
	}
	program, err := filepath.Abs("../lisparmen")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(program); err != nil {
		t.Fatalf("%v; run make verify-window", err)
	}
	d := &desk{t, program, t.TempDir(), t.TempDir()}
	d.mustFolder("Dokument")
	d.mustFolder("bin")
	if err := os.WriteFile(d.path("bin/xdg-open"), []byte("#!/bin/sh\n"), 0o700); err != nil { // else the computer's browser may lie over the window
		t.Fatal(err)
	}
	w := &window{desk: d, hand: hand{screen: newScreen(t, true), seen: filepath.Join(d.home, "seen.txt"), folder: folder, slow: 15 * time.Second, pace: 12}}
	return w
}

// morning is when the walks are taken.
const morning = "2026-11-24T08:30"

// start opens the window and waits for its first page.
func (w *window) start(env []string, args ...string) {
	w.desk.Helper()
	_ = os.Remove(w.seen)
	w.cmd = exec.Command(w.program, append([]string{"--hem", w.home, "--idag", morning}, args...)...)
	w.cmd.Env = append(os.Environ(), "DISPLAY="+w.display, "HOME="+w.dir, "XDG_CONFIG_HOME="+filepath.Join(w.dir, ".config"), "LISPARMEN_TRACE=1")
	w.cmd.Env = append(append(w.cmd.Env, "PATH="+w.path("bin")+":"+os.Getenv("PATH")), env...)
	w.cmd.Dir, w.cmd.Stdout, w.cmd.Stderr = w.dir, &w.errs, &w.errs
	if err := w.cmd.Start(); err != nil {
		w.desk.Fatal(err)
	}
	w.desk.Cleanup(func() { _ = w.cmd.Process.Kill() })
	w.open()
}

// end closes the window by Ctrl+Q and looks at how it ended: well, and without work done off the screen thread.
func (w *window) end() {
	w.desk.Helper()
	w.key("ctrl+q")
	w.ended()
}

func (w *window) ended() {
	w.desk.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Second)
	defer stop()
	done := make(chan error, 1)
	go func() { done <- w.cmd.Wait() }()
	select {
	case err := <-done:
		if err != nil {
			w.desk.Errorf("the program ended with %v: %s", err, w.errs.String())
		}
	case <-ctx.Done():
		w.picture(filepath.Join(w.folder, "fel.png"))
		w.desk.Fatal("the window does not close")
	}
	w.saidNothingBad()
}

// saidNothingBad looks for panics, and for work done off the screen thread, in what the program has said.
func (w *window) saidNothingBad() {
	w.desk.Helper()
	for _, words := range []string{"panic", "call thread", "goroutine "} {
		if strings.Contains(w.errs.String(), words) {
			w.desk.Errorf("the program said %s", w.errs.String())
		}
	}
}

// walk goes from the first start to a printed report.
func (h *hand) walk(file, policy, paper string) {
	h.Helper()
	h.sees("Kommunens pärm")
	h.look("första start")
	h.press("Ny fil för kommunen")
	h.fill("Kommun", "åm")
	h.press("Åmåls kommun")
	h.fill("Ditt namn, som informationssäkerhetssamordnare", "Åsa Öberg")
	h.fill("Var filen ska ligga", file)
	h.fill("Kommunens policy, om du har den till hands", policy)
	h.look("ny fil")
	h.press("Fortsätt")
	h.sees("Klassa filen")
	h.look("klassning")
	h.press("Bekräfta och skapa filen")

	h.sees("Gå igenom åtagandena")
	h.press("Behåll som åtagande")
	h.press("Behåll som åtagande")
	h.press("Stryk")
	h.sees("Varför stryks meningen?")
	h.types("Gäller inte kommunen")
	h.key("Return")
	h.look("policy")
	h.press("Spara genomgången")
	h.sees("Det här väntar")
	h.look("översikt ny")

	h.press("Roller")
	h.press("Dataskyddsombud")
	h.click(h.await("the choice of holder", func(l line) bool { return l.sort == "field" && l.words == "Innehavare" }))
	h.types("Åsa")
	h.key("Return")
	h.key("ctrl+s")
	h.sees("Sparat")
	h.look("roll tillsatt")

	h.press("Incidenter")
	h.look("tom lista")
	h.key("ctrl+n")
	h.sees("Ny incident")
	h.key("ctrl+s")
	h.look("formulär med fel")
	h.types("Fel mottagare i utskick från öppenvården")
	h.fill("Kännedom", "i går 22.15")
	h.key("Tab")
	h.look("formulär")
	h.key("ctrl+s")
	h.sees("Sparat")
	h.sees("Incidentanmälan till")
	h.look("incident med frister")

	h.key("ctrl+k")
	h.types("upphandl")
	h.look("kommandon")
	h.key("Escape")
	h.press("Styrdokument")
	h.sees("Riktlinje för")
	h.key("ctrl+f")
	h.types("incid")
	h.look("lista")
	h.press("Översikt")
	h.sees("13 timmar kvar")
	h.look("översikt med klockor")

	h.press("Rapporter")
	h.fill("Spara som", paper)
	h.look("rapporter")
	h.press("Spara")
	h.sees("är skriven till filen")
	h.look("rapport skriven")
}

// walked looks at what a walk has left: the incident, who wrote it, and the same paper as the command prints.
func (d *desk) walked(file, paper string) {
	d.Helper()
	if list := d.list(file, "incident"); len(list) != 1 || list[0]["titel"] != "Fel mottagare i utskick från öppenvården" {
		d.Fatalf("the file holds %v", list)
	}
	if roles := d.must("lista", file, "roll"); !regexp.MustCompile(`Dataskyddsombud +Åsa Öberg`).MatchString(roles) {
		d.Errorf("the role is not held: %s", roles)
	}
	if history := d.must("historik", file, "incident", "I-1"); !strings.Contains(history, "Åsa Öberg") {
		d.Errorf("the history does not say who: %s", history)
	}
	d.must("kontrollera", file)
	other := d.path("samma.pdf")
	d.must("rapport", file, "arsrapport", "-o", other, "--idag", morning, "--anvandare", "Åsa Öberg")
	if !bytes.Equal(d.read(paper), d.read(other)) {
		d.Errorf("the window and the command print different papers:\n%s\n%s", d.tool("pdftotext", "-layout", paper, "-"), d.tool("pdftotext", "-layout", other, "-"))
	}
}

// TestWindowFromFirstStartToPrintedReport walks as somebody does who has never seen the program. Its pictures, in
// out/window, are for looking at.
func TestWindowFromFirstStartToPrintedReport(t *testing.T) {
	w := newWindow(t, "window")
	policy, err := filepath.Abs(ownPolicy)
	if err != nil {
		t.Fatal(err)
	}
	file, paper := w.path("Dokument/vår pärm.lis"), w.path("Dokument/årsrapport.pdf")

	w.start(nil)
	w.walk(file, policy, paper)
	w.end()

	w.walked(file, paper)

	// What is typed survives that the program is killed.
	w.start(nil)
	w.press("Incidenter")
	w.press("I-1 ")
	w.fill("Beskrivning", "Brevet gick till fel adress.")
	time.Sleep(2 * time.Second)
	if err := w.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = w.cmd.Wait()
	w.start(nil)
	w.press("Incidenter")
	w.press("I-1 ")
	w.sees("osparat utkast")
	w.look("utkast")
	w.press("Fortsätt")
	w.key("ctrl+s")
	w.sees("Sparat")
	w.look("utkast sparat")
	if list := w.list(file, "incident"); list[0]["beskrivning"] != "Brevet gick till fel adress." {
		t.Errorf("the draft was lost: %v", list)
	}

	// A command changes the file meanwhile: what is typed stays, and the change is told.
	w.fill("Beskrivning", "Brevet gick till en granne.")
	w.must("spara", file, "incident", "--id", "I-1", "grundorsak=Etiketten satt fel")
	w.sees("Anna Berg har ändrat")
	w.look("ändrat av en annan")
	w.key("ctrl+s")
	w.sees("Sparat")
	if list := w.list(file, "incident"); list[0]["beskrivning"] != "Brevet gick till en granne." || list[0]["grundorsak"] != "Etiketten satt fel" {
		t.Errorf("a change was lost: %v", list)
	}
	w.must("kontrollera", file)

	w.key("ctrl+k")
	w.types("mörkt")
	w.key("Return")
	w.look("mörkt")
	w.press("Översikt")
	w.look("mörkt översikt")
	w.end()

	// The example, larger.
	w.start([]string{"FYNE_SCALE=1.5"}, w.example())
	w.xdotool("windowsize", "--sync", w.window, "1366", "768")
	w.sees("Frister som löper")
	w.look("exempel 150 procent")
	w.key("ctrl+k")
	w.types("ljust")
	w.key("Return")
	for _, page := range []string{"Styrdokument", "Incidenter", "Åtaganden"} {
		w.key("ctrl+k")
		w.types(page)
		w.key("Return")
		w.look("150 procent " + page)
	}
	w.key("Down", "Return")
	w.sees("Hur åtagandet uppfylls")
	w.look("150 procent post")
	w.end()
}

// example makes the example by the command.
func (w *window) example() string {
	path := w.path("exempel.lis")
	w.must("exempel", path)
	return path
}

// crashReport is what the program has left of an unexpected end.
func (w *window) crashReport() string {
	_ = w.cmd.Wait()
	paths, _ := filepath.Glob(filepath.Join(w.home, "crashes", "*"))
	var text strings.Builder
	for _, path := range paths {
		text.Write(w.read(path))
	}
	return text.String()
}

// TestWindowStandsAnythingPressed presses and types at random in the example. Nothing may make the program end, and the
// file is sound after it.
func TestWindowStandsAnythingPressed(t *testing.T) {
	const events, seed = 1000, 20261124
	w := newWindow(t, "window")
	file := w.example()
	w.start(nil, file)
	w.sees("Frister som löper")
	random := rand.New(rand.NewPCG(seed, 1))
	keys := []string{
		"Tab", "Tab", "shift+Tab", "Return", "Escape", "Up", "Down", "Left", "Right", "Page_Down", "Page_Up", "Home", "End", "space", "BackSpace", "Delete",
		"ctrl+n", "ctrl+f", "ctrl+k", "ctrl+s", "ctrl+z", "ctrl+p", "ctrl+a", "ctrl+c", "ctrl+v", "alt+Left", "alt+Right",
	}
	letters := []string{"åtgärd", "12/3", "i morgon", "v. 12", "Ö", "2026-13-45", "%#\"'", "a b", "9999999999"}
	for n := 0; n < events; {
		var args []string
		seen := w.sight()
		for range 5 { // a few at a time: starting xdotool takes longer than what it does
			n++
			switch p := random.IntN(10); {
			case p < 5 && len(seen) > 0:
				at := seen[random.IntN(len(seen))]
				args = append(args, "mousemove", "--window", w.window, strconv.Itoa(at.x), strconv.Itoa(at.y), "click", "1")
			case p < 6:
				args = append(args, "mousemove", "--window", w.window, strconv.Itoa(random.IntN(1180)), strconv.Itoa(random.IntN(660)), "click", strconv.Itoa(1+random.IntN(5)))
			case p < 8:
				args = append(args, "key", keys[random.IntN(len(keys))])
			default:
				args = append(args, "type", "--delay", "8", letters[random.IntN(len(letters))])
				n++
				w.xdotool(args...) // what is typed takes the rest of the line
				args = nil
			}
			args = append(args, "sleep", "0.03")
		}
		w.xdotool(args...)
		if w.screen.command("xdotool", "getwindowname", w.window).Run() != nil {
			w.picture("window/fel.png")
			t.Fatalf("the window was gone after %d events: %s\n%s", n, w.errs.String(), w.crashReport())
		}
	}
	w.look("efter tusen slumpade tryck")
	if err := w.cmd.Process.Signal(syscall.Signal(0)); err != nil {
		t.Errorf("the program has ended: %v", err)
	}
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
	w.saidNothingBad()
	w.must("kontrollera", file)
}
