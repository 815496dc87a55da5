package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"lisparmen/data"
	"lisparmen/data/share"
	"lisparmen/reports"
	"lisparmen/translations"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain also lets the test binary be the program: some tests need a process of its own.
func TestMain(m *testing.M) {
	if task := os.Getenv(asProgram); task != "" {
		os.Exit(program(task))
	}
	code := m.Run()
	if missing := translations.Missing(); len(missing) > 0 {
		fmt.Fprintln(os.Stderr, "words that sv.json lacks:", strings.Join(missing, ", "))
		code = 1
	}
	if example.path != "" {
		os.RemoveAll(filepath.Dir(example.path))
	}
	os.Exit(code)
}

// desk is where a person sits: a folder with files, the program's own things, her name and the day.
type desk struct {
	testing.TB
	dir, home, name, day string
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	return &desk{t, t.TempDir(), t.TempDir(), "Anna Berg", "2026-11-24"}
}

// picture is every file in a folder, to the byte.
func (d *desk) picture() map[string]string {
	d.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(d.dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		all[path] = string(d.read(path))
		return nil
	})
	if err != nil {
		d.Fatal(err)
	}
	return all
}

// unchanged does something that must leave every file in the folder as it was, and add none.
func (d *desk) unchanged(do func()) {
	d.Helper()
	before := d.picture()
	do()
	after := d.picture()
	for path, content := range before {
		if after[path] != content {
			d.Errorf("%s was changed", path)
		}
	}
	for path := range after {
		if _, had := before[path]; !had {
			d.Errorf("%s was left behind", path)
		}
	}
}

func (d *desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d *desk) file(name string, content []byte) string {
	d.Helper()
	if err := os.WriteFile(d.path(name), content, 0o600); err != nil {
		d.Fatal(err)
	}
	return d.path(name)
}

func (d *desk) read(path string) []byte {
	d.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		d.Fatal(err)
	}
	return raw
}

// answer is what a command left.
type answer struct {
	code      int
	out, errs string
}

// do runs a command as the person at the desk, and checks what holds for every command.
func (d *desk) do(args ...string) answer {
	d.Helper()
	return d.run(append([]string{"--hem", d.home, "--anvandare", d.name, "--idag", d.day}, args...))
}

func (d *desk) run(args []string) answer {
	d.Helper()
	var out, errs bytes.Buffer
	a := answer{code: run(args, &out, &errs)}
	a.out, a.errs = out.String(), errs.String()
	if problem := a.wrong(); problem != "" {
		d.Errorf("%q gave %d\nout: %q\nerrs: %q\n%s", args, a.code, a.out, a.errs, problem)
	}
	return a
}

// wrong tells how the answer breaks what every command has promised.
func (a answer) wrong() string {
	switch {
	case a.code < exitDone || a.code > exitDecide:
		return "no such exit code"
	case !utf8.ValidString(a.out + a.errs):
		return "it is not UTF-8"
	case a.code == exitDone && a.errs != "" && !a.onlyTells("told.missing", "told.passphrase", "told.held", "problem.backup.second", "problem.share.spoilt", "told.mended", "told.mended.", "told.numbered"):
		return "it went well but something is told as an error"
	case a.code != exitDone && (strings.Count(a.errs, "\n") != 1 || !strings.HasSuffix(a.errs, "\n")):
		return "an error is one line"
	case a.code != exitDone && !isSentence(a.errs, "problem.", "told.conflict", "told.check.wrong", "told.merge.conflicts"):
		return "the error is no sentence of sv.json"
	}
	return ""
}

// onlyTells tells whether every line beside the results is the sentence of one of the keys.
func (a answer) onlyTells(keys ...string) bool {
	for line := range strings.Lines(a.errs) {
		if !isSentence(line, keys...) {
			return false
		}
	}
	return true
}

// sentences are sv.json's, as patterns with their holes open.
var sentences = sync.OnceValue(func() map[string][]*regexp.Regexp {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(translations.Swedish.JSON(), &raw); err != nil {
		panic(err)
	}
	hole := regexp.MustCompile(`\\\{\\\{\\\.\w+\\\}\\\}`)
	all := map[string][]*regexp.Regexp{}
	for key, value := range raw {
		var forms map[string]string
		if json.Unmarshal(value, &forms) != nil {
			var one string
			if err := json.Unmarshal(value, &one); err != nil {
				panic(err)
			}
			forms = map[string]string{"other": one}
		}
		for _, form := range forms {
			all[key] = append(all[key], regexp.MustCompile(`^([\pL][\pL :-]*: )?`+hole.ReplaceAllString(regexp.QuoteMeta(form), `.*`)+`$`))
		}
	}
	return all
})

// isSentence tells whether the line is the sentence of one of the keys, which may end in a full stop for all below it.
func isSentence(line string, keys ...string) bool {
	line = strings.TrimSuffix(line, "\n")
	for key, forms := range sentences() {
		if !slices.ContainsFunc(keys, func(k string) bool { return key == k || strings.HasSuffix(k, ".") && strings.HasPrefix(key, k) }) {
			continue
		}
		if slices.ContainsFunc(forms, func(form *regexp.Regexp) bool { return form.MatchString(line) }) {
			return true
		}
	}
	return false
}

// want runs a command that must end with the code and the sentence of the key; empty is no error.
func (d *desk) want(code int, key string, args ...string) answer {
	d.Helper()
	a := d.do(args...)
	if a.code != code || key != "" && !isSentence(a.errs, key) {
		d.Errorf("%q gave %d, %q; want %d, %s", args, a.code, a.errs, code, key)
	}
	return a
}

func (d *desk) must(args ...string) answer {
	d.Helper()
	a := d.do(args...)
	if a.code != exitDone {
		d.Fatalf("%q gave %d, %q", args, a.code, a.errs)
	}
	return a
}

// row is one record of lista --format json.
type row map[string]any

func (r row) text(field string) string { return r[field].(string) }

func (r row) shown(field string) string { return r["visas"].(map[string]any)[field].(string) }

func (d *desk) list(file, register string) []row {
	d.Helper()
	var rows []row
	if err := json.Unmarshal([]byte(d.must("lista", file, register, "--format", "json").out), &rows); err != nil {
		d.Fatal(err)
	}
	return rows
}

// row finds the one record with the text in the field.
func (d *desk) row(file, register, field, text string) row {
	d.Helper()
	for _, r := range d.list(file, register) {
		if r.text(field) == text {
			return r
		}
	}
	d.Fatalf("no %s with %s=%q", register, field, text)
	return nil
}

