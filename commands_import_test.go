package main

import (
	"strings"
	"testing"
)

// Cards from another program are told of one by one, tried, taken in and taken back.
func TestImportingContacts(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	cards := d.file("kontakter.vcf", []byte("BEGIN:VCARD\nVERSION:3.0\nFN:Maja Tallbrink\nTITLE:Annan titel\nEND:VCARD\n"+
		"BEGIN:VCARD\nVERSION:2.1\nFN;ENCODING=QUOTED-PRINTABLE;CHARSET=Windows-1252:=C5sa Nyman\nEMAIL;INTERNET:asa.nyman@ekdala.example\nTEL;WORK:0380-1\nEND:VCARD\n"+
		"BEGIN:VCARD\nFN:Halv\n"))
	tried := d.must("importera", file, cards, "--prova").out
	for _, want := range []string{"Rad 1: Maja Tallbrink finns redan. Står annorlunda i registret och får stå kvar: Titel", "Rad 6: Åsa Nyman är ny.", "Rad 12: kortet är inte helt"} {
		if !strings.Contains(plainly(tried), want) {
			t.Errorf("%q is not told in %s", want, tried)
		}
	}
	if out := d.must("lista", file, "person", "--format", "csv").out; strings.Contains(out, "Åsa Nyman") {
		t.Error("a trial saves")
	}
	if out := d.must("importera", file, cards).out; !strings.Contains(out, "Personer: 1 nya, 0 ifyllda.") {
		t.Error(out)
	}
	if p := d.row(file, "person", "namn", "Åsa Nyman"); p.text("epost") != "asa.nyman@ekdala.example" || p.text("telefon") != "0380-1" {
		t.Errorf("%v", p)
	}
	if out := d.must("importera", file, cards).out; strings.Contains(out, "Personer:") || !strings.Contains(out, "Åsa Nyman finns redan.") {
		t.Error(out)
	}
	d.must("angra", file)
	if out := d.must("importera", file, cards, "--prova", "--format", "json").out; !strings.Contains(out, `"lage": "är ny."`) {
		t.Error(out)
	}
	d.want(exitFailed, "problem.import.form", "importera", file, d.file("kontakter.txt", []byte("x")))
	d.want(exitFailed, "problem.cards.none", "importera", file, d.file("tom.vcf", []byte("x")))
}
