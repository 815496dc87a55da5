// Package papertest holds papers that the tests lay out and draw.
package papertest

import (
	"fmt"

	"lisparmen/reports"
)

// Demo returns a paper that uses every kind of block, as an annual report might.
func Demo() reports.Document {
	return reports.Document{
		Title:        "Årsrapport informationssäkerhet 2026",
		Subtitle:     "Ställning per den 31 december 2026",
		Municipality: "Exempelby kommun",
		Author:       "Kommunledningsförvaltningen",
		Date:         "14 januari 2027",
		Control:      "7f3a-91c2-0be4-55d8",
		Contents:     true,
		Blocks: append([]reports.Block{
			reports.Facts{Facts: []reports.Fact{
				{Label: "Diarienummer", Value: "KS 2027/14"},
				{Label: "Handläggare", Value: "Åsa Öberg, informationssäkerhetssamordnare"},
				{Label: "Sammanträde", Value: "Kommunstyrelsen den 2 februari 2027"},
				{Label: "Omfattar", Value: "Alla nämnder och de två helägda bolagen"},
			}},
			reports.Lead("Skyddet är bättre än förra året men räcker inte: tre av sju områden når hela policyns krav, och två verksamheter klarar inte ett avbrott längre än en dag."),
			reports.KeyFigures{Figures: []reports.KeyFigure{
				{Value: "6/10", Label: "av lagens områden på plats", Note: "4/10 förra året"},
				{Value: "3", Label: "incidenter, varav en anmäld i tid", Note: "5 förra året"},
				{Value: "87 %", Label: "av personalen utbildad", Note: "lägst: Samhällsbyggnad, 61 %"},
				{Value: "14", Label: "timmars avbrott", Note: "52 förra året"},
			}},
			reports.Heading{Level: 2, Text: "Policyns sju områden"},
			reports.Lights{Lights: []reports.Light{
				{State: reports.Met, Name: "Systematiskt arbete", Sentence: "Årshjulet följs och riskerna är bedömda.", Coverage: "5 av 5 krav"},
				{State: reports.Partly, Name: "Organisation och ansvar", Sentence: "Två informationsägare saknas, i Kultur och fritid och i Samhällsbyggnad, vilket gör att ingen kan besluta om skyddet där.", Coverage: "4 av 5 krav"},
				{State: reports.Met, Name: "Medarbetare", Sentence: "Nya medarbetare utbildas inom en månad.", Coverage: "3 av 3 krav"},
				{State: reports.Lacking, Name: "Skydd av information", Sentence: "Återläsning av säkerhetskopior är inte provad.", Coverage: "2 av 6 krav"},
				{State: reports.Partly, Name: "Upphandling och leverantörer", Sentence: "Fyra personuppgiftsbiträdesavtal saknas.", Coverage: "3 av 4 krav"},
				{State: reports.Unjudged, Name: "Incidenter", Sentence: "Rutinen är ny och bedöms i mars.", Coverage: "–"},
				{State: reports.NotInUse, Name: "Efterlevnad", Sentence: "Registret är inte i bruk.", Coverage: "–"},
			}},
			reports.PageBreak{},
			reports.Heading{Level: 1, Text: "Följer vi lagen?"},
			reports.Text("Kommunen omfattas av cybersäkerhetslagen (2025:1506) och är anmäld till tillsynsmyndigheten sedan den 15 februari 2026. Lagen kräver åtgärder inom tio områden; sex av dem är på plats. Ledningens utbildning, som lagen gör obligatorisk, har genomförts av 9 av 11 ledamöter i kommunstyrelsen."),
			reports.Paragraph{Runs: []reports.Run{
				{Text: "Det som återstår är framför allt "},
				{Text: "kontinuitet", Bold: true},
				{Text: " och "},
				{Text: "leverantörskedjan", Italic: true},
				{Text: ". Vägledning finns hos "},
				{Text: "Myndigheten för civilt försvar", Link: "https://www.mcf.se/informationssakerhet"},
				{Text: " (tidigare MSB)", Quiet: true},
				{Text: "."},
			}},
			reports.Table{
				Caption: "Lagens tio områden", RowHeader: true,
				Columns: []reports.Column{
					{Head: "Område", Weight: 4},
					{Head: "Bedömning", Weight: 2},
					{Head: "Krav", Align: reports.AlignRight},
					{Head: "Uppfyllda", Align: reports.AlignRight},
					{Head: "Nästa steg", Weight: 4},
				},
				Rows: []reports.Row{
					law("Riskanalys och säkerhet i nätverks- och informationssystem", reports.Met, 4, 4, "Upprepas i september"),
					law("Incidenthantering", reports.Partly, 5, 4, "Öva anmälan inom 24 timmar"),
					law("Kontinuitet och krishantering", reports.Lacking, 6, 2, "Prova återläsning före maj"),
					law("Säkerhet i leverantörskedjan", reports.Partly, 4, 3, "Fyra avtal kvar"),
					law("Grundläggande cyberhygien och utbildning", reports.Met, 3, 3, "–"),
					law("Kryptering", reports.Unjudged, 2, 0, "Bedöms under våren"),
					{Total: true, Cells: []reports.Cell{reports.TextCell("Summa"), {}, reports.TextCell("24"), reports.TextCell("16"), {}}},
				},
			},
			reports.Heading{Level: 2, Text: "Vad som återstår"},
			reports.Text("Tre saker hindrar att kraven är uppfyllda:"),
			reports.List{Items: []reports.Item{
				{Runs: reports.Plain("Återläsning av säkerhetskopior har inte provats för verksamhetssystemen inom vård och omsorg, vilket betyder att ingen vet hur länge ett avbrott skulle vara.")},
				{Runs: reports.Plain("Reservrutiner saknas i två verksamheter:"), Sub: &reports.List{Items: []reports.Item{
					{Runs: reports.Plain("hemtjänstens planering, och")},
					{Runs: reports.Plain("vatten- och avloppsverkets larm.")},
				}}},
				{Runs: []reports.Run{{Text: "Beslut om "}, {Text: "informationsklassning", Bold: true}, {Text: " har inte fattats för e-arkivet."}}},
			}},
			reports.Heading{Level: 3, Text: "I vilken ordning"},
			reports.List{Numbered: true, Items: []reports.Item{
				{Runs: reports.Plain("Prova återläsning (före maj).")},
				{Runs: reports.Plain("Skriva och öva reservrutiner (före september).")},
				{Runs: reports.Plain("Klassa informationen i e-arkivet.")},
			}},
			reports.Heading{Level: 1, Text: "Vad har hänt?"},
			reports.Paragraph{Style: reports.QuoteText, Runs: reports.Plain("”Vi märkte det först när lönerna inte kom ut. Då hade det redan gått ett dygn.” — en chef i intervjun efter avbrottet i mars")},
			reports.Text("Tre incidenter inträffade under året. En var betydande och anmäldes inom 24 timmar; slutrapporten lämnades i tid. Avbrottstiden sjönk från 52 till 14 timmar (−73 %), och kravet på ≤ 24 timmar → uppfyllt."),
			reports.Group{Blocks: []reports.Block{
				reports.Heading{Level: 2, Text: "Avbrottstimmar per kvartal"},
				bars(),
			}},
			reports.Group{Blocks: []reports.Block{
				reports.Heading{Level: 2, Text: "Riskkarta"},
				riskMap(),
			}},
			reports.SecrecyMark{
				Provision: "18 kap. 8 § offentlighets- och sekretesslagen (2009:400)",
				Date:      "14 januari 2027", Authority: "Kommunstyrelsen, Exempelby kommun",
				Text: "Avsnittet nedan beskriver brister i skyddet av kommunens system och får inte lämnas ut utan prövning.",
			},
			reports.Heading{Level: 1, Text: "Åtgärder"},
			reports.Paragraph{Style: reports.QuietText, Runs: reports.Plain("Sorterade efter förfallodag. Belopp i kronor.")},
			actions(34),
			reports.Paragraph{Style: reports.SmallText, Runs: reports.Plain("Källa: Lispärmens register den 31 december 2026.")},
			reports.Space{Height: 6},
			reports.Heading{Level: 1, Text: "Förslag till beslut"},
			reports.List{Numbered: true, Items: []reports.Item{
				{Runs: reports.Plain("Kommunstyrelsen godkänner årsrapporten.")},
				{Runs: reports.Plain("Kommunstyrelsen ger kommundirektören i uppdrag att senast den 1 maj 2027 redovisa provad återläsning för samtliga verksamhetssystem i klass 3.")},
			}},
		}, sections()...),
	}
}

