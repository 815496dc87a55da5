package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
)

// Finding is something that a check of the file found. Key and Args make the sentence for people.
type Finding struct {
	Key    string
	Args   map[string]string
	Notice bool // worth knowing, but nothing is wrong
}

func finding(key string, pairs ...string) Finding {
	return Finding{Key: key, Args: data.NewProblem(key, pairs...).Args}
}

// Check verifies the whole file: SQLite's own integrity, links, every save's id, digests and chain, tables and heads
// against a replay of the log, the search index, and the seals of printed papers. With a code from a paper it also tells
// whether all that the paper was made from is still there; a code that is none is the Problem "problem.control.code". It
// changes nothing.
func (s *Store) Check(ctx context.Context, code string) ([]Finding, error) {
	found, _, err := s.checkSteady(ctx, code)
	return found, err
}

// checkSteady is Check, and tells whether nobody saved meanwhile, as far as it could be waited for: what was read before a save does
// not fit with what was read after it.
func (s *Store) checkSteady(ctx context.Context, code string) (found []Finding, steady bool, err error) {
	for range checkTries {
		before, err := s.Version(ctx)
		if err != nil {
			return nil, false, err
		}
		if found, err = s.checkOnce(ctx, code); err != nil || len(found) == 0 {
			return found, true, err
		}
		if after, err := s.Version(ctx); err != nil || after == before {
			return found, true, err
		}
	}
	return found, false, nil
}

// checkTries is how often a file is checked in which others save meanwhile.
const checkTries = 5

func (s *Store) checkOnce(ctx context.Context, code string) ([]Finding, error) {
	if code != "" {
		var err error
		if code, err = ParseCode(code); err != nil {
			return nil, err
		}
	}
	c := checker{store: s, ctx: ctx}
	for _, part := range s.lacking {
		c.add("check.part", "part", part)
	}
	for _, step := range []func() error{c.integrity, c.log, c.contents, c.tables, c.search, func() error { return c.seals(code) }} {
		if err := step(); err != nil {
			return c.found, s.problem(err)
		}
		if c.hopeless {
			break
		}
	}
	return c.found, nil
}

type checker struct {
	store    *Store
	ctx      context.Context //nolint:containedctx // lives for one check
	found    []Finding
	all      Log
	rows     map[string]Row
	hopeless bool // SQLite itself cannot read the file
}

// mostFindings is how many a person has any use for.
const mostFindings = 1_000

func (c *checker) add(key string, pairs ...string) {
	switch n := len(c.found); {
	case n < mostFindings:
		c.found = append(c.found, finding(key, pairs...))
	case n == mostFindings:
		c.found = append(c.found, finding("check.more"))
		c.hopeless = true
	}
}

func (c *checker) integrity() error {
	// FTS5 checks its index by the parts that it last knew of. Only a query makes it see what other connections have made of
	// them since; without one a whole index looks damaged.
	_, _ = texts(c.ctx, c.store.db, `SELECT rowid FROM search LIMIT 1`) // a damaged index is told of below
	lines, err := texts(c.ctx, c.store.db, `PRAGMA integrity_check(20)`)
	if err != nil {
		if isDamaged(c.store.problem(err)) {
			lines, err = []string{err.Error()}, nil
		} else {
			return err
		}
	}
	for _, line := range lines {
		switch {
		case line == "ok":
		case strings.Contains(strings.ToLower(line), "fts5"):
			c.add("check.search")
		default:
			c.add("check.integrity", "detail", line)
			c.hopeless = true
		}
	}
	if c.hopeless {
		return nil
	}
	rows, err := c.store.db.QueryContext(c.ctx, `PRAGMA foreign_key_check`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent string
		var row, key sql.NullInt64
		if err := rows.Scan(&table, &row, &parent, &key); err != nil {
			return err
		}
		c.add("check.foreign_key", "table", table, "parent", parent)
	}
	return rows.Err()
}

func (c *checker) log() (err error) {
	if c.all, err = c.store.Log(c.ctx); err != nil {
		return err
	}
	records := byRecord(c.all)
	erased := map[string]erasure{}
	for record, changes := range records {
		erased[record] = erasedBy(changes)
	}
	for _, id := range slices.SortedFunc(maps.Keys(c.all), compareIDs) {
		save := c.all[id]
		if save.Format != logFormat || save.computeID() != id {
			c.add("check.save", "save", id.String()[:16], "at", save.At, "author", save.Author)
		}
		for _, ch := range save.Changes {
			switch {
			case ch.Value != nil && erased[ch.Record].covers(id, ch.Field):
				c.add("check.value.gallrad", "record", ch.Record)
			case ch.Value != nil && ch.Value.digest() != ch.Digest:
				c.add("check.value", "save", id.String()[:16], "field", data.FieldKey(ch.Kind, ch.Field), "record", ch.Record)
			case ch.Value == nil && !erased[ch.Record].covers(id, ch.Field):
				c.add("check.value.missing", "save", id.String()[:16], "field", data.FieldKey(ch.Kind, ch.Field), "record", ch.Record)
			}
			for _, p := range ch.Parents {
				if c.all[p] == nil {
					c.add("check.parent", "save", id.String()[:16], "record", ch.Record)
				}
			}
		}
	}
	c.chains()
	c.rows = map[string]Row{}
	for record, changes := range records {
		c.rows[record] = settle(record, changes)
	}
	return c.heads(records)
}

