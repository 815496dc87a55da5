package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// delegatedDecisions are the decisions that somebody has made on a body's delegation, to be told to the body: those of the register
// of decisions, and the judgements and anmälningar that incidents have asked for. Each nämnd has its own, for one or for all.
func delegatedDecisions(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	d := delegated{naming: newNaming(in), reg: in.Register.InUse()}
	if in.RecordID != "" {
		if d.only, err = chosenUnit(in); err != nil {
			return Document{}, err
		}
	}
	d.gather()
	paper := in.paper("Anmälan av delegationsbeslut")
	paper.Subtitle = "Informationssäkerhet, beslut " + Period(in.From, in.To) + ". Ställning per den " + LongDate(in.AsOf)
	if d.only != nil {
		paper.Subtitle = "Till " + lower(d.only.Name) + ". " + paper.Subtitle
	}
	paper.Blocks = slices.Concat(in.publicNote(), d.blocks(), elsewhere(in.Register, data.Decisions.Name, data.Notifications.Name))
	paper.Secrecy = d.mark()
	return paper, nil
}

type delegated struct {
	*naming
	reg    data.Register
	only   *data.Unit   // nil: all bodies
	bodies []*data.Unit // nil, the last of them: what no body can be named for
	rows   map[*data.Unit][]delegatedRow
}

// delegatedRow is one decision.
type delegatedRow struct {
	on             data.Day
	number, what   string
	who, point     string
	told           data.Day // when the body was told; empty: it shall be
	paragraph, key string
}

// gather looks the decisions up, those of the period and earlier ones that nobody has told the body.
func (d *delegated) gather() {
	d.rows = map[*data.Unit][]delegatedRow{}
	board := d.board()
	for _, r := range data.All(d.reg, data.Decisions) {
		if r.Role == "" || !r.Taken(d.in.AsOf) {
			continue
		}
		row := delegatedRow{on: r.On, number: r.DiaryNumber, told: r.ReportedOn, paragraph: r.Paragraph, key: r.ID}
		if d.counts(row, r.Body) {
			row.what, row.who = d.open(r), d.delegate(r)
			_, row.point = d.order(r.Delegation)
			d.add(r.Body, row)
		}
	}
	for _, i := range data.All(d.reg, data.Incidents) {
		if i.SignificantOn == "" || i.SignificantAt.IsZero() {
			continue
		}
		row := delegatedRow{on: data.DayOf(i.SignificantAt), number: d.view.Number(i), told: d.toldWith(i), key: i.ID}
		body, point := d.order(i.SignificantOn)
		row.point = point
		if !d.isLeftOut(i) { // else the body may be in the text that is left out
			body = cmp.Or(body, board)
		}
		row.what = "Incidenten bedöms " + map[bool]string{true: "vara betydande", false: "inte vara betydande"}[i.Significant == data.JudgedYes]
		row.who = d.view.Linked(string(i.SignificantBy))
		if d.counts(row, body) {
			d.open(i)
			d.add(body, row)
		}
	}
	for _, n := range data.All(d.reg, data.Notifications) {
		i, ok := data.Find(d.reg, n.Incident)
		if n.Delegation == "" || n.DecidedAt.IsZero() || n.Track == data.TrackSecurityPolice || !ok {
			continue
		}
		row := delegatedRow{on: data.DayOf(n.DecidedAt), number: d.view.Number(i), told: n.ReportedOn, paragraph: n.ReportedParagraph, key: n.ID}
		body, point := d.order(n.Delegation)
		row.point = point
		if body = cmp.Or(n.Unit, body); !d.isLeftOut(n) {
			body = cmp.Or(body, board)
		}
		if !d.counts(row, body) {
			continue
		}
		row.what = stepName(n.Track, n.Step) + map[data.Judgement]string{data.JudgedYes: " görs", data.JudgedNo: " görs inte"}[n.Judgement]
		row.who = d.view.Linked(string(n.DecidedBy))
		d.open(n)
		d.add(body, row)
	}
	for _, node := range data.UnitTree(d.reg, d.in.AsOf) {
		if len(d.rows[node.Unit]) > 0 {
			d.bodies = append(d.bodies, node.Unit)
		}
	}
	if len(d.rows[nil]) > 0 {
		d.bodies = append(d.bodies, nil)
	}
	for _, rows := range d.rows {
		slices.SortStableFunc(rows, func(a, b delegatedRow) int { return cmp.Or(cmp.Compare(a.on, b.on), cmp.Compare(a.key, b.key)) })
	}
}

// board is the body on whose delegation the municipality's own anmälningar are made.
func (d *delegated) board() data.Link[*data.Unit] {
	for _, u := range data.All(d.reg, data.Units) {
		if u.Type == data.UnitBoard {
			return data.Link[*data.Unit](u.ID)
		}
	}
	return ""
}

// counts tells whether a decision belongs in the paper. One whose body cannot be named may be anybody's.
func (d *delegated) counts(row delegatedRow, body data.Link[*data.Unit]) bool {
	isWanted := d.only == nil || body == "" || string(body) == d.only.ID
	isUntold := row.told == "" || row.told > d.in.AsOf
	return isWanted && row.on <= d.in.AsOf && (d.in.covers(row.on) || isUntold && row.on < d.in.From)
}

