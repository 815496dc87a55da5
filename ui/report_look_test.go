package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
)

// A report's own opening words, sections and order are chosen beside its paper, and the paper follows.
func TestArrangingAReport(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	report, _ := reports.Named("organisation")
	p.choose(report)
	f.settle()
	p.askArrange()
	f.settle()
	f.picture("arrange")
	f.wantSays("Anpassa Organisation")
	setting := func() *data.ReportSetting {
		s, _ := data.SettingOf(f.reg, "organisation")
		return s
	}

	// Cancelled, nothing is said.
	f.tap("Avbryt")
	if setting() != nil {
		t.Fatal("something was saved")
	}

	d := newArrangeDialog(f.app, report, []string{"Ett", "Två", "Tre"})
	d.ingress.SetText("Egna ord.")
	d.move(2, 1)
	d.move(1, 0)
	d.without = []string{"Två"}
	f.tap("Spara")
	f.settle()
	if s := setting(); s == nil || s.Ingress != "Egna ord." || s.Without != "Två" || s.Order != "Tre\nEtt\nTvå" || !d.dialog.isClosed {
		t.Fatalf("%+v", setting())
	}
	if words := strings.Join(p.preview.lines, " "); !strings.Contains(words, "Egna ord.") {
		t.Errorf("the paper is not made anew: %.200s", words)
	}

	// What is said of sections that are not there now stays; the rest can be as from the start.
	d = newArrangeDialog(f.app, report, []string{"Ett", "Tre"})
	if !slices.Equal(d.order, []string{"Tre", "Ett"}) || len(d.without) != 0 || d.ingress.Text != "Egna ord." {
		t.Errorf("%q without %q", d.order, d.without)
	}
	f.tap("Som från början")
	f.tap("Spara")
	f.settle()
	if s := setting(); s.Ingress != "" || s.Without != "Två" || s.Order != "" {
		t.Errorf("%+v", s)
	}

	// Nothing left is no paper.
	d = newArrangeDialog(f.app, report, []string{"Ett", "Tre"})
	d.without = []string{"Ett", "Tre"}
	f.tap("Spara")
	f.wantSays("Välj minst ett avsnitt")
	f.tap("Avbryt")
	f.sound()
}

// The colour and the logotype are chosen for all papers. What cannot be had is told in the dialog, and changes nothing.
func TestChoosingColourAndLogotype(t *testing.T) {
	f := newFixture(t)
	p := f.visit(place{page: pageReports}).(*reportsPage)
	f.settle()
	was := f.reg.Municipality().File
	d := newLookDialog(f.app)
	f.settle()
	f.picture("look")
	d.colour.SetText("#FFEE00")
	f.tap("Spara")
	f.settle()
	f.wantSays("för ljus")
	d.colour.SetText("#7A1F1F")
	d.logo.entry.SetText(filepath.Join(t.TempDir(), "saknas.png"))
	f.tap("Spara")
	f.settle()
	f.wantSays("går inte att läsa")
	if m := f.reg.Municipality(); m.Colour != "" || m.File != was || d.dialog.isClosed {
		t.Errorf("%+v", m)
	}

	path := filepath.Join(t.TempDir(), "vapen.png")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(file, image.NewRGBA(image.Rect(0, 0, 60, 80))); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	d.logo.entry.SetText(path)
	f.tap("Spara")
	f.settle()
	if m := f.reg.Municipality(); m.Colour != "#7A1F1F" || m.File == was || m.File == "" || !d.dialog.isClosed {
		t.Errorf("%+v", m)
	}
	f.picture("look-chosen")

	d = newLookDialog(f.app)
	f.settle()
	if len(d.now.Objects) != 1 {
		t.Error("the logotype is not shown")
	}
	d.none.SetChecked(true)
	f.tap("Spara")
	f.settle()
	if m := f.reg.Municipality(); m.File != "" || m.Colour != "#7A1F1F" {
		t.Errorf("%+v", m)
	}
	if p.preview.count() == 0 {
		t.Error("there is no paper")
	}
	f.sound()
}
