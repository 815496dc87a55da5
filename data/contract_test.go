package data_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

var (
	nameForm   = regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	optionForm = regexp.MustCompile(`^[a-z][a-z0-9]*([_.][a-z0-9]+)*$`)
	wordForm   = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
)

// The one contract for all kinds: what any code that treats kinds alike may rely on.
func TestEveryKindKeepsTheContract(t *testing.T) {
	kinds := data.Kinds()
	if len(kinds) < 12 {
		t.Fatalf("only %d kinds", len(kinds))
	}
	names := map[string]string{}
	for _, kind := range kinds {
		t.Run(kind.Name, func(t *testing.T) {
			for _, name := range []string{kind.Name, kind.Word} {
				if owner, taken := names[name]; taken && owner != kind.Name {
					t.Errorf("%q names both %s and %s", name, owner, kind.Name)
				}
				names[name] = kind.Name
			}
			t.Run("declaration", func(t *testing.T) { checkDeclaration(t, kind) })
			t.Run("new", func(t *testing.T) { checkNew(t, kind) })
			t.Run("struct", func(t *testing.T) { checkStruct(t, kind) })
			t.Run("required", func(t *testing.T) { checkRequired(t, kind) })
			for _, f := range kind.Fields {
				t.Run(f.Name, func(t *testing.T) {
					checkField(t, kind, f)
					checkValues(t, kind, f)
					checkGarbage(t, kind, f)
				})
			}
		})
	}
}

func checkDeclaration(t *testing.T, kind data.Untyped) {
	if !nameForm.MatchString(kind.Name) || !wordForm.MatchString(kind.Word) || !nameForm.MatchString(kind.Icon) {
		t.Errorf("name %q, word %q, icon %q", kind.Name, kind.Word, kind.Icon)
	}
	if title, ok := kind.Field(kind.Title); !ok || title.Name != kind.Title {
		t.Errorf("title %q is no field", kind.Title)
	}
	if kind.Position != "" {
		f, ok := kind.Field(kind.Position)
		inTime := f.Type == data.TypeDate || f.Type == data.TypeTime || f.Type == data.TypeNumber
		if !ok || f.Name != kind.Position || !f.Hidden && !inTime {
			t.Errorf("position %q is neither a hidden field nor one of time", kind.Position)
		}
	}
	for _, name := range kind.Tells {
		if f, ok := kind.Field(name); !ok || f.Name != name || name == kind.Title {
			t.Errorf("what tells records apart, %q, is no field beside the title", name)
		}
	}
	mark, marked := kind.Field("secrecy")
	if kind.Guard != nil && (!marked || !mark.InList) {
		t.Error("guarded, and there is no mark to see in lists")
	}
	if begins := kind.New().Header().Secrecy.State; (begins == data.SecrecyPossible) != (kind.Guard != nil) {
		t.Errorf("guarded %v, and begins as %q", kind.Guard != nil, begins)
	}
	for _, name := range kind.Follows {
		if f, ok := kind.Field(name); !ok || !f.IsLink() {
			t.Errorf("follows %q, which is no link", name)
		}
	}
	if f, ok := kind.Field(kind.Alone); kind.Alone != "" && (!ok || f.Name != kind.Alone || !f.Required || f.IsLink()) {
		t.Errorf("what only one record may say, %q, is no required field of its own", kind.Alone)
	}
	number, numbered := kind.Field(data.NumberField)
	if numbered != (kind.Prefix != "") || numbered && (number.Type != data.TypeNumber || !number.Hidden) {
		t.Errorf("prefix %q, but the field %q is %v", kind.Prefix, data.NumberField, number)
	}
	if !slices.ContainsFunc(kind.Fields, func(f data.UntypedField) bool { return f.InList }) {
		t.Error("no column in lists")
	}
	for _, by := range []string{kind.Name, kind.Word} {
		if found, ok := data.KindNamed(by); !ok || found.Name != kind.Name {
			t.Errorf("KindNamed(%q) = %q, %v", by, found.Name, ok)
		}
	}
	owner := map[string]string{}
	for _, f := range kind.Fields {
		for _, name := range []string{f.Name, f.Word} {
			if other, taken := owner[name]; taken && other != f.Name {
				t.Errorf("%q is both %s and %s", name, other, f.Name)
			}
			owner[name] = f.Name
			if found, ok := kind.Field(name); !ok || found.Name != f.Name {
				t.Errorf("Field(%q) = %q, %v", name, found.Name, ok)
			}
		}
	}
	if len(owner) < len(kind.Fields) {
		t.Error("two fields have the same name")
	}
	if _, ok := kind.Field(""); ok {
		t.Error("a field without a name")
	}
}

