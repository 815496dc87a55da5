//go:build unix

package store

import (
	"errors"
	"fmt"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"lisparmen/data"
)

func itoa(n int) string { return strconv.Itoa(n) }

func keyOf(err error) string {
	var p *data.Problem
	if errors.As(err, &p) {
		return p.Key
	}
	return fmt.Sprint(err)
}

// child does a task in a process of its own and tells how it went.
func child(task, path string) int {
	switch task {
	case "readonly":
		s, err := Open(ctx, path, testOptions("b", 3))
		if err != nil {
			fmt.Print(err)
			return 1
		}
		list, _ := s.List(ctx, data.People.Untyped())
		_, saving := s.Save(ctx, Base{}, &data.Person{Name: "Eva"})
		findings, _ := s.Check(ctx, "")
		_, creating := Create(ctx, filepath.Join(filepath.Dir(path), "ny.lis"), testOptions("b", 4), nil)
		fmt.Printf("read %d; save %s; check %d; create %s", len(list), keyOf(saving), len(findings), keyOf(creating))
	case "full":
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 300_000, Max: 300_000}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			fmt.Print(err)
			return 1
		}
		s, err := Open(ctx, path, testOptions("b", 3))
		if err != nil {
			fmt.Print(err)
			return 1
		}
		_, saving := s.Save(ctx, Base{}, &data.Action{Title: "Stor", State: data.ActionPlanned, Description: strings.Repeat("Lång text. ", 50_000)})
		list, _ := s.List(ctx, data.People.Untyped())
		findings, _ := s.Check(ctx, "")
		fmt.Printf("save %s; read %d; check %d", keyOf(saving), len(list), len(findings))
	}
	return 0
}

func TestADiskThatRefusesMoreLosesNothing(t *testing.T) {
	s := newStore(t, "a", 1)
	mustSave(t, s, Base{}, &data.Person{Name: "Bo"})
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := "save problem.file.full; read 1; check 0"
	if got := runChild(t, "full", s.path, nil); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
