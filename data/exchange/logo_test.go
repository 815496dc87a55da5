package exchange

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lisparmen/data"
)

func logoFile(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// blue is a blue picture, the upper half of it see-through.
func blue(width, height int) *image.NRGBA {
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := height / 2; y < height; y++ {
		for x := range width {
			picture.SetNRGBA(x, y, color.NRGBA{0, 0, 200, 255})
		}
	}
	return picture
}

const shield = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 100"><path fill="#0000c8" d="M0 50h80v50h-80z"/><script>alert(1)</script><image href="file:///etc/passwd"/></svg>`

func TestLogoIsKeptOnWhiteAndNoLargerThanNeeded(t *testing.T) {
	var small, wide, photo bytes.Buffer
	for _, err := range []error{png.Encode(&small, blue(80, 100)), png.Encode(&wide, blue(4000, 100)), jpeg.Encode(&photo, blue(2000, 2500), nil)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for name, test := range map[string]struct {
		content       []byte
		width, height int
	}{
		"liten.png": {small.Bytes(), 80, 100}, "bred.png": {wide.Bytes(), 1180, 30}, "foto.jpg": {photo.Bytes(), 304, 380}, "vapen.svg": {[]byte(shield), 304, 380},
	} {
		raw, err := ReadLogo(logoFile(t, name, test.content))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		kept, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if size := kept.Bounds(); size.Dx() != test.width || size.Dy() != test.height {
			t.Errorf("%s: %v", name, size)
		}
		above, under := color.NRGBAModel.Convert(kept.At(test.width/2, test.height/4)).(color.NRGBA), color.NRGBAModel.Convert(kept.At(test.width/2, test.height*3/4)).(color.NRGBA)
		if isBlack := name == "foto.jpg"; !isBlack && above != (color.NRGBA{255, 255, 255, 255}) || under.B < 190 || under.R > 10 || under.A != 255 {
			t.Errorf("%s: %v above %v", name, above, under)
		}
		again, err := ReadLogo(logoFile(t, name, test.content))
		if err != nil || !bytes.Equal(raw, again) {
			t.Errorf("%s: another time it is other bytes (%v)", name, err)
		}
	}
}

// huge is the head of a PNG that claims to be 10,000 × 5,000 pixels.
func huge() []byte {
	head := binary.BigEndian.AppendUint32([]byte("IHDR"), 10_000)
	head = append(binary.BigEndian.AppendUint32(head, 5_000), 8, 2, 0, 0, 0)
	raw := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(raw, crc32.ChecksumIEEE(head))
}

func TestLogoThatIsNoPicture(t *testing.T) {
	for name, test := range map[string]struct {
		content []byte
		problem string
	}{
		"50 Mpx.png":  {huge(), "problem.logo.large"},
		"text.png":    {[]byte("hej"), "problem.logo.form"},
		"tom.png":     {nil, "problem.logo.form"},
		"avbruten":    {huge()[:20], "problem.logo.form"},
		"tom.svg":     {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>`), "problem.logo.form"},
		"noll.svg":    {[]byte(strings.Replace(shield, "0 0 80 100", "0 0 0 0", 1)), "problem.logo.form"},
		"oändlig.svg": {[]byte(strings.Replace(shield, "0 0 80 100", "0 0 1e999 1", 1)), "problem.logo.form"},
		"lång.svg":    {[]byte(shield + strings.Repeat(" ", mostVectorBytes)), "problem.logo.large"},
	} {
		if _, err := ReadLogo(logoFile(t, name, test.content)); !data.IsProblem(err, test.problem) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, path := range []string{t.TempDir(), filepath.Join(t.TempDir(), "saknas.png")} {
		if _, err := ReadLogo(path); !data.IsProblem(err, "problem.logo.unreadable") {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func FuzzLogo(f *testing.F) {
	f.Add([]byte(shield))
	f.Add(huge())
	f.Fuzz(func(_ *testing.T, raw []byte) {
		_, _ = decodeLogo(raw) // it neither panics nor asks for more memory than there is
	})
}
