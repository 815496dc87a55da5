package share

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// Two computers have changed a file at once in a synchronised folder, and the program that synchronises has kept both.
func TestCopiesBesideTheFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "vara.lis")
	create(t, path, t.TempDir())
	conflicted := filepath.Join(dir, "vara-PC114 [konflikt] 50%.lis")
	copied(t, path, conflicted)
	copied(t, path, filepath.Join(dir, "vara som den var.lis")) // holds nothing new
	create(t, filepath.Join(dir, "en annan pärm.lis"), t.TempDir())
	for name, content := range map[string]string{"text.lis": "text", "tom.lis": "", "vara.pdf": "%PDF"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bo := at(t, conflicted, "Bo Ek")
	add(t, bo, "Bos person")
	closed(t, bo)

	w := at(t, path, "Anna Berg")
	defer closed(t, w)
	list, err := w.Copies(ctx)
	if err != nil || len(list) != 1 || list[0] != (Copy{conflicted, 1}) {
		t.Fatalf("%v %+v", err, list)
	}
	if list, err := w.Copies(ctx); err != nil || len(list) != 1 {
		t.Errorf("the second time: %v %+v", err, list)
	}
	before, err := os.ReadFile(conflicted)
	if err != nil {
		t.Fatal(err)
	}
	if merged, err := w.MergeAside(ctx, conflicted); err != nil || merged.Saves != 1 {
		t.Errorf("%v %+v", err, merged)
	}
	if names(t, w)["Bos person"] == nil {
		t.Error("it was not taken in")
	}
	aside := filepath.Join(dir, besideAside, filepath.Base(conflicted))
	if after, err := os.ReadFile(aside); err != nil || string(before) != string(after) {
		t.Errorf("the copy is not kept as it was: %v", err)
	}
	if list, err := w.Copies(ctx); err != nil || len(list) != 0 {
		t.Errorf("afterwards: %v %+v", err, list)
	}
	copied(t, aside, conflicted) // another of the same name
	if _, err := w.MergeAside(ctx, conflicted); err != nil {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(filepath.Join(dir, besideAside)); len(entries) != 2 {
		t.Errorf("%v", entries)
	}
	if _, err := w.MergeAside(ctx, filepath.Join(dir, "en annan pärm.lis")); !data.IsProblem(err, "problem.merge.other") {
		t.Error(err)
	}
	sound(t, w)
}

func TestOthersWhoHaveTheFileOpen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "vara.lis")
	create(t, path, t.TempDir())
	anna, bo := at(t, path, "Anna Berg"), at(t, path, "Bo\nEk")
	now := time.Now()
	anna.options.Now = func() time.Time { return now }
	if got := anna.Others(ctx); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	anna.Present(ctx)
	bo.Present(ctx)
	machine, _ := os.Hostname()
	if got := anna.Others(ctx); len(got) != 1 || got[0].Who != "Bo Ek" || got[0].Machine != machine {
		t.Errorf("%+v", got)
	}
	for _, content := range []string{"", "{", "null", `{"who":"","since":"2026-11-24T11:00:00Z"}`, `{"who":"X","since":"nyss"}`, strings.Repeat("x", 5000), "\xff"} {
		if err := os.WriteFile(filepath.Join(filepath.Dir(path), ".~lock.vara.lis.deadbeef#"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := anna.Others(ctx); len(got) != 1 {
			t.Errorf("%q: %+v", content, got)
		}
	}
	now = now.Add(13 * time.Hour)
	if got := anna.Others(ctx); len(got) != 0 {
		t.Errorf("of a program that was killed: %+v", got)
	}
	closed(t, bo)
	closed(t, anna)
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".~lock.*"))
	if len(left) != 1 { // the one that no program of ours has made
		t.Errorf("%v", left)
	}
}

func FuzzPresence(f *testing.F) {
	f.Add([]byte(`{"who":"Anna Berg","machine":"PC-114","since":"2026-11-24T11:00:00Z"}`))
	f.Add([]byte("{"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		p, ok := decodePresence(raw)
		if ok && (p.Who == "" || len([]rune(p.Who)) > mostName || strings.ContainsAny(p.Who+p.Machine, "\n\x00\u202e")) {
			t.Errorf("%q", p)
		}
	})
}
