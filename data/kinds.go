package data

import "sync"

// Kinds lists every kind in menu order: the table of contents of the binder.
func Kinds() []Untyped { return allKinds() }

var allKinds = sync.OnceValue(func() []Untyped {
	return []Untyped{
		Municipalities.Untyped(),
		Documents.Untyped(),
		Sections.Untyped(),
		Duties.Untyped(),
		Units.Untyped(),
		People.Untyped(),
		Roles.Untyped(),
		Incidents.Untyped(),
		Notifications.Untyped(),
		Actions.Untyped(),
		Authorities.Untyped(),
		Deadlines.Untyped(),
	}
})

// KindNamed finds a kind by its English name or Swedish word.
func KindNamed(name string) (Untyped, bool) {
	for _, k := range Kinds() {
		if k.Name == name || k.Word == name {
			return k, true
		}
	}
	return Untyped{}, false
}
