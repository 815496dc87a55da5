// Package store keeps a register in one SQLite file: readable tables, and the log of every change they are made from.
package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	"database/sql/driver"
	"embed"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

const (
	applicationID = 0x4C495331 // "LIS1", at offset 68 of the file
	headerSize    = 100
	magic         = "SQLite format 3\x00"
)

// pragmas are set on every connection and read back by a test. TRUNCATE with FULL is the pair that lost nothing in
// simulated power cuts on both Unix and Windows; the driver's own defaults lost committed saves.
var pragmas = []struct{ name, value string }{
	{"page_size", "8192"}, // a save touches fewer pages than with 4096; only a new file takes it
	{"busy_timeout", "5000"},
	{"journal_mode", "truncate"},
	{"synchronous", "2"},
	{"foreign_keys", "1"},
	{"trusted_schema", "0"},
	{"cell_size_check", "1"},
	{"secure_delete", "1"},
	{"recursive_triggers", "1"}, // so that REPLACE cannot delete past the log's triggers
	{"mmap_size", "0"},
	{"cache_size", "-16384"}, // KiB: a larger one makes a merge of 30,000 changes no faster, and the window keeps it
	{"temp_store", "2"},      // values of records stay out of temporary files
}

//go:embed migrations/*.sql
var migrations embed.FS

// Options are what a store must be told: who works, on which device, and what time it is.
type Options struct {
	Now    func() time.Time
	Author string
	Device string    // names this working copy in the log; chosen outside the file
	Random io.Reader // for ids and salts; nil is crypto/rand

	// ShownAs is the path that the person knows the file by, where that is another than where it is worked in.
	ShownAs string

	// Damaged, which may be nil, is told when the file turns out to be damaged; the Problem is then "problem.work.damaged".
	Damaged func()
}

func (o Options) shown(path string) string { return cmp.Or(o.ShownAs, path) }

// Store is one open file. Its methods may be called from several goroutines.
type Store struct {
	db       *sql.DB
	file     string // where it is worked in
	path     string // as the person knows it
	readOnly bool
	incoming bool     // came from elsewhere: has no search index
	lacking  []string // tables, indexes and triggers that should be in it
	older    bool     // its tables are those of an older program
	options  Options
	kinds    map[string]*table

	mu        sync.Mutex // guards what follows
	lastMilli int64
	counter   uint16
}

// Create makes a new file at path with what fill puts into it. The file is made beside and renamed into place, so
// that there is either a whole file or none. An existing file is refused with "problem.file.exists".
func Create(ctx context.Context, path string, options Options, fill func(*Store) error) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, FileProblem(path, err)
	}
	if _, err := os.Lstat(path); err == nil {
		return nil, data.NewProblem("problem.file.exists", "file", path)
	}
	var suffix [6]byte
	if _, err := rand.Read(suffix[:]); err != nil {
		return nil, FileProblem(path, err)
	}
	beside := filepath.Join(filepath.Dir(path), ".lisparmen-"+hex.EncodeToString(suffix[:])+".tmp") // short, since the name may be as long as names can be
	f, err := os.OpenFile(beside, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	if err != nil {
		return nil, FileProblem(path, err)
	}
	f.Close()
	defer os.Remove(beside)
	defer os.Remove(beside + "-journal")

	if err := create(ctx, beside, path, options, fill); err != nil {
		return nil, err
	}
	if err := PutInPlace(beside, path); err != nil {
		return nil, err
	}
	_ = os.Remove(beside) // before it is opened: Windows takes no name away from an open file
	return Open(ctx, path, options)
}

func create(ctx context.Context, beside, path string, options Options, fill func(*Store) error) (err error) {
	s, err := open(ctx, beside, options, writable)
	if err != nil {
		return renamed(err, beside, path)
	}
	defer func() { err = renamed(errors.Join(err, s.Close()), beside, path) }()
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if fill == nil {
		return nil
	}
	return fill(s)
}

// renamed lets a Problem about the file beside speak of the file the person asked for.
func renamed(err error, beside, path string) error {
	var p *data.Problem
	if errors.As(err, &p) && p.Args["file"] == beside {
		p.Args["file"] = path
		return p
	}
	return err
}

