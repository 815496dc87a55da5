package ui

import (
	"slices"

	"lisparmen/data"
)

// demanded is a field that must be filled in because of a choice made in another.
type demanded struct {
	kind, field string
	by          string   // the field with the choice
	choices     []string // those that demand it; none: any choice does
}

// demandedFields follow the rules of the kinds, which refuse the save; here they only mark the field beforehand.
var demandedFields = []demanded{
	{kind: "incident", field: "significant_reason", by: "significant"},
	{kind: "notification", field: "reason", by: "judgement"},
	{kind: "introduction", field: "proof", by: "state", choices: []string{string(data.IntroductionDone)}},
	{kind: "document", field: "part_of", by: "state", choices: []string{string(data.DocumentPartOf)}},
	{kind: "document", field: "decided_by", by: "stage", choices: []string{string(data.StageAdopted)}},
	{kind: "document", field: "decided_on", by: "stage", choices: []string{string(data.StageAdopted)}},
	{kind: "document", field: "to", by: "stage", choices: []string{string(data.StageRepealed)}},
	{kind: "fulfilment", field: "reason", by: "state", choices: []string{string(data.FulfilledWaived)}},
	{kind: "measure", field: "reason", by: "applies", choices: []string{string(data.JudgedNo)}},
	{kind: "earlier_figure", field: "all", by: "figure", choices: []string{
		string(data.FigureDemands), string(data.TrendDocuments), string(data.TrendTraining), string(data.TrendDeadlines),
	}},
}

// demands tells whether a choice in the form demands a field.
func (f *form) demands(field string) bool {
	return slices.ContainsFunc(demandedFields, func(d demanded) bool {
		if d.kind != f.kind.Name || d.field != field || f.field(d.by) == nil {
			return false
		}
		chosen := f.field(d.by).input.text()
		return chosen != "" && (len(d.choices) == 0 || slices.Contains(d.choices, chosen))
	})
}
