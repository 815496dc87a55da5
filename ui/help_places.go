package ui

import "lisparmen/data"

// helpPlace is where in the handbook something is told of: a chapter and, where one of its sections is about just that, the section.
type helpPlace struct{ chapter, section string }

// helpPages is where the handbook tells of each sort of page but those of one register.
var helpPages = map[pageName]helpPlace{
	pageOverview:     {"fonstret", "oversikten"},
	pageReports:      {"rapporter", ""},
	pageSearch:       {"fonstret", "sok-eller-gor-ctrl-k"},
	pagePolicy:       {"styrdokument", "las-in-policyn-ord-for-ord"},
	pageRegisters:    {"borja", "register-som-anvands-och-inte-anvands"},
	pageOrganisation: {"organisation", ""},
	pageTerm:         {"organisation", "nytt-fullmaktige"},
	pageTraining:     {"organisation", "utbildning"},
	pageMatrix:       {"incidenter", "fristerna"},
	pageRisks:        {"risker", "riskbilden"},
	pageMeetings:     {"rapporter", "ett-arende-fran-borjan-till-slut"},
	pageImport:       {"lasa-in", "las-in-en-lista"},
	pageWatches:      {"uppfoljning", "bevakningar"},
	pageWheel:        {"uppfoljning", "arshjul"},
	pageRecords:      {"fonstret", "listor"},
	pageLog:          {"fonstret", "angra"},
	pageCodes:        {"rapporter", "papperens-utseende"},
	pageHelp:         {"borja", ""},
	pageFirstWeeks:   {"borja", "de-forsta-veckorna"},
	pageSettings:     {"fonstret", "utseende-och-textstorlek"},
	pageWorkshop:     {"information", "klassa"},
}

// helpKinds is where the handbook tells of each register, for its list and its records.
var helpKinds = map[string]helpPlace{
	"document":     {"styrdokument", "dokumentets-vag"},
	"section":      {"styrdokument", "texten"},
	"duty":         {"styrdokument", "ataganden"},
	"referral":     {"styrdokument", "dokumentets-vag"},
	"introduction": {"styrdokument", "inforande-och-oversyn"},

	"unit":              {"organisation", "enheter"},
	"person":            {"organisation", ""},
	"role":              {"organisation", "roller"},
	"service":           {"organisation", "nar-du-ska-vara-borta"},
	"mandate":           {"organisation", "nytt-fullmaktige"},
	"course":            {"organisation", "utbildning"},
	"training_plan":     {"organisation", "utbildning"},
	"training_occasion": {"organisation", "utbildning"},
	"training_offer":    {"organisation", "utbildning"},
	"training_done":     {"organisation", "utbildning"},
	"confirmation":      {"organisation", "chefsintyg"},

	"asset":          {"information", "ordningen"},
	"classification": {"information", "klassa"},
	"class_level":    {"information", "skalan"},
	"system":         {"information", "system"},
	"premises":       {"information", "sakerhetskrav-och-driftgodkannande"},
	"requirement":    {"information", "sakerhetskrav-och-driftgodkannande"},
	"fulfilment":     {"information", "sakerhetskrav-och-driftgodkannande"},
	"exception":      {"information", "sakerhetskrav-och-driftgodkannande"},

	"measure":      {"risker", "sakerhetsatgarder"},
	"risk":         {"risker", "gor-en-riskanalys"},
	"risk_session": {"risker", "gor-en-riskanalys"},
	"risk_value":   {"risker", "vardera-om-och-acceptera"},
	"risk_level":   {"risker", "bestam-forst-vad-kommunen-accepterar"},
	"risk_step":    {"risker", "bestam-forst-vad-kommunen-accepterar"},
	"continuity":   {"risker", "kontinuitet"},
	"exercise":     {"risker", "kontinuitet"},

	"supplier":                {"leverantorer", "leverantorer"},
	"supplier_check":          {"leverantorer", "folj-upp"},
	"supplier_interval":       {"leverantorer", "leverantorer"},
	"contract":                {"leverantorer", "avtal"},
	"subprocessor":            {"leverantorer", "avtal"},
	"procurement":             {"leverantorer", "upphandling-avrop-och-forlangning"},
	"procurement_requirement": {"leverantorer", "upphandling-avrop-och-forlangning"},

	"incident":         {"incidenter", "den-forsta-timmen"},
	"incident_event":   {"incidenter", "den-forsta-timmen"},
	"incident_message": {"incidenter", "den-forsta-timmen"},
	"notification":     {"incidenter", "anmal"},
	"registration":     {"incidenter", "anmalan-av-kommunen"},
	"authority":        {"incidenter", "fristerna"},
	"deadline":         {"incidenter", "fristerna"},
	"threshold":        {"incidenter", "ar-den-betydande"},
	"form_question":    {"incidenter", "anmal"},

	"action":            {"uppfoljning", "atgarder"},
	"control_point":     {"uppfoljning", "internkontroll"},
	"control_occasion":  {"uppfoljning", "internkontroll"},
	"management_review": {"uppfoljning", "ledningens-genomgang"},
	"goal":              {"uppfoljning", "mal-sjalvskattning-och-granskningar"},
	"reading":           {"uppfoljning", "mal-sjalvskattning-och-granskningar"},
	"self_assessment":   {"uppfoljning", "mal-sjalvskattning-och-granskningar"},
	"audit":             {"uppfoljning", "mal-sjalvskattning-och-granskningar"},
	"finding":           {"uppfoljning", "mal-sjalvskattning-och-granskningar"},
	"activity":          {"uppfoljning", "arshjul"},
	"lead_time":         {"uppfoljning", "bevakningar"},
	"snooze":            {"uppfoljning", "bevakningar"},
	"legal_requirement": {"uppfoljning", "lagkrav-intressenter-och-omvarld"},
	"stakeholder":       {"uppfoljning", "lagkrav-intressenter-och-omvarld"},
	"environment":       {"uppfoljning", "lagkrav-intressenter-och-omvarld"},
	"earlier_figure":    {"borja", "register-som-anvands-och-inte-anvands"},
	"register_use":      {"borja", "register-som-anvands-och-inte-anvands"},

	"meeting":        {"rapporter", "ett-arende-fran-borjan-till-slut"},
	"matter":         {"rapporter", "ett-arende-fran-borjan-till-slut"},
	"decision":       {"rapporter", "ett-arende-fran-borjan-till-slut"},
	"paper":          {"rapporter", "arbetsmaterial-och-upprattad-handling"},
	"report_setting": {"rapporter", "papperens-utseende"},

	"attachment":      {"lasa-in", "bilagor"},
	"import_template": {"lasa-in", "las-in-en-lista"},
	"retention":       {"sekretess", "gallra"},
	"municipality":    {"borja", "de-forsta-veckorna"},
	"sector":          {"incidenter", "anmalan-av-kommunen"},
}

// helpOf is what the handbook tells of a place: of its register before its sort of page.
func helpOf(here place) helpPlace {
	if here.page == pageList || here.page == pageRecord {
		if kind, ok := data.KindNamed(here.kind); ok {
			return helpKinds[kind.Name]
		}
	}
	return helpPages[here.page]
}
