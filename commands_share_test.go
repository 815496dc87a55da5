package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"lisparmen/data"
)

// elsewhere is the same folder at another computer, with another person.
func (d *desk) elsewhere(name string) *desk {
	return &desk{d.TB, d.dir, d.TempDir(), name, d.day}
}

func (d *desk) copied(from, to string) string {
	d.Helper()
	if err := os.WriteFile(to, d.read(from), 0o600); err != nil {
		d.Fatal(err)
	}
	return to
}

// A copy that went to the deputy by mail comes back changed, while the file was changed too.
func TestMergeACopy(t *testing.T) {
	for _, c := range []struct {
		choice, title string
	}{{"", "Direktör"}, {sideMine, "Chef"}, {sideTheirs, "Direktör"}} {
		t.Run(c.choice, func(t *testing.T) {
			d := newDesk(t)
			file := d.new()
			d.must("spara", file, "person", "namn=Bo Ek")
			bo := d.elsewhere("Bo Ek")
			mailed := d.copied(file, d.path("post.lis"))
			bo.must("spara", mailed, "person", "--id", "Bo Ek", "titel=Direktör", "telefon=1")
			bo.must("spara", mailed, "person", "namn=Cia Dahl")
			d.must("spara", file, "person", "--id", "Bo Ek", "titel=Chef")
			before := d.read(mailed)

			args := []string{"sammanfoga", file, mailed}
			if c.choice != "" {
				args = append(args, "--valj", c.choice)
				if a := d.must(args...); !isSentence(a.out, "told.merged") {
					t.Error(a.out)
				}
			} else {
				a := d.want(exitDecide, "told.merge.conflicts", args...)
				var list []map[string]string
				if err := json.Unmarshal([]byte(a.out), &list); err != nil || len(list) != 2 {
					t.Fatalf("%v, %s", err, a.out)
				}
				sides := map[string]string{}
				for _, v := range list {
					sides[v["sida"]] = v["varde"] + " " + v["vem"] + " " + v["falt"]
				}
				if sides[sideMine] != "Chef Anna Berg titel" || sides[sideTheirs] != "Direktör Bo Ek titel" {
					t.Errorf("%v", sides)
				}
			}
			if c.choice == "" { // merged already, and chosen afterwards
				d.must(append(args, "--valj", sideTheirs)...)
			}
			if string(d.read(mailed)) != string(before) {
				t.Error("the copy was changed")
			}
			fresh := d.elsewhere("Cia Dahl") // who has only the shared file
			var people []map[string]any
			if err := json.Unmarshal([]byte(fresh.must("lista", file, "person", "--format", "json").out), &people); err != nil {
				t.Fatal(err)
			}
			found := map[string]map[string]any{}
			for _, p := range people {
				found[p["namn"].(string)] = p
			}
			if found["Cia Dahl"] == nil || found["Bo Ek"]["telefon"] != "1" || found["Bo Ek"]["titel"] != c.title {
				t.Errorf("%v", people)
			}
			d.must("kontrollera", file)
			d.must(args...) // the same again: nothing is left to choose
		})
	}
	d := newDesk(t)
	file := d.new()
	d.want(exitFailed, "problem.merge.other", "sammanfoga", file, d.example())
	d.want(exitFailed, "problem.file.not_database", "sammanfoga", file, d.file("text.lis", []byte(strings.Repeat("text", 100))))
	d.want(exitUsage, "problem.flag.value", "sammanfoga", file, file, "--valj", "båda")
}

// What is saved out of reach is told, kept, and shared by dela.
func TestShareWhatWasSavedOutOfReach(t *testing.T) {
	d := newDesk(t)
	if err := os.Mkdir(d.path("delat"), 0o700); err != nil {
		t.Fatal(err)
	}
	file := d.path("delat/vara.lis")
	d.must("ny", file, "--kommun", "Vara")
	if err := os.Rename(d.path("delat"), d.path("borta")); err != nil {
		t.Fatal(err)
	}
	d.want(exitFailed, "problem.share.unreached", "spara", file, "person", "namn=Bo Ek")
	d.want(exitFailed, "problem.share.unreached", "dela", file)
	if out := d.must("lista", file, "person").out; !strings.Contains(out, "Bo Ek") {
		t.Error(out)
	}
	if err := os.Rename(d.path("borta"), d.path("delat")); err != nil {
		t.Fatal(err)
	}
	if out := d.elsewhere("Cia Dahl").must("lista", file, "person").out; strings.Contains(out, "Bo Ek") {
		t.Error("shared already", out)
	}
	if a := d.must("dela", file); !isSentence(a.out, "told.shared") {
		t.Error(a.out)
	}
	if out := d.elsewhere("Cia Dahl").must("lista", file, "person").out; !strings.Contains(out, "Bo Ek") {
		t.Error("not shared", out)
	}
}

