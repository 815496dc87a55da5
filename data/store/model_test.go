package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"lisparmen/data"
)

// The model is two to four copies of a log without SQL or files, on which people do anything in any order. What it
// promises is promised of the store too, whose sequences are fewer since they touch the disk.

// long multiplies the number of sequences, for the slower checks.
func long(t testing.TB, few, many int) int {
	t.Helper()
	if os.Getenv("LISPARMEN_LONG") != "" {
		return many
	}
	return few
}

type modelCopy struct {
	device string
	seq    int64
	prev   SaveID
	log    Log
}

type model struct {
	rng    *rand.Rand
	copies []*modelCopy
	clock  int
	made   []SaveID       // every save a person ever made
	erased map[place]bool // the values that a gallring had seen when it was decided
}

type place struct {
	record, field string
	save          SaveID
}

var modelFields = []string{"title", "phone"}

const modelRecords = 3

func (m *model) save(c *modelCopy, act string, changes ...Change) {
	m.clock++
	for i := range changes {
		changes[i].Digest = changes[i].Value.digest()
		changes[i].Kind = "person"
	}
	c.seq++
	s := &Save{
		Device: c.device, Seq: c.seq, Prev: c.prev, Author: c.device, At: fmt.Sprintf("2026-11-24T%02d:%02d:00Z", m.clock/60, m.clock%60),
		Act: act, Format: logFormat, Changes: changes,
	}
	s.finish()
	c.prev = s.ID
	c.log[s.ID] = s
	m.made = append(m.made, s.ID)
}

func (m *model) change(c *modelCopy, record, field, text string, parents []SaveID) Change {
	var salt [16]byte
	for i := range salt {
		salt[i] = byte(m.rng.Uint32())
	}
	return Change{Record: record, Field: field, Parents: slices.Clone(parents), Value: &Value{salt, text}}
}

func tipsOf(changes []recordChange) (byField map[string][]SaveID, all []SaveID) {
	byField = map[string][]SaveID{}
	for field, tips := range heads(changes) {
		for _, tip := range tips {
			byField[field] = append(byField[field], tip.save)
			all = append(all, tip.save)
		}
	}
	slices.SortFunc(all, compareIDs)
	return byField, slices.Compact(all)
}

func (m *model) step() {
	c := m.copies[m.rng.IntN(len(m.copies))]
	record := fmt.Sprintf("00000000-0000-7000-8000-00000000000%d", m.rng.IntN(modelRecords))
	changes := byRecord(c.log)[record]
	byField, all := tipsOf(changes)
	row := settle(record, changes)
	switch act := m.rng.IntN(13); {
	case act < 4: // merge, one way
		other := m.copies[m.rng.IntN(len(m.copies))]
		m.merge(c, other)
	case len(changes) == 0:
		m.save(c, ActSave, m.change(c, record, fieldExists, "1", nil), m.change(c, record, "title", m.word(), nil))
	case row.Gallrad != "":
		if row.Conflict && act < 6 { // the unseen edit is gallrad too
			m.gallra(c, record, all, changes)
		}
	case act < 9: // an edit, which also settles a conflict
		if row.Removed {
			m.save(c, ActRestore, m.change(c, record, fieldExists, "1", byField[fieldExists]))
			return
		}
		field := modelFields[m.rng.IntN(len(modelFields))]
		m.save(c, ActSave, m.change(c, record, field, m.word(), byField[field]))
	case act < 11:
		if !row.Removed {
			m.save(c, ActRemove, m.change(c, record, fieldExists, "", all))
		}
	case act == 11:
		field := modelFields[m.rng.IntN(len(modelFields))]
		if len(byField[field]) > 0 {
			m.gallraValue(c, record, field, byField, all, changes, row.Removed)
		}
	default:
		if m.rng.IntN(3) == 0 {
			m.gallra(c, record, all, changes)
		}
	}
}

func (m *model) word() string {
	if m.rng.IntN(4) == 0 {
		return "samma" // so that two people sometimes come to the same
	}
	return "ord " + strconv.Itoa(m.clock)
}

