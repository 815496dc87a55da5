package policy

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/office"
)

// decodeDocx reads the text of a Word document as people see it with all changes accepted: headings by their styles, lists with
// their signs and numbers, each row of a table as a line. Footnotes, text boxes, hidden text, contents, headers and footers are left out.
func decodeDocx(raw []byte) (Text, error) {
	list, err := docxParagraphs(raw)
	switch {
	case errors.Is(err, office.ErrPassword):
		return Text{}, data.NewProblem("problem.policy.password").Because(err)
	case errors.Is(err, office.ErrOld):
		return Text{}, data.NewProblem("problem.policy.old").Because(err)
	case errors.Is(err, office.ErrTooLarge):
		return Text{}, data.NewProblem("problem.policy.unpacked").Because(err)
	case err != nil:
		return Text{}, data.NewProblem("problem.policy.binary").Because(err)
	}
	return wholeText(list)
}

// wholeText makes a document of its paragraphs, unless there is no text in them.
func wholeText(list []paragraph) (Text, error) {
	for i := range list {
		list[i].text = composed(list[i].text)
	}
	text := readParagraphs(list)
	for _, s := range text.Sections {
		if len(s.Blocks) > 0 {
			return text, nil
		}
	}
	return Text{}, data.NewProblem("problem.policy.empty")
}

func docxParagraphs(raw []byte) ([]paragraph, error) {
	pkg, err := office.Open(raw)
	if err != nil {
		return nil, err
	}
	main, err := pkg.Main()
	if err != nil {
		return nil, err
	}
	relations, err := pkg.Relations(main)
	if err != nil {
		return nil, err
	}
	reader := docxReader{styles: docxStyles{}, lists: newDocxLists()}
	for _, to := range relations {
		var read func(xml.Token) error
		switch to.Type {
		case "styles":
			read = reader.styles.reader()
		case "numbering":
			read = reader.lists.reader()
		default:
			continue
		}
		if pkg.Has(to.Part) {
			if err := pkg.Read(to.Part, read); err != nil {
				return nil, err
			}
		}
	}
	if err := pkg.Read(main, reader.read); err != nil {
		return nil, err
	}
	if !reader.isDocument {
		return nil, office.ErrOther
	}
	return reader.list, nil
}

// docxReader reads the paragraphs of the document itself.
type docxReader struct {
	styles     docxStyles
	lists      *docxLists
	list       []paragraph
	isDocument bool
	size       int      // of all text
	path       []string // the elements that are open
	passed     int      // how many of them there were when what is left out began; 0: nothing is

	text          strings.Builder // of the paragraph
	style         string
	outline       int // plus one; 0: as its style has it
	number        listPlace
	goesOn        bool // the mark that ends it is deleted
	inText, isOff bool // within what is written, and in a run that is hidden

	rows []docxRow // of the tables that are open, one within another
}

// docxRow is the row of a table that is being read.
type docxRow struct {
	cells [][]paragraph // that say anything
	first int           // paragraph of the cell that is open, in the list
}

// leftOutOfDocx are elements whose text people do not see in the running text: what is deleted or moved away, pictures with their
// text boxes, what an older Word would show instead, and how a word is pronounced.
var leftOutOfDocx = map[string]bool{
	"del": true, "moveFrom": true, "drawing": true, "pict": true, "object": true, "txbxContent": true, "Fallback": true, "rt": true,
}

func (d *docxReader) read(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		d.path = append(d.path, token.Name.Local)
		if d.passed == 0 && leftOutOfDocx[token.Name.Local] {
			d.goesOn = d.goesOn || d.within("rPr", "pPr")
			d.passed = len(d.path)
		}
		if d.passed == 0 {
			d.begin(token)
		}
	case xml.EndElement:
		if d.passed == 0 {
			d.end(token.Name.Local)
		}
		d.path = d.path[:len(d.path)-1]
		if len(d.path) < d.passed {
			d.passed = 0
		}
	case xml.CharData:
		if d.passed == 0 && d.inText && !d.isOff {
			d.write(string(token))
		}
	}
	if d.size > MaxSize || len(d.list) > MaxSize/20 {
		return office.ErrTooLarge
	}
	return nil
}

