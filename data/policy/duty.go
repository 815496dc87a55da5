package policy

import (
	_ "embed" // duties.json
	"encoding/json"
	"slices"
	"strings"
	"sync"
)

// Duty is a sentence that lays something on the municipality.
type Duty struct {
	Section    int // index in Text.Sections
	Heading    string
	Sentence   string // exactly as in the policy; a list item stands after the sentence that introduces its list
	Word       string // what made it a duty, in lower case: "ska", "har … ansvar"
	Number     int    // in the catalogue of duties, 1–28; 0 when none fits
	Also       []int  // further numbers that the same sentence answers
	Drop       bool   // proposed to be dropped
	DropReason string // message key
}

// Duties finds every sentence that lays a duty, in order.
func Duties(t Text) []Duty {
	var found []Duty
	for i, section := range t.Sections {
		for _, sentence := range dutySentences(section.Blocks) {
			all := words(sentence)
			word := dutyWord(all)
			if word == "" || isQuestion(sentence) {
				continue
			}
			stems := dutyData().stems.in(all)
			number, also := catalogueNumber(stems)
			reason := dropReason(stems)
			found = append(found, Duty{i, section.Heading, sentence, word, number, also, reason != "", reason})
		}
	}
	return found
}

// dutySentences are the sentences of a section. The one that introduces a list is read together with each item, when
// it lays the duty ("Kommunen ska:") or when the item goes on with it in lower case.
func dutySentences(blocks []Block) []string {
	var all []string
	lead, leadIsDuty := "", false
	for i, block := range blocks {
		if block.Bullet {
			text := block.Text
			if lead != "" && (leadIsDuty || startsLower(text)) {
				text = lead + " " + text
			}
			all = append(all, sentences(text)...)
			continue
		}
		lead, leadIsDuty = "", false
		parts := sentences(block.Text)
		if last := len(parts) - 1; last >= 0 && i+1 < len(blocks) && blocks[i+1].Bullet && introducesList(parts[last]) {
			lead, leadIsDuty = parts[last], dutyWord(words(parts[last])) != ""
			parts = parts[:last]
		}
		all = append(all, parts...)
	}
	return all
}

func introducesList(sentence string) bool {
	return len(sentence) <= longestLead && (strings.HasSuffix(sentence, ":") || !endsSentence(sentence))
}

// longestLead keeps text that is no sentence from being repeated for each item of a long list.
const longestLead = 300

// dutyTable is duties.json. A sentence fits a rule or a row if it has, for each of All, one of the stems parted by "|".
// A stem begins a word; with a space at its end it is the whole word.
type dutyTable struct {
	Words     []dutyPhrase
	Drop      []dropRule
	Catalogue []catalogueRow
	stems     stemIndex
}

// dutyPhrase is one of the words in First, followed by one of those in Then at most Within words later.
type dutyPhrase struct {
	First, Then []string
	Within      int
}

type dropRule struct {
	Reason string
	All    []string
	need   need
}

type catalogueRow struct {
	Number int
	All    []string
	Also   []int // numbers to try on the same sentence
	need   need
}

//go:embed duties.json
var dutiesJSON []byte

var dutyData = sync.OnceValue(func() dutyTable {
	table := dutyTable{stems: stemIndex{}}
	mustUnmarshal(dutiesJSON, &table)
	for i := range table.Drop {
		table.Drop[i].need = table.stems.need(table.Drop[i].All)
	}
	for i := range table.Catalogue {
		table.Catalogue[i].need = table.stems.need(table.Catalogue[i].All)
	}
	return table
})

func mustUnmarshal(raw []byte, into any) {
	if err := json.Unmarshal(raw, into); err != nil {
		panic(err) // embedded; a test reads it
	}
}

// phrasesByFirst holds the duty phrases by the word they begin with.
var phrasesByFirst = sync.OnceValue(func() map[string][]dutyPhrase {
	index := map[string][]dutyPhrase{}
	for _, phrase := range dutyData().Words {
		for _, word := range phrase.First {
			index[word] = append(index[word], phrase)
		}
	}
	return index
})

func isQuestion(sentence string) bool {
	return strings.HasSuffix(strings.TrimRight(sentence, closers), "?")
}

// dutyWord tells what makes a sentence, given as its words, a duty; empty for none.
func dutyWord(all []string) string {
	index := phrasesByFirst()
	for i, word := range all {
		for _, phrase := range index[word] {
			if len(phrase.Then) == 0 {
				return word
			}
			if then, between := phrase.findThen(all[i+1:]); then != "" {
				if between > 0 {
					return word + " … " + then
				}
				return word + " " + then
			}
		}
	}
	return ""
}

// findThen looks for the words of Then in their order, so that the likeliest stand first in the table.
func (p dutyPhrase) findThen(after []string) (then string, between int) {
	for _, candidate := range p.Then {
		first, second, two := strings.Cut(candidate, " ")
		for i := range after[:min(p.Within, len(after))] {
			if after[i] == first && (!two || i+1 < len(after) && after[i+1] == second) {
				return candidate, i
			}
		}
	}
	return "", 0
}

// catalogueNumber picks the fitting row that asks for most, the first of equals.
func catalogueNumber(found stemSet) (number int, also []int) {
	var best catalogueRow
	for _, row := range dutyData().Catalogue {
		if len(row.need) > len(best.need) && row.need.metBy(found) {
			best = row
		}
	}
	for _, other := range best.Also {
		if slices.ContainsFunc(dutyData().Catalogue, func(row catalogueRow) bool {
			return row.Number == other && row.need.metBy(found)
		}) {
			also = append(also, other)
		}
	}
	return best.Number, also
}

func dropReason(found stemSet) string {
	for _, rule := range dutyData().Drop {
		if rule.need.metBy(found) {
			return rule.Reason
		}
	}
	return ""
}
