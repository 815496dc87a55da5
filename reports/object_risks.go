package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// objectRisks tells of one system, one informationsmängd or one unit which risks it has, how they are treated, what remains and who has
// accepted it; of all that have risks when none is chosen.
func objectRisks(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	p := newObjectPaper(in)
	if in.RecordID != "" {
		of := in.Register.Record(in.RecordID)
		if of == nil || of.Header().Gallrad != "" || !slices.Contains(riskObjects, of.KindName()) {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("system"), "id", in.RecordID)
		}
		paper := p.begin("Risker: " + titleOf(of))
		paper.Blocks = append(in.publicNote(), p.of(of)...)
		paper.Secrecy = in.marksTogether(p.told...)
		return paper, nil
	}
	paper := p.begin("Risker för system, information och enheter")
	paper.Contents = true
	paper.Blocks = in.publicNote()
	var parts []Block
	overview := Table{RowHeader: true, Columns: []Column{{Head: "Vad", Weight: 3}, {Head: "Risker", Weight: 0.8, Align: AlignRight}, {Head: "Största", Weight: 1.5}, {Head: "Över det ägaren får acceptera", Weight: 1.5, Align: AlignRight}, {Head: "Senaste riskanalys", Weight: 1.5}}}
	for _, name := range riskObjects {
		kind, _ := data.KindNamed(name)
		for _, of := range in.Register.Living(kind) {
			list := p.placed(of)
			if len(list) == 0 {
				continue
			}
			above := 0
			for _, s := range list {
				above += oneIf(s.Above() && !s.Accepted)
			}
			overview.Rows = append(overview.Rows, Cells(p.view.Title(of), Number(len(list)), p.value(list[0].Now), Number(above), p.lastAnalysis(of)))
			parts = append(append(parts, Heading{Level: 1, Text: p.view.Title(of)}), p.table(of, list)...)
		}
	}
	untied := 0
	for _, s := range p.now {
		untied += oneIf(s.System == "" && s.Asset == "" && s.Unit == "")
	}
	switch {
	case !inUse(in.Register, data.Risks.Name):
		paper.Blocks = append(paper.Blocks, Lead(capital(unusedWords(in.Register, data.Risks.Name))+"."))
	case len(overview.Rows) == 0:
		paper.Blocks = append(paper.Blocks, Lead("Ingen risk är kopplad till något system, någon information eller någon enhet."), Text("Öppna risken och välj vad den gäller, så visas den här."))
	default:
		paper.Blocks = append(paper.Blocks, Lead(capital(Count(len(p.now)-untied, "risk är kopplad", "risker är kopplade"))+" till ett system, information eller en enhet."))
		if untied > 0 {
			paper.Blocks = append(paper.Blocks, Text(Count(untied, "risk är inte kopplad till något och står inte här.", "risker är inte kopplade till något och står inte här.")))
		}
		if !in.Public {
			paper.Blocks = append(paper.Blocks, overview)
		}
	}
	paper.Blocks = append(append(paper.Blocks, parts...), hidden(p.secret)...)
	paper.Secrecy = in.marksTogether(p.told...)
	return paper, nil
}

// riskObjects are the kinds of what a risk can be tied to, in the order in which the paper about all tells of them.
var riskObjects = []string{"system", data.Assets.Name, "unit"}

type objectPaper struct {
	riskPaper
	classes data.Classes
	secret  int           // how many risks of the whole register a public paper leaves out
	told    []data.Record // those whose words are on the paper
}

// newObjectPaper knows in a public paper of the open risks alone: how many others an object has tells where it is weak.
func newObjectPaper(in Input) objectPaper {
	p := objectPaper{riskPaper: newRiskPaper(in), classes: data.NewClasses(in.Register, in.AsOf)}
	all := len(p.now)
	p.now = slices.DeleteFunc(p.now, func(s data.RiskStanding) bool { return !p.open(s.Risk) })
	p.secret = all - len(p.now)
	return p
}

func (p *objectPaper) begin(title string) Document {
	paper := p.in.paper(title)
	paper.Subtitle = "Risker, behandling och det som blir kvar. Ställning per den " + LongDate(p.in.AsOf)
	return paper
}

// tied are the risks of an object. A system has those of the information in it too, and a unit those of the units below it.
func (p *objectPaper) tied(of data.Record) []data.RiskStanding {
	id := of.Header().ID
	return slices.DeleteFunc(slices.Clone(p.now), func(s data.RiskStanding) bool {
		switch of := of.(type) {
		case *data.System:
			return string(s.System) != id && (s.System != "" || s.Asset == "" || !slices.Contains(of.Assets, s.Asset))
		case *data.Asset:
			return string(s.Asset) != id
		}
		return string(s.Unit) != id && !p.below(s.Unit, id)
	})
}

