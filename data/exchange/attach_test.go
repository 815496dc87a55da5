package exchange

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/store"
)

func fileOf(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func packedFiles(t *testing.T, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := w.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatMayBeAttached(t *testing.T) {
	program := append([]byte("MZ\x90\x00\x03"), make([]byte, 200)...)
	old := func(part string) []byte {
		return append(append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 512)...), part...)
	}
	for _, test := range []struct {
		name    string
		content []byte
		key     string
	}{
		{"svar.pdf", []byte("%PDF-1.7"), ""},
		{"mz.txt", []byte("MZ är en förkortning för motorzon, som inte längre används i kommunens planer."), ""},
		{"text.docx", packedFiles(t, "[Content_Types].xml", "word/document.xml", "word/media/image1.png"), ""},
		{"trasig.zip", []byte("PK\x03\x04 inget"), ""},
		{"mapp.zip", packedFiles(t, "app.exe/", "app.exe/las.txt"), ""},
		{"text.doc", old("W\x00o\x00r\x00d\x00"), ""},
		{"tom.pdf", nil, "problem.attach.empty"},
		{"program.exe", []byte("x"), "problem.attach.danger"},
		{"bild.png", program, "problem.attach.content"},
		{"bild.jpg", []byte("\x7FELF\x02"), "problem.attach.content"},
		{"svar.txt", []byte("\x4C\x00\x00\x00\x01\x14\x02\x00\x00"), "problem.attach.content"},
		{"anteckning.pdf", []byte("\xE4\x52\x5C\x7B\x8C\xD8\xA7\x4D\xAE\xB1\x53\x78\xD0\x29\x96\xD3 rest"), "problem.attach.content"},
		{"blad.xls", old("_\x00V\x00B\x00A\x00_\x00P\x00R\x00O\x00J\x00E\x00C\x00T\x00"), "problem.attach.macros"},
		{"blad.xlsx", packedFiles(t, "[Content_Types].xml", "xl/vbaProject.bin"), "problem.attach.macros"},
		{"allt.zip", packedFiles(t, "las.txt", `mapp\Setup.EXE`), "problem.attach.inside"},
		{"full.zip", packedFiles(t, make([]string, mostInZip+1)...), "problem.attach.content"},
	} {
		name, content, err := ReadAttachment(fileOf(t, test.name, test.content))
		switch {
		case test.key != "" && !data.IsProblem(err, test.key), test.key == "" && err != nil:
			t.Errorf("%s: %v, want %q", test.name, err, test.key)
		case err == nil && (name != test.name || !bytes.Equal(content, test.content)):
			t.Errorf("%s: %s, %q", test.name, name, content)
		}
	}
}

// A link, a folder and a device are no files of their own.
func TestOnlyAFileOfItsOwnIsAttached(t *testing.T) {
	dir := t.TempDir()
	secret := fileOf(t, "hemlig.txt", []byte("hemligt"))
	link := filepath.Join(dir, "lank.txt")
	if err := os.Symlink(secret, link); err != nil {
		t.Skip(err)
	}
	for path, key := range map[string]string{
		link: "problem.attach.irregular", dir: "problem.attach.irregular", os.DevNull: "problem.attach.irregular",
		filepath.Join(dir, "saknas.pdf"): "problem.attach.unreadable",
	} {
		if _, content, err := ReadAttachment(path); !data.IsProblem(err, key) || content != nil {
			t.Errorf("%s: %q, %v", path, content, err)
		}
	}
}

// A file that is too large is refused by its size, before anything of it is read.
func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	path := fileOf(t, "film.mp4", []byte("x"))
	if err := os.Truncate(path, data.MostAttached+1); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0); err != nil { // nothing can read it, but for who may read all
		t.Fatal(err)
	}
	_, _, err := ReadAttachment(path)
	var p *data.Problem
	if !data.IsProblem(err, "problem.content.large") {
		t.Fatal(err)
	}
	if p = err.(*data.Problem); p.Args["size"] != "26" || p.Args["most"] != "25" || p.Args["name"] != "film.mp4" {
		t.Errorf("%v", p.Args)
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, data.MostAttached); err != nil {
		t.Fatal(err)
	}
	if _, content, err := ReadAttachment(path); err != nil || len(content) != data.MostAttached {
		t.Errorf("%d bytes, %v", len(content), err)
	}
}

