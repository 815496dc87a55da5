package exchange

import (
	"strings"

	"lisparmen/data"
)

// Contact is a card beside what the register has of the same person: what would be filled in, and what would not.
type Contact struct {
	Card
	Person    *data.Person   // who it is; nil: somebody new
	Unit      *data.Unit     // that the card's organisation names; nil: none
	Role      *data.Role     // that nobody holds, and that the card's title names; it is held only when somebody says so
	Fills     []ContactField // what the register lacks of a known person
	Differs   []ContactField // where the register says something else, which stays
	Ambiguous bool           // several in the register have the name, and none the address
	Twice     int            // the line of a card about the same person before it in the file; 0: none
}

// ContactField is a field of a person with what a card says of it.
type ContactField struct{ Name, Text string }

// IsNew tells whether somebody new would be made of the card.
func (c Contact) IsNew() bool { return c.Person == nil && c.Twice == 0 && !c.Ambiguous }

// Changes tells whether taking it in would change anything.
func (c Contact) Changes() bool { return c.IsNew() || c.Person != nil && len(c.Fills) > 0 }

// CompareContacts looks each card up among the people of a register: by address, else by name. A person of whom there are several
// cards is taken once, by the first; a card of no person is left out.
func CompareContacts(cards []Card, reg data.Register) []Contact {
	known := rosterOf(reg)
	seen := map[string]int{}                 // the line of the first card, by address, name and person
	filled := map[*data.Role]bool{nil: true} // a role is held by one
	var list []Contact
	for _, card := range cards {
		if card.IsOrganisation {
			continue
		}
		c := Contact{Card: card, Unit: known.unit(card), Role: known.vacantRole(card)}
		c.Person, c.Ambiguous = known.person(card)
		keys := []string{"name " + plain(card.Name)}
		if card.Email != "" {
			keys = []string{"email " + strings.ToLower(card.Email), keys[0]}
		}
		if c.Person != nil {
			keys = append(keys, "id "+c.Person.ID)
		}
		for _, key := range keys {
			if line, ok := seen[key]; ok && c.Twice == 0 {
				c.Twice = line
			}
		}
		for _, key := range keys {
			if _, ok := seen[key]; !ok {
				seen[key] = card.Line
			}
		}
		if filled[c.Role] || c.Twice > 0 {
			c.Role = nil
		}
		filled[c.Role] = true
		if c.Person != nil && c.Twice == 0 {
			c.Fills, c.Differs = compare(c)
		}
		list = append(list, c)
	}
	return list
}

// roster is what people and parts of the organisation are known by: ten thousand cards are looked up in it.
type roster struct {
	emails map[string]*data.Person
	names  map[string][]*data.Person
	units  map[string]*data.Unit
	vacant map[string]*data.Role // that nobody holds
}

func rosterOf(reg data.Register) roster {
	r := roster{map[string]*data.Person{}, map[string][]*data.Person{}, map[string]*data.Unit{}, map[string]*data.Role{}}
	for _, p := range data.All(reg, data.People) {
		if email := strings.ToLower(p.Email); r.emails[email] == nil {
			r.emails[email] = p
		}
		r.names[plain(p.Name)] = append(r.names[plain(p.Name)], p)
	}
	for _, u := range data.All(reg, data.Units) {
		for _, name := range []string{plain(u.Name), plain(u.Short)} {
			if r.units[name] == nil {
				r.units[name] = u
			}
		}
	}
	for _, role := range data.All(reg, data.Roles) {
		if name := plain(role.Name); role.Holder == "" && r.vacant[name] == nil {
			r.vacant[name] = role
		}
	}
	return r
}

// person finds the person that a card is about. Of several with one name it is none of them.
func (r roster) person(card Card) (person *data.Person, ambiguous bool) {
	if p := r.emails[strings.ToLower(card.Email)]; p != nil && card.Email != "" {
		return p, false
	}
	switch found := r.names[plain(card.Name)]; len(found) {
	case 0:
		return nil, false
	case 1:
		return found[0], false
	}
	return nil, true
}

// unit is the part of the organisation that a card names, the innermost first.
func (r roster) unit(card Card) *data.Unit {
	for _, name := range []string{plain(card.Department), plain(card.Organisation)} {
		if u := r.units[name]; u != nil && name != "" {
			return u
		}
	}
	return nil
}

// vacantRole is a role without holder that a card's title or role names.
func (r roster) vacantRole(card Card) *data.Role {
	for _, name := range []string{plain(card.Title), plain(card.Role)} {
		if role := r.vacant[name]; role != nil && name != "" {
			return role
		}
	}
	return nil
}

// fields are what a card says of a person, by field.
func (c Contact) fields() []ContactField {
	list := []ContactField{{"name", c.Name}, {"title", c.Title}, {"phone", c.Phone}}
	if strings.Contains(c.Email, "@") { // else it is one of another sort, which no mail reaches
		list = append(list, ContactField{"email", c.Email})
	}
	if c.Unit != nil {
		list = append(list, ContactField{"unit", c.Unit.ID})
	}
	return list
}

func compare(c Contact) (fills, differs []ContactField) {
	kind := data.People.Untyped()
	for _, f := range c.fields() {
		field, _ := kind.Field(f.Name)
		switch is := field.Get(c.Person); {
		case f.Text == "" || plain(is) == plain(f.Text):
		case is == "":
			fills = append(fills, f)
		default:
			differs = append(differs, f)
		}
	}
	return fills, differs
}

// TakeContacts makes the new people of a comparison and fills in what the register lacks of those it knows. Of those whose roles are
// wanted each becomes the holder of the role that their title names. It tells how many were made and how many were filled in.
func (d *Deed) TakeContacts(list []Contact, wantRoles bool) (made, filled int, err error) {
	kind := data.People.Untyped()
	put := func(p *data.Person, fields []ContactField) error {
		for _, f := range fields {
			field, _ := kind.Field(f.Name)
			if err := field.Put(p, f.Text); err != nil {
				return err
			}
		}
		return nil
	}
	for _, c := range list {
		id := ""
		switch {
		case c.IsNew():
			p := data.People.New()
			if err := put(p, c.fields()); err != nil {
				return 0, 0, err
			}
			d.Make(p)
			id = p.ID
			made++
		case c.Changes():
			p, err := Changed(d, data.People, c.Person.ID)
			if err != nil {
				return 0, 0, err
			}
			if err := put(p, c.Fills); err != nil {
				return 0, 0, err
			}
			filled++
		}
		if c.Person != nil {
			id = c.Person.ID
		}
		if wantRoles && c.Role != nil && id != "" {
			r, err := Changed(d, data.Roles, c.Role.ID)
			if err != nil {
				return 0, 0, err
			}
			r.Holder = data.Link[*data.Person](id)
		}
	}
	return made, filled, nil
}
