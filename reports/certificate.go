package reports

import (
	"cmp"
	"slices"

	"lisparmen/data"
)

// trainingCertificate says that somebody has gone through training: all that one person has, or a page each for those who went
// to the same.
func trainingCertificate(in Input) (Document, error) {
	in, err := in.complete()
	if err != nil {
		return Document{}, err
	}
	c := certificate{in, NewViewer(in.Register)}
	paper := in.paper("Intyg om utbildning i informationssäkerhet")
	switch r := c.chosen().(type) {
	case nil:
		if in.RecordID != "" {
			return Document{}, data.NewProblem("problem.report.record", "kind", data.KindKey("training_done"), "id", in.RecordID)
		}
		paper.Blocks = append(paper.Blocks, Lead("Ingen genomförd utbildning är antecknad."), Text("Anteckna utbildningen och vilka som gick den, så skrivs intygen ut."))
	case *data.Person:
		paper.Blocks = append(paper.Blocks, c.ofPerson(r)...)
	case *data.TrainingDone:
		people := c.people(r)
		if len(people) == 0 {
			paper.Blocks = append(paper.Blocks, c.page(nil, []*data.TrainingDone{r})...)
		}
		for i, p := range people {
			if i > 0 {
				paper.Blocks = append(paper.Blocks, PageBreak{})
			}
			paper.Blocks = append(paper.Blocks, c.page(p, []*data.TrainingDone{r})...)
		}
	}
	return paper, nil
}

type certificate struct {
	in   Input
	view *Viewer
}

// chosen is the person or the training that the paper is about: the one that is asked for, else the latest training, one with names
// before one without; nil when there is none.
func (c certificate) chosen() data.Record {
	if c.in.RecordID != "" {
		switch r := c.in.Register.Record(c.in.RecordID).(type) {
		case *data.Person:
			if r.Gallrad == "" {
				return r
			}
		case *data.TrainingDone:
			if r.Gallrad == "" {
				return r
			}
		}
		return nil
	}
	var latest *data.TrainingDone
	for _, d := range data.All(c.in.Register.InUse(), data.TrainingsDone) { // in the order of their days
		if d.On <= c.in.AsOf && (latest == nil || len(d.People) > 0 || len(latest.People) == 0) {
			latest = d
		}
	}
	if latest == nil {
		return nil
	}
	return latest
}

// people are those who are noted by name. A paper for anyone has none.
func (c certificate) people(d *data.TrainingDone) []*data.Person {
	if c.in.Public {
		return nil
	}
	var people []*data.Person
	for _, link := range d.People {
		if p, ok := data.Find(c.in.Register, link); ok && p.Gallrad == "" {
			people = append(people, p)
		}
	}
	return people
}

// ofPerson is the certificate of all that a person has gone through, or that nothing is noted.
func (c certificate) ofPerson(p *data.Person) []Block {
	var done []*data.TrainingDone
	for _, d := range data.All(c.in.Register, data.TrainingsDone) {
		if d.On <= c.in.AsOf && slices.Contains(d.People, data.Link[*data.Person](p.ID)) {
			done = append(done, d)
		}
	}
	if len(done) == 0 {
		who := "personen"
		if !c.in.Public {
			who = c.view.Title(p)
		}
		return []Block{
			Lead("Det är inte antecknat att " + who + " har gått någon utbildning."),
			Text("Vilka som har gått antecknas vid genomförd utbildning, under personer. Är bara antalet antecknat kan intyget skrivas ut för utbildningen och namnet fyllas i för hand."),
		}
	}
	slices.Reverse(done) // the latest first
	return c.page(p, done)
}

// page is one certificate: who, which training, what it held and who says so.
func (c certificate) page(p *data.Person, done []*data.TrainingDone) []Block {
	blocks := []Block{Heading{Level: 1, Text: "Intyg"}, Facts{[]Fact{{"Namn", blank}}}}
	if p != nil && !c.in.Public {
		blocks = []Block{Heading{Level: 1, Text: c.view.Title(p)}}
		if p.Title != "" {
			blocks = append(blocks, Text(p.Title))
		}
	}
	blocks = append(blocks, Lead(plural(len(done), "har gått utbildningen", "har gått de här utbildningarna")+" i informationssäkerhet."))
	for _, d := range done {
		blocks = append(blocks, c.course(d)...)
	}
	issuer := cmp.Or(c.in.Register.Municipality().Name, notStated)
	return append(blocks, Space{Height: 8}, Text(capital(issuer)+" intygar detta den "+LongDate(data.DayOf(c.in.Now))+"."), signatures(cmp.Or(c.in.Author, "Informationssäkerhetssamordnare")))
}

// course tells of one training: when, by whom it was given, how long it is good and what it held.
func (c certificate) course(d *data.TrainingDone) []Block {
	facts := Facts{[]Fact{{"Genomförd", LongDate(d.On)}}}
	title := c.view.Linked(string(d.Course))
	course, ok := data.Find(c.in.Register, d.Course)
	if !ok {
		return []Block{Heading{Level: 2, Text: stated(title)}, facts}
	}
	facts.Facts = append(facts.Facts, Fact{"Form", option("course_form", course.Form)})
	if course.Provider != "" {
		facts.Facts = append(facts.Facts, Fact{"Anordnare", course.Provider})
	}
	if course.Months != nil {
		facts.Facts = append(facts.Facts, Fact{"Gäller till och med", LongDate(d.On.AddMonths(*course.Months).AddDays(-1))})
	}
	blocks := []Block{Heading{Level: 2, Text: title}, facts}
	if parts := partsOf(course); len(parts) > 0 {
		blocks = append(blocks, Text("Utbildningen tar upp:"), Bullets(parts...))
	}
	return []Block{Group{blocks}}
}
