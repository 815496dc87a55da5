package share

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"lisparmen/data"

	"golang.org/x/text/unicode/norm"
)

const alphabet = "abcdefghijklmnopqrstuvwxyzåäö"

func TestTheWordsCanBeReadOverTheTelephone(t *testing.T) {
	list := words()
	if len(list) != wordCount || strings.Count(wordList, "\n") != wordCount {
		t.Fatalf("%d words, want %d, one a line", len(list), wordCount)
	}
	form := regexp.MustCompile(`^[a-zåäö]{4,9}$`)
	place := func(word string) []int {
		var at []int
		for _, r := range word {
			at = append(at, strings.IndexRune(alphabet, r))
		}
		return at
	}
	for i, word := range list {
		if !form.MatchString(word) || !norm.NFC.IsNormalString(word) {
			t.Errorf("%q is not four to nine small letters", word)
		}
		if i > 0 && slices.Compare(place(list[i-1]), place(word)) >= 0 {
			t.Errorf("%q comes after %q", word, list[i-1])
		}
	}
}

// Two words that differ by one letter are misheard, and misspelled into each other; å, ä and ö count as a and o for who has
// no such keys.
func TestNoTwoWordsAreAlike(t *testing.T) {
	plain := strings.NewReplacer("å", "a", "ä", "a", "ö", "o")
	of := map[string]string{} // a word with a letter taken out, or left open, to the word
	for _, word := range words() {
		p := plain.Replace(word)
		forms := []string{"-" + p}
		for i := range p {
			forms = append(forms, "-"+p[:i]+p[i+1:], p[:i]+"*"+p[i+1:])
		}
		slices.Sort(forms)
		for _, form := range slices.Compact(forms) {
			if other := of[form]; other != "" && near(plain.Replace(other), p) {
				t.Errorf("%q and %q are alike", other, word)
			}
			of[form] = word
		}
	}
	if !near("lampa", "lampan") || !near("lampa", "lamba") || near("lampa", "lappar") {
		t.Error("the test cannot tell what is alike")
	}
}

// near tells whether one letter changed, added or taken away makes one word the other.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	same := 0
	for same < len(a) && a[same] == b[same] {
		same++
	}
	switch len(b) - len(a) {
	case 0:
		return same == len(a) || a[same+1:] == b[same+1:]
	case 1:
		return a[same:] == b[same+1:]
	}
	return false
}

func TestEachWordIsDrawnAsOften(t *testing.T) {
	var all bytes.Buffer
	for n := range 1 << 16 {
		_ = binary.Write(&all, binary.BigEndian, uint16(n))
	}
	times := map[string]int{}
	for range (1 << 16) / wordsEach {
		p, err := NewPassphrase(&all)
		if err != nil {
			t.Fatal(err)
		}
		drawn := strings.Split(p, " ")
		if len(drawn) != 7 { // 77 bits
			t.Fatalf("%q", p)
		}
		for _, word := range drawn {
			times[word]++
		}
	}
	most, least := 0, 1<<16
	for _, word := range words() {
		most, least = max(most, times[word]), min(least, times[word])
	}
	if most != 32 || least < 31 { // the last two of 65,536 values do not make seven words
		t.Errorf("a word is drawn from %d to %d times", least, most)
	}
}

func TestPassphrasesAreNotTheSame(t *testing.T) {
	seen := map[string]bool{}
	for range 100 {
		p, err := NewPassphrase(nil)
		if err != nil || seen[p] {
			t.Fatalf("%q, %v", p, err)
		}
		if _, err := toEncrypt(p); err != nil || !slices.Equal(toTry(p), []string{p}) {
			t.Errorf("%q is not taken as it is: %v", p, err)
		}
		seen[p] = true
	}
	if p, err := NewPassphrase(emptyReader{}); err == nil || p != "" {
		t.Errorf("without randomness there is a passphrase: %q", p)
	}
}

func TestWhatIsTypedIsTriedAsItIsFirst(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		want  []string
	}{
		"ours":               {"blåsa kaktus", []string{"blåsa kaktus"}},
		"ours, capitals":     {"Blåsa  KAKTUS ", []string{"Blåsa  KAKTUS", "blåsa kaktus"}},
		"letters and rings":  {"bla\u030asa kaktus", []string{"blåsa kaktus"}},
		"a hard space":       {"blåsa\u00a0kaktus", []string{"blåsa\u00a0kaktus", "blåsa kaktus"}},
		"one's own":          {" MinaEgnaOrd 12", []string{"MinaEgnaOrd 12", "minaegnaord 12"}},
		"nothing but spaces": {" \t ", nil},
	} {
		if got := toTry(c.typed); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestAShortPassphraseIsRefused(t *testing.T) {
	for typed, long := range map[string]bool{
		"": false, "elva tecken": false, "tolv tecken.": true, "  elva tecken  ": false,
		"a\u030aa\u030aa\u030aa\u030aa\u030aa\u030a": false, "åäöåäöåäöåä": false, "åäöåäöåäöåäö": true,
	} {
		if _, err := toEncrypt(typed); (err == nil) != long || err != nil && !data.IsProblem(err, "problem.passphrase.short") {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestReadPassphrase(t *testing.T) {
	for name, c := range map[string]struct{ from, want, key string }{
		"a line":             {"blåsa kaktus\n", "blåsa kaktus", ""},
		"without an end":     {"blåsa kaktus", "blåsa kaktus", ""},
		"from Windows":       {"\ufeffblåsa kaktus\r\n", "blåsa kaktus", ""},
		"the first of more":  {"blåsa kaktus\nKommentar\n", "blåsa kaktus", ""},
		"capitals stay":      {" Blåsa  Kaktus \n", "Blåsa  Kaktus", ""},
		"as long as it gets": {strings.Repeat("o", mostPassphrase), strings.Repeat("o", mostPassphrase), ""},
		"nothing":            {"", "", "problem.passphrase.empty"},
		"an empty line":      {"\nblåsa\n", "", "problem.passphrase.empty"},
		"too long":           {strings.Repeat("o", mostPassphrase+1), "", "problem.passphrase.unreadable"},
		"UTF-16":             {"b\x00l\x00", "", "problem.passphrase.unreadable"},
		"Latin-1":            {"bl\xe5sa", "", "problem.passphrase.unreadable"},
	} {
		got, err := ReadPassphrase(ctx, iotest.OneByteReader(strings.NewReader(c.from)))
		if got != c.want || c.key == "" && err != nil || c.key != "" && !data.IsProblem(err, c.key) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		if err != nil && c.from != "" && utf8.ValidString(c.from) && strings.Contains(err.Error(), strings.TrimSpace(c.from)) {
			t.Errorf("%s: the error says the words: %v", name, err)
		}
	}
	if _, err := ReadPassphrase(ctx, emptyReader{}); !data.IsProblem(err, "problem.passphrase.unreadable") {
		t.Error(err)
	}
	nobody, typing := io.Pipe()
	defer typing.Close()
	gone, stop := context.WithCancel(ctx)
	stop()
	if _, err := ReadPassphrase(gone, nobody); !errors.Is(err, context.Canceled) {
		t.Errorf("waits on when it is called off: %v", err)
	}
}
