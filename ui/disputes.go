package ui

import (
	"context"
	"slices"
	"strings"

	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// loadDisputes shows what was changed apart and waits for a choice.
func (p *recordPage) loadDisputes() {
	if now := p.app.reg.Record(p.id); now == nil || !now.Header().Conflict { // nil: made by somebody else since the register was read
		p.showDisputes(nil)
		return
	}
	space := p.app.space
	var list []store.Dispute
	p.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		list, err = space.Store.Disputes(ctx, p.kind, p.id)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.showDisputes(list)
	})
}

func (p *recordPage) showDisputes(list []store.Dispute) {
	if len(list) == 0 && !p.disputes.Visible() {
		return
	}
	p.disputes.RemoveAll()
	for _, d := range list {
		p.disputes.Add(p.dispute(d))
	}
	setVisible(p.disputes, len(list) > 0)
	p.disputes.Refresh()
	p.whole.Refresh()
}

// dispute is one field that was changed apart: where it began, each version with who and when, and the choices.
func (p *recordPage) dispute(d store.Dispute) fyne.CanvasObject {
	shown := func(text string) string {
		c := showEvent(p.app.view, p.kind, store.Event{Field: d.Field, New: text})
		if c.after == "" {
			return translations.Text("ui.dispute.empty", nil)
		}
		return c.after
	}
	name := showEvent(p.app.view, p.kind, store.Event{Field: d.Field}).field
	key := "ui.dispute"
	if d.Field == store.Existence {
		key = "ui.dispute.removed"
	}
	head := wrapped(translations.Text(key, map[string]string{"field": name}))
	head.TextStyle.Bold = true
	block := stacked(space8, head)
	if d.Field == store.Existence {
		block.Add(container.NewHBox(
			newButton(translations.Text("ui.dispute.keep", nil), p.takeBack),
			newButton(translations.Text("ui.record.remove", nil), p.remove)))
		return framed(block)
	}
	columns := container.NewGridWithColumns(len(d.Heads)+1, stacked(space4, quiet(translations.Text("ui.dispute.origin", nil)), wrapped(shown(d.Origin))))
	for _, v := range d.Heads {
		by := quiet(strings.Join(slices.DeleteFunc([]string{v.Author, shownWhen(v.At, p.app.now())}, func(s string) bool { return s == "" }), " · "))
		by.Wrapping = fyne.TextWrapWord
		text := v.Text
		columns.Add(stacked(space4, by, markedText(shown(d.Origin), shown(text)),
			leading(newButton(translations.Text("ui.dispute.choose", nil), func() { p.choose(d.Field, text) }))))
	}
	block.Add(columns)
	if fieldName, _, isElement := strings.Cut(d.Field, "/"); !isElement && p.form.field(fieldName) != nil {
		block.Add(leading(quietButton(translations.Text("ui.dispute.third", nil), func() { p.writeThird(fieldName) })))
	}
	return framed(block)
}

// choose settles a disputed field on one of its versions.
func (p *recordPage) choose(field, text string) {
	p.saving = true
	p.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		_, err := s.Settle(ctx, p.kind, p.id, field, text)
		return err
	}, func(err error) {
		p.saving = false
		if err != nil {
			p.app.tell(err)
			return
		}
		p.refresh()
		p.tellDone(translations.Text("ui.dispute.settled", nil))
	})
}

// writeThird lets the person write a value of her own; saving it settles the field.
func (p *recordPage) writeThird(field string) {
	p.base.Choose(field)
	if ff := p.form.field(field); ff != nil {
		p.form.goTo(ff)
	}
}

// markedText is a text whose words that another lacks are bold.
func markedText(origin, text string) fyne.CanvasObject {
	was := map[string]bool{}
	for _, word := range strings.Fields(origin) {
		was[word] = true
	}
	var segments []widget.RichTextSegment
	add := func(words []string, bold bool) {
		if len(words) > 0 {
			segments = append(segments, &widget.TextSegment{Text: strings.Join(words, " ") + " ", Style: widget.RichTextStyle{
				Inline: true, ColorName: colourText, SizeName: sizeBody, TextStyle: fyne.TextStyle{Bold: bold},
			}})
		}
	}
	var run []string
	bold := false
	for _, word := range strings.Fields(text) {
		if isNew := !was[word]; isNew != bold {
			add(run, bold)
			run, bold = nil, isNew
		}
		run = append(run, word)
	}
	add(run, bold)
	rich := widget.NewRichText(segments...)
	rich.Wrapping = fyne.TextWrapWord
	return rich
}
