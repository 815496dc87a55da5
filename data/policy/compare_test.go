package policy

import (
	"strings"
	"testing"

	"lisparmen/data"

	"pgregory.net/rapid"
)

// told writes pieces with [-what was taken away-] and {+what came+}.
func told(pieces []Piece) string {
	var parts []string
	for _, p := range pieces {
		switch p.Change {
		case Removed:
			parts = append(parts, "[-"+p.Text+"-]")
		case Added:
			parts = append(parts, "{+"+p.Text+"+}")
		default:
			parts = append(parts, p.Text)
		}
	}
	return strings.Join(parts, " ")
}

func TestCompareText(t *testing.T) {
	for name, test := range map[string]struct{ before, after, want string }{
		"nothing":             {"", "", ""},
		"the same":            {"Kommunen ska låsa.", "Kommunen  ska\tlåsa.", "Kommunen ska låsa."},
		"all new":             {"", "Ny text.", "{+Ny text.+}"},
		"all gone":            {"Gammal text.", " ", "[-Gammal text.-]"},
		"a word changed":      {"Kommunen bör låsa dörren.", "Kommunen ska låsa dörren.", "Kommunen [-bör-] {+ska+} låsa dörren."},
		"a word came":         {"Kommunen ska låsa.", "Kommunen ska alltid låsa.", "Kommunen ska {+alltid+} låsa."},
		"a short word parts":  {"Rätta fel och brister genast.", "Rätta avvikelser och incidenter genast.", "Rätta [-fel och brister-] {+avvikelser och incidenter+} genast."},
		"a paragraph parted":  {"Ett. Två.", "Ett.\n\nTvå.", "Ett. {+\n\n+} Två."},
		"more empty lines":    {"Ett.\n\nTvå.", "Ett.\n\n\n\nTvå.", "Ett.\n\nTvå."},
		"capital is a change": {"Ska låsa", "ska låsa", "[-Ska-] {+ska+} låsa"},
	} {
		if got := told(CompareText(test.before, test.after)); got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, test.want)
		}
	}
}

// What stays and what was taken away is the old text; what stays and what came is the new one.
func TestComparisonHoldsBothTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([a-d]{1,4}[ \n]{1,3}){0,60}`)
		before, after := text.Draw(t, "before"), text.Draw(t, "after")
		of := func(leave Change) string {
			var words []string
			for _, p := range CompareText(before, after) {
				if p.Change != leave {
					words = append(words, p.Text)
				}
			}
			return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
		}
		if got := of(Added); got != strings.Join(strings.Fields(before), " ") {
			t.Fatalf("the old text became %q", got)
		}
		if got := of(Removed); got != strings.Join(strings.Fields(after), " ") {
			t.Fatalf("the new text became %q", got)
		}
	})
}

func section(heading, text string) *data.Section { return &data.Section{Heading: heading, Text: text} }

func TestCompareSections(t *testing.T) {
	before := []*data.Section{
		section("Syfte", "Riktlinjen säger vad som gäller."), section("Roller", "Chefen ansvarar."), section("Utbildning", "Alla erbjuds utbildning varje år."),
		section("Lösenord", "Byt lösenord var tredje månad och skriv aldrig ned dem."), section("Uppföljning", "En gång om året."),
	}
	after := []*data.Section{
		section("syfte", "Riktlinjen säger vad som gäller."), section("Utbildning", "Alla ska erbjudas utbildning varje år."), section("Roller", "Chefen ansvarar."),
		section("Inloggning", "Byt lösenord när det har läckt och skriv aldrig ned dem."), section("Distansarbete", "Lås skärmen."),
	}
	var got []string
	for _, c := range Compare(before, after) {
		line := string(c.Change) + " " + told(c.Heading)
		if c.Moved {
			line += " (moved)"
		}
		got = append(got, line)
	}
	// Which of two sections that have changed places is the one that moved is nobody's to say.
	want := "changed [-Syfte-] {+syfte+}\nchanged Utbildning\nsame Roller (moved)\nchanged [-Lösenord-] {+Inloggning+}\nadded {+Distansarbete+}\nremoved [-Uppföljning-]"
	other := strings.NewReplacer("changed Utbildning", "changed Utbildning (moved)", "same Roller (moved)", "same Roller").Replace(want)
	if all := strings.Join(got, "\n"); all != want && all != other {
		t.Errorf("got\n%s\nwant\n%s", all, want)
	}
	if Compare(nil, nil) != nil {
		t.Error("two empty documents differ")
	}
}

func TestEverySectionIsShownOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []*data.Section {
			var list []*data.Section
			for _, h := range rapid.SliceOfN(rapid.SampledFrom([]string{"A", "B", "C", "D", ""}), 0, 7).Draw(t, name) {
				list = append(list, section(h, rapid.StringMatching(`([a-c] ){0,6}`).Draw(t, "text")))
			}
			return list
		}
		before, after := draw("before"), draw("after")
		olds, news := 0, 0
		for _, c := range Compare(before, after) {
			if c.Change != Added {
				olds++
			}
			if c.Change != Removed {
				news++
			}
		}
		if olds != len(before) || news != len(after) {
			t.Fatalf("%d of %d old, %d of %d new", olds, len(before), news, len(after))
		}
	})
}
