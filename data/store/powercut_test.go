package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store/powercut"
)

// cuts is how often the power is cut: few in a quick run, 2,000 in a long one, or as many as LISPARMEN_CUTS says.
func cuts() int {
	if n, err := strconv.Atoi(os.Getenv("LISPARMEN_CUTS")); err == nil {
		return n
	}
	if os.Getenv("LISPARMEN_LONG") == "1" {
		return 2000
	}
	return 60
}

// outcome is what many power cuts have led to.
type outcome struct{ cut, corrupt, lost int }

// cutPower saves, removes, undoes, merges and gallrar in copies of a file until the power goes, and looks at what is left.
func cutPower(t *testing.T, rounds int, synchronous string) (o outcome) {
	t.Helper()
	dir := t.TempDir()
	base, path := filepath.Join(dir, "bas.lis"), filepath.Join(dir, "vara.lis")
	s, err := Create(ctx, base, testOptions("a", 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 20 {
		mustSave(t, s, Base{}, &data.Person{Name: fmt.Sprint("Person ", n)})
	}
	foreign, err := s.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(base)
	if err != nil {
		t.Fatal(err)
	}
	other, err := Open(ctx, base, testOptions("c", 9))
	if err != nil {
		t.Fatal(err)
	}
	for n := range 5 {
		mustSave(t, other, Base{}, &data.Person{Name: fmt.Sprint("Annan ", n)})
	}
	all, err := other.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	for id := range all {
		if foreign[id] != nil {
			delete(all, id)
		}
	}
	random := rand.New(rand.NewPCG(7, 11))
	kind := data.People.Untyped()
	for round := range rounds {
		for _, old := range []string{path, path + "-journal"} {
			_ = os.Remove(old)
		}
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := powercut.Arm(random.IntN(400), random.Uint64()); err != nil {
			t.Fatal(err)
		}
		var acknowledged []SaveID
		s, err := open(ctx, path, testOptions("b", uint64(round)), "rw&vfs="+powercut.Name)
		if err == nil {
			s.readOnly = false // the way to open it is one that the program does not know
			if synchronous != "" {
				_, err = s.db.Exec("PRAGMA synchronous=" + synchronous)
			}
			var made []string
			for step := 0; err == nil && step < 40; step++ {
				var saved Saved
				switch {
				case step%7 == 3 && len(made) > 0:
					saved, err = s.Remove(ctx, kind, made[0])
					made = made[1:]
				case step%7 == 4:
					var undone Undone
					undone, err = s.Undo(ctx, false)
					saved.Save = undone.Save
				case step%7 == 5 && len(made) > 0:
					saved, err = s.Gallra(ctx, kind, made[len(made)-1], "KS § 1")
					made = made[:len(made)-1]
				case step == 6:
					_, err = s.Merge(ctx, all)
				default:
					p := &data.Person{Name: fmt.Sprint("Ny ", step)}
					if saved, err = s.Save(ctx, Base{}, p); err == nil {
						made = append(made, p.ID)
					}
				}
				if err == nil && !saved.Save.IsZero() {
					acknowledged = append(acknowledged, saved.Save)
				}
			}
			if err != nil && !powercut.Happened() {
				t.Fatalf("round %d: %v", round, err)
			}
			_ = s.Close()
		}
		if !powercut.Happened() {
			continue
		}
		o.cut++
		if problem := afterCut(path, acknowledged, &o); problem != "" && synchronous == "" {
			t.Errorf("round %d: %s", round, problem)
		}
	}
	return o
}

// afterCut opens the file as the program does when the power has come back, and looks for what was told as saved.
func afterCut(path string, acknowledged []SaveID, o *outcome) string {
	s, err := Open(ctx, path, testOptions("d", 3))
	if err != nil {
		o.corrupt++
		return "it does not open: " + err.Error()
	}
	defer s.Close()
	findings, err := s.Check(ctx, "")
	if err != nil || len(findings) > 0 {
		o.corrupt++
		return fmt.Sprint("it is damaged: ", err, findings)
	}
	for _, id := range acknowledged {
		if has, err := s.Has(ctx, id); err != nil || !has {
			o.lost++
			return fmt.Sprint("a save is lost: ", id, err)
		}
	}
	return ""
}

// What has been saved survives a power cut at any moment, and the file is whole.
func TestPowerCuts(t *testing.T) {
	o := cutPower(t, cuts(), "")
	t.Logf("%+v", o)
	if o.cut < cuts()/3 {
		t.Errorf("the power was cut %d times of %d", o.cut, cuts())
	}
}

// Without waiting for the disk, the same cuts do harm: else the test above would find nothing.
func TestPowerCutsDoHarmWithoutSynchronous(t *testing.T) {
	o := cutPower(t, 60, "0")
	t.Logf("%+v", o)
	if o.corrupt+o.lost == 0 {
		t.Error("nothing was harmed, so the cuts cut nothing")
	}
}
