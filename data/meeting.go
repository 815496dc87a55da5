package data

// Meeting is one meeting of a body, and the days that what is to come up there must keep.
type Meeting struct {
	Head
	Body         Link[*Unit]
	On           Day
	StopOn       Day // stoppdatum: papers must be in by then
	PapersSentOn Day
	AdjustedOn   Day // when the minutes were justerade
	Note         string
}

// KindName implements Record.
func (*Meeting) KindName() string { return "meeting" }

// Meetings declares sammanträde.
var Meetings = &Kind[*Meeting]{
	Name: "meeting", Word: "sammantrade", Icon: "calendar", Title: "body", Tells: []string{"on"}, Position: "on",
	New: func() *Meeting { return &Meeting{} },
	Check: func(m *Meeting) error {
		if m.StopOn != "" && m.StopOn > m.On {
			return fieldProblem(NewProblem("problem.meeting.stop", "stop", string(m.StopOn), "on", string(m.On)), "meeting", "stop_on")
		}
		return nil
	},
	Fields: []Field[*Meeting]{
		{Name: "body", Word: "organ", Required: true, InList: true, Value: Ref(func(m *Meeting) *Link[*Unit] { return &m.Body })},
		{Name: "on", Word: "datum", Required: true, InList: true, Value: Date(func(m *Meeting) *Day { return &m.On })},
		{Name: "stop_on", Word: "stoppdatum", InList: true, Value: Date(func(m *Meeting) *Day { return &m.StopOn })},
		{Name: "papers_sent_on", Word: "handlingar-lamnade", InList: true, Value: Date(func(m *Meeting) *Day { return &m.PapersSentOn })},
		{Name: "adjusted_on", Word: "justerat", Value: Date(func(m *Meeting) *Day { return &m.AdjustedOn })},
		{Name: "note", Word: "anteckning", Value: LongText(func(m *Meeting) *string { return &m.Note })},
	},
}
