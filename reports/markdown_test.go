package reports

import (
	"reflect"
	"testing"
)

func TestLongTextsAreSetAsTheirWritersMarkedThem(t *testing.T) {
	bold := func(text string) Run { return Run{Text: text, Bold: true} }
	plain := func(text string) Run { return Run{Text: text} }
	para := func(runs ...Run) Block { return Paragraph{Runs: runs} }
	for text, want := range map[string][]Block{
		"":                      {},
		"En rad\noch en till":   {para(plain("En rad\noch en till"))},
		"Ett stycke.\n\n\nTvå.": {para(plain("Ett stycke.")), para(plain("Två."))},
		"Vi gjorde:\n- ringde **Bo**\n- stängde kontot\nKlart.": {
			para(plain("Vi gjorde:")), List{Items: []Item{{Runs: []Run{plain("ringde "), bold("Bo")}}, {Runs: []Run{plain("stängde kontot")}}}}, para(plain("Klart.")),
		},
		"1. Först\n2) Sedan":          {List{Numbered: true, Items: []Item{{Runs: []Run{plain("Först")}}, {Runs: []Run{plain("Sedan")}}}}},
		"1. Ett beslut. 2. Ett till.": {para(plain("1. Ett beslut. 2. Ett till."))},
		"2026. Ett år":                {para(plain("2026. Ett år"))},
		"## Orsak\nFel adress":        {para(bold("Orsak")), para(plain("Fel adress"))},
		"Det är *viktigt*, **nu**.":   {para(plain("Det är "), Run{Text: "viktigt", Italic: true}, plain(", "), bold("nu"), plain("."))},
		"Läs [rådet](https://imy.se/rad).": {
			para(plain("Läs "), Run{Text: "rådet", Link: "https://imy.se/rad"}, plain(".")),
		},
		"3 * 4 * 5, *.doc och **": {para(plain("3 * 4 * 5, *.doc och **"))},
		"[x](javascript:y)":       {para(plain("[x](javascript:y)"))},
		"#1 i kön":                {para(plain("#1 i kön"))},
		"-5 grader":               {para(plain("-5 grader"))},
	} {
		if got := Marked(text); !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n got %#v\nwant %#v", text, got, want)
		}
	}
	if got := unmarked("**Bo** läste [rådet](https://imy.se/rad) och *skrev*"); got != "Bo läste rådet (https://imy.se/rad) och skrev" {
		t.Errorf("a fact says %q", got)
	}
}
