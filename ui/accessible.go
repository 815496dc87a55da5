package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// What a screen reader is told of the program's own widgets. Fyne knows four roles and no states; docs/accessibility.md says what
// of this it passes on to the system.
var (
	_ fyne.Accessible = (*button)(nil)
	_ fyne.Accessible = (*pressable)(nil)
	_ fyne.Accessible = (*menuItem)(nil)
	_ fyne.Accessible = (*headCell)(nil)
	_ fyne.Accessible = (*stateMark)(nil)
	_ fyne.Accessible = (*fieldLabel)(nil)
)

// AccessibilityLabel is for Fyne, which else gives the name of the drawing.
func (b *button) AccessibilityLabel() string {
	if b.Text == "" {
		return b.name
	}
	return b.Text
}

// AccessibilityLabel is for Fyne.
func (p *pressable) AccessibilityLabel() string {
	return strings.TrimSpace(p.name + " " + saidIn(p.content))
}

// AccessibilityRole is for Fyne.
func (p *pressable) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is for Fyne.
func (i *menuItem) AccessibilityLabel() string { return i.name }

// AccessibilityRole is for Fyne.
func (i *menuItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// AccessibilityLabel is for Fyne.
func (c *headCell) AccessibilityLabel() string { return c.table.columns[c.column].label }

// AccessibilityRole is for Fyne.
func (c *headCell) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is for Fyne.
func (m *stateMark) AccessibilityLabel() string { return m.word }

// AccessibilityRole is for Fyne.
func (m *stateMark) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is for Fyne.
func (l *fieldLabel) AccessibilityLabel() string { return l.words }

// AccessibilityRole is for Fyne.
func (l *fieldLabel) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// saidIn gathers what is said inside an object.
func saidIn(o fyne.CanvasObject) string {
	if c, ok := o.(*fyne.Container); ok {
		var parts []string
		for _, child := range c.Objects {
			if words := saidIn(child); words != "" && child.Visible() {
				parts = append(parts, words)
			}
		}
		return strings.Join(parts, " ")
	}
	switch o := o.(type) {
	case *widget.RichText:
		return o.String()
	case fyne.Accessible:
		return o.AccessibilityLabel()
	}
	return ""
}
