package ui

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// An incident's timeline tells what its report tells, with its log and its deadlines, in order of time.
func TestAnIncidentHasATimeline(t *testing.T) {
	f := newFixture(t)
	p := f.incident(8)
	f.tap("Tidslinje")
	f.draw(1366, 768)
	f.wantSays("Kommunen fick kännedom")
	i := f.reg.Record(p.id).(*data.Incident)
	points := incidentPoints(f.app, i)
	if !slices.IsSortedFunc(points, func(a, b timePoint) int { return a.at.Compare(b.at) }) {
		t.Error("the points are in no order of time")
	}
	shown := strings.Join(shownTexts(f.page.object()), "\n")
	for _, m := range reports.IncidentMoments(f.reg, i, f.now()) {
		if !strings.Contains(shown, m.What) || !strings.Contains(shown, m.When) {
			t.Errorf("%s %s is not told", m.When, m.What)
		}
	}
	log, due, now := 0, 0, 0
	for _, one := range points {
		switch {
		case one.isLog:
			log++
		case one.isNow:
			now++
		case one.mark != stateNone:
			due++
		}
	}
	if log == 0 || due == 0 || now != 1 {
		t.Errorf("%d of the log, %d deadlines, %d times now", log, due, now)
	}
	for _, cut := range f.cutOff() {
		t.Error(cut)
	}
	f.picture("timeline")
	f.setLook(lookDark)
	f.picture("timeline-dark")
	f.setLook(lookLight)
	for _, one := range points {
		if one.mark != stateNone {
			one.open()
			f.settle()
			if here := f.trail.here(); here.kind != "notification" {
				t.Errorf("a deadline leads to %+v", here)
			}
			break
		}
	}
}
