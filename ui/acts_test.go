package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// labelOf is the label of a field, alone on its line or with something at its end.
func labelOf(box *fyne.Container) (*fieldLabel, bool) {
	head := box.Objects[0]
	if line, is := head.(*fyne.Container); is && len(line.Objects) == 2 { // a field has more
		head = line.Objects[0]
	}
	label, ok := head.(*fieldLabel)
	return label, ok
}

// answers writes in the open dialog, by the labels of its fields.
func (f *fixture) answers(texts map[string]string) {
	f.t.Helper()
	left := len(texts)
	f.eachAnswer(func(label string, control fyne.CanvasObject) {
		text, wanted := texts[label]
		if !wanted {
			return
		}
		walkShown(control, func(o fyne.CanvasObject) {
			switch field := o.(type) {
			case *textEntry:
				field.SetText(text)
				left--
			case *reference:
				for _, option := range field.options() {
					if strings.HasPrefix(option.Title, text) {
						field.choose(option)
						left--
						return
					}
				}
				f.t.Errorf("%q is not among the options of %q", text, label)
			}
		})
	})
	if left != 0 {
		f.t.Errorf("%d of %v are not in the dialog", left, texts)
	}
}

// eachAnswer gives each field of the open dialog, by its label.
func (f *fixture) eachAnswer(do func(label string, control fyne.CanvasObject)) {
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if box, ok := o.(*fyne.Container); ok && len(box.Objects) > 1 {
			if label, ok := labelOf(box); ok {
				do(label.words, box.Objects[1])
			}
		}
	})
}

// tick ticks boxes in the open dialog.
func (f *fixture) tick(words ...string) {
	f.t.Helper()
	for _, w := range words {
		found := false
		walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
			if c, ok := o.(*keyCheck); ok && c.Text == w {
				c.SetChecked(true)
				found = true
			}
		})
		if !found {
			f.t.Errorf("no box %q", w)
		}
	}
}

// wantLink fails unless a link on the page says the words.
func (f *fixture) wantLink(words string) {
	f.t.Helper()
	found := false
	walkShown(f.window.Content(), func(o fyne.CanvasObject) {
		if l, ok := o.(*widget.Hyperlink); ok && strings.Contains(strings.ReplaceAll(l.Text, "\u00a0", " "), words) {
			found = true
		}
	})
	if !found {
		f.t.Errorf("no link says %q", words)
	}
}

