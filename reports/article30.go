package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// article30 is the entry that the binder itself makes in the personuppgiftsansvarigs register över behandlingar: GDPR art. 30.1. What the
// file does not know is a proposal, or a line to write on, and is said to be so.
func article30(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	a := treatment{in, NewViewer(in.Register)}
	paper := in.paper("Registerförteckning enligt artikel 30: pärmen")
	paper.Subtitle = "Behandlingen av personuppgifter i kommunens pärm för informationssäkerhet. Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = slices.Concat(in.publicNote(), a.lead(), a.controllers(), a.purpose(), a.people(), a.details(), a.receivers(), a.retention(), a.security(), a.reviewed())
	return paper, nil
}

type treatment struct {
	in   Input
	view *Viewer
}

// lead is what the paper is for.
func (a treatment) lead() []Block {
	return []Block{
		Lead("Pärmen innehåller uppgifter om anställda, förtroendevalda och kontaktpersoner, och ska stå i kommunens registerförteckning."),
		Text("Uppgifterna är hämtade ur pärmen. Det som är märkt som förslag ska den personuppgiftsansvariga ta ställning till."),
	}
}

// controllers are who is personuppgiftsansvarig, and how they and the data protection officer are reached.
func (a treatment) controllers() []Block {
	m := a.in.Register.Municipality()
	var board, others []string
	for _, u := range data.All(a.in.Register, data.Units) {
		switch {
		case u.Controller && u.Type == data.UnitBoard:
			board = append(board, u.Name)
		case u.Controller:
			others = append(others, u.Name)
		}
	}
	officer := notStated
	for _, r := range data.All(a.in.Register, data.Roles) {
		if strings.Contains(strings.ToLower(r.Name), "dataskyddsombud") {
			officer = cmp.Or(a.view.Linked(string(r.Holder)), "Ingen utsedd")
		}
	}
	facts := []Fact{{"Behandling", "Pärmen för informationssäkerhet (LIS-pärmen)"}, {"Personuppgiftsansvarig", cmp.Or(Enumerate(board), Enumerate(others), notStated)}}
	if len(board) > 0 && len(others) > 0 {
		facts = append(facts, Fact{"Ansvariga för egna uppgifter", Enumerate(others)})
	}
	facts = append(facts, Fact{"Organisationsnummer", stated(m.OrgNumber)}, Fact{"Postadress", stated(m.Address)})
	if !a.in.Public {
		facts = append(facts, Fact{"Kontakt", stated(m.Contact)})
	}
	facts = append(facts, Fact{"Dataskyddsombud", officer}, Fact{"Pärmen sköts av", stated(a.view.Linked(string(data.Coordinates(a.in.Register, a.in.AsOf))))})
	return []Block{Heading{Level: 1, Text: "Ansvarig och kontakt (30.1 a)"}, Facts{facts}}
}

// purpose is why the data is there.
func (a treatment) purpose() []Block {
	return []Block{
		Heading{Level: 1, Text: "Ändamål (30.1 b)"},
		Text("Att bedriva kommunens informationssäkerhetsarbete och kunna visa hur det bedrivs:"),
		Bullets("veta vem som har en roll, äger ett system eller ansvarar för en åtgärd",
			"visa vem som har beslutat och vem som har ändrat en uppgift, och när",
			"planera och följa upp utbildning",
			"dokumentera incidenter, även personuppgiftsincidenter (artikel 33.5), och anmäla dem i tid",
			"följa upp leverantörer och avtal"),
		Facts{[]Fact{{"Rättslig grund" + proposal, "Rättslig förpliktelse (artikel 6.1 c) och uppgift av allmänt intresse (artikel 6.1 e)"}}},
	}
}

