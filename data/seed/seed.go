// Package seed is what a new file begins with: our own texts, catalogues, authorities and deadlines, kept as data files
// that can be corrected without knowing Go. README.md tells how.
package seed

import (
	"embed"
	"errors"

	"lisparmen/data"
)

//go:embed *.json *.csv starter/*.md first_weeks/*.md example/*.json example/*.md example/*.txt example/*.png
var files embed.FS

// must is for the embedded files alone: one that cannot be read is a broken build, and a test reads them all.
func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// Records is everything a new file begins with: the municipality, the bodies every municipality has, authorities,
// legal deadlines, roles, and the governing documents the policy demands. A county that is none of the 21 gives no
// länsstyrelse.
func Records(m Municipality, newID func() string, employee data.EmployeeWord) []data.Record {
	b := must(firstRecords(m, newID, employee))
	_, known := countyNamed(m.County)
	if err := b.addSectors(known); err != nil {
		panic(err) // as must does
	}
	return b.records()
}

// addSectors adds the sectors that the law names; without a known county there is no länsstyrelse to supervise any.
func (b *book) addSectors(known bool) error {
	rows, err := readJSON[row]("sectors.json")
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r["supervisor"] == supervisorKey && !known {
			r["supervisor"] = ""
		}
	}
	return named("sectors.json", errors.Join(b.add("sector", rows), b.check()))
}

// The files of first records, by the kind they hold.
var firstFiles = []struct{ kind, file string }{
	{"unit", "units.json"},
	{"authority", "authorities.json"},
	{"deadline", "deadlines.json"},
	{"role", "roles.json"},
	{"document", "documents.json"},
	{"threshold", "thresholds.json"},
	{"course", "courses.json"},
	{"class_level", scaleFiles[0].file},
	{"requirement", "requirements.json"},
	{"risk_level", "risk_levels.json"},
	{"risk_step", "risk_steps.json"},
	{"supplier_interval", "supplier_intervals.json"},
}

// offeredFiles are rows that a municipality begins by an act: a register that nobody has begun counts nowhere.
var offeredFiles = []struct{ kind, file string }{
	{"legal_requirement", "laws.json"},
	{"activity", "activities.json"},
	{"stakeholder", "stakeholders.json"},
	{"form_question", formsFile},
}

// addOffered adds the rows that a kind is begun with, if there are any.
func (b *book) addOffered(kind string) error {
	for _, offered := range offeredFiles {
		if offered.kind != kind {
			continue
		}
		var rows []row
		var err error
		if offered.file == formsFile {
			rows = questionRows()
		} else if rows, err = readJSON[row](offered.file); err != nil {
			return err
		}
		for i, r := range rows {
			if kindNamed()[kind].Prefix != "" {
				r["number"] = float64(i + 1)
			}
		}
		return named(offered.file, errors.Join(b.add(kind, rows), b.check()))
	}
	return nil
}

// RiskMatrix is the bands and steps of risks that a new file begins with, for a file that is older than them.
func RiskMatrix(newID func() string) []data.Record {
	b := newBook(newID, placeholders("", data.Medarbetare, county{}))
	for _, first := range firstFiles {
		if first.kind == data.RiskLevels.Name || first.kind == data.RiskSteps.Name {
			if err := b.add(first.kind, must(readJSON[row](first.file))); err != nil {
				panic(err) // as must does
			}
		}
	}
	return b.records()
}

const (
	municipalityKey = "kommun"
	supervisorKey   = "lansstyrelse-tillsyn"
	countyKey       = "lansstyrelse"
)

func firstRecords(m Municipality, newID func() string, employee data.EmployeeWord) (*book, error) {
	county, known := countyNamed(m.County)
	b := newBook(newID, placeholders(m.Name, employee, county))
	municipality := row{"key": municipalityKey, "name": m.Name, "code": m.Code, "county": m.County, "employee_word": string(employee)}
	if known {
		municipality["supervisor"] = supervisorKey
	}
	if err := b.add("municipality", []row{municipality}); err != nil {
		return nil, err
	}
	for _, first := range firstFiles {
		rows, err := readJSON[row](first.file)
		if err != nil {
			return nil, err
		}
		if first.kind == "authority" {
			rows = withLansstyrelse(rows, known, county.Supervisor == county.Code)
		}
		if err := b.add(first.kind, rows); err != nil {
			return nil, named(first.file, err)
		}
	}
	return b, b.check()
}

// withLansstyrelse keeps the länsstyrelse that supervises the municipality, and its own county's when that is another.
// One that is both gets both tasks.
func withLansstyrelse(rows []row, known, same bool) []row {
	var kept []row
	var own row
	for _, r := range rows {
		if r["key"] == countyKey {
			own = r
		}
	}
	for _, r := range rows {
		switch {
		case !known && (r["key"] == supervisorKey || r["key"] == countyKey), same && r["key"] == countyKey:
			continue
		case same && r["key"] == supervisorKey:
			for _, field := range []string{"task", "channel", "source"} {
				r[field] = r[field].(string) + " " + own[field].(string)
			}
		}
		kept = append(kept, r)
	}
	return kept
}
