package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"
)

// riskWorkshop is a riskanalys: what can happen, how bad and how likely that is, what there is against it, what is done about it
// and by whom.
type riskWorkshop struct {
	app   *app
	from  string // the id of the riskanalys, the informationsmängd or the system that it was opened from; may be empty
	saved string // the id of the session once it is saved
}

// saidSession is the id of the riskanalys that a meeting goes on with.
const saidSession = "session"

// sessionFields are what is said of a riskanalys before the first question.
var sessionFields = []string{"title", "unit", "assets", "systems", "leader", "participants"}

// The keys of the questions about a risk, after its own.
const (
	askConsequence = "consequence"
	askProbability = "probability"
	askProtection  = "protection"
	askTreatment   = "treatment"
	askOwner       = "owner"

	askOwn        = "risks/own"
	askConclusion = "risks/result"
)

func (*riskWorkshop) draftKind() string { return "workshop.risk_session" }
func (*riskWorkshop) word() string      { return "risk" }

func (w *riskWorkshop) begin() map[string]string {
	if r, ok := w.app.reg.Record(w.from).(*data.RiskSession); ok {
		return map[string]string{saidSession: r.ID}
	}
	return map[string]string{}
}

func (w *riskWorkshop) fields() []workshopField {
	kind, begin := data.RiskSessions.Untyped(), data.RiskSessions.New()
	begin.Leader = data.Link[*data.Person](w.app.me())
	switch r := w.app.reg.Record(w.from).(type) {
	case *data.RiskSession:
		begin = r
	case *data.Asset:
		begin.Title, begin.Assets, begin.Unit = r.Title, data.Links[*data.Asset]{data.Link[*data.Asset](r.ID)}, r.Unit
	case *data.System:
		begin.Title, begin.Systems, begin.Unit = r.Title, data.Links[*data.System]{data.Link[*data.System](r.ID)}, r.Unit
	}
	var list []workshopField
	for _, name := range sessionFields {
		field, _ := kind.Field(name)
		list = append(list, workshopField{key: name, kind: kind, name: name, label: data.FieldKey(kind.Name, name), value: field.Get(begin)})
	}
	return list
}

func (*riskWorkshop) started(said map[string]string) bool {
	return strings.TrimSpace(said["title"]) != ""
}

// threat is one that is asked about, of the catalogue or somebody's own.
type threat struct{ key, title, text string }

// chosenThreats are the threats that the meeting wants to look at, those of its own last.
func chosenThreats(said map[string]string) []threat {
	var list []threat
	for _, t := range seed.Threats() {
		if slices.Contains(data.SplitRefs(said[groupKey(t.Group)]), t.Key) {
			list = append(list, threat{t.Key, t.Title, t.Text})
		}
	}
	for line := range strings.SplitSeq(said[askOwn], "\n") {
		if line = oneLine(line); line != "" && !slices.ContainsFunc(list, func(t threat) bool { return t.title == line }) {
			list = append(list, threat{"own " + line, line, ""})
		}
	}
	return list
}

func groupKey(group string) string { return "risks/" + group }

func (w *riskWorkshop) questions(said map[string]string) []asking {
	title := oneLine(said["title"])
	var list []asking
	for _, group := range seed.ThreatGroups() {
		q := asking{
			key: groupKey(group), about: title, many: true,
			ask: translations.Text("ui.workshop.risk.threats."+group, nil), help: translations.Text("ui.workshop.risk.threats.help", nil),
		}
		for _, t := range seed.Threats() {
			if t.Group == group {
				r := reply{key: strconv.Itoa(len(q.answers) + 1), value: t.Key, title: t.Title}
				if known := w.known(t.Title, said); known != nil {
					r.words = []string{translations.Text("ui.workshop.risk.known", map[string]string{"risk": w.app.view.Number(known)})}
				}
				q.answers = append(q.answers, r)
			}
		}
		list = append(list, q)
	}
	list = append(list, asking{
		key: askOwn, about: title, written: true,
		ask: translations.Text("ui.workshop.risk.own", nil), help: translations.Text("ui.workshop.risk.own.help", nil), note: "ui.workshop.risk.own.note",
	})
	matrix := data.NewRiskMatrix(w.app.reg)
	threats := chosenThreats(said)
	for i, t := range threats {
		about := translations.Text("ui.workshop.risk.about", map[string]string{"at": reports.Number(i + 1), "of": reports.Number(len(threats)), "risk": t.title})
		one := func(name string, q asking) asking {
			q.key, q.about = t.key+"/"+name, about
			q.ask = translations.Text("ui.workshop.risk."+name, nil)
			return q
		}
		list = append(list,
			one(askConsequence, asking{help: t.text, answers: stepReplies(matrix, data.AxisConsequence)}),
			one(askProbability, asking{help: t.text, answers: stepReplies(matrix, data.AxisProbability)}),
			one(askProtection, asking{written: true, help: t.text, note: "ui.workshop.risk.protection.note"}),
			one(askTreatment, asking{help: w.valueWords(matrix, t, said), answers: treatmentReplies(), note: treatmentNote(said[t.key+"/"+askTreatment])}),
			one(askOwner, asking{answers: w.owners(said), target: "person"}))
	}
	if len(threats) > 0 {
		list = append(list, asking{key: askConclusion, about: title, written: true, ask: translations.Text("ui.workshop.risk.result", nil), note: "ui.workshop.risk.result.note"})
	}
	return list
}

