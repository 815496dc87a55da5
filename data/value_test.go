package data_test

import (
	"strings"
	"testing"

	"lisparmen/data"
)

func field(t *testing.T, kind data.Untyped, name string) data.UntypedField {
	t.Helper()
	f, ok := kind.Field(name)
	if !ok {
		t.Fatalf("%s has no field %s", kind.Name, name)
	}
	return f
}

// What a person types, and what it becomes in the file.
func TestPut(t *testing.T) {
	const (
		a = "0199c5b2-0000-7000-8000-00000000000a"
		b = "0199c5b2-0000-7000-8000-00000000000b"
	)
	incident, section, duty := data.Incidents.Untyped(), data.Sections.Untyped(), data.Duties.Untyped()
	for _, test := range []struct {
		name       string
		kind       data.Untyped
		field      string
		text, want string
	}{
		{"composed letters", incident, "title", "A\u030akerbo", "Åkerbo"},
		{"composed letters in long text", section, "text", "o\u0308verallt", "överallt"},
		{"composed across what was typed apart", incident, "title", "e\u0323\u0302", "ệ"},
		{"one line", incident, "title", "  två\nrader\toch  luft\u00a0 ", "två rader och luft"},
		{"only air", incident, "title", " \t\n ", ""},
		{"line ends", section, "text", "a\r\nb\rc\u2028d\u2029e", "a\nb\nc\nd\ne"},
		{"the inside of long text is kept", section, "text", "\n  Rubrik\n\n  • punkt   ett\n\n", "Rubrik\n\n  • punkt   ett"},
		{"marks that would hurt elsewhere", incident, "title", `<b>&"'=SUM(A1);`, `<b>&"'=SUM(A1);`},
		{"beyond the basic plane", incident, "title", "😀", "😀"},
		{"a thousand letters", incident, "title", strings.Repeat("å", 1000), strings.Repeat("å", 1000)},
		{"a thousand after tidying", incident, "title", "  " + strings.Repeat("a\u030a", 1000) + "  ", strings.Repeat("å", 1000)},
		{"a million letters of two bytes", section, "text", strings.Repeat("å", 1_000_000), strings.Repeat("å", 1_000_000)},

		{"number", section, "level", "2", "2"},
		{"none is a number", section, "level", "0", "0"},
		{"no number", section, "level", "", ""},
		{"air is no number", section, "level", "  ", ""},
		{"hard spaces", section, "level", "1\u00a0234\u202f567", "1234567"},
		{"spaces", section, "level", " 12 000 ", "12000"},
		{"a true minus", section, "level", "−5", "-5"},
		{"a hyphen", section, "level", "-5", "-5"},
		{"minus none", section, "level", "-0", "0"},
		{"zeros before", section, "level", "007", "7"},
		{"the largest", section, "level", "1 000 000 000 000", "1000000000000"},

		{"yes", incident, "security_protection", "Ja", "1"},
		{"no", incident, "security_protection", "NEJ", ""},
		{"no in digits", incident, "security_protection", "0", ""},

		{"choice by word", duty, "state", "foreslas-strykas", "proposed_drop"},
		{"choice by word in capitals", duty, "state", " FORESLAS-STRYKAS ", "proposed_drop"},
		{"choice by name", duty, "state", "proposed_drop", "proposed_drop"},
		{"no choice", duty, "state", "", ""},

		{"date", incident, "security_protection_on", "24 november 2026", "2026-11-24"},
		{"moment", incident, "known_at", "2026-11-24 14.30", "2026-11-24T13:30:00Z"},

		{"reference", incident, "significant_by", " " + a + "\n", a},
		{"references sorted and once", incident, "units", b + "\n" + a + "\n" + b, a + "\n" + b},
		{"references by comma", incident, "units", b + ", " + a, a + "\n" + b},
		{"references from Windows", incident, "units", b + "\r\n" + a + "\r\n", a + "\n" + b},
		{"no references", incident, "units", " ,\n", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := test.kind.New()
			f := field(t, test.kind, test.field)
			if err := f.Put(r, test.text); err != nil {
				t.Fatal(err)
			}
			if got := f.Get(r); got != test.want {
				t.Errorf("%.80q became %.80q, want %.80q", test.text, got, test.want)
			}
		})
	}
}

