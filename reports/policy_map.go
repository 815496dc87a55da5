package reports

import (
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/translations"
)

// papersOf are the names of the reports that answer for each duty of the catalogue, after the annual report, which answers for all.
var papersOf = map[int][]string{
	1: {"systemforteckning"}, 2: {"systemforteckning"}, 3: {"systemforteckning", "riskrapport"}, 4: {"systemforteckning"},
	5: {"kravprofil", "uttalande-om-tillamplighet"}, 6: {"riskrapport"}, 7: {"systemforteckning"}, 8: {"uttalande-om-tillamplighet"},
	9: {"ataganden"}, 10: {"riskrapport"}, 11: {"arshjul", "ledningens-genomgang"}, 12: {"lagkrav", "cybersakerhetslagen"},
	14: {"styrdokument"}, 18: {"styrdokument"}, 19: {"kravprofil"}, 20: {"styrdokument"}, 21: {"upphandlingskrav"},
	22: {"leverantorer"}, 23: {"styrdokument"}, 24: {"styrdokument", "incident"}, 25: {"anmalningsmatris"},
	26: {"internkontrollplan", "internkontroll"}, 27: {"styrdokument"}, 28: {"anmalningsmatris"},
}

// PapersOf lists the reports that answer for a duty of the catalogue, the annual report first.
func PapersOf(catalogue int) []Report {
	var list []Report
	for _, name := range append([]string{"arsrapport"}, papersOf[catalogue]...) {
		if r, ok := Named(name); ok {
			list = append(list, r)
		}
	}
	return list
}

// PolicyMap is the table of the catalogue as Markdown: each duty, the registers that its rule reads, the rule, and the papers.
func PolicyMap() string {
	var b strings.Builder
	b.WriteString("| " + strings.Join([]string{"Nr", "Åtagande", "Register", "Regel", "Papper"}, " | ") + " |\n|---|---|---|---|---|\n")
	for _, d := range seed.Duties() {
		rule, _ := data.RuleOf(d.Number)
		var registers, papers []string
		for _, name := range rule.Reads {
			registers = append(registers, translations.Swedish.Text(data.KindsKey(name), nil))
		}
		for _, r := range PapersOf(d.Number) {
			papers = append(papers, r.Title)
		}
		cells := []string{strconv.Itoa(d.Number), d.Text, strings.Join(registers, ", "), RuleWords(rule), strings.Join(papers, ", ")}
		for i, c := range cells {
			cells[i] = strings.ReplaceAll(c, "|", "\\|")
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return b.String()
}
