package ui

import (
	"context"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// organisationPage is the municipality as a tree: its bodies, administrations and companies, with who plays which part.
type organisationPage struct {
	app    *app
	column *fyne.Container
	whole  *container.Scroll
	open   map[string]bool // the units whose roles are all shown
}

func newOrganisationPage(a *app) page {
	p := &organisationPage{app: a, column: newColumn(0), open: map[string]bool{}}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *organisationPage) title() string             { return translations.Text("ui.organisation", nil) }
func (p *organisationPage) object() fyne.CanvasObject { return p.whole }
func (p *organisationPage) leave(then func())         { then() }

// tick lets who serves follow the day.
func (p *organisationPage) tick() { p.refresh() }

func (p *organisationPage) refresh() {
	today := data.DayOf(p.app.now())
	tree := data.UnitTree(p.app.reg, today)
	p.column.RemoveAll()
	add := newButton(translations.Text("ui.new.unit", nil), func() { p.app.goTo(place{page: pageRecord, kind: "unit"}) })
	add.Importance = widget.HighImportance
	setVisible(add, !p.app.space.Status().ReadOnly)
	list := quietButton(translations.Text("ui.organisation.list", nil), func() { p.app.goTo(place{page: pageList, kind: "unit"}) })
	p.column.Add(beside(newHead(p.title()), list, newButton(translations.Text("ui.handover", nil), p.app.handOver), add))
	roles, vacant := len(data.All(p.app.reg, data.Roles)), 0
	for _, r := range data.All(p.app.reg, data.Roles) {
		if r.Vacant(today) {
			vacant++
		}
	}
	employed := data.Coverage(p.app.reg, data.GroupEmployees, "", today).Of
	p.column.Add(quietly(strings.Join([]string{
		translations.Count("ui.organisation.units", len(tree), nil), translations.Count("ui.organisation.employed", employed, nil), translations.Count("ui.organisation.roles", roles, nil),
		translations.Count("ui.organisation.vacant", vacant, nil),
	}, ", ")))
	if line := p.app.onDutyLine(); line != "" {
		p.column.Add(wrapped(line))
	}
	p.column.Add(gap(space8))
	if len(tree) == 0 {
		p.column.Add(wrapped(translations.Text("ui.empty.unit", nil)))
	}
	for _, node := range tree {
		p.column.Add(p.unit(node, today))
	}
	if loose := data.RolesWithoutUnit(p.app.reg); len(loose) > 0 {
		p.column.Add(gap(space16))
		p.column.Add(newHead(translations.Text("ui.organisation.loose", nil)))
		for _, r := range loose {
			p.column.Add(p.role(r, 0, today))
		}
	}
	p.column.Refresh()
}

// step is how far a unit is moved in from the one that it lies under.
const step float32 = 24

// unit is a unit with its roles below it: the vacant ones, and the others when it has been opened.
func (p *organisationPage) unit(node data.UnitNode, today data.Day) fyne.CanvasObject {
	u := node.Unit
	name := newLink(u.Name, func() { p.app.goTo(placeOf(u)) })
	facts := []string{translations.Text(data.OptionKey("unit_type", string(u.Type)), nil)}
	if u.Short != "" {
		facts = append(facts, u.Short)
	}
	if u.Controller {
		facts = append(facts, strings.ToLower(translations.Text(data.FieldKey("unit", "controller"), nil)))
	}
	about := quietly(strings.Join(facts, " · "))
	right := container.NewHBox()
	if node.Headcount > 0 && u.Headcount != nil {
		count := quietly(translations.Count("ui.organisation.employed", node.Headcount, nil))
		count.Wrapping = fyne.TextWrapOff
		right.Add(container.NewCenter(count))
	}
	isOpen := p.open[u.ID]
	if n := len(node.Roles); n > 0 {
		words := translations.Count("ui.organisation.roles", n, nil)
		if isOpen {
			words = translations.Text("ui.organisation.fold", nil)
		}
		right.Add(container.NewCenter(quietButton(words, func() { p.open[u.ID] = !isOpen; p.refresh() })))
	}
	block := newColumn(-space8, container.NewBorder(nil, nil, nil, right, newColumn(-space16, name, about)))
	for _, r := range node.Roles {
		if isOpen || r.Vacant(today) || data.ServiceNow(p.app.reg, r, today) != nil {
			block.Add(p.role(r, 1, today))
		}
	}
	return newRow(indented(node.Depth, block))
}

func indented(depth int, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, float32(depth)*step, 0), o)
}

// role is a line with a role and who serves in it.
func (p *organisationPage) role(r *data.Role, depth int, today data.Day) fyne.CanvasObject {
	name := newLink(r.Name, func() { p.app.goTo(placeOf(r)) })
	if r.Vacant(today) {
		mark := newStateMark(stateLacking, translations.Text("ui.list.vacant", nil))
		return indented(depth, container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(mark)), name))
	}
	who := wrapped(p.app.servesWords(r, today))
	who.Alignment = fyne.TextAlignTrailing
	return indented(depth, container.New(&shareLayout{first: 0.5, gap: space8}, name, who))
}

// servesWords tell who serves in a role: "Jonas Ängsvik tjänstgör till 31 juli", else its holder.
func (a *app) servesWords(r *data.Role, today data.Day) string {
	if s := data.ServiceNow(a.reg, r, today); s != nil {
		return a.serviceWords(s, today)
	}
	if r.InService(today) {
		return a.view.Linked(string(r.Holder))
	}
	if r.StandIn != "" {
		return translations.Text("ui.role.stand_in", map[string]string{"who": a.view.Linked(string(r.StandIn))})
	}
	return translations.Text("ui.role.nobody", nil)
}

