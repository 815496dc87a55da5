package press

import (
	"bytes"
	"context"
	"image/color"
	"image/png"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
)

// look reads how the municipality wants its papers today, whichever day they tell of.
func look(ctx context.Context, st *store.Store, reg data.Register) (reports.Look, error) {
	look := reports.LookOf(reg)
	m := reg.Municipality()
	if m.File == "" {
		return look, nil
	}
	content, err := st.Content(ctx, m.File)
	if data.IsProblem(err, "problem.content.missing") || data.IsProblem(err, "problem.content.damaged") {
		return look, nil // a paper without it is better than none; the check of the file tells
	}
	look.Logo = logoOf(content, m.Name)
	return look, err
}

// mostLogoPixels bounds what is read of a logotype: what exchange.ReadLogo keeps is smaller, but a file may come from elsewhere.
const mostLogoPixels = 1 << 20

// interlaced is where a PNG tells whether its lines come in turn.
const interlaced = 28 // bytes from its beginning

// logoOf is the picture at the head of papers; nil for what is no such PNG as exchange.ReadLogo makes, which every form can draw.
func logoOf(content []byte, municipality string) *reports.Logo {
	config, err := png.DecodeConfig(bytes.NewReader(content))
	if err != nil || config.Width > mostLogoPixels/config.Height || config.ColorModel != color.RGBAModel || content[interlaced] != 0 {
		return nil
	}
	if _, err := png.Decode(bytes.NewReader(content)); err != nil {
		return nil
	}
	return &reports.Logo{PNG: content, Width: config.Width, Height: config.Height, Alt: reports.LogoWords(municipality)}
}
