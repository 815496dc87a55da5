package reports

import (
	"cmp"
	"strconv"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
)

// Show is the Swedish form of a stored value. Use a Viewer for more than one.
func Show(reg data.Register, kind data.Untyped, field data.UntypedField, stored string) string {
	return NewViewer(reg).Show(kind, field, stored)
}

// ShownTitle is what people know a record by: "I-3 Fel mottagare". Use a Viewer for more than one.
func ShownTitle(reg data.Register, record data.Record) string { return NewViewer(reg).Title(record) }

// Viewer shows values and records of one register in one language.
type Viewer struct {
	Speech
	reg     data.Register
	kinds   map[string]data.Untyped
	numbers func() data.ShownNumber
}

// NewViewer makes ready to show the values of a register in Swedish.
func NewViewer(reg data.Register) *Viewer { return Swedish.Viewer(reg) }

// Viewer makes ready to show the values of a register in the language.
func (s Speech) Viewer(reg data.Register) *Viewer {
	v := &Viewer{Speech: s, reg: reg, kinds: map[string]data.Untyped{}}
	for _, kind := range data.Kinds() {
		v.kinds[kind.Name] = kind
	}
	v.numbers = sync.OnceValue(func() data.ShownNumber { return data.ShownNumbers(reg) })
	return v
}

// Show is the form of a stored value for people, as in lists.
func (v *Viewer) Show(kind data.Untyped, field data.UntypedField, stored string) string {
	switch field.Type {
	case data.TypeNumber:
		return showNumber(kind, field, stored)
	case data.TypeBool:
		if stored == "1" {
			return v.text("say.yes")
		}
		return v.text("say.no")
	case data.TypeTime:
		t, err := time.Parse(time.RFC3339, stored)
		if err != nil {
			return stored
		}
		return Moment(t)
	case data.TypeChoice:
		return v.Option(field.Set, stored)
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
func Took(d time.Duration) string { return Swedish.Took(d) }

// option is the Swedish words of a choice; what this version does not know is shown as it is stored.
func option[C ~string](set string, chosen C) string { return Swedish.Option(set, string(chosen)) }

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
		return v.text("say.unknown_record")
	}
	return v.Title(rec)
}

// Number is a numbered record's number: "I-3"; empty for a record without one.
func (v *Viewer) Number(record data.Record) string { return v.numbers()(record) }

// Title is what people know a record by: "I-3 Fel mottagare", "Upplysning (cybersäkerhetslagen), I-3".
func (v *Viewer) Title(record data.Record) string {
	head := record.Header()
	if head.Gallrad != "" {
		return v.text("say.gallrad")
	}
	title := v.livingTitle(record, true)
	if head.Removed {
		title += " (" + v.text("say.removed") + ")"
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
		return v.stepTitle(r.Step, r.Track, "")
	}
	kind := v.kinds[record.KindName()]
	field, _ := kind.Field(kind.Title)
	if field.IsLink() && v.reg.LeavesOut(record) { // the names of others would tell what the record is about
		return cmp.Or(v.Number(record), data.SecretText)
	}
	title := v.Show(kind, field, field.Get(record))
	if title == "" {
		title = v.text("say.without") + " " + lower(v.text(data.FieldKey(kind.Name, field.Name)))
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
	title := v.stepTitle(n.Step, n.Track, v.Linked(string(n.Unit)))
	if incident, ok := data.Find(v.reg, n.Incident); ok {
		if number := v.Number(incident); number != "" {
			title += ", " + number
		}
	}
	return title
}

// FieldNames tells some fields of a kind, as one says them in a sentence: "e-postadress och telefon".
func FieldNames(kind string, fields []string) string { return Swedish.FieldNames(kind, fields) }
