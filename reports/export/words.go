package export

import (
	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"
)

// Words are what registers, fields, answers and records are called by people.
func Words(view *reports.Viewer) exchange.Words {
	return exchange.Words{
		Kinds: func(kind data.Untyped) string { return translations.Swedish.Text(data.KindsKey(kind.Name), nil) },
		Field: func(kind data.Untyped, f data.UntypedField) string {
			return translations.Swedish.Text(data.FieldKey(kind.Name, f.Name), nil)
		},
		Option: func(f data.UntypedField, o data.Option) string {
			return translations.Swedish.Text(data.OptionKey(f.Set, o.Name), nil)
		},
		Title: func(r data.Record) string { return view.Linked(r.Header().ID) },
	}
}
