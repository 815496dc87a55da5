package store

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
	"unicode"

	"lisparmen/data"
)

// Done is one save, as told to those who were not there.
type Done struct {
	Save                SaveID
	At                  time.Time
	Author, Act, Reason string
	Records             []Reference  // without fields, in order of id; with a register asked for, those of it alone
	Changes             int          // of fields, in those records
	Printed             data.Printed // the paper that was booked, by a seal

	seq int64
}

// LogFilter says which saves of the log are wanted; what is empty lets all through. Saves that the program makes by itself
// when copies meet are never among them: nobody has made them, at no time.
type LogFilter struct {
	Author string // whatever its case
	Kind   string // the register's English name
	Act    string // one of the acts
	From   data.Day
	Until  data.Day // and that day too
	// NotBy is whose saves are left out, whatever the case.
	NotBy string
	// Beyond is how far in the log nothing is let through; nil lets all through.
	Beyond Reach
	// Text is what a value that was saved holds, or the reason for the save, whatever its case.
	Text string
	// Named are the ids of records that the text stands in the title of: all that has been done with them is let through,
	// and what has been made to point at them.
	Named []string
	// ByHand leaves out what the file began with, and printed papers.
	ByHand bool
}

// Latest lists the latest saves by people, newest first. What the file began with is left out.
func (s *Store) Latest(ctx context.Context, most int) ([]Done, error) {
	return s.Logged(ctx, LogFilter{ByHand: true}, Done{}, most)
}

// Logged lists saves that the filter lets through, newest first and at most so many: those before after, or from the newest
// when that is the zero Done. It takes two passes over the log, whatever its order in the file.
func (s *Store) Logged(ctx context.Context, filter LogFilter, after Done, most int) ([]Done, error) {
	where, args, err := s.wanted(ctx, filter)
	if err != nil {
		return nil, s.problem(err)
	}
	if !after.Save.IsZero() {
		where = append(where, "(s.at, s.seq, s.id)<(?, ?, ?)")
		args = append(args, after.At.UTC().Format(time.RFC3339), after.seq, after.Save.blob())
	}
	rows, err := s.db.QueryContext(ctx, `SELECT s.id, s.at, s.seq, s.author, s.act, s.reason FROM save s WHERE `+
		strings.Join(where, " AND ")+` ORDER BY s.at DESC, s.seq DESC, s.id DESC LIMIT ?`, append(args, most)...)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	var list []Done
	for rows.Next() {
		var done Done
		var id []byte
		var at string
		if err := rows.Scan(&id, &at, &done.seq, &done.Author, &done.Act, &done.Reason); err != nil {
			return nil, s.problem(err)
		}
		done.Save = saveIDOf(id)
		done.At, _ = time.Parse(time.RFC3339, at)
		list = append(list, done)
	}
	if err := rows.Err(); err != nil {
		return nil, s.problem(err)
	}
	if err := s.addRecords(ctx, list, filter.Kind); err != nil {
		return nil, s.problem(err)
	}
	for i := range list {
		if list[i].Act == ActSeal {
			if err := s.addPrinted(ctx, &list[i]); err != nil {
				return nil, s.problem(err)
			}
		}
	}
	return list, nil
}

// wanted is the filter as conditions on a save s.
func (s *Store) wanted(ctx context.Context, filter LogFilter) (where []string, args []any, err error) {
	where = []string{"s.device<>''"}
	add := func(condition string, values ...any) {
		where = append(where, condition)
		args = append(args, values...)
	}
	if filter.ByHand {
		add("s.act NOT IN (?, ?)", ActSeed, ActSeal)
	}
	if filter.Author != "" {
		authors, err := s.Authors(ctx)
		if err != nil {
			return nil, nil, err
		}
		add("s.author IN (SELECT value FROM json_each(?))", jsonOf(slices.DeleteFunc(authors, func(a string) bool { return !strings.EqualFold(a, filter.Author) })))
	}
	if err := s.others(ctx, filter, add); err != nil {
		return nil, nil, err
	}
	if filter.Act != "" {
		add("s.act=?", filter.Act)
	}
	if filter.From != "" {
		add("s.at>=?", filter.From.Start().UTC().Format(time.RFC3339))
	}
	if filter.Until != "" {
		add("s.at<?", filter.Until.AddDays(1).Start().UTC().Format(time.RFC3339))
	}
	if filter.Kind != "" {
		add("s.id IN (SELECT save FROM change WHERE kind=?)", filter.Kind)
	}
	if filter.Text != "" {
		like, glob := textPatterns(filter.Text)
		holds := func(column string) string { return "(" + column + " LIKE ? ESCAPE '\\' AND " + column + " GLOB ?)" }
		add("("+holds("s.reason")+" OR s.id IN (SELECT v.save FROM value v WHERE "+holds("v.text")+`)
			OR s.id IN (SELECT c.save FROM change c WHERE c.record IN (SELECT unhex(replace(value, '-', '')) FROM json_each(?)))
			OR s.id IN (SELECT v.save FROM value v WHERE v.text IN (SELECT value FROM json_each(?))))`,
			like, glob, like, glob, jsonOf(filter.Named), jsonOf(filter.Named))
	}
	return where, args, nil
}

