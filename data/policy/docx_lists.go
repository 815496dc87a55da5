package policy

import (
	"encoding/xml"
	"strconv"
	"strings"

	"lisparmen/data/office"
)

// listPlace is where a paragraph stands: in which list, and how deep.
type listPlace struct {
	list  string
	level int
}

// listDepths is how deep a list of Word's goes.
const listDepths = 9

// listDepth reads a depth, which is the outermost when it is none.
func listDepth(text string) int {
	depth, err := strconv.Atoi(text)
	if err != nil || depth < 0 || depth >= listDepths {
		return 0
	}
	return depth
}

// listLevel is how the items of a list are marked at one depth.
type listLevel struct {
	format, sign string // such as "decimal" and "%1."
	start        int
}

// docxLists are the lists of a document. Several may be of one kind, and then count on from each other.
type docxLists struct {
	kinds  map[string]*[listDepths]listLevel
	of     map[string]string           // the kind of a list
	begins map[string]*[listDepths]int // where a list begins anew, plus one; 0: it counts on
	counts map[string]*[listDepths]int // so far, by kind
	begun  map[string]bool             // lists that have begun anew
}

func newDocxLists() *docxLists {
	return &docxLists{
		map[string]*[listDepths]listLevel{}, map[string]string{}, map[string]*[listDepths]int{}, map[string]*[listDepths]int{}, map[string]bool{},
	}
}

// reader gives a function that reads the part with the lists.
func (l *docxLists) reader() func(xml.Token) error {
	kind, list, depth := "", "", 0
	return func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		value := office.Attribute(start, "val")
		number, _ := strconv.Atoi(value)
		number = min(max(number, 0), 9999)
		switch start.Name.Local {
		case "abstractNum":
			kind, list = office.Attribute(start, "abstractNumId"), ""
			l.kinds[kind] = &[listDepths]listLevel{}
		case "num":
			kind, list = "", office.Attribute(start, "numId")
		case "abstractNumId":
			l.of[list] = value
		case "lvl", "lvlOverride":
			depth = listDepth(office.Attribute(start, "ilvl"))
		case "startOverride":
			if l.begins[list] == nil {
				l.begins[list] = &[listDepths]int{}
			}
			l.begins[list][depth] = number + 1
		}
		if levels := l.kinds[kind]; levels != nil && kind != "" {
			switch start.Name.Local {
			case "start":
				levels[depth].start = number
			case "numFmt":
				levels[depth].format = value
			case "lvlText":
				levels[depth].sign = value
			}
		}
		if len(l.kinds)+len(l.of)+len(l.begins) > mostDocxStyles {
			return office.ErrTooLarge
		}
		return nil
	}
}

// next is the marker of the next paragraph in a place, with its number; empty where none is shown.
func (l *docxLists) next(at listPlace) string {
	kind := l.of[at.list]
	levels := l.kinds[kind]
	if levels == nil {
		return ""
	}
	counts := l.counts[kind]
	if counts == nil {
		counts = &[listDepths]int{}
		l.counts[kind] = counts
	}
	if begins := l.begins[at.list]; begins != nil && !l.begun[at.list] {
		l.begun[at.list] = true
		for depth, begin := range begins {
			if begin > 0 {
				counts[depth] = 0
			}
		}
	}
	for depth := range at.level { // an item below one that was never there
		if counts[depth] == 0 {
			counts[depth] = l.first(at.list, depth, levels)
		}
	}
	if counts[at.level] == 0 {
		counts[at.level] = l.first(at.list, at.level, levels)
	} else {
		counts[at.level]++
	}
	clear(counts[at.level+1:])
	level := levels[at.level]
	switch level.format {
	case "none", "":
		return ""
	case "bullet":
		if level.sign == "–" || level.sign == "-" {
			return level.sign
		}
		return "•" // often a letter of a font of signs
	}
	sign := level.sign
	for depth := range listDepths {
		sign = strings.ReplaceAll(sign, "%"+strconv.Itoa(depth+1), listNumber(counts[depth], levels[depth].format))
	}
	if len(sign) > 20 {
		return ""
	}
	return sign
}

// first is the first number of a list at a depth.
func (l *docxLists) first(list string, depth int, levels *[listDepths]listLevel) int {
	if begins := l.begins[list]; begins != nil && begins[depth] > 0 {
		return begins[depth] - 1
	}
	return max(levels[depth].start, 1)
}

// listNumber writes a number as a list does.
func listNumber(n int, format string) string {
	switch format {
	case "lowerLetter", "upperLetter":
		if n < 1 {
			return ""
		}
		letter := strings.Repeat(string(rune('a'+(n-1)%26)), min(1+(n-1)/26, 9))
		if format == "upperLetter" {
			return strings.ToUpper(letter)
		}
		return letter
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		worth int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.worth; n -= r.worth {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
