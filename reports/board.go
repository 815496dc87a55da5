package reports

import (
	"slices"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
)

// annualReport is the yearly report to kommunstyrelsen. The first page alone tells a politician how things stand; the
// details follow in the order of the policy's areas.
//
// It is a public paper: it is made from the public version of the register, names an incident only when somebody has
// judged it public, and leaves säkerhetsskydd out.
func annualReport(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	if in.RecordID != "" {
		return committeeReport(in)
	}
	b := newBoard(in, nil)
	paper := in.paper(boardTitle(in))
	paper.Subtitle = "Till kommunstyrelsen. Ställning per " + LongDate(in.AsOf)
	paper.Contents, paper.FrontPage = true, true
	for _, part := range [][]Block{
		b.firstPage(paper.Title),
		{PageBreak{}},
		b.whatToDoFirst(), b.demandedDocuments(), b.introductions(), b.areas(), b.internalControl(),
		b.risks(),
		b.duties(), b.legalDeadlines(), b.howJudged(),
	} {
		paper.Blocks = append(paper.Blocks, part...)
	}
	return paper, nil
}

// boardTitle is what the report of a period is called: an Årsrapport for a year or for the year so far, a Halvårsrapport for half a
// year, and otherwise its days.
func boardTitle(in Input) string {
	year := yearsOf(in)
	switch {
	case in.From == data.Day(year+"-01-01") && in.To == data.Day(year+"-06-30"):
		return "Halvårsrapport informationssäkerhet, första halvåret " + year
	case in.From == data.Day(year+"-07-01") && in.To == data.Day(year+"-12-31"):
		return "Halvårsrapport informationssäkerhet, andra halvåret " + year
	case !isYearly(in):
		return "Rapport informationssäkerhet, " + Period(in.From, in.To)
	}
	return "Årsrapport informationssäkerhet " + year
}

// boardNamed is what the report is called within a sentence: "årsrapporten om informationssäkerhet för 2026".
func boardNamed(in Input) string {
	sort, of, _ := strings.Cut(boardTitle(in), " informationssäkerhet")
	return lower(sort) + "en om informationssäkerhet för " + strings.TrimLeft(of, ", ")
}

// isYearly tells whether the period is a year, several years or the year so far. A period that ends with a month is one that
// somebody has chosen, unless the month ends today.
func isYearly(in Input) bool {
	switch {
	case in.From.AddMonths(12).AddDays(-1) == in.To:
		return true
	case in.From != data.Day(strconv.Itoa(in.From.Year())+"-01-01"):
		return false
	}
	next := in.To.AddDays(1)
	endsMonth := next[len("2006-01-"):] == "01"
	return !endsMonth || next == data.Day(strconv.Itoa(next.Year())+"-01-01") || in.To == data.DayOf(in.Now)
}

// yearsOf is the year of the period, or its years.
func yearsOf(in Input) string {
	from, to := strconv.Itoa(in.From.Year()), strconv.Itoa(in.To.Year())
	if from == to {
		return to
	}
	return from + "–" + to
}

// mostRows is how many rows of incidents and actions a paper to the board lists; the figures count all.
const mostRows = 30

// board holds what the report is made from, looked up once.
type board struct {
	in        Input
	unit      *data.Unit    // the nämnd whose own the report tells; nil: the municipality
	whole     data.Register // those in use, with what is secret: for counting and judging only
	reg       data.Register // the public version of those in use
	view      *Viewer
	judge     data.Judge
	lights    []data.AreaLight
	byArea    map[data.Area][]demand
	dropped   []*data.Duty
	demanded  []*data.Document
	incidents []boardIncident // known in the period, the newest first
	tracks    map[data.Track]*trackSum
	open      clockSum // all clocks, also of older incidents
	actions   actionSum
	missions  []mission
	training  trainingSum
	vacant    []*data.Role
	wordings  map[*data.Section]policy.Wording
}

// demand is a duty, or a demanded document that no duty demands.
type demand struct {
	duty     *data.Duty // nil for a document alone
	document *data.Document
	judged   data.Judged
}

// boardIncident is an incident and what was told to authorities about it.
type boardIncident struct {
	*data.Incident
	told clockSum
}

// newBoard looks up what the report of the municipality tells, or only what is a nämnd's own.
func newBoard(in Input, unit *data.Unit) *board {
	b := &board{in: in, unit: unit, byArea: map[data.Area][]demand{}, wordings: map[*data.Section]policy.Wording{}}
	all := in.Register.InUse()
	public := all.Public() // of the whole, since what follows a secret record may be the nämnd's while that record is not
	b.whole, b.reg = b.own(all), b.own(public)
	b.in.Before = in.Before.InUseAs(public)
	in.Before = b.own(b.in.Before)
	whole, reg := b.whole, b.reg
	b.view, b.judge = NewViewer(public), data.NewJudge(whole, in.AsOf)
	b.lights = b.judge.Lights()
	b.gatherDemands()
	b.gatherIncidents()
	b.actions = sumActions(reg, in)
	b.missions = missionsOf(reg, in)
	b.training = sumTraining(public, b.unit, in.AsOf)
	for _, r := range data.All(reg, data.Roles) {
		if r.Vacant(in.AsOf) {
			b.vacant = append(b.vacant, r)
		}
	}
	return b
}

