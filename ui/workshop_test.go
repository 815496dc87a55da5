package ui

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// types presses keys in the workshop view, as people do at a meeting: letters and numbers one by one, others by name in brackets.
func (f *fixture) types(keys ...string) {
	f.t.Helper()
	for _, key := range keys {
		focused := f.window.Canvas().Focused()
		if focused == nil {
			f.t.Fatalf("nothing has the keys before %q", key)
		}
		if name, ok := strings.CutPrefix(key, "<"); ok {
			focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.TrimSuffix(name, ">"))})
		} else {
			for _, r := range key {
				focused.TypedRune(r)
			}
		}
		f.settle()
	}
}

func (f *fixture) workshop(to place) *workshopPage {
	f.t.Helper()
	p, ok := f.visit(to).(*workshopPage)
	if !ok {
		f.t.Fatalf("%+v is a %T", to, f.page)
	}
	f.draw(1366, 768)
	return p
}

// An informationsmängd is classified with the keys alone, and its owner decides at the meeting; one undo takes all of it back.
func TestInformationIsClassifiedInTheWorkshop(t *testing.T) {
	f := newFixture(t)
	assets := data.All(f.reg, data.Assets)
	owned := assets[slices.IndexFunc(assets, func(a *data.Asset) bool { return a.Owner != "" })]
	other := assets[slices.IndexFunc(assets, func(a *data.Asset) bool { return a != owned })]
	p := f.workshop(classify(owned.ID, other.ID))
	f.picture("workshop-begin")
	p.inputs[2].input.(*textInput).entry.SetText("Bo Ek, Eva Lind")
	before := len(data.All(f.reg, data.Classifications))
	f.types("<Return>") // begins
	f.wantSays("1 av ")
	f.wantSays("Vad kan hända om någon obehörig får se")
	f.wantSays("Deltar: Bo Ek, Eva Lind.")
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1366/1.5, 768/1.5)} {
		f.draw(size.Width, size.Height)
		for _, cut := range f.cutOff() {
			t.Errorf("%v: %s", size, cut)
		}
	}
	f.draw(1366, 768)
	if f.frame.side.Visible() || f.frame.head.Visible() {
		t.Error("the menu stands beside a question")
	}
	f.types("4")
	f.wantTells("Valt")
	f.picture("workshop-class")
	f.types("n", "Röjda uppgifter skadar barn", "<Return>", "<Return>", "3", "<Right>", "2", "<Return>", "<Return>")
	f.wantSays("om klassningen i dag?")
	f.picture("workshop-decide")
	f.types("1", "s")
	f.wantSays("Det här har vi kommit fram till")
	f.wantSays("Beslutas i dag av")
	f.picture("workshop-sum")
	f.types("<Return>")
	f.wantSays("Sparat")
	f.picture("workshop-saved")
	made := data.All(f.reg, data.Classifications)
	if len(made) != before+1 {
		t.Fatalf("%d classifications became %d", before, len(made))
	}
	at := slices.IndexFunc(made, func(c *data.Classification) bool { return c.ID == p.task.(*classWorkshop).saved[0].ID })
	c := made[at]
	if c.Confidentiality != "4 allvarlig" || c.Integrity != "3 betydande" || c.Availability != "2 måttlig" || c.Traceability != "" || c.WhyConfidential != "Röjda uppgifter skadar barn" {
		t.Errorf("it was classified as %+v", c)
	}
	if c.Participants != "Bo Ek, Eva Lind" || c.DecidedBy != owned.Owner || c.DecidedOn != data.DayOf(f.now()) || c.On != data.DayOf(f.now()) {
		t.Errorf("it was decided as %+v", c)
	}
	if left := f.unsaved(); len(left) != 0 {
		t.Errorf("what is saved is kept as a draft: %+v", left)
	}
	f.types("1")
	if here := f.trail.here(); here.page != pageReports || here.text != "klassningsprotokoll" || here.id != c.ID {
		t.Errorf("the protocol is printed at %+v", here)
	}
	f.undo()
	f.settle()
	if n := len(data.All(f.reg, data.Classifications)); n != before {
		t.Errorf("%d classifications are left of %d", n, before)
	}
	f.sound()
}

