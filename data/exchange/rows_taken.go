package exchange

import (
	"slices"
	"strings"

	"lisparmen/data"
)

// TakeRows makes and changes what rows say, makes what they lack, and does what follows, as where a person writes the same in a form. It
// tells how many records were made and changed. words gives a message key's sentence.
func (d *Deed) TakeRows(list []ImportRow, words func(key string, args map[string]string) string) (made, changed int, err error) {
	decides := slices.ContainsFunc(list, func(r ImportRow) bool { return r.Kind.Name == data.Decisions.Name })
	lacking := map[RowLack]string{}
	for _, row := range list {
		if !row.Changes() {
			continue
		}
		kind, record, before := row.Kind, row.made, row.Kind.New()
		if row.IsNew() {
			made++
			d.Make(record)
		} else {
			changed++
			if record, err = d.ChangedAny(kind, row.ID); err != nil {
				return 0, 0, err
			}
			before = d.reg.Record(row.ID)
			for _, v := range row.Values {
				f, _ := kind.Field(v.Field)
				if err := f.Load(record, v.Stored); err != nil {
					return 0, 0, err
				}
			}
		}
		for _, lack := range row.Lacks {
			id, err := d.lacking(lacking, lack)
			if err != nil {
				return 0, 0, err
			}
			f, _ := kind.Field(lack.Field)
			ids := data.SplitRefs(f.Get(record))
			if f.Type == data.TypeRef {
				ids = nil
			}
			if err := f.Put(record, strings.Join(append(ids, id), "\n")); err != nil {
				return 0, 0, err
			}
		}
		if row.part != nil {
			d.Make(row.part)
		}
		switch kind.Name {
		case data.Decisions.Name: // what was decided is known: nothing follows anew
		case data.Documents.Name:
			if decides {
				continue
			}
			fallthrough
		default:
			if err := d.write(before, record, words); err != nil {
				return 0, 0, err
			}
		}
	}
	return made, changed, nil
}

// KeepTemplate makes an importmall, or changes the one of the same name.
func (d *Deed) KeepTemplate(t *data.ImportTemplate) error {
	for _, known := range data.All(d.reg, data.ImportTemplates) {
		if !strings.EqualFold(known.Title, t.Title) {
			continue
		}
		r, err := Changed(d, data.ImportTemplates, known.ID)
		if err == nil {
			r.Register, r.Columns = t.Register, t.Columns
		}
		return err
	}
	d.Make(t)
	return nil
}

// lacking makes what rows lack, once however many lack it, and gives its id.
func (d *Deed) lacking(made map[RowLack]string, lack RowLack) (string, error) {
	key := RowLack{Kind: lack.Kind, Title: plain(lack.Title)}
	if made[key] != "" {
		return made[key], nil
	}
	kind, _ := data.KindNamed(lack.Kind)
	r := kind.New()
	title, _ := kind.Field(kind.Title)
	if err := title.Put(r, lack.Title); err != nil {
		return "", err
	}
	d.Make(r)
	made[key] = r.Header().ID
	return made[key], nil
}
