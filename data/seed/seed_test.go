package seed

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
)

// counter gives ids that are the same each time.
func counterID(n int) string { return fmt.Sprintf("00000000-0000-7000-8000-%012d", n) }

func counter() func() string {
	n := 0
	return func() string {
		n++
		return counterID(n)
	}
}

func municipality(t *testing.T, name string) Municipality {
	t.Helper()
	m, ok := FindMunicipality(name)
	if !ok {
		t.Fatalf("no municipality %q", name)
	}
	return m
}

func recordsOf(t *testing.T, name string, employee data.EmployeeWord) data.Register {
	t.Helper()
	return data.NewRegister(Records(municipality(t, name), counter(), employee))
}

func TestAMunicipalityOfEveryCountyCanBegin(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Municipalities() {
		if seen[m.County] {
			continue
		}
		seen[m.County] = true
		records := Records(m, counter(), data.Medarbetare)
		checkRecords(t, records)
		r := data.NewRegister(records)
		got := r.Municipality()
		if got.Name != m.Name || got.Code != m.Code || got.County != m.County || got.EmployeeWord != data.Medarbetare {
			t.Errorf("%s became %+v", m.Name, got)
		}
		supervisor, ok := data.Find(r, got.Supervisor)
		county, _ := countyNamed(m.County)
		from, _ := countyWithCode(county.Supervisor)
		if !ok || supervisor.Name != "Länsstyrelsen i "+from.Name {
			t.Errorf("%s is supervised by %v", m.Name, supervisor)
		}
		want := 2
		if county.Code == county.Supervisor {
			want = 1
		}
		if n := len(lansstyrelser(r)); n != want {
			t.Errorf("%s has %d länsstyrelser, want %d", m.Name, n, want)
		}
	}
}

// checkRecords checks that ids are well formed and used once, that each link leads somewhere, that each kind would save
// the record, and that no placeholder is left.
func checkRecords(t *testing.T, records []data.Record) {
	t.Helper()
	kindOf := map[string]string{}
	for _, rec := range records {
		id := rec.Header().ID
		if !data.IsID(id) || kindOf[id] != "" {
			t.Errorf("%s has id %q", rec.KindName(), id)
		}
		kindOf[id] = rec.KindName()
	}
	for _, rec := range records {
		kind := kindNamed()[rec.KindName()]
		title := kind.Name + " " + kind.TitleOf(rec)
		if err := kind.Check(rec); err != nil {
			t.Errorf("%s: %v", title, err)
		}
		for _, f := range kind.Fields {
			text := f.Get(rec)
			if strings.Contains(text, "{{") {
				t.Errorf("%s: %s has a placeholder: %s", title, f.Name, text)
			}
			for _, id := range data.SplitRefs(text) {
				if f.IsLink() && kindOf[id] != f.Target {
					t.Errorf("%s: %s links to a %q, want a %s", title, f.Name, kindOf[id], f.Target)
				}
			}
		}
	}
}

func lansstyrelser(r data.Register) []*data.Authority {
	return slices.DeleteFunc(data.All(r, data.Authorities), func(a *data.Authority) bool {
		return !strings.HasPrefix(a.Name, "Länsstyrelsen")
	})
}

func TestOneLansstyrelseCanHaveBothTasks(t *testing.T) {
	both := lansstyrelser(recordsOf(t, "Vara", ""))[0]
	if both.Name != "Länsstyrelsen i Västra Götalands län" || both.Short != "Länsstyrelsen Västra Götaland" ||
		!strings.Contains(both.Task, "cybersäkerhetslagen") || !strings.Contains(both.Task, "krisberedskap") {
		t.Errorf("Vara: %+v", both)
	}
	for _, a := range lansstyrelser(recordsOf(t, "Åmål", "")) {
		if strings.Contains(a.Task, "cybersäkerhetslagen") && strings.Contains(a.Task, "krisberedskap") && a.Name != both.Name {
			t.Errorf("%s has both tasks", a.Name)
		}
	}
	r := recordsOf(t, "Växjö", "")
	supervisor, _ := data.Find(r, r.Municipality().Supervisor)
	if supervisor.Name != "Länsstyrelsen i Skåne län" || strings.Contains(supervisor.Task, "krisberedskap") ||
		!strings.Contains(supervisor.Task, "Kronobergs län") {
		t.Errorf("Växjö: %+v", supervisor)
	}
}

func TestAnUnknownCountyGivesNoLansstyrelse(t *testing.T) {
	records := Records(Municipality{Name: "Ekdala kommun", County: "Nowhere"}, counter(), "")
	checkRecords(t, records)
	r := data.NewRegister(records)
	if n := len(lansstyrelser(r)); n != 0 || r.Municipality().Supervisor != "" {
		t.Errorf("%d länsstyrelser, supervisor %q", n, r.Municipality().Supervisor)
	}
}

