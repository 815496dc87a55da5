package data

// toldFields are what the municipality has told of itself, by the sort of change that telling it anew is (cybersäkerhetslagen
// (2025:1506) 2 kap. 2 §; which details are told follows MCFFS 2026:1, second-hand, to be checked against the original).
var toldFields = []struct {
	field string
	sort  RegistrationSort
}{
	{"sectors", RegistrationSector},
	{"address", RegistrationAddress},
	{"coordinator", RegistrationContact},
	{"contact", RegistrationContact},
	{"name", RegistrationOther},
	{"org_number", RegistrationOther},
	{"supervisor", RegistrationOther},
}

// ChangeToTell tells what sort of change a save is that must be told within fourteen days, and which fields it is in: what the
// municipality has told of itself, and how its coordinator is reached. False when nothing that has been told changed, or
// nothing has been told yet.
func ChangeToTell(reg Register, before, after Record) (sort RegistrationSort, fields []string, changed bool) {
	m := reg.Municipality()
	if !hasRegistered(reg) || before == nil || before.Header().ID == "" {
		return "", nil, false
	}
	switch after := after.(type) {
	case *Municipality:
		kind := Municipalities.Untyped()
		for _, told := range toldFields {
			if fieldDiffers(kind, told.field, before, after) {
				fields = append(fields, told.field)
				if sort == "" {
					sort = told.sort
				}
			}
		}
	case *Person:
		if m.Coordinator == "" || string(m.Coordinator) != after.ID {
			break
		}
		for _, name := range []string{"name", "email", "phone"} {
			if fieldDiffers(People.Untyped(), name, before, after) {
				sort, fields = RegistrationContact, append(fields, name)
			}
		}
	}
	return sort, fields, len(fields) > 0
}

// hasRegistered tells whether the municipality has told who it is.
func hasRegistered(reg Register) bool {
	if reg.Municipality().RegisteredOn != "" {
		return true
	}
	for _, r := range All(reg, Registrations) {
		if r.NotifiedOn != "" {
			return true
		}
	}
	return false
}

// WrittenMunicipality judges what somebody has made of the municipality by hand: who says that it is väsentlig or viktig says
// why. What an old file says without a reason stays until it is changed.
func WrittenMunicipality(before, after *Municipality) error {
	touched := after.Category != before.Category || after.CategoryReason != before.CategoryReason
	if after.Category != "" && after.CategoryReason == "" && touched {
		return fieldProblem(NewProblem("problem.municipality.category"), "municipality", "category_reason")
	}
	return nil
}
