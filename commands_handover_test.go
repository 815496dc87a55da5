package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var sevenWords = regexp.MustCompile(`^[a-zåäö]{4,9}( [a-zåäö]{4,9}){6}$`)

// types lets somebody type the text at the next command, or send it there.
func (d *desk) types(text string) {
	d.Helper()
	in, out, err := os.Pipe()
	if err != nil {
		d.Fatal(err)
	}
	if _, err := out.WriteString(text); err != nil {
		d.Fatal(err)
	}
	_ = out.Close()
	before := os.Stdin
	os.Stdin = in
	d.Cleanup(func() { os.Stdin = before; _ = in.Close() })
}

// saidNowhere holds the words out of every file of the desk but those named.
func (d *desk) saidNowhere(words string, but ...string) {
	d.Helper()
	for _, dir := range []string{d.dir, d.home} {
		err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			for _, name := range but {
				if path == name {
					return nil
				}
			}
			if strings.HasSuffix(path, ".tmp") || bytes.Contains(d.read(path), []byte(words)) {
				d.Errorf("%s is left, or holds the words", path)
			}
			return nil
		})
		if err != nil {
			d.Fatal(err)
		}
	}
}

func TestHandover(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	before := d.read(file)
	a := d.must("kryptera", file)
	copied := d.path("exempel-2026-11-24.lis.age")
	told, words, _ := strings.Cut(strings.TrimSuffix(a.out, "\n"), "\n")
	if !isSentence(told, "told.encrypted") || !strings.Contains(told, copied) || !sevenWords.MatchString(words) {
		t.Fatalf("kryptera says %q", a.out)
	}
	if strings.Count(a.out+a.errs, words) != 1 || !isSentence(a.errs, "told.passphrase") || !strings.Contains(a.errs, "visas bara nu") {
		t.Errorf("kryptera tells of the words %q, %q", a.out, a.errs)
	}
	if !bytes.Equal(d.read(file), before) {
		t.Error("the file itself was changed")
	}
	d.saidNowhere(words)

	d.unchanged(func() { d.want(exitFailed, "problem.file.exists", "kryptera", file) })
	note := d.file("ord.txt", []byte(strings.ToUpper(words)+"\r\n"))
	if a := d.must("dekryptera", copied, d.path("ny å #1.lis"), "--ord", note); !isSentence(a.out, "told.decrypted") || strings.Contains(a.out, words) {
		t.Errorf("dekryptera says %q", a.out)
	}
	if !bytes.Equal(d.read(d.path("ny å #1.lis")), before) {
		t.Error("what came out is not what went in")
	}
	d.must("kontrollera", d.path("ny å #1.lis"))
	d.unchanged(func() {
		d.want(exitFailed, "problem.file.exists", "dekryptera", copied, file, "--ord", note)
		d.types("ett annat ord\n")
		d.want(exitFailed, "problem.decrypt.wrong_words", "dekryptera", copied, d.path("x.lis"), "--ord", "-")
		d.want(exitFailed, "problem.decrypt.not_encrypted", "dekryptera", file, d.path("x.lis"), "--ord", note)
		d.want(exitFailed, "problem.file.missing", "dekryptera", d.path("borta.age"), d.path("x.lis"), "--ord", note)
	})
	damaged := d.read(copied)
	damaged[len(damaged)/2] ^= 1
	broken := d.file("skadad.age", damaged)
	d.unchanged(func() {
		d.want(exitFailed, "problem.decrypt.damaged", "dekryptera", broken, d.path("x.lis"), "--ord", note)
	})
	d.saidNowhere(words)
	d.saidNowhere("ett annat ord")
}

func TestHandoverWithWordsOfOnesOwn(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	const own = "Åtta Små Grisar 12"
	d.types(own + "\n")
	a := d.must("kryptera", file, d.path("kopia.age"), "--ord", "-")
	if !isSentence(a.out, "told.encrypted") || a.errs != "" {
		t.Errorf("kryptera says %q, %q", a.out, a.errs)
	}
	note := d.file("ord.txt", []byte(own))
	d.must("dekryptera", d.path("kopia.age"), d.path("ny.lis"), "--ord", note)
	d.must("kryptera", file, d.path("andra.age"), "--ord", note)
	d.saidNowhere(own, note)

	short := d.file("kort.txt", []byte("elva tecken\n"))
	empty := d.file("tom.txt", nil)
	old := d.file("gammal.txt", []byte("bl\xe5sa kaktus tall"))
	d.unchanged(func() {
		d.want(exitFailed, "problem.passphrase.short", "kryptera", file, "--ord", short)
		d.want(exitFailed, "problem.passphrase.empty", "kryptera", file, "--ord", empty)
		d.want(exitFailed, "problem.passphrase.empty", "dekryptera", d.path("kopia.age"), d.path("x.lis"), "--ord", empty)
		d.want(exitFailed, "problem.passphrase.unreadable", "kryptera", file, "--ord", old)
		d.want(exitFailed, "problem.passphrase.unreadable", "kryptera", file, "--ord", d.dir)
		d.want(exitFailed, "problem.file.missing", "kryptera", file, "--ord", d.path("borta.txt"))
		d.want(exitUsage, "problem.flag.value", "kryptera", file, "--ord", "")
		d.want(exitUsage, "problem.flag.value", "dekryptera", d.path("kopia.age"), d.path("x.lis"), "--ord", "")
		d.types("") // nobody can be asked here
		d.want(exitUsage, "problem.flag.value", "dekryptera", d.path("kopia.age"), d.path("x.lis"))
		d.want(exitFailed, "problem.output", "kryptera", file, d.path("borta/x.age"))
		nothing, err := os.Open(os.DevNull)
		if err != nil {
			t.Fatal(err)
		}
		defer nothing.Close()
		os.Stdin = nothing
		d.want(exitUsage, "problem.flag.value", "dekryptera", d.path("kopia.age"), d.path("x.lis"))
	})
}

// A copy whose words nobody has seen can be opened by nobody, and does not stay.
func TestACopyWhoseWordsCannotBeToldIsTakenAway(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.unchanged(func() {
		var errs bytes.Buffer
		code := run([]string{"kryptera", file, "--hem", d.home}, fullWriter{}, &errs)
		if code != exitFailed || !isSentence(errs.String(), "problem.told") {
			t.Errorf("it gave %d, %q", code, errs.String())
		}
	})
}