func TestAuthoritiesAreTheOnesTheLawNames(t *testing.T) {
	r := recordsOf(t, "Växjö", "")
	var short []string
	for _, a := range data.All(r, data.Authorities) {
		short = append(short, a.Short)
		if a.Task == "" || a.Channel == "" || a.CheckedOn != "2026-11-24" {
			t.Errorf("%s lacks task, channel or the day it was checked", a.Name)
		}
		checkSource(t, a.Name, a.Source)
	}
	slices.Sort(short)
	want := "Energimyndigheten IMY IVO Livsmedelsverket Länsstyrelsen_Kronoberg Länsstyrelsen_Skåne MCF NCSC/CERT-SE PTS Polisen SKR Säkerhetspolisen Transportstyrelsen"
	if got := strings.Join(slices.Collect(mapStrings(short)), " "); got != want {
		t.Errorf("authorities:\n%s\nwant\n%s", got, want)
	}
}

func mapStrings(list []string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for _, s := range list {
			if !yield(strings.ReplaceAll(s, " ", "_")) {
				return
			}
		}
	}
}

// checkSource demands that a source tells how sure it is: read in the original, or still to be compared with it.
func checkSource(t *testing.T, name, source string) {
	t.Helper()
	for _, how := range []string{"Läst: ", "Andrahandskälla, kontrollera mot original: ", "Egen kunskap, kontrollera mot original: "} {
		if strings.HasPrefix(source, how) {
			return
		}
	}
	t.Errorf("%s does not tell how sure its source is: %q", name, source)
}

