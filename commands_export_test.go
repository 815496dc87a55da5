package main

import (
	"regexp"
	"strings"
	"testing"
)

// The year to come goes to a calendar, each event known by the same name when it is written again.
func TestExportingACalendar(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := d.path("lis.ics")
	if told := d.must("exportera", file, out).out; !strings.Contains(told, "lis.ics") {
		t.Error(told)
	}
	first := string(d.read(out))
	uids := regexp.MustCompile(`(?m)^UID:.*@lisparmen\r$`).FindAllString(strings.ReplaceAll(first, "\r\n ", ""), -1)
	known := map[string]bool{}
	for _, uid := range uids {
		if known[uid] {
			t.Errorf("%s stands twice", uid)
		}
		known[uid] = true
	}
	if len(uids) < 40 || strings.Count(first, "BEGIN:VEVENT") != len(uids) {
		t.Errorf("%d events", len(uids))
	}
	if !strings.Contains(first, "Sammanträde") || !strings.Contains(first, "DTSTART;TZID=Europe/Stockholm:") {
		t.Errorf("%.2000s", first)
	}
	d.must("exportera", file, out)
	if string(d.read(out)) != first {
		t.Error("written again, it is another")
	}
	if !strings.Contains(first, "[…]") {
		t.Error("the calendar leaves nothing out that may be secret")
	}
	d.must("exportera", file, out, "--internt")
	if internal := string(d.read(out)); strings.Contains(internal, "[…]") || strings.Count(internal, "BEGIN:VEVENT") < len(uids) {
		t.Error("the internal calendar leaves something out")
	}
	d.want(exitFailed, "problem.export.form", "exportera", file, d.path("lis.txt"))
}
