package reports

import (
	"testing"

	"pgregory.net/rapid"
)

// What is passed over quickly is what the expressions would have left as it was.
func TestBoundIsWhatTheExpressionsSay(t *testing.T) {
	part := rapid.SampledFrom([]string{" ", "8", "12", "b", "§", "%", "kr", "tkr", "mnkr", "kap.", "art.", "st.", "nr", "p.", "v.", "m", "å", "x", ".", hard})
	rapid.Check(t, func(rt *rapid.T) {
		text := ""
		for _, p := range rapid.SliceOfN(part, 0, 12).Draw(rt, "parts") {
			text += p
		}
		want := letteredNumber.ReplaceAllString(text, "$1"+hard+"$2"+hard+"§")
		want = numberThenWord.ReplaceAllString(want, "$1"+hard+"$2")
		want = wordThenNumber.ReplaceAllString(want, "$1"+hard+"$2")
		if got := bound(text); got != want {
			rt.Fatalf("%q becomes %q, not %q", text, got, want)
		}
	})
}
