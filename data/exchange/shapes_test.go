package exchange

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// TestShapesOfMunicipalWorkbooks reads the heads that workbooks in municipalities have: each is found to be of its register, and the
// columns that the register has a field for find it.
func TestShapesOfMunicipalWorkbooks(t *testing.T) {
	words := Words{
		Kinds:  func(k data.Untyped) string { return k.Word },
		Field:  func(_ data.Untyped, f data.UntypedField) string { return f.Word },
		Option: func(_ data.UntypedField, o data.Option) string { return o.Word },
		Title:  func(r data.Record) string { return r.Header().ID },
	}
	kinds := slices.DeleteFunc(slices.Clone(data.Kinds()), func(k data.Untyped) bool { return k.ByAct })
	for name, c := range map[string]struct{ head, kind, columns string }{
		"gap analysis, applicability": {"Nr;Säkerhetsåtgärd;Beskrivning;Ska användas;Motivering;Anteckning", "measure", "reference;title;;applies;reason;"},
		"gap analysis, gaps":          {"Referens;Säkerhetsåtgärd;Existerar;Bristnivå;Nuläge;Grund", "measure", "reference;title;implementation;lack_size;lack;ground"},
		"plan of actions":             {"Aktivitet;Årligt mål;Prioritet;Kostnader och resurser;Ansvarig;Startdatum;Slutdatum", "action", "title;;priority;cost;responsible;start;due"},
		"actions of a classification": {"Åtgärd;Beskrivning;Prio;Ansvarig;Klart senast;Status;Kommentar", "action", "title;description;priority;responsible;due;state;"},
		"systems":                     {"Systemnamn;Systemägare;Systemförvaltare;Leverantör;Förvaltning;Drift;Personuppgifter;MFA;RTO (tim)", "system", "title;owner;keeper;supplier;unit;hosting;personal_data;multi_factor;recover_hours"},
		"suppliers":                   {"Leverantör;Org.nr;Levererar;Kontaktperson;Kritikalitet;Tredje land", "supplier", "title;org_number;delivers;contact;criticality;outside_eu"},
		"contracts":                   {"Avtal;Leverantör;Avtalsstart;Avtalsslut;Uppsägningstid (mån);PUB-avtal;Dnr", "contract", "title;supplier;from;to;notice_months;processing;diary_number"},
		"staff":                       {"Namn;Titel;E-post;Telefon;Enhet", "person", "name;title;email;phone;unit"},
		"information management plan": {"Handlingstyp;Bevaras/gallras;Medium;Sekretesslagrum;Anmärkning", "asset", "title;retention;form;secrecy_provision;handling"},
		"classified information":      {"Informationsmängd;Informationsägare;Klass K;Klass R;Klass T;Personuppgifter", "asset", "title;owner;classification.confidentiality;classification.integrity;classification.availability;personal_data"},
		"internal control plan":       {"Kontrollmoment;Risk;Kontrollmetod;Frekvens;Ansvarig;Nämnd;År", "control_point", "title;danger;method;frequency;responsible;unit;year"},
		"control answered":            {"Kontrollmoment;Planerad;Genomförd;Resultat;Iakttagelser;Utförd av", "control_occasion", "control;planned_on;done_on;result;findings;by"},
		"managers' confirmations":     {"Enhet;Chef;Datum;Kommentar", "confirmation", "unit;manager;on;note"},
		"meetings":                    {"Nämnd;Sammanträdesdag;Stoppdatum", "meeting", "body;on;stop_on"},
		"incidents":                   {"Incident;Vad hände;Inträffade;Upptäckt;Rapporterad;Vidtagna åtgärder;Orsak;Förvaltning", "incident", "title;description;occurred_at;discovered_at;known_at;measures;cause;units"},
		"risks":                       {"Risk;Konsekvens (1-4);Sannolikhet (1-4);Riskägare;Hantering;Hot;Sårbarhet", "risk", "title;consequence;probability;owner;treatment;threat;vulnerability"},
		"governing documents":         {"Styrdokument;Dokumenttyp;Antagen av;Antagen;Dnr;Revideras senast;Dokumentansvarig", "document", "title;type;decided_by;decided_on;diary_number;review_on;owner"},
		"training":                    {"Utbildning;Enhet;Datum;Antal deltagare", "training_done", "course;unit;on;headcount"},
		"elected":                     {"Namn;Parti;Nämnd;Uppdrag;Från;Till", "mandate", "person;;body;part;from;to"},
		"audit findings":              {"Iakttagelse;Granskning;Ansvarig;Klart senast;Status", "finding", "title;audit;responsible;due;state"},
	} {
		head := strings.Split(c.head, ";")
		layout, ok := FindLayout([][]string{{"Lista 2026"}, {}, head, {"x"}}, kinds, words, nil)
		if !ok || layout.Kind.Name != c.kind || layout.Head != 2 {
			t.Errorf("%s: read as %q", name, layout.Kind.Name)
			continue
		}
		for i, want := range strings.Split(c.columns, ";") {
			if layout.Columns[i] != want {
				t.Errorf("%s: %q is %q, not %q", name, head[i], layout.Columns[i], want)
			}
		}
	}
}