// order is the body whose delegationsordning a text names, and the point in it: "Socialnämndens delegationsordning 7.5".
func (d *delegated) order(text string) (body data.Link[*data.Unit], point string) {
	for _, u := range data.All(d.reg, data.Units) {
		if rest, ok := strings.CutPrefix(text, Genitive(u.Name)+" delegationsordning"); ok {
			return data.Link[*data.Unit](u.ID), strings.TrimSpace(rest)
		}
	}
	return "", text
}

func (d *delegated) add(body data.Link[*data.Unit], row delegatedRow) {
	unit, _ := data.Find(d.reg, body)
	d.rows[unit] = append(d.rows[unit], row)
}

// toldWith is when the body was told that an incident was judged: with the first anmälan about it.
func (d *delegated) toldWith(i *data.Incident) (told data.Day) {
	for _, n := range data.All(d.reg, data.Notifications) {
		if string(n.Incident) == i.ID && n.Track == data.TrackCyber && n.ReportedOn != "" && (told == "" || n.ReportedOn < told) {
			told = n.ReportedOn
		}
	}
	return told
}

// delegate is who decided: the role, and who held it that day.
func (d *delegated) delegate(r *data.Decision) string {
	text := d.view.Linked(string(r.Role))
	if role, ok := data.Find(d.reg, r.Role); ok {
		if person, ok := data.Serving(d.reg, role, r.On); ok {
			text += ", " + d.view.Linked(string(person))
		}
	}
	return text
}

func (d *delegated) blocks() []Block {
	if len(d.bodies) == 0 {
		return []Block{
			Lead("Inga beslut på delegation finns att anmäla."),
			Text("Ett beslut kommer med här när det i Beslut har en delegat, och när en bedömning av en incident säger enligt vilken punkt i delegationsordningen den är gjord."),
		}
	}
	untold, all := 0, 0
	for _, u := range d.bodies {
		if u == nil && d.only != nil {
			continue
		}
		for _, row := range d.rows[u] {
			all++
			untold += oneIf(!d.isTold(row))
		}
	}
	text := Count(untold, "beslut på delegation ska anmälas", "beslut på delegation ska anmälas")
	if told := all - untold; told > 0 {
		text += ", och " + Number(told) + " " + plural(told, "är redan anmält", "är redan anmälda")
	}
	if all == 0 {
		text = "Inget beslut på delegation kan knytas till " + lower(d.only.Name)
	}
	blocks := []Block{Lead(capital(text) + "."), Text("Punkt är den punkt i nämndens delegationsordning som beslutet vilar på.")}
	for _, u := range d.bodies {
		if u == nil {
			blocks = append(blocks, Heading{Level: 1, Text: "Nämnden framgår inte"}, Text(d.unplaced()))
		} else {
			blocks = append(blocks, Heading{Level: 1, Text: u.Name})
		}
		var waiting, told []delegatedRow
		for _, row := range d.rows[u] {
			if d.isTold(row) {
				told = append(told, row)
			} else {
				waiting = append(waiting, row)
			}
		}
		if len(waiting) > 0 {
			blocks = append(blocks, d.table("Att anmäla", waiting, false))
		}
		if len(waiting) > 0 && u != nil {
			blocks = append(blocks, Text("Förslag till beslut: "+u.Name+" noterar att "+Count(len(waiting), "beslut på delegation är anmält", "beslut på delegation är anmälda")+"."))
		}
		if len(told) > 0 {
			blocks = append(blocks, d.table("Redan anmälda", told, true))
		}
	}
	return blocks
}

// unplaced tells why no body can be named for some decisions.
func (d *delegated) unplaced() string {
	if d.in.Public {
		return "Vilken nämnd de här besluten hör till står i en text som är utelämnad, eftersom sekretess kan gälla."
	}
	return "Registret säger inte vilken nämnd de här besluten hör till."
}

func (d *delegated) isTold(row delegatedRow) bool { return row.told != "" && row.told <= d.in.AsOf }

func (d *delegated) table(caption string, rows []delegatedRow, told bool) Table {
	table := Table{Caption: caption, RowHeader: true, Columns: []Column{
		{Head: "Datum", Weight: 1.3}, {Head: "Nummer", Weight: 1.6}, {Head: "Beslut", Weight: 3.4}, {Head: "Beslutat av", Weight: 2}, {Head: "Punkt", Weight: 1},
	}}
	if told {
		table.Columns = append(table.Columns, Column{Head: "Anmält", Weight: 1.3})
	}
	for _, row := range rows {
		cells := []string{string(row.on), cmp.Or(row.number, "–"), row.what, cmp.Or(row.who, notStated), cmp.Or(row.point, notStated)}
		if told {
			cells = append(cells, strings.TrimSpace(string(row.told)+"\n"+paragraphSign(row.paragraph)))
		}
		table.Rows = append(table.Rows, Cells(cells...))
	}
	return table
}