// known is a risk of the same threat that stands in the register for what the meeting is about; nil when there is none.
func (w *riskWorkshop) known(title string, said map[string]string) *data.Risk {
	assets, systems := data.SplitRefs(said["assets"]), data.SplitRefs(said["systems"])
	for _, r := range data.All(w.app.reg, data.Risks) {
		about := slices.Contains(assets, string(r.Asset)) || slices.Contains(systems, string(r.System))
		if about && strings.HasPrefix(strings.ToLower(r.Title), strings.ToLower(title)) && !r.Closed(data.DayOf(w.app.now())) {
			return r
		}
	}
	return nil
}

// stepReplies are the steps of a scale of risks, each with what it takes.
func stepReplies(m data.RiskMatrix, axis data.RiskAxis) []reply {
	var list []reply
	for n := 1; n <= m.Steps(axis); n++ {
		r := reply{key: strconv.Itoa(n), value: strconv.Itoa(n), title: translations.Text("ui.workshop.risk.step", map[string]string{"step": reports.Number(n)})}
		if s := m.Step(axis, n); s != nil {
			r.title = s.Title
			if s.Meaning != "" {
				r.words = []string{s.Meaning}
			}
		}
		list = append(list, r)
	}
	return list
}

func treatmentReplies() []reply {
	field, _ := data.Risks.Untyped().Field(askTreatment)
	var list []reply
	for i, o := range field.Choices {
		list = append(list, reply{
			key: strconv.Itoa(i + 1), value: o.Name, title: translations.Text(data.OptionKey(field.Set, o.Name), nil),
			words: []string{translations.Text("ui.workshop.risk.treatment."+o.Name, nil)},
		})
	}
	return list
}

// treatmentNote is what the note to a treatment becomes: why the risk is accepted, or what is to be done.
func treatmentNote(treatment string) string {
	if data.RiskTreatment(treatment) == data.TreatAccept {
		return "ui.workshop.risk.note.accept"
	}
	return "ui.workshop.risk.note.action"
}

// value is what has been said of a threat's two steps.
func (t threat) value(said map[string]string) data.Valued {
	consequence, _ := strconv.Atoi(said[t.key+"/"+askConsequence])
	probability, _ := strconv.Atoi(said[t.key+"/"+askProbability])
	return data.Valued{Consequence: consequence, Probability: probability}
}

// valueWords tell the value of a threat and its band: "3 × 4 = 12, Hög".
func (w *riskWorkshop) valueWords(m data.RiskMatrix, t threat, said map[string]string) string {
	v := t.value(said)
	if !v.Known() {
		return translations.Text("ui.risks.unvalued", nil)
	}
	words := translations.Text("ui.risk.value_of", map[string]string{
		"consequence": reports.Number(v.Consequence), "probability": reports.Number(v.Probability), "value": reports.Number(v.Product()),
	})
	if l := m.Level(v); l != nil {
		words += ", " + l.Title
	}
	return words
}

// mostOwners is how many people can be chosen by a number.
const mostOwners = 6

