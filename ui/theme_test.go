package ui

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestTextCanBeReadOnEveryGround(t *testing.T) {
	test.NewTempApp(t)
	inks := []fyne.ThemeColorName{
		colourText, colourQuiet, colourAccent, colourMet, colourPartly, colourLacking, colourUnknown, theme.ColorNameHyperlink,
	}
	grounds := []fyne.ThemeColorName{
		colourGround, colourRaised, colourSunken, theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
	}
	pairs := [][2]fyne.ThemeColorName{
		{theme.ColorNameForegroundOnPrimary, colourAccent},
		{theme.ColorNameForegroundOnError, colourLacking},
		{theme.ColorNameForegroundOnSuccess, colourMet},
		{theme.ColorNameForegroundOnWarning, colourPartly},
	}
	for _, ink := range inks {
		for _, ground := range grounds {
			pairs = append(pairs, [2]fyne.ThemeColorName{ink, ground})
		}
	}
	for _, band := range riskGrounds {
		pairs = append(pairs, [2]fyne.ThemeColorName{colourText, band})
	}
	for _, look := range []string{lookLight, lookDark} {
		th := newTheme(look)
		for _, pair := range pairs {
			if c := contrast(th.Color(pair[0], 0), th.Color(pair[1], 0)); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f", look, pair[0], pair[1], c)
			}
		}
		// What is chosen lies under a veil of the accent, and its text must be readable still.
		for _, ink := range []fyne.ThemeColorName{colourText, colourQuiet, colourAccent, colourMet, colourPartly, colourLacking} {
			veiled := over(th.Color(theme.ColorNameFocus, 0), th.Color(colourGround, 0))
			if c := contrast(th.Color(ink, 0), veiled); c < 4.5 {
				t.Errorf("%s: %s on a chosen row has a contrast of %.2f", look, ink, c)
			}
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

// over lays a veil on a ground.
func over(veil, ground color.Color) color.Color {
	v, g := color.NRGBAModel.Convert(veil).(color.NRGBA), color.NRGBAModel.Convert(ground).(color.NRGBA)
	mix := func(a, b uint8) uint8 {
		return uint8((int(a)*int(v.A) + int(b)*(255-int(v.A))) / 255)
	}
	return color.NRGBA{mix(v.R, g.R), mix(v.G, g.G), mix(v.B, g.B), 255}
}

func TestTheLookIsLightUntilAnotherIsChosen(t *testing.T) {
	for _, test := range []struct {
		look    string
		variant fyne.ThemeVariant
		dark    bool
	}{
		{"", theme.VariantDark, false},
		{lookSystem, theme.VariantLight, false},
		{lookSystem, theme.VariantDark, true},
		{lookLight, theme.VariantDark, false},
		{lookDark, theme.VariantLight, true},
	} {
		got := newTheme(test.look).Color(colourGround, test.variant)
		if want := toneGround.light; (got == want) == test.dark {
			t.Errorf("%q where the system is %d: %v", test.look, test.variant, got)
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
	th := newTheme(lookLight)
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
		if got := newTheme("").Font(style).Name(); got != want {
			t.Errorf("%v: %s", style, got)
		}
	}
}
