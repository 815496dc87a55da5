package ui

import (
	"encoding/json"
	"slices"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2/container"
)

// othersWork is what one of the others has done since somebody last had the file open: when last, and which records of each register.
type othersWork struct {
	who     string
	last    time.Time
	touched []touchedRecords
}

// touchedRecords are records of one register, each once.
type touchedRecords struct {
	kind    data.Untyped
	records []store.Reference
}

// workOf gathers saves, the newest first, by who made them and by register: whoever saved last comes first, registers in the menu's order.
func workOf(saves []store.Done) []othersWork {
	var list []othersWork
	for _, done := range saves {
		i := slices.IndexFunc(list, func(w othersWork) bool { return strings.EqualFold(w.who, done.Author) })
		if i < 0 {
			i = len(list)
			list = append(list, othersWork{who: done.Author, last: done.At})
		}
		for _, r := range done.Records {
			list[i].touch(r)
		}
	}
	for _, w := range list {
		order := func(t touchedRecords) int {
			return slices.IndexFunc(data.Kinds(), func(k data.Untyped) bool { return k.Name == t.kind.Name })
		}
		slices.SortStableFunc(w.touched, func(a, b touchedRecords) int { return order(a) - order(b) })
	}
	return list
}

func (w *othersWork) touch(r store.Reference) {
	kind, ok := data.KindNamed(r.Kind)
	if !ok {
		return
	}
	i := slices.IndexFunc(w.touched, func(t touchedRecords) bool { return t.kind.Name == r.Kind })
	if i < 0 {
		i = len(w.touched)
		w.touched = append(w.touched, touchedRecords{kind: kind})
	}
	if !slices.ContainsFunc(w.touched[i].records, func(known store.Reference) bool { return known.ID == r.ID }) {
		w.touched[i].records = append(w.touched[i].records, r)
	}
}

// mostOthers is how many saves of others are gone through: who has been away for longer reads the log.
const mostOthers = 500

// showOthers tells what others have done since the person last had the file open, by person and register. There is nothing when nobody
// has done anything.
func (p *overviewPage) showOthers(saves []store.Done) {
	if len(saves) == 0 {
		return
	}
	a, now := p.app, p.app.now()
	seen := quietButton(translations.Text("ui.meanwhile.seen", nil), func() {
		a.since, a.memory.latest = a.reached, latestSaves{}
		p.loadLatest()
	})
	p.others.Add(container.NewBorder(nil, nil, nil, sidePadded(container.NewCenter(seen)), newHead(translations.Text("ui.meanwhile", nil))))
	for _, w := range workOf(saves) {
		who := wrapped(translations.Text("ui.meanwhile.who", map[string]string{"who": w.who, "when": momentWords(w.last, now)}))
		p.others.Add(who)
		links := newColumn(-space12)
		for _, t := range w.touched {
			register := translations.Text(data.KindsKey(t.kind.Name), nil)
			words, to := register+": "+a.recordsWords(t.records), recordsOf(translations.Text("ui.meanwhile.records", map[string]string{"who": w.who, "register": register}), t.records)
			if len(t.records) == 1 {
				to = a.placeOfDone(t.records[0])
			}
			links.Add(newLink(words, func() { a.goTo(to) }))
		}
		p.others.Add(container.NewBorder(nil, nil, sized(space16, gap(0)), nil, links))
	}
	p.others.Add(newLink(translations.Text("ui.meanwhile.all", nil), func() {
		a.memory.log = store.LogFilter{}
		a.goTo(place{page: pageLog})
	}))
	p.others.Add(gap(space16))
}

// recordsWords name some records: the first few, and how many more.
func (a *app) recordsWords(records []store.Reference) string {
	var names []string
	for _, r := range records[:min(mostNamed, len(records))] {
		if record := a.reg.Record(r.ID); record != nil {
			names = append(names, oneLineOf(a.view.Title(record)))
		}
	}
	if len(names) == 0 {
		return reports.Number(len(records))
	}
	words := strings.Join(names, ", ")
	if more := len(records) - len(names); more > 0 {
		words += " " + translations.Count("ui.overview.and_more_records", more, nil)
	}
	return words
}

// prefSeen, with the id of the municipality of a file, is how far in its log the person has been told what others have done.
const prefSeen = "seen."

// recallSeen takes up where the person last was told what others had done; nothing is told of the time before the first.
func (a *app) recallSeen() {
	a.since, a.reached = nil, nil
	if said := a.fyne.Preferences().String(prefSeen + a.reg.Municipality().ID); said != "" {
		_ = json.Unmarshal([]byte(said), &a.since) // what cannot be read tells of no time before
	}
}

// keepSeen remembers how far the person has been told.
func (a *app) keepSeen() {
	if a.reached == nil {
		return
	}
	if raw, err := json.Marshal(a.reached); err == nil {
		a.fyne.Preferences().SetString(prefSeen+a.reg.Municipality().ID, string(raw))
	}
}
