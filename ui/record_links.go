package ui

import (
	"slices"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// showLinks shows the records that the record has to do with: those that it points at, then those that point at it, by
// kind, with a way to add one.
func (p *recordPage) showLinks() {
	p.links.RemoveAll()
	if pointed := p.pointed(); len(pointed) > 0 {
		p.links.Add(stacked(0, append([]fyne.CanvasObject{sideHead(translations.Text("ui.links.to", nil))}, pointed...)...))
	}
	canAdd := !p.read.Header().Removed && !p.app.space.Status().ReadOnly
	for _, group := range pointingAt(p.app.reg, p.kind, p.id) {
		kind, field, value := group.kind, group.field, group.value
		add := quietButton(translations.Text("ui.links.add", nil), func() { p.app.goTo(prefilled(kind.Name, field, value)) })
		setVisible(add, canAdd)
		name := sideHead(translations.Text(data.KindsKey(kind.Name), nil))
		name.Wrapping = fyne.TextWrapWord
		head := container.NewBorder(nil, nil, nil, add, name)
		block := stacked(0, head)
		for i, r := range group.records {
			if i == mostLinks {
				block.Add(leading(quietButton(translations.Count("ui.links.all", len(group.records), nil), func() {
					p.app.goTo(place{page: pageList, kind: kind.Name})
				})))
				break
			}
			block.Add(p.app.link(r))
		}
		p.links.Add(block)
	}
	setVisible(p.links, len(p.links.Objects) > 0)
	p.links.Refresh()
}

// pointed is a line for each record that the record points at.
func (p *recordPage) pointed() []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, f := range p.kind.Fields {
		if !f.IsLink() || f.Target == "section" { // a section is read in its document
			continue
		}
		for _, id := range data.SplitRefs(f.Get(p.read)) {
			if r := p.app.reg.Record(id); r != nil && len(lines) < mostLinks {
				name := quiet(translations.Text(data.FieldKey(p.kind.Name, f.Name), nil))
				lines = append(lines, stacked(-space16, name, p.app.link(r)))
			}
		}
	}
	if f, ok := p.kind.Field(data.OriginField); ok && p.kind.Name != data.Papers.Name { // a paper's is in its panel
		if _, id, ok := data.SplitOrigin(f.Get(p.read)); ok && p.app.reg.Record(id) != nil {
			name := quiet(translations.Text(data.FieldKey(p.kind.Name, data.OriginField), nil))
			lines = append(lines, stacked(-space16, name, p.app.link(p.app.reg.Record(id))))
		}
	}
	return lines
}

// mostLinks of one kind are shown.
const mostLinks = 8

// link is a line with a record's name that leads to it.
func (a *app) link(r data.Record) fyne.CanvasObject {
	to := place{page: pageRecord, kind: r.KindName(), id: r.Header().ID}
	text := widget.NewHyperlink(oneLine(a.view.Title(r)), nil)
	text.OnTapped = func() { a.goTo(to) }
	text.Wrapping = fyne.TextWrapWord
	if mark, ok := a.standing(r); ok && mark.MinSize().Width > widestMark {
		return stacked(-space8, text, sidePadded(mark))
	} else if ok {
		return container.NewBorder(nil, nil, nil, container.NewCenter(mark), text)
	}
	return text
}

// widestMark leaves the link beside it room for a few words on a line.
const widestMark float32 = 120

// linkGroup is the records of one kind that point at a record, and the field by which a new one would.
type linkGroup struct {
	kind    data.Untyped
	field   string
	value   string
	records []data.Record
}

// natural are the kinds that a record of a kind is expected to have, and so can be added from its page.
var natural = map[string][]string{
	"incident":     {"notification", "action"},
	"document":     {"action"},
	"duty":         {"action"},
	"unit":         {"person", "role"},
	"person":       {"role"},
	"role":         {"document"},
	"meeting":      {"decision"},
	"authority":    {"deadline"},
	"risk_session": {"risk"},
	"continuity":   {"exercise"},

	"fulfilment": {"action"},
	"measure":    {"action"},
	"audit":      {"finding"},
}

// shownApart are the kinds that a record of a kind shows in a panel of their own.
var shownApart = map[string][]string{
	"document": {"referral", "introduction", "decision"},
	"matter":   {"decision"},
	"decision": {"action"},
	"system":   {"fulfilment"},
	"premises": {"fulfilment"},
	"risk":     {"risk_value"},

	"control_point": {"control_occasion"},
	"goal":          {"reading"},
}

// pointingAt groups the living records that point at one by their kind.
func pointingAt(reg data.Register, target data.Untyped, id string) []linkGroup {
	var groups []linkGroup
	for _, kind := range data.Kinds() {
		if kind.Name == "section" || target.Name == "incident" && kind.AppendOnly || slices.Contains(shownApart[target.Name], kind.Name) { // a document shows its sections as text, an incident its log
			continue
		}
		var fields []data.UntypedField
		for _, f := range kind.Fields {
			if f.IsLink() && f.Target == target.Name {
				fields = append(fields, f)
			}
		}
		group, origin := linkGroup{kind: kind, value: id}, ""
		if comesOf(kind, target) {
			origin = data.OriginOf(target.Name, id)
		}
		switch {
		case len(fields) > 0:
			group.field = fields[0].Name
		case origin != "":
			group.field, group.value = data.OriginField, origin
		default:
			continue
		}
		for _, r := range reg.Living(kind) {
			if action, ok := r.(*data.Action); ok && origin != "" && action.Origin == origin || slices.ContainsFunc(fields, func(f data.UntypedField) bool { return slices.Contains(data.SplitRefs(f.Get(r)), id) }) {
				group.records = append(group.records, r)
			}
		}
		if len(group.records) > 0 || group.field == data.OriginField || slices.Contains(natural[target.Name], kind.Name) {
			groups = append(groups, group)
		}
	}
	return groups
}

// comesOf tells whether an action can come of a record of a kind without a field of its own for it: of any register but its own.
func comesOf(kind, target data.Untyped) bool {
	return kind.Name == "action" && target.Name != "action" && data.IsRegister(target.Name)
}
