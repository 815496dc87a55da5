package exchange

import (
	"context"
	_ "embed" // meetings.json
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lisparmen/data"
	"lisparmen/data/store"
)

// MeetingPlan is the year's plan of meetings as it was read: what each line says and what is wrong with it. Nothing is saved
// until Save.
type MeetingPlan struct{ Lines []PlannedMeeting }

// PlannedMeeting is one line of the plan.
type PlannedMeeting struct {
	Line     int // as people count
	Text     string
	Body     *data.Unit
	On, Stop data.Day
	Remark   MeetingRemark
	Detail   string // the words that the remark is about
}

// MeetingRemark is what is wrong with a line, or tells that it is known already. It is a message key.
type MeetingRemark string

// The remarks.
const (
	MeetingRead        MeetingRemark = ""
	MeetingNoBody      MeetingRemark = "meeting.no_body"
	MeetingUnknownBody MeetingRemark = "meeting.unknown_body"
	MeetingNoDay       MeetingRemark = "meeting.no_day"
	MeetingBadDay      MeetingRemark = "meeting.bad_day"
	MeetingBadStop     MeetingRemark = "meeting.bad_stop" // the last day for papers comes after the meeting
	MeetingTwice       MeetingRemark = "meeting.twice"    // the same body and day stand higher up
	MeetingKnown       MeetingRemark = "meeting.known"    // the file has it
)

// Blocked tells whether the line cannot be taken in as it is, or need not be.
func (m PlannedMeeting) Blocked() bool { return m.Remark != MeetingRead }

// Taken are the lines that would be saved.
func (p MeetingPlan) Taken() []PlannedMeeting {
	return slices.DeleteFunc(slices.Clone(p.Lines), PlannedMeeting.Blocked)
}

// ReadMeetingPlan reads a pasted plan of meetings, a line each: "KS 2027-02-03 stopp 2027-01-20", or cells from a spreadsheet
// with or without headings. A body that stands alone on a line counts for the lines below it. A day without a year is in
// the year that a line above named, else in the coming one as of today.
func ReadMeetingPlan(text string, reg data.Register, today data.Day) MeetingPlan {
	r := planReader{reg: reg, year: today.Year(), today: today, seen: map[string]bool{}}
	for _, m := range data.All(reg, data.Meetings) {
		r.seen[string(m.Body)+string(m.On)] = true
	}
	var plan MeetingPlan
	for i, line := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		if m, ok := r.line(strings.TrimRight(line, "\r")); ok {
			m.Line = i + 1
			plan.Lines = append(plan.Lines, m)
		}
	}
	return plan
}

type planReader struct {
	reg     data.Register
	today   data.Day
	year    int             // of days without one
	named   bool            // the year stood in the plan
	body    string          // that stood alone on a line above
	columns map[string]int  // from a row of headings
	seen    map[string]bool // meetings of the file and of the lines above, by body and day
	above   map[string]bool
}

//go:embed meetings.json
var meetingsWords []byte

// planForms is how plans of meetings are written: what their columns are called, as plain finds them, the days, and the words
// around the days that say nothing.
type planForms struct {
	headings map[string]string
	day      *regexp.Regexp
	around   *regexp.Regexp
}

var knownPlans = sync.OnceValue(func() planForms {
	var file struct {
		Headings       map[string][]string
		Months, Around []string
	}
	if err := json.Unmarshal(meetingsWords, &file); err != nil {
		panic(err) // embedded; a test reads it
	}
	f := planForms{headings: map[string]string{}}
	for column, words := range file.Headings {
		for _, word := range words {
			f.headings[word] = column
		}
	}
	// 2027-02-03, 20270203, 3/2 2027, 3/2, 3.2.2027, 3 februari 2027, 3:e feb
	f.day = regexp.MustCompile(`(?i)(\d{4}-\d{1,2}-\d{1,2}|\b\d{8}\b|\d{1,2}/\d{1,2}(?:[ /-]+\d{4}\b)?|\d{1,2}\.\d{1,2}\.\d{4}|\b\d{1,2}(?::?e|:a)? (?:` +
		strings.Join(file.Months, "|") + `)\b\.?(?: \d{4}\b)?)`)
	f.around = regexp.MustCompile(`(?i)(^|[\s,;:(])(?:` + strings.Join(file.Around, "|") + `)($|[\s,;:.)])`)
	return f
})

var (
	yearAlone = regexp.MustCompile(`^(?:\D*\s)?(20\d\d)(?:\s\D*)?$`)
	dashes    = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "–", "-", "—", "-", "‑", "-")
)

// line reads one line; false for one that names no meeting, such as a heading.
func (r *planReader) line(raw string) (PlannedMeeting, bool) {
	m := PlannedMeeting{Text: strings.Join(strings.Fields(raw), " ")}
	if m.Text == "" {
		return m, false
	}
	cells := strings.Split(raw, "\t")
	if len(cells) == 1 && strings.Contains(raw, ";") {
		cells = strings.Split(raw, ";")
	}
	if columns := headingsOf(cells); columns != nil {
		r.columns = columns
		return m, false
	}
	var bodyText string
	var days []string
	if r.columns != nil && len(cells) > 1 {
		bodyText = cellAt(cells, r.columns, "body")
		days = []string{cellAt(cells, r.columns, "on"), cellAt(cells, r.columns, "stop")}
	} else {
		bodyText, days = parts(m.Text)
		if len(days) == 0 && len(cells) > 1 { // cells without headings, perhaps days as Excel numbers them
			bodyText, days = strings.TrimSpace(cells[0]), cells[1:]
		}
	}
	if strings.Join(days, "") == "" {
		return r.withoutDay(m, bodyText)
	}
	if bodyText == "" {
		bodyText = r.body
	} else if r.columns != nil { // a spreadsheet often says it once
		r.body = bodyText
	}
	r.judge(&m, bodyText, days)
	return m, true
}

