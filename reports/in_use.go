package reports

import (
	"cmp"
	"slices"

	"lisparmen/data"
	"lisparmen/translations"
)

// Only registers in use count in a paper. Of one that does not, the paper says in one sentence where it is kept or that
// nobody has begun it.

// inUse tells whether a register counts.
func inUse(reg data.Register, kind string) bool { return data.UseOf(reg, kind).State == data.UseInUse }

// isElsewhere tells whether a register is kept in another system.
func isElsewhere(reg data.Register, kind string) bool {
	return data.UseOf(reg, kind).State == data.UseElsewhere
}

// systemOf is where a register that is kept in another system is kept.
func systemOf(reg data.Register, kind string) string {
	return cmp.Or(data.UseOf(reg, kind).System, "ett annat system")
}

// unusedWords tell why a register does not count, for use within a sentence; empty for one that counts.
func unusedWords(reg data.Register, kind string) string {
	name := lower(translations.Swedish.Text(data.KindsKey(kind), nil))
	switch data.UseOf(reg, kind).State {
	case data.UseElsewhere:
		return name + " förs i " + systemOf(reg, kind)
	case data.UseNotBegun:
		return "registret " + name + " är inte påbörjat"
	}
	return ""
}

// unusedCell is the answer that a register which does not count gives.
func unusedCell(reg data.Register, kind string) Cell { return notInUse(unusedWords(reg, kind)) }

// elsewhereSentence is "Åtgärder förs i Stratsys och ingår inte i rapporten."; empty for a register that is kept here.
func elsewhereSentence(reg data.Register, kind string) string {
	if !isElsewhere(reg, kind) {
		return ""
	}
	return capital(unusedWords(reg, kind)) + " och ingår inte i rapporten."
}

// elsewhere are the sentences about those of the registers that are kept in another system.
func elsewhere(reg data.Register, kinds ...string) []Block {
	var blocks []Block
	for _, kind := range kinds {
		if text := elsewhereSentence(reg, kind); text != "" {
			blocks = append(blocks, Text(text))
		}
	}
	return blocks
}

// unused tells of those of the registers that do not count: each that is kept elsewhere, and together those not begun.
func unused(reg data.Register, kinds ...string) []Block {
	var names []string
	for _, kind := range kinds {
		if data.UseOf(reg, kind).State == data.UseNotBegun {
			names = append(names, lower(translations.Swedish.Text(data.KindsKey(kind), nil)))
		}
	}
	blocks := elsewhere(reg, kinds...)
	if len(names) > 0 {
		blocks = append(blocks, Text(plural(len(names), "Registret ", "Registren ")+Enumerate(names)+plural(len(names), " är inte påbörjat.", " är inte påbörjade.")))
	}
	return blocks
}

// areaRegisters are the registers that the parts of the board's report on each of the policy's areas are made from.
var areaRegisters = map[data.Area][]string{
	data.AreaSystematic:   {"decision", "action"},
	data.AreaOrganisation: {"role"},
	data.AreaPeople:       {"training_done", "confirmation"},
	data.AreaIncidents:    {"incident"},
	data.AreaProcurement:  {"supplier", "contract", "supplier_check", "procurement"},
	data.AreaCompliance:   {"registration"},
}

// documentRegisters are those that the part on governing documents is made from.
var documentRegisters = []string{"document", "introduction"}

// otherElsewhere are the sentences about registers that are kept in another system and have no part of their own.
func (b *board) otherElsewhere() []string {
	told := append(slices.Clone(documentRegisters), data.Duties.Name, data.Notifications.Name)
	for _, kinds := range areaRegisters {
		told = append(told, kinds...)
	}
	var sentences []string
	for _, kind := range data.Kinds() {
		if text := elsewhereSentence(b.reg, kind.Name); text != "" && !slices.Contains(told, kind.Name) {
			sentences = append(sentences, text)
		}
	}
	return sentences
}
