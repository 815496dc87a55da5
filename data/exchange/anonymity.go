package exchange

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"lisparmen/data"
	"lisparmen/data/store"
)

// Anonymity is what it takes to make a person anonymous everywhere in a file.
type Anonymity struct {
	Person *data.Person
	Called string         // what the person is called from then on
	Texts  []data.Mention // the texts of other records that name the person
	Kept   []data.Mention // those of adopted documents, which stand word for word as they were adopted
	values []store.Erasure
}

// anonymousName begins what anonymous people are called; a number tells them apart.
const anonymousName = "Anonymiserad person"

// PlanAnonymity finds every text that names a person who has left. Who has not left, or still answers for something, is
// refused: "problem.anonymise.left", and "problem.anonymise.holds" with what they hold in Linked.
func PlanAnonymity(ctx context.Context, st *store.Store, reg data.Register, id string, today data.Day) (Anonymity, error) {
	person, ok := data.Find(reg, data.Link[*data.Person](id))
	if !ok || person.Gallrad != "" {
		return Anonymity{}, data.NewProblem("problem.record.missing", "kind", data.KindKey("person"), "id", id)
	}
	if person.LeftOn == "" || person.LeftOn > today {
		return Anonymity{}, data.NewProblem("problem.anonymise.left")
	}
	if held := data.HeldBy(reg, id, today); len(held) > 0 {
		return Anonymity{}, data.NewProblem("problem.anonymise.holds", "count", strconv.Itoa(len(held))).Because(heldError(held))
	}
	a := Anonymity{Person: person, Called: nextAnonymousName(reg)}
	names := data.NamesOf(person)
	mentions, err := st.Mentions(ctx, names)
	if err != nil {
		return Anonymity{}, err
	}
	for _, f := range []string{"name", "title", "email", "phone", "party"} {
		e := store.Erasure{Kind: "person", Record: id, Field: f}
		if f == "name" {
			e.Instead = a.Called
		}
		a.values = append(a.values, e)
	}
	for _, m := range mentions {
		if m.Record == id {
			continue
		}
		if adopted(reg, m) {
			a.Kept = append(a.Kept, m)
			continue
		}
		a.Texts = append(a.Texts, m)
		a.values = append(a.values, store.Erasure{
			Kind: m.Kind, Record: m.Record, Field: m.Field,
			Instead: data.WithoutNames(m.Text, names, a.Called),
		})
	}
	return a, nil
}

func adopted(reg data.Register, m data.Mention) bool {
	section, ok := reg.Record(m.Record).(*data.Section)
	if !ok {
		return false
	}
	document, ok := data.Find(reg, section.Document)
	return ok && document.DecidedOn != ""
}

// Do erases it all as one save, on a decision.
func (a Anonymity) Do(ctx context.Context, st *store.Store, decision string) error {
	_, err := st.GallraValues(ctx, decision, a.values)
	return err
}

// Records are those that lose a value: the person and all that name them.
func (a Anonymity) Records() []store.Reference {
	records := []store.Reference{{Kind: "person", ID: a.Person.ID}}
	for _, m := range a.Texts {
		records = append(records, store.Reference{Kind: m.Kind, ID: m.Record})
	}
	return records
}

func nextAnonymousName(reg data.Register) string {
	highest := 0
	for _, p := range data.All(reg, data.People) {
		if rest, ok := strings.CutPrefix(p.Name, anonymousName+" "); ok {
			if n, err := strconv.Atoi(rest); err == nil {
				highest = max(highest, n)
			}
		}
	}
	return anonymousName + " " + strconv.Itoa(highest+1)
}

type heldError []data.Record

func (heldError) Error() string { return "the person still answers for something" }

// Held gives the records that a "problem.anonymise.holds" is about.
func Held(err error) []data.Record {
	var held heldError
	errors.As(err, &held)
	return held
}
