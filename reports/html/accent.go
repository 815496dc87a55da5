package html

import (
	"fmt"
	"math"

	"lisparmen/reports"
)

// The grounds of the light look and the dark.
const (
	lightGround               = reports.White
	darkGround  reports.Color = 0x1D1F21
)

// accent is the style of a paper with an accent of its own, in the same tone as on paper where it is read, and else the nearest.
func (p *page) accent() string {
	if p.doc.Accent == 0 || p.doc.Accent == reports.Accent {
		return ""
	}
	return fmt.Sprintf(`:root { --accent: %s; }
@media screen and (prefers-color-scheme: dark) { :root { --accent: %s; } }
`, paint(readable(p.doc.Accent, lightGround)), paint(readable(p.doc.Accent, darkGround)))
}

// readable is a colour in a tone that stands out enough for text on a ground: lighter on a dark one, darker on a light.
func readable(c, ground reports.Color) reports.Color {
	end := reports.Ink
	if contrast(reports.White, ground) > contrast(end, ground) {
		end = reports.White
	}
	const least, steps = 4.5, 100 // the least is that of WCAG 1.4.3
	for step := range steps {
		if tone := mixed(c, end, float64(step)/steps); contrast(tone, ground) >= least {
			return tone
		}
	}
	return end
}

// mixed is a part of the way from a colour to another.
func mixed(from, to reports.Color, part float64) reports.Color {
	var sum reports.Color
	for _, shift := range []int{16, 8, 0} {
		a, b := float64(from>>shift&0xFF), float64(to>>shift&0xFF)
		sum |= reports.Color(math.Round(a+(b-a)*part)) << shift
	}
	return sum
}

// contrast is how far apart two colours are in lightness, from 1 to 21, as WCAG counts it.
func contrast(a, b reports.Color) float64 {
	light, dark := luminance(a), luminance(b)
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// luminance is how light a colour is, from 0 to 1, as WCAG counts it.
func luminance(c reports.Color) float64 {
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		v := float64(c>>(16-8*i)&0xFF) / 255
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