// Ctrl+Z takes back one answer at a time, never what is in the file; Esc leaves, and the meeting goes on where it was.
func TestAStoppedMeetingGoesOn(t *testing.T) {
	f := newFixture(t)
	asset := data.All(f.reg, data.Assets)[0]
	p := f.workshop(classify(asset.ID))
	f.types("<Return>", "4", "<Return>", "3")
	f.undo()
	f.settle()
	if p.said[asset.ID+"/integrity"] != "" || p.said[asset.ID+"/confidentiality"] != "4 allvarlig" {
		t.Errorf("after an undo the meeting has said %v", p.said)
	}
	saves := f.first(data.Incidents.Untyped()).Header().ID
	f.undo()
	f.undo()
	f.settle()
	if f.says("Ångrat") || f.reg.Record(saves) == nil || len(p.before) != 0 {
		t.Error("an undo in the workshop reached the file")
	}
	f.types("4", "<Return>", "3", "<Right>", "<Escape>")
	if _, ok := f.page.(*workshopPage); ok {
		t.Fatal("Esc does not leave the workshop")
	}
	if !f.frame.side.Visible() || !f.frame.head.Visible() {
		t.Error("the menu does not come back")
	}
	p = f.workshop(classify())
	f.wantSays("Ett möte avbröts")
	f.picture("workshop-stopped")
	f.types("<Return>") // goes on
	if p.stage != stageAsk || p.question().key != asset.ID+"/availability" || p.said[asset.ID+"/integrity"] != "3 betydande" {
		t.Errorf("the meeting goes on at %q with %v", p.question().key, p.said)
	}
	f.types("d")
	f.wantSays("kontakta säkerhetsskyddschefen")
	f.picture("workshop-people")
}

// Consequence by consequence, the highest level is that of the aspect, with the consequences that decided it as the reason.
func TestInformationIsClassifiedConsequenceByConsequence(t *testing.T) {
	f := newFixture(t)
	asset := data.All(f.reg, data.Assets)[0]
	p := f.workshop(classify(asset.ID))
	p.put(saidByHarm, "1")
	f.types("<Return>", "2", "<Return>", "<Return>", "<Return>", "3")
	f.wantSays("4 av ")
	f.picture("workshop-harm")
	f.types("s", "<Return>")
	c := p.task.(*classWorkshop).saved[0]
	if c.Confidentiality != "3 betydande" || !strings.Contains(c.WhyConfidential, "Invånare och medier ifrågasätter") || strings.Contains(c.WhyConfidential, "enhetens budget") {
		t.Errorf("it became %q because %q", c.Confidentiality, c.WhyConfidential)
	}
}

