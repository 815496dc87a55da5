package seed

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"lisparmen/translations/wrongwords"
)

// unSwedish are marks that a typewriter had.
var unSwedish = regexp.MustCompile(`\.\.\.| -- `)

// formerNames are the places where an old name is right.
var formerNames = regexp.MustCompile(`"begin": \[[^\]]*\]|"former_name": "[^"]*"|"(key|kind|kind_name)": "[^"]*"|"[a-z_]+":`)

func TestNoWrongWordsInAnyDataFile(t *testing.T) {
	read := 0
	eachFile(t, func(name, text string) {
		read++
		for n, line := range strings.Split(text, "\n") {
			if strings.HasSuffix(name, ".json") {
				line = strings.TrimSpace(formerNames.ReplaceAllString(line, ""))
			}
			if word, right := wrongwords.Find(line); word != "" {
				t.Errorf("%s:%d: %q; the field says %s", name, n+1, word, right)
			}
			if mark := unSwedish.FindString(line); mark != "" {
				t.Errorf("%s:%d: %q; write … or –", name, n+1, mark)
			}
		}
	})
	if read < 15 {
		t.Errorf("only %d files were read", read)
	}
}

func eachFile(t *testing.T, visit func(name, text string)) {
	t.Helper()
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == "municipalities.csv" {
			return err
		}
		raw, err := files.ReadFile(name)
		visit(name, string(raw))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNothingIsCopiedFromTheRealPolicy runs where the real policy is; the project itself holds none of it.
func TestNothingIsCopiedFromTheRealPolicy(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/seed/informationssakerhetspolicy.txt")
	if err != nil {
		t.Skip("the real policy is not here: ../../../shared/seed/informationssakerhetspolicy.txt")
	}
	const run = 7 // words in a row that are no coincidence
	words := strings.Fields(plain(string(raw)))
	var ours strings.Builder
	eachFile(t, func(_, text string) { ours.WriteString(" " + plain(text)) })
	all := strings.Join(strings.Fields(ours.String()), " ")
	for i := 0; i+run <= len(words); i++ {
		if phrase := strings.Join(words[i:i+run], " "); strings.Contains(all, phrase) {
			t.Errorf("copied: %q", phrase)
		}
	}
}

var notLetters = regexp.MustCompile(`[^\pL\d]+`)

func plain(text string) string { return strings.ToLower(notLetters.ReplaceAllString(text, " ")) }
