package seed

import (
	"slices"
	"strings"
	"testing"
)

func TestMunicipalitiesAreThe290(t *testing.T) {
	all := Municipalities()
	if len(all) != 290 {
		t.Fatalf("%d municipalities, want 290", len(all))
	}
	seen := map[string]bool{}
	for _, m := range all {
		county, ok := countyNamed(m.County)
		if !ok {
			t.Errorf("%s lies in %q, which is no county", m.Name, m.County)
		}
		if len(m.Code) != 4 || m.Code[:2] != county.Code {
			t.Errorf("%s has code %s but lies in %s", m.Name, m.Code, m.County)
		}
		for _, once := range []string{m.Code, m.Name, m.Short} {
			if seen[once] {
				t.Errorf("%q occurs twice", once)
			}
			seen[once] = true
		}
		if !strings.HasSuffix(m.Name, " kommun") || !strings.HasPrefix(m.Name, strings.TrimSuffix(m.Short, "s")) {
			t.Errorf("%q is not the municipality of %q", m.Name, m.Short)
		}
	}
	all[0].Name = "changed"
	if Municipalities()[0].Name == "changed" {
		t.Error("a caller can change the list")
	}
}

func TestEveryCountyHasItsSupervisor(t *testing.T) {
	supervises := map[string]string{ // domain.md 2.2, cybersäkerhetsförordningen (2025:1507) 7 §
		"Norrbotten":      "Jämtland, Norrbotten, Västerbotten, Västernorrland",
		"Skåne":           "Blekinge, Kronoberg, Skåne",
		"Stockholm":       "Gotland, Stockholm",
		"Västra Götaland": "Halland, Västra Götaland",
		"Örebro":          "Dalarna, Gävleborg, Södermanland, Uppsala, Värmland, Västmanland, Örebro",
		"Östergötland":    "Jönköping, Kalmar, Östergötland",
	}
	count := 0
	for supervisor, counties := range supervises {
		for name := range strings.SplitSeq(counties, ", ") {
			count++
			i := slices.IndexFunc(allCounties(), func(c county) bool { return c.Short == name })
			if i < 0 {
				t.Errorf("%s is missing", name)
				continue
			}
			if got, _ := countyWithCode(allCounties()[i].Supervisor); got.Short != supervisor {
				t.Errorf("%s is supervised from %q, want %q", name, got.Short, supervisor)
			}
		}
	}
	if count != 21 || len(allCounties()) != 21 {
		t.Errorf("%d counties in the table, %d in the file, want 21", count, len(allCounties()))
	}
}

func TestFindMunicipality(t *testing.T) {
	for written, want := range map[string]string{
		"Vara": "Vara", "Vara kommun": "Vara", "vara KOMMUN": "Vara", "  Vara   kommun ": "Vara",
		"Åmål": "Åmål", "åmål": "Åmål", "ÅMÅLS KOMMUN": "Åmål", "A\u030amå\u006c": "Åmål",
		"Stockholms stad": "Stockholm", "Stockholm": "Stockholm", "Göteborg": "Göteborg", "Göteborgs Stad": "Göteborg", "Malmö stad": "Malmö",
		"Borås Stad": "Borås", "Region Gotland": "Gotland", "Upplands-Bro": "Upplands-Bro", "upplands väsby": "Upplands Väsby",
		"Habo": "Habo", "Håbo": "Håbo",
	} {
		if m, ok := FindMunicipality(written); !ok || m.Short != want {
			t.Errorf("FindMunicipality(%q) = %q, %v, want %q", written, m.Short, ok, want)
		}
	}
	for _, written := range []string{"", "kommun", "Var", "Goteborg", "Varaa", "Ekdala", "Oslo"} {
		if m, ok := FindMunicipality(written); ok {
			t.Errorf("FindMunicipality(%q) = %q, want none", written, m.Name)
		}
	}
}

func TestNearestMunicipalities(t *testing.T) {
	for written, want := range map[string]string{
		"Var": "Vara", "Goteborg": "Göteborg", "Amal": "Åmål", "Wara": "Vara", "Vra": "Vara", "Orebro": "Örebro",
		"Jönkping": "Jönköping", "Uplands Väsby": "Upplands Väsby", "Linköpping": "Linköping", "stokholms stad": "Stockholm", "Lul": "Luleå",
	} {
		got := NearestMunicipalities(written, 3)
		if len(got) != 3 || got[0].Short != want {
			t.Errorf("NearestMunicipalities(%q) = %v, want %s first", written, got, want)
		}
	}
	var names []string
	for _, m := range NearestMunicipalities("Var", 3) {
		names = append(names, m.Short)
	}
	if got := strings.Join(names, " "); !strings.HasPrefix(got, "Vara Varberg") {
		t.Errorf("nearest to Var: %s", got)
	}
	for n, want := range map[int]int{-1: 0, 0: 0, 1: 1, 1000: 290} {
		if got := len(NearestMunicipalities("x", n)); got != want {
			t.Errorf("%d asked for gave %d, want %d", n, got, want)
		}
	}
}

func TestReadMunicipalitiesRefusesAnotherForm(t *testing.T) {
	for name, text := range map[string]string{
		"empty":           "",
		"other columns":   "namn;kod\nVara;1470\n",
		"commas":          "code,name,short,county\n1470,Vara kommun,Vara,Västra Götalands län\n",
		"a column less":   "code;name;short;county\n1470;Vara kommun;Vara\n",
		"a stray quote":   "code;name;short;county\n1470;\"Vara kommun;Vara;Västra Götalands län\n",
		"a column extra":  "code;name;short;county\n1470;Vara kommun;Vara;Västra Götalands län;x\n",
		"only other text": "hej",
	} {
		if _, err := readMunicipalities([]byte(text)); err == nil || !strings.Contains(err.Error(), "municipalities.csv") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
