package ui

import (
	"testing"

	"lisparmen/translations"
)

// Every list says what it is for when it holds nothing, also those that fill by themselves and can be emptied by a gallring.
func TestEveryEmptyListSaysWhatItIsFor(t *testing.T) {
	f := newFixture(t)
	for _, kind := range f.kinds() {
		if !kind.Single && !translations.Has("ui.empty."+kind.Name) {
			t.Errorf("nothing says what an empty list of %s is for", kind.Name)
		}
	}
}
