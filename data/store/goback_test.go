package store

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
)

// said is what a file says: of each record whether it lives, and what it says then.
type said map[string]saidOf

type saidOf struct {
	kind     string
	lives    bool
	gallrad  bool
	conflict bool
	values   string
}

func saidBy(t *testing.T, s *Store) said {
	t.Helper()
	all := said{}
	for _, kind := range data.Kinds() {
		records, err := s.rows(ctx, s.kinds[kind.Name], "")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range records {
			h := r.Header()
			o := saidOf{kind: kind.Name, lives: !h.Removed && h.Gallrad == "", gallrad: h.Gallrad != "", conflict: h.Conflict}
			values := elements(kind, r)
			for _, field := range slices.Sorted(maps.Keys(values)) {
				if o.lives && !(kind.Name == "incident" && field == "title") {
					o.values += field + "=" + values[field] + "\n"
				}
			}
			all[h.ID] = o
		}
	}
	return all
}

// titleOf is what saidBy leaves out: the one field whose values the histories below gallra.
func titleOf(t *testing.T, s *Store, id string) string {
	t.Helper()
	i, _ := mustGet(t, s, data.Incidents, id)
	return i.Title
}

// backHistory is what some people do in one file and a copy of it, in any order.
type backHistory struct {
	t                        *testing.T
	rng                      *rand.Rand
	stores                   []*Store
	ids                      map[string][]string // by kind
	gallrade                 map[string]bool     // incidents that have lost a title
	n                        int
	people, units, incidents data.Untyped
	actions                  data.Untyped
}

func newBackHistory(t *testing.T, seed uint64) *backHistory {
	first := newStore(t, "a", seed*4)
	unit := &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitBoard}
	mustSave(t, first, Base{}, unit)
	return &backHistory{
		t: t, rng: rand.New(rand.NewPCG(seed, 3)), stores: []*Store{first, copyOf(t, first, "b", seed*4+1)},
		ids: map[string][]string{"unit": {unit.ID}}, gallrade: map[string]bool{},
		people: data.People.Untyped(), units: data.Units.Untyped(), incidents: data.Incidents.Untyped(), actions: data.Actions.Untyped(),
	}
}

func (h *backHistory) any(kind data.Untyped) string {
	ids := h.ids[kind.Name]
	if len(ids) == 0 || h.rng.IntN(4) == 0 {
		return ""
	}
	return ids[h.rng.IntN(len(ids))]
}

// fill says something new of a record.
func (h *backHistory) fill(r data.Record) {
	h.n++
	word := fmt.Sprint("ord ", h.n)
	if h.rng.IntN(5) == 0 {
		word = "samma"
	}
	switch r := r.(type) {
	case *data.Person:
		r.Name, r.Unit = word, data.Link[*data.Unit](h.any(h.units))
	case *data.Unit:
		r.Name, r.Type = word, data.UnitCommittee
	case *data.Action:
		r.Title, r.Responsible, r.Owner = word, data.Link[*data.Person](h.any(h.people)), data.Link[*data.Unit](h.any(h.units))
	case *data.Incident:
		r.Units = nil
		if id := h.any(h.units); id != "" {
			r.Units = append(r.Units, data.Link[*data.Unit](id))
		}
		if h.rng.IntN(2) == 0 || r.Title == "" {
			r.Title = word
		} else {
			r.Description = word
		}
	}
}

