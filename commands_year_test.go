package main

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// year is a coordinator's year at the desk: the clock moves, work is done by commands, and after each step what waits is
// compared with what should, so that nothing is missed and nothing is told that nobody need do.
type year struct {
	*desk
	lis string
	due []string // what waits now; nil when it must be asked for
}

// run does a command on the year's file; how the file stands must then be asked for anew.
func (y *year) run(command string, args ...string) answer {
	y.Helper()
	y.due = nil
	return y.must(append([]string{command, y.lis}, args...)...)
}

// save makes a record and gives its id.
func (y *year) save(register string, fields ...string) string {
	y.Helper()
	return y.id(y.run("spara", append([]string{register}, fields...)...))
}

// change writes in fields of the record that somebody means by its number, name or id.
func (y *year) change(register, record string, fields ...string) {
	y.Helper()
	y.run("spara", append([]string{register, "--id", record}, fields...)...)
}

// watchLine is a watch as it is written in this test, "vad: record, day or moment → to whom", with "! " before what is late.
func watchLine(w shownWatch) string {
	line := w.What + ": " + w.Title
	if day := cmp.Or(w.At, w.On); day != "" {
		line += ", " + day
	}
	if w.To != "" {
		line += " → " + w.To
	}
	if w.Overdue {
		return "! " + line
	}
	return line
}

// waiting is all that waits at the moment; what was told too late is among it, since a year that is well done has none.
func (y *year) waiting() []string {
	y.Helper()
	if y.due == nil {
		list := y.watchesOf(y.lis)
		y.due = []string{}
		for _, w := range append(list.Due, list.ToldLate...) {
			y.due = append(y.due, watchLine(w))
		}
		slices.Sort(y.due)
	}
	return y.due
}

// clock moves the clock.
func (y *year) clock(moment string) {
	y.Helper()
	if moment < y.day {
		y.Fatalf("from %s the clock goes back to %s", y.day, moment)
	}
	y.day, y.due = moment, nil
}

// waits moves the clock, and wants exactly these watches.
func (y *year) waits(moment string, want ...string) {
	y.Helper()
	y.clock(moment)
	y.compare("waiting", y.waiting(), want)
}

// step does something, and wants just these watches gone ("- …") and come ("+ …"). Nothing is late before it or after it.
func (y *year) step(do func(), want ...string) {
	y.Helper()
	before := slices.Clone(y.waiting())
	do()
	after := y.waiting()
	var changes []string
	for _, line := range before {
		if !slices.Contains(after, line) {
			changes = append(changes, "- "+line)
		}
	}
	for _, line := range after {
		if !slices.Contains(before, line) {
			changes = append(changes, "+ "+line)
		}
	}
	y.compare("after the step", changes, want)
	for _, line := range slices.Concat(before, after) {
		if strings.HasPrefix(line, "! ") {
			y.Errorf("%s: late: %q", y.day, line)
		}
	}
}

// at is step at a later moment: what the clock alone brings is not the step's.
func (y *year) at(moment string, do func(), want ...string) {
	y.Helper()
	y.clock(moment)
	y.step(do, want...)
}

// copy is the year as it would go on from here in another file.
func (y *year) copy(name string) *year {
	y.Helper()
	return &year{desk: &desk{y.TB, y.dir, y.home, y.name, y.day}, lis: y.file(name, y.read(y.lis))}
}

// prints wants each of the texts in a paper, however its lines are broken.
func (y *year) prints(name string, texts ...string) {
	y.Helper()
	paper := strings.Join(strings.Fields(y.must("rapport", y.lis, name, "--format", "text").out), " ")
	for _, text := range texts {
		if !strings.Contains(paper, text) {
			y.Errorf("%s: %q is not in %s", y.day, text, name)
		}
	}
}

// duty wants a duty of the catalogue to stand so, and each of the records to be its proof, or what it lacks when it is not met.
func (y *year) duty(number int, status string, records ...string) {
	y.Helper()
	duty := y.dutiesOf(y.lis)[number-1]
	shown := duty.Proof
	if status != "Uppfyllt" {
		shown = duty.Lacks
	}
	if duty.Status != status || duty.Own {
		y.Errorf("%s: duty %d is %s (%s), want %s", y.day, number, duty.Status, duty.Because, status)
	}
	for _, title := range records {
		if !slices.ContainsFunc(shown, func(r shownRecord) bool { return strings.Contains(r.Title, title) }) {
			y.Errorf("%s: duty %d does not name %q: %v", y.day, number, title, shown)
		}
	}
}

