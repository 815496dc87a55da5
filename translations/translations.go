// Package translations holds the words people read, in sv.json: a lookup without Fyne on the same file that gives Fyne
// its own words. Code carries message keys; this is where they become Swedish.
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
)

//go:embed sv.json
var swedish []byte

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

var messages = sync.OnceValue(func() map[string]message {
	all := map[string]message{}
	if err := json.Unmarshal(swedish, &all); err != nil {
		panic("translations/sv.json: " + err.Error()) // embedded; a broken file is a broken build
	}
	return all
})

// missing gathers the keys that were asked for in vain, so that a test of the whole program can name them.
var missing sync.Map

// JSON is sv.json as it lies in the program.
func JSON() []byte { return slices.Clone(swedish) }

// FyneJSON is the part of sv.json that Fyne asks for, for its lang.AddTranslationsForLocale: its keys are words, ours have
// dots in them. To read all of it takes Fyne ten milliseconds of each start.
func FyneJSON() []byte {
	own := map[string]string{}
	for key, m := range messages() {
		if !strings.Contains(key, ".") {
			own[key] = m.Other
		}
	}
	raw, err := json.Marshal(own)
	if err != nil {
		panic("translations/sv.json: " + err.Error()) // strings alone: cannot happen
	}
	return raw
}

// Has tells whether the key has words.
func Has(key string) bool {
	_, ok := messages()[key]
	return ok
}

// Keys lists every key, sorted.
func Keys() []string { return slices.Sorted(maps.Keys(messages())) }

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

// Text gives the words of a key, with {{.name}} replaced by args["name"]. An argument that is itself a message key,
// or several with ", " between, is translated first. Where the words differ between one and many, args["count"]
// decides. An unknown key is given back as it is, and kept for Missing.
func Text(key string, args map[string]string) string {
	m, ok := messages()[key]
	if !ok {
		if field, known := keyIn(key); known { // of the log's own, or an element of a list
			return Text(field, args)
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
		return argument(value)
	})
}

// Count is Text for a number of something: n chooses between one and many and fills {{.count}}.
func Count(key string, n int, args map[string]string) string {
	with := maps.Clone(args)
	if with == nil {
		with = map[string]string{}
	}
	with["count"] = thousands(strconv.Itoa(n))
	return Text(key, with)
}

// WithField is Text for a sentence that stands alone, as on a command line: it begins with the name of the field
// it is about, unless the sentence names it.
func WithField(key string, args map[string]string) string {
	words := Text(key, args)
	if field := args["field"]; field != "" {
		if label := argument(field); !strings.Contains(words, label) {
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

func argument(value string) string {
	parts := strings.Split(value, ", ")
	for i, part := range parts {
		key, ok := keyIn(part)
		if !ok {
			return value
		}
		parts[i] = Text(key, nil)
	}
	return strings.Join(parts, ", ")
}

// keyIn gives the message key that an argument is. The log has fields of its own beside a kind's, such as
// "field.incident.exists", and names one element of a list after a slash; both have words too.
func keyIn(value string) (string, bool) {
	if !ownKey.MatchString(value) {
		return "", false
	}
	key, _, _ := strings.Cut(value, "/")
	if !Has(key) && strings.HasPrefix(key, "field.") {
		key = "log." + key[strings.LastIndex(key, ".")+1:]
	}
	return key, Has(key)
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
