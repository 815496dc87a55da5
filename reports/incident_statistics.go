package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
)

// incidentStatistics counts the incidents of the period, beside the same days the year before, and over the years. It names none,
// so that it can be read by anyone; säkerhetsskydd is left out.
func incidentStatistics(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Incidentstatistik")
	paper.Subtitle = capital(Period(in.From, in.To)) + ". Ställning per den " + LongDate(in.AsOf)
	if !inUse(in.Register, data.Incidents.Name) {
		paper.Blocks = []Block{Lead(capital(unusedWords(in.Register, data.Incidents.Name)) + ".")}
		if !isElsewhere(in.Register, data.Incidents.Name) {
			paper.Blocks = append(paper.Blocks, Text("Lägg in det som händer under Incidenter, även avvikelser och tillbud, så räknas det här."))
		}
		return paper, nil
	}
	s := newIncidentCounts(in)
	paper.Blocks = append(paper.Blocks, Lead(s.judgement()), s.keyFigures())
	paper.Blocks = append(paper.Blocks, Paragraph{Style: SmallText, Runs: Plain(s.method())})
	for _, part := range [][]Block{s.years(), s.told(), s.bySort(), s.byMonth(), s.byUnit(), s.byCause()} {
		paper.Blocks = append(paper.Blocks, part...)
	}
	paper.Blocks = append(paper.Blocks, elsewhere(in.Register, data.Notifications.Name)...)
	return paper, nil
}

// incidentCounts holds what is counted: the period, the same days the year before, and every year.
type incidentCounts struct {
	in         Input
	view       *Viewer
	now        time.Time
	all        []*data.Incident // of every sort, with a day that has been
	clocks     map[string][]data.Clock
	name, year string // what the period and the one before are called
	compares   bool   // something had been registered by the end of the period before
}

func newIncidentCounts(in Input) *incidentCounts {
	s := &incidentCounts{in: in, view: NewViewer(in.Register), now: in.moment(), clocks: map[string][]data.Clock{}, name: "Perioden", year: "Året före"}
	if in.From.Year() == in.To.Year() && strings.HasSuffix(string(in.From), "-01-01") {
		s.name, s.year = strconv.Itoa(in.To.Year()), strconv.Itoa(in.To.Year()-1)
	}
	for _, i := range data.All(in.Register, data.Incidents) {
		if day := incidentDay(i); day != "" && day <= in.AsOf {
			s.all = append(s.all, i)
			s.compares = s.compares || day <= s.before().To
		}
	}
	if !isElsewhere(in.Register, data.Notifications.Name) {
		for _, clocks := range data.Clocks(in.Register) {
			if len(clocks) > 0 {
				s.clocks[clocks[0].Incident.ID] = clocks
			}
		}
	}
	return s
}

// before is the input of the same days the year before.
func (s *incidentCounts) before() Input {
	in := s.in
	in.From, in.To = in.From.AddMonths(-12), in.To.AddMonths(-12)
	return in
}

// of are those of a period that count, of every sort or the incidents alone.
func (s *incidentCounts) of(in Input, everySort bool) []*data.Incident {
	var list []*data.Incident
	for _, i := range s.all {
		if in.covers(incidentDay(i)) && (everySort || i.IsIncident()) {
			list = append(list, i)
		}
	}
	return list
}

// counting is how many of the incidents something is true of.
func counting(list []*data.Incident, is func(*data.Incident) bool) int {
	n := 0
	for _, i := range list {
		n += oneIf(is(i))
	}
	return n
}

func isSignificant(i *data.Incident) bool { return i.Significant == data.JudgedYes }

func isPersonal(i *data.Incident) bool { return i.PersonalData == data.JudgedYes }

// outage is how many hours of outage the incidents have had together.
func outage(list []*data.Incident) int {
	hours := 0
	for _, i := range list {
		hours += deref(i.OutageHours)
	}
	return hours
}

