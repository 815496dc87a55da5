package data

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Type tells which form a field's value has.
type Type int

// The forms a value can have. Stored text is the one form for column, log, comparison, merge and JSON.
const (
	TypeText     Type = iota // one line
	TypeLongText             // paragraphs
	TypeNumber               // a whole number; stored in decimal
	TypeBool                 // stored as "1" or empty
	TypeDate                 // stored as 2006-01-02
	TypeTime                 // stored as RFC 3339 in UTC
	TypeChoice               // stored as the option's name
	TypeRef                  // stored as the other record's id
	TypeRefs                 // stored as sorted ids, one to a line; one log element an id
	TypeFile                 // stored as the SHA-256 of the content, its name and its size in bytes, parted by spaces
)

const (
	maxText     = 1_000 // characters in one line
	maxNumber   = 1_000_000_000_000
	maxLongText = 1_000_000 // characters; the largest section of a governing document met so far is 31 kB
)

// Value is how a field of kind R is read and written as text.
type Value[R Record] struct {
	Type    Type
	Options []Option
	Set     string
	Target  string
	get     func(R) string
	set     func(R, string) error // what a person typed, or text from elsewhere
	load    func(R, string) error // stored text from the program's own file
}

// Option is one answer in a choice.
type Option struct {
	Name string // English, stored
	Word string // Swedish in ASCII, for the command line
}

// Text is one line of text.
func Text[R Record](at func(R) *string) Value[R] {
	return Value[R]{
		Type: TypeText,
		get:  func(r R) string { return *at(r) },
		load: func(r R, stored string) error { *at(r) = stored; return nil },
		set: func(r R, text string) error {
			clean, err := cleanText(text)
			if err != nil {
				return err
			}
			clean = strings.Join(strings.Fields(clean), " ")
			if utf8.RuneCountInString(clean) > maxText {
				return NewProblem("problem.text.long", "most", strconv.Itoa(maxText))
			}
			*at(r) = clean
			return nil
		},
	}
}

// LongText is text in paragraphs.
func LongText[R Record](at func(R) *string) Value[R] {
	return Value[R]{
		Type: TypeLongText,
		get:  func(r R) string { return *at(r) },
		load: func(r R, stored string) error { *at(r) = stored; return nil },
		set: func(r R, text string) error {
			clean, err := cleanText(text)
			if err != nil {
				return err
			}
			clean = strings.TrimSpace(clean)
			if utf8.RuneCountInString(clean) > maxLongText {
				return NewProblem("problem.text.long", "most", strconv.Itoa(maxLongText))
			}
			*at(r) = clean
			return nil
		},
	}
}

