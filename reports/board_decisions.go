package reports

import (
	"strconv"
	"strings"

	"lisparmen/data"
)

// proposals is point 12: whole sentences, as if the board had decided, one thing in each.
func (b *board) proposals() string {
	nextYear := strconv.Itoa(b.in.To.Year() + 1)
	texts := []string{"Kommunstyrelsen godkänner Årsrapport informationssäkerhet " + yearsOf(b.in) + "."}
	n := countDemands(b.lights)
	if missing := b.titlesOf(data.ReasonMissing); len(missing) > 0 {
		texts = append(texts, "Kommunstyrelsen ger kommundirektören i uppdrag att under "+nextYear+" ta fram förslag till "+missingWords(missing)+".")
	}
	if n.unjudged()*2 > n.all || n.all == 0 {
		texts = append(texts, "Kommunstyrelsen ger kommundirektören i uppdrag att se till att policyns krav är bedömda till nästa årsrapport.")
	}
	if b.actions.unfinanced > 0 {
		texts = append(texts, "Kommunstyrelsen prövar behovet av "+Kronor(b.actions.unfinanced)+" i budgeten för "+nextYear+".")
	}
	for i := range texts {
		texts[i] = strconv.Itoa(i+1) + "." + hard + texts[i]
	}
	return strings.Join(texts, "\n")
}

// missingWords names the documents that are missing, or counts them when they are many.
func missingWords(titles []string) string {
	if len(titles) > 2 {
		return "de " + Number(len(titles)) + " styrdokument som policyn kräver och som saknas"
	}
	return Enumerate(titles)
}

// whatToDoFirst lists what matters most now, at most seven things.
func (b *board) whatToDoFirst() []Block {
	const most = 7
	var texts []string
	n := countDemands(b.lights)
	if b.open.passed > 0 {
		texts = append(texts, capital(Count(b.open.passed, "frist", "frister"))+" i lag har passerats. Rapportera eller bedöm det som väntar, och skriv varför det blev sent.")
	}
	if len(data.All(b.reg, data.Duties)) == 0 {
		texts = append(texts, "För in den antagna informationssäkerhetspolicyn, så att det syns vilka krav den ställer.")
	}
	if b.reg.Municipality().RegisteredOn == "" {
		texts = append(texts, "Anmäl kommunen enligt cybersäkerhetslagen (2025:1506) 2 kap. 2 §, eller för in vilken dag det gjordes.")
	}
	if missing := b.titlesOf(data.ReasonMissing); len(missing) > 0 {
		texts = append(texts, "Ta fram och besluta "+missingWords(missing)+".")
	}
	if unclear := b.titlesOf(data.ReasonUnregistered); len(unclear) > 2 {
		texts = append(texts, "Ta reda på vilka av "+Number(len(unclear))+" styrdokument som finns, ingår i något annat eller saknas. De står i tabellen nedan.")
	} else if len(unclear) > 0 {
		texts = append(texts, "Ta reda på om "+Enumerate(unclear)+" finns, ingår i något annat eller saknas.")
	}
	if len(b.vacant) > 0 {
		texts = append(texts, "Utse "+b.vacantWords()+".")
	}
	if n.unjudged() > 0 {
		texts = append(texts, "Bedöm "+Count(n.unjudged(), "krav", "krav")+" som ingen har bedömt.")
	}
	if len(b.actions.overdue) > 0 {
		texts = append(texts, "Gör klart "+Count(len(b.actions.overdue), "försenad åtgärd", "försenade åtgärder")+", eller bestäm en ny dag.")
	}
	blocks := []Block{Heading{Level: 1, Text: "Att göra först"}}
	if len(texts) == 0 {
		return append(blocks, Text("Inget är försenat och inget krav är obedömt."))
	}
	list := Bullets(texts[:min(most, len(texts))]...)
	list.Numbered = true
	return append(blocks, list)
}

// vacantWords names the vacant roles, or counts them when they are many; for use within a sentence.
func (b *board) vacantWords() string {
	if len(b.vacant) > 3 {
		return "innehavare till " + Number(len(b.vacant)) + " roller som ska vara besatta"
	}
	var names []string
	for _, r := range b.vacant {
		names = append(names, lower(r.Name))
	}
	return Enumerate(names)
}
