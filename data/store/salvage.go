package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"

	"github.com/mattn/go-sqlite3"
)

// Salvaged is what could be read of a damaged file, row by row, past SQLite.
type Salvaged struct {
	Dataset string // empty when it could not be read
	Torn    bool   // some of it could not be read, whatever it was

	log       Log               // saves whose id is that of what they hold; values may be lacking
	contents  map[string][]byte // by raw hash, each what its name says
	mentioned map[SaveID]int    // how often each save is named, by itself or by others
}

// Salvage reads what can be read of a damaged file, and of what a save that was cut short has left in a journal beside it.
// Nothing of it is to be trusted before TakeSalvaged has tried it. The file must be a copy, since SQLite may put it in order.
// That little or nothing could be read is no error.
func Salvage(ctx context.Context, path string) (Salvaged, error) {
	found, err := salvage(path)
	if err != nil {
		return found, err
	}
	if journal, err := os.Stat(path + "-journal"); err != nil || journal.Size() == 0 {
		return found, nil //nolint:nilerr // no journal: nothing was cut short
	}
	db := sql.OpenDB(connector{dsn(path, writable), &sqlite3.SQLiteDriver{}})
	_, _ = db.ExecContext(ctx, `PRAGMA schema_version`) // takes back what was half written, where it can
	if err := db.Close(); err != nil {
		return found, FileProblem(path, err)
	}
	// What is named by the half that is taken back was never said to be saved.
	before, err := salvage(path)
	for id, save := range found.log {
		if before.log[id] == nil {
			before.log[id] = save
		}
	}
	maps.Copy(before.contents, found.contents)
	before.Torn = before.Torn || found.Torn
	return before, err
}

func salvage(path string) (Salvaged, error) {
	found := Salvaged{log: Log{}, contents: map[string][]byte{}, mentioned: map[SaveID]int{}}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		found.Torn = true
		return found, nil
	}
	if err != nil {
		return found, FileProblem(path, err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return found, FileProblem(path, err)
	}
	p := openPages(file, info.Size())
	pieces := pieces{found: &found, saves: map[SaveID]*Save{}, changes: map[SaveID]map[changePlace]Change{}, values: map[valuePlace]Value{}}
	p.rows(pieces.take)
	pieces.join()
	found.Torn = found.Torn || p.torn
	return found, nil
}

// pieces are the rows of the log, before they are put together.
type pieces struct {
	found   *Salvaged
	saves   map[SaveID]*Save
	changes map[SaveID]map[changePlace]Change
	values  map[valuePlace]Value
}

type changePlace struct{ record, field string }

type valuePlace struct {
	changePlace
	save SaveID
}

// take finds out by its cells which table a row is of. The columns are in the order in which SQLite keeps them: the primary
// key first.
func (p *pieces) take(row []any) {
	switch len(row) {
	case 2: // about, and the contents of files
		if hash, ok := blobCell(row[0], sha256.Size); ok {
			content, _ := row[1].([]byte)
			if sum := sha256.Sum256(content); bytes.Equal(sum[:], hash) {
				p.found.contents[string(hash)] = content
			}
		}
		if name, _ := row[0].(string); name == "dataset" {
			p.found.Dataset, _ = row[1].(string)
		}
	case 3:
		if id, ok := saveCell(row[2]); ok { // head, and the index over the chains
			p.found.mentioned[id]++
		}
	case 5: // value: record, field, save, salt, text
		record, isRecord := blobCell(row[0], 16)
		save, isSave := saveCell(row[2])
		salt, isSalt := blobCell(row[3], 16)
		field, _ := row[1].(string)
		text, isText := row[4].(string)
		if isRecord && isSave && isSalt && isText {
			p.found.mentioned[save]++
			p.values[valuePlace{changePlace{formatID(record), field}, save}] = Value{[16]byte(salt), text}
		}
	case 6: // change: record, field, save, kind, parents, digest
		record, isRecord := blobCell(row[0], 16)
		save, isSave := saveCell(row[2])
		digest, isDigest := blobCell(row[5], 32)
		parents, isParents := row[4].([]byte)
		field, _ := row[1].(string)
		kind, _ := row[3].(string)
		if isRecord && isSave && isDigest && isParents {
			p.found.mentioned[save]++
			at := changePlace{formatID(record), field}
			if p.changes[save] == nil {
				p.changes[save] = map[changePlace]Change{}
			}
			p.changes[save][at] = Change{Record: at.record, Kind: kind, Field: field, Parents: splitIDs(parents), Digest: [32]byte(digest)}
		}
	case 10: // save
		p.takeSave(row)
	}
}

