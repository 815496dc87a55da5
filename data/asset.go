package data

// Asset is an informationsmängd: information that is classified and has an owner, whatever system or paper holds it.
type Asset struct {
	Head
	Number       *int
	Title        string
	Description  string
	Unit         Link[*Unit]   // whose information it is
	Owner        Link[*Person] // informationsägare
	Form         AssetForm
	PersonalData bool
	Sensitive    bool   // GDPR art. 9, or other data that need special care
	Handling     string // how it may be handled
	Retention    string // preserved or gallrat, by which plan

	NationalSecurity bool // Sveriges säkerhet: nothing of it may be kept here
}

// AssetForm is where information is. The policy is about all of it, also on paper and spoken.
type AssetForm string

// The forms.
const (
	FormDigital AssetForm = "electronic"
	FormPaper   AssetForm = "paper"
	FormBoth    AssetForm = "both"
	FormSpoken  AssetForm = "spoken"
)

var assetForms = ChoiceSet{"asset_form", []Option{
	{string(FormDigital), "digital"},
	{string(FormPaper), "papper"},
	{string(FormBoth), "digital-och-papper"},
	{string(FormSpoken), "muntlig"},
}}

// KindName implements Record.
func (*Asset) KindName() string { return "asset" }

// Assets declares informationsmangd.
var Assets = &Kind[*Asset]{
	Name: "asset", Word: "informationsmangd", Icon: "asset", Title: "title", Prefix: "IM",
	New: func() *Asset { return &Asset{} },
	Check: func(a *Asset) error {
		if a.NationalSecurity {
			return fieldProblem(NewProblem("problem.national_security"), "asset", "national_security")
		}
		return nil
	},
	Fields: append([]Field[*Asset]{
		{Name: NumberField, Word: "nummer", Hidden: true, InList: true, Value: Number(func(a *Asset) **int { return &a.Number })},
		{Name: "title", Word: "namn", Required: true, InList: true, Value: Text(func(a *Asset) *string { return &a.Title })},
		{Name: "unit", Word: "enhet", InList: true, Value: Ref(func(a *Asset) *Link[*Unit] { return &a.Unit })},
		{Name: "owner", Word: "informationsagare", InList: true, Value: Ref(func(a *Asset) *Link[*Person] { return &a.Owner })},
		{Name: "personal_data", Word: "personuppgifter", InList: true, Value: Bool(func(a *Asset) *bool { return &a.PersonalData })},
		{Name: "description", Word: "beskrivning", Value: LongText(func(a *Asset) *string { return &a.Description })},
		{Name: "form", Word: "form", Folded: true, Value: Choice(assetForms, func(a *Asset) *AssetForm { return &a.Form })},
		{Name: "sensitive", Word: "kansliga", Folded: true, Value: Bool(func(a *Asset) *bool { return &a.Sensitive })},
		{Name: "handling", Word: "hantering", Folded: true, Value: LongText(func(a *Asset) *string { return &a.Handling })},
		{Name: "retention", Word: "bevaras-eller-gallras", Folded: true, Value: Text(func(a *Asset) *string { return &a.Retention })},
		{Name: "national_security", Word: "sveriges-sakerhet", Folded: true, Value: Bool(func(a *Asset) *bool { return &a.NationalSecurity })},
	}, secrecyFields[*Asset]()...),
}
