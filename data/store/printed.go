package store

import (
	"context"
	"time"

	"lisparmen/data"
)

// Seal books a printed paper in the log, with the control it carries, so that the kontrollkod can be verified on every copy that
// the file is later merged into. When, by whom and with which code are the log's own to tell. What the same person has already
// booked the same day is not booked again.
func (s *Store) Seal(ctx context.Context, paper data.Printed, control Control) (Saved, error) {
	var saved Saved
	err := s.write(ctx, ActSeal, "", SaveID{}, func(w *writer) error {
		paper.At, paper.Author, paper.Code = s.Now(), s.options.Author, control.Code()
		booked, err := readPrinted(ctx, w.tx, data.DayOf(paper.At).Start())
		if err != nil {
			return err
		}
		for _, p := range booked {
			if isSamePrint(p, paper) {
				return nil
			}
		}
		id := s.NewID()
		w.set(id, sealKind, fieldExists, "1", nil)
		w.set(id, sealKind, sealPaper, paper.Report, nil)
		w.set(id, sealKind, sealDay, string(control.Day), nil)
		w.set(id, sealKind, sealCode, paper.Code, nil)
		w.set(id, sealKind, sealVector, control.Vector, nil)
		for _, d := range details(&paper) {
			if text := d.get(); text != "" {
				w.set(id, sealKind, d.field, text, nil)
			}
		}
		return nil
	}, &saved)
	return saved, err
}

// isSamePrint tells whether a paper has been booked the same day by the same person. One that was kept then may be printed again
// without; one that is to be kept is another.
func isSamePrint(booked, paper data.Printed) bool {
	if data.DayOf(booked.At) != data.DayOf(paper.At) {
		return false
	}
	booked.At = paper.At
	if paper.Kept == "" {
		booked.Kept = ""
	}
	return booked == paper
}

// detail is one of the things that a seal tells of the paper beside its report and its control.
type detail struct {
	field string
	get   func() string
	put   func(text string)
}

func details(p *data.Printed) []detail {
	day := func(field string, of *data.Day) detail {
		return detail{field, func() string { return string(*of) }, func(text string) { *of = data.Day(text) }}
	}
	text := func(field string, of *string) detail {
		return detail{field, func() string { return *of }, func(text string) { *of = text }}
	}
	yes := func(field string, of *bool) detail {
		return detail{field, func() string {
			if *of {
				return "1"
			}
			return ""
		}, func(text string) { *of = text != "" }}
	}
	return []detail{
		text(sealForm, &p.Form), text(sealAbout, &p.Kind), day(sealFrom, &p.From), day(sealTo, &p.To), day(sealAsOf, &p.AsOf),
		yes(sealPublic, &p.Public), yes(sealDraft, &p.Draft), text(sealOrigin, &p.Origin),
		{sealKept, func() string { return string(p.Kept) }, func(text string) { p.Kept = data.Link[*data.Paper](text) }},
	}
}

// tell takes in what a field of a seal says. One that is not known, of a newer program's, says nothing here.
func tell(p *data.Printed, field, text string) {
	switch field {
	case sealPaper:
		p.Report = text
	case sealCode:
		p.Code = text
	}
	for _, d := range details(p) {
		if d.field == field {
			d.put(text)
		}
	}
}

// Printed lists the papers that have been printed and booked, the newest first; of one report alone when it is named.
func (s *Store) Printed(ctx context.Context, report string) ([]data.Printed, error) {
	all, err := readPrinted(ctx, s.db, time.Time{})
	var list []data.Printed
	for _, p := range all {
		if report == "" || p.Report == report {
			list = append(list, p)
		}
	}
	return list, s.problem(err)
}

// readPrinted reads what has been booked since a moment, the newest first. All of the changes are gone through, since they lie in
// order of record.
func readPrinted(ctx context.Context, q querier, since time.Time) ([]data.Printed, error) {
	rows, err := q.QueryContext(ctx, `SELECT c.record, s.at, s.author, c.field, coalesce(v.text, '') FROM change c CROSS JOIN save s ON s.id=c.save
		LEFT JOIN value v ON v.record=c.record AND v.field=c.field AND v.save=c.save
		WHERE c.kind=? AND s.device<>'' AND s.at>=? ORDER BY s.at DESC, s.seq DESC, s.id DESC`, sealKind, since.UTC().Format(time.RFC3339))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []data.Printed
	at := map[string]int{} // by record
	for rows.Next() {
		var record []byte
		var when, author, field, text string
		if err := rows.Scan(&record, &when, &author, &field, &text); err != nil {
			return nil, err
		}
		i, known := at[string(record)]
		if !known {
			i = len(list)
			at[string(record)] = i
			moment, _ := time.Parse(time.RFC3339, when)
			list = append(list, data.Printed{At: moment, Author: author})
		}
		tell(&list[i], field, text)
	}
	return list, rows.Err()
}
