//go:build pinned

package main

// A library that is decided on but not yet used keeps its place, and its checked version, in go.mod.
import _ "github.com/emersion/go-vcard"
