package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// requirementProfile is the kravprofil of a system or of premises: what is demanded, how far that is met, and what is missing; of all
// in use when none is chosen.
func requirementProfile(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	in.Register = in.Register.InUse()
	p := profilePaper{in, NewViewer(in.Register), actionsByOrigin(in.Register)}
	if in.RecordID != "" {
		s := in.Register.Record(in.RecordID)
		if s == nil || s.Header().Gallrad != "" || s.KindName() != data.Systems.Name && s.KindName() != data.PremisesKind.Name {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("system"), "id", in.RecordID)
		}
		paper := p.begin("Kravprofil: " + p.view.Title(s))
		paper.Secrecy = p.mark(s)
		paper.Blocks = append(append(in.publicNote(), p.of(s, 1)...), decisionBlock("Kravprofilen för "+p.view.Title(s))...)
		return paper, nil
	}
	paper := p.begin("Kravprofiler")
	paper.Contents = true
	paper.Blocks = append(in.publicNote(), p.undecided()...)
	var marks []*SecrecyMark
	add := func(of data.Record) {
		if mark := p.mark(of); mark != nil {
			marks = append(marks, mark)
		}
		paper.Blocks = append(append(paper.Blocks, Heading{Level: 1, Text: p.view.Title(of)}), p.of(of, 2)...)
	}
	for _, s := range data.All(in.Register, data.Systems) {
		if s.Live() && s.Decided() {
			add(s)
		}
	}
	for _, r := range data.All(in.Register, data.PremisesKind) {
		if r.InUse(in.AsOf) && r.RequirementsOn != "" {
			add(r)
		}
	}
	paper.Secrecy = joined(marks)
	return paper, nil
}

type profilePaper struct {
	in      Input
	view    *Viewer
	actions map[string][]*data.Action // by what they came of
}

func (p profilePaper) begin(title string) Document {
	paper := p.in.paper(title)
	paper.Subtitle = "Säkerhetskrav, hur de är uppfyllda och vad som saknas. Ställning per den " + LongDate(p.in.AsOf)
	return paper
}

// mark is that of the profile's rows, and of what they are about.
func (p profilePaper) mark(of data.Record) *SecrecyMark {
	var marks []*SecrecyMark
	if mark := p.in.markOf(of); mark != nil {
		marks = append(marks, mark)
	}
	for _, row := range data.ProfileOf(p.in.Register, of, p.in.AsOf).Rows {
		if mark := p.in.markOf(row.Fulfilment); mark != nil {
			marks = append(marks, mark)
		}
	}
	return joined(marks)
}

// undecided names the systems and premises in use whose requirements nobody has decided.
func (p profilePaper) undecided() []Block {
	systems, premises := data.Undecided(p.in.Register, p.in.AsOf)
	var names []string
	for _, s := range systems {
		names = append(names, p.view.Title(s))
	}
	for _, r := range premises {
		names = append(names, p.view.Title(r))
	}
	if len(names) == 0 {
		return []Block{Lead("Kraven är fastställda för alla system och lokaler i bruk.")}
	}
	return []Block{Lead("Kraven är inte fastställda för " + Count(len(names), "system eller lokal", "system och lokaler") + " i bruk."), Bullets(names...)}
}

// of is one profile: the facts, the requirements in a table, and the requirements that are not decided yet.
func (p profilePaper) of(of data.Record, level int) []Block {
	profile := data.ProfileOf(p.in.Register, of, p.in.AsOf)
	unmet := len(profile.Unmet(p.in.AsOf))
	text := "Alla ska-krav är uppfyllda eller har undantag."
	switch {
	case len(profile.Rows) == 0:
		text = "Inga krav är fastställda."
	case unmet > 0:
		text = Count(unmet, "ska-krav är inte uppfyllt.", "ska-krav är inte uppfyllda.")
	}
	blocks := []Block{Lead(capital(text)), p.facts(of)}
	if len(profile.Rows) > 0 {
		blocks = append(blocks, p.table(profile.Rows))
	}
	if len(profile.Undecided) > 0 {
		var titles []string
		for _, r := range profile.Undecided {
			titles = append(titles, p.view.Title(r))
		}
		blocks = append(blocks, Heading{Level: level, Text: "Krav på skyddsnivån som inte är fastställda"}, Bullets(titles...))
	}
	return blocks
}