func (a *app) serviceWords(s *data.Service, today data.Day) string {
	return translations.Text("ui.role.serves", map[string]string{"who": a.view.Linked(string(s.Person)), "day": dayInYear(s.To, today)})
}

// dayInYear is a day in running text, with its year only when that is another.
func dayInYear(day, today data.Day) string {
	words := spoken().LongDate(day)
	if day.Year() == today.Year() {
		if i := strings.LastIndex(words, " "); i > 0 {
			words = words[:i]
		}
	}
	return words
}

// onDuty tells that another serves in the coordinator's place; empty when the coordinator serves.
func (a *app) onDuty() string {
	today := data.DayOf(a.now())
	if _, s := data.InCharge(a.reg, today); s != nil {
		return a.serviceWords(s, today)
	}
	return ""
}

// onDutyLine tells it with what it means.
func (a *app) onDutyLine() string {
	if words := a.onDuty(); words != "" {
		return translations.Text("ui.role.addressed", map[string]string{"who": words})
	}
	return ""
}

// rolePanel tells who serves in a role now, and who has held it before.
func rolePanel(a *app, r *data.Role) fyne.CanvasObject {
	today := data.DayOf(a.now())
	column := newColumn(-space8, newHead(translations.Text("ui.role.now", nil)), wrapped(a.servesWords(r, today)))
	if s := data.ServiceNow(a.reg, r, today); s != nil && s.Phone != "" {
		column.Add(quietly(s.Phone))
	}
	if role, _ := data.InCharge(a.reg, today); role != nil && role.ID == r.ID {
		column.Add(quietly(translations.Text("ui.role.addressed.here", nil)))
	}
	if !a.space.Status().ReadOnly {
		column.Add(leading(newButton(translations.Text("ui.service.begin", nil), func() {
			a.goTo(prefilled("service", "role", r.ID, "person", string(r.StandIn), "from", string(today)))
		})))
	}
	before := newColumn(-space8)
	before.Hide()
	column.Add(before)
	space := a.space
	var events []store.Event
	a.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		events, err = space.Store.History(ctx, data.Roles.Untyped(), r.ID)
		return err
	}, func(err error) {
		if err != nil {
			return // what cannot be read is told by what the person does next
		}
		for _, part := range []struct{ field, words string }{{"holder", "ui.role.before"}, {"stand_in", "ui.role.before.stand_in"}} {
			holders := data.FormerHolders(a.reg, roleStood(events, part.field))
			if len(holders) == 0 {
				continue
			}
			before.Add(gap(space16))
			before.Add(sideHead(translations.Text(part.words, nil)))
			for _, h := range holders {
				before.Add(wrapped(a.view.Linked(string(h.Person))))
				before.Add(quietly(spoken().LongDate(h.From) + " – " + spoken().LongDate(h.To)))
			}
		}
		if len(before.Objects) == 0 {
			return
		}
		before.Show()
		column.Refresh()
		if p, ok := a.page.(*recordPage); ok {
			p.whole.Refresh()
		}
	})
	return column
}

// roleStood tells who held a role, or stood in for who did, after each save of its history. The days that are written are the
// holder's; a stand-in has those on which the change was noted.
func roleStood(events []store.Event, part string) []data.RoleStood {
	var list []data.RoleStood
	var now data.RoleStood
	for i, e := range events {
		switch {
		case e.Field == part:
			now.Holder = data.Link[*data.Person](e.New)
		case part != "holder":
		case e.Field == "from":
			now.From = data.Day(e.New)
		case e.Field == "to":
			now.To = data.Day(e.New)
		}
		if on := data.DayOf(e.At); on != "" { // the program's own saves have no time
			now.On = on
		}
		if i+1 == len(events) || events[i+1].Save != e.Save {
			list = append(list, now)
		}
	}
	return list
}

// listActs are what can be done from a list beside making a new record: the pages about its kind.
func listActs(a *app, kind data.Untyped) []fyne.CanvasObject {
	to := func(words string, page pageName) []fyne.CanvasObject {
		return []fyne.CanvasObject{newButton(translations.Text(words, nil), func() { a.goTo(place{page: page}) }), gapBeside()}
	}
	switch {
	case kind.Name == "unit":
		return to("ui.organisation.tree", pageOrganisation)
	case kind.Name == "mandate" && !a.space.Status().ReadOnly:
		return to("ui.term", pageTerm)
	case kind.Name == "meeting" && !a.space.Status().ReadOnly:
		return to("ui.meetings", pageMeetings)
	case kind.Name == "class_level" && !a.space.Status().ReadOnly:
		return []fyne.CanvasObject{newButton(translations.Text("ui.scale.choose", nil), a.chooseScale), gapBeside()}
	case slices.Contains([]string{data.Assets.Name, data.Classifications.Name}, kind.Name) && !a.space.Status().ReadOnly:
		return []fyne.CanvasObject{newButton(translations.Text("ui.workshop.class.open", nil), func() { a.goTo(classify()) }), gapBeside()}
	case kind.Name == data.RiskSessions.Name && !a.space.Status().ReadOnly:
		return []fyne.CanvasObject{newButton(translations.Text("ui.workshop.risk.open", nil), func() { a.goTo(analyse("")) }), gapBeside()}
	case kind.Name == data.Measures.Name && len(a.reg.Living(kind)) > 0: // an empty register has them below its words
		return a.measureActs()
	case slices.Contains(trainingKinds, kind.Name):
		return to("ui.training", pageTraining)
	}
	return nil
}
