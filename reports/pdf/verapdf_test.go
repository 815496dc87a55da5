package pdf

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"lisparmen/reports"
	"lisparmen/reports/layout/papertest"
)

// TestVeraPDF has the validator judge papers of all blocks with any texts by the standards that the files claim. It runs
// where LISPARMEN_VERAPDF is the validator's jar.
func TestVeraPDF(t *testing.T) {
	jar := os.Getenv("LISPARMEN_VERAPDF")
	if jar == "" {
		t.Skip("LISPARMEN_VERAPDF does not name the validator")
	}
	dir := t.TempDir()
	papers := map[string]reports.Document{"demo": papertest.Demo(), "long": papertest.Long(), "empty": {Title: "Tom"}, "logo": withLogo()}
	documents := rapid.Custom(papertest.Any)
	for seed := range 100 {
		papers[fmt.Sprintf("any-%03d", seed)] = documents.Example(seed)
	}
	for name, doc := range papers {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), written(t, doc), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command("java", "-jar", jar, "--format", "text", "-v", "--recurse", dir).CombinedOutput()
	passed := strings.Count("\n"+string(out), "\nPASS ")
	if err != nil || passed != 2*len(papers) { // by PDF/A-2a and by PDF/UA-1
		t.Errorf("%d of %d passed (%v):\n%s", passed, 2*len(papers), err, out)
	}
}
