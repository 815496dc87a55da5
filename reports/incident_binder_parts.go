package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// notInPublic is said where a public paper leaves out how people are reached.
const notInPublic = "Nummer till personer lämnas inte ut i den offentliga versionen."

// numbers are how people and authorities are reached by telephone.
func (b *binderPaper) numbers() []Block {
	emergency := Table{
		Caption: "Myndigheter och larm", RowHeader: true, Tight: true, Columns: []Column{{Head: "Vem", Weight: 3}, {Head: "Telefon", Weight: 1.6}, {Head: "Webb eller e-post", Weight: 2.6}},
		Rows: []Row{Cells("Fara för liv, hälsa, egendom eller miljö", "112", "–")},
	}
	for _, a := range data.All(b.in.Register, data.Authorities) {
		if a.Phone != "" || slices.ContainsFunc(b.lines, func(line data.Reporting) bool { return line.Authority == a }) {
			emergency.Rows = append(emergency.Rows, Cells(a.Name, cmp.Or(strings.ReplaceAll(a.Phone, " ", hard), blankNumber), cmp.Or(a.Email, a.Web, "–")))
		}
	}
	if b.in.Public {
		return []Block{emergency, Text(notInPublic)}
	}
	blocks := []Block{Text("Saknas ett nummer: fyll i det för hand nu. Ring upp varje nummer när pärmen byts ut.")}
	if roles := b.roleNumbers(); len(roles.Rows) > 0 {
		blocks = append(blocks, roles)
	} else {
		blocks = append(blocks, elsewhere(b.in.Register, data.Roles.Name)...)
	}
	return append(blocks, b.crisisNumbers(), emergency, blankNumbers())
}

// blankNumber is where somebody writes a telephone number by hand.
const blankNumber = "______________"

// personNumber is a person and where they are reached, on two lines.
func (b *binderPaper) personNumber(link data.Link[*data.Person], phone string) Cell {
	person, ok := data.Find(b.in.Register, link)
	if !ok {
		return TextCell("Ingen utsedd")
	}
	return Cell{Runs: []Run{{Text: b.name(person)}, {Text: "\n" + strings.ReplaceAll(cmp.Or(phone, person.Phone, blankNumber), " ", hard)}}}
}

// roleNumbers are the roles that somebody must hold or that tell authorities, with who serves and who stands in: those that tell
// first.
func (b *binderPaper) roleNumbers() Table {
	table := Table{Caption: "Roller", RowHeader: true, Tight: true, Columns: []Column{{Head: "Roll", Weight: 3}, {Head: "Tjänstgör", Weight: 2.2}, {Head: "Ersättare", Weight: 2.2}}}
	tells := func(r *data.Role) bool {
		return slices.ContainsFunc(b.lines, func(line data.Reporting) bool { return line.Role == r })
	}
	inOrder := data.All(b.reg, data.Roles)
	slices.SortStableFunc(inOrder, func(a, b *data.Role) int { return oneIf(tells(b)) - oneIf(tells(a)) })
	for _, r := range inOrder {
		if !r.Needed && !tells(r) || r.To != "" && r.To < b.in.AsOf {
			continue
		}
		link, _ := data.Serving(b.in.Register, r, b.in.AsOf)
		phone := ""
		if s := data.ServiceNow(b.in.Register, r, b.in.AsOf); s != nil {
			phone = s.Phone
		}
		standIn := r.StandIn
		if standIn == link {
			standIn = ""
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(b.name(r)), b.personNumber(link, phone), b.personNumber(standIn, "")}})
	}
	return table
}

// crisisNumbers are those who have a seat in krisledningsnämnden, and who leads the styrelse and the nämnder; lines to write on where
// nobody is in the register.
func (b *binderPaper) crisisNumbers() Table {
	table := Table{Caption: "Krisledning och politisk ledning", RowHeader: true, Tight: true, Columns: []Column{{Head: "Uppgift", Weight: 3}, {Head: "Namn", Weight: 2.6}, {Head: "Telefon", Weight: 1.8}}}
	for _, m := range data.All(b.reg, data.Mandates) {
		body, ok := data.Find(b.in.Register, m.Body)
		if !ok || !m.Runs(b.in.AsOf) {
			continue
		}
		crisis := strings.HasPrefix(strings.ToLower(body.Name), "krisledning")
		if person, ok := data.Find(b.in.Register, m.Person); ok && (crisis || m.Part == data.PartChair) {
			table.Rows = append(table.Rows, Cells(option("mandate_part", m.Part)+", "+lower(b.view.Title(body)), b.name(person), cmp.Or(strings.ReplaceAll(person.Phone, " ", hard), blankNumber)))
		}
	}
	if len(table.Rows) == 0 {
		for range 4 {
			table.Rows = append(table.Rows, Cells(roomToWrite, "", ""))
		}
	}
	return table
}