func law(name string, state reports.State, duties, met int, next string) reports.Row {
	return reports.Row{Cells: []reports.Cell{
		reports.TextCell(name), reports.StateCell(state),
		reports.TextCell(fmt.Sprint(duties)), reports.TextCell(fmt.Sprint(met)), reports.TextCell(next),
	}}
}

func actions(count int) reports.Table {
	table := reports.Table{Columns: []reports.Column{
		{Head: "Nr", Align: reports.AlignRight, Weight: 0.6},
		{Head: "Åtgärd", Weight: 5},
		{Head: "Ansvarig", Weight: 2.4},
		{Head: "Senast", Weight: 1.6, Align: reports.AlignRight},
		{Head: "Kostnad", Weight: 1.4, Align: reports.AlignRight},
	}}
	titles := []string{
		"Prova återläsning av säkerhetskopior", "Skriva reservrutin för hemtjänstens planering och öva den med alla arbetslag",
		"Teckna personuppgiftsbiträdesavtal", "Införa tvåfaktorsinloggning för e-post",
	}
	for i := range count {
		table.Rows = append(table.Rows, reports.Cells(fmt.Sprint(i+1), titles[i%len(titles)], "Bo Lindström",
			fmt.Sprintf("2027-%02d-%02d", 1+i/4, 1+i%28), fmt.Sprintf("%d\u00A0000", 5*(i+3))))
	}
	return table
}

