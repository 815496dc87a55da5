package main

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"lisparmen/data"
)

// Files are attached to a record, listed, found by name, written out again byte for byte and gallrade with their record.
func TestAttachCommands(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	d.must("spara", file, "incident", "titel=Fel mottagare i utskick", "kannedom=2026-11-20 10.00", "namnder=KS")
	incident := "Fel mottagare i utskick"
	said := bytes.Repeat([]byte("Skrivet svar.\r\n\x00"), 300)
	pdf, txt := d.file("Svar från mottagaren.pdf", said), d.file("logg.txt", []byte("logg"))
	if out := d.must("bifoga", file, "incident", incident).out; !strings.Contains(out, "har inga bilagor") {
		t.Error(out)
	}
	if out := d.must("bifoga", file, "incident", incident, pdf, txt, "--text", "Att utskicket är raderat").out; !strings.Contains(out, "2 filer är bifogade") || !strings.Contains(out, incident) {
		t.Error(out)
	}
	if out := plainly(d.must("bifoga", file, "incident", incident).out); !strings.Contains(out, "Svar från mottagaren.pdf") || !strings.Contains(out, "5 kB") || !strings.Contains(out, "Att utskicket är raderat") {
		t.Error(out)
	}
	if out := d.must("sok", file, "mottagaren.pdf").out; !strings.Contains(out, "Bilaga") {
		t.Error(out)
	}
	row := d.row(file, "bilaga", "namn", "Svar från mottagaren.pdf")
	if got := plainly(row.shown("fil")); got != "Svar från mottagaren.pdf (5 kB)" || !strings.Contains(row.shown("om"), incident) {
		t.Errorf("%q, %q", got, row.shown("om"))
	}
	out := d.path("ut.pdf")
	d.must("bilaga", file, row.text("id"), "-o", out)
	if !bytes.Equal(d.read(out), said) {
		t.Error("another file came out")
	}
	if got := d.must("bilaga", file, "logg.txt", "-o", "-").out; got != "logg" {
		t.Errorf("%q", got)
	}

	link := d.path("lank.pdf")
	if err := os.Symlink(pdf, link); err != nil {
		t.Fatal(err)
	}
	large := d.path("film.mp4")
	if err := os.WriteFile(large, []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(large, data.MostAttached+1); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ path, key string }{
		{link, "problem.attach.irregular"},
		{d.dir, "problem.attach.irregular"},
		{d.path("saknas.pdf"), "problem.attach.unreadable"},
		{d.file("tom.pdf", nil), "problem.attach.empty"},
		{d.file(`..\..\x.exe`, []byte("x")), "problem.attach.danger"},
		{d.file("bild.png", append([]byte("MZ"), make([]byte, 99)...)), "problem.attach.content"},
		{d.file("samma.txt", []byte("logg")), "problem.attach.again"},
		{large, "problem.content.large"},
	} {
		d.want(exitFailed, test.key, "bifoga", file, "incident", incident, test.path)
	}
	d.want(exitFailed, "problem.attach.record", "bifoga", file, "bilaga", "logg.txt", pdf)
	d.want(exitFailed, "problem.record.missing", "bifoga", file, "incident", "I-9999", pdf)
	d.want(exitUsage, "problem.flag.value", "bilaga", file, "logg.txt")
	d.want(exitDecide, "problem.remove.linked", "tabort", file, "incident", incident)

	name := d.file(`..\..\plan.txt`, []byte("plan")) // a name that would lead out of a folder on Windows
	d.must("bifoga", file, "incident", incident, name)
	d.row(file, "bilaga", "namn", "plan.txt")
	d.must("angra", file)

	before := len(d.list(file, "bilaga"))
	d.must("gallra", file, "incident", incident, "--beslut", "Plan § 3")
	if after := len(d.list(file, "bilaga")); after != before-2 {
		t.Errorf("%d bilagor of %d are left", after, before)
	}
	d.want(exitFailed, "problem.record.missing", "bilaga", file, "logg.txt", "-o", "-")
	if out := d.must("kontrollera", file).out; out == "" {
		t.Error("nothing is told")
	}
}

// When all files together pass the size from which a binder is slow to share that is told, with how long it took the latest time.
func TestMuchAttachedIsTold(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	large := func(n string) string {
		path := d.file("film"+n+".mp4", []byte(n))
		if err := os.Truncate(path, 24<<20); err != nil {
			t.Fatal(err)
		}
		return path
	}
	attach := func(names ...string) string {
		args := []string{"bifoga", file, "enhet", "KS"}
		for _, n := range names {
			args = append(args, large(n))
		}
		return plainly(d.must(args...).out)
	}
	const much = "av högst 200 MB"
	if told := attach("1", "2", "3", "4"); strings.Contains(told, much) {
		t.Errorf("too early: %q", told)
	}
	if told := attach("5"); !strings.Contains(told, "120 MB, "+much) || !strings.Contains(told, "Att dela pärmen tog senast") {
		t.Errorf("%q", told)
	}
	if told := attach("6", "7", "8"); strings.Contains(told, much) {
		t.Errorf("a second time: %q", told)
	}
	d.want(exitFailed, "problem.content.full", "bifoga", file, "enhet", "KS", large("9"))
}
