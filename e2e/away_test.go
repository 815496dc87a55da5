//go:build unix

package e2e

import (
	"os"
	"strconv"
	"syscall"
	"testing"
	"time"

	"lisparmen/data"
)

// TestWindowStandsSleepSmallScreensAndAShareThatIsGone lets the computer sleep while the deputy saves, gives the window the room of a smaller
// screen, and takes away the folder of the file while something is saved. Nothing is lost, and the window goes on.
func TestWindowStandsSleepSmallScreensAndAShareThatIsGone(t *testing.T) {
	w := newWindow(t, "window")
	file := w.path("Dokument/Ekdala.lis")
	w.must("exempel", file)
	deputy := &desk{t, w.program, w.dir, t.TempDir()}
	w.start(nil, "--anvandare", "Anna Berg", file)
	w.sees("Frister som löper")
	w.find("Inför fördröjd sändning")
	w.sees("Inför fördröjd sändning")

	for _, how := range []syscall.Signal{syscall.SIGSTOP, syscall.SIGCONT} {
		if err := w.cmd.Process.Signal(how); err != nil {
			t.Fatal(err)
		}
		if how == syscall.SIGSTOP {
			deputy.must("spara", file, "person", "--anvandare", "Bo Ek", "namn=Mona Vik")
			time.Sleep(31 * time.Second) // longer than the program takes for a slow moment
		}
	}
	w.sees("kom från andra")
	w.picture("window/efter viloläge.png")

	shown := w.xdotool("search", "--onlyvisible", "--name", "Lispärmen")
	for _, room := range [][2]int{{800, 560}, {1360, 720}} {
		w.xdotool("windowsize", "--sync", shown, strconv.Itoa(room[0]), strconv.Itoa(room[1]))
		w.find(words("ui.watches"))
		w.sees(words("ui.watches.lead"))
		w.find("Inför fördröjd sändning")
		w.sees("Inför fördröjd sändning")
		w.picture("window/" + strconv.Itoa(room[0]) + " punkter bred.png")
	}

	if err := os.Rename(w.path("Dokument"), w.path("Urkopplad")); err != nil {
		t.Fatal(err)
	}
	w.fill(words(data.FieldKey("action", "title")), "Sparat utan nät")
	w.key("ctrl+s")
	w.sees("Sparat i den här datorn")
	w.picture("window/utan nät.png")
	if err := os.Rename(w.path("Urkopplad"), w.path("Dokument")); err != nil {
		t.Fatal(err)
	}
	end := time.Now().Add(40 * time.Second)
	for len(titled(deputy, file, "Sparat utan nät")) == 0 && time.Now().Before(end) { // the deputy has nothing but the file
		time.Sleep(500 * time.Millisecond)
	}
	if got := titled(deputy, file, "Sparat utan nät"); len(got) != 1 {
		t.Errorf("%d actions in the file have the title that was written while its folder was gone", len(got))
	}
	w.end()
	w.must("kontrollera", file)
}

// titled are the actions of a file with a title.
func titled(d *desk, file, title string) []map[string]string {
	var found []map[string]string
	for _, row := range d.list(file, "atgard") {
		if row["titel"] == title {
			found = append(found, row)
		}
	}
	return found
}
