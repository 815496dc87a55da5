package ui

import (
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// riskKinds are the registers that are reached from the page of risks.
var riskKinds = []string{"risk", "risk_session", "continuity", "exercise", "risk_level", "risk_step"}

// mostRisks are named on the page; the rest are in the list.
const mostRisks = 8

// risksPage is how the risks stand: the matrix, the bands, the worst, the analyses and the activities that must go on.
type risksPage struct {
	app    *app
	column *fyne.Container
	whole  fyne.CanvasObject
}

func newRisksPage(a *app) page {
	p := &risksPage{app: a, column: newColumn(space4)}
	p.whole = newSheet(p.column)
	p.refresh()
	return p
}

func (p *risksPage) title() string             { return translations.Text("ui.risks", nil) }
func (p *risksPage) object() fyne.CanvasObject { return p.whole }
func (p *risksPage) leave(then func())         { then() }
func (p *risksPage) print()                    { p.app.goTo(place{page: pageReports, text: "riskrapport"}) }

func (p *risksPage) refresh() {
	today := data.DayOf(p.app.now())
	risks := data.RiskStandings(p.app.reg, today)
	p.column.RemoveAll()
	p.showHead()
	p.showMatrix(risks)
	p.showWorst(risks, today)
	p.showAnalyses(today)
	p.showContinuity(today)
	p.column.Refresh()
}

func (p *risksPage) showHead() {
	acts := container.NewHBox(newButton(translations.Text("ui.record.print", nil), p.print))
	if !p.app.space.Status().ReadOnly {
		acts.Add(newButton(translations.Text("ui.workshop.risk.open", nil), func() { p.app.goTo(analyse("")) }))
		add := newButton(translations.Text("ui.new.risk", nil), func() { p.app.goTo(place{page: pageRecord, kind: "risk"}) })
		add.Importance = widget.HighImportance
		acts.Add(add)
	}
	p.column.Add(beside(newHead(p.title()), acts.Objects...))
	links := container.New(&flowLayout{gap: space4})
	for _, name := range riskKinds {
		links.Add(quietButton(translations.Text(data.KindsKey(name), nil), func() { p.app.goTo(place{page: pageList, kind: name}) }))
	}
	p.column.Add(links)
}

// showMatrix shows how many risks there are in each cell and band; each number leads to them.
func (p *risksPage) showMatrix(risks []data.RiskStanding) {
	matrix := data.NewRiskMatrix(p.app.reg)
	if len(matrix.Levels()) == 0 {
		p.column.Add(wrapped(translations.Text("ui.risks.no_bands", nil)))
		begin := newButton(translations.Text("ui.risks.begin", nil), p.beginMatrix)
		setVisible(begin, !p.app.space.Status().ReadOnly)
		p.column.Add(leading(sidePadded(begin)))
	}
	inCell, inBand, unvalued := map[data.Valued]int{}, map[*data.RiskLevel]int{}, 0
	for _, s := range risks {
		if !s.Now.Known() {
			unvalued++
			continue
		}
		inCell[data.Valued{Consequence: s.Now.Consequence, Probability: s.Now.Probability}]++
		if s.Level != nil {
			inBand[s.Level]++
		}
	}
	p.column.Add(riskMatrix(matrix, false, func(v data.Valued) string {
		if inCell[v] == 0 {
			return ""
		}
		return reports.Number(inCell[v])
	}, func(v data.Valued) func() {
		if inCell[v] == 0 {
			return nil
		}
		return func() { p.app.goTo(place{page: pageList, kind: "risk", text: cellChip(v)}) }
	}))
	p.column.Add(gap(space8))
	for _, l := range matrix.Levels() {
		words := translations.Text("ui.risks.band", map[string]string{"from": reports.Number(*l.From), "to": reports.Number(matrix.Until(l))})
		if matrix.Until(l) == *l.From {
			words = translations.Text("ui.risks.band.one", map[string]string{"from": reports.Number(*l.From)})
		}
		if l.OwnerMay {
			words += " " + translations.Text("ui.risks.owner_may", nil)
		} else {
			words += " " + translations.Text("ui.risks.owner_may_not", nil)
		}
		if l.Months != nil {
			words += " " + translations.Count("ui.risks.months", *l.Months, nil)
		}
		if l.DecidedOn == "" {
			words += " " + translations.Text("ui.risks.undecided", nil)
		}
		var count fyne.CanvasObject = wrapped(translations.Count("ui.risks.count", inBand[l], nil))
		if inBand[l] > 0 {
			count = newLink(translations.Count("ui.risks.count", inBand[l], nil), func() { p.app.goTo(place{page: pageList, kind: "risk", text: chipBand + l.ID}) })
		}
		p.column.Add(newRow(container.NewBorder(nil, nil, sidePadded(sized(128, bandMark(l))), sized(96, count), quietly(words))))
	}
	if unvalued > 0 {
		p.column.Add(quietly(translations.Count("ui.risks.without", unvalued, nil)))
	}
}

// showWorst shows the worst risks, with who owns them and what is wanting.
func (p *risksPage) showWorst(risks []data.RiskStanding, today data.Day) {
	p.column.Add(gap(space16))
	p.column.Add(newHead(translations.Text("ui.risks.worst", nil)))
	if len(risks) == 0 {
		p.column.Add(quietly(translations.Text("ui.empty.risk", nil)))
	}
	for _, s := range risks[:min(mostRisks, len(risks))] {
		owner := translations.Text("ui.risks.ownerless", nil)
		if s.Owner != "" {
			owner = translations.Text("ui.risks.owner", map[string]string{"who": p.app.view.Linked(string(s.Owner))})
		}
		words := append([]string{owner}, riskWords(p.app, s, today)...)
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(sized(128, container.NewVBox(bandMark(s.Level)))), newColumn(-space16, p.app.link(s.Risk), quietly(strings.Join(words, " "))))))
	}
	if len(risks) > mostRisks {
		p.column.Add(leading(quietButton(translations.Count("ui.risks.all", len(risks), nil), func() { p.app.goTo(place{page: pageList, kind: "risk"}) })))
	}
}

