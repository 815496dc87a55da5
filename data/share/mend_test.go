package share

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// damages is how many damaged working copies are tried: 300 in a long run.
func damages() int {
	if os.Getenv("LISPARMEN_LONG") == "1" {
		return 300
	}
	return 20
}

// unshared is a working copy with saves in it that nobody else has.
type unshared struct {
	folder, path, home string
	work, dataset      string
	shared, own        map[store.SaveID]bool
}

// newUnshared makes a file that is shared and backed up, and saves that are neither.
func newUnshared(t *testing.T) unshared {
	t.Helper()
	u := unshared{folder: filepath.Join(t.TempDir(), "delat"), home: t.TempDir(), own: map[store.SaveID]bool{}}
	if err := os.Mkdir(u.folder, 0o700); err != nil {
		t.Fatal(err)
	}
	u.path = filepath.Join(u.folder, "vara.lis")
	create(t, u.path, u.home)
	w := opened(t, u.path, u.home)
	for n := range 12 {
		add(t, w, fmt.Sprint("Delad ", n))
	}
	published(t, w)
	if _, err := w.BackUp(ctx, BackupAsked); err != nil {
		t.Fatal(err)
	}
	var err error
	if u.shared, err = w.Store.Saves(ctx); err != nil {
		t.Fatal(err)
	}
	for n := range 10 {
		add(t, w, fmt.Sprint("Egen ", n))
		retitle(t, w, fmt.Sprint("Delad ", n), fmt.Sprint("Titel ", n))
		retitle(t, w, fmt.Sprint("Egen ", n/2), strings.Repeat("Lång titel ", n*100))
	}
	all, err := w.Store.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for id := range all {
		if !u.shared[id] {
			u.own[id] = true
		}
	}
	u.dataset, u.work = w.state.Dataset, w.home.work(w.state.Dataset)
	if err := w.end(); err != nil { // without sharing, as when the program is killed
		t.Fatal(err)
	}
	return u
}

// in gives the same in a home of its own, so that it can be damaged again and again.
func (u unshared) in(t *testing.T) unshared {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(home, os.DirFS(u.home)); err != nil {
		t.Fatal(err)
	}
	rel, err := filepath.Rel(u.home, u.work)
	if err != nil {
		t.Fatal(err)
	}
	u.home, u.work = home, filepath.Join(home, rel)
	return u
}

