//go:build unix

package e2e

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"lisparmen/data"
	"lisparmen/data/exchange"
	"lisparmen/translations"
)

// python is the one that Debian's packages of readers are for.
const python = "/usr/bin/python3"

// readWith lets a script of Python read a file, and gives what it tells.
func (d *desk) readWith(script, path string, into any) {
	d.Helper()
	told := d.tool(python, "-c", script, path)
	if err := json.Unmarshal([]byte(told), into); err != nil {
		d.Fatalf("%s: %v\n%s", path, err, told)
	}
}

// event is an event as python3-icalendar reads it.
type event struct {
	UID, Start, End, Summary string // times in UTC
	Sequence                 int
	WholeDay                 bool
	Alarms                   []int // seconds before
}

const readCalendar = `
import sys, json, datetime, icalendar
calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
assert not calendar.errors and calendar['version'] == '2.0' and calendar['prodid']
zones = [z.to_tz() for z in calendar.walk('VTIMEZONE')]
assert len(zones) == 1
for month, hours in ((1, 1), (7, 2), (12, 1)):
    assert zones[0].utcoffset(datetime.datetime(2027, month, 15, 12)) == datetime.timedelta(hours=hours)
def local(t):
    return zones[0].localize(t) if hasattr(zones[0], 'localize') else t.replace(tzinfo=zones[0]) # by the reader's version
def moment(t):
    if not isinstance(t, datetime.datetime):
        return t.isoformat()
    return (t if t.tzinfo == datetime.timezone.utc else local(t.replace(tzinfo=None))).astimezone(datetime.timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')
events = []
for e in calendar.walk('VEVENT'):
    assert not e.errors and e['dtstamp'].dt.tzinfo
    start = e['dtstart'].dt
    whole = not isinstance(start, datetime.datetime)
    if 'dtend' in e:
        assert e['dtend'].dt > start, 'RFC 5545, 3.8.2.2'
    assert whole == ('dtend' in e)
    alarms = []
    for a in e.walk('VALARM'):
        assert a['action'] == 'DISPLAY' and a['description']
        alarms.append(-int(a['trigger'].dt.total_seconds()))
    events.append({'UID': e['uid'], 'Start': moment(start), 'End': moment(e['dtend'].dt) if 'dtend' in e else '', 'Summary': e['summary'],
        'Sequence': int(e['sequence']), 'WholeDay': whole, 'Alarms': alarms})
print(json.dumps(events))
`

