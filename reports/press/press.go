// Package press makes a paper from an open file: it reads the register as the paper needs it, and draws what the report
// says of it. The commands and the window print through it, so that both give the same bytes.
package press

import (
	"bytes"
	"context"
	"reflect"
	"sync"
	"time"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/layout"
	"lisparmen/reports/pdf"
	"lisparmen/reports/text"
)

// Order says which paper is wanted. Without days the period is the calendar year so far.
type Order struct {
	Report   reports.Report
	From, To data.Day // the period, both days in it
	AsOf     data.Day // ställning per
	RecordID string   // the record the paper is about, for papers about one
	Kind     string   // the English name of the register the paper is about, for papers about one; empty: all that are in use
	Public   bool     // leave out free text that may be secret

	DiaryNumber, Meeting string // given by hand; empty: as the register has it
	AttClauses           bool   // decisions are written as att-satser
	Draft                bool   // it is arbetsmaterial, and says so
}

// isPublic tells whether what may be secret is left out of the paper, because that was asked for or since it always is.
func (o Order) isPublic() bool { return o.Public || o.Report.AlwaysPublic }

// Same tells whether two orders are of the same paper.
func (o Order) Same(other Order) bool {
	if o.Report.Name != other.Report.Name {
		return false
	}
	o.Report, other.Report = reports.Report{}, reports.Report{} // its functions cannot be compared
	return reflect.DeepEqual(o, other)
}

// Paper is what a paper says, and what it was made from.
type Paper struct {
	reports.Document
	Control store.Control
	Made    time.Time

	order  Order         // with the days that it was made with
	about  string        // the record it is about: see data.OriginOf
	author string        // who made it
	reg    data.Register // as it was

	laidOut func() *layout.Pages // once: it is looked at, and then written
}

// Pages is the paper on its pages.
func (p Paper) Pages() *layout.Pages {
	if p.laidOut == nil {
		return layout.Paginate(p.Document)
	}
	return p.laidOut()
}

// Make reads the register and builds the paper.
func Make(ctx context.Context, st *store.Store, order Order) (Paper, error) {
	in, err := Input(ctx, st, order)
	if err != nil {
		return Paper{}, err
	}
	return Build(ctx, st, order, in)
}

// Build builds the paper from what Input has read.
func Build(ctx context.Context, st *store.Store, order Order, in reports.Input) (Paper, error) {
	in.RecordID, in.Kind, in.Public = order.RecordID, order.Kind, order.Public
	if person, ok := data.Find(in.Register, data.Link[*data.Person](order.RecordID)); ok && order.Report.TellsNamed {
		var err error
		if in.Mentions, err = st.Mentions(ctx, data.NamesOf(person)); err != nil {
			return Paper{}, err
		}
		if in.Authored, err = st.Authored(ctx, person.Name); err != nil {
			return Paper{}, err
		}
		printed, err := st.Printed(ctx, "")
		if err != nil {
			return Paper{}, err
		}
		in.Printed = reports.PrintsOf(person, printed)
	}
	if s := reports.ServedIn(in); order.Report.TellsTouched && s != nil {
		var err error
		if in.Touched, err = st.Touched(ctx, s.From, s.To); err != nil {
			return Paper{}, err
		}
	}
	if order.Report.TellsPeriod {
		var err error
		if in.Touched, err = st.Touched(ctx, in.From, in.To); err != nil {
			return Paper{}, err
		}
	}
	control, err := st.ControlAt(ctx, data.DayOf(in.Now))
	if err != nil {
		return Paper{}, err
	}
	in.Control = control.Code()
	document, err := order.Report.Build(in)
	document.Draft = document.Draft || order.Draft
	p := Paper{Document: document, Control: control, Made: in.Now, order: order, author: in.Author, reg: in.Register}
	p.laidOut = sync.OnceValue(func() *layout.Pages { return layout.Paginate(p.Document) })
	p.order.From, p.order.To, p.order.AsOf = in.From, in.To, in.AsOf
	if r := in.Register.Record(order.RecordID); r != nil && data.IsRegister(r.KindName()) {
		p.about = data.OriginOf(r.KindName(), order.RecordID)
	}
	return p, err
}

// Input reads the register as a paper needs it: on the day the state is given for, and when the period began.
func Input(ctx context.Context, st *store.Store, order Order) (reports.Input, error) {
	now := st.Now()
	in := reports.Input{
		From: order.From, To: order.To, AsOf: order.AsOf, Now: now, Author: st.Author(),
		DiaryNumber: order.DiaryNumber, Meeting: order.Meeting, AttClauses: order.AttClauses,
	}
	today := data.DayOf(now)
	if in.To == "" {
		in.To = today
		if in.AsOf != "" {
			in.To = in.AsOf
		}
	}
	if in.From == "" {
		in.From = in.To[:len("2006")] + "-01-01"
	}
	if in.AsOf == "" {
		in.AsOf = min(in.To, today)
	}
	if in.To < in.From {
		return in, data.NewProblem("problem.report.period", "from", string(in.From), "to", string(in.To))
	}
	var err error
	if in.AsOf >= today {
		in.Register, err = st.Read(ctx)
	} else {
		in.Register, err = st.ReadAt(ctx, in.AsOf.AddDays(1).Start())
	}
	if err != nil {
		return in, err
	}
	if in.Before, err = st.ReadAt(ctx, in.From.Start()); err != nil {
		return in, err
	}
	latest := in.Register
	if in.AsOf < today {
		if latest, err = st.Read(ctx); err != nil {
			return in, err
		}
	}
	in.ByHand = data.All(latest.InUse(), data.EarlierFigures)
	if in.Look, err = look(ctx, st, latest); err != nil {
		return in, err
	}
	if order.Public {
		in.Register, in.Before = in.Register.Public(), in.Before.Public()
	}
	return in, nil
}

// Text is the paper as plain text.
func (p Paper) Text() string { return text.Render(p.Document) }

// PDF is the paper as a PDF, and the letters that the fonts lack and that are boxes on it.
func (p Paper) PDF() (content []byte, missing []rune, err error) {
	var b bytes.Buffer
	result, err := pdf.Draw(&b, p.Pages(), p.Made)
	return b.Bytes(), result.Missing, err
}
