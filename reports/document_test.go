package reports_test

import (
	"testing"

	"lisparmen/reports"
)

func TestAddress(t *testing.T) {
	for link, want := range map[string]string{
		"https://exempelby.se/a":   "https://exempelby.se/a",
		" http://exempelby.se ":    "http://exempelby.se",
		"https://exempelby.se/å ä": "https://exempelby.se/%C3%A5%20%C3%A4",
		"mailto:a@exempelby.se":    "mailto:a@exempelby.se",
		"HTTPS://exempelby.se":     "https://exempelby.se",
		"":                         "",
		"javascript:alert(1)":      "",
		"file:///etc/passwd":       "",
		"https:///utan-värd":       "",
		"mailto:":                  "",
		"exempelby.se":             "",
		"https://\x00":             "",
		`\\server\share\fil.exe`:   "",
	} {
		if got := (reports.Run{Link: link}).Address(); got != want {
			t.Errorf("Address of %q is %q, want %q", link, got, want)
		}
	}
}

func TestEveryStateHasMarkWordAndColor(t *testing.T) {
	seen := map[string]bool{}
	for state := reports.Met; state <= reports.PartlyJudged; state++ {
		mark, word := state.Mark(), state.Word()
		if mark == "" || word == "" || state.Color() == 0 || seen[mark] || seen[word] {
			t.Errorf("state %d: mark %q, word %q, colour %06x", state, mark, word, state.Color())
		}
		seen[mark], seen[word] = true, true
	}
	if reports.NoState.Mark()+reports.NoState.Word() != "" {
		t.Error("NoState prints something")
	}
}
