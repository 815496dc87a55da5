package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// council is a municipality with a board, a council, a nämnd and who writes to them.
func council(records ...data.Record) reports.Input {
	records = append(records,
		&data.Unit{Head: data.Head{ID: "kf"}, Name: "Kommunfullmäktige", Type: data.UnitCouncil},
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen", Type: data.UnitBoard, Parent: "kf"},
		&data.Unit{Head: data.Head{ID: "ksau"}, Name: "Arbetsutskottet", Type: data.UnitSubcommittee, Parent: "ks"},
		&data.Unit{Head: data.Head{ID: "sn"}, Name: "Socialnämnden", Type: data.UnitCommittee, Parent: "kf"},
		&data.Person{Head: data.Head{ID: "eva"}, Name: "Eva Berg", Title: "Samordnare", Phone: "070-111 22 33", Email: "eva@vara.example", Unit: "ks"},
		&data.Role{Head: data.Head{ID: "chief"}, Name: "Kommundirektör", Holder: "eva"},
	)
	in := empty(records...)
	in.AsOf, in.To, in.Now = "2026-11-24", "2026-11-24", morning
	return in
}

func letterOf(t testing.TB, in reports.Input, record string) string {
	t.Helper()
	in.RecordID = record
	return plain(build(t, "tjansteskrivelse", in))
}

const draft = "Utkast. Det som står inom hakparentes ska fyllas i"

