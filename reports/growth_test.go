package reports_test

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/growthtest"
	"lisparmen/reports/pdf"
)

// TestGrowth measures what the registers show and the board's report for a municipality with more years behind it, with more
// units and with as many systems as a large one has, and fits exponents. It fails on no figure.
func TestGrowth(t *testing.T) {
	growthtest.Asked(t)
	of := func(larger func(reg data.Register, n int) data.Register) func(n int) ([]growthtest.Act, map[string]float64) {
		return func(n int) ([]growthtest.Act, map[string]float64) {
			in := exampleYear(t)
			in.Register = larger(in.Register, n)
			records := allOf(in.Register)
			return []growthtest.Act{
				{Name: "register", Do: func() { data.NewRegister(records) }},
				{Name: "status", Do: func() {
					judge := data.NewJudge(in.Register, data.DayOf(in.Now))
					judge.Catalogue()
					judge.Lights()
				}},
				{Name: "watches", Do: func() { data.Watches(in.Register, in.Now, data.ByLeadTime) }},
				{Name: "årshjul", Do: func() { data.Wheel(in.Register, in.Now) }},
				{Name: "annual report", Do: func() {
					if _, err := pdf.Write(&bytes.Buffer{}, build(t, "arsrapport", in), in.Now); err != nil {
						t.Fatal(err)
					}
				}},
			}, map[string]float64{"records": float64(len(records))}
		}
	}
	growthtest.Write(t, "../out/performance/growth-reports.json", []growthtest.Growth{
		growthtest.Along(t, "years", []int{1, 2, 5, 10, 20}, of(years)),
		growthtest.Along(t, "units", []int{1, 5, 10, 20, 40}, of(unitsOf)),
		growthtest.Along(t, "systems", []int{50, 500, 5_000}, of(systemsOf)),
	})
}

// years is a register with what happened in its year in each of so many years.
func years(reg data.Register, n int) data.Register {
	return copies(reg, n, func(kind data.Untyped, r data.Record) bool {
		return kind.Ends != "" || slices.Contains([]string{"incident", "notification", "decision", "meeting", "risk_session"}, kind.Name)
	}, func(f data.UntypedField, text string, k int) string {
		switch {
		case text == "":
		case f.Type == data.TypeDate:
			return string(data.Day(text).AddMonths(-12 * k))
		case f.Type == data.TypeTime:
			if at, err := time.Parse(time.RFC3339, text); err == nil {
				return at.AddDate(-k, 0, 0).Format(time.RFC3339)
			}
		}
		return text
	})
}

// unitsOf is a register with so many times the units, and what belongs to each.
func unitsOf(reg data.Register, n int) data.Register {
	return copies(reg, n, whatTells("unit"), asBefore)
}

// systemsOf is a register with at least so many systems, and what belongs to each.
func systemsOf(reg data.Register, n int) data.Register {
	own := len(data.All(reg, data.Systems))
	return copies(reg, (n+own-1)/own, whatTells("system"), asBefore)
}

func asBefore(_ data.UntypedField, text string, _ int) string { return text }

// whatTells picks the records of a kind, and those that tell which of them they are about.
func whatTells(name string) func(data.Untyped, data.Record) bool {
	return func(kind data.Untyped, r data.Record) bool {
		return kind.Name == name || slices.ContainsFunc(kind.Fields, func(f data.UntypedField) bool {
			return f.IsLink() && strings.HasPrefix(f.Name, name) && f.Get(r) != ""
		})
	}
}

// copies is a register with n of some of its records: what points at one that is copied points at its own copy.
func copies(reg data.Register, n int, which func(data.Untyped, data.Record) bool, changed func(f data.UntypedField, text string, k int) string) data.Register {
	records := allOf(reg)
	copied := map[string]bool{}
	for _, r := range records {
		kind, _ := data.KindNamed(r.KindName())
		copied[r.Header().ID] = which(kind, r)
	}
	all := slices.Clone(records)
	for k := 1; k < n; k++ {
		idOf := func(id string) string {
			if !copied[id] {
				return id
			}
			return fmt.Sprintf("%s%04d", id[:len(id)-4], k) + id[len(id)-4:]
		}
		for _, r := range records {
			if !copied[r.Header().ID] {
				continue
			}
			kind, _ := data.KindNamed(r.KindName())
			to := kind.New()
			*to.Header() = *r.Header()
			to.Header().ID = idOf(r.Header().ID)
			for _, f := range kind.Fields {
				text := changed(f, f.Get(r), k)
				if f.IsLink() {
					ids := data.SplitRefs(text)
					for i := range ids {
						ids[i] = idOf(ids[i])
					}
					text = strings.Join(ids, " ")
				}
				if err := f.Load(to, text); err != nil {
					panic(err)
				}
			}
			all = append(all, to)
		}
	}
	return data.NewRegister(all)
}

// BenchmarkRegisterOfSystems makes a register of records, as after each save, for so many systems and what belongs to them.
func BenchmarkRegisterOfSystems(b *testing.B) {
	in := exampleYear(b)
	for _, n := range []int{50, 500, 5_000} {
		records := allOf(systemsOf(in.Register, n))
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				data.NewRegister(records)
			}
		})
	}
}
