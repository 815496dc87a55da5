package data

import "cmp"

// Information is classified, and a system inherits the highest level, aspect by aspect, of the information in it: MSB:s metodstöd
// for klassning, and KLASSA, which both say that it is the information that is classified.

// monthsClassified is how long a classification is good for when nobody has said otherwise. The method says that it shall be
// looked at again when something changes and regularly; three years is our own choice.
const monthsClassified = 36

// check holds what a classification says to what can be.
func (c *Classification) check() error {
	refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "classification", field) }
	if c.NationalSecurity {
		return refuse("problem.national_security", "national_security")
	}
	for _, a := range Aspects() {
		if text := c.LevelText(a); text != "" {
			if _, ok := ParseLevel(text); !ok {
				return fieldProblem(NewProblem("problem.classification.level", "text", text), "classification", string(a))
			}
		}
		if c.DecidedOn != "" && c.LevelText(a) == "" && a != Traceability {
			return refuse("problem.classification.decided", string(a))
		}
	}
	switch {
	case c.DecidedOn != "" && c.On != "" && c.DecidedOn < c.On:
		return refuse("problem.classification.order", "decided_on")
	case c.ValidUntil != "" && c.DecidedOn != "" && c.ValidUntil < c.DecidedOn:
		return refuse("problem.classification.order", "valid_until")
	}
	return nil
}

// Until is the last day on which the classification is good; empty until it has been decided.
func (c *Classification) Until() Day {
	if c.DecidedOn == "" {
		return ""
	}
	return cmp.Or(c.ValidUntil, c.DecidedOn.AddMonths(monthsClassified))
}

// WrittenClassification puts levels that somebody has written in the words of the scale. A level that stood there before stands,
// also when the scale has it no more, and one from KLASSA keeps the number that it has there.
func WrittenClassification(reg Register, before, written *Classification) error {
	scale := NewScale(reg)
	for _, a := range Aspects() {
		text := written.LevelText(a)
		there := scale.Level(text)
		if text == "" || text == before.LevelText(a) || written.MadeIn == MadeInKlassa && there.Known && !there.National {
			continue
		}
		found, err := scale.Find(text)
		if err != nil {
			return fieldProblem(err, "classification", string(a))
		}
		written.SetLevel(a, found)
	}
	return nil
}

// ClassState is how an informationsmängd stands.
type ClassState string

// The states. They are parts of message keys.
const (
	ClassNone      ClassState = "none"      // nobody has classified it
	ClassUndecided ClassState = "undecided" // classified, and its owner has not decided
	ClassExpired   ClassState = "expired"   // decided, too long ago
	ClassValid     ClassState = "valid"
)

// Class is how an informationsmängd is classified on a day.
type Class struct {
	State   ClassState
	Decided *Classification // the latest that the owner has decided; nil for none
	Waiting *Classification // a later one that waits for the owner; nil for none
	Levels  [aspectCount]Level
}

// Level is the decided level of an aspect, also of one that has expired: it is the best that is known.
func (c Class) Level(a Aspect) Level { return c.Levels[a.place()] }

// Classes are the classes of all information in a register on a day, read in one pass.
type Classes struct {
	reg     Register
	Scale   Scale
	today   Day
	byAsset map[Link[*Asset]]Class
	tried   map[Link[*System]]Restore
}

// NewClasses reads the classes of a register.
func NewClasses(reg Register, today Day) Classes {
	c := Classes{reg, NewScale(reg), today, map[Link[*Asset]]Class{}, Restored(reg, today)}
	for _, one := range All(reg, Classifications) {
		class := c.byAsset[one.Asset]
		switch {
		case one.DecidedOn == "" || one.DecidedOn > today:
			if class.Waiting == nil || madeLater(one, class.Waiting, one.On, class.Waiting.On) {
				class.Waiting = one
			}
		case class.Decided == nil || madeLater(one, class.Decided, one.DecidedOn, class.Decided.DecidedOn):
			class.Decided = one
		}
		c.byAsset[one.Asset] = class
	}
	for link, class := range c.byAsset {
		class.State = ClassUndecided
		if d := class.Decided; d != nil {
			class.State = ClassValid
			if d.Until() < today {
				class.State = ClassExpired
			}
			for i, text := range d.levels() {
				class.Levels[i] = c.Scale.Level(*text)
			}
			if w := class.Waiting; w != nil && w.On < d.DecidedOn { // the decision was about what is later
				class.Waiting = nil
			}
		}
		c.byAsset[link] = class
	}
	return c
}

