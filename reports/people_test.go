package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// words is a paper as text with its lines joined, so that what it says can be looked for.
func words(t *testing.T, name string, in reports.Input) string {
	t.Helper()
	return strings.Join(strings.Fields(printed(t, name, in)), " ")
}

func mustTell(t *testing.T, paper string, wanted ...string) {
	t.Helper()
	for _, want := range wanted {
		if !strings.Contains(paper, want) {
			t.Errorf("it lacks %q:\n%s", want, paper)
		}
	}
}

func mustNotTell(t *testing.T, paper string, unwanted ...string) {
	t.Helper()
	for _, secret := range unwanted {
		if strings.Contains(paper, secret) {
			t.Errorf("it tells %q:\n%s", secret, paper)
		}
	}
}

// public is the input of the same paper for anyone.
func public(in reports.Input) reports.Input {
	in.Register, in.Public = in.Register.Public(), true
	return in
}

func TestPaperOnTheOrganisation(t *testing.T) {
	in := exampleYear(t)
	paper := words(t, "organisation", in)
	mustTell(t, paper, "15 av 16 roller som behövs har en innehavare. Säkerhetsskyddschef saknas.", "10 av dem har ingen ersättare",
		"21 december 2026–6 januari 2027", "KS 2025/118")
	vacant, all := strings.Index(paper, "Roller utan innehavare ="), strings.Index(paper, "Roller, innehavare och ansvar =")
	if vacant < 0 || all < vacant {
		t.Error("the vacancies do not come first")
	}
	for _, p := range data.All(in.Register, data.People) {
		if p.Name == "Evelina Sjöhed" {
			p.LeftOn = "2026-10-31"
		}
	}
	mustTell(t, words(t, "organisation", in), "Slutade 2026-10-31")
	mustTell(t, words(t, "organisation", empty()), "Registret roller är inte påbörjat.", "Lägg in de roller")
	mustTell(t, words(t, "organisation", empty(&data.Role{Head: data.Head{ID: "r"}, Name: "IT-chef", Needed: true})), "Den roll som behövs har ingen innehavare.")
}

func TestTrainingPlanTellsHowFarItHasReached(t *testing.T) {
	in := exampleYear(t)
	paper := words(t, "utbildningsplan", in)
	mustTell(t, paper, "anställda 57 %, chefer 82 % och förtroendevalda 80 %. Ingen i ledningen har gått den utbildning som lagen kräver.",
		"Ingen utbildning är planerad för 2026.", "Socialförvaltningen 478 478 201 42 %", "Lage Tornvik", "1 tillfälle har hållits utan att någon har antecknat vilka som gick.")
	mustNotTell(t, words(t, "utbildningsplan", public(in)), "Lage Tornvik")
	mustTell(t, words(t, "utbildningsplan", newMunicipality(t)), "Det finns inga uppgifter om vilka som har fått utbildning.")

	few := empty(
		&data.Course{Head: data.Head{ID: "c"}, Title: "Grundkurs"},
		&data.TrainingPlan{Head: data.Head{ID: "p"}, Course: "c", Group: data.GroupNew, By: "2026-05-01"},
		&data.Occasion{Head: data.Head{ID: "t"}, Course: "c", Group: data.GroupManagers, On: "2027-01-14", Hours: "13.00–15.00", Place: "Sessionssalen"},
		&data.TrainingPlan{Head: data.Head{ID: "p2"}, Course: "c", Group: data.GroupManagers, By: "2027-03-31"},
		&data.TrainingOffer{Head: data.Head{ID: "o"}, Course: "c", Group: data.GroupManagers, On: "2026-02-01", Headcount: ptr(8)},
		&data.TrainingDone{Head: data.Head{ID: "d"}, Course: "c", Group: data.GroupManagers, On: "2026-03-01", Headcount: ptr(2)},
	)
	mustTell(t, words(t, "utbildningsplan", few), "chefer 25 %", "Planen för 2026 =============== 1 av 1 planerad utbildning skulle ha erbjudits redan.", "Försenad", "Planen för 2027", "Grundkurs Chefer 2027-03-31 Ej angivet", "2027-01-14 Grundkurs Chefer Sessionssalen – 13.00–15.00")
	shown := words(t, "utbildningsplan", public(few))
	mustTell(t, shown, "chefer färre än 3 personer", "Chefer 8 8 färre än 3 –")
	mustNotTell(t, shown, "25 %")
}

