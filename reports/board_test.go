package reports_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/text"
)

// withPolicy is a new municipality that has taken in its policy, and done nothing more.
func withPolicy(t testing.TB) reports.Input {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "data", "policy", "testdata", "policy.txt"))
	if err != nil {
		t.Fatal(err)
	}
	in := newMunicipality(t)
	newID := counting()
	for range 1000 { // ids of its own
		newID()
	}
	var document *data.Document
	for _, d := range data.All(in.Register, data.Documents) {
		if d.Type == data.DocumentPolicy {
			document = d
		}
	}
	document.State = data.DocumentRegistered
	link := data.Link[*data.Document](document.ID)
	records := allOf(in.Register)
	parsed := policy.Parse(string(raw))
	sections := make([]*data.Section, len(parsed.Sections))
	for i, s := range parsed.Sections {
		sections[i] = &data.Section{
			Head: data.Head{ID: newID()}, Document: link, Position: fmt.Sprintf("%04d", i),
			Level: &s.Level, Heading: s.Heading, Text: s.Text(),
		}
		records = append(records, sections[i])
	}
	for i, found := range policy.Duties(parsed) {
		duty := &data.Duty{
			Head: data.Head{ID: newID()}, Sentence: found.Sentence, Document: link, Position: &i,
			Section: data.Link[*data.Section](sections[found.Section].ID), State: data.DutyProposed, Area: data.AreaSystematic,
		}
		if c, ok := seed.Duty(found.Number); ok {
			duty.Area, duty.Proof, duty.Catalogue = c.Area, c.Proof, &c.Number
		}
		if found.Drop {
			duty.State = data.DutyProposedDrop
		}
		records = append(records, duty)
	}
	in.Register = data.NewRegister(records)
	return in
}

// allOf lists a register's living records.
func allOf(reg data.Register) []data.Record {
	var list []data.Record
	for _, kind := range data.Kinds() {
		list = append(list, reg.Living(kind)...)
	}
	return list
}

// having is a register with more records.
func having(reg data.Register, more ...data.Record) data.Register {
	return data.NewRegister(append(allOf(reg), more...))
}

func TestAnnualReportOfANewMunicipality(t *testing.T) {
	checkText(t, "arsrapport-ny", build(t, "arsrapport", newMunicipality(t)))
}

func TestAnnualReportOfANewMunicipalityWithAPolicy(t *testing.T) {
	checkText(t, "arsrapport-ny-policy", build(t, "arsrapport", withPolicy(t)))
}

// The twelve points of the first page, in order, and nothing of them on the next.
func TestFirstPageIsOnePageInOrder(t *testing.T) {
	points := []string{
		"Årsrapport informationssäkerhet 2026", "Ställning per", "krav", "Följer vi lagen?", "Vad har hänt?", "Tre största riskerna",
		"Klarar vi ett avbrott?", "Utbildade", "Leverantörer", "Policyns områden", "Systematiskt", "Organisation", "Chefer", "Fysisk",
		"Upphandlingar", "Informationssäkerhetsincidenter", "Efterlevnad", "Förra årets uppdrag", "Behov 2027", "Förslag till beslut", "godkänner",
	}
	inputs := map[string]reports.Input{
		"example": exampleYear(t), "new": newMunicipality(t), "with policy": withPolicy(t), "everything wrong": everythingWrong(t),
	}
	for days := 1; days <= 36; days += 5 { // ever more is late
		in := exampleYear(t)
		in.AsOf = in.AsOf.AddDays(days)
		in.To, in.Now = in.AsOf, in.Now.AddDate(0, 0, days)
		inputs["example on "+string(in.AsOf)] = in
	}
	for name, in := range inputs {
		paper := build(t, "arsrapport", in)
		paper.Logo = &reports.Logo{Width: 80, Height: 100} // the most room that a logotype takes
		pages := layout.Paginate(paper)
		if first := pages.Outline[0]; first.Text != "Att göra först" || first.Page != 1 {
			t.Errorf("%s: the details begin on page %d, so the first page has become two", name, first.Page+1)
		}
		page := pageText(pages.Pages[0])
		for _, point := range points {
			_, rest, found := strings.Cut(page, point)
			if !found {
				t.Errorf("%s: %q is not on the first page, or not in its place", name, point)
				break
			}
			page = rest
		}
	}
}

func TestHandlaggareIsAPerson(t *testing.T) {
	in := exampleYear(t)
	for _, test := range []struct{ author, want string }{{"Anna Lind", "Anna Lind"}, {"ali03", "Maja Tallbrink"}, {"", "Maja Tallbrink"}} {
		in.Author = test.author
		if paper := text.Render(build(t, "arsrapport", in)); !strings.Contains(soft(paper), "Handläggare: "+test.want+" ") {
			t.Errorf("by %q: not %s", test.author, test.want)
		}
	}
	nobody := newMunicipality(t)
	nobody.Author = "ali03"
	if paper := text.Render(build(t, "arsrapport", nobody)); !strings.Contains(soft(paper), "Handläggare: ali03 ") {
		t.Error("who made the paper is not told")
	}
}

