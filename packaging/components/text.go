package components

import (
	_ "embed"
	"fmt"
	"regexp"
	"strings"
	"text/template"
)

//go:embed third-party.tmpl
var layout string

var (
	copyright = regexp.MustCompile(`(?i)^\W*(portions )?copyright\b.*\d{4}`)
	// aboveText are lines over a licence's own words, by which texts that are the same would differ.
	aboveText = regexp.MustCompile(`(?i)^((the )?(mit|isc|bsd 3-clause|bsd) license( \(mit\))?|all rights reserved\.?)$`)
)

// listed is a component as the text shows it: whose it is, and the numbers of the licence texts that hold.
type listed struct {
	Component
	Copyrights []string
	Texts      string
}

type numbered struct {
	Number int
	Text   string
}

// Text lists the components and then each licence text once, however many use it.
func Text(all []Component) (string, error) {
	var texts []numbered
	numbers := map[string]int{}
	var list []listed
	for _, c := range all {
		l := listed{Component: c}
		var used []string
		for _, f := range c.Files {
			owners, text := part(f.Text)
			l.Copyrights = append(l.Copyrights, owners...)
			key := strings.Join(strings.Fields(text), " ")
			if numbers[key] == 0 {
				texts = append(texts, numbered{len(texts) + 1, text})
				numbers[key] = len(texts)
			}
			used = append(used, fmt.Sprint(numbers[key]))
		}
		l.Texts = strings.Join(used, ", ")
		list = append(list, l)
	}
	page, err := template.New("").Parse(layout)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = page.Execute(&b, struct {
		List  []listed
		Texts []numbered
	}{list, texts})
	return b.String(), err
}

// part tells whose the text is and what it says, apart, since most licences say the same of different owners. Owners stand over
// the text, or in the appendix of the Apache licence; a text that names them elsewhere is left whole.
func part(text string) (owners []string, rest string) {
	apache := strings.Contains(text, "APPENDIX: How to apply the Apache License")
	var kept []string
	over := true
	for line := range strings.Lines(strings.ReplaceAll(text, "\t", "    ")) {
		line = strings.TrimRight(line, " \r\n")
		switch bare := strings.Join(strings.Fields(line), " "); {
		case (over || apache) && copyright.MatchString(bare):
			owners = append(owners, bare)
		case over && aboveText.MatchString(bare):
		default:
			over = over && bare == ""
			kept = append(kept, line)
		}
	}
	return owners, strings.Trim(strings.Join(kept, "\n"), "\n")
}
