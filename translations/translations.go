// Package translations holds the words people read, in sv.json and en.json: a lookup without Fyne on the same files that
// give Fyne its own words. Code carries message keys; this is where they become words.
//
// Text and Count speak the language that has been chosen for what is shown. What is written down (papers, exports, archives,
// what stands in the file) is Swedish whatever is chosen, and asks Swedish.Text.
package translations

import (
	_ "embed"
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
)

var (
	//go:embed sv.json
	swedish []byte
	//go:embed en.json
	english []byte
)

// Language is one that the words are kept in.
type Language struct {
	Code string // as in BCP 47
	Name string // what those who speak it call it

	raw      []byte
	messages func() map[string]message
	rest     *Language // has the words that this one lacks; nil: none
}

// The languages. Every key has Swedish words.
var (
	Swedish = newLanguage("sv", "Svenska", swedish, nil)
	English = newLanguage("en", "English", english, Swedish)
)

func newLanguage(code, name string, raw []byte, rest *Language) *Language {
	return &Language{Code: code, Name: name, raw: raw, rest: rest, messages: sync.OnceValue(func() map[string]message {
		all := map[string]message{}
		if err := json.Unmarshal(raw, &all); err != nil {
			panic("translations/" + code + ".json: " + err.Error()) // embedded; a broken file is a broken build
		}
		return all
	})}
}

// Languages lists those that can be chosen, the usual one first.
func Languages() []*Language { return []*Language{Swedish, English} }

// Named is the language with the code; Swedish for one that there is not.
func Named(code string) *Language {
	for _, l := range Languages() {
		if l.Code == code {
			return l
		}
	}
	return Swedish
}

var chosen atomic.Pointer[Language]

// Choose makes a language the one that Text and Count speak.
func Choose(l *Language) { chosen.Store(l) }

// Chosen is the language that Text and Count speak: Swedish until another is chosen.
func Chosen() *Language {
	if l := chosen.Load(); l != nil {
		return l
	}
	return Swedish
}

// message is one entry: the sentence, and its form for one when it has another for many.
type message struct{ One, Other string }

// UnmarshalJSON reads the two forms go-i18n knows: a string, or an object of plural forms.
func (m *message) UnmarshalJSON(b []byte) error {
	if b[0] == '"' {
		return json.Unmarshal(b, &m.Other)
	}
	type forms message
	return json.Unmarshal(b, (*forms)(m))
}

// missing gathers the keys that were asked for in vain, so that a test of the whole program can name them.
var missing sync.Map

// find is the words of a key in this language, or in the one that has the rest.
func (l *Language) find(key string) (message, bool) {
	m, ok := l.messages()[key]
	if !ok && l.rest != nil {
		return l.rest.find(key)
	}
	return m, ok
}

// JSON is the language's file as it lies in the program.
func (l *Language) JSON() []byte { return slices.Clone(l.raw) }

// FyneJSON is the part of it that Fyne asks for, for its lang.AddTranslationsForLocale: its keys are words, ours have
// dots in them. To read all of it takes Fyne ten milliseconds of each start.
func (l *Language) FyneJSON() []byte {
	own := map[string]string{}
	for key, m := range l.messages() {
		if !strings.Contains(key, ".") {
			own[key] = m.Other
		}
	}
	raw, err := json.Marshal(own)
	if err != nil {
		panic("translations/" + l.Code + ".json: " + err.Error()) // strings alone: cannot happen
	}
	return raw
}

// Keys lists every key that has words in the language itself, sorted.
func (l *Language) Keys() []string { return slices.Sorted(maps.Keys(l.messages())) }

// Has tells whether the key has words.
func (l *Language) Has(key string) bool {
	_, ok := l.find(key)
	return ok
}

// Has tells whether the key has words in the chosen language.
func Has(key string) bool { return Chosen().Has(key) }

// Missing lists the keys that have been asked for since the program began and have no words, sorted.
func Missing() []string {
	var keys []string
	missing.Range(func(key, _ any) bool {
		keys = append(keys, key.(string))
		return true
	})
	slices.Sort(keys)
	return keys
}

// Text gives the words of a key in the chosen language, as Language.Text does.
func Text(key string, args map[string]string) string { return Chosen().Text(key, args) }

// Count is Language.Count in the chosen language.
func Count(key string, n int, args map[string]string) string { return Chosen().Count(key, n, args) }

// WithField is Language.WithField in the chosen language.
func WithField(key string, args map[string]string) string { return Chosen().WithField(key, args) }

// Text gives the words of a key, with {{.name}} replaced by args["name"]. An argument that is itself a message key,
// or several with ", " between, is translated first. Where the words differ between one and many, args["count"]
// decides. An unknown key is given back as it is, and kept for Missing.
func (l *Language) Text(key string, args map[string]string) string {
	m, ok := l.find(key)
	if !ok {
		if field, known := l.keyIn(key); known { // of the log's own, or an element of a list
			return l.Text(field, args)
		}
		missing.Store(key, true)
		return key
	}
	words := m.Other
	if m.One != "" && args["count"] == "1" {
		words = m.One
	}
	if !strings.Contains(words, "{{") {
		return words
	}
	return placeholder.ReplaceAllStringFunc(words, func(hole string) string {
		value, ok := args[placeholder.FindStringSubmatch(hole)[1]]
		if !ok {
			return "…"
		}
		return l.argument(value)
	})
}

// Count is Text for a number of something: n chooses between one and many and fills {{.count}}.
func (l *Language) Count(key string, n int, args map[string]string) string {
	with := maps.Clone(args)
	if with == nil {
		with = map[string]string{}
	}
	with["count"] = thousands(strconv.Itoa(n))
	return l.Text(key, with)
}

// WithField is Text for a sentence that stands alone, as on a command line: it begins with the name of the field
// it is about, unless the sentence names it.
func (l *Language) WithField(key string, args map[string]string) string {
	words := l.Text(key, args)
	if field := args["field"]; field != "" {
		if label := l.argument(field); !strings.Contains(words, label) {
			return label + ": " + words
		}
	}
	return words
}

var (
	placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)
	// Only keys of our own are taken for keys among the arguments: a person can type "Open" or name a file "file.name".
	ownKey = regexp.MustCompile(`^(kind|kinds|field|option|step|clock|act|status)\.[a-z0-9_.]+(/\S*)?$`)
)

func (l *Language) argument(value string) string {
	parts := strings.Split(value, ", ")
	for i, part := range parts {
		key, ok := l.keyIn(part)
		if !ok {
			return value
		}
		parts[i] = l.Text(key, nil)
	}
	return strings.Join(parts, ", ")
}

// keyIn gives the message key that an argument is. The log has fields of its own beside a kind's, such as
// "field.incident.exists", and names one element of a list after a slash; both have words too.
func (l *Language) keyIn(value string) (string, bool) {
	if !ownKey.MatchString(value) {
		return "", false
	}
	key, _, _ := strings.Cut(value, "/")
	if !l.Has(key) && strings.HasPrefix(key, "field.") {
		key = "log." + key[strings.LastIndex(key, ".")+1:]
	}
	return key, l.Has(key)
}

// thousands parts digits in threes by hard spaces, and gives a minus sign instead of a hyphen.
func thousands(digits string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(digits, "-"); negative {
		sign, digits = "−", rest
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "\u00a0" + digits[i:]
	}
	return sign + digits
}
