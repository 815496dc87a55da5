// Package data says what the records of a municipality's information security binder are and which rules they follow.
// It knows neither files, SQL nor windows.
package data

import "sync"

// Record is a pointer to one kind's struct, such as *Incident.
type Record interface {
	// KindName is the English name of the kind; it works on a nil pointer.
	KindName() string
	// Header gives the part all kinds share; embedding Head provides it.
	Header() *Head
}

// Head is what every record has, whatever its kind. Kinds embed it.
type Head struct {
	ID string // UUIDv7, lower case; empty until first saved
	// Removed records stay in the file so that history and links keep their meaning.
	Removed bool
	// Gallrad holds the decision by which the record's values were erased; empty for a living record.
	Gallrad string
	// Conflict tells that two copies of the file changed the same thing and nobody has chosen yet.
	Conflict bool
	Secrecy  Secrecy
}

// Header gives kinds that embed Head the Record interface's shared part.
func (h *Head) Header() *Head { return h }

// Kind declares one kind of record. Table, list, search, form, import, export and history are made from it.
type Kind[R Record] struct {
	Name   string // English, singular; names table, log entries and message keys; never changes
	Word   string // Swedish in ASCII, for the command line and CSV
	Icon   string // file name in icons, without ending
	Single bool   // the file holds exactly one
	Prefix string // human numbers, "I" gives I-1, I-2 …; empty: the kind is not numbered
	New    func() R
	Check  func(R) error // what must hold across fields for a save; may be nil
	Fields []Field[R]
	Title  string   // name of the field that people know the record by
	Tells  []string // names of fields that tell records of the same title apart, shown after it
	// AppendOnly records can be added and, on a decision, gallrade; what they say is never changed.
	AppendOnly bool
	// Keeps refuses what may not be done to a record as it was, such as one that has left the house; becomes is Removed when it
	// is to be removed. Neither undo nor going back gets past it, a gallring does; nil: anything may be done.
	Keeps    func(was, becomes R) error
	ByAct    bool   // made by an act on what it is about, never from an empty form
	Alone    string // name of a field of which no two records may say the same
	Position string // name of the field that orders lists; empty: by title in Swedish order
	Ends     string // name of the field with the day on which the record ended, from which retention counts; empty: it has none
	PartOf   string // name of the field with the record that this one is part of, and is gallrad with
	// Guard proposes the provision of secrecy for a record. With it the kind's records begin as "sekretess kan gälla", and are
	// left out of public papers until somebody has judged them public; nil: nothing is proposed.
	Guard   func(Register, R) Provision
	Follows []string // names of links to records that this one is at least as secret as

	once sync.Once
	made Untyped
}

// Field declares one field of a kind.
type Field[R Record] struct {
	Name     string // English; column, log and message key; never changes
	Word     string // Swedish in ASCII, for the command line and CSV
	Required bool
	Hidden   bool   // kept by the program, such as a position; not shown in forms
	Folded   bool   // belongs to the less used half of a form
	InList   bool   // a column in lists from the start
	OneOf    string // English name of a kind whose records' words a text is chosen among; empty: it is written freely
	Value    Value[R]
}

// Untyped is a kind seen from code that treats all kinds alike.
type Untyped struct {
	Name, Word, Icon string
	Single           bool
	Prefix           string
	Title, Position  string
	Ends, PartOf     string
	Tells            []string
	AppendOnly       bool
	Keeps            func(was, becomes Record) error // nil: anything may be done
	Follows          []string
	ByAct            bool
	Alone            string
	Fields           []UntypedField
	New              func() Record
	Check            func(Record) error
	Guard            func(Register, Record) Provision // nil: nothing is proposed
}

// UntypedField is a field seen from code that treats all kinds alike.
type UntypedField struct {
	Name, Word       string
	Required, Hidden bool
	Folded, InList   bool
	Type             Type
	Choices          []Option // for Choice
	Set              string   // name of the choice set, part of the message keys
	Target           string   // name of the kind that a Ref or Refs points to
	OneOf            string   // name of the kind whose records' words a text is chosen among
	get              func(Record) string
	set, load        func(Record, string) error
}

// Get returns the field's stored text.
func (f UntypedField) Get(r Record) string { return f.get(r) }

// Put sets the field from stored text or from what a person typed.
// What cannot be read gives a Problem and leaves the record as it was.
func (f UntypedField) Put(r Record, text string) error { return f.set(r, text) }

// Load sets the field from the stored text of the program's own file, without the checks that Put makes.
func (f UntypedField) Load(r Record, stored string) error { return f.load(r, stored) }