// textPatterns are two patterns that a text must answer to hold what is sought, whatever its case. SQLite's LIKE is quick but
// knows only the case of English letters: for others it lets any letter through. GLOB then looks closely.
func textPatterns(sought string) (like, glob string) {
	var quick, close strings.Builder
	for _, r := range sought {
		switch {
		case r > unicode.MaxASCII:
			quick.WriteByte('_')
		case strings.ContainsRune(`%_\`, r):
			quick.WriteByte('\\')
			fallthrough
		default:
			quick.WriteRune(r)
		}
		switch lower, upper := unicode.ToLower(r), unicode.ToUpper(r); {
		case lower != upper:
			close.WriteString("[" + string(lower) + string(upper) + "]")
		case strings.ContainsRune("*?[", r):
			close.WriteString("[" + string(r) + "]")
		default:
			close.WriteRune(r)
		}
	}
	return "%" + quick.String() + "%", "*" + close.String() + "*"
}

// addRecords tells which records the saves changed, those of one register or of all, in one pass over the changes: they lie in
// order of record, and a search for each save's would go through all of them each time.
func (s *Store) addRecords(ctx context.Context, list []Done, kind string) error {
	at := make(map[SaveID]*Done, len(list))
	ids := make([]string, len(list))
	for i := range list {
		at[list[i].Save], ids[i] = &list[i], list[i].Save.String()
	}
	rows, err := s.db.QueryContext(ctx, `SELECT c.save, c.kind, c.record, count(*) FROM change c
		WHERE c.save IN (SELECT unhex(value) FROM json_each(?)) AND (c.kind=? OR ?='') GROUP BY c.record, c.save`, jsonOf(ids), kind, kind)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var save, record []byte
		var of string
		var changes int
		if err := rows.Scan(&save, &of, &record, &changes); err != nil {
			return err
		}
		done := at[saveIDOf(save)]
		done.Changes += changes
		if _, known := data.KindNamed(of); known {
			done.Records = append(done.Records, Reference{Kind: of, ID: formatID(record)})
		}
	}
	return rows.Err()
}

// addPrinted tells which paper a seal booked. Its record is looked up by its save once; the rest lies beside.
func (s *Store) addPrinted(ctx context.Context, done *Done) error {
	events, err := s.changed(ctx, *done, mostInSeal)
	done.Printed.At, done.Printed.Author = done.At, done.Author
	for _, e := range events {
		tell(&done.Printed, e.Field, e.New)
	}
	return err
}

// mostInSeal is more fields than a seal has.
const mostInSeal = 100

func jsonOf(texts []string) string {
	raw, _ := json.Marshal(texts) // texts alone: it cannot fail
	return string(raw)
}

// Authors are all who have saved anything in the file, by name.
func (s *Store) Authors(ctx context.Context) ([]string, error) {
	names, err := texts(ctx, s.db, `SELECT DISTINCT author FROM save WHERE device<>'' ORDER BY author`)
	return names, s.problem(err)
}

// Changed lists what a save changed, in order of record and at most so many changes. What a gallring has erased since is told
// to be so, and what it replaced says nothing.
func (s *Store) Changed(ctx context.Context, done Done, most int) ([]Event, error) {
	events, err := s.changed(ctx, done, most)
	return events, s.problem(err)
}

func (s *Store) changed(ctx context.Context, done Done, most int) ([]Event, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT c.kind, c.record, c.field, c.parents, v.text IS NULL, coalesce(v.text, '') FROM change c
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save
		WHERE c.save=? ORDER BY c.record, c.field LIMIT ?`, done.Save.blob(), most)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var events []Event
	for rows.Next() {
		e := Event{Save: done.Save, Seq: done.seq, At: done.At, Author: done.Author, Act: done.Act, Reason: done.Reason}
		var record, parents []byte
		if err := rows.Scan(&e.Kind, &record, &e.Field, &parents, &e.Erased, &e.New); err != nil {
			return nil, err
		}
		e.Record, e.before = formatID(record), splitIDs(parents)
		slices.SortFunc(e.before, compareIDs)
		events = append(events, e)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i, e := range events {
		for _, save := range e.before { // of several the last was shown
			old, err := texts(ctx, s.db, `SELECT text FROM value WHERE record=? AND field=? AND save=?`, recordBlob(e.Record), e.Field, save.blob())
			if err != nil {
				return nil, err
			}
			if len(old) > 0 {
				events[i].Old = old[0]
			}
		}
	}
	return events, nil
}
