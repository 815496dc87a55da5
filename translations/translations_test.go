package translations_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/template"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lisparmen/data"
	"lisparmen/translations"
	"lisparmen/translations/wrongwords"
)

func TestText(t *testing.T) {
	for name, test := range map[string]struct {
		got, want string
	}{
		"plain":                         {translations.Text("kind.incident", nil), "Incident"},
		"argument":                      {translations.Text("problem.number", map[string]string{"text": "fem"}), "”fem” är inte ett heltal. Inget har ändrats. Skriv bara siffror, till exempel 1200."},
		"argument that is a key":        {translations.Text("problem.field.required", map[string]string{"field": "field.incident.known_at"}), "Fältet ”Kännedom” är tomt men måste fyllas i. Inget har sparats. Fyll i fältet och spara igen."},
		"several keys":                  {translations.Text("problem.field.unknown", map[string]string{"text": "x", "fields": "field.action.due, field.action.state"}), "Det finns inget fält som heter ”x”. Inget har ändrats. Välj något av fälten: Förfaller, Läge."},
		"Fyne's word is no argument":    {translations.Text("problem.bool", map[string]string{"text": "Open"}), "”Open” är varken ja eller nej. Inget har ändrats. Skriv ja eller nej."},
		"file named like a key of Fyne": {translations.Text("problem.file.directory", map[string]string{"file": "file.name"}), "”file.name” är en mapp, inte en fil. Inget har ändrats. Välj en fil i stället."},
		"argument like a placeholder":   {translations.Text("problem.bool", map[string]string{"text": "{{.text}}"}), "”{{.text}}” är varken ja eller nej. Inget har ändrats. Skriv ja eller nej."},
		"argument not given":            {translations.Text("time.left", nil), "… kvar"},
		"one":                           {translations.Count("time.hours", 1, nil), "1 timme"},
		"none":                          {translations.Count("time.hours", 0, nil), "0 timmar"},
		"many":                          {translations.Count("time.hours", 12345, nil), "12\u00a0345 timmar"},
		"millions":                      {translations.Count("time.days", 1234567, nil), "1\u00a0234\u00a0567 dagar"},
		"less than none":                {translations.Count("time.days", -123456, nil), "−123\u00a0456 dagar"},
		"count as argument, one":        {translations.Text("problem.remove.linked", map[string]string{"count": "1"})[:10], "En annan p"},
		"count as argument, many":       {translations.Text("problem.remove.linked", map[string]string{"count": "3"})[:10], "3 andra po"},
		"field first":                   {translations.WithField("problem.bool", map[string]string{"text": "kanske", "field": "field.action.financed"}), "Finansierad: ”kanske” är varken ja eller nej. Inget har ändrats. Skriv ja eller nej."},
		"field named already":           {translations.WithField("problem.action.done", map[string]string{"field": "field.action.done_on"}), "Fältet ”Klar den” har ett datum, men åtgärden är inte klar. Inget har sparats. Ändra läget till Klar, eller ta bort datumet."},
		"a field of the log":            {translations.Text("check.head", map[string]string{"field": "field.incident.exists", "record": "x"}), "Det som gäller stämmer inte med historiken: fältet ”Finns” i posten x."},
		"an element of a list":          {translations.Text("check.head", map[string]string{"field": "field.incident.units/0199c5b2-0000-7000-8000-00000000000a", "record": "x"}), "Det som gäller stämmer inte med historiken: fältet ”Berörda nämnder” i posten x."},
		"like a key but none":           {translations.Text("problem.bool", map[string]string{"text": "kind.of"}), "”kind.of” är varken ja eller nej. Inget har ändrats. Skriv ja eller nej."},
		"no field":                      {translations.WithField("problem.search.empty", nil), "Det finns inget att söka efter. Inget har ändrats. Skriv minst ett ord."},
	} {
		if test.got != test.want {
			t.Errorf("%s:\n got %q\nwant %q", name, test.got, test.want)
		}
	}
}

func TestUnknownKeyIsGivenBackAndRemembered(t *testing.T) {
	const key = "kind.unicorn"
	if translations.Has(key) {
		t.Fatal("has words for a unicorn")
	}
	if got := translations.Text(key, nil); got != key {
		t.Errorf("got %q", got)
	}
	if got := translations.Count("time.years", 2, nil); got != "time.years" {
		t.Errorf("got %q", got)
	}
	if got := translations.Missing(); !slices.Equal(got, []string{key, "time.years"}) {
		t.Errorf("missing: %q", got)
	}
}

