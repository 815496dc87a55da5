package reports

import (
	"strings"

	"lisparmen/data"
	"lisparmen/translations"
)

// FileClassWords tell how the file itself is classified: "Konfidentialitet: betydande. Riktighet: måttlig. …".
func FileClassWords(c data.FileClass) string {
	var parts []string
	for _, aspect := range []struct {
		key   string
		level data.FileLevel
	}{{"confidentiality", c.Confidentiality}, {"integrity", c.Integrity}, {"availability", c.Availability}} {
		parts = append(parts, translations.Text("class."+aspect.key, nil)+": "+lower(option("file_level", aspect.level))+".")
	}
	return strings.Join(parts, " ")
}

// FileClassFollows is what follows from how the file is classified: where it may lie, what else is to be done, and what must
// never be in it whatever the classification.
func FileClassFollows(c data.FileClass) []string {
	var list []string
	if c.Confidentiality != "" {
		list = append(list, translations.Text("class.confidentiality."+string(c.Confidentiality), nil))
	}
	if c.Integrity.AtLeast(data.LevelConsiderable) {
		list = append(list, translations.Text("class.integrity.high", nil))
	}
	if c.Availability.AtLeast(data.LevelConsiderable) {
		list = append(list, translations.Text("class.availability.high", nil))
	}
	return append(list, translations.Text("class.never", nil))
}
