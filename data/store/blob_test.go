package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lisparmen/data"
)

// printed is a paper as it is when it has just been printed, with what it says.
func printed(title, says string, state data.PaperState) (*data.Paper, []byte) {
	content := []byte(says)
	p := data.Papers.New()
	p.Title, p.State, p.File = title, state, data.AttachmentOf("papper.pdf", content)
	if p.Frozen() {
		p.FinalOn = "2026-11-24"
	}
	if state == data.PaperSent {
		p.SentOn = "2026-11-24"
	}
	return p, content
}

func mustKeep(t testing.TB, s *Store, title, says string, state data.PaperState) *data.Paper {
	t.Helper()
	p, content := printed(title, says, state)
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}}, content); err != nil {
		t.Fatal(err)
	}
	return p
}

// mustSay fails the test unless the paper's content is what it says.
func mustSay(t testing.TB, s *Store, p *data.Paper, says string) {
	t.Helper()
	got, err := s.Content(ctx, p.File)
	if err != nil || string(got) != says {
		t.Errorf("%s says %q, %v; want %q", p.Title, got, err, says)
	}
}

// contentsOf are the contents of a file, by what they say.
func contentsOf(t testing.TB, s *Store) []string {
	t.Helper()
	list, err := texts(ctx, s.db, `SELECT CAST(bytes AS TEXT) FROM blob ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func mergeFrom(t testing.TB, into, from *Store) Merged {
	t.Helper()
	log, err := from.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	merged, err := into.MergeFrom(ctx, log, from)
	if err != nil {
		t.Fatal(err)
	}
	return merged
}

// The trigger that guards the contents knows a field that holds a file by its name.
func TestEveryFieldThatHoldsAFileIsCalledFile(t *testing.T) {
	for _, kind := range data.Kinds() {
		for _, f := range kind.Fields {
			if (f.Type == data.TypeFile) != (f.Name == fileField) {
				t.Errorf("%s.%s", kind.Name, f.Name)
			}
		}
	}
}

func TestAContentComesWithTheSaveThatNamesItOrNotAtAll(t *testing.T) {
	s := newStore(t, "a", 1)
	p, content := printed("Årsrapport", "%PDF år", data.PaperFinal)
	other, _ := printed("", "%PDF annat", data.PaperFinal) // a title is required
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}, {Record: other}}, content); !data.IsProblem(err, "problem.field.required") {
		t.Fatal(err)
	}
	if got := contentsOf(t, s); len(got) > 0 {
		t.Errorf("a save that was refused left %q", got)
	}
	p.Header().ID = ""
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}}, []byte("något annat")); !data.IsProblem(err, "problem.content.missing") {
		t.Errorf("without its content: %v", err)
	}
	p.Header().ID = ""
	p.File = data.Attachment(strings.TrimSuffix(string(p.File), strconv.Itoa(len(content))) + "99")
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}}, content); !data.IsProblem(err, "problem.content.missing") {
		t.Errorf("with another size: %v", err)
	}
	kept := mustKeep(t, s, "Årsrapport", "%PDF år", data.PaperFinal)
	mustSay(t, s, kept, "%PDF år")
	again := mustKeep(t, s, "Samma papper igen", "%PDF år", data.PaperDraft)
	mustSay(t, s, again, "%PDF år")
	if got := contentsOf(t, s); len(got) != 1 {
		t.Errorf("a content lies %d times", len(got))
	}
	empty := mustKeep(t, s, "Tomt", "", data.PaperDraft)
	mustSay(t, s, empty, "")
	mustBeSound(t, s)
}

func TestAContentHasABoundAndSoHaveAllTogether(t *testing.T) {
	s := newStore(t, "a", 1)
	big := make([]byte, data.MostAttached+1)
	p, _ := printed("Stort", "", data.PaperDraft)
	p.File = data.AttachmentOf("stort.pdf", big)
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}}, big); !data.IsProblem(err, "problem.content.large") {
		t.Errorf("one byte too much: %v", err)
	}
	p.Header().ID, p.File = "", data.AttachmentOf("stort.pdf", big[1:])
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: p}}, big[1:]); err != nil {
		t.Fatalf("as much as may be: %v", err)
	}
	snapshot := filepath.Join(t.TempDir(), "kopia.lis")
	if err := s.Snapshot(ctx, snapshot); err != nil {
		t.Fatal(err)
	}
	in, err := OpenIncoming(ctx, snapshot, testOptions("b", 2))
	if err != nil {
		t.Fatalf("a copy with a content as large as may be: %v", err)
	}
	if err := in.VerifyLog(ctx); err != nil {
		t.Error(err)
	}
	in.Close()
	for n := range data.MostAttachedAll/data.MostAttached - 1 {
		if _, err := s.db.Exec(`INSERT INTO blob VALUES(unhex(?), zeroblob(?))`, fmt.Sprintf("%064x", n), data.MostAttached); err != nil {
			t.Fatal(err)
		}
	}
	more, content := printed("En till", "x", data.PaperDraft)
	if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{Record: more}}, content); !data.IsProblem(err, "problem.content.full") {
		t.Errorf("no room: %v", err)
	}
}

func TestAFrozenPaperIsNeverChangedAndNeverGoes(t *testing.T) {
	s := newStore(t, "a", 1)
	board := &data.Unit{Name: "Kommunstyrelsen", Type: data.UnitBoard}
	mustSave(t, s, Base{}, board)
	before, err := s.Saves(ctx)
	if err != nil {
		t.Fatal(err)
	}
	draft := mustKeep(t, s, "Utkast", "utkast", data.PaperDraft)
	p := mustKeep(t, s, "Årsrapport", "fryst", data.PaperFinal)
	_, other := printed("", "annat", data.PaperDraft)
	kind := data.Papers.Untyped()
	for name, change := range map[string]func(*data.Paper){
		"title": func(p *data.Paper) { p.Title = "Annat" }, "report": func(p *data.Paper) { p.Report = "annan" },
		"from": func(p *data.Paper) { p.From = "2025-01-01" }, "to": func(p *data.Paper) { p.To = "2025-12-31" },
		"as of": func(p *data.Paper) { p.AsOf = "2025-12-31" }, "code": func(p *data.Paper) { p.Code = "0000-0000-0000-0000" },
		"made by": func(p *data.Paper) { p.MadeBy = "Bo Ek" }, "made at": func(p *data.Paper) { p.MadeAt = s.Now() },
		"file": func(p *data.Paper) { p.File = data.AttachmentOf("papper.pdf", other) }, "no file": func(p *data.Paper) { p.File = "" },
		"about": func(p *data.Paper) { p.Origin = data.OriginOf("unit", board.ID) }, "public": func(p *data.Paper) { p.Public = true },
		"upprättad": func(p *data.Paper) { p.FinalOn = "2026-12-24" }, "a draft again": func(p *data.Paper) { p.State, p.FinalOn = data.PaperDraft, "" },
	} {
		got, base := mustGet(t, s, data.Papers, p.ID)
		change(got)
		if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{base, got}}, other); !data.IsProblem(err, "problem.paper.frozen") && !data.IsProblem(err, "problem.paper.file") {
			t.Errorf("%s: %v", name, err)
		}
		got, base = mustGet(t, s, data.Papers, draft.ID)
		change(got)
		if _, err := s.SaveWith(ctx, ActSave, "", []Draft{{base, got}}, other); err != nil && name != "upprättad" {
			t.Errorf("%s of a draft: %v", name, err)
		}
	}
	if _, err := s.Remove(ctx, kind, p.ID); !data.IsProblem(err, "problem.paper.frozen") {
		t.Errorf("removed: %v", err)
	}
	got, base := mustGet(t, s, data.Papers, p.ID)
	got.DiaryNumber, got.Receiver, got.State, got.SentOn = "KS 2026/41", "Kommunstyrelsen", data.PaperSent, "2026-11-25"
	mustSave(t, s, base, got)
	got, base = mustGet(t, s, data.Papers, p.ID)
	got.State, got.SentOn = data.PaperFinal, ""
	if _, err := s.Save(ctx, base, got); !data.IsProblem(err, "problem.paper.frozen") {
		t.Errorf("what has been sent cannot be unsent: %v", err)
	}
	if _, _, err := s.GoBack(ctx, before); err != nil {
		t.Fatalf("going back: %v", err)
	}
	if still, _ := mustGet(t, s, data.Papers, p.ID); still.Removed || still.State != data.PaperSent {
		t.Errorf("going back took it: %+v", still)
	}
	if gone, _ := mustGet(t, s, data.Papers, draft.ID); !gone.Removed {
		t.Error("going back left the draft")
	}
	mustSay(t, s, p, "fryst")
	if _, err := s.Gallra(ctx, kind, p.ID, "informationshanteringsplan 2026"); err != nil {
		t.Errorf("it can be gallrad: %v", err)
	}
	mustBeSound(t, s)
}

func TestUndoLeavesAFrozenPaperAndTheContentOfADraft(t *testing.T) {
	s := newStore(t, "a", 1)
	draft := mustKeep(t, s, "Utkast", "utkast", data.PaperDraft)
	if _, err := s.Undo(ctx, false); err != nil {
		t.Fatal(err)
	}
	if got, _ := mustGet(t, s, data.Papers, draft.ID); !got.Removed {
		t.Error("a draft is taken back")
	}
	mustSay(t, s, draft, "utkast") // the log still names it
	if _, err := s.Redo(ctx); err != nil {
		t.Fatal(err)
	}
	frozen := mustKeep(t, s, "Årsrapport", "fryst", data.PaperFinal)
	if _, err := s.Undo(ctx, false); !data.IsProblem(err, "problem.paper.frozen") {
		t.Errorf("undone: %v", err)
	}
	if got, _ := mustGet(t, s, data.Papers, frozen.ID); got.Removed {
		t.Error("it is gone")
	}
	mustBeSound(t, s)
}

func TestAMergeBringsTheContentsBothWays(t *testing.T) {
	a := newStore(t, "a", 1)
	mustKeep(t, a, "Gemensam", "båda", data.PaperFinal)
	b := copyOf(t, a, "b", 2)
	hers, his := mustKeep(t, a, "Annas", "annas", data.PaperFinal), mustKeep(t, b, "Bos", "bos", data.PaperDraft)
	mustKeep(t, b, "Bos om samma", "annas", data.PaperFinal)
	mergeFrom(t, a, b)
	mergeFrom(t, b, a)
	for _, s := range []*Store{a, b} {
		mustSay(t, s, hers, "annas")
		mustSay(t, s, his, "bos")
		if got := contentsOf(t, s); !slices.Equal(got, []string{"annas", "bos", "båda"}) {
			t.Errorf("holds %q", got)
		}
		mustBeSound(t, s)
		if again := mergeFrom(t, s, a); again.Saves != 0 {
			t.Errorf("%d saves the second time", again.Saves)
		}
	}
	// One that has lost a content gets it again from one that has it.
	if err := a.Close(); err != nil {
		t.Fatal(err)
	}
	tamper(t, a.path, `DELETE FROM blob WHERE CAST(bytes AS TEXT)='bos'`)
	again, err := Open(ctx, a.path, testOptions("a", 3))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := findings(t, again); !slices.Equal(got, []string{"check.content.missing"}) {
		t.Errorf("check found %q", got)
	}
	if _, err := again.Content(ctx, his.File); !data.IsProblem(err, "problem.content.missing") {
		t.Errorf("%v", err)
	}
	mergeFrom(t, again, b)
	mustSay(t, again, his, "bos")
	mustBeSound(t, again)
}

// findings are the keys of all that a check finds, notices too.
func findings(t testing.TB, s *Store) []string {
	t.Helper()
	found, err := s.Check(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, f := range found {
		keys = append(keys, f.Key)
	}
	return keys
}

func TestACheckFindsWhatIsWrongWithContents(t *testing.T) {
	for name, c := range map[string]struct {
		query, want string
		unsound     bool
	}{
		"gone":         {`DELETE FROM blob`, "check.content.missing", false},
		"altered":      {`UPDATE blob SET bytes=CAST(bytes||x'20' AS BLOB)`, "check.content", true},
		"nobody's own": {`INSERT INTO blob VALUES(zeroblob(32), x'20')`, "check.content.unnamed", false},
	} {
		s := newStore(t, "a", 1)
		p := mustKeep(t, s, "Årsrapport", "fryst", data.PaperFinal)
		s = reopened(t, s, c.query)
		if got := findings(t, s); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: found %q", name, got)
		}
		found, err := s.Check(ctx, "")
		if err != nil || found[0].IsDamage() != c.unsound {
			t.Errorf("%s: damage %v, %v", name, !c.unsound, err)
		}
		if _, err := s.Content(ctx, p.File); name == "altered" && !data.IsProblem(err, "problem.content.damaged") {
			t.Errorf("%s: %v", name, err)
		}
		// What a snapshot takes along is what somebody names.
		to := filepath.Join(t.TempDir(), "kopia.lis")
		if err := s.Snapshot(ctx, to); err != nil {
			t.Fatal(err)
		}
		in, err := Open(ctx, to, testOptions("b", 2))
		if name == "nobody's own" {
			if err != nil {
				t.Fatal(err)
			}
			if got := contentsOf(t, in); !slices.Equal(got, []string{"fryst"}) {
				t.Errorf("the snapshot holds %q", got)
			}
		}
		in.Close()
	}
}

func TestAForgedContentIsRefusedWithAllTheRest(t *testing.T) {
	a := newStore(t, "a", 1)
	b := copyOf(t, a, "b", 2)
	mustKeep(t, b, "Bos", "bos", data.PaperFinal)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	tamper(t, b.path, `UPDATE blob SET bytes=CAST('ond' AS BLOB)`)
	b, err := Open(ctx, b.path, testOptions("b", 3))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	log, err := b.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.MergeFrom(ctx, log, b); !data.IsProblem(err, "problem.file.forged") {
		t.Errorf("merged: %v", err)
	}
	if saves, _ := a.SaveCount(ctx); saves != 0 {
		t.Error("some of it was taken in")
	}
	if err := b.VerifyLog(ctx); !data.IsProblem(err, "problem.file.forged") {
		t.Errorf("verified: %v", err)
	}
}

func TestAContentIsNeverChangedAndGoesOnlyWhenNobodyNamesIt(t *testing.T) {
	s := newStore(t, "a", 1)
	mustKeep(t, s, "Årsrapport", "fryst", data.PaperFinal)
	for _, query := range []string{`UPDATE blob SET bytes=x'20'`, `DELETE FROM blob`, `REPLACE INTO blob SELECT sha256, x'20' FROM blob`} {
		if _, err := s.db.Exec(query); err == nil {
			t.Errorf("%s was done", query)
		}
	}
	mustBeSound(t, s)
}

func TestAGallringTakesTheContentsThatNobodyElseNames(t *testing.T) {
	const word = "Qvxzkjwq"
	s := newStore(t, "a", 1)
	kind := data.Papers.Untyped()
	alone, one, other := mustKeep(t, s, "Ensam", "om "+word, data.PaperSent), mustKeep(t, s, "Ett", "delat", data.PaperFinal), mustKeep(t, s, "Två", "delat", data.PaperDraft)
	late := copyOf(t, s, "b", 2)
	if !filesHold(t, filepath.Dir(s.path), word) {
		t.Fatal("the word is not in the file before the gallring: the test proves nothing")
	}
	for _, p := range []*data.Paper{alone, one} {
		if _, err := s.Gallra(ctx, kind, p.ID, "informationshanteringsplan 2026"); err != nil {
			t.Fatal(err)
		}
	}
	mustSay(t, s, other, "delat")
	if got := contentsOf(t, s); !slices.Equal(got, []string{"delat"}) {
		t.Errorf("left: %q", got)
	}
	if has, err := s.HasErased(ctx, late); err != nil || !has {
		t.Errorf("the other copy holds what was erased: %v, %v", has, err)
	}
	mergeFrom(t, late, s)
	mergeFrom(t, s, late) // nothing comes back
	for _, of := range []*Store{s, late} {
		if got := contentsOf(t, of); !slices.Equal(got, []string{"delat"}) {
			t.Errorf("after the merge: %q", got)
		}
		mustBeSound(t, of)
		if err := of.Close(); err != nil {
			t.Fatal(err)
		}
		if filesHold(t, filepath.Dir(of.path), word) {
			t.Error("the word is in a byte of the file")
		}
	}
}

func TestWhatADamagedFileHoldsOfContentsComesBack(t *testing.T) {
	s := newStore(t, "a", 1)
	base := copyOf(t, s, "b", 2)
	long := strings.Repeat("lång ", 20_000) // over several pages
	kept, short := mustKeep(t, s, "Lång", long, data.PaperFinal), mustKeep(t, s, "Kort", "kort", data.PaperDraft)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	found, err := Salvage(context.Background(), s.path)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := base.TakeSalvaged(ctx, found, SaveID{})
	if err != nil || taken.Kept != 2 || taken.Torn {
		t.Fatalf("%+v, %v", taken, err)
	}
	mustSay(t, base, kept, long)
	mustSay(t, base, short, "kort")
	mustBeSound(t, base)

	raw, err := os.ReadFile(s.path)
	if err != nil {
		t.Fatal(err)
	}
	raw = bytes.Replace(raw, []byte("lång lång lång"), []byte("lxng lång lång"), 1)
	if err := os.WriteFile(s.path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if found, err = Salvage(ctx, s.path); err != nil {
		t.Fatal(err)
	}
	other := newStore(t, "c", 3)
	if taken, err = other.TakeSalvaged(ctx, found, SaveID{}); err != nil || taken.Kept != 2 || !taken.Torn {
		t.Fatalf("with a damaged content: %+v, %v", taken, err)
	}
	if got := findings(t, other); !slices.Equal(got, []string{"check.content.missing"}) {
		t.Errorf("found %q", got)
	}
}

// Whatever people do with papers in copies of their own, each copy has all that its log names, and all have the same in the end.
func TestContentsConverge(t *testing.T) {
	for seed := range uint64(long(t, 15, 600)) {
		t.Run(strconv.FormatUint(seed, 10), func(t *testing.T) { runPapers(t, seed) })
		if t.Failed() {
			break
		}
	}
}

func runPapers(t *testing.T, seed uint64) {
	rng := rand.New(rand.NewPCG(seed, 7))
	first := newStore(t, "a", seed*4)
	stores := []*Store{first, copyOf(t, first, "b", seed*4+1), copyOf(t, first, "c", seed*4+2)}
	kind := data.Papers.Untyped()
	var ids []string
	says := map[string]string{} // of papers that were frozen from the beginning
	for n := range 30 {
		s := stores[rng.IntN(len(stores))]
		var id string
		if len(ids) > 0 {
			id = ids[rng.IntN(len(ids))]
		}
		r, base, err := s.Get(ctx, kind, id)
		missing := err != nil
		switch act := rng.IntN(14); {
		case act < 4 || len(ids) == 0:
			text := fmt.Sprint("innehåll ", rng.IntN(4)) // often the same
			p := mustKeep(t, s, fmt.Sprint("Papper ", n), text, []data.PaperState{data.PaperDraft, data.PaperFinal}[rng.IntN(2)])
			if ids = append(ids, p.ID); p.Frozen() {
				says[p.ID] = text
			}
		case act < 7:
			mergeFrom(t, s, stores[rng.IntN(len(stores))])
		case act == 7:
			_, err := s.Undo(ctx, rng.IntN(2) == 0)
			mustBe(t, err, "problem.undo.nothing", "problem.undo.changed", "problem.undo.gallring", "problem.paper.frozen", "problem.content.missing")
		case missing:
		case act < 10:
			p := r.(*data.Paper)
			_, content := printed("", fmt.Sprint("innehåll ", rng.IntN(6)), data.PaperDraft)
			p.File = data.AttachmentOf("papper.pdf", content)
			if rng.IntN(2) == 0 && !p.Frozen() {
				p.State, p.FinalOn = data.PaperFinal, "2026-11-25"
			}
			base.Choose(fileField)
			_, err := s.SaveWith(ctx, ActSave, "", []Draft{{base, p}}, content)
			mustBe(t, err, "problem.record.removed", "problem.record.gallrad", "problem.paper.frozen")
		case act == 10:
			_, err := s.Remove(ctx, kind, id)
			mustBe(t, err, "problem.record.removed", "problem.record.gallrad", "problem.paper.frozen")
		case act == 11:
			_, err := s.Restore(ctx, kind, id)
			mustBe(t, err, "problem.restore.lives", "problem.record.gallrad")
		default:
			if _, err := s.Gallra(ctx, kind, id, "plan 2026"); err != nil {
				t.Fatal(err)
			}
			delete(says, id)
		}
		mustBeSound(t, s)
	}
	for range 3 {
		for _, a := range stores {
			for _, b := range stores {
				mergeFrom(t, a, b)
			}
		}
	}
	have := contentsOf(t, first)
	for _, s := range stores {
		mustBeSound(t, s)
		if got := contentsOf(t, s); !slices.Equal(got, have) {
			t.Errorf("one copy holds %q, another %q", have, got)
		}
		for _, id := range slices.Sorted(maps.Keys(says)) {
			p, _ := mustGet(t, s, data.Papers, id)
			if p.Gallrad == "" {
				mustSay(t, s, p, says[id])
				if p.Removed {
					t.Errorf("%s is removed", p.Title)
				}
			}
		}
	}
}
