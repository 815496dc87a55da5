package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strconv"

	"lisparmen/data"
)

// The contents of files lie in the table blob by their SHA-256, once however many records name them. A value of a field that
// holds a file names its content, and the save that made the value names the value by its digest: so a content can neither be
// exchanged nor be taken away unseen. Contents are never changed; one goes when a gallring has erased the last value that names it.

// fileField is what every field that holds a file is called: the trigger that guards the contents knows it by that.
const fileField = "file"

// namedContents are the contents that some value names, the erased ones left out.
const namedContents = `SELECT substr(text, 1, 64) FROM value WHERE field='` + fileField + `' AND text<>''`

// sweepContents takes away what no value names.
const sweepContents = `DELETE FROM blob WHERE lower(hex(sha256)) NOT IN (` + namedContents + `)`

// SaveWith is SaveAll for records that hold files: contents are those that the records name and the file may not have yet, and come
// with the save or not at all. A content that is too large, or for which the binder has no room, is refused
// ("problem.content.large", "problem.content.full"), and so is a record that names one that nobody has given
// ("problem.content.missing").
func (s *Store) SaveWith(ctx context.Context, act, reason string, drafts []Draft, contents ...[]byte) (Saved, error) {
	var saved Saved
	err := s.write(ctx, act, reason, SaveID{}, func(w *writer) error {
		for _, content := range contents {
			w.contents[sha256.Sum256(content)] = content
		}
		for _, d := range drafts {
			if err := w.draft(d); err != nil {
				return err
			}
		}
		return nil
	}, &saved)
	return saved, err
}

// Content is what a file that a record holds says, byte for byte. One that is not there, or is no longer what it was, is a Problem:
// "problem.content.missing", "problem.content.damaged".
func (s *Store) Content(ctx context.Context, file data.Attachment) ([]byte, error) {
	var content []byte
	err := s.db.QueryRowContext(ctx, `SELECT bytes FROM blob WHERE sha256=unhex(?)`, file.SHA256()).Scan(&content)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return nil, missingContent(file)
	case err != nil:
		return nil, s.problem(err)
	case data.AttachmentOf(file.Name(), content) != file:
		return nil, data.NewProblem("problem.content.damaged", "name", file.Name())
	}
	return content, nil
}

func missingContent(file data.Attachment) error {
	return data.NewProblem("problem.content.missing", "name", file.Name())
}

// keepContent lets the file have the content that a value of the save being written names.
func (w *writer) keepContent(named string) error {
	file, err := data.ParseAttachment(named)
	if err != nil || named == "" {
		return err
	}
	var has bool
	if err := w.tx.QueryRowContext(w.ctx, `SELECT EXISTS(SELECT 1 FROM blob WHERE sha256=unhex(?))`, file.SHA256()).Scan(&has); err != nil || has {
		return err
	}
	raw, err := hex.DecodeString(file.SHA256())
	if err != nil {
		return err
	}
	content, given := w.contents[[sha256.Size]byte(raw)]
	switch {
	case !given || len(content) != file.Size():
		return missingContent(file)
	case len(content) > data.MostAttached:
		return data.NewProblem("problem.content.large", "name", file.Name(), "size", megabytes(len(content)), "most", megabytes(data.MostAttached))
	}
	var held int
	if err := w.tx.QueryRowContext(w.ctx, `SELECT ifnull(sum(octet_length(bytes)), 0) FROM blob`).Scan(&held); err != nil {
		return err
	}
	if held+len(content) > data.MostAttachedAll {
		return data.NewProblem("problem.content.full", "name", file.Name(), "held", megabytes(held), "most", megabytes(data.MostAttachedAll))
	}
	return w.putContent(raw, content)
}

func (w *writer) putContent(hash, content []byte) error {
	if content == nil {
		content = []byte{} // an empty content is no absence of one
	}
	return w.exec(`INSERT INTO blob(sha256, bytes) VALUES(?,?)`, hash, content)
}

// megabytes is a size rounded up, in words for people.
func megabytes(size int) string { return strconv.Itoa((size + 1<<20 - 1) >> 20) }

// MergeFrom is Merge of what another file's log holds, with the contents of that file that the values name. A content that is not
// what its name says is refused with all the rest ("problem.file.forged").
func (s *Store) MergeFrom(ctx context.Context, other Log, from *Store) (Merged, error) {
	if from == s { // its one connection is taken, and it lacks nothing of its own
		return s.Merge(ctx, other)
	}
	return s.merge(ctx, other, func(w *writer) error { return w.takeContents(from) })
}

// takeContents takes in the contents of another file that values name here and that are not here.
func (w *writer) takeContents(from *Store) error {
	theirs, err := contentNames(w.ctx, from.db)
	if err != nil || len(theirs) == 0 {
		return from.problem(err)
	}
	wanted, err := w.wantedContents()
	if err != nil {
		return err
	}
	for _, hash := range slices.Sorted(maps.Keys(theirs)) {
		if !wanted[hash] {
			continue
		}
		raw := []byte(hash)
		var content []byte
		if err := from.db.QueryRowContext(w.ctx, `SELECT bytes FROM blob WHERE sha256=?`, raw).Scan(&content); err != nil {
			return from.problem(err)
		}
		if sum := sha256.Sum256(content); !bytes.Equal(sum[:], raw) {
			return from.forgedContent(raw)
		}
		if err := w.putContent(raw, content); err != nil {
			return err
		}
	}
	return nil
}

// wantedContents are the contents, by their raw hash, that values name and that are not here.
func (w *writer) wantedContents() (map[string]bool, error) {
	have, err := contentNames(w.ctx, w.tx)
	if err != nil {
		return nil, err
	}
	named, err := texts(w.ctx, w.tx, `SELECT DISTINCT * FROM (`+namedContents+`)`)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, hash := range named {
		raw, err := hex.DecodeString(hash)
		if err == nil && !have[string(raw)] { // what is no hash is no content; the check of the log tells
			wanted[string(raw)] = true
		}
	}
	return wanted, nil
}

// contentNames are the raw hashes that a file's contents lie under.
func contentNames(ctx context.Context, q querier) (map[string]bool, error) {
	list, err := texts(ctx, q, `SELECT sha256 FROM blob`)
	names := make(map[string]bool, len(list))
	for _, name := range list {
		names[name] = true
	}
	return names, err
}

func (s *Store) forgedContent(hash []byte) error {
	return data.NewProblem("problem.file.forged", "file", s.path).Because(errors.New("content " + hex.EncodeToString(hash) + ": is not what its name says"))
}

// VerifyContents tells whether every content is what its name says ("problem.file.forged").
func (s *Store) VerifyContents(ctx context.Context) error {
	return s.eachContent(ctx, func(hash []byte, whole bool) error {
		if !whole {
			return s.forgedContent(hash)
		}
		return nil
	})
}

// eachContent gives the hash that each content lies under, and whether it is the content's.
func (s *Store) eachContent(ctx context.Context, do func(hash []byte, whole bool) error) error {
	rows, err := s.db.QueryContext(ctx, `SELECT sha256, bytes FROM blob ORDER BY sha256`)
	if err != nil {
		return s.problem(err)
	}
	defer rows.Close()
	for rows.Next() {
		var hash, content sql.RawBytes
		if err := rows.Scan(&hash, &content); err != nil {
			return s.problem(err)
		}
		sum := sha256.Sum256(content)
		if err := do(bytes.Clone(hash), bytes.Equal(sum[:], hash)); err != nil {
			return err
		}
	}
	return s.problem(rows.Err())
}