func TestCountLeavesTheArgumentsAlone(t *testing.T) {
	args := map[string]string{"time": "x"}
	translations.Count("time.hours", 2, args)
	if len(args) != 1 {
		t.Errorf("args became %v", args)
	}
}

func TestJSONIsACopy(t *testing.T) {
	clear(translations.Swedish.JSON())
	if !json.Valid(translations.Swedish.JSON()) {
		t.Error("a caller can destroy the words")
	}
}

func TestFyneIsGivenItsOwnWordsAlone(t *testing.T) {
	var words map[string]string
	if err := json.Unmarshal(translations.Swedish.FyneJSON(), &words); err != nil || words["Quit"] != "Avsluta" || words["monday"] == "" {
		t.Errorf("Fyne is given %v, %v", words, err)
	}
	for key := range words {
		if strings.Contains(key, ".") {
			t.Errorf("%s is not Fyne's", key)
		}
	}
}

// declared is every key that the declarations of package data call for.
func declared() map[string]bool {
	keys := map[string]bool{}
	for _, kind := range data.Kinds() {
		keys[data.KindKey(kind.Name)] = true
		keys[data.KindsKey(kind.Name)] = true
		for _, f := range kind.Fields {
			keys[data.FieldKey(kind.Name, f.Name)] = true
			if f.Type != data.TypeChoice {
				continue
			}
			// One rule for all sets: the empty choice has words, for it means that nobody has answered.
			keys[data.OptionKey(f.Set, "")] = true
			for _, o := range f.Choices {
				keys[data.OptionKey(f.Set, o.Name)] = true
			}
		}
	}
	keys[data.OptionKey("assessment", string(data.NotInUse))] = true // told, never chosen
	for _, state := range []data.ClockState{
		data.ClockNotDemanded, data.ClockWaiting, data.ClockUnjudged, data.ClockRunning,
		data.ClockLate, data.ClockSent, data.ClockSentLate,
	} {
		keys["clock."+string(state)] = true
	}
	return keys
}

func TestEveryDeclarationHasWords(t *testing.T) {
	for key := range declared() {
		if !translations.Has(key) {
			t.Errorf("sv.json lacks %q", key)
		}
	}
}

func TestNoWordsWithoutADeclaration(t *testing.T) {
	keys := declared()
	for _, key := range translations.Swedish.Keys() {
		switch group, _, _ := strings.Cut(key, "."); group {
		case "kind", "kinds", "field", "option", "clock":
			if !keys[key] {
				t.Errorf("sv.json has %q, which nothing declares", key)
			}
		case "step":
			parts := strings.Split(key, ".")
			if len(parts) != 3 || !keys[data.OptionKey("track", parts[1])] || !keys[data.OptionKey("step", parts[2])] {
				t.Errorf("sv.json has %q, which is no step of a track", key)
			}
		}
	}
}

func TestEveryAreaHasWords(t *testing.T) {
	for _, area := range data.Areas() {
		if key := data.OptionKey("area", string(area)); !translations.Has(key) {
			t.Errorf("sv.json lacks %q", key)
		}
	}
}

// What is computed is told in words: every sort of watch in its two forms, every rule, and each register that a rule reads.
func TestEveryWatchAndRuleHasWords(t *testing.T) {
	for _, what := range append(data.DueWhats(), data.DueClock, data.DueRoleVacant, data.DueToldLate, data.DueChangeLate) {
		wait := "ui.wait." + strings.TrimPrefix(string(what), "due.")
		for _, key := range []string{string(what), wait, wait + ".late"} {
			if !translations.Has(key) {
				t.Errorf("sv.json lacks %q", key)
			}
		}
	}
	used := map[string]bool{}
	for number := range data.DutyCount {
		rule, ok := data.RuleOf(number + 1)
		if !ok || !translations.Has(rule.Key) {
			t.Errorf("duty %d has no rule in words: %q", number+1, rule.Key)
		}
		used[rule.Key] = true
		for _, name := range rule.Reads {
			used[data.KindsKey(name)] = true
			if !translations.Has(data.KindsKey(name)) {
				t.Errorf("sv.json lacks %q", data.KindsKey(name))
			}
		}
	}
	for _, key := range translations.Swedish.Keys() {
		if group, _, _ := strings.Cut(key, "."); (group == "rule" || group == "register") && !used[key] {
			t.Errorf("sv.json has %q, which no rule reads", key)
		}
	}
}

