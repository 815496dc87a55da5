package data

import (
	"slices"
	"strings"
)

// publicAdministration is the sector that every municipality is in: cybersäkerhetslagen (2025:1506) 1 kap. 3 § 2.
const publicAdministration = "offentlig förvaltning"

// OwnSectors are those that the municipality has chosen as its own.
func OwnSectors(reg Register) []*Sector {
	m := reg.Municipality()
	return slices.DeleteFunc(All(reg, Sectors), func(s *Sector) bool { return !slices.Contains(m.Sectors, Link[*Sector](s.ID)) })
}

// InSector tells whether the municipality is in a sector: it has chosen it, or it is public administration, which every
// municipality is. Until it has chosen any, what it told in words counts.
func InSector(reg Register, sector string) bool {
	if strings.EqualFold(sector, publicAdministration) {
		return true
	}
	own := OwnSectors(reg)
	if len(own) == 0 {
		return strings.Contains(strings.ToLower(SectorsTold(reg)), strings.ToLower(sector))
	}
	return slices.ContainsFunc(own, func(s *Sector) bool { return strings.EqualFold(s.Title, sector) })
}

// SectorsTold is what the municipality last told of its sectors and their supervisors, cybersäkerhetslagen (2025:1506) 2 kap. 2 §.
func SectorsTold(reg Register) string {
	told := ""
	for _, r := range All(reg, Registrations) { // by the day of the change
		if r.Sectors != "" {
			told = r.Sectors
		}
	}
	return told
}

// Supervisors are the municipality's supervisory authorities: the one it has named, and those of its sectors
// (cybersäkerhetsförordningen (2025:1507) 7–16 §§). Until it has chosen any sector, what it told in words counts.
func Supervisors(reg Register) []*Authority {
	supervises := map[Link[*Authority]]bool{reg.Municipality().Supervisor: true}
	own := OwnSectors(reg)
	for _, s := range own {
		supervises[s.Supervisor] = true
	}
	var named []string
	if len(own) == 0 {
		named = strings.FieldsFunc(SectorsTold(reg), func(r rune) bool { return strings.ContainsRune(" \n.,;:()", r) })
	}
	var list []*Authority
	for _, a := range All(reg, Authorities) {
		if supervises[Link[*Authority](a.ID)] || a.Short != "" && slices.Contains(named, a.Short) {
			list = append(list, a)
		}
	}
	return list
}
