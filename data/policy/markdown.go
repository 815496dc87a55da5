package policy

import (
	"html"
	"regexp"
	"strings"
)

// decodeMarkdown reads the text of a Markdown file: headings, lists and tables, without the signs for emphasis and the addresses of links.
func decodeMarkdown(raw []byte) (Text, error) {
	text, err := Decode(raw)
	if err != nil {
		return Text{}, err
	}
	return wholeText(markdownParagraphs(text))
}

var (
	markdownHeading   = regexp.MustCompile(`^ {0,3}(#{1,6})(?:[ \t]+(.*))?$`)
	markdownHeadEnd   = regexp.MustCompile(`(?:^|[ \t]+)#+[ \t]*$`)
	markdownUnderline = regexp.MustCompile(`^ {0,3}(?:=+|-+)[ \t]*$`)
	markdownRule      = regexp.MustCompile(`^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$`)
	markdownItem      = regexp.MustCompile(`^\s*([-*+]|\d{1,9}[.)])[ \t]+(.*)$`)
	markdownFence     = regexp.MustCompile("^ {0,3}(?:```|~~~)")
	markdownTable     = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
	markdownReference = regexp.MustCompile(`^ {0,3}\[[^\]]+\]:\s*\S+`)
	markdownQuote     = regexp.MustCompile(`^(?: {0,3}> ?)+`)
	markdownComment   = regexp.MustCompile(`(?s)<!--.*?(?:-->|$)`)
)

// markdownReader reads line by line; lines are those of the paragraph that is open.
type markdownReader struct {
	list    []paragraph
	open    paragraph
	lines   []string
	inTable bool
}

// markdownParagraphs are the paragraphs of a text in Markdown. Footnotes, comments and what stands about the file before it are left out.
func markdownParagraphs(text string) []paragraph {
	var m markdownReader
	for _, l := range afterFrontMatter(strings.Split(markdownComment.ReplaceAllString(text, ""), "\n")) {
		if strings.Contains(l, ">") {
			l = markdownQuote.ReplaceAllString(l, "")
		}
		m.read(l)
	}
	m.close()
	return m.list
}

// afterFrontMatter are the lines after what some programs write first about a file, between two lines of hyphens.
func afterFrontMatter(lines []string) []string {
	if strings.TrimRight(lines[0], " ") != "---" {
		return lines
	}
	for i, l := range lines[1:min(len(lines), 100)] {
		if l = strings.TrimRight(l, " "); l == "---" || l == "..." {
			return lines[i+2:]
		}
	}
	return lines
}

func (m *markdownReader) read(l string) {
	start := strings.TrimLeft(l, " \t")
	if start != "" && !strings.ContainsAny(start[:1], "#=-*_+|[~`0123456789:") && !m.inTable { // a line of words
		m.lines = append(m.lines, strings.TrimSpace(l))
		return
	}
	isRule, wasTable := markdownRule.MatchString(l), m.inTable
	m.inTable = false
	switch {
	case strings.TrimSpace(l) == "", markdownReference.MatchString(l), markdownFence.MatchString(l):
		m.close()
	case len(m.lines) > 0 && m.open.marker == "" && markdownUnderline.MatchString(l):
		if m.open.level = 2; strings.Contains(l, "=") {
			m.open.level = 1
		}
		m.close()
	case isRule:
		m.close()
	case strings.Contains(l, "|") && markdownTable.MatchString(l):
		m.close()
		m.inTable = true
	case strings.HasPrefix(strings.TrimSpace(l), "|"), wasTable && strings.Contains(l, "|"):
		m.begin(paragraph{}, strings.Join(markdownCells(l), " | "))
		m.close()
		m.inTable = wasTable
	default:
		if heading := markdownHeading.FindStringSubmatch(l); heading != nil {
			m.begin(paragraph{level: len(heading[1])}, markdownHeadEnd.ReplaceAllString(heading[2], ""))
			m.close()
		} else if item := markdownItem.FindStringSubmatch(l); item != nil {
			marker := item[1]
			if strings.Contains("-*+", marker) {
				marker = "•"
			}
			m.begin(paragraph{marker: marker}, item[2])
		} else {
			m.lines = append(m.lines, strings.TrimSpace(l))
		}
	}
}

func (m *markdownReader) begin(p paragraph, text string) {
	m.close()
	m.open, m.lines = p, append(m.lines, text)
}

func (m *markdownReader) close() {
	if m.open.text = markdownWords(strings.Join(m.lines, "\n")); m.open.text != "" {
		m.list = append(m.list, m.open)
	}
	m.open, m.lines = paragraph{}, nil
}

// markdownCells are the cells of a row that say anything.
func markdownCells(l string) []string {
	var cells []string
	for cell := range strings.SplitSeq(strings.ReplaceAll(l, `\|`, string(rune(keptLetter+'|'))), "|") {
		if cell = strings.TrimSpace(cell); cell != "" {
			cells = append(cells, cell)
		}
	}
	return cells
}

// markdownSigns are what is written around words, and what is left of them, in the order to take them away.
var markdownSigns = []struct {
	form *regexp.Regexp
	left string
}{
	{regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\n]*\)`), "$1"},
	{regexp.MustCompile(`\[\^[^\[\]\s]+\]`), ""},
	{regexp.MustCompile(`\[([^\[\]]+)\]\[[^\[\]]*\]`), "$1"},
	{regexp.MustCompile(`<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s]+)>`), "$1"},
	{regexp.MustCompile(`(?i)<br\s*/?>`), "\n"},
	{regexp.MustCompile(`</?[a-zA-Z][^<>\n]*>`), ""},
	{regexp.MustCompile("`+([^`]+)`+"), "$1"},
	{regexp.MustCompile(`\*{1,3}([^\s*](?:[^*]*[^\s*])?)\*{1,3}`), "$1"},
	{regexp.MustCompile(`(^|[^\p{L}\d_])_{1,3}([^\s_](?:[^_]*[^\s_])?)_{1,3}($|[^\p{L}\d_])`), "$1$2$3"},
	{regexp.MustCompile(`~~([^~]+)~~`), "$1"},
	{regexp.MustCompile(`(?: {2,}|\\)\n`), "\n"},
}

// Where letters stand that a backslash keeps from being signs, while the signs are taken away.
const keptLetter = 0xE000

var markdownEscape = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]")

// markdownWords is a text without what is written around its words.
func markdownWords(text string) string {
	if !strings.ContainsAny(text, "*_`[<~\\& ") {
		return strings.TrimSpace(text)
	}
	text = markdownEscape.ReplaceAllStringFunc(text, func(found string) string { return string(rune(keptLetter + int(found[1]))) })
	for _, sign := range markdownSigns {
		text = sign.form.ReplaceAllString(text, sign.left)
	}
	text = strings.Map(func(r rune) rune {
		if r > keptLetter && r < keptLetter+0x7F {
			return r - keptLetter
		}
		return r
	}, html.UnescapeString(text))
	return strings.TrimSpace(text)
}
