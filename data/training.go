package data

// The training of people is kept in three steps: what is planned for whom, what has been offered, and what has been gone
// through. The policy demands the offer; cybersäkerhetslagen demands that the leadership has gone through it.

// Group is whom a training is for, by the position people have.
type Group string

// The groups.
const (
	GroupAll        Group = "all"
	GroupEmployees  Group = "employees"
	GroupManagers   Group = "managers"
	GroupElected    Group = "elected"
	GroupLeadership Group = "leadership" // personer i ledningen, as the municipality itself has judged it
	GroupIT         Group = "technicians"
	GroupNew        Group = "new"
	GroupOwners     Group = "owners" // informationsägare, systemägare and systemförvaltare
)

var groups = ChoiceSet{"group", []Option{
	{string(GroupAll), "alla"},
	{string(GroupEmployees), "anstallda"},
	{string(GroupManagers), "chefer"},
	{string(GroupElected), "fortroendevalda"},
	{string(GroupLeadership), "ledningen"},
	{string(GroupIT), "it-personal"},
	{string(GroupNew), "nyanstallda"},
	{string(GroupOwners), "informations-och-systemagare"},
}}

// positions are the groups that a person can belong to by position.
var positions = ChoiceSet{"position", []Option{
	{string(GroupEmployees), "anstalld"},
	{string(GroupManagers), "chef"},
	{string(GroupElected), "fortroendevald"},
	{string(GroupIT), "it-personal"},
	{string(GroupNew), "nyanstalld"},
	{string(GroupOwners), "informations-eller-systemagare"},
}}

// TrainingPlan is a line of the year's plan: which course a group shall be offered.
type TrainingPlan struct {
	Head
	Course      Link[*Course]
	Group       Group
	Unit        Link[*Unit] // none: the whole municipality
	By          Day         // offered at the latest
	Responsible Link[*Role]
	Note        string
}

// KindName implements Record.
func (*TrainingPlan) KindName() string { return "training_plan" }

// TrainingPlans declares planerad utbildning.
var TrainingPlans = &Kind[*TrainingPlan]{
	Name: "training_plan", Word: "planerad-utbildning", Icon: "training", Title: "course", Tells: []string{"group", "unit"}, Position: "by",
	New: func() *TrainingPlan { return &TrainingPlan{Group: GroupAll} },
	Fields: []Field[*TrainingPlan]{
		{Name: "course", Word: "kurs", Required: true, InList: true, Value: Ref(func(p *TrainingPlan) *Link[*Course] { return &p.Course })},
		{Name: "group", Word: "malgrupp", Required: true, InList: true, Value: Choice(groups, func(p *TrainingPlan) *Group { return &p.Group })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(p *TrainingPlan) *Link[*Unit] { return &p.Unit })},
		{Name: "by", Word: "senast", Required: true, InList: true, Value: Date(func(p *TrainingPlan) *Day { return &p.By })},
		{Name: "responsible", Word: "ansvarig", Value: Ref(func(p *TrainingPlan) *Link[*Role] { return &p.Responsible })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(p *TrainingPlan) *string { return &p.Note })},
	},
}

// TrainingOffer is that a course has been offered to a whole group at once, or to some of it.
type TrainingOffer struct {
	Head
	Course    Link[*Course]
	Group     Group
	Unit      Link[*Unit] // none: the whole municipality
	On        Day
	Channel   string
	Headcount *int // how many were offered it
	Source    string
}

// KindName implements Record.
func (*TrainingOffer) KindName() string { return "training_offer" }

// TrainingOffers declares erbjuden utbildning.
var TrainingOffers = &Kind[*TrainingOffer]{
	Name: "training_offer", Word: "erbjuden-utbildning", Icon: "training", Title: "course", Tells: []string{"group", "unit"}, Position: "on", Ends: "on",
	New: func() *TrainingOffer { return &TrainingOffer{Group: GroupAll} },
	Fields: []Field[*TrainingOffer]{
		{Name: "course", Word: "kurs", Required: true, InList: true, Value: Ref(func(o *TrainingOffer) *Link[*Course] { return &o.Course })},
		{Name: "group", Word: "malgrupp", Required: true, InList: true, Value: Choice(groups, func(o *TrainingOffer) *Group { return &o.Group })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(o *TrainingOffer) *Link[*Unit] { return &o.Unit })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(o *TrainingOffer) *Day { return &o.On })},
		{Name: "headcount", Word: "antal", InList: true, Value: Number(func(o *TrainingOffer) **int { return &o.Headcount })},
		{Name: "channel", Word: "kanal", Value: Text(func(o *TrainingOffer) *string { return &o.Channel })},
		{Name: "source", Word: "kalla", Value: Text(func(o *TrainingOffer) *string { return &o.Source })},
	},
}

