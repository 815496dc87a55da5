package reports

import (
	"lisparmen/data"
)

// AspectWords name an aspect: "Konfidentialitet".
func AspectWords(a data.Aspect) string { return Swedish.AspectWords(a) }

// AspectLetter is the letter that stands for an aspect in the methods: K, R, T and S.
func AspectLetter(a data.Aspect) string { return Swedish.AspectLetter(a) }