// chains follows each device's saves from its first. A device whose file was copied and worked on in both copies has
// two chains from one save: both are kept, and that is told.
func (c *checker) chains() {
	devices := map[string][]*Save{}
	for _, save := range c.all {
		if save.Device != "" {
			devices[save.Device] = append(devices[save.Device], save)
		}
	}
	for _, device := range slices.Sorted(maps.Keys(devices)) {
		saves := devices[device]
		slices.SortFunc(saves, func(a, b *Save) int { return cmp.Or(cmp.Compare(a.Seq, b.Seq), compareIDs(a.ID, b.ID)) })
		forked := false
		for i, save := range saves {
			prev := c.all[save.Prev]
			switch {
			case save.Seq == 1 && save.Prev.IsZero():
			case prev == nil || prev.Device != device || prev.Seq != save.Seq-1:
				c.add("check.chain", "device", device, "seq", strconv.FormatInt(save.Seq, 10))
			}
			forked = forked || i > 0 && saves[i-1].Seq == save.Seq
		}
		if forked {
			f := finding("check.fork", "device", device)
			f.Notice = true
			c.found = append(c.found, f)
		}
	}
}

func (c *checker) heads(records map[string][]recordChange) error {
	rows, err := c.store.db.QueryContext(c.ctx, `SELECT concat(record, save, field) FROM head`)
	if err != nil {
		return err
	}
	defer rows.Close()
	have := map[string]bool{}
	for rows.Next() {
		var head string
		if err := rows.Scan(&head); err != nil {
			return err
		}
		have[head] = true
	}
	if err := rows.Err(); err != nil {
		return err
	}
	wanted := 0
	for record, changes := range records {
		id := string(recordBlob(record))
		for field, tips := range heads(changes) {
			for _, tip := range tips {
				wanted++
				if !have[id+string(tip.save[:])+field] {
					c.add("check.head", "field", data.FieldKey(tip.kind, field), "record", record)
				}
			}
		}
	}
	if wanted < len(have) {
		c.add("check.head.extra", "count", strconv.Itoa(len(have)-wanted))
	}
	return nil
}

// tables compares the readable tables with the replayed log, cell by cell.
func (c *checker) tables() error {
	for _, kind := range data.Kinds() {
		t := c.store.kinds[kind.Name]
		have, err := c.store.tableRows(c.ctx, t)
		if err != nil {
			return err
		}
		for id, row := range c.rows {
			if row.Kind != kind.Name {
				continue
			}
			switch got, ok := have[id]; {
			case !ok:
				c.add("check.row.missing", "kind", data.KindKey(kind.Name), "record", id)
			default:
				for _, field := range differing(got, row) {
					c.add("check.row", "kind", data.KindKey(kind.Name), "record", id, "field", data.FieldKey(kind.Name, field))
				}
			}
		}
		for id := range have {
			if c.rows[id].Kind != kind.Name {
				c.add("check.row.extra", "kind", data.KindKey(kind.Name), "record", id)
			}
		}
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int { return cmp.Compare(a.Args["record"], b.Args["record"]) })
	return nil
}

