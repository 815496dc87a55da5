package reports

import (
	"lisparmen/data"
)

// information tells how much of the municipality's information is in the register and classified, and how its systems stand.
func (b *board) information() []Block {
	if !inUse(b.reg, data.Assets.Name) { // the paper says so elsewhere
		return nil
	}
	scope, classes := data.ScopeOf(b.reg), data.NewClasses(b.reg, b.in.AsOf)
	all := len(scope.Assets)
	if all == 0 {
		return nil
	}
	states := map[data.ClassState]int{}
	waiting := 0
	for _, a := range scope.Assets {
		class := classes.Of(a)
		states[class.State]++
		waiting += oneIf(class.Waiting != nil)
	}
	text := "Registret har " + Count(all, "informationsmängd", "informationsmängder")
	if whole := data.UseOf(b.reg, data.Assets.Name).Whole; whole > 0 {
		text += " av cirka " + Number(whole)
	}
	if live := b.liveSystems(); live > 0 {
		text += " och " + Number(live) + hard + "system i drift"
	}
	text += ". "
	if inUse(b.reg, data.Classifications.Name) {
		text += capital(Count(states[data.ClassValid], "informationsmängd", "informationsmängder")) + " (" + Percent(states[data.ClassValid], all) + ") har en beslutad klassning som gäller."
		var rest []string
		for _, part := range []struct {
			n         int
			one, many string
		}{
			{states[data.ClassNone], "är inte klassad", "är inte klassade"},
			{states[data.ClassExpired], "har en klassning som har slutat gälla", "har klassningar som har slutat gälla"},
			{waiting, "väntar på informationsägarens beslut", "väntar på informationsägarens beslut"},
		} {
			if part.n > 0 {
				rest = append(rest, Count(part.n, part.one, part.many))
			}
		}
		if len(rest) > 0 {
			text += " " + capital(Enumerate(rest)) + "."
		}
	} else if !isElsewhere(b.reg, data.Classifications.Name) {
		text += "Ingen är klassad."
	}
	return []Block{Text(text), Text(b.scopeWords(scope))}
}

// scopeWords tell which förvaltningar have information in the register, and whether some of it is on paper and spoken.
func (b *board) scopeWords(scope data.Scope) string {
	administrations := len(scope.Covered) + len(scope.Missing)
	text := "Inga förvaltningar är inlagda."
	if administrations > 0 {
		text = capital(Number(len(scope.Covered))) + " av " + Count(administrations, "förvaltning", "förvaltningar") + " har information i registret."
	}
	var missing []string
	for _, u := range scope.Missing {
		missing = append(missing, lower(u.Name))
	}
	if len(missing) > 0 && len(scope.Covered) > 0 {
		text += " Det saknas från " + Enumerate(missing) + "."
	}
	switch {
	case !scope.Paper && !scope.Spoken:
		text += " Ingen information på papper eller muntlig information är registrerad, fast policyn gäller också den."
	case !scope.Spoken:
		text += " Ingen muntlig information är registrerad, fast policyn gäller också den."
	case !scope.Paper:
		text += " Ingen information på papper är registrerad, fast policyn gäller också den."
	}
	return text
}

// liveSystems is how many systems are in use; none where the register does not count.
func (b *board) liveSystems() int {
	live := 0
	for _, s := range data.All(b.reg, data.Systems) {
		live += oneIf(s.Live())
	}
	return live
}
