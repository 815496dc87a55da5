package policy

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"lisparmen/data"
)

const swedish = "Säkerhetsskydd på Öland – ”åtgärder”\nandra raden\n"

func encoded(t *testing.T, text string, bigEndian, bom bool) []byte {
	t.Helper()
	endian := unicode.Endianness(unicode.LittleEndian)
	if bigEndian {
		endian = unicode.BigEndian
	}
	policy := unicode.IgnoreBOM
	if bom {
		policy = unicode.UseBOM
	}
	raw, err := unicode.UTF16(endian, policy).NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(raw)
}

func TestDecode(t *testing.T) {
	windows, err := charmap.Windows1252.NewEncoder().String(swedish)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		raw  []byte
		want string
	}{
		"UTF-8":                           {[]byte(swedish), swedish},
		"UTF-8 with BOM":                  {[]byte("\ufeff" + swedish), swedish},
		"UTF-16 little-endian with BOM":   {encoded(t, swedish, false, true), swedish},
		"UTF-16 big-endian with BOM":      {encoded(t, swedish, true, true), swedish},
		"UTF-16 little-endian, no BOM":    {encoded(t, swedish, false, false), swedish},
		"UTF-16 big-endian, no BOM":       {encoded(t, swedish, true, false), swedish},
		"Windows-1252":                    {[]byte(windows), swedish},
		"Latin-1":                         {[]byte("\xe5tg\xe4rd \xf6"), "åtgärd ö"},
		"CRLF":                            {[]byte("ett\r\ntvå\r\n\r\ntre"), "ett\ntvå\n\ntre"},
		"CR":                              {[]byte("ett\rtvå"), "ett\ntvå"},
		"line separator":                  {[]byte("ett\u2028två\u2029tre"), "ett\ntvå\ntre"},
		"composed letters":                {[]byte("a\u030atga\u0308rd"), "åtgärd"},
		"soft hyphen at a line's end":     {[]byte("säker\u00ad\nhet och ri\u00adsk"), "säkerhet och risk"},
		"form feed is kept":               {[]byte("ett\n\ftvå"), "ett\n\ftvå"},
		"one damaged letter among others": {[]byte("åäöåäöåäöåäö \xe5"), "åäöåäöåäöåäö \ufffd"},
	} {
		got, err := Decode(test.raw)
		if err != nil || got != test.want {
			t.Errorf("%s: %q, %v, want %q", name, got, err, test.want)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		raw []byte
		key string
	}{
		"nothing":          {nil, "problem.policy.empty"},
		"only a BOM":       {[]byte("\ufeff"), "problem.policy.empty"},
		"white space":      {[]byte(" \n\t\r\n\f\u00a0 "), "problem.policy.empty"},
		"NUL":              {[]byte("text\x00text"), "problem.policy.binary"},
		"PDF":              {[]byte("%PDF-1.7\n1 0 obj"), "problem.policy.pdf"},
		"Word":             {[]byte("PK\x03\x04word/document.xml"), "problem.policy.binary"},
		"RTF":              {[]byte(`{\rtf1\ansi Inledning}`), "problem.policy.binary"},
		"controls":         {bytes.Repeat([]byte("\x01\x02a\x03"), 20), "problem.policy.binary"},
		"one byte too big": {bytes.Repeat([]byte("a"), MaxSize+1), "problem.policy.large"},
	} {
		if _, err := Decode(test.raw); !data.IsProblem(err, test.key) {
			t.Errorf("%s: %v, want %s", name, err, test.key)
		}
	}
	if _, err := Decode(bytes.Repeat([]byte("a"), MaxSize)); err != nil {
		t.Errorf("the largest allowed: %v", err)
	}
}

func TestReadDocument(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "policy å #%?.txt")
	write := func(raw string) {
		if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(swedish)
	if got, err := ReadDocument(path); err != nil || !reflect.DeepEqual(got, Parse(swedish)) {
		t.Errorf("%+v, %v", got, err)
	}
	write("a\x00b")
	_, err := ReadDocument(path)
	if p, ok := errors.AsType[*data.Problem](err); !ok || p.Key != "problem.policy.binary" || p.Args["file"] != path {
		t.Errorf("the Problem does not name the file: %v", err)
	}
	if _, err := ReadDocument(dir); !data.IsProblem(err, "problem.policy.unreadable") {
		t.Errorf("a folder: %v", err)
	}
	if _, err := ReadDocument(filepath.Join(dir, "nej")); !data.IsProblem(err, "problem.policy.unreadable") || !errors.Is(err, os.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
	if os.Getuid() != 0 {
		if err := os.Chmod(path, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadDocument(path); !data.IsProblem(err, "problem.policy.unreadable") {
			t.Errorf("a forbidden file: %v", err)
		}
	}
}

func TestReadDocumentRefusesFiftyMegabytesQuickly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "stor.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("Kommunen ska.\n", 50<<20/14)), 0o600); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	_, err := ReadDocument(path)
	if !data.IsProblem(err, "problem.policy.large") {
		t.Errorf("%v", err)
	}
	if took := time.Since(start); took > 100*time.Millisecond {
		t.Errorf("refused after %v", took)
	}
	t.Logf("refused after %v", time.Since(start))
}
