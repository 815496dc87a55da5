//go:build unix

package main

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// limit makes every file that the process writes stop at a size, as a full disk would.
func limit(task string) error {
	most, ok := strings.CutPrefix(task, "full:")
	if !ok {
		return nil
	}
	n, err := strconv.ParseUint(most, 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(syscall.SIGXFSZ)
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: n, Max: n})
}

// child runs a command in a process of its own.
func (d *desk) child(cmd *exec.Cmd) answer {
	d.Helper()
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		d.Fatal(err)
	}
	a := answer{cmd.ProcessState.ExitCode(), out.String(), errs.String()}
	if problem := a.wrong(); problem != "" {
		d.Errorf("%q gave %d\nout: %q\nerrs: %q\n%s", cmd.Args[1:], a.code, a.out, a.errs, problem)
	}
	return a
}

// eachCommand are all ways to meet a file that exists.
func eachCommand(file, out string) [][]string {
	return [][]string{
		{"lista", file, "roll"},
		{"lista", file, "incident", "--format", "json"},
		{"sok", file, "policy"},
		{"sok", file, "ks"},
		{"historik", file, "incident"},
		{"spara", file, "person", "namn=Bo Ek"},
		{"tabort", file, "incident", "I-1"},
		{"aterta", file, "incident", "I-1"},
		{"gallra", file, "incident", "I-1", "--beslut", "KS § 1"},
		{"angra", file},
		{"kontrollera", file},
		{"utskrifter", file},
		{"rapport", file, "arsrapport", "-o", out},
		{"rapport", file, "arsrapport", "-o", out, "--bokfor"},
		{"kryptera", file, out + ".age"},
	}
}

func TestFilesThatAreNotOurs(t *testing.T) {
	whole := newDesk(t)
	ours := whole.read(whole.example())
	newer := bytes.Clone(ours)
	binary.BigEndian.PutUint32(newer[60:], 999)
	for name, c := range map[string]struct {
		key     string
		content []byte
	}{
		"text":                       {"problem.file.not_database", []byte("Informationssäkerhetspolicy\n")},
		"empty":                      {"problem.file.not_database", nil},
		"Word":                       {"problem.file.not_database", append([]byte("PK\x03\x04"), make([]byte, 9000)...)},
		"only the beginning":         {"problem.file.not_database", ours[:60]},
		"another program's database": {"problem.file.foreign", foreignDatabase(t)},
		"newer":                      {"problem.file.newer", newer},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			file := d.file("x.lis", c.content)
			d.unchanged(func() {
				for _, args := range eachCommand(file, d.path("ut.pdf")) {
					a := d.want(exitFailed, c.key, args...)
					if a.out != "" || !strings.Contains(a.errs, file) || !strings.Contains(a.errs, "orörd") {
						t.Errorf("%q says %q, %q", args[0], a.out, a.errs)
					}
				}
				d.want(exitFailed, "problem.file.exists", "ny", file, "--kommun", "Vara")
				d.want(exitFailed, "problem.file.exists", "exempel", file)
			})
		})
	}
}

