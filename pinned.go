//go:build pinned

package main

// Libraries that are decided on but not yet used keep their place, and their checked version, in go.mod.
import (
	_ "fyne.io/fyne/v2"
	_ "github.com/emersion/go-vcard"
)
