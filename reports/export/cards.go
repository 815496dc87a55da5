package export

import (
	"regexp"
	"strings"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/reports"
	"lisparmen/translations"
)

// CardKinds are the registers of which cards can be written.
var CardKinds = []data.Untyped{data.People.Untyped(), data.Roles.Untyped(), data.Suppliers.Untyped()}

// Cards are the cards of some records: of each person, of whoever holds or stands in for a role, and of a supplier's contacts. Those who
// have left are not among them, and nobody is there twice. leftOut tells how many records may be secret; they are not there but in the
// internal cards.
func Cards(reg data.Register, records []data.Record, today data.Day, internal bool) (cards []exchange.NewCard, leftOut int) {
	g := cardGathering{reg: reg, today: today, view: reports.NewViewer(reg), roles: map[string][]string{}, seen: map[string]bool{}}
	for _, r := range data.All(reg, data.Roles) {
		if r.InService(today) {
			g.roles[string(r.Holder)] = append(g.roles[string(r.Holder)], r.Name)
		}
	}
	for _, u := range data.All(reg, data.Units) {
		g.named = append(g.named, u.Name, u.Short)
	}
	for _, r := range records {
		if !internal && reg.IsSecret(r) {
			leftOut++
			continue
		}
		switch r := r.(type) {
		case *data.Person:
			g.person(r)
		case *data.Role:
			for _, link := range []data.Link[*data.Person]{r.Holder, r.StandIn} {
				if p, ok := data.Find(reg, link); ok {
					g.person(p)
				}
			}
		case *data.Supplier:
			g.supplier(r)
		}
	}
	return g.cards, leftOut
}

type cardGathering struct {
	reg   data.Register
	today data.Day
	view  *reports.Viewer
	roles map[string][]string // that a person holds, by id
	named []string            // what the parts of the organisation are called
	seen  map[string]bool
	cards []exchange.NewCard
}

func (g *cardGathering) person(p *data.Person) {
	if g.seen[p.ID] || p.Removed || p.Gallrad != "" || p.LeftOn != "" && p.LeftOn < g.today {
		return
	}
	g.seen[p.ID] = true
	card := exchange.NewCard{
		UID:  uid("person", p.ID),
		Card: exchange.Card{Name: p.Name, Email: p.Email, Phone: p.Phone, Title: p.Title, Role: strings.Join(g.roles[p.ID], ", "), Organisation: g.reg.Municipality().Name},
	}
	if u, ok := data.Find(g.reg, p.Unit); ok {
		card.Department = u.Name
	} else {
		for _, name := range g.named { // else the municipality would be read as the unit that has its name
			if strings.EqualFold(name, card.Organisation) {
				card.Organisation = ""
			}
		}
	}
	g.cards = append(g.cards, card)
}

// What is looked for in what people have written of a contact: an address, and a number that begins as telephones do.
var (
	address   = regexp.MustCompile(`[^\s<>:;,()]+@[^\s<>:;,()]+\.[^\s<>:;,.()]+`)
	telephone = regexp.MustCompile(`(?:^|\D)((?:\+|0)\d[\d -]{5,}\d)`)
)

// supplier makes a card of each of a supplier's contacts that somebody has written: the usual one, and the one to reach when something has happened.
func (g *cardGathering) supplier(s *data.Supplier) {
	if s.EndedOn != "" && s.EndedOn < g.today {
		return
	}
	for _, c := range []struct{ field, text string }{{"contact", s.Contact}, {"incident_contact", s.IncidentContact}} {
		if strings.TrimSpace(c.text) == "" {
			continue
		}
		card := exchange.NewCard{
			UID:  uid("supplier", c.field, s.ID),
			Card: exchange.Card{Name: s.Title, Organisation: s.Title, Note: c.text, Email: address.FindString(c.text), IsOrganisation: true},
		}
		if found := telephone.FindStringSubmatch(c.text); found != nil {
			card.Phone = found[1]
		}
		if c.field == "incident_contact" {
			card.Name += " – " + strings.ToLower(translations.Swedish.Text(data.FieldKey("supplier", c.field), nil))
		}
		g.cards = append(g.cards, card)
	}
}
