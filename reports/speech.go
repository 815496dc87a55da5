package reports

import (
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// Speech says in one language what the papers and the window share. The papers are Swedish, always: the functions of this
// package speak it, and only the window asks for a Speech of another.
type Speech struct{ In *translations.Language }

// Swedish is the Speech of all that is written down.
var Swedish = Speech{translations.Swedish}

func (s Speech) text(key string) string { return s.In.Text(key, nil) }

// with is text for a key that has one hole.
func (s Speech) with(key, hole, value string) string {
	return s.In.Text(key, map[string]string{hole: value})
}

// counted is a number of something, on one line.
func (s Speech) counted(n int, key string) string { return Number(n) + hard + s.In.Count(key, n, nil) }

// NotStated stands for what nobody has filled in.
func (s Speech) NotStated() string { return s.text("say.not_stated") }

// Option is the words of a choice; what this version does not know is shown as it is stored.
func (s Speech) Option(set, chosen string) string {
	key := data.OptionKey(set, chosen)
	if !s.In.Has(key) {
		return chosen
	}
	return s.text(key)
}

// LongDate is a day in running text: "24 november 2026"; empty for no day.
func (s Speech) LongDate(d data.Day) string {
	day, month, year, ok := s.dateParts(d)
	if !ok {
		return string(d)
	}
	return day + hard + month + " " + year
}

func (s Speech) dateParts(d data.Day) (day, month, year string, ok bool) {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return "", "", "", false
	}
	return t.Format("2"), s.text("ui.month." + t.Format("1")), t.Format("2006"), true
}

// DayAndMonth is a day of a year that is known: "2 december".
func (s Speech) DayAndMonth(d data.Day) string {
	day, month, _, ok := s.dateParts(d)
	if !ok {
		return string(d)
	}
	return day + hard + month
}

// Period is two days with what they share said once: "1 januari–24 november 2026".
func (s Speech) Period(from, to data.Day) string {
	fromDay, fromMonth, fromYear, ok := s.dateParts(from)
	_, toMonth, toYear, alsoOK := s.dateParts(to)
	switch {
	case !ok || !alsoOK || from == to:
		return s.LongDate(to)
	case fromYear != toYear:
		return s.LongDate(from) + "–" + s.LongDate(to)
	case fromMonth != toMonth:
		return fromDay + hard + fromMonth + "–" + s.LongDate(to)
	}
	return fromDay + "–" + s.LongDate(to)
}

// MonthName is a month of a year: "Mars 2027".
func (s Speech) MonthName(first data.Day) string {
	_, month, year, ok := s.dateParts(first)
	if !ok {
		return string(first)
	}
	return capital(month) + " " + year
}

// Duration is a length of time in words, in its two largest units: "3 timmar och 20 minuter", "2 dygn".
func (s Speech) Duration(d time.Duration) string {
	if d < 0 {
		d = -d
	}
	if d < time.Minute {
		return s.text("say.minute.least")
	}
	minutes := int(d / time.Minute)
	days, hours, minutes := minutes/(24*60), minutes/60%24, minutes%60
	var parts []string
	if days > 0 {
		parts = append(parts, s.counted(days, "say.days"))
	}
	if hours > 0 {
		parts = append(parts, s.counted(hours, "say.hours"))
	}
	if minutes > 0 && days == 0 {
		parts = append(parts, s.counted(minutes, "say.minutes"))
	}
	return s.Enumerate(parts)
}

// Took is in words how long something took: "mindre än en sekund", "4 sekunder", "2 minuter".
func (s Speech) Took(d time.Duration) string {
	switch seconds := int(d.Round(time.Second) / time.Second); {
	case seconds < 1:
		return s.text("say.second.least")
	case seconds == 1:
		return strings.ReplaceAll(s.text("say.second.one"), " ", hard)
	case seconds < 100:
		return s.counted(seconds, "say.seconds")
	default:
		return s.counted(int(d.Round(time.Minute)/time.Minute), "say.minutes")
	}
}

// Enumerate joins words as one says them: "ett, två och tre".
func (s Speech) Enumerate(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + s.text("say.and") + " " + words[last]
}

// FieldNames tells some fields of a kind, as one says them in a sentence: "e-postadress och telefon".
func (s Speech) FieldNames(kind string, fields []string) string {
	names := make([]string, len(fields))
	for i, name := range fields {
		names[i] = lower(s.text(data.FieldKey(kind, name)))
	}
	return s.Enumerate(names)
}

// LevelWords tell a level and the protection it leads to: "3 betydande, förhöjt skydd".
func (s Speech) LevelWords(l data.Level) string {
	switch {
	case l.Text == "":
		return s.text("say.unclassed")
	case l.Protection == "":
		return l.Text
	}
	return l.Text + ", " + lower(s.text(data.OptionKey("protection", string(l.Protection))))
}