func (p *pieces) takeSave(row []any) {
	id, ok := saveCell(row[0])
	if !ok {
		return
	}
	p.found.mentioned[id]++
	save := &Save{ID: id}
	for i, to := range map[int]*string{1: &save.Device, 4: &save.Author, 5: &save.At, 6: &save.Act, 7: &save.Reason} {
		*to, _ = row[i].(string)
	}
	save.Seq, _ = row[2].(int64)
	format, _ := row[9].(int64)
	save.Format = int(format)
	for i, to := range map[int]*SaveID{3: &save.Prev, 8: &save.Undoes} {
		if blob, _ := row[i].([]byte); len(blob) == len(to) {
			*to = saveIDOf(blob)
		}
	}
	p.saves[id] = save
}

func saveCell(cell any) (SaveID, bool) {
	blob, ok := blobCell(cell, len(SaveID{}))
	return saveIDOf(blob), ok
}

func blobCell(cell any, length int) ([]byte, bool) {
	blob, ok := cell.([]byte)
	return blob, ok && len(blob) == length
}

// join puts the saves together. One whose id is not of what was found of it lacks something.
func (p *pieces) join() {
	for id, save := range p.saves {
		for at, c := range p.changes[id] {
			if v, ok := p.values[valuePlace{at, id}]; ok && v.digest() == c.Digest {
				c.Value = &v
			}
			save.Changes = append(save.Changes, c)
		}
		slices.SortFunc(save.Changes, compareChanges)
		if save.Format == logFormat && save.computeID() == id {
			p.found.log[id] = save
		}
	}
}

// Taken tells what became of what was salvaged.
type Taken struct {
	Kept int // saves that people had made and that are here now, and were not before
	Lost int // saves that are known to have been there, and are not here
	Torn bool
}

