package reports

import (
	"cmp"
	"slices"
	"strings"

	"lisparmen/data"
)

// markNote says what a secrecy mark is (OSL 5 kap. 5 § and 6 kap. 3 §).
const markNote = "Markeringen är en varning, inte ett beslut: om handlingen kan lämnas ut prövas när någon begär ut den " +
	"(6 kap. 3 § offentlighets- och sekretesslagen, OSL)."

// unjudgedNote says that nobody has looked whether something is secret.
const unjudgedNote = "Ingen har bedömt om uppgifterna omfattas av sekretess. "

// publicNote begins the public version of a paper whose words may be secret; nothing in the internal one, which has its mark.
func (in Input) publicNote() []Block {
	if !in.Public {
		return nil
	}
	return []Block{Paragraph{Style: SmallText, Runs: Plain("Offentlig version. Text där sekretess kan gälla, eller där ingen har bedömt det, är utelämnad och visas som " +
		data.SecretText + ". " + markNote)}}
}

// markOf is the mark of a record whose words are left out of public papers; nil for another, and in a public paper. Where
// nobody has stated a provision it is the one that is proposed.
func (in Input) markOf(r data.Record) *SecrecyMark {
	if in.Public || !in.Register.IsSecret(r) {
		return nil
	}
	s := r.Header().Secrecy
	mark := &SecrecyMark{Provision: s.Provision, Date: LongDate(s.Date), Authority: s.Authority, Text: markNote}
	if proposed := data.ProposedMark(in.Register, r, in.AsOf).Provision; mark.Provision == "" && proposed != "" {
		mark.Provision = proposed + proposal
	}
	if s.State != data.SecrecyPossible {
		mark.Text = unjudgedNote + markNote
		return mark
	}
	mark.Provision, mark.Date, mark.Authority = stated(mark.Provision), stated(mark.Date), stated(mark.Authority)
	return mark
}

// proposal stands after a provision that nobody has stated.
const proposal = " (förslag)"

// mark is an incident's mark, with the provisions that what was noted and told of it is marked with. One that somebody has
// set stands before what is only proposed.
func (d *incidentPaper) mark(i *data.Incident) *SecrecyMark {
	records := []data.Record{i}
	for _, n := range d.made[i.ID] {
		records = append(records, n)
	}
	for _, e := range d.log[i.ID] {
		records = append(records, e)
	}
	for _, m := range d.said[i.ID] {
		records = append(records, m)
	}
	slices.SortStableFunc(records, func(a, b data.Record) int {
		return oneIf(a.Header().Secrecy.State != data.SecrecyPossible) - oneIf(b.Header().Secrecy.State != data.SecrecyPossible)
	})
	var marks []*SecrecyMark
	for _, r := range records {
		if mark := d.in.markOf(r); mark != nil {
			marks = append(marks, mark)
		}
	}
	return joined(marks)
}

// commonMark is the mark of a paper with several incidents; each incident has its own too.
func (d *incidentPaper) commonMark(incidents []*data.Incident) *SecrecyMark {
	var marks []*SecrecyMark
	for _, i := range incidents {
		if mark := d.mark(i); mark != nil {
			marks = append(marks, mark)
		}
	}
	common := joined(marks)
	if common == nil {
		return nil
	}
	for _, mark := range marks { // what they do not share stands with each
		if mark.Date != common.Date {
			common.Date = ""
		}
		if mark.Authority != common.Authority {
			common.Authority = ""
		}
	}
	common.Text = "Gäller de poster som är märkta. " + markNote
	return common
}

// joined is the first of marks, with the provisions of them all; nil when there are none.
func joined(marks []*SecrecyMark) *SecrecyMark {
	if len(marks) == 0 {
		return nil
	}
	var provisions []string
	for _, mark := range marks {
		for part := range strings.SplitSeq(mark.Provision, "; ") {
			isKnown := slices.Contains(provisions, part) || slices.Contains(provisions, strings.TrimSuffix(part, proposal))
			if part != "" && part != notStated && !isKnown {
				provisions = append(provisions, part)
			}
		}
	}
	common := *marks[0]
	common.Provision = cmp.Or(strings.Join(provisions, "; "), common.Provision)
	return &common
}
