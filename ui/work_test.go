package ui

import (
	"testing"

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
