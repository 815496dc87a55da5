package main

import (
	"encoding/xml"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lisparmen/data"
	"lisparmen/data/share"
)

// decided lets a test say what has been decided for everybody at the computer.
func decided(t *testing.T, m share.Machine, err error) {
	t.Helper()
	was := readMachine
	t.Cleanup(func() { readMachine = was })
	readMachine = func() (share.Machine, error) { return m, err }
}

func TestWhatIsDecidedForTheComputerHolds(t *testing.T) {
	d := newDesk(t)
	home, backups := t.TempDir(), t.TempDir()
	decided(t, share.Machine{Home: home, Backups: backups}, nil)
	file := d.new()
	d.must("spara", file, "person", "namn=Bo Ek")
	for _, folder := range []string{filepath.Join(home, "copies"), backups} {
		if entries, err := os.ReadDir(folder); err != nil || len(entries) == 0 {
			t.Errorf("nothing in %s: %v", folder, err)
		}
	}
	if entries, _ := os.ReadDir(d.home); len(entries) > 0 {
		t.Errorf("the program wrote where it was not to: %v", entries)
	}

	cloud := d.path("OneDrive - Vara")
	if err := os.Mkdir(cloud, 0o700); err != nil {
		t.Fatal(err)
	}
	decided(t, share.Machine{NoCloud: true}, nil)
	if a := d.do("ny", filepath.Join(cloud, "vara.lis"), "--kommun", "Vara"); a.code != exitFailed || !strings.Contains(a.errs, "OneDrive") {
		t.Errorf("%d %s", a.code, a.errs)
	}

	// Nothing is done on settings that cannot be read, but for what needs none.
	decided(t, share.Machine{}, data.NewProblem("problem.machine", "place", "machine.json"))
	if a := d.do("lista", file, "person"); a.code != exitFailed || !strings.Contains(a.errs, "inställningar") {
		t.Errorf("%d %s", a.code, a.errs)
	}
	d.must("hjalp", "lista")
}

// The templates for group policy set what the program reads, each with its words in both languages.
func TestTheGroupPolicyIsWhatTheProgramReads(t *testing.T) {
	const folder = "packaging/windows/policy"
	raw, err := os.ReadFile(filepath.Join(folder, "lisparmen.admx"))
	if err != nil {
		t.Fatal(err)
	}
	var admx struct {
		Policies []struct {
			Key   string `xml:"key,attr"`
			Value string `xml:"valueName,attr"`
			Texts []struct {
				Value string `xml:"valueName,attr"`
			} `xml:"elements>text"`
		} `xml:"policies>policy"`
	}
	if err := xml.Unmarshal(raw, &admx); err != nil {
		t.Fatal(err)
	}
	var set, read []string
	for _, p := range admx.Policies {
		if p.Key != `SOFTWARE\Policies\Lisparmen` {
			t.Errorf("the program does not read %s", p.Key)
		}
		if p.Value != "" {
			set = append(set, p.Value)
		}
		for _, text := range p.Texts {
			set = append(set, text.Value)
		}
	}
	for _, field := range reflect.VisibleFields(reflect.TypeFor[share.Machine]()) {
		read = append(read, field.Name)
	}
	if slices.Sort(set); !slices.Equal(set, slices.Sorted(slices.Values(read))) {
		t.Errorf("the policy sets %q, the program reads %q", set, read)
	}
	for _, language := range []string{"sv-SE", "en-US"} {
		words, err := os.ReadFile(filepath.Join(folder, language, "lisparmen.adml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal(words, new(struct{})); err != nil {
			t.Error(language, err)
		}
		for _, name := range regexp.MustCompile(`\$\((string|presentation)\.(\w+)\)`).FindAllStringSubmatch(string(raw), -1) {
			if !strings.Contains(string(words), "<"+name[1]+` id="`+name[2]+`"`) {
				t.Errorf("%s has no %s %s", language, name[1], name[2])
			}
		}
	}
}
