package share

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"

	"filippo.io/age"
)

const (
	secret   = "bonad tugga kupa stadion ledig basker notbok"
	fast     = 8 // of scrypt, where a test makes many copies
	testMost = 1 << 20
)

// ourBytes begin as one of our files does and go on at random.
func ourBytes(size int) []byte {
	b := make([]byte, size)
	random := rand.NewChaCha8([32]byte{1})
	_, _ = random.Read(b)
	copy(b, fileMagic)
	binary.BigEndian.PutUint32(b[68:], applicationID)
	return b
}

func written(t testing.TB, path string, content []byte) string {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func bytesOf(t testing.TB, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// only holds a folder to the files it should have.
func only(t testing.TB, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, e := range entries {
		found = append(found, e.Name())
	}
	slices.Sort(names)
	if !slices.Equal(found, names) {
		t.Errorf("in the folder are %q, want %q", found, names)
	}
}

// sealed is what encrypt makes of the bytes, with little work.
func sealed(t testing.TB, content []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	to := filepath.Join(dir, "kopia.lis.age")
	if err := encrypt(ctx, written(t, filepath.Join(dir, "vara.lis"), content), to, secret, nil, fast, mostPlain); err != nil {
		t.Fatal(err)
	}
	return bytesOf(t, to)
}

// sealedByAge is any content, encrypted by age itself.
func sealedByAge(t testing.TB, content []byte, recipient age.Recipient) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, recipient)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write(content)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func ageWords(t testing.TB, work int) *age.ScryptRecipient {
	t.Helper()
	r, err := age.NewScryptRecipient(secret)
	if err != nil {
		t.Fatal(err)
	}
	r.SetWorkFactor(work)
	return r
}

func TestHandoverThereAndBack(t *testing.T) {
	dir, home := filepath.Join(t.TempDir(), "Åsas # 50% ledning?"), t.TempDir()
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	from, copied, to := filepath.Join(dir, "värmdö 100%.lis"), filepath.Join(dir, "kopia #1.lis.age"), filepath.Join(dir, "ny å.lis")
	create(t, from, home)
	var told []float64
	progress := func(part float64) { told = append(told, part) }
	if err := Encrypt(ctx, from, copied, secret, progress); err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 || !slices.IsSorted(told) || told[len(told)-1] != 1 {
		t.Errorf("told %v", told)
	}
	told = nil
	if err := Decrypt(ctx, copied, to, secret, progress); err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 || !slices.IsSorted(told) || told[len(told)-1] != 1 {
		t.Errorf("told %v", told)
	}
	if !bytes.Equal(bytesOf(t, from), bytesOf(t, to)) {
		t.Error("what came out is not what went in")
	}
	only(t, dir, "värmdö 100%.lis", "kopia #1.lis.age", "ny å.lis")
	for _, path := range []string{copied, to} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s can be read by others: %v, %v", path, info.Mode(), err)
		}
	}
	w := opened(t, to, home)
	defer closed(t, w)
	if list, err := w.Store.List(ctx, data.People.Untyped()); err != nil || len(list) != 1 {
		t.Errorf("%d people, %v", len(list), err)
	}
	sound(t, w)
}

// A copy is no lock-in: the program age opens it, and what age has made of a file is opened here.
func TestAgeItselfOpensTheCopy(t *testing.T) {
	dir := t.TempDir()
	content := ourBytes(200_000)
	from, to := written(t, filepath.Join(dir, "vara.lis"), content), filepath.Join(dir, "kopia.lis.age")
	if err := Encrypt(ctx, from, to, " "+secret+"\n", nil); err != nil {
		t.Fatal(err)
	}
	raw := bytesOf(t, to)
	if !regexp.MustCompile(`^age-encryption\.org/v1\n-> scrypt \S+ 18\n`).Match(raw) {
		t.Errorf("it begins %q", raw[:80])
	}
	key, err := age.NewScryptIdentity(secret)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := age.Decrypt(bytes.NewReader(raw), key)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(plain); err != nil || !bytes.Equal(got, content) {
		t.Errorf("age reads something else, %v", err)
	}

	theirs := written(t, filepath.Join(dir, "annan.age"), sealedByAge(t, content, ageWords(t, fast)))
	if err := Decrypt(ctx, theirs, filepath.Join(dir, "ny.lis"), secret, nil); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(bytesOf(t, filepath.Join(dir, "ny.lis")), content) {
		t.Error("what age made comes out as something else")
	}
}

