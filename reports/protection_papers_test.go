package reports_test

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// says fails for each of the words that a paper does not say.
func says(t *testing.T, paper string, words ...string) {
	t.Helper()
	for _, want := range words {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// hides fails for each of the words that a paper says.
func hides(t *testing.T, paper string, words ...string) {
	t.Helper()
	for _, word := range words {
		if i := strings.Index(paper, word); i >= 0 {
			t.Errorf("the paper says %q: %s", word, paper[max(0, i-80):min(len(paper), i+80)])
		}
	}
}

// outside is the input of a paper for anyone.
func outside(in reports.Input) reports.Input {
	in.Public, in.Register, in.Before = true, in.Register.Public(), in.Before.Public()
	return in
}

// of is the input of a paper about the record of a kind that has the title.
func of[R data.Record](t *testing.T, in reports.Input, kind *data.Kind[R], title string) reports.Input {
	t.Helper()
	for _, r := range data.All(in.Register, kind) {
		if kind.Untyped().TitleOf(r) == title {
			in.RecordID = r.Header().ID
			return in
		}
	}
	t.Fatalf("there is no %s", title)
	return in
}

// The papers of the group refuse a record that they are not about.
func TestProtectionPapersAboutTheWrongRecord(t *testing.T) {
	in := exampleYear(t)
	for _, name := range []string{
		"objektrisker", "riskanalysunderlag", "riskanalysprotokoll", "klassningsunderlag", "klassningsprotokoll", "kontinuitet", "handlingsplan", "leverantorsuppfoljning",
	} {
		for _, id := range []string{data.All(in.Register, data.Incidents)[0].ID, "x"} {
			in.RecordID = id
			if _, err := buildOf(name, in); !data.IsProblem(err, "problem.report.record") {
				t.Errorf("%s about %s: %v", name, id, err)
			}
		}
	}
}

// A municipality that has just begun gets a sentence about what to do, and no paper is empty or judges it.
func TestProtectionPapersOfAnEmptyRegister(t *testing.T) {
	for name, want := range map[string]string{
		"gapanalys":             "Registret säkerhetsåtgärder är inte påbörjat.",
		"objektrisker":          "Registret risker är inte påbörjat.",
		"riskanalysprotokoll":   "Ingen riskanalys är gjord.",
		"riskanalysunderlag":    "Vad kan hända, och varför",
		"klassningsforteckning": "Registret informationsmängder är inte påbörjat.",
		"klassningsprotokoll":   "Ingen information är klassad ännu.",
		"klassningsunderlag":    "Kommunen har ingen skala för klassning ännu.",
		"kontinuitet":           "Registret kontinuitetsplaner är inte påbörjat.",
		"handlingsplan":         "Registret åtgärder är inte påbörjat.",
	} {
		document := build(t, name, empty())
		heads := ""
		for _, block := range document.Blocks {
			if table, ok := block.(reports.Table); ok {
				for _, column := range table.Columns {
					heads += column.Head + " "
				}
			}
		}
		if paper := wordsOf(document) + heads; !strings.Contains(paper, want) {
			t.Errorf("%s: %s", name, paper)
		}
	}
}

func TestGapAnalysis(t *testing.T) {
	in := exampleYear(t)
	document := build(t, "gapanalys", in)
	says(t, wordsOf(document),
		"Av 100 säkerhetsåtgärder som gäller oss är 10 införda, 28 delvis och 3 inte. 59 är inte bedömda", "L4 Säkerhet i leveranskedjan Ansvarig: Upphandlare Brist Allvarlig. Inga säkerhetskrav",
		"Å-19 Byt leverantörens fjärråtkomst till vattenstyrningen, Oskar Lövgrind, senast 2026-12-15", "A 5.4 Ledningens ansvar", "K-12 Säkerhetskopia på annan plats 3 av 4 S-5",
		"5.3 Roller och ansvar", "1 krav är uppfyllda efter vad registren visar", "Säkerhetsskyddschef", "Å-10 Utse ny säkerhetsskyddschef",
	)
	bars := figureOf(t, document)
	says(t, soft(bars.Alt), "organisatoriska åtgärder 5 av 37 införda")
	width := 0.0
	for _, shape := range bars.Shapes {
		if part, ok := shape.(reports.Rect); ok && part.Height > 4 {
			width += part.Width
		}
	}
	if width < 5*84-0.01 || width > 5*84+0.01 {
		t.Errorf("the five bars are %v wide together", width)
	}
	if document.Secrecy == nil || !strings.Contains(soft(document.Secrecy.Provision), data.MeasureSystems.Name) {
		t.Errorf("the mark is %+v", document.Secrecy)
	}
	// A duty that another system answers leaves the clause to be judged by the others.
	apart := wordsOf(build(t, "gapanalys", with(t, in, inStratsys("supplier_check"))))
	says(t, apart, "vad leverantörer lovar och håller. Uppfyllt Årshjul och handlingsplan följs.")
	public := build(t, "gapanalys", outside(in))
	if public.Secrecy != nil {
		t.Error("the public paper is marked")
	}
	hides(t, wordsOf(public), "Fjärråtkomst", "leveranskedjan", "Omsorgsportalen: ", "K-12 ", "Å-19 Byt")
	says(t, wordsOf(public), "10 säkerhetsåtgärder nämns inte", "Organisatoriska åtgärder 5 9 2 21 0 14 %")
}

// A system has its own risks and those of the information in it; the paper about all tells of each risk once.
func TestObjectRisks(t *testing.T) {
	in := exampleYear(t)
	portal := build(t, "objektrisker", of(t, in, data.Systems, "Omsorgsportalen"))
	check(t, "title", portal.Title, "Risker: Omsorgsportalen")
	says(t, wordsOf(portal), "5 risker är öppna. 3 är större än riskägaren får acceptera", "K 4 allvarlig", "R-4 Papper med uppgifter om brukare glöms i bil eller väska Genom informationen IM-1",
		"Accepterad av Birgitta Stenåker till och med 2026-10-19. Har löpt ut", "6, medelhög", "Åtgärd: Å-51 Ta bort behörigheter", "RA-1, 2025-10-02")
	hides(t, wordsOf(portal), "R-6 ", "R-7 ")
	papers := wordsOf(build(t, "objektrisker", of(t, in, data.Assets, "Akter i socialtjänsten")))
	says(t, papers, "R-1 Den som har slutat", "I S-1 Omsorgsportalen")
	hides(t, papers, "R-2 ")
	unit := wordsOf(build(t, "objektrisker", of(t, in, data.Units, "Kommunledningsförvaltningen")))
	says(t, unit, "R-7 Utpressningsprogram", "IT-enheten")
	all := wordsOf(build(t, "objektrisker", in))
	for _, r := range data.All(in.Register, data.Risks) {
		if n := strings.Count(all, r.Title); n != 1 {
			t.Errorf("%s stands %d times", r.Title, n)
		}
	}
	// The public version tells neither which risks that may be secret an object has, nor how many.
	secret := wordsOf(build(t, "objektrisker", outside(of(t, in, data.Systems, "Omsorgsportalen"))))
	hides(t, secret, "5 risker", "3 är större", "R-1 ", "R-2 ", "2 risker", "extremt")
	hides(t, wordsOf(build(t, "objektrisker", outside(of(t, in, data.Assets, "Akter i socialtjänsten")))), "K 4", "risker är", "R-1 ")
	public := wordsOf(build(t, "objektrisker", outside(in)))
	hides(t, public, "R-1 ", "Styrsystemet", "IT-enheten")
	says(t, public, "R-9 Ledningar ritas fel", "8 risker räknas men nämns inte")
}

// However much stands before, the last page of the paper has more than a line.
func TestObjectRisksLeaveNoLineAlone(t *testing.T) {
	in := exampleYear(t)
	for name, paper := range map[string]reports.Document{
		"all": build(t, "objektrisker", in), "one": build(t, "objektrisker", of(t, in, data.Units, "Kommunledningsförvaltningen")),
	} {
		for n := range 50 {
			paper.Blocks = slices.Insert(paper.Blocks, 0, reports.Block(reports.Text("x")))
			pages := layout.Paginate(paper).Pages
			lines := map[float64]bool{}
			for _, item := range pages[len(pages)-1].Items {
				if text, ok := item.Drawing.(layout.Text); ok && item.Element != nil {
					lines[text.Y] = true
				}
			}
			if len(lines) < 2 {
				t.Errorf("%s, after %d lines: page %d has %d lines", name, n+1, len(pages), len(lines))
			}
		}
	}
}

func TestRiskProtocolAndWorksheet(t *testing.T) {
	in := exampleYear(t)
	latest := build(t, "riskanalysprotokoll", in)
	check(t, "title", latest.Title, "Protokoll från riskanalys: Dricksvattnets styrning och det gemensamma nätet")
	says(t, wordsOf(latest), "gav 5 risker: 3 hög och 2 medelhög.", "driftledaren på vattenverket", "S-5 Styrsystemet för dricksvatten", "4 × 2 8, hög Nu 16, extremt hög", "Skäl till värdet: En grannkommun drabbades 2025.",
		"Accepteras till och med 2027-04-30. Skäl: Varje grävning", "Å-52 Skilj styrsystemet", "För 1 risk finns varken åtgärd eller acceptans.")
	says(t, wordsOf(build(t, "riskanalysprotokoll", of(t, in, data.RiskSessions, "Socialtjänstens och hemsjukvårdens information"))), "R-1 Den som har slutat", "RA-1")
	public := build(t, "riskanalysprotokoll", outside(in))
	hides(t, public.Title+wordsOf(public), "Dricksvattnet", "3 hög", "R-6", "driftledaren", "Styrsystemet")
	says(t, wordsOf(public), "22 april 2026")

	blank := wordsOf(build(t, "riskanalysunderlag", in))
	says(t, blank, "4 Allvarlig Fara för liv eller hälsa", "4 Ofta Flera gånger om året.", "Hög 8–12, och högsta konsekvens 6 månader")
	hides(t, blank, "R-6 ")
	water := of(t, in, data.Systems, "Styrsystemet för dricksvatten")
	says(t, wordsOf(build(t, "riskanalysunderlag", water)), "R-6 Någon utifrån", "Per Videkvist")
	hides(t, wordsOf(build(t, "riskanalysunderlag", outside(water))), "R-6", "R-10", "allvarlig")
}

func TestClassProtocolAndWorksheet(t *testing.T) {
	in := exampleYear(t)
	waiting := wordsOf(build(t, "klassningsprotokoll", in))
	says(t, waiting, "Protokoll från klassning: Löner och anställningar", "Klassningen är inte beslutad.", "Ulrika Brohage och två löneadministratörer", "3 betydande. Skyddade adresser och löneutmätning.",
		"Vad kan hända om någon obehörig får se eller ta del av informationen?", "Underskrift", "Förvaltningen måste prioritera om.")
	var decided *data.Classification
	for _, c := range data.All(in.Register, data.Classifications) {
		if *c.Number == 1 {
			decided = c
		}
	}
	about := in
	about.RecordID = decided.ID
	paper := wordsOf(build(t, "klassningsprotokoll", about))
	says(t, paper, "beslutad den 3 november 2025 av Henrik Rönnhag och gäller till och med den 3 november 2028.", "Den som röjs kan hotas.", "Högt skydd", "S-1 Omsorgsportalen")
	hides(t, paper, "Underskrift")
	asset, _ := data.Find(in.Register, decided.Asset)
	asset.Secrecy.State = data.SecrecyPossible
	hides(t, wordsOf(build(t, "klassningsprotokoll", outside(about))), "Akter i", "hotas", "4 allvarlig", "Nadja")

	blank := wordsOf(build(t, "klassningsunderlag", in))
	says(t, blank, "Kan någon hotas, skadas eller gå utan vård?", "Krävs loggning enligt lag", "Hela kommunens ekonomi påverkas.", "kontakta säkerhetsskyddschefen")
	pupils := of(t, in, data.Assets, "Elevuppgifter och betyg")
	says(t, wordsOf(build(t, "klassningsunderlag", pupils)), "Sofia Granhed", "K 3 betydande, R 3 betydande, T 2 måttlig, S –, beslutad 2023-09-04")
	hides(t, wordsOf(build(t, "klassningsunderlag", outside(pupils))), "K 3")
}

func TestClassList(t *testing.T) {
	in := exampleYear(t)
	paper := wordsOf(build(t, "klassningsforteckning", in))
	says(t, paper, "4 av 7 informationsmängder har en beslutad klassning som gäller. 1 klassning väntar på beslut.", "så 33 är inte inlagda.", "IM-3 Elevuppgifter och betyg: klassa om, klassningen slutade gälla 2026-09-04.",
		"ska beslutas av Ulrika Brohage.", "IM-7 Kartor och ledningsnät: klassa, ingen har gjort det.", "K 4 allvarlig", "S-4 Lönesystemet Ej klassad IM-4 Löner och anställningar saknar klassning som gäller")
	data.All(in.Register, data.Assets)[0].Secrecy.State = data.SecrecyPossible
	public := wordsOf(build(t, "klassningsforteckning", outside(in)))
	hides(t, public, "allvarlig", "Ej klassad", "klassa om", "Akter i socialtjänsten", "S-1 ")
	says(t, public, "1 informationsmängd nämns inte", "IM-2 Patientjournaler")
}

func TestContinuityPaper(t *testing.T) {
	in := exampleYear(t)
	paper := wordsOf(build(t, "kontinuitet", in))
	says(t, paper, "1 av 3 kritiska verksamheter", "KP-2 Produktion och distribution av dricksvatten 8 timmar Delvis Övning, lyckad återläsning av S-5", "Vattenverket körs för hand", "Misslyckades 2026-06-16 Kopian gick att läsa",
		"Å-54 Ta med larmdatabasen i säkerhetskopian och prova återläsningen igen, Oskar Lövgrind, senast 2026-10-30.", "2026-09-10 (försenad)", "Banken tog emot filen", "Ersättaren skrivs in i planen.", "S-2 Lärhuset 24 timmar 24 timmar Aldrig prövad")
	one := build(t, "kontinuitet", of(t, in, data.Continuities, "Utbetalning av löner"))
	check(t, "title", one.Title, "Kontinuitet: Utbetalning av löner")
	says(t, wordsOf(one), "Verksamheten är beredd på ett avbrott.", "72 timmar")
	hides(t, wordsOf(one), "Dricksvatten", "dricksvatten")
	public := wordsOf(build(t, "kontinuitet", outside(in)))
	hides(t, public, "KP-", "S-5", "Lärhuset", "timmar")
	says(t, public, "1 av 3 kritiska verksamheter", "3 verksamheter nämns inte")

	// A system that may be down longer than the activity can stand still is said to be so.
	slow := empty(
		&data.System{Head: data.Head{ID: "s"}, Title: "Larmet", Life: data.LifeInUse, RecoverHours: ptr(24)},
		&data.Continuity{Head: data.Head{ID: "k"}, Title: "Trygghetslarm", StopHours: ptr(2), Systems: data.Links[*data.System]{"s"}},
	)
	says(t, wordsOf(build(t, "kontinuitet", slow)), "Trygghetslarm 2 timmar Brist Plan, övning", "24 timmar längre än verksamheten klarar", "Reservrutin Saknas")
}

func TestActionPlan(t *testing.T) {
	in := exampleYear(t)
	paper := wordsOf(build(t, "handlingsplan", in))
	says(t, paper, "21 åtgärder ska göras. 5 av dem är försenade.", "Å-55 Flytta säkerhetskopiorna till ett skilt nät med egen inloggning Risk: R-7 Utpressningsprogram", "240 000 kr inte finansierad", "Klara 1 januari–24 november 2026",
		"Å-2 Ta fram riktlinje för upphandling och avtal Uppdrag: ", "Krav: K-11 Återläsning provas, S-1 Omsorgsportalen", "Försenad", "Om pengarna uteblir: Nästa kabelbrott")
	if late, later := strings.Index(paper, "Å-15 "), strings.Index(paper, "Å-16 "); late > later || late < 0 {
		t.Error("what is late does not stand first")
	}
	social := wordsOf(build(t, "handlingsplan", of(t, in, data.Units, "Socialnämnden"))) // the förvaltning lies below it
	says(t, social, "3 åtgärder ska göras. 2 av dem är försenade.", "Å-9 Öva reservrutinen", "Å-51 Ta bort behörigheter")
	hides(t, social, "Å-55", "Kommunledningsförvaltningen")
	public := wordsOf(build(t, "handlingsplan", outside(in)))
	hides(t, public, "Utpressningsprogram", "K-11 Återläsning", "Molnbro", "Flytta säkerhetskopiorna", "S-5")
	says(t, public, "Å-55 […] Risk: R-7 ", "Å-6 Klassa informationen")

	elsewhere := wordsOf(build(t, "handlingsplan", with(t, in, inStratsys("action"))))
	says(t, elsewhere, "Åtgärder förs i Stratsys.")
	hides(t, elsewhere, "Å-55")
}
