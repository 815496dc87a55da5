package store

import (
	"crypto/sha256"
	"slices"
)

// Row is what the log says a record is now. The readable tables hold exactly these.
type Row struct {
	ID, Kind string
	Removed  bool
	Gallrad  string            // the decision; the record then has no values
	Conflict bool              // something was changed in two copies and nobody has chosen
	Values   map[string]string // stored text by field; a list's elements as "field/id"
}

// Replay makes every row from the log alone.
func Replay(log Log) map[string]Row {
	rows := map[string]Row{}
	for record, changes := range byRecord(log) {
		rows[record] = settle(record, changes)
	}
	return rows
}

// heads gives, for each field of one record, the changes that no other change of the field has replaced.
func heads(changes []recordChange) map[string][]recordChange {
	type fieldSave struct {
		field string
		save  SaveID
	}
	replaced := make(map[fieldSave]bool, len(changes))
	for _, c := range changes {
		for _, p := range c.parents {
			replaced[fieldSave{c.field, p}] = true
		}
	}
	open := map[string][]recordChange{}
	for _, c := range changes {
		if !replaced[fieldSave{c.field, c.save}] {
			open[c.field] = append(open[c.field], c)
		}
	}
	for field := range open {
		slices.SortFunc(open[field], func(a, b recordChange) int { return compareIDs(a.save, b.save) })
	}
	return open
}

// settle decides what a record is from its changes. Where two heads differ the one with the greater id is shown, the
// same in every copy, and the row is marked: a person chooses, never the clock.
func settle(record string, changes []recordChange) Row {
	row := Row{ID: record, Values: map[string]string{}}
	if len(changes) > 0 {
		row.Kind = changes[0].kind
	}
	open := heads(changes)

	if decisions := open[fieldGallrad]; len(decisions) > 0 {
		row.Removed = true
		for _, d := range decisions {
			if d.value != nil {
				row.Gallrad = d.value.Text
			}
		}
		row.Conflict = hasUnseen(changes, open, decisions)
		return row
	}

	existence := open[fieldExists]
	lives := slices.ContainsFunc(existence, func(c recordChange) bool { return textOf(c) != "" })
	if !lives {
		row.Removed = true
		if hasUnseen(changes, open, existence) { // somebody edited what another removed
			row.Removed, row.Conflict = false, true
		}
	}
	for field, tips := range open {
		if isDecision(field) {
			continue
		}
		for _, tip := range tips[1:] {
			if textOf(tip) != textOf(tips[0]) {
				row.Conflict = true
			}
		}
		if field == fieldExists {
			continue
		}
		if text := textOf(tips[len(tips)-1]); text != "" {
			row.Values[field] = text
		}
	}
	return row
}

// hasUnseen tells whether the record has a head that none of the given changes had seen.
func hasUnseen(changes []recordChange, open map[string][]recordChange, by []recordChange) bool {
	var from []SaveID
	for _, c := range by {
		from = append(from, c.save)
	}
	seen := ancestors(changes, from)
	for _, tips := range open {
		for _, tip := range tips {
			if !seen[tip.save] {
				return true
			}
		}
	}
	return false
}

func textOf(c recordChange) string {
	if c.value == nil {
		return ""
	}
	return c.value.Text
}

// joins gives the program-made saves that close fields whose heads say the same: two people who came to the
// same answer are in no conflict. Every copy makes the same saves, since they carry neither device, author nor time,
// and their salt comes from the salts they join; it cannot be guessed once those are erased.
func joins(record string, changes []recordChange) []*Save {
	var made []*Save
	for field, tips := range heads(changes) {
		if len(tips) < 2 || isDecision(field) {
			continue
		}
		same := tips[0].value != nil
		salts := sha256.New()
		var parents []SaveID
		for _, tip := range tips {
			if same = same && tip.value != nil && tip.value.Text == tips[0].value.Text; !same {
				break
			}
			salts.Write(tip.value.Salt[:])
			parents = append(parents, tip.save)
		}
		if !same {
			continue
		}
		value := Value{Salt: [16]byte(salts.Sum(nil)[:16]), Text: tips[0].value.Text}
		save := &Save{Act: ActJoin, Format: logFormat, Changes: []Change{{
			Record: record, Kind: tips[0].kind, Field: field, Parents: parents, Digest: value.digest(), Value: &value,
		}}}
		save.finish()
		made = append(made, save)
	}
	slices.SortFunc(made, func(a, b *Save) int { return compareIDs(a.ID, b.ID) })
	return made
}
