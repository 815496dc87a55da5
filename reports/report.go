package reports

import (
	"cmp"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
)

// Input is what a report is made from. Nothing else reaches into a paper, so the same input gives the same paper.
type Input struct {
	Register data.Register  // as it was at the end of AsOf
	Before   data.Register  // as it was when the period began; may be empty
	From, To data.Day       // the period, both days in it; empty: the year of To so far, and AsOf
	AsOf     data.Day       // ställning per; empty: the day of Now
	Now      time.Time      // when the paper is made
	Author   string         // handläggare; a word alone gives way to the coordinator
	Control  string         // the kontrollkod of the register
	RecordID string         // the record the paper is about, for papers about one
	Kind     string         // the English name of the register the paper is about, for a paper about one; empty: all that are in use
	Mentions []data.Mention // for a paper about a person: the texts that name them
	Authored data.Authored  // for a paper about a person: what they have saved
	Printed  []PrintOf      // for a paper about a person: what has been printed about them
	Touched  []data.Touch   // for a paper that TellsTouched or TellsPeriod: what was done in the time of service or the period, by anyone
	Public   bool           // the paper is for anyone: Register is its public version, and numbers to persons stay out

	DiaryNumber string // given by hand; empty: as the register has it
	AttClauses  bool   // decisions are written as att-satser: "Kommunstyrelsen beslutar att …"
	Meeting     string // where the paper is to be taken up, given by hand; empty: as the register has it

	// ByHand is what was written in of the time before the registers, as the file has it now: when it was typed tells nothing.
	ByHand []*data.EarlierFigure

	Look Look
}

// Report is one sort of paper.
type Report struct {
	Name    string // Swedish in ASCII, for the command line: "arsrapport"
	Title   string
	Summary string   // one sentence: what it tells, and to whom
	Subject Subject  // where it stands in the list; given by Reports
	About   []string // the kinds of the record that it can be about; none: it is about the whole register
	Build   func(Input) (Document, error)

	HasClauses bool // its decisions can be written as att-satser
	// ToMeeting gives the records that the paper is to be made about for what a meeting is to decide: an empty id for one about the
	// whole register, nothing when the paper does not belong there; nil: it never does.
	ToMeeting func(data.Register, *data.Decision) []string

	TellsNamed   bool // it is about one person, and tells where texts name them, which is then searched for
	TellsTouched bool // it tells what the log has of a time of service, which is then read for it
	TellsPeriod  bool // it tells what the log has of the period, which is then read for it
	AboutKind    bool // it can be about one register

	IgnoresPeriod bool // From and To change nothing in it: it tells how things stand on AsOf
	AlwaysPublic  bool // it leaves out what may be secret, and says so, whether or not that is asked for
	GoesToMeeting bool // it is taken up at a meeting, and names Input's DiaryNumber and Meeting
}

// Subject is what a paper is about, by which the list of papers is parted.
type Subject string

// The subjects, in the order of the list.
const (
	AboutBoard      Subject = "board"
	AboutGoverning  Subject = "governing"
	AboutProtection Subject = "protection"
	AboutSuppliers  Subject = "suppliers"
	AboutIncidents  Subject = "incidents"
	AboutPeople     Subject = "people"
	AboutControl    Subject = "control"
	AboutBinder     Subject = "binder"
)

// Reports lists the reports that can be made, subject by subject, the one most asked for first.
var Reports = sync.OnceValue(func() []Report {
	var all []Report
	for _, of := range []struct {
		subject Subject
		papers  []Report
	}{
		{AboutBoard, boardPapers()},
		{AboutGoverning, governingPapers()},
		{AboutProtection, protectionPapers()},
		{AboutSuppliers, supplierPapers()},
		{AboutIncidents, incidentPapers()},
		{AboutPeople, peoplePapers()},
		{AboutControl, controlPapers()},
		{AboutBinder, binderPapers()},
	} {
		for _, r := range of.papers {
			r.Subject = of.subject
			build := r.Build
			r.Build = func(in Input) (Document, error) {
				in.AttClauses = in.AttClauses || in.Look.Arrangements[r.Name].Clauses
				document, err := build(in)
				return typeset(in.Look.on(r.Name, document)), err
			}
			all = append(all, r)
		}
	}
	return all
})

// Named finds a report by its name.
func Named(name string) (Report, bool) {
	for _, r := range Reports() {
		if r.Name == name {
			return r, true
		}
	}
	return Report{}, false
}

