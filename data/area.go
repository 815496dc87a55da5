package data

// Area is one of the policy's seven areas, each with its own light.
type Area string

// The areas, in the policy's order.
const (
	AreaSystematic   Area = "systematic"
	AreaOrganisation Area = "organisation"
	AreaPeople       Area = "people"
	AreaProtection   Area = "protection"
	AreaProcurement  Area = "procurement"
	AreaIncidents    Area = "incidents"
	AreaCompliance   Area = "compliance"
)

var areas = ChoiceSet{"area", []Option{
	{string(AreaSystematic), "systematiskt-arbete"},
	{string(AreaOrganisation), "organisation"},
	{string(AreaPeople), "manniskor"},
	{string(AreaProtection), "fysisk-och-teknisk-sakerhet"},
	{string(AreaProcurement), "upphandling"},
	{string(AreaIncidents), "incidenter"},
	{string(AreaCompliance), "efterlevnad"},
}}

// Areas lists the areas in the policy's order.
func Areas() []Area {
	list := make([]Area, len(areas.Options))
	for i, o := range areas.Options {
		list[i] = Area(o.Name)
	}
	return list
}
