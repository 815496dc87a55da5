package papertest

import (
	"bytes"
	"image"
	"image/color"
	"image/png"

	"lisparmen/reports"
)

// Logo returns a coat of arms as a municipality's paper has it: a golden shield on white, with a blue cross.
func Logo() *reports.Logo {
	const width, height = 160, 200
	arms := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			across, down := x-width/2, y-height/2
			ink := color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
			half := width/2 - 4 // of the shield, at this height
			if down > 0 {
				half -= down * down * half / (height * height / 4)
			}
			if y >= 4 && across >= -half && across <= half {
				ink = color.RGBA{0xE6, 0xB8, 0x22, 0xFF}
				if max(across, -across) < 14 || max(down, -down) < 14 {
					ink = color.RGBA{0x1B, 0x4F, 0x9C, 0xFF}
				}
			}
			arms.SetRGBA(x, y, ink)
		}
	}
	var file bytes.Buffer
	if err := png.Encode(&file, arms); err != nil {
		panic(err)
	}
	return &reports.Logo{PNG: file.Bytes(), Width: width, Height: height, Alt: "Kommunvapen för Exempelby kommun"}
}
