package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// riskProtocol tells what came of a riskanalys: who took part, what it was about, the risks with their values, and what was decided. When
// none is chosen it is about the latest.
func riskProtocol(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	s, is, err := chosen(in, data.RiskSessions)
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Protokoll från riskanalys")
	paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
	if !is {
		for _, one := range data.All(in.Register, data.RiskSessions) {
			if one.On <= in.AsOf && (s == nil || s.On <= one.On) {
				s = one
			}
		}
	}
	if s == nil {
		paper.Blocks = []Block{Lead("Ingen riskanalys är gjord."), Text("Lägg in riskanalysen och dess risker, så skrivs protokollet.")}
		if isElsewhere(in.Register, data.RiskSessions.Name) {
			paper.Blocks = []Block{Lead(capital(unusedWords(in.Register, data.RiskSessions.Name)) + ".")}
		}
		return paper, nil
	}
	p := riskMinutes{newRiskPaper(in), s, nil, []data.Record{s}}
	for _, r := range data.All(in.Register, data.Risks) {
		if string(r.Session) == s.ID {
			p.risks = append(p.risks, data.StandingOfRisk(in.Register, r, in.AsOf))
		}
	}
	slices.SortStableFunc(p.risks, func(a, b data.RiskStanding) int { return cmp.Compare(b.First.Product(), a.First.Product()) })
	paper.Title += ": " + s.Title
	if !p.open(s) {
		paper.Blocks = append(in.publicNote(), Lead("Riskanalysen hölls den "+LongDate(s.On)+"."), Text("Deltagare, föremål och risker nämns inte, eftersom sekretess kan gälla."))
		return paper, nil
	}
	paper.Blocks = append(in.publicNote(), Lead(p.sum()), p.session())
	if s.Result != "" {
		paper.Blocks = append(append(paper.Blocks, Heading{Level: 1, Text: "Slutsats"}), paragraphs(s.Result)...)
	}
	paper.Blocks = append(paper.Blocks, p.table()...)
	paper.Blocks = append(paper.Blocks, p.reasons()...)
	paper.Blocks = append(paper.Blocks, p.decisions()...)
	paper.Blocks = append(paper.Blocks, Group{[]Block{Heading{Level: 1, Text: "Underskrifter"}, Facts{[]Fact{{"Ledde riskanalysen", blank}, {"Ansvarig för verksamheten", blank}}}}})
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

type riskMinutes struct {
	riskPaper
	analysis *data.RiskSession
	risks    []data.RiskStanding // the worst at the session first
	told     []data.Record       // those whose words are on the paper
}

// sum is what came of it in a sentence.
func (p *riskMinutes) sum() string {
	if len(p.risks) == 0 {
		return "Riskanalysen hölls den " + LongDate(p.analysis.On) + ". Ingen risk är inlagd från den."
	}
	counts := map[*data.RiskLevel]int{}
	for _, s := range p.risks {
		counts[p.matrix.Level(s.First)]++
	}
	var parts []string
	for _, l := range slices.Backward(p.matrix.Levels()) {
		if n := counts[l]; n > 0 {
			parts = append(parts, Number(n)+hard+lower(l.Title))
		}
	}
	if n := counts[nil]; n > 0 {
		parts = append(parts, Number(n)+hard+"ej värderad")
	}
	return "Riskanalysen den " + LongDate(p.analysis.On) + " gav " + Count(len(p.risks), "risk", "risker") + ": " + Enumerate(parts) + "."
}

func (p *riskMinutes) session() Facts {
	s := p.analysis
	objects := func(ids []string) string {
		var names []string
		for _, id := range ids {
			names = append(names, p.view.Linked(id))
		}
		return strings.Join(names, "\n")
	}
	var assets, systems []string
	for _, a := range s.Assets {
		assets = append(assets, string(a))
	}
	for _, one := range s.Systems {
		systems = append(systems, string(one))
	}
	facts := []Fact{{"Riskanalys", p.view.Number(s)}, {"Dag", LongDate(s.On)}, {"Verksamhet", stated(p.view.Linked(string(s.Unit)))}, {"Ledde", stated(p.view.Linked(string(s.Leader)))}, {"Deltog", stated(s.Participants)}}
	for _, f := range []Fact{{"Omfattning", s.Scope}, {"Information", objects(assets)}, {"System", objects(systems)}} {
		if f.Value != "" {
			facts = append(facts, f)
		}
	}
	return Facts{facts}
}

// table are the risks as they were valued at the session, and as they stand now.
func (p *riskMinutes) table() []Block {
	table, secret := Table{RowHeader: true, Tight: true, Columns: []Column{
		{Head: "Risk", Weight: 3.3}, {Head: "Konsekvens × sannolikhet", Weight: 1.6}, {Head: "Värde då", Weight: 1.2}, {Head: "Riskägare", Weight: 1.4}, {Head: "Behandling", Weight: 1.2},
	}}, 0
	for _, s := range p.risks {
		if !p.open(s.Risk) {
			secret++
			continue
		}
		p.told = append(p.told, s.Risk)
		value := "–"
		if s.First.Known() {
			value = Number(s.First.Consequence) + " × " + Number(s.First.Probability)
		}
		then := TextCell(p.value(s.First))
		if s.Now.Known() && s.Now.Product() != s.First.Product() {
			then.Runs = append(then.Runs, quietly("\nNu "+p.value(s.Now)))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(p.view.Title(s.Risk)), TextCell(value), then, TextCell(capital(p.person(s.Owner))), TextCell(option("risk_treatment", s.Treatment))}})
	}
	if len(table.Rows)+secret == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Risker"}}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	return append(blocks, hidden(secret)...)
}

