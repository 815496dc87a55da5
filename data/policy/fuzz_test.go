package policy

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func FuzzDecode(f *testing.F) {
	f.Add([]byte(ownPolicy(f)))
	f.Add([]byte("\xff\xfeI\x00n\x00l\x00\n\x00"))
	f.Add([]byte("\x00\x00\xfe\xff"))
	f.Add([]byte("Kommunen ska:\r\n\x95 \xf6va\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		text, err := Decode(raw)
		if err != nil {
			return
		}
		if !utf8.ValidString(text) {
			t.Errorf("not UTF-8: %q", text)
		}
		checkAllProperties(t, text)
		Remarks(Parse(text), time.Time{})
	})
}

func FuzzParse(f *testing.F) {
	f.Add(ownPolicy(f))
	f.Add("Mål\nArbete\nKommunen ska:\n• utse (skr.\n\n2016/17:213)\n\f1. Ansvar\nSS-\nEN behöver rutiner upprättas.")
	f.Add("•\n\n– \n1.\n\u00a0o\tx\xffy\v\u2028\u0085z-\nå")
	f.Fuzz(func(t *testing.T, text string) {
		Remarks(Parse(text), time.Time{})
		EmployeeWord(Parse(text))
		checkAllProperties(t, strings.ToValidUTF8(text, "\ufffd")) // half letters have no place between words
	})
}
