package ui

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/data/store"

	"fyne.io/fyne/v2"
)

// shownPassphrase is the one that the dialog shows; empty when it shows none.
func (f *fixture) shownPassphrase() string {
	words := ""
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if t, ok := o.(*passphraseText); ok {
			words = t.Text
		}
	})
	return words
}

// entries are the fields of the dialog, in reading order.
func (f *fixture) entries() []*textEntry {
	var list []*textEntry
	walkShown(f.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if e, ok := o.(*textEntry); ok {
			list = append(list, e)
		}
	})
	return list
}

// saidNowhere holds words out of every file in some folders.
func saidNowhere(t *testing.T, words string, folders ...string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() {
				return err
			}
			raw, err := os.ReadFile(path)
			if bytes.Contains(raw, []byte(words)) || strings.HasSuffix(path, ".tmp") {
				t.Errorf("%s is left, or holds the passphrase", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// withHome keeps a person's own folders out of the test.
func withHome(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	if err := os.Mkdir(filepath.Join(home, "Documents"), 0o700); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(home, "Documents")
}

// An encrypted copy is made with a proposed passphrase, that is told in the window alone, and is opened again.
func TestAnEncryptedCopyIsMadeInTheWindow(t *testing.T) {
	documents := withHome(t)
	f := newFixture(t)
	found := f.allCommands().find("kryptera")
	if len(found) == 0 || found[0].words != "Gör en krypterad kopia…" {
		t.Fatalf("the palette finds %v", found)
	}
	found[0].do()
	words := f.shownPassphrase()
	if !regexp.MustCompile(`^[a-zåäö]{4,9}( [a-zåäö]{4,9}){6}$`).MatchString(words) {
		t.Fatalf("proposed is %q", words)
	}
	f.wantSays("Lämna den på ett annat sätt än kopian")
	f.wantSays("går inte att få tillbaka")
	f.picture("encrypt")
	if strings.Contains(f.spots(), words) {
		t.Error("a walk through the window tells the passphrase")
	}
	f.tap("Föreslå en annan")
	if again := f.shownPassphrase(); again == words {
		t.Error("the same is proposed again")
	} else {
		words = again
	}
	copied := filepath.Join(documents, "Ekdala-2026-11-24.lis.age")
	if got := f.entries()[0].Text; got != copied {
		t.Errorf("proposed is the place %q", got)
	}
	if err := os.WriteFile(copied, []byte("annat"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.tap("Gör kopian")
	f.wantSays("finns redan")
	f.picture("encrypt-taken")
	if err := os.Remove(copied); err != nil {
		t.Fatal(err)
	}
	f.tap("Gör kopian")
	f.settle()
	f.wantSays("Den krypterade kopian ”" + copied + "” är skapad.")
	if f.shownPassphrase() != words {
		t.Errorf("told afterwards is %q", f.shownPassphrase())
	}
	f.picture("encrypt-made")
	f.tap("Stäng")
	saidNowhere(t, words, documents, f.home, filepath.Dir(f.file))
	put := filepath.Join(t.TempDir(), "ny.lis")
	if err := share.Decrypt(context.Background(), copied, put, words, nil); err != nil {
		t.Fatal(err)
	}
	other, err := share.Open(context.Background(), put, share.Options{Home: t.TempDir(), Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	if other.Dataset() != f.space.Dataset() {
		t.Error("the copy is of another file")
	}
	if err := other.Close(context.Background()); err != nil {
		t.Error(err)
	}
}

// One's own passphrase is typed twice and must be long enough; a copy without any is made only after a warning.
func TestAPassphraseOfOnesOwnAndNone(t *testing.T) {
	documents := withHome(t)
	f := newFixture(t)
	f.askEncrypt()
	f.tap("Välj en egen")
	fields := f.entries()
	if len(fields) != 3 || !fields[1].Password || !fields[2].Password {
		t.Fatalf("%d fields", len(fields))
	}
	f.picture("encrypt-own")
	copied := fields[0].Text
	for _, c := range []struct{ own, again, words string }{
		{"elva tecken", "elva tecken", "kortare än 12 tecken"},
		{"", "", "kortare än 12 tecken"},
		{"Åtta små grisar 12", "Åtta små grisar 13", "inte likadan i de två fälten"},
	} {
		fields[1].SetText(c.own)
		fields[2].SetText(c.again)
		f.tap("Gör kopian")
		f.settle()
		f.wantSays(c.words)
		if exists(copied) {
			t.Fatalf("%q made a copy", c.own)
		}
	}
	f.picture("encrypt-own-wrong")
	fields[2].SetText("Åtta små grisar 12")
	if strings.Contains(f.spots(), "grisar") {
		t.Error("a walk through the window tells the passphrase")
	}
	f.tap("Gör kopian")
	f.settle()
	if f.wantSays("är skapad"); f.shownPassphrase() != "" {
		t.Error("one's own passphrase is told")
	}
	f.tap("Stäng")
	if err := share.Decrypt(context.Background(), copied, filepath.Join(t.TempDir(), "ny.lis"), "Åtta små grisar 12", nil); err != nil {
		t.Error(err)
	}
	saidNowhere(t, "grisar", documents, f.home, filepath.Dir(f.file))

	f.askEncrypt()
	bare := filepath.Join(documents, "Ekdala-2026-11-24.lis")
	f.tap("Utan lösenfras…")
	f.wantSays("kan läsa allt i den")
	f.picture("encrypt-bare")
	f.tap("Avbryt")
	f.settle()
	if exists(bare) {
		t.Error("a bare copy is made without a yes")
	}
	f.askEncrypt()
	f.tap("Utan lösenfras…")
	f.tap("Gör en oskyddad kopia")
	f.settle()
	f.wantSays("är inte krypterad")
	f.tap("Stäng")
	if _, err := store.Open(context.Background(), bare, store.Options{}); err != nil {
		t.Error(err)
	}
}

// encrypted is a copy of a file that the passphrase opens.
func encrypted(t *testing.T, file, passphrase string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "Ekdala-2026-11-24.lis.age")
	if err := share.Encrypt(context.Background(), file, to, passphrase, nil); err != nil {
		t.Fatal(err)
	}
	return to
}

const aPassphrase = "bonad tugga kupa stadion ledig basker notbok"

// openings are what encrypted copies have been opened in among the program's own files.
func openings(t *testing.T, home string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(home, "unsealed-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// A program started with an encrypted copy asks for the passphrase, again when it is wrong, then for a place, and opens it.
func TestAnEncryptedCopyIsOpened(t *testing.T) {
	documents := withHome(t)
	sealed := encrypted(t, exampleFile(t), aPassphrase)
	a := emptyWindow(t)
	t.Setenv("HOME", filepath.Dir(documents))
	a.options.File = sealed
	f := &fixture{app: a, t: t, home: a.options.Home, at: noon, screen: screens[a]}
	f.begin()
	f.settle()
	f.wantSays("är krypterad")
	f.picture("unseal")
	f.entries()[0].SetText("fel ord helt och hållet")
	f.tap("Öppna")
	f.settle()
	f.wantSays("Lösenfrasen öppnar inte")
	f.picture("unseal-wrong")
	if got := f.entries()[0].Text; got != "fel ord helt och hållet" {
		t.Errorf("to mend there stands %q", got)
	}
	if strings.Contains(f.spots(), "hållet") {
		t.Error("a walk through the window tells what is typed")
	}
	f.entries()[0].SetText("  " + strings.ToUpper(aPassphrase))
	f.tap("Öppna")
	f.settle()
	f.wantSays("Lösenfrasen stämmer.")
	f.picture("unseal-place")
	put := filepath.Join(documents, "Ekdala-2026-11-24.lis")
	if got := f.entries()[0].Text; got != put {
		t.Errorf("proposed is %q", got)
	}
	if err := os.WriteFile(put, []byte("annat"), 0o600); err != nil {
		t.Fatal(err)
	}
	f.tap("Skapa och öppna")
	f.settle()
	f.wantSays("finns redan")
	other := filepath.Join(documents, "öppnad.lis")
	f.entries()[0].SetText(other)
	var tap func()
	walkShown(a.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if b, ok := o.(*answerButton); ok && b.Text == "Skapa och öppna" {
			tap = b.OnTapped
		}
	})
	tap()
	rest(a) // an open file is watched until it is closed, so that its work never settles
	if f.app.space == nil || f.app.space.Status().Path != other {
		t.Fatal("it is not open")
	}
	defer f.closeFile()
	if raw, err := os.ReadFile(put); err != nil || string(raw) != "annat" {
		t.Error("another file was written over")
	}
	if left := openings(t, a.options.Home); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	if _, ok := f.page.(*overviewPage); !ok {
		t.Errorf("shown is %T", f.page)
	}
	saidNowhere(t, aPassphrase, documents, a.options.Home)
}

// What is no whole copy is refused with its sentence, and one who gives up leaves nothing behind.
func TestAnEncryptedCopyIsRefused(t *testing.T) {
	documents := withHome(t)
	sealed := encrypted(t, exampleFile(t), aPassphrase)
	raw, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	cut := filepath.Join(t.TempDir(), "kapad.age")
	text := filepath.Join(t.TempDir(), "text.age")
	for path, content := range map[string][]byte{cut: raw[:len(raw)/2], text: []byte("bara text")} {
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	a := emptyWindow(t)
	t.Setenv("HOME", filepath.Dir(documents))
	f := &fixture{app: a, t: t, home: a.options.Home, at: noon, screen: screens[a]}
	p := newStartPage(a).(*startPage)
	a.show(p)
	p.showOpen()
	for path, words := range map[string]string{cut: "är skadad, ändrad eller inte hel", text: "är ingen krypterad kopia från Lispärmen"} {
		p.open(path)
		f.settle()
		f.entries()[0].SetText(aPassphrase)
		f.tap("Öppna")
		f.settle()
		wantText(t, a, words)
		f.picture("unseal-refused")
	}
	p.open(sealed)
	f.settle()
	f.tap("Avbryt")
	f.settle()
	p.open(sealed)
	f.settle()
	f.entries()[0].SetText(aPassphrase)
	f.tap("Öppna")
	f.settle()
	if len(openings(t, a.options.Home)) != 1 {
		t.Error("it is not open aside")
	}
	f.tap("Avbryt")
	f.settle()
	if left := openings(t, a.options.Home); len(left) > 0 || a.space != nil {
		t.Errorf("%q is left", left)
	}
	if entries, _ := os.ReadDir(documents); len(entries) > 0 {
		t.Errorf("%v is left", entries)
	}
}

// An encrypted copy of the file that is open is merged into it, from the start page or where copies are merged.
func TestAnEncryptedCopyIsMerged(t *testing.T) {
	withHome(t)
	f := newFixture(t)
	mailed := filepath.Join(t.TempDir(), "post.lis")
	raw, err := os.ReadFile(f.file)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mailed, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	bo, err := share.Open(ctx, mailed, share.Options{Home: t.TempDir(), Author: "Bo Ek", Now: f.now})
	if err != nil {
		t.Fatal(err)
	}
	cia := &data.Person{Name: "Cia Dahl"}
	if _, err := bo.Store.Save(ctx, store.Base{}, cia); err != nil {
		t.Fatal(err)
	}
	if err := bo.Close(ctx); err != nil {
		t.Fatal(err)
	}
	sealed := encrypted(t, mailed, aPassphrase)
	p := newStartPage(f.app).(*startPage)
	f.show(p)
	p.open(sealed)
	f.settle()
	f.entries()[0].SetText(aPassphrase)
	f.tap("Öppna")
	f.settle()
	f.wantSays("Kopian kommer från filen som är öppen")
	f.picture("unseal-same")
	f.tap("Ta in det som saknas ur en kopia")
	f.settle()
	f.wantSays("Det som ”" + filepath.Base(sealed) + "” innehöll finns nu i filen.")
	f.tap("Stäng")
	f.settle()
	if f.reg.Record(cia.ID) == nil {
		t.Error("what the copy held is not here")
	}
	if _, ok := f.page.(*overviewPage); !ok {
		t.Errorf("shown is %T", f.page)
	}
	f.mergeChosen(sealed) // once more, as from the palette
	f.settle()
	f.entries()[0].SetText(aPassphrase)
	f.tap("Öppna")
	f.settle()
	f.wantSays("finns nu i filen.")
	f.tap("Stäng")
	if left := openings(t, f.home); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
	f.settle()
	f.sound()
}
