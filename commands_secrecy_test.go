package main

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"

	"lisparmen/data"
)

// Secrecy's three states, and no mark at all, through the public papers: what is or may be secret is counted and stands in no
// paper, neither as text nor in the PDF, and what somebody has judged public stands there.
func TestSecrecysThreeStatesInPublicPapers(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	states := []string{"offentlig", "ej-bedomd", "sekretess-kan-galla", ""}
	var open, hidden []string
	word := func(isOpen bool, what string, marks ...string) string { // such as "atgardOSx": short enough for a narrow column
		w := what
		for _, mark := range marks {
			w += strings.ToUpper(mark + "ingen")[:1]
		}
		w += "x" // no word is the beginning of another
		if isOpen {
			open = append(open, w)
		} else {
			hidden = append(hidden, w)
		}
		return w
	}
	for _, of := range states {
		isOpen := of == "offentlig"
		incident := d.id(d.must("spara", file, "incident", "titel="+word(isOpen, "incident", of), "beskrivning="+word(isOpen, "beskrivning", of),
			"kannedom=2026-11-20 10.00", "namnder=KS", "sekretess="+of))
		for _, own := range states {
			isOpen := isOpen && own == "offentlig"
			mark := "sekretess=" + own
			d.must("spara", file, "loggpost", "incident="+incident, "tidpunkt=2026-11-20 11.00", "handelse="+word(isOpen, "logg", of, own), mark)
			d.must("spara", file, "kommunikation", "incident="+incident, "tidpunkt=2026-11-20 12.00", "till="+word(isOpen, "till", of, own), "innehall=besked", mark)
			d.must("spara", file, "anmalan", "incident="+incident, "spar=polis", "steg=anmalan", "anmalningspliktig=ja", "skal="+word(isOpen, "skal", of, own), mark)
			d.must("spara", file, "atgard", "titel="+word(of == "offentlig" && (own == "offentlig" || own == ""), "atgard", of, own), "incident="+incident, "forfaller=2027-01-31", mark)
		}
		d.must("spara", file, "atgard", "titel="+word(of == "offentlig" || of == "", "ensam", of), "forfaller=2027-01-31", "sekretess="+of)
	}
	shown := map[string]bool{}
	for _, paper := range []string{"incident", "arsrapport"} {
		said := strings.Join(strings.Fields(d.must("rapport", file, paper, "--offentlig").out), "")
		pdf := d.path(paper + ".pdf")
		d.must("rapport", file, paper, "--offentlig", "-o", pdf)
		drawn := said
		if out, err := exec.Command("pdftotext", "-enc", "UTF-8", pdf, "-").Output(); err == nil {
			drawn = strings.Join(strings.Fields(string(out)), "")
		} else {
			t.Logf("the PDF is not read: %v", err)
		}
		for _, w := range hidden {
			if strings.Contains(said, w) || strings.Contains(drawn, w) || bytes.Contains(d.read(pdf), []byte(w)) {
				t.Errorf("%s tells %s", paper, w)
			}
		}
		for _, w := range open {
			shown[w] = shown[w] || strings.Contains(said, w) && strings.Contains(drawn, w)
		}
		for _, words := range []string{"4incidenter", "Markeringenärenvarning,inteettbeslut"} {
			if !strings.Contains(said, words) || !strings.Contains(drawn, words) {
				t.Errorf("%s does not say %q", paper, words)
			}
		}
		if paper == "incident" && strings.Contains(said, "Kaninnehållauppgiftersomomfattasavsekretess") {
			t.Error("the public version says that it may hold secrets")
		}
	}
	for _, w := range open {
		if !shown[w] {
			t.Errorf("no public paper tells %s", w)
		}
	}
	internal := strings.Join(strings.Fields(strings.ReplaceAll(d.must("rapport", file, "incident").out, "|", "")), "")
	for _, w := range append(open, hidden...) {
		if !strings.HasPrefix(w, "ensam") && !strings.Contains(internal, w) {
			t.Errorf("the internal version does not tell %s", w)
		}
	}
	for _, words := range []string{"Kaninnehållauppgiftersomomfattasavsekretess", "OSL18kap.8§3", "Markeringenärenvarning,inteettbeslut"} {
		if !strings.Contains(internal, words) {
			t.Errorf("the internal version does not say %q", words)
		}
	}
}

