//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestWindowFromTwoComputers is two people with the same file open, each at a computer of their own, who change the same thing.
// Its film, in out/window, is for looking at: Anna to the left, Bo to the right.
func TestWindowFromTwoComputers(t *testing.T) {
	anna, bo := newWindow(t, "window"), newWindow(t, "window")
	file := anna.path("Dokument/Ekdala.lis")
	anna.must("exempel", file)
	if err := os.MkdirAll("../out/window", 0o700); err != nil {
		t.Fatal(err)
	}
	frames := 0
	frame := func(name string) {
		t.Helper()
		time.Sleep(500 * time.Millisecond) // for what was just done to be painted
		frames++
		left, right := filepath.Join(t.TempDir(), "a.png"), filepath.Join(t.TempDir(), "b.png")
		for path, w := range map[string]*window{left: anna, right: bo} {
			if out, err := w.screen.command("import", "-window", "root", path).CombinedOutput(); err != nil {
				t.Fatalf("no picture: %v %s", err, out)
			}
		}
		film := filepath.Join("..", "out", "window", "film-"+strconv.Itoa(frames)+" "+name+".png")
		if out, err := anna.screen.command("convert", left, right, "+append", film).CombinedOutput(); err != nil {
			t.Fatalf("no film: %v %s", err, out)
		}
	}
	find := func(w *window, words, title string) {
		t.Helper()
		w.key("ctrl+k")
		w.types(words)
		w.key("Return")
		w.sees(title)
	}

	anna.start(nil, "--anvandare", "Anna Berg", file)
	anna.sees("Frister som löper")
	bo.start(nil, "--anvandare", "Bo Ek", file)
	bo.sees("Anna Berg har också filen öppen")
	frame("båda har filen öppen")

	const title = "Inför fördröjd sändning"
	find(anna, title, title)
	anna.fill("Titel", "Inför en minuts fördröjning")
	anna.key("ctrl+s")
	anna.sees("Sparat")
	bo.sees("kom från andra")
	find(bo, "Inför en minuts", "Inför en minuts fördröjning")
	frame("det Anna sparat kommer till Bo")

	// Both change the same field before either has seen the other's.
	bo.fill("Titel", "Inför tre minuters fördröjning")
	frame("Bo skriver medan Anna sparar")
	anna.fill("Titel", "Inför två minuters fördröjning")
	anna.key("ctrl+s")
	anna.sees("Sparat")
	bo.sees("Anna Berg har ändrat")
	frame("Bo får veta att Anna har ändrat")
	bo.key("ctrl+s")
	bo.sees("har ändrats på två håll")
	anna.sees("har ändrats på två håll")
	frame("båda versionerna visas för båda")

	bo.press("Välj den här")
	bo.sees("Sparat i")
	bo.key("ctrl+s")
	end := time.Now().Add(20 * time.Second)
	for time.Now().Before(end) && seesNow(anna, "har ändrats på två håll") {
		time.Sleep(200 * time.Millisecond)
	}
	if seesNow(anna, "har ändrats på två håll") {
		t.Error("what Bo has chosen does not come to Anna")
	}
	frame("Bos val kommer till Anna")
	anna.end()
	bo.end()
	anna.must("kontrollera", file)
	bo.must("kontrollera", file)
}

func seesNow(w *window, words string) bool {
	for _, l := range w.sight() {
		if strings.Contains(l.words, words) {
			return true
		}
	}
	return false
}
