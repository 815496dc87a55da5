package ui

import (
	"context"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// rowState is what would become of a row, or of a card. It is a part of message keys.
type rowState string

const (
	rowWrong   rowState = "error"
	rowNew     rowState = "new"
	rowChanged rowState = "changed"
	rowSame    rowState = "same"
)

// stateColumn is the width of the column that tells it.
const stateColumn float32 = 128

// cell is the mark of what would become of a row.
func (s rowState) cell() cell {
	c := cell{text: translations.Text("ui.import.row."+string(s), nil)}
	switch s {
	case rowWrong:
		c.state, c.value = stateLacking, "0"
	case rowNew:
		c.state, c.value = stateMet, "1"
	case rowChanged:
		c.state, c.value = statePartly, "2"
	default:
		c.state, c.value = stateUnused, "3"
	}
	return c
}

func stateOfRow(r exchange.ImportRow) rowState {
	switch {
	case r.Problem != nil:
		return rowWrong
	case r.IsNew():
		return rowNew
	case r.Changes():
		return rowChanged
	}
	return rowSame
}

// rowCounts tells how many rows there are of each state: "12 nya, 3 ändras och 1 går inte att ta in".
func rowCounts(counts map[rowState]int) string {
	var parts []string
	for _, s := range []rowState{rowNew, rowChanged, rowSame, rowWrong} {
		if counts[s] > 0 {
			parts = append(parts, translations.Count("ui.import.count."+string(s), counts[s], nil))
		}
	}
	return sentenceCase(spoken().Enumerate(parts)) + "."
}

// showCheck is the third step: what would become of each row, what cannot be taken in first.
func (p *importPage) showCheck() {
	counts := map[rowState]int{}
	for _, r := range p.rows {
		counts[stateOfRow(r)]++
	}
	save := mainButton("ui.import.save", func() { p.ask(counts) })
	setEnabled(save, counts[rowNew]+counts[rowChanged] > 0 && !p.app.space.Status().ReadOnly)
	several := false
	for _, r := range p.rows {
		several = several || r.Kind.Name != p.rows[0].Kind.Name
	}
	columns := []column{
		{label: translations.Text("ui.import.what", nil), width: stateColumn, get: func(at int) cell { return stateOfRow(p.rows[at]).cell() }, order: orderPlain},
		{label: translations.Text("ui.term.row", nil), width: narrowestColumn, align: fyne.TextAlignTrailing, order: orderNumber, get: func(at int) cell { return cell{text: reports.Number(p.rows[at].Line)} }},
		{label: translations.Text("ui.import.title", nil), get: func(at int) cell { return cell{text: oneLine(p.rows[at].Title)} }},
		{label: translations.Text("ui.import.how", nil), get: func(at int) cell { return cell{text: p.wordsOf(p.rows[at])} }},
	}
	if several {
		columns = append(columns[:3:3], column{label: translations.Text("ui.import.register", nil), get: func(at int) cell {
			return cell{text: translations.Text(data.KindKey(p.rows[at].Kind.Name), nil)}
		}}, columns[3])
	}
	p.fill(filled(
		headed(translations.Text("ui.import.check.title", nil), rowCounts(counts)+" "+translations.Text("ui.import.check.text", nil), newButton(translations.Text("ui.back", nil), p.showColumns), save),
		p.table(columns, len(p.rows))))
}

// table shows rows, what cannot be taken in first, and below them all that the last column says of the one that is chosen.
func (p *importPage) table(columns []column, rows int) fyne.CanvasObject {
	whole := wrapped("")
	whole.Hide()
	t := newTable(columns)
	t.onHint = p.app.frame.hint
	t.onSelect = func(row int) {
		if row >= 0 {
			whole.SetText(t.row(row)[len(columns)-1].text)
		}
		setVisible(whole, row >= 0)
	}
	t.setRows(rows)
	t.sortBy(0, false)
	return container.NewBorder(nil, whole, nil, nil, t)
}

// wordsOf tell what a row would do, or why it cannot be taken in.
func (p *importPage) wordsOf(r exchange.ImportRow) string {
	if r.Problem != nil && r.Column != "" {
		return sentenceCase(translations.Text("row.column", map[string]string{"column": r.Column})) + ". " + sentence(r.Problem)
	}
	if r.Problem != nil {
		return sentence(r.Problem)
	}
	var said []string
	for _, v := range r.Values {
		f, _ := r.Kind.Field(v.Field)
		if v.Field == r.Kind.Title && r.IsNew() {
			continue
		}
		text := r.Cell(v.Field)
		if !f.IsLink() || text == "" { // what a link points at may not be there yet
			text = p.app.view.Show(r.Kind, f, v.Stored)
		}
		said = append(said, translations.Text(data.FieldKey(r.Kind.Name, v.Field), nil)+": "+shorten(oneLine(text)))
	}
	for _, v := range r.Parts {
		said = append(said, translations.Text(data.FieldKey(data.Classifications.Name, v.Field), nil)+": "+v.Stored)
	}
	var makes []string
	for _, l := range r.Lacks {
		makes = append(makes, l.Title)
	}
	words := strings.Join(said, " · ")
	if len(makes) > 0 {
		words = translations.Text("row.makes", map[string]string{"titles": spoken().Enumerate(makes)}) + " " + words
	}
	return words
}

// ask takes the rows in, when the person agrees that those that are wrong are left out.
func (p *importPage) ask(counts map[rowState]int) {
	if counts[rowWrong] == 0 {
		p.take()
		return
	}
	confirm(p.app.window, translations.Count("ui.import.skip", counts[rowWrong], nil), translations.Text("ui.import.skip.text", nil), translations.Text("ui.import.skip.yes", nil), p.take)
}

// take saves the rows as one import, and the importmall that was named, and shows the register.
func (p *importPage) take() {
	rows, reg := p.rows, p.app.reg
	var kept []*data.ImportTemplate
	if name := strings.TrimSpace(p.template.Text); name != "" {
		for _, s := range p.sheets {
			if s.layout.Kind.Name != "" && data.IsRegister(s.layout.Kind.Name) {
				kept = append(kept, &data.ImportTemplate{Title: name, Register: s.layout.Kind.Name, Columns: data.TemplateLines(s.layout.Template(s.Rows))})
				break // a name is of one table
			}
		}
	}
	made, changed := 0, 0
	p.app.takeIn("ui.work.rows", func(ctx context.Context, s *store.Store) error {
		return exchange.Import(ctx, s, reg, func(d *exchange.Deed) (err error) {
			for _, t := range kept {
				if err := d.KeepTemplate(t); err != nil {
					return err
				}
			}
			made, changed, err = d.TakeRows(rows, translations.Swedish.Text)
			return err
		})
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		kind := rows[0].Kind.Name
		p.sheets, p.rows = nil, nil
		p.app.goTo(place{page: pageList, kind: kind})
		p.app.frame.say(importedWords(made, changed))
	})
}

// showContacts is the check of cards, which need no columns.
func (p *importPage) showContacts() {
	counts := map[rowState]int{rowWrong: len(p.broken)}
	for _, c := range p.contacts {
		counts[stateOfContact(c)]++
	}
	save := mainButton("ui.import.save", p.takeContacts)
	setEnabled(save, !p.app.space.Status().ReadOnly)
	p.roles = widget.NewCheck(translations.Text("ui.import.roles", nil), nil)
	hasRoles := false
	for _, c := range p.contacts {
		hasRoles = hasRoles || c.Role != nil
	}
	head := headed(translations.Text("ui.import.check.title", nil), rowCounts(counts)+" "+translations.Text("ui.import.check.text", nil),
		newButton(translations.Text("ui.back", nil), func() { p.showSource("") }), save)
	if hasRoles {
		head = newColumn(space4, head, sidePadded(p.roles))
	}
	n := len(p.contacts)
	p.fill(filled(head, p.table([]column{
		{label: translations.Text("ui.import.what", nil), width: stateColumn, order: orderPlain, get: func(at int) cell {
			if at >= n {
				return rowWrong.cell()
			}
			return stateOfContact(p.contacts[at]).cell()
		}},
		{label: translations.Text("ui.term.row", nil), width: narrowestColumn, align: fyne.TextAlignTrailing, order: orderNumber, get: func(at int) cell {
			if at >= n {
				return cell{text: reports.Number(p.broken[at-n])}
			}
			return cell{text: reports.Number(p.contacts[at].Line)}
		}},
		{label: translations.Text(data.FieldKey("person", "name"), nil), get: func(at int) cell {
			if at >= n {
				return cell{}
			}
			return cell{text: p.contacts[at].Name}
		}},
		{label: translations.Text("ui.import.how", nil), get: func(at int) cell {
			if at >= n {
				return cell{text: translations.Text("contact.broken", nil)}
			}
			return cell{text: p.contactWords(p.contacts[at])}
		}},
	}, n+len(p.broken))))
}

func stateOfContact(c exchange.Contact) rowState {
	switch {
	case c.Ambiguous, c.Twice > 0:
		return rowWrong
	case c.IsNew():
		return rowNew
	case c.Changes():
		return rowChanged
	}
	return rowSame
}

// contactWords tell what a card would do.
func (p *importPage) contactWords(c exchange.Contact) string {
	field := func(f exchange.ContactField) string {
		return translations.Text(data.FieldKey("person", f.Name), nil)
	}
	var fills, differs []string
	for _, f := range c.Fills {
		fills = append(fills, field(f)+": "+f.Text)
	}
	for _, f := range c.Differs {
		differs = append(differs, field(f))
	}
	var words []string
	switch {
	case c.Twice > 0:
		words = append(words, translations.Text("contact.twice", map[string]string{"line": reports.Number(c.Twice)}))
	case c.Ambiguous:
		words = append(words, translations.Text("contact.ambiguous", nil))
	case c.IsNew():
		for _, part := range []string{c.Title, c.Email, c.Phone, c.Department} {
			if part != "" {
				fills = append(fills, part)
			}
		}
	}
	if len(fills) > 0 {
		words = append(words, strings.Join(fills, " · "))
	}
	if len(differs) > 0 {
		words = append(words, translations.Text("contact.words.differs", map[string]string{"fields": spoken().Enumerate(differs)}))
	}
	if c.Role != nil {
		words = append(words, translations.Text("contact.words.role", map[string]string{"role": p.app.view.Title(c.Role)}))
	}
	return sentenceCase(strings.Join(words, " "))
}

// takeContacts saves the people as one import.
func (p *importPage) takeContacts() {
	list, roles, reg := p.contacts, p.roles.Checked, p.app.reg
	made, filled := 0, 0
	p.app.takeIn("ui.work.rows", func(ctx context.Context, s *store.Store) error {
		return exchange.Import(ctx, s, reg, func(d *exchange.Deed) (err error) {
			made, filled, err = d.TakeContacts(list, roles)
			return err
		})
	}, func(err error) {
		if err != nil {
			p.app.tell(err)
			return
		}
		p.contacts, p.broken = nil, nil
		p.app.goTo(place{page: pageList, kind: data.People.Name})
		p.app.frame.say(importedWords(made, filled))
	})
}

// newImportButton leads to the guide from a register's list.
func newImportButton(a *app, kind data.Untyped) *button {
	return quietButton(translations.Text("ui.import.verb", nil), func() { a.goTo(place{page: pageImport, kind: kind.Name}) })
}

// importedWords tell what has been read in.
func importedWords(made, changed int) string {
	return translations.Text("ui.import.saved", map[string]string{
		"made": translations.Count("ui.import.saved.made", made, nil), "changed": translations.Count("ui.import.saved.changed", changed, nil),
	})
}
