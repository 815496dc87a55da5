package seed

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// moment reads Swedish local time.
func moment(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := data.ParseMoment(text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// exampleOn is the example's register as it stood at a moment.
func exampleOn(t *testing.T, at time.Time) data.Register {
	t.Helper()
	last := map[string]data.Record{}
	for _, step := range Example(counter()) {
		if step.At.After(at) {
			break
		}
		for _, rec := range step.Records {
			last[rec.Header().ID] = rec
		}
	}
	var records []data.Record
	for _, rec := range last {
		records = append(records, rec)
	}
	checkRecords(t, records)
	return data.NewRegister(records)
}

const exampleNow = "2026-11-24 12:00"

func TestExampleMunicipalityIsInvented(t *testing.T) {
	if m, ok := FindMunicipality(ExampleMunicipality.Name); ok {
		t.Errorf("%s exists", m.Name)
	}
	if _, ok := countyNamed(ExampleMunicipality.County); !ok {
		t.Errorf("%s is no county", ExampleMunicipality.County)
	}
}

func TestExampleStepsFollowEachOther(t *testing.T) {
	steps := Example(counter())
	people := map[string]bool{}
	known := map[string]data.Record{}
	at := moment(t, "2025-05-01 00:00")
	for _, step := range steps {
		if !step.At.After(at) {
			t.Errorf("%v does not come after %v", step.At, at)
		}
		at = step.At
		if len(step.Records) == 0 {
			t.Errorf("%v saves nothing", step.At)
		}
		inStep := map[string]bool{}
		for _, rec := range step.Records {
			id := rec.Header().ID
			if inStep[id] {
				t.Errorf("%v saves %s twice", step.At, id)
			}
			inStep[id] = true
			if known[id] != nil && (known[id] == rec || known[id].KindName() != rec.KindName()) {
				t.Errorf("%v: %s is not a new state of what was there", step.At, id)
			}
			if known[id] != nil && reflect.DeepEqual(known[id], rec) {
				t.Errorf("%v saves %s %s unchanged", step.At, rec.KindName(), kindNamed()[rec.KindName()].TitleOf(rec))
			}
			known[id] = rec
			if p, ok := rec.(*data.Person); ok {
				people[p.Name] = true
			}
		}
		for _, rec := range step.Records { // every link leads to what is there at the end of the step
			for _, f := range kindNamed()[rec.KindName()].Fields {
				for _, id := range data.SplitRefs(f.Get(rec)) {
					if f.IsLink() && known[id] == nil {
						t.Errorf("%v: %s of %s links to what is not there yet", step.At, f.Name, rec.KindName())
					}
				}
			}
		}
		if !people[step.Author] {
			t.Errorf("%v is saved by %q, who is not in the file", step.At, step.Author)
		}
	}
	if at.After(moment(t, exampleNow)) {
		t.Errorf("the example ends at %v", at)
	}
}

func TestExampleIsTheSameEachTime(t *testing.T) {
	if !reflect.DeepEqual(Example(counter()), Example(counter())) {
		t.Error("two examples differ")
	}
}

// TestExampleHoldsNothingFromTheFuture compares what a step says has happened with when it was written.
func TestExampleHoldsNothingFromTheFuture(t *testing.T) {
	planned := []string{"due", "review_on", "to", "from", "by", "report_by", "answer_by", "stop_on", "until", "notice_by", "accepted_until", "planned_on", "tenders_by", "next_on", "valid_until", "approved_until", "expires"}
	for _, step := range Example(counter()) {
		for _, rec := range step.Records {
			for _, f := range kindNamed()[rec.KindName()].Fields {
				text := f.Get(rec)
				late := f.Type == data.TypeDate && text > string(data.DayOf(step.At)) ||
					f.Type == data.TypeTime && text != "" && text > step.At.UTC().Format(time.RFC3339)
				awaited := slices.Contains([]string{"meeting", "decision", "training_occasion"}, rec.KindName()) // their day is set long before
				if late && !slices.Contains(planned, f.Name) && !(awaited && f.Name == "on") {
					t.Errorf("%v: %s of %s says %s", step.At, f.Name, rec.KindName(), text)
				}
			}
		}
	}
}

func TestExamplePolicyHasItsDuties(t *testing.T) {
	r := exampleOn(t, moment(t, exampleNow))
	sections := map[data.Link[*data.Section]]*data.Section{}
	for _, s := range data.All(r, data.Sections) {
		sections[data.Link[*data.Section](s.ID)] = s
	}
	duties := data.All(r, data.Duties)
	if len(duties) < 20 {
		t.Errorf("%d duties, want about 20 or more", len(duties))
	}
	assessed := map[data.Assessment]int{}
	for i, d := range duties {
		section := sections[d.Section]
		if section == nil || !strings.Contains(section.Text, d.Sentence) || section.Document != d.Document {
			t.Errorf("%q does not stand in its section", d.Sentence)
		}
		if d.Catalogue == nil {
			t.Errorf("%q has no number in the catalogue", d.Sentence)
			continue
		}
		want, _ := Duty(*d.Catalogue)
		if d.Area != want.Area || d.Proof != want.Proof || *d.Position != i+1 || d.State != data.DutyKept {
			t.Errorf("%q: %+v", d.Sentence, d)
		}
		assessed[d.Assessment]++
	}
	for _, a := range []data.Assessment{data.Met, data.Partly, data.Lacking, data.Unjudged} {
		if assessed[a] < 2 {
			t.Errorf("%d duties are %q", assessed[a], a)
		}
	}
}

func TestExampleHasTheFaultsACoordinatorWouldFind(t *testing.T) {
	now := moment(t, exampleNow)
	today := data.DayOf(now)
	r := exampleOn(t, now)

	states := map[data.DocumentState]int{}
	var overdue []string
	for _, d := range data.All(r, data.Documents) {
		if d.Demanded {
			states[d.State]++
		}
		if d.State == data.DocumentRegistered && d.ReviewOn < today {
			overdue = append(overdue, d.Title)
		}
	}
	want := map[data.DocumentState]int{data.DocumentRegistered: 2, data.DocumentMissing: 1, data.DocumentPartOf: 1, data.DocumentUnregistered: 2}
	if !reflect.DeepEqual(states, want) {
		t.Errorf("documents: %v", states)
	}
	if len(overdue) != 1 {
		t.Errorf("overdue for review: %v", overdue)
	}

	var vacant []string
	for _, role := range data.All(r, data.Roles) {
		if role.Needed && !role.InService(today) {
			vacant = append(vacant, role.Name)
		}
	}
	if !slices.Equal(vacant, []string{"Säkerhetsskyddschef"}) {
		t.Errorf("vacant: %v", vacant)
	}

	late, unfinanced := 0, 0
	byState := map[data.ActionState]int{}
	actions := data.All(r, data.Actions)
	numbered := map[int]bool{}
	for _, a := range actions {
		if a.Number == nil || numbered[*a.Number] {
			t.Errorf("%s has no number of its own", a.Title)
			continue
		}
		numbered[*a.Number] = true
		byState[a.State]++
		if a.Open() && a.Due < today {
			late++
		}
		if a.Open() && a.Cost != nil && !a.Financed {
			unfinanced++
		}
	}
	if len(actions) < 12 || len(actions) > 60 || len(byState) != 4 || late < 2 || unfinanced < 2 {
		t.Errorf("%d actions, %v, %d late, %d unfinanced", len(actions), byState, late, unfinanced)
	}
}

// The example is long and full enough to try what the program does: eighteen months, a council and its bodies, an incident
// that was told of, and registers that say how much of the whole they hold.
func TestExampleIsFullEnough(t *testing.T) {
	steps := Example(counter())
	first, last := data.DayOf(steps[0].At), data.DayOf(steps[len(steps)-1].At)
	if last < first.AddMonths(18) {
		t.Errorf("from %s to %s is less than eighteen months", first, last)
	}
	now := moment(t, exampleNow)
	r := exampleOn(t, now)
	seats := map[string]int{}
	for _, m := range data.All(r, data.Mandates) {
		if body, ok := data.Find(r, m.Body); ok && m.Runs(data.DayOf(now)) {
			seats[body.Short]++
		}
	}
	if seats["KF"] < 4 || seats["KS"] < 5 || seats["KSAU"] < 3 || seats["SN"] < 1 {
		t.Errorf("mandates: %v", seats)
	}
	said := map[data.Link[*data.Incident]]int{}
	for _, m := range data.All(r, data.IncidentMessages) {
		said[m.Incident]++
	}
	most := 0
	for _, n := range said {
		most = max(most, n)
	}
	if most < 3 {
		t.Errorf("%v lines of communication", said)
	}
	if n := len(data.All(r, data.Services)); n < 2 {
		t.Errorf("%d who serve for others", n)
	}
	covered := 0
	for _, light := range data.Lights(r, data.DayOf(now)) {
		covered += len(light.Coverage)
		for _, c := range light.Coverage {
			if c.Held > c.Whole {
				t.Errorf("%s holds %d of %d", c.Register, c.Held, c.Whole)
			}
		}
	}
	if covered < 3 {
		t.Errorf("%d lights say how much of the whole they rest on", covered)
	}
	told := map[string]int{}
	for _, a := range data.All(r, data.Actions) {
		if a.Unfinanced() && a.Refused != "" {
			told["refused"]++
		}
		if a.State == data.ActionDone && a.Effect != "" && a.EffectOn != "" {
			told["effect"]++
		}
	}
	if told["refused"] < 3 || told["effect"] < 2 {
		t.Errorf("actions: %v", told)
	}
}

// clockLines tells the incidents' clocks in short.
func clockLines(r data.Register, now time.Time) []string {
	var lines []string
	for i, incident := range data.All(r, data.Incidents) {
		if incident.Number == nil || *incident.Number != i+1 {
			lines = append(lines, "WRONG NUMBER "+incident.Title)
		}
		for _, c := range incident.Clocks(data.All(r, data.Deadlines), data.All(r, data.Notifications), data.All(r, data.Units)) {
			unit, _ := data.Find(r, c.Unit)
			short := ""
			if unit != nil {
				short = unit.Short
			}
			line := strings.Join(strings.Fields(strings.Join([]string{
				string(rune('0' + i + 1)), string(c.Deadline.Track), string(c.Deadline.Step), short, string(c.State(now)),
			}, " ")), " ")
			if by := c.LateBy(now); by > 0 {
				line += " by " + by.String()
			}
			if left := c.Left(now); left > 0 && c.SentAt().IsZero() {
				line += " left " + left.String()
			}
			lines = append(lines, line)
		}
	}
	return lines
}

func TestExampleClocks(t *testing.T) {
	now := moment(t, exampleNow)
	got := clockLines(exampleOn(t, now), now)
	want := []string{
		"1 gdpr notification BUN sent",
		"1 data_subjects information BUN sent",
		"2 gdpr notification SN not_demanded",
		"2 data_subjects information SN not_demanded",
		"2 police notification sent",
		"3 police notification sent",
		"4 gdpr notification SN sent",
		"4 data_subjects information SN sent",
		"5 gdpr notification BUN not_demanded",
		"5 data_subjects information BUN not_demanded",
		"6 cyber early_warning sent",
		"6 cyber notification sent_late by 5h45m0s",
		"6 gdpr notification SN sent",
		"6 gdpr notification BUN sent",
		"6 gdpr completion SN sent",
		"6 gdpr completion BUN sent",
		"6 cyber final sent",
		"6 recipients information sent",
		"6 data_subjects information SN sent",
		"6 data_subjects information BUN not_demanded",
		"6 police notification sent",
		"8 cyber early_warning sent",
		"8 cyber final waiting",
		"8 cyber notification running left 52h40m0s",
		"8 gdpr notification SN unjudged left 52h40m0s",
		"8 recipients information unjudged",
		"8 data_subjects information SN unjudged",
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("missing: %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("extra: %s", line)
		}
	}
}

// TestExampleNeverHasAForgottenClock replays the year: the only deadline that passed is the one that was told late.
func TestExampleNeverHasAForgottenClock(t *testing.T) {
	for _, at := range []string{"2025-06-30 12:00", "2025-12-31 12:00", "2026-03-31 12:00", "2026-06-30 12:00", "2026-07-31 12:00", "2026-10-31 12:00"} {
		now := moment(t, at)
		for _, line := range clockLines(exampleOn(t, now), now) {
			if strings.Contains(line, " late") {
				t.Errorf("%s: %s", at, line)
			}
		}
	}
}

func TestExampleFollowsTheAuthoritiesThroughTheYears(t *testing.T) {
	names := func(at string) string {
		var short []string
		for _, a := range data.All(exampleOn(t, moment(t, at)), data.Authorities) {
			short = append(short, a.Short)
		}
		return strings.Join(short, ", ")
	}
	if got := names("2025-12-31 12:00"); !strings.Contains(got, "MSB") || strings.Contains(got, "NCSC") {
		t.Errorf("2025: %s", got)
	}
	if got := names(exampleNow); strings.Contains(got, "MSB") || !strings.Contains(got, "MCF") || !strings.Contains(got, "NCSC") {
		t.Errorf("2026: %s", got)
	}
}

func TestExampleNotificationsAreDecided(t *testing.T) {
	r := exampleOn(t, moment(t, exampleNow))
	asked, reported, lateReasons := 0, 0, 0
	for _, n := range data.All(r, data.Notifications) {
		if n.Judgement != data.NotJudged && (n.DecidedBy == "" || n.Delegation == "" || n.DecidedAt.IsZero()) {
			t.Errorf("%s %s is judged, but not by whom, when and on what delegation", n.Track, n.Step)
		}
		if !n.SentAt.IsZero() && n.SentAt.Before(n.DecidedAt) {
			t.Errorf("%s %s was sent before it was decided", n.Track, n.Step)
		}
		if n.LateReason != "" {
			lateReasons++
		}
		if !n.DPOAskedAt.IsZero() {
			asked++
		}
		if n.ReportedOn != "" && n.ReportedParagraph != "" {
			reported++
		}
	}
	if asked < 4 || reported < 4 || lateReasons != 1 {
		t.Errorf("asked %d, reported %d, late %d", asked, reported, lateReasons)
	}
}

// Every register of the binder can be seen in use in the example.
func TestExampleHasARecordOfEveryKind(t *testing.T) {
	register := exampleOn(t, moment(t, exampleNow))
	for _, kind := range data.Kinds() {
		if len(register.Living(kind)) == 0 {
			t.Errorf("there is no %s", kind.Name)
		}
	}
}

// The example's secrecy marks are those that the rules propose: OSL 18 kap. 8 b § for what falls under cybersäkerhetslagen and
// for nothing else, and nothing that OSL 5 kap. 5 § asks for is missing.
func TestExampleIsMarkedByTheRules(t *testing.T) {
	at := moment(t, exampleNow)
	register := exampleOn(t, at)
	by := map[string]int{}
	for _, kind := range data.Kinds() {
		if kind.Guard == nil {
			continue
		}
		for _, r := range register.Living(kind) {
			mark, why := data.AdviseMark(register, r, data.DayOf(at))
			if why != "" {
				t.Errorf("%s %s: %s, should be %+v", kind.Name, kind.TitleOf(r), why, mark)
			}
			by[r.Header().Secrecy.Provision]++
			if by := r.Header().Secrecy.Authority; kind.Name == data.Incidents.Name && by != "" && by != data.ProposedMark(register, r, data.DayOf(at)).Authority {
				t.Errorf("%s is marked by %s", kind.TitleOf(r), by)
			}
		}
	}
	for _, provision := range []string{data.CyberReport.Name, data.MeasureSystems.Name, "OSL 23 kap. 2 §", ""} { // the last is public
		if by[provision] == 0 {
			t.Errorf("nothing is marked %q: %v", provision, by)
		}
	}
}

func TestStepRefusesWhatIsWrong(t *testing.T) {
	first, err := firstRecords(ExampleMunicipality, counter(), "")
	if err != nil {
		t.Fatal(err)
	}
	for name, tc := range map[string]struct {
		step diaryStep
		want string
	}{
		"no time":              {diaryStep{}, "no time"},
		"not a time":           {diaryStep{At: "igår"}, "problem.time"},
		"no such first record": {diaryStep{At: exampleNow, Begin: []string{"authority/fra"}}, `no first records "authority/fra"`},
		"no such text":         {diaryStep{At: exampleNow, Text: []diaryText{{"policy", "example/x.md"}}}, "x.md"},
		"no such duties":       {diaryStep{At: exampleNow, Duties: "example/x.json"}, "x.json"},
		"no such kind":         {diaryStep{At: exampleNow, Records: []row{{"kind": "x", "key": "a"}}}, `no kind "x"`},
		"a loose link":         {diaryStep{At: exampleNow, Records: []row{{"kind": "person", "key": "a", "name": "A", "unit": "b"}}}, `unit "b"`},
	} {
		b := newBook(counter(), first.words)
		if _, err := b.step(tc.step, first); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: %v, want %q", name, err, tc.want)
		}
	}
}
