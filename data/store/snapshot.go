package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// Snapshot writes all that the file holds at this moment to a new file at to, which lies on this computer: whole, checked,
// without a journal, free of what has been erased, and without a search index, since whoever takes it in makes one of his
// own. Nobody has to wait for it.
func (s *Store) Snapshot(ctx context.Context, to string) error {
	to, err := filepath.Abs(to)
	if err == nil {
		err = s.vacuumInto(ctx, to)
	}
	if err == nil {
		err = trim(ctx, to)
	}
	if err == nil {
		err = stamp(to)
	}
	if err != nil {
		_ = os.Remove(to)
		return FileProblem(to, err)
	}
	return nil
}

func (s *Store) vacuumInto(ctx context.Context, to string) error {
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600) // an empty file is filled; SQLite's own would be readable to all
	if err != nil {
		return err
	}
	f.Close()
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return s.problem(err)
	}
	defer conn.Close()
	attach := func(most int) error { // it is how SQLite reaches the new file, and is forbidden otherwise
		return conn.Raw(func(c any) error {
			c.(*sqlite3.SQLiteConn).SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, most)
			return nil
		})
	}
	if err := attach(1); err != nil {
		return err
	}
	_, err = conn.ExecContext(ctx, `VACUUM INTO ?`, to)
	return errors.Join(err, attach(0))
}

// onlyHere is a connection to a file that nobody else has seen and that is thrown away when anything goes wrong.
func onlyHere(path string) *sql.DB {
	db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{ConnectHook: func(conn *sqlite3.SQLiteConn) error {
		if err := configure(conn); err != nil {
			return err
		}
		_, err := conn.Exec(`PRAGMA journal_mode=off; PRAGMA synchronous=off`, nil)
		return err
	}}})
	db.SetMaxOpenConns(1)
	return db
}

// trim takes the search index away, and contents that nothing names, and checks the file.
func trim(ctx context.Context, path string) (err error) {
	db := onlyHere(path)
	defer func() { err = errors.Join(err, db.Close()) }()
	if err := dropSearch(ctx, db); err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, sweepContents); err != nil {
		return err
	}
	return quickCheck(ctx, db)
}

// dropSearch empties the search index, and lets nothing that was in it live on.
func dropSearch(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	var create string
	err = tx.QueryRowContext(ctx, `SELECT sql FROM sqlite_schema WHERE type='table' AND name='search'`).Scan(&create)
	for _, query := range []string{`DROP TABLE search`, create, `UPDATE record SET n=NULL WHERE n IS NOT NULL`} {
		if err == nil {
			_, err = tx.ExecContext(ctx, query)
		}
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	lines, err := texts(ctx, db, `PRAGMA quick_check(1)`)
	if err == nil && (len(lines) != 1 || lines[0] != "ok") {
		err = sqlite3.Error{Code: sqlite3.ErrCorrupt}
	}
	return err
}

// Where SQLite keeps the number that tells whether a file has been written to. Any number will do, so long as both are the same.
const (
	changeCounter   = 24
	versionValidFor = 92
)

// stamp gives the file a generation, made of all that it holds, so that two snapshots are told apart by their first bytes, and
// puts it on the disk.
func stamp(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return err
	}
	generation := sum.Sum(nil)[:4]
	for _, at := range []int64{changeCounter, versionValidFor} {
		if _, err := f.WriteAt(generation, at); err != nil {
			return err
		}
	}
	return f.Sync()
}

// Header is what the first bytes of a file tell.
type Header struct {
	Version    int    // of its tables
	Generation string // another one each time that the file has been written
}

// ReadHeader tells what the first bytes of a file say, read from the beginning of r. What is not one of the program's files,
// is newer than the program, or is such as the program never writes, is refused; path is for the person.
func ReadHeader(r io.Reader, path string) (Header, error) {
	var head [headerSize]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return Header{}, FileProblem(path, err)
		}
		return Header{}, data.NewProblem("problem.file.not_database", "file", path)
	}
	switch {
	case string(head[:len(magic)]) != magic:
		return Header{}, data.NewProblem("problem.file.not_database", "file", path)
	case binary.BigEndian.Uint32(head[68:]) != applicationID:
		return Header{}, data.NewProblem("problem.file.foreign", "file", path)
	}
	h := Header{int(binary.BigEndian.Uint32(head[60:])), hex.EncodeToString(head[changeCounter : changeCounter+4])}
	if h.Version > schemaVersion() {
		return h, data.NewProblem("problem.file.newer", "file", path)
	}
	return h, nil
}