// tableRows reads a kind's tables in the form that a replay gives.
func (s *Store) tableRows(ctx context.Context, t *table) (map[string]Row, error) {
	rows, err := s.db.QueryContext(ctx, t.joined)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	have := map[string]Row{}
	for rows.Next() {
		var cells string
		if err := rows.Scan(&cells); err != nil {
			return nil, err
		}
		cell := strings.Split(cells, string(cellEnd))
		row := Row{ID: cell[0], Kind: t.kind.Name, Removed: cell[1] == "1", Gallrad: cell[2], Conflict: cell[3] == "1", Values: map[string]string{}}
		for i, f := range t.columns {
			if text := cell[4+i]; text != "" {
				row.Values[f.Name] = text
			}
		}
		have[row.ID] = row
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	rows.Close()
	for _, f := range t.lists {
		links, err := s.db.QueryContext(ctx, "SELECT owner, target FROM "+t.linkTable(f))
		if err != nil {
			return nil, err
		}
		for links.Next() {
			var owner, target string
			if err := links.Scan(&owner, &target); err != nil {
				links.Close()
				return nil, err
			}
			if row, ok := have[owner]; ok {
				row.Values[element(f.Name, target)] = "1"
			}
		}
		links.Close()
		if err := links.Err(); err != nil {
			return nil, err
		}
	}
	return have, nil
}

// differing lists the fields in which two rows are not the same.
func differing(a, b Row) []string {
	var fields []string
	if a.Removed != b.Removed {
		fields = append(fields, fieldExists)
	}
	if a.Gallrad != b.Gallrad {
		fields = append(fields, fieldGallrad)
	}
	if a.Conflict != b.Conflict {
		fields = append(fields, "conflict")
	}
	names := map[string]bool{}
	for name := range a.Values {
		names[name] = true
	}
	for name := range b.Values {
		names[name] = true
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if a.Values[name] != b.Values[name] {
			field, _, _ := strings.Cut(name, "/")
			fields = append(fields, field)
		}
	}
	return fields
}

// contents looks whether every content of a file that a value names is there and is what its name says.
func (c *checker) contents() error {
	type place struct{ record, name string }
	named := map[string]place{}
	for _, id := range slices.SortedFunc(maps.Keys(c.all), compareIDs) {
		for _, ch := range c.all[id].Changes {
			if ch.Field != fileField || ch.Value == nil || ch.Value.Text == "" {
				continue
			}
			if file, err := data.ParseAttachment(ch.Value.Text); err == nil { // else the change is one that no program makes
				named[file.SHA256()] = place{ch.Record, file.Name()}
			}
		}
	}
	there := map[string]bool{}
	unnamed := 0
	err := c.store.eachContent(c.ctx, func(hash []byte, whole bool) error {
		is := hex.EncodeToString(hash)
		there[is] = true
		at, isNamed := named[is]
		switch {
		case !isNamed:
			unnamed++
		case !whole:
			c.add("check.content", "name", at.name, "record", at.record)
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, hash := range slices.Sorted(maps.Keys(named)) {
		if !there[hash] {
			c.add("check.content.missing", "name", named[hash].name, "record", named[hash].record)
		}
	}
	if unnamed > 0 {
		f := finding("check.content.unnamed", "count", strconv.Itoa(unnamed))
		f.Notice = true
		c.found = append(c.found, f)
	}
	return nil
}

// search compares the text that the index holds with the rows. That the index agrees with its own text is part of
// SQLite's integrity check.
func (c *checker) search() error {
	if c.store.incoming {
		return nil
	}
	rows, err := c.store.db.QueryContext(c.ctx, `SELECT r.id, r.kind, coalesce(s.text, '') FROM record r LEFT JOIN search s ON s.rowid=r.n`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id, kind, text string
		if err := rows.Scan(&id, &kind, &text); err != nil {
			return err
		}
		t := c.store.kinds[kind]
		if t == nil || t.searchText(c.rows[id]) != text {
			c.add("check.search.text", "kind", data.KindKey(kind), "record", id)
		}
	}
	return rows.Err()
}

// seals looks for every save that a printed paper was made from.
func (c *checker) seals(code string) error {
	var held *Control // the control of the paper that the code stands on
	for _, row := range c.rows {
		if row.Kind != sealKind || row.Removed {
			continue
		}
		control := Control{Day: data.Day(row.Values[sealDay]), Vector: row.Values[sealVector]}
		whole := control.Code() == row.Values[sealCode]
		for _, line := range strings.Split(row.Values[sealVector], "\n") {
			_, id, _ := strings.Cut(line, " ")
			if blob, err := hex.DecodeString(id); line != "" && (err != nil || c.all[saveIDOf(blob)] == nil) {
				whole = false
			}
		}
		switch {
		case !whole:
			c.add("check.seal", "paper", row.Values[sealPaper], "day", row.Values[sealDay], "code", row.Values[sealCode])
			if row.Values[sealCode] == code {
				code = "" // has been answered
			}
		case row.Values[sealCode] == code:
			held = &control
		}
	}
	if code == "" {
		return nil
	}
	if held == nil { // a paper that was not booked: its code must be that of some day
		days, err := c.store.Days(c.ctx)
		if err != nil {
			return err
		}
		for _, d := range days {
			if d.Control.Code() == code {
				held = &d.Control
			}
		}
	}
	if held == nil {
		c.add("check.code", "code", code)
		return nil
	}
	f := finding("check.code.holds", "code", code, "day", string(held.Day))
	f.Notice = true
	c.found = append(c.found, f)
	return nil
}
