package data

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // Windows has no time zone files of its own
)

// Swedish is the time zone that Swedish law counts in.
var Swedish = mustLoad("Europe/Stockholm")

func mustLoad(name string) *time.Location {
	zone, err := time.LoadLocation(name)
	if err != nil {
		panic(err) // tzdata is embedded; its absence is a broken build
	}
	return zone
}

// Day is a calendar day as 2006-01-02, so that days compare as text; empty is no day.
type Day string

const dayForm = "2006-01-02"

// DayOf is the Swedish calendar day of a moment.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return ""
	}
	local := t.In(Swedish)
	year, month, day := local.Date()
	if year < 0 || year > 9999 {
		return Day(local.Format(dayForm))
	}
	digit := func(n int) byte { return byte('0' + n%10) } // Format reads its form anew each time: an eighth of what a paper of 10,000 records took
	return Day([]byte{
		digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-', digit(int(month) / 10), digit(int(month)), '-', digit(day / 10), digit(day),
	})
}

// Start is the first moment of the day in Sweden.
func (d Day) Start() time.Time {
	t, err := time.ParseInLocation(dayForm, string(d), Swedish)
	if err != nil {
		return time.Time{}
	}
	return t
}

// AddDays is the day n days later.
func (d Day) AddDays(n int) Day {
	if d == "" {
		return ""
	}
	return Day(d.utc().AddDate(0, 0, n).Format(dayForm))
}

// AddMonths is the same day n calendar months later, or that month's last day when it is shorter.
func (d Day) AddMonths(n int) Day {
	if d == "" {
		return ""
	}
	return Day(addMonths(d.utc(), n).Format(dayForm))
}

// DaysUntil counts days from d to other; negative when other is earlier.
func (d Day) DaysUntil(other Day) int {
	return int(other.utc().Sub(d.utc()).Hours() / 24)
}

// Year is the day's calendar year, 0 for no day.
func (d Day) Year() int {
	if d == "" {
		return 0
	}
	return d.utc().Year()
}

func (d Day) utc() time.Time {
	t, _ := time.Parse(dayForm, string(d))
	return t
}

// addMonths keeps the clock and the day of the month; a day the month lacks becomes its last day,
// as a calendar month is counted in law (31 January + one month is 28 or 29 February).
func addMonths(t time.Time, n int) time.Time {
	y, m, d := t.Date()
	last := time.Date(y, m+time.Month(n)+1, 0, 0, 0, 0, 0, t.Location()).Day()
	hour, minute, second := t.Clock()
	return firstOfTwo(time.Date(y, m+time.Month(n), min(d, last), hour, minute, second, t.Nanosecond(), t.Location()))
}

// firstOfTwo gives the earlier, and so stricter, of the two moments that share a wall clock when summer time ends.
func firstOfTwo(t time.Time) time.Time {
	if first := t.Add(-time.Hour); first.Hour() == t.Hour() {
		return first
	}
	return t
}

// ParseDay reads 2026-11-24, 20261124, 24/11 2026, 24.11.2026 or "24 november 2026"; empty text is no day.
func ParseDay(text string) (Day, error) {
	text = oneSpaced(text)
	if text == "" {
		return "", nil
	}
	for _, form := range []string{dayForm, "20060102", "2/1 2006", "2/1-2006", "2/1/2006", "2.1.2006", "2 1 2006"} {
		if t, err := time.Parse(form, monthNumber(strings.ToLower(text))); err == nil {
			if !isPlausible(t) {
				break
			}
			return Day(t.Format(dayForm)), nil
		}
	}
	return "", NewProblem("problem.date", "text", text)
}

// oneSpaced makes every run of spaces, hard ones from a paper too, one plain space.
func oneSpaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// isPlausible keeps out years that are slips of the finger, and those that RFC 3339 cannot write.
func isPlausible(t time.Time) bool { return 1900 <= t.Year() && t.Year() <= 2200 }

var months = []string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"}

func monthNumber(text string) string {
	for i, name := range months {
		for _, word := range []string{name, name[:3]} {
			if before, after, found := strings.Cut(text, " "+word+" "); found {
				return before + " " + strconv.Itoa(i+1) + " " + after
			}
		}
	}
	return text
}

var momentForm = regexp.MustCompile(`^(\S+(?: \d{4})?|\d{1,2} \pL+ \d{4})(?:\s+(?:kl\.?\s*)?|[tT])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(sommartid|vintertid|normaltid)?$`)

// ParseMoment reads a moment typed in Swedish local time, such as "2026-11-24 14.30", or RFC 3339 with its offset.
// An hour that the change to summer time skips is refused. One that the change back repeats gives the Problem
// "problem.time.twice": the person must add "sommartid" or "normaltid".
func ParseMoment(text string) (time.Time, error) {
	text = oneSpaced(text)
	if text == "" {
		return time.Time{}, nil
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil && isPlausible(t.In(Swedish)) {
		return t.UTC().Truncate(time.Second), nil
	}
	parts := momentForm.FindStringSubmatch(text)
	if parts == nil {
		return time.Time{}, NewProblem("problem.time", "text", text)
	}
	day, err := ParseDay(parts[1])
	if err != nil || day == "" {
		return time.Time{}, NewProblem("problem.time", "text", text)
	}
	hour, _ := strconv.Atoi(parts[2])
	minute, _ := strconv.Atoi(parts[3])
	second, _ := strconv.Atoi(parts[4])
	if hour > 23 || minute > 59 || second > 59 {
		return time.Time{}, NewProblem("problem.time", "text", text)
	}
	wall := day.utc().Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute + time.Duration(second)*time.Second)
	summer, winter := wall.Add(-2*time.Hour), wall.Add(-1*time.Hour)
	isSummer, isWinter := offsetHours(summer) == 2, offsetHours(winter) == 1
	switch {
	case isSummer && isWinter && parts[5] == "":
		return time.Time{}, NewProblem("problem.time.twice", "text", text)
	case isSummer && (parts[5] == "sommartid" || parts[5] == "" && !isWinter):
		return summer, nil
	case isWinter && (parts[5] != "sommartid"):
		return winter, nil
	case !isSummer && !isWinter:
		return time.Time{}, NewProblem("problem.time.skipped", "text", text)
	}
	return time.Time{}, NewProblem("problem.time", "text", text)
}

func offsetHours(t time.Time) int {
	_, seconds := t.In(Swedish).Zone()
	return seconds / 3600
}