// wal is the value of the header's bytes 18 and 19 in a file whose latest changes may lie in another file beside it.
const wal = 2

//go:embed migrations/schemas.txt
var knownSchemas string

// OpenIncoming opens a copy of a file that came from elsewhere, for reading alone. It is refused unless every table, index
// and trigger of it is what this program, or an older one, makes ("problem.file.altered"), and SQLite finds it whole. The
// values in it are checked when they are taken in. What is read through it must not be shown: an older file is not migrated.
func OpenIncoming(ctx context.Context, path string, options Options) (*Store, error) {
	s, err := openIncoming(ctx, path, options)
	if err == nil && len(s.lacking) > 0 {
		err = errors.Join(data.NewProblem("problem.file.altered", "file", s.path), s.Close())
	}
	return s, err
}

// OpenSuspect is OpenIncoming for a file that is to be checked: one that lacks parts, such as the triggers that guard the log,
// is opened all the same, and Check tells what it lacks. One that has more than it should have is refused. An older program's is
// migrated, since only this program's tables can be checked against the log.
func OpenSuspect(ctx context.Context, path string, options Options) (*Store, error) {
	s, err := openIncoming(ctx, path, options)
	if err != nil || !s.older {
		return s, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	migrated, err := Adopt(ctx, path, options)
	if err == nil {
		migrated.lacking = s.lacking
	}
	return migrated, err
}

func openIncoming(ctx context.Context, path string, options Options) (*Store, error) {
	shown := options.shown(path)
	f, err := os.Open(path)
	if err != nil {
		return nil, FileProblem(shown, err)
	}
	header, err := ReadHeader(f, shown)
	var versions [2]byte
	if err == nil {
		_, err = f.ReadAt(versions[:], 18)
	}
	f.Close()
	if err != nil {
		return nil, FileProblem(shown, err)
	}
	if versions[0] == wal || versions[1] == wal {
		return nil, data.NewProblem("problem.file.wal", "file", shown)
	}
	s, err := open(ctx, path, options, incoming)
	if err != nil {
		return nil, err
	}
	s.older = header.Version < schemaVersion()
	if err := s.checkIncoming(ctx, header); err != nil {
		return nil, errors.Join(s.problem(err), s.Close())
	}
	return s, nil
}

func (s *Store) checkIncoming(ctx context.Context, header Header) error {
	if err := s.checkSize(ctx); err != nil {
		return err
	}
	if err := quickCheck(ctx, s.db); err != nil {
		return err
	}
	schema, err := schemaOf(ctx, s.db)
	if err != nil {
		return err
	}
	if slices.Contains(strings.Split(knownSchemas, "\n"), fmt.Sprintf("%d %s", header.Version, schema)) {
		return nil
	}
	have, err := schemaParts(ctx, s.db)
	if err != nil {
		return err
	}
	want, err := partsOf(ctx, header.Version)
	if err != nil {
		return err
	}
	for _, part := range have {
		if !slices.Contains(want, part) {
			return data.NewProblem("problem.file.altered", "file", s.path)
		}
	}
	for _, part := range want {
		if !slices.Contains(have, part) {
			_, rest, _ := strings.Cut(part, string(cellEnd))
			name, _, _ := strings.Cut(rest, string(cellEnd))
			s.lacking = append(s.lacking, name)
		}
	}
	return nil
}

// What a file from elsewhere may hold at most, so that one made for it cannot take all memory: a small municipality makes some
// thousand records and a few hundred thousand changes in decades, and no text is longer than a policy.
const (
	mostValue   = data.MostAttached + 1<<20 // bytes in one cell, or in one row
	mostContent = 2 * data.MostAttachedAll  // two may each have filled a copy
	mostText    = 64 << 20
	mostRecords = 100_000
	mostChanges = 600_000
	weighedFrom = 64 << 20 // a smaller file cannot hold more text than it may
)

// configureIncoming lets SQLite refuse a cell that is larger than any the program writes.
func configureIncoming(conn *sqlite3.SQLiteConn) error {
	err := configure(conn)
	conn.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, mostValue)
	return err
}

