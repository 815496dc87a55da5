package share

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"lisparmen/data"
)

// reach is the way to the shared file. A file server that has gone may leave a call unanswered for minutes, and no call can be
// called off; it is left behind to end when the system gives up, and meanwhile the server is out of reach.
type reach struct {
	left   atomic.Int32 // calls left behind
	before func()       // called before each, in tests; may be nil
}

// lookPatience is how long one waits for the first bytes of the shared file.
const lookPatience = 10 * time.Second

var errUnanswered = errors.New("the file server does not answer")

// far does what a file server may leave unanswered, until the work is called off.
func far[T any](ctx context.Context, w *Workspace, do func() (T, error)) (T, error) {
	type answer struct {
		got T
		err error
	}
	var none T
	r := &w.reach
	if r.left.Load() > 0 {
		return none, w.unanswered()
	}
	answered := make(chan answer, 1)
	go func() {
		if r.before != nil {
			r.before()
		}
		got, err := do()
		answered <- answer{got, err}
	}()
	select {
	case a := <-answered:
		return a.got, a.err
	case <-ctx.Done():
		r.left.Add(1)
		go func() {
			<-answered
			r.left.Add(-1)
		}()
		return none, context.Cause(ctx)
	}
}

// farOff is far for what gives nothing but an error.
func farOff(ctx context.Context, w *Workspace, do func() error) error {
	_, err := far(ctx, w, func() (struct{}, error) { return struct{}{}, do() })
	return err
}

func (w *Workspace) unanswered() error {
	return data.NewProblem("problem.share.unreached", "file", w.path).Because(errUnanswered)
}

// lookAt reads the first bytes of a file that lies where the shared one does. One that nobody answers for is out of reach.
func (w *Workspace) lookAt(ctx context.Context, path, shown string) (mark, error) {
	patient, stop := context.WithTimeoutCause(ctx, lookPatience, w.unanswered())
	defer stop()
	return far(patient, w, func() (mark, error) { return lookAt(path, shown) })
}