// AspectWords name an aspect: "Konfidentialitet".
func (s Speech) AspectWords(a data.Aspect) string {
	return s.text(data.OptionKey("aspect", string(a)))
}

// AspectLetter is the letter that stands for an aspect in the methods: K, R, T and S.
func (s Speech) AspectLetter(a data.Aspect) string { return string([]rune(s.AspectWords(a))[:1]) }

// FileClassWords tell how the file itself is classified: "Konfidentialitet: betydande. Riktighet: måttlig. …".
func (s Speech) FileClassWords(c data.FileClass) string {
	var parts []string
	for _, aspect := range []struct {
		key   string
		level data.FileLevel
	}{{"confidentiality", c.Confidentiality}, {"integrity", c.Integrity}, {"availability", c.Availability}} {
		parts = append(parts, s.text("class."+aspect.key)+": "+lower(s.Option("file_level", string(aspect.level)))+".")
	}
	return strings.Join(parts, " ")
}

// FileClassFollows is what follows from how the file is classified: where it may lie, what else is to be done, and what must
// never be in it whatever the classification.
func (s Speech) FileClassFollows(c data.FileClass) []string {
	var list []string
	if c.Confidentiality != "" {
		list = append(list, s.text("class.confidentiality."+string(c.Confidentiality)))
	}
	if c.Integrity.AtLeast(data.LevelConsiderable) {
		list = append(list, s.text("class.integrity.high"))
	}
	if c.Availability.AtLeast(data.LevelConsiderable) {
		list = append(list, s.text("class.availability.high"))
	}
	return append(list, s.text("class.never"))
}

// FormWords is what a form of paper is called; one that has no words yet by its name.
func (s Speech) FormWords(form string) string {
	if key := "ui.report.form." + form; s.In.Has(key) {
		return s.text(key)
	}
	return strings.ToUpper(form)
}

// Title is what a report is called.
func (s Speech) Title(r Report) string { return s.ownOr("paper."+r.Name, r.Title) }

// Summary is one sentence about a report: what it tells, and to whom.
func (s Speech) Summary(r Report) string { return s.ownOr("paper."+r.Name+".summary", r.Summary) }

// ownOr is the words of a key that only other languages than Swedish have, since the report itself has the Swedish ones.
func (s Speech) ownOr(key, swedish string) string {
	if s.In.Has(key) {
		return s.text(key)
	}
	return swedish
}

// PrintedName is what a report that was printed is called; one that has had its day since by its name alone.
func (s Speech) PrintedName(p data.Printed) string {
	if report, ok := Named(p.Report); ok {
		return s.Title(report)
	}
	return p.Report
}

// PrintedVersion tells whether a printed paper held what may be secret; empty where that was not booked.
func (s Speech) PrintedVersion(p data.Printed) string {
	switch {
	case p.Form == "":
		return ""
	case p.Public:
		return s.text("say.printed.public")
	}
	return s.text("say.printed.internal")
}

// PrintedPeriod is the period that a printed paper told of, or else the day that it gave the state of; empty where neither was booked.
func (s Speech) PrintedPeriod(p data.Printed) string {
	switch {
	case p.AsOf == "":
		return ""
	case p.From == "":
		return capital(s.with("say.as_of", "day", s.LongDate(p.AsOf)))
	case p.AsOf == p.To:
		return s.Period(p.From, p.To)
	}
	return s.Period(p.From, p.To) + ", " + s.with("say.as_of", "day", s.LongDate(p.AsOf))
}

// Reason is why the registers answer as they do, without a full stop: "3 av 4 roller som behövs har en innehavare".
func (s Speech) Reason(judged data.Judged) string {
	return s.In.Text(string(judged.Reason), map[string]string{
		"have": Number(judged.Have), "all": Number(judged.All), "count": strconv.Itoa(judged.All), "registers": s.registerNames(judged.Registers),
	})
}

// RuleWords tells the rule by which a duty is judged.
func (s Speech) RuleWords(rule data.Rule) string {
	return s.with(rule.Key, "registers", s.registerNames(rule.Reads))
}

func (s Speech) registerNames(names []string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = lower(s.text(data.KindsKey(name)))
	}
	return strings.Join(words, ", ")
}

// CoverageWords tells how much the registers hold: "12 av cirka 85 informationstillgångar" where the whole is known, else
// "Roller: 22".
func (s Speech) CoverageWords(coverage []data.Extent) string {
	parts := make([]string, len(coverage))
	for i, c := range coverage {
		name := lower(s.text(data.KindsKey(c.Register)))
		if c.Whole > 0 {
			parts[i] = Number(c.Held) + " " + s.text("say.of_about") + " " + Number(c.Whole) + hard + name
		} else {
			parts[i] = name + ": " + Number(c.Held)
		}
	}
	return capital(strings.Join(parts, ", "))
}

// WantWords tell what a system lacks, without a full stop.
func (s Speech) WantWords(w data.SystemWant) string { return s.text(string(w)) }