// checkSize refuses a file that holds more than a binder can ("problem.file.swollen"), before any of it is read.
func (s *Store) checkSize(ctx context.Context) error {
	tables, err := texts(ctx, s.db, `SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'`)
	if err != nil {
		return err
	}
	var size, text int
	if err := s.db.QueryRowContext(ctx, `SELECT page_count*page_size FROM pragma_page_count, pragma_page_size`).Scan(&size); err != nil {
		return err
	}
	for _, table := range tables {
		most := mostRecords
		if slices.Contains([]string{"change", "value", "head"}, table) {
			most = mostChanges
		}
		from := fmt.Sprintf(`(SELECT * FROM "%s" LIMIT %d)`, strings.ReplaceAll(table, `"`, `""`), most+1)
		var rows int
		if err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM `+from).Scan(&rows); err != nil {
			return err
		}
		bytes := 0
		if size > weighedFrom && rows <= most {
			columns, err := texts(ctx, s.db, `SELECT concat('ifnull(octet_length("', replace(name, '"', '""'), '"),0)') FROM pragma_table_info(?)`, table)
			if err != nil {
				return err
			}
			if err := s.db.QueryRowContext(ctx, `SELECT ifnull(sum(`+strings.Join(columns, "+")+`),0) FROM `+from).Scan(&bytes); err != nil {
				return err
			}
		}
		if table == "blob" {
			if bytes > mostContent {
				return data.NewProblem("problem.file.swollen", "file", s.path)
			}
			bytes = 0
		}
		if text += bytes; rows > most || text > mostText {
			return data.NewProblem("problem.file.swollen", "file", s.path)
		}
	}
	return nil
}

// partsOf are the parts that the program makes a file of some version of.
func partsOf(ctx context.Context, version int) ([]string, error) {
	db := sql.OpenDB(connector{":memory:", &sqlite3.SQLiteDriver{}})
	defer db.Close()
	db.SetMaxOpenConns(1)
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	for _, name := range names[:max(0, min(version, len(names)))] {
		script, err := migrations.ReadFile(name)
		if err == nil {
			_, err = db.ExecContext(ctx, string(script))
		}
		if err != nil {
			return nil, err
		}
	}
	return schemaParts(ctx, db)
}

func schemaParts(ctx context.Context, db *sql.DB) ([]string, error) {
	return texts(ctx, db, `SELECT concat(type, x'1f', name, x'1f', tbl_name, x'1f', sql) FROM sqlite_schema ORDER BY type, name`)
}

// schemaOf is the SHA-256 of all that a file is made of, but for the rows.
func schemaOf(ctx context.Context, db *sql.DB) (string, error) {
	parts, err := schemaParts(ctx, db)
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return hex.EncodeToString(sum[:]), err
}

// Adopt makes a copy of a file, which OpenIncoming has found to be right, one to work in: migrated, and with a search index
// of this program's own making, and without contents that nothing names.
func Adopt(ctx context.Context, path string, options Options) (*Store, error) {
	db := onlyHere(path)
	err := dropSearch(ctx, db)
	if err == nil {
		_, err = db.ExecContext(ctx, sweepContents)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return nil, FileProblem(options.shown(path), err)
	}
	s, err := Open(ctx, path, options)
	if err != nil {
		return nil, err
	}
	if err := s.indexAll(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// indexAll lets the search find what an index that has just been emptied should hold.
func (s *Store) indexAll(ctx context.Context) error {
	rows := map[string]map[string]Row{}
	for _, kind := range data.Kinds() {
		var err error
		if rows[kind.Name], err = s.tableRows(ctx, s.kinds[kind.Name]); err != nil {
			return s.problem(err)
		}
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		w := newWriter(ctx, s, tx)
		for _, kind := range data.Kinds() {
			of := rows[kind.Name]
			for _, id := range slices.Sorted(maps.Keys(of)) {
				if err := w.refreshSearch(s.kinds[kind.Name], of[id], true); err != nil {
					return err
				}
			}
		}
		return nil
	})
}
