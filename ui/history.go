package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// historyPanel is who has changed what in a record and when, the newest first.
type historyPanel struct {
	app    *app
	kind   data.Untyped
	object *fyne.Container
	acts   []historyAct
	undo   store.SaveID // what Ctrl+Z would take back
	all    bool
	number int // of the latest reading; an older one that comes late is not shown
}

// historyAct is one save's changes of the record.
type historyAct struct {
	save    store.SaveID
	head    string // who, when and how
	made    bool   // the record was made: what it said from the start is not listed
	final   bool   // a gallring, which cannot be undone
	changes []historyChange
}

type historyChange struct {
	field, before, after string
	quoted               bool // the values are texts of their own
}

// fewActs are shown until the person asks for all.
const fewActs = 8

func newHistoryPanel(a *app, kind data.Untyped) *historyPanel {
	return &historyPanel{app: a, kind: kind, object: stacked(space12)}
}

// load reads the record's history off the screen thread and shows it; then is given it, oldest first.
func (h *historyPanel) load(id string, then func([]store.Event)) {
	h.number++
	number, space := h.number, h.app.space
	var events []store.Event
	var undo store.SaveID
	h.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		if events, err = space.Store.History(ctx, h.kind, id); err != nil {
			return err
		}
		undo, err = space.Store.LastOwn(ctx)
		return err
	}, func(err error) {
		if err != nil || number != h.number {
			return // what cannot be read is told by what the person does next
		}
		h.acts, h.undo = actsOf(h.app.view, h.kind, events, h.app.now()), undo
		h.show()
		then(events)
	})
}

// actsOf gathers changes by save, the newest first.
func actsOf(view *reports.Viewer, kind data.Untyped, events []store.Event, now time.Time) []historyAct {
	var acts []historyAct
	for _, e := range events {
		if n := len(acts); n == 0 || acts[n-1].save != e.Save {
			acts = append(acts, historyAct{save: e.Save, head: actHead(e, now), final: e.Act == store.ActGallring})
		}
		a := &acts[len(acts)-1]
		switch {
		case e.Field == store.Existence && e.Old == "" && e.New != "" && e.Act != store.ActRestore && e.Act != store.ActUndo:
			a.made = true
		case e.Field != store.Existence:
			a.changes = append(a.changes, showEvent(view, kind, e))
		}
	}
	slices.Reverse(acts)
	return acts
}

