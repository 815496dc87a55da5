package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// servedReport is what was done while somebody served in another's place: what is left, the incidents that began, the decisions,
// and what was changed, register by register.
func servedReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if err := chosenService(in); err != nil {
		return Document{}, err
	}
	service := ServedIn(in)
	if service == nil {
		paper := in.paper("Vad som gjordes under en tjänstgöring")
		paper.Blocks = []Block{Lead("Ingen har tjänstgjort i samordnarens ställe."), Text("Lägg in en tjänstgöring, så visar bladet vad som gjordes under den.")}
		return paper, nil
	}
	s := served{servicePaper: newServicePaper(in, service, in.AsOf), until: min(service.To, in.AsOf)}
	paper := in.paper("Vad " + s.serves() + " gjorde")
	paper.Subtitle = "Tjänstgöring som " + s.roleName() + " " + Period(service.From, service.To) + ". Ställning per den " + LongDate(in.AsOf)
	paper.Blocks = slices.Concat(in.publicNote(), s.summary(), s.left(), s.began(), s.decisions(), s.changes())
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Incidents.Name, data.Notifications.Name, data.Decisions.Name)...)
	paper.Secrecy = s.mark()
	return paper, nil
}

type served struct {
	*servicePaper
	until data.Day // the last day of the service that has been
}

// covers tells whether a day is in the service so far.
func (s served) covers(d data.Day) bool { return s.service.From <= d && d <= s.until }

// summary tells how much was done, and by whom where the log does not know the one who served by name.
func (s served) summary() []Block {
	if s.service.From > s.in.AsOf {
		return []Block{Lead("Tjänstgöringen har inte börjat. Den börjar den " + LongDate(s.service.From) + ".")}
	}
	own, known := data.TouchedBy(s.in.Touched, s.serves())
	soFar := ""
	if s.service.To >= s.in.AsOf {
		soFar = " hittills"
	}
	switch others := data.Saves(s.in.Touched) - data.Saves(own); {
	case len(s.in.Touched) == 0:
		return []Block{Lead("Ingenting har ändrats i pärmen under tjänstgöringen" + soFar + ".")}
	case !known:
		return []Block{
			Lead("Under tjänstgöringen gjordes" + soFar + " " + s.amount(s.in.Touched) + "."),
			Text("Ingen ändring bär namnet " + s.serves() + ". Historiken har det namn som var inställt i programmet, eller det som någon loggar in med. Därför visas allas ändringar, med vem som gjorde dem."),
		}
	case others > 0:
		return []Block{
			Lead(s.serves() + " gjorde" + soFar + " " + s.amount(own) + "."),
			Text("Andra gjorde " + Count(others, "ändring", "ändringar") + " under samma tid. De står inte här."),
		}
	default:
		return []Block{Lead(s.serves() + " gjorde" + soFar + " " + s.amount(own) + ". Ingen annan ändrade något under tiden.")}
	}
}

// amount is "14 ändringar i 9 poster".
func (s served) amount(list []data.Touch) string {
	records := map[string]bool{}
	for _, t := range list {
		records[t.Record] = true
	}
	return Count(data.Saves(list), "ändring", "ändringar") + " i " + Count(len(records), "post", "poster")
}

// left is what fell due in the service and is still open. The clocks of incidents that began then stand with them.
func (s served) left() []Block {
	begun := s.incidentsBegun()
	var open []data.Due
	for _, d := range data.WhatIsDue(s.in.Register, s.in.moment(), 0) {
		told := d.What == data.DueServed || d.Clock != nil && slices.Contains(begun, d.Clock.Incident)
		if s.covers(d.On) && !told {
			open = append(open, d)
		}
	}
	heading := Heading{Level: 1, Text: "Förföll under tiden och är kvar att göra"}
	if len(open) == 0 {
		return []Block{heading, Text("Inget av det som förföll är kvar.")}
	}
	table, _ := s.dueTable(open, len(open))
	return []Block{heading, table}
}

// began are the incidents that became known in the service, or were registered then, with their clocks.
func (s served) began() []Block {
	if isElsewhere(s.in.Register, data.Incidents.Name) {
		return nil // told at the end
	}
	heading := Heading{Level: 1, Text: "Incidenter som började"}
	list := s.incidentsBegun()
	if len(list) == 0 {
		return []Block{heading, Text("Ingen incident blev känd eller registrerades.")}
	}
	blocks := []Block{heading}
	for _, i := range list {
		table := s.clockTable(i)
		if table.Caption += ", kännedom " + lower(stated(string(incidentDay(i)))); len(table.Rows) > 0 && s.incidents.told() {
			blocks = append(blocks, table)
		} else {
			blocks = append(blocks, Text(table.Caption+"."))
		}
	}
	return blocks
}

