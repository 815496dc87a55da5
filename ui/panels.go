package ui

import (
	"slices"

	"lisparmen/data"

	"fyne.io/fyne/v2"
)

// panels are the parts of a record's page that are particular to its kind, in order, as the record is in the file.
func (p *recordPage) panels() []fyne.CanvasObject {
	return append(markPanel(p), p.ownPanels()...)
}

func (p *recordPage) ownPanels() []fyne.CanvasObject {
	switch r := p.app.reg.Record(p.id).(type) {
	case *data.Incident:
		return append(recurrencePanel(p.app, r), clocksPanel(p.app, r))
	case *data.Municipality:
		panels := []fyne.CanvasObject{registrationPanel(p.app, r), classPanel(p, r)}
		if !r.Class.Done() { // what waits to be done is seen first
			slices.Reverse(panels)
		}
		return panels
	case *data.Duty:
		return []fyne.CanvasObject{dutyPanel(p, r)}
	case *data.Document:
		return documentPanels(p, r)
	case *data.Matter:
		return []fyne.CanvasObject{matterPanel(p, r)}
	case *data.Decision:
		return decisionPanels(p, r)
	case *data.Action:
		return actionPanels(p, r)
	case *data.Asset:
		return []fyne.CanvasObject{assetPanel(p, r)}
	case *data.Classification:
		return classificationPanel(p, r)
	case *data.System:
		level := protectionLevel(p.app.reg, r, data.DayOf(p.app.now()))
		return []fyne.CanvasObject{systemPanel(p, r), profilePanel(p, r, level, r.RequirementsOn, r.RequirementsBy), approvalPanel(p, r)}
	case *data.Retention:
		return []fyne.CanvasObject{retentionPanel(p, r)}
	case *data.Snooze:
		return []fyne.CanvasObject{snoozePanel(p.app, r)}
	case *data.Premises:
		return []fyne.CanvasObject{profilePanel(p, r, r.Protection, r.RequirementsOn, r.RequirementsBy)}
	case *data.Risk:
		return []fyne.CanvasObject{riskPanel(p, r)}
	case *data.RiskSession:
		return []fyne.CanvasObject{p.actsRow(p.actButton("ui.workshop.risk.open", func() { p.app.goTo(analyse(r.ID)) }))}
	case *data.Continuity:
		return []fyne.CanvasObject{continuityPanel(p.app, r)}
	case *data.Supplier:
		return []fyne.CanvasObject{supplierPanel(p, r)}
	case *data.Contract:
		return []fyne.CanvasObject{contractPanel(p, r)}
	case *data.Subprocessor:
		return subprocessorPanel(p, r)
	case *data.SupplierCheck:
		return checkPanel(p, r)
	case *data.Procurement:
		return procurementPanels(p, r)
	case *data.ControlPoint:
		return []fyne.CanvasObject{pointPanel(p, r)}
	case *data.ControlOccasion:
		return []fyne.CanvasObject{occasionPanel(p, r)}
	case *data.Goal:
		return []fyne.CanvasObject{goalPanel(p, r)}
	case *data.ManagementReview:
		return []fyne.CanvasObject{reviewPanel(p, r)}
	case *data.SelfAssessment:
		return []fyne.CanvasObject{assessmentPanel(p, r)}
	case *data.Stakeholder:
		return stakeholderPanel(p, r)
	case *data.Paper:
		return []fyne.CanvasObject{paperPanel(p, r)}
	case *data.AttachedFile:
		return []fyne.CanvasObject{filePanel(p, r)}
	case *data.Activity:
		return []fyne.CanvasObject{activityPanel(p, r)}
	case *data.Service:
		return []fyne.CanvasObject{servicePanel(p.app, r)}
	case *data.Role:
		return []fyne.CanvasObject{rolePanel(p.app, r)}
	}
	return nil
}

// saidInPanel are the fields of a kind that a panel shows and an act changes, so that the form has no second way to it.
var saidInPanel = map[string][]string{
	"duty":         {"assessment", "assessment_reason"},
	"system":       {"requirements_on", "requirements_by", "approved_on", "approved_by", "approved_until", "approval_condition"},
	"premises":     {"requirements_on", "requirements_by"},
	"municipality": {"own_confidentiality", "own_integrity", "own_availability", "own_class_by", "own_class_on", "own_class"},
}

func (p *recordPage) showPanels() {
	p.beside.Objects = p.panels()
	setVisible(p.beside, len(p.beside.Objects) > 0)
	p.beside.Refresh()
}