func TestLabelsAreWellFormed(t *testing.T) {
	form := regexp.MustCompile(`^(\p{Lu}[\p{L}\d ,:()–-]*|20\d\d)$`) // a year is its number
	for key := range declared() {
		if words := translations.Text(key, nil); !form.MatchString(words) || strings.Contains(words, "  ") {
			t.Errorf("%s: %q should begin with a capital and be words only", key, words)
		}
	}
}

// In one form two fields must not have the same label, nor two options of one set, nor two kinds.
func TestLabelsAreTellApart(t *testing.T) {
	groups := map[string]map[string]string{}
	for key := range declared() {
		group := key[:strings.LastIndex(key, ".")]
		words := translations.Text(key, nil)
		if strings.HasPrefix(words, "Ej ") {
			continue // unanswered and answered "not judged" may read the same
		}
		if groups[group] == nil {
			groups[group] = map[string]string{}
		}
		if other := groups[group][words]; other != "" {
			t.Errorf("%s and %s are both %q", key, other, words)
		}
		groups[group][words] = key
	}
}

// The Swedish word of the command line and the label of the window should not drift apart without being seen.
func TestKindWordsFollowLabels(t *testing.T) {
	ascii := strings.NewReplacer("å", "a", "ä", "a", "ö", "o", " ", "-")
	for _, kind := range data.Kinds() {
		if got := ascii.Replace(strings.ToLower(translations.Text(data.KindKey(kind.Name), nil))); got != kind.Word {
			t.Errorf("%s is %q on the command line and %q in the window", kind.Name, kind.Word, got)
		}
	}
}

// entries gives every entry of a language's file in order, with all its forms.
func entries(t *testing.T, of *translations.Language) []entry {
	t.Helper()
	decoder := json.NewDecoder(bytes.NewReader(of.JSON()))
	if token, err := decoder.Token(); err != nil || token != json.Delim('{') {
		t.Fatal(of.Code+".json is not one object", err)
	}
	var list []entry
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			t.Fatal(err)
		}
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			t.Fatal(err)
		}
		e := entry{of: of, key: key.(string), forms: map[string]string{}}
		if raw[0] == '"' {
			var words string
			if err := json.Unmarshal(raw, &words); err != nil {
				t.Fatal(err)
			}
			e.forms["other"] = words
		} else if err := json.Unmarshal(raw, &e.forms); err != nil {
			t.Fatalf("%s: %v", e.key, err)
		}
		list = append(list, e)
	}
	return list
}

type entry struct {
	of    *translations.Language
	key   string
	forms map[string]string
}

var placeholder = regexp.MustCompile(`\{\{\.(\w+)\}\}`)

