package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// The log is the truth of a file; tables, heads and search index are made from it. Its format never changes:
// a save is the unit, a field the grain. A save's id is the digest of all it says, so two copies can only differ in
// which saves they hold.

// SaveID is the SHA-256 of a save; the zero value is no save.
type SaveID [sha256.Size]byte

// IsZero tells whether the id names no save.
func (id SaveID) IsZero() bool { return id == SaveID{} }

func (id SaveID) String() string {
	if id.IsZero() {
		return ""
	}
	return hex.EncodeToString(id[:])
}

// ParseSaveID reads the 64 hexadecimal digits that String gives.
func ParseSaveID(text string) (id SaveID, err error) {
	raw, err := hex.DecodeString(text)
	if err == nil && len(raw) != len(id) {
		err = hex.ErrLength
	}
	copy(id[:], raw)
	return id, err
}

// blob is the id as the file holds it: 32 bytes, or none.
func (id SaveID) blob() []byte {
	if id.IsZero() {
		return []byte{}
	}
	return id[:]
}

func saveIDOf(blob []byte) (id SaveID) {
	copy(id[:], blob)
	return id
}

func compareIDs(a, b SaveID) int { return bytes.Compare(a[:], b[:]) }

// logFormat is the version of the rules by which a save's id is made.
const logFormat = 1

// The acts that a save can be.
const (
	ActSave     = "save"
	ActSeed     = "seed"
	ActImport   = "import"
	ActRemove   = "remove"
	ActRestore  = "restore"
	ActReturn   = "return" // to how everything was
	ActUndo     = "undo"
	ActGallring = "gallring"
	ActSeal     = "seal"
	ActJoin     = "join"
)

// Acts are what a person's save can be.
func Acts() []string {
	return []string{ActSave, ActSeed, ActImport, ActRemove, ActRestore, ActUndo, ActGallring, ActSeal}
}

// The fields that every record has in the log beside its kind's own.
const (
	fieldExists  = "exists"  // "1" while the record lives
	fieldGallrad = "gallrad" // the decision by which its values were erased
)

// gallradField is where the decision by which one field's earlier values were erased is kept.
func gallradField(field string) string { return fieldGallrad + "/" + field }

// isDecision tells whether a field of the log holds a gallring's decision.
func isDecision(field string) bool {
	return field == fieldGallrad || strings.HasPrefix(field, fieldGallrad+"/")
}

// Save is one act of one person at one moment, with all the field changes it made.
// Saves made by the program itself have no device, author or time, so that two copies make the same ones.
type Save struct {
	ID                      SaveID
	Device                  string
	Seq                     int64  // counts the device's saves from 1
	Prev                    SaveID // the device's save before this
	Author, At, Act, Reason string // At is RFC 3339 in UTC
	Undoes                  SaveID
	Format                  int
	Changes                 []Change
}

// Change is one field of one record in a save. A save touches a record's field once.
type Change struct {
	Record, Kind, Field string
	Parents             []SaveID // the saves whose value of the field this one replaces; sorted
	Digest              [sha256.Size]byte
	Value               *Value // nil when the value has been erased by a gallring
}

// Value is kept apart from its digest, so that it can be erased while the log still verifies.
type Value struct {
	Salt [16]byte
	Text string
}

func (v Value) digest() [sha256.Size]byte {
	h := sha256.New()
	h.Write(v.Salt[:])
	h.Write([]byte(v.Text))
	return [sha256.Size]byte(h.Sum(nil))
}

// finish sorts the changes and their parents and gives the save its id.
func (s *Save) finish() {
	slices.SortFunc(s.Changes, compareChanges)
	for i := range s.Changes {
		slices.SortFunc(s.Changes[i].Parents, compareIDs)
		s.Changes[i].Parents = slices.Compact(s.Changes[i].Parents)
	}
	s.ID = s.computeID()
}

func compareChanges(a, b Change) int {
	if c := strings.Compare(a.Record, b.Record); c != 0 {
		return c
	}
	return strings.Compare(a.Field, b.Field)
}

