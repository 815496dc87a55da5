package seed

import (
	"testing"

	"lisparmen/data"
)

// What a register is begun with links to the file's own records, and is not in a file before somebody asks for it.
func TestOfferedRows(t *testing.T) {
	m, _ := FindMunicipality("Vara")
	first := Records(m, counter(), data.Medarbetare)
	reg := data.NewRegister(first)
	id := 1000
	newID := func() string { id++; return counterID(id) }
	for _, offered := range offeredFiles {
		kind := kindNamed()[offered.kind]
		if n := len(reg.Living(kind)); n != 0 || !Offers(offered.kind) {
			t.Errorf("a new file has %d of %s", n, kind.Name)
		}
		list, err := Offered(reg, offered.kind, newID, "2026-11-24")
		if err != nil || len(list) < 8 {
			t.Fatalf("%s: %d rows, %v", kind.Name, len(list), err)
		}
		linked := 0
		for _, rec := range list {
			if err := kind.Check(rec); err != nil || reg.Record(rec.Header().ID) != nil {
				t.Errorf("%s: %v", kind.TitleOf(rec), err)
			}
			for _, f := range kind.Fields {
				if f.Name == data.NumberField && f.Get(rec) != "" {
					t.Errorf("%s has a number", kind.TitleOf(rec))
				}
				for _, to := range data.SplitRefs(f.Get(rec)) {
					if f.IsLink() {
						linked++
						if reg.Record(to) == nil {
							t.Errorf("%s: %s leads nowhere", kind.TitleOf(rec), f.Name)
						}
					}
				}
			}
			if a, ok := rec.(*data.Activity); ok && a.Next("2026-11-24") < "2026-11-24" {
				t.Errorf("%s is late from the start", a.Title)
			}
		}
		if linked == 0 && kind.Name != data.LegalRequirements.Name && kind.Name != data.FormQuestions.Name {
			t.Errorf("no row of %s is linked", kind.Name)
		}
	}
	if Offers("incident") {
		t.Error("incidents are offered")
	}
}