// holes lists the arguments that the entry's sentences use.
func (e entry) holes() []string {
	var names []string
	for _, words := range e.forms {
		for _, m := range placeholder.FindAllStringSubmatch(words, -1) {
			names = append(names, m[1])
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func TestFileIsSoundForUsAndForFyne(t *testing.T) {
	// go-i18n refuses these as keys beside others.
	reserved := []string{"id", "description", "hash", "leftdelim", "rightdelim", "zero", "one", "two", "few", "many", "other", "translation"}
	seen := map[string]bool{}
	for _, e := range slices.Concat(entries(t, translations.Swedish), entries(t, translations.English)) {
		if seen[e.of.Code+e.key] {
			t.Errorf("%s: twice; the first would be lost", e.key)
		}
		seen[e.of.Code+e.key] = true
		if slices.Contains(reserved, strings.ToLower(e.key)) {
			t.Errorf("%s: go-i18n keeps this key for itself", e.key)
		}
		if e.forms["other"] == "" {
			t.Errorf("%s: no words", e.key)
		}
		for form, words := range e.forms {
			if form != "one" && form != "other" {
				t.Errorf("%s: neither language has a form %q", e.key, form)
			}
			if !norm.NFC.IsNormalString(words) {
				t.Errorf("%s: not NFC", e.key)
			}
			if strings.ContainsAny(words, "\n\t\r") || strings.TrimSpace(words) != words || strings.Contains(words, "  ") {
				t.Errorf("%s: not one clean line: %q", e.key, words)
			}
			if strings.ContainsAny(words, `"'`) || strings.Contains(words, "...") || strings.Contains(words, " - ") {
				t.Errorf("%s: quotation marks are curved, and … and – are one character: %q", e.key, words)
			}
			if _, err := template.New("").Parse(words); err != nil {
				t.Errorf("%s: %v", e.key, err)
			}
			if left := placeholder.ReplaceAllString(words, ""); strings.ContainsAny(left, "{}") {
				t.Errorf("%s: a placeholder that Text does not know: %q", e.key, words)
			}
		}
	}
}

// The words of each provision of secrecy say the same as its row: which skaderekvisit, and the longest time.
func TestProvisionsSayWhatTheirRowsSay(t *testing.T) {
	for _, p := range data.Provisions() {
		words := translations.Text(p.Key, nil)
		longest := "Lagen anger ingen längsta tid."
		if p.Years > 0 {
			longest = fmt.Sprintf("Högst %d år.", p.Years)
		}
		harm := "om det kan antas"
		if p.Reversed {
			harm = "om det inte står klart"
		}
		if !strings.HasSuffix(words, longest) || !strings.Contains(words, harm) {
			t.Errorf("%s reads %q", p.Name, words)
		}
	}
}

func TestFyneSpeaksSwedish(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil || len(bytes.TrimSpace(dir)) == 0 {
		t.Skip("Fyne is not in the module cache")
	}
	folder := filepath.Join(string(bytes.TrimSpace(dir)), "lang", "translations")
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no translations of Fyne's own in %s: %v", folder, err)
	}
	for _, file := range files { // every language, should English lack a key
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words := map[string]any{}
		if err := json.Unmarshal(content, &words); err != nil {
			t.Fatal(err)
		}
		for key := range words {
			if !translations.Has(key) {
				t.Errorf("sv.json lacks Fyne's %q (%s)", key, filepath.Base(file))
			}
		}
	}
}

// TestProblemsSayWhatHappenedWhatItMeansAndWhatToDo holds every problem to three parts: what happened, what has become
// of the data, and what to do.
func TestProblemsSayWhatHappenedWhatItMeansAndWhatToDo(t *testing.T) {
	means := regexp.MustCompile(`(?i)\b(inget har (ändrats|sparats|skapats|gallrats|lästs in|skrivits över)|den är orörd|finns kvar i den här datorn|inte säkert att något har sparats)`)
	does := regexp.MustCompile(`^(Ange|Skriv|Välj|Korta|Ta bort|Fyll i|Rätta|Kontrollera|Ändra|Lägg|Behåll|Uppdatera|Frigör|Vänta|Spara|Återta|Öppna|Titta|Kör|Läs|Försök)\b`)
	for _, e := range entries(t, translations.Swedish) {
		if !strings.HasPrefix(e.key, "problem.") {
			continue
		}
		for _, words := range e.forms {
			sentences := regexp.MustCompile(`[.?] `).Split(words, -1)
			if len(sentences) != 3 || !means.MatchString(sentences[1]) || !does.MatchString(sentences[2]) || !strings.HasSuffix(words, ".") {
				t.Errorf("%s should be three sentences: what happened, what it means for the data, what to do:\n%q", e.key, sentences)
			}
			if len(strings.Fields(words)) > 40 {
				t.Errorf("%s is long: %q", e.key, words)
			}
		}
	}
}

// TestDotsStandOneWay: a button that asks for more ends in dots without room before them, what goes on in dots with it: there words
// are left out.
func TestDotsStandOneWay(t *testing.T) {
	for _, e := range entries(t, translations.Swedish) {
		isWork := strings.HasPrefix(e.key, "ui.work.")
		for _, words := range e.forms {
			switch {
			case !strings.HasSuffix(words, "…") || strings.HasSuffix(e.key, ".hint"):
			case isWork != strings.HasSuffix(words, " …"):
				t.Errorf("%s: the dots in %q stand as in others of another sort", e.key, words)
			}
		}
	}
}

// TestNoMachineTranslatedOrForeignWords looks for the words that give a poor translation away.
func TestNoMachineTranslatedOrForeignWords(t *testing.T) {
	stems := regexp.MustCompile(`(?i)politik|parameter|sträng|logga in`) // of a program, not of the field
	wrong := wordSet(`ni er ert era null`)                               // a program says du
	english := wordSet(`the a an and or not is was of to from with without by this that file files folder record records field fields error failed
		invalid missing required save saved open close cancel delete deleted removed undo search empty unknown name names date time number value
		choice kind state owner task role unit reason source title deadline action duty notification report reports late early warning interim
		progress completion police yes no please you your try again must should cannot`)
	for _, e := range entries(t, translations.Swedish) {
		for _, words := range e.forms {
			if m, right := wrongwords.Find(words); m != "" {
				t.Errorf("%s: %q in %q; the field says %s", e.key, m, words, right)
			}
			if m := stems.FindString(words); m != "" {
				t.Errorf("%s: %q in %q", e.key, m, words)
			}
			for _, w := range wordsIn(words) {
				if wrong[w] || english[w] {
					t.Errorf("%s: %q in %q", e.key, w, words)
				}
			}
		}
	}
}

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(list) {
		set[word] = true
	}
	return set
}

// wordsIn gives the words of a sentence in lower case, its placeholders left out.
func wordsIn(sentence string) []string {
	return strings.FieldsFunc(strings.ToLower(placeholder.ReplaceAllString(sentence, "")), func(r rune) bool { return !unicode.IsLetter(r) })
}

// TestNoNamesFromTheCodeAmongTheWords takes the English names of kinds, fields and options as a list of English words.
func TestNoNamesFromTheCodeAmongTheWords(t *testing.T) {
	names := map[string]bool{}
	add := func(name string) {
		for part := range strings.SplitSeq(name, "_") {
			if !sameInSwedish[part] {
				names[part] = true
			}
		}
	}
	for _, kind := range data.Kinds() {
		add(kind.Name)
		for _, f := range kind.Fields {
			add(f.Name)
			for _, o := range f.Choices {
				add(o.Name)
			}
		}
	}
	for _, e := range entries(t, translations.Swedish) {
		for _, words := range e.forms {
			for _, w := range wordsIn(words) {
				if names[w] {
					t.Errorf("%s: %q is a name in the code, in %q", e.key, w, words)
				}
			}
		}
	}
}

// sameInSwedish are words that are as good Swedish as English.
var sameInSwedish = wordSet(`incident person version text information organisation policy plan medarbetare medledare delegation position for in sent word register vice form personal system sort risk orange handling gdpr eu`)

// TestEveryKeyInTheCodeHasWords reads all Go source of the module. Every literal of a group below must be a key, or begin
// one when it ends with a dot; and the placeholders must be among the arguments, where the arguments can be seen.
func TestEveryKeyInTheCodeHasWords(t *testing.T) {
	holes := map[string][]string{}
	for _, e := range entries(t, translations.Swedish) {
		holes[e.key] = e.holes()
	}
	used := map[string]bool{}
	use := func(where, key string) {
		used[key] = true
		begins := func(k string) bool { return strings.HasPrefix(k, key) }
		if _, ok := holes[key]; !ok && !(strings.HasSuffix(key, ".") && slices.ContainsFunc(translations.Swedish.Keys(), begins)) {
			t.Errorf("%s: sv.json lacks %q", where, key)
		}
	}
	calls := 0
	for file, tree := range sources(t) {
		ast.Inspect(tree.file, func(n ast.Node) bool {
			where := func() string { return fmt.Sprintf("%s:%d", file, tree.set.Position(n.Pos()).Line) }
			switch n := n.(type) {
			case *ast.BasicLit:
				if key := literal(n); keyForm.MatchString(key) {
					use(where(), key)
				}
			case *ast.CallExpr:
				if key, ok := fyneLookup(n); ok {
					use(where(), key)
				}
				for _, made := range told(n) {
					calls++
					for _, hole := range holes[made.key] {
						if !slices.Contains(made.args, hole) {
							t.Errorf("%s: the words of %q need {{.%s}}, given are %q", where(), made.key, hole, made.args)
						}
					}
				}
			case *ast.ValueSpec: // store.ActSave and its like; the key is put together where it is shown
				for i, name := range n.Names {
					if strings.HasPrefix(name.Name, "Act") && i < len(n.Values) && strings.Contains(file, "store") {
						use(where(), "act."+literal(n.Values[i]))
					}
				}
			}
			return true
		})
	}
	if calls < 15 || !used["problem.choice"] {
		t.Fatalf("only %d calls with arguments found; the scan has gone blind", calls)
	}
	for key := range holes {
		if regexp.MustCompile(`^(problem|told|flag|head|usage|check|status|reason)\.`).MatchString(key) && !used[key] {
			t.Logf("not seen in the code: %s", key)
		}
	}
}

var keyForm = regexp.MustCompile(`^(problem|check|remark|told|command|flag|head|usage|status|reason|act|log|duty\.drop)\.([a-z_-]+\.?)*$`)

// TestEveryKeyInThePolicyTablesHasWords reads the tables from which data/policy takes its message keys.
func TestEveryKeyInThePolicyTablesHasWords(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "data", "policy", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`"((?:remark|duty\.drop)\.[a-z_.]+)"`).FindAllSubmatch(content, -1) {
			found++
			if !translations.Has(string(m[1])) {
				t.Errorf("%s: sv.json lacks %q", filepath.Base(file), m[1])
			}
		}
		for _, m := range regexp.MustCompile(`(?i)"sort":\s*"([a-z_]+)"`).FindAllSubmatch(content, -1) {
			found++
			if key := "remark.outdated." + string(m[1]); !translations.Has(key) {
				t.Errorf("%s: sv.json lacks %q", filepath.Base(file), key)
			}
		}
	}
	if len(files) > 0 && found == 0 {
		t.Error("no keys found; the scan has gone blind")
	}
}

