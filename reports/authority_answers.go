package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// formReply is what the registers answer to a question of a form.
type formReply struct {
	text string // empty: they have no answer
	ask  string // what still must be filled in beside it
}

// formAnswers are the answers that the questions of the forms may name.
var formAnswers = map[string]func(formDraft) formReply{
	"organisation":   func(f formDraft) formReply { return formReply{text: f.in.Register.Municipality().Name} },
	"org_number":     func(f formDraft) formReply { return formReply{text: f.in.Register.Municipality().OrgNumber} },
	"postal_address": func(f formDraft) formReply { return formReply{text: f.in.Register.Municipality().Address} },
	"contact":        formDraft.contact,
	"dpo":            formDraft.dataskyddsombud,
	"reference":      formDraft.reference,
	"ongoing":        formDraft.ongoing,
	"story":          formDraft.story,
	"discovered":     formDraft.discovered,
	"occurred":       func(f formDraft) formReply { return formReply{text: sentence(Moment(f.i.OccurredAt))} },
	"ended":          formDraft.ended,
	"crime":          formDraft.crime,
	"supplier":       formDraft.supplier,
	"impact":         formDraft.impact,
	"consequences":   func(f formDraft) formReply { return formReply{text: f.i.Consequences} },
	"sent_before":    formDraft.sentBefore,
	"cause":          formDraft.cause,
	"systems": func(f formDraft) formReply {
		return formReply{text: sentence(withLinked(f.view, f.i.KnownSystems, f.i.Systems))}
	},
	"information": formDraft.information,
	"information_alone": func(f formDraft) formReply {
		return formReply{text: sentence(withLinked(f.view, f.i.KnownAssets, f.i.Information))}
	},
	"affected": formDraft.affected,
	"measures": func(f formDraft) formReply {
		return formReply{text: joinParts(f.i.Measures, f.actionWords(f.i, false))}
	},
	"measures_and_planned": func(f formDraft) formReply {
		return formReply{text: joinParts(f.i.Measures, f.actionWords(f.i, false), f.actionWords(f.i, true))}
	},
	"planned_and_lessons": func(f formDraft) formReply { return formReply{text: joinParts(f.i.Lessons, f.actionWords(f.i, true))} },
	"approval":            formDraft.approval,
	"controller":          formDraft.controller,
	"controller_number":   formDraft.controllerNumber,
	"completeness":        formDraft.completeness,
	"late_reason":         formDraft.lateReason,
	"judgement_reason":    formDraft.judgementReason,
	"subjects_told":       formDraft.subjectsTold,
}

// sentence ends a text with a full stop, unless it has one or is empty.
func sentence(text string) string {
	if text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, data.SecretText) {
		return text
	}
	return text + "."
}

// joinParts are those of the parts that say something, as paragraphs of their own.
func joinParts(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n\n")
}

// reach is how a person is reached; numbers to persons stay out of a public paper.
func (f formDraft) reach(p *data.Person, role, phone string) formReply {
	parts := []string{p.Name}
	if title := cmp.Or(p.Title, role); title != "" {
		parts[0] += ", " + lower(title)
	}
	if f.in.Public {
		return formReply{text: parts[0], ask: "telefon och e-post"}
	}
	ask := ""
	switch {
	case phone == "" && p.Email == "":
		ask = "telefon och e-post"
	case phone == "":
		ask = "telefon"
	case p.Email == "":
		ask = "e-post"
	}
	if phone != "" {
		parts = append(parts, "Telefon: "+phone)
	}
	if p.Email != "" {
		parts = append(parts, "E-post: "+p.Email)
	}
	return formReply{strings.Join(parts, "\n"), ask}
}

func (f formDraft) contact() formReply {
	if f.line.Doer == nil {
		return formReply{}
	}
	return f.reach(f.line.Doer, f.view.Title(f.line.Role), f.line.Phone)
}

// dataskyddsombud is who serves in the role of that name: no field of a role tells what it is but its name.
func (f formDraft) dataskyddsombud() formReply {
	for _, role := range data.All(f.in.Register.InUse(), data.Roles) {
		if !strings.HasPrefix(strings.ToLower(role.Name), "dataskyddsombud") {
			continue
		}
		link, _ := data.Serving(f.in.Register, role, f.in.AsOf)
		if person, ok := data.Find(f.in.Register, link); ok {
			phone := person.Phone
			if s := data.ServiceNow(f.in.Register, role, f.in.AsOf); s != nil {
				phone = cmp.Or(s.Phone, phone)
			}
			return f.reach(person, role.Name, phone)
		}
	}
	return formReply{}
}