func TestOurWordsMayBeTypedInOtherWays(t *testing.T) {
	dir := t.TempDir()
	from := written(t, filepath.Join(dir, "x.age"), sealed(t, ourBytes(500)))
	for i, typed := range []string{secret, "  BONAD tugga  kupa stadion\tledig basker notbok ", "Bonad Tugga Kupa Stadion Ledig Basker Notbok"} {
		to := filepath.Join(dir, string(rune('a'+i))+".lis")
		if err := Decrypt(ctx, from, to, typed, nil); err != nil {
			t.Errorf("%q: %v", typed, err)
		}
	}
	// What somebody has chosen themselves is not folded when it locks.
	own := filepath.Join(dir, "egen.age")
	if err := encrypt(ctx, filepath.Join(dir, "a.lis"), own, "Mina Egna Ord 12", nil, fast, mostPlain); err != nil {
		t.Fatal(err)
	}
	refused(t, "problem.decrypt.wrong_words", bytesOf(t, own), "mina egna ord 12")
}

// refused decrypts in a folder of its own and holds the result to the problem, and the folder to nothing new.
func refused(t testing.TB, key string, copied []byte, passphrase string) {
	t.Helper()
	dir := t.TempDir()
	from := written(t, filepath.Join(dir, "x.age"), copied)
	err := decrypt(ctx, from, filepath.Join(dir, "ut.lis"), passphrase, nil, testMost)
	var p *data.Problem
	if !errors.As(err, &p) || key != "" && p.Key != key {
		t.Errorf("gave %v, want %s", err, key)
	}
	if p != nil && p.Key != "problem.passphrase.empty" && p.Args["file"] != from {
		t.Errorf("the problem does not name the file: %v", p)
	}
	only(t, dir, "x.age")
	if !bytes.Equal(bytesOf(t, from), copied) {
		t.Error("the copy was changed")
	}
}

func TestDecryptRefuses(t *testing.T) {
	whole := sealed(t, ourBytes(70_000))
	other := ourBytes(500)
	copy(other[68:], "ANNA")
	x, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key        string
		copied     []byte
		passphrase string
	}{
		"other words":             {"problem.decrypt.wrong_words", whole, "bonad tugga kupa stadion ledig basker notbok 2"},
		"no words":                {"problem.passphrase.empty", whole, " "},
		"our file, not encrypted": {"problem.decrypt.not_encrypted", ourBytes(5000), secret},
		"text":                    {"problem.decrypt.not_encrypted", []byte("Hej!"), secret},
		"nothing":                 {"problem.decrypt.not_encrypted", nil, secret},
		"for a key":               {"problem.decrypt.not_encrypted", sealedByAge(t, ourBytes(500), x.Recipient()), secret},
		"a header without an end": {"problem.decrypt.damaged", append([]byte(ageHeader), bytes.Repeat([]byte("A"), 1<<19)...), secret},
		"text inside":             {"problem.decrypt.foreign", sealedByAge(t, bytes.Repeat([]byte("Hej! "), 100), ageWords(t, fast)), secret},
		"nothing inside":          {"problem.decrypt.foreign", sealedByAge(t, nil, ageWords(t, fast)), secret},
		"a beginning inside":      {"problem.decrypt.foreign", sealedByAge(t, ourBytes(500)[:fileHeader-1], ageWords(t, fast)), secret},
		"another's database":      {"problem.decrypt.foreign", sealedByAge(t, other, ageWords(t, fast)), secret},
		"too much work":           {"problem.decrypt.heavy", bytes.Replace(whole, []byte(" 8\n"), []byte(" 21\n"), 1), secret},
		"far too much work":       {"problem.decrypt.heavy", bytes.Replace(whole, []byte(" 8\n"), []byte(" 63\n"), 1), secret},
		"work beyond numbers":     {"problem.decrypt.damaged", bytes.Replace(whole, []byte(" 8\n"), []byte(" 99999999999999999999\n"), 1), secret},
		"no work":                 {"problem.decrypt.damaged", bytes.Replace(whole, []byte(" 8\n"), []byte(" 0\n"), 1), secret},
		"too large":               {"problem.decrypt.large", sealed(t, ourBytes(testMost+1)), secret},
		"before the key is made":  {"problem.decrypt.large", sealed(t, ourBytes(testMost*2)), "andra ord"},
		"something after":         {"problem.decrypt.damaged", append(bytes.Clone(whole), 0), secret},
	} {
		t.Run(name, func(t *testing.T) { refused(t, c.key, c.copied, c.passphrase) })
	}
	dir := t.TempDir()
	if err := decrypt(ctx, written(t, filepath.Join(dir, "x.age"), sealed(t, ourBytes(testMost))), filepath.Join(dir, "ut.lis"), secret, nil, testMost); err != nil {
		t.Errorf("just as large as may be: %v", err)
	}
}

