package reports

import "lisparmen/data"

// suppliersCell is the answer to whether suppliers are followed up.
func (b *board) suppliersCell() Cell {
	if !inUse(b.reg, data.Suppliers.Name) {
		return unusedCell(b.reg, data.Suppliers.Name)
	}
	current, late, never, unsigned, unanswered := 0, 0, 0, 0, 0
	for _, s := range data.SupplierStates(b.whole, b.in.AsOf) {
		if !s.Current(b.in.AsOf) {
			continue
		}
		current++
		late += oneIf(s.Late(b.in.AsOf) && !s.Never)
		never += oneIf(s.Never)
		unsigned += oneIf(s.Processor == data.ProcessorMissing)
		unanswered += oneIf(s.Unanswered != nil)
	}
	var parts []string
	for _, part := range []struct {
		n     int
		words string
	}{
		{never, "har aldrig följts upp"},
		{late, "skulle ha följts upp igen"},
		{unsigned, "saknar personuppgiftsbiträdesavtal"},
		{unanswered, "har en avvikelse utan åtgärd"},
	} {
		if part.n > 0 {
			parts = append(parts, Number(part.n)+" "+part.words)
		}
	}
	text := Count(current, "leverantör", "leverantörer")
	if current == 0 {
		return TextCell("Ingen leverantör är införd i registret.")
	}
	if len(parts) == 0 {
		return TextCell(text + ", alla uppföljda i tid.")
	}
	return TextCell(text + ": " + Enumerate(parts) + ".")
}
