package data

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Attachment names a file that a record holds, as the log has it: the SHA-256 of its content, what it is called, and its size in
// bytes, parted by spaces. The content itself lies in the store, once however many records name it. Empty is no file.
type Attachment string

// What a file may be at most, and all of a binder's together, in bytes: the whole binder travels by mail, stick and share, and is
// copied whole each time that it is shared.
const (
	MostAttached    = 25 << 20
	MostAttachedAll = 200 << 20
	MuchAttached    = 100 << 20 // from here on a person is told
)

// maxFileName is as long as names can be on the file systems that people use.
const maxFileName = 255 // bytes

// AttachmentOf names a content; name is without folder.
func AttachmentOf(name string, content []byte) Attachment {
	sum := sha256.Sum256(content)
	return Attachment(hex.EncodeToString(sum[:]) + " " + name + " " + strconv.Itoa(len(content)))
}

// SHA256 is that of the content, as 64 hexadecimal digits in lower case; empty for no file.
func (a Attachment) SHA256() string {
	hash, _, _ := strings.Cut(string(a), " ")
	return hash
}

// Name is what the file is called; empty for no file.
func (a Attachment) Name() string {
	_, rest, _ := strings.Cut(string(a), " ")
	return rest[:max(0, strings.LastIndexByte(rest, ' '))]
}

// Size is in bytes; 0 for no file.
func (a Attachment) Size() int {
	size, _ := strconv.Atoi(string(a[strings.LastIndexByte(string(a), ' ')+1:])) // what is no number is no file
	return size
}

// ParseAttachment reads a stored text. What is none is the Problem "problem.attachment".
func ParseAttachment(stored string) (Attachment, error) {
	a := Attachment(stored)
	if a == "" {
		return a, nil
	}
	raw, err := hex.DecodeString(a.SHA256())
	written := hex.EncodeToString(raw) + " " + a.Name() + " " + strconv.Itoa(a.Size()) // else two texts would name one file
	if err != nil || len(raw) != sha256.Size || !isFileName(a.Name()) || a.Size() < 0 || written != stored {
		return "", NewProblem("problem.attachment", "text", stored)
	}
	return a, nil
}

// isFileName tells whether a name leads nowhere but to a file in the folder at hand.
func isFileName(name string) bool {
	return name != "" && name != "." && name != ".." && len(name) <= maxFileName && utf8.ValidString(name) &&
		strings.TrimSpace(name) == name && !strings.ContainsAny(name, `/\:`+"\n\t") && strings.IndexFunc(name, isForbidden) < 0
}

// File is a file that the record holds.
func File[R Record](at func(R) *Attachment) Value[R] {
	set := func(r R, text string) error {
		a, err := ParseAttachment(text)
		if err == nil {
			*at(r) = a
		}
		return err
	}
	return Value[R]{Type: TypeFile, get: func(r R) string { return string(*at(r)) }, load: set, set: set}
}