// The calendar under the eyes of another reader: what falls due with its days and moments, alarms, and the same names when it is written anew.
func TestCalendarIsReadByOthers(t *testing.T) {
	d := newDesk(t)
	file := d.path("exempel.lis")
	d.must("exempel", file)
	write := func(args ...string) []event {
		t.Helper()
		out := d.path("ar.ics")
		d.must(append([]string{"exportera", file, out}, args...)...)
		var events []event
		d.readWith(readCalendar, out, &events)
		if own := bytes.Count(d.read(out), []byte("\r\nBEGIN:VEVENT\r\n")); own != len(events) || own < 60 {
			t.Errorf("%d events are read of %d", len(events), own)
		}
		return events
	}
	first := write("--internt")
	known := map[string]event{}
	moments, alarms := 0, 0
	for _, e := range first {
		if _, twice := known[e.UID]; twice || !strings.HasSuffix(e.UID, "@lisparmen") {
			t.Errorf("the name %s stands twice, or is none", e.UID)
		}
		known[e.UID] = e
		alarms += len(e.Alarms)
		if e.WholeDay {
			if day := data.Day(e.Start); string(day.AddDays(1)) != e.End {
				t.Errorf("%s is from %s to %s", e.Summary, e.Start, e.End)
			}
			continue
		}
		moments++
		if !slices.Equal(e.Alarms, []int{24 * 60 * 60}) {
			t.Errorf("%s is reminded of %d seconds before", e.Summary, e.Alarms)
		}
	}
	t.Logf("%d events, %d of them moments, %d alarms", len(first), moments, alarms)
	// Each legal deadline that runs, by the hour, as the list of watches has it.
	var watches struct {
		Bevakningar []struct{ Tidpunkt string }
	}
	if err := json.Unmarshal([]byte(d.must("bevakningar", file, "--dagar", "366", "--format", "json")), &watches); err != nil {
		t.Fatal(err)
	}
	clocks := 0
	for _, w := range watches.Bevakningar {
		at, err := time.ParseInLocation("2006-01-02 15.04", w.Tidpunkt, data.Swedish)
		if err != nil || at.Before(time.Date(2026, 11, 24, 0, 0, 0, 0, data.Swedish)) {
			continue // none, or late
		}
		clocks++
		if !slices.ContainsFunc(first, func(e event) bool { return e.Start == at.UTC().Format(time.RFC3339) }) {
			t.Errorf("nothing in the calendar is at %s", w.Tidpunkt)
		}
	}
	if clocks == 0 || clocks != moments {
		t.Errorf("%d moments, and %d deadlines run", moments, clocks)
	}
	if again := write("--internt"); !slices.EqualFunc(first, again, func(a, b event) bool { return a.UID == b.UID && a.Sequence == b.Sequence }) {
		t.Error("written again, they have other names")
	}
	// A day later what is moved has its name, and is newer.
	action := d.list(file, "atgard")
	i := slices.IndexFunc(action, func(a map[string]string) bool {
		return known["due.action-"+a["id"]+"@lisparmen"].UID != ""
	})
	if i < 0 {
		t.Fatal("no action falls due")
	}
	d.must("spara", file, "atgard", "--id", action[i]["id"], "forfaller=2027-03-09")
	activity := d.list(file, "aktivitet")
	d.must("spara", file, "aktivitet", "--id", activity[0]["id"], "dag=17")
	later := write("--internt", "--idag", "2026-11-25")
	moved := 0
	for _, e := range later {
		was, ok := known[e.UID]
		if e.Sequence <= first[0].Sequence {
			t.Errorf("%s is not newer: %d", e.Summary, e.Sequence)
		}
		if ok && was.Start != e.Start {
			moved++
		}
		if !ok {
			t.Logf("new: %s %s", e.Start, e.Summary)
		}
	}
	if at := slices.IndexFunc(later, func(e event) bool { return e.UID == "due.action-"+action[i]["id"]+"@lisparmen" }); at < 0 || later[at].Start != "2027-03-09" || moved < 2 {
		t.Errorf("the action that was moved is no. %d, and %d are moved", at, moved)
	}
}

// card is what python3-vobject reads of a card.
type card struct {
	FN, Org, Title, Role []string
	Email, Tel           []string
}

const readCards = `
import sys, json, re, vobject
raw = open(sys.argv[1], 'rb').read()
try:
    text = raw.decode('utf-8')
except UnicodeDecodeError:
    text = raw.decode('cp1252')
text = re.sub(r'(?m)^(PHOTO|KEY)[;:][^\n]*\n((?:[ \t]+[^\n]*\n)|(?:[A-Za-z0-9+/=]+\r?\n))*', '', text)
text = text.replace('=\r\n=80\r\n', '\r\n') # half a letter, at which this reader stops
def flat(v):
    return ' '.join(str(v).split()) if not isinstance(v, list) else ';'.join(flat(x) if not isinstance(x, list) else ','.join(flat(y) for y in x) for x in v)
cards = []
for c in vobject.readComponents(text, validate=len(sys.argv) > 2, allowQP=True, ignoreUnreadable=True):
    told = {}
    for name in ('fn', 'org', 'title', 'role', 'email', 'tel'):
        told[name] = [flat(p.value) for p in c.contents.get(name, [])]
    if not told['fn'] and 'n' in c.contents:
        told['fn'] = [flat(c.n.value)]
    cards.append(told)
print(json.dumps(cards))
`

