package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// cyberLaw tells how the municipality follows cybersäkerhetslagen (2025:1506): who it is under the law, the ten areas of measures, the
// training of its leadership, and what has been told of incidents. It is for the leadership, and for the supervisory authority.
func cyberLaw(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register, in.Before = in.Register.InUse(), in.Before.InUseAs(in.Register)
	c := cyberPaper{newNaming(in), newBoard(in, nil), actionsByOrigin(in.Register), map[int]*data.Measure{}, map[int][]*data.Measure{}}
	for _, m := range data.All(in.Register, data.Measures) {
		if n := m.LawArea(); n > 0 && c.areas[n] == nil {
			c.areas[n] = m
		} else if n == 0 {
			for _, area := range m.Serves() {
				c.serving[area] = append(c.serving[area], m)
			}
		}
	}
	paper := in.paper("Så följer kommunen cybersäkerhetslagen")
	paper.Subtitle = "Till ledningen och tillsynsmyndigheten. Ställning per den " + LongDate(in.AsOf)
	paper.Contents = true
	paper.Blocks = slices.Concat(in.publicNote(), c.summary(), c.left(), []Block{PageBreak{}}, c.registration(), c.overview(), c.training(), c.incidents(), c.details())
	paper.Secrecy = c.mark()
	return paper, nil
}

type cyberPaper struct {
	*naming
	board   *board
	actions map[string][]*data.Action // by what they came of
	areas   map[int]*data.Measure     // the law's own areas, by number
	serving map[int][]*data.Measure   // the other measures that serve each
}

// summary tells in one sentence how it stands, and who the municipality is under the law.
func (c cyberPaper) summary() []Block {
	text := "Det finns ingen uppgift om att kommunen är anmäld. "
	registered := c.board.registeredOn()
	if registered != "" {
		text = "Kommunen är anmäld. "
	}
	if words := c.areaCount(); words != "" {
		text += words
	} else {
		text += "Ingen har bedömt lagens tio områden än."
	}
	if words := c.leadersTrained(); words != "" {
		text += " " + words
	}
	m := c.in.Register.Municipality()
	var sectors []string
	for _, s := range m.Sectors {
		sectors = append(sectors, lower(c.view.Linked(string(s))))
	}
	category := notStated
	if m.Category != "" {
		category = option("entity_category", m.Category)
	}
	facts := []Fact{
		{"Verksamhetsutövare", stated(m.Name)},
		{"Organisationsnummer", stated(m.OrgNumber)},
		{"Kategori", category},
		{"Skäl", stated(m.CategoryReason)},
		{"Sektorer", stated(capital(strings.Join(sectors, "; ")))},
		{"Tillsynsmyndighet", stated(c.view.Linked(string(m.Supervisor)))},
		{"Anmäld", stated(LongDate(registered))},
	}
	if !c.in.Public {
		facts = append(facts, Fact{"Kontakt", stated(m.Contact)})
	}
	return []Block{Lead(text), Facts{facts}}
}

// areaCount is how the ten areas stand: "Av lagens tio områden är 2 införda, 7 delvis införda och 1 inte införd."
func (c cyberPaper) areaCount() string {
	if len(c.areas) == 0 {
		return ""
	}
	count := map[State]int{}
	for n := range data.LawAreas {
		count[c.areaState(n+1)]++
	}
	var parts []string
	for _, part := range []struct {
		state     State
		one, many string
	}{{Met, "infört", "införda"}, {Partly, "delvis infört", "delvis införda"}, {Lacking, "inte infört", "inte införda"}, {Unjudged, "inte bedömt", "inte bedömda"}} {
		if n := count[part.state]; n > 0 {
			parts = append(parts, Number(n)+" "+plural(n, part.one, part.many))
		}
	}
	return "Av lagens tio områden är " + Enumerate(parts) + "."
}

func (c cyberPaper) areaState(n int) State {
	if m := c.areas[n]; m != nil && measureState(m) != NoState {
		return measureState(m)
	}
	return Unjudged
}