// people are the categories of people, with how many there are of each.
func (a treatment) people() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kategori av registrerade", Weight: 5}, {Head: "Antal nu", Weight: 1.6, Align: AlignRight}}}
	counts := map[data.Group]int{}
	left := 0
	for _, p := range data.All(a.in.Register, data.People) {
		if p.LeftOn != "" && p.LeftOn <= a.in.AsOf {
			left++
		} else {
			counts[p.Position]++
		}
	}
	position, _ := data.People.Untyped().Field("position")
	for _, o := range position.Choices {
		if n := counts[data.Group(o.Name)]; n > 0 {
			table.Rows = append(table.Rows, Cells("Personer i registret: "+lower(option(position.Set, o.Name)), a.in.personCount(n)))
		}
	}
	if n := counts[""]; n > 0 {
		table.Rows = append(table.Rows, Cells("Personer i registret utan angiven ställning", a.in.personCount(n)))
	}
	if left > 0 {
		table.Rows = append(table.Rows, Cells("Personer som har slutat och inte är gallrade", a.in.personCount(left)))
	}
	suppliers := len(data.All(a.in.Register, data.Suppliers))
	if suppliers > 0 {
		table.Rows = append(table.Rows, Cells("Kontaktpersoner hos leverantörer", "Okänt"))
	}
	table.Rows = append(table.Rows, Cells("De som har sparat något (historiken)", "–"), Cells("Andra som nämns i fri text, till exempel i en incident", "Okänt"))
	return []Block{Heading{Level: 1, Text: "Kategorier av registrerade (30.1 c)"}, table}
}

// details are the categories of data: the fields of a person that somebody has filled in, and the registers that point at people.
func (a treatment) details() []Block {
	people := data.All(a.in.Register, data.People)
	kind := data.People.Untyped()
	var names []string
	party := false
	for _, f := range kind.Fields {
		used := slices.ContainsFunc(people, func(p *data.Person) bool { return f.Get(p) != "" })
		if used && !f.Hidden {
			names = append(names, f.Name)
			party = party || f.Name == "party"
		}
	}
	blocks := []Block{Heading{Level: 1, Text: "Kategorier av uppgifter (30.1 c)"}}
	if len(names) == 0 {
		blocks = append(blocks, Text("Registret över personer är tomt."))
	} else {
		blocks = append(blocks, Text("Om varje person finns de uppgifter som någon har fyllt i: "+FieldNames(kind.Name, names)+"."))
	}
	table := Table{RowHeader: true, Caption: "Register som hänvisar till personer", Columns: []Column{{Head: "Register", Weight: 3}, {Head: "Personen är", Weight: 4}, {Head: "Poster", Weight: 1.2, Align: AlignRight}}}
	for _, kind := range data.Kinds() {
		var fields []string
		pointing := map[string]bool{}
		for _, f := range kind.Fields {
			if f.Target != data.People.Name {
				continue
			}
			n := len(pointing)
			has := false
			for _, r := range a.in.Register.Living(kind) {
				if f.Get(r) != "" {
					pointing[r.Header().ID], has = true, true
				}
			}
			if has || len(pointing) > n {
				fields = append(fields, f.Name)
			}
		}
		if len(fields) > 0 {
			table.Rows = append(table.Rows, Cells(translations.Swedish.Text(data.KindsKey(kind.Name), nil), FieldNames(kind.Name, fields), Number(len(pointing))))
		}
	}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if party {
		blocks = append(blocks, Text("Parti är en känslig uppgift (artikel 9). Den förs bara om förtroendevalda, som själva har gjort den offentlig (artikel 9.2 e). Det sista är ett förslag."))
	}
	return append(blocks, Text("Personnummer och andra känsliga uppgifter ska inte föras in. Programmet varnar för personnummer."))
}

