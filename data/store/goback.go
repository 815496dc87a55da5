package store

import (
	"context"
	"maps"
	"slices"
	"strings"

	"lisparmen/data"
)

// Difference is how many records of a kind have become others since some moment.
type Difference struct {
	Kind    string
	Changed int // say something else
	Added   int // have been made, or taken back
	Removed int // or are not in the file at all, and were in a copy of it
}

// Differences tells what is another now than when only the kept saves had been made, and so what GoBack would put back: by kind, in
// the order of the registers, without those that are as they were. beyond, which may be nil, are those of the kept saves that the
// file lacks, and that must be merged before GoBack.
func (s *Store) Differences(ctx context.Context, kept map[SaveID]bool, beyond Log) ([]Difference, error) {
	plan, err := planBack(ctx, s.db, s.kinds, kept, beyond)
	return plan.differences(), s.logProblem(err)
}

// GoBack gives every record the state that it had when only the kept saves had been made, all of which the file holds, as one
// save that one undo takes back: what has been changed since says what it said, what has been made since is removed, and what
// has been removed since comes back. What has been gallrat does not. Nothing leaves the log, and no conflict is made, since
// each change replaces all that its field says; one that was there then is left for a person as it is.
func (s *Store) GoBack(ctx context.Context, kept map[SaveID]bool) (saved Saved, differences []Difference, err error) {
	err = s.write(ctx, ActReturn, "", SaveID{}, func(w *writer) error {
		plan, err := planBack(ctx, w.tx, s.kinds, kept, nil)
		if err != nil {
			return s.logProblem(err)
		}
		for _, b := range plan {
			for _, c := range b.sets {
				w.set(b.record, b.kind, c.field, c.text, c.parents)
			}
		}
		differences = plan.differences()
		return nil
	}, &saved)
	return saved, differences, err
}

// back is what gives one record the state that it had.
type back struct {
	record, kind string
	sort         backSort // empty when nothing has
	sets         []fieldSet
	now          Row
	staying      map[string]string // what fields say that a gallring has erased the earlier values of, and that stays so
}

type fieldSet struct {
	field, text string
	parents     []SaveID
}

// backSort is what has happened to a record since.
type backSort string

const (
	backChanged backSort = "changed"
	backAdded   backSort = "added"
	backRemoved backSort = "removed"
)

// backPlan is what gives a whole file the state that it had.
type backPlan []back

func (p backPlan) differences() []Difference {
	counts := map[string]Difference{}
	for _, b := range p {
		d := counts[b.kind]
		switch b.sort {
		case backAdded:
			d.Added++
		case backRemoved:
			d.Removed++
		case backChanged:
			d.Changed++
		}
		counts[b.kind] = d
	}
	var list []Difference
	for _, kind := range data.Kinds() {
		if d := counts[kind.Name]; d != (Difference{}) {
			d.Kind = kind.Name
			list = append(list, d)
		}
	}
	return list
}

// planBack goes through the log one record at a time, since the whole log of a large file takes a hundred megabytes.
func planBack(ctx context.Context, q querier, kinds map[string]*table, kept map[SaveID]bool, beyond Log) (backPlan, error) {
	var plan backPlan
	arriving := byRecord(beyond)
	record := ""
	var changes []recordChange
	settled := func() {
		all := append(changes, arriving[record]...)    // what is appended is of no use to the next record
		if len(all) > 0 && kinds[all[0].kind] != nil { // a paper's seal tells of a state that has been, whatever comes after
			b := backOf(record, all, kept).unlessKept(kinds[all[0].kind])
			if len(arriving[record]) > 0 {
				b.sort = sortOf(record, changes, all, kept)
			}
			if b.sort != "" || len(b.staying) > 0 {
				plan = append(plan, b)
			}
		}
		delete(arriving, record)
		changes = changes[:0]
	}
	err := readChanges(ctx, q, "ORDER BY c.record", func(save SaveID, c Change) error {
		if c.Record != record {
			settled()
			record = c.Record
		}
		changes = append(changes, recordChange{save, c.Kind, c.Field, c.Parents, c.Value})
		return nil
	})
	if err != nil {
		return nil, err
	}
	settled()
	for _, record = range slices.Sorted(maps.Keys(arriving)) {
		settled()
	}
	return plan.keepTargets(kinds), nil
}

