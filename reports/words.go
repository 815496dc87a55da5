package reports

import "strconv"

// The words of the paper's frame; what a report says is written in the report.
const (
	WordContents  = "Innehåll"
	WordDraft     = "Arbetsmaterial"
	WordSecrecy   = "Sekretessmarkering"
	WordMayHold   = "Kan innehålla uppgifter som omfattas av sekretess"
	WordProvision = "Bestämmelse"
	WordAuthority = "Myndighet"
	WordDate      = "Datum"
	WordControl   = "Kontrollkod"
	WordPicture   = "Bild"
	WordStruck    = "utgår"
	WordInserted  = "tillkommer"
	WordPage      = "Sida"
	WordPageOf    = "av"

	WordMunicipality = "Kommun"
	WordAsOf         = "Ställning"
	WordAuthor       = "Handläggare"
	WordAbout        = "Om rapporten" // the sheet of a workbook that tells what it is
	WordTable        = "Tabell"
	WordSheet        = "Blad"
	WordFacts        = "Uppgifter" // the sheet of what stands in no table, and its columns
	WordNoTable      = "Det som inte står i någon tabell"
	WordSection      = "Avsnitt"
	WordFact         = "Uppgift"
	WordValue        = "Värde"
	WordJudgement    = "Bedömning"
	WordExplanation  = "Förklaring"
)

// PageOf returns the page number as printed: "Sida 2 av 9".
func PageOf(page, pages int) string {
	return WordPage + " " + strconv.Itoa(page) + " " + WordPageOf + " " + strconv.Itoa(pages)
}

// Word returns the judgement in Swedish, or nothing for NoState.
func (s State) Word() string {
	switch s {
	case Met:
		return "Uppfyllt"
	case Partly:
		return "Delvis"
	case Lacking:
		return "Brist"
	case Unjudged:
		return "Ej bedömt"
	case NotInUse:
		return "Ej i bruk"
	case PartlyJudged:
		return "Ej helt bedömt"
	}
	return ""
}

// Mark returns the character that stands for the judgement in plain text; on paper it is drawn as a shape.
func (s State) Mark() string {
	switch s {
	case Met:
		return "●"
	case Partly:
		return "▲"
	case Lacking:
		return "■"
	case Unjudged:
		return "○"
	case NotInUse:
		return "–"
	case PartlyJudged:
		return "◐"
	}
	return ""
}

// Color returns the judgement's colour on paper.
func (s State) Color() Color {
	switch s {
	case Met:
		return MetColor
	case Partly:
		return PartColor
	case Lacking:
		return LackColor
	case Unjudged, NotInUse, PartlyJudged:
		return OpenColor
	}
	return 0
}
