package data

import (
	"slices"
	"strings"
)

// ClashSort tells how records that two people have made or changed apart do not go together.
type ClashSort string

// The sorts of clash.
const (
	ClashTwice ClashSort = "twice" // several say what only one may say; the one with the highest id counts
	ClashRing  ClashSort = "ring"  // each lies under, or comes of, the next, and the last of the first
)

// Clash is some records that cannot all stay as they are. Each alone is right, so that no save was refused.
type Clash struct {
	Sort    ClashSort
	Records []Record // by id
}

// Clashes lists what a merge has brought together that does not go together, the same in every copy.
func Clashes(reg Register) []Clash {
	var list []Clash
	for _, kind := range Kinds() {
		list = append(list, twice(kind, reg)...)
		for _, f := range kind.Fields {
			if f.Type == TypeRef && f.Target == kind.Name {
				list = append(list, rings(f, reg.Living(kind))...)
			}
		}
	}
	return list
}

func byID(a, b Record) int { return strings.Compare(a.Header().ID, b.Header().ID) }

func twice(kind Untyped, reg Register) []Clash {
	alone, ok := kind.Field(kind.Alone)
	if !ok && !kind.Single {
		return nil
	}
	living := slices.SortedFunc(slices.Values(reg.Living(kind)), byID)
	var order []string
	saying := map[string][]Record{}
	for _, r := range living {
		said := ""
		if ok {
			said = alone.Get(r)
		}
		if saying[said] == nil {
			order = append(order, said)
		}
		saying[said] = append(saying[said], r)
	}
	var list []Clash
	for _, said := range order {
		if len(saying[said]) > 1 {
			list = append(list, Clash{ClashTwice, saying[said]})
		}
	}
	return list
}

// rings follows a field from each record; each ring is found from the lowest id in it.
func rings(f UntypedField, living []Record) []Clash {
	var linked []Record // few are
	for _, r := range living {
		if f.Get(r) != "" {
			linked = append(linked, r)
		}
	}
	slices.SortFunc(linked, byID)
	held := make(map[string]Record, len(linked)) // a ring is of such alone
	for _, r := range linked {
		held[r.Header().ID] = r
	}
	next := map[string]Record{}
	for _, r := range linked {
		if to := held[f.Get(r)]; to != nil {
			next[r.Header().ID] = to
		}
	}
	var list []Clash
	for _, first := range linked {
		ring := []Record{first}
		at := next[first.Header().ID]
		for at != nil && at.Header().ID > first.Header().ID && len(ring) <= len(linked) {
			ring = append(ring, at)
			at = next[at.Header().ID]
		}
		if at != nil && at.Header().ID == first.Header().ID {
			slices.SortFunc(ring, byID)
			list = append(list, Clash{ClashRing, ring})
		}
	}
	return list
}
