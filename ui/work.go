package ui

import (
	"context"
	"fmt"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/traces"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

const (
	patience  = 200 * time.Millisecond // work that takes longer is shown, with a way to stop it
	lookEvery = 2 * time.Second        // for changes that another program has made to the file

	traceEvery = 100 * time.Millisecond

	sayFor = 5 * time.Second // what has been said stays at least so long
)

// worker does what takes time off the screen thread, and tells the screen when it is done. It is the only place in the
// window that starts goroutines.
type worker struct {
	app        *app
	mu         sync.Mutex
	idle       counter
	begun      atomic.Int64       // how much work has been begun
	cancel     context.CancelFunc // of the watch
	wantsShare atomic.Bool
	said       atomic.Int64 // when the window last said something, as nanoseconds since 1970; 0 when it has told how the file stands since
	saidSo     atomic.Bool  // so too with what is held since somebody went back to a backup
	screen     func(func()) // does something on the screen thread: fyne.Do, but in tests
}

func newWorker(a *app) *worker { return &worker{app: a, screen: fyne.Do} }

// run does job in the background; then is told how it went, on the screen thread. words is the message key of what is
// being done, shown with its progress when it takes long; the person can then stop it. The answer about a file that has
// been closed meanwhile reaches nobody: the page that asked is gone.
func (w *worker) run(words string, job func(ctx context.Context, progress func(float64)) error, then func(error)) {
	space := w.app.space
	w.runApart(words, job, func(err error) {
		if space == w.app.space {
			then(err)
		}
	})
}

// runApart is run for what is not about the open file, such as to open another.
func (w *worker) runApart(words string, job func(ctx context.Context, progress func(float64)) error, then func(error)) {
	ctx, cancel := context.WithCancel(context.Background())
	w.idle.Add(1)
	w.begun.Add(1)
	done := make(chan struct{})
	go func() {
		defer w.idle.Done()
		defer cancel()
		err := guarded(ctx, job, func(part float64) { w.screen(func() { w.app.frame.progressed(part) }) })
		close(done)
		w.screen(func() {
			w.app.frame.workEnded()
			then(err)
			if w.said.Load() == 0 { // what was done may have given the page something that is not saved, such as a text that was read
				w.app.frame.showStatus()
			}
		})
	}()
	go func() {
		select {
		case <-done:
		case <-time.After(patience):
			w.screen(func() {
				select {
				case <-done:
				default:
					w.app.frame.working(words, cancel)
				}
			})
		}
	}()
}

// guarded does the job; a panic becomes an error that a person can read.
func guarded(ctx context.Context, job func(context.Context, func(float64)) error, progress func(float64)) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = data.NewProblem("problem.unexpected", "cause", fmt.Sprint(p)).Because(traces.Fault(p))
		}
	}()
	return job(ctx, progress)
}

// leisure gives memory that is used no more back to the system once nothing has been begun for a minute: a window stands open all day, and
// memory is what it takes from others. While somebody works, speed goes first.
type leisure struct {
	begun int64
	quiet int // minutes
	give  func()
}

// givings is in how many quiet minutes memory is given back: what Fyne lets go of in the first is given back in the second.
const givings = 2

// minute is told, each minute, how much work has been begun.
func (r *leisure) minute(begun int64) {
	if begun != r.begun {
		r.begun, r.quiet = begun, 0
		return
	}
	if r.quiet++; r.quiet <= givings {
		r.give()
	}
}

// giveBack gives memory back to the system. What a page was drawn with Fyne lets go of a minute after it was shown, but never before something
// is drawn: after a hundred pages that is a hundred MB.
func (w *worker) giveBack() {
	w.screen(func() { canvas.Refresh(w.app.frame.object) })
	debug.FreeOSMemory()
}

// collectAt is by how many per cent the memory in use may grow before it is gone through. While the program starts that may be more
// (main.go), for a start has little to throw away; after that a window stands open all day.
const collectAt = 100

// aroundLooks is how many looks at the file there are to one at what is about it.
const aroundLooks = 15

// restLooks is after how many looks at a file without anything new done here what has been done is shared.
const restLooks = 10