func bars() reports.Figure {
	figure := reports.Figure{
		Width: 165, Height: 46, Alt: "Staplar: avbrottstimmar per kvartal 2026. Första kvartalet 11, andra 2, tredje 0, fjärde 1.",
		Caption: "Avbrottstimmar per kvartal 2026. Nästan allt hände i mars.",
	}
	for i, hours := range []float64{11, 2, 0, 1} {
		y := 2 + 11*float64(i)
		figure.Shapes = append(figure.Shapes,
			reports.Label{X: 24, Y: y + 5.5, Text: fmt.Sprintf("Kvartal %d", i+1), Align: reports.AlignRight},
			reports.Rect{X: 27, Y: y, Width: hours * 10, Height: 8, Fill: reports.Accent},
			reports.Label{X: 29 + hours*10, Y: y + 5.5, Text: fmt.Sprintf("%.0f timmar", hours)},
		)
	}
	figure.Shapes = append(figure.Shapes, reports.Line{X1: 27, Y1: 0, X2: 27, Y2: 46, Color: reports.QuietInk})
	return figure
}

func riskMap() reports.Figure {
	figure := reports.Figure{Width: 120, Height: 70, Alt: "Riskkarta med tre risker, en av dem allvarlig.", Caption: "Sannolikhet uppåt, konsekvens åt höger."}
	for row := range 4 {
		for column := range 4 {
			figure.Shapes = append(figure.Shapes, reports.Rect{
				X: 10 + 25*float64(column), Y: 2 + 16*float64(row), Width: 24, Height: 15, Fill: reports.Sunken,
			})
		}
	}
	return withShapes(figure,
		reports.Mark{X: 72, Y: 10, Size: 4, State: reports.Lacking}, reports.Label{X: 76, Y: 11, Text: "R-3"},
		reports.Mark{X: 45, Y: 27, Size: 4, State: reports.Partly}, reports.Label{X: 49, Y: 28, Text: "R-7"},
		reports.Mark{X: 20, Y: 58, Size: 4, State: reports.Met}, reports.Label{X: 24, Y: 59, Text: "R-12"},
		reports.Polygon{Points: []reports.Point{{X: 112, Y: 34}, {X: 118, Y: 37}, {X: 112, Y: 40}}, Fill: reports.QuietInk},
	)
}

func withShapes(figure reports.Figure, shapes ...reports.Shape) reports.Figure {
	figure.Shapes = append(figure.Shapes, shapes...)
	return figure
}

// sections are more text, with words that are hard to set.
func sections() []reports.Block {
	var blocks []reports.Block
	for i := range 4 {
		blocks = append(blocks,
			reports.Heading{Level: 1, Text: fmt.Sprintf("Bilaga %d. Bedömning av nämnd nummer %d", i+1, i+1)},
			reports.Heading{Level: 2, Text: "Vad vi såg"},
			reports.Text("Nämnden har en informationsägare och en utsedd kontakt. Behörigheter i verksamhetssystemet granskas två gånger om året, senast 2026-10-14. Verksamhetens viktigaste risk är att larm från personuppgiftsansvarigförteckningsunderlaget inte når jourhavande, se ärende https://diariet.exempelby.se/arenden/kommunstyrelsen/2026/000123/handlingar/bilaga-4 och/eller protokollet."),
			reports.Text("Bedömningen bygger på samtal, på stickprov i behörighetslistan och på leverantörens egen redovisning. Där uppgifter saknas står det ”ej bedömt”; det är inte detsamma som en brist. Inga tecken saknas i typsnittet, utom detta: 😀."),
		)
	}
	return blocks
}

// Long returns a paper of about thirty pages.
func Long() reports.Document {
	doc := Demo()
	for len(doc.Blocks) < 260 {
		doc.Blocks = append(doc.Blocks, sections()...)
		doc.Blocks = append(doc.Blocks, actions(12), bars())
	}
	return doc
}
