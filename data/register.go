package data

import (
	"bytes"
	"cmp"
	"slices"
	"sync"
)

// Register is every record of a file at one moment. Rules across kinds are pure functions of it.
type Register struct {
	byKind map[string][]Record
	living map[string][]Record // of byKind, neither removed nor gallrade: every rule asks for them
	byID   map[string]Record
	public bool // a version for anyone
}

// NewRegister makes a register of records, removed and gallrade ones among them.
func NewRegister(records []Record) Register {
	r := Register{byKind: map[string][]Record{}, byID: make(map[string]Record, len(records))}
	for i := 0; i < len(records); { // records of a kind mostly come together
		kind, first := records[i].KindName(), i
		for i < len(records) && records[i].KindName() == kind {
			i++
		}
		r.byKind[kind] = append(r.byKind[kind], records[first:i]...)
	}
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	for _, kind := range Kinds() {
		for _, k := range s.sort(kind, r.byKind[kind.Name]) { // whose ids are at hand: records lie far apart in memory
			r.byID[k.id] = k.rec
		}
	}
	s.forget()
	r.living = livingOf(r.byKind)
	return r
}

func livingOf(byKind map[string][]Record) map[string][]Record {
	living := make(map[string][]Record, len(byKind))
	for kind, records := range byKind {
		living[kind] = alive(records)
	}
	return living
}

// alive are those of some records that are neither removed nor gallrade; all of them share their place with the whole.
func alive(records []Record) []Record {
	isGone := func(rec Record) bool { return rec.Header().Removed || rec.Header().Gallrad != "" }
	if !slices.ContainsFunc(records, isGone) {
		return records
	}
	return slices.DeleteFunc(slices.Clone(records), isGone)
}

// All gives the living records of a kind, in the kind's order.
func All[R Record](r Register, kind *Kind[R]) []R {
	living := r.living[kind.Name]
	if len(living) == 0 {
		return nil
	}
	list := make([]R, len(living))
	for i, rec := range living {
		list[i] = rec.(R)
	}
	return list
}

// Living gives the living records of a kind, to code that treats all kinds alike.
func (r Register) Living(kind Untyped) []Record { return slices.Clone(r.living[kind.Name]) }

// All gives every record of a kind, removed and gallrade ones among them, in the kind's order.
func (r Register) All(kind Untyped) []Record { return r.byKind[kind.Name] }

// Find follows a link. A removed or gallrad record is found too, so that papers can say what the link meant.
func Find[T Record](r Register, link Link[T]) (T, bool) {
	rec, ok := r.byID[string(link)].(T)
	return rec, ok && link != ""
}

// Record finds a record of any kind by its id; nil when there is none.
func (r Register) Record(id string) Record { return r.byID[id] }

// Municipality is the file's municipality; an empty one when the register has none.
func (r Register) Municipality() *Municipality {
	if all := All(r, Municipalities); len(all) > 0 {
		return all[0]
	}
	return Municipalities.New()
}

// SecretText stands for what the public version of a register leaves out. A text that is one of a list is counted as a choice is.
const SecretText = "[…]"

// Public is the register as anyone may see it: the free text of records that are secret is left out, while dates, choices
// and links remain so that papers can still count them.
func (r Register) Public() Register {
	public := Register{byKind: make(map[string][]Record, len(r.byKind)), byID: make(map[string]Record, len(r.byID)), public: true}
	for _, kind := range Kinds() {
		all := r.byKind[kind.Name]
		if len(all) == 0 {
			continue
		}
		records, secret := make([]Record, len(all)), false
		for i, rec := range all {
			if r.isSecret(kind, rec) {
				rec, secret = withoutText(kind, rec), true
			}
			records[i] = rec
			public.byID[rec.Header().ID] = rec
		}
		if secret { // the order of titles that are left out would tell of them
			SortRecords(kind, records)
		}
		public.byKind[kind.Name] = records
	}
	public.living = livingOf(public.byKind)
	return public
}

// LeavesOut tells whether the register is a public version that says nothing of the record but its dates, choices and links.
func (r Register) LeavesOut(rec Record) bool { return r.public && r.IsSecret(rec) }

// IsSecret tells whether what a record says is left out of the public register: it is marked as "sekretess kan gälla" or as
// unjudged, it is guarded and nobody has judged it public, or it follows a record that is left out.
func (r Register) IsSecret(rec Record) bool {
	kind, _ := KindNamed(rec.KindName())
	return r.isSecret(kind, rec)
}