// watch looks now and then whether somebody else, such as a command or the deputy, has changed the file, and shares what has
// been done here when it has come to rest.
func (w *worker) watch(space *share.Workspace) {
	ctx, cancel := context.WithCancel(context.Background())
	w.mu.Lock()
	w.cancel = cancel
	w.mu.Unlock()
	w.saidSo.Store(false) // of another file
	w.idle.Add(1)
	go func() {
		defer w.idle.Done()
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		minute := time.NewTicker(time.Minute) // what is told of time grows old
		defer minute.Stop()
		leisure := leisure{give: w.giveBack}
		pace := sync.OnceFunc(func() { debug.SetGCPercent(collectAt) })
		last, _ := space.Store.Version(ctx)
		told, rested := space.Status(), 0
		space.Present(ctx)
		clock := wallClock{last: w.app.now().Round(0)}
		for looks := 0; ; looks++ {
			select {
			case <-ctx.Done():
				return
			case <-minute.C:
				w.screen(w.app.minutePassed)
				leisure.minute(w.begun.Load())
				continue
			case <-tick.C:
				pace()
			}
			if clock.jumped(w.app.now()) {
				looks = 0
				space.Present(ctx) // others take what is half a day old for left behind
				w.screen(w.app.woke)
			}
			news, _ := space.Look(ctx) // the status tells what stands in the way
			now, err := space.Store.Version(ctx)
			if news > 0 {
				w.screen(func() { w.app.came(news) })
			} else if err == nil && now != last {
				w.screen(w.app.reload)
			}
			if err == nil {
				last = now
			}
			if looks%aroundLooks == 0 {
				others := space.Others(ctx)
				copies, _ := space.Copies(ctx) // none while the folder is out of reach
				w.screen(func() {
					if w.app.space == space {
						w.app.lookedAround(others, copies)
					}
				})
			}
			status := space.Status()
			if rested++; status.Unshared == 0 || status.Unshared != told.Unshared {
				rested = 0
			}
			if status.Unshared > 0 && !status.ReadOnly && (rested >= restLooks || status.Passing || w.wantsShare.Swap(false)) {
				rested = 0
				w.share(ctx, space)
				status = space.Status()
			}
			if space.BackupTrouble() != nil {
				w.screen(func() {
					if w.app.space == space {
						w.app.backupsAway()
					}
				})
			}
			if status != told && w.mayTell() {
				told = status
				w.screen(w.app.frame.showStatus)
			}
		}
	}()
}

// clockJump is how far the clock goes between two looks when nothing is amiss, and some more.
const clockJump = 30 * time.Second

// wallClock notices that the clock has gone on without the program: the computer has slept, its clock has been set, or a new day has come.
type wallClock struct{ last time.Time }

// jumped takes the time that it is now. The reading that stands still while the computer sleeps is left out.
func (c *wallClock) jumped(now time.Time) bool {
	now = now.Round(0)
	gap := now.Sub(c.last)
	newDay := data.DayOf(now) != data.DayOf(c.last)
	c.last = now
	return gap < 0 || gap > clockJump || newDay
}

// mayTell tells whether how the file stands may be told by itself: not over what the window has just said.
func (w *worker) mayTell() bool { return time.Since(time.Unix(0, w.said.Load())) > sayFor }

// share shares what has been done; what is held only when the person has said so. The status tells what stands in the way.
func (w *worker) share(ctx context.Context, space *share.Workspace) {
	if w.saidSo.Swap(false) {
		_ = space.Publish(ctx)
		return
	}
	_ = space.PublishUnasked(ctx)
}

// shareSoon shares what has been done at the next look. It is what the person asks for: what he sees to be held is shared too.
func (w *worker) shareSoon() {
	if space := w.app.space; space != nil && space.Status().Held {
		w.saidSo.Store(true)
	}
	w.wantsShare.Store(true)
}

func (w *worker) unwatch() {
	w.mu.Lock()
	cancel := w.cancel
	w.cancel = nil
	w.mu.Unlock()
	if cancel != nil {
		cancel()
	}
	w.idle.Wait()
}

// trace tells what is seen in the window, as long as the program runs.
func (w *worker) trace(seen func(spots string)) {
	go func() {
		last := ""
		for range time.Tick(traceEvery) {
			w.screen(func() {
				if now := w.app.spots(); now != last {
					last = now
					seen(now)
				}
			})
		}
	}()
}

// counter counts what is under way. Unlike a sync.WaitGroup it may be added to while somebody waits for it to reach none.
type counter struct {
	mu    sync.Mutex
	n     int
	empty chan struct{}
}

func (c *counter) Add(n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n += n; c.n == 0 && c.empty != nil {
		close(c.empty)
		c.empty = nil
	}
}

func (c *counter) Done() { c.Add(-1) }

// Wait returns when nothing is under way.
func (c *counter) Wait() {
	c.mu.Lock()
	if c.n == 0 {
		c.mu.Unlock()
		return
	}
	if c.empty == nil {
		c.empty = make(chan struct{})
	}
	empty := c.empty
	c.mu.Unlock()
	<-empty
}

// soon does something on the screen thread once what is being painted has been shown. It is asked for in both of the ways
// that Fyne's loop chooses between at random, since the one not chosen may have to wait for another frame.
func (w *worker) soon(do func()) {
	once := sync.OnceFunc(do)
	go w.screen(once)
	fyne.NewAnimation(0, func(float32) { once() }).Start()
}

// aFewFrames is how long it takes until what has been changed has been laid out and painted.
const aFewFrames = 60 * time.Millisecond

// painted does something on the screen thread when what has been changed has been painted.
func (w *worker) painted(do func()) { time.AfterFunc(aFewFrames, func() { w.screen(do) }) }

// readFonts reads the fonts while the system makes ready for a window, and tells when it is done. Fyne reads them otherwise
// when it first measures a text, and then the window has to wait for them. Nothing else may be measured meanwhile.
func readFonts() <-chan struct{} {
	done := make(chan struct{})
	go func() {
		defer close(done)
		for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
			fyne.MeasureText("A", textSize(sizeBody), style)
		}
	}()
	return done
}
