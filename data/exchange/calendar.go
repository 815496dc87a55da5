package exchange

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"lisparmen/data"
)

// Event is a day in a calendar, or a moment of one.
type Event struct {
	UID     string // the same each time it is written, so that a calendar brings it up to date instead of having it twice
	Summary string
	About   string // more words on it; may be empty
	On      data.Day
	At      time.Time // the moment; the zero time: the whole day
	Alarm   int       // days before that the calendar reminds; 0: it does not
}

// calendarLine is the longest that a line may be, in bytes without its end (RFC 5545, 3.1).
const calendarLine = 75

// swedishTime is the time zone as a calendar wants it told (RFC 5545, 3.6.5): the rule that has held since 1996.
const swedishTime = `BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
END:VTIMEZONE`

// WriteCalendar writes events as an iCalendar (RFC 5545) that Outlook and Thunderbird open. stamp is when it was made, and the only
// time in it that is not an event's. Errors are those of w.
func WriteCalendar(w io.Writer, name string, events []Event, stamp time.Time) error {
	c := calendar{w: w}
	c.put("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Lisparmen//Lisparmen//SV", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
	c.text("X-WR-CALNAME", name)
	c.put(strings.Split(swedishTime, "\n")...)
	for _, e := range events {
		c.put("BEGIN:VEVENT")
		c.text("UID", e.UID)
		c.put("DTSTAMP:"+stamp.UTC().Format(utc), "LAST-MODIFIED:"+stamp.UTC().Format(utc), "SEQUENCE:"+strconv.FormatInt(max(0, int64(stamp.Sub(firstSequence)/time.Minute)), 10))
		if e.At.IsZero() {
			c.put("DTSTART;VALUE=DATE:"+compact(e.On), "DTEND;VALUE=DATE:"+compact(e.On.AddDays(1)))
		} else {
			c.put("DTSTART" + swedishMoment(e.At)) // without an end it lasts no time; one at the same moment is forbidden (RFC 5545, 3.8.2.2)
		}
		c.text("SUMMARY", e.Summary)
		if e.About != "" {
			c.text("DESCRIPTION", e.About)
		}
		c.put("TRANSP:TRANSPARENT", "CLASS:PRIVATE")
		if e.Alarm > 0 {
			c.put("BEGIN:VALARM", "ACTION:DISPLAY", fmt.Sprintf("TRIGGER:-P%dD", e.Alarm))
			c.text("DESCRIPTION", e.Summary)
			c.put("END:VALARM")
		}
		c.put("END:VEVENT")
	}
	c.put("END:VCALENDAR")
	return c.err
}

// utc is how a moment is written that is of no time zone.
const utc = "20060102T150405Z"

// firstSequence is what the minutes of SEQUENCE are counted from: it only has to grow each time that events are written, so that a
// calendar takes the newer for the newer (RFC 5546, 2.1.5), and to have room in 32 bits.
var firstSequence = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// swedishMoment is a moment by the clock on the wall, or in UTC in the hour of the autumn that the clock shows twice.
func swedishMoment(at time.Time) string {
	wall := func(at time.Time) string { return at.In(data.Swedish).Format("20060102T150405") }
	if is := wall(at); is != wall(at.Add(-time.Hour)) && is != wall(at.Add(time.Hour)) {
		return ";TZID=Europe/Stockholm:" + is
	}
	return ":" + at.UTC().Format(utc)
}

func compact(day data.Day) string { return strings.ReplaceAll(string(day), "-", "") }

// calendar writes lines as RFC 5545, and RFC 6350 for cards, has them: folded, and ended by CR and LF.
type calendar struct {
	w   io.Writer
	err error
}

func (c *calendar) put(lines ...string) {
	for _, line := range lines {
		if c.err == nil {
			_, c.err = io.WriteString(c.w, folded(line)+"\r\n")
		}
	}
}

// escapes are the letters that a text has to have a sign before (RFC 5545, 3.3.11).
var escapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

func (c *calendar) text(property, value string) { c.put(property + ":" + escaped(value)) }

// escaped is a text as it stands in a line, without letters that are none.
func escaped(value string) string {
	return escapes.Replace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(value, "\ufffd")))
}

// folded parts a long line into several, never within a letter; all but the first begin with a space.
func folded(line string) string {
	var b strings.Builder
	for most := calendarLine; len(line) > most; most = calendarLine - 1 {
		cut := most
		for !utf8.RuneStart(line[cut]) {
			cut--
		}
		b.WriteString(line[:cut] + "\r\n ")
		line = line[cut:]
	}
	return b.String() + line
}
