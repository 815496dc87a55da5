package reports

import "lisparmen/data"

// naming names records in a paper, and gathers the marks of those that it has named.
type naming struct {
	in    Input
	view  *Viewer
	told  map[string]bool // the records that it has named, by id
	marks []*SecrecyMark
}

func newNaming(in Input) *naming {
	return &naming{in: in, view: NewViewer(in.Register), told: map[string]bool{}}
}

// name is a record's title. That the paper names it gives the paper the mark of the record.
func (n *naming) name(r data.Record) string {
	if id := r.Header().ID; !n.told[id] {
		n.told[id] = true
		if mark := n.in.markOf(r); mark != nil {
			n.marks = append(n.marks, mark)
		}
	}
	return n.view.Title(r)
}

// isHidden tells whether a record's words are left out of the paper.
func (n *naming) isHidden(r data.Record) bool { return n.in.Public && n.in.Register.IsSecret(r) }

// open is a record's name as one says it in a paper that may be public: its number alone where its words are left out.
func (n *naming) open(r data.Record) string {
	if n.isHidden(r) {
		return hiddenName(n.view.Number(r))
	}
	return n.name(r)
}

// mark is the mark of all that has been named; nil when nothing of it has one.
func (n *naming) mark() *SecrecyMark {
	common := joined(n.marks)
	if common != nil {
		common.Text = "Gäller de poster som är märkta. " + markNote
	}
	return common
}
