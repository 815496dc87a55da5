package data

// Activity is something that comes back each year in the årshjul, or more often.
type Activity struct {
	Head
	Title    string
	Month    Month
	Date     *int // of the month; empty: its last
	Every    *int // months between; empty: 12
	Role     Link[*Role]
	LastDone Day
	From     Day // counted from; empty: it is looked ahead at only
	Note     string
}

// KindName implements Record.
func (*Activity) KindName() string { return "activity" }

// Activities declares aktivitet.
var Activities = &Kind[*Activity]{
	Name: "activity", Word: "aktivitet", Icon: "calendar", Title: "title",
	New: func() *Activity { return &Activity{} },
	Check: func(a *Activity) error {
		switch {
		case a.Date != nil && (*a.Date < 1 || *a.Date > 31):
			return fieldProblem(NewProblem("problem.activity.date"), "activity", "date_in_month")
		case a.Every != nil && *a.Every < 1:
			return fieldProblem(NewProblem("problem.months_between"), "activity", "every")
		}
		return nil
	},
	Fields: []Field[*Activity]{
		{Name: "title", Word: "titel", Required: true, InList: true, Value: Text(func(a *Activity) *string { return &a.Title })},
		{Name: "month", Word: "manad", Required: true, InList: true, Value: Choice(yearMonths, func(a *Activity) *Month { return &a.Month })},
		{Name: "date_in_month", Word: "dag", Value: Number(func(a *Activity) **int { return &a.Date })},
		{Name: "role", Word: "roll", InList: true, Value: Ref(func(a *Activity) *Link[*Role] { return &a.Role })},
		{Name: "last_done", Word: "senast-gjord", InList: true, Value: Date(func(a *Activity) *Day { return &a.LastDone })},
		{Name: "every", Word: "var-manad", Folded: true, Value: Number(func(a *Activity) **int { return &a.Every })},
		{Name: "from", Word: "raknas-fran", Folded: true, Value: Date(func(a *Activity) *Day { return &a.From })},
		{Name: "note", Word: "anteckning", Folded: true, Value: LongText(func(a *Activity) *string { return &a.Note })},
	},
}