func TestAttendanceListHasNamesAndRoomToSign(t *testing.T) {
	in := exampleYear(t)
	doc := build(t, "narvarolista", in)
	paper := words(t, "narvarolista", in)
	mustTell(t, paper, "Informationssäkerhet för förtroendevalda, den 3 december 2026", "Tid: ____", "11 Yasmine Björkstam (S)", "antecknar antalet som gick")
	for _, block := range doc.Blocks {
		if table, ok := block.(reports.Table); ok && len(table.Rows) != 45 {
			t.Errorf("the list has %d rows, and the seats are 45", len(table.Rows))
		}
	}
	mustNotTell(t, words(t, "narvarolista", public(in)), "Yasmine")
	earlier := in
	earlier.AsOf = "2026-11-10"
	mustTell(t, words(t, "narvarolista", earlier), "den 12 november 2026")
	for _, o := range data.All(in.Register, data.Occasions) {
		if o.Group == data.GroupManagers {
			in.RecordID = o.ID
		}
	}
	mustTell(t, words(t, "narvarolista", in), "Chefens ansvar för informationssäkerhet", "Tid: 09.00–12.00", "Leila Nourstam")
	mustTell(t, words(t, "narvarolista", empty()), "Inget utbildningstillfälle är inlagt.", "20")
}

// trained is a municipality that notes training by person.
func trained() reports.Input {
	in := empty(
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen", Type: data.UnitBoard},
		&data.Unit{Head: data.Head{ID: "sn"}, Name: "Socialnämnden", Type: data.UnitCommittee},
		&data.Course{Head: data.Head{ID: "c"}, Title: "Grundkurs", Months: ptr(24), Parts: "Lösenord\nE-post"},
		&data.Person{Head: data.Head{ID: "a"}, Name: "Ada Ek", Position: data.GroupElected, Unit: "ks"},
		&data.Person{Head: data.Head{ID: "b"}, Name: "Bo Alm", Position: data.GroupElected, Unit: "ks"},
		&data.Person{Head: data.Head{ID: "d"}, Name: "Dag Lind", Position: data.GroupElected, Unit: "sn"},
		&data.Mandate{Head: data.Head{ID: "m1"}, Person: "a", Body: "ks", Part: data.PartChair},
		&data.Mandate{Head: data.Head{ID: "m2"}, Person: "b", Body: "ks", Part: data.PartMember},
		&data.Mandate{Head: data.Head{ID: "m3"}, Person: "d", Body: "sn", Part: data.PartChair},
		&data.TrainingDone{Head: data.Head{ID: "t"}, Course: "c", Group: data.GroupElected, On: "2026-03-01", Headcount: ptr(2), People: data.Links[*data.Person]{"a", "d"}},
	)
	in.Register.Municipality().Individuals = true
	return in
}

func TestCertificateIsForEachPerson(t *testing.T) {
	in := trained()
	doc := build(t, "intyg", in)
	breaks := 0
	for _, block := range doc.Blocks {
		if _, ok := block.(reports.PageBreak); ok {
			breaks++
		}
	}
	if shown := words(t, "intyg", public(in)); strings.Count(shown, "intygar detta") != 1 {
		t.Errorf("for anyone there is one page to write a name on:\n%s", shown)
	}
	if breaks != 1 {
		t.Errorf("two have gone, and the paper has %d page breaks", breaks)
	}
	mustTell(t, words(t, "intyg", in), "Ada Ek", "Dag Lind", "Grundkurs", "29 februari 2028", "- E-post", "Vara kommun intygar detta den 31 december 2026.")
	in.RecordID = "d"
	one := words(t, "intyg", in)
	mustTell(t, one, "Dag Lind", "Grundkurs")
	mustNotTell(t, one, "Ada Ek")
	mustNotTell(t, words(t, "intyg", public(in)), "Dag Lind")
	in.RecordID = "b"
	mustTell(t, words(t, "intyg", in), "Det är inte antecknat att Bo Alm har gått någon utbildning.")
	in.RecordID = "ks"
	report, _ := reports.Named("intyg")
	if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
		t.Errorf("a certificate for a unit: %v", err)
	}
	mustTell(t, words(t, "intyg", empty()), "Ingen genomförd utbildning är antecknad.")
}

