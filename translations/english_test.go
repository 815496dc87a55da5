package translations_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"lisparmen/reports"
	"lisparmen/translations"
)

// swedishNames are what English words may say in Swedish: names, and what is typed.
var swedishNames = strings.NewReplacer("Lispärmen", "", "Infosäkkollen", "", "Säkerhetspolisen", "",
	"förnamn", "", "nämnd", "", "från", "", "till", "", "i går", "", "igår", "")

// papers are the keys of what reports are called in other languages: their Swedish words stand where a report is declared.
func papers() []string {
	var keys []string
	for _, r := range reports.Reports() {
		keys = append(keys, "paper."+r.Name, "paper."+r.Name+".summary")
	}
	return keys
}

// Every key has English words, and there are no others. What is missing is told with its Swedish words, to be translated.
func TestEnglishIsComplete(t *testing.T) {
	swedish, english := map[string]entry{}, map[string]entry{}
	for _, e := range entries(t, translations.Swedish) {
		swedish[e.key] = e
	}
	for _, e := range entries(t, translations.English) {
		english[e.key] = e
	}
	for _, e := range entries(t, translations.Swedish) {
		if _, ok := english[e.key]; !ok {
			t.Errorf("en.json lacks %q: %q", e.key, slices.Sorted(maps.Values(e.forms)))
		}
	}
	for _, key := range papers() {
		if _, ok := english[key]; !ok {
			t.Errorf("en.json lacks %q", key)
		}
	}
	for key, e := range english {
		of, ok := swedish[key]
		switch {
		case !ok && !slices.Contains(papers(), key):
			t.Errorf("en.json has %q, which sv.json lacks", key)
		case !ok:
		case !slices.Equal(slices.Sorted(maps.Keys(e.forms)), slices.Sorted(maps.Keys(of.forms))):
			t.Errorf("%s has the forms %q in English and %q in Swedish", key, e.forms, of.forms)
		case !slices.Equal(e.holes(), of.holes()):
			t.Errorf("%s has the holes %q in English and %q in Swedish", key, e.holes(), of.holes())
		}
		for _, words := range e.forms {
			if strings.TrimSpace(words) == "" || strings.ContainsAny(swedishNames.Replace(words), "åäöÅÄÖ") || strings.Count(words, "“") != strings.Count(words, "”") {
				t.Errorf("%s is not English: %q", key, words)
			}
		}
	}
}

func TestLanguagesAreChosenByTheirCode(t *testing.T) {
	for code, want := range map[string]*translations.Language{"": translations.Swedish, "sv": translations.Swedish, "en": translations.English, "de": translations.Swedish} {
		if got := translations.Named(code); got != want {
			t.Errorf("%q is %s", code, got.Name)
		}
	}
}

func TestTheChosenLanguageSpeaksAndSwedishStays(t *testing.T) {
	translations.Choose(translations.English)
	t.Cleanup(func() { translations.Choose(translations.Swedish) })
	args := map[string]string{"field": "field.action.due", "record": "x"}
	if got := translations.Text("check.head", args); got != "What applies does not agree with the history: the field “Due” in the record x." {
		t.Errorf("English says %q", got)
	}
	if got := translations.Swedish.Text("check.head", args); got != "Det som gäller stämmer inte med historiken: fältet ”Förfaller” i posten x." {
		t.Errorf("Swedish says %q", got)
	}
}
