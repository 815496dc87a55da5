package data

import "testing"

// What somebody writes of a document by hand: only a decision makes it bind, so the stage is never typed, and a block of who
// decided it and when becomes the decision it tells of.
func TestADocumentWrittenByHand(t *testing.T) {
	old := Document{Head: Head{ID: "d"}, Title: "Riktlinje", Type: DocumentGuideline}
	with := func(d Document, change func(*Document)) *Document { change(&d); return &d }
	block := func(d *Document) { d.DecidedBy, d.DecidedOn = "ks", "2024-05-20" }
	decided := *with(old, func(d *Document) { block(d); d.State, d.Stage = DocumentRegistered, StageAdopted })
	draft := *with(old, func(d *Document) { d.Stage = StageDraft })
	adopts := &Decision{Head: Head{ID: "b"}, Sort: DecisionAdopts, Body: "ks", On: "2024-05-20", Document: "d", Stage: StageDecides}
	for name, test := range map[string]struct {
		before Document
		after  *Document
		by     *Decision
		enters bool
		key    string
		field  string
	}{
		"nothing of it":                {old, with(old, func(d *Document) { d.Title = "Ny" }), nil, false, "", ""},
		"a new draft":                  {Document{}, with(Document{}, func(d *Document) { d.Stage = StageDraft }), nil, false, "", ""},
		"new and on referral":          {Document{}, with(Document{}, func(d *Document) { d.Stage = StageReferral }), nil, false, "problem.document.stage", "stage"},
		"new and adopted before":       {Document{}, with(Document{}, func(d *Document) { d.Stage = StageAdopted; block(d) }), nil, true, "", ""},
		"adopted by hand":              {draft, with(draft, func(d *Document) { d.Stage = StageAdopted; block(d) }), nil, false, "problem.document.stage", "stage"},
		"back to a draft":              {decided, with(decided, func(d *Document) { d.Stage = StageDraft }), adopts, false, "problem.document.stage", "stage"},
		"exists, with who and when":    {old, with(old, func(d *Document) { d.State = DocumentRegistered; block(d) }), nil, true, "", ""},
		"exists, nobody knows more":    {old, with(old, func(d *Document) { d.State = DocumentRegistered }), nil, false, "", ""},
		"said to exist of a known one": {*with(old, block), with(*with(old, block), func(d *Document) { d.State = DocumentRegistered }), nil, true, "", ""},
		"when, but not who":            {old, with(old, func(d *Document) { d.DecidedOn = "2024-05-20" }), nil, false, "problem.document.half", "decided_by"},
		"who, but not when":            {old, with(old, func(d *Document) { d.DecidedBy = "ks" }), nil, false, "problem.document.half", "decided_on"},
		"a paragraph alone":            {old, with(old, func(d *Document) { d.Paragraph = "39" }), nil, false, "problem.document.half", "decided_by"},
		"part of another":              {old, with(old, func(d *Document) { d.State, d.PartOf = DocumentPartOf, "e"; block(d) }), nil, false, "", ""},
		"its decision is there":        {decided, with(decided, func(d *Document) { d.Paragraph = "40" }), adopts, false, "problem.document.decided", "paragraph"},
		"the number of its decision":   {decided, with(decided, func(d *Document) { d.DiaryNumber = "KS 1" }), adopts, false, "problem.document.decided", "diary_number"},
		"a number before it is taken":  {draft, with(draft, func(d *Document) { d.DiaryNumber = "KS 1" }), nil, false, "", ""},
		"another thing of a decided":   {decided, with(decided, func(d *Document) { d.Owner = "x" }), adopts, false, "", ""},
		"an old file's correction":     {decided, with(decided, func(d *Document) { d.Paragraph = "40" }), nil, true, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			records := []Record{test.after}
			if test.by != nil {
				records = append(records, test.by)
			}
			enters, err := WrittenDocument(NewRegister(records), &test.before, test.after)
			if enters != test.enters || (err == nil) != (test.key == "") || test.key != "" && !IsProblem(err, test.key) {
				t.Fatalf("enters %v, %v", enters, err)
			}
			if test.key != "" && err.(*Problem).Args["field"] != FieldKey("document", test.field) {
				t.Errorf("told at %s", err.(*Problem).Args["field"])
			}
		})
	}
}