func TestFilesAreAttachedAsOneSave(t *testing.T) {
	unit := &data.Unit{Name: "Socialnämnden", Type: data.UnitCommittee}
	s, reg := withRecords(t, unit)
	attach := func(note string, paths ...string) error {
		return Perform(t.Context(), s, reg, func(d *Deed) error { return d.Attach(reg.Record(unit.ID), note, paths...) })
	}
	one, two := fileOf(t, "ett.pdf", []byte("ett")), fileOf(t, "två.txt", []byte("två"))
	if err := attach("", one, fileOf(t, "x.exe", []byte("x"))); !data.IsProblem(err, "problem.attach.danger") {
		t.Fatal(err)
	}
	if list := data.AttachedTo(readAll(t, s), unit); len(list) != 0 {
		t.Fatalf("a part of what was refused is there: %v", list)
	}
	if err := attach("Beslutet", one, two); err != nil {
		t.Fatal(err)
	}
	reg = readAll(t, s)
	list := data.AttachedTo(reg, unit)
	if len(list) != 2 || list[0].Title != "ett.pdf" || list[1].Note != "Beslutet" || list[0].On != data.DayOf(s.Now()) {
		t.Fatalf("%+v", list)
	}
	if content, err := s.Content(t.Context(), list[1].File); err != nil || string(content) != "två" {
		t.Errorf("%q, %v", content, err)
	}
	if hits, err := s.Search(t.Context(), "två.txt"); err != nil || len(hits) != 1 || hits[0].Record != list[1].ID {
		t.Errorf("%v, %v", hits, err)
	}
	if err := attach("", fileOf(t, "samma.pdf", []byte("ett"))); !data.IsProblem(err, "problem.attach.again") {
		t.Error(err)
	}
	err := Perform(t.Context(), s, reg, func(d *Deed) error { return d.Attach(list[0], "", two) })
	if !data.IsProblem(err, "problem.attach.record") {
		t.Errorf("to another bilaga: %v", err)
	}
	if _, err := s.Undo(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	if list := data.AttachedTo(readAll(t, s), unit); len(list) != 0 {
		t.Errorf("after undo: %v", list)
	}
	if _, err := s.Redo(t.Context()); err != nil {
		t.Fatal(err)
	}
	reg = readAll(t, s)
	if list = data.AttachedTo(reg, unit); len(list) != 2 {
		t.Fatalf("done again: %v", list)
	}
	if content, err := s.Content(t.Context(), list[0].File); err != nil || string(content) != "ett" {
		t.Errorf("%q, %v", content, err)
	}
	if _, err := RemoveByHand(t.Context(), s, reg, data.Units.Untyped(), unit.ID, false); len(store.Linked(err)) != 2 {
		t.Errorf("removed without its bilagor: %v", err)
	}
	if _, err := RemoveByHand(t.Context(), s, reg, data.Units.Untyped(), unit.ID, true); err != nil {
		t.Fatal(err)
	}
	reg = readAll(t, s)
	if list := data.All(reg, data.AttachedFiles); len(list) != 0 {
		t.Errorf("left behind: %v", list)
	}
	if err := attach("", two); !data.IsProblem(err, "problem.record.missing") {
		t.Errorf("to what is removed: %v", err)
	}
}

func TestABilagaIsOpenedFromAPrivateCopy(t *testing.T) {
	home, content := t.TempDir(), []byte("%PDF innehåll")
	file := data.AttachmentOf("svar.pdf", content)
	path, err := CopyToOpen(home, file, content)
	if err != nil {
		t.Fatal(err)
	}
	again, err := CopyToOpen(home, file, content)
	if err != nil || again == path || filepath.Base(again) != "svar.pdf" {
		t.Errorf("%s, %v", again, err)
	}
	if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, content) || !strings.HasPrefix(path, home) {
		t.Errorf("%s: %q, %v", path, got, err)
	}
	if runtime.GOOS != "windows" {
		for at, want := range map[string]fs.FileMode{path: 0o400, filepath.Dir(path): 0o700 | fs.ModeDir, filepath.Dir(filepath.Dir(path)): 0o700 | fs.ModeDir} {
			if info, err := os.Stat(at); err != nil || info.Mode() != want {
				t.Errorf("%s: %v, %v", at, info.Mode(), err)
			}
		}
	}
	DropOpened(home)
	if left, _ := os.ReadDir(home); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	DropOpened("")
	for key, file := range map[string]data.Attachment{
		"problem.attach.danger":  data.AttachmentOf("x.exe", content), // as a merge may bring it
		"problem.attach.content": data.AttachmentOf("x.pdf", []byte("\x7FELF")),
	} {
		said := content
		if key == "problem.attach.content" {
			said = []byte("\x7FELF")
		}
		if _, err := CopyToOpen(home, file, said); !data.IsProblem(err, key) {
			t.Errorf("%s: %v", key, err)
		}
	}
	if _, err := CopyToOpen("", file, content); !data.IsProblem(err, "problem.attach.open") {
		t.Error(err)
	}
	if _, err := CopyToOpen(fileOf(t, "fil", []byte("x")), file, content); !data.IsProblem(err, "problem.attach.open") {
		t.Error(err)
	}
	if left, _ := os.ReadDir(home); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// What Windows reads to know that a file is from the internet.
func TestTheMarkOfTheWeb(t *testing.T) {
	stream := filepath.Join(t.TempDir(), "mark")
	if err := markFromInternet(stream); err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(stream); err != nil || string(raw) != "[ZoneTransfer]\r\nZoneId=3\r\n" {
		t.Errorf("%q, %v", raw, err)
	}
}
