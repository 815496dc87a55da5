package wrongwords_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lisparmen/translations/wrongwords"
)

func TestWrongWordsAreFound(t *testing.T) {
	for _, line := range []string{
		"Tillämpad kontroll", "en kontroll av åtkomst", "Säkerhetskontroll", "Mildra risken", "Förfallodatum", "Politik för säkerhet", "Skogsavverkning", "Restrisk", "Rest risk",
		"Sållning", "Perimeter", "Tydlig skärm", "Tydligt skrivbord", "Rättigheter", "5.18 Rättigheter", "Händelse", "en allvarlig händelse", "Effekt", "effekten av avbrottet", "en backup varje natt",
		"awareness", "en asset", "Landstinget", "Återföring av tillgångar", "samt", "Vänligen fyll i",
		"Tomt är i dag.", "Leverantören. Tomt om kommunen driver det själv.",
	} {
		if found, _ := wrongwords.Find(line); found == "" {
			t.Errorf("%q passes", line)
		}
	}
	for _, line := range []string{
		"internkontroll", "intern kontroll", "den interna kontrollen", "intern uppföljning", "kontrollera mot original", "kontrollmoment", "Kontrollkod", "förtroendevalda politiker",
		"säkerhetshotande händelser", "en extraordinär händelse", "informationssäkerhetshändelse", "händelseförlopp", "effektiv", "åtkomsträttigheter", "Rättigheter för registrerade", "bakgrundskontroll", "säkerhetskopia",
	} {
		if found, instead := wrongwords.Find(line); found != "" {
			t.Errorf("%q in %q is taken for a wrong word, instead of %s", found, line, instead)
		}
	}
}

// patterns are how the words of other people's texts are recognised, as lists: there the wrong words must be.
var patterns = regexp.MustCompile(`"\w+": *\[[^\]]*\]|"key": "[^"]*"|"\w+":`)

// Papers are written in Go, and what is read and written beside them lies in data files: no wrong word in any.
func TestNoWrongWordsInPapersAndTheirData(t *testing.T) {
	read := 0
	for _, file := range files(t, "../../reports/*.go", "../../reports/text/*.go") {
		for _, literal := range literals(t, file) {
			read++
			if found, instead := wrongwords.Find(literal); found != "" {
				t.Errorf("%s: %q in %q; the field says %s", file, found, literal, instead)
			}
		}
	}
	for _, file := range files(t, "../../data/policy/*.json", "../../data/exchange/*.json") {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(patterns.ReplaceAllString(string(raw), "")) {
			read++
			if found, instead := wrongwords.Find(line); found != "" {
				t.Errorf("%s: %q in %q; the field says %s", file, found, line, instead)
			}
		}
	}
	if read < 400 {
		t.Errorf("only %d texts were read", read)
	}
}

func files(t *testing.T, globs ...string) []string {
	t.Helper()
	var list []string
	for _, glob := range globs {
		found, err := filepath.Glob(glob)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", glob, len(found), err)
		}
		for _, name := range found {
			if !strings.HasSuffix(name, "_test.go") {
				list = append(list, name)
			}
		}
	}
	return list
}

// literals are the texts in a Go file that can be for people: not the paths of packages, nor the names of struct fields.
func literals(t *testing.T, name string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			if n.Kind == token.STRING {
				if text, err := strconv.Unquote(n.Value); err == nil {
					list = append(list, text)
				}
			}
		}
		return true
	})
	return list
}