// blankNumbers is room for numbers that no register holds.
func blankNumbers() Table {
	table := Table{Caption: "Egna nummer: växel, vaktbolag, elnät, grannkommun, radio", RowHeader: true, Tight: true, Columns: []Column{{Head: "Vem", Weight: 3}, {Head: "Telefon", Weight: 2}, {Head: "Anteckning", Weight: 2.4}}}
	for range 6 {
		table.Rows = append(table.Rows, Cells(roomToWrite, "", ""))
	}
	return table
}

// roomToWrite makes a row of a form as high as handwriting.
const roomToWrite = hard + "\n" + hard

// suppliers are how each supplier is reached when something has happened, those that most depends on first.
func (b *binderPaper) suppliers() []Block {
	if !inUse(b.in.Register, data.Suppliers.Name) {
		return []Block{Text(capital(unusedWords(b.in.Register, data.Suppliers.Name)) + ".")}
	}
	contracts := map[data.Link[*data.Supplier]][]string{}
	for _, c := range data.All(b.reg, data.Contracts) {
		if c.Runs(b.in.AsOf) {
			contracts[c.Supplier] = append(contracts[c.Supplier], strings.TrimSuffix(b.view.Number(c)+", "+c.DiaryNumber, ", "))
		}
	}
	var list []*data.Supplier
	left := 0
	for _, s := range data.All(b.reg, data.Suppliers) {
		switch {
		case !s.Current(b.in.AsOf):
		case b.in.Public && b.in.Register.IsSecret(s):
			left++
		default:
			list = append(list, s)
		}
	}
	rank := map[data.Priority]int{data.PriorityHigh: -2, data.PriorityMedium: -1}
	slices.SortStableFunc(list, func(a, b *data.Supplier) int { return rank[a.Criticality] - rank[b.Criticality] })
	table := Table{RowHeader: true, Columns: []Column{{Head: "Leverantör", Weight: 3}, {Head: "Vid incident", Weight: 3}, {Head: "Avtal", Weight: 1.6}, {Head: "Hos oss", Weight: 1.6}}}
	for _, s := range list {
		what := Cell{Runs: []Run{{Text: b.name(s)}}}
		if s.Delivers != "" {
			what.Runs = append(what.Runs, quietly("\n"+s.Delivers))
		}
		reach := cmp.Or(s.IncidentContact, s.Contact, blankNumber)
		if b.in.Public {
			reach = "–"
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{what, TextCell(reach), TextCell(cmp.Or(strings.Join(contracts[data.Link[*data.Supplier](s.ID)], "\n"), "–")), TextCell(cmp.Or(b.view.Linked(string(s.Responsible)), "–"))}})
	}
	var blocks []Block
	if len(table.Rows) > 0 {
		blocks = append(blocks, Text("De som mest beror på står först. Säg vilket avtal det gäller, och be om en tid då de hör av sig igen."), table)
	} else {
		blocks = append(blocks, Text("Ingen leverantör finns att visa."))
	}
	if left > 0 {
		blocks = append(blocks, Paragraph{Style: QuietText, Runs: Plain(Count(left, "leverantör", "leverantörer") + " visas inte, eftersom sekretess kan gälla.")})
	}
	if b.in.Public {
		blocks = append(blocks, Text(notInPublic))
	}
	return append(blocks, elsewhere(b.in.Register, data.Contracts.Name)...)
}

