package data_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

// trendNow is a noon in the last quarter of 2026. The trends then show the ends of the five quarters before, and today.
var trendNow = time.Date(2026, 11, 24, 12, 0, 0, 0, data.Swedish)

// told is a trend as text: "1/2" for a share, "3" for a number, each with "*" where it was written in by hand, "–" for what nobody tells.
func told(t data.Trend) string {
	var parts []string
	for _, p := range t.Points {
		switch {
		case !p.Known:
			parts = append(parts, "–")
		case p.ByHand != nil && t.What.IsShare():
			parts = append(parts, fmt.Sprintf("%d/%d*", p.Have, p.All))
		case p.ByHand != nil:
			parts = append(parts, fmt.Sprintf("%d*", p.Have))
		case t.What.IsShare():
			parts = append(parts, fmt.Sprintf("%d/%d", p.Have, p.All))
		default:
			parts = append(parts, fmt.Sprint(p.Have))
		}
	}
	return strings.Join(parts, " ")
}

func trendsOf(records []data.Record, now time.Time) map[data.TrendWhat]data.Trend {
	reg := data.NewRegister(records)
	byName := map[data.TrendWhat]data.Trend{}
	for _, t := range data.Trends(reg, data.Clocks(reg), now) {
		byName[t.What] = t
	}
	return byName
}