func (h *backHistory) step(mayMerge bool) {
	t, s := h.t, h.stores[h.rng.IntN(len(h.stores))]
	kinds := []data.Untyped{h.people, h.units, h.incidents, h.incidents, h.actions, h.actions}
	kind := kinds[h.rng.IntN(len(kinds))]
	may := func(err error) {
		mustBe(t, err, "problem.record.removed", "problem.record.gallrad", "problem.record.missing", "problem.remove.linked", "problem.reference.missing",
			"problem.restore.lives", "problem.undo.nothing", "problem.undo.changed", "problem.undo.gallring", "problem.redo.nothing")
	}
	switch act := h.rng.IntN(14); {
	case act < 4:
		r := kind.New()
		h.fill(r)
		if _, err := s.Save(ctx, Base{}, r); err != nil {
			may(err)
			return
		}
		h.ids[kind.Name] = append(h.ids[kind.Name], r.Header().ID)
	case act < 8:
		r, base, err := s.Get(ctx, kind, h.any(kind))
		if err == nil {
			h.fill(r)
			_, err = s.Save(ctx, base, r)
		}
		may(err)
	case act < 10:
		if id := h.any(kind); id != "" {
			_, err := s.Remove(ctx, kind, id)
			may(err)
		}
	case act == 10:
		if id := h.any(kind); id != "" {
			_, err := s.Restore(ctx, kind, id)
			may(err)
		}
	case act == 11:
		_, err := s.Undo(ctx, h.rng.IntN(2) == 0)
		may(err)
	case act == 12 && mayMerge:
		mustMerge(t, s, h.stores[h.rng.IntN(len(h.stores))])
	case act == 13:
		id := h.any(kind)
		switch {
		case id == "":
		case kind.Name == "incident" && h.rng.IntN(2) == 0:
			_, err := s.GallraValues(ctx, "fel uppgift", []Erasure{{Kind: kind.Name, Record: id, Field: "title", Instead: "Rättad"}})
			may(err)
			h.gallrade[id] = err == nil || h.gallrade[id]
		case h.rng.IntN(3) == 0:
			_, err := s.Gallra(ctx, kind, id, "plan 2026")
			may(err)
		}
	}
}

// Going back gives all that was, but for what has been gallrat; it can be undone, and merges as anything else does.
func TestGoingBackGivesWhatWas(t *testing.T) {
	for seed := range uint64(long(t, 60, 400)) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { goBackOnce(t, seed) })
		if t.Failed() {
			break
		}
	}
}

func goBackOnce(t *testing.T, seed uint64) {
	h := newBackHistory(t, seed)
	s := h.stores[0]
	for range 25 {
		h.step(true)
	}
	kept, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	was := saidBy(t, s)
	titles := map[string]string{}
	for _, id := range h.ids["incident"] {
		if o := was[id]; o.lives {
			titles[id] = titleOf(t, s, id)
		}
	}
	mayMerge := seed%3 != 0
	for range 25 {
		h.step(mayMerge)
	}
	before, had := saidBy(t, s), titlesOf(t, s)
	saves, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	differ, err := s.Differences(ctx, kept, nil)
	if err != nil {
		t.Fatal(err)
	}
	saved, done, err := s.GoBack(ctx, kept)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(differ, done) {
		t.Errorf("asked, it says %v; done, %v", differ, done)
	}
	after := saidBy(t, s)
	for id, now := range after {
		then := was[id]
		switch {
		case before[id].gallrad:
			if !now.gallrad {
				t.Errorf("%s %s has been gallrat and is back", now.kind, id)
			}
			continue
		case now.lives != then.lives || now.lives && now.values != then.values:
			t.Errorf("%s %s is %+v, was %+v", now.kind, id, now, then)
		case now.conflict && !then.conflict && !before[id].conflict, now.conflict && !then.conflict && now.lives:
			t.Errorf("%s %s has become a conflict", now.kind, id)
		}
		if now.lives && now.kind == "incident" && titleOf(t, s, id) != titles[id] && !h.gallrade[id] {
			t.Errorf("%s is called %q, was %q", id, titleOf(t, s, id), titles[id])
		}
		if now.lives && now.kind == "incident" && titleOf(t, s, id) == "" {
			t.Errorf("%s has lost what a gallring wrote in the place of its title", id)
		}
	}
	wantCounts(t, was, before, done)
	left, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for id := range saves {
		if !left[id] {
			t.Errorf("%s has left the log", id)
		}
	}
	if saved.Save.IsZero() != (len(done) == 0) || !saved.Save.IsZero() && len(left) != len(saves)+1 {
		t.Errorf("%d saves became %d; differences %v", len(saves), len(left), done)
	}
	if again, done, err := s.GoBack(ctx, kept); err != nil || !again.Save.IsZero() || len(done) != 0 {
		t.Errorf("once more: %v, %v", done, err)
	}
	mustBeSound(t, s)
	if saved.Save.IsZero() {
		return
	}
	if seed%2 == 0 {
		undone, err := s.Undo(ctx, false)
		if err != nil && hasLoose(before) { // a merge had left a link to what somebody removed
			mustBe(t, err, "problem.remove.linked", "problem.reference.missing")
			return
		}
		if err != nil || undone.Act != ActReturn {
			t.Fatalf("%+v, %v", undone, err)
		}
		var disputed []string
		for id, now := range saidBy(t, s) {
			then := before[id]
			if now.conflict && then.conflict && now.lives == then.lives { // which of two versions is shown follows from the save's id
				disputed = append(disputed, id)
				continue
			}
			if now.conflict, then.conflict = false, false; now != then {
				t.Errorf("undone, %s is %+v, was %+v", id, now, then)
			}
		}
		now := titlesOf(t, s)
		for _, id := range disputed {
			delete(now, id)
			delete(had, id)
		}
		if !maps.Equal(now, had) {
			t.Errorf("undone, the titles are %v, were %v", now, had)
		}
		mustBeSound(t, s)
		_, err = s.Redo(ctx)
		if err != nil && hasLoose(after) {
			mustBe(t, err, "problem.remove.linked", "problem.reference.missing")
			return
		}
		if err != nil || !maps.Equal(saidBy(t, s), after) {
			t.Errorf("done again it is something else, %v", err)
		}
	}
	other := h.stores[1]
	for range 2 {
		mustMerge(t, other, s)
		mustMerge(t, s, other)
	}
	mustBeSound(t, s)
	mustBeSound(t, other)
	if !maps.Equal(saidBy(t, s), saidBy(t, other)) {
		t.Error("the copies say different things when they have been merged")
	}
}

