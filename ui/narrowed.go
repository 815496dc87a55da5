package ui

import (
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// The chips that are there only when a page leads to them: each narrows a list to the records behind something that the
// page has told. Their names end with what it was about.
const (
	chipProof = "proof=" // and a duty's id: what proves it
	chipLacks = "lacks=" // and a duty's id: what shows that something is wanting
)

// chipFor makes the chip of a name that only a page leads to; false for any other name.
func (a *app) chipFor(kind data.Untyped, rows []data.Record, name string) (listChip, bool) {
	if strings.HasPrefix(name, chipTrend) {
		for _, t := range a.trends() {
			if string(t.What) == name && t.Kind == kind.Name {
				ids := map[string]bool{}
				for _, id := range t.Behind {
					ids[id] = true
				}
				return chipOf(name, translations.Text("ui.list.trend", nil), rows, ids), true
			}
		}
	}
	if chip, ok := a.riskChip(kind, rows, name); ok {
		return chip, true
	}
	for _, chip := range []string{chipProof, chipLacks} {
		id, ok := strings.CutPrefix(name, chip)
		d, isDuty := a.reg.Record(id).(*data.Duty)
		if !ok || !isDuty {
			continue
		}
		number := ""
		if d.Catalogue != nil {
			number = strconv.Itoa(*d.Catalogue)
		}
		label := translations.Text("ui.list."+strings.TrimSuffix(chip, "="), map[string]string{"number": number})
		return chipOf(name, label, rows, idsOf(dutyRecords(a, chip, d))), true
	}
	return listChip{}, false
}

// idsOf are the ids of some records.
func idsOf(records []data.Record) map[string]bool {
	ids := make(map[string]bool, len(records))
	for _, r := range records {
		ids[r.Header().ID] = true
	}
	return ids
}

// chipOf is a chip that lets through the rows with some ids.
func chipOf(name, label string, rows []data.Record, ids map[string]bool) listChip {
	c := listChip{name: name, label: label, holds: func(r data.Record) bool { return ids[r.Header().ID] }}
	for _, row := range rows {
		if c.holds(row) {
			c.count++
		}
	}
	return c
}
