package data

import "time"

// Notification is one thing told, or to be told, about an incident: one for each authority, step and
// personuppgiftsansvarig, with the judgement whether it must be told at all.
type Notification struct {
	Head
	Incident  Link[*Incident]
	Track     Track
	Step      Step
	Authority Link[*Authority]
	Unit      Link[*Unit] // the personuppgiftsansvarig, in the tracks that have one
	KnownAt   time.Time   // the unit's own knowledge, when it differs from the incident's

	Judgement  Judgement // anmälningspliktig
	Reason     string
	DecidedBy  Link[*Person]
	Delegation string
	DecidedAt  time.Time
	DPOAskedAt time.Time // dataskyddsombudet
	DPOAnswer  string

	SentAt            time.Time
	Receipt           string
	LateReason        string
	NeedsCompletion   bool
	ReportedOn        Day // anmält till nämnd
	ReportedParagraph string
	Draft             string
}

// Track is one of the parallel ways that an incident may have to be told.
type Track string

// The tracks.
const (
	TrackCyber          Track = "cyber"           // cybersäkerhetslagen (2025:1506) 2 kap. 5–8 §§
	TrackRecipients     Track = "recipients"      // cybersäkerhetslagen 2 kap. 9–10 §§
	TrackGDPR           Track = "gdpr"            // GDPR art. 33
	TrackDataSubjects   Track = "data_subjects"   // GDPR art. 34
	TrackSecurityPolice Track = "security_police" // säkerhetsskyddsförordningen (2021:955) 2 kap. 4 §
	TrackPolice         Track = "police"
)

var tracks = ChoiceSet{"track", []Option{
	{string(TrackCyber), "cybersakerhetslagen"},
	{string(TrackRecipients), "mottagare"},
	{string(TrackGDPR), "dataskydd"},
	{string(TrackDataSubjects), "registrerade"},
	{string(TrackSecurityPolice), "sakerhetsskydd"},
	{string(TrackPolice), "polis"},
}}

// Step is a step within a track.
type Step string

// The steps.
const (
	StepEarlyWarning Step = "early_warning"
	StepNotification Step = "notification"
	StepInterim      Step = "interim"
	StepProgress     Step = "progress"
	StepFinal        Step = "final"
	StepCompletion   Step = "completion"
	StepInformation  Step = "information"
)

var steps = ChoiceSet{"step", []Option{
	{string(StepEarlyWarning), "upplysning"},
	{string(StepNotification), "anmalan"},
	{string(StepInterim), "delrapport"},
	{string(StepProgress), "lagesrapport"},
	{string(StepFinal), "slutrapport"},
	{string(StepCompletion), "komplettering"},
	{string(StepInformation), "information"},
}}

// KindName implements Record.
func (*Notification) KindName() string { return "notification" }

// Notifications declares anmälan.
var Notifications = &Kind[*Notification]{
	Name: "notification", Word: "anmalan", Icon: "notification", Title: "step", PartOf: "incident",
	New:   func() *Notification { return &Notification{} },
	Guard: notificationProvision, Follows: []string{"incident"},
	Check: func(n *Notification) error {
		if n.Judgement != NotJudged && n.Reason == "" {
			return fieldProblem(NewProblem("problem.notification.reason"), "notification", "reason")
		}
		if n.Receipt != "" && n.SentAt.IsZero() {
			return fieldProblem(NewProblem("problem.notification.receipt"), "notification", "sent_at")
		}
		return nil
	},
	Fields: append([]Field[*Notification]{
		{Name: "incident", Word: "incident", Required: true, InList: true, Value: Ref(func(n *Notification) *Link[*Incident] { return &n.Incident })},
		{Name: "track", Word: "spar", Required: true, InList: true, Value: Choice(tracks, func(n *Notification) *Track { return &n.Track })},
		{Name: "step", Word: "steg", Required: true, InList: true, Value: Choice(steps, func(n *Notification) *Step { return &n.Step })},
		{Name: "unit", Word: "personuppgiftsansvarig", InList: true, Value: Ref(func(n *Notification) *Link[*Unit] { return &n.Unit })},
		{Name: "judgement", Word: "anmalningspliktig", InList: true, Value: Choice(judgements, func(n *Notification) *Judgement { return &n.Judgement })},
		{Name: "sent_at", Word: "skickad", InList: true, Value: Time(func(n *Notification) *time.Time { return &n.SentAt })},
		{Name: "reason", Word: "skal", Value: LongText(func(n *Notification) *string { return &n.Reason })},
		{Name: "authority", Word: "myndighet", Folded: true, Value: Ref(func(n *Notification) *Link[*Authority] { return &n.Authority })},
		{Name: "decided_by", Word: "beslutad-av", Folded: true, Value: Ref(func(n *Notification) *Link[*Person] { return &n.DecidedBy })},
		{Name: "delegation", Word: "delegation", Folded: true, Value: Text(func(n *Notification) *string { return &n.Delegation })},
		{Name: "decided_at", Word: "beslutad", Folded: true, Value: Time(func(n *Notification) *time.Time { return &n.DecidedAt })},
		{Name: "receipt", Word: "kvittens", Value: Text(func(n *Notification) *string { return &n.Receipt })},
		{Name: "known_at", Word: "kannedom", Folded: true, Value: Time(func(n *Notification) *time.Time { return &n.KnownAt })},
		{Name: "dpo_asked_at", Word: "dataskyddsombud-tillfragat", Folded: true, Value: Time(func(n *Notification) *time.Time { return &n.DPOAskedAt })},
		{Name: "dpo_answer", Word: "dataskyddsombud-svar", Folded: true, Value: LongText(func(n *Notification) *string { return &n.DPOAnswer })},
		{Name: "late_reason", Word: "forseningsskal", Folded: true, Value: LongText(func(n *Notification) *string { return &n.LateReason })},
		{Name: "needs_completion", Word: "ska-kompletteras", Folded: true, Value: Bool(func(n *Notification) *bool { return &n.NeedsCompletion })},
		{Name: "reported_on", Word: "anmald-till-namnd", Folded: true, Value: Date(func(n *Notification) *Day { return &n.ReportedOn })},
		{Name: "reported_paragraph", Word: "anmald-paragraf", Folded: true, Value: Text(func(n *Notification) *string { return &n.ReportedParagraph })},
		{Name: "draft", Word: "utkast", Folded: true, Value: LongText(func(n *Notification) *string { return &n.Draft })},
	}, secrecyFields[*Notification]()...),
}