func (m *model) gallra(c *modelCopy, record string, all []SaveID, changes []recordChange) {
	m.save(c, ActGallring, m.change(c, record, fieldGallrad, "plan 2026", all))
	seen := ancestors(changes, all)
	for _, ch := range changes {
		if seen[ch.save] && !isDecision(ch.field) {
			m.erased[place{record, ch.field, ch.save}] = true
		}
	}
	eraseGallrade(c.log)
}

// gallraValue erases what one field has said, and says something else in its place.
func (m *model) gallraValue(c *modelCopy, record, field string, byField map[string][]SaveID, all []SaveID, changes []recordChange, removed bool) {
	made := []Change{
		m.change(c, record, field, "i stället", byField[field]),
		m.change(c, record, gallradField(field), "felaktigt införd", append(slices.Clone(byField[gallradField(field)]), byField[field]...)),
	}
	if removed {
		made = append(made, m.change(c, record, fieldExists, "", all))
	}
	m.save(c, ActGallring, made...)
	// The values that came before, found by following the field alone from its heads.
	for queue := slices.Clone(byField[field]); len(queue) > 0; queue = queue[1:] {
		for _, ch := range changes {
			if ch.field == field && ch.save == queue[0] && !m.erased[place{record, field, ch.save}] {
				m.erased[place{record, field, ch.save}] = true
				queue = append(queue, ch.parents...)
			}
		}
	}
	eraseGallrade(c.log)
}

func (m *model) merge(into, from *modelCopy) {
	into.log = Merge(into.log, from.log)
	for record, changes := range byRecord(into.log) {
		for _, save := range joins(record, changes) {
			into.log[save.ID] = save
		}
	}
}

// runModel does one random history and returns what it broke. shown decides a row from its changes; the tests of
// the tests give a wrong one.
func runModel(seed uint64, shown func(string, []recordChange) Row) error {
	m := &model{rng: rand.New(rand.NewPCG(seed, 1)), erased: map[place]bool{}}
	for i := range 2 + m.rng.IntN(3) {
		m.copies = append(m.copies, &modelCopy{device: string(rune('a' + i)), log: Log{}})
	}
	for range 10 + m.rng.IntN(31) {
		m.step()
	}
	for _, c := range m.copies {
		if err := m.nothingSilent(c, shown); err != nil {
			return fmt.Errorf("copy %s: %w", c.device, err)
		}
	}
	// Everybody merges with everybody, in a random order, until nothing more comes.
	for round := 0; ; round++ {
		before := 0
		for _, c := range m.copies {
			before += len(c.log)
		}
		for range 2 {
			for _, i := range m.rng.Perm(len(m.copies)) {
				for _, j := range m.rng.Perm(len(m.copies)) {
					m.merge(m.copies[i], m.copies[j])
				}
			}
		}
		after := 0
		for _, c := range m.copies {
			after += len(c.log)
		}
		if before == after {
			break
		}
		if round > 10 {
			return fmt.Errorf("the copies never agree")
		}
	}
	first := m.copies[0]
	for _, c := range m.copies[1:] {
		if !maps.EqualFunc(first.log, c.log, sameSave) {
			return fmt.Errorf("copy %s holds another log than %s", c.device, first.device)
		}
		for record, changes := range byRecord(c.log) {
			a, b := shown(record, byRecord(first.log)[record]), shown(record, changes)
			if !sameRow(a, b) {
				return fmt.Errorf("copy %s shows %+v, copy %s shows %+v", first.device, a, c.device, b)
			}
		}
	}
	if again := Merge(first.log, first.log); !maps.EqualFunc(first.log, again, sameSave) {
		return fmt.Errorf("merging with oneself changed the log")
	}
	for _, id := range m.made {
		if first.log[id] == nil {
			return fmt.Errorf("save %s was lost", id)
		}
	}
	for id, s := range first.log {
		for _, c := range s.Changes {
			switch erased := m.erased[place{c.Record, c.Field, id}]; {
			case erased && c.Value != nil:
				return fmt.Errorf("gallrad value %q came back", c.Value.Text)
			case !erased && c.Value == nil:
				return fmt.Errorf("a value that nobody gallrade is gone")
			}
		}
	}
	return m.nothingSilent(first, shown)
}

