package reports

import (
	"strings"

	"lisparmen/data"
)

// The first page's answers about risks, interruptions and suppliers. What is guarded is counted, as
// incidents are, and named only when somebody has judged it public.

// mostRisks is how many risks the first page names.
const mostRisks = 3

// risksCell is the answer to which the largest risks are.
func (b *board) risksCell() Cell {
	if !inUse(b.reg, data.Risks.Name) {
		return unusedCell(b.reg, data.Risks.Name)
	}
	standings := data.RiskStandings(b.whole, b.in.AsOf)
	if len(standings) == 0 {
		return TextCell("Det finns inga öppna risker.")
	}
	var named []string
	above, unhandled := 0, 0
	for i, s := range standings {
		if s.Above() {
			above++
			unhandled += oneIf(!s.InHand())
		}
		if i < mostRisks && !b.whole.IsSecret(s.Risk) {
			level := "inte värderad"
			if s.Level != nil {
				level = lower(s.Level.Title)
			}
			named = append(named, s.Title+" ("+level+")")
		}
	}
	text := Count(len(standings), "öppen risk", "öppna risker") + ", varav " + Number(above) + " över den nivå som riskägaren själv får acceptera."
	if unhandled > 0 {
		text += " " + Number(unhandled) + " av dem är varken i arbete eller accepterade."
	}
	if len(named) > 0 {
		text += " Störst: " + strings.Join(named, ", ") + "."
	}
	if hidden := min(mostRisks, len(standings)) - len(named); hidden > 0 {
		text += " " + capital(Count(hidden, "av de största namnges", "av de största namnges")) + " inte, eftersom sekretess kan gälla."
	}
	return TextCell(text)
}

// outageCell is the answer to whether the municipality stands an interruption.
func (b *board) outageCell() Cell {
	if !inUse(b.reg, data.Continuities.Name) {
		return unusedCell(b.reg, data.Continuities.Name)
	}
	ready, never, untried := 0, 0, map[string]bool{}
	standings := data.ContinuityStandings(b.whole, b.in.AsOf)
	for _, s := range standings {
		ready += oneIf(s.Ready())
		never += oneIf(s.Exercised == nil)
		for _, system := range s.Untried {
			untried[system.ID] = true
		}
	}
	text := Number(ready) + " av " + Count(len(standings), "kritisk verksamhet", "kritiska verksamheter") + " är " + plural(ready, "förberedd", "förberedda") + ": planen är övad och systemen kommer tillbaka i tid."
	if never > 0 {
		text += " " + Count(never, "plan har", "planer har") + " aldrig övats."
	}
	if len(untried) > 0 {
		text += " " + Count(len(untried), "system har", "system har") + " ingen säkerhetskopia som har gått att läsa tillbaka det senaste året."
	}
	return TextCell(text)
}

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
	if len(parts) == 0 {
		return TextCell(text + ", alla uppföljda i tid.")
	}
	return TextCell(text + ": " + Enumerate(parts) + ".")
}