func checkNew(t *testing.T, kind data.Untyped) {
	a, b := kind.New(), kind.New()
	if reflect.ValueOf(a).Pointer() == reflect.ValueOf(b).Pointer() {
		t.Error("New gives the same record twice")
	}
	if a.KindName() != kind.Name {
		t.Errorf("KindName is %q", a.KindName())
	}
	if nothing := reflect.Zero(reflect.TypeOf(a)).Interface().(data.Record); nothing.KindName() != kind.Name {
		t.Error("KindName fails on a nil pointer")
	}
	if h := a.Header(); h.ID != "" || h.Removed || h.Gallrad != "" || h.Conflict {
		t.Errorf("a new record has the head %+v", *h)
	}
	for _, f := range kind.Fields {
		if err := f.Put(kind.New(), f.Get(a)); err != nil {
			t.Errorf("%s: a new record's own %q is refused: %v", f.Name, f.Get(a), err)
		}
	}
}

// checkField looks at what the declaration says of one field.
func checkField(t *testing.T, kind data.Untyped, f data.UntypedField) {
	if !nameForm.MatchString(f.Name) || !wordForm.MatchString(f.Word) {
		t.Errorf("name %q, word %q", f.Name, f.Word)
	}
	if strings.HasPrefix(f.Name, "exists") || f.Name == "gallrad" || f.Name == "id" || f.Name == "removed" {
		t.Errorf("%q belongs to the log", f.Name)
	}
	if f.Required && f.Hidden && !kind.ByAct {
		t.Error("nobody can fill in a required field that is hidden")
	}
	if f.Required && f.Folded {
		t.Error("a required field lies folded away")
	}
	if f.IsLink() != (f.Target != "") {
		t.Errorf("a link: %v, but the target is %q", f.IsLink(), f.Target)
	}
	if f.IsLink() {
		if target, ok := data.KindNamed(f.Target); !ok || target.Name != f.Target {
			t.Errorf("points at %q, which is no kind", f.Target)
		}
	}
	if (f.Type == data.TypeChoice) != (f.Set != "") || (f.Type == data.TypeChoice) != (len(f.Choices) > 0) {
		t.Errorf("type %d, set %q, %d choices", f.Type, f.Set, len(f.Choices))
	}
	if f.Set != "" && !nameForm.MatchString(f.Set) {
		t.Errorf("set %q", f.Set)
	}
	owner := map[string]string{}
	for _, o := range f.Choices {
		if !optionForm.MatchString(o.Name) || !wordForm.MatchString(o.Word) {
			t.Errorf("option %q, word %q", o.Name, o.Word)
		}
		for _, name := range []string{o.Name, o.Word} {
			if other, taken := owner[name]; taken && other != o.Name {
				t.Errorf("%q is both %s and %s", name, other, o.Name)
			}
			owner[name] = o.Name
		}
	}
	for _, other := range data.Kinds() {
		for _, g := range other.Fields {
			if g.Set == f.Set && !slices.Equal(g.Choices, f.Choices) {
				t.Errorf("%s.%s has another set by the name %q", other.Name, g.Name, f.Set)
			}
		}
	}
}

// checkValues holds Get, Put and Load to one stored form.
func checkValues(t *testing.T, kind data.Untyped, f data.UntypedField) {
	random := rand.New(rand.NewPCG(1, uint64(len(kind.Name)*1000+len(f.Name))))
	for range 50 {
		typed := anyValue(random, f)
		first := kind.New()
		if err := f.Put(first, typed); err != nil {
			t.Fatalf("Put(%q): %v", typed, err)
		}
		stored := f.Get(first)
		if stored == "" {
			t.Fatalf("Put(%q) left nothing", typed)
		}
		again, loaded := kind.New(), kind.New()
		if err := f.Put(again, stored); err != nil {
			t.Fatalf("Put(Get()) of %q: %v", stored, err)
		}
		if err := f.Load(loaded, stored); err != nil {
			t.Fatalf("Load(Get()) of %q: %v", stored, err)
		}
		for how, got := range map[string]data.Record{"Put": again, "Load": loaded} {
			if f.Get(got) != stored {
				t.Errorf("%q came back from %s as %q", stored, how, f.Get(got))
			}
			if !reflect.DeepEqual(got, first) {
				t.Errorf("%s of %q gives\n%+v, not\n%+v", how, stored, got, first)
			}
		}
		// Emptying works by both ways, and whatever stood there before is gone.
		for how, set := range map[string]func(data.Record, string) error{"Put": f.Put, "Load": f.Load} {
			if err := set(again, ""); err != nil || f.Get(again) != "" {
				t.Errorf("emptied by %s: %q, %v", how, f.Get(again), err)
			}
			if err := set(again, stored); err != nil {
				t.Error(err)
			}
		}
	}
}

