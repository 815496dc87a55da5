package ui

import (
	"context"
	"slices"
	"sync/atomic"
	"time"

	"lisparmen/data/share"
	"lisparmen/data/store"
)

// draftAfter is how long after the last keystroke a form is kept.
const draftAfter = time.Second

// draftKeeper keeps what has been typed into one form outside the file, so that it survives a power cut.
type draftKeeper struct {
	app          *app
	kind, record string
	typed        func() (texts map[string]string, base store.Base)

	timer  *time.Timer
	latest atomic.Int64 // an order that has been followed by another is not carried out
}

// touch waits for the typing to pause, then keeps it.
func (d *draftKeeper) touch() {
	d.rest()
	d.timer = time.AfterFunc(draftAfter, func() { d.app.work.screen(d.keep) })
}

func (d *draftKeeper) rest() (waited bool) { return d.timer != nil && d.timer.Stop() }

// flush keeps at once what waited to be kept.
func (d *draftKeeper) flush() {
	if d.rest() {
		d.keep()
	}
}

// keep keeps what is typed now; when nothing is, what was kept before goes.
func (d *draftKeeper) keep() {
	d.rest()
	texts, base := d.typed()
	at := d.app.now()
	d.order(func(ctx context.Context, l *store.Local, dataset string) error {
		if len(texts) == 0 {
			return l.Drop(ctx, dataset, d.kind, d.record)
		}
		return l.Keep(ctx, store.Unsaved{Dataset: dataset, Kind: d.kind, Record: d.record, At: at, Texts: texts, Base: base})
	})
}

// drop forgets what was kept.
func (d *draftKeeper) drop() {
	d.rest()
	d.order(func(ctx context.Context, l *store.Local, dataset string) error {
		return l.Drop(ctx, dataset, d.kind, d.record)
	})
}

func (d *draftKeeper) order(job func(context.Context, *store.Local, string) error) {
	number := d.latest.Add(1)
	d.app.withLocal(func(ctx context.Context, l *store.Local, dataset string) error {
		if d.latest.Load() != number {
			return nil
		}
		return job(ctx, l, dataset)
	}, func(error) {}) // a form that could not be kept is still on the screen
}

// find looks for what was typed and never saved; found is told of it. Forms of records that have been gallrade since
// are forgotten on the way.
func (d *draftKeeper) find(found func(store.Unsaved)) {
	space, latest := d.app.space, d.latest.Load()
	var kept []store.Unsaved
	d.app.withLocal(func(ctx context.Context, l *store.Local, dataset string) (err error) {
		if err = l.DropGallrade(ctx, space.Store); err == nil {
			kept, err = l.Unsaved(ctx, dataset)
		}
		return err
	}, func(err error) {
		i := slices.IndexFunc(kept, func(u store.Unsaved) bool { return u.Kind == d.kind && u.Record == d.record })
		if err == nil && i >= 0 && d.latest.Load() == latest {
			found(kept[i])
		}
	})
}

// withLocal does something with local.db off the screen thread; without a folder for the program's own files it does
// nothing.
func (a *app) withLocal(job func(ctx context.Context, l *store.Local, dataset string) error, then func(error)) {
	folder := share.Options{Home: a.options.Home}.Folder()
	space := a.space
	if folder == "" || space == nil {
		return
	}
	a.work.run("ui.work.draft", func(ctx context.Context, _ func(float64)) error {
		a.memory.local.Lock()
		defer a.memory.local.Unlock()
		dataset, err := space.Store.Dataset(ctx)
		if err != nil {
			return err
		}
		l, err := store.OpenLocal(ctx, folder)
		if err != nil {
			return err
		}
		err = job(ctx, l, dataset)
		if closed := l.Close(); err == nil {
			err = closed
		}
		return err
	}, then)
}

// now is the time by the program's clock.
func (a *app) now() time.Time {
	if a.options.Now == nil {
		return time.Now()
	}
	return a.options.Now()
}