// left is what remains for the law to be followed.
func (c cyberPaper) left() []Block {
	var texts []string
	if c.board.registeredOn() == "" {
		texts = append(texts, "Anmäl kommunen (2"+hard+"kap. 2"+hard+"§).")
	}
	for _, r := range c.board.lateChanges() {
		if r.NotifiedOn == "" || r.NotifiedOn > c.in.AsOf {
			texts = append(texts, "Anmäl ändringen: "+c.board.lateWords(r))
		}
	}
	if m := c.in.Register.Municipality(); m.Category == "" {
		texts = append(texts, "Bedöm om kommunen är väsentlig eller viktig verksamhetsutövare, och skriv varför.")
	}
	if m := c.in.Register.Municipality(); len(m.Sectors) == 0 {
		texts = append(texts, "Skriv in vilka av lagens sektorer kommunen är verksam i.")
	}
	if m := c.in.Register.Municipality(); m.Leadership == "" {
		texts = append(texts, "Bedöm vilka som ingår i ledningen (2"+hard+"kap. 4"+hard+"§).")
	}
	if c.board.lacksLeaders() {
		texts = append(texts, "Utbilda dem i ledningen som inte har gått utbildningen.")
	}
	titles := seed.LawAreas()
	for _, state := range []State{Lacking, Unjudged} {
		var names []string
		for i, title := range titles {
			if c.areaState(i+1) == state {
				names = append(names, lower(title))
			}
		}
		switch {
		case len(names) == len(titles) && state == Unjudged:
			texts = append(texts, "Bedöm lagens tio områden.")
		case len(names) > 0 && state == Lacking:
			texts = append(texts, "Inför säkerhetsåtgärder för "+Enumerate(names)+".")
		case len(names) > 0:
			texts = append(texts, "Bedöm "+Enumerate(names)+".")
		}
	}
	if waiting := c.waiting(); waiting != "" {
		texts = append(texts, waiting)
	}
	if len(texts) == 0 {
		texts = []string{"Inget, så vitt registren visar, utöver de delar som är delvis införda."}
	}
	return []Block{Heading{Level: 1, Text: "Vad som återstår"}, Bullets(texts...)}
}

// registration is what the municipality has told of itself.
func (c cyberPaper) registration() []Block {
	heading := Heading{Level: 1, Text: "Anmälan (2" + hard + "kap. 2" + hard + "§)"}
	list := c.board.registrations()
	if len(list) == 0 {
		list = unused(c.in.Register, data.Registrations.Name)
	}
	if len(list) == 0 {
		list = []Block{Text("Ingen anmälan och ingen ändring är antecknad för perioden.")}
	}
	return append([]Block{heading}, list...)
}

// overview is the table of the ten areas.
func (c cyberPaper) overview() []Block {
	heading := Heading{Level: 1, Text: "Säkerhetsåtgärder inom tio områden (2" + hard + "kap. 3" + hard + "§)"}
	if len(c.areas) == 0 {
		return append([]Block{heading, Text("Ingen har bedömt områdena. Lägg in dem i registret säkerhetsåtgärder, och bedöm hur långt de är införda.")}, unused(c.in.Register, data.Measures.Name)...)
	}
	table := Table{RowHeader: true, Columns: []Column{{Head: "Område", Weight: 4}, {Head: "Läge", Weight: 1.4}, {Head: "Brist", Weight: 1.6}, {Head: "Bedömt", Weight: 1.4}}}
	for i, title := range seed.LawAreas() {
		row := Cells(Number(i+1)+". "+title, "", "–", "–")
		row.Cells[1] = StateCell(c.areaState(i + 1))
		if m := c.areas[i+1]; m != nil {
			c.told(m)
			if m.LackSize != "" {
				row.Cells[2] = TextCell(option("lack_size", m.LackSize))
			}
			row.Cells[3] = TextCell(cmp.Or(string(m.CheckedOn), "–"))
		}
		table.Rows = append(table.Rows, row)
	}
	where := "Vad som är gjort, vad som visar det och vad som saknas i varje område står i bilagan."
	if c.in.Public {
		where = "Bilagan, som går igenom säkerhetsåtgärderna område för område, ingår inte i den offentliga versionen."
	}
	return []Block{heading, table, Text(where)}
}

// training is what the law demands of the leadership itself.
func (c cyberPaper) training() []Block {
	blocks := []Block{Heading{Level: 1, Text: "Ledningens utbildning (2" + hard + "kap. 4" + hard + "§)"}}
	who := c.board.leadership()
	if len(who) == 0 {
		who = []Block{Text("Kommunen har inte skrivit ned vilka som ingår i ledningen. Lagen säger bara ”de personer som ingår i ledningen”.")}
	}
	blocks = append(blocks, who...)
	if not := unused(c.in.Register, data.TrainingsDone.Name); len(not) > 0 {
		return append(blocks, not...)
	}
	covered := c.board.training.leaders
	table := Table{RowHeader: true, Columns: []Column{{Head: "Kurs", Weight: 4}, {Head: "Erbjuden senast", Weight: 1.8}, {Head: "Gången senast", Weight: 1.8}, {Head: "Gäller till", Weight: 1.6}, {Head: "Har gått", Weight: 1.4, Align: AlignRight}}}
	for _, course := range covered.Courses {
		name := notStated
		if course.Course != nil {
			name = c.title(course.Course)
		}
		table.Rows = append(table.Rows, Cells(name, cmp.Or(string(course.OfferedOn), "–"), cmp.Or(string(course.CompletedOn), "–"), cmp.Or(string(course.Until), "–"), c.in.personCount(course.Completed)))
	}
	if len(table.Rows) == 0 {
		return append(blocks, Text("Ingen utbildning för ledningen är antecknad."))
	}
	if words := c.leadersTrained(); words != "" {
		blocks = append(blocks, Text(words))
	}
	return append(blocks, table)
}

// leadersTrained tells how many of the leadership have gone through what the law demands; empty when that is not known.
func (c cyberPaper) leadersTrained() string {
	if done := c.board.training.leaders.Completed; c.in.Public && done > 0 && done < fewest {
		return "Färre än " + Number(fewest) + " i ledningen har gått lagens utbildning."
	}
	return c.board.leadersTrained()
}