// A header that never ends would fill the memory before it was understood.
func TestAHeaderIsNotReadForever(t *testing.T) {
	dir, last := t.TempDir(), 0.0
	from := written(t, filepath.Join(dir, "x.age"), append([]byte(ageHeader), bytes.Repeat([]byte("A"), testMost/2)...))
	err := Decrypt(ctx, from, filepath.Join(dir, "ut.lis"), secret, func(part float64) { last = part })
	if !data.IsProblem(err, "problem.decrypt.damaged") || last > 0.01 {
		t.Errorf("%v at %.3f", err, last)
	}
}

// The copy is cut in each of its parts: header, stanza, key, proof of the header, nonce, and each chunk with its proof.
func TestACopyThatIsCutShortIsRefused(t *testing.T) {
	whole := sealed(t, ourBytes(150_000))
	nonce := bytes.Index(whole, []byte(ageMAC)) + len(ageMAC) + 43 + 1
	const nonceSize, chunk = 16, 64<<10 + 16
	cuts := []int{len(ageHeader) - 10, len(ageHeader), len(ageHeader) + 5}
	for n := 1; n <= nonce+nonceSize+20; n++ {
		cuts = append(cuts, n)
	}
	for _, at := range []int{1, 2} {
		for d := -20; d <= 20; d++ {
			cuts = append(cuts, nonce+nonceSize+at*chunk+d)
		}
	}
	for d := 1; d <= 20; d++ {
		cuts = append(cuts, len(whole)-d)
	}
	for _, n := range cuts {
		refused(t, "problem.decrypt.damaged", whole[:n], secret)
	}
}

func TestACopyThatIsAlteredIsRefused(t *testing.T) {
	whole := sealed(t, ourBytes(150_000))
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 300 {
		altered := bytes.Clone(whole)
		at := random.IntN(len(altered))
		if i%3 == 0 {
			at = random.IntN(250) // the header is where most can be meant
		}
		altered[at] ^= byte(1 + random.IntN(255))
		refused(t, "", altered, secret)
	}
	// Chunks that change places are altered too.
	moved := bytes.Clone(whole)
	begin, chunk := bytes.Index(whole, []byte(ageMAC))+len(ageMAC)+43+1+16, 64<<10+16
	copy(moved[begin:], whole[begin+chunk:begin+2*chunk])
	copy(moved[begin+chunk:], whole[begin:begin+chunk])
	refused(t, "problem.decrypt.damaged", moved, secret)
}

