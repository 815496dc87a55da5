package reports

import (
	"cmp"

	"lisparmen/data"
)

// registeredOn is when the municipality was notified under cybersäkerhetslagen: as the register of such notifications has it,
// else as noted of the municipality.
func (b *board) registeredOn() data.Day {
	for _, r := range data.All(b.reg, data.Registrations) {
		if r.Sort == data.RegistrationFirst && r.NotifiedOn != "" && r.NotifiedOn <= b.in.AsOf {
			return r.NotifiedOn
		}
	}
	if on := b.reg.Municipality().RegisteredOn; on <= b.in.AsOf {
		return on
	}
	return ""
}

// lateChanges are the changes that were told too late in the period, or have not been told in time.
func (b *board) lateChanges() []*data.Registration {
	var late []*data.Registration
	for _, r := range data.All(b.reg, data.Registrations) {
		told := r.NotifiedOn != "" && r.NotifiedOn <= b.in.AsOf
		if r.ChangedOn != "" && r.Late(b.in.AsOf) && (!told || b.in.covers(r.NotifiedOn)) {
			late = append(late, r)
		}
	}
	return late
}

// lawAnswer is point 3. Registration and the ten areas: cybersäkerhetslagen (2025:1506) 2 kap. 2–4 §§.
func (b *board) lawAnswer() Cell {
	text := "Det finns ingen uppgift om att kommunen är anmäld enligt cybersäkerhetslagen."
	if on := b.registeredOn(); on != "" {
		text = "Kommunen är anmäld enligt cybersäkerhetslagen sedan " + LongDate(on) + "."
	}
	late := b.lateChanges()
	for _, r := range late[:min(1, len(late))] {
		text += " " + b.lateWords(r)
	}
	if more := len(late) - 1; more > 0 {
		text += " Ytterligare " + Count(more, "ändring är sen.", "ändringar är sena.")
	}
	var missing []string
	for _, part := range []struct{ words, name string }{{b.leadersTrained(), "ledningens utbildning"}, {b.lawAreasWords(), "lagens tio områden"}} {
		if part.words == "" {
			missing = append(missing, part.name)
		} else {
			text += " " + part.words
		}
	}
	answer := TextCell(text)
	if len(missing) > 0 {
		answer.Runs = append(answer.Runs, quietly(" Ej i bruk, alltså utan uppgifter i programmet: "+Enumerate(missing)+"."))
	}
	return answer
}

// lateWords tells how late a change was told, or that it has not been told.
func (b *board) lateWords(r *data.Registration) string {
	what := option("registration_sort", r.Sort)
	by := " skulle ha anmälts senast " + LongDate(r.TellBy())
	if r.NotifiedOn == "" || r.NotifiedOn > b.in.AsOf {
		return what + by + " men är inte anmäld."
	}
	return what + by + " men anmäldes " + LongDate(r.NotifiedOn) + "."
}

// leadership tells whom the municipality has judged to be its leadership: the law says no more than "de personer som ingår i
// ledningen" (cybersäkerhetslagen (2025:1506) 2 kap. 4 §).
func (b *board) leadership() []Block {
	m := b.reg.Municipality()
	if m.Leadership == "" {
		return nil
	}
	when := ""
	if m.LeadershipOn != "" {
		when = " (bedömt " + LongDate(m.LeadershipOn) + ")"
	}
	return []Block{Text("Till ledningen enligt cybersäkerhetslagen räknar kommunen" + when + ": " + m.Leadership)}
}

// registrations lists what the municipality has told of itself, in the area of compliance.
func (b *board) registrations() []Block {
	if !inUse(b.reg, data.Registrations.Name) {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Kommunens anmälan enligt cybersäkerhetslagen", Columns: []Column{
		{Head: "Vad", Weight: 2.4}, {Head: "Ändrat", Weight: 1.5}, {Head: "Senast", Weight: 1.5}, {Head: "Anmält", Weight: 1.5}, {Head: "Utfall", Weight: 2},
	}}
	for _, r := range data.All(b.reg, data.Registrations) {
		told := r.NotifiedOn
		if told > b.in.AsOf {
			told = ""
		}
		if told != "" && told < b.in.From {
			continue
		}
		by, outcome := string(r.TellBy()), "I tid"
		if r.Sort == data.RegistrationFirst || r.ChangedOn == "" {
			by, outcome = "Så snart det går", "Anmält"
		}
		switch {
		case r.Late(b.in.AsOf) && told == "":
			outcome = "Försenat och inte anmält"
		case r.Late(b.in.AsOf):
			outcome = "Anmält för sent"
		case told == "":
			outcome = "Inte anmält ännu"
		}
		table.Rows = append(table.Rows, Cells(option("registration_sort", r.Sort), cmp.Or(string(r.ChangedOn), "–"), by, cmp.Or(string(told), "–"), outcome))
	}
	if len(table.Rows) == 0 {
		return nil
	}
	return []Block{table}
}
