package main

import (
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

const (
	ownPolicy  = "data/policy/testdata/policy.txt"
	realPolicy = "../shared/seed/informationssakerhetspolicy.txt"
)

func TestTheWholeJobOnTheAdoptedPolicy(t *testing.T) {
	if _, err := os.Stat(realPolicy); err != nil {
		t.Skip("the adopted policy is not here: " + realPolicy)
	}
	d := newDesk(t)
	file := d.path("v.lis")
	a := d.must("ny", file, "--kommun", "Vara", "--policy", realPolicy)
	if !strings.Contains(a.out, "24 meningar") {
		t.Error(a.out)
	}
	duties := d.list(file, "atagande")
	if len(duties) != 24 {
		t.Errorf("%d duties, want 24", len(duties))
	}
	dropped := 0
	for _, r := range duties {
		if r.text("avsnitt") == "" || r.text("bevis") == "" && r.text("lage") != "proposed_drop" {
			t.Errorf("no section or proof: %v", r)
		}
		if r.text("lage") == "proposed_drop" {
			dropped++
		}
	}
	if dropped != 1 {
		t.Errorf("%d sentences are proposed as dropped; want the one from the strategy", dropped)
	}
	everyWord(t, d, file, realPolicy)
	theSixDocuments(t, d, file)
	if rows := d.list(file, "kommun"); rows[0].text("medarbetarord") != "medledare" {
		t.Errorf("the policy's own word for employees is not kept: %s", rows[0].text("medarbetarord"))
	}
}

func TestTheWholeJobOnOurOwnPolicy(t *testing.T) {
	d := newDesk(t)
	file := d.path("n.lis")
	d.must("ny", file, "--kommun", "Vara", "--policy", ownPolicy)
	if n := len(d.list(file, "atagande")); n != 15 {
		t.Errorf("%d duties", n)
	}
	everyWord(t, d, file, ownPolicy)
	theSixDocuments(t, d, file)
}

// theSixDocuments wants the four guidelines and two routines that the policy demands in the board's report, each with
// its state: first not registered, then as the coordinator says.
func theSixDocuments(t *testing.T, d *desk, file string) {
	t.Helper()
	var demanded []string
	for _, r := range d.list(file, "styrdokument") {
		if r.text("kravs") == "1" || r.shown("kravs") == "Ja" {
			demanded = append(demanded, r.text("titel"))
		}
	}
	if len(demanded) != 6 {
		t.Fatalf("%d documents are demanded: %q", len(demanded), demanded)
	}
	states := documentStates(t, d.must("rapport", file, "arsrapport").out)
	if len(states) != 6 {
		t.Errorf("the paper has %d documents: %q", len(states), states)
	}
	for _, title := range demanded {
		if got := states[title]; got != "○ Ej bedömt: Det är inte klarlagt om dokumentet finns." {
			t.Errorf("%s is %q", title, got)
		}
	}
	d.must("spara", file, "styrdokument", "--id", demanded[0], "lage=finns", "beslutsorgan=KS", "beslutad=2026-05-11", "oversyn=2028-05-11")
	d.must("spara", file, "styrdokument", "--id", demanded[1], "lage=saknas")
	states = documentStates(t, d.must("rapport", file, "arsrapport").out)
	if got := states[demanded[0]]; !strings.HasPrefix(got, "● Uppfyllt: ") || !strings.Contains(got, "eslutat av kommunstyrelsen 2026-05-11") {
		t.Errorf("%s is %q", demanded[0], got)
	}
	if got := states[demanded[1]]; got != "■ Brist: Bekräftat saknas." {
		t.Errorf("%s is %q", demanded[1], got)
	}
}

// documentStates reads the paper's table of demanded documents: the state and its reason by the document's name.
func documentStates(t *testing.T, paper string) map[string]string {
	t.Helper()
	_, section, found := strings.Cut(paper, "\nStyrdokument som policyn kräver\n===")
	if !found {
		t.Fatal("the paper has no such section")
	}
	var columns []int
	var title string
	states := map[string]string{}
	for line := range strings.SplitSeq(section, "\n") {
		runes := []rune(line + strings.Repeat(" ", 80))
		cell := func(i int) string { return strings.TrimSpace(string(runes[columns[i]:columns[i+1]])) }
		switch {
		case strings.HasPrefix(line, "Dokument "):
			for _, head := range []string{"Dokument", "Läge", "Grund", "Nästa"} {
				columns = append(columns, len([]rune(line[:strings.Index(line, head)])))
			}
		case columns == nil || strings.HasPrefix(line, "---"):
		case line == "":
			return states
		case cell(1) != "":
			title = cell(0)
			states[title] = cell(1) + ": " + cell(2)
		default:
			state := states[title]
			delete(states, title)
			title = strings.TrimSpace(title + " " + cell(0))
			states[title] = strings.TrimSpace(state + " " + cell(2))
		}
	}
	return states
}

// everyWord wants every word of the policy, in order, in the printed policy: as text, and in the PDF when there is
// something to read it with. The paper may have words of its own at each page's head and foot and before the text.
func everyWord(t *testing.T, d *desk, file, policy string) {
	t.Helper()
	want := policyWords(string(d.read(policy)))
	if len(want) < 200 {
		t.Fatalf("the policy has %d words", len(want))
	}
	compareWords(t, "text", want, policyWords(d.must("rapport", file, "styrdokument").out))

	pdf := d.path("policy.pdf")
	d.must("rapport", file, "styrdokument", "-o", pdf)
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Log("pdftotext is not installed: the PDF is not compared")
		return
	}
	out, err := exec.Command("pdftotext", "-layout", "-enc", "UTF-8", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	var body []string
	for i, page := range pages {
		body = append(body, withoutHeadAndFoot(t, page, i+1, len(pages)))
	}
	compareWords(t, "PDF", want, policyWords(strings.Join(body, "\n")))
}

// withoutHeadAndFoot drops the lines that the paper has on each page, and wants them there: above, from the second page
// on, its title; below, the municipality, the title and the page's number.
func withoutHeadAndFoot(t *testing.T, page string, n, of int) string {
	t.Helper()
	const title = "Informationssäkerhetspolicy"
	lines := strings.Split(strings.TrimSpace(page), "\n")
	foot := "Vara kommun · " + title + " Sida " + strconv.Itoa(n) + " av " + strconv.Itoa(of)
	if last := strings.Join(strings.Fields(lines[len(lines)-1]), " "); last != foot {
		t.Errorf("page %d ends with %q, want %q", n, last, foot)
	}
	lines = lines[:len(lines)-1]
	if n > 1 {
		if first := strings.TrimSpace(lines[0]); first != title {
			t.Errorf("page %d begins with %q, want %q", n, first, title)
		}
		lines = lines[1:]
	}
	return strings.Join(lines, "\n")
}

var aWord = regexp.MustCompile(`[\pL\pN]+`)

// policyWords are the letters and digits of a text, word by word; what lies between them is how it is set.
func policyWords(text string) []string {
	return aWord.FindAllString(norm.NFC.String(strings.ReplaceAll(text, "\u00ad", "")), -1)
}

// compareWords wants the words of want one after another in got, which may have others before and after.
func compareWords(t *testing.T, form string, want, got []string) {
	t.Helper()
	best, bestAt := 0, 0
	for at := range got {
		n := 0
		for n < len(want) && at+n < len(got) && want[n] == got[at+n] {
			n++
		}
		if n == len(want) {
			return
		}
		if n > best {
			best, bestAt = n, at
		}
	}
	t.Errorf("%s: after %d of %d words the paper has %q, the policy %q", form, best, len(want),
		strings.Join(got[bestAt+max(0, best-3):min(bestAt+best+5, len(got))], " "), strings.Join(want[max(0, best-3):min(best+5, len(want))], " "))
}

// A governing document that goes out to Word comes back with the same sections, and so with the same duties.
func TestPolicyComesBackFromWord(t *testing.T) {
	d := newDesk(t)
	file, paper, again := d.path("a.lis"), d.path("policy.docx"), d.path("b.lis")
	d.must("ny", file, "--kommun", "Vara", "--policy", ownPolicy)
	d.must("rapport", file, "styrdokument", "-o", paper)
	d.must("ny", again, "--kommun", "Vara", "--policy", paper)
	sections := func(file string) (list []string) {
		for _, r := range d.list(file, "avsnitt") {
			list = append(list, r.text("niva")+" "+r.text("rubrik")+"\n"+strings.ReplaceAll(r.text("text"), "\u00a0", " "))
		}
		return list
	}
	want, got := sections(file), sections(again)
	for len(got) > 0 && len(want) > 0 && got[0] != want[0] { // the title of the paper, and the facts about the document
		got = got[1:]
	}
	for i, s := range want {
		if len(want) < 5 || i >= len(got) || got[i] != s {
			t.Fatalf("section %d of %d is\n%s\nnot\n%s", i+1, len(want), strings.Join(got[min(i, len(got)):min(i+1, len(got))], ""), s)
		}
	}
	if a, b := len(d.list(file, "atagande")), len(d.list(again, "atagande")); a != b {
		t.Errorf("%d duties became %d", a, b)
	}
}
