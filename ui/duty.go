package ui

import (
	"slices"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
)

// dutyPanel tells how a duty is met: what the registers show, by which rule and on which records, and whether the
// coordinator says otherwise. Her word counts; what the registers show stays beside it.
func dutyPanel(p *recordPage, d *data.Duty) fyne.CanvasObject {
	column := newColumn(0, newHead(translations.Text("ui.duty", nil)))
	if !d.Counts() {
		column.Add(wrapped(translations.Text("ui.duty.struck", nil)))
		return column
	}
	rule, catalogued, ruled := dutyRule(d)
	if ruled {
		column.Add(quietly(translations.Text("ui.duty.catalogued", map[string]string{"number": reports.Number(catalogued.Number), "duty": catalogued.Text})))
	}
	if d.Assessment != data.Unjudged {
		column.Add(sidePadded(framed(newColumn(-space8, assessedMark("ui.duty.own", d.Assessment), wrapped(d.AssessmentReason),
			p.actsRow(p.actButton("ui.duty.change", func() { p.overrule(d) }), p.actButton("ui.duty.follow", func() { p.followRegisters(d) }))))))
		column.Add(gap(space12))
	}
	if p.app.standings().judge.Duty(d).Reason == data.ReasonNotGoneThrough {
		column.Add(wrapped(translations.Text("ui.duty.not_gone_through", nil)))
	}
	if !ruled {
		column.Add(wrapped(translations.Text("ui.duty.unruled", nil)))
	} else {
		column.Add(p.computedPart(d, rule))
	}
	if d.Assessment == data.Unjudged {
		column.Add(p.actsRow(p.actButton("ui.duty.overrule", func() { p.overrule(d) })))
	}
	if ruled {
		for _, part := range []struct{ head, chip string }{{"head.proof", chipProof}, {"head.lacks", chipLacks}} {
			if links := p.dutyLinks(part.chip+d.ID, dutyRecords(p.app, part.chip, d)); len(links) > 0 {
				column.Add(gap(space12))
				column.Add(sideHead(translations.Text(part.head, nil)))
				column.Add(newColumn(-space8, links...))
			}
		}
	}
	return column
}

// dutyRule is the rule that judges a duty and the duty of the catalogue that it is; false when no rule is about it.
func dutyRule(d *data.Duty) (data.Rule, seed.CatalogueDuty, bool) {
	if d.Catalogue == nil {
		return data.Rule{}, seed.CatalogueDuty{}, false
	}
	rule, ruled := data.RuleOf(*d.Catalogue)
	catalogued, known := seed.Duty(*d.Catalogue)
	return rule, catalogued, ruled && known
}

// computedPart is what the registers show, why, by which rule and of how much.
func (p *recordPage) computedPart(d *data.Duty, rule data.Rule) fyne.CanvasObject {
	computed := p.app.standings().judge.Computed(*d.Catalogue)
	column := newColumn(-space8, assessedMark("ui.duty.computed", computed.Assessment), wrapped(p.app.view.Because(computed, "")))
	column.Add(quietly(spoken().RuleWords(rule)))
	if of := spoken().CoverageWords(computed.Coverage); of != "" {
		column.Add(quietly(translations.Text("ui.duty.coverage", map[string]string{"of": of})))
	}
	if computed.Assessment == data.NotInUse {
		column.Add(newLink(translations.Text("ui.duty.registers", nil), func() { p.app.goTo(place{page: pageRegisters}) }))
	}
	return column
}

// assessedMark is who says it, with the shape and word of what is said below.
func assessedMark(who string, a data.Assessment) fyne.CanvasObject {
	head := sideHead(translations.Text(who, nil))
	head.Wrapping = fyne.TextWrapWord
	return newColumn(-space4, head, leading(sidePadded(newStateMark(assessmentMark(a)))))
}

// mostProof of each kind are named on the page; the rest are in the kind's list.
const mostProof = 4

// dutyLinks lead to some records, kind by kind; of many, the rest are reached by the list narrowed to a chip.
func (p *recordPage) dutyLinks(chip string, records []data.Record) []fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, kind := range data.Kinds() {
		ours := slices.DeleteFunc(slices.Clone(records), func(r data.Record) bool { return r.KindName() != kind.Name })
		for _, r := range ours[:min(mostProof, len(ours))] {
			lines = append(lines, p.app.link(r))
		}
		if len(ours) > mostProof {
			words := translations.Count("ui.duty.all", len(ours), map[string]string{"kinds": data.KindsKey(kind.Name)})
			lines = append(lines, leading(quietButton(words, func() { p.app.goTo(place{page: pageList, kind: kind.Name, text: chip}) })))
		}
	}
	return lines
}

// dutyRecords are the records that prove a duty, or that show what is wanting.
func dutyRecords(a *app, chip string, d *data.Duty) []data.Record {
	if _, _, ruled := dutyRule(d); !ruled {
		return nil
	}
	computed := a.standings().judge.Computed(*d.Catalogue)
	ids := computed.Proof
	if chip == chipLacks {
		ids = computed.Lacks
	}
	var records []data.Record
	for _, id := range ids {
		if r := a.reg.Record(id); r != nil {
			records = append(records, r)
		}
	}
	return records
}

// overrule asks for the coordinator's own assessment with its reason, and saves the two as one.
func (p *recordPage) overrule(d *data.Duty) {
	kind := data.Duties.Untyped()
	text := translations.Text("ui.duty.overrule.text", nil)
	if _, _, ruled := dutyRule(d); ruled {
		computed := p.app.standings().judge.Computed(*d.Catalogue)
		_, word := assessmentMark(computed.Assessment)
		text = translations.Text("ui.duty.overrule.computed", map[string]string{"word": word, "because": p.app.view.Because(computed, "")}) + "\n\n" + text
	}
	p.app.ask(actQuestion{
		title: actTitle("ui.duty.overrule"), text: text, yes: translations.Text("ui.record.save", nil),
		fields: []answerField{
			{kind: kind, name: "assessment", value: string(d.Assessment), required: true},
			{kind: kind, name: "assessment_reason", value: d.AssessmentReason, required: true},
		},
		do: func(answers map[string]data.Record) {
			said := answers["duty"].(*data.Duty)
			p.judge(d.ID, "ui.duty.overruled", said.Assessment, said.AssessmentReason)
		},
	})
}

// followRegisters takes the coordinator's own assessment back; it stays in the history.
func (p *recordPage) followRegisters(d *data.Duty) {
	p.judge(d.ID, "ui.duty.followed", data.Unjudged, "")
}

// judge saves an assessment of the coordinator's, or none.
func (p *recordPage) judge(id, told string, a data.Assessment, reason string) {
	p.performHere(told, func(w *exchange.Deed) error {
		d, err := exchange.Changed(w, data.Duties, id)
		if err == nil {
			d.Assessment, d.AssessmentReason = a, reason
		}
		return err
	})
}
