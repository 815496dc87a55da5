package policy

import "strings"

// openWords cannot end a sentence, an item or a heading: what follows belongs to it, page break or not.
var openWords = wordSet(`
	alla att av bland de den denna dess dessa det detta efter eller en enligt ett från för före genom gällande hos i
	inför inklusive inom innan kommunens med mellan mot när och om per på respektive samt ska skall som såsom till
	trots under utan utanför utifrån utöver var vars via vid än är över`)

// afterHyphen follows a hyphen that stands for the rest of a compound: "informations- och cybersäkerhet".
var afterHyphen = wordSet("och eller samt respektive resp. & /")

// abbreviations do not end a sentence, though a capital or a digit may follow. Those that may end one (m.m., osv.)
// are not here.
var abbreviations = wordSet(`
	a.a. ang. art. avd. avs. bet. bil. bl. bl.a. ca. cirk. d.v.s. dir. dnr. dr. dvs. e.g. enl. ev. ex. exkl. f. f.d.
	f.n. ff. fr. fr.o.m. fig. i.e. inkl. jfr. kap. kl. m.a.o. mom. nr. o. p. p.g.a. pga. prop. resp. rskr. s. s.k. sid.
	skr. sk. st. t. t.ex. t.o.m. tab. tel. tex. tfn. utg. v. vol.`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

const (
	openers = `("'”“„»[‘’`
	closers = `)"'”“»]’`
)

// isAbbreviation is true for a word such as "(skr." and for an initial such as "A.".
func isAbbreviation(word string) bool {
	if len(word) > 24 {
		return false
	}
	word = strings.TrimLeft(word, openers)
	letters := []rune(word)
	if len(letters) == 2 && letters[1] == '.' && startsUpper(word) {
		return true
	}
	return abbreviations[strings.ToLower(word)]
}