// withoutDay takes a line with a body or a year alone as a heading for those below.
func (r *planReader) withoutDay(m PlannedMeeting, bodyText string) (PlannedMeeting, bool) {
	if findBody(r.reg, strings.TrimSuffix(m.Text, ":")) != nil {
		r.body = strings.TrimSuffix(m.Text, ":")
		return m, false
	}
	if year := yearAlone.FindStringSubmatch(m.Text); year != nil {
		r.year, _ = strconv.Atoi(year[1]) // digits only
		r.named = true
		return m, false
	}
	if m.Body = findBody(r.reg, bodyText); m.Body == nil && !strings.ContainsAny(m.Text, "0123456789") {
		return m, false // a title
	}
	m.Remark = MeetingNoDay
	return m, true
}

func (r *planReader) judge(m *PlannedMeeting, bodyText string, days []string) {
	m.Body = findBody(r.reg, bodyText)
	switch {
	case bodyText == "":
		m.Remark = MeetingNoBody
		return
	case m.Body == nil:
		m.Remark, m.Detail = MeetingUnknownBody, bodyText
		return
	}
	var ok bool
	if m.On, ok = r.meetingDay(days[0]); !ok || m.On == "" {
		m.Remark, m.Detail = MeetingBadDay, strings.TrimSpace(days[0])
		return
	}
	if len(days) > 1 {
		if m.Stop, ok = dayOf(days[1], m.On.Year()); !ok {
			m.Remark, m.Detail = MeetingBadDay, strings.TrimSpace(days[1])
			return
		}
		if m.Stop > m.On && !hasYear(days[1]) { // the papers of a meeting in January stop in December
			m.Stop, _ = dayOf(days[1], m.On.Year()-1)
		}
	}
	if m.Stop > m.On {
		m.Remark = MeetingBadStop
		return
	}
	key := m.Body.ID + string(m.On)
	switch {
	case r.above[key]:
		m.Remark = MeetingTwice
	case r.seen[key]:
		m.Remark = MeetingKnown
	}
	if r.above == nil {
		r.above = map[string]bool{}
	}
	r.above[key] = true
}

func headingsOf(cells []string) map[string]int {
	columns := map[string]int{}
	for i, cell := range cells {
		if what, ok := knownPlans().headings[plain(cell)]; ok {
			if _, taken := columns[what]; !taken {
				columns[what] = i
			}
		}
	}
	if _, on := columns["on"]; !on || len(columns) < 2 {
		return nil
	}
	return columns
}

func cellAt(cells []string, columns map[string]int, what string) string {
	at, ok := columns[what]
	if !ok || at >= len(cells) {
		return ""
	}
	return strings.Trim(strings.TrimSpace(cells[at]), `"`)
}

// parts gives what stands before and between the days of a line, without the words around them, and the days.
func parts(line string) (body string, days []string) {
	line = dashes.Replace(line)
	days = knownPlans().day.FindAllString(line, 2)
	rest := knownPlans().day.ReplaceAllString(line, " ")
	for again := ""; again != rest; {
		again = rest
		rest = knownPlans().around.ReplaceAllString(rest, "$1$2")
	}
	return strings.Join(strings.Fields(strings.Trim(rest, " ,;:.-()\t")), " "), days
}

var (
	fourDigits = regexp.MustCompile(`\d{4}`)
	ordinal    = regexp.MustCompile(`^(\d{1,2})(?::?e|:a) `)
)

func hasYear(text string) bool { return fourDigits.MatchString(text) }

// meetingDay reads the day of a meeting. One without a year is in the year that the plan has named, else the next such day.
func (r *planReader) meetingDay(text string) (data.Day, bool) {
	day, ok := dayOf(text, r.year)
	if ok && day < r.today && !r.named && !hasYear(text) {
		return dayOf(text, r.year+1)
	}
	return day, ok
}

// dayOf reads a day; a year that it does not say is given.
func dayOf(text string, year int) (data.Day, bool) {
	_, found := parts(text)
	text = strings.TrimSpace(dashes.Replace(text))
	if len(found) > 0 {
		text = found[0]
	}
	text = strings.ReplaceAll(ordinal.ReplaceAllString(strings.ToLower(text), "$1 "), "sept ", "sep ")
	if day, err := cellDay(text, false); err == nil {
		return day, true
	}
	day, err := data.ParseDay(strings.TrimSuffix(text, ".") + " " + strconv.Itoa(year))
	return day, err == nil
}

// Save saves the meetings that could be read in one import, which one undo takes back.
func (p MeetingPlan) Save(ctx context.Context, st *store.Store) error {
	var drafts []store.Draft
	for _, m := range p.Taken() {
		made := data.Meetings.New()
		made.Body, made.On, made.StopOn = data.Link[*data.Unit](m.Body.ID), m.On, m.Stop
		drafts = append(drafts, store.Draft{Record: made})
	}
	_, err := st.SaveAll(ctx, store.ActImport, "", drafts)
	return err
}
