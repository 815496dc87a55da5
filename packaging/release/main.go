// Command release makes what a release holds beside the program: lists of what it is made of, archives, icons, names and sums.
// What it writes is the same each time it is made of the same; the time is that of SOURCE_DATE_EPOCH.
package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"lisparmen/packaging/components"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// work is one thing that the command does: what is given to it, and how it is done.
type work struct {
	name, args string
	do         func(args []string) error
}

var works = []work{
	{"licences", "TAGS FILE", func(args []string) error { return writeLicences(args[0], args[1]) }},
	{"sbom", "TAGS NAME VERSION FOLDER FILE", func(args []string) error { return writeSBOM(args[0], args[1], args[2], args[3], args[4]) }},
	{"zip", "FOLDER FILE", func(args []string) error { return writeZip(args[0], args[1]) }},
	{"sums", "FOLDER", func(args []string) error { return writeSums(args[0]) }},
	{"icon", "PNG FILE", func(args []string) error { return writeIcon(args[0], args[1]) }},
	{"side", "PNG FILE", func(args []string) error { return writeSide(args[0], args[1]) }},
	{"pictures", "PNG FOLDER", func(args []string) error { return writePictures(args[0], args[1]) }},
	{"product", "VERSION", func(args []string) error { fmt.Println(productCode(args[0])); return nil }},
	{"msi", "FILE", func(args []string) error { return pinMSI(args[0]) }},
	{"fileversion", "PROGRAM", func(args []string) error { return printFileVersion(args[0]) }},
}

func run(args []string) error {
	var usage []string
	for _, w := range works {
		if len(args) > 0 && args[0] == w.name && len(args)-1 == len(strings.Fields(w.args)) {
			return w.do(args[1:])
		}
		usage = append(usage, "release "+w.name+" "+w.args)
	}
	return errors.New("use it as one of\n" + strings.Join(usage, "\n"))
}

// releaseTime is the time that everything in a release has.
func releaseTime() (time.Time, error) {
	seconds, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return time.Time{}, fmt.Errorf("SOURCE_DATE_EPOCH is to be the seconds of the commit: %w", err)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func writeLicences(tags, path string) error {
	all, err := components.Linked(".", tags)
	if err != nil {
		return err
	}
	text, err := components.Text(all)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}
