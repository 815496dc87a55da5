package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/reports"
)

// source is one Go file: its folder, its imports, and what it does that only some may do.
type source struct {
	path, dir string
	imports   []string
	goes      bool // has go statements
	inits     bool // has an init function
	isTest    bool
}

func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == ".git" || entry.Name() == "out") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s := source{path: path, dir: filepath.ToSlash(filepath.Dir(path)), isTest: strings.HasSuffix(path, "_test.go")}
		for _, spec := range file.Imports {
			name, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			s.imports = append(s.imports, name)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GoStmt:
				s.goes = true
			case *ast.FuncDecl:
				s.inits = s.inits || n.Name.Name == "init" && n.Recv == nil
			}
			return true
		})
		all = append(all, s)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// mayImport lists the project's own packages that each folder may use. Imports point one way.
var mayImport = map[string][]string{
	".": {
		"data", "data/store", "data/share", "data/exchange", "data/policy", "data/seed",
		"reports", "reports/export", "reports/pdf", "reports/press", "reports/text", "docs/handbok", "data/traces", "translations", "icons", "ui",
	},
	"data":                     {},
	"data/growthtest":          {},
	"data/office":              {},
	"data/office/officetest":   {},
	"data/policy":              {"data", "data/office"},
	"data/seed":                {"data"},
	"data/store":               {"data"},
	"data/store/storetest":     {"data", "data/store"},
	"data/store/powercut":      {},
	"translations/wrongwords":  {},
	"data/share":               {"data", "data/store"},
	"data/exchange":            {"data", "data/store", "data/policy", "data/office", "data/seed"},
	"reports":                  {"data", "data/seed", "data/policy", "translations"},
	"reports/fonts":            {},
	"reports/layout":           {"reports", "reports/fonts"},
	"reports/layout/papertest": {"reports"},
	"reports/pdf":              {"reports", "reports/layout", "reports/fonts"},
	"reports/picture":          {"reports", "reports/layout"},
	"reports/docx":             {"reports", "reports/layout", "reports/picture"},
	"reports/html":             {"reports", "reports/layout"},
	"reports/xlsx":             {"reports"},
	"reports/text":             {"reports"},
	"reports/export":           {"data", "data/exchange", "reports", "translations"},
	"reports/press":            {"data", "data/store", "data/exchange", "reports", "reports/docx", "reports/html", "reports/layout", "reports/pdf", "reports/text", "reports/xlsx"},
	"docs/handbok":             {"reports", "translations"},
	"data/traces":              {"data", "data/share"},
	"translations":             {},
	"icons":                    {},
	"packaging/components":     {},
	"packaging/licences":       {},
	"packaging/release":        {"packaging/components"},
	"ui":                       {"data", "data/store", "data/share", "data/exchange", "data/policy", "data/seed", "reports", "reports/export", "reports/fonts", "reports/layout", "reports/picture", "reports/press", "reports/text", "docs/handbok", "data/traces", "translations", "icons", "packaging/licences"},
}

// only lists libraries that belong in certain folders and nowhere else.
var only = map[string][]string{
	"database/sql":                 {"data/store"},
	"filippo.io/age":               {"data/share"},
	"github.com/mattn/go-sqlite3":  {"data/store", "data/store/powercut"},
	"github.com/go-pdf/fpdf":       {"reports/pdf"},
	"fyne.io/fyne/v2":              {".", "ui", "icons"},
	"github.com/spf13/cobra":       {"."},
	"github.com/spf13/pflag":       {"."},
	"github.com/aymanbagabas":      {"data/policy"},
	"github.com/emersion/go-vcard": {"data/exchange", "."},
	"github.com/xuri/excelize/v2":  {"data/exchange", "reports/xlsx"},
	"net":                          {},
	"net/http":                     {},
	"math/rand":                    {"."}, // the example is the same each time
}

// mayGo lists the files, or folders, that may start goroutines.
var mayGo = []string{"main.go", "ui/work.go", "data/share"}

func TestImportsPointOneWay(t *testing.T) {
	for _, s := range sources(t) {
		allowed, known := mayImport[s.dir]
		if !known && !s.isTest {
			t.Errorf("%s lies in a folder that the architecture does not know", s.path)
		}
		for _, name := range s.imports {
			own, isOwn := strings.CutPrefix(name, "lisparmen/")
			if isOwn && !s.isTest && !slices.Contains(allowed, own) {
				t.Errorf("%s may not import %s", s.path, own)
			}
			for library, folders := range only {
				if s.isTest || name != library && !strings.HasPrefix(name, library+"/") {
					continue
				}
				if library == "net" && strings.HasPrefix(name, "net/") && name != "net/http" {
					continue // net/url parts strings; only net and net/http reach out
				}
				if !slices.Contains(folders, s.dir) {
					t.Errorf("%s may not import %s", s.path, name)
				}
			}
			if s.dir == "data" && !s.isTest && strings.Contains(name, ".") && !strings.HasPrefix(name, "golang.org/x/text/") {
				t.Errorf("%s may import the standard library and x/text alone, not %s", s.path, name)
			}
		}
	}
}