// judgement is the period in two sentences.
func (s *incidentCounts) judgement() string {
	now := s.of(s.in, false)
	text := "Ingen incident blev känd i perioden"
	if len(now) > 0 {
		text = Count(len(now), "incident", "incidenter") + " blev " + plural(len(now), "känd", "kända") + " i perioden"
	}
	if s.compares {
		was := len(s.of(s.before(), false))
		switch {
		case was == len(now):
			text += ", lika många som samma tid året före"
		case was > len(now):
			text += ", färre än samma tid året före (" + Number(was) + ")"
		default:
			text += ", fler än samma tid året före (" + Number(was) + ")"
		}
	}
	text += "."
	if sum := s.sum(now); sum.inTime+sum.late+sum.passed > 0 {
		text += " " + Number(sum.inTime) + " av " + Count(sum.inTime+sum.late+sum.passed, "frist", "frister") + " i lag hölls."
	}
	return text
}

func (s *incidentCounts) keyFigures() Block {
	now, was := s.of(s.in, false), s.of(s.before(), false)
	figures := []KeyFigure{
		{Value: Number(len(now)), Label: "incidenter"},
		{Value: Number(counting(now, isSignificant)), Label: "betydande"},
		{Value: Number(counting(now, isPersonal)), Label: "med personuppgifter"},
		{Value: Number(outage(now)), Label: "timmars avbrott"},
	}
	if s.compares {
		for n, before := range []int{len(was), counting(was, isSignificant), counting(was, isPersonal), outage(was)} {
			figures[n].Note = lower(s.year) + ": " + Number(before)
		}
	}
	return KeyFigures{figures}
}

// method tells how it is counted, and how many were affected.
func (s *incidentCounts) method() string {
	text := "En incident räknas den dag kommunen fick kännedom om den. Fler incidenter kan betyda att mer rapporteras, inte att mer händer. "
	if !slices.ContainsFunc(s.of(s.in, true), func(i *data.Incident) bool { return !i.IsIncident() }) {
		text += "Inga avvikelser, tillbud eller förbättringsförslag är registrerade i perioden. "
	}
	if s.compares {
		text += "Jämförelsen gäller samma dagar året före, " + Period(s.before().From, s.before().To) + ". "
	}
	affected, said := 0, 0
	now := s.of(s.in, false)
	for _, i := range now {
		if i.Affected != nil {
			affected, said = affected+*i.Affected, said+1
		}
	}
	switch {
	case len(now) == 0:
		return strings.TrimSpace(text)
	case said == 0:
		return text + "Hur många personer som berördes är inte angivet."
	}
	text += capital(s.in.persons(affected)) + " berördes"
	if said < len(now) {
		text += ", enligt " + Number(said) + " av " + Count(len(now), "incident", "incidenter") + "; för de andra är antalet inte angivet"
	}
	return text + "."
}

// countRow is one row of a table of counts.
type countRow struct {
	name     string
	now, was int
}

// counts is a chart and a table of the same rows, those that have something to count.
func (s *incidentCounts) counts(title, head string, rows []countRow, note string) []Block {
	rows = slices.DeleteFunc(rows, func(r countRow) bool { return r.now == 0 && (r.was == 0 || !s.compares) })
	if len(rows) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: head, Weight: 4}, {Head: s.name, Weight: 1, Align: AlignRight}}}
	if s.compares {
		table.Columns = append(table.Columns, Column{Head: s.year, Weight: 1, Align: AlignRight})
	}
	bars := make([]chartBar, len(rows))
	for n, r := range rows {
		bars[n] = chartBar{Label: r.name, Value: r.now}
		row := Cells(r.name, Number(r.now))
		if s.compares {
			bars[n].Before = &r.was
			row.Cells = append(row.Cells, TextCell(Number(r.was)))
		}
		table.Rows = append(table.Rows, row)
	}
	blocks := []Block{Heading{Level: 1, Text: title}, barChart(chart{Title: "Antal " + lower(title), Now: s.name, Before: s.year}, bars), table}
	if note != "" {
		blocks = append(blocks, Paragraph{Style: SmallText, Runs: Plain(note)})
	}
	return blocks
}

func (s *incidentCounts) bySort() []Block {
	var rows []countRow
	for _, sort := range []data.IncidentSort{data.SortIncident, data.SortDeviation, data.SortNearMiss, data.SortImprovement} {
		is := func(i *data.Incident) bool { return i.Sort == sort || sort == data.SortIncident && i.IsIncident() }
		rows = append(rows, countRow{option("incident_sort", sort), counting(s.of(s.in, true), is), counting(s.of(s.before(), true), is)})
	}
	if counting(s.of(s.in, true), (*data.Incident).IsIncident) == len(s.of(s.in, true)) {
		return nil // as the method says
	}
	return s.counts("Efter sort", "Sort", rows, "")
}

