package exchange

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"lisparmen/data"
	"lisparmen/data/policy"
)

const ownPolicy = "../policy/testdata/policy.txt"

func counting() func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("0199c5b2-0000-7000-8000-%012d", n)
	}
}

var november = time.Date(2026, 11, 24, 11, 0, 0, 0, time.UTC)

func imported(t *testing.T) (PolicyImport, *data.Document) {
	t.Helper()
	text, err := policy.ReadDocument(ownPolicy)
	if err != nil {
		t.Fatal(err)
	}
	document := &data.Document{Head: data.Head{ID: "0199c5b2-0000-7000-8000-00000000aaaa"}, Title: "Informationssäkerhetspolicy", Type: data.DocumentPolicy, State: data.DocumentUnregistered}
	return ImportPolicy(text, filepath.Join("en", "mapp", "policyn.txt"), document, counting(), november, strings.ToUpper), document
}

func TestAPolicyBecomesRecords(t *testing.T) {
	got, document := imported(t)
	if document.State != data.DocumentRegistered || document.Source != "policyn.txt" || document.Title != "Informationssäkerhetspolicy" {
		t.Errorf("the document: %+v", document)
	}
	if len(got.Sections) < 5 || len(got.Duties) < 10 || len(got.Remarks) < 3 {
		t.Fatalf("%d sections, %d duties, %d remarks", len(got.Sections), len(got.Duties), len(got.Remarks))
	}
	sections, position := map[string]*data.Section{}, ""
	for _, s := range got.Sections {
		if string(s.Document) != document.ID || s.Position <= position || s.Level == nil || s.Heading == "" && s.Text == "" {
			t.Errorf("%+v", s)
		}
		position, sections[s.ID] = s.Position, s
	}
	dropped := 0
	for i, d := range got.Duties {
		s := sections[string(d.Section)]
		if string(d.Document) != document.ID || s == nil || d.Position == nil || *d.Position != i+1 || d.Area == "" {
			t.Errorf("%+v", d)
			continue
		}
		// The sentence is the policy's own, though a list may part it.
		for _, word := range strings.Fields(d.Sentence) {
			if !strings.Contains(s.Text+" "+s.Heading, strings.Trim(word, ".,:;•")) {
				t.Errorf("%q is not in its section: %s", word, d.Sentence)
			}
		}
		switch d.State {
		case data.DutyProposedDrop:
			dropped++
			if d.DroppedReason == "" || d.DroppedReason != strings.ToUpper(d.DroppedReason) {
				t.Errorf("the reason for dropping is not in words: %q", d.DroppedReason)
			}
		case data.DutyProposed:
			if d.DroppedReason != "" {
				t.Errorf("kept, with a reason for dropping: %+v", d)
			}
		default:
			t.Errorf("a state that a person has not chosen: %s", d.State)
		}
		if (d.Catalogue == nil) != (d.Proof == "") {
			t.Errorf("proof without number in the catalogue, or the reverse: %+v", d)
		}
	}
	records := got.Records()
	if len(records) != len(got.Sections)+len(got.Duties) || records[0] != data.Record(got.Sections[0]) {
		t.Errorf("%d records", len(records))
	}
	ids := map[string]bool{}
	for _, r := range records {
		kind, _ := data.KindNamed(r.KindName())
		if err := kind.Check(r); err != nil {
			t.Errorf("a record that cannot be saved: %v", err)
		}
		if ids[r.Header().ID] || !data.IsID(r.Header().ID) {
			t.Errorf("id %q", r.Header().ID)
		}
		ids[r.Header().ID] = true
	}
}

func TestImportIsTheSameEachTime(t *testing.T) {
	tell := func(p PolicyImport) string {
		var b strings.Builder
		for _, r := range p.Records() {
			kind, _ := data.KindNamed(r.KindName())
			for _, f := range kind.Fields {
				fmt.Fprintf(&b, "%s=%s\n", f.Name, f.Get(r))
			}
		}
		return b.String() + fmt.Sprint(p.Remarks)
	}
	first, _ := imported(t)
	second, _ := imported(t)
	if tell(first) != tell(second) {
		t.Error("two readings of the same policy differ")
	}
}

func TestReadPolicyTellsWhichFile(t *testing.T) {
	dir := t.TempDir()
	empty := filepath.Join(dir, "tom.txt")
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, key := range map[string]string{empty: "problem.policy.empty", dir: "problem.policy.unreadable", filepath.Join(dir, "borta.txt"): "problem.policy.unreadable"} {
		_, err := policy.ReadDocument(path)
		if !data.IsProblem(err, key) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