// computeID is SHA-256 over "lis1", the header and the sorted changes; every part is UTF-8 behind its length in
// four bytes, so that no two saves can read the same.
func (s *Save) computeID() SaveID {
	h := sha256.New()
	h.Write([]byte("lis1"))
	var length [4]byte
	part := func(text string) {
		binary.BigEndian.PutUint32(length[:], uint32(len(text)))
		h.Write(length[:])
		h.Write([]byte(text))
	}
	for _, text := range []string{
		s.Device, strconv.FormatInt(s.Seq, 10), s.Prev.String(), s.Author, s.At, s.Act, s.Reason, s.Undoes.String(), strconv.Itoa(s.Format),
	} {
		part(text)
	}
	for _, c := range s.Changes {
		part(c.Record)
		part(c.Kind)
		part(c.Field)
		parents := make([]string, len(c.Parents))
		for i, p := range c.Parents {
			parents[i] = p.String()
		}
		part(strings.Join(parents, ","))
		part(hex.EncodeToString(c.Digest[:]))
	}
	return SaveID(h.Sum(nil))
}

// Log is a set of saves.
type Log map[SaveID]*Save

// Merge is the union of two logs. A value that either log has erased by a gallring is not taken in from the other.
func Merge(a, b Log) Log {
	union := make(Log, len(a)+len(b))
	for _, from := range []Log{a, b} {
		for id, save := range from {
			if have, ok := union[id]; ok {
				save = withValues(have, save)
			}
			union[id] = save
		}
	}
	eraseGallrade(union)
	return union
}

// withValues gives one save of two equal ones, with every value that either still has.
func withValues(a, b *Save) *Save {
	merged := *a
	merged.Changes = slices.Clone(a.Changes)
	for i := range merged.Changes {
		if merged.Changes[i].Value == nil {
			merged.Changes[i].Value = b.Changes[i].Value
		}
	}
	return &merged
}

// eraseGallrade drops the values that a gallring in the log has decided on.
func eraseGallrade(log Log) {
	for record, changes := range byRecord(log) {
		erased := erasedBy(changes)
		for id := range erased.saves() {
			save := *log[id]
			save.Changes = slices.Clone(save.Changes)
			for i, c := range save.Changes {
				if c.Record == record && erased.covers(id, c.Field) {
					save.Changes[i].Value = nil
				}
			}
			log[id] = &save
		}
	}
}

// change within its save, as the rules about one record need it.
type recordChange struct {
	save    SaveID
	kind    string
	field   string
	parents []SaveID
	value   *Value
}

func byRecord(log Log) map[string][]recordChange {
	records := map[string][]recordChange{}
	for id, save := range log {
		for _, c := range save.Changes {
			records[c.Record] = append(records[c.Record], recordChange{id, c.Kind, c.Field, c.Parents, c.Value})
		}
	}
	return records
}

// erasure is which values of one record its gallringar have erased: all that a gallring had seen, of the whole record or
// of one field.
type erasure struct {
	whole  map[SaveID]bool
	fields map[string]map[SaveID]bool
}

func erasedBy(changes []recordChange) erasure {
	var e erasure
	var from []SaveID
	for _, c := range changes {
		field, ofField := strings.CutPrefix(c.field, fieldGallrad+"/")
		switch {
		case c.field == fieldGallrad:
			from = append(from, c.parents...)
		case ofField:
			if e.fields == nil {
				e.fields = map[string]map[SaveID]bool{}
			}
			seen := ancestors(ofOneField(changes, field), c.parents)
			if e.fields[field] == nil {
				e.fields[field] = map[SaveID]bool{}
			}
			maps.Copy(e.fields[field], seen)
		}
	}
	e.whole = ancestors(changes, from)
	return e
}

func ofOneField(changes []recordChange, field string) []recordChange {
	return slices.DeleteFunc(slices.Clone(changes), func(c recordChange) bool { return c.field != field })
}

// covers tells whether a save's value of a field is erased. Decisions stay, so that it can be told why.
func (e erasure) covers(save SaveID, field string) bool {
	return !isDecision(field) && (e.whole[save] || e.fields[field][save])
}

// saves are those that have lost a value.
func (e erasure) saves() map[SaveID]bool {
	saves := maps.Clone(e.whole)
	if saves == nil {
		saves = map[SaveID]bool{}
	}
	for _, seen := range e.fields {
		maps.Copy(saves, seen)
	}
	return saves
}

// ancestors gives the saves in from and all that their changes of the record replaced.
func ancestors(changes []recordChange, from []SaveID) map[SaveID]bool {
	if len(from) == 0 {
		return nil
	}
	parents := map[SaveID][]SaveID{}
	for _, c := range changes {
		parents[c.save] = append(parents[c.save], c.parents...)
	}
	seen := map[SaveID]bool{}
	for queue := slices.Clone(from); len(queue) > 0; {
		id := queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		if !seen[id] {
			seen[id] = true
			queue = append(queue, parents[id]...)
		}
	}
	return seen
}