func foreignDatabase(t *testing.T) []byte {
	path := filepath.Join(t.TempDir(), "annat.db")
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE person(id, namn); INSERT INTO person VALUES(1, 'Bo')`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// Whatever has happened to a file, no command makes it worse, panics or tells of it as whole.
func TestDamagedFiles(t *testing.T) {
	whole := newDesk(t)
	ours := whole.read(whole.example())
	const page = 8192
	damages := map[string]func([]byte) []byte{
		"cut in the middle": func(b []byte) []byte { return b[:len(b)/2] },
		"cut off a page":    func(b []byte) []byte { return b[:3*page+100] },
		"half of it zeroes": func(b []byte) []byte { clear(b[len(b)/2:]); return b },
		"every page after the first": func(b []byte) []byte {
			for i := page; i < len(b); i++ {
				b[i] = 0xA5
			}
			return b
		},
		"the schema": func(b []byte) []byte {
			for i := 100; i < page; i++ {
				b[i] ^= 0x55
			}
			return b
		},
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			file := d.file("x.lis", damage(bytes.Clone(ours)))
			d.unchanged(func() {
				if a := d.do("kontrollera", file); a.code != exitFailed || !isSentence(a.errs, "problem.file.damaged", "problem.file.not_database", "told.check.wrong") {
					t.Errorf("the check gave %d, %q", a.code, a.errs)
				}
				for _, args := range [][]string{{"lista", file, "roll"}, {"sok", file, "policy"}, {"historik", file, "incident"}, {"angra", file}, {"rapport", file, "arsrapport"}} {
					if a := d.do(args...); a.code == exitFailed && !isSentence(a.errs, "problem.file.damaged", "problem.undo.nothing", "problem.file.not_database") {
						t.Errorf("%s gave %d, %q", args[0], a.code, a.errs)
					}
				}
			})
		})
	}
}

// freePages are the numbers of the pages that hold nothing: SQLite's list of trunk pages, each with a list of its own.
func freePages(raw []byte, page int) map[int]bool {
	free := map[int]bool{}
	number := func(at int) int { return int(binary.BigEndian.Uint32(raw[at:])) }
	for trunk := number(32); trunk != 0; {
		at := (trunk - 1) * page
		for i := range number(at + 4) {
			free[number(at+8+4*i)] = true
		}
		trunk = number(at)
	}
	return free
}

// One page at a time: reading never panics, and the check finds it or the page held nothing.
func TestOneDamagedPage(t *testing.T) {
	d := newDesk(t)
	ours := d.read(d.example())
	const page = 8192
	free := freePages(ours, page)
	found, pages := 0, 0
	for at := page; at+page <= len(ours); at += 11 * page {
		if free[at/page+1] {
			continue
		}
		raw := bytes.Clone(ours)
		for i := range page {
			raw[at+i] = 0xA5
		}
		file := d.file("x.lis", raw)
		pages++
		if a := d.do("kontrollera", file); a.code == exitFailed {
			found++
			if !isSentence(a.errs, "told.check.wrong", "problem.file.damaged") {
				t.Errorf("page %d: %s", at/page, a.errs)
			}
		}
		if a := d.do("rapport", file, "arsrapport"); a.code == exitFailed && !isSentence(a.errs, "problem.file.damaged") {
			t.Errorf("page %d: %s", at/page, a.errs)
		}
		if !bytes.Equal(raw, d.read(file)) {
			t.Errorf("page %d: the file was changed", at/page)
		}
	}
	if found < pages {
		t.Errorf("%d of %d damaged pages were found", found, pages)
	}
}

// Somebody has been at the file with another program: the check names what, and does not mend it.
func TestTamperedFiles(t *testing.T) {
	for name, c := range map[string]struct{ statement, says string }{
		"a shown value":    {`UPDATE incident SET title='Inget har hänt' WHERE number=3`, "stämmer inte med historiken"},
		"a value":          {`DROP TRIGGER IF EXISTS value_no_update; UPDATE value SET text='Inget har hänt' WHERE text='Nätfiske mot ekonomienheten'`, "ändrat i efterhand"},
		"a hidden record":  {`UPDATE incident SET removed=1 WHERE number=3`, "stämmer inte med historiken"},
		"an added record":  {`INSERT INTO record(id, kind) VALUES('0199c5b2-0000-7000-8000-00000000000a','person'); INSERT INTO person(id, removed, gallrad, conflict, name) VALUES('0199c5b2-0000-7000-8000-00000000000a', 0, '', 0, 'Ingen')`, "inte i historiken"},
		"who did it":       {`UPDATE save SET author='Någon Annan' WHERE act='save'`, "ändrad i efterhand"},
		"a save taken out": {`DELETE FROM save WHERE seq=20`, "lucka"},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			file := d.example()
			tamper(t, file, c.statement)
			d.unchanged(func() {
				a := d.want(exitFailed, "told.check.wrong", "kontrollera", file)
				if !strings.Contains(strings.ToLower(a.out), strings.ToLower(c.says)) {
					t.Errorf("the check says:\n%s", a.out)
				}
			})
		})
	}
}

// A booked paper is remembered by the file itself: what it was made from cannot be taken out, even by somebody who has
// no paper to compare with.
func TestABookedReportFindsADroppedTail(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("spara", file, "person", "namn=Eva Lind")
	d.day = "2026-11-26"
	before := d.read(file)
	d.must("rapport", file, "arsrapport")
	if !bytes.Equal(before, d.read(file)) {
		t.Error("a paper that was not booked has changed the file")
	}
	paper := d.must("rapport", file, "arsrapport", "--bokfor").out
	if bytes.Equal(before, d.read(file)) {
		t.Error("a booked paper is not in the file")
	}
	d.must("kontrollera", file)
	tamper(t, file, `DELETE FROM save WHERE seq=2; DELETE FROM change WHERE save NOT IN (SELECT id FROM save)`)
	a := d.want(exitFailed, "told.check.wrong", "kontrollera", file)
	_, code, _ := strings.Cut(strings.TrimSpace(paper), "\nKontrollkod ")
	if want := "Rapporten arsrapport från 2026-11-26 med kontrollkod " + code + " bygger på sparningar som är borta."; len(code) != 19 || !strings.Contains(a.out, want) {
		t.Errorf("%q is not among\n%s", want, a.out)
	}
}

// tamper changes a file with the log's triggers out of the way.
func tamper(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	rows, err := db.Query(`SELECT name FROM sqlite_schema WHERE type='trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	var triggers []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		triggers = append(triggers, name)
	}
	rows.Close()
	for _, name := range triggers {
		if _, err := db.Exec(`DROP TRIGGER "` + name + `"`); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

const awkwardName = "å ä ö #arkiv 50% %20 'vad?' \"x\" &=+.lis"

// The whole of the main job in a folder whose name has broken other programs.
func TestAwkwardPaths(t *testing.T) {
	d := newDesk(t)
	d.dir = filepath.Join(d.dir, "Åsa Öberg", "OneDrive - Åmåls kommun", "#arkiv 50%", "q?mark; rm -rf")
	d.home = filepath.Join(t.TempDir(), "hem å#%?")
	if err := os.MkdirAll(d.dir, 0o700); err != nil {
		t.Fatal(err)
	}
	policy := d.file("policy å#%?.txt", d.read(ownPolicy))
	file, out := d.path(awkwardName), d.path("rapport #1 100% å?.pdf")
	d.must("ny", file, "--kommun", "Vara", "--policy", policy)
	d.must("spara", file, "incident", "titel=Strömavbrott")
	d.must("rapport", file, "arsrapport", "-o", out)
	d.must("kontrollera", file)
	if len(d.list(file, "incident")) != 1 || len(d.list(file, "atagande")) == 0 {
		t.Error("not what was saved")
	}
	entries, _ := os.ReadDir(d.dir)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	want := []string{filepath.Base(policy), filepath.Base(file), filepath.Base(out)}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("the folder holds %q, want %q", names, want)
	}
	// Relative, decomposed and long.
	t.Chdir(d.dir)
	if rows := d.list(awkwardName, "incident"); len(rows) != 1 {
		t.Error("not found by its relative name")
	}
	long := strings.Repeat("n", 236) + ".lis"
	d.must("ny", long, "--kommun", "Vara")
	d.must("spara", long, "person", "namn=Bo Ek")
	d.must("rapport", long, "arsrapport", "-o", strings.Repeat("r", 240)+".pdf")
	decomposed := norm.NFD.String("pärm å.lis")
	d.must("ny", decomposed, "--kommun", "Vara")
	d.must("lista", decomposed, "roll")
}

