package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

func (b *board) demandedDocuments() []Block {
	blocks := append([]Block{Heading{Level: 1, Text: "Styrdokument som policyn kräver"}}, elsewhere(b.reg, documentRegisters...)...)
	if isElsewhere(b.reg, data.Documents.Name) {
		return blocks
	}
	if len(b.demanded) == 0 {
		return append(blocks, Text("Inga styrdokument är införda som policyn kräver."))
	}
	states := map[data.Assessment]int{}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Dokument", Weight: 3}, {Head: "Läge", Weight: 1.3}, {Head: "Grund", Weight: 3.4}, {Head: "Nästa översyn", Weight: 1.5}}}
	for _, d := range b.demanded {
		judged := b.judge.Document(d)
		states[judged.Assessment]++
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(d.Title), StateCell(stateOf(judged.Assessment)), TextCell(b.documentReason(judged)), TextCell(cmp.Or(string(b.judge.NextReview(d)), "–")),
		}})
	}
	return append(blocks, Lead(documentJudgement(states, len(b.demanded))), table)
}

// documentReason is why a demanded document is judged as it is, without its own title again.
func (b *board) documentReason(judged data.Judged) string {
	text := b.view.Because(judged, "")
	if d, ok := b.reg.Record(judged.Proof[0]).(*data.Document); ok {
		text = strings.TrimPrefix(strings.TrimPrefix(text, b.view.Title(d)), ", ")
	}
	return capital(cmp.Or(strings.TrimPrefix(text, "."), "Finns, utan uppgift om beslut."))
}

func documentJudgement(states map[data.Assessment]int, all int) string {
	if states[data.Unjudged] == all {
		return "Det är ännu inte klarlagt vilka av de " + Number(all) + " styrdokument som policyn kräver som finns."
	}
	text := Number(states[data.Met]) + " av " + Number(all) + " styrdokument som policyn kräver finns och gäller."
	var rest []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{states[data.Partly], "behöver ses över", "behöver ses över"},
		{states[data.Lacking], "saknas", "saknas"},
		{states[data.Unjudged], "är inte klarlagt", "är inte klarlagda"},
	} {
		if part.n > 0 {
			rest = append(rest, Count(part.n, part.one, part.many))
		}
	}
	if len(rest) == 0 {
		return text
	}
	return text + " " + Enumerate(rest) + "."
}

// areas is a section for each of the policy's areas: one sentence, one table, what remains.
func (b *board) areas() []Block {
	var blocks []Block
	for _, l := range b.lights {
		blocks = append(blocks, Heading{Level: 1, Text: option("area", l.Area)}, Lead(b.areaJudgement(l)))
		blocks = append(blocks, unused(b.reg, areaRegisters[l.Area]...)...)
		switch l.Area {
		case data.AreaSystematic:
			blocks = append(blocks, b.missionTable()...)
			blocks = append(blocks, b.actionTable()...)
		case data.AreaOrganisation:
			blocks = append(blocks, b.roleTable()...)
		case data.AreaIncidents:
			blocks = append(blocks, elsewhere(b.reg, data.Notifications.Name)...)
			blocks = append(blocks, b.incidentTable()...)
		case data.AreaPeople:
			blocks = append(blocks, b.demandTable(l.Area)...)
			blocks = append(blocks, b.trainingTable()...)
			blocks = append(blocks, b.confirmed()...)
		case data.AreaProtection:
			blocks = append(blocks, b.demandTable(l.Area)...)
			blocks = append(blocks, b.information()...)
		case data.AreaProcurement:
			blocks = append(blocks, append(b.demandTable(l.Area), b.suppliers()...)...)
		case data.AreaCompliance:
			blocks = append(blocks, b.demandTable(l.Area)...)
			blocks = append(blocks, b.registrations()...)
			blocks = append(blocks, b.lawAreas()...)
			blocks = append(blocks, b.leadership()...)
		default:
			blocks = append(blocks, b.demandTable(l.Area)...)
		}
		blocks = append(blocks, Heading{Level: 3, Text: "Vad som återstår"}, b.remaining(l))
	}
	return blocks
}

