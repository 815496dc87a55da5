package reports_test

import (
	"regexp"
	"strings"
	"testing"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// No line parts a number from its sign, nor a provision's number from its word, and quotes are Swedish, in any paper of the
// example: also in what people wrote in the registers.
func TestPapersAreSetInSwedish(t *testing.T) {
	in := exampleYear(t)
	parted := regexp.MustCompile(`.{0,20}(\d (%|[a-z] §|kr\b|kap\.|§)|§ \d|kap\. \d|art\. \d).{0,20}`)
	for _, report := range reports.Reports() {
		if report.TellsNamed {
			continue
		}
		var said strings.Builder
		for _, page := range layout.Paginate(build(t, report.Name, in)).Pages {
			for _, item := range page.Items {
				if drawing, ok := item.Drawing.(layout.Text); ok && item.Element != nil { // header and footer are one line
					said.WriteString(drawing.String + "\n")
				}
			}
		}
		paper := said.String()
		if found := parted.FindString(paper); found != "" {
			t.Errorf("%s: a line may part %q", report.Name, found)
		}
		if at := strings.Index(paper, `"`); at >= 0 {
			t.Errorf("%s: quotes are not Swedish: %q", report.Name, paper[max(0, at-20):min(len(paper), at+20)])
		}
	}
}
