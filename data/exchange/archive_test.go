package exchange

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
)

// newBinder is a new file; most of the time that it takes is the disk's.
func newBinder(t testing.TB, name string) *store.Store {
	t.Helper()
	options := store.Options{Now: func() time.Time { return november }, Author: "Anna Berg", Device: "a"}
	s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), name), options, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// fillBinder gives a file a few records, one of them a kept paper, and one gallrad.
func fillBinder(t testing.TB, s *store.Store) {
	t.Helper()
	person, gone := data.People.New(), data.People.New()
	person.Name, gone.Name = "Bo Ek <bo@ek> & \u2028 \"co\"", "Eva Ek"
	paper, content := data.Papers.New(), []byte("%PDF-1.7 Bra.")
	paper.Title, paper.State, paper.FinalOn, paper.File = "Årsrapport", data.PaperFinal, "2026-11-24", data.AttachmentOf("årsrapport.pdf", content)
	drafts := []store.Draft{{Record: person}, {Record: gone}, {Record: paper}}
	if _, err := s.SaveWith(t.Context(), store.ActSave, "därför", drafts, content); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Gallra(t.Context(), data.People.Untyped(), gone.ID, "Planen"); err != nil {
		t.Fatal(err)
	}
}

// smallArchive is an archive with the least that one can have.
func smallArchive(t testing.TB, s *store.Store) Archive {
	t.Helper()
	files, err := s.Attachments(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	saves, err := s.SaveCount(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	a := Archive{Program: "1", Municipality: "Vara", Saves: saves, Parts: []ArchivePart{
		{ArchiveReadme, func(w io.Writer) error { _, err := io.WriteString(w, "Läs mig"); return err }},
		{ArchiveRegister + "person.csv", func(w io.Writer) error { return WriteCSV(w, []string{"namn"}, [][]string{{"=Bo"}}) }},
	}}
	for _, f := range files {
		a.Contents = append(a.Contents, ArchiveContent{f, ArchiveContents + PlainName(f.Name())})
	}
	return a
}

// unpacked are the files of an archive by name.
func unpacked(t testing.TB, path string) map[string]string {
	t.Helper()
	files := map[string]string{}
	if !IsZip(path) {
		err := fs.WalkDir(os.DirFS(path), ".", func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			raw, err := os.ReadFile(filepath.Join(path, name))
			files[name] = string(raw)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	in, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(raw)
	}
	return files
}

// An archive is taken in again as it was, from a zip and from a folder, and written again it is the same to the byte.
func TestAnArchiveComesBack(t *testing.T) {
	from := newBinder(t, "a.lis")
	fillBinder(t, from)
	dir := t.TempDir()
	zipped, folder := filepath.Join(dir, "ut.zip"), filepath.Join(dir, "ut")
	for _, to := range []string{zipped, folder} {
		if err := WriteArchive(t.Context(), from, to, smallArchive(t, from)); err != nil {
			t.Fatal(err)
		}
		if err := WriteArchive(t.Context(), from, to, smallArchive(t, from)); !data.IsProblem(err, "problem.file.exists") {
			t.Errorf("written over another: %v", err)
		}
	}
	want := unpacked(t, zipped)
	if !maps.Equal(want, unpacked(t, folder)) {
		t.Error("the folder is another than the zip")
	}
	for _, name := range []string{ArchiveReadme, ArchiveAbout, ArchiveLog, ArchiveSums, ArchiveContents + "arsrapport-pdf", ArchiveRegister + "person.csv"} {
		if want[name] == "" {
			t.Errorf("%s lacks", name)
		}
	}
	if strings.Contains(want[ArchiveLog], "Eva Ek") || !strings.Contains(want[ArchiveLog], `Bo Ek <bo@ek> &`) {
		t.Errorf("the log says\n%s", want[ArchiveLog])
	}
	sums := strings.Split(strings.TrimSuffix(want[ArchiveSums], "\n"), "\n")
	if len(sums) != len(want)-1 || !slices.IsSortedFunc(sums, func(a, b string) int { return strings.Compare(a[66:], b[66:]) }) {
		t.Errorf("sums:\n%s", want[ArchiveSums])
	}
	for _, line := range sums {
		if sum := sha256.Sum256([]byte(want[line[66:]])); line[:66] != hex.EncodeToString(sum[:])+"  " {
			t.Errorf("%q", line)
		}
	}
	for _, source := range []string{zipped, folder} {
		to := newBinder(t, "ny.lis")
		in, err := OpenArchive(t.Context(), source, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := in.TakeInto(t.Context(), to, nil); err != nil {
			t.Fatal(err)
		}
		if err := in.Close(); err != nil {
			t.Fatal(err)
		}
		again := filepath.Join(t.TempDir(), "igen.zip")
		if err := WriteArchive(t.Context(), to, again, smallArchive(t, to)); err != nil {
			t.Fatal(err)
		}
		first, _ := os.ReadFile(zipped)
		if second, err := os.ReadFile(again); err != nil || !bytes.Equal(first, second) {
			t.Errorf("from %s: written again it is another, %v", source, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".lisparmen*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

// Nothing is left of an archive that was stopped, or that somebody saved beside.
func TestAnArchiveIsWholeOrNone(t *testing.T) {
	s := newBinder(t, "a.lis")
	fillBinder(t, s)
	dir := t.TempDir()
	for _, name := range []string{"ut.zip", "ut"} {
		ctx, cancel := context.WithCancel(t.Context())
		a := smallArchive(t, s)
		a.Progress = func(float64) { cancel() }
		if err := WriteArchive(ctx, s, filepath.Join(dir, name), a); !errors.Is(err, context.Canceled) {
			t.Errorf("stopped: %v", err)
		}
		a = smallArchive(t, s)
		a.Saves--
		if err := WriteArchive(t.Context(), s, filepath.Join(dir, name), a); !data.IsProblem(err, "problem.file.busy") {
			t.Errorf("saved meanwhile: %v", err)
		}
		if err := WriteArchive(t.Context(), s, filepath.Join(dir, "nowhere", name), smallArchive(t, s)); !data.IsProblem(err, "problem.output") {
			t.Errorf("nowhere: %v", err)
		}
		a = smallArchive(t, s)
		a.Contents[0].File = data.AttachmentOf("x.pdf", []byte("x"))
		if err := WriteArchive(t.Context(), s, filepath.Join(dir, name), a); !data.IsProblem(err, "problem.content.missing") {
			t.Errorf("a content lacks: %v", err)
		}
	}
	db, err := sql.Open("sqlite3", s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`UPDATE person SET name='Bu Ek' WHERE removed=0`); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := WriteArchive(t.Context(), s, filepath.Join(dir, "ut.zip"), smallArchive(t, s)); !data.IsProblem(err, "problem.archive.unsound") {
		t.Errorf("a damaged file: %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// zipOf is a zip of files, in the order of their names, with what more adds.
func zipOf(t testing.TB, files map[string]string, more func(*zip.Writer)) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "arkiv.zip")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := zip.NewWriter(f)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		part, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(part, files[name])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if more != nil {
		more(w)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// summed gives files the checksums that they would have.
func summed(files map[string]string) map[string]string {
	delete(files, ArchiveSums)
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(files[name])), name)
	}
	files[ArchiveSums] = b.String()
	return files
}

// raw adds an entry as it is, whatever it says of itself.
func raw(t testing.TB, w *zip.Writer, header *zip.FileHeader, deflated []byte) {
	t.Helper()
	header.CompressedSize64 = uint64(len(deflated))
	part, err := w.CreateRaw(header)
	if err == nil {
		_, err = part.Write(deflated)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func deflated(content []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestCompression)
	_, _ = w.Write(content)
	_ = w.Close()
	return b.Bytes()
}

// emptyBinder is an empty file's bytes: to make one takes long.
var emptyBinder = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "lisparmen-tom-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "tom.lis")
	s, err := store.Create(context.Background(), path, store.Options{}, nil)
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// takeArchive opens an archive and takes it into an empty file.
func takeArchive(t testing.TB, path string) error {
	t.Helper()
	in, err := OpenArchive(t.Context(), path, nil)
	if err != nil {
		return err
	}
	defer in.Close()
	empty, err := emptyBinder()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "ny.lis")
	if err := os.WriteFile(file, empty, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), file, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return in.TakeInto(t.Context(), s, nil)
}

// An archive from elsewhere may hold anything: what is not as it was written is refused, and nothing is unpacked.
func TestAHostileArchiveIsRefused(t *testing.T) {
	s := newBinder(t, "a.lis")
	fillBinder(t, s)
	good := filepath.Join(t.TempDir(), "ut.zip")
	if err := WriteArchive(t.Context(), s, good, smallArchive(t, s)); err != nil {
		t.Fatal(err)
	}
	real := unpacked(t, good)
	with := func(change func(map[string]string)) map[string]string {
		files := maps.Clone(real)
		change(files)
		return files
	}
	edit := func(name, old, new string) map[string]string {
		files := maps.Clone(real)
		if !strings.Contains(files[name], old) {
			t.Fatalf("%s does not hold %q", name, old)
		}
		files[name] = strings.Replace(files[name], old, new, 1)
		return files
	}
	content := ArchiveContents + "arsrapport-pdf"
	line := strings.SplitAfter(real[ArchiveLog], "\n")

	if err := takeArchive(t, zipOf(t, real, func(w *zip.Writer) { _, _ = w.Create("handlingar/") })); err != nil {
		t.Fatalf("the archive as it is, with a folder of its own: %v", err)
	}
	for name, test := range map[string]struct {
		key   string
		files map[string]string
		more  func(*zip.Writer)
	}{
		"empty zip":         {"problem.archive.foreign", nil, nil},
		"another zip":       {"problem.archive.foreign", map[string]string{"word/document.xml": "x"}, nil},
		"out of the folder": {"problem.archive.foreign", summed(with(func(f map[string]string) { f["../x"] = "x" })), nil},
		"from the root":     {"problem.archive.foreign", summed(with(func(f map[string]string) { f["/etc/passwd"] = "x" })), nil},
		"back slash":        {"problem.archive.foreign", summed(with(func(f map[string]string) { f[`..\x`] = "x" })), nil},
		"a drive":           {"problem.archive.foreign", summed(with(func(f map[string]string) { f["C:x"] = "x" })), nil},
		"a link":            {"problem.archive.foreign", real, func(w *zip.Writer) { link(t, w, "lank", "/etc/passwd") }},
		"encrypted":         {"problem.archive.foreign", real, func(w *zip.Writer) { raw(t, w, &zip.FileHeader{Name: "x", Flags: 1}, nil) }},
		"twice": {"problem.archive.altered", edit(ArchiveRegister+"person.csv", "Bo", "Bu"), func(w *zip.Writer) { // other programs unpack the other
			part, _ := w.Create(ArchiveRegister + "person.csv")
			_, _ = io.WriteString(part, real[ArchiveRegister+"person.csv"])
		}},
		"one more":          {"problem.archive.altered", with(func(f map[string]string) { f["Thumbs.db"] = "x" }), nil},
		"one less":          {"problem.archive.altered", with(func(f map[string]string) { delete(f, content) }), nil},
		"altered":           {"problem.archive.altered", edit(ArchiveRegister+"person.csv", "Bo", "Bu"), nil},
		"altered content":   {"problem.archive.altered", edit(content, "Bra", "Usel"), nil},
		"no sums":           {"problem.archive.altered", with(func(f map[string]string) { delete(f, ArchiveSums) }), nil},
		"sums of nothing":   {"problem.archive.altered", with(func(f map[string]string) { f[ArchiveSums] = "" }), nil},
		"sums of rubbish":   {"problem.archive.altered", with(func(f map[string]string) { f[ArchiveSums] = "x\n" }), nil},
		"a sum twice":       {"problem.archive.altered", with(func(f map[string]string) { f[ArchiveSums] += f[ArchiveSums] }), nil},
		"a sum elsewhere":   {"problem.archive.altered", with(func(f map[string]string) { f[ArchiveSums] += strings.Repeat("0", 64) + "  ../x\n" }), nil},
		"newer":             {"problem.archive.newer", summed(edit(ArchiveAbout, `"version": 1`, `"version": 2`)), nil},
		"newer tables":      {"problem.archive.newer", summed(edit(ArchiveAbout, `"schema": `, `"schema": 9`)), nil},
		"another form":      {"problem.archive.foreign", summed(edit(ArchiveAbout, archiveForm, "x")), nil},
		"about nothing":     {"problem.archive.foreign", summed(with(func(f map[string]string) { f[ArchiveAbout] = "[" })), nil},
		"about too much":    {"problem.archive.altered", summed(with(func(f map[string]string) { f[ArchiveAbout] += strings.Repeat(" ", mostArchivedAbout) })), nil},
		"dataset elsewhere": {"problem.file.forged", summed(edit(ArchiveAbout, `"datamangd": "`, `"datamangd": "../`)), nil},
		"other saves":       {"problem.file.forged", summed(edit(ArchiveAbout, `"sparningar": 2`, `"sparningar": 3`)), nil},
		"no log":            {"problem.archive.altered", summed(with(func(f map[string]string) { delete(f, ArchiveLog) })), nil},
		"a log cut short":   {"problem.archive.altered", summed(with(func(f map[string]string) { f[ArchiveLog] = strings.Join(line[:4], "") })), nil},
		"a log without end": {"problem.archive.altered", summed(with(func(f map[string]string) { f[ArchiveLog] = f[ArchiveLog][:len(f[ArchiveLog])-9] })), nil},
		"another log":       {"problem.archive.altered", summed(with(func(f map[string]string) { f[ArchiveLog] = "{}\n" })), nil},
		"an unknown word":   {"problem.archive.altered", summed(edit(ArchiveLog, `"post"`, `"pist"`)), nil},
		"a long line":       {"problem.archive.altered", summed(with(func(f map[string]string) { f[ArchiveLog] += `{"sparning":"` + strings.Repeat("0", longestLogLine) })), nil},
		"an altered text":   {"problem.file.forged", summed(edit(ArchiveLog, "Bo Ek", "Bu Ek")), nil},
		"an altered author": {"problem.file.forged", summed(edit(ArchiveLog, "Anna Berg", "Eva Berg")), nil},
		"a text too few":    {"problem.file.forged", summed(edit(ArchiveLog, `,"text":"Årsrapport"`, "")), nil},
		"a negative count":  {"problem.archive.altered", summed(edit(ArchiveLog, `"andringar":`, `"andringar":-`)), nil},
		"a huge count":      {"problem.file.swollen", summed(edit(ArchiveLog, `"andringar":`, `"andringar":999999999999`)), nil},
		"a save of too much": {"problem.file.swollen", summed(with(func(f map[string]string) {
			text := `{"post":"x","register":"x","falt":"x","summa":"` + strings.Repeat("00", 32) + `","salt":"` + strings.Repeat("00", 16) + `","text":"` + strings.Repeat("x", longestLogLine-300) + "\"}\n"
			f[ArchiveLog] = `{"sparning":"` + strings.Repeat("00", 32) + `","handling":"save","format":1,"andringar":9}` + "\n" + strings.Repeat(text, 6)
		})), nil},
		"no content":          {"problem.archive.altered", summed(with(func(f map[string]string) { delete(f, content) })), nil},
		"larger than it says": {"problem.archive.altered", real, func(w *zip.Writer) { lying(t, w, 5, 1<<20) }},
		"a bomb":              {"problem.file.swollen", real, func(w *zip.Writer) { lying(t, w, mostArchived, 10) }},
		"a bomb of no size":   {"problem.file.swollen", real, func(w *zip.Writer) { lying(t, w, 1<<63+5, 10) }},
		"many small bombs":    {"problem.file.swollen", real, func(w *zip.Writer) { lying(t, w, mostArchived/2, 10); lying(t, w, mostArchived/2, 11) }},
		"more files than any": {"problem.file.swollen", real, func(w *zip.Writer) {
			for i := range mostArchivedFiles {
				raw(t, w, &zip.FileHeader{Name: fmt.Sprint(i)}, nil)
			}
		}},
	} {
		path := zipOf(t, test.files, test.more)
		if err := takeArchive(t, path); !data.IsProblem(err, test.key) {
			t.Errorf("%s: %v", name, err)
		} else if p := (*data.Problem)(nil); errors.As(err, &p) && p.Args["file"] != path {
			t.Errorf("%s tells of %q", name, p.Args["file"])
		}
	}
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"nothing": nil, "text": []byte("hej"), "half": whole[:len(whole)/2]} {
		path := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := takeArchive(t, path); !data.IsProblem(err, "problem.archive.foreign") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := takeArchive(t, filepath.Join(t.TempDir(), "x.zip")); !data.IsProblem(err, "problem.file.missing") {
		t.Errorf("missing: %v", err)
	}
}

// link adds a symbolic link.
func link(t testing.TB, w *zip.Writer, name, to string) {
	t.Helper()
	header := &zip.FileHeader{Name: name}
	header.SetMode(fs.ModeSymlink | 0o777)
	part, err := w.CreateHeader(header)
	if err == nil {
		_, err = io.WriteString(part, to)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// lying adds an entry that says that it is of another size than it is.
func lying(t testing.TB, w *zip.Writer, says uint64, is int) {
	t.Helper()
	raw(t, w, &zip.FileHeader{Name: fmt.Sprint("bilagor/", is), Method: zip.Deflate, UncompressedSize64: says}, deflated(make([]byte, is)))
}

// A folder is no safer than a zip: links in it, also to what lies within it, are refused.
func TestAHostileFolderIsRefused(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a right of their own")
	}
	s := newBinder(t, "a.lis")
	fillBinder(t, s)
	for name, spoil := range map[string]func(folder string) error{
		"a link out":    func(f string) error { return os.Symlink("/etc/passwd", filepath.Join(f, "lank")) },
		"a link within": func(f string) error { return os.Symlink(ArchiveLog, filepath.Join(f, "lank")) },
		"a linked part": func(f string) error {
			return errors.Join(os.Rename(filepath.Join(f, ArchiveLog), filepath.Join(f, "..", "l")), os.Symlink("../l", filepath.Join(f, ArchiveLog)))
		},
		"a folder linked": func(f string) error { return os.Symlink("/etc", filepath.Join(f, "mapp")) },
	} {
		folder := filepath.Join(t.TempDir(), "ut")
		if err := WriteArchive(t.Context(), s, folder, smallArchive(t, s)); err != nil {
			t.Fatal(err)
		}
		if err := spoil(folder); err != nil {
			t.Fatal(err)
		}
		if err := takeArchive(t, folder); !data.IsProblem(err, "problem.archive.foreign") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a text is comes back to the byte, also what JSON would mend.
func TestALogLineKeepsEveryByte(t *testing.T) {
	for _, text := range []string{"", "å", "<&>\u2028\u2029", "\x00\x1f\"\\", "\xff\xfe", "{\"base64\":\"\"}", "a\xc3", "\ufffd", "\r\n"} {
		raw, err := json.Marshal(exact(text))
		if err != nil {
			t.Fatal(err)
		}
		var back exact
		if err := json.Unmarshal(raw, &back); err != nil || string(back) != text {
			t.Errorf("%q became %q by %s, %v", text, back, raw, err)
		}
	}
}

func TestPlainName(t *testing.T) {
	for text, want := range map[string]string{
		"Riktlinje för lösenord": "Riktlinje-for-losenord", "H-1 Årsrapport": "H-1-Arsrapport", "../../x": "x", "": "namnlos", "§§": "namnlos", "a//b\\c:d": "a-b-c-d",
		strings.Repeat("å", 90): strings.Repeat("a", 60), "CON": "CON",
	} {
		if got := PlainName(text); got != want {
			t.Errorf("%q is called %q, not %q", text, got, want)
		}
	}
}

// FuzzArchive opens zip files that may be anything: each is taken in, or refused with words for a person.
func FuzzArchive(f *testing.F) {
	s := newBinder(f, "a.lis")
	fillBinder(f, s)
	path := filepath.Join(f.TempDir(), "ut.zip")
	if err := WriteArchive(f.Context(), s, path, smallArchive(f, s)); err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		in, err := OpenArchive(t.Context(), path, nil)
		var p *data.Problem
		if err != nil && !errors.As(err, &p) {
			t.Errorf("%v", err)
		}
		if err == nil {
			in.Close()
		}
	})
}

// FuzzArchiveLog reads lines of a log that may be anything: what can be read is written the same again.
func FuzzArchiveLog(f *testing.F) {
	s := newBinder(f, "a.lis")
	fillBinder(f, s)
	log, err := s.Log(f.Context())
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := writeLog(&b, log.Ordered()); err != nil {
		f.Fatal(err)
	}
	f.Add(b.String())
	f.Add(`{"sparning":"00","andringar":1}` + "\n")
	f.Add(`{"sparning":"` + strings.Repeat("00", 32) + `","handling":{"base64":"/w=="},"format":1,"andringar":0}` + "\n")
	f.Fuzz(func(t *testing.T, text string) {
		var saves []*store.Save
		for save, err := range readLog(strings.NewReader(text)) {
			if err != nil {
				return
			}
			saves = append(saves, save)
		}
		var first, again bytes.Buffer
		if err := writeLog(&first, saves); err != nil {
			t.Fatal(err)
		}
		saves = nil
		for save, err := range readLog(bytes.NewReader(first.Bytes())) {
			if err != nil {
				t.Fatal(err)
			}
			saves = append(saves, save)
		}
		if err := writeLog(&again, saves); err != nil || !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Errorf("%s became %s, %v", first.String(), again.String(), err)
		}
	})
}