func (b *board) areaJudgement(l data.AreaLight) string {
	n := demandCount{met: l.Met, partly: l.Partly, lacking: l.Lacking, judged: l.Judged, all: l.All}
	switch {
	case l.All == 0 && isElsewhere(b.reg, data.Duties.Name):
		return "Områdets krav ingår inte i rapporten."
	case l.All == 0:
		return "Inga krav är införda för området."
	case l.All == 1:
		return "Områdets enda krav är " + map[data.Assessment]string{
			data.Met: "uppfyllt", data.Partly: "delvis uppfyllt", data.Lacking: "inte uppfyllt", data.Unjudged: "inte bedömt",
		}[l.Assessment] + "."
	case l.Judged == 0:
		return "Inget av områdets " + Number(l.All) + " krav är bedömt."
	case l.Met == l.All:
		return "Alla " + Number(l.All) + " krav är uppfyllda."
	case l.Partly == l.All:
		return "Alla " + Number(l.All) + " krav är delvis uppfyllda."
	}
	return "Av områdets " + Number(l.All) + " krav är " + n.words() + "."
}

func (b *board) demandTable(area data.Area) []Block {
	if len(b.byArea[area]) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 3}, {Head: "Läge", Weight: 1.3}, {Head: "Grund", Weight: 3.4}}}
	for _, d := range b.byArea[area] {
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			TextCell(b.demandName(d)), StateCell(stateOf(d.judged.Assessment)), TextCell(b.reason(d)),
		}})
	}
	return []Block{table}
}

// moreRows says how many rows were left out, if any.
func moreRows(all int) []Block {
	if all <= mostRows {
		return nil
	}
	return []Block{Paragraph{Style: SmallText, Runs: Plain("Tabellen visar " + Number(mostRows) + " av " + Number(all) + ".")}}
}

// roleTable lists the roles that stand empty or soon will; the others are only counted.
func (b *board) roleTable() []Block {
	if !inUse(b.reg, data.Roles.Name) {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Roller som står tomma eller vars tid går ut inom ett år", Columns: []Column{
		{Head: "Roll", Weight: 3}, {Head: "Innehavare", Weight: 2.4}, {Head: "Ersättare", Weight: 2.4}, {Head: "Till och med", Weight: 1.4},
	}}
	needed := 0
	for _, r := range data.All(b.reg, data.Roles) {
		if !r.Needed {
			continue
		}
		needed++
		holder, vacant := b.view.Linked(string(r.Holder)), r.Vacant(b.in.AsOf)
		if vacant {
			holder = "Vakant"
		}
		if vacant || r.To != "" && r.To <= b.in.AsOf.AddMonths(12) {
			table.Rows = append(table.Rows, Cells(r.Name, holder, cmp.Or(b.view.Linked(string(r.StandIn)), "–"), cmp.Or(string(r.To), "–")))
		}
	}
	if needed == 0 {
		return []Block{Text("Det är inte bestämt vilka roller som ska vara besatta.")}
	}
	blocks := []Block{Text(capital(Number(needed-len(b.vacant)) + " av " + Count(needed, "roll är besatt.", "roller är besatta.")))}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return blocks
}