func (p profilePaper) facts(of data.Record) Facts {
	decided := func(on data.Day, by data.Link[*data.Person]) string {
		return stated(strings.TrimSuffix(LongDate(on)+" av "+p.view.Linked(string(by)), " av "))
	}
	switch of := of.(type) {
	case *data.System:
		approved := decided(of.ApprovedOn, of.ApprovedBy)
		if of.ApprovedUntil != "" {
			approved += ", till och med " + LongDate(of.ApprovedUntil)
		}
		return Facts{[]Fact{
			{"Systemägare", stated(p.view.Linked(string(of.Owner)))},
			{"Används av", stated(p.view.Linked(string(of.Unit)))},
			{"Skyddsnivå", protectionWords(data.NewClasses(p.in.Register, p.in.AsOf), of)},
			{"Krav fastställda", decided(of.RequirementsOn, of.RequirementsBy)},
			{"Driftgodkänt", approved},
			{"Villkor för drift", cmp.Or(of.ApprovalCondition, "Inga")},
		}}
	case *data.Premises:
		return Facts{[]Fact{
			{"Användning", option("premises_use", of.Use)},
			{"Ansvarig", stated(p.view.Linked(string(of.Owner)))},
			{"Skyddsnivå", option("protection", of.Protection)},
			{"Krav fastställda", decided(of.RequirementsOn, of.RequirementsBy)},
		}}
	}
	return Facts{}
}

// protectionWords tell how strongly a system must be protected: of each aspect, where they differ.
func protectionWords(classes data.Classes, s *data.System) string {
	var words []string
	levels := map[data.Protection]bool{}
	for _, a := range []data.Aspect{data.Confidentiality, data.Integrity, data.Availability, data.Traceability} {
		level := classes.ProtectionOf(s, a)
		levels[level] = true
		words = append(words, lower(option("aspect", a))+": "+lower(option("protection", level)))
	}
	if len(levels) == 1 {
		return option("protection", classes.ProtectionOf(s, data.Confidentiality))
	}
	return capital(strings.Join(words, ", "))
}

// table lists what is not met first.
func (p profilePaper) table(rows []data.ProfileRow) Table {
	table := Table{RowHeader: true, Columns: []Column{{Head: "Krav", Weight: 3.6}, {Head: "Läge", Weight: 1.3}, {Head: "Brist eller bevis", Weight: 2.6}, {Head: "Åtgärd", Weight: 1.7}}}
	rows = slices.Clone(rows)
	order := []State{Lacking, Partly, Unjudged, Met, NoState}
	slices.SortStableFunc(rows, func(a, b data.ProfileRow) int {
		return cmp.Compare(slices.Index(order, fulfilmentState(a.Fulfilment)), slices.Index(order, fulfilmentState(b.Fulfilment)))
	})
	for _, row := range rows {
		r, f := row.Requirement, row.Fulfilment
		name := p.view.Title(r)
		if r.Should {
			name += " (bör)"
		}
		var about []string
		add := func(before, text string) {
			if text != "" {
				about = append(about, strings.TrimSuffix(before+text, ".")+".")
			}
		}
		add("", f.Lack)
		if f.Expires != "" && f.State != data.Fulfilled {
			add("Undantag till och med ", LongDate(f.Expires))
		}
		add("", f.Reason)
		add("Bevis: ", f.Proof)
		action := ""
		if len(p.actions[f.ID]) > 0 {
			action = promises(p.view, p.actions[f.ID])
		}
		state := fulfilmentState(f)
		stateCell := StateCell(state)
		if state == NoState {
			stateCell = TextCell(option("fulfilment_state", f.State))
		}
		table.Rows = append(table.Rows, Row{Cells: []Cell{
			{Runs: []Run{{Text: name, Bold: true}, quietly("\n" + r.Text)}}, stateCell, TextCell(strings.Join(about, " ")), TextCell(action),
		}})
	}
	return table
}

// fulfilmentState is how far a requirement is met, as a mark; none for one that does not apply.
func fulfilmentState(f *data.Fulfilment) State {
	switch f.State {
	case data.Fulfilled:
		return Met
	case data.FulfilledPartly:
		return Partly
	case data.FulfilledNot:
		return Lacking
	case data.FulfilledWaived:
		return NoState
	}
	return Unjudged
}
