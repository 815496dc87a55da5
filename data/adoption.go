package data

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// A governing document goes from draft over referral to adopted; then it is reviewed and kept, replaced by a new version, or
// repealed. Each step that binds somebody is a decision.

// DocumentAct is something that can be done with a governing document on its way.
type DocumentAct string

// The acts.
const (
	ActRefer  DocumentAct = "refer"
	ActAdopt  DocumentAct = "adopt"
	ActKeep   DocumentAct = "keep"
	ActRevise DocumentAct = "revise" // make a new version
	ActRepeal DocumentAct = "repeal"
)

// StageNow is how far the document has come. One that is registered without a stage was adopted before the file began.
func (d *Document) StageNow() DocumentStage {
	switch {
	case d.Stage != "":
		return d.Stage
	case d.State == DocumentRegistered:
		return StageAdopted
	}
	return StageDraft
}

// Acts are what can be done with the document now, the likeliest first. A document that is part of another follows it.
func (d *Document) Acts() []DocumentAct {
	if d.State == DocumentPartOf {
		return nil
	}
	switch d.StageNow() {
	case StageReferral:
		return []DocumentAct{ActAdopt, ActRefer}
	case StageAdopted:
		if d.DecidedOn == "" { // nobody has written the decision in
			return []DocumentAct{ActAdopt, ActRevise, ActRepeal}
		}
		return []DocumentAct{ActKeep, ActRevise, ActRepeal}
	case StageRepealed:
		return []DocumentAct{ActRevise}
	}
	return []DocumentAct{ActRefer, ActAdopt}
}

// Refer sends a draft to units for their opinion by a day. A unit whose answer is awaited already is not asked twice.
func Refer(reg Register, d *Document, units []Link[*Unit], sent, by Day) []*Referral {
	asked := map[Link[*Unit]]bool{}
	for _, r := range ReferralsOf(reg, d) {
		asked[r.Unit] = asked[r.Unit] || r.Waits()
	}
	var made []*Referral
	for _, unit := range units {
		if !asked[unit] {
			asked[unit] = true
			made = append(made, &Referral{Document: Link[*Document](d.ID), Unit: unit, SentOn: sent, AnswerBy: by})
		}
	}
	d.Stage = StageReferral
	return made
}

// ReferralsOf are the document's referrals, in the order they were sent.
func ReferralsOf(reg Register, d *Document) []*Referral {
	var list []*Referral
	for _, r := range All(reg, Referrals) {
		if string(r.Document) == d.ID {
			list = append(list, r)
		}
	}
	return list
}

// Adopt makes a document bind by a decision, from a day; without one, from the day of the decision. Without a day of review
// it follows from how often the document is reviewed.
func Adopt(d *Document, by *Decision, from, review Day) {
	decideAbout(d, by, DecisionAdopts)
	d.Stage, d.State = StageAdopted, DocumentRegistered
	d.DecidedBy, d.DecidedOn, d.Paragraph, d.DiaryNumber = by.Body, by.On, by.Paragraph, by.DiaryNumber
	d.From = cmp.Or(from, by.On)
	if d.To < d.From { // of an earlier life
		d.To = ""
	}
	d.reviewAfter(by.On, review)
}

// Keep notes that a document has been reviewed and is kept as it is.
func Keep(d *Document, by *Decision, review Day) {
	decideAbout(d, by, DecisionKeeps)
	d.reviewAfter(by.On, review)
}

// Repeal ends a document's time on a last day; without one, the day before the decision.
func Repeal(d *Document, by *Decision, last Day) {
	decideAbout(d, by, DecisionRepeals)
	d.Stage, d.To = StageRepealed, cmp.Or(last, by.On.AddDays(-1))
}

func decideAbout(d *Document, by *Decision, sort DecisionSort) {
	by.Sort, by.Stage, by.Document = sort, StageDecides, Link[*Document](d.ID)
	by.DiaryNumber = cmp.Or(by.DiaryNumber, d.DiaryNumber)
}

// reviewAfter sets the next review: the day that somebody has said, else as many months on as the document has between
// its reviews.
func (d *Document) reviewAfter(on, said Day) {
	d.ReviewOn = said
	if said == "" && d.ReviewEvery != nil {
		d.ReviewOn = on.AddMonths(*d.ReviewEvery)
	}
}