// placed are the risks that the paper about all tells of at an object, so that each risk stands once: at its system, else at its
// information, else at its unit.
func (p *objectPaper) placed(of data.Record) []data.RiskStanding {
	id := of.Header().ID
	return slices.DeleteFunc(slices.Clone(p.now), func(s data.RiskStanding) bool {
		return cmp.Or(string(s.System), string(s.Asset), string(s.Unit)) != id
	})
}

// below tells whether a unit lies below another.
func (p *objectPaper) below(link data.Link[*data.Unit], id string) bool {
	for range 10 { // deeper than any municipality, and an end for units that lie below one another in a ring
		u, ok := data.Find(p.in.Register, link)
		if !ok {
			return false
		}
		if link = u.Parent; string(link) == id {
			return true
		}
	}
	return false
}

// of is one object: how it stands, its class, its risks and what is done about them.
func (p *objectPaper) of(of data.Record) []Block {
	list := p.tied(of)
	above := 0
	for _, s := range list {
		above += oneIf(s.Above() && !s.Accepted)
	}
	var blocks []Block
	switch {
	case p.in.Public && len(list) == 0:
		return []Block{Lead("Ingen risk som är bedömd som offentlig är kopplad hit."), Text("Risker där sekretess kan gälla nämns inte och räknas inte här.")}
	case len(list) == 0 && inUse(p.in.Register, data.Risks.Name):
		blocks = []Block{Lead("Ingen öppen risk är kopplad hit."), Text("Det kan betyda att ingen har analyserat riskerna. Senaste riskanalys: " + p.lastAnalysis(of) + ".")}
	case len(list) == 0:
		blocks = []Block{Lead(capital(unusedWords(p.in.Register, data.Risks.Name)) + ".")}
	case above > 0:
		blocks = []Block{Lead(Count(len(list), "risk är öppen.", "risker är öppna.") + " " + Number(above) + " är större än riskägaren får acceptera och inte " + plural(above, "accepterad", "accepterade") + " av någon annan.")}
	default:
		blocks = []Block{Lead(Count(len(list), "risk är öppen, på en nivå som kommunen har accepterat.", "risker är öppna, alla på en nivå som kommunen har accepterat."))}
	}
	if p.in.Public {
		blocks = []Block{Text("Risker där sekretess kan gälla nämns inte och räknas inte här.")}
	} else {
		blocks = append(blocks, Group{[]Block{p.facts(of)}})
	}
	return append(blocks, p.table(of, list)...)
}

// table is some risks of an object, and what is done about them.
func (p *objectPaper) table(of data.Record, list []data.RiskStanding) []Block {
	p.told = append(p.told, of)
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Risk", Weight: 2.6}, {Head: "Nu", Weight: 1.1}, {Head: "Behandling", Weight: 1.1}, {Head: "Efter åtgärder", Weight: 1.35}, {Head: "Riskägare och acceptans", Weight: 2.25}}}
	var details []Block
	for _, s := range list {
		p.told = append(p.told, s.Risk)
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			withBelow(p.view.Title(s.Risk), p.through(of, s)), TextCell(p.value(s.Now)), TextCell(option("risk_treatment", s.Treatment)), TextCell(p.value(s.Left())),
			withBelow(capital(p.person(s.Owner)), p.acceptance(s)),
		}})
		if block := p.done(s); block != nil {
			details = append(details, block)
		}
	}
	var blocks []Block
	if len(table.Rows) > 0 {
		blocks = append(blocks, table)
	}
	if last := len(details) - 2; last >= 0 { // so that no page has a single line of the paper
		details = append(details[:last], Group{slices.Clone(details[last:])})
	}
	return append(blocks, details...)
}

// through tells why a risk that is not the object's own is there.
func (p *objectPaper) through(of data.Record, s data.RiskStanding) string {
	switch of := of.(type) {
	case *data.System:
		if string(s.System) != of.ID {
			return "Genom informationen " + p.view.Linked(string(s.Asset))
		}
	case *data.Asset:
		if s.System != "" {
			return "I " + p.view.Linked(string(s.System))
		}
	case *data.Unit:
		if string(s.Unit) != of.ID {
			return p.view.Linked(string(s.Unit))
		}
	}
	return ""
}

