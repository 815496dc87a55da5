package policy

import (
	"slices"
	"strings"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, want := range [][]string{
		{"Strategin (skr. 2016/17:213) gäller.", "Den är ny."},
		{"Lagar, t.ex. GDPR och bl.a. OSL, styr.", "Se 2 kap. 3 § i lagen."},
		{"Enligt SS-EN ISO/IEC 27000.", "Genom arbetet."},
		{"Antagen den 12 mars 2018.", "Gäller till 2022-12-31.", "Sedan inte."},
		{"Boken ”Tryggt för alla. Alltid” är läst.", "Den är bra."},
		{"”Vi ska skydda.”", "Så står det."},
		{"Vi skyddar (se bilaga 1. Krav) allt.", "Slut."},
		{"Papper, band m.m. är information.", "Papper, band m.m.", "Allt skyddas."},
		{"Vem gör det?", "Alla!", "Så är det …", "Ja."},
		{"Samordnaren A. Andersson ansvarar.", "Chefen också."},
		{"Krav nr. 5 och art. 33 gäller fr.o.m. 2026."},
		{"Ett oavslutat ” citat.", "Men sedan nytt."},
		{"Version 2.1 gäller.", "3 personer vet."},
	} {
		source := strings.Join(want, " ")
		if got := sentences(source); !slices.Equal(got, want) {
			t.Errorf("%q\nwant %q", got, want)
		}
	}
}

// What makes a duty, in the words of other municipalities too, and which of the catalogue's duties it is.
func TestDutyWordsAndNumbers(t *testing.T) {
	for _, test := range []struct {
		sentence, word string
		number         int
	}{
		{"Nämnderna skall årligen redovisa arbetet.", "skall", 0},
		{"Alla måste följa reglerna.", "måste", 0},
		{"Informationsägaren ansvarar för klassningen.", "ansvarar", 0},
		{"Varje användare är skyldig att följa reglerna.", "är skyldig", 0},
		{"Nämnden är ytterst ansvarig för sin information.", "är … ansvarig", 0},
		{"Lösenord får inte lånas ut.", "får inte", 0},
		{"Utrustningen får endast användas i tjänsten.", "får endast", 0},
		{"Det är inte tillåtet att kringgå skydden.", "inte tillåtet", 0},
		{"Förvaltningschefen har det övergripande ansvaret.", "har … ansvaret", 0},
		{"Samordnaren har i uppdrag att stödja.", "har … uppdrag att", 0},
		{"Ansvaret för informationssäkerheten vilar på linjen.", "ansvaret … vilar", 0},
		{"Arbetet behöver ses över.", "behöver ses över", 0},
		{"Samtliga system behöver därför dokumenteras.", "behöver … dokumenteras", 0},
		{"Kommunens anställda ska genomgå utbildning i informationssäkerhet.", "ska", 15},
		{"Utbildningar samordnas av säkerhetschefen.", "samordnas av", 16},
		{"Chefer ansvarar för att medarbetarna känner till reglerna.", "ansvarar", 17},
		{"Leverantörer ska regelbundet följas upp.", "ska", 22},
		{"Kommunen ska följa upp att leverantörerna uppfyller de krav som ställs i avtalen.", "ska", 22},
		{"Vid inköp ska krav på säkerhet alltid ställas.", "ska", 21},
		{"Incidenter ska anmälas till IMY och andra tillsynsmyndigheter.", "ska", 25},
		{"Det ska finnas en rutin för incidenter.", "ska", 24},
		{"Rutiner för intern kontroll behöver tas fram.", "behöver tas fram", 27},
		{"Arbetet ska följas upp genom den interna kontrollen.", "ska", 26},
		{"Arbetet ska bedrivas systematiskt och riskbaserat.", "ska", 11},
		{"Informationssäkerhetsarbetet ska baseras på ISO 27001.", "ska", 8},
		{"Policyn ska införas i alla förvaltningar genom riktlinjer och anvisningar.", "ska", 9},
		{"Kommunen ska uppfylla gällande lagstiftning.", "ska", 12},
		{"Informationen ska skyddas mot att obehöriga förvanskar den.", "ska", 2},
		{"Roller och ansvar ska fastställas.", "ska", 13},

		{"Information är värdefullt och behöver därför skyddas efter behov.", "", 0},
		{"Det kan skada kommunen.", "", 0},
		{"Alla får utbildning varje år.", "", 0},
		{"Kommunen har tydliga ansvarsfördelningar.", "", 0},
		{"Kommunen bör öva.", "", 0},
	} {
		all := words(test.sentence)
		if got := dutyWord(all); got != test.word {
			t.Errorf("%s: %q, want %q", test.sentence, got, test.word)
		}
		if got, _ := catalogueNumber(dutyData().stems.in(all)); test.number != 0 && got != test.number {
			t.Errorf("%s: number %d, want %d", test.sentence, got, test.number)
		}
	}
}

