package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
)

// schemaVersion is the newest schema this program knows: the number of migrations.
func schemaVersion() int {
	names, _ := fs.Glob(migrations, "migrations/*.sql")
	return len(names)
}

// migrate brings the file to the newest schema, one migration at a time: each script and its version in one
// immediate transaction, so that a power cut leaves either the old schema or the new.
func (s *Store) migrate(ctx context.Context) error {
	var version int
	if err := s.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return s.problem(err)
	}
	if version == schemaVersion() {
		return nil
	}
	if s.readOnly {
		return s.problem(fs.ErrPermission)
	}
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	slices.Sort(names)
	for i := version; i < len(names); i++ {
		script, err := migrations.ReadFile(names[i])
		if err != nil {
			return err
		}
		err = s.inTx(ctx, func(tx *sql.Tx) error {
			if i == 0 {
				if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id=%d", applicationID)); err != nil {
					return err
				}
			}
			if _, err := tx.ExecContext(ctx, string(script)); err != nil {
				return fmt.Errorf("%s: %w", names[i], err)
			}
			if i == 0 {
				if _, err := tx.ExecContext(ctx, `INSERT INTO about VALUES('dataset', ?)`, s.NewID()); err != nil {
					return err
				}
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", i+1))
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// inTx runs work in one immediate transaction; any error, and the end of ctx, rolls all of it back.
func (s *Store) inTx(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return s.problem(err)
	}
	if err := work(tx); err != nil {
		_ = tx.Rollback()
		if stopped := ctx.Err(); stopped != nil { // a statement that comes after only knows that the transaction is no more
			err = stopped
		}
		return s.problem(err)
	}
	return s.problem(tx.Commit())
}

// IsOld tells whether a file is one that opening it would bring up to date. What is no file of the program is not.
func IsOld(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	header, err := ReadHeader(f, path)
	return err == nil && header.Version < schemaVersion()
}

// CopyOld writes a file that IsOld, as it is and without bringing it up to date, to a new file at to, and tells how many saves it
// holds.
func CopyOld(ctx context.Context, path, to string, options Options) (saves int, err error) {
	s, err := open(ctx, path, options, writable) // a program that was killed may have left a journal to be played back
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if saves, err = s.SaveCount(ctx); err == nil {
		err = s.vacuumInto(ctx, to)
	}
	if err == nil {
		err = stamp(to)
	}
	return saves, err
}
