//go:build unix

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// TestWindowFillsEveryKind goes through every register of the binder as somebody does who tries them all: its list, a
// record, a change of it that is saved and taken back, a new record with every field filled, and that one taken back. Its
// pictures, in out/window/register, are for looking at. Most of the time it waits for what is painted, so a few windows
// are open at once. LISPARMEN_KINDS, words of kinds with commas between, goes through those alone: what is being mended.
func TestWindowFillsEveryKind(t *testing.T) {
	const windows = 2
	for n := range windows {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			t.Parallel()
			w := newWindow(t, filepath.Join("window", "register"))
			file := ""
			for i, kind := range toured() {
				if i%windows != n {
					continue
				}
				if file == "" { // at first, and after a kind that failed wherever it was
					file = w.path(kind.Word + ".lis")
					w.must("exempel", file)
					w.start(nil, file)
					w.sees("Frister som löper")
					w.fillScreen()
				}
				if !t.Run(kind.Word, func(t *testing.T) {
					defer w.toldBy(t)()
					visit := &tour{window: w, file: file, kind: kind, number: numberOf(kind)}
					visit.all()
					w.must("kontrollera", file)
				}) {
					w.picture(filepath.Join(w.folder, "fel-"+kind.Word+".png"))
					w.kill()
					file = ""
				}
			}
			if file != "" {
				w.end()
			}
		})
	}
}

// toured are the kinds to go through.
func toured() []data.Untyped {
	only := os.Getenv("LISPARMEN_KINDS")
	return slices.DeleteFunc(slices.Clone(data.Kinds()), func(k data.Untyped) bool {
		return only != "" && !slices.Contains(strings.Split(only, ","), k.Word)
	})
}

func numberOf(kind data.Untyped) int {
	return 1 + slices.IndexFunc(data.Kinds(), func(k data.Untyped) bool { return k.Name == kind.Name })
}

// toldBy lets a part of a test tell what goes wrong in the window, until what is given back is called.
func (w *window) toldBy(t testing.TB) func() {
	whole := w.desk.TB
	w.desk.TB, w.screen.TB = t, t
	return func() { w.desk.TB, w.screen.TB = whole, whole }
}

// kill ends the program wherever it is.
func (w *window) kill() {
	_ = w.cmd.Process.Kill()
	_ = w.cmd.Wait()
	w.saidNothingBad()
	w.errs.Reset()
}

// all is the whole walk through a register.
func (v *tour) all() {
	v.desk.Helper()
	switch {
	case v.kind.Name == "section": // has no list: it is read and written in its document
		v.sections()
	case v.kind.Single:
		v.lists()
		v.change()
	case v.kind.ByAct, v.isFull(): // made only where it is about something, or there already
		v.lists()
		v.open()
		v.change()
	default:
		v.lists()
		v.open()
		v.change()
		v.add()
	}
}

// TestWindowBeginsEveryRegister takes each register that a new binder has not begun into use, under Alla register, and
// looks at its empty list.
func TestWindowBeginsEveryRegister(t *testing.T) {
	w := newWindow(t, filepath.Join("window", "tomma register"))
	file := w.path("ny.lis")
	w.must("ny", file, "--kommun", "Åmåls kommun")
	w.start(nil, file)
	w.sees("Det här väntar")
	w.fillScreen()
	for _, kind := range toured() {
		if kind.Single || kind.Name == "section" {
			continue
		}
		visit := &tour{window: w, file: file, kind: kind, number: numberOf(kind)}
		visit.begin()
		visit.goTo()
		if len(visit.records()) == 0 {
			switch {
			case kind.ByAct: // only made where it is about something: it cannot be added here
			case kind.Name == data.Measures.Name: // nobody writes down what the law and the standard have a list of
				w.sees(words("ui.measure.law"))
			case kind.Name == data.FormQuestions.Name: // a first one would be all that its form asks
				w.sees(words("ui.list.begin"))
			default:
				w.sees(words("ui.list.first"))
			}
			visit.looks("tom")
		}
	}
	w.end()
	w.must("kontrollera", file)
}

