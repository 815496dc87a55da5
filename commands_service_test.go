package main

import (
	"strings"
	"testing"
)

// The coordinator hands over, another serves and acts, and the coordinator reads what was done.
func TestHandingOverByCommand(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	said := func(args ...string) string { return plainly(d.must(append([]string{"rapport", file}, args...)...).out) }
	if paper := said("overlamning"); !strings.Contains(paper, "Ingen tjänstgöring är inlagd i samordnarens ställe.") {
		t.Errorf("with nobody noted: %.300s", paper)
	}
	d.must("spara", file, "tjanstgoring", "person=Jonas Ängsvik", "roll=Informationssäkerhetssamordnare", "fran=2026-11-30", "till=2026-12-11")
	paper := said("overlamning")
	for _, want := range []string{"Maja Tallbrink lämnar över rollen som informationssäkerhetssamordnare till Jonas Ängsvik 30 november–11 december 2026.", "Att göra till och med den 30 december 2026", "I-8 Vårdsystemet nere i sex timmar"} {
		if !strings.Contains(paper, want) {
			t.Errorf("the hand-over does not say %q:\n%s", want, paper)
		}
	}
	if paper := said("overlamning", "--offentlig"); strings.Contains(paper, "Vårdsystemet nere") || strings.Contains(paper, "070-174") {
		t.Errorf("the public hand-over: %s", paper)
	}

	as := func(who, day string) *desk {
		other := *d
		other.name, other.day = who, day
		return &other
	}
	as("Anna Berg", "2026-11-29").must("spara", file, "enhet", "namn=Dagen före", "typ=utskott")
	as("Jonas Ängsvik", "2026-11-30").must("spara", file, "incident", "titel=Nätfiske", "kannedom=2026-11-30 09.00")
	as("Jonas Ängsvik", "2026-12-11").must("spara", file, "atgard", "--id", "Å-16", "lage=klar", "klar-datum=2026-12-10")
	as("Jonas Ängsvik", "2026-12-12").must("spara", file, "enhet", "namn=Dagen efter", "typ=utskott")
	d = as("Maja Tallbrink", "2026-12-14")
	paper = said("tjanstgoring")
	for _, want := range []string{"Jonas Ängsvik gjorde 2 ändringar i 2 poster. Ingen annan ändrade något under tiden.", "I-9 Nätfiske, kännedom 2026-11-30", "Ändrade läge och klar den"} {
		if !strings.Contains(paper, want) {
			t.Errorf("what was done does not say %q:\n%s", want, paper)
		}
	}
	if strings.Contains(paper, "Dagen före") || strings.Contains(paper, "Dagen efter") {
		t.Errorf("what was done outside the days is told:\n%s", paper)
	}
	var other string
	for _, row := range d.list(file, "tjanstgoring") {
		if row["fran"] == "2026-12-21" {
			other = row["id"].(string)
		}
	}
	if paper := said("tjanstgoring", "--id", other); !strings.Contains(paper, "Tjänstgöringen har inte börjat.") || !strings.Contains(paper, "Henrik Rönnhag") {
		t.Errorf("of a chosen one: %s", paper)
	}
	d.must("kontrollera", file)
}

// plainly is a text on one line, with plain spaces.
func plainly(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
