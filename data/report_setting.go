package data

import (
	"slices"
	"strings"
)

// ReportSetting is how the municipality wants one of its papers: its own words first, which sections, and in which order.
type ReportSetting struct {
	Head
	Report  string // name of the report, as on the command line
	Ingress string // printed first, in the public version too; empty lines part its paragraphs
	Without string // headings of the sections that are left out, a line each
	Order   string // headings of the sections that come first, in order, a line each
	Clauses bool   // its decisions are written as att-satser
}

// KindName implements Record.
func (*ReportSetting) KindName() string { return "report_setting" }

// ReportSettings declares rapportinställning.
var ReportSettings = &Kind[*ReportSetting]{
	Name: "report_setting", Word: "rapportinstallning", Icon: "settings", Title: "report", Alone: "report", ByAct: true,
	New: func() *ReportSetting { return &ReportSetting{} },
	Fields: []Field[*ReportSetting]{
		{Name: "report", Word: "rapport", Required: true, InList: true, Value: Text(func(s *ReportSetting) *string { return &s.Report })},
		{Name: "ingress", Word: "ingress", InList: true, Value: LongText(func(s *ReportSetting) *string { return &s.Ingress })},
		{Name: "without", Word: "utan", InList: true, Value: LongText(func(s *ReportSetting) *string { return &s.Without })},
		{Name: "order", Word: "ordning", InList: true, Value: LongText(func(s *ReportSetting) *string { return &s.Order })},
		{Name: "clauses", Word: "att-satser", InList: true, Value: Bool(func(s *ReportSetting) *bool { return &s.Clauses })},
	},
}

// SettingOf is what has been said of a report; false when nothing has. Of several, which only a merge can make, the first counts.
func SettingOf(reg Register, report string) (*ReportSetting, bool) {
	all := All(reg, ReportSettings)
	at := slices.IndexFunc(all, func(s *ReportSetting) bool { return s.Report == report })
	if at < 0 {
		return nil, false
	}
	return all[at], true
}

// Headings are the lines of Without or Order that say something.
func Headings(text string) []string {
	var lines []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// HeadingLines are headings as Without and Order hold them.
func HeadingLines(headings []string) string { return strings.Join(headings, "\n") }
