package reports

import (
	"strings"

	"lisparmen/data"
	"lisparmen/data/seed"
)

// areasOfLaw are the municipality's judgements of the ten areas of cybersäkerhetslagen (2025:1506) 2 kap. 3 §, by their number;
// empty when the register of measures is not in use.
func (b *board) areasOfLaw() map[int]*data.Measure {
	areas := map[int]*data.Measure{}
	if !inUse(b.reg, data.Measures.Name) {
		return areas
	}
	for _, m := range data.All(b.reg, data.Measures) {
		if n := m.LawArea(); n > 0 && areas[n] == nil {
			areas[n] = m
		}
	}
	return areas
}

// lawAreasWords tell in few words how the ten areas stand; empty when nobody has begun to judge them.
func (b *board) lawAreasWords() string {
	count := map[State]int{}
	areas := b.areasOfLaw()
	for n := range data.LawAreas {
		if m := areas[n+1]; m != nil {
			count[measureState(m)]++
		} else {
			count[Unjudged]++
		}
	}
	if len(areas) == 0 {
		return ""
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{count[Met], "införda"}, {count[Partly], "delvis"}, {count[Lacking], "inte"}, {count[Unjudged], "ej bedömda"}} {
		if part.n > 0 {
			parts = append(parts, Number(part.n)+" "+part.what)
		}
	}
	return "Lagens tio områden: " + strings.Join(parts, ", ") + "."
}

// lawAreas is the table of the ten areas, and the largest gaps. Nothing is quoted of a measure that nobody has judged public: how
// far it is in place and how large the gap is are choices, which the public register keeps.
func (b *board) lawAreas() []Block {
	areas := b.areasOfLaw()
	if len(areas) == 0 {
		return nil
	}
	table := Table{RowHeader: true, Caption: "Säkerhetsåtgärder inom cybersäkerhetslagens tio områden (2 kap. 3 §)", Columns: []Column{
		{Head: "Område", Weight: 3.2}, {Head: "Läge", Weight: 1.3}, {Head: "Brist", Weight: 3.4},
	}}
	for i, title := range seed.LawAreas() {
		state, lack := Unjudged, ""
		if m := areas[i+1]; m != nil {
			state = measureState(m)
			if m.LackSize != "" {
				lack = option("lack_size", m.LackSize)
			}
			if m.Lack != "" && m.Lack != data.SecretText {
				lack += ". " + m.Lack
			}
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(Number(i+1) + ". " + title), StateCell(state), TextCell(lack)}})
	}
	return []Block{table}
}
