package policy

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// filled is copies of a text up to a size.
func filled(text string, size int) string { return strings.Repeat(text, size/len(text)) }

// strange are texts that could take a careless reader more than linear time.
func strange() map[string]string {
	texts := map[string]string{}
	for name, text := range map[string]string{
		"one line":        "ord ",
		"one word":        "a",
		"one paragraph":   "ett två tre\n",
		"short sentences": "Ska a. ",
		"headings":        "Inledning\n\n",
		"bullets":         "• a\n",
		"gaps in duties":  "behöver ",
		"half duties":     "har ansvaret behöver ",
		"hyphens":         "SS-\n",
		"open quotes":     "”a ",
		"brackets":        "(. A ",
		"dots":            ".",
		"page breaks":     "för\n\n",
		"hard spaces":     "a\u00a0",
		"abbreviations":   "skr. 2016/17:213 t.ex. Kommunen ",
		"outdated":        "MSB ",
		"decisions":       "antagen fullmäktige ",
		"standing alone":  ". . . . ",
	} {
		texts[name] = text
	}
	return texts
}

// BenchmarkStrangeTexts reads each at two sizes: time per byte shall not grow with the size.
func BenchmarkStrangeTexts(b *testing.B) {
	for name, text := range strange() {
		for _, size := range []int{64 << 10, 512 << 10} {
			for form, whole := range map[string]string{
				"": filled(text, size) + " 2", "_among_a_list": "Kommunen ska:\n• " + filled(text, size),
			} {
				b.Run(fmt.Sprintf("%s%s/%dKiB", strings.ReplaceAll(name, " ", "_"), form, size>>10), func(b *testing.B) {
					b.SetBytes(int64(len(whole)))
					for b.Loop() {
						readWhole(b, whole)
					}
				})
			}
		}
	}
}

func readWhole(t testing.TB, text string) []Duty {
	t.Helper()
	decoded, err := Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	parsed := Parse(decoded)
	Remarks(parsed, time.Time{})
	return Duties(parsed)
}

// No text, however strange, may break the reader.
func TestStrangeTextsAreRead(t *testing.T) {
	for _, text := range strange() {
		readWhole(t, filled(text, 16<<10))
		readWhole(t, "Kommunen ska:\n• "+filled(text, 16<<10))
	}
	if len(readWhole(t, filled(ownPolicy(t), 64<<10))) == 0 {
		t.Error("no duties in copies of the policy")
	}
}

func BenchmarkLargestPolicy(b *testing.B) {
	raw := []byte(filled(ownPolicy(b), MaxSize))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		text, err := Decode(raw)
		if err != nil {
			b.Fatal(err)
		}
		Duties(Parse(text))
	}
}

func BenchmarkOwnPolicy(b *testing.B) {
	raw := []byte(ownPolicy(b))
	for b.Loop() {
		text, err := Decode(raw)
		if err != nil {
			b.Fatal(err)
		}
		parsed := Parse(text)
		Duties(parsed)
		Remarks(parsed, time.Time{})
	}
}
