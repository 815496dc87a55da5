package exchange

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"lisparmen/data"
)

func TestCalendar(t *testing.T) {
	stamp := time.Date(2026, 11, 24, 8, 0, 0, 0, time.UTC)
	long := "Riktlinje för upphandling; avtal, del 2 \\ " + strings.Repeat("åäö", 40)
	events := []Event{
		{UID: "due.review-1@lisparmen", Summary: long, About: "Rad ett\nRad två\x07", On: "2026-12-31", Alarm: 14},
		{UID: "due.clock-2@lisparmen", Summary: "Slutrapport", At: time.Date(2026, 12, 20, 14, 30, 0, 0, data.Swedish), On: "2026-12-20"},
		{UID: "due.clock-3@lisparmen", Summary: "Förvarning", At: time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC), On: "2026-10-25"},
		{UID: "due.clock-4@lisparmen", Summary: "Förvarning", At: time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC), On: "2026-10-25"}, // the same by the clock on the wall
	}
	var b bytes.Buffer
	if err := WriteCalendar(&b, "Vara kommun", events, stamp); err != nil {
		t.Fatal(err)
	}
	if rest := strings.ReplaceAll(b.String(), "\r\n", ""); strings.ContainsAny(rest, "\r\n") {
		t.Error("a line ends with half an end")
	}
	for _, line := range strings.Split(b.String(), "\r\n") {
		if len(line) > 75 || !utf8.ValidString(line) {
			t.Errorf("%d bytes: %q", len(line), line)
		}
	}
	whole := strings.ReplaceAll(b.String(), "\r\n ", "")
	for _, want := range []string{
		"DTSTAMP:20261124T080000Z\r\nLAST-MODIFIED:20261124T080000Z\r\nSEQUENCE:471360\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n",
		"SUMMARY:Riktlinje för upphandling\\; avtal\\, del 2 \\\\ " + strings.Repeat("åäö", 40) + "\r\n",
		"DESCRIPTION:Rad ett\\nRad två\r\n", "TRIGGER:-P14D\r\n", "DTSTART;TZID=Europe/Stockholm:20261220T143000\r\nSUMMARY", "DTSTART:20261025T003000Z\r\n", "DTSTART:20261025T013000Z\r\n", "UID:due.clock-2@lisparmen\r\n",
	} {
		if !strings.Contains(whole, want) {
			t.Errorf("%q is not in\n%s", want, whole)
		}
	}
	if n := strings.Count(whole, "BEGIN:VALARM"); n != 1 || strings.Count(whole, "BEGIN:") != strings.Count(whole, "END:") {
		t.Errorf("%d alarms in\n%s", n, whole)
	}
	if err := WriteCalendar(full{}, "", nil, stamp); !errors.Is(err, errFull) {
		t.Errorf("a full disk: %v", err)
	}
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
