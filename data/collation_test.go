package data

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"pgregory.net/rapid"
)

// The key of a text is the collator's own, whatever words it is made of and in whatever order they are met.
func TestCollationKeyIsTheCollatorsOwn(t *testing.T) {
	swedish := collate.New(language.Swedish, collate.Numeric)
	c := NewCollation()
	same := func(t interface{ Fatalf(string, ...any) }, text string) {
		var buffer collate.Buffer
		if want, got := swedish.KeyFromString(&buffer, text), c.Key(text); !bytes.Equal(want, got) {
			t.Fatalf("%q has the key %x, not %x", text, got, want)
		}
	}
	for _, text := range []string{
		"", " ", "  ", "Å", "a\u030Angström", "12 3", "012", "1 000", "1\u00A0000", "§ 3", "Rutin 10 b", "e\u0301 x", " \u0301", "\xff", "ch ll", "ЖАБА", "中文 12", "- – —",
		strings.Repeat("ord ", 40), "½ 2", "VPN-tunnel (äldre)", "\t\n x", "Müller müller", "ß ss", "æ ø", "ﬁ", "𝟙 1", "a\x00b", "१२",
	} {
		same(t, text)
	}
	alphabet := rapid.SampledFrom([]rune(" aAbBåÅäÄöÖéüwWvVzZ0123456789-–.,()/§½ßæøŋ\u00AD\u00A0\u0301\u030AЖ中\t"))
	rapid.Check(t, func(rt *rapid.T) {
		same(rt, rapid.OneOf(rapid.StringOf(alphabet), rapid.String()).Draw(rt, "text"))
	})
}

// More words than are remembered leave no key wrong.
func TestCollationForgetsWords(t *testing.T) {
	c := NewCollation()
	var texts []string
	for n := range mostWords + 10 {
		texts = append(texts, fmt.Sprintf("x%d", n))
	}
	if !slices.IsSortedFunc(texts, func(a, b string) int { return bytes.Compare(c.Key(a), c.Key(b)) }) {
		t.Error("numbers are not in order")
	}
	if len(c.words) > mostWords {
		t.Errorf("%d words are remembered", len(c.words))
	}
}

func BenchmarkCollationKey(b *testing.B) {
	c := NewCollation()
	for n := 0; b.Loop(); n++ {
		c.Key(fmt.Sprintf("Rutin %d Riktlinje för informationssäkerhetens organisation", n%10_000))
	}
}
