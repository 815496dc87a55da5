package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A damaged working copy is made anew by the next command, which says so beside its results; the one after says nothing.
func TestADamagedWorkingCopyIsTold(t *testing.T) {
	d := newDesk(t)
	if err := os.Mkdir(d.path("delat"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := d.path("delat/vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.must("spara", file, "person", "namn=Delad Ek")
	if err := os.Rename(d.path("delat"), d.path("borta")); err != nil {
		t.Fatal(err)
	}
	d.want(exitFailed, "problem.share.unreached", "spara", file, "person", "namn=Egen Ek")
	if err := os.Rename(d.path("borta"), d.path("delat")); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(d.home, "copies", "*", "*", "work.db"))
	if err != nil || len(found) != 1 {
		t.Fatal(err, found)
	}
	raw := d.read(found[0])
	copy(raw[28:], []byte{0, 0, 0, 1}) // how many pages there are
	if err := os.WriteFile(found[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	a := d.must("lista", file, "person")
	if !strings.Contains(a.out, "Egen Ek") || !strings.Contains(a.out, "Delad Ek") {
		t.Error(a.out)
	}
	if !strings.Contains(a.errs, "1 ändring som bara fanns i den skadade kopian är räddad") {
		t.Error(a.errs)
	}
	if a := d.must("dela", file); a.errs != "" || !isSentence(a.out, "told.shared") {
		t.Error(a.errs, a.out)
	}
	if out := d.elsewhere("Cia Dahl").must("lista", file, "person").out; !strings.Contains(out, "Egen Ek") {
		t.Error(out)
	}
}

// A damaged shared file is replaced when somebody asks for it, and kept beside.
func TestADamagedSharedFileIsReplacedByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("dela", file, "--ersatt") // there is nothing to replace
	bad := []byte(strings.Repeat("text", 1000))
	if err := os.WriteFile(file, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	d.want(exitFailed, "problem.share.spoilt", "spara", file, "person", "namn=Bo Ek")
	d.want(exitFailed, "problem.share.spoilt", "dela", file)
	if a := d.must("lista", file, "person"); !isSentence(a.errs, "problem.share.spoilt") || !strings.Contains(a.out, "Bo Ek") {
		t.Error(a.errs, a.out)
	}
	a := d.must("dela", file, "--ersatt")
	first, rest, _ := strings.Cut(a.out, "\n")
	if !isSentence(first, "told.replaced") || !isSentence(rest, "told.shared") {
		t.Error(a.out)
	}
	if kept := d.read(filepath.Join(filepath.Dir(file), "sammanslagna", strings.TrimSuffix(filepath.Base(file), ".lis")+" skadad 2026-11-24.lis")); string(kept) != string(bad) {
		t.Error("the damaged file is not kept")
	}
	if out := d.elsewhere("Cia Dahl").must("lista", file, "person").out; !strings.Contains(out, "Bo Ek") {
		t.Error(out)
	}
}