var saidID = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)

// id is the record that an answer names.
func (d *desk) id(a answer) string {
	d.Helper()
	id := saidID.FindString(a.out + a.errs)
	if id == "" {
		d.Fatalf("no id in %q", a.out+a.errs)
	}
	return id
}

var example struct {
	once sync.Once
	path string
}

// example gives the desk a copy of the example file, which is made once.
func (d *desk) example() string {
	d.Helper()
	example.once.Do(func() {
		dir, err := os.MkdirTemp("", "lisparmen-test-")
		if err != nil {
			d.Fatal(err)
		}
		path := filepath.Join(dir, "exempel.lis")
		var out, errs bytes.Buffer
		if code := run([]string{"exempel", path, "--hem", dir}, &out, &errs); code != exitDone {
			d.Fatal(errs.String())
		}
		example.path = path
	})
	if example.path == "" {
		d.Fatal("the example could not be made")
	}
	return d.file("exempel.lis", d.read(example.path))
}

// new gives the desk Vara's new file, without a policy.
func (d *desk) new() string {
	d.Helper()
	d.must("ny", d.path("vara.lis"), "--kommun", "Vara")
	return d.path("vara.lis")
}

func golden(t testing.TB, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Errorf("%s differs from line %d (go test -update writes it anew)\n got: %s\nwant: %s", name, i+1, gotLines[i], wantLines[i])
			return
		}
	}
	t.Errorf("%s has %d lines, want %d", name, len(gotLines), len(wantLines))
}

// must returns an error's key, or says that there is none.
func keyOf(err error) string {
	var p *data.Problem
	if errors.As(err, &p) {
		return p.Key
	}
	return fmt.Sprint(err)
}

func TestExitCodes(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for name, c := range map[string]struct {
		code int
		key  string
		args []string
	}{
		"help":                       {exitDone, "", nil},
		"no such command":            {exitUsage, "problem.command.unknown", []string{"skapa", file}},
		"cobra's own completion":     {exitUsage, "problem.command.unknown", []string{"completion", "bash"}},
		"cobra's hidden completion":  {exitUsage, "problem.command.unknown", []string{"__complete", "n"}},
		"the same without text":      {exitUsage, "problem.command.unknown", []string{"__completeNoDesc", "n"}},
		"no such flag":               {exitUsage, "problem.flag.unknown", []string{"lista", file, "roll", "--color"}},
		"no such short flag":         {exitUsage, "problem.flag.unknown", []string{"lista", file, "roll", "-x"}},
		"no flag name":               {exitUsage, "problem.usage", []string{"lista", file, "roll", "--=x"}},
		"flag without value":         {exitUsage, "problem.flag.value", []string{"rapport", file, "arsrapport", "-o"}},
		"flag with bad value":        {exitUsage, "problem.flag.value", []string{"angra", file, "--bara-oandrat=kanske"}},
		"too few words":              {exitUsage, "problem.arguments", []string{"lista", file}},
		"too many words":             {exitUsage, "problem.arguments", []string{"lista", file, "roll", "incident"}},
		"no such register":           {exitUsage, "problem.kind.unknown", []string{"lista", file, "hund"}},
		"no such format":             {exitUsage, "problem.format.unknown", []string{"lista", file, "roll", "--format", "xml"}},
		"no such report":             {exitUsage, "problem.report.unknown", []string{"rapport", file, "veckorapport", "-o", "-"}},
		"no such format of duties":   {exitUsage, "problem.format.unknown", []string{"ataganden", file, "--format", "csv"}},
		"no such format of watches":  {exitUsage, "problem.format.unknown", []string{"bevakningar", file, "--format", "csv"}},
		"days before today":          {exitUsage, "problem.flag.value", []string{"bevakningar", file, "--dagar", "-7"}},
		"days in words":              {exitUsage, "problem.flag.value", []string{"bevakningar", file, "--dagar", "många"}},
		"no such report format":      {exitUsage, "problem.format.unknown", []string{"rapport", file, "arsrapport", "--format", "odt"}},
		"pdf to nowhere":             {exitUsage, "problem.flag.value", []string{"rapport", file, "arsrapport", "--format", "pdf"}},
		"docx to nowhere":            {exitUsage, "problem.flag.value", []string{"rapport", file, "arsrapport", "--format", "docx"}},
		"html to nowhere":            {exitUsage, "problem.flag.value", []string{"rapport", file, "arsrapport", "--format", "html"}},
		"nothing to search for":      {exitUsage, "problem.search.empty", []string{"sok", file, "  "}},
		"no such help":               {exitUsage, "problem.command.unknown", []string{"hjalp", "skapa"}},
		"ny without kommun":          {exitUsage, "problem.flag.value", []string{"ny", d.path("x.lis")}},
		"gallra without decision":    {exitUsage, "problem.gallring.decision", []string{"gallra", file, "incident", "I-1"}},
		"gallra with empty decision": {exitUsage, "problem.gallring.decision", []string{"gallra", file, "incident", "I-1", "--beslut", " "}},
		"no such file":               {exitFailed, "problem.file.missing", []string{"lista", d.path("borta.lis"), "roll"}},
		"a folder":                   {exitFailed, "problem.file.directory", []string{"lista", d.dir, "roll"}},
		"no such record":             {exitFailed, "problem.record.missing", []string{"tabort", file, "incident", "I-99"}},
		"record of another register": {exitFailed, "problem.record.missing", []string{"tabort", file, "atgard", "I-1"}},
		"restore what lives":         {exitFailed, "problem.restore.lives", []string{"aterta", file, "incident", "I-1"}},
		"no such history":            {exitFailed, "problem.record.missing", []string{"historik", file, "incident", "I-99"}},
		"new file in no folder":      {exitFailed, "problem.file.missing", []string{"ny", d.path("borta/x.lis"), "--kommun", "Vara"}},
		"linked record":              {exitDecide, "problem.remove.linked", []string{"tabort", file, "enhet", "KS"}},
	} {
		t.Run(name, func(t *testing.T) {
			(&desk{t, d.dir, d.home, d.name, d.day}).want(c.code, c.key, c.args...)
		})
	}
	if want := d.read(example.path); !bytes.Equal(d.read(file), want) {
		t.Error("a command that failed has changed the file")
	}
}