// mostMonths is how many months a chart has room for.
const mostMonths = 12

// byMonth is left out of a period that is longer than a year: the years tell of that.
func (s *incidentCounts) byMonth() []Block {
	var months []data.Day // the first day of each
	for first := s.in.From[:len("2006-01")] + "-01"; first <= s.in.To; first = first.AddMonths(1) {
		months = append(months, first)
	}
	now := s.of(s.in, false)
	if len(months) > mostMonths || len(months) < 2 || len(now) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{{Head: "Månad", Weight: 4}, {Head: "Incidenter", Weight: 1, Align: AlignRight}, {Head: "Timmars avbrott", Weight: 1.4, Align: AlignRight}}}
	bars := make([]chartBar, len(months))
	for n, first := range months {
		_, month, year, _ := dateParts(first)
		var list []*data.Incident
		for _, i := range now {
			if strings.HasPrefix(string(incidentDay(i)), string(first[:len("2006-01")])) {
				list = append(list, i)
			}
		}
		if s.in.From.Year() != s.in.To.Year() {
			month += " " + year
		}
		bars[n] = chartBar{Label: capital(month), Value: len(list)}
		if len(list) > 0 {
			table.Rows = append(table.Rows, Cells(capital(month), Number(len(list)), Number(outage(list))))
		}
	}
	note := Paragraph{Style: SmallText, Runs: Plain("Månader utan incidenter står inte i tabellen.")}
	return []Block{Heading{Level: 1, Text: "Månad för månad"}, barChart(chart{Title: "Antal incidenter, månad för månad", Now: s.name}, bars), table, note}
}

func (s *incidentCounts) byUnit() []Block {
	var rows []countRow
	for _, u := range data.All(s.in.Register, data.Units) {
		is := func(i *data.Incident) bool { return slices.Contains(i.Units, data.Link[*data.Unit](u.ID)) }
		rows = append(rows, countRow{s.view.Title(u), counting(s.of(s.in, false), is), counting(s.of(s.before(), false), is)})
	}
	none := func(i *data.Incident) bool { return len(i.Units) == 0 }
	rows = append(rows, countRow{"Ingen nämnd angiven", counting(s.of(s.in, false), none), counting(s.of(s.before(), false), none)})
	slices.SortStableFunc(rows[:len(rows)-1], func(a, b countRow) int { return cmp.Compare(b.now, a.now) })
	return s.counts("Efter nämnd", "Nämnd", rows, "En incident som berör flera nämnder räknas hos var och en.")
}

func (s *incidentCounts) byCause() []Block {
	kind, _ := data.KindNamed(data.Incidents.Name)
	field, _ := kind.Field("cause_sort")
	var rows []countRow
	for _, o := range field.Choices {
		is := func(i *data.Incident) bool { return string(i.CauseSort) == o.Name }
		rows = append(rows, countRow{option("cause_sort", o.Name), counting(s.of(s.in, false), is), counting(s.of(s.before(), false), is)})
	}
	slices.SortStableFunc(rows, func(a, b countRow) int { return cmp.Compare(b.now, a.now) })
	none := func(i *data.Incident) bool { return i.CauseSort == "" }
	rows = append(rows, countRow{"Typ av orsak ej angiven", counting(s.of(s.in, false), none), counting(s.of(s.before(), false), none)})
	return s.counts("Efter typ av orsak", "Typ av orsak", rows, "")
}

// sum sums up the clocks of the incidents in the tracks that a public paper speaks of.
func (s *incidentCounts) sum(list []*data.Incident, tracks ...data.Track) clockSum {
	var sum clockSum
	for _, i := range list {
		for _, c := range s.clocks[i.ID] {
			if track := c.Deadline.Track; toldToAuthority(track) && (len(tracks) == 0 || slices.Contains(tracks, track)) {
				sum.add(c, s.now)
			}
		}
	}
	return sum
}