func (f formDraft) reference() formReply {
	number := f.view.Number(f.i)
	switch {
	case f.in.DiaryNumber != "":
		return formReply{text: strings.TrimPrefix(f.in.DiaryNumber+", incident "+number, ", ")}
	case number == "":
		return formReply{}
	}
	return formReply{"Incident " + number, "diarienummer"}
}

func (f formDraft) ongoing() formReply {
	if handled := f.i.HandledAt; !handled.IsZero() && !handled.After(f.now) {
		return formReply{text: "Nej. Incidenten var hanterad " + Moment(handled) + "."}
	}
	return formReply{"Ja, så vitt registret visar: ingen har antecknat att incidenten är hanterad.", "om det stämmer"}
}

func (f formDraft) story() formReply {
	var noted []string
	for _, e := range f.log[f.i.ID] {
		noted = append(noted, Moment(e.At)+" "+sentence(e.Text))
	}
	return formReply{text: joinParts(f.i.Description, strings.Join(noted, "\n"))}
}

func (f formDraft) discovered() formReply {
	if f.i.DiscoveredAt.IsZero() {
		return formReply{}
	}
	text := "Incidenten upptäcktes " + Moment(f.i.DiscoveredAt) + "."
	if known := f.clock.From; f.clock.Deadline.Basis == data.FromKnown && !known.IsZero() && !f.clock.Assumed && !known.Equal(f.i.DiscoveredAt) {
		text += " Kännedom " + Moment(known) + "."
	}
	return formReply{text: text}
}

func (f formDraft) ended() formReply {
	text, ask := "", "när incidenten upphörde"
	if hours := f.i.OutageHours; hours != nil {
		text = "Avbrottet varade i " + Count(*hours, "timme", "timmar") + "."
	}
	if handled := f.i.HandledAt; !handled.IsZero() && !handled.After(f.now) {
		text = strings.TrimSpace(text + " Incidenten var hanterad " + Moment(handled) + ".")
	}
	return formReply{text, ask}
}

func (f formDraft) crime() formReply {
	switch f.i.CrimeSuspected {
	case data.JudgedNo:
		return formReply{text: "Nej."}
	case data.JudgedYes:
		text := "Ja, brott misstänks."
		for _, n := range f.made[f.i.ID] {
			if n.Track == data.TrackPolice && !n.SentAt.IsZero() && !n.SentAt.After(f.now) {
				text += " Polisanmälan gjordes " + Moment(n.SentAt) + "." + receiptWords(n)
			}
		}
		return formReply{text, "vad misstanken bygger på"}
	}
	return formReply{}
}

func (f formDraft) supplier() formReply {
	name := cmp.Or(f.i.Supplier, f.view.Linked(string(f.i.SupplierRef)))
	if name == "" {
		if f.i.CauseSort == data.CauseSupplier {
			return formReply{"Ja, orsaken finns hos en leverantör.", "vilken leverantör"}
		}
		return formReply{}
	}
	text, ask := "Leverantören "+name+" berörs.", "om incidenten kommer från leverantören"
	if f.i.CauseSort == data.CauseSupplier {
		text, ask = "Ja, från leverantören "+name+".", ""
	}
	if at := f.i.SupplierDiscoveredAt; !at.IsZero() {
		text += " Leverantören upptäckte incidenten " + Moment(at) + "."
	}
	if at := f.i.SupplierToldAt; !at.IsZero() {
		text += " Kommunen fick besked " + Moment(at) + "."
	}
	return formReply{text, ask}
}

func (f formDraft) impact() formReply {
	var parts []string
	if f.i.Significant == data.JudgedYes {
		parts = append(parts, sentence(f.i.SignificantReason))
	}
	if units := f.links(f.i.Units); units != "" {
		parts = append(parts, "Berörda nämnder: "+units+".")
	}
	if hours := f.i.OutageHours; hours != nil {
		parts = append(parts, "Avbrott: "+Count(*hours, "timme", "timmar")+".")
	}
	for _, link := range f.i.Thresholds {
		if t, ok := data.Find(f.in.Register, link); ok {
			parts = append(parts, f.view.Title(t)+" Ja.")
		}
	}
	return formReply{text: strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), "\n")}
}

// sentBefore are the earlier reports in the track.
func (f formDraft) sentBefore() formReply {
	var lines []string
	for _, n := range f.made[f.i.ID] {
		if n.Track == f.form.Track && n.Step != f.form.Step && !n.SentAt.IsZero() && !n.SentAt.After(f.now) {
			lines = append(lines, stepName(n.Track, n.Step)+" lämnades "+Moment(n.SentAt)+"."+receiptWords(n))
		}
	}
	return formReply{text: strings.Join(lines, "\n")}
}

