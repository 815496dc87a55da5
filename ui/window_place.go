package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// area is a part of what all screens show together, in pixels.
type area struct{ left, top, right, bottom int }

// windowPlace is where a window is, and whether it fills its screen; then it is where it is when it does not.
type windowPlace struct {
	area
	maximised bool
}

// String is the place as it is kept between runs.
func (p windowPlace) String() string {
	return fmt.Sprintf("%d %d %d %d %t", p.left, p.top, p.right, p.bottom, p.maximised)
}

// parsePlace reads a place that has been kept.
func parsePlace(text string) (p windowPlace, ok bool) {
	n, err := fmt.Sscanf(text, "%d %d %d %d %t", &p.left, &p.top, &p.right, &p.bottom, &p.maximised)
	return p, err == nil && n == 5
}

// How much of a window's head must be seen on a screen for it to be taken hold of.
const (
	leastHeadWidth = 120
	leastHeadDepth = 24
)

// isReachable tells whether a window is large enough and has its head on one of the screens.
func (p windowPlace) isReachable(screens []area) bool {
	if p.right-p.left < leastHeadWidth || p.bottom-p.top < leastHeadWidth {
		return false
	}
	return slices.ContainsFunc(screens, func(s area) bool {
		return p.top >= s.top && p.top+leastHeadDepth <= s.bottom && min(p.right, s.right)-max(p.left, s.left) >= leastHeadWidth
	})
}

// prefPlace, with the screens that there are, remembers where the window was: at the desk with two screens, and at home with one.
const prefPlace = "place."

// screensKey names a set of screens, in whatever order they are told.
func screensKey(list []area) string {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b area) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.top, b.top)) })
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = fmt.Sprintf("%d,%d,%d,%d", s.left, s.top, s.right, s.bottom)
	}
	return prefPlace + strings.Join(words, ";")
}

// rememberPlace keeps where the window is on the screens that there are now.
func (a *app) rememberPlace() {
	if at, ok := currentPlace(a.window); ok {
		a.keepPlace(monitors(), at)
	}
}

func (a *app) keepPlace(on []area, at windowPlace) {
	if at.isReachable(on) {
		a.fyne.Preferences().SetString(screensKey(on), at.String())
	}
}

// lastPlace is where the window was the last time that there were these screens; false when it never was, or could not be taken hold of.
func (a *app) lastPlace(on []area) (windowPlace, bool) {
	at, ok := parsePlace(a.fyne.Preferences().String(screensKey(on)))
	return at, ok && at.isReachable(on)
}

// takePlace puts the window where it was.
func (a *app) takePlace() {
	if at, ok := a.lastPlace(monitors()); ok {
		putAt(a.window, at)
	}
}