// Every command without its words is wrong use, told with how it is written.
func TestEveryCommandSaysHowItIsWritten(t *testing.T) {
	d := newDesk(t)
	for _, cmd := range (&session{}).root().Commands() {
		if cmd.Hidden || slices.Contains([]string{"hjalp", "handbok", "rapporter", "policykarta"}, cmd.Name()) { // these ask for nothing
			continue
		}
		a := d.want(exitUsage, "problem.arguments", cmd.Name())
		if !strings.Contains(a.errs, "lisparmen "+cmd.Name()+" FIL.lis") {
			t.Errorf("%s: %s", cmd.Name(), a.errs)
		}
	}
}

func TestHelpIsSwedish(t *testing.T) {
	d := newDesk(t)
	english := regexp.MustCompile(`(?i)\b(usage|flags?|available|commands?|help|for|about|use|more|information|default|string|bool|aliases|examples?|global|version of|unknown|error|the|completion)\b`)
	allowed := regexp.MustCompile(`--help|Information`)
	pages := [][]string{{}, {"--hjalp"}, {"-h"}, {"--help"}, {"hjalp"}, {"help"}, {"hjalp", "hjalp"}}
	for _, cmd := range (&session{}).root().Commands() {
		if !cmd.Hidden {
			pages = append(pages, []string{cmd.Name(), "--hjalp"}, []string{cmd.Name(), "-h"}, []string{"hjalp", cmd.Name()}, []string{"help", cmd.Name()})
		}
	}
	for _, args := range pages {
		a := d.run(args)
		if a.code != exitDone || a.errs != "" {
			t.Errorf("%q gave %d, %s", args, a.code, a.errs)
		}
		for _, word := range []string{"Så här:", "Flaggor", "--idag", "--anvandare", "--hem"} {
			if !strings.Contains(a.out, word) {
				t.Errorf("%q does not say %s:\n%s", args, word, a.out)
			}
		}
		if word := english.FindString(allowed.ReplaceAllString(a.out, "")); word != "" {
			t.Errorf("%q says %q:\n%s", args, word, a.out)
		}
		if strings.Contains(a.out, "command.") || strings.Contains(a.out, "flag.") || strings.Contains(a.out, "{{") {
			t.Errorf("%q has no words:\n%s", args, a.out)
		}
	}
	all := d.run([]string{}).out
	for _, cmd := range (&session{}).root().Commands() {
		if cmd.Hidden == strings.Contains(all, "\n  "+cmd.Name()+" ") {
			t.Errorf("the help names %s, or does not, against what it is", cmd.Name())
		}
	}
	if a, b := d.run([]string{"hjalp", "spara"}), d.run([]string{"spara", "--hjalp"}); a != b {
		t.Error("two ways to the same help differ")
	}
}

func TestVersion(t *testing.T) {
	if a := newDesk(t).run([]string{"--version"}); a.code != exitDone || a.out != "Lispärmen "+version+"\n" {
		t.Errorf("%+v", a)
	}
}

func TestNewFile(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	a := d.must("ny", file, "--kommun", "vara kommun")
	if !strings.Contains(a.out, "Vara kommun") || !strings.Contains(a.out, file) {
		t.Error(a.out)
	}
	if rows := d.list(file, "kommun"); len(rows) != 1 || rows[0].text("namn") != "Vara kommun" || rows[0].text("kod") != "1470" {
		t.Errorf("%v", rows)
	}
	// The six documents that the policy demands, and the policy, are not registered until somebody says so.
	documents := d.list(file, "styrdokument")
	if len(documents) != 7 {
		t.Errorf("%d documents", len(documents))
	}
	for _, r := range documents {
		if r.shown("lage") != "Ej registrerat" {
			t.Errorf("%s is %s", r.text("titel"), r.shown("lage"))
		}
	}
	d.must("kontrollera", file)
	if entries, _ := os.ReadDir(d.dir); len(entries) != 1 {
		t.Errorf("the folder holds %v", entries)
	}

	before := d.read(file)
	d.want(exitFailed, "problem.file.exists", "ny", file, "--kommun", "Vara")
	d.want(exitFailed, "problem.file.exists", "exempel", file)
	if !bytes.Equal(before, d.read(file)) {
		t.Error("a file that exists was changed")
	}
	other := d.file("viktigt.txt", []byte("viktigt"))
	d.want(exitFailed, "problem.file.exists", "ny", other, "--kommun", "Vara")
	if string(d.read(other)) != "viktigt" {
		t.Error("another file was changed")
	}

	for written, near := range map[string]string{"Varra": "Vara", "Lidkøping": "Lidköping", "Goteborg": "Göteborg", "Upplands-Väsbi": "Upplands Väsby"} {
		a := d.do("ny", d.path("ny.lis"), "--kommun", written)
		if a.code == exitDone { // written so that it can be understood
			os.Remove(d.path("ny.lis"))
			continue
		}
		if a.code != exitUsage || !isSentence(a.errs, "problem.municipality.unknown") || !strings.Contains(a.errs, near) {
			t.Errorf("%s gave %d, %s; want %s among the nearest", written, a.code, a.errs, near)
		}
	}
	d.want(exitUsage, "problem.municipality.unknown", "ny", d.path("ny.lis"), "--kommun", "Atlantis")
	if _, err := os.Stat(d.path("ny.lis")); err == nil {
		t.Error("a file was made for no municipality")
	}
}

func TestTheExampleIsTheSameEachTime(t *testing.T) {
	d, other := newDesk(t), newDesk(t)
	other.name, other.day = "Bo Ek", "2031-01-01"
	first := d.example()
	second := other.path("ett annat namn.lis")
	other.must("exempel", second)
	if !bytes.Equal(d.read(first), d.read(second)) {
		t.Error("the example differs from one time to the next")
	}
	d.must("kontrollera", first)
	other.must("kontrollera", second)
	for _, kind := range data.Kinds() {
		if a, b := d.must("lista", first, kind.Word, "--format", "json"), other.must("lista", second, kind.Word, "--format", "json"); a != b {
			t.Errorf("%s differs", kind.Word)
		}
	}
	if !bytes.Equal(d.read(first), d.read(second)) {
		t.Error("reading has changed a file")
	}
}

func TestListsAsJSON(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for _, kind := range data.Kinds() {
		out := d.must("lista", file, kind.Word, "--format", "json").out
		golden(t, "lista-"+kind.Word+".golden", out)
		var rows []row
		if err := json.Unmarshal([]byte(out), &rows); err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.text("register") != kind.Word || !data.IsID(r.text("id")) {
				t.Errorf("%s: %v", kind.Word, r)
			}
			if len(r) != 3+len(kind.Fields) || len(r["visas"].(map[string]any)) != len(kind.Fields) {
				t.Errorf("%s: %d names, %d shown, of %d fields", kind.Word, len(r), len(r["visas"].(map[string]any)), len(kind.Fields))
			}
		}
		// English names and capitals lead to the same register.
		if d.must("lista", file, strings.ToUpper(kind.Word), "--format", "json").out != out || d.must("lista", file, kind.Name, "--format", "json").out != out {
			t.Errorf("%s is not found by its other names", kind.Word)
		}
	}
}

