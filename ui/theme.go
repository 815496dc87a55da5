package ui

import (
	"image/color"

	"lisparmen/icons"
	"lisparmen/reports/fonts"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The sizes of text, by their names in the theme.
const (
	sizeBody   = theme.SizeNameText
	sizeQuiet  = theme.SizeNameCaptionText
	sizeHead   = theme.SizeNameSubHeadingText
	sizeNumber = theme.SizeNameHeadingText // the one number that matters
)

// Distances come in steps; rows and what is clicked have their heights.
const (
	space4  float32 = 4
	space8  float32 = 8
	space12 float32 = 12
	space16 float32 = 16
	space24 float32 = 24
	space32 float32 = 32

	rowHeight float32 = 36
	hitSize   float32 = 32
	corner    float32 = 6
	ring      float32 = 2 // around what has the focus
)

// The colours, by their names in the theme.
const (
	colourGround = theme.ColorNameBackground
	colourRaised = theme.ColorNameHeaderBackground
	colourSunken = fyne.ThemeColorName("sunken")
	colourText   = theme.ColorNameForeground
	colourQuiet  = theme.ColorNamePlaceHolder
	colourLine   = theme.ColorNameSeparator
	colourAccent = theme.ColorNamePrimary
	colourEdge   = fyne.ThemeColorName("edge") // around what is raised: in high contrast its ground does not tell it apart

	colourMet     = theme.ColorNameSuccess
	colourPartly  = theme.ColorNameWarning
	colourLacking = theme.ColorNameError
	colourUnknown = fyne.ThemeColorName("unknown")

	colourBar = theme.ColorNameInputBorder // of a drawing: seen on the ground, and quieter than words

	// The grounds of the bands of risks: text stands on them.
	colourRiskGreen  = fyne.ThemeColorName("risk_green")
	colourRiskYellow = fyne.ThemeColorName("risk_yellow")
	colourRiskOrange = fyne.ThemeColorName("risk_orange")
	colourRiskRed    = fyne.ThemeColorName("risk_red")
)

// The looks a person can choose. Until then it is light, as paper.
const (
	lookSystem   = "system"
	lookLight    = "light"
	lookDark     = "dark"
	lookContrast = "contrast" // every text at least 7:1, every line and edge seen
)

// looks are all of them, in the order in which they are offered.
var looks = []string{lookLight, lookDark, lookContrast, lookSystem}

// newTheme is the program's theme in the chosen look. needsContrast says that the system is set to high contrast, which counts
// for a person who has not chosen another look than the system's.
func newTheme(look string, needsContrast bool) fyne.Theme {
	if needsContrast && (look == "" || look == lookSystem) {
		look = lookContrast
	}
	return binder{look}
}

type binder struct{ look string }

// tone is one colour on light and on dark ground and in high contrast, as 0xRRGGBB or, when part of what is below should show, as a veil.
type tone struct{ light, dark, contrast color.NRGBA }

func solid(light, dark, contrast uint32) tone {
	return tone{rgb(light, 0xff), rgb(dark, 0xff), rgb(contrast, 0xff)}
}

// veil lies thicker in high contrast, where it must be seen on black.
func veil(light, dark, contrast uint32, alpha, alphaContrast uint8) tone {
	return tone{rgb(light, alpha), rgb(dark, alpha), rgb(contrast, alphaContrast)}
}

func rgb(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

var (
	toneGround = solid(0xFFFFFF, 0x1D1F21, 0x000000)
	toneRaised = solid(0xF7F7F5, 0x26292C, 0x000000)
	toneSunken = solid(0xEFEFEC, 0x17191A, 0x000000)
	toneText   = solid(0x1B1B1B, 0xECECEA, 0xFFFFFF)
	toneQuiet  = solid(0x5C5F62, 0xA9ADB0, 0xE6E6E6)
	toneLine   = solid(0xDADAD6, 0x3A3E42, 0xB8B8B8)
	toneAccent = solid(0x1F4E79, 0x8FB8DE, 0xFFE14D)
	toneOnFull = solid(0xFFFFFF, 0x17191A, 0x000000) // text on a ground of accent or state
	toneFloats = solid(0xFFFFFF, 0x26292C, 0x262626) // menus and dialogs
)

// tones is every colour of the program.
var tones = map[fyne.ThemeColorName]tone{
	colourGround: toneGround,
	colourRaised: toneRaised,
	colourSunken: toneSunken,
	colourText:   toneText,
	colourQuiet:  toneQuiet,
	colourLine:   toneLine,
	colourAccent: toneAccent,
	colourEdge:   {contrast: toneLine.contrast},

	colourMet:     solid(0x246A29, 0x7CC480, 0x8CF7A6),
	colourPartly:  solid(0x8A5300, 0xE2B15B, 0xFFCE85),
	colourLacking: solid(0xB3261E, 0xF2968F, 0xFFBDBD),
	colourUnknown: solid(0x5A5E62, 0xA3A8AC, 0xE0E0E0),

	colourRiskGreen:  solid(0xDCEEDC, 0x23392A, 0x0B4A1E),
	colourRiskYellow: solid(0xFAEFC6, 0x3B361D, 0x4F4700),
	colourRiskOrange: solid(0xF9DDBF, 0x48311B, 0x663300),
	colourRiskRed:    solid(0xF4C9C4, 0x4E2825, 0x7A1414),

	theme.ColorNameButton:              solid(0xEFEFEC, 0x34393D, 0x4D4D4D),
	theme.ColorNameDisabledButton:      solid(0xF7F7F5, 0x26292C, 0x262626),
	theme.ColorNameDisabled:            solid(0x64686C, 0x9AA0A4, 0xC4C4C4),
	theme.ColorNameFocus:               veil(0x1F4E79, 0x8FB8DE, 0xFFE14D, 0x20, 0x30),
	theme.ColorNameForegroundOnPrimary: toneOnFull,
	theme.ColorNameForegroundOnSuccess: toneOnFull,
	theme.ColorNameForegroundOnWarning: toneOnFull,
	theme.ColorNameForegroundOnError:   toneOnFull,
	theme.ColorNameHover:               veil(0x000000, 0xFFFFFF, 0xFFFFFF, 0x0d, 0x26),
	theme.ColorNamePressed:             veil(0x000000, 0xFFFFFF, 0xFFFFFF, 0x1c, 0x33),
	theme.ColorNameHyperlink:           toneAccent,
	theme.ColorNameInputBackground:     solid(0xFFFFFF, 0x17191A, 0x000000),
	theme.ColorNameInputBorder:         solid(0x83868A, 0x787D82, 0xFFFFFF),
	theme.ColorNameMenuBackground:      toneFloats,
	theme.ColorNameOverlayBackground:   toneFloats,
	theme.ColorNameScrollBar:           veil(0x000000, 0xFFFFFF, 0xFFFFFF, 0x50, 0xc0),
	theme.ColorNameScrollBarBackground: veil(0x000000, 0xFFFFFF, 0xFFFFFF, 0x0a, 0x20),
	theme.ColorNameSelection:           veil(0x1F4E79, 0x8FB8DE, 0xFFE14D, 0x30, 0x38),
	theme.ColorNameShadow:              veil(0x000000, 0x000000, 0x000000, 0x38, 0xc0),

	theme.ColorNameInnerWindowBorder:         toneRaised,
	theme.ColorNameInnerWindowBorderInactive: toneRaised,
}

// Color gives the colour in the chosen look, else in the system's.
func (b binder) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch b.look {
	case lookSystem:
	case lookDark, lookContrast:
		variant = theme.VariantDark
	default:
		variant = theme.VariantLight
	}
	t, ok := tones[name]
	switch {
	case !ok:
		return theme.DefaultTheme().Color(name, variant)
	case b.look == lookContrast:
		return t.contrast
	case variant == theme.VariantDark:
		return t.dark
	}
	return t.light
}

// Font gives the typeface of the papers.
func (b binder) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace:
		return theme.DefaultTheme().Font(style)
	case style.Symbol:
		return fontSymbols
	case style.Bold:
		return fontBold
	case style.Italic:
		return fontItalic
	}
	return fontRegular
}

