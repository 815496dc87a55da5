package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
)

func TestBudgetBasisSumsWhatHasNoMoney(t *testing.T) {
	cost := func(n int) *int { return &n }
	in := council(
		&data.Action{Head: data.Head{ID: "a1"}, Number: cost(1), Title: "Lås", Owner: "sn", Cost: cost(100000), CostSort: data.CostInvestment, Priority: data.PriorityHigh, Refused: "Dörren står öppen."},
		&data.Action{Head: data.Head{ID: "a2"}, Number: cost(2), Title: "Larm", Owner: "sn", Cost: cost(50000), CostSort: data.CostRunning},
		&data.Action{Head: data.Head{ID: "a3"}, Number: cost(3), Title: "Kopior", Responsible: "eva", Cost: cost(25000)},
		&data.Action{Head: data.Head{ID: "a4"}, Number: cost(4), Title: "Betalt", Owner: "sn", Cost: cost(7000), Financed: true},
		&data.Action{Head: data.Head{ID: "a5"}, Number: cost(5), Title: "Klart", Owner: "sn", Cost: cost(9000), State: data.ActionDone},
		&data.Action{Head: data.Head{ID: "a6"}, Number: cost(6), Title: "Utan kostnad", Owner: "sn"},
		&data.Action{Head: data.Head{ID: "a7", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Number: cost(7), Title: "Hemligt", Owner: "sn", Cost: cost(1000), Refused: "Hemlig risk."},
	)
	paper := plain(build(t, "budgetunderlag", in))
	for _, want := range []string{
		"Budgetunderlag informationssäkerhet 2027", "4 åtgärder saknar pengar: 176 000 kr, varav 100 000 kr till åtgärder med hög prioritet.",
		"Öppna åtgärder för 7 000 kr är redan finansierade. För 1 öppen åtgärd är ingen kostnad angiven.", "Av behovet är 50 000 kr drift per år och 100 000 kr investering. För 26 000 kr säger registret inte om det är drift eller investering. Fyll i det i tabellen.",
		"Kommunstyrelsen 1 0 0 25 000 25 000", "Socialnämnden 3 50 000 100 000 1 000 151 000", "Summa 4 50 000 100 000 26 000 176 000",
		"Summa 151 000", "Dörren står öppen.",
		"Risken är inte beskriven.", "Hemligt", "SEKRETESSMARKERING",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	for _, unwanted := range []string{"Betalt", "Klart", "Utan kostnad"} {
		if strings.Contains(paper, unwanted) {
			t.Errorf("%s needs no money", unwanted)
		}
	}
	in.Public, in.Register = true, in.Register.Public()
	if paper := plain(build(t, "budgetunderlag", in)); strings.Contains(paper, "Hemlig") || !strings.Contains(paper, "Å-7 (sekretess") || !strings.Contains(paper, "Sekretess kan gälla.") || !strings.Contains(paper, "176 000 kr") {
		t.Errorf("in public: %s", paper)
	}
	if paper := plain(build(t, "budgetunderlag", newMunicipality(t))); !strings.Contains(paper, "Registret åtgärder är inte påbörjat. För in åtgärderna med kostnad") {
		t.Errorf("of nothing: %s", paper)
	}
}

// Where the register says of each cost whether it is drift or investment nothing is left to fill in, and where it says it of none the
// paper says so.
func TestBudgetBasisAsksOnlyForWhatNobodyHasSaid(t *testing.T) {
	cost := 5000
	said := &data.Action{Head: data.Head{ID: "a1"}, Title: "Lås", Owner: "sn", Cost: &cost, CostSort: data.CostRunning}
	other := &data.Action{Head: data.Head{ID: "a2"}, Title: "Larm", Owner: "sn", Cost: &cost, CostSort: data.CostRunning}
	paper := plain(build(t, "budgetunderlag", council(said, other)))
	says(t, paper, "Av behovet är 10 000 kr drift per år.")
	hides(t, paper, "Fyll i", "säger inte", "Inte angivet")
	said.CostSort, other.CostSort = "", ""
	paper = plain(build(t, "budgetunderlag", council(said, other)))
	says(t, paper, "Registret säger inte om en kostnad är drift eller investering. Fyll i det i tabellen.")
	hides(t, paper, "Av behovet är")
	hides(t, plain(build(t, "budgetunderlag", council(&data.Action{Head: data.Head{ID: "a3"}, Title: "Gratis"}))), "Fyll i", "Av behovet är")
}

// What is told to the body: decisions of the register and of incidents, those of the period and older ones that nobody has told.
func TestDelegatedDecisions(t *testing.T) {
	two := 2
	at := data.Day("2026-05-04").Start()
	incident := &data.Incident{
		Head: data.Head{ID: "i"}, Number: &two, Title: "Tappad nyckel", Units: data.Links[*data.Unit]{"sn"},
		Significant: data.JudgedNo, SignificantBy: "eva", SignificantOn: "Socialnämndens delegationsordning 7.1", SignificantAt: at,
	}
	in := council(
		incident,
		&data.Decision{Head: data.Head{ID: "d1"}, Title: "Lås köps", Sort: data.DecisionOther, Body: "ks", Role: "chief", On: "2026-03-02", DiaryNumber: "KS 2026/5", Delegation: "A 4.2"},
		&data.Decision{Head: data.Head{ID: "d2"}, Title: "Gammalt och anmält", Sort: data.DecisionOther, Body: "ks", Role: "chief", On: "2025-03-02", ReportedOn: "2025-04-01"},
		&data.Decision{Head: data.Head{ID: "d3"}, Title: "Gammalt och glömt", Sort: data.DecisionOther, Body: "ks", Role: "chief", On: "2025-03-03", Delegation: "Kommunstyrelsens delegationsordning 5.1"},
		&data.Decision{Head: data.Head{ID: "d4"}, Title: "Nytt och anmält", Sort: data.DecisionOther, Body: "ks", Role: "chief", On: "2026-04-02", ReportedOn: "2026-05-01"},
		&data.Decision{Head: data.Head{ID: "d5"}, Title: "Av styrelsen själv", Sort: data.DecisionOther, Body: "ks", On: "2026-04-03"},
		&data.Notification{Head: data.Head{ID: "n1"}, Incident: "i", Track: data.TrackGDPR, Step: data.StepNotification, Unit: "sn", Judgement: data.JudgedYes, DecidedBy: "eva", DecidedAt: at, Delegation: "Punkt 9"},
		&data.Notification{Head: data.Head{ID: "n2"}, Incident: "i", Track: data.TrackSecurityPolice, Step: data.StepNotification, Judgement: data.JudgedYes, DecidedBy: "eva", DecidedAt: at, Delegation: "Hemlig punkt"},
	)
	paper := plain(build(t, "delegationsbeslut", in))
	for _, want := range []string{
		"4 beslut på delegation ska anmälas, och 1 är redan anmält.", "2026-03-02 KS 2026/5 Lås köps Kommundirektör, Eva Berg A 4.2", "Gammalt och glömt Kommundirektör, Eva Berg 5.1", "Nytt och anmält Kommundirektör, Eva Ej angivet", "Incidenten bedöms inte vara", "7.1", "Punkt 9",
		"Förslag till beslut: Socialnämnden noterar att 2 beslut på delegation är anmälda.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	for _, unwanted := range []string{"Gammalt och anmält", "Av styrelsen själv", "Hemlig punkt"} {
		if strings.Contains(paper, unwanted) {
			t.Errorf("the paper tells of %s", unwanted)
		}
	}
	in.RecordID = "sn"
	if paper := plain(build(t, "delegationsbeslut", in)); strings.Contains(paper, "Kommunstyrelsen") || !strings.Contains(paper, "Till socialnämnden.") || !strings.Contains(paper, "Punkt 9") {
		t.Errorf("of one nämnd: %s", paper)
	}
	whole := in.Register
	in.RecordID, in.Public, in.Register = "", true, whole.Public()
	paper = plain(build(t, "delegationsbeslut", in))
	says(t, paper, "Kommunstyrelsen noterar att 2 beslut", "Socialnämnden noterar att 1 beslut")
	if _, unplaced, _ := strings.Cut(paper, "Nämnden framgår inte"); !strings.Contains(unplaced, "står i en text som är utelämnad") || !strings.Contains(unplaced, "I-2 Incidenten bedöms") {
		t.Errorf("in public: %s", paper)
	}
	in.RecordID = "sn"
	says(t, plain(build(t, "delegationsbeslut", in)), "1 beslut på delegation ska anmälas.", "Nämnden framgår inte", "I-2 Incidenten bedöms")
	in.RecordID = "ksau"
	says(t, plain(build(t, "delegationsbeslut", in)), "Inget beslut på delegation kan knytas till arbetsutskottet.")
	in.RecordID, in.Public, in.Register = "", false, whole
	if paper := plain(build(t, "delegationsbeslut", newMunicipality(t))); !strings.Contains(paper, "Inga beslut på delegation finns att anmäla. Ett beslut kommer med här när") {
		t.Errorf("of nothing: %s", paper)
	}
}

func TestMissionsReported(t *testing.T) {
	task := func(id, title string, body data.Link[*data.Unit]) *data.Decision {
		return &data.Decision{Head: data.Head{ID: id}, Title: title, Sort: data.DecisionTasks, Body: body, On: "2026-03-11", Paragraph: "39", Text: "Kommundirektören ska ordna " + title + "."}
	}
	in := council(
		task("d1", "Lås", "ks"), task("d2", "Larm", "ks"), task("d3", "Nycklar", "kf"), task("d4", "Kameror", "sn"),
		&data.Action{Head: data.Head{ID: "a1"}, Title: "Byt lås", Decision: "d1", State: data.ActionDone, DoneOn: "2026-09-01", Effect: "Inga inbrott."},
		&data.Action{Head: data.Head{ID: "a2"}, Title: "Sätt upp larm", Decision: "d2", Due: "2026-08-31", ReportBy: "2026-09-30"},
		&data.Action{Head: data.Head{ID: "a3"}, Title: "Märk nycklar", Decision: "d3", Due: "2027-02-28", ReportBy: "2026-10-31"},
		&data.Action{Head: data.Head{ID: "a4"}, Title: "Köp kameror", Decision: "d4", Due: "2027-02-28", ReportBy: "2027-03-31"},
	)
	paper := plain(build(t, "aterrapportering", in))
	for _, want := range []string{
		"1 av 4 uppdrag är klart, och 2 är försenade.", "Kommundirektören ska ordna Lås.", "Inga inbrott.", "Klar 2026-09-01",
		"Kommunstyrelsen godkänner återrapporten och avslutar uppdraget ”Lås” (§ 39, 11 mars 2026).",
		"ger uppdraget ”Larm” (§ 39, 11 mars 2026) ny tid till den [Fyll i: ny dag].",
		"Kommunfullmäktige noterar återrapporten och ger uppdraget ”Nycklar” (§ 39, 11 mars 2026) ny tid till den 28 februari 2027.",
		"Socialnämnden noterar återrapporten av uppdraget ”Kameror”",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	in.RecordID = "sn"
	if paper := plain(build(t, "aterrapportering", in)); strings.Contains(paper, "Larm") || !strings.Contains(paper, "Kameror") {
		t.Errorf("of one nämnd: %s", paper)
	}
	in = council(task("d1", "Lås", "ks"))
	data.All(in.Register, data.Decisions)[0].Secrecy.State = data.SecrecyPossible
	in.Public, in.Register = true, in.Register.Public()
	if paper := plain(build(t, "aterrapportering", in)); strings.Contains(paper, "Lås") || strings.Contains(paper, "§ "+data.SecretText) || !strings.Contains(paper, "ett uppdrag där sekretess kan gälla") {
		t.Errorf("in public: %s", paper)
	}
	if paper := plain(build(t, "aterrapportering", newMunicipality(t))); !strings.Contains(paper, "Registret beslut är inte påbörjat. För in besluten") {
		t.Errorf("of nothing: %s", paper)
	}
}
