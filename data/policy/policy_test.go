package policy

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

var update = flag.Bool("update", false, "write the golden files anew")

// ownPolicy is the invented municipality's; it exercises what the real one does, and more.
func ownPolicy(t testing.TB) string { return readPolicy(t, "testdata/policy.txt") }

// adoptedPolicy is a real one, which is not part of this repository.
func adoptedPolicy(t testing.TB) string {
	t.Helper()
	root, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if filepath.Dir(root) == root {
			t.Fatal("no go.mod above the package")
		}
		root = filepath.Dir(root)
	}
	path := filepath.Join(filepath.Dir(root), "shared", "seed", "informationssakerhetspolicy.txt")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the adopted policy is not here: ../shared/seed/informationssakerhetspolicy.txt beside the repository")
	}
	return readPolicy(t, path)
}

func readPolicy(t testing.TB, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := Decode(raw)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test -update writes it anew):\n%s", name, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			return fmt.Sprintf("line %d\n got: %s\nwant: %s", i+1, gotLines[i], wantLines[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(gotLines), len(wantLines))
}

// allWords are the words of a parsed text, list markers among them, in order.
func allWords(text Text) []string {
	var all []string
	for _, section := range text.Sections {
		all = append(all, strings.Fields(section.Heading)...)
		for _, block := range section.Blocks {
			all = append(all, strings.Fields(block.Marker)...)
			all = append(all, strings.Fields(block.Text)...)
		}
	}
	return all
}

func withoutSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func checkWordsKept(t interface{ Errorf(string, ...any) }, source string, text Text) {
	got, want := withoutSpace(strings.Join(allWords(text), "")), withoutSpace(source)
	if got == want {
		return
	}
	at := 0
	for at < min(len(got), len(want)) && got[at] == want[at] {
		at++
	}
	t.Errorf("words lost or moved at %q, want %q", got[at:min(at+60, len(got))], want[at:min(at+60, len(want))])
}

func checkRoundTrip(t interface{ Errorf(string, ...any) }, text Text) {
	for _, section := range text.Sections {
		if again := ParseSection(section.Text()); !slices.Equal(again, section.Blocks) {
			t.Errorf("section %q reads back as\n%+v\nnot\n%+v", section.Heading, again, section.Blocks)
		}
	}
}

func TestAdoptedPolicyHeadings(t *testing.T) {
	text := Parse(adoptedPolicy(t))
	var got []string
	for _, section := range text.Sections {
		got = append(got, fmt.Sprint(section.Level, " ", section.Heading))
	}
	want := []string{
		"1 Inledning", "1 Definition av informationssäkerhet", "1 Lagstiftning", "1 Intressenter",
		"1 Syftet med en informationssäkerhetspolicy", "1 Strategiska målsättningar",
		"2 Systematiskt informationssäkerhetsarbete", "2 Organisation", "2 Chefer, medledare och förtroendevalda",
		"2 Fysisk och teknisk säkerhet", "2 Upphandlingar", "2 Hantering av informationssäkerhetsincidenter", "2 Efterlevnad",
	}
	if !slices.Equal(got, want) {
		t.Errorf("headings\n%q\nwant\n%q", got, want)
	}
}

func TestWordsAreKept(t *testing.T) {
	for name, source := range bothPolicies(t) {
		text := Parse(source)
		checkWordsKept(t, source, text)
		checkRoundTrip(t, text)
		// Word by word too, when the hyphens that lines end with are joined as a person would.
		joined := strings.NewReplacer("SS-\nEN", "SS-EN", "SS- \nEN", "SS-EN").Replace(source)
		if got, want := allWords(text), strings.Fields(joined); !slices.Equal(got, want) {
			t.Errorf("%s: words differ: %d, want %d", name, len(got), len(want))
		}
	}
}

func bothPolicies(t *testing.T) map[string]string {
	policies := map[string]string{"own": ownPolicy(t)}
	t.Run("adopted", func(t *testing.T) { policies["adopted"] = adoptedPolicy(t) })
	return policies
}

// The adopted policy's sentences may not be copied here; their digests stand for them.
func TestAdoptedPolicyDuties(t *testing.T) {
	text := Parse(adoptedPolicy(t))
	duties := Duties(text)
	if len(duties) != 24 {
		t.Errorf("%d duties, want 24", len(duties))
	}
	var b strings.Builder
	numbers := map[int]bool{}
	for _, d := range duties {
		digest := sha256.Sum256([]byte(d.Sentence))
		fmt.Fprintf(&b, "%s number=%d also=%v word=%q drop=%s section=%d %s\n", hex.EncodeToString(digest[:6]), d.Number, d.Also, d.Word, d.DropReason, d.Section, d.Heading)
		numbers[d.Number] = true
		for _, n := range d.Also {
			numbers[n] = true
		}
		if d.Heading != text.Sections[d.Section].Heading || !strings.Contains(text.Sections[d.Section].Text(), d.Sentence) {
			t.Errorf("not in its section as it stands: %s", d.Sentence)
		}
	}
	for n := 1; n <= 28; n++ {
		withoutDutyWord := n == 5 || n == 7 || n == 28
		if numbers[n] == withoutDutyWord {
			t.Errorf("number %d found: %v", n, numbers[n])
		}
	}
	golden(t, "adopted_duties.golden", b.String())
}

func TestAdoptedPolicyRemarks(t *testing.T) {
	text := Parse(adoptedPolicy(t))
	var got []string
	for _, r := range Remarks(text, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)) {
		got = append(got, strings.TrimSpace(r.Key+" "+r.Found))
	}
	want := []string{
		"remark.outdated.authority MSB", "remark.outdated.strategy 2016/17:213", "remark.outdated.word landsting",
		"remark.lacking.cybersecurity_act", "remark.lacking.decision", "remark.lacking.diary_number",
		"remark.lacking.owner", "remark.lacking.review", "remark.lacking.validity",
	}
	if !slices.Equal(got, want) {
		t.Errorf("remarks\n%q\nwant\n%q", got, want)
	}
	if word := EmployeeWord(text); word != "medledare" {
		t.Errorf("employee word %q", word)
	}
}

func TestOwnPolicy(t *testing.T) {
	text := Parse(ownPolicy(t))
	var b strings.Builder
	for _, section := range text.Sections {
		fmt.Fprintf(&b, "==== %d %s\n%s\n\n", section.Level, section.Heading, section.Text())
	}
	for _, d := range Duties(text) {
		fmt.Fprintf(&b, "---- duty %d %v %q %s [%s]\n%s\n\n", d.Number, d.Also, d.Word, d.DropReason, d.Heading, d.Sentence)
	}
	for _, r := range Remarks(text, time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)) {
		raw, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "---- %s\n", raw)
	}
	fmt.Fprintf(&b, "---- %s\n", EmployeeWord(text))
	golden(t, "policy.golden", b.String())
}