// nothingSilent looks, without heads, for changes of a field that know nothing of each other and differ, and for edits
// that a removal had not seen: each must be marked for a person to decide.
func (m *model) nothingSilent(c *modelCopy, shown func(string, []recordChange) Row) error {
	for record, changes := range byRecord(c.log) {
		row := shown(record, changes)
		if row.Gallrad != "" {
			continue
		}
		for _, a := range changes {
			if superseded(changes, a) {
				continue
			}
			for _, b := range changes {
				if a.field == b.field && !isDecision(a.field) && a.save != b.save && !superseded(changes, b) && textOf(a) != textOf(b) && !row.Conflict {
					return fmt.Errorf("%s: %q and %q of field %s stand against each other unmarked", record, textOf(a), textOf(b), a.field)
				}
			}
			if row.Removed && !row.Conflict && a.field != fieldExists {
				seen := false
				for _, r := range changes {
					seen = seen || r.field == fieldExists && textOf(r) == "" && (r.save == a.save || ancestors(changes, r.parents)[a.save])
				}
				if !seen {
					return fmt.Errorf("%s: an edit that the removal had not seen went with it", record)
				}
			}
		}
	}
	return nil
}

func superseded(changes []recordChange, c recordChange) bool {
	return slices.ContainsFunc(changes, func(other recordChange) bool {
		return other.field == c.field && slices.Contains(other.parents, c.save)
	})
}

func sameSave(a, b *Save) bool {
	return a.ID == b.ID && slices.EqualFunc(a.Changes, b.Changes, func(x, y Change) bool {
		return x.Digest == y.Digest && (x.Value == nil) == (y.Value == nil) && (x.Value == nil || *x.Value == *y.Value)
	})
}

func sameRow(a, b Row) bool {
	return a.ID == b.ID && a.Kind == b.Kind && a.Removed == b.Removed && a.Gallrad == b.Gallrad && a.Conflict == b.Conflict && maps.Equal(a.Values, b.Values)
}

func TestModelLosesNothingAndDecidesNothing(t *testing.T) {
	for seed := range uint64(long(t, 2_000, 20_000)) {
		if err := runModel(seed, settle); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

// A rule that lets the later clock win must be found out, or the test above proves nothing.
func TestLastWriterWinsIsCaught(t *testing.T) {
	lastWriter := func(record string, changes []recordChange) Row {
		row := settle(record, changes)
		row.Conflict = false // the newer head is shown and nobody is asked
		return row
	}
	for seed := range uint64(200) {
		if runModel(seed, lastWriter) != nil {
			return
		}
	}
	t.Fatal("200 histories did not tell a last-writer-wins merge from a right one")
}

// A merge that forgets a gallring must be found out.
func TestValuesThatComeBackAreCaught(t *testing.T) {
	for seed := range uint64(2_000) {
		m := &model{rng: rand.New(rand.NewPCG(seed, 1)), erased: map[place]bool{}}
		a, b := &modelCopy{device: "a", log: Log{}}, &modelCopy{device: "b", log: Log{}}
		m.copies = []*modelCopy{a, b}
		const record = "00000000-0000-7000-8000-000000000000"
		m.save(a, ActSave, m.change(a, record, fieldExists, "1", nil), m.change(a, record, "title", "hemligt", nil))
		m.merge(b, a)
		changes := byRecord(a.log)[record]
		_, all := tipsOf(changes)
		m.gallra(a, record, all, changes)
		for range 5 {
			m.merge(a, b)
			m.merge(b, a)
		}
		for _, c := range m.copies {
			for _, s := range c.log {
				for _, ch := range s.Changes {
					if ch.Value != nil && ch.Value.Text == "hemligt" {
						t.Fatal("the gallrad value is still in copy", c.device)
					}
				}
			}
		}
		if seed > 3 {
			break
		}
	}
}

func TestSequencesKeepTablesEqualToReplay(t *testing.T) {
	for seed := range uint64(long(t, 25, 1_000)) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { runStores(t, seed) })
		if t.Failed() {
			break
		}
	}
}

