package reports

import (
	"flag"
	"os"
	"strings"
	"testing"

	"lisparmen/data"
)

// mapFile is where people read the table; go test ./reports -update writes it anew.
const mapFile = "../docs/policy.md"

// No duty of the policy lacks a register, a rule or a paper, and what people read is what the program goes by.
func TestThePolicyMapHasNoEmptyCell(t *testing.T) {
	table := PolicyMap()
	rows := strings.Split(strings.TrimSpace(table), "\n")[2:]
	if len(rows) != data.DutyCount {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		for _, cell := range strings.Split(strings.Trim(row, "|"), " | ") {
			if strings.TrimSpace(cell) == "" {
				t.Errorf("an empty cell: %s", row)
			}
		}
	}
	for n, names := range papersOf {
		for _, name := range names {
			if _, ok := Named(name); !ok {
				t.Errorf("duty %d is answered for by %q, which is no report", n, name)
			}
		}
		rule, _ := data.RuleOf(n)
		for _, name := range rule.Reads {
			if _, ok := data.KindNamed(name); !ok {
				t.Errorf("duty %d reads %q, which is no register", n, name)
			}
		}
	}
	head := "# Policyns åtaganden: register, regel och papper\n\nProgrammet har gjort tabellen (`lisparmen policykarta`). Årsrapporten svarar för alla åtaganden; de övriga papperen visar underlaget.\n\n"
	if flag.Lookup("update").Value.String() == "true" {
		if err := os.WriteFile(mapFile, []byte(head+table), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	read, err := os.ReadFile(mapFile)
	if err != nil {
		t.Fatal(err)
	}
	if string(read) != head+table {
		t.Error("docs/policy.md is not what the program says; go test ./reports -update writes it anew")
	}
}