// madeLater tells whether a classification is later than another by their days, and by when they were made on the same day.
func madeLater(a, b *Classification, on, other Day) bool {
	return cmp.Or(cmp.Compare(on, other), cmp.Compare(a.ID, b.ID)) > 0
}

// Of is how an informationsmängd is classified.
func (c Classes) Of(a *Asset) Class {
	if class, ok := c.byAsset[Link[*Asset](a.ID)]; ok {
		return class
	}
	return Class{State: ClassNone}
}

// Asset is what a classification is about.
func (c Classes) Asset(of *Classification) (*Asset, bool) { return Find(c.reg, of.Asset) }

// None tells whether nothing at all is classified here: nobody has begun, or it is done in another system.
func (c Classes) None() bool { return len(c.byAsset) == 0 }

// ClassOf is how one informationsmängd is classified. Use Classes for more than one.
func ClassOf(reg Register, a *Asset, today Day) Class { return NewClasses(reg, today).Of(a) }

// SystemClass is what a system inherits from its information.
type SystemClass struct {
	Levels    [aspectCount]Level
	From      [aspectCount]*Asset // that decides the level; the first of several
	Uncertain []*Asset            // information in it that is not classified, not decided or expired, so that the class may be too low
	Assets    []*Asset
}

// Level is the level that the system inherits in an aspect, and what decides it; nil for none.
func (s SystemClass) Level(a Aspect) (Level, *Asset) { return s.Levels[a.place()], s.From[a.place()] }

// Protection is how strong protection an aspect of the system needs; empty for none, or when nothing is classified.
func (s SystemClass) Protection(a Aspect) Protection { return s.Levels[a.place()].Protection }

// Known tells whether anything in the system has been classified.
func (s SystemClass) Known() bool { return s.From != [aspectCount]*Asset{} }

// System is what a system inherits: in each aspect the highest level of the information in it.
func (c Classes) System(s *System) SystemClass {
	var inherited SystemClass
	for _, link := range s.Assets {
		a, ok := Find(c.reg, link)
		if !ok || a.Removed || a.Gallrad != "" {
			continue
		}
		inherited.Assets = append(inherited.Assets, a)
		class := c.Of(a)
		if class.State != ClassValid {
			inherited.Uncertain = append(inherited.Uncertain, a)
		}
		for i, level := range class.Levels {
			if level.Compare(inherited.Levels[i]) > 0 {
				inherited.Levels[i], inherited.From[i] = level, a
			}
		}
	}
	return inherited
}

// monthsBetweenRestores is how old a try to restore from backup may grow (SS-EN ISO/IEC 27002:2022, 8.13 demands that it is tried
// regularly; how often is our own choice).
const monthsBetweenRestores = 12

// Demanding tells whether an aspect of a system needs more than basic protection.
func (s SystemClass) Demanding(a Aspect) bool { return s.Protection(a).AtLeast(ProtectionRaised) }

// MustRestore tells whether somebody must have tried to restore the system from backup: information that must be right or there
// when it is needed is in it.
func (c Classes) MustRestore(s *System) bool {
	if !s.Live() {
		return false
	}
	class := c.System(s)
	return class.Demanding(Integrity) || class.Demanding(Availability)
}

// LastRestore is the latest time that somebody tried to restore the system from backup.
func (c Classes) LastRestore(s *System) Restore { return c.tried[Link[*System](s.ID)] }
