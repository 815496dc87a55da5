package reports

import (
	"lisparmen/data"
)

// FileClassWords tell how the file itself is classified: "Konfidentialitet: betydande. Riktighet: måttlig. …".
func FileClassWords(c data.FileClass) string { return Swedish.FileClassWords(c) }

// FileClassFollows is what follows from how the file is classified: where it may lie, what else is to be done, and what must
// never be in it whatever the classification.
func FileClassFollows(c data.FileClass) []string { return Swedish.FileClassFollows(c) }
