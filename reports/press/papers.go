package press

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
	"lisparmen/reports"
	"lisparmen/reports/pdf"
)

// Bundled is one file of the papers to a meeting.
type Bundled struct {
	Name    string // "01 Årsrapport informationssäkerhet.pdf"
	Content []byte
	Missing []rune  // letters that the fonts lack, and that are boxes on it
	Made    []Paper // those in it that were made now; none in what is kept, nor in the list
}

// PapersFor makes all papers that go to a meeting, numbered, with a list of contents first. What is kept comes byte for byte as it
// was; the rest is made now, as the order says for all of them. With asOne what is made now is one paper with the list in it.
// A meeting to which nothing goes is the Problem "problem.papers.none".
func PapersFor(ctx context.Context, st *store.Store, m *data.Meeting, order Order, asOne bool) ([]Bundled, error) {
	in, err := Input(ctx, st, order)
	if err != nil {
		return nil, err
	}
	view := reports.NewViewer(in.Register)
	meeting := view.Title(m)
	list := reports.PapersTo(in.Register, m)
	if len(list) == 0 {
		return nil, data.NewProblem("problem.papers.none", "meeting", meeting)
	}
	var files []Bundled
	var made []Paper
	var rows []reports.BundleRow
	for i, p := range list {
		row := reports.BundleRow{Number: i + 1, Title: p.Title(), Decision: p.Decision, Kept: p.Kept}
		if p.Kept != nil {
			content, err := st.Content(ctx, p.Kept.File)
			if err != nil {
				return nil, err
			}
			row.File = bundleName(i+1, p.Title())
			files = append(files, Bundled{Name: row.File, Content: content})
			rows = append(rows, row)
			continue
		}
		one := order
		one.Report, one.RecordID = p.Report, p.RecordID
		paper, err := Build(ctx, st, one, in)
		if err != nil {
			return nil, err
		}
		row.Title = paper.Title
		if p.Report.HasClauses && p.Decision != nil { // there is one for each decision
			row.Title += ": " + p.Decision.Title
		}
		if !asOne {
			content, missing, err := paper.PDF()
			if err != nil {
				return nil, err
			}
			row.File = bundleName(i+1, row.Title)
			files = append(files, Bundled{row.File, content, missing, []Paper{paper}})
		}
		made = append(made, paper)
		rows = append(rows, row)
	}
	contents := in.Look.Dressed(reports.BundleContents(in, meeting, rows))
	contents.Draft = order.Draft
	first := Bundled{Name: bundleName(0, reports.WordContents)}
	if asOne && len(made) > 0 {
		first.Name, first.Made = bundleName(0, contents.Title+" "+meeting), made
		var documents []reports.Document
		for _, paper := range made {
			documents = append(documents, paper.Document)
		}
		contents = reports.Together(contents, documents)
	}
	var b bytes.Buffer
	result, err := pdf.Write(&b, contents, in.Now)
	first.Content, first.Missing = b.Bytes(), result.Missing
	return append([]Bundled{first}, files...), err
}

// bundleName is the name of a file in the folder: what no file system takes in a name is left out.
func bundleName(number int, title string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return -1
		}
		return r
	}, title)
	const most = 100 // letters; the longest name that every file system takes is 255 bytes
	if letters := []rune(clean); len(letters) > most {
		clean = string(letters[:most])
	}
	return fmt.Sprintf("%02d %s.pdf", number, strings.TrimSpace(clean))
}
