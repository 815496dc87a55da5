package data

// Measure is a säkerhetsåtgärd of the uttalande om tillämplighet: one of the ten areas of cybersäkerhetslagen (2025:1506)
// 2 kap. 3 §, one of annex A of SS-EN ISO/IEC 27001, or the municipality's own; whether it applies, why, and how far it is in place.
type Measure struct {
	Head
	Position       string // orders the list as the law and the standard do
	Reference      string // "L4", "A 8.13"
	Title          string
	Group          MeasureGroup
	Areas          string // the areas of the law that it serves: "1, 9"
	Applies        Judgement
	Ground         MeasureGround
	Reason         string
	Implementation Implementation
	LackSize       LackSize
	Lack           string
	Owner          Link[*Role]
	Proof          string
	CheckedOn      Day
}

// MeasureGround is why a measure is needed, as the method's gap analysis asks for.
type MeasureGround string

// LackSize is how much is missing where a measure applies.
type LackSize string

// KindName implements Record.
func (*Measure) KindName() string { return "measure" }

// Measures declares sakerhetsatgard.
var Measures = &Kind[*Measure]{
	Name: "measure", Word: "sakerhetsatgard", Icon: "measure", Title: "title", Tells: []string{"reference"}, Position: "position",
	New: func() *Measure { return &Measure{Group: MeasureOwn} }, Check: (*Measure).check,
	Guard: func(Register, *Measure) Provision { return MeasureSystems },
	Fields: append([]Field[*Measure]{
		{Name: "position", Word: "ordning", Hidden: true, Value: Text(func(m *Measure) *string { return &m.Position })},
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(m *Measure) *string { return &m.Title })},
		{Name: "reference", Word: "beteckning", Value: Text(func(m *Measure) *string { return &m.Reference })},
		{Name: "applies", Word: "tillampas", InList: true, Value: Choice(judgements, func(m *Measure) *Judgement { return &m.Applies })},
		{Name: "implementation", Word: "inforande", InList: true, Value: Choice(implementations, func(m *Measure) *Implementation { return &m.Implementation })},
		{Name: "lack_size", Word: "bristens-storlek", InList: true, Value: Choice(lackSizes, func(m *Measure) *LackSize { return &m.LackSize })},
		{Name: "lack", Word: "brist", Value: LongText(func(m *Measure) *string { return &m.Lack })},
		{Name: "ground", Word: "grund", Folded: true, Value: Choice(measureGrounds, func(m *Measure) *MeasureGround { return &m.Ground })},
		{Name: "reason", Word: "motivering", Folded: true, Value: LongText(func(m *Measure) *string { return &m.Reason })},
		{Name: "owner", Word: "ansvarig", Folded: true, Value: Ref(func(m *Measure) *Link[*Role] { return &m.Owner })},
		{Name: "proof", Word: "bevis", Folded: true, Value: LongText(func(m *Measure) *string { return &m.Proof })},
		{Name: "checked_on", Word: "bedomd", Folded: true, Value: Date(func(m *Measure) *Day { return &m.CheckedOn })},
		{Name: "group", Word: "grupp", Folded: true, InList: true, Value: Choice(measureGroups, func(m *Measure) *MeasureGroup { return &m.Group })},
		{Name: "areas", Word: "lagens-omraden", Folded: true, Value: Text(func(m *Measure) *string { return &m.Areas })},
	}, secrecyFields[*Measure]()...),
}
