package store

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"iter"
	"maps"
	"slices"
	"strings"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// SchemaVersion is that of the tables that this program makes: a log from a newer program may hold what it does not know.
func SchemaVersion() int { return schemaVersion() }

// Ordered are all saves of the log, each after those it builds on and else by time: the same list for the same log, whichever copy
// it is read from.
func (log Log) Ordered() []*Save {
	return parentsFirst(log, func(a, b *Save) int {
		if (a.At == "") != (b.At == "") { // the program's own have no time: they come when something builds on them, or last
			return strings.Compare(b.At, a.At)
		}
		return cmp.Or(cmp.Compare(a.At, b.At), byDevice(a, b))
	})
}

// Attachments are the files that values name, now or earlier, but for what a gallring has erased.
func (s *Store) Attachments(ctx context.Context) ([]data.Attachment, error) {
	named, err := texts(ctx, s.db, `SELECT DISTINCT text FROM value WHERE field='`+fileField+`' AND text<>'' ORDER BY text`)
	files := make([]data.Attachment, len(named))
	for i, text := range named {
		files[i] = data.Attachment(text)
	}
	return files, s.problem(err)
}

// Whole is all that a file is made from, as it was taken out of one.
type Whole struct {
	From    string // where it comes from, for the person
	Dataset string
	Saves   iter.Seq2[*Save, error]             // each after those it builds on
	Content func(sha256 string) ([]byte, error) // what is not there is a Problem
	Count   int                                 // of the saves
	Taken   func(saves int)                     // told how many have been taken in
}

// TakeWhole fills a file that has just been made with a whole log and the contents of files that it names: the same saves under the
// same ids, with what has been gallrat still gone, and the tables made from them. Nothing is believed: there are no more of them than a
// binder can hold, each save is verified, no value lacks but for a gallring, and contents are what their names say. Never is all of it
// in memory. What is not what it says is refused ("problem.file.forged", "problem.file.swollen"), and then the file is to be thrown away.
func (s *Store) TakeWhole(ctx context.Context, whole Whole) error {
	forged := func(cause error) error {
		return data.NewProblem("problem.file.forged", "file", whole.From).Because(cause)
	}
	if !data.IsID(whole.Dataset) {
		return forged(errors.New("the dataset is no id"))
	}
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		t := taking{
			writer: newWriter(ctx, s, tx), whole: whole, forged: forged,
			known: map[SaveID]bool{}, kinds: map[string]string{}, lacking: map[string][]recordChange{},
		}
		if err := t.exec(`UPDATE about SET value=? WHERE name='dataset'`, whole.Dataset); err != nil {
			return err
		}
		for _, step := range []func() error{t.saves, t.rows, t.contents} {
			if err := step(); err != nil {
				return err
			}
		}
		return nil
	})
	var lite sqlite3.Error
	if errors.As(err, &lite) && lite.Code == sqlite3.ErrConstraint { // such as a link to a record that there has never been
		return forged(err)
	}
	return err
}

// taking takes in a whole log.
type taking struct {
	*writer
	whole  Whole
	forged func(error) error

	known   map[SaveID]bool
	kinds   map[string]string         // of each record
	lacking map[string][]recordChange // without a value, by record
}

func (t *taking) swollen() error {
	return data.NewProblem("problem.file.swollen", "file", t.whole.From)
}

// What is held in memory at most before it is written, but for a save that is larger by itself.
const (
	heldAtOnce = 10_000  // changes
	heldText   = 4 << 20 // bytes
)

// saves writes the saves into the log, some at a time, so that never all of them are in memory.
func (t *taking) saves() error {
	count, changes, text, held, said := 0, 0, 0, 0, 0
	var some []*Save
	write := func() error {
		log := make(Log, len(some))
		for _, save := range some {
			log[save.ID] = save
		}
		if err := log.Verify(t.known, t.whole.From); err != nil {
			return err
		}
		for _, save := range some {
			t.known[save.ID] = true
		}
		err := t.insert(some)
		some = some[:0]
		if t.whole.Taken != nil {
			t.whole.Taken(len(t.known))
		}
		return cmp.Or(err, t.ctx.Err())
	}
	for save, err := range t.whole.Saves {
		if err != nil {
			return err
		}
		count++
		for _, c := range save.Changes {
			if !data.IsID(c.Record) {
				return t.forged(errors.New("a record without an id"))
			}
			if kind, ok := t.kinds[c.Record]; ok && kind != c.Kind {
				return t.forged(errors.New("a record of two kinds"))
			}
			t.kinds[c.Record] = c.Kind
			if c.Value == nil {
				t.lacking[c.Record] = append(t.lacking[c.Record], recordChange{save: save.ID, field: c.Field})
			} else {
				text += len(c.Value.Text)
			}
		}
		changes += len(save.Changes)
		if text += len(save.Author) + len(save.Reason); count > mostRecords || len(t.kinds) > mostRecords || changes > mostChanges || text > mostText {
			return t.swollen()
		}
		some = append(some, save)
		if held += len(save.Changes); len(some) == insertedAtOnce || held > heldAtOnce || text > said+heldText {
			held, said = 0, text
			if err := write(); err != nil {
				return err
			}
		}
	}
	if err := write(); err != nil {
		return err
	}
	if count != t.whole.Count {
		return t.forged(errors.New("not as many saves as there are said to be"))
	}
	return nil
}

// rows makes the readable tables and the search index from the log.
func (t *taking) rows() error {
	for _, record := range slices.Sorted(maps.Keys(t.kinds)) {
		if _, err := t.register(record, t.kinds[record]); err != nil {
			return err
		}
		changes, err := t.recordChanges(record)
		if err == nil {
			_, err = t.refresh(record, changes, true)
		}
		if err = cmp.Or(err, t.ctx.Err()); err != nil {
			return err
		}
		if len(t.lacking[record]) == 0 {
			continue
		}
		erased := erasedBy(changes)
		for _, c := range t.lacking[record] {
			if !erased.covers(c.save, c.field) {
				return t.forged(errors.New("a value that nobody has gallrat lacks"))
			}
		}
	}
	if t.gallrat {
		return t.forged(errors.New("a value that has been gallrat"))
	}
	return nil
}

// contents takes in the contents of files that values name.
func (t *taking) contents() error {
	wanted, err := t.wantedContents()
	if err != nil {
		return err
	}
	held := 0
	for _, hash := range slices.Sorted(maps.Keys(wanted)) {
		content, err := t.whole.Content(hex.EncodeToString([]byte(hash)))
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(content); !bytes.Equal(sum[:], []byte(hash)) {
			return t.forged(errors.New("a content that is not what its name says"))
		}
		if held += len(content); len(content) > data.MostAttached || held > mostContent {
			return t.swollen()
		}
		if err := t.putContent([]byte(hash), content); err != nil {
			return err
		}
	}
	return nil
}

// SQLiteVersion is that of the SQLite that the program is built with.
func SQLiteVersion() string {
	version, _, _ := sqlite3.Version()
	return version
}