var (
	fontRegular = fyne.NewStaticResource("NotoSans-Regular.ttf", fonts.Regular)
	fontBold    = fyne.NewStaticResource("NotoSans-Bold.ttf", fonts.Bold)
	fontItalic  = fyne.NewStaticResource("NotoSans-Italic.ttf", fonts.Italic)
	fontSymbols = fyne.NewStaticResource("NotoSansMath-Regular.ttf", fonts.Symbols)
)

// Icon gives Fyne's own icons in our drawing where we have one.
func (b binder) Icon(name fyne.ThemeIconName) fyne.Resource {
	if own, ok := ownIcons[name]; ok {
		return icons.Named(own)
	}
	return theme.DefaultTheme().Icon(name)
}

var ownIcons = map[fyne.ThemeIconName]string{
	theme.IconNameCancel:        "close",
	theme.IconNameSearch:        "search",
	theme.IconNameContentAdd:    "add",
	theme.IconNameContentClear:  "close",
	theme.IconNameArrowDropDown: "open_list",
	theme.IconNameWarning:       "warning",
	theme.IconNameHelp:          "help",
	theme.IconNameHistory:       "history",
}

// Size gives every measure that is not the platform's own.
func (b binder) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case sizeBody:
		return 14
	case sizeQuiet:
		return 12
	case sizeHead:
		return 18
	case sizeNumber:
		return 24
	case theme.SizeNamePadding, theme.SizeNameLineSpacing:
		return space4
	case theme.SizeNameInnerPadding:
		return space8
	case theme.SizeNameInlineIcon:
		return 18
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameCardRadius, theme.SizeNameDialogRadius,
		theme.SizeNamePopupRadius, theme.SizeNameMenuRadius, theme.SizeNameInnerWindowRadius:
		return corner
	case theme.SizeNameSelectionRadius, theme.SizeNameScrollBarRadius:
		return space4
	case theme.SizeNameModalBlurRadius:
		return 0 // a window behind a dialog stays readable
	}
	return theme.DefaultTheme().Size(name)
}

// colour is the named colour as it is now.
func colour(name fyne.ThemeColorName) color.Color {
	return theme.Color(name)
}

// textSize is the named size of text as it is now.
func textSize(name fyne.ThemeSizeName) float32 { return theme.Size(name) }

// setVisible shows or hides.
func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}
