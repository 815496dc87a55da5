package reports

import (
	"cmp"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// ReviewAgenda is what the registers can tell of each point that ledningens genomgång shall look at (SS-EN ISO/IEC 27001:2023,
// 9.3.2), by the name of the field. A person goes through it, shortens it and adds what no register knows. Only registers in use tell.
func ReviewAgenda(reg data.Register, review *data.ManagementReview, now time.Time) map[string]string {
	reg = reg.InUse()
	today := data.DayOf(now)
	a := agenda{reg: reg, view: NewViewer(reg), today: today, now: now, since: today.AddMonths(-12)}
	for _, r := range data.All(reg, data.ManagementReviews) {
		if r.ID != review.ID && r.On < cmp.Or(review.On, today) && (a.before == nil || r.On > a.before.On) {
			a.before, a.since = r, r.On
		}
	}
	return map[string]string{
		"earlier": a.earlier(), "changes": a.changes(), "performance": a.performance(), "feedback": a.feedback(), "dangers": a.dangers(), "improvements": a.improvements(),
	}
}

type agenda struct {
	reg    data.Register
	view   *Viewer
	today  data.Day
	since  data.Day // the review before, or a year ago
	now    time.Time
	before *data.ManagementReview
}

// lines joins sentences, each on a line of its own.
func lines(parts ...string) string {
	var list []string
	for _, part := range parts {
		if part != "" {
			list = append(list, part)
		}
	}
	return strings.Join(list, "\n")
}

// earlier is what became of the actions of the review before, and of all.
func (a agenda) earlier() string {
	of, done, open, late := 0, 0, 0, 0
	for _, action := range data.All(a.reg, data.Actions) {
		open += oneIf(action.Open())
		late += oneIf(action.Open() && action.Due != "" && action.Due < a.today)
		if a.before != nil && action.Origin == data.OriginOf(a.before.KindName(), a.before.ID) {
			of++
			done += oneIf(action.State == data.ActionDone)
		}
	}
	first := "Ingen tidigare genomgång är inlagd."
	if a.before != nil {
		first = "Förra genomgången hölls den " + LongDate(a.before.On) + ". "
		if of == 0 {
			first += "Inga åtgärder är knutna till den."
		} else {
			first += Count(of, "åtgärd", "åtgärder") + " kom ur den, och " + Number(done) + " av dem är " + plural(done, "klar", "klara") + "."
		}
	}
	if !inUse(a.reg, data.Actions.Name) {
		return first
	}
	return lines(first, "Handlingsplanen har "+Count(open, "öppen åtgärd", "öppna åtgärder")+", och "+Number(late)+" av dem är "+plural(late, "försenad", "försenade")+".")
}

// changes are the notes of omvärldsbevakning since the review before.
func (a agenda) changes() string {
	var list []string
	for _, e := range data.All(a.reg, data.Environments) {
		if e.On >= a.since && e.Meaning != data.MeansNothing {
			list = append(list, string(e.On)+" "+strings.TrimSpace(e.Title+". "+e.SoWhat))
		}
	}
	return lines(list...)
}

// performance is deviations, measurements, audits and goals.
func (a agenda) performance() string {
	var list []string
	for _, t := range data.Trends(a.reg, data.Clocks(a.reg), a.now) {
		value := Number(t.Now().Have)
		if t.What.IsShare() {
			value = Percent(t.Now().Have, t.Now().All)
		}
		list = append(list, translations.Swedish.Text(string(t.What), nil)+": "+value+".")
	}
	if inUse(a.reg, data.ControlPoints.Name) {
		c := newControlPaper(Input{Register: a.reg, To: data.ControlYear(a.reg, a.today).Day("12-31"), AsOf: a.today, Now: a.now})
		var points []*data.ControlPoint
		for _, u := range c.bodies {
			points = append(points, c.points[data.Link[*data.Unit](u.ID)]...)
		}
		list = append(list, "Internkontroll: "+lower(c.tally(points).words()))
	}
	open, late := 0, 0
	for _, f := range data.All(a.reg, data.Findings) {
		open += oneIf(f.Open())
		late += oneIf(f.Open() && f.Due != "" && f.Due < a.today)
	}
	if inUse(a.reg, data.Findings.Name) {
		list = append(list, "Granskningar: "+Count(open, "öppen iakttagelse", "öppna iakttagelser")+", och "+Number(late)+" av dem är "+plural(late, "försenad", "försenade")+".")
	}
	of := data.ReadingsByGoal(a.reg)
	for _, g := range data.All(a.reg, data.Goals) {
		if readings := of[data.Link[*data.Goal](g.ID)]; g.EndedOn == "" && len(readings) > 0 {
			list = append(list, "Mål: "+g.Title+". "+GoalTarget(g)+", nu "+GoalValue(g, readings[len(readings)-1].Value)+".")
		}
	}
	return lines(list...)
}

// feedback is what those outside have said, as far as the registers know: supervision and the municipality's own auditors.
func (a agenda) feedback() string {
	var list []string
	for _, audit := range data.All(a.reg, data.Audits) {
		if audit.On >= a.since && audit.Sort != data.AuditOwn {
			list = append(list, string(audit.On)+" "+a.view.Title(audit)+".")
		}
	}
	return lines(list...)
}

// risks are what the risk analyses have come to and how far the treatment is (9.3.2 e): how many in each band, those that nobody has in
// hand, acceptances that run out, and the actions. All is counted and nothing named, so that the minutes can be read by more people.
func (a agenda) risks() []string {
	switch data.UseOf(a.reg, data.Risks.Name).State {
	case data.UseElsewhere:
		return []string{capital(unusedWords(a.reg, data.Risks.Name)) + "."}
	case data.UseNotBegun:
		return nil
	}
	p := newRiskPaper(Input{Register: a.reg, AsOf: a.today, Now: a.now})
	above, loose, late, of, open, overdue, done := 0, 0, 0, 0, 0, 0, 0
	for _, s := range p.now {
		if s.Above() {
			by := s.HandledBy()
			above++
			loose += oneIf(!s.InHand())
			late += oneIf(!s.Accepted && by != "" && by < a.today)
		}
		for _, action := range s.Actions {
			of++
			open += oneIf(action.Open())
			overdue += oneIf(action.Open() && action.Due != "" && action.Due < a.today)
			done += oneIf(action.State == data.ActionDone && action.DoneOn >= a.since)
		}
	}
	list := []string{p.sum()}
	if above > 0 {
		list = append(list, Count(above, "risk", "risker")+" är över det som riskägaren får acceptera: "+Number(loose)+" har varken åtgärd eller acceptans, och "+Number(late)+" skulle ha varit "+plural(late, "hanterad", "hanterade")+".")
	}
	list = append(list, p.runningOut())
	if of > 0 {
		list = append(list, "Riskbehandling: "+Count(open, "öppen åtgärd", "öppna åtgärder")+", varav "+Number(overdue)+" "+plural(overdue, "försenad", "försenade")+", och "+Number(done)+" "+plural(done, "klar", "klara")+" sedan den "+LongDate(a.since)+".")
	}
	if p.undecided() {
		list = append(list, "Kommunen har inte beslutat vilka risker den accepterar.")
	}
	return list
}

// dangers are the risks and their treatment, the avsteg, and what is not paid for.
func (a agenda) dangers() string {
	valid, expired, unfinanced := 0, 0, 0
	for _, e := range data.All(a.reg, data.Exceptions) {
		if e.Needed(a.today) {
			valid += oneIf(e.Until >= a.today)
			expired += oneIf(e.Until < a.today)
		}
	}
	for _, action := range data.All(a.reg, data.Actions) {
		unfinanced += oneIf(action.Unfinanced())
	}
	list := a.risks()
	if inUse(a.reg, data.Exceptions.Name) {
		list = append(list, Number(valid)+" avsteg gäller, och "+Number(expired)+" har gått ut utan att avslutas.")
	}
	if unfinanced > 0 {
		list = append(list, Count(unfinanced, "öppen åtgärd saknar", "öppna åtgärder saknar")+" pengar.")
	}
	return lines(list...)
}

// improvements are what audits have found that could be better, and what the year's internkontroll has taught.
func (a agenda) improvements() string {
	var list []string
	for _, f := range data.All(a.reg, data.Findings) {
		if f.Open() && f.Grade == data.GradeImprovement {
			list = append(list, a.view.Title(f)+".")
		}
	}
	for _, p := range data.All(a.reg, data.ControlPoints) {
		if p.Year == data.ControlYear(a.reg, a.today) && p.Learnt != "" {
			list = append(list, a.view.Number(p)+": "+p.Learnt)
		}
	}
	return lines(list...)
}
