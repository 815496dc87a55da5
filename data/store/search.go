package store

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lisparmen/data"

	"golang.org/x/text/unicode/norm"
)

// Hit is a record that a search found.
type Hit struct {
	Kind, Record string
	Excerpt      string // the text around the first hit
}

const (
	shortestTrigram = 3
	excerptRunes    = 120
)

// Search finds living records that hold all the words, anywhere within theirs and whatever the case; å, ä and ö are
// letters of their own. Records whose text begins with the first word come first, then in the order of the menu.
func (s *Store) Search(ctx context.Context, text string) ([]Hit, error) {
	words := strings.Fields(fold(norm.NFC.String(text)))
	if len(words) == 0 {
		return nil, data.NewProblem("problem.search.empty")
	}
	// The index knows parts of three letters and more; shorter words are looked for in what it finds, or in all.
	var phrases []string
	for _, word := range words {
		if utf8.RuneCountInString(word) >= shortestTrigram {
			phrases = append(phrases, `"`+strings.ReplaceAll(word, `"`, `""`)+`"`)
		}
	}
	query, args := `SELECT id, kind, text FROM search`, []any{}
	if len(phrases) > 0 {
		query, args = query+` WHERE search MATCH ?`, []any{strings.Join(phrases, " AND ")}
	}
	rows, err := s.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.problem(err)
	}
	defer rows.Close()
	type ranked struct {
		hit   Hit
		kind  int
		begin bool
	}
	order := map[string]int{}
	for i, kind := range data.Kinds() {
		order[kind.Name] = i
	}
	var found []ranked
	for rows.Next() {
		var hit Hit
		var body string
		if err := rows.Scan(&hit.Record, &hit.Kind, &body); err != nil {
			return nil, s.problem(err)
		}
		folded := fold(body)
		if slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(folded, word) }) {
			continue
		}
		hit.Excerpt = Excerpt(body, strings.Index(folded, words[0]))
		found = append(found, ranked{hit, order[hit.Kind], strings.HasPrefix(folded, words[0])})
	}
	slices.SortFunc(found, func(a, b ranked) int {
		if a.begin != b.begin {
			if a.begin {
				return -1
			}
			return 1
		}
		if a.kind != b.kind {
			return a.kind - b.kind
		}
		return strings.Compare(a.hit.Record, b.hit.Record)
	})
	hits := make([]Hit, len(found))
	for i, f := range found {
		hits[i] = f.hit
	}
	return hits, s.problem(rows.Err())
}

// fold lowers letters one by one, as the index does, so that byte offsets of Swedish text stay the same.
func fold(text string) string { return strings.Map(unicode.ToLower, text) }

// Excerpt is the text around a byte offset, on one line.
func Excerpt(text string, at int) string {
	at = min(max(at, 0), len(text))
	for at < len(text) && !utf8.RuneStart(text[at]) { // a few foreign letters change length when lowered
		at++
	}
	before, after := []rune(text[:at]), []rune(text[at:])
	start := max(0, len(before)-excerptRunes/4)
	end := min(len(after), excerptRunes)
	line := strings.Join(strings.Fields(string(before[start:])+string(after[:end])), " ")
	if start > 0 {
		line = "…" + line
	}
	if end < len(after) {
		line += "…"
	}
	return line
}