// PutInPlace gives the finished file its name without ever replacing another.
func PutInPlace(beside, path string) error {
	if err := os.Link(beside, path); err == nil {
		return SyncDir(path)
	} else if errors.Is(err, fs.ErrExist) {
		return data.NewProblem("problem.file.exists", "file", path)
	}
	// Sticks formatted with FAT know no links.
	if _, err := os.Lstat(path); err == nil {
		return data.NewProblem("problem.file.exists", "file", path)
	}
	if err := os.Rename(beside, path); err != nil {
		return FileProblem(path, err)
	}
	return SyncDir(path)
}

// SyncDir puts the names in a file's folder on the disk, where the system can.
func SyncDir(path string) error {
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil //nolint:nilerr // Windows opens no folders, and needs no such flush
	}
	defer dir.Close()
	_ = dir.Sync()
	return nil
}

// Open opens an existing file. What is not a file of this program, or is newer than it, is refused and left untouched.
func Open(ctx context.Context, path string, options Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, FileProblem(path, err)
	}
	how, err := inspect(path, options.shown(path))
	if err != nil {
		return nil, err
	}
	s, err := open(ctx, path, options, how)
	if err != nil {
		return nil, err
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// access is how a file is opened.
type access string

// The ways to open a file, as SQLite's mode says them.
const (
	writable access = "rw"
	readable access = "ro"
	incoming access = "ro&immutable=1" // nobody writes to it while it is read
)

// inspect reads the file's first bytes before SQLite does, and tells whether it can only be read.
func inspect(path, shown string) (access, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", FileProblem(shown, err)
	}
	if info.IsDir() {
		return "", data.NewProblem("problem.file.directory", "file", shown)
	}
	how := writable
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		if f, err = os.Open(path); err != nil {
			return "", FileProblem(shown, err)
		}
		how = readable
	}
	defer f.Close()
	_, err = ReadHeader(f, shown)
	return how, err
}

func open(ctx context.Context, path string, options Options, how access) (*Store, error) {
	if options.Now == nil {
		options.Now = time.Now
	}
	if options.Random == nil {
		options.Random = rand.Reader
	}
	s := &Store{file: path, path: options.shown(path), readOnly: how != writable, incoming: how == incoming, options: options, kinds: map[string]*table{}}
	for _, kind := range data.Kinds() {
		s.kinds[kind.Name] = newTable(kind)
	}
	set := configure
	if s.incoming {
		set = configureIncoming
	}
	s.db = sql.OpenDB(connector{dsn(path, how), &sqlite3.SQLiteDriver{ConnectHook: set}})
	s.db.SetMaxOpenConns(1) // one writer; readers need a few milliseconds
	if err := s.db.PingContext(ctx); err != nil {
		return nil, errors.Join(s.problem(err), s.db.Close())
	}
	return s, nil
}

// dsn is a URL, since a plain path with # or % in it would silently open another file.
func dsn(path string, how access) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // C:/… becomes file:/C:/…
	}
	u := url.URL{Scheme: "file", OmitHost: true, Path: slashed}
	if strings.HasPrefix(slashed, "//") {
		u.OmitHost = false // \\server\share becomes file:////server/share
	}
	return u.String() + "?mode=" + string(how) + "&_txlock=immediate&_stmt_cache_size=256"
}

type connector struct {
	dsn    string
	driver *sqlite3.SQLiteDriver
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.driver.Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return c.driver }

func configure(conn *sqlite3.SQLiteConn) error {
	for _, p := range pragmas {
		if _, err := conn.Exec("PRAGMA "+p.name+"="+p.value, nil); err != nil {
			return err
		}
	}
	conn.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	return nil
}

// Close ends all use of the file.
func (s *Store) Close() error {
	if s == nil || s.db == nil {
		return nil
	}
	if !s.readOnly {
		// TRUNCATE leaves an empty journal beside the file, which people and sync programs wonder about. SQLite takes it
		// away under its own lock; when somebody else has the file open it stays for them.
		_, _ = s.db.Exec("PRAGMA journal_mode=delete")
	}
	return s.problem(s.db.Close())
}

// Path is the file's absolute path.
func (s *Store) Path() string { return s.path }

// ReadOnly tells that the file lies where nothing can be written.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Protect lets nothing more be saved. What comes from the file that others share is still taken in.
func (s *Store) Protect() { s.readOnly = true }

// SetDevice names the working copy that the store's saves are chained under. It is called before the first save.
func (s *Store) SetDevice(device string) { s.options.Device = device }

// Device is the name that the store's saves are chained under.
func (s *Store) Device() string { return s.options.Device }

