package layout

import (
	"encoding/binary"
	"math"
	"sync"

	"lisparmen/reports/fonts"
)

// Font is one of the paper's typefaces.
type Font int

// The typefaces. Symbols stands in where the others lack a character.
const (
	Regular Font = iota
	Bold
	Italic
	Symbols
)

// Name returns the typeface's name in a PDF.
func (f Font) Name() string {
	return [...]string{"NotoSans", "NotoSans-Bold", "NotoSans-Italic", "NotoSansMath"}[f]
}

// File returns the typeface as a TrueType file.
func (f Font) File() []byte {
	return [...][]byte{fonts.Regular, fonts.Bold, fonts.Italic, fonts.Symbols}[f]
}

// The height over and under the baseline that Noto Sans asks for, in parts of the size.
const (
	ascent    = 1.069
	descent   = 0.293
	capHeight = 0.714
)

// noGlyph is the advance of a character that a font lacks.
const noGlyph = math.MaxUint16

// advances are the widths of the characters below U+10000 in thousandths of the size, rounded as the PDF has them.
type advances [1 << 16]uint16

var metrics = [...]func() *advances{
	sync.OnceValue(func() *advances { return readAdvances(fonts.Regular) }),
	sync.OnceValue(func() *advances { return readAdvances(fonts.Bold) }),
	sync.OnceValue(func() *advances { return readAdvances(fonts.Italic) }),
	sync.OnceValue(func() *advances { return readAdvances(fonts.Symbols) }),
}

// advance returns the width of a character in thousandths of the size, and whether the font has it.
func (f Font) advance(r rune) (int, bool) {
	if r < 0 || r >= 1<<16 {
		return 0, false
	}
	width := metrics[f]()[r]
	return int(width), width != noGlyph
}

// Advance returns the width of a character, in parts of the size; 0 for one that the font lacks.
func (f Font) Advance(r rune) float64 {
	width, ok := f.advance(r)
	if !ok {
		return 0
	}
	return float64(width) / 1000
}

// Width returns the width of the text on the paper.
func (t Text) Width() float64 {
	width := 0.0
	for _, r := range t.String {
		width += t.Font.Advance(r)
	}
	return width * t.Size
}

// readAdvances reads the tables cmap (format 4) and hmtx of a TrueType file. The files are our own, so a damaged one
// is a fault in the build and may panic.
func readAdvances(file []byte) *advances {
	u16 := func(at int) int { return int(binary.BigEndian.Uint16(file[at:])) }
	u32 := func(at int) int { return int(binary.BigEndian.Uint32(file[at:])) }
	tables := map[string]int{}
	for i := range u16(4) {
		record := 12 + 16*i
		tables[string(file[record:record+4])] = u32(record + 8)
	}
	unitsPerEm := float64(u16(tables["head"] + 18))
	metricsCount := u16(tables["hhea"] + 34)
	width := func(glyph int) uint16 {
		units := u16(tables["hmtx"] + 4*min(glyph, metricsCount-1))
		return uint16(math.Round(float64(units) * 1000 / unitsPerEm))
	}

	var all advances
	for r := range all {
		all[r] = noGlyph
	}
	cmap := unicodeTable(u16, u32, tables["cmap"])
	segments := u16(cmap+6) / 2
	ends, starts := cmap+14, cmap+16+2*segments
	deltas, offsets := starts+2*segments, starts+4*segments
	for s := range segments {
		for r := u16(starts + 2*s); r <= min(u16(ends+2*s), 0xFFFE); r++ {
			glyph := r
			if offset := u16(offsets + 2*s); offset != 0 {
				glyph = u16(offsets + 2*s + offset + 2*(r-u16(starts+2*s)))
				if glyph == 0 {
					continue
				}
			}
			if glyph = (glyph + u16(deltas+2*s)) & 0xFFFF; glyph != 0 {
				all[r] = width(glyph)
			}
		}
	}
	return &all
}

// unicodeTable finds the first cmap subtable in format 4 for Unicode, the one fpdf draws by.
func unicodeTable(u16, u32 func(int) int, cmap int) int {
	for i := range u16(cmap + 2) {
		record := cmap + 4 + 8*i
		platform, encoding, table := u16(record), u16(record+2), cmap+u32(record+4)
		if (platform == 0 || platform == 3 && encoding == 1) && u16(table) == 4 {
			return table
		}
	}
	panic("layout: font without a Unicode cmap in format 4")
}