// TrainingDone is that people have gone through a course: how many, and who where the municipality has chosen to note that.
type TrainingDone struct {
	Head
	Course    Link[*Course]
	Group     Group
	Unit      Link[*Unit] // none: the whole municipality
	On        Day
	Headcount *int
	People    Links[*Person]
	Source    string
}

// KindName implements Record.
func (*TrainingDone) KindName() string { return "training_done" }

// TrainingsDone declares genomförd utbildning.
var TrainingsDone = &Kind[*TrainingDone]{
	Name: "training_done", Word: "genomford-utbildning", Icon: "training", Title: "course", Tells: []string{"group", "unit"}, Position: "on", Ends: "on",
	New: func() *TrainingDone { return &TrainingDone{Group: GroupAll} },
	Fields: []Field[*TrainingDone]{
		{Name: "course", Word: "kurs", Required: true, InList: true, Value: Ref(func(d *TrainingDone) *Link[*Course] { return &d.Course })},
		{Name: "group", Word: "malgrupp", Required: true, InList: true, Value: Choice(groups, func(d *TrainingDone) *Group { return &d.Group })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(d *TrainingDone) *Link[*Unit] { return &d.Unit })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(d *TrainingDone) *Day { return &d.On })},
		{Name: "headcount", Word: "antal", Required: true, InList: true, Value: Number(func(d *TrainingDone) **int { return &d.Headcount })},
		{Name: "source", Word: "kalla", Value: Text(func(d *TrainingDone) *string { return &d.Source })},
		{Name: "people", Word: "personer", Folded: true, Value: Refs(func(d *TrainingDone) *Links[*Person] { return &d.People })},
	},
}

// Count is how many have gone through it.
func (d *TrainingDone) Count() int {
	if d.Headcount == nil {
		return 0
	}
	return *d.Headcount
}

// ValidOn tells whether what was learnt on the day is still good on another.
func (d *TrainingDone) ValidOn(reg Register, on Day) bool {
	course, ok := Find(reg, d.Course)
	return d.On <= on && (!ok || course.Months == nil || on < d.On.AddMonths(*course.Months))
}

// Confirmation is a manager's yearly word that the employees have what they need: the policy makes that the manager's own
// responsibility.
type Confirmation struct {
	Head
	Unit         Link[*Unit]
	Manager      Link[*Person]
	On           Day
	Introduction bool // new employees have been introduced
	Access       bool // rights of access have been gone through
	Training     bool // the offered training has been gone through
	Leaving      bool // those who left have given back what they had
	Note         string
}

// KindName implements Record.
func (*Confirmation) KindName() string { return "confirmation" }

// Confirmations declares chefsintyg.
var Confirmations = &Kind[*Confirmation]{
	Name: "confirmation", Word: "chefsintyg", Icon: "confirmation", Title: "unit", Tells: []string{"on"}, Position: "on", Ends: "on",
	New: func() *Confirmation { return &Confirmation{} },
	Fields: []Field[*Confirmation]{
		{Name: "unit", Word: "enhet", Required: true, InList: true, Value: Ref(func(c *Confirmation) *Link[*Unit] { return &c.Unit })},
		{Name: "manager", Word: "chef", InList: true, Value: Ref(func(c *Confirmation) *Link[*Person] { return &c.Manager })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(c *Confirmation) *Day { return &c.On })},
		{Name: "introduction", Word: "introduktion", Value: Bool(func(c *Confirmation) *bool { return &c.Introduction })},
		{Name: "access", Word: "behorigheter", Value: Bool(func(c *Confirmation) *bool { return &c.Access })},
		{Name: "training", Word: "utbildning", Value: Bool(func(c *Confirmation) *bool { return &c.Training })},
		{Name: "leaving", Word: "avslut", Value: Bool(func(c *Confirmation) *bool { return &c.Leaving })},
		{Name: "note", Word: "anteckning", Value: LongText(func(c *Confirmation) *string { return &c.Note })},
	},
}

// Complete tells whether the manager has confirmed everything.
func (c *Confirmation) Complete() bool {
	return c.Introduction && c.Access && c.Training && c.Leaving
}