// A new record is marked with all that OSL 5 kap. 5 § asks for, but for what the person has said.
func TestSavedRecordsAreMarked(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	mark := func(register, id string) string {
		r := d.row(file, register, "id", id)
		return strings.Join([]string{r.text("sekretess"), r.text("sekretessbestammelse"), r.text("sekretessdatum"), r.text("sekretessmyndighet")}, " · ")
	}
	want := func(register, id, want string) {
		t.Helper()
		if got := mark(register, id); got != want {
			t.Errorf("%s is marked %q, want %q", register, got, want)
		}
	}
	d.must("spara", file, "enhet", "namn=Socialnämnden", "kortnamn=SN", "typ=namnd")
	incident := d.id(d.must("spara", file, "incident", "titel=Intrång", "kannedom=2026-11-24 08.00", "namnder=SN"))
	want("incident", incident, "possible · OSL 18 kap. 8 § 3 · 2026-11-24 · Socialnämnden")
	significant := d.id(d.must("spara", file, "incident", "titel=Avbrott", "kannedom=2026-11-24 08.00", "betydande=ja", "betydande-skal=Vården stod still"))
	want("incident", significant, "possible · OSL 18 kap. 8 b § · 2026-11-24 · Kommunstyrelsen")
	event := d.id(d.must("spara", file, "loggpost", "incident="+incident, "tidpunkt=2026-11-24 08.10", "handelse=Larm"))
	want("loggpost", event, "possible · OSL 18 kap. 8 § 3 · 2026-11-24 · Socialnämnden")
	want("incident", d.id(d.must("spara", file, "incident", "titel=Öppen", "sekretess=offentlig")), "public ·  ·  · ")
	want("incident", d.id(d.must("spara", file, "incident", "titel=Egen", "sekretessbestammelse=OSL 26 kap. 1 §", "sekretessmyndighet=Valnämnden")),
		"possible · OSL 26 kap. 1 § · 2026-11-24 · Valnämnden")
	want("styrdokument", d.id(d.must("spara", file, "styrdokument", "titel=Larmrutin", "typ=rutin", "sekretess=sekretess-kan-galla")),
		"possible ·  · 2026-11-24 · Kommunstyrelsen")

	// What is changed later is changed as it is said and no more; the next act proposes.
	d.must("spara", file, "incident", "--id", incident, "betydande=ja", "betydande-skal=Vården stod still", "betydande-nar=2026-11-24 09.00")
	want("incident", incident, "possible · OSL 18 kap. 8 § 3 · 2026-11-24 · Socialnämnden")
	d.day = "2026-11-26"
	if out := d.must("markera", file, "incident", incident).out; !strings.Contains(out, "2 poster") {
		t.Errorf("marked: %q", out)
	}
	want("incident", incident, "possible · OSL 18 kap. 8 b § · 2026-11-26 · Socialnämnden")
	want("loggpost", event, "possible · OSL 18 kap. 8 b § · 2026-11-26 · Socialnämnden")
	d.must("angra", file) // one act, one undo
	want("incident", incident, "possible · OSL 18 kap. 8 § 3 · 2026-11-24 · Socialnämnden")
	want("loggpost", event, "possible · OSL 18 kap. 8 § 3 · 2026-11-24 · Socialnämnden")
}

// Marks that lack something, as in a file from before they were proposed, are told among what waits, and filled in at once.
func TestIncompleteMarksAreToldAndFilled(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	for _, title := range []string{"Ett", "Två", "Tre"} {
		id := d.id(d.must("spara", file, "incident", "titel="+title))
		if title != "Tre" {
			d.must("spara", file, "incident", "--id", id, "sekretessbestammelse=", "sekretessmyndighet=")
		}
	}
	told := func() (list []shownWatch) {
		for _, w := range d.watchesOf(file).Due {
			if w.What == strings.TrimPrefix(string(data.DueMark), "due.") {
				list = append(list, w)
			}
		}
		return list
	}
	if list := told(); len(list) != 1 || list[0].More != 1 || !strings.Contains(list[0].Sentence, "OSL 5 kap. 5 §") || !strings.Contains(list[0].Sentence, "I-1 Ett och 1 till") {
		t.Errorf("told %+v", list)
	}
	d.day = "2026-12-01"
	if out := d.must("markera", file, "incident").out; !strings.Contains(out, "2 poster") {
		t.Errorf("marked: %q", out)
	}
	if list := told(); len(list) != 0 {
		t.Errorf("still told: %+v", list)
	}
	if r := d.row(file, "incident", "titel", "Ett"); r.text("sekretessdatum") != "2026-11-24" || r.text("sekretessbestammelse") != "OSL 18 kap. 8 § 3" {
		t.Errorf("what was there has changed: %v", r)
	}
	d.want(exitFailed, "problem.mark.kind", "markera", file, "enhet")
	d.want(exitFailed, "problem.record.missing", "markera", file, "incident", "I-9")
}
