package reports_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// filled is the example with a text in every field that people write in.
func filled(t *testing.T, with string) data.Register {
	t.Helper()
	in := exampleYear(t)
	records := allOf(in.Register)
	for _, r := range records {
		kind, _ := data.KindNamed(r.KindName())
		for _, f := range kind.Fields {
			if isText := f.Type == data.TypeText || f.Type == data.TypeLongText; isText && !f.Hidden && f.OneOf == "" && f.Name != data.OriginField {
				if err := f.Load(r, with); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return data.NewRegister(records)
}

// Registers as hard as they come: with nothing in them, with long titles and with letters that no font has. Every paper is made,
// or says why not; all on it is inside the page, and the letters that were left out are told.
func TestPapersOfHardRegisters(t *testing.T) {
	registers := map[string]data.Register{
		"nothing":      data.NewRegister(nil),
		"municipality": empty().Register,
		"new":          newMunicipality(t).Register,
		"policy":       withPolicy(t).Register,
		"long titles":  filled(t, strings.Repeat("Informationssäkerhet ", 10)[:200]),
		"one word":     filled(t, strings.Repeat("personuppgiftsansvarig", 9)),
		"all planes":   filled(t, "a\u0301 \U0001F600 \u4E2D \U00020000 \u05D0 \U000E0041 \uE000 \U0010FFFD \x07 \u202E <b>&amp;</b>"),
	}
	for name, reg := range registers {
		for _, report := range reports.Reports() {
			for _, public := range []bool{false, true} {
				if public && name != "new" {
					continue
				}
				in := exampleYear(t)
				in.Register, in.Before, in.Public = reg, reg, public
				if public {
					in.Register, in.Before = reg.Public(), reg.Public()
				}
				if people := data.All(in.Register, data.People); report.TellsNamed && len(people) > 0 {
					in.RecordID = people[0].ID
				}
				doc, err := report.Build(in)
				if err != nil {
					if problem := (*data.Problem)(nil); !errors.As(err, &problem) {
						t.Errorf("%s of %s: %v", report.Name, name, err)
					}
					continue
				}
				pages := layout.Paginate(doc)
				for number, page := range pages.Pages {
					for _, item := range page.Items {
						if drawn, ok := item.Drawing.(layout.Text); ok && (drawn.X < 0 || drawn.X+drawn.Width() > pages.Width || drawn.Y > pages.Height) {
							t.Errorf("%s of %s: page %d, %q is outside", report.Name, name, number+1, drawn.String)
							break
						}
					}
				}
				if told := slices.Contains(pages.Missing, '\U0001F600'); name == "all planes" && report.Name == "arsrapport" && !public && !told {
					t.Errorf("a letter that no font has is not told: %q", string(pages.Missing))
				}
			}
		}
	}
}
