package ui

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/translations"
)

// oneSheet are the kinds whose form is filled in whole, as a sheet of paper would be.
var oneSheet = []string{"class_level", "deadline", "management_review"}

// What matters first stands first: a form shows no more than somebody takes in at a glance before its fold, and each head stands
// before a field that the form has.
func TestFormsShowFewFieldsFirst(t *testing.T) {
	const most = 8
	for _, kind := range data.Kinds() {
		shown := 0
		for _, f := range kind.Fields {
			if !f.Hidden && !f.Folded && !strings.HasPrefix(f.Name, "secrecy") && !slices.Contains(saidInPanel[kind.Name], f.Name) {
				shown++
			}
		}
		if shown > most && !slices.Contains(oneSheet, kind.Name) {
			t.Errorf("the form of %s shows %d fields before its fold", kind.Name, shown)
		}
	}
	for kind, heads := range formHeads {
		k, ok := data.KindNamed(kind)
		for field, group := range heads {
			if f, has := k.Field(field); !ok || !has || f.Hidden {
				t.Errorf("%s has no %s for a head to stand before", kind, field)
			}
			if !translations.Has("ui.form.group." + group) {
				t.Errorf("the group %q has no words", group)
			}
		}
	}
}
