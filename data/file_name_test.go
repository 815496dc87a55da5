package data

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var fileNames = []struct{ name, safe string }{
	{"protokoll.pdf", "protokoll.pdf"},
	{`..\..\x.exe`, "x.exe"},
	{"../../etc/passwd", "passwd"},
	{`C:\Users\Åsa\Rapport 2026.pdf`, "Rapport 2026.pdf"},
	{"/tmp/mapp/", "bilaga"},
	{"..", "bilaga"},
	{"", "bilaga"},
	{"a\u0308rende.pdf", "ärende.pdf"},
	{"lön\u202efdp.exe", "lönfdp.exe"},
	{"a\u200bb\x00c\nd.pdf", "abc d.pdf"},
	{"svar.pdf. . .", "svar.pdf"},
	{"  svar  2.pdf ", "svar 2.pdf"},
	{"svar.txt:dold.exe", "svar.txt_dold.exe"},
	{`<a>"b"|c?*.pdf`, "_a__b__c__.pdf"},
	{"CON", "_CON"},
	{"nul.txt", "_nul.txt"},
	{"Com1.tar.gz", "_Com1.tar.gz"},
	{"aux .pdf", "_aux .pdf"},
	{"lpt¹.pdf", "_lpt¹.pdf"},
	{"console.pdf", "console.pdf"},
	{strings.Repeat("å", 200) + ".pdf", strings.Repeat("å", 116) + ".pdf"},
	{strings.Repeat("字", 200), strings.Repeat("字", 85)},
	{"a\xffb.pdf", "a_b.pdf"},
	{".gitignore", ".gitignore"},
}

func TestFileNamesAreSafe(t *testing.T) {
	for _, test := range fileNames {
		if got := SafeFileName(test.name); got != test.safe {
			t.Errorf("%q: %q, want %q", test.name, got, test.safe)
		}
	}
}

func FuzzAttachmentName(f *testing.F) {
	for _, test := range fileNames {
		f.Add(test.name)
	}
	f.Add(strings.Repeat(".", 300))
	f.Add("con." + strings.Repeat("x", 200))
	f.Fuzz(func(t *testing.T, name string) {
		safe := SafeFileName(name)
		stem, _, _ := strings.Cut(strings.ToLower(safe), ".")
		switch {
		case !isFileName(safe):
			t.Errorf("%q: the store refuses %q", name, safe)
		case utf8.RuneCountInString(safe) > mostFileName:
			t.Errorf("%q: %q is too long", name, safe)
		case strings.TrimRight(safe, ". ") != safe:
			t.Errorf("%q: Windows drops the end of %q", name, safe)
		case slices.Contains(deviceNames, strings.TrimSpace(stem)):
			t.Errorf("%q: %q is a device", name, safe)
		case SafeFileName(safe) != safe:
			t.Errorf("%q: %q becomes %q the next time", name, safe, SafeFileName(safe))
		}
		if _, err := ParseAttachment(string(AttachmentOf(safe, nil))); err != nil {
			t.Errorf("%q: %q: %v", name, safe, err)
		}
	})
}

func TestWhatDoesSomethingWhenItIsOpenedIsRefused(t *testing.T) {
	for _, name := range strings.Fields(`x.exe X.EXE x.com x.scr x.bat x.cmd x.ps1 x.vbs x.js x.jse x.wsf x.hta x.msi x.lnk x.url x.iso x.img x.vhd x.docm x.xlsm
		x.pptm x.one x.chm x.reg x.jar svar.pdf.exe lön` + "\u202e" + `fdp.exe svar.exe. ..\..\x.exe .exe`) {
		if err := MayAttach(name); !IsProblem(err, "problem.attach.danger") {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{"svar.pdf", "svar", "exe", "x.exe.pdf", "bild.png", "mejl.eml", "mejl.msg", "blad.xlsx", "text.docx", "hela.zip", "svar.exec"} {
		if err := MayAttach(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	sorted := slices.Sorted(slices.Values(refusedEndings))
	if len(slices.Compact(sorted)) != len(refusedEndings) {
		t.Error("an ending stands twice")
	}
}
