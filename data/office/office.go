// Package office opens the files of Word and Excel that others have made (Office Open XML): a package of XML parts, of which no
// more is unpacked than the bounds below, whatever the file says of itself. Nothing in a file is ever run, and no name in it is
// taken for a path.
package office

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// The most that is read of a file. A workbook of 10,000 rows and 20 columns is 3 MB that unpack to 20.
const (
	MaxSize     = 20 << 20 // of the file
	maxUnpacked = 64 << 20 // of all that is read in it
	maxTokens   = 10_000_000
	maxEntries  = 2000
	maxDepth    = 100     // elements within elements
	maxToken    = 1 << 20 // one text or one tag
)

// What can be wrong with a file.
var (
	ErrOther    = errors.New("the file is no package of Office Open XML")
	ErrPassword = errors.New("the file is locked with a password")
	ErrOld      = errors.New("the file is in the form that Office had before 2007")
	ErrTooLarge = errors.New("the file holds more than is read")
)

// Package is a file that has been opened.
type Package struct {
	parts map[string]*zip.File // by their names in small letters
	left  int64                // of what may be unpacked
	read  int                  // tokens so far
}

// Open opens a file that has been read whole.
func Open(raw []byte) (*Package, error) {
	switch {
	case len(raw) > MaxSize:
		return nil, ErrTooLarge
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")): // what Office wrapped everything in, and still wraps what it encrypts in
		if bytes.Contains(raw, []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")) {
			return nil, ErrPassword
		}
		return nil, ErrOld
	case !bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return nil, ErrOther
	case bytes.Count(raw, []byte("PK\x01\x02")) > maxEntries: // counted before the library makes something of each
		return nil, ErrTooLarge
	}
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, err
	}
	p := &Package{parts: map[string]*zip.File{}, left: maxUnpacked}
	for _, f := range archive.File {
		if name := partName(f.Name); p.parts[name] == nil {
			p.parts[name] = f
		}
	}
	return p, nil
}

// partName is the name by which a part is known, however it was written.
func partName(name string) string {
	return strings.TrimPrefix(strings.ToLower(strings.ReplaceAll(name, `\`, "/")), "/")
}

// Has tells whether the package has a part.
func (p *Package) Has(part string) bool { return p.parts[partName(part)] != nil }

// Relation is what a part says of another one.
type Relation struct {
	Type string // the last word of it, such as "worksheet"
	Part string
}

// Relations are those of a part by their ids; "" is the package itself. Addresses outside the file are left out.
func (p *Package) Relations(of string) (map[string]Relation, error) {
	folder, file := path.Split(of)
	relations := map[string]Relation{}
	part := folder + "_rels/" + file + ".rels"
	if !p.Has(part) {
		return relations, nil
	}
	err := p.Read(part, func(token xml.Token) error {
		start, ok := token.(xml.StartElement)
		target := Attribute(start, "Target")
		if !ok || start.Name.Local != "Relationship" || Attribute(start, "TargetMode") == "External" || target == "" {
			return nil
		}
		if target = strings.ReplaceAll(target, `\`, "/"); !strings.HasPrefix(target, "/") {
			target = path.Join("/", folder, target)
		}
		kind := Attribute(start, "Type")
		relations[Attribute(start, "Id")] = Relation{kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(target, "/")}
		return nil
	})
	return relations, err
}

// Main is the part that the file is about: its document or workbook.
func (p *Package) Main() (string, error) {
	relations, err := p.Relations("")
	if err != nil {
		return "", err
	}
	for _, id := range slices.Sorted(maps.Keys(relations)) {
		if r := relations[id]; r.Type == "officeDocument" && p.Has(r.Part) {
			return r.Part, nil
		}
	}
	return "", ErrOther
}

// Read calls a function with every token of a part, to its end. What a token holds is the function's only while it is called.
func (p *Package) Read(part string, do func(xml.Token) error) error {
	f := p.parts[partName(part)]
	if f == nil {
		return ErrOther
	}
	unpacked, err := f.Open()
	if err != nil {
		return err
	}
	defer unpacked.Close() //nolint:errcheck // it was only read
	source := &bounded{from: unpacked, left: &p.left}
	decoder := xml.NewDecoder(source)
	for depth := 0; ; {
		source.token = 0
		p.read++
		token, err := decoder.Token()
		switch {
		case source.isTooLarge, p.read > maxTokens:
			return ErrTooLarge
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return ErrTooLarge
			}
		case xml.EndElement:
			depth--
		}
		if err := do(token); err != nil {
			return err
		}
	}
}

// bounded gives no more than is left for the package, nor more for one token than one may be.
type bounded struct {
	from       io.Reader
	left       *int64
	token      int
	isTooLarge bool
}

func (b *bounded) Read(into []byte) (int, error) {
	if b.isTooLarge || *b.left <= 0 || b.token > maxToken {
		b.isTooLarge = true
		return 0, ErrTooLarge
	}
	n, err := b.from.Read(into)
	*b.left -= int64(n)
	b.token += n
	return n, err
}

// Attribute is what an element has for an attribute, in any namespace.
func Attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
