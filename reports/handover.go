package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// daysHandedOver is how far ahead of the first day the hand-over tells what falls due.
const daysHandedOver = 30

// Most rows of each sort in the hand-over, so that it stays a sheet that one reads.
const (
	mostLateHandedOver     = 5
	mostDueHandedOver      = 10
	mostMeetingsHandedOver = 5
	mostAwaitedHandedOver  = 6
	mostDisputesHandedOver = 6
)

// handOver is what one who serves in the coordinator's place needs to know the first day, written for somebody who has never
// opened the binder.
func handOver(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if err := chosenService(in); err != nil {
		return Document{}, err
	}
	service := data.HandedOver(in.Register.InUse(), in.AsOf)
	if in.RecordID != "" {
		service = ServedIn(in)
	}
	first := in.AsOf
	if service != nil {
		first = max(first, service.From)
	}
	h := handedOver{newServicePaper(in, service, first)}
	paper := in.paper("Överlämning")
	paper.Subtitle = "Kommunens LIS-pärm. Ställning per den " + LongDate(in.AsOf)
	if service != nil {
		paper.Title = "Överlämning till " + h.serves()
	}
	paper.Blocks = slices.Concat(in.publicNote(), h.who(), h.opening(), h.clocks(), h.disputes(), h.due(), h.missions(), h.meetings(), h.contacts(), h.authorities())
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Incidents.Name, data.Notifications.Name, data.Actions.Name, data.Meetings.Name, data.Decisions.Name, data.Roles.Name, data.Suppliers.Name)...)
	paper.Blocks = append(paper.Blocks, h.signing())
	paper.Secrecy, paper.Sheet = h.mark(), true
	return paper, nil
}

type handedOver struct{ *servicePaper }

// who tells who hands over to whom, and for which days.
func (h handedOver) who() []Block {
	if h.service == nil {
		return []Block{
			Lead("Ingen tjänstgöring är inlagd i samordnarens ställe."),
			Text("Bladet visar läget ändå. Lägg in vem som tjänstgör och vilka dagar, så riktas frister och bevakningar dit och bladet fylls i."),
		}
	}
	s := h.service
	text := capital(h.serves()) + " tjänstgör som " + h.roleName() + " " + Period(s.From, s.To) + "."
	if holder := h.holder(); holder != "" {
		text = holder + " lämnar över rollen som " + h.roleName() + " till " + h.serves() + " " + Period(s.From, s.To) + "."
	}
	blocks := []Block{Lead(text)}
	if !h.in.Public {
		blocks = append(blocks, paragraphs(s.Note)...)
	}
	return blocks
}

// blank is where somebody writes by hand.
const blank = "________________________________________"

// opening tells where the file is and how it is opened. No register knows where it lies, and nothing that unlocks it may stand
// on a paper.
func (h handedOver) opening() []Block {
	if h.in.Public {
		return nil
	}
	return []Block{
		Heading{Level: 2, Text: "Så öppnar du pärmen"},
		Facts{[]Fact{
			{"Filen (.lis) ligger i", blank},
			{"Lösenord och nycklar förvaras hos", blank},
			{"Säkerhetskopior ligger i", blank},
			{"Hjälp att komma in ges av", blank},
		}},
		Paragraph{Style: SmallText, Runs: Plain("Fyll i för hand. Skriv aldrig ett lösenord på bladet, bara var det förvaras och vem som lämnar ut det.")},
		Text("Starta Lispärmen, välj Öppna en fil och peka ut filen. Tryck Ctrl+K och ange Ditt namn i historiken. " +
			"Börja på Översikt: där står det som brådskar. Har något hänt? Lägg in incidenten direkt, så räknar programmet ut lagens frister."),
	}
}

// clocks are the legal deadlines that run: what has been told of each incident, what remains and by when.
func (h handedOver) clocks() []Block {
	heading := Heading{Level: 2, Text: "Frister i lag som löper"}
	if isElsewhere(h.in.Register, data.Incidents.Name) || !h.incidents.told() {
		return nil // told at the end
	}
	running := h.running()
	if len(running) == 0 {
		return []Block{heading, Text("Ingen frist löper nu.")}
	}
	blocks := []Block{heading}
	for _, i := range running {
		blocks = append(blocks, h.clockTable(i))
	}
	return append(blocks, Paragraph{Style: SmallText, Runs: Plain("Tiden går dygnet runt, även helg. Lämna det som är känt och komplettera sedan.")})
}

// until is the last day that the paper tells of.
func (h handedOver) until() data.Day { return h.day.AddDays(daysHandedOver) }

// dues are what is late or falls due until then.
func (h handedOver) dues() []data.Due {
	now := h.in.moment()
	return data.WhatIsDue(h.in.Register, now, data.DayOf(now).DaysUntil(h.until()))
}

// owed tells whether something is another's to give, which one waits for.
func owed(what data.DueWhat) bool {
	switch what {
	case data.DueReferral, data.DueMinutes, data.DueAdjusted, data.DueClassDecision, data.DueConfirmation:
		return true
	}
	return false
}

