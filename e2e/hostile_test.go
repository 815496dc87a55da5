//go:build unix

package e2e

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// mostHostileKiB is the memory that a hostile file may cost at most before it is refused. The time is told only: it is the machine's too.
const mostHostileKiB = 256 << 10

// A file made to take all memory is refused before it has: at a computer where the file never was, where it has been worked in, and by
// the check.
func TestHostileFilesTakeLittle(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	d.must("spara", file, "person", "namn=Bo Ek")
	whole := d.read(file)
	const free = `DROP TRIGGER save_update; DROP TRIGGER change_update; DROP TRIGGER value_update;`
	const bound = `CREATE TRIGGER save_update BEFORE UPDATE ON save BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
		CREATE TRIGGER change_update BEFORE UPDATE ON change BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
		CREATE TRIGGER value_update BEFORE UPDATE ON value BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;`
	const many = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<700000) `
	const harmless = "100,000 search words" // no search index is taken in from elsewhere
	for name, statements := range map[string]string{
		"a value of 400 MB": free + `UPDATE value SET text=printf('%.*c', 400000000, 'x') WHERE (record, field, save) = (SELECT record, field, save FROM value WHERE field='name' LIMIT 1);` + bound,
		"a name of 400 MB":  `UPDATE person SET name=printf('%.*c', 400000000, 'x')`,
		"a blob of 400 MB":  `INSERT INTO blob VALUES(randomblob(32), zeroblob(400000000))`,
		"a word about it":   `INSERT INTO about VALUES('x', printf('%.*c', 400000000, 'x'))`,
		"parents of 400 MB": free + `UPDATE change SET parents=zeroblob(400000000) WHERE (record, field, save) = (SELECT record, field, save FROM change WHERE field='name' LIMIT 1);` + bound,
		"700,000 saves":     many + `INSERT INTO save SELECT randomblob(32), 'd', i, x'', 'Ond', '2026-11-24T00:00:00.000Z', 'spara', '', x'', 1 FROM n`,
		"700,000 changes":   many + `INSERT INTO change SELECT (SELECT id FROM save LIMIT 1), randomblob(16), 'person', 'name', x'', randomblob(32) FROM n`,
		"99,000 saves":      strings.ReplaceAll(many, "700000", "99000") + `INSERT INTO save SELECT randomblob(32), 'd', i, x'', 'Ond', '2026-11-24T00:00:00.000Z', 'spara', '', x'', 1 FROM n`,
		"700,000 persons":   many + `INSERT INTO person(id, name) SELECT hex(randomblob(16)), 'Ond' FROM n`,
		harmless:            many + `INSERT INTO search(text, id, kind) SELECT hex(randomblob(8)), i, 'person' FROM n WHERE i <= 100000`,
	} {
		t.Run(name, func(t *testing.T) {
			d := &desk{t, d.program, d.dir, t.TempDir()}
			d.file("vara.lis", whole)
			used := &desk{t, d.program, d.dir, t.TempDir()}
			used.must("lista", file, "person")
			tampered(t, file, statements)
			for _, c := range []struct {
				at   *desk
				args []string
			}{
				{used, []string{"lista", file, "person"}},
				{d, []string{"lista", file, "person"}},
				{used, []string{"kontrollera", file}},
			} {
				code, peak, took, errs := weighed(t, c.at.command(c.args...))
				t.Logf("%s gave %d, %d MB, %v: %s", c.args[0], code, peak>>10, took.Round(time.Millisecond), errs)
				if peak > mostHostileKiB {
					t.Errorf("%s took %d MB", c.args[0], peak>>10)
				}
				refused := strings.Contains(errs, "mer än en pärm kan göra") || strings.Contains(errs, "inte är vad de ger sig ut för") || strings.Contains(errs, " fel.") || strings.Contains(errs, "Den gemensamma filen")
				if refused != (name != harmless) {
					t.Errorf("%s: %q", c.args[0], errs)
				}
			}
		})
	}
}

// weighed runs a command and tells how much memory it had at most, in KiB. What the system tells of it afterwards would count this
// process too, that it was forked from.
func weighed(t *testing.T, cmd *exec.Cmd) (code, peak int, took time.Duration, told string) {
	t.Helper()
	var errs strings.Builder
	cmd.Stderr = &errs
	begun := time.Now()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		_ = cmd.Wait()
	}()
	status := filepath.Join("/proc", strconv.Itoa(cmd.Process.Pid), "status")
	for {
		select {
		case <-ended:
			if peak == 0 {
				t.Error("it was never weighed")
			}
			return cmd.ProcessState.ExitCode(), peak, time.Since(begun), strings.TrimSpace(errs.String())
		case <-time.After(time.Millisecond):
			raw, _ := os.ReadFile(status)
			if _, line, ok := strings.Cut(string(raw), "VmHWM:"); ok {
				now, _ := strconv.Atoi(strings.Fields(line)[0])
				peak = max(peak, now)
			}
		}
	}
}

// tampered changes a file past the program.
func tampered(t *testing.T, path, statements string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("PRAGMA foreign_keys=off; PRAGMA synchronous=off;" + statements); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err == nil {
		t.Logf("%d MB", info.Size()>>20)
	}
}