// receivers are whom the data goes to: nobody by the program itself; authorities that something is reported to.
func (a treatment) receivers() []Block {
	var names []string
	for _, n := range data.All(a.in.Register, data.Notifications) {
		authority, ok := data.Find(a.in.Register, n.Authority)
		if ok && !isConcealed(n) && !n.SentAt.IsZero() && !slices.Contains(names, authority.Name) {
			names = append(names, authority.Name)
		}
	}
	slices.Sort(names)
	told := "Ingen myndighet har fått någon anmälan hittills."
	if len(names) > 0 {
		told = "Anmälningar har hittills gått till " + Enumerate(names) + "."
	}
	return []Block{
		Heading{Level: 1, Text: "Mottagare (30.1 d) och tredjeland (30.1 e)"},
		Bullets("Programmet lämnar inga uppgifter till någon. De finns i kommunens egen fil och i säkerhetskopior av den.",
			"Myndigheter som en incident ska anmälas till. "+told,
			"Den som begär ut en allmän handling, efter prövning av sekretess.",
			"Revisorer och tillsynsmyndigheter, genom papper som kommunen skriver ut."),
		Facts{[]Fact{{"Var filen förvaras", lineToFill}, {"Personuppgiftsbiträde för lagringen", lineToFill}, {"Överföring till tredjeland" + proposal, "Ingen, om lagringen inte innebär det"}}},
	}
}

// lineToFill is room to write by hand.
const lineToFill = "________________________________"

// retention is when the data is erased, as the municipality has decided.
func (a treatment) retention() []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Register", Weight: 3}, {Head: "Gallras", Weight: 3.4}, {Head: "Beslut", Weight: 3.6}}}
	for _, r := range data.All(a.in.Register, data.Retentions) {
		when := Count(deref(r.Years), "år", "år") + ", räknat från " + lower(option("retention_start", r.From))
		table.Rows = append(table.Rows, Cells(option("retention_register", r.Register), when, stated(r.Decision)))
	}
	heading := Heading{Level: 1, Text: "Tidsfrister för radering (30.1 f)"}
	if len(table.Rows) == 0 {
		return []Block{heading, Text("Kommunen har inte lagt in någon gallringsregel. Ingenting gallras utan ett gallringsbeslut (10 § arkivlagen), och alla uppgifter bevaras tills det finns.")}
	}
	return []Block{heading, table, Text("Uppgifter i andra register bevaras tills kommunen beslutar om gallring. Namnet på den som har sparat en uppgift står kvar i historiken, eftersom det ska framgå vem som har ändrat den.")}
}

// security is in general how the data is protected (art. 32.1). How the file is classified is left out of a public paper.
func (a treatment) security() []Block {
	texts := []string{
		"Bara den som når mappen där filen ligger kan läsa den. Kommunen styr vem det är.",
		"Varje ändring står i en logg med vem och när, som inte kan ändras utan att det syns i kontrollkoden.",
		"Säkerhetskopior görs av sig själva och prövas. En kopia som lämnas över kan krypteras med en lösenfras.",
		"Poster kan märkas med sekretess. Offentliga papper saknar texten i dem.",
		"Gallring raderar uppgiften för alltid, även ur historiken och ur kopior som förs samman.",
	}
	blocks := []Block{Heading{Level: 1, Text: "Säkerhetsåtgärder (30.1 g)"}, Bullets(texts...)}
	c := a.in.Register.Municipality().Class
	switch {
	case a.in.Public:
	case c.Done():
		blocks = append(blocks, Text("Filen är klassad den "+LongDate(c.On)+" av "+c.By+". "+FileClassWords(c)), Bullets(FileClassFollows(c)...))
	default:
		blocks = append(blocks, Text("Filen är inte klassad. Klassa den på kommunens sida i programmet."))
	}
	return blocks
}

// reviewed is where the entry is confirmed by hand.
func (a treatment) reviewed() []Block {
	return []Block{Group{[]Block{
		Heading{Level: 1, Text: "Genomgången"},
		Facts{[]Fact{{"Dataskyddsombudet har lämnat synpunkter", lineToFill}, {"Införd i registerförteckningen den", lineToFill}, {"Namn och befattning", lineToFill}}},
	}}}
}