func pageText(page layout.Page) string {
	var b strings.Builder
	for _, item := range page.Items {
		if drawing, ok := item.Drawing.(layout.Text); ok {
			b.WriteString(drawing.String + " ")
		}
	}
	return soft(b.String())
}

// everythingWrong is the example with as much as possible to tell on the first page.
func everythingWrong(t testing.TB) reports.Input {
	in := exampleYear(t)
	for _, d := range data.All(in.Register, data.Documents) {
		if d.Demanded {
			d.State = data.DocumentMissing
		}
	}
	for _, d := range data.All(in.Register, data.Duties) {
		d.Assessment, d.AssessmentReason = data.Lacking, "Det fattas."
	}
	for _, i := range data.All(in.Register, data.Incidents) {
		i.KnownAt, i.Significant, i.PersonalData = morning.AddDate(0, -1, 0), data.JudgedYes, data.JudgedYes
	}
	return in
}

// Only a confirmed lack is red.
func TestWhatNobodyHasSaidIsNeverALack(t *testing.T) {
	for _, in := range []reports.Input{newMunicipality(t), withPolicy(t)} {
		if paper := text.Render(build(t, "arsrapport", in)); strings.Contains(paper, reports.Lacking.Mark()) {
			t.Errorf("something is red:\n%s", paper)
		}
	}
}

// One system is registered and nobody has gone through the policy: the board is told of no lack and given nothing to decide about it,
// until the coordinator has said that the sentence is a duty. The window's lights come from the same judge.
func TestASentenceThatNobodyHasGoneThroughIsNoLack(t *testing.T) {
	system := &data.System{Head: data.Head{ID: "s"}, Title: "Treserva", Life: data.LifeInUse}
	requirement := &data.Requirement{Head: data.Head{ID: "k"}, Title: "Två faktorer", Of: data.OfSystem, Protection: data.ProtectionBase}
	in := withPolicy(t)
	in.Register = having(in.Register, system, requirement)
	want := "Krav på fysisk och teknisk säkerhet är inte beslutade för varje system."
	paper := paperText(t, in)
	for _, words := range []string{want, reports.Lacking.Mark(), "inte uppfyllt"} {
		if strings.Contains(paper, words) {
			t.Errorf("the paper says %q of a sentence that nobody has gone through:\n%s", words, paper)
		}
	}
	for _, d := range data.All(in.Register, data.Duties) {
		if d.Catalogue != nil && *d.Catalogue == 19 {
			d.State = data.DutyKept
		}
	}
	if paper = paperText(t, in); strings.Count(paper, want) != 2 || !strings.Contains(paper, "föreslå en åtgärd för ett krav som inte är uppfyllt") {
		t.Errorf("a kept sentence is no lack:\n%s", paper)
	}
}

// The two marks that say little are told apart where they first stand, and only where there is a mark to tell of.
func TestTheFirstPageTellsWhatNotInUseMeans(t *testing.T) {
	want := "Ej i bruk: uppgifterna finns inte i programmet. Ej bedömt: ingen har sagt hur det är. Båda räknas som inte bedömda."
	in := withPolicy(t)
	if paper := paperText(t, in); strings.Contains(paper, want) {
		t.Errorf("a mark is told of that does not stand there:\n%s", paper)
	}
	for _, d := range data.All(in.Register, data.Duties) {
		d.State = data.DutyKept
	}
	if paper := paperText(t, in); !strings.Contains(paper, want) || strings.Index(paper, want) > strings.Index(paper, "Förslag till beslut") {
		t.Errorf("the first page does not say %q:\n%s", want, paper)
	}
	if paper := text.Render(build(t, "arsrapport", exampleYear(t))); strings.Contains(paper, "Båda räknas") {
		t.Error("the example has nothing that is not in use")
	}
}