// due is what is late, and what falls due within thirty days of the first day.
func (h handedOver) due() []Block {
	today, until := data.DayOf(h.in.moment()), h.until()
	var late, coming, awaited []data.Due
	undated := 0
	for _, d := range h.dues() {
		switch {
		case d.What == data.DueClock || d.What == data.DueServes || d.What == data.DueServed: // told elsewhere
		case owed(d.What):
			awaited = append(awaited, d)
		case d.On == "":
			undated++
		case d.On < today:
			late = append(late, d)
		default:
			coming = append(coming, d)
		}
	}
	slices.Reverse(late) // what has just become late is what somebody waits for
	blocks := []Block{Heading{Level: 2, Text: "Att göra till och med den " + LongDate(until)}}
	if len(late)+len(coming)+len(awaited) == 0 {
		blocks = append(blocks, Text("Inget förfaller, och inget är försenat."))
	}
	left := 0
	for _, part := range []struct {
		title string
		list  []data.Due
		most  int
	}{{"Förfaller", coming, mostDueHandedOver}, {"Redan försenat", late, mostLateHandedOver}, {"Väntar på andra", awaited, mostAwaitedHandedOver}} {
		if len(part.list) == 0 {
			continue
		}
		table, more := h.dueTable(part.list, part.most)
		left += more
		table.Caption = part.title + " (" + Number(len(part.list)) + ")"
		blocks = append(blocks, table)
	}
	if left += undated; left > 0 {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain("Under Bevakningar i programmet står " + Number(left) + " till, varav " + Number(undated) + " utan dag.")})
	}
	return blocks
}

// meetings are the next ones, with the day by when papers must be in and what of ours comes up.
func (h handedOver) meetings() []Block {
	coming := data.ComingMeetings(h.reg, h.day)
	if len(coming) == 0 {
		return nil
	}
	ours := map[data.Link[*data.Meeting]][]string{}
	for _, d := range data.All(h.reg, data.Decisions) {
		if d.Waits() {
			ours[d.Meeting] = append(ours[d.Meeting], h.name(d))
		}
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Sammanträde", Weight: 2.6}, {Head: "Dag", Weight: 1.2}, {Head: "Stoppdatum", Weight: 1.6}, {Head: "Vi tar upp", Weight: 3.4}}}
	for _, m := range coming[:min(mostMeetingsHandedOver, len(coming))] {
		stop := cmp.Or(string(m.StopOn), "–")
		if m.PapersSentOn != "" {
			stop += "\nHandlingar lämnade"
		}
		table.Rows = append(table.Rows, Cells(cmp.Or(h.view.Linked(string(m.Body)), notStated), string(m.On), stop, cmp.Or(strings.Join(ours[data.Link[*data.Meeting](m.ID)], "\n"), "–")))
	}
	return []Block{Heading{Level: 2, Text: "Nästa sammanträden"}, table}
}

// disputes are the records with two versions that somebody must choose among.
func (h handedOver) disputes() []Block {
	var items []string
	for _, kind := range data.Kinds() {
		for _, r := range h.reg.Living(kind) {
			if r.Header().Conflict {
				items = append(items, translations.Swedish.Text("ui.wait.dispute", map[string]string{"what": h.name(r)})+".")
			}
		}
	}
	if len(items) == 0 {
		return nil
	}
	if more := len(items) - mostDisputesHandedOver; more > 0 {
		items = append(items[:mostDisputesHandedOver:mostDisputesHandedOver], "Samma sak i "+Number(more)+" till, som står på Översikt.")
	}
	return []Block{Heading{Level: 2, Text: "Någon måste välja"}, Text("Två har ändrat samma uppgift var för sig. Öppna posten och välj vad som ska gälla."), Bullets(items...)}
}

// missions are the tasks from the board that are open.
func (h handedOver) missions() []Block {
	table := Table{Caption: "Uppdrag från styrelsen eller fullmäktige", RowHeader: true, Tight: true, Columns: []Column{{Head: "Redovisas", Weight: 1.15}, {Head: "Uppdrag", Weight: 6.4}, {Head: "Läge", Weight: 1.7}}}
	in := h.in
	in.From = in.AsOf // those given before the day, and still going on
	for _, m := range missionsOf(h.reg, in) {
		if m.done && m.reportBy == "" {
			continue
		}
		h.name(m.Decision)
		table.Rows = append(table.Rows, Cells(cmp.Or(string(m.reportBy), "–"), capital(m.name())+" ("+WithParagraph(h.view.Linked(string(m.Body)), m.Paragraph)+", "+string(m.On)+")", capital(m.state())))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{table}
}

// contacts are those who are needed when something happens: who serves in each role, and the suppliers that most depends on.
func (h handedOver) contacts() []Block {
	if h.in.Public {
		return nil // numbers to persons are for those who work with it
	}
	var blocks []Block
	if table := h.people(); len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if table := h.suppliers(); len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if len(blocks) == 0 {
		return []Block{Heading{Level: 2, Text: "Kontakter"}, Text("Inga roller med innehavare är inlagda.")}
	}
	blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain("Alla roller, personer och leverantörer står i programmet, under Organisation och Leverantörer.")})
	return append([]Block{Heading{Level: 2, Text: "Kontakter"}}, blocks...)
}

