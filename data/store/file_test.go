//go:build unix

package store

import (
	"database/sql"
	"encoding/binary"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// awkwardName has what has broken other programs' paths: Swedish letters, #, %, ?, spaces and quotes.
const awkwardName = "å ä ö #arkiv 50% %20 'vad?' \"x\" &=.lis"

func TestAwkwardPaths(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Åsa Öberg", "OneDrive - Åmåls kommun", "#arkiv 50%", "q?mark")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, awkwardName)
	s, err := Create(ctx, path, testOptions("a", 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, Base{}, &data.Person{Name: "Åsa"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != awkwardName {
		t.Errorf("the folder holds %v, %v; want the one file", entries, err)
	}
	again, err := Open(ctx, path, testOptions("a", 2))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if list, err := again.List(ctx, data.People.Untyped()); err != nil || len(list) != 1 {
		t.Errorf("read back %v, %v", list, err)
	}
}

func TestDSN(t *testing.T) {
	for path, want := range map[string]string{
		"/home/åsa/vara.lis":    "file:/home/%C3%A5sa/vara.lis?mode=rw&_txlock=immediate&_stmt_cache_size=256",
		"/a#b%c?d e.lis":        "file:/a%23b%25c%3Fd%20e.lis?mode=rw&_txlock=immediate&_stmt_cache_size=256",
		"C:/Users/Åsa/vara.lis": "file:/C:/Users/%C3%85sa/vara.lis?mode=rw&_txlock=immediate&_stmt_cache_size=256",
		"//server/it$/vara.lis": "file:////server/it$/vara.lis?mode=rw&_txlock=immediate&_stmt_cache_size=256",
	} {
		if got := dsn(path, writable); got != want {
			t.Errorf("dsn(%q) = %s, want %s", path, got, want)
		}
	}
}

// untouched opens path, wants the Problem, and that not a byte of it or its folder has changed.
func untouched(t *testing.T, path, key string) {
	t.Helper()
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, testOptions("a", 1))
	if !data.IsProblem(err, key) {
		t.Errorf("opening gave %v, want %s", err, key)
	}
	if s != nil {
		s.Close()
	}
	after, err := os.ReadFile(path)
	if err != nil || string(before) != string(after) {
		t.Errorf("the file was changed: %v", err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("something was left in the folder: %v", entries)
	}
}

func TestWhatIsNotOursIsRefusedAndLeftAlone(t *testing.T) {
	write := func(t *testing.T, content []byte) string {
		path := filepath.Join(t.TempDir(), "x.lis")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	ours := func(t *testing.T) []byte {
		s := newStore(t, "a", 1)
		mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(s.path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	t.Run("a text", func(t *testing.T) {
		untouched(t, write(t, []byte("Informationssäkerhetspolicy\n")), "problem.file.not_database")
	})
	t.Run("an empty file", func(t *testing.T) { untouched(t, write(t, nil), "problem.file.not_database") })
	t.Run("a Word file", func(t *testing.T) {
		untouched(t, write(t, append([]byte("PK\x03\x04"), make([]byte, 4000)...)), "problem.file.not_database")
	})
	t.Run("another program's database", func(t *testing.T) {
		path := write(t, nil)
		db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{}})
		if _, err := db.Exec(`CREATE TABLE person(id, name)`); err != nil {
			t.Fatal(err)
		}
		db.Close()
		untouched(t, path, "problem.file.foreign")
	})
	t.Run("a newer file", func(t *testing.T) {
		raw := ours(t)
		binary.BigEndian.PutUint32(raw[60:], uint32(schemaVersion()+1))
		untouched(t, write(t, raw), "problem.file.newer")
	})
	t.Run("a cut file", func(t *testing.T) {
		raw := ours(t)
		path := write(t, raw[:len(raw)/3])
		s, err := Open(ctx, path, testOptions("a", 1))
		if err == nil {
			_, err = s.Read(ctx)
			s.Close()
		}
		if !data.IsProblem(err, "problem.file.damaged") {
			t.Errorf("reading gave %v", err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(raw[:len(raw)/3]) {
			t.Error("the file was changed")
		}
	})
	t.Run("a damaged page", func(t *testing.T) {
		raw := ours(t)
		s, err := Open(ctx, write(t, raw), testOptions("a", 1))
		if err != nil {
			t.Fatal(err)
		}
		var root int
		if err := s.db.QueryRow(`SELECT rootpage FROM sqlite_schema WHERE name='person'`).Scan(&root); err != nil {
			t.Fatal(err)
		}
		s.Close()
		for i := range 8192 {
			raw[(root-1)*8192+i] = 0xA5
		}
		path := write(t, raw)
		if s, err = Open(ctx, path, testOptions("a", 1)); err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.List(ctx, data.People.Untyped()); !data.IsProblem(err, "problem.file.damaged") {
			t.Errorf("listing gave %v", err)
		}
		findings, err := s.Check(ctx, "")
		if err != nil || len(findings) == 0 || findings[0].Key != "check.integrity" {
			t.Errorf("the check found %v, %v", findings, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(raw) {
			t.Error("the file was changed")
		}
	})
	t.Run("a folder", func(t *testing.T) {
		if _, err := Open(ctx, t.TempDir(), testOptions("a", 1)); !data.IsProblem(err, "problem.file.directory") {
			t.Error(err)
		}
	})
	t.Run("nothing", func(t *testing.T) {
		if _, err := Open(ctx, filepath.Join(t.TempDir(), "x.lis"), testOptions("a", 1)); !data.IsProblem(err, "problem.file.missing") {
			t.Error(err)
		}
	})
	t.Run("a place that is taken", func(t *testing.T) {
		path := write(t, []byte("viktigt"))
		if _, err := Create(ctx, path, testOptions("a", 1), nil); !data.IsProblem(err, "problem.file.exists") {
			t.Error(err)
		}
		if raw, _ := os.ReadFile(path); string(raw) != "viktigt" {
			t.Error("the file was changed")
		}
	})
	t.Run("a place that is not there", func(t *testing.T) {
		if _, err := Create(ctx, filepath.Join(t.TempDir(), "saknas", "x.lis"), testOptions("a", 1), nil); !data.IsProblem(err, "problem.file.missing") {
			t.Error(err)
		}
	})
}

func TestACreationThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	_, err := Create(ctx, filepath.Join(dir, "x.lis"), testOptions("a", 1), func(s *Store) error {
		mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
		return data.NewProblem("problem.file.full")
	})
	if !data.IsProblem(err, "problem.file.full") {
		t.Error(err)
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestAFullDiskLosesNothing(t *testing.T) {
	s := newStore(t, "a", 1)
	mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
	var pages int
	if err := s.db.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.db.Exec(`PRAGMA max_page_count=` + itoa(pages+2)); err != nil {
		t.Fatal(err)
	}
	_, err := s.Save(ctx, Base{}, &data.Section{Heading: "Stor", Text: strings.Repeat("Lång text om behörigheter. ", 4000)})
	if !data.IsProblem(err, "problem.field.required") { // a section needs its document: nothing reached the disk
		t.Fatal(err)
	}
	action := &data.Action{Title: "Stor", State: data.ActionPlanned, Description: strings.Repeat("Lång text om behörigheter. ", 4000)}
	if _, err = s.Save(ctx, Base{}, action); !data.IsProblem(err, "problem.file.full") {
		t.Errorf("saving gave %v", err)
	}
	if list, err := s.List(ctx, data.People.Untyped()); err != nil || len(list) != 1 {
		t.Errorf("after the failure: %v, %v", list, err)
	}
	mustBeSound(t, s)
}

// A migration and its version are one transaction: one that fails leaves the file as it was.
func TestAMigrationThatFailsLeavesNoHalf(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.lis")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := open(ctx, path, testOptions("a", 1), writable)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.db.Exec(`PRAGMA max_page_count=10`); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(ctx); !data.IsProblem(err, "problem.file.full") {
		t.Fatalf("migrating on a full disk: %v", err)
	}
	var tables, version int
	if err := s.db.QueryRow(`SELECT count(*), (SELECT user_version FROM pragma_user_version) FROM sqlite_schema`).Scan(&tables, &version); err != nil {
		t.Fatal(err)
	}
	if tables != 0 || version != 0 {
		t.Errorf("%d tables and version %d were left", tables, version)
	}
	if _, err := s.db.Exec(`PRAGMA max_page_count=100000`); err != nil {
		t.Fatal(err)
	}
	if err := s.migrate(ctx); err != nil {
		t.Fatal(err)
	}
	mustBeSound(t, s)
}

// The rest needs another process: limits and users belong to one.
const childTask = "LISPARMEN_TEST_CHILD"

func TestMain(m *testing.M) {
	if task, path, ok := strings.Cut(os.Getenv(childTask), ":"); ok {
		os.Exit(child(task, path))
	}
	os.Exit(m.Run())
}

func runChild(t *testing.T, task, path string, attr *syscall.SysProcAttr) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+task+":"+path)
	cmd.SysProcAttr = attr
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

func TestAFileThatCanOnlyBeReadIsReadAndNotWritten(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("needs root, to become somebody who may not write")
	}
	s := newStore(t, "a", 1)
	mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for dir := filepath.Dir(s.path); dir != "/"; dir = filepath.Dir(dir) {
		if err := os.Chmod(dir, 0o755); err != nil {
			break
		}
	}
	if err := os.Chmod(s.path, 0o644); err != nil {
		t.Fatal(err)
	}
	_ = os.Chmod("/tmp", 0o1777)
	program := filepath.Join(filepath.Dir(s.path), "child")
	raw, err := os.ReadFile(os.Args[0])
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, raw, 0o755); err != nil {
		t.Fatal(err)
	}
	args := os.Args[0]
	os.Args[0] = program
	defer func() { os.Args[0] = args }()
	nobody := &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	want := "read 1; save problem.file.readonly; check 0; create problem.file.readonly"
	if got := runChild(t, "readonly", s.path, nobody); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
