package traces

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"lisparmen/data"
)

// secret is a title that must come along nowhere.
const secret = "Hemligt möte med Eva"

func TestPlainTellsTheCauseAndNoName(t *testing.T) {
	_, missing := os.Open(filepath.Join(t.TempDir(), secret+".lis"))
	_, number := fmt.Sscan(secret, new(int))
	var none []int
	for _, c := range []struct {
		err  error
		want string
	}{
		{missing, "open: no such file or directory (2)"},
		{data.NewProblem("problem.share.unreached", "file", secret).Because(missing), "problem.share.unreached: open: no such file or directory (2)"},
		{data.NewProblem("problem.share.kept", "file", secret).Because(data.NewProblem("problem.record.linked", "title", secret)), "problem.share.kept: problem.record.linked"},
		{fmt.Errorf("%s: %w", secret, syscall.EACCES), "permission denied (13)"},
		{errors.Join(fs.ErrPermission, context.Canceled), "permission denied; context canceled"},
		{errors.New("the file server does not answer"), "the file server does not answer"},
		{fmt.Errorf("%q is no kind, nor is ”%s”", secret, secret), "… is no kind, nor is …"},
		{fmt.Errorf("%s stands there", "Eva Lind"), "… stands there"},
		{number, "expected integer"},
		{panicked(func() { _ = none[len(secret)] }), "runtime error: index out of range [21] with length 0"},
		{saying(secret), "traces.saying"},
	} {
		got := Plain(c.err)
		if got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// saying is an error that tells what it has read.
type saying string

func (s saying) Error() string { return string(s) }

// panicked gives the panic of what is done as an error.
func panicked(do func()) (err error) {
	defer func() { err, _ = recover().(error) }()
	do()
	return nil
}

func TestTheLogIsBoundAndAFewOldOnesAreKept(t *testing.T) {
	folder := t.TempDir()
	for range 3 * (oldLogs + 2) {
		if err := os.WriteFile(LogFile(folder), make([]byte, mostLog+1), 0o600); err != nil {
			t.Fatal(err)
		}
		Note(folder, errors.New("once more"))
	}
	entries, err := os.ReadDir(folder)
	if err != nil || len(entries) != 1+oldLogs {
		t.Error(entries, err)
	}
	if raw, err := os.ReadFile(LogFile(folder)); err != nil || !strings.Contains(string(raw), "once more") || len(raw) > 200 {
		t.Errorf("%q %v", raw, err)
	}
}

// crashIn is set for the process that is to crash in a folder.
const crashIn = "LISPARMEN_TEST_CRASH"

func TestMain(m *testing.M) {
	if folder := os.Getenv(crashIn); folder != "" {
		r := Begin(folder, About("1.2.3"), time.Now)
		r.Passed("record incident")
		done := make(chan struct{})
		go func() { panic(secret) }()
		<-done
	}
	os.Exit(m.Run())
}

// A fault that nobody can recover from leaves a report at the next start, without what it was about.
func TestAFaultLeavesAReport(t *testing.T) {
	folder := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), crashIn+"="+folder)
	if err := cmd.Run(); err == nil {
		t.Fatal("it did not crash")
	}
	list := Reports(folder)
	if len(list) != 1 {
		t.Fatal("no report was left")
	}
	text := list[0].Text
	for _, want := range []string{"lisparmen 1.2.3", runtime.Version(), "pages: record incident", "panic: …", "goroutine ", "traces.TestMain.func1", "traces/traces_test.go:"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q lacks:\n%s", want, text)
		}
	}
	home, _ := os.UserHomeDir()
	for _, unwanted := range []string{"Hemligt", "Eva", folder, home + "/", "0x"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("%q stands in:\n%s", unwanted, text)
		}
	}
	if again := Reports(folder); len(again) != 1 || list[0].Remove() != nil || len(Reports(folder)) != 0 {
		t.Error(again)
	}
}

// A panic that has been recovered from leaves one too.
func TestAPanicLeavesAReport(t *testing.T) {
	folder := t.TempDir()
	r := Begin(folder, nil, func() time.Time { return time.Date(2026, 11, 24, 8, 30, 0, 0, time.UTC) })
	for i := range 20 {
		r.Passed(fmt.Sprint("list ", i))
	}
	func() {
		defer func() { r.Panicked(data.NewProblem("problem.unexpected").Because(Fault(recover()))) }()
		panic(fmt.Errorf("%s: %w", secret, fs.ErrPermission))
	}()
	r.End()
	list := Reports(folder)
	if len(list) != 1 || !strings.Contains(list[0].Text, "panic: permission denied") || strings.Contains(list[0].Text, "Eva") {
		t.Error(list)
	}
	if !strings.Contains(list[0].Text, "pages: list 12 >") || !strings.HasSuffix(list[0].Path, "report-2026-11-24T083000.000Z.txt") {
		t.Error(list)
	}
}

// What ends as it should, runs still or was killed leaves none.
func TestWithoutAFaultThereIsNoReport(t *testing.T) {
	folder := t.TempDir()
	running := Begin(folder, About("1"), time.Now)
	if list := Reports(folder); len(list) != 0 {
		t.Error(list)
	}
	if _, err := os.Stat(running.file.Name()); err != nil {
		t.Error("that of a running program is taken away", err)
	}
	running.End()
	killed := filepath.Join(folder, "crashes", "running-1.txt")
	if err := os.WriteFile(killed, []byte(ownLine+"page overview\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list := Reports(folder); len(list) != 0 {
		t.Error(list)
	}
	if left, err := os.ReadDir(filepath.Join(folder, "crashes")); err != nil || len(left) != 0 {
		t.Error(left, err)
	}
	if r := Begin("", nil, time.Now); r != nil {
		t.Error("there was no place for it")
	}
}
