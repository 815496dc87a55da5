package ui

import (
	"slices"

	"lisparmen/data"
	"lisparmen/translations"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"
)

// fieldHelp tells below a form what the field that has the keys means, and what law or standard is behind it. It has its room from the
// start: words that came and went beside the field would move what is about to be pressed.
type fieldHelp struct {
	kind  string
	label *widget.Label
}

// helpKey is the key of what is told of a field.
func helpKey(kind, field string) string { return "help.field." + kind + "." + field }

// newFieldHelp makes the help of a kind; nil where nothing is told of any of its fields.
func newFieldHelp(kind data.Untyped) *fieldHelp {
	if !slices.ContainsFunc(kind.Fields, func(f data.UntypedField) bool { return translations.Has(helpKey(kind.Name, f.Name)) }) {
		return nil
	}
	return &fieldHelp{kind.Name, quietly(translations.Text("ui.field.help", nil))}
}

// tell tells of a field. Of one that needs no words the latest are left, so that they can be read.
func (h *fieldHelp) tell(field data.UntypedField) {
	if h == nil || !translations.Has(helpKey(h.kind, field.Name)) {
		return
	}
	h.label.SetText(translations.Text("ui.field.help.of", map[string]string{
		"name": translations.Text(data.FieldKey(h.kind, field.Name), nil), "text": translations.Text(helpKey(h.kind, field.Name), nil),
	}))
}

// helpHeight is room for two lines; more can be turned to.
const helpHeight float32 = 46

// object is the line with its room; nil where there is none.
func (h *fieldHelp) object() fyne.CanvasObject {
	if h == nil {
		return nil
	}
	room := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, 0, space16, space16), h.label))
	room.SetMinSize(fyne.NewSize(0, helpHeight))
	return container.NewBorder(widget.NewSeparator(), nil, nil, nil, room)
}
