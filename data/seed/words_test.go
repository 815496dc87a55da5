package seed

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
)

// wrongWords are what machine translation and old names make of the field's language (domain.md 5 and 6).
var wrongWords = map[string]*regexp.Regexp{
	"säkerhetsåtgärd, or granskning":   regexp.MustCompile(`(?i)(^|[^\pL])(kontroll|kontrollen|kontroller|kontrollerna)($|[^\pL])`),
	"säkerhetsåtgärd":                  regexp.MustCompile(`(?i)tillämpad(e)? kontroll|säkerhetskontroll`),
	"kvarstående risk":                 regexp.MustCompile(`(?i)rest ?risk`),
	"minska, reducera":                 regexp.MustCompile(`(?i)\bmildra`),
	"senast, klar senast":              regexp.MustCompile(`(?i)förfallodatum`),
	"policy":                           regexp.MustCompile(`(^|[^\pL])[Pp]olitik(en)?($|[^\pL])`),
	"loggning":                         regexp.MustCompile(`(?i)skogsavverkning`),
	"bakgrundskontroll":                regexp.MustCompile(`(?i)sållning`),
	"försörjningssystem":               regexp.MustCompile(`(?i)allmännyttiga`),
	"rent skrivbord och tom skärm":     regexp.MustCompile(`(?i)tydlig skärm|tydligt skrivbord`),
	"återlämnande":                     regexp.MustCompile(`(?i)återföring`),
	"säkerhetsavgränsning":             regexp.MustCompile(`(?i)perimeter`),
	"regioner":                         regexp.MustCompile(`(?i)(^|[^\pL])landsting(et|en|s)?($|[^\pL])`),
	"tydlig och rak svenska":           regexp.MustCompile(`(?i)(^|[^\pL])(tillse|erfordras|föreligger|enligt föreliggande|samt|ovanstående|nedanstående|dylikt)($|[^\pL])`),
	"svenska ord":                      regexp.MustCompile(`(?i)\b(awareness|assets?|owner|stakeholders?|incident response|backup|ransomware|phishing)\b`),
	"tjänsteperson, ordförande och du": regexp.MustCompile(`(?i)tjänsteman|talesman`),
	"… and –":                          regexp.MustCompile(`\.\.\.| -- `),
}

// internalControl is kommunallagen's own word.
var internalControl = regexp.MustCompile(`(?i)interna? kontroll(en)?`)

// formerNames are the places where an old name is right.
var formerNames = regexp.MustCompile(`"former_name": "[^"]*"|"key": "[^"]*"|"[a-z_]+":`)

func TestNoWrongWordsInAnyDataFile(t *testing.T) {
	read := 0
	eachFile(t, func(name, text string) {
		read++
		for n, line := range strings.Split(text, "\n") {
			if strings.HasSuffix(name, ".json") {
				line = strings.TrimSpace(formerNames.ReplaceAllString(line, ""))
			}
			line = internalControl.ReplaceAllString(line, "")
			for right, wrong := range wrongWords {
				if word := wrong.FindString(line); word != "" {
					t.Errorf("%s:%d: %q; the field says %s", name, n+1, word, right)
				}
			}
		}
	})
	if read < 15 {
		t.Errorf("only %d files were read", read)
	}
}

func TestWrongWordsAreFound(t *testing.T) {
	for _, line := range []string{
		"Tillämpad kontroll", "en kontroll av åtkomst", "Mildra risken", "Förfallodatum", "Politik för säkerhet", "Skogsavverkning", "Restrisk",
	} {
		found := false
		for _, wrong := range wrongWords {
			found = found || wrong.MatchString(line)
		}
		if !found {
			t.Errorf("%q passes", line)
		}
	}
	for _, line := range []string{"internkontroll", "intern uppföljning", "kontrollera mot original", "kontrollmoment", "förtroendevalda politiker"} {
		for right, wrong := range wrongWords {
			if wrong.MatchString(line) {
				t.Errorf("%q is taken for a wrong word, instead of %s", line, right)
			}
		}
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
