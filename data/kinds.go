package data

import (
	"slices"
	"sync"
)

// Kinds lists every kind in menu order: the table of contents of the binder.
func Kinds() []Untyped { return allKinds() }

var allKinds = sync.OnceValue(func() []Untyped {
	return []Untyped{
		Municipalities.Untyped(),
		Documents.Untyped(),
		Sections.Untyped(),
		Duties.Untyped(),
		Referrals.Untyped(),
		Introductions.Untyped(),
		Units.Untyped(),
		People.Untyped(),
		Roles.Untyped(),
		Services.Untyped(),
		Mandates.Untyped(),
		Courses.Untyped(),
		TrainingPlans.Untyped(),
		Occasions.Untyped(),
		TrainingOffers.Untyped(),
		TrainingsDone.Untyped(),
		Confirmations.Untyped(),
		Assets.Untyped(),
		Classifications.Untyped(),
		Systems.Untyped(),
		Requirements.Untyped(),
		PremisesKind.Untyped(),
		Fulfilments.Untyped(),
		Measures.Untyped(),
		RiskSessions.Untyped(),
		Risks.Untyped(),
		RiskValues.Untyped(),
		RiskLevels.Untyped(),
		RiskSteps.Untyped(),
		Continuities.Untyped(),
		Exercises.Untyped(),
		Suppliers.Untyped(),
		Contracts.Untyped(),
		Subprocessors.Untyped(),
		Procurements.Untyped(),
		ProcurementRequirements.Untyped(),
		SupplierChecks.Untyped(),
		SupplierIntervals.Untyped(),
		Incidents.Untyped(),
		IncidentEvents.Untyped(),
		IncidentMessages.Untyped(),
		Notifications.Untyped(),
		Registrations.Untyped(),
		Authorities.Untyped(),
		Deadlines.Untyped(),
		Thresholds.Untyped(),
		FormQuestions.Untyped(),
		Sectors.Untyped(),
		ClassLevels.Untyped(),
		Actions.Untyped(),
		ControlPoints.Untyped(),
		ControlOccasions.Untyped(),
		Goals.Untyped(),
		Readings.Untyped(),
		EarlierFigures.Untyped(),
		ManagementReviews.Untyped(),
		Audits.Untyped(),
		Findings.Untyped(),
		SelfAssessments.Untyped(),
		LegalRequirements.Untyped(),
		Stakeholders.Untyped(),
		Exceptions.Untyped(),
		Environments.Untyped(),
		Activities.Untyped(),
		Meetings.Untyped(),
		Matters.Untyped(),
		Decisions.Untyped(),
		Papers.Untyped(),
		AttachedFiles.Untyped(),
		RegisterUses.Untyped(),
		Retentions.Untyped(),
		LeadTimes.Untyped(),
		ReportSettings.Untyped(),
		ImportTemplates.Untyped(),
		Snoozes.Untyped(),
	}
})

// KindNamed finds a kind by its English name or Swedish word.
func KindNamed(name string) (Untyped, bool) {
	k, ok := kindsByName()[name]
	return k, ok
}

var kindsByName = sync.OnceValue(func() map[string]Untyped {
	named := map[string]Untyped{}
	for _, k := range slices.Backward(Kinds()) { // of two that answer to a name the first counts
		named[k.Word], named[k.Name] = k, k
	}
	return named
})
