package ui

import (
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"

	"lisparmen/data"
)

func TestAnswersAboutAClosedFileReachNobody(t *testing.T) {
	f := newFixture(t)
	p := f.open(data.Incidents.Untyped(), data.All(f.reg, data.Incidents)[0].ID)
	typeIn(p, "title", "Fel mottagare")
	p.save()
	f.settle()
	p.refresh() // reads the history, which then offers to undo what was saved
	f.closeFile()
	f.settle()
}

func TestMemoryIsGivenBackAtRest(t *testing.T) {
	given := 0
	r := leisure{give: func() { given++ }}
	for minute, test := range []struct {
		begun int64
		want  int
	}{{3, 0}, {3, 1}, {3, 2}, {3, 2}, {5, 2}, {6, 2}, {6, 3}, {6, 4}, {6, 4}} {
		if r.minute(test.begun); given != test.want {
			t.Errorf("after minute %d memory has been given back %d times, not %d", minute, given, test.want)
		}
	}
}

// The program starts with memory to spare, and is sparing with it once a file stands open.
func TestMemoryIsGoneThroughSoonerOnceTheFileIsOpen(t *testing.T) {
	defer debug.SetGCPercent(debug.SetGCPercent(2 * collectAt))
	f := newFixture(t)
	f.work.watch(f.space)
	defer f.closeFile() // ends the watch, which the fixture else waits for
	now := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	for range 100 {
		if metrics.Read(now); now[0].Value.Uint64() == collectAt {
			return
		}
		time.Sleep(lookEvery / 10)
	}
	t.Errorf("it may still grow by %d %%", now[0].Value.Uint64())
}