// TakeSalvaged merges every save of a damaged file that is whole: its id that of what it holds, every value there unless a gallring
// has erased it, and all that it builds on or points at here, or among them. alsoThere, which may be zero, is a save that is
// known to have been in the file.
func (s *Store) TakeSalvaged(ctx context.Context, found Salvaged, alsoThere SaveID) (Taken, error) {
	taken := Taken{Torn: found.Torn}
	known, err := s.Saves(ctx)
	if err != nil {
		return taken, err
	}
	whole := Log{}
	for id, save := range found.log {
		if !known[id] {
			whole[id] = save
		}
	}
	if err := s.dropUnsound(ctx, whole, known); err != nil {
		return taken, err
	}
	_, err = s.merge(ctx, whole, func(w *writer) error {
		wanted, err := w.wantedContents()
		if err != nil {
			return err
		}
		for _, hash := range slices.Sorted(maps.Keys(wanted)) {
			content, ok := found.contents[hash]
			if !ok { // the save is whole without it, and the check tells what is missing
				taken.Torn = true
				continue
			}
			if err := w.putContent([]byte(hash), content); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return taken, err
	}
	for _, save := range whole {
		if save.Device != "" { // the program's own are made again
			taken.Kept++
		}
	}
	if known, err = s.Saves(ctx); err != nil {
		return taken, err
	}
	if !alsoThere.IsZero() {
		found.mentioned[alsoThere] += 2
	}
	for id, times := range found.mentioned {
		switch {
		case known[id] || id.IsZero():
		case times > 1:
			taken.Lost++
		default: // what is named once alone may be a name that has been damaged
			taken.Torn = true
		}
	}
	return taken, nil
}

// dropUnsound takes away from a log the saves that are not whole, and those that build on them.
func (s *Store) dropUnsound(ctx context.Context, log Log, known map[SaveID]bool) error {
	if len(log) == 0 {
		return nil
	}
	here, err := s.Log(ctx)
	if err != nil {
		return err
	}
	for again := true; again; {
		again = false
		all := make(Log, len(here)+len(log))
		records := map[string]bool{}
		for _, from := range []Log{here, log} {
			for id, save := range from {
				all[id] = save
				for _, c := range save.Changes {
					records[c.Record] = true
				}
			}
		}
		erased := map[string]erasure{}
		for record, changes := range byRecord(all) {
			erased[record] = erasedBy(changes)
		}
		for id, save := range log {
			if !s.isSound(save, log, known, records, erased) {
				delete(log, id)
				again = true
			}
		}
	}
	return nil
}

func (s *Store) isSound(save *Save, log Log, known map[SaveID]bool, records map[string]bool, erased map[string]erasure) bool {
	for _, c := range save.Changes {
		for _, parent := range c.Parents {
			if log[parent] == nil && !known[parent] {
				return false
			}
		}
		if c.Value == nil {
			if !erased[c.Record].covers(save.ID, c.Field) {
				return false
			}
			continue
		}
		if slices.ContainsFunc(s.pointsAt(c), func(id string) bool { return !records[id] }) {
			return false
		}
	}
	parents := map[SaveID]bool{}
	for _, parent := range parentsOf(save) {
		parents[parent] = true
	}
	return Log{save.ID: save}.Verify(parents, s.path) == nil
}

// pointsAt are the ids of the records that a change lets its record point at.
func (s *Store) pointsAt(c Change) []string {
	name, id, isElement := strings.Cut(c.Field, "/")
	t := s.kinds[c.Kind]
	if t == nil || c.Value == nil || c.Value.Text == "" {
		return nil
	}
	f, ok := t.kind.Field(name)
	switch {
	case !ok:
		return nil
	case isElement:
		return []string{id}
	}
	return f.PointsAt(c.Value.Text)
}

// Unsound tells whether the file must be made anew: SQLite finds it damaged, or its log, tables or search index are not what they
// say. What a gallring or a paper has left is no damage.
func (s *Store) Unsound(ctx context.Context) (bool, error) {
	if strange, err := hasStrangeHeader(s.file); err != nil || strange {
		return strange, err
	}
	schema, err := schemaOf(ctx, s.db)
	if err == nil && !slices.Contains(strings.Split(knownSchemas, "\n"), strconv.Itoa(schemaVersion())+" "+schema) {
		return true, nil
	}
	if err != nil {
		err = s.problem(err)
	}
	var found []Finding
	steady := true
	if err == nil {
		found, steady, err = s.checkSteady(ctx, "")
	}
	if isDamaged(err) {
		return true, nil
	}
	return steady && slices.ContainsFunc(found, Finding.IsDamage), err // a file that others save in all the time works
}

// hasStrangeHeader tells whether the first bytes ask SQLite for something that the program never does, such as that nothing may
// be written.
func hasStrangeHeader(path string) (bool, error) {
	file, err := os.Open(path)
	if err != nil {
		return false, FileProblem(path, err)
	}
	defer file.Close()
	var head [headerSize]byte
	if _, err := file.ReadAt(head[:], 0); err != nil {
		return true, nil //nolint:nilerr // it is shorter than any file of the program's
	}
	return !bytes.Equal(head[18:24], []byte{1, 1, 0, 64, 32, 32}) || // the journal, and how pages are filled
		binary.BigEndian.Uint32(head[44:]) != 4 || // the format of the schema
		binary.BigEndian.Uint32(head[52:]) != 0 || // no room is given back by itself
		binary.BigEndian.Uint32(head[56:]) != 1, nil // UTF-8
}

// damages are the findings of a check that come from a damaged file. What is missing from a chain of saves is missing, and no
// new file would have it.
var damages = []string{
	"check.integrity", "check.part", "check.foreign_key", "check.save", "check.value", "check.value.missing", "check.value.gallrad", "check.parent",
	"check.head", "check.head.extra", "check.content", "check.row", "check.row.missing", "check.row.extra", "check.search", "check.search.text",
}

// IsDamage tells whether the file that was checked is damaged.
func (f Finding) IsDamage() bool { return slices.Contains(damages, f.Key) }

// isDamaged tells whether an error is that the file is damaged.
func isDamaged(err error) bool {
	return slices.ContainsFunc([]string{"problem.file.damaged", "problem.work.damaged", "problem.file.not_database"}, func(key string) bool { return data.IsProblem(err, key) })
}

// IsDamage tells whether a file of the program's own could not be opened because it is damaged. One that says that it is newer, or
// older, than what it is made of is damaged too.
func IsDamage(ctx context.Context, path string, opening error) bool {
	switch {
	case isDamaged(opening), data.IsProblem(opening, "problem.file.foreign"):
		return true
	case !data.IsProblem(opening, "problem.file.newer") && !data.IsProblem(opening, "problem.file.io"):
		return false
	}
	db := sql.OpenDB(connector{dsn(path, readable), &sqlite3.SQLiteDriver{}})
	defer db.Close()
	db.SetMaxOpenConns(1)
	schema, err := schemaOf(ctx, db)
	if err != nil {
		return isDamaged(FileProblem(path, err))
	}
	var says int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&says); err != nil {
		return isDamaged(FileProblem(path, err))
	}
	is := ""
	for _, line := range strings.Split(knownSchemas, "\n") {
		if version, of, _ := strings.Cut(line, " "); of == schema {
			is = version
		}
	}
	return is != "" && is != strconv.Itoa(says)
}

// Anew makes an empty file of a dataset, for what has been salvaged.
func Anew(ctx context.Context, path, dataset string, options Options) (*Store, error) {
	return Create(ctx, path, options, func(s *Store) error {
		_, err := s.db.ExecContext(ctx, `UPDATE about SET value=? WHERE name='dataset'`, dataset)
		return s.problem(err)
	})
}