// What somebody writes of a decision by hand is judged by whether it makes something of its document, before and after.
func TestADecisionWrittenByHand(t *testing.T) {
	taken := Decision{Head: Head{ID: "b"}, Sort: DecisionAdopts, Body: "ks", On: "2026-03-11", Document: "d", Stage: StageDecides}
	with := func(change func(*Decision)) *Decision { b := taken; change(&b); return &b }
	plan := with(func(b *Decision) { b.Meeting = "m" })
	for name, test := range map[string]struct {
		before, after *Decision
		act           DocumentAct
		key, field    string
	}{
		"taken":                        {&Decision{}, &taken, ActAdopt, "", ""},
		"kept":                         {&Decision{}, with(func(b *Decision) { b.Sort = DecisionKeeps }), ActKeep, "", ""},
		"an end without its last day":  {&Decision{}, with(func(b *Decision) { b.Sort = DecisionRepeals }), "", "problem.decision.repeals", "sort"},
		"planned":                      {&Decision{}, plan, "", "", ""},
		"no day yet":                   {&Decision{}, with(func(b *Decision) { b.On = "" }), "", "", ""},
		"prepared only":                {&Decision{}, with(func(b *Decision) { b.Stage = StagePrepares }), "", "", ""},
		"about no document":            {&Decision{}, with(func(b *Decision) { b.Document = "" }), "", "", ""},
		"a task about the document":    {&Decision{}, with(func(b *Decision) { b.Sort = DecisionTasks }), "", "", ""},
		"the minutes have come":        {plan, with(func(b *Decision) { b.Meeting, b.Paragraph = "m", "39" }), ActAdopt, "", ""},
		"the paragraph comes later":    {&taken, with(func(b *Decision) { b.Paragraph = "39" }), ActCorrect, "", ""},
		"about another document":       {&taken, with(func(b *Decision) { b.Document = "e" }), "", "problem.decision.done", "document"},
		"something else after all":     {&taken, with(func(b *Decision) { b.Sort = DecisionNotes }), "", "problem.decision.done", "sort"},
		"never taken after all":        {&taken, with(func(b *Decision) { b.On = "" }), "", "problem.decision.done", "on"},
		"waits for its minutes again":  {&taken, plan, "", "problem.decision.done", "on"},
		"a task that gets a paragraph": {with(func(b *Decision) { b.Sort = DecisionTasks }), with(func(b *Decision) { b.Sort, b.Paragraph = DecisionTasks, "4" }), "", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			act, err := WrittenDecision(test.before, test.after)
			if act != test.act || (err == nil) != (test.key == "") || test.key != "" && !IsProblem(err, test.key) {
				t.Fatalf("%q, %v", act, err)
			}
			if test.key != "" && err.(*Problem).Args["field"] != FieldKey("decision", test.field) {
				t.Errorf("told at %s", err.(*Problem).Args["field"])
			}
		})
	}
}

// A corrected decision brings its block, and the days that followed from it, to the document that rests on it.
func TestACorrectedDecisionReachesItsDocument(t *testing.T) {
	was := &Decision{Sort: DecisionAdopts, Body: "ks", On: "2026-03-11", Document: "d", Stage: StageDecides}
	d := &Document{Head: Head{ID: "d"}, ReviewEvery: ptr(24)}
	Adopt(d, was, "", "")
	is := *was
	is.On, is.Paragraph, is.DiaryNumber = "2026-03-12", "39", "KS 2026/4"
	Correct(d, was, &is)
	if d.DecidedOn != "2026-03-12" || d.From != "2026-03-12" || d.ReviewOn != "2028-03-12" || d.Paragraph != "39" || d.DiaryNumber != "KS 2026/4" {
		t.Errorf("%+v", d)
	}
	other := &Document{Head: Head{ID: "d"}, DecidedBy: "kf", DecidedOn: "2026-06-01", From: "2026-03-11"}
	before := *other
	if Correct(other, was, &is); *other != before {
		t.Errorf("a document that rests on a later decision became %+v", other)
	}
}

// Removing a decision makes the document what it was before it.
func TestARemovedDecisionIsTakenBack(t *testing.T) {
	first := &Decision{Head: Head{ID: "1"}, Sort: DecisionAdopts, Body: "ks", On: "2023-03-11", Paragraph: "12", Document: "d", Stage: StageDecides}
	second := &Decision{Head: Head{ID: "2"}, Sort: DecisionAdopts, Body: "kf", On: "2026-03-11", Document: "d", Stage: StageDecides}
	ends := &Decision{Head: Head{ID: "3"}, Sort: DecisionRepeals, Body: "kf", On: "2026-09-01", Document: "d", Stage: StageDecides}
	d := &Document{Head: Head{ID: "d"}}
	Adopt(d, first, "", "")
	Adopt(d, second, "", "")
	Repeal(d, ends, "2026-12-31")
	reg := NewRegister([]Record{d, first, second, ends})
	if Withdraw(reg, d, ends); d.StageNow() != StageAdopted || d.To != "" || d.DecidedOn != "2026-03-11" {
		t.Errorf("without its end: %+v", d)
	}
	if Withdraw(reg, d, second); d.DecidedBy != "ks" || d.DecidedOn != "2023-03-11" || d.Paragraph != "12" || d.From != "2023-03-11" {
		t.Errorf("without the second: %+v", d)
	}
	if Withdraw(NewRegister([]Record{d, first}), d, first); d.StageNow() != StageDraft || d.DecidedOn != "" || d.InForce("2026-11-24") {
		t.Errorf("without any: %+v", d)
	}
	was := *d
	if Withdraw(reg, d, &Decision{Sort: DecisionKeeps, Document: "d", On: "2024-01-01"}); *d != was {
		t.Errorf("a review that is taken back changed %+v", d)
	}
}
