package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// monthsOfPrintedBinder is how long the printed binder is trusted: people and numbers change. It is the house's own rule.
const monthsOfPrintedBinder = 6

// incidentBinder is the printed set for when the network is gone: what is done the first day and by whom, what is told to whom, how
// people and suppliers are reached, how the activities that must go on do without their systems, and forms to write on.
func incidentBinder(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	b := newBinderPaper(in)
	printed := data.DayOf(in.Now)
	paper := in.paper("Incidentpärm")
	paper.Subtitle = "Att ha på papper när nätet är borta. Ställning per den " + LongDate(in.AsOf)
	paper.FrontPage, paper.Contents = true, true
	paper.Blocks = append(in.publicNote(),
		Lead("Utskriven "+LongDate(printed)+". Byt ut senast "+LongDate(printed.AddMonths(monthsOfPrintedBinder))+"."),
		Facts{[]Fact{{"Exemplar nummer", blank}, {"Förvaras hos", blank}, {"Vi samlas i", blank}, {"Når oss utan nät och telefoni", blank}}},
		Bullets(
			"Fara för liv eller hälsa: ring 112 först.",
			"Börja med del 1 och följ den uppifrån och ned. Skriv upp klockslagen.",
			"Skriv i blanketterna i sista delen. För in det i programmet när det går att öppna igen.",
			"Gäller det säkerhetsskydd: skriv inget här. Tala med säkerhetsskyddschefen.",
		),
	)
	for n, part := range []struct {
		title  string
		blocks []Block
	}{
		{"De första 24 timmarna", b.firstDay()},
		{"Är incidenten betydande?", b.questions()},
		{"Vem ska få veta, och när", b.reporting()},
		{"Telefonnummer", b.numbers()},
		{"Leverantörer vid incident", b.suppliers()},
		{"Reservrutiner", b.fallbacks()},
		{"Blankett: incidentlogg", logForm()},
		{"Blankett: beslutslogg", decisionForm()},
		{"Blankett: anmälan", b.notificationForm()},
	} {
		paper.Blocks = append(paper.Blocks, PageBreak{}, Heading{Level: 1, Text: Number(n+1) + ". " + part.title})
		paper.Blocks = append(paper.Blocks, part.blocks...)
	}
	paper.Secrecy = b.mark()
	return paper, nil
}

// binderPaper gathers what the printed binder tells, and the marks of the records that it names.
type binderPaper struct {
	in    Input
	reg   data.Register // the registers in use
	view  *Viewer
	lines []data.Reporting
	marks []*SecrecyMark
}

func newBinderPaper(in Input) *binderPaper {
	return &binderPaper{in: in, reg: in.Register.InUse(), view: NewViewer(in.Register), lines: data.ReportingMatrix(in.Register, in.AsOf)}
}

// name is a record's title. That the paper names it gives the paper the mark of the record.
func (b *binderPaper) name(r data.Record) string {
	if mark := b.in.markOf(r); mark != nil {
		b.marks = append(b.marks, mark)
	}
	return b.view.Title(r)
}

// mark is the mark of all that has been named; nil when nothing of it has one.
func (b *binderPaper) mark() *SecrecyMark {
	common := joined(b.marks)
	if common != nil {
		common.Date, common.Authority, common.Text = "", "", "Gäller de poster som är märkta. "+markNote
	}
	return common
}

// doer is the first role whose name begins so, and who serves in it; the words alone where there is no such role.
func (b *binderPaper) doer(words string) string {
	for _, r := range data.All(b.reg, data.Roles) {
		if strings.HasPrefix(strings.ToLower(r.Name), strings.ToLower(words)) {
			link, _ := data.Serving(b.in.Register, r, b.in.AsOf)
			return b.view.Title(r) + ":\n" + cmp.Or(b.view.Linked(string(link)), "ingen utsedd")
		}
	}
	return words
}

// teller is who tells in a track, as the deadlines have it.
func (b *binderPaper) teller(track data.Track) string {
	for _, line := range b.lines {
		if line.Deadline.Track == track && line.Role != nil {
			return b.view.Title(line.Role) + ":\n" + lowerUnknownDoer(DoerName(b.view, line))
		}
	}
	return ""
}

// lowerUnknownDoer makes the words for that nobody does it small, for use after a colon.
func lowerUnknownDoer(name string) string {
	if name == "Vakant" || name == "Ingen utsedd" {
		return lower(name)
	}
	return name
}