// A document's way through the window: from starter text over referral, decision, review and a new version to its end.
func TestADocumentsWayInTheWindow(t *testing.T) {
	f := newFixture(t)
	kind := data.Documents.Untyped()
	d := data.Documents.New()
	months := 12
	d.Title, d.Type, d.Area, d.ReviewEvery, d.Version = "Riktlinje för medarbetare", data.DocumentGuideline, data.AreaPeople, &months, "1.0"
	f.makeAs("Anna Berg", d)
	f.reload()
	f.settle()
	p := f.open(kind, d.ID)
	now := func() *data.Document { return f.stored(kind, d.ID).(*data.Document) }

	p.sections.change(true)
	f.picture("starter")
	f.tap("Börja från starttext")
	if len(p.sections.list) < 3 || p.sections.list[0].Answers == "" {
		t.Fatalf("%d sections from the starter text", len(p.sections.list))
	}
	f.wantLink("Svarar mot:")
	p.sections.change(false)

	f.wantSays("Ingen har sagt om dokumentet finns.")
	f.tap("Skicka på remiss…")
	f.answers(map[string]string{"Svar senast": "2026-11-01"})
	f.tick("Socialförvaltningen")
	f.tap("Skicka")
	f.wantSays("redan har varit")
	f.answers(map[string]string{"Svar senast": "2026-12-18"})
	f.tick("Socialförvaltningen", "Barn- och utbildningsförvaltningen")
	f.picture("refer")
	f.tap("Skicka")
	if got := data.ReferralsOf(f.reg, d); len(got) != 2 || now().Stage != data.StageReferral {
		t.Fatalf("%d referrals, the stage is %q", len(got), now().Stage)
	}
	f.wantSays("0 av 2 har svarat")
	f.tap("För in svar…")
	f.answers(map[string]string{"Svar": "Vill ändra", "Sammanfattning av svaret": "Vill ha med vikarier."})
	f.tap("Spara")
	f.wantSays("1 av 2 har svarat")
	f.wantSays("Vill ha med vikarier.")
	f.picture("referral")

	f.tap("Antas…")
	f.answers(map[string]string{"Beslutande organ": "Kommunstyrelsen", "Datum": "2026-11-24", "Paragraf": "140", "Gäller från": "2027-01-01"})
	f.picture("adopt")
	f.tap("Spara")
	if got := now(); got.Stage != data.StageAdopted || got.State != data.DocumentRegistered || got.Paragraph != "140" || got.From != "2027-01-01" || got.ReviewOn != "2027-11-24" {
		t.Fatalf("adopted: %+v", got)
	}
	f.wantLink("Antar styrdokument: Kommunstyrelsen 24 november 2026, § 140")
	f.wantSays("Börjar gälla")
	f.tap("Lägg till alla förvaltningar")
	if len(data.IntroductionsOf(f.reg, d)) < 5 {
		t.Error("the administrations are not there")
	}
	f.wantSays("bolaget är en egen juridisk person")
	f.picture("adopted")

	f.at = f.at.AddDate(1, 0, 0)
	f.tap("Översedd utan ändring…")
	f.answers(map[string]string{"Beslutande organ": "Kommunstyrelsen", "Datum": "2027-11-24"})
	f.tap("Spara")
	if got := now(); got.ReviewOn != "2028-11-24" {
		t.Errorf("the next review is %s", got.ReviewOn)
	}

	f.tap("Ny version")
	next := f.page.(*recordPage)
	if next.id == d.ID || next.read.(*data.Document).Version != "2.0" || len(next.sections.list) != len(p.sections.list) {
		t.Fatalf("the new version is %+v", next.read)
	}
	next.sections.write(next.sections.list[0])
	f.settle()
	next.sections.edit.body.SetText(strings.Replace(next.sections.list[0].Text, "Riktlinjen gäller dig", "Den här riktlinjen gäller alla", 1))
	next.sections.saveThen(func() {})
	f.settle()
	f.tap("Jämför")
	f.wantSays("1 av ")
	f.picture("compare")
	f.tap("Uppgifter")
	f.tap("Antas…")
	f.answers(map[string]string{"Datum": "2027-12-01", "Paragraf": "150", "Gäller från": "2028-01-01"})
	f.tap("Spara")
	if got := now(); got.To != "2027-12-31" {
		t.Errorf("the old version ends %q", got.To)
	}
	f.tap("Upphävs…")
	f.tap("Spara")
	f.wantSays("måste fyllas i")
	f.answers(map[string]string{"Beslutande organ": "Kommunstyrelsen", "Datum": "2028-02-01", "Sista dag det gäller": "2028-02-29"})
	f.tap("Spara")
	last := f.stored(kind, next.id).(*data.Document)
	if last.Stage != data.StageRepealed || last.To != "2028-02-29" {
		t.Errorf("repealed: %+v", last)
	}
	f.sound()
	f.undo()
	f.settle()
	if got := f.stored(kind, next.id).(*data.Document); got.Stage != data.StageAdopted || len(decisionsAbout(f.reg, got)) != 1 {
		t.Error("one undo does not take back the act")
	}
}

// A decision that is written in afterwards has no day until somebody says it, and the document is valid from that day unless somebody
// says another.
func TestADecisionsDayIsNotGuessed(t *testing.T) {
	f := newFixture(t)
	kind := data.Documents.Untyped()
	d := data.Documents.New()
	d.Title, d.Type, d.State, d.Paragraph = "Riktlinje för nycklar", data.DocumentGuideline, data.DocumentRegistered, "145"
	f.makeAs("Anna Berg", d)
	f.reload()
	f.settle()
	f.open(kind, d.ID)
	wantAnswers := func(what string, texts map[string]string) {
		t.Helper()
		f.eachAnswer(func(label string, control fyne.CanvasObject) {
			want, wanted := texts[label]
			walkShown(control, func(o fyne.CanvasObject) {
				if entry, ok := o.(*textEntry); ok && wanted && entry.Text != want {
					t.Errorf("%s: %s is %q, want %q", what, label, entry.Text, want)
				}
			})
		})
	}
	f.tap("Skriv in beslutet…")
	wantAnswers("from the start", map[string]string{"Datum": "", "Gäller från": "", "Paragraf": "145"})
	f.answers(map[string]string{"Datum": "2023-06-"})
	wantAnswers("half a day", map[string]string{"Gäller från": ""})
	f.answers(map[string]string{"Datum": "2023-06-19"})
	wantAnswers("a day", map[string]string{"Gäller från": "2023-06-19"})
	f.answers(map[string]string{"Gäller från": "2023-07-01"})
	f.answers(map[string]string{"Datum": "2023-06-20"})
	wantAnswers("another day", map[string]string{"Gäller från": "2023-07-01"})
	f.tap("Spara")
	if got := f.stored(kind, d.ID).(*data.Document); got.DecidedOn != "2023-06-20" || got.From != "2023-07-01" {
		t.Errorf("decided %s, valid from %s", got.DecidedOn, got.From)
	}
}

