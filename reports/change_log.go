package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// mostChanges is how many rows a change log lists; the counts are of all.
const mostChanges = 2_000

// changeLog is what has been done in a period, day by day: who did what to which record, and which fields were changed. What the
// fields said is left out: it can be secret, and each record's own history has it.
func changeLog(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	c := changePaper{newNaming(in)}
	paper := in.paper("Ändringslogg")
	paper.Subtitle = Period(in.From, in.To)
	paper.Contents = true
	paper.Blocks = in.publicNote()
	if len(in.Touched) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Ingen har ändrat något i pärmen under perioden."), c.note())
		return paper, nil
	}
	paper.Blocks = slices.Concat(paper.Blocks, c.summary(), c.counts(), c.days(), []Block{c.note()})
	paper.Secrecy = c.mark()
	return paper, nil
}

type changePaper struct{ *naming }

// note tells what the log is, and how to see that it is whole.
func (c changePaper) note() Block {
	text := "Loggen visar vad som sparades, inte vad uppgifterna löd. Det som programmet lade in när filen skapades och papper som har bokförts står inte med."
	if c.in.Control != "" {
		text += " Kontrollkoden i sidfoten hör till allt som var sparat före pappersdagen: samma kod för samma dag i programmet visar att inget i historiken har ändrats efteråt."
	}
	return Paragraph{Style: SmallText, Runs: Plain(text)}
}

// summary is how much was done, by how many.
func (c changePaper) summary() []Block {
	records, people := map[string]bool{}, map[string]bool{}
	for _, t := range c.in.Touched {
		records[t.Record] = true
		people[t.Author] = true
	}
	by := Count(len(people), "person", "personer")
	if c.in.Public && len(people) < fewest {
		by = "färre än " + Number(fewest) + " personer"
	}
	return []Block{Lead(Count(data.Saves(c.in.Touched), "ändring", "ändringar") + " har gjorts i " + Count(len(records), "post", "poster") + ", av " + by + ".")}
}

// counts are the changes by register, and by person where the paper is not for anyone.
func (c changePaper) counts() []Block {
	of := map[string][]data.Touch{}
	by := map[string][]data.Touch{}
	for _, t := range c.in.Touched {
		of[t.Kind] = append(of[t.Kind], t)
		by[stated(t.Author)] = append(by[stated(t.Author)], t)
	}
	table := func(caption, head string) Table {
		return Table{Caption: caption, RowHeader: true, Tight: true, Columns: []Column{
			{Head: head, Weight: 4}, {Head: "Ändringar", Weight: 1.3, Align: AlignRight}, {Head: "Poster", Weight: 1.3, Align: AlignRight}, {Head: "Nya", Weight: 1.3, Align: AlignRight}, {Head: "Borttagna", Weight: 1.3, Align: AlignRight},
		}}
	}
	registers := table("Register för register", "Register")
	for _, kind := range data.Kinds() {
		if list := of[kind.Name]; len(list) > 0 {
			registers.Rows = append(registers.Rows, changeCounts(translations.Swedish.Text(data.KindsKey(kind.Name), nil), list))
		}
	}
	blocks := []Block{Heading{Level: 1, Text: "I korthet"}, registers}
	if c.in.Public {
		return blocks
	}
	people := table("Person för person", "Namn i historiken")
	names := make([]string, 0, len(by))
	for name := range by {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(data.Saves(by[b]), data.Saves(by[a])), cmp.Compare(a, b))
	})
	for _, name := range names {
		people.Rows = append(people.Rows, changeCounts(name, by[name]))
	}
	return append(blocks, people)
}

func changeCounts(name string, list []data.Touch) Row {
	records := map[string]bool{}
	made, removed := 0, 0
	for _, t := range list {
		records[t.Record] = true
		made += oneIf(t.Made)
		removed += oneIf(t.Act == actRemove)
	}
	return Cells(name, Number(data.Saves(list)), Number(len(records)), Number(made), Number(removed))
}

// actRemove is the log's word for that somebody has removed a record.
const actRemove = "remove"

