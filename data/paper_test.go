package data_test

import (
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

func TestAPaperIsFrozenWithItsFileAndItsDays(t *testing.T) {
	file := data.AttachmentOf("papper.pdf", []byte("%PDF"))
	for name, c := range map[string]struct {
		paper data.Paper
		key   string
	}{
		"a draft":                 {data.Paper{State: data.PaperDraft}, ""},
		"a draft with a file":     {data.Paper{State: data.PaperDraft, File: file}, ""},
		"final":                   {data.Paper{State: data.PaperFinal, File: file, FinalOn: "2026-11-24"}, ""},
		"sent":                    {data.Paper{State: data.PaperSent, File: file, FinalOn: "2026-11-24", SentOn: "2026-11-25"}, ""},
		"final without a file":    {data.Paper{State: data.PaperFinal, FinalOn: "2026-11-24"}, "problem.paper.file"},
		"final without a day":     {data.Paper{State: data.PaperFinal, File: file}, "problem.paper.final"},
		"sent without a day":      {data.Paper{State: data.PaperSent, File: file, FinalOn: "2026-11-24"}, "problem.paper.sent"},
		"sent and yet only final": {data.Paper{State: data.PaperFinal, File: file, FinalOn: "2026-11-24", SentOn: "2026-11-25"}, "problem.paper.state"},
		"final and yet a draft":   {data.Paper{State: data.PaperDraft, File: file, FinalOn: "2026-11-24"}, "problem.paper.state"},
		"about nothing there is":  {data.Paper{State: data.PaperDraft, Origin: "unit"}, "problem.action.origin"},
	} {
		c.paper.Title = "Årsrapport"
		err := data.Papers.Untyped().Check(&c.paper)
		if c.key == "" && err != nil || c.key != "" && !data.IsProblem(err, c.key) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAttachmentsAreReadAsTheyAreWritten(t *testing.T) {
	a := data.AttachmentOf("Två ord.pdf", []byte("abc"))
	if a.Name() != "Två ord.pdf" || a.Size() != 3 || a.SHA256() != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("%q is called %q, has %d bytes, and %s", a, a.Name(), a.Size(), a.SHA256())
	}
	if got, err := data.ParseAttachment(string(a)); err != nil || got != a {
		t.Errorf("%q, %v", got, err)
	}
	if none := data.Attachment(""); none.Name() != "" || none.Size() != 0 || none.SHA256() != "" {
		t.Error("no file has something")
	}
}

func TestPapersThatWait(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	file := data.AttachmentOf("papper.pdf", []byte("%PDF"))
	paper := func(id string, change func(*data.Paper)) *data.Paper {
		p := &data.Paper{Head: data.Head{ID: id, Secrecy: data.Secrecy{State: data.SecrecyPublic}}, Title: id, State: data.PaperFinal, FinalOn: "2026-11-20", File: file}
		change(p)
		return p
	}
	printed := func(id string, at string) *data.Paper {
		return paper(id, func(p *data.Paper) {
			p.Report, p.State, p.FinalOn = "incidentparm", data.PaperDraft, ""
			p.MadeAt, _ = time.Parse(time.DateOnly, at)
		})
	}
	for name, c := range map[string]struct {
		papers []data.Record
		want   []string
	}{
		"frozen without a number":         {[]data.Record{paper("a", func(*data.Paper) {})}, []string{"due.diary a 2026-11-21 late"}},
		"frozen today":                    {[]data.Record{paper("a", func(p *data.Paper) { p.FinalOn = "2026-11-24" })}, nil},
		"frozen yesterday":                {[]data.Record{paper("a", func(p *data.Paper) { p.FinalOn = "2026-11-23" })}, []string{"due.diary a 2026-11-24"}},
		"with a number":                   {[]data.Record{paper("a", func(p *data.Paper) { p.DiaryNumber = "KS 2026/1" })}, nil},
		"a draft":                         {[]data.Record{paper("a", func(p *data.Paper) { p.State, p.FinalOn = data.PaperDraft, "" })}, nil},
		"an old incidentpärm":             {[]data.Record{printed("a", "2026-05-23")}, []string{"due.binder a 2026-11-23 late"}},
		"one soon to be old":              {[]data.Record{printed("a", "2026-06-01")}, []string{"due.binder a 2026-12-01"}},
		"a fresh one":                     {[]data.Record{printed("a", "2026-10-01")}, nil},
		"an old one and one that is not":  {[]data.Record{printed("a", "2026-01-01"), printed("b", "2026-10-01")}, nil},
		"the one is old, the other older": {[]data.Record{printed("a", "2026-03-01"), printed("b", "2026-01-01")}, []string{"due.binder a 2026-09-01 late"}},
	} {
		var got []string
		for _, d := range data.WhatIsDue(data.NewRegister(c.papers), now, data.ByLeadTime) {
			line := string(d.What) + " " + d.ID + " " + string(d.On)
			if d.Overdue {
				line += " late"
			}
			got = append(got, line)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
