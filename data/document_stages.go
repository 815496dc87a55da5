package data

// DocumentType is the document's place in the order policy, guideline, routine.
type DocumentType string

// The sorts of governing documents.
const (
	DocumentPolicy    DocumentType = "policy"
	DocumentGuideline DocumentType = "guideline"
	DocumentRoutine   DocumentType = "routine"
	DocumentPlan      DocumentType = "plan"
	DocumentOther     DocumentType = "other"
)

var documentTypes = ChoiceSet{"document_type", []Option{
	{string(DocumentPolicy), "policy"},
	{string(DocumentGuideline), "riktlinje"},
	{string(DocumentRoutine), "rutin"},
	{string(DocumentPlan), "plan"},
	{string(DocumentOther), "annat"},
}}

// DocumentState tells what the coordinator has said about the document. Only a confirmed "missing" is a lack.
type DocumentState string

// What can be said of a document.
const (
	DocumentUnregistered DocumentState = "unregistered"
	DocumentRegistered   DocumentState = "registered"
	DocumentPartOf       DocumentState = "part_of"
	DocumentMissing      DocumentState = "missing"
)

var documentStates = ChoiceSet{"document_state", []Option{
	{string(DocumentUnregistered), "ej-registrerat"},
	{string(DocumentRegistered), "finns"},
	{string(DocumentPartOf), "ingar-i-annat"},
	{string(DocumentMissing), "saknas"},
}}

// DocumentStage is how far a version of a document has come on its way. Whether it applies on a day follows from its dates.
type DocumentStage string

// The stages.
const (
	StageDraft    DocumentStage = "draft"
	StageReferral DocumentStage = "referral"
	StageAdopted  DocumentStage = "adopted"
	StageRepealed DocumentStage = "repealed"
)

var documentStages = ChoiceSet{"document_stage", []Option{
	{string(StageDraft), "utkast"},
	{string(StageReferral), "remiss"},
	{string(StageAdopted), "antaget"},
	{string(StageRepealed), "upphavt"},
}}

// InForce tells whether the document is registered and applies on the given day. One that has been repealed applies until
// its last day.
func (d *Document) InForce(on Day) bool {
	hasEnd := d.Stage != StageRepealed || d.To != ""
	return d.State == DocumentRegistered && d.StageNow() != StageDraft && d.Stage != StageReferral && hasEnd && within(on, d.From, d.To)
}
