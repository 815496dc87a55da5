package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"lisparmen/data"
)

// shownNumbers are the numbers of the living actions as people read them.
func shownNumbers(t *testing.T, s *Store) []string {
	t.Helper()
	reg, err := s.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	shown := data.ShownNumbers(reg)
	var list []string
	for _, a := range data.All(reg, data.Actions) {
		list = append(list, a.ID+" "+shown(a))
	}
	slices.Sort(list)
	return list
}

// Copies that give numbers apart, merge, remove, take back, undo, gallra and go on giving numbers end with the same numbers, each of
// them one record's alone.
func TestNumbersGivenApartConverge(t *testing.T) {
	most := 0
	for seed := range uint64(long(t, 20, 400)) {
		rng := rand.New(rand.NewPCG(seed, 9))
		first := newStore(t, "a", seed*4)
		mustSave(t, first, Base{}, &data.Action{Title: "före"})
		stores := []*Store{first, copyOf(t, first, "b", seed*4+1), copyOf(t, first, "c", seed*4+2)}[:2+rng.IntN(2)]
		kind := data.Actions.Untyped()
		for n := range 20 {
			s := stores[rng.IntN(len(stores))]
			list, err := s.List(ctx, kind)
			if err != nil {
				t.Fatal(err)
			}
			act := rng.IntN(10)
			switch {
			case act < 5 || len(list) == 0:
				mustSave(t, s, Base{}, &data.Action{Title: fmt.Sprint("Åtgärd ", n)})
			case act < 7:
				mustMerge(t, s, stores[rng.IntN(len(stores))])
			case act == 7:
				_, err = s.Remove(ctx, kind, list[rng.IntN(len(list))].Header().ID)
			case act == 8:
				_, err = s.Undo(ctx, true)
				mustBe(t, err, "problem.undo.nothing", "problem.undo.gallring")
				err = nil
			default:
				_, err = s.Gallra(ctx, kind, list[rng.IntN(len(list))].Header().ID, "plan 2026")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		for range 2 {
			for _, i := range rng.Perm(len(stores)) {
				for _, j := range rng.Perm(len(stores)) {
					mustMerge(t, stores[i], stores[j])
				}
			}
		}
		want := shownNumbers(t, stores[0])
		used := map[string]bool{}
		for _, line := range want {
			number := line[37:]
			if used[number] || number == "" {
				t.Fatalf("seed %d: %q is two records' number", seed, number)
			}
			used[number] = true
			if len(number) > 5 {
				most++
			}
		}
		for _, s := range stores[1:] {
			if got := shownNumbers(t, s); !slices.Equal(got, want) {
				t.Fatalf("seed %d: one copy shows\n%v\nanother\n%v", seed, want, got)
			}
			mustBeSound(t, s)
		}
	}
	if most == 0 {
		t.Error("no number was given twice, so nothing was tried")
	}
}

// What only one record may say, said in two copies, and units that each was laid under the other: all copies show the same, and
// show it as something to settle; it is settled by the ordinary acts.
func TestWhatDoesNotGoTogetherIsShown(t *testing.T) {
	a := newStore(t, "a", 1)
	board, office := &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitBoard}, &data.Unit{Name: "Kansliet", Type: data.UnitBoard}
	mustSave(t, a, Base{}, board)
	mustSave(t, a, Base{}, office)
	b := copyOf(t, a, "b", 2)
	under := func(s *Store, unit, parent string) {
		t.Helper()
		u, base := mustGet(t, s, data.Units, unit)
		u.Parent = data.Link[*data.Unit](parent)
		mustSave(t, s, base, u)
	}
	under(a, board.ID, office.ID)
	under(b, office.ID, board.ID)
	for n, s := range []*Store{a, b} {
		days := 10 + n
		mustSave(t, s, Base{}, &data.LeadTime{What: data.DueReview, Days: &days})
	}
	mustMerge(t, a, b)
	mustMerge(t, b, a)
	shown := func(s *Store) string {
		t.Helper()
		reg, err := s.Read(ctx)
		if err != nil {
			t.Fatal(err)
		}
		text := strconv.Itoa(data.LeadDays(reg, data.DueReview))
		for _, c := range data.Clashes(reg) {
			text += " " + string(c.Sort)
			for _, r := range c.Records {
				text += " " + r.Header().ID
			}
		}
		return text
	}
	reg, err := a.Read(ctx)
	if err != nil {
		t.Fatal(err)
	}
	leads := data.All(reg, data.LeadTimes)
	slices.SortFunc(leads, func(x, y *data.LeadTime) int { return compareReferences(Reference{ID: x.ID}, Reference{ID: y.ID}) })
	want := fmt.Sprintf("%d ring %s %s twice %s %s", *leads[1].Days, board.ID, office.ID, leads[0].ID, leads[1].ID)
	if got := shown(a); got != want || shown(b) != want {
		t.Errorf("shown %q and %q, want %q", got, shown(b), want)
	}
	under(b, office.ID, "")
	if _, err := b.Remove(ctx, data.LeadTimes.Untyped(), leads[0].ID); err != nil {
		t.Fatal(err)
	}
	mustMerge(t, a, b)
	if got := shown(a); got != strconv.Itoa(*leads[1].Days) || shown(b) != got {
		t.Errorf("after it was settled: %q and %q", got, shown(b))
	}
	mustBeSound(t, a)
}
