//go:build unix

// Package e2e tries the program itself, as it is built and as other programs see what it leaves. It takes minutes, and
// runs when LISPARMEN_LONG is 1.
package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// tags are those of make test: the papers and the file are the same with the window, and Fyne takes minutes to build.
const tags = "ci sqlite_fts5"

var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "lisparmen-e2e-")
	if err != nil {
		return "", err
	}
	program := filepath.Join(dir, "lisparmen")
	out, err := exec.Command("go", "build", "-tags", tags, "-o", program, "..").CombinedOutput()
	if err != nil {
		return dir, errors.New(string(out))
	}
	return program, nil
})

func TestMain(m *testing.M) {
	code := m.Run()
	if os.Getenv("LISPARMEN_LONG") == "1" {
		if program, _ := build(); program != "" {
			os.RemoveAll(filepath.Dir(program))
		}
	}
	os.Exit(code)
}

// desk is a folder to work in and the program to work with.
type desk struct {
	testing.TB
	program, dir, home string
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	if os.Getenv("LISPARMEN_LONG") != "1" {
		t.Skip("slow: runs when LISPARMEN_LONG is 1, as in make verify")
	}
	program, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return &desk{t, program, t.TempDir(), t.TempDir()}
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) mustFolder(name string) {
	d.Helper()
	if err := os.MkdirAll(d.path(name), 0o700); err != nil {
		d.Fatal(err)
	}
}

func (d *desk) read(path string) []byte {
	d.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	return raw
}

func (d *desk) file(name string, content []byte) string {
	d.Helper()
	if err := os.WriteFile(d.path(name), content, 0o600); err != nil {
		d.Fatal(err)
	}
	return d.path(name)
}

type answer struct {
	code      int
	out, errs string
}

func (d *desk) command(args ...string) *exec.Cmd {
	return exec.Command(d.program, append([]string{"--hem", d.home, "--anvandare", "Anna Berg", "--idag", "2026-11-24"}, args...)...)
}

func (d *desk) do(args ...string) answer {
	d.Helper()
	var out, errs bytes.Buffer
	cmd := d.command(args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil && !errors.As(err, &exit) {
		d.Fatal(err)
	}
	return answer{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
}

func (d *desk) must(args ...string) string {
	d.Helper()
	a := d.do(args...)
	if a.code != 0 {
		d.Fatalf("%q gave %d: %s%s", args, a.code, a.errs, a.out)
	}
	return a.out
}

// list is lista --format json, as text by field.
func (d *desk) list(file, register string) []map[string]string {
	d.Helper()
	var rows []map[string]string
	for _, r := range d.raw(file, register) {
		row := map[string]string{}
		for name, value := range r {
			if text, ok := value.(string); ok {
				row[name] = text
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// raw is lista --format json as it is.
func (d *desk) raw(file, register string) []map[string]any {
	d.Helper()
	var raw []map[string]any
	if err := json.Unmarshal([]byte(d.must("lista", file, register, "--format", "json")), &raw); err != nil {
		d.Fatal(err)
	}
	return raw
}

// tool runs another program on what ours has made.
func (d *desk) tool(name string, args ...string) string {
	d.Helper()
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		d.Errorf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return string(out)
}

const ownPolicy = "../data/policy/testdata/policy.txt"
