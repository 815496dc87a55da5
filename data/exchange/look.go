package exchange

import (
	"slices"

	"lisparmen/data"
)

// Look is how the municipality wants its papers to look.
type Look struct {
	Colour string // see data.ParseColour; empty: the program's own
	Logo   string // the file that a new logotype is read from; empty: it stays as it is
	NoLogo bool   // takes the logotype away
}

// ChooseLook notes how papers are to look. The Problem is one of ReadLogo's or ParseColour's.
func (d *Deed) ChooseLook(look Look) error {
	colour, err := data.ParseColour(look.Colour)
	if err != nil {
		return err
	}
	m, err := Changed(d, data.Municipalities, d.reg.Municipality().ID)
	if err != nil {
		return err
	}
	m.Colour = string(colour)
	switch {
	case look.NoLogo:
		m.File = ""
	case look.Logo != "":
		content, err := ReadLogo(look.Logo)
		if err != nil {
			return err
		}
		m.File = data.AttachmentOf("logotyp.png", content)
		d.contents = append(d.contents, content)
	}
	return nil
}

// Arrange notes what is wanted of a report; an empty setting lets it be as the program makes it.
func (d *Deed) Arrange(said *data.ReportSetting) error {
	known, ok := data.SettingOf(d.reg, said.Report)
	if !ok {
		d.Make(said)
		return nil
	}
	setting, err := Changed(d, data.ReportSettings, known.ID)
	if err != nil {
		return err
	}
	setting.Ingress, setting.Without, setting.Order = said.Ingress, said.Without, said.Order
	setting.Clauses = said.Clauses
	return nil
}

// Rearranged is an arrangement when a person has seen some headings and chosen among them: those to leave out, and the order they
// want them in. standard is the order of the report itself. What was said earlier of headings that are not there now stays said.
func Rearranged(said *data.ReportSetting, standard, without, order []string) *data.ReportSetting {
	unseen := func(text string) []string {
		return slices.DeleteFunc(data.Headings(text), func(h string) bool { return slices.Contains(standard, h) })
	}
	made := &data.ReportSetting{Report: said.Report, Ingress: said.Ingress, Clauses: said.Clauses}
	made.Without = data.HeadingLines(append(slices.Clone(without), unseen(said.Without)...))
	if !slices.Equal(order, standard) {
		made.Order = data.HeadingLines(append(slices.Clone(order), unseen(said.Order)...))
	}
	return made
}
