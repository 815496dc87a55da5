package reports_test

import (
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

func TestTrainingOnTheFirstPage(t *testing.T) {
	units := []data.Record{
		&data.Unit{Head: data.Head{ID: "sof"}, Name: "Socialförvaltningen", Type: data.UnitAdministration, Headcount: ptr(400)},
		&data.Unit{Head: data.Head{ID: "klf"}, Name: "Kommunledningsförvaltningen", Type: data.UnitAdministration, Headcount: ptr(100)},
		&data.Unit{Head: data.Head{ID: "it"}, Name: "IT-enheten", Type: data.UnitSection, Parent: "klf"},
		&data.Unit{Head: data.Head{ID: "ab"}, Name: "Bostäder AB", Type: data.UnitCompany, Headcount: ptr(50)},
		&data.Course{Head: data.Head{ID: "disa"}, Title: "DISA", Months: ptr(12)},
		&data.Course{Head: data.Head{ID: "other"}, Title: "Annat"},
		&data.Course{Head: data.Head{ID: "law"}, Title: "Ledningen", Mandatory: true},
	}
	done := func(id string, course data.Link[*data.Course], group data.Group, unit data.Link[*data.Unit], on data.Day, n int) *data.TrainingDone {
		return &data.TrainingDone{Head: data.Head{ID: id}, Course: course, Group: group, Unit: unit, On: on, Headcount: ptr(n)}
	}
	offer := func(id string, group data.Group, on data.Day, n int) *data.TrainingOffer {
		return &data.TrainingOffer{Head: data.Head{ID: id}, Course: "disa", Group: group, On: on, Headcount: ptr(n)}
	}
	for _, test := range []struct {
		name    string
		records []data.Record
		want    string
	}{
		{"nothing", nil, "(det finns inga uppgifter om vilka som har fått utbildning)"},
		{"offered, and nobody noted", []data.Record{offer("o", data.GroupAll, "2026-01-01", 1400)}, "Utbildning är erbjuden, men ingen är ännu antecknad som att ha gått den."},
		{"offered after the report", []data.Record{offer("o", data.GroupAll, "2027-01-01", 1400)}, "(det finns inga uppgifter om vilka som har fått utbildning)"},
		{"elsewhere", []data.Record{&data.RegisterUse{Head: data.Head{ID: "u"}, Register: "training_done", State: data.UseElsewhere, System: "Kompetensportalen"}}, "(utbildningen förs i Kompetensportalen)"},
		{
			"employees by administration, whose number holds those of its section",
			[]data.Record{done("a", "disa", data.GroupEmployees, "sof", "2026-05-01", 100), done("b", "disa", data.GroupEmployees, "klf", "2026-05-01", 70), done("c", "disa", data.GroupEmployees, "it", "2026-05-01", 20)},
			"Anställda 34 %. Lägst: socialförvaltningen 25 %.",
		},
		{
			"what is too old or has not been does not count, nor a second course",
			[]data.Record{
				done("a", "disa", data.GroupEmployees, "sof", "2025-05-01", 400), done("b", "disa", data.GroupEmployees, "sof", "2027-01-01", 400),
				done("c", "disa", data.GroupEmployees, "sof", "2026-05-01", 200), done("d", "other", data.GroupEmployees, "sof", "2026-05-01", 150),
			},
			"Anställda 40 %. Lägst: kommunledningsförvaltningen 0 %.",
		},
		{
			"more have gone than there are",
			[]data.Record{offer("o", data.GroupElected, "2026-01-01", 30), done("a", "disa", data.GroupElected, "", "2026-02-01", 40)},
			"Förtroendevalda 100 %.",
		},
		{
			"the latest number takes the place of those before it, as the field says",
			[]data.Record{offer("o", data.GroupElected, "2026-01-01", 30), done("a", "disa", data.GroupElected, "", "2026-02-01", 20), done("b", "disa", data.GroupElected, "", "2026-03-01", 24)},
			"Förtroendevalda 80 %.",
		},
		{
			"the latest offer counts, and none after the report",
			[]data.Record{offer("o", data.GroupManagers, "2025-01-01", 10), offer("p", data.GroupManagers, "2026-01-01", 40), offer("q", data.GroupManagers, "2027-01-01", 80), done("a", "disa", data.GroupManagers, "", "2026-02-01", 10)},
			"Chefer 25 %.",
		},
		{"nobody has said how many they are", []data.Record{done("a", "disa", data.GroupManagers, "", "2026-02-01", 1)}, "Chefer 1 person."},
	} {
		check(t, test.name, answer(t, empty(append(test.records, units...)...), "Utbildade"), test.want)
	}

	leader := func(id string, left data.Day) *data.Person {
		return &data.Person{Head: data.Head{ID: id}, Name: id, Leadership: true, LeftOn: left}
	}
	some := done("l", "law", data.GroupLeadership, "", "2026-05-01", 2)
	some.People = data.Links[*data.Person]{"p1", "p2"}
	in := empty(append(units, leader("p1", ""), leader("p2", ""), leader("p3", ""), leader("p4", "2026-06-30"), some)...)
	if got := answer(t, in, "Följer vi lagen?"); !strings.Contains(got, "2 av 3 i ledningen har gått lagens utbildning. Ej i bruk, alltså utan uppgifter i programmet: lagens tio områden.") {
		t.Error(got)
	}
	if got := answer(t, in, "Förslag till beslut"); !strings.Contains(got, "ge ledningen den utbildning som cybersäkerhetslagen kräver.") {
		t.Error(got)
	}
}

func TestRegistrationOnTheFirstPage(t *testing.T) {
	change := func(id string, on, told data.Day) *data.Registration {
		return &data.Registration{Head: data.Head{ID: id}, Sort: data.RegistrationContact, ChangedOn: on, NotifiedOn: told}
	}
	first := &data.Registration{Head: data.Head{ID: "first"}, Sort: data.RegistrationFirst, ChangedOn: "2026-01-15", NotifiedOn: "2026-02-18"}
	for _, test := range []struct {
		name    string
		records []data.Record
		want    string
	}{
		{"nothing", nil, "Det finns ingen uppgift om att kommunen är anmäld enligt cybersäkerhetslagen."},
		{"the first time", []data.Record{first}, "Kommunen är anmäld enligt cybersäkerhetslagen sedan 18 februari 2026."},
		{"told on the last day", []data.Record{first, change("a", "2026-10-01", "2026-10-15")}, "Kommunen är anmäld enligt cybersäkerhetslagen sedan 18 februari 2026."},
		{"told late", []data.Record{first, change("a", "2026-10-01", "2026-10-16")}, "Ändrad kontaktuppgift skulle ha anmälts senast 15 oktober 2026 men anmäldes 16 oktober 2026."},
		{"not told", []data.Record{first, change("a", "2026-10-01", "")}, "Ändrad kontaktuppgift skulle ha anmälts senast 15 oktober 2026 men är inte anmäld."},
		{"time left", []data.Record{first, change("a", "2026-12-20", "")}, "Kommunen är anmäld enligt cybersäkerhetslagen sedan 18 februari 2026."},
		{"told after the report", []data.Record{first, change("a", "2026-10-01", "2027-01-01")}, "senast 15 oktober 2026 men är inte anmäld."},
		{"late last year", []data.Record{first, change("a", "2025-10-01", "2025-12-01")}, "Kommunen är anmäld enligt cybersäkerhetslagen sedan 18 februari 2026."},
	} {
		got, _, _ := strings.Cut(answer(t, empty(test.records...), "Följer vi lagen?"), " Ej i bruk, alltså utan uppgifter i programmet:")
		if !strings.HasSuffix(got, test.want) {
			t.Errorf("%s: %q does not end in %q", test.name, got, test.want)
		}
	}
}

// task is a task that the board gave in March, and the actions that answer it.
func task(id string, actions ...*data.Action) []data.Record {
	records := []data.Record{&data.Decision{
		Head: data.Head{ID: id}, Title: "Skriv en plan", Sort: data.DecisionTasks, Stage: data.StageDecides, On: "2026-03-11", Paragraph: "39",
	}}
	for i, a := range actions {
		a.ID, a.Title, a.Decision = fmt.Sprint(id, "-", i), "Plan", data.Link[*data.Decision](id)
		records = append(records, a)
	}
	return records
}

func TestTasksOfTheBoard(t *testing.T) {
	for _, test := range []struct {
		name string
		made []*data.Action
		want string // empty: not told
	}{
		{"no action", nil, "Uppdraget ”Skriv en plan” (§ 39, 11 mars 2026) är inte påbörjat."},
		{"goes on", []*data.Action{{State: data.ActionOngoing, ReportBy: "2027-03-01"}}, "är pågående. Det ska återrapporteras senast 1 mars 2027."},
		{"done, not reported in time", []*data.Action{{State: data.ActionDone, DoneOn: "2026-05-01", ReportBy: "2026-09-30"}}, "är klart. Det skulle återrapporteras senast 30 september 2026."},
		{"late", []*data.Action{{State: data.ActionOngoing, Due: "2026-06-30"}}, "är försenat."},
		{"done and reported", []*data.Action{{State: data.ActionDone, DoneOn: "2026-05-01", ReportBy: "2026-09-30", ReportedOn: "2026-09-01"}}, "är klart och återrapporterat."},
	} {
		got := answer(t, empty(task("t", test.made...)...), "Förra årets uppdrag")
		if !strings.Contains(got, test.want) {
			t.Errorf("%s: %q does not say %q", test.name, got, test.want)
		}
	}
	in := empty(append(append(task("a"), task("b", &data.Action{State: data.ActionOngoing})...), task("c", &data.Action{State: data.ActionOngoing, Due: "2026-06-30"})...)...)
	if got := answer(t, in, "Förra årets uppdrag"); !strings.Contains(got, "Av 3 uppdrag är 1 pågående, 1 inte påbörjat och 1 försenat.") {
		t.Error(got)
	}
	in = empty(task("t", &data.Action{State: data.ActionDone, DoneOn: "2026-05-01"})...)
	in.From, in.To = "2027-01-01", "2027-12-31"
	in.AsOf = "2027-12-31"
	if got := answer(t, in, "Förra årets uppdrag"); strings.Contains(got, "Skriv en plan") {
		t.Errorf("a task ended the year before is told: %q", got)
	}
}

// Each sort of lack has its proposal, an act in each and five at most.
func TestProposals(t *testing.T) {
	document := func(id string, area data.Area, state data.DocumentState, review data.Day) *data.Document {
		return &data.Document{Head: data.Head{ID: id}, Title: "Riktlinje för " + id, Area: area, Demanded: true, State: state, ReviewOn: review, DecidedBy: "ks", DecidedOn: "2024-05-20"}
	}
	duty := func(id string, catalogue int) *data.Duty {
		return &data.Duty{Head: data.Head{ID: id}, Sentence: id, Catalogue: ptr(catalogue), Area: data.AreaProtection, State: data.DutyKept, Assessment: data.Lacking, AssessmentReason: "Det fattas."}
	}
	in := empty(
		document("inköp", data.AreaProcurement, data.DocumentMissing, ""), document("personal", data.AreaPeople, data.DocumentRegistered, "2026-09-30"),
		duty("a", 3), duty("b", 22),
		&data.Action{Head: data.Head{ID: "x"}, Number: ptr(9), Title: "Öva reservrutinen", State: data.ActionPlanned, Duties: data.Links[*data.Duty]{"a"}, Cost: ptr(5000)},
	)
	check(t, "a proposal for each", answer(t, in, "Förslag till beslut"),
		"1. Kommunstyrelsen godkänner årsrapporten om informationssäkerhet för 2026.\n"+
			"2. Kommunstyrelsen ger kommundirektören i uppdrag att under 2027 ta fram förslag till riktlinje för inköp.\n"+
			"3. Kommunstyrelsen ger kommundirektören i uppdrag att under 2027 genomföra åtgärden Å-9 Öva reservrutinen, för krav som inte är uppfyllda.\n"+
			"4. Kommunstyrelsen ger kommundirektören i uppdrag att under 2027 se över ”Riktlinje för personal”.\n"+
			"5. Kommunstyrelsen ger kommundirektören i uppdrag att under 2027 föreslå en åtgärd för ett krav som inte är uppfyllt: ”Kommunen granskar att leverantörerna håller kraven”.")

	// What a late task already asks for is followed up, not asked for again.
	in = empty(append(task("t", &data.Action{State: data.ActionOngoing, Due: "2026-06-30", Document: "inköp"}), document("inköp", data.AreaProcurement, data.DocumentMissing, ""))...)
	got := answer(t, in, "Förslag till beslut")
	if strings.Contains(got, "ta fram förslag") || !strings.Contains(got, "beslutar att uppdraget ”Skriv en plan” (§ 39, 11 mars 2026) ska återrapporteras senast den 31 mars 2027.") {
		t.Error(got)
	}
}

// A lack is told as what is the case, and never as the good thing that is not.
func TestLacksAreToldAsLacks(t *testing.T) {
	lack := &data.Duty{Head: data.Head{ID: "d"}, Sentence: "Avtal ska granskas.", Catalogue: ptr(22), Area: data.AreaProcurement, State: data.DutyKept, Assessment: data.Lacking, AssessmentReason: "Nej."}
	own := &data.Duty{Head: data.Head{ID: "e"}, Sentence: "Alla ska öva.", Area: data.AreaPeople, State: data.DutyKept, Assessment: data.Lacking, AssessmentReason: "Nej."}
	paper := paperText(t, empty(lack, own))
	for _, want := range []string{
		"Brister Kravet ”Alla ska öva” är inte uppfyllt. Kommunen granskar inte att leverantörerna håller kraven.",
		"Kommunen granskar inte att leverantörerna håller kraven. Ingen åtgärd är införd för det.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// An area where one demand of five is judged, and met, is not "Delvis".
func TestAnAreaThatIsPartlyJudged(t *testing.T) {
	var records []data.Record
	for i := range 5 {
		d := &data.Duty{Head: data.Head{ID: fmt.Sprint(i)}, Sentence: "s", Area: data.AreaProtection, State: data.DutyKept}
		if i == 0 {
			d.Assessment, d.AssessmentReason = data.Met, "Klart."
		}
		records = append(records, d)
	}
	for _, block := range build(t, "arsrapport", empty(records...)).Blocks {
		table, ok := block.(reports.Table)
		if !ok || table.Columns[0].Head != "Policyns områden" {
			continue
		}
		row := table.Rows[3]
		if row.Cells[1].Runs[0].Text != "1 av 5" || row.Cells[2].State != reports.PartlyJudged {
			t.Errorf("%+v", row)
		}
		return
	}
	t.Error("there are no lights")
}

func TestMeetingAndDiaryNumber(t *testing.T) {
	const title = "Årsrapport informationssäkerhet 2026"
	records := []data.Record{
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen"}, &data.Unit{Head: data.Head{ID: "au"}, Name: "Arbetsutskottet"},
		&data.Meeting{Head: data.Head{ID: "m"}, Body: "ks", On: "2027-02-03"},
		&data.Matter{Head: data.Head{ID: "x"}, Title: title, DiaryNumber: "KS 2027/7"},
		&data.Decision{Head: data.Head{ID: "d1"}, Title: "Beredning", Matter: "x", Body: "au", On: "2027-01-20", Stage: data.StagePrepares},
		&data.Decision{Head: data.Head{ID: "d2"}, Title: title, Meeting: "m", Stage: data.StageDecides},
		&data.Decision{Head: data.Head{ID: "d3"}, Title: "Något annat", Body: "ks", On: "2027-03-01", DiaryNumber: "KS 2027/9", Stage: data.StageDecides},
	}
	paper := paperText(t, empty(records...))
	if want := "Diarienummer: KS 2027/7 · Sammanträde: kommunstyrelsen 3 februari 2027"; !strings.Contains(paper, want) {
		t.Errorf("the paper does not say %q:\n%s", want, paper[:600])
	}
	in := empty(records...)
	in.DiaryNumber, in.Meeting = "KS 2027/8", "KS § 12"
	if paper = paperText(t, in); !strings.Contains(paper, "Diarienummer: KS 2027/8 · Sammanträde: KS § 12") {
		t.Errorf("what is given by hand is not used:\n%s", paper[:600])
	}
	if paper = paperText(t, empty()); !strings.Contains(paper, "Diarienummer: – · Sammanträde: –") {
		t.Error("something stands where nothing is known")
	}
}

func TestIntroductions(t *testing.T) {
	in := empty(
		&data.Document{Head: data.Head{ID: "d"}, Title: "Riktlinjen"},
		&data.Unit{Head: data.Head{ID: "a"}, Name: "A", Type: data.UnitAdministration}, &data.Unit{Head: data.Head{ID: "b"}, Name: "B", Type: data.UnitAdministration},
		&data.Unit{Head: data.Head{ID: "c"}, Name: "C AB", Type: data.UnitCompany},
		&data.Introduction{Head: data.Head{ID: "1"}, Document: "d", Unit: "a", State: data.IntroductionDone, Proof: "x"},
		&data.Introduction{Head: data.Head{ID: "2"}, Document: "d", Unit: "c", State: data.IntroductionDone, Proof: "x"},
	)
	for _, block := range build(t, "arsrapport", in).Blocks {
		if table, ok := block.(reports.Table); ok && table.Caption == "Så långt har förvaltningarna och bolagen kommit" {
			var rows []string
			for _, row := range table.Rows {
				rows = append(rows, row.Cells[0].Runs[0].Text+" | "+row.Cells[1].Runs[0].Text+" | "+row.Cells[2].Runs[0].Text)
			}
			check(t, "rows", strings.Join(rows, "\n"), "Riktlinjen | Infört | A\n | Inte infört | C AB (bolagets eget beslut saknas), B (ingen uppgift)")
			return
		}
	}
	t.Error("there is no table of introductions")
}

// The actions stand in the order they matter; those without money with the risk that stays, and those that are done with
// whether they helped.
func TestPlanOfActions(t *testing.T) {
	secret := &data.Incident{Head: data.Head{ID: "i"}, Number: ptr(1), Title: "Hemligt"}
	action := func(number int, priority data.Priority, due data.Day, cost int, refused string) *data.Action {
		a := &data.Action{Head: data.Head{ID: fmt.Sprint("a", number)}, Number: ptr(number), Title: fmt.Sprint("sak ", number), State: data.ActionPlanned, Priority: priority, Due: due, Refused: refused}
		if cost > 0 {
			a.Cost = ptr(cost)
		}
		return a
	}
	paid := action(5, data.PriorityHigh, "2027-01-01", 7000, "")
	paid.Financed = true
	hidden := action(6, data.PriorityMedium, "2027-01-01", 9000, "En hemlig risk.")
	hidden.Incident = "i"
	helped := &data.Action{Head: data.Head{ID: "a7"}, Number: ptr(7), Title: "sak 7", State: data.ActionDone, DoneOn: "2025-12-01", EffectOn: "2026-03-01", Effect: "Felen halverades."}
	unlooked := &data.Action{Head: data.Head{ID: "a8"}, Number: ptr(8), Title: "sak 8", State: data.ActionDone, DoneOn: "2026-06-01"}
	older := &data.Action{Head: data.Head{ID: "a9"}, Number: ptr(9), Title: "sak 9", State: data.ActionDone, DoneOn: "2024-06-01", EffectOn: "2024-10-01", Effect: "Länge sedan."}
	in := empty(
		action(1, data.PriorityLow, "2026-12-31", 0, ""), action(2, data.PriorityHigh, "2027-06-30", 385_000, "Allt kan raderas."),
		action(3, "", "2026-12-01", 0, ""), action(4, data.PriorityHigh, "2027-03-31", 15_000, ""), paid, hidden, helped, unlooked, older, secret,
	)
	rows := map[string]string{}
	for _, block := range build(t, "arsrapport", in).Blocks {
		table, _ := block.(reports.Table)
		for _, row := range table.Rows {
			var cells []string
			for _, cell := range row.Cells {
				text := ""
				for _, run := range cell.Runs {
					text += run.Text
				}
				cells = append(cells, soft(text))
			}
			rows[table.Caption] += strings.Join(cells, " | ") + "\n"
		}
	}
	check(t, "open", rows["Öppna åtgärder"], `Å-5 sak 5 | Hög | – | 2027-01-01 | Planerad | 7 000
Å-4 sak 4 | Hög | – | 2027-03-31 | Planerad | 15 000`+"\nsaknas\n"+`Å-2 sak 2 | Hög | – | 2027-06-30 | Planerad | 385 000`+"\nsaknas\n"+`Å-6 (sekretess kan gälla) | Medel | – | 2027-01-01 | Planerad | 9 000`+"\nsaknas\n"+`Å-1 sak 1 | Låg | – | 2026-12-31 | Planerad | –
Å-3 sak 3 | – | – | 2026-12-01 | Försenad | –
`)
	check(t, "money", rows["Åtgärder som saknar pengar"], `Å-4 sak 4 | Hög | 15 000 | Risken är inte beskriven.
Å-2 sak 2 | Hög | 385 000 | Allt kan raderas.
Å-6 (sekretess kan gälla) | Medel | 9 000 | Sekretess kan gälla.
`)
	check(t, "effects", rows["Har de införda åtgärderna hjälpt?"], "Å-7 sak 7 | 2025-12-01 | Felen halverades. Kontrollerat 2026-03-01.\nÅ-8 sak 8 | 2026-06-01 | Ännu inte kontrollerat.\n")

	proposed := answer(t, in, "Förslag till beslut")
	for _, want := range []string{
		"2. Kommunstyrelsen prövar i budgeten för 2027 behovet av 400 000 kr till åtgärderna Å-4 och Å-2, som har hög prioritet.",
		"Kommunstyrelsen prövar behovet av ytterligare 9 000 kr i budgeten för 2027.",
	} {
		if !strings.Contains(proposed, want) {
			t.Errorf("%q does not say %q", proposed, want)
		}
	}
}
