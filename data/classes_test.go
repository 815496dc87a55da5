package data_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"lisparmen/data"
)

// What the tables of classification rest on.
var (
	ofInheritance = cite{"MSB:s metodstöd and KLASSA: the information is classified, and a system takes the highest of it", "second-hand: a summary of the methods, to be checked"}
	ofOwners      = cite{"MSB:s metodstöd: the informationsägare decides the class", "second-hand: a summary of the method, to be checked"}
	ofRenewal     = cite{"MSB:s metodstöd: a classification is looked at again regularly", "second-hand, to be checked; 36 months is our own choice"}
	ofScales      = cite{"MSB:s metodstöd: three to six levels of the municipality's own choice; KLASSA 0–4", "second-hand: a summary of the methods, to be checked"}
	ofNational    = cite{"säkerhetsskyddslagen (2018:585) 2 kap. 5 §", "the product's rule: nothing classified is kept here"}
	ofBackup      = cite{"SS-EN ISO/IEC 27002:2022, 8.13", "own knowledge, to be checked; twelve months is our own choice"}
	ofAccess      = cite{"SS-EN ISO/IEC 27002:2022, 5.18", "own knowledge, to be checked; twelve months is our own choice"}
	ofHandling    = cite{"policyn: hanteras och bevaras på ett tillfredsställande sätt", "the adopted policy's own sentences"}
	ofScope       = cite{"policyn: all information som verksamheterna upprättar, hanterar och äger", "the adopted policy's own sentences"}
)

// oneToFour is MSB:s example of a scale.
func oneToFour() []data.Record {
	var list []data.Record
	for i, l := range []struct {
		name       string
		protection data.Protection
	}{{"Försumbar", ""}, {"Måttlig", data.ProtectionBase}, {"Betydande", data.ProtectionRaised}, {"Allvarlig", data.ProtectionHigh}} {
		list = append(list, &data.ClassLevel{Head: head(fmt.Sprint("level-", i+1)), Level: number(i + 1), Title: l.name, Protection: l.protection})
	}
	return list
}

var levelTexts = map[rune]string{'1': "1 försumbar", '2': "2 måttlig", '3': "3 betydande", '4': "4 allvarlig"}

// classified is a classification of an asset with the levels of the aspects in turn, "4321".
func classified(asset, levels string, decided data.Day) *data.Classification {
	c := &data.Classification{Head: head("class-" + asset), Asset: data.Link[*data.Asset](asset), On: "2026-01-07", DecidedOn: decided}
	for i, l := range levels {
		c.SetLevel(data.Aspects()[i], levelTexts[l])
	}
	return c
}

func asset(id string) *data.Asset {
	return &data.Asset{Head: head(id), Title: id, Owner: "x", Handling: "x", Retention: "x"}
}