// compare wants the same lines, each once.
func (y *year) compare(what string, got, want []string) {
	y.Helper()
	for i, line := range got {
		if !slices.Contains(want, line) {
			y.Errorf("%s, %s: not expected: %q", y.day, what, line)
		}
		if slices.Contains(got[:i], line) {
			y.Errorf("%s, %s: told twice: %q", y.day, what, line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			y.Errorf("%s, %s: missing: %q", y.day, what, line)
		}
	}
}

// A coordinator's year in Vara, from the new board to the year's end.
func TestTheYear(t *testing.T) {
	d := newDesk(t)
	d.day = "" // the clock is set by the months
	y := &year{desk: d, lis: d.path("vara.lis")}
	january(y)
	february(y)
	march(y)
	april(y)
	may(y)
	july(y)
	september(y)
	october(y)
	november(y)
	december(y)
}

// neededRoles are those that a new file waits for, with who is to hold each.
var neededRoles = [][2]string{
	{"Informationssäkerhetssamordnare", "Anna Berg"},
	{"Kommunikatör", "Disa Falk"},
	{"Säkerhetsskyddschef", "Per Holm"},
	{"Kommundirektör", "Per Holm"},
	{"Informationsägare", "Sara Lind"},
	{"Systemägare", "Sara Lind"},
	{"Systemförvaltare", "Elin Strand"},
	{"IT-chef", "Elin Strand"},
	{"Dataskyddsombud", "Disa Falk"},
	{"Beredskapssamordnare", "Elin Strand"},
	{"Tjänsteperson i beredskap (TiB)", "Elin Strand"},
	{"Arkivarie", "Disa Falk"},
	{"Registrator", "Disa Falk"},
}

// plan is the year's meetings as the kommunkansli sends them: kommunstyrelsen's with the last day for papers.
const plan = `Sammanträden 2027
KS 27 januari stopp 13 januari
Barn- och utbildningsnämnden 3 februari
Socialnämnden 4 februari
KS 24 mars stopp 10 mars
KS 24 november stopp 10 november
KS 8 december stopp 24 november
`

// disa is the course that everybody is offered.
const disa = "DISA, digital informationssäkerhetsutbildning för alla"

// A new file for a new board: units, people, roles, mandates, the year's meetings, and what comes back each year.
func january(y *year) {
	y.clock("2027-01-04 09.00")
	y.must("ny", y.lis, "--kommun", "Vara", "--policy", ownPolicy, "--organ", "KF", "--datum", "2026-05-18", "--paragraf", "45",
		"--konfidentialitet", "betydande", "--riktighet", "mattlig", "--tillganglighet", "mattlig")

	// A new file waits for those who are to hold the roles that are needed, and for nothing else.
	var vacant, filled []string
	for _, r := range neededRoles {
		vacant = append(vacant, "role_vacant: "+r[0])
		filled = append(filled, "- role_vacant: "+r[0])
	}
	y.waits("2027-01-04 09.00", vacant...)

	for _, u := range [][]string{
		{"namn=Barn- och utbildningsnämnden", "kortnamn=BUN", "typ=namnd", "under=KF", "personuppgiftsansvarig=ja"},
		{"namn=Socialnämnden", "kortnamn=SN", "typ=namnd", "under=KF", "personuppgiftsansvarig=ja"},
		{"namn=Kommunledningsförvaltningen", "kortnamn=KLF", "typ=forvaltning", "under=KS", "antal-anstallda=90"},
		{"namn=Barn- och utbildningsförvaltningen", "kortnamn=BUF", "typ=forvaltning", "under=BUN", "antal-anstallda=600"},
		{"namn=Socialförvaltningen", "kortnamn=SF", "typ=forvaltning", "under=SN", "antal-anstallda=500"},
	} {
		y.save("enhet", u...)
	}
	for _, p := range [][]string{
		{"namn=Anna Berg", "enhet=KLF", "telefon=0512-310 01"},
		{"namn=Elin Strand", "enhet=KLF", "stallning=it-personal"},
		{"namn=Disa Falk", "enhet=KLF"},
		{"namn=Per Holm", "enhet=KLF", "stallning=chef", "i-ledningen=ja"},
		{"namn=Olof Ek", "enhet=BUF", "stallning=chef", "i-ledningen=ja"},
		{"namn=Sara Lind", "enhet=SF", "stallning=chef", "i-ledningen=ja"},
		{"namn=Maj Ståhl", "stallning=fortroendevald", "i-ledningen=ja"},
		{"namn=Ivar Dahl", "stallning=fortroendevald"},
	} {
		y.save("person", p...)
	}
	y.step(func() {
		for _, r := range neededRoles {
			y.change("roll", r[0], "innehavare="+r[1], "fran=2027-01-01")
		}
	}, filled...)
	// She goes through the policy: a sentence is a duty, and is judged, once it is kept.
	y.step(func() {
		for _, d := range y.list(y.lis, "atagande") {
			if d.text("lage") == "proposed" {
				y.change("atagande", d.text("id"), "lage=behallen")
			}
		}
	})
	y.save("kommun", "samordnare=Anna Berg", "tillsyn=Länsstyrelsen i Västra Götalands län", "sektorer=Offentlig förvaltning", "anmald=2026-02-09")

	// The nämnder are elected for four years from the first of January after the election; nobody need think of the mandates' end yet.
	y.step(func() {
		y.save("fortroendeuppdrag", "person=Maj Ståhl", "organ=KS", "uppgift=ordforande", "fran=2027-01-01", "till=2030-12-31")
		y.save("fortroendeuppdrag", "person=Ivar Dahl", "organ=SN", "uppgift=ordforande", "fran=2027-01-01", "till=2030-12-31")
	})
	// The year's meetings: the first of kommunstyrelsen's papers are soon to be in.
	y.step(func() { y.run("sammantraden", y.file("plan.txt", []byte(plan))) },
		"+ papers: Kommunstyrelsen, 2027-01-27, 2027-01-13 → Anna Berg")
	y.step(func() { y.run("borja", "aktivitet") })
	y.step(func() { y.run("borja", "lagkrav") },
		"+ law: LK-8 Register över behandlingar, artikel 30 och 8 till, 2027-01-04 → Anna Berg")
	y.guidelines()

	// Managers are to confirm each year: the register is begun, and they are asked before the year's end.
	y.step(func() { y.save("register-i-bruk", "avser=chefsintyg", "lage=i-bruk") })

	// The year's training: the awareness month is October, and each förvaltning answers for its own.
	y.step(func() {
		for _, unit := range []string{"KLF", "BUF", "SF"} {
			y.save("planerad-utbildning", "kurs="+disa, "malgrupp=anstallda", "enhet="+unit, "senast=2027-10-31", "ansvarig=Informationssäkerhetssamordnare")
		}
		y.save("planerad-utbildning", "kurs=Informationssäkerhet för förtroendevalda", "malgrupp=fortroendevalda", "senast=2027-10-31")
	})

	// Kommunstyrelsen is to take up who does what, and each nämnd its plan of internkontroll (kommunallagen 2017:725, 6 kap. 6 §).
	var matter string
	y.at("2027-01-11 09.00", func() {
		matter = y.save("beslut", "titel=Roller i informationssäkerhetsarbetet", "sort=annat", "organ=KS", "sammantrade="+y.meeting("Kommunstyrelsen", "2027-01-27"))
		y.change("sammantrade", y.meeting("Kommunstyrelsen", "2027-01-27"), "handlingar-lamnade=2027-01-11")
	},
		"- papers: Kommunstyrelsen, 2027-01-27, 2027-01-13 → Anna Berg")
	// The minutes are waited for from the day after the meeting, justering within 14 days (kommunallagen 5 kap. 69 § and 6 kap. 35 §).
	y.waits("2027-01-28 09.00",
		"law: LK-8 Register över behandlingar, artikel 30 och 8 till, 2027-01-28 → Anna Berg",
		"minutes: Roller i informationssäkerhetsarbetet, 2027-02-10 → Anna Berg")
	y.step(func() { y.change("beslut", matter, "paragraf=12", "datum=2027-01-27") },
		"- minutes: Roller i informationssäkerhetsarbetet, 2027-02-10 → Anna Berg")
	for _, plan := range [][]string{
		{"KS", "2027-01-27", "13", "Behörigheter tas bort när någon slutar", "Per Holm"},
		{"BUN", "2027-02-03", "7", "Elevhälsans journaler läses bara av behöriga", "Olof Ek"},
		{"SN", "2027-02-04", "5", "Loggar i verksamhetssystemet följs upp", "Sara Lind"},
	} {
		body, on, paragraph, title, responsible := plan[0], plan[1], plan[2], plan[3], plan[4]
		y.at("2027-02-05 09.00", func() {
			decision := y.save("beslut", "titel=Plan för internkontroll 2027", "sort=annat", "organ="+body, "datum="+on, "paragraf="+paragraph)
			y.save("kontrollmoment", "kontrollmoment="+title, "namnd="+body, "ar=ar-2027", "frekvens=ar", "metod=stickprov",
				"ansvarig="+responsible, "lage=antaget", "beslut="+decision)
			y.run("internkontroll", title, "--tillfallen")
		})
	}
}

// guidelines writes in the four guidelines and two routines that the policy demands, as kommunstyrelsen decided them in 2026: one is to
// be looked over this year, the others next.
func (y *year) guidelines() {
	for _, g := range y.list(y.lis, "styrdokument") {
		if g.text("kravs") != "1" {
			continue
		}
		review := "oversyn=2028-06-10"
		if strings.Contains(g.text("titel"), "organisation") {
			review = "oversyn=2027-12-15"
		}
		y.step(func() {
			y.run("besluta", g.text("titel"), "antar", "organ=KS", "datum=2026-06-10", "paragraf=88", review)
		})
	}
}

// meeting is the id of a body's meeting on a day.
func (y *year) meeting(body, on string) string {
	y.Helper()
	for _, m := range y.list(y.lis, "sammantrade") {
		if m.text("datum") == on && m.shown("organ") == body {
			return m.text("id")
		}
	}
	y.Fatalf("%s has no meeting on %s", body, on)
	return ""
}

// activity notes that something of the årshjul has been done today.
func (y *year) activity(title string) {
	y.Helper()
	y.change("aktivitet", title, "senast-gjord="+y.day[:10])
}

// Ledningen goes through its training (cybersäkerhetslagen 2025:1506, 2 kap. 4 §), and what the municipality has told of itself changes
// (2 kap. 2 §: within 14 days).
func february(y *year) {
	y.waits("2027-02-08 09.00",
		"activity: Statistik över incidenter och utbildning, 2027-02-28 → Anna Berg",
		"law: LK-8 Register över behandlingar, artikel 30 och 8 till, 2027-02-08 → Anna Berg")
	y.step(func() {
		y.save("planerad-utbildning", "kurs=Säkerhetsåtgärder för ledningen", "malgrupp=ledningen", "senast=2027-02-28", "ansvarig=Informationssäkerhetssamordnare")
	},
		"+ training: Säkerhetsåtgärder för ledningen, Ledningen, 2027-02-28 → Anna Berg")
	y.step(func() {
		y.save("utbildningstillfalle", "kurs=Säkerhetsåtgärder för ledningen", "malgrupp=ledningen", "datum=2027-02-16", "plats=KS-salen")
		y.save("erbjuden-utbildning", "kurs=Säkerhetsåtgärder för ledningen", "malgrupp=ledningen", "datum=2027-02-08", "antal=4")
	},
		"- training: Säkerhetsåtgärder för ledningen, Ledningen, 2027-02-28 → Anna Berg",
		"+ occasion: Säkerhetsåtgärder för ledningen, Ledningen, 2027-02-16 → Anna Berg")
	y.at("2027-02-10 09.00", func() { y.change("sammantrade", y.meeting("Kommunstyrelsen", "2027-01-27"), "justerat=2027-02-08") },
		"- adjusted: Kommunstyrelsen, 2027-01-27, 2027-02-10 → Anna Berg")
	y.at("2027-02-16 16.00", func() {
		y.save("genomford-utbildning", "kurs=Säkerhetsåtgärder för ledningen", "malgrupp=ledningen", "datum=2027-02-16", "antal=4",
			"personer=Per Holm, Olof Ek, Sara Lind, Maj Ståhl")
	},
		"- occasion: Säkerhetsåtgärder för ledningen, Ledningen, 2027-02-16 → Anna Berg")

	y.step(func() { y.activity("Statistik över incidenter och utbildning") },
		"- activity: Statistik över incidenter och utbildning, 2027-02-28 → Anna Berg")

	// A new telephone number for the coordinator is a change that must be told; the program says so, by when and how to note it.
	y.at("2027-02-17 09.00", func() {
		told := y.run("spara", "person", "--id", "Anna Berg", "telefon=0512-310 99").out
		if !strings.Contains(told, "2027-03-03") || !strings.Contains(told, "sort=andrad-kontakt") {
			y.Errorf("the change of telephone is told as %q", told)
		}
	})
	var change string
	y.step(func() {
		change = y.save("anmalan-av-kommunen", "sort=andrad-kontakt", "andrad=2027-02-17", "innehall=Nytt telefonnummer till samordnaren")
	},
		"+ registration: Ändrad kontaktuppgift, 2027-02-17, 2027-03-03 → Anna Berg")
	y.at("2027-03-03 09.00", func() { // the last day
		y.change("anmalan-av-kommunen", change, "anmald=2027-03-03", "kvittens=MCF 2027-118")
	},
		"- registration: Ändrad kontaktuppgift, 2027-02-17, 2027-03-03 → Anna Berg")
	y.step(func() {
		for _, law := range y.list(y.lis, "lagkrav") {
			y.change("lagkrav", law.text("id"), "kontrollerat=2027-03-03", "uppfyllt=ja", "ansvarig=Anna Berg")
		}
	},
		"- law: LK-8 Register över behandlingar, artikel 30 och 8 till, 2027-03-03 → Anna Berg")
}

// The leadership looks at the work (SS-EN ISO/IEC 27001:2023, 9.3), the board gets the annual report, and gives a task.
func march(y *year) {
	y.waits("2027-03-10 09.00",
		"activity: Ledningens genomgång, 2027-03-31 → Per Holm",
		"activity: Årsrapport till kommunstyrelsen, 2027-03-15 → Anna Berg",
		"papers: Kommunstyrelsen, 2027-03-24, 2027-03-10 → Anna Berg")
	y.step(func() {
		y.save("ledningens-genomgang", "titel=Ledningens genomgång 2027", "datum=2027-03-10", "deltagare=Per Holm, Olof Ek, Sara Lind", "beslutat=Läget godkänns")
		y.activity("Ledningens genomgång")
	},
		"- activity: Ledningens genomgång, 2027-03-31 → Per Holm")
	y.step(func() {
		y.run("rapport", "arsrapport", "-o", y.path("arsrapport.pdf"))
		y.activity("Årsrapport till kommunstyrelsen")
		y.change("sammantrade", y.meeting("Kommunstyrelsen", "2027-03-24"), "handlingar-lamnade=2027-03-10")
	},
		"- activity: Årsrapport till kommunstyrelsen, 2027-03-15 → Anna Berg",
		"- papers: Kommunstyrelsen, 2027-03-24, 2027-03-10 → Anna Berg")
	y.at("2027-03-24 16.00", func() {
		y.save("beslut", "titel=Uppdrag att införa flerfaktorsinloggning", "sort=ger-uppdrag", "organ=KS", "datum=2027-03-24", "paragraf=41")
		y.save("atgard", "titel=Inför flerfaktorsinloggning", "uppdrag=Uppdrag att införa flerfaktorsinloggning", "ansvarig=Elin Strand", "agare=KLF",
			"forfaller=2027-09-30", "aterrapportera-senast=2027-11-24")
	})
}

// Socialförvaltningen classifies what it has; its system inherits, gets its krav, and its risks are analysed.
func april(y *year) {
	y.waits("2027-04-05 09.00")
	y.step(func() {
		y.save("informationsmangd", "namn=Brukares akter", "enhet=SF", "informationsagare=Sara Lind", "personuppgifter=ja", "kansliga=ja",
			"form=digital-och-papper", "hantering=Låst skåp, behörighet efter roll", "bevaras-eller-gallras=Gallras 5 år efter sista anteckning")
		y.save("informationsmangd", "namn=Samtal med brukare", "enhet=SF", "informationsagare=Sara Lind", "personuppgifter=ja", "form=muntlig",
			"hantering=Bara i enskilt rum", "bevaras-eller-gallras=Sparas inte")
		y.save("leverantor", "namn=Molndrift Väst AB", "kritikalitet=hog", "levererar=Drift", "ansvarig=Elin Strand",
			"kontakt-vid-incident=0771-000 111", "avslut=Data lämnas ut i öppet format")
		y.save("system", "namn=Omsorgen", "enhet=SF", "systemagare=Sara Lind", "systemforvaltare=Elin Strand", "leverantor=Molndrift Väst AB",
			"informationsmangder=Brukares akter", "livscykel=i-drift", "driftform=leverantor", "aterstalls-inom-timmar=8", "flerfaktor=alla",
			"behorigheter-granskade=2027-02-01")
	},
		"+ requirements: S-1 Omsorgen → Anna Berg")
	y.step(func() {
		y.save("avtal", "titel=Drift 2025–2029", "leverantor=Molndrift Väst AB", "galler-fran=2025-01-01", "galler-till=2029-12-31",
			"uppsagningstid-manader=12", "system=Omsorgen", "sakerhetsbilaga=ja", "pub-avtal-behovs=ja", "pub-avtal-tecknat=2024-12-18", "underbitraden-kanda=ja")
		y.save("leverantorsuppfoljning", "leverantor=Molndrift Väst AB", "planerad=2027-09-14", "metod=sjalvskattning", "av=Elin Strand")
	})
	y.at("2027-04-07 15.00", func() { // the session of classification: proposals, which their owner is to decide
		y.save("klassning", "informationsmangd=Brukares akter", "datum=2027-04-07", "konfidentialitet=3", "riktighet=3", "tillganglighet=2", "ledare=Anna Berg")
		y.save("klassning", "informationsmangd=Samtal med brukare", "datum=2027-04-07", "konfidentialitet=3", "riktighet=1", "tillganglighet=1",
			"ledare=Anna Berg", "beslutad-av=Sara Lind", "beslutad=2027-04-07")
	})
	y.prints("systemforteckning", "S-1 Omsorgen")
	y.duty(2, "Delvis", "IM-1")
	y.at("2027-04-21 09.00", func() {
		y.save("riskanalys", "titel=Risker i omsorgen", "datum=2027-04-21", "enhet=SF", "ledare=Anna Berg", "system=Omsorgen", "informationsmangder=Brukares akter")
		y.save("risk", "titel=Obehörig läser akter", "riskanalys=RA-1", "konsekvens=3", "sannolikhet=3", "riskagare=Sara Lind", "behandling=reducera", "system=Omsorgen")
		y.save("risk", "titel=Papper glöms i skrivaren", "riskanalys=RA-1", "konsekvens=2", "sannolikhet=2", "riskagare=Sara Lind",
			"behandling=acceptera", "accepterad-av=Sara Lind", "accepterad=2027-04-21", "accepterad-till=2028-04-21", "skal-att-acceptera=Skrivarna byts nästa år")
	})
	y.step(func() {
		y.save("atgard", "titel=Logguppföljning varje månad", "uppkom-ur=risk/R-1", "ansvarig=Sara Lind", "agare=SF", "forfaller=2027-08-31")
	})
	// The municipality decides which risks it accepts (SS-EN ISO/IEC 27001:2023, 6.1.2 a).
	for _, band := range []string{"Låg", "Medelhög", "Hög", "Extremt hög"} {
		y.change("riskniva", band, "beslutad=2027-03-24")
	}
}

// Barn- och utbildningsförvaltningen calls off a school platform: what the information needs is known before anybody is asked for tenders.
func may(y *year) {
	y.waits("2027-05-03 09.00",
		"activity: Klassning och riskanalyser, 2027-05-31 → Sara Lind",
		"requirements: S-1 Omsorgen → Anna Berg")
	y.step(func() {
		y.save("upphandling", "titel=Skolplattform", "enhet=BUF", "sort=avrop", "ansvarig=Olof Ek", "planerad-annonsering=2027-05-12")
	},
		"+ procurement: U-1 Skolplattform, 2027-05-12 → Olof Ek")
	y.at("2027-05-07 09.00", func() { // the care's owner decides at last, and the school's at once
		y.change("klassning", "KL-1", "beslutad-av=Sara Lind", "beslutad=2027-05-07")
	},
		"- class_decision: KL-1 IM-1 Brukares akter, 2027-04-07, 2027-05-07 → Sara Lind",
		"+ restore: S-1 Omsorgen → Elin Strand")
	y.prints("systemforteckning", "R 3 betydande") // what the system inherits
	y.step(func() {
		y.save("informationsmangd", "namn=Elevers uppgifter", "enhet=BUF", "informationsagare=Olof Ek", "personuppgifter=ja", "form=digital",
			"hantering=Behörighet efter roll", "bevaras-eller-gallras=Betyg bevaras, övrigt gallras")
		y.save("klassning", "informationsmangd=Elevers uppgifter", "datum=2027-05-07", "konfidentialitet=2", "riktighet=3", "tillganglighet=2",
			"beslutad-av=Olof Ek", "beslutad=2027-05-07")
		y.change("upphandling", "U-1", "informationsmangder=Elevers uppgifter", "klassning-gjord=2027-05-07")
	})
	y.step(func() { y.run("valjkrav", "U-1", "skyddsniva=forhojt") },
		"- procurement: U-1 Skolplattform, 2027-05-12 → Olof Ek")
	// GDPR art. 35.1 and 35.2: a konsekvensbedömning, with the advice of the dataskyddsombud, before the processing begins.
	y.step(func() {
		y.change("upphandling", "U-1", "konsekvensbedomning-behovs=ja", "konsekvensbedomning-gjord=2027-05-11",
			"dataskyddsombudet-har-yttrat-sig=2027-05-10", "annonserad=2027-05-12", "anbud-senast=2027-05-21")
	})
	y.at("2027-05-24 09.00", func() {
		y.save("leverantor", "namn=Skolmoln AB", "kritikalitet=medel", "levererar=Skolplattform", "ansvarig=Olof Ek", "kontakt-vid-incident=0771-000 222")
		y.change("upphandling", "U-1", "tilldelad=2027-05-24", "sekretess=offentlig")
	},
		"+ never_checked: L-2 Skolmoln AB → Olof Ek")
	// GDPR art. 28.3: who processes personal data for the nämnd is bound by contract first.
	y.at("2027-05-28 09.00", func() {
		y.save("system", "namn=Skolplattformen", "enhet=BUF", "systemagare=Olof Ek", "systemforvaltare=Elin Strand", "leverantor=Skolmoln AB",
			"informationsmangder=Elevers uppgifter", "livscykel=i-drift", "driftform=molntjanst", "aterstalls-inom-timmar=24", "flerfaktor=alla")
		y.save("avtal", "titel=Skolplattform 2027–2031", "leverantor=Skolmoln AB", "galler-fran=2027-05-28", "galler-till=2031-06-30",
			"uppsagningstid-manader=6", "system=Skolplattformen", "sakerhetsbilaga=ja")
		y.change("upphandling", "U-1", "avtal-tecknat=2027-05-28", "avtal=Skolplattform 2027–2031", "system=Skolplattformen")
	},
		"- requirements: S-1 Omsorgen → Anna Berg",
		"+ processor: AV-2 Skolplattform 2027–2031, 2027-05-28 → Olof Ek",
		"+ requirements: S-1 Omsorgen och 1 till → Anna Berg",
		"+ restore: S-2 Skolplattformen → Elin Strand")
	y.step(func() {
		y.change("avtal", "Skolplattform 2027–2031", "pub-avtal-behovs=ja", "pub-avtal-tecknat=2027-05-28", "underbitraden-kanda=ja")
		y.change("upphandling", "U-1", "pub-avtal-behovs=ja", "pub-avtal-tecknat=2027-05-28")
	},
		"- processor: AV-2 Skolplattform 2027–2031, 2027-05-28 → Olof Ek")
	y.step(func() {
		y.save("leverantorsuppfoljning", "leverantor=Skolmoln AB", "planerad=2027-10-18", "metod=intervju", "av=Olof Ek")
	},
		"- never_checked: L-2 Skolmoln AB → Olof Ek")
	y.clock("2027-05-31 09.00")
	y.step(func() { y.profile("S-1", "Sara Lind") },
		"- requirements: S-1 Omsorgen och 1 till → Anna Berg",
		"+ requirements: S-2 Skolplattformen → Anna Berg")
	y.step(func() { y.profile("S-2", "Olof Ek") },
		"- requirements: S-2 Skolplattformen → Anna Berg")
	y.step(func() { y.restored("S-1") },
		"- restore: S-1 Omsorgen → Elin Strand")
	y.step(func() { y.restored("S-2") },
		"- restore: S-2 Skolplattformen → Elin Strand")
	y.step(func() {
		y.run("driftgodkann", "S-2", "driftgodkant-av=Olof Ek", "driftgodkant-till=2029-05-31")
		y.change("upphandling", "U-1", "driftgodkand=2027-05-31")
	})
	y.step(func() { y.activity("Klassning och riskanalyser") },
		"- activity: Klassning och riskanalyser, 2027-05-31 → Sara Lind")
	y.at("2027-06-21 09.00", func() { y.activity("Internkontroll, uppföljning efter halva året") },
		"- activity: Internkontroll, uppföljning efter halva året, 2027-06-30 → Anna Berg")
}

// profile decides what is demanded of a system, and notes that all of it is met.
func (y *year) profile(system, owner string) {
	y.Helper()
	y.run("kravprofil", "system", system, "krav-faststallda-av="+owner)
	for _, row := range y.list(y.lis, "kravuppfyllnad") {
		if row.text("uppfyllnad") == "" {
			y.change("kravuppfyllnad", row.text("id"), "uppfyllnad=uppfyllt", "bevis=Leverantörens intyg", "bedomd="+y.day[:10], "bedomd-av="+owner)
		}
	}
}

// restored notes that a system has been restored from backup, and that who may use it has been looked through.
func (y *year) restored(system string) {
	y.Helper()
	y.change("system", system, "aterlasning-provad="+y.day[:10], "aterlasning-lyckades=ja", "behorigheter-granskade="+y.day[:10])
}

// significant is the reason of each judgement that the authorities must be told.
const significant = "skal=Betydande, och uppgifter om enskilda kan ha kommit ut"

// In July the deputy serves, and on a Saturday night an incident at a supplier hits three nämnder.
func july(y *year) {
	y.at("2027-06-24 09.00", func() {
		y.save("tjanstgoring", "person=Elin Strand", "roll=Informationssäkerhetssamordnare", "fran=2027-07-05", "till=2027-08-01", "telefon=070-000 33 33")
	},
		"+ serves: Elin Strand, Informationssäkerhetssamordnare, 2027-07-05 → Elin Strand")
	y.name = "Elin Strand"
	y.waits("2027-07-16 09.00",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	// The supplier told in the night to Sunday; what is known by then is known to the municipality.
	y.at("2027-07-17 23.30", func() {
		y.save("incident", "titel=Utpressning hos driftleverantören", "kannedom=2027-07-17 23.30", "namnder=KS, BUN, SN", "betydande=ja",
			"betydande-skal=Omsorgen står stilla", "personuppgifter=ja", "brott-misstanks=ja",
			"leverantor-i-registret=Molndrift Väst AB", "leverantor-upptackte=2027-07-17 20.10", "leverantor-meddelade=2027-07-17 23.30",
			"berorda-system=Omsorgen", "orsakstyp=leverantor", "upptacktes=2027-07-17 20.10")
	},
		"+ clock: Anmälan (cybersäkerhetslagen), I-1, 2027-07-20 23.30 → Elin Strand",
		"+ clock: Anmälan (dataskydd, Barn- och utbildningsnämnden), I-1, 2027-07-20 23.30 → Elin Strand",
		"+ clock: Anmälan (dataskydd, Kommunstyrelsen), I-1, 2027-07-20 23.30 → Elin Strand",
		"+ clock: Anmälan (dataskydd, Socialnämnden), I-1, 2027-07-20 23.30 → Elin Strand",
		"+ clock: Anmälan (polis), I-1, 2027-07-17 23.30 → Elin Strand",
		"+ clock: Information (mottagare av tjänsten), I-1, 2027-07-17 23.30 → Disa Falk",
		"+ clock: Information (registrerade, Barn- och utbildningsnämnden), I-1, 2027-07-17 23.30 → Disa Falk",
		"+ clock: Information (registrerade, Kommunstyrelsen), I-1, 2027-07-17 23.30 → Disa Falk",
		"+ clock: Information (registrerade, Socialnämnden), I-1, 2027-07-17 23.30 → Disa Falk",
		"+ clock: Upplysning (cybersäkerhetslagen), I-1, 2027-07-18 23.30 → Elin Strand")
	// Cybersäkerhetslagen 2 kap. 5 §: upplysning within 24 hours, also on a Sunday.
	y.at("2027-07-18 14.00", func() {
		y.save("anmalan", "incident=I-1", "spar=cybersakerhetslagen", "steg=upplysning",
			"anmalningspliktig=ja", significant, "skickad=2027-07-18 14.00", "kvittens=CERT-SE 4711")
	},
		"- clock: Upplysning (cybersäkerhetslagen), I-1, 2027-07-18 23.30 → Elin Strand")
	// What was decided on delegation is to be told to the board at its next meeting (kommunallagen 6 kap. 40 §), not yet.
	y.step(func() {
		y.save("beslut", "titel=Incidenten är betydande", "sort=annat", "organ=KS", "delegat=Informationssäkerhetssamordnare", "datum=2027-07-18")
	})
	y.at("2027-07-19 09.00", func() {
		y.save("anmalan", "incident=I-1", "spar=polis", "steg=anmalan", "anmalningspliktig=ja", "skal=Utpressning", "skickad=2027-07-19 09.00")
	},
		"- clock: Anmälan (polis), I-1, 2027-07-17 23.30 → Elin Strand")
	// GDPR art. 33.1: each nämnd is personuppgiftsansvarig and tells IMY itself within 72 hours.
	y.clock("2027-07-20 08.00")
	var sn string // the last of them
	for _, body := range [][2]string{{"KS", "Kommunstyrelsen"}, {"BUN", "Barn- och utbildningsnämnden"}, {"SN", "Socialnämnden"}} {
		y.step(func() {
			sn = y.save("anmalan", "incident=I-1", "spar=dataskydd", "steg=anmalan",
				"personuppgiftsansvarig="+body[0], "anmalningspliktig=ja", significant, "skickad=2027-07-20 08.00")
		}, "- clock: Anmälan (dataskydd, "+body[1]+"), I-1, 2027-07-20 23.30 → Elin Strand")
	}
	y.step(func() {
		y.save("anmalan", "incident=I-1", "spar=mottagare", "steg=information", "anmalningspliktig=ja", significant, "skickad=2027-07-20 08.00")
		for _, body := range []string{"KS", "BUN"} {
			y.save("anmalan", "incident=I-1", "spar=registrerade", "steg=information", "personuppgiftsansvarig="+body, "anmalningspliktig=nej",
				"skal=Ingen hög risk för de registrerade")
		}
		y.save("anmalan", "incident=I-1", "spar=registrerade", "steg=information", "personuppgiftsansvarig=SN",
			"anmalningspliktig=ja", significant, "skickad=2027-07-20 08.00")
	},
		"- clock: Information (mottagare av tjänsten), I-1, 2027-07-17 23.30 → Disa Falk",
		"- clock: Information (registrerade, Barn- och utbildningsnämnden), I-1, 2027-07-17 23.30 → Disa Falk",
		"- clock: Information (registrerade, Kommunstyrelsen), I-1, 2027-07-17 23.30 → Disa Falk",
		"- clock: Information (registrerade, Socialnämnden), I-1, 2027-07-17 23.30 → Disa Falk")
	y.forgotten()
	// Cybersäkerhetslagen 2 kap. 6 §: incidentanmälan within 72 hours, from the same moment.
	y.at("2027-07-20 09.15", func() {
		y.save("anmalan", "incident=I-1", "spar=cybersakerhetslagen", "steg=anmalan", "anmalningspliktig=ja", significant, "skickad=2027-07-20 09.15")
	},
		"- clock: Anmälan (cybersäkerhetslagen), I-1, 2027-07-20 23.30 → Elin Strand",
		"+ clock: Lägesrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Elin Strand")
	// GDPR art. 33.4: what was not known is told afterwards.
	y.step(func() { y.change("anmalan", sn, "ska-kompletteras=ja") },
		"+ clock: Komplettering (dataskydd, Socialnämnden), I-1, 2027-08-17 08.00 → Elin Strand")
	y.at("2027-07-30 09.00", func() {
		y.save("anmalan", "incident=I-1", "spar=dataskydd", "steg=komplettering", "personuppgiftsansvarig=SN", "anmalningspliktig=ja",
			"skal=Antal berörda är nu känt", "skickad=2027-07-30 09.00")
	},
		"- clock: Komplettering (dataskydd, Socialnämnden), I-1, 2027-08-17 08.00 → Elin Strand")
	y.waits("2027-08-01 09.00",
		"action: Å-2 Logguppföljning varje månad, 2027-08-31 → Sara Lind",
		"clock: Lägesrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Elin Strand",
		"served: Elin Strand, Informationssäkerhetssamordnare, 2027-08-01 → Elin Strand",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	y.name = "Anna Berg"
	y.waits("2027-08-02 09.00",
		"action: Å-2 Logguppföljning varje månad, 2027-08-31 → Sara Lind",
		"clock: Lägesrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Anna Berg",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	// Cybersäkerhetslagen 2 kap. 8 §: slutrapport one month after the incidentanmälan; while it goes on, a lägesrapport then.
	y.at("2027-08-06 09.00", func() {
		y.change("incident", "I-1", "hanterad=2027-08-05 16.00", "grundorsak=Ett konto utan flerfaktor hos leverantören", "lardomar=Kräv flerfaktor i avtal")
	},
		"- clock: Lägesrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Anna Berg",
		"+ clock: Slutrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Anna Berg")
	y.at("2027-08-18 10.00", func() {
		y.save("anmalan", "incident=I-1", "spar=cybersakerhetslagen", "steg=slutrapport", "anmalningspliktig=ja", significant, "skickad=2027-08-18 10.00")
	},
		"- clock: Slutrapport (cybersäkerhetslagen), I-1, 2027-08-20 09.15 → Anna Berg")
	y.at("2027-08-31 09.00", func() { y.change("atgard", "Å-2", "lage=klar", "klar-datum=2027-08-30") },
		"- action: Å-2 Logguppföljning varje månad, 2027-08-31 → Sara Lind")
}

// forgotten is what would have been told had nobody sent the incidentanmälan: it is late, the duty is not met, and what is sent the day
// after is told as too late (cybersäkerhetslagen 2 kap. 6 §).
func (y *year) forgotten() {
	other := y.copy("glomd.lis")
	other.waits("2027-07-21 08.00",
		"! clock: Anmälan (cybersäkerhetslagen), I-1, 2027-07-20 23.30 → Elin Strand",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	other.duty(25, "Brist", "I-1")
	other.save("anmalan", "incident=I-1", "spar=cybersakerhetslagen", "steg=anmalan", "anmalningspliktig=ja", "skal=Betydande",
		"skickad=2027-07-21 08.00", "forseningsskal=Ingen läste larmet")
	other.waits("2027-07-21 09.00",
		"! told_late: Anmälan (cybersäkerhetslagen), I-1, 2027-07-20 23.30 → Elin Strand",
		"clock: Lägesrapport (cybersäkerhetslagen), I-1, 2027-08-21 08.00 → Elin Strand",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	other.duty(25, "Delvis", "Anmälan")
}

// Internkontroll is done with a deviation, a supplier is followed up, and each deviation is answered by an action.
func september(y *year) {
	y.waits("2027-09-06 09.00",
		"action: Å-1 Inför flerfaktorsinloggning, 2027-09-30 → Elin Strand",
		"activity: Handlingsplan och budget för nästa år, 2027-09-15 → Anna Berg",
		"activity: Informationssäkerhetsmånaden, 2027-10-01 → Anna Berg",
		"supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand",
		"supplier_check: LU-2 L-2 Skolmoln AB, 2027-10-18, 2027-10-18 → Olof Ek")
	y.step(func() { y.activity("Handlingsplan och budget för nästa år") },
		"- activity: Handlingsplan och budget för nästa år, 2027-09-15 → Anna Berg")
	var deviation string
	y.at("2027-09-14 09.00", func() {
		y.change("leverantorsuppfoljning", "LU-1", "genomford=2027-09-14", "resultat=avvikelse", "iakttagelser=Flerfaktor saknas för driftens konton")
	},
		"- supplier_check: LU-1 L-1 Molndrift Väst AB, 2027-09-14, 2027-09-14 → Elin Strand")
	y.duty(22, "Delvis", "LU-1") // the new supplier is to be followed up in October, within its interval
	y.step(func() {
		y.save("atgard", "titel=Flerfaktor hos Molndrift", "uppkom-ur=leverantorsuppfoljning/LU-1", "ansvarig=Elin Strand", "agare=KLF",
			"forfaller=2027-11-30", "incident=I-1")
	})
	y.at("2027-09-20 09.00", func() {
		for _, o := range y.list(y.lis, "kontrolltillfalle") {
			if strings.HasPrefix(o.shown("kontrollmoment"), "KM-1") {
				deviation = o.text("id")
			}
		}
		y.change("kontrolltillfalle", deviation, "genomfort=2027-09-20", "resultat=avvikelse", "iakttaget=Tre av tjugo konton var kvar", "siffror=3 av 20", "av=Per Holm")
	})
	y.duty(26, "Delvis", "KM-1")
	y.step(func() {
		y.save("atgard", "titel=Avsluta konton samma dag", "uppkom-ur=kontrolltillfalle/"+deviation, "ansvarig=Per Holm", "agare=KLF", "forfaller=2027-11-15")
	})
	// The risk above the band is to be dealt with within six months; what has been done makes it smaller.
	y.at("2027-09-24 09.00", func() {
		y.save("riskvardering", "risk=R-1", "datum=2027-09-24", "konsekvens=3", "sannolikhet=2", "skal=Loggarna följs upp")
	},
		"- risk: R-1 Obehörig läser akter, 2027-10-21 → Sara Lind")
	y.at("2027-09-28 09.00", func() { y.change("atgard", "Å-1", "lage=klar", "klar-datum=2027-09-28") },
		"- action: Å-1 Inför flerfaktorsinloggning, 2027-09-30 → Elin Strand")
}

// The awareness month: training is offered and gone through, by headcount. The rows of law are compared with their sources.
func october(y *year) {
	y.waits("2027-10-01 09.00",
		"activity: Granska leverantörerna, 2027-10-31 → Anna Berg",
		"activity: Informationssäkerhetsmånaden, 2027-10-01 → Anna Berg",
		"control: KM-2 Elevhälsans journaler läses bara av behöriga, Barn- och utbildningsnämnden, 2027-10-31, 2027-10-31 → Olof Ek",
		"control: KM-3 Loggar i verksamhetssystemet följs upp, Socialnämnden, 2027-10-31, 2027-10-31 → Sara Lind",
		"supplier_check: LU-2 L-2 Skolmoln AB, 2027-10-18, 2027-10-18 → Olof Ek",
		"training: DISA, digital informationssäkerhetsutbildning för alla, Anställda, Barn- och utbildningsförvaltningen, 2027-10-31 → Anna Berg",
		"training: DISA, digital informationssäkerhetsutbildning för alla, Anställda, Kommunledningsförvaltningen, 2027-10-31 → Anna Berg",
		"training: DISA, digital informationssäkerhetsutbildning för alla, Anställda, Socialförvaltningen, 2027-10-31 → Anna Berg",
		"training: Informationssäkerhet för förtroendevalda, Förtroendevalda, 2027-10-31 → Anna Berg")
	y.step(func() { y.activity("Informationssäkerhetsmånaden") },
		"- activity: Informationssäkerhetsmånaden, 2027-10-01 → Anna Berg")
	y.clock("2027-10-04 09.00")
	for _, of := range [][3]string{{"KLF", "Kommunledningsförvaltningen", "80"}, {"BUF", "Barn- och utbildningsförvaltningen", "450"}, {
		"SF",
		"Socialförvaltningen", "400",
	}} {
		y.step(func() {
			y.save("erbjuden-utbildning", "kurs="+disa, "malgrupp=anstallda", "enhet="+of[0], "datum=2027-10-04", "kanal=Intranätet")
		}, "- training: "+disa+", Anställda, "+of[1]+", 2027-10-31 → Anna Berg")
		y.save("genomford-utbildning", "kurs="+disa, "malgrupp=anstallda", "enhet="+of[0], "datum=2027-10-04", "antal="+of[2])
	}
	y.step(func() {
		y.save("erbjuden-utbildning", "kurs=Informationssäkerhet för förtroendevalda", "malgrupp=fortroendevalda", "datum=2027-10-04", "antal=60")
		y.save("genomford-utbildning", "kurs=Informationssäkerhet för förtroendevalda", "malgrupp=fortroendevalda", "datum=2027-10-04", "antal=45")
	},
		"- training: Informationssäkerhet för förtroendevalda, Förtroendevalda, 2027-10-31 → Anna Berg")
	y.prints("arsrapport", "Anställda 78 %", "förtroendevalda 75 %", "barn- och utbildningsförvaltningen 75 %", "4 av 4 i ledningen har gått lagens utbildning")
	y.duty(15, "Uppfyllt", disa, "Informationssäkerhet för förtroendevalda")
	y.at("2027-10-18 09.00", func() { y.change("leverantorsuppfoljning", "LU-2", "genomford=2027-10-18", "resultat=utan-anmarkning") },
		"- supplier_check: LU-2 L-2 Skolmoln AB, 2027-10-18, 2027-10-18 → Olof Ek")
	y.step(func() { y.activity("Granska leverantörerna") },
		"- activity: Granska leverantörerna, 2027-10-31 → Anna Berg")
	y.at("2027-10-29 09.00", func() {
		for _, o := range y.list(y.lis, "kontrolltillfalle") {
			if o.text("genomfort") == "" {
				y.change("kontrolltillfalle", o.text("id"), "genomfort=2027-10-29", "resultat=utan-anmarkning")
			}
		}
	},
		"- control: KM-2 Elevhälsans journaler läses bara av behöriga, Barn- och utbildningsnämnden, 2027-10-31, 2027-10-31 → Olof Ek",
		"- control: KM-3 Loggar i verksamhetssystemet följs upp, Socialnämnden, 2027-10-31, 2027-10-31 → Sara Lind")
	// The rows of law are compared with their sources once a year.
	for _, of := range [][2]string{
		{"myndighet", "Inspektionen för vård och omsorg och 11 till"},
		{"frist", "Upplysning (cybersäkerhetslagen) och 11 till"},
		{"troskelvarde", "Gäller det skyddad information om minst 500 personer, eller om en annan organisation? och 14 till"},
	} {
		y.step(func() {
			for _, r := range y.list(y.lis, of[0]) {
				y.change(of[0], r.text("id"), "kontrollerad=2027-10-29")
			}
		}, "- check: "+of[1]+", 2027-11-24 → Anna Berg")
	}
}

// Next year's plan, budget and controls; the task is reported back; managers confirm.
func november(y *year) {
	y.waits("2027-11-08 09.00",
		"action: Å-3 Flerfaktor hos Molndrift, 2027-11-30 → Elin Strand",
		"action: Å-4 Avsluta konton samma dag, 2027-11-15 → Per Holm",
		"activity: Internkontroll, uppföljning och ny plan, 2027-11-30 → Anna Berg",
		"control_plan: Barn- och utbildningsnämnden, 2027-12-31 → Anna Berg",
		"control_plan: Kommunstyrelsen, 2027-12-31 → Anna Berg",
		"control_plan: Socialnämnden, 2027-12-31 → Anna Berg",
		"delegated: Incidenten är betydande, 2027-11-24 → Anna Berg",
		"papers: Kommunstyrelsen, 2027-11-24, 2027-11-10 → Anna Berg",
		"report: Å-1 Inför flerfaktorsinloggning, 2027-11-24 → Elin Strand",
		"review: Riktlinje för informationssäkerhetens organisation, 2027-12-15 → Anna Berg")
	y.step(func() {
		y.change("sammantrade", y.meeting("Kommunstyrelsen", "2027-11-24"), "handlingar-lamnade=2027-11-09")
	},
		"- papers: Kommunstyrelsen, 2027-11-24, 2027-11-10 → Anna Berg")
	y.step(func() { y.change("atgard", "Å-4", "lage=klar", "klar-datum=2027-11-08") },
		"- action: Å-4 Avsluta konton samma dag, 2027-11-15 → Per Holm")
	for _, of := range [][2]string{{"KM-1", "Kommunstyrelsen"}, {"KM-2", "Barn- och utbildningsnämnden"}, {"KM-3", "Socialnämnden"}} {
		y.step(func() { y.run("internkontroll", of[0], "--kopiera") }, "- control_plan: "+of[1]+", 2027-12-31 → Anna Berg")
	}
	y.step(func() { y.activity("Internkontroll, uppföljning och ny plan") },
		"- activity: Internkontroll, uppföljning och ny plan, 2027-11-30 → Anna Berg")
	y.step(func() {
		y.save("atgard", "titel=Ny brandvägg", "agare=KLF", "ansvarig=Elin Strand", "start=2028-02-01", "forfaller=2028-10-31", "kostnad=450000", "finansierad=ja")
		y.save("atgard", "titel=Krypterade telefoner i hemtjänsten", "agare=SF", "ansvarig=Sara Lind", "start=2028-03-01", "forfaller=2028-12-15",
			"kostnad=120000", "finansierad=nej", "risk-om-nej=Akter kan läsas på borttappade telefoner")
	})
	y.prints("arsrapport", "IMY har fått 4 rapporter om personuppgifter, alla i tid.", "NCSC/CERT-SE har fått 3 rapporter om betydande incidenter, alla i tid.")
	y.prints("arsrapport", "De öppna åtgärderna kostar 570 000 kr. Av det är 120 000 kr inte finansierat.")
	y.clock("2027-11-16 09.00")
	for _, of := range [][3]string{{"KLF", "Kommunledningsförvaltningen", "Per Holm"}, {"BUF", "Barn- och utbildningsförvaltningen", "Olof Ek"}, {
		"SF",
		"Socialförvaltningen", "Sara Lind",
	}} {
		y.step(func() {
			y.save("chefsintyg", "enhet="+of[0], "chef="+of[2], "datum=2027-11-16", "introduktion=ja", "behorigheter=ja", "utbildning=ja", "avslut=ja")
		}, "- confirmation: "+of[1]+", 2027-12-31 → "+of[2])
	}
	// Three months after an action was done somebody looks whether it helped: put off for a reason, then done.
	y.at("2027-11-22 09.00", func() {
		y.run("skjutupp", "atgard", "Å-2", "bevakning=utfall", "till=2027-12-13", "skal=Loggarna för november behövs")
	},
		"- outcome: Å-2 Logguppföljning varje månad, 2027-11-30 → Anna Berg")
	if list := y.watchesOf(y.lis).PutOff; len(list) != 1 || list[0].Until != "2027-12-13" || list[0].Reason != "Loggarna för november behövs" {
		y.Errorf("put off: %+v", list)
	}
	y.at("2027-11-24 16.00", func() {
		y.save("beslut", "titel=Återrapport om flerfaktorsinloggning", "sort=noterar", "organ=KS", "datum=2027-11-24", "paragraf=131")
		y.change("atgard", "Å-1", "aterrapporterad=2027-11-24", "aterrapporterad-genom=Återrapport om flerfaktorsinloggning")
		y.change("beslut", "Incidenten är betydande", "anmald=2027-11-24")
	},
		"- delegated: Incidenten är betydande, 2027-11-24 → Anna Berg",
		"- report: Å-1 Inför flerfaktorsinloggning, 2027-11-24 → Elin Strand")
	y.step(func() {
		y.change("sammantrade", y.meeting("Kommunstyrelsen", "2027-12-08"), "handlingar-lamnade=2027-11-24")
		y.run("sammantraden", y.file("plan2.txt", []byte("KS 2028-01-26 stopp 2028-01-12\n")))
	},
		"- papers: Kommunstyrelsen, 2027-12-08, 2027-11-24 → Anna Berg")
	// The supplier needs until January, and kommundirektören agrees.
	y.at("2027-11-29 09.00", func() { y.change("atgard", "Å-3", "forfaller=2028-01-25") },
		"- action: Å-3 Flerfaktor hos Molndrift, 2027-11-30 → Elin Strand")
}

// A guideline is looked over and kept, and the year ends.
func december(y *year) {
	y.waits("2027-12-06 09.00",
		"activity: Se över styrdokumenten, 2027-12-15 → Anna Berg",
		"review: Riktlinje för informationssäkerhetens organisation, 2027-12-15 → Anna Berg")
	y.step(func() {
		y.change("atgard", "Å-2", "utfall-kontrollerat=2027-12-06", "utfall=Två obefogade läsningar hittades")
	})
	y.at("2027-12-08 16.00", func() {
		y.run("besluta", "Riktlinje för informationssäkerhetens organisation", "behaller", "organ=KS", "datum=2027-12-08", "paragraf=140", "oversyn=2029-12-15")
	},
		"- review: Riktlinje för informationssäkerhetens organisation, 2027-12-15 → Anna Berg")
	y.step(func() { y.activity("Se över styrdokumenten") },
		"- activity: Se över styrdokumenten, 2027-12-15 → Anna Berg")
	y.at("2027-12-15 09.00", func() {
		y.change("atgard", "Å-1", "utfall-kontrollerat=2027-12-15", "utfall=Alla loggar in med två faktorer")
	},
		"- outcome: Å-1 Inför flerfaktorsinloggning, 2027-12-28 → Anna Berg")
	y.waits("2027-12-31 12.00",
		"action: Å-3 Flerfaktor hos Molndrift, 2028-01-25 → Elin Strand",
		"papers: Kommunstyrelsen, 2028-01-26, 2028-01-12 → Anna Berg")
	yearsEnd(y)
	everyPaper(y)
	y.run("kontrollera")

	// When the year has turned each nämnd is to adopt the plan that was only copied.
	y.waits("2028-01-03 09.00",
		"action: Å-3 Flerfaktor hos Molndrift, 2028-01-25 → Elin Strand",
		"control_adopted: Barn- och utbildningsnämnden, 2028-02-28 → Anna Berg",
		"control_adopted: Kommunstyrelsen, 2028-02-28 → Anna Berg",
		"control_adopted: Socialnämnden, 2028-02-28 → Anna Berg",
		"papers: Kommunstyrelsen, 2028-01-26, 2028-01-12 → Anna Berg")
}

// yearsEnd is how the duties that the year has touched stand, with the records that prove it.
func yearsEnd(y *year) {
	for _, of := range []struct {
		number  int
		status  string
		records []string
	}{
		{1, "Uppfyllt", []string{"KL-1", "KL-2", "KL-3", "S-1 Omsorgen"}},
		{2, "Uppfyllt", []string{"KL-1", "KL-2", "KL-3", "S-1 Omsorgen", "S-2 Skolplattformen"}},
		{3, "Ej i bruk", nil}, // nobody has begun plans of continuity
		{4, "Uppfyllt", []string{"IM-1", "IM-2", "IM-3"}},
		{5, "Uppfyllt", nil},
		{6, "Uppfyllt", []string{"RA-1"}},
		{7, "Delvis", []string{"Kommunledningsförvaltningen"}}, // which has classified nothing
		{10, "Uppfyllt", []string{"R-1", "R-2"}},
		{11, "Uppfyllt", []string{"Å-1", "Å-2", "Å-3", "Å-4", "LG-1", "Uppdrag att införa flerfaktorsinloggning"}},
		{12, "Uppfyllt", []string{"Ändrad kontaktuppgift", "LK-1", "LK-19"}},
		{13, "Uppfyllt", []string{"Informationssäkerhetssamordnare", "Tjänsteperson i beredskap (TiB)"}},
		{14, "Uppfyllt", []string{"Riktlinje för informationssäkerhetens organisation"}},
		{15, "Uppfyllt", []string{disa}},
		{16, "Uppfyllt", []string{"Säkerhetsåtgärder för ledningen", disa}},
		{17, "Uppfyllt", []string{"Kommunledningsförvaltningen", "Barn- och utbildningsförvaltningen", "Socialförvaltningen"}},
		{18, "Uppfyllt", nil},
		{19, "Uppfyllt", []string{"S-1 Omsorgen", "S-2 Skolplattformen"}},
		{20, "Uppfyllt", nil},
		{21, "Uppfyllt", []string{"U-1 Skolplattform", "AV-2 Skolplattform 2027–2031"}},
		{22, "Uppfyllt", []string{"LU-1", "LU-2"}},
		{23, "Uppfyllt", nil},
		{24, "Uppfyllt", nil},
		{25, "Uppfyllt", []string{"Upplysning", "Anmälan", "Slutrapport"}},
		{26, "Uppfyllt", []string{"KM-1", "KM-2", "KM-3"}},
		{27, "Uppfyllt", nil},
		{28, "Uppfyllt", []string{"Integritetsskyddsmyndigheten"}},
	} {
		y.duty(of.number, of.status, of.records...)
	}
}

// everyPaper prints each of the papers that the program has.
func everyPaper(y *year) {
	of := map[string][]string{"registerutdrag": {"--id", "Per Holm"}}
	for line := range strings.Lines(y.must("rapporter").out) {
		name, _, _ := strings.Cut(line, " ")
		out := y.path(name + ".pdf")
		y.run("rapport", append([]string{name, "-o", out}, of[name]...)...)
		if !strings.HasPrefix(string(y.read(out)), "%PDF") {
			y.Errorf("%s is no PDF", name)
		}
	}
}