// What remains in an area are as many lines and counts as the demands that are not judged.
func TestWhatRemainsAddsUp(t *testing.T) {
	of := func(id string, catalogue int, state data.DutyState) *data.Duty {
		return &data.Duty{Head: data.Head{ID: id}, Sentence: id, Area: data.AreaPeople, Catalogue: &catalogue, State: state}
	}
	in := empty(of("a", 15, data.DutyKept), of("b", 16, data.DutyProposed), of("c", 17, data.DutyKept), of("d", 18, data.DutyKept),
		&data.Document{Head: data.Head{ID: "g"}, Title: "Riktlinje för personal", Demanded: true, Area: data.AreaPeople})
	paper := paperText(t, in)
	for _, want := range []string{
		"Inget av områdets 4 krav är bedömt.",
		"- Ta reda på om en riktlinje för personal finns. - Gå igenom 1 mening i policyn och säg vilka som är krav. - Bedöm 2 krav till som ingen har bedömt.",
		"2. Ta reda på om en riktlinje för personal finns, ingår i något annat eller saknas. 3. Gå igenom 1 mening i policyn och säg vilka som är krav. 4. Bedöm 2 krav till som ingen har bedömt.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

func TestDemandedDocumentsAreNamedWithTheirState(t *testing.T) {
	paper := build(t, "arsrapport", exampleYear(t))
	table := tableAfter(t, paper, "Styrdokument som policyn kräver")
	if len(table.Rows) != 6 {
		t.Fatalf("%d documents", len(table.Rows))
	}
	for _, row := range table.Rows {
		if row.Cells[0].Runs[0].Text == "" || row.Cells[1].State == reports.NoState {
			t.Errorf("%+v", row)
		}
	}
}

func tableAfter(t *testing.T, paper reports.Document, heading string) reports.Table {
	t.Helper()
	after := false
	for _, block := range paper.Blocks {
		switch block := block.(type) {
		case reports.Heading:
			after = block.Text == heading
		case reports.Table:
			if after {
				return block
			}
		}
	}
	t.Fatalf("there is no table under %q", heading)
	return reports.Table{}
}

// The report to the board is published: what may be secret is counted, not told.
func TestAnnualReportKeepsSecrets(t *testing.T) {
	in := exampleYear(t)
	paper := strings.Join(strings.Fields(soft(text.Render(build(t, "arsrapport", in)))), " ")
	for _, i := range data.All(in.Register, data.Incidents) {
		if public := i.Secrecy.State == data.SecrecyPublic; strings.Contains(paper, i.Title) && !public {
			t.Errorf("the report tells of %q", i.Title)
		}
		for _, secret := range []string{i.Description, i.Consequences, i.Measures, i.Cause} {
			if secret != "" && strings.Contains(paper, secret) {
				t.Errorf("the report tells %q", secret)
			}
		}
	}
	for _, a := range data.All(in.Register, data.Actions) {
		incident, _ := data.Find(in.Register, a.Incident)
		ofSecret := incident != nil && incident.Secrecy.State != data.SecrecyPublic && a.Secrecy.State != data.SecrecyPublic
		if (a.Secrecy.State == data.SecrecyPossible || ofSecret) && strings.Contains(paper, a.Title) {
			t.Errorf("the report tells of %q", a.Title)
		}
	}
	if strings.Contains(paper, data.SecretText) {
		t.Error("the report shows that text is left out where it need not")
	}
}

// Säkerhetsskydd is not told of in a public paper, not even that there is something.
func TestAnnualReportLeavesSakerhetsskyddOut(t *testing.T) {
	in := exampleYear(t)
	before := text.Render(build(t, "arsrapport", in))
	for _, i := range data.All(in.Register, data.Incidents) {
		i.SecurityProtection, i.SecurityProtectionRef = true, "SKS 2026-17"
	}
	if after := text.Render(build(t, "arsrapport", in)); after != before {
		t.Error("the report changes when an incident concerns säkerhetsskydd")
	}
}

func TestSameRegisterSamePaper(t *testing.T) {
	in := exampleYear(t)
	records := allOf(in.Register)
	for _, report := range reports.Reports() {
		if in.RecordID = ""; report.TellsNamed { // a paper about one person is about nobody else
			in.RecordID = data.All(in.Register, data.People)[0].ID
		}
		want := text.Render(build(t, report.Name, in))
		slices.Reverse(records)
		again := in
		again.Register = data.NewRegister(records)
		if got := text.Render(build(t, report.Name, again)); got != want {
			t.Errorf("%s depends on the order of the records", report.Name)
		}
	}
}

// Every paper as it is of the example, word for word.
func TestPapersOfTheExample(t *testing.T) {
	for _, report := range reports.Reports() {
		t.Run(report.Name, func(t *testing.T) {
			in := exampleYear(t)
			if report.TellsNamed {
				in.RecordID = data.All(in.Register, data.People)[0].ID
			}
			checkGolden(t, filepath.Join("example", report.Name), text.Render(build(t, report.Name, in)))
		})
	}
}

// A paper with a ställning per date says the same a year later, but for the day that it is printed.
func TestTheSameStandingAYearLater(t *testing.T) {
	end := data.Day("2026-06-30")
	in := reports.Input{
		Register: exampleAt(t, end.AddDays(1).Start().Add(-time.Second)), Before: exampleAt(t, data.Day("2026-01-01").Start()),
		From: "2026-01-01", To: end, AsOf: end, Author: "Anna Lind", Control: "7F3A-21C0",
	}
	for _, report := range reports.Reports() {
		if report.TellsNamed {
			in.RecordID = data.All(in.Register, data.People)[0].ID
		}
		printed := func(on time.Time) []string {
			in.Now = on
			said := text.Render(build(t, report.Name, in))
			for _, day := range []data.Day{data.DayOf(on), data.DayOf(on).AddMonths(6)} { // when a printed binder is to be replaced
				said = strings.ReplaceAll(said, soft(reports.LongDate(day)), "")
			}
			return strings.Fields(said)
		}
		if a, b := printed(morning), printed(morning.AddDate(1, 2, 3)); !slices.Equal(a, b) {
			t.Errorf("%s says another thing a year later:\n%s", report.Name, firstDifference(a, b))
		}
		in.RecordID = ""
	}
}

// firstDifference is what two texts say where they first differ.
func firstDifference(a, b []string) string {
	at := 0
	for at < min(len(a), len(b)) && a[at] == b[at] {
		at++
	}
	around := func(words []string) string { return strings.Join(words[max(0, at-8):min(len(words), at+8)], " ") }
	return around(a) + "\n" + around(b)
}

func TestEveryReportIsNamed(t *testing.T) {
	var names []string
	for _, r := range reports.Reports() {
		names = append(names, r.Name)
		if !regexp.MustCompile("^[a-z-]+$").MatchString(r.Name) || r.Subject == "" || r.Title == "" || !strings.HasSuffix(r.Summary, ".") || r.Build == nil {
			t.Errorf("%+v", r)
		}
	}
	if names[0] != "arsrapport" {
		t.Errorf("the first is %s, where the one most asked for should be", names[0])
	}
	slices.Sort(names)
	if len(slices.Compact(names)) != len(reports.Reports()) {
		t.Errorf("two have the same name: %q", names)
	}
	if _, ok := reports.Named("bokslut"); ok {
		t.Error("there is a report bokslut")
	}
}

func TestPeriods(t *testing.T) {
	in := exampleYear(t)
	in.From, in.To = "2026-02-01", "2026-01-31"
	for _, report := range reports.Reports() {
		if _, err := report.Build(in); !data.IsProblem(err, "problem.report.period") {
			t.Errorf("%s: %v", report.Name, err)
		}
	}
	in = exampleYear(t)
	in.From, in.To, in.AsOf = "2025-07-01", "2026-06-30", "2026-06-30"
	paper := build(t, "arsrapport", in)
	if paper.Title != "Årsrapport informationssäkerhet 2025–2026" || soft(paper.Subtitle) != "Till kommunstyrelsen. Ställning per 30 juni 2026" {
		t.Errorf("%q, %q", paper.Title, paper.Subtitle)
	}
}

// empty is a municipality with nothing in its register, for tests that put in what they are about.
func empty(records ...data.Record) reports.Input {
	records = append(records, &data.Municipality{Head: data.Head{ID: "m"}, Name: "Vara kommun"})
	return reports.Input{Register: data.NewRegister(records), From: "2026-01-01", To: "2026-12-31", AsOf: "2026-12-31", Now: data.Day("2026-12-31").Start()}
}

func TestLeadOfTheAnnualReport(t *testing.T) {
	duties := func(assessments ...data.Assessment) []data.Record {
		var list []data.Record
		for i, a := range assessments {
			list = append(list, &data.Duty{Head: data.Head{ID: fmt.Sprint("d", i)}, Sentence: "s", Area: data.AreaPeople, State: data.DutyKept, Assessment: a})
		}
		return list
	}
	byHand := func(on data.Day, have, all int) data.Record {
		return &data.EarlierFigure{Head: data.Head{ID: fmt.Sprint("e", on)}, Figure: data.FigureDemands, On: on, Have: &have, All: &all, Source: "Årsrapport 2025, KS 2026-02-11 § 14."}
	}
	training := byHand("2025-12-31", 9, 24).(*data.EarlierFigure)
	training.Figure = data.TrendTraining
	const begins = "Av policyns 2 krav är 1 uppfyllt och 1 inte uppfyllt. "
	with := func(records ...data.Record) []data.Record { return append(duties("met", "lacking"), records...) }
	for _, test := range []struct {
		name        string
		now, before []data.Record
		hasBefore   bool
		want        string
	}{
		{"better than by hand", with(byHand("2025-12-31", 9, 24)), nil, false, begins + "Läget är bättre än den 31 december 2025, då 9 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"worse than by hand, though more are met", with(byHand("2025-12-31", 1, 1)), nil, false, begins + "Läget är sämre än den 31 december 2025, då 1 av 1 krav var uppfyllt (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"the same as by hand", with(byHand("2025-12-31", 12, 24)), nil, false, begins + "Läget är oförändrat sedan den 31 december 2025, då 12 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"the latest by hand", with(byHand("2025-12-31", 9, 24), byHand("2025-06-30", 3, 24)), nil, false, begins + "Läget är bättre än den 31 december 2025, då 9 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"by hand of a year before", with(byHand("2025-01-01", 0, 24)), nil, false, begins + "Läget är bättre än den 1 januari 2025, då 0 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"by hand of long ago", with(byHand("2024-12-31", 9, 24)), nil, false, begins + "Det finns inget tidigare läge att jämföra med."},
		{"by hand of the period", with(byHand("2026-01-01", 9, 24)), nil, false, begins + "Det finns inget tidigare läge att jämföra med."},
		{"by hand of another figure", with(training), nil, false, begins + "Det finns inget tidigare läge att jämföra med."},
		{"by hand where none was judged then", with(byHand("2025-12-31", 9, 24)), duties("", ""), true, begins + "Läget är bättre än den 31 december 2025, då 9 av 24 krav var uppfyllda (uppgift införd för hand: Årsrapport 2025, KS 2026-02-11 § 14)."},
		{"by hand where the log knows", with(byHand("2025-12-31", 9, 24)), duties("met", "met"), true, begins + "Läget är sämre än den 1 januari 2026, då 2 var uppfyllda."},
		{"nothing", nil, nil, false, "Kommunens informationssäkerhetspolicy är ännu inte införd, så inga krav kan bedömas. Rapporten visar vad som behöver göras först."},
		{"unjudged", duties("", ""), nil, false, "Inget av policyns 2 krav är ännu bedömt. Rapporten säger därför inte hur läget är, utan vad som behöver göras först."},
		{"first report", duties("met", "partly", "lacking", ""), nil, false, "Av policyns 4 krav är 1 uppfyllt, 1 delvis uppfyllt, 1 inte uppfyllt och 1 inte bedömt. Det finns inget tidigare läge att jämföra med."},
		{"a register not in use judges nothing", append(duties("met"), &data.Duty{Head: data.Head{ID: "p"}, Sentence: "s", Catalogue: ptr(22), Area: data.AreaProcurement, State: data.DutyKept}), nil, false, "Av policyns 2 krav är 1 uppfyllt och 1 inte bedömt. Det finns inget tidigare läge att jämföra med."},
		{"better", duties("met", "met"), duties("met", ""), true, "Av policyns 2 krav är 2 uppfyllda. Läget är bättre än den 1 januari 2026, då 1 var uppfyllt."},
		{"worse", duties("partly", "partly"), duties("met", "met"), true, "Av policyns 2 krav är 2 delvis uppfyllda. Läget är sämre än den 1 januari 2026, då 2 var uppfyllda."},
		{"more lacks", duties("met", "lacking"), duties("met", "partly"), true, "Av policyns 2 krav är 1 uppfyllt och 1 inte uppfyllt. Bristerna är fler än den 1 januari 2026, då de var 0."},
		{"fewer lacks", duties("met", "partly"), duties("met", "lacking"), true, "Av policyns 2 krav är 1 uppfyllt och 1 delvis uppfyllt. Bristerna är färre än den 1 januari 2026, då de var 1."},
		{"the same", duties("met"), duties("met"), true, "Av policyns 1 krav är 1 uppfyllt. Läget är oförändrat sedan den 1 januari 2026."},
		{"unjudged then", duties("met"), duties(""), true, "Av policyns 1 krav är 1 uppfyllt. Den 1 januari 2026 var inget krav bedömt."},
	} {
		in := empty(test.now...)
		in.ByHand = data.All(in.Register, data.EarlierFigures)
		if test.hasBefore {
			in.Before = empty(test.before...).Register
		}
		lead := ""
		for _, block := range build(t, "arsrapport", in).Blocks {
			if p, ok := block.(reports.Paragraph); ok && p.Style == reports.LeadText && lead == "" {
				lead = p.Runs[0].Text
			}
		}
		check(t, test.name, lead, test.want)
	}
}

// answer is what the first page says to one of its questions.
func answer(t *testing.T, in reports.Input, question string) string {
	t.Helper()
	for _, block := range build(t, "arsrapport", in).Blocks {
		table, _ := block.(reports.Table)
		for _, row := range table.Rows {
			if row.Cells[0].Runs[0].Text == question {
				var b strings.Builder
				for _, run := range row.Cells[1].Runs {
					b.WriteString(run.Text)
				}
				return soft(b.String())
			}
		}
	}
	t.Fatalf("the first page does not ask %q", question)
	return ""
}

func TestActionsOnTheFirstPage(t *testing.T) {
	action := func(id string, state data.ActionState, due data.Day, cost int, financed bool) *data.Action {
		a := &data.Action{Head: data.Head{ID: id}, Title: id, State: state, Due: due, Financed: financed}
		if cost > 0 {
			a.Cost = &cost
		}
		if state == data.ActionDone {
			a.DoneOn = "2026-05-01"
		}
		return a
	}
	in := empty(
		action("a", data.ActionDone, "2026-06-30", 0, false),
		action("b", data.ActionOngoing, "2026-11-30", 0, false),
		action("c", data.ActionOngoing, "2027-06-30", 100_000, true),
		action("d", data.ActionCancelled, "2026-06-30", 0, false),
		action("e", data.ActionPlanned, "2027-12-31", 250_000, false),
		action("f", data.ActionPlanned, "2028-01-01", 999_000, false),
		action("g", data.ActionPlanned, "", 50_000, false),
	)
	check(t, "without an earlier report", answer(t, in, "Förra årets uppdrag"),
		"Det finns ingen tidigare rapport att jämföra med. 1 åtgärd har blivit klar i perioden. 5 är öppna och 1 av dem är försenad.")
	in.Before = empty(
		action("a", data.ActionPlanned, "2026-06-30", 0, false), action("b", data.ActionPlanned, "2026-06-30", 0, false),
		action("c", data.ActionPlanned, "2026-06-30", 0, false), action("d", data.ActionPlanned, "2026-06-30", 0, false),
		action("gone", data.ActionPlanned, "2026-06-30", 0, false), action("old", data.ActionDone, "2025-06-30", 0, false),
	).Register
	check(t, "last year's", answer(t, in, "Förra årets uppdrag"),
		"Av 5 åtgärder som var öppna när perioden började är 1 klar, 1 försenad, 1 pågående och 2 avbrutna.")
	check(t, "needs", answer(t, in, "Behov 2027"), "De öppna åtgärderna kostar 400 000 kr. Av det är 300 000 kr inte finansierat.")
	check(t, "proposal", answer(t, in, "Förslag till beslut"),
		"1. Kommunstyrelsen godkänner årsrapporten om informationssäkerhet för 2026.\n"+
			"2. Kommunstyrelsen ger kommundirektören i uppdrag att se till att policyns krav är bedömda till nästa årsrapport.\n"+
			"3. Kommunstyrelsen prövar behovet av 300 000 kr i budgeten för 2027.")
}

// cyberRules are two of the law's deadlines.
func cyberRules() []data.Record {
	rule := func(id string, step data.Step, hours int) *data.Deadline {
		return &data.Deadline{
			Head: data.Head{ID: id}, Track: data.TrackCyber, Step: step, Amount: &hours, Unit: data.UnitHours, Basis: data.FromKnown,
			Provision: "Cybersäkerhetslagen (2025:1506)", Source: "Lagtexten.", CheckedOn: "2026-11-24",
		}
	}
	return []data.Record{rule("r1", data.StepEarlyWarning, 24), rule("r2", data.StepNotification, 72)}
}

func TestEventsOnTheFirstPage(t *testing.T) {
	known := time.Date(2026, 5, 4, 8, 0, 0, 0, data.Swedish)
	incident := func(id string, at time.Time, significant data.Judgement) *data.Incident {
		return &data.Incident{Head: data.Head{ID: id}, Title: id, KnownAt: at, Significant: significant}
	}
	sent := func(id, incident string, step data.Step, at time.Time) *data.Notification {
		return &data.Notification{
			Head: data.Head{ID: id}, Incident: data.Link[*data.Incident](incident), Track: data.TrackCyber, Step: step, SentAt: at,
			Judgement: data.JudgedYes, Reason: "Betydande.",
		}
	}
	told := incident("told", known, data.JudgedYes)
	told.Affected, told.OutageHours = ptr(1200), ptr(6)
	in := empty(append(cyberRules(),
		told, sent("n1", "told", data.StepEarlyWarning, known.Add(10*time.Hour)), sent("n2", "told", data.StepNotification, known.Add(75*time.Hour+20*time.Minute)),
		incident("forgotten", known, data.JudgedYes),
		incident("unjudged", data.Day("2026-12-30").Start().Add(12*time.Hour), data.NotJudged),
		incident("harmless", known, data.JudgedNo),
		incident("last year's", known.AddDate(-1, 0, 0), data.JudgedNo),
	)...)
	check(t, "events", answer(t, in, "Vad har hänt?"),
		"4 incidenter, varav 2 betydande. NCSC/CERT-SE har fått 2 rapporter om betydande incidenter: 1 i tid och 1 för sent (3 timmar och 20 minuter). "+
			"Återstår: 4 rapporter till NCSC/CERT-SE, 2 försenade och ännu inte skickade (som mest 239 dygn och 17 timmar) och 2 som inte är bedömda. "+
			"Den närmaste fristen går ut den 31 december 2026 klockan 12.00. "+
			"1 200 personer berördes, avbrotten varade 6 timmar.")
	check(t, "no events", answer(t, empty(&data.RegisterUse{Head: data.Head{ID: "u"}, Register: "incident", State: data.UseInUse}), "Vad har hänt?"), "Ingen incident är registrerad i perioden.")
}

// Running deadlines of an old register are measured at its day, not today.
func TestAReportOfThePastIsMeasuredInThePast(t *testing.T) {
	incident := &data.Incident{Head: data.Head{ID: "i"}, Title: "i", KnownAt: time.Date(2026, 12, 31, 20, 0, 0, 0, data.Swedish), Significant: data.JudgedYes}
	in := empty(append(cyberRules(), incident)...)
	in.Now = in.Now.AddDate(1, 0, 0)
	if got := answer(t, in, "Vad har hänt?"); !strings.Contains(got, "Återstår: 2 rapporter till NCSC/CERT-SE, där fristen löper. Den närmaste fristen går ut den 1 januari 2027 klockan 20.00.") {
		t.Error(got)
	}
}

// many is a register of about 10,000 records.
func many(b testing.TB) reports.Input {
	in := exampleYear(b)
	records := allOf(in.Register)
	duties, units, people := data.All(in.Register, data.Duties), data.All(in.Register, data.Units), data.All(in.Register, data.People)
	newID := counting()
	for range 100_000 {
		newID()
	}
	for n := range 2500 {
		at := data.Day("2026-01-01").AddDays(n % 320).Start().Add(10 * time.Hour)
		incident := &data.Incident{
			Head: data.Head{ID: newID(), Secrecy: data.Secrecy{State: data.SecrecyPossible}}, Number: ptr(n + 100), Title: fmt.Sprint("Incident ", n), KnownAt: at,
			Significant: data.JudgedYes, PersonalData: data.JudgedYes, Units: data.Links[*data.Unit]{data.Link[*data.Unit](units[n%len(units)].ID)},
		}
		link := data.Link[*data.Incident](incident.ID)
		records = append(
			records, incident,
			&data.Notification{Head: data.Head{ID: newID()}, Incident: link, Track: data.TrackCyber, Step: data.StepEarlyWarning, SentAt: at.Add(20 * time.Hour)},
			&data.Notification{Head: data.Head{ID: newID()}, Incident: link, Track: data.TrackGDPR, Step: data.StepNotification, SentAt: at.Add(80 * time.Hour)},
			&data.Action{
				Head: data.Head{ID: newID()}, Number: ptr(n + 100), Title: fmt.Sprint("Åtgärd ", n), Due: data.DayOf(at), State: data.ActionPlanned, Incident: link, Cost: ptr(1000),
				Responsible: data.Link[*data.Person](people[n%len(people)].ID), Duties: data.Links[*data.Duty]{data.Link[*data.Duty](duties[n%len(duties)].ID)},
			},
		)
	}
	in.Register = data.NewRegister(records)
	return in
}

func BenchmarkAnnualReport(b *testing.B) {
	in := many(b)
	for b.Loop() {
		build(b, "arsrapport", in)
	}
}

func BenchmarkAnnualReportOnPages(b *testing.B) {
	in := many(b)
	for b.Loop() {
		layout.Paginate(build(b, "arsrapport", in))
	}
}

// sentencesWith is a policy of one section, and duties found in it.
func sentencesWith(section string, duties ...*data.Duty) []data.Record {
	records := []data.Record{
		&data.Document{Head: data.Head{ID: "policy"}, Title: "Policy", Type: data.DocumentPolicy, State: data.DocumentRegistered},
		&data.Section{Head: data.Head{ID: "section"}, Document: "policy", Heading: "Skydd", Text: section},
	}
	for i, d := range duties {
		d.ID, d.Area, d.Document = fmt.Sprint("d", i), data.AreaPeople, "policy"
		records = append(records, d)
	}
	return records
}

func paperText(t *testing.T, in reports.Input) string {
	return strings.Join(strings.Fields(soft(text.Render(build(t, "arsrapport", in)))), " ")
}

// A sentence that the coordinator has changed is never said to be the policy's own.
func TestChangedWordsAreSaid(t *testing.T) {
	const section = "Skyddet ska följa\nbehovet. Alla ska få utbildning."
	kept := func(sentence string, section data.Link[*data.Section]) *data.Duty {
		return &data.Duty{Sentence: sentence, Section: section, State: data.DutyKept}
	}
	quoted := paperText(t, empty(sentencesWith(section, kept("Skyddet ska följa behovet.", "section"), kept("Alla ska få utbildning.", ""))...))
	if !strings.Contains(quoted, "Kraven står här ordagrant") || strings.Contains(quoted, "Lydelsen är") {
		t.Errorf("what is quoted is not said to be:\n%s", quoted)
	}
	changed := paperText(t, empty(sentencesWith(section,
		kept("Skyddet ska följa behovet.", "section"), kept("Alla ska erbjudas utbildning.", "section"), kept("Alla ska öva.", ""))...))
	for want, times := range map[string]int{
		"De står ordagrant, utom 2 där det står vad som skiljer.": 1, "Kraven står här ordagrant": 0,
		"Lydelsen är ändrad av samordnaren.": 1, "Lydelsen är samordnarens egen.": 1,
	} {
		if got := strings.Count(changed, want); got != times {
			t.Errorf("%q stands %d times, want %d:\n%s", want, got, times, changed)
		}
	}
}

// The number of demands is the number of sentences that are neither struck nor proposed for it, all through the paper.
func TestDemandsAreCountedAlike(t *testing.T) {
	duty := func(sentence string, state data.DutyState) *data.Duty {
		return &data.Duty{Sentence: sentence, Section: "section", State: state}
	}
	in := empty(sentencesWith("Ett. Två. Tre. Fyra. Fem.", duty("Ett.", data.DutyKept), duty("Två.", data.DutyProposed), duty("Tre.", data.DutyProposed),
		duty("Fyra.", data.DutyProposedDrop), duty("Fem.", data.DutyDropped))...)
	for _, d := range data.All(in.Register, data.Duties) {
		if d.Sentence == "Tre." {
			d.Area = "" // in none of the policy's areas, and a demand all the same
		}
	}
	paper := paperText(t, in)
	for _, want := range []string{
		"Inget av policyns 3 krav är ännu bedömt.", "Samordnaren har ännu inte gått igenom 3 av meningarna, så antalet krav kan ändras.",
		"Av 5 meningar räknas 3 som krav och 2 räknas inte.", "1 krav hör inte till något område och syns inte i tabellen.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// The sentences and the documents that no sentence demands are together what the first page counts.
func TestDocumentsThatNoSentenceDemandsAreCounted(t *testing.T) {
	in := empty(append(sentencesWith("Ett.", &data.Duty{Sentence: "Ett.", Section: "section", State: data.DutyKept}),
		&data.Document{Head: data.Head{ID: "g"}, Title: "Riktlinje", Demanded: true, Area: data.AreaProtection})...)
	paper := paperText(t, in)
	for _, want := range []string{"Inget av policyns 2 krav är ännu bedömt.", "1 mening räknas som krav. Dessutom räknas 1 styrdokument som krävs utan att någon av meningarna säger det."} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// A struck sentence has its reason beside it if there is one, and nothing otherwise.
func TestStruckSentences(t *testing.T) {
	struck := &data.Duty{Sentence: "Fem.", State: data.DutyDropped}
	kept := &data.Duty{Sentence: "Fyra.", State: data.DutyKept}
	paper := paperText(t, empty(sentencesWith("Fyra. Fem.", struck, kept)...))
	if strings.Contains(paper, "Ej angivet") || strings.Contains(paper, "Skäl") {
		t.Errorf("something stands for a reason that is not there:\n%s", paper)
	}
	struck.DroppedReason = "Hör till en annan policy."
	if paper = paperText(t, empty(sentencesWith("Fyra. Fem.", struck, kept)...)); !strings.Contains(paper, "Struket Hör till en annan policy.") {
		t.Errorf("the reason is left out:\n%s", paper)
	}
}

// How certain the sources are is for the one who keeps them. The board reads one statement, of when the deadlines were gone through and
// how many have something that is not compared with the provision.
func TestSourceNotesAreNotPrinted(t *testing.T) {
	for _, in := range []reports.Input{exampleYear(t), newMunicipality(t), withPolicy(t)} {
		paper := paperText(t, in)
		for _, jargon := range []string{"Andrahandskälla", "Egen kunskap", "kontrollera mot original", "Äldre text från Datainspektionen", "Kontrollerad 2026", "Läst"} {
			if strings.Contains(paper, jargon) {
				t.Errorf("the paper says %q", jargon)
			}
		}
		want := " 2026. I 11 av 12 är någon uppgift inte jämförd med författningen, som gäller om de skiljer sig. Vilka det är står i registret Frister."
		if !strings.Contains(paper, want) || strings.Count(paper, "Fristerna är genomgångna den ") != 1 {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
	rule := func(source string, on data.Day) *data.Deadline {
		return &data.Deadline{Head: data.Head{ID: source}, Track: data.TrackCyber, Step: data.StepFinal, Provision: "1 §", Source: source, CheckedOn: on}
	}
	certain, uncertain := rule("SFS 2021:955", "2026-11-24"), rule("Läst: lagtexten, SFS 2025:1506. Andrahandskälla, kontrollera mot original: fälten.", "2026-10-01")
	for want, rules := range map[string][]data.Record{
		"genomgångna den 24 november 2026 och jämförda med författningarna.":                                                 {certain},
		"genomgångna den 1 oktober 2026. Ingen av dem är helt jämförd med författningen, som gäller om de skiljer sig.":      {uncertain},
		"genomgångna den 24 november 2026, den äldsta raden den 1 oktober 2026. I 1 av 2 är någon uppgift inte jämförd med ": {certain, uncertain},
	} {
		if paper := paperText(t, empty(rules...)); !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}
