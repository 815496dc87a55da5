package reports

import (
	"testing"

	"pgregory.net/rapid"
)

// What is passed over quickly is what the expressions would have left as it was.
func TestBoundIsWhatTheExpressionsSay(t *testing.T) {
	word := rapid.SampledFrom([]string{"8", "8", "12", "b", "§", "%", "kr", "tkr", "mnkr", "mnkr", "kap.", "art.", "nr"})
	between := rapid.SampledFrom([]string{" ", " ", " ", "", "  ", hard, "m", "å"})
	rapid.Check(t, func(rt *rapid.T) {
		text := ""
		for range rapid.IntRange(0, 12).Draw(rt, "words") {
			text += word.Draw(rt, "word") + between.Draw(rt, "between")
		}
		want := letteredNumber.ReplaceAllString(text, "$1"+hard+"$2"+hard+"§")
		want = numberThenWord.ReplaceAllString(want, "$1"+hard+"$2")
		want = wordThenNumber.ReplaceAllString(want, "$1"+hard+"$2")
		if got := bound(text); got != want {
			rt.Fatalf("%q becomes %q, not %q", text, got, want)
		}
	})
}