// acceptance is who has accepted a risk, and whether that still holds.
func (p riskPaper) acceptance(s data.RiskStanding) string {
	if s.AcceptedOn == "" || s.AcceptedOn > p.in.AsOf {
		return "Inte accepterad"
	}
	words := "Accepterad av " + p.person(s.AcceptedBy)
	if s.AcceptedUntil != "" {
		words += " till och med " + string(s.AcceptedUntil)
	}
	switch {
	case s.Outgrown:
		words += ". Gäller inte, risken har blivit större"
	case s.Unallowed:
		words += ". Gäller inte, risken är större än riskägaren får acceptera"
	case !s.Accepted:
		words += ". Har löpt ut"
	}
	return words
}

// done are what a risk comes of and what is done about it; nil when nobody has said.
func (p *objectPaper) done(s data.RiskStanding) Block {
	runs := []Run{{Text: p.view.Number(s.Risk) + ": ", Bold: true}}
	say := func(text string) {
		if text = strings.TrimSpace(text); text != "" {
			runs = append(runs, Run{Text: strings.TrimSuffix(text, ".") + ". "})
		}
	}
	say(s.Threat)
	say(s.Vulnerability)
	if s.Accepted && s.AcceptedReason != "" {
		say("Skäl att acceptera: " + s.AcceptedReason)
	}
	for _, a := range s.Actions {
		if a.State == data.ActionCancelled || !p.open(a) {
			continue
		}
		p.told = append(p.told, a)
		words := "Åtgärd: " + p.view.Title(a) + ", " + lower(option("action_state", a.State))
		switch {
		case a.DoneOn != "":
			words += " " + string(a.DoneOn)
		case a.Due != "" && a.Open():
			words += ", senast " + string(a.Due)
		}
		say(words)
	}
	if len(runs) == 1 {
		return nil
	}
	return Paragraph{Runs: runs}
}

// facts are what the object is, and how it is classified.
func (p *objectPaper) facts(of data.Record) Block {
	var facts []Fact
	levels := func(level func(data.Aspect) string) string {
		var words []string
		for _, a := range data.Aspects() {
			words = append(words, AspectLetter(a)+hard+strings.ReplaceAll(level(a), " ", hard))
		}
		return strings.Join(words, ", ")
	}
	switch of := of.(type) {
	case *data.System:
		inherited := p.classes.System(of)
		class := "Ingen information i systemet är klassad"
		if inherited.Known() {
			class = levels(func(a data.Aspect) string { l, _ := inherited.Level(a); return cmp.Or(l.Text, "–") })
		}
		facts = []Fact{{"Systemägare", stated(p.view.Linked(string(of.Owner)))}, {"Används av", stated(p.view.Linked(string(of.Unit)))}, {"Klass", class}, {"Skyddsnivå", protectionWords(p.classes, of)}}
	case *data.Asset:
		class := p.classes.Of(of)
		words := map[data.ClassState]string{data.ClassNone: "Inte klassad", data.ClassUndecided: "Klassad, men beslut saknas"}[class.State]
		if class.Decided != nil {
			words = levels(func(a data.Aspect) string { return cmp.Or(class.Level(a).Text, "–") })
		}
		facts = []Fact{{"Informationsägare", stated(p.view.Linked(string(of.Owner)))}, {"Hör till", stated(p.view.Linked(string(of.Unit)))}, {"Klass", words}}
	case *data.Unit:
		facts = []Fact{{"Sort", option("unit_type", of.Type)}}
	}
	return Facts{append(facts, Fact{"Senaste riskanalys", p.lastAnalysis(of)})}
}

// lastAnalysis is the latest riskanalys that was about the object.
func (p *objectPaper) lastAnalysis(of data.Record) string {
	var last *data.RiskSession
	for _, s := range data.All(p.in.Register, data.RiskSessions) {
		about := false
		switch of := of.(type) {
		case *data.System:
			about = slices.Contains(s.Systems, data.Link[*data.System](of.ID))
		case *data.Asset:
			about = slices.Contains(s.Assets, data.Link[*data.Asset](of.ID))
		case *data.Unit:
			about = string(s.Unit) == of.ID || p.below(s.Unit, of.ID)
		}
		if about && s.On <= p.in.AsOf && (last == nil || last.On < s.On) {
			last = s
		}
	}
	switch {
	case last == nil:
		return "ingen"
	case !p.open(last):
		return string(last.On)
	}
	return p.view.Number(last) + ", " + string(last.On)
}
