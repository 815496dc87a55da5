package data

import (
	"slices"
	"strings"
	"time"
)

// Touch is what one save did to one record, as the log tells it.
type Touch struct {
	At           time.Time
	Author, Act  string // Act is one of the log's
	Kind, Record string
	Fields       []string // those that were changed, by name, in the order of the kind; none for a record that was made
	Made         bool     // the record was not there before
	Save         string   // which save it was, so that what was done at once can be told as one
}

// TouchedBy are those of the touches that carry a name as their author; known is false when none does, as where the log has
// what somebody logs in with.
func TouchedBy(list []Touch, name string) (own []Touch, known bool) {
	name = strings.TrimSpace(name)
	for _, t := range list {
		if name != "" && strings.EqualFold(strings.TrimSpace(t.Author), name) {
			own = append(own, t)
		}
	}
	return own, len(own) > 0
}

// Saves is how many saves some touches were made in.
func Saves(list []Touch) int {
	seen := map[string]bool{}
	for _, t := range list {
		seen[t.Save] = true
	}
	return len(seen)
}

// TouchedFields puts the names of changed fields in the order of their kind, each once. What the kind does not show is left out.
func TouchedFields(kind Untyped, names []string) []string {
	var list []string
	for _, f := range kind.Fields {
		if !f.Hidden && slices.Contains(names, f.Name) {
			list = append(list, f.Name)
		}
	}
	return list
}
