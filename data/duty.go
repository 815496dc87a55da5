package data

// Duty is something the policy says the municipality shall do, in the policy's own sentence.
type Duty struct {
	Head
	Sentence         string
	Document         Link[*Document]
	Section          Link[*Section]
	Position         *int // order in the document
	Proof            string
	Area             Area
	Catalogue        *int // number in data/seed's catalogue of duties, 1–28
	State            DutyState
	DroppedReason    string
	Responsible      Link[*Role]
	Assessment       Assessment
	AssessmentReason string
}

// DutyState tells whether the coordinator counts the sentence as a duty.
type DutyState string

// What can be said of a found sentence.
const (
	DutyProposed     DutyState = "proposed"
	DutyKept         DutyState = "kept"
	DutyProposedDrop DutyState = "proposed_drop"
	DutyDropped      DutyState = "dropped"
)

var dutyStates = ChoiceSet{"duty_state", []Option{
	{string(DutyProposed), "foreslagen"},
	{string(DutyKept), "behallen"},
	{string(DutyProposedDrop), "foreslas-strykas"},
	{string(DutyDropped), "struken"},
}}

// Assessment is how far a duty is met.
type Assessment string

// The assessments; empty is unjudged.
const (
	Met      Assessment = "met"
	Partly   Assessment = "partly"
	Lacking  Assessment = "lacking"
	Unjudged Assessment = ""
	// NotInUse is never chosen by a person: a register that the duty is judged by is not in use, which says nothing about
	// the municipality.
	NotInUse Assessment = "not_in_use"
)

var assessments = ChoiceSet{"assessment", []Option{
	{string(Met), "uppfyllt"},
	{string(Partly), "delvis"},
	{string(Lacking), "brist"},
}}

// KindName implements Record.
func (*Duty) KindName() string { return "duty" }

// Duties declares åtagande.
var Duties = &Kind[*Duty]{
	Name: "duty", Word: "atagande", Icon: "duty", Title: "sentence", Position: "position",
	New: func() *Duty { return &Duty{State: DutyProposed} }, Follows: []string{"document", "section"},
	Check: func(d *Duty) error {
		if d.Assessment != Unjudged && d.AssessmentReason == "" {
			return fieldProblem(NewProblem("problem.duty.reason"), "duty", "assessment_reason")
		}
		return nil
	},
	Fields: []Field[*Duty]{
		{Name: "sentence", Word: "mening", Required: true, InList: true, Value: LongText(func(d *Duty) *string { return &d.Sentence })},
		{Name: "section", Word: "avsnitt", InList: true, Value: Ref(func(d *Duty) *Link[*Section] { return &d.Section })},
		{Name: "proof", Word: "bevis", InList: true, Value: LongText(func(d *Duty) *string { return &d.Proof })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(dutyStates, func(d *Duty) *DutyState { return &d.State })},
		{Name: "assessment", Word: "bedomning", InList: true, Value: Choice(assessments, func(d *Duty) *Assessment { return &d.Assessment })},
		{Name: "assessment_reason", Word: "bedomningsskal", Value: LongText(func(d *Duty) *string { return &d.AssessmentReason })},
		{Name: "responsible", Word: "ansvarig", Value: Ref(func(d *Duty) *Link[*Role] { return &d.Responsible })},
		{Name: "area", Word: "omrade", Folded: true, Value: Choice(areas, func(d *Duty) *Area { return &d.Area })},
		{Name: "document", Word: "styrdokument", Folded: true, Value: Ref(func(d *Duty) *Link[*Document] { return &d.Document })},
		{Name: "dropped_reason", Word: "strukenskal", Folded: true, Value: Text(func(d *Duty) *string { return &d.DroppedReason })},
		{Name: "catalogue", Word: "katalognummer", Folded: true, Value: Number(func(d *Duty) **int { return &d.Catalogue })},
		{Name: "position", Word: "position", Hidden: true, Value: Number(func(d *Duty) **int { return &d.Position })},
	},
}

// Counts tells whether the sentence is a duty of the municipality's, until somebody drops it.
func (d *Duty) Counts() bool { return d.State == DutyProposed || d.State == DutyKept }

// DutyTally counts the sentences found in a policy by what the coordinator has said of them.
type DutyTally struct{ Kept, Proposed, ProposedDrop, Dropped int }

// TallyDuties counts the register's sentences.
func TallyDuties(reg Register) (t DutyTally) {
	for _, d := range All(reg, Duties) {
		switch d.State {
		case DutyKept:
			t.Kept++
		case DutyProposedDrop:
			t.ProposedDrop++
		case DutyDropped:
			t.Dropped++
		case DutyProposed:
			t.Proposed++
		}
	}
	return t
}

// Found is how many sentences there are in all.
func (t DutyTally) Found() int { return t.Counting() + t.ProposedDrop + t.Dropped }

// Counting is how many of them count as duties, as Duty.Counts says.
func (t DutyTally) Counting() int { return t.Kept + t.Proposed }

// NotGoneThrough is how many of them nobody has decided on.
func (t DutyTally) NotGoneThrough() int { return t.Proposed + t.ProposedDrop }