// checkGarbage holds Put to refuse, with a Problem about this field, and touch nothing.
func checkGarbage(t *testing.T, kind data.Untyped, f data.UntypedField) {
	random := rand.New(rand.NewPCG(2, 3))
	for _, text := range garbage(f) {
		for name, before := range map[string]data.Record{"new": kind.New(), "full": filled(t, kind, random)} {
			was := f.Get(before)
			copied := clone(before)
			err := f.Put(before, text)
			var p *data.Problem
			if !errors.As(err, &p) {
				t.Errorf("%s: Put(%.40q) = %v, now %.40q", name, text, err, f.Get(before))
				continue
			}
			if p.Args["field"] != data.FieldKey(kind.Name, f.Name) || !strings.HasPrefix(p.Key, "problem.") {
				t.Errorf("%s: Put(%.40q) tells of %q: %v", name, text, p.Args["field"], p)
			}
			if f.Get(before) != was || !reflect.DeepEqual(before, copied) {
				t.Errorf("%s: Put(%.40q) was refused and yet changed %q to %q", name, text, was, f.Get(before))
			}
		}
	}
}

func garbage(f data.UntypedField) []string {
	const control = "rad\x00med\x07styrtecken"
	id := "0199c5b2-0000-7000-8000-000000000001"
	switch f.Type {
	case data.TypeText:
		return []string{control, "\xff\xfe", strings.Repeat("å", 1001)}
	case data.TypeLongText:
		return []string{control, "\xff\xfe"}
	case data.TypeNumber:
		return []string{"tolv", "1,5", "1.5", "12 kr", "--1", "1e3", "0x10", "1_000", "9999999999999999999", "1000000000001", control}
	case data.TypeBool:
		return []string{"kanske", "2", "jaja", control}
	case data.TypeDate:
		return []string{"i morgon", "2026-02-30", "2026-13-01", "24/11", "2026-11-24 14.30", "0001-01-01", "9999-01-01", control}
	case data.TypeTime:
		return []string{"i morgon", "2026-11-24", "14.30", "2026-11-24 24.00", "2026-11-24 14.60", "2027-03-28 02.30", "2026-10-25 02.30", "0001-01-01T00:00:00Z", "0000-01-01T00:00:00+01:00", control}
	case data.TypeChoice:
		return []string{"något annat", f.Choices[0].Name + "x", control}
	case data.TypeRef:
		return []string{"Anna Berg", "42", id + "0", id + "\n" + id, strings.ToUpper(id), control}
	case data.TypeFile:
		hash := strings.Repeat("0a", 32)
		return []string{
			"rapport.pdf", hash, hash + " rapport.pdf", hash + " 12", hash + " rapport.pdf tolv", hash + " rapport.pdf -1", hash + " rapport.pdf 012",
			strings.ToUpper(hash) + " rapport.pdf 12", hash[2:] + " rapport.pdf 12", hash + " ../rapport.pdf 12", hash + " .. 12", hash + "  rapport.pdf 12", hash + " a\nb 12", control,
		}
	case data.TypeRefs:
		return []string{"Anna Berg", "42", id + ", 42", id + id, control}
	}
	panic(fmt.Sprint("no garbage for type ", f.Type))
}

// checkRequired leaves out one required field at a time.
func checkRequired(t *testing.T, kind data.Untyped) {
	random := rand.New(rand.NewPCG(4, 5))
	required := 0
	for _, f := range kind.Fields {
		if !f.Required {
			continue
		}
		required++
		r := filled(t, kind, random)
		if err := f.Put(r, ""); err != nil {
			t.Fatal(err)
		}
		var p *data.Problem
		if err := kind.Check(r); !errors.As(err, &p) || p.Key != "problem.field.required" || p.Args["field"] != data.FieldKey(kind.Name, f.Name) {
			t.Errorf("without %s: %v", f.Name, err)
		}
	}
	if required == 0 {
		t.Error("nothing is required, so an empty record can be saved")
	}
	// With the required fields alone the record can be saved: no rule hides behind them. A rule may still refuse some values of them.
	const tries = 100
	var refused error
	for range tries {
		r := kind.New()
		for _, f := range kind.Fields {
			if f.Required {
				if err := f.Put(r, anyValue(random, f)); err != nil {
					t.Fatal(err)
				}
			}
		}
		if refused = kind.Check(r); refused == nil {
			return
		}
	}
	t.Errorf("with what is required: %v", refused)
}

