package reports

import (
	"lisparmen/data"
)

// LevelWords tell a level and the protection it leads to: "3 betydande, förhöjt skydd".
func LevelWords(l data.Level) string { return Swedish.LevelWords(l) }

// AspectWords name an aspect: "Konfidentialitet".
func AspectWords(a data.Aspect) string { return Swedish.AspectWords(a) }

// AspectLetter is the letter that stands for an aspect in the methods: K, R, T and S.
func AspectLetter(a data.Aspect) string { return Swedish.AspectLetter(a) }