// fillScreen makes the window as large as the screen, a laptop's.
func (w *window) fillScreen() {
	w.desk.Helper()
	w.xdotool("windowsize", "--sync", w.hand.window, "1366", "768")
	w.await("a wide window", func(l line) bool {
		return l.sort == "press" && strings.HasPrefix(l.words, words("ui.search.or.do")) && l.x > 1200
	})
}

func words(key string) string { return translations.Text(key, nil) }

// tour is the walk through one register.
type tour struct {
	*window
	file   string
	kind   data.Untyped
	number int             // among the kinds
	steps  int             // that pictures have been kept of
	isOpen map[string]bool // the parts of its form that are opened by their heads
}

// looks keeps a picture of a step, under the kind's number and the step's.
func (v *tour) looks(step string) {
	v.desk.Helper()
	v.steps++
	time.Sleep(200 * time.Millisecond) // for what was just done to be painted
	v.picture(filepath.Join(v.folder, fmt.Sprintf("%02d-%s-%d-%s.png", v.number, v.kind.Word, v.steps, strings.ReplaceAll(step, " ", "-"))))
}

// menuEdge is to the right of the menu, foot above the status line.
const (
	menuEdge = 240
	foot     = 728
)

// goTo turns to the register by its name, as the palette knows it.
func (v *tour) goTo() {
	v.desk.Helper()
	name := words(data.KindsKey(v.kind.Name))
	v.key("ctrl+k")
	v.types(name)
	v.key("Return")
	v.await("the page "+name, func(l line) bool { return l.sort == "text" && l.words == name && l.x > menuEdge })
}

func (v *tour) lists() {
	v.desk.Helper()
	v.goTo()
	v.looks("lista")
}

// begin takes the register into use under Alla register.
func (v *tour) begin() {
	v.desk.Helper()
	if !data.IsRegister(v.kind.Name) {
		return // the program's own: there is nothing to choose
	}
	v.press(words("ui.registers"))
	v.sees(words("ui.registers.text"))
	name, state := words(data.KindsKey(v.kind.Name)), ""
	isName := func(l line) bool { return l.sort == "press" && l.words == name && l.x > menuEdge }
	beside := func(at line, words string) (line, bool) {
		for _, l := range v.sight() {
			if l.words == words && l.x > at.x && max(l.y-at.y, at.y-l.y) < 30 {
				return l, true
			}
		}
		return line{}, false
	}
	inUse := words("option.use_state.in_use")
	for range 40 { // further down, perhaps
		if slices.ContainsFunc(v.sight(), isName) {
			at := v.await(name, isName)
			if _, ok := beside(at, inUse); ok {
				return
			}
			if change, ok := beside(at, words("ui.registers.change")); ok && change.y+change.height/2 < foot { // else it is partly hidden
				v.click(change)
				state = words(data.FieldKey("register_use", "state"))
				break
			}
		}
		v.turn()
	}
	if state == "" {
		v.misses(name + " among all registers")
	}
	v.click(v.await("the field "+state, func(l line) bool { return l.sort == "field" && l.words == state }))
	v.types(inUse)
	v.key("Return")
	v.press(words("ui.record.save"))
	at := v.await(name, isName)
	for end := time.Now().Add(v.slow); ; time.Sleep(100 * time.Millisecond) {
		if _, ok := beside(at, inUse); ok {
			return
		}
		if time.Now().After(end) {
			v.misses(name + " in use")
		}
	}
}

// turn turns the page by the wheel.
func (h *hand) turn() {
	h.Helper()
	h.xdotool("mousemove", "--window", h.window, "500", "400", "click", "--repeat", "5", "--delay", "20", "5")
	time.Sleep(300 * time.Millisecond)
}

