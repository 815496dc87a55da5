package reports

import (
	"cmp"
	"strings"

	"lisparmen/data"
)

// naming names records in a paper. That the paper names one gives it the record's mark.
type naming struct {
	in    Input
	view  *Viewer
	named map[string]bool // by id
	marks []*SecrecyMark
}

func newNaming(in Input) *naming {
	return &naming{in: in, view: NewViewer(in.Register), named: map[string]bool{}}
}

// told notes that the paper prints something of a record; nil is none.
func (n *naming) told(r data.Record) {
	if r == nil || n.named[r.Header().ID] {
		return
	}
	n.named[r.Header().ID] = true
	if mark := n.in.markOf(r); mark != nil {
		n.marks = append(n.marks, mark)
	}
}

// name is a record's title.
func (n *naming) name(r data.Record) string {
	n.told(r)
	return n.view.Title(r)
}

// open is a record's name as one says it in a sentence of a paper that may be public: its number alone where its words are left out.
func (n *naming) open(r data.Record) string {
	if n.isLeftOut(r) {
		return hiddenName(n.view.Number(r))
	}
	return n.name(r)
}

// title is what a record is known by; in a public paper only the number of one whose words are left out, since a title can be made of
// the titles of others.
func (n *naming) title(r data.Record) string {
	if n.isLeftOut(r) {
		return cmp.Or(n.view.Number(r), data.SecretText)
	}
	return n.name(r)
}

// isLeftOut tells whether a record is told of in the paper by its number only.
func (n *naming) isLeftOut(r data.Record) bool { return n.in.Public && n.in.Register.IsSecret(r) }

// titles names the first records of some, by their ids, and how many more there are; empty for none. What cannot be named is counted.
func (n *naming) titles(ids []string, most int) string {
	var list []data.Record
	unnamed := 0
	for _, id := range ids {
		r := n.in.Register.Record(id)
		switch {
		case r == nil || isConcealed(r):
		case n.isLeftOut(r) && n.view.Number(r) == "":
			unnamed++
		default:
			list = append(list, r)
		}
	}
	words := make([]string, 0, most+1)
	for _, r := range list[:min(most, len(list))] {
		words = append(words, n.title(r))
	}
	more := len(list) - len(words) + unnamed
	switch {
	case more > 0 && len(words) > 0:
		words = append(words, Number(more)+" till")
	case more > 0:
		words = append(words, Count(more, "post", "poster"))
	}
	return strings.Join(words, "; ")
}

// mark is the mark of all that has been named; nil when nothing of it has one.
func (n *naming) mark() *SecrecyMark {
	common := joined(n.marks)
	if common != nil {
		common.Text = "Gäller de poster som är märkta. " + markNote
	}
	return common
}
