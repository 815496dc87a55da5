package data

import (
	"slices"
	"strings"
	"sync"
)

// Judged is how far a duty or a demanded document is met, why, and what shows it.
type Judged struct {
	Assessment Assessment
	Reason     StatusReason
	Proof      []string // ids of the records it rests on, the demanded document first
	Lacks      []string // ids of the records that show what is wanting
	Have, All  int      // how many of how many, where the reason counts
	Registers  []string // English names of the kinds that are not in use, where that is the reason
	Coverage   []Extent
}

// Extent is how much of the whole a register holds.
type Extent struct {
	Register    string // English name of the kind
	Held, Whole int    // Whole 0: nobody has said
}

// StatusReason tells what an assessment rests on. It is a message key.
type StatusReason string

// The reasons.
const (
	ReasonNone         StatusReason = "status.none"         // nobody has judged it
	ReasonAssessed     StatusReason = "status.assessed"     // the coordinator's own assessment
	ReasonNoDocument   StatusReason = "status.no_document"  // the demanded document is not in the register
	ReasonUnregistered StatusReason = "status.unregistered" // nobody has said whether the document exists
	ReasonMissing      StatusReason = "status.missing"      // confirmed missing
	ReasonInForce      StatusReason = "status.in_force"
	ReasonReviewLate   StatusReason = "status.review_late"
	ReasonUndecided    StatusReason = "status.undecided" // said to exist, but not who decided it and when
	ReasonNotYet       StatusReason = "status.not_yet"   // registered, and in force from a later day
	ReasonExpired      StatusReason = "status.expired"
	ReasonPartOf       StatusReason = "status.part_of" // met by being part of a document that is in force
	// ReasonNotGoneThrough is that nobody has said whether the policy's sentence is a duty.
	ReasonNotGoneThrough StatusReason = "status.not_gone_through"
)

// DemandedArea is the area whose governing document a duty of the catalogue demands; empty for the other duties.
func DemandedArea(catalogue *int) Area {
	if catalogue == nil {
		return ""
	}
	return demandedAreas[*catalogue]
}

var demandedAreas = map[int]Area{
	14: AreaOrganisation, 18: AreaPeople, 20: AreaProtection,
	23: AreaProcurement, 24: AreaIncidents, 27: AreaCompliance,
}

// Status judges one duty. Use a Judge for more than one.
func Status(reg Register, duty *Duty, today Day) Judged { return NewJudge(reg, today).Duty(duty) }

// Judge judges duties and documents of one register as of one day. It remembers what it has judged, so one Judge is not
// for several goroutines.
type Judge struct {
	reg      Register
	today    Day
	demanded map[Area][]*Document
	reviews  reviews
	computed map[int]Judged // by number in the catalogue
	classes  func() Classes // read when they are first asked for
	risks    *judgedRisks
}

// NewJudge makes ready to judge. Only registers in use are judged by.
func NewJudge(reg Register, today Day) Judge {
	reg = reg.InUse()
	j := Judge{reg, today, map[Area][]*Document{}, newReviews(reg, today), map[int]Judged{}, sync.OnceValue(func() Classes { return NewClasses(reg, today) }), &judgedRisks{}}
	for _, d := range All(reg, Documents) {
		if d.Demanded {
			j.demanded[d.Area] = append(j.demanded[d.Area], d)
		}
	}
	return j
}

// Duty judges a duty: the coordinator's own assessment wins, then what the registers show, and what nobody has judged is
// unjudged. So is a sentence that nobody has gone through, since it may be no duty at all; of a governing document somebody has said
// how it is, whatever becomes of the sentence.
func (j Judge) Duty(duty *Duty) Judged {
	judged := Judged{Reason: ReasonNone}
	if duty.Catalogue != nil {
		judged = j.Computed(*duty.Catalogue)
	}
	switch {
	case duty.Assessment != Unjudged:
		judged.Assessment, judged.Reason = duty.Assessment, ReasonAssessed
	case duty.State == DutyProposed && DemandedArea(duty.Catalogue) == "":
		return Judged{Reason: ReasonNotGoneThrough}
	}
	return judged
}

