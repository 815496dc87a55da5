package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
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
		"reports", "reports/export", "reports/pdf", "reports/press", "reports/text", "docs/handbok", "translations", "icons", "ui",
	},
	"data":                     {},
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
	"reports/press":            {"data", "data/store", "data/exchange", "reports", "reports/docx", "reports/html", "reports/pdf", "reports/text", "reports/xlsx"},
	"docs/handbok":             {"reports", "translations"},
	"translations":             {},
	"icons":                    {},
	"ui":                       {"data", "data/store", "data/share", "data/exchange", "data/policy", "data/seed", "reports", "reports/export", "reports/fonts", "reports/layout", "reports/picture", "reports/press", "reports/text", "docs/handbok", "translations", "icons"},
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
