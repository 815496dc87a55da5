package ui

import (
	"cmp"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// markOf is the mark of a new record of a kind with what is known of it from where it was asked for.
func markOf(a *app, kind data.Untyped, known map[string]string) data.Secrecy {
	r := kind.New()
	for _, f := range kind.Fields {
		if text, ok := known[f.Name]; ok {
			_ = f.Put(r, text) // what cannot be read is told when it is saved
		}
	}
	data.FillMark(a.reg, r, data.DayOf(a.now()))
	return r.Header().Secrecy
}

// mostOfMark keeps a mark's provisions to what can be taken in beside a record's name.
const mostOfMark = 60

// markWords tell how a record is marked: "Sekretess kan gälla · OSL 18 kap. 8 b §". Nothing for one that nobody has marked and
// that is not guarded.
func markWords(kind data.Untyped, s data.Secrecy) string {
	switch {
	case s.State == data.SecrecyUnjudged || s.State == "" && kind.Guard != nil:
		return translations.Text("ui.mark.unjudged", nil)
	case s.State == "":
		return ""
	}
	words := translations.Text(data.OptionKey("secrecy", string(s.State)), nil)
	if s.State == data.SecrecyPossible && s.Provision != "" {
		words += " · " + shortened(oneLine(s.Provision), mostOfMark)
	}
	return words
}

// newMarkChip is a few quiet words on a ground of their own.
func newMarkChip(words string) fyne.CanvasObject {
	return container.NewCenter(container.NewStack(newGround(colourSunken), container.New(layout.NewCustomPaddedLayout(-space4, -space4, 0, 0), quiet(words))))
}

// markPanel proposes another secrecy mark when a record's own lacks something or has the wrong provision, with one press to take
// it. The program never changes a mark that a person has set.
func markPanel(p *recordPage) []fyne.CanvasObject {
	a, today := p.app, data.DayOf(p.app.now())
	r := a.reg.Record(p.id)
	if r == nil || r.Header().Removed || r.Header().Gallrad != "" {
		return nil
	}
	mark, why := data.AdviseMark(a.reg, r, today)
	if why == "" {
		return nil
	}
	var lacks []string
	for _, field := range data.MarkLacks(a.reg, r) {
		lacks = append(lacks, strings.ToLower(translations.Text("ui.mark."+field, nil)))
	}
	column := newColumn(-space8, container.NewHBox(sidePadded(newStateMark(statePartly, translations.Text("ui.form.secrecy", nil)))),
		wrapped(translations.Text("ui.mark."+string(why), map[string]string{"lacks": spoken().Enumerate(lacks)})))
	if mark == r.Header().Secrecy { // only a person knows the provision
		column.Add(quietly(translations.Text("ui.mark.own", nil)))
		return []fyne.CanvasObject{newCard(column)}
	}
	column.Add(wrapped(translations.Text("ui.mark.proposal", map[string]string{
		"provision": cmp.Or(mark.Provision, translations.Text("ui.mark.no_provision", nil)), "date": string(mark.Date), "authority": mark.Authority,
	})))
	if provision, ok := data.ProvisionNamed(mark.Provision); ok {
		column.Add(quietly(translations.Text(provision.Key, nil)))
	}
	with := data.AdvisedWith(a.reg, r, today)
	if n := len(with) - 1; n > 0 {
		column.Add(quietly(translations.Count("ui.mark.with", n, nil)))
	}
	buttons := []fyne.CanvasObject{p.actButton("ui.mark."+string(why)+".do", func() {
		p.performHere("ui.mark.done", func(d *exchange.Deed) error { return d.Mark(r, today) })
	})}
	if why == data.MarkIncomplete && len(data.Unmarked(a.reg, p.kind)) > 1 {
		buttons = append(buttons, p.actButton("ui.mark.all", func() {
			p.performHere("ui.mark.done", func(d *exchange.Deed) error { return d.Complete(p.kind, today) })
		}))
	}
	column.Add(p.actsRow(buttons...))
	return []fyne.CanvasObject{newCard(column)}
}
