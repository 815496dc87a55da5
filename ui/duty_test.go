package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/translations"
)

// dutyNumbered opens the page of the duty with a number in the catalogue.
func (f *fixture) dutyNumbered(number int) (*recordPage, *data.Duty) {
	f.t.Helper()
	for _, d := range data.All(f.reg, data.Duties) {
		if d.Catalogue != nil && *d.Catalogue == number {
			return f.open(data.Duties.Untyped(), d.ID), d
		}
	}
	f.t.Fatalf("no duty %d", number)
	return nil, nil
}

// judgedNow is what the registers show of a duty as the file is.
func (f *fixture) judgedNow(number int) data.Judged {
	return data.NewJudge(f.reg, data.DayOf(f.at)).Computed(number)
}

func TestADutyTellsByWhichRuleItIsJudged(t *testing.T) {
	f := newFixture(t)
	for number := 1; number <= data.DutyCount; number++ {
		_, d := f.dutyNumbered(number)
		rule, _ := data.RuleOf(number)
		computed := f.judgedNow(number)
		panel := strings.Join(shownTexts(f.page.object()), "\n")
		_, word := assessmentMark(computed.Assessment)
		for what, words := range map[string]string{
			"the rule":                 translations.Text(rule.Key, map[string]string{"registers": "\x00"}),
			"what the registers show":  f.view.Because(computed, ""),
			"the word for it":          word,
			"which duty of the 28":     "Åtagande " + strconv.Itoa(number) + " av 28.",
			"the coordinator's reason": d.AssessmentReason,
		} {
			if words, _, _ = strings.Cut(words, "\x00"); !strings.Contains(panel, words) {
				t.Errorf("duty %d does not tell %s: %q\n%s", number, what, words, panel)
			}
		}
		for _, id := range slices.Concat(computed.Proof, computed.Lacks)[:min(1, len(computed.Proof)+len(computed.Lacks))] {
			f.wantLink(oneLine(f.view.Title(f.reg.Record(id))))
		}
	}
}

// What the registers show of a sentence that nobody has gone through is to be seen, and does not count.
func TestASentenceThatNobodyHasGoneThroughSaysSo(t *testing.T) {
	f := newFixture(t)
	page, d := f.dutyNumbered(13)
	for state, says := range map[data.DutyState]bool{data.DutyKept: false, data.DutyProposed: true} {
		sentence := *d
		sentence.State, sentence.Assessment = state, data.Unjudged
		panel := strings.Join(shownTexts(dutyPanel(page, &sentence)), " ")
		if strings.Contains(panel, "Den räknas som ej bedömd tills du har behållit den") != says || !strings.Contains(panel, "Registren visar") {
			t.Errorf("%s: %s", state, panel)
		}
	}
}

func TestAllThatProvesADutyIsOnePressAway(t *testing.T) {
	f := newFixture(t)
	for _, c := range []struct {
		number int
		kind   string
	}{{25, "deadline"}, {25, "authority"}, {11, "action"}} { // duty 11 has late actions too, which prove nothing
		var wanted []string
		for _, id := range f.judgedNow(c.number).Proof {
			if f.reg.Record(id).KindName() == c.kind {
				wanted = append(wanted, id)
			}
		}
		if len(wanted) <= mostProof {
			t.Fatalf("only %d of %s: too few to be tried", len(wanted), c.kind)
		}
		f.dutyNumbered(c.number)
		f.tap(translations.Count("ui.duty.all", len(wanted), map[string]string{"kinds": data.KindsKey(c.kind)}))
		list, ok := f.page.(*listPage)
		if !ok {
			t.Fatalf("led to %q", f.page.title())
		}
		var shown []string
		for _, r := range list.rows {
			shown = append(shown, r.Header().ID)
		}
		slices.Sort(shown)
		slices.Sort(wanted)
		if !slices.Equal(shown, wanted) {
			t.Errorf("%d rows of %s, want %d", len(shown), c.kind, len(wanted))
		}
		f.tap("Visar åtagande " + strconv.Itoa(c.number) + " " + strconv.Itoa(len(wanted))) // the chip is there to be seen
		f.tap("Alla " + strconv.Itoa(len(list.all)))
		if len(list.rows) != len(list.all) {
			t.Error("the list cannot be widened again")
		}
	}
}