// checkStruct sees that every field of the struct is declared once: a field that nobody declared would be lost by the
// next save, and two declared fields on one would overwrite each other.
func checkStruct(t *testing.T, kind data.Untyped) {
	reached := map[string]string{}
	for _, f := range kind.Fields {
		empty := kind.New()
		for _, g := range kind.Fields { // defaults away, so that any value is a change
			if err := g.Put(empty, ""); err != nil {
				t.Fatal(err)
			}
		}
		before := leaves(empty)
		if err := f.Put(empty, anyValue(rand.New(rand.NewPCG(6, 7)), f)); err != nil {
			t.Fatal(err)
		}
		var changed []string
		for name, value := range leaves(empty) {
			if !reflect.DeepEqual(value, before[name]) {
				changed = append(changed, name)
			}
		}
		if len(changed) != 1 {
			t.Errorf("%s changes %q, not one field of the struct", f.Name, changed)
			continue
		}
		if other, taken := reached[changed[0]]; taken {
			t.Errorf("%s and %s are both kept in %s", f.Name, other, changed[0])
		}
		reached[changed[0]] = f.Name
	}
	_, secret := kind.Field("secrecy")
	for name := range leaves(kind.New()) {
		inHead := strings.HasPrefix(name, "Head.")
		if inHead && !(secret && strings.HasPrefix(name, "Head.Secrecy.")) {
			continue
		}
		if reached[name] == "" {
			t.Errorf("the struct's %s is not declared, so it would never be saved", name)
		}
	}
}

// leaves gives the exported fields of a record by name, those of embedded and plain inner structs by path.
func leaves(r data.Record) map[string]any {
	found := map[string]any{}
	var walk func(prefix string, v reflect.Value)
	walk = func(prefix string, v reflect.Value) {
		for i := range v.NumField() {
			f := v.Type().Field(i)
			if !f.IsExported() {
				continue
			}
			if f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[time.Time]() {
				walk(prefix+f.Name+".", v.Field(i))
				continue
			}
			value := v.Field(i).Interface()
			if f.Type.Kind() == reflect.Pointer && !v.Field(i).IsNil() {
				value = v.Field(i).Elem().Interface()
			}
			found[prefix+f.Name] = value
		}
	}
	walk("", reflect.ValueOf(r).Elem())
	return found
}

// anyValue gives something a person could type into the field.
func anyValue(random *rand.Rand, f data.UntypedField) string {
	pick := func(list ...string) string { return list[random.IntN(len(list))] }
	switch f.Type {
	case data.TypeText:
		if f.Name == data.OriginField {
			return data.OriginOf(data.Incidents.Name, anyID(random))
		}
		return pick("Åsa Öberg", "  mycket   luft ", "e\u0301", "§ 45", "”citat” <&>", "KS 2026/17", "tab\tmitt i", "123") + pick("", " x", "\u00a0y")
	case data.TypeLongText:
		return pick("Ett stycke.\n\nEtt till.", "rad\r\nrad\rrad", " \n kant \n ", "A\u030a", "a\u2028b", "med\ttabb") + pick("", "\n• punkt")
	case data.TypeNumber:
		return pick("0", "7", "-3", "−12", "1 200", "12\u00a0345", "1\u202f000\u202f000", "1000000000000", "007")
	case data.TypeBool:
		return pick("1", "ja", "Ja", " J ", "x", "sant", "TRUE")
	case data.TypeDate:
		day := data.Day("1995-01-01").AddDays(random.IntN(40_000))
		return pick(string(day), strings.ReplaceAll(string(day), "-", ""), day.Start().Format("2/1 2006"))
	case data.TypeTime:
		at := time.Unix(random.Int64N(4_000_000_000), 0)
		return pick(at.UTC().Format(time.RFC3339), at.In(data.Swedish).Format(time.RFC3339))
	case data.TypeChoice:
		o := f.Choices[random.IntN(len(f.Choices))]
		return pick(o.Name, o.Word, strings.ToUpper(o.Word), " "+o.Name+" ")
	case data.TypeRef:
		return anyID(random)
	case data.TypeFile:
		return string(data.AttachmentOf(pick("arsrapport-2026-11-24.pdf", "Två ord.txt", "e\u0301"), []byte(pick("a", "b", ""))))
	case data.TypeRefs:
		ids := []string{anyID(random), anyID(random), anyID(random)}
		return strings.Join(append(ids, ids[0]), pick("\n", ",", ", ", " ", "\r\n"))
	}
	panic(fmt.Sprint("no value for type ", f.Type))
}