// The cards of real programs, as they lie beside the repository, by two readers that know nothing of one another.
func TestCardsAreReadAsOthersReadThem(t *testing.T) {
	d := newDesk(t)
	files, _ := filepath.Glob("../../shared/data/vcards/*.vcf")
	if len(files) == 0 {
		t.Skip("the vCards are not here: ../shared/data/vcards beside the repository")
	}
	fields := 0
	for _, file := range files {
		var want []card
		d.readWith(readCards, file, &want)
		got, broken, err := exchange.ReadCards(file)
		if err != nil || len(broken) > 0 || len(got) != len(want) {
			t.Errorf("%s: %d cards of %d, %v, %v", file, len(got), len(want), broken, err)
			continue
		}
		for i, c := range got {
			w := want[i]
			for _, f := range []struct {
				name, is string
				among    []string
			}{{"name", c.Name, w.FN}, {"email", c.Email, w.Email}, {"phone", c.Phone, w.Tel}, {"title", c.Title, w.Title}, {"role", c.Role, w.Role}, {"organisation", c.Organisation, w.Org}} {
				if f.is != "" {
					fields++
				}
				isIt := func(s string) bool {
					s, _, _ = strings.Cut(strings.TrimPrefix(s, "tel:"), ";ext=")
					s = strings.NewReplacer(" ,", ",", ", ", ",", `\,`, ",").Replace(s)
					is := strings.ReplaceAll(f.is, ", ", ",")
					return s == is || f.name == "organisation" && strings.HasPrefix(s, is+";")
				}
				if (f.is == "" && len(f.among) > 0) || (f.is != "" && f.name != "name" && !slices.ContainsFunc(f.among, isIt)) ||
					f.name == "name" && len(f.among) > 0 && !slices.ContainsFunc(f.among, isIt) {
					t.Errorf("%s, card %d: the %s is %q, of %q", filepath.Base(file), i+1, f.name, f.is, f.among)
				}
			}
		}
	}
	t.Logf("%d fields in %d files", fields, len(files))
}

// The cards that we write, in both versions, say to another reader what the register says.
func TestCardsThatAreWritten(t *testing.T) {
	d := newDesk(t)
	file := d.path("exempel.lis")
	d.must("exempel", file)
	people := map[string]map[string]string{}
	for _, p := range d.list(file, "person") {
		people[p["namn"]] = p
	}
	for _, version := range []string{"3.0", "4.0"} {
		out := d.path("alla-" + version + ".vcf")
		d.must("exportera", file, out, "--vcard", version, "--register", "person")
		if told := d.must("importera", file, out, "--prova"); strings.Count(told, "finns redan.") != strings.Count(told, "\n") {
			t.Errorf("taken in again: %s", told)
		}
		var read []card
		told := d.tool(python, "-c", readCards, out, "validate")
		if err := json.Unmarshal([]byte(told), &read); err != nil || len(read) < 20 {
			t.Fatalf("%v\n%s", err, told)
		}
		for _, c := range read {
			p := people[c.FN[0]]
			if p == nil || p["epost"] != strings.Join(c.Email, "") || p["telefon"] != strings.Join(c.Tel, "") || p["titel"] != strings.Join(c.Title, "") {
				t.Errorf("%s: %+v is %v", version, c, p)
			}
		}
		d.must("exportera", file, out, "--vcard", version)
		if told := d.must("importera", file, out, "--prova"); strings.Count(told, "finns redan.") != len(read) || strings.Contains(told, "ny") {
			t.Errorf("with suppliers, taken in again: %s", told)
		}
	}
}

// cells are those of a text file, as they lie there.
func (d *desk) cells(path string) [][]string {
	d.Helper()
	reader := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(d.read(path)), "\ufeff")))
	reader.Comma, reader.FieldsPerRecord = ';', -1
	rows, err := reader.ReadAll()
	if err != nil {
		d.Fatalf("%s: %v", path, err)
	}
	return rows
}

// shownBy are the sheets of a workbook as LibreOffice shows them, by name.
func (d *desk) shownBy(file, folder string) map[string][][]string {
	d.Helper()
	d.office("csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1", folder, []string{file})
	stem := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + "-"
	paths, _ := filepath.Glob(filepath.Join(d.path(folder), stem+"*.csv"))
	sheets := map[string][][]string{}
	for _, path := range paths {
		sheets[strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), stem), ".csv")] = d.cells(path)
	}
	return sheets
}