// owners are those who are likely to own a risk of what the meeting is about.
func (w *riskWorkshop) owners(said map[string]string) []reply {
	var list []reply
	add := func(person data.Link[*data.Person], as string) {
		p, ok := data.Find(w.app.reg, person)
		taken := slices.ContainsFunc(list, func(r reply) bool { return r.value == string(person) })
		if ok && !p.Removed && p.Gallrad == "" && !taken && len(list) < mostOwners {
			list = append(list, reply{key: strconv.Itoa(len(list) + 1), value: p.ID, title: oneLine(w.app.view.Title(p)), words: []string{translations.Text(as, nil)}})
		}
	}
	for _, id := range data.SplitRefs(said["assets"]) {
		if a, ok := data.Find(w.app.reg, data.Link[*data.Asset](id)); ok {
			add(a.Owner, data.FieldKey("asset", "owner"))
		}
	}
	for _, id := range data.SplitRefs(said["systems"]) {
		if s, ok := data.Find(w.app.reg, data.Link[*data.System](id)); ok {
			add(s.Owner, data.FieldKey("system", "owner"))
			add(s.Keeper, data.FieldKey("system", "keeper"))
		}
	}
	for _, t := range chosenThreats(said) { // who has been chosen before may own the next one too
		add(data.Link[*data.Person](said[t.key+"/"+askOwner]), data.FieldKey("risk", "owner"))
	}
	add(data.Link[*data.Person](said["leader"]), data.FieldKey("risk_session", "leader"))
	return list
}

func (w *riskWorkshop) summary(said map[string]string) []decided {
	matrix := data.NewRiskMatrix(w.app.reg)
	var list []decided
	for _, t := range chosenThreats(said) {
		d := decided{about: t.title, words: []string{w.valueWords(matrix, t, said)}, open: !t.value(said).Known()}
		treatment, owner := said[t.key+"/"+askTreatment], w.app.view.Linked(said[t.key+"/"+askOwner])
		if treatment != "" {
			d.words = append(d.words, translations.Text(data.OptionKey("risk_treatment", treatment), nil)+": "+translations.Text("ui.workshop.risk.treatment."+treatment, nil))
		}
		if what := w.action(t, said); what != "" {
			d.words = append(d.words, translations.Text("ui.workshop.risk.action", map[string]string{"what": what}))
		}
		d.words = append(d.words, translations.Text("ui.risks.owner", map[string]string{"who": cmp.Or(owner, translations.Text("ui.workshop.risk.nobody", nil))}))
		d.open = d.open || treatment == "" || owner == ""
		list = append(list, d)
	}
	return list
}

// action is what is to be done about a risk, in the words of the meeting.
func (w *riskWorkshop) action(t threat, said map[string]string) string {
	if treatment := said[t.key+"/"+askTreatment]; treatment == "" || data.RiskTreatment(treatment) == data.TreatAccept {
		return ""
	}
	return oneLine(said[noteOf(t.key+"/"+askTreatment)])
}

func (w *riskWorkshop) save(said map[string]string) (func(*exchange.Deed) error, error) {
	today := data.DayOf(w.app.now())
	session, held := data.RiskSessions.New(), w.session(said)
	session.ID, session.On = w.app.space.Store.NewID(), today
	if held != nil {
		session.ID = held.ID
	}
	texts := map[string]string{}
	for _, name := range sessionFields {
		texts[name] = said[name]
	}
	if err := putTexts(data.RiskSessions.Untyped(), session, texts); err != nil {
		return nil, err
	}
	data.FillMark(w.app.reg, session, today)
	var made []data.Record
	for _, t := range chosenThreats(said) {
		records, err := w.makeRisk(session, t, said, today)
		if err != nil {
			return nil, err
		}
		made = append(made, records...)
	}
	w.saved = session.ID
	return func(d *exchange.Deed) error {
		result := strings.TrimSpace(said[askConclusion])
		if held != nil {
			now, err := exchange.Changed(d, data.RiskSessions, held.ID)
			if err != nil {
				return err
			}
			if result != "" {
				texts["result"] = strings.TrimSpace(now.Result + "\n\n" + result)
			}
			if err := putTexts(data.RiskSessions.Untyped(), now, texts); err != nil {
				return err
			}
		} else {
			session.Result = result
			d.Make(session)
		}
		for _, r := range made {
			d.Make(r)
		}
		return nil
	}, nil
}