func TestEncryptRefuses(t *testing.T) {
	dir := t.TempDir()
	from := written(t, filepath.Join(dir, "vara.lis"), ourBytes(5000))
	text := written(t, filepath.Join(dir, "text.lis"), []byte("Hej!"))
	taken := written(t, filepath.Join(dir, "upptagen"), []byte("Hej!"))
	busy := written(t, filepath.Join(dir, "sparas.lis"), ourBytes(5000))
	written(t, busy+"-journal", []byte("x"))
	for name, c := range map[string]struct{ key, from, to, passphrase string }{
		"a short passphrase": {"problem.passphrase.short", from, filepath.Join(dir, "ut"), "elva tecken"},
		"no passphrase":      {"problem.passphrase.short", from, filepath.Join(dir, "ut"), ""},
		"no file":            {"problem.file.missing", filepath.Join(dir, "borta"), filepath.Join(dir, "ut"), secret},
		"a folder":           {"problem.file.directory", dir, filepath.Join(dir, "ut"), secret},
		"a device":           {"problem.file.io", os.DevNull, filepath.Join(dir, "ut"), secret},
		"not ours":           {"problem.file.not_database", text, filepath.Join(dir, "ut"), secret},
		"over another":       {"problem.file.exists", from, taken, secret},
		"over itself":        {"problem.file.exists", from, from, secret},
		"over a folder":      {"problem.file.exists", from, dir, secret},
		"in no folder":       {"problem.output", from, filepath.Join(dir, "borta", "ut"), secret},
		"while it is saved":  {"problem.file.busy", busy, filepath.Join(dir, "ut"), secret},
	} {
		err := encrypt(ctx, c.from, c.to, c.passphrase, nil, fast, mostPlain)
		if !data.IsProblem(err, c.key) {
			t.Errorf("%s: %v, want %s", name, err, c.key)
		}
		only(t, dir, "vara.lis", "text.lis", "upptagen", "sparas.lis", "sparas.lis-journal")
	}
	if err := encrypt(ctx, from, filepath.Join(dir, "ut"), secret, nil, fast, 4999); !data.IsProblem(err, "problem.encrypt.large") {
		t.Error(err)
	}
	for name, to := range map[string]string{"problem.file.exists": taken, "problem.output": filepath.Join(dir, "borta", "ut")} {
		copied := written(t, filepath.Join(t.TempDir(), "x.age"), sealed(t, ourBytes(500)))
		if err := Decrypt(ctx, copied, to, secret, nil); !data.IsProblem(err, name) {
			t.Errorf("%v, want %s", err, name)
		}
	}
	only(t, dir, "vara.lis", "text.lis", "upptagen", "sparas.lis", "sparas.lis-journal")
	if string(bytesOf(t, taken)) != "Hej!" {
		t.Error("another file was written over")
	}
}

// Somebody saves while the copy is made, or takes its name: then there is no copy, rather than half of two.
func TestWhatHappensMeanwhile(t *testing.T) {
	copied := sealed(t, ourBytes(300_000))
	work := map[string]func(from, to string, progress func(float64)) error{
		"encrypt": func(from, to string, progress func(float64)) error {
			return encrypt(ctx, from, to, secret, progress, fast, mostPlain)
		},
		"decrypt": func(from, to string, progress func(float64)) error {
			return decrypt(ctx, from, to, secret, progress, mostPlain)
		},
	}
	for name, do := range work {
		dir := t.TempDir()
		from, to := written(t, filepath.Join(dir, "in"), ourBytes(300_000)), filepath.Join(dir, "ut")
		if name == "decrypt" {
			written(t, from, copied)
		}
		err := do(from, to, func(float64) { _ = os.WriteFile(to, []byte("Hej!"), 0o600) })
		if !data.IsProblem(err, "problem.file.exists") || string(bytesOf(t, to)) != "Hej!" {
			t.Errorf("%s: %v", name, err)
		}
		only(t, dir, "in", "ut")
	}
	dir := t.TempDir()
	from := written(t, filepath.Join(dir, "in"), ourBytes(300_000))
	err := work["encrypt"](from, filepath.Join(dir, "ut"), func(part float64) {
		if part == 1 {
			changed := ourBytes(300_000)
			changed[counterAt]++
			_ = os.WriteFile(from, changed, 0o600)
		}
	})
	if !data.IsProblem(err, "problem.file.busy") {
		t.Error(err)
	}
	only(t, dir, "in")
}