// demandedDocument judges a duty by the governing document it demands: the one that says most, where there are several.
func (j Judge) demandedDocument(area Area) Judged {
	best := Judged{Reason: ReasonNoDocument}
	for i, d := range j.demanded[area] {
		if found := j.Document(d); i == 0 || better(found.Assessment, best.Assessment) {
			best = found
		}
	}
	return best
}

// better tells whether a document says more for the municipality than another that answers the same demand.
// A confirmed lack says more than silence.
func better(a, b Assessment) bool {
	order := []Assessment{NotInUse, Unjudged, Lacking, Partly, Met}
	return slices.Index(order, a) > slices.Index(order, b)
}

// Document judges a governing document by itself, or by the one it is part of.
func (j Judge) Document(d *Document) Judged { return j.document(d, nil) }

func (j Judge) document(d *Document, inside []string) Judged {
	judged := Judged{Assessment: Unjudged, Reason: ReasonUnregistered, Proof: []string{d.ID}}
	switch d.State {
	case DocumentRegistered:
		judged.Assessment, judged.Reason = j.registered(d)
	case DocumentMissing:
		judged.Assessment, judged.Reason = Lacking, ReasonMissing
	case DocumentPartOf:
		whole, ok := Find(j.reg, d.PartOf)
		if !ok || whole.Removed || whole.Gallrad != "" || slices.Contains(inside, whole.ID) {
			break
		}
		of := j.document(whole, append(inside, d.ID))
		if judged.Assessment, judged.Reason = of.Assessment, of.Reason; of.Assessment == Met {
			judged.Reason = ReasonPartOf
		}
		judged.Proof = append(judged.Proof, of.Proof...)
	}
	return judged
}

func (j Judge) registered(d *Document) (Assessment, StatusReason) {
	review := j.reviews.next(d)
	switch {
	case d.From > j.today:
		return Partly, ReasonNotYet
	case !d.InForce(j.today):
		return Partly, ReasonExpired
	case d.Undecided():
		return Partly, ReasonUndecided
	case review != "" && review < j.today:
		return Partly, ReasonReviewLate
	}
	return Met, ReasonInForce
}

// NextReview is when a governing document shall be reviewed next.
func (j Judge) NextReview(d *Document) Day { return j.reviews.next(d) }

// reviews are the days when each document was last decided on as a whole: adopted, or reviewed without change.
type reviews map[Link[*Document]]Day

func newReviews(reg Register, today Day) reviews {
	last := reviews{}
	for _, d := range All(reg, Decisions) {
		if (d.Sort == DecisionAdopts || d.Sort == DecisionKeeps) && d.Taken(today) {
			last[d.Document] = max(last[d.Document], d.On)
		}
	}
	return last
}

// next is when the document shall be reviewed next; empty when nothing tells.
func (r reviews) next(d *Document) Day { return nextReview(d, r[Link[*Document](d.ID)]) }

// nextReview is when a document shall be reviewed next that was last decided on as a whole on a day. The review renews
// itself: a later decision that keeps or adopts the document begins its months anew, and makes a day noted for the review
// before it a thing of the past.
func nextReview(d *Document, decided Day) Day {
	since := max(decided, d.DecidedOn)
	renewed := decided > d.DecidedOn
	switch {
	case d.ReviewEvery != nil && since != "" && (renewed || d.ReviewOn <= since):
		return since.AddMonths(*d.ReviewEvery)
	case d.ReviewOn <= since:
		return ""
	}
	return d.ReviewOn
}

// AreaLight is one of the policy's seven lights: the sum of the duties in an area and of the documents demanded there
// that no duty demands.
type AreaLight struct {
	Area                                      Area
	Assessment                                Assessment
	Met, Partly, Lacking, Judged, Unused, All int
	Demands                                   []Demand // all of them, in order
	Coverage                                  []Extent // of the registers it rests on whose whole somebody has told
}

// Demand is a duty or a demanded document, and how far it is met.
type Demand struct {
	ID         string
	Assessment Assessment
}

// Counted tells whether the demand is one of those that an area's light counts as judged.
func (d Demand) Counted() bool { return d.Assessment != Unjudged && d.Assessment != NotInUse }

// Lights gives the seven lights in the policy's order.
func Lights(reg Register, today Day) []AreaLight { return NewJudge(reg, today).Lights() }