func TestListsAsText(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for _, word := range []string{"incident", "atgard", "styrdokument", "anmalan", "kommun"} {
		golden(t, "lista-"+word+".txt.golden", d.must("lista", file, word).out)
	}
}

func TestOtherGoldens(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for name, args := range map[string][]string{
		"rapporter.json":     {"rapporter", "--format", "json"},
		"rapporter.txt":      {"rapporter"},
		"sok.json":           {"sok", file, "vårdsystemet", "--format", "json"},
		"sok.txt":            {"sok", file, "VÅRDSYSTEMET"},
		"sok-flera.txt":      {"sok", file, "tornvik", "borgmästare"},
		"historik.json":      {"historik", file, "incident", "I-3", "--format", "json"},
		"historik.txt":       {"historik", file, "incident", "I-3"},
		"historik-enhet.txt": {"historik", file, "enhet", "KS"},
		"ataganden.json":     {"ataganden", file, "--format", "json"},
		"ataganden.txt":      {"ataganden", file},
		"forstaveckor.json":  {"forstaveckor", file, "--format", "json"},
		"forstaveckor.txt":   {"forstaveckor", file},
		"bevakningar.json":   {"bevakningar", file, "--format", "json"},
		"bevakningar.txt":    {"bevakningar", file},
	} {
		out := d.must(args...).out
		golden(t, name+".golden", out)
		if strings.HasSuffix(name, ".json") && !json.Valid([]byte(out)) {
			t.Errorf("%s is no JSON", name)
		}
	}
	a := d.must("sok", file, "incidenter", "--format", "json")
	if b := d.must("sok", file, "INCIDENTER", "--format", "json"); a != b || len(a.out) < 100 {
		t.Errorf("capitals matter: %s", a.out)
	}
	if a := d.must("sok", file, "finnsintealls"); !strings.Contains(a.out, "0 träffar") {
		t.Error(a.out)
	}
	if a := d.must("sok", file, "finnsintealls", "--format", "json"); a.out != "[\n]\n" {
		t.Error(a.out)
	}
}

// Swedish Excel wants semicolons, CRLF and a byte order mark, and must not compute what a person has typed.
func TestListsAsCSV(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "atgard", `titel==HYPERLINK("http://x")`, "beskrivning=rad ett\nrad \"två\"; slut", "kostnad=-5")
	for _, kind := range data.Kinds() {
		out := d.must("lista", file, kind.Word, "--format", "csv").out
		body, ok := strings.CutPrefix(out, "\ufeff")
		if !ok {
			t.Errorf("%s has no byte order mark", kind.Word)
		}
		if strings.Count(body, "\n") != strings.Count(body, "\r\n") {
			t.Errorf("%s has bare line ends", kind.Word)
		}
		r := csv.NewReader(strings.NewReader(body))
		r.Comma = ';'
		cells, err := r.ReadAll() // also wants every row as wide as the first
		if err != nil {
			t.Fatal(kind.Word, err)
		}
		rows := d.list(file, kind.Word)
		if len(cells) != len(rows)+1 || len(cells[0]) != len(kind.Fields) {
			t.Errorf("%s: %d rows of %d cells, want %d of %d", kind.Word, len(cells), len(cells[0]), len(rows)+1, len(kind.Fields))
			continue
		}
		for n, row := range rows {
			for i, f := range kind.Fields {
				if cells[0][i] != f.Word {
					t.Errorf("%s: column %s, want %s", kind.Word, cells[0][i], f.Word)
				}
				want := strings.ReplaceAll(row.shown(f.Word), "\r", "")
				if got := cells[n+1][i]; got != want && got != "'"+want {
					t.Errorf("%s %s: %q, want %q", kind.Word, f.Word, got, want)
				}
				if got := cells[n+1][i]; got != "" && strings.ContainsRune("=+-@", rune(got[0])) {
					t.Errorf("%s %s: a spreadsheet would compute %q", kind.Word, f.Word, got)
				}
			}
		}
	}
}

func TestSave(t *testing.T) {
	d := newDesk(t)
	file := d.example()

	// A new record, choices by their Swedish words, dates as people write them, references by name and short name.
	a := d.must("spara", file, "incident", "titel=Strömavbrott", "kannedom=2026-11-24 08.15", "betydande=nej", "betydande-skal=Kort avbrott",
		"namnder=KS, socialnämnden", "antal-berorda=12", "sakerhetsskydd=ja", "upptacktes=24 november 2026 08:10")
	r := d.row(file, "incident", "titel", "Strömavbrott")
	if d.id(a) != r.text("id") || r.text("nummer") != "9" || r.shown("nummer") != "I-9" || r.text("betydande") != "no" || r.shown("betydande") != "Nej" {
		t.Errorf("%v", r)
	}
	if r.text("kannedom") != "2026-11-24T07:15:00Z" || r.shown("kannedom") != "2026-11-24 08.15" || r.shown("upptacktes") != "2026-11-24 08.10" {
		t.Errorf("times: %v", r)
	}
	if r.shown("namnder") != "Kommunstyrelsen, Socialnämnden" && r.shown("namnder") != "Socialnämnden, Kommunstyrelsen" {
		t.Errorf("references: %s", r.shown("namnder"))
	}

	// Edit by id, by number, by the end of the id, and by title.
	for _, by := range []string{r.text("id"), "I-9", "i-9", r.text("id")[len(r.text("id"))-8:], "strömavbrott"} {
		d.must("spara", file, "incident", "--id", by, "grundorsak=ändrad med "+by)
		if again := d.row(file, "incident", "titel", "Strömavbrott"); again.text("grundorsak") != "ändrad med "+by || again.text("id") != r.text("id") {
			t.Errorf("by %s: %v", by, again)
		}
	}
	if a := d.must("spara", file, "incident", "--id", "I-9", "titel=Strömavbrott"); !isSentence(a.out, "told.unchanged") {
		t.Errorf("the same again: %s", a.out)
	}
	d.must("spara", file, "incident", "--id", "I-9", "namnder=", "antal-berorda=")
	if again := d.row(file, "incident", "titel", "Strömavbrott"); again.text("namnder") != "" || again.text("antal-berorda") != "" {
		t.Errorf("emptied: %v", again)
	}
	if n := len(d.list(file, "incident")); n != 9 {
		t.Errorf("%d incidents", n)
	}

	// The history tells who, and from what to what.
	history := d.must("historik", file, "incident", "I-9", "--format", "json").out
	for _, word := range []string{"Anna Berg", "ändrad med I-9", "Socialnämnden"} {
		if !strings.Contains(history, word) {
			t.Errorf("the history does not say %s", word)
		}
	}

	// The municipality is one: it needs no id, and there is never another.
	d.must("spara", file, "kommun", "medarbetarord=medledare", "kategori=viktig", "samordnare=Maja Tallbrink")
	if rows := d.list(file, "kommun"); len(rows) != 1 || rows[0].text("medarbetarord") != "medledare" || rows[0].shown("samordnare") != "Maja Tallbrink" {
		t.Errorf("%v", rows)
	}
	d.must("kontrollera", file)
}