// open opens the first record of the list.
func (v *tour) open() {
	v.desk.Helper()
	var titles []string
	for _, r := range v.records() {
		titles = append(titles, v.title(r))
	}
	row := v.await("a row", func(l line) bool {
		return v.isRow(l) && slices.ContainsFunc(titles, func(t string) bool { return strings.Contains(l.words, t) })
	})
	v.click(row)
	v.sees(words("ui.record.save"))
	v.looks("post")
}

func (v *tour) isRow(l line) bool {
	return l.sort == "press" && l.x > menuEdge && l.x < menuEdge+100 && l.y > 100
}

// records are those of the register, as the file holds them.
func (v *tour) records() []map[string]any { return v.raw(v.file, v.kind.Word) }

// title is what is seen of a record in the first column of its list.
func (v *tour) title(record map[string]any) string {
	field, _ := v.kind.Field(v.kind.Title)
	return seen(record, field)
}

// seen is a field as people read it.
func seen(record map[string]any, field data.UntypedField) string {
	shown, _ := record["visas"].(map[string]any)
	text, _ := shown[field.Word].(string)
	return strings.Join(strings.Fields(text), " ")
}

func (v *tour) record(id string) map[string]any {
	for _, r := range v.records() {
		if r["id"] == id {
			return r
		}
	}
	return nil
}

// change adds to a text of the record that is shown, saves it, and takes that back.
func (v *tour) change() {
	v.desk.Helper()
	field := v.changeable()
	before := v.records()
	if part := partOf(field); part != "" {
		v.unfold(part)
	}
	for range 3 { // a record is read anew as it is shown, and may be laid out again under the pointer
		v.click(v.reach(field))
		for end := time.Now().Add(v.slow / 5); v.focus().words != v.label(field) && time.Now().Before(end); {
			time.Sleep(25 * time.Millisecond)
		}
		if v.focus().words == v.label(field) {
			break
		}
	}
	v.now("the keys in "+field.Word, func(l line) bool { return l.sort == "focus" && l.words == v.label(field) })
	added := "prov"
	switch field.Type {
	case data.TypeDate:
		v.key("ctrl+a")
		if added = "2026-11-24"; field.Name == "from" || field.Name == "on" { // which may not come after what ends or follows
			added = "2020-01-15"
		}
	case data.TypeNumber:
		v.key("ctrl+a")
		added = "17"
	}
	v.key("ctrl+End")
	v.types(added)
	v.key("ctrl+s")
	v.saved()
	v.looks("ändrad")
	now := v.records()
	changed := slices.IndexFunc(now, func(r map[string]any) bool {
		was := slices.IndexFunc(before, func(b map[string]any) bool { return b["id"] == r["id"] })
		return was >= 0 && r[field.Word] != before[was][field.Word]
	})
	if changed < 0 || !strings.Contains(fmt.Sprint(now[changed][field.Word]), added) {
		v.desk.Errorf("%s: %s was not saved", v.kind.Word, field.Word)
		return
	}
	v.undo()
	v.looks("ändring ångrad")
	id := fmt.Sprint(now[changed]["id"])
	i := slices.IndexFunc(before, func(r map[string]any) bool { return r["id"] == id })
	if got := v.record(id)[field.Word]; got != before[i][field.Word] {
		v.desk.Errorf("%s: %s is %v after the undo, and was %v", v.kind.Word, field.Word, got, before[i][field.Word])
	}
}

