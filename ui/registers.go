package ui

import (
	"cmp"
	"context"
	"strconv"

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
	take := newButton(translations.Text("ui.import", nil), func() { p.app.goTo(place{page: pageImport}) })
	setVisible(take, !p.app.space.Status().ReadOnly)
	p.column.Add(beside(newHead(translations.Text("ui.registers", nil)), take, newButton(translations.Text("ui.export.all", nil), p.app.askAllRegisters)))
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

// row is one register: how much it holds, how it is used, and the way to say otherwise.
func (p *registersPage) row(kind data.Untyped) fyne.CanvasObject {
	use := data.UseOf(p.app.reg, kind.Name)
	name := newLink(translations.Text(data.KindsKey(kind.Name), nil), func() { p.app.goTo(place{page: pageList, kind: kind.Name}) })
	lead := container.NewHBox(sidePadded(widget.NewIcon(icons.Named(kind.Icon))))
	words := newColumn(-space16, name, quietly(heldWords(use)))
	if !data.IsRegister(kind.Name) { // the program's own: there is nothing to choose
		return container.NewBorder(nil, nil, lead, nil, words)
	}
	acts := []fyne.CanvasObject{container.New(&fixedWidth{180}, sidePadded(newStateMark(useMark(use.State))))}
	if !p.app.space.Status().ReadOnly {
		acts = append(acts, quietButton(translations.Text("ui.registers.change", nil), func() { p.ask(kind) }))
	}
	return container.NewBorder(nil, nil, lead, nil, beside(words, acts...))
}

// heldWords tell how much a register holds: "12 av cirka 85", or where it is kept instead.
func heldWords(use data.Use) string {
	held := translations.Count("ui.registers.held", use.Held, nil)
	switch {
	case use.State == data.UseElsewhere:
		system := translations.Text("ui.registers.in", map[string]string{"system": cmp.Or(use.System, translations.Text("ui.registers.other", nil))})
		if use.Held == 0 {
			return system
		}
		return system + ". " + translations.Count("ui.registers.aside", use.Held, nil)
	case use.Whole > 0:
		return translations.Text("ui.registers.part", map[string]string{"held": reports.Number(use.Held), "whole": reports.Number(use.Whole)})
	}
	return held
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

// ask asks how a register is used: its state, where it is kept instead, and about how many there are in all.
func (p *registersPage) ask(kind data.Untyped) {
	use, known := data.UseOf(p.app.reg, kind.Name), data.RegisterUses.Untyped()
	whole := ""
	if use.Whole > 0 {
		whole = strconv.Itoa(use.Whole)
	}
	register := map[string]string{"register": translations.Text(data.KindsKey(kind.Name), nil)}
	p.app.ask(actQuestion{
		title: translations.Text("ui.registers.ask", register), text: translations.Text("ui.registers.ask.text", register), yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: known, name: "state", value: string(use.State), required: true},
			{kind: known, name: "system", value: use.System},
			{kind: known, name: "whole", value: whole},
		},
		wrong: func(answers map[string]data.Record) error {
			return unusable(kind, use.Held, answers["register_use"].(*data.RegisterUse))
		},
		do: func(answers map[string]data.Record) { p.save(kind, answers["register_use"].(*data.RegisterUse)) },
	})
}

// unusable tells why a register cannot be used as somebody has said; nil when it can.
func unusable(kind data.Untyped, held int, said *data.RegisterUse) error {
	switch {
	case said.State == data.UseElsewhere && said.System == "":
		return data.NewProblem("problem.register_use.system", "register", data.KindsKey(kind.Name))
	case said.State == data.UseNotBegun && held > 0:
		return data.NewProblem("problem.register_use.held", "register", data.KindsKey(kind.Name), "count", strconv.Itoa(held))
	case said.Whole != nil && *said.Whole < 0:
		return data.NewProblem("problem.register_use.whole", "field", data.FieldKey("register_use", "whole"))
	}
	return nil
}

// save notes how a register is used. A system is told only of one that is kept elsewhere.
func (p *registersPage) save(kind data.Untyped, said *data.RegisterUse) {
	var known string
	if u, ok := data.SaidOf(p.app.reg, kind.Name); ok {
		known = u.ID
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
		use.State, use.System, use.Whole = said.State, "", said.Whole
		if said.State == data.UseElsewhere {
			use.System = said.System
		}
		_, err := s.Save(ctx, base, use)
		return err
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
		}
	})
}
