package data

import "slices"

// paperProvision is what guards the record that the paper is about, else the municipality's measures.
func paperProvision(_ Register, p *Paper) Provision {
	switch kind, _, _ := SplitOrigin(p.Origin); kind {
	case "risk", "risk_session", "continuity":
		return RiskAnalysis
	case "premises":
		return MeasurePremises
	case "procurement":
		return ProcurementSecrecy
	}
	return MeasureSystems
}

// Frozen tells whether the paper is upprättad or expedierad, and so an allmän handling.
func (p *Paper) Frozen() bool { return p.State == PaperFinal || p.State == PaperSent }

func (p *Paper) check() error {
	problem := func(key, field string) error { return fieldProblem(NewProblem(key), "paper", field) }
	switch {
	case p.Frozen() && p.File == "":
		return problem("problem.paper.file", "state")
	case p.Frozen() && p.FinalOn == "":
		return problem("problem.paper.final", "final_on")
	case p.State == PaperSent && p.SentOn == "":
		return problem("problem.paper.sent", "sent_on")
	case p.SentOn != "" && p.State != PaperSent, p.FinalOn != "" && !p.Frozen():
		return problem("problem.paper.state", "state")
	}
	if kind, _, ok := SplitOrigin(p.Origin); p.Origin != "" && !(ok && IsRegister(kind)) {
		return problem("problem.action.origin", OriginField)
	}
	return nil
}

// what is the paper without what becomes of it.
func (p *Paper) what() Paper {
	w := *p
	w.Head, w.Number, w.MadeAt = Head{}, nil, p.MadeAt.UTC()
	w.State, w.DiaryNumber, w.SentOn, w.Receiver, w.Meeting = "", "", "", "", ""
	return w
}

// keeps lets nothing of a frozen paper be changed but what becomes of it, and never lets it be a draft again, or go.
func (p *Paper) keeps(becomes *Paper) error {
	order := func(s PaperState) int {
		return slices.IndexFunc(paperStates.Options, func(o Option) bool { return o.Name == string(s) })
	}
	if p.Frozen() && (becomes.Removed || order(becomes.State) < order(p.State) || becomes.what() != p.what()) {
		return fieldProblem(NewProblem("problem.paper.frozen", "title", p.Title), "paper", "state")
	}
	return nil
}

// Unregistered tells whether the paper is an allmän handling that has no number in the diary.
func (p *Paper) Unregistered() bool { return p.Frozen() && p.DiaryNumber == "" }