// Last is the device's latest save; zero when it has made none.
func (s *Store) Last(ctx context.Context) (SaveID, error) {
	var id []byte
	err := s.db.QueryRowContext(ctx, `SELECT id FROM save WHERE device=? ORDER BY seq DESC, id DESC LIMIT 1`, s.options.Device).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return SaveID{}, nil
	}
	return saveIDOf(id), s.problem(err)
}

// Has tells whether the file holds a save.
func (s *Store) Has(ctx context.Context, id SaveID) (has bool, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT EXISTS(SELECT 1 FROM save WHERE id=?)`, id.blob()).Scan(&has)
	return has, s.problem(err)
}

// Author is who the store's saves are made by.
func (s *Store) Author() string { return s.options.Author }

// Version is a number that changes when somebody else has written to the file since this store opened it.
func (s *Store) Version(ctx context.Context) (version int64, err error) {
	err = s.db.QueryRowContext(ctx, "PRAGMA data_version").Scan(&version)
	return version, s.problem(err)
}

// SetAuthor names who the saves that follow are made by.
func (s *Store) SetAuthor(author string) { s.options.Author = author }

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.options.Now() }

// Dataset is the id that all copies of the same file share.
func (s *Store) Dataset(ctx context.Context) (string, error) {
	var id string
	err := s.db.QueryRowContext(ctx, `SELECT value FROM about WHERE name='dataset'`).Scan(&id)
	return id, s.problem(err)
}

// NewID makes a record id: a UUIDv7, so that ids made one after another sort in that order.
func (s *Store) NewID() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	milli := max(s.options.Now().UnixMilli(), s.lastMilli)
	if milli == s.lastMilli {
		if s.counter++; s.counter == 0x1000 {
			milli, s.counter = milli+1, 0
		}
	} else {
		s.counter = 0
	}
	s.lastMilli = milli
	var id [16]byte
	if _, err := io.ReadFull(s.options.Random, id[8:]); err != nil {
		panic(fmt.Sprintf("no randomness: %v", err)) // crypto/rand never fails on the systems Go runs on
	}
	binary.BigEndian.PutUint64(id[:8], uint64(milli)<<16|0x7000|uint64(s.counter))
	id[8] = id[8]&0x3f | 0x80
	return formatID(id[:])
}

func formatID(id []byte) string {
	h := hex.EncodeToString(id)
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// recordBlob is a record id as the log holds it.
func recordBlob(id string) []byte {
	b, _ := hex.DecodeString(strings.ReplaceAll(id, "-", ""))
	return b
}

// problem makes an error of SQLite or the file system into one a person can act on.
func (s *Store) problem(err error) error {
	err = FileProblem(s.path, err)
	if s.options.Damaged != nil && isDamaged(err) && !data.IsProblem(err, "problem.work.damaged") {
		s.options.Damaged()
		return data.NewProblem("problem.work.damaged", "file", s.path).Because(err)
	}
	return err
}

// damaged is what a person reads when something in the file is not what the program writes.
func (s *Store) damaged(cause error) error {
	return s.problem(data.NewProblem("problem.file.damaged", "file", s.path).Because(cause))
}

// FileProblem makes an error of the file system, or of SQLite, into one a person can act on; path is the file as he knows it.
func FileProblem(path string, err error) error {
	var p *data.Problem
	if err == nil || errors.As(err, &p) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	key := "problem.file.io"
	var lite sqlite3.Error
	switch {
	case errors.As(err, &lite):
		switch lite.Code {
		case sqlite3.ErrFull:
			key = "problem.file.full"
		case sqlite3.ErrReadonly:
			key = "problem.file.readonly"
		case sqlite3.ErrCorrupt, sqlite3.ErrFormat:
			key = "problem.file.damaged"
		case sqlite3.ErrTooBig:
			key = "problem.file.swollen"
		case sqlite3.ErrNotADB:
			key = "problem.file.not_database"
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			key = "problem.file.busy"
		case sqlite3.ErrIoErr:
			if errors.Is(lite.SystemErrno, syscall.ENOSPC) || errors.Is(lite.SystemErrno, syscall.EFBIG) || errors.Is(lite.SystemErrno, syscall.EDQUOT) {
				key = "problem.file.full"
			}
		}
	case errors.Is(err, fs.ErrNotExist):
		key = "problem.file.missing"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		key = "problem.file.readonly"
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EFBIG), errors.Is(err, syscall.EDQUOT):
		key = "problem.file.full"
	}
	return data.NewProblem(key, "file", path).Because(err)
}
