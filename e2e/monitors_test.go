//go:build linux

package e2e

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// dockedScreens is an X server with monitors that can be plugged in and out: it draws for none.
const dockedScreens = `
Section "Device"
	Identifier "none"
	Driver "dummy"
	VideoRam 65536
EndSection
Section "Monitor"
	Identifier "any"
	HorizSync 5.0 - 1000.0
	VertRefresh 5.0 - 200.0
	Modeline "1366x768" 72.42 1366 1414 1480 1520 768 769 772 794
EndSection
Section "Screen"
	Identifier "laptop"
	Device "none"
	Monitor "any"
	DefaultDepth 24
	SubSection "Display"
		Depth 24
		Virtual 2646 1024
	EndSubSection
EndSection
`

// TestWindowStandsAnotherMonitor takes the window to a monitor beside the laptop, pulls that out, makes the laptop's own screen smaller and
// larger, and plugs the monitor in again. What is half written is there all the while.
func TestWindowStandsAnotherMonitor(t *testing.T) {
	w := newWindow(t, "window")
	config := w.file("xorg.conf", []byte(dockedScreens))
	w.screen = startScreen(t, exec.Command("Xorg", "-config", config, "-displayfd", "3", "-noreset", "-logfile", w.path("xorg.log"), "+extension", "GLX"))
	laptop, beside, both := [2]int{1366, 768}, [2]int{1280, 1024}, []string{"--output", "DUMMY1", "--mode", "1280x1024", "--pos", "1366x0"}
	monitors := func(args ...string) {
		t.Helper()
		if out, err := w.screen.command("xrandr", args...).CombinedOutput(); err != nil {
			t.Fatalf("xrandr %s: %v %s", strings.Join(args, " "), err, out)
		}
		time.Sleep(time.Second) // the window is told, and moved by who manages windows
	}
	monitors("--output", "DUMMY0", "--mode", "1366x768", "--pos", "0x0")
	monitors("--addmode", "DUMMY1", "1280x1024")
	monitors(both...)

	file := w.path("Dokument/Ekdala.lis")
	w.must("exempel", file)
	w.start(nil, "--anvandare", "Anna Berg", file)
	w.sees("Frister som löper")
	shown := w.xdotool("search", "--onlyvisible", "--name", "Lispärmen")
	moved := func(x int, room [2]int) {
		t.Helper()
		w.xdotool("windowmove", "--sync", shown, fmt.Sprint(x), "30")
		w.xdotool("windowsize", "--sync", shown, fmt.Sprint(room[0]-40), fmt.Sprint(room[1]-60))
	}
	title := words(data.FieldKey("action", "title"))
	moved(laptop[0]+10, beside)
	w.find("Inför fördröjd sändning")
	w.fill(title, "Skriven på två skärmar")
	w.picture("window/på skärmen bredvid.png")

	monitors("--output", "DUMMY1", "--off")
	w.sees("Skriven på två skärmar")
	w.picture("window/skärmen bredvid urdragen.png") // what of it is seen is where who manages windows has put it
	moved(5, laptop)
	w.fill(title, "Skriven på en skärm")
	monitors("--output", "DUMMY0", "--mode", "1024x768")
	moved(5, [2]int{1024, 768})
	w.sees("Skriven på en skärm")
	w.picture("window/mindre skärm.png")
	monitors("--output", "DUMMY0", "--mode", "1366x768")
	monitors(both...)
	moved(laptop[0]+10, beside)
	w.sees("Skriven på en skärm")
	w.key("ctrl+s")
	end := time.Now().Add(30 * time.Second)
	for len(titled(w.desk, file, "Skriven på en skärm")) == 0 && time.Now().Before(end) {
		time.Sleep(500 * time.Millisecond)
	}
	w.end()
	if got := titled(w.desk, file, "Skriven på en skärm"); len(got) != 1 {
		t.Errorf("%d actions have the title that was written across the monitors", len(got))
	}
	w.must("kontrollera", file)
}
