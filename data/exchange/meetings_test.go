package exchange

import (
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"

	"pgregory.net/rapid"
)

func bodies() data.Register {
	newID := counting()
	unit := func(name, short string, kind data.UnitType) *data.Unit {
		return &data.Unit{Head: data.Head{ID: newID()}, Name: name, Short: short, Type: kind}
	}
	ks := unit("Kommunstyrelsen", "KS", data.UnitBoard)
	return data.NewRegister([]data.Record{
		ks, unit("Kommunfullmäktige", "KF", data.UnitCouncil), unit("Kommunstyrelsens arbetsutskott", "KSAU", data.UnitSubcommittee),
		unit("Barn- och utbildningsnämnden", "BUN", data.UnitCommittee), unit("Socialnämnden", "SN", data.UnitCommittee),
		&data.Meeting{Head: data.Head{ID: newID()}, Body: data.Link[*data.Unit](ks.ID), On: "2027-12-01"},
	})
}

// readPlan tells a plan as it was read in November 2026, a line each: "KS 2027-02-03 2027-01-20", or what is wrong.
func readPlan(text string) string {
	var lines []string
	for _, m := range ReadMeetingPlan(text, bodies(), "2026-11-24").Lines {
		line := ""
		if m.Body != nil {
			line = m.Body.Short + " "
		}
		line += strings.TrimSpace(string(m.On + " " + m.Stop))
		if m.Remark != "" {
			line = strings.TrimSpace(line) + fmt.Sprintf(" !%s %s", strings.TrimPrefix(string(m.Remark), "meeting."), m.Detail)
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.Join(lines, "\n")
}

func TestAPlanOfMeetingsIsReadAsPeopleWriteIt(t *testing.T) {
	for name, test := range map[string]struct{ text, want string }{
		"plain":               {"KS 2027-02-03 stopp 2027-01-20", "KS 2027-02-03 2027-01-20"},
		"without a stop":      {"KF 2027-02-22", "KF 2027-02-22"},
		"full name":           {"Kommunstyrelsens arbetsutskott 20 januari 2027", "KSAU 2027-01-20"},
		"indefinite":          {"Kommunstyrelse den 3 februari 2027", "KS 2027-02-03"},
		"weekday":             {"Barn- och utbildningsnämnden onsdagen den 3 februari 2027 kl. 13.15, stoppdatum måndag 18 januari 2027", "BUN 2027-02-03 2027-01-18"},
		"short months":        {"SN 3 feb 2027 (manusstopp 15 jan 2027)", "SN 2027-02-03 2027-01-15"},
		"slashes":             {"KS 3/2 2027, stopp 20/1 2027", "KS 2027-02-03 2027-01-20"},
		"points":              {"KS 3.2.2027 20.1.2027", "KS 2027-02-03 2027-01-20"},
		"eight digits":        {"KS 20270203 20270120", "KS 2027-02-03 2027-01-20"},
		"ordinal":             {"KS 3:e feb 2027", "KS 2027-02-03"},
		"hard spaces":         {"KS\u00a03\u00a0februari\u00a02027", "KS 2027-02-03"},
		"windows line ends":   {"KS 2027-02-03\r\nKF 2027-02-22\r\n", "KS 2027-02-03\nKF 2027-02-22"},
		"byte order mark":     {"\ufeffKS 2027-02-03", "KS 2027-02-03"},
		"year above":          {"Sammanträdesplan 2027\nKS 3 februari stopp 20 januari\nKS 1/6", "KS 2027-02-03 2027-01-20\nKS 2027-06-01"},
		"no year: the next":   {"KS 3 februari\nKS 15 december", "KS 2027-02-03\nKS 2026-12-15"},
		"stop last year":      {"KS 2027-01-13 stopp 18 december", "KS 2027-01-13 2026-12-18"},
		"body above":          {"Kommunstyrelsen:\n2027-02-03 stopp 2027-01-20\n2027-03-03\n\nKF\n2027-02-22", "KS 2027-02-03 2027-01-20\nKS 2027-03-03\nKF 2027-02-22"},
		"from Excel":          {"Organ\tDatum\tStoppdatum\nKS\t2027-02-03\t2027-01-20\nKF\t2027-02-22\t\n", "KS 2027-02-03 2027-01-20\nKF 2027-02-22"},
		"Excel, other order":  {"Stoppdag\tSammanträdesdag\tNämnd\n20/1 2027\t3/2 2027\tKommunstyrelsen", "KS 2027-02-03 2027-01-20"},
		"Excel, body once":    {"Organ\tDatum\nKS\t2027-02-03\n\t2027-03-03", "KS 2027-02-03\nKS 2027-03-03"},
		"Excel's numbers":     {"Organ\tDatum\nKS\t46421", "KS 2027-02-03"},
		"semicolons":          {"organ;datum;stopp\nKS;2027-02-03;2027-01-20", "KS 2027-02-03 2027-01-20"},
		"cells, no headings":  {"KS\t2027-02-03\t2027-01-20", "KS 2027-02-03 2027-01-20"},
		"unknown body":        {"Tekniska nämnden 2027-02-03", "!unknown_body Tekniska nämnden"},
		"no body":             {"2027-02-03", "!no_body"},
		"no day":              {"KS 31 januaris", "!no_day"},
		"no such day":         {"KS 2027-02-30", "KS !bad_day 2027-02-30"},
		"stop after":          {"KS 2027-02-03 stopp 2027-02-10", "KS 2027-02-03 2027-02-10 !bad_stop"},
		"twice":               {"KS 2027-02-03\nKommunstyrelsen 3 februari 2027", "KS 2027-02-03\nKS 2027-02-03 !twice"},
		"in the file already": {"KS 1 december 2027", "KS 2027-12-01 !known"},
		"nothing":             {" \n\n", ""},
		"a title":             {"Beslutade sammanträden", ""},
	} {
		if got := readPlan(test.text); got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, test.want)
		}
	}
}

func TestAnyTextIsReadAsAPlan(t *testing.T) {
	reg := bodies()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`((KS|KF|Organ|Datum|stopp|\t|;| |\n|[0-9]{1,8}|[/.-]|februari|den){0,3}){0,12}`), rapid.String()).Draw(t, "text")
		for _, m := range ReadMeetingPlan(text, reg, "2026-11-24").Taken() {
			made := &data.Meeting{Body: data.Link[*data.Unit](m.Body.ID), On: m.On, StopOn: m.Stop}
			if err := data.Meetings.Untyped().Check(made); err != nil {
				t.Fatalf("%q gives a meeting that cannot be saved: %v", m.Text, err)
			}
		}
	})
}
