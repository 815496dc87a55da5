package seed

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// Each form says where it comes from and when that was checked, and each of its questions can be answered or asked.
func TestForms(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Forms() {
		certain := strings.HasPrefix(f.Source, "Läst: ") || strings.HasPrefix(f.Source, "Andrahandskälla, kontrollera mot original: ") ||
			strings.HasPrefix(f.Source, "Egen kunskap, kontrollera mot original: ")
		if seen[f.Name] || f.Title == "" || !certain || f.CheckedOn.Start().IsZero() || len(f.Questions) == 0 {
			t.Errorf("%s: title %q, source %q, checked on %q, %d questions", f.Name, f.Title, f.Source, f.CheckedOn, len(f.Questions))
		}
		seen[f.Name] = true
		parts, asked := map[string]bool{}, map[string]bool{}
		last := ""
		for _, q := range f.Questions {
			if q.Part != last && parts[q.Part] {
				t.Errorf("%s: the part %s is taken up twice", f.Name, q.Part)
			}
			last, parts[q.Part] = q.Part, true
			if q.Part == "" || q.Heading == "" || q.Ask == "" || asked[q.Heading] || strings.HasSuffix(q.Ask, ".") || strings.HasSuffix(q.Also, ".") {
				t.Errorf("%s: %+v", f.Name, q)
			}
			asked[q.Heading] = true
			if _, known := data.ProvisionNamed(q.Secrecy); q.Secrecy != "" && !known {
				t.Errorf("%s: %s is no provision that is proposed", f.Name, q.Secrecy)
			}
		}
	}
	for _, name := range []string{"upplysning", "incidentanmalan", "lagesrapport", "slutrapport", "imy-anmalan", "polisanmalan"} {
		if f, ok := FormNamed(name); !ok || f.Track == "" || f.Step == "" {
			t.Errorf("%s: %v", name, f)
		}
	}
	if _, ok := FormNamed("bokslut"); ok {
		t.Error("there is a form bokslut")
	}
}