func TestLogOfTheWholeFile(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("spara", file, "person", "namn=Bo Ek")
	bo := d.elsewhere("Bo Ek")
	bo.day = "2026-11-26"
	bo.must("spara", file, "person", "namn=Cia Dahl")
	titles := func(args ...string) string {
		var list []map[string]string
		if err := json.Unmarshal([]byte(d.must(append([]string{"logg", file, "--format", "json"}, args...)...).out), &list); err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, e := range list {
			if e["register"] == data.People.Word {
				found = append(found, e["titel"]+" av "+e["vem"])
			}
		}
		return strings.Join(found, ", ")
	}
	for _, c := range []struct {
		want string
		args []string
	}{
		{"Cia Dahl av Bo Ek, Bo Ek av Anna Berg", nil},
		{"Cia Dahl av Bo Ek", []string{"--vem", "bo ek"}},
		{"Cia Dahl av Bo Ek", []string{"--fran", "2026-11-25"}},
		{"Bo Ek av Anna Berg", []string{"--till", "2026-11-25"}},
	} {
		if got := titles(c.args...); got != c.want {
			t.Errorf("%v: %s; want %s", c.args, got, c.want)
		}
	}
	if out := d.must("logg", file).out; !strings.Contains(out, "Cia Dahl") {
		t.Error(out)
	}
	d.want(exitUsage, "problem.flag.value", "logg", file, "--fran", "igår")

	d.day = "2026-11-27"
	paper := d.must("rapport", file, "arsrapport").out
	code := strings.TrimSpace(d.must("kontrollkod", file).out)
	if len(code) != 19 || !strings.Contains(paper, code) {
		t.Errorf("%q is not on the paper", code)
	}
	if earlier := strings.TrimSpace(d.must("kontrollkod", file, "2026-11-25").out); earlier == code || len(earlier) != 19 {
		t.Error(earlier)
	}
	d.want(exitFailed, "problem.control.none", "kontrollkod", file, "2020-01-01")
}

// A backup is listed, verified, and brings back what a lost file held.
func TestBackupsOnTheCommandLine(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("spara", file, "person", "namn=Bo Ek")
	d.must("sakerhetskopiera", file)
	own := d.path("stickan.lis")
	if a := d.must("sakerhetskopiera", file, own); !isSentence(a.out, "told.backup") {
		t.Error(a.out)
	}
	d.want(exitFailed, "problem.file.exists", "sakerhetskopiera", file, own)
	out := d.must("aterstall", file).out
	if !strings.Contains(out, "Begärd") || !strings.Contains(out, "Dagens första") {
		t.Error(out)
	}
	d.must("kontrollera", own)
	d.must("spara", file, "person", "namn=Cia Dahl")

	fresh := d.elsewhere("Cia Dahl")
	lost := fresh.copied(own, d.path("annan plats.lis")) // all that is left
	if out := fresh.must("lista", lost, "person").out; !strings.Contains(out, "Bo Ek") || strings.Contains(out, "Cia Dahl") {
		t.Error(out)
	}
	if a := fresh.must("aterstall", lost, file); !isSentence(a.out, "told.merged") {
		t.Error(a.out)
	}
	if out := fresh.must("lista", lost, "person").out; !strings.Contains(out, "Cia Dahl") {
		t.Error(out)
	}
	if out := fresh.must("aterstall", lost).out; strings.Count(out, ".lis") != 1 || !strings.Contains(out, "Före en återställning") {
		t.Error(out)
	}
	d.want(exitFailed, "problem.file.missing", "aterstall", file, "borta.lis")
}