func actHead(e store.Event, now time.Time) string {
	parts := []string{shownWhen(e.At, now), e.Author}
	if e.Act != store.ActSave {
		parts = append(parts, translations.Text("act."+e.Act, nil))
	}
	if e.Reason != "" {
		parts = append(parts, e.Reason)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// showEvent gives a change's field and its two values as people read them.
func showEvent(view *reports.Viewer, kind data.Untyped, e store.Event) historyChange {
	name, linked, isElement := strings.Cut(e.Field, "/")
	f, known := kind.Field(name)
	c := historyChange{before: e.Old, after: e.New}
	switch {
	case !known: // the record's own life: made, removed, gallrad
		c.field = translations.Text("log."+name, nil)
		if erased, ok := kind.Field(linked); ok {
			c.field = translations.Text("log.gallrad.field", map[string]string{"field": translations.Text(data.FieldKey(kind.Name, erased.Name), nil)})
		}
		yes := data.UntypedField{Type: data.TypeBool}
		if name == store.Existence {
			c.before, c.after = view.Show(kind, yes, e.Old), view.Show(kind, yes, e.New)
		}
	case isElement:
		c.field, c.before, c.after = translations.Text(data.FieldKey(kind.Name, name), nil), "", ""
		if e.Old != "" {
			c.before = view.Linked(linked)
		}
		if e.New != "" {
			c.after = view.Linked(linked)
		}
	default:
		c.field, c.quoted = translations.Text(data.FieldKey(kind.Name, name), nil), f.Type == data.TypeText || f.Type == data.TypeLongText
		if e.Old != "" {
			c.before = view.Show(kind, f, e.Old)
		}
		if e.New != "" {
			c.after = view.Show(kind, f, e.New)
		}
	}
	if e.Erased {
		c.after = translations.Text("told.erased", nil)
	}
	return c
}

// shownWhen is a moment as one says it: the clock alone today, else the day too.
func shownWhen(at, now time.Time) string {
	if at.IsZero() {
		return ""
	}
	if data.DayOf(at) == data.DayOf(now) {
		return translations.Text("ui.today.at", map[string]string{"time": at.In(data.Swedish).Format("15.04")})
	}
	return at.In(data.Swedish).Format("2006-01-02 15.04")
}

func (h *historyPanel) show() {
	h.object.RemoveAll()
	if len(h.acts) == 0 {
		h.object.Refresh()
		return
	}
	h.object.Add(sideHead(translations.Text("ui.history", nil)))
	for i, act := range h.acts {
		if i == fewActs && !h.all {
			h.object.Add(leading(quietButton(translations.Count("ui.history.all", len(h.acts), nil), func() { h.all = true; h.show() })))
			break
		}
		h.object.Add(h.act(act))
	}
	h.object.Refresh()
}

func (h *historyPanel) act(act historyAct) fyne.CanvasObject {
	head := quiet(act.head)
	head.Wrapping = fyne.TextWrapWord
	block := stacked(-space4, head)
	if act.made {
		block.Add(plainLine(translations.Text("ui.history.made", nil)))
		act.changes = nil
	}
	for _, c := range act.changes {
		block.Add(changeText(c))
	}
	if act.save == h.undo && !act.final && !h.app.space.Status().ReadOnly {
		block.Add(leading(quietButton(translations.Text("ui.undo", nil), h.app.undo)))
	}
	return block
}

func plainLine(words string) fyne.CanvasObject {
	line := wrapped(words)
	line.SizeName = sizeQuiet
	return line
}

// mostShown is how much of a long value history shows.
const mostShown = 140

// changeText is "Läge: från Planerad till Klar", the new value in the colour of text.
func changeText(c historyChange) fyne.CanvasObject {
	before, after := shorten(c.before), shorten(c.after)
	if c.quoted {
		before, after = quotedText(before), quotedText(after)
	}
	style := func(words string, colour fyne.ThemeColorName) widget.RichTextSegment {
		return &widget.TextSegment{Text: words, Style: widget.RichTextStyle{Inline: true, SizeName: sizeQuiet, ColorName: colour}}
	}
	segments := []widget.RichTextSegment{style(c.field+": ", colourQuiet)}
	switch {
	case before != "" && after == "":
		segments = append(segments, style(translations.Text("ui.history.emptied", map[string]string{"before": before}), colourText))
	case before != "":
		segments = append(segments, style(translations.Text("ui.history.from", map[string]string{"before": before})+" ", colourQuiet), style(after, colourText))
	default:
		segments = append(segments, style(after, colourText))
	}
	text := widget.NewRichText(segments...)
	text.Wrapping = fyne.TextWrapWord
	return text
}

func quotedText(text string) string {
	if text == "" {
		return ""
	}
	return translations.Text("ui.quoted", map[string]string{"text": text})
}

func shorten(text string) string {
	text = oneLine(text)
	if runes := []rune(text); len(runes) > mostShown {
		return string(runes[:mostShown-1]) + "…"
	}
	return text
}

// sideHead is the head of a panel beside the form.
func sideHead(words string) *widget.Label {
	label := widget.NewLabel(words)
	label.TextStyle.Bold = true
	return label
}

// quietButton is a button that draws no attention to itself.
func quietButton(words string, do func()) *button {
	button := newButton(words, do)
	button.Importance = widget.LowImportance
	return button
}

// leading keeps an object at the left, as wide as it needs.
func leading(o fyne.CanvasObject) fyne.CanvasObject { return container.NewHBox(o) }
