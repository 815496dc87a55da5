package seed

import (
	"strings"
	"testing"

	"lisparmen/data"
)

func TestBookRefusesRowsThatAreWrong(t *testing.T) {
	for name, tc := range map[string]struct {
		kind, json, want string
	}{
		"unknown kind":       {"thing", `[{"key": "a"}]`, `no kind "thing"`},
		"no key":             {"unit", `[{"name": "A"}]`, "no key"},
		"unknown field":      {"unit", `[{"key": "a", "nmae": "A"}]`, `unit "a": there is no field "nmae"`},
		"unknown choice":     {"unit", `[{"key": "a", "type": "club"}]`, `unit "a"`},
		"a date that is not": {"authority", `[{"key": "a", "checked_on": "2026-13-40"}]`, "problem.date"},
		"half a number":      {"deadline", `[{"key": "a", "amount": 1.5}]`, "problem.number"},
		"an object":          {"unit", `[{"key": "a", "name": {}}]`, "neither text"},
		"nothing":            {"unit", `[{"key": "a", "name": null}]`, "neither text"},
		"a list of objects":  {"unit", `[{"key": "a", "name": [{}]}]`, "neither text"},
		"a link to nothing":  {"unit", `[{"key": "a", "name": "A", "type": "board", "parent": "b"}]`, `parent links to unit "b", which does not exist`},
		"required missing":   {"unit", `[{"key": "a", "name": "A"}]`, "problem.field.required"},
		"what Check refuses": {"deadline", `[{"key": "a", "track": "cyber", "step": "final", "provision": "x", "source": "x", "checked_on": "2026-11-24", "amount": 0, "unit": "days"}]`, "problem.deadline.amount"},
	} {
		rows, err := decode[row]([]byte(tc.json))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		b := newBook(counter(), strings.NewReplacer())
		if err = b.add(tc.kind, rows); err == nil {
			err = b.check()
		}
		if err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}

func TestDecodeRefusesWhatItWouldNotRead(t *testing.T) {
	for name, json := range map[string]string{
		"a misspelt name": `[{"number": 1, "aera": "people"}]`,
		"not a list":      `{"number": 1}`,
		"half a file":     `[{"number": 1}`,
		"text for number": `[{"number": "1"}]`,
		"empty":           ``,
		"more after":      `[] []`,
	} {
		if _, err := decode[CatalogueDuty]([]byte(json)); err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if _, err := readJSON[row]("no-such.json"); err == nil {
		t.Error("a file that does not exist was read")
	}
	if _, err := readJSON[CatalogueDuty]("roles.json"); err == nil || !strings.HasPrefix(err.Error(), "roles.json: ") {
		t.Errorf("the error does not name the file: %v", err)
	}
}

func TestBookLinksForwardsAndChangesRows(t *testing.T) {
	b := newBook(counter(), strings.NewReplacer("{{kommun}}", "Vara kommun"))
	rows, err := decode[row]([]byte(`[
		{"key": "ksau", "name": "Utskottet i {{kommun}}", "type": "subcommittee", "parent": "ks"},
		{"key": "ks", "name": "Kommunstyrelsen", "type": "board", "controller": true, "headcount": 12}
	]`))
	if err != nil {
		t.Fatal(err)
	}
	if err := b.add("unit", rows); err != nil {
		t.Fatal(err)
	}
	if err := b.check(); err != nil {
		t.Fatal(err)
	}
	before := b.records()
	ksau, ks := before[0].(*data.Unit), before[1].(*data.Unit)
	if ksau.Name != "Utskottet i Vara kommun" || string(ksau.Parent) != ks.ID || !ks.Controller || *ks.Headcount != 12 {
		t.Errorf("%+v %+v", ksau, ks)
	}
	if err := b.add("unit", []row{{"key": "ks", "short": "KS", "headcount": ""}}); err != nil {
		t.Fatal(err)
	}
	after := b.records()[1].(*data.Unit)
	if after == ks || ks.Short != "" || ks.Headcount == nil {
		t.Error("a change reached the earlier state")
	}
	if after.ID != ks.ID || after.Short != "KS" || after.Name != "Kommunstyrelsen" || after.Headcount != nil || len(b.records()) != 2 {
		t.Errorf("%+v", after)
	}
}

func TestMustPanicsOnABrokenBuild(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	must(readJSON[row]("no-such.json"))
}