// becomeNobody makes a command be run by somebody who may read but not write what root has made.
func (d *desk) becomeNobody() func(args ...string) answer {
	d.Helper()
	if os.Getuid() != 0 {
		d.Skip("needs root, to become somebody who may not write")
	}
	program := filepath.Join(d.TempDir(), "lisparmen")
	raw := d.read(os.Args[0])
	if err := os.WriteFile(program, raw, 0o755); err != nil {
		d.Fatal(err)
	}
	for _, path := range []string{program, d.dir} {
		for dir := filepath.Dir(path); dir != "/" && dir != os.TempDir(); dir = filepath.Dir(dir) {
			if err := os.Chmod(dir, 0o755); err != nil {
				d.Fatal(err)
			}
		}
	}
	home := d.TempDir()
	if err := os.Chmod(home, 0o777); err != nil {
		d.Fatal(err)
	}
	return func(args ...string) answer {
		d.Helper()
		cmd := (&desk{d.TB, d.dir, filepath.Join(home, "hem"), d.name, d.day}).command("nobody", args...)
		cmd.Path = program
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		return d.child(cmd)
	}
}

func TestAPlaceWhereNothingCanBeWritten(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	nobody := d.becomeNobody()
	for name, modes := range map[string][2]os.FileMode{
		"neither file nor folder": {0o444, 0o555},
		"the folder alone":        {0o666, 0o555},
		"the file alone":          {0o444, 0o777},
	} {
		t.Run(name, func(t *testing.T) {
			d := &desk{t, d.dir, d.home, d.name, d.day}
			if err := errors.Join(os.Chmod(file, modes[0]), os.Chmod(d.dir, modes[1])); err != nil {
				t.Fatal(err)
			}
			d.unchanged(func() {
				for _, args := range [][]string{
					{"lista", file, "roll"}, {"sok", file, "policy"}, {"historik", file, "incident"}, {"kontrollera", file}, {"rapport", file, "arsrapport"},
				} {
					if a := nobody(args...); a.code != exitDone || a.out == "" {
						t.Errorf("%s gave %d, %q", args[0], a.code, a.errs)
					}
				}
				for _, args := range [][]string{
					{"spara", file, "person", "namn=Bo Ek"},
					{"gallra", file, "incident", "I-3", "--beslut", "KS § 1"},
					{"spara", file, "person", "--id", "Maja Tallbrink", "titel=Chef"},
				} {
					if a := nobody(args...); a.code != exitFailed || !isSentence(a.errs, "problem.file.readonly") {
						t.Errorf("%s gave %d, %q", args[0], a.code, a.errs)
					}
				}
				if modes[1] == 0o777 {
					return
				}
				for key, args := range map[string][]string{
					"problem.file.readonly": {"ny", d.path("ny.lis"), "--kommun", "Vara"},
					"problem.output":        {"rapport", file, "arsrapport", "-o", d.path("ut.pdf")},
				} {
					if a := nobody(args...); a.code != exitFailed || !isSentence(a.errs, key) {
						t.Errorf("%s gave %d, %q", args[0], a.code, a.errs)
					}
				}
			})
		})
	}
	if err := os.Chmod(file, 0o000); err != nil {
		t.Fatal(err)
	}
	if a := nobody("lista", file, "roll"); a.code != exitFailed || !isSentence(a.errs, "problem.file.readonly", "problem.file.io", "problem.file.missing") {
		t.Errorf("a file that may not be read: %d, %q", a.code, a.errs)
	}
}

