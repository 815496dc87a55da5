package reports

import (
	"regexp"
	"strings"
)

// What people write in long texts is kept as they typed it, and printed with the little of Markdown that they may use: paragraphs,
// lists, **bold**, *italic*, links and headings, which are printed as a bold line. What is none of these is printed as it stands.
var (
	markedBold   = regexp.MustCompile(`\*\*([^\s*](?:[^*\n]*[^\s*])?)\*\*`)
	markedItalic = regexp.MustCompile(`(^|[\s(”"])\*([^\s*](?:[^*\n]*[^\s*])?)\*($|[\s.,:;!?)”"])`)
	markedLink   = regexp.MustCompile(`\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()]+)\)`)
	listLine     = regexp.MustCompile(`^\s{0,3}[-*•] +(\S.*)$`)
	numberLine   = regexp.MustCompile(`^\s{0,3}\d{1,3}[.)] +(\S.*)$`)
	headingLine  = regexp.MustCompile(`^#{1,4} +(\S.*?)\s*#*$`)
)

// paragraphs sets a text in the parts that its writer gave it.
func paragraphs(text string) []Block {
	var blocks []Block
	var lines []string
	var list *List
	endLines := func() {
		if len(lines) > 0 {
			blocks = append(blocks, Text(strings.Join(lines, "\n")))
			lines = nil
		}
	}
	endList := func() {
		if list != nil {
			blocks = append(blocks, *list)
			list = nil
		}
	}
	all := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range all {
		// a number alone before a sentence makes no list of it
		begins := strings.HasPrefix(strings.TrimSpace(line), "1") && i+1 < len(all) && numberLine.MatchString(all[i+1])
		line = strings.TrimRight(line, " \t")
		item, isNumbered := "", false
		if found := listLine.FindStringSubmatch(line); found != nil {
			item = found[1]
		} else if found := numberLine.FindStringSubmatch(line); found != nil && (list != nil && list.Numbered || begins) {
			item, isNumbered = found[1], true
		}
		if item != "" {
			endLines()
			if list != nil && list.Numbered != isNumbered {
				endList()
			}
			if list == nil {
				list = &List{Numbered: isNumbered}
			}
			list.Items = append(list.Items, Item{Runs: Plain(item)})
			continue
		}
		endList()
		if found := headingLine.FindStringSubmatch(line); found != nil {
			endLines()
			blocks = append(blocks, Paragraph{Runs: []Run{{Text: found[1], Bold: true}}})
			continue
		}
		if strings.TrimSpace(line) == "" {
			endLines()
			continue
		}
		if len(lines) == 0 {
			line = strings.TrimLeft(line, " \t")
		}
		lines = append(lines, line)
	}
	endLines()
	endList()
	return blocks
}

// marked splits a run where its writer has marked words.
func marked(run Run) []Run {
	if !strings.ContainsAny(run.Text, "*[") || run.Struck || run.Inserted { // what differs between versions is shown as it was typed
		return []Run{run}
	}
	for _, mark := range []struct {
		found *regexp.Regexp
		text  int // the group with the words
		set   func(*Run, []string)
	}{
		{markedLink, 1, func(r *Run, found []string) { r.Link = found[2] }},
		{markedBold, 1, func(r *Run, _ []string) { r.Bold = true }},
		{markedItalic, 2, func(r *Run, _ []string) { r.Italic = true }},
	} {
		at := mark.found.FindStringSubmatchIndex(run.Text)
		if at == nil {
			continue
		}
		groups := mark.found.FindStringSubmatch(run.Text)
		before, inner, after := run, run, run
		before.Text, inner.Text, after.Text = run.Text[:at[0]], groups[mark.text], run.Text[at[1]:]
		if mark.text == 2 { // what stands around an italic word is no mark
			before.Text, after.Text = before.Text+groups[1], groups[3]+after.Text
		}
		mark.set(&inner, groups)
		var runs []Run
		for _, part := range []Run{before, inner, after} {
			if part.Text != "" {
				runs = append(runs, marked(part)...)
			}
		}
		return runs
	}
	return []Run{run}
}

// unmarked is a text without the marks, where words cannot be set in another style.
func unmarked(text string) string {
	if !strings.ContainsAny(text, "*[") {
		return text
	}
	var words strings.Builder
	for _, run := range marked(Run{Text: text}) {
		words.WriteString(run.Text)
		if address := strings.TrimPrefix(run.Link, "mailto:"); run.Link != "" && address != run.Text {
			words.WriteString(" (" + address + ")")
		}
	}
	return words.String()
}

// Marked gives a text as paragraphs and lists whose words are set as their writer marked them, as papers print it.
func Marked(text string) []Block { return boundBlocks(paragraphs(text)) }
