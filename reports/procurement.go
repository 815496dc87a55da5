package reports

import (
	"strings"

	"lisparmen/data"
)

// procurementAppendix is what a procurement demands, as an appendix to the tender documents in which who tenders answers. It bears no
// mark of secrecy: it holds only what is about to be published, and no answers.
func procurementAppendix(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	u, err := chosenProcurement(in)
	if err != nil {
		return Document{}, err
	}
	paper := in.paper("Bilaga: krav på informationssäkerhet")
	if u == nil {
		paper.Blocks = []Block{Lead("Det finns ingen upphandling i registret."), Text("Lägg in upphandlingen och välj krav på dess sida, så fylls bilagan i.")}
		return paper, nil
	}
	paper.Subtitle = u.Title
	if u.DiaryNumber != "" {
		paper.Subtitle += ", dnr " + u.DiaryNumber
	}
	if in.Register.IsSecret(u) {
		paper.Blocks = in.publicNote()
	}
	demands := data.RequirementsOf(in.Register, u)
	if len(demands) == 0 {
		paper.Blocks = append(paper.Blocks, Lead("Inga krav är valda för upphandlingen."))
		return paper, nil
	}
	paper.Blocks = append(paper.Blocks, Text("Anbudsgivaren svarar på varje krav i tabellerna: ja eller nej, och hur kravet uppfylls. "+
		"Ett ska-krav måste vara uppfyllt för att anbudet ska tas upp till prövning. Ett bör-krav är önskvärt."))
	for _, part := range []struct {
		should          bool
		heading, number string
	}{{false, "Ska-krav", "S"}, {true, "Bör-krav", "B"}} {
		table := Table{RowHeader: true, Columns: []Column{{Head: "Nr", Weight: 0.6}, {Head: "Krav", Weight: 4}, {Head: "Ja eller nej", Weight: 0.9}, {Head: "Så uppfylls kravet", Weight: 2.6}}}
		for _, r := range demands {
			if r.Should != part.should {
				continue
			}
			demand := Cell{Runs: []Run{{Text: r.Title, Bold: true}}}
			if r.Wording != "" {
				demand.Runs = append(demand.Runs, Run{Text: "\n" + r.Wording})
			}
			if of, ok := data.Find(in.Register, r.Requirement); ok && of.Proof != "" {
				demand.Runs = append(demand.Runs, quietly("\nVisas genom: "+lower(strings.TrimSuffix(of.Proof, "."))))
			}
			table.Rows = append(table.Rows, Row{Cells: []Cell{TextCell(part.number + Number(len(table.Rows)+1)), demand, TextCell(""), TextCell("")}})
		}
		if len(table.Rows) > 0 {
			paper.Blocks = append(paper.Blocks, Heading{Level: 1, Text: part.heading}, table)
		}
	}
	paper.Blocks = append(paper.Blocks, Group{[]Block{Heading{Level: 1, Text: "Anbudsgivare"}, Facts{[]Fact{{"Företag", blank}, {"Organisationsnummer", blank}, {"Namn och datum", blank}, {"Underskrift", blank}}}}})
	return paper, nil
}

// chosenProcurement is the one that the paper is about: the one that is asked for, else the first that remains to be asked of
// suppliers and has its requirements, else the latest; nil when there is none.
func chosenProcurement(in Input) (*data.Procurement, error) {
	if in.RecordID != "" {
		u, ok := data.Find(in.Register, data.Link[*data.Procurement](in.RecordID))
		if !ok || u.Gallrad != "" {
			return nil, data.NewProblem("problem.report.record", "kind", data.KindKey("procurement"), "id", in.RecordID)
		}
		return u, nil
	}
	var latest *data.Procurement
	for _, u := range data.All(in.Register, data.Procurements) {
		if u.UnderWay() && u.RequirementsOn != "" && !u.Decided() {
			return u, nil
		}
		latest = u
	}
	return latest, nil
}
