package data_test

import (
	"errors"
	"testing"

	"lisparmen/data"
)

// figure is a value written in by hand; all of 0 is none.
func figure(id string, what data.TrendWhat, on data.Day, have, all int) *data.EarlierFigure {
	e := &data.EarlierFigure{Head: head(id), Figure: what, On: on, Have: &have, Source: "Årsrapport 2025, KS 2026-02-11 § 14"}
	if all != 0 {
		e.All = &all
	}
	return e
}

func TestEarlierFiguresHoldTogether(t *testing.T) {
	none := figure("e", data.TrendDocuments, "2025-12-31", 0, 1)
	none.All = number(0)
	for _, test := range []struct {
		name       string
		figure     *data.EarlierFigure
		key, field string // empty: it is saved
	}{
		{"a share", figure("e", data.FigureDemands, "2025-12-31", 9, 24), "", ""},
		{"none of them", figure("e", data.TrendTraining, "2025-12-31", 0, 24), "", ""},
		{"all of them", figure("e", data.TrendDeadlines, "2025-12-31", 24, 24), "", ""},
		{"a share of nobody knows how many", figure("e", data.TrendDocuments, "2025-12-31", 9, 0), "problem.earlier_figure.share", "all"},
		{"more than all", figure("e", data.TrendDocuments, "2025-12-31", 25, 24), "problem.earlier_figure.have", "have"},
		{"of less than none", figure("e", data.TrendDocuments, "2025-12-31", -3, -2), "problem.earlier_figure.have", "have"},
		{"none of none", none, "problem.earlier_figure.have", "have"},
		{"less than none of some", figure("e", data.TrendDocuments, "2025-12-31", -1, 24), "problem.earlier_figure.have", "have"},
		{"a number", figure("e", data.TrendActions, "2025-12-30", 3, 0), "", ""},
		{"less than none", figure("e", data.TrendActions, "2025-12-31", -1, 0), "problem.earlier_figure.have", "have"},
		{"a number of a whole", figure("e", data.TrendActions, "2025-12-31", 3, 24), "problem.earlier_figure.no_share", "all"},
		{"the incidents of a quarter", figure("e", data.TrendIncidents, "2025-09-30", 3, 0), "", ""},
		{"the incidents of the last quarter", figure("e", data.TrendIncidents, "2025-12-31", 3, 0), "", ""},
		{"the incidents of a part of a quarter", figure("e", data.TrendIncidents, "2025-12-30", 3, 0), "problem.earlier_figure.quarter", "on"},
		{"the incidents of some day that ends a month", figure("e", data.TrendIncidents, "2025-11-30", 3, 0), "problem.earlier_figure.quarter", "on"},
	} {
		err := data.EarlierFigures.Untyped().Check(test.figure)
		var p *data.Problem
		switch {
		case test.key == "" && err != nil:
			t.Errorf("%s: %v", test.name, err)
		case test.key != "" && (!errors.As(err, &p) || p.Key != test.key || p.Args["field"] != data.FieldKey("earlier_figure", test.field)):
			t.Errorf("%s: got %v, want %s of %s", test.name, err, test.key, test.field)
		}
	}
}

func TestTheLatestEarlierFigureInASpan(t *testing.T) {
	removed := figure("z", data.FigureDemands, "2025-12-31", 1, 24)
	removed.Removed = true
	reg := data.NewRegister([]data.Record{
		figure("merged", data.FigureDemands, "2025-12-31", 25, 24), &data.EarlierFigure{Head: head("nothing"), Figure: data.FigureDemands, On: "2025-12-31"},
		figure("old", data.FigureDemands, "2024-12-31", 2, 24), figure("late", data.FigureDemands, "2025-12-31", 3, 24),
		figure("a", data.FigureDemands, "2025-06-30", 4, 24), figure("b", data.FigureDemands, "2025-06-30", 5, 24), removed,
		figure("other", data.TrendTraining, "2025-11-01", 6, 24),
	})
	for _, test := range []struct{ from, to, want data.Day }{
		{"2025-01-01", "2025-12-31", "late"}, {"2025-12-31", "2025-12-31", "late"}, {"2025-01-01", "2025-12-30", "b"}, {"2024-12-31", "2025-06-29", "old"}, {"2025-01-01", "2025-06-29", ""}, {"2026-01-01", "2026-12-31", ""},
	} {
		got := ""
		if e, ok := data.EarlierFigureIn(data.All(reg, data.EarlierFigures), data.FigureDemands, test.from, test.to); ok {
			got = e.ID
		}
		if got != string(test.want) {
			t.Errorf("from %s to %s: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