// What a gallring has written in the place of an earlier value stays, and so does what it points at, however new.
func TestGoingBackLeavesWhatAGallringWrote(t *testing.T) {
	s := newStore(t, "a", 1)
	old := &data.Person{Name: "Gammal Person"}
	mustSave(t, s, Base{}, old)
	action := &data.Action{Title: "Rutin", Responsible: data.Link[*data.Person](old.ID)}
	mustSave(t, s, Base{}, action)
	kept, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	unit := &data.Unit{Name: "Ny nämnd", Type: data.UnitCommittee}
	mustSave(t, s, Base{}, unit)
	other := &data.Person{Name: "Ny Person", Unit: data.Link[*data.Unit](unit.ID)}
	mustSave(t, s, Base{}, other)
	loose := &data.Person{Name: "En annan"}
	mustSave(t, s, Base{}, loose)
	a, base := mustGet(t, s, data.Actions, action.ID)
	a.Title = "Ny rutin"
	mustSave(t, s, base, a)
	if _, err := s.GallraValues(ctx, "fel person", []Erasure{{Kind: "action", Record: action.ID, Field: "responsible", Instead: other.ID}}); err != nil {
		t.Fatal(err)
	}
	_, done, err := s.GoBack(ctx, kept)
	if err != nil || !slices.Equal(done, []Difference{{Kind: "person", Added: 1}, {Kind: "action", Changed: 1}}) {
		t.Errorf("%+v, %v", done, err)
	}
	if a, _ := mustGet(t, s, data.Actions, action.ID); a.Title != "Rutin" || string(a.Responsible) != other.ID {
		t.Errorf("%+v", a)
	}
	for _, r := range []data.Record{unit, other, loose} {
		kind, _ := data.KindNamed(r.KindName())
		if now, _, err := s.Get(ctx, kind, r.Header().ID); err != nil || now.Header().Removed != (r == data.Record(loose)) {
			t.Errorf("%+v, %v", now, err)
		}
	}
	mustBeSound(t, s)
}