// changeable is a field that can be changed without more being demanded: a text, else a day or a number. Of what can
// only be added to, its secrecy.
func (v *tour) changeable() data.UntypedField {
	var best data.UntypedField
	rank := func(f data.UntypedField) int {
		if f.Hidden || f.OneOf != "" || v.kind.AppendOnly && !strings.HasPrefix(f.Name, "secrecy") || f.Name == data.NumberField || slices.Contains(notTyped, v.kind.Name+"."+f.Name) || particular[v.kind.Name+"."+f.Name] != "" {
			return 0
		}
		n := slices.Index([]data.Type{data.TypeNumber, data.TypeDate, data.TypeText, data.TypeLongText}, f.Type) + 1
		if n > 0 && !f.Folded {
			n += 10
		}
		return n
	}
	for _, f := range v.kind.Fields {
		if rank(f) > rank(best) || best.Name == "" && rank(f) > 0 {
			best = f
		}
	}
	if best.Name == "" {
		v.desk.Fatalf("nothing in %s can be changed", v.kind.Word)
	}
	return best
}

// saved waits until it is told that the record is: the status line says of the file that it is saved, before and after.
func (v *tour) saved() {
	v.desk.Helper()
	v.now(words("ui.record.saved"), func(l line) bool { return l.sort == "text" && l.words == words("ui.record.saved") && l.y < 120 })
}

// undo leaves the field that has the keys and takes back the latest act.
func (v *tour) undo() {
	v.desk.Helper()
	v.xdotool("mousemove", "--window", v.hand.window, "700", "22", "click", "1") // the head, where nothing is pressed
	v.key("ctrl+z")
	v.sees("Ångrat:")
}

// partOf is the part of a form that a field lies in and that is opened by its head; empty: it is seen from the start.
func partOf(f data.UntypedField) string {
	switch {
	case strings.HasPrefix(f.Name, "secrecy"):
		return "ui.form.secrecy"
	case f.Folded:
		return "ui.form.more"
	}
	return ""
}

// opened remembers that a part has been opened, as the program does.
func (v *tour) opened(part string) {
	if v.isOpen == nil {
		v.isOpen = map[string]bool{}
	}
	v.isOpen[part] = true
}

// unfold opens a part of the form by its head.
func (v *tour) unfold(part string) {
	v.desk.Helper()
	if v.isOpen[part] {
		return
	}
	v.opened(part)
	more := words(part)
	isFold := func(l line) bool { return l.sort == "press" && l.words == more }
	for range 8 {
		if slices.ContainsFunc(v.sight(), isFold) {
			break
		}
		v.turn()
	}
	v.click(v.await(more, isFold))
}

// label is what stands above the field, or beside its box.
func (v *tour) label(f data.UntypedField) string { return words(data.FieldKey(v.kind.Name, f.Name)) }

// reach finds a field, turning the page when it is further down.
func (v *tour) reach(f data.UntypedField) line {
	v.desk.Helper()
	label := v.label(f)
	isField := func(l line) bool {
		return l.words == label && l.x > menuEdge && (l.sort == "field" || f.Type == data.TypeBool && l.sort == "press")
	}
	for range 12 {
		if slices.ContainsFunc(v.sight(), isField) {
			break
		}
		v.turn()
	}
	return v.await("the field "+label, isField)
}

// tabTo goes on to a field by Tab, as one does who keeps the hands on the keys.
func (v *tour) tabTo(f data.UntypedField) {
	v.desk.Helper()
	label := v.label(f)
	at := v.focus()
	for range 6 { // past what is not filled
		if at.words == label {
			for end := time.Now().Add(v.slow / 3); (at.y < 60 || at.y > 740) && time.Now().Before(end); at = v.focus() {
				time.Sleep(100 * time.Millisecond) // for what is being painted
			}
			if at.y < 60 || at.y > 740 {
				v.desk.Errorf("%s: %s has the keys out of sight, at %d", v.kind.Word, f.Word, at.y)
			}
			return
		}
		at = v.tab(at)
	}
	v.desk.Errorf("%s: Tab does not come to %s, but to %s", v.kind.Word, f.Word, at.words)
	v.click(v.reach(f))
}

// tab presses Tab and waits until something else has the keys.
func (v *tour) tab(before line) line {
	v.desk.Helper()
	v.xdotool("key", "Tab")
	at := before
	for end := time.Now().Add(v.slow / 3); at.words == before.words && time.Now().Before(end); at = v.focus() {
		time.Sleep(25 * time.Millisecond)
	}
	return at
}