// A plan of meetings is pasted, a matter is taken up, the board gives a task, and the task is reported back.
func TestATaskFromTheBoardInTheWindow(t *testing.T) {
	f := newFixture(t)
	f.visit(place{page: pageList, kind: "meeting"})
	f.tap("Klistra in sammanträdesplanen")
	page := f.page.(*meetingsPage)
	page.pasted.SetText("Sammanträden 2027\nKSAU 20 januari stopp 8 januari\nKS 3 februari, stoppdatum 20 januari\nTekniska nämnden 4 februari\n")
	f.picture("meetings")
	before := len(data.All(f.reg, data.Meetings))
	f.tap("Lägg till sammanträdena")
	if got := len(data.All(f.reg, data.Meetings)); got != before+2 {
		t.Fatalf("%d meetings were added", got-before)
	}

	m := data.Matters.New()
	m.Title, m.DiaryNumber = "Reservrutiner vid avbrott", "KS 2027/31"
	for _, u := range data.All(f.reg, data.Units) {
		if u.Short == "KS" {
			m.Decides = data.Link[*data.Unit](u.ID)
		}
	}
	f.makeAs("Anna Berg", m)
	f.reload()
	f.settle()
	f.open(data.Matters.Untyped(), m.ID)
	for _, at := range []string{"Kommunstyrelsen, 2027-02-03", "Kommunstyrelsens arbetsutskott, 2027-01-20"} {
		f.tap("Ta upp på sammanträde…")
		sort := "Annat beslut"
		if strings.HasPrefix(at, "Kommunstyrelsen,") {
			sort = "Ger uppdrag"
		}
		f.answers(map[string]string{"Sammanträde": at, "Vad beslutet gör": sort})
		f.picture("plan")
		f.tap("Ta upp")
	}
	way := data.DecisionsOf(f.reg, m)
	if len(way) != 2 || way[0].Stage != data.StagePrepares || way[1].Stage != data.StageDecides || way[1].On != "2027-02-03" {
		t.Fatalf("the way: %v", way)
	}
	f.wantLink("Bereder: Kommunstyrelsens arbetsutskott 20 januari 2027")
	f.wantSays("Handlingarna ska vara inne 20\u00a0januari 2027")
	f.picture("matter")

	f.at = f.at.AddDate(0, 2, 20)
	task := way[1]
	f.open(data.Decisions.Untyped(), task.ID)
	f.tap("Fattat…")
	f.tap("Spara")
	f.wantSays("måste fyllas i")
	f.answers(map[string]string{"Paragraf": "39", "Beslutets lydelse": "Förvaltningarna ska öva reservrutinerna."})
	f.tap("Spara")
	if got := f.stored(data.Matters.Untyped(), m.ID).(*data.Matter); got.State != data.MatterDecided {
		t.Errorf("the matter is %s", got.State)
	}
	f.tap("Gör till åtgärd…")
	f.answers(map[string]string{"Återrapporteras senast": "2027-09-01"})
	f.tap("Spara")
	actions := data.ActionsOf(f.reg, task)
	if len(actions) != 1 || actions[0].Number == nil {
		t.Fatalf("actions: %v", actions)
	}
	f.picture("decision")

	f.open(data.Actions.Untyped(), actions[0].ID)
	f.wantLink("Uppdrag från KS § 39, återrapporteras senast 1 september 2027")
	f.tap("Återrapporterad…")
	f.answers(map[string]string{"Datum": "2027-09-01", "Paragraf": "112"})
	f.picture("report-back")
	f.tap("Spara")
	got := f.stored(data.Actions.Untyped(), actions[0].ID).(*data.Action)
	if got.ReportedOn != "2027-09-01" || got.Report == "" {
		t.Errorf("reported: %+v", got)
	}
	f.wantLink("återrapporterat till Kommunstyrelsen 1 september 2027, § 112")
	f.picture("reported")
	f.sound()
}

