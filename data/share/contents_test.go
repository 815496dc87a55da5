package share

import (
	"path/filepath"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
)

// keep books a paper that says something, upprättad.
func keep(t *testing.T, w *Workspace, title, says string) *data.Paper {
	t.Helper()
	p := data.Papers.New()
	p.Title, p.State, p.FinalOn, p.File = title, data.PaperFinal, "2026-11-24", data.AttachmentOf("papper.pdf", []byte(says))
	if _, err := w.Store.SaveWith(ctx, store.ActSave, "", []store.Draft{{Record: p}}, []byte(says)); err != nil {
		t.Fatal(err)
	}
	return p
}

func says(t *testing.T, w *Workspace, p *data.Paper, want string) {
	t.Helper()
	if got, err := w.Store.Content(ctx, p.File); err != nil || string(got) != want {
		t.Errorf("%s says %q, %v; want %q", p.Title, got, err, want)
	}
}

// What was printed follows the binder wherever it goes, and leaves everywhere when it is gallrat.
func TestContentsFollowTheBinderAndLeaveItEverywhere(t *testing.T) {
	const secret = "Qvxzkjwq"
	folder, homes := t.TempDir(), [2]string{t.TempDir(), t.TempDir()}
	path := filepath.Join(folder, "vara.lis")
	create(t, path, homes[0])
	anna, bo := opened(t, path, homes[0]), opened(t, path, homes[1])
	hers := keep(t, anna, "Annas", "om "+secret)
	published(t, anna)
	his := keep(t, bo, "Bos", "bos")
	published(t, bo)
	look(t, anna)
	for _, w := range []*Workspace{anna, bo} {
		says(t, w, hers, "om "+secret)
		says(t, w, his, "bos")
		sound(t, w)
	}
	if _, err := anna.BackUp(ctx, BackupAsked); err != nil {
		t.Fatal(err)
	}
	if _, err := bo.BackUp(ctx, BackupAsked); err != nil {
		t.Fatal(err)
	}
	sealed := filepath.Join(t.TempDir(), "kopia.lis.age")
	if err := anna.EncryptTo(ctx, sealed, "en rad ord som ingen annan har", nil); err != nil {
		t.Fatal(err)
	}
	u, err := Unseal(ctx, sealed, "en rad ord som ingen annan har", options(t.TempDir()), nil)
	if err != nil {
		t.Fatal(err)
	}
	put := filepath.Join(t.TempDir(), "framme.lis")
	if err := u.PutAt(ctx, put); err != nil {
		t.Fatal(err)
	}
	u.Drop()
	there := opened(t, put, t.TempDir())
	says(t, there, hers, "om "+secret)
	sound(t, there)
	closed(t, there)

	if _, err := anna.Store.Gallra(ctx, data.Papers.Untyped(), hers.ID, "plan 2026"); err != nil {
		t.Fatal(err)
	}
	published(t, anna)
	look(t, bo)
	published(t, bo)
	closed(t, anna)
	closed(t, bo)
	for _, place := range []string{folder, homes[0], homes[1]} {
		if holds(t, place, secret) {
			t.Errorf("it is still in %s", place)
		}
	}
	findings, err := Check(ctx, path, "", options(homes[0]))
	if err != nil || len(findings) > 0 {
		t.Errorf("%v, %v", findings, err)
	}
}

// A content that somebody has exchanged in the shared file reaches nobody.
func TestAForgedContentIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	anna, bo := at(t, path, "Anna Berg"), at(t, path, "Bo Ek")
	keep(t, bo, "Bos", "bos")
	closed(t, bo)
	alter(t, path, `DROP TRIGGER blob_update; UPDATE blob SET bytes=CAST('ond' AS BLOB);
		CREATE TRIGGER blob_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'a content is never changed'); END;`)
	if _, err := anna.Look(ctx); !data.IsProblem(err, "problem.file.forged") {
		t.Errorf("taken in: %v", err)
	}
	sound(t, anna)
	if _, err := Open(ctx, path, options(t.TempDir())); !data.IsProblem(err, "problem.file.forged") {
		t.Errorf("opened where it never was: %v", err)
	}
	_ = anna.Close(ctx)
}

// A file that lacks the trigger that guards contents, or has another in its place, is not taken in.
func TestAFileWithoutTheGuardOfContentsIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	alter(t, path, `DROP TRIGGER blob_delete`)
	if _, err := Open(ctx, path, options(t.TempDir())); !data.IsProblem(err, "problem.file.altered") {
		t.Errorf("opened: %v", err)
	}
}
