package data_test

import (
	"testing"

	"lisparmen/data"
)

func TestLooksLikePersonnummer(t *testing.T) {
	for text, want := range map[string]bool{
		"811218-9876":   true,
		"8112189876":    true,
		"19811218-9876": true,
		"198112189876":  true,
		"811218 9876":   true,
		"Eleven (811218-9876) fick fel utskrift.": true,
		"Född 19121212+1212, bor kvar.":           true,
		"121212+1212":                             true,
		"701063-2391":                             true, // samordningsnummer: the third of October
		"19701063-2391":                           true,
		"pnr:811218−9876.":                        true, // a minus sign from a paper
		"Ärende 12, 811218-9876":                  true,
		"811218-9875":                             false, // the last figure does not check
		"811318-9876":                             false, // no thirteenth month
		"810230-9871":                             false, // no thirtieth of February
		"KS 2026/341":                             false,
		"Ring 070-174 06 10":                      false,
		"0701740610":                              false,
		"212000-0000":                             false, // an organisation
		"2026-11-24 08.30":                        false,
		"Avbrottet varade 2026-11-23 15.55–21.55":   false,
		"I-8, 640 berörda, 412 ansökningar, 76 tim": false,
		"99198112189876":   false, // part of a longer number
		"8112189876543":    false,
		"2026-811218-9876": false,
		"":                 false,
		"åäö":              false,
	} {
		if got := data.LooksLikePersonnummer(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func FuzzLooksLikePersonnummer(f *testing.F) {
	f.Add("811218-9876 ö 198112189876")
	f.Fuzz(func(t *testing.T, text string) {
		if data.LooksLikePersonnummer(text) && len(text) < len("8112189876") {
			t.Errorf("%q", text)
		}
	})
}