// IsLink tells whether the field points at one or more other records.
func (f UntypedField) IsLink() bool { return f.Type == TypeRef || f.Type == TypeRefs }

// PointsAt lists the ids of the records that a stored text of the field points at; none where the field is no link. What an
// action came of points at a record too, though of any kind.
func (f UntypedField) PointsAt(stored string) []string {
	if f.IsLink() {
		return SplitRefs(stored)
	}
	if _, id, ok := SplitOrigin(stored); ok && f.Name == OriginField {
		return []string{id}
	}
	return nil
}

// Untyped gives the kind to code that treats all kinds alike. Its fields are shared by all who ask, and not to be changed.
func (k *Kind[R]) Untyped() Untyped {
	k.once.Do(func() { k.made = k.untyped() })
	return k.made
}

func (k *Kind[R]) untyped() Untyped {
	u := Untyped{
		Name: k.Name, Word: k.Word, Icon: k.Icon, Single: k.Single, Prefix: k.Prefix,
		Title: k.Title, Position: k.Position, Tells: k.Tells, AppendOnly: k.AppendOnly,
		Ends: k.Ends, PartOf: k.PartOf, Follows: k.Follows, ByAct: k.ByAct, Alone: k.Alone,
		New:   func() Record { return k.New() },
		Check: func(r Record) error { return k.check(r.(R)) },
	}
	if k.Keeps != nil {
		u.Keeps = func(was, becomes Record) error { return k.Keeps(was.(R), becomes.(R)) }
	}
	if k.Guard != nil {
		u.Guard = func(reg Register, r Record) Provision { return k.Guard(reg, r.(R)) }
		u.New = func() Record {
			r := k.New()
			r.Header().Secrecy.State = SecrecyPossible
			return r
		}
	}
	for _, f := range k.Fields {
		v := f.Value
		u.Fields = append(u.Fields, UntypedField{
			Name: f.Name, Word: f.Word, Required: f.Required, Hidden: f.Hidden, Folded: f.Folded,
			InList: f.InList || k.Guard != nil && f.Name == "secrecy",
			Type:   v.Type, Choices: v.Options, Set: v.Set, Target: v.Target, OneOf: f.OneOf,
			get:  func(r Record) string { return v.get(r.(R)) },
			load: func(r Record, stored string) error { return v.load(r.(R), stored) },
			set: func(r Record, text string) error {
				if err := v.set(r.(R), text); err != nil {
					return fieldProblem(err, k.Name, f.Name)
				}
				return nil
			},
		})
	}
	return u
}

// check is Required for every field, then the kind's own Check.
func (k *Kind[R]) check(r R) error {
	for _, f := range k.Fields {
		if f.Required && f.Value.get(r) == "" {
			return fieldProblem(NewProblem("problem.field.required"), k.Name, f.Name)
		}
	}
	if k.Check == nil {
		return nil
	}
	return k.Check(r)
}

// Field finds a field by its English name or Swedish word.
func (u Untyped) Field(name string) (UntypedField, bool) {
	for _, f := range u.Fields {
		if f.Name == name || f.Word == name {
			return f, true
		}
	}
	return UntypedField{}, false
}

// TitleOf is what people know the record by.
func (u Untyped) TitleOf(r Record) string {
	if f, ok := u.Field(u.Title); ok {
		return f.Get(r)
	}
	return ""
}

// NumberOf is the record's human number, "I-3"; empty for kinds without numbers.
func (u Untyped) NumberOf(r Record) string {
	f, ok := u.Field(NumberField)
	if !ok || u.Prefix == "" || f.Get(r) == "" {
		return ""
	}
	return u.Prefix + "-" + f.Get(r)
}

// NumberField is the name of the field that holds a numbered kind's human number.
const NumberField = "number"

// fieldProblem adds which field a Problem is about, so that the form can mark its input.
func fieldProblem(err error, kind, field string) error {
	p, ok := err.(*Problem)
	if !ok {
		return err
	}
	p.Args["field"] = FieldKey(kind, field)
	return p
}

// Message keys are made from names, so that a declaration never carries words for people.

// KindKey is the message key of the kind's name in the singular.
func KindKey(kind string) string { return "kind." + kind }

// KindsKey is the message key of the kind's name in the plural.
func KindsKey(kind string) string { return "kinds." + kind }

// FieldKey is the message key of a field's label.
func FieldKey(kind, field string) string { return "field." + kind + "." + field }

// OptionKey is the message key of one option in a choice set. A register is called by its own name.
func OptionKey(set, option string) string {
	if set == registerSet.Name && option != "" {
		return KindsKey(option)
	}
	return "option." + set + "." + option
}
