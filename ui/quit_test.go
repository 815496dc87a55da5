package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// TestNothingIsLeftInFynesQueueAtTheEnd holds what the program knows of Fyne's inside: a Fyne that has become another makes
// it fail.
func TestNothingIsLeftInFynesQueueAtTheEnd(t *testing.T) {
	lifecycle := test.NewTempApp(t).Lifecycle()
	l, ok := lifecycle.(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	if !ok {
		t.Fatal("Fyne ends in another way; see whether ownEnd is still needed")
	}
	kept := false
	l.SetOnStoppedHookExecuted(func() { kept = true }) // as Fyne does, to keep the preferences
	last := ownEnd(lifecycle)
	if l.OnStopped() != nil {
		t.Error("Fyne still queues something when it stops, and waits for it")
	}
	if last(); !kept {
		t.Error("what Fyne does last of all is not done")
	}
}
