package data

import (
	"cmp"
	"slices"
	"time"
)

// Expired is a record that may be gallrad by a rule of retention.
type Expired struct {
	Kind   Untyped
	Record Record
	On     Day // the first day on which it may be gallrad
}

// EndOf is the day on which a record ended: from it the years of retention are counted. Empty: it has not ended, or its
// kind has no end.
func EndOf(kind Untyped, r Record) Day {
	f, ok := kind.Field(kind.Ends)
	if !ok {
		return ""
	}
	text := f.Get(r)
	if len(text) < len(dayForm) {
		return ""
	}
	if f.Type == TypeTime {
		if t, err := time.Parse(time.RFC3339, text); err == nil {
			return DayOf(t)
		}
		return ""
	}
	return Day(text)
}

// Expires is the first day on which a record that ended on a day may be gallrad by the rule.
func (r *Retention) Expires(end Day) Day {
	if end == "" || r.Years == nil {
		return ""
	}
	if r.From == FromDay {
		return end.AddMonths(12 * *r.Years).AddDays(1)
	}
	return Day(end[:len("2006")] + "-12-31").AddMonths(12 * *r.Years).AddDays(1)
}

// ExpiredBy lists what a rule lets be gallrat on a day, the one that has waited longest first. What is part of such a record, as the
// log of an incident is, goes with it and stands after it. A person who still answers for something stays.
func ExpiredBy(reg Register, rule *Retention, today Day) []Expired {
	kind, _ := KindNamed(rule.Register)
	needed := map[Link[*Person]][]Record{}
	if kind.Name == "person" {
		needed = held(reg, today)
	}
	return withParts(reg, slices.DeleteFunc(endedUnder(reg, rule), func(e Expired) bool {
		return e.On > today || len(needed[Link[*Person](e.Record.Header().ID)]) > 0
	}))
}

// PlannedBy lists what a rule lets be gallrat, now or later, as ExpiredBy does: the records that have ended. On tells when.
func PlannedBy(reg Register, rule *Retention) []Expired {
	return withParts(reg, endedUnder(reg, rule))
}

// endedUnder are the records of a rule's register that have ended, the one that may go first before the others.
func endedUnder(reg Register, rule *Retention) []Expired {
	kind, ok := KindNamed(rule.Register)
	if !ok {
		return nil
	}
	var list []Expired
	for _, rec := range reg.Living(kind) {
		if on := rule.Expires(EndOf(kind, rec)); on != "" {
			list = append(list, Expired{kind, rec, on})
		}
	}
	slices.SortStableFunc(list, func(a, b Expired) int { return cmp.Compare(a.On, b.On) })
	return list
}

// kindsWithin are the kinds whose records can be part of one of this kind, or of such a part. The others are most of a file.
func kindsWithin(kind Untyped) []Untyped {
	var within []Untyped
	wholes := map[string]bool{kind.Name: true}
	for grown := true; grown; {
		grown = false
		for _, k := range Kinds() {
			f, ok := k.Field(k.PartOf)
			if !ok || slices.ContainsFunc(within, func(w Untyped) bool { return w.Name == k.Name }) {
				continue
			}
			if f.Target == "" || wholes[f.Target] { // without a target it may be part of anything
				wholes[k.Name], grown = true, true
				within = append(within, k)
			}
		}
	}
	return within
}

// withParts puts after each record those that are part of it, each followed by its own parts.
func withParts(reg Register, list []Expired) []Expired {
	if len(list) == 0 {
		return nil
	}
	parts := map[string][]Expired{}
	for _, k := range kindsWithin(list[0].Kind) {
		f, _ := k.Field(k.PartOf)
		for _, rec := range reg.Living(k) {
			for _, whole := range f.PointsAt(f.Get(rec)) {
				parts[whole] = append(parts[whole], Expired{Kind: k, Record: rec})
			}
		}
	}
	var all []Expired
	taken := map[string]bool{}
	var add func(Expired)
	add = func(e Expired) {
		id := e.Record.Header().ID
		if taken[id] {
			return
		}
		taken[id] = true
		all = append(all, e)
		for _, p := range parts[id] {
			p.On = e.On
			add(p)
		}
	}
	for _, e := range list {
		add(e)
	}
	return all
}