// focus is the field that has the keys; none where something else has them, such as a button.
func (v *tour) focus() line {
	for _, l := range v.sight() {
		if l.sort == "focus" {
			return l
		}
	}
	return line{}
}

// notTyped are fields that are not filled by hand in a form: names where only numbers are noted, what a decision sets, and what is said in a panel.
var notTyped = []string{
	"training_done.people", "document.stage", "duty.assessment", "duty.assessment_reason",
	"municipality.own_confidentiality", "municipality.own_integrity", "municipality.own_availability",
	"municipality.own_class", "municipality.own_class_by", "municipality.own_class_on",
	"system.requirements_on", "system.requirements_by", "system.approved_on", "system.approved_by", "system.approved_until", "system.approval_condition",
	"premises.requirements_on", "premises.requirements_by",
	"asset.national_security", "classification.national_security", // what must not be kept in the binder, which it then refuses
	"fulfilment.premises", "fulfilment.supplier", // it is of one thing alone
}

// particular is what some fields must be given, which their kinds check.
var particular = map[string]string{
	"person.email":          "prov@amal.se",
	"supplier.org_number":   "559999-1238",
	"requirement.law_area":  "3",
	"self_assessment.level": "2",
	"measure.areas":         "3, 9",
	"risk_step.step":        "5", // the scale goes on after those that the binder begins with
}

// onScale are the kinds whose numbers are steps of a scale.
var onScale = []string{"risk", "risk_value"}

// answer is what is given to a field: what is typed, and what the file should then hold; empty: something.
type answered struct {
	field  data.UntypedField
	typed  string
	stored string
}

// answers are what every field that is seen is given, so that the whole is a record that can be saved.
func (v *tour) answers() []answered {
	v.desk.Helper()
	record := v.kind.New()
	var fields []data.UntypedField
	for _, part := range []string{"", "ui.form.more", "ui.form.secrecy"} {
		for _, f := range v.kind.Fields {
			if !f.Hidden && partOf(f) == part && !slices.Contains(notTyped, v.kind.Name+"."+f.Name) {
				fields = append(fields, f)
			}
		}
	}
	tries := make([]int, len(fields))
	list := make([]answered, len(fields))
	give := func(i int) {
		f := fields[i]
		a := answered{field: f}
		put := ""
		switch f.Type {
		case data.TypeText, data.TypeLongText:
			if f.OneOf != "" {
				a.typed, put = v.level(f)
				break
			}
			if a.typed = particular[v.kind.Name+"."+f.Name]; a.typed == "" {
				a.typed = "Prov " + strings.ToLower(v.label(f))
			}
			put = a.typed
		case data.TypeNumber:
			switch a.typed = particular[v.kind.Name+"."+f.Name]; {
			case a.typed != "":
			case slices.Contains(onScale, v.kind.Name):
				a.typed = "2"
			default:
				a.typed = fmt.Sprint(3 + i)
			}
			put = a.typed
		case data.TypeDate:
			a.typed = "2026-12-01" // the same for all, since some may not come before others
			put = a.typed
		case data.TypeTime:
			a.typed = "2026-11-23 10.10"
			put = a.typed
		case data.TypeChoice:
			options := slices.DeleteFunc(slices.Clone(f.Choices), func(o data.Option) bool { return o.Name == f.Get(v.kind.New()) })
			if f.Name == v.kind.Alone {
				options = slices.DeleteFunc(options, func(o data.Option) bool {
					return slices.ContainsFunc(v.records(), func(r map[string]any) bool { return r[f.Word] == o.Name })
				})
			}
			o := options[tries[i]%len(options)]
			a.typed, put = words(data.OptionKey(f.Set, o.Name)), o.Name
		case data.TypeBool:
			put = "1"
		case data.TypeRef, data.TypeRefs:
			a.typed, put = v.target(f)
		}
		if err := f.Put(record, put); err != nil {
			v.desk.Errorf("%s: %s takes no %q: %v", v.kind.Word, f.Word, put, err)
		}
		a.stored = f.Get(record)
		list[i] = a
	}
	for i := range fields {
		give(i)
	}
	for i, f := range fields { // another choice, where the kind says that this one does not go with the rest
		for range f.Choices {
			if v.kind.Check(record) == nil {
				return list
			}
			tries[i]++
			give(i)
		}
	}
	if err := v.kind.Check(record); err != nil {
		v.desk.Fatalf("%s cannot be filled: %v", v.kind.Word, err)
	}
	return list
}