// incidents is what has been told of significant incidents in the period. Nothing is told of säkerhetsskydd.
func (c cyberPaper) incidents() []Block {
	heading := Heading{Level: 1, Text: "Incidentrapportering (2" + hard + "kap. 5–8" + hard + "§§)"}
	if !inUse(c.in.Register, data.Incidents.Name) {
		return append([]Block{heading}, unused(c.in.Register, data.Incidents.Name)...)
	}
	sum := c.board.trackSum(data.TrackCyber)
	text := "Under perioden " + Period(c.in.From, c.in.To) + " lämnade kommunen "
	if sum.told.told() == 0 {
		text += "ingen rapport om en betydande incident."
	} else {
		text += sum.told.toldWords("rapport om en betydande incident", "rapporter om betydande incidenter") + "."
	}
	blocks := []Block{heading, Text(text)}
	if waiting := c.waiting(); waiting != "" {
		blocks = append(blocks, Text(waiting))
	}
	return append(blocks, elsewhere(c.in.Register, data.Notifications.Name)...)
}

// waiting tells what of significant incidents is still to be told or judged; empty when there is nothing.
func (c cyberPaper) waiting() string {
	open := c.board.trackSum(data.TrackCyber).open
	if n := open.passed + open.running + open.unjudged; n > 0 {
		return Count(n, "rapport om en betydande incident", "rapporter om betydande incidenter") + " återstår att lämna eller bedöma: " + open.words() + "."
	}
	return ""
}

// details tell of each area what is done, what shows it, and what is wanting.
func (c cyberPaper) details() []Block {
	if len(c.areas) == 0 || c.in.Public {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Bilaga. Område för område"}}
	for i, title := range seed.LawAreas() {
		table := Table{RowHeader: true, Columns: []Column{{Head: "Säkerhetsåtgärd", Weight: 3.4}, {Head: "Läge", Weight: 1.35}, {Head: "Bevis eller brist", Weight: 4}}}
		unjudged := 0
		for _, s := range c.serving[i+1] {
			if s.Applies != data.JudgedYes || s.Implementation == "" {
				unjudged += oneIf(s.Applies != data.JudgedNo)
				continue
			}
			c.told(s)
			table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(measureName(s)), StateCell(measureState(s)), TextCell(cmp.Or(proofOrLack(s), "–"))}})
		}
		var facts []Fact
		if m := c.areas[i+1]; m != nil {
			facts = c.areaFacts(m)
		} else {
			facts = []Fact{{"Läge", "Området är inte bedömt"}}
		}
		if unjudged > 0 {
			facts = append(facts, Fact{"Inte bedömda", Count(unjudged, "säkerhetsåtgärd som hör till området", "säkerhetsåtgärder som hör till området")})
		}
		blocks = append(blocks, Group{[]Block{Heading{Level: 2, Text: Number(i+1) + ". " + title}, Facts{facts}}})
		if len(table.Rows) > 0 {
			blocks = append(blocks, table)
		}
	}
	return blocks
}

func (c cyberPaper) areaFacts(m *data.Measure) []Fact {
	lack := m.Lack
	if m.LackSize != "" {
		lack = strings.TrimSuffix(option("lack_size", m.LackSize)+". "+m.Lack, ". ")
	}
	facts := []Fact{{"Läge", implementedWords(m)}, {"Ansvarig", stated(c.view.Linked(string(m.Owner)))}, {"Bevis", stated(m.Proof)}, {"Återstår", cmp.Or(lack, "Inget antecknat")}}
	var actions []string
	for _, a := range c.actions[m.ID] {
		if a.Open() {
			actions = append(actions, c.title(a)+dueWords(a))
		}
	}
	if len(actions) > 0 {
		facts = append(facts, Fact{"Åtgärder", strings.Join(actions, "; ")})
	}
	return facts
}

// implementedWords tell how far a measure is in place.
func implementedWords(m *data.Measure) string {
	if m.Applies == data.JudgedNo {
		return "Tillämpas inte. " + m.Reason
	}
	return option("implementation", m.Implementation)
}

// dueWords tell by when an action shall be done.
func dueWords(a *data.Action) string {
	if a.Due == "" {
		return ""
	}
	return ", senast " + string(a.Due)
}

// proofOrLack is what shows that a measure is in place, or what is missing.
func proofOrLack(m *data.Measure) string {
	var parts []string
	if m.LackSize != "" || m.Lack != "" {
		parts = append(parts, strings.Trim(strings.TrimSuffix(optionOrNone("lack_size", m.LackSize)+". "+m.Lack, ". "), ". "))
	}
	if m.Proof != "" {
		parts = append(parts, "Bevis: "+m.Proof)
	}
	return strings.Join(parts, ". ")
}

func optionOrNone[C ~string](set string, chosen C) string {
	if chosen == "" {
		return ""
	}
	return option(set, chosen)
}
