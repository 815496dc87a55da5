package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// formPaper drafts what an authority asks for about an incident, question by question in the order of its own form. An answer
// is what the registers hold; what they cannot know is asked for in so many words, and never made up.
func formPaper(name string) func(Input) (Document, error) {
	return func(in Input) (Document, error) {
		in, err := in.complete()
		if err != nil {
			return Document{}, err
		}
		form := formOf(in.Register, name)
		d := newIncidentPaper(in)
		incident, err := d.chosenFor(form)
		if err != nil {
			return Document{}, err
		}
		paper := in.paper(form.Title)
		paper.Subtitle = "Ställning per den " + LongDate(in.AsOf)
		if incident == nil {
			paper.Blocks = []Block{
				Lead("Det finns ingen incident att lämna " + lower(stepName(form.Track, form.Step)) + " om."),
				Text("Lägg in incidenten och bedöm den, så räknas fristen ut och svaren fylls i. Du kan också välja en incident och skriva ut utkastet ändå."),
			}
			if text := elsewhereSentence(in.Register, data.Incidents.Name); text != "" {
				paper.Blocks = []Block{Lead(text)}
			}
			return paper, nil
		}
		paper.Title = strings.TrimSpace(form.Title + " " + d.view.Number(incident))
		if incident.SecurityProtection {
			paper.Blocks = d.otherChannel(incident)
			return paper, nil
		}
		paper.Subtitle = "Utkast: " + incident.Title + ". " + paper.Subtitle
		paper.Secrecy = d.formMark(incident)
		paper.Blocks = in.publicNote()
		clocks := d.clocksOf(form, incident)
		for n, c := range clocks {
			f := formDraft{incidentPaper: d, form: form, i: incident, clock: c, line: d.lineOf(c.Deadline), shared: len(clocks) > 1}
			level := 1
			if len(clocks) > 1 {
				if n > 0 {
					paper.Blocks = append(paper.Blocks, PageBreak{})
				}
				paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: stated(d.view.Linked(string(c.Unit)))})
				level = 2
			}
			paper.Blocks = append(paper.Blocks, f.blocks(level)...)
		}
		paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Notifications.Name, data.Actions.Name, data.Roles.Name)...)
		paper.Blocks = append(paper.Blocks, formSources(form, d.lineOf(clocks[0].Deadline)))
		return paper, nil
	}
}

// chosenFor is the incident that the form is about: the one that is asked for, else the one whose time runs out first, else the
// latest that the form has been for; nil when there is none.
func (d *incidentPaper) chosenFor(form seed.Form) (*data.Incident, error) {
	if id := d.in.RecordID; id != "" {
		incident, ok := data.Find(d.in.Register, data.Link[*data.Incident](id))
		if !ok || incident.Gallrad != "" {
			return nil, data.NewProblem("problem.report.record", "kind", data.KindKey("incident"), "id", id)
		}
		return incident, nil
	}
	if isElsewhere(d.in.Register, data.Incidents.Name) {
		return nil, nil
	}
	var first data.Clock
	var latest *data.Incident
	for _, incident := range data.All(d.in.Register, data.Incidents) {
		for _, c := range d.clocks[incident.ID] {
			if c.Deadline.Track != form.Track || c.Deadline.Step != form.Step || c.Judgement == data.JudgedNo {
				continue
			}
			latest = incident
			if c.Awaits(d.now) && (first.Incident == nil || !c.Due.IsZero() && (first.Due.IsZero() || c.Due.Before(first.Due))) {
				first = c
			}
		}
	}
	return cmp.Or(first.Incident, latest), nil
}

// clocksOf are the clocks of the form for an incident, one for each personuppgiftsansvarig where the track has them; without any
// there is one that nothing runs on.
func (d *incidentPaper) clocksOf(form seed.Form, incident *data.Incident) []data.Clock {
	var list []data.Clock
	for _, c := range d.clocks[incident.ID] {
		if c.Deadline.Track == form.Track && c.Deadline.Step == form.Step && !slices.ContainsFunc(list, func(o data.Clock) bool { return o.Unit == c.Unit }) {
			list = append(list, c)
		}
	}
	if len(list) > 0 {
		return list
	}
	none := data.Clock{Incident: incident, Deadline: &data.Deadline{Track: form.Track, Step: form.Step}, Judgement: data.JudgedNo}
	for _, rule := range data.All(d.in.Register, data.Deadlines) {
		if rule.Track == form.Track && rule.Step == form.Step {
			none.Deadline = rule
			break
		}
	}
	return []data.Clock{none}
}