func anyID(random *rand.Rand) string {
	return fmt.Sprintf("0199%04x-%04x-7%03x-8%03x-%012x", random.IntN(1<<16), random.IntN(1<<16), random.IntN(1<<12), random.IntN(1<<12), random.Int64N(1<<48))
}

// filled gives a record with something in every field.
func filled(t *testing.T, kind data.Untyped, random *rand.Rand) data.Record {
	t.Helper()
	r := kind.New()
	for _, f := range kind.Fields {
		if err := f.Put(r, anyValue(random, f)); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

// clone is a copy that shares nothing with the record that Put could write to.
func clone(r data.Record) data.Record {
	kind, _ := data.KindNamed(r.KindName())
	to := kind.New()
	*to.Header() = *r.Header()
	for _, f := range kind.Fields {
		if err := f.Load(to, f.Get(r)); err != nil {
			panic(err)
		}
	}
	return to
}

func TestKindNamedRefusesStrangers(t *testing.T) {
	for _, name := range []string{"", "Incident", "incidenter", "risker"} {
		if kind, ok := data.KindNamed(name); ok {
			t.Errorf("%q is %s", name, kind.Name)
		}
	}
}

func TestTitleOf(t *testing.T) {
	unit := data.Units.Untyped()
	if got := unit.TitleOf(&data.Unit{Name: "Socialnämnden"}); got != "Socialnämnden" {
		t.Errorf("got %q", got)
	}
}

// The rules of single kinds: what must hold for a save, and which field the form marks when it does not.
func TestCheck(t *testing.T) {
	one, minusOne := 1, -1
	at := func(hour int) time.Time { return time.Date(2026, 11, 24, hour, 0, 0, 0, time.UTC) }
	incident := func(change func(*data.Incident)) data.Record {
		i := data.Incidents.New()
		i.Title = "Fel mottagare i utskick"
		change(i)
		return i
	}
	notification := func(change func(*data.Notification)) data.Record {
		n := &data.Notification{Incident: "i", Track: data.TrackGDPR, Step: data.StepNotification}
		change(n)
		return n
	}
	deadline := func(change func(*data.Deadline)) data.Record {
		d := &data.Deadline{Track: data.TrackCyber, Step: data.StepFinal, Basis: data.FromKnown, Provision: "p", Source: "s", CheckedOn: "2026-11-24"}
		change(d)
		return d
	}
	document := func(change func(*data.Document)) data.Record {
		d := &data.Document{Head: data.Head{ID: "d1"}, Title: "Policy", Type: data.DocumentPolicy}
		change(d)
		return d
	}
	for name, test := range map[string]struct {
		record     data.Record
		key, field string
	}{
		"incident": {incident(func(*data.Incident) {}), "", ""},
		"incident judged without reason": {
			incident(func(i *data.Incident) { i.Significant = data.JudgedNo }), "problem.incident.reason", "incident.significant_reason",
		},
		"incident judged with reason": {
			incident(func(i *data.Incident) { i.Significant, i.SignificantReason = data.JudgedNo, "kort avbrott" }), "", "",
		},
		"discovered before it occurred": {
			incident(func(i *data.Incident) { i.OccurredAt, i.DiscoveredAt = at(9), at(8) }), "problem.incident.order", "incident.discovered_at",
		},
		"known before it occurred": {
			incident(func(i *data.Incident) { i.OccurredAt, i.KnownAt = at(9), at(8) }), "problem.incident.order", "incident.known_at",
		},
		"handled before it occurred": {
			incident(func(i *data.Incident) { i.OccurredAt, i.HandledAt = at(9), at(8) }), "problem.incident.order", "incident.handled_at",
		},
		"the supplier told us before it knew": {
			incident(func(i *data.Incident) { i.SupplierDiscoveredAt, i.SupplierToldAt = at(9), at(8) }), "problem.incident.order", "incident.supplier_told_at",
		},
		"discovered the same minute": {incident(func(i *data.Incident) { i.OccurredAt, i.DiscoveredAt = at(9), at(9) }), "", ""},
		"notification judged without reason": {
			notification(func(n *data.Notification) { n.Judgement = data.JudgedYes }), "problem.notification.reason", "notification.reason",
		},
		"receipt for nothing sent": {
			notification(func(n *data.Notification) { n.Receipt = "IMY-1" }), "problem.notification.receipt", "notification.sent_at",
		},
		"receipt": {notification(func(n *data.Notification) { n.Receipt, n.SentAt = "IMY-1", at(9) }), "", ""},
		"deadline without a unit": {
			deadline(func(d *data.Deadline) { d.Amount = &one }), "problem.deadline.amount", "deadline.amount",
		},
		"deadline before its beginning": {
			deadline(func(d *data.Deadline) { d.Amount, d.Unit = &minusOne, data.UnitHours }), "problem.deadline.amount", "deadline.amount",
		},
		"without delay": {deadline(func(*data.Deadline) {}), "", ""},
		"part of nothing": {
			document(func(d *data.Document) { d.State = data.DocumentPartOf }), "problem.document.part_of", "document.part_of",
		},
		"part of itself": {
			document(func(d *data.Document) { d.State, d.PartOf = data.DocumentPartOf, "d1" }), "problem.document.part_of", "document.part_of",
		},
		"part of another": {document(func(d *data.Document) { d.State, d.PartOf = data.DocumentPartOf, "d2" }), "", ""},
		"in force backwards": {
			document(func(d *data.Document) { d.From, d.To = "2026-02-01", "2026-01-31" }), "problem.period", "document.to",
		},
		"in force one day": {document(func(d *data.Document) { d.From, d.To = "2026-02-01", "2026-02-01" }), "", ""},
		"role backwards": {
			&data.Role{Name: "TiB", From: "2026-02-01", To: "2025-02-01"}, "problem.period", "role.to",
		},
		"assessed without reason": {
			&data.Duty{Sentence: "ska", Assessment: data.Lacking}, "problem.duty.reason", "duty.assessment_reason",
		},
		"done but still planned": {
			&data.Action{Title: "x", State: data.ActionPlanned, DoneOn: "2026-01-01"}, "problem.action.done", "action.done_on",
		},
		"no e-mail address": {&data.Person{Name: "Anna", Email: "anna.vara.se"}, "problem.email", "person.email"},
		"e-mail address":    {&data.Person{Name: "Anna", Email: "anna@vara.example"}, "", ""},
		"no organisation number": {
			&data.Municipality{Name: "Vara", OrgNumber: "2120001234"}, "problem.orgnumber", "municipality.org_number",
		},
		"organisation number": {&data.Municipality{Name: "Vara", OrgNumber: "212000-1234"}, "", ""},
		"colour":              {&data.Municipality{Name: "Vara", Colour: "#1f4e79"}, "", ""},
		"no colour":           {&data.Municipality{Name: "Vara", Colour: "röd"}, "problem.colour", "municipality.colour"},
		"light colour":        {&data.Municipality{Name: "Vara", Colour: "#FFCC00"}, "problem.colour.light", "municipality.colour"},
	} {
		kind, _ := data.KindNamed(test.record.KindName())
		err := kind.Check(test.record)
		if test.key == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		var p *data.Problem
		if !errors.As(err, &p) || p.Key != test.key || p.Args["field"] != "field."+test.field {
			t.Errorf("%s: %v, want %s about %s", name, err, test.key, test.field)
		}
	}
}

func TestProblem(t *testing.T) {
	cause := errors.New("disk full")
	p := data.NewProblem("problem.file.full", "file", "v.lis", "bytes", "12").Because(cause)
	if got, want := p.Error(), `problem.file.full bytes="12" file="v.lis": disk full`; got != want {
		t.Errorf("got %s", got)
	}
	wrapped := fmt.Errorf("saving: %w", p)
	if !errors.Is(wrapped, cause) || !data.IsProblem(wrapped, "problem.file.full") || data.IsProblem(wrapped, "problem.file.io") || data.IsProblem(cause, "problem.file.full") || data.IsProblem(nil, "") {
		t.Error("a Problem is not known again")
	}
}
