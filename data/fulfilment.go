package data

// Fulfilment is a kravuppfyllnad: how far one requirement is met by one system, by premises or by a supplier.
type Fulfilment struct {
	Head
	Requirement Link[*Requirement]
	System      Link[*System]
	Premises    Link[*Premises]
	Supplier    Link[*Supplier]
	State       FulfilmentState
	Proof       string
	Lack        string // what is missing
	Reason      string // why it does not apply, or why it may wait
	Expires     Day    // an exception (undantag) is good until
	CheckedOn   Day
	CheckedBy   Link[*Person]
}

// FulfilmentState tells how far a requirement is met; empty is unjudged.
type FulfilmentState string

// How far a requirement can be met.
const (
	Fulfilled       FulfilmentState = "met"
	FulfilledPartly FulfilmentState = "partly"
	FulfilledNot    FulfilmentState = "lacking"
	FulfilledWaived FulfilmentState = "waived" // does not apply here, for a reason
)

var fulfilmentStates = ChoiceSet{"fulfilment_state", []Option{
	{string(Fulfilled), "uppfyllt"},
	{string(FulfilledPartly), "delvis"},
	{string(FulfilledNot), "ej-uppfyllt"},
	{string(FulfilledWaived), "galler-inte"},
}}

// KindName implements Record.
func (*Fulfilment) KindName() string { return "fulfilment" }

// Fulfilments declares kravuppfyllnad.
var Fulfilments = &Kind[*Fulfilment]{
	Name: "fulfilment", Word: "kravuppfyllnad", Icon: "requirement", Title: "requirement", Tells: []string{"system", "premises", "supplier"},
	New: func() *Fulfilment { return &Fulfilment{} }, Check: (*Fulfilment).check, Follows: []string{"system", "premises", "supplier"}, PartOf: "system",
	Guard: func(_ Register, f *Fulfilment) Provision {
		if f.Premises != "" {
			return MeasurePremises
		}
		return MeasureSystems
	},
	Fields: append([]Field[*Fulfilment]{
		{Name: "requirement", Word: "krav", Required: true, InList: true, Value: Ref(func(f *Fulfilment) *Link[*Requirement] { return &f.Requirement })},
		{Name: "system", Word: "system", InList: true, Value: Ref(func(f *Fulfilment) *Link[*System] { return &f.System })},
		{Name: "premises", Word: "lokal", Folded: true, InList: true, Value: Ref(func(f *Fulfilment) *Link[*Premises] { return &f.Premises })},
		{Name: "supplier", Word: "leverantor", Folded: true, Value: Ref(func(f *Fulfilment) *Link[*Supplier] { return &f.Supplier })},
		{Name: "state", Word: "uppfyllnad", InList: true, Value: Choice(fulfilmentStates, func(f *Fulfilment) *FulfilmentState { return &f.State })},
		{Name: "proof", Word: "bevis", Value: LongText(func(f *Fulfilment) *string { return &f.Proof })},
		{Name: "lack", Word: "brist", InList: true, Value: LongText(func(f *Fulfilment) *string { return &f.Lack })},
		{Name: "reason", Word: "skal", Folded: true, Value: LongText(func(f *Fulfilment) *string { return &f.Reason })},
		{Name: "expires", Word: "undantag-till", Folded: true, Value: Date(func(f *Fulfilment) *Day { return &f.Expires })},
		{Name: "checked_on", Word: "bedomd", Folded: true, Value: Date(func(f *Fulfilment) *Day { return &f.CheckedOn })},
		{Name: "checked_by", Word: "bedomd-av", Folded: true, Value: Ref(func(f *Fulfilment) *Link[*Person] { return &f.CheckedBy })},
	}, secrecyFields[*Fulfilment]()...),
}