// lineOf is the line of the matrix that a deadline is on.
func (d *incidentPaper) lineOf(rule *data.Deadline) data.Reporting {
	for _, line := range data.ReportingMatrix(d.in.Register, d.in.AsOf) {
		if line.Deadline.ID == rule.ID && rule.ID != "" {
			return line
		}
	}
	return data.Reporting{Deadline: rule}
}

// otherChannel is all that is said where säkerhetsskydd is at stake: that another way is used, and nothing of what has happened.
func (d *incidentPaper) otherChannel(incident *data.Incident) []Block {
	blocks := []Block{
		Lead("Använd inte den här blanketten innan säkerhetsskyddschefen har sagt att det går bra."),
		Text("Incidenten är bedömd från säkerhetsskydd. Säkerhetsskyddschefen avgör vad som lämnas, till vem och på vilken väg. " +
			"Säkerhetsskyddsklassificerade uppgifter omfattas inte av rapporteringen och får inte skrivas här eller i e-post."),
		Facts{[]Fact{{"Bedömt", stated(string(incident.SecurityProtectionOn))}, {"Beteckning", atProtectionChief}}},
	}
	for _, line := range data.ReportingMatrix(d.in.Register, d.in.AsOf) {
		if line.Deadline.Track == data.TrackSecurityPolice {
			facts := []Fact{{"Till", Recipient(line)}, {"Senast", TimeLimit(line.Deadline)}, {"Vem", DoerName(d.view, line)}}
			if line.Authority != nil {
				facts = append(facts, Fact{"Väg", stated(strings.Join(Channels(line.Authority), ", "))})
			}
			return append(blocks, Facts{facts})
		}
	}
	return blocks
}

// formMark is the paper's mark, with the provisions of all whose words it holds.
func (d *incidentPaper) formMark(incident *data.Incident) *SecrecyMark {
	marks := []*SecrecyMark{d.mark(incident)}
	for _, a := range d.actions[incident.ID] {
		marks = append(marks, d.in.markOf(a))
	}
	for _, link := range incident.KnownSystems {
		if s, ok := data.Find(d.in.Register, link); ok {
			marks = append(marks, d.in.markOf(s))
		}
	}
	for _, link := range incident.KnownAssets {
		if a, ok := data.Find(d.in.Register, link); ok {
			marks = append(marks, d.in.markOf(a))
		}
	}
	return joined(slices.DeleteFunc(marks, func(m *SecrecyMark) bool { return m == nil }))
}

// formSources tells where what the form asks and its recipient come from, and when that was checked.
func formSources(form seed.Form, line data.Reporting) Block {
	text := questionSource(form)
	if line.Authority != nil && line.Authority.Source != "" {
		text += " Källa för mottagaren: " + lower(line.Authority.Source) + " Kontrollerad " + stated(string(line.Authority.CheckedOn)) + "."
	}
	if line.Stale {
		text += " ▲ Det är mer än 12 månader sedan fristen och mottagaren kontrollerades."
	}
	return Paragraph{Style: SmallText, Runs: Plain(text)}
}

// formDraft is the answers to one form, for one personuppgiftsansvarig where the track has them.
type formDraft struct {
	*incidentPaper
	form  seed.Form
	i     *data.Incident
	clock data.Clock
	line  data.Reporting

	shared bool // others are personuppgiftsansvariga for the same incident, each with a draft of its own
}