// Going back tells first what it would change; it is shared by dela alone, and undone by angra.
func TestGoingBackOnTheCommandLine(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	bo := d.id(d.must("spara", file, "person", "namn=Bo Ek"))
	d.must("sakerhetskopiera", file)
	own := d.path("stickan.lis")
	d.must("sakerhetskopiera", file, own)
	d.must("spara", file, "person", "--id", bo, "namn=Bo Dahl")
	d.must("spara", file, "person", "namn=Cia Dahl")
	people := func(desk *desk) string { return desk.must("lista", file, "person").out }

	shown := d.must("aterstall", file, own, "--visa").out
	for _, want := range []string{"Anna Berg", "Personer", "Saknas nu"} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q lacks %q", shown, want)
		}
	}
	if out := people(d); !strings.Contains(out, "Cia Dahl") {
		t.Error("--visa has changed something", out)
	}
	d.want(exitUsage, "problem.arguments", "aterstall", file, "--ga-tillbaka")
	back := d.must("aterstall", file, own, "--ga-tillbaka")
	if !strings.Contains(back.out, "Det går att ångra med angra") || !strings.Contains(back.errs, "lisparmen dela") {
		t.Errorf("%q %q", back.out, back.errs)
	}
	if out := people(d); !strings.Contains(out, "Bo Ek") || strings.Contains(out, "Cia Dahl") {
		t.Error(out)
	}
	if out := people(d.elsewhere("Bo Ek")); !strings.Contains(out, "Cia Dahl") {
		t.Error("it has been shared", out)
	}
	if more := d.must("spara", file, "person", "namn=Dan Ek"); !strings.Contains(more.errs, "Det är inte delat än") {
		t.Error(more.errs)
	}
	if out := d.must("aterstall", file, own, "--ga-tillbaka").out; !strings.Contains(out, "Personer") {
		t.Error(out)
	}
	if out := d.must("aterstall", file, own, "--ga-tillbaka"); !strings.Contains(out.out, "Inget skiljer") || out.errs != "" {
		t.Errorf("%q %q", out.out, out.errs)
	}
	d.must("dela", file)
	if out := people(d.elsewhere("Bo Ek")); strings.Contains(out, "Cia Dahl") || !strings.Contains(out, "Bo Ek") {
		t.Error("it has not been shared", out)
	}
	if out := d.must("logg", file).out; !strings.Contains(out, "Tillbaka till en säkerhetskopia") {
		t.Error(out)
	}
	if a := d.must("angra", file); !strings.Contains(a.out, "Tillbaka till en säkerhetskopia") || a.errs != "" {
		t.Errorf("%q %q", a.out, a.errs)
	}
	if out := people(d); !strings.Contains(out, "Dan Ek") {
		t.Error(out)
	}
}

// The backups can have a second place, and it is said when they have none.
func TestASecondPlaceOnTheCommandLine(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	d.must("sakerhetskopiera", file)
	if out := d.must("aterstall", file).out; !strings.Contains(out, "på samma disk som arbetskopian") {
		t.Error(out)
	}
	second := d.path("server")
	d.want(exitFailed, "problem.backup.place", "sakerhetskopiera", file, "--plats", second)
	if err := os.Mkdir(second, 0o700); err != nil {
		t.Fatal(err)
	}
	d.must("sakerhetskopiera", file, "--plats", second)
	if out := d.must("aterstall", file).out; strings.Contains(out, "på samma disk") || !strings.Contains(out, second) {
		t.Error(out)
	}
	d.want(exitUsage, "problem.arguments", "sakerhetskopiera", file, d.path("kopia.lis"), "--plats", second)
	if err := os.Rename(second, second+" borta"); err != nil {
		t.Fatal(err)
	}
	if a := d.must("sakerhetskopiera", file); !strings.Contains(a.out, "gjord och kontrollerad") || !isSentence(a.errs, "problem.backup.second") {
		t.Errorf("%q %q", a.out, a.errs)
	}
	d.must("sakerhetskopiera", file, "--plats", "")
	if a := d.must("sakerhetskopiera", file); a.errs != "" {
		t.Error(a.errs)
	}
}

// A number that two have given apart is told of when they meet, with what one of the two is called now.
func TestANumberGivenTwiceIsTold(t *testing.T) {
	d := newDesk(t)
	file := d.new()
	theirs := d.copied(file, d.path("bo.lis"))
	d.must("spara", file, "atgard", "titel=Annas åtgärd")
	d.elsewhere("Bo Ek").must("spara", theirs, "atgard", "titel=Bos åtgärd")
	a := d.must("sammanfoga", file, theirs)
	if !isSentence(a.errs, "told.numbered") || !strings.Contains(a.errs, "Å-1 fanns två gånger. En av dem heter nu Å-1/") {
		t.Error(a.errs)
	}
	if a := d.must("sammanfoga", file, theirs); a.errs != "" {
		t.Error("told twice:", a.errs)
	}
}
