//go:build unix

package e2e

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// screen is an X server of its own, to be clicked in and looked at.
type screen struct {
	testing.TB
	display string
}

// newScreen starts an X server with a Swedish keyboard, with OpenGL or without.
func newScreen(t testing.TB, opengl bool) *screen {
	t.Helper()
	glx := "-extension"
	if opengl {
		glx = "+extension"
	}
	return startScreen(t, exec.Command("Xvfb", "-displayfd", "3", "-noreset", "-screen", "0", "1366x768x24", glx, "GLX"))
}

// startScreen starts a server that tells its number on its fourth file.
func startScreen(t testing.TB, server *exec.Cmd) *screen {
	t.Helper()
	number, writes, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer number.Close()
	server.ExtraFiles = []*os.File{writes}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	writes.Close()
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		t.Fatalf("%s gave no display: %v", server.Path, err)
	}
	s := &screen{t, ":" + strings.TrimSpace(line)}
	manager := s.command("openbox", "--sm-disable") // windows are placed, framed and given the keys as at a desk
	if err := manager.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = manager.Process.Kill()
		_ = manager.Wait()
	})
	// Without it å, ä and ö are lost on the way.
	if out, err := s.command("setxkbmap", "se").CombinedOutput(); err != nil {
		t.Fatalf("no Swedish keyboard: %v %s", err, out)
	}
	return s
}

// command is another program on the screen.
func (s *screen) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "DISPLAY="+s.display)
	return cmd
}

func (s *screen) xdotool(args ...string) string {
	s.Helper()
	out, err := s.command("xdotool", args...).Output()
	if err != nil {
		s.Errorf("xdotool %s: %v", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(out))
}

// picture keeps what the screen shows, under out.
func (s *screen) picture(path string) {
	s.Helper()
	path = filepath.Join("..", "out", path)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.Fatal(err)
	}
	if out, err := s.command("import", "-window", "root", path).CombinedOutput(); err != nil {
		s.Errorf("no picture: %v %s", err, out)
	}
}

// hand works in the program's window as a person does: by the words in it, with a pointer and keys.
type hand struct {
	*screen
	seen   string // the file where the program tells what is seen in its window and where
	folder string // of the pictures
	window string
	looks  int
	slow   time.Duration // how long a sight may take to come
	pace   int           // of typing, in milliseconds a letter
}

// line is what is seen at a place: some words, something to press, or a field with the words above it.
type line struct {
	sort                string
	x, y, width, height int
	words               string
}

// sight is all that is seen now.
func (h *hand) sight() []line {
	raw, err := os.ReadFile(h.seen)
	if err != nil {
		return nil
	}
	var lines []line
	for text := range strings.Lines(string(raw)) {
		parts := strings.SplitN(strings.TrimRight(text, "\n"), " ", 6)
		if len(parts) < 6 {
			continue
		}
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(parts[i+1])
		}
		lines = append(lines, line{parts[0], n[0], n[1], n[2], n[3], parts[5]})
	}
	return lines
}

// await waits until something that suits is seen and at rest.
func (h *hand) await(what string, suits func(line) bool) line {
	h.Helper()
	var before line
	for end := time.Now().Add(h.slow); time.Now().Before(end); time.Sleep(150 * time.Millisecond) {
		for _, l := range h.sight() {
			if !suits(l) {
				continue
			}
			if l == before {
				return l
			}
			before = l
			break
		}
	}
	return h.misses(what)
}

// now waits until something that suits is there, at rest or not.
func (h *hand) now(what string, suits func(line) bool) line {
	h.Helper()
	for end := time.Now().Add(h.slow); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		for _, l := range h.sight() {
			if suits(l) {
				return l
			}
		}
	}
	return h.misses(what)
}

// misses ends the walk with a picture and all that is seen.
func (h *hand) misses(what string) line {
	h.Helper()
	h.picture(filepath.Join(h.folder, "fel.png"))
	raw, _ := os.ReadFile(h.seen)
	h.Fatalf("%s is not seen; this is:\n%s", what, raw)
	return line{}
}

// open waits for the program's window and gives it the keys.
func (h *hand) open() {
	h.Helper()
	for range 300 {
		if out, err := h.command("xdotool", "search", "--onlyvisible", "--name", "Lispärmen").Output(); err == nil && len(out) > 0 {
			h.window = strings.Fields(string(out))[0]
			h.xdotool("windowfocus", "--sync", h.window)
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	h.picture(filepath.Join(h.folder, "fel.png"))
	h.Fatal("no window came")
}

// sees waits until the words are part of what is seen.
func (h *hand) sees(words string) {
	h.Helper()
	h.await(words, func(l line) bool { return strings.Contains(l.words, words) })
}

// press clicks what begins with the words.
func (h *hand) press(words string) {
	h.Helper()
	named := func(l line) bool { return l.sort == "press" && l.words == words }
	begins := func(l line) bool { return l.sort == "press" && strings.HasPrefix(l.words, words) }
	at := h.await("a press of "+words, begins)
	for _, l := range h.sight() { // a group of the menu may have the name of its first line: the line is meant
		if named(l) {
			at = l
		}
	}
	h.click(at)
}

func (h *hand) click(at line) {
	h.Helper()
	h.xdotool("mousemove", "--window", h.window, strconv.Itoa(at.x), strconv.Itoa(at.y), "sleep", "0.05", "click", "1")
	time.Sleep(150 * time.Millisecond)
}

// fill types into the field that the words stand above, in the place of what it held.
func (h *hand) fill(label, text string) {
	h.Helper()
	isField := func(l line) bool { return l.sort == "field" && l.words == label }
	for range 10 { // further down in a long form, perhaps
		if slices.ContainsFunc(h.sight(), isField) {
			break
		}
		h.xdotool("mousemove", "--window", h.window, "500", "400", "click", "--repeat", "3", "--delay", "20", "5")
		time.Sleep(300 * time.Millisecond)
	}
	h.click(h.await("the field "+label, isField))
	h.now("the keys in "+label, func(l line) bool { return l.sort == "focus" && l.words == label })
	h.key("ctrl+a")
	h.types(text)
}

// types types, and waits until it stands in the field that has the keys: a busy computer comes after, and what is pressed
// meanwhile may have moved.
func (h *hand) types(text string) {
	h.Helper()
	h.xdotool("type", "--delay", strconv.Itoa(h.pace), text)
	h.now("what was typed, "+text, func(l line) bool {
		return l.sort == "typed" && strings.Contains(l.words, strings.Join(strings.Fields(text), " "))
	})
}

func (h *hand) key(keys ...string) {
	h.Helper()
	h.xdotool(append([]string{"key", "--delay", "60"}, keys...)...)
	time.Sleep(150 * time.Millisecond)
}

// look keeps a picture of this step of the walk.
func (h *hand) look(name string) {
	h.Helper()
	time.Sleep(400 * time.Millisecond) // for what was just done to be painted
	h.looks++
	h.picture(filepath.Join(h.folder, strconv.Itoa(100 + h.looks)[1:]+"-"+name+".png"))
}