// showAnalyses shows when each administration last analysed its risks.
func (p *risksPage) showAnalyses(today data.Day) {
	p.column.Add(gap(space16))
	p.column.Add(newHead(translations.Text("ui.risks.analyses", nil)))
	list := data.Analyses(p.app.reg)
	if len(list) == 0 {
		p.column.Add(quietly(translations.Text("ui.empty.risk_session", nil)))
	}
	for _, a := range list {
		words := translations.Text("ui.risks.never", nil)
		if a.Last != nil {
			words = translations.Text("ui.risks.last", map[string]string{"day": string(a.Last.On)})
		}
		mark := newStateMark(stateMet, translations.Text("ui.risks.in_time", nil))
		if a.NextBy < today {
			mark = newStateMark(stateLacking, translations.Text("ui.risks.late", nil))
		}
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(sized(128, mark)), newColumn(-space16, p.app.link(a.Unit), quietly(words)))))
	}
}

// showContinuity shows the activities that must go on, and what is wanting of each.
func (p *risksPage) showContinuity(today data.Day) {
	p.column.Add(gap(space16))
	p.column.Add(newHead(translations.Text(data.KindsKey("continuity"), nil)))
	list := data.ContinuityStandings(p.app.reg, today)
	if len(list) == 0 {
		p.column.Add(quietly(translations.Text("ui.empty.continuity", nil)))
	}
	for _, s := range list {
		mark := newStateMark(readyMark(s.Ready()))
		p.column.Add(newRow(container.NewBorder(nil, nil, nil, sidePadded(sized(128, mark)),
			newColumn(-space16, p.app.link(s.Continuity), quietly(strings.Join(continuityWords(s, today), " "))))))
	}
}

// beginMatrix adds the bands and steps that a new file begins with to one that is older than them.
func (p *risksPage) beginMatrix() {
	p.app.perform(func(d *exchange.Deed) error {
		for _, r := range seed.RiskMatrix(d.NewID) {
			d.Make(r)
		}
		return nil
	}, p.refresh)
}

// acceptance is the deed that notes who has accepted a risk.
func acceptance(id string, said *data.Risk) func(*exchange.Deed) error {
	return func(d *exchange.Deed) error {
		r, err := exchange.Changed(d, data.Risks, id)
		if err == nil {
			r.AcceptedBy, r.AcceptedOn, r.AcceptedUntil, r.AcceptedReason = said.AcceptedBy, said.AcceptedOn, said.AcceptedUntil, said.AcceptedReason
		}
		return err
	}
}