// reasons are what each risk comes of, and why it was valued as it was.
func (p *riskMinutes) reasons() []Block {
	var blocks []Block
	for _, s := range p.risks {
		if !p.open(s.Risk) {
			continue
		}
		runs := []Run{{Text: p.view.Number(s.Risk) + ": ", Bold: true}}
		say := func(before, text string) {
			if text != "" {
				runs = append(runs, Run{Text: before + strings.TrimSuffix(text, ".") + ". "})
			}
		}
		say("", s.Threat)
		say("", s.Vulnerability)
		if harms := HarmWords(s.Harms); harms != "" && s.Now == s.First {
			say("Konsekvens per område: ", harms)
		}
		if len(s.Series) > 0 && p.open(s.Series[0]) {
			p.told = append(p.told, s.Series[0])
			say("Skäl till värdet: ", s.Series[0].Why)
		}
		if len(runs) > 1 {
			blocks = append(blocks, Paragraph{Runs: runs})
		}
	}
	if len(blocks) == 0 {
		return nil
	}
	return append([]Block{Heading{Level: 1, Text: "Varför riskerna värderades så"}}, blocks...)
}

// decisions are the acceptances and the actions that came of it.
func (p *riskMinutes) decisions() []Block {
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Risk", Weight: 0.7}, {Head: "Beslut", Weight: 4.6}, {Head: "Vem", Weight: 1.5}, {Head: "Senast", Weight: 1.2}}}
	undecided := 0
	for _, s := range p.risks {
		if !p.open(s.Risk) {
			continue
		}
		rows := len(table.Rows)
		if s.AcceptedOn != "" && s.AcceptedOn <= p.in.AsOf {
			words := "Accepteras"
			if s.AcceptedUntil != "" {
				words += " till och med " + string(s.AcceptedUntil)
			}
			if s.AcceptedReason != "" {
				words += ". Skäl: " + strings.TrimSuffix(s.AcceptedReason, ".")
			}
			table.Rows = append(table.Rows, Cells(p.view.Number(s.Risk), words+".", p.person(s.AcceptedBy), string(s.AcceptedOn)))
		}
		for _, a := range s.Actions {
			if a.State != data.ActionCancelled && p.open(a) {
				p.told = append(p.told, a)
				table.Rows = append(table.Rows, Cells(p.view.Number(s.Risk), p.view.Title(a)+" ("+lower(option("action_state", a.State))+")", p.person(a.Responsible), cmp.Or(string(a.DoneOn), string(a.Due), "–")))
			}
		}
		undecided += oneIf(rows == len(table.Rows))
	}
	if len(p.risks) == 0 || len(table.Rows)+undecided == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Beslut och åtgärder"}}
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if undecided > 0 {
		blocks = append(blocks, Text("För "+Count(undecided, "risk", "risker")+" finns varken åtgärd eller acceptans."))
	}
	return blocks
}

