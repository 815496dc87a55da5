package data

import (
	"fmt"
	"slices"
	"testing"
)

func ptr(n int) *int { return &n }

func counter() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", n)
	}
}

// A document's way from draft to adopted to reviewed, replaced and repealed.
func TestADocumentsWay(t *testing.T) {
	newID := counter()
	ks := &Unit{Head: Head{ID: newID()}, Name: "Kommunstyrelsen", Type: UnitBoard}
	sof := &Unit{Head: Head{ID: newID()}, Name: "Socialförvaltningen", Type: UnitAdministration}
	board := Link[*Unit](ks.ID)
	first := Documents.New()
	first.ID, first.Title, first.Type, first.Version, first.ReviewEvery = newID(), "Riktlinje", DocumentGuideline, "1.0", ptr(24)
	text := &Section{Head: Head{ID: newID()}, Document: Link[*Document](first.ID), Position: "0010", Level: ptr(1), Heading: "Syfte", Text: "Ord."}
	holds := func(what string, d *Document, acts []DocumentAct, stage DocumentStage) {
		t.Helper()
		if got := d.Acts(); !slices.Equal(got, acts) || d.StageNow() != stage {
			t.Errorf("%s: at %s one can %v", what, d.StageNow(), got)
		}
		if err := Documents.Untyped().Check(d); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	inForce := func(d *Document, want bool, days ...Day) {
		t.Helper()
		for _, day := range days {
			if d.InForce(day) != want {
				t.Errorf("version %s in force on %s: %v", d.Version, day, !want)
			}
		}
	}
	holds("a draft", first, []DocumentAct{ActRefer, ActAdopt}, StageDraft)

	reg := NewRegister([]Record{ks, sof, first, text})
	asked := Refer(reg, first, []Link[*Unit]{Link[*Unit](sof.ID), Link[*Unit](sof.ID)}, "2026-01-10", "2026-02-10")
	if len(asked) != 1 || !asked[0].Waits() || asked[0].AnswerBy != "2026-02-10" {
		t.Fatalf("asked %v", asked)
	}
	holds("on referral", first, []DocumentAct{ActAdopt, ActRefer}, StageReferral)
	reg = NewRegister([]Record{ks, sof, first, text, asked[0]})
	if again := Refer(reg, first, []Link[*Unit]{Link[*Unit](sof.ID)}, "2026-01-11", ""); len(again) != 0 {
		t.Error("asked again while the answer is awaited")
	}

	decision := &Decision{Head: Head{ID: newID()}, Body: board, On: "2026-03-04", Paragraph: "39", DiaryNumber: "KS 2026/12"}
	Adopt(first, decision, "2026-04-01", "")
	holds("adopted", first, []DocumentAct{ActKeep, ActRevise, ActRepeal}, StageAdopted)
	if decision.Sort != DecisionAdopts || string(decision.Document) != first.ID || first.DecidedBy != board || first.DecidedOn != "2026-03-04" ||
		first.Paragraph != "39" || first.DiaryNumber != "KS 2026/12" || first.ReviewOn != "2028-03-04" || first.State != DocumentRegistered {
		t.Errorf("adopted as %+v by %+v", first, decision)
	}
	inForce(first, false, "2026-03-31")
	inForce(first, true, "2026-04-01", "2030-01-01")

	kept := &Decision{Head: Head{ID: newID()}, Body: board, On: "2028-02-28"}
	Keep(first, kept, "")
	if first.ReviewOn != "2030-02-28" || kept.Sort != DecisionKeeps || kept.DiaryNumber != "KS 2026/12" || first.DecidedOn != "2026-03-04" {
		t.Errorf("kept: %+v by %+v", first, kept)
	}
	Keep(first, kept, "2029-01-15")
	if first.ReviewOn != "2029-01-15" {
		t.Errorf("the day that was said does not count: %s", first.ReviewOn)
	}

	second, sections := NewVersion(first, []*Section{text}, newID)
	holds("a new version", second, []DocumentAct{ActRefer, ActAdopt}, StageDraft)
	if second.Version != "2.0" || string(second.Replaces) != first.ID || second.DecidedOn != "" || second.Title != first.Title || second.ReviewEvery == first.ReviewEvery {
		t.Errorf("the new version: %+v", second)
	}
	if len(sections) != 1 || sections[0].ID == text.ID || string(sections[0].Document) != second.ID || sections[0].Text != "Ord." || sections[0].Position != text.Position || sections[0].Level == text.Level {
		t.Errorf("its text: %+v", sections)
	}
	if got := ReplacedBy(NewRegister([]Record{first, second}), first); got != second {
		t.Error("the draft is not found from the version it is to replace")
	}
	Adopt(second, &Decision{Body: board, On: "2028-12-01"}, "2029-01-01", "")
	if err := CloseBefore(first, second); err != nil || first.To != "2028-12-31" {
		t.Errorf("the old one ends %s, %v", first.To, err)
	}
	inForce(first, true, "2028-12-31")
	inForce(first, false, "2029-01-01")
	inForce(second, false, "2028-12-31")
	inForce(second, true, "2029-01-01")

	Repeal(second, &Decision{Body: board, On: "2030-05-05"}, "2030-06-30")
	holds("repealed", second, []DocumentAct{ActRevise}, StageRepealed)
	inForce(second, true, "2030-06-30")
	inForce(second, false, "2030-07-01")
}

func TestAnOldVersionIsClosedTheDayBefore(t *testing.T) {
	for name, test := range map[string]struct {
		old  Document
		from Day
		to   Day
		key  string
	}{
		"until further notice":     {Document{From: "2024-01-01"}, "2026-03-01", "2026-02-28", ""},
		"the leap day":             {Document{}, "2028-03-01", "2028-02-29", ""},
		"ended earlier":            {Document{To: "2025-12-31"}, "2026-03-01", "2025-12-31", ""},
		"would have ended later":   {Document{To: "2027-12-31"}, "2026-03-01", "2026-02-28", ""},
		"began the same day":       {Document{From: "2026-03-01"}, "2026-03-01", "", "problem.document.replaces"},
		"begins after the new one": {Document{From: "2027-01-01"}, "2026-03-01", "", "problem.document.replaces"},
	} {
		old := test.old
		err := CloseBefore(&old, &Document{From: test.from})
		if test.key != "" && !IsProblem(err, test.key) || test.key == "" && err != nil || old.To != test.to {
			t.Errorf("%s: ends %q, %v", name, old.To, err)
		}
	}
}

func TestVersionsFollowOnOneAnother(t *testing.T) {
	for version, want := range map[string]string{
		"": "2", "1": "2", "1.0": "2.0", "2.7": "3.0", "1.2.3": "2.0", "Version 9": "Version 10", "v1.1": "v2.0", "2025": "2026", "A": "A 2", "3 (utkast)": "4 (utkast)",
	} {
		if got := nextVersion(version); got != want {
			t.Errorf("after %q comes %q, want %q", version, got, want)
		}
	}
}

func TestWhatCanBeDoneWithADocument(t *testing.T) {
	for name, test := range map[string]struct {
		d    Document
		want []DocumentAct
	}{
		"nobody has said":    {Document{State: DocumentUnregistered}, []DocumentAct{ActRefer, ActAdopt}},
		"missing":            {Document{State: DocumentMissing}, []DocumentAct{ActRefer, ActAdopt}},
		"read from a file":   {Document{State: DocumentRegistered}, []DocumentAct{ActAdopt, ActRevise, ActRepeal}},
		"with its decision":  {Document{State: DocumentRegistered, DecidedOn: "2026-01-01"}, []DocumentAct{ActKeep, ActRevise, ActRepeal}},
		"part of another":    {Document{State: DocumentPartOf}, nil},
		"repealed":           {Document{State: DocumentRegistered, Stage: StageRepealed}, []DocumentAct{ActRevise}},
		"a registered draft": {Document{State: DocumentRegistered, Stage: StageDraft}, []DocumentAct{ActRefer, ActAdopt}},
	} {
		if got := test.d.Acts(); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestIntroductionsAreMadeForAllThatLack(t *testing.T) {
	newID := counter()
	d := &Document{Head: Head{ID: newID()}}
	unit := func(kind UnitType) *Unit { return &Unit{Head: Head{ID: newID()}, Type: kind} }
	board, sof, buf, company := unit(UnitBoard), unit(UnitAdministration), unit(UnitAdministration), unit(UnitCompany)
	has := &Introduction{Head: Head{ID: newID()}, Document: Link[*Document](d.ID), Unit: Link[*Unit](sof.ID)}
	reg := NewRegister([]Record{d, board, sof, buf, company, has})
	made := IntroductionsLacking(reg, d)
	if len(made) != 2 || string(made[0].Unit) != buf.ID || string(made[1].Unit) != company.ID || made[0].State != IntroductionNotBegun {
		t.Fatalf("made %v", made)
	}
	if made[0].LacksOwnDecision(reg) || !made[1].LacksOwnDecision(reg) {
		t.Error("only a company must bind itself")
	}
	made[1].OwnDecision = "Styrelsen § 4"
	if made[1].LacksOwnDecision(reg) {
		t.Error("a company with a decision of its own counts")
	}
}
