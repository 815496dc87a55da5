package press_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/seed"
	"lisparmen/reports"
	"lisparmen/reports/press"
)

// secret is what no public paper may hold: one word, so that no line break parts it.
const secret = "Hemligordet"

var now = time.Date(2026, 11, 24, 8, 0, 0, 0, data.Swedish)

// example is the example as its last step leaves it, each record changed as change does.
func example(t testing.TB, change func(data.Record)) data.Register {
	t.Helper()
	n := 0
	last := map[string]data.Record{}
	for _, step := range seed.Example(func() string { n++; return fmt.Sprintf("00000000-0000-7000-8000-%012x", n) }) {
		for _, r := range step.Records {
			last[r.Header().ID] = r
		}
	}
	var records []data.Record
	for _, r := range last {
		if change != nil {
			change(r)
		}
		records = append(records, r)
	}
	return data.NewRegister(records)
}

// planted is the example with the secret in every text of every record that can be marked, and a mark on each. It has a record of
// every such kind.
func planted(t *testing.T, state data.SecrecyState) data.Register {
	t.Helper()
	plant := func(r data.Record) {
		kind, _ := data.KindNamed(r.KindName())
		mark, ok := kind.Field("secrecy")
		if !ok {
			return
		}
		for _, f := range kind.Fields {
			if isText := f.Type == data.TypeText || f.Type == data.TypeLongText; isText && !f.Hidden && f.OneOf == "" && f.Name != data.OriginField {
				if err := f.Load(r, secret); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := mark.Load(r, string(state)); err != nil {
			t.Fatal(err)
		}
	}
	reg := example(t, plant)
	var records []data.Record
	for _, kind := range data.Kinds() {
		records = append(records, reg.All(kind)...)
	}
	for i, kind := range data.Kinds() {
		if _, ok := kind.Field("secrecy"); ok && len(reg.Living(kind)) == 0 {
			r := kind.New()
			r.Header().ID = fmt.Sprintf("00000000-0000-7000-9000-%012x", i)
			plant(r)
			records = append(records, r)
		}
	}
	return data.NewRegister(records)
}

// No byte of a public paper, in any form, holds what is marked as secret or what nobody has judged. The internal papers hold it.
func TestPublicPapersHoldNothingSecret(t *testing.T) {
	for _, state := range []data.SecrecyState{data.SecrecyPossible, data.SecrecyUnjudged} {
		reg := planted(t, state)
		told := 0
		for _, report := range reports.Reports() {
			for _, id := range recordsFor(reg, report) {
				in := reports.Input{Register: reg, Before: reg, From: "2026-01-01", To: "2026-11-24", AsOf: "2026-11-24", Now: now, Author: "Anna Lind", Control: "7F3A-21C0", RecordID: id}
				if internal, err := report.Build(in); err == nil && strings.Contains(press.Paper{Document: internal}.Text(), secret) {
					if told++; told == 1 {
						canBeFound(t, press.Paper{Document: internal, Made: now})
					}
				}
				in.Register, in.Before, in.Public = reg.Public(), reg.Public(), true
				document, err := report.Build(in)
				if err != nil {
					continue // there is nothing to make it of
				}
				paper := press.Paper{Document: document, Made: now}
				for _, form := range press.Forms() {
					content, _, err := paper.In(form)
					if err != nil {
						t.Fatal(err)
					}
					if where := find(t, content); where != "" {
						t.Errorf("%s about %q, marked %s, as %s: the secret stands in …%s…", report.Name, id, state, form.Name, where)
						break
					}
				}
			}
		}
		if told < 15 {
			t.Errorf("only %d internal papers tell the secret: the test looks at too little", told)
		}
	}
}

// recordsFor is nothing, for the paper of the whole, and the first records that the paper can be about.
func recordsFor(reg data.Register, report reports.Report) []string {
	ids := []string{""}
	for _, name := range report.About {
		kind, _ := data.KindNamed(name)
		for i, r := range reg.Living(kind) {
			if i < 2 {
				ids = append(ids, r.Header().ID)
			}
		}
	}
	return ids
}

// canBeFound wants the secret to be found in each form of an internal paper that tells it: otherwise nothing is proved.
func canBeFound(t *testing.T, paper press.Paper) {
	t.Helper()
	for _, form := range press.Forms() {
		content, _, err := paper.In(form)
		if err != nil {
			t.Fatal(err)
		}
		if find(t, content) == "" {
			t.Errorf("the secret is not found where it stands, as %s", form.Name)
		}
	}
}

var streams = regexp.MustCompile(`(?s)/FlateDecode[^>]*>>\nstream\n(.*?)\nendstream`)

// find is what stands around the secret in a file of any form, when all in it is unpacked; empty where it is not there.
func find(t *testing.T, content []byte) string {
	t.Helper()
	var unpacked [][]byte
	switch {
	case bytes.HasPrefix(content, []byte("PK")):
		files, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files.File {
			part, err := file.Open()
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(part)
			if err != nil {
				t.Fatal(err)
			}
			unpacked = append(unpacked, []byte(file.Name), raw)
		}
	case bytes.HasPrefix(content, []byte("%PDF")):
		unpacked = append(unpacked, content)
		for _, packed := range streams.FindAllSubmatch(content, -1) {
			z, err := zlib.NewReader(bytes.NewReader(packed[1]))
			if err != nil {
				t.Fatal(err)
			}
			raw, err := io.ReadAll(z)
			if err != nil {
				t.Fatal(err)
			}
			unpacked = append(unpacked, raw)
		}
	default:
		unpacked = append(unpacked, content)
	}
	var wide []byte // as UTF-16
	for _, c := range []byte(secret) {
		wide = append(wide, 0, c)
	}
	for _, part := range unpacked {
		for _, as := range [][]byte{[]byte(secret), []byte(strings.ToUpper(secret)), wide, []byte(strings.ToUpper(hex.EncodeToString(wide)))} {
			if at := bytes.Index(part, as); at >= 0 {
				return string(bytes.ToValidUTF8(part[max(0, at-80):min(len(part), at+80)], nil))
			}
		}
	}
	return ""
}
