package policy

import (
	"slices"
	"strings"
)

// stemIndex holds every stem of a table by its first bytes, so that one reading of a sentence finds them all.
type stemIndex map[string][]stem

type stem struct {
	text string
	id   int
}

// stemSet is a set of stems by their id.
type stemSet [8]uint64

// need is groups of stems, of each of which one must occur.
type need []stemSet

const stemKey = 3 // bytes that stems are looked up by; the shortest stem has as many

// need enters groups of stems parted by "|".
func (x stemIndex) need(groups []string) need {
	var n need
	for _, group := range groups {
		var set stemSet
		for text := range strings.SplitSeq(group, "|") {
			set.add(x.enter(text))
		}
		n = append(n, set)
	}
	return n
}

func (x stemIndex) enter(text string) int {
	key := text[:stemKey]
	if i := slices.IndexFunc(x[key], func(s stem) bool { return s.text == text }); i >= 0 {
		return x[key][i].id
	}
	id := 0
	for _, stems := range x {
		id += len(stems)
	}
	x[key] = append(x[key], stem{text, id})
	return id
}

// in finds which stems occur in a sentence, given as its words.
func (x stemIndex) in(all []string) stemSet {
	var found stemSet
	plain := strings.Join(all, " ") + " "
	for len(plain) >= stemKey {
		for _, s := range x[plain[:stemKey]] {
			if strings.HasPrefix(plain, s.text) {
				found.add(s.id)
			}
		}
		_, plain, _ = strings.Cut(plain, " ")
	}
	return found
}

func (s *stemSet) add(id int) { s[id/64] |= 1 << (id % 64) }

func (n need) metBy(found stemSet) bool {
	for _, group := range n {
		met := false
		for i := range group {
			met = met || group[i]&found[i] != 0
		}
		if !met {
			return false
		}
	}
	return true
}
