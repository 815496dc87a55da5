package ui

import (
	"context"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// registersPage shows every register of the binder: what it is for, how much it holds, and whether it is in use here, kept
// in another system or not begun. One begins with a few and goes on from here.
type registersPage struct {
	app    *app
	column *fyne.Container
	whole  fyne.CanvasObject
}

func newRegistersPage(a *app) page {
	p := &registersPage{app: a, column: newColumn(space4)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *registersPage) title() string             { return translations.Text("ui.registers", nil) }
func (p *registersPage) object() fyne.CanvasObject { return p.whole }
func (p *registersPage) leave(then func())         { then() }

func (p *registersPage) refresh() {
	p.column.RemoveAll()
	p.column.Add(newHead(translations.Text("ui.registers", nil)))
	p.column.Add(wrapped(translations.Text("ui.registers.text", nil)))
	for _, group := range menuGroups {
		p.column.Add(gap(space8))
		p.column.Add(menuHead(translations.Text("ui.menu."+group.name, nil)))
		for _, name := range group.kinds {
			if kind, ok := data.KindNamed(name); ok && !kind.Single {
				p.column.Add(newRow(p.row(kind)))
			}
		}
	}
	p.column.Refresh()
}

// row is one register, with what can be done with it.
func (p *registersPage) row(kind data.Untyped) fyne.CanvasObject {
	use := data.UseOf(p.app.reg, kind.Name)
	name := newLink(translations.Text(data.KindsKey(kind.Name), nil), func() { p.app.goTo(place{page: pageList, kind: kind.Name}) })
	mark := newStateMark(useMark(use.State))
	acts := container.NewHBox()
	act := func(words string, state data.UseState) {
		acts.Add(quietButton(translations.Text(words, nil), func() { p.choose(kind, state) }))
	}
	if !p.app.space.Status().ReadOnly {
		switch use.State {
		case data.UseInUse:
			if use.Held == 0 {
				act("ui.registers.stop", data.UseNotBegun)
			}
		case data.UseElsewhere:
			act("ui.registers.begin", data.UseInUse)
		default:
			act("ui.registers.elsewhere", data.UseElsewhere)
			act("ui.registers.begin", data.UseInUse)
		}
	}
	state := container.New(&fixedWidth{150}, sidePadded(mark))
	lead := container.NewHBox(sidePadded(widget.NewIcon(icons.Named(kind.Icon))))
	return container.NewBorder(nil, nil, lead, container.NewHBox(state, acts), newColumn(-space16, name, quietly(heldWords(use))))
}

// heldWords tell how much a register holds: "12 av cirka 85", or where it is kept instead.
func heldWords(use data.Use) string {
	switch {
	case use.State == data.UseElsewhere:
		return translations.Text("ui.registers.in", map[string]string{"system": use.System})
	case use.Whole > 0:
		return translations.Text("ui.registers.part", map[string]string{"held": reports.Number(use.Held), "whole": reports.Number(use.Whole)})
	}
	return translations.Count("ui.registers.held", use.Held, nil)
}

// useMark is the shape and word of how a register is used.
func useMark(s data.UseState) (state, string) {
	word := translations.Text(data.OptionKey("use_state", string(s)), nil)
	switch s {
	case data.UseInUse:
		return stateMet, word
	case data.UseElsewhere:
		return stateUnused, word
	}
	return stateUnknown, word
}

// choose notes how a register is used; of one that is kept elsewhere it asks where.
func (p *registersPage) choose(kind data.Untyped, to data.UseState) {
	if to != data.UseElsewhere {
		p.save(kind, to, "")
		return
	}
	system := newTextEntry()
	askWith(p.app.window, translations.Text("ui.registers.elsewhere", nil), translations.Text("ui.registers.which", map[string]string{"register": translations.Text(data.KindsKey(kind.Name), nil)}),
		system, system, translations.Text("ui.record.save", nil), func() bool { return system.Text != "" }, func() { p.save(kind, to, system.Text) })
}

func (p *registersPage) save(kind data.Untyped, to data.UseState, system string) {
	var known string
	for _, u := range data.All(p.app.reg, data.RegisterUses) {
		if u.Register == kind.Name {
			known = u.ID
		}
	}
	p.app.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
		use, base := &data.RegisterUse{Register: kind.Name}, store.Base{}
		if known != "" {
			r, read, err := s.Get(ctx, data.RegisterUses.Untyped(), known)
			if err != nil {
				return err
			}
			use, base = r.(*data.RegisterUse), read
		}
		use.State, use.System = to, system
		_, err := s.Save(ctx, base, use)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
		}
	})
}
