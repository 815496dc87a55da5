package policy

import (
	"cmp"
	_ "embed" // remarks.json
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// Remark is something in a policy that is outdated or lacking. It is shown, never mended: only the body that adopted
// the policy may change it.
type Remark struct {
	Key      string // message key
	Section  int    // index in Text.Sections; -1 for the document as a whole
	Sentence string
	Found    string // as written in the policy
	Instead  string // what is right now
	Since    string // since when, 2006-01-02
	Source   string
}

// Remarks finds what was outdated or lacking on a day; the zero time is today's knowledge, whenever it came to be.
func Remarks(t Text, asOf time.Time) []Remark {
	day := asOf.Format(time.DateOnly)
	applies := func(since string) bool { return asOf.IsZero() || since <= day }
	var found []Remark
	plain := t.lower()
	rows := rowsIn(plain)
	damaged := Remark{Key: "remark.damaged", Section: -1}
	for i, section := range t.Sections {
		for _, sentence := range section.sentences() {
			for _, hit := range outdatedIn(sentence, rows) {
				if row := hit.row; applies(row.Since) {
					found = append(found, Remark{"remark.outdated." + row.Sort, i, sentence, hit.found, row.Instead, row.Since, row.Source})
				}
			}
			if damaged.Sentence == "" && strings.ContainsRune(sentence, utf8.RuneError) {
				damaged.Section, damaged.Sentence = i, sentence
			}
		}
	}
	if damaged.Sentence != "" {
		found = append(found, damaged)
	}
	for _, row := range remarkData().Lacking {
		if applies(row.Since) && !row.isIn(plain) {
			found = append(found, Remark{Key: row.Key, Section: -1, Instead: row.Instead, Since: row.Since, Source: row.Source})
		}
	}
	return found
}

// EmployeeWord is the word the policy mostly uses for those who work in the municipality: "medledare" or
// "medarbetare", the latter when neither prevails.
func EmployeeWord(t Text) string {
	medledare, medarbetare := 0, 0
	for _, word := range words(t.lower()) {
		switch {
		case strings.HasPrefix(word, "medledar"):
			medledare++
		case strings.HasPrefix(word, "medarbetar"):
			medarbetare++
		}
	}
	if medledare > medarbetare {
		return "medledare"
	}
	return "medarbetare"
}

// sentences are the heading, if there is one, and every sentence below it.
func (s Section) sentences() []string {
	var all []string
	if s.Heading != "" {
		all = append(all, s.Heading)
	}
	for _, block := range s.Blocks {
		all = append(all, sentences(block.Text)...)
	}
	return all
}

func (t Text) lower() string {
	var b strings.Builder
	for _, section := range t.Sections {
		b.WriteString(section.Heading)
		b.WriteByte('\n')
		for _, block := range section.Blocks {
			b.WriteString(block.Text)
			b.WriteByte('\n')
		}
	}
	return strings.ToLower(b.String())
}

// outdatedRow is a name or a law that something else has replaced. Forms are whole words: in any case, but those in
// capitals only as they are. A form that ends in * may go on with more letters. Unless names what makes a sentence
// right all the same, such as the new name beside the old.
type outdatedRow struct {
	Sort, Instead, Since, Source, Checked string
	Forms, Unless                         []string
}

// lackingRow is something that one of Patterns shows to be there. They are of text in lower case, and each begins with
// plain letters, which are quick to look for.
type lackingRow struct {
	Key, Instead, Since, Source string
	Patterns                    []string
	patterns                    []*regexp.Regexp
}

func (r lackingRow) isIn(plain string) bool {
	return slices.ContainsFunc(r.patterns, func(p *regexp.Regexp) bool { return p.MatchString(plain) })
}

type remarkTable struct {
	Outdated []outdatedRow
	Lacking  []lackingRow
}

//go:embed remarks.json
var remarksJSON []byte

var remarkData = sync.OnceValue(func() remarkTable {
	var table remarkTable
	mustUnmarshal(remarksJSON, &table)
	for i := range table.Lacking {
		row := &table.Lacking[i]
		for _, pattern := range row.Patterns {
			row.patterns = append(row.patterns, regexp.MustCompile(pattern))
		}
	}
	return table
})

// rowsIn are the rows whose forms occur at all in a text in lower case, so that its sentences need not look for more.
func rowsIn(plain string) []*outdatedRow {
	var rows []*outdatedRow
	for i := range remarkData().Outdated {
		row := &remarkData().Outdated[i]
		if slices.ContainsFunc(row.Forms, func(form string) bool {
			return strings.Contains(plain, strings.ToLower(strings.TrimSuffix(form, "*")))
		}) {
			rows = append(rows, row)
		}
	}
	return rows
}

// outdatedHit is a place in a sentence where the given form of a row stands.
type outdatedHit struct {
	row        *outdatedRow
	form       int
	start, end int
	found      string
}

// outdatedIn finds each outdated thing of a sentence once, as the foremost of its forms, in the order they stand. Of
// two that overlap, the one that begins first counts: "Sveriges Kommuner och Landsting" is not also a "landsting".
func outdatedIn(sentence string, rows []*outdatedRow) []outdatedHit {
	if len(rows) == 0 {
		return nil
	}
	lower := lowerSameLength(sentence)
	var hits []outdatedHit
	for _, row := range rows {
		start := len(hits)
		for form, name := range row.Forms {
			for at, end := findForm(sentence, lower, name, 0); at >= 0; at, end = findForm(sentence, lower, name, end) {
				hits = append(hits, outdatedHit{row, form, at, end, sentence[at:end]})
			}
		}
		if len(hits) > start && row.isRightIn(sentence, lower) {
			hits = hits[:start]
		}
	}
	slices.SortStableFunc(hits, func(a, b outdatedHit) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	var once []outdatedHit
	covered := 0
	for _, hit := range hits {
		if hit.start < covered {
			continue
		}
		covered = hit.end
		same := slices.IndexFunc(once, func(other outdatedHit) bool { return other.row == hit.row })
		switch {
		case same < 0:
			once = append(once, hit)
		case hit.form < once[same].form:
			once[same] = hit
		}
	}
	return once
}

func (r *outdatedRow) isRightIn(sentence, lower string) bool {
	return slices.ContainsFunc(r.Unless, func(name string) bool {
		at, _ := findForm(sentence, lower, name, 0)
		return at >= 0
	})
}

// findForm finds a form as whole words, from a place on; start is -1 when it is not there.
func findForm(sentence, lower, form string, from int) (start, end int) {
	form, open := strings.CutSuffix(form, "*")
	if strings.ToUpper(form) == form {
		lower = sentence
	} else {
		form = strings.ToLower(form)
	}
	for {
		i := strings.Index(lower[from:], form)
		if i < 0 {
			return -1, -1
		}
		start, end = from+i, from+i+len(form)
		before, _ := utf8.DecodeLastRuneInString(lower[:start])
		if open {
			rest := strings.TrimLeftFunc(lower[end:], unicode.IsLetter)
			end = len(lower) - len(rest)
		}
		after, _ := utf8.DecodeRuneInString(lower[end:])
		if !isWordRune(before) && !isWordRune(after) {
			return start, end
		}
		from = end
	}
}

// lowerSameLength is lower case at the same places, so that what is found there can be cut from the original.
func lowerSameLength(s string) string {
	lower := []byte(s)
	for i, r := range s {
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == utf8.RuneLen(r) {
			utf8.EncodeRune(lower[i:], l)
		}
	}
	return string(lower)
}