func TestAFullDisk(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	// SQLite does not give back what lay in its free pages, where nothing lies: have none, so that bytes can be compared.
	db, err := sql.Open("sqlite3", file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec("VACUUM"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	size := len(d.read(file))
	long := "beskrivning=" + strings.Repeat("Lång text om behörigheter. ", 3000)
	d.unchanged(func() {
		for _, most := range []int{0, 100, 8192, 100_000, size} { // from nothing at all to no growth
			task := "full:" + strconv.Itoa(most)
			for _, args := range [][]string{
				{"spara", file, "atgard", "titel=Stor", long},
				{"ny", d.path("ny.lis"), "--kommun", "Vara"},
				{"exempel", d.path("nytt.lis")},
			} {
				if most == size && args[0] == "exempel" {
					continue // it fits
				}
				if most == size && args[0] == "ny" {
					continue
				}
				a := d.child(d.command(task, args...))
				if a.code != exitFailed || !isSentence(a.errs, "problem.file.full") {
					t.Errorf("with %d bytes, %s gave %d, %q", most, args[0], a.code, a.errs)
				}
			}
		}
		old := d.file("r.pdf", []byte("gammal rapport"))
		a := d.child(d.command("full:1000", "rapport", file, "arsrapport", "-o", old))
		if a.code != exitFailed || !isSentence(a.errs, "problem.file.full") {
			t.Errorf("rapport gave %d, %q", a.code, a.errs)
		}
		if string(d.read(old)) != "gammal rapport" {
			t.Error("the old paper is gone")
		}
		os.Remove(old)
		if a := d.child(d.command("full:100000", "kryptera", file, d.path("kopia.age"))); a.out != "" || !isSentence(a.errs, "problem.file.full") {
			t.Errorf("kryptera gave %d, %q, %q", a.code, a.out, a.errs)
		}
	})
	note, copied := d.file("ord.txt", []byte("bonad tugga kupa")), d.path("kopia.age")
	d.must("kryptera", file, copied, "--ord", note)
	d.unchanged(func() {
		if a := d.child(d.command("full:100000", "dekryptera", copied, d.path("x.lis"), "--ord", note)); !isSentence(a.errs, "problem.file.full") {
			t.Errorf("dekryptera gave %d, %q", a.code, a.errs)
		}
	})
	if _, err := os.Stat("/dev/full"); err == nil {
		d.want(exitFailed, "problem.file.full", "rapport", file, "arsrapport", "-o", "/dev/full")
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer full.Close()
		for _, args := range [][]string{{"lista", file, "roll"}, {"rapport", file, "arsrapport"}, {"--version"}} {
			cmd := d.command("plain", args...)
			var errs bytes.Buffer
			cmd.Stdout, cmd.Stderr = full, &errs
			_ = cmd.Run()
			if cmd.ProcessState.ExitCode() != exitFailed || !isSentence(errs.String(), "problem.told") {
				t.Errorf("%s to a full screen gave %d, %q", args[0], cmd.ProcessState.ExitCode(), errs.String())
			}
		}
	}
	d.must("kontrollera", file)
}

func TestPolicyFilesOfEverySort(t *testing.T) {
	d := newDesk(t)
	text := string(d.read(ownPolicy))
	encode := func(text string, order binary.AppendByteOrder, mark bool) []byte {
		units := utf16.Encode([]rune(text))
		if mark {
			units = append([]uint16{0xfeff}, units...)
		}
		var raw []byte
		for _, u := range units {
			raw = order.AppendUint16(raw, u)
		}
		return raw
	}
	latin := strings.NewReplacer("”", `"`, "“", `"`, "–", "-", "•", "-", "…", "...").Replace(text)
	latin1, err := charmap.ISO8859_1.NewEncoder().String(latin)
	if err != nil {
		t.Fatal(err)
	}
	windows, err := charmap.Windows1252.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	contents := func(file string) string {
		var all []string
		for _, r := range d.list(file, "avsnitt") {
			all = append(all, r.text("rubrik"), r.text("text"))
		}
		for _, r := range d.list(file, "atagande") {
			all = append(all, r.text("mening"), r.text("lage"))
		}
		return strings.Join(all, "\n")
	}
	read := func(name string, raw []byte) string {
		file := d.path(name + ".lis")
		d.must("ny", file, "--kommun", "Vara", "--policy", d.file(name+".txt", raw))
		return contents(file)
	}
	want := read("utf-8", []byte(text))
	if len(want) < 1000 {
		t.Fatalf("only %q was read", want)
	}
	for name, raw := range map[string][]byte{
		"utf-8 with mark":     []byte("\ufeff" + text),
		"utf-16 LE":           encode(text, binary.LittleEndian, true),
		"utf-16 BE":           encode(text, binary.BigEndian, true),
		"utf-16 LE, no mark":  encode(text, binary.LittleEndian, false),
		"utf-16 BE, no mark":  encode(text, binary.BigEndian, false),
		"windows-1252":        []byte(windows),
		"crlf":                []byte(strings.ReplaceAll(text, "\n", "\r\n")),
		"decomposed":          []byte(norm.NFD.String(text)),
		"old Macintosh lines": []byte(strings.ReplaceAll(text, "\n", "\r")),
	} {
		if got := read(name, raw); got != want {
			t.Errorf("%s is read otherwise than UTF-8", name)
		}
	}
	if read("latin-1", []byte(latin1)) != read("latin-1 as utf-8", []byte(latin)) {
		t.Error("Latin-1 is read otherwise than UTF-8")
	}
}

func TestPolicyFilesThatAreRefused(t *testing.T) {
	d := newDesk(t)
	for name, c := range map[string]struct {
		key     string
		content []byte
	}{
		"empty":        {"problem.policy.empty", nil},
		"blank":        {"problem.policy.empty", []byte(" \r\n\t\n")},
		"50 MB":        {"problem.policy.large", bytes.Repeat([]byte("Alla ska följa policyn.\n"), 50<<20/25)},
		"Word":         {"problem.policy.binary", append([]byte("PK\x03\x04"), make([]byte, 4000)...)},
		"PDF":          {"problem.policy.pdf", []byte("%PDF-1.7\n%âãÏÓ\n1 0 obj")},
		"a program":    {"problem.policy.binary", d.read(os.Args[0])[:100_000]},
		"a lis file":   {"problem.policy.large", d.read(d.example())},
		"with a zero":  {"problem.policy.binary", []byte("Alla ska\x00 följa policyn så gott det går.")},
		"nothing read": {"problem.policy.unreadable", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			policy := d.file("policy.txt", c.content)
			if name == "nothing read" {
				policy = d.path("borta.txt")
			}
			d.unchanged(func() {
				d.want(exitFailed, c.key, "ny", d.path("vara.lis"), "--kommun", "Vara", "--policy", policy)
				d.want(exitFailed, "problem.policy.unreadable", "ny", d.path("vara.lis"), "--kommun", "Vara", "--policy", d.dir)
			})
		})
	}
}

// Who may read a paper is for the one who prints it to say.
func TestANewReportIsAsPrivateAsThePersonWants(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	defer syscall.Umask(syscall.Umask(0o077))
	d.must("rapport", file, "styrdokument", "-o", d.path("r.pdf"))
	if info, err := os.Stat(d.path("r.pdf")); err != nil || info.Mode() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}
