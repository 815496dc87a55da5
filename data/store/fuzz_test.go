package store

import (
	"bytes"
	"os"
	"testing"

	"lisparmen/data"
)

// FuzzLogRow reads rows of the log as a file from elsewhere may hold them: whatever they are, they are read, refused or found forged.
func FuzzLogRow(f *testing.F) {
	s := newStore(f, "a", 1)
	mustSave(f, s, Base{}, &data.Person{Name: "Bo Ek", Title: "Handläggare"})
	var rows []string
	err := readRows(s, func(row string) { rows = append(rows, row) })
	if err != nil || len(rows) == 0 {
		f.Fatal(len(rows), err)
	}
	for _, row := range rows[:min(20, len(rows))] {
		f.Add(row)
	}
	f.Fuzz(func(t *testing.T, row string) {
		save, c, err := parseChange(row, map[string]string{})
		if err != nil {
			return
		}
		log := Log{}
		if err := log.add(save, c); err != nil {
			t.Fatal(err)
		}
		if log.Verify(nil, "x") == nil {
			t.Error("a change in no save was found right")
		}
		settle(c.Record, byRecord(log)[c.Record])
	})
}

// readRows gives the rows of the log as readChanges reads them.
func readRows(s *Store, take func(string)) error {
	rows, err := s.db.Query(changeRows)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var row string
		if err := rows.Scan(&row); err != nil {
			return err
		}
		take(row)
	}
	return rows.Err()
}

// FuzzPages reads what can be read past SQLite of files that may be anything.
func FuzzPages(f *testing.F) {
	s := newStore(f, "a", 1)
	mustSave(f, s, Base{}, &data.Person{Name: "Bo Ek"})
	path := s.file
	if err := s.Close(); err != nil {
		f.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	const page = 8192
	f.Add(raw[:2*page])
	for at := page; at+page <= len(raw) && at < 40*page; at += page {
		f.Add(append(append([]byte{}, raw[:page]...), raw[at:at+page]...))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		p := openPages(bytes.NewReader(raw), int64(len(raw)))
		found := Salvaged{log: Log{}, contents: map[string][]byte{}, mentioned: map[SaveID]int{}}
		pieces := pieces{found: &found, saves: map[SaveID]*Save{}, changes: map[SaveID]map[changePlace]Change{}, values: map[valuePlace]Value{}}
		p.rows(pieces.take)
		pieces.join()
		for id, save := range found.log {
			if save.computeID() != id {
				t.Error("a save was kept that is not what it says")
			}
		}
	})
}
