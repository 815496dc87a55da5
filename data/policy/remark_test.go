package policy

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

func outdatedWords(sentence string, asOf time.Time) []string {
	var found []string
	for _, r := range Remarks(Text{[]Section{{Blocks: []Block{{Text: sentence}}}}}, asOf) {
		if strings.HasPrefix(r.Key, "remark.outdated.") {
			found = append(found, strings.TrimPrefix(r.Key, "remark.outdated.")+" "+r.Found)
		}
	}
	return found
}

func TestOutdated(t *testing.T) {
	for sentence, want := range map[string][]string{
		"MSB (Myndigheten för samhällsskydd och beredskap) stödjer.":   {"authority MSB"},
		"Enligt MSB:s metodstöd.":                                      {"authority MSB"},
		"Enligt Myndigheten för samhällsskydd och beredskaps råd.":     {"authority Myndigheten för samhällsskydd och beredskaps"},
		"Enligt MSBFS 2020:7.":                                         nil,
		"Myndigheten för civilt försvar (MCF), tidigare MSB, stödjer.": nil,
		"Anmäl till Datainspektionen.":                                 {"authority Datainspektionen"},
		"Kommuner och landsting.":                                      {"word landsting"},
		"Landstinget gör det.":                                         {"word Landstinget"},
		"En landstingspolitiker.":                                      nil,
		"Sveriges Kommuner och Landsting (SKL).":                       {"authority Sveriges Kommuner och Landsting"},
		"Enligt personuppgiftslagen (1998:204).":                       {"law personuppgiftslagen"},
		"Enligt PUL.":                                                  {"law PUL"},
		"En pulserande stad.":                                          nil,
		"Dataskyddsförordningen ersatte personuppgiftslagen.":          nil,
		"NIS-lagen gäller.":                                            {"law NIS-lagen"},
		"Lag (2018:1174).":                                             {"law 2018:1174"},
		"Säkerhetsskyddslagen (1996:627) och SKL.":                     {"law 1996:627", "authority SKL"},
		"Säkerhetsskyddslagen (2018:585).":                             nil,
		"SS-ISO/IEC 27001:2014 och 27002:2014.":                        {"standard 27001:2014", "standard 27002:2014"},
		"SS-EN ISO/IEC 27001:2023.":                                    nil,
		"SS-EN ISO/IEC 27000 serien.":                                  nil,
		"Strategin (skr. 2016/17:213).":                                {"strategy 2016/17:213"},
		"İstanbul och K MSB":                                           {"authority MSB"},
	} {
		if got := outdatedWords(sentence, time.Time{}); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", sentence, got, want)
		}
	}
}

func TestNothingIsOutdatedBeforeItsTime(t *testing.T) {
	const sentence = "MSB och landstinget."
	for asOf, want := range map[string]int{"2018-12-31": 0, "2019-01-01": 1, "2025-12-31": 1, "2026-01-01": 2} {
		if got := outdatedWords(sentence, day(asOf)); len(got) != want {
			t.Errorf("%s: %q, want %d", asOf, got, want)
		}
	}
}

func TestLacking(t *testing.T) {
	for key, sentences := range map[string][]string{
		"cybersecurity_act": {"Kommunen omfattas av cybersäkerhetslagen.", "Enligt lag (2025:1506)."},
		"decision":          {"Antagen av kommunfullmäktige den 12 mars 2018, § 45.", "Beslutad av KF 2024-03-04", "Kommunfullmäktige 2024-03-04", "Beslutsdatum: 2024-03-04"},
		"diary_number":      {"Dnr KS 2017/0472", "Diarienummer: 2023/KS 0362", "KS 2023/74"},
		"owner":             {"Dokumentansvarig: kanslichefen", "Säkerhetschefen är ansvarig för denna policy."},
		"review":            {"Policyn ska revideras varje mandatperiod.", "Policyn ska ses över årligen.", "Nästa översyn: 2027"},
		"validity":          {"Giltig till och med 2027-12-31", "Policyn gäller från 2024-01-01.", "Policyn gäller tills vidare."},
	} {
		key = "remark.lacking." + key
		if !lacks("Kommunens policy gäller för all information.", key, time.Time{}) {
			t.Errorf("%s is not missed", key)
		}
		for _, sentence := range sentences {
			if lacks(sentence, key, time.Time{}) {
				t.Errorf("%s is missed in %q", key, sentence)
			}
		}
	}
	if lacks("Text.", "remark.lacking.cybersecurity_act", day("2026-01-14")) {
		t.Error("the cybersäkerhetslag is missed before it was in force")
	}
}

func lacks(sentence, key string, asOf time.Time) bool {
	return slices.ContainsFunc(Remarks(Parse(sentence), asOf), func(r Remark) bool { return r.Key == key && r.Section == -1 })
}

func TestDamagedLettersAreRemarkedOnce(t *testing.T) {
	count := 0
	for _, r := range Remarks(Parse("Inledning\nS\ufffdkerhet. H\ufffdr."), time.Time{}) {
		if r.Key == "remark.damaged" {
			count++
			if r.Section != 0 || r.Sentence != "S\ufffdkerhet." {
				t.Errorf("%+v", r)
			}
		}
	}
	if count != 1 {
		t.Errorf("%d remarks", count)
	}
}

func TestEmployeeWord(t *testing.T) {
	for source, want := range map[string]string{
		"Medledare och deras medledares chefer, inte medarbetare.": "medledare",
		"Medarbetarna och en medledare, alla medarbetare.":         "medarbetare",
		"Ingen alls.": "medarbetare",
		"Ett gott medledarskap, sade medarbetaren till medarbetaren.": "medarbetare",
	} {
		if got := EmployeeWord(Parse(source)); got != want {
			t.Errorf("%s: %s, want %s", source, got, want)
		}
	}
}

func TestRemarkTableIsWhole(t *testing.T) {
	for _, row := range remarkData().Outdated {
		day(row.Since)
		day(row.Checked)
		if row.Sort == "" || row.Instead == "" || row.Source == "" || len(row.Forms) == 0 {
			t.Errorf("incomplete: %+v", row)
		}
		if found := outdatedWords("x "+row.Instead+" x", time.Time{}); len(found) > 0 {
			t.Errorf("what is right now, %q, is itself outdated: %q", row.Instead, found)
		}
	}
	for _, row := range remarkData().Lacking {
		for i, pattern := range row.patterns {
			if prefix, _ := pattern.LiteralPrefix(); prefix == "" || prefix != strings.ToLower(prefix) {
				t.Errorf("%s: %s does not begin with plain letters in lower case", row.Key, row.Patterns[i])
			}
		}
	}
}