// readable are the saves that SQLite itself can read all rows of in a damaged file, each by its key, and that are what they were.
func (u unshared) readable(t *testing.T, pristine, damaged string) map[store.SaveID]bool {
	t.Helper()
	open := func(path string) *sql.DB {
		db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro&immutable=1")
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	was, is := open(pristine), open(damaged)
	defer was.Close()
	defer is.Close()
	rows := func(db *sql.DB, query string, args ...any) (list []string, err error) {
		r, err := db.Query(query, args...)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		for r.Next() {
			var row string
			if err := r.Scan(&row); err != nil {
				return nil, err
			}
			list = append(list, row)
		}
		return list, r.Err()
	}
	found := map[store.SaveID]bool{}
	for id := range u.own {
		same := func(query string, args ...any) bool {
			a, err := rows(was, query, args...)
			if err != nil {
				t.Fatal(err)
			}
			b, err := rows(is, query, args...)
			return err == nil && fmt.Sprint(a) == fmt.Sprint(b)
		}
		whole := same(`SELECT hex(concat(id,device,seq,prev,author,at,act,reason,undoes,format)) FROM save WHERE id=?`, id[:])
		places, err := rows(was, `SELECT hex(record)||field FROM change WHERE save=?`, id[:])
		if err != nil || len(places) == 0 {
			t.Fatal(err, places)
		}
		for _, place := range places {
			record, field := place[:32], place[32:]
			for _, query := range []string{
				`SELECT hex(concat(kind,parents,digest)) FROM change WHERE record=unhex(?) AND field=? AND save=?`,
				`SELECT hex(concat(salt,text)) FROM value WHERE record=unhex(?) AND field=? AND save=?`,
			} {
				whole = whole && same(query, record, field, id[:])
			}
		}
		if whole {
			found[id] = true
		}
	}
	return found
}

// withParents leaves out what builds on a save that is not there.
func withParents(t *testing.T, pristine string, whole, shared map[store.SaveID]bool) map[store.SaveID]bool {
	t.Helper()
	s, err := store.OpenSuspect(ctx, pristine, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	log, err := s.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for again := true; again; {
		again = false
		for id := range whole {
			for _, c := range log[id].Changes {
				for _, p := range c.Parents {
					if !whole[p] && !shared[p] && whole[id] {
						delete(whole, id)
						again = true
					}
				}
			}
		}
	}
	return whole
}

// Whatever happens to the working copy, the file opens; nothing that was shared or backed up is lost; every save that can be read is
// kept; and what is told of it is true.
func TestADamagedWorkingCopyIsMadeAnew(t *testing.T) {
	all := newUnshared(t)
	raw, err := os.ReadFile(all.work)
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(11, 12))
	mendings, kept, lost := 0, 0, 0
	for n := range damages() {
		u := all.in(t)
		bad := append([]byte(nil), raw...)
		switch n % 5 {
		case 0:
			bad = bad[:random.IntN(len(bad))]
		case 1: // pages that the disk gives back empty
			for range 1 + random.IntN(8) {
				at := random.IntN(len(bad) / 8192)
				clear(bad[at*8192 : (at+1)*8192])
			}
		case 2:
			bad[random.IntN(200)] ^= byte(1 + random.IntN(255)) // where SQLite says what file it is
		default:
			for range 1 + random.IntN(400) {
				bad[random.IntN(len(bad))] ^= byte(1 << random.IntN(8))
			}
		}
		if err := os.WriteFile(u.work, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		if n%4 == 3 {
			if err := os.WriteFile(filepath.Join(filepath.Dir(u.work), "shared.json"), bad[:random.IntN(100)], 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if n%3 == 1 {
			if err := os.Rename(u.folder, u.folder+" borta"); err != nil {
				t.Fatal(err)
			}
		}
		copyOfBad := filepath.Join(t.TempDir(), "skadad.db")
		if err := os.WriteFile(copyOfBad, bad, 0o600); err != nil {
			t.Fatal(err)
		}
		whole := withParents(t, all.work, u.readable(t, all.work, copyOfBad), u.shared)

		w, err := Open(ctx, u.path, options(u.home))
		if err != nil {
			t.Fatalf("round %d does not open: %v", n, err)
		}
		have, err := w.Store.Saves(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for id := range u.shared {
			if !have[id] {
				t.Errorf("round %d: something shared is lost", n)
			}
		}
		here := 0
		for id := range u.own {
			if have[id] {
				here++
			} else if whole[id] {
				t.Errorf("round %d: a save that can be read is lost", n)
			}
		}
		gone := len(u.own) - here
		switch m := w.Mended(); {
		case m == nil && gone > 0:
			t.Errorf("round %d: %d lost in silence", n, gone)
		case m == nil:
		case m.Kept != here, m.Lost > gone, gone > 0 && m.Lost == 0 && !m.Torn:
			t.Errorf("round %d: %d here, %d gone, but told %+v", n, here, gone, *m)
		default:
			mendings, kept, lost = mendings+1, kept+here, lost+gone
			if aside, err := os.ReadFile(m.Aside); err != nil || string(aside) != string(bad) {
				t.Errorf("round %d: the damaged copy is not kept: %v", n, err)
			}
		}
		findings, err := w.Store.Check(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			if f.IsDamage() {
				t.Errorf("round %d: %s %v", n, f.Key, f.Args)
			}
		}
		add(t, w, "Efteråt")
		if err := w.end(); err != nil {
			t.Fatal(err)
		}
		if n%3 == 1 {
			if err := os.Rename(u.folder+" borta", u.folder); err != nil {
				t.Fatal(err)
			}
		}
		again := opened(t, u.path, u.home)
		if again.Mended() != nil || names(t, again)["Efteråt"] == nil {
			t.Errorf("round %d: made anew twice, or what came after is gone", n)
		}
		if err := again.end(); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d made anew, %d saves kept, %d not to be read", mendings, damages(), kept, lost)
	if mendings < damages()/2 || kept == 0 || lost == 0 {
		t.Error("too little was tried")
	}
}

// A copy that shows itself damaged while it is open is made anew the next time; a program that has it open is not cut off.
func TestDamageThatShowsWhileOpen(t *testing.T) {
	u := newUnshared(t)
	w := opened(t, u.path, u.home)
	raw, err := os.ReadFile(u.work)
	if err != nil {
		t.Fatal(err)
	}
	bad := append([]byte(nil), raw...)
	for at := 8192; at < len(bad)-8192; at += 8192 {
		bad[at] = 0x77
	}
	if err := os.WriteFile(u.work, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	w.Store.SetDevice("x")
	if _, err := w.Store.Read(ctx); !data.IsProblem(err, "problem.work.damaged") {
		t.Fatal(err)
	}
	if _, err := Open(ctx, u.path, options(u.home)); !data.IsProblem(err, "problem.work.open") {
		t.Error("made anew under who has it open:", err)
	}
	_ = w.end()
	info, err := os.Stat(u.work)
	if err != nil {
		t.Fatal(err)
	}
	w = opened(t, u.path, u.home)
	defer closed(t, w)
	if m := w.Mended(); m == nil || m.Kept+m.Lost == 0 && !m.Torn {
		t.Errorf("%+v", m)
	}
	if now, err := os.Stat(u.work); err != nil || os.SameFile(info, now) {
		t.Error("the damaged file is worked in still", err)
	}
}

// A working copy whose file is gone, as after a program was killed while it made it anew, comes back with all there was.
func TestAMissingWorkingCopyIsMadeAnew(t *testing.T) {
	u := newUnshared(t)
	aside := filepath.Join(filepath.Dir(u.work), damagedName+"2026-11-24_100000.db")
	if err := os.Rename(u.work, aside); err != nil {
		t.Fatal(err)
	}
	w := opened(t, u.path, u.home)
	defer closed(t, w)
	if m := w.Mended(); m == nil || m.Kept != len(u.own) || m.Lost != 0 || m.Torn || m.Aside != aside {
		t.Errorf("%+v", m)
	}
	sound(t, w)
}

// Where nothing can be reached and nothing read, nothing is touched.
func TestNothingIsMadeOfNothing(t *testing.T) {
	folder, home := filepath.Join(t.TempDir(), "delat"), t.TempDir()
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "vara.lis")
	w, err := Create(ctx, path, options(home), nil)
	if err != nil {
		t.Fatal(err)
	}
	work := w.home.work(w.state.Dataset)
	closed(t, w)
	if err := os.Rename(folder, folder+" borta"); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(work, []byte("inget"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, path, options(home)); !data.IsProblem(err, "problem.work.lost") {
		t.Error(err)
	}
	if raw, err := os.ReadFile(work); err != nil || string(raw) != "inget" {
		t.Errorf("%q, %v", raw, err)
	}
	if err := os.Rename(folder+" borta", folder); err != nil {
		t.Fatal(err)
	}
	closed(t, opened(t, path, home))
}

// The latest three damaged copies are kept.
func TestTheLatestDamagedCopiesAreKept(t *testing.T) {
	u := newUnshared(t)
	for day := range 5 {
		if err := os.WriteFile(u.work, fmt.Appendf(nil, "skadad %d", day), 0o600); err != nil {
			t.Fatal(err)
		}
		o := options(u.home)
		o.Now = func() time.Time { return time.Date(2026, 12, 1+day, 11, 0, 0, 0, time.UTC) }
		w, err := Open(ctx, u.path, o)
		if err != nil || w.Mended() == nil {
			t.Fatal(err)
		}
		closed(t, w)
	}
	h, err := newHome(u.home, u.path)
	if err != nil {
		t.Fatal(err)
	}
	list := h.damagedCopies(u.dataset)
	if len(list) != mostDamaged {
		t.Fatal(list)
	}
	if raw, err := os.ReadFile(list[0]); err != nil || string(raw) != "skadad 2" {
		t.Errorf("%q, %v", raw, err)
	}
}

// A shared file that is damaged hinders nobody: the file opens, says so, and the working copy takes its place with what others had
// shared in it; the damaged file is set aside.
func TestADamagedSharedFileIsReplaced(t *testing.T) {
	for name, damage := range map[string]func([]byte) []byte{
		"cut short": func(raw []byte) []byte { return raw[:20] },
		"text":      func([]byte) []byte { return []byte(strings.Repeat("text ", 200)) },
		"empty":     func([]byte) []byte { return nil },
		"a page": func(raw []byte) []byte {
			last := len(raw) - 8192
			clear(raw[last : last+4096])
			return raw
		},
	} {
		t.Run(name, func(t *testing.T) {
			path, home := filepath.Join(t.TempDir(), "vara.lis"), t.TempDir()
			create(t, path, home)
			bo := at(t, path, "Bo Ek")
			for n := range 5 {
				add(t, bo, fmt.Sprint("Bos ", n))
			}
			closed(t, bo)
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			bad := damage(raw)
			if err := os.WriteFile(path, bad, 0o600); err != nil {
				t.Fatal(err)
			}
			w := opened(t, path, home)
			defer func() { closed(t, w) }()
			if !w.Status().Spoilt() {
				t.Fatalf("%+v", w.Status())
			}
			add(t, w, "Annas")
			if err := w.Publish(ctx); !data.IsProblem(err, "problem.share.spoilt") {
				t.Error(err)
			}
			if _, err := w.Look(ctx); err == nil || !w.Status().Spoilt() {
				t.Error("it is not told", err)
			}
			if now, err := os.ReadFile(path); err != nil || string(now) != string(bad) {
				t.Error("it was written over unasked", err)
			}
			r, err := w.Replace(ctx)
			if err != nil || w.Status().Standstill != nil || w.Status().Unshared != 0 {
				t.Fatalf("%v, %+v", err, w.Status())
			}
			if kept, err := os.ReadFile(r.Aside); err != nil || string(kept) != string(bad) || filepath.Base(filepath.Dir(r.Aside)) != besideAside {
				t.Error("the damaged file is not kept", r.Aside, err)
			}
			if name == "a page" && r.Kept+r.Lost == 0 {
				t.Errorf("nothing was read of it: %+v", r)
			}
			sound(t, w)
			fresh := at(t, path, "Cia")
			defer closed(t, fresh)
			if names(t, fresh)["Annas"] == nil || names(t, fresh)["Bo Ek"] == nil {
				t.Error("lost")
			}
			again, err := w.Replace(ctx)
			if err != nil || again.Aside != "" {
				t.Errorf("a whole file was replaced: %+v, %v", again, err)
			}
		})
	}
}

// What a check finds in the working copy is mended when it is opened next.
func TestACheckThatFindsDamageHasItMended(t *testing.T) {
	u := newUnshared(t)
	alter(t, u.work, `DROP TRIGGER value_update; UPDATE value SET text='Ändrad' WHERE text='Titel 3';
		CREATE TRIGGER value_update BEFORE UPDATE ON value BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END`)
	h, err := newHome(u.home, u.path)
	if err != nil {
		t.Fatal(err)
	}
	h.trust(u.dataset) // as when the disk itself has changed it
	found, err := Check(ctx, u.path, "", options(u.home))
	if err != nil || len(found) == 0 {
		t.Fatal(err, found)
	}
	w := opened(t, u.path, u.home)
	if m := w.Mended(); m == nil || m.Lost != 1 || m.Kept != len(u.own)-1 {
		t.Errorf("%+v of %d", m, len(u.own))
	}
	closed(t, w)
}
