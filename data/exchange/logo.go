package exchange

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // one of the forms that a logotype comes in
	"image/png"
	"math"

	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/draw"

	"lisparmen/data"
	"lisparmen/data/office"
)

// The most that a picture may be when it is chosen, and what is kept of it: at the head of a paper it is 16 mm high and at
// most 50 mm wide, so this prints at 600 dots an inch.
const (
	mostLogoBytes      = 20 << 20
	mostLogoMemory     = 112 << 20 // that it takes while it is read: 7 million pixels in any form
	mostScaledMemory   = 32 << 20
	mostVectorBytes    = 2 << 20
	mostShapes         = 3000 // of a drawing; the largest arms have some hundreds
	keptLogoHeight     = 380
	keptLogoWidth      = 1180
	smallestLogoPixels = 4
)

// ReadLogo reads a municipality's coat of arms or logotype from a PNG, JPEG or SVG file, and gives it as a PNG on white that is no
// larger than a paper needs. The Problem is one of the keys problem.logo.*.
func ReadLogo(path string) ([]byte, error) {
	raw, err := office.ReadFile(path, mostLogoBytes)
	if errors.Is(err, office.ErrTooLarge) {
		return nil, data.NewProblem("problem.logo.large", "file", path)
	}
	if err != nil {
		return nil, data.NewProblem("problem.logo.unreadable", "file", path).Because(err)
	}
	picture, err := decodeLogo(raw)
	if errors.Is(err, errTooLarge) {
		return nil, data.NewProblem("problem.logo.large", "file", path)
	}
	if err != nil {
		return nil, data.NewProblem("problem.logo.form", "file", path).Because(err)
	}
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, picture); err != nil {
		return nil, data.NewProblem("problem.logo.form", "file", path).Because(err)
	}
	return out.Bytes(), nil
}

var (
	errTooLarge = errors.New("the picture is larger than is read")
	errTooSmall = errors.New("the picture is too small to see")
)

// decodeLogo reads a picture of any of the forms, looking at its size first.
func decodeLogo(raw []byte) (image.Image, error) {
	if config, form, err := image.DecodeConfig(bytes.NewReader(raw)); err == nil {
		if config.Width < smallestLogoPixels || config.Height < smallestLogoPixels {
			return nil, errTooSmall
		}
		if config.Width > mostLogoMemory/pixelMemory(raw, form, config.ColorModel)/config.Height {
			return nil, errTooLarge
		}
		picture, _, err := image.Decode(bytes.NewReader(raw))
		if err != nil {
			return nil, err
		}
		return shrunk(picture), nil
	}
	return drawVectors(raw)
}

// pixelMemory is how many bytes each pixel takes at most while a picture is read.
func pixelMemory(raw []byte, form string, model color.Model) int {
	bytesEach := 4
	switch model {
	case color.RGBA64Model, color.NRGBA64Model:
		bytesEach = 8
	case color.GrayModel:
		bytesEach = 1
	}
	if form == "jpeg" && bytes.Contains(raw, []byte("\xff\xc2")) { // it sharpens step by step, and its waves are kept until the last
		return 16
	}
	if form == "png" && len(raw) > 28 && raw[28] == 1 { // interlaced: drawn in parts that are then put together
		return 2 * bytesEach
	}
	return bytesEach
}

// shrunk is a picture in the size that is kept of it, on white.
func shrunk(picture image.Image) image.Image {
	size := picture.Bounds()
	kept := onWhite(keptSize(float64(size.Dx()), float64(size.Dy()), 1))
	if kept.Rect.Dx()*size.Dy() > mostScaledMemory/32 { // which the fine scaling keeps of the picture, 32 bytes a pixel
		nearer := image.NewRGBA(image.Rect(0, 0, min(size.Dx(), 3*kept.Rect.Dx()), min(size.Dy(), 3*kept.Rect.Dy())))
		draw.ApproxBiLinear.Scale(nearer, nearer.Rect, picture, size, draw.Src, nil)
		picture, size = nearer, nearer.Rect
	}
	draw.CatmullRom.Scale(kept, kept.Rect, picture, size, draw.Over, nil)
	return kept
}

// drawVectors draws an SVG. What it holds is somebody else's, so that a fault in the reading is an error and no more.
func drawVectors(raw []byte) (picture *image.RGBA, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			picture, err = nil, fmt.Errorf("reading the drawing: %q", fmt.Sprint(fault))
		}
	}()
	if len(raw) > mostVectorBytes {
		return nil, errTooLarge
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(raw), oksvg.IgnoreErrorMode)
	if err != nil {
		return nil, err
	}
	if len(icon.SVGPaths) > mostShapes {
		return nil, errTooLarge
	}
	width, height := icon.ViewBox.W, icon.ViewBox.H
	if len(icon.SVGPaths) == 0 || !(width > 0 && height > 0) || math.IsInf(width, 0) || math.IsInf(height, 0) {
		return nil, errors.New("there is nothing drawn in it")
	}
	kept := onWhite(keptSize(width, height, math.Inf(1)))
	w, h := kept.Rect.Dx(), kept.Rect.Dy()
	icon.SetTarget(0, 0, float64(w), float64(h))
	icon.Draw(rasterx.NewDasher(w, h, rasterx.NewScannerGV(w, h, kept, kept.Rect)), 1)
	return kept, nil
}

// keptSize is a picture's size when it is scaled to what a paper needs, by at most a factor.
func keptSize(width, height, most float64) (w, h int) {
	scale := min(keptLogoHeight/height, keptLogoWidth/width, most)
	return max(1, int(math.Round(width*scale))), max(1, int(math.Round(height*scale)))
}

func onWhite(width, height int) *image.RGBA {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	for i := range picture.Pix {
		picture.Pix[i] = 0xFF
	}
	return picture
}