// blocks is the draft, its parts headed at level.
func (f formDraft) blocks(level int) []Block {
	var questions []Block
	answered, part := 0, ""
	for _, q := range f.form.Questions {
		if q.Part != part {
			part = q.Part
			questions = append(questions, Heading{Level: level, Text: part})
		}
		reply := formReply{}
		if answer := formAnswers[q.Answer]; answer != nil {
			reply = answer(f)
		}
		answered += oneIf(reply.text != "")
		questions = append(questions, Group{append([]Block{Heading{Level: level + 1, Text: q.Heading}}, f.reply(q, reply)...)})
	}
	blocks := []Block{Lead(f.standing()), f.facts()}
	blocks = append(blocks, Text(Number(answered)+" av "+Count(len(f.form.Questions), "fråga", "frågor")+" har helt eller delvis svar i registren. "+
		"Kontrollera svaren, fyll i det som står inom [Fyll i: …] och kopiera sedan fråga för fråga. Det räcker att lämna det som är känt."))
	if n := f.clock.Notification; n != nil && n.Draft != "" {
		blocks = append(blocks, Heading{Level: level, Text: "Redan skrivet utkast"})
		blocks = append(blocks, paragraphs(n.Draft)...)
	}
	return append(blocks, questions...)
}

// reply is an answer, what is to be filled in, and whether it may be secret.
func (f formDraft) reply(q seed.Question, r formReply) []Block {
	blocks := paragraphs(r.text)
	asks := []string{q.Ask}
	if r.text != "" {
		asks = []string{r.ask, q.Also}
	}
	for _, ask := range asks {
		if ask != "" {
			blocks = append(blocks, Paragraph{Runs: []Run{{Text: fillIn(ask), Bold: true}}})
		}
	}
	if q.Secrecy != "" && r.text != "" && !f.in.Public {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain("Sekretess kan gälla för svaret: " + unbroken(q.Secrecy) + ".")})
	}
	return blocks
}

// fillIn asks for what no register can know.
func fillIn(what string) string { return "[Fyll i: " + what + "]" }

// standing tells by when the form is to be handed in, or that it has been, as of the paper.
func (f formDraft) standing() string {
	c := f.clock
	what := stepName(c.Deadline.Track, c.Deadline.Step)
	switch c.State(f.now) {
	case data.ClockNotDemanded:
		if c.Notification == nil {
			return what + " ska inte lämnas, så som incidenten är bedömd. Ändras bedömningen gäller utkastet."
		}
		return what + " ska enligt beslut inte lämnas. Ändras beslutet gäller utkastet."
	case data.ClockWaiting:
		return "Fristen har inte börjat. " + what + " lämnas " + lowerLimit(c.Deadline) + "."
	case data.ClockSent, data.ClockSentLate:
		text := what + " lämnades " + Moment(c.SentAt()) + "."
		if !c.Due.IsZero() {
			text += " " + clockWords(c, f.now)
		}
		return text
	}
	text := what + " lämnas "
	if c.Due.IsZero() {
		text += lowerLimit(c.Deadline) + "."
	} else {
		text += "senast " + Moment(c.Due) + "."
	}
	if left := clockWords(c, f.now); left != "Ska göras." {
		text += " " + left
	}
	return text
}

// lowerLimit is by when, for use after a verb: "senast 1 månad efter anmälan", "snarast".
func lowerLimit(rule *data.Deadline) string {
	if rule.Amount == nil {
		return lower(TimeLimit(rule))
	}
	return "senast " + TimeLimit(rule)
}

func (f formDraft) facts() Facts {
	rule := f.clock.Deadline
	facts := []Fact{{"Till", Recipient(f.line)}}
	if a := f.line.Authority; a != nil {
		facts[0].Value = cmp.Or(a.Name, a.Short)
		facts = append(facts, Fact{"Så lämnas den", stated(cmp.Or(a.Channel, strings.Join(Channels(a), ", ")))})
	}
	facts = append(facts, Fact{"Vem lämnar", DoerName(f.view, f.line)})
	if rule.Provision != "" {
		facts = append(facts, Fact{"Frist", TimeLimit(rule)}, Fact{"Lagrum", unbroken(rule.Provision)})
	}
	if known, assumed := f.i.Knowledge(); !known.IsZero() && rule.Basis == data.FromKnown {
		if !f.clock.From.IsZero() {
			known, assumed = f.clock.From, f.clock.Assumed
		}
		facts = append(facts, Fact{"Kännedom", Moment(known) + map[bool]string{true: " (inte bekräftat)"}[assumed]})
	}
	return Facts{facts}
}
