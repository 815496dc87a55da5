package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A document's way by commands: draft, adopted, reviewed, a new version that closes the old one.
func TestADocumentsWayByCommands(t *testing.T) {
	d := newDesk(t)
	file := filepath.Join(d.dir, "ekdala.lis")
	d.must("exempel", file)
	d.must("spara", file, "styrdokument", "titel=Riktlinje för lås", "typ=riktlinje", "skede=utkast", "version=1", "oversyn-manader=24")
	holds := func(what string, want ...string) {
		t.Helper()
		list := d.must("lista", file, "styrdokument", "--format", "json").out
		for _, w := range want {
			if !strings.Contains(list, w) {
				t.Errorf("%s: %s is not in the list", what, w)
			}
		}
	}
	d.must("besluta", file, "Riktlinje för lås", "antar", "organ=KS", "datum=2026-11-24", "paragraf=140", "galler-fran=2026-12-01")
	holds("adopted", `"beslutad": "2026-11-24"`, `"galler-fran": "2026-12-01"`, `"oversyn": "2028-11-24"`)
	d.must("besluta", file, "Riktlinje för lås", "behaller", "organ=KS", "datum=2028-11-01", "oversyn=2030-01-31")
	holds("kept", `"oversyn": "2030-01-31"`)
	told := strings.Fields(d.must("nyversion", file, "Riktlinje för lås").out)
	next := told[len(told)-1]
	holds("a new version", `"version": "2"`)
	d.must("besluta", file, next, "antar", "organ=KS", "datum=2029-01-10", "galler-fran=2029-02-01")
	holds("the old one is closed", `"galler-till": "2029-01-31"`)
	d.want(exitFailed, "problem.document.replaces", "besluta", file, next, "antar", "organ=KS", "datum=2020-01-10")
	d.want(exitFailed, "problem.choice", "besluta", file, next, "godkänner", "organ=KS")
	d.must("besluta", file, next, "upphaver", "organ=KS", "datum=2030-01-10", "galler-till=2030-01-31")
	holds("repealed", `"galler-till": "2030-01-31"`)
	d.must("kontrollera", file)
}