// CloseBefore ends the time of the version that an adopted one replaces, on the day before the new one begins. What the policy
// demanded of the old one it demands of the new.
func CloseBefore(old, adopted *Document) error {
	adopted.Demanded = adopted.Demanded || old.Demanded
	last := adopted.From.AddDays(-1)
	if old.To != "" && old.To <= last {
		return nil // its time ended earlier
	}
	if old.From != "" && last < old.From {
		return fieldProblem(NewProblem("problem.document.replaces", "from", string(adopted.From), "old", string(old.From)), "document", "from")
	}
	old.To = last
	return nil
}

// NewVersion begins the next version of a document as a draft with the same text. What was decided stays with the old one,
// and it is the new one's turn to be demanded only when it is adopted.
func NewVersion(old *Document, sections []*Section, newID func() string) (*Document, []*Section) {
	made := Documents.New()
	made.ID, made.Secrecy = newID(), old.Secrecy
	made.Title, made.Type, made.Area, made.Owner = old.Title, old.Type, old.Area, old.Owner
	made.AppliesTo, made.DiaryNumber = old.AppliesTo, old.DiaryNumber
	made.Stage, made.Replaces, made.Version = StageDraft, Link[*Document](old.ID), nextVersion(old.Version)
	made.ReviewEvery = copied(old.ReviewEvery)
	copies := make([]*Section, len(sections))
	for i, s := range sections {
		c := *s
		c.Head = Head{ID: newID()}
		c.Document, c.Level = Link[*Document](made.ID), copied(s.Level)
		copies[i] = &c
	}
	return made, copies
}

func copied(n *int) *int {
	if n == nil {
		return nil
	}
	c := *n
	return &c
}

var versionForm = regexp.MustCompile(`^(\D*)(\d{1,9})((?:\.\d+)*)(.*)$`)

// nextVersion is the version after another: 2 after 1, 2.0 after 1.3. A document without a version was the first.
func nextVersion(version string) string {
	parts := versionForm.FindStringSubmatch(strings.TrimSpace(version))
	if parts == nil {
		return strings.TrimSpace(version + " 2")
	}
	n, _ := strconv.Atoi(parts[2]) // digits only
	after := parts[3]
	if after != "" {
		after = ".0"
	}
	return parts[1] + strconv.Itoa(n+1) + after + parts[4]
}

// SectionsOf are a document's sections in order.
func SectionsOf(reg Register, d *Document) []*Section {
	var list []*Section
	for _, s := range All(reg, Sections) {
		if string(s.Document) == d.ID {
			list = append(list, s)
		}
	}
	return list
}

// ReplacedBy is the version that is to replace a document or has done so; nil when there is none.
func ReplacedBy(reg Register, d *Document) *Document {
	for _, other := range All(reg, Documents) {
		if string(other.Replaces) == d.ID && other.ID != d.ID {
			return other
		}
	}
	return nil
}

// IntroductionsOf are how far the document has come in each unit.
func IntroductionsOf(reg Register, d *Document) []*Introduction {
	var list []*Introduction
	for _, i := range All(reg, Introductions) {
		if string(i.Document) == d.ID {
			list = append(list, i)
		}
	}
	return list
}

// IntroductionsLacking are those that the document should have and has not: one for each administration and company.
func IntroductionsLacking(reg Register, d *Document) []*Introduction {
	has := map[Link[*Unit]]bool{}
	for _, i := range IntroductionsOf(reg, d) {
		has[i.Unit] = true
	}
	var list []*Introduction
	for _, u := range All(reg, Units) {
		link := Link[*Unit](u.ID)
		if (u.Type == UnitAdministration || u.Type == UnitCompany) && !has[link] {
			made := Introductions.New()
			made.Document, made.Unit = Link[*Document](d.ID), link
			list = append(list, made)
		}
	}
	return list
}

// LacksOwnDecision tells whether the unit is a company that has not bound itself, so that the introduction does not count.
func (i *Introduction) LacksOwnDecision(reg Register) bool {
	unit, ok := Find(reg, i.Unit)
	return ok && unit.Type == UnitCompany && i.OwnDecision == ""
}
