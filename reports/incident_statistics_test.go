package reports_test

import (
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/reports"
	"lisparmen/reports/layout"
)

// counted is a register with incidents of two years.
func counted(more ...data.Record) reports.Input {
	at := func(day data.Day) time.Time { return day.Start().Add(9 * time.Hour) }
	return empty(append([]data.Record{
		&data.Unit{Head: data.Head{ID: "sn"}, Name: "Socialnämnden", Type: data.UnitCommittee},
		&data.Unit{Head: data.Head{ID: "ks"}, Name: "Kommunstyrelsen", Type: data.UnitBoard},
		&data.Incident{Head: data.Head{ID: "a"}, Significant: data.JudgedNo, Number: ptr(1), Title: "Hemligt avbrott", KnownAt: at("2025-05-04"), Units: data.Links[*data.Unit]{"sn"}, CauseSort: data.CauseFault, OutageHours: ptr(3)},
		&data.Incident{Head: data.Head{ID: "b"}, Significant: data.JudgedNo, Number: ptr(2), Title: "Hemligt utskick", KnownAt: at("2026-02-01"), Units: data.Links[*data.Unit]{"sn", "ks"}, CauseSort: data.CauseMistake, OutageHours: ptr(5), Affected: ptr(2), PersonalData: data.JudgedYes, Sort: data.SortIncident},
		&data.Incident{Head: data.Head{ID: "c"}, Significant: data.JudgedNo, Number: ptr(3), Title: "Hemligt nätfiske", KnownAt: at("2026-02-20"), Units: data.Links[*data.Unit]{"sn"}, CauseSort: data.CauseMistake},
		&data.Incident{Head: data.Head{ID: "d"}, Number: ptr(4), Title: "Hemligt tillbud", KnownAt: at("2026-03-20"), Sort: data.SortNearMiss},
	}, more...)...)
}

func TestStatisticsCountThePeriodBesideTheYearBefore(t *testing.T) {
	saysBut(t, flat(build(t, "incidentstatistik", counted())), []string{
		"2 incidenter blev kända i perioden, fler än samma tid året före (1).",
		"2 personer berördes, enligt 1 av 2 incidenter",
		"Sort 2026 2025", "Incident 2 1 Tillbud 1 0", "Februari 2 5", "Socialnämnden 2 1 Kommunstyrelsen 1 0", "Misstag 2 0 Tekniskt fel 0 1",
		"Antal efter nämnd, 2026: Socialnämnden 2 (2025 1); Kommunstyrelsen 1 (2025 0).", "2025 1 0 0 – 3 2026 2 0 1 – 5",
	}, []string{"Hemligt"})
}

// What was told in time and what was not is counted by the clocks, of the incidents of the period.
func TestStatisticsCountDeadlines(t *testing.T) {
	known := time.Date(2026, 5, 4, 8, 0, 0, 0, data.Swedish)
	in := counted(append(cyberRules(),
		&data.Incident{Head: data.Head{ID: "e"}, Number: ptr(5), Title: "Avbrott", KnownAt: known, Significant: data.JudgedYes},
		&data.Notification{Head: data.Head{ID: "n"}, Incident: "e", Track: data.TrackCyber, Step: data.StepEarlyWarning, SentAt: known.Add(27 * time.Hour)},
		&data.Notification{Head: data.Head{ID: "m"}, Incident: "e", Track: data.TrackCyber, Step: data.StepNotification, SentAt: known.Add(70 * time.Hour)},
	)...)
	saysBut(t, flat(build(t, "incidentstatistik", in)), []string{"1 av 3 incidenter i perioden är anmäld till någon myndighet.", "Cybersäkerhetslagen 2 1 1", "mål 100 %: Cybersäkerhetslagen 50 % (1 av 2), under målet", "som mest 3 timmar för sent"}, nil)
}

func TestPublicStatisticsHideFewPersons(t *testing.T) {
	in := counted()
	in.Public, in.Register = true, in.Register.Public()
	saysBut(t, flat(build(t, "incidentstatistik", in)), []string{"Färre än 3 personer berördes"}, []string{"2 personer", "Hemligt"})
}

func TestStatisticsOfAnEmptyMunicipality(t *testing.T) {
	saysBut(t, flat(build(t, "incidentstatistik", newMunicipality(t))), []string{"Registret incidenter är inte påbörjat."}, nil)
	in := counted()
	in.From, in.To, in.AsOf = "2025-01-01", "2025-03-31", "2025-03-31"
	saysBut(t, flat(build(t, "incidentstatistik", in)), []string{"Ingen incident blev känd i perioden."}, []string{"samma tid året före"})
}

// What is drawn lies within its drawing, no text on another, and each drawing is followed by a table with its numbers.
func TestChartsOfThePapers(t *testing.T) {
	drawn := 0
	for _, report := range reports.Reports() {
		in := exampleYear(t)
		if report.TellsNamed {
			in.RecordID = data.All(in.Register, data.People)[0].ID
		}
		var figure *reports.Figure
		walkBlocks(build(t, report.Name, in).Blocks, func(block reports.Block) {
			switch block := block.(type) {
			case reports.Figure:
				drawn++
				figure = &block
				checkLabels(t, report.Name, block)
			case reports.Table:
				figure = nil
			case reports.Heading:
				if figure != nil && block.Level == 1 { // the year's tables stand under its months
					t.Errorf("%s: %q has no table after it", report.Name, figure.Caption)
				}
			}
		})
		if figure != nil {
			t.Errorf("%s: %q has no table after it", report.Name, figure.Caption)
		}
	}
	if drawn < 5 {
		t.Errorf("%d drawings", drawn)
	}
}

func walkBlocks(blocks []reports.Block, visit func(reports.Block)) {
	for _, block := range blocks {
		if group, ok := block.(reports.Group); ok {
			walkBlocks(group.Blocks, visit)
			continue
		}
		visit(block)
	}
}

// checkLabels measures a drawing's texts in the paper's own typeface.
func checkLabels(t *testing.T, paper string, figure reports.Figure) {
	t.Helper()
	type box struct {
		text                   string
		left, right, top, base float64
	}
	var boxes []box
	for _, shape := range figure.Shapes {
		l, ok := shape.(reports.Label)
		if !ok {
			continue
		}
		size := l.Size
		if size == 0 {
			size = 8.5
		}
		font := layout.Regular
		if l.Bold {
			font = layout.Bold
		}
		const mm = 25.4 / 72
		width := layout.Text{String: l.Text, Font: font, Size: size}.Width() * mm
		b := box{l.Text, l.X, l.X + width, l.Y - size*0.72*mm, l.Y}
		switch l.Align {
		case reports.AlignRight:
			b.left, b.right = l.X-width, l.X
		case reports.AlignCenter:
			b.left, b.right = l.X-width/2, l.X+width/2
		}
		if b.left < 0 || b.right > figure.Width || b.top < 0 || b.base > figure.Height {
			t.Errorf("%s: %q runs out of %q: %+v", paper, l.Text, figure.Caption, b)
		}
		for _, other := range boxes {
			if b.left < other.right && other.left < b.right && b.top < other.base && other.top < b.base {
				t.Errorf("%s: %q lies on %q in %q", paper, b.text, other.text, figure.Caption)
			}
		}
		boxes = append(boxes, b)
	}
}