// runStores does one random history on three real files.
func runStores(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 2))
	first := newStore(t, "a", seed*4)
	unit := &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitBoard}
	other := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	if _, err := first.SaveAll(ctx, ActSeed, "", []Draft{{Record: unit}, {Record: other}}); err != nil {
		t.Fatal(err)
	}
	stores := []*Store{first, copyOf(t, first, "b", seed*4+1), copyOf(t, first, "c", seed*4+2)}
	units := []data.Link[*data.Unit]{data.Link[*data.Unit](unit.ID), data.Link[*data.Unit](other.ID)}
	kind := data.Incidents.Untyped()
	var ids []string
	gallrade := map[string]string{} // a word that must be in no file
	for n := range 25 {
		s := stores[rng.IntN(len(stores))]
		var id string
		if len(ids) > 0 {
			id = ids[rng.IntN(len(ids))]
		}
		record, base, err := s.Get(ctx, kind, id)
		missing := err != nil
		switch act := rng.IntN(13); {
		case act < 2 || len(ids) == 0:
			i := data.Incidents.New()
			i.Title, i.Units = fmt.Sprintf("Händelse %d", n), units[:rng.IntN(3)]
			mustSave(t, s, Base{}, i)
			ids = append(ids, i.ID)
		case act < 5:
			log, err := stores[rng.IntN(len(stores))].Log(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := s.Merge(ctx, log); err != nil {
				t.Fatal(err)
			}
		case act == 5:
			_, err := s.Undo(ctx, rng.IntN(2) == 0)
			mustBe(t, err, "problem.undo.nothing", "problem.undo.changed", "problem.undo.gallring")
		case missing:
		case act < 9:
			i := record.(*data.Incident)
			i.Title = fmt.Sprintf("Ändrad %d hos %s", n, s.options.Device)
			i.Units = units[rng.IntN(2):]
			if rng.IntN(3) == 0 {
				i.Title = "samma"
			}
			base.Choose("title")
			_, err := s.Save(ctx, base, i)
			mustBe(t, err, "problem.record.removed", "problem.record.gallrad")
		case act == 9:
			_, err := s.Remove(ctx, kind, id)
			mustBe(t, err, "problem.record.removed", "problem.record.gallrad")
		case act == 10:
			_, err := s.Restore(ctx, kind, id)
			mustBe(t, err, "problem.restore.lives", "problem.record.gallrad")
		case act == 11:
			_, err := s.GallraValues(ctx, "felaktigt införd uppgift", []Erasure{{Kind: kind.Name, Record: id, Field: "title", Instead: "Rättad"}})
			mustBe(t, err, "problem.record.gallrad")
		default:
			if _, err := s.Gallra(ctx, kind, id, "informationshanteringsplan 2026"); err != nil {
				t.Fatal(err)
			}
			gallrade[id] = record.(*data.Incident).Title
		}
	}
	for _, s := range stores {
		mustBeSound(t, s)
	}
	for range 3 {
		for _, a := range stores {
			for _, b := range stores {
				mustMerge(t, a, b)
			}
		}
	}
	logs := make([]Log, len(stores))
	for i, s := range stores {
		mustBeSound(t, s)
		log, err := s.Log(ctx)
		if err != nil {
			t.Fatal(err)
		}
		logs[i] = log
	}
	for i := 1; i < len(logs); i++ {
		if !maps.EqualFunc(logs[0], logs[i], sameSave) {
			t.Errorf("the copies hold different logs after merging: %d and %d saves", len(logs[0]), len(logs[i]))
		}
	}
	for id := range gallrade {
		for _, s := range stores {
			record, _, err := s.Get(ctx, kind, id)
			if err != nil || record.(*data.Incident).Title != "" || record.Header().Gallrad == "" {
				t.Errorf("gallrad record is %+v, %v", record, err)
			}
		}
	}
}

// mustBe fails the test for any error but the expected Problems.
func mustBe(t *testing.T, err error, keys ...string) {
	t.Helper()
	if err != nil && !slices.ContainsFunc(keys, func(key string) bool { return data.IsProblem(err, key) }) {
		t.Fatal(err)
	}
}
