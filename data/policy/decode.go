package policy

import (
	"bytes"
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	enc16 "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"lisparmen/data"
	"lisparmen/data/office"
)

// The most that is read of a governing document. The policy of a small municipality is 10 kB with 40 duties.
const (
	MaxSize      = 1 << 20 // of its text
	mostSections = 2000
	mostDuties   = 2000
)

// ReadDocument reads a policy from a Word document (.docx), a Markdown file (.md) or a text file. A file that is too large is refused
// before it is read.
func ReadDocument(path string) (Text, error) {
	raw, err := office.ReadFile(path, office.MaxSize)
	switch {
	case errors.Is(err, office.ErrTooLarge):
		return Text{}, aboutFile(tooLarge(office.MaxSize), path)
	case err != nil:
		return Text{}, data.NewProblem("problem.policy.unreadable", "file", path).Because(err)
	}
	text, err := readAny(raw, path)
	return text, aboutFile(err, path)
}

// ReadPasted reads a policy from text that was pasted.
func ReadPasted(text string) (Text, error) { return readAny([]byte(text), "") }

// ReadMarkdown reads a document from text that is written as Markdown.
func ReadMarkdown(text string) (Text, error) { return readAny([]byte(text), ".md") }

func readAny(raw []byte, path string) (text Text, err error) {
	switch ending := strings.ToLower(filepath.Ext(path)); {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")), bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		text, err = decodeDocx(raw)
	case ending == ".md" || ending == ".markdown":
		text, err = decodeMarkdown(raw)
	default:
		var plain string
		if plain, err = Decode(raw); err == nil {
			text = Parse(plain)
		}
	}
	if err == nil && (len(text.Sections) > mostSections || len(Duties(text)) > mostDuties) {
		return Text{}, data.NewProblem("problem.policy.many", "limit", strconv.Itoa(mostDuties))
	}
	return text, err
}

// aboutFile tells which file a Problem is about.
func aboutFile(err error, path string) error {
	if p, ok := errors.AsType[*data.Problem](err); ok {
		p.Args["file"] = path
	}
	return err
}

func tooLarge(most int) error {
	return data.NewProblem("problem.policy.large", "limit", strconv.Itoa(most>>20))
}

// Decode turns the bytes of a text file into text: UTF-8, UTF-16 or Windows-1252, with LF line ends, composed letters
// (NFC) and without the invisible hyphens that only say where a word may be broken.
func Decode(raw []byte) (string, error) { return DecodeWithin(raw, MaxSize) }

// DecodeWithin is Decode with a bound of its own.
func DecodeWithin(raw []byte, most int) (string, error) {
	if len(raw) > most {
		return "", tooLarge(most)
	}
	if bytes.HasPrefix(raw, []byte("%PDF-")) {
		return "", data.NewProblem("problem.policy.pdf")
	}
	if isOtherFormat(raw) {
		return "", data.NewProblem("problem.policy.binary")
	}
	text := Letters(raw)
	if isBinary(text) {
		return "", data.NewProblem("problem.policy.binary")
	}
	text = norm.NFC.String(softHyphens.Replace(lineEnds.Replace(text)))
	if strings.TrimSpace(text) == "" {
		return "", data.NewProblem("problem.policy.empty")
	}
	return text, nil
}

var (
	lineEnds    = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\u0085", "\n")
	softHyphens = strings.NewReplacer("\u00ad\n", "", "\u00ad \n", "", "\u00ad", "")
)

// isOtherFormat knows the first bytes of what people take for text: Word and RTF.
func isOtherFormat(raw []byte) bool {
	for _, start := range []string{"PK\x03\x04", "\xd0\xcf\x11\xe0", `{\rtf`} {
		if bytes.HasPrefix(raw, []byte(start)) {
			return true
		}
	}
	return false
}

// Letters turns bytes into text by what they look like: UTF-8 or UTF-16 with or without a mark, else Windows-1252.
func Letters(raw []byte) string {
	if rest, found := bytes.CutPrefix(raw, []byte("\xef\xbb\xbf")); found {
		return strings.ToValidUTF8(string(rest), "\ufffd")
	}
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return decodeWith(enc16.UTF16(enc16.LittleEndian, enc16.IgnoreBOM), raw[2:])
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decodeWith(enc16.UTF16(enc16.BigEndian, enc16.IgnoreBOM), raw[2:])
	}
	even, odd, pairs := countZeros(raw)
	switch {
	case pairs > 1 && odd*10 >= pairs*7 && even*10 <= pairs:
		return decodeWith(enc16.UTF16(enc16.LittleEndian, enc16.IgnoreBOM), raw)
	case pairs > 1 && even*10 >= pairs*7 && odd*10 <= pairs:
		return decodeWith(enc16.UTF16(enc16.BigEndian, enc16.IgnoreBOM), raw)
	}
	letters, broken := countUTF8(raw)
	if broken == 0 || letters > 10*broken { // a few damaged letters in what is otherwise plainly UTF-8
		return strings.ToValidUTF8(string(raw), "\ufffd")
	}
	return decodeWith(charmap.Windows1252, raw)
}

func decodeWith(e encoding.Encoding, raw []byte) string {
	decoded, err := e.NewDecoder().Bytes(raw)
	if err != nil {
		return "\x00" // these decoders replace what they cannot read, so this is no text at all
	}
	return string(decoded)
}

// countZeros counts zero bytes at even and odd places: half of what Western text in UTF-16 consists of.
func countZeros(raw []byte) (even, odd, pairs int) {
	sample := raw[:min(len(raw), 4096)]
	for i := 0; i+1 < len(sample); i += 2 {
		pairs++
		if sample[i] == 0 {
			even++
		}
		if sample[i+1] == 0 {
			odd++
		}
	}
	return even, odd, pairs
}

// countUTF8 counts the letters beyond ASCII that are sound UTF-8, and the bytes that are not.
func countUTF8(raw []byte) (letters, broken int) {
	for len(raw) > 0 {
		r, size := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && size == 1:
			broken++
		case size > 1:
			letters++
		}
		raw = raw[size:]
	}
	return letters, broken
}

// isBinary is true for text with a NUL, or with more control characters than stray ones.
func isBinary(text string) bool {
	controls, all := 0, 0
	for _, r := range text {
		all++
		switch r {
		case 0:
			return true
		case '\t', '\n', '\r', '\f', '\v', '\u0085':
		default:
			if unicode.IsControl(r) {
				controls++
			}
		}
	}
	return controls > 2+all/100
}
