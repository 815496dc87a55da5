package store

import (
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write golden files anew")

// vector is a save in plain form with the id it must have. The file is checked in: should a change of the code give
// another id, every file in use would be unreadable.
type vector struct {
	Name, Device                  string
	Seq                           int64
	Prev, Author, At, Act, Reason string
	Undoes                        string
	Changes                       []vectorChange
	ID                            string
}

type vectorChange struct {
	Record, Kind, Field string
	Parents             []string
	Salt, Text, Digest  string
}

const vectorsFile = "testdata/vectors.json"

func vectors() []vector {
	const record = "01a19620-4660-7000-9490-066b778935b0"
	one := "4f1d6b5c0a3e2978d1c6b5a4f3e2d1c0b9a897867564534231201f0e0d0c0b0a"
	return []vector{
		{Name: "one field", Device: "a", Seq: 1, Author: "Anna Berg", At: "2026-11-24T12:00:00Z", Act: ActSave, Changes: []vectorChange{
			{Record: record, Kind: "person", Field: "name", Salt: "000102030405060708090a0b0c0d0e0f", Text: "Åsa Öberg"},
		}},
		{Name: "parents, list and reason", Device: "b", Seq: 7, Prev: one, Author: "Bo <Ek> & co", At: "2026-11-24T12:00:01Z", Act: ActImport, Reason: "inläsning\nav listan", Changes: []vectorChange{
			{Record: record, Kind: "incident", Field: "units/01a19620-4660-7001-9490-066b778935b0", Parents: []string{one}, Salt: "ffffffffffffffffffffffffffffffff", Text: "1"},
			{Record: record, Kind: "incident", Field: "title", Parents: []string{one, "00" + one[2:]}, Salt: "00000000000000000000000000000000", Text: ""},
		}},
		{Name: "the program's own join", Act: ActJoin, Changes: []vectorChange{
			{Record: record, Kind: "person", Field: "exists", Parents: []string{"00" + one[2:], one}, Salt: "0123456789abcdef0123456789abcdef", Text: "1"},
		}},
	}
}

func (v *vector) save(t *testing.T) *Save {
	t.Helper()
	id := func(text string) SaveID {
		if text == "" {
			return SaveID{}
		}
		id, err := ParseSaveID(text)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	save := &Save{Device: v.Device, Seq: v.Seq, Prev: id(v.Prev), Author: v.Author, At: v.At, Act: v.Act, Reason: v.Reason, Undoes: id(v.Undoes), Format: logFormat}
	for i, c := range v.Changes {
		value := &Value{Text: c.Text}
		if _, err := hex.Decode(value.Salt[:], []byte(c.Salt)); err != nil {
			t.Fatal(err)
		}
		change := Change{Record: c.Record, Kind: c.Kind, Field: c.Field, Digest: value.digest(), Value: value}
		for _, p := range c.Parents {
			change.Parents = append(change.Parents, id(p))
		}
		v.Changes[i].Digest = hex.EncodeToString(change.Digest[:])
		save.Changes = append(save.Changes, change)
	}
	save.finish()
	v.ID = save.ID.String()
	return save
}

func TestGoldenVectorsOfTheLog(t *testing.T) {
	got := vectors()
	for i := range got {
		got[i].save(t)
	}
	if *update {
		raw, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(vectorsFile, append(raw, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	raw, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var want []vector
	if err := json.Unmarshal(raw, &want); err != nil {
		t.Fatal(err)
	}
	if len(want) != len(got) {
		t.Fatalf("%d vectors, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i].ID != want[i].ID {
			t.Errorf("%s: id %s, want %s", want[i].Name, got[i].ID, want[i].ID)
		}
		for n, c := range want[i].Changes {
			if got[i].Changes[n].Digest != c.Digest {
				t.Errorf("%s: digest of %s is %s, want %s", want[i].Name, c.Field, got[i].Changes[n].Digest, c.Digest)
			}
		}
	}
}

func TestEveryPartOfASaveIsInItsID(t *testing.T) {
	base := (&vectors()[1]).save(t)
	seen := map[SaveID]string{base.ID: "the save itself"}
	for name, alter := range map[string]func(*Save){
		"device": func(s *Save) { s.Device = "c" },
		"seq":    func(s *Save) { s.Seq++ },
		"prev":   func(s *Save) { s.Prev[3]++ },
		"author": func(s *Save) { s.Author += "x" },
		"at":     func(s *Save) { s.At = "2026-11-24T12:00:02Z" },
		"act":    func(s *Save) { s.Act = ActSave },
		"reason": func(s *Save) { s.Reason = "" },
		"undoes": func(s *Save) { s.Undoes[0] = 1 },
		"format": func(s *Save) { s.Format++ },
		"record": func(s *Save) { s.Changes[0].Record = "01a19620-4660-7000-9490-066b778935b1" },
		"kind":   func(s *Save) { s.Changes[0].Kind = "unit" },
		"field":  func(s *Save) { s.Changes[0].Field = "titel" },
		"parent": func(s *Save) { s.Changes[0].Parents[0][0]++ },
		"digest": func(s *Save) { s.Changes[0].Digest[31]++ },
		"fewer":  func(s *Save) { s.Changes = s.Changes[:1] },
		"moved":  func(s *Save) { s.Author, s.At = "Bo <Ek> & co2", "026-11-24T12:00:01Z" }, // a letter over the border
	} {
		altered := (&vectors()[1]).save(t)
		alter(altered)
		id := altered.computeID()
		if other, taken := seen[id]; taken {
			t.Errorf("altering %s gives the id of %s", name, other)
		}
		seen[id] = name
	}
}
