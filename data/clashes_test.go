package data_test

import (
	"testing"

	"lisparmen/data"
)

// Of records that share a number each is told from all the others, however their ids end.
func TestSharedNumbersAreToldApart(t *testing.T) {
	seven := 7
	action := func(id string) *data.Action { return &data.Action{Head: data.Head{ID: id}, Number: &seven} }
	a, b, c, gone := action("0a1b3"), action("0c1b3"), action("0d2b3"), action("00000")
	gone.Removed = true
	shown := data.ShownNumbers(data.NewRegister([]data.Record{c, a, gone, b}))
	for rec, want := range map[data.Record]string{a: "Å-7", b: "Å-7/c1b3", c: "Å-7/2b3", gone: "Å-7"} {
		if got := shown(rec); got != want {
			t.Errorf("%s is shown as %s, want %s", rec.Header().ID, got, want)
		}
	}
}

func TestRingsAreFoundOnce(t *testing.T) {
	unit := func(id, parent string) data.Record {
		return &data.Unit{Head: data.Head{ID: id}, Parent: data.Link[*data.Unit](parent)}
	}
	reg := data.NewRegister([]data.Record{
		unit("a", ""), unit("b", "a"), unit("c", "e"), unit("d", "c"), unit("e", "d"), unit("f", "e"), unit("g", "g"),
	})
	text := ""
	for _, c := range data.Clashes(reg) {
		text += string(c.Sort)
		for _, r := range c.Records {
			text += " " + r.Header().ID
		}
		text += "\n"
	}
	if want := "ring c d e\nring g\n"; text != want {
		t.Errorf("%q, want %q", text, want)
	}
}
