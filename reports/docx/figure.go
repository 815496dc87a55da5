package docx

import (
	"bytes"
	"fmt"
	"image/png"

	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/picture"
)

// sharpness is how many points of a picture there are to a point of the paper; about 220 to an inch.
const sharpness = 3

// figure writes a drawing as a picture with what it tells, and its caption under it.
func (d *drafter) figure(block reports.Figure) {
	page := layout.FigurePage(block, d.doc.Accent)
	if page == nil {
		return
	}
	width, height := max(1, int(page.Width*sharpness)), max(1, int(page.Height*sharpness))
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, picture.Page(page, 0, width, height)); err != nil {
		d.err = fmt.Errorf("docx: %w", err)
		return
	}
	content := d.picture(drawn.Bytes(), page.Width, page.Height, page.Structure.Alt)
	if block.Caption == "" {
		d.paragraph("Figure", "", content)
		return
	}
	d.kept(func() { d.paragraph("Figure", "", content) })
	d.paragraph("FigureCaption", "", run("", block.Caption))
}

// picture packs a PNG and writes it as a sign in a line, of a size in points, with what it tells.
func (d *drafter) picture(file []byte, width, height float64, alt string) string {
	number := len(d.pictures)
	d.pictures = append(d.pictures, file)
	const emu = 12700 // to a point
	size := fmt.Sprintf(`cx="%d" cy="%d"`, max(1, int(width*emu)), max(1, int(height*emu)))
	properties := fmt.Sprintf(`id="%[1]d" name="%[2]s %[1]d" descr="%[3]s"`, number+1, reports.WordPicture, escape(alt))
	return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ` + size + `/><wp:docPr ` + properties + `/>` +
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
		`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr ` + properties + `/><pic:cNvPicPr/></pic:nvPicPr>` +
		fmt.Sprintf(`<pic:blipFill><a:blip r:embed="rId%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, d.pictureRelation(number)) +
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ` + size + `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
}
