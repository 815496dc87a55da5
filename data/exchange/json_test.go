package exchange

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

func TestParseJSON(t *testing.T) {
	tables, err := ParseJSON([]byte("\ufeff" + ` [
		{"register": "risk", "titel": "Översvämning", "nummer": 3, "klar": true, "öppen": false, "visas": {"titel": "x"}, "ägare": ["Maja", "Bo"], "tom": null},
		{"register": "atgard", "titel": "Flytta"},
		{"register": "risk", "annat": "2", "titel": "Brand", "listor": [["a"]]}]`))
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) != 2 || tables[0].Name != "risk" || tables[1].Name != "atgard" {
		t.Fatalf("%v", tables)
	}
	want := [][]string{
		{"register", "titel", "nummer", "klar", "öppen", "ägare", "tom", "annat"},
		{"risk", "Översvämning", "3", "1", "0", "Maja; Bo", ""},
		{"risk", "Brand", "", "", "", "", "", "2"},
	}
	if !slices.EqualFunc(tables[0].Rows, want, slices.Equal) {
		t.Errorf("%q", tables[0].Rows)
	}
	wide := `[{`
	for i := range maxColumns + 1 {
		wide += `"` + strings.Repeat("k", i+1) + `": 1,`
	}
	for text, key := range map[string]string{
		"":                                  "problem.sheet.json",
		"{}":                                "problem.sheet.json",
		"[1]":                               "problem.sheet.json",
		`[{"a": 1}`:                         "problem.sheet.json",
		`[{"a": 1}] x`:                      "problem.sheet.json",
		`[{"a": }]`:                         "problem.sheet.json",
		"[]":                                "problem.sheet.nothing",
		strings.Repeat("[", 100_000):        "problem.sheet.json",
		strings.TrimRight(wide, ",") + `}]`: "problem.sheet.names",
		"[" + strings.Repeat(`{"a": 1},`, maxSheetRows) + `{"a": 1}]`: "problem.sheet.rows",
	} {
		_, err := ParseJSON([]byte(text))
		if p, ok := errors.AsType[*data.Problem](err); !ok || p.Key != key {
			t.Errorf("%.40q: %v, not %s", text, err, key)
		}
	}
}

// FuzzJSON reads what may be no JSON at all: what is read has a head, and no row is wider than it.
func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`[{"a": "b", "c": [1, "2"]}]`, `[{"register": "risk", "titel": null}]`, "[", `[{"a": {"b": []}}]`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		tables, err := ParseJSON(raw)
		if err != nil {
			return
		}
		for _, table := range tables {
			for _, row := range table.Rows[1:] {
				if len(row) > len(table.Rows[0]) {
					t.Errorf("%q is wider than %q", row, table.Rows[0])
				}
			}
		}
	})
}
