package data

// ManagementReview is ledningens genomgång: the leadership looks at how the work stands and decides what is to change
// (SS-EN ISO/IEC 27001:2023, 9.3).
type ManagementReview struct {
	Head
	Number       *int
	Title        string
	On           Day
	Participants string
	Earlier      string // what became of earlier actions
	Changes      string // outside and inside the municipality
	Performance  string // deviations, measurements, audits and goals
	Feedback     string // from interested parties
	Dangers      string // assessed risks and the plan for them
	Improvements string // what can be done better
	Decided      string
	Minutes      string // where the minutes are: dnr
}

// KindName implements Record.
func (*ManagementReview) KindName() string { return "management_review" }

// ManagementReviews declares ledningens genomgång.
var ManagementReviews = &Kind[*ManagementReview]{
	Name: "management_review", Word: "ledningens-genomgang", Icon: "management_review", Title: "title", Prefix: "LG", Ends: "on",
	New:   func() *ManagementReview { return &ManagementReview{} },
	Guard: func(Register, *ManagementReview) Provision { return MeasureSystems },
	Fields: append([]Field[*ManagementReview]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(m *ManagementReview) **int { return &m.Number })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(m *ManagementReview) *string { return &m.Title })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(m *ManagementReview) *Day { return &m.On })},
		{Name: "participants", Word: "deltagare", InList: true, Value: Text(func(m *ManagementReview) *string { return &m.Participants })},
		{Name: "earlier", Word: "tidigare-atgarder", Value: LongText(func(m *ManagementReview) *string { return &m.Earlier })},
		{Name: "changes", Word: "forandringar", Value: LongText(func(m *ManagementReview) *string { return &m.Changes })},
		{Name: "performance", Word: "prestanda", Value: LongText(func(m *ManagementReview) *string { return &m.Performance })},
		{Name: "feedback", Word: "aterkoppling", Value: LongText(func(m *ManagementReview) *string { return &m.Feedback })},
		{Name: "dangers", Word: "risker", Value: LongText(func(m *ManagementReview) *string { return &m.Dangers })},
		{Name: "improvements", Word: "forbattringar", Value: LongText(func(m *ManagementReview) *string { return &m.Improvements })},
		{Name: "decided", Word: "beslutat", Value: LongText(func(m *ManagementReview) *string { return &m.Decided })},
		{Name: "minutes", Word: "protokoll", Folded: true, Value: Text(func(m *ManagementReview) *string { return &m.Minutes })},
	}, secrecyFields[*ManagementReview]()...),
}
