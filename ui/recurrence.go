package ui

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/icons"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// recurrencePanel warns that an incident has come back; nothing when it has not.
func recurrencePanel(a *app, incident *data.Incident) []fyne.CanvasObject {
	again := data.Recurrences(a.reg, incident)
	if len(again) == 0 {
		return nil
	}
	column := newColumn(-space8, container.NewHBox(sidePadded(newStateMark(statePartly, translations.Text("ui.recurs", nil)))), wrapped(recurrenceWords(a, incident, again)))
	for _, other := range again {
		column.Add(a.link(other))
	}
	return []fyne.CanvasObject{newCard(column)}
}

// recurrenceWords tell how often incidents with the same cause have come in six months.
func recurrenceWords(a *app, incident *data.Incident, again []*data.Incident) string {
	numbers := make([]string, len(again))
	for i, other := range again {
		numbers[i] = a.view.Number(other)
	}
	cause := strings.ToLower(translations.Text(data.OptionKey("cause_sort", string(incident.CauseSort)), nil))
	return translations.Count("ui.recurs.words", len(again)+1, map[string]string{"cause": cause, "others": reports.Enumerate(numbers)})
}

// recurring are the incidents that came back within six months and for which nothing has been decided.
func recurring(reg data.Register, view *reports.Viewer, today data.Day) []wait {
	var list []wait
	for _, i := range data.RecurringNow(reg, today) {
		list = append(list, wait{
			urgency: urgentMissing, mark: statePartly, verb: "ui.verb.review", to: placeOf(i),
			sentence: says("ui.wait.recurs", map[string]string{"what": oneLineOf(view.Title(i))}),
		})
	}
	return list
}

// incidentMenu is what else can be begun from the list of incidents: what did not become one, and how one is told.
func incidentMenu(a *app) fyne.CanvasObject {
	more := newButtonWithIcon("", icons.Named("menu"), nil)
	more.name = translations.Text("ui.more", nil)
	more.Importance = widget.LowImportance
	more.OnTapped = func() {
		var items []*fyne.MenuItem
		for _, sort := range otherSorts {
			if !a.space.Status().ReadOnly {
				items = append(items, fyne.NewMenuItem(translations.Text("ui.new.incident."+string(sort), nil), func() { noteOther(a, sort) }))
			}
		}
		a.menuUnder(more, append(items, fyne.NewMenuItem(translations.Text("ui.matrix", nil), func() { a.goTo(place{page: pageMatrix}) }))...)
	}
	return more
}

// otherSorts are what is kept among the incidents and is none.
var otherSorts = []data.IncidentSort{data.SortNearMiss, data.SortDeviation, data.SortImprovement}

// noteOther notes a near miss, a deviation or a proposal in two fields: who has only a moment should have no more to fill in.
func noteOther(a *app, sort data.IncidentSort) {
	title, text := newTextEntry(), newLongEntry()
	label := func(field string, o fyne.CanvasObject) fyne.CanvasObject {
		return stacked(0, newFieldLabel(translations.Text(data.FieldKey("incident", field), nil), field == "title"), o)
	}
	content := stacked(space8, label("title", title), label("description", text))
	askWith(a.window, translations.Text("ui.new.incident."+string(sort), nil), translations.Text("ui.help.incident.description", nil), content, title,
		translations.Text("ui.record.save", nil), func() bool { return strings.TrimSpace(title.Text) != "" }, func() {
			kind := data.Incidents.Untyped()
			i := kind.New().(*data.Incident)
			i.Sort, i.DiscoveredAt = sort, a.now().UTC()
			for field, typed := range map[string]string{"title": title.Text, "description": text.Text} {
				f, _ := kind.Field(field)
				if err := f.Put(i, typed); err != nil {
					a.tell(err)
					return
				}
			}
			data.FillMark(a.reg, i, data.DayOf(a.now()))
			a.change("ui.work.save", func(ctx context.Context, s *store.Store) error {
				_, err := s.Save(ctx, store.Base{}, i)
				return err
			}, func(err error) {
				if err != nil {
					a.tell(err)
					return
				}
				a.frame.say(translations.Text("ui.record.created", map[string]string{"title": a.view.Title(i)}))
			})
		})
}