// A riskanalys makes its session, risks with values and actions as one save, each as from its form.
func TestRisksAreAnalysedInTheWorkshop(t *testing.T) {
	f := newFixture(t)
	assets := data.All(f.reg, data.Assets)
	asset := assets[slices.IndexFunc(assets, func(a *data.Asset) bool { return a.Owner != "" })]
	risks, values, actions, sessions := len(data.All(f.reg, data.Risks)), len(data.All(f.reg, data.RiskValues)), len(data.All(f.reg, data.Actions)), len(data.All(f.reg, data.RiskSessions))
	p := f.workshop(analyse(asset.ID))
	f.picture("workshop-risk-begin")
	f.types("<Return>", "12")
	f.picture("workshop-threats")
	f.types("<Return>", "1", "1", "<Return>", "<Return>", "<Return>") // the second press takes the threat back
	if focused := f.window.Canvas().Focused(); focused != p.note {
		t.Fatalf("%T has the keys where something is to be written", focused)
	}
	f.types("Arkivet flyttas", "<Return>")
	if n := len(chosenThreats(p.said)); n != 3 {
		t.Fatalf("%d threats are chosen: %v", n, p.said)
	}
	f.wantSays("Risk 1 av 3")
	f.types("3")
	f.picture("workshop-consequence")
	f.types("<Return>", "4", "<Return>", "Bara stickprov i dag", "<Return>", "1", "n", "Inför fördröjd sändning", "<Return>")
	f.picture("workshop-treatment")
	f.types("<Return>", "1")
	f.picture("workshop-owner")
	for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1366/1.5, 768/1.5)} {
		f.draw(size.Width, size.Height)
		for _, cut := range f.cutOff() {
			t.Errorf("%v: %s", size, cut)
		}
	}
	f.draw(1366, 768)
	f.types("s")
	f.picture("workshop-risk-sum")
	f.types("<Return>")
	f.wantSays("Skriv ut protokollet: ")
	got := []int{len(data.All(f.reg, data.Risks)), len(data.All(f.reg, data.RiskValues)), len(data.All(f.reg, data.Actions)), len(data.All(f.reg, data.RiskSessions))}
	if want := []int{risks + 3, values + 1, actions + 1, sessions + 1}; !slices.Equal(got, want) {
		t.Fatalf("risks, values, actions and sessions are %v, want %v", got, want)
	}
	session := p.task.(*riskWorkshop).saved
	for _, r := range data.All(f.reg, data.Risks) {
		if string(r.Session) != session || r.Consequence == nil {
			continue
		}
		if *r.Consequence != 3 || *r.Probability != 4 || r.Treatment != data.TreatReduce || r.Owner != asset.Owner || r.Vulnerability != "Bara stickprov i dag" || !strings.HasPrefix(r.Threat, "Om någon") || string(r.Asset) != asset.ID {
			t.Errorf("the risk became %+v", r)
		}
		action := data.All(f.reg, data.Actions)[slices.IndexFunc(data.All(f.reg, data.Actions), func(a *data.Action) bool { return a.Title == "Inför fördröjd sändning" })]
		if action.Origin != data.OriginOf("risk", r.ID) {
			t.Errorf("the action comes of %q", action.Origin)
		}
	}
	f.undo()
	f.settle()
	if n := len(data.All(f.reg, data.Risks)); n != risks {
		t.Errorf("%d risks are left of %d", n, risks)
	}
	f.sound()
}

// A riskanalys that stands in the register is gone on with, not made a second time.
func TestTheWorkshopGoesOnWithARiskSession(t *testing.T) {
	f := newFixture(t)
	session := data.All(f.reg, data.RiskSessions)[0]
	risks := len(data.All(f.reg, data.Risks))
	sessions := len(data.All(f.reg, data.RiskSessions))
	f.open(data.RiskSessions.Untyped(), session.ID)
	f.tap("Analysera risker i grupp…")
	f.draw(1366, 768)
	f.types("<Return>", "1", "s", "<Return>")
	if len(data.All(f.reg, data.RiskSessions)) != sessions || len(data.All(f.reg, data.Risks)) != risks+1 {
		t.Errorf("%d sessions became %d, %d risks %d", sessions, len(data.All(f.reg, data.RiskSessions)), risks, len(data.All(f.reg, data.Risks)))
	}
	if now := f.stored(data.RiskSessions.Untyped(), session.ID).(*data.RiskSession); now.Title != session.Title || now.On != session.On || now.Participants != session.Participants {
		t.Errorf("the session became %+v", now)
	}
	f.sound()
}

func BenchmarkWorkshopQuestion(b *testing.B) {
	f := newFixture(b)
	p := f.workshop(classify(data.All(f.reg, data.Assets)[0].ID))
	f.types("<Return>")
	for b.Loop() {
		p.show()
	}
}
