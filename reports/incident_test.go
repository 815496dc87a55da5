package reports_test

import (
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// incidentNumbered is the example's incident with the number.
func incidentNumbered(t *testing.T, in reports.Input, number int) reports.Input {
	t.Helper()
	for _, i := range data.All(in.Register, data.Incidents) {
		if i.Number != nil && *i.Number == number {
			in.RecordID = i.ID
			return in
		}
	}
	t.Fatalf("there is no I-%d", number)
	return in
}

func TestOneIncident(t *testing.T) {
	checkText(t, "incident-en", build(t, "incident", incidentNumbered(t, exampleYear(t), 6)))
}

func TestRunningIncident(t *testing.T) {
	checkText(t, "incident-pagar", build(t, "incident", incidentNumbered(t, exampleYear(t), 8)))
}

func TestIncidentsOfAPeriod(t *testing.T) {
	in := exampleYear(t)
	in.From, in.To = "2026-02-01", "2026-05-31"
	checkText(t, "incident-period", build(t, "incident", in))
}

func TestNoIncident(t *testing.T) {
	checkText(t, "incident-ingen", build(t, "incident", newMunicipality(t)))
}

func TestIncidentsNewestFirstEachOnItsPage(t *testing.T) {
	paper := build(t, "incident", exampleYear(t))
	var order []string
	breaks := 0
	for _, block := range paper.Blocks {
		switch block := block.(type) {
		case reports.PageBreak:
			breaks++
		case reports.Heading:
			if block.Level == 1 {
				number, _, _ := strings.Cut(block.Text, " ")
				order = append(order, number)
			}
		}
	}
	if got := strings.Join(order, " "); got != "I-8 I-7 I-6 I-5 I-4" || breaks != 5 {
		t.Errorf("%s with %d page breaks", got, breaks)
	}
}

func TestIncidentThatIsNotThere(t *testing.T) {
	report, _ := reports.Named("incident")
	in := empty(&data.Incident{Head: data.Head{ID: "erased", Removed: true, Gallrad: "KS 2026/1"}})
	for _, id := range []string{"nobody", "m", "erased"} {
		in.RecordID = id
		if _, err := report.Build(in); !data.IsProblem(err, "problem.report.record") {
			t.Errorf("%s: %v", id, err)
		}
	}
}

func TestSecrecyMarks(t *testing.T) {
	possible := data.Secrecy{State: data.SecrecyPossible}
	stated := data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 23 kap. 2 §", Date: "2026-05-05", Authority: "Socialnämnden"}
	incident := func(s data.Secrecy) *data.Incident {
		return &data.Incident{Head: data.Head{ID: "i", Secrecy: s}, Title: "i", KnownAt: data.Day("2026-05-04").Start()}
	}
	told := func(track data.Track, s data.Secrecy) *data.Notification {
		return &data.Notification{Head: data.Head{ID: "n", Secrecy: s}, Incident: "i", Track: track, Step: data.StepNotification}
	}
	for _, test := range []struct {
		name            string
		records         []data.Record
		provision, date string // empty: no mark
	}{
		{"public", []data.Record{incident(data.Secrecy{State: data.SecrecyPublic})}, "", ""},
		{"possible, provision not stated", []data.Record{incident(possible)}, "OSL 18 kap. 8 § 3 (förslag)", "Ej angivet"},
		{"stated", []data.Record{incident(stated)}, "OSL 23 kap. 2 §", "5 maj 2026"},
		{
			"told under cybersäkerhetslagen",
			[]data.Record{incident(possible), told(data.TrackCyber, possible)},
			"OSL 18 kap. 8 § 3 (förslag); OSL 18 kap. 8 b § (förslag)", "Ej angivet",
		},
		{"told to IMY", []data.Record{incident(possible), told(data.TrackGDPR, possible)}, "OSL 18 kap. 8 § 3 (förslag)", "Ej angivet"},
		{"only what was told is marked", []data.Record{incident(data.Secrecy{}), told(data.TrackGDPR, stated)}, "OSL 23 kap. 2 §; OSL 18 kap. 8 § 3 (förslag)", "5 maj 2026"},
		{"public, but not what was told", []data.Record{incident(data.Secrecy{State: data.SecrecyPublic}), told(data.TrackGDPR, stated)}, "OSL 23 kap. 2 §", "5 maj 2026"},
		{"nobody has judged it", []data.Record{incident(data.Secrecy{State: data.SecrecyUnjudged})}, "OSL 18 kap. 8 § 3 (förslag)", ""},
	} {
		mark := build(t, "incident", empty(test.records...)).Secrecy
		switch {
		case test.provision == "" && mark != nil:
			t.Errorf("%s: marked %+v", test.name, mark)
		case test.provision != "" && mark == nil:
			t.Errorf("%s: not marked", test.name)
		case mark != nil:
			check(t, test.name, mark.Provision, test.provision)
			check(t, test.name, mark.Date, test.date)
			if !strings.Contains(mark.Text, "varning, inte ett beslut") {
				t.Errorf("%s: %q", test.name, mark.Text)
			}
		}
	}
}

func TestDeadlinesOfAnIncident(t *testing.T) {
	known := time.Date(2026, 10, 24, 8, 0, 0, 0, data.Swedish) // the clock is put back the night after
	sent := &data.Notification{
		Head: data.Head{ID: "n"}, Incident: "i", Track: data.TrackCyber, Step: data.StepEarlyWarning, Authority: "ncsc",
		SentAt: known.Add(27*time.Hour + 20*time.Minute), Receipt: "CP-4711", LateReason: "Ingen visste vem som skulle skicka.",
	}
	in := empty(append(cyberRules(), sent,
		&data.Authority{Head: data.Head{ID: "ncsc"}, Name: "Nationellt cybersäkerhetscenter", Short: "NCSC"},
		&data.Incident{Head: data.Head{ID: "i"}, Number: ptr(1), Title: "Avbrott", KnownAt: known, Significant: data.JudgedYes},
	)...)
	in.Now = known.Add(71 * time.Hour)
	in.AsOf = data.DayOf(in.Now)
	paper := strings.Join(strings.Fields(soft(text.Render(build(t, "incident", in)))), " ")
	for _, want := range []string{
		"Upplysning NCSC 2026-10-25 07.00 2026-10-25 10.20 3 timmar och", // the first lines of the columns
		"CP-4711",
		"Skäl till förseningen, upplysning: Ingen visste vem som skulle skicka.",
		"1 timme kvar.",
		"Rapportering: 1 för sent (3 timmar och 20 minuter) och 1 där fristen löper.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

func TestAssumedKnowledgeIsSaid(t *testing.T) {
	in := empty(append(cyberRules(), &data.Incident{
		Head: data.Head{ID: "i"}, Title: "Avbrott", DiscoveredAt: time.Date(2026, 5, 4, 8, 0, 0, 0, data.Swedish), Significant: data.JudgedYes,
	})...)
	paper := strings.Join(strings.Fields(text.Render(build(t, "incident", in))), " ")
	for _, want := range []string{"det är inte bekräftat", "Kännedom är inte angiven."} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
}

// What is dated after the paper's moment has not been sent.
func TestSentLaterThanThePaperIsNotSent(t *testing.T) {
	known := time.Date(2026, 11, 23, 8, 0, 0, 0, data.Swedish)
	in := empty(append(cyberRules(),
		&data.Notification{Head: data.Head{ID: "n"}, Incident: "i", Track: data.TrackCyber, Step: data.StepEarlyWarning, SentAt: known.Add(12 * time.Hour)},
		&data.Incident{Head: data.Head{ID: "i"}, Number: ptr(1), Title: "Avbrott", KnownAt: known, Significant: data.JudgedYes},
	)...)
	in.Now = known.Add(2 * time.Hour)
	in.AsOf = data.DayOf(in.Now)
	paper := strings.Join(strings.Fields(soft(text.Render(build(t, "incident", in)))), " ")
	for _, want := range []string{"Senare än", "anges som skickad, men dagen har inte varit än", "Rapportering: 2 där fristen löper."} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
	if got := answer(t, in, "Vad har hänt?"); !strings.Contains(got, "1 anges som skickad senare än ställningsdagen och räknas inte som skickad.") || strings.Contains(got, "i tid") {
		t.Error(got)
	}
}

func TestIncidentTellsOfThresholdsAndTheSameCause(t *testing.T) {
	known := time.Date(2026, 5, 4, 8, 0, 0, 0, data.Swedish)
	in := empty(
		&data.Threshold{Head: data.Head{ID: "t"}, Title: "Är verksamheten begränsad?", Provision: "MCFFS 2026:8"},
		&data.Incident{Head: data.Head{ID: "i"}, Number: ptr(1), Title: "Avbrott", KnownAt: known.Add(48 * time.Hour), SupplierToldAt: known, CauseSort: data.CauseFault, Thresholds: data.Links[*data.Threshold]{"t"}},
		&data.Incident{Head: data.Head{ID: "j"}, Number: ptr(2), Title: "Nytt avbrott", KnownAt: known.AddDate(0, 1, 0), CauseSort: data.CauseFault, Sort: data.SortIncident},
		&data.IncidentEvent{Head: data.Head{ID: "e"}, Incident: "i", At: known, Text: "Servern svarar inte.", By: "Bo Ek"},
		&data.IncidentEvent{Head: data.Head{ID: "f"}, Incident: "j", At: known, Text: "Hör till den andra.", By: "Bo Ek"},
		&data.IncidentMessage{Head: data.Head{ID: "m"}, Incident: "i", At: known, To: "Alla chefer", Channel: "Telefon", Text: "Arbeta på papper.", By: "Bo Ek"},
	)
	in.RecordID = "i"
	paper := soft(strings.Join(strings.Fields(text.Render(build(t, "incident", in))), " "))
	for _, want := range []string{
		"Svaret är ja på 1 tröskelvärde:", "Är verksamheten begränsad? MCFFS 2026:8",
		"1 annan incident med samma typ av orsak, tekniskt fel: I-2 Nytt avbrott (2026-06-04)",
		"Händelseförlopp", "Servern svarar inte.", "Kommunikation", "Telefon", "Arbeta på papper.",
		"Leverantören meddelade kommunen om incidenten 2026-05-04 08.00.",
	} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
	if strings.Contains(paper, "Hör till den andra.") {
		t.Error("the paper holds another incident's log")
	}
}

func TestNearMissesAreListedApartFromIncidents(t *testing.T) {
	at := time.Date(2026, 5, 4, 8, 0, 0, 0, data.Swedish)
	in := empty(
		&data.Incident{Head: data.Head{ID: "i"}, Number: ptr(1), Title: "Avbrott", KnownAt: at},
		&data.Incident{Head: data.Head{ID: "j"}, Number: ptr(2), Title: "Nästan fel mottagare", DiscoveredAt: at, Sort: data.SortNearMiss},
		&data.Incident{Head: data.Head{ID: "k"}, Number: ptr(3), Title: "Kortare väg till jouren", DiscoveredAt: at, Sort: data.SortImprovement},
	)
	paper := soft(strings.Join(strings.Fields(text.Render(build(t, "incident", in))), " "))
	for _, want := range []string{"1 incident blev känd i perioden.", "Tillbud, avvikelser och förbättringsförslag", "I-2 Nästan fel mottagare Tillbud 2026-05-04", "Förbättringsförslag 2026-05-04"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the paper does not say %q:\n%s", want, paper)
		}
	}
}

// What an incident touched is told with its other facts, once somebody has said it.
func TestAnIncidentTellsWhatItTouched(t *testing.T) {
	in := incidentNumbered(t, exampleYear(t), 8)
	i, _ := data.Find(in.Register, data.Link[*data.Incident](in.RecordID))
	paper := func() string { return strings.Join(strings.Fields(text.Render(build(t, "incident", in))), " ") }
	if said := paper(); strings.Contains(said, "Berörda system") {
		t.Error("systems that nobody has named are told of")
	}
	i.Systems, i.Information = "Vårdsystemet Lyra", "Journaler i hemsjukvården"
	if said := paper(); !strings.Contains(said, "Vårdsystemet Lyra") || !strings.Contains(said, "Journaler i hemsjukvården") {
		t.Error("the paper leaves out what was touched")
	}
}
