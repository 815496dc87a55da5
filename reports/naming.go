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

// title is what a record is known by.
func (n *naming) title(r data.Record) string {
	n.told(r)
	return n.view.Title(r)
}

// titles names the first records of some, by their ids, and how many more there are; empty for none.
func (n *naming) titles(ids []string, most int) string {
	var list []string
	for _, id := range ids {
		if r := n.in.Register.Record(id); r != nil && !isConcealed(r) {
			list = append(list, id)
		}
	}
	words := make([]string, 0, most+1)
	for _, id := range list[:min(most, len(list))] {
		words = append(words, n.title(n.in.Register.Record(id)))
	}
	if more := len(list) - most; more > 0 {
		words = append(words, Number(more)+" till")
	}
	return strings.Join(words, "; ")
}

// linked is the title of the record with an id, or the words for its absence.
func (n *naming) linked(id string) string {
	if r := n.in.Register.Record(id); r != nil {
		return n.title(r)
	}
	return cmp.Or(n.view.Linked(id), notStated)
}

// mark is the mark of all that has been named; nil when nothing of it has one.
func (n *naming) mark() *SecrecyMark {
	common := joined(n.marks)
	if common != nil {
		common.Text = "Gäller de poster som är märkta. " + markNote
	}
	return common
}
