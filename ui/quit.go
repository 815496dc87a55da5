package ui

import "fyne.io/fyne/v2"

// ownEnd takes over what Fyne does last of all, which is to keep the preferences, and gives it to be done when the window
// is gone. Fyne 2.8 queues it while it closes that very queue, and then waits for it: on a busy computer it is now and then
// thrown away on the way in, and the program lives on unseen. What Fyne has not queued it does not wait for.
func ownEnd(l fyne.Lifecycle) (last func()) {
	own, ok := l.(interface {
		OnStopped() func()
		SetOnStoppedHookExecuted(func())
	})
	if !ok {
		return func() {}
	}
	last = own.OnStopped()
	own.SetOnStoppedHookExecuted(nil)
	if last == nil {
		return func() {}
	}
	return last
}