func TestDeadlinesAreTheLaws(t *testing.T) {
	r := recordsOf(t, "Vara", "")
	want := []string{ // domain.md 2.10
		"cyber early_warning 24 hours known NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 5 §",
		"cyber final 1 months handled NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 8 §",
		"cyber final 1 months notified NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 8 §",
		"cyber interim known NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 7 §",
		"cyber notification 72 hours known NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 6 §",
		"cyber progress 1 months notified NCSC/CERT-SE, Cybersäkerhetslagen (2025:1506) 2 kap. 8 §",
		"data_subjects information known, GDPR art. 34",
		"gdpr completion 28 days notified IMY, GDPR art. 33.4",
		"gdpr notification 72 hours known IMY, GDPR art. 33.1",
		"police notification known Polisen, Cybersäkerhetsförordningen (2025:1507) 33 § 4",
		"recipients information known, Cybersäkerhetslagen (2025:1506) 2 kap. 9–10 §§",
		"security_police notification known Säkerhetspolisen, Säkerhetsskyddsförordningen (2021:955) 2 kap. 4 §",
	}
	var got []string
	for _, d := range data.All(r, data.Deadlines) {
		amount := ""
		if d.Amount != nil {
			amount = fmt.Sprintf("%d %s", *d.Amount, d.Unit)
		}
		to := ""
		if a, ok := data.Find(r, d.Authority); ok {
			to = a.Short
		}
		line := fmt.Sprintf("%s %s %s %s %s", d.Track, d.Step, amount, d.Basis, to)
		got = append(got, strings.Join(strings.Fields(line), " ")+", "+d.Provision)
		if d.Provision == "" || d.Note == "" || d.CheckedOn != "2026-11-24" {
			t.Errorf("%s lacks provision, note or the day it was checked", line)
		}
		checkSource(t, line, d.Source)
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("deadlines:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestUncertainFactsAreMarked(t *testing.T) {
	r := recordsOf(t, "Vara", "")
	const mark = "kontrollera mot original"
	for _, a := range data.All(r, data.Authorities) { // what domain.md marks [F2] or [E]
		if slices.Contains([]string{"MCF", "NCSC/CERT-SE", "Polisen"}, a.Short) && !strings.Contains(a.Source, mark) {
			t.Errorf("%s is not marked: %s", a.Name, a.Source)
		}
	}
	for _, d := range data.All(r, data.Deadlines) {
		if d.Track != data.TrackSecurityPolice && !strings.Contains(d.Source, mark) {
			t.Errorf("%s %s is not marked: %s", d.Track, d.Step, d.Source)
		}
	}
}

func TestUnitsAreOnlyThoseEveryMunicipalityHas(t *testing.T) {
	r := recordsOf(t, "Vara", "")
	want := map[string]bool{"KF": false, "KS": true, "KSAU": false, "KLN": true, "VN": true}
	units := data.All(r, data.Units)
	for _, u := range units {
		if controller, ok := want[u.Short]; !ok || u.Controller != controller {
			t.Errorf("%s, controller %v", u.Name, u.Controller)
		}
	}
	if len(units) != len(want) {
		t.Errorf("%d units, want %d", len(units), len(want))
	}
}

func TestRolesHaveTasksAndNobodyYet(t *testing.T) {
	roles := data.All(recordsOf(t, "Vara", data.Medledare), data.Roles)
	needed := map[string]bool{}
	for _, role := range roles {
		needed[role.Name] = role.Needed
		if role.Task == "" || strings.Count(role.Task, ".") != 1 || role.Holder != "" {
			t.Errorf("%s: %q held by %q", role.Name, role.Task, role.Holder)
		}
	}
	for _, name := range []string{
		"Informationssäkerhetssamordnare", "Kommundirektör", "Informationsägare", "Systemägare", "Systemförvaltare", "IT-chef", "Dataskyddsombud",
		"Säkerhetsskyddschef", "Beredskapssamordnare", "Tjänsteperson i beredskap (TiB)", "Kommunikatör", "Arkivarie", "Registrator",
	} {
		if !needed[name] {
			t.Errorf("%s is not among the roles that must be filled", name)
		}
	}
	for _, name := range []string{"Biträdande säkerhetsskyddschef", "Upphandlare", "HR-ansvarig"} {
		if isNeeded, ok := needed[name]; !ok || isNeeded {
			t.Errorf("%s: there %v, needed %v", name, ok, isNeeded)
		}
	}
}

func TestDocumentsAreThePolicyAndTheSixItDemands(t *testing.T) {
	for _, word := range []data.EmployeeWord{data.Medarbetare, data.Medledare} {
		var demanded []string
		for _, d := range data.All(recordsOf(t, "Vara", word), data.Documents) {
			if d.State != data.DocumentUnregistered {
				t.Errorf("%s begins as %s", d.Title, d.State)
			}
			if d.Demanded {
				demanded = append(demanded, string(d.Area)+" "+string(d.Type))
			} else if d.Type != data.DocumentPolicy || d.Area != data.AreaSystematic {
				t.Errorf("%s is neither the policy nor demanded", d.Title)
			}
			if d.Area == data.AreaPeople && !strings.Contains(d.Title, string(word)) {
				t.Errorf("%s does not say %s", d.Title, word)
			}
		}
		slices.Sort(demanded)
		want := []string{
			"compliance routine", "incidents routine", "organisation guideline", "people guideline", "procurement guideline", "protection guideline",
		}
		if !slices.Equal(demanded, want) {
			t.Errorf("demanded: %v", demanded)
		}
	}
}

func TestDutiesAreComplete(t *testing.T) {
	documents := map[data.Area]bool{}
	for _, d := range data.All(recordsOf(t, "Vara", ""), data.Documents) {
		documents[d.Area] = documents[d.Area] || d.Demanded
	}
	demanding := map[int]data.Area{
		14: data.AreaOrganisation, 18: data.AreaPeople, 20: data.AreaProtection,
		23: data.AreaProcurement, 24: data.AreaIncidents, 27: data.AreaCompliance,
	}
	all := Duties()
	if len(all) != 28 {
		t.Fatalf("%d duties, want 28", len(all))
	}
	byArea := map[data.Area]int{}
	for i, d := range all {
		if d.Number != i+1 {
			t.Errorf("duty %d stands at %d", d.Number, i+1)
		}
		if !slices.Contains(data.Areas(), d.Area) {
			t.Errorf("duty %d has area %q", d.Number, d.Area)
		}
		byArea[d.Area]++
		if d.Text == "" || d.Proof == "" || d.Lack == "" || d.Lack == d.Text {
			t.Errorf("duty %d has no text or no proof", d.Number)
		}
		if d.FoundByWord == slices.Contains([]int{5, 7, 10, 28}, d.Number) {
			t.Errorf("duty %d found by word: %v", d.Number, d.FoundByWord)
		}
		if d.Demands != demanding[d.Number] || d.Demands != "" && (!documents[d.Demands] || d.Demands != d.Area) {
			t.Errorf("duty %d demands %q", d.Number, d.Demands)
		}
		if got, ok := Duty(d.Number); !ok || got != d {
			t.Errorf("Duty(%d) = %+v", d.Number, got)
		}
	}
	want := map[data.Area]int{
		data.AreaSystematic: 10, data.AreaOrganisation: 2, data.AreaPeople: 4, data.AreaProtection: 5,
		data.AreaProcurement: 3, data.AreaIncidents: 2, data.AreaCompliance: 2,
	}
	if !maps.Equal(byArea, want) {
		t.Errorf("duties by area: %v", byArea)
	}
	for _, number := range []int{0, -1, 29} {
		if _, ok := Duty(number); ok {
			t.Errorf("there is a duty %d", number)
		}
	}
}