// firstDay is what is done the first 24 hours, in order, with room to note when it was done. What has a deadline in law comes
// from the register of deadlines.
func (b *binderPaper) firstDay() []Block {
	coordinator := b.doer("Informationssäkerhetssamordnare")
	type step struct{ what, who string }
	parts := []struct {
		title string
		steps []step
	}{
		{"Genast", []step{
			{"Skriv upp klockslaget nu, vad som syns och vem som upptäckte det. Lagens tid räknas från att kommunen får kännedom.", "Den som upptäcker"},
			{"Larma. Ring, mejla inte: angriparen kan läsa e-posten.", b.doer("Tjänsteperson i beredskap")},
			{"Fråga först om det kan röra säkerhetsskydd. I så fall tar säkerhetsskyddschefen över anteckningar och kontakter.", cmp.Or(b.teller(data.TrackSecurityPolice), b.doer("Säkerhetsskyddschef"))},
			{"Begränsa skadan: koppla bort det som är drabbat, men stäng inte av. Spara loggar och rör inte spår.", b.doer("IT-chef")},
		}},
		{"Inom den första timmen", []step{
			{"Börja incidentloggen (blankett). En person skriver hela tiden.", coordinator},
			{"Gå över till reservrutinerna för det som ligger nere.", "Den som ansvarar för verksamheten"},
			{"Ring leverantören om dess system eller drift berörs. Skriv upp när de svarade och vad de lovade.", b.doer("IT-chef")},
			{"Samla dem som beslutar. Bestäm när ni ses igen.", b.doer("Kommundirektör")},
		}},
		{"Inom fyra timmar", []step{
			{"Bedöm om incidenten är betydande (del 2). Skriv beslut och skäl i beslutsloggen.", "Den som har delegation:\n" + strings.Repeat("_", 18)},
			{"Berörs personuppgifter? Fråga dataskyddsombudet. Varje personuppgiftsansvarig nämnd bedömer och anmäler för sig.", b.doer("Dataskyddsombud")},
			{"Misstänks brott? Gör en polisanmälan.", cmp.Or(b.teller(data.TrackPolice), coordinator)},
			{"Berätta för " + string(cmp.Or(b.in.Register.Municipality().EmployeeWord, data.Medarbetare)) + " och invånare vad som inte fungerar och vad de kan göra i stället.", cmp.Or(b.teller(data.TrackRecipients), b.doer("Kommunikatör"))},
			{"Behövs krisledning? Kalla krisledningen och tala med länsstyrelsen.", b.doer("Beredskapssamordnare")},
		}},
	}
	blocks := []Block{Text("Skriv klockslaget till höger när steget är gjort. Den som har rollen gör det, annars ersättaren (del 4).")}
	for _, part := range parts {
		table := stepTable(part.title)
		for _, s := range part.steps {
			table.Rows = append(table.Rows, Cells(s.what, s.who, ""))
		}
		blocks = append(blocks, table)
	}
	legal := stepTable("Frister i lag som räknas från kännedom")
	for _, line := range b.lines {
		if d := line.Deadline; d.Basis == data.FromKnown && d.Amount != nil {
			legal.Rows = append(legal.Rows, Cells(StepName(d)+" till "+Recipient(line)+": inom "+amount(d)+".", DoerName(b.view, line), ""))
		}
	}
	if len(legal.Rows) > 0 {
		blocks = append(blocks, legal)
	}
	return append(blocks, Text("Innan dygnet är slut: gå igenom loggen, bestäm vem som tar nästa pass och skriv upp när nästa frist går ut."))
}

func stepTable(title string) Table {
	return Table{Caption: title, RowHeader: true, Columns: []Column{{Head: "Vad", Weight: 5}, {Head: "Vem", Weight: 2.6}, {Head: "Klockan", Weight: 1}}}
}

// questions are the thresholds in force, to answer with a pen.
func (b *binderPaper) questions() []Block {
	groups := data.ThresholdsFor(b.in.Register, &data.Incident{}, b.in.AsOf)
	table := Table{RowHeader: true, Columns: []Column{{Head: "Fråga", Weight: 5}, {Head: "Ja", Weight: 0.6}, {Head: "Nej", Weight: 0.6}, {Head: "Klockan", Weight: 1}}}
	var provisions []string
	for _, g := range groups {
		if g.Sector != "" && !g.Ours {
			continue
		}
		for _, t := range g.Thresholds {
			question := Cell{Runs: []Run{{Text: t.Title}}}
			if about := strings.TrimSpace(sentence(g.Sector) + " " + sentence(t.Note)); about != "" {
				question.Runs = append(question.Runs, quietly("\n"+about))
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{question, TextCell(""), TextCell(""), TextCell("")}})
			if source := unbroken(t.Provision) + ", kontrollerad " + string(t.CheckedOn); !slices.Contains(provisions, source) {
				provisions = append(provisions, source)
			}
		}
	}
	if len(table.Rows) == 0 {
		return []Block{Text("Det finns inga tröskelvärden i registret. Lägg in dem under Tröskelvärden och skriv ut pärmen igen.")}
	}
	return []Block{
		Text("Ett ja räcker för att incidenten ska räknas som betydande. Är du osäker: lämna hellre en upplysning än vänta. Den som beslutar skriver under i beslutsloggen."),
		table,
		Paragraph{Style: SmallText, Runs: Plain("Tröskelvärden: " + strings.Join(provisions, "; ") + ".")},
	}
}

// reporting is the matrix for the wall.
func (b *binderPaper) reporting() []Block {
	if len(b.lines) == 0 {
		return []Block{Text("Det finns inga frister i registret. Lägg in dem under Frister i lag och skriv ut pärmen igen.")}
	}
	return matrixBlocks(b.in, b.lines)
}