// told is what has been told to authorities of the incidents of the period, and whether the deadlines were kept.
func (s *incidentCounts) told() []Block {
	table := Table{RowHeader: true, Columns: []Column{
		{Head: "Spår", Weight: 2.6},
		{Head: "Lämnade rapporter", Weight: 1.2, Align: AlignRight},
		{Head: "I tid", Weight: 0.8, Align: AlignRight},
		{Head: "För sent", Weight: 0.9, Align: AlignRight},
		{Head: "Försenade, ej lämnade", Weight: 1.3, Align: AlignRight},
		{Head: "Återstår", Weight: 1, Align: AlignRight},
	}}
	var bars []coverageBar
	list := s.of(s.in, false)
	for _, t := range authorityTracks() {
		sum := s.sum(list, t.track)
		if sum.told()+sum.passed+sum.running+sum.unjudged == 0 {
			continue
		}
		name := option("track", t.track)
		table.Rows = append(table.Rows, Cells(name, Number(sum.told()), Number(sum.inTime), Number(sum.late), Number(sum.passed), Number(sum.running+sum.unjudged)))
		if all := sum.inTime + sum.late + sum.passed; all > 0 {
			bars = append(bars, coverageBar{name, sum.inTime, all})
		}
	}
	if len(table.Rows) == 0 {
		return nil
	}
	blocks := []Block{Heading{Level: 1, Text: "Anmälda incidenter och frister i lag"}}
	reported := counting(list, func(i *data.Incident) bool { return s.sum([]*data.Incident{i}).told() > 0 })
	blocks = append(blocks, Text(Number(reported)+" av "+Count(len(list), "incident", "incidenter")+" i perioden "+plural(reported, "är anmäld", "är anmälda")+" till någon myndighet."))
	if len(bars) > 0 {
		blocks = append(blocks, coverageChart(chart{Title: "Frister som hölls"}, 100, bars))
	}
	blocks = append(blocks, table)
	if sum := s.sum(list); sum.late+sum.passed > 0 {
		blocks = append(blocks, Text("Frister som inte hölls: som mest "+Duration(max(sum.longestLate, sum.longestPassed))+" för sent."))
	}
	return append(blocks, Paragraph{Style: SmallText, Runs: Plain("Polisanmälan har ingen fast frist. Säkerhetsskydd redovisas inte här.")})
}

// mostYears is how many years the trend shows.
const mostYears = 6

// years is the trend over the years that the register knows of.
func (s *incidentCounts) years() []Block {
	first := s.in.AsOf.Year()
	for _, i := range s.all {
		first = min(first, incidentDay(i).Year())
	}
	first = max(first, s.in.AsOf.Year()-mostYears+1)
	if first == s.in.AsOf.Year() {
		return nil
	}
	table := Table{RowHeader: true, Tight: true, Columns: []Column{
		{Head: "År", Weight: 1.3},
		{Head: "Incidenter", Weight: 1, Align: AlignRight},
		{Head: "Betydande", Weight: 1, Align: AlignRight},
		{Head: "Personuppgifter", Weight: 1.5, Align: AlignRight},
		{Head: "Frister som hölls", Weight: 1.2, Align: AlignRight},
		{Head: "Timmars avbrott", Weight: 1.1, Align: AlignRight},
	}}
	var incidents, hours []chartPoint
	for year := first; year <= s.in.AsOf.Year(); year++ {
		in, label := s.in, strconv.Itoa(year)
		in.From, in.To = data.Day(label+"-01-01"), data.Day(label+"-12-31")
		if in.AsOf < in.To {
			label += " hittills"
		}
		list := s.of(in, false)
		kept, sum := "–", s.sum(list)
		if all := sum.inTime + sum.late + sum.passed; all > 0 {
			kept = Number(sum.inTime) + hard + "av" + hard + Number(all)
		}
		incidents, hours = append(incidents, chartPoint{label, len(list)}), append(hours, chartPoint{label, outage(list)})
		table.Rows = append(table.Rows, Cells(label, Number(len(list)), Number(counting(list, isSignificant)), Number(counting(list, isPersonal)), kept, Number(outage(list))))
	}
	return []Block{
		Heading{Level: 1, Text: "År för år"},
		trendChart(chart{Title: "Antal incidenter, år för år"}, incidents),
		trendChart(chart{Title: "Timmars avbrott, år för år"}, hours),
		table,
	}
}
