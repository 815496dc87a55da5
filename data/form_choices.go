package data

// AuthorityForm is a form of an authority; its Swedish word names the paper that drafts the answers.
type AuthorityForm string

var authorityForms = ChoiceSet{"authority_form", []Option{
	{"early_warning", "upplysning"},
	{"notification", "incidentanmalan"},
	{"progress", "lagesrapport"},
	{"final", "slutrapport"},
	{"data_breach", "imy-anmalan"},
	{"police_report", "polisanmalan"},
}}

// FormAnswer is which answer the registers may have to a question of a form.
type FormAnswer string

// formAnswers are those that the papers can give; a test in reports holds both to the same.
var formAnswers = ChoiceSet{"form_answer", []Option{
	{"organisation", "organisation"},
	{"org_number", "organisationsnummer"},
	{"postal_address", "postadress"},
	{"contact", "kontaktperson"},
	{"dpo", "dataskyddsombud"},
	{"reference", "eget-arende"},
	{"ongoing", "pagar"},
	{"story", "handelseforlopp"},
	{"discovered", "upptackt"},
	{"occurred", "intraffad"},
	{"ended", "upphord"},
	{"crime", "brottsmisstanke"},
	{"supplier", "leverantor"},
	{"impact", "paverkan"},
	{"consequences", "konsekvenser"},
	{"sent_before", "tidigare-rapporter"},
	{"cause", "orsak"},
	{"systems", "system"},
	{"information", "information-och-antal"},
	{"information_alone", "enbart-information"},
	{"affected", "antal-berorda"},
	{"measures", "atgarder"},
	{"measures_and_planned", "atgarder-och-planerade"},
	{"planned_and_lessons", "planerade-och-lardomar"},
	{"approval", "godkannande"},
	{"controller", "personuppgiftsansvarig"},
	{"controller_number", "ansvarigs-organisationsnummer"},
	{"completeness", "fullstandighet"},
	{"late_reason", "skal-till-forsening"},
	{"judgement_reason", "skal-till-bedomning"},
	{"subjects_told", "registrerade-informerade"},
}}
