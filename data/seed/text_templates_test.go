package seed

import (
	"testing"

	"lisparmen/data"
)

// Each template is for a long text that there is, and has a name of its own there.
func TestTextTemplatesAreForFieldsThatThereAre(t *testing.T) {
	seen := map[TextTemplate]bool{}
	for _, one := range textTemplates() {
		kind, ok := data.KindNamed(one.Kind)
		field, has := kind.Field(one.Field)
		if !ok || !has || field.Type != data.TypeLongText {
			t.Errorf("%s.%s is no long text", one.Kind, one.Field)
		}
		if one.Title == "" || one.Text == "" {
			t.Errorf("%+v", one)
		}
		named := TextTemplate{Kind: one.Kind, Field: one.Field, Title: one.Title}
		if seen[named] {
			t.Errorf("%+v stands twice", named)
		}
		seen[named] = true
	}
	if len(TextTemplates("risk", "threat")) == 0 {
		t.Error("a risk has no template")
	}
}