// Lights gives the seven lights in the policy's order.
func (j Judge) Lights() []AreaLight {
	lights := make([]AreaLight, 0, len(areas.Options))
	at := map[Area]*AreaLight{}
	for _, area := range Areas() {
		lights = append(lights, AreaLight{Area: area})
		at[area] = &lights[len(lights)-1]
	}
	covered := map[Area]bool{}
	for _, duty := range All(j.reg, Duties) {
		if duty.Counts() {
			covered[DemandedArea(duty.Catalogue)] = true
			at[duty.Area].count(duty.ID, j.Duty(duty))
		}
	}
	for _, area := range Areas() {
		if covered[area] {
			continue
		}
		for _, d := range j.demanded[area] {
			at[area].count(d.ID, j.Document(d))
		}
	}
	for i := range lights {
		lights[i].Assessment = lights[i].colour()
	}
	return lights
}

// PartlyJudged tells that all that has been judged in the area is met, and that the rest waits to be judged: what is partly
// done is the judging.
func (l AreaLight) PartlyJudged() bool { return l.Judged > 0 && l.Judged < l.All && l.Met == l.Judged }

// count adds one demand. A duty that nobody has placed in an area has no light.
func (l *AreaLight) count(id string, judged Judged) {
	if l == nil {
		return
	}
	l.All++
	l.Demands = append(l.Demands, Demand{id, judged.Assessment})
	for _, c := range judged.Coverage {
		if c.Whole > 0 && !slices.Contains(l.Coverage, c) {
			l.Coverage = append(l.Coverage, c)
		}
	}
	switch judged.Assessment {
	case Unjudged:
		return
	case NotInUse:
		l.Unused++
		return
	case Met:
		l.Met++
	case Partly:
		l.Partly++
	case Lacking:
		l.Lacking++
	}
	l.Judged++
}

// colour sums up an area. One lack is a lack; met demands that everything is judged and met.
func (l *AreaLight) colour() Assessment {
	switch {
	case l.Lacking > 0:
		return Lacking
	case l.All > 0 && l.Unused == l.All:
		return NotInUse
	case l.Judged == 0:
		return Unjudged
	case l.Met == l.All:
		return Met
	}
	return Partly
}

// ShownNumber is a numbered record's number as people write it, I-17. After a merge two living records can share a
// number; the one with the higher id then gets the end of its id with it, I-17/b3, so that copies agree without a write. As much of
// the end is shown as tells it from all others that share the number. Empty for a record without a number.
type ShownNumber func(Record) string

// ShownNumbers makes ready to show the numbers of a register's records.
func ShownNumbers(reg Register) ShownNumber {
	type number struct{ kind, digits string }
	sharing := map[number][]string{} // ids of living records
	kinds := map[string]Untyped{}
	for _, kind := range Kinds() {
		kinds[kind.Name] = kind
		if kind.Prefix == "" {
			continue
		}
		field, _ := kind.Field(NumberField)
		for _, rec := range reg.byKind[kind.Name] {
			h := rec.Header()
			n := number{kind.Name, field.Get(rec)}
			if !h.Removed && h.Gallrad == "" {
				sharing[n] = append(sharing[n], h.ID)
			}
		}
	}
	return func(rec Record) string {
		kind := kinds[rec.KindName()]
		field, ok := kind.Field(NumberField)
		if kind.Prefix == "" || !ok || field.Get(rec) == "" {
			return ""
		}
		digits, h := field.Get(rec), rec.Header()
		shown := kind.Prefix + "-" + digits
		if ids := sharing[number{kind.Name, digits}]; len(ids) > 1 && slices.Min(ids) != h.ID && slices.Contains(ids, h.ID) {
			shown += "/" + endOf(h.ID, ids)
		}
		return shown
	}
}

// endOf is as much of the end of an id as tells it from the others, and at least two digits.
func endOf(id string, among []string) string {
	for n := 2; n < len(id); n++ {
		end := id[len(id)-n:]
		if !slices.ContainsFunc(among, func(other string) bool { return other != id && strings.HasSuffix(other, end) }) {
			return end
		}
	}
	return id
}
