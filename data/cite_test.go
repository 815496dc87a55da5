package data_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// cite is what a case in a table of rules rests on: the provision, or the method, and where it was read.
type cite struct{ provision, source string }

// What the tables rest on. Second-hand sources are to be checked against the original.
var (
	ofCouncil    = cite{"kommunallagen (2017:725) 5 kap.", "own knowledge, to be checked: SFS 2017:725"}
	ofCommittees = cite{"kommunallagen (2017:725) 6 kap.", "own knowledge, to be checked: SFS 2017:725"}
	ofLeaders    = cite{"cybersäkerhetslagen (2025:1506) 2 kap. 4 §", "read: SFS 2025:1506"}
	ofTelling    = cite{"cybersäkerhetslagen (2025:1506) 2 kap. 2 §", "read: SFS 2025:1506"}
	ofRisks      = cite{"lag (2006:544) 2 kap. 1 §", "own knowledge, to be checked: SFS 2006:544"}
	ofPolicy     = cite{"policyn: samtliga ska erbjudas utbildning, policyn antas av fullmäktige", "the adopted policy's own sentences"}
	ofRecurring  = cite{"MCFFS 2026:8", "second-hand: a third party's summary of 2026-07-09"}
	ofThresholds = cite{"MCFFS 2026:8", "second-hand: a third party's summary of 2026-07-09"}
	ofSupervisor = cite{"cybersäkerhetsförordningen (2025:1507) 7–16 §§", "read: as it stood until April 2026"}
	ofProcessor  = cite{"cybersäkerhetslagen (2025:1506) 2 kap. 5 § and GDPR art. 33", "EDPB guidelines 9/2022, own knowledge, to be checked"}
	ofNeed       = cite{"policyn: information behöver skyddas efter behov", "the adopted policy's own sentences"}
	ofDeciding   = cite{"policyn: kraven på säkerheten fastställs i samtliga system som används", "the adopted policy's own sentences; driftgodkännande: method, own knowledge"}
	ofStatement  = cite{"SS-EN ISO/IEC 27001:2023, 6.1.3 d", "second-hand, to be compared with the standard"}
	ofRiskMethod = cite{"MSB:s metodstöd för informationssäkerhet, riskhantering", "read: the method's risk matrix 4×4 and its criteria for acceptance"}
	ofAvailable  = cite{"policyn: ska vara tillgänglig att användas av behöriga när den behövs", "the adopted policy's own sentence; how often is our method"}
	ofProcessing = cite{"GDPR art. 28.2–28.3", "own knowledge, to be checked: regulation (EU) 2016/679"}
	ofImpact     = cite{"GDPR art. 35.1–35.2", "own knowledge, to be checked: regulation (EU) 2016/679"}
	ofBuying     = cite{"policyn: krav ska ställas vid upphandlingar och i avtal", "the adopted policy's own sentences; method: SS-EN ISO/IEC 27001 A.5.20"}
	ofFollowing  = cite{"policyn: ska kontrollera att leverantörerna följer kraven", "the adopted policy's own sentences; method: SS-EN ISO/IEC 27001 A.5.22"}
	ofContract   = cite{"avtalets egna villkor", "method: notice is given on the day the contract names, or so many months before its last"}
	ofSorts      = cite{"cybersäkerhetslagen (2025:1506) 2 kap. 5 § and GDPR art. 33.1", "read: SFS 2025:1506; method: what nobody has judged has its clock"}

	ofInternalControl = cite{"kommunallagen (2017:725) 6 kap. 6 § and policyn: följas upp via internkontroll", "own knowledge, to be checked: SFS 2017:725; the adopted policy's own sentences"}
	ofReviews         = cite{"SS-EN ISO/IEC 27001:2023, 9.3", "own knowledge of the standard: at planned intervals; once a year is our measure"}
	ofLaws            = cite{"policyn: möter de lagkrav som berör kommunen", "the adopted policy's own sentences; twelve months is our measure, as for rows of law"}
	ofStakeholders    = cite{"SS-EN ISO/IEC 27001:2023, 4.2 and A.5.5", "own knowledge of the standard; twelve months is our measure"}
	ofOwnMeasure      = cite{"method", "our own measure, told beside the rule"}
)

// check fails a case that does not say what it rests on.
func (c cite) check(t testing.TB, name string) {
	t.Helper()
	if c.provision == "" || c.source == "" {
		t.Errorf("%s names no provision or no source: %+v", name, c)
	}
}

// In each table of a rule in law or method, what a case rests on is a column, which no row leaves out.
func TestEveryTableOfRulesNamesItsProvision(t *testing.T) {
	for file, tables := range map[string]int{
		"classes_test.go":        5,
		"clock_supplier_test.go": 2,
		"control_test.go":        6,
		"coverage_test.go":       2,
		"protection_test.go":     4,
		"recurrence_test.go":     1,
		"risk_test.go":           6,
		"supplier_rules_test.go": 6,
		"term_test.go":           4,
		"threshold_test.go":      4,
	} {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		ast.Inspect(parsed, func(n ast.Node) bool {
			table, ok := n.(*ast.CompositeLit)
			if !ok || !isTableOfRules(table.Type) {
				return true
			}
			found++
			for _, row := range table.Elts {
				if pair, ok := row.(*ast.KeyValueExpr); ok {
					row = pair.Value
				}
				cells, ok := row.(*ast.CompositeLit)
				if !ok || len(cells.Elts) == 0 {
					t.Errorf("%s: a row without cells", file)
					continue
				}
				if first, ok := cells.Elts[0].(*ast.Ident); !ok || first.Name[:2] != "of" {
					t.Errorf("%s: a row does not begin with what it rests on", file)
				}
			}
			return true
		})
		if found != tables {
			t.Errorf("%s has %d tables of rules with a column for what they rest on, want %d", file, found, tables)
		}
	}
}

// isTableOfRules tells whether a type is a list or map of structs whose first field is a cite.
func isTableOfRules(of ast.Expr) bool {
	var row ast.Expr
	switch of := of.(type) {
	case *ast.ArrayType:
		row = of.Elt
	case *ast.MapType:
		row = of.Value
	}
	fields, ok := row.(*ast.StructType)
	if !ok || len(fields.Fields.List) == 0 {
		return false
	}
	first, ok := fields.Fields.List[0].Type.(*ast.Ident)
	return ok && first.Name == "cite"
}