func TestPutRefuses(t *testing.T) {
	incident, section, duty := data.Incidents.Untyped(), data.Sections.Untyped(), data.Duties.Untyped()
	for _, test := range []struct {
		name       string
		kind       data.Untyped
		field      string
		text, want string
	}{
		{"a null", incident, "title", "a\x00b", `problem.text.control field="field.incident.title"`},
		{"an escape", section, "text", "\x1b[31m", `problem.text.control field="field.section.text"`},
		{"a page break", section, "text", "a\fb", `problem.text.control field="field.section.text"`},
		{"DEL", incident, "title", "a\x7f", `problem.text.control field="field.incident.title"`},
		{"C1", incident, "title", "a\u009b", `problem.text.control field="field.incident.title"`},
		{"Latin-1", incident, "title", "\xe5ker", `problem.text.encoding field="field.incident.title"`},
		{"half a letter", section, "text", "\xc3", `problem.text.encoding field="field.section.text"`},
		{"too long", incident, "title", strings.Repeat("å", 1001), `problem.text.long field="field.incident.title" most="1000"`},
		{"too long by far", section, "text", strings.Repeat("x", 1_000_001), `problem.text.long field="field.section.text" most="1000000"`},
		{"no number", section, "level", "två", `problem.number field="field.section.level" text="två"`},
		{"a decimal", section, "level", "1,5", `problem.number field="field.section.level" text="1,5"`},
		{"too large", section, "level", "1000000000001", `problem.number field="field.section.level" text="1000000000001"`},
		{"too small", section, "level", "−1000000000001", `problem.number field="field.section.level" text="−1000000000001"`},
		{"neither", incident, "security_protection", "kanske", `problem.bool field="field.incident.security_protection" text="kanske"`},
		{"no option", duty, "assessment", "bra", `problem.choice field="field.duty.assessment" options="uppfyllt, delvis, brist" text="bra"`},
		{"a name in capitals is no option", duty, "assessment", "MET", `problem.choice field="field.duty.assessment" options="uppfyllt, delvis, brist" text="MET"`},
		{"no id", incident, "significant_by", "Anna", `problem.reference field="field.incident.significant_by" text="Anna"`},
		{"one bad id of two", incident, "units", "0199c5b2-0000-7000-8000-00000000000a,42", `problem.reference field="field.incident.units" text="42"`},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := test.kind.New()
			f := field(t, test.kind, test.field)
			if err := f.Put(r, test.text); err == nil || err.Error() != test.want {
				t.Errorf("%v, want %s", err, test.want)
			}
		})
	}
}

// No answer is not the same as none.
func TestNumberNilIsNotZero(t *testing.T) {
	level := field(t, data.Sections.Untyped(), "level")
	s := data.Sections.New()
	if err := level.Put(s, "0"); err != nil || s.Level == nil || *s.Level != 0 {
		t.Errorf("0 became %v, %v", s.Level, err)
	}
	if err := level.Put(s, ""); err != nil || s.Level != nil {
		t.Errorf("nothing became %v, %v", s.Level, err)
	}
}

// Two records never share a number's memory, or a change to one would show in the other.
func TestNumbersAreNotShared(t *testing.T) {
	level := field(t, data.Sections.Untyped(), "level")
	a, b := data.Sections.New(), data.Sections.New()
	for _, s := range []*data.Section{a, b} {
		if err := level.Load(s, "1"); err != nil {
			t.Fatal(err)
		}
	}
	*a.Level = 2
	if *b.Level != 1 {
		t.Error("shared")
	}
}

// Load trusts the program's own file for speed, but what it cannot read it says.
func TestLoadTellsOfWhatItCannotRead(t *testing.T) {
	if err := field(t, data.Sections.Untyped(), "level").Load(data.Sections.New(), "två"); err == nil {
		t.Error("a number that is none")
	}
	if err := field(t, data.Incidents.Untyped(), "known_at").Load(data.Incidents.New(), "i går"); err == nil {
		t.Error("a time that is none")
	}
}

func TestIsID(t *testing.T) {
	for text, want := range map[string]bool{
		"0199c5b2-0000-7000-8000-00000000000a":   true,
		"":                                       false,
		"0199C5B2-0000-7000-8000-00000000000A":   false,
		"0199c5b2-0000-7000-8000-00000000000a\n": false,
		"0199c5b2000070008000-00000000000a":      false,
		"g199c5b2-0000-7000-8000-00000000000a":   false,
	} {
		if data.IsID(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
