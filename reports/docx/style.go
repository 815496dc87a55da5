package docx

import (
	"fmt"
	"strings"

	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// style is a paragraph style; lengths are points.
type style struct {
	id, name      string // the name is Word's own where it has one, and is then shown in the reader's language
	size, leading float64
	before, after float64
	bold, keep    bool
	color         reports.Color
	more          string // properties of the paragraph, in the order of the standard, after its breaks and before the spacing
	indent        string
	outline       int // 1 to 3 for headings
}

// paragraphStyles are the sizes of window.md, as layout has them.
var paragraphStyles = []style{
	{id: "BodyText", name: "Body Text", size: 10.5, leading: 15, after: 7.5},
	{id: "Draft", name: "Arbetsmaterial", size: 11.5, leading: 16, after: 8, bold: true},
	{id: "Letterhead", name: "Brevhuvud", size: 9.5, leading: 14, more: tabRight},
	{id: "Title", name: "Title", size: 20, leading: 26, after: 2, bold: true, keep: true},
	{id: "Subtitle", name: "Subtitle", size: 11.5, leading: 16, color: reports.QuietInk, keep: true},
	{id: "Heading1", name: "heading 1", size: 14, leading: 19, before: 26, after: 7, bold: true, keep: true, outline: 1},
	{id: "Heading2", name: "heading 2", size: 11.5, leading: 16, before: 18, after: 4, bold: true, keep: true, outline: 2},
	{id: "Heading3", name: "heading 3", size: 10.5, leading: 15, before: 13, after: 2, bold: true, keep: true, outline: 3},
	{id: "Lead", name: "Ingress", size: 12.5, leading: 18, after: 10},
	{id: "Quiet", name: "Dämpad text", size: 10.5, leading: 15, after: 7.5, color: reports.QuietInk},
	{id: "Small", name: "Liten text", size: 8.5, leading: 12, after: 7.5, color: reports.QuietInk},
	{
		id: "Quote", name: "Quote", size: 10.5, leading: 15, before: 3, after: 10.5,
		more: `<w:pBdr><w:left w:val="single" w:sz="16" w:space="12" w:color="DADAD6"/></w:pBdr>`, indent: `<w:ind w:left="280" w:right="280"/>`,
	},
	{id: "ListBullet", name: "List Bullet", size: 10.5, leading: 15, after: 3},
	{id: "ListNumber", name: "List Number", size: 10.5, leading: 15, after: 3},
	{
		id: "Secrecy", name: "Sekretessmarkering", size: 9.5, leading: 13, after: 2,
		more: `<w:keepLines/><w:pBdr>` + box("top") + box("left") + box("bottom") + box("right") + `</w:pBdr>`, indent: `<w:ind w:left="220" w:right="220"/>`,
	},
	{id: "Caption", name: "caption", size: 9.5, leading: 13, before: 7, after: 2, bold: true, keep: true},
	{id: "Figure", name: "Bild", size: 10.5, before: 14, after: 5},
	{id: "FigureCaption", name: "Bildtext", size: 8.5, leading: 12, after: 14, color: reports.QuietInk},
	{id: "KeyFigure", name: "Nyckeltal", size: 24, leading: 30, bold: true, keep: true},
	{id: "KeyLabel", name: "Nyckeltal text", size: 9.5, leading: 13},
	{id: "LightName", name: "Uppgift", size: 10.5, leading: 15},
	{id: "FactLabel", name: "Uppgift ledtext", size: 9.5, leading: 15, color: reports.QuietInk},
	{id: "TableGap", name: "Luft vid tabell", size: 1, leading: 1},
	{id: "TOCHeading", name: "TOC Heading", size: 14, leading: 19, before: 14, after: 8, bold: true, keep: true},
	{id: "TOC1", name: "toc 1", size: 10.5, leading: 15, before: 2},
	{id: "TOC2", name: "toc 2", size: 10.5, leading: 15, before: 1, indent: `<w:ind w:left="280"/>`},
	{id: "Header", name: "header", size: 8.5, leading: 12, color: reports.QuietInk, more: tabRight},
	{
		id: "Footer", name: "footer", size: 8.5, leading: 12, color: reports.QuietInk,
		more: `<w:pBdr><w:top w:val="single" w:sz="4" w:space="5" w:color="DADAD6"/></w:pBdr>` + tabRight,
	},
}

// wordsOwn are the names that Word knows.
const wordsOwn = " Body Text Title Subtitle heading 1 heading 2 heading 3 Quote List Bullet List Number caption toc 1 toc 2 TOC Heading header footer "

// tabRight is a stop at the right margin.
const tabRight = `<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs>`

func box(side string) string {
	return `<w:` + side + ` w:val="single" w:sz="8" w:space="8" w:color="1B1B1B"/>`
}

// spaceBefore is the room before each style's paragraphs.
var spaceBefore = func() map[string]float64 {
	all := map[string]float64{}
	for _, s := range paragraphStyles {
		all[s.id] = s.before
	}
	return all
}()

func (s style) xml() string {
	var b strings.Builder
	base, next := `<w:basedOn w:val="Normal"/>`, ""
	if s.outline > 0 || s.id == "Title" || s.id == "Subtitle" {
		next = `<w:next w:val="BodyText"/>`
	}
	own := ""
	if !strings.Contains(wordsOwn, " "+s.name+" ") {
		own = ` w:customStyle="1"`
	}
	fmt.Fprintf(&b, `<w:style w:type="paragraph"`+own+` w:styleId="%s"><w:name w:val="%s"/>%s%s<w:qFormat/><w:pPr>`, s.id, s.name, base, next)
	if s.keep {
		b.WriteString(`<w:keepNext/>`)
	}
	b.WriteString(s.more)
	fmt.Fprintf(&b, `<w:spacing w:before="%s" w:after="%s"`, twips(s.before), twips(s.after))
	if s.leading > 0 {
		const natural = 1.362 // the height of a line of Noto Sans, in sizes
		rule := "atLeast"
		if s.size*natural > s.leading+0.05 {
			rule = "exact"
		}
		fmt.Fprintf(&b, ` w:line="%s" w:lineRule="%s"`, twips(s.leading), rule)
	} else {
		b.WriteString(` w:line="240" w:lineRule="auto"`)
	}
	b.WriteString(`/>` + s.indent)
	if s.outline > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, s.outline-1)
	}
	b.WriteString(`</w:pPr><w:rPr>`)
	if s.bold {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	if s.color != 0 {
		b.WriteString(color(s.color))
	}
	fmt.Fprintf(&b, `<w:sz w:val="%s"/><w:szCs w:val="%[1]s"/></w:rPr></w:style>`, half(s.size))
	return b.String()
}

