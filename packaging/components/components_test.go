package components

import (
	"os"
	"strings"
	"testing"

	"lisparmen/packaging/licences"
)

// releaseTags are those that the Makefile builds a release with.
func releaseTags(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	var dev, release string
	for line := range strings.Lines(string(raw)) {
		name, value, _ := strings.Cut(line, "=")
		switch strings.TrimSpace(name) {
		case "TAGS_DEV":
			dev = strings.TrimSpace(value)
		case "TAGS_RELEASE":
			release = strings.TrimSpace(value)
		}
	}
	tags := strings.ReplaceAll(release, "$(TAGS_DEV)", dev)
	if dev == "" || tags == "" || strings.Contains(tags, "$") {
		t.Fatalf("the Makefile's tags are not understood: %q %q", dev, release)
	}
	return tags
}

func linked(t *testing.T) []Component {
	t.Helper()
	all, err := Linked("../..", releaseTags(t))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestTheLicencesShownAreOfWhatIsLinked(t *testing.T) {
	want, err := Text(linked(t))
	if err != nil {
		t.Fatal(err)
	}
	if want != licences.ThirdParty() {
		t.Error("packaging/licences/THIRD-PARTY.txt is not of the modules that the program is made of; run make licences")
	}
}

func TestWhatIsLinkedIsFoundWithItsLicence(t *testing.T) {
	found := map[string]Component{}
	for _, c := range linked(t) {
		found[c.Name] = c
	}
	for name, licence := range map[string]string{
		"fyne.io/fyne/v2":                      "BSD-3-Clause AND OFL-1.1 AND Bitstream-Vera",
		"github.com/mattn/go-sqlite3":          "MIT",
		"github.com/inconshreveable/mousetrap": "Apache-2.0",
		"github.com/go-text/typesetting":       "(Unlicense OR BSD-3-Clause) AND MIT",
		"SQLite":                               "blessing",
		"Mesa (opengl32.dll)":                  "MIT AND NCSA",
	} {
		if found[name].Licence != licence {
			t.Errorf("%s has the licence %q", name, found[name].Licence)
		}
	}
	if got := strings.Join(found["github.com/inconshreveable/mousetrap"].Systems, " "); got != "windows" {
		t.Errorf("mousetrap is linked on %q", got)
	}
	for _, name := range []string{"pgregory.net/rapid", "github.com/stretchr/testify"} {
		if _, there := found[name]; there {
			t.Errorf("%s is of tests alone, and no part of the program", name)
		}
	}
}

func TestAnUnknownLicenceIsRefused(t *testing.T) {
	if _, err := expression([]File{{"LICENSE", "You may look, but not touch."}}); err == nil {
		t.Error("a licence that nobody has read is let through")
	}
}

func TestOwnersArePartedFromWordsThatMostShare(t *testing.T) {
	owners, text := part("MIT License\n\nCopyright (c) 2020 Anna\nCopyright (c) 2021 Bo\n\nPermission is hereby granted\nby Copyright 2001 law.\n")
	if strings.Join(owners, "; ") != "Copyright (c) 2020 Anna; Copyright (c) 2021 Bo" || text != "Permission is hereby granted\nby Copyright 2001 law." {
		t.Errorf("%q %q", owners, text)
	}
}
