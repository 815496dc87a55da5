package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"
	"lisparmen/reports"
)

// The backups are shown with what differs from now. Going back to one is told in the status line, and shared when the person says so.
func TestGoingBackFromTheWindow(t *testing.T) {
	f := newFixture(t)
	ctx := context.Background()
	kind := data.Actions.Untyped()
	id := f.reg.Living(kind)[0].Header().ID
	was := f.stored(kind, id).(*data.Action).Title
	made, err := f.space.BackUp(ctx, share.BackupAsked)
	if err != nil {
		t.Fatal(err)
	}
	f.saveAs("Bo Ek", kind, id, "title", "Bos titel")
	f.makeAs("Bo Ek", &data.Person{Name: "Cia Dahl"})
	f.reload()
	f.settle()

	f.at = f.at.Add(time.Minute)
	d := newRestoreDialog(f.app)
	f.settle()
	if got := rowsOf(d.list); !slices.Equal(got, []string{"2026-11-24 09.30 Begärd " + reports.Number(int(made.Size>>10))}) {
		t.Errorf("%q", got)
	}
	if got := rowsOf(d.differences); !slices.Equal(got, []string{"Personer 0 1 0", "Åtgärder 1 0 0"}) {
		t.Errorf("%q", got)
	}
	f.wantSays("Senaste ändringen i kopian")
	f.wantSays("Säkerhetskopiorna ligger på samma disk som arbetskopian.")
	f.picture("restore")
	f.tap("Gå tillbaka hit")
	f.wantSays("Allt är som när ”" + filepath.Base(made.Path) + "” gjordes")
	f.tap("Stäng")
	if got := f.stored(kind, id).(*data.Action).Title; got != was {
		t.Errorf("it is called %q, was %q", got, was)
	}
	f.wantSays("Tillbaka till en säkerhetskopia. 1 ändring når ")

	// Neither the watch nor leaving shares it.
	f.work.wantsShare.Store(true)
	f.work.share(ctx, f.space)
	f.shareThen(func() {})
	f.settle()
	if !f.space.Status().Held {
		t.Error("it has been shared")
	}
	f.work.shareSoon()
	f.work.share(ctx, f.space)
	f.frame.showStatus()
	if f.space.Status().Held {
		t.Error("Ctrl+S has not shared it")
	}
	f.wantSilent("först när du trycker")
	f.undo()
	f.settle()
	if got := f.stored(kind, id).(*data.Action).Title; got != "Bos titel" {
		t.Errorf("undone, it is called %q", got)
	}
	f.askRestore()
	f.settle()
	f.tap("Gå tillbaka hit") // the newest, made when one went back: it is as it was then
	f.wantSays("Inget skiljer")
	f.tap("Stäng")
	f.sound()
}

// rowsOf is what a table shows, a line each.
func rowsOf(t *table) []string {
	var rows []string
	for _, at := range t.shown {
		var words []string
		for _, c := range t.row(at) {
			words = append(words, c.text)
		}
		rows = append(rows, strings.Join(words, " "))
	}
	return rows
}

// What a copy elsewhere holds can be taken in, and a copy of another file is refused in the dialog.
func TestRestoringFromAnotherFile(t *testing.T) {
	f := newFixture(t)
	ctx := context.Background()
	other := filepath.Join(t.TempDir(), "annan.lis")
	w, err := share.Create(ctx, other, share.Options{Home: t.TempDir(), Author: "Bo Ek", Now: f.now}, func(s *store.Store) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Close(ctx); err != nil {
		t.Fatal(err)
	}
	apart := filepath.Join(t.TempDir(), "hos Bo.lis")
	raw, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(apart, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	bo, err := share.Open(ctx, apart, share.Options{Home: t.TempDir(), Author: "Bo Ek", Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := bo.Store.Save(ctx, store.Base{}, &data.Person{Name: "Cia Dahl"}); err != nil {
		t.Fatal(err)
	}
	if err := bo.Close(ctx); err != nil {
		t.Fatal(err)
	}

	d := newRestoreDialog(f.app)
	f.settle()
	f.wantSays("Det finns inga säkerhetskopior")
	f.tap("Ta in det som saknas") // nothing is chosen
	f.wantSays("Det finns inga säkerhetskopior")
	d.choose(other)
	f.settle()
	f.wantSays("är en annan pärm")
	f.tap("Gå tillbaka hit")
	f.wantSays("är en annan pärm")
	d.choose(apart)
	f.settle()
	f.wantSays("Kopian har 1 ändring som saknas här. Det här är annorlunda nu")
	if got := rowsOf(d.differences); !slices.Equal(got, []string{"Personer 0 0 1"}) {
		t.Errorf("%q", got)
	}
	f.wantSays("Bo Ek")
	f.picture("restore-other")
	f.tap("Ta in det som saknas")
	f.wantSays("”hos Bo.lis” innehöll finns nu i filen")
	f.tap("Stäng")
	if f.space.Status().Held {
		t.Error("to take in holds nothing back")
	}
	f.sound()
}

// The backups get a second place in the dialog.
func TestASecondPlaceFromTheWindow(t *testing.T) {
	f := newFixture(t)
	if _, err := f.space.BackUp(context.Background(), share.BackupAsked); err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(t.TempDir(), "server")
	d := newRestoreDialog(f.app)
	f.settle()
	d.setPlace(second)
	f.settle()
	f.wantSays("kan inte läggas i mappen")
	if err := os.Mkdir(second, 0o700); err != nil {
		t.Fatal(err)
	}
	d.setPlace(second)
	f.settle()
	f.wantSays("Säkerhetskopiorna kopieras också till " + second)
	f.wantSilent("på samma disk")
	f.picture("restore-place")
	if err := os.Rename(second, second+" borta"); err != nil {
		t.Fatal(err)
	}
	f.tap("Stäng")
	f.backUpNow()
	f.settle()
	f.wantSays("Säkerhetskopiorna kunde inte kopieras till")
	f.tap("Stäng")
	f.wantSays("Säkerhetskopian är gjord och kontrollerad")
	f.tap("Stäng")
	f.backupsAway()
	f.wantSays("Säkerhetskopiorna kunde inte kopieras till " + second)
	f.askRestore()
	f.settle()
	f.tap("Kopiera inte längre dit")
	f.wantSays("på samma disk")
	f.tap("Stäng")
}

// An import is preceded by a backup.
func TestABackupIsMadeBeforeAnImport(t *testing.T) {
	f := newFixture(t)
	f.takeIn("ui.work.import", func(ctx context.Context, s *store.Store) error {
		_, err := s.SaveAll(ctx, store.ActImport, "", []store.Draft{{Record: &data.Person{Name: "Cia Dahl"}}})
		return err
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	f.settle()
	list := f.space.Backups()
	if len(list) != 1 || list[0].Reason != share.BackupImport {
		t.Fatalf("%v", list)
	}
	told, err := f.space.Compare(context.Background(), list[0].Path)
	if err != nil || len(told.Differences) != 1 || told.Differences[0].Added != 1 {
		t.Errorf("it is not from before: %+v, %v", told, err)
	}
}
