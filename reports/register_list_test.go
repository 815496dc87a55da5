package reports_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/pdf"
	"lisparmen/reports/text"
)

// The list of one register holds all its records and no others; that of all parts them by register.
func TestRegisterList(t *testing.T) {
	in := exampleYear(t)
	in.Kind = "incident"
	paper := build(t, "forteckning", in)
	words := soft(text.Render(paper))
	for _, i := range data.All(in.Register, data.Incidents) {
		if number := fmt.Sprintf("I-%d ", *i.Number); !strings.Contains(words, number) {
			t.Errorf("%s is not listed", number)
		}
	}
	if paper.Title != "Förteckning: incidenter" || !strings.Contains(words, "Registret har 8 poster.") || !strings.Contains(words, "SEKRETESSMARKERING") {
		t.Error(words)
	}
	in.Register, in.Public = in.Register.Public(), true
	if public := soft(text.Render(build(t, "forteckning", in))); strings.Contains(public, "Stulen bärbar") || strings.Contains(public, "Socialnämnden") || strings.Contains(public, "SEKRETESSMARKERING") || !strings.Contains(public, "I-2 ") {
		t.Errorf("the public list:\n%s", public)
	}
	in.Kind = "person"
	if public := soft(text.Render(build(t, "forteckning", in))); strings.Contains(public, "@") || strings.Contains(public, "E-post") {
		t.Errorf("the public list tells how people are reached:\n%s", public)
	}
	in = exampleYear(t)
	held := 0
	for _, kind := range data.Kinds() {
		if data.IsRegister(kind.Name) && data.UseOf(in.Register, kind.Name).State == data.UseInUse {
			held += len(in.Register.Living(kind))
		}
	}
	rows := -1 // the last register's heading opens no overview
	for _, block := range build(t, "forteckning", in).Blocks {
		if table, ok := block.(reports.Table); ok && table.Columns[0].Head != "Register" {
			rows += len(table.Rows)
		}
	}
	if rows++; rows != held {
		t.Errorf("%d rows of %d records", rows, held)
	}
	for kind, want := range map[string]string{"": "Inget register är i bruk än.", "risk": "Registret risker är inte påbörjat."} {
		in := empty()
		in.Kind = kind
		if words := soft(text.Render(build(t, "forteckning", in))); !strings.Contains(words, want) {
			t.Errorf("%q is not told:\n%s", want, words)
		}
	}
}

// Every kind can be listed, on paper that is no wider than it is.
func TestEveryKindCanBeListed(t *testing.T) {
	widest := 0
	for _, kind := range data.Kinds() {
		record := kind.New()
		record.Header().ID = "x"
		in := empty(record)
		in.Kind = kind.Name
		for _, block := range build(t, "forteckning", in).Blocks {
			if table, ok := block.(reports.Table); ok {
				widest = max(widest, len(table.Columns))
			}
		}
	}
	if widest != 6 {
		t.Errorf("the widest has %d columns", widest)
	}
}

// manyRecords are 10,000 actions, risks and people as they are in a large municipality's binder, about 500 pages.
func manyRecords() reports.Input {
	var records []data.Record
	for n := range 10_000 {
		number := n + 1
		if n%10 == 0 {
			records = append(records, &data.Person{Head: data.Head{ID: fmt.Sprint("p", n)}, Name: fmt.Sprintf("Förnamn Efternamn %d", n), Title: "Enhetschef", Email: fmt.Sprintf("fornamn.efternamn%d@kommunen.example", n)})
			continue
		}
		if n%3 == 0 { // guarded, so that each has a mark to propose
			records = append(records, &data.Risk{Head: data.Head{ID: fmt.Sprint("r", n)}, Number: &number, Title: fmt.Sprintf("Den som har bytt tjänst kan läsa akter i system %d", n), Owner: data.Link[*data.Person](fmt.Sprint("p", n/10*10))})
			continue
		}
		records = append(records, &data.Action{
			Head: data.Head{ID: fmt.Sprint("a", n)}, Number: &number, Title: fmt.Sprintf("Se över behörigheterna i verksamhetssystem %d och stäng de konton som ingen använder", n),
			Responsible: data.Link[*data.Person](fmt.Sprint("p", n/10*10)), Due: data.Day("2026-01-01").AddDays(n % 700),
		})
	}
	return empty(records...)
}

// BenchmarkRegisterList is the list of 10,000 records drawn as a PDF of some 500 pages: at most 5 s and 300 MB.
func BenchmarkRegisterList(b *testing.B) {
	in := manyRecords()
	b.ReportAllocs()
	for b.Loop() {
		var file bytes.Buffer
		result, err := pdf.Write(&file, build(b, "forteckning", in), in.Now)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(result.Pages), "pages")
		b.ReportMetric(float64(file.Len())/1e6, "MB-file")
	}
}