// level is what a text can be chosen among that is one of the words of a kind's records: the scale's second level.
func (v *tour) level(f data.UntypedField) (typed, text string) {
	v.desk.Helper()
	var levels []string
	for _, r := range v.raw(v.file, f.OneOf) {
		text := fmt.Sprintf("%v %v", r["niva"], strings.ToLower(fmt.Sprint(r["namn"])))
		levels = append(levels, text)
	}
	if len(levels) < 2 {
		v.desk.Fatalf("%s has no levels", f.OneOf)
	}
	return levels[1], levels[1]
}

// target is a record that a link can point at: what is typed to find it, and its id.
func (v *tour) target(f data.UntypedField) (typed, id string) {
	v.desk.Helper()
	kind, _ := data.KindNamed(f.Target)
	other := &tour{window: v.window, file: v.file, kind: kind}
	records := other.records()
	for _, r := range records {
		title := strings.ToLower(other.title(r))
		if title == "" || slices.ContainsFunc(records, func(s map[string]any) bool {
			return s["id"] != r["id"] && strings.Contains(strings.ToLower(other.title(s)), title)
		}) {
			continue
		}
		runes := []rune(other.title(r))
		return string(runes[:min(len(runes), 40)]), fmt.Sprint(r["id"])
	}
	if len(records) == 0 {
		v.desk.Fatalf("the example has no %s to point at", kind.Word)
	}
	return other.title(records[0]), fmt.Sprint(records[0]["id"])
}

// add makes a new record with every field filled, finds it in the list, and takes it back.
func (v *tour) add() {
	v.desk.Helper()
	before := v.records()
	v.key("ctrl+n")
	v.sees(words("ui.new." + v.kind.Name))
	list := v.answers()
	v.looks("ny")
	for _, a := range list {
		if part := partOf(a.field); part != "" && !v.isOpen[part] { // by keys: its head comes after the fields above it
			for at := v.tab(v.focus()); at.words != ""; { // past what is not filled
				at = v.tab(at)
			}
			v.xdotool("key", "space")
			v.opened(part)
		}
		v.tabTo(a.field)
		switch {
		case a.field.Type == data.TypeBool:
			v.xdotool("key", "space")
		case a.field.OneOf != "", a.field.Type == data.TypeChoice, a.field.IsLink():
			v.xdotool("key", "Down")
			v.types(a.typed)
			v.xdotool("key", "Return")
			v.now("the keys again in "+a.field.Word, func(l line) bool { return l.sort == "focus" && l.words == v.label(a.field) })
		default:
			v.xdotool("key", "ctrl+a") // a proposed mark of secrecy stands there already
			v.types(a.typed)
		}
	}
	v.looks("ny ifylld")
	v.key("ctrl+s")
	v.saved()
	v.looks("ny sparad")
	if at := v.focus(); at.y+at.height/2 > foot {
		v.desk.Errorf("%s: %s has the keys and is cut at its foot, at %d", v.kind.Word, at.words, at.y)
	}
	made := v.records()
	made = slices.DeleteFunc(made, func(r map[string]any) bool {
		return slices.ContainsFunc(before, func(b map[string]any) bool { return b["id"] == r["id"] })
	})
	if len(made) != 1 {
		v.desk.Fatalf("%s: %d were made", v.kind.Word, len(made))
	}
	for _, a := range list {
		if got := made[0][a.field.Word]; got != a.stored {
			v.desk.Errorf("%s: %s holds %q, and should %q", v.kind.Word, a.field.Word, got, a.stored)
		}
	}

	v.goTo()
	title := v.title(made[0])
	runes := []rune(title)
	v.key("ctrl+f")
	v.types(string(runes[:min(len(runes), 30)]))
	isIt := func(l line) bool { return v.isRow(l) && strings.Contains(l.words, title) }
	v.await("the new "+v.kind.Word, isIt)
	v.looks("ny i listan")
	was := len(slices.DeleteFunc(v.sight(), func(l line) bool { return !isIt(l) }))
	v.undo()
	if v.record(fmt.Sprint(made[0]["id"])) != nil {
		v.desk.Errorf("%s: what was made is there after the undo", v.kind.Word)
	}
	for end := time.Now().Add(v.slow); ; time.Sleep(100 * time.Millisecond) {
		if now := len(slices.DeleteFunc(v.sight(), func(l line) bool { return !isIt(l) })); now == was-1 {
			break
		}
		if time.Now().After(end) {
			v.desk.Errorf("%s: the list shows %q after the undo", v.kind.Word, title)
			break
		}
	}
	v.looks("ny ångrad")
	v.key("ctrl+f", "ctrl+a", "BackSpace")
}