// Every register in one workbook, and each by itself as text, are opened by LibreOffice without a word and show what was written.
func TestLibreOfficeShowsWhatIsExported(t *testing.T) {
	d := newDesk(t)
	file := d.path("exempel.lis")
	d.must("exempel", file)
	d.must("spara", file, "atgard", "titel==1+1", "beskrivning=@SUM(A1:A9)\nrad två; \"citat\"")
	book := d.path("allt.xlsx")
	d.must("exportera", file, book)
	own, err := excelize.OpenFile(book)
	if err != nil {
		t.Fatal(err)
	}
	defer own.Close()
	shown := d.shownBy(book, "shown")
	cells := 0
	for _, name := range own.GetSheetList() {
		want, err := own.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		cells += d.wantCells(name, shown[name], want)
	}
	if cells < 5000 || len(shown) != len(own.GetSheetList()) {
		t.Errorf("only %d cells in %d of %d sheets", cells, len(shown), len(own.GetSheetList()))
	}
	t.Logf("%d cells in %d sheets", cells, len(shown))
	var asText []string // every column, else 0010 is 10 there
	for n := range 100 {
		asText = append(asText, strconv.Itoa(n+1), "2")
	}
	texts, files := map[string][][]string{}, []string(nil)
	for _, kind := range data.Kinds() {
		out := d.path(kind.Word + ".csv")
		d.must("exportera", file, out, "--register", kind.Word)
		texts[kind.Word], files = d.cells(out), append(files, out)
	}
	d.office("csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false", "text", files, "--infilter=CSV:59,34,76,1,"+strings.Join(asText, "/"))
	for word, want := range texts {
		d.wantCells(word, d.cells(filepath.Join(d.path("text"), word+".csv")), want)
	}
}

// wholeMinute is a moment as LibreOffice writes it in its text files, where it shows no seconds in the sheet.
var wholeMinute = regexp.MustCompile(`^(\d{4}-\d\d-\d\d \d\d:\d\d):00$`)

// wantCells wants LibreOffice to show the cells that are written; it tells how many there are.
func (d *desk) wantCells(name string, got, want [][]string) (cells int) {
	d.Helper()
	for y, row := range want {
		for x, said := range row {
			cells++
			if y >= len(got) || x >= len(got[y]) || wholeMinute.ReplaceAllString(got[y][x], "$1") != strings.ReplaceAll(said, "\r\n", "\n") {
				d.Errorf("%s, row %d, column %d: LibreOffice shows %.200q for %.200q", name, y+1, x+1, got[min(y, len(got)-1)], said)
				return cells
			}
		}
	}
	return cells
}

// What LibreOffice writes itself of an export comes in again: nothing is wrong, and nothing would be changed.
func TestWhatLibreOfficeWritesComesIn(t *testing.T) {
	d := newDesk(t)
	file := d.path("exempel.lis")
	d.must("exempel", file)
	book := d.path("allt.xlsx")
	d.must("exportera", file, book)
	d.office("ods", "ods", []string{book})
	sheet := filepath.Join(d.path("ods"), "allt.ods")
	d.office("xlsx", "back", []string{sheet})
	rows := d.wantUnchanged(file, filepath.Join(d.path("back"), "allt.xlsx"))
	if rows < 500 {
		t.Errorf("only %d rows", rows)
	}
	t.Logf("%d rows of the workbook", rows)
	for encoding, letters := range map[string]string{"UTF-8": "76", "UTF-8 with a mark": "76", "Windows-1252": "1", "UTF-16": "65535"} {
		folder := "text " + encoding
		d.office("csv:Text - txt - csv (StarCalc):59,34,"+letters+",1,,0,false,true,false,false,false,-1", folder, []string{sheet})
		all := 0
		for _, kind := range data.Kinds() {
			path := filepath.Join(d.path(folder), "allt-"+translations.Text(data.KindsKey(kind.Name), nil)+".csv")
			raw, err := os.ReadFile(path)
			if err != nil {
				continue
			}
			if encoding == "UTF-8 with a mark" {
				if err := os.WriteFile(path, append([]byte("\ufeff"), raw...), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			all += d.wantUnchanged(file, path, "--register", kind.Word)
		}
		if all != rows {
			t.Errorf("%s: %d rows of %d", encoding, all, rows)
		}
	}
}

// wantUnchanged wants a file to be taken in without changing anything, and tells how many rows it has.
func (d *desk) wantUnchanged(file, path string, args ...string) int {
	d.Helper()
	a := d.do(append([]string{"importera", file, path, "--prova", "--format", "json"}, args...)...)
	var rows []map[string]any
	if err := json.Unmarshal([]byte(a.out), &rows); err != nil {
		d.Errorf("%s: %v %s", path, err, a.errs)
	}
	for _, r := range rows {
		if r["lage"] != "oförändrad" {
			d.Errorf("%s: %v", path, r)
		}
	}
	return len(rows)
}
