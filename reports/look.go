package reports

import (
	"strings"

	"lisparmen/data"
)

// Look is how the municipality wants its papers: as it has chosen by now, whichever day a paper tells of.
type Look struct {
	Accent       Color // 0: as the program draws them
	Logo         *Logo // nil: none
	Arrangements map[string]Arrangement
}

// LookOf reads what has been chosen, all but the logotype, whose content lies in the file.
func LookOf(reg data.Register) Look {
	accent, _ := data.ParseColour(reg.Municipality().Colour) // one that nothing can be seen in is none
	look := Look{Accent: Color(accent.RGB()), Arrangements: map[string]Arrangement{}}
	for _, s := range data.All(reg, data.ReportSettings) {
		if _, again := look.Arrangements[s.Report]; !again { // as data.SettingOf
			look.Arrangements[s.Report] = Arrangement{Ingress: s.Ingress, Without: data.Headings(s.Without), Order: data.Headings(s.Order), Clauses: s.Clauses}
		}
	}
	return look
}

// Dressed is a paper in the colour and under the logotype that are wanted.
func (l Look) Dressed(doc Document) Document {
	doc.Accent, doc.Logo = l.Accent, l.Logo
	return doc
}

// on is a report's paper as it is wanted.
func (l Look) on(report string, doc Document) Document {
	doc = l.Dressed(doc)
	if a, ok := l.Arrangements[report]; ok {
		doc = Arranged(doc, a)
	}
	return doc
}

// LogoWords tells what is at the head of a paper to those who do not see it.
func LogoWords(municipality string) string {
	return strings.TrimSpace("Kommunvapen eller logotyp för " + municipality)
}
