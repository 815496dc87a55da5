package exchange

import (
	"fmt"
	"path/filepath"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"
	"lisparmen/data/seed"
	"lisparmen/data/store"
)

// PolicyImport is an adopted policy made into records, word for word, with the duties found in it and what a person
// should look at. Nothing is saved until the caller does.
type PolicyImport struct {
	Sections []*data.Section
	Duties   []*data.Duty
	Remarks  []policy.Remark
	document store.Draft // the policy itself, when it has been prepared for a file
	decision *data.Decision
}

// ImportPolicy makes an adopted policy's text, read from path, into records. document stands for the policy in the
// register and is marked as registered; words gives the sentence of a message key.
func ImportPolicy(read policy.Text, path string, document *data.Document, newID func() string, today time.Time, words func(key string) string) PolicyImport {
	document.State = data.DocumentRegistered
	document.Source = filepath.Base(path)
	imported := PolicyImport{Remarks: policy.Remarks(read, today)}
	imported.Sections = sectionsOf(read, document, newID)
	area := data.AreaSystematic
	for i, found := range policy.Duties(read) {
		position := i + 1
		duty := data.Duties.New()
		duty.Head.ID = newID()
		duty.Sentence = found.Sentence
		duty.Document = data.Link[*data.Document](document.ID)
		duty.Section = data.Link[*data.Section](imported.Sections[found.Section].ID)
		duty.Position = &position
		if known, ok := seed.Duty(found.Number); ok {
			number := found.Number
			duty.Catalogue, duty.Proof, area = &number, known.Proof, known.Area
		}
		duty.Area = area // one that the catalogue does not know belongs with those around it
		if found.Drop {
			duty.State, duty.DroppedReason = data.DutyProposedDrop, words(found.DropReason)
		}
		imported.Duties = append(imported.Duties, duty)
	}
	return imported
}

// sectionsOf are the sections of a text, word for word.
func sectionsOf(read policy.Text, document *data.Document, newID func() string) []*data.Section {
	var sections []*data.Section
	for i, s := range read.Sections {
		level := s.Level
		sections = append(sections, &data.Section{
			Head: data.Head{ID: newID()}, Document: data.Link[*data.Document](document.ID),
			Position: fmt.Sprintf("%04d", 10*(i+1)), Level: &level, Heading: s.Heading, Text: s.Text(),
		})
	}
	return sections
}

// TakeText gives a governing document the text that was read from path, headings and lists kept. One that has a text already is
// refused ("problem.document.text"): what binds is changed by a new version.
func (d *Deed) TakeText(document *data.Document, read policy.Text, path string) error {
	if len(data.SectionsOf(d.reg, document)) > 0 {
		return data.NewProblem("problem.document.text", "title", document.Title)
	}
	r, err := Changed(d, data.Documents, document.ID)
	if err != nil {
		return err
	}
	r.Source = filepath.Base(path)
	for _, s := range sectionsOf(read, r, d.NewID) {
		d.Make(s)
	}
	return nil
}

// MakeDraft takes a text into the register as the draft of a governing document, and gives its id. A demanded document of the same sort
// and area becomes the draft when nobody has said that it exists; else one is made.
func (d *Deed) MakeDraft(made *data.Document, read policy.Text) (id string, err error) {
	for _, known := range data.All(d.reg, data.Documents) {
		waits := known.Demanded && known.Stage == "" && (known.State == data.DocumentUnregistered || known.State == data.DocumentMissing)
		if !waits || known.Type != made.Type || known.Area != made.Area || len(data.SectionsOf(d.reg, known)) > 0 {
			continue
		}
		r, err := Changed(d, data.Documents, known.ID)
		if err != nil {
			return "", err
		}
		made = r
		break
	}
	made.Stage = data.StageDraft
	if made.ID == "" {
		d.Make(made)
	}
	for _, s := range sectionsOf(read, made, d.NewID) {
		d.Make(s)
	}
	return made.ID, nil
}

// Title is what the policy is called in the register.
func (p *PolicyImport) Title() string { return p.document.Record.(*data.Document).Title }

// DecidedBy notes the decision by which the policy was adopted, so that it is saved with it.
func (p *PolicyImport) DecidedBy(by *data.Decision) {
	document := p.document.Record.(*data.Document)
	data.Adopt(document, by, document.From, document.ReviewOn)
	p.decision = by
}

// Records are all that the import makes, in the order to save them.
func (p PolicyImport) Records() []data.Record {
	var records []data.Record
	for _, s := range p.Sections {
		records = append(records, s)
	}
	for _, d := range p.Duties {
		records = append(records, d)
	}
	if p.decision != nil {
		records = append(records, p.decision)
	}
	return records
}
