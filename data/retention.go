package data

// Retention is how long the records of a register are kept, as the municipality has decided. Nothing is ever gallrat without such a
// decision: a municipality's authority may erase public documents only by its own decision or plan (arkivlagen (1990:782) 10 §).
type Retention struct {
	Head
	Register string // the kind's name
	Years    *int
	From     RetentionStart
	Decision string // body, day, § and diarienummer
	Note     string
}

// RetentionStart is when the years begin to be counted.
type RetentionStart string

// The starts: plans most often count whole years from the end of the calendar year.
const (
	FromYearEnd RetentionStart = "year_end"
	FromDay     RetentionStart = "day"
)

var retentionStarts = ChoiceSet{"retention_start", []Option{
	{string(FromYearEnd), "arets-slut"},
	{string(FromDay), "dagen"},
}}

// retained lists the registers whose records can be gallrade by plan: those with a day on which they end. Governing documents,
// decisions and meetings are kept.
var retained = ChoiceSet{"retention_register", []Option{
	{"incident", "incident"},
	{"action", "atgard"},
	{"person", "person"},
	{"mandate", "fortroendeuppdrag"},
	{"service", "tjanstgoring"},
	{"training_occasion", "utbildningstillfalle"},
	{"training_offer", "erbjuden-utbildning"},
	{"training_done", "genomford-utbildning"},
	{"confirmation", "chefsintyg"},
	{"referral", "remiss"},
}}

// KindName implements Record.
func (*Retention) KindName() string { return "retention" }

// Retentions declares gallringsregel.
var Retentions = &Kind[*Retention]{
	Name: "retention", Word: "gallringsregel", Icon: "remove", Title: "register",
	New: func() *Retention { return &Retention{From: FromYearEnd} },
	Check: func(r *Retention) error {
		if r.Years != nil && *r.Years < 0 {
			return fieldProblem(NewProblem("problem.retention.years"), "retention", "years")
		}
		return nil
	},
	Fields: []Field[*Retention]{
		{Name: "register", Word: "avser", Required: true, InList: true, Value: Choice(retained, func(r *Retention) *string { return &r.Register })},
		{Name: "years", Word: "ar", Required: true, InList: true, Value: Number(func(r *Retention) **int { return &r.Years })},
		{Name: "from", Word: "raknas-fran", Required: true, InList: true, Value: Choice(retentionStarts, func(r *Retention) *RetentionStart { return &r.From })},
		{Name: "decision", Word: "beslut", Required: true, InList: true, Value: Text(func(r *Retention) *string { return &r.Decision })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(r *Retention) *string { return &r.Note })},
	},
}
