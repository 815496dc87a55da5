package policy

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// outline writes a text so that it can be read in a test: "# " before a heading, "| " before a paragraph.
func outline(text Text) string {
	var lines []string
	for _, section := range text.Sections {
		if section.Heading != "" {
			lines = append(lines, strings.Repeat("#", section.Level)+" "+section.Heading)
		}
		for _, block := range section.Blocks {
			if block.Bullet {
				lines = append(lines, block.line())
			} else {
				lines = append(lines, "| "+block.line())
			}
		}
	}
	return strings.Join(lines, "\n")
}

func TestParse(t *testing.T) {
	const long = "Kommunens arbete med informationssäkerhet ska grunda sig i de standarder som"
	for name, test := range map[string]struct{ source, want string }{
		"hard line breaks":                  {long + " \ngäller i landet. ", "| " + long + " gäller i landet."},
		"hyphen that belongs to the word":   {"enligt SS-\nEN ISO/IEC 27000", "| enligt SS-EN ISO/IEC 27000"},
		"hyphen that stands for a compound": {"informations- \noch cybersäkerhet", "| informations- och cybersäkerhet"},
		"page break in a sentence":          {"ta ansvar för sin säkerhet\n och bedriva", "| ta ansvar för sin säkerhet och bedriva"},
		"form feed in a sentence":           {"ta ansvar för sin säkerhet\n\foch bedriva", "| ta ansvar för sin säkerhet och bedriva"},
		"empty line in a sentence":          {"ta ansvar för sin säkerhet\n\noch bedriva", "| ta ansvar för sin säkerhet och bedriva"},
		"empty line after an abbreviation":  {"en strategi (skr.\n\n2016/17:213) finns", "| en strategi (skr. 2016/17:213) finns"},
		"paragraphs":                        {"Ett slut.\n\nEn början.", "| Ett slut.\n| En början."},
		"short last line ends a paragraph":  {long + "\ngäller.\nKommunen ska.", "| " + long + " gäller.\n| Kommunen ska."},
		"bullet over an empty line":         {"• väsentliga för \n\nSveriges säkerhet. \n\nText.", "• väsentliga för Sveriges säkerhet.\n| Text."},
		"bullets without full stops":        {"av:\n• MSB\n• Säkerhetspolisen\n\nSyftet med policyn\nText här.", "| av:\n• MSB\n• Säkerhetspolisen\n# Syftet med policyn\n| Text här."},
		"bullet alone on its line":          {"•\nfoo\n•\nbar", "• foo\n• bar"},
		"bullet that touches its text":      {"•foo\n•\tbar", "• foo\n• bar"},
		"other markers":                     {"Vi ska:\n- a\n– b\n1. c\n2) d\na) e\no f", "| Vi ska:\n- a\n– b\n1. c\n2) d\na) e\no f"},
		"dash within a sentence":            {long + " gäller\n– det vet alla – i landet.", "| " + long + " gäller – det vet alla – i landet."},
		"numbered list":                     {"1. Konfidentialitet\n2. Riktighet\n\nText.", "1. Konfidentialitet\n2. Riktighet\n| Text."},
		"heading without an empty line":     {"Text som slutar.\n Hantering av incidenter \nEn rutin ska finnas.", "| Text som slutar.\n# Hantering av incidenter\n| En rutin ska finnas."},
		"heading after an empty line":       {"Inledning\n\nText.", "# Inledning\n| Text."},
		"heading before a list":             {"Ansvar\n• foo", "# Ansvar\n• foo"},
		"heading below a heading":           {"Mål\nArbete\nText.\n\nOrganisation\nText.", "# Mål\n## Arbete\n| Text.\n## Organisation\n| Text."},
		"numbered headings":                 {"1. Mål\nText.\n\n1.1 Arbete\nText.\n\n2. Ansvar\nText.", "# 1. Mål\n| Text.\n## 1.1 Arbete\n| Text.\n# 2. Ansvar\n| Text."},
		"question as heading":               {"Vad är risk?\nText.", "# Vad är risk?\n| Text."},
		"a duty is no heading":              {"Vi ska skydda informationen\n\nText.", "| Vi ska skydda informationen\n| Text."},
		"a decision is no heading":          {"Policy\n\nAntagen av fullmäktige 2018-03-12\n\nText.", "# Policy\n| Antagen av fullmäktige 2018-03-12\n| Text."},
		"a preposition ends no heading":     {"Policy för\nNorrlida kommun gäller.", "| Policy för Norrlida kommun gäller."},
		"half a sentence is no heading":     {"Norrlida kommun\n\når efter år.", "| Norrlida kommun år efter år."},
		"last line is no heading":           {"Text.\n\nSlut", "| Text.\n| Slut"},
		"no heading at all":                 {"bara text", "| bara text"},
		"page number":                       {"Text som slutar.\nSida 2 av 9\nMer text.", "| Text som slutar.\n| Sida 2 av 9\n| Mer text."},
		"table of contents":                 {"Inledning ......... 2\nMål ............... 3", "| Inledning ......... 2\n| Mål ............... 3"},
		"hard space":                        {"enligt 45\u00a0§\ni lagen.", "| enligt 45\u00a0§ i lagen."},
		"nothing":                           {" \n\n", ""},
	} {
		text := Parse(test.source)
		if got := outline(text); got != test.want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, test.want)
		}
		checkWordsKept(t, test.source, text)
		checkRoundTrip(t, text)
	}
}