func (d *docxReader) write(text string) {
	d.text.WriteString(text)
	d.size += len(text)
}

// within tells whether the element that has just begun stands in one, and that in the next.
func (d *docxReader) within(names ...string) bool {
	for i, name := range names {
		if at := len(d.path) - 2 - i; at < 0 || d.path[at] != name {
			return false
		}
	}
	return true
}

func (d *docxReader) begin(e xml.StartElement) {
	value := office.Attribute(e, "val")
	switch e.Name.Local {
	case "document":
		d.isDocument = true
	case "p":
		if !d.goesOn {
			d.text.Reset()
			d.style, d.outline, d.number = "", 0, listPlace{}
		}
		d.goesOn = false
	case "r":
		d.isOff = false
	case "vanish":
		d.isOff = d.within("rPr", "r") && value != "0" && value != "false"
	case "t":
		d.inText = true
	case "tab":
		if d.within("r") {
			d.write(" ")
		}
	case "br", "cr":
		d.write("\n")
	case "noBreakHyphen":
		d.write("\u2011")
	case "pStyle":
		d.style = value
	case "outlineLvl":
		if level, err := strconv.Atoi(value); err == nil && d.within("pPr", "p") {
			d.outline = level + 1
		}
	case "numId":
		d.number.list = value
	case "ilvl":
		d.number.level = listDepth(value)
	case "tr":
		d.rows = append(d.rows, docxRow{})
	case "tc":
		if n := len(d.rows); n > 0 {
			d.rows[n-1].first = len(d.list)
		}
	}
}

func (d *docxReader) end(name string) {
	switch name {
	case "t":
		d.inText = false
	case "p":
		if !d.goesOn {
			d.endParagraph()
		}
	case "tc":
		if n := len(d.rows); n > 0 {
			d.endCell(&d.rows[n-1])
		}
	case "tr":
		if n := len(d.rows); n > 0 {
			row := d.rows[n-1]
			d.rows = d.rows[:n-1]
			d.endRow(row)
		}
	}
}

func (d *docxReader) endParagraph() {
	style := d.styles.of(d.style)
	if style.isContents {
		return
	}
	p := paragraph{text: strings.TrimSpace(d.text.String()), level: style.level}
	if d.outline > 0 {
		p.level = d.outline
	}
	if p.level > 9 { // body text
		p.level = 0
	}
	place := d.number
	if place.list == "" {
		place = style.number
	}
	if p.text == "" {
		p.level = 0
	} else {
		p.marker = d.lists.next(place)
	}
	d.list = append(d.list, p)
}

// endCell takes what a cell says out of the list.
func (d *docxReader) endCell(row *docxRow) {
	first := min(row.first, len(d.list))
	for _, p := range d.list[first:] {
		if p.text != "" {
			row.cells = append(row.cells, append([]paragraph(nil), d.list[first:]...))
			break
		}
	}
	d.list = d.list[:first]
}

// endRow makes one line of a row. Where one cell alone says anything the table only places it, and its paragraphs stay.
func (d *docxReader) endRow(row docxRow) {
	if len(row.cells) == 1 {
		d.list = append(d.list, row.cells[0]...)
	}
	if len(row.cells) < 2 {
		return
	}
	var cells []string
	for _, cell := range row.cells {
		var said []string
		for _, p := range cell {
			if p.text != "" {
				said = append(said, strings.TrimSpace(p.marker+" "+strings.ReplaceAll(p.text, "\n", " ")))
			}
		}
		cells = append(cells, strings.Join(said, " "))
	}
	d.list = append(d.list, paragraph{text: strings.Join(cells, " | ")})
}
