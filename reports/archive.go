package reports

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"lisparmen/data"
	"lisparmen/translations"
)

// ArchivedPaper is a paper that goes into the archive: a report about the whole, or a governing document.
type ArchivedPaper struct {
	Report   Report
	RecordID string
	Title    string // of the governing document
}

// blankForms are reports that are filled in by hand, and say nothing of the year.
var blankForms = []string{"chefsblankett", "riskanalysunderlag"}

// ArchivedReports are the year's papers: those that tell of the whole municipality.
func ArchivedReports() []ArchivedPaper {
	var list []ArchivedPaper
	for _, r := range Reports() {
		if tellsOfAll := len(r.About) == 0 || slices.Contains(r.About, data.Units.Name); tellsOfAll && !slices.Contains(blankForms, r.Name) {
			list = append(list, ArchivedPaper{Report: r})
		}
	}
	return list
}

// ArchivedDocuments are the governing documents that have a text of their own.
func ArchivedDocuments(reg data.Register) []ArchivedPaper {
	report, _ := Named("styrdokument")
	var list []ArchivedPaper
	for _, d := range data.All(reg, data.Documents) {
		if len(sectionsOf(reg, d)) > 0 {
			list = append(list, ArchivedPaper{report, d.ID, d.Title})
		}
	}
	return list
}

// ArchivedRegister is every record of a kind, as texts: as they are stored, and as people read them.
type ArchivedRegister struct {
	Kind          data.Untyped
	Heads         []string // the words of the fields
	Stored, Shown [][]string
}

// The columns that every register has beside its fields.
const (
	columnID       = "post-id"
	columnStanding = "post-lage"
	columnGallrad  = "post-gallringsbeslut"
)

// ArchivedRegisters are all records of the registers that hold any, removed and gallrade ones among them. files tells where the content
// of a file lies in the archive.
func ArchivedRegisters(reg data.Register, files func(data.Attachment) string) []ArchivedRegister {
	view := NewViewer(reg)
	var list []ArchivedRegister
	for _, kind := range data.Kinds() {
		records := reg.All(kind)
		if len(records) == 0 {
			continue
		}
		a := ArchivedRegister{Kind: kind, Heads: []string{columnID, columnStanding, columnGallrad}}
		for _, f := range kind.Fields {
			a.Heads = append(a.Heads, f.Word)
		}
		for _, r := range records {
			head := r.Header()
			standing := "gäller"
			switch {
			case head.Gallrad != "":
				standing = "gallrad"
			case head.Removed:
				standing = "borttagen"
			}
			stored := []string{head.ID, standing, head.Gallrad}
			shown := slices.Clone(stored)
			for _, f := range kind.Fields {
				text := f.Get(r)
				stored = append(stored, text)
				switch {
				case text == "": // nobody has answered, which words would hide
					shown = append(shown, "")
				case f.Type == data.TypeFile:
					shown = append(shown, files(data.Attachment(text)))
				default:
					shown = append(shown, plainSpaces(view.Show(kind, f, text)))
				}
			}
			a.Stored, a.Shown = append(a.Stored, stored), append(a.Shown, shown)
		}
		list = append(list, a)
	}
	return list
}

// Fields are what is shown of the fields alone, without the columns before them that tell which record it is.
func (a ArchivedRegister) Fields() [][]string {
	var rows [][]string
	for _, row := range a.Shown {
		rows = append(rows, row[len(row)-len(a.Kind.Fields):])
	}
	return rows
}

// plainSpaces lets a spreadsheet and a search find what a paper keeps together.
func plainSpaces(text string) string { return strings.ReplaceAll(text, hard, " ") }

// ArchivedTable is a table of an archive.
type ArchivedTable struct {
	Name string // of its file, without ending
	Head []string
	Rows [][]string
}

