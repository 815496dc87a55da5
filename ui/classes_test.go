package ui

import (
	"strings"
	"testing"

	"lisparmen/data"
)

// titled finds a record of a kind by its title.
func (f *fixture) titled(kind data.Untyped, title string) string {
	f.t.Helper()
	for _, r := range f.reg.Living(kind) {
		if kind.TitleOf(r) == title {
			return r.Header().ID
		}
	}
	f.t.Fatalf("no %s is called %q", kind.Name, title)
	return ""
}

// wantTells fails unless the page says the words, in text or beside a mark.
func (f *fixture) wantTells(words string) {
	f.t.Helper()
	if page := strings.ReplaceAll(strings.Join(shownTexts(f.page.object()), "\n"), "\u00a0", " "); !strings.Contains(page, words) {
		f.t.Errorf("the page does not tell %q\n%s", words, page)
	}
}

// Each way in which information can stand is told on its page.
func TestInformationTellsItsClass(t *testing.T) {
	f := newFixture(t)
	for title, words := range map[string][]string{
		"Akter i socialtjänsten":           {"Klassad och beslutad", "Konfidentialitet: 4 allvarlig, högt skydd", "Beslutad av Henrik Rönnhag den 3 november 2025. Gäller till och med 3 november 2028."},
		"Patientjournaler i hemsjukvården": {"Konfidentialitet: 3 allvarlig, högt skydd", "Gjord i KLASSA"},
		"Elevuppgifter och betyg":          {"Klassningen har slutat gälla", "Spårbarhet: ej klassad"},
		"Löner och anställningar":          {"Väntar på ägarens beslut"},
		"Kartor och ledningsnät":           {"Ej klassad"},
	} {
		f.open(data.Assets.Untyped(), f.titled(data.Assets.Untyped(), title))
		for _, w := range words {
			f.wantTells(w)
		}
		f.picture("asset-" + strings.Fields(title)[0])
	}
}

// A decision with a coming day waits: nothing later has taken its place.
func TestAComingDecisionWaits(t *testing.T) {
	f := newFixture(t)
	asset := data.Link[*data.Asset](f.titled(data.Assets.Untyped(), "Akter i socialtjänsten"))
	coming := &data.Classification{Asset: asset, On: "2026-11-20", DecidedOn: "2026-12-01", Confidentiality: "2 måttlig", Integrity: "2 måttlig", Availability: "2 måttlig"}
	f.makeAs("Maja Tallbrink", coming)
	f.settle()
	f.open(data.Classifications.Untyped(), coming.ID)
	f.wantTells("Väntar på ägarens beslut")
}

func TestASystemTellsWhatItInherits(t *testing.T) {
	f := newFixture(t)
	for title, words := range map[string][]string{
		"Omsorgsportalen":               {"Tillgänglighet: 3 allvarlig, högt skydd (från", "Säkerhetskrav fastställda 2025-12-01", "Återläsning är inte provad på ett år (2025-10-15)", "Driftgodkänt 2025-12-01"},
		"Styrsystemet för dricksvatten": {"Riktighet: 4 allvarlig, högt skydd", "Återläsningen misslyckades (2026-06-16)"},
		"Lärhuset":                      {"Klassen kan vara för låg.", "Återläsning är inte provad"},
		"Kartportalen":                  {"Informationen är ej klassad", "Säkerhetskraven är inte fastställda"},
	} {
		f.open(data.Systems.Untyped(), f.titled(data.Systems.Untyped(), title))
		for _, w := range words {
			f.wantTells(w)
		}
		f.picture("system-" + strings.Fields(title)[0])
	}
	f.open(data.Systems.Untyped(), f.titled(data.Systems.Untyped(), "Omsorgsportalen"))
	f.wantLink("I-8 Vårdsystemet nere i sex timmar")
}

