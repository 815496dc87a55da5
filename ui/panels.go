package ui

import (
	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// panels are the parts of a record's page that are particular to its kind, in order, as the record is in the file.
func (p *recordPage) panels() []fyne.CanvasObject {
	switch r := p.app.reg.Record(p.id).(type) {
	case *data.Incident:
		return append(recurrencePanel(p.app, r), clocksPanel(p.app, r))
	case *data.Municipality:
		return []fyne.CanvasObject{registrationPanel(p.app, r)}
	case *data.Document:
		return documentPanels(p, r)
	case *data.Matter:
		return []fyne.CanvasObject{matterPanel(p, r)}
	case *data.Decision:
		return decisionPanels(p, r)
	case *data.Action:
		return actionPanels(p, r)
	case *data.Role:
		return []fyne.CanvasObject{rolePanel(p.app, r)}
	}
	return nil
}

func (p *recordPage) showPanels() {
	p.beside.Objects = p.panels()
	setVisible(p.beside, len(p.beside.Objects) > 0)
	p.beside.Refresh()
}
