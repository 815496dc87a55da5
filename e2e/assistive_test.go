//go:build linux

package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// asked starts programs on a desktop whose AT-SPI is listened to, and prints what each tells: its controls by role, and their names.
const asked = `
import json, subprocess, sys, time, gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi
programs = [subprocess.Popen(p) for p in json.loads(sys.argv[1])]
def tree(node, told):
    told.append(node.get_role_name() + ': ' + (node.get_name() or ''))
    for n in range(node.get_child_count()):
        child = node.get_child_at_index(n)
        if child is not None: tree(child, told)
    return told
time.sleep(float(sys.argv[2]))
desktop = Atspi.get_desktop(0)
told = {}
for n in range(desktop.get_child_count()):
    program = desktop.get_child_at_index(n)
    told[program.get_name()] = tree(program, [])
print(json.dumps(told))
for p in programs: p.kill()
`

// aWindowThatTells is a window of another toolkit: when it is not told of, the question is at fault and not the answer.
const aWindowThatTells = `
import gi
gi.require_version('Gtk', '3.0')
from gi.repository import Gtk, GLib
GLib.set_prgname('other')
window = Gtk.Window(title='Other'); window.add(Gtk.Button(label='Spara')); window.show_all(); Gtk.main()
`

// TestWindowTellsAssistiveTechnology asks a screen reader's way what the window tells it, as docs/accessibility.md says: on Linux
// nothing, which is Fyne's gap 1. The day this test fails, the gap is mended, and the page is to tell what is told.
func TestWindowTellsAssistiveTechnology(t *testing.T) {
	w := newWindow(t, "hjälpmedel")
	file := w.path("exempel.lis")
	w.must("exempel", file)
	programs, err := json.Marshal([][]string{
		{w.program, file, "--hem", w.home, "--idag", morning},
		{python, "-c", aWindowThatTells},
	})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("dbus-run-session", "--", python, "-c", asked, string(programs), "8")
	cmd.Env = append(os.Environ(), "DISPLAY="+w.display, "WAYLAND_DISPLAY=", "HOME="+w.dir, "XDG_CONFIG_HOME="+filepath.Join(w.dir, ".config"), "XDG_RUNTIME_DIR="+w.dir, "LISPARMEN_TRACE=1")
	cmd.Stderr = &w.errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, w.errs.String())
	}
	if len(w.sight()) == 0 {
		t.Fatalf("the window did not come: %s", w.errs.String())
	}
	lines := strings.Split(strings.TrimSpace(string(out)), "\n") // a service of the desktop says something of its own first
	var told map[string][]string
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &told); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if !slices.Contains(told["other"], "push button: Spara") {
		t.Errorf("another toolkit's button is not told of, so the question is at fault: %v %s", told, w.errs.String())
	}
	for name, controls := range told {
		if strings.Contains(strings.ToLower(name), "lisp") {
			t.Errorf("%s tells %d controls; docs/accessibility.md says none on Linux: %q", name, len(controls), controls)
		}
	}
}
