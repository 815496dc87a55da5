package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/text"
)

// The reference that säkerhetsskydd is kept under stands on no paper, not even an internal one.
func TestSecurityProtectionReferenceIsOnNoPaper(t *testing.T) {
	const reference = "SKS-2026-4711"
	in := exampleYear(t)
	for _, i := range data.All(in.Register, data.Incidents) {
		i.SecurityProtection, i.SecurityProtectionOn, i.SecurityProtectionRef = true, "2026-11-23", reference
	}
	made := 0
	for _, report := range reports.Reports() {
		ids := []string{""}
		for _, name := range report.About {
			kind, _ := data.KindNamed(name)
			for _, r := range in.Register.Living(kind) {
				ids = append(ids, r.Header().ID)
			}
		}
		for _, id := range ids {
			in.RecordID = id
			doc, err := report.Build(in)
			if err != nil {
				continue // it is about something else
			}
			made++
			if strings.Contains(text.Render(doc), reference) {
				t.Errorf("%s about %q tells the reference", report.Name, id)
			}
		}
	}
	if made < len(reports.Reports()) {
		t.Errorf("only %d papers were made", made)
	}
}

// An incident that is judged so is on its own paper, and among those of the year, with its number and nothing of what has happened.
func TestIncidentReportUnderSecurityProtection(t *testing.T) {
	in := exampleYear(t)
	for _, i := range data.All(in.Register, data.Incidents) {
		if i.SecurityProtection = *i.Number == 8; i.SecurityProtection {
			i.SecurityProtectionOn = "2026-11-23"
		}
	}
	saysBut(t, flat(build(t, "incident", in)), []string{"I-8", "beskrivs inte här", "2026-11-23", "I-6 Utpressningsprogram"}, []string{"Vårdsystemet", "Läkemedelslistor"})
	in = incidentNumbered(t, in, 8)
	doc := build(t, "incident", in)
	saysBut(t, doc.Title+" "+doc.Subtitle+" "+flat(doc), []string{"Incidentrapport I-8", "beskrivs inte här"}, []string{"Vårdsystemet", "Läkemedelslistor"})
}