// isFull tells whether every choice that a kind has one record of is taken.
func (v *tour) isFull() bool {
	v.desk.Helper()
	f, ok := v.kind.Field(v.kind.Alone)
	return ok && len(v.records()) >= len(f.Choices)
}

// sections goes through the text of a document: one is changed and one is written, and both are taken back.
func (v *tour) sections() {
	v.desk.Helper()
	documents := &tour{window: v.window, file: v.file, kind: data.Documents.Untyped()}
	documents.goTo()
	var titled string
	for _, d := range documents.records() {
		if d["id"] == v.records()[0]["styrdokument"] {
			titled = documents.title(d)
		}
	}
	v.press(titled)
	v.press("Text (")
	v.sees(words("ui.sections.edit"))
	v.looks("text")
	before := fmt.Sprint(v.records())
	heading, text := words("field.section.heading"), words("field.section.text")
	write := func(step string) {
		v.types("Prov rubrik")
		v.tab(v.focus())
		if v.focus().words != text {
			v.tab(v.focus())
		}
		if at := v.focus(); at.words != text {
			v.desk.Errorf("Tab comes from a section's heading to %s", at.words)
		}
		v.key("ctrl+End")
		v.types("Prov text.")
		v.looks(step)
		v.key("ctrl+s")
		v.saved()
		if !slices.ContainsFunc(v.records(), func(r map[string]any) bool {
			return strings.Contains(fmt.Sprint(r["rubrik"]), "Prov rubrik") && strings.Contains(fmt.Sprint(r["text"]), "Prov text.")
		}) {
			v.desk.Errorf("%s: what was written was not saved", v.kind.Word)
		}
		v.undo()
		if now := fmt.Sprint(v.records()); now != before {
			v.desk.Errorf("%s: after the undo there is\n%s\nand there was\n%s", v.kind.Word, now, before)
		}
		v.looks(step + " ångrad")
	}
	hasHeading := func(l line) bool { return l.sort == "focus" && l.words == heading }
	v.press(words("ui.sections.edit"))
	v.now("the keys in "+heading, hasHeading)
	v.key("ctrl+End")
	write("ändrad")
	isAdd := func(l line) bool { return l.sort == "press" && l.words == words("ui.sections.add") }
	for range 30 {
		if slices.ContainsFunc(v.sight(), isAdd) {
			break
		}
		v.turn()
	}
	v.press(words("ui.sections.add"))
	v.now("the keys in "+heading, hasHeading)
	write("ny")
}