// Economic consequences and the child's best are never said to be none: they are lines to fill in until somebody has written them.
func TestLetterAsksForWhatNobodyHasWritten(t *testing.T) {
	m := &data.Matter{Head: data.Head{ID: "m1"}, Title: "Nya rutiner", Decides: "ks", Officer: "eva", State: data.MatterPreparing, Proposal: "Kommunstyrelsen noterar informationen."}
	paper := letterOf(t, council(m), "m1")
	for _, want := range []string{
		draft, "Ekonomiska konsekvenser ----------------------- [Fyll i: vad beslutet kostar", "Barnets bästa ------------- [Fyll i: hur beslutet påverkar barn", "Diarienummer: [Fyll i: diarienummer]",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	if strings.Contains(strings.ToLower(paper), "inga ekonomiska") {
		t.Error("the letter says that there are no consequences")
	}
	m.DiaryNumber = "KS 2026/7"
	m.Note = "Ring Bo.\nSammanfattning av ärendet: Nya rutiner är klara.\nBeskrivning av ärendet: De togs fram i höst.\nBedömning: De är bra.\n\nOch korta.\nEkonomiska konsekvenser: Ryms i budget.\nBarnets bästa: Rör inte barn."
	paper = letterOf(t, council(m), "m1")
	for _, want := range []string{"Ryms i budget.", "Rör inte barn.", "De är bra. Och korta.", "Nya rutiner är klara."} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	if strings.Contains(paper, "[Fyll i") || strings.Contains(paper, draft) || strings.Contains(paper, "Ring Bo") {
		t.Errorf("something is left, or what is nobody else's is told: %s", paper)
	}
}

// What somebody has chosen is a whole sentence with what is written beside it. Money that is needed, and a trial, ask for words.
func TestLetterSaysWhatIsChosen(t *testing.T) {
	m := &data.Matter{
		Head: data.Head{ID: "m1"}, Title: "Nya rutiner", DiaryNumber: "KS 2026/7", Decides: "ks", Officer: "eva", State: data.MatterPreparing,
		Note: "Sammanfattning av ärendet: Ett.\nBeskrivning av ärendet: Två.\nBedömning: Tre.\nEkonomiska konsekvenser: Fyra.", Proposal: "Kommunstyrelsen noterar informationen.",
		Economy: data.EconomyNone, Child: data.ChildUntouched,
	}
	paper := letterOf(t, council(m), "m1")
	says(t, paper, "----------------------- Beslutet har inga ekonomiska konsekvenser. Fyra. Barnets bästa ------------- Beslutet rör inte barn. Beslutsunderlag")
	hides(t, paper, "[Fyll i", draft)
	m.Economy, m.EconomyText, m.Child, m.ChildText = data.EconomyWithin, "Åtta timmar.\n\nInga inköp.", data.ChildTried, "Skolans rutiner blir tydligare."
	paper = letterOf(t, council(m), "m1")
	says(t, paper, "Kostnaden ryms inom beslutad budget. Åtta timmar. Inga inköp. Barnets bästa", "Barnets bästa är prövat. Skolans rutiner blir tydligare. Beslutsunderlag")
	hides(t, paper, "[Fyll i", draft, "Fyra.")
	m.Economy, m.EconomyText, m.ChildText, m.Note = data.EconomyNeeds, "", "", ""
	says(t, letterOf(t, council(m), "m1"), "Beslutet kräver medel som inte är budgeterade. [Fyll i: vad beslutet kostar och hur det finansieras] Barnets bästa", "Barnets bästa är prövat. [Fyll i: hur beslutet påverkar barn och hur barnets bästa har vägts in] Beslutsunderlag", draft)
	m.Economy, m.EconomyText = "", "Se bilagan."
	paper = letterOf(t, council(m), "m1")
	says(t, paper, "Ekonomiska konsekvenser ----------------------- Se bilagan. Barnets bästa")

	// A letter about a decision has what is said of its matter.
	d := &data.Decision{Head: data.Head{ID: "d1"}, Title: "Nya rutiner", Sort: data.DecisionNotes, Body: "ks", Matter: "m1"}
	says(t, letterOf(t, council(m, d), "d1"), "Se bilagan. Barnets bästa")
	d.Matter = ""
	says(t, letterOf(t, council(m, d), "d1"), "[Fyll i: vad beslutet kostar och hur det finansieras, eller varför det inte kostar något]")
}

// A choice is told in public also where the words beside it are left out.
func TestPublicLetterLeavesOutTheWordsBesideAChoice(t *testing.T) {
	m := &data.Matter{
		Head: data.Head{ID: "m1", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Title: "Låset", Decides: "ks", State: data.MatterPreparing,
		Economy: data.EconomyWithin, EconomyText: "Nyckeln kostar 90 kr.", Note: "Barnets bästa: Hemligt.",
	}
	paper := letterOf(t, outside(council(m)), "m1")
	says(t, paper, "Kostnaden ryms inom beslutad budget. Sekretess kan gälla. Barnets bästa ------------- Sekretess kan gälla. Beslutsunderlag")
	hides(t, paper, "90 kr", "Hemligt", "[Fyll i: vad beslutet kostar", "[Fyll i: hur beslutet påverkar")
}

// The parts of the form, in their order.
func TestLetterHasItsForm(t *testing.T) {
	paper := letterOf(t, exampleYear(t), "")
	for _, part := range []string{
		"Tjänsteskrivelse", "Datum: 24 november 2026", "Diarienummer: KS 2026/207", "Handläggare: Maja Tallbrink", "Till: Kommunstyrelsen", "Sammanträde: Kommunstyrelsen 2 december 2026",
		"Årsrapport informationssäkerhet 2026", "Förslag till beslut", "1. Kommunstyrelsen godkänner årsrapporten om informationssäkerhet för 2026.", "Sammanfattning av ärendet", "Beskrivning av ärendet", "Bedömning",
		"Ekonomiska konsekvenser", "Barnets bästa", "Beslutsunderlag", "- Tjänsteskrivelse, ”Årsrapport informationssäkerhet 2026”, 24 november 2026", "Bilagor", "Bilaga 1. Årsrapport informationssäkerhet 2026",
		"Beslutet skickas till", "Kommundirektören", "Förvaltningscheferna", "Dataskyddsombudet", "Kommunens revisorer", "Kommundirektör, Birgitta Stenåker", "Handläggare, Maja Tallbrink",
	} {
		_, rest, found := strings.Cut(paper, part)
		if !found {
			t.Fatalf("%q is missing, or not in its place", part)
		}
		paper = rest
	}
}

func TestLetterAboutAGuideline(t *testing.T) {
	guideline := &data.Document{Head: data.Head{ID: "new"}, Title: "Riktlinje för lås", Type: data.DocumentGuideline, State: data.DocumentMissing, Demanded: true, From: "2027-01-01", Replaces: "old", AppliesTo: "Alla nämnder"}
	in := council(
		guideline, &data.Document{Head: data.Head{ID: "old"}, Title: "Låsregler"},
		&data.Matter{Head: data.Head{ID: "m1"}, Title: "Ny riktlinje för lås", DiaryNumber: "KS 2026/9", Decides: "kf", Officer: "eva", State: data.MatterPreparing},
		&data.Decision{Head: data.Head{ID: "d0"}, Sort: data.DecisionAdopts, Body: "ksau", Document: "new", Matter: "m1", Stage: data.StagePrepares, On: "2026-11-25"},
		&data.Decision{Head: data.Head{ID: "d1"}, Sort: data.DecisionAdopts, Body: "ks", Document: "new", Matter: "m1", Stage: data.StageProposes, On: "2026-12-02"},
		&data.Decision{Head: data.Head{ID: "d2"}, Sort: data.DecisionAdopts, Body: "kf", Document: "new", Matter: "m1", Stage: data.StageDecides, On: "2026-12-14"},
		&data.Referral{Head: data.Head{ID: "r1"}, Document: "new", Unit: "sn", SentOn: "2026-10-01", AnsweredOn: "2026-10-20", Opinion: data.OpinionAgrees},
	)
	paper := letterOf(t, in, "m1")
	for _, want := range []string{
		"1. Kommunstyrelsen föreslår kommunfullmäktige att anta ”Riktlinje för lås”. 2. Kommunstyrelsen föreslår kommunfullmäktige att besluta att ”Riktlinje för lås” ska gälla från och med den 1 januari 2027. " +
			"3. Kommunstyrelsen föreslår kommunfullmäktige att upphäva ”Låsregler” när ”Riktlinje för lås” börjar gälla.",
		"Till: Kommunstyrelsen", "Beredning: Arbetsutskottet 25 november 2026", "policy kräver att dokumentet finns", "på remiss hos 1 enhet. 1 tillstyrker.",
		"Policyns krav är inte uppfyllt", "Bilaga 1. Förslag till ”Riktlinje för lås”", "gäller för alla nämnder",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	if paper := letterOf(t, in, "d2"); !strings.Contains(paper, "1. Kommunfullmäktige antar ”Riktlinje för lås”.") || !strings.Contains(paper, "Till: Kommunfullmäktige") {
		t.Errorf("to the council: %s", paper)
	}
	in.AttClauses = true
	if paper := letterOf(t, in, "d2"); !strings.Contains(paper, "Kommunfullmäktige beslutar 1. att anta ”Riktlinje för lås”, 2. att ”Riktlinje för lås” ska gälla från och med den 1 januari 2027, och 3. att upphäva ”Låsregler” när") {
		t.Errorf("in clauses: %s", paper)
	}
}

func TestLetterWithItsOwnProposal(t *testing.T) {
	m := &data.Matter{
		Head: data.Head{ID: "m1"}, Title: "Låset", Decides: "ks", State: data.MatterPreparing,
		Proposal: "1. Kommunstyrelsen fastställer planen enligt 3 kap. 2 §. Kommunstyrelsen uppdrar åt kommundirektören att köpa lås.\n2) Informationen noteras.",
	}
	in := council(m)
	if paper := letterOf(t, in, "m1"); !strings.Contains(paper, "1. Kommunstyrelsen fastställer planen enligt 3 kap. 2 §. 2. Kommunstyrelsen uppdrar åt kommundirektören att köpa lås. 3. Informationen noteras.") {
		t.Error(paper)
	}
	in.AttClauses = true
	if paper := letterOf(t, in, "m1"); !strings.Contains(paper, "Kommunstyrelsen beslutar 1. att fastställa planen enligt 3 kap. 2 §, 2. att uppdra åt kommundirektören att köpa lås, och 3. att informationen noteras.") {
		t.Error(paper)
	}
}

func TestLetterAboutARisk(t *testing.T) {
	four, two, low := 4, 2, 3
	risk := &data.Risk{
		Head: data.Head{ID: "r", Secrecy: data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 18 kap. 13 §"}}, Number: &four, Title: "Nycklar tappas", Threat: "Någon hittar dem.",
		Consequence: &two, Probability: &low, Owner: "eva", AcceptedUntil: "2027-11-30", AcceptedReason: "Lås byts nästa år.",
	}
	in := council(risk, &data.Matter{Head: data.Head{ID: "m1"}, Title: "Acceptans av risken R-4", Decides: "sn", State: data.MatterPreparing})
	paper := letterOf(t, in, "m1")
	for _, want := range []string{
		"1. Socialnämnden accepterar risken R-4 Nycklar tappas till och med den 30 november 2027. 2. Socialnämnden beslutar att risken R-4 ska redovisas på nytt innan acceptansen går ut.",
		"har riskvärdet 6", "Hot. Någon hittar dem.", "Lås byts nästa år.", "Ingen åtgärd mot risken är införd.", "SEKRETESSMARKERING", "OSL 18 kap. 13 §", "Förvaltningschef:",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
	in.Public, in.Register = true, in.Register.Public()
	if paper := letterOf(t, in, "m1"); strings.Contains(paper, "Nycklar") || strings.Contains(paper, "Lås byts") || strings.Contains(paper, data.SecretText+" ") || !strings.Contains(paper, "R-4 (sekretess kan gälla)") {
		t.Errorf("in public: %s", paper)
	}
}

func TestLetterAboutAControlPlan(t *testing.T) {
	one := 1
	in := council(
		&data.ControlPoint{Head: data.Head{ID: "k"}, Number: &one, Title: "Konton stängs", Unit: "sn", Year: data.YearOf("2027-01-01"), Frequency: data.EachYear},
		&data.Matter{Head: data.Head{ID: "m1"}, Title: "Internkontrollplan 2027", Decides: "sn", State: data.MatterPreparing},
	)
	paper := letterOf(t, in, "m1")
	for _, want := range []string{"1. Socialnämnden antar ”Plan för internkontroll 2027” för informationssäkerhet.", "Planen har 1 kontrollmoment", "KM-1 Konton stängs. Varje år.", "Bilaga 1. Plan för internkontroll 2027"} {
		if !strings.Contains(paper, want) {
			t.Errorf("%q is not in %s", want, paper)
		}
	}
}

// The telephone number and the address of the one who handles the case are not for everybody.
func TestPublicLetterHasNoNumbers(t *testing.T) {
	in := council(&data.Matter{Head: data.Head{ID: "m1"}, Title: "Låset", Decides: "ks", Officer: "eva", State: data.MatterPreparing})
	if paper := letterOf(t, in, "m1"); !strings.Contains(paper, "Telefon: 070-111 22 33") || !strings.Contains(paper, "E-post: eva@vara.example") {
		t.Error(paper)
	}
	in.Public = true
	if paper := letterOf(t, in, "m1"); strings.Contains(paper, "070-") || strings.Contains(paper, "@") || !strings.Contains(paper, "Handläggare: Eva Berg, samordnare") {
		t.Error(paper)
	}
}

// A meeting has a letter for each of its cases.
func TestLettersOfAMeeting(t *testing.T) {
	in := council(
		&data.Meeting{Head: data.Head{ID: "meet"}, Body: "ks", On: "2026-12-02"},
		&data.Matter{Head: data.Head{ID: "m1"}, Title: "Första ärendet", Decides: "ks", State: data.MatterPreparing},
		&data.Decision{Head: data.Head{ID: "d1"}, Body: "ks", Matter: "m1", Meeting: "meet", On: "2026-12-02", Sort: data.DecisionOther, Title: "Första"},
		&data.Decision{Head: data.Head{ID: "d1b"}, Body: "ks", Matter: "m1", Meeting: "meet", On: "2026-12-02", Sort: data.DecisionTasks, Title: "Första igen"},
		&data.Matter{Head: data.Head{ID: "m2"}, Title: "Tredje ärendet", Decides: "ks", State: data.MatterPreparing},
		&data.Decision{Head: data.Head{ID: "d4"}, Body: "ks", Matter: "m2", Meeting: "meet", On: "2026-12-02", Sort: data.DecisionOther, Title: "Tredje"},
		&data.Decision{Head: data.Head{ID: "d2"}, Body: "ks", Meeting: "meet", On: "2026-12-02", Sort: data.DecisionNotes, Title: "Andra ärendet"},
		&data.Decision{Head: data.Head{ID: "d3"}, Body: "ks", On: "2026-12-02", Sort: data.DecisionNotes, Title: "Ett annat möte"},
	)
	in.RecordID = "meet"
	doc := build(t, "tjansteskrivelse", in)
	cases, breaks := 0, 0
	for _, block := range doc.Blocks {
		switch block := block.(type) {
		case reports.Heading:
			cases += map[int]int{1: 1}[block.Level]
		case reports.PageBreak:
			breaks++
		}
	}
	if paper := plain(doc); cases != 3 || breaks != 2 || !strings.Contains(paper, "Första ärendet") || !strings.Contains(paper, "1. Kommunstyrelsen noterar informationen.") || strings.Contains(paper, "Ett annat möte") {
		t.Errorf("%d cases on %d pages: %s", cases, breaks+1, paper)
	}
}

func TestLetterOfNothing(t *testing.T) {
	if paper := letterOf(t, newMunicipality(t), ""); !strings.Contains(paper, "Inget ärende bereds. Lägg in ett ärende") {
		t.Error(paper)
	}
	in := council()
	in.RecordID = "ks"
	report, _ := reports.Named("tjansteskrivelse")
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("about a unit: %v", err)
	}
}