func TestOnlySomeMayStartGoroutines(t *testing.T) {
	for _, s := range sources(t) {
		if s.goes && !s.isTest && !slices.Contains(mayGo, filepath.ToSlash(s.path)) && !slices.Contains(mayGo, s.dir) {
			t.Errorf("%s has a go statement", s.path)
		}
	}
}

func TestNoInitFunctions(t *testing.T) {
	for _, s := range sources(t) {
		if s.inits {
			t.Errorf("%s has an init function; say it where it is used", s.path)
		}
	}
}

// swedish letters in a string mean words for people, which lie in translations, data/seed and reports. What reads
// Swedish, such as a month's name in a date, is not for people.
func TestWordsForPeopleLieInTheirPlaces(t *testing.T) {
	mayHold := []string{"translations", "translations/wrongwords", "data/seed", "data/policy", "data/store/storetest", "data/office/officetest", "reports", "reports/text", "reports/layout", "reports/layout/papertest", "reports/pdf", "reports/docx"}
	mayRead := []string{"data/day.go", "data/value.go", "data/action.go", "data/exercise.go", "data/sectors_own.go", "data/exchange/xlsx.go"} // months, "ja" and "nej", the Å of Å-1 and the Ö of Ö-1, a sector, Excel's errors
	for _, s := range sources(t) {
		if s.isTest || slices.Contains(mayHold, s.dir) || slices.Contains(mayRead, filepath.ToSlash(s.path)) {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), s.path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if field, ok := n.(*ast.KeyValueExpr); ok {
				if key, ok := field.Key.(*ast.Ident); ok && key.Name == "Use" {
					return false // FÄLT=VÄRDE is how the command is written
				}
			}
			if text, ok := n.(*ast.BasicLit); ok && text.Kind == token.STRING && strings.ContainsAny(text.Value, "åäöÅÄÖ") {
				t.Errorf("%s has words for people: %s", s.path, text.Value)
			}
			return true
		})
	}
}

// The log leaves out what stands in quotation marks: what an error tells of its own must stand so where it may be a name or a title.
func TestErrorsQuoteWhatTheyTellOf(t *testing.T) {
	for _, s := range sources(t) {
		if s.isTest || s.dir == "data/seed" || strings.HasPrefix(s.dir, "packaging/") { // which read the project's own files alone
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), s.path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			of, ok := call.Fun.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, _ := of.X.(*ast.Ident)
			text, isText := call.Args[0].(*ast.BasicLit)
			if from != nil && from.Name == "fmt" && of.Sel.Name == "Errorf" &&
				(!isText || !strings.Contains(text.Value, "%w") && (strings.Contains(text.Value, "%s") || strings.Contains(text.Value, "%v"))) {
				t.Errorf("%s: an error tells of something without quotation marks: use %%q", s.path)
			}
			return true
		})
	}
}

func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	said := map[string]bool{}
	dirs := map[string]bool{}
	for _, s := range sources(t) {
		if s.isTest {
			continue
		}
		dirs[s.dir] = true
		file, err := parser.ParseFile(token.NewFileSet(), s.path, nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if file.Doc != nil {
			if said[s.dir] {
				t.Errorf("%s: the package is described twice", s.path)
			}
			said[s.dir] = true
		}
	}
	for dir := range dirs {
		if !said[dir] {
			t.Errorf("the package in %s does not say what it is for", dir)
		}
	}
}

func TestNothingOfTheWorkplaceIsNamed(t *testing.T) {
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			if entry != nil && (entry.Name() == ".git" || entry.Name() == "out") {
				return filepath.SkipDir
			}
			return err
		}
		if strings.HasPrefix(entry.Name(), "lisparmen") || entry.Name() == ".git" {
			return nil // what a build leaves, and what a second work tree of git has
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, word := range []string{"/" + "work/", "proxy." + "golang.org"} {
			if strings.Contains(string(raw), word) {
				t.Errorf("%s names %s", path, word)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Papers, exports and what is kept are Swedish whatever language the window speaks: reports asks for Swedish words or those of the
// Speech it was given, and the window never asks reports for what only Swedish is said of.
func TestWhatIsWrittenDownAsksForSwedishAndTheWindowForItsOwnLanguage(t *testing.T) {
	shared := map[string]bool{}
	for speech, i := reflect.TypeFor[reports.Speech](), 0; i < speech.NumMethod(); i++ {
		shared[speech.Method(i).Name] = true
	}
	delete(shared, "Viewer") // the type
	delete(shared, "Title")  // only ever a Speech's
	ofChosen := []string{"Text", "Count", "Has", "WithField", "Chosen", "Choose"}
	for _, s := range sources(t) {
		if s.isTest || s.dir != "ui" && s.dir != "reports" && s.dir != "reports/export" {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), s.path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			called, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			from, _ := called.X.(*ast.Ident)
			switch {
			case from == nil:
			case s.dir != "ui" && from.Name == "translations" && slices.Contains(ofChosen, called.Sel.Name):
				t.Errorf("%s speaks the window's language: say translations.Swedish.%s", s.path, called.Sel.Name)
			case s.dir == "ui" && from.Name == "reports" && shared[called.Sel.Name]:
				t.Errorf("%s speaks Swedish in a window that may not: say spoken().%s", s.path, called.Sel.Name)
			}
			return true
		})
	}
}
