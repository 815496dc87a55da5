package ui

import (
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data/exchange"
)

// An archive is written from the palette, after it has been told that secrets are in it, and never over another file.
func TestAnArchiveIsWrittenInTheWindow(t *testing.T) {
	documents := withHome(t)
	f := newFixture(t)
	found := f.allCommands().find("arkivera")
	if len(found) == 0 || found[0].words != "Skriv ett arkiv…" {
		t.Fatalf("the palette finds %v", found)
	}
	found[0].do()
	f.wantSays("även det som kan vara hemligt")
	f.picture("archive")
	to := filepath.Join(documents, "Ekdala-arkiv-2026-11-24.zip")
	if got := f.entries()[0].Text; got != to {
		t.Errorf("proposed is the place %q", got)
	}
	if err := os.WriteFile(to, []byte("annat"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.tap("Skriv arkivet")
	f.wantSays("finns redan")
	if err := os.Remove(to); err != nil {
		t.Fatal(err)
	}
	f.entries()[0].SetText(filepath.Join(documents, "Ekdala-arkiv-2026-11-24")) // the ending is the program's to put there
	f.tap("Skriv arkivet")
	f.settle()
	f.wantSays("Arkivet ”" + to + "” är skrivet.")
	f.picture("archive-made")
	in, err := exchange.OpenArchive(t.Context(), to, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := in.Close(); err != nil {
		t.Error(err)
	}
	f.tap("Stäng")

	f.archive(filepath.Join(documents, "borta", "x.zip"), 2026)
	f.settle()
	f.wantSays("Det gick inte att skriva filen")
}