func (d *drafter) styles() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles ` + wordSpace + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans" w:cs="Noto Sans"/>` + color(reports.Ink) + `<w:sz w:val="21"/><w:szCs w:val="21"/>` +
		`<w:lang w:val="` + escape(d.language) + `" w:eastAsia="` + escape(d.language) + `" w:bidi="` + escape(d.language) + `"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:line="300" w:lineRule="atLeast"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>` +
		`<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>` + color(d.accent()) + `<w:u w:val="single"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:customStyle="1" w:styleId="StateMark"><w:name w:val="Bedömningens tecken"/><w:rPr>` +
		`<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol" w:cs="Segoe UI Symbol"/></w:rPr></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>` +
		`<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Rapporttabell"/><w:basedOn w:val="TableNormal"/></w:style>`)
	for _, s := range paragraphStyles {
		if s.id == "Title" {
			s.before = layout.TitleRoom(d.doc)
		}
		b.WriteString(s.xml())
	}
	for i, s := range d.cells {
		text := style{id: fmt.Sprintf("TableText%d", i+1), name: fmt.Sprintf("Tabelltext %d", i+1), size: s.size, leading: s.leading}
		if s.head {
			text.name, text.bold, text.color = fmt.Sprintf("Tabellhuvud %d", i+1), true, reports.QuietInk
		}
		b.WriteString(text.xml())
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

// bulletList is the number of the list that all bulleted ones are; each numbered one has its own after it.
const bulletList = 1

func (d *drafter) numbering() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering ` + wordSpace + `>`)
	for _, kind := range []struct {
		id      int
		format  string
		step    int // of the indent, in twips
		hanging int
	}{{0, "bullet", 320, 280}, {1, "decimal", 440, 400}} {
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, kind.id)
		for level := range deepest + 1 {
			sign := fmt.Sprintf("%%%d.", level+1)
			if kind.format == "bullet" {
				sign = [...]string{"•", "–"}[level%2]
			}
			fmt.Fprintf(&b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`,
				level, kind.format, sign, (level+1)*kind.step, kind.hanging)
		}
		b.WriteString(`</w:abstractNum>`)
	}
	fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/></w:num>`, bulletList)
	for i, level := range d.numbered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="%d"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, bulletList+1+i, level)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

func (d *drafter) settings() string {
	return xmlHead + `<w:settings ` + wordSpace + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>` +
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
		`<w:themeFontLang w:val="` + escape(d.language) + `"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`
}

// fontTable tells what stands in for Noto Sans where it is not installed.
const fontTable = xmlHead + `<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">` +
	`<w:font w:name="Noto Sans"><w:altName w:val="Segoe UI"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>` +
	`<w:font w:name="Segoe UI Symbol"><w:altName w:val="DejaVu Sans"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`
