package data

import "slices"

// What binds in a governing document comes from a decision: its stage, and the block that says who decided it and when. What
// somebody writes by hand either makes or corrects a decision, or is refused with the way to go.

// decidedFields are the fields of a document that its adopting decision fills.
var decidedFields = []string{"decided_by", "decided_on", "paragraph", "diary_number"}

// Confirmed tells whether a document of the type is said to be confirmed, as by the official who leads: elected people adopt a
// policy or a guideline.
func (t DocumentType) Confirmed() bool { return t != DocumentPolicy && t != DocumentGuideline }

// DecisionKey is the message key of what a decision about a document of the type is called.
func (t DocumentType) DecisionKey(act DocumentAct) string {
	if act == ActAdopt && t.Confirmed() {
		return "ui.document.decision.confirm"
	}
	return "ui.document.decision." + string(act)
}

// AdoptedBy is the decision by which a document binds: the latest that adopts it; nil when none is written in.
func AdoptedBy(reg Register, d *Document) *Decision {
	var latest *Decision
	for _, by := range All(reg, Decisions) {
		if string(by.Document) == d.ID && d.ID != "" && by.Sort == DecisionAdopts && by.Settles() && (latest == nil || by.On >= latest.On) {
			latest = by
		}
	}
	return latest
}

// ByDecision names the fields of a document that only a decision sets.
func ByDecision(reg Register, d *Document) []string {
	if AdoptedBy(reg, d) == nil {
		return []string{"stage"}
	}
	return append([]string{"stage"}, decidedFields...)
}

// Undecided tells whether the document is said to exist while nobody has written in who decided it, and when.
func (d *Document) Undecided() bool {
	return d.State == DocumentRegistered && (d.DecidedBy == "" || d.DecidedOn == "")
}

// Settles tells whether the decision makes something of its document: it is about it, has been made, and no minutes are
// awaited.
func (d *Decision) Settles() bool {
	return d.Sort.AboutDocument() && d.Document != "" && d.On != "" && (d.Stage == StageDecides || d.Stage == "") && !d.Waits()
}

// WrittenDocument judges what somebody has made of a document by hand. enters tells that it says who decided the document
// and when, while the register has no such decision: it is to be made.
func WrittenDocument(reg Register, before, after *Document) (enters bool, err error) {
	if after.Stage != before.Stage && (before.ID != "" || after.Stage != StageDraft && after.Stage != StageAdopted) {
		return false, fieldProblem(NewProblem("problem.document.stage"), "document", "stage")
	}
	kind := Documents.Untyped()
	changed := slices.ContainsFunc(decidedFields[:3], func(name string) bool { return fieldDiffers(kind, name, before, after) })
	if AdoptedBy(reg, after) != nil {
		for _, name := range decidedFields {
			if fieldDiffers(kind, name, before, after) {
				return false, fieldProblem(NewProblem("problem.document.decided"), "document", name)
			}
		}
		return false, nil
	}
	if changed && after.DecidedBy == "" && (after.DecidedOn != "" || after.Paragraph != "") {
		return false, fieldProblem(NewProblem("problem.document.half"), "document", "decided_by")
	}
	if changed && after.DecidedBy != "" && after.DecidedOn == "" {
		return false, fieldProblem(NewProblem("problem.document.half"), "document", "decided_on")
	}
	begins := changed || after.State == DocumentRegistered && before.State != DocumentRegistered || after.Stage != before.Stage
	binds := after.State != DocumentPartOf && after.State != DocumentMissing && after.Stage != StageRepealed
	return begins && binds && after.DecidedBy != "" && after.DecidedOn != "", nil
}

func fieldDiffers(kind Untyped, name string, a, b Record) bool {
	f, _ := kind.Field(name)
	return f.Get(a) != f.Get(b)
}

// EnteredDecision is the decision that a document's own block tells of.
func EnteredDecision(d *Document) *Decision {
	by := Decisions.New()
	by.Body, by.On, by.Paragraph, by.DiaryNumber = d.DecidedBy, d.DecidedOn, d.Paragraph, d.DiaryNumber
	by.Sort, by.Document, by.Secrecy = DecisionAdopts, Link[*Document](d.ID), d.Secrecy
	return by
}

// WrittenDecision judges what somebody has made of a decision by hand: act is what it is to do with its document, ActCorrect
// when it only corrects what was done; empty for nothing.
func WrittenDecision(before, after *Decision) (act DocumentAct, err error) {
	was, is := before.Settles(), after.Settles()
	switch {
	case was && (!is || after.Sort != before.Sort || after.Document != before.Document):
		field := "sort"
		if after.Document != before.Document {
			field = "document"
		} else if after.Sort == before.Sort {
			field = "on"
		}
		return "", fieldProblem(NewProblem("problem.decision.done"), "decision", field)
	case was:
		return ActCorrect, nil
	case !is:
		return "", nil
	case after.Sort == DecisionRepeals: // the form does not ask for the last day
		return "", fieldProblem(NewProblem("problem.decision.repeals"), "decision", "sort")
	case after.Sort == DecisionKeeps:
		return ActKeep, nil
	}
	return ActAdopt, nil
}

// ActCorrect is not something to choose: it brings a corrected decision's block to the document that rests on it.
const ActCorrect DocumentAct = "correct"

// RestsOn tells whether a document's block is what the decision said.
func (d *Document) RestsOn(by *Decision) bool {
	return by.Sort == DecisionAdopts && string(by.Document) == d.ID && d.DecidedBy == by.Body && d.DecidedOn == by.On
}

// Correct brings a corrected decision to the document that rests on how it was before.
func Correct(d *Document, was, is *Decision) {
	if !d.RestsOn(was) {
		return
	}
	if d.From == was.On {
		d.From = is.On
	}
	if d.ReviewEvery != nil && d.ReviewOn == was.On.AddMonths(*d.ReviewEvery) {
		d.ReviewOn = is.On.AddMonths(*d.ReviewEvery)
	}
	d.DecidedBy, d.DecidedOn, d.Paragraph, d.DiaryNumber = is.Body, is.On, is.Paragraph, is.DiaryNumber
}

// Withdraw takes back what a decision that is removed made of its document: it binds by the decision before, or is a draft again.
func Withdraw(reg Register, d *Document, by *Decision) {
	switch {
	case by.Sort == DecisionRepeals && d.Stage == StageRepealed:
		d.Stage, d.To = StageAdopted, ""
		if d.DecidedBy == "" || d.DecidedOn == "" { // it was never written in
			d.Stage = ""
		}
	case d.RestsOn(by):
		d.Stage, d.DecidedBy, d.DecidedOn, d.Paragraph, d.From = StageDraft, "", "", "", ""
		var left []Record
		for _, other := range All(reg, Decisions) {
			if other.ID != by.ID {
				left = append(left, other)
			}
		}
		if earlier := AdoptedBy(NewRegister(left), d); earlier != nil {
			Adopt(d, earlier, "", d.ReviewOn)
		}
	}
}
