package ui

import (
	"context"
	"image/color"
	"slices"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/press"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// lookButtons lead to how the paper is to be, and how all papers are to look; none for somebody who may only read.
func (p *reportsPage) lookButtons() fyne.CanvasObject {
	buttons := newColumn(0, leading(quietButton(translations.Text("ui.report.arrange", nil), p.askArrange)),
		leading(quietButton(translations.Text("ui.report.look", nil), func() { newLookDialog(p.app) })))
	setVisible(buttons, !p.app.space.Status().ReadOnly)
	return buttons
}

// arrangeDialog lets the person write a report's own opening words, and choose its sections and their order.
type arrangeDialog struct {
	app      *app
	report   reports.Report
	said     *data.ReportSetting
	standard []string // the headings as the program orders them
	order    []string
	without  []string

	ingress *textEntry
	clauses *widget.Check
	rows    *fyne.Container
	told    *problemLine
	dialog  *dialog
}

// askArrange shows what can be chosen of the report, once its paper has told which sections it has.
func (p *reportsPage) askArrange() {
	order, ok := p.order()
	if !ok {
		return
	}
	space := p.app.space
	var standard []string
	p.app.work.run("ui.work.report", func(ctx context.Context, _ func(float64)) error {
		in, err := press.Input(ctx, space.Store, order)
		if err != nil {
			return err
		}
		in.Look.Arrangements = nil
		paper, err := press.Build(ctx, space.Store, order, in)
		standard = reports.Sections(paper.Document)
		return err
	}, func(err error) {
		if err != nil {
			p.problem.tell(err)
			return
		}
		newArrangeDialog(p.app, p.report, standard)
	})
}

func newArrangeDialog(a *app, report reports.Report, standard []string) *arrangeDialog {
	d := &arrangeDialog{app: a, report: report, standard: standard, ingress: newLongEntry(), rows: newColumn(0), told: newProblemLine()}
	said, ok := data.SettingOf(a.reg, report.Name)
	if !ok {
		said = &data.ReportSetting{Report: report.Name}
	}
	d.said = said
	wanted := reports.Arrangement{Without: data.Headings(said.Without), Order: data.Headings(said.Order)}
	d.order = wanted.Ordered(standard)
	d.without = slices.DeleteFunc(slices.Clone(standard), func(h string) bool { return !wanted.Leaves(h, standard) })
	d.ingress.SetText(said.Ingress)
	d.clauses = widget.NewCheck(translations.Text("ui.report.clauses", nil), nil)
	d.clauses.Checked = said.Clauses
	content := newColumn(space4, labelled("ui.report.ingress", d.ingress, "ui.report.ingress.help"))
	if len(standard) > 1 {
		content.Add(wrapped(translations.Text("ui.report.sections", nil)))
		content.Add(sidePadded(d.rows))
	}
	if report.HasClauses {
		content.Add(sidePadded(d.clauses))
	}
	content.Add(d.told.object)
	d.showRows()
	d.dialog = showDialog(a.window, dialogSpec{
		title: translations.Text("ui.report.arrange.title", map[string]string{"report": spoken().Title(report)}), wide: true, content: content, first: d.ingress,
		answers: []answer{
			{label: translations.Text("Cancel", nil), safe: true},
			{label: translations.Text("ui.report.arrange.back", nil), check: d.standardAgain},
			{label: translations.Text("ui.record.save", nil), main: true, check: d.save},
		},
	})
	return d
}

// showRows lists the sections in their order, each with whether it is there and two ways to move.
func (d *arrangeDialog) showRows() {
	d.rows.RemoveAll()
	for i, heading := range d.order {
		is := widget.NewCheck(heading, nil)
		is.Checked = !slices.Contains(d.without, heading)
		is.OnChanged = func(on bool) {
			d.without = slices.DeleteFunc(d.without, func(h string) bool { return h == heading })
			if !on {
				d.without = append(d.without, heading)
			}
		}
		up := quietButton(translations.Text("ui.report.up", nil), func() { d.move(i, i-1) })
		down := quietButton(translations.Text("ui.report.down", nil), func() { d.move(i, i+1) })
		if i == 0 {
			up.Disable()
		}
		if i == len(d.order)-1 {
			down.Disable()
		}
		d.rows.Add(container.NewBorder(nil, nil, nil, container.NewHBox(up, down), is))
	}
	d.rows.Refresh()
}

// move lets two sections change places.
func (d *arrangeDialog) move(from, to int) {
	d.order[from], d.order[to] = d.order[to], d.order[from]
	d.showRows()
}

// standardAgain shows the report as the program makes it. The dialog stays.
func (d *arrangeDialog) standardAgain() bool {
	d.order, d.without = slices.Clone(d.standard), nil
	d.ingress.SetText("")
	d.clauses.SetChecked(false)
	d.showRows()
	return false
}

// save notes what has been chosen. The dialog stays until it has been saved.
func (d *arrangeDialog) save() bool {
	if len(d.standard) > 0 && len(d.without) == len(d.standard) {
		d.told.tell(data.NewProblem("problem.report.no_sections"))
		d.dialog.fit()
		return false
	}
	said, field := &data.ReportSetting{Report: d.report.Name}, data.ReportSettings.Untyped()
	ingress, _ := field.Field("ingress")
	if err := ingress.Put(said, strings.TrimSpace(d.ingress.Text)); err != nil {
		d.told.tell(err)
		d.dialog.fit()
		return false
	}
	said.Without, said.Order, said.Clauses = d.said.Without, d.said.Order, d.clauses.Checked
	return d.app.saveLook(d.dialog, d.told, func(deed *exchange.Deed) error {
		return deed.Arrange(exchange.Rearranged(said, d.standard, d.without, d.order))
	})
}

// saveLook does a deed and then closes the dialog; one that cannot be done is told in it. It is false, so that the dialog stays.
func (a *app) saveLook(in *dialog, told *problemLine, do func(*exchange.Deed) error) bool {
	reg := a.reg
	a.change("ui.work.save", func(ctx context.Context, s *store.Store) error { return exchange.Perform(ctx, s, reg, do) }, func(err error) {
		if err != nil {
			told.tell(err)
			in.fit()
			return
		}
		in.close()
	})
	return false
}

// lookDialog lets the person choose the colour and the logotype of all papers.
type lookDialog struct {
	app    *app
	colour *textEntry
	swatch *canvas.Rectangle
	logo   *pathField
	none   *widget.Check
	now    *fyne.Container // the logotype as it is
	told   *problemLine
	dialog *dialog
}

// The sizes of what shows the colour and the logotype.
const (
	swatchWidth float32 = 48
	logoShown   float32 = 72
)

func newLookDialog(a *app) *lookDialog {
	d := &lookDialog{
		app: a, colour: newTextEntry(), swatch: canvas.NewRectangle(color.Transparent), now: container.NewStack(), told: newProblemLine(),
		none: widget.NewCheck(translations.Text("ui.report.logo.none", nil), nil),
	}
	d.logo = newPathField(a, chooseFile, ".png", ".svg", ".jpg", ".jpeg")
	d.swatch.SetMinSize(fyne.NewSize(swatchWidth, 0))
	d.swatch.CornerRadius = corner
	d.colour.OnChanged = func(string) { d.showColour() }
	m := a.reg.Municipality()
	d.colour.SetText(m.Colour)
	d.showColour()
	content := newColumn(space4,
		labelled("ui.report.colour", container.NewBorder(nil, nil, nil, d.swatch, d.colour), "ui.report.colour.help"),
		labelled("ui.report.logo", d.logo.object, "ui.report.logo.help"), d.now)
	if m.File != "" {
		content.Add(d.none)
		d.showLogo(m.File)
	}
	content.Add(d.told.object)
	d.dialog = showDialog(a.window, dialogSpec{title: translations.Text("ui.report.look.title", nil), wide: true, content: content, first: d.colour, answers: []answer{
		{label: translations.Text("Cancel", nil), safe: true},
		{label: translations.Text("ui.record.save", nil), main: true, check: d.save},
	}})
	return d
}

// showColour shows the colour that is typed; one that cannot be had is not shown.
func (d *lookDialog) showColour() {
	d.swatch.FillColor = color.Transparent
	c, err := data.ParseColour(d.colour.Text)
	if err == nil {
		n := c.RGB()
		if c == "" {
			n = uint32(reports.Accent)
		}
		d.swatch.FillColor = color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xFF}
	}
	d.swatch.Refresh()
}

// showLogo shows the logotype that the file has.
func (d *lookDialog) showLogo(file data.Attachment) {
	space := d.app.space
	var content []byte
	d.app.work.run("ui.work.read", func(ctx context.Context, _ func(float64)) (err error) {
		content, err = space.Store.Content(ctx, file)
		return err
	}, func(err error) {
		if err != nil {
			d.told.tell(err)
			return
		}
		picture := canvas.NewImageFromResource(fyne.NewStaticResource(file.SHA256()+".png", content))
		picture.FillMode = canvas.ImageFillContain
		picture.SetMinSize(fyne.NewSize(logoShown, logoShown))
		d.now.Add(picture)
		d.dialog.fit()
	})
}

func (d *lookDialog) save() bool {
	look := exchange.Look{Colour: d.colour.Text, Logo: d.logo.path(), NoLogo: d.none.Checked}
	return d.app.saveLook(d.dialog, d.told, func(deed *exchange.Deed) error { return deed.ChooseLook(look) })
}
