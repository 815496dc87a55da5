package press_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"lisparmen/reports"
	"lisparmen/reports/press"
)

// BenchmarkAgainstOffice makes the board's report as a PDF, and has LibreOffice make one of the same report's Word document, turn
// and turn about in one run. It tells how many times longer LibreOffice takes.
func BenchmarkAgainstOffice(b *testing.B) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		b.Skip("LibreOffice is not installed")
	}
	in := ofExample(b)
	report, _ := reports.Named("arsrapport")
	dir := b.TempDir()
	source := filepath.Join(dir, "rapport.docx")
	word, _ := press.FormNamed("docx")
	document, err := report.Build(in)
	if err != nil {
		b.Fatal(err)
	}
	content, _, err := press.Paper{Document: document, Made: now}.In(word)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(source, content, 0o600); err != nil {
		b.Fatal(err)
	}
	convert := func() {
		cmd := exec.Command(office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", "pdf", "--outdir", dir, source)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
	}
	convert() // the first start makes a profile
	var ours, theirs time.Duration
	for b.Loop() {
		begun := time.Now()
		document, err := report.Build(in)
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := (press.Paper{Document: document, Made: now}).PDF(); err != nil {
			b.Fatal(err)
		}
		ours += time.Since(begun)
		begun = time.Now()
		convert()
		theirs += time.Since(begun)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms-ours/op")
	b.ReportMetric(float64(theirs.Milliseconds())/float64(b.N), "ms-office/op")
	b.ReportMetric(float64(theirs)/float64(ours), "times")
}
