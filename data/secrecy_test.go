package data_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
)

const (
	systems = "OSL 18 kap. 8 § 3"
	cyber   = "OSL 18 kap. 8 b §"
)

func known(day data.Day) time.Time { return day.Start().Add(9 * time.Hour) }

// Which provision is proposed for which record (OSL 2009:400).
func TestProposedProvision(t *testing.T) {
	at := known("2026-11-24")
	incident := func(change func(*data.Incident)) *data.Incident {
		i := &data.Incident{Head: data.Head{ID: "i"}, Title: "Intrång", KnownAt: at}
		change(i)
		return i
	}
	unjudged := incident(func(*data.Incident) {})
	significant := incident(func(i *data.Incident) { i.Significant = data.JudgedYes })
	told := func(track data.Track, judged data.Judgement, sent time.Time) *data.Notification {
		return &data.Notification{Head: data.Head{ID: "n"}, Incident: "i", Track: track, Step: data.StepNotification, Judgement: judged, SentAt: sent}
	}
	removed := told(data.TrackCyber, data.JudgedYes, at)
	removed.Removed = true
	event := &data.IncidentEvent{Head: data.Head{ID: "e"}, Incident: "i"}
	message := &data.IncidentMessage{Head: data.Head{ID: "m"}, Incident: "i"}
	never := time.Time{}
	for _, test := range []struct {
		name string
		of   data.Record
		with []data.Record
		want string
	}{
		{"an incident nobody has judged: 18:8 p. 3, systems", unjudged, nil, systems},
		{"a deviation", incident(func(i *data.Incident) { i.Sort = data.SortDeviation }), nil, systems},
		{"premises: 18:8 p. 1", incident(func(i *data.Incident) { i.CauseSort = data.CausePhysical }), nil, "OSL 18 kap. 8 § 1"},
		{"access: 18:8 p. 4", incident(func(i *data.Incident) { i.CauseSort = data.CauseAccess }), nil, "OSL 18 kap. 8 § 4"},
		{"judged not to be significant", incident(func(i *data.Incident) { i.Significant = data.JudgedNo }), nil, systems},
		{"significant: 18:8 b", significant, nil, cyber},
		{"significant and physical: 18:8 b all the same", incident(func(i *data.Incident) { i.Significant, i.CauseSort = data.JudgedYes, data.CausePhysical }), nil, cyber},
		{"known the day before 18:8 b came into force", incident(func(i *data.Incident) { i.Significant, i.KnownAt = data.JudgedYes, known("2026-01-14") }), nil, systems},
		{"known the day it came into force", incident(func(i *data.Incident) { i.Significant, i.KnownAt = data.JudgedYes, known("2026-01-15") }), nil, cyber},
		{"reported under cybersäkerhetslagen", unjudged, []data.Record{told(data.TrackCyber, data.NotJudged, at)}, cyber},
		{"a report that is not sent", unjudged, []data.Record{told(data.TrackCyber, data.JudgedYes, never)}, systems},
		{"a report that was removed", unjudged, []data.Record{removed}, systems},
		{"reported to IMY", unjudged, []data.Record{told(data.TrackGDPR, data.JudgedYes, at)}, systems},
		{"reported to the police", unjudged, []data.Record{told(data.TrackPolice, data.JudgedYes, at)}, systems},
		{"the recipients told (cybersäkerhetslagen 2 kap. 9 §), no report", unjudged, []data.Record{told(data.TrackRecipients, data.JudgedYes, at)}, systems},

		{"a procurement: 19:3", &data.Procurement{Head: data.Head{ID: "u"}}, nil, "OSL 19 kap. 3 §"},
		{"a procurement that is awarded: only a person can tell", &data.Procurement{Head: data.Head{ID: "u"}, AwardedOn: "2026-11-20"}, nil, ""},
		{"a procurement called off", &data.Procurement{Head: data.Head{ID: "u"}, CancelledOn: "2026-11-20"}, nil, ""},
		{"a check of a supplier: 18:8 p. 3", &data.SupplierCheck{Head: data.Head{ID: "c"}}, nil, systems},

		{"a report being written", told(data.TrackCyber, data.NotJudged, never), []data.Record{unjudged}, cyber},
		{"judged to need no report", told(data.TrackCyber, data.JudgedNo, never), []data.Record{unjudged}, systems},
		{"judged so after it was sent", told(data.TrackCyber, data.JudgedNo, at), []data.Record{unjudged}, cyber},
		{"to IMY about a significant incident", told(data.TrackGDPR, data.JudgedYes, at), []data.Record{significant}, systems},
		{"to the police about a break-in", told(data.TrackPolice, data.JudgedYes, at), []data.Record{incident(func(i *data.Incident) { i.CauseSort = data.CausePhysical })}, "OSL 18 kap. 8 § 1"},
		{"to the recipients", told(data.TrackRecipients, data.JudgedYes, at), []data.Record{significant}, systems},

		{"the log of a significant incident", event, []data.Record{significant}, cyber},
		{"what was said of it", message, []data.Record{significant}, cyber},
		{"the log of another", event, []data.Record{unjudged}, systems},
		{"the log of one that was reported", message, []data.Record{unjudged, told(data.TrackCyber, data.JudgedYes, at)}, cyber},
		{"the log of nothing", event, nil, systems},

		{"an action is not guarded", &data.Action{Head: data.Head{ID: "a"}, Incident: "i"}, []data.Record{significant}, ""},
		{"a document is not guarded", &data.Document{Head: data.Head{ID: "d"}}, nil, ""},
	} {
		register := data.NewRegister(append([]data.Record{test.of}, test.with...))
		if got := data.ProposedMark(register, test.of, "2026-11-24").Provision; got != test.want {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Every provision is a row of the act: source, the day it was read, skaderekvisit and the longest time.
func TestProvisions(t *testing.T) {
	form := regexp.MustCompile(`^OSL \d+ kap\. \d+( [a-z])? §( \d)?$`)
	want := map[string]struct {
		reversed bool
		years    int
	}{
		"OSL 18 kap. 8 § 1": {false, 0}, systems: {false, 0}, "OSL 18 kap. 8 § 4": {false, 0},
		cyber: {true, 40}, "OSL 18 kap. 13 §": {false, 0}, "OSL 19 kap. 3 §": {false, 20},
	}
	for _, p := range data.Provisions() {
		w, known := want[p.Name]
		if !known || p.Reversed != w.reversed || p.Years != w.years {
			t.Errorf("%s: reversed %v, %d years", p.Name, p.Reversed, p.Years)
		}
		if !form.MatchString(p.Name) || !strings.Contains(p.Source, "SFS 2009:400") || p.CheckedOn == "" || !strings.HasPrefix(p.Key, "provision.") {
			t.Errorf("%+v", p)
		}
		if found, ok := data.ProvisionNamed(p.Name); !ok || found != p {
			t.Errorf("%s is found as %+v", p.Name, found)
		}
		delete(want, p.Name)
	}
	if len(want) > 0 {
		t.Errorf("not listed: %v", want)
	}
	if _, ok := data.ProvisionNamed("OSL 23 kap. 2 §"); ok {
		t.Error("found one that no rule proposes")
	}
}

// organisation is a council, its board with a committee and an administration below it, two nämnder and a company.
func organisation() []data.Record {
	unit := func(id, name string, sort data.UnitType, parent data.Link[*data.Unit]) data.Record {
		return &data.Unit{Head: data.Head{ID: id}, Name: name, Type: sort, Parent: parent}
	}
	return []data.Record{
		unit("kf", "Kommunfullmäktige", data.UnitCouncil, ""), unit("ks", "Kommunstyrelsen", data.UnitBoard, "kf"),
		unit("ksau", "Arbetsutskottet", data.UnitSubcommittee, "ks"), unit("klf", "Kommunledningsförvaltningen", data.UnitAdministration, "ks"),
		unit("it", "IT-enheten", data.UnitSection, "klf"), unit("sn", "Socialnämnden", data.UnitCommittee, "kf"),
		unit("sof", "Socialförvaltningen", data.UnitAdministration, "sn"), unit("bun", "Barn- och utbildningsnämnden", data.UnitCommittee, "kf"),
		unit("ab", "Bostäder AB", data.UnitCompany, "ks"), unit("grannen", "Grannkommunen", data.UnitExternal, ""),
		unit("ring1", "Ring 1", data.UnitSection, "ring2"), unit("ring2", "Ring 2", data.UnitSection, "ring1"),
	}
}

// Each nämnd is an authority of its own; the board is for what concerns several or none.
func TestProposedAuthority(t *testing.T) {
	incident := func(units ...data.Link[*data.Unit]) data.Record {
		return &data.Incident{Head: data.Head{ID: "i"}, Units: units}
	}
	const board = "Kommunstyrelsen"
	for name, test := range map[string]struct {
		records []data.Record // the first is the one marked
		want    string
	}{
		"no unit":                     {[]data.Record{incident()}, board},
		"one nämnd":                   {[]data.Record{incident("sn")}, "Socialnämnden"},
		"its administration":          {[]data.Record{incident("sof")}, "Socialnämnden"},
		"both are one authority":      {[]data.Record{incident("sof", "sn")}, "Socialnämnden"},
		"a part of the board's":       {[]data.Record{incident("it")}, board},
		"the board's committee":       {[]data.Record{incident("ksau")}, board},
		"two nämnder":                 {[]data.Record{incident("bun", "sn")}, board},
		"a company is one for itself": {[]data.Record{incident("ab")}, "Bostäder AB"},
		"the council":                 {[]data.Record{incident("kf")}, board},
		"somebody else":               {[]data.Record{incident("grannen")}, board},
		"units in a ring":             {[]data.Record{incident("ring1")}, board},
		"a notification's controller": {[]data.Record{&data.Notification{Head: data.Head{ID: "n"}, Incident: "i", Unit: "bun"}, incident("sn")}, "Barn- och utbildningsnämnden"},
		"a notification without one":  {[]data.Record{&data.Notification{Head: data.Head{ID: "n"}, Incident: "i"}, incident("sn")}, "Socialnämnden"},
		"a line of the log":           {[]data.Record{&data.IncidentEvent{Head: data.Head{ID: "e"}, Incident: "i"}, incident("sof")}, "Socialnämnden"},
		"a decision's body":           {[]data.Record{&data.Decision{Head: data.Head{ID: "b"}, Body: "sn"}}, "Socialnämnden"},
	} {
		register := data.NewRegister(append(organisation(), test.records...))
		if got := data.ProposedMark(register, test.records[0], "2026-11-24").Authority; got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
	if got := data.ProposedMark(data.NewRegister(nil), incident(), "2026-11-24").Authority; got != "" {
		t.Errorf("without an organisation: %q", got)
	}
}

// A new record of each guarded kind is marked as OSL 5 kap. 5 § asks, but for what somebody has said.
func TestNewRecordsAreMarked(t *testing.T) {
	register := data.NewRegister(organisation())
	guarded := 0
	for _, kind := range data.Kinds() {
		r := kind.New()
		data.FillMark(register, r, "2026-11-24")
		want := data.Secrecy{}
		if kind.Guard != nil {
			guarded++
			want = data.Secrecy{State: data.SecrecyPossible, Provision: kind.Guard(register, r).Name, Date: "2026-11-24", Authority: "Kommunstyrelsen"}
		}
		if got := r.Header().Secrecy; kind.Name != data.Notifications.Name && got != want {
			t.Errorf("%s is marked %+v", kind.Name, got)
		}
		if len(r.Header().Secrecy.Lacks()) > 0 {
			t.Errorf("%s lacks %q", kind.Name, r.Header().Secrecy.Lacks())
		}
	}
	if guarded < 4 {
		t.Errorf("only %d kinds are guarded", guarded)
	}

	i := &data.Incident{Units: data.Links[*data.Unit]{"sn"}}
	i.Secrecy = data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 26 kap. 1 §", Date: "2026-11-01"}
	data.FillMark(register, i, "2026-11-24", "secrecy_provision")
	if want := (data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 26 kap. 1 §", Date: "2026-11-24", Authority: "Socialnämnden"}); i.Secrecy != want {
		t.Errorf("what was said of the provision: %+v", i.Secrecy)
	}
	i.Secrecy.State = data.SecrecyPublic
	data.FillMark(register, i, "2026-11-24", "secrecy_date")
	if want := (data.Secrecy{State: data.SecrecyPublic, Date: "2026-11-24"}); i.Secrecy != want {
		t.Errorf("judged public at once: %+v", i.Secrecy)
	}
	d := &data.Document{}
	d.Secrecy.State = data.SecrecyPossible
	data.FillMark(register, d, "2026-11-24", "secrecy")
	if want := (data.Secrecy{State: data.SecrecyPossible, Date: "2026-11-24", Authority: "Kommunstyrelsen"}); d.Secrecy != want {
		t.Errorf("a document that somebody marks: %+v", d.Secrecy)
	}
}

// Another mark is proposed when an incident comes under cybersäkerhetslagen, when it is named there without cause, and when
// OSL 5 kap. 5 § asks for more; else nothing.
func TestAdvisedMark(t *testing.T) {
	const today = data.Day("2026-11-24")
	possible := func(provision string) data.Secrecy {
		return data.Secrecy{State: data.SecrecyPossible, Provision: provision, Date: "2026-11-20", Authority: "Valnämnden"}
	}
	incident := func(s data.Secrecy, significant data.Judgement) *data.Incident {
		return &data.Incident{
			Head: data.Head{ID: "i", Secrecy: s}, KnownAt: known("2026-11-20"), Units: data.Links[*data.Unit]{"sn"},
			Significant: significant, SignificantAt: known("2026-11-21"),
		}
	}
	fresh := func(provision, authority string) data.Secrecy {
		return data.Secrecy{State: data.SecrecyPossible, Provision: provision, Date: today, Authority: authority}
	}
	const tender = "OSL 19 kap. 3 §"
	bought := func(awarded data.Day, s data.Secrecy) *data.Procurement {
		return &data.Procurement{Head: data.Head{ID: "u", Secrecy: s}, Unit: "sn", AwardedOn: awarded}
	}
	for _, test := range []struct {
		name string
		of   data.Record
		why  data.MarkWhy
		want data.Secrecy
	}{
		{"as proposed", incident(possible(systems), ""), "", possible(systems)},
		{"a person's own provision", incident(possible("OSL 26 kap. 1 §"), ""), "", possible("OSL 26 kap. 1 §")},
		{"another point than the cause's", incident(possible("OSL 18 kap. 8 § 4"), data.JudgedNo), "", possible("OSL 18 kap. 8 § 4")},
		{"an incident in an old file", incident(data.Secrecy{State: data.SecrecyPossible}, ""), data.MarkIncomplete, fresh(systems, "Socialnämnden")},
		{
			"all but the authority", incident(data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 26 kap. 1 §", Date: "2026-05-01"}, ""),
			data.MarkIncomplete,
			data.Secrecy{State: data.SecrecyPossible, Provision: "OSL 26 kap. 1 §", Date: "2026-05-01", Authority: "Socialnämnden"},
		},
		{"become significant", incident(possible(systems), data.JudgedYes), data.MarkCyber, fresh(cyber, "Valnämnden")},
		{"become significant, a person's own provision stands", incident(possible("OSL 26 kap. 1 §"), data.JudgedYes), data.MarkCyber, fresh(cyber+"; OSL 26 kap. 1 §", "Valnämnden")},
		{"significant in an old file", incident(data.Secrecy{State: data.SecrecyPossible}, data.JudgedYes), data.MarkCyber, fresh(cyber, "Socialnämnden")},
		{"significant and unjudged", incident(data.Secrecy{State: data.SecrecyUnjudged}, data.JudgedYes), data.MarkCyber, fresh(cyber, "Socialnämnden")},
		{"significant and named so", incident(possible("18 kap. 8 b § OSL"), data.JudgedYes), "", possible("18 kap. 8 b § OSL")},
		{"significant and named in short", incident(possible("OSL 18:8b, OSL 26:1"), data.JudgedYes), "", possible("OSL 18:8b, OSL 26:1")},
		{"judged public before it became significant", incident(data.Secrecy{State: data.SecrecyPublic, Date: "2026-11-20"}, data.JudgedYes), data.MarkCyber, fresh(cyber, "Socialnämnden")},
		{"judged public since", incident(data.Secrecy{State: data.SecrecyPublic, Date: "2026-11-22"}, data.JudgedYes), "", data.Secrecy{State: data.SecrecyPublic, Date: "2026-11-22"}},
		{"never 18:8 b for another", incident(possible(cyber), data.JudgedNo), data.MarkNotCyber, fresh(systems, "Valnämnden")},
		{"public and not significant", incident(data.Secrecy{State: data.SecrecyPublic}, ""), "", data.Secrecy{State: data.SecrecyPublic}},
		{"unjudged asks for nothing", incident(data.Secrecy{State: data.SecrecyUnjudged}, ""), "", data.Secrecy{State: data.SecrecyUnjudged}},
		{
			"a document marked in haste", &data.Document{Head: data.Head{ID: "d", Secrecy: data.Secrecy{State: data.SecrecyPossible}}, DecidedBy: "sn"},
			data.MarkIncomplete, fresh("", "Socialnämnden"),
		},
		{"a document nobody has marked", &data.Document{Head: data.Head{ID: "d"}}, "", data.Secrecy{}},
		{"OSL 19 kap. 3 §: a procurement that nobody has decided", bought("", possible(tender)), "", possible(tender)},
		{"OSL 19 kap. 3 §: the supplier is chosen", bought("2026-11-20", possible(tender)), data.MarkAwarded, data.Secrecy{State: data.SecrecyPublic, Date: today, Authority: "Valnämnden"}},
		{"OSL 31 kap. 16 §: chosen, and a person has named another", bought("2026-11-20", possible("OSL 31 kap. 16 §")), "", possible("OSL 31 kap. 16 §")},
		{"chosen, and only a person can say by which provision", bought("2026-11-20", data.Secrecy{State: data.SecrecyPossible}), data.MarkIncomplete, fresh("", "Socialnämnden")},
		{"chosen and judged public", bought("2026-11-20", data.Secrecy{State: data.SecrecyPublic}), "", data.Secrecy{State: data.SecrecyPublic}},
	} {
		register := data.NewRegister(append(organisation(), test.of))
		mark, why := data.AdviseMark(register, test.of, today)
		if why != test.why || mark != test.want {
			t.Errorf("%s: %q %+v, want %q %+v", test.name, why, mark, test.why, test.want)
		}
	}
}

// What a mark lacks is told among what waits, one for each kind of record, and a line of a log is told by its incident.
func TestIncompleteMarksWait(t *testing.T) {
	bare := data.Secrecy{State: data.SecrecyPossible}
	whole := data.Secrecy{State: data.SecrecyPossible, Provision: systems, Date: "2026-11-20", Authority: "KS"}
	at := known("2026-11-20")
	records := []data.Record{
		&data.Incident{Head: data.Head{ID: "i1", Secrecy: bare}, Number: amount(1), Title: "Ett", KnownAt: at},
		&data.Incident{Head: data.Head{ID: "i2", Secrecy: whole}, Number: amount(2), Title: "Två", KnownAt: at},
		&data.Incident{Head: data.Head{ID: "i3", Secrecy: bare}, Number: amount(3), Title: "Tre", KnownAt: at},
		&data.Incident{Head: data.Head{ID: "i4", Secrecy: data.Secrecy{State: data.SecrecyPublic}}, Number: amount(4), Title: "Fyra", KnownAt: at},
		&data.IncidentEvent{Head: data.Head{ID: "e1", Secrecy: bare}, Incident: "i1", At: at, Text: "Larm"},
		&data.IncidentEvent{Head: data.Head{ID: "e2", Secrecy: bare}, Incident: "i2", At: at, Text: "Larm"},
		&data.IncidentEvent{Head: data.Head{ID: "e4", Secrecy: bare}, Incident: "i4", At: at, Text: "Larm"},
	}
	var told []string
	for _, due := range data.WhatIsDue(data.NewRegister(records), at.Add(time.Hour), data.ByLeadTime) {
		if due.What == data.DueMark {
			told = append(told, due.Kind+" "+due.ID+" "+strings.Repeat("+", due.More))
		}
	}
	if want := []string{"incident_event e4 ", "incident i1 +"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

// An action and what was noted and told of an incident are never more public than the incident.
func TestSecrecyFollowsTheIncident(t *testing.T) {
	for _, incident := range []data.SecrecyState{"", data.SecrecyUnjudged, data.SecrecyPossible, data.SecrecyPublic} {
		for _, own := range []data.SecrecyState{"", data.SecrecyUnjudged, data.SecrecyPossible, data.SecrecyPublic} {
			head := func(id string) data.Head { return data.Head{ID: id, Secrecy: data.Secrecy{State: own}} }
			of := data.Link[*data.Incident]("i")
			records := []data.Record{
				&data.Incident{Head: data.Head{ID: "i", Secrecy: data.Secrecy{State: incident}}, Title: "Intrång"},
				&data.IncidentEvent{Head: head("e"), Incident: of, Text: "hemligt"}, &data.IncidentMessage{Head: head("m"), Incident: of, Text: "hemligt"},
				&data.Notification{Head: head("n"), Incident: of, Reason: "hemligt"}, &data.Action{Head: head("a"), Incident: of, Title: "hemligt"},
				&data.Action{Head: head("b"), Title: "hemligt"},
			}
			register := data.NewRegister(records)
			for id, wantOpen := range map[string]bool{
				"i": incident == data.SecrecyPublic,
				"e": incident == data.SecrecyPublic && own == data.SecrecyPublic,
				"m": incident == data.SecrecyPublic && own == data.SecrecyPublic,
				"n": incident == data.SecrecyPublic && own == data.SecrecyPublic,
				"a": incident == data.SecrecyPublic && (own == data.SecrecyPublic || own == ""),
				"b": own == data.SecrecyPublic || own == "",
			} {
				rec := register.Record(id)
				isOpen := register.Public().Record(id) == rec
				if isOpen != wantOpen || register.IsSecret(rec) == wantOpen {
					t.Errorf("incident %q, own %q: %s is open %v, secret %v", incident, own, id, isOpen, register.IsSecret(rec))
				}
			}
		}
	}
}