func TestTextBeforeTheFirstHeading(t *testing.T) {
	text := Parse("text före.\n\nInledning\nText.")
	if len(text.Sections) != 2 || text.Sections[0].Heading != "" || text.Sections[0].Level != 0 || text.Sections[1].Level != 1 {
		t.Errorf("%+v", text.Sections)
	}
}

func TestParseSectionReadsWhatAPersonTyped(t *testing.T) {
	got := outline(Text{[]Section{{Blocks: ParseSection("Kommunen ska:\n• utse\n  en ansvarig\n- öva\n\n\nOch\nmer.\n")}}})
	if want := "| Kommunen ska:\n• utse en ansvarig\n- öva\n| Och mer."; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

var (
	someWords = []string{
		"kommunen", "Kommunen", "ska", "säkerhet", "Säkerhet.", "och", "för", "27000", "skr.", "(skr.", "2016/17:213", "t.ex.",
		"3", "§", "slut.", "fråga?", "Namn:", "”Citat", "slut.”", "MSB", "landsting", "Inledning", "1.", "2.1", "a)", "o", "–", "-", "x, y,",
		"å", "Organisation", "rutiner", "upprättas", "\u00a0", "45\u00a0§", "…", "....", "Sida", "(3)",
	}
	someBreaks = []string{" ", " ", " ", " ", "\n", "\n", "\n\n", " \n ", "\n• ", "\n- ", "\n\n– ", "\f", "\n\f", "\r\n", "\t", "\u2028", "\u0085", "\n1. "}
)

func randomText(words, breaks []string) *rapid.Generator[string] {
	pair := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom(words).Draw(t, "word") + rapid.SampledFrom(breaks).Draw(t, "break")
	})
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(pair, 0, 80).Draw(t, "pairs"), "")
	})
}

func TestEveryWordIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		source := randomText(someWords, someBreaks).Draw(t, "source")
		text := Parse(source)
		if got, want := fmt.Sprintf("%q", allWords(text)), fmt.Sprintf("%q", strings.Fields(source)); got != want {
			t.Errorf("words\n%s\nwant\n%s", got, want)
		}
		checkAllProperties(t, source)
	})
}

func TestEveryWordIsKeptInAnyText(t *testing.T) {
	hyphens := append([]string{"SS-", "informations-", "•", "•foo", "\u00ad", "\ufffd", "\u200b", "Ä\u0308", "1)x"}, someWords...)
	rapid.Check(t, func(t *rapid.T) {
		checkAllProperties(t, rapid.OneOf(randomText(hyphens, someBreaks), rapid.String()).Draw(t, "source"))
	})
}

// checkAllProperties is what holds for any text whatever.
func checkAllProperties(t interface{ Errorf(string, ...any) }, source string) {
	text := Parse(source)
	checkWordsKept(t, source, text)
	checkRoundTrip(t, text)
	for _, section := range text.Sections {
		for _, block := range section.Blocks {
			if got := strings.Join(sentences(block.Text), ""); withoutSpace(got) != withoutSpace(block.Text) {
				t.Errorf("sentences %q are not the text %q", got, block.Text)
			}
		}
	}
	for _, duty := range Duties(text) {
		if duty.Word == "" || duty.Section >= len(text.Sections) || !strings.Contains(withoutSpace(source), withoutSpace(lastHalf(duty.Sentence))) {
			t.Errorf("duty %+v is not in the text", duty)
		}
	}
}

// lastHalf is the last word of a sentence: a list item's sentence begins with words that stand further up.
func lastHalf(sentence string) string {
	fields := strings.Fields(sentence)
	return fields[len(fields)-1]
}