// fallbacks are how each critical activity goes on without its systems, the one that can stand still for the shortest time first.
func (b *binderPaper) fallbacks() []Block {
	if !inUse(b.in.Register, data.Continuities.Name) {
		return []Block{Text(capital(unusedWords(b.in.Register, data.Continuities.Name)) + ". Skriv för hand hur varje viktig verksamhet arbetar utan sina system."), ruled("Verksamhet", "Så arbetar vi", "Ansvarig")}
	}
	standings := data.ContinuityStandings(b.reg, b.in.AsOf)
	all := len(standings)
	if b.in.Public {
		standings = slices.DeleteFunc(standings, func(s data.ContinuityStanding) bool { return b.in.Register.IsSecret(s.Continuity) })
	}
	slices.SortStableFunc(standings, func(a, b data.ContinuityStanding) int { return cmp.Compare(stopHours(a), stopHours(b)) })
	var blocks []Block
	if left := all - len(standings); left > 0 {
		blocks = append(blocks, Paragraph{Style: QuietText, Runs: Plain(Count(left, "reservrutin", "reservrutiner") + " visas inte, eftersom sekretess kan gälla.")})
	}
	for _, s := range standings {
		stop := notStated
		if s.StopHours != nil {
			stop = Count(*s.StopHours, "timme", "timmar")
		}
		systems := make([]string, 0, len(s.Systems))
		for _, link := range s.Systems {
			if system, ok := data.Find(b.in.Register, link); ok {
				systems = append(systems, b.name(system))
			}
		}
		group := Group{[]Block{
			Heading{Level: 2, Text: b.name(s.Continuity)},
			Facts{[]Fact{{"Längsta avbrott", stop}, {"Ansvarig", cmp.Or(b.view.Linked(string(s.Owner)), "ingen")}, {"System", cmp.Or(strings.Join(systems, ", "), notStated)}, {"Planen på papper", cmp.Or(s.PaperAt, blank)}}},
		}}
		if s.Fallback == "" {
			group.Blocks = append(group.Blocks, Text("Ingen reservrutin är beskriven."))
		}
		group.Blocks = append(group.Blocks, paragraphs(s.Fallback)...)
		blocks = append(blocks, group)
	}
	if len(blocks) == 0 {
		return []Block{Text("Ingen kritisk verksamhet är införd.")}
	}
	if len(standings) > 1 {
		blocks = append([]Block{Text("Den verksamhet som kan stå stilla kortast tid står först.")}, blocks...)
	}
	return blocks
}

// stopHours is how long an activity can stand still; one of which nobody has said comes last.
func stopHours(s data.ContinuityStanding) int {
	if s.StopHours == nil {
		return 1 << 30
	}
	return *s.StopHours
}

// ruled is a table to write in.
func ruled(heads ...string) Table {
	table := Table{RowHeader: true}
	for _, head := range heads {
		table.Columns = append(table.Columns, Column{Head: head, Weight: 2})
	}
	for range 8 {
		row := make([]string, len(heads))
		row[0] = roomToWrite
		table.Rows = append(table.Rows, Cells(row...))
	}
	return table
}

// blankForm is a blank sheet with a head for whose it is, and rows to write in.
func blankForm(rows int, columns ...Column) []Block {
	table := Table{RowHeader: true, Columns: columns}
	for range rows {
		row := make([]string, len(columns))
		row[0] = roomToWrite
		table.Rows = append(table.Rows, Cells(row...))
	}
	return []Block{Facts{[]Fact{{"Incident", blank}, {"Datum och blad nummer", blank}}}, table}
}

func logForm() []Block {
	return append([]Block{Text("Skriv i tidsordning. Stryk aldrig över: rätta på en ny rad.")},
		blankForm(16, Column{Head: "Klockan", Weight: 1}, Column{Head: "Vad som hände eller gjordes, och vem som berättade", Weight: 5.4}, Column{Head: "Antecknat av", Weight: 1.6})...)
}

func decisionForm() []Block {
	return append([]Block{Text("Ett beslut på varje rad, även beslut att inte göra något.")},
		blankForm(14, Column{Head: "Klockan", Weight: 1}, Column{Head: "Beslut", Weight: 3}, Column{Head: "Skäl", Weight: 2.6}, Column{Head: "Beslutat av, med vilken delegation", Weight: 2})...)
}

// notificationForm is what the first report asks, to fill in by hand and read aloud or type in when the network is back.
func (b *binderPaper) notificationForm() []Block {
	asked := formOf(b.in.Register, "upplysning")
	table := Table{RowHeader: true, Columns: []Column{{Head: "Fråga", Weight: 2}, {Head: "Svar", Weight: 4}}}
	for _, q := range asked.Questions {
		answer := roomToWrite
		switch q.Answer {
		case "organisation":
			answer = cmp.Or(b.in.Register.Municipality().Name, answer)
		case "org_number":
			answer = cmp.Or(b.in.Register.Municipality().OrgNumber, answer)
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(q.Heading), TextCell(answer)}})
	}
	return []Block{
		Text(asked.Title + ". Lämna det som är känt; resten lämnas i incidentanmälan."),
		table,
		Paragraph{Style: SmallText, Runs: Plain(questionSource(asked))},
		Facts{[]Fact{{"Lämnad klockan, till vem", blank}, {"Kvittens", blank}}},
	}
}
