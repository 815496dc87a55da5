package seed

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"lisparmen/data"
)

// Step is one save in the example: who, when, why, and each record in its full state after it.
type Step struct {
	At      time.Time
	Author  string
	Reason  string
	Records []data.Record

	Contents [][]byte // of the files that the records hold
}

// ExampleMunicipality is invented, like everybody in it: no Swedish municipality has its name or its code.
var ExampleMunicipality = Municipality{Name: "Ekdala kommun", Short: "Ekdala", County: "Jönköpings län"}

// Example is a year and a half in an invented small municipality, from May 2025 until the morning of 24 November 2026,
// save by save in order. A later step repeats a record that it changes.
func Example(newID func() string) []Step { return must(example(newID)) }

// diaryStep is a step as example/diary.json has it.
type diaryStep struct {
	At      string      `json:"at"` // Swedish local time
	Author  string      `json:"author"`
	Reason  string      `json:"reason"`
	Begin   []string    `json:"begin"` // first records that come in: a kind, or a kind and a key: "authority/imy"
	Text    []diaryText `json:"text"`
	Duties  string      `json:"duties"`  // file of duties that come in
	Records []row       `json:"records"` // with a field "kind"
}

// diaryText is a governing document's text that comes in.
type diaryText struct {
	Document string `json:"document"`
	File     string `json:"file"`
}

func example(newID func() string) ([]Step, error) {
	first, err := firstRecords(ExampleMunicipality, newID, data.Medarbetare)
	if err != nil {
		return nil, err
	}
	diary, err := readDiary()
	if err != nil {
		return nil, err
	}
	b := newBook(newID, first.words)
	maps.Copy(b.ids, first.ids)
	steps := make([]Step, 0, len(diary))
	for _, d := range diary {
		if slices.Contains(d.Begin, "sector") {
			if err := first.addSectors(true); err != nil {
				return nil, err
			}
		}
		for _, want := range d.Begin {
			kind, _, _ := strings.Cut(want, "/")
			if err := first.addOffered(kind); err != nil {
				return nil, err
			}
		}
		maps.Copy(b.ids, first.ids)
		step, err := b.step(d, first)
		if err != nil {
			return nil, fmt.Errorf("the example's diary: %s: %w", d.At, err)
		}
		steps = append(steps, step)
	}
	return steps, nil
}

// readDiary reads the diary, and puts the steps of its other volumes, example/diary_*.json, where their time is.
func readDiary() ([]diaryStep, error) {
	diary, err := readJSON[diaryStep]("example/diary.json")
	if err != nil {
		return nil, err
	}
	volumes, err := fs.Glob(files, "example/diary_*.json")
	if err != nil {
		return nil, err
	}
	for _, volume := range volumes {
		steps, err := readJSON[diaryStep](volume)
		if err != nil {
			return nil, err
		}
		for _, step := range steps {
			at := len(diary)
			for at > 0 && diary[at-1].At > step.At {
				at--
			}
			diary = slices.Insert(diary, at, step)
		}
	}
	return diary, nil
}

// step reads one step of the diary into the book.
func (b *book) step(d diaryStep, first *book) (Step, error) {
	at, err := data.ParseMoment(d.At)
	if err != nil {
		return Step{}, err
	}
	if at.IsZero() {
		return Step{}, errors.New("the step has no time")
	}
	touched, err := b.begin(first, d.Begin, data.DayOf(at))
	if err != nil {
		return Step{}, err
	}
	rows, err := d.rows()
	if err != nil {
		return Step{}, err
	}
	made := map[reference][]string{} // with the fields that its row says
	for _, r := range rows {
		kind, _ := r["kind"].(string)
		key, _ := r["key"].(string)
		ref := reference{kind, key}
		if b.byRef[ref] == nil {
			made[ref] = slices.Collect(maps.Keys(r))
		}
		if err := b.put(kind, r); err != nil {
			return Step{}, err
		}
		touched = append(touched, ref)
	}
	b.mark(made, data.DayOf(at))
	step := Step{At: at, Author: d.Author, Reason: d.Reason, Contents: b.contents}
	b.contents = nil
	for i, ref := range touched {
		if !slices.Contains(touched[:i], ref) {
			step.Records = append(step.Records, b.byRef[ref])
		}
	}
	return step, b.check()
}

// mark marks the records that a step makes as the program marks those that a person makes.
func (b *book) mark(made map[reference][]string, on data.Day) {
	register := sync.OnceValue(func() data.Register { return data.NewRegister(slices.Collect(maps.Values(b.byRef))) })
	for ref, said := range made {
		if kindNamed()[ref.kind].Guard != nil {
			data.FillMark(register(), b.byRef[ref], on, said...)
		}
	}
}

// rows are the step's texts and duties, and then its own records, which may add to those.
func (d diaryStep) rows() ([]row, error) {
	var all []row
	for _, text := range d.Text {
		sections, err := sectionRows(text)
		if err != nil {
			return nil, err
		}
		all = append(all, sections...)
	}
	if d.Duties != "" {
		duties, err := dutyRows(d.Duties)
		if err != nil {
			return nil, err
		}
		all = append(all, duties...)
	}
	return append(all, d.Records...), nil
}

// begin takes in first records. What our files say was checked later than the day was checked on the day itself.
func (b *book) begin(first *book, wanted []string, on data.Day) ([]reference, error) {
	var begun []reference
	for _, want := range wanted {
		kind, key, one := strings.Cut(want, "/")
		before := len(begun)
		for _, ref := range first.inTurn {
			if ref.kind != kind || one && ref.key != key {
				continue
			}
			kind := kindNamed()[ref.kind]
			rec := kind.New()
			if err := copyRecord(kind, rec, first.byRef[ref]); err != nil {
				return nil, err
			}
			if checked, ok := kind.Field("checked_on"); ok && checked.Get(rec) > string(on) {
				if err := checked.Put(rec, string(on)); err != nil {
					return nil, err
				}
			}
			b.keep(ref, rec)
			begun = append(begun, ref)
		}
		if len(begun) == before {
			return nil, fmt.Errorf("there are no first records %q", want)
		}
	}
	return begun, nil
}

// sectionRows makes rows of a document's text. A section's key is its document's and its heading: "policy/vad-vi-vill".
func sectionRows(text diaryText) ([]row, error) {
	raw, err := files.ReadFile(text.File)
	if err != nil {
		return nil, err
	}
	sections, err := readSections(string(raw))
	if err != nil {
		return nil, named(text.File, err)
	}
	rows := make([]row, len(sections))
	for i, s := range sections {
		heading := strings.NewReplacer(" ", "-", ",", "").Replace(strings.ToLower(s.Heading))
		rows[i] = row{
			"kind": "section", "key": text.Document + "/" + heading, "document": text.Document, "position": fmt.Sprintf("%04d", (i+1)*10),
			"level": float64(s.Level), "heading": s.Heading, "text": s.Text,
		}
	}
	return rows, nil
}

// dutyRows reads duties, whose key is their number in the catalogue, and adds what the catalogue knows of them.
func dutyRows(file string) ([]row, error) {
	rows, err := readJSON[row](file)
	if err != nil {
		return nil, err
	}
	for i, r := range rows {
		for _, d := range allDuties() {
			if r["key"] == fmt.Sprint(d.Number) {
				r["catalogue"], r["area"], r["proof"] = float64(d.Number), string(d.Area), d.Proof
			}
		}
		r["kind"], r["document"], r["position"], r["state"] = "duty", "policy", float64(i+1), string(data.DutyKept)
	}
	return rows, nil
}