func TestOverrulingADutyIsOneSaveThatOneUndoTakesBack(t *testing.T) {
	f := newFixture(t)
	kind := data.Duties.Untyped()
	_, d := f.dutyNumbered(9)
	computed := f.judgedNow(9)
	f.tap("Bedöm själv…")
	f.wantSays("Registren visar: ")
	f.answers(map[string]string{"Bedömning": "Brist"})
	f.tap("Spara")
	f.wantSays("måste fyllas i") // the reason
	if got := f.stored(kind, d.ID).(*data.Duty); got.Assessment != data.Unjudged {
		t.Fatal("saved without a reason")
	}
	f.answers(map[string]string{"Skäl för bedömningen": "Planen följs bara på papperet."})
	f.tap("Spara")
	want := func(a data.Assessment, reason string) {
		t.Helper()
		if got := f.stored(kind, d.ID).(*data.Duty); got.Assessment != a || got.AssessmentReason != reason {
			t.Errorf("the file says %q because %q", got.Assessment, got.AssessmentReason)
		}
	}
	want(data.Lacking, "Planen följs bara på papperet.")
	f.wantSays("Bedömningen gäller nu")
	f.wantSays("Planen följs bara på papperet.")
	f.wantSays(f.view.Because(computed, "")) // beside it, what the registers show
	f.tap("Ångra")
	want(data.Unjudged, "")
	f.redo()
	f.settle()
	want(data.Lacking, "Planen följs bara på papperet.")
	f.tap("Ta tillbaka")
	want(data.Unjudged, "")
	f.tap("Ångra")
	want(data.Lacking, "Planen följs bara på papperet.")
	f.tap("Ändra…")
	f.answers(map[string]string{"Bedömning": "Delvis"})
	f.tap("Spara")
	want(data.Partly, "Planen följs bara på papperet.")
	f.sound()
}

func TestADutyWithoutARuleSaysSo(t *testing.T) {
	f := newFixture(t)
	number := 99 // none of the catalogue's
	none, unknown, struck := data.Duties.New(), data.Duties.New(), data.Duties.New()
	none.Sentence, unknown.Sentence, struck.Sentence = "Kommunen ska låsa.", "Kommunen ska larma.", "Kommunen ska vara snäll."
	unknown.Catalogue, struck.State = &number, data.DutyDropped
	for _, d := range []*data.Duty{none, unknown, struck} {
		f.makeAs("Anna Berg", d)
	}
	f.reload()
	f.settle()
	for _, d := range []*data.Duty{none, unknown} {
		f.open(data.Duties.Untyped(), d.ID)
		f.wantSays("Ingen regel passar meningen")
		f.tap("Bedöm själv…")
		f.answers(map[string]string{"Bedömning": "Uppfyllt", "Skäl för bedömningen": "Låset är bytt."})
		f.tap("Spara")
		f.wantSays("Samordnarens bedömning gäller")
		f.wantSays("Ingen regel passar meningen")
	}
	f.open(data.Duties.Untyped(), struck.ID)
	f.wantSays("räknas inte som ett åtagande")
	f.wantSilent("Registren visar")
}

func TestADutyIsJudgedInOnePlace(t *testing.T) {
	f := newFixture(t)
	p, _ := f.dutyNumbered(13)
	for _, field := range []string{"assessment", "assessment_reason"} {
		if p.form.field(field) != nil {
			t.Errorf("the form has %s too", field)
		}
	}
}

// The page of a duty fits on a common screen and, at 150 %, on the smallest one.
func TestADutyFitsTheScreens(t *testing.T) {
	a := openWindow(t, aFile(t))
	for _, d := range data.All(a.reg, data.Duties) {
		if d.Catalogue == nil || !slices.Contains([]int{1, 9, 11, 13, 25, 26}, *d.Catalogue) {
			continue
		}
		a.goTo(placeOf(d))
		rest(a)
		onBothScreens(t, a, "duty-"+strconv.Itoa(*d.Catalogue))
	}
	a.setLook(lookDark)
	rest(a)
	onBothScreens(t, a, "duty-dark")
}
