package data

// ProcurementRequirement is what one procurement demands, most often chosen from the catalogue, and what the supplier answers.
type ProcurementRequirement struct {
	Head
	Title       string
	Procurement Link[*Procurement]
	Requirement Link[*Requirement] // of the catalogue, that it was chosen from
	Wording     string             // as it was put; the catalogue may change after
	Should      bool               // bör; else ska
	Answer      string
	Met         Judgement
	Comment     string
}

// KindName implements Record.
func (*ProcurementRequirement) KindName() string { return "procurement_requirement" }

// ProcurementRequirements declares upphandlingskrav.
var ProcurementRequirements = &Kind[*ProcurementRequirement]{
	Name: "procurement_requirement", Word: "upphandlingskrav", Icon: "procurement", Title: "title", Tells: []string{"procurement"},
	PartOf: "procurement", Follows: []string{"procurement"},
	New: func() *ProcurementRequirement { return &ProcurementRequirement{} },
	Fields: append([]Field[*ProcurementRequirement]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(r *ProcurementRequirement) *string { return &r.Title })},
		{Name: "procurement", Word: "upphandling", Required: true, InList: true, Value: Ref(func(r *ProcurementRequirement) *Link[*Procurement] { return &r.Procurement })},
		{Name: "wording", Word: "lydelse", Value: LongText(func(r *ProcurementRequirement) *string { return &r.Wording })},
		{Name: "should", Word: "bor", InList: true, Value: Bool(func(r *ProcurementRequirement) *bool { return &r.Should })},
		{Name: "answer", Word: "svar", Value: LongText(func(r *ProcurementRequirement) *string { return &r.Answer })},
		{Name: "met", Word: "uppfyllt", InList: true, Value: Choice(judgements, func(r *ProcurementRequirement) *Judgement { return &r.Met })},
		{Name: "comment", Word: "kommentar", Folded: true, Value: LongText(func(r *ProcurementRequirement) *string { return &r.Comment })},
		{Name: "requirement", Word: "sakerhetskrav", Folded: true, Value: Ref(func(r *ProcurementRequirement) *Link[*Requirement] { return &r.Requirement })},
	}, secrecyFields[*ProcurementRequirement]()...),
}
