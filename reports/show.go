package reports

import (
	"cmp"
	"strconv"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// Show is the Swedish form of a stored value. Use a Viewer for more than one.
func Show(reg data.Register, kind data.Untyped, field data.UntypedField, stored string) string {
	return NewViewer(reg).Show(kind, field, stored)
}

// ShownTitle is what people know a record by: "I-3 Fel mottagare". Use a Viewer for more than one.
func ShownTitle(reg data.Register, record data.Record) string { return NewViewer(reg).Title(record) }

// Viewer shows values and records of one register in Swedish.
type Viewer struct {
	reg     data.Register
	kinds   map[string]data.Untyped
	numbers func() data.ShownNumber
}

// NewViewer makes ready to show the values of a register.
func NewViewer(reg data.Register) *Viewer {
	v := &Viewer{reg: reg, kinds: map[string]data.Untyped{}}
	for _, kind := range data.Kinds() {
		v.kinds[kind.Name] = kind
	}
	v.numbers = sync.OnceValue(func() data.ShownNumber { return data.ShownNumbers(reg) })
	return v
}

// Show is the Swedish form of a stored value, as in lists.
func (v *Viewer) Show(kind data.Untyped, field data.UntypedField, stored string) string {
	switch field.Type {
	case data.TypeNumber:
		return showNumber(kind, field, stored)
	case data.TypeBool:
		if stored == "1" {
			return "Ja"
		}
		return "Nej"
	case data.TypeTime:
		t, err := time.Parse(time.RFC3339, stored)
		if err != nil {
			return stored
		}
		return Moment(t)
	case data.TypeChoice:
		return option(field.Set, stored)
	case data.TypeRef:
		return v.Linked(stored)
	case data.TypeText:
		if _, id, ok := data.SplitOrigin(stored); ok && field.Name == data.OriginField {
			return v.Linked(id)
		}
	case data.TypeFile:
		return fileWords(data.Attachment(stored))
	case data.TypeRefs:
		ids := data.SplitRefs(stored)
		titles := make([]string, len(ids))
		for i, id := range ids {
			titles[i] = v.Linked(id)
		}
		return strings.Join(titles, ", ")
	}
	return stored
}

// fileWords is what people call a file, and how large it is: "arsrapport-2026-11-24.pdf (182 kB)".
func fileWords(file data.Attachment) string {
	if file == "" {
		return ""
	}
	return file.Name() + " (" + Bytes(file.Size()) + ")"
}

// Bytes is a size in words: "182 kB", "12 MB".
func Bytes(size int) string {
	if size >= 1<<20 {
		return Number((size+1<<20-1)>>20) + hard + "MB"
	}
	return Number((size+999)/1000) + hard + "kB"
}

// Took is in words how long something took: "mindre än en sekund", "4 sekunder", "2 minuter".
func Took(d time.Duration) string {
	switch seconds := int(d.Round(time.Second) / time.Second); {
	case seconds < 1:
		return "mindre än en sekund"
	case seconds == 1:
		return "en" + hard + "sekund"
	case seconds < 100:
		return Number(seconds) + hard + "sekunder"
	default:
		return Number(int(d.Round(time.Minute)/time.Minute)) + hard + "minuter"
	}
}

// option is the Swedish words of a choice; what this version does not know is shown as it is stored.
func option[C ~string](set string, chosen C) string {
	key := data.OptionKey(set, string(chosen))
	if !translations.Has(key) {
		return string(chosen)
	}
	return translations.Text(key, nil)
}

func showNumber(kind data.Untyped, field data.UntypedField, stored string) string {
	if _, err := strconv.Atoi(stored); err != nil {
		return stored
	}
	if field.Name == data.NumberField && kind.Prefix != "" {
		return kind.Prefix + "-" + stored
	}
	return thousands(stored)
}

// Linked is the title of the record with the id; empty for no id.
func (v *Viewer) Linked(id string) string {
	if id == "" {
		return ""
	}
	rec := v.reg.Record(id)
	if rec == nil {
		return "okänd post"
	}
	return v.Title(rec)
}

// Number is a numbered record's number: "I-3"; empty for a record without one.
func (v *Viewer) Number(record data.Record) string { return v.numbers()(record) }

// Title is what people know a record by: "I-3 Fel mottagare", "Upplysning (cybersäkerhetslagen), I-3".
func (v *Viewer) Title(record data.Record) string {
	head := record.Header()
	if head.Gallrad != "" {
		return "gallrad post"
	}
	title := v.livingTitle(record, true)
	if head.Removed {
		title += " (borttagen)"
	}
	return title
}

// Name is the title of a living record without what tells it from others of the same name, for a list that shows that beside it.
func (v *Viewer) Name(record data.Record) string { return v.livingTitle(record, false) }

func (v *Viewer) livingTitle(record data.Record, apart bool) string {
	switch r := record.(type) {
	case *data.Notification:
		return v.notificationTitle(r)
	case *data.Deadline:
		return stepTitle(r.Step, r.Track, "")
	}
	kind := v.kinds[record.KindName()]
	field, _ := kind.Field(kind.Title)
	if field.IsLink() && v.reg.LeavesOut(record) { // the names of others would tell what the record is about
		return cmp.Or(v.Number(record), data.SecretText)
	}
	title := v.Show(kind, field, field.Get(record))
	if title == "" {
		title = "utan " + lower(translations.Text(data.FieldKey(kind.Name, field.Name), nil))
	}
	for _, name := range kind.Tells {
		tells, _ := kind.Field(name)
		if text := tells.Get(record); text != "" && apart {
			title += ", " + v.Show(kind, tells, text)
		}
	}
	if kind.Prefix == "" {
		return title
	}
	return strings.TrimSpace(v.Number(record) + " " + title)
}

// notificationTitle tells one notification from the others: its step, its track, the personuppgiftsansvarig and the
// incident.
func (v *Viewer) notificationTitle(n *data.Notification) string {
	title := stepTitle(n.Step, n.Track, v.Linked(string(n.Unit)))
	if incident, ok := data.Find(v.reg, n.Incident); ok {
		if number := v.Number(incident); number != "" {
			title += ", " + number
		}
	}
	return title
}

func stepTitle(step data.Step, track data.Track, unit string) string {
	within := lower(option("track", track))
	if unit != "" {
		within += ", " + unit
	}
	return option("step", step) + " (" + within + ")"
}

// FieldNames tells some fields of a kind, as one says them in a sentence: "e-postadress och telefon".
func FieldNames(kind string, fields []string) string {
	names := make([]string, len(fields))
	for i, name := range fields {
		names[i] = lower(translations.Text(data.FieldKey(kind, name), nil))
	}
	return Enumerate(names)
}
