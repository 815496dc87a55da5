package data

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// aspectCount is how many aspects there are; a classification keeps its levels in the order of the aspects.
const aspectCount = 4

// Aspects lists the aspects in the order in which they are told.
func Aspects() []Aspect {
	return []Aspect{Confidentiality, Integrity, Availability, Traceability}
}

func (a Aspect) place() int { return slices.Index(Aspects(), a) }

// levelKind is the kind whose records a level is chosen among.
const levelKind = "class_level"

// levels are where a classification keeps its levels, in the order of the aspects.
func (c *Classification) levels() [aspectCount]*string {
	return [aspectCount]*string{&c.Confidentiality, &c.Integrity, &c.Availability, &c.Traceability}
}

// LevelText is the level of an aspect as the classification keeps it.
func (c *Classification) LevelText(a Aspect) string { return *c.levels()[a.place()] }

// SetLevel sets the level of an aspect.
func (c *Classification) SetLevel(a Aspect, text string) { *c.levels()[a.place()] = text }

// Reason is why the level of an aspect was chosen.
func (c *Classification) Reason(a Aspect) string {
	return [aspectCount]string{c.WhyConfidential, c.WhyIntegrity, c.WhyAvailable, c.WhyTraceable}[a.place()]
}

// Level is a level of classification as it was called, and what the municipality's scale says of it.
type Level struct {
	Text       string // "3 betydande"; empty: not judged
	Number     int
	Name       string
	Protection Protection // empty: it demands none
	National   bool       // it is the one for what concerns Sveriges säkerhet
	Known      bool       // the scale has or had it
}

// Compare puts levels in order. Levels of different scales are compared by the protection they lead to, since a number means
// one thing in one scale and another in the next.
func (l Level) Compare(other Level) int {
	return cmp.Or(cmp.Compare(oneIf(l.Text != ""), oneIf(other.Text != "")), cmp.Compare(l.Protection.rank(), other.Protection.rank()), cmp.Compare(l.Number, other.Number))
}

// LevelText is how a classification keeps the level: its number and its name.
func (l *ClassLevel) LevelText() string {
	if l.Level == nil {
		return l.Title
	}
	return strconv.Itoa(*l.Level) + " " + strings.ToLower(l.Title)
}

var levelForm = regexp.MustCompile(`^(\d{1,9}) (\S.*)$`)

// ParseLevel reads a level as a classification keeps it; false when it is no number and name.
func ParseLevel(text string) (Level, bool) {
	parts := levelForm.FindStringSubmatch(text)
	if parts == nil {
		return Level{Text: text}, false
	}
	n, _ := strconv.Atoi(parts[1])
	return Level{Text: text, Number: n, Name: parts[2]}, true
}

// Scale is the municipality's levels, the lowest first, and those it had before.
type Scale struct {
	Levels []*ClassLevel
	known  map[string]*ClassLevel // by number and name
	named  map[string]*ClassLevel // by name alone
}

// NewScale reads the scale of a register.
func NewScale(reg Register) Scale {
	s := Scale{All(reg, ClassLevels), map[string]*ClassLevel{}, map[string]*ClassLevel{}}
	for _, rec := range reg.byKind[levelKind] { // also those that are removed, by which older classifications were made
		l := rec.(*ClassLevel)
		if text := l.LevelText(); s.known[text] == nil || !l.Removed {
			s.known[text] = l
		}
		if name := strings.ToLower(l.Title); s.named[name] == nil || !l.Removed {
			s.named[name] = l
		}
	}
	return s
}

// Level finds what the scale says of a level as a classification keeps it: of one with its number and name, or else of one with
// its name, since scales that begin with 0 and with 1 call the same level by the same name.
func (s Scale) Level(text string) Level {
	l, _ := ParseLevel(text)
	row := s.known[text]
	if row == nil {
		row = s.named[strings.ToLower(l.Name)]
	}
	if row != nil {
		l.Protection, l.National, l.Known = row.Protection, row.National, true
	}
	return l
}

// Choices are the levels that something can be classified as. What concerns Sveriges säkerhet is none of them.
func (s Scale) Choices() []string {
	var list []string
	for _, l := range s.Levels {
		if !l.National {
			list = append(list, l.LevelText())
		}
	}
	return list
}

// Consequences are the names of the fields in which a level tells what harm it means, in the order in which they are asked about.
func Consequences() []string {
	return []string{"money", "outage", "breach", "trust", "privacy", "injury", "nature"}
}

// Highest is the highest of some levels; empty for none.
func (s Scale) Highest(texts []string) string {
	highest := Level{}
	for _, text := range texts {
		if l := s.Level(text); text != "" && l.Compare(highest) > 0 {
			highest = l
		}
	}
	return highest.Text
}

// Find finds the level that somebody means by its number, its name or both.
func (s Scale) Find(text string) (string, error) {
	text = strings.TrimSpace(text)
	for _, l := range s.Levels {
		if number, _ := ParseLevel(l.LevelText()); !strings.EqualFold(text, l.LevelText()) && !strings.EqualFold(text, l.Title) && text != strconv.Itoa(number.Number) {
			continue
		}
		if l.National {
			return "", NewProblem("problem.national_security")
		}
		return l.LevelText(), nil
	}
	if len(s.Levels) == 0 {
		return "", NewProblem("problem.class_level.none")
	}
	return "", NewProblem("problem.class_level.unknown", "text", text, "options", strings.Join(s.Choices(), ", "))
}

// ChangeScale makes ready to use other levels: rows that say the same stay, the others of the present scale are to be removed. What
// has been classified keeps its levels by name and number.
func ChangeScale(reg Register, levels []*ClassLevel) (make []*ClassLevel, gone []Record) {
	stays := map[string]bool{}
	for _, l := range levels {
		stays[l.LevelText()] = true
	}
	has := map[string]bool{}
	for _, l := range All(reg, ClassLevels) {
		if text := l.LevelText(); stays[text] && !has[text] {
			has[text] = true
		} else {
			gone = append(gone, l)
		}
	}
	for _, l := range levels {
		if !has[l.LevelText()] {
			make = append(make, l)
		}
	}
	return make, gone
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
