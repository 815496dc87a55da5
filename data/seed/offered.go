package seed

import "lisparmen/data"

// Offers tells whether there are rows that a register of a kind can be begun with.
func Offers(kind string) bool {
	for _, offered := range offeredFiles {
		if offered.kind == kind {
			return true
		}
	}
	return false
}

// Offered are the rows that a register can be begun with, for the municipality of a file. A link leads to the file's own record of
// the same name, and nowhere when it has none. Activities are counted from today, so that none is late from the start.
func Offered(reg data.Register, kind string, newID func() string, today data.Day) ([]data.Record, error) {
	m := reg.Municipality()
	b, err := firstRecords(Municipality{Name: m.Name, Code: m.Code, County: m.County}, newID, m.EmployeeWord)
	if err != nil {
		return nil, err
	}
	if err := b.addOffered(kind); err != nil {
		return nil, err
	}
	of := kindNamed()[kind]
	var list []data.Record
	for _, ref := range b.inTurn {
		if ref.kind != kind {
			continue
		}
		rec := b.byRef[ref]
		for _, field := range of.Fields {
			text := field.Get(rec)
			switch {
			case field.Name == data.NumberField: // the file gives its own
				text = ""
			case field.IsLink() && text != "":
				text = namesake(reg, b, reference{field.Target, ""}, text)
			case kind == data.Activities.Name && field.Name == "from":
				text = string(today)
			}
			if err := field.Load(rec, text); err != nil {
				return nil, err
			}
		}
		list = append(list, rec)
	}
	return list, nil
}

// namesake is the id of a register's record of the same name as a first record; empty when it has none.
func namesake(reg data.Register, b *book, of reference, id string) string {
	kind := kindNamed()[of.kind]
	name := ""
	for ref, rec := range b.byRef {
		if ref.kind == of.kind && rec.Header().ID == id {
			name = kind.TitleOf(rec)
		}
	}
	for _, rec := range reg.Living(kind) {
		if name != "" && kind.TitleOf(rec) == name {
			return rec.Header().ID
		}
	}
	return ""
}