func TestSystemsInheritTheHighestClass(t *testing.T) {
	old := classified("c", "444", "2022-01-10")
	old.On = "2022-01-07"
	klassa := classified("d", "", "2026-01-10")
	klassa.MadeIn, klassa.Confidentiality, klassa.Integrity, klassa.Availability = data.MadeInKlassa, "3 allvarlig", "1 måttlig", "0 ingen eller försumbar"
	gone := asset("gone")
	gone.Removed = true
	for name, test := range map[string]struct {
		cite
		information data.Links[*data.Asset]
		levels      string // of K, R, T and S; "–" for none
		from        string // which information decides each
		uncertain   []string
	}{
		"one":                               {ofInheritance, data.Links[*data.Asset]{"a"}, "3 betydande/2 måttlig/4 allvarlig/–", "aaa–", nil},
		"the highest of two in each aspect": {ofInheritance, data.Links[*data.Asset]{"a", "b"}, "3 betydande/4 allvarlig/4 allvarlig/2 måttlig", "abab", nil},
		"of two equal, the first":           {ofInheritance, data.Links[*data.Asset]{"b", "a", "b"}, "3 betydande/4 allvarlig/4 allvarlig/2 måttlig", "abab", nil},
		"not classified":                    {ofInheritance, data.Links[*data.Asset]{"a", "none"}, "3 betydande/2 måttlig/4 allvarlig/–", "aaa–", []string{"none"}},
		"not decided":                       {ofOwners, data.Links[*data.Asset]{"proposed"}, "–/–/–/–", "––––", []string{"proposed"}},
		"expired counts, and is told":       {ofRenewal, data.Links[*data.Asset]{"a", "c"}, "4 allvarlig/4 allvarlig/4 allvarlig/–", "cca–", []string{"c"}},
		"numbers of KLASSA by their names":  {ofScales, data.Links[*data.Asset]{"b", "d"}, "3 allvarlig/4 allvarlig/2 måttlig/2 måttlig", "dbbb", nil},
		"removed information":               {ofInheritance, data.Links[*data.Asset]{"gone"}, "–/–/–/–", "––––", nil},
		"none":                              {ofInheritance, nil, "–/–/–/–", "––––", nil},
	} {
		test.check(t, name)
		s := &data.System{Head: head("s"), Title: "s", Assets: test.information}
		records := append(oneToFour(), s, asset("a"), asset("b"), asset("c"), asset("d"), asset("none"), asset("proposed"), gone,
			classified("a", "324", "2026-01-10"), classified("b", "1422", "2026-01-10"), old, klassa, classified("proposed", "444", ""), classified("gone", "444", "2026-01-10"))
		if name == "of two equal, the first" {
			s.Assets = data.Links[*data.Asset]{"a", "b"}
		}
		class := data.NewClasses(data.NewRegister(records), ruleDay).System(s)
		levels, from := "", ""
		for _, a := range data.Aspects() {
			level, of := class.Level(a)
			if levels != "" {
				levels += "/"
			}
			if of == nil {
				levels, from = levels+"–", from+"–"
				continue
			}
			levels, from = levels+level.Text, from+of.ID
		}
		var uncertain []string
		for _, a := range class.Uncertain {
			uncertain = append(uncertain, a.ID)
		}
		if levels != test.levels || from != test.from || !slices.Equal(uncertain, test.uncertain) {
			t.Errorf("%s: %s from %s, uncertain %q", name, levels, from, uncertain)
		}
	}
}

