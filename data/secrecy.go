package data

// SecrecyState tells whether a record may be shown to anyone. It is a warning for whoever answers a request;
// the decision is made when somebody asks for the document (OSL 6 kap. 3 §).
type SecrecyState string

// The three states of secrecy. Empty is that nobody has set a mark: what is guarded is then as if unjudged, the rest public.
const (
	SecrecyUnjudged SecrecyState = "unjudged"
	SecrecyPublic   SecrecyState = "public"
	SecrecyPossible SecrecyState = "possible"
)

var secrecyStates = ChoiceSet{"secrecy", []Option{
	{string(SecrecyUnjudged), "ej-bedomd"},
	{string(SecrecyPublic), "offentlig"},
	{string(SecrecyPossible), "sekretess-kan-galla"},
}}

// Secrecy is a secrecy mark with what OSL (2009:400) 5 kap. 5 § asks of it: provision, date and authority.
type Secrecy struct {
	State     SecrecyState
	Provision string
	Date      Day
	Authority string
}

// secrecyFields are the same for every kind that can hold something secret.
func secrecyFields[R Record]() []Field[R] {
	return []Field[R]{
		{Name: "secrecy", Word: "sekretess", Folded: true, Value: Choice(secrecyStates, func(r R) *SecrecyState { return &r.Header().Secrecy.State })},
		{Name: "secrecy_provision", Word: "sekretessbestammelse", Folded: true, Value: Text(func(r R) *string { return &r.Header().Secrecy.Provision })},
		{Name: "secrecy_date", Word: "sekretessdatum", Folded: true, Value: Date(func(r R) *Day { return &r.Header().Secrecy.Date })},
		{Name: "secrecy_authority", Word: "sekretessmyndighet", Folded: true, Value: Text(func(r R) *string { return &r.Header().Secrecy.Authority })},
	}
}
