package seed

import (
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// Each scale is whole: its levels come in order, lead to stronger and stronger protection, and say what they mean.
func TestScales(t *testing.T) {
	for _, word := range Scales() {
		levels, ok := ScaleLevels(word, counter())
		if !ok || len(levels) < 3 || len(levels) > 6 {
			t.Fatalf("%s: %d levels, %v", word, len(levels), ok)
		}
		for i, l := range levels {
			if i > 0 && (*l.Level != *levels[i-1].Level+1 || !l.National && !l.Protection.AtLeast(levels[i-1].Protection)) {
				t.Errorf("%s: %s comes after %s", word, l.LevelText(), levels[i-1].LevelText())
			}
			if l.National {
				if l.Protection != "" || i != len(levels)-1 {
					t.Errorf("%s: %s leads to %q", word, l.LevelText(), l.Protection)
				}
				continue
			}
			for _, name := range data.Consequences() {
				if f, ok := data.ClassLevels.Untyped().Field(name); !ok || f.Get(l) == "" {
					t.Errorf("%s: %s does not say what it means for %s", word, l.LevelText(), name)
				}
			}
		}
		first, last := levels[0], levels[len(levels)-1]
		if first.Protection != "" || !last.National && last.Protection != data.ProtectionHigh {
			t.Errorf("%s: from %q to %q", word, first.Protection, last.Protection)
		}
	}
	if _, ok := ScaleLevels("A–D", counter()); ok {
		t.Error("there is no such scale")
	}
}

func TestEveryAspectAndConsequenceIsAskedAbout(t *testing.T) {
	var asked []data.Aspect
	for _, q := range ClassQuestions() {
		asked = append(asked, q.Aspect)
		for _, name := range data.Consequences() {
			if q.Asks[name] == "" {
				t.Errorf("%s: nothing is asked about %s", q.Aspect, name)
			}
		}
		if q.Question == "" || len(q.Asks) != len(data.Consequences()) {
			t.Errorf("%+v", q)
		}
	}
	if !slices.Equal(asked, data.Aspects()) {
		t.Errorf("asked about %q", asked)
	}
}

// A threat is told as a risk is: if, then, which leads to. A meeting chooses among those of a group by one number each.
func TestThreatsAreToldAsRisks(t *testing.T) {
	seen, groups := map[string]bool{}, map[string]int{}
	for _, threat := range Threats() {
		if seen[threat.Key] || seen[threat.Title] || threat.Key == "" || threat.Title == "" {
			t.Errorf("%q stands twice, or lacks its words", threat.Key)
		}
		seen[threat.Key], seen[threat.Title] = true, true
		groups[threat.Group]++
		if !strings.HasPrefix(threat.Text, "Om ") || !strings.Contains(threat.Text, " så ") || !strings.Contains(threat.Text, ", vilket leder till ") {
			t.Errorf("%s: %q", threat.Key, threat.Text)
		}
	}
	for _, group := range ThreatGroups() {
		if groups[group] > 9 {
			t.Errorf("%s has %d threats, and there are nine number keys", group, groups[group])
		}
	}
	if len(groups) != len(ThreatGroups()) {
		t.Errorf("%d groups of %d are told", len(ThreatGroups()), len(groups))
	}
}