// riskWorksheet is the blank sheet for a riskanalys: the municipality's own scales, what to think of, and rows to fill in. With a
// system, an informationsmängd or a unit it tells which risks of it are known already.
func riskWorksheet(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	p := newObjectPaper(in)
	paper := in.paper("Underlag till riskanalys")
	paper.Subtitle = "Vad kan hända med informationen, hur illa och hur troligt? Ställning per den " + LongDate(in.AsOf)
	facts := []Fact{{"Vi analyserar", blank}}
	var known []Block
	if in.RecordID != "" {
		of := in.Register.Record(in.RecordID)
		if of == nil || of.Header().Gallrad != "" || !slices.Contains(riskObjects, of.KindName()) {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("unit"), "id", in.RecordID)
		}
		p.told = append(p.told, of)
		paper.Title += ": " + titleOf(of)
		facts = []Fact{{"Vi analyserar", p.view.Title(of)}}
		if block, ok := p.facts(of).(Facts); ok && !in.Public {
			facts = append(facts, block.Facts...)
		}
		known = p.known(of)
	}
	facts = append(facts, Fact{"Det som inte ingår", blank}, Fact{"Dag", blank}, Fact{"Leder", blank}, Fact{"Deltar", blank + "\n" + blank})
	paper.Blocks = append(in.publicNote(), Lead("Tänk på det som har hänt, det som nästan har hänt och det som ni oroar er för. Skriv först vad som kan hända, värdera sedan."), Facts{facts})
	paper.Blocks = append(paper.Blocks, p.scales()...)
	paper.Blocks = append(paper.Blocks, known...)
	const rows = 10
	paper.Blocks = append(paper.Blocks, PageBreak{}, Heading{Level: 1, Text: "Risker"}, Table{
		Columns: []Column{{Head: "Nr", Weight: 0.5}, {Head: "Vad kan hända, och varför", Weight: 4.2}, {Head: "K", Weight: 0.5}, {Head: "S", Weight: 0.5}, {Head: "K × S", Weight: 0.7}, {Head: "Riskägare", Weight: 1.4}, {Head: "Åtgärd, vem och när", Weight: 2.6}},
		Rows:    emptyRows(rows, 7, 3, 1),
	}, Paragraph{Style: SmallText, Runs: Plain("K konsekvens, S sannolikhet. Skriv in riskerna i programmet efter mötet, med skälet till varje värde.")})
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

// scales are the steps and the bands that the risks are valued by.
func (p *objectPaper) scales() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Så värderar vi"}}
	for _, axis := range []struct {
		of   data.RiskAxis
		name string
	}{{data.AxisConsequence, "Konsekvens"}, {data.AxisProbability, "Sannolikhet"}} {
		table := Table{RowHeader: true, Tight: true, Caption: axis.name, Columns: []Column{{Head: "Steg", Weight: 1.2}, {Head: "Innebär", Weight: 5}}}
		for n := 1; n <= p.matrix.Steps(axis.of); n++ {
			meaning := ""
			if s := p.matrix.Step(axis.of, n); s != nil {
				meaning = s.Meaning
			}
			table.Rows = append(table.Rows, Cells(p.stepName(axis.of, n), meaning))
		}
		blocks = append(blocks, table)
	}
	if len(p.matrix.Levels()) > 0 {
		table := Table{RowHeader: true, Tight: true, Caption: "Konsekvens gånger sannolikhet", Columns: []Column{{Head: "Nivå", Weight: 1.2}, {Head: "Värde", Weight: 0.8}, {Head: "Hanteras inom", Weight: 1.2}, {Head: "Vem får veta", Weight: 3}}}
		for _, l := range slices.Backward(p.matrix.Levels()) {
			span, months := Number(*l.From), "ingen tid"
			if until := p.matrix.Until(l); until > *l.From {
				span += "–" + Number(until)
			}
			if l.Months != nil {
				months = Count(*l.Months, "månad", "månader")
			}
			if l.WorstAlways {
				span += ", och högsta konsekvens"
			}
			table.Rows = append(table.Rows, Cells(l.Title, span, months, l.Tell))
		}
		blocks = append(blocks, table)
	}
	return blocks
}

// known are the risks of an object that are in the register already.
func (p *objectPaper) known(of data.Record) []Block {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Risk", Weight: 3.4}, {Head: "Värde", Weight: 1.2}, {Head: "Riskägare", Weight: 1.4}, {Head: "Fortfarande så?", Weight: 2}}}
	for _, s := range p.tied(of) {
		p.told = append(p.told, s.Risk)
		table.Rows = append(table.Rows, Cells(p.view.Title(s.Risk), p.value(s.Now), capital(p.person(s.Owner)), ""))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{Heading{Level: 1, Text: "Risker som vi redan känner till"}, table}
}