func TestAQuestionIsNoDuty(t *testing.T) {
	if duties := Duties(Parse("Vad ska du göra? Detta ska du göra.")); len(duties) != 1 {
		t.Errorf("%+v", duties)
	}
}

func TestListItemsAreDuties(t *testing.T) {
	for name, test := range map[string]struct {
		source string
		want   []string
	}{
		"introduced by ska":                   {"Text. Kommunen ska:\n• utse en ansvarig\n• Öva. Övning är bra.", []string{"Kommunen ska: utse en ansvarig", "Kommunen ska: Öva."}},
		"introduced without a colon":          {"Kommunen ska\n• utse en ansvarig", []string{"Kommunen ska utse en ansvarig"}},
		"the duty in the item":                {"Chefer:\n• ska öva", []string{"Chefer: ska öva"}},
		"items that are sentences":            {"Detta gäller:\n• Chefer ska öva.\n• Alla hjälps åt.", []string{"Chefer ska öva."}},
		"a list after a paragraph that ended": {"Kommunen ska öva.\n• Annat", []string{"Kommunen ska öva."}},
		"the next paragraph is not an item":   {"Kommunen ska:\n• öva.\n\nText.\n• Annat", []string{"Kommunen ska: öva."}},
	} {
		var got []string
		for _, duty := range Duties(Parse(test.source)) {
			got = append(got, duty.Sentence)
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}

func TestWhatOthersDemandIsProposedDropped(t *testing.T) {
	for sentence, want := range map[string]string{
		"Målet i strategin är att statliga myndigheter och kommuner ska ha kännedom om hot.": "duty.drop.quoted",
		"Enligt strategin ska alla öva.":                                 "duty.drop.quoted",
		"Kommunen ska följa den nationella strategin för cybersäkerhet.": "",
	} {
		duties := Duties(Parse(sentence))
		if len(duties) != 1 || duties[0].DropReason != want || duties[0].Drop != (want != "") {
			t.Errorf("%s: %+v", sentence, duties)
		}
	}
}

func TestDutyTableIsWhole(t *testing.T) {
	table := dutyData()
	seen := map[int]bool{}
	for _, row := range table.Catalogue {
		seen[row.Number] = true
		if len(row.All) == 0 {
			t.Errorf("number %d has no stems", row.Number)
		}
	}
	for n := 1; n <= 28; n++ {
		if !seen[n] {
			t.Errorf("number %d is missing", n)
		}
	}
	ids := map[int]string{}
	for key, stems := range table.stems {
		for _, s := range stems {
			if ids[s.id] != "" || s.id >= len(stemSet{})*64 {
				t.Errorf("stem %q has id %d, also of %q", s.text, s.id, ids[s.id])
			}
			ids[s.id] = s.text
			if s.text != strings.ToLower(s.text) || strings.TrimLeft(s.text, " ") != s.text || !strings.HasPrefix(s.text, key) {
				t.Errorf("stem %q is not as sentences are compared", s.text)
			}
		}
	}
	for _, phrase := range table.Words {
		if len(phrase.Then) > 0 && phrase.Within == 0 {
			t.Errorf("%v can never be followed by %v", phrase.First, phrase.Then)
		}
	}
}
