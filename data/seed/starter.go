package seed

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"lisparmen/data"
)

// Section is one headed part of a starter text.
type Section struct {
	Heading string
	Level   int
	Text    string // paragraphs and lists in the form of data.Section's text
	Duty    int    // number in the catalogue of the duty it answers; 0 for none
}

// StarterText is a first text of our own for the governing document of an area, for the municipality to rewrite; nil
// for an area that has none. It follows the municipality's name and its word for employees.
func StarterText(area data.Area, m *data.Municipality) []Section {
	raw, err := files.ReadFile(starterFile(area))
	if err != nil {
		return nil
	}
	sections := must(readSections(string(raw)))
	words := placeholders(m.Name, m.EmployeeWord, county{})
	for i := range sections {
		sections[i].Heading = words.Replace(sections[i].Heading)
		sections[i].Text = words.Replace(sections[i].Text)
	}
	return sections
}

func starterFile(area data.Area) string { return "starter/" + string(area) + ".md" }

var (
	headingLine = regexp.MustCompile(`^(#{1,2}) (\S.*)$`)
	dutyLine    = regexp.MustCompile(`^<!-- krav (\d+) -->$`)
)

// readSections reads a text with "# " before a heading and "## " before one below it. A line "<!-- krav 24 -->" right
// before a heading tells which duty the section answers.
func readSections(text string) ([]Section, error) {
	var sections []Section
	var lines []string
	duty := 0
	finish := func() {
		if len(sections) > 0 {
			sections[len(sections)-1].Text = strings.TrimSpace(strings.Join(lines, "\n"))
		}
		lines = nil
	}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		heading, comment := headingLine.FindStringSubmatch(line), dutyLine.FindStringSubmatch(line)
		switch {
		case comment != nil:
			duty, _ = strconv.Atoi(comment[1])
		case strings.HasPrefix(line, "<!--"):
			return nil, fmt.Errorf("line %d: a comment that is not <!-- krav N -->: %s", n+1, line)
		case heading != nil:
			finish()
			sections = append(sections, Section{Heading: heading[2], Level: len(heading[1]), Duty: duty})
			duty = 0
		case len(sections) == 0 && line != "":
			return nil, fmt.Errorf("line %d: text before the first heading: %s", n+1, line)
		case duty != 0 && line != "":
			return nil, fmt.Errorf("line %d: a comment that no heading follows", n+1)
		default:
			lines = append(lines, line)
		}
	}
	finish()
	return sections, nil
}
