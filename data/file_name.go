package data

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// mostFileName is the longest name that a file is given, in characters: with a folder before it Windows' own programs open no path
// of more than 260.
const mostFileName = 120

// deviceNames are devices to Windows in any folder and with any ending
// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
var deviceNames = []string{
	"con", "prn", "aux", "nul", "conin$", "conout$",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "com¹", "com²", "com³",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "lpt¹", "lpt²", "lpt³",
}

// SafeFileName is a name that a file can have on any computer and that reads as it is: without folders, without letters that
// are not seen or turn others about, no device, and not too long, with its ending kept.
func SafeFileName(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "_"))
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune(`<>:"|?*`, r):
			return '_'
		case !unicode.IsPrint(r): // also what turns the writing about, so that exe.pdf would be read where fdp.exe stands
			return -1
		}
		return r
	}, name)
	name = norm.NFC.String(name) // what stood apart may stand together now: å, a letter that was not seen, a mark
	name = trimName(strings.Join(strings.Fields(name), " "))
	stem, _, _ := strings.Cut(name, ".")
	if slices.Contains(deviceNames, strings.ToLower(strings.TrimSpace(stem))) {
		name = "_" + name
	}
	if name = fittingName(name); name == "" {
		return "bilaga"
	}
	return name
}

// trimName takes away what Windows drops of a name's end, and what hides a file or can hardly be seen at its beginning.
func trimName(name string) string {
	return strings.TrimLeft(strings.TrimRight(name, ". "), " ")
}

// fittingName cuts a name that is too long before its ending.
func fittingName(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 || utf8.RuneCountInString(name[dot:]) > mostFileName/4 {
		dot = len(name)
	}
	stem, ending := name[:dot], name[dot:]
	for stem != "" && (utf8.RuneCountInString(stem+ending) > mostFileName || len(stem+ending) > maxFileName) {
		_, size := utf8.DecodeLastRuneInString(stem)
		stem = stem[:len(stem)-size]
	}
	return trimName(norm.NFC.String(stem) + ending)
}

// Ending is what a file's name ends in, by which Windows chooses what opens it: "pdf", in lower case; empty for none.
func Ending(name string) string {
	dot := strings.LastIndexByte(name, '.')
	if dot < 0 {
		return ""
	}
	return strings.ToLower(name[dot+1:])
}
