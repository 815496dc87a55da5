package reports_test

import (
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

func TestWhatFollowsFromTheFilesClass(t *testing.T) {
	const never = "Rör det Sveriges säkerhet – kontakta säkerhetsskyddschefen."
	told := map[string]bool{}
	for _, level := range []data.FileLevel{data.LevelNegligible, data.LevelModerate, data.LevelConsiderable, data.LevelSevere} {
		lines := reports.FileClassFollows(data.FileClass{Confidentiality: level, Integrity: data.LevelModerate, Availability: data.LevelModerate})
		if len(lines) != 2 || told[lines[0]] || !strings.HasSuffix(lines[1], never) {
			t.Errorf("%s: %q", level, lines)
		}
		told[lines[0]] = true
	}
	lines := reports.FileClassFollows(data.FileClass{Confidentiality: data.LevelModerate, Integrity: data.LevelConsiderable, Availability: data.LevelSevere})
	if len(lines) != 4 || !strings.Contains(lines[1], "läsa igenom") || !strings.Contains(lines[2], "på papper") {
		t.Errorf("high integrity and availability: %q", lines)
	}
	if lines := reports.FileClassFollows(data.FileClass{}); len(lines) != 1 || !strings.HasSuffix(lines[0], never) {
		t.Errorf("of none: %q", lines)
	}
	if got := reports.FileClassWords(data.FileClass{Confidentiality: data.LevelSevere, Integrity: data.LevelNegligible}); got != "Konfidentialitet: allvarlig. Riktighet: försumbar. Tillgänglighet: ej klassat." {
		t.Errorf("got %q", got)
	}
}
