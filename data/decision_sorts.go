package data

// DecisionSort tells what a decision does.
type DecisionSort string

// What a decision can do.
const (
	DecisionAdopts  DecisionSort = "adopts"
	DecisionKeeps   DecisionSort = "keeps" // översedd utan ändring
	DecisionRepeals DecisionSort = "repeals"
	DecisionTasks   DecisionSort = "tasks"
	DecisionNotes   DecisionSort = "notes"
	DecisionOther   DecisionSort = "other"
)

var decisionSorts = ChoiceSet{"decision_sort", []Option{
	{string(DecisionAdopts), "antar"},
	{string(DecisionKeeps), "oversedd-utan-andring"},
	{string(DecisionRepeals), "upphaver"},
	{string(DecisionTasks), "ger-uppdrag"},
	{string(DecisionNotes), "noterar"},
	{string(DecisionOther), "annat"},
}}

// DecisionStage is a body's part on the way of a matter.
type DecisionStage string

// The stages: arbetsutskottet prepares, the board proposes or decides, the council decides.
const (
	StagePrepares DecisionStage = "prepares"
	StageProposes DecisionStage = "proposes"
	StageDecides  DecisionStage = "decides"
)

var decisionStages = ChoiceSet{"decision_stage", []Option{
	{string(StagePrepares), "bereder"},
	{string(StageProposes), "foreslar"},
	{string(StageDecides), "beslutar"},
}}

// AboutDocument tells whether a decision of the sort is about a governing document.
func (s DecisionSort) AboutDocument() bool {
	return s == DecisionAdopts || s == DecisionKeeps || s == DecisionRepeals
}

// Taken tells whether the decision has been made and settles the matter, not only prepared.
func (d *Decision) Taken(on Day) bool {
	return d.On != "" && d.On <= on && (d.Stage == StageDecides || d.Stage == "") && (d.Meeting == "" || d.Paragraph != "")
}