func TestTrends(t *testing.T) {
	document := func(id string, change func(*data.Document)) *data.Document {
		d := &data.Document{Head: head(id), Title: id, Type: data.DocumentGuideline, State: data.DocumentRegistered, From: "2024-01-01", DecidedBy: "kf", DecidedOn: "2024-01-01"}
		if change != nil {
			change(d)
		}
		return d
	}
	keeps := func(document string, on data.Day) *data.Decision {
		return &data.Decision{Head: head("keeps-" + document + string(on)), Title: "b", Sort: data.DecisionKeeps, On: on, Document: data.Link[*data.Document](document)}
	}
	unit := &data.Unit{Head: head("unit"), Name: "Skolan", Type: data.UnitAdministration, Headcount: number(100)}
	course := &data.Course{Head: head("web"), Title: "Webb", Months: number(12)}
	done := func(id string, on data.Day, heads int, group data.Group) *data.TrainingDone {
		return &data.TrainingDone{Head: head(id), Course: "web", Group: group, On: on, Headcount: &heads}
	}
	incident := func(id string, known data.Day, sort data.IncidentSort) *data.Incident {
		i := &data.Incident{Head: head(id), Title: id, Sort: sort, Significant: data.JudgedYes}
		if known != "" {
			i.KnownAt = known.Start().Add(8 * time.Hour)
		}
		return i
	}
	clock := &data.Deadline{Head: head("clock"), Track: data.TrackCyber, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours, Basis: data.FromKnown}
	sent := func(incident string, at time.Time) *data.Notification {
		return &data.Notification{Head: head("n-" + incident), Incident: data.Link[*data.Incident](incident), Track: data.TrackCyber, Step: data.StepNotification, SentAt: at}
	}
	judgedNo := sent("no", time.Time{})
	judgedNo.Judgement, judgedNo.Reason = data.JudgedNo, "r"
	action := func(id string, state data.ActionState, due, doneOn data.Day) *data.Action {
		return &data.Action{Head: head(id), Title: id, State: state, Due: due, DoneOn: doneOn}
	}
	morning := func(day data.Day) time.Time { return day.Start().Add(8 * time.Hour) }

	//                                                  2025-09-30 2025-12-31 2026-03-31 2026-06-30 2026-09-30 2026-11-24
	for _, test := range []struct {
		what    data.TrendWhat
		name    string
		records []data.Record
		want    string // empty: there is no such trend
		behind  []string
	}{
		{data.TrendDocuments, "nobody has said anything of what is demanded", []data.Record{demanded("a", data.AreaPeople, data.DocumentUnregistered)}, "", nil},
		{data.TrendDocuments, "in force all the time", []data.Record{document("a", nil)}, "1/1 1/1 1/1 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "confirmed missing", []data.Record{demanded("a", data.AreaPeople, data.DocumentMissing)}, "– – – – – 0/1", []string{"a"}},
		{data.TrendDocuments, "confirmed missing, beside one with a day", []data.Record{demanded("a", data.AreaPeople, data.DocumentMissing), document("b", nil)}, "1/2 1/2 1/2 1/2 1/2 1/2", []string{"b", "a"}},
		{data.TrendDocuments, "nobody has written in any day", []data.Record{document("a", func(d *data.Document) { d.From, d.DecidedBy, d.DecidedOn = "", "", "" })}, "– – – – – 0/1", []string{"a"}},
		{data.TrendDocuments, "in force from tomorrow", []data.Record{document("a", nil), document("b", func(d *data.Document) { d.From, d.DecidedOn = "2026-11-25", "2026-11-25" })}, "1/1 1/1 1/1 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "missing and demanded by nobody", []data.Record{document("a", func(d *data.Document) { d.State = data.DocumentMissing })}, "", nil},
		{data.TrendDocuments, "demanded and adopted on the last day of a quarter", []data.Record{document("a", func(d *data.Document) { d.Demanded, d.From, d.DecidedOn = true, "2026-03-31", "2026-03-31" })}, "0/1 0/1 1/1 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "adopted and demanded by nobody", []data.Record{document("a", func(d *data.Document) { d.From, d.DecidedOn = "2026-04-01", "2026-03-31" })}, "– – – 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "a draft of what is demanded", []data.Record{document("a", func(d *data.Document) { d.Demanded, d.Stage = true, data.StageDraft })}, "0/1 0/1 0/1 0/1 0/1 0/1", []string{"a"}},
		{data.TrendDocuments, "the review is late from a day on", []data.Record{document("a", func(d *data.Document) { d.ReviewOn = "2026-06-29" })}, "1/1 1/1 1/1 0/1 0/1 0/1", []string{"a"}},
		{data.TrendDocuments, "the day of the review is in time", []data.Record{document("a", func(d *data.Document) { d.ReviewOn = "2026-06-30" })}, "1/1 1/1 1/1 1/1 0/1 0/1", []string{"a"}},
		{
			data.TrendDocuments, "late, then reviewed: what was late stays so",
			[]data.Record{document("a", func(d *data.Document) { d.ReviewEvery, d.ReviewOn = number(24), "2028-08-15" }), keeps("a", "2026-08-15")},
			"1/1 1/1 0/1 0/1 1/1 1/1",
			[]string{"a"},
		},
		{
			data.TrendDocuments, "reviewed twice in time, by the months",
			[]data.Record{document("a", func(d *data.Document) { d.ReviewEvery = number(12) }), keeps("a", "2025-01-01"), keeps("a", "2025-12-30")},
			"1/1 1/1 1/1 1/1 1/1 1/1",
			[]string{"a"},
		},
		{
			data.TrendDocuments, "a decision that is only planned reviews nothing",
			[]data.Record{document("a", func(d *data.Document) { d.ReviewOn = "2026-10-01" }), keeps("a", "2026-12-01")},
			"1/1 1/1 1/1 1/1 1/1 0/1",
			[]string{"a"},
		},
		{data.TrendDocuments, "ceased and not replaced", []data.Record{document("a", func(d *data.Document) { d.To = "2026-03-31" })}, "1/1 1/1 1/1 0/1 0/1 0/1", []string{"a"}},
		{data.TrendDocuments, "repealed", []data.Record{document("a", func(d *data.Document) { d.Stage, d.To = data.StageRepealed, "2026-03-31" }), document("b", nil)}, "2/2 2/2 2/2 1/1 1/1 1/1", []string{"b"}},
		{data.TrendDocuments, "a new version takes its place", []data.Record{
			document("a", func(d *data.Document) { d.Demanded, d.To = true, "2026-05-31" }),
			document("b", func(d *data.Document) {
				d.Demanded, d.Replaces, d.From, d.DecidedOn = true, "a", "2026-06-01", "2026-05-20"
			}),
		}, "1/1 1/1 1/1 1/1 1/1 1/1", []string{"b"}},
		{data.TrendDocuments, "a draft of a new version takes no place", []data.Record{
			document("a", func(d *data.Document) { d.Demanded = true }),
			document("b", func(d *data.Document) { d.Demanded, d.Replaces, d.Stage = true, "a", data.StageDraft }),
		}, "1/1 1/1 1/1 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "nobody has written in who decided it", []data.Record{document("a", func(d *data.Document) { d.DecidedBy = "" })}, "0/1 0/1 0/1 0/1 0/1 0/1", []string{"a"}},
		{data.TrendDocuments, "one that is part of another counts by the whole", []data.Record{document("a", nil), &data.Document{Head: head("b"), Title: "b", State: data.DocumentPartOf, PartOf: "a", Demanded: true}}, "1/1 1/1 1/1 1/1 1/1 1/1", []string{"a"}},
		{data.TrendDocuments, "the register is kept elsewhere", []data.Record{document("a", nil), &data.RegisterUse{Head: head("use"), Register: "document", State: data.UseElsewhere}}, "", nil},
		{
			data.TrendDocuments, "what is left here of decisions that are kept elsewhere reviews nothing",
			[]data.Record{document("a", func(d *data.Document) { d.ReviewEvery = number(12) }), keeps("a", "2025-12-30"), &data.RegisterUse{Head: head("use"), Register: "decision", State: data.UseElsewhere}},
			"0/1 0/1 0/1 0/1 0/1 0/1",
			[]string{"a"},
		},

		{data.TrendTraining, "nobody has gone through anything", []data.Record{unit, course}, "", nil},
		{
			data.TrendTraining, "more and more, and none of it older than it may be",
			[]data.Record{unit, course, done("t1", "2025-11-01", 20, data.GroupEmployees), done("t2", "2026-05-01", 60, data.GroupEmployees)},
			"– 20/100 20/100 60/100 60/100 60/100",
			[]string{"t2"},
		},
		{data.TrendTraining, "what was learnt is good no longer", []data.Record{unit, course, done("t", "2025-09-30", 20, data.GroupEmployees)}, "20/100 20/100 20/100 20/100 0/100 0/100", nil},
		{data.TrendTraining, "training of the leadership is another matter", []data.Record{unit, course, done("t", "2026-11-01", 3, data.GroupLeadership)}, "– – – – – 0/100", nil},

		{data.TrendIncidents, "by the day they became known", []data.Record{
			incident("a", "2025-10-01", ""), incident("b", "2025-12-31", data.SortIncident), incident("c", "2026-11-24", ""), incident("d", "2026-09-30", ""),
		}, "– 2 0 0 1 1", []string{"c"}},
		{data.TrendIncidents, "those before the first quarter that is shown", []data.Record{incident("a", "2025-06-30", ""), incident("b", "2025-07-01", "")}, "1 0 0 0 0 0", nil},
		{data.TrendIncidents, "neither near misses, nor undated, nor of tomorrow", []data.Record{
			incident("a", "2026-10-01", data.SortNearMiss), incident("b", "", ""), incident("c", "2026-11-25", ""), incident("d", "2026-10-02", ""),
		}, "– – – – – 1", []string{"d"}},

		{data.TrendDeadlines, "no deadline has fallen due", []data.Record{clock, incident("a", "2026-11-23", "")}, "", nil},
		{data.TrendDeadlines, "kept, missed and told too late", []data.Record{
			clock, incident("kept", "2025-11-10", ""), sent("kept", morning("2025-11-11")),
			incident("late", "2026-02-01", ""), sent("late", morning("2026-02-20")),
			incident("never", "2026-05-01", ""),
			incident("no", "2026-05-01", ""), judgedNo,
			incident("runs", "2026-11-23", ""),
		}, "– 1/1 1/2 1/3 1/3 0/2", []string{"late", "never"}}, // the first is more than twelve months ago
		{data.TrendDeadlines, "what is sent later than the point was not kept then", []data.Record{
			clock, incident("a", "2026-09-28", ""), sent("a", morning("2026-10-01")),
		}, "– – – – – 1/1", []string{"a"}}, // due on 1 October, at eight

		{data.TrendActions, "no days at all", []data.Record{action("a", data.ActionOngoing, "", "")}, "", nil},
		{data.TrendActions, "overdue until it was done", []data.Record{
			action("done", data.ActionDone, "2025-12-30", "2026-04-02"), action("open", data.ActionOngoing, "2026-09-30", ""), action("early", data.ActionDone, "2025-12-30", "2025-11-01"),
		}, "– 1 1 0 0 1", []string{"open"}},
		{data.TrendActions, "on its day it is not late", []data.Record{action("a", data.ActionPlanned, "2026-06-30", "")}, "– – – 0 1 1", []string{"a"}},
		{data.TrendActions, "called off, or done nobody knows when", []data.Record{
			action("a", data.ActionCancelled, "2025-10-01", ""), action("b", data.ActionDone, "2025-10-01", ""),
		}, "– 0 0 0 0 0", nil},
		{data.TrendActions, "the report back to the board", []data.Record{
			&data.Action{Head: head("a"), Title: "a", State: data.ActionDone, DoneOn: "2025-08-01", ReportBy: "2025-11-01", ReportedOn: "2026-02-01"},
		}, "0 1 0 0 0 0", nil},
	} {
		t.Run(string(test.what)+" "+test.name, func(t *testing.T) {
			got, ok := trendsOf(test.records, trendNow)[test.what]
			if !ok {
				if test.want != "" {
					t.Error("there is no such trend")
				}
				return
			}
			if told(got) != test.want || !slices.Equal(got.Behind, test.behind) {
				t.Errorf("got  %s %v\nwant %s %v", told(got), got.Behind, test.want, test.behind)
			}
		})
	}
}

func TestTrendsAreOfQuarterEndsAndToday(t *testing.T) {
	for today, want := range map[data.Day]string{
		"2026-11-24": "2025-09-30 2025-12-31 2026-03-31 2026-06-30 2026-09-30 2026-11-24",
		"2026-01-01": "2024-12-31 2025-03-31 2025-06-30 2025-09-30 2025-12-31 2026-01-01",
		"2026-03-31": "2024-12-31 2025-03-31 2025-06-30 2025-09-30 2025-12-31 2026-03-31",
		"2028-02-29": "2026-12-31 2027-03-31 2027-06-30 2027-09-30 2027-12-31 2028-02-29",
	} {
		trend := trendsOf([]data.Record{&data.Document{Head: head("a"), Title: "a", State: data.DocumentRegistered, From: "2020-01-01"}}, today.Start().Add(time.Hour))[data.TrendDocuments]
		var days []string
		for _, p := range trend.Points {
			days = append(days, string(p.On))
		}
		if got := strings.Join(days, " "); got != want {
			t.Errorf("on %s: %s, want %s", today, got, want)
		}
	}
}

// What was written in by hand stands where the registers tell nothing, and only there.
func TestTrendsTakeWhatWasWrittenInByHand(t *testing.T) {
	begun := &data.Document{Head: head("a"), Title: "a", Type: data.DocumentGuideline, State: data.DocumentRegistered, From: "2026-04-01", DecidedBy: "kf", DecidedOn: "2026-04-01"}
	heads := 20
	unit := &data.Unit{Head: head("unit"), Name: "Skolan", Type: data.UnitAdministration, Headcount: number(100)}
	done := &data.TrainingDone{Head: head("t"), Course: "web", Group: data.GroupEmployees, On: "2026-10-01", Headcount: &heads}
	incident := &data.Incident{Head: head("i"), Title: "i", KnownAt: data.Day("2026-11-01").Start()}
	late := &data.Action{Head: head("late"), Title: "late", State: data.ActionOngoing, Due: "2026-08-01"}
	clock := &data.Deadline{Head: head("clock"), Track: data.TrackCyber, Step: data.StepNotification, Amount: number(72), Unit: data.UnitHours, Basis: data.FromKnown}
	missed := &data.Incident{Head: head("m"), Title: "m", Significant: data.JudgedYes, KnownAt: data.Day("2026-10-01").Start()}
	runs := &data.Incident{Head: head("r"), Title: "r", Significant: data.JudgedYes, KnownAt: data.Day("2026-11-23").Start()}

	//                                                  2025-09-30 2025-12-31 2026-03-31 2026-06-30 2026-09-30 2026-11-24
	for _, test := range []struct {
		what    data.TrendWhat
		name    string
		records []data.Record
		want    string
	}{
		{data.TrendDocuments, "on the last day of a quarter", []data.Record{begun, figure("e", data.TrendDocuments, "2025-12-31", 3, 6)}, "– 3/6* – 1/1 1/1 1/1"},
		{data.TrendDocuments, "the latest day within a quarter", []data.Record{
			begun, figure("e", data.TrendDocuments, "2025-10-01", 3, 6), figure("f", data.TrendDocuments, "2025-11-30", 4, 6), figure("g", data.TrendDocuments, "2025-11-29", 5, 6),
		}, "– 4/6* – 1/1 1/1 1/1"},
		{data.TrendDocuments, "the last day of the quarter before is of that one", []data.Record{begun, figure("e", data.TrendDocuments, "2025-09-30", 3, 6), figure("f", data.TrendDocuments, "2025-06-30", 2, 6)}, "3/6* – – 1/1 1/1 1/1"},
		{data.TrendDocuments, "what the register tells wins", []data.Record{begun, figure("e", data.TrendDocuments, "2026-06-30", 3, 6), figure("f", data.TrendDocuments, "2026-11-24", 3, 6)}, "– – – 1/1 1/1 1/1"},
		{data.TrendDocuments, "alone it is no trend", []data.Record{figure("e", data.TrendDocuments, "2026-09-30", 3, 6), figure("f", data.TrendDocuments, "2026-11-24", 3, 6)}, ""},
		{data.TrendDocuments, "of another figure", []data.Record{begun, figure("e", data.TrendTraining, "2025-12-31", 3, 6), figure("f", data.FigureDemands, "2025-12-31", 3, 6)}, "– – – 1/1 1/1 1/1"},
		{data.TrendDocuments, "the register of them is kept elsewhere", []data.Record{
			begun, figure("e", data.TrendDocuments, "2025-12-31", 3, 6), &data.RegisterUse{Head: head("use"), Register: "earlier_figure", State: data.UseElsewhere},
		}, "– – – 1/1 1/1 1/1"},
		{data.TrendTraining, "training", []data.Record{unit, done, figure("e", data.TrendTraining, "2026-06-30", 50, 90)}, "– – – 50/90* – 20/100"},
		{data.TrendIncidents, "incidents", []data.Record{incident, figure("e", data.TrendIncidents, "2026-03-31", 0, 0), figure("f", data.TrendIncidents, "2026-06-30", 7, 0)}, "– – 0* 7* – 1"},
		{data.TrendDeadlines, "deadlines", []data.Record{clock, missed, figure("e", data.TrendDeadlines, "2026-03-31", 4, 5)}, "– – 4/5* – – 0/1"},
		{data.TrendDeadlines, "how it stands now is never written in", []data.Record{clock, runs, figure("e", data.TrendDeadlines, "2026-11-24", 4, 5)}, ""},
		{data.TrendActions, "actions", []data.Record{late, figure("e", data.TrendActions, "2025-12-31", 7, 0)}, "– 7* – – 1 1"},
	} {
		t.Run(string(test.what)+" "+test.name, func(t *testing.T) {
			got, ok := trendsOf(test.records, trendNow)[test.what]
			if want := test.want; !ok && want != "" || ok && told(got) != want {
				t.Errorf("got %v %s, want %s", ok, told(got), want)
			}
		})
	}
}

// What is shown beside one another must be the same: the figures now are what the duties and the lights say.
func TestTrendsSayWhatTheDutiesSay(t *testing.T) {
	reg := tenThousand()
	trends := map[data.TrendWhat]data.Trend{}
	for _, trend := range data.Trends(reg, data.Clocks(reg), ruleDay.Start()) {
		trends[trend.What] = trend
	}
	if got, late := trends[data.TrendActions].Now().Have, len(data.NewJudge(reg, ruleDay).Computed(11).Lacks); got != late {
		t.Errorf("%d overdue actions, and the plan's duty has %d", got, late)
	}
	judge, met := data.NewJudge(reg, ruleDay), 0
	for _, d := range data.All(reg, data.Documents) {
		if judge.Document(d).Assessment == data.Met {
			met++
		}
	}
	if got := trends[data.TrendDocuments].Now().Have; got != met || got == 0 {
		t.Errorf("%d documents in force and reviewed, and %d are judged so", got, met)
	}
}

// BenchmarkTrends is the five figures, for ten thousand records.
func BenchmarkTrends(b *testing.B) {
	reg := tenThousand()
	clocks := data.Clocks(reg)
	for b.Loop() {
		data.Trends(reg, clocks, ruleDay.Start())
	}
}
