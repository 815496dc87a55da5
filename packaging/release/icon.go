package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"

	"golang.org/x/image/bmp"
	"golang.org/x/image/draw"
)

// iconSizes are those that Windows asks for at its usual scales; the largest is kept as a PNG, as Windows wants it.
var iconSizes = []int{16, 20, 24, 32, 40, 48, 64, 256}

func readPicture(path string) (image.Image, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return png.Decode(f)
}

func scaled(picture image.Image, size int) *image.NRGBA {
	to := image.NewNRGBA(image.Rect(0, 0, size, size))
	draw.CatmullRom.Scale(to, to.Bounds(), picture, picture.Bounds(), draw.Src, nil)
	return to
}

// writePictures writes the icon as Linux' desktops look for it: SIZExSIZE/apps/lisparmen.png.
func writePictures(from, folder string) error {
	picture, err := readPicture(from)
	if err != nil {
		return err
	}
	for _, size := range []int{16, 24, 32, 48, 64, 128, 256} {
		dir := filepath.Join(folder, fmt.Sprintf("%dx%d", size, size), "apps")
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
		var b bytes.Buffer
		if err := png.Encode(&b, scaled(picture, size)); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "lisparmen.png"), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

// writeIcon writes the icon of the installers as Windows keeps icons.
func writeIcon(from, path string) error {
	picture, err := readPicture(from)
	if err != nil {
		return err
	}
	var head, body bytes.Buffer
	put := func(b *bytes.Buffer, values ...any) {
		for _, v := range values {
			_ = binary.Write(b, binary.LittleEndian, v) // a buffer takes everything
		}
	}
	put(&head, uint16(0), uint16(1), uint16(len(iconSizes)))
	start := 6 + 16*len(iconSizes)
	for _, size := range iconSizes {
		one, err := iconImage(scaled(picture, size))
		if err != nil {
			return err
		}
		put(&head, uint8(size), uint8(size), uint8(0), uint8(0), uint16(1), uint16(32), uint32(len(one)), uint32(start+body.Len())) // 256 is written as 0
		body.Write(one)
	}
	return os.WriteFile(path, append(head.Bytes(), body.Bytes()...), 0o644)
}

// iconImage is one picture of an icon: a PNG when it is large, else a bitmap from below with a mask that hides nothing.
func iconImage(picture *image.NRGBA) ([]byte, error) {
	var b bytes.Buffer
	size := picture.Bounds().Dx()
	if size >= 256 {
		err := png.Encode(&b, picture)
		return b.Bytes(), err
	}
	mask := (size + 31) / 32 * 4 * size
	for _, v := range []any{uint32(40), int32(size), int32(2 * size), uint16(1), uint16(32), uint32(0), uint32(4*size*size + mask), int32(0), int32(0), uint32(0), uint32(0)} {
		_ = binary.Write(&b, binary.LittleEndian, v)
	}
	for y := size - 1; y >= 0; y-- {
		for x := range size {
			c := picture.NRGBAAt(x, y)
			b.Write([]byte{c.B, c.G, c.R, c.A})
		}
	}
	b.Write(make([]byte, mask))
	return b.Bytes(), nil
}

// writeSide writes the picture at the side of the installer's pages: the icon on the colour of its edge, twice as large as it is shown
// at the usual scale so that it is clear at others.
func writeSide(from, path string) (err error) {
	picture, err := readPicture(from)
	if err != nil {
		return err
	}
	side := image.NewNRGBA(image.Rect(0, 0, 328, 628))
	draw.Draw(side, side.Bounds(), image.NewUniform(color.NRGBA{R: 0x16, G: 0x3A, B: 0x5B, A: 0xff}), image.Point{}, draw.Src)
	icon := scaled(picture, 192)
	draw.Draw(side, image.Rect(68, 80, 260, 272), icon, image.Point{}, draw.Over)
	out, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	return bmp.Encode(out, side)
}
