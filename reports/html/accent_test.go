package html

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

// wine is an accent of a municipality's own.
const wine reports.Color = 0x7A1F4E

func TestOwnAccent(t *testing.T) {
	doc := papertest.Demo()
	before := written(t, doc)
	doc.Accent = wine
	after := written(t, doc)
	accents := func(page string) (light, dark string) { // the last of each is the one that is seen
		for _, m := range regexp.MustCompile(`(dark\) \{\s*)?:root \{[^}]*--accent: #([0-9A-F]{6})`).FindAllStringSubmatch(page, -1) {
			if m[1] == "" {
				light = m[2]
			} else {
				dark = m[2]
			}
		}
		return light, dark
	}
	if light, dark := accents(before); light != "1F4E79" || dark != "8FB8DE" {
		t.Errorf("without an accent of its own it is %s, in the dark %s", light, dark)
	}
	light, dark := accents(after)
	if light != "7A1F4E" || contrast(color(t, dark), darkGround) < 4.5 {
		t.Errorf("the accent is %s, in the dark %s", light, dark)
	}
	drawn := func(page string, c reports.Color) int { return strings.Count(page, `="`+paint(c)+`"`) }
	if n := drawn(before, reports.Accent); n == 0 || drawn(after, wine) != n || drawn(after, reports.Accent) != 0 || drawn(after, reports.Ink) != drawn(before, reports.Ink) {
		t.Errorf("of %d shapes in the accent %d are in the municipality's own, and %d are not", n, drawn(after, wine), drawn(after, reports.Accent))
	}
}

// Links are read in any accent, in a tone no further from it than it must be; one that is read as it is stays.
func TestAnyAccentIsReadable(t *testing.T) {
	for _, ground := range []reports.Color{lightGround, darkGround} {
		if !strings.Contains(look, "--ground: "+paint(ground)) {
			t.Errorf("%s is the ground of no look", paint(ground))
		}
		changed := 0
		for r := 0; r <= 0xFF; r += 0x11 {
			for g := 0; g <= 0xFF; g += 0x11 {
				for b := 0; b <= 0xFF; b += 0x11 {
					c := reports.Color(r<<16 | g<<8 | b)
					switch tone := readable(c, ground); {
					case contrast(c, ground) >= 4.5 && tone != c:
						t.Fatalf("%s is read on %s but becomes %s", paint(c), paint(ground), paint(tone))
					case contrast(tone, ground) < 4.5:
						t.Fatalf("%s on %s has a contrast of %.2f", paint(tone), paint(ground), contrast(tone, ground))
					case tone != c:
						if changed++; contrast(tone, ground) > 4.8 {
							t.Fatalf("%s goes as far as %s on %s, a contrast of %.2f", paint(c), paint(tone), paint(ground), contrast(tone, ground))
						}
					}
				}
			}
		}
		if changed < 1000 {
			t.Errorf("only %d colours are hard to read on %s", changed, paint(ground))
		}
	}
}

// The figures are those of WCAG's own tools.
func TestContrastIsThatOfWCAG(t *testing.T) {
	for pair, want := range map[[2]reports.Color]float64{{0, 0xFFFFFF}: 21, {0x767676, 0xFFFFFF}: 4.54, {0xFFFFFF, 0xFF0000}: 4.00, {0x0000FF, 0xFFFFFF}: 8.59, {0x123456, 0x123456}: 1} {
		if got := contrast(pair[0], pair[1]); math.Abs(got-want) > 0.005 {
			t.Errorf("%06X on %06X is %.3f, want %.2f", pair[0], pair[1], got, want)
		}
	}
}
