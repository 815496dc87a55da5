package press

import (
	"cmp"
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/data/store"
	"lisparmen/reports"
)

// Archive writes an archive of all that the file holds, with the papers of a year, to a zip file or a folder: see exchange.WriteArchive.
// program is the version of the program. Without a year it is the calendar year so far. progress, which may be nil, is told the part
// done. Nothing is booked.
func Archive(ctx context.Context, st *store.Store, to, program string, year int, progress func(float64)) error {
	saves, err := st.SaveCount(ctx) // first: what is saved after this is found out when the log is written
	if err != nil {
		return err
	}
	var order Order
	if year != 0 {
		order.From, order.To = data.Day(strconv.Itoa(year)+"-01-01"), data.Day(strconv.Itoa(year)+"-12-31")
		if today := data.DayOf(st.Now()); order.From > today {
			return data.NewProblem("problem.report.period", "from", string(order.From), "to", string(today))
		} else if order.To > today {
			order.To = ""
		}
	}
	in, err := Input(ctx, st, order)
	if err != nil {
		return err
	}
	reg := in.Register
	if in.AsOf < data.DayOf(in.Now) {
		if reg, err = st.Read(ctx); err != nil {
			return err
		}
	}
	control, err := st.ControlAt(ctx, data.DayOf(in.Now))
	if err != nil {
		return err
	}
	a := archive{ctx: ctx, st: st, order: order, in: in, reg: reg, facts: reports.ArchiveFacts{
		Municipality: reg.Municipality().Name, Author: in.Author, Program: program, Code: control.Code(), Made: in.Now, From: in.From, To: in.To, Saves: saves,
	}}
	if err := a.contents(); err != nil {
		return err
	}
	if err := a.papers(); err != nil {
		return err
	}
	a.tables()
	a.text(exchange.ArchiveReadme, reports.ArchiveReadme(a.facts))
	a.Program, a.Municipality, a.Code, a.Saves, a.Progress = program, a.facts.Municipality, a.facts.Code, saves, progress
	return exchange.WriteArchive(ctx, st, to, a.Archive)
}

// archive gathers what an archive is to hold.
type archive struct {
	exchange.Archive
	ctx   context.Context //nolint:containedctx // lives for one archive
	st    *store.Store
	order Order
	in    reports.Input
	reg   data.Register // as it is now, whatever day the papers are of
	facts reports.ArchiveFacts
	names map[string]string // of contents, by SHA-256
}

func (a *archive) part(name string, write func(io.Writer) error) {
	a.Parts = append(a.Parts, exchange.ArchivePart{Name: name, Write: write})
}

func (a *archive) text(name, text string) {
	a.part(name, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// contents finds a place for each content: that of a kept paper is a paper, others are attachments.
func (a *archive) contents() error {
	files, err := a.st.Attachments(a.ctx)
	if err != nil {
		return err
	}
	a.names = map[string]string{}
	put := func(file data.Attachment, name, title string, among *[]reports.ArchivedFile) {
		if a.names[file.SHA256()] != "" {
			return
		}
		a.names[file.SHA256()] = name
		a.Contents = append(a.Contents, exchange.ArchiveContent{File: file, Name: name})
		*among = append(*among, reports.ArchivedFile{Name: name, Title: title})
	}
	held := map[data.Attachment]bool{}
	for _, file := range files {
		held[file] = true
	}
	view := reports.NewViewer(a.reg)
	for _, r := range a.reg.All(data.Papers.Untyped()) {
		p := r.(*data.Paper)
		if !held[p.File] { // it has none, or what it had has been gallrat
			continue
		}
		name := exchange.ArchivePapers + "upprattade/" + exchange.PlainName(view.Title(p)) + "-" + p.File.SHA256()[:8] + ending(p.File.Name())
		put(p.File, name, view.Title(p), &a.facts.Papers)
	}
	for _, file := range files {
		stem := strings.TrimSuffix(file.Name(), filepath.Ext(file.Name()))
		name := exchange.ArchiveContents + file.SHA256()[:16] + "-" + exchange.PlainName(stem) + ending(file.Name())
		put(file, name, file.Name(), &a.facts.Attachments)
	}
	return nil
}

// ending is that of a file's name, in letters that every system takes; empty where it has none.
func ending(name string) string {
	ext := strings.TrimPrefix(filepath.Ext(name), ".")
	if ext == "" {
		return ""
	}
	return "." + strings.ToLower(exchange.PlainName(ext))
}

// papers lets the governing documents and the year's papers be made, each when it is written.
func (a *archive) papers() error {
	taken := map[string]bool{}
	add := func(folder, called, title string, in reports.Input, paper reports.ArchivedPaper) {
		for n, first := 2, called; taken[folder+strings.ToLower(called)]; n++ { // two documents of one title
			called = first + "-" + strconv.Itoa(n)
		}
		taken[folder+strings.ToLower(called)] = true
		name := exchange.ArchivePapers + folder + called + ".pdf"
		a.facts.Papers = append(a.facts.Papers, reports.ArchivedFile{Name: name, Title: title})
		a.part(name, func(w io.Writer) error {
			order := a.order
			order.Report, order.RecordID = paper.Report, paper.RecordID
			made, err := Build(a.ctx, a.st, order, in)
			if err != nil {
				return err
			}
			content, _, err := made.PDF()
			if err == nil {
				_, err = w.Write(content)
			}
			return err
		})
	}
	for _, paper := range reports.ArchivedReports() {
		add("aret/", paper.Report.Name, paper.Report.Title, a.in, paper)
	}
	now := a.in
	if a.order.From != "" { // the documents are as they read today
		var err error
		if now, err = Input(a.ctx, a.st, Order{}); err != nil {
			return err
		}
	}
	for _, paper := range reports.ArchivedDocuments(a.reg) {
		add("styrande/", exchange.PlainName(paper.Title), paper.Title, now, paper)
	}
	return nil
}

// tables lets the registers, the description of their fields and the lists of gallring be written.
func (a *archive) tables() {
	a.facts.Registers = reports.ArchivedRegisters(a.reg, func(file data.Attachment) string { return cmp.Or(a.names[file.SHA256()], file.Name()) })
	for _, r := range a.facts.Registers {
		name := exchange.ArchiveRegister + r.Kind.Word
		a.part(name+".csv", func(w io.Writer) error { return exchange.WriteCSV(w, r.Heads, r.Shown) })
		a.part(name+".json", func(w io.Writer) error { return exchange.WriteJSON(w, r.Heads, r.Stored, r.Fields()) })
	}
	fields := reports.FieldDescriptions(exchange.ArchiveFields)
	a.part(fields.Name+".csv", func(w io.Writer) error { return exchange.WriteCSV(w, fields.Head, fields.Rows) })
	a.part(fields.Name+".json", func(w io.Writer) error { return exchange.WriteJSON(w, fields.Head, fields.Rows, nil) })
	for _, t := range reports.GallringTables(a.reg, data.DayOf(a.in.Now), exchange.PlainName) {
		a.part(exchange.ArchiveGallring+t.Name+".csv", func(w io.Writer) error { return exchange.WriteCSV(w, t.Head, t.Rows) })
	}
}