func TestWhoRemainsIsToldTheChair(t *testing.T) {
	in := trained()
	in.RecordID = "ks"
	paper := words(t, "ej-genomgatt", in)
	mustTell(t, paper, "Till Ada Ek, ordförande i kommunstyrelsen. Innehåller namn: lämna inte vidare och publicera inte.", "1 person har inte gått den utbildning de ska gå.", "Bo Alm Ledamot")
	mustNotTell(t, paper, "Dag Lind", "Socialnämnden")
	shown := words(t, "ej-genomgatt", public(in))
	mustTell(t, shown, "Färre än 3 personer har inte gått", "Kommunstyrelsen Grundkurs färre än 3 färre än 3")
	mustNotTell(t, shown, "Bo Alm", "Ada Ek")

	in = exampleYear(t)
	for _, u := range data.All(in.Register, data.Units) {
		if u.Short == "KS" {
			in.RecordID = u.ID
		}
	}
	counted := words(t, "ej-genomgatt", in)
	mustTell(t, counted, "Förtroendevalda i hela kommunen: 33 av 41 har gått.", "Kommunstyrelsen: stäm av mot närvarolistan", "Olof Grenstig (M) Ledamot", "Ledningen: har inte gått")
	mustTell(t, words(t, "ej-genomgatt", empty()), "Registret genomförda utbildningar är inte påbörjat, så det går inte att säga vilka som har utbildning kvar.")
}

func TestManagersForm(t *testing.T) {
	in := exampleYear(t)
	all := words(t, "chefsblankett", in)
	mustTell(t, all, "Ingen förvaltning eller enhet har lämnat ett fullständigt chefsintyg för 2026.", "Socialförvaltningen Henrik Rönnhag 2025-12-12", "Nya medarbetare är introducerade", "201 av 478 anställda", "S-1 Omsorgsportalen (behörigheter genomgångna 2026-02-10)", "OSL 18 kap. 8 § 1", "Vattenverkets driftrum")
	for _, u := range data.All(in.Register, data.Units) {
		if u.Short == "SN" {
			in.RecordID = u.ID
		}
	}
	one := words(t, "chefsblankett", in)
	mustTell(t, one, "Socialförvaltningen", "Chef: Henrik Rönnhag")
	mustNotTell(t, one, "Lärhuset", "Här följer en blankett")
	in.RecordID = ""
	shown := words(t, "chefsblankett", public(in))
	mustTell(t, shown, "1 lokal är inlagd.", "2 system används.")
	mustNotTell(t, shown, "Omsorgsportalen", "Vattenverket")
	mustTell(t, words(t, "chefsblankett", empty()), "Ingen förvaltning eller enhet är inlagd i registret enheter.")
}

// A paper about a record that is not there says so, and is not about all instead.
func TestPapersOnPeopleOfAnUnknownRecord(t *testing.T) {
	in := exampleYear(t)
	in.RecordID = "00000000-0000-7000-8000-ffffffffffff"
	for _, name := range []string{"narvarolista", "intyg", "ej-genomgatt", "chefsblankett", "internkontrollplan", "internkontroll", "minnesanteckningar"} {
		report, _ := reports.Named(name)
		if doc, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
			t.Errorf("%s: %v\n%s", name, err, text.Render(doc))
		}
	}
}
