// Package wrongwords knows the words that machine translation, English and old names make of the field's Swedish. Tests hold
// every text for people to it: the words of the window, the papers, and the data files.
package wrongwords

import "regexp"

// word matches whole words, which the standard \b does not for Swedish letters.
func word(forms string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^\pL])(` + forms + `)($|[^\pL])`)
}

// anywhere matches also inside longer words.
func anywhere(parts string) *regexp.Regexp { return regexp.MustCompile(`(?i)` + parts) }

// wrong are the words by what the field says instead.
var wrong = []struct {
	right string
	found *regexp.Regexp
}{
	{"säkerhetsåtgärd, or granskning", word(`kontroll|kontrollen|kontroller|kontrollerna`)},
	{"säkerhetsåtgärd", anywhere(`tillämpade? kontroll|säkerhetskontroll`)},
	{"incident", word(`händelse|händelsen|händelser|händelserna`)},
	{"konsekvens, or påverkan", word(`effekt|effekten|effekter|effekterna`)},
	{"kvarstående risk", anywhere(`rest ?risk`)},
	{"minska, reducera", anywhere(`\bmildra`)},
	{"senast, förfaller", anywhere(`förfallodatum`)},
	{"policy", word(`politik|politiken`)},
	{"loggning", anywhere(`skogsavverkning`)},
	{"bakgrundskontroll", anywhere(`sållning`)},
	{"försörjningssystem", anywhere(`allmännyttiga`)},
	{"rent skrivbord och tom skärm", anywhere(`tydlig skärm|tydligt skrivbord`)},
	{"återlämnande", anywhere(`återföring`)},
	{"åtkomsträttigheter", regexp.MustCompile(`^(A\.?)?(5\.18 )?Rättigheter$`)},
	{"säkerhetsavgränsning", anywhere(`perimeter`)},
	{"regioner", word(`landsting(et|en|s)?`)},
	{"tydlig och rak svenska", word(`tillse|erfordras|föreligger|enligt föreliggande|samt|ovanstående|nedanstående|dylikt|vänligen|erhåll(a|er|it)|avseende`)},
	{"ogiltig: what is wrong, in words", anywhere(`ogiltig`)},
	{"uppgifter", word(`datat`)},
	{"e-post", word(`maila?|mejl`)},
	{"svenska ord", word(`awareness|assets?|owner|stakeholders?|incident response|backup(en|er|s)?|ransomware|phishing`)},
	{"lämnas det tomt, or lämna tomt om", regexp.MustCompile(`(^|[.:] )Tomt (är|om|fält) `)},
	{"tjänsteperson, ordförande", anywhere(`tjänsteman|talesman`)},
}

// legitimate are phrases where such a word is right: the words of laws, and the municipality's own.
var legitimate = anywhere(`interna? kontroll(en)?|säkerhetshotande händelser?|extraordinära? händelser?` +
	`|händelse ska anmälas till Säkerhetspolisen|vid en händelse lämnas|alla landsting är regioner`)

// Find tells the first wrong word of a text, and what the field says instead; empty for none.
func Find(text string) (found, instead string) {
	text = legitimate.ReplaceAllString(text, "")
	for _, w := range wrong {
		if at := w.found.FindString(text); at != "" {
			return at, w.right
		}
	}
	return "", ""
}