// The lists tell it at a glance, and can be narrowed to what waits.
func TestListsTellTheClass(t *testing.T) {
	f := newFixture(t)
	rows := func(kind data.Untyped) string {
		p, texts := f.list(kind), []string{}
		f.picture("list-" + kind.Name)
		for _, r := range p.rows {
			texts = append(texts, p.stands.foundBy(kind, p.fields, p.shown, r))
		}
		return strings.Join(texts, "\n")
	}
	for kind, texts := range map[string][]string{
		"asset":  {"k4 r3 t3 s3", "ej klassad", "väntar på ägarens beslut", "klassningen har slutat gälla"},
		"system": {"k4 r3 t3 s3 · 1 brist", "k3 r4 t4 s3 · 3 brister", "ej klassad · 2 brister"}, // the highest of the information in it
	} {
		k, _ := data.KindNamed(kind)
		found := rows(k)
		for _, words := range texts {
			if !strings.Contains(found, words) {
				t.Errorf("the list of %s does not say %q:\n%s", kind, words, found)
			}
		}
	}
	rows(data.ClassLevels.Untyped())
}

// The questions lead to a level in each aspect, with its reason, in a form that a person looks through and saves.
func TestInformationIsClassifiedByQuestions(t *testing.T) {
	f := newFixture(t)
	kind := data.Classifications.Untyped()
	maps := f.titled(data.Assets.Untyped(), "Kartor och ledningsnät")
	f.open(data.Assets.Untyped(), maps)
	f.tap("Klassa med frågor…")
	f.wantSays("Vad kan hända om någon obehörig")
	f.wantSays("Kan någon enskild lida skada av att uppgifterna blir kända?")
	f.wantSays("Välj en nivå för de konsekvenser som kan inträffa.")
	f.answers(map[string]string{"Ekonomi": "2 måttlig: Kostnaden ryms i enhetens budget", "Avbrott": "3 betydande: En viktig uppgift kan inte utföras som den ska", "Miljö": "1 försumbar: Ingen skada på miljön"})
	f.wantSays("Förslag: 3 betydande, förhöjt skydd")
	f.picture("classify")
	f.tap("Nästa")
	f.wantSays("Vad kan hända om informationen är fel")
	f.answers(map[string]string{"Förtroende": "2 måttlig: Enstaka klagomål"})
	f.tap("Nästa")
	f.tap("Tillbaka")
	f.wantSays("Förslag: 2 måttlig, grundskydd") // what was answered stands
	f.tap("Nästa")
	f.answers(map[string]string{"Avbrott": "2 måttlig: Arbetet försenas, men uppgifterna klaras"})
	f.tap("Nästa")
	f.tap("Till formuläret")
	p, ok := f.page.(*recordPage)
	if !ok || p.kind.Name != kind.Name {
		t.Fatalf("led to %q", f.page.title())
	}
	f.picture("classification")
	p.save()
	f.settle()
	f.wantSays("Informationsägaren beslutar om klassningen.")
	c := f.stored(kind, p.id).(*data.Classification)
	if c.Confidentiality != "3 betydande" || c.Integrity != "2 måttlig" || c.Availability != "2 måttlig" || c.Traceability != "" || string(c.Asset) != maps ||
		c.WhyConfidential != "Avbrott: En viktig uppgift kan inte utföras som den ska." || c.On != data.DayOf(f.at) || c.DecidedOn != "" {
		t.Errorf("saved %+v", c)
	}
	f.tap("Skriv in beslutet…")
	f.tap("Spara")
	if c = f.stored(kind, p.id).(*data.Classification); c.DecidedOn != data.DayOf(f.at) || f.view.Linked(string(c.DecidedBy)) != "Per Videkvist" {
		t.Errorf("decided %+v", c)
	}
	f.open(data.Assets.Untyped(), maps)
	f.wantTells("Klassad och beslutad")
	f.sound()
}

// A scale is chosen among those that are ready, and what has been classified keeps its level.
func TestAScaleIsChosen(t *testing.T) {
	f := newFixture(t)
	f.list(data.ClassLevels.Untyped())
	f.tap("Välj skala…")
	f.tap("KLASSA")
	f.settle()
	if got := strings.Join(data.NewScale(f.reg).Choices(), ", "); got != "0 ingen eller försumbar, 1 måttlig, 2 betydande, 3 allvarlig" {
		t.Errorf("the scale is %s", got)
	}
	f.open(data.Assets.Untyped(), f.titled(data.Assets.Untyped(), "Akter i socialtjänsten"))
	f.wantSays("Konfidentialitet: 4 allvarlig, högt skydd")
	f.undo()
	f.settle()
	if got := strings.Join(data.NewScale(f.reg).Choices(), ", "); got != "1 försumbar, 2 måttlig, 3 betydande, 4 allvarlig" {
		t.Errorf("after the undo the scale is %s", got)
	}
	f.sound()
}
