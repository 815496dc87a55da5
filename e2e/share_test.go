//go:build unix

package e2e

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

const shareRounds = 500

// Two people at two computers save, share, merge, back up and take back in one folder, are killed at any moment, and now and
// then have no room left: whatever state the shared file is seen in is whole, and nothing that was told as saved is lost.
func TestTheSharedFileIsAlwaysWhole(t *testing.T) {
	anna := newDesk(t)
	bo := &desk{t, anna.program, anna.dir, t.TempDir()}
	file, mailed := anna.path("vara.lis"), anna.path("post.lis")
	anna.must("ny", file, "--kommun", "Vara")
	anna.must("spara", file, "person", "namn=Gemensam")
	anna.must("sakerhetskopiera", file, mailed)

	seen := watchWhole(t, file)
	random := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3))
	longest := anna.took("spara", file, "person", "namn=Mått")
	saved := map[string]bool{"Gemensam": true, "Mått": true}
	outcomes := map[string]int{}
	var mu sync.Mutex
	one := func(d *desk, who string, round int, after time.Duration, chance int) {
		name := fmt.Sprintf("%s-%d", who, round)
		args := [][]string{
			{"spara", file, "person", "namn=" + name},
			{"spara", file, "person", "namn=" + name},
			{"spara", file, "person", "--id", "Gemensam", "titel=" + name},
			{"dela", file},
			{"sakerhetskopiera", file},
			{"sammanfoga", file, mailed},
			{"aterstall", file, mailed},
		}[chance%7]
		if chance >= 90 { // no room left
			failed := d.noRoom(args...)
			mu.Lock()
			defer mu.Unlock()
			outcomes[fmt.Sprint("no room, failed ", failed)]++
			return
		}
		done, out := d.killedOrConflict(after, args...)
		mu.Lock()
		defer mu.Unlock()
		outcomes[fmt.Sprint(args[0], " done ", done)]++
		if strings.HasPrefix(args[len(args)-1], "namn=") && (done || strings.Contains(out, "sparad")) {
			saved[name] = true
		}
	}
	for round := range shareRounds {
		var group sync.WaitGroup
		for i, d := range []*desk{anna, bo} {
			who, after, chance := []string{"Anna", "Bo"}[i], time.Duration(random.Float64()*2.5*float64(longest)), random.IntN(100)
			group.Go(func() { one(d, who, round, after, chance) })
		}
		group.Wait()
		if round%25 == 24 {
			for _, d := range []*desk{anna, bo} {
				if a := d.do("kontrollera", file); a.code != 0 {
					t.Fatalf("round %d: %s%s", round, a.out, a.errs)
				}
			}
		}
	}
	for range 2 { // each gets what the other has had out of reach
		anna.must("dela", file)
		bo.must("dela", file)
	}
	states := seen()
	t.Log(outcomes, states, "states of the file seen")
	if states < shareRounds/10 {
		t.Errorf("only %d states of the file were seen", states)
	}
	for _, d := range []*desk{anna, bo, {t, anna.program, anna.dir, t.TempDir()}} {
		d.all(file, saved)
		if a := d.do("kontrollera", file); a.code != 0 {
			t.Errorf("%s%s", a.out, a.errs)
		}
	}
	if outcomes["no room, failed true"] == 0 {
		t.Error("there was always room")
	}
	for _, command := range []string{"spara", "dela", "sammanfoga", "sakerhetskopiera", "aterstall"} {
		if outcomes[command+" done true"] == 0 || outcomes[command+" done false"] == 0 {
			t.Errorf("%s was never killed, or always: %v", command, outcomes)
		}
	}
}

// killedOrConflict is killed for commands that may also tell of conflicts.
func (d *desk) killedOrConflict(after time.Duration, args ...string) (done bool, out string) {
	d.Helper()
	cmd := d.command(args...)
	var told strings.Builder
	cmd.Stdout = &told
	if err := cmd.Start(); err != nil {
		d.Error(err)
		return false, ""
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer timer.Stop()
	_ = cmd.Wait()
	code := cmd.ProcessState.ExitCode()
	if code > 0 && code != 3 {
		d.Errorf("%.200q gave %d", args, code)
	}
	return code == 0 || code == 3, told.String()
}

// noRoom runs a command that can write no file larger than 200 kB: it fails, or had nothing to write.
func (d *desk) noRoom(args ...string) (failed bool) {
	d.Helper()
	whole := d.command(args...)
	cmd := exec.Command("sh", append([]string{"-c", `ulimit -f 400; trap '' XFSZ; exec "$0" "$@"`, whole.Path}, whole.Args[1:]...)...)
	cmd.Env = whole.Env
	out, _ := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != 0 && code != 1 && code != 3 || strings.Contains(string(out), "panic") {
		d.Errorf("%.200q without room gave %d: %.500s", args, code, out)
	}
	return cmd.ProcessState.ExitCode() == 1
}

// watchWhole reads the file over and over and opens each state of it that it meets with SQLite; the answer tells how many.
func watchWhole(t *testing.T, file string) (states func() int) {
	t.Helper()
	stop, done := make(chan struct{}), make(chan int)
	dir := t.TempDir()
	go func() {
		n, last := 0, time.Time{}
		for {
			select {
			case <-stop:
				done <- n
				return
			case <-time.After(2 * time.Millisecond):
			}
			info, err := os.Stat(file)
			if err != nil {
				t.Error("the file is gone: ", err)
				continue
			}
			if info.ModTime().Equal(last) {
				continue
			}
			last = info.ModTime()
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Error(err)
				continue
			}
			n++
			state := filepath.Join(dir, "tillstånd.lis")
			if err := os.WriteFile(state, raw, 0o600); err != nil {
				t.Error(err)
				continue
			}
			if out, err := exec.Command("sqlite3", "-readonly", state, "PRAGMA integrity_check").CombinedOutput(); err != nil || strings.TrimSpace(string(out)) != "ok" {
				t.Errorf("a state of the file is not whole: %v %.300s", err, out)
			}
		}
	}()
	return func() int {
		close(stop)
		return <-done
	}
}
