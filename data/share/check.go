package share

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Check verifies the shared file as it lies, whatever the working copy holds, and then the working copy, where there is one.
// code, which may be empty, is the kontrollkod of a paper that the shared file must hold all of.
func Check(ctx context.Context, path, code string, options Options) (findings []store.Finding, err error) {
	w, err := newWorkspace(path, options)
	if err != nil {
		return nil, err
	}
	defer w.home.leave()
	defer w.home.forget()
	_, err = w.lookAt(ctx, w.target, w.path)
	known := w.home.states()
	if err == nil {
		err = w.home.locked(ctx, func() error {
			findings, err = w.checkShared(ctx, code)
			return err
		})
	}
	if err != nil && !(isUnreached(err) && len(known) > 0) {
		return nil, err
	}
	for _, s := range known {
		if w.state = s; store.IsOld(w.home.work(s.Dataset)) {
			if err := w.home.locked(ctx, func() error { return w.backUpOld(ctx) }); err != nil {
				return findings, err
			}
		}
		working, err := store.Open(ctx, w.home.work(s.Dataset), options.store(w.path))
		if err != nil {
			if store.IsDamage(ctx, w.home.work(s.Dataset), err) {
				w.home.suspect(s.Dataset)
				err = data.NewProblem("problem.work.damaged", "file", w.path).Because(err)
			}
			return findings, err
		}
		more, err := working.Check(ctx, "")
		if err := errors.Join(err, working.Close()); err != nil {
			return findings, err
		}
		if slices.ContainsFunc(more, store.Finding.IsDamage) {
			w.home.suspect(s.Dataset) // it is made anew when it is opened next
		}
		for _, f := range more {
			if !slices.ContainsFunc(findings, func(have store.Finding) bool { return reflect.DeepEqual(have, f) }) {
				findings = append(findings, f)
			}
		}
	}
	return findings, nil
}

func (w *Workspace) checkShared(ctx context.Context, code string) ([]store.Finding, error) {
	c, err := w.copyHere(ctx, w.target, w.path)
	if err != nil {
		return nil, err
	}
	in := &incoming{path: c.path}
	defer in.drop()
	if in.Store, err = store.OpenSuspect(ctx, c.path, w.options.store(w.path)); err != nil {
		return nil, err
	}
	return in.Check(ctx, code)
}