// GoalValue is a value of a goal's measure: "78 %".
func (s Speech) GoalValue(g *data.Goal, value *int) string {
	if value == nil {
		return s.NotStated()
	}
	if g.CountedIn == "" {
		return Number(*value)
	}
	return Number(*value) + hard + g.CountedIn
}

// GoalTarget is what a goal is to be: "Minst 90 %".
func (s Speech) GoalTarget(g *data.Goal) string {
	if g.Target == nil {
		return s.NotStated()
	}
	return s.Option("goal_bound", string(g.Bound)) + " " + s.GoalValue(g, g.Target)
}

// HarmWords are the consequences by category, the worst first: "personskada 4, förtroende 3 och ekonomi 1".
func (s Speech) HarmWords(harms data.RiskHarms) string {
	var parts []string
	for _, harm := range harms.Said() {
		parts = append(parts, lower(s.Option("risk_category", string(harm.Category)))+hard+Number(harm.Step))
	}
	return s.Enumerate(parts)
}

// stepTitle is a step within its track: "Upplysning (cybersäkerhetslagen)".
func (s Speech) stepTitle(step data.Step, track data.Track, unit string) string {
	within := lower(s.Option("track", string(track)))
	if unit != "" {
		within += ", " + unit
	}
	return s.Option("step", string(step)) + " (" + within + ")"
}

// StepName is what is told: "Incidentanmälan", "Lägesrapport".
func (s Speech) StepName(d *data.Deadline) string {
	if key := "step." + string(d.Track) + "." + string(d.Step); s.In.Has(key) {
		return s.text(key)
	}
	return s.stepTitle(d.Step, d.Track, "")
}

// WhenToTell says in words when something must be told.
func (s Speech) WhenToTell(d *data.Deadline) string {
	switch d.Track {
	case data.TrackCyber:
		switch d.Step {
		case data.StepInterim:
			return s.text("say.tell.asked")
		case data.StepProgress:
			return s.text("say.tell.going_on")
		case data.StepFinal:
			if d.Basis == data.FromHandled {
				return s.text("say.tell.after_progress")
			}
			return s.text("say.tell.after_each")
		}
		return s.text("say.tell.significant")
	case data.TrackRecipients:
		return s.text("say.tell.affected")
	case data.TrackGDPR:
		if d.Step == data.StepCompletion {
			return s.text("say.tell.lacked")
		}
		return s.text("say.tell.risk")
	case data.TrackDataSubjects:
		return s.text("say.tell.high_risk")
	case data.TrackSecurityPolice:
		return s.text("say.tell.security")
	case data.TrackPolice:
		return s.text("say.tell.crime")
	}
	return ""
}

// TimeLimit says in words by when: "24 timmar från kännedom".
func (s Speech) TimeLimit(d *data.Deadline) string {
	if d.Amount == nil {
		switch {
		case d.Track == data.TrackCyber && d.Step == data.StepInterim:
			return s.text("say.limit.asked")
		case d.Track == data.TrackSecurityPolice:
			return s.text("say.limit.promptly")
		case d.Track == data.TrackPolice:
			return s.text("say.limit.soonest")
		}
		return s.text("say.limit.no_delay")
	}
	from := map[data.Basis]string{data.FromKnown: "say.from.known", data.FromNotified: "say.from.notified", data.FromHandled: "say.from.handled"}[d.Basis]
	return s.amount(d) + " " + s.text(from)
}

// amount is how long there is: "24 timmar"; for a deadline that has an amount.
func (s Speech) amount(d *data.Deadline) string {
	return s.counted(*d.Amount, map[data.TimeUnit]string{data.UnitHours: "say.hours", data.UnitDays: "say.calendar_days", data.UnitMonths: "say.months"}[d.Unit])
}

// Recipient is to whom something is told.
func (s Speech) Recipient(line data.Reporting) string {
	if a := line.Authority; a != nil {
		if a.Short != "" {
			return a.Short
		}
		return a.Name
	}
	switch line.Deadline.Track {
	case data.TrackRecipients:
		return s.text("say.to.recipients")
	case data.TrackDataSubjects:
		return s.text("say.to.data_subjects")
	}
	return s.NotStated()
}

// DoerName is who serves in the role on the day, or the words for that nobody does.
func (s Speech) DoerName(view *Viewer, line data.Reporting) string {
	switch {
	case line.Role == nil:
		return s.text("say.nobody")
	case line.Elsewhere:
		return view.Title(line.Role)
	case line.Doer == nil:
		return s.text("say.vacant")
	}
	return view.Title(line.Doer)
}

// CheckedWords tell when a line of the matrix was last checked.
func (s Speech) CheckedWords(line data.Reporting) string {
	if line.CheckedOn == "" {
		return s.text("say.checked.never")
	}
	return s.with("say.checked", "day", string(line.CheckedOn))
}
