package policy

import (
	"slices"
	"strings"
	"unicode/utf8"

	"lisparmen/data"

	"github.com/aymanbagabas/go-udiff/lcs"
)

// Change tells what became of a piece of text from one version to the next.
type Change string

// The changes.
const (
	Same    Change = "same"
	Added   Change = "added"
	Removed Change = "removed"
	Changed Change = "changed" // of a whole section: some of its words
)

// Piece is a run of text with one change.
type Piece struct {
	Change Change
	Text   string
}

// ComparedSection is one section in both versions, or in one of them.
type ComparedSection struct {
	Change        Change
	Moved         bool // it has another place among the sections
	Level         int
	Heading, Text []Piece
}

// Compare shows what changed between two versions of a document: section by section, word by word. The sections come in
// the new version's order, and those that were taken away after the one they followed.
func Compare(before, after []*data.Section) []ComparedSection {
	pairs, moved := pairSections(before, after)
	isPaired := map[int]bool{}
	for _, i := range pairs {
		isPaired[i] = true
	}
	var list []ComparedSection
	shown := 0 // sections of the old version that have had their turn
	gone := func(until int) {
		for ; shown < until; shown++ {
			if !isPaired[shown] {
				s := before[shown]
				list = append(list, ComparedSection{Change: Removed, Level: levelOf(s), Heading: whole(Removed, s.Heading), Text: whole(Removed, s.Text)})
			}
		}
	}
	for j, s := range after {
		i, ok := pairs[j]
		if !ok {
			list = append(list, ComparedSection{Change: Added, Level: levelOf(s), Heading: whole(Added, s.Heading), Text: whole(Added, s.Text)})
			continue
		}
		if !moved[j] {
			gone(i)
		}
		c := ComparedSection{Change: Same, Moved: moved[j], Level: levelOf(s), Heading: CompareText(before[i].Heading, s.Heading), Text: CompareText(before[i].Text, s.Text)}
		if hasChange(c.Heading) || hasChange(c.Text) {
			c.Change = Changed
		}
		list = append(list, c)
	}
	gone(len(before))
	return list
}

func levelOf(s *data.Section) int {
	if s.Level == nil {
		return 1
	}
	return *s.Level
}

func hasChange(pieces []Piece) bool {
	return slices.ContainsFunc(pieces, func(p Piece) bool { return p.Change != Same })
}

func whole(c Change, text string) []Piece {
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	return []Piece{{c, text}}
}

// alike is how large a part of their words two sections with different headings must share to be one section renamed.
const alike = 0.5

// pairSections finds for sections of the new version, by number, which they were: first those that keep heading and order,
// then those that keep their heading elsewhere, then those that keep most of their words.
func pairSections(before, after []*data.Section) (pairs map[int]int, moved map[int]bool) {
	pairs, moved = map[int]int{}, map[int]bool{}
	taken := map[int]bool{}
	pair := func(i, j int) { pairs[j], taken[i] = i, true }
	i, j := 0, 0
	for _, d := range append(lcs.DiffLines(headings(before), headings(after)), lcs.Diff{Start: len(before), ReplStart: len(after)}) {
		for ; i < d.Start; i, j = i+1, j+1 {
			pair(i, j)
		}
		i, j = d.End, d.ReplEnd
	}
	for j, s := range after {
		if _, ok := pairs[j]; ok {
			continue
		}
		if at := slices.IndexFunc(before, func(old *data.Section) bool { return plainHeading(old) == plainHeading(s) && plainHeading(s) != "" }); at >= 0 && !taken[at] {
			pair(at, j)
			moved[j] = true
		}
	}
	for j, s := range after {
		if _, ok := pairs[j]; ok {
			continue
		}
		best, most := -1, alike
		for i, old := range before {
			if share := sharedWords(old.Text, s.Text); !taken[i] && share >= most {
				best, most = i, share
			}
		}
		if best >= 0 {
			pair(best, j)
			moved[j] = !keepsOrder(pairs, best, j)
		}
	}
	return pairs, moved
}

// keepsOrder tells whether a pair stands in the same order as the others.
func keepsOrder(pairs map[int]int, i, j int) bool {
	for j2, i2 := range pairs {
		if j2 < j && i2 > i || j2 > j && i2 < i {
			return false
		}
	}
	return true
}

func headings(sections []*data.Section) []string {
	list := make([]string, len(sections))
	for i, s := range sections {
		list[i] = plainHeading(s)
	}
	return list
}

func plainHeading(s *data.Section) string {
	return strings.ToLower(strings.Join(strings.Fields(s.Heading), " "))
}

// sharedWords is the part of the longer text's words that both have.
func sharedWords(a, b string) float64 {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range x {
		count[w]++
	}
	both := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	return float64(both) / float64(max(len(x), len(y)))
}

// CompareText gives the words of two texts in order, with what was taken away before what came instead. How words are
// parted by spaces is no change; paragraphs are.
func CompareText(before, after string) []Piece {
	x, y := tokens(before), tokens(after)
	var pieces []Piece
	add := func(c Change, words []string) {
		if len(words) > 0 {
			pieces = append(pieces, Piece{c, joined(words)})
		}
	}
	i := 0
	for _, d := range smoothed(lcs.DiffLines(x, y), x) {
		add(Same, x[i:d.Start])
		add(Removed, x[d.Start:d.End])
		add(Added, y[d.ReplStart:d.ReplEnd])
		i = d.End
	}
	add(Same, x[i:])
	return pieces
}

// shortest is the longest word that may stand alone between two changes; a reader sees the changes better as one.
const shortest = 3

// smoothed joins changes that only a short word parts.
func smoothed(diffs []lcs.Diff, x []string) []lcs.Diff {
	var list []lcs.Diff
	for _, d := range diffs {
		if n := len(list); n > 0 {
			last := &list[n-1]
			if between := x[last.End:d.Start]; len(between) == 1 && !isBreak(between[0]) && utf8.RuneCountInString(between[0]) <= shortest {
				last.End, last.ReplEnd = d.End, d.ReplEnd
				continue
			}
		}
		list = append(list, d)
	}
	return list
}

// tokens are the words of a text and the breaks between its lines and paragraphs.
func tokens(text string) []string {
	var list []string
	breaks := 0
	for n, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if n > 0 {
			breaks++
		}
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		if breaks > 0 && len(list) > 0 {
			list = append(list, strings.Repeat("\n", min(breaks, 2)))
		}
		breaks = 0
		list = append(list, words...)
	}
	return list
}

func isBreak(token string) bool { return strings.HasPrefix(token, "\n") }

// joined writes tokens as text again.
func joined(tokens []string) string {
	var b strings.Builder
	for i, token := range tokens {
		if i > 0 && !isBreak(token) && !isBreak(tokens[i-1]) {
			b.WriteByte(' ')
		}
		b.WriteString(token)
	}
	return b.String()
}
