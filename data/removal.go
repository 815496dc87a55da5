package data

import (
	"slices"
	"strings"
)

// Parting is what must happen for a record to be removed while others point at it.
type Parting struct {
	Loosed []Loosed // can live without it: the link is cleared
	Gone   []Record // cannot, and go with it
	Stuck  []Record // can neither be changed nor removed: they forbid it
}

// ofOne is a record that is about one thing, of any of several kinds: Of gives its id.
type ofOne interface{ Of() string }

// Loosed is a record whose field shall no longer point at those that go.
type Loosed struct {
	Record Record
	Field  string // English name
	Gone   []string
}

// PartFrom works out what a removal takes with it: a record that demands its link goes too, and what points at that in its
// turn; and so does one that is then about nothing. What can only be added to forbids it, and so does a record that would not hold without its link.
func PartFrom(reg Register, r Record) Parting {
	var p Parting
	gone := map[string]bool{r.Header().ID: true}
	for again := true; again; { // until no more goes
		again = false
		p.Loosed, p.Stuck = nil, nil
		for _, kind := range Kinds() {
			for _, other := range reg.Living(kind) {
				if gone[other.Header().ID] || !p.part(kind, other, gone) {
					continue
				}
				gone[other.Header().ID], again = true, true
				p.Gone = append(p.Gone, other)
			}
		}
	}
	return p
}

// part notes how a record parts from those that go, and tells whether it goes too.
func (p *Parting) part(kind Untyped, other Record, gone map[string]bool) (goes bool) {
	without := kind.New()
	*without.Header() = *other.Header()
	var loosed []Loosed
	for _, f := range kind.Fields {
		text := f.Get(other)
		if ids := slices.DeleteFunc(f.PointsAt(text), func(id string) bool { return !gone[id] }); len(ids) > 0 {
			l := Loosed{other, f.Name, ids}
			loosed, text = append(loosed, l), l.rest(f, text)
			goes = goes || f.Required && text == ""
		}
		if f.Load(without, text) != nil { // a stored value is always readable
			return false
		}
	}
	if of, ok := without.(ofOne); ok && of.Of() == "" { // it was about what goes, and about nothing else
		goes = true
	}
	switch {
	case len(loosed) == 0:
		return false
	case kind.AppendOnly || isKept(kind, other, without, goes) || !goes && kind.Check(without) != nil && kind.Check(other) == nil:
		p.Stuck = append(p.Stuck, other)
		return false
	case !goes:
		p.Loosed = append(p.Loosed, loosed...)
	}
	return goes
}

// isKept tells whether what is left of a record is what may not be done to it.
func isKept(kind Untyped, other, without Record, goes bool) bool {
	if kind.Keeps == nil {
		return false
	}
	without.Header().Removed = goes
	return kind.Keeps(other, without) != nil
}

// rest is a stored list of links without those that go; an origin is one link, which then is none.
func (l Loosed) rest(f UntypedField, stored string) string {
	if !f.IsLink() {
		return ""
	}
	return strings.Join(slices.DeleteFunc(SplitRefs(stored), func(id string) bool { return slices.Contains(l.Gone, id) }), "\n")
}

// Loose clears the links in the record as it stands in the file.
func (l Loosed) Loose(kind Untyped, r Record) error {
	f, _ := kind.Field(l.Field)
	return f.Load(r, l.rest(f, f.Get(r)))
}

// LoosedRecords are the records that only lose a link, each once.
func (p Parting) LoosedRecords() []Record {
	var list []Record
	for _, l := range p.Loosed {
		if !slices.Contains(list, l.Record) {
			list = append(list, l.Record)
		}
	}
	return list
}
