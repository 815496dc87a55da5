package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// Local is what this computer keeps beside the shared file: the forms that nobody has saved yet, so that they survive a
// power cut. It is no part of the log, and nobody else sees it.
type Local struct {
	db   *sql.DB
	path string
}

// Unsaved is a form as it was last typed.
type Unsaved struct {
	Dataset, Kind string
	Record        string // empty for a record that has never been saved
	At            time.Time
	Texts         map[string]string // what was typed, by field
	Base          Base              // what the form read: saved with it, a change made meanwhile is never overwritten
}

const (
	mostUnsaved = 100     // forms kept; the oldest go first
	mostTyped   = 4 << 20 // bytes in one form; a larger one is not kept
)

// OpenLocal opens local.db in the program's own folder, and makes both when they are missing.
func OpenLocal(ctx context.Context, folder string) (*Local, error) {
	path := filepath.Join(folder, "local.db")
	if folder == "" {
		return nil, FileProblem(path, fs.ErrNotExist)
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, FileProblem(path, err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, FileProblem(path, err)
	}
	f.Close()
	l := &Local{path: path, db: sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{ConnectHook: configure}})}
	l.db.SetMaxOpenConns(1)
	_, err = l.db.ExecContext(ctx, `CREATE TABLE IF NOT EXISTS unsaved(
		dataset TEXT NOT NULL, kind TEXT NOT NULL, record TEXT NOT NULL, at TEXT NOT NULL, texts TEXT NOT NULL, base TEXT NOT NULL,
		PRIMARY KEY(dataset, kind, record))`)
	if err != nil {
		return nil, errors.Join(l.problem(err), l.db.Close())
	}
	return l, nil
}

// Close ends all use of local.db.
func (l *Local) Close() error {
	_, _ = l.db.Exec("PRAGMA journal_mode=delete") // see Store.Close
	return l.problem(l.db.Close())
}

func (l *Local) problem(err error) error {
	if err == nil {
		return nil
	}
	return FileProblem(l.path, err)
}

// Keep keeps a form in place of what was kept of the same record before.
func (l *Local) Keep(ctx context.Context, u Unsaved) error {
	texts, err := json.Marshal(u.Texts)
	if err != nil {
		return err
	}
	base, err := json.Marshal(storedBase{u.Base.record, u.Base.values, idTexts(u.Base.heads)})
	if err != nil {
		return err
	}
	if len(texts)+len(base) > mostTyped {
		return nil
	}
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return l.problem(err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO unsaved VALUES(?,?,?,?,?,?)
		ON CONFLICT(dataset, kind, record) DO UPDATE SET at=excluded.at, texts=excluded.texts, base=excluded.base`,
		u.Dataset, u.Kind, u.Record, u.At.UTC().Format(sortable), string(texts), string(base))
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM unsaved WHERE rowid NOT IN (SELECT rowid FROM unsaved ORDER BY at DESC LIMIT ?)`, mostUnsaved)
	}
	if err != nil {
		return l.problem(errors.Join(err, tx.Rollback()))
	}
	return l.problem(tx.Commit())
}

// sortable is a form of time whose texts sort as the times do.
const sortable = "2006-01-02T15:04:05.000000000Z"

// Drop forgets what was typed into a record's form.
func (l *Local) Drop(ctx context.Context, dataset, kind, record string) error {
	_, err := l.db.ExecContext(ctx, `DELETE FROM unsaved WHERE dataset=? AND kind=? AND record=?`, dataset, kind, record)
	return l.problem(err)
}

// Unsaved lists the forms of a file that nobody has saved, the latest first.
func (l *Local) Unsaved(ctx context.Context, dataset string) ([]Unsaved, error) {
	rows, err := l.db.QueryContext(ctx, `SELECT kind, record, at, texts, base FROM unsaved WHERE dataset=? ORDER BY at DESC, kind, record`, dataset)
	if err != nil {
		return nil, l.problem(err)
	}
	defer rows.Close()
	var list []Unsaved
	for rows.Next() {
		u := Unsaved{Dataset: dataset}
		var at, texts, base string
		if err := rows.Scan(&u.Kind, &u.Record, &at, &texts, &base); err != nil {
			return nil, l.problem(err)
		}
		var stored storedBase
		if json.Unmarshal([]byte(texts), &u.Texts) != nil || json.Unmarshal([]byte(base), &stored) != nil {
			continue // written by another version of the program
		}
		u.At, _ = time.Parse(sortable, at)
		u.Base = Base{record: stored.Record, values: stored.Values, heads: idsOf(stored.Heads)}
		list = append(list, u)
	}
	return list, l.problem(rows.Err())
}

// DropGallrade forgets the forms of a file's records that a gallring has erased something of since the form was read: what was
// read or typed may hold what was erased.
func (l *Local) DropGallrade(ctx context.Context, s *Store) error {
	return l.dropSome(ctx, s, func(u Unsaved) (bool, error) {
		if u.Record == "" {
			return false, nil
		}
		decisions, err := s.decisionsOn(ctx, u.Record)
		for field, saves := range decisions {
			for _, save := range saves {
				if !slices.Contains(u.Base.heads[field], save) {
					return true, err
				}
			}
		}
		return false, err
	})
}

// DropNaming forgets the forms of a file that hold any of the names, in what was read or typed.
func (l *Local) DropNaming(ctx context.Context, s *Store, names []string) error {
	return l.dropSome(ctx, s, func(u Unsaved) (bool, error) {
		for _, texts := range []map[string]string{u.Texts, u.Base.values} {
			for _, text := range texts {
				if data.HasName(text, names) {
					return true, nil
				}
			}
		}
		return false, nil
	})
}

func (l *Local) dropSome(ctx context.Context, s *Store, which func(Unsaved) (bool, error)) error {
	dataset, err := s.Dataset(ctx)
	if err != nil {
		return err
	}
	kept, err := l.Unsaved(ctx, dataset)
	if err != nil {
		return err
	}
	for _, u := range kept {
		drop, err := which(u)
		if err == nil && drop {
			err = l.Drop(ctx, dataset, u.Kind, u.Record)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// storedBase is a Base as local.db has it.
type storedBase struct {
	Record string
	Values map[string]string
	Heads  map[string][]string
}

func idTexts(heads map[string][]SaveID) map[string][]string {
	texts := make(map[string][]string, len(heads))
	for field, ids := range heads {
		for _, id := range ids {
			texts[field] = append(texts[field], id.String())
		}
	}
	return texts
}

func idsOf(texts map[string][]string) map[string][]SaveID {
	heads := make(map[string][]SaveID, len(texts))
	for field, list := range texts {
		for _, text := range list {
			if id, err := ParseSaveID(text); err == nil { // without the id, Save sees a change made meanwhile: nothing is lost
				heads[field] = append(heads[field], id)
			}
		}
	}
	return heads
}

// IsNew tells whether the base is that of a record which has never been saved.
func (b Base) IsNew() bool { return b.record == "" }

// Record is the record as the form read it.
func (b Base) Record(kind data.Untyped) (data.Record, error) {
	r := kind.New()
	r.Header().ID = b.record
	for _, f := range kind.Fields {
		text := b.values[f.Name]
		if f.Type == data.TypeRefs {
			text = strings.Join(listTargets(f, Row{Values: b.values}), "\n")
		}
		if err := f.Load(r, text); err != nil {
			return nil, err
		}
	}
	return r, nil
}