// session is the riskanalys that a meeting goes on with; nil when it makes a new one.
func (w *riskWorkshop) session(said map[string]string) *data.RiskSession {
	if s, ok := data.Find(w.app.reg, data.Link[*data.RiskSession](said[saidSession])); ok && !s.Removed && s.Gallrad == "" {
		return s
	}
	return nil
}

// makeRisk makes a risk of what the meeting said of a threat, and the action that is to be taken against it.
func (w *riskWorkshop) makeRisk(session *data.RiskSession, t threat, said map[string]string, today data.Day) ([]data.Record, error) {
	r := data.Risks.New()
	r.ID = w.app.space.Store.NewID()
	r.Session, r.Unit = data.Link[*data.RiskSession](session.ID), session.Unit
	title := t.title
	if len(session.Assets) == 1 {
		r.Asset = session.Assets[0]
	}
	if len(session.Systems) == 1 {
		r.System = session.Systems[0]
	}
	if what := w.onlyObject(session); what != "" {
		title = translations.Text("ui.workshop.risk.title", map[string]string{"risk": t.title, "what": what})
	}
	texts := map[string]string{
		"title": title, "threat": t.text, "vulnerability": w.protectionWords(t, said),
		"owner": said[t.key+"/"+askOwner], "treatment": said[t.key+"/"+askTreatment],
	}
	if v := t.value(said); v.Known() {
		texts["consequence"], texts["probability"] = strconv.Itoa(v.Consequence), strconv.Itoa(v.Probability)
	}
	if data.RiskTreatment(texts["treatment"]) == data.TreatAccept {
		texts["accepted_reason"] = said[noteOf(t.key+"/"+askTreatment)]
	}
	if err := putTexts(data.Risks.Untyped(), r, texts); err != nil {
		return nil, err
	}
	data.FillMark(w.app.reg, r, today)
	what := w.action(t, said)
	if what == "" {
		return []data.Record{r}, nil
	}
	action := data.Actions.New()
	action.Origin = data.OriginOf(data.Risks.Name, r.ID)
	if err := putTexts(data.Actions.Untyped(), action, map[string]string{"title": what, "responsible": said[t.key+"/"+askOwner]}); err != nil {
		return nil, err
	}
	data.FillMark(w.app.reg, action, today)
	return []data.Record{r, action}, nil
}

// onlyObject is the name of what a riskanalys is about, where that is one thing.
func (w *riskWorkshop) onlyObject(s *data.RiskSession) string {
	if len(s.Assets)+len(s.Systems) != 1 {
		return ""
	}
	for _, link := range s.Assets {
		if a, ok := data.Find(w.app.reg, link); ok {
			return oneLine(a.Title)
		}
	}
	for _, link := range s.Systems {
		if one, ok := data.Find(w.app.reg, link); ok {
			return oneLine(one.Title)
		}
	}
	return ""
}

// protectionWords are what the meeting said of what there is against a risk and what is wanting, with its notes about the value.
func (w *riskWorkshop) protectionWords(t threat, said map[string]string) string {
	parts := []string{strings.TrimSpace(said[t.key+"/"+askProtection])}
	for _, name := range []string{askConsequence, askProbability} {
		if note := strings.TrimSpace(said[noteOf(t.key+"/"+name)]); note != "" {
			parts = append(parts, translations.Text(data.FieldKey("risk", name), nil)+": "+note)
		}
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

func (w *riskWorkshop) papers() []workshopPaper {
	if w.saved == "" {
		return nil
	}
	return []workshopPaper{{oneLine(w.app.view.Linked(w.saved)), "riskanalysprotokoll", w.saved}}
}

// workshopAt makes the workshop view of a place: kind is the sort of meeting, id the record that it was opened from.
func (a *app) workshopAt(to place) page {
	if to.kind == data.Classifications.Name {
		return newWorkshopPage(a, &classWorkshop{app: a, assets: to.text})
	}
	return newWorkshopPage(a, &riskWorkshop{app: a, from: to.id})
}

// classify is the place where informationsmängder are classified in the workshop view.
func classify(assets ...string) place {
	return place{page: pageWorkshop, kind: data.Classifications.Name, text: strings.Join(assets, "\n")}
}

// analyse is the place where risks are analysed in the workshop view; id is what it is opened from, or empty.
func analyse(id string) place {
	return place{page: pageWorkshop, kind: data.RiskSessions.Name, id: id}
}
