package ui

import (
	"math"
	"os"
	"strconv"

	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// settingsPage is what a person chooses for herself at this computer. Nothing of it is in the file, and all of it counts at once.
type settingsPage struct {
	app      *app
	whole    fyne.CanvasObject
	size     *choices // follows Ctrl and + or − too
	look     *choices // and the palette
	language *choices // so too
}

func newSettingsPage(a *app) page {
	p := &settingsPage{app: a}
	p.look = newChoices(looks, func(look string) string { return translations.Text("ui.look."+look, nil) }, a.setLook)
	p.size = newChoices(textSizes, percentWords, a.setTextSize)
	p.language = newChoices(languageCodes(), func(code string) string { return translations.Named(code).Name }, func(code string) { a.speaks(translations.Named(code)) })
	p.refresh()
	p.whole = newSheet(newColumn(
		space4,
		newHead(translations.Text("ui.settings", nil)),
		wrapped(translations.Text("ui.settings.text", nil)),
		settingsPart("ui.settings.look", "ui.settings.look.text", p.look.object),
		settingsPart("ui.settings.size", "ui.settings.size.text", p.size.object),
		settingsPart("ui.settings.language", "ui.settings.language.text", p.language.object),
		gap(space16),
		newLink(translations.Text("ui.about", nil), a.showAbout),
	))
	return p
}

// languageCodes are the languages that the window speaks.
func languageCodes() []string {
	var codes []string
	for _, l := range translations.Languages() {
		codes = append(codes, l.Code)
	}
	return codes
}

// settingsPart is what can be chosen about one thing.
func settingsPart(head, text string, choice fyne.CanvasObject) fyne.CanvasObject {
	name := wrapped(translations.Text(head, nil))
	name.TextStyle.Bold = true
	return newColumn(-space8, gap(space16), name, quietly(translations.Text(text, nil)), sidePadded(choice))
}

func (p *settingsPage) title() string             { return translations.Text("ui.settings", nil) }
func (p *settingsPage) object() fyne.CanvasObject { return p.whole }
func (p *settingsPage) leave(then func())         { then() }

// refresh shows what is chosen by now, in whatever way it was.
func (p *settingsPage) refresh() {
	p.look.mark(p.app.look())
	p.size.mark(p.app.textSize())
	p.language.mark(translations.Chosen().Code)
}

// look is the one that the person has chosen; light from the start.
func (a *app) look() string {
	if look := a.fyne.Preferences().String(prefTheme); look != "" {
		return look
	}
	if a.options.NeedsContrast {
		return lookSystem
	}
	return lookLight
}

// setLook chooses how the program looks.
func (a *app) setLook(look string) {
	a.fyne.Preferences().SetString(prefTheme, look)
	a.applyLook()
	a.settingsChanged()
}

// applyLook gives the window the chosen look in the chosen size.
func (a *app) applyLook() {
	// Fyne asks for this each time that its settings change. It knows no other way to scale one program alone.
	if scale := a.systemScale * float64(a.enlarged()); scale != 1 || os.Getenv(scaleVariable) != "" {
		_ = os.Setenv(scaleVariable, strconv.FormatFloat(scale, 'f', 3, 64))
	}
	a.fyne.Settings().SetTheme(newTheme(a.fyne.Preferences().String(prefTheme), a.options.NeedsContrast))
}

// settingsChanged lets the page of settings, where it is shown, follow what was chosen elsewhere.
func (a *app) settingsChanged() {
	if p, ok := a.page.(*settingsPage); ok {
		p.refresh()
	}
}

// scaleVariable is where Fyne reads the scale.
const scaleVariable = "FYNE_SCALE"

// systemScale is what the person has set for all Fyne programs, by the variable or in Fyne's own settings.
func systemScale(f fyne.App) float64 {
	if scale, err := strconv.ParseFloat(os.Getenv(scaleVariable), 64); err == nil && scale > 0 {
		return scale
	}
	if scale := f.Settings().Scale(); scale > 0 && os.Getenv(scaleVariable) != "auto" {
		return float64(scale)
	}
	return 1
}

// usualTextSize is that of the design, in percent.
const usualTextSize = 100

// textSizes are those that can be chosen. Fyne draws in whole tenths, so 115 would be 120.
var textSizes = []int{usualTextSize, 110, 130, 150, 170, 200, 250}

func percentWords(percent int) string {
	return translations.Text("ui.settings.percent", map[string]string{"n": strconv.Itoa(percent)})
}

// textSize is the one that the person has chosen, in percent.
func (a *app) textSize() int {
	percent := a.fyne.Preferences().IntWithFallback(prefSize, usualTextSize)
	return min(max(percent, textSizes[0]), textSizes[len(textSizes)-1])
}

// enlarged is how many times larger everything is than at the usual text size. All of the window follows its text, as in a
// web browser: air, icons and what is pressed keep their proportions.
func (a *app) enlarged() float32 { return float32(a.textSize()) / usualTextSize }

// setTextSize chooses the size of the text, and leaves the window as large as it is on the screen.
func (a *app) setTextSize(percent int) {
	c := a.window.Canvas()
	size, was := c.Size(), c.Scale()
	a.fyne.Preferences().SetInt(prefSize, percent)
	a.applyLook()
	if now := c.Scale(); now != was {
		a.window.Resize(fyne.NewSize(size.Width*was/now, size.Height*was/now))
	}
	a.frame.say(translations.Text("told.size", map[string]string{"size": percentWords(percent)}))
	a.settingsChanged()
}

// stepTextSize chooses the next size of text, up or down.
func (a *app) stepTextSize(by int) {
	nearest, least := 0, math.MaxInt
	for i, percent := range textSizes {
		if away := max(percent-a.textSize(), a.textSize()-percent); away < least {
			nearest, least = i, away
		}
	}
	a.setTextSize(textSizes[min(max(nearest+by, 0), len(textSizes)-1)])
}

// choices are a few things of which one is chosen.
type choices struct {
	object fyne.CanvasObject
	mark   func(chosen any)
}

// newChoices offers a list. What is chosen is told by the figure before its words.
func newChoices[T comparable](list []T, words func(T) string, choose func(T)) *choices {
	row := container.New(&flowLayout{gap: space4})
	marks := map[any]*widget.Icon{}
	for _, one := range list {
		marks[one] = widget.NewIcon(theme.RadioButtonIcon())
		name := widget.NewLabel(words(one))
		row.Add(newPressable(container.New(layout.NewCustomPaddedHBoxLayout(0), gapBeside(), marks[one], name), func() { choose(one) }))
	}
	return &choices{object: row, mark: func(chosen any) {
		for one, icon := range marks {
			if one == chosen {
				icon.SetResource(theme.RadioButtonCheckedIcon())
			} else {
				icon.SetResource(theme.RadioButtonIcon())
			}
		}
	}}
}