// people are those who serve in the roles that tell authorities, and then in others that are needed or handed over: each once, with
// all their roles.
func (h handedOver) people() Table {
	tells := map[data.Link[*data.Role]]int{}
	for _, d := range data.All(h.in.Register, data.Deadlines) {
		tells[d.Role]++
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Vem", Weight: 1.7}, {Head: "Roll", Weight: 4}, {Head: "Telefon", Weight: 1.4}, {Head: "E-post", Weight: 2.8}}}
	roles := map[data.Link[*data.Person]][]string{}
	phone := map[data.Link[*data.Person]]string{}
	var order []data.Link[*data.Person]
	inOrder := data.All(h.reg, data.Roles)
	slices.SortStableFunc(inOrder, func(a, b *data.Role) int {
		return tells[data.Link[*data.Role](b.ID)] - tells[data.Link[*data.Role](a.ID)]
	})
	for _, r := range inOrder {
		if !r.Needed && tells[data.Link[*data.Role](r.ID)] == 0 && r != h.role {
			continue
		}
		person, _ := data.Serving(h.in.Register, r, h.day)
		if s := data.ServiceNow(h.in.Register, r, h.day); s != nil {
			phone[person] = cmp.Or(phone[person], s.Phone)
		}
		if roles[person] == nil {
			order = append(order, person)
		}
		roles[person] = append(roles[person], r.Name)
	}
	slices.SortStableFunc(order, func(a, b data.Link[*data.Person]) int { return oneIf(a == "") - oneIf(b == "") }) // what nobody holds comes last
	for _, link := range order {
		row := []string{"Ingen", capital(strings.Join(roles[link], ", ")), "–", "–"}
		if person, ok := data.Find(h.in.Register, link); ok {
			row[0], row[3] = h.name(person), cmp.Or(person.Email, "–")
			row[2] = cmp.Or(strings.ReplaceAll(cmp.Or(phone[link], person.Phone), " ", hard), "–")
		}
		table.Rows = append(table.Rows, Cells(row...))
	}
	return table
}

// suppliers are those that most depends on, and how each is reached when something has happened.
func (h handedOver) suppliers() Table {
	table := Table{Caption: "Leverantörer som mest beror på", RowHeader: true, Tight: true, Columns: []Column{{Head: "Leverantör", Weight: 4.7}, {Head: "Vid incident", Weight: 3.4}, {Head: "Hos oss", Weight: 1.7}}}
	for _, s := range data.All(h.reg, data.Suppliers) {
		if s.Criticality == data.PriorityHigh && s.Current(h.day) {
			what := h.name(s)
			if s.Delivers != "" {
				what += ": " + lower(s.Delivers)
			}
			table.Rows = append(table.Rows, Cells(what, cmp.Or(s.IncidentContact, s.Contact, notStated), cmp.Or(h.view.Linked(string(s.Responsible)), "–")))
		}
	}
	return table
}

// authorities are those that incidents are told to, and where: the rows of the file's own register.
func (h handedOver) authorities() []Block {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Myndighet", Weight: 1.6}, {Head: "Vad vi anmäler", Weight: 4.9}, {Head: "Hur", Weight: 3.3}}}
	var order []*data.Authority
	steps := map[*data.Authority][]string{}
	for _, line := range data.ReportingMatrix(h.in.Register, h.day) {
		if a := line.Authority; a != nil {
			if !slices.Contains(order, a) {
				order = append(order, a)
			}
			if d := line.Deadline; d.Step != data.StepInterim && d.Step != data.StepProgress && d.Step != data.StepCompletion && d.Basis != data.FromHandled {
				within := lower(TimeLimit(d))
				if d.Amount != nil {
					within = "inom " + amount(d)
				}
				steps[a] = append(steps[a], lower(StepName(d))+" "+within)
			}
		}
	}
	for _, a := range order {
		table.Rows = append(table.Rows, Cells(cmp.Or(a.Short, a.Name), capital(strings.Join(steps[a], ", ")), cmp.Or(strings.Join(Channels(a), ", "), notStated)))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 2, Text: "Hit anmäler vi"}, table}
}

// signing is where both sign.
func (h handedOver) signing() Block {
	from, to := "Lämnar över", "Tar över"
	if h.service != nil {
		to += ", " + h.serves()
		if holder := h.holder(); holder != "" {
			from += ", " + holder
		}
	}
	return Group{[]Block{Heading{Level: 2, Text: "Underskrifter"}, Facts{[]Fact{{from + ": datum och namn", blank}, {to + ": datum och namn", blank}}}}}
}
