package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/policy"
)

// aPolicy is the invented policy that data/policy is tested with.
const aPolicy = "../data/policy/testdata/policy.txt"

func TestPolicyGuide(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pagePolicy})
	onBothScreens(t, a, "policy-choose")
	p := a.page.(*policyPage)
	p.path.entry.SetText(filepath.Join(t.TempDir(), "borta.txt"))
	p.read()
	rest(a)
	wantText(t, a, "går inte att läsa")

	p.path.entry.SetText(aPolicy)
	p.read()
	rest(a)
	if !p.guide || len(p.duties) < 10 {
		t.Fatalf("the guide has %d duties", len(p.duties))
	}
	for i, d := range p.duties {
		p.list.Select(i)
		if len(p.text.marked) == 0 {
			t.Errorf("%q is not pointed out in the text", d.Sentence)
		}
	}
	p.list.Select(1)
	onBothScreens(t, a, "policy-guide")
	p.list.Select(0)
	button(t, a, "Behåll som krav")()
	if p.duties[0].State != data.DutyKept || p.at != 1 {
		t.Errorf("the first is %q and the second is not chosen: %d", p.duties[0].State, p.at)
	}
	button(t, a, "Stryk")()
	p.duties[2].Proof = "Egen rutin"
	found := len(p.duties)
	button(t, a, "Spara genomgången")()
	rest(a)
	duties := data.All(a.reg, data.Duties)
	if len(duties) != found || duties[0].State != data.DutyKept || duties[1].State != data.DutyDropped || duties[2].Proof != "Egen rutin" {
		t.Errorf("saved %d duties: %+v", len(duties), duties)
	}
	if findings, err := a.space.Store.Check(context.Background(), ""); err != nil || len(findings) > 0 {
		t.Errorf("the file is not whole: %v %v", findings, err)
	}

	a.goTo(place{page: pagePolicy})
	rest(a)
	onBothScreens(t, a, "policy-review")
	p = a.page.(*policyPage)
	p.list.Select(3)
	button(t, a, "Behåll som krav")()
	rest(a)
	if data.All(a.reg, data.Duties)[3].State != data.DutyKept || p.at != 4 {
		t.Error("keeping a duty in the file does not")
	}
	a.undo()
	rest(a)
	a.undo()
	rest(a)
	if len(data.All(a.reg, data.Duties)) != 0 || policyDocument(a.reg) != nil {
		t.Error("one undo does not take back the import")
	}
}

func TestPolicyCanBePasted(t *testing.T) {
	a := openWindow(t, anEmptyFile(t))
	a.goTo(place{page: pagePolicy})
	p := a.page.(*policyPage)
	raw, err := os.ReadFile(aPolicy)
	if err != nil {
		t.Fatal(err)
	}
	p.pasted.SetText(string(raw))
	p.read()
	rest(a)
	if !p.guide || len(p.duties) == 0 {
		t.Error("nothing was read")
	}
}

func TestPolicyOfTheFirstStart(t *testing.T) {
	a, p := startAt(t)
	p.showNew()
	p.municipality.entry.SetText("Vara")
	p.place.entry.SetText(filepath.Join(t.TempDir(), "vara.lis"))
	p.policy.entry.SetText(aPolicy)
	button(t, a, "Fortsätt")()
	button(t, a, "Bekräfta och skapa filen")()
	rest(a)
	guide, ok := a.page.(*policyPage)
	if !ok || !guide.guide {
		t.Fatalf("shown is %T", a.page)
	}
	a.closeFile()
}

func TestAreaOfThePolicy(t *testing.T) {
	a := openWindow(t, aFile(t))
	a.goTo(place{page: pagePolicy, text: string(data.AreaIncidents)})
	rest(a)
	for _, d := range a.page.(*policyPage).duties {
		if d.Area != data.AreaIncidents {
			t.Errorf("%q is of the area %q", d.Sentence, d.Area)
		}
	}
	onBothScreens(t, a, "policy-area")
}

func TestLongPolicyIsNotSlow(t *testing.T) {
	text := policy.Parse(strings.Repeat("Rubrik\n\nKommunen ska göra något viktigt varje år.\n\n", 5000))
	if shown := newPolicyText(text); len(shown.column.Objects) > 2*mostBlocks+1 {
		t.Errorf("%d objects", len(shown.column.Objects))
	}
}
