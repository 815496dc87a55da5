package seed

import (
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"
)

func TestEveryDemandedDocumentHasAStarterText(t *testing.T) {
	m := &data.Municipality{Name: "Vara kommun", EmployeeWord: data.Medledare}
	answered := map[int]bool{}
	for _, area := range data.Areas() {
		sections := StarterText(area, m)
		if area == data.AreaSystematic {
			if sections != nil {
				t.Error("the policy has a starter text, though the municipality adopts its own")
			}
			continue
		}
		words, named := 0, false
		for _, s := range sections {
			words += len(strings.Fields(s.Text))
			if s.Heading == "" || s.Text == "" || s.Level < 1 || s.Level > 2 {
				t.Errorf("%s: %+v", area, s)
			}
			if strings.Contains(s.Heading+s.Text, "{{") || strings.Contains(s.Text, "<!--") {
				t.Errorf("%s: left open: %s", area, s.Text)
			}
			if strings.Contains(strings.ToLower(s.Heading+s.Text), "medarbetar") {
				t.Errorf("%s says medarbetare to a municipality with medledare: %s", area, s.Text)
			}
			if s.Duty != 0 {
				answered[s.Duty] = true
				if _, ok := Duty(s.Duty); !ok {
					t.Errorf("%s answers duty %d", area, s.Duty)
				}
			}
			named = named || strings.Contains(s.Text+s.Heading, "Vara kommun")
		}
		if words < 150 || words > 600 {
			t.Errorf("%s has %d words, want half a page to one and a half", area, words)
		}
		if !named && area != data.AreaIncidents {
			t.Errorf("%s never names the municipality", area)
		}
		t.Logf("%s: %d words", area, words)
	}
	for _, d := range Duties() {
		if d.Demands != "" && !answered[d.Number] {
			t.Errorf("no starter text answers duty %d, which demands it", d.Number)
		}
	}
}

func TestReadSections(t *testing.T) {
	got, err := readSections("<!-- krav 24 -->\n# En\n\nText.\n\n- a\n- b\n\n## Två\nMer.\n")
	if err != nil {
		t.Fatal(err)
	}
	want := []Section{{"En", 1, "Text.\n\n- a\n- b", 24}, {"Två", 2, "Mer.", 0}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
	for name, text := range map[string]string{
		"text before a heading":          "Hej\n# En\n",
		"a comment of another sort":      "<!-- duty 24 -->\n# En\n",
		"a comment that nothing follows": "# En\n<!-- krav 24 -->\nText\n",
	} {
		if _, err := readSections(text); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestStarterSectionsAreTiedToTheDutiesTheyAnswer(t *testing.T) {
	n := 0
	newID := func() string {
		n++
		return fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", n)
	}
	d := &data.Document{Head: data.Head{ID: newID()}, Area: data.AreaPeople}
	number := 18
	dropped := &data.Duty{Head: data.Head{ID: newID()}, Catalogue: &number, State: data.DutyDropped}
	duty := &data.Duty{Head: data.Head{ID: newID()}, Catalogue: &number, State: data.DutyKept}
	m := &data.Municipality{Head: data.Head{ID: newID()}, Name: "Vara kommun", EmployeeWord: data.Medledare}
	sections := StarterSections(data.NewRegister([]data.Record{m, d, dropped, duty}), d, newID)
	if len(sections) < 3 || string(sections[0].Answers) != duty.ID || sections[1].Answers != "" {
		t.Fatalf("%d sections, the first answers %q", len(sections), sections[0].Answers)
	}
	position := ""
	for _, s := range sections {
		if s.Position <= position || string(s.Document) != d.ID || data.Sections.Untyped().Check(s) != nil {
			t.Errorf("%+v", s)
		}
		position = s.Position
	}
	d.Area = data.AreaSystematic
	if StarterSections(data.NewRegister([]data.Record{m, d}), d, newID) != nil {
		t.Error("the policy has a starter text")
	}
}