// complete fills in the days that were left out, and refuses a period that ends before it begins.
func (in Input) complete() (Input, error) {
	in.AsOf = cmp.Or(in.AsOf, data.DayOf(in.Now))
	in.To = cmp.Or(in.To, in.AsOf)
	if in.From == "" && in.To != "" {
		in.From = in.To[:len("2006")] + "-01-01"
	}
	if !strings.Contains(in.Author, " ") { // what somebody logs in with is no name for a paper
		if p, ok := data.Find(in.Register, data.Coordinates(in.Register, in.AsOf)); ok {
			in.Author = p.Name
		}
	}
	if in.To < in.From {
		return in, data.NewProblem("problem.report.period", "from", string(in.From), "to", string(in.To))
	}
	return in, nil
}

// moment is the time that running deadlines are measured at: now, or the end of AsOf when that is in the past.
func (in Input) moment() time.Time {
	end := in.AsOf.AddDays(1).Start()
	if in.Now.Before(end) || end.IsZero() {
		return in.Now
	}
	return end
}

// covers tells whether a day is in the period.
func (in Input) covers(d data.Day) bool { return in.From <= d && d <= in.To }

// paper begins a document with what all have in common.
func (in Input) paper(title string) Document {
	return Document{
		Title:        title,
		Municipality: in.Register.Municipality().Name,
		Language:     "sv-SE",
		Author:       in.Author,
		Date:         LongDate(data.DayOf(in.Now)),
		Control:      in.Control,
	}
}

// chosenUnit is the part of the organisation that the paper is about; nil when it is about all.
func chosenUnit(in Input) (*data.Unit, error) {
	if in.RecordID == "" {
		return nil, nil
	}
	unit, ok := data.Find(in.Register, data.Link[*data.Unit](in.RecordID))
	if !ok || unit.Removed || unit.Gallrad != "" {
		return nil, data.NewProblem("problem.report.record", "kind", data.KindKey(data.Units.Name), "id", in.RecordID)
	}
	return unit, nil
}

const notStated = "Ej angivet"

// stated is a text, or the words for its absence.
func stated(text string) string { return cmp.Or(text, notStated) }

// quietly is text in the quieter colour.
func quietly(text string) Run { return Run{Text: text, Quiet: true} }

// stateOf is the mark of an assessment.
func stateOf(a data.Assessment) State {
	switch a {
	case data.Met:
		return Met
	case data.Partly:
		return Partly
	case data.Lacking:
		return Lacking
	case data.NotInUse:
		return NotInUse
	}
	return Unjudged
}

// Because tells in a sentence what an assessment rests on; own is the coordinator's reason for an assessment of theirs.
func (v *Viewer) Because(judged data.Judged, own string) string {
	var document *data.Document
	if len(judged.Proof) > 0 {
		document, _ = v.reg.Record(judged.Proof[0]).(*data.Document)
	}
	if document == nil {
		document = data.Documents.New()
	}
	switch judged.Reason {
	case data.ReasonAssessed:
		return own
	case data.ReasonNoDocument:
		return v.text("say.because.no_document")
	case data.ReasonUnregistered:
		return v.text("say.because.unregistered")
	case data.ReasonMissing:
		return v.text("say.because.missing")
	case data.ReasonInForce:
		return v.decision(document)
	case data.ReasonReviewLate:
		return v.decision(document) + " " + v.with("say.because.review_late", "day", string(document.ReviewOn))
	case data.ReasonNotYet:
		return v.decision(document) + " " + v.with("say.because.not_yet", "day", string(document.From))
	case data.ReasonExpired:
		return v.decision(document) + " " + v.with("say.because.expired", "day", string(document.To))
	case data.ReasonUndecided:
		return v.with("say.because.undecided", "document", v.Title(document))
	case data.ReasonPartOf:
		return v.with("say.because.part_of", "document", v.Linked(string(document.PartOf)))
	case data.ReasonNone:
		return v.text("say.because.none")
	case data.ReasonNotGoneThrough:
		return v.text("say.because.not_gone_through")
	}
	return v.Reason(judged) + "."
}

// decision tells which document it is and how it was decided.
func (v *Viewer) decision(d *data.Document) string {
	parts := []string{v.Title(d)}
	if d.DecidedOn != "" {
		by := ""
		if d.DecidedBy != "" {
			by = v.text("say.by") + " " + lower(v.Linked(string(d.DecidedBy))) + " "
		}
		parts = append(parts, v.text("say.decided")+" "+by+string(d.DecidedOn))
	}
	if d.Paragraph != "" {
		parts = append(parts, paragraphSign(d.Paragraph))
	}
	return strings.Join(parts, ", ") + "."
}

// paragraphSign is the § of a decision: "§ 45".
func paragraphSign(number string) string {
	number = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(number), "§"))
	if number == "" {
		return ""
	}
	return "§" + hard + number
}

// WithParagraph is a body and its paragraph: "KS § 45".
func WithParagraph(body, paragraph string) string {
	return strings.TrimSpace(body + " " + paragraphSign(paragraph))
}