func TestAClassIsGoodForATime(t *testing.T) {
	class := func(id string, on, decided, until data.Day) *data.Classification {
		c := classified("a", "222", decided)
		c.ID, c.On, c.ValidUntil = id, on, until
		return c
	}
	for name, test := range map[string]struct {
		cite
		records  []data.Record
		state    data.ClassState
		decided  string
		waiting  string
		validTil data.Day
	}{
		"never classified":                    {ofOwners, nil, data.ClassNone, "", "", ""},
		"its owner has not decided":           {ofOwners, []data.Record{class("1", "2026-11-01", "", "")}, data.ClassUndecided, "", "1", ""},
		"decided later than the day":          {ofOwners, []data.Record{class("1", "2026-11-01", "2026-11-25", "")}, data.ClassUndecided, "", "1", ""},
		"decided":                             {ofOwners, []data.Record{class("1", "2026-01-01", "2026-01-10", "")}, data.ClassValid, "1", "", "2029-01-10"},
		"decided on the day":                  {ofOwners, []data.Record{class("1", "2026-11-01", "2026-11-24", "")}, data.ClassValid, "1", "", "2029-11-24"},
		"the last day of three years":         {ofRenewal, []data.Record{class("1", "2023-11-01", "2023-11-24", "")}, data.ClassValid, "1", "", "2026-11-24"},
		"the day after three years":           {ofRenewal, []data.Record{class("1", "2023-11-01", "2023-11-23", "")}, data.ClassExpired, "1", "", "2026-11-23"},
		"a day of the municipality's own":     {ofRenewal, []data.Record{class("1", "2026-01-01", "2026-01-10", "2026-11-23")}, data.ClassExpired, "1", "", "2026-11-23"},
		"the latest decision counts":          {ofOwners, []data.Record{class("1", "2026-03-01", "2026-03-10", ""), class("2", "2023-01-01", "2023-01-10", "")}, data.ClassValid, "1", "", "2029-03-10"},
		"a new one waits beside the old":      {ofOwners, []data.Record{class("1", "2025-01-01", "2025-01-10", ""), class("2", "2026-11-01", "", "")}, data.ClassValid, "1", "2", "2028-01-10"},
		"one never decided before the latest": {ofOwners, []data.Record{class("1", "2025-01-01", "", ""), class("2", "2026-01-01", "2026-01-10", "")}, data.ClassValid, "2", "", "2029-01-10"},
	} {
		test.check(t, name)
		a := asset("a")
		got := data.ClassOf(data.NewRegister(append(append(oneToFour(), a), test.records...)), a, ruleDay)
		idOf := func(c *data.Classification) string {
			if c == nil {
				return ""
			}
			return c.ID
		}
		until := data.Day("")
		if got.Decided != nil {
			until = got.Decided.Until()
		}
		if got.State != test.state || idOf(got.Decided) != test.decided || idOf(got.Waiting) != test.waiting || until != test.validTil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A level is written as its number, its name or both, and kept as both; what concerns Sveriges säkerhet is not kept.
func TestLevelsAreWrittenInTheScalesWords(t *testing.T) {
	national := &data.ClassLevel{Head: head("level-5"), Level: number(5), Title: "Synnerligen allvarlig", National: true}
	reg := data.NewRegister(append(oneToFour(), national))
	for name, test := range map[string]struct {
		cite
		reg           data.Register
		typed, stood  string
		tool          data.ClassTool
		want, problem string
	}{
		"number":                    {ofScales, reg, "3", "", "", "3 betydande", ""},
		"name":                      {ofScales, reg, "Allvarlig", "", "", "4 allvarlig", ""},
		"both":                      {ofScales, reg, "2 Måttlig", "", "", "2 måttlig", ""},
		"none":                      {ofScales, reg, "", "", "", "", ""},
		"no such level":             {ofScales, reg, "6", "", "", "", "problem.class_level.unknown"},
		"the number of another":     {ofScales, reg, "3 allvarlig", "", "", "", "problem.class_level.unknown"},
		"a number of KLASSA":        {ofScales, reg, "3 allvarlig", "", data.MadeInKlassa, "3 allvarlig", ""},
		"stood there before":        {ofScales, reg, "3 hög", "3 hög", "", "3 hög", ""},
		"no scale":                  {ofScales, data.NewRegister(nil), "3", "", "", "", "problem.class_level.none"},
		"Sveriges säkerhet":         {ofNational, reg, "5", "", "", "", "problem.national_security"},
		"Sveriges säkerhet, KLASSA": {ofNational, reg, "4 synnerligen allvarlig", "", data.MadeInKlassa, "", "problem.class_level.unknown"},
	} {
		test.check(t, name)
		c := &data.Classification{Asset: "a", Confidentiality: test.typed, MadeIn: test.tool}
		err := data.WrittenClassification(test.reg, &data.Classification{Confidentiality: test.stood}, c)
		if test.problem != "" {
			if !data.IsProblem(err, test.problem) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if err != nil || c.Confidentiality != test.want {
			t.Errorf("%s: %q, %v", name, c.Confidentiality, err)
		}
	}
}

// What cannot be so is refused, and what concerns Sveriges säkerhet is refused whatever else it says.
func TestAClassificationHoldsTogether(t *testing.T) {
	with := func(change func(*data.Classification)) data.Record {
		c := classified("a", "222", "2026-01-10")
		change(c)
		return c
	}
	for name, test := range map[string]struct {
		cite
		record data.Record
		want   string
	}{
		"whole":                              {ofOwners, with(func(*data.Classification) {}), ""},
		"not decided, and levels wanting":    {ofOwners, with(func(c *data.Classification) { c.DecidedOn, c.Integrity = "", "" }), ""},
		"decided, and a level wanting":       {ofOwners, with(func(c *data.Classification) { c.Availability = "" }), "problem.classification.decided"},
		"a number alone":                     {ofScales, with(func(c *data.Classification) { c.Integrity = "3" }), "problem.classification.level"},
		"a name alone":                       {ofScales, with(func(c *data.Classification) { c.Traceability = "betydande" }), "problem.classification.level"},
		"decided before it was made":         {ofOwners, with(func(c *data.Classification) { c.On = "2026-01-11" }), "problem.classification.order"},
		"good no longer when it was decided": {ofRenewal, with(func(c *data.Classification) { c.ValidUntil = "2026-01-09" }), "problem.classification.order"},
		"Sveriges säkerhet":                  {ofNational, with(func(c *data.Classification) { c.NationalSecurity = true }), "problem.national_security"},
		"information for it":                 {ofNational, &data.Asset{Title: "a", NationalSecurity: true}, "problem.national_security"},
	} {
		test.check(t, name)
		kind, _ := data.KindNamed(test.record.KindName())
		if err := kind.Check(test.record); test.want == "" && err != nil || test.want != "" && !data.IsProblem(err, test.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A change of scale keeps what has been classified: by number and name, and with the protection that it led to.
func TestTheScaleCanBeChanged(t *testing.T) {
	before := data.NewRegister(oneToFour())
	three := &data.ClassLevel{Head: head("new-3"), Level: number(3), Title: "Allvarlig", Protection: data.ProtectionHigh}
	two := &data.ClassLevel{Head: head("new-2"), Level: number(2), Title: "måttlig", Protection: data.ProtectionBase}
	made, gone := data.ChangeScale(before, []*data.ClassLevel{two, three})
	if len(made) != 1 || made[0] != three || len(gone) != 3 {
		t.Fatalf("made %v, gone %v", made, gone)
	}
	records := append(oneToFour(), three)
	for _, r := range records {
		for _, g := range gone {
			if r.Header().ID == g.Header().ID {
				r.Header().Removed = true
			}
		}
	}
	scale := data.NewScale(data.NewRegister(records))
	if got := scale.Choices(); !slices.Equal(got, []string{"2 måttlig", "3 allvarlig"}) {
		t.Errorf("choices are %q", got)
	}
	for text, want := range map[string]data.Protection{"3 betydande": data.ProtectionRaised, "4 allvarlig": data.ProtectionHigh, "3 allvarlig": data.ProtectionHigh, "2 måttlig": data.ProtectionBase, "1 försumbar": ""} {
		if l := scale.Level(text); !l.Known || l.Protection != want {
			t.Errorf("%s: %+v", text, l)
		}
	}
	if l := scale.Level("7 okänd"); l.Known || l.Protection != "" {
		t.Errorf("%+v", l)
	}
}

// The duties about information, and the systems that hold it.
func TestRulesOfInformation(t *testing.T) {
	sof := &data.Unit{Head: head("sof"), Name: "Socialförvaltningen", Type: data.UnitAdministration, Parent: "sn"}
	buf := &data.Unit{Head: head("buf"), Name: "Barn- och utbildningsförvaltningen", Type: data.UnitAdministration}
	sn := &data.Unit{Head: head("sn"), Name: "Socialnämnden", Type: data.UnitCommittee, Parent: "kf"}
	kf := &data.Unit{Head: head("kf"), Name: "Kommunfullmäktige", Type: data.UnitCouncil}
	home := &data.Unit{Head: head("home"), Name: "Hemtjänsten", Type: data.UnitSection, Parent: "sof"}
	in := func(unit data.Link[*data.Unit], form data.AssetForm) *data.Asset {
		a := asset("in-" + string(unit) + string(form))
		a.Unit, a.Form = unit, form
		return a
	}
	classed := func(more ...data.Record) []data.Record {
		return append(append(oneToFour(), asset("a"), classified("a", "333", "2026-01-10")), more...)
	}
	system := func(change func(*data.System)) *data.System {
		s := &data.System{Head: head("s"), Title: "s", Assets: data.Links[*data.Asset]{"a"}, AccessReviewedOn: "2026-01-10", RestoredOn: "2026-01-10", RestoreWorked: data.JudgedYes, RecoverHours: number(4)}
		if change != nil {
			change(s)
		}
		return s
	}
	unowned := asset("unowned")
	unowned.Owner = ""
	expired := classified("b", "333", "2023-01-10")
	expired.On = "2023-01-07"
	for _, test := range []struct {
		cite
		duty       int
		name       string
		records    []data.Record
		assessment data.Assessment
		reason     data.StatusReason
		proof      []string
		lacks      []string
	}{
		{ofAccess, 1, "no classification yet", []data.Record{asset("a")}, data.NotInUse, data.ReasonNotInUse, nil, nil},
		{ofAccess, 1, "classified, and who may use the system looked through", classed(system(nil)), data.Met, data.ReasonClassed, []string{"class-a", "s"}, nil},
		{ofAccess, 1, "the last day of twelve months", classed(system(func(s *data.System) { s.AccessReviewedOn = "2025-11-25" })), data.Met, data.ReasonClassed, []string{"class-a", "s"}, nil},
		{ofAccess, 1, "looked through too long ago", classed(system(func(s *data.System) { s.AccessReviewedOn = "2025-11-24" })), data.Partly, data.ReasonAccessOld, []string{"class-a"}, []string{"s"}},
		{ofAccess, 1, "a system that is retired needs no more", classed(system(func(s *data.System) { s.Life, s.AccessReviewedOn = data.LifeRetired, "" })), data.Met, data.ReasonClassed, []string{"class-a"}, nil},
		{ofOwners, 1, "one of two classified", classed(asset("b")), data.Partly, data.ReasonClassedSome, []string{"class-a"}, []string{"b"}},
		{ofRenewal, 1, "one of two expired", classed(asset("b"), expired), data.Partly, data.ReasonClassedSome, []string{"class-a"}, []string{"b"}},
		{ofOwners, 1, "not decided", append(oneToFour(), asset("a"), classified("a", "333", "")), data.Lacking, data.ReasonClassedNone, nil, []string{"a"}},
		{ofBackup, 2, "restored within the year", classed(system(nil)), data.Met, data.ReasonClassed, []string{"class-a", "s"}, nil},
		{ofBackup, 2, "restored twelve months ago", classed(system(func(s *data.System) { s.RestoredOn = "2025-11-24" })), data.Met, data.ReasonClassed, []string{"class-a", "s"}, nil},
		{ofBackup, 2, "restored more than twelve months ago", classed(system(func(s *data.System) { s.RestoredOn = "2025-11-23" })), data.Partly, data.ReasonRestoreOld, []string{"class-a"}, []string{"s"}},
		{ofBackup, 2, "the restore failed", classed(system(func(s *data.System) { s.RestoreWorked = data.JudgedNo })), data.Partly, data.ReasonRestoreOld, []string{"class-a"}, []string{"s"}},
		{ofBackup, 2, "nobody has said whether it worked", classed(system(func(s *data.System) { s.RestoreWorked = "" })), data.Partly, data.ReasonRestoreOld, []string{"class-a"}, []string{"s"}},
		{ofBackup, 2, "a system that needs no more than basic protection", append(oneToFour(), asset("a"), classified("a", "222", "2026-01-10"), system(func(s *data.System) { s.RestoredOn = "" })), data.Met, data.ReasonClassed, []string{"class-a"}, nil},
		{ofHandling, 4, "owner, handling and retention", []data.Record{asset("a")}, data.Met, data.ReasonHandled, []string{"a"}, nil},
		{ofHandling, 4, "one of two without owner", []data.Record{asset("a"), unowned}, data.Partly, data.ReasonHandledSome, []string{"a"}, []string{"unowned"}},
		{ofHandling, 4, "none whole", []data.Record{unowned}, data.Lacking, data.ReasonHandledNone, nil, []string{"unowned"}},
		{ofHandling, 4, "said to be in use, and empty", []data.Record{&data.RegisterUse{Head: head("use"), Register: "asset", State: data.UseInUse}}, data.Lacking, data.ReasonAssetsNone, nil, nil},
		{ofScope, 7, "no förvaltning", []data.Record{in("sn", data.FormPaper)}, data.Unjudged, data.ReasonNoUnits, nil, nil},
		{ofScope, 7, "each, on paper and spoken", []data.Record{sof, in("sof", data.FormBoth), in("sof", data.FormSpoken)}, data.Met, data.ReasonScope, []string{"in-sofboth", "in-sofspoken"}, nil},
		{ofScope, 7, "nothing spoken", []data.Record{sof, in("sof", data.FormBoth)}, data.Partly, data.ReasonScopeForm, []string{"in-sofboth"}, nil},
		{ofScope, 7, "one of two", []data.Record{sof, buf, in("sof", data.FormBoth)}, data.Partly, data.ReasonScopeSome, []string{"in-sofboth"}, []string{"buf"}},
		{ofScope, 7, "at a part of the förvaltning", []data.Record{sof, buf, home, in("home", "")}, data.Partly, data.ReasonScopeSome, []string{"in-home"}, []string{"buf"}},
		{ofScope, 7, "at its nämnd", []data.Record{kf, sn, sof, buf, in("sn", "")}, data.Partly, data.ReasonScopeSome, []string{"in-sn"}, []string{"buf"}},
		{ofScope, 7, "at the council, which is above all", []data.Record{kf, sn, sof, in("kf", "")}, data.Lacking, data.ReasonScopeNone, []string{"in-kf"}, []string{"sof"}},
	} {
		t.Run(fmt.Sprint(test.duty, " ", test.name), func(t *testing.T) {
			test.check(t, test.name)
			got := data.NewJudge(data.NewRegister(test.records), ruleDay).Computed(test.duty)
			if got.Assessment != test.assessment || got.Reason != test.reason || !sameIDs(got.Proof, test.proof) || !sameIDs(got.Lacks, test.lacks) {
				t.Errorf("got %s, %s, proof %q, lacks %q", got.Assessment, got.Reason, got.Proof, got.Lacks)
			}
		})
	}
}

func TestWatchesOfInformation(t *testing.T) {
	now := time.Date(2026, 11, 24, 9, 0, 0, 0, data.Swedish)
	needs := func(id string, change func(*data.System)) *data.System {
		s := &data.System{Head: head(id), Title: id, Assets: data.Links[*data.Asset]{"a"}, Owner: "owner", Keeper: "keeper", RestoredOn: "2026-10-01", RestoreWorked: data.JudgedYes}
		change(s)
		return s
	}
	waits := classified("b", "333", "")
	ends := classified("c", "222", "2026-01-10")
	ends.ValidUntil = "2027-01-23"
	beyond := classified("d", "222", "2026-01-10")
	beyond.ValidUntil = "2027-01-24"
	records := append(oneToFour(), asset("a"), classified("a", "233", "2026-01-10"), asset("b"), asset("c"), asset("d"), waits, ends, beyond,
		needs("fresh", func(*data.System) {}),
		needs("never", func(s *data.System) { s.RestoredOn = "" }),
		needs("failed", func(s *data.System) { s.RestoredOn, s.RestoreWorked = "2026-05-12", data.JudgedNo }),
		needs("old", func(s *data.System) { s.RestoredOn = "2025-11-23" }),
		needs("soon", func(s *data.System) { s.RestoredOn = "2025-12-24" }),
		needs("later", func(s *data.System) { s.RestoredOn = "2025-12-25" }),
		needs("retired", func(s *data.System) { s.Life, s.RestoredOn, s.ApprovedUntil = data.LifeRetired, "", "2026-11-01" }),
		needs("basic", func(s *data.System) { s.Assets, s.RestoredOn = data.Links[*data.Asset]{"c"}, "" }),
		needs("approved", func(s *data.System) { s.ApprovedUntil = "2027-01-01" }),
		needs("was approved", func(s *data.System) { s.ApprovedUntil = "2026-11-23" }),
	)
	due := data.WhatIsDue(data.NewRegister(records), now, data.ByLeadTime)
	want := []string{
		"due.class_decision 2026-02-06 class-b!", "due.restore 2026-05-12 failed!", "due.restore 2026-11-23 old!", "due.approval 2026-11-23 was approved!",
		"due.restore 2026-12-24 soon", "due.approval 2027-01-01 approved", "due.class_ends 2027-01-23 class-c", "due.restore  never",
	}
	if got := dueLines(due); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	for _, d := range due {
		if want := map[data.DueWhat]data.Link[*data.Person]{data.DueRestore: "keeper", data.DueApproval: "owner", data.DueClass: "x", data.DueClassDecision: "x"}[d.What]; d.To != want {
			t.Errorf("%s of %s is addressed to %q", d.What, d.ID, d.To)
		}
	}
}

// BenchmarkClasses is of 10,000 records: 2,000 informationsmängder that have been classified three times, and 2,000 systems of two.
func BenchmarkClasses(b *testing.B) {
	records := oneToFour()
	for i := range 2_000 {
		id := fmt.Sprint("a", i)
		records = append(records, asset(id), &data.System{Head: head(fmt.Sprint("s", i)), Assets: data.Links[*data.Asset]{data.Link[*data.Asset](id), data.Link[*data.Asset](fmt.Sprint("a", (i+1)%2_000))}})
		for n := range 3 {
			c := classified(id, "3434", data.Day("2026-01-10").AddDays(-400*n))
			c.ID += fmt.Sprint(n)
			records = append(records, c)
		}
	}
	reg := data.NewRegister(records)
	for b.Loop() {
		judge := data.NewJudge(reg, ruleDay)
		for _, duty := range []int{1, 2, 3, 4, 7} {
			judge.Computed(duty)
		}
		data.WhatIsDue(reg, ruleDay.Start(), data.ByLeadTime)
	}
}