// What was planned for a meeting is adopted when the minutes come.
func TestAPlannedDecisionAdoptsItsDocument(t *testing.T) {
	f := newFixture(t)
	d := data.Documents.New()
	d.Title, d.Type, d.Stage = "Rutin för lås", data.DocumentRoutine, data.StageDraft
	f.makeAs("Anna Berg", d)
	coming := data.ComingMeetings(f.reg, "2026-12-01")
	m := data.Matters.New()
	m.Title, m.Decides = "Rutin för lås", coming[0].Body
	f.makeAs("Anna Berg", m)
	planned := data.Plan(f.reg, m, coming[0], data.DecisionAdopts, data.Link[*data.Document](d.ID))
	f.makeAs("Anna Berg", planned)
	f.reload()
	f.settle()
	f.at = f.at.AddDate(0, 0, 20)
	f.open(data.Matters.Untyped(), m.ID)
	f.tap("Fattat…")
	f.answers(map[string]string{"Paragraf": "201", "Gäller från": "2027-01-01", "Nästa översyn": "2027-12-01"})
	f.tap("Spara")
	got := f.stored(data.Documents.Untyped(), d.ID).(*data.Document)
	if got.Stage != data.StageAdopted || got.Paragraph != "201" || got.From != "2027-01-01" || got.ReviewOn != "2027-12-01" || got.DecidedBy != coming[0].Body {
		t.Errorf("adopted: %+v", got)
	}
	if by := f.stored(data.Decisions.Untyped(), planned.ID).(*data.Decision); by.Paragraph != "201" || by.Title != "Rutin för lås" {
		t.Errorf("taken: %+v", by)
	}
	if got := f.stored(data.Matters.Untyped(), m.ID).(*data.Matter); got.State != data.MatterDecided {
		t.Errorf("the matter is %s", got.State)
	}
	f.sound()
}

func TestPastedMeetingsAreNotLostUnasked(t *testing.T) {
	f := newFixture(t)
	page := f.visit(place{page: pageMeetings}).(*meetingsPage)
	test.Type(page.pasted, "KS 2027-02-03")
	f.goTo(place{page: pageOverview})
	f.settle()
	f.wantSays("är inte sparat")
}

// The pages of the ways fit on a common screen and, at 150 %, on the smallest one.
func TestTheWaysFitTheScreens(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, kind := range []data.Untyped{data.Documents.Untyped(), data.Matters.Untyped(), data.Decisions.Untyped(), data.Actions.Untyped()} {
		for _, r := range a.reg.Living(kind) {
			a.goTo(placeOf(r))
			rest(a)
			onBothScreens(t, a, "way-"+kind.Name)
		}
	}
	a.goTo(place{page: pageMeetings})
	rest(a)
	a.page.(*meetingsPage).pasted.SetText("KS 2027-02-03 stopp 2027-01-20\nTekniska nämnden 2027-03-01\nKF 2027-02-31")
	onBothScreens(t, a, "meetings")
}

// A document that nobody has done anything about is begun as a draft, and turned to its text; whether there is one is left as it was said.
func TestADraftIsBegun(t *testing.T) {
	f := newFixture(t)
	d := data.Documents.New()
	d.ID, d.Title, d.Type, d.State = f.space.Store.NewID(), "Rutin för utskrifter", data.DocumentRoutine, data.DocumentMissing
	f.makeAs("Bo Ek", d)
	f.reload()
	f.settle()
	p := f.visit(place{page: pageRecord, kind: "document", id: d.ID}).(*recordPage)
	f.wantSays(translations.Text("ui.document.act.enter", nil)) // it may be decided already
	f.tap(translations.Text("ui.document.act.begin", nil))
	f.settle()
	now := f.stored(data.Documents.Untyped(), d.ID).(*data.Document)
	if now.Stage != data.StageDraft || now.State != data.DocumentMissing || !p.sections.shown {
		t.Errorf("it is %q and %q, its text is shown: %v", now.Stage, now.State, p.sections.shown)
	}
	f.wantSilent(translations.Text("ui.document.act.begin", nil))
	f.wantSays(translations.Text("ui.document.act.confirm", nil))
	f.sound()
}
