package policy

import (
	"encoding/xml"
	"regexp"
	"strconv"
	"strings"

	"lisparmen/data/office"
)

// mostDocxStyles is the most that is read of styles and of lists, each. A document of Word's has some hundreds.
const mostDocxStyles = 10_000

// docxStyle is what a style of paragraphs tells of them.
type docxStyle struct {
	level      int // of a heading; 0: it says nothing of it
	isContents bool
	number     listPlace
	basedOn    string
}

type docxStyles map[string]docxStyle

// of is what a style tells by itself or by those that it is based on.
func (all docxStyles) of(id string) docxStyle {
	found := all[id]
	for at, steps := found.basedOn, 0; at != "" && steps < 10; at, steps = all[at].basedOn, steps+1 {
		base := all[at]
		if found.level == 0 {
			found.level = base.level
		}
		if found.number.list == "" {
			found.number = base.number
		}
	}
	return found
}

// The names of styles are the same in every language to Word, but not to all that write its documents.
var (
	headingStyle  = regexp.MustCompile(`^(?:heading|rubrik) ([1-9])$`)
	contentsStyle = regexp.MustCompile(`^(?:toc|innehåll|contents) (?:[1-9]|heading)$`)
)

// reader gives a function that reads the part with the styles.
func (all docxStyles) reader() func(xml.Token) error {
	id := ""
	return func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		if !ok {
			return nil
		}
		style, value := all[id], office.Attribute(start, "val")
		switch start.Name.Local {
		case "style":
			if id = office.Attribute(start, "styleId"); len(all) >= mostDocxStyles {
				return office.ErrTooLarge
			}
			style = docxStyle{}
		case "name":
			name := strings.ToLower(value)
			if heading := headingStyle.FindStringSubmatch(name); heading != nil {
				style.level, _ = strconv.Atoi(heading[1])
			}
			if name == "title" || name == "rubrik" {
				style.level = 1
			}
			style.isContents = contentsStyle.MatchString(name)
		case "basedOn":
			style.basedOn = value
		case "outlineLvl":
			if level, err := strconv.Atoi(value); err == nil && level < 9 {
				style.level = level + 1
			}
		case "numId":
			style.number.list = value
		case "ilvl":
			style.number.level = listDepth(value)
		default:
			return nil
		}
		all[id] = style
		return nil
	}
}
