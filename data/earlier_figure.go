package data

// EarlierFigure is a tidigare värde: how a key figure stood at the end of a day that the registers tell nothing of, since the binder was
// begun later. It is written in by hand from an earlier paper, and every place that uses it says so.
type EarlierFigure struct {
	Head
	Figure TrendWhat
	On     Day
	Have   *int
	All    *int   // of how many, where the figure is a share
	Source string // the paper it is taken from
}

// FigureDemands is the policy's demands that are met. The annual report compares with it; it is no trend.
const FigureDemands TrendWhat = "trend.demands"

var earlierFigures = ChoiceSet{"earlier_figure", []Option{
	{string(FigureDemands), "krav"},
	{string(TrendDocuments), "styrdokument"},
	{string(TrendTraining), "utbildning"},
	{string(TrendIncidents), "incidenter"},
	{string(TrendDeadlines), "tidsfrister"},
	{string(TrendActions), "atgarder"},
}}

// KindName implements Record.
func (*EarlierFigure) KindName() string { return "earlier_figure" }

// EarlierFigures declares tidigare värde.
var EarlierFigures = &Kind[*EarlierFigure]{
	Name: "earlier_figure", Word: "tidigare-varde", Icon: "history", Title: "figure", Tells: []string{"on"}, Position: "on",
	New: func() *EarlierFigure { return &EarlierFigure{} },
	Check: func(e *EarlierFigure) error {
		refuse := func(key, field string) error { return fieldProblem(NewProblem(key), "earlier_figure", field) }
		switch {
		case e.Figure.IsShare() && e.All == nil:
			return refuse("problem.earlier_figure.share", "all")
		case !e.Figure.IsShare() && e.All != nil:
			return refuse("problem.earlier_figure.no_share", "all")
		case *e.Have < 0 || e.All != nil && (*e.All < 1 || *e.Have > *e.All):
			return refuse("problem.earlier_figure.have", "have")
		case e.Figure == TrendIncidents && quarterEnds(e.On.AddDays(1), 1)[0] != e.On:
			return refuse("problem.earlier_figure.quarter", "on")
		}
		return nil
	},
	Fields: []Field[*EarlierFigure]{
		{Name: "figure", Word: "nyckeltal", Required: true, InList: true, Value: Choice(earlierFigures, func(e *EarlierFigure) *TrendWhat { return &e.Figure })},
		{Name: "on", Word: "stallning-per", Required: true, InList: true, Value: Date(func(e *EarlierFigure) *Day { return &e.On })},
		{Name: "have", Word: "antal", Required: true, InList: true, Value: Number(func(e *EarlierFigure) **int { return &e.Have })},
		{Name: "all", Word: "av-totalt", InList: true, Value: Number(func(e *EarlierFigure) **int { return &e.All })},
		{Name: "source", Word: "kalla", Required: true, InList: true, Value: Text(func(e *EarlierFigure) *string { return &e.Source })},
	},
}

// EarlierFigureIn is the latest value that was written in by hand of a figure as of a day in a span, both days in it. Two of the same
// day may be there: the later made then counts. One that a merge has made of two others, and that could not be saved, is none.
func EarlierFigureIn(list []*EarlierFigure, what TrendWhat, from, to Day) (latest *EarlierFigure, ok bool) {
	for _, e := range list {
		isLater := latest == nil || e.On > latest.On || e.On == latest.On && e.ID > latest.ID
		if e.Figure == what && from <= e.On && e.On <= to && isLater && EarlierFigures.check(e) == nil {
			latest = e
		}
	}
	return latest, latest != nil
}
