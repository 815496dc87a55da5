package ui

import (
	"slices"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// registrationPanel is what the municipality is under cybersäkerhetslagen, who supervises it, and what it has told and must tell of itself.
func registrationPanel(a *app, m *data.Municipality) fyne.CanvasObject {
	today := data.DayOf(a.now())
	column := newColumn(0, newHead(translations.Text("ui.registration", nil)))
	category := wrapped(translations.Text("ui.registration.category."+string(m.Category), nil))
	category.TextStyle.Bold = true
	column.Add(newColumn(-space12, category))
	if m.CategoryReason != "" {
		column.Add(quietly(m.CategoryReason))
	}
	var own []string
	for _, s := range data.OwnSectors(a.reg) {
		own = append(own, s.Title)
	}
	if len(own) > 0 {
		column.Add(newColumn(-space12, quiet(translations.Text(data.KindsKey("sector"), nil)), wrapped(spoken().Enumerate(own))))
	}
	if sectors := data.SectorsTold(a.reg); sectors != "" {
		column.Add(newColumn(-space12, quiet(translations.Text(data.FieldKey("registration", "sectors"), nil)), wrapped(sectors)))
	}
	if supervisors := data.Supervisors(a.reg); len(supervisors) > 0 {
		list := newColumn(-space12, quiet(translations.Text("ui.registration.supervisors", nil)))
		for _, s := range supervisors {
			list.Add(a.link(s))
		}
		column.Add(list)
	}
	told := data.All(a.reg, data.Registrations)
	slices.Reverse(told) // the newest first
	for _, r := range told {
		column.Add(newRow(registrationRow(a, r, today)))
	}
	if len(told) == 0 {
		column.Add(quietly(translations.Text("ui.registration.none", nil)))
	}
	if !a.space.Status().ReadOnly {
		sort := data.RegistrationContact
		words := "ui.registration.change"
		if len(told) == 0 {
			sort, words = data.RegistrationFirst, "ui.registration.first"
		}
		column.Add(sidePadded(leading(newButton(translations.Text(words, nil), func() {
			a.goTo(prefilled("registration", "sort", string(sort), "changed_on", string(today)))
		}))))
	}
	return column
}

// registrationRow is one thing told or to be told, with how long is left.
func registrationRow(a *app, r *data.Registration, today data.Day) fyne.CanvasObject {
	clock := data.RegistrationClock(r, today)
	mark, word := clockMark(clock.State)
	return newColumn(-space8, newLink(a.view.Title(r), func() { a.goTo(placeOf(r)) }),
		container.NewHBox(sidePadded(newStateMark(mark, word))), quietly(registrationWords(r, clock, today)))
}

// registrationWords tell when it was told, or how many days are left.
func registrationWords(r *data.Registration, clock data.DayClock, today data.Day) string {
	args := map[string]string{"day": string(clock.By)}
	switch {
	case r.NotifiedOn != "":
		args["day"] = string(r.NotifiedOn)
		return translations.Text("ui.registration.told", args)
	case clock.By == "":
		return translations.Text("ui.registration.at_once", nil)
	case clock.Days < 0:
		return translations.Count("ui.registration.late", -clock.Days, args)
	case clock.Days == 0:
		return translations.Text("ui.registration.today", nil)
	}
	return translations.Count("ui.registration.left", clock.Days, args)
}
