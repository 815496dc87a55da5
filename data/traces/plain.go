// Package traces is what the program leaves on the computer of how it has run: a log, and a report when it has ended
// unexpectedly. None of it says what records hold, or what people, files and folders are called.
package traces

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"runtime"
	"strings"
	"syscall"

	"lisparmen/data"
)

// Plain tells what an error is without what could name a person, a record, a file or a folder: the keys of problems, what the
// system answers, and of what others say only words that cannot be names.
func Plain(err error) string {
	var parts []string
	for err != nil {
		part, next := plainPart(err)
		if part != "" {
			parts = append(parts, part)
		}
		err = next
	}
	return strings.Join(parts, ": ")
}

// plainPart tells of an error itself, and gives the one that it wraps.
func plainPart(err error) (part string, wrapped error) {
	switch e := err.(type) { //nolint:errorlint // the chain is gone through here
	case *data.Problem:
		return e.Key, e.Cause
	case *fs.PathError:
		return e.Op, e.Err
	case *os.LinkError:
		return e.Op, e.Err
	case *os.SyscallError:
		return e.Syscall, e.Err
	case syscall.Errno:
		return fmt.Sprintf("%s (%d)", e.Error(), int(e)), nil
	case *fault, runtime.Error:
		return e.Error(), nil
	case interface{ Unwrap() []error }:
		var parts []string
		for _, each := range e.Unwrap() {
			parts = append(parts, Plain(each))
		}
		return strings.Join(parts, "; "), nil
	case interface{ Unwrap() error }:
		if inner := e.Unwrap(); inner != nil {
			return "", inner
		}
	}
	name := strings.TrimPrefix(fmt.Sprintf("%T", err), "*")
	switch name {
	case "errors.errorString", "sqlite3.Error", "context.deadlineExceededError", "json.SyntaxError":
		return masked(err.Error()), nil
	}
	return name, nil // what others' errors say may be what they have read
}

// quoted is what stands between signs of quotation, as the program writes whatever comes from outside.
var quoted = regexp.MustCompile(`"(\\.|[^"\\])*"|'[^']*'|` + "`[^`]*`" + `|”[^”]*”|«[^»]*»`)

// speakable is a word that is none of a person's: small English letters, or a short number.
var speakable = regexp.MustCompile(`^[(\[]?([a-z][a-z'-]*|[0-9]{1,5})[)\]]?[:;,.]*$`)

// hidden stands for what has been left out.
const hidden = "…"

// masked leaves out of a text what could be a name, a title, a path or a number of somebody's.
func masked(text string) string {
	var words []string
	for _, word := range strings.Fields(quoted.ReplaceAllString(text, hidden)) {
		if !speakable.MatchString(word) {
			word = hidden
		}
		if word == hidden && len(words) > 0 && words[len(words)-1] == hidden {
			continue
		}
		words = append(words, word)
	}
	return strings.Join(words, " ")
}