// days is a table for each day, under the heading of its month, with as many rows in all as the paper lists. What a save did to many records of a register is one row.
func (c changePaper) days() []Block {
	var blocks []Block
	rows, from, month := 0, 0, ""
	list := slices.Clone(c.in.Touched)
	slices.SortStableFunc(list, func(a, b data.Touch) int { return cmp.Compare(data.DayOf(a.At), data.DayOf(b.At)) })
	for from < len(list) && rows < mostChanges {
		day := data.DayOf(list[from].At)
		to := from
		for to < len(list) && data.DayOf(list[to].At) == day {
			to++
		}
		table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Tid", Weight: 0.9}, {Head: "Vem", Weight: 1.9}, {Head: "Post", Weight: 3.6}, {Head: "Vad", Weight: 3}}}
		if c.in.Public {
			table.Columns = slices.Delete(table.Columns, 1, 2)
		}
		groups := togetherBySave(list[from:to])
		for _, group := range groups[:min(len(groups), mostChanges-rows)] {
			row := Cells(clockTime(Moment(group[0].At)), stated(group[0].Author), c.titles(group), c.doneWords(group))
			if c.in.Public {
				row.Cells = slices.Delete(row.Cells, 1, 2)
			}
			table.Rows = append(table.Rows, row)
		}
		rows += len(table.Rows)
		if left := len(groups) - len(table.Rows); left > 0 {
			table.Rows = append(table.Rows, Cells("", Count(left, "rad till den dagen", "rader till den dagen")))
		}
		if name := MonthName(day); name != month {
			month = name
			blocks = append(blocks, Heading{Level: 2, Text: month})
		}
		blocks = append(blocks, Heading{Level: 3, Text: LongDate(day)}, table)
		from = to
	}
	if left := len(list) - from; left > 0 {
		blocks = append(blocks, Text("Loggen visar de första "+Number(mostChanges)+" raderna. Därefter gjordes "+Count(data.Saves(list[from:]), "ändring", "ändringar")+" till, från och med den "+
			LongDate(data.DayOf(list[from].At))+". Välj en kortare period för att se dem."))
	}
	return append([]Block{Heading{Level: 1, Text: "Dag för dag"}}, blocks...)
}

// clockTime is the time of day of a moment, as it was written.
func clockTime(moment string) string {
	_, at, _ := strings.Cut(moment, " ")
	return at
}

// togetherBySave parts a day's touches into rows: one each, but those of one save in one register as one when they are many.
func togetherBySave(list []data.Touch) [][]data.Touch {
	list = slices.Clone(list)
	order := map[string]int{} // the registers within a save stand together, in the order they came
	for i, t := range list {
		if _, seen := order[t.Save+t.Kind]; !seen {
			order[t.Save+t.Kind] = i
		}
	}
	slices.SortStableFunc(list, func(a, b data.Touch) int {
		if a.Save != b.Save {
			return 0
		}
		return cmp.Compare(order[a.Save+a.Kind], order[b.Save+b.Kind])
	})
	var rows [][]data.Touch
	for from := 0; from < len(list); {
		to := from
		for to < len(list) && list[to].Save == list[from].Save && list[to].Kind == list[from].Kind {
			to++
		}
		rows = append(rows, together(list[from:to])...)
		from = to
	}
	return rows
}

// titles names the first record of a row with its register, and how many more there are.
func (c changePaper) titles(group []data.Touch) string {
	title := "okänd post"
	for _, t := range group { // each gives the paper its mark
		if r := c.in.Register.Record(t.Record); r != nil {
			if name := c.recordName(r); t.Record == group[0].Record {
				title = name
			}
		}
	}
	text := translations.Swedish.Text(data.KindKey(group[0].Kind), nil) + ": " + title
	if more := len(group) - 1; more > 0 {
		text += " och " + Number(more) + " till"
	}
	return text
}

// recordName is what a record is known by; in a public paper no person by name.
func (c changePaper) recordName(r data.Record) string {
	if isConcealed(r) {
		return concealed
	}
	if c.in.Public && isCalledByAPerson(r) {
		return "en person"
	}
	return c.title(r)
}

// isCalledByAPerson tells whether what a record is known by is somebody's name.
func isCalledByAPerson(r data.Record) bool {
	kind, _ := data.KindNamed(r.KindName())
	title, _ := kind.Field(kind.Title)
	return kind.Name == data.People.Name || title.Target == data.People.Name
}

// doneWords tell what was done to the records of a row, as the paper on a time of service does.
func (c changePaper) doneWords(group []data.Touch) string {
	if r := c.in.Register.Record(group[0].Record); r != nil && (isConcealed(r) || c.isLeftOut(r)) {
		return touchWords(group, func(string) bool { return false })
	}
	return touchWords(group, func(field string) bool { return !isConcealedField(field) })
}
