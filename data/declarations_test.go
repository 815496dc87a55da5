package data_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lisparmen/data"
)

// longest is how many lines the file that declares a kind may have: what it is and which fields it has. Its rules lie beside it.
const longest = 80

// longer are the declarations that may be longer, and why.
var longer = map[string]string{
	"incident.go":     "its page is panels, and its clocks read many fields",
	"training.go":     "four small kinds that are read together",
	"notification.go": "its page is a panel; it names the tracks and steps of the law",
	"deadline.go":     "it names what a deadline is counted from",
	"duty.go":         "its page is the policy's; it names the assessments",
	"action.go":       "it has the most fields of the plain kinds",
	"system.go":       "it has as many fields as a plain kind can have, folded into a short form",
	"municipality.go": "its page is a panel, of what has been told under the law",
}

func TestAKindIsDeclaredInAShortFile(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	declares := regexp.MustCompile(`(?m)^var \w+ = &Kind\[`)
	declared, long := 0, map[string]bool{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(file, "_test.go") || !declares.Match(raw) {
			continue
		}
		declared += len(declares.FindAll(raw, -1))
		if lines := strings.Count(string(raw), "\n"); lines > longest {
			long[file] = true
			if longer[file] == "" {
				t.Errorf("%s has %d lines; move its rules to a file beside it", file, lines)
			}
		}
	}
	if kinds := len(data.Kinds()); declared != kinds {
		t.Errorf("%d declarations were found of %d kinds", declared, kinds)
	}
	for file, why := range longer {
		if !long[file] {
			t.Errorf("%s is short now, and needs no excuse: %s", file, why)
		}
	}
}

// A number such as "AV-4" must lead to one record only.
func TestNoTwoKindsShareAPrefix(t *testing.T) {
	of := map[string]string{}
	for _, kind := range data.Kinds() {
		if other := of[kind.Prefix]; kind.Prefix != "" && other != "" {
			t.Errorf("%s and %s are both numbered %s-1", other, kind.Name, kind.Prefix)
		}
		of[kind.Prefix] = kind.Name
	}
}