func (r Register) isSecret(kind Untyped, rec Record) bool {
	switch rec.Header().Secrecy.State {
	case SecrecyPossible, SecrecyUnjudged:
		return true
	case SecrecyPublic:
	default:
		if kind.Guard != nil {
			return true
		}
	}
	return slices.ContainsFunc(r.followed(kind, rec), r.IsSecret)
}

// followed are the records that a record follows, as its kind declares.
func (r Register) followed(kind Untyped, rec Record) []Record {
	var list []Record
	for _, name := range kind.Follows {
		f, _ := kind.Field(name)
		for _, id := range SplitRefs(f.Get(rec)) {
			if of := r.byID[id]; of != nil {
				list = append(list, of)
			}
		}
	}
	if f, ok := kind.Field(OriginField); ok { // what it came of is no reference, but tells as much
		if _, id, ok := SplitOrigin(f.Get(rec)); ok && r.byID[id] != nil {
			list = append(list, r.byID[id])
		}
	}
	return list
}

func withoutText(kind Untyped, from Record) Record {
	to := kind.New()
	*to.Header() = *from.Header()
	for _, f := range kind.Fields {
		text := f.Get(from)
		if text != "" && !f.Hidden && f.OneOf == "" && (f.Type == TypeText || f.Type == TypeLongText) {
			text = SecretText
		}
		if f.Type == TypeFile { // what a file is called may tell as much as a text
			text = ""
		}
		if f.Load(to, text) != nil { // a stored value is always readable; should it not be, leave it out
			continue
		}
	}
	to.Header().Secrecy = from.Header().Secrecy
	return to
}

// sorter sorts the records of a kind, one kind at a time. What it works with is kept for the next: a file is read anew after each save.
type sorter struct {
	swedish *Collation
	keys    []byte // of all records of the kind, one after the other
	list    []keyed
}

// keyed is a record and what it is sorted by.
type keyed struct {
	key []byte
	end int // where the key ends among the others
	id  string
	rec Record
}

// usualKey is about as many bytes as a key has.
const usualKey = 64

// sorters are kept, since a collation is made of tables.
var sorters = sync.Pool{New: func() any { return &sorter{swedish: NewCollation()} }}

// SortRecords puts records in their kind's order: by position or number where the kind has one, else by title in
// Swedish order; then by id, so that the order never wavers.
func SortRecords(kind Untyped, records []Record) {
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	s.sort(kind, records)
	s.forget()
}

// sort gives the records with their keys too, until it sorts the next.
func (s *sorter) sort(kind Untyped, records []Record) []keyed {
	order, numeric := kind.Position, false
	if kind.Prefix != "" {
		order = NumberField
	}
	field, ok := kind.Field(order)
	if ok {
		numeric = field.Type == TypeNumber
	} else {
		field, _ = kind.Field(kind.Title)
	}
	s.list, s.keys = slices.Grow(s.list[:0], len(records)), slices.Grow(s.keys[:0], len(records)*usualKey)
	for _, rec := range records {
		switch text := field.Get(rec); {
		case numeric:
			s.keys = append(s.keys, pad(text)...)
		case field.Type == TypeChoice: // in the order the options are given
			i := slices.IndexFunc(field.Choices, func(o Option) bool { return o.Name == text })
			s.keys = append(s.keys, byte(i+1))
		case order == "":
			s.keys = s.swedish.AppendKey(s.keys, text)
		default:
			s.keys = append(s.keys, text...)
		}
		s.list = append(s.list, keyed{end: len(s.keys), id: rec.Header().ID, rec: rec})
	}
	begins := 0
	for i := range s.list { // now that no key is moved about any more
		s.list[i].key, begins = s.keys[begins:s.list[i].end], s.list[i].end
	}
	slices.SortFunc(s.list, func(a, b keyed) int {
		if order := bytes.Compare(a.key, b.key); order != 0 {
			return order
		}
		return cmp.Compare(a.id, b.id)
	})
	for i := range s.list {
		records[i] = s.list[i].rec
	}
	return s.list
}

// forget lets go of the records, so that those of a file that is closed are not kept.
func (s *sorter) forget() { clear(s.list[:cap(s.list)]) }

// pad makes whole numbers of up to fifteen digits compare as text.
func pad(digits string) string {
	const zeros = "000000000000000"
	return zeros[:max(0, len(zeros)-len(digits))] + digits
}