// backOf plans for one record. changes hold the values of all its fields, whenever they were written.
func backOf(record string, changes []recordChange, kept map[SaveID]bool) back {
	now := settle(record, changes)
	b := back{record: record, kind: now.Kind, now: now, staying: map[string]string{}}
	open := heads(changes)
	if len(open[fieldGallrad]) > 0 {
		return b
	}
	then := slices.DeleteFunc(slices.Clone(changes), func(c recordChange) bool { return !kept[c.save] })
	was, wasOpen := settle(record, then), heads(then)
	var all []SaveID // what makes or removes a record replaces what all its fields say, so that nothing stands against it
	for _, tips := range open {
		all = append(all, savesOf(tips)...)
	}
	slices.SortFunc(all, compareIDs)
	all = slices.Compact(all)
	if len(then) == 0 || was.Removed {
		if !now.Removed {
			b.sort = backAdded
			b.sets = []fieldSet{{fieldExists, "", all}}
		}
		return b
	}
	if now.Removed || isExistenceDisputed(changes, open) && !isExistenceDisputed(then, wasOpen) {
		b.sets = append(b.sets, fieldSet{fieldExists, "1", all})
	}
	for _, field := range slices.Sorted(maps.Keys(open)) {
		tips, wasTips := open[field], wasOpen[field]
		if field == fieldExists || isDecision(field) || slices.Equal(savesOf(tips), savesOf(wasTips)) {
			continue
		}
		if slices.ContainsFunc(wasTips, func(c recordChange) bool { return c.value == nil }) {
			b.staying[field] = now.Values[field] // what it said has been gallrat
			continue
		}
		if now.Values[field] != was.Values[field] || differ(tips) && !differ(wasTips) {
			b.sets = append(b.sets, fieldSet{field, was.Values[field], savesOf(tips)})
		}
	}
	switch {
	case now.Removed:
		b.sort = backRemoved
	case len(b.sets) > 0:
		b.sort = backChanged
	}
	return b
}

// sortOf is what has happened to a record of which there is more to take in than its changes in the file.
func sortOf(record string, changes, all []recordChange, kept map[SaveID]bool) backSort {
	now, was := settle(record, changes), settle(record, slices.DeleteFunc(slices.Clone(all), func(c recordChange) bool { return !kept[c.save] }))
	if len(heads(all)[fieldGallrad]) > 0 {
		return ""
	}
	switch lives, lived := len(changes) > 0 && !now.Removed, !was.Removed; {
	case lives && !lived:
		return backAdded
	case lived && !lives:
		return backRemoved
	case lived && !maps.Equal(now.Values, was.Values):
		return backChanged
	}
	return ""
}

func savesOf(tips []recordChange) []SaveID {
	saves := make([]SaveID, len(tips))
	for i, tip := range tips {
		saves[i] = tip.save
	}
	return saves
}

func differ(tips []recordChange) bool {
	return slices.ContainsFunc(tips, func(c recordChange) bool { return textOf(c) != textOf(tips[0]) })
}

// isExistenceDisputed tells whether somebody removed the record while another went on with it.
func isExistenceDisputed(changes []recordChange, open map[string][]recordChange) bool {
	tips := open[fieldExists]
	lives := slices.ContainsFunc(tips, func(c recordChange) bool { return textOf(c) != "" })
	return differ(tips) || !lives && hasUnseen(changes, open, tips)
}

// keepTargets lets those records live on that a field which must say what it says now points at, and those that they point at
// in their turn.
func (p backPlan) keepTargets(kinds map[string]*table) backPlan {
	added := map[string]int{}
	var queue []string
	follow := func(b back, values map[string]string) {
		for field, text := range values {
			queue = append(queue, linksOf(kinds[b.kind].kind, field, text)...)
		}
	}
	for i, b := range p {
		if b.sort == backAdded {
			added[b.record] = i
		}
		follow(b, b.staying)
	}
	for ; len(queue) > 0; queue = queue[1:] {
		if i, ok := added[queue[0]]; ok {
			delete(added, queue[0])
			p[i].sets, p[i].sort = nil, ""
			follow(p[i], p[i].now.Values)
		}
	}
	return p
}

// linksOf are the ids that a field of the log points at.
func linksOf(kind data.Untyped, field, text string) []string {
	name, id, isElement := strings.Cut(field, "/")
	f, ok := kind.Field(name)
	switch {
	case !ok || len(f.PointsAt(text)) == 0:
		return nil
	case isElement:
		return []string{id}
	}
	return f.PointsAt(text)
}