// What two have changed apart since is settled: the record says what it said, and nobody is asked.
func TestGoingBackSettlesWhatHasBeenDisputedSince(t *testing.T) {
	s := newStore(t, "a", 1)
	edited, removed := &data.Person{Name: "Ändrad Person"}, &data.Person{Name: "Borttagen Person"}
	mustSave(t, s, Base{}, edited)
	mustSave(t, s, Base{}, removed)
	kept, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	other := copyOf(t, s, "b", 2)
	for _, at := range []*Store{s, other} {
		p, base := mustGet(t, at, data.People, edited.ID)
		p.Title = "Titel hos " + at.Device()
		mustSave(t, at, base, p)
	}
	if _, err := s.Remove(ctx, data.People.Untyped(), removed.ID); err != nil {
		t.Fatal(err)
	}
	p, base := mustGet(t, other, data.People, removed.ID)
	p.Title = "Ändrad"
	mustSave(t, other, base, p)
	if merged := mustMerge(t, s, other); len(merged.Conflicts) != 2 {
		t.Fatalf("%v", merged)
	}
	_, done, err := s.GoBack(ctx, kept)
	if err != nil || !slices.Equal(done, []Difference{{Kind: "person", Changed: 2}}) {
		t.Errorf("%v, %v", done, err)
	}
	for _, id := range []string{edited.ID, removed.ID} {
		if p, _ := mustGet(t, s, data.People, id); p.Title != "" || p.Conflict || p.Removed {
			t.Errorf("%+v", p)
		}
	}
	mustBeSound(t, s)
	if merged := mustMerge(t, other, s); len(merged.Conflicts) != 0 {
		t.Errorf("the other copy is asked of %v", merged.Conflicts)
	}
}

// A link to what has been gallrat since is no hindrance to undo.
func TestUndoOfGoingBackGivesALinkToWhatIsGallratBack(t *testing.T) {
	s := newStore(t, "a", 1)
	action, person := &data.Action{Title: "Rutin"}, &data.Person{Name: "Bo Ek"}
	mustSave(t, s, Base{}, action)
	kept, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	mustSave(t, s, Base{}, person)
	a, base := mustGet(t, s, data.Actions, action.ID)
	a.Responsible = data.Link[*data.Person](person.ID)
	mustSave(t, s, base, a)
	if _, err := s.Gallra(ctx, data.People.Untyped(), person.ID, "plan 2026"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.GoBack(ctx, kept); err != nil {
		t.Fatal(err)
	}
	if a, _ := mustGet(t, s, data.Actions, action.ID); a.Responsible != "" {
		t.Errorf("%+v", a)
	}
	if _, err := s.Undo(ctx, false); err != nil {
		t.Fatal(err)
	}
	if a, _ := mustGet(t, s, data.Actions, action.ID); string(a.Responsible) != person.ID {
		t.Errorf("%+v", a)
	}
	mustBeSound(t, s)
}

func titlesOf(t *testing.T, s *Store) map[string]string {
	t.Helper()
	titles := map[string]string{}
	list, err := s.List(ctx, data.Incidents.Untyped())
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range list {
		titles[r.Header().ID] = r.(*data.Incident).Title
	}
	return titles
}

// wantCounts counts what differs in what a file says, without the log.
func wantCounts(t *testing.T, was, before said, told []Difference) {
	t.Helper()
	want := map[string][2]int{}
	for id, now := range before {
		if now.gallrad {
			continue
		}
		w := want[now.kind]
		switch then := was[id]; {
		case now.lives && !then.lives:
			w[0]++
		case then.lives && !now.lives:
			w[1]++
		}
		want[now.kind] = w
	}
	for _, d := range told {
		if want[d.Kind] != [2]int{d.Added, d.Removed} {
			t.Errorf("%+v, counted %v", d, want[d.Kind])
		}
		delete(want, d.Kind)
	}
	for kind, w := range want {
		if w != [2]int{} {
			t.Errorf("nothing is told of %s: %v", kind, w)
		}
	}
}

// hasLoose tells whether a merge had left a living record that points at a removed one.
func hasLoose(in said) bool {
	for id, o := range in {
		if o.lives || o.gallrad {
			continue
		}
		for _, other := range in {
			if other.lives && strings.Contains(other.values, id) {
				return true
			}
		}
	}
	return false
}
