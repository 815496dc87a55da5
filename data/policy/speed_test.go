package policy

import (
	"strings"
	"testing"
	"time"
)

// filled is copies of a text up to a size.
func filled(text string, size int) string { return strings.Repeat(text, size/len(text)) }

// slowdown is what the race detector costs, with a margin.
func slowdown() int {
	if raceDetector {
		return 15
	}
	return 1
}

func inTime(limit time.Duration) time.Duration { return limit * time.Duration(slowdown()) }

func readAll(t *testing.T, text string) (duties []Duty, took, tookRemarks time.Duration) {
	t.Helper()
	start := time.Now()
	decoded, err := Decode([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	parsed := Parse(decoded)
	duties = Duties(parsed)
	took = time.Since(start)
	Remarks(parsed, time.Time{})
	return duties, took, time.Since(start) - took
}

func TestTheLargestPolicyIsReadInTime(t *testing.T) {
	duties, took, tookRemarks := readAll(t, filled(ownPolicy(t), MaxSize))
	if took > inTime(2*time.Second) || tookRemarks > inTime(2*time.Second) {
		t.Errorf("read in %v, remarks in %v", took, tookRemarks)
	}
	t.Logf("5 MiB: %v, %d duties; remarks in %v", took, len(duties), tookRemarks)
}

// No text, however strange, may take more than linear time: a tenth of the largest, in two seconds. The race detector gets
// a quarter of that, which still tells quadratic time from linear.
func TestStrangeTextsAreReadInTime(t *testing.T) {
	size := MaxSize / 10 / min(slowdown(), 4)
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
		for form, text := range map[string]string{
			"":               filled(text, size) + " 2",
			", among a list": "Kommunen ska:\n• " + filled(text, size),
		} {
			duties, took, tookRemarks := readAll(t, text)
			if took > 2*time.Second || tookRemarks > 2*time.Second {
				t.Errorf("%s%s: read in %v, remarks in %v", name, form, took, tookRemarks)
			}
			t.Logf("%-30s %6v, %6d duties; remarks %6v", name+form, took.Round(time.Millisecond), len(duties), tookRemarks.Round(time.Millisecond))
		}
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