// receiptWords is the receipt of what was sent, to stand after it.
func receiptWords(n *data.Notification) string {
	if n.Receipt == "" {
		return ""
	}
	return " " + sentence(n.Receipt)
}

func (f formDraft) cause() formReply {
	if f.i.CauseSort == "" {
		return formReply{text: f.i.Cause}
	}
	text := "Typ av orsak: " + lower(option("cause_sort", f.i.CauseSort)) + "."
	if f.i.Cause == "" {
		return formReply{text, "mer om orsaken, eller att den utreds"}
	}
	return formReply{text: text + " " + f.i.Cause}
}

func (f formDraft) information() formReply {
	text := sentence(withLinked(f.view, f.i.KnownAssets, f.i.Information))
	affected := f.affected().text
	switch {
	case text == "" && affected == "":
		return formReply{}
	case text == "":
		return formReply{affected, "vilka uppgifter det gäller, och hur de påverkas"}
	}
	return formReply{text: strings.TrimSpace(text + " " + affected)}
}

func (f formDraft) affected() formReply {
	if f.i.Affected == nil {
		return formReply{}
	}
	text := capital(f.in.persons(*f.i.Affected))
	if f.shared {
		return formReply{text + " i hela incidenten.", "hur många som nämnden är personuppgiftsansvarig för"}
	}
	return formReply{text: text + "."}
}

// actionWords are the actions decided because of the incident, open or done, one to a line.
func (d *incidentPaper) actionWords(i *data.Incident, open bool) string {
	var lines []string
	for _, a := range d.actions[i.ID] {
		switch {
		case a.State == data.ActionCancelled || a.Open() != open:
		case open:
			lines = append(lines, d.view.Title(a)+". Ansvarig: "+stated(d.view.Linked(string(a.Responsible)))+". Klar senast: "+lower(stated(string(a.Due)))+".")
		default:
			lines = append(lines, d.view.Title(a)+". Klar"+map[bool]string{true: " " + string(a.DoneOn)}[a.DoneOn != ""]+".")
		}
	}
	return strings.Join(lines, "\n")
}

func (f formDraft) approval() formReply {
	n := f.clock.Notification
	if n == nil || n.Judgement != data.JudgedYes || n.DecidedBy == "" {
		return formReply{}
	}
	return formReply{text: "Beslutad av " + f.decidedBy(n.DecidedBy, n.Delegation, n.DecidedAt) + "."}
}

func (f formDraft) controller() formReply {
	unit := f.view.Linked(string(f.clock.Unit))
	if unit == "" {
		return formReply{}
	}
	return formReply{text: strings.TrimSuffix(unit+", "+f.in.Register.Municipality().Name, ", ")}
}

func (f formDraft) controllerNumber() formReply {
	if unit, ok := data.Find(f.in.Register, f.clock.Unit); ok && unit.OrgNumber != "" {
		return formReply{text: unit.OrgNumber}
	}
	return formReply{text: f.in.Register.Municipality().OrgNumber}
}

func (f formDraft) completeness() formReply {
	if n := f.clock.Notification; n != nil && n.NeedsCompletion {
		return formReply{text: "Preliminär. Uppgifter saknas och lämnas i en komplettering."}
	}
	return formReply{}
}

func (f formDraft) lateReason() formReply {
	if n := f.clock.Notification; n != nil && n.LateReason != "" {
		return formReply{text: n.LateReason}
	}
	switch c := f.clock; {
	case c.Due.IsZero():
		return formReply{}
	case c.State(f.now) == data.ClockSent:
		return formReply{text: "Anmälan lämnades i" + hard + "tid."}
	case c.LateBy(f.now) == 0:
		return formReply{text: "Behövs inte om anmälan lämnas senast " + Moment(c.Due) + "."}
	}
	return formReply{}
}

func (f formDraft) judgementReason() formReply {
	if n := f.clock.Notification; n != nil && n.Judgement == data.JudgedYes {
		return formReply{text: n.Reason}
	}
	return formReply{}
}

// subjectsTold tells whether those whose data it is have been told, by the same personuppgiftsansvarig.
func (f formDraft) subjectsTold() formReply {
	for _, n := range f.made[f.i.ID] {
		switch {
		case n.Track != data.TrackDataSubjects || n.Unit != "" && n.Unit != f.clock.Unit:
		case !n.SentAt.IsZero() && !n.SentAt.After(f.now):
			return formReply{text: "Ja, de informerades " + Moment(n.SentAt) + "."}
		case n.Judgement == data.JudgedNo:
			return formReply{text: "Nej. " + n.Reason}
		case n.Judgement == data.JudgedYes:
			return formReply{"Inte ännu, men de ska informeras.", "när de ska informeras"}
		}
	}
	return formReply{}
}