// incidentsBegun are those that became known in the service, and those that were registered then.
func (s served) incidentsBegun() []*data.Incident {
	made := map[string]bool{}
	for _, t := range s.in.Touched {
		made[t.Record] = made[t.Record] || t.Made
	}
	return slices.DeleteFunc(data.All(s.reg, data.Incidents), func(i *data.Incident) bool { return !s.covers(incidentDay(i)) && !made[i.ID] })
}

// decisions are those taken in the service.
func (s served) decisions() []Block {
	if isElsewhere(s.in.Register, data.Decisions.Name) {
		return nil // told at the end
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Dag", Weight: 1.2}, {Head: "Beslut", Weight: 5}, {Head: "Av", Weight: 2.6}}}
	for _, d := range data.All(s.reg, data.Decisions) {
		if !d.Taken(s.in.AsOf) || !s.covers(d.On) {
			continue
		}
		of := WithParagraph(s.view.Linked(string(d.Body)), d.Paragraph)
		if d.Role != "" {
			of = s.view.Linked(string(d.Role)) + ", på delegation"
		}
		table.Rows = append(table.Rows, Cells(string(d.On), s.name(d), cmp.Or(of, "–")))
	}
	heading := Heading{Level: 1, Text: "Beslut"}
	if len(table.Rows) == 0 {
		return []Block{heading, Text("Inget beslut är inlagt för tiden.")}
	}
	return []Block{heading, table}
}

// mostOfASave is how many records of one register a save lists by name; what was done to more at once, as when a list was read
// in, is told as one.
const mostOfASave = 5

// changes are what was done, register by register.
func (s served) changes() []Block {
	list, known := data.TouchedBy(s.in.Touched, s.serves())
	if !known {
		list = s.in.Touched
	}
	if len(list) == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Ändringar, register för register"}}
	for _, kind := range data.Kinds() {
		var of []data.Touch
		for _, t := range list {
			if t.Kind == kind.Name {
				of = append(of, t)
			}
		}
		if len(of) == 0 {
			continue
		}
		table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "När", Weight: 1.5}, {Head: "Post", Weight: 3.2}, {Head: "Vad", Weight: 3}}}
		if !known {
			table.Columns = append(table.Columns, Column{Head: "Vem", Weight: 1.6})
		}
		for _, group := range together(of) {
			row := Cells(Moment(group[0].At), s.titles(group), touchWords(group, func(string) bool { return true }))
			if !known {
				row.Cells = append(row.Cells, TextCell(stated(group[0].Author)))
			}
			table.Rows = append(table.Rows, row)
		}
		blocks = append(blocks, Heading{Level: 2, Text: translations.Swedish.Text(data.KindsKey(kind.Name), nil)}, table)
	}
	return blocks
}

// together parts touches into rows: one each, but those of one save as one when they are many.
func together(list []data.Touch) [][]data.Touch {
	var rows [][]data.Touch
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].Save == list[from].Save {
			to++
		}
		if to-from > mostOfASave {
			rows = append(rows, list[from:to])
		} else {
			for i := from; i < to; i++ {
				rows = append(rows, list[i:i+1])
			}
		}
		from = to
	}
	return rows
}

// titles names the first record of a row, and how many more there are.
func (s served) titles(row []data.Touch) string {
	title := "okänd post"
	for _, t := range row { // each is told, and so gives the paper its mark
		if r := s.in.Register.Record(t.Record); r != nil {
			if name := s.name(r); t.Record == row[0].Record {
				title = name
			}
		}
	}
	if more := len(row) - 1; more > 0 {
		title += " och " + Number(more) + " till"
	}
	return title
}

// touchWords tell what was done to the records of a row: "Ny post", "Borttaget", "Ändrade läge och klar senast". Only the fields that
// may be told are named.
func touchWords(row []data.Touch, tells func(field string) bool) string {
	act, made := row[0].Act, true
	var fields []string
	for _, t := range row {
		made = made && t.Made
		for _, field := range t.Fields {
			if tells(field) {
				fields = append(fields, field)
			}
		}
	}
	kind, _ := data.KindNamed(row[0].Kind)
	names := FieldNames(kind.Name, data.TouchedFields(kind, fields))
	var words []string
	if act != actSave {
		words = append(words, translations.Swedish.Text("act."+act, nil))
	}
	if made {
		words = append(words, "Ny post")
	} else if names != "" {
		words = append(words, "Ändrade "+names)
	}
	return cmp.Or(strings.Join(words, ". "), translations.Swedish.Text("act."+act, nil))
}

// actSave is the log's word for what somebody saved by hand, which needs no word of its own.
const actSave = "save"
