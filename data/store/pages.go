package store

import (
	"encoding/binary"
	"io"
	"slices"
)

// What is known here of how SQLite lays rows out in a file: enough to read the log of one that SQLite itself gives up. The
// log's tables are WITHOUT ROWID, whose rows lie in pages of the first two types; in each row the primary key comes first. A page of
// no type is free, or goes on with a long row.
const (
	innerPage  = 0x02
	leafPage   = 0x0a
	otherInner = 0x05 // of a table with rowids, as the search index has
	otherLeaf  = 0x0d
	noType     = 0x00

	mostPages = 1 << 20
	mostCell  = 64 << 20 // bytes in one row; nothing that the program writes is as large
)

// pageFile is a file of SQLite's that may be damaged.
type pageFile struct {
	file  io.ReaderAt
	size  int // of a page
	count int
	free  int  // pages that are not in use, as the file has it
	torn  bool // something in it cannot be read, or is not there
	goOn  map[int]bool
}

// openPages finds the size of the pages; what the first bytes say of it is used only when it makes sense.
func openPages(file io.ReaderAt, length int64) *pageFile {
	f := &pageFile{file: file, size: 8192, goOn: map[int]bool{}}
	var head [headerSize]byte
	_, err := file.ReadAt(head[:], 0)
	if said := int(binary.BigEndian.Uint16(head[16:])); err == nil && (said == 1 || said >= 512 && said&(said-1) == 0) {
		if f.size = said; said == 1 {
			f.size = 65536
		}
	} else {
		f.torn = true
	}
	f.count = int(min(mostPages, length/int64(f.size)))
	f.free = int(binary.BigEndian.Uint32(head[36:]))
	if said := int64(binary.BigEndian.Uint32(head[28:])); said*int64(f.size) != length {
		f.torn = true
	}
	return f
}

// page reads a page by its number, from 1; nil when it cannot be read.
func (f *pageFile) page(n int) []byte {
	if n < 1 || n > f.count {
		return nil
	}
	page := make([]byte, f.size)
	if _, err := f.file.ReadAt(page, int64(n-1)*int64(f.size)); err != nil {
		return nil
	}
	return page
}

// rows gives every row of the log that can be read, in whatever page it lies, to take. What is given may be anything: the file is
// damaged.
func (f *pageFile) rows(take func(row []any)) {
	var untyped []int
	for n := 2; n <= f.count; n++ { // the first has the schema
		page := f.page(n)
		if page == nil {
			f.torn = true
			continue
		}
		first := 8
		switch page[0] {
		case leafPage, otherLeaf:
		case innerPage:
			first = 12
		case otherInner: // has no rows of its own
			continue
		case noType:
			untyped = append(untyped, n)
			continue
		default:
			f.torn = true
			continue
		}
		cells := int(binary.BigEndian.Uint16(page[3:]))
		if most := (f.size - first) / 2; cells > most {
			f.torn, cells = true, most
		}
		for i := range cells {
			row, ok := f.row(page, int(binary.BigEndian.Uint16(page[first+2*i:])))
			switch {
			case !ok:
				f.torn = true
			case page[0] != otherLeaf:
				take(row)
			}
		}
	}
	for _, n := range untyped {
		if !f.goOn[n] {
			f.free--
		}
	}
	f.torn = f.torn || f.free < 0 // a page that should have held something is empty
}

// row reads the row that begins at a place in a page, and goes on in others when it is long.
func (f *pageFile) row(page []byte, at int) ([]any, bool) {
	if page[0] == innerPage {
		at += 4 // the page to the left
	}
	if at < 8 || at >= len(page) {
		return nil, false
	}
	length, n := varint(page[at:])
	at += n
	if n == 0 || length > mostCell {
		return nil, false
	}
	if page[0] == otherLeaf {
		_, n := varint(page[at:]) // its rowid
		at += n
	}
	here := f.local(int(length), page[0] == otherLeaf)
	if at+here > len(page) {
		return nil, false
	}
	payload := slices.Clone(page[at : at+here])
	if here < int(length) {
		if at+here+4 > len(page) {
			return nil, false
		}
		next := int(binary.BigEndian.Uint32(page[at+here:]))
		for len(payload) < int(length) {
			more := f.page(next)
			if more == nil {
				return nil, false
			}
			f.goOn[next] = true
			next = int(binary.BigEndian.Uint32(more))
			payload = append(payload, more[4:4+min(f.size-4, int(length)-len(payload))]...)
		}
	}
	return columns(payload)
}

// local is how much of a row of some length lies in its own page.
func (f *pageFile) local(length int, hasRowid bool) int {
	most, least := (f.size-12)*64/255-23, (f.size-12)*32/255-23
	if hasRowid {
		most = f.size - 35
	}
	if length <= most {
		return length
	}
	if k := least + (length-least)%(f.size-4); k <= most {
		return k
	}
	return least
}

// columns reads the cells of a row: nil, int64, string or []byte.
func columns(payload []byte) ([]any, bool) {
	length, n := varint(payload)
	if n == 0 || length > uint64(len(payload)) || length < uint64(n) {
		return nil, false
	}
	types, rest := payload[n:length], payload[length:]
	var row []any
	for len(types) > 0 {
		serial, n := varint(types)
		if n == 0 {
			return nil, false
		}
		types = types[n:]
		size := uint64(0)
		switch {
		case serial >= 12:
			size = (serial - 12) / 2
		case serial >= 1 && serial <= 7:
			size = []uint64{1, 2, 3, 4, 6, 8, 8}[serial-1]
		}
		if size > uint64(len(rest)) {
			return nil, false
		}
		cell := rest[:size]
		rest = rest[size:]
		switch {
		case serial == 0:
			row = append(row, nil)
		case serial >= 12 && serial%2 == 0:
			row = append(row, cell)
		case serial >= 12:
			row = append(row, string(cell))
		case serial == 8, serial == 9:
			row = append(row, int64(serial-8))
		case serial <= 6:
			row = append(row, signed(cell))
		default:
			row = append(row, nil) // no column of the log's holds a fraction
		}
	}
	return row, true
}

func signed(cell []byte) int64 {
	var v uint64
	if cell[0] >= 0x80 {
		v = ^v
	}
	for _, b := range cell {
		v = v<<8 | uint64(b)
	}
	return int64(v)
}

// varint reads one of SQLite's numbers of one to nine bytes, and tells how many there were; none when they end too early.
func varint(b []byte) (v uint64, n int) {
	for n < 8 && n < len(b) {
		v = v<<7 | uint64(b[n]&0x7f)
		n++
		if b[n-1] < 0x80 {
			return v, n
		}
	}
	if n == 8 && len(b) > 8 {
		return v<<8 | uint64(b[8]), 9
	}
	return 0, 0
}
