package data

import "time"

// IncidentEvent is one thing that happened during an incident, as it was noted then. It can be added, never changed.
type IncidentEvent struct {
	Head
	Incident Link[*Incident]
	At       time.Time
	Text     string
	By       string
}

// KindName implements Record.
func (*IncidentEvent) KindName() string { return "incident_event" }

// IncidentEvents declares händelse.
var IncidentEvents = &Kind[*IncidentEvent]{
	Name: "incident_event", Word: "loggpost", Icon: "history", Title: "text", Position: "at", AppendOnly: true, PartOf: "incident",
	New:   func() *IncidentEvent { return &IncidentEvent{} },
	Guard: func(reg Register, e *IncidentEvent) Provision { return logProvision(reg, e.Incident) }, Follows: []string{"incident"},
	Fields: append([]Field[*IncidentEvent]{
		{Name: "incident", Word: "incident", Required: true, InList: true, Value: Ref(func(e *IncidentEvent) *Link[*Incident] { return &e.Incident })},
		{Name: "at", Word: "tidpunkt", Required: true, InList: true, Value: Time(func(e *IncidentEvent) *time.Time { return &e.At })},
		{Name: "text", Word: "handelse", Required: true, InList: true, Value: LongText(func(e *IncidentEvent) *string { return &e.Text })},
		{Name: "by", Word: "antecknad-av", Value: Text(func(e *IncidentEvent) *string { return &e.By })},
	}, secrecyFields[*IncidentEvent]()...),
}

// IncidentMessage is what was said to whom about an incident. It can be added, never changed.
type IncidentMessage struct {
	Head
	Incident Link[*Incident]
	At       time.Time
	To       string
	Channel  string
	Text     string
	By       string
}

// KindName implements Record.
func (*IncidentMessage) KindName() string { return "incident_message" }

// IncidentMessages declares kommunikation.
var IncidentMessages = &Kind[*IncidentMessage]{
	Name: "incident_message", Word: "kommunikation", Icon: "notification", Title: "text", Position: "at", AppendOnly: true, PartOf: "incident",
	New:   func() *IncidentMessage { return &IncidentMessage{} },
	Guard: func(reg Register, m *IncidentMessage) Provision { return logProvision(reg, m.Incident) }, Follows: []string{"incident"},
	Fields: append([]Field[*IncidentMessage]{
		{Name: "incident", Word: "incident", Required: true, InList: true, Value: Ref(func(m *IncidentMessage) *Link[*Incident] { return &m.Incident })},
		{Name: "at", Word: "tidpunkt", Required: true, InList: true, Value: Time(func(m *IncidentMessage) *time.Time { return &m.At })},
		{Name: "to", Word: "till", Required: true, InList: true, Value: Text(func(m *IncidentMessage) *string { return &m.To })},
		{Name: "channel", Word: "kanal", InList: true, Value: Text(func(m *IncidentMessage) *string { return &m.Channel })},
		{Name: "text", Word: "innehall", Required: true, InList: true, Value: LongText(func(m *IncidentMessage) *string { return &m.Text })},
		{Name: "by", Word: "av", Value: Text(func(m *IncidentMessage) *string { return &m.By })},
	}, secrecyFields[*IncidentMessage]()...),
}
