package data

// Document is a governing document: a policy, a guideline or a routine. Its text lies in Sections.
type Document struct {
	Head
	Title       string
	Type        DocumentType
	State       DocumentState
	Stage       DocumentStage
	Demanded    bool // the policy demands that it exists
	Area        Area
	PartOf      Link[*Document]
	Version     string
	DecidedBy   Link[*Unit]
	DecidedOn   Day
	Paragraph   string // § in the minutes
	DiaryNumber string // no common form exists, so it is free text
	From, To    Day
	Owner       Link[*Role]
	Replaces    Link[*Document]
	ReviewOn    Day
	ReviewEvery *int // months between reviews
	AppliesTo   string
	Source      string // the file the text was read from
}

// KindName implements Record.
func (*Document) KindName() string { return "document" }

// Documents declares styrdokument.
var Documents = &Kind[*Document]{
	Name: "document", Word: "styrdokument", Icon: "document", Title: "title",
	New: func() *Document { return &Document{State: DocumentUnregistered} },
	Check: func(d *Document) error {
		if d.State == DocumentPartOf && (d.PartOf == "" || string(d.PartOf) == d.ID) {
			return fieldProblem(NewProblem("problem.document.part_of"), "document", "part_of")
		}
		// Only a decision makes a draft binding, and only a decision ends it.
		if d.Stage == StageAdopted && (d.DecidedBy == "" || d.DecidedOn == "") {
			return fieldProblem(NewProblem("problem.document.adopted"), "document", "decided_on")
		}
		if d.Stage == StageRepealed && d.To == "" {
			return fieldProblem(NewProblem("problem.document.repealed"), "document", "to")
		}
		if d.ReviewEvery != nil && *d.ReviewEvery <= 0 {
			return fieldProblem(NewProblem("problem.months"), "document", "review_every")
		}
		return checkPeriod("document", "to", d.From, d.To)
	},
	Fields: append([]Field[*Document]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(d *Document) *string { return &d.Title })},
		{Name: "type", Word: "typ", Required: true, InList: true, Value: Choice(documentTypes, func(d *Document) *DocumentType { return &d.Type })},
		{Name: "state", Word: "lage", InList: true, Value: Choice(documentStates, func(d *Document) *DocumentState { return &d.State })},
		{Name: "stage", Word: "skede", Value: Choice(documentStages, func(d *Document) *DocumentStage { return &d.Stage })},
		{Name: "owner", Word: "agare", InList: true, Value: Ref(func(d *Document) *Link[*Role] { return &d.Owner })},
		{Name: "review_on", Word: "oversyn", InList: true, Value: Date(func(d *Document) *Day { return &d.ReviewOn })},
		{Name: "version", Word: "version", Folded: true, Value: Text(func(d *Document) *string { return &d.Version })},
		{Name: "decided_by", Word: "beslutsorgan", Folded: true, Value: Ref(func(d *Document) *Link[*Unit] { return &d.DecidedBy })},
		{Name: "decided_on", Word: "beslutad", Folded: true, Value: Date(func(d *Document) *Day { return &d.DecidedOn })},
		{Name: "paragraph", Word: "paragraf", Folded: true, Value: Text(func(d *Document) *string { return &d.Paragraph })},
		{Name: "diary_number", Word: "diarienummer", Folded: true, Value: Text(func(d *Document) *string { return &d.DiaryNumber })},
		{Name: "from", Word: "galler-fran", Folded: true, Value: Date(func(d *Document) *Day { return &d.From })},
		{Name: "to", Word: "galler-till", Folded: true, Value: Date(func(d *Document) *Day { return &d.To })},
		{Name: "review_every", Word: "oversyn-manader", Folded: true, Value: Number(func(d *Document) **int { return &d.ReviewEvery })},
		{Name: "part_of", Word: "ingar-i", Folded: true, Value: Ref(func(d *Document) *Link[*Document] { return &d.PartOf })},
		{Name: "replaces", Word: "ersatter", Folded: true, Value: Ref(func(d *Document) *Link[*Document] { return &d.Replaces })},
		{Name: "area", Word: "omrade", Folded: true, Value: Choice(areas, func(d *Document) *Area { return &d.Area })},
		{Name: "demanded", Word: "kravs", Folded: true, Value: Bool(func(d *Document) *bool { return &d.Demanded })},
		{Name: "applies_to", Word: "galler-for", Folded: true, Value: Text(func(d *Document) *string { return &d.AppliesTo })},
		{Name: "source", Word: "kalla", Folded: true, Value: Text(func(d *Document) *string { return &d.Source })},
	}, secrecyFields[*Document]()...),
}