type source struct {
	set  *token.FileSet
	file *ast.File
}

// sources parses every Go file of the module but tests.
func sources(t *testing.T) map[string]source {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]source{}
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "out") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		found[strings.TrimPrefix(path, root+string(filepath.Separator))] = source{set, file}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

type sentence struct {
	key  string
	args []string
}

// told gives the sentence that a call makes, with the names of its arguments, where both can be seen. fieldProblem adds
// "field" to the Problem within it, so that is looked at from outside.
func told(call *ast.CallExpr) []sentence {
	name := called(call)
	if name == "fieldProblem" && len(call.Args) > 0 {
		if inner, ok := call.Args[0].(*ast.CallExpr); ok {
			if made, ok := withPairs(inner); ok {
				made.args = append(made.args, "field")
				within[inner] = true
				return []sentence{made}
			}
		}
	}
	if within[call] {
		return nil
	}
	if made, ok := withPairs(call); ok {
		return []sentence{made}
	}
	if made, ok := withMap(call); ok {
		return []sentence{made}
	}
	return nil
}

// within are the calls already seen inside fieldProblem; ast.Inspect comes from outside.
var within = map[*ast.CallExpr]bool{}

// withPairs reads NewProblem("key", "name", value, …), and the store's finding and add, which are alike.
func withPairs(call *ast.CallExpr) (sentence, bool) {
	if !slices.Contains([]string{"NewProblem", "finding", "add"}, called(call)) || len(call.Args) == 0 || call.Ellipsis.IsValid() {
		return sentence{}, false
	}
	made := sentence{key: literal(call.Args[0])}
	if !keyForm.MatchString(made.key) {
		return sentence{}, false
	}
	for i := 1; i < len(call.Args); i += 2 {
		made.args = append(made.args, literal(call.Args[i]))
	}
	return made, true
}