// cleanText gives NFC text with LF line ends. Control characters would spoil CSV, papers and the log's separators.
func cleanText(text string) (string, error) {
	if !utf8.ValidString(text) {
		return "", NewProblem("problem.text.encoding")
	}
	text = norm.NFC.String(lineEnds.Replace(text))
	if strings.IndexFunc(text, isForbidden) >= 0 {
		return "", NewProblem("problem.text.control")
	}
	return text, nil
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n")

func isForbidden(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }

// Number is a whole number. Nil is no answer, which is not the same as none.
func Number[R Record](at func(R) **int) Value[R] {
	return Value[R]{
		Type: TypeNumber,
		get: func(r R) string {
			if *at(r) == nil {
				return ""
			}
			return strconv.Itoa(**at(r))
		},
		set: func(r R, text string) error {
			digits := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(text)
			if digits == "" {
				*at(r) = nil
				return nil
			}
			n, err := strconv.Atoi(digits)
			if err != nil || n < -maxNumber || n > maxNumber {
				return NewProblem("problem.number", "text", text)
			}
			*at(r) = &n
			return nil
		},
		load: func(r R, stored string) error {
			if stored == "" {
				*at(r) = nil
				return nil
			}
			n, err := strconv.Atoi(stored)
			*at(r) = &n
			return err
		},
	}
}

// Bool is yes or no.
func Bool[R Record](at func(R) *bool) Value[R] {
	return Value[R]{
		Type: TypeBool,
		get: func(r R) string {
			if *at(r) {
				return "1"
			}
			return ""
		},
		load: func(r R, stored string) error { *at(r) = stored == "1"; return nil },
		set: func(r R, text string) error {
			switch strings.ToLower(strings.TrimSpace(text)) {
			case "1", "ja", "j", "x", "sant", "true":
				*at(r) = true
			case "", "0", "nej", "n", "falskt", "false":
				*at(r) = false
			default:
				return NewProblem("problem.bool", "text", text)
			}
			return nil
		},
	}
}

// Date is a calendar day.
func Date[R Record](at func(R) *Day) Value[R] {
	return Value[R]{
		Type: TypeDate,
		get:  func(r R) string { return string(*at(r)) },
		load: func(r R, stored string) error { *at(r) = Day(stored); return nil },
		set: func(r R, text string) error {
			d, err := ParseDay(text)
			if err != nil {
				return err
			}
			*at(r) = d
			return nil
		},
	}
}

// Time is a moment, typed in Swedish local time and kept in UTC to the minute or second.
func Time[R Record](at func(R) *time.Time) Value[R] {
	return Value[R]{
		Type: TypeTime,
		get: func(r R) string {
			if at(r).IsZero() {
				return ""
			}
			return at(r).UTC().Format(time.RFC3339)
		},
		load: func(r R, stored string) (err error) {
			*at(r) = time.Time{}
			if stored != "" {
				*at(r), err = time.Parse(time.RFC3339, stored)
			}
			return err
		},
		set: func(r R, text string) error {
			t, err := ParseMoment(text)
			if err != nil {
				return err
			}
			*at(r) = t
			return nil
		},
	}
}

// Choice is one of a fixed set of options; empty is the first option's absence, not an option.
func Choice[R Record, C ~string](set ChoiceSet, at func(R) *C) Value[R] {
	return Value[R]{
		Type: TypeChoice, Options: set.Options, Set: set.Name,
		get:  func(r R) string { return string(*at(r)) },
		load: func(r R, stored string) error { *at(r) = C(stored); return nil },
		set: func(r R, text string) error {
			text = strings.TrimSpace(text)
			if text == "" {
				*at(r) = ""
				return nil
			}
			i := slices.IndexFunc(set.Options, func(o Option) bool {
				return o.Name == text || strings.EqualFold(o.Word, text)
			})
			if i < 0 {
				words := make([]string, len(set.Options))
				for n, o := range set.Options {
					words[n] = o.Word
				}
				return NewProblem("problem.choice", "text", text, "options", strings.Join(words, ", "))
			}
			*at(r) = C(set.Options[i].Name)
			return nil
		},
	}
}

// ChoiceSet is a named set of options, shared by fields that mean the same.
type ChoiceSet struct {
	Name    string
	Options []Option
}

// has tells whether an answer is one of the options.
func (s ChoiceSet) has(name string) bool {
	return slices.ContainsFunc(s.Options, func(o Option) bool { return o.Name == name })
}

// Link points at one record of kind T by its id; empty points at nothing.
type Link[T Record] string

// Links points at several records of kind T.
type Links[T Record] []Link[T]

// Ref is a link to one record of another kind.
func Ref[R, T Record](at func(R) *Link[T]) Value[R] {
	var target T
	return Value[R]{
		Type: TypeRef, Target: target.KindName(),
		get:  func(r R) string { return string(*at(r)) },
		load: func(r R, stored string) error { *at(r) = Link[T](stored); return nil },
		set: func(r R, text string) error {
			id, err := parseID(text)
			if err != nil {
				return err
			}
			*at(r) = Link[T](id)
			return nil
		},
	}
}

// Refs is a set of links to records of another kind. Order carries no meaning, so two additions never conflict.
func Refs[R, T Record](at func(R) *Links[T]) Value[R] {
	var target T
	return Value[R]{
		Type: TypeRefs, Target: target.KindName(),
		get: func(r R) string {
			ids := make([]string, len(*at(r)))
			for i, id := range *at(r) {
				ids[i] = string(id)
			}
			slices.Sort(ids)
			return strings.Join(slices.Compact(ids), "\n")
		},
		load: func(r R, stored string) error {
			*at(r) = nil
			for _, id := range SplitRefs(stored) {
				*at(r) = append(*at(r), Link[T](id))
			}
			return nil
		},
		set: func(r R, text string) error {
			var links Links[T]
			for _, part := range SplitRefs(text) {
				id, err := parseID(part)
				if err != nil {
					return err
				}
				links = append(links, Link[T](id))
			}
			slices.Sort(links)
			*at(r) = slices.Compact(links)
			return nil
		},
	}
}

// SplitRefs gives the parts of a list of references: one to a line, or parted by commas.
func SplitRefs(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == ',' || r == ' ' })
}

var idForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// IsID tells whether text has the form of a record id.
func IsID(text string) bool { return idForm.MatchString(text) }

func parseID(text string) (string, error) {
	text = strings.TrimSpace(text)
	if text != "" && !IsID(text) {
		return "", NewProblem("problem.reference", "text", text)
	}
	return text, nil
}
