package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
)

// What the deputy shares comes in by itself and is told in one line; what waits to be shared is told too.
func TestTheStatusLineTellsOfSharing(t *testing.T) {
	f := newFixture(t)
	f.makeAs("Bo Ek", &data.Person{Name: "Cia Dahl"})
	f.came(1)
	f.settle()
	f.wantSays("1 ändring kom från andra")
	f.at = f.at.Add(newsFor)
	f.frame.showStatus()
	f.wantSilent("kom från andra")

	f.lookedAround([]share.Presence{{Who: "Bo Ek", Machine: "PC-114", Since: "2026-11-24T12:02:00Z"}}, nil)
	f.wantSays("Bo Ek har också filen öppen sedan 2026-11-24 13.02 (PC-114)")
	f.lookedAround(nil, nil)
	f.wantSilent("har också filen öppen")

	kind := data.Actions.Untyped()
	f.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		r, base, err := s.Get(ctx, kind, f.reg.Living(kind)[0].Header().ID)
		if err == nil {
			r.(*data.Action).Title += " nu"
			_, err = s.Save(ctx, base, r)
		}
		return err
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	f.settle()
	f.wantSays("Sparat i den här datorn. 1 ändring läggs strax in i " + f.file)
	f.shareNow()
	f.settle()
	f.wantSays("Sparat i " + f.file)

	folder := filepath.Dir(f.file)
	if err := os.Rename(folder, folder+" borta"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.space.Look(context.Background()); err != nil {
		t.Error(err)
	}
	f.frame.showStatus()
	f.wantSays("Utom räckhåll sedan")
	if err := os.Rename(folder+" borta", folder); err != nil {
		t.Fatal(err)
	}
}

// A copy that a synchronised folder has left beside the file is offered on the overview, taken in by one press, and set aside.
func TestACopyBesideTheFileIsTakenIn(t *testing.T) {
	f := newFixture(t)
	conflicted := filepath.Join(filepath.Dir(f.file), "Ekdala-PC114.lis")
	raw, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(conflicted, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	bo, err := share.Open(ctx, conflicted, share.Options{Home: t.TempDir(), Author: "Bo Ek", Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	kind := data.Actions.Untyped()
	id := f.reg.Living(kind)[0].Header().ID
	retitle := func(s *store.Store, title string) {
		t.Helper()
		r, base, err := s.Get(ctx, kind, id)
		if err == nil {
			r.(*data.Action).Title = title
			_, err = s.Save(ctx, base, r)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	retitle(bo.Store, "Bos titel")
	if err := bo.Close(ctx); err != nil {
		t.Fatal(err)
	}
	retitle(f.space.Store, "Annas titel")

	copies, err := f.space.Copies(ctx)
	if err != nil || len(copies) != 1 {
		t.Fatalf("%v %v", err, copies)
	}
	f.visit(place{page: pageOverview})
	f.lookedAround(nil, copies)
	f.settle()
	f.wantSays("Ekdala-PC114.lis ligger bredvid filen och har 1 ändring som saknas här")
	f.picture("copy-beside")
	f.tap("Ta in")
	f.settle()
	f.wantSays("1 post är ändrad på båda håll")
	f.tap("Stäng")
	f.settle()
	f.wantSilent("ligger bredvid filen")
	if !f.stored(kind, id).Header().Conflict {
		t.Error("the conflict is not marked")
	}
	f.visit(place{page: pageRecord, kind: kind.Name, id: id})
	f.wantSays("Bos titel")
	f.wantSays("Annas titel")
	f.picture("copy-conflict")
	if _, err := os.Stat(filepath.Join(filepath.Dir(f.file), "sammanslagna", "Ekdala-PC114.lis")); err != nil {
		t.Error(err)
	}
	f.sound()

	f.backUpNow()
	f.settle()
	f.wantSays("Säkerhetskopian är gjord och kontrollerad")
	f.tap("Stäng")
}

// What the window has just said stays in sight when the program looks around by itself, until how the file stands has been told.
func TestALookAroundLeavesWhatWasJustSaid(t *testing.T) {
	f := newFixture(t)
	f.frame.say("Rapporten är skriven till filen")
	f.lookedAround([]share.Presence{{Who: "Bo Ek"}}, nil)
	f.wantSays("Rapporten är skriven till filen")
	f.frame.showStatus()
	f.lookedAround([]share.Presence{{Who: "Åsa Lind"}}, nil)
	f.wantSays("Åsa Lind")
}