// withMap reads translations.Text("key", map[string]string{"name": value}).
func withMap(call *ast.CallExpr) (sentence, bool) {
	key, ok := lookup(call, "translations", "Text", "Count", "WithField")
	if !ok {
		return sentence{}, false
	}
	made := sentence{key: key}
	switch last := call.Args[len(call.Args)-1].(type) {
	case *ast.CompositeLit:
		for _, e := range last.Elts {
			if pair, ok := e.(*ast.KeyValueExpr); ok {
				made.args = append(made.args, literal(pair.Key))
			}
		}
	case *ast.Ident:
		if last.Name != "nil" {
			return sentence{}, false // a variable: nothing to be seen
		}
	default:
		return sentence{}, false
	}
	if called(call) == "Count" {
		made.args = append(made.args, "count")
	}
	return made, true
}

// fyneLookup gives the literal key that lang.L and its like translate, and any that goes to translations.Text.
func fyneLookup(call *ast.CallExpr) (string, bool) {
	if key, ok := lookup(call, "translations", "Text", "Count", "WithField"); ok {
		return key, true
	}
	return lookup(call, "lang", "L", "X", "N", "XN", "Localize", "LocalizeKey", "LocalizePlural", "LocalizePluralKey")
}

func lookup(call *ast.CallExpr, pkg string, names ...string) (string, bool) {
	selector, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 {
		return "", false
	}
	from, ok := selector.X.(*ast.Ident)
	if !ok || from.Name != pkg || !slices.Contains(names, selector.Sel.Name) {
		return "", false
	}
	key := literal(call.Args[0])
	return key, key != ""
}

func called(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

// literal is the text of a string literal, empty for anything else.
func literal(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	text, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return text
}
