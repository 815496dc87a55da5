package ui

import (
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// formHeads are the quiet heads within a form, by kind and by the field that each stands before.
var formHeads = map[string]map[string]string{
	"document": {"version": "decision", "review_every": "about"},
	"incident": {
		"occurred_at": "times", "significant_by": "judged", "affected": "hit", "supplier": "supplier",
		"security_protection": "protection", "consequences": "learnt",
	},
	"notification":      {"authority": "decision", "dpo_asked_at": "officer", "late_reason": "about"},
	"classification":    {"decided_by": "decision", "confidentiality_reason": "reasons", "leader": "meeting"},
	"class_level":       {"money": "meaning", "source": "source"},
	"system":            {"recover_hours": "outage", "multi_factor": "access"},
	"risk":              {"harm_economy": "harms", "session": "belongs", "left_consequence": "left", "accepted_by": "accepted", "closed_on": "closed"},
	"action":            {"decision": "task", "start": "cost", "duties": "belongs", "effect_on": "outcome"},
	"matter":            {"economy": "consequences"},
	"management_review": {"earlier": "grounds", "decided": "decision"},
}

// formHead is the head before a field; nil where none stands.
func formHead(kind, field string) fyne.CanvasObject {
	group, ok := formHeads[kind][field]
	if !ok {
		return nil
	}
	head := widget.NewLabel(translations.Text("ui.form.group."+group, nil))
	head.SizeName, head.Importance, head.TextStyle.Bold = sizeBody, widget.LowImportance, true
	return stacked(0, gap(space4), flush(head))
}
