package data

import (
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Colour is one of the municipality's own: "#1F4E79". Empty is none.
type Colour string

var colourForm = regexp.MustCompile(`^#[0-9A-F]{6}$`)

// leastContrast is what a text must have against its ground to be read by most (WCAG 2.2, 1.4.3).
const leastContrast = 4.5

// ParseColour reads a colour with or without the sign before it, in letters of either size. What is none is the Problem
// "problem.colour"; one that is too light to be read on white paper is "problem.colour.light".
func ParseColour(text string) (Colour, error) {
	text = strings.ToUpper(strings.TrimSpace(text))
	if text == "" {
		return "", nil
	}
	c := Colour("#" + strings.TrimPrefix(text, "#"))
	if !colourForm.MatchString(string(c)) {
		return "", NewProblem("problem.colour", "text", text)
	}
	if c.OnWhite() < leastContrast {
		return "", NewProblem("problem.colour.light", "text", string(c))
	}
	return c, nil
}

// RGB is the colour as a number, 0xRRGGBB; 0 for none.
func (c Colour) RGB() uint32 {
	n, _ := strconv.ParseUint(strings.TrimPrefix(string(c), "#"), 16, 32) // what is no colour is none
	return uint32(n)
}

// OnWhite is the colour's contrast with white, 1 to 21 (WCAG 2.2, contrast ratio).
func (c Colour) OnWhite() float64 {
	n := c.RGB()
	part := func(shift uint) float64 {
		v := float64(n>>shift&0xFF) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 1.05 / (0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0) + 0.05)
}
