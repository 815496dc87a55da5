// Package fonts holds the typefaces of the papers, as files that subset.sh makes; see OFL.txt for their licence.
package fonts

import _ "embed"

// The typefaces as TrueType files. They are shared: do not write to them.
var (
	//go:embed NotoSans-Regular.ttf
	Regular []byte
	//go:embed NotoSans-Bold.ttf
	Bold []byte
	//go:embed NotoSans-Italic.ttf
	Italic []byte
	// Symbols has the arrows and mathematical signs that the others lack, such as → and ≥.
	//go:embed NotoSansMath-Regular.ttf
	Symbols []byte
	// Licence goes with the typefaces wherever they go.
	//go:embed OFL.txt
	Licence string
)