// own is what the report tells of a register.
func (b *board) own(reg data.Register) data.Register {
	if b.unit == nil {
		return reg
	}
	return reg.OwnOf(b.unit)
}

// gathered is the board with its demands in their areas.
func (b *board) gathered() *board {
	b.gatherDemands()
	return b
}

func (b *board) gatherDemands() {
	covered := map[data.Area]bool{}
	for _, d := range data.All(b.reg, data.Duties) {
		if !d.Counts() {
			b.dropped = append(b.dropped, d)
			continue
		}
		covered[data.DemandedArea(d.Catalogue)] = true
		b.byArea[d.Area] = append(b.byArea[d.Area], demand{duty: d, judged: b.judge.Duty(d)})
	}
	for _, d := range data.All(b.reg, data.Documents) {
		if !d.Demanded {
			continue
		}
		b.demanded = append(b.demanded, d)
		if !covered[d.Area] {
			b.byArea[d.Area] = append(b.byArea[d.Area], demand{document: d, judged: b.judge.Document(d)})
		}
	}
	slices.SortStableFunc(b.demanded, func(x, y *data.Document) int { return areaOrder(x.Area) - areaOrder(y.Area) })
}

func areaOrder(a data.Area) int { return slices.Index(data.Areas(), a) }

// demandCount sums up demands. otherwise are those not judged of which something else is to be done first.
type demandCount struct{ met, partly, lacking, judged, all, otherwise int }

// countDemands counts every demand, also one that nobody has placed in an area and that has no light.
func (b *board) countDemands() (n demandCount) {
	for _, demands := range b.byArea {
		for _, d := range demands {
			n.all++
			n.met += oneIf(d.judged.Assessment == data.Met)
			n.partly += oneIf(d.judged.Assessment == data.Partly)
			n.lacking += oneIf(d.judged.Assessment == data.Lacking)
			n.judged += oneIf(!isUnjudged(d.judged))
			n.otherwise += oneIf(d.judged.Reason == data.ReasonUnregistered || d.judged.Reason == data.ReasonNotGoneThrough)
		}
	}
	return n
}

func (n demandCount) unjudged() int { return n.all - n.judged }

// known tells whether there is anything in a register.
func known(reg data.Register) bool { return len(data.All(reg, data.Municipalities)) > 0 }

func plural(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

func oneIf(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func documentWords(judged data.Judged) string {
	switch judged.Reason {
	case data.ReasonInForce:
		return "finns"
	case data.ReasonReviewLate:
		return "med sen översyn"
	case data.ReasonNotYet:
		return "gäller senare"
	case data.ReasonExpired:
		return "har slutat gälla"
	case data.ReasonUndecided:
		return "utan inskrivet beslut"
	case data.ReasonPartOf:
		return "ingår i annat"
	case data.ReasonMissing:
		return "saknas"
	}
	return "ej klarlagd"
}

// demandName is a demand in plain words: the document it demands, the catalogue's short sentence, or the policy's own.
func (b *board) demandName(d demand) string {
	if d.document != nil {
		return d.document.Title + " finns."
	}
	if d.duty.Catalogue != nil {
		if c, ok := seed.Duty(*d.duty.Catalogue); ok {
			return c.Text
		}
	}
	return d.duty.Sentence
}

// lackName is a demand that is not met, as a sentence that says what is the case.
func (b *board) lackName(d demand) string {
	if d.document != nil {
		return d.document.Title + " saknas."
	}
	if d.duty.Catalogue != nil {
		if c, ok := seed.Duty(*d.duty.Catalogue); ok {
			return c.Lack
		}
	}
	return "Kravet ”" + strings.TrimSuffix(d.duty.Sentence, ".") + "” är inte uppfyllt."
}

// openActions are what somebody has promised to do about a demand.
func (b *board) openActions(d demand) []*data.Action {
	var list []*data.Action
	for _, a := range b.actions.open {
		if d.duty != nil && slices.Contains(a.Duties, data.Link[*data.Duty](d.duty.ID)) ||
			d.document != nil && a.Document == data.Link[*data.Document](d.document.ID) {
			list = append(list, a)
		}
	}
	return list
}

// isDocument tells whether what a demand lacks is a governing document.
func (d demand) isDocument() bool {
	return d.document != nil || data.DemandedArea(d.duty.Catalogue) != ""
}

// titlesOf names the demanded documents that were judged for the reason, for use within a sentence.
func (b *board) titlesOf(reason data.StatusReason) []string {
	var titles []string
	for _, d := range b.demanded {
		if b.judge.Document(d).Reason == reason {
			titles = append(titles, withArticle(d.Title))
		}
	}
	return titles
}

// withArticle is a document's title within a sentence about whether there is one: "en riktlinje för upphandling". A title that does
// not begin with what sort of document it is stands as it is written.
func withArticle(title string) string {
	sort, _, _ := strings.Cut(title, " ")
	switch sort {
	case "Policy", "Riktlinje", "Rutin", "Plan":
		return "en " + lower(title)
	}
	return "”" + title + "”"
}

func (b *board) reason(d demand) string {
	own := ""
	if d.duty != nil {
		own = d.duty.AssessmentReason
	}
	return b.view.Because(d.judged, own)
}
