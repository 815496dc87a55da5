// Package components finds what a released program is made of besides its own code, and under which licences.
package components

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Component is something that others have written and that is part of what is released.
type Component struct {
	Name, Version string
	Licence       string // an SPDX expression
	PURL          string // a package URL, empty where there is none
	Systems       []string
	Files         []File
}

// File is a licence file of a component.
type File struct {
	Name, Text string
}

// Systems are those that the program is released for, as Go calls them.
var Systems = []string{"linux", "windows"}

// Linked finds the components of the program whose main package lies in the folder, when built with the tags.
func Linked(folder, tags string) ([]Component, error) {
	modules := map[string]*Component{}
	for _, system := range Systems {
		found, err := linkedModules(folder, tags, system)
		if err != nil {
			return nil, err
		}
		for _, m := range found {
			c := modules[m.Path]
			if c == nil {
				c = &Component{Name: m.Path, Version: m.Version, PURL: "pkg:golang/" + m.Path + "@" + m.Version}
				if c.Files, err = licenceFiles(m.Dir); err != nil {
					return nil, fmt.Errorf("%s: %w", m.Path, err)
				}
				modules[m.Path] = c
			}
			c.Systems = append(c.Systems, system)
		}
	}
	var all []Component
	for _, c := range modules {
		all = append(all, *c)
	}
	others, err := besidesModules(folder, modules)
	if err != nil {
		return nil, err
	}
	all = append(all, others...)
	for i := range all {
		if all[i].Licence != "" {
			continue
		}
		if all[i].Licence, err = expression(all[i].Files); err != nil {
			return nil, fmt.Errorf("%s: %w", all[i].Name, err)
		}
	}
	slices.SortFunc(all, func(a, b Component) int { return strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)) })
	return all, nil
}

type module struct {
	Path, Version, Dir string
	Main               bool
	Replace            *module
}

func linkedModules(folder, tags, system string) ([]module, error) {
	cmd := exec.Command("go", "list", "-deps", "-tags", tags, "-f", "{{with .Module}}{{.Path}}{{end}}", ".")
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	linked, err := output(cmd)
	if err != nil {
		return nil, err
	}
	names := strings.Fields(string(linked))
	slices.Sort(names)
	names = slices.Compact(names)
	cmd = exec.Command("go", append([]string{"list", "-m", "-json"}, names...)...)
	cmd.Dir = folder
	told, err := output(cmd)
	if err != nil {
		return nil, err
	}
	var found []module
	for in := json.NewDecoder(bytes.NewReader(told)); ; {
		var m module
		if err := in.Decode(&m); errors.Is(err, io.EOF) {
			return found, nil
		} else if err != nil {
			return nil, err
		}
		if m.Replace != nil {
			m.Version, m.Dir = m.Replace.Version, m.Replace.Dir
		}
		if !m.Main {
			found = append(found, m)
		}
	}
}

func output(cmd *exec.Cmd) ([]byte, error) {
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("%q: %w: %s", cmd.Args, err, errs.String())
	}
	return out, nil
}

// notReleased are folders of a module whose files are no part of a program that uses it, and a font that the tag no_emoji leaves out.
var (
	notReleased = []string{"testdata", "cmd"}
	notLinked   = []string{"LICENSE_EmojiOneColor.txt"}
	isLicence   = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|ofl)([-_.].*)?$`)
)

func licenceFiles(folder string) ([]File, error) {
	var found []File
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && path != folder && (slices.Contains(notReleased, entry.Name()) || strings.HasPrefix(entry.Name(), ".")):
			return filepath.SkipDir
		case entry.IsDir() || !isLicence.MatchString(entry.Name()) || slices.Contains(notLinked, entry.Name()) || filepath.Ext(path) == ".go":
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		found = append(found, File{filepath.ToSlash(name), string(text)})
		return nil
	})
	if err == nil && len(found) == 0 {
		err = errors.New("the module has no licence file")
	}
	return found, err
}

// besidesModules are the components that no list of Go modules holds: Go itself, SQLite, the fonts of the papers, what the C compiler
// adds for Windows, and what draws the window where the computer cannot.
func besidesModules(folder string, modules map[string]*Component) ([]Component, error) {
	own := func(path string) ([]File, error) {
		text, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(path)))
		return []File{{filepath.Base(path), string(text)}}, err
	}
	fonts, err := own("reports/fonts/OFL.txt")
	if err != nil {
		return nil, err
	}
	mesa, err := own("packaging/windows/LICENSE-opengl.txt")
	if err != nil {
		return nil, err
	}
	mingw, err := own("packaging/windows/LICENSE-mingw-w64.txt")
	if err != nil {
		return nil, err
	}
	sqlite, err := sqliteVersion(folder)
	if err != nil {
		return nil, err
	}
	version := regexp.MustCompile(`Mesa (\S+)`).FindStringSubmatch(mesa[0].Text)
	sys := modules["golang.org/x/sys"] // has the words that Go itself has, wherever Go is installed
	if version == nil || sys == nil {
		return nil, errors.New("the version of Mesa, or golang.org/x/sys, is not found")
	}
	return []Component{
		{Name: "Go", Systems: Systems, Files: sys.Files, PURL: "pkg:generic/go"},
		{Name: "SQLite", Version: sqlite, Licence: "blessing", Systems: Systems, PURL: "pkg:generic/sqlite@" + sqlite},
		{Name: "Noto Sans, Noto Sans Math", Systems: Systems, Files: fonts},
		{Name: "MinGW-w64 runtime", Licence: "ZPL-2.1 AND HPND AND ISC AND BSD-2-Clause", Systems: []string{"windows"}, Files: mingw, PURL: "pkg:generic/mingw-w64"},
		{Name: "Mesa (opengl32.dll)", Version: version[1], Licence: "MIT AND NCSA", Systems: []string{"windows"}, Files: mesa, PURL: "pkg:generic/mesa@" + version[1]},
	}, nil
}

func sqliteVersion(folder string) (string, error) {
	cmd := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/mattn/go-sqlite3")
	cmd.Dir = folder
	dir, err := output(cmd)
	if err != nil {
		return "", err
	}
	head, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "sqlite3-binding.h"))
	if err != nil {
		return "", err
	}
	found := regexp.MustCompile(`#define SQLITE_VERSION +"(.+)"`).FindSubmatch(head)
	if found == nil {
		return "", errors.New("sqlite3-binding.h does not tell its version")
	}
	return string(found[1]), nil
}