// typeWords tell which form a field's value has as it is stored.
var typeWords = map[data.Type]string{
	data.TypeText: "text på en rad", data.TypeLongText: "text i stycken", data.TypeNumber: "heltal", data.TypeBool: "ja eller nej (1 är ja, tomt är nej)",
	data.TypeDate: "datum (ÅÅÅÅ-MM-DD)", data.TypeTime: "tidpunkt (RFC 3339, UTC)", data.TypeChoice: "val", data.TypeRef: "post-id för en post",
	data.TypeRefs: "post-id för flera poster, ett på varje rad", data.TypeFile: "fil (SHA-256, namn och storlek i byte)",
}

// FieldDescriptions describe every field of every register, also of those that hold nothing.
func FieldDescriptions(name string) ArchivedTable {
	t := ArchivedTable{Name: name, Head: []string{
		"register", "registrets-namn", "falt", "faltets-namn", "form", "val", "pekar-pa", "kravs", "sekretess-kan-galla", "register-i-loggen", "falt-i-loggen",
	}}
	yes := func(is bool) string {
		if is {
			return "ja"
		}
		return "nej"
	}
	text := func(key string) string { return plainSpaces(translations.Swedish.Text(key, nil)) }
	for _, kind := range data.Kinds() {
		for _, f := range kind.Fields {
			var choices []string
			for _, o := range f.Choices {
				choices = append(choices, cmp.Or(o.Name, "(tomt)")+" = "+text(data.OptionKey(f.Set, o.Name)))
			}
			target := ""
			if to, ok := data.KindNamed(f.Target); ok && f.Target != "" {
				target = to.Word
			}
			t.Rows = append(t.Rows, []string{
				kind.Word, text(data.KindsKey(kind.Name)), f.Word, text(data.FieldKey(kind.Name, f.Name)), typeWords[f.Type], strings.Join(choices, "; "),
				target, yes(f.Required), yes(kind.Guard != nil), kind.Name, f.Name,
			})
		}
	}
	return t
}