func TestSaveRefuses(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "person", "namn=Eva Lind")
	d.must("spara", file, "person", "namn=Eva Lind")
	before := d.read(file)
	for name, c := range map[string]struct {
		code int
		key  string
		args []string
	}{
		"no such register":            {exitUsage, "problem.kind.unknown", []string{"hund", "namn=Karo"}},
		"no such field":               {exitUsage, "problem.field.unknown", []string{"person", "namn=Bo", "ras=tax"}},
		"no equals sign":              {exitUsage, "problem.field.unknown", []string{"person", "namn"}},
		"required missing":            {exitFailed, "problem.field.required", []string{"person", "titel=Handläggare"}},
		"required emptied":            {exitFailed, "problem.field.required", []string{"person", "--id", "Maja Tallbrink", "namn="}},
		"no such choice":              {exitFailed, "problem.choice", []string{"atgard", "titel=X", "lage=snart"}},
		"bad date":                    {exitFailed, "problem.date", []string{"atgard", "titel=X", "forfaller=31 februari 2026"}},
		"bad time":                    {exitFailed, "problem.time", []string{"incident", "titel=X", "kannedom=igår"}},
		"an hour that is twice":       {exitFailed, "problem.time.twice", []string{"incident", "titel=X", "kannedom=2026-10-25 02.30"}},
		"an hour that is not":         {exitFailed, "problem.time.skipped", []string{"incident", "titel=X", "kannedom=2026-03-29 02.30"}},
		"bad number":                  {exitFailed, "problem.number", []string{"atgard", "titel=X", "kostnad=mycket"}},
		"bad yes":                     {exitFailed, "problem.bool", []string{"atgard", "titel=X", "finansierad=kanske"}},
		"bad address":                 {exitFailed, "problem.email", []string{"person", "namn=X", "epost=x.se"}},
		"bad number of organisation":  {exitFailed, "problem.orgnumber", []string{"kommun", "orgnr=12"}},
		"control character":           {exitFailed, "problem.text.control", []string{"person", "namn=A\x1fB"}},
		"bad UTF-8":                   {exitFailed, "problem.text.encoding", []string{"person", "namn=\xe5sa"}},
		"too long":                    {exitFailed, "problem.text.long", []string{"person", "namn=" + strings.Repeat("å", 100_000)}},
		"no such reference":           {exitFailed, "problem.record.missing", []string{"atgard", "titel=X", "ansvarig=Ingen Alls"}},
		"no such one of several":      {exitFailed, "problem.record.missing", []string{"incident", "titel=X", "namnder=KS, Ingen nämnd"}},
		"ambiguous reference":         {exitDecide, "problem.record.ambiguous", []string{"atgard", "titel=X", "ansvarig=Eva Lind"}},
		"ambiguous id":                {exitDecide, "problem.record.ambiguous", []string{"person", "--id", "eva lind", "titel=Chef"}},
		"no such id":                  {exitFailed, "problem.record.missing", []string{"person", "--id", "Ingen Alls", "titel=Chef"}},
		"judged without reason":       {exitFailed, "problem.incident.reason", []string{"incident", "titel=X", "betydande=ja"}},
		"period backwards":            {exitFailed, "problem.period", []string{"styrdokument", "titel=X", "typ=plan", "galler-fran=2027-01-01", "galler-till=2026-01-01"}},
		"done but not":                {exitFailed, "problem.action.done", []string{"atgard", "titel=X", "klar-datum=2026-11-01"}},
		"part of nothing":             {exitFailed, "problem.document.part_of", []string{"styrdokument", "titel=X", "typ=plan", "lage=ingar"}},
		"one good field, one not":     {exitFailed, "problem.number", []string{"person", "namn=Rut", "--id", "Maja Tallbrink", "epost=a@b.se", "slutade=2026-13-01"}},
		"deadline with nothing in it": {exitFailed, "problem.deadline.amount", []string{"frist", "spar=cyber", "steg=anmalan", "antal=0"}},
	} {
		t.Run(name, func(t *testing.T) {
			at := &desk{t, d.dir, d.home, d.name, d.day}
			if name == "one good field, one not" {
				c.key = "problem.date"
			}
			if name == "part of nothing" || name == "deadline with nothing in it" {
				c.key = "problem."
			}
			at.want(c.code, c.key, append([]string{"spara", file}, c.args...)...)
			if !bytes.Equal(before, at.read(file)) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestRemoveRestore(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	a := d.want(exitDecide, "problem.remove.linked", "tabort", file, "enhet", "KS")
	for _, linking := range []string{"Incident: I-3 Nätfiske mot ekonomienheten (Berörda nämnder)", "Enhet: Kommunstyrelsens arbetsutskott (Hör till)", "Person: "} {
		if !strings.Contains(a.out, linking) {
			t.Errorf("%q does not name %s", a.out, linking)
		}
	}
	id := d.id(d.must("spara", file, "person", "namn=Eva Lind", "enhet=KS"))
	d.must("tabort", file, "person", "Eva Lind")
	if strings.Contains(d.must("lista", file, "person").out, "Eva Lind") || !strings.Contains(d.must("sok", file, "Eva Lind").out, "0 träffar") {
		t.Error("a removed record is still found")
	}
	d.want(exitFailed, "problem.record.removed", "tabort", file, "person", id)
	d.want(exitFailed, "problem.record.removed", "spara", file, "person", "--id", id, "titel=Chef")
	d.want(exitFailed, "problem.record.missing", "aterta", file, "person", "Eva Lind") // only its id leads to a removed record
	d.must("aterta", file, "person", id)
	if r := d.row(file, "person", "namn", "Eva Lind"); r.text("id") != id || r.shown("enhet") != "Kommunstyrelsen" {
		t.Errorf("restored: %v", r)
	}
	if !strings.Contains(d.must("historik", file, "person", id).out, "Återtaget") {
		t.Error("the history does not tell")
	}
	d.must("kontrollera", file)
}

func TestGallra(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	const secret = "Zyxhemligheten"
	id := d.id(d.must("spara", file, "incident", "titel="+secret, "beskrivning="+secret+" i vårdsystemet"))
	d.must("spara", file, "incident", "--id", id, "grundorsak="+secret+" igen")
	if !bytes.Contains(d.read(file), []byte(secret)) {
		t.Fatal("the word is not in the file to begin with")
	}
	before := d.read(file)
	d.want(exitUsage, "problem.gallring.decision", "gallra", file, "incident", id)
	if !bytes.Equal(before, d.read(file)) {
		t.Error("something was gallrat without a decision")
	}
	d.must("gallra", file, "incident", id, "--beslut", "KS 2026-11-20 § 7")
	if bytes.Contains(d.read(file), []byte(secret)) || bytes.Contains(d.read(file), []byte(strings.ToLower(secret))) {
		t.Error("the word is still in the file")
	}
	history := d.must("historik", file, "incident", id, "--format", "json").out
	if strings.Contains(history, secret) || !strings.Contains(history, "KS 2026-11-20 § 7") || !strings.Contains(history, "gallrat") {
		t.Error(history)
	}
	d.want(exitFailed, "problem.undo.gallring", "angra", file)
	d.want(exitFailed, "problem.record.gallrad", "spara", file, "incident", "--id", id, "titel=X")
	d.want(exitFailed, "problem.record.gallrad", "aterta", file, "incident", id)
	d.must("kontrollera", file)
}

func TestUndo(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.want(exitFailed, "problem.undo.nothing", "angra", file)

	d.must("spara", file, "person", "namn=Eva Lind")
	d.must("spara", file, "person", "--id", "Eva Lind", "titel=Chef")
	if a := d.must("angra", file); !strings.Contains(a.out, "Sparat") || d.row(file, "person", "namn", "Eva Lind").text("titel") != "" {
		t.Error(a.out)
	}
	d.must("angra", file) // the next undo takes back what came before, so the person is gone
	if n := len(d.list(file, "person")); n != 0 {
		t.Errorf("%d persons after two undos", n)
	}

	// Another computer has changed the same since: a person must decide.
	d.must("spara", file, "person", "namn=Rut Ek", "titel=Chef")
	other := &desk{d.TB, d.dir, t.TempDir(), "Bo Ek", d.day}
	other.want(exitFailed, "problem.undo.nothing", "angra", file)
	d.must("spara", file, "person", "--id", "Rut Ek", "titel=Direktör", "telefon=0512-1")
	other.must("spara", file, "person", "--id", "Rut Ek", "titel=Handläggare")
	before := d.read(file)
	if a := d.want(exitDecide, "problem.undo.changed", "angra", file); !strings.Contains(a.out, "Person: Rut Ek (Titel)") {
		t.Errorf("what has changed is not named: %q", a.out)
	}
	if !bytes.Equal(before, d.read(file)) {
		t.Error("something was undone")
	}
	d.must("angra", file, "--bara-oandrat")
	if r := d.row(file, "person", "namn", "Rut Ek"); r.text("titel") != "Handläggare" || r.text("telefon") != "" {
		t.Errorf("%v", r)
	}
	d.must("kontrollera", file)
}

// An import is one save: one undo takes all of it back.
func TestUndoOfAnImport(t *testing.T) {
	d := newDesk(t)
	file := d.path("vara.lis")
	d.must("ny", file, "--kommun", "Vara", "--policy", ownPolicy)
	duties, sections := len(d.list(file, "atagande")), len(d.list(file, "avsnitt"))
	if duties == 0 || sections == 0 {
		t.Fatalf("%d duties and %d sections were read", duties, sections)
	}
	if a := d.must("angra", file); !strings.Contains(a.out, "Inläst") {
		t.Error(a.out)
	}
	if n := len(d.list(file, "atagande")) + len(d.list(file, "avsnitt")); n != 0 {
		t.Errorf("%d of the import are left", n)
	}
	for _, r := range d.list(file, "styrdokument") {
		if r.shown("lage") != "Ej registrerat" || r.text("kalla") != "" {
			t.Errorf("%s: %s, %s", r.text("titel"), r.shown("lage"), r.text("kalla"))
		}
	}
	d.want(exitFailed, "problem.undo.nothing", "angra", file)
	d.must("kontrollera", file)
}

// Two computers with copies of the same file change the same field; the person who brings them together chooses.
func TestAConflictIsLeftToAPerson(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("spara", file, "person", "namn=Rut Ek", "titel=Chef")
	other := &desk{d.TB, t.TempDir(), t.TempDir(), "Bo Ek", d.day}
	copied := other.file("kopia.lis", d.read(file))
	d.must("spara", file, "person", "--id", "Rut Ek", "titel=Direktör")
	other.must("spara", copied, "person", "--id", "Rut Ek", "titel=Handläggare")
	merge(t, file, copied)
	r := d.row(file, "person", "namn", "Rut Ek")
	if !strings.Contains(d.must("historik", file, "person", "Rut Ek").out, "Direktör") || !strings.Contains(d.must("historik", file, "person", "Rut Ek").out, "Handläggare") {
		t.Error("one of the two values is lost")
	}
	a := d.do("spara", file, "person", "--id", "Rut Ek", "telefon=0512-2")
	if a.code != exitDecide || !isSentence(a.errs, "told.conflict") {
		t.Errorf("a conflict was not told: %+v", a)
	}
	// The value that is already shown, written again, settles it.
	if a := d.do("spara", file, "person", "--id", "Rut Ek", "titel="+r.text("titel")); a.code != exitDone {
		t.Errorf("the choice did not settle it: %+v", a)
	}
	d.must("kontrollera", file)
}

// merge takes in all of another copy, as the program will do when it shares.
func merge(t testing.TB, into, from string) {
	t.Helper()
	ctx := context.Background()
	options := share.Options{Home: t.TempDir(), Author: "Anna Berg"}
	a, err := share.Open(ctx, into, options)
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close(ctx)
	b, err := share.Open(ctx, from, options)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close(ctx)
	log, err := b.Store.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Store.Merge(ctx, log); err != nil {
		t.Fatal(err)
	}
}

func TestReport(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	before := d.read(file)
	for name, args := range map[string][]string{
		"year so far": {"arsrapport"},
		"a period":    {"arsrapport", "--fran", "2025-07-01", "--till", "2025-12-31"},
		"per a day":   {"arsrapport", "--per", "2026-03-31"},
		"public":      {"arsrapport", "--offentlig"},
		"policy":      {"styrdokument"},
		"a document":  {"styrdokument", "--id", "Informationssäkerhetspolicy"},
		"incidents":   {"incident"},
		"an incident": {"incident", "--id", "I-6"},
		"without":     {"incident", "--fran", "2024-01-01", "--till", "2024-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			d := &desk{t, d.dir, d.home, d.name, d.day}
			args := append([]string{"rapport", file}, args...)
			screen := d.must(args...)
			if again := d.must(append(args, "-o", "-")...); again != screen {
				t.Error("the screen differs from nothing said")
			}
			txt, pdf := filepath.Join(t.TempDir(), "r.txt"), filepath.Join(t.TempDir(), "r.pdf")
			d.must(append(args, "-o", txt)...)
			if string(d.read(txt)) != screen.out {
				t.Error("the file differs from the screen")
			}
			if a := d.must(append(args, "-o", pdf)...); !strings.Contains(a.out, pdf) {
				t.Error(a.out)
			}
			first := d.read(pdf)
			if !bytes.HasPrefix(first, []byte("%PDF-1.")) {
				t.Errorf("no PDF: %.20q", first)
			}
			d.must(append(args, "--ut", pdf)...)
			if !bytes.Equal(first, d.read(pdf)) {
				t.Error("the same paper twice differs")
			}
			d.must(append(args, "-o", pdf, "--format", "text")...)
			if string(d.read(pdf)) != screen.out {
				t.Error("--format does not decide")
			}
			if entries, _ := os.ReadDir(filepath.Dir(pdf)); len(entries) != 1 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
	if !bytes.Equal(before, d.read(file)) {
		t.Error("printing has changed the file")
	}
}

func TestReportOfADay(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	now := d.must("rapport", file, "arsrapport").out
	then := d.must("rapport", file, "arsrapport", "--per", "2025-12-31").out
	if !strings.Contains(now, "Ställning per 24 november 2026") || !strings.Contains(then, "Ställning per 31 december 2025") {
		t.Error("the papers do not say their day")
	}
	first, later := d.must("rapport", file, "incident", "--fran", "2025-01-01", "--per", "2025-12-31").out, d.must("rapport", file, "incident", "--fran", "2025-01-01").out
	if strings.Contains(first, "Utpressningsprogram") || !strings.Contains(later, "Utpressningsprogram") || !strings.Contains(first, "Nätfiske") {
		t.Error("what had not happened is in the paper of a day before, or what had is not")
	}
	earlier := &desk{t, d.dir, d.home, d.name, "2025-12-31 23.59"}
	if strings.Contains(earlier.must("rapport", file, "arsrapport").out, "Ställning per 24 november") {
		t.Error("--idag does not set the clock")
	}
	incident := d.must("rapport", file, "incident", "--id", "I-6").out
	if !strings.Contains(incident, "Utpressningsprogram") || strings.Contains(incident, "Nätfiske") {
		t.Error("the paper is not about the incident asked for")
	}
	public := d.must("rapport", file, "incident", "--id", "I-6", "--offentlig").out
	if secret := d.row(file, "incident", "nummer", "6").text("grundorsak"); secret != "" && strings.Contains(strings.Join(strings.Fields(public), " "), secret) {
		t.Error("the public paper tells what may be secret")
	}
	if public == incident {
		t.Error("the public paper is the same as the other")
	}
}

func TestReportRefuses(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	out := d.file("r.pdf", []byte("gammal rapport"))
	d.want(exitFailed, "problem.record.missing", "rapport", file, "incident", "-o", out, "--id", "I-99")
	d.want(exitUsage, "problem.report.whole", "rapport", file, "arshjul", "-o", out, "--id", "I-6")
	d.want(exitUsage, "problem.report.committee", "rapport", file, "arshjul", "-o", out, "--namnd", "SN")
	d.want(exitUsage, "problem.report.both", "rapport", file, "arsrapport", "-o", out, "--namnd", "SN", "--id", "KS")
	for name, c := range map[string]struct {
		code int
		key  string
		args []string
	}{
		"bad from":          {exitUsage, "problem.flag.value", []string{"-o", out, "--fran", "i våras"}},
		"bad to":            {exitUsage, "problem.flag.value", []string{"-o", out, "--till", "2026-02-30"}},
		"bad per":           {exitUsage, "problem.flag.value", []string{"-o", out, "--per", "24/11"}},
		"bad today":         {exitUsage, "problem.flag.value", []string{"-o", out, "--idag", "måndag"}},
		"backwards":         {exitUsage, "problem.report.period", []string{"-o", out, "--fran", "2026-11-01", "--till", "2026-10-01"}},
		"no such folder":    {exitFailed, "problem.output", []string{"-o", d.path("borta/r.pdf")}},
		"a folder":          {exitFailed, "problem.output", []string{"-o", d.dir}},
		"a folder, as text": {exitFailed, "problem.output", []string{"-o", d.dir, "--format", "text"}},
		"below a file":      {exitFailed, "problem.output", []string{"-o", filepath.Join(out, "r.pdf")}},
	} {
		t.Run(name, func(t *testing.T) {
			d := &desk{t, d.dir, d.home, d.name, d.day}
			if name == "bad today" {
				a := d.run(append([]string{"rapport", file, "arsrapport", "--hem", d.home}, c.args...))
				if a.code != c.code || !isSentence(a.errs, c.key) {
					t.Errorf("%+v", a)
				}
			} else {
				d.want(c.code, c.key, append([]string{"rapport", file, "arsrapport"}, c.args...)...)
			}
			if string(d.read(out)) != "gammal rapport" {
				t.Error("the old paper is gone")
			}
			if entries, _ := os.ReadDir(d.dir); len(entries) != 2 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
	d.want(exitFailed, "problem.report.no_text", "rapport", d.new(), "styrdokument")
}

// The old paper lies untouched beside, under whatever name, while the new one is written.
func TestAReportReplacesOnlyItself(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	mine := d.file("r.pdf.tmp", []byte("mitt"))
	old := d.file("r.pdf", []byte("gammal"))
	if err := os.Chmod(old, 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("r.pdf", d.path("senaste.pdf")); err != nil {
		t.Skip(err)
	}
	d.must("rapport", file, "styrdokument", "-o", d.path("senaste.pdf"))
	if string(d.read(mine)) != "mitt" {
		t.Error("another file was written over")
	}
	if info, err := os.Lstat(old); err != nil || info.Mode() != 0o640 || !bytes.HasPrefix(d.read(old), []byte("%PDF")) {
		t.Errorf("the paper that the link leads to: %v, %v", info, err)
	}
	if info, err := os.Lstat(d.path("senaste.pdf")); err != nil || info.Mode().Type() != os.ModeSymlink {
		t.Errorf("the link: %v, %v", info, err)
	}
}

// A paper's kontrollkod, typed in from the print, tells whether what it was made from is still there.
func TestKontrollkodFromThePaper(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	printed := regexp.MustCompile(`(?m)^Kontrollkod ([0-9A-F]{4}(?:-[0-9A-F]{4}){3})$`)
	codeOf := func(paper string) string {
		found := printed.FindStringSubmatch(paper)
		if found == nil {
			t.Fatal("the paper has no kontrollkod")
		}
		return found[1]
	}
	code := codeOf(d.must("rapport", file, "arsrapport").out)
	d.must("spara", file, "person", "namn=Eva Lind") // later work does not disturb
	d.must("kontrollera", file, "--mot", code)
	d.must("kontrollera", file, "--mot", " "+strings.ToLower(code)+" ")
	if a := d.want(exitFailed, "told.check.wrong", "kontrollera", file, "--mot", "AAAA-BBBB-CCCC-DDDD"); !strings.Contains(a.out, "AAAA-BBBB-CCCC-DDDD") {
		t.Error(a.out)
	}

	// Booked, a dropped tail is found even without the paper.
	d.day = "2026-11-26"
	paper := d.must("rapport", file, "arsrapport", "--bokfor").out
	booked := codeOf(paper)
	if booked == code {
		t.Error("the code does not change with what has been saved")
	}
	d.must("kontrollera", file, "--mot", booked)
	d.must("kontrollera", file)

	old := d.example() // an older copy put back in its place: what the paper was made from is gone
	d.must("kontrollera", old)
	d.want(exitFailed, "told.check.wrong", "kontrollera", old, "--mot", booked)
}

func TestSayNothingWhereNothingCanBeSaid(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	for _, args := range [][]string{
		{"lista", file, "roll"},
		{"lista", file, "roll", "--format", "csv"},
		{"sok", file, "KS", "--format", "json"},
		{"rapporter"},
		{"rapport", file, "styrdokument"},
		{"kontrollera", file},
		{"--version"},
		{"hjalp"},
		{"spara", file, "person", "namn=X"},
	} {
		var errs bytes.Buffer
		code := run(append([]string{"--hem", d.home}, args...), fullWriter{}, &errs)
		if code != exitFailed || !isSentence(errs.String(), "problem.told") {
			t.Errorf("%q gave %d, %q", args, code, errs.String())
		}
	}
}

type fullWriter struct{}

func (fullWriter) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

func TestTheNameAndTheClockAreKept(t *testing.T) {
	d := newDesk(t)
	d.name, d.day = "Åsa Öberg", "2026-02-03 04.05"
	file := d.new()
	d.must("spara", file, "person", "namn=Eva Lind")
	if out := d.must("historik", file, "person").out; !strings.Contains(out, "2026-02-03 04.05") || !strings.Contains(out, "Åsa Öberg") {
		t.Error(out)
	}
	// The program's own files lie in --hem alone, and are no business of others.
	entries, err := os.ReadDir(d.home)
	if err != nil || len(entries) == 0 {
		t.Fatalf("%v, %v", entries, err)
	}
	for _, e := range entries {
		if info, err := e.Info(); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s can be read by others: %v", e.Name(), info.Mode())
		}
	}
	t.Setenv("LISPARMEN_HOME", filepath.Join(t.TempDir(), "annat", "hem"))
	if a := d.run([]string{"spara", file, "person", "namn=Bo Ek"}); a.code != exitDone {
		t.Error(a.errs)
	}
	if _, err := os.Stat(filepath.Join(os.Getenv("LISPARMEN_HOME"), "copies")); err != nil {
		t.Error(err)
	}
}

// A home that is told from where one stands serves as any other: what is saved there is backed up there.
func TestHomeFromWhereOneStands(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	t.Chdir(t.TempDir())
	d.home = "hem"
	if a := d.do("spara", file, "person", "namn=Eva Lind"); a.code != exitDone || a.errs != "" {
		t.Error(a.errs)
	}
	if copies, err := filepath.Glob(filepath.Join("hem", "backups", "*", "*.lis")); err != nil || len(copies) != 1 {
		t.Errorf("%q, %v", copies, err)
	}
}

// The log is for those who help; it never tells what the records say.
func TestTheLogKeepsTheCauseAndNoSecrets(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.want(exitFailed, "problem.date", "spara", file, "atgard", "titel=Hemlig titel", "forfaller=Hemligt datum")
	d.want(exitFailed, "problem.file.not_database", "lista", d.file("text.lis", []byte("text")), "roll")
	d.want(exitFailed, "problem.file.missing", "lista", d.path("borta.lis"), "roll")
	log := string(d.read(filepath.Join(d.home, "lisparmen.log")))
	if !strings.Contains(log, "problem.file.missing") || strings.Contains(log, "Hemlig") || strings.Contains(log, "borta") || strings.Contains(log, d.home) {
		t.Error(log)
	}
}

func TestAPanicIsASentence(t *testing.T) {
	p := data.NewProblem("problem.unexpected", "cause", "two\nlines\r\nand \x1b[31mred\u2028")
	if got := sentence(p); strings.ContainsAny(got, "\n\r\x1b\u2028") || !isSentence(got, "problem.unexpected") {
		t.Errorf("%q", got)
	}
	if got := sentence(errors.Join(errors.New("one"), errors.New("two"))); strings.Contains(got, "\n") || !isSentence(got, "problem.unexpected") {
		t.Errorf("%q", got)
	}
	if got := sentence(context.Canceled); !isSentence(got, "problem.cancelled") || keyOf(context.Canceled) != "context canceled" {
		t.Errorf("%q", got)
	}
	if len(reports.Reports()) == 0 {
		t.Error("no reports")
	}
}
