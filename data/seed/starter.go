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

// StarterSections makes the starter text of a document's area into sections of it, each tied to the duty of the file that it
// answers; nil for an area that has no starter text.
func StarterSections(reg data.Register, d *data.Document, newID func() string) []*data.Section {
	duties := map[int]data.Link[*data.Duty]{}
	for _, duty := range data.All(reg, data.Duties) {
		if n := duty.Catalogue; n != nil && duty.Counts() && duties[*n] == "" {
			duties[*n] = data.Link[*data.Duty](duty.ID)
		}
	}
	var made []*data.Section
	for i, s := range StarterText(d.Area, reg.Municipality()) {
		level := s.Level
		made = append(made, &data.Section{
			Head: data.Head{ID: newID()}, Document: data.Link[*data.Document](d.ID), Position: fmt.Sprintf("%04d", 10*(i+1)),
			Level: &level, Heading: s.Heading, Text: s.Text, Answers: duties[s.Duty],
		})
	}
	return made
}
