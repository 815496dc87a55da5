package reports

import (
	"lisparmen/data"
	"lisparmen/translations"
)

// LevelWords tell a level and the protection it leads to: "3 betydande, förhöjt skydd".
func LevelWords(l data.Level) string {
	switch {
	case l.Text == "":
		return "ej klassad"
	case l.Protection == "":
		return l.Text
	}
	return l.Text + ", " + lower(translations.Text(data.OptionKey("protection", string(l.Protection)), nil))
}

// AspectWords name an aspect: "Konfidentialitet".
func AspectWords(a data.Aspect) string {
	return translations.Text(data.OptionKey("aspect", string(a)), nil)
}

// AspectLetter is the letter that stands for an aspect in the methods: K, R, T and S.
func AspectLetter(a data.Aspect) string { return string([]rune(AspectWords(a))[:1]) }
