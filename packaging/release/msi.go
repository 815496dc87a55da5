package main

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"
)

// namespace is what the names of packages are made in (RFC 9562, version 5); the UpgradeCode of lisparmen.wxs.
var namespace = [16]byte{0x5F, 0x0B, 0x7C, 0x7E, 0x3B, 0x5C, 0x4B, 0x5E, 0x9D, 0x38, 0x6A, 0x1D, 0x0E, 0x5C, 0x8F, 0x21}

// nameOf makes a name that nobody else has and that is always the same of the same words.
func nameOf(words string) string {
	sum := sha1.Sum(append(namespace[:], words...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return strings.ToUpper(fmt.Sprintf("%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16]))
}

// productCode is the name of a version to Windows Installer.
func productCode(version string) string { return nameOf("product " + version) }

// The parts of an MSI's summary, by their numbers in its property set.
const (
	summaryTemplate = 7
	summaryCode     = 9
	summaryCreated  = 12
	summarySaved    = 13
)

var summaryFormat = []byte{0xe0, 0x85, 0x9f, 0xf2, 0xf9, 0x4f, 0x68, 0x10, 0xab, 0x91, 0x08, 0x00, 0x2b, 0x27, 0xb3, 0xd9}

// pinMSI puts what wixl makes up anew each time right: the times become the release's, and the package's code is
// made of what the package holds. It also says that the package is in Swedish, with letters of the code page that it names.
func pinMSI(path string) error {
	when, err := releaseTime()
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at, err := summaryParts(raw)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for id, part := range at {
		switch id {
		case summaryCreated, summarySaved:
			binary.LittleEndian.PutUint64(part, fileTime(when))
		case summaryCode:
			clear(part[1:37]) // filled when the rest stands
		case summaryTemplate:
			copy(part, bytes.ReplaceAll(part, []byte("1033"), []byte("1053")))
		default:
			copy(part, inLatin1(part))
		}
	}
	code := at[summaryCode]
	copy(code[1:37], nameOf(fmt.Sprintf("package %x", sha256.Sum256(raw))))
	return os.WriteFile(path, raw, 0o644)
}

// summaryParts finds the texts and times of the summary in the file, which is small enough to lie in one piece.
func summaryParts(raw []byte) (map[uint32][]byte, error) {
	start := bytes.Index(raw, summaryFormat)
	if start < 28 || len(raw) < start+20 {
		return nil, errors.New("the summary is not found")
	}
	stream := raw[start-28:]
	section := binary.LittleEndian.Uint32(stream[44:])
	if uint64(section)+8 > uint64(len(stream)) {
		return nil, errors.New("the summary is not whole")
	}
	props := stream[section:]
	at := map[uint32][]byte{}
	for i := range binary.LittleEndian.Uint32(props[4:]) {
		entry := 8 + 8*i
		if uint64(entry)+8 > uint64(len(props)) {
			return nil, errors.New("the summary is not whole")
		}
		id, offset := binary.LittleEndian.Uint32(props[entry:]), binary.LittleEndian.Uint32(props[entry+4:])
		if uint64(offset)+12 > uint64(len(props)) {
			return nil, errors.New("the summary is not whole")
		}
		value := props[offset:]
		switch binary.LittleEndian.Uint32(value) {
		case 30: // text
			length := binary.LittleEndian.Uint32(value[4:])
			if uint64(length)+8 > uint64(len(value)) {
				return nil, errors.New("the summary is not whole")
			}
			at[id] = value[8 : 8+length]
		case 64: // time
			at[id] = value[4:12]
		}
	}
	for _, id := range []uint32{summaryTemplate, summaryCode, summaryCreated, summarySaved} {
		if at[id] == nil || id == summaryCode && len(at[id]) < 38 {
			return nil, fmt.Errorf("the summary lacks part %d", id)
		}
	}
	return at, nil
}

// inLatin1 is the text in one byte a letter, filled with zeros to the length that it had. wixl writes UTF-8 and says 1252.
func inLatin1(text []byte) []byte {
	out := make([]byte, 0, len(text))
	for _, r := range string(text) {
		if r > 0xff {
			return text
		}
		out = append(out, byte(r))
	}
	return append(out, make([]byte, len(text)-len(out))...)
}

// fileTime is a time as Windows counts it, in tenths of microseconds since 1601.
func fileTime(t time.Time) uint64 { return uint64(t.Unix()+11644473600) * 10_000_000 }

// printFileVersion tells the version that Windows reads in a program, by which its installer decides which is newer.
func printFileVersion(path string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	at := bytes.Index(raw, []byte{0xbd, 0x04, 0xef, 0xfe, 0, 0, 1, 0})
	if at < 0 || at+16 > len(raw) {
		return fmt.Errorf("%s has no version", path)
	}
	high, low := binary.LittleEndian.Uint32(raw[at+8:]), binary.LittleEndian.Uint32(raw[at+12:])
	fmt.Printf("%d.%d.%d.%d\n", high>>16, high&0xffff, low>>16, low&0xffff)
	return nil
}
