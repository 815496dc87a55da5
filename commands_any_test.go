package main

import (
	"bytes"
	"strings"
	"testing"

	"lisparmen/data"

	"pgregory.net/rapid"
)

// Whatever a person types, there is no panic and no English: an answer, or one sentence. What the command did, the file is
// whole after it.
func TestAnyArguments(t *testing.T) {
	d := newDesk(t)
	file := d.example()
	t.Chdir(d.TempDir()) // for what a command happens to write
	words := []string{
		"", "-", "--", "ny", "exempel", "rapport", "rapporter", "utskrifter", "--rapport=arsrapport", "lista", "sok", "historik", "spara", "tabort", "aterta", "gallra", "angra", "kontrollera", "sammantraden", "besluta", "nyversion", "skjutupp", "--tillbaka", "kryptera", "dekryptera", "dela", "sammanfoga", "logg", "kontrollkod", "sakerhetskopiera", "aterstall", "--ga-tillbaka", "--plats=", "--valj=min", "--valj=x", "--vem=Anna Berg", "--ord", "--ord=-",
		"hjalp", "help", "--hjalp", "-h", "--help", "--version", "__complete", "__completeNoDesc", "completion", "arsrapport", "styrdokument", "incident",
		"I-3", "Å-1", "KS", "Vara", "titel=X", "namn=Bo Ek", "namnder=KS, Socialnämnden", "kannedom=2026-10-25 02.30", "lage=klar", "typ=policy", "=", "x=", "=x",
		"--kommun", "--kommun=Vara", "--policy", "--policy=" + ownPolicy, "--format", "--format=json", "--format=csv", "--format=text", "--format=pdf",
		"--fran", "--fran=2025-01-01", "--till=2026-12-31", "--till=9999-12-31", "--per=2026-02-28", "--per=0001-01-01", "--per", "--id", "--id=I-3", "--offentlig", "--bokfor",
		"--bara-oandrat", "--beslut=KS § 1", "--kontrollkod=AAAA-BBBB-CCCC-DDDD", "--mot=AAAA-BBBB-CCCC-DDDD", "--mot=x", "--alla", "--handling=borttaget", "--handling=x", "--register=person", "--idag=2026-02-29", "--idag=2028-02-29", "--idag=0001-01-01", "--idag=9999-12-31",
		"-o", "-o-", "--ut=-", "\x00", "\xff", "\n", "å\u0308", "💥", strings.Repeat("å", 300), "{{.text}}", "kind.incident", "%s", "' OR 1=1 --", "\"", "*", "NEAR(", "a\" OR \"b",
	}
	for _, kind := range data.Kinds() {
		words = append(words, kind.Word)
	}
	word := rapid.OneOf(rapid.SampledFrom(words), rapid.SampledFrom(words), rapid.String())
	command := rapid.SampledFrom([]string{"lista", "sok", "historik", "spara", "tabort", "aterta", "gallra", "angra", "kontrollera", "rapport"})
	rapid.Check(t, func(t *rapid.T) {
		args := rapid.SliceOfN(word, 0, 6).Draw(t, "args")
		if rapid.IntRange(0, 3).Draw(t, "on the file") > 0 { // mostly what reaches the file
			args = append([]string{command.Draw(t, "command"), file}, args...)
		}
		var out, errs bytes.Buffer
		a := answer{code: run(append([]string{"--hem", d.home}, args...), &out, &errs)}
		a.out, a.errs = strings.ToValidUTF8(out.String(), ""), strings.ToValidUTF8(errs.String(), "")
		if problem := a.wrong(); problem != "" || strings.Contains(a.errs, "panic") {
			t.Fatalf("%q gave %d\nout: %.300q\nerrs: %q\n%s", args, a.code, a.out, a.errs, problem)
		}
	})
	d.must("kontrollera", file)
}
