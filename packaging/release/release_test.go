package main

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestWithoutATimeNothingIsMade(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "")
	if _, err := releaseTime(); err == nil {
		t.Error("a release without a time would differ each time")
	}
}

func TestAZipIsTheSameWhateverItsFilesAreDated(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	var made [][]byte
	for i := range 2 {
		folder := filepath.Join(t.TempDir(), "Lisparmen")
		for _, name := range []string{"b.txt", "a.exe", "under/c.txt"} {
			path := filepath.Join(folder, name)
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(name), os.FileMode(0o600+i*0o100)); err != nil {
				t.Fatal(err)
			}
			when := time.Unix(int64(1e9*(i+1)), 0)
			if err := os.Chtimes(path, when, when); err != nil {
				t.Fatal(err)
			}
		}
		path := filepath.Join(t.TempDir(), "out.zip")
		if err := writeZip(folder, path); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, raw)
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("the zip differs")
	}
	z, err := zip.NewReader(bytes.NewReader(made[0]), int64(len(made[0])))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		if !f.Modified.Equal(time.Unix(1700000000, 0)) {
			t.Errorf("%s is dated %s", f.Name, f.Modified)
		}
	}
	if got := strings.Join(names, " "); got != "Lisparmen/a.exe Lisparmen/b.txt Lisparmen/under/c.txt" {
		t.Errorf("the zip holds %s", got)
	}
}

func TestSumsLeaveThemselvesOut(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"b", "a", sumsName} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSums(folder); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(folder, sumsName))
	const x = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
	if err != nil || string(raw) != x+"  a\n"+x+"  b\n" {
		t.Errorf("%v %s", err, raw)
	}
}

func TestNamesAreOfTheVersion(t *testing.T) {
	one, other := productCode("1.0.0"), productCode("1.0.1")
	if one != productCode("1.0.0") || one == other {
		t.Errorf("%s %s", one, other)
	}
	if !regexp.MustCompile(`^[0-9A-F]{8}-[0-9A-F]{4}-5[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$`).MatchString(one) {
		t.Errorf("%s is no name of version 5", one)
	}
	wxs, err := os.ReadFile("../windows/lisparmen.wxs")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(wxs), `UpgradeCode="5F0B7C7E-3B5C-4B5E-9D38-6A1D0E5C8F21"`) || namespace[0] != 0x5f || namespace[15] != 0x21 {
		t.Error("the name by which a newer version replaces an older must never change")
	}
}

// summary is a property set as wixl writes it, with something before and after.
func summary(code, created string) []byte {
	var values, table bytes.Buffer
	put := func(b *bytes.Buffer, vs ...any) {
		for _, v := range vs {
			_ = binary.Write(b, binary.LittleEndian, v)
		}
	}
	parts := []struct {
		id   uint32
		text string
	}{{3, "Lisp\u00e4rmen"}, {summaryTemplate, "x64;1033"}, {summaryCode, code}, {summaryCreated, created}, {summarySaved, created}}
	for _, p := range parts {
		put(&table, p.id, uint32(8+8*len(parts)+values.Len()))
		if p.text == created {
			put(&values, uint32(64))
			values.WriteString(created)
			continue
		}
		put(&values, uint32(30), uint32(len(p.text)+1))
		values.WriteString(p.text + "\x00" + strings.Repeat("\x00", 3-len(p.text)%4))
	}
	var set bytes.Buffer
	set.WriteString("before")
	put(&set, uint16(0xfffe), uint16(0), uint32(0), [16]byte{}, uint32(1))
	set.Write(summaryFormat)
	put(&set, uint32(48), uint32(8+table.Len()+values.Len()), uint32(len(parts)))
	set.Write(table.Bytes())
	set.Write(values.Bytes())
	set.WriteString("after")
	return set.Bytes()
}

func TestAnMSIIsTheSameWheneverItWasMade(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	var made [][]byte
	for _, differs := range [][2]string{{"{32C18FC1-4E95-4BD2-A3D2-1F09AA65F2F1}", "12345678"}, {"{8D4E7F8E-D29C-460A-A2A1-6334610E80C8}", "87654321"}} {
		path := filepath.Join(t.TempDir(), "a.msi")
		if err := os.WriteFile(path, summary(differs[0], differs[1]), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := pinMSI(path); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, raw)
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Errorf("they differ:\n%q\n%q", made[0], made[1])
	}
	for _, want := range []string{"x64;1053", "Lisp\xe4rmen\x00", "before", "after"} {
		if !bytes.Contains(made[0], []byte(want)) {
			t.Errorf("%q is lost: %q", want, made[0])
		}
	}
}

func TestWhatIsNoMSIIsRefused(t *testing.T) {
	t.Setenv("SOURCE_DATE_EPOCH", "1700000000")
	whole := summary("{32C18FC1-4E95-4BD2-A3D2-1F09AA65F2F1}", "12345678")
	for _, raw := range [][]byte{nil, []byte("no"), whole[:60], whole[:len(whole)-60]} {
		path := filepath.Join(t.TempDir(), "a.msi")
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := pinMSI(path); err == nil {
			t.Errorf("%d bytes are taken for a package", len(raw))
		}
	}
}

func TestTheIconHasEachSize(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.ico")
	if err := writeIcon("../../icons/app.png", path); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n := int(binary.LittleEndian.Uint16(raw[4:])); n != len(iconSizes) {
		t.Fatalf("the icon has %d pictures", n)
	}
	end := uint32(0)
	for i, size := range iconSizes {
		entry := raw[6+16*i:]
		length, start := binary.LittleEndian.Uint32(entry[8:]), binary.LittleEndian.Uint32(entry[12:])
		end = start + length
		if int(entry[0]) != size%256 || int(end) > len(raw) {
			t.Errorf("picture %d of %d points cannot be read", i, size)
		}
		if size == 256 {
			var picture image.Image
			if picture, err = png.Decode(bytes.NewReader(raw[start:end])); err != nil || picture.Bounds().Dx() != size {
				t.Errorf("the large picture: %v", err)
			}
		}
	}
	if int(end) != len(raw) {
		t.Errorf("the icon is %d bytes, of which %d are pictures", len(raw), end)
	}
}

func TestTheCommandTellsHowItIsUsed(t *testing.T) {
	if err := run([]string{"sums"}); err == nil || !strings.Contains(err.Error(), "release sums FOLDER") {
		t.Errorf("it says %v", err)
	}
}