// GallringTables tell what the municipality's rules let be gallrat and when: a table for each nämnd with what is its own, one for what
// is no nämnd's, the rules themselves, and what has been gallrat. name makes a name of a file.
func GallringTables(reg data.Register, today data.Day, name func(string) string) []ArchivedTable {
	head := []string{"gallras-tidigast", "lage", "register", "post-id", "post", "avslutad", "regel", "beslut"}
	view := NewViewer(reg)
	listed, may := map[string]bool{}, map[string]bool{}
	for _, rule := range data.All(reg, data.Retentions) {
		for _, e := range data.ExpiredBy(reg, rule, today) {
			may[e.Record.Header().ID] = true
		}
	}
	planned := func(of data.Register, unlisted bool) (rows [][]string) {
		for _, rule := range data.All(reg, data.Retentions) {
			for _, e := range data.PlannedBy(of, rule) {
				id := e.Record.Header().ID
				if unlisted && listed[id] {
					continue
				}
				listed[id] = true
				standing := "väntar"
				if may[id] {
					standing = "kan gallras"
				}
				rows = append(rows, []string{
					string(e.On), standing, e.Kind.Word, id, plainSpaces(view.Title(e.Record)), string(data.EndOf(e.Kind, e.Record)), ruleWords(rule), rule.Decision,
				})
			}
		}
		slices.SortStableFunc(rows, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
		return rows
	}
	var tables []ArchivedTable
	taken := map[string]bool{}
	for _, u := range data.All(reg, data.Units) {
		if u.Type != data.UnitBoard && u.Type != data.UnitCommittee {
			continue
		}
		called := name(u.Name)
		if taken[strings.ToLower(called)] { // two of the same name
			called += "-" + u.ID
		}
		taken[strings.ToLower(called)] = true
		tables = append(tables, ArchivedTable{called, head, planned(reg.OwnOf(u), false)})
	}
	tables = append(tables, ArchivedTable{"_ingen-namnds", head, planned(reg, true)}, ArchivedTable{"_regler", []string{"register", "regel", "beslut", "anteckning"}, gallringRules(reg)})
	done := ArchivedTable{Name: "_gallrat", Head: []string{"register", "post-id", "beslut"}}
	for _, kind := range data.Kinds() {
		for _, r := range reg.All(kind) {
			if decision := r.Header().Gallrad; decision != "" {
				done.Rows = append(done.Rows, []string{kind.Word, r.Header().ID, decision})
			}
		}
	}
	return append(tables, done)
}

// ruleWords is "5 år efter årets slut".
func ruleWords(rule *data.Retention) string {
	from := "dagen då posten avslutades"
	if rule.From == data.FromYearEnd {
		from = "årets slut"
	}
	return strconv.Itoa(deref(rule.Years)) + " år efter " + from
}

// gallringRules is a row for each rule, and for each register that has none: what is in it is kept.
func gallringRules(reg data.Register) (rows [][]string) {
	for _, kind := range data.Kinds() {
		ruled := false
		for _, rule := range data.All(reg, data.Retentions) {
			if rule.Register == kind.Name {
				ruled = true
				rows = append(rows, []string{kind.Word, ruleWords(rule), rule.Decision, rule.Note})
			}
		}
		if !ruled && len(reg.All(kind)) > 0 {
			rows = append(rows, []string{kind.Word, "inget beslut om gallring: bevaras", "", ""})
		}
	}
	return rows
}

// ArchiveFacts are what the README of an archive tells.
type ArchiveFacts struct {
	Municipality, Author, Program, Code string
	Made                                time.Time
	From, To                            data.Day // the period of the year's papers
	Saves                               int
	Registers                           []ArchivedRegister
	Papers, Attachments                 []ArchivedFile
}

// ArchivedFile is a file of an archive, and what is in it.
type ArchivedFile struct{ Name, Title string }

// ArchiveReadme is what a person reads first, in plain text.
func ArchiveReadme(f ArchiveFacts) string {
	var b strings.Builder
	line := func(parts ...string) { b.WriteString(strings.Join(parts, "") + "\n") }
	title := "Arkiv över informationssäkerhetspärmen, " + f.Municipality
	line(title)
	line(strings.Repeat("=", len([]rune(title))))
	line()
	made := "Skrivet " + plainSpaces(Moment(f.Made))
	if f.Author != "" {
		made += " av " + f.Author
	}
	line(made, " med Lispärmen ", f.Program, ".")
	if f.Code != "" {
		line("Kontrollkod vid dagens början: ", f.Code, ". Samma kod står på papper från samma dag.")
	}
	line()
	b.WriteString(archiveSecrecy)
	line()
	b.WriteString(archiveWhat)
	line()
	line("Årets handlingar gäller ", string(f.From), " till ", string(f.To), ". Loggen har ", strconv.Itoa(f.Saves), " sparningar.")
	line()
	b.WriteString(archiveHow)
	line()
	line("REGISTER")
	line()
	for _, r := range f.Registers {
		line("  register/", r.Kind.Word, ".csv och .json  ", translations.Swedish.Text(data.KindsKey(r.Kind.Name), nil), ", ", strconv.Itoa(len(r.Stored)))
	}
	for _, of := range []struct {
		head  string
		files []ArchivedFile
	}{{"HANDLINGAR", f.Papers}, {"BILAGOR", f.Attachments}} {
		line()
		line(of.head)
		line()
		for _, file := range of.files {
			line("  ", file.Name, "  ", plainSpaces(file.Title))
		}
		if len(of.files) == 0 {
			line("  Inga.")
		}
	}
	return b.String()
}

const archiveSecrecy = `SEKRETESS

Arkivet innehåller allt i pärmen, även det som kan omfattas av sekretess enligt
offentlighets- och sekretesslagen (2009:400) och personuppgifter. Det är inte
krypterat, eftersom det ska gå att läsa utan Lispärmen. Förvara det så som
uppgifterna kräver, och pröva sekretessen innan något lämnas ut. Vilka poster
som är märkta står i kolumnerna om sekretess i varje register.
Det som gallras i pärmen efter att arkivet skrevs finns kvar här, och måste
gallras här för sig.
`

const archiveWhat = `INNEHÅLL

  register/             alla poster i alla register som inte är tomma, även
                        borttagna: som tabell (.csv) och som data (.json)
  faltbeskrivning.csv   vad varje fält heter, vilken form det har, vilka val som
                        finns och vad det heter i loggen; även som .json
  handlingar/styrande   styrdokumenten, ord för ord (PDF/A)
  handlingar/aret       årets handlingar, framställda när arkivet skrevs (PDF/A)
  handlingar/upprattade upprättade och expedierade handlingar, byte för byte
  bilagor/              andra filer som pärmen har förvarat
  gallringslista/       vad som får gallras när, för varje nämnd; reglerna; och
                        vad som har gallrats
  logg.jsonl            varje ändring: vem, när och vad
  arkiv.json            uppgifter som Lispärmen läser
  checksummor.sha256    SHA-256 för alla andra filer
`

const archiveHow = `SÅ LÄSER DU FILERNA

Alla textfiler är UTF-8. I .csv skiljer semikolon cellerna, första raden är
rubriker, och en cell som ett kalkylprogram skulle räkna med har en apostrof
först. Där står värdena som människor läser dem. I .json står de som de är
lagrade, och under "visas" så som de visas. Kolumnen post-id är postens
beständiga beteckning, som andra poster pekar på. Kolumnen post-lage säger om
posten gäller, är borttagen eller är gallrad. En gallrad post har inga värden.

Kontrollera att inget har ändrats: gå till arkivets mapp och kör
"sha256sum -c checksummor.sha256" (Linux, macOS), eller jämför med
"certutil -hashfile FIL SHA256" (Windows).

LOGGEN

Varje sparning är en rad med "sparning", följd av så många rader med "post" som
"andringar" säger. Sparningarna står i tidsordning, men aldrig före det som de
bygger på. "handling" är vad som gjordes: save (sparat), seed (grunddata),
import, remove (borttaget), restore (återställt), return (tillbaka till hur det
var), undo (ångrat), gallring, seal (papper utskrivet), join (programmet har
lagt ihop två lika svar). "ersatter" är de sparningar vars värde ändringen
ersätter, "text" är värdet som det lagras. Är värdet gallrat saknas text och
salt. Text som inte är giltig UTF-8 står som {"base64": ...}.

"summa" är SHA-256 av saltets 16 byte följda av texten. "sparning" är SHA-256 av
tecknen lis1 följda av enhet, nummer, foregaende, av, nar, handling, skal,
angrar och format, och sedan för varje ändring post, register, falt, ersatter
(skilda med komma) och summa: varje del som UTF-8 efter sin längd i byte, skriven
som fyra byte med den högsta först. Ändringarna är ordnade efter post och fält.
Ett värde som saknas på raden är tomt, och ett nummer som saknas är 0.

TILLBAKA TILL LISPÄRMEN

"lisparmen importera NY.lis ARKIVET" gör en ny pärm av loggen och bilagorna: samma
sparningar med samma beteckningar. Det som är gallrat förblir gallrat.

PAKETSTRUKTUR

Arkivet är inget leveranspaket enligt FGS Paketstruktur (E-ARK CSIP). Ett sådant
har en METS.xml med arkivbildare, leveransöverenskommelse och system, som
kommunens e-arkiv bestämmer och som Lispärmen inte känner till. Lägg arkivet som
det är i paketets representations/rep1/data. LAS-MIG.txt och faltbeskrivning hör
till documentation, logg.jsonl till metadata/preservation, och summorna i
checksummor.sha256 är dem som METS.xml frågar efter.
`