// remaining lists what remains to be done in an area.
func (b *board) remaining(l data.AreaLight) Block {
	var texts []string
	left, unjudged, otherwise := 0, 0, false
	for _, d := range b.byArea[l.Area] {
		switch text := b.remainingOf(d, tellsReasons(l.Area)); {
		case text != "":
			otherwise = otherwise || isUnjudged(d.judged)
			if !slices.Contains(texts, text) { // an action can be for several demands
				texts = append(texts, text)
			}
		case d.judged.Reason == data.ReasonNotGoneThrough:
			left++
		case isUnjudged(d.judged):
			unjudged++
		}
	}
	switch l.Area {
	case data.AreaSystematic:
		if late := len(b.actions.overdue); late > 0 {
			texts = append(texts, "Gör klart "+Count(late, "försenad åtgärd", "försenade åtgärder")+", eller bestäm en ny dag.")
		}
	case data.AreaOrganisation:
		if len(b.vacant) > 0 {
			texts = append(texts, "Utse "+b.vacantWords()+".")
		}
	case data.AreaIncidents:
		if waiting := b.waiting(); waiting != "" {
			texts = append(texts, waiting)
		}
	case data.AreaCompliance:
		for _, r := range b.lateChanges() {
			texts = append(texts, b.lateWords(r))
		}
	}
	if l.All == 0 && !isElsewhere(b.reg, data.Duties.Name) {
		texts = append(texts, "För in vad policyn kräver inom området.")
	}
	if left > 0 {
		texts = append(texts, goThrough(left))
	}
	if unjudged > 0 {
		texts = append(texts, judge(unjudged, otherwise || left > 0))
	}
	if len(texts) == 0 {
		return Text("Inget, så vitt registret visar.")
	}
	return Bullets(texts...)
}

// goThrough asks for the sentences of the policy that nobody has decided on.
func goThrough(n int) string {
	return "Gå igenom " + Count(n, "mening", "meningar") + " i policyn och säg vilka som är krav."
}

// judge asks for a judgement of demands. others is that more than these are not judged, and that the lines above tell what to do about them.
func judge(n int, others bool) string {
	which := ""
	if others {
		which = " till"
	}
	return "Bedöm " + Count(n, "krav", "krav") + which + " som ingen har bedömt."
}

// tellsReasons tells whether the area's table already gives the reason for each judgement.
func tellsReasons(area data.Area) bool {
	return area != data.AreaSystematic && area != data.AreaOrganisation && area != data.AreaIncidents
}

// remainingOf is what remains of one demand; empty when nothing does, or when it only waits to be judged.
func (b *board) remainingOf(d demand, toldWhy bool) string {
	title, named := "", ""
	if len(d.judged.Proof) > 0 {
		title = b.view.Linked(d.judged.Proof[0])
		title, named = lower(title), withArticle(title)
	}
	switch d.judged.Reason {
	case data.ReasonMissing:
		return "Ta fram och besluta " + named + "."
	case data.ReasonUnregistered:
		return "Ta reda på om " + named + " finns."
	case data.ReasonReviewLate:
		return "Se över " + title + "."
	case data.ReasonExpired:
		return "Besluta på nytt om " + title + "."
	}
	if actions := b.openActions(d); len(actions) > 0 && (d.judged.Assessment == data.Lacking || d.judged.Assessment == data.Partly) {
		return b.promised(actions[0])
	}
	switch {
	case d.judged.Assessment == data.Lacking && toldWhy:
		return b.lackName(d) + " Ingen åtgärd är införd för det."
	case d.judged.Assessment == data.Lacking:
		return b.lackName(d) + " Läget nu: " + lower(b.reason(d))
	case d.judged.Assessment == data.Partly && toldWhy:
		return "Delvis uppfyllt, och ingen åtgärd är införd: " + lower(b.demandName(d))
	case d.judged.Assessment == data.Partly:
		return "Delvis uppfyllt: " + lower(b.demandName(d)) + " Läget nu: " + lower(b.reason(d))
	}
	return ""
}

// promised is an action that remains, and by when.
func (b *board) promised(a *data.Action) string {
	text := "Gör klart " + b.actionName(a)
	switch {
	case a.Due == "":
		return text + "."
	case a.Due < b.in.AsOf:
		return text + ", som skulle ha varit klar " + LongDate(a.Due) + "."
	}
	return text + ", senast " + LongDate(a.Due) + "."
}
