package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// inks are what words and figures are drawn in.
var inks = []fyne.ThemeColorName{
	colourText, colourQuiet, colourAccent, colourMet, colourPartly, colourLacking, colourUnknown, theme.ColorNameHyperlink, theme.ColorNameDisabled,
}

// grounds are what they are drawn on.
var grounds = []fyne.ThemeColorName{
	colourGround, colourRaised, colourSunken, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
}

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForegroundOnPrimary, colourAccent},
		{theme.ColorNameForegroundOnError, colourLacking},
		{theme.ColorNameForegroundOnSuccess, colourMet},
		{theme.ColorNameForegroundOnWarning, colourPartly},
		{colourText, theme.ColorNameButton}, // also the place in the menu that is shown
		{theme.ColorNameDisabled, theme.ColorNameDisabledButton},
	}
	for _, ink := range inks {
		for _, ground := range grounds {
			pairs = append(pairs, [2]fyne.ThemeColorName{ink, ground})
		}
	}
	for _, band := range riskGrounds {
		pairs = append(pairs, [2]fyne.ThemeColorName{colourText, band})
	}
	for look, least := range map[string]float64{lookLight: 4.5, lookDark: 4.5, lookContrast: 7} {
		th := newTheme(look, false)
		for _, pair := range pairs {
			if c := contrast(th.Color(pair[0], 0), th.Color(pair[1], 0)); c < least {
				t.Errorf("%s: %s on %s has a contrast of %.2f", look, pair[0], pair[1], c)
			}
		}
		// What is chosen, pointed at or pressed lies under a veil, and its text must be readable still.
		for _, over := range []fyne.ThemeColorName{theme.ColorNameFocus, theme.ColorNameSelection, theme.ColorNameHover, theme.ColorNamePressed} {
			for _, ink := range inks {
				if ink == theme.ColorNameDisabled {
					continue // is never chosen
				}
				veiled := veiled(th.Color(over, 0), th.Color(colourGround, 0))
				if c := contrast(th.Color(ink, 0), veiled); c < least {
					t.Errorf("%s: %s under %s has a contrast of %.2f", look, ink, over, c)
				}
			}
		}
	}
}

func TestEdgesAndTheFocusAreSeen(t *testing.T) {
	edges := []fyne.ThemeColorName{
		theme.ColorNameInputBorder, colourAccent, colourLacking, // a field's edge, the ring of the focus, the ring of what is wrong
	}
	for _, look := range []string{lookLight, lookDark, lookContrast} {
		th := newTheme(look, false)
		checked := append([]fyne.ThemeColorName{theme.ColorNameButton}, grounds...)
		for _, edge := range edges {
			for _, ground := range checked {
				if ground == theme.ColorNameButton && edge != colourAccent { // only the focus is drawn on a button
					continue
				}
				if c := contrast(th.Color(edge, 0), th.Color(ground, 0)); c < 3 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", look, edge, ground, c)
				}
			}
		}
		bar := veiled(th.Color(theme.ColorNameScrollBar, 0), th.Color(colourGround, 0))
		if c := contrast(bar, th.Color(colourGround, 0)); look == lookContrast && c < 3 {
			t.Errorf("%s: the scroll bar has a contrast of %.2f", look, c)
		}
	}
	th := newTheme(lookContrast, false)
	for _, ground := range grounds { // lines are quiet elsewhere, and seen here
		if c := contrast(th.Color(colourLine, 0), th.Color(ground, 0)); c < 3 {
			t.Errorf("a line on %s has a contrast of %.2f", ground, c)
		}
	}
}

// contrast is the ratio of WCAG 2.2.
func contrast(a, b color.Color) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + 0.05) / (math.Min(la, lb) + 0.05)
}

func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		s := float64(v) / 0xffff
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

// veiled is a ground under a veil.
func veiled(veil, ground color.Color) color.Color {
	v, g := color.NRGBAModel.Convert(veil).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*int(v.A) + int(b)*(255-int(v.A))) / 255)
	}
	return color.NRGBA{mix(v.R, g.R), mix(v.G, g.G), mix(v.B, g.B), 255}
}

func TestTheLookIsLightUntilAnotherIsChosen(t *testing.T) {
	for _, test := range []struct {
		look     string
		variant  fyne.ThemeVariant
		contrast bool // of the system
		want     color.NRGBA
	}{
		{"", theme.VariantDark, false, toneText.light},
		{lookSystem, theme.VariantLight, false, toneText.light},
		{lookSystem, theme.VariantDark, false, toneText.dark},
		{lookLight, theme.VariantDark, false, toneText.light},
		{lookDark, theme.VariantLight, false, toneText.dark},
		{lookContrast, theme.VariantLight, false, toneText.contrast},
		{"", theme.VariantLight, true, toneText.contrast},
		{lookSystem, theme.VariantLight, true, toneText.contrast},
		{lookLight, theme.VariantLight, true, toneText.light}, // who has chosen has chosen
		{lookDark, theme.VariantLight, true, toneText.dark},
	} {
		if got := newTheme(test.look, test.contrast).Color(colourText, test.variant); got != test.want {
			t.Errorf("%q where the system is %d, high contrast %v: %v", test.look, test.variant, test.contrast, got)
		}
	}
}

func TestEveryColourAndSizeThatFyneAsksForIsThere(t *testing.T) {
	test.NewTempApp(t)
	for _, name := range []fyne.ThemeColorName{
		"background", "button", "disabledButton", "disabled", "error", "focus", "foreground", "hover",
		"hyperlink", "inputBackground", "inputBorder", "menuBackground", "overlayBackground", "placeholder", "pressed", "primary", "scrollBar",
		"selection", "separator", "shadow", "success", "warning", "headerBackground", "foregroundOnPrimary",
	} {
		if _, ok := tones[name]; !ok {
			t.Errorf("no colour %q of our own", name)
		}
	}
	th := newTheme(lookLight, false)
	for name, want := range map[fyne.ThemeSizeName]float32{sizeBody: 14, sizeQuiet: 12, sizeHead: 18, sizeNumber: 24, theme.SizeNameInputRadius: 6} {
		if got := th.Size(name); got != want {
			t.Errorf("%s is %v", name, got)
		}
	}
}

func TestLettersAreOfThePapersTypeface(t *testing.T) {
	for style, want := range map[fyne.TextStyle]string{
		{}: "NotoSans-Regular.ttf", {Bold: true}: "NotoSans-Bold.ttf", {Italic: true}: "NotoSans-Italic.ttf", {Bold: true, Italic: true}: "NotoSans-Bold.ttf",
	} {
		if got := newTheme("", false).Font(style).Name(); got != want {
			t.Errorf("%v: %s", style, got)
		}
	}
}
