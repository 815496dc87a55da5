package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"lisparmen/data"
)

// mostInZip is how many names are looked at in a zip file: no document has near as many.
const mostInZip = 20_000

// mayOpen refuses a file by its content, whatever its name says, when it is a program, a shortcut, a OneNote or a document with
// macros, or a zip file that holds such a one: "problem.attach.content", "problem.attach.macros", "problem.attach.danger".
func mayOpen(name string, content []byte) error {
	refuse := func(key string) error { return data.NewProblem(key, "name", name) }
	switch {
	case isProgram(content), bytes.HasPrefix(content, shortcutHead), bytes.HasPrefix(content, oneNoteHead):
		return refuse("problem.attach.content")
	case bytes.HasPrefix(content, compoundHead) && bytes.Contains(content, vbaStorage):
		return refuse("problem.attach.macros")
	}
	if !bytes.HasPrefix(content, []byte("PK")) {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil //nolint:nilerr // what is no zip file opens as none
	}
	for i, f := range archive.File {
		if i == mostInZip {
			return refuse("problem.attach.content")
		}
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return refuse("problem.attach.macros")
		}
		if err := data.MayAttach(f.Name); err != nil {
			return data.NewProblem("problem.attach.inside", "name", name, "inside", data.SafeFileName(f.Name))
		}
	}
	return nil
}

var (
	shortcutHead = []byte("\x4C\x00\x00\x00\x01\x14\x02\x00")                                 // MS-SHLLINK 2.1
	oneNoteHead  = []byte("\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3") // MS-ONESTORE 2.3.1
	compoundHead = []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")                                 // MS-CFB 2.2: Word, Excel and PowerPoint until 2007
	vbaStorage   = utf16Bytes("_VBA_PROJECT")                                                 // MS-OVBA 2.2.1: the names in a compound file are UTF-16
)

// isProgram tells whether a content is a program of Windows, or of Linux. A text may begin with MZ too, but holds no zero bytes.
func isProgram(content []byte) bool {
	head := content[:min(len(content), 64)]
	return bytes.HasPrefix(head, []byte("MZ")) && bytes.IndexByte(head, 0) >= 0 || bytes.HasPrefix(head, []byte("\x7FELF"))
}

func utf16Bytes(text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = binary.LittleEndian.AppendUint16(b, unit)
	}
	return b
}
