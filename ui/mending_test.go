package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
)

// A damaged working copy is told of when the file has been opened.
func TestTheWindowTellsOfAMendedCopy(t *testing.T) {
	f := newFixture(t)
	if _, err := f.space.Store.Save(context.Background(), store.Base{}, &data.Person{Name: "Egen Ek"}); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(f.home, "copies", "*", "*", "work.db"))
	if err != nil || len(found) != 1 {
		t.Fatal(err, found)
	}
	if err := f.space.Store.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	f.space.Store.Protect() // nothing is shared at the end
	_ = f.space.Close(context.Background())
	f.space = nil
	copy(raw[28:], []byte{0, 0, 0, 1}) // how many pages there are
	if err := os.WriteFile(found[0], raw, 0o600); err != nil {
		t.Fatal(err)
	}
	f.space = f.other("Anna Berg")
	f.tellMended()
	f.wantSays("1 ändring som bara fanns i den skadade kopian är räddad")
	f.picture("mended")
	f.tap("Stäng")
	f.settle()
	f.sound()
}

// That the shared file is damaged stands in the status line, with what to do; it is done from the palette.
func TestTheWindowReplacesADamagedSharedFile(t *testing.T) {
	f := newFixture(t)
	if err := os.WriteFile(f.file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.space.Look(context.Background()); err == nil {
		t.Fatal("a text was taken for a file")
	}
	f.frame.showStatus()
	f.wantSays("den gemensamma filen är skadad. Välj ”Ersätt en skadad gemensam fil”")
	f.askReplace()
	f.settle()
	f.picture("replace")
	f.tap("Ersätt")
	f.settle()
	f.wantSays("Den skadade filen är ersatt.")
	f.tap("Stäng")
	f.settle()
	f.wantSays("Sparat i " + f.file)
	f.sound()
}
