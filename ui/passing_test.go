package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
)

// Where the computer forgets what lies on it, the person who closes the program is not let go unasked with what could not be shared.
func TestNothingIsLeftBehindOnAComputerThatForgets(t *testing.T) {
	f := newFixture(t)
	ctx := context.Background()
	if err := f.space.Close(ctx); err != nil {
		t.Fatal(err)
	}
	space, err := share.Open(ctx, f.file, share.Options{Home: t.TempDir(), Author: "Anna Berg", Now: f.now, Machine: share.Machine{Passing: true}})
	if err != nil {
		t.Fatal(err)
	}
	f.space = space
	if _, err := space.Store.Save(ctx, store.Base{}, &data.Person{Name: "Cia Dahl"}); err != nil {
		t.Fatal(err)
	}

	folder := filepath.Dir(f.file)
	away := folder + " borta"
	if err := os.Rename(folder, away); err != nil {
		t.Fatal(err)
	}
	closed := 0
	f.shareThen(func() { closed++ })
	f.settle()
	f.wantSays("1 ändring har inte kommit in i " + f.file)
	f.wantSays("datorn kan glömma det när du loggar ut")
	f.picture("passing")
	f.tap("Stanna kvar")
	f.settle()
	if closed > 0 {
		t.Error("the program closed although the person stayed")
	}

	f.shareThen(func() { closed++ })
	f.settle()
	f.tap("Stäng ändå")
	f.settle()
	if closed != 1 {
		t.Errorf("closed %d times", closed)
	}

	stick := t.TempDir()
	f.copyTo(stick, func() { closed++ })
	f.settle()
	copies, err := os.ReadDir(stick)
	if closed != 2 || err != nil || len(copies) != 1 {
		t.Fatalf("closed %d times; %v %v", closed, copies, err)
	}

	if err := os.Rename(away, folder); err != nil {
		t.Fatal(err)
	}
	f.shareThen(func() { closed++ })
	f.settle()
	if closed != 3 {
		t.Error("the program asks although all is shared")
	}
	there, err := share.Open(ctx, filepath.Join(stick, copies[0].Name()), share.Options{Home: t.TempDir(), Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close(ctx)
	reg, err := there.Store.Read(ctx)
	if err != nil || !slices.ContainsFunc(data.All(reg, data.People), func(p *data.Person) bool { return p.Name == "Cia Dahl" }) {
		t.Error("the copy lacks what was done", err)
	}
}