// Somebody who saves all the time makes no copy that is half of two saves: each is refused, or sound.
func TestACopyOfAFileInUseIsSound(t *testing.T) {
	dir, home := t.TempDir(), t.TempDir()
	from := filepath.Join(dir, "vara.lis")
	create(t, from, home)
	stop, stopped := make(chan bool), make(chan bool)
	go func() {
		defer close(stopped)
		w, err := Open(ctx, from, options(home))
		if err != nil {
			t.Error(err)
			return
		}
		defer w.Close(ctx)
		for {
			select {
			case <-stop:
				return
			case <-time.After(3 * time.Millisecond):
				if _, err := w.Store.Save(ctx, store.Base{}, &data.Person{Name: "Bo Ek"}); err != nil {
					t.Error(err)
					return
				}
			}
		}
	}()
	made := 0
	for range 40 {
		out := t.TempDir()
		copied, back := filepath.Join(out, "x.age"), filepath.Join(out, "y.lis")
		err := encrypt(ctx, from, copied, secret, nil, fast, mostPlain)
		if data.IsProblem(err, "problem.file.busy") {
			only(t, out)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		made++
		if err := Decrypt(ctx, copied, back, secret, nil); err != nil {
			t.Fatal(err)
		}
		w := opened(t, back, home)
		sound(t, w)
		closed(t, w)
	}
	close(stop)
	<-stopped
	t.Logf("%d of 40 copies were made", made)
}

func TestCancelledWorkLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	from := written(t, filepath.Join(dir, "vara.lis"), ourBytes(2<<20))
	copied := written(t, filepath.Join(dir, "x.age"), sealed(t, ourBytes(2<<20)))
	for _, at := range []float64{0, 0.5, 1} {
		for name, do := range map[string]func(context.Context, func(float64)) error{
			"encrypt": func(ctx context.Context, progress func(float64)) error {
				return encrypt(ctx, from, filepath.Join(dir, "ut"), secret, progress, fast, mostPlain)
			},
			"decrypt": func(ctx context.Context, progress func(float64)) error {
				return Decrypt(ctx, copied, filepath.Join(dir, "ut"), secret, progress)
			},
		} {
			ctx, stop := context.WithCancel(ctx)
			if at == 0 {
				stop()
			}
			last := 0.0
			err := do(ctx, func(part float64) {
				last = part
				if part >= at {
					stop()
				}
			})
			stop()
			if !errors.Is(err, context.Canceled) || last > at+0.1 {
				t.Errorf("%s, called off at %.1f: %v at %.1f", name, at, err, last)
			}
			only(t, dir, "vara.lis", "x.age")
		}
	}
}

var asksMuch = regexp.MustCompile(`^age-encryption\.org/v1\n-> scrypt \S+ (1[2-9]|20)\n`)

// Whatever a copy holds there is a file of ours or a Problem, and nothing else is left.
func FuzzDecrypt(f *testing.F) {
	whole := sealed(f, ourBytes(500))
	f.Add(whole)
	f.Add(whole[:100])
	f.Add(whole[:len(whole)-1])
	f.Add(sealedByAge(f, []byte("Hej!"), ageWords(f, fast)))
	f.Add(bytes.Replace(whole, []byte(" 8\n"), []byte(" 21\n"), 1))
	f.Add(bytes.Replace(whole, []byte("\n--- "), []byte("\n-> scrypt x 8\nabc\n--- "), 1))
	f.Add([]byte(ageHeader))
	f.Add([]byte(ageHeader + "AAAAAAAAAAAAAAAAAAAAAA 1\n\n--- \n"))
	f.Add([]byte("Hej!"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, copied []byte) {
		if len(copied) > 1<<17 || asksMuch.Match(copied) { // seconds of scrypt find nothing
			t.Skip()
		}
		dir := t.TempDir()
		from, to := written(t, filepath.Join(dir, "x.age"), copied), filepath.Join(dir, "ut.lis")
		err := decrypt(ctx, from, to, secret, nil, testMost)
		if err == nil {
			only(t, dir, "ut.lis", "x.age")
			if !isOurs(bytesOf(t, to)) {
				t.Error("it made a file that is not ours")
			}
			return
		}
		var p *data.Problem
		if !errors.As(err, &p) {
			t.Errorf("no problem: %v", err)
		}
		only(t, dir, "x.age")
	})
}

const handedOver = 20 << 20 // promised within three seconds, there and back each

func BenchmarkEncrypt(b *testing.B) {
	from := written(b, filepath.Join(b.TempDir(), "vara.lis"), ourBytes(handedOver))
	b.SetBytes(handedOver)
	for b.Loop() {
		if err := Encrypt(ctx, from, filepath.Join(b.TempDir(), "x.age"), secret, nil); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecrypt(b *testing.B) {
	dir := b.TempDir()
	from, copied := written(b, filepath.Join(dir, "vara.lis"), ourBytes(handedOver)), filepath.Join(dir, "x.age")
	if err := Encrypt(ctx, from, copied, secret, nil); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(handedOver)
	for b.Loop() {
		if err := Decrypt(ctx, copied, filepath.Join(b.TempDir(), "ut.lis"), secret, nil); err != nil {
			b.Fatal(err)
		}
	}
}
